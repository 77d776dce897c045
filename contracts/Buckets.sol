// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Funds} from "./Funds.sol";
import {Coop} from "./lib/Coop.sol";
import {AccountId, accountOf, Asset, Cause, ETHER, Purpose, refTo} from "./lib/Money.sol";
import {Noun} from "./lib/Noun.sol";
import {Members} from "./Members.sol";
import {Payouts} from "./Payouts.sol";
import {Rounds} from "./Rounds.sol";
import {Treasury} from "./Treasury.sol";

/// @notice One line of a bucket's budget, in base units. Income from elsewhere is told, and does not lower the goals.
struct BudgetItem {
    string what;
    uint96 min;
    uint96 max;
    bool isIncome;
}

/// @notice Something that the bucket promises to give to everybody, and the licence it comes under.
struct CommonsReturn {
    string what;
    string licence; // an SPDX identifier
}

/// @notice What a bucket is for. Its goals follow from its items: the minimum is the sum of the least that its expenses
/// need, the maximum the sum of the most, and what a stretch goal adds to it.
struct BucketPlan {
    uint16 round; // 0: a campaign of its own
    Asset asset; // of a campaign; a bucket in a round takes the round's
    uint40 deadline; // seconds, by which a campaign must reach its minimum; in a round that is its close
    uint40 secondDeadline; // until then a bucket that reached its minimum takes more; 0: it does not
    uint96 stretch; // base units beyond the maximum of the items
    bool isBounty; // who gets it is not known yet: funders may name somebody, as the steward may
    string title;
    string text;
    string imageUri;
    string[] tags;
    BudgetItem[] items;
    CommonsReturn[] commons;
}

/// @title Buckets
/// @notice An idea with a price: filled by members and funders, spent by its steward with receipts.
/// @dev MONEY: bucket n is account n of this contract in the {Treasury}. It pays out what was filled and no more
/// (INV-7); what a bucket that ended did not spend goes back to those who filled it, by pull, pro rata, to the last
/// base unit (INV-24).
/// @dev POWER: whoever suggests a bucket is its steward and names co-stewards; the authority's table says who may
/// cancel it, give it another steward, and resolve flags.
/// @dev LIMITS: below 2^96 base units a bucket, 2^24 buckets; 20 items, 8 tags, 8 promises.
contract Buckets is Noun, ReentrancyGuardTransient {
    using SafeCast for uint256;

    /* ERRORS */

    error OnlyMembersOpen(address caller);
    error NotRounds(address caller);
    error NotPayouts(address caller);
    error NotFunds(address caller);
    error NoItems();
    error PlanTooLong(uint256 items, uint256 tags, uint256 promises);
    error GoalsUpsideDown(uint256 min, uint256 max);
    error DeadlineInThePast(uint256 deadline);
    error DeadlineTooFar(uint256 deadline, uint256 latest);
    error SecondDeadlineTooEarly(uint256 secondDeadline, uint256 deadline);
    error NoSuchBucket(uint256 bucket);
    error BucketNotIn(uint256 bucket, State state, State needed);
    error BucketOver(uint256 bucket, State state);
    error BucketClosed(uint256 bucket, uint256 deadline);
    error BucketInRound(uint256 bucket, uint256 round);
    error BucketStillFilling(uint256 bucket, uint256 deadline);
    error BucketFull(uint256 bucket, uint256 room, uint256 amount);
    error BucketHasFund(uint256 bucket, uint256 fund);
    error NothingToRefund(uint256 bucket, address funder);
    error NotTheSteward(uint256 bucket, address caller);
    error NotEnoughInBucket(uint256 bucket, uint256 left, uint256 amount);
    error PayoutsPending(uint256 bucket, uint256 amount);
    error NoSuchPromise(uint256 bucket, uint256 promise_);
    error PromisesOpen(uint256 bucket, uint256 promises, uint256 kept);
    error AlreadyFlagged(uint256 bucket, uint256 number);
    error NotFlagged(uint256 bucket, uint256 number);
    error OnlyThoseConcerned(uint256 bucket, address caller);

    /* EVENTS */

    event BucketPlanned(uint256 indexed bucket, uint32 indexed steward, address indexed wallet, BucketPlan plan);
    event BucketOpened(
        uint256 indexed bucket,
        uint256 indexed round,
        Asset indexed asset,
        uint256 min,
        uint256 max,
        uint256 deadline,
        uint256 secondDeadline
    );
    event BucketFilled(uint256 indexed bucket, address indexed funder, uint256 amount);
    event BucketSettled(uint256 indexed bucket, State state, uint256 raised, uint256 fromRound);
    event BucketCompleted(uint256 indexed bucket, uint256 unspent, bytes32 reportHash, string reportUri);
    event BucketCancelled(uint256 indexed bucket, uint256 unspent);
    event FunderRefunded(uint256 indexed bucket, address indexed funder, uint256 amount);
    event StewardAppointed(uint256 indexed bucket, uint32 indexed number);
    event CoStewardNamed(uint256 indexed bucket, uint32 indexed number, bool isNamed);
    event BucketFlagged(uint256 indexed bucket, uint32 indexed number, uint256 guideline, string reason);
    event FlagResolved(uint256 indexed bucket, uint32 indexed number, string reason);
    event BucketCommented(uint256 indexed bucket, address indexed author, uint32 number, string text);
    event PromiseKept(uint256 indexed bucket, uint256 promise_, bytes32 contentHash, string uri);

    /* SETTINGS */

    uint256 public constant MAX_TIME = 730 days; // that a campaign may take, its second deadline included
    uint256 private constant MAX_ITEMS = 20;
    uint256 private constant MAX_TAGS = 8;
    uint256 private constant MAX_PROMISES = 8;

    /* STATE */

    enum State {
        None, // becomes Idea; a standing bucket is Funded at once
        Idea, // becomes Open or Cancelled
        Open, // is being filled; becomes Funded, Failed or Cancelled
        Funded, // reached its minimum, and the steward may spend; becomes Completed or Cancelled
        Completed, // what is unspent goes back to those who filled it, as in all states below
        Failed, // missed its minimum
        Cancelled // by its steward or by resolution
    }

    struct Bucket {
        Asset asset;
        uint32 steward; // member number; 0: somebody who is no member
        uint16 round; // 0: a campaign
        uint16 fund; // that matches what funders give; 0: none
        uint16 flags; // not yet resolved
        uint8 promises; // to the commons
        bool isBounty;
        uint40 deadline; // seconds; the round's close for a bucket in a round
        uint96 min; // base units, as all below
        uint96 raised; // from funders
        State state;
        uint40 secondDeadline; // seconds; 0: none
        uint96 max; // stretch goal included
        uint96 fromRound; // from members' allocations
        uint96 committed; // asked for in payouts, paid or not
        uint96 spent; // paid out
        uint8 kept; // bit i set: promise i was kept
        bool isReturned; // the round's part of an ended bucket went back
        uint96 claimed; // of what was filled: the parts of those who took back what is unspent
    }

    Treasury public treasury;
    uint24 public lastBucket; // buckets are numbered from 1
    Rounds public rounds;
    Payouts public payouts;
    Funds public funds;
    mapping(uint256 bucket => Bucket) private _buckets;
    mapping(uint256 bucket => mapping(address funder => uint256 baseUnits)) public fundedBy;
    mapping(uint256 bucket => address wallet) public outsiderOf; // the steward who is no member
    mapping(uint256 bucket => mapping(uint256 number => bool)) public isCoSteward;
    mapping(uint256 bucket => mapping(uint256 number => bool)) public hasFlagged;

    /* SETUP */

    function initialize(Coop calldata coop) external initializer {
        __AccessManaged_init(address(coop.authority));
        (treasury, rounds, payouts, funds) = (coop.treasury, coop.rounds, coop.payouts, coop.funds);
    }

    function members() public view returns (Members) {
        return Members(_written(0));
    }

    /* PLANNING */

    /// @notice Suggests a bucket, as an idea that can still be talked about, with the caller as steward. Members may;
    /// in a round that is open to all, anybody.
    function suggest(BucketPlan calldata plan) external returns (uint256 bucket) {
        bucket = _suggest(plan);
    }

    /// @notice Changes the plan of an idea.
    function revise(uint256 bucket, BucketPlan calldata plan) external {
        Bucket storage revised = _in(bucket, State.Idea);
        _checkSteward(bucket);
        _checkMayPlan(_memberAt(msg.sender), plan.round);
        _lay(bucket, revised, plan);
    }

    /// @notice Opens an idea to be filled: until its deadline, or the close of its round. A round may keep out ideas
    /// that break its guidelines, see {flag}.
    function open(uint256 bucket) external {
        _checkSteward(bucket);
        _open(bucket, _in(bucket, State.Idea));
    }

    /// @notice Suggests a bucket and opens it at once.
    function openNow(BucketPlan calldata plan) external returns (uint256 bucket) {
        bucket = _suggest(plan);
        _open(bucket, _buckets[bucket]);
    }

    /// @notice Opens a bucket that is there to stay, without goal or deadline, for a standing budget (see {Funds}); by
    /// resolution. Member `steward` spends it.
    function openStanding(BucketPlan calldata plan, uint32 steward) external restricted returns (uint256 bucket) {
        bucket = ++lastBucket;
        require(plan.round == 0, BucketInRound(bucket, plan.round));
        _checkMember(steward);
        Bucket storage standing = _buckets[bucket];
        standing.steward = steward;
        _lay(bucket, standing, plan);
        (standing.min, standing.max) = (0, type(uint96).max);
        (standing.deadline, standing.secondDeadline) = (uint40(block.timestamp), 0);
        standing.state = State.Funded;
        emit BucketOpened(bucket, 0, plan.asset, 0, type(uint96).max, block.timestamp, 0);
        emit BucketSettled(bucket, State.Funded, 0, 0);
    }

    /* STEWARDS */

    /// @notice Makes member `number` the steward. The steward hands its bucket over so, and the authority's table says
    /// who else may.
    function appointSteward(uint256 bucket, uint32 number) external {
        Bucket storage appointed = _current(bucket);
        if (!_isLead(bucket, msg.sender)) _checkCanCall(msg.sender, msg.data);
        _checkMember(number);
        appointed.steward = number;
        delete outsiderOf[bucket];
        emit StewardAppointed(bucket, number);
    }

    /// @notice Names member `number` a co-steward, who may do what the steward does except this, or takes that back.
    function nameCoSteward(uint256 bucket, uint32 number, bool isNamed) external {
        _current(bucket);
        require(_isLead(bucket, msg.sender), NotTheSteward(bucket, msg.sender));
        if (isNamed) _checkMember(number);
        isCoSteward[bucket][number] = isNamed;
        emit CoStewardNamed(bucket, number, isNamed);
    }

    /// @notice Whether `wallet` may now spend the bucket: its steward, or a co-steward.
    function isSteward(uint256 bucket, address wallet) public view returns (bool) {
        if (_isLead(bucket, wallet)) return true;
        uint32 number = _memberAt(wallet);
        return number != 0 && isCoSteward[bucket][number];
    }

    /* FILLING */

    /// @notice Puts `amount` base units into a bucket, from the caller's wallet (which approves the treasury, or sends
    /// ether). Anyone may; if the bucket misses its minimum all of it comes back by {refund}. A fund that matches gifts
    /// adds its part at once.
    function fill(uint256 bucket, uint96 amount) external payable nonReentrant {
        _fill(bucket, amount);
    }

    /// @notice The same with the caller's signature in place of an approval, for tokens that take one (ERC-2612): it lets
    /// the treasury take `amount` until `deadline` (seconds).
    /// @dev Whoever sees the signature on its way may use it first. Then the treasury has its allowance already, and that
    /// the token refuses the signature now is of no matter; without an allowance the filling itself fails.
    function fillWithPermit(
        uint256 bucket,
        uint96 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant {
        Asset asset = _filling(bucket).asset;
        if (!(asset == ETHER)) {
            IERC20Permit token = IERC20Permit(Asset.unwrap(asset));
            try token.permit(msg.sender, address(treasury), amount, deadline, v, r, s) {} catch {}
        }
        _fill(bucket, amount);
    }

    /// @notice Books `amount` that a standing budget has put into a bucket. Called by {Funds}.
    function refill(uint256 bucket, uint256 amount) external {
        require(msg.sender == address(funds), NotFunds(msg.sender));
        _give(bucket, _in(bucket, State.Funded), address(funds), amount);
    }

    /// @notice Has fund `fund` match what funders give to a bucket. Called by {Funds}.
    function joinFund(uint256 bucket, uint16 fund) external returns (Asset asset) {
        require(msg.sender == address(funds), NotFunds(msg.sender));
        Bucket storage joined = _bucket(bucket);
        require(joined.state == State.Idea || joined.state == State.Open, BucketOver(bucket, joined.state));
        require(joined.fund == 0, BucketHasFund(bucket, joined.fund));
        joined.fund = fund;
        return joined.asset;
    }

    /// @notice Decides a campaign, once its deadline is over or it is full. Anyone may; the steward may as soon as it
    /// has its minimum.
    function close(uint256 bucket) external {
        Bucket storage closed = _in(bucket, State.Open);
        require(closed.round == 0, BucketInRound(bucket, closed.round));
        bool isOver = block.timestamp >= closed.deadline || closed.raised == closed.max;
        bool isAccepted = closed.raised >= closed.min && isSteward(bucket, msg.sender);
        require(isOver || isAccepted, BucketStillFilling(bucket, closed.deadline));
        _settle(bucket, closed, 0);
    }

    /// @notice Decides a bucket of a round that has closed, with `allocated` base units from its members. Called by
    /// {Rounds}, which moves the money if the answer is yes.
    function settle(uint256 bucket, uint96 allocated) external returns (bool isFunded) {
        require(msg.sender == address(rounds), NotRounds(msg.sender));
        return _settle(bucket, _in(bucket, State.Open), allocated);
    }

    /* ENDING */

    /// @notice The steward declares the work done: everything asked for is paid, every promise to the commons is kept.
    /// What is unspent goes back to those who filled the bucket. The report is a hash of the document and where it
    /// lies.
    function complete(uint256 bucket, bytes32 reportHash, string calldata reportUri) external {
        Bucket storage completed = _in(bucket, State.Funded);
        _checkSteward(bucket);
        uint256 pending = completed.committed - completed.spent;
        require(pending == 0, PayoutsPending(bucket, pending));
        uint256 all = (1 << completed.promises) - 1;
        require(completed.kept == all, PromisesOpen(bucket, all, completed.kept));

        completed.state = State.Completed;
        emit BucketCompleted(bucket, _unspent(completed), reportHash, reportUri);
    }

    /// @notice Cancels a bucket: what is unspent goes back to those who filled it, pro rata. By resolution, or whom the
    /// authority's table lets.
    function cancel(uint256 bucket) external restricted {
        _cancel(bucket);
    }

    /// @notice The steward gives the bucket up, with the same effect.
    function giveUp(uint256 bucket) external {
        _checkSteward(bucket);
        _cancel(bucket);
    }

    /// @notice Gives `funder` back its part of what an ended bucket did not spend. Anyone may send it on its way; the
    /// part of a round (`funder` is {Rounds}) returns to where its rest goes, that of a fund (`funder` is {Funds}) to
    /// the fund.
    function refund(uint256 bucket, address funder) external nonReentrant returns (uint256 amount) {
        return _refund(bucket, funder, funder);
    }

    /// @notice Gives the caller its part back at another wallet, where its own cannot receive it.
    function refundTo(uint256 bucket, address to) external nonReentrant returns (uint256 amount) {
        return _refund(bucket, msg.sender, to);
    }

    /* SPENDING */

    /// @notice Sets `amount` aside for a payout. Called by {Payouts}.
    function commit(uint256 bucket, uint96 amount) external returns (Asset asset) {
        require(msg.sender == address(payouts), NotPayouts(msg.sender));
        Bucket storage spending = _in(bucket, State.Funded);
        uint256 left = uint256(spending.raised) + spending.fromRound - spending.committed;
        require(amount != 0 && amount <= left, NotEnoughInBucket(bucket, left, amount));
        spending.committed += amount;
        return spending.asset;
    }

    /// @notice Takes back what was set aside for a payout that is not made. Called by {Payouts}.
    function release(uint256 bucket, uint96 amount) external {
        require(msg.sender == address(payouts), NotPayouts(msg.sender));
        _buckets[bucket].committed -= amount;
    }

    /// @notice Pays what was set aside for payout `payout`: to a wallet, or, if that is not 0, into `account` of the
    /// treasury. Called by {Payouts}.
    function spend(
        uint256 bucket,
        uint256 payout,
        address recipient,
        uint96 amount,
        Purpose purpose,
        AccountId account
    ) external nonReentrant {
        require(msg.sender == address(payouts), NotPayouts(msg.sender));
        Bucket storage spending = _in(bucket, State.Funded);
        spending.spent += amount;

        (Asset asset, bytes32 ref) = (spending.asset, refTo(Cause.Payout, payout));
        bool isWithin = AccountId.unwrap(account) != 0;
        if (isWithin) treasury.transfer(uint96(bucket), account, asset, amount, purpose, ref);
        else treasury.pay(uint96(bucket), recipient, asset, amount, purpose, ref);
    }

    /* COMMONS */

    /// @notice The steward shows that promise `promise_` (from 0) was kept: what it gave to everybody, and where it
    /// lies.
    function keepPromise(uint256 bucket, uint256 promise_, bytes32 contentHash, string calldata uri) external {
        Bucket storage keeping = _in(bucket, State.Funded);
        _checkSteward(bucket);
        require(promise_ < keeping.promises, NoSuchPromise(bucket, promise_));
        keeping.kept |= uint8(1 << promise_);
        emit PromiseKept(bucket, promise_, contentHash, uri);
    }

    /* REVIEW */

    /// @notice A member flags an idea or an open bucket against guideline number `guideline` of its round, with a
    /// reason; once, until that is resolved.
    function flag(uint256 bucket, uint256 guideline, string calldata reason) external {
        Bucket storage flagged = _bucket(bucket);
        bool isEarly = flagged.state == State.Idea || flagged.state == State.Open;
        require(isEarly, BucketOver(bucket, flagged.state));
        uint32 number = _memberAt(msg.sender);
        require(number != 0, Members.NotMember(msg.sender));
        require(!hasFlagged[bucket][number], AlreadyFlagged(bucket, number));

        hasFlagged[bucket][number] = true;
        ++flagged.flags;
        emit BucketFlagged(bucket, number, guideline, reason);
    }

    /// @notice Resolves the flag of member `number`, with a reason. Who raised it may, and whom the authority's table
    /// lets.
    function resolveFlag(uint256 bucket, uint32 number, string calldata reason) external {
        if (_memberAt(msg.sender) != number) _checkCanCall(msg.sender, msg.data);
        require(hasFlagged[bucket][number], NotFlagged(bucket, number));
        hasFlagged[bucket][number] = false;
        --_buckets[bucket].flags;
        emit FlagResolved(bucket, number, reason);
    }

    /// @notice Says something about a bucket, for all to read. Members, stewards and those who filled it may.
    function comment(uint256 bucket, string calldata text) external {
        _bucket(bucket);
        uint32 number = _memberAt(msg.sender);
        bool isConcerned = number != 0 || outsiderOf[bucket] == msg.sender || fundedBy[bucket][msg.sender] != 0;
        require(isConcerned, OnlyThoseConcerned(bucket, msg.sender));
        emit BucketCommented(bucket, msg.sender, number, text);
    }

    /* READING */

    function bucketOf(uint256 bucket) external view returns (Bucket memory) {
        return _buckets[bucket];
    }

    /* INTERNAL */

    function _suggest(BucketPlan calldata plan) private returns (uint256 bucket) {
        uint32 number = _memberAt(msg.sender);
        _checkMayPlan(number, plan.round);
        bucket = ++lastBucket;
        Bucket storage suggested = _buckets[bucket];
        (suggested.steward, suggested.state) = (number, State.Idea);
        if (number == 0) outsiderOf[bucket] = msg.sender;
        _lay(bucket, suggested, plan);
    }

    function _lay(uint256 bucket, Bucket storage planned, BucketPlan calldata plan) private {
        bool isShort = plan.items.length <= MAX_ITEMS &&
            plan.tags.length <= MAX_TAGS &&
            plan.commons.length <= MAX_PROMISES;
        require(isShort, PlanTooLong(plan.items.length, plan.tags.length, plan.commons.length));
        planned.asset = _assetFor(plan, planned.fund);
        (planned.min, planned.max) = _goalsOf(plan);
        (planned.round, planned.isBounty, planned.promises) = (plan.round, plan.isBounty, uint8(plan.commons.length));
        (planned.deadline, planned.secondDeadline) = (plan.deadline, plan.secondDeadline);
        emit BucketPlanned(bucket, planned.steward, msg.sender, plan);
    }

    /// @dev A campaign names an asset that the treasury takes, a bucket in a round has the round's; an idea that has a
    /// fund keeps to the fund's.
    function _assetFor(BucketPlan calldata plan, uint256 fund) private view returns (Asset asset) {
        asset = plan.round == 0 ? plan.asset : rounds.assetOf(plan.round);
        (bool accepted, ) = treasury.holdingOf(asset);
        require(accepted || plan.round != 0, Treasury.AssetNotAccepted(asset));
        if (fund == 0) return asset;
        Asset expected = funds.fundOf(fund).asset;
        require(asset == expected, Funds.OtherAsset(asset, expected));
    }

    function _goalsOf(BucketPlan calldata plan) private pure returns (uint96, uint96) {
        uint256 min;
        uint256 max = plan.stretch;
        for (uint256 i; i < plan.items.length; ++i) {
            BudgetItem calldata item = plan.items[i];
            require(item.min <= item.max && item.max != 0, GoalsUpsideDown(item.min, item.max));
            if (!item.isIncome) (min, max) = (min + item.min, max + item.max);
        }
        require(max > plan.stretch, NoItems());
        return (min.toUint96(), max.toUint96());
    }

    function _open(uint256 bucket, Bucket storage opened) private {
        uint16 round = opened.round;
        if (round != 0) opened.deadline = rounds.enter(round, bucket, opened.max, opened.flags);
        (uint40 deadline, uint40 second) = (opened.deadline, opened.secondDeadline);
        require(deadline > block.timestamp, DeadlineInThePast(deadline));
        require(second == 0 || second > deadline, SecondDeadlineTooEarly(second, deadline));
        uint256 latest = block.timestamp + MAX_TIME;
        uint256 last = second == 0 ? deadline : second;
        bool isRounds = round != 0 && second == 0; // a resolution has set the close of a round
        require(isRounds || last <= latest, DeadlineTooFar(last, latest));

        opened.state = State.Open;
        emit BucketOpened(bucket, round, opened.asset, opened.min, opened.max, deadline, second);
    }

    function _fill(uint256 bucket, uint96 amount) private {
        Bucket storage filled = _filling(bucket);
        uint256 room = _roomIn(filled);
        require(amount <= room, BucketFull(bucket, room, amount));

        bytes32 ref = refTo(Cause.Bucket, bucket);
        uint256 received = treasury.collect{value: msg.value}(
            msg.sender,
            uint96(bucket),
            filled.asset,
            amount,
            Purpose.Funding,
            ref
        );
        _give(bucket, filled, msg.sender, received);
        bool isInRound = filled.round != 0 && filled.state == State.Open;
        if (filled.fund != 0) {
            uint256 taken = isInRound ? rounds.allocatedTo(filled.round, bucket) : 0;
            room = Math.saturatingSub(room, received + taken); // no gift is held back by its match
            uint256 matched = funds.matchGift(filled.fund, bucket, msg.sender, received, room);
            if (matched != 0) _give(bucket, filled, address(funds), matched);
        }
        if (isInRound) rounds.setRoom(filled.round, bucket, _roomIn(filled));
    }

    function _give(uint256 bucket, Bucket storage filled, address funder, uint256 amount) private {
        filled.raised += amount.toUint96();
        fundedBy[bucket][funder] += amount;
        emit BucketFilled(bucket, funder, amount);
    }

    function _settle(uint256 bucket, Bucket storage settled, uint96 allocated) private returns (bool isFunded) {
        uint96 raised = settled.raised;
        isFunded = uint256(raised) + allocated >= settled.min;
        if (isFunded && allocated != 0) settled.fromRound = allocated;
        settled.state = isFunded ? State.Funded : State.Failed;
        emit BucketSettled(bucket, settled.state, raised, isFunded ? allocated : 0);
    }

    function _cancel(uint256 bucket) private {
        Bucket storage cancelled = _current(bucket);
        if (cancelled.state == State.Open && cancelled.round != 0) rounds.takeOut(cancelled.round, bucket);
        cancelled.state = State.Cancelled;
        emit BucketCancelled(bucket, _unspent(cancelled));
    }

    /// @dev Each takes back the difference of two running totals that are rounded down, so that all of them together
    /// take back what is unspent, exactly, and each its part to less than one base unit.
    function _refund(uint256 bucket, address funder, address to) private returns (uint256 amount) {
        Bucket storage ended = _bucket(bucket);
        require(ended.state >= State.Completed, NothingToRefund(bucket, funder));
        bool isRound = funder == address(rounds);
        uint256 given = isRound && !ended.isReturned ? ended.fromRound : fundedBy[bucket][funder];
        (uint256 claimed, uint256 total) = (ended.claimed, uint256(ended.raised) + ended.fromRound);
        uint256 unspent = total - ended.spent;
        require(given != 0 && unspent != 0, NothingToRefund(bucket, funder));
        amount = ((claimed + given) * unspent) / total - (claimed * unspent) / total;

        ended.claimed = uint96(claimed + given);
        if (isRound) ended.isReturned = true;
        else fundedBy[bucket][funder] = 0;
        emit FunderRefunded(bucket, funder, amount);

        if (amount == 0) return amount; // less than one base unit, which goes to who asks next
        bytes32 ref = refTo(Cause.Bucket, bucket);
        if (isRound) {
            AccountId rest = rounds.restAccount(ended.round);
            treasury.transfer(uint96(bucket), rest, ended.asset, amount, Purpose.Remainder, ref);
        } else if (funder == address(funds)) {
            AccountId fund = accountOf(funder, ended.fund);
            treasury.transfer(uint96(bucket), fund, ended.asset, amount, Purpose.Remainder, ref);
        } else {
            treasury.pay(uint96(bucket), to, ended.asset, amount, Purpose.Refund, ref);
        }
    }

    function _unspent(Bucket storage bucket) private view returns (uint256) {
        return uint256(bucket.raised) + bucket.fromRound - bucket.spent;
    }

    function _roomIn(Bucket storage bucket) private view returns (uint256) {
        return bucket.max - uint256(bucket.raised) - bucket.fromRound;
    }

    function _bucket(uint256 bucket) private view returns (Bucket storage found) {
        found = _buckets[bucket];
        require(found.state != State.None, NoSuchBucket(bucket));
    }

    function _in(uint256 bucket, State needed) private view returns (Bucket storage found) {
        found = _bucket(bucket);
        require(found.state == needed, BucketNotIn(bucket, found.state, needed));
    }

    /// @dev A bucket that has not ended.
    function _current(uint256 bucket) private view returns (Bucket storage found) {
        found = _bucket(bucket);
        require(found.state <= State.Funded, BucketOver(bucket, found.state));
    }

    /// @dev A bucket that takes money: before its deadline, or after it reached its minimum and before the second one.
    function _filling(uint256 bucket) private view returns (Bucket storage found) {
        found = _bucket(bucket);
        bool isSecond = found.state == State.Funded && found.secondDeadline != 0;
        if (!isSecond) _in(bucket, State.Open);
        uint256 deadline = isSecond ? found.secondDeadline : found.deadline;
        require(block.timestamp < deadline, BucketClosed(bucket, deadline));
    }

    /// @dev Who is no member (number 0) plans for a round that is open to all, and for nothing else.
    function _checkMayPlan(uint32 number, uint256 round) private view {
        bool mayPlan = number != 0 || (round != 0 && rounds.isOpenToAll(round));
        require(mayPlan, OnlyMembersOpen(msg.sender));
    }

    function _checkSteward(uint256 bucket) private view {
        require(isSteward(bucket, msg.sender), NotTheSteward(bucket, msg.sender));
    }


    function _checkMember(uint32 number) private view {
        require(!members().hasLeft(number), Members.NotMember(members().walletOf(number)));
    }

    function _isLead(uint256 bucket, address wallet) private view returns (bool) {
        if (wallet != address(0) && outsiderOf[bucket] == wallet) return true;
        uint32 number = _memberAt(wallet);
        return number != 0 && number == _buckets[bucket].steward;
    }

    /// @dev The number of the member at `wallet`; 0 where there is none now.
    function _memberAt(address wallet) private view returns (uint32) {
        (uint32 number, , uint32 votes, ) = members().standingOf(wallet, uint48(block.timestamp));
        return votes == 0 ? 0 : number;
    }
}
