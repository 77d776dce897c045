// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Asset, Purpose} from "./lib/Money.sol";
import {Coop} from "./lib/Coop.sol";
import {Noun} from "./lib/Noun.sol";
import {Members} from "./Members.sol";
import {Rounds} from "./Rounds.sol";
import {Statute} from "./Statute.sol";
import {Treasury} from "./Treasury.sol";

/// @title Buckets
/// @notice Budget buckets: somebody has an idea with a price, members and funders fill it, and its steward spends it
/// with receipts.
/// @dev MONEY: bucket n is account n of this contract in the {Treasury}. It pays out what was filled and no more
/// (INV-7); a bucket that fails or is cancelled gives back what is unspent to those who filled it, by pull, pro rata.
/// @dev POWER: a member opens a bucket and is its steward; the steward asks for payouts, other members approve them;
/// the authority's table says who may cancel.
/// @dev LIMITS: below 2^96 base units a bucket, 2^24 buckets.
contract Buckets is Noun, ReentrancyGuardTransient {
    using SafeCast for uint256;

    /* ERRORS */

    error OnlyMembersOpen(address caller);
    error NotRounds(address caller);
    error GoalsUpsideDown(uint256 min, uint256 max);
    error DeadlineInThePast(uint256 deadline);
    error NoSuchBucket(uint256 bucket);
    error BucketNotOpen(uint256 bucket, State state);
    error BucketNotFunded(uint256 bucket, State state);
    error BucketClosed(uint256 bucket, uint256 deadline);
    error BucketInRound(uint256 bucket, uint256 round);
    error BucketStillFilling(uint256 bucket, uint256 deadline);
    error BucketFull(uint256 bucket, uint256 room, uint256 amount);
    error NothingToRefund(uint256 bucket, address funder);
    error NotTheSteward(uint256 bucket, address caller);
    error NotEnoughInBucket(uint256 bucket, uint256 left, uint256 amount);
    error NotAPayout(Purpose purpose);
    error NoSuchPayout(uint256 payout);
    error PayoutClosed(uint256 payout);
    error MayNotApprove(uint256 payout, address caller);
    error AlreadyApproved(uint256 payout, uint256 number);
    error ApprovalsMissing(uint256 payout, uint256 approvals, uint256 needed);

    /* EVENTS */

    event BucketOpened(
        uint256 indexed bucket,
        uint256 indexed round,
        uint32 indexed steward,
        Asset asset,
        uint256 min,
        uint256 max,
        uint256 deadline,
        string title,
        string uri
    );
    event BucketFilled(uint256 indexed bucket, address indexed funder, uint256 amount);
    event BucketSettled(uint256 indexed bucket, State state, uint256 raised, uint256 fromRound);
    event BucketCancelled(uint256 indexed bucket, uint256 unspent);
    event FunderRefunded(uint256 indexed bucket, address indexed funder, uint256 amount);
    event PayoutRequested(
        uint256 indexed payout,
        uint256 indexed bucket,
        address indexed recipient,
        uint256 amount,
        Purpose purpose,
        uint256 approvalsNeeded,
        bytes32 receiptHash,
        string receiptUri
    );
    event PayoutApproved(uint256 indexed payout, uint32 indexed number, uint256 approvals);
    event PayoutWithdrawn(uint256 indexed payout);
    event PayoutPaid(uint256 indexed payout);

    /* STATE */

    enum State {
        None,
        Open, // being filled
        Funded, // reached its minimum; the steward may spend
        Failed, // missed its minimum; funders take their money back
        Cancelled // by resolution; funders take back what is unspent
    }

    struct Bucket {
        Asset asset;
        uint32 steward; // member number
        uint16 round; // 0: filled by funders alone
        State state;
        uint40 deadline; // seconds; the round's close for a bucket in a round
        uint96 min; // base units, as all below
        uint96 raised; // from funders
        bool isReturned; // the round's part of an ended bucket went back to the general fund
        uint96 max;
        uint96 fromRound; // from members' allocations
        uint96 committed; // asked for in payouts, paid or not
        uint96 spent; // paid out
    }

    struct Payout {
        address recipient;
        uint96 amount; // base units
        uint32 bucket;
        uint8 approvals;
        uint8 approvalsNeeded;
        Purpose purpose;
        bool isClosed; // paid or withdrawn
    }

    Members public members;
    Statute public statute;
    Treasury public treasury;
    Rounds public rounds;

    uint32 public lastBucket; // buckets are numbered from 1
    uint32 public lastPayout; // payouts are numbered from 1
    mapping(uint256 bucket => Bucket) private _buckets;
    mapping(uint256 bucket => mapping(address funder => uint256 baseUnits)) public fundedBy;
    mapping(uint256 payout => Payout) private _payouts;
    mapping(uint256 payout => mapping(uint256 number => bool)) public hasApproved;

    /* SETUP */

    function initialize(Coop calldata coop) external initializer {
        __AccessManaged_init(address(coop.authority));
        (members, statute, treasury, rounds) = (coop.members, coop.statute, coop.treasury, coop.rounds);
    }

    /* OPENING */

    /// @notice Opens a bucket for funders, with the caller as steward. It is funded if it reaches `min` base units of
    /// `asset` by `deadline` (seconds), and never takes more than `max`.
    function open(
        Asset asset,
        uint96 min,
        uint96 max,
        uint40 deadline,
        string calldata title,
        string calldata uri
    ) external returns (uint256 bucket) {
        require(deadline > block.timestamp, DeadlineInThePast(deadline));
        return _open(0, asset, min, max, deadline, title, uri);
    }

    /// @notice Opens a bucket in a round: members allocate to it, funders may fill it too. It is settled when the round
    /// closes.
    function openInRound(
        uint16 round,
        uint96 min,
        uint96 max,
        string calldata title,
        string calldata uri
    ) external returns (uint256 bucket) {
        (Asset asset, uint40 closesAt) = rounds.enter(round, lastBucket + 1, max);
        return _open(round, asset, min, max, closesAt, title, uri);
    }

    /* FILLING */

    /// @notice Puts `amount` base units into a bucket, from the caller's wallet (which approves the treasury, or sends
    /// ether). Anyone may; if the bucket misses its minimum all of it comes back by {refund}.
    function fill(uint256 bucket, uint96 amount) external payable nonReentrant {
        Bucket storage filled = _in(bucket, State.Open);
        require(block.timestamp < filled.deadline, BucketClosed(bucket, filled.deadline));
        if (filled.round != 0) {
            rounds.takeRoom(bucket, amount);
        } else {
            uint256 room = filled.max - filled.raised;
            require(amount <= room, BucketFull(bucket, room, amount));
        }

        uint256 received = treasury.collect{value: msg.value}(
            msg.sender,
            uint96(bucket),
            filled.asset,
            amount,
            Purpose.Funding,
            bytes32(bucket)
        );
        filled.raised += received.toUint96();
        fundedBy[bucket][msg.sender] += received;
        emit BucketFilled(bucket, msg.sender, received);
    }

    /// @notice Decides a bucket without a round, once its deadline is over or it is full. Anyone may.
    function close(uint256 bucket) external {
        Bucket storage closed = _in(bucket, State.Open);
        require(closed.round == 0, BucketInRound(bucket, closed.round));
        bool isOver = block.timestamp >= closed.deadline || closed.raised == closed.max;
        require(isOver, BucketStillFilling(bucket, closed.deadline));
        _settle(bucket, closed, 0);
    }

    /// @notice Decides a bucket of a round that has closed, with `allocated` base units from its members. Called by
    /// {Rounds}, which moves the money if the answer is yes.
    function settle(uint256 bucket, uint96 allocated) external nonReentrant returns (bool isFunded) {
        require(msg.sender == address(rounds), NotRounds(msg.sender));
        return _settle(bucket, _in(bucket, State.Open), allocated);
    }

    /* GIVING BACK */

    /// @notice Cancels a bucket: what is unspent goes back to those who filled it, pro rata.
    function cancel(uint256 bucket) external restricted {
        Bucket storage cancelled = _in(bucket, State.Funded);
        cancelled.state = State.Cancelled;
        emit BucketCancelled(bucket, uint256(cancelled.raised) + cancelled.fromRound - cancelled.spent);
    }

    /// @notice Gives `funder` back its part of what a failed or cancelled bucket did not spend. Anyone may send it on
    /// its way; the part of a round (`funder` is {Rounds}) returns to the general fund.
    function refund(uint256 bucket, address funder) external nonReentrant returns (uint256 amount) {
        Bucket storage ended = _bucket(bucket);
        require(ended.state == State.Failed || ended.state == State.Cancelled, NothingToRefund(bucket, funder));
        bool isRound = funder == address(rounds);
        uint256 given = isRound && !ended.isReturned ? ended.fromRound : fundedBy[bucket][funder];
        uint256 total = uint256(ended.raised) + ended.fromRound;
        amount = total == 0 ? 0 : (given * (total - ended.spent)) / total;
        require(amount != 0, NothingToRefund(bucket, funder));

        if (isRound) ended.isReturned = true;
        else fundedBy[bucket][funder] = 0;
        emit FunderRefunded(bucket, funder, amount);

        if (isRound) {
            treasury.transfer(
                uint96(bucket),
                treasury.generalFund(),
                ended.asset,
                amount,
                Purpose.Remainder,
                bytes32(bucket)
            );
        } else {
            treasury.pay(uint96(bucket), funder, ended.asset, amount, Purpose.Refund, bytes32(bucket));
        }
    }

    /* SPENDING */

    /// @notice The steward asks for `amount` base units to be paid to `recipient`. The receipt is a hash of the
    /// document and where it lies. How many members must approve is fixed now, by the tiers of the statute.
    function requestPayout(
        uint256 bucket,
        address recipient,
        uint96 amount,
        Purpose purpose,
        bytes32 receiptHash,
        string calldata receiptUri
    ) external returns (uint256 payout) {
        Bucket storage spending = _in(bucket, State.Funded);
        require(_isSteward(spending, msg.sender), NotTheSteward(bucket, msg.sender));
        require(recipient != address(0) && recipient != address(treasury), Treasury.NoRecipient());
        require(
            purpose == Purpose.Work || purpose == Purpose.Purchase || purpose == Purpose.Grant,
            NotAPayout(purpose)
        );
        uint256 left = uint256(spending.raised) + spending.fromRound - spending.committed;
        require(amount != 0 && amount <= left, NotEnoughInBucket(bucket, left, amount));
        uint8 needed = statute.approvalsFor(spending.asset, amount);

        spending.committed += amount;
        payout = ++lastPayout;
        _payouts[payout] = Payout(recipient, amount, uint32(bucket), 0, needed, purpose, false);
        emit PayoutRequested(payout, bucket, recipient, amount, purpose, needed, receiptHash, receiptUri);
    }

    /// @notice A member approves a payout: not the steward, not the recipient, and once.
    function approvePayout(uint256 payout) external {
        Payout storage approved = _pending(payout);
        uint32 number = members.numberOf(msg.sender);
        bool may =
            members.isMember(msg.sender) &&
                number != _buckets[approved.bucket].steward &&
                msg.sender != approved.recipient;
        require(may, MayNotApprove(payout, msg.sender));
        require(!hasApproved[payout][number], AlreadyApproved(payout, number));

        hasApproved[payout][number] = true;
        emit PayoutApproved(payout, number, ++approved.approvals);
    }

    /// @notice Pays a payout that has its approvals. Anyone may.
    function payPayout(uint256 payout) external nonReentrant {
        Payout storage paid = _pending(payout);
        Bucket storage spending = _in(paid.bucket, State.Funded);
        require(paid.approvals >= paid.approvalsNeeded, ApprovalsMissing(payout, paid.approvals, paid.approvalsNeeded));

        paid.isClosed = true;
        spending.spent += paid.amount;
        emit PayoutPaid(payout);

        treasury.pay(paid.bucket, paid.recipient, spending.asset, paid.amount, paid.purpose, bytes32(payout));
    }

    /// @notice The steward takes a request back.
    function withdrawPayout(uint256 payout) external {
        Payout storage withdrawn = _pending(payout);
        Bucket storage spending = _buckets[withdrawn.bucket];
        require(_isSteward(spending, msg.sender), NotTheSteward(withdrawn.bucket, msg.sender));

        withdrawn.isClosed = true;
        spending.committed -= withdrawn.amount;
        emit PayoutWithdrawn(payout);
    }

    /* READING */

    function bucketOf(uint256 bucket) external view returns (Bucket memory) {
        return _buckets[bucket];
    }

    function payoutOf(uint256 payout) external view returns (Payout memory) {
        return _payouts[payout];
    }

    /* INTERNAL */

    function _open(
        uint16 round,
        Asset asset,
        uint96 min,
        uint96 max,
        uint40 deadline,
        string calldata title,
        string calldata uri
    ) private returns (uint256 bucket) {
        require(members.isMember(msg.sender), OnlyMembersOpen(msg.sender));
        require(min <= max && max != 0, GoalsUpsideDown(min, max));

        bucket = ++lastBucket;
        uint32 steward = members.numberOf(msg.sender);
        Bucket storage opened = _buckets[bucket];
        (opened.asset, opened.steward, opened.round, opened.state) = (asset, steward, round, State.Open);
        (opened.deadline, opened.min, opened.max) = (deadline, min, max);
        emit BucketOpened(bucket, round, steward, asset, min, max, deadline, title, uri);
    }

    function _settle(uint256 bucket, Bucket storage settled, uint96 allocated) private returns (bool isFunded) {
        isFunded = uint256(settled.raised) + allocated >= settled.min;
        if (isFunded && allocated != 0) settled.fromRound = allocated;
        settled.state = isFunded ? State.Funded : State.Failed;
        emit BucketSettled(bucket, settled.state, settled.raised, isFunded ? allocated : 0);
    }

    function _bucket(uint256 bucket) private view returns (Bucket storage found) {
        found = _buckets[bucket];
        require(found.state != State.None, NoSuchBucket(bucket));
    }

    function _in(uint256 bucket, State state) private view returns (Bucket storage found) {
        found = _bucket(bucket);
        if (found.state != state) {
            if (state == State.Open) revert BucketNotOpen(bucket, found.state);
            revert BucketNotFunded(bucket, found.state);
        }
    }

    function _pending(uint256 payout) private view returns (Payout storage found) {
        found = _payouts[payout];
        require(found.recipient != address(0), NoSuchPayout(payout));
        require(!found.isClosed, PayoutClosed(payout));
    }

    function _isSteward(Bucket storage bucket, address wallet) private view returns (bool) {
        return members.isMember(wallet) && members.numberOf(wallet) == bucket.steward;
    }
}
