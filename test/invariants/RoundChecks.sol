// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Buckets} from "../../contracts/Buckets.sol";
import {Tallies, Tally} from "../../contracts/lib/Tallies.sol";
import {Allocation, Allowance, Rounds} from "../../contracts/Rounds.sol";
import {vm} from "../helpers/Vm.sol";
import {RoundMoves} from "./RoundMoves.sol";

/// @notice What holds of rounds.
abstract contract RoundChecks is RoundMoves {
    /// @dev INV-9: each tally is the sum of the ballots, those for cancelled buckets included; no member is beyond its
    /// allowance, no bucket beyond its room, and all together are not beyond the pool.
    function _checkRound(uint256 id, Buckets.Bucket[] memory buckets) internal view {
        Rounds.Round memory round = _roundOf(id);
        vm.assertEq(round.pool, pools[id], "INV-9 the pool is what was opened and added");
        Tally[] memory recount = new Tally[](buckets.length);
        uint256 all;
        for (uint256 n = coop.members.lastNumber(); n > 0; --n) {
            Allocation[] memory list = coop.rounds.allocationsOf(id, n);
            uint256 units;
            for (uint256 i; i < list.length; ++i) {
                bool isCapped = round.capPerBucket == 0 || list[i].units <= round.capPerBucket;
                vm.assertTrue(isCapped, "INV-9 cap of a bucket");
                recount[list[i].bucket].units += list[i].units;
                ++recount[list[i].bucket].members;
                units += list[i].units;
            }
            vm.assertLe(units, allowances[id][n], "INV-9 allowance");
            all += units;
        }
        vm.assertLe(all * round.unit, round.pool, "INV-9 pool");
        if (round.allowance == Allowance.ByRoll) vm.assertEq(round.allocated, all, "INV-9 allocated by roll");
        _checkTallies(id, round, buckets, recount);
    }

    function _checkTallies(
        uint256 id,
        Rounds.Round memory round,
        Buckets.Bucket[] memory buckets,
        Tally[] memory recount
    ) private view {
        (uint256 gave, uint256 unsettled) = (0, 0);
        for (uint256 b = 1; b < buckets.length; ++b) {
            Buckets.Bucket memory bucket = buckets[b];
            Tally memory tally = _tallyOf(id, b);
            vm.assertEq(tally.units, recount[b].units, "INV-9 units of a tally");
            vm.assertEq(tally.members, recount[b].members, "INV-9 members of a tally");
            vm.assertLe(tally.units, tally.room, "INV-9 room");
            bool isIn = bucket.round == id;
            vm.assertTrue(isIn || !tally.isOpen, "INV-9 only buckets of the round");
            if (!isIn) continue;
            gave += bucket.fromRound;
            if (bucket.state != Buckets.State.Open) continue;
            ++unsettled;
            uint256 room = Math.min((bucket.max - bucket.raised) / round.unit, Tallies.MAX_UNITS);
            vm.assertEq(tally.room, room, "INV-9 room is what funders leave");
            vm.assertTrue(tally.isOpen, "INV-9 open buckets take allocations");
        }
        uint256 balance = _balance(_roundAccount(id), round.asset);
        vm.assertEq(unsettled, round.unsettled, "INV-9 unsettled");
        vm.assertEq(balance, round.isFinished ? 0 : round.pool - gave, "INV-9 balance");
    }

    /// @dev INV-27: with the same pool a member may always allocate the same, whoever joins, leaves, changes its class or
    /// its wallet; who has left, nothing.
    function _checkAllowances(uint256 id) internal view {
        bool isByRoll = _roundOf(id).allowance == Allowance.ByRoll;
        for (uint256 n = coop.members.lastNumber(); n > 0; --n) {
            if (coop.members.hasLeft(n)) continue;
            uint256 units = coop.rounds.allowanceOf(id, coop.members.walletOf(n));
            vm.assertEq(units, isByRoll ? 0 : allowances[id][n], "INV-27 allowance depends on snapshot and rule");
        }
        for (uint256 i; i < ACTORS; ++i) {
            if (coop.members.isMember(actors[i])) continue;
            vm.assertEq(coop.rounds.allowanceOf(id, actors[i]), 0, "INV-27 who is no member has none");
        }
    }
}
