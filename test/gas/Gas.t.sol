// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Charter, Consent} from "../../contracts/CoopFactory.sol";
import {Choice, SignedBallot} from "../../contracts/Assembly.sol";
import {accountOf, AccountId, Purpose} from "../../contracts/lib/Money.sol";
import {Order} from "../../contracts/Payouts.sol";
import {Allocation, Allowance} from "../../contracts/Rounds.sol";
import {vm} from "../helpers/Vm.sol";
import {Balloting} from "./Balloting.sol";

/// @notice What members pay, as `gasUsed` of whole transactions (profile "gas" isolates every call), kept in
/// snapshots/. "first" is the first of its kind in the co-op, "later" what everybody after that pays.
contract GasTest is Balloting {
    uint256 private constant TRANSACTION_CAP = 1 << 24;

    function setUp() public {
        deployFactory();
        found(FOUNDERS);
        equip(wallet(20));
        equip(wallet(21));
        vm.prank(wallet(20));
        coop.treasury.deposit(asset(), 10_000e18, 0);
        pass(1);
    }

    function test_gas_found() public {
        Charter memory charter = charterOf(FOUNDERS);
        charter.nonce = 1;
        Consent[] memory consents = consentsOf(charter);
        factory.found(charter, consents);
        uint256 gas = vm.snapshotGasLastCall("CoopFactory", "found: nine founders, three classes, six articles");
        vm.assertLe(gas, 4_000_000, "founding");
        vm.assertLe(gas, TRANSACTION_CAP, "one transaction");
    }

    function test_gas_members() public {
        vm.prank(wallet(20));
        coop.members.join(0, 0);
        uint256 gas = vm.snapshotGasLastCall("Members", "join: an open class, no shares");
        vm.assertLe(gas, 140_000, "join");
        vm.prank(wallet(21));
        coop.members.join(2, 50);
        vm.snapshotGasLastCall("Members", "join: with fifty shares, first in the co-op");
        vm.prank(wallet(20));
        coop.shares.subscribe(10);
        vm.snapshotGasLastCall("Shares", "subscribe: later");
        vm.prank(wallet(20));
        coop.members.resign();
        vm.snapshotGasLastCall("Members", "resign");
    }

    function test_gas_votes() public {
        uint256 proposal = proposeRound();
        vm.snapshotGasLastCall("Assembly", "propose: two actions, rules frozen");
        pass(17 days);

        _vote(proposal, 0, FOR);
        vm.snapshotGasLastCall("Assembly", "castVote: first");
        _vote(proposal, 1, FOR);
        uint256 gas = vm.snapshotGasLastCall("Assembly", "castVote: later");
        vm.assertLe(gas, 55_000, "castVote later");
        _vote(proposal, 2, uint8(Choice.Against));
        _vote(proposal, 1, uint8(Choice.Against));
        vm.snapshotGasLastCall("Assembly", "castVote: changed");
        SignedBallot memory b = signBallot(proposal, 3);
        coop.assembly_.castVoteBySig(proposal, b.support, b.reason, b.voter, b.deadline, b.signature);
        vm.snapshotGasLastCall("Assembly", "castVoteBySig: later");

        for (uint256 i = 4; i < FOUNDERS; ++i) _vote(proposal, i, FOR);
        pass(14 days + 1);
        coop.assembly_.queue(targets, values, calls, keccak256(bytes(TEXT)));
        vm.snapshotGasLastCall("Assembly", "queue: two actions");
        pass(2 days);
        coop.assembly_.execute(targets, values, calls, keccak256(bytes(TEXT)));
        vm.snapshotGasLastCall("Assembly", "execute: open a round");
    }

    function test_gas_rounds() public {
        _openRound();
        for (uint256 i; i < 12; ++i) _openBucket(i);
        vm.snapshotGasLastCall("Buckets", "openNow: in a round");
        _allocate(8, 12);

        _allocate(0, 1);
        vm.snapshotGasLastCall("Rounds", "allocate: 1 bucket, later");
        _allocate(1, 3);
        uint256 gas = vm.snapshotGasLastCall("Rounds", "allocate: 3 buckets, later");
        vm.assertLe(gas, 100_000, "allocate to three");
        _allocate(2, 10);
        gas = vm.snapshotGasLastCall("Rounds", "allocate: 10 buckets, later");
        vm.assertLe(gas, 150_000, "allocate to ten");
        _allocate(2, 9);
        vm.snapshotGasLastCall("Rounds", "allocate: 10 buckets changed to 9");
        vm.prank(wallet(20));
        coop.buckets.fill(1, 10e18);
        vm.snapshotGasLastCall("Buckets", "fill: first");

        pass(15 days);
        coop.rounds.settle(1, 1);
        gas = vm.snapshotGasLastCall("Rounds", "settle: filled by members and a funder");
        vm.assertLe(gas, 90_000, "settle");
        coop.rounds.settle(1, 2);
        vm.snapshotGasLastCall("Rounds", "settle: filled by members alone");
        _payOut();
    }

    function _payOut() private {
        vm.prank(wallet(0));
        coop.payouts.request(
            1,
            Order(wallet(30), 5e18, Purpose.Work, false, keccak256("receipt"), "ipfs://receipt", "2041")
        );
        vm.snapshotGasLastCall("Payouts", "request: first");
        vm.prank(wallet(1));
        coop.payouts.approve(1);
        vm.snapshotGasLastCall("Payouts", "approve");
        coop.payouts.pay(1);
        vm.snapshotGasLastCall("Payouts", "pay: to a new recipient");
    }

    function _openRound() private {
        AccountId intake = accountOf(address(coop.rounds), coop.treasury.INTAKE());
        vm.prank(address(coop.executor));
        coop.treasury.transfer(0, intake, asset(), 900e18, Purpose.Budget, 0);
        vm.prank(address(coop.executor));
        coop.rounds.open(roundOf(900e18, 1e18, Allowance.Equal, 14 days));
    }

    function _openBucket(uint256 i) private {
        vm.prank(wallet(i % 2));
        coop.buckets.openNow(bucketOf(1, 2e18, 900e18, 0));
    }

    function _allocate(uint256 member, uint256 buckets) private {
        Allocation[] memory list = new Allocation[](buckets);
        for (uint256 i; i < buckets; ++i) list[i] = Allocation(uint24(i + 1), 3);
        vm.prank(wallet(member));
        coop.rounds.allocate(1, list);
    }

    function _vote(uint256 proposal, uint256 member, uint8 support) private {
        vm.prank(wallet(member));
        coop.assembly_.castVote(proposal, support);
    }
}
