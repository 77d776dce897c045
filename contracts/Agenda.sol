// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Coop} from "./lib/Coop.sol";
import {Noun} from "./lib/Noun.sol";
import {Members} from "./Members.sol";
import {AgendaRules, Statute} from "./Statute.sol";

/// @title Agenda
/// @notice What comes before the assembly and what comes after: open proposals a member may have, questions that rest
/// after a defeat, petitions, and the outcome of decisions in words.
/// @dev MONEY: none.
/// @dev POWER: the assembly alone enters proposals; members sign petitions; the proposer, or whom the authority lets,
/// states an outcome. The agenda can keep a proposal from being made, never one that is made from being voted on.
/// @dev LIMITS: 5 open proposals a member. A petition is checked signature by signature when it is handed in, so
/// whoever hands it in names no more signers than are needed.
contract Agenda is Noun {
    /* ERRORS */

    error NotAssembly(address caller);
    error OnlyMembersSign(address caller);
    error TooManyOpenProposals(uint256 number, uint256 most);
    error QuestionBarred(uint256 proposalId, uint256 until);
    error AlreadyProposed(uint256 proposalId);
    error AlreadySigned(uint256 proposalId, uint256 number);
    error PetitionTooSmall(uint256 signers, uint256 needed);
    error SignersNotRising(uint256 number);
    error HasNotSigned(uint256 proposalId, uint256 number);
    error StillOpen(uint256 proposalId);
    error MayNotState(address caller);

    /* EVENTS */

    event PetitionSigned(uint256 indexed proposalId, uint32 indexed number, uint256 signers);
    event OutcomeStated(uint256 indexed proposalId, address indexed author, string text, uint256 reviewAt);

    /* SETTINGS */

    uint256 private constant SEAT_BITS = 48; // so that five seats fit a member's word
    uint256 private constant SEAT_MASK = (1 << SEAT_BITS) - 1;

    /* STATE */

    struct Petition {
        uint32 signers;
        mapping(uint256 page => uint256 signed) pages; // a bit per member number
    }

    IGovernor public assembly_;

    mapping(bytes32 question => uint256 proposalId) private _lastAsked; // question: hash of the calls
    mapping(uint256 number => uint256 seats) private _seats; // until when (seconds) a member's open proposals are open
    mapping(uint256 proposalId => Petition) private _petitions;
    mapping(uint256 proposalId => uint256 reviewAt) private _reviewAt; // seconds; 0: no review was set

    /* SETUP */

    modifier onlyAssembly() {
        require(msg.sender == address(assembly_), NotAssembly(msg.sender));
        _;
    }

    function initialize(Coop calldata coop) external initializer {
        __AccessManaged_init(address(coop.authority));
        assembly_ = coop.assembly_;
    }

    function members() public view returns (Members) {
        return Members(_written(0));
    }

    function statute() public view returns (Statute) {
        return Statute(_written(1));
    }

    /* OPEN PROPOSALS */

    /// @notice Enters a proposal that is open `until` (seconds) among those of member `number`. A question is open once
    /// at a time, and rests when it was defeated; a member has only so many proposals open.
    function enter(uint256 proposalId, bytes32 question, uint256 number, uint256 until) external onlyAssembly {
        AgendaRules memory rules = statute().agendaRules();
        uint256 last = _lastAsked[question];
        if (last != 0) _checkMayAskAgain(last, rules.rePutBar);
        _lastAsked[question] = proposalId;

        uint256 seats = _seats[number];
        for (uint256 seat; seat < rules.maxOpenProposals; ++seat) {
            if (_seat(seats, seat) >= block.timestamp) continue;
            _seats[number] = _withSeat(seats, seat, until);
            return;
        }
        revert TooManyOpenProposals(number, rules.maxOpenProposals);
    }

    /// @notice Enters the second call of a question, which is its first proposer's and takes no seat.
    function enterAgain(uint256 proposalId, bytes32 question) external onlyAssembly {
        _lastAsked[question] = proposalId;
    }

    /// @notice Frees the seat of a proposal that was cancelled. One that was open until the same second does as well.
    function release(uint256 number, uint256 until) external onlyAssembly {
        uint256 seats = _seats[number];
        for (uint256 seat; seat < 256 / SEAT_BITS; ++seat) {
            if (_seat(seats, seat) != until) continue;
            _seats[number] = _withSeat(seats, seat, 0);
            return;
        }
    }

    /* PETITIONS */

    /// @notice Signs the petition for a proposal that is not yet made, named by the id it will have.
    function signPetition(uint256 proposalId) external {
        require(members().isMember(msg.sender), OnlyMembersSign(msg.sender));
        require(assembly_.proposalSnapshot(proposalId) == 0, AlreadyProposed(proposalId));
        uint32 number = members().numberOf(msg.sender);
        require(!_hasSigned(proposalId, number), AlreadySigned(proposalId, number));

        Petition storage petition = _petitions[proposalId];
        petition.pages[number / 256] |= 1 << (number % 256);
        emit PetitionSigned(proposalId, number, ++petition.signers);
    }

    /// @notice Enters a proposal that enough members have signed for, whatever the limits. `signers` are their numbers,
    /// rising; each must still be a member.
    function enterByPetition(
        uint256 proposalId,
        bytes32 question,
        uint32[] calldata signers
    ) external onlyAssembly {
        (, uint256 needed) = petitionOf(proposalId);
        require(signers.length >= needed, PetitionTooSmall(signers.length, needed));
        uint256 last;
        for (uint256 i; i < signers.length; ++i) {
            uint256 number = signers[i];
            require(number > last, SignersNotRising(number));
            bool counts = _hasSigned(proposalId, number) && members().isMember(members().walletOf(number));
            require(counts, HasNotSigned(proposalId, number));
            last = number;
        }
        _lastAsked[question] = proposalId;
    }

    /* OUTCOMES */

    /// @notice Says in words what came of a decision, and when to look at it again (seconds, 0 for never). The proposer
    /// may, and whoever the authority lets.
    function stateOutcome(uint256 proposalId, string calldata text, uint40 reviewAt) external {
        IGovernor.ProposalState now_ = assembly_.state(proposalId);
        bool isOpen = now_ == IGovernor.ProposalState.Pending || now_ == IGovernor.ProposalState.Active;
        require(!isOpen, StillOpen(proposalId));
        (bool isOfficer, ) = IAccessManager(authority()).canCall(msg.sender, address(this), msg.sig);
        require(isOfficer || msg.sender == assembly_.proposalProposer(proposalId), MayNotState(msg.sender));

        _reviewAt[proposalId] = reviewAt;
        emit OutcomeStated(proposalId, msg.sender, text, reviewAt);
    }

    /* READING */

    /// @notice How many have signed the petition for a proposal, also such as have left since, and how many members
    /// are needed: the statute's part of them, or its cap if that is fewer, and at least one.
    function petitionOf(uint256 proposalId) public view returns (uint256 signers, uint256 needed) {
        AgendaRules memory rules = statute().agendaRules();
        needed = (uint256(members().memberCount()) * rules.petitionBps + 9_999) / 10_000;
        if (needed > rules.petitionCap) needed = rules.petitionCap;
        return (_petitions[proposalId].signers, needed == 0 ? 1 : needed);
    }

    /// @notice When a decision should be looked at again (seconds, 0 for never), and whether that is overdue.
    function reviewOf(uint256 proposalId) external view returns (uint256 reviewAt, bool isOverdue) {
        reviewAt = _reviewAt[proposalId];
        return (reviewAt, reviewAt != 0 && block.timestamp > reviewAt);
    }

    /* INTERNAL */

    function _checkMayAskAgain(uint256 last, uint256 rePutBar) private view {
        IGovernor.ProposalState lastState = assembly_.state(last);
        if (lastState == IGovernor.ProposalState.Defeated) {
            uint256 until = assembly_.proposalDeadline(last) + rePutBar;
            require(block.timestamp > until, QuestionBarred(last, until));
        } else {
            bool isOpen =
                lastState == IGovernor.ProposalState.Pending || lastState == IGovernor.ProposalState.Active;
            require(!isOpen, AlreadyProposed(last));
        }
    }

    function _hasSigned(uint256 proposalId, uint256 number) private view returns (bool) {
        return (_petitions[proposalId].pages[number / 256] >> (number % 256)) & 1 != 0;
    }

    function _seat(uint256 seats, uint256 seat) private pure returns (uint256 until) {
        return (seats >> (SEAT_BITS * seat)) & SEAT_MASK;
    }

    function _withSeat(uint256 seats, uint256 seat, uint256 until) private pure returns (uint256) {
        return (seats & ~(SEAT_MASK << (SEAT_BITS * seat))) | (until << (SEAT_BITS * seat));
    }
}
