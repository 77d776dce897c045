// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Coop} from "../../contracts/lib/Coop.sol";
import {AccountId, accountOf, Asset, Cause, ETHER, Purpose, refTo} from "../../contracts/lib/Money.sol";
import {TestToken} from "../../contracts/mocks/TestToken.sol";
import {vm} from "../helpers/Vm.sol";

/// @notice The treasury's books, kept a second time by another hand: every move writes down the entries it should make,
/// word for word. What the treasury's seal and accounts say beyond that, somebody has moved who may not (INV-2, INV-29).
abstract contract Books {
    struct Line {
        AccountId account;
        Asset asset;
    }

    uint256 internal constant ENDOWMENT = 1e24; // base units of either asset that every actor begins with

    Coop internal coop;
    TestToken internal currency;
    uint96 internal outside; // numbers of accounts, asked once
    uint96 internal intake;
    AccountId internal generalFund;

    uint256 private _seal; // of the entries that should have been made
    Line[] private _lines; // all accounts that should ever have held anything
    mapping(AccountId => mapping(Asset => bool)) private _isKnown;
    mapping(AccountId => mapping(Asset => int256)) private _held; // base units; outside: what came in, below zero
    mapping(address wallet => uint256 baseUnits) private _endowed;

    /// @dev Accounts that hold nothing yet are watched from the beginning too.
    function _openBooks(Coop memory coop_, TestToken currency_) internal {
        (coop, currency) = (coop_, currency_);
        (outside, intake) = (coop.treasury.OUTSIDE(), coop.treasury.INTAKE());
        generalFund = coop.treasury.generalFund();
        _watchBoth(generalFund);
        _watchBoth(coop.treasury.reserve());
        address[3] memory rooms = [address(coop.shares), address(coop.rounds), address(coop.funds)];
        for (uint256 i; i < 3; ++i) {
            _watchBoth(accountOf(rooms[i], 0));
            _watchBoth(accountOf(rooms[i], intake));
        }
        _watchBoth(accountOf(address(coop.buckets), intake));
    }

    /// @dev A wallet that begins with money: what it has never falls but by an entry of its own.
    function _watchWallet(address wallet) internal {
        _endowed[wallet] = ENDOWMENT;
        _watchBoth(accountOf(wallet, outside));
        _watchBoth(accountOf(wallet, 0));
    }

    /* WRITING */

    /// @dev Money of funds goes only into buckets or the general fund (INV-26).
    function _entry(AccountId from, AccountId to, Asset asset, uint256 amount, Purpose purpose, bytes32 ref) internal {
        if (from.holder() == address(coop.funds) && from.index() != intake) {
            bool isRight = to.holder() == address(coop.buckets) || _isSame(to, generalFund);
            vm.assertTrue(isRight, "INV-26 into buckets, or the general fund");
        }
        _watch(from, asset);
        _watch(to, asset);
        _held[from][asset] -= int256(amount);
        _held[to][asset] += int256(amount);
        uint256 hash = uint256(keccak256(abi.encode(_seal, from, to, asset, amount, purpose, ref)));
        _seal = (((_seal >> 208) + 1) << 208) | uint208(hash);
    }

    /// @dev Money that the executor moves without giving a cause, outside any resolution.
    function _order(AccountId from, AccountId to, Asset asset, uint256 amount, Purpose purpose) internal {
        _entry(from, to, asset, amount, purpose, refTo(Cause.Proposal, 0));
    }

    /* READING */

    function _holds(AccountId account, Asset asset) internal view returns (uint256) {
        return uint256(_held[account][asset]);
    }

    function _balance(AccountId account, Asset asset) internal view returns (uint256) {
        return coop.treasury.balanceOf(account, asset);
    }

    function _inGeneralFund(Asset asset) internal view returns (uint256) {
        return _holds(generalFund, asset);
    }

    function _euro() internal view returns (Asset) {
        return Asset.wrap(address(currency));
    }

    function _out(address wallet) internal view returns (AccountId) {
        return accountOf(wallet, outside);
    }

    function _bucketAccount(uint256 bucket) internal view returns (AccountId) {
        return accountOf(address(coop.buckets), uint96(bucket));
    }

    function _roundAccount(uint256 round) internal view returns (AccountId) {
        return accountOf(address(coop.rounds), uint96(round));
    }

    function _fundAccount(uint256 fund) internal view returns (AccountId) {
        return accountOf(address(coop.funds), uint96(fund));
    }

    /* CHECKING */

    /// @dev INV-1: the accounts add up to what is booked, and what is booked is there. INV-2: an entry for each movement,
    /// in the right words, and no other. INV-29: every account and every wallet holds what these entries gave it.
    /// INV-38: the treasury lets none of their owners take anything.
    function _checkBooks() internal view {
        uint256[2] memory sums; // of euros and of ether
        int256[2] memory came;
        for (uint256 i; i < _lines.length; ++i) {
            (AccountId account, Asset asset) = (_lines[i].account, _lines[i].asset);
            uint256 which = asset == ETHER ? 1 : 0;
            uint256 allowance = currency.allowance(address(coop.treasury), account.holder());
            vm.assertEq(allowance, 0, "INV-38 the treasury approves nobody");
            int256 should = _held[account][asset];
            if (account.index() == outside) {
                _checkWallet(account.holder(), asset, should);
                came[which] -= should;
                continue;
            }
            uint256 balance = _balance(account, asset);
            vm.assertEq(balance, uint256(should), "INV-29 nobody else moves an account");
            sums[which] += balance;
        }
        _checkHeld(_euro(), sums[0], came[0], currency.balanceOf(address(coop.treasury)));
        _checkHeld(ETHER, sums[1], came[1], address(coop.treasury).balance);
        vm.assertEq(coop.treasury.seal(), _seal, "INV-2 the entries that these moves make, and no others");
    }

    function _checkHeld(Asset asset, uint256 accounts, int256 came, uint256 isThere) private view {
        (, uint256 booked) = coop.treasury.holdingOf(asset);
        vm.assertEq(accounts, booked, "INV-1 accounts add up");
        vm.assertLe(booked, isThere, "INV-1 booked is held");
        vm.assertEq(booked, uint256(came), "INV-1 in minus out");
    }

    /// @dev What is swept came from nobody's wallet.
    function _checkWallet(address wallet, Asset asset, int256 should) private view {
        if (wallet == address(coop.treasury)) return;
        uint256 has = asset == ETHER ? wallet.balance : currency.balanceOf(wallet);
        vm.assertEq(has, uint256(int256(_endowed[wallet]) + should), "INV-29 nobody else moves a wallet");
    }

    /* INTERNAL */

    function _watchBoth(AccountId account) private {
        _watch(account, _euro());
        _watch(account, ETHER);
    }

    function _watch(AccountId account, Asset asset) private {
        if (_isKnown[account][asset]) return;
        _isKnown[account][asset] = true;
        _lines.push(Line(account, asset));
    }

    function _isSame(AccountId a, AccountId b) private pure returns (bool) {
        return AccountId.unwrap(a) == AccountId.unwrap(b);
    }
}
