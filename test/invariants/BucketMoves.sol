// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BucketPlan, Buckets, BudgetItem, CommonsReturn} from "../../contracts/Buckets.sol";
import {Funds} from "../../contracts/Funds.sol";
import {AccountId, accountOf, Asset, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Tally} from "../../contracts/lib/Tallies.sol";
import {Rounds} from "../../contracts/Rounds.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {BucketGhosts} from "./BucketGhosts.sol";

/// @notice Buckets from the idea to the last refund.
abstract contract BucketMoves is BucketGhosts {
    uint256 internal constant MOST_BUCKETS = 14;

    mapping(uint256 bucket => mapping(uint256 number => bool)) private _hasFlagged;

    /* PLANNING */

    /// @notice A member suggests an idea, or opens a bucket at once; now and then somebody who is no member tries to.
    function suggest(uint256 seed, uint256 min, uint256 max, bool isNow) external move {
        if (coop.buckets.lastBucket() >= MOST_BUCKETS) return;
        uint256 round;
        Rounds.Round memory open_;
        if (seed % 3 != 0) (round, open_) = _openRound(seed >> 8);
        (, address wallet) = _member(seed >> 16);
        if ((seed >> 24) % 4 == 0) wallet = supplier;
        bytes4 why = wallet == supplier && !open_.isOpenToAll ? Buckets.OnlyMembersOpen.selector : FINE;

        BucketPlan memory plan = _plan(seed >> 32, round, min, max);
        bytes memory call = isNow
            ? abi.encodeCall(coop.buckets.openNow, (plan))
            : abi.encodeCall(coop.buckets.suggest, (plan));
        _call(wallet, address(coop.buckets), call, why);
        if (why == FINE) _checkGoals(coop.buckets.lastBucket(), plan);
    }

    /// @notice An idea gets another plan: perhaps another asset, or a round instead of a campaign.
    function revise(uint256 seed, uint256 min, uint256 max) external move {
        (uint256 id, ) = _bucketIn(seed, Buckets.State.Idea, Buckets.State.Idea);
        if (id == 0) return;
        uint256 round;
        if ((seed >> 8) % 2 == 0) (round, ) = _openRound(seed >> 16);
        BucketPlan memory plan = _plan(seed >> 32, round, min, max);
        address steward = _steward(id, seed);
        bytes4 why = _whyNotRevised(id, plan, steward);
        _call(steward, address(coop.buckets), abi.encodeCall(coop.buckets.revise, (id, plan)), why);
        if (why == FINE) _checkGoals(id, plan);
    }

    function open(uint256 seed) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _bucketIn(seed, Buckets.State.Idea, Buckets.State.Idea);
        if (id == 0) return;
        address steward = _steward(id, seed);
        _call(steward, address(coop.buckets), abi.encodeCall(coop.buckets.open, (id)), _whyNotOpen(bucket));
    }

    /// @notice A member flags a bucket, or takes its flag back.
    function flag(uint256 seed, uint256 who) external move {
        (uint256 id, ) = _bucketIn(seed, Buckets.State.Idea, Buckets.State.Open);
        if (id == 0) return;
        (uint256 number, address wallet) = _member(who);
        bool isBack = _hasFlagged[id][number] && (who >> 128) % 2 == 0;
        bytes4 why = _hasFlagged[id][number] ? Buckets.AlreadyFlagged.selector : FINE;
        if (isBack) {
            vm.prank(wallet);
            coop.buckets.resolveFlag(id, uint32(number), "a mistake");
        } else {
            _call(wallet, address(coop.buckets), abi.encodeCall(coop.buckets.flag, (id, 0, "off topic")), why);
        }
        _hasFlagged[id][number] = !isBack;
    }

    /* FILLING */

    /// @notice Two give to a bucket, in its first or second phase, and a fund adds to it. Mostly to one that takes it.
    function fill(uint256 actor, uint256 seed, uint256 amount) external move {
        uint256 id = _takingBucket(seed >> 8);
        if (seed % 8 == 0) (id, ) = _bucketIn(seed >> 8, Buckets.State.Open, Buckets.State.Funded);
        if (id == 0) return;
        _fill(_actor(actor), id, amount);
        _fill(_actor(actor >> 8), id, amount >> 8);
    }

    function close(uint256 seed, bool isBySteward) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _bucketIn(seed, Buckets.State.Open, Buckets.State.Open);
        if (id == 0) return;
        address caller = isBySteward ? _steward(id, seed) : supplier;
        bool isSteward = caller == coop.buckets.outsiderOf(id) || isBySteward;
        bool isOver = clock >= bucket.deadline || bucket.raised == bucket.max;
        bool isAccepted = isSteward && bucket.raised >= bucket.min;
        bytes4 why = isOver || isAccepted ? FINE : Buckets.BucketStillFilling.selector;
        if (bucket.round != 0) why = Buckets.BucketInRound.selector;
        _call(caller, address(coop.buckets), abi.encodeCall(coop.buckets.close, (id)), why);
        if (why != FINE) return;
        bool isFunded = _bucketOf(id).state == Buckets.State.Funded;
        vm.assertTrue(isFunded == (bucket.raised >= bucket.min), "INV-24 who missed the minimum failed");
    }

    /* ENDING */

    /// @notice The steward keeps its promises, or some, and declares the work done.
    function complete(uint256 seed, bool isKept) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _bucketIn(seed, Buckets.State.Funded, Buckets.State.Funded);
        if (id == 0) return;
        address steward = _steward(id, seed);
        for (uint256 p; isKept && p < bucket.promises; ++p) {
            vm.prank(steward);
            coop.buckets.keepPromise(id, p, keccak256("design"), "ipfs://design");
        }
        bool isAllKept = isKept || bucket.kept == (1 << bucket.promises) - 1;
        bytes4 why = isAllKept ? FINE : Buckets.PromisesOpen.selector;
        if (bucket.committed != bucket.spent) why = Buckets.PayoutsPending.selector;
        bytes memory call = abi.encodeCall(coop.buckets.complete, (id, keccak256("report"), "ipfs://report"));
        _call(steward, address(coop.buckets), call, why);
    }

    /// @notice A bucket is given up by its steward or cancelled by resolution, whatever its state: not too often.
    function end(uint256 seed, bool isBySteward) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _bucketIn(seed >> 8, Buckets.State.Idea, Buckets.State.Cancelled);
        if (id == 0 || seed % 2 == 0) return;
        bool isOver = bucket.state > Buckets.State.Funded;
        bytes4 why = isOver ? Buckets.BucketOver.selector : FINE;
        isBySteward = isBySteward && !isOver;
        address caller = isBySteward ? _steward(id, seed) : executor;
        bytes memory call = isBySteward
            ? abi.encodeCall(coop.buckets.giveUp, (id))
            : abi.encodeCall(coop.buckets.cancel, (id));
        _call(caller, address(coop.buckets), call, why);
    }

    /// @notice Two get back their part of a bucket that ended, at their own wallets or another, and not twice.
    function refund(uint256 seed, uint256 who, bool isElsewhere) external move {
        uint256 id = _endedBucket(seed);
        if (id == 0) return;
        _refund(id, who, isElsewhere);
        _refund(id, who >> 8, isElsewhere);
    }

    /* INTERNAL */

    /// @dev Of one item or two, one of which does not count; some very small, so that rounding shows.
    function _plan(
        uint256 seed,
        uint256 round,
        uint256 min,
        uint256 max
    ) private view returns (BucketPlan memory plan) {
        (plan.round, plan.asset, plan.title) = (uint16(round), _assetFor(seed), "A bucket");
        max = (seed >> 8) % 4 == 0 ? bound(max, 1, 30) : bound(max, 1, 1_000e18);
        min = bound(min, 0, max / 2);
        plan.deadline = uint40(clock + 10 days);
        uint256 ends = round == 0 ? plan.deadline : _roundOf(round).closesAt;
        if ((seed >> 16) % 3 == 0) plan.secondDeadline = uint40(ends + 15 days);
        if ((seed >> 24) % 2 == 0) plan.stretch = uint96(bound(seed >> 32, 1, max));
        plan.isBounty = (seed >> 40) % 3 == 0;
        plan.items = new BudgetItem[](2);
        plan.items[0] = BudgetItem("work", uint96(min), uint96(max), false);
        plan.items[1] = BudgetItem("sales", 0, 1e18, true);
        plan.commons = new CommonsReturn[]((seed >> 48) % 3);
    }

    /// @dev Who is no member plans for rounds that are open to all; an idea keeps to the asset of its fund.
    function _whyNotRevised(uint256 id, BucketPlan memory plan, address steward) private view returns (bytes4) {
        Asset asset = plan.asset;
        bool isOpenToAll;
        if (plan.round != 0) {
            Rounds.Round memory round = _roundOf(plan.round);
            (asset, isOpenToAll) = (round.asset, round.isOpenToAll);
        }
        if (steward == supplier && !isOpenToAll) return Buckets.OnlyMembersOpen.selector;
        uint256 fund = _bucketOf(id).fund;
        bool isOther = fund != 0 && !(coop.funds.fundOf(fund).asset == asset);
        return isOther ? Funds.OtherAsset.selector : FINE;
    }

    function _checkGoals(uint256 id, BucketPlan memory plan) private view {
        Buckets.Bucket memory bucket = _bucketOf(id);
        vm.assertEq(bucket.min, plan.items[0].min, "INV-7 minimum is that of the expenses");
        vm.assertEq(bucket.max, uint256(plan.items[0].max) + plan.stretch, "INV-7 maximum with the stretch goal");
    }

    /// @dev In the order in which the contracts ask.
    function _whyNotOpen(Buckets.Bucket memory bucket) private view returns (bytes4) {
        if (bucket.round != 0) {
            Rounds.Round memory round = _roundOf(bucket.round);
            if (clock >= round.closesAt) return Rounds.RoundClosed.selector;
            bool isBlocked = round.flagsToBlock != 0 && bucket.flags >= round.flagsToBlock;
            if (isBlocked) return Rounds.BucketBlocked.selector;
            bucket.deadline = round.closesAt;
        }
        if (clock >= bucket.deadline) return Buckets.DeadlineInThePast.selector;
        bool isEarly = bucket.secondDeadline != 0 && bucket.secondDeadline <= bucket.deadline;
        return isEarly ? Buckets.SecondDeadlineTooEarly.selector : FINE;
    }

    function _whyNotFilled(Buckets.Bucket memory bucket, bool isFull) private view returns (bytes4) {
        bool isSecond = bucket.state == Buckets.State.Funded;
        if (isSecond && bucket.secondDeadline == 0) return Buckets.BucketNotIn.selector;
        if (clock >= (isSecond ? bucket.secondDeadline : bucket.deadline)) return Buckets.BucketClosed.selector;
        if (!isFull) return FINE;
        bool isTaken = uint256(bucket.raised) + bucket.fromRound < bucket.max; // by what members allocate
        return isTaken ? Rounds.RoomTaken.selector : Buckets.BucketFull.selector;
    }

    /// @dev What funders may give: members keep the room of what they allocate.
    function _roomFor(uint256 id, Buckets.Bucket memory bucket) private view returns (uint256 room) {
        room = uint256(bucket.max) - bucket.raised - bucket.fromRound;
        bool isInRound = bucket.round != 0 && bucket.state == Buckets.State.Open;
        if (!isInRound) return room;
        Tally memory tally = _tallyOf(bucket.round, id);
        return room - tally.units * _roundOf(bucket.round).unit;
    }

    /// @dev A bucket that takes money now, from any on; 0: there is none.
    function _takingBucket(uint256 seed) private view returns (uint256) {
        uint256 last = coop.buckets.lastBucket();
        for (uint256 i; i < last; ++i) {
            uint256 id = (((seed % last) + i) % last) + 1;
            Buckets.Bucket memory bucket = _bucketOf(id);
            bool isThere = bucket.state == Buckets.State.Open || bucket.state == Buckets.State.Funded;
            if (isThere && _whyNotFilled(bucket, _roomFor(id, bucket) == 0) == FINE) return id;
        }
        return 0;
    }

    /// @dev One that ended with something for those who filled it, if there is any; else any that ended.
    function _endedBucket(uint256 seed) private view returns (uint256 id) {
        uint256 last = coop.buckets.lastBucket();
        (id, ) = _bucketIn(seed, Buckets.State.Completed, Buckets.State.Cancelled);
        for (uint256 i; i < last; ++i) {
            uint256 other = (((seed % last) + i) % last) + 1;
            bool isOver = _bucketOf(other).state > Buckets.State.Funded;
            if (isOver && claimed[other] < filled[other] && paidOut[other] < filled[other]) return other;
        }
    }

    function _fill(address funder, uint256 id, uint256 amount) private {
        Buckets.Bucket memory bucket = _bucketOf(id);
        uint256 room = _roomFor(id, bucket);
        bool isFull = room == 0;
        amount = isFull ? 1 : bound(amount, 1, Math.min(room, 300e18));
        bytes4 why = _whyNotFilled(bucket, isFull);
        bytes memory call = abi.encodeCall(coop.buckets.fill, (id, uint96(amount)));
        _callPaying(funder, address(coop.buckets), call, _valueOf(bucket.asset, amount), why);
        if (why != FINE) return;
        _gave(id, funder, amount);
        bytes32 ref = refTo(Cause.Bucket, id);
        _entry(_out(funder), _bucketAccount(id), bucket.asset, amount, Purpose.Funding, ref);
        _match(id, bucket, funder, amount, room - amount);
    }

    function _refund(uint256 id, uint256 who, bool isElsewhere) private {
        Buckets.Bucket memory bucket = _bucketOf(id);
        address funder = _funder(id, who);
        bool isWallet = funder != address(coop.rounds) && funder != address(coop.funds);
        isElsewhere = isElsewhere && isWallet;
        bytes memory call = isElsewhere
            ? abi.encodeCall(coop.buckets.refundTo, (id, supplier))
            : abi.encodeCall(coop.buckets.refund, (id, funder));
        uint256 unspent = filled[id] - paidOut[id];
        bool isDone = given[id][funder] == 0 || hasClaimed[id][funder] || unspent == 0;
        bytes4 why = isDone ? Buckets.NothingToRefund.selector : FINE;
        _call(isElsewhere ? funder : _actor(who), address(coop.buckets), call, why);
        if (why == FINE) _refunded(id, bucket, funder, isElsewhere ? supplier : funder);
    }

    /// @dev The next one who has not yet claimed, if any; else one who has.
    function _funder(uint256 id, uint256 who) private view returns (address funder) {
        uint256 count = funders[id].length;
        if (count == 0) return _actor(who);
        for (uint256 i; i < count; ++i) {
            funder = funders[id][((who % count) + i) % count];
            if (!hasClaimed[id][funder]) return funder;
        }
    }

    function _refunded(uint256 id, Buckets.Bucket memory bucket, address funder, address to) private {
        (uint256 before, uint256 all, uint256 unspent) = (claimed[id], filled[id], filled[id] - paidOut[id]);
        hasClaimed[id][funder] = true;
        claimed[id] = before + given[id][funder];
        uint256 amount = (claimed[id] * unspent) / all - (before * unspent) / all;
        gotBack[id][funder] = amount;
        returned[id] += amount;
        if (funder == address(coop.funds)) cameBack[bucket.fund] += amount;
        if (amount == 0) return;
        bool isWallet = funder != address(coop.rounds) && funder != address(coop.funds);
        Purpose purpose = isWallet ? Purpose.Refund : Purpose.Remainder;
        AccountId account = isWallet ? _out(to) : _homeOf(bucket, funder);
        _entry(_bucketAccount(id), account, bucket.asset, amount, purpose, refTo(Cause.Bucket, id));
    }

    function _homeOf(Buckets.Bucket memory bucket, address funder) private view returns (AccountId) {
        if (funder == address(coop.funds)) return _fundAccount(bucket.fund);
        bool isCarried = _roundOf(bucket.round).carriesOver;
        return isCarried ? accountOf(address(coop.rounds), 0) : generalFund;
    }
}
