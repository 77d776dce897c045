// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {accountOf, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Member, RequestState} from "../../contracts/Members.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {Life} from "./Life.sol";

/// @notice Members come, go, change class or wallet, and vote.
abstract contract MemberMoves is Life {
    uint256 internal proposal; // the one whose ballots INV-13 recounts
    mapping(uint256 number => uint256) internal bought; // shares a member subscribed (INV-20)
    mapping(uint256 number => uint256) internal due; // shares it asked to have repaid, and did not take back (INV-20)
    mapping(uint256 number => uint256) internal ballots; // what a member voted last, counted from 1 (INV-13)

    function join(uint256 actor, uint256 class, uint256 shares) external move {
        address wallet = _actor(actor);
        if (coop.members.isMember(wallet)) return;
        class = class % 2 == 0 ? 0 : 2;
        shares = bound(shares, class == 2 ? 50 : 0, 500);
        vm.prank(wallet);
        uint256 number = coop.members.join(uint8(class), uint32(shares));
        _paidForShares(wallet, number, 0, shares);
        bought[number] = shares;
    }

    /// @notice INV-8: nobody and nothing holds a resignation back.
    function resign(uint256 actor) external move {
        address wallet = _actor(actor);
        if (!coop.members.isMember(wallet) || coop.members.memberCount() < 5) return;
        vm.prank(wallet);
        coop.members.resign();
    }

    /// @notice Somebody asks to become a worker, with first shares in escrow, or hears the answer to that.
    function applyForEntry(uint256 actor, uint256 shares, uint256 how) external move {
        address wallet = _actor(actor);
        RequestState state = coop.members.requestOf(wallet).state;
        if (state == RequestState.Open) return _answer(wallet, how);
        if (coop.members.isMember(wallet)) return;
        shares = bound(shares, 0, 500);
        vm.prank(wallet);
        coop.members.requestEntry(1, uint32(shares), 0, "");
        _paidForShares(wallet, coop.members.numberOf(wallet), 1, shares);
    }

    /// @notice A member changes its class, or its wallet.
    function change(uint256 seed, bool isWallet) external move {
        (uint256 number, address wallet) = _member(seed);
        if (isWallet) _changeWallet(number, wallet);
        else _switchClass(number, wallet);
    }

    /// @notice Casts a ballot, or takes it back.
    function vote(uint256 seed, uint256 choice) external move {
        (uint256 number, address wallet) = _member(seed);
        if (!_mayVote(wallet)) return;
        choice %= 5;
        if (choice < 4) {
            vm.prank(wallet);
            coop.assembly_.castVoteWithReason(proposal, uint8(choice), "a reason");
            ballots[number] = choice + 1;
        } else if (ballots[number] != 0) {
            vm.prank(wallet);
            coop.assembly_.withdrawVote(proposal);
            ballots[number] = 0;
        }
    }

    /* INTERNAL */

    function _switchClass(uint256 number, address wallet) private {
        Member memory member = coop.members.memberOf(wallet);
        if (clock < member.changedAt + 30 days) return;
        (uint256 held, uint256 queued) = coop.shares.sharesOf(number);
        bool toInvestors = member.class != 2;
        if (toInvestors && held - queued < 50) return;
        vm.prank(wallet);
        coop.members.switchClass(toInvestors ? 2 : 0);
    }

    /// @dev To a spare wallet, once.
    function _changeWallet(uint256 number, address from) private {
        address to = vm.addr(1_000 + number); // nobody else's, one for each number
        if (coop.members.numberOf(to) != 0) return;
        vm.prank(from);
        coop.members.changeWallet(uint32(number), to);
        vm.prank(to);
        coop.members.acceptWallet(uint32(number));
    }

    /// @dev What becomes of a request: withdrawn, refused or admitted.
    function _answer(address wallet, uint256 how) private {
        uint256 held = coop.shares.escrowOf(wallet);
        if (coop.members.isMember(wallet) || how % 3 == 0) {
            vm.prank(wallet);
            coop.members.withdrawRequest();
            _released(wallet, held);
        } else if (how % 3 == 1) {
            vm.prank(executor);
            coop.members.refuse(wallet, "full");
            _released(wallet, held);
        } else {
            vm.prank(executor);
            _admitted(wallet, coop.members.admit(wallet), held);
        }
    }

    function _admitted(address wallet, uint256 number, uint256 held) private {
        uint256 par = coop.shares.par();
        uint256 cost = held - (held % par);
        bought[number] = held / par;
        bytes32 ref = refTo(Cause.Member, number);
        if (cost != 0)
            _entry(
                accountOf(address(coop.shares), 1),
                accountOf(address(coop.shares), 0),
                _euro(),
                cost,
                Purpose.ShareCapital,
                ref
            );
        _released(wallet, held % par);
    }

    function _released(address wallet, uint256 held) private {
        if (held == 0) return;
        bytes32 ref = refTo(Cause.Member, coop.members.numberOf(wallet));
        _entry(accountOf(address(coop.shares), 1), accountOf(wallet, 0), _euro(), held, Purpose.Refund, ref);
    }

    /// @dev Into the share capital (0) or the escrow (1).
    function _paidForShares(address payer, uint256 number, uint96 account, uint256 shares) internal {
        if (shares == 0) return;
        uint256 amount = shares * coop.shares.par();
        bytes32 ref = refTo(Cause.Member, number);
        _entry(_out(payer), accountOf(address(coop.shares), account), _euro(), amount, Purpose.ShareCapital, ref);
    }

    function _mayVote(address wallet) private view returns (bool) {
        uint256 snapshot = coop.assembly_.proposalSnapshot(proposal);
        (, , uint32 votes, uint40 since) = coop.members.standingOf(wallet, uint48(snapshot));
        bool isOpen = clock > snapshot && clock <= coop.assembly_.proposalDeadline(proposal);
        (, uint256 sequence) = coop.assembly_.ballotOf(proposal, wallet);
        return isOpen && votes != 0 && since + 30 days <= snapshot && sequence < 24;
    }
}
