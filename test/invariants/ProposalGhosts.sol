// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Lanes} from "../../contracts/lib/Lanes.sol";
import {Count, Kind} from "../../contracts/lib/Rules.sol";
import {Member} from "../../contracts/Members.sol";
import {vm} from "../helpers/Vm.sol";
import {ShareMoves} from "./ShareMoves.sol";

/// @notice What a resolution is about.
enum Matter {
    Reserve, // money from the general fund into the reserve
    ReserveTwice, // the same, in two calls
    Weights, // of the classes
    KindOf, // another ordinary or extraordinary kind
    ClassOf, // another limit of shares
    Delay, // of the executor
    Expulsion
}

/// @notice A proposal as the moves remember it: what was asked, by which rules, and what has become of it.
struct Proposal {
    uint256 id;
    Matter matter;
    uint256 what; // amount, member number or seconds, as the matter has it
    address[] targets;
    bytes[] calls;
    string text;
    address proposer;
    uint256 kindId;
    Kind kind;
    uint128 weights;
    uint8 nonUsers;
    uint8 mustAgree; // bit c set: class c loses by it
    bool isSecondCall;
    bool isByPetition;
    bool isPutOff; // the close
    bool isRead; // the register, as the vote opened
    bool isCancelled;
    bool isExecuted;
    uint256 opensAt; // seconds, as all below: votes count from the next one on
    uint256 closesAt;
    uint256 eta; // 0: not queued
    uint256[8] electorate;
    IGovernor.ProposalState was;
}

/// @notice Proposals and their ballots, kept a second time. The register is read in the last second before a vote
/// opens, and nothing that members do afterwards changes what was read.
abstract contract ProposalGhosts is ShareMoves {
    Proposal[] internal proposals;
    mapping(uint256 proposal => mapping(uint256 number => uint256)) internal lanes; // what a ballot weighs; 0: no vote
    mapping(uint256 proposal => mapping(uint256 number => uint256)) internal ballots; // the choice, counted from 1
    mapping(uint256 proposal => mapping(uint256 number => uint256)) internal sequences; // casts of a member's own
    uint256 internal delay; // of the executor; seconds

    /* TIME */

    /// @dev The register is read for every vote that opens on the way.
    function _passTo(uint256 time) internal virtual override {
        for (uint256 p; p < proposals.length; ++p) {
            bool isOpening = !proposals[p].isRead && !proposals[p].isCancelled && proposals[p].opensAt < time;
            if (isOpening) _readRegister(p);
        }
        super._passTo(time);
        _checkProposalStates();
    }

    function _readRegister(uint256 p) private {
        Proposal storage proposal = proposals[p];
        proposal.isRead = true;
        for (uint256 n = coop.members.lastNumber(); n > 0; --n) {
            Member memory member = coop.members.memberOf(coop.members.walletOf(n));
            if (member.number != n || member.leftAt != 0) continue;
            proposal.electorate[member.class] += member.votes;
            bool isLetIn = (proposal.kind.eligible >> member.class) & 1 != 0;
            bool isLong = member.isFounder || member.joinedAt + proposal.kind.minTenure <= proposal.opensAt;
            if (isLetIn && isLong) lanes[p][n] = Lanes.lane(member.class, member.votes);
        }
    }

    /* STATES */

    function _checkStates() internal virtual override {
        super._checkStates();
        _checkProposalStates();
    }

    /// @dev INV-30: a proposal is in the state that follows from its dates, ballots and rules, came there as listed,
    /// and leaves none that is final.
    function _checkProposalStates() private {
        for (uint256 p; p < proposals.length; ++p) {
            IGovernor.ProposalState state = coop.assembly_.state(proposals[p].id);
            vm.assertTrue(state == _stateOf(p), "INV-30 the state of a proposal");
            if (state == proposals[p].was) continue;
            vm.assertTrue(_mayTurn(proposals[p].was, state), "INV-30 a proposal's states");
            proposals[p].was = state;
        }
    }

    function _stateOf(uint256 p) internal view returns (IGovernor.ProposalState) {
        Proposal storage proposal = proposals[p];
        if (proposal.isExecuted) return IGovernor.ProposalState.Executed;
        if (proposal.isCancelled) return IGovernor.ProposalState.Canceled;
        if (clock <= proposal.opensAt) return IGovernor.ProposalState.Pending;
        if (clock <= proposal.closesAt) return IGovernor.ProposalState.Active;
        if (!_stands(p)) return IGovernor.ProposalState.Defeated;
        return proposal.eta == 0 ? IGovernor.ProposalState.Succeeded : IGovernor.ProposalState.Queued;
    }

    /// @dev Time that goes by in one step can open a vote and close it.
    function _mayTurn(IGovernor.ProposalState from, IGovernor.ProposalState to) private pure returns (bool) {
        bool isDefeat = to == IGovernor.ProposalState.Defeated;
        if (from == IGovernor.ProposalState.Pending)
            return isDefeat || to == IGovernor.ProposalState.Active || to == IGovernor.ProposalState.Canceled;
        if (from == IGovernor.ProposalState.Active) return isDefeat || to == IGovernor.ProposalState.Succeeded;
        if (from == IGovernor.ProposalState.Succeeded) return to == IGovernor.ProposalState.Queued;
        return from == IGovernor.ProposalState.Queued && to == IGovernor.ProposalState.Executed;
    }

    /* COUNTING */

    /// @dev Whether it is quorate and carried as the ballots are now, by the rules it was made with.
    function _stands(uint256 p) internal view returns (bool) {
        (bool quorate, bool carried) = coop.statute.judge(proposals[p].kindId, _countOf(p));
        return quorate && carried;
    }

    function _countOf(uint256 p) internal view returns (Count memory count) {
        Proposal storage proposal = proposals[p];
        uint256[5] memory tallies = _talliesOf(p);
        (count.votesAgainst, count.votesFor) = (tallies[1], tallies[2]);
        (count.votesAbstain, count.votesBlock) = (tallies[3], tallies[4]);
        (count.electorate, count.weights, count.nonUsers) = (proposal.electorate, proposal.weights, proposal.nonUsers);
        (count.mustAgree, count.isSecondCall) = (proposal.mustAgree, proposal.isSecondCall);
    }

    /// @dev By the choice counted from 1: whoever has left since keeps its ballot.
    function _talliesOf(uint256 p) private view returns (uint256[5] memory tallies) {
        for (uint256 n = coop.members.lastNumber(); n > 0; --n) tallies[ballots[p][n]] += lanes[p][n];
    }

    /* CHOOSING */

    /// @dev A proposal in this state, from any on; if there is none, one in the second state; if none either, any.
    function _proposalIn(
        uint256 seed,
        IGovernor.ProposalState state,
        IGovernor.ProposalState second
    ) internal view returns (uint256 p) {
        uint256 count = proposals.length;
        for (uint256 i; i < 2 * count; ++i) {
            p = ((seed % count) + i) % count;
            if (proposals[p].was == (i < count ? state : second)) return p;
        }
        return seed % count;
    }
}
