// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Lanes} from "../../contracts/lib/Lanes.sol";
import {Count, Kind, Mode, Rules} from "../../contracts/lib/Rules.sol";
import {bound, vm} from "../helpers/Vm.sol";

/// @notice Properties of the judgement that hold whatever the ballots are.
contract RulesTest {
    bool public constant IS_TEST = true;
    uint256 private constant MOST = (1 << 24) - 1; // votes in a class

    /// @notice INV-11: a vote that moves from against to for never undoes a majority.
    function testFuzz_carried_isMonotone(uint256 seed, uint8 mode, uint256 class) public pure {
        Kind memory kind = _kind(Mode(mode % 5), seed);
        Count memory count = _count(seed);
        class %= 8;
        vm.assume(Lanes.get(count.votesAgainst, class) != 0);
        bool before = Rules.carried(kind, count);
        count.votesAgainst -= Lanes.lane(uint8(class), 1);
        count.votesFor += Lanes.lane(uint8(class), 1);
        vm.assertTrue(!before || Rules.carried(kind, count), "INV-11 carried is monotone");
    }

    /// @notice INV-11: one more voter never undoes a quorum.
    function testFuzz_quorate_isMonotone(uint256 seed, uint8 mode, uint256 class) public pure {
        Kind memory kind = _kind(Mode(mode % 5), seed);
        Count memory count = _count(seed);
        class %= 8;
        uint256 took = _took(count, class);
        vm.assume(took < count.electorate[class]);
        bool before = Rules.quorate(kind, count);
        count.votesAbstain += Lanes.lane(uint8(class), 1);
        vm.assertTrue(!before || Rules.quorate(kind, count), "INV-11 quorate is monotone");
    }

    /// @notice Where every class votes alike, weights make no difference: the common share decides, exactly.
    function testFuzz_carried_ofEqualShares(uint256 seed, uint256 yes, uint256 cast) public pure {
        Kind memory kind = _kind(Mode.PROPORTIONAL, seed);
        (kind.eligible, kind.minClassSize) = (0xff, 1);
        Count memory count = _count(seed);
        cast = bound(cast, 1, MOST);
        yes = bound(yes, 0, cast);
        (count.votesFor, count.votesAgainst, count.votesBlock) = (0, 0, 0);
        for (uint8 c; c < 8; ++c) {
            count.votesFor |= Lanes.lane(c, yes);
            count.votesAgainst |= Lanes.lane(c, cast - yes);
            count.electorate[c] = MOST;
        }
        (uint256 left, uint256 right) = (yes * kind.denominator, cast * kind.numerator);
        bool expected = kind.moreThan ? left > right : left >= right;
        vm.assertTrue(Rules.carried(kind, count) == expected, "exact threshold");
    }

    /// @notice INV-12: non-user classes below a quarter of the weight never carry anything against the users, who need
    /// only be there.
    function testFuzz_carried_notByNonUsersAlone(uint256 seed, uint8 dormant) public pure {
        Kind memory kind = _kind(Mode.PROPORTIONAL, seed);
        (kind.numerator, kind.denominator, kind.moreThan, kind.minClassSize) = (1, 2, true, 3);
        Count memory count = _count(seed);
        (count.weights, count.nonUsers) = (uint128(3750) | (uint128(3750) << 16) | (uint128(2500) << 32), 0x04);
        (count.votesFor, count.votesAgainst, count.votesBlock) = (Lanes.lane(2, 9), 0, 0);
        for (uint8 c; c < 8; ++c) count.electorate[c] = c > 2 ? 0 : 9;
        if (dormant & 1 != 0) count.electorate[0] = 0;
        if (dormant & 2 != 0) count.electorate[1] = 0;
        vm.assertTrue(!Rules.carried(kind, count), "INV-12 non-users alone");
    }

    /// @notice Heads decide in PLAIN, whatever the weights.
    function testFuzz_carried_byHeads(uint256 seed) public pure {
        Kind memory kind = _kind(Mode.PLAIN, seed);
        (kind.eligible, kind.minClassSize) = (0xff, 0);
        Count memory count = _count(seed);
        uint256 yes;
        uint256 cast;
        for (uint256 c; c < 8; ++c) {
            if (count.electorate[c] == 0) continue;
            yes += Lanes.get(count.votesFor, c);
            cast += Lanes.get(count.votesFor, c) + Lanes.get(count.votesAgainst, c) + Lanes.get(count.votesBlock, c);
        }
        (uint256 left, uint256 right) = (yes * kind.denominator, cast * kind.numerator);
        bool expected = cast != 0 && (kind.moreThan ? left > right : left >= right);
        vm.assertTrue(Rules.carried(kind, count) == expected, "heads");
    }

    function _kind(Mode mode, uint256 seed) private pure returns (Kind memory kind) {
        kind.mode = mode;
        kind.denominator = uint16(bound(seed >> 16, 2, type(uint16).max));
        kind.numerator = uint16(bound(seed >> 32, 1, kind.denominator - 1));
        kind.moreThan = seed & 1 != 0;
        kind.quorumBps = uint16(bound(seed >> 48, 0, 10_000));
        kind.classQuorumBps = uint16(bound(seed >> 64, 0, 10_000));
        kind.minClassSize = uint8(bound(seed >> 80, 0, 3));
        kind.minVotedClasses = uint8(bound(seed >> 88, 0, 8));
        kind.eligible = uint8(seed >> 96) | 1;
    }

    /// @dev Ballots that could exist: nowhere more than the register, mostly few, sometimes the most there can be.
    function _count(uint256 seed) private pure returns (Count memory count) {
        uint256 left = 10_000;
        for (uint8 c; c < 8; ++c) {
            uint256 dice = uint256(keccak256(abi.encode(seed, c)));
            uint256 size = dice & 3 == 0 ? MOST : bound(dice >> 8, 0, 20);
            uint256 weight = c == 7 ? left : bound(dice >> 16, 0, left);
            left -= weight;
            count.electorate[c] = size;
            count.weights |= uint128(weight) << (16 * c);
            if (c != 0 && dice & 4 != 0) count.nonUsers |= uint8(1 << c);
            uint256 yes = bound(dice >> 64, 0, size);
            uint256 no = bound(dice >> 128, 0, size - yes);
            uint256 block_ = dice & 8 == 0 ? 0 : bound(dice >> 192, 0, size - yes - no);
            count.votesFor |= Lanes.lane(c, yes);
            count.votesAgainst |= Lanes.lane(c, no);
            count.votesBlock |= Lanes.lane(c, block_);
        }
    }

    function _took(Count memory count, uint256 class) private pure returns (uint256) {
        return
            Lanes.get(count.votesFor, class) +
            Lanes.get(count.votesAgainst, class) +
            Lanes.get(count.votesAbstain, class) +
            Lanes.get(count.votesBlock, class);
    }
}
