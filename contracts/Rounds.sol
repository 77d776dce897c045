// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Buckets} from "./Buckets.sol";
import {Lanes} from "./lib/Lanes.sol";
import {AccountId, accountOf, Asset, Purpose} from "./lib/Money.sol";
import {Coop} from "./lib/Coop.sol";
import {Noun} from "./lib/Noun.sol";
import {Members} from "./Members.sol";
import {Statute} from "./Statute.sol";
import {Treasury} from "./Treasury.sol";

/// @notice How a round's pool is shared out among the members.
enum Allowance {
    Equal, // the same for every vote on the register
    ByClass // each class its weight, the same for every vote inside the class
}

/// @notice What a member puts into one bucket, in units of the round.
struct Allocation {
    uint24 bucket;
    uint32 units; // below 2^27
}

/// @title Rounds
/// @notice Cobudget rounds: the members share out a pool of money among buckets, each with an allowance, changeable
/// until the close.
/// @dev MONEY: round n is account n of this contract in the {Treasury}. Settled buckets and the rest never exceed the
/// pool (INV-9).
/// @dev POWER: the authority's table says who opens and tops up; every member at the snapshot allocates its own
/// allowance and nobody else's.
/// @dev LIMITS: 64 buckets a member. Opening costs the same whatever the membership: allowances are computed when used
/// (INV-10). A ballot is kept as words of five entries (24 bits bucket, 27 bits units); bit 255 says that another word
/// follows. An entry that names bucket 0 never occurs: room for other kinds of ballot.
contract Rounds is Noun {
    using SafeCast for uint256;
    using Lanes for uint256;

    /* ERRORS */

    error NotBuckets(address caller);
    error NoSuchRound(uint256 round);
    error RoundClosed(uint256 round, uint256 closesAt);
    error RoundStillOpen(uint256 round, uint256 closesAt);
    error NoUnit();
    error NoDuration();
    error NotInRound(uint256 round, address wallet);
    error BucketNotInRound(uint256 round, uint256 bucket);
    error BucketsNotRising(uint256 bucket);
    error NoUnits(uint256 bucket);
    error TooManyBuckets(uint256 buckets);
    error OverAllowance(uint256 units, uint256 allowance);
    error RoomTaken(uint256 bucket, uint256 room, uint256 amount);
    error BucketsUnsettled(uint256 round, uint256 unsettled);
    error AlreadyFinished(uint256 round);

    /* EVENTS */

    event RoundOpened(
        uint256 indexed round,
        Asset indexed asset,
        uint256 pool,
        uint256 unit,
        Allowance allowance,
        uint256 snapshot,
        uint256 closesAt,
        string title,
        string uri
    );
    event RoundToppedUp(uint256 indexed round, uint256 pool);
    event Allocated(uint256 indexed round, uint32 indexed number, Allocation[] allocations);
    event RoundFinished(uint256 indexed round, uint256 rest);

    /* STATE */

    struct Round {
        Asset asset;
        uint40 snapshot; // seconds: who was a member then takes part
        uint40 closesAt; // seconds
        Allowance allowance;
        uint128 pool; // base units
        uint96 unit; // base units: what an allocation of 1 is worth
        uint32 unsettled; // buckets
        uint256 electorate; // lanes: votes of each class at the snapshot
        uint128 weights; // 16 bits of basis points per class; empty classes have none
        bool isFinished; // the rest went back to the general fund
    }

    struct Tally {
        uint16 round;
        uint64 units; // allocated
        uint32 members; // who allocated
        uint96 room; // base units the bucket may still take from members and funders together
    }

    uint256 private constant ENTRIES = 5; // a word
    uint256 private constant ENTRY_BITS = 51;
    uint256 private constant UNIT_BITS = 27;
    uint256 private constant MORE = 1 << 255;
    uint256 private constant MAX_BUCKETS = 64;

    Members public members;
    Statute public statute;
    Treasury public treasury;
    Buckets public buckets;

    uint16 public lastRound; // rounds are numbered from 1
    mapping(uint256 round => Round) private _rounds;
    mapping(uint256 bucket => Tally) private _tallies;
    mapping(uint256 round => mapping(uint256 number => mapping(uint256 index => uint256 word))) private _ballots;

    /* SETUP */

    function initialize(Coop calldata coop) external initializer {
        __AccessManaged_init(address(coop.authority));
        (members, statute, treasury, buckets) = (coop.members, coop.statute, coop.treasury, coop.buckets);
    }

    /* OPENING */

    /// @notice Opens a round over `pool` base units, which the same resolution has put into the intake of this
    /// contract. Who is a member just before takes part. `unit` is the smallest amount members allocate, `duration` is
    /// in seconds.
    function open(
        Asset asset,
        uint128 pool,
        uint96 unit,
        Allowance allowance,
        uint40 duration,
        string calldata title,
        string calldata uri
    ) external restricted returns (uint256 round) {
        require(unit != 0, NoUnit());
        require(duration != 0, NoDuration());

        round = ++lastRound;
        Round storage opened = _rounds[round];
        uint40 snapshot = uint40(block.timestamp - 1);
        (opened.asset, opened.snapshot, opened.closesAt) = (asset, snapshot, uint40(block.timestamp) + duration);
        (opened.allowance, opened.pool, opened.unit) = (allowance, pool, unit);
        (opened.electorate, opened.weights) = _shareholding(snapshot);
        emit RoundOpened(round, asset, pool, unit, allowance, snapshot, opened.closesAt, title, uri);

        treasury.transfer(treasury.INTAKE(), _account(round), asset, pool, Purpose.Budget, bytes32(round));
    }

    /// @notice Adds `amount` base units from the intake to an open round. Every allowance grows at once.
    function topUp(uint256 round, uint128 amount) external restricted {
        Round storage topped = _openRound(round);
        topped.pool += amount;
        emit RoundToppedUp(round, topped.pool);

        treasury.transfer(treasury.INTAKE(), _account(round), topped.asset, amount, Purpose.Budget, bytes32(round));
    }

    /// @notice Enters a bucket that may take `max` base units. Called by {Buckets} while it opens it.
    function enter(uint256 round, uint256 bucket, uint96 max) external returns (Asset asset, uint40 closesAt) {
        require(msg.sender == address(buckets), NotBuckets(msg.sender));
        Round storage entered = _openRound(round);

        ++entered.unsettled;
        (_tallies[bucket].round, _tallies[bucket].room) = (uint16(round), max);
        return (entered.asset, entered.closesAt);
    }

    /* ALLOCATING */

    /// @notice Sets all that the caller allocates in a round, in place of what it allocated before: buckets in rising
    /// order, each with its units. An empty list withdraws everything. May be called again until the close.
    function allocate(uint256 round, Allocation[] calldata allocations) external {
        Round storage open_ = _openRound(round);
        require(allocations.length <= MAX_BUCKETS, TooManyBuckets(allocations.length));
        (uint32 number, uint256 allowance) = _standing(open_, round, msg.sender);

        mapping(uint256 index => uint256 word) storage ballot = _ballots[round][number];
        _withdraw(ballot);
        _add(round, open_.unit, allowance, allocations);
        _write(ballot, allocations);
        emit Allocated(round, number, allocations);
    }

    /// @notice Sets `amount` base units of a bucket's room aside for a funder. Called by {Buckets} while it is filled.
    function takeRoom(uint256 bucket, uint96 amount) external {
        require(msg.sender == address(buckets), NotBuckets(msg.sender));
        Tally storage tally = _tallies[bucket];
        uint256 room = tally.room - uint256(tally.units) * _rounds[tally.round].unit;
        require(amount <= room, RoomTaken(bucket, room, amount));
        tally.room -= amount;
    }

    /* SETTLING */

    /// @notice Settles one bucket of a closed round: if it reached its minimum the members' money moves into it, else
    /// nothing moves. Anyone may.
    function settle(uint256 bucket) external returns (bool isFunded) {
        Tally memory tally = _tallies[bucket];
        Round storage closed = _closedRound(tally.round);
        uint256 allocated = uint256(tally.units) * closed.unit;

        --closed.unsettled;
        isFunded = buckets.settle(bucket, allocated.toUint96());
        if (isFunded && allocated != 0) {
            AccountId to = accountOf(address(buckets), uint96(bucket));
            treasury.transfer(tally.round, to, closed.asset, allocated, Purpose.Budget, bytes32(bucket));
        }
    }

    /// @notice Returns what is left of a round to the general fund, once all its buckets are settled. Anyone may.
    function finish(uint256 round) external returns (uint256 rest) {
        Round storage closed = _closedRound(round);
        require(closed.unsettled == 0, BucketsUnsettled(round, closed.unsettled));
        require(!closed.isFinished, AlreadyFinished(round));

        closed.isFinished = true;
        rest = treasury.balanceOf(_account(round), closed.asset);
        emit RoundFinished(round, rest);

        if (rest == 0) return rest;
        treasury.transfer(uint96(round), treasury.generalFund(), closed.asset, rest, Purpose.Remainder, bytes32(round));
    }

    /* READING */

    function roundOf(uint256 round) external view returns (Round memory) {
        return _rounds[round];
    }

    /// @notice What was allocated to a bucket so far, by how many members, and its room for members and funders
    /// together.
    function tallyOf(uint256 bucket) external view returns (Tally memory) {
        return _tallies[bucket];
    }

    /// @notice The units that `wallet` may allocate in a round; 0 for who takes no part.
    function allowanceOf(uint256 round, address wallet) external view returns (uint256 units) {
        Round storage open_ = _rounds[round];
        (, uint8 class, uint32 votes, ) = members.standingOf(wallet, open_.snapshot);
        return _allowance(open_, class, votes);
    }

    /// @notice What member `number` allocated in a round.
    function allocationsOf(uint256 round, uint256 number) external view returns (Allocation[] memory allocations) {
        mapping(uint256 index => uint256 word) storage ballot = _ballots[round][number];
        Allocation[] memory found = new Allocation[](MAX_BUCKETS);
        uint256 count;
        uint256 word = MORE;
        for (uint256 index; word & MORE != 0; ++index) {
            word = ballot[index];
            for (uint256 entries = word & ~MORE; entries != 0; entries >>= ENTRY_BITS) {
                found[count++] = _entry(entries);
            }
        }
        allocations = new Allocation[](count);
        for (uint256 i; i < count; ++i) allocations[i] = found[i];
    }

    /* INTERNAL */

    /// @dev Votes of each class at the snapshot, and the weights of the classes that have any.
    function _shareholding(uint256 snapshot) private view returns (uint256 electorate, uint128 weights) {
        uint256[8] memory votes = members.electoratesAt(snapshot);
        weights = statute.weights();
        for (uint8 c; c < 8; ++c) {
            electorate |= Lanes.lane(c, votes[c]);
            if (votes[c] == 0) weights &= ~(uint128(type(uint16).max) << (16 * c));
        }
    }

    function _standing(
        Round storage round,
        uint256 id,
        address wallet
    ) private view returns (uint32 number, uint256 allowance) {
        uint8 class;
        uint32 votes;
        (number, class, votes, ) = members.standingOf(wallet, round.snapshot);
        require(votes != 0, NotInRound(id, wallet));
        allowance = _allowance(round, class, votes);
    }

    /// @dev In units, rounded down: what is lost to rounding stays in the pool and returns to the general fund.
    function _allowance(Round storage round, uint8 class, uint32 votes) private view returns (uint256) {
        uint256 pool = round.pool;
        uint256 electorate = round.electorate;
        if (votes == 0) return 0;
        if (round.allowance == Allowance.Equal) return (pool * votes) / electorate.sum() / round.unit;

        uint256 weights = round.weights;
        uint256 whole;
        for (uint256 c; c < 8; ++c) whole += uint16(weights >> (16 * c));
        uint256 weight = uint16(weights >> (16 * class));
        return (pool * votes * weight) / (electorate.get(class) * whole) / round.unit;
    }

    function _withdraw(mapping(uint256 index => uint256 word) storage ballot) private {
        uint256 word = MORE;
        for (uint256 index; word & MORE != 0; ++index) {
            word = ballot[index];
            for (uint256 entries = word & ~MORE; entries != 0; entries >>= ENTRY_BITS) {
                Allocation memory entry = _entry(entries);
                Tally storage tally = _tallies[entry.bucket];
                tally.units -= entry.units;
                --tally.members;
            }
        }
    }

    function _add(uint256 round, uint256 unit, uint256 allowance, Allocation[] calldata allocations) private {
        uint256 last;
        uint256 total;
        for (uint256 i; i < allocations.length; ++i) {
            (uint256 bucket, uint256 units) = (allocations[i].bucket, allocations[i].units);
            require(bucket > last, BucketsNotRising(bucket));
            require(units != 0, NoUnits(bucket));
            (last, total) = (bucket, total + units);

            Tally storage tally = _tallies[bucket];
            require(tally.round == round, BucketNotInRound(round, bucket));
            uint256 allocated = tally.units + units;
            require(allocated * unit <= tally.room, RoomTaken(bucket, tally.room, allocated * unit));
            (tally.units, tally.members) = (uint64(allocated), tally.members + 1);
        }
        require(total <= allowance && total >> UNIT_BITS == 0, OverAllowance(total, allowance));
    }

    /// @dev Words beyond the last keep their old entries; the missing {MORE} before them says that they are void.
    function _write(mapping(uint256 index => uint256 word) storage ballot, Allocation[] calldata allocations) private {
        uint256 words = (allocations.length + ENTRIES - 1) / ENTRIES;
        if (words == 0) ballot[0] = 0;
        for (uint256 index; index < words; ++index) {
            uint256 word = index + 1 < words ? MORE : 0;
            for (uint256 slot; slot < ENTRIES && index * ENTRIES + slot < allocations.length; ++slot) {
                Allocation calldata entry = allocations[index * ENTRIES + slot];
                word |= ((uint256(entry.bucket) << UNIT_BITS) | entry.units) << (slot * ENTRY_BITS);
            }
            ballot[index] = word;
        }
    }

    function _entry(uint256 entries) private pure returns (Allocation memory) {
        return Allocation(uint24(entries >> UNIT_BITS), uint32(entries & ((1 << UNIT_BITS) - 1)));
    }

    function _account(uint256 round) private view returns (AccountId) {
        return accountOf(address(this), uint96(round));
    }

    function _openRound(uint256 round) private view returns (Round storage found) {
        found = _rounds[round];
        require(found.closesAt != 0, NoSuchRound(round));
        require(block.timestamp < found.closesAt, RoundClosed(round, found.closesAt));
    }

    function _closedRound(uint256 round) private view returns (Round storage found) {
        found = _rounds[round];
        require(found.closesAt != 0, NoSuchRound(round));
        require(block.timestamp >= found.closesAt, RoundStillOpen(round, found.closesAt));
    }
}
