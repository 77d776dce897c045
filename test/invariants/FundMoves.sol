// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BucketPlan, Buckets, BudgetItem} from "../../contracts/Buckets.sol";
import {Funds, MatchFund, StandingBudget} from "../../contracts/Funds.sol";
import {Accounts} from "../../contracts/lib/Accounts.sol";
import {AccountId, accountOf, Asset, Cause, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {bound, vm} from "../helpers/Vm.sol";
import {BucketMoves} from "./BucketMoves.sol";

/// @notice Core expenses come back, and gifts are matched.
abstract contract FundMoves is BucketMoves {
    mapping(uint256 id => uint256) internal paidStanding; // base units

    /* CORE EXPENSES */

    /// @notice A bucket that is there to stay, and a budget for it.
    function nameStanding(uint256 seed, uint256 amount, uint256 period) external move {
        if (coop.funds.lastStanding() >= 3 || coop.buckets.lastBucket() >= MOST_BUCKETS) return;
        (uint256 number, ) = _member(seed);
        BucketPlan memory plan;
        (plan.asset, plan.title) = (_assetFor(seed >> 8), "Rent and salaries");
        plan.items = new BudgetItem[](1);
        plan.items[0] = BudgetItem("rent", 1, 2, false);
        vm.prank(executor);
        uint256 bucket = coop.buckets.openStanding(plan, uint32(number));
        uint256 firstAt = clock + 10 days - bound(seed >> 16, 0, 20 days);
        (amount, period) = (bound(amount, 1, 20e18), bound(period, 1 days, 30 days));
        vm.prank(executor);
        coop.funds.nameStanding(uint24(bucket), uint96(amount), uint32(period), uint40(firstAt));
    }

    /// @notice A standing budget gets what is due, from what is there or is provided for it now.
    function payStanding(uint256 seed, uint256 amount) external move {
        if (coop.funds.lastStanding() == 0) return;
        uint256 id = bound(seed >> 8, 1, coop.funds.lastStanding());
        if (seed % 2 == 0) _provideCore(coop.funds.standingOf(id).asset, amount);
        _payStanding(id);
    }

    /// @notice A standing budget ends; sometimes in the second in which a period begins and is paid.
    function endStanding(uint256 seed, bool isAtBeginning) external move {
        if (coop.funds.lastStanding() == 0) return;
        uint256 id = bound(seed, 1, coop.funds.lastStanding());
        if (isAtBeginning) {
            _passTo(_nextPeriod(coop.funds.standingOf(id)));
            _payStanding(id);
        }
        vm.prank(executor);
        coop.funds.endStanding(id);
    }

    /* MATCHING */

    function openFund(uint256 seed, uint256 amount, uint256 perFunder, uint256 perBucket) external move {
        Asset asset = _assetFor(seed);
        uint256 fund = _inGeneralFund(asset);
        if (fund == 0 || coop.funds.lastFund() >= 3) return;
        amount = bound(amount, 1, Math.min(fund, 200e18));
        MatchFund memory terms = MatchFund({
            asset: asset,
            until: uint40(clock + bound(seed >> 8, 5 days, 60 days)),
            perFunder: uint96(bound(perFunder, 1, 50e18)),
            perBucket: uint96(bound(perBucket, 1, 100e18))
        });
        _bringIn(address(coop.funds), asset, amount);
        vm.prank(executor);
        uint256 id = coop.funds.openFund(terms, uint128(amount), "Twice the bread");
        cameIn[id] += amount;
        _entry(_fundAccount(intake), _fundAccount(id), asset, amount, Purpose.Budget, refTo(Cause.Fund, id));
    }

    function sponsor(uint256 actor, uint256 seed, uint256 amount) external move {
        if (coop.funds.lastFund() == 0) return;
        uint256 id = bound(seed, 1, coop.funds.lastFund());
        MatchFund memory fund = coop.funds.fundOf(id);
        amount = bound(amount, 1, 50e18);
        bytes4 why = clock >= fund.until ? Funds.FundOver.selector : FINE;
        bytes memory call = abi.encodeCall(coop.funds.sponsor, (id, uint128(amount)));
        _callPaying(_actor(actor), address(coop.funds), call, _valueOf(fund.asset, amount), why);
        if (why != FINE) return;
        cameIn[id] += amount;
        bytes32 ref = refTo(Cause.Fund, id);
        _entry(_out(_actor(actor)), _fundAccount(id), fund.asset, amount, Purpose.Funding, ref);
    }

    function assign(uint256 seed, uint256 which) external move {
        (uint256 id, Buckets.Bucket memory bucket) = _bucketIn(which, Buckets.State.Idea, Buckets.State.Open);
        if (coop.funds.lastFund() == 0 || id == 0) return;
        uint256 fund = bound(seed, 1, coop.funds.lastFund());
        bytes memory call = abi.encodeCall(coop.funds.assign, (uint16(fund), id));
        _call(executor, address(coop.funds), call, _whyNotAssigned(fund, bucket));
    }

    function finishFund(uint256 seed) external move {
        if (coop.funds.lastFund() == 0) return;
        uint256 id = bound(seed, 1, coop.funds.lastFund());
        MatchFund memory fund = coop.funds.fundOf(id);
        uint256 rest = _holds(_fundAccount(id), fund.asset);
        bytes4 why = rest == 0 ? Accounts.NothingMoved.selector : FINE;
        if (clock < fund.until) why = Funds.FundStillMatches.selector;
        _call(supplier, address(coop.funds), abi.encodeCall(coop.funds.finishFund, (id)), why);
        if (why != FINE) return;
        wentOn[id] += rest;
        _entry(_fundAccount(id), generalFund, fund.asset, rest, Purpose.Remainder, refTo(Cause.Fund, id));
    }

    /* INTERNAL */

    function _provideCore(Asset asset, uint256 amount) private {
        uint256 fund = _inGeneralFund(asset);
        if (fund == 0) return;
        amount = bound(amount, 1, Math.min(fund, 100e18));
        _bringIn(address(coop.funds), asset, amount);
        vm.prank(executor);
        coop.funds.provideCore(asset, uint128(amount));
        cameIn[0] += amount;
        _entry(_fundAccount(intake), _fundAccount(0), asset, amount, Purpose.Budget, 0);
    }

    /// @dev From the general fund into the intake of a room, as a resolution does it.
    function _bringIn(address room, Asset asset, uint256 amount) internal {
        AccountId to = accountOf(room, intake);
        vm.prank(executor);
        coop.treasury.transfer(0, to, asset, amount, Purpose.Budget, 0);
        _order(generalFund, to, asset, amount, Purpose.Budget);
    }

    function _payStanding(uint256 id) private {
        StandingBudget memory budget = coop.funds.standingOf(id);
        uint256 amount = Math.min(_dueOf(id, budget), _holds(_fundAccount(0), budget.asset));
        bytes4 why = amount == 0 ? Funds.NotCovered.selector : FINE;
        bool isTaken = _bucketOf(budget.bucket).state == Buckets.State.Funded;
        if (amount != 0 && !isTaken) why = Buckets.BucketNotIn.selector;
        _call(supplier, address(coop.funds), abi.encodeCall(coop.funds.payStanding, (id)), why);
        if (why == FINE) _paidStanding(id, budget, amount);
    }

    function _paidStanding(uint256 id, StandingBudget memory budget, uint256 amount) internal {
        paidStanding[id] += amount;
        wentOut[0] += amount;
        _gave(budget.bucket, address(coop.funds), amount);
        AccountId to = _bucketAccount(budget.bucket);
        _entry(_fundAccount(0), to, budget.asset, amount, Purpose.Budget, refTo(Cause.StandingBudget, id));
    }

    /// @dev Its amount for every period begun, less what these moves have seen paid.
    function _dueOf(uint256 id, StandingBudget memory budget) internal view returns (uint256) {
        return _periodsBegun(budget) * budget.amount - paidStanding[id];
    }

    /// @dev What is due in `asset` to a bucket that still takes it.
    function _dueNow(uint256 id, Asset asset) internal view returns (uint256) {
        StandingBudget memory budget = coop.funds.standingOf(id);
        bool isTaken = _bucketOf(budget.bucket).state == Buckets.State.Funded;
        return isTaken && budget.asset == asset ? _dueOf(id, budget) : 0;
    }

    /// @dev A period begins in its first second. None begins from the end on.
    function _periodsBegun(StandingBudget memory budget) internal view returns (uint256) {
        bool isEnded = budget.endsAt != 0 && budget.endsAt <= clock;
        uint256 last = isEnded ? budget.endsAt - 1 : clock; // second that counts
        return last < budget.firstAt ? 0 : (last - budget.firstAt) / budget.period + 1;
    }

    function _whyNotAssigned(uint256 id, Buckets.Bucket memory bucket) private view returns (bytes4) {
        MatchFund memory fund = coop.funds.fundOf(id);
        if (clock >= fund.until) return Funds.FundOver.selector;
        if (_holds(_fundAccount(id), fund.asset) == 0) return Funds.FundEmpty.selector;
        if (bucket.fund != 0) return Buckets.BucketHasFund.selector;
        return bucket.asset == fund.asset ? FINE : Funds.OtherAsset.selector;
    }
}
