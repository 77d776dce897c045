// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {accountOf} from "../../contracts/lib/Money.sol";
import {Member} from "../../contracts/Members.sol";
import {vm} from "../helpers/Vm.sol";
import {Leaving} from "./Leaving.sol";

/// @notice What holds of register and shares.
abstract contract MemberChecks is Leaving {
    /// @dev INV-3: the electorate of a class is its members. INV-21: a number has one wallet and a wallet one number.
    /// INV-39: whoever is a member has votes in a class that there is, and nobody else has any.
    function _checkRegister() internal view {
        uint256[8] memory classes;
        uint256 all;
        for (uint256 n = 1; n <= coop.members.lastNumber(); ++n) {
            Member memory member = coop.members.memberOf(coop.members.walletOf(n));
            if (member.number != n || member.leftAt != 0) continue;
            vm.assertTrue(!coop.members.hasLeft(n), "INV-21 who is here has not left");
            classes[member.class] += member.votes;
            ++all;
        }
        for (uint256 i; i < ACTORS; ++i) {
            uint256 n = coop.members.numberOf(actors[i]);
            bool isMutual = n == 0 || coop.members.walletOf(n) == actors[i];
            vm.assertTrue(isMutual, "INV-21 number and wallet name each other");
            (, , uint256 votes, ) = coop.members.standingOf(actors[i], uint48(clock));
            bool isOfClass = coop.members.memberOf(actors[i]).class < coop.statute.classCount();
            bool isMember = coop.members.isMember(actors[i]);
            vm.assertTrue(isMember ? votes != 0 && isOfClass : votes == 0, "INV-39 a member has votes, nobody else");
        }
        uint256[8] memory electorates = coop.members.electoratesAt(clock);
        for (uint256 c; c < 8; ++c) vm.assertEq(electorates[c], classes[c], "INV-3 electorate");
        vm.assertEq(coop.members.memberCount(), all, "INV-3 member count");
    }

    /// @dev INV-5: share capital is par times the shares. INV-19: what was repaid, was repaid in the order asked for.
    /// INV-20: a member's shares are those it bought less those repaid, and only what it asked for is repaid. INV-22:
    /// what is held for applicants, and for who has not yet claimed interest, is there.
    function _checkShares() internal view {
        for (uint256 p; p < coop.shares.nextPosition(); ++p)
            vm.assertEq(coop.shares.withdrawalOf(p).shares, 0, "INV-19 nobody is passed over");
        (uint256 shares, uint256 claims, uint256 escrow) = (0, 0, 0);
        for (uint256 n = 1; n <= coop.members.lastNumber(); ++n) {
            (uint256 held, uint256 queued) = coop.shares.sharesOf(n);
            uint256 repaid = coop.shares.repaidSince(n, 0);
            vm.assertLe(queued, held, "INV-5 queued shares are held");
            vm.assertEq(held + repaid, bought[n], "INV-20 bought less repaid");
            vm.assertEq(queued + repaid, due[n], "INV-20 only what was asked for");
            shares += held;
            for (uint256 i = coop.shares.claimedUntil(n); i < coop.shares.interestCount(); ++i) {
                (, uint256 amount) = coop.shares.interestOf(i, n);
                claims += amount;
            }
        }
        for (uint256 i; i < ACTORS; ++i) escrow += coop.shares.escrowOf(actors[i]);
        vm.assertEq(shares, coop.shares.totalSupply(), "INV-5 shares add up");
        vm.assertEq(_inShares(0), shares * coop.shares.par(), "INV-5 capital is par times shares");
        vm.assertEq(_inShares(1), escrow, "INV-22 escrow");
        vm.assertLe(claims, _inShares(2), "INV-22 interest");
    }

    function _inShares(uint96 account) private view returns (uint256) {
        return _balance(accountOf(address(coop.shares), account), _euro());
    }
}
