// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Buckets} from "../../contracts/Buckets.sol";
import {AccountId, Asset, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Tally} from "../../contracts/lib/Tallies.sol";
import {Allocation, Allowance, RoundPlan, Rounds} from "../../contracts/Rounds.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {FundMoves} from "./FundMoves.sol";
import {Rolls} from "./Rolls.sol";

/// @notice Members share out pools of money, by equal parts, by class or by a roll.
abstract contract RoundMoves is FundMoves {
    using Rolls for Rolls.Roll;

    /// @dev Standing budgets in the order in which they are listed, and what each is due.
    struct Core {
        uint256[] ids;
        uint256[] dues; // base units
        uint256 missing; // base units: what is not there for them
    }

    uint256 private constant MOST_ROUNDS = 4;

    mapping(uint256 round => uint256) internal pools; // base units
    mapping(uint256 round => mapping(uint256 number => uint256)) internal allowances; // units, as fixed (INV-27)
    mapping(uint256 round => uint256) internal allocated; // units
    mapping(uint256 round => mapping(uint256 number => uint256)) private _allocatedBy; // units
    mapping(uint256 round => Rolls.Roll) private _rolls;

    /* OPENING */

    /// @notice Draws up the roll of the next round: some members, who together may be allowed more than its pool.
    function drawUp(uint256 seed) external move {
        uint256 id = coop.rounds.lastRound() + 1;
        if (id > MOST_ROUNDS || _rolls[id].numbers.length != 0) return;
        uint256 count = Math.min(2 + (seed % 3), coop.members.memberCount());
        uint256 number = seed >> 8;
        for (uint256 i; i < count; ++i) {
            (number, ) = _member(number);
            _rolls[id].add(number, bound(seed >> (16 + i), 1, 100));
            allowances[id][number] = _rolls[id].units[number];
        }
    }

    function openRound(uint256 seed, uint256 budget, uint256 unit) external move {
        Asset asset = _assetFor(seed);
        Core memory core = _coreIn(asset);
        uint256 fund = _inGeneralFund(asset);
        if (coop.rounds.lastRound() >= MOST_ROUNDS || fund <= core.missing + 1e18) return;
        budget = bound(budget, core.missing + 1e18, Math.min(fund, core.missing + 2_000e18));
        RoundPlan memory plan = _roundPlan(seed >> 8);
        (plan.asset, plan.budget) = (asset, uint128(budget));
        _openPlan(plan, core, unit);
    }

    function topUp(uint256 seed, uint256 amount) external move {
        (uint256 id, Rounds.Round memory round) = _openRound(seed);
        uint256 fund = _inGeneralFund(round.asset);
        if (id == 0 || fund == 0) return;
        amount = bound(amount, 1, Math.min(fund, 50e18));
        _bringIn(address(coop.rounds), round.asset, amount);
        vm.prank(executor);
        coop.rounds.topUp(id, uint128(amount));
        pools[id] += amount;
        bytes32 ref = refTo(Cause.Round, id);
        _entry(_roundAccount(intake), _roundAccount(id), round.asset, amount, Purpose.Budget, ref);
        if (round.allowance != Allowance.ByRoll) _fixAllowances(id);
    }

    /* ALLOCATING */

    /// @notice A member allocates, and thinks again, because changing one's mind is the harder part; sometimes to
    /// nothing.
    function allocate(uint256 seed, uint256 who, uint256 what) external move {
        (uint256 id, Rounds.Round memory round) = _openRound(seed);
        if (id == 0) return;
        (uint256 number, address wallet) = _member(who);
        bytes4 why = _whyNotAllocating(id, round, number, wallet);
        for (uint256 times; times < 2; ++times) {
            uint256 most = allowances[id][number];
            if (round.allowance == Allowance.ByRoll) most = Math.min(most, _leftFor(id, round, number));
            _allocate(id, round, number, wallet, _allocations(id, round, number, most, what >> (times * 64)), why);
        }
    }

    /// @notice A member allocates one unit more than it may, or all that a roll says, to one bucket.
    function overdo(uint256 seed, uint256 who, bool isByOne) external move {
        (uint256 id, Rounds.Round memory round) = _openRound(seed);
        (uint256 bucket, Buckets.Bucket memory filled) = _bucketIn(who >> 128, Buckets.State.Open, Buckets.State.Open);
        if (id == 0 || filled.round != id) return;
        (uint256 number, address wallet) = _member(who);
        bytes4 why = _whyNotAllocating(id, round, number, wallet);
        uint256 units = allowances[id][number];
        if (isByOne || units == 0) ++units;
        if (why == FINE) why = _whyTooMuch(id, round, number, bucket, units);
        Allocation[] memory list = new Allocation[](1);
        list[0] = Allocation(uint24(bucket), uint32(units));
        _allocate(id, round, number, wallet, list, why);
    }

    /* ENDING */

    /// @notice Settles a bucket; sometimes waits for that.
    function settle(uint256 seed, bool isWaiting) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _bucketIn(seed, Buckets.State.Open, Buckets.State.Open);
        if (id == 0) return;
        if (isWaiting && bucket.round != 0 && clock < bucket.deadline) _passTo(bucket.deadline);
        bytes4 why = clock < bucket.deadline ? Rounds.RoundStillOpen.selector : FINE;
        if (bucket.round == 0) why = Rounds.NoSuchRound.selector;
        _call(supplier, address(coop.rounds), abi.encodeCall(coop.rounds.settle, (bucket.round, id)), why);
        if (why != FINE) return;
        Tally memory tally = _tallyOf(bucket.round, id);
        uint256 amount = tally.units * _roundOf(bucket.round).unit;
        bool isFunded = bucket.raised + amount >= bucket.min;
        Buckets.State state = isFunded ? Buckets.State.Funded : Buckets.State.Failed;
        vm.assertTrue(_bucketOf(id).state == state, "INV-24 who missed the minimum failed");
        if (!isFunded || amount == 0) return;
        _gave(id, address(coop.rounds), amount);
        bytes32 ref = refTo(Cause.Bucket, id);
        _entry(_roundAccount(bucket.round), _bucketAccount(id), bucket.asset, amount, Purpose.Budget, ref);
    }

    function finish(uint256 seed) external move {
        if (coop.rounds.lastRound() == 0) return;
        uint256 id = bound(seed, 1, coop.rounds.lastRound());
        Rounds.Round memory round = _roundOf(id);
        bytes4 why = round.isFinished ? Rounds.AlreadyFinished.selector : FINE;
        if (round.unsettled != 0) why = Rounds.BucketsUnsettled.selector;
        if (clock < round.closesAt) why = Rounds.RoundStillOpen.selector;
        _call(supplier, address(coop.rounds), abi.encodeCall(coop.rounds.finish, (id)), why);
        uint256 rest = _holds(_roundAccount(id), round.asset);
        if (why != FINE || rest == 0) return;
        AccountId to = round.carriesOver ? _roundAccount(0) : generalFund;
        _entry(_roundAccount(id), to, round.asset, rest, Purpose.Remainder, refTo(Cause.Round, id));
    }

    /* INTERNAL */

    /// @dev By roll where one was drawn up for it.
    function _roundPlan(uint256 seed) private view returns (RoundPlan memory plan) {
        Rolls.Roll storage roll = _rolls[coop.rounds.lastRound() + 1];
        bool isByRoll = roll.numbers.length != 0;
        (plan.allowance, plan.title) = (isByRoll ? Allowance.ByRoll : Allowance(seed % 2), "A round");
        if (isByRoll) plan.roll = roll.root();
        plan.ideaTime = (seed >> 8) % 2 == 0 ? 0 : uint32(bound(seed >> 16, 1, 3 days));
        plan.duration = uint32(bound(seed >> 32, 10 days, 30 days));
        if ((seed >> 48) % 3 == 0) plan.capPerBucket = uint32(bound(seed >> 56, 1, 100));
        (plan.isOpenToAll, plan.carriesOver) = ((seed >> 64) % 2 == 0, (seed >> 72) % 2 == 0);
        plan.flagsToBlock = uint16((seed >> 80) % 3);
    }

    function _openPlan(RoundPlan memory plan, Core memory core, uint256 unit) private {
        uint256 carried = _holds(_roundAccount(0), plan.asset);
        uint256 fresh = plan.budget - core.missing;
        plan.unit = uint96(bound(unit, 1 + (fresh + carried) / 1e7, 1 + (fresh + carried) / 100));
        _bringIn(address(coop.rounds), plan.asset, plan.budget);
        vm.prank(executor);
        uint256 id = coop.rounds.open(plan);
        pools[id] = fresh + carried;
        _collected(id, plan.asset, fresh, core, carried);
        _fixAllowances(id);
    }

    function _coreIn(Asset asset) private view returns (Core memory core) {
        core.ids = coop.funds.activeStanding();
        core.dues = new uint256[](core.ids.length);
        for (uint256 i; i < core.ids.length; ++i) {
            core.dues[i] = _dueNow(core.ids[i], asset);
            core.missing += core.dues[i];
        }
        core.missing -= Math.min(core.missing, _holds(_fundAccount(0), asset));
    }

    /// @dev Core expenses first: what is due and not there comes off the budget, then all that is due is paid, from the
    /// last of the list to the first.
    function _collected(uint256 id, Asset asset, uint256 fresh, Core memory core, uint256 carried) private {
        bytes32 ref = refTo(Cause.Round, id);
        AccountId from = _roundAccount(intake);
        if (core.missing != 0) {
            cameIn[0] += core.missing;
            _entry(from, _fundAccount(0), asset, core.missing, Purpose.Budget, ref);
        }
        for (uint256 i = core.ids.length; i > 0; --i) {
            uint256 due = core.dues[i - 1];
            if (due != 0) _paidStanding(core.ids[i - 1], coop.funds.standingOf(core.ids[i - 1]), due);
        }
        _entry(from, _roundAccount(id), asset, fresh, Purpose.Budget, ref);
        if (carried != 0) _entry(_roundAccount(0), _roundAccount(id), asset, carried, Purpose.Budget, ref);
    }

    /// @dev Remembers what each member may allocate with this pool. Nothing but another pool may change it.
    function _fixAllowances(uint256 id) private {
        if (_roundOf(id).allowance == Allowance.ByRoll) return;
        for (uint256 n = coop.members.lastNumber(); n > 0; --n) {
            if (coop.members.hasLeft(n)) continue; // it comes back under another number, if at all
            allowances[id][n] = coop.rounds.allowanceOf(id, coop.members.walletOf(n));
        }
    }

    function _allocate(
        uint256 id,
        Rounds.Round memory round,
        uint256 number,
        address wallet,
        Allocation[] memory list,
        bytes4 why
    ) private {
        bytes memory call = abi.encodeCall(coop.rounds.allocate, (id, list));
        if (round.allowance == Allowance.ByRoll) {
            Rolls.Roll storage roll = _rolls[id];
            bytes32[] memory proof = roll.proofFor(number);
            call = abi.encodeCall(coop.rounds.allocateByRoll, (id, list, roll.units[number], proof));
        }
        _call(wallet, address(coop.rounds), call, why);
        if (why != FINE) return;
        uint256 units;
        for (uint256 i; i < list.length; ++i) units += list[i].units;
        allocated[id] = allocated[id] + units - _allocatedBy[id][number];
        _allocatedBy[id][number] = units;
    }

    /// @dev Up to seven open buckets of the round that have room, in rising order, of `most` units together.
    function _allocations(
        uint256 id,
        Rounds.Round memory round,
        uint256 number,
        uint256 most,
        uint256 seed
    ) private view returns (Allocation[] memory list) {
        list = new Allocation[](7);
        uint256 count;
        uint256 cap = round.capPerBucket == 0 ? most : round.capPerBucket;
        for (uint256 b = 1; b <= coop.buckets.lastBucket() && count < 7 && most != 0; ++b) {
            if ((seed >> b) & 1 == 0 || !_tallyOf(id, b).isOpen) continue;
            uint256 room = Math.min(_roomOf(id, b, number), Math.min(most, cap));
            uint256 units = bound(seed >> (2 * b), 0, room);
            if (units == 0) continue;
            list[count++] = Allocation(uint24(b), uint32(units));
            most -= units;
        }
        assembly ("memory-safe") {
            mstore(list, count)
        }
    }

    /// @dev In the order in which the contract asks.
    function _whyNotAllocating(
        uint256 id,
        Rounds.Round memory round,
        uint256 number,
        address wallet
    ) private view returns (bytes4) {
        if (clock < round.opensAt) return Rounds.NotYetAllocating.selector;
        bool wasThere = coop.members.memberOf(wallet).joinedAt <= round.snapshot;
        if (!wasThere) return Rounds.NotInRound.selector;
        bool isOff = round.allowance == Allowance.ByRoll && allowances[id][number] == 0;
        return isOff ? Rounds.NotOnRoundRoll.selector : FINE;
    }

    function _whyTooMuch(
        uint256 id,
        Rounds.Round memory round,
        uint256 number,
        uint256 bucket,
        uint256 units
    ) private view returns (bytes4) {
        if (round.capPerBucket != 0 && units > round.capPerBucket) return Rounds.OverCap.selector;
        if (units > _roomOf(id, bucket, number)) return Rounds.RoomTaken.selector;
        if (units > allowances[id][number]) return Rounds.OverAllowance.selector;
        bool isRoll = round.allowance == Allowance.ByRoll;
        return isRoll && units > _leftFor(id, round, number) ? Rounds.OverPool.selector : FINE;
    }

    /// @dev Units that a member may have in a bucket, its own included.
    function _roomOf(uint256 id, uint256 bucket, uint256 number) private view returns (uint256) {
        Tally memory tally = _tallyOf(id, bucket);
        Allocation[] memory list = coop.rounds.allocationsOf(id, number);
        for (uint256 i; i < list.length; ++i) if (list[i].bucket == bucket) tally.units -= list[i].units;
        return tally.room - tally.units;
    }

    /// @dev Units of the pool that nobody else has allocated.
    function _leftFor(uint256 id, Rounds.Round memory round, uint256 number) private view returns (uint256) {
        return pools[id] / round.unit + _allocatedBy[id][number] - allocated[id];
    }
}
