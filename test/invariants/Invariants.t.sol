// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Founding} from "../helpers/Founding.sol";
import {CoopHandler} from "./CoopHandler.sol";
import {Matter} from "./ProposalGhosts.sol";

/// @notice What holds in a co-op whatever its members do: the numbered promises of docs/invariants.md, checked after
/// every move of {CoopHandler}. One function, because each one would be a campaign of its own.
contract InvariantsTest is Founding {
    uint256 private constant ACTORS = 14;
    uint256 private constant SOMETHING = 7 << 40; // what to propose: of each of the seven matters, an instance
    uint256 private constant NEW_WORDS = 0; // how to propose: something new, as a member, by the kind that is needed
    uint256 private constant FOR_THEN_AGAINST = 1 | (1 << 3); // a holder's choices
    uint256 private constant GOOD = 0x0111; // how a ballot is signed: in time, and for the one that it replaces
    uint256 private constant DUE_AT_ONCE = (uint256(10 days) << 16) | (1 << 8); // a standing budget in euros
    uint256 private constant SMALL_CAMPAIGN = 0x01000101000101000001; // what to suggest: of 30 base units
    uint256 private constant THERE_AND_BACK = type(uint256).max - 3; // how to rally: late, for it and then against
    uint256 private constant ALL_FOR = type(uint256).max - 1; // everybody, and at once

    CoopHandler private _handler;

    function setUp() public {
        deployFactory();
        found(FOUNDERS);
        for (uint256 i = FOUNDERS; i < ACTORS; ++i) equip(wallet(i));
        _handler = new CoopHandler(coop, currency, clock);
        _takeShares();
        _decide();
        _ask(Matter.Reserve, Matter.KindOf);
        _joinLate();
        _giveBack();
        _shareOut();
        _spend();
        _bearInterest();
    }

    /// @notice Whose functions the runner calls. It knows the handler only when all Solidity tests are run, not this
    /// file alone.
    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_coop() public {
        _handler.check();
        _handler.couldLeave(coop.treasury.seal());
    }

    /* HOW EVERY LIFE BEGINS: some of everything, twice, by two members of each class, so that a short one gets far */

    function _takeShares() private {
        for (uint256 i; i < FOUNDERS; ++i) {
            if (i % 3 == 2) continue;
            _handler.subscribe(i, 100);
            _handler.subscribe(i, 50 + i);
        }
        for (uint256 i; i < 2; ++i) {
            uint256 third = 3 * i + 2;
            _handler.appoint(third, 3 * i, false);
            _handler.expel(third, true);
            _handler.applyForEntry(FOUNDERS + i, 5, 0);
            _handler.applyForEntry(FOUNDERS + i, 0, 2);
        }
    }

    /// @dev Too late to vote on what was asked before.
    function _joinLate() private {
        _handler.pass(1 days - 1);
        for (uint256 i; i < 2; ++i) _handler.join(FOUNDERS + 2 + i, i, 60);
    }

    /// @dev Two resolutions, from the question to the deed.
    function _decide() private {
        _ask(Matter.ReserveTwice, Matter.Weights);
        _handler.passToVote(1 << 16);
        for (uint256 p; p < 2; ++p) {
            uint256 which = (p << 8) | 1;
            for (uint256 i; i < 2; ++i) {
                _handler.voteFor(which, 3 * i, FOR_THEN_AGAINST);
                for (uint256 class; class < 3; ++class) _handler.vote(which, 3 * class + i, 0x0100 + i);
                for (uint256 choice; choice < 2; ++choice) _handler.voteBySig(which, i, (choice << 12) | GOOD);
                _handler.voteByBatch(which, (i << 128) | 0x04030201, (GOOD << 48) | (GOOD << 32) | (GOOD << 16) | GOOD);
            }
            _handler.rally(which, THERE_AND_BACK);
            _handler.rally(which, ALL_FOR);
        }
        for (uint256 p; p < 2; ++p) _handler.queue(p, (ALL_FOR << 8) | 1);
        for (uint256 p; p < 2; ++p) _handler.execute(p, 1);
    }

    function _ask(Matter first, Matter second) private {
        _handler.propose(SOMETHING + uint256(first), 0, NEW_WORDS);
        _handler.propose(SOMETHING + uint256(second), 3, NEW_WORDS);
    }

    /// @dev Two campaigns of a few base units, of which some are spent and the others do not divide evenly.
    function _giveBack() private {
        for (uint256 i; i < 2; ++i) {
            uint256 which = (i << 8) | 1;
            _handler.suggest(SMALL_CAMPAIGN, 1, 29, true);
            for (uint256 times; times < 2; ++times) _handler.fill(3 << (8 * i), which, (5 << 8) | (2 + times));
            _handler.close(i, true);
            _handler.request(which, 8 + i, 0);
            _handler.decide(i, 0, 1);
            _handler.pay(i, true);
            _handler.end(which, false);
            for (uint256 times; times < 2; ++times) _handler.refund(i, times, times == 1);
        }
    }

    function _shareOut() private {
        _handler.openRound(1, 500e18, 1e17); // of equal parts
        _handler.openRound((1 << 8) + 1, 200e18, 1e17); // by class
        for (uint256 i; i < 2; ++i) {
            _handler.openFund(1 + i, 100e18, 30e18, 60e18);
            _handler.nameStanding(DUE_AT_ONCE + 3 * i, 5e18, 7 days);
        }
        for (uint256 i; i < 8; ++i) _handler.suggest(_luck(i), 1e18, 200e18, i < 6);
        for (uint256 i; i < 6; ++i) _handler.assign(i, i);
        for (uint256 i = 8; i < 16; ++i) _handler.fill(i, _luck(i), _luck(i) >> 128);
        for (uint256 i; i < FOUNDERS; ++i) {
            if (i % 3 == 2) continue;
            _handler.allocate(0, i, _luck(16 + i));
            _handler.allocate(1, i, _luck(32 + i));
            _handler.askBack(i, 10, false);
            _handler.askBack(i, 20, false);
        }
    }

    /// @dev Rent, of both standing budgets.
    function _spend() private {
        for (uint256 i; i < 2; ++i) {
            _handler.payStanding(i << 8, 10e18);
            for (uint256 times; times < 2; ++times) {
                _handler.request(((2 + i) << 8) | 1, 1e18, 2 * times);
                _handler.decide(2 + 2 * i + times, times, 1);
                _handler.pay(2 + 2 * i + times, true);
            }
        }
    }

    function _bearInterest() private {
        for (uint256 i; i < 2; ++i) {
            _handler.pass(1 days - 1);
            _handler.bearInterest((1e17 << 16) | 300, 0, false); // a tenth of a euro, for 3 % a year
            for (uint256 n; n < FOUNDERS; ++n) _handler.bearInterest(0, n, true);
        }
    }

    function _luck(uint256 i) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(i)));
    }
}
