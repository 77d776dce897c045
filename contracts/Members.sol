// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712Upgradeable} from "@openzeppelin/contracts-upgradeable/utils/cryptography/EIP712Upgradeable.sol";
import {IAuthority} from "@openzeppelin/contracts/access/manager/IAuthority.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Coop} from "./lib/Coop.sol";
import {Noun} from "./lib/Noun.sol";
import {Shares} from "./Shares.sol";
import {Admission, Statute} from "./Statute.sol";

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
    uint40 changedAt; // when class or votes last changed; 0: never
}

/// @notice A founder's place on the register, or that of a member who moves in from a register on paper.
struct Entrant {
    address wallet;
    uint8 class;
}

/// @notice What the statute lays down about membership. Times are in seconds.
struct MemberTerms {
    uint32 answerTime; // in which an applicant is answered, or may appeal to the assembly; at most a year
    uint32 hearing; // between the notice and an expulsion, a week to half a year
    uint32 recoveryDelay; // in which a wallet can veto that it is replaced, three days to half a year
    uint32 switchCooldown; // between two changes of class, at most two years
}

enum RequestState {
    None,
    Open, // waits for its answer
    Refused,
    Appealed // waits for the assembly's answer
}

/// @notice Somebody who asked to become a member, or a member who asked for another class.
struct Request {
    RequestState state;
    uint8 class;
    uint8 vouches;
    uint40 askedAt; // seconds
    uint32 number; // of the member who asks for another class; 0: somebody new
    uint64 id; // counts requests, so that vouching for one is not vouching for the next
}

/// @notice A code that lets whoever knows it join once: the code's key signs for the wallet that joins, and nobody who
/// sees that signature can use it for another wallet. `signature` is the inviter's.
struct Invitation {
    address inviter; // may admit, by the authority's table
    uint8 class;
    address code; // address of the key that is the code
    uint256 deadline; // seconds
    bytes signature;
}

/// @title Members
/// @notice Who belongs to the co-op. The member is the number, the wallet can be replaced; one member has one vote in
/// one class.
/// @dev MONEY: none. First shares go to the {Treasury} by way of {Shares}, which holds those of applicants in escrow.
/// @dev POWER: whoever the authority lets admit, refuse, give notice or expel, within what the statute says of the
/// class; nobody can hold back a resignation (INV-8).
/// @dev LIMITS: fewer than 2^24 votes in a class, so that tallies are exact and never overflow (INV-3). No personal
/// data: a salted commitment at most (docs/privacy.md).
contract Members is Noun, EIP712Upgradeable {
    using BitMaps for BitMaps.BitMap;
    using Checkpoints for Checkpoints.Trace208;

    /* ERRORS */

    error AlreadyMember(address wallet);
    error NotMember(address wallet);
    error ClassNotOpen(uint256 class);
    error ClassFull(uint256 class);
    error SameClass(uint256 class);
    error TooSoonToSwitch(uint256 number, uint256 possibleFrom);
    error AlreadyRequested(address wallet);
    error NotRequested(address wallet);
    error NotYoursToAnswer(address caller, address wallet);
    error NotYetAppealable(uint256 possibleFrom);
    error NoVouching(uint256 class);
    error NotOfClass(uint256 number, uint256 class);
    error AlreadyVouched(uint256 number, address wallet);
    error FewerSharesThanNeeded(uint256 shares, uint256 minShares);
    error InvitationOver(uint256 deadline);
    error InvitationUsed(address code);
    error NotInvited(address inviter, uint256 class);
    error NotTheCode(address code);
    error RollOver(uint256 roll);
    error NotOnRoll(uint256 roll, uint256 place, address wallet);
    error PlaceTaken(uint256 roll, uint256 place);
    error NoNotice(uint256 number);
    error HearingNotOver(uint256 number, uint256 until);
    error NotLapsed(uint256 number);
    error WrongVotes(uint256 votes, uint256 most);
    error ZeroWallet();
    error NotYourNumber(uint256 number, address wallet);
    error NotOffered(uint256 number, address wallet);
    error TooEarlyToMove(uint256 number, uint256 possibleFrom);
    error OwnProxy(uint256 number);
    error TooManyPrincipals(uint256 holder, uint256 most);
    error NoProxy(uint256 number);
    error UnfitMemberTerms(MemberTerms terms);

    /* EVENTS */

    event MemberTermsDefined(MemberTerms terms);
    event EntryRequested(address indexed wallet, uint8 indexed class, uint32 shares, bytes32 commitment, string uri);
    event EntryVouched(address indexed wallet, uint32 indexed number, uint256 vouches);
    event EntryRefused(address indexed wallet, bytes32 reason);
    event EntryAppealed(address indexed wallet);
    event RequestWithdrawn(address indexed wallet);
    event InvitationRevoked(address indexed inviter, address indexed code);
    event RollPublished(uint256 indexed roll, bytes32 root, uint256 deadline, string uri);
    event RollClosed(uint256 indexed roll);
    event MemberJoined(uint32 indexed number, address indexed wallet, uint8 class, uint32 votes, bool isFounder);
    event StandingChanged(uint32 indexed number, uint8 class, uint32 votes);
    event NoticeGiven(uint32 indexed number, address indexed wallet, bytes32 reason, uint256 heardUntil);
    event CaseStated(uint32 indexed number, bytes32 statementHash, string uri);
    event MemberResigned(uint32 indexed number, address indexed wallet);
    event MemberExpelled(uint32 indexed number, address indexed wallet, bytes32 reason);
    event MembershipLapsed(uint32 indexed number, address indexed wallet);
    event ProxyAppointed(uint32 indexed principal, uint32 indexed holder);
    event ProxyRevoked(uint32 indexed principal, uint32 indexed holder);
    event WalletOffered(uint32 indexed number, address indexed to, uint256 possibleFrom);
    event WalletKept(uint32 indexed number);
    event WalletChanged(uint32 indexed number, address indexed from, address indexed to);

    /* SETTINGS */

    uint256 public constant MAX_CLASS_VOTES = (1 << 24) - 1;
    uint256 public constant NOTICE_VALIDITY = 180 days; // an expulsion comes that soon after the hearing, or not at all
    uint256 public constant LAPSE_TIME = 365 days; // in which a member pays for its minimum of shares (domain.md C2)
    uint256 public constant OFFER_TIME = 30 days; // in which a new wallet takes over

    bytes32 public constant INVITATION_TYPEHASH = keccak256("Invitation(uint8 class,address code,uint256 deadline)");
    bytes32 public constant ACCEPTANCE_TYPEHASH = keccak256("Acceptance(address inviter,address wallet)");

    /* STATE */

    struct Offer {
        address to;
        uint48 possibleFrom; // seconds
    }

    struct Roll {
        bytes32 root; // of the tree of (place, wallet, class)
        uint256 deadline; // seconds
        BitMaps.BitMap taken;
    }

    Shares public shares;
    uint32 public lastNumber; // numbers given out so far
    uint32 public memberCount; // members today
    uint64 public lastRequest;
    uint32 public lastRoll;
    MemberTerms private _terms;
    mapping(address wallet => Member) private _members;
    mapping(uint256 number => address wallet) private _wallets;
    mapping(uint256 class => Checkpoints.Trace208) private _electorate; // votes of the class, by time
    mapping(uint256 number => Checkpoints.Trace208) private _standings; // class and votes, of members who changed them
    mapping(address wallet => Request) private _requests;
    mapping(uint256 request => mapping(uint256 number => bool)) private _vouched;
    mapping(address inviter => mapping(address code => bool)) public isCodeUsed;
    mapping(uint256 roll => Roll) private _rolls;
    mapping(uint256 number => uint256 heardUntil) private _notices; // seconds
    mapping(uint256 number => uint256 seconds_) private _switchedAt; // when a member last changed its class
    mapping(uint256 number => Offer) private _offers; // to another wallet

    /* SETUP */

    /// @notice Enters the founders, whose consent the factory has checked.
    function initialize(
        Coop calldata coop,
        Entrant[] calldata founders,
        MemberTerms calldata terms_
    ) external initializer {
        __AccessManaged_init(address(coop.authority));
        __EIP712_init("Rochdale Members", "1");
        shares = coop.shares;
        _define(terms_);
        for (uint256 i; i < founders.length; ++i) _enter(founders[i].wallet, founders[i].class, true);
    }

    function statute() public view returns (Statute) {
        return Statute(_written(0));
    }

    /// @notice Replaces what the statute lays down about membership.
    function defineTerms(MemberTerms calldata terms_) external restricted {
        _define(terms_);
    }

    function terms() external view returns (MemberTerms memory) {
        return _terms;
    }

    /* JOINING */

    /// @notice Joins an open class and subscribes `shareCount` shares at par, paid from the caller's wallet (which
    /// approves the treasury for that much, or sends ether where ether is the currency). The vote counts from proposals
    /// whose vote opens after the tenure that their kind asks for.
    function join(uint8 classId, uint32 shareCount) external payable returns (uint32 number) {
        (Admission admission, , , uint32 minShares) = statute().entryOf(classId);
        require(admission == Admission.Open, ClassNotOpen(classId));
        return _join(classId, shareCount, minShares);
    }

    /// @notice Joins a class that officers admit to, with a code from one of them. `acceptance` is the code's signature
    /// for the caller's wallet.
    function joinByInvitation(
        Invitation calldata invitation,
        uint32 shareCount,
        bytes calldata acceptance
    ) external payable returns (uint32 number) {
        (address inviter, address code) = (invitation.inviter, invitation.code);
        require(block.timestamp <= invitation.deadline, InvitationOver(invitation.deadline));
        require(!isCodeUsed[inviter][code], InvitationUsed(code));
        (Admission admission, , , uint32 minShares) = statute().entryOf(invitation.class);
        bool isInvited = admission == Admission.Officer && _mayAdmit(inviter) && _hasSigned(invitation);
        require(isInvited, NotInvited(inviter, invitation.class));
        bytes32 accepted = _hashTypedDataV4(keccak256(abi.encode(ACCEPTANCE_TYPEHASH, inviter, msg.sender)));
        require(ECDSA.recoverCalldata(accepted, acceptance) == code, NotTheCode(code));

        isCodeUsed[inviter][code] = true;
        return _join(invitation.class, shareCount, minShares);
    }

    /// @notice Voids a code that the caller has signed, if it has not been used.
    function revokeInvitation(address code) external {
        require(!isCodeUsed[msg.sender][code], InvitationUsed(code));
        isCodeUsed[msg.sender][code] = true;
        emit InvitationRevoked(msg.sender, code);
    }

    /* REQUESTS */

    /// @notice Asks to be admitted to `classId`, and pays par for the first `shareCount` shares, which are held in
    /// escrow until the answer. `commitment` may be a salted hash of the application, or zero; `uri` may say where those
    /// who decide find it. A member asks so for another class, and pays for no shares.
    function requestEntry(
        uint8 classId,
        uint32 shareCount,
        bytes32 commitment,
        string calldata uri
    ) external payable {
        (Admission admission, , , uint32 minShares) = statute().entryOf(classId);
        require(admission != Admission.Open, ClassNotOpen(classId));
        RequestState state = _requests[msg.sender].state;
        require(state == RequestState.None || state == RequestState.Refused, AlreadyRequested(msg.sender));
        bool isNew = !isMember(msg.sender);
        if (isNew) require(shareCount >= minShares, FewerSharesThanNeeded(shareCount, minShares));
        else require(_members[msg.sender].class != classId, SameClass(classId));
        require(isNew || shareCount == 0, AlreadyMember(msg.sender));

        uint32 number = isNew ? 0 : _members[msg.sender].number;
        _requests[msg.sender] = Request(RequestState.Open, classId, 0, uint40(block.timestamp), number, ++lastRequest);
        emit EntryRequested(msg.sender, classId, shareCount, commitment, uri);
        if (shareCount != 0 || msg.value != 0) shares.holdFor{value: msg.value}(msg.sender, shareCount);
    }

    /// @notice Takes the caller's request back. What was paid for shares lies in the wallet's account of the treasury.
    function withdrawRequest() external {
        require(_requests[msg.sender].state != RequestState.None, NotRequested(msg.sender));
        delete _requests[msg.sender];
        emit RequestWithdrawn(msg.sender);
        shares.release(msg.sender);
    }

    /// @notice Vouches for an applicant to the caller's class; the last voucher needed admits. The number is 0 while
    /// more are needed.
    function vouch(address wallet) external returns (uint32 number) {
        Member storage voucher = _current(msg.sender);
        Request storage request = _waiting(wallet);
        uint8 class = request.class;
        (Admission admission, uint8 vouchers, , ) = statute().entryOf(class);
        require(admission == Admission.Vouched, NoVouching(class));
        require(request.state == RequestState.Open, NotYoursToAnswer(msg.sender, wallet));
        require(voucher.class == class, NotOfClass(voucher.number, class));
        require(!_vouched[request.id][voucher.number], AlreadyVouched(voucher.number, wallet));

        _vouched[request.id][voucher.number] = true;
        uint8 vouches = ++request.vouches;
        emit EntryVouched(wallet, voucher.number, vouches);
        if (vouches >= vouchers) number = _admit(wallet, class);
    }

    /// @notice Admits an applicant to the class asked for. A resolution always may; an officer where the class is
    /// admitted to by officers and the applicant has not appealed.
    function admit(address wallet) external returns (uint32 number) {
        Request storage request = _waiting(wallet);
        _checkMayAnswer(request, wallet);
        return _admit(wallet, request.class);
    }

    /// @notice Refuses an applicant, with a reason code. What was paid for shares lies in the wallet's account of the
    /// treasury. The applicant may appeal to the assembly, whose refusal is the last.
    function refuse(address wallet, bytes32 reason) external {
        Request storage request = _waiting(wallet);
        _checkMayAnswer(request, wallet);
        if (request.state == RequestState.Appealed) delete _requests[wallet];
        else request.state = RequestState.Refused;
        emit EntryRefused(wallet, reason);
        shares.release(wallet);
    }

    /// @notice Puts the caller's request before the assembly, when it was refused or not answered in time (domain.md 5,
    /// principle 1). From then on only a resolution answers it.
    function appeal() external {
        Request storage request = _requests[msg.sender];
        bool isOpen = request.state == RequestState.Open;
        require(isOpen || request.state == RequestState.Refused, NotRequested(msg.sender));
        uint256 possibleFrom = isOpen ? request.askedAt + _terms.answerTime : 0;
        require(block.timestamp >= possibleFrom, NotYetAppealable(possibleFrom));
        request.state = RequestState.Appealed;
        emit EntryAppealed(msg.sender);
    }

    /* MOVING IN */

    /// @notice Enters members of a register on paper. They subscribe their shares afterwards.
    function enrol(Entrant[] calldata entrants) external restricted {
        for (uint256 i; i < entrants.length; ++i) _enter(entrants[i].wallet, entrants[i].class, false);
    }

    /// @notice Publishes a register that is too long to enter: the root of a Merkle tree of (place, wallet, class), in
    /// which each wallet finds its own leaf. Places can be claimed until `deadline` (seconds).
    function publishRoll(bytes32 root, uint256 deadline, string calldata uri) external restricted returns (uint32 roll) {
        roll = ++lastRoll;
        (_rolls[roll].root, _rolls[roll].deadline) = (root, deadline);
        emit RollPublished(roll, root, deadline, uri);
    }

    /// @notice Ends a roll before its deadline.
    function closeRoll(uint256 roll) external restricted {
        _rolls[roll].deadline = 0;
        emit RollClosed(roll);
    }

    /// @notice Takes the caller's place on a roll, once.
    function claimPlace(
        uint256 roll,
        uint256 place,
        uint8 classId,
        bytes32[] calldata proof
    ) external returns (uint32 number) {
        Roll storage claimed = _rolls[roll];
        require(block.timestamp <= claimed.deadline, RollOver(roll));
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(place, msg.sender, classId))));
        bool isOnRoll = MerkleProof.verifyCalldata(proof, claimed.root, leaf);
        require(isOnRoll, NotOnRoll(roll, place, msg.sender));
        require(!claimed.taken.get(place), PlaceTaken(roll, place));

        claimed.taken.set(place);
        return _enter(msg.sender, classId, false);
    }

    /* STANDING */

    /// @notice Moves the caller to an open class, after the cooldown. It counts for whatever is fixed from now on: open
    /// votes and rounds keep the class they were opened with (domain.md R11).
    function switchClass(uint8 classId) external {
        (Admission admission, , , ) = statute().entryOf(classId);
        require(admission == Admission.Open, ClassNotOpen(classId));
        _switch(_current(msg.sender), classId);
    }

    /// @notice Lets a member that stands for many, such as a co-op, carry more votes than one, where its class has room
    /// for that.
    function setVotes(uint32 number, uint32 votes) external restricted {
        (Member storage member, ) = _here(number);
        (, , uint8 most, ) = statute().entryOf(member.class);
        require(votes != 0 && votes <= most, WrongVotes(votes, most));
        _restand(member, member.class, votes);
    }

    /* LEAVING */

    /// @notice Ends the caller's membership at once. Nobody can refuse it; shares are withdrawn by {Shares}.
    function resign() external {
        Member storage member = _current(msg.sender);
        emit MemberResigned(member.number, msg.sender);
        _leave(member);
    }

    /// @notice Tells a member that it may be expelled, and why, by a reason code. It has until the end of the hearing at
    /// least to state its case. Members are named by number here, which no change of wallet escapes.
    function giveNotice(uint32 number, bytes32 reason) external restricted {
        (, address wallet) = _here(number);
        uint256 heardUntil = block.timestamp + _terms.hearing;
        _notices[number] = heardUntil;
        emit NoticeGiven(number, wallet, reason, heardUntil);
    }

    /// @notice The caller's answer to a notice: the hash of its statement, and where those who decide find it.
    function stateCase(bytes32 statementHash, string calldata uri) external {
        Member storage member = _current(msg.sender);
        require(_notices[member.number] != 0, NoNotice(member.number));
        emit CaseStated(member.number, statementHash, uri);
    }

    /// @notice Ends somebody else's membership, with a reason code, after notice and hearing.
    function expel(uint32 number, bytes32 reason) external restricted {
        (Member storage member, address wallet) = _here(number);
        uint256 heardUntil = _notices[number];
        bool isValid = heardUntil != 0 && block.timestamp <= heardUntil + NOTICE_VALIDITY;
        require(isValid, NoNotice(number));
        require(block.timestamp >= heardUntil, HearingNotOver(number, heardUntil));
        emit MemberExpelled(number, wallet, reason);
        _leave(member);
    }

    /// @notice Ends the membership of somebody who after a year has not paid for the minimum of its class
    /// (domain.md C2).
    function lapse(uint32 number) external restricted {
        (Member storage member, address wallet) = _here(number);
        (uint256 minShares, ) = statute().holdingOf(member.class);
        (uint256 held, ) = shares.sharesOf(number);
        uint256 since = Math.max(member.joinedAt, _switchedAt[number]);
        require(block.timestamp >= since + LAPSE_TIME && held < minShares, NotLapsed(number));
        emit MembershipLapsed(number, wallet);
        _leave(member);
    }

    /* PROXIES */

    /// @notice Lets the member at `wallet` vote for the caller where the caller has not voted, from now on and until
    /// revoked. It is not passed on: the holder votes for its principals, not for theirs.
    function appointProxy(address wallet) external {
        Member storage principal = _current(msg.sender);
        Member storage holder = _current(wallet);
        uint256 most = statute().agendaRules().maxPrincipals;
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

    /// @notice Offers member `number`, its ballots, shares and money, to another wallet of the same person, which takes it
    /// over by {acceptWallet}. Who has left can do so too.
    function changeWallet(uint32 number, address to) external {
        require(_wallets[number] == msg.sender, NotYourNumber(number, msg.sender));
        _offer(number, to, block.timestamp);
    }

    /// @notice Offers member `number` to a new wallet because the old one is lost. Until the delay of the statute is over,
    /// and until the new wallet takes over, the old one can veto it by {keepWallet}.
    function proposeRecovery(uint32 number, address to) external restricted {
        require(_wallets[number] != address(0), NotYourNumber(number, address(0)));
        _offer(number, to, block.timestamp + _terms.recoveryDelay);
    }

    /// @notice Vetoes the recovery, or takes back the change, of the caller's wallet.
    function keepWallet(uint32 number) external {
        require(_wallets[number] == msg.sender, NotYourNumber(number, msg.sender));
        require(_offers[number].to != address(0), NotOffered(number, msg.sender));
        delete _offers[number];
        emit WalletKept(number);
    }

    /// @notice Takes over member `number`, which was offered to the caller.
    /// @dev A number whose wallet has joined again since has no line on the register to move, only money.
    function acceptWallet(uint32 number) external {
        Offer memory offer = _offers[number];
        bool isOffered = offer.to == msg.sender && block.timestamp <= offer.possibleFrom + OFFER_TIME;
        require(isOffered, NotOffered(number, msg.sender));
        require(block.timestamp >= offer.possibleFrom, TooEarlyToMove(number, offer.possibleFrom));

        address from = _wallets[number];
        if (_members[from].number == number) {
            require(_members[msg.sender].number == 0, AlreadyMember(msg.sender));
            _members[msg.sender] = _members[from];
            delete _members[from];
        }
        _wallets[number] = msg.sender;
        delete _offers[number];
        emit WalletChanged(number, from, msg.sender);
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

    /// @notice Whether member `number` has left, or never was.
    function hasLeft(uint256 number) external view returns (bool) {
        Member storage member = _members[_wallets[number]];
        return number == 0 || member.number != number || member.leftAt != 0;
    }

    /// @notice What `wallet` has asked for, if anything.
    function requestOf(address wallet) external view returns (Request memory) {
        return _requests[wallet];
    }

    /// @notice The end of the hearing of member `number` (seconds); 0 where it was given no notice.
    function hearingOf(uint256 number) external view returns (uint256) {
        return _notices[number];
    }

    /// @notice The wallet that member `number` is offered to, if any, and from when that may take over (seconds).
    function offerOf(uint256 number) external view returns (Offer memory) {
        return _offers[number];
    }

    /// @notice Whether a place on a roll has been claimed.
    function isPlaceTaken(uint256 roll, uint256 place) external view returns (bool) {
        return _rolls[roll].taken.get(place);
    }

    /// @notice What `wallet` may decide about matters fixed at `timepoint` (seconds): its number, and the class and
    /// votes it had then. No votes for who was not yet a member then or has left since. Founders have no tenure to
    /// serve: theirs counts from 0.
    /// @dev Every vote asks this. Its selector is among the smallest, which the contract looks for first.
    function standingOf(
        address wallet,
        uint48 timepoint
    ) external view returns (uint32 number, uint8 class, uint32 votes, uint40 tenureSince) {
        Member storage member = _members[wallet];
        if (member.number == 0 || member.leftAt != 0 || member.joinedAt > timepoint) return (member.number, 0, 0, 0);
        (class, votes) = (member.class, member.votes);
        if (member.changedAt > timepoint) (class, votes) = _unpack(_standings[member.number].upperLookup(timepoint));
        return (member.number, class, votes, member.isFounder ? 0 : member.joinedAt);
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
        uint256 classes = statute().classCount();
        for (uint256 c; c < classes; ++c) votes[c] = electorateAt(c, timepoint);
    }

    /* INTERNAL */

    function _join(uint8 classId, uint32 shareCount, uint32 minShares) private returns (uint32 number) {
        require(shareCount >= minShares, FewerSharesThanNeeded(shareCount, minShares));
        number = _enter(msg.sender, classId, false);
        if (shareCount != 0 || msg.value != 0) shares.subscribeFor{value: msg.value}(msg.sender, shareCount);
    }

    function _enter(address wallet, uint8 class, bool isFounder) private returns (uint32 number) {
        require(wallet != address(0), ZeroWallet());
        require(!isMember(wallet), AlreadyMember(wallet));
        statute().entryOf(class); // reverts where there is no such class, or no co-op any more

        number = ++lastNumber;
        ++memberCount;
        // founders a second earlier, so that nobody who joins in the second of the founding is taken for one of them
        uint40 joinedAt = uint40(isFounder ? block.timestamp - 1 : block.timestamp);
        _members[wallet] = Member(number, class, 1, joinedAt, 0, isFounder, 0, 0, 0);
        _wallets[number] = wallet;
        _resize(class, 1, 0, joinedAt);
        emit MemberJoined(number, wallet, class, 1, isFounder);
    }

    /// @dev Whoever is a member already, has asked for another class.
    function _admit(address wallet, uint8 class) private returns (uint32 number) {
        delete _requests[wallet];
        if (isMember(wallet)) {
            _switch(_members[wallet], class);
            number = _members[wallet].number;
        } else {
            number = _enter(wallet, class, false);
        }
        shares.allot(wallet);
    }

    function _switch(Member storage member, uint8 class) private {
        require(member.class != class, SameClass(class));
        uint256 possibleFrom = _switchedAt[member.number] + _terms.switchCooldown;
        require(block.timestamp >= possibleFrom, TooSoonToSwitch(member.number, possibleFrom));
        (, , uint8 most, uint32 minShares) = statute().entryOf(class);
        (uint256 held, uint256 queued) = shares.sharesOf(member.number);
        require(held - queued >= minShares, FewerSharesThanNeeded(held - queued, minShares));
        _switchedAt[member.number] = block.timestamp;
        _restand(member, class, member.votes < most ? member.votes : most);
    }

    /// @dev Whoever changes for the first time gets a history that begins with what was until now.
    function _restand(Member storage member, uint8 class, uint32 votes) private {
        Checkpoints.Trace208 storage history = _standings[member.number];
        if (history.length() == 0) history.push(0, _pack(member.class, member.votes));
        history.push(uint48(block.timestamp), _pack(class, votes));
        _resize(member.class, 0, member.votes, block.timestamp);
        _resize(class, votes, 0, block.timestamp);
        (member.class, member.votes, member.changedAt) = (class, votes, uint40(block.timestamp));
        emit StandingChanged(member.number, class, votes);
    }

    function _pack(uint8 class, uint32 votes) private pure returns (uint208) {
        return (uint208(votes) << 8) | class;
    }

    function _unpack(uint208 standing) private pure returns (uint8 class, uint32 votes) {
        return (uint8(standing), uint32(standing >> 8));
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
        _resize(member.class, 0, member.votes, block.timestamp);
    }

    function _resize(uint8 class, uint256 plus, uint256 minus, uint256 at) private {
        Checkpoints.Trace208 storage trace = _electorate[class];
        uint256 votes = trace.latest() + plus - minus;
        require(votes <= MAX_CLASS_VOTES, ClassFull(class));
        trace.push(uint48(at), uint208(votes));
    }

    function _offer(uint32 number, address to, uint256 possibleFrom) private {
        require(to != address(0), ZeroWallet());
        _offers[number] = Offer(to, uint48(possibleFrom));
        emit WalletOffered(number, to, possibleFrom);
    }

    /// @dev A resolution may always answer; officers only what the statute leaves to them.
    function _checkMayAnswer(Request storage request, address wallet) private {
        if (msg.sender == statute().executor()) return;
        (Admission admission, , , ) = statute().entryOf(request.class);
        bool isOfficers = admission == Admission.Officer && request.state == RequestState.Open;
        require(isOfficers, NotYoursToAnswer(msg.sender, wallet));
        _checkCanCall(msg.sender, msg.data);
    }

    function _mayAdmit(address wallet) private view returns (bool) {
        return IAuthority(authority()).canCall(wallet, address(this), this.admit.selector);
    }

    function _hasSigned(Invitation calldata invitation) private view returns (bool) {
        bytes32 invited = keccak256(
            abi.encode(INVITATION_TYPEHASH, invitation.class, invitation.code, invitation.deadline)
        );
        return SignatureChecker.isValidSignatureNow(invitation.inviter, _hashTypedDataV4(invited), invitation.signature);
    }

    function _waiting(address wallet) private view returns (Request storage request) {
        request = _requests[wallet];
        bool isWaiting = request.state == RequestState.Open || request.state == RequestState.Appealed;
        // who has joined, left or changed the wallet since, is not the one who asked
        bool isWhoAsked = request.number == (isMember(wallet) ? _members[wallet].number : 0);
        require(isWaiting && isWhoAsked, NotRequested(wallet));
    }

    function _here(uint32 number) private view returns (Member storage member, address wallet) {
        wallet = _wallets[number];
        member = _members[wallet];
        require(member.number == number && number != 0 && member.leftAt == 0, NotMember(wallet));
    }

    function _current(address wallet) private view returns (Member storage member) {
        member = _members[wallet];
        require(member.number != 0 && member.leftAt == 0, NotMember(wallet));
    }

    /// @dev Nobody is expelled unheard or loses a wallet overnight, and nothing can be put off for ever.
    function _define(MemberTerms calldata terms_) private {
        bool isFit = terms_.answerTime <= 365 days &&
            terms_.hearing >= 7 days &&
            terms_.hearing <= 180 days &&
            terms_.recoveryDelay >= 3 days &&
            terms_.recoveryDelay <= 180 days &&
            terms_.switchCooldown <= 730 days;
        require(isFit, UnfitMemberTerms(terms_));
        _terms = terms_;
        emit MemberTermsDefined(terms_);
    }
}
