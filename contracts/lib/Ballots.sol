// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The values of `support`; the first three are Governor Bravo's.
enum Choice {
    Against,
    For,
    Abstain,
    Block, // a reasoned veto, where the kind knows one
    None // no ballot, or one that was withdrawn
}

/// @title Ballots
/// @notice A ballot in a byte, and 32 of them in a word: sequence · 10 + 5 if a proxy cast it + choice; 0 where nothing
/// was ever cast.
/// @dev The sequence counts what the member itself did, and is the nonce of its signature: each cast of its own voids
/// the signatures still in flight (INV-6).
library Ballots {
    uint256 internal constant MAX_SEQUENCE = 24;
    uint256 private constant CHOICES = 5;
    uint256 private constant CAST = 2 * CHOICES; // what one cast of one's own adds

    /// @notice The ballot of member `number` among `pages`.
    function get(mapping(uint256 page => uint256) storage pages, uint256 number) internal view returns (uint256) {
        return (pages[number / 32] >> ((number % 32) * 8)) & 0xff;
    }

    /// @notice Puts the ballot `to` in the place of `from`, which lies there now.
    function replace(
        mapping(uint256 page => uint256) storage pages,
        uint256 number,
        uint256 from,
        uint256 to
    ) internal {
        pages[number / 32] ^= (from ^ to) << ((number % 32) * 8);
    }

    function make(uint256 sequence, Choice choice, bool isByProxy) internal pure returns (uint256 ballot) {
        return sequence * CAST + (isByProxy ? CHOICES : 0) + uint8(choice);
    }

    function choiceIn(uint256 ballot) internal pure returns (Choice) {
        return ballot == 0 ? Choice.None : Choice(ballot % CHOICES);
    }

    function sequenceIn(uint256 ballot) internal pure returns (uint256) {
        return ballot / CAST;
    }

    /// @notice Whether the member itself has cast it; taking a ballot back is a word of one's own, too.
    function isOwn(uint256 ballot) internal pure returns (bool) {
        return ballot != 0 && ballot % CAST < CHOICES;
    }
}
