// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Buckets} from "../../contracts/Buckets.sol";
import {MatchFund, StandingBudget} from "../../contracts/Funds.sol";
import {Asset, ETHER} from "../../contracts/lib/Money.sol";
import {Payouts} from "../../contracts/Payouts.sol";
import {vm} from "../helpers/Vm.sol";
import {PayoutMoves} from "./PayoutMoves.sol";
import {RoundMoves} from "./RoundMoves.sol";

/// @notice What holds of buckets, their payouts, and the funds that fill them.
abstract contract BucketChecks is RoundMoves, PayoutMoves {
    /// @dev INV-7: a bucket holds what it was given less what it spent; it never takes more than its maximum, promises
    /// more than it has, or has set aside anything but what was asked for and not refused.
    function _checkBuckets(Buckets.Bucket[] memory buckets) internal view {
        (uint256[] memory aside, uint256[] memory paid) = _payouts(buckets.length);
        for (uint256 id = 1; id < buckets.length; ++id) {
            Buckets.Bucket memory bucket = buckets[id];
            uint256 all = uint256(bucket.raised) + bucket.fromRound;
            vm.assertEq(all, filled[id], "INV-7 given");
            vm.assertLe(all, bucket.max, "INV-7 maximum");
            vm.assertLe(bucket.committed, all, "INV-7 committed");
            vm.assertLe(bucket.spent, bucket.committed, "INV-7 spent");
            vm.assertEq(bucket.committed, aside[id], "INV-7 set aside for payouts");
            vm.assertEq(bucket.spent, paid[id], "INV-7 paid by payouts");
            uint256 balance = _balance(_bucketAccount(id), bucket.asset);
            bool isOver = bucket.state > Buckets.State.Funded;
            if (!isOver) vm.assertEq(balance, all - bucket.spent, "INV-7 balance");
            _checkFunders(id, bucket, balance);
        }
    }

    /// @dev INV-24: what was given is what was paid out, what went back, and what is still there for who has not asked
    /// for it. Each gets its part to less than one base unit, and when all have asked nothing is left.
    function _checkFunders(uint256 id, Buckets.Bucket memory bucket, uint256 balance) private view {
        (uint256 all, uint256 unspent) = (filled[id], filled[id] - paidOut[id]);
        vm.assertEq(bucket.spent, paidOut[id], "INV-24 paid out");
        vm.assertEq(paidOut[id] + returned[id] + balance, all, "INV-24 nothing is lost");
        bool isAll = bucket.state > Buckets.State.Funded;
        for (uint256 i; i < funders[id].length; ++i) {
            address funder = funders[id][i];
            uint256 gave = given[id][funder];
            if (!hasClaimed[id][funder]) {
                isAll = false;
                if (funder == address(coop.rounds)) vm.assertEq(bucket.fromRound, gave, "INV-24 given by a round");
                else vm.assertEq(coop.buckets.fundedBy(id, funder), gave, "INV-24 given by a funder");
                continue;
            }
            (uint256 got, uint256 fair) = (gotBack[id][funder] * all, gave * unspent);
            vm.assertTrue(got < fair + all && fair < got + all, "INV-24 a fair part, to less than one base unit");
        }
        if (isAll) vm.assertEq(balance, 0, "INV-24 when all have asked nothing is left");
    }

    /// @dev Of each bucket: what its payouts have set aside, and what they have paid.
    function _payouts(uint256 buckets) private view returns (uint256[] memory aside, uint256[] memory paid) {
        (aside, paid) = (new uint256[](buckets), new uint256[](buckets));
        for (uint256 p = coop.payouts.lastPayout(); p > 0; --p) {
            Payouts.Payout memory payout = coop.payouts.payoutOf(p);
            if (payout.state <= Payouts.State.Paid) aside[payout.bucket] += payout.amount;
            if (payout.state == Payouts.State.Paid) paid[payout.bucket] += payout.amount;
        }
    }

    /// @dev INV-26: a fund holds what came in and came back less what went into buckets and on to the general fund. A
    /// standing budget is never paid more than its periods begun, nor a gift matched beyond the limits.
    function _checkFunds(Buckets.Bucket[] memory buckets) internal view {
        uint256 core = _balance(_fundAccount(0), _euro()) + _balance(_fundAccount(0), ETHER);
        _checkFund(0, core);
        for (uint256 f = coop.funds.lastFund(); f > 0; --f) {
            Asset asset = coop.funds.fundOf(f).asset;
            _checkFund(f, _balance(_fundAccount(f), asset));
        }
        for (uint256 id = coop.funds.lastStanding(); id > 0; --id) {
            StandingBudget memory budget = coop.funds.standingOf(id);
            vm.assertEq(budget.paid, paidStanding[id], "INV-26 paid to a standing bucket");
            vm.assertLe(budget.paid, _periodsBegun(budget) * budget.amount, "INV-26 no more than is due");
        }
        for (uint256 b = 1; b < buckets.length; ++b) if (buckets[b].fund != 0) _checkMatches(b, buckets[b]);
    }

    function _checkFund(uint256 id, uint256 balance) private view {
        vm.assertEq(balance + wentOut[id] + wentOn[id], cameIn[id] + cameBack[id], "INV-26 in, out and what is left");
    }

    function _checkMatches(uint256 id, Buckets.Bucket memory bucket) private view {
        MatchFund memory fund = coop.funds.fundOf(bucket.fund);
        uint256 sum;
        for (uint256 i; i < funders[id].length; ++i) {
            address funder = funders[id][i];
            uint256 matched = coop.funds.matchedFor(id, funder);
            vm.assertLe(matched, fund.perFunder, "INV-26 limit for a funder");
            vm.assertLe(matched, given[id][funder], "INV-26 no more than the gift");
            sum += matched;
        }
        vm.assertEq(sum, given[id][address(coop.funds)], "INV-26 matched is what came from the fund");
        vm.assertEq(sum, coop.funds.matchedIn(id), "INV-26 matched in a bucket");
        vm.assertLe(sum, fund.perBucket, "INV-26 limit for a bucket");
    }
}
