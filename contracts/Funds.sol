// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Buckets} from "./Buckets.sol";
import {Coop} from "./lib/Coop.sol";
import {AccountId, accountOf, Asset, Cause, Purpose, refTo} from "./lib/Money.sol";
import {Noun} from "./lib/Noun.sol";
import {Treasury} from "./Treasury.sol";

/// @notice A budget that comes back: `amount` base units into a bucket in every period, the first at `firstAt`.
struct StandingBudget {
    uint24 bucket;
    uint96 amount;
    uint32 period; // seconds
    uint40 firstAt; // seconds
    uint40 endsAt; // seconds; no period begins from then on; 0: until further notice
    Asset asset; // of the bucket
    uint128 paid; // base units so far
}

/// @notice Money that doubles what funders give to the buckets it was assigned to, until it is used up.
struct MatchFund {
    Asset asset;
    uint40 until; // seconds; it matches no gift from then on
    uint96 perFunder; // base units: the most it adds for one funder of a bucket
    uint96 perBucket; // base units: the most it adds to a bucket
}

/// @title Funds
/// @notice Money set aside with a rule for where it goes: core expenses that come back, and gifts that are matched. It
/// is here before it is promised, and when it runs out, everybody sees that.
/// @dev MONEY: account 0 of this contract in the {Treasury} is what lies there for core expenses, account n that of
/// match fund n. Nothing leaves it but into buckets, and what is left of a match fund into the general fund (INV-26).
/// @dev POWER: the authority's table says who names standing budgets and opens match funds. Anyone may carry out what
/// is due.
/// @dev LIMITS: 16 standing budgets at a time.
contract Funds is Noun, ReentrancyGuardTransient {
    /* ERRORS */

    error NotBuckets(address caller);
    error NoSuchStanding(uint256 id);
    error StandingUnfit(uint256 amount, uint256 period);
    error TooManyStanding(uint256 most);
    error NotAStandingBucket(uint256 bucket);
    error NotCovered(uint256 id, uint256 due, uint256 held);
    error NoSuchFund(uint256 fund);
    error FundUnfit(uint256 until, uint256 perFunder, uint256 perBucket);
    error FundOver(uint256 fund, uint256 until);
    error FundStillMatches(uint256 fund, uint256 until);
    error FundEmpty(uint256 fund);
    error OtherAsset(Asset asset, Asset expected);

    /* EVENTS */

    event CoreProvided(Asset indexed asset, uint256 amount);
    event StandingNamed(uint256 indexed id, uint256 indexed bucket, StandingBudget budget);
    event StandingEnded(uint256 indexed id, uint256 endsAt);
    event StandingPaid(uint256 indexed id, uint256 indexed bucket, uint256 amount, uint256 missing);
    event FundOpened(uint256 indexed fund, MatchFund terms, uint256 amount, string title);
    event FundSponsored(uint256 indexed fund, address indexed sponsor, uint256 amount);
    event FundAssigned(uint256 indexed fund, uint256 indexed bucket);
    event GiftMatched(
        uint256 indexed fund,
        uint256 indexed bucket,
        address indexed funder,
        uint256 amount,
        uint256 left
    );
    event FundFinished(uint256 indexed fund, uint256 rest);

    /* SETTINGS */

    uint96 private constant CORE = 0; // number of the account
    uint256 public constant MAX_STANDING = 16;

    /* STATE */

    Treasury public treasury;
    uint16 public lastFund; // match funds are numbered from 1
    uint16 public lastStanding; // standing budgets are numbered from 1
    mapping(uint256 id => StandingBudget) private _standing;
    uint256[] private _active; // standing budgets that may still be due
    mapping(uint256 fund => MatchFund) private _funds;
    mapping(uint256 bucket => uint256 baseUnits) public matchedIn;
    mapping(uint256 bucket => mapping(address funder => uint256 baseUnits)) public matchedFor;

    /* SETUP */

    function initialize(Coop calldata coop) external initializer {
        __AccessManaged_init(address(coop.authority));
        treasury = coop.treasury;
    }

    function buckets() public view returns (Buckets) {
        return Buckets(_written(0));
    }

    /* CORE EXPENSES */

    /// @notice Locks `amount` base units, which the same resolution has put into the intake of this contract, for the
    /// core expenses of the times to come.
    function provideCore(Asset asset, uint128 amount) external restricted {
        emit CoreProvided(asset, amount);
        treasury.transfer(treasury.INTAKE(), coreAccount(), asset, amount, Purpose.Budget, 0);
    }

    /// @notice Names a standing budget: `amount` base units into a standing bucket in every `period` (seconds), the
    /// first at `firstAt` (seconds).
    function nameStanding(
        uint24 bucket,
        uint96 amount,
        uint32 period,
        uint40 firstAt
    ) external restricted returns (uint256 id) {
        require(amount != 0 && period != 0, StandingUnfit(amount, period));
        require(_active.length < MAX_STANDING, TooManyStanding(MAX_STANDING));
        Buckets.Bucket memory filled = buckets().bucketOf(bucket);
        bool isStanding = filled.state == Buckets.State.Funded && filled.max == type(uint96).max && filled.fund == 0;
        require(isStanding, NotAStandingBucket(bucket)); // another one could become full, and hold up the others

        id = ++lastStanding;
        StandingBudget memory budget = StandingBudget(bucket, amount, period, firstAt, 0, filled.asset, 0);
        _standing[id] = budget;
        _active.push(id);
        emit StandingNamed(id, bucket, budget);
    }

    /// @notice Ends a standing budget: periods that have begun are still due, no other begins.
    function endStanding(uint256 id) external restricted {
        StandingBudget storage ended = _named(id);
        if (ended.endsAt == 0) ended.endsAt = uint40(block.timestamp) + 1; // what begins in this second has begun
        emit StandingEnded(id, ended.endsAt);
        if (_dueNow(ended) == 0) _retire(id);
    }

    /// @notice Puts what is due of a standing budget into its bucket, as far as the money locked for core expenses
    /// reaches. Anyone may.
    function payStanding(uint256 id) external nonReentrant returns (uint256 amount) {
        StandingBudget storage paying = _named(id);
        uint256 due = dueOf(id);
        amount = Math.min(due, treasury.balanceOf(coreAccount(), paying.asset));
        require(amount != 0, NotCovered(id, due, amount));
        _pay(id, paying, amount, due - amount);
    }

    /// @notice Puts all that is due in `asset` into its buckets. {Rounds} calls it when a round opens, after it has
    /// moved as much here: core expenses come first.
    function payAllStanding(Asset asset) external nonReentrant {
        for (uint256 i = _active.length; i > 0; --i) {
            uint256 id = _active[i - 1];
            StandingBudget storage paying = _standing[id];
            uint256 due = paying.asset == asset ? _dueNow(paying) : 0;
            if (due == 0) continue;
            uint256 amount = Math.min(due, treasury.balanceOf(coreAccount(), asset));
            if (amount != 0) _pay(id, paying, amount, due - amount);
        }
    }

    /// @notice What standing budgets are due in `asset` beyond what is locked for them, in base units.
    function missingFor(Asset asset) external view returns (uint256 amount) {
        for (uint256 i; i < _active.length; ++i) {
            StandingBudget storage budget = _standing[_active[i]];
            if (budget.asset == asset) amount += _dueNow(budget);
        }
        return amount - Math.min(amount, treasury.balanceOf(coreAccount(), asset));
    }

    /// @notice What is due of a standing budget: its amount for every period that has begun, less what was paid.
    function dueOf(uint256 id) public view returns (uint256) {
        return _due(_named(id));
    }

    function standingOf(uint256 id) external view returns (StandingBudget memory) {
        return _named(id);
    }

    /// @notice The standing budgets that may still be due.
    function activeStanding() external view returns (uint256[] memory) {
        return _active;
    }

    /// @notice Where money for core expenses lies.
    function coreAccount() public view returns (AccountId) {
        return accountOf(address(this), CORE);
    }

    /* MATCHING */

    /// @notice Opens a match fund with `amount` base units, which the same resolution has put into the intake of this
    /// contract. Until `terms.until` (seconds) it adds to every gift as much again, within its limits.
    function openFund(
        MatchFund calldata terms,
        uint128 amount,
        string calldata title
    ) external restricted returns (uint256 fund) {
        bool isFit = terms.until > block.timestamp && terms.perFunder != 0 && terms.perBucket != 0;
        require(isFit, FundUnfit(terms.until, terms.perFunder, terms.perBucket));
        fund = ++lastFund;
        _funds[fund] = terms;
        emit FundOpened(fund, terms, amount, title);
        bytes32 ref = refTo(Cause.Fund, fund);
        treasury.transfer(treasury.INTAKE(), _account(fund), terms.asset, amount, Purpose.Budget, ref);
    }

    /// @notice Adds `amount` base units of the caller's to a match fund, for good: what the fund does not use goes to
    /// the general fund. The caller approves the treasury, or sends ether.
    function sponsor(uint256 fund, uint128 amount) external payable nonReentrant {
        MatchFund storage sponsored = _matching(fund);
        bytes32 ref = refTo(Cause.Fund, fund);
        uint256 received = treasury.collect{value: msg.value}(
            msg.sender,
            uint96(fund),
            sponsored.asset,
            amount,
            Purpose.Funding,
            ref
        );
        emit FundSponsored(fund, msg.sender, received);
    }

    /// @notice Has a match fund match what is given to a bucket from now on. The money is there first.
    function assign(uint16 fund, uint256 bucket) external restricted {
        MatchFund storage assigned = _matching(fund);
        require(leftIn(fund) != 0, FundEmpty(fund));
        Asset asset = buckets().joinFund(bucket, fund);
        require(asset == assigned.asset, OtherAsset(asset, assigned.asset));
        emit FundAssigned(fund, bucket);
    }

    /// @notice Adds to `gift` base units that `funder` has given to a bucket, which has room for `room` more. Called by
    /// {Buckets}. A fund that is over or used up adds nothing, and holds no gift back.
    function matchGift(
        uint256 fund,
        uint256 bucket,
        address funder,
        uint256 gift,
        uint256 room
    ) external nonReentrant returns (uint256 amount) {
        require(msg.sender == address(buckets()), NotBuckets(msg.sender));
        MatchFund storage matching = _funds[fund];
        if (block.timestamp >= matching.until) return 0;
        uint256 left = leftIn(fund);
        amount = Math.min(gift, Math.min(room, left));
        amount = Math.min(amount, matching.perFunder - matchedFor[bucket][funder]);
        amount = Math.min(amount, matching.perBucket - matchedIn[bucket]);
        if (amount == 0) return 0;

        matchedFor[bucket][funder] += amount;
        matchedIn[bucket] += amount;
        emit GiftMatched(fund, bucket, funder, amount, left - amount);
        AccountId to = accountOf(msg.sender, uint96(bucket));
        treasury.transfer(uint96(fund), to, matching.asset, amount, Purpose.Funding, refTo(Cause.Fund, fund));
    }

    /// @notice Returns what a match fund did not use to the general fund, once its time is over; again for what buckets
    /// give back later. Anyone may.
    function finishFund(uint256 fund) external nonReentrant returns (uint256 rest) {
        MatchFund storage finished = _fund(fund);
        require(block.timestamp >= finished.until, FundStillMatches(fund, finished.until));
        rest = leftIn(fund);
        emit FundFinished(fund, rest);
        AccountId to = treasury.generalFund();
        treasury.transfer(uint96(fund), to, finished.asset, rest, Purpose.Remainder, refTo(Cause.Fund, fund));
    }

    function fundOf(uint256 fund) external view returns (MatchFund memory) {
        return _fund(fund);
    }

    /// @notice What a match fund can still add, in base units.
    function leftIn(uint256 fund) public view returns (uint256) {
        return treasury.balanceOf(_account(fund), _fund(fund).asset);
    }

    /* INTERNAL */

    function _pay(uint256 id, StandingBudget storage paying, uint256 amount, uint256 missing) private {
        paying.paid += uint128(amount);
        (uint24 bucket, Asset asset) = (paying.bucket, paying.asset);
        bool isOver = paying.endsAt != 0 && missing == 0;
        emit StandingPaid(id, bucket, amount, missing);
        if (isOver) _retire(id);

        buckets().refill(bucket, amount);
        AccountId to = accountOf(address(buckets()), bucket);
        treasury.transfer(CORE, to, asset, amount, Purpose.Budget, refTo(Cause.StandingBudget, id));
    }

    /// @dev Out of the list of those that may still be due. It is short.
    function _retire(uint256 id) private {
        for (uint256 i; i < _active.length; ++i) {
            if (_active[i] != id) continue;
            _active[i] = _active[_active.length - 1];
            _active.pop();
            return;
        }
    }

    /// @dev What is due to a bucket that still takes it.
    function _dueNow(StandingBudget storage budget) private view returns (uint256) {
        bool isTaken = buckets().bucketOf(budget.bucket).state == Buckets.State.Funded;
        return isTaken ? _due(budget) : 0;
    }

    function _due(StandingBudget storage budget) private view returns (uint256) {
        bool isEnding = budget.endsAt != 0 && budget.endsAt <= block.timestamp;
        uint256 until = isEnding ? budget.endsAt : block.timestamp + 1; // a period begins with its first second
        if (until <= budget.firstAt) return 0;
        uint256 begun = (until - budget.firstAt - 1) / budget.period + 1;
        return begun * budget.amount - budget.paid;
    }

    function _account(uint256 fund) private view returns (AccountId) {
        return accountOf(address(this), uint96(fund));
    }

    function _named(uint256 id) private view returns (StandingBudget storage found) {
        found = _standing[id];
        require(found.amount != 0, NoSuchStanding(id));
    }

    function _fund(uint256 fund) private view returns (MatchFund storage found) {
        found = _funds[fund];
        require(found.until != 0, NoSuchFund(fund));
    }

    function _matching(uint256 fund) private view returns (MatchFund storage found) {
        found = _fund(fund);
        require(block.timestamp < found.until, FundOver(fund, found.until));
    }
}
