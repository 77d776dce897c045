// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {reaches} from "./Fractions.sol";
import {Lanes} from "./Lanes.sol";

/// @notice How ballots become a result (domain.md 1.2, R1 to R4, and 4.1 for consent).
enum Mode {
    PLAIN, // heads: one member, one vote, whatever the class
    PROPORTIONAL, // each class's weight is split as its members voted
    BLOC, // each class throws its whole weight to its own majority
    DUAL, // the threshold over all heads, and a majority inside every class
    CONSENT // the threshold over all heads, and nobody blocks
}

/// @notice Of what the threshold is a fraction, where heads are counted (PLAIN, DUAL, CONSENT).
enum Base {
    Cast, // votes for, of those for, against or blocking
    Positions, // votes for, of all ballots, abstentions included
    Register, // votes for, of everybody who may vote
    Tacit // votes for and abstentions, of everybody who may vote
}

/// @notice A resolution kind: everything that decides whether a resolution is carried. One word, and never edited:
/// a statute that changes its mind stores a new one, so a proposal freezes its kind by remembering the number.
struct Kind {
    Mode mode;
    Base base;
    uint16 numerator; // approval needed, as an exact fraction of …
    uint16 denominator; // … the weight (PROPORTIONAL, BLOC) or of the base (other modes)
    bool moreThan; // true: strictly more than the fraction; false: at least
    uint16 quorumBps; // weighted turnout needed, in basis points (PLAIN, DUAL, CONSENT: of heads)
    uint16 secondQuorumBps; // the same for a second call; 0: there is none
    uint16 classQuorumBps; // turnout needed inside every active class, in basis points
    uint8 minClassSize; // a class with fewer members is dormant: its weight goes to the user classes (R9)
    uint8 minVotedClasses; // this many of the active classes, or all if there are fewer, must have voted
    uint8 eligible; // bit c set: class c may vote
    uint32 notice; // seconds between proposing and the opening of the vote; whole days are clear days
    uint32 votingTime; // seconds
    uint32 delay; // seconds between queueing and execution
    uint32 minTenure; // seconds of membership before the vote opens; founders need none
}

/// @notice The ballots of one proposal: a {Lanes} word per support value, and the classes they are measured against.
struct Count {
    uint256 votesAgainst;
    uint256 votesFor;
    uint256 votesAbstain;
    uint256 votesBlock;
    uint256[8] electorate; // votes on the register of each class at the snapshot
    uint128 weights; // 16 bits of basis points per class
    uint8 nonUsers; // bit c set: class c is not a user class
    uint8 mustAgree; // bit c set: class c loses by the resolution, and must have a majority for it (R14)
    bool isSecondCall;
}

/// @title Rules
/// @notice Judges a count by a kind. Pure, exact, and mirrored by the ledger that observers run.
/// @dev Fractions are compared by cross-multiplication: a bare 75 % is "at least 3/4", an exact tie is not "more than
/// half". Bits: 8 classes below 2^24 make 192, weights rescaled by R9 27, thresholds 16, the sum 3: 238 of 256.
library Rules {
    using Lanes for uint256;

    uint256 internal constant FULL = 10_000; // basis points

    /// @notice Whether enough of the electorate took part. Abstaining and blocking count as taking part.
    function quorate(Kind memory kind, Count memory count) internal pure returns (bool) {
        uint256[8] memory took;
        uint256 silent;
        uint256 voted;
        uint256 heads;
        uint256 register;
        uint256 quorumBps = count.isSecondCall ? kind.secondQuorumBps : kind.quorumBps;
        uint8 active = _active(kind, count);
        for (uint8 c; c < 8; ++c) {
            if (!_has(active, c)) continue;
            took[c] = _took(count, c);
            if (took[c] * FULL < uint256(kind.classQuorumBps) * count.electorate[c]) return false;
            if (took[c] == 0) ++silent;
            else ++voted;
            heads += took[c];
            register += count.electorate[c];
        }
        if ((voted < kind.minVotedClasses && silent != 0) || register == 0) return false;
        if (!_weighs(kind.mode)) return reaches(heads, register, quorumBps, FULL, false);

        (uint256[8] memory weights, uint256 whole) = _weights(count, active);
        return whole != 0 && _meets(weights, took, count.electorate, quorumBps, FULL, whole, false);
    }

    /// @notice Whether the ballots carry the resolution, quorum aside. Blocks count as votes against, and in CONSENT
    /// stop it. On a second call the weight of classes that stayed away no longer counts against it, where weights
    /// count (R2).
    function carried(Kind memory kind, Count memory count) internal pure returns (bool) {
        uint256[8] memory yes;
        uint256[8] memory cast;
        uint8 active = _active(kind, count);
        if (count.isSecondCall && _weighs(kind.mode)) active = _present(active, count);
        uint256 totalCast;
        for (uint8 c; c < 8; ++c) {
            yes[c] = count.votesFor.get(c);
            cast[c] = yes[c] + count.votesAgainst.get(c) + count.votesBlock.get(c);
            if (_has(count.mustAgree, c) && count.electorate[c] != 0 && yes[c] * 2 <= cast[c]) return false;
            if (!_has(active, c)) continue;
            totalCast += kind.base == Base.Tacit ? _took(count, c) : cast[c];
            if (kind.mode == Mode.CONSENT && count.votesBlock.get(c) != 0) return false;
            if (kind.mode == Mode.DUAL && yes[c] * 2 <= cast[c]) return false;
            if (kind.mode == Mode.BLOC) (yes[c], cast[c]) = _oneVoice(yes[c], cast[c]);
        }
        if (totalCast == 0) return false;
        if (!_weighs(kind.mode)) return _headsMeet(kind, count, active);

        (uint256[8] memory weights, uint256 whole) = _weights(count, active);
        return whole != 0 && _meets(weights, yes, cast, kind.numerator, kind.denominator, whole, kind.moreThan);
    }

    /// @notice Whether the heads of the active classes reach the threshold of the kind's base.
    function _headsMeet(Kind memory kind, Count memory count, uint8 active) private pure returns (bool) {
        uint256 part;
        uint256 base;
        for (uint8 c; c < 8; ++c) {
            if (!_has(active, c)) continue;
            uint256 abstained = count.votesAbstain.get(c);
            part += count.votesFor.get(c);
            if (kind.base == Base.Tacit) part += abstained;
            if (kind.base == Base.Cast) base += _took(count, c) - abstained;
            else base += kind.base == Base.Positions ? _took(count, c) : count.electorate[c];
        }
        return reaches(part, base, kind.numerator, kind.denominator, kind.moreThan);
    }

    /// @notice Of `active`, the classes from which at least three voters, or all, took part.
    function _present(uint8 active, Count memory count) private pure returns (uint8 present) {
        for (uint8 c; c < 8; ++c) {
            uint256 needed = count.electorate[c] < 3 ? count.electorate[c] : 3;
            if (_has(active, c) && _took(count, c) >= needed) present |= uint8(1 << c);
        }
    }

    function _took(Count memory count, uint256 class) private pure returns (uint256) {
        return
            count.votesFor.get(class) +
            count.votesAgainst.get(class) +
            count.votesAbstain.get(class) +
            count.votesBlock.get(class);
    }

    /// @notice The classes that take part: eligible, on the register, and not too small; if that leaves no user class,
    /// size is disregarded, so that a young co-op can decide at all.
    function _active(Kind memory kind, Count memory count) private pure returns (uint8 active) {
        active = _atLeast(kind.eligible, count.electorate, kind.minClassSize);
        if (active & ~count.nonUsers == 0) active = _atLeast(kind.eligible, count.electorate, 1);
    }

    function _atLeast(uint8 eligible, uint256[8] memory electorate, uint256 size) private pure returns (uint8 classes) {
        for (uint8 c; c < 8; ++c) {
            if (_has(eligible, c) && electorate[c] != 0 && electorate[c] >= size) classes |= uint8(1 << c);
        }
    }

    /// @notice The weights of the active classes and their sum. The weight of dormant and barred classes goes to the
    /// active user classes in proportion, so that non-users never weigh more than the statute gives them (R8, R9).
    /// Multiplied through by the active users' weight, so that everything stays an integer.
    function _weights(
        Count memory count,
        uint8 active
    ) private pure returns (uint256[8] memory weights, uint256 whole) {
        uint256 users;
        uint256 others;
        for (uint8 c; c < 8; ++c) {
            if (!_has(active, c)) continue;
            weights[c] = uint16(count.weights >> (16 * c));
            if (_has(count.nonUsers, c)) others += weights[c];
            else users += weights[c];
        }
        for (uint8 c; c < 8; ++c) weights[c] *= _has(count.nonUsers, c) ? users : FULL - others;
        whole = FULL * users;
    }

    /// @notice Whether Σ weight · part / base reaches numerator / denominator of `whole`, exactly. A base of zero adds
    /// nothing: the weight of a class that stayed away is not given to the others.
    function _meets(
        uint256[8] memory weights,
        uint256[8] memory part,
        uint256[8] memory base,
        uint256 numerator,
        uint256 denominator,
        uint256 whole,
        bool strictly
    ) private pure returns (bool) {
        uint256 sum; // Σ weight · part / base, times `product`
        uint256 product = 1;
        for (uint256 c; c < 8; ++c) {
            if (base[c] == 0 || weights[c] == 0) continue;
            sum = sum * base[c] + weights[c] * part[c] * product;
            product *= base[c];
        }
        return reaches(sum, whole * product, numerator, denominator, strictly);
    }

    /// @notice A class that speaks with one voice: all for, or not. A tie is not for.
    function _oneVoice(uint256 yes, uint256 cast) private pure returns (uint256, uint256) {
        return (yes * 2 > cast ? 1 : 0, 1);
    }

    function _weighs(Mode mode) private pure returns (bool) {
        return mode == Mode.PROPORTIONAL || mode == Mode.BLOC;
    }

    function _has(uint8 classes, uint8 class) private pure returns (bool) {
        return (classes >> class) & 1 != 0;
    }
}
