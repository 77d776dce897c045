// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccountId, accountOf, Asset, ETHER, Purpose} from "../../contracts/lib/Money.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {Life} from "./Life.sol";

/// @notice Money comes in without being asked for, and some of it is kept.
abstract contract MoneyMoves is Life {
    /// @notice A gift, of which the assembly perhaps keeps a part in the reserve.
    function deposit(uint256 actor, uint256 amount, bool isKept) external move {
        Asset asset = _assetFor(actor >> 128);
        amount = bound(amount, 1, 1_000e18);
        _deposit(actor, asset, amount);
        if (isKept && asset == _euro()) _fillReserve(bound(amount >> 8, 1, amount));
    }

    /// @notice Tokens that arrive without a call, and are swept.
    function send(uint256 amount, bool isSwept) external move {
        amount = bound(amount, 1, 10e18);
        currency.mint(address(coop.treasury), amount);
        if (!isSwept) return;
        amount = coop.treasury.sweep(_euro());
        _entry(_out(address(coop.treasury)), generalFund, _euro(), amount, Purpose.Sweep, 0);
    }

    /* INTERNAL */

    function _deposit(uint256 actor, Asset asset, uint256 amount) internal {
        address wallet = _actor(actor);
        vm.prank(wallet);
        coop.treasury.deposit{value: _valueOf(asset, amount)}(asset, amount, 0);
        _entry(_out(wallet), generalFund, asset, amount, Purpose.Contribution, 0);
    }

    function _fillReserve(uint256 amount) private {
        AccountId reserve = accountOf(address(coop.treasury), 0);
        vm.prank(executor);
        coop.treasury.transfer(0, reserve, _euro(), amount, Purpose.Reserve, 0);
        _order(generalFund, reserve, _euro(), amount, Purpose.Reserve);
    }
}
