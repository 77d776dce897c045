// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

// What instrumented contracts ask in the middle of things: which mutant are we? The answer is the balance of an address
// that nobody has, so one compilation holds all mutants, and a chain that has been prepared becomes any of them at once.
// The number ALL chooses none and reports what is reached, as Hardhat's coverage does: by calls that the chain's
// simulator listens for.

uint256 constant ALL = type(uint64).max;
address constant LISTENER = 0xc0bEc0BEc0BeC0bEC0beC0bEC0bEC0beC0beC0BE;

/// @dev Whether the code is mutant `id`.
function $on(uint256 id) pure returns (bool) {
    uint256 chosen = _chosen();
    if (chosen == ALL) _report(id);
    return chosen == id;
}

/// @dev `condition`, unless the code is the mutant for which it always holds, or the one for which it never does.
function $decide(uint256 always, uint256 never, bool condition) pure returns (bool) {
    uint256 chosen = _chosen();
    if (chosen == ALL) _report(condition ? always : never);
    if (chosen == always) return true;
    if (chosen == never) return false;
    return condition;
}

function $reach(uint256 id) pure {
    if (_chosen() == ALL) _report(id);
}

/// @dev Asking and reporting change nothing, so both may be called pure.
function _chosen() pure returns (uint256 id) {
    return _asPureAnswer(_read)();
}

function _report(uint256 id) pure {
    _asPureDeed(_send)(id);
}

/// @dev The address is the last 20 bytes of the hash of "which mutant", as in tests.ts.
function _read() view returns (uint256 id) {
    assembly ("memory-safe") {
        id := balance(0x574b6f25C3812851a4bb6118BC73cdbD4A56a0E1)
    }
}

function _send(uint256 id) view {
    assembly ("memory-safe") {
        mstore(0, id)
        pop(staticcall(gas(), LISTENER, 0, 32, 0, 0))
    }
}

function _asPureAnswer(function() view returns (uint256) impure) pure returns (function() pure returns (uint256) asIfPure) {
    assembly {
        asIfPure := impure
    }
}

function _asPureDeed(function(uint256) view impure) pure returns (function(uint256) pure asIfPure) {
    assembly {
        asIfPure := impure
    }
}
