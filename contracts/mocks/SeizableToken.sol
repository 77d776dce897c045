// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TestToken} from "./TestToken.sol";

/// @notice A currency whose issuer can take what anybody holds, for tests: here everybody is the issuer. Never deployed
/// to a real chain.
contract SeizableToken is TestToken("Seizable euro", "EUR", 18) {
    function seize(address from, address to, uint256 amount) external {
        _transfer(from, to, amount);
    }
}
