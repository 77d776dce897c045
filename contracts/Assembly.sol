// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Memory} from "@openzeppelin/contracts/utils/Memory.sol";
import {GovernorUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/GovernorUpgradeable.sol";
import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {GovernorTimelockControlUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorTimelockControlUpgradeable.sol";
import {Ballots, Choice} from "./lib/Ballots.sol";
import {Coop} from "./lib/Coop.sol";
import {Lanes} from "./lib/Lanes.sol";
import {Count, Kind} from "./lib/Rules.sol";
import {Agenda} from "./Agenda.sol";
import {Members} from "./Members.sol";
import {Statute} from "./Statute.sol";

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
/// @dev LIMITS: 24 casts per ballot, see {Ballots}.
contract Assembly is GovernorTimelockControlUpgradeable {
    using Lanes for uint256;
    using Ballots for uint256;
    using Ballots for mapping(uint256 page => uint256);

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
    error NoSecondCall(uint256 proposalId);
    error TargetCodeChanged(uint256 proposalId);
    error TooLittleGas();
    error WrongValue(uint256 value, uint256 needed);

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
    /// @notice Goes before the `VoteCast` of a ballot that replaces another, so that readers who add up do not count
    /// both.
    event BallotChanged(uint256 indexed proposalId, address indexed voter, Choice from, uint256 votes);
    /// @notice Goes before the `VoteCast` of a ballot that the holder of a proxy cast for `voter`.
    event CastByProxy(uint256 indexed proposalId, address indexed voter, address indexed holder);
    /// @notice `index` is its place in the list that was handed in.
    event BallotSkipped(uint256 indexed proposalId, address indexed voter, uint256 index, Skip why);
    /// @notice The result changed late, so the close was put off, once.
    event CloseExtended(uint256 indexed proposalId, uint256 until);

    /* SETTINGS */

    bytes32 public constant TYPED_BALLOT_TYPEHASH = keccak256(
        "Ballot(uint256 proposalId,uint8 support,string reason,address voter,uint256 sequence,uint256 deadline)"
    );
    uint256 private constant LATE_PART = 8; // a flip in the last eighth of the voting time …
    uint256 private constant EXTENSION_PART = 4; // … puts the close off by a quarter of it
    uint256 private constant SECOND_CALL_WITHIN = 30 days; // of the close of the first
    uint256 private constant CONTRACT_SIGNATURE_GAS = 200_000; // for a contract wallet of a batch to answer

    /// @dev Ends the text of a second call. As Governor reads it, only the zero address may propose such a text, so
    /// nobody can take its place beforehand.
    string private constant SECOND_CALL = "\n#second-call\n#proposer=0x0000000000000000000000000000000000000000";

    /* STATE */

    struct Frozen {
        uint128 weights; // 16 bits of basis points per class
        uint16 kindId;
        uint8 nonUsers;
        uint8 eligible; // bit c set: class c may vote
        uint32 minTenure; // seconds
        uint8 mustAgree; // bit c set: class c loses by the resolution
        bool isSecondCall;
        bool isByPetition;
        uint40 extendedUntil; // seconds; 0: the close was not put off
    }

    struct Box {
        Frozen frozen;
        bytes32 codes; // of the targets when it was proposed
        uint256[4] tally; // lanes per choice; the upper bits repeat who may vote, so that a cast need not read `frozen`
        mapping(uint256 page => uint256 ballots) pages; // member number / 32
    }

    /// @dev A voter in one vote.
    struct Place {
        uint256 number;
        uint256 lane; // what its ballot adds to a tally
        uint256 votes; // 0: may not vote
        uint256 ballot; // that lies there now
        uint256 word; // the tally that it would join, with who may vote in the upper bits
    }

    mapping(uint256 proposalId => Box) private _boxes;

    uint48 private transient _notice; // of the kind being proposed, for votingDelay()
    uint32 private transient _votingTime; // 0: nothing is being proposed
    uint8 private transient _askedSlot; // the kind that the proposer asks for
    bool private transient _isPetition;
    uint256 public transient executing; // the resolution that is being carried out; 0: none

    /* SETUP */

    constructor() {
        _disableInitializers();
    }

    function initialize(Coop calldata coop, string calldata name_) external initializer {
        __Governor_init_unchained(name_);
        __GovernorTimelockControl_init(TimelockControllerUpgradeable(payable(address(coop.executor))));
    }

    /// @dev The register, the statute and the agenda are written into the code of the clone: every vote asks for the
    /// register, and reading code costs a tenth of storage.
    function _rooms() private view returns (Members members_, Statute statute_, Agenda agenda_) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (Members, Statute, Agenda));
    }

    /// @dev The first of {_rooms}, without the others: behind the 45 bytes of a clone.
    function members() public view returns (Members members_) {
        assembly ("memory-safe") {
            extcodecopy(address(), 0x00, 0x2d, 0x20)
            members_ := mload(0x00)
        }
    }

    function statute() public view returns (Statute statute_) {
        (, statute_, ) = _rooms();
    }

    function agenda() public view returns (Agenda agenda_) {
        (, , agenda_) = _rooms();
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

    /// @notice Makes a proposal that enough members have signed for, whatever the limits, with the notice of an
    /// ordinary resolution. Any member may. `signers` are the numbers of members who signed, rising, see
    /// {Agenda-enterByPetition}.
    function proposeByPetition(
        uint32[] calldata signers,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) external returns (uint256 proposalId) {
        _isPetition = true;
        proposalId = propose(targets, values, calldatas, description);
        _isPetition = false;
        agenda().enterByPetition(proposalId, _questionOf(targets, values, calldatas), signers);
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
        string memory text = string.concat(description, SECOND_CALL);
        again = _open(targets, values, calldatas, text, proposalProposer(first), kind, frozen);
        agenda().enterAgain(again, _questionOf(targets, values, calldatas));
        emit CalledAgain(first, again);
    }

    /// @dev What others have asked for, by petition or by calling again, is not the proposer's to take back.
    function _validateCancel(uint256 proposalId, address caller) internal view override returns (bool) {
        Frozen storage frozen = _boxes[proposalId].frozen;
        return !frozen.isByPetition && !frozen.isSecondCall && super._validateCancel(proposalId, caller);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override returns (uint256 proposalId) {
        proposalId = super._cancel(targets, values, calldatas, descriptionHash);
        _boxes[proposalId].frozen.eligible = 0; // the vote had not opened, and never will
        (Members members_, , Agenda agenda_) = _rooms();
        agenda_.release(members_.numberOf(proposalProposer(proposalId)), proposalDeadline(proposalId));
    }

    /// @dev The kind is computed from the calls, and frozen with the weights.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        (Members members_, Statute statute_, Agenda agenda_) = _rooms();
        (uint256 kindId, Kind memory kind, uint128 weights, uint8 nonUsers, uint8 mustAgree) = statute_.rulesFor(
            targets,
            calldatas,
            _askedSlot
        );
        require(members_.isMember(proposer), OnlyMembersPropose(proposer));
        if (_isPetition) kind.notice = _ordinary().notice;
        Frozen memory frozen = Frozen(
            weights,
            uint16(kindId),
            nonUsers,
            kind.eligible,
            kind.minTenure,
            mustAgree,
            false,
            _isPetition,
            0
        );
        proposalId = _open(targets, values, calldatas, description, proposer, kind, frozen);
        if (_isPetition) return proposalId;
        bytes32 question = _questionOf(targets, values, calldatas);
        agenda_.enter(proposalId, question, members_.numberOf(proposer), proposalDeadline(proposalId));
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
            // A wallet's hash changes with its first ether.
            if (targets[i].code.length != 0) codes[i] = targets[i].codehash;
        }
        return keccak256(abi.encode(codes));
    }

    /// @dev The same calls are the same question, whatever is said of them.
    function _questionOf(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(targets, values, calldatas));
    }

    /* VOTING */

    /// @dev Lets the body cast while the vote is open, and puts the close off, once and by a bounded time, if that
    /// turns the result in the last part of the voting time. Before that part, two dates say that the vote is open: in
    /// one that was cancelled nobody is eligible.
    modifier whileOpen(uint256 proposalId) {
        (bool mayExtend, bool stood) = _beforeCast(proposalId);
        _;
        if (mayExtend && _stands(proposalId) != stood) _extend(proposalId);
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
    ) external whileOpen(proposalId) returns (uint256) {
        _checkChoice(support, bytes(reason).length);
        require(block.timestamp <= deadline, BallotExpired(deadline));
        Place memory place = _placeOf(proposalId, members(), proposalSnapshot(proposalId), voter, Choice(support));
        bytes32 ballot = _hashBallot(proposalId, support, reason, voter, place.ballot.sequenceIn(), deadline);
        bytes32 hash = _hashTypedDataV4(ballot);
        bool isSigned = _isSignedByKey(voter, hash, signature);
        isSigned = isSigned || SignatureChecker.isValidERC1271SignatureNow(voter, hash, signature);
        require(isSigned, GovernorInvalidSignature(voter));
        _put(proposalId, voter, place, Choice(support), false);
        emit VoteCast(voter, proposalId, support, place.votes, reason);
        return place.votes;
    }

    /// @notice Casts many signed ballots. One that is not good is passed over with {BallotSkipped}, and the others
    /// count as if cast one by one.
    function castVotesBySig(
        uint256 proposalId,
        SignedBallot[] calldata ballots
    ) external whileOpen(proposalId) returns (uint256 counted) {
        (Members members_, uint256 snapshot) = (members(), proposalSnapshot(proposalId));
        bytes32 domain = _domainSeparatorV4();
        Memory.Pointer free = Memory.getFreeMemoryPointer();
        for (uint256 i; i < ballots.length; ++i) {
            if (_castSigned(proposalId, members_, snapshot, domain, ballots[i], i)) ++counted;
            Memory.unsafeSetFreeMemoryPointer(free); // no ballot needs what the one before left in memory
        }
    }

    /// @notice Casts the ballots of members who have appointed the caller their proxy. A principal that has voted
    /// itself is passed over: its own ballot prevails, also when it comes later.
    function castVoteFor(
        uint256 proposalId,
        uint8 support,
        string calldata reason,
        address[] calldata principals
    ) external whileOpen(proposalId) returns (uint256 counted) {
        _checkChoice(support, bytes(reason).length);
        (Members members_, uint256 snapshot) = (members(), proposalSnapshot(proposalId));
        for (uint256 i; i < principals.length; ++i) {
            address principal = principals[i];
            require(members_.isProxyFor(msg.sender, principal), NotProxy(msg.sender, principal));
            Place memory place = _placeOf(proposalId, members_, snapshot, principal, Choice(support));
            if (place.ballot.isOwn()) {
                emit BallotSkipped(proposalId, principal, i, Skip.OwnBallot);
                continue;
            }
            emit CastByProxy(proposalId, principal, msg.sender);
            _put(proposalId, principal, place, Choice(support), true);
            emit VoteCast(principal, proposalId, support, place.votes, reason);
            ++counted;
        }
    }

    /// @notice Takes the caller's ballot back, as if it had never been cast.
    function withdrawVote(uint256 proposalId) external whileOpen(proposalId) {
        Place memory place = _placeOf(proposalId, members(), proposalSnapshot(proposalId), msg.sender, Choice.None);
        Choice from = _mark(proposalId, msg.sender, place, Choice.None, false);
        require(from != Choice.None, NothingToWithdraw(msg.sender));
        emit BallotChanged(proposalId, msg.sender, from, place.votes);
    }

    /// @notice Whether a ballot is signed by its voter for the ballot it would now replace. Relayers ask before they
    /// pay.
    function isBallotSigned(uint256 proposalId, SignedBallot calldata ballot) external view returns (bool) {
        (, uint256 sequence) = ballotOf(proposalId, ballot.voter);
        bytes32 hash = _hashTypedDataV4(_hashOf(proposalId, ballot, sequence));
        return
            _isSignedByKey(ballot.voter, hash, ballot.signature) ||
            SignatureChecker.isValidERC1271SignatureNow(ballot.voter, hash, ballot.signature);
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
    ) private whileOpen(proposalId) returns (uint256 votes) {
        votes = _countVote(proposalId, voter, support, 0, bytes(reason));
        emit VoteCast(voter, proposalId, support, votes, reason);
    }

    /// @dev What the ballot weighs is read from the register. `reason`: a block needs one.
    function _countVote(
        uint256 proposalId,
        address voter,
        uint8 support,
        uint256,
        bytes memory reason
    ) internal override returns (uint256) {
        _checkChoice(support, reason.length);
        Place memory place = _placeOf(proposalId, members(), proposalSnapshot(proposalId), voter, Choice(support));
        _put(proposalId, voter, place, Choice(support), false);
        return place.votes;
    }

    function _castSigned(
        uint256 proposalId,
        Members members_,
        uint256 snapshot,
        bytes32 domain,
        SignedBallot calldata ballot,
        uint256 index
    ) private returns (bool) {
        Skip why = _whyUnfit(ballot);
        if (why == Skip.None) {
            Place memory place = _placeOf(proposalId, members_, snapshot, ballot.voter, Choice(ballot.support));
            why = _whySkip(proposalId, domain, ballot, place);
            if (why == Skip.None) {
                _put(proposalId, ballot.voter, place, Choice(ballot.support), false);
                emit VoteCast(ballot.voter, proposalId, ballot.support, place.votes, ballot.reason);
                return true;
            }
        }
        emit BallotSkipped(proposalId, ballot.voter, index, why);
        return false;
    }

    function _checkChoice(uint8 support, uint256 reasonLength) private pure {
        if (support >= uint8(Choice.None)) revert GovernorInvalidVoteType();
        require(support != uint8(Choice.Block) || reasonLength != 0, ReasonNeeded());
    }

    /// @dev Where the ballot of `voter` lies, what it says now, and what it weighs: nothing, unless the voter was a
    /// member at the snapshot and still is, long enough, of a class that this kind lets vote.
    function _placeOf(
        uint256 proposalId,
        Members members_,
        uint256 snapshot,
        address voter,
        Choice to
    ) private view returns (Place memory) {
        Box storage box = _boxes[proposalId];
        uint256 word = to == Choice.None ? 0 : box.tally[uint8(to)];
        if (word == 0) word = _electors(box.frozen) << Lanes.TOP;
        uint256 electors = word >> Lanes.TOP;

        (uint256 number, uint8 class, uint256 votes, uint256 since) = members_.standingOf(voter, uint48(snapshot));
        if ((electors >> class) & 1 == 0 || since + uint32(electors >> 8) > snapshot) votes = 0;
        return Place(number, Lanes.lane(class, votes), votes, box.pages.get(number), word);
    }

    function _put(uint256 proposalId, address voter, Place memory place, Choice to, bool isByProxy) private {
        Choice from = _mark(proposalId, voter, place, to, isByProxy);
        if (from != Choice.None) emit BallotChanged(proposalId, voter, from, place.votes);
    }

    /// @dev Moves the ballot at `place` to `to`, in its page and in the tally. The old ballot weighs what the new one
    /// weighs: class and votes are those of the snapshot.
    function _mark(
        uint256 proposalId,
        address voter,
        Place memory place,
        Choice to,
        bool isByProxy
    ) private returns (Choice from) {
        if (place.votes == 0) _refuse(proposalId, voter);
        uint256 sequence = place.ballot.sequenceIn() + (isByProxy ? 0 : 1);
        require(sequence <= Ballots.MAX_SEQUENCE, TooManyCasts(voter));

        Box storage box = _boxes[proposalId];
        box.pages.replace(place.number, place.ballot, Ballots.make(sequence, to, isByProxy));

        from = place.ballot.choiceIn();
        if (from == to) return from;
        if (from != Choice.None) box.tally[uint8(from)] -= place.lane;
        if (to != Choice.None) box.tally[uint8(to)] = place.word + place.lane;
    }

    function _refuse(uint256 proposalId, address voter) private view {
        _checkOpen(proposalId);
        revert NotEligible(voter, proposalId);
    }

    function _whyUnfit(SignedBallot calldata ballot) private view returns (Skip) {
        if (block.timestamp > ballot.deadline) return Skip.Expired;
        if (ballot.support >= uint8(Choice.None)) return Skip.UnknownChoice;
        bool isBlock = ballot.support == uint8(Choice.Block);
        return isBlock && bytes(ballot.reason).length == 0 ? Skip.ReasonMissing : Skip.None;
    }

    function _whySkip(
        uint256 proposalId,
        bytes32 domain,
        SignedBallot calldata ballot,
        Place memory place
    ) private view returns (Skip) {
        if (place.votes == 0) return Skip.NotEligible;
        uint256 sequence = place.ballot.sequenceIn();
        if (sequence >= Ballots.MAX_SEQUENCE) return Skip.TooManyCasts;
        bytes32 hash = MessageHashUtils.toTypedDataHash(domain, _hashOf(proposalId, ballot, sequence));
        bool isSigned =
            _isSignedByKey(ballot.voter, hash, ballot.signature) || _isSignedByContract(proposalId, ballot);
        return isSigned ? Skip.None : Skip.NotSigned;
    }

    /// @dev The key of a wallet is asked first, also where the wallet has code (EIP-7702): it has the last word anyway,
    /// and looking for code costs more than recovering the signer.
    function _isSignedByKey(address voter, bytes32 hash, bytes calldata signature) private pure returns (bool) {
        (address signer, ECDSA.RecoverError problem, ) = ECDSA.tryRecoverCalldata(hash, signature);
        return problem == ECDSA.RecoverError.NoError && signer == voter;
    }

    /// @dev A contract wallet may use only so much gas to answer for its signature, and has it for sure, so that nobody
    /// can starve its ballot.
    function _isSignedByContract(uint256 proposalId, SignedBallot calldata ballot) private view returns (bool) {
        if (ballot.voter.code.length == 0) return false;
        require(gasleft() > CONTRACT_SIGNATURE_GAS + CONTRACT_SIGNATURE_GAS / 32, TooLittleGas());
        try this.isBallotSigned{gas: CONTRACT_SIGNATURE_GAS}(proposalId, ballot) returns (bool isSigned) {
            return isSigned;
        } catch {
            return false;
        }
    }

    function _hashOf(
        uint256 proposalId,
        SignedBallot calldata ballot,
        uint256 sequence
    ) private pure returns (bytes32) {
        return _hashBallot(proposalId, ballot.support, ballot.reason, ballot.voter, sequence, ballot.deadline);
    }

    function _hashBallot(
        uint256 proposalId,
        uint8 support,
        string calldata reason,
        address voter,
        uint256 sequence,
        uint256 deadline
    ) private pure returns (bytes32) {
        bytes32 reasonHash = keccak256(bytes(reason));
        return
            keccak256(abi.encode(TYPED_BALLOT_TYPEHASH, proposalId, support, reasonHash, voter, sequence, deadline));
    }

    function _beforeCast(uint256 proposalId) private view returns (bool mayExtend, bool stood) {
        (uint256 opensAt, uint256 close) = (proposalSnapshot(proposalId), super.proposalDeadline(proposalId));
        bool isLate = block.timestamp + (close - opensAt) / LATE_PART > close;
        if (block.timestamp <= opensAt || isLate) _checkOpen(proposalId);
        mayExtend = isLate && _boxes[proposalId].frozen.extendedUntil == 0;
        stood = mayExtend && _stands(proposalId);
    }

    function _checkOpen(uint256 proposalId) private view {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
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
        uint256 needed;
        for (uint256 i; i < values.length; ++i) needed += values[i];
        require(msg.value == needed, WrongValue(msg.value, needed));
        require(_codesOf(targets) == _boxes[proposalId].codes, TargetCodeChanged(proposalId));
        uint256 outer = executing; // a resolution may carry out another one
        executing = proposalId;
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
        executing = outer;
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

    /// @notice The ballot of `voter`: its choice, and how often the voter itself cast, changed or withdrew it.
    function ballotOf(uint256 proposalId, address voter) public view returns (Choice choice, uint256 sequence) {
        uint256 ballot = _boxes[proposalId].pages.get(members().numberOf(voter));
        return (ballot.choiceIn(), ballot.sequenceIn());
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
        return (heads * _ordinary().quorumBps + 9_999) / 10_000;
    }

    /// @notice Notice of the kind that is being proposed; to outsiders that of the ordinary resolution, in seconds.
    function votingDelay() public view override returns (uint256) {
        return _votingTime != 0 ? _notice : _ordinary().notice;
    }

    /// @notice Voting time of the kind that is being proposed; to outsiders that of the ordinary resolution, in
    /// seconds.
    function votingPeriod() public view override returns (uint256) {
        return _votingTime != 0 ? _votingTime : _ordinary().votingTime;
    }

    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    function _ordinary() private view returns (Kind memory kind) {
        (, kind) = statute().kindIn(0);
    }

    function _getVotes(
        address account,
        uint256 timepoint,
        bytes memory
    ) internal view override returns (uint256 votes) {
        (, , votes, ) = members().standingOf(account, SafeCast.toUint48(timepoint));
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

    function _EIP712Name() internal pure override returns (string memory) {
        return "Rochdale Assembly";
    }

    function _EIP712Version() internal pure override returns (string memory) {
        return "1";
    }
}
