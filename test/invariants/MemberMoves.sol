// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {accountOf, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {Member, Members, RequestState} from "../../contracts/Members.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {Life} from "./Life.sol";

/// @notice Members come, go, are expelled, change class, votes or wallet, and let one another vote.
abstract contract MemberMoves is Life {
    uint256 internal constant SPARE = 1_000; // and its number: the key of a member's spare wallet
    uint256 internal constant FEWEST = 5; // members with which one may still go

    mapping(uint256 number => uint256) internal proxyOf; // the member that may vote for it; 0: nobody
    mapping(uint256 number => uint256) internal bought; // shares a member subscribed (INV-20)
    mapping(uint256 number => uint256) internal due; // shares it asked to have repaid, and did not take back (INV-20)

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
        if (!coop.members.isMember(wallet) || coop.members.memberCount() < FEWEST) return;
        vm.prank(wallet);
        coop.members.resign();
        delete proxyOf[coop.members.numberOf(wallet)];
    }

    /// @notice A member is told that it may be expelled; or one who was told is expelled, after its hearing and not
    /// sooner.
    function expel(uint256 seed, bool isNotice) external move {
        (uint256 number, ) = _member(seed);
        if (isNotice) {
            vm.prank(executor);
            coop.members.giveNotice(uint32(number), "harm");
        } else if (coop.members.memberCount() >= FEWEST) {
            bytes4 why = _whyNotExpelled(number);
            _call(executor, address(coop.members), abi.encodeCall(coop.members.expel, (uint32(number), "harm")), why);
            if (why == FINE) delete proxyOf[number];
        }
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

    /// @notice A member that stands for many gets more votes, or fewer again, within the limit of its class.
    function weigh(uint256 seed, uint256 votes) external move {
        (uint256 number, address wallet) = _member(seed);
        uint256 most = coop.statute.classOf(coop.members.memberOf(wallet).class).maxVotes;
        votes = bound(votes, 0, most + 1);
        bytes4 why = votes == 0 || votes > most ? Members.WrongVotes.selector : FINE;
        bytes memory call = abi.encodeCall(coop.members.setVotes, (uint32(number), uint32(votes)));
        _call(executor, address(coop.members), call, why);
    }

    /// @notice A member appoints another its proxy, or takes that back.
    function appoint(uint256 seed, uint256 whom, bool isBack) external move {
        (uint256 number, address wallet) = _member(seed);
        (uint256 holder, ) = _member(whom);
        if (!isBack) return _appoint(number, holder);
        bytes4 why = proxyOf[number] == 0 ? Members.NoProxy.selector : FINE;
        _call(wallet, address(coop.members), abi.encodeCall(coop.members.revokeProxy, ()), why);
        delete proxyOf[number];
    }

    /* INTERNAL */

    function _appoint(uint256 number, uint256 holder) internal {
        uint256 principals = _principalsOf(holder).length - (proxyOf[number] == holder ? 1 : 0);
        bytes4 why = principals < coop.statute.agendaRules().maxPrincipals ? FINE : Members.TooManyPrincipals.selector;
        if (number == holder) why = Members.OwnProxy.selector;
        bytes memory call = abi.encodeCall(coop.members.appointProxy, (coop.members.walletOf(holder)));
        _call(coop.members.walletOf(number), address(coop.members), call, why);
        if (why == FINE) proxyOf[number] = holder;
    }

    /// @dev Who has appointed `holder`.
    function _principalsOf(uint256 holder) internal view returns (uint256[] memory numbers) {
        numbers = new uint256[](coop.members.lastNumber());
        uint256 count;
        for (uint256 n = numbers.length; n > 0; --n) if (proxyOf[n] == holder) numbers[count++] = n;
        assembly ("memory-safe") {
            mstore(numbers, count)
        }
    }

    /// @dev In the order in which the contract asks.
    function _whyNotExpelled(uint256 number) internal view returns (bytes4) {
        if (coop.members.hasLeft(number)) return Members.NotMember.selector;
        uint256 heardUntil = coop.members.hearingOf(number);
        bool isOver = clock > heardUntil + 180 days;
        if (heardUntil == 0 || isOver) return Members.NoNotice.selector;
        return clock < heardUntil ? Members.HearingNotOver.selector : FINE;
    }

    function _spareWallet(uint256 number) internal pure returns (address) {
        return vm.addr(SPARE + number);
    }

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
        address to = _spareWallet(number); // nobody else's, one for each number
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
}
