// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Accounts} from "../../contracts/lib/Accounts.sol";
import {accountOf, AccountId, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Interest, Shares} from "../../contracts/Shares.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {MemberMoves} from "./MemberMoves.sol";

/// @notice Shares are bought, asked back and repaid, lose value, and bear interest.
abstract contract ShareMoves is MemberMoves {
    uint256 private _shareSeconds; // of all members together, up to now
    uint256 private _hadInterest; // how many of these are in periods for which interest was declared

    /// @dev Shares change in the second in which the clock stands, and so not in between.
    function _passTo(uint256 time) internal virtual override {
        _shareSeconds += coop.shares.totalSupply() * (time - clock);
        super._passTo(time);
    }

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
        uint256 capital = coop.shares.totalSupply() * coop.shares.par();
        _setAside(bound(rate >> 16, 1, capital / 1_000 + 1)); // perhaps too little
        _declare(count, from, uint16(bound(rate, 1, 500)));
    }

    function _setAside(uint256 amount) private {
        if (_inGeneralFund(_euro()) < amount) return;
        vm.prank(executor);
        coop.treasury.transfer(0, _shares(intake), _euro(), amount, Purpose.Interest, 0);
        _order(generalFund, _shares(intake), _euro(), amount, Purpose.Interest);
    }

    function _claimInterest(uint256 number) private {
        number = bound(number, 1, coop.members.lastNumber());
        uint256 amount = coop.shares.claimInterest(uint32(number), 2);
        if (amount == 0) return;
        bytes32 ref = refTo(Cause.Interest, coop.shares.claimedUntil(number) - 1);
        _entry(_shares(2), coop.treasury.memberAccount(number), _euro(), amount, Purpose.Interest, ref);
    }

    /// @dev Nothing is declared where there were no shares in the period, or more interest than is set aside.
    function _declare(uint256 id, uint40 from, uint16 rateBps) private {
        uint256 par = coop.shares.par();
        uint256 amount = Math.mulDiv((_shareSeconds - _hadInterest) * par, rateBps, 10_000 * 365 days);
        bytes4 why = amount > _holds(_shares(intake), _euro()) ? Accounts.BalanceTooLow.selector : FINE;
        if (amount == 0) why = Accounts.NothingMoved.selector;
        bytes memory call = abi.encodeCall(coop.shares.declareInterest, (from, uint40(clock), rateBps));
        _call(executor, address(coop.shares), call, why);
        if (why != FINE) return;
        _hadInterest = _shareSeconds;
        _entry(_shares(intake), _shares(2), _euro(), amount, Purpose.Interest, refTo(Cause.Interest, id));
    }

    function _shares(uint96 account) internal view returns (AccountId) {
        return accountOf(address(coop.shares), account);
    }
}
