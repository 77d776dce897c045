// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TestToken} from "./TestToken.sol";

/// @notice A currency that knows no permits, and takes every call that it does not know for a deposit, like wrapped
/// ether, for tests. Never deployed to a real chain.
contract PhantomToken is TestToken("Wrapped euro", "WEUR", 18) {
    fallback() external payable {}

    receive() external payable {}
}
