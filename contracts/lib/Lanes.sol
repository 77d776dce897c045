// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Lanes
/// @notice Eight counters of 24 bits, one per stakeholder class, in the lower 192 bits of a word; what the upper 64
/// hold is the user's business.
/// @dev Adding and subtracting whole words is exact per lane as long as no lane overflows. {Members} guarantees that by
/// keeping the total of every class below 2^24 (INV-3): a tally is never above its class's total.
library Lanes {
    uint256 internal constant CLASSES = 8;
    uint256 internal constant BITS = 24;
    uint256 internal constant MASK = (1 << BITS) - 1;
    uint256 internal constant TOP = CLASSES * BITS; // where the upper 64 bits begin

    /// @notice A word with `votes` in the lane of `class`.
    function lane(uint8 class, uint256 votes) internal pure returns (uint256) {
        return votes << (class * BITS);
    }

    /// @notice The counter of `class` in `word`.
    function get(uint256 word, uint256 class) internal pure returns (uint256) {
        return (word >> (class * BITS)) & MASK;
    }

    /// @notice The sum of all eight counters.
    function sum(uint256 word) internal pure returns (uint256 total) {
        for (uint256 class; class < CLASSES; ++class) total += get(word, class);
    }
}
