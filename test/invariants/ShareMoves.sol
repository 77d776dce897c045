// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {accountOf, AccountId, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Interest, Shares} from "../../contracts/Shares.sol";
import {Treasury} from "../../contracts/Treasury.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {MemberMoves} from "./MemberMoves.sol";

/// @notice Shares are bought, asked back and repaid, lose value, and bear interest.
abstract contract ShareMoves is MemberMoves {
    function subscribe(uint256 actor, uint256 shares) external move {
        address wallet = _actor(actor);
        if (!coop.members.isMember(wallet)) return;
        shares = bound(shares, 50, 500);
        uint256 number = coop.members.numberOf(wallet);
        bought[number] += shares;
        vm.prank(wallet);
        coop.shares.subscribe(uint32(shares));
        _paidForShares(wallet, number, 0, shares);
    }

    /// @notice A member asks for shares back, or thinks again.
    function askBack(uint256 number, uint256 shares, bool isAgain) external move {
        if (isAgain) _cancelWithdrawal(number);
        else _requestWithdrawal(number, shares);
    }

    function repay(uint256 most) external move {
        most = bound(most, 1, 4);
        uint256 par = coop.shares.par();
        uint256 from = coop.shares.nextPosition();
        for (uint256 p = from; p < coop.shares.withdrawalCount() && p < from + most; ++p) {
            Shares.Withdrawal memory withdrawal = coop.shares.withdrawalOf(p);
            if (withdrawal.shares == 0) continue;
            if (withdrawal.payableFrom > clock) break;
            AccountId to = coop.treasury.memberAccount(withdrawal.number);
            bytes32 ref = refTo(Cause.Withdrawal, p);
            _entry(_shares(0), to, _euro(), withdrawal.shares * par, Purpose.Repayment, ref);
        }
        coop.shares.repay(most);
    }

    function writeDown(uint256 lost) external move {
        uint256 par = coop.shares.par();
        if (par < 1e17) return;
        lost = bound(lost, 1, par / 20);
        vm.prank(executor);
        coop.shares.writeDown(par - lost);
        uint256 all = lost * coop.shares.totalSupply();
        if (all != 0) _entry(_shares(0), generalFund, _euro(), all, Purpose.WriteDown, 0);
    }

    /// @notice Interest is declared, or claimed.
    function bearInterest(uint256 rate, uint256 number, bool isClaim) external move {
        if (isClaim) _claimInterest(number);
        else _declareInterest(rate);
    }

    function withdraw(uint256 number, uint256 amount) external move {
        number = bound(number, 1, coop.members.lastNumber());
        AccountId account = coop.treasury.memberAccount(number);
        uint256 held = _holds(account, _euro());
        if (held == 0) return;
        amount = bound(amount, 1, held);
        address wallet = coop.members.walletOf(number);
        vm.prank(wallet);
        coop.treasury.withdraw(number, wallet, _euro(), amount);
        _entry(account, _out(wallet), _euro(), amount, Purpose.Withdrawal, refTo(Cause.Member, number));
    }

    /* INTERNAL */

    function _requestWithdrawal(uint256 number, uint256 shares) private {
        number = bound(number, 1, coop.members.lastNumber());
        address wallet = coop.members.walletOf(number);
        (uint256 held, uint256 queued) = coop.shares.sharesOf(number);
        uint256 kept = coop.members.memberOf(wallet).class == 2 && !coop.members.hasLeft(number) ? 50 : 0;
        (uint256 locked, ) = coop.shares.lockedOf(number);
        if (locked > kept) kept = locked;
        if (held - queued <= kept) return;
        shares = bound(shares, 1, held - queued - kept);
        due[number] += shares;
        vm.prank(wallet);
        coop.shares.requestWithdrawal(number, uint32(shares));
    }

    function _cancelWithdrawal(uint256 position) private {
        if (coop.shares.withdrawalCount() == 0) return;
        position = bound(position, 0, coop.shares.withdrawalCount() - 1);
        Shares.Withdrawal memory withdrawal = coop.shares.withdrawalOf(position);
        if (withdrawal.shares == 0) return;
        due[withdrawal.number] -= withdrawal.shares;
        address wallet = coop.members.walletOf(withdrawal.number);
        vm.prank(wallet);
        coop.shares.cancelWithdrawal(position);
    }

    function _declareInterest(uint256 rate) private {
        uint256 count = coop.shares.interestCount();
        uint40 from = coop.shares.foundedAt();
        if (count != 0) {
            (Interest memory last, ) = coop.shares.interestOf(count - 1, 0);
            from = last.to;
        }
        if (from >= clock || count >= 8) return;
        uint256 most = (coop.shares.totalSupply() * coop.shares.par() * 10) / 100 + 1;
        if (_inGeneralFund(_euro()) < most) return;
        vm.prank(executor);
        coop.treasury.transfer(0, _shares(intake), _euro(), most, Purpose.Interest, 0);
        _order(generalFund, _shares(intake), _euro(), most, Purpose.Interest);
        _declare(count, from, uint16(bound(rate, 1, 500)));
    }

    function _claimInterest(uint256 number) private {
        number = bound(number, 1, coop.members.lastNumber());
        uint256 amount = coop.shares.claimInterest(uint32(number), 2);
        if (amount == 0) return;
        bytes32 ref = refTo(Cause.Interest, coop.shares.claimedUntil(number) - 1);
        _entry(_shares(2), coop.treasury.memberAccount(number), _euro(), amount, Purpose.Interest, ref);
    }

    /// @dev Where there were no shares in the period nothing is declared; where there is more interest than lies there,
    /// neither.
    function _declare(uint256 id, uint40 from, uint16 rateBps) private {
        vm.prank(executor);
        try coop.shares.declareInterest(from, uint40(clock), rateBps) {
            (, uint256 amount) = coop.shares.interestOf(id, 0);
            bytes32 ref = refTo(Cause.Interest, id);
            _entry(_shares(intake), _shares(2), _euro(), amount, Purpose.Interest, ref);
        } catch (bytes memory reason) {
            bytes4 why = bytes4(reason);
            require(why == Treasury.NothingMoved.selector || why == Treasury.BalanceTooLow.selector, "unexpected");
        }
    }

    function _shares(uint96 account) private view returns (AccountId) {
        return accountOf(address(coop.shares), account);
    }
}
