// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Accounts} from "../../contracts/lib/Accounts.sol";
import {AccountId, Asset, Purpose} from "../../contracts/lib/Money.sol";

/// @notice What each movement between the treasury's accounts does, whatever they hold. Each function is one claim of
/// `npm run prove`: from no state, and with no arguments, does its assertion fail.
contract AccountsProof is Accounts {
    uint256 private _entries;
    uint256 private _lastAmount;
    uint256 private _in; // of all that was booked of one asset
    uint256 private _out;

    function _record(AccountId, AccountId, Asset, uint256 amount, Purpose, bytes32) internal override {
        ++_entries;
        _lastAmount = amount;
    }

    /* WITHIN THE TREASURY */

    function move_keepsTheSum(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        require(_differ(from, to));
        uint256 sum = _balances[from][asset] + _balances[to][asset];
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(_balances[from][asset] + _balances[to][asset] == sum);
    }

    function move_creditsWhatItMoves(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        require(_differ(from, to));
        uint256 before = _balances[to][asset];
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(_balances[to][asset] - before == amount);
    }

    function move_toItselfChangesNothing(AccountId account, Asset asset, uint256 amount) external {
        uint256 before = _balances[account][asset];
        _move(account, account, asset, amount, Purpose.Budget, 0);
        assert(_balances[account][asset] == before);
    }

    function move_leavesThirdsAlone(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        AccountId third
    ) external {
        require(_differ(from, third) && _differ(to, third));
        uint256 before = _balances[third][asset];
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(_balances[third][asset] == before);
    }

    function move_leavesOtherAssetsAlone(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        AccountId account,
        Asset other
    ) external {
        require(!(asset == other));
        uint256 before = _balances[account][other];
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(_balances[account][other] == before);
    }

    function move_leavesBookedAlone(AccountId from, AccountId to, Asset asset, uint256 amount, Asset any) external {
        uint256 before = _holdings[any].booked;
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(_holdings[any].booked == before);
    }

    function move_neverMoreThanIsHeld(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        uint256 before = _balances[from][asset];
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(amount <= before);
    }

    function move_neverNothing(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(amount != 0);
    }

    function move_recordsOnce(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        uint256 before = _entries;
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(_entries - before == 1 && _lastAmount == amount);
    }

    /* INTO THE TREASURY */

    function bookIn_creditsWhatItBooks(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        uint256 before = _balances[to][asset];
        uint256 booked = _holdings[asset].booked;
        _bookIn(from, to, asset, amount, Purpose.Contribution, 0);
        assert(_balances[to][asset] - before == amount && _holdings[asset].booked - booked == amount);
    }

    function bookIn_keepsBookedBelowTheLimit(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        _bookIn(from, to, asset, amount, Purpose.Contribution, 0);
        assert(_holdings[asset].booked <= type(uint128).max);
    }

    function bookIn_leavesOthersAlone(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        AccountId account,
        Asset any
    ) external {
        require(_differ(account, to) || !(any == asset));
        uint256 before = _balances[account][any];
        _bookIn(from, to, asset, amount, Purpose.Contribution, 0);
        assert(_balances[account][any] == before);
    }

    function bookIn_keepsWhatIsAccepted(AccountId from, AccountId to, Asset asset, uint256 amount, Asset any) external {
        bool before = _holdings[any].accepted;
        _bookIn(from, to, asset, amount, Purpose.Contribution, 0);
        assert(_holdings[any].accepted == before);
    }

    function bookIn_recordsOnce(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        uint256 before = _entries;
        _bookIn(from, to, asset, amount, Purpose.Contribution, 0);
        assert(_entries - before == 1 && _lastAmount == amount);
    }

    /* OUT OF THE TREASURY */

    function bookOut_debitsWhatItBooks(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        uint256 before = _balances[from][asset];
        uint256 booked = _holdings[asset].booked;
        _bookOut(from, to, asset, amount, Purpose.Work, 0);
        assert(before - _balances[from][asset] == amount && booked - _holdings[asset].booked == amount);
    }

    function bookOut_leavesOthersAlone(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        AccountId account,
        Asset any
    ) external {
        require(_differ(account, from) || !(any == asset));
        uint256 before = _balances[account][any];
        _bookOut(from, to, asset, amount, Purpose.Work, 0);
        assert(_balances[account][any] == before);
    }

    function bookOut_neverMoreThanIsHeld(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        uint256 before = _balances[from][asset];
        _bookOut(from, to, asset, amount, Purpose.Work, 0);
        assert(amount <= before);
    }

    function bookOut_recordsOnce(AccountId from, AccountId to, Asset asset, uint256 amount) external {
        uint256 before = _entries;
        _bookOut(from, to, asset, amount, Purpose.Work, 0);
        assert(_entries - before == 1 && _lastAmount == amount);
    }

    /* ANY SEQUENCE: it holds before the first movement, when all is zero, and each keeps it */

    function booked_isInLessOut_afterBookIn(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        Asset one
    ) external {
        require(_in - _out == _holdings[one].booked);
        _bookIn(from, to, asset, amount, Purpose.Contribution, 0);
        if (asset == one) _in += amount;
        assert(_in - _out == _holdings[one].booked);
    }

    function booked_isInLessOut_afterMove(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        Asset one
    ) external {
        require(_in - _out == _holdings[one].booked);
        _move(from, to, asset, amount, Purpose.Budget, 0);
        assert(_in - _out == _holdings[one].booked);
    }

    function booked_isInLessOut_afterBookOut(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        Asset one
    ) external {
        require(_in - _out == _holdings[one].booked);
        _bookOut(from, to, asset, amount, Purpose.Work, 0);
        if (asset == one) _out += amount;
        assert(_in - _out == _holdings[one].booked);
    }

    function _differ(AccountId a, AccountId b) private pure returns (bool) {
        return AccountId.unwrap(a) != AccountId.unwrap(b);
    }
}
