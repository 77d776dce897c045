// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Choice} from "../../contracts/Assembly.sol";
import {Buckets} from "../../contracts/Buckets.sol";
import {Lanes} from "../../contracts/lib/Lanes.sol";
import {accountOf, AccountId} from "../../contracts/lib/Money.sol";
import {Count} from "../../contracts/lib/Rules.sol";
import {Member} from "../../contracts/Members.sol";
import {Allocation, Rounds} from "../../contracts/Rounds.sol";
import {Shares} from "../../contracts/Shares.sol";
import {Founding} from "../helpers/Founding.sol";
import {vm} from "../helpers/Vm.sol";
import {CoopHandler} from "./CoopHandler.sol";

/// @notice What holds in a co-op whatever its members do: the numbered promises of docs/invariants.md, checked after
/// every move of {CoopHandler}. One function, because each one would be a campaign of its own.
contract InvariantsTest is Founding {
    CoopHandler private _handler;

    function setUp() public {
        deployFactory();
        found(FOUNDERS);
        for (uint256 i = FOUNDERS; i < 14; ++i) equip(wallet(i));
        _handler = new CoopHandler(coop, currency, clock + 17 days, _propose());
        pass(17 days);
    }

    /// @notice Whose functions the runner calls. It knows the handler only when all Solidity tests are run, not this
    /// file alone.
    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_coop() public view {
        _checkMoney();
        _checkShares();
        _checkRegister();
        _checkBallots();
        uint256 buckets = coop.buckets.lastBucket();
        for (uint256 b = 1; b <= buckets; ++b) _checkBucket(b);
        uint256 rounds = coop.rounds.lastRound();
        for (uint256 r = 1; r <= rounds; ++r) _checkRound(r);
    }

    /// @dev INV-1: the accounts add up to what is booked, and what is booked is there. INV-2: an entry for each
    /// movement, and no other. INV-5: share capital is par times the shares.
    function _checkMoney() private view {
        uint256 accounts = _balance(coop.treasury.generalFund()) + _balance(coop.treasury.reserve());
        accounts += _balance(accountOf(address(coop.shares), 0)) + _balance(accountOf(address(coop.shares), 1));
        accounts += _balance(accountOf(address(coop.shares), 2));
        accounts += _balance(accountOf(address(coop.shares), coop.treasury.INTAKE()));
        for (uint256 i; i < 14; ++i) accounts += _balance(accountOf(wallet(i), 0));
        accounts += _balance(accountOf(address(coop.rounds), coop.treasury.INTAKE()));
        for (uint256 n = 1; n <= coop.members.lastNumber(); ++n) accounts += _balance(coop.treasury.memberAccount(n));
        for (uint96 b = 1; b <= coop.buckets.lastBucket(); ++b)
            accounts += _balance(accountOf(address(coop.buckets), b));
        for (uint96 r = 1; r <= coop.rounds.lastRound(); ++r) accounts += _balance(accountOf(address(coop.rounds), r));
        (, uint256 booked) = coop.treasury.holdingOf(asset());
        vm.assertEq(accounts, booked, "INV-1 accounts add up");
        vm.assertLe(booked, currency.balanceOf(address(coop.treasury)), "INV-1 booked is held");
        vm.assertEq(booked, _handler.paidIn() - _handler.paidOut(), "INV-1 in minus out");
        vm.assertEq(coop.treasury.seal() >> 208, _handler.entries(), "INV-2 an entry for each movement");

        uint256 shares;
        for (uint256 n = 1; n <= coop.members.lastNumber(); ++n) {
            (uint256 held, uint256 queued) = coop.shares.sharesOf(n);
            vm.assertLe(queued, held, "INV-5 queued shares are held");
            shares += held;
        }
        vm.assertEq(shares, coop.shares.totalSupply(), "INV-5 shares add up");
        uint256 par = coop.shares.par();
        vm.assertEq(_balance(accountOf(address(coop.shares), 0)), shares * par, "INV-5 capital is par times shares");
    }

    /// @dev INV-19: what was repaid, was repaid in the order asked for. INV-20: a member's shares are those it bought
    /// less those repaid, and only what it asked for is repaid. INV-22: what is held for applicants, and for who has
    /// not yet claimed interest, is there.
    function _checkShares() private view {
        for (uint256 p; p < coop.shares.nextPosition(); ++p)
            vm.assertEq(coop.shares.withdrawalOf(p).shares, 0, "INV-19 nobody is passed over");
        uint256 claims;
        for (uint256 n = 1; n <= coop.members.lastNumber(); ++n) {
            (uint256 held, uint256 queued) = coop.shares.sharesOf(n);
            uint256 repaid = coop.shares.repaidSince(n, 0);
            vm.assertEq(held + repaid, _handler.bought(n), "INV-20 bought less repaid");
            vm.assertEq(queued + repaid, _handler.due(n), "INV-20 only what was asked for");
            for (uint256 i = coop.shares.claimedUntil(n); i < coop.shares.interestCount(); ++i) {
                (, uint256 amount) = coop.shares.interestOf(i, n);
                claims += amount;
            }
        }
        uint256 escrow;
        for (uint256 i; i < 14; ++i) escrow += coop.shares.escrowOf(wallet(i));
        vm.assertEq(_balance(accountOf(address(coop.shares), 1)), escrow, "INV-22 escrow");
        vm.assertLe(claims, _balance(accountOf(address(coop.shares), 2)), "INV-22 interest");
    }

    /// @dev INV-3: the electorate of a class is its members. INV-21: a number has one wallet and a wallet one number.
    function _checkRegister() private view {
        uint256[8] memory classes;
        uint256 all;
        for (uint256 n = 1; n <= coop.members.lastNumber(); ++n) {
            Member memory member = coop.members.memberOf(coop.members.walletOf(n));
            if (member.number != n || member.leftAt != 0) continue;
            vm.assertTrue(!coop.members.hasLeft(n), "INV-21 who is here has not left");
            classes[member.class] += member.votes;
            ++all;
        }
        for (uint256 i; i < 14; ++i) {
            uint256 n = coop.members.numberOf(wallet(i));
            vm.assertTrue(n == 0 || coop.members.walletOf(n) == wallet(i), "INV-21 number and wallet name each other");
        }
        uint256[8] memory electorates = coop.members.electoratesAt(clockOf());
        for (uint256 c; c < 8; ++c) vm.assertEq(electorates[c], classes[c], "INV-3 electorate");
        vm.assertEq(coop.members.memberCount(), all, "INV-3 member count");
    }

    /// @dev INV-13: each tally is the sum of the ballots of its choice, class by class. Who voted and left keeps the
    /// ballot.
    function _checkBallots() private view {
        uint256 proposal = _handler.proposal();
        uint256[5] memory tallies;
        for (uint256 i; i < FOUNDERS; ++i) {
            address voter = coop.members.walletOf(i + 1);
            if (coop.members.numberOf(voter) != i + 1) return; // came back: the ballot lies under the old number
            (Choice choice, ) = coop.assembly_.ballotOf(proposal, voter);
            tallies[uint8(choice)] += Lanes.lane(uint8((i * 3) / FOUNDERS), 1); // of the class at the snapshot
        }
        Count memory count = coop.assembly_.countOf(proposal);
        uint256 lanes = (1 << Lanes.TOP) - 1;
        vm.assertEq(count.votesAgainst & lanes, tallies[0], "INV-13 against");
        vm.assertEq(count.votesFor & lanes, tallies[1], "INV-13 for");
        vm.assertEq(count.votesAbstain & lanes, tallies[2], "INV-13 abstain");
        vm.assertEq(count.votesBlock & lanes, tallies[3], "INV-13 block");
    }

    /// @dev INV-7: a bucket holds what it was given less what it spent; it never takes more than its maximum nor
    /// promises more than it has.
    function _checkBucket(uint256 id) private view {
        Buckets.Bucket memory bucket = coop.buckets.bucketOf(id);
        uint256 balance = _balance(accountOf(address(coop.buckets), uint96(id)));
        uint256 given = uint256(bucket.raised) + bucket.fromRound;
        vm.assertLe(given, bucket.max, "INV-7 maximum");
        vm.assertLe(bucket.committed, given, "INV-7 committed");
        vm.assertLe(bucket.spent, bucket.committed, "INV-7 spent");
        if (bucket.state == Buckets.State.Open || bucket.state == Buckets.State.Funded) {
            vm.assertEq(balance, given - bucket.spent, "INV-7 balance");
        } else {
            vm.assertLe(balance, given - bucket.spent, "INV-7 refunds");
            vm.assertLe(_claims(id, bucket, given), balance, "INV-7 claims are covered");
        }
    }

    /// @dev What those who filled an ended bucket may still ask back.
    function _claims(uint256 id, Buckets.Bucket memory bucket, uint256 given) private view returns (uint256 claims) {
        if (given == 0) return 0;
        uint256 unspent = given - bucket.spent;
        if (!bucket.isReturned) claims = (bucket.fromRound * unspent) / given;
        for (uint256 i; i < 14; ++i) claims += (coop.buckets.fundedBy(id, wallet(i)) * unspent) / given;
    }

    /// @dev INV-9: members allocate no more than the pool, each tally is the sum of their allocations, and the round
    /// holds what it has not yet given.
    function _checkRound(uint256 id) private view {
        Rounds.Round memory round = coop.rounds.roundOf(id);
        uint256 allocated;
        uint256 given;
        for (uint256 b = 1; b <= coop.buckets.lastBucket(); ++b) {
            Rounds.Tally memory tally = coop.rounds.tallyOf(b);
            if (tally.round != id) continue;
            allocated += tally.units;
            given += coop.buckets.bucketOf(b).fromRound;
        }
        uint256 recounted;
        for (uint256 n = 1; n <= coop.members.lastNumber(); ++n) {
            Allocation[] memory list = coop.rounds.allocationsOf(id, n);
            for (uint256 i; i < list.length; ++i) recounted += list[i].units;
        }
        uint256 balance = _balance(accountOf(address(coop.rounds), uint96(id)));
        vm.assertEq(recounted, allocated, "INV-9 tallies");
        vm.assertLe(allocated * round.unit, round.pool, "INV-9 pool");
        vm.assertTrue(balance == 0 || balance == round.pool - given, "INV-9 balance");
    }

    function _propose() private returns (uint256) {
        address[] memory targets = new address[](1);
        bytes[] memory calls = new bytes[](1);
        (targets[0], calls[0]) = (address(coop.treasury), abi.encodeCall(coop.treasury.sweep, (asset())));
        vm.prank(wallet(0));
        return coop.assembly_.propose(targets, new uint256[](1), calls, "A question");
    }

    function _balance(AccountId account) private view returns (uint256) {
        return coop.treasury.balanceOf(account, asset());
    }

    function clockOf() private view returns (uint256) {
        return block.timestamp;
    }
}
