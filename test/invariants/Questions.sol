// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Accounts} from "../../contracts/lib/Accounts.sol";
import {AccountId, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Base, Kind, Mode} from "../../contracts/lib/Rules.sol";
import {Class, Statute} from "../../contracts/Statute.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {BallotMoves} from "./BallotMoves.sol";
import {Matter, Proposal} from "./ProposalGhosts.sol";

/// @notice What members put to the vote, which kind that needs, and what comes of it when it is carried out.
abstract contract Questions is BallotMoves {
    /* DRAFTING */

    function _draft(uint256 seed) internal view returns (Proposal memory draft) {
        draft.matter = Matter(seed % (uint256(type(Matter).max) + 1));
        uint256 calls = draft.matter == Matter.ReserveTwice ? 2 : 1;
        (draft.targets, draft.calls) = (new address[](calls), new bytes[](calls));
        if (draft.matter <= Matter.ReserveTwice) _draftReserve(draft, seed >> 8);
        else if (draft.matter == Matter.Delay) _draftDelay(draft, seed >> 8);
        else if (draft.matter == Matter.Expulsion) _draftExpulsion(draft, seed >> 8);
        else (draft.targets[0], draft.calls[0]) = (address(coop.statute), _changeOfStatute(draft.matter, seed >> 8));
    }

    /// @dev One of few amounts, so that the same question is put again.
    function _draftReserve(Proposal memory draft, uint256 seed) private view {
        draft.what = bound(seed, 1, 3) * 1e18;
        bytes memory call = abi.encodeCall(
            coop.treasury.transfer,
            (0, coop.treasury.reserve(), _euro(), draft.what, Purpose.Reserve, 0)
        );
        for (uint256 i; i < draft.calls.length; ++i)
            (draft.targets[i], draft.calls[i]) = (address(coop.treasury), call);
    }

    function _draftDelay(Proposal memory draft, uint256 seed) private view {
        draft.what = bound(seed, 1, 3) * 1 days;
        draft.targets[0] = executor;
        draft.calls[0] = abi.encodeCall(coop.executor.updateDelay, (draft.what));
    }

    function _draftExpulsion(Proposal memory draft, uint256 seed) private view {
        (draft.what, ) = _member(seed);
        draft.targets[0] = address(coop.members);
        draft.calls[0] = abi.encodeCall(coop.members.expel, (uint32(draft.what), "harm"));
    }

    function _changeOfStatute(Matter matter, uint256 seed) private view returns (bytes memory) {
        if (matter == Matter.KindOf)
            return abi.encodeCall(coop.statute.defineKind, (seed % 2, _otherKind(seed % 2, seed >> 8)));
        if (matter == Matter.Weights)
            return abi.encodeCall(coop.statute.changeWeights, (coop.statute.weights(), _otherWeights(seed)));
        Class memory class = coop.statute.classOf(seed % 3);
        class.maxShares = uint32(bound(seed >> 8, 100_000, 200_000));
        return abi.encodeCall(coop.statute.reviseClass, (seed % 3, class));
    }

    /// @dev Whole, and with no more than a quarter for investors.
    function _otherWeights(uint256 seed) private pure returns (uint16[] memory weights) {
        weights = new uint16[](3);
        (weights[1], weights[2]) = (uint16(bound(seed, 1_000, 4_000)), uint16(bound(seed >> 16, 0, 2_500)));
        weights[0] = 10_000 - weights[1] - weights[2];
    }

    /// @dev Notice and tenure stay: payouts and rounds go by that of the ordinary kind.
    function _otherKind(uint256 slot, uint256 seed) private view returns (Kind memory kind) {
        (, kind) = coop.statute.kindIn(slot);
        (kind.mode, kind.base) = (Mode(seed % 5), Base((seed >> 8) % 4));
        (kind.numerator, kind.denominator) = (uint16(1 + ((seed >> 16) % 2)), uint16(2 + ((seed >> 16) % 2)));
        kind.moreThan = (seed >> 24) % 2 == 0;
        kind.quorumBps = uint16(bound(seed >> 32, 1_000, 4_000));
        kind.secondQuorumBps = (seed >> 48) % 2 == 0 ? 0 : kind.quorumBps / 2;
        kind.classQuorumBps = (seed >> 56) % 3 == 0 ? 1_000 : 0;
        kind.minClassSize = uint8(1 + ((seed >> 64) % 4));
        kind.minVotedClasses = uint8((seed >> 72) % 4);
        kind.eligible = (seed >> 80) % 3 == 0 ? 3 : 0xff; // without the investors, or everybody
        kind.votingTime = uint32(bound(seed >> 88, 2 days, 5 days));
        kind.delay = uint32(bound(seed >> 120, 0, 3 days));
    }

    /* RULES */

    /// @dev By the statute as it was founded: the machinery needs the strictest kind, the statute and an expulsion an
    /// extraordinary one.
    function _slotFor(Matter matter) internal pure returns (uint256) {
        if (matter == Matter.Delay) return 3;
        return matter <= Matter.ReserveTwice ? 0 : 1;
    }

    /// @dev The classes that lose by a change of weights.
    function _losersBy(Proposal memory draft) internal view returns (uint8 classes) {
        if (draft.matter != Matter.Weights) return 0;
        (, uint16[] memory weights) = _readWeights(draft.calls[0]);
        for (uint256 c; c < weights.length; ++c)
            if (weights[c] < coop.statute.classOf(c).weightBps) classes |= uint8(1 << c);
    }

    function _questionOf(Proposal memory draft) internal pure returns (bytes32) {
        return keccak256(abi.encode(draft.targets, new uint256[](draft.targets.length), draft.calls));
    }

    /* CARRYING OUT */

    /// @dev Why the calls fail, if they do: all of them, or none is made.
    function _whyNotDone(Proposal memory proposal) internal view returns (bytes4) {
        Matter matter = proposal.matter;
        if (matter <= Matter.ReserveTwice) {
            bool isThere = _inGeneralFund(_euro()) >= proposal.what * proposal.calls.length;
            return isThere ? FINE : Accounts.BalanceTooLow.selector;
        }
        if (matter == Matter.Expulsion) return _whyNotExpelled(proposal.what);
        if (matter == Matter.Weights) {
            (uint128 from, ) = _readWeights(proposal.calls[0]);
            return from == coop.statute.weights() ? FINE : Statute.WeightsMoved.selector;
        }
        if (matter != Matter.ClassOf) return FINE;
        (uint256 c, Class memory class) = abi.decode(_argumentsOf(proposal.calls[0]), (uint256, Class));
        return class.weightBps == coop.statute.classOf(c).weightBps ? FINE : Statute.UnfitClass.selector;
    }

    /// @dev INV-31: what was asked is what was done.
    function _done(Proposal memory proposal) internal {
        Matter matter = proposal.matter;
        if (matter <= Matter.ReserveTwice) _reserved(proposal);
        if (matter == Matter.Expulsion) _expelled(proposal.what);
        if (matter == Matter.Delay) delay = proposal.what;
        if (matter == Matter.Weights) _checkWeights(proposal.calls[0]);
        if (matter == Matter.KindOf) _checkKind(proposal.calls[0]);
        if (matter == Matter.ClassOf) _checkClass(proposal.calls[0]);
    }

    function _reserved(Proposal memory proposal) private {
        AccountId reserve = coop.treasury.reserve();
        bytes32 ref = refTo(Cause.Proposal, proposal.id);
        for (uint256 i; i < proposal.calls.length; ++i)
            _entry(generalFund, reserve, _euro(), proposal.what, Purpose.Reserve, ref);
    }

    function _expelled(uint256 number) private {
        vm.assertTrue(coop.members.hasLeft(number), "INV-31 expelled");
        delete proxyOf[number];
    }

    function _checkWeights(bytes memory call) private view {
        (, uint16[] memory weights) = _readWeights(call);
        for (uint256 c; c < weights.length; ++c)
            vm.assertEq(coop.statute.classOf(c).weightBps, weights[c], "INV-31 weights");
    }

    function _checkKind(bytes memory call) private view {
        (uint256 slot, Kind memory kind) = abi.decode(_argumentsOf(call), (uint256, Kind));
        (, Kind memory inForce) = coop.statute.kindIn(slot);
        vm.assertTrue(keccak256(abi.encode(kind)) == keccak256(abi.encode(inForce)), "INV-31 a kind");
    }

    function _checkClass(bytes memory call) private view {
        (uint256 c, Class memory class) = abi.decode(_argumentsOf(call), (uint256, Class));
        bool isSame = keccak256(abi.encode(class)) == keccak256(abi.encode(coop.statute.classOf(c)));
        vm.assertTrue(isSame, "INV-31 a class");
    }

    function _readWeights(bytes memory call) private pure returns (uint128 from, uint16[] memory weights) {
        return abi.decode(_argumentsOf(call), (uint128, uint16[]));
    }

    /// @dev A call without its selector.
    function _argumentsOf(bytes memory call) private pure returns (bytes memory arguments) {
        arguments = new bytes(call.length - 4);
        for (uint256 i; i < arguments.length; ++i) arguments[i] = call[i + 4];
    }
}
