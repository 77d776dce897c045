// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Buckets} from "../../contracts/Buckets.sol";
import {Coop} from "../../contracts/lib/Coop.sol";
import {Asset, ETHER} from "../../contracts/lib/Money.sol";
import {TestToken} from "../../contracts/mocks/TestToken.sol";
import {vm} from "../helpers/Vm.sol";
import {BucketChecks} from "./BucketChecks.sol";
import {MemberChecks} from "./MemberChecks.sol";
import {MoneyMoves} from "./MoneyMoves.sol";
import {RoundChecks} from "./RoundChecks.sol";

/// @notice Lives in a co-op at random, by moves whose outcome it knows: a move that fails where it should not, or
/// does not fail where it should, or fails with another error, is a bug of the co-op or of this handler.
contract CoopHandler is MemberChecks, MoneyMoves, BucketChecks, RoundChecks {
    constructor(Coop memory coop_, TestToken currency_, uint256 clock_, uint256 proposal_) {
        _openBooks(coop_, currency_);
        _begin(clock_);
        proposal = proposal_;
        vm.prank(executor);
        coop.authority.grantRole(BUYER, actors[0], 0);
        for (uint256 i; i < 6; ++i) _deposit(i, i % 3 == 0 ? ETHER : _euro(), 1_000e18);
    }

    /// @notice Everything that must hold now.
    function check() external view {
        _checkBooks();
        _checkShares();
        _checkRegister();
        _checkBallots();
        Buckets.Bucket[] memory buckets = new Buckets.Bucket[](coop.buckets.lastBucket() + 1); // from 1
        for (uint256 b = 1; b < buckets.length; ++b) buckets[b] = _bucketOf(b);
        _checkBuckets(buckets);
        _checkFunds(buckets);
        for (uint256 r = coop.rounds.lastRound(); r > 0; --r) {
            _checkRound(r, buckets);
            _checkAllowances(r);
        }
    }
}
