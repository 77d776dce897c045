// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";

/// @title Noun
/// @notice What the rooms of a co-op have in common: a clone asks the co-op's authority who may do what, and the
/// implementation that all clones share can be initialised by nobody.
abstract contract Noun is AccessManagedUpgradeable {
    constructor() {
        _disableInitializers();
    }
}
