// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {reaches} from "../../contracts/lib/Fractions.sol";

/// @notice The comparison by which every threshold and quorum is judged: {reaches}. Each function is one claim of
/// `npm run prove`.
contract ThresholdProof {
    uint256 private constant MOST = 8 * ((1 << 24) - 1); // heads in eight classes

    function tie_isNotMoreThanHalf(uint256 votes) external pure {
        require(votes <= MOST / 2);
        assert(!reaches(votes, 2 * votes, 1, 2, true));
    }

    function tie_isHalf(uint256 votes) external pure {
        require(votes <= MOST / 2);
        assert(reaches(votes, 2 * votes, 1, 2, false));
    }

    function oneMoreThanATie_isMoreThanHalf(uint256 votes) external pure {
        require(votes <= MOST / 2);
        assert(reaches(votes + 1, 2 * votes + 1, 1, 2, true));
    }

    function threeQuarters_areAtLeastThreeQuarters(uint256 quarter) external pure {
        require(quarter <= MOST / 4);
        assert(reaches(3 * quarter, 4 * quarter, 3, 4, false));
    }

    function lessThanThreeQuarters_isRefused(uint256 part, uint256 base) external pure {
        require(base <= MOST && part * 4 < base * 3);
        assert(!reaches(part, base, 3, 4, false));
    }

    function oneMoreFor_neverUndoes(
        uint256 part,
        uint256 base,
        uint16 numerator,
        uint16 denominator,
        bool strictly
    ) external pure {
        require(part < base && base <= MOST && denominator <= 10_000 && numerator <= denominator);
        require(reaches(part, base, numerator, denominator, strictly));
        assert(reaches(part + 1, base, numerator, denominator, strictly));
    }

    function oneMoreVoterFor_neverUndoes(
        uint256 part,
        uint256 base,
        uint16 numerator,
        uint16 denominator,
        bool strictly
    ) external pure {
        require(part <= base && base < MOST && numerator <= denominator);
        require(reaches(part, base, numerator, denominator, strictly));
        assert(reaches(part + 1, base + 1, numerator, denominator, strictly));
    }

    function oneMoreAgainst_neverCarries(
        uint256 part,
        uint256 base,
        uint16 numerator,
        uint16 denominator,
        bool strictly
    ) external pure {
        require(part <= base && base < MOST && numerator <= denominator);
        require(!reaches(part, base, numerator, denominator, strictly));
        assert(!reaches(part, base + 1, numerator, denominator, strictly));
    }

    function moreThan_isAtLeast(uint256 part, uint256 base, uint16 numerator, uint16 denominator) external pure {
        require(part <= base && base <= MOST && numerator <= denominator);
        require(reaches(part, base, numerator, denominator, true));
        assert(reaches(part, base, numerator, denominator, false));
    }

    /// @dev The products of {reaches} fit, so that it never reverts.
    function heads_neverOverflow(uint256 heads, uint16 part) external pure {
        require(heads <= MOST);
        unchecked {
            assert(part == 0 || (heads * part) / part == heads);
        }
    }
}
