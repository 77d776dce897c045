// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Gives its ether to `to` without calling it, for tests. Never deployed to a real chain.
contract ForceEther {
    constructor(address payable to) payable {
        selfdestruct(to);
    }
}
