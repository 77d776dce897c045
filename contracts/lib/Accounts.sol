// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {AccountId, Asset, Purpose} from "./Money.sol";

/// @title Accounts
/// @notice What every account of the {Treasury} holds, and the three ways in which it changes, each recorded once.
/// @dev Who may move what is the treasury's business, and so are the journal and the tokens. What is here is proved by
/// test/proofs (`npm run prove`), for all balances and any sequence of movements. Limits are checked by `require`,
/// because the checker does not look into {SafeCast}.
abstract contract Accounts {
    error BalanceTooLow(AccountId account, Asset asset, uint256 balance, uint256 amount);
    error NothingMoved();

    struct Holding {
        bool accepted;
        uint128 booked; // base units in all accounts together
    }

    mapping(Asset => Holding) internal _holdings;
    mapping(AccountId => mapping(Asset => uint256 baseUnits)) internal _balances;

    /// @dev From outside the treasury into an account.
    function _bookIn(AccountId from, AccountId to, Asset asset, uint256 amount, Purpose purpose, bytes32 ref) internal {
        require(amount != 0, NothingMoved());
        uint256 booked = _holdings[asset].booked + amount;
        require(booked <= type(uint128).max, SafeCast.SafeCastOverflowedUintDowncast(128, booked));
        _holdings[asset].booked = uint128(booked);
        _balances[to][asset] += amount;
        _record(from, to, asset, amount, purpose, ref);
    }

    /// @dev From an account to another.
    function _move(AccountId from, AccountId to, Asset asset, uint256 amount, Purpose purpose, bytes32 ref) internal {
        require(amount != 0, NothingMoved());
        _debit(from, asset, amount);
        _balances[to][asset] += amount;
        _record(from, to, asset, amount, purpose, ref);
    }

    /// @dev From an account out of the treasury.
    function _bookOut(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    ) internal {
        require(amount != 0, NothingMoved());
        _debit(from, asset, amount);
        uint256 booked = _holdings[asset].booked - amount;
        _holdings[asset].booked = uint128(booked); // less than it was
        _record(from, to, asset, amount, purpose, ref);
    }

    function _debit(AccountId from, Asset asset, uint256 amount) private {
        uint256 balance = _balances[from][asset];
        require(balance >= amount, BalanceTooLow(from, asset, balance, amount));
        _balances[from][asset] = balance - amount;
    }

    /// @dev Writes a movement into the journal.
    function _record(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    ) internal virtual;
}
