// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {AccountId, Asset, ETHER} from "../lib/Money.sol";
import {Treasury} from "../Treasury.sol";

/// @notice Adds up a treasury's accounts in one call, for tests that look into the books in the middle of a payment.
/// Never deployed to a real chain.
contract Auditor {
    function audit(
        Treasury treasury,
        Asset asset,
        AccountId[] calldata accounts
    ) external view returns (uint256 sum, uint256 booked, uint256 held) {
        for (uint256 i; i < accounts.length; ++i) sum += treasury.balanceOf(accounts[i], asset);
        (, booked) = treasury.holdingOf(asset);
        address owner = address(treasury);
        held = asset == ETHER ? owner.balance : IERC20(Asset.unwrap(asset)).balanceOf(owner);
    }
}
