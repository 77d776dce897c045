// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Agenda} from "../../contracts/Agenda.sol";
import {Assembly} from "../../contracts/Assembly.sol";
import {Kind} from "../../contracts/lib/Rules.sol";
import {MemberTerms} from "../../contracts/Members.sol";
import {AgendaRules, Class, Statute} from "../../contracts/Statute.sol";
import {vm} from "../helpers/Vm.sol";
import {Matter, Proposal} from "./ProposalGhosts.sol";
import {Questions} from "./Questions.sol";

/// @notice Proposals from the first word to the last deed: made, called again, cancelled, queued and carried out.
abstract contract ProposalMoves is Questions {
    uint256 private constant MOST_PROPOSALS = 10;
    uint256 private constant MOST_OPEN = 3; // of a member
    uint256 private constant REST = 20 days; // of a defeated question

    mapping(bytes32 question => uint256) private _lastAsked; // the proposal, counted from 1
    mapping(uint256 number => uint256[]) private _seats; // until when its proposals are open; 0: free again

    /* SETUP */

    /// @dev Short times, so that random lives get to the end of a proposal.
    function _openAssembly() internal {
        delay = coop.executor.getMinDelay();
        _hasten(0, 1 days, 3 days, 1 days);
        _hasten(1, 36 hours, 4 days, 3 days);
        _hasten(3, 1 days, 5 days, 2 days);
        MemberTerms memory terms = coop.members.terms();
        terms.hearing = 7 days;
        Class memory workers = coop.statute.classOf(1);
        workers.maxVotes = 3;
        vm.prank(executor);
        coop.members.defineTerms(terms);
        vm.prank(executor);
        coop.statute.reviseClass(1, workers);
        vm.prank(executor);
        coop.statute.defineAgenda(AgendaRules(uint8(MOST_OPEN), 5, 2_000, 100, uint32(REST)));
    }

    function _hasten(uint256 slot, uint32 notice, uint32 votingTime, uint32 delay_) private {
        (, Kind memory kind) = coop.statute.kindIn(slot);
        (kind.notice, kind.votingTime, kind.delay) = (notice, votingTime, delay_);
        if (slot == 1) kind.minTenure = 1 days;
        vm.prank(executor);
        coop.statute.defineKind(slot, kind);
    }

    /* ASKING */

    /// @notice A member asks something, perhaps what was asked before; now and then by a kind of its choice, in words
    /// that somebody else has used, or without being a member.
    function propose(uint256 seed, uint256 who, uint256 how) external move {
        if (proposals.length >= MOST_PROPOSALS) return;
        Proposal memory draft = _question(seed, how >> 24);
        (uint256 number, address wallet) = _member(who);
        if (how % 8 == 7) wallet = supplier;
        uint256 asked = (how >> 8) % 4 == 3 ? (how >> 16) % 4 : 0;
        bytes4 why = _whyNotProposed(draft, number, wallet, asked);
        _call(wallet, address(coop.assembly_), _callToPropose(draft, asked), why);
        if (why != FINE) return;
        _proposed(draft, wallet, Math.max(asked, _slotFor(draft.matter)));
        _seats[number].push(draft.closesAt);
    }

    /// @notice Members sign for a question, whatever was decided about it before, and one makes it a proposal;
    /// sometimes with a signature too few.
    function petition(uint256 seed, uint256 who, uint256 how) external move {
        if (proposals.length >= MOST_PROPOSALS) return;
        Proposal memory draft = _question(seed, how >> 24);
        (, address wallet) = _member(who);
        if (_isKnown(_idOf(draft))) return _refuseSignature(draft, wallet);
        (uint256 signed, uint256 needed) = coop.agenda.petitionOf(_idOf(draft));
        if (signed != 0) return; // of a draft that was too few for before
        uint32[] memory signers = _sign(draft, how % 4 == 3 ? needed - 1 : needed);
        bytes4 why = signers.length < needed ? Agenda.PetitionTooSmall.selector : FINE;
        bytes memory call = abi.encodeCall(
            coop.assembly_.proposeByPetition,
            (signers, draft.targets, _nothing(draft), draft.calls, draft.text)
        );
        _call(wallet, address(coop.assembly_), call, why);
        draft.isByPetition = true;
        if (why == FINE) _proposed(draft, wallet, _slotFor(draft.matter));
    }

    /// @notice Somebody puts a question a second time that lacked its quorum, or tries to.
    function callAgain(uint256 which) external move {
        if (proposals.length == 0 || proposals.length >= MOST_PROPOSALS) return;
        uint256 p = _proposalIn(which, IGovernor.ProposalState.Defeated, IGovernor.ProposalState.Active);
        Proposal memory again = proposals[p];
        bytes4 why = _whyNotAgain(p);
        bytes memory call = abi.encodeCall(
            coop.assembly_.callAgain,
            (again.targets, _nothing(again), again.calls, again.text)
        );
        again.text = string.concat(again.text, "\n#second-call\n#proposer=0x0000000000000000000000000000000000000000");
        if (why == FINE && _isKnown(_idOf(again))) why = IGovernor.GovernorUnexpectedProposalState.selector;
        _call(supplier, address(coop.assembly_), call, why);
        if (why != FINE) return;
        (again.isSecondCall, again.isPutOff, again.isRead) = (true, false, false);
        delete again.electorate;
        _open(again, again.kind.notice);
    }

    /// @notice The proposer takes a proposal back before the vote opens; or somebody tries to.
    function cancel(uint256 which, uint256 who) external move {
        if (proposals.length == 0) return;
        uint256 p = _proposalIn(which, IGovernor.ProposalState.Pending, IGovernor.ProposalState.Active);
        Proposal memory proposal = proposals[p];
        (, address caller) = _member(who);
        if (who >> 128 != 0) caller = proposal.proposer;
        bool isTheirs = caller == proposal.proposer && !proposal.isByPetition && !proposal.isSecondCall;
        bool isEarly = _stateOf(p) == IGovernor.ProposalState.Pending;
        bytes4 why = isTheirs && isEarly ? FINE : IGovernor.GovernorUnableToCancel.selector;
        bytes memory call = _callOn(proposal, coop.assembly_.cancel.selector);
        _call(caller, address(coop.assembly_), call, why);
        if (why != FINE) return;
        proposals[p].isCancelled = true;
        _leaveSeat(coop.members.numberOf(caller), proposal.closesAt);
    }

    /* CARRYING OUT */

    /// @notice To a second that matters to a proposal, or the last one before it.
    function passToVote(uint256 seed) external move {
        if (proposals.length == 0) return;
        Proposal memory proposal = proposals[(seed >> 16) % proposals.length];
        uint256 time = proposal.opensAt + 1;
        if (seed % 4 == 1) time = proposal.closesAt - (proposal.closesAt - proposal.opensAt) / 8 + 1;
        if (seed % 4 == 2) time = proposal.closesAt + 1;
        if (seed % 4 == 3) time = proposal.eta;
        time = Math.max(time, 1) - ((seed >> 8) % 2);
        if (time > clock) _passTo(time);
    }

    /// @notice Anyone puts on its way what was carried; sometimes members vote first, and the close is waited for.
    function queue(uint256 which, uint256 how) external move {
        if (proposals.length == 0) return;
        uint256 p = _proposalIn(which, IGovernor.ProposalState.Succeeded, IGovernor.ProposalState.Active);
        if (how % 4 != 0) _bringToClose(p, how >> 8);
        _queue(p);
    }

    /// @notice Anyone carries out what has waited for long enough; sometimes waits for that, or sees a proposal through
    /// from the vote to the deed.
    function execute(uint256 which, uint256 how) external move {
        if (proposals.length == 0) return;
        bool isSeenThrough = how % 4 > 1;
        uint256 p = isSeenThrough
            ? _proposalIn(which, IGovernor.ProposalState.Pending, IGovernor.ProposalState.Active)
            : _proposalIn(which, IGovernor.ProposalState.Queued, IGovernor.ProposalState.Executed);
        if (isSeenThrough) {
            _bringToClose(p, how >> 8);
            _queue(p);
        }
        if (how % 4 != 0 && clock < proposals[p].eta) _passTo(proposals[p].eta);
        _execute(p);
    }

    /* INTERNAL */

    function _bringToClose(uint256 p, uint256 how) private {
        _rally(p, how);
        if (clock <= proposals[p].closesAt) _passTo(proposals[p].closesAt + 1);
    }

    function _queue(uint256 p) private {
        Proposal memory proposal = proposals[p];
        bool isCarried = _stateOf(p) == IGovernor.ProposalState.Succeeded;
        bytes4 why = isCarried ? FINE : IGovernor.GovernorUnexpectedProposalState.selector;
        bytes memory call = _callOn(proposal, coop.assembly_.queue.selector);
        _call(supplier, address(coop.assembly_), call, why);
        if (why != FINE) return;
        proposals[p].eta = clock + Math.max(delay, proposal.kind.delay);
        _checkStates();
    }

    function _execute(uint256 p) private {
        Proposal memory proposal = proposals[p];
        bool isTooFew = proposal.matter == Matter.Expulsion && coop.members.memberCount() < FEWEST;
        if (isTooFew) return; // somebody must stay
        bytes4 why = _whyNotDone(proposal);
        if (clock < proposal.eta) why = Assembly.TooEarly.selector;
        bool isQueued = _stateOf(p) == IGovernor.ProposalState.Queued;
        if (!isQueued) why = IGovernor.GovernorUnexpectedProposalState.selector;
        bytes memory call = _callOn(proposal, coop.assembly_.execute.selector);
        _call(supplier, address(coop.assembly_), call, why);
        if (why != FINE) return;
        proposals[p].isExecuted = true;
        _done(proposal);
    }

    /// @dev A new question, one that was asked before in other words, or even in the same.
    function _question(uint256 seed, uint256 how) private view returns (Proposal memory draft) {
        uint256 count = proposals.length;
        draft = _draft(seed);
        draft.text = string.concat("Question ", Strings.toString(count));
        if (count == 0 || how % 3 != 2) return draft;
        Proposal storage before = proposals[(how >> 8) % count];
        (draft.matter, draft.what) = (before.matter, before.what);
        (draft.targets, draft.calls) = (before.targets, before.calls);
        if ((how >> 16) % 4 == 3) draft.text = before.text;
    }

    function _callToPropose(Proposal memory draft, uint256 asked) private view returns (bytes memory) {
        Assembly assembly_ = coop.assembly_;
        uint256[] memory nothing = _nothing(draft);
        if (asked == 0) return abi.encodeCall(assembly_.propose, (draft.targets, nothing, draft.calls, draft.text));
        return abi.encodeCall(assembly_.proposeIn, (uint8(asked), draft.targets, nothing, draft.calls, draft.text));
    }

    /// @dev To cancel, queue or execute it: all three name it by the same words.
    function _callOn(Proposal memory proposal, bytes4 selector) private pure returns (bytes memory) {
        bytes32 text = keccak256(bytes(proposal.text));
        return abi.encodeWithSelector(selector, proposal.targets, _nothing(proposal), proposal.calls, text);
    }

    function _idOf(Proposal memory draft) private view returns (uint256) {
        bytes32 text = keccak256(bytes(draft.text));
        return coop.assembly_.hashProposal(draft.targets, _nothing(draft), draft.calls, text);
    }

    function _isKnown(uint256 id) private view returns (bool isKnown) {
        for (uint256 p; p < proposals.length; ++p) if (proposals[p].id == id) isKnown = true;
    }

    /// @dev No call takes ether along.
    function _nothing(Proposal memory draft) private pure returns (uint256[] memory) {
        return new uint256[](draft.targets.length);
    }

    /// @dev In the order in which the contracts ask.
    function _whyNotProposed(
        Proposal memory draft,
        uint256 number,
        address wallet,
        uint256 asked
    ) private view returns (bytes4) {
        if (_isSecondCall(draft.text)) return IGovernor.GovernorRestrictedProposer.selector;
        if (asked != 0 && asked < _slotFor(draft.matter)) return Statute.KindTooWeak.selector;
        if (wallet == supplier) return Assembly.OnlyMembersPropose.selector;
        if (_isKnown(_idOf(draft))) return IGovernor.GovernorUnexpectedProposalState.selector;
        bytes4 why = _whyNotAsked(_lastAsked[_questionOf(draft)]);
        if (why != FINE) return why;
        uint256 open;
        for (uint256 i; i < _seats[number].length; ++i) if (_seats[number][i] >= clock) ++open;
        return open < MOST_OPEN ? FINE : Agenda.TooManyOpenProposals.selector;
    }

    /// @dev A question is open once at a time, and rests when it was defeated.
    function _whyNotAsked(uint256 last) private view returns (bytes4) {
        if (last == 0) return FINE;
        IGovernor.ProposalState state = _stateOf(last - 1);
        bool isOpen = state == IGovernor.ProposalState.Pending || state == IGovernor.ProposalState.Active;
        if (isOpen) return Agenda.AlreadyProposed.selector;
        bool isResting = clock <= proposals[last - 1].closesAt + REST;
        bool isDefeat = state == IGovernor.ProposalState.Defeated;
        return isDefeat && isResting ? Agenda.QuestionBarred.selector : FINE;
    }

    function _whyNotAgain(uint256 p) private view returns (bytes4) {
        Proposal storage first = proposals[p];
        bool isDefeat = _stateOf(p) == IGovernor.ProposalState.Defeated;
        (bool quorate, ) = coop.statute.judge(first.kindId, _countOf(p));
        bool isAllowed = !first.isSecondCall && first.kind.secondQuorumBps != 0;
        bool isInTime = clock <= first.closesAt + 30 days;
        return isDefeat && !quorate && isAllowed && isInTime ? FINE : Assembly.NoSecondCall.selector;
    }

    function _sign(Proposal memory draft, uint256 count) private returns (uint32[] memory signers) {
        uint256 id = _idOf(draft);
        signers = new uint32[](count);
        uint256 signed;
        for (uint256 n = 1; signed < count; ++n) {
            if (coop.members.hasLeft(n)) continue;
            vm.prank(coop.members.walletOf(n));
            coop.agenda.signPetition(id);
            signers[signed++] = uint32(n);
        }
    }

    function _refuseSignature(Proposal memory draft, address wallet) private {
        bytes memory call = abi.encodeCall(coop.agenda.signPetition, (_idOf(draft)));
        _call(wallet, address(coop.agenda), call, Agenda.AlreadyProposed.selector);
    }

    /// @dev Freezes the rules of today.
    function _proposed(Proposal memory draft, address wallet, uint256 slot) private {
        draft.proposer = wallet;
        (draft.kindId, draft.kind) = coop.statute.kindIn(slot);
        (draft.weights, draft.nonUsers) = (coop.statute.weights(), coop.statute.nonUsers());
        draft.mustAgree = _losersBy(draft);
        (, Kind memory ordinary) = coop.statute.kindIn(0);
        _open(draft, draft.isByPetition ? ordinary.notice : draft.kind.notice);
    }

    /// @dev Whole days of notice are clear days: it is served a day after, and then they begin with the next day.
    function _open(Proposal memory draft, uint256 notice) private {
        bool isClear = notice != 0 && notice % 1 days == 0;
        draft.opensAt = isClear ? (clock / 1 days + 2) * 1 days + notice : clock + notice;
        draft.closesAt = draft.opensAt + draft.kind.votingTime;
        (draft.id, draft.was) = (_idOf(draft), IGovernor.ProposalState.Pending);
        proposals.push(draft);
        _lastAsked[_questionOf(draft)] = proposals.length;
    }

    /// @dev One seat, where several are taken until the same second. A number that its wallet has lost keeps its seats.
    function _leaveSeat(uint256 number, uint256 until) private {
        for (uint256 i; i < _seats[number].length; ++i) {
            if (_seats[number][i] != until) continue;
            delete _seats[number][i];
            return;
        }
    }

    /// @dev Such words are nobody's to propose.
    function _isSecondCall(string memory text) private view returns (bool isSecond) {
        for (uint256 p; p < proposals.length; ++p)
            if (proposals[p].isSecondCall && Strings.equal(proposals[p].text, text)) isSecond = true;
    }
}
