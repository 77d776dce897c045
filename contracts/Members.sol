// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Coop} from "./lib/Coop.sol";
import {Noun} from "./lib/Noun.sol";
import {Shares} from "./Shares.sol";
import {Admission, Class, Statute} from "./Statute.sol";

/// @notice One line of the register, in one word. Numbers are never used again, also when the member has left.
struct Member {
    uint32 number; // 0: nobody
    uint8 class;
    uint32 votes; // 1, or more for a member that is a co-op representing many
    uint40 joinedAt;
    uint40 leftAt; // 0: still a member
    bool isFounder; // founders need no tenure before they vote
    uint32 proxy; // number of the member who may vote for this one; 0: nobody
    uint8 principals; // members this one may vote for
}

/// @notice A founder's place on the register.
struct Founder {
    address wallet;
    uint8 class;
}

/// @title Members
/// @notice Who belongs to the co-op. The member is the number, the wallet can be replaced; one member has one vote in
/// one class.
/// @dev MONEY: none. Joining may subscribe shares, which go to the {Treasury}.
/// @dev POWER: whoever the authority lets admit, refuse or expel; nobody can hold back a resignation (INV-8).
/// @dev LIMITS: fewer than 2^24 votes in a class, so that tallies are exact and never overflow (INV-3). No personal
/// data: a salted commitment at most.
contract Members is Noun {
    using Checkpoints for Checkpoints.Trace208;

    /* ERRORS */

    error AlreadyMember(address wallet);
    error NotMember(address wallet);
    error NumberUnknown(uint256 number);
    error ClassNotOpen(uint256 class);
    error ClassFull(uint256 class);
    error NotRequested(address wallet);
    error FewerSharesThanNeeded(uint256 shares, uint256 minShares);
    error ZeroWallet();
    error OwnProxy(uint256 number);
    error TooManyPrincipals(uint256 holder, uint256 most);
    error NoProxy(uint256 number);

    /* EVENTS */

    event EntryRequested(address indexed wallet, uint8 class, bytes32 commitment);
    event EntryRefused(address indexed wallet, bytes32 reason);
    event MemberJoined(uint32 indexed number, address indexed wallet, uint8 class, uint32 votes, bool isFounder);
    event MemberResigned(uint32 indexed number, address indexed wallet);
    event MemberExpelled(uint32 indexed number, address indexed wallet, bytes32 reason);
    event ProxyAppointed(uint32 indexed principal, uint32 indexed holder);
    event ProxyRevoked(uint32 indexed principal, uint32 indexed holder);
    event WalletChanged(uint32 indexed number, address indexed from, address indexed to);

    /* SETTINGS */

    uint256 public constant MAX_CLASS_VOTES = (1 << 24) - 1;

    /* STATE */

    Statute public statute;
    Shares public shares;

    uint32 public lastNumber; // numbers given out so far
    uint32 public memberCount; // members today
    mapping(address wallet => Member) private _members;
    mapping(uint256 number => address wallet) private _wallets;
    mapping(address wallet => uint256 classPlusOne) private _requests;
    mapping(uint256 class => Checkpoints.Trace208) private _electorate; // votes of the class, by time

    /* SETUP */

    /// @notice Enters the founders, whose consent the factory has checked.
    function initialize(Coop calldata coop, Founder[] calldata founders) external initializer {
        __AccessManaged_init(address(coop.authority));
        (statute, shares) = (coop.statute, coop.shares);
        for (uint256 i; i < founders.length; ++i) {
            coop.statute.classOf(founders[i].class); // reverts where there is no such class
            _enter(founders[i].wallet, founders[i].class, true);
        }
    }

    /* JOINING */

    /// @notice Joins an open class and subscribes `shareCount` shares at par, paid from the caller's wallet (which
    /// approves the treasury for that much, or sends ether where ether is the currency). The vote counts from proposals
    /// whose vote opens after the tenure that their kind asks for.
    function join(uint8 classId, uint32 shareCount) external payable returns (uint32 number) {
        Class memory joined = statute.classOf(classId);
        require(joined.admission == Admission.Open, ClassNotOpen(classId));
        require(shareCount >= joined.minShares, FewerSharesThanNeeded(shareCount, joined.minShares));

        number = _enter(msg.sender, classId, false);
        if (shareCount != 0 || msg.value != 0) shares.subscribeFor{value: msg.value}(msg.sender, shareCount);
    }

    /// @notice Asks to be admitted to `classId`. `commitment` may be a salted hash of the application, or zero.
    function requestEntry(uint8 classId, bytes32 commitment) external {
        statute.classOf(classId);
        require(!isMember(msg.sender), AlreadyMember(msg.sender));

        _requests[msg.sender] = uint256(classId) + 1;
        emit EntryRequested(msg.sender, classId, commitment);
    }

    /// @notice Admits an applicant to the class asked for. Shares are subscribed afterwards.
    function admit(address wallet) external restricted returns (uint32 number) {
        uint256 requested = _requests[wallet];
        require(requested != 0, NotRequested(wallet));

        number = _enter(wallet, uint8(requested - 1), false);
    }

    /// @notice Refuses an applicant, with a reason code.
    function refuse(address wallet, bytes32 reason) external restricted {
        require(_requests[wallet] != 0, NotRequested(wallet));

        delete _requests[wallet];
        emit EntryRefused(wallet, reason);
    }

    /* LEAVING */

    /// @notice Ends the caller's membership at once. Nobody can refuse it; shares are withdrawn by {Shares}.
    function resign() external {
        Member storage member = _current(msg.sender);
        emit MemberResigned(member.number, msg.sender);
        _leave(member);
    }

    /// @notice Ends somebody else's membership, with a reason code.
    function expel(address wallet, bytes32 reason) external restricted {
        Member storage member = _current(wallet);
        emit MemberExpelled(member.number, wallet, reason);
        _leave(member);
    }

    /* PROXIES */

    /// @notice Lets the member at `wallet` vote for the caller where the caller has not voted, from now on and until
    /// revoked. It is not passed on: the holder votes for its principals, not for theirs.
    function appointProxy(address wallet) external {
        Member storage principal = _current(msg.sender);
        Member storage holder = _current(wallet);
        uint256 most = statute.agendaRules().maxPrincipals;
        require(holder.number != principal.number, OwnProxy(holder.number));
        _dismiss(principal);
        require(holder.principals < most, TooManyPrincipals(holder.number, most));

        principal.proxy = holder.number;
        ++holder.principals;
        emit ProxyAppointed(principal.number, holder.number);
    }

    /// @notice Takes the caller's proxy back.
    function revokeProxy() external {
        Member storage principal = _current(msg.sender);
        require(principal.proxy != 0, NoProxy(principal.number));
        _dismiss(principal);
    }

    /* WALLETS */

    /// @notice Moves the caller's membership, with its number, ballots, shares and money, to another wallet.
    function changeWallet(address to) external {
        Member memory member = _members[msg.sender];
        require(member.number != 0, NotMember(msg.sender));
        require(to != address(0), ZeroWallet());
        require(_members[to].number == 0, AlreadyMember(to));

        delete _members[msg.sender];
        _members[to] = member;
        _wallets[member.number] = to;
        emit WalletChanged(member.number, msg.sender, to);
    }

    /* READING */

    /// @notice Whether `wallet` is a member now.
    function isMember(address wallet) public view returns (bool) {
        Member storage member = _members[wallet];
        return member.number != 0 && member.leftAt == 0;
    }

    /// @notice The line of the register for `wallet`; number 0 for one that never was a member.
    function memberOf(address wallet) external view returns (Member memory) {
        return _members[wallet];
    }

    /// @notice The number of `wallet`, also after leaving; 0 for one that never was a member.
    function numberOf(address wallet) external view returns (uint32) {
        return _members[wallet].number;
    }

    /// @notice The wallet that now carries member `number`, or carried it last.
    function walletOf(uint256 number) external view returns (address) {
        return _wallets[number];
    }

    /// @notice The class `wallet` asked to join, plus one; 0 where there is no request.
    function requestOf(address wallet) external view returns (uint256) {
        return _requests[wallet];
    }

    /// @notice What `wallet` may decide about matters fixed at `timepoint` (seconds): its number, and the class and
    /// votes it had. No votes for who was not yet a member then or has left since. Founders have no tenure to serve:
    /// theirs counts from 0.
    /// @dev Every vote asks this. Its selector is among the smallest, which the contract looks for first.
    function standingOf(
        address wallet,
        uint48 timepoint
    ) external view returns (uint32 number, uint8 class, uint32 votes, uint40 tenureSince) {
        Member storage member = _members[wallet];
        if (member.number == 0 || member.leftAt != 0 || member.joinedAt > timepoint) return (member.number, 0, 0, 0);
        return (member.number, member.class, member.votes, member.isFounder ? 0 : member.joinedAt);
    }

    /// @notice Whether the member at `holder` may now vote for the one at `principal`.
    function isProxyFor(address holder, address principal) external view returns (bool) {
        uint32 number = _members[principal].proxy;
        return number != 0 && isMember(holder) && _members[holder].number == number;
    }

    /// @notice The votes on the register of `classId` at `timepoint`, which must be past. Members still serving their
    /// tenure are included: a quorum of more people is the stricter one.
    function electorateAt(uint256 classId, uint256 timepoint) public view returns (uint256) {
        Checkpoints.Trace208 storage trace = _electorate[classId];
        // Where nothing has changed since, which is the rule, the newest checkpoint answers without a search.
        (, uint48 changedAt, uint208 votes) = trace.latestCheckpoint();
        return changedAt <= timepoint ? votes : trace.upperLookupRecent(uint48(timepoint));
    }

    /// @notice {electorateAt} for all eight classes.
    function electoratesAt(uint256 timepoint) external view returns (uint256[8] memory votes) {
        uint256 classes = statute.classCount();
        for (uint256 c; c < classes; ++c) votes[c] = electorateAt(c, timepoint);
    }

    /* INTERNAL */

    function _enter(address wallet, uint8 class, bool isFounder) private returns (uint32 number) {
        require(wallet != address(0), ZeroWallet());
        require(!isMember(wallet), AlreadyMember(wallet));

        delete _requests[wallet];
        number = ++lastNumber;
        ++memberCount;
        _members[wallet] = Member(number, class, 1, uint40(block.timestamp), 0, isFounder, 0, 0);
        _wallets[number] = wallet;
        _resize(class, 1, 0);
        emit MemberJoined(number, wallet, class, 1, isFounder);
    }

    /// @dev The holder's count falls only if its wallet still carries the number that was appointed.
    function _dismiss(Member storage principal) private {
        uint32 number = principal.proxy;
        if (number == 0) return;
        Member storage holder = _members[_wallets[number]];
        if (holder.number == number) --holder.principals;
        principal.proxy = 0;
        emit ProxyRevoked(principal.number, number);
    }

    function _leave(Member storage member) private {
        _dismiss(member);
        member.leftAt = uint40(block.timestamp);
        --memberCount;
        _resize(member.class, 0, member.votes);
    }

    function _resize(uint8 class, uint256 plus, uint256 minus) private {
        Checkpoints.Trace208 storage trace = _electorate[class];
        uint256 votes = trace.latest() + plus - minus;
        require(votes <= MAX_CLASS_VOTES, ClassFull(class));
        trace.push(uint48(block.timestamp), uint208(votes));
    }

    function _current(address wallet) private view returns (Member storage member) {
        member = _members[wallet];
        require(member.number != 0 && member.leftAt == 0, NotMember(wallet));
    }
}
