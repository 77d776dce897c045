// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Buckets} from "../../contracts/Buckets.sol";
import {Coop} from "../../contracts/lib/Coop.sol";
import {Asset, ETHER} from "../../contracts/lib/Money.sol";
import {TestToken} from "../../contracts/mocks/TestToken.sol";
import {vm} from "../helpers/Vm.sol";
import {BucketChecks} from "./BucketChecks.sol";
import {MemberChecks} from "./MemberChecks.sol";
import {Life} from "./Life.sol";
import {MoneyMoves} from "./MoneyMoves.sol";
import {ProposalChecks} from "./ProposalChecks.sol";
import {ProposalGhosts} from "./ProposalGhosts.sol";
import {RoundChecks} from "./RoundChecks.sol";
import {ShareMoves} from "./ShareMoves.sol";

/// @notice Lives in a co-op at random, by moves whose outcome it knows: a move that fails where it should not, or
/// does not fail where it should, or fails with another error, is a bug of the co-op or of this handler.
contract CoopHandler is MemberChecks, ProposalChecks, MoneyMoves, BucketChecks, RoundChecks {
    constructor(Coop memory coop_, TestToken currency_, uint256 clock_) {
        _openBooks(coop_, currency_);
        _begin(clock_);
        _openAssembly();
        vm.prank(executor);
        coop.authority.grantRole(BUYER, actors[0], 0);
        for (uint256 i; i < 6; ++i) _deposit(i, i % 3 == 0 ? ETHER : _euro(), 1_000e18);
    }

    /// @notice Everything that must hold now.
    function check() external view {
        _checkBooks();
        _checkShares();
        _checkRegister();
        _checkProposals();
        _checkStatute();
        Buckets.Bucket[] memory buckets = new Buckets.Bucket[](coop.buckets.lastBucket() + 1); // from 1
        for (uint256 b = 1; b < buckets.length; ++b) buckets[b] = _bucketOf(b);
        _checkBuckets(buckets);
        _checkFunds(buckets);
        for (uint256 r = coop.rounds.lastRound(); r > 0; --r) {
            _checkRound(r, buckets);
            _checkAllowances(r);
        }
    }

    /* INTERNAL */

    function _passTo(uint256 time) internal override(Life, ShareMoves, ProposalGhosts) {
        super._passTo(time);
    }

    function _checkStates() internal override(Life, ProposalGhosts) {
        super._checkStates();
    }
}
