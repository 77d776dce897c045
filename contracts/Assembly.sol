// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

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
import {Statute} from "./Statute.sol";

/// @notice The values of `support`; the first three are Governor Bravo's.
enum Choice {
    Against,
    For,
    Abstain,
    Block, // a reasoned veto, where the kind knows one
    None // no ballot, or one that was withdrawn
}

/// @title Assembly
/// @notice Where members decide. One ballot per member, changed or withdrawn until the close; every class with its own weight.
/// @dev An OpenZeppelin Governor with our counting. {Members} says who may vote, {Statute} judges the count, {Executor} carries it out.
/// @dev MONEY: none.
/// @dev POWER: a member proposes; the proposer may cancel before the vote opens; anyone queues and executes what was carried.
/// @dev LIMITS: 50 casts per ballot. A ballot is one byte of a word that 32 members share: sequence · 5 + choice, 0 where nothing was ever
/// cast. The sequence is the nonce of the signature, so each cast voids the signatures still in flight (INV-6).
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

    /* EVENTS */

    /// @notice What decides about the proposal, frozen when it was made.
    event RulesFrozen(uint256 indexed proposalId, uint256 kindId, uint128 weights, uint8 nonUsers);
    /// @notice Goes before the `VoteCast` of a ballot that replaces another, so that readers who add up do not count both.
    event BallotChanged(uint256 indexed proposalId, address indexed voter, Choice from, uint256 votes);

    /* SETTINGS */

    bytes32 public constant TYPED_BALLOT_TYPEHASH =
        keccak256(
            "Ballot(uint256 proposalId,uint8 support,string reason,address voter,uint256 sequence,uint256 deadline)"
        );
    uint256 private constant CHOICES = 5;
    uint256 private constant MAX_SEQUENCE = 50;

    /* STATE */

    struct Frozen {
        uint128 weights; // 16 bits of basis points per class
        uint16 kindId;
        uint8 nonUsers;
        uint8 eligible; // bit c set: class c may vote
        uint32 minTenure; // seconds
    }

    struct Box {
        Frozen frozen;
        uint256[4] tally; // a word of lanes per choice; its upper bits repeat who may vote, so that a cast need not read `frozen`
        mapping(uint256 page => uint256 ballots) pages; // member number / 32
    }

    mapping(uint256 proposalId => Box) private _boxes;

    uint48 private transient _notice; // of the kind being proposed, for votingDelay()
    uint32 private transient _votingTime; // 0: nothing is being proposed

    /* SETUP */

    constructor() {
        _disableInitializers();
    }

    function initialize(Coop calldata coop, string calldata name_) external initializer {
        __Governor_init_unchained(name_);
        __GovernorTimelockControl_init(TimelockControllerUpgradeable(payable(address(coop.executor))));
    }

    /// @dev The register and the statute are written into the code of the clone: every vote asks for the register, and reading code costs a tenth of storage.
    function _rooms() private view returns (Members members_, Statute statute_) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (Members, Statute));
    }

    function members() public view returns (Members members_) {
        (members_, ) = _rooms();
    }

    function statute() public view returns (Statute statute_) {
        (, statute_) = _rooms();
    }

    /* PROPOSING */

    /// @dev The kind is computed from the calls, never chosen, and frozen with the weights.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        (Members members_, Statute statute_) = _rooms();
        require(members_.isMember(proposer), OnlyMembersPropose(proposer));
        (uint256 kindId, Kind memory kind, uint128 weights, uint8 nonUsers) = statute_.rulesFor(targets, calldatas);

        (_notice, _votingTime) = (kind.notice, kind.votingTime);
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        (_notice, _votingTime) = (0, 0);

        _boxes[proposalId].frozen = Frozen(weights, uint16(kindId), nonUsers, kind.eligible, kind.minTenure);
        emit RulesFrozen(proposalId, kindId, weights, nonUsers);
    }

    /* VOTING */

    /// @notice Casts a signed ballot for `voter` (a key or an ERC-1271 wallet). `deadline` is in seconds. The signature holds the sequence of the
    /// ballot it replaces, so it works once, and not after any later ballot.
    function castVoteBySig(
        uint256 proposalId,
        uint8 support,
        string calldata reason,
        address voter,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint256 votes) {
        require(block.timestamp <= deadline, BallotExpired(deadline));
        (, uint256 sequence) = ballotOf(proposalId, voter);
        bytes32 ballot = keccak256(
            abi.encode(
                TYPED_BALLOT_TYPEHASH,
                proposalId,
                support,
                keccak256(bytes(reason)),
                voter,
                sequence,
                deadline
            )
        );
        bool signed = SignatureChecker.isValidSignatureNow(voter, _hashTypedDataV4(ballot), signature);
        require(signed, GovernorInvalidSignature(voter));
        return _castVote(proposalId, voter, support, reason, "");
    }

    /// @notice Takes the caller's ballot back, as if it had never been cast.
    function withdrawVote(uint256 proposalId) external {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
        (Choice from, uint256 votes) = _mark(proposalId, msg.sender, Choice.None);
        require(from != Choice.None, NothingToWithdraw(msg.sender));
        emit BallotChanged(proposalId, msg.sender, from, votes);
    }

    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override returns (uint256 votes) {
        require(params.length == 0, NoParams());
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
        require(support != uint8(Choice.Block) || bytes(reason).length != 0, ReasonNeeded());
        votes = _countVote(proposalId, account, support, 0, params);
        emit VoteCast(account, proposalId, support, votes, reason);
    }

    /// @dev The votes are looked up here and not passed in, together with the number and class that counting needs.
    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256,
        bytes memory
    ) internal override returns (uint256 votes) {
        if (support >= uint8(Choice.None)) revert GovernorInvalidVoteType();
        Choice from;
        (from, votes) = _mark(proposalId, account, Choice(support));
        if (from != Choice.None) emit BallotChanged(proposalId, account, from, votes);
    }

    /// @dev Moves the voter's ballot to `to`, in its page and in the tally. The old ballot weighs what the new one weighs: class and votes are
    /// those of the snapshot.
    function _mark(uint256 proposalId, address voter, Choice to) private returns (Choice from, uint256 votes) {
        Box storage box = _boxes[proposalId];
        uint256 word = to == Choice.None ? 0 : box.tally[uint8(to)];
        if (word == 0) word = _electors(box.frozen) << Lanes.TOP;
        uint256 number;
        uint256 lane;
        (number, lane, votes) = _eligible(word >> Lanes.TOP, voter, proposalId);

        uint256 shift = (number % 32) * 8;
        uint256 page = box.pages[number / 32];
        uint256 cell = (page >> shift) & 0xff;
        uint256 sequence = cell / CHOICES + 1;
        require(sequence <= MAX_SEQUENCE, TooManyCasts(voter));
        from = _choiceIn(cell);
        box.pages[number / 32] = page ^ ((cell ^ (sequence * CHOICES + uint8(to))) << shift);

        if (from == to) return (from, votes);
        if (from != Choice.None) box.tally[uint8(from)] -= lane;
        if (to != Choice.None) box.tally[uint8(to)] = word + lane;
    }

    /// @dev A member at the snapshot and still, long enough, of a class that this kind lets vote.
    function _eligible(
        uint256 electors,
        address voter,
        uint256 proposalId
    ) private view returns (uint256 number, uint256 lane, uint256 votes) {
        uint256 snapshot = proposalSnapshot(proposalId);
        uint8 class;
        uint256 tenureSince;
        (number, class, votes, tenureSince) = members().standingAt(voter, snapshot);
        bool eligible = votes != 0 && (electors >> class) & 1 != 0 && tenureSince + uint32(electors >> 8) <= snapshot;
        require(eligible, NotEligible(voter, proposalId));
        lane = Lanes.lane(class, votes);
    }

    /// @dev Who may vote, as the upper 64 bits of a tally: classes, 32 bits of tenure, and a bit that keeps the word from ever being zero.
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
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    /* READING */

    /// @notice The ballot of `voter`: its choice, and how often it was cast, changed or withdrawn.
    function ballotOf(uint256 proposalId, address voter) public view returns (Choice choice, uint256 sequence) {
        uint256 number = members().numberOf(voter);
        uint256 cell = (_boxes[proposalId].pages[number / 32] >> ((number % 32) * 8)) & 0xff;
        return (_choiceIn(cell), cell / CHOICES);
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
    }

    /// @notice Plain sums over all classes, as Governor readers expect. The result is not decided by them, see {countOf}.
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

    /// @notice Heads that an ordinary resolution needs at `timepoint` (seconds), all classes together. Where classes are weighted, the
    /// quorum is a weighted one, and this only its plain counterpart.
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

    /// @notice Voting time of the kind that is being proposed; to outsiders that of the ordinary resolution, in seconds.
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

    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256 votes) {
        (, , votes, ) = members().standingAt(account, timepoint);
    }

    function _choiceIn(uint256 cell) private pure returns (Choice) {
        return cell == 0 ? Choice.None : Choice(cell % CHOICES);
    }

    /* DOORS OF THE GOVERNOR THAT STAY SHUT */

    /// @notice Governor's own signed ballots have no deadline and a nonce per voter, so a relayer could hold one back. Sign ours.
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
