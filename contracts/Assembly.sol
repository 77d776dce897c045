// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {GovernorUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/GovernorUpgradeable.sol";
import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {GovernorTimelockControlUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorTimelockControlUpgradeable.sol";
import {Lanes} from "./lib/Lanes.sol";
import {Coop} from "./lib/Coop.sol";
import {Count, Kind} from "./lib/Rules.sol";
import {Members} from "./Members.sol";
import {Agenda, Statute} from "./Statute.sol";

/// @notice The values of `support`; the first three are Governor Bravo's.
enum Choice {
    Against,
    For,
    Abstain,
    Block, // a reasoned veto, where the kind knows one
    None // no ballot, or one that was withdrawn
}

/// @notice A ballot that its voter signed and somebody else hands in.
struct SignedBallot {
    address voter;
    uint8 support;
    uint256 deadline; // seconds
    string reason;
    bytes signature;
}

/// @notice Why a ballot of a batch was passed over.
enum Skip {
    None,
    Expired,
    UnknownChoice,
    ReasonMissing,
    NotEligible,
    TooManyCasts,
    NotSigned, // or signed for another ballot than the one it would replace
    OwnBallot // the holder of a proxy finds that its principal has voted
}

/// @title Assembly
/// @notice Where members decide. One ballot per member, changed or withdrawn until the close; every class with its own
/// weight.
/// @dev An OpenZeppelin Governor with our counting. {Members} says who may vote, {Statute} judges the count, {Executor}
/// carries it out.
/// @dev MONEY: none.
/// @dev POWER: a member proposes, or enough of them by petition; the proposer may cancel before the vote opens; anyone
/// queues and executes what was carried.
/// @dev LIMITS: 24 casts per ballot. A ballot is one byte of a word that 32 members share: sequence · 10 + 5 if a proxy
/// cast it + choice, 0 where nothing was ever cast. The sequence counts what the member did and is the nonce of the
/// signature, so each own cast voids the signatures still in flight (INV-6).
contract Assembly is GovernorTimelockControlUpgradeable {
    using Lanes for uint256;

    /* ERRORS */

    error OnlyMembersPropose(address caller);
    error NotEligible(address voter, uint256 proposalId);
    error ReasonNeeded();
    error NoParams();
    error NothingToWithdraw(address voter);
    error TooManyCasts(address voter);
    error BallotExpired(uint256 deadline);
    error SignTypedBallot();
    error TooEarly(uint256 eta);
    error ExecutorIsFixed();
    error NoRelay();
    error NotProxy(address holder, address principal);
    error TooManyOpenProposals(uint256 number, uint256 most);
    error QuestionBarred(uint256 proposalId, uint256 until);
    error NoSecondCall(uint256 proposalId);
    error PetitionTooSmall(uint256 signers, uint256 needed);
    error AlreadySigned(uint256 proposalId, uint256 number);
    error AlreadyProposed(uint256 proposalId);
    error TargetCodeChanged(uint256 proposalId);
    error StillOpen(uint256 proposalId);
    error MayNotState(address caller);

    /* EVENTS */

    /// @notice What decides about the proposal, frozen when it was made.
    event RulesFrozen(
        uint256 indexed proposalId,
        uint256 kindId,
        uint128 weights,
        uint8 nonUsers,
        uint8 mustAgree,
        bool isSecondCall
    );
    /// @notice `again` puts the question of `proposalId`, which lacked its quorum, a second time.
    event CalledAgain(uint256 indexed proposalId, uint256 indexed again);
    event PetitionSigned(uint256 indexed proposalId, uint32 indexed number, uint256 signers);
    /// @notice Goes before the `VoteCast` of a ballot that replaces another, so that readers who add up do not count
    /// both.
    event BallotChanged(uint256 indexed proposalId, address indexed voter, Choice from, uint256 votes);
    /// @notice Goes before the `VoteCast` of a ballot that the holder of a proxy cast for `voter`.
    event CastByProxy(uint256 indexed proposalId, address indexed voter, address indexed holder);
    event BallotSkipped(uint256 indexed proposalId, address indexed voter, Skip why);
    /// @notice The result changed late, so the close was put off, once.
    event CloseExtended(uint256 indexed proposalId, uint256 until);
    event OutcomeStated(uint256 indexed proposalId, address indexed author, string text, uint256 reviewAt);

    /* SETTINGS */

    bytes32 public constant TYPED_BALLOT_TYPEHASH = keccak256(
        "Ballot(uint256 proposalId,uint8 support,string reason,address voter,uint256 sequence,uint256 deadline)"
    );
    uint256 private constant CHOICES = 5;
    uint256 private constant MAX_SEQUENCE = 24;
    uint256 private constant LATE_PART = 8; // a flip in the last eighth of the voting time …
    uint256 private constant EXTENSION_PART = 4; // … puts the close off by a quarter of it
    uint256 private constant SECOND_CALL_WITHIN = 30 days; // of the close of the first
    uint256 private constant SEATS = 5; // open proposals that fit a member's word
    uint256 private constant CONTRACT_SIGNATURE_GAS = 200_000; // for a contract wallet of a batch to answer

    /* STATE */

    struct Frozen {
        uint128 weights; // 16 bits of basis points per class
        uint16 kindId;
        uint8 nonUsers;
        uint8 eligible; // bit c set: class c may vote
        uint32 minTenure; // seconds
        uint8 mustAgree; // bit c set: class c loses by the resolution
        bool isSecondCall;
        uint40 extendedUntil; // seconds; 0: the close was not put off
    }

    struct Box {
        Frozen frozen;
        bytes32 codes; // of the targets when it was proposed
        uint256[4] tally; // a word of lanes per choice; its upper bits repeat who may vote, so that a cast need not read `frozen`
        mapping(uint256 page => uint256 ballots) pages; // member number / 32
        uint40 reviewAt; // seconds; 0: no review was set
    }

    struct Petition {
        uint32 signers;
        mapping(uint256 page => uint256 signed) pages; // a bit per member number
    }

    mapping(uint256 proposalId => Box) private _boxes;
    mapping(bytes32 question => uint256 proposalId) private _lastAsked; // question: hash of the calls
    mapping(uint256 number => uint256 seats) private _seats; // 48 bits each: until when a member's open proposals are open
    mapping(uint256 proposalId => Petition) private _petitions;

    uint48 private transient _notice; // of the kind being proposed, for votingDelay()
    uint32 private transient _votingTime; // 0: nothing is being proposed
    uint8 private transient _askedSlot; // the kind that the proposer asks for
    bool private transient _isPetition;

    /* SETUP */

    constructor() {
        _disableInitializers();
    }

    function initialize(Coop calldata coop, string calldata name_) external initializer {
        __Governor_init_unchained(name_);
        __GovernorTimelockControl_init(TimelockControllerUpgradeable(payable(address(coop.executor))));
    }

    /// @dev The register, the statute and the authority are written into the code of the clone: every vote asks for the
    /// register, and reading code costs a tenth of storage.
    function _rooms() private view returns (Members members_, Statute statute_, IAccessManager authority_) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (Members, Statute, IAccessManager));
    }

    function members() public view returns (Members) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (Members)); // the first of them
    }

    function statute() public view returns (Statute statute_) {
        (, statute_, ) = _rooms();
    }

    /* PROPOSING */

    /// @notice Like `propose`, by the kind in `slot` of the statute, which must not be weaker than the calls need.
    function proposeIn(
        uint8 slot,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) external returns (uint256 proposalId) {
        _askedSlot = slot;
        proposalId = propose(targets, values, calldatas, description);
        _askedSlot = 0;
    }

    /// @notice Signs the petition for a proposal that is not yet made, named by the id it will have.
    function signPetition(uint256 proposalId) external {
        (Members members_, , ) = _rooms();
        require(members_.isMember(msg.sender), OnlyMembersPropose(msg.sender));
        require(proposalSnapshot(proposalId) == 0, AlreadyProposed(proposalId));
        uint32 number = members_.numberOf(msg.sender);
        Petition storage petition = _petitions[proposalId];
        uint256 bit = 1 << (number % 256);
        require(petition.pages[number / 256] & bit == 0, AlreadySigned(proposalId, number));

        petition.pages[number / 256] |= bit;
        emit PetitionSigned(proposalId, number, ++petition.signers);
    }

    /// @notice Makes a proposal that enough members have signed for, whatever the limits, with the notice of an
    /// ordinary resolution. Any member may.
    function proposeByPetition(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) external returns (uint256 proposalId) {
        proposalId = hashProposal(targets, values, calldatas, keccak256(bytes(description)));
        (uint256 signers, uint256 needed) = petitionOf(proposalId);
        require(signers >= needed, PetitionTooSmall(signers, needed));
        _isPetition = true;
        propose(targets, values, calldatas, description);
        _isPetition = false;
    }

    /// @notice Puts a question a second time that lacked its quorum the first time, by the rules frozen then. Anyone
    /// may, within thirty days.
    function callAgain(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) external returns (uint256 again) {
        uint256 first = hashProposal(targets, values, calldatas, keccak256(bytes(description)));
        Frozen memory frozen = _boxes[first].frozen;
        Kind memory kind = statute().kindOf(frozen.kindId);
        require(_mayCallAgain(first, frozen, kind), NoSecondCall(first));

        (frozen.isSecondCall, frozen.extendedUntil) = (true, 0);
        string memory text = string.concat(description, "\n#second-call");
        again = _open(targets, values, calldatas, text, proposalProposer(first), kind, frozen);
        emit CalledAgain(first, again);
    }

    /// @dev A proposal that members have signed a petition for is no longer the proposer's to take back.
    function _validateCancel(uint256 proposalId, address caller) internal view override returns (bool) {
        return _petitions[proposalId].signers == 0 && super._validateCancel(proposalId, caller);
    }

    /// @dev The kind is computed from the calls, and frozen with the weights.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        (Members members_, Statute statute_, ) = _rooms();
        (uint256 kindId, Kind memory kind, uint128 weights, uint8 nonUsers, uint8 mustAgree) = statute_.rulesFor(
            targets,
            calldatas,
            _askedSlot
        );
        require(members_.isMember(proposer), OnlyMembersPropose(proposer));
        bytes32 question = keccak256(abi.encode(targets, values, calldatas));
        if (_isPetition) {
            (, Kind memory ordinary) = statute_.kindIn(0);
            kind.notice = ordinary.notice;
        } else {
            _keepAgenda(question, members_.numberOf(proposer), kind);
        }
        Frozen memory frozen = Frozen(
            weights,
            uint16(kindId),
            nonUsers,
            kind.eligible,
            kind.minTenure,
            mustAgree,
            false,
            0
        );
        proposalId = _open(targets, values, calldatas, description, proposer, kind, frozen);
        _lastAsked[question] = proposalId;
    }

    /// @dev Governor asks for notice and voting time while it proposes.
    function _open(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer,
        Kind memory kind,
        Frozen memory frozen
    ) private returns (uint256 proposalId) {
        (_notice, _votingTime) = (_clearNotice(kind.notice), kind.votingTime);
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        (_notice, _votingTime) = (0, 0);

        Box storage box = _boxes[proposalId];
        (box.frozen, box.codes) = (frozen, _codesOf(targets));
        emit RulesFrozen(
            proposalId,
            frozen.kindId,
            frozen.weights,
            frozen.nonUsers,
            frozen.mustAgree,
            frozen.isSecondCall
        );
    }

    /// @dev A question is open once at a time, and rests when it was defeated; a member has only so many proposals
    /// open. One that is cancelled keeps its seat until its vote would have closed.
    function _keepAgenda(bytes32 question, uint256 number, Kind memory kind) private {
        Agenda memory agenda = statute().agendaRules();
        uint256 last = _lastAsked[question];
        ProposalState lastState = last == 0 ? ProposalState.Canceled : state(last);
        if (lastState == ProposalState.Defeated) {
            uint256 until = proposalDeadline(last) + agenda.rePutBar;
            require(block.timestamp > until, QuestionBarred(last, until));
        } else {
            bool isOpen = lastState == ProposalState.Pending || lastState == ProposalState.Active;
            require(!isOpen, AlreadyProposed(last));
        }
        uint256 seats = _seats[number];
        for (uint256 seat; seat < agenda.maxOpenProposals; ++seat) {
            if (uint48(seats >> (48 * seat)) >= block.timestamp) continue;
            uint256 until = block.timestamp + _clearNotice(kind.notice) + kind.votingTime;
            _seats[number] = (seats & ~(uint256(type(uint48).max) << (48 * seat))) | (until << (48 * seat));
            return;
        }
        revert TooManyOpenProposals(number, agenda.maxOpenProposals);
    }

    /// @dev Whole days of notice are clear days: neither the day it is served, 24 hours after proposing, nor the day
    /// the vote opens counts (domain.md 1.4). Anything else is taken to the second.
    function _clearNotice(uint32 notice) private view returns (uint48) {
        if (notice == 0 || notice % 1 days != 0) return notice;
        uint256 served = block.timestamp / 1 days + 1;
        return uint48((served + 1) * 1 days + notice - block.timestamp);
    }

    function _mayCallAgain(uint256 first, Frozen memory frozen, Kind memory kind) private view returns (bool) {
        if (frozen.isSecondCall || kind.secondQuorumBps == 0) return false;
        if (block.timestamp > proposalDeadline(first) + SECOND_CALL_WITHIN) return false;
        (bool quorate, ) = _judge(first);
        return !quorate && state(first) == ProposalState.Defeated;
    }

    function _codesOf(address[] memory targets) private view returns (bytes32) {
        bytes32[] memory codes = new bytes32[](targets.length);
        for (uint256 i; i < targets.length; ++i) {
            if (targets[i].code.length != 0) codes[i] = targets[i].codehash; // a wallet's hash changes with its first ether
        }
        return keccak256(abi.encode(codes));
    }

    /* VOTING */

    /// @dev Puts the close off, once and by a bounded time, if what the body does turns the result in the last part of
    /// the voting time.
    modifier watchesFlips(uint256 proposalId) {
        bool isLate = _isLate(proposalId);
        bool stood = isLate && _stands(proposalId);
        _;
        if (isLate && _stands(proposalId) != stood) _extend(proposalId);
    }

    /// @notice Casts a signed ballot for `voter` (a key or an ERC-1271 wallet). `deadline` is in seconds. The signature
    /// holds the sequence of the ballot it replaces, so it works once, and not after any later ballot.
    function castVoteBySig(
        uint256 proposalId,
        uint8 support,
        string calldata reason,
        address voter,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint256 votes) {
        require(block.timestamp <= deadline, BallotExpired(deadline));
        bool isSigned = isBallotSigned(proposalId, SignedBallot(voter, support, deadline, reason, signature));
        require(isSigned, GovernorInvalidSignature(voter));
        return _cast(proposalId, voter, support, reason);
    }

    /// @notice Casts many signed ballots. One that is not good is passed over with {BallotSkipped}, and the others
    /// count as if cast one by one.
    function castVotesBySig(
        uint256 proposalId,
        SignedBallot[] calldata ballots
    ) external watchesFlips(proposalId) returns (uint256 counted) {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
        for (uint256 i; i < ballots.length; ++i) {
            SignedBallot calldata ballot = ballots[i];
            Skip why = _whySkip(proposalId, ballot);
            if (why != Skip.None) {
                emit BallotSkipped(proposalId, ballot.voter, why);
                continue;
            }
            _put(proposalId, ballot.voter, Choice(ballot.support), ballot.reason, false);
            ++counted;
        }
    }

    /// @notice Casts the ballots of members who have appointed the caller their proxy. A principal that has voted
    /// itself is passed over: its own ballot prevails, also when it comes later.
    function castVoteFor(
        uint256 proposalId,
        uint8 support,
        string calldata reason,
        address[] calldata principals
    ) external watchesFlips(proposalId) returns (uint256 counted) {
        _checkChoice(proposalId, support, bytes(reason).length);
        for (uint256 i; i < principals.length; ++i) {
            address principal = principals[i];
            require(members().isProxyFor(msg.sender, principal), NotProxy(msg.sender, principal));
            if (_hasVotedItself(proposalId, principal)) {
                emit BallotSkipped(proposalId, principal, Skip.OwnBallot);
                continue;
            }
            emit CastByProxy(proposalId, principal, msg.sender);
            _put(proposalId, principal, Choice(support), reason, true);
            ++counted;
        }
    }

    /// @notice Takes the caller's ballot back, as if it had never been cast.
    function withdrawVote(uint256 proposalId) external watchesFlips(proposalId) {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
        (Choice from, uint256 votes) = _mark(proposalId, msg.sender, Choice.None, false);
        require(from != Choice.None, NothingToWithdraw(msg.sender));
        emit BallotChanged(proposalId, msg.sender, from, votes);
    }

    /// @notice Whether a ballot is signed by its voter for the ballot it would now replace. Relayers ask before they
    /// pay.
    function isBallotSigned(uint256 proposalId, SignedBallot memory ballot) public view returns (bool) {
        (, uint256 sequence) = ballotOf(proposalId, ballot.voter);
        bytes32 hash = keccak256(
            abi.encode(
                TYPED_BALLOT_TYPEHASH,
                proposalId,
                ballot.support,
                keccak256(bytes(ballot.reason)),
                ballot.voter,
                sequence,
                ballot.deadline
            )
        );
        return SignatureChecker.isValidSignatureNow(ballot.voter, _hashTypedDataV4(hash), ballot.signature);
    }

    /// @inheritdoc IGovernor
    function castVote(uint256 proposalId, uint8 support) public override returns (uint256) {
        return _cast(proposalId, msg.sender, support, "");
    }

    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override returns (uint256) {
        require(params.length == 0, NoParams());
        return _cast(proposalId, account, support, reason);
    }

    function _cast(
        uint256 proposalId,
        address voter,
        uint8 support,
        string memory reason
    ) private watchesFlips(proposalId) returns (uint256) {
        _checkChoice(proposalId, support, bytes(reason).length);
        return _put(proposalId, voter, Choice(support), reason, false);
    }

    function _checkChoice(uint256 proposalId, uint8 support, uint256 reasonLength) private view {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
        if (support >= uint8(Choice.None)) revert GovernorInvalidVoteType();
        require(support != uint8(Choice.Block) || reasonLength != 0, ReasonNeeded());
    }

    function _put(
        uint256 proposalId,
        address voter,
        Choice to,
        string memory reason,
        bool isByProxy
    ) private returns (uint256 votes) {
        Choice from;
        (from, votes) = _mark(proposalId, voter, to, isByProxy);
        if (from != Choice.None) emit BallotChanged(proposalId, voter, from, votes);
        emit VoteCast(voter, proposalId, uint8(to), votes, reason);
    }

    /// @dev Moves the voter's ballot to `to`, in its page and in the tally. The old ballot weighs what the new one
    /// weighs: class and votes are those of the snapshot.
    function _mark(
        uint256 proposalId,
        address voter,
        Choice to,
        bool isByProxy
    ) private returns (Choice from, uint256 votes) {
        Box storage box = _boxes[proposalId];
        uint256 word = to == Choice.None ? 0 : box.tally[uint8(to)];
        if (word == 0) word = _electors(box.frozen) << Lanes.TOP;
        uint256 number;
        uint256 lane;
        (number, lane, votes) = _standing(word >> Lanes.TOP, voter, proposalId);
        require(votes != 0, NotEligible(voter, proposalId));

        uint256 shift = (number % 32) * 8;
        uint256 page = box.pages[number / 32];
        uint256 cell = (page >> shift) & 0xff;
        uint256 sequence = cell / (2 * CHOICES) + (isByProxy ? 0 : 1);
        require(sequence <= MAX_SEQUENCE, TooManyCasts(voter));
        from = _choiceIn(cell);
        uint256 newCell = sequence * 2 * CHOICES + (isByProxy ? CHOICES : 0) + uint8(to);
        box.pages[number / 32] = page ^ ((cell ^ newCell) << shift);

        if (from == to) return (from, votes);
        if (from != Choice.None) box.tally[uint8(from)] -= lane;
        if (to != Choice.None) box.tally[uint8(to)] = word + lane;
    }

    /// @dev What keeps a signed ballot from counting. A contract wallet may use only so much gas to answer for its
    /// signature.
    function _whySkip(uint256 proposalId, SignedBallot calldata ballot) private view returns (Skip) {
        if (block.timestamp > ballot.deadline) return Skip.Expired;
        if (ballot.support >= uint8(Choice.None)) return Skip.UnknownChoice;
        if (ballot.support == uint8(Choice.Block) && bytes(ballot.reason).length == 0) return Skip.ReasonMissing;
        (, , uint256 votes) = _standing(_electors(_boxes[proposalId].frozen), ballot.voter, proposalId);
        if (votes == 0) return Skip.NotEligible;
        (, uint256 sequence) = ballotOf(proposalId, ballot.voter);
        if (sequence >= MAX_SEQUENCE) return Skip.TooManyCasts;
        if (ballot.voter.code.length == 0) {
            return isBallotSigned(proposalId, ballot) ? Skip.None : Skip.NotSigned;
        }
        try this.isBallotSigned{gas: CONTRACT_SIGNATURE_GAS}(proposalId, ballot) returns (bool isSigned) {
            return isSigned ? Skip.None : Skip.NotSigned;
        } catch {
            return Skip.NotSigned;
        }
    }

    function _hasVotedItself(uint256 proposalId, address principal) private view returns (bool) {
        uint256 cell = _cellOf(proposalId, members().numberOf(principal));
        return cell != 0 && cell % (2 * CHOICES) < CHOICES; // taking a ballot back is a word of one's own, too
    }

    /// @dev In the last part of the voting time, and the close was not yet put off.
    function _isLate(uint256 proposalId) private view returns (bool) {
        uint256 close = super.proposalDeadline(proposalId);
        uint256 lastPart = (close - proposalSnapshot(proposalId)) / LATE_PART;
        return block.timestamp + lastPart > close && _boxes[proposalId].frozen.extendedUntil == 0;
    }

    function _stands(uint256 proposalId) private view returns (bool) {
        (bool quorate, bool carried) = _judge(proposalId);
        return quorate && carried;
    }

    function _extend(uint256 proposalId) private {
        uint256 close = super.proposalDeadline(proposalId);
        uint256 until = close + (close - proposalSnapshot(proposalId)) / EXTENSION_PART;
        _boxes[proposalId].frozen.extendedUntil = uint40(until);
        emit CloseExtended(proposalId, until);
    }

    /// @dev Number, lane and votes of `voter`; no votes unless it was a member at the snapshot and still is, long
    /// enough, of a class that this kind lets vote.
    function _standing(
        uint256 electors,
        address voter,
        uint256 proposalId
    ) private view returns (uint256 number, uint256 lane, uint256 votes) {
        uint256 snapshot = proposalSnapshot(proposalId);
        uint8 class;
        uint256 tenureSince;
        (number, class, votes, tenureSince) = members().standingAt(voter, snapshot);
        if ((electors >> class) & 1 == 0 || tenureSince + uint32(electors >> 8) > snapshot) votes = 0;
        lane = Lanes.lane(class, votes);
    }

    /// @dev Who may vote, as the upper 64 bits of a tally: classes, 32 bits of tenure, and a bit that keeps the word
    /// from ever being zero.
    function _electors(Frozen memory frozen) private pure returns (uint256) {
        return (1 << 63) | (uint256(frozen.minTenure) << 8) | frozen.eligible;
    }

    /* JUDGEMENT */

    function _quorumReached(uint256 proposalId) internal view override returns (bool quorate) {
        (quorate, ) = _judge(proposalId);
    }

    function _voteSucceeded(uint256 proposalId) internal view override returns (bool carried) {
        (, carried) = _judge(proposalId);
    }

    function _judge(uint256 proposalId) private view returns (bool quorate, bool carried) {
        Box storage box = _boxes[proposalId];
        return statute().judge(box.frozen.kindId, countOf(proposalId));
    }

    /* CARRYING OUT */

    /// @dev The longer of the executor's own delay and the kind's.
    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override returns (uint48 eta) {
        eta = super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
        uint256 kindsEta = block.timestamp + statute().kindOf(_boxes[proposalId].frozen.kindId).delay;
        if (kindsEta > eta) eta = uint48(kindsEta);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override {
        require(block.timestamp >= proposalEta(proposalId), TooEarly(proposalEta(proposalId)));
        require(_codesOf(targets) == _boxes[proposalId].codes, TargetCodeChanged(proposalId));
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    /// @notice Says in words what came of a decision, and when to look at it again (seconds, 0 for never). The proposer
    /// may, and whoever the authority lets.
    function stateOutcome(uint256 proposalId, string calldata text, uint40 reviewAt) external {
        ProposalState now_ = state(proposalId);
        require(now_ != ProposalState.Pending && now_ != ProposalState.Active, StillOpen(proposalId));
        (, , IAccessManager authority) = _rooms();
        (bool isOfficer, ) = authority.canCall(msg.sender, address(this), this.stateOutcome.selector);
        require(isOfficer || msg.sender == proposalProposer(proposalId), MayNotState(msg.sender));

        _boxes[proposalId].reviewAt = reviewAt;
        emit OutcomeStated(proposalId, msg.sender, text, reviewAt);
    }

    /* READING */

    /// @notice When the vote closes: later than it was proposed to, if the result turned late.
    function proposalDeadline(uint256 proposalId) public view override returns (uint256 close) {
        close = super.proposalDeadline(proposalId);
        uint256 lastPart = (close - proposalSnapshot(proposalId)) / LATE_PART;
        if (block.timestamp + lastPart <= close) return close; // nothing can have turned yet, and a cast need not look
        uint256 extended = _boxes[proposalId].frozen.extendedUntil;
        return extended > close ? extended : close;
    }

    /// @notice When a decision should be looked at again (seconds, 0 for never), and whether that is overdue.
    function reviewOf(uint256 proposalId) external view returns (uint256 reviewAt, bool isOverdue) {
        reviewAt = _boxes[proposalId].reviewAt;
        return (reviewAt, reviewAt != 0 && block.timestamp > reviewAt);
    }

    /// @notice How many members signed the petition for a proposal, and how many are needed: the statute's part of the
    /// members, or its cap if that is fewer, and at least one.
    function petitionOf(uint256 proposalId) public view returns (uint256 signers, uint256 needed) {
        (Members members_, Statute statute_, ) = _rooms();
        Agenda memory agenda = statute_.agendaRules();
        needed = (uint256(members_.memberCount()) * agenda.petitionBps + 9_999) / 10_000;
        if (needed > agenda.petitionCap) needed = agenda.petitionCap;
        return (_petitions[proposalId].signers, needed == 0 ? 1 : needed);
    }

    /// @notice The ballot of `voter`: its choice, and how often the voter itself cast, changed or withdrew it.
    function ballotOf(uint256 proposalId, address voter) public view returns (Choice choice, uint256 sequence) {
        uint256 cell = _cellOf(proposalId, members().numberOf(voter));
        return (_choiceIn(cell), cell / (2 * CHOICES));
    }

    /// @notice The kind, weights and eligibility that were frozen into the proposal.
    function frozenOf(uint256 proposalId) external view returns (Frozen memory) {
        return _boxes[proposalId].frozen;
    }

    /// @notice Everything the judgement of a proposal rests on. Once the vote has opened, the electorates never change.
    function countOf(uint256 proposalId) public view returns (Count memory count) {
        Box storage box = _boxes[proposalId];
        count.votesAgainst = box.tally[uint8(Choice.Against)];
        count.votesFor = box.tally[uint8(Choice.For)];
        count.votesAbstain = box.tally[uint8(Choice.Abstain)];
        count.votesBlock = box.tally[uint8(Choice.Block)];
        count.electorate = members().electoratesAt(proposalSnapshot(proposalId));
        (count.weights, count.nonUsers) = (box.frozen.weights, box.frozen.nonUsers);
        (count.mustAgree, count.isSecondCall) = (box.frozen.mustAgree, box.frozen.isSecondCall);
    }

    /// @notice Plain sums over all classes, as Governor readers expect. The result is not decided by them, see
    /// {countOf}.
    function proposalVotes(
        uint256 proposalId
    ) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) {
        uint256[4] storage tally = _boxes[proposalId].tally;
        againstVotes = tally[uint8(Choice.Against)].sum() + tally[uint8(Choice.Block)].sum();
        return (againstVotes, tally[uint8(Choice.For)].sum(), tally[uint8(Choice.Abstain)].sum());
    }

    /// @inheritdoc IGovernor
    function hasVoted(uint256 proposalId, address account) external view returns (bool) {
        (Choice choice, ) = ballotOf(proposalId, account);
        return choice != Choice.None;
    }

    /// @inheritdoc IGovernor
    function COUNTING_MODE() external pure returns (string memory) {
        return "support=bravo,block&quorum=against,for,abstain,block&params=classes";
    }

    /// @notice Heads that an ordinary resolution needs at `timepoint` (seconds), all classes together. Where classes
    /// are weighted, the quorum is a weighted one, and this only its plain counterpart.
    function quorum(uint256 timepoint) public view override returns (uint256 heads) {
        uint256[8] memory electorate = members().electoratesAt(timepoint);
        for (uint256 c; c < 8; ++c) heads += electorate[c];
        (, Kind memory ordinary) = statute().kindIn(0);
        return (heads * ordinary.quorumBps + 9_999) / 10_000;
    }

    /// @notice Notice of the kind that is being proposed; to outsiders that of the ordinary resolution, in seconds.
    function votingDelay() public view override returns (uint256) {
        if (_votingTime != 0) return _notice;
        (, Kind memory ordinary) = statute().kindIn(0);
        return ordinary.notice;
    }

    /// @notice Voting time of the kind that is being proposed; to outsiders that of the ordinary resolution, in
    /// seconds.
    function votingPeriod() public view override returns (uint256) {
        if (_votingTime != 0) return _votingTime;
        (, Kind memory ordinary) = statute().kindIn(0);
        return ordinary.votingTime;
    }

    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    function _getVotes(
        address account,
        uint256 timepoint,
        bytes memory
    ) internal view override returns (uint256 votes) {
        (, , votes, ) = members().standingAt(account, timepoint);
    }

    function _cellOf(uint256 proposalId, uint256 number) private view returns (uint256) {
        return (_boxes[proposalId].pages[number / 32] >> ((number % 32) * 8)) & 0xff;
    }

    function _choiceIn(uint256 cell) private pure returns (Choice) {
        return cell == 0 ? Choice.None : Choice(cell % CHOICES);
    }

    /* DOORS OF THE GOVERNOR THAT STAY SHUT */

    /// @notice Governor's own signed ballots have no deadline and a nonce per voter, so a relayer could hold one back.
    /// Sign ours.
    function castVoteBySig(uint256, uint8, address, bytes memory) public pure override returns (uint256) {
        revert SignTypedBallot();
    }

    /// @notice See {castVoteBySig}.
    function castVoteWithReasonAndParamsBySig(
        uint256,
        uint8,
        address,
        string calldata,
        bytes memory,
        bytes memory
    ) public pure override returns (uint256) {
        revert SignTypedBallot();
    }

    /// @notice The executor is the co-op's legal person; no resolution replaces it.
    function updateTimelock(TimelockControllerUpgradeable) public pure override {
        revert ExecutorIsFixed();
    }

    /// @notice Would let a resolution act as the assembly, past the kind that its calls need.
    function relay(address, uint256, bytes calldata) public payable override {
        revert NoRelay();
    }

    /// @dev Counting happens in {_put}: {_castVote} overrides the only caller.
    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256,
        bytes memory
    ) internal override returns (uint256) {
        return _put(proposalId, account, Choice(support), "", false);
    }

    function _EIP712Name() internal pure override returns (string memory) {
        return "Rochdale Assembly";
    }

    function _EIP712Version() internal pure override returns (string memory) {
        return "1";
    }
}
