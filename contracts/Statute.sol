// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {Assembly} from "./Assembly.sol";
import {Asset} from "./lib/Money.sol";
import {Coop} from "./lib/Coop.sol";
import {Base, Count, Kind, Mode, Rules} from "./lib/Rules.sol";
import {MemberTerms} from "./Members.sol";
import {ShareTerms} from "./Shares.sol";

/// @notice How somebody becomes a member of a class.
enum Admission {
    Open, // whoever wants to
    Vouched, // once enough members of the class have vouched for the applicant
    Officer, // by whom the authority's table lets admit
    Resolution // by the assembly alone
}

/// @notice A stakeholder class: who shares which proportion of control.
struct Class {
    string name;
    uint16 weightBps; // basis points of control, whatever the number of members
    bool isUser; // non-user classes (investors, supporters) are held below the ceiling
    Admission admission;
    uint8 vouchers; // members of the class who vouch for an applicant where that is how one is admitted
    uint8 maxVotes; // of one member: 1, or more where members are co-ops that stand for many
    uint32 minShares; // shares a member must hold
    uint32 maxShares; // shares a member may hold
}

/// @notice The limits of what the classes may weigh, laid down at founding for good.
struct WeightRules {
    uint16 nonUserCapBps; // of all non-user classes together, at most a quarter (domain.md 1.1)
    uint16 classFloorBps; // of each class; 0 where it does not matter
    uint16 classCeilingBps; // of each class
    uint8 minClasses;
}

/// @notice A body that is bound to keep the reserve locked, and what it is called.
struct LockedBody {
    address wallet;
    string name;
}

/// @notice What a payout of up to `upTo` of the co-op's currency (base units) needs: `approvals` of members besides its
/// steward, and after the last of them `waiting` seconds in which `objections` of members send it to the assembly.
struct ApprovalTier {
    uint128 upTo;
    uint8 approvals;
    uint8 objections;
    uint32 waiting;
}

/// @notice A clause of the statute. The text is in the event; here lie its hash and what protects it.
struct Article {
    bytes32 textHash;
    uint8 kindSlot; // the kind of resolution that may change it
    uint40 adoptedAt;
    uint256 resolution; // the proposal that adopted it; 0 at founding
}

/// @notice An article as it is adopted: the text inline, or where to find it.
struct ArticleText {
    string title;
    string text; // inline text or a URI
    bytes32 textHash; // keccak256 of the text
    uint8 kindSlot;
}

/// @notice How the assembly keeps its agenda.
struct AgendaRules {
    uint8 maxOpenProposals; // a member may have open at once, at most 5
    uint8 maxPrincipals; // members one holder may vote for
    uint16 petitionBps; // of the members, …
    uint16 petitionCap; // … or this many, whichever is fewer, force a proposal onto the agenda
    uint32 rePutBar; // seconds for which a defeated question may not be put again
}

/// @notice What the founders lay down.
struct Rulebook {
    string name;
    string purpose;
    Asset currency; // share capital and approval tiers are counted in it
    uint128 sharePar; // base units of the currency per share
    uint16 reserveBps; // of every contribution, goes to the indivisible reserve at once
    WeightRules weighing;
    MemberTerms membership;
    ShareTerms capital;
    AgendaRules agenda;
    Class[] classes;
    Kind[] kinds; // in rising strictness: slot 0 is the ordinary resolution, the last one the strictest
    uint8 dissolutionSlot; // of the kind that dissolves the co-op
    ArticleText[] articles;
    ApprovalTier[] tiers; // rising; above the last one no payout is possible
    LockedBody[] lockedBodies; // that the reserve may go to
}

/// @title Statute
/// @notice What binds the co-op: its articles, its stakeholder classes, its kinds of resolution and which power needs
/// which kind.
/// @dev MONEY: none.
/// @dev POWER: changed by the executor alone, that is by a resolution of the kind {kindNeeded} names. It is not in the
/// authority's table, so no role can reach it. The asset lock has no kind: no function undoes it.
/// @dev LIMITS: 8 classes, 16 kinds, weights in basis points.
contract Statute is Initializable {
    /* ERRORS */

    error NotExecutor(address caller);
    error WrongNumberOfClasses(uint256 classes);
    error WrongNumberOfKinds(uint256 kinds);
    error WeightsNotWhole(uint256 sumBps);
    error WeightsMoved(uint128 weights, uint128 from);
    error NoUserClass();
    error NonUsersTooHeavy(uint256 weightBps, uint256 capBps);
    error CapTooHigh(uint256 capBps, uint256 most);
    error ClassOutsideBounds(uint256 class, uint256 weightBps, uint256 floorBps, uint256 ceilingBps);
    error UnfitClass(uint256 class);
    error WrongHolding(uint256 minShares, uint256 maxShares);
    error UnknownClass(uint256 class);
    error UnknownKind(uint256 slot);
    error KindTooWeak(uint256 asked, uint256 needed);
    error UnfitKind(uint256 slot);
    error UnevenCalls(uint256 targets, uint256 calls);
    error UnknownArticle(uint256 number);
    error ArticleMoved(uint256 number, uint256 version, uint256 expected);
    error AlreadyDissolved(uint256 since);
    error NotALockedBody(address body);
    error TiersNotRising(uint256 tier);
    error UnfitAgenda(AgendaRules agenda);
    error AboveTiers(uint256 amount);

    /* EVENTS */

    event StatuteAdopted(string name, string purpose, Asset currency, WeightRules weighing);
    event ClassDefined(uint256 indexed class, Class definition);
    event WeightsChanged(uint16[] weightsBps);
    event KindDefined(uint256 indexed slot, uint256 indexed kindId, Kind kind);
    event ArticleAdopted(
        uint256 indexed number,
        uint256 version,
        uint256 indexed resolution,
        string title,
        string text,
        bytes32 textHash,
        uint8 kindSlot
    );
    event TiersDefined(ApprovalTier[] tiers);
    event AgendaDefined(AgendaRules agenda);
    event KindRequired(address indexed target, bytes4 indexed selector, uint256 slot);
    event LockedBodyNamed(address indexed body, string name);
    event CoopDissolved(address indexed heir);

    /* SETTINGS */

    uint256 public constant MAX_NON_USER_CAP_BPS = 2_500; // users keep control (domain.md 1.1)
    uint256 public constant MAX_WAITING = 90 days; // of an approved payout

    /* STATE */

    string public name;
    string public purpose;

    Asset public currency;
    address public executor;
    WeightRules public weighing;
    address public heir; // the locked body that gets what remains; nobody unless the co-op is dissolved
    uint40 public dissolvedAt; // seconds; 0 unless dissolved
    Assembly private _assembly;
    uint8 public dissolutionSlot;
    uint128 public weights; // 16 bits of basis points per class
    uint8 public nonUsers; // bit c set: class c is not a user class
    uint8 public classCount;
    uint8 public kindCount; // slots in use
    uint16 private _storedKinds;

    mapping(uint256 class => Class) private _classes;
    mapping(uint256 kindId => Kind) private _kinds; // a kind once stored never changes, proposals remember its number
    mapping(uint256 slot => uint256 kindId) private _kindIn;
    mapping(address target => mapping(bytes4 selector => uint256 slotPlusOne)) private _required;
    AgendaRules private _agenda;
    mapping(uint256 number => mapping(uint256 version => Article)) private _articles;
    uint32[] private _versions; // of each article
    ApprovalTier[] private _tiers;
    mapping(address body => bool) public isLockedBody;

    /* SETUP */

    modifier onlyExecutor() {
        require(msg.sender == executor, NotExecutor(msg.sender));
        _;
    }

    constructor() {
        _disableInitializers();
    }

    /// @notice Lays down what the founders consented to. Called once, by the factory, in the founding transaction.
    function initialize(Coop calldata coop, Rulebook calldata book) external initializer {
        uint256 capBps = book.weighing.nonUserCapBps;
        require(capBps <= MAX_NON_USER_CAP_BPS, CapTooHigh(capBps, MAX_NON_USER_CAP_BPS));
        (executor, _assembly) = (address(coop.executor), coop.assembly_);
        (name, purpose) = (book.name, book.purpose);
        (currency, weighing, dissolutionSlot) = (book.currency, book.weighing, book.dissolutionSlot);
        emit StatuteAdopted(book.name, book.purpose, book.currency, book.weighing);

        _defineAgenda(book.agenda);
        _defineClasses(book.classes);
        _defineKinds(book.kinds, coop);
        require(dissolutionSlot < kindCount, UnknownKind(dissolutionSlot));
        _defineTiers(book.tiers);
        for (uint256 i; i < book.articles.length; ++i) _adopt(i, book.articles[i]);
        for (uint256 i; i < book.lockedBodies.length; ++i) _nameLockedBody(book.lockedBodies[i]);
    }

    /* ARTICLES */

    /// @notice Changes article `number`, whose version must still be `version`, or adds one (version 0) when `number`
    /// is the count of articles. Needs the article's own kind.
    function amendArticle(uint256 number, uint256 version, ArticleText calldata article) external onlyExecutor {
        require(number <= _versions.length, UnknownArticle(number));
        uint256 current = number == _versions.length ? 0 : _versions[number];
        require(version == current, ArticleMoved(number, current, version));
        _adopt(number, article);
    }

    /// @notice Article `number` (from 0) as it is in force: its hash and protection, and how many versions it has had.
    /// The words are in {ArticleAdopted}.
    function articleOf(uint256 number) external view returns (Article memory article, uint256 version) {
        require(number < _versions.length, UnknownArticle(number));
        version = _versions[number];
        return (_articles[number][version], version);
    }

    /// @notice Version `version` (from 1) of article `number`: what bound the co-op before.
    function articleAt(uint256 number, uint256 version) external view returns (Article memory) {
        require(number < _versions.length, UnknownArticle(number));
        uint256 versions = _versions[number];
        require(version != 0 && version <= versions, ArticleMoved(number, versions, version));
        return _articles[number][version];
    }

    function articleCount() external view returns (uint256) {
        return _versions.length;
    }

    /* CLASSES */

    /// @notice The definition of class `classId` (from 0).
    function classOf(uint256 classId) external view returns (Class memory) {
        require(classId < classCount, UnknownClass(classId));
        return _classes[classId];
    }

    /// @notice Shares out control anew: basis points per class, in their order. Needs a majority in every class that
    /// loses (R14); who loses is measured when it is proposed, so the weights must still be `from`, packed like
    /// {weights}.
    function changeWeights(uint128 from, uint16[] calldata weightsBps) external onlyExecutor {
        require(from == weights, WeightsMoved(weights, from));
        require(weightsBps.length == classCount, WrongNumberOfClasses(weightsBps.length));
        for (uint256 c; c < weightsBps.length; ++c) _classes[c].weightBps = weightsBps[c];
        _weigh(weightsBps);
        emit WeightsChanged(weightsBps);
    }

    /// @notice Changes how class `classId` admits, what its members must and may hold, and the votes one may carry.
    /// Its weight and whether it is of users stay as they are.
    function reviseClass(uint256 classId, Class calldata revised) external onlyExecutor {
        require(classId < classCount, UnknownClass(classId));
        Class storage class = _classes[classId];
        bool isSame = revised.weightBps == class.weightBps && revised.isUser == class.isUser;
        require(isSame, UnfitClass(classId));
        _storeClass(classId, revised);
    }

    /// @notice How one enters class `classId`. Reverts where the co-op has been dissolved: nobody enters any more.
    function entryOf(
        uint256 classId
    ) external view returns (Admission admission, uint8 vouchers, uint8 maxVotes, uint32 minShares) {
        require(dissolvedAt == 0, AlreadyDissolved(dissolvedAt));
        require(classId < classCount, UnknownClass(classId));
        Class storage class = _classes[classId];
        return (class.admission, class.vouchers, class.maxVotes, class.minShares);
    }

    /// @notice The shares that a member of `classId` must and may hold.
    function holdingOf(uint256 classId) external view returns (uint256 minShares, uint256 maxShares) {
        Class storage held = _classes[classId];
        return (held.minShares, held.maxShares);
    }

    /* KINDS */

    /// @notice Puts a new kind into `slot`, or adds the next slot. Open proposals keep the kind they were born with.
    function defineKind(uint256 slot, Kind calldata kind) external onlyExecutor {
        require(slot <= kindCount && slot < 16, UnknownKind(slot));
        _defineKind(slot, kind);
    }

    /// @notice Names the kind that calls of `selector` on `target` need from now on; selector 0 stands for all that are
    /// not named.
    /// @dev The slot comes first, so that {kindNeeded} can hold this call itself to the kind it names; the kind in
    /// force counts as well.
    function requireKind(uint256 slot, address target, bytes4 selector) external onlyExecutor {
        require(slot < kindCount, UnknownKind(slot));
        _requireKind(slot, target, selector);
    }

    /// @notice The kind that now lies in `slot`, with the number by which proposals remember it.
    function kindIn(uint256 slot) public view returns (uint256 kindId, Kind memory kind) {
        require(slot < kindCount, UnknownKind(slot));
        kindId = _kindIn[slot];
        kind = _kinds[kindId];
    }

    /// @notice Kind number `kindId`, as it was stored and will always be.
    function kindOf(uint256 kindId) public view returns (Kind memory) {
        require(kindId < _storedKinds, UnknownKind(kindId));
        return _kinds[kindId];
    }

    /// @notice The slot of the strictest kind that any of these calls needs.
    function kindNeeded(address[] calldata targets, bytes[] calldata calls) public view returns (uint256 slot) {
        require(targets.length == calls.length, UnevenCalls(targets.length, calls.length));
        for (uint256 i; i < targets.length; ++i) {
            uint256 needed = _kindOfCall(targets[i], calls[i]);
            if (needed > slot) slot = needed;
        }
    }

    /// @notice Seconds of membership before a member takes part in an ordinary resolution; also before it allocates in a
    /// round or decides about a payout, so that nobody joins in order to share out what is there.
    function tenure() external view returns (uint32) {
        return _kinds[_kindIn[0]].minTenure;
    }

    /// @notice All that a proposal of these calls freezes: its kind, the weights of the classes, and which of them lose
    /// by it. The proposer may ask for a stricter kind than needed by its slot, never for a weaker one; 0 asks for what
    /// is needed.
    function rulesFor(
        address[] calldata targets,
        bytes[] calldata calls,
        uint256 askedSlot
    ) external view returns (uint256 kindId, Kind memory kind, uint128 weights_, uint8 nonUsers_, uint8 mustAgree) {
        uint256 slot = kindNeeded(targets, calls);
        require(askedSlot == 0 || askedSlot >= slot, KindTooWeak(askedSlot, slot));
        (kindId, kind) = kindIn(askedSlot > slot ? askedSlot : slot);
        for (uint256 i; i < targets.length; ++i) {
            if (targets[i] == address(this)) mustAgree |= _losers(calls[i]);
        }
        return (kindId, kind, weights, nonUsers, mustAgree);
    }

    /* AGENDA */

    function defineAgenda(AgendaRules calldata agenda) external onlyExecutor {
        _defineAgenda(agenda);
    }

    function agendaRules() external view returns (AgendaRules memory) {
        return _agenda;
    }

    /* JUDGEMENT */

    /// @notice Whether `count` is quorate and carried under kind number `kindId`.
    function judge(uint256 kindId, Count calldata count) external view returns (bool quorate, bool carried) {
        Kind memory kind = kindOf(kindId);
        return (Rules.quorate(kind, count), Rules.carried(kind, count));
    }

    /* MONEY */

    /// @notice Replaces the tiers of approvals for payouts.
    function defineTiers(ApprovalTier[] calldata tiers) external onlyExecutor {
        delete _tiers;
        _defineTiers(tiers);
    }

    /// @notice What a payout of `amount` (base units) of `asset` needs. Assets other than the currency have no price
    /// here: they need what the highest tier does.
    function tierFor(Asset asset, uint256 amount) external view returns (ApprovalTier memory) {
        uint256 count = _tiers.length;
        if (!(asset == currency)) return _tiers[count - 1];
        for (uint256 i; i < count; ++i) if (amount <= _tiers[i].upTo) return _tiers[i];
        revert AboveTiers(amount);
    }

    /// @notice Names one more asset-locked body that the indivisible reserve may go to.
    function nameLockedBody(LockedBody calldata body) external onlyExecutor {
        _nameLockedBody(body);
    }

    /* DISSOLUTION */

    /// @notice Dissolves the co-op, for good. Share capital is repaid without waiting, creditors are paid from the
    /// general fund, and what remains after {Treasury.LIQUIDATION_TIME} goes to `body`, an asset-locked one that the
    /// statute names (domain.md 1.3, T2d).
    function dissolve(address body) external onlyExecutor {
        require(dissolvedAt == 0, AlreadyDissolved(dissolvedAt));
        require(isLockedBody[body], NotALockedBody(body));
        (heir, dissolvedAt) = (body, uint40(block.timestamp));
        emit CoopDissolved(body);
    }

    /* INTERNAL */

    /// @dev A call on the statute needs what its function needs, and at least the kind that it touches.
    function _kindOfCall(address target, bytes calldata data) private view returns (uint256 slot) {
        bytes4 selector = bytes4(data);
        slot = _slotFor(target, selector);
        if (target == address(this)) {
            uint256 touched = _touchedSlot(selector, data);
            if (touched > slot) slot = touched < kindCount ? touched : kindCount - 1;
        }
    }

    /// @dev The kind that is now required for `selector` on `target`; selector 0 stands for all that are not named.
    function _slotFor(address target, bytes4 selector) private view returns (uint256) {
        uint256 required = _required[target][selector];
        if (required == 0) required = _required[target][0];
        return required == 0 ? 0 : required - 1;
    }

    /// @dev The kind that a call on the statute itself touches: the one it names, the one it would replace (or else a
    /// weaker kind could unlock what a stricter one protects), or that of the article it changes.
    function _touchedSlot(bytes4 selector, bytes calldata data) private view returns (uint256) {
        if (data.length < 36) return 0;
        uint256 first = uint256(bytes32(data[4:36]));
        if (selector == this.dissolve.selector) return dissolutionSlot;
        if (selector == this.defineKind.selector) return first;
        if (selector == this.requireKind.selector && data.length >= 100) {
            uint256 inForce = _slotFor(address(uint160(uint256(bytes32(data[36:68])))), bytes4(data[68:72]));
            return first > inForce ? first : inForce;
        }
        if (selector == this.amendArticle.selector && first < _versions.length) {
            return _articles[first][_versions[first]].kindSlot;
        }
        return 0;
    }

    function _defineClasses(Class[] calldata classes) private {
        bool isRightNumber = classes.length != 0 && classes.length <= 8 && classes.length >= weighing.minClasses;
        require(isRightNumber, WrongNumberOfClasses(classes.length));
        uint16[] memory weightsBps = new uint16[](classes.length);
        for (uint256 c; c < classes.length; ++c) {
            weightsBps[c] = classes[c].weightBps;
            if (!classes[c].isUser) nonUsers |= uint8(1 << c);
            _storeClass(c, classes[c]);
        }
        classCount = uint8(classes.length);
        require(nonUsers != (1 << classes.length) - 1, NoUserClass());
        _weigh(weightsBps);
    }

    /// @dev A member has a vote, someone can vouch, and who must hold something may.
    function _storeClass(uint256 c, Class calldata class) private {
        require(class.minShares <= class.maxShares, WrongHolding(class.minShares, class.maxShares));
        bool isFit = class.maxVotes != 0 && (class.admission != Admission.Vouched || class.vouchers != 0);
        require(isFit, UnfitClass(c));
        _classes[c] = class;
        emit ClassDefined(c, class);
    }

    /// @dev R13: weights are whole, each class's lies within the bounds, and non-users stay below their ceiling.
    function _weigh(uint16[] memory weightsBps) private {
        uint128 packed;
        uint256 whole;
        uint256 others;
        (uint256 low, uint256 high) = (weighing.classFloorBps, weighing.classCeilingBps);
        for (uint256 c; c < weightsBps.length; ++c) {
            bool isWithin = weightsBps[c] >= low && weightsBps[c] <= high;
            require(isWithin, ClassOutsideBounds(c, weightsBps[c], low, high));
            packed |= uint128(weightsBps[c]) << uint128(16 * c);
            whole += weightsBps[c];
            if ((nonUsers >> c) & 1 != 0) others += weightsBps[c];
        }
        require(whole == Rules.FULL, WeightsNotWhole(whole));
        require(others <= weighing.nonUserCapBps, NonUsersTooHeavy(others, weighing.nonUserCapBps));
        weights = packed;
    }

    /// @dev The classes whose weight falls if `data` is a change of weights.
    function _losers(bytes calldata data) private view returns (uint8 classes) {
        if (bytes4(data) != this.changeWeights.selector) return 0;
        (, uint16[] memory weightsBps) = abi.decode(data[4:], (uint128, uint16[]));
        for (uint256 c; c < weightsBps.length && c < 8; ++c) {
            if (weightsBps[c] < uint16(weights >> (16 * c))) classes |= uint8(1 << c);
        }
    }

    /// @dev The executor and the assembly are the machinery itself: the strictest kind, like naming who may get the
    /// reserve. The statute, the authority (which hands out power), expulsions (domain.md 1.3, T3) and gifts from the
    /// reserve: at least the extraordinary one. All else is ordinary until a resolution says otherwise.
    function _defineKinds(Kind[] calldata kinds, Coop calldata coop) private {
        require(kinds.length != 0 && kinds.length <= 16, WrongNumberOfKinds(kinds.length));
        for (uint256 slot; slot < kinds.length; ++slot) _defineKind(slot, kinds[slot]);

        uint256 strictest = kinds.length - 1;
        uint256 extraordinary = kinds.length == 1 ? 0 : 1;
        _requireKind(strictest, address(coop.executor), 0);
        _requireKind(strictest, address(coop.assembly_), 0);
        _requireKind(strictest, address(this), this.nameLockedBody.selector);
        _requireKind(extraordinary, address(coop.authority), 0);
        _requireKind(extraordinary, address(this), 0);
        _requireKind(extraordinary, address(coop.members), coop.members.expel.selector);
        _requireKind(extraordinary, address(coop.members), coop.members.defineTerms.selector);
        _requireKind(extraordinary, address(coop.members), coop.members.setVotes.selector);
        _requireKind(extraordinary, address(coop.shares), coop.shares.defineTerms.selector);
        _requireKind(extraordinary, address(coop.shares), coop.shares.writeDown.selector);
        _requireKind(extraordinary, address(coop.treasury), coop.treasury.endow.selector);
    }

    function _requireKind(uint256 slot, address target, bytes4 selector) private {
        _required[target][selector] = slot + 1;
        emit KindRequired(target, selector, slot);
    }

    /// @dev A kind that nothing could ever pass, or that asks more than everything, would brick the co-op.
    function _defineKind(uint256 slot, Kind calldata kind) private {
        bool reachable =
            kind.denominator != 0 &&
                (kind.moreThan ? kind.numerator < kind.denominator : kind.numerator <= kind.denominator) &&
                kind.quorumBps <= Rules.FULL &&
                kind.secondQuorumBps <= kind.quorumBps &&
                kind.classQuorumBps <= Rules.FULL;
        uint256 eligible = kind.eligible & ((1 << classCount) - 1);
        bool votable =
            kind.votingTime >= 1 hours &&
                kind.votingTime <= 365 days &&
                kind.notice <= 365 days &&
                kind.delay <= 365 days &&
                kind.minTenure <= 365 days &&
                kind.minVotedClasses <= classCount &&
                eligible & ~uint256(nonUsers) != 0;
        // whoever proposes may ask for a stricter kind: none from that of the dissolution on may be weaker than it
        require(reachable && votable && (slot < dissolutionSlot || _dissolves(kind)), UnfitKind(slot));

        uint256 kindId = _storedKinds++;
        _kinds[kindId] = kind;
        _kindIn[slot] = kindId;
        if (slot == kindCount) ++kindCount;
        emit KindDefined(slot, kindId, kind);
    }

    /// @dev T2d: three quarters of all members, by heads, those of small classes as well.
    function _dissolves(Kind calldata kind) private pure returns (bool) {
        bool isByHeads = kind.mode == Mode.PLAIN && kind.base == Base.Register;
        bool isOfAll = isByHeads && kind.eligible == type(uint8).max && kind.minClassSize <= 1;
        return isOfAll && uint256(kind.numerator) * 4 >= uint256(kind.denominator) * 3;
    }

    /// @dev Every member may propose something, and a petition is within reach.
    function _defineAgenda(AgendaRules calldata agenda) private {
        bool isFit =
            agenda.maxOpenProposals != 0 &&
                agenda.maxOpenProposals <= 5 &&
                agenda.petitionBps <= Rules.FULL &&
                agenda.petitionCap != 0 &&
                agenda.rePutBar <= 730 days;
        require(isFit, UnfitAgenda(agenda));
        _agenda = agenda;
        emit AgendaDefined(agenda);
    }

    function _defineTiers(ApprovalTier[] calldata tiers) private {
        require(tiers.length != 0 && tiers.length <= 8, TiersNotRising(tiers.length));
        for (uint256 i; i < tiers.length; ++i) {
            bool rises = i == 0 || (tiers[i].upTo > tiers[i - 1].upTo && tiers[i].approvals >= tiers[i - 1].approvals);
            bool isFit = tiers[i].approvals != 0 && tiers[i].objections != 0 && tiers[i].waiting <= MAX_WAITING;
            require(rises && isFit, TiersNotRising(i));
            _tiers.push(tiers[i]);
        }
        emit TiersDefined(tiers);
    }

    function _adopt(uint256 number, ArticleText calldata article) private {
        require(article.kindSlot < kindCount, UnknownKind(article.kindSlot));
        if (number == _versions.length) _versions.push();
        uint256 version = ++_versions[number];
        uint256 resolution = _assembly.executing();
        Article storage adopted = _articles[number][version];
        adopted.textHash = article.textHash;
        (adopted.kindSlot, adopted.adoptedAt) = (article.kindSlot, uint40(block.timestamp));
        if (resolution != 0) adopted.resolution = resolution; // to write the zero of the founding would cost 2,200
        emit ArticleAdopted(
            number,
            version,
            resolution,
            article.title,
            article.text,
            article.textHash,
            article.kindSlot
        );
    }

    function _nameLockedBody(LockedBody calldata body) private {
        isLockedBody[body.wallet] = true;
        emit LockedBodyNamed(body.wallet, body.name);
    }
}
