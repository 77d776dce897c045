// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What members have allocated to one bucket of a round.
struct Tally {
    uint256 units; // allocated
    uint256 room; // units that members may allocate altogether
    uint256 members; // who allocate
    bool isOpen; // it takes allocations
}

/// @title Tallies
/// @notice Three tallies in a word: bucket numbers that follow each other share a word, so that a member who allocates
/// to ten of them writes four words and not ten.
/// @dev A tally is 85 bits: 31 units, 31 room, 22 members, 1 open. {Rounds} keeps units at or below the room, and refuses
/// the member that would be one too many, so nothing carries into the tally beside it.
library Tallies {
    uint256 internal constant A_WORD = 3;
    uint256 internal constant MAX_UNITS = (1 << 31) - 1;
    uint256 internal constant MAX_MEMBERS = (1 << 22) - 1;

    uint256 private constant BITS = 85;
    uint256 private constant ROOM_AT = 31;
    uint256 private constant MEMBERS_AT = 62;
    uint256 private constant OPEN_AT = 84;
    uint256 private constant MASK = (1 << BITS) - 1;

    /// @notice The tally of `bucket` in its word.
    function of_(uint256 word, uint256 bucket) internal pure returns (Tally memory) {
        uint256 tally = word >> _shift(bucket);
        return
            Tally({
                units: tally & MAX_UNITS,
                room: (tally >> ROOM_AT) & MAX_UNITS,
                members: (tally >> MEMBERS_AT) & MAX_MEMBERS,
                isOpen: (tally >> OPEN_AT) & 1 != 0
            });
    }

    /// @notice `word` with `tally` for `bucket`.
    function with_(uint256 word, uint256 bucket, Tally memory tally) internal pure returns (uint256) {
        uint256 packed = tally.units | (tally.room << ROOM_AT) | (tally.members << MEMBERS_AT);
        if (tally.isOpen) packed |= 1 << OPEN_AT;
        uint256 shift = _shift(bucket);
        return (word & ~(MASK << shift)) | (packed << shift);
    }

    /// @notice `word` with one member's `units` more for `bucket`.
    function plus(uint256 word, uint256 bucket, uint256 units) internal pure returns (uint256) {
        return word + ((units | (1 << MEMBERS_AT)) << _shift(bucket));
    }

    /// @notice `word` with one member's `units` less for `bucket`.
    function minus(uint256 word, uint256 bucket, uint256 units) internal pure returns (uint256) {
        return word - ((units | (1 << MEMBERS_AT)) << _shift(bucket));
    }

    function _shift(uint256 bucket) private pure returns (uint256) {
        return (bucket % A_WORD) * BITS;
    }
}
