// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC7821} from "@openzeppelin/contracts/account/extensions/draft-ERC7821.sol";

/// @notice What an ordinary account can become (EIP-7702), so that it does several calls as one: all of them or none.
/// For wallets in tests. Never deployed to a real chain.
contract BatchAccount is ERC7821 {
    receive() external payable {}
}
