// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManagerUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagerUpgradeable.sol";

/// @title Authority
/// @notice The one table of who may call what. Officers and circles are its roles; the executor is its only
/// administrator.
/// @dev POWER: the {Statute} is not in this table. No role can ever change the co-op's articles, classes or kinds.
contract Authority is AccessManagerUpgradeable {
    constructor() {
        _disableInitializers();
    }
}
