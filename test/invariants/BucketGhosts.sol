// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Buckets} from "../../contracts/Buckets.sol";
import {AccountId, Asset, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {MatchFund} from "../../contracts/Funds.sol";
import {Tally} from "../../contracts/lib/Tallies.sol";
import {Rounds} from "../../contracts/Rounds.sol";
import {vm} from "../helpers/Vm.sol";
import {Life} from "./Life.sol";

/// @notice Who gave what to which bucket, and what became of it, as the moves remember it.
abstract contract BucketGhosts is Life {
    mapping(uint256 bucket => address[]) internal funders; // wallets, and the contracts of rounds and funds
    mapping(uint256 bucket => mapping(address funder => uint256)) internal given; // base units, as all below
    mapping(uint256 bucket => mapping(address funder => uint256)) internal gotBack;
    mapping(uint256 bucket => mapping(address funder => bool)) internal hasClaimed;
    mapping(uint256 bucket => uint256) internal filled; // by all together
    mapping(uint256 bucket => uint256) internal paidOut;
    mapping(uint256 bucket => uint256) internal claimed; // of what was filled: the parts of those who claimed
    mapping(uint256 bucket => uint256) internal returned; // of what was not spent

    mapping(uint256 fund => uint256) internal cameIn; // opened with, and sponsored; 0: core expenses
    mapping(uint256 fund => uint256) internal cameBack; // from buckets that ended
    mapping(uint256 fund => uint256) internal wentOut; // into buckets
    mapping(uint256 fund => uint256) internal wentOn; // to the general fund
    mapping(uint256 bucket => mapping(address funder => uint256)) internal matchedFor;
    mapping(uint256 bucket => uint256) internal matchedIn;

    function _gave(uint256 bucket, address funder, uint256 amount) internal {
        if (amount == 0) return;
        if (given[bucket][funder] == 0) funders[bucket].push(funder);
        given[bucket][funder] += amount;
        filled[bucket] += amount;
    }

    /// @dev What the bucket's fund adds to a gift, where there is room for `room` beyond the gift.
    function _match(
        uint256 id,
        Buckets.Bucket memory bucket,
        address funder,
        uint256 gift,
        uint256 room
    ) internal returns (uint256 amount) {
        uint256 fund = bucket.fund;
        amount = _matchFor(id, fund, funder, gift, room);
        if (amount == 0) return 0;
        matchedFor[id][funder] += amount;
        matchedIn[id] += amount;
        wentOut[fund] += amount;
        _gave(id, address(coop.funds), amount);
        bytes32 ref = refTo(Cause.Fund, fund);
        _entry(_fundAccount(fund), _bucketAccount(id), bucket.asset, amount, Purpose.Funding, ref);
    }

    function _matchFor(
        uint256 bucket,
        uint256 fund,
        address funder,
        uint256 gift,
        uint256 room
    ) internal view returns (uint256) {
        if (fund == 0) return 0;
        MatchFund memory terms = coop.funds.fundOf(fund);
        if (clock >= terms.until) return 0;
        uint256 limit = Math.min(terms.perFunder - matchedFor[bucket][funder], terms.perBucket - matchedIn[bucket]);
        uint256 left = _holds(_fundAccount(fund), terms.asset);
        return Math.min(Math.min(gift, room), Math.min(left, limit));
    }

    /* READING */

    function _bucketOf(uint256 id) internal view returns (Buckets.Bucket memory) {
        return coop.buckets.bucketOf(id);
    }

    function _roundOf(uint256 id) internal view returns (Rounds.Round memory) {
        return coop.rounds.roundOf(id);
    }

    function _tallyOf(uint256 round, uint256 bucket) internal view returns (Tally memory) {
        return coop.rounds.tallyOf(round, bucket);
    }

    /* CHOOSING */

    /// @dev A bucket in a state between these two, from any on; 0: there is none.
    function _bucketIn(
        uint256 seed,
        Buckets.State from,
        Buckets.State to
    ) internal view returns (uint256, Buckets.Bucket memory bucket) {
        uint256 last = coop.buckets.lastBucket();
        for (uint256 i; i < last; ++i) {
            uint256 id = (((seed % last) + i) % last) + 1;
            bucket = _bucketOf(id);
            if (bucket.state >= from && bucket.state <= to) return (id, bucket);
        }
        delete bucket;
        return (0, bucket);
    }

    /// @dev Who may do what stewards do with a bucket that has not ended. One that has left gets a successor.
    function _steward(uint256 id, uint256 seed) internal returns (address) {
        address outsider = coop.buckets.outsiderOf(id);
        if (outsider != address(0)) return outsider;
        uint32 number = _bucketOf(id).steward;
        if (!coop.members.hasLeft(number)) return coop.members.walletOf(number);
        (uint256 successor, address wallet) = _member(seed);
        vm.prank(executor);
        coop.buckets.appointSteward(id, uint32(successor));
        return wallet;
    }

    /// @dev A round that is not yet closed, from any on; 0: there is none.
    function _openRound(uint256 seed) internal view returns (uint256, Rounds.Round memory round) {
        uint256 last = coop.rounds.lastRound();
        for (uint256 i; i < last; ++i) {
            uint256 id = (((seed % last) + i) % last) + 1;
            round = _roundOf(id);
            if (clock < round.closesAt) return (id, round);
        }
        delete round;
        return (0, round);
    }
}
