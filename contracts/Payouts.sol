// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Buckets} from "./Buckets.sol";
import {Coop} from "./lib/Coop.sol";
import {AccountId, accountOf, Asset, Purpose} from "./lib/Money.sol";
import {Noun} from "./lib/Noun.sol";
import {Members} from "./Members.sol";
import {ApprovalTier, Statute} from "./Statute.sol";
import {Treasury} from "./Treasury.sol";

/// @notice What is to be paid out of a bucket, and what for.
struct Order {
    address recipient;
    uint96 amount; // base units
    Purpose purpose; // Work, Purchase or Grant
    bool toAccount; // into the recipient's account of the treasury instead of its wallet
    bytes32 receiptHash; // of the document
    string receiptUri; // where it lies
    string invoice; // what the supplier calls it
}

/// @title Payouts
/// @notice Money on its way out of buckets: asked for with a receipt, approved by members, open to objection, paid.
/// @dev MONEY: none. {Buckets} sets aside what is asked for, and pays it.
/// @dev POWER: stewards ask; members who were there before approve and object, never who asked, a steward or the
/// recipient (INV-25); the assembly decides about what they objected to. A role may be given an allowance that it
/// spends alone.
/// @dev LIMITS: 255 approvals and objections.
contract Payouts is Noun {
    /* ERRORS */

    error NoSuchPayout(uint256 payout);
    error PayoutClosed(uint256 payout, State state);
    error NotAPayout(Purpose purpose);
    error MayNotDecide(uint256 payout, address caller);
    error AlreadyApproved(uint256 payout, uint256 number);
    error AlreadyObjected(uint256 payout, uint256 number);
    error ApprovalsMissing(uint256 payout, uint256 approvals, uint256 needed);
    error StillWaiting(uint256 payout, uint256 payableFrom);
    error WaitingOver(uint256 payout, uint256 payableFrom);
    error PayoutContested(uint256 payout, uint256 objections);
    error NotContested(uint256 payout);
    error UnfitAllowance(uint64 role, uint256 amount, uint256 period);
    error NotOfRole(uint64 role, address caller);
    error PaysOneself(address caller);
    error OverSpendingAllowance(uint64 role, uint256 left, uint256 amount);
    error NotABounty(uint256 bucket);
    error NotAFunder(uint256 bucket, address caller);
    error NotNamedByFunders(uint256 bucket, address recipient, uint256 backing, uint256 given);

    /* EVENTS */

    event PayoutRequested(
        uint256 indexed payout,
        uint256 indexed bucket,
        address indexed recipient,
        uint32 number,
        Order order,
        ApprovalTier tier
    );
    event PayoutApproved(uint256 indexed payout, uint32 indexed number, uint256 approvals, uint256 payableFrom);
    event PayoutObjected(uint256 indexed payout, uint32 indexed number, uint256 objections, string reason);
    event PayoutSentToAssembly(uint256 indexed payout);
    event PayoutUpheld(uint256 indexed payout);
    event PayoutRejected(uint256 indexed payout);
    event PayoutWithdrawn(uint256 indexed payout);
    event PayoutPaid(uint256 indexed payout);
    event AllowanceGranted(uint256 indexed bucket, uint64 indexed role, uint256 amount, uint256 period);
    event AllowanceSpent(
        uint256 indexed bucket,
        uint64 indexed role,
        uint256 indexed payout,
        address spender,
        uint256 left
    );
    event RecipientBacked(uint256 indexed bucket, address indexed funder, address indexed recipient, uint256 amount);

    /* SETTINGS */

    uint64 private constant ADMINISTRATORS = type(uint64).min; // roles of the authority that spend nothing alone
    uint64 private constant EVERYBODY = type(uint64).max;

    /* STATE */

    enum State {
        None,
        Requested, // gathers approvals, then waits; becomes Paid, Withdrawn, Rejected or Contested
        Contested, // waits for the assembly; becomes Upheld, Rejected or Withdrawn
        Upheld, // by the assembly, and can be paid; becomes Paid, Withdrawn or Rejected
        Paid,
        Withdrawn,
        Rejected
    }

    struct Payout {
        address recipient;
        uint96 amount; // base units
        uint24 bucket;
        uint32 requester; // member number; 0: no member
        uint32 recipientNumber; // of the member it goes to; 0: no member
        uint40 requestedAt; // seconds
        uint40 payableFrom; // seconds; 0: approvals are missing
        uint32 waiting; // seconds after the last approval
        uint8 approvals;
        uint8 approvalsNeeded;
        uint8 objections;
        uint8 objectionsToStop;
        Purpose purpose;
        State state;
        bool toAccount;
    }

    /// @dev `spent` counts for the period it was spent in, and for no other: so an allowance refills by itself.
    struct SpendingAllowance {
        uint96 amount; // base units in a period
        uint96 spent;
        uint32 period; // seconds
        uint32 spentIn; // number of the period, counted from 1970
    }

    struct Backing {
        address recipient;
        uint96 amount; // base units
    }

    uint32 public lastPayout; // payouts are numbered from 1
    mapping(uint256 payout => Payout) private _payouts;
    mapping(uint256 payout => mapping(uint256 number => bool)) public hasApproved;
    mapping(uint256 payout => mapping(uint256 number => bool)) public hasObjected;
    mapping(uint256 bucket => mapping(uint64 role => SpendingAllowance)) private _allowances;
    mapping(uint256 bucket => mapping(address funder => Backing)) public backingBy;
    mapping(uint256 bucket => mapping(address recipient => uint256 baseUnits)) public backingOf;

    /* SETUP */

    function initialize(Coop calldata coop) external initializer {
        __AccessManaged_init(address(coop.authority));
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

    /* ASKING */

    /// @notice A steward asks for a payout. How many members must approve, how long it waits and how many objections
    /// stop it is fixed now, by the tiers of the statute.
    function request(uint256 bucket, Order calldata order) external returns (uint256 payout) {
        require(buckets().isSteward(bucket, msg.sender), Buckets.NotTheSteward(bucket, msg.sender));
        return _request(bucket, order, members().numberOf(msg.sender));
    }

    /// @notice A funder of a bounty backs who should get it, with all that it gave, in place of whom it backed before.
    function back(uint256 bucket, address recipient) external {
        Buckets.Bucket memory bounty = buckets().bucketOf(bucket);
        require(bounty.isBounty, NotABounty(bucket));
        uint256 given = buckets().fundedBy(bucket, msg.sender);
        require(given != 0, NotAFunder(bucket, msg.sender));

        Backing memory before = backingBy[bucket][msg.sender];
        backingOf[bucket][before.recipient] -= before.amount;
        backingOf[bucket][recipient] += given;
        backingBy[bucket][msg.sender] = Backing(recipient, uint96(given));
        emit RecipientBacked(bucket, msg.sender, recipient, given);
    }

    /// @notice A funder asks for the payout of a bounty to whom funders back with more than half of the money in it,
    /// that of a match fund aside. Members approve it like any other.
    function requestBounty(uint256 bucket, Order calldata order) external returns (uint256 payout) {
        Buckets.Bucket memory bounty = buckets().bucketOf(bucket);
        require(bounty.isBounty, NotABounty(bucket));
        require(buckets().fundedBy(bucket, msg.sender) != 0, NotAFunder(bucket, msg.sender));
        uint256 backing = backingOf[bucket][order.recipient];
        uint256 matched = buckets().fundedBy(bucket, address(buckets().funds())); // is nobody's to back with
        uint256 given = uint256(bounty.raised) + bounty.fromRound - matched;
        require(backing * 2 > given, NotNamedByFunders(bucket, order.recipient, backing, given));
        return _request(bucket, order, members().numberOf(msg.sender));
    }

    /// @notice A steward takes a request back.
    function withdraw(uint256 payout) external {
        Payout storage withdrawn = _pending(payout);
        uint256 bucket = withdrawn.bucket;
        require(buckets().isSteward(bucket, msg.sender), Buckets.NotTheSteward(bucket, msg.sender));
        withdrawn.state = State.Withdrawn;
        emit PayoutWithdrawn(payout);
        buckets().release(bucket, withdrawn.amount);
    }

    /* DECIDING */

    /// @notice A member approves a payout, once. The last approval that is needed starts the time it waits.
    function approve(uint256 payout) external {
        Payout storage approved = _requested(payout);
        uint32 number = _decider(payout, approved);
        require(!hasApproved[payout][number], AlreadyApproved(payout, number));

        hasApproved[payout][number] = true;
        uint8 approvals = ++approved.approvals;
        if (approvals == approved.approvalsNeeded) approved.payableFrom = uint40(block.timestamp) + approved.waiting;
        emit PayoutApproved(payout, number, approvals, approved.payableFrom);
    }

    /// @notice A member objects to a payout, with a reason, once, until it can be paid. Enough objections send it to
    /// the assembly.
    function objectTo(uint256 payout, string calldata reason) external {
        Payout storage contested = _requested(payout);
        uint40 payableFrom = contested.payableFrom;
        require(payableFrom == 0 || block.timestamp < payableFrom, WaitingOver(payout, payableFrom));
        uint32 number = _decider(payout, contested);
        require(!hasObjected[payout][number], AlreadyObjected(payout, number));

        hasObjected[payout][number] = true;
        uint8 objections = ++contested.objections;
        emit PayoutObjected(payout, number, objections, reason);
        if (objections < contested.objectionsToStop) return;
        contested.state = State.Contested;
        emit PayoutSentToAssembly(payout);
    }

    /// @notice Lets a payout that members objected to be paid, in place of their approvals.
    function uphold(uint256 payout) external restricted {
        Payout storage upheld = _pending(payout);
        require(upheld.state == State.Contested, NotContested(payout));
        upheld.state = State.Upheld;
        emit PayoutUpheld(payout);
    }

    /// @notice Refuses a payout that is not yet paid.
    function reject(uint256 payout) external restricted {
        Payout storage rejected = _pending(payout);
        rejected.state = State.Rejected;
        emit PayoutRejected(payout);
        buckets().release(rejected.bucket, rejected.amount);
    }

    /// @notice Pays a payout that has its approvals and has waited, or that the assembly upheld. Anyone may.
    function pay(uint256 payout) external {
        Payout storage paid = _pending(payout);
        if (paid.state != State.Upheld) _checkPayable(payout, paid);
        _pay(payout, paid);
    }

    /* ALLOWANCES */

    /// @notice Lets who holds `role` spend up to `amount` base units of a bucket in every `period` (seconds, counted
    /// from 1970), in place of what it might before. 0 ends it.
    function grantAllowance(uint256 bucket, uint64 role, uint96 amount, uint32 period) external restricted {
        bool isFit = period != 0 && role != ADMINISTRATORS && role != EVERYBODY;
        require(isFit, UnfitAllowance(role, amount, period));
        SpendingAllowance storage allowance = _allowances[bucket][role];
        bool isPast = allowance.period == 0 || allowance.spentIn != block.timestamp / allowance.period;
        if (isPast) allowance.spent = 0; // else it counts in the first period of the new length as well
        (allowance.amount, allowance.period) = (amount, period);
        allowance.spentIn = uint32(block.timestamp / period);
        emit AllowanceGranted(bucket, role, amount, period);
    }

    /// @notice Pays out of a bucket at once, within the allowance of a role that the caller holds, and not to itself.
    function spendAs(uint64 role, uint256 bucket, Order calldata order) external returns (uint256 payout) {
        (bool isHolder, uint32 delay) = IAccessManager(authority()).hasRole(role, msg.sender);
        require(isHolder && delay == 0, NotOfRole(role, msg.sender));
        require(order.recipient != msg.sender, PaysOneself(msg.sender));
        SpendingAllowance storage allowance = _allowances[bucket][role];
        uint256 left = allowanceOf(bucket, role);
        bool isWithin = order.amount != 0 && order.amount <= left;
        require(isWithin, OverSpendingAllowance(role, left, order.amount));

        uint32 current = uint32(block.timestamp / allowance.period);
        allowance.spent = allowance.spentIn == current ? allowance.spent + order.amount : order.amount;
        allowance.spentIn = current;
        ApprovalTier memory none = ApprovalTier(order.amount, 0, 0, 0);
        payout = _enter(bucket, order, members().numberOf(msg.sender), none);
        emit AllowanceSpent(bucket, role, payout, msg.sender, left - order.amount);
        buckets().commit(bucket, order.amount);
        _pay(payout, _payouts[payout]);
    }

    /// @notice What who holds `role` may still spend of a bucket in this period, in base units.
    function allowanceOf(uint256 bucket, uint64 role) public view returns (uint256) {
        SpendingAllowance memory allowance = _allowances[bucket][role];
        if (allowance.period == 0) return 0;
        bool isThis = allowance.spentIn == block.timestamp / allowance.period;
        uint256 spent = isThis ? allowance.spent : 0;
        return spent < allowance.amount ? allowance.amount - spent : 0;
    }

    /* READING */

    function payoutOf(uint256 payout) external view returns (Payout memory) {
        return _payouts[payout];
    }

    /* INTERNAL */

    function _request(uint256 bucket, Order calldata order, uint32 number) private returns (uint256 payout) {
        Asset asset = buckets().commit(bucket, order.amount);
        payout = _enter(bucket, order, number, statute().tierFor(asset, order.amount));
    }

    function _enter(
        uint256 bucket,
        Order calldata order,
        uint32 number,
        ApprovalTier memory tier
    ) private returns (uint256 payout) {
        address recipient = order.recipient;
        require(_isSomebody(recipient), Treasury.NoRecipient());
        Purpose purpose = order.purpose;
        bool isPay = purpose == Purpose.Work || purpose == Purpose.Purchase || purpose == Purpose.Grant;
        require(isPay, NotAPayout(purpose));

        payout = ++lastPayout;
        _payouts[payout] = Payout({
            recipient: recipient,
            amount: order.amount,
            bucket: uint24(bucket),
            requester: number,
            recipientNumber: members().numberOf(recipient),
            requestedAt: uint40(block.timestamp),
            payableFrom: 0,
            waiting: tier.waiting,
            approvals: 0,
            approvalsNeeded: tier.approvals,
            objections: 0,
            objectionsToStop: tier.objections,
            purpose: purpose,
            state: State.Requested,
            toAccount: order.toAccount
        });
        emit PayoutRequested(payout, bucket, recipient, number, order, tier);
    }

    /// @dev Somebody who can do something with money: not the co-op's own contracts.
    function _isSomebody(address recipient) private view returns (bool) {
        Treasury treasury = buckets().treasury();
        bool isOwn = recipient == address(treasury) || recipient == address(members()) || treasury.isRoom(recipient);
        return recipient != address(0) && !isOwn;
    }

    function _pay(uint256 payout, Payout storage paid) private {
        paid.state = State.Paid;
        emit PayoutPaid(payout);
        AccountId account = paid.toAccount ? _accountFor(paid) : AccountId.wrap(0);
        buckets().spend(paid.bucket, payout, paid.recipient, paid.amount, paid.purpose, account);
    }

    /// @dev A member's account follows its number, anybody else's is the wallet's.
    function _accountFor(Payout storage paid) private view returns (AccountId) {
        uint32 number = paid.recipientNumber;
        return number == 0 ? accountOf(paid.recipient, 0) : buckets().treasury().memberAccount(number);
    }

    function _checkPayable(uint256 payout, Payout storage paid) private view {
        require(paid.state != State.Contested, PayoutContested(payout, paid.objections));
        require(paid.approvals >= paid.approvalsNeeded, ApprovalsMissing(payout, paid.approvals, paid.approvalsNeeded));
        require(block.timestamp >= paid.payableFrom, StillWaiting(payout, paid.payableFrom));
    }

    /// @dev The member at the caller's wallet, if it was a member with its tenure behind it when the payout was asked
    /// for, and has no part in it: so nobody decides twice by joining again, or about its own money by another wallet.
    function _decider(uint256 payout, Payout storage decided) private view returns (uint32 number) {
        uint256 asked = decided.requestedAt - 1;
        uint32 votes;
        uint40 since;
        (number, , votes, since) = members().standingOf(msg.sender, uint48(asked));
        bool isEntitled = votes != 0 && since + statute().tenure() <= asked;
        bool isParty = number == decided.requester ||
            msg.sender == decided.recipient ||
            number == decided.recipientNumber ||
            buckets().isSteward(decided.bucket, msg.sender);
        require(isEntitled && !isParty, MayNotDecide(payout, msg.sender));
    }

    function _pending(uint256 payout) private view returns (Payout storage found) {
        found = _payouts[payout];
        require(found.state != State.None, NoSuchPayout(payout));
        require(found.state <= State.Upheld, PayoutClosed(payout, found.state));
    }

    function _requested(uint256 payout) private view returns (Payout storage found) {
        found = _pending(payout);
        require(found.state == State.Requested, PayoutContested(payout, found.objections));
    }
}
