// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tallies, Tally} from "../../contracts/lib/Tallies.sol";
import {bound, vm} from "../helpers/Vm.sol";

/// @notice Three tallies in a word never touch each other, whatever they are.
contract TalliesTest {
    bool public constant IS_TEST = true;
    uint256 private constant TOP_BIT = 1 << 255; // no tally has it

    /// @notice What is written is read again, and the two beside it, and the bit that is no tally's, stay.
    function testFuzz_with_isReadAgain(uint256 word, uint256 bucket, uint256 seed, bool isOpen) public pure {
        bucket = bound(bucket, 0, type(uint24).max);
        Tally memory tally = _tally(seed, isOpen);
        uint256 written = Tallies.with_(word, bucket, tally);
        _same(Tallies.of_(written, bucket), tally);
        _checkOthers(word, written, bucket);
    }

    /// @notice A tally that is written as it was changes nothing.
    function testFuzz_with_ofItself(uint256 word, uint256 bucket) public pure {
        bucket = bound(bucket, 0, type(uint24).max);
        vm.assertEq(Tallies.with_(word, bucket, Tallies.of_(word, bucket)), word, "the same word");
    }

    /// @notice One member more with its units, where there is room for both, and less again.
    function testFuzz_plus_andMinus(uint256 word, uint256 bucket, uint256 units) public pure {
        bucket = bound(bucket, 0, type(uint24).max);
        Tally memory before = Tallies.of_(word, bucket);
        vm.assume(before.members < Tallies.MAX_MEMBERS);
        units = bound(units, 0, Tallies.MAX_UNITS - before.units);

        uint256 more = Tallies.plus(word, bucket, units);
        Tally memory expected = Tally(before.units + units, before.room, before.members + 1, before.isOpen);
        _same(Tallies.of_(more, bucket), expected);
        _checkOthers(word, more, bucket);
        vm.assertEq(Tallies.minus(more, bucket, units), word, "and back again");
    }

    /// @notice INV-9: two members of a bucket, who take back what they gave in either order.
    function testFuzz_plus_byTwo(uint256 bucket, uint256 a, uint256 b, bool isFirst) public pure {
        bucket = bound(bucket, 0, type(uint24).max);
        a = bound(a, 0, Tallies.MAX_UNITS);
        b = bound(b, 0, Tallies.MAX_UNITS - a);
        uint256 word = Tallies.plus(Tallies.plus(0, bucket, a), bucket, b);
        _same(Tallies.of_(word, bucket), Tally(a + b, 0, 2, false));
        _same(Tallies.of_(Tallies.minus(word, bucket, isFirst ? a : b), bucket), Tally(isFirst ? b : a, 0, 1, false));
    }

    /// @notice The fullest tally there can be, beside two like it, up to the last unit and the last member.
    function test_plus_toTheLast() public pure {
        for (uint256 bucket; bucket < Tallies.A_WORD; ++bucket) {
            uint256 full = type(uint256).max;
            Tally memory most = Tally(Tallies.MAX_UNITS, Tallies.MAX_UNITS, Tallies.MAX_MEMBERS, true);
            _same(Tallies.of_(full, bucket), most);
            uint256 less = Tallies.minus(full, bucket, Tallies.MAX_UNITS);
            _same(Tallies.of_(less, bucket), Tally(0, Tallies.MAX_UNITS, Tallies.MAX_MEMBERS - 1, true));
            _checkOthers(full, less, bucket);
            vm.assertEq(Tallies.plus(less, bucket, Tallies.MAX_UNITS), full, "full again");
            _checkOthers(0, Tallies.with_(0, bucket, most), bucket);
        }
    }

    function _tally(uint256 seed, bool isOpen) private pure returns (Tally memory) {
        uint256 members = (seed >> 64) % (Tallies.MAX_MEMBERS + 1);
        return Tally(seed & Tallies.MAX_UNITS, (seed >> 128) & Tallies.MAX_UNITS, members, isOpen);
    }

    function _same(Tally memory found, Tally memory expected) private pure {
        vm.assertEq(found.units, expected.units, "units");
        vm.assertEq(found.room, expected.room, "room");
        vm.assertEq(found.members, expected.members, "members");
        vm.assertTrue(found.isOpen == expected.isOpen, "open");
    }

    function _checkOthers(uint256 before, uint256 word, uint256 bucket) private pure {
        _same(Tallies.of_(word, bucket + 1), Tallies.of_(before, bucket + 1));
        _same(Tallies.of_(word, bucket + 2), Tallies.of_(before, bucket + 2));
        vm.assertEq(word & TOP_BIT, before & TOP_BIT, "the bit that is no tally's");
    }
}
