// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Assembly, SignedBallot} from "../../contracts/Assembly.sol";
import {Choice} from "../../contracts/lib/Ballots.sol";
import {vm} from "../helpers/Vm.sol";
import {Proposal, ProposalGhosts} from "./ProposalGhosts.sol";

/// @notice Members vote, think again and withdraw: themselves, by signature, in batches, and for one another.
abstract contract BallotMoves is ProposalGhosts {
    uint256 private constant BACK = 4; // stands for no choice: the ballot is taken back
    uint256 private constant TURNED = 0x30; // makes of a rally for something one against it
    uint256 private constant MOST_CASTS = 24;
    string private constant REASON = "a reason";

    /* VOTING */

    /// @notice A member votes, and thinks again: now and then before the vote opens or after its close.
    function vote(uint256 which, uint256 who, uint256 choices) external move {
        if (proposals.length == 0) return;
        uint256 p = _toVoteOn(which);
        (uint256 number, address wallet) = _member(who);
        for (uint256 times; times < 2; ++times) _vote(p, number, wallet, (choices >> (8 * times)) % 5);
    }

    /// @notice All members vote, most of them for it or most against; sometimes as late as that is possible, and then
    /// perhaps the other way round. Who may not is refused.
    function rally(uint256 which, uint256 how) external move {
        if (proposals.length == 0) return;
        uint256 p = _toVoteOn(which);
        _rally(p, how);
        if (how % 6 == 0) _rally(p, how ^ TURNED);
    }

    /// @notice A member votes for those who appointed it, and thinks again; if nobody has, somebody does now. Sometimes
    /// also for one who has not.
    function voteFor(uint256 which, uint256 who, uint256 choice) external move {
        if (proposals.length == 0) return;
        uint256 p = _toVoteOn(which);
        (uint256 holder, address wallet) = _member(who);
        (uint256 other, ) = _member(who >> 8);
        if (other != holder && _principalsOf(holder).length == 0) _appoint(other, holder);
        uint256[] memory numbers = _principalsOf(holder);
        if (choice % 8 == 0 && numbers.length != 0) (numbers[numbers.length - 1], ) = _member(choice >> 8);
        if (proposals[p].isCancelled) return;
        for (uint256 times; times < 2; ++times) _voteFor(p, holder, wallet, numbers, (choice >> (3 + 2 * times)) % 4);
    }

    /// @notice Somebody hands in a ballot that a member signed; sometimes too late, or signed for another ballot.
    function voteBySig(uint256 which, uint256 who, uint256 how) external move {
        if (proposals.length == 0) return;
        uint256 p = _toVoteOn(which);
        (uint256 number, address wallet) = _member(who);
        if (proposals[p].isCancelled) return;
        SignedBallot memory ballot = _signed(p, number, wallet, how);
        bytes4 why = _whyNotCast(p, number);
        bool isActive = _stateOf(p) == IGovernor.ProposalState.Active;
        if (isActive && _isForOther(how)) why = IGovernor.GovernorInvalidSignature.selector;
        if (isActive && ballot.deadline < clock) why = Assembly.BallotExpired.selector;
        bytes memory call = abi.encodeWithSignature(
            "castVoteBySig(uint256,uint8,string,address,uint256,bytes)",
            proposals[p].id,
            ballot.support,
            ballot.reason,
            wallet,
            ballot.deadline,
            ballot.signature
        );
        bool stood = _stands(p);
        _call(supplier, address(coop.assembly_), call, why);
        if (why == FINE) _noteOwn(p, number, wallet, ballot.support, stood);
    }

    /// @notice Somebody hands in four signed ballots at once, of which some are not good and some from one member.
    function voteByBatch(uint256 which, uint256 who, uint256 how) external move {
        if (proposals.length == 0) return;
        uint256 p = _toVoteOn(which);
        if (proposals[p].isCancelled) return;
        uint256[4] memory numbers;
        SignedBallot[] memory batch = new SignedBallot[](4);
        for (uint256 i; i < 4; ++i) {
            address wallet;
            (numbers[i], wallet) = _member((who >> (8 * i)) % 5 + (who >> 128));
            batch[i] = _signed(p, numbers[i], wallet, how >> (16 * i));
        }
        bool isActive = _stateOf(p) == IGovernor.ProposalState.Active;
        bytes4 why = isActive ? FINE : IGovernor.GovernorUnexpectedProposalState.selector;
        bool stood = _stands(p);
        bytes memory call = abi.encodeCall(coop.assembly_.castVotesBySig, (proposals[p].id, batch));
        bytes memory result = _call(supplier, address(coop.assembly_), call, why);
        if (!isActive) return;
        uint256 counted = _noteBatch(p, numbers, batch, how);
        vm.assertEq(abi.decode(result, (uint256)), counted, "INV-16 only what is good counts");
        _turned(p, stood);
    }

    /* INTERNAL */

    function _rally(uint256 p, uint256 how) internal {
        if (proposals[p].was == IGovernor.ProposalState.Pending) _passTo(proposals[p].opensAt + 1);
        if (_stateOf(p) != IGovernor.ProposalState.Active) return;
        if (how % 3 == 0) _passTo(proposals[p].closesAt);
        for (uint256 n = coop.members.lastNumber(); n > 0; --n) {
            bool isOther = (how >> (8 + 2 * n)) % 4 == 0;
            bool isFor = ((how >> 4) % 4 != 0) != isOther;
            if (coop.members.hasLeft(n)) continue;
            _vote(p, n, coop.members.walletOf(n), uint8(isFor ? Choice.For : Choice.Against));
        }
    }

    /// @dev Mostly one that is open; sometimes waits for that.
    function _toVoteOn(uint256 which) private returns (uint256 p) {
        if (which % 8 == 0) return (which >> 8) % proposals.length;
        p = _proposalIn(which >> 8, IGovernor.ProposalState.Active, IGovernor.ProposalState.Pending);
        bool isWaiting = which % 2 == 0 && proposals[p].was == IGovernor.ProposalState.Pending;
        if (isWaiting) _passTo(proposals[p].opensAt + 1);
    }

    function _vote(uint256 p, uint256 number, address wallet, uint256 choice) private {
        uint256 id = proposals[p].id;
        bytes memory call = choice == BACK
            ? abi.encodeCall(coop.assembly_.withdrawVote, (id))
            : abi.encodeCall(coop.assembly_.castVoteWithReason, (id, uint8(choice), REASON));
        bytes4 why = _whyNotCast(p, number);
        if (why == FINE && choice == BACK && ballots[p][number] == 0) why = Assembly.NothingToWithdraw.selector;
        bool stood = _stands(p);
        _call(wallet, address(coop.assembly_), call, why);
        if (why == FINE) _noteOwn(p, number, wallet, choice, stood);
    }

    function _voteFor(uint256 p, uint256 holder, address wallet, uint256[] memory numbers, uint256 choice) private {
        address[] memory principals = new address[](numbers.length);
        for (uint256 i; i < numbers.length; ++i) principals[i] = coop.members.walletOf(numbers[i]);
        bytes memory call = abi.encodeCall(
            coop.assembly_.castVoteFor,
            (proposals[p].id, uint8(choice), REASON, principals)
        );
        bytes4 why = _whyNotFor(p, holder, numbers);
        bool stood = _stands(p);
        _call(wallet, address(coop.assembly_), call, why);
        if (why != FINE) return;
        for (uint256 i; i < numbers.length; ++i) {
            if (sequences[p][numbers[i]] == 0) ballots[p][numbers[i]] = choice + 1;
            _checkBallot(p, numbers[i], principals[i]);
        }
        _turned(p, stood);
    }

    /// @dev INV-32: whoever may vote was a member as the vote opened, for long enough, and is one now.
    function _whyNotCast(uint256 p, uint256 number) private view returns (bytes4) {
        bool isActive = _stateOf(p) == IGovernor.ProposalState.Active;
        if (!isActive) return IGovernor.GovernorUnexpectedProposalState.selector;
        if (lanes[p][number] == 0) return Assembly.NotEligible.selector;
        return sequences[p][number] < MOST_CASTS ? FINE : Assembly.TooManyCasts.selector;
    }

    /// @dev The first one for whom it may not vote decides; who has voted itself is passed over.
    function _whyNotFor(uint256 p, uint256 holder, uint256[] memory numbers) private view returns (bytes4) {
        bool isActive = _stateOf(p) == IGovernor.ProposalState.Active;
        if (!isActive) return IGovernor.GovernorUnexpectedProposalState.selector;
        for (uint256 i; i < numbers.length; ++i) {
            if (proxyOf[numbers[i]] != holder) return Assembly.NotProxy.selector;
            if (sequences[p][numbers[i]] != 0) continue;
            if (lanes[p][numbers[i]] == 0) return Assembly.NotEligible.selector;
        }
        return FINE;
    }

    function _noteOwn(uint256 p, uint256 number, address wallet, uint256 choice, bool stood) private {
        ballots[p][number] = choice == BACK ? 0 : choice + 1;
        ++sequences[p][number];
        _checkBallot(p, number, wallet);
        _turned(p, stood);
    }

    /// @dev INV-16: one after the other, as if cast alone.
    function _noteBatch(
        uint256 p,
        uint256[4] memory numbers,
        SignedBallot[] memory batch,
        uint256 how
    ) private returns (uint256 counted) {
        uint256[4] memory signedFor;
        for (uint256 i; i < 4; ++i) signedFor[i] = _signedFor(p, numbers[i], how >> (16 * i));
        for (uint256 i; i < 4; ++i) {
            uint256 n = numbers[i];
            bool isGood = batch[i].deadline >= clock && sequences[p][n] == signedFor[i];
            if (!isGood || lanes[p][n] == 0 || sequences[p][n] >= MOST_CASTS) continue;
            ballots[p][n] = uint256(batch[i].support) + 1;
            ++sequences[p][n];
            ++counted;
        }
        for (uint256 i; i < 4; ++i) _checkBallot(p, numbers[i], batch[i].voter);
    }

    function _checkBallot(uint256 p, uint256 number, address wallet) private view {
        (Choice choice, uint256 sequence) = coop.assembly_.ballotOf(proposals[p].id, wallet);
        uint256 should = ballots[p][number] == 0 ? uint8(Choice.None) : ballots[p][number] - 1;
        vm.assertEq(uint8(choice), should, "INV-17 the last ballot stands, and one's own before a proxy's");
        vm.assertEq(sequence, sequences[p][number], "INV-6 each cast of one's own is counted");
    }

    /// @dev INV-34: what turns the result in the last eighth puts the close off, once, by a quarter.
    function _turned(uint256 p, bool stood) private {
        Proposal storage proposal = proposals[p];
        uint256 time = proposal.closesAt - proposal.opensAt;
        bool isLate = clock + time / 8 > proposal.closesAt;
        if (proposal.isPutOff || !isLate || _stands(p) == stood) return;
        proposal.isPutOff = true;
        proposal.closesAt += time / 4;
    }

    /* SIGNING */

    function _isForOther(uint256 how) private pure returns (bool) {
        return (how >> 8) % 8 == 0;
    }

    /// @dev The ballot that it would replace, or a later one.
    function _signedFor(uint256 p, uint256 number, uint256 how) private view returns (uint256 sequence) {
        return sequences[p][number] + (_isForOther(how) ? 1 : 0);
    }

    function _signed(
        uint256 p,
        uint256 number,
        address wallet,
        uint256 how
    ) private view returns (SignedBallot memory ballot) {
        uint256 deadline = how % 8 == 0 ? clock - 1 : clock + ((how >> 4) % 2);
        ballot = SignedBallot(wallet, uint8((how >> 12) % 4), deadline, REASON, "");
        bytes32 hash = keccak256(
            abi.encode(
                coop.assembly_.TYPED_BALLOT_TYPEHASH(),
                proposals[p].id,
                ballot.support,
                keccak256(bytes(ballot.reason)),
                wallet,
                _signedFor(p, number, how),
                deadline
            )
        );
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", _domain(), hash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keyOf(number, wallet), digest);
        ballot.signature = abi.encodePacked(r, s, v);
    }

    function _domain() private view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        bytes32 name = keccak256("Rochdale Assembly");
        return keccak256(abi.encode(typeHash, name, keccak256("1"), block.chainid, address(coop.assembly_)));
    }

    function _keyOf(uint256 number, address wallet) private view returns (uint256 key) {
        if (wallet == _spareWallet(number)) return SPARE + number;
        while (actors[key] != wallet) ++key;
        return key + 1;
    }
}
