// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Buckets} from "../../contracts/Buckets.sol";
import {Coop} from "../../contracts/lib/Coop.sol";
import {AccountId, accountOf, Asset, Purpose} from "../../contracts/lib/Money.sol";
import {Member, RequestState} from "../../contracts/Members.sol";
import {TestToken} from "../../contracts/mocks/TestToken.sol";
import {Allocation, Allowance, Rounds} from "../../contracts/Rounds.sol";
import {Interest, Shares} from "../../contracts/Shares.sol";
import {Treasury} from "../../contracts/Treasury.sol";
import {bound, vm} from "../helpers/Vm.sol";

/// @notice Lives in a co-op at random, by legal moves only: a move that reverts is a bug, of the co-op or of this
/// handler.
contract CoopHandler {
    uint256 public constant ACTORS = 14; // nine founders and five who come and go

    Coop internal coop;
    TestToken internal currency;
    uint256 internal clock;

    uint256 public proposal; // the one whose ballots INV-13 recounts
    uint256 public entries; // journal entries that these moves should have made (INV-2)
    uint256 public paidIn; // base units that came from outside (INV-1)
    uint256 public paidOut;
    mapping(uint256 number => uint256) public bought; // shares a member subscribed (INV-20)
    mapping(uint256 number => uint256) public due; // shares it asked to have repaid, and did not take back (INV-20)

    constructor(Coop memory coop_, TestToken currency_, uint256 clock_, uint256 proposal_) {
        (coop, currency, clock, proposal) = (coop_, currency_, clock_, proposal_);
    }

    /* TIME */

    function pass(uint256 time) external {
        clock += bound(time, 1, 20 days);
        vm.warp(clock);
    }

    /* MEMBERS AND SHARES */

    function join(uint256 actor, uint256 class, uint256 shares) external {
        address wallet = _wallet(actor);
        if (coop.members.isMember(wallet)) return;
        class = class % 2 == 0 ? 0 : 2;
        shares = bound(shares, class == 2 ? 50 : 0, 500);
        vm.prank(wallet);
        bought[coop.members.join(uint8(class), uint32(shares))] = shares;
        _in(shares * coop.shares.par());
    }

    /// @notice INV-8: nobody and nothing holds a resignation back.
    function resign(uint256 actor) external {
        address wallet = _wallet(actor);
        if (!coop.members.isMember(wallet) || coop.members.memberCount() < 5) return;
        vm.prank(wallet);
        coop.members.resign();
    }

    function subscribe(uint256 actor, uint256 shares) external {
        address wallet = _wallet(actor);
        if (!coop.members.isMember(wallet)) return;
        shares = bound(shares, 50, 500);
        bought[coop.members.numberOf(wallet)] += shares;
        vm.prank(wallet);
        coop.shares.subscribe(uint32(shares));
        _in(shares * coop.shares.par());
    }

    /// @notice Asks to become a worker, with first shares in escrow.
    function requestEntry(uint256 actor, uint256 shares) external {
        address wallet = _wallet(actor);
        RequestState state = coop.members.requestOf(wallet).state;
        if (coop.members.isMember(wallet) || (state != RequestState.None && state != RequestState.Refused)) return;
        shares = bound(shares, 0, 500);
        vm.prank(wallet);
        coop.members.requestEntry(1, uint32(shares), 0, "");
        _in(shares * coop.shares.par());
    }

    /// @notice What becomes of a request: withdrawn, refused or admitted.
    function answer(uint256 actor, uint256 how) external {
        address wallet = _wallet(actor);
        RequestState state = coop.members.requestOf(wallet).state;
        if (state == RequestState.None) return;
        uint256 held = coop.shares.escrowOf(wallet);
        if (how % 3 == 0) {
            vm.prank(wallet);
            coop.members.withdrawRequest();
            if (held != 0) ++entries;
        } else if (state == RequestState.Open && !coop.members.isMember(wallet)) {
            if (how % 3 == 2) return _admit(wallet, held);
            vm.prank(address(coop.executor));
            coop.members.refuse(wallet, "full");
            if (held != 0) ++entries;
        }
    }

    function switchClass(uint256 actor) external {
        address wallet = _wallet(actor);
        Member memory member = coop.members.memberOf(wallet);
        if (!coop.members.isMember(wallet) || clock < member.changedAt + 30 days) return;
        (uint256 held, uint256 queued) = coop.shares.sharesOf(member.number);
        bool toInvestors = member.class != 2;
        if (toInvestors && held - queued < 50) return;
        vm.prank(wallet);
        coop.members.switchClass(toInvestors ? 2 : 0);
    }

    /// @notice A member moves to a spare wallet, once.
    function changeWallet(uint256 number) external {
        number = bound(number, 1, coop.members.lastNumber());
        address from = coop.members.walletOf(number);
        if (coop.members.numberOf(from) != number) return;
        address to = _spare(number);
        if (coop.members.numberOf(to) != 0) return;
        vm.prank(from);
        coop.members.changeWallet(uint32(number), to);
        vm.prank(to);
        coop.members.acceptWallet(uint32(number));
    }

    function requestWithdrawal(uint256 number, uint256 shares) external {
        number = bound(number, 1, coop.members.lastNumber());
        address wallet = coop.members.walletOf(number);
        (uint256 held, uint256 queued) = coop.shares.sharesOf(number);
        uint256 kept = coop.members.memberOf(wallet).class == 2 && coop.members.isMember(wallet) ? 50 : 0;
        (uint256 locked, ) = coop.shares.lockedOf(number);
        if (locked > kept) kept = locked;
        if (held - queued <= kept) return;
        shares = bound(shares, 1, held - queued - kept);
        due[number] += shares;
        vm.prank(wallet);
        coop.shares.requestWithdrawal(number, uint32(shares));
    }

    function cancelWithdrawal(uint256 position) external {
        if (coop.shares.withdrawalCount() == 0) return;
        position = bound(position, 0, coop.shares.withdrawalCount() - 1);
        Shares.Withdrawal memory withdrawal = coop.shares.withdrawalOf(position);
        if (withdrawal.shares == 0) return;
        due[withdrawal.number] -= withdrawal.shares;
        address wallet = coop.members.walletOf(withdrawal.number);
        vm.prank(wallet);
        coop.shares.cancelWithdrawal(position);
    }

    function repay(uint256 most) external {
        most = bound(most, 1, 4);
        uint256 from = coop.shares.nextPosition();
        for (uint256 p = from; p < coop.shares.withdrawalCount() && p < from + most; ++p) {
            Shares.Withdrawal memory withdrawal = coop.shares.withdrawalOf(p);
            if (withdrawal.shares == 0) continue;
            if (withdrawal.payableFrom > clock) break;
            ++entries;
        }
        coop.shares.repay(most);
    }

    function writeDown(uint256 lost) external {
        uint256 par = coop.shares.par();
        if (par < 1e17) return;
        vm.prank(address(coop.executor));
        coop.shares.writeDown(par - bound(lost, 1, par / 20));
        if (coop.shares.totalSupply() != 0) ++entries;
    }

    function declareInterest(uint256 rate) external {
        uint256 count = coop.shares.interestCount();
        uint40 from = coop.shares.foundedAt();
        if (count != 0) {
            (Interest memory last, ) = coop.shares.interestOf(count - 1, 0);
            from = last.to;
        }
        if (from >= clock || count >= 8) return;
        uint256 fund = coop.treasury.balanceOf(coop.treasury.generalFund(), _asset());
        uint256 most = (coop.shares.totalSupply() * coop.shares.par() * 10) / 100 + 1;
        if (fund < most) return;
        AccountId intake = accountOf(address(coop.shares), coop.treasury.INTAKE());
        vm.prank(address(coop.executor));
        coop.treasury.transfer(0, intake, _asset(), most, Purpose.Interest, 0);
        ++entries;
        uint16 rateBps = uint16(bound(rate, 1, 500));
        vm.prank(address(coop.executor));
        try coop.shares.declareInterest(from, uint40(clock), rateBps) {
            ++entries;
        } catch (bytes memory reason) {
            // no shares in the period, or more interest than lies there
            bytes4 why = bytes4(reason);
            require(why == Treasury.NothingMoved.selector || why == Treasury.BalanceTooLow.selector, "unexpected");
        }
    }

    function claimInterest(uint256 number) external {
        number = bound(number, 1, coop.members.lastNumber());
        if (coop.shares.claimInterest(uint32(number), 2) != 0) ++entries;
    }

    function withdraw(uint256 number, uint256 amount) external {
        number = bound(number, 1, coop.members.lastNumber());
        uint256 held = coop.treasury.balanceOf(coop.treasury.memberAccount(number), _asset());
        if (held == 0) return;
        amount = bound(amount, 1, held);
        address wallet = coop.members.walletOf(number);
        vm.prank(wallet);
        coop.treasury.withdraw(number, wallet, _asset(), amount);
        _out(amount);
    }

    /* BALLOTS */

    function castVote(uint256 actor, uint256 choice) external {
        address wallet = _wallet(actor);
        if (!_mayVote(wallet)) return;
        vm.prank(wallet);
        coop.assembly_.castVoteWithReason(proposal, uint8(choice % 4), "a reason");
    }

    function withdrawVote(uint256 actor) external {
        address wallet = _wallet(actor);
        if (!_mayVote(wallet) || !coop.assembly_.hasVoted(proposal, wallet)) return;
        vm.prank(wallet);
        coop.assembly_.withdrawVote(proposal);
    }

    /* MONEY */

    function deposit(uint256 actor, uint256 amount) external {
        amount = bound(amount, 1, 1_000e18);
        vm.prank(_wallet(actor));
        coop.treasury.deposit(_asset(), amount, 0);
        _in(amount);
    }

    /// @notice Tokens that arrive without a call, and are swept.
    function send(uint256 amount, bool isSwept) external {
        amount = bound(amount, 1, 10e18);
        currency.mint(address(coop.treasury), amount);
        if (!isSwept) return;
        _in(coop.treasury.sweep(_asset()));
    }

    function fillReserve(uint256 amount) external {
        uint256 fund = coop.treasury.balanceOf(coop.treasury.generalFund(), _asset());
        if (fund == 0) return;
        AccountId reserve = coop.treasury.reserve();
        vm.prank(address(coop.executor));
        coop.treasury.transfer(0, reserve, _asset(), bound(amount, 1, fund), Purpose.Reserve, 0);
        ++entries;
    }

    /* ROUNDS AND BUCKETS */

    function openRound(uint256 pool, uint256 unit, bool isByClass) external {
        uint256 fund = coop.treasury.balanceOf(coop.treasury.generalFund(), _asset());
        if (fund < 1e18 || coop.rounds.lastRound() >= 6) return;
        pool = bound(pool, 1e18, fund);
        unit = bound(unit, 1 + pool / 1e7, 1 + pool / 100);
        Allowance allowance = isByClass ? Allowance.ByClass : Allowance.Equal;
        uint96 intake = coop.treasury.INTAKE();
        vm.prank(address(coop.executor));
        coop.treasury.transfer(0, accountOf(address(coop.rounds), intake), _asset(), pool, Purpose.Budget, 0);
        vm.prank(address(coop.executor));
        coop.rounds.open(_asset(), uint128(pool), uint96(unit), allowance, 30 days, "A round", "");
        entries += 2;
    }

    function openBucket(uint256 actor, uint256 round, uint256 min, uint256 max) external {
        address wallet = _wallet(actor);
        if (!coop.members.isMember(wallet) || coop.buckets.lastBucket() >= 40) return;
        max = bound(max, 1, 1_000e18);
        min = bound(min, 0, max);
        round = bound(round, 0, coop.rounds.lastRound());
        if (round != 0 && clock >= coop.rounds.roundOf(round).closesAt) return;
        vm.prank(wallet);
        if (round == 0) coop.buckets.open(_asset(), uint96(min), uint96(max), uint40(clock + 10 days), "A bucket", "");
        else coop.buckets.openInRound(uint16(round), uint96(min), uint96(max), "A bucket", "");
    }

    function fill(uint256 actor, uint256 bucket, uint256 amount) external {
        Buckets.Bucket memory filled;
        (bucket, filled) = _bucket(bucket);
        if (filled.state != Buckets.State.Open || clock >= filled.deadline) return;
        uint256 room = filled.max - filled.raised;
        if (filled.round != 0) {
            Rounds.Tally memory tally = coop.rounds.tallyOf(bucket);
            room = tally.room - tally.units * coop.rounds.roundOf(filled.round).unit;
        }
        if (room == 0) return;
        amount = bound(amount, 1, room);
        vm.prank(_wallet(actor));
        coop.buckets.fill(bucket, uint96(amount));
        _in(amount);
    }

    function allocate(uint256 actor, uint256 round, uint256 seed) external {
        if (coop.rounds.lastRound() == 0) return;
        round = bound(round, 1, coop.rounds.lastRound());
        Rounds.Round memory open = coop.rounds.roundOf(round);
        address wallet = _wallet(actor);
        (, , uint32 votes, ) = coop.members.standingOf(wallet, open.snapshot);
        if (votes == 0 || clock >= open.closesAt) return;
        uint256 allowance = coop.rounds.allowanceOf(round, wallet);
        for (uint256 times; times < 2; ++times) {
            // twice, because changing one's mind is the harder part; sometimes to nothing
            Allocation[] memory list = _allocations(round, open.unit, allowance, wallet, seed >> (times * 64));
            vm.prank(wallet);
            coop.rounds.allocate(round, list);
        }
    }

    function settle(uint256 bucket) external {
        Buckets.Bucket memory settled;
        (bucket, settled) = _bucket(bucket);
        if (settled.state != Buckets.State.Open) return;
        if (settled.round == 0) {
            if (clock >= settled.deadline || settled.raised == settled.max) coop.buckets.close(bucket);
        } else if (clock >= settled.deadline) {
            bool isFunded = coop.rounds.settle(bucket);
            if (isFunded && coop.rounds.tallyOf(bucket).units != 0) ++entries;
        }
    }

    function finish(uint256 round) external {
        if (coop.rounds.lastRound() == 0) return;
        round = bound(round, 1, coop.rounds.lastRound());
        Rounds.Round memory ended = coop.rounds.roundOf(round);
        if (clock < ended.closesAt || ended.unsettled != 0 || ended.isFinished) return;
        if (coop.rounds.finish(round) != 0) ++entries;
    }

    function cancel(uint256 bucket) external {
        Buckets.Bucket memory cancelled;
        (bucket, cancelled) = _bucket(bucket);
        if (cancelled.state != Buckets.State.Funded) return;
        vm.prank(address(coop.executor));
        coop.buckets.cancel(bucket);
    }

    function refund(uint256 actor, uint256 bucket, bool isRound) external {
        Buckets.Bucket memory ended;
        (bucket, ended) = _bucket(bucket);
        if (ended.state != Buckets.State.Failed && ended.state != Buckets.State.Cancelled) return;
        address funder = isRound ? address(coop.rounds) : _funder(bucket, actor);
        uint256 given = isRound ? (ended.isReturned ? 0 : ended.fromRound) : coop.buckets.fundedBy(bucket, funder);
        uint256 total = uint256(ended.raised) + ended.fromRound;
        if (total == 0 || (given * (total - ended.spent)) / total == 0) return;
        uint256 amount = coop.buckets.refund(bucket, funder);
        if (isRound) ++entries;
        else _out(amount);
    }

    function payOut(uint256 bucket, uint256 amount) external {
        Buckets.Bucket memory spending;
        (bucket, spending) = _bucket(bucket);
        address steward = coop.members.walletOf(spending.steward);
        uint256 left = uint256(spending.raised) + spending.fromRound - spending.committed;
        bool may = coop.members.isMember(steward) && coop.members.numberOf(steward) == spending.steward;
        if (spending.state != Buckets.State.Funded || left == 0 || !may) return;
        amount = bound(amount, 1, left);
        vm.prank(steward);
        uint256 payout = coop.buckets.requestPayout(bucket, _wallet(99), uint96(amount), Purpose.Work, 0, "");
        uint256 missing = coop.buckets.payoutOf(payout).approvalsNeeded;
        for (uint256 i; i < ACTORS && missing != 0; ++i) {
            if (!coop.members.isMember(_wallet(i)) || _wallet(i) == steward) continue;
            vm.prank(_wallet(i));
            coop.buckets.approvePayout(payout);
            --missing;
        }
        if (missing != 0) return;
        coop.buckets.payPayout(payout);
        _out(amount);
    }

    /* INTERNAL */

    function _admit(address wallet, uint256 held) private {
        uint256 par = coop.shares.par();
        vm.prank(address(coop.executor));
        uint32 number = coop.members.admit(wallet);
        bought[number] = held / par;
        if (held >= par) ++entries;
        if (held % par != 0) ++entries;
    }

    /// @dev Nobody else's wallet, one for each number.
    function _spare(uint256 number) private pure returns (address) {
        return vm.addr(1_000 + number);
    }

    function _in(uint256 amount) private {
        if (amount == 0) return;
        paidIn += amount;
        ++entries;
    }

    function _out(uint256 amount) private {
        paidOut += amount;
        ++entries;
    }

    /// @dev Up to seven buckets of the round that are not settled and have room, in rising order, within the allowance.
    function _allocations(
        uint256 round,
        uint256 unit,
        uint256 allowance,
        address wallet,
        uint256 seed
    ) private view returns (Allocation[] memory list) {
        list = new Allocation[](7);
        uint256 count;
        uint256 number = coop.members.numberOf(wallet);
        for (uint256 b = 1; b <= coop.buckets.lastBucket() && count < 7 && allowance != 0; ++b) {
            Rounds.Tally memory tally = coop.rounds.tallyOf(b);
            if (tally.round != round || (seed >> b) & 1 == 0) continue;
            uint256 room = tally.room / unit - tally.units + _unitsOf(round, number, b);
            uint256 units = bound(seed >> (2 * b), 0, room < allowance ? room : allowance);
            if (units == 0) continue;
            list[count++] = Allocation(uint24(b), uint32(units));
            allowance -= units;
        }
        assembly ("memory-safe") {
            mstore(list, count)
        }
    }

    function _unitsOf(uint256 round, uint256 number, uint256 bucket) private view returns (uint256) {
        Allocation[] memory list = coop.rounds.allocationsOf(round, number);
        for (uint256 i; i < list.length; ++i) if (list[i].bucket == bucket) return list[i].units;
        return 0;
    }

    function _mayVote(address wallet) private view returns (bool) {
        uint256 snapshot = coop.assembly_.proposalSnapshot(proposal);
        (, , uint32 votes, uint40 since) = coop.members.standingOf(wallet, uint48(snapshot));
        bool isOpen = clock > snapshot && clock <= coop.assembly_.proposalDeadline(proposal);
        (, uint256 sequence) = coop.assembly_.ballotOf(proposal, wallet);
        return isOpen && votes != 0 && since + 30 days <= snapshot && sequence < 24;
    }

    function _bucket(uint256 bucket) private view returns (uint256, Buckets.Bucket memory) {
        if (coop.buckets.lastBucket() != 0) bucket = bound(bucket, 1, coop.buckets.lastBucket());
        return (bucket, coop.buckets.bucketOf(bucket));
    }

    /// @dev Somebody who filled the bucket, if anybody did.
    function _funder(uint256 bucket, uint256 actor) private view returns (address funder) {
        for (uint256 i; i < ACTORS; ++i) {
            funder = _wallet((actor % ACTORS) + i);
            if (coop.buckets.fundedBy(bucket, funder) != 0) return funder;
        }
    }

    function _wallet(uint256 actor) private pure returns (address) {
        return vm.addr((actor == 99 ? 99 : actor % ACTORS) + 1);
    }

    function _asset() private view returns (Asset) {
        return Asset.wrap(address(currency));
    }
}
