// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {SignedBallot} from "../../contracts/Assembly.sol";
import {vm} from "../helpers/Vm.sol";
import {Balloting} from "./Balloting.sol";
import {CloneGovernor, CloneVotes} from "./peers/CloneGovernor.sol";
import {PlainGovernor, PlainVotes} from "./peers/PlainGovernor.sol";

/// @notice Our assembly against OpenZeppelin's Governor, in one chain and by one compiler: the same nine voters, the
/// same two calls, the same words and times, each figure the `gasUsed` of a whole transaction.
/// @dev The peers are composed as OpenZeppelin's wizard does, and every voter has delegated to itself and has one
/// checkpoint, the cheapest there is. Three ways to deploy one:
/// - plain: governor and token are contracts of their own, for one organisation;
/// - behind clones: governor and token are clones (EIP-1167), as our assembly and our register are, so that either
///   founds an organisation for the price of clones. This is the like for like;
/// - governor a clone: the token is a contract of its own, as where an existing token is given a governor. A vote then
///   passes one proxy, where ours passes two. The stricter measure of the two, so this is the one held to a ratio.
/// The peers know one weight, one choice for good and no withdrawal; ours counts classes and takes ballots back.
contract PeersTest is Balloting {
    string private constant GROUP = "Peers";
    string private constant OURS = "ours";
    uint256 private constant MOST_FOR_A_VOTE = 55_000;
    uint256 private constant MOST_OF_A_CLONE_PERCENT = 78;
    uint256 private constant BATCH = 200;
    uint256 private constant MOST_FOR_A_BALLOT_OF_A_BATCH = 20_000;

    struct Peer {
        string name;
        IGovernor governor;
    }

    Peer[] private _peers;

    function setUp() public {
        deployFactory();
        found(FOUNDERS);
        draftRound();

        IVotes plainVotes = new PlainVotes(_voters());
        CloneVotes cloneVotes = CloneVotes(Clones.clone(address(new CloneVotes())));
        cloneVotes.initialize(_voters());
        _delegateToThemselves(plainVotes);
        _delegateToThemselves(cloneVotes);

        address template = address(new CloneGovernor());
        _peers.push(Peer("plain", new PlainGovernor(plainVotes, _newTimelock())));
        _peers.push(Peer("behind clones", _newClone(template, cloneVotes)));
        _peers.push(Peer("governor a clone", _newClone(template, plainVotes)));
        pass(1);
    }

    function test_gas_propose() public {
        _propose(coop.assembly_);
        _snapshot("propose", OURS);
        for (uint256 i; i < _peers.length; ++i) {
            _propose(_peers[i].governor);
            _snapshot("propose", _peers[i].name);
        }
    }

    function test_gas_castVote() public {
        uint256 proposal = _openVote();
        uint256 ours = _castTwice(coop.assembly_, proposal, OURS);
        uint256[3] memory theirs;
        for (uint256 i; i < 3; ++i) theirs[i] = _castTwice(_peers[i].governor, proposal, _peers[i].name);
        uint256 leastBehindClone = theirs[1] < theirs[2] ? theirs[1] : theirs[2];

        vm.assertLe(ours, MOST_FOR_A_VOTE, "castVote later");
        vm.assertLe(100 * ours, MOST_OF_A_CLONE_PERCENT * leastBehindClone, "castVote later, against a clone");
    }

    /// @dev With the peers, the first signature of a voter pays for its nonce; ours has none apart from the ballot.
    function test_gas_castVoteBySig() public {
        uint256 proposal = _openVote();
        for (uint256 i; i < _peers.length; ++i) {
            _cast(_peers[i].governor, proposal, 0);
            _castSigned(_peers[i].governor, proposal, 1, 0);
            _snapshot("castVoteBySig later, the voter's first", _peers[i].name);
        }
        _cast(coop.assembly_, proposal, 0);
        _castSignedWithUs(proposal, 1);
        _snapshot("castVoteBySig later, the voter's first", OURS);

        uint256 another = _openAnotherVote();
        for (uint256 i; i < _peers.length; ++i) {
            _cast(_peers[i].governor, another, 0);
            _castSigned(_peers[i].governor, another, 1, 1);
            _snapshot("castVoteBySig later", _peers[i].name);
        }
        _cast(coop.assembly_, another, 0);
        _castSignedWithUs(another, 1);
        _snapshot("castVoteBySig later", OURS);
    }

    /// @dev The peers have no batches.
    function test_gas_castVotesBySig() public {
        for (uint256 i = FOUNDERS; i < BATCH; ++i) {
            vm.prank(wallet(i));
            coop.members.join(0, 0);
        }
        pass(30 days);
        uint256 proposal = _openVote();
        SignedBallot[] memory ballots = new SignedBallot[](BATCH);
        for (uint256 i; i < BATCH; ++i) ballots[i] = signBallot(proposal, i);

        uint256 counted = coop.assembly_.castVotesBySig(proposal, ballots);
        uint256 each = vm.snapshotGasLastCall(GROUP, "castVotesBySig, all of 200: ours") / BATCH;
        vm.snapshotValue(GROUP, "castVotesBySig, each of 200: ours", each);
        vm.assertEq(counted, BATCH, "all count");
        vm.assertLe(each, MOST_FOR_A_BALLOT_OF_A_BATCH, "a ballot of a batch");
    }

    function _castTwice(IGovernor governor, uint256 proposal, string memory name) private returns (uint256 later) {
        _cast(governor, proposal, 0);
        _snapshot("castVote first", name);
        _cast(governor, proposal, 1);
        return _snapshot("castVote later", name);
    }

    function _cast(IGovernor governor, uint256 proposal, uint256 member) private {
        vm.prank(wallet(member));
        governor.castVote(proposal, FOR);
    }

    function _castSigned(IGovernor governor, uint256 proposal, uint256 member, uint256 nonce) private {
        bytes32 typeHash = Governor(payable(address(governor))).BALLOT_TYPEHASH();
        bytes32 ballot = keccak256(abi.encode(typeHash, proposal, FOR, wallet(member), nonce));
        bytes memory signature = signatureOf(member, domainOf("Peer", address(governor)), ballot);
        governor.castVoteBySig(proposal, FOR, wallet(member), signature);
    }

    function _castSignedWithUs(uint256 proposal, uint256 member) private {
        SignedBallot memory b = signBallot(proposal, member);
        coop.assembly_.castVoteBySig(proposal, b.support, b.reason, b.voter, b.deadline, b.signature);
    }

    /// @dev The same proposal everywhere, under the same number, and open everywhere.
    function _openVote() private returns (uint256 proposal) {
        proposal = _propose(coop.assembly_);
        for (uint256 i; i < _peers.length; ++i) vm.assertEq(_propose(_peers[i].governor), proposal, "same proposal");
        pass(17 days);
    }

    /// @dev Of other calls, for with us a question is open once at a time.
    function _openAnotherVote() private returns (uint256) {
        (values, calls) = (new uint256[](1), new bytes[](1));
        (targets, calls[0]) = (new address[](1), abi.encodeCall(coop.shares.repay, (1)));
        targets[0] = address(coop.shares);
        return _openVote();
    }

    function _propose(IGovernor governor) private returns (uint256) {
        vm.prank(wallet(0));
        return governor.propose(targets, values, calls, TEXT);
    }

    function _snapshot(string memory deed, string memory name) private returns (uint256 gas) {
        return vm.snapshotGasLastCall(GROUP, string.concat(deed, ": ", name));
    }

    function _newClone(address template, IVotes votes) private returns (CloneGovernor governor) {
        governor = CloneGovernor(payable(Clones.clone(template)));
        governor.initialize(votes, TimelockControllerUpgradeable(payable(address(_newTimelock()))));
    }

    /// @dev Neither a vote nor a proposal calls it, so any will do.
    function _newTimelock() private returns (TimelockController) {
        return new TimelockController(2 days, new address[](0), new address[](0), address(0));
    }

    function _delegateToThemselves(IVotes votes) private {
        for (uint256 i; i < FOUNDERS; ++i) {
            vm.prank(wallet(i));
            votes.delegate(wallet(i));
        }
    }

    function _voters() private pure returns (address[] memory voters) {
        voters = new address[](FOUNDERS);
        for (uint256 i; i < FOUNDERS; ++i) voters[i] = wallet(i);
    }
}
