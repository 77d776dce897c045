// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Whether part / base reaches numerator / denominator, or is more than that where `strictly`. Exact, because
/// nothing is divided; a base of zero is reached. Proved by test/proofs/ThresholdProof.sol (`npm run prove`).
function reaches(
    uint256 part,
    uint256 base,
    uint256 numerator,
    uint256 denominator,
    bool strictly
) pure returns (bool) {
    (uint256 left, uint256 right) = (part * denominator, base * numerator);
    return strictly ? left > right : left >= right;
}
