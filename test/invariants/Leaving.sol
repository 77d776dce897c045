// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AccountId, Asset, ETHER} from "../../contracts/lib/Money.sol";
import {vm} from "../helpers/Vm.sol";
import {ShareMoves} from "./ShareMoves.sol";

/// @notice INV-43: wherever a life has got to, a member can leave it with all that is its own.
abstract contract Leaving is ShareMoves {
    /// @notice A member goes, waits for its shares, and takes out what it has; then all this has not happened.
    function couldLeave(uint256 seed) external {
        uint256 now_ = vm.snapshotState();
        (uint256 number, address wallet) = _member(seed);
        uint256 owed = _owed(number);
        vm.prank(wallet);
        coop.members.resign();
        _askForAll(number, wallet);
        coop.shares.repay(coop.shares.withdrawalCount());
        coop.shares.claimInterest(uint32(number), coop.shares.interestCount());
        _takeOut(number, wallet, _euro(), owed);
        _takeOut(number, wallet, ETHER, _holds(coop.treasury.memberAccount(number), ETHER));
        vm.assertTrue(!coop.members.isMember(wallet), "INV-43 who has gone is no member");
        vm.assertTrue(vm.revertToState(now_), "the life goes on where it was");
    }

    /* INTERNAL */

    /// @dev Par for all its shares, interest that it has not claimed, and what lies in its account.
    function _owed(uint256 number) private view returns (uint256 owed) {
        (uint256 held, ) = coop.shares.sharesOf(number);
        owed = held * coop.shares.par() + _holds(coop.treasury.memberAccount(number), _euro());
        for (uint256 i = coop.shares.claimedUntil(number); i < coop.shares.interestCount(); ++i) {
            (, uint256 amount) = coop.shares.interestOf(i, number);
            owed += amount;
        }
    }

    /// @dev When its shares are no longer locked; then the notice runs.
    function _askForAll(uint256 number, address wallet) private {
        (uint256 held, uint256 queued) = coop.shares.sharesOf(number);
        (, uint256 lockedUntil) = coop.shares.lockedOf(number);
        uint256 askedAt = Math.max(clock, lockedUntil);
        uint256 notice = coop.shares.terms().notice;
        vm.warp(askedAt);
        if (held > queued) {
            vm.prank(wallet);
            coop.shares.requestWithdrawal(number, uint32(held - queued));
        }
        vm.warp(askedAt + notice);
    }

    function _takeOut(uint256 number, address wallet, Asset asset, uint256 amount) private {
        if (amount == 0) return;
        uint256 before = asset == ETHER ? wallet.balance : currency.balanceOf(wallet);
        vm.prank(wallet);
        coop.treasury.withdraw(number, wallet, asset, amount);
        uint256 has = asset == ETHER ? wallet.balance : currency.balanceOf(wallet);
        vm.assertEq(has - before, amount, "INV-43 who goes has its shares and its account back");
        AccountId account = coop.treasury.memberAccount(number);
        vm.assertEq(_balance(account, asset), 0, "INV-43 all of it");
    }
}
