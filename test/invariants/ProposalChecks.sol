// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Assembly} from "../../contracts/Assembly.sol";
import {Lanes} from "../../contracts/lib/Lanes.sol";
import {Count} from "../../contracts/lib/Rules.sol";
import {vm} from "../helpers/Vm.sol";
import {Proposal} from "./ProposalGhosts.sol";
import {ProposalMoves} from "./ProposalMoves.sol";

/// @notice What holds of proposals and of the rules they are judged by.
abstract contract ProposalChecks is ProposalMoves {
    function _checkProposals() internal view {
        for (uint256 p; p < proposals.length; ++p) {
            Proposal memory proposal = proposals[p];
            Count memory count = coop.assembly_.countOf(proposal.id);
            _checkTallies(p, count);
            _checkRules(proposal, count);
            _checkDates(proposal);
        }
        vm.assertEq(coop.executor.getMinDelay(), delay, "INV-31 only a resolution changes the delay");
    }

    /// @dev INV-13, INV-35: each tally is the sum of the last ballots of its choice, class by class, whoever sent them
    /// and in whatever order. Who voted and left keeps the ballot.
    function _checkTallies(uint256 p, Count memory count) private view {
        Count memory recount = _countOf(p);
        uint256 all = (1 << Lanes.TOP) - 1;
        vm.assertEq(count.votesAgainst & all, recount.votesAgainst, "INV-13 against");
        vm.assertEq(count.votesFor & all, recount.votesFor, "INV-13 for");
        vm.assertEq(count.votesAbstain & all, recount.votesAbstain, "INV-13 abstain");
        vm.assertEq(count.votesBlock & all, recount.votesBlock, "INV-13 block");
    }

    /// @dev INV-33: nothing changes what a proposal is judged by; once the vote has opened, not even the register.
    function _checkRules(Proposal memory proposal, Count memory count) private view {
        Assembly.Frozen memory frozen = coop.assembly_.frozenOf(proposal.id);
        vm.assertEq(frozen.kindId, proposal.kindId, "INV-33 kind");
        bytes32 kind = keccak256(abi.encode(coop.statute.kindOf(proposal.kindId)));
        vm.assertTrue(kind == keccak256(abi.encode(proposal.kind)), "INV-33 a kind is never edited");
        vm.assertEq(count.weights, proposal.weights, "INV-33 weights");
        vm.assertEq(count.nonUsers, proposal.nonUsers, "INV-33 classes of non-users");
        vm.assertEq(count.mustAgree, proposal.mustAgree, "INV-33 classes that lose");
        vm.assertTrue(count.isSecondCall == proposal.isSecondCall, "INV-33 first or second call");
        vm.assertTrue(frozen.isByPetition == proposal.isByPetition, "INV-33 by petition");
        vm.assertEq(frozen.minTenure, proposal.kind.minTenure, "INV-33 tenure");
        vm.assertEq(frozen.eligible, proposal.isCancelled ? 0 : proposal.kind.eligible, "INV-33 classes that vote");
        for (uint256 c; proposal.isRead && c < 8; ++c)
            vm.assertEq(count.electorate[c], proposal.electorate[c], "INV-33 electorate as the vote opened");
    }

    /// @dev INV-34: the close is when it should be, and no later than by a quarter of the voting time.
    function _checkDates(Proposal memory proposal) private view {
        uint256 id = proposal.id;
        uint256 close = coop.assembly_.proposalDeadline(id);
        vm.assertEq(coop.assembly_.proposalSnapshot(id), proposal.opensAt, "INV-34 the opening");
        vm.assertEq(close, proposal.closesAt, "INV-34 the close");
        uint256 latest = proposal.opensAt + (uint256(proposal.kind.votingTime) * 5) / 4;
        vm.assertLe(close, latest, "INV-34 put off once, by a quarter");
        vm.assertEq(coop.assembly_.proposalEta(id), proposal.eta, "INV-31 queued for the longer delay");
    }

    /// @dev INV-40: control is shared out whole, and investors have no more of it than the statute lets them.
    function _checkStatute() internal view {
        (uint256 whole, uint256 others) = (0, 0);
        (uint128 packed, uint8 nonUsers) = (coop.statute.weights(), coop.statute.nonUsers());
        (uint16 cap, , , ) = coop.statute.weighing();
        for (uint256 c; c < 8; ++c) {
            uint256 weight = uint16(packed >> (16 * c));
            whole += weight;
            if ((nonUsers >> c) & 1 != 0) others += weight;
            uint256 written = c < coop.statute.classCount() ? coop.statute.classOf(c).weightBps : 0;
            vm.assertEq(weight, written, "INV-40 each class weighs what it says");
        }
        vm.assertEq(whole, 10_000, "INV-40 weights are whole");
        vm.assertLe(others, cap, "INV-40 non-users stay below their ceiling");
    }
}
