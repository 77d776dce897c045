// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Choice, SignedBallot} from "../../contracts/Assembly.sol";
import {accountOf, AccountId, Purpose} from "../../contracts/lib/Money.sol";
import {Allowance} from "../../contracts/Rounds.sol";
import {Founding} from "../helpers/Founding.sol";
import {vm} from "../helpers/Vm.sol";

/// @notice A vote about opening a round, for the tests that measure gas.
abstract contract Balloting is Founding {
    uint8 internal constant FOR = uint8(Choice.For);
    uint256 internal constant NO_DEADLINE = type(uint40).max;
    string internal constant TEXT = "Open a round";

    address[] internal targets;
    uint256[] internal values;
    bytes[] internal calls;

    /// @notice Drafts the two calls of the resolution.
    function draftRound() internal {
        AccountId intake = accountOf(address(coop.rounds), coop.treasury.INTAKE());
        targets = [address(coop.treasury), address(coop.rounds)];
        values = [0, 0];
        calls = [
            abi.encodeCall(coop.treasury.transfer, (0, intake, asset(), 900e18, Purpose.Budget, 0)),
            abi.encodeCall(coop.rounds.open, (roundOf(900e18, 1e18, Allowance.Equal, 14 days)))
        ];
    }

    function proposeRound() internal returns (uint256) {
        draftRound();
        vm.prank(wallet(0));
        return coop.assembly_.propose(targets, values, calls, TEXT);
    }

    /// @notice The first ballot of `member`, in favour, signed by it.
    function signBallot(uint256 proposal, uint256 member) internal view returns (SignedBallot memory ballot) {
        ballot = SignedBallot(wallet(member), FOR, NO_DEADLINE, "", "");
        bytes32 hash = keccak256(
            abi.encode(
                coop.assembly_.TYPED_BALLOT_TYPEHASH(),
                proposal,
                ballot.support,
                keccak256(bytes(ballot.reason)),
                ballot.voter,
                0, // sequence
                ballot.deadline
            )
        );
        ballot.signature = signatureOf(member, domainOf("Rochdale Assembly", address(coop.assembly_)), hash);
    }
}
