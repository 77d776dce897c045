// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Merkle trees of two to four lines of (member number, units), as scripts draw them up for a round by roll.
library Rolls {
    struct Roll {
        uint256[] numbers;
        mapping(uint256 number => uint256) units;
    }

    function add(Roll storage roll, uint256 number, uint256 units) internal {
        roll.numbers.push(number);
        roll.units[number] = units;
    }

    function root(Roll storage roll) internal view returns (bytes32) {
        bytes32 left = _pair(_leaf(roll, 0), _leaf(roll, 1));
        return roll.numbers.length == 2 ? left : _pair(left, _right(roll));
    }

    /// @notice The proof for member `number`: empty for one who is not on the roll.
    function proofFor(Roll storage roll, uint256 number) internal view returns (bytes32[] memory proof) {
        (uint256 count, uint256 place) = (roll.numbers.length, 0);
        while (place < count && roll.numbers[place] != number) ++place;
        if (place == count) return proof;

        bool isAlone = count == 3 && place == 2; // on the right side
        proof = new bytes32[](count == 2 || isAlone ? 1 : 2);
        proof[0] = isAlone ? _pair(_leaf(roll, 0), _leaf(roll, 1)) : _leaf(roll, place ^ 1);
        if (proof.length == 2) proof[1] = place < 2 ? _right(roll) : _pair(_leaf(roll, 0), _leaf(roll, 1));
    }

    function _right(Roll storage roll) private view returns (bytes32) {
        return roll.numbers.length == 3 ? _leaf(roll, 2) : _pair(_leaf(roll, 2), _leaf(roll, 3));
    }

    function _leaf(Roll storage roll, uint256 place) private view returns (bytes32) {
        uint256 number = roll.numbers[place];
        return keccak256(bytes.concat(keccak256(abi.encode(number, roll.units[number]))));
    }

    function _pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }
}
