// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Buckets} from "./Buckets.sol";
import {Funds} from "./Funds.sol";
import {Coop} from "./lib/Coop.sol";
import {Lanes} from "./lib/Lanes.sol";
import {AccountId, accountOf, Asset, Cause, Purpose, refTo} from "./lib/Money.sol";
import {Noun} from "./lib/Noun.sol";
import {Tallies, Tally} from "./lib/Tallies.sol";
import {Members} from "./Members.sol";
import {Statute} from "./Statute.sol";
import {Treasury} from "./Treasury.sol";

/// @notice How a round's pool is shared out among the members.
enum Allowance {
    Equal, // the same for every vote on the register at the snapshot
    ByClass, // each class its weight, the same for every vote inside the class
    ByRoll // what a roll says of each member
}

/// @notice What a member puts into one bucket, in units of the round.
struct Allocation {
    uint24 bucket;
    uint32 units; // below 2^27
}

/// @notice What a resolution lays down about a round.
struct RoundPlan {
    Asset asset;
    uint128 budget; // base units; core expenses that are due come off it first, the rest is the pool
    uint96 unit; // base units: the smallest amount members allocate
    Allowance allowance;
    bytes32 roll; // root of the tree of (member number, units), for ByRoll
    uint32 ideaTime; // seconds in which buckets are suggested and opened, before members allocate
    uint32 duration; // seconds in which they allocate
    uint32 capPerBucket; // units that a member may put into one bucket; 0: no cap
    bool isOpenToAll; // who is no member may suggest buckets too
    bool carriesOver; // what is left stays for the next round in the same asset, instead of going to the general fund
    uint16 flagsToBlock; // so many open flags keep a bucket out; 0: flags are only shown
    string title;
    string guidelines; // what buckets should be like, numbered from 0; may be empty
    string uri;
}

/// @title Rounds
/// @notice Cobudget rounds: the members share out a pool of money among buckets, each with an allowance, changeable
/// until the close.
/// @dev MONEY: round n is account n of this contract in the {Treasury}. Settled buckets and the rest never exceed the
/// pool (INV-9).
/// @dev POWER: the authority's table says who opens and tops up; every member at the snapshot allocates its own
/// allowance and nobody else's.
/// @dev LIMITS: 64 buckets a member, 2^31 units a round, 4,194,303 members a bucket. Opening costs the same whatever
/// the membership: allowances are computed when used (INV-10). A ballot is kept as words of five entries (24 bits
/// bucket, 27 bits units); bit 255 says that another word follows. An entry that names bucket 0 never occurs: room for
/// other kinds of ballot.
contract Rounds is Noun {
    using SafeCast for uint256;
    using Lanes for uint256;
    using Tallies for uint256;

    /* ERRORS */

    error NotBuckets(address caller);
    error NoSuchRound(uint256 round);
    error RoundClosed(uint256 round, uint256 closesAt);
    error RoundStillOpen(uint256 round, uint256 closesAt);
    error NotYetAllocating(uint256 round, uint256 opensAt);
    error NoUnit();
    error UnitTooSmall(uint256 unit, uint256 least);
    error NoDuration();
    error WrongRoll(Allowance allowance, bytes32 roll);
    error CoreNotCovered(uint256 core, uint256 budget);
    error NotInRound(uint256 round, address wallet);
    error OnRollOnly(uint256 round);
    error NotOnRoundRoll(uint256 round, uint256 number, uint256 units);
    error BucketNotInRound(uint256 round, uint256 bucket);
    error BucketBlocked(uint256 bucket, uint256 flags, uint256 most);
    error BucketsNotRising(uint256 bucket);
    error NoUnits(uint256 bucket);
    error TooManyBuckets(uint256 buckets);
    error TooManyMembers(uint256 bucket);
    error OverAllowance(uint256 units, uint256 allowance);
    error OverCap(uint256 bucket, uint256 units, uint256 cap);
    error OverPool(uint256 units, uint256 most);
    error RoomTaken(uint256 bucket, uint256 room, uint256 amount);
    error BucketsUnsettled(uint256 round, uint256 unsettled);
    error AlreadyFinished(uint256 round);

    /* EVENTS */

    event RoundOpened(
        uint256 indexed round,
        Asset indexed asset,
        uint256 pool,
        uint256 core,
        uint256 carried,
        uint256 snapshot,
        uint256 opensAt,
        uint256 closesAt,
        RoundPlan plan
    );
    event RoundToppedUp(uint256 indexed round, uint256 pool);
    event Allocated(uint256 indexed round, uint32 indexed number, Allocation[] allocations);
    event RoundFinished(uint256 indexed round, uint256 rest);

    /* SETTINGS */

    uint256 private constant ENTRIES = 5; // a word
    uint256 private constant ENTRY_BITS = 51;
    uint256 private constant UNIT_BITS = 27;
    uint256 private constant UNIT_MASK = (1 << UNIT_BITS) - 1;
    uint256 private constant MORE = 1 << 255;
    uint256 private constant MAX_BUCKETS = 64;
    uint256 private constant NO_PAGE = type(uint256).max;

    /// @notice The number of the account where rounds leave what the next ones in the same asset begin with.
    uint96 public constant CARRIED = 0;

    /* STATE */

    struct Round {
        Asset asset;
        uint40 opensAt; // seconds; allocations from then on
        uint40 closesAt; // seconds
        uint16 unsettled; // buckets
        uint128 pool; // base units
        uint96 unit; // base units: what an allocation of 1 is worth
        uint32 capPerBucket; // units; 0: none
        uint128 weights; // 16 bits of basis points per class; empty classes have none
        uint40 snapshot; // seconds: who was a member then takes part
        uint16 flagsToBlock;
        Allowance allowance;
        bool isOpenToAll;
        bool carriesOver;
        bool isFinished; // the rest went where it goes
        uint256 electorate; // lanes: votes of each class at the snapshot
        bytes32 roll; // of a round by roll
        uint64 allocated; // units, in a round by roll
    }

    Treasury public treasury;
    uint16 public lastRound; // rounds are numbered from 1
    uint40 public foundedAt; // seconds
    mapping(uint256 round => Round) private _rounds;
    mapping(uint256 round => mapping(uint256 page => uint256 tallies)) private _tallies; // page: bucket / 3
    mapping(uint256 round => mapping(uint256 number => mapping(uint256 index => uint256 word))) private _ballots;

    /* SETUP */

    modifier onlyBuckets() {
        require(msg.sender == _written(2), NotBuckets(msg.sender));
        _;
    }

    function initialize(Coop calldata coop) external initializer {
        __AccessManaged_init(address(coop.authority));
        treasury = coop.treasury;
        foundedAt = uint40(block.timestamp - 1); // when the register has the founders, and nobody else
    }

    function members() public view returns (Members) {
        return Members(_written(0));
    }

    function statute() public view returns (Statute) {
        return Statute(_written(1));
    }

    function buckets() public view returns (Buckets) {
        return Buckets(_written(2));
    }

    function funds() public view returns (Funds) {
        return Funds(_written(3));
    }

    /* OPENING */

    /// @notice Opens a round over `plan.budget` base units, which the same resolution has put into the intake of this
    /// contract. Standing budgets that are due come off it first; what earlier rounds carried over comes on top. Who
    /// has been a member for the tenure of an ordinary resolution takes part, and founders in a young co-op.
    function open(RoundPlan calldata plan) external restricted returns (uint256 round) {
        require(plan.unit != 0, NoUnit());
        require(plan.duration != 0, NoDuration());
        require((plan.allowance == Allowance.ByRoll) == (plan.roll != 0), WrongRoll(plan.allowance, plan.roll));

        round = ++lastRound;
        uint256 core = funds().missingFor(plan.asset);
        uint256 carried = treasury.balanceOf(_account(CARRIED), plan.asset);
        bool isCovered = core <= plan.budget && core < plan.budget + carried;
        require(isCovered, CoreNotCovered(core, plan.budget));
        _lay(round, plan, plan.budget - core + carried);
        _announce(round, plan, core, carried);
        _collect(round, plan.asset, plan.budget - core, core, carried);
    }

    /// @notice Adds `amount` base units from the intake to an open round. Allowances grow at once, except those of a
    /// roll.
    function topUp(uint256 round, uint128 amount) external restricted {
        Round storage topped = _openRound(round);
        uint128 pool = topped.pool + amount;
        _checkUnit(topped.unit, pool);
        topped.pool = pool;
        emit RoundToppedUp(round, pool);

        bytes32 ref = refTo(Cause.Round, round);
        treasury.transfer(treasury.INTAKE(), _account(round), topped.asset, amount, Purpose.Budget, ref);
    }

    /* BUCKETS */

    /// @notice Enters a bucket that may take `max` base units and has `flags` flags open against it. Called by
    /// {Buckets} while it opens it.
    function enter(
        uint256 round,
        uint256 bucket,
        uint256 max,
        uint256 flags
    ) external onlyBuckets returns (uint40 closesAt) {
        Round storage entered = _openRound(round);
        uint256 most = entered.flagsToBlock;
        require(most == 0 || flags < most, BucketBlocked(bucket, flags, most));

        ++entered.unsettled;
        _setTally(round, bucket, Tally(0, _roomIn(entered, max), 0, true));
        return entered.closesAt;
    }

    /// @notice Takes a bucket out that was cancelled: members allocate what they put into it anew. Called by {Buckets}.
    function takeOut(uint256 round, uint256 bucket) external onlyBuckets {
        --_rounds[round].unsettled;
        Tally memory tally = tallyOf(round, bucket);
        tally.isOpen = false;
        _setTally(round, bucket, tally);
    }

    /// @notice Leaves members the room of `max` base units in a bucket that a funder is filling. Called by {Buckets}.
    function setRoom(uint256 round, uint256 bucket, uint256 max) external onlyBuckets {
        Round storage entered = _rounds[round];
        Tally memory tally = tallyOf(round, bucket);
        tally.room = _roomIn(entered, max);
        require(tally.units <= tally.room, RoomTaken(bucket, max, tally.units * entered.unit));
        _setTally(round, bucket, tally);
    }

    /* ALLOCATING */

    /// @notice Sets all that the caller allocates in a round, in place of what it allocated before: buckets in rising
    /// order, each with its units. An empty list withdraws everything. May be called again until the close.
    function allocate(uint256 round, Allocation[] calldata allocations) external {
        Round storage open_ = _allocating(round);
        (uint32 number, uint256 allowance) = _standing(open_, round, msg.sender);
        _replace(round, open_, number, allowance, allocations);
    }

    /// @notice The same in a round by roll: `units` is the caller's allowance, with the proof that the roll says so.
    function allocateByRoll(
        uint256 round,
        Allocation[] calldata allocations,
        uint256 units,
        bytes32[] calldata proof
    ) external {
        Round storage open_ = _allocating(round);
        (uint32 number, , uint32 votes, ) = members().standingOf(msg.sender, open_.snapshot);
        require(votes != 0, NotInRound(round, msg.sender));
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(number, units))));
        bool isOn = open_.roll != 0 && MerkleProof.verifyCalldata(proof, open_.roll, leaf);
        require(isOn, NotOnRoundRoll(round, number, units));

        (uint256 before, uint256 total) = _replace(round, open_, number, units, allocations);
        uint256 most = open_.pool / open_.unit; // a roll may promise more than there is: who comes first is served
        uint256 allocated = open_.allocated - before + total;
        require(allocated <= most, OverPool(allocated, most));
        open_.allocated = uint64(allocated);
    }

    /* SETTLING */

    /// @notice Settles one bucket of a closed round: if it reached its minimum the members' money moves into it, else
    /// nothing moves. Anyone may.
    function settle(uint256 round, uint256 bucket) external returns (bool isFunded) {
        Round storage closed = _closedRound(round);
        require(tallyOf(round, bucket).isOpen, BucketNotInRound(round, bucket));
        uint256 allocated = allocatedTo(round, bucket);

        isFunded = buckets().settle(bucket, allocated.toUint96());
        --closed.unsettled;
        if (isFunded && allocated != 0) {
            AccountId to = accountOf(address(buckets()), uint96(bucket));
            treasury.transfer(uint96(round), to, closed.asset, allocated, Purpose.Budget, refTo(Cause.Bucket, bucket));
        }
    }

    /// @notice Sends what is left of a round where it goes, once all its buckets are settled: to the general fund, or
    /// on to the next round. Anyone may.
    function finish(uint256 round) external returns (uint256 rest) {
        Round storage closed = _closedRound(round);
        require(closed.unsettled == 0, BucketsUnsettled(round, closed.unsettled));
        require(!closed.isFinished, AlreadyFinished(round));

        closed.isFinished = true;
        rest = treasury.balanceOf(_account(round), closed.asset);
        emit RoundFinished(round, rest);

        if (rest == 0) return rest;
        bytes32 ref = refTo(Cause.Round, round);
        treasury.transfer(uint96(round), restAccount(round), closed.asset, rest, Purpose.Remainder, ref);
    }

    /* READING */

    function roundOf(uint256 round) external view returns (Round memory) {
        return _rounds[round];
    }

    /// @notice The asset of a round; reverts where there is none.
    function assetOf(uint256 round) external view returns (Asset) {
        require(_rounds[round].closesAt != 0, NoSuchRound(round));
        return _rounds[round].asset;
    }

    /// @notice Whether who is no member may suggest buckets in a round, while it is open.
    function isOpenToAll(uint256 round) external view returns (bool) {
        return _rounds[round].isOpenToAll && block.timestamp < _rounds[round].closesAt;
    }

    /// @notice Where what is left of a round goes, and what its buckets give back.
    function restAccount(uint256 round) public view returns (AccountId) {
        return _rounds[round].carriesOver ? _account(CARRIED) : treasury.generalFund();
    }

    /// @notice What was allocated to a bucket so far, by how many members, and its room for members, in units.
    function tallyOf(uint256 round, uint256 bucket) public view returns (Tally memory) {
        return _tallies[round][bucket / Tallies.A_WORD].of_(bucket);
    }

    /// @notice What members have allocated to a bucket so far, in base units.
    function allocatedTo(uint256 round, uint256 bucket) public view returns (uint256) {
        return tallyOf(round, bucket).units * _rounds[round].unit;
    }

    /// @notice The units that `wallet` may allocate in a round; 0 for who takes no part, and where a roll tells.
    function allowanceOf(uint256 round, address wallet) external view returns (uint256 units) {
        (, units) = _allowanceFor(_rounds[round], wallet);
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
                (uint256 bucket, uint256 units) = _entry(entries);
                found[count++] = Allocation(uint24(bucket), uint32(units));
            }
        }
        allocations = new Allocation[](count);
        for (uint256 i; i < count; ++i) allocations[i] = found[i];
    }

    /* INTERNAL */

    function _lay(uint256 round, RoundPlan calldata plan, uint256 pool) private {
        _checkUnit(plan.unit, pool);
        Round storage opened = _rounds[round];
        uint40 opensAt = uint40(block.timestamp) + plan.ideaTime;
        (opened.asset, opened.opensAt, opened.closesAt) = (plan.asset, opensAt, opensAt + plan.duration);
        (opened.pool, opened.unit, opened.capPerBucket) = (pool.toUint128(), plan.unit, plan.capPerBucket);
        uint40 snapshot = _snapshot();
        opened.snapshot = snapshot;
        (opened.allowance, opened.flagsToBlock) = (plan.allowance, plan.flagsToBlock);
        (opened.isOpenToAll, opened.carriesOver) = (plan.isOpenToAll, plan.carriesOver);
        if (plan.roll == 0) (opened.electorate, opened.weights) = _shareholding(snapshot);
        else opened.roll = plan.roll;
    }

    function _announce(uint256 round, RoundPlan calldata plan, uint256 core, uint256 carried) private {
        Round storage opened = _rounds[round];
        emit RoundOpened(
            round,
            plan.asset,
            opened.pool,
            core,
            carried,
            opened.snapshot,
            opened.opensAt,
            opened.closesAt,
            plan
        );
    }

    /// @dev Core expenses first, then the pool: from the intake and from what was carried over.
    function _collect(uint256 round, Asset asset, uint256 fresh, uint256 core, uint256 carried) private {
        uint96 intake = treasury.INTAKE();
        bytes32 ref = refTo(Cause.Round, round);
        if (core != 0) treasury.transfer(intake, funds().coreAccount(), asset, core, Purpose.Budget, ref);
        funds().payAllStanding(asset);
        if (fresh != 0) treasury.transfer(intake, _account(round), asset, fresh, Purpose.Budget, ref);
        if (carried != 0) treasury.transfer(CARRIED, _account(round), asset, carried, Purpose.Budget, ref);
    }

    /// @dev Just before the tenure began that members serve before they take part in a resolution: nobody gains, and
    /// nobody loses, by members who joined for the round. Founders serve none, so never before the founding.
    function _snapshot() private view returns (uint40) {
        uint256 tenure = statute().tenure();
        uint256 before = block.timestamp - 1;
        return uint40(before < foundedAt + tenure ? Math.min(before, foundedAt) : before - tenure);
    }

    /// @dev Votes of each class at the snapshot, and the weights of the classes that have any.
    function _shareholding(uint256 snapshot) private view returns (uint256 electorate, uint128 weights) {
        uint256[8] memory votes = members().electoratesAt(snapshot);
        weights = statute().weights();
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
        require(round.allowance != Allowance.ByRoll, OnRollOnly(id));
        (number, allowance) = _allowanceFor(round, wallet);
        require(number != 0, NotInRound(id, wallet));
    }

    /// @dev Number 0 for who takes no part.
    function _allowanceFor(
        Round storage round,
        address wallet
    ) private view returns (uint32 number, uint256 allowance) {
        uint8 class;
        uint32 votes;
        (number, class, votes, ) = members().standingOf(wallet, round.snapshot);
        if (votes == 0) return (0, 0);
        allowance = _allowance(round, class, votes);
    }

    /// @dev In units, rounded down: what is lost to rounding stays in the pool, with the rest.
    function _allowance(Round storage round, uint8 class, uint256 votes) private view returns (uint256) {
        (Allowance rule, uint256 pool, uint256 electorate) = (round.allowance, round.pool, round.electorate);
        if (rule == Allowance.ByRoll) return 0;
        if (rule == Allowance.Equal) return (pool * votes) / electorate.sum() / round.unit;

        uint256 weights = round.weights;
        uint256 whole;
        for (uint256 c; c < 8; ++c) whole += uint16(weights >> (16 * c));
        uint256 weight = uint16(weights >> (16 * class));
        if (weight == 0) return 0;
        return (pool * votes * weight) / (electorate.get(class) * whole) / round.unit;
    }

    /// @dev Puts `allocations` in place of a member's ballot. Gives the units there were, and those there are.
    function _replace(
        uint256 round,
        Round storage open_,
        uint32 number,
        uint256 allowance,
        Allocation[] calldata allocations
    ) private returns (uint256 before, uint256 total) {
        require(allocations.length <= MAX_BUCKETS, TooManyBuckets(allocations.length));
        mapping(uint256 index => uint256 word) storage ballot = _ballots[round][number];
        before = _withdraw(_tallies[round], ballot);
        total = _add(round, open_, allowance, allocations);
        _write(ballot, allocations);
        emit Allocated(round, number, allocations);
    }

    /// @dev Buckets rise in a ballot, so those that share a word of tallies follow each other, and it is written once.
    function _withdraw(
        mapping(uint256 page => uint256 tallies) storage pages,
        mapping(uint256 index => uint256 word) storage ballot
    ) private returns (uint256 total) {
        (uint256 page, uint256 tallies, uint256 word) = (NO_PAGE, 0, MORE);
        for (uint256 index; word & MORE != 0; ++index) {
            word = ballot[index];
            for (uint256 entries = word & ~MORE; entries != 0; entries >>= ENTRY_BITS) {
                (uint256 bucket, uint256 units) = _entry(entries);
                if (bucket / Tallies.A_WORD != page) {
                    if (page != NO_PAGE) pages[page] = tallies;
                    page = bucket / Tallies.A_WORD;
                    tallies = pages[page];
                }
                tallies = tallies.minus(bucket, units);
                total += units;
            }
        }
        if (page != NO_PAGE) pages[page] = tallies;
    }

    function _add(
        uint256 round,
        Round storage open_,
        uint256 allowance,
        Allocation[] calldata allocations
    ) private returns (uint256 total) {
        mapping(uint256 page => uint256 tallies) storage pages = _tallies[round];
        (uint256 page, uint256 tallies, uint256 last) = (NO_PAGE, 0, 0);
        (uint256 unit, uint256 cap) = (open_.unit, open_.capPerBucket);
        for (uint256 i; i < allocations.length; ++i) {
            (uint256 bucket, uint256 units) = (allocations[i].bucket, allocations[i].units);
            require(bucket > last, BucketsNotRising(bucket));
            require(units != 0, NoUnits(bucket));
            require(cap == 0 || units <= cap, OverCap(bucket, units, cap));
            (last, total) = (bucket, total + units);
            if (bucket / Tallies.A_WORD != page) {
                if (page != NO_PAGE) pages[page] = tallies;
                page = bucket / Tallies.A_WORD;
                tallies = pages[page];
            }
            _checkRoom(round, unit, bucket, tallies.of_(bucket), units);
            tallies = tallies.plus(bucket, units);
        }
        if (page != NO_PAGE) pages[page] = tallies;
        require(total <= allowance && total <= UNIT_MASK, OverAllowance(total, allowance));
    }

    function _checkRoom(uint256 round, uint256 unit, uint256 bucket, Tally memory tally, uint256 units) private pure {
        require(tally.isOpen, BucketNotInRound(round, bucket));
        uint256 allocated = tally.units + units;
        require(allocated <= tally.room, RoomTaken(bucket, tally.room * unit, allocated * unit));
        require(tally.members < Tallies.MAX_MEMBERS, TooManyMembers(bucket));
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

    /// @dev The lowest entry.
    function _entry(uint256 entries) private pure returns (uint256 bucket, uint256 units) {
        return (uint24(entries >> UNIT_BITS), entries & UNIT_MASK);
    }

    function _setTally(uint256 round, uint256 bucket, Tally memory tally) private {
        uint256 page = bucket / Tallies.A_WORD;
        _tallies[round][page] = _tallies[round][page].with_(bucket, tally);
    }

    /// @dev In whole units; a bucket may take more than a round can give.
    function _roomIn(Round storage round, uint256 max) private view returns (uint256) {
        return Math.min(max / round.unit, Tallies.MAX_UNITS);
    }

    /// @dev A tally counts the units of a whole pool.
    function _checkUnit(uint256 unit, uint256 pool) private pure {
        require(pool / unit <= Tallies.MAX_UNITS, UnitTooSmall(unit, pool / (Tallies.MAX_UNITS + 1) + 1));
    }

    function _account(uint256 round) private view returns (AccountId) {
        return accountOf(address(this), uint96(round));
    }

    function _openRound(uint256 round) private view returns (Round storage found) {
        found = _rounds[round];
        require(found.closesAt != 0, NoSuchRound(round));
        require(block.timestamp < found.closesAt, RoundClosed(round, found.closesAt));
    }

    function _allocating(uint256 round) private view returns (Round storage found) {
        found = _openRound(round);
        require(block.timestamp >= found.opensAt, NotYetAllocating(round, found.opensAt));
    }

    function _closedRound(uint256 round) private view returns (Round storage found) {
        found = _rounds[round];
        require(found.closesAt != 0, NoSuchRound(round));
        require(block.timestamp >= found.closesAt, RoundStillOpen(round, found.closesAt));
    }
}
