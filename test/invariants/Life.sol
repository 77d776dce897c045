// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Buckets} from "../../contracts/Buckets.sol";
import {StandingBudget} from "../../contracts/Funds.sol";
import {Asset, ETHER} from "../../contracts/lib/Money.sol";
import {Payouts} from "../../contracts/Payouts.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {Books} from "./Books.sol";

/// @notice What all moves have in common: actors, a clock, and a caller that expects one outcome and takes no other.
abstract contract Life is Books {
    uint256 public constant ACTORS = 14; // nine founders and five who come and go
    uint256 internal constant FOUNDERS = 9;
    bytes4 internal constant FINE = 0; // no error is expected
    uint256 private constant MOST_GAS = 2 ** 24; // that a transaction may take (EIP-7825)

    address[] internal actors;
    address internal supplier; // gets money, and does nothing else
    address internal executor;
    uint256 internal clock;
    uint256 private _moves;
    mapping(uint256 bucket => Buckets.State) private _bucketWas;
    mapping(uint256 payout => Payouts.State) private _payoutWas;

    /// @dev A move: sometimes a while after the last one, sometimes in the same second.
    modifier move() {
        uint256 luck = uint256(keccak256(abi.encode(++_moves)));
        if (luck % 4 == 0) _passTo(clock + bound(luck >> 8, 1, 12 hours));
        _;
        _checkStates();
    }

    function _begin(uint256 clock_) internal {
        clock = clock_;
        (supplier, executor) = (vm.addr(100), address(coop.executor));
        for (uint256 i; i < ACTORS; ++i) {
            actors.push(vm.addr(i + 1));
            vm.deal(actors[i], ENDOWMENT);
            _watchWallet(actors[i]);
        }
    }

    /* TIME */

    function pass(uint256 time) external move {
        _passTo(clock + bound(time, 1, 7 days));
    }

    /// @notice To the very second in which something begins or ends, or to the last one before it.
    function passTo(uint256 seed) external move {
        uint256 time = _moment(seed >> 8) - (seed % 2);
        if (time > clock) _passTo(time);
    }

    function _passTo(uint256 time) internal virtual {
        clock = time;
        vm.warp(clock);
    }

    /// @dev A moment that matters to some bucket, round, payout or fund; 1 where there is none.
    function _moment(uint256 seed) private view returns (uint256) {
        (uint256 kind, uint256 which) = (seed % 7, seed >> 8);
        uint256[7] memory counts;
        counts[0] = counts[1] = coop.buckets.lastBucket();
        counts[2] = counts[3] = coop.rounds.lastRound();
        (counts[4], counts[5]) = (coop.payouts.lastPayout(), coop.funds.lastStanding());
        counts[6] = coop.funds.lastFund();
        if (counts[kind] == 0) return 1;
        uint256 id = bound(which, 1, counts[kind]);
        if (kind == 0) return coop.buckets.bucketOf(id).deadline;
        if (kind == 1) return coop.buckets.bucketOf(id).secondDeadline + 1;
        if (kind == 2) return coop.rounds.roundOf(id).opensAt;
        if (kind == 3) return coop.rounds.roundOf(id).closesAt;
        if (kind == 4) return coop.payouts.payoutOf(id).payableFrom + 1;
        if (kind == 5) return _nextPeriod(coop.funds.standingOf(id));
        return coop.funds.fundOf(id).until;
    }

    /// @dev The first second of the next one.
    function _nextPeriod(StandingBudget memory budget) internal view returns (uint256) {
        if (clock < budget.firstAt) return budget.firstAt;
        return budget.firstAt + ((clock - budget.firstAt) / budget.period + 1) * budget.period;
    }

    /* STATES */

    /// @dev INV-28: no bucket and no payout goes where the list of its states does not say.
    function _checkStates() internal virtual {
        for (uint256 b = coop.buckets.lastBucket(); b > 0; --b) {
            Buckets.Bucket memory bucket = coop.buckets.bucketOf(b);
            Buckets.State was = _bucketWas[b];
            if (bucket.state == was) continue;
            bool isStanding = bucket.max == type(uint96).max;
            vm.assertTrue(_mayBecome(was, bucket.state, isStanding), "INV-28 a bucket's states");
            _bucketWas[b] = bucket.state;
        }
        for (uint256 p = coop.payouts.lastPayout(); p > 0; --p) {
            Payouts.State state = coop.payouts.payoutOf(p).state;
            if (state == _payoutWas[p]) continue;
            vm.assertTrue(_mayBecome(_payoutWas[p], state), "INV-28 a payout's states");
            _payoutWas[p] = state;
        }
    }

    /// @dev A bucket that is suggested and opened at once is an idea for no time.
    function _mayBecome(Buckets.State from, Buckets.State to, bool isStanding) private pure returns (bool) {
        if (from == Buckets.State.None) {
            if (isStanding) return to == Buckets.State.Funded;
            return to == Buckets.State.Idea || to == Buckets.State.Open;
        }
        if (from == Buckets.State.Idea) return to == Buckets.State.Open || to == Buckets.State.Cancelled;
        if (from == Buckets.State.Funded) return to == Buckets.State.Completed || to == Buckets.State.Cancelled;
        if (from != Buckets.State.Open) return false;
        return to == Buckets.State.Funded || to == Buckets.State.Failed || to == Buckets.State.Cancelled;
    }

    /// @dev What is spent within an allowance is paid as soon as asked for.
    function _mayBecome(Payouts.State from, Payouts.State to) private pure returns (bool) {
        if (from == Payouts.State.None) return to == Payouts.State.Requested || to == Payouts.State.Paid;
        if (from > Payouts.State.Upheld) return false;
        if (to == Payouts.State.Withdrawn || to == Payouts.State.Rejected) return true;
        if (from == Payouts.State.Requested) return to == Payouts.State.Paid || to == Payouts.State.Contested;
        if (from == Payouts.State.Contested) return to == Payouts.State.Upheld;
        return to == Payouts.State.Paid;
    }

    /* CALLING */

    /// @dev `caller` calls `target`, which must fail with `why`, or (0) must not fail.
    function _call(address caller, address target, bytes memory data, bytes4 why) internal returns (bytes memory) {
        return _callPaying(caller, target, data, 0, why);
    }

    function _callPaying(
        address caller,
        address target,
        bytes memory data,
        uint256 value,
        bytes4 why
    ) internal returns (bytes memory result) {
        bool isFine;
        uint256 gas = gasleft();
        vm.prank(caller);
        (isFine, result) = target.call{value: value}(data);
        vm.assertLe(gas - gasleft(), MOST_GAS, "INV-44 no call takes more gas than a transaction has");
        bytes4 found = isFine ? FINE : bytes4(result);
        if (found == why) return result;
        if (isFine) revert("a call that must fail did not");
        assembly ("memory-safe") {
            revert(add(result, 0x20), mload(result))
        }
    }

    /* CHOOSING */

    function _actor(uint256 seed) internal view returns (address) {
        return actors[seed % ACTORS];
    }

    /// @dev Ether now and then.
    function _assetFor(uint256 seed) internal view returns (Asset) {
        return seed % 4 == 0 ? ETHER : _euro();
    }

    function _valueOf(Asset asset, uint256 amount) internal pure returns (uint256) {
        return asset == ETHER ? amount : 0;
    }

    /// @dev A member of today, from any point of the register on. There is always one.
    function _member(uint256 seed) internal view returns (uint256 number, address wallet) {
        uint256 last = coop.members.lastNumber();
        number = seed % last;
        while (coop.members.hasLeft(number + 1)) number = (number + 1) % last;
        return (number + 1, coop.members.walletOf(number + 1));
    }
}
