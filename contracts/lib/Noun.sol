// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";

/// @title Noun
/// @notice What the rooms of a co-op have in common: a clone asks the co-op's authority who may do what, and the
/// implementation that all clones share can be initialised by nobody.
/// @dev Other nouns that a clone talks to are written into its code where that is possible, because reading code costs
/// a twentieth of reading storage. It is possible only one way: the address of a clone follows from what is written in
/// it, so of two nouns that know each other one keeps the other in storage.
abstract contract Noun is AccessManagedUpgradeable {
    uint256 private constant CLONE_CODE = 45; // bytes of a minimal clone, before what is written into it

    constructor() {
        _disableInitializers();
    }

    /// @notice The address at place `index` of those that {CoopFactory} wrote into the code of this clone, packed.
    function _written(uint256 index) internal view returns (address noun) {
        uint256 offset = CLONE_CODE + 20 * index;
        assembly ("memory-safe") {
            extcodecopy(address(), 0x00, offset, 0x20)
            noun := shr(96, mload(0x00))
        }
    }
}
