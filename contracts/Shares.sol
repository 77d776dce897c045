// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Coop} from "./lib/Coop.sol";
import {accountOf, AccountId, Asset, Cause, Purpose, refTo} from "./lib/Money.sol";
import {Noun} from "./lib/Noun.sol";
import {Member, Members} from "./Members.sol";
import {Statute} from "./Statute.sol";
import {Treasury} from "./Treasury.sol";

/// @notice What the statute lays down about share capital (domain.md C4 to C6 and C10). Times are in seconds.
struct ShareTerms {
    uint32 notice; // between asking for a withdrawal and being paid, at most two years
    uint32 lock; // between subscribing shares and asking for them back, at most ten years
    uint16 yearlyCapBps; // of the shares there were when the year began, that are repaid in it; 10,000: all
    uint16 interestFloorBps; // interest of a year is never capped below this, which is a tenth at most …
    uint16 interestBaseBps; // … or this rate of the outside world, a fifth at most …
    uint16 interestOverBaseBps; // … and so much above it, a twentieth at most
    uint128 liquidityFloor; // base units that the general fund and the capital together keep
}

/// @notice Interest on share capital for the seconds from `from` to `to`, as it was declared.
struct Interest {
    uint40 from;
    uint40 to;
    uint16 rateBps; // of par, in a year of 365 days
    uint96 par; // base units
}

/// @title Shares
/// @notice Share capital: bought and given back at par, never sold, never a vote. Wallets see it as a token that cannot
/// be transferred.
/// @dev MONEY: account 0 of this contract in the {Treasury} is par times the shares issued, always (INV-5). Account 1
/// holds what applicants paid, account 2 interest that is declared and not yet claimed.
/// @dev POWER: nobody but the member subscribes or withdraws its shares. Repayment is suspended, and interest declared,
/// by whoever the authority lets; par is lowered by an extraordinary resolution, for all alike.
/// @dev LIMITS: withdrawals are paid strictly in the order they were asked for (domain.md C4). Fewer than 2^48 shares.
contract Shares is Noun {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;

    /* ERRORS */

    error NotMembers(address caller);
    error SharesNotTransferable();
    error NoShares();
    error OutsideHolding(uint256 shares, uint256 minShares, uint256 maxShares);
    error SharesLocked(uint256 free, uint256 lockedUntil);
    error NotYourShares(uint256 number, address caller);
    error NotWaiting(uint256 position);
    error RepaymentSuspended();
    error NotYetDue(uint256 position, uint256 dueAt);
    error StillMember(uint256 number);
    error NotDissolved();
    error ShortOfPar(uint256 received, uint256 par);
    error UnfitPar(uint256 par, uint256 most);
    error UnfitShareTerms(ShareTerms terms);
    error UnfitPeriod(uint256 from, uint256 to);
    error InterestTooHigh(uint256 rateBps, uint256 mostBps);

    /* EVENTS */

    event ShareTermsDefined(ShareTerms terms);
    event ParSet(uint256 par);
    event SharesSubscribed(uint32 indexed number, uint256 shares);
    event WithdrawalRequested(uint256 indexed position, uint32 indexed number, uint256 shares, uint256 payableFrom);
    event WithdrawalCancelled(uint256 indexed position, uint32 indexed number, uint256 shares);
    event SharesWithdrawn(uint256 indexed position, uint32 indexed number, uint256 shares);
    event RepaymentSuspendedFor(bytes32 reason);
    event RepaymentResumed();
    event InterestDeclared(uint256 indexed id, Interest interest, uint256 amount);
    event InterestClaimed(uint32 indexed number, uint256 claimedUntil, uint256 amount);
    event Transfer(address indexed from, address indexed to, uint256 value);

    /* SETTINGS */

    uint96 private constant CAPITAL = 0; // numbers of the accounts
    uint96 private constant ESCROW = 1;
    uint96 private constant INTEREST = 2;
    uint256 private constant FULL = 10_000; // basis points
    uint256 private constant YEAR = 365 days;
    uint256 private constant ALL = 0; // the number under which the history of all shares together lies

    /// @notice Who has left waits no longer than this after asking, whatever holds back the others (domain.md C7).
    uint256 public constant LONGEST_WAIT = 3 * YEAR;

    /* STATE */

    struct Holding {
        uint32 shares;
        uint32 queued; // of these, waiting to be withdrawn
        uint32 fresh; // of these, locked until …
        uint40 freshUntil; // seconds
    }

    struct Withdrawal {
        uint32 number;
        uint32 shares; // still to be paid
        uint40 askedAt; // seconds
        uint40 payableFrom; // seconds
    }

    bool public isSuspended;
    uint64 public nextPosition; // first withdrawal not yet paid
    uint40 public foundedAt; // seconds
    Treasury public treasury;
    uint96 public par; // base units of the currency

    ShareTerms private _terms;
    mapping(uint256 number => Holding) private _holdings;
    mapping(uint256 number => Checkpoints.Trace208) private _history;
    mapping(address applicant => uint256 baseUnits) public escrowOf;
    Withdrawal[] private _queue;
    Interest[] private _interest;
    mapping(uint256 number => uint256) public claimedUntil; // the first declaration whose interest is not yet claimed

    /* SETUP */

    modifier onlyMembers() {
        require(msg.sender == address(members()), NotMembers(msg.sender));
        _;
    }

    /// @notice `par_` is in base units of the currency.
    function initialize(Coop calldata coop, uint256 par_, ShareTerms calldata terms_) external initializer {
        __AccessManaged_init(address(coop.authority));
        treasury = coop.treasury;
        foundedAt = uint40(block.timestamp);
        _setPar(par_, type(uint96).max);
        _define(terms_);
    }

    function members() public view returns (Members) {
        return Members(_written(0));
    }

    function statute() public view returns (Statute) {
        return Statute(_written(1));
    }

    /// @notice Replaces what the statute lays down about share capital. Withdrawals keep the notice they were asked for
    /// with, and shares their lock.
    function defineTerms(ShareTerms calldata terms_) external restricted {
        _define(terms_);
    }

    function terms() external view returns (ShareTerms memory) {
        return _terms;
    }

    /* SUBSCRIBING */

    /// @notice Subscribes `shares` at par, paid from the caller's wallet (which approves the treasury, or sends ether).
    function subscribe(uint32 shares) external payable {
        _subscribe(msg.sender, shares);
    }

    /// @notice The same for `payer`, who is joining just now.
    function subscribeFor(address payer, uint32 shares) external payable onlyMembers {
        _subscribe(payer, shares);
    }

    /// @notice Takes par for `shares` from an applicant and keeps it until it is answered.
    function holdFor(address applicant, uint32 shares) external payable onlyMembers {
        require(shares != 0, NoShares());
        uint256 cost = uint256(shares) * par;
        escrowOf[applicant] += cost;
        _collect(applicant, ESCROW, cost);
    }

    /// @notice Gives an applicant who was admitted the shares that its escrow pays for, as many as its class may hold;
    /// the rest, where par has fallen or the class has changed since, goes to its wallet's account.
    function allot(address applicant) external onlyMembers {
        uint256 held = escrowOf[applicant];
        if (held == 0) return;
        uint256 number = members().numberOf(applicant);
        (, uint256 maxShares) = _bounds(applicant, number);
        uint256 shares = Math.min(held / par, maxShares - Math.min(maxShares, _holdings[number].shares));
        if (shares != 0) {
            uint256 cost = shares * par;
            escrowOf[applicant] = held - cost;
            _issue(applicant, uint32(shares));
            AccountId capital = accountOf(address(this), CAPITAL);
            treasury.transfer(ESCROW, capital, _currency(), cost, Purpose.ShareCapital, refTo(Cause.Member, number));
        }
        _release(applicant);
    }

    /// @notice Puts the escrow of an applicant who is not admitted into its wallet's own account of the treasury.
    function release(address applicant) external onlyMembers {
        _release(applicant);
    }

    /* WITHDRAWING */

    /// @notice Asks for `shares` of member `number` to be repaid: at par, in turn, after the notice. A member keeps the
    /// minimum of its class; whoever left may withdraw all.
    function requestWithdrawal(uint256 number, uint32 shares) external returns (uint256 position) {
        require(members().walletOf(number) == msg.sender, NotYourShares(number, msg.sender));
        require(shares != 0, NoShares());
        Holding storage holding = _holdings[number];
        uint256 left = uint256(holding.shares) - holding.queued;
        (uint256 minShares, uint256 maxShares) = _bounds(msg.sender, number);
        require(left >= shares && left - shares >= minShares, OutsideHolding(left, minShares + shares, maxShares));
        uint256 locked = block.timestamp < holding.freshUntil ? holding.fresh : 0;
        require(left >= shares + locked, SharesLocked(left > locked ? left - locked : 0, holding.freshUntil));

        holding.queued += shares;
        position = _queue.length;
        uint40 payableFrom = uint40(block.timestamp + _terms.notice);
        _queue.push(Withdrawal(uint32(number), shares, uint40(block.timestamp), payableFrom));
        emit WithdrawalRequested(position, uint32(number), shares, payableFrom);
    }

    /// @notice Takes back what is not yet paid of a withdrawal.
    function cancelWithdrawal(uint256 position) external {
        Withdrawal storage withdrawal = _waiting(position);
        (uint32 number, uint32 shares) = (withdrawal.number, withdrawal.shares);
        require(members().walletOf(number) == msg.sender, NotYourShares(number, msg.sender));
        withdrawal.shares = 0;
        _holdings[number].queued -= shares;
        emit WithdrawalCancelled(position, number, shares);
    }

    /// @notice Repays the next withdrawals whose notice is over, at most `most` of them, into the members' own
    /// accounts, as far as the yearly cap and the liquidity floor reach: the last one perhaps in part. Anyone may.
    /// Gives how many it has done with, those included that were cancelled.
    function repay(uint256 most) external returns (uint256 paid) {
        require(!isSuspended, RepaymentSuspended());
        require(statute().dissolvedAt() == 0, Statute.AlreadyDissolved(statute().dissolvedAt()));
        uint256 room = _roomToRepay();
        uint256 position = nextPosition;
        for (; paid < most && position < _queue.length; ++paid) {
            uint256 due = _queue[position].shares;
            if (due != 0 && _queue[position].payableFrom > block.timestamp) break;
            uint256 part = Math.min(due, room);
            room -= part;
            if (part != 0) _repay(position, uint32(part));
            if (part < due) break;
            ++position;
        }
        nextPosition = uint64(position);
    }

    /// @notice Repays who has left and has waited for three years, out of turn and whatever holds back the others
    /// (domain.md C7). Anyone may.
    function repayLeaver(uint256 position) external {
        Withdrawal storage withdrawal = _waiting(position);
        uint256 dueAt = withdrawal.askedAt + LONGEST_WAIT;
        require(block.timestamp >= dueAt, NotYetDue(position, dueAt));
        require(members().hasLeft(withdrawal.number), StillMember(withdrawal.number));
        _repay(position, withdrawal.shares);
    }

    /// @notice Repays all shares of member `number` of a co-op that is dissolved. Anyone may.
    function redeem(uint256 number) external {
        require(statute().dissolvedAt() != 0, NotDissolved());
        uint32 shares = _holdings[number].shares;
        require(shares != 0, NoShares());
        _holdings[number].queued = 0;
        emit SharesWithdrawn(type(uint256).max, uint32(number), shares);
        _cancel(number, shares, refTo(Cause.Member, number));
    }

    /// @notice Stops repaying, with a reason code, until further notice.
    function suspend(bytes32 reason) external restricted {
        isSuspended = true;
        emit RepaymentSuspendedFor(reason);
    }

    /// @notice Goes on repaying.
    function resume() external restricted {
        isSuspended = false;
        emit RepaymentResumed();
    }

    /* LOSSES */

    /// @notice Lowers par for all shares alike; what they are worth less goes to the general fund (domain.md C9).
    function writeDown(uint256 newPar) external restricted {
        uint256 lost = (par - Math.min(newPar, par)) * totalSupply();
        _setPar(newPar, par - 1);
        if (lost == 0) return;
        treasury.transfer(CAPITAL, treasury.generalFund(), _currency(), lost, Purpose.WriteDown, 0);
    }

    /* INTEREST */

    /// @notice Declares interest of `rateBps` a year for the seconds from `from` to `to`, second by second on the shares
    /// held then, and pays it from what lies in this contract's intake. Periods do not overlap, so that no second is paid
    /// for twice, and the rate stays within the cap of the statute (domain.md C10).
    function declareInterest(uint40 from, uint40 to, uint16 rateBps) external restricted returns (uint256 id) {
        id = _interest.length;
        bool isFit = from < to && to <= block.timestamp && (id == 0 || from >= _interest[id - 1].to);
        require(isFit, UnfitPeriod(from, to));
        require(rateBps <= interestCapBps(), InterestTooHigh(rateBps, interestCapBps()));

        Interest memory interest = Interest(from, to, rateBps, par);
        _interest.push(interest);
        uint256 amount = _interestOf(ALL, interest);
        emit InterestDeclared(id, interest, amount);
        AccountId pool = accountOf(address(this), INTEREST);
        treasury.transfer(treasury.INTAKE(), pool, _currency(), amount, Purpose.Interest, refTo(Cause.Interest, id));
    }

    /// @notice Pays the next `most` interests of member `number` that it has not yet had into its account. Anyone may.
    function claimInterest(uint32 number, uint256 most) external returns (uint256 amount) {
        require(number != ALL, NoShares());
        uint256 id = claimedUntil[number];
        uint256 end = Math.min(_interest.length, id + Math.min(most, _interest.length));
        for (; id < end; ++id) amount += _interestOf(number, _interest[id]);
        claimedUntil[number] = end;
        emit InterestClaimed(number, end, amount);
        if (amount != 0) _credit(INTEREST, number, amount, Purpose.Interest, refTo(Cause.Interest, end - 1));
    }

    /// @notice The highest rate of interest that may be declared: the floor, or the base rate and what the statute
    /// allows above it.
    function interestCapBps() public view returns (uint256) {
        return Math.max(_terms.interestFloorBps, uint256(_terms.interestBaseBps) + _terms.interestOverBaseBps);
    }

    function interestCount() external view returns (uint256) {
        return _interest.length;
    }

    /// @notice Interest `id` (from 0), and what of it is member `number`'s: 0 stands for all together.
    function interestOf(uint256 id, uint256 number) external view returns (Interest memory interest, uint256 amount) {
        interest = _interest[id];
        return (interest, _interestOf(number, interest));
    }

    /* TOKEN VIEW */

    function name() external view returns (string memory) {
        return string.concat(statute().name(), " share");
    }

    function symbol() external pure returns (string memory) {
        return "SHARE";
    }

    function decimals() external pure returns (uint8) {
        return 0;
    }

    /// @notice Shares of all members together.
    function totalSupply() public view returns (uint256) {
        return uint48(_history[ALL].latest());
    }

    /// @notice Shares of the member who carries `wallet`.
    function balanceOf(address wallet) external view returns (uint256) {
        return _holdings[members().numberOf(wallet)].shares;
    }

    function allowance(address, address) external pure returns (uint256) {
        return 0;
    }

    function approve(address, uint256) external pure returns (bool) {
        revert SharesNotTransferable();
    }

    function transfer(address, uint256) external pure returns (bool) {
        revert SharesNotTransferable();
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        revert SharesNotTransferable();
    }

    /* READING */

    /// @notice Shares of member `number`, and how many of them wait to be withdrawn.
    function sharesOf(uint256 number) external view returns (uint256 shares, uint256 queued) {
        Holding storage holding = _holdings[number];
        return (holding.shares, holding.queued);
    }

    /// @notice How many shares of member `number` are locked, and until when (seconds).
    function lockedOf(uint256 number) external view returns (uint256 shares, uint256 until) {
        Holding storage holding = _holdings[number];
        return (block.timestamp < holding.freshUntil ? holding.fresh : 0, holding.freshUntil);
    }

    /// @notice Shares that member `number` held at `timepoint` (seconds); 0 stands for all members together.
    function sharesAt(uint256 number, uint48 timepoint) external view returns (uint256) {
        return uint48(_history[number].upperLookup(timepoint));
    }

    /// @notice Shares repaid to member `number` after `timepoint` (seconds): who withdrew within a year before
    /// insolvency may owe that much (domain.md C8).
    function repaidSince(uint256 number, uint48 timepoint) external view returns (uint256) {
        Checkpoints.Trace208 storage history = _history[number];
        return uint48(history.latest() >> 48) - uint48(history.upperLookup(timepoint) >> 48);
    }

    /// @notice Shares that may still be repaid at once: what the cap of this year and the liquidity floor leave.
    function roomToRepay() external view returns (uint256) {
        return _roomToRepay();
    }

    /// @notice Withdrawals ever asked for; those from {nextPosition} on are waiting.
    function withdrawalCount() external view returns (uint256) {
        return _queue.length;
    }

    function withdrawalOf(uint256 position) external view returns (Withdrawal memory) {
        return _queue[position];
    }

    /* INTERNAL */

    function _subscribe(address wallet, uint32 shares) private {
        require(shares != 0, NoShares());
        _issue(wallet, shares);
        _collect(wallet, CAPITAL, uint256(shares) * par);
    }

    function _issue(address wallet, uint32 shares) private {
        require(statute().dissolvedAt() == 0, Statute.AlreadyDissolved(statute().dissolvedAt()));
        Member memory member = members().memberOf(wallet);
        require(member.number != 0 && member.leftAt == 0, Members.NotMember(wallet));
        Holding storage holding = _holdings[member.number];
        uint256 held = uint256(holding.shares) + shares;
        (uint256 minShares, uint256 maxShares) = _bounds(wallet, member.number);
        require(held >= minShares && held <= maxShares, OutsideHolding(held, minShares, maxShares));

        bool isStillLocked = block.timestamp < holding.freshUntil;
        holding.shares = uint32(held);
        holding.fresh = isStillLocked ? holding.fresh + shares : shares;
        holding.freshUntil = uint40(block.timestamp + _terms.lock);
        _note(member.number, held, 0);
        _note(ALL, totalSupply() + shares, 0);
        emit SharesSubscribed(member.number, shares);
        emit Transfer(address(0), wallet, shares);
    }

    function _collect(address payer, uint96 account, uint256 amount) private {
        Asset currency = _currency();
        bytes32 ref = _ref(payer);
        uint256 received = treasury.collect{value: msg.value}(payer, account, currency, amount, Purpose.ShareCapital, ref);
        require(received == amount, ShortOfPar(received, amount));
    }

    function _release(address applicant) private {
        uint256 held = escrowOf[applicant];
        if (held == 0) return;
        delete escrowOf[applicant];
        treasury.transfer(ESCROW, accountOf(applicant, 0), _currency(), held, Purpose.Refund, _ref(applicant));
    }

    function _repay(uint256 position, uint32 shares) private {
        Withdrawal storage withdrawal = _queue[position];
        uint256 number = withdrawal.number;
        withdrawal.shares -= shares;
        _holdings[number].queued -= shares;
        emit SharesWithdrawn(position, uint32(number), shares);
        _cancel(number, shares, refTo(Cause.Withdrawal, position));
    }

    /// @dev The shares cease to be, and par for them goes to the member's own account.
    function _cancel(uint256 number, uint32 shares, bytes32 ref) private {
        uint32 left = _holdings[number].shares - shares;
        _holdings[number].shares = left;
        _note(number, left, shares);
        _note(ALL, totalSupply() - shares, shares);
        emit Transfer(members().walletOf(number), address(0), shares);
        _credit(CAPITAL, number, uint256(shares) * par, Purpose.Repayment, ref);
    }

    function _credit(uint96 account, uint256 number, uint256 amount, Purpose purpose, bytes32 ref) private {
        treasury.transfer(account, treasury.memberAccount(number), _currency(), amount, purpose, ref);
    }

    /// @dev Years are counted from the founding. The history of all shares together tells how many there were when this
    /// one began, and how many have been repaid since.
    function _roomToRepay() private view returns (uint256) {
        uint256 yearBegan = block.timestamp - ((block.timestamp - foundedAt) % YEAR);
        uint208 opening = _history[ALL].upperLookupRecent(uint48(yearBegan - 1));
        uint208 latest = _history[ALL].latest();
        uint256 cap = (uint256(uint48(opening)) * _terms.yearlyCapBps) / FULL;
        uint256 repaid = uint48(latest >> 48) - uint48(opening >> 48);
        uint256 room = _terms.yearlyCapBps == FULL ? type(uint48).max : cap - Math.min(cap, repaid);
        uint256 liquid = treasury.balanceOf(treasury.generalFund(), _currency()) + uint256(uint48(latest)) * par;
        uint256 floor = _terms.liquidityFloor;
        return liquid <= floor ? 0 : Math.min(room, (liquid - floor) / par);
    }

    /// @dev Appends to a history: the shares held from now on, those ever repaid, and what must be taken from
    /// shares · time to give the share seconds up to that time. Packed as 112, 48 and 48 bits.
    function _note(uint256 number, uint256 shares, uint256 repaid) private {
        Checkpoints.Trace208 storage history = _history[number];
        uint208 last = history.latest();
        int256 growth = int256(shares) - int256(uint256(uint48(last)));
        uint112 offset = uint112(uint256(int256(int112(uint112(last >> 96))) + growth * int256(block.timestamp)));
        uint48 repaidSoFar = uint48(last >> 48) + uint48(repaid);
        uint208 packed = (uint208(offset) << 96) | (uint208(repaidSoFar) << 48) | shares.toUint48();
        history.push(uint48(block.timestamp), packed);
    }

    function _shareSeconds(uint256 number, uint40 timepoint) private view returns (uint256) {
        uint208 then = _history[number].upperLookup(timepoint);
        int256 product = int256(uint256(uint48(then))) * int256(uint256(timepoint));
        return uint256(product - int256(int112(uint112(then >> 96))));
    }

    function _interestOf(uint256 number, Interest memory interest) private view returns (uint256) {
        uint256 shareSeconds = _shareSeconds(number, interest.to) - _shareSeconds(number, interest.from);
        return Math.mulDiv(shareSeconds * interest.par, interest.rateBps, FULL * YEAR);
    }

    /// @dev What member `number` of `wallet` may hold: nothing binds who has left, or a number that the wallet carried
    /// before.
    function _bounds(address wallet, uint256 number) private view returns (uint256 minShares, uint256 maxShares) {
        Member memory member = members().memberOf(wallet);
        if (member.number != number || member.leftAt != 0) return (0, type(uint32).max);
        return statute().holdingOf(member.class);
    }

    function _waiting(uint256 position) private view returns (Withdrawal storage withdrawal) {
        require(position < _queue.length, NotWaiting(position));
        withdrawal = _queue[position];
        // what was redeemed at the dissolution is still in the queue, but no longer owed
        bool isOwed = withdrawal.shares != 0 && _holdings[withdrawal.number].queued >= withdrawal.shares;
        require(isOwed, NotWaiting(position));
    }

    function _currency() private view returns (Asset) {
        return statute().currency();
    }

    /// @dev The journal names members by number, and applicants, who have none yet, by number 0.
    function _ref(address wallet) private view returns (bytes32) {
        return refTo(Cause.Member, members().numberOf(wallet));
    }

    function _setPar(uint256 par_, uint256 most) private {
        require(par_ != 0 && par_ <= most, UnfitPar(par_, most));
        par = uint96(par_);
        emit ParSet(par_);
    }

    /// @dev No terms keep shares locked or waiting for ever, and interest stays interest.
    function _define(ShareTerms calldata terms_) private {
        bool isFit = terms_.notice <= 730 days &&
            terms_.lock <= 10 * YEAR &&
            terms_.yearlyCapBps != 0 &&
            terms_.yearlyCapBps <= FULL &&
            terms_.interestFloorBps <= 1_000 &&
            terms_.interestBaseBps <= 2_000 &&
            terms_.interestOverBaseBps <= 500;
        require(isFit, UnfitShareTerms(terms_));
        _terms = terms_;
        emit ShareTermsDefined(terms_);
    }
}
