// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Buckets} from "../../contracts/Buckets.sol";
import {AccountId, accountOf, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Member} from "../../contracts/Members.sol";
import {Order, Payouts} from "../../contracts/Payouts.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {BucketGhosts} from "./BucketGhosts.sol";

/// @notice Money on its way out of buckets: asked for, approved, objected to, decided about, paid.
abstract contract PayoutMoves is BucketGhosts {
    uint64 internal constant BUYER = 7; // a role, held by the first founder's wallet
    uint256 private constant MOST_PAYOUTS = 24;

    mapping(uint256 payout => mapping(uint256 number => bool)) private _hasApproved;
    mapping(uint256 payout => mapping(uint256 number => bool)) private _hasObjected;
    mapping(uint256 bucket => uint256) private _allowance; // of the buyer; base units in a period
    mapping(uint256 bucket => uint256) private _period; // seconds
    mapping(uint256 bucket => mapping(uint256 period => uint256)) private _spentIn; // base units
    mapping(uint256 bucket => mapping(address funder => address)) private _backed;
    mapping(uint256 bucket => mapping(address funder => uint256)) private _backing; // base units

    /* ASKING */

    /// @notice A steward asks for a payout; now and then for more than there is.
    function request(uint256 seed, uint256 amount, uint256 to) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _spendable(seed >> 8);
        if (id == 0) return;
        bool isTooMuch = seed % 8 == 0;
        amount = isTooMuch ? _left(bucket) + 1 : bound(amount, 1, _left(bucket));
        bytes memory call = abi.encodeCall(coop.payouts.request, (id, _order(to, amount)));
        bytes4 why = isTooMuch ? Buckets.NotEnoughInBucket.selector : FINE;
        _call(_steward(id, seed), address(coop.payouts), call, why);
    }

    /// @notice Funders of a bounty back somebody, one of them changes its mind, and then it asks for the payout.
    function backAndAsk(uint256 seed, uint256 amount, uint256 to) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _bounty(seed);
        if (id == 0) return;
        Order memory order = _order(to, bound(amount, 1, Math.max(_left(bucket), 1)));
        address last;
        for (uint256 i; i < funders[id].length; ++i) {
            address funder = funders[id][i];
            if (funder == address(coop.rounds) || funder == address(coop.funds)) continue;
            _back(id, funder, (to >> i) % 2 == 0 ? order.recipient : supplier);
            last = funder;
        }
        if (last == address(0) || coop.payouts.lastPayout() >= MOST_PAYOUTS) return;
        bytes memory call = abi.encodeCall(coop.payouts.requestBounty, (id, order));
        _call(last, address(coop.payouts), call, _whyNotNamed(id, bucket, order));
    }

    /* DECIDING */

    /// @notice Members approve a payout or object to it, from any on; who may not is refused.
    function decide(uint256 seed, uint256 who, uint256 how) external move {
        (uint256 id, Payouts.Payout memory payout) = _payoutIn(seed, Payouts.State.Requested, Payouts.State.Contested);
        if (id == 0) return;
        for (uint256 i; i < 4; ++i) {
            (uint256 number, address wallet) = _member((who >> 8) + i);
            if (how % 3 == 0) _object(id, payout, number, wallet);
            else _approve(id, payout, number, wallet);
            payout = coop.payouts.payoutOf(id);
            _checkStates();
        }
    }

    /// @notice The assembly upholds what members objected to and nothing else, or rejects what is not yet paid; a steward
    /// takes it back.
    function rule(uint256 seed, uint256 how) external move {
        if (how % 3 == 0) _stop(seed, how % 2 == 0);
        else _uphold(seed);
    }

    /// @notice Pays a payout; sometimes waits for that.
    function pay(uint256 seed, bool isWaiting) external move {
        (uint256 id, Payouts.Payout memory payout) = _payoutIn(seed, Payouts.State.Requested, Payouts.State.Upheld);
        if (id == 0) return;
        if (isWaiting && clock < payout.payableFrom) _passTo(payout.payableFrom);
        bytes4 why = _whyNotPaid(payout);
        _call(supplier, address(coop.payouts), abi.encodeCall(coop.payouts.pay, (id)), why);
        if (why == FINE) _paid(id, payout);
    }

    /* ALLOWANCES */

    /// @notice The buyer spends alone, within its allowance and what is there.
    function spendAs(uint256 seed, uint256 amount, uint256 to) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _spendable(seed);
        if (id == 0) return;
        if (_period[id] == 0) _grantAllowance(id, amount >> 128, to);
        uint256 period = clock / _period[id];
        uint256 spent = _spentIn[id][period];
        amount = bound(amount, 1, 25e18);
        Order memory order = _order(to, amount);
        if (order.recipient == actors[0]) order.recipient = supplier; // nobody pays itself
        bytes4 why = amount > _left(bucket) ? Buckets.NotEnoughInBucket.selector : FINE;
        if (spent + amount > _allowance[id]) why = Payouts.OverSpendingAllowance.selector;
        bytes memory call = abi.encodeCall(coop.payouts.spendAs, (BUYER, id, order));
        _call(actors[0], address(coop.payouts), call, why);
        if (why != FINE) return;
        _spentIn[id][period] = spent + amount;
        uint256 payout = coop.payouts.lastPayout();
        _paid(payout, coop.payouts.payoutOf(payout));
    }

    /* INTERNAL */

    function _uphold(uint256 seed) private {
        (uint256 id, Payouts.Payout memory payout) = _payoutIn(seed, Payouts.State.Requested, Payouts.State.Rejected);
        if (id == 0) return;
        bytes4 why = payout.state == Payouts.State.Contested ? FINE : Payouts.NotContested.selector;
        if (payout.state > Payouts.State.Upheld) why = Payouts.PayoutClosed.selector;
        _call(executor, address(coop.payouts), abi.encodeCall(coop.payouts.uphold, (id)), why);
    }

    function _stop(uint256 seed, bool isBySteward) private {
        (uint256 id, Payouts.Payout memory payout) = _payoutIn(seed, Payouts.State.Requested, Payouts.State.Rejected);
        if (id == 0) return;
        isBySteward = isBySteward && _bucketOf(payout.bucket).state == Buckets.State.Funded;
        bytes4 why = payout.state > Payouts.State.Upheld ? Payouts.PayoutClosed.selector : FINE;
        bytes memory call = isBySteward
            ? abi.encodeCall(coop.payouts.withdraw, (id))
            : abi.encodeCall(coop.payouts.reject, (id));
        _call(isBySteward ? _steward(payout.bucket, seed) : executor, address(coop.payouts), call, why);
    }

    function _grantAllowance(uint256 id, uint256 amount, uint256 period) private {
        (_allowance[id], _period[id]) = (bound(amount, 1, 20e18), bound(period, 1 days, 30 days));
        vm.prank(executor);
        coop.payouts.grantAllowance(id, BUYER, uint96(_allowance[id]), uint32(_period[id]));
    }

    /// @dev A funded bucket from which something may still be asked for, while there are not too many payouts.
    function _spendable(uint256 seed) private view returns (uint256 id, Buckets.Bucket memory bucket) {
        (id, bucket) = _bucketIn(seed, Buckets.State.Funded, Buckets.State.Funded);
        bool isMuch = coop.payouts.lastPayout() >= MOST_PAYOUTS;
        if (id != 0 && (isMuch || _left(bucket) == 0)) id = 0;
    }

    /// @dev A bounty that has not ended and that somebody has filled, from any on; 0: there is none.
    function _bounty(uint256 seed) private view returns (uint256, Buckets.Bucket memory bucket) {
        uint256 last = coop.buckets.lastBucket();
        for (uint256 i; i < last; ++i) {
            uint256 id = (((seed % last) + i) % last) + 1;
            bucket = _bucketOf(id);
            bool isThere = bucket.state == Buckets.State.Open || bucket.state == Buckets.State.Funded;
            if (isThere && bucket.isBounty && bucket.raised != 0) return (id, bucket);
        }
        delete bucket;
        return (0, bucket);
    }

    function _left(Buckets.Bucket memory bucket) private pure returns (uint256) {
        return uint256(bucket.raised) + bucket.fromRound - bucket.committed;
    }

    function _order(uint256 to, uint256 amount) private view returns (Order memory) {
        address recipient = to % 2 == 0 ? supplier : _actor(to >> 8);
        Purpose purpose = to % 3 == 0 ? Purpose.Purchase : Purpose.Work;
        return Order(recipient, uint96(amount), purpose, (to >> 16) % 2 == 0, keccak256("receipt"), "", "2041");
    }

    /// @dev A payout in a state between these two, from any on; 0: there is none.
    function _payoutIn(
        uint256 seed,
        Payouts.State from,
        Payouts.State to
    ) private view returns (uint256, Payouts.Payout memory payout) {
        uint256 last = coop.payouts.lastPayout();
        for (uint256 i; i < last; ++i) {
            uint256 id = ((seed % last) + i) % last + 1;
            payout = coop.payouts.payoutOf(id);
            if (payout.state >= from && payout.state <= to) return (id, payout);
        }
        delete payout;
        return (0, payout);
    }

    function _back(uint256 id, address funder, address recipient) private {
        vm.prank(funder);
        coop.payouts.back(id, recipient);
        (_backed[id][funder], _backing[id][funder]) = (recipient, given[id][funder]);
    }

    /// @dev More than half of what is in it must stand behind the recipient, a match aside, and the bucket must have it.
    function _whyNotNamed(uint256 id, Buckets.Bucket memory bucket, Order memory order) private view returns (bytes4) {
        (uint256 behind, uint256 whole) = (0, filled[id] - given[id][address(coop.funds)]);
        for (uint256 i; i < funders[id].length; ++i) {
            address funder = funders[id][i];
            if (_backed[id][funder] == order.recipient) behind += _backing[id][funder];
        }
        if (behind * 2 <= whole) return Payouts.NotNamedByFunders.selector;
        if (bucket.state != Buckets.State.Funded) return Buckets.BucketNotIn.selector;
        return order.amount > _left(bucket) ? Buckets.NotEnoughInBucket.selector : FINE;
    }

    function _approve(uint256 id, Payouts.Payout memory payout, uint256 number, address wallet) private {
        bytes4 why = _hasApproved[id][number] ? Payouts.AlreadyApproved.selector : FINE;
        if (!_mayDecide(payout, number, wallet)) why = Payouts.MayNotDecide.selector;
        if (payout.state == Payouts.State.Contested) why = Payouts.PayoutContested.selector;
        _call(wallet, address(coop.payouts), abi.encodeCall(coop.payouts.approve, (id)), why);
        if (why == FINE) _hasApproved[id][number] = true;
    }

    function _object(uint256 id, Payouts.Payout memory payout, uint256 number, address wallet) private {
        bytes4 why = _hasObjected[id][number] ? Payouts.AlreadyObjected.selector : FINE;
        if (!_mayDecide(payout, number, wallet)) why = Payouts.MayNotDecide.selector;
        bool isLate = payout.payableFrom != 0 && clock >= payout.payableFrom;
        if (isLate) why = Payouts.WaitingOver.selector;
        if (payout.state == Payouts.State.Contested) why = Payouts.PayoutContested.selector;
        _call(wallet, address(coop.payouts), abi.encodeCall(coop.payouts.objectTo, (id, "too dear")), why);
        if (why == FINE) _hasObjected[id][number] = true;
    }

    /// @dev INV-25: who was there before with its tenure behind it, and has no part in it.
    function _mayDecide(Payouts.Payout memory payout, uint256 number, address wallet) private view returns (bool) {
        Member memory member = coop.members.memberOf(wallet);
        uint256 since = member.isFounder ? 0 : member.joinedAt + 30 days;
        if (since >= payout.requestedAt || member.joinedAt >= payout.requestedAt) return false;
        bool isRecipient = wallet == payout.recipient || number == payout.recipientNumber;
        return !isRecipient && number != payout.requester && !coop.buckets.isSteward(payout.bucket, wallet);
    }

    function _whyNotPaid(Payouts.Payout memory payout) private view returns (bytes4) {
        if (payout.state == Payouts.State.Contested) return Payouts.PayoutContested.selector;
        if (payout.state == Payouts.State.Requested) {
            if (payout.approvals < payout.approvalsNeeded) return Payouts.ApprovalsMissing.selector;
            if (clock < payout.payableFrom) return Payouts.StillWaiting.selector;
        }
        bool isFunded = _bucketOf(payout.bucket).state == Buckets.State.Funded;
        return isFunded ? FINE : Buckets.BucketNotIn.selector;
    }

    function _paid(uint256 id, Payouts.Payout memory payout) private {
        (uint256 bucket, address to) = (payout.bucket, payout.recipient);
        paidOut[bucket] += payout.amount;
        AccountId account = _out(to);
        if (payout.toAccount) {
            uint256 number = payout.recipientNumber;
            account = number == 0 ? accountOf(to, 0) : coop.treasury.memberAccount(number);
        }
        bytes32 ref = refTo(Cause.Payout, id);
        Buckets.Bucket memory spent = _bucketOf(bucket);
        _entry(_bucketAccount(bucket), account, spent.asset, payout.amount, payout.purpose, ref);
    }
}
