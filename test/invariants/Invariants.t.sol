// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Founding} from "../helpers/Founding.sol";
import {vm} from "../helpers/Vm.sol";
import {CoopHandler} from "./CoopHandler.sol";

/// @notice What holds in a co-op whatever its members do: the numbered promises of docs/invariants.md, checked after
/// every move of {CoopHandler}. One function, because each one would be a campaign of its own.
contract InvariantsTest is Founding {
    uint256 private constant ACTORS = 14;

    CoopHandler private _handler;

    function setUp() public {
        deployFactory();
        found(FOUNDERS);
        for (uint256 i = FOUNDERS; i < ACTORS; ++i) equip(wallet(i));
        uint256 proposal = _propose();
        pass(17 days);
        _handler = new CoopHandler(coop, currency, clock, proposal);
        _begin();
    }

    /// @notice Whose functions the runner calls. It knows the handler only when all Solidity tests are run, not this
    /// file alone.
    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_coop() public view {
        _handler.check();
    }

    /// @dev Every life begins with some of everything, so that a short one gets far.
    function _begin() private {
        _handler.openRound(1, 500e18, 1e17); // of equal parts
        _handler.openRound((2 << 8) + 1, 200e18, 1e17); // by roll
        _handler.openFund(1, 100e18, 30e18, 60e18);
        _handler.nameStanding(1 << 8, 5e18, 7 days);
        for (uint256 i; i < 8; ++i) _handler.suggest(_luck(i), 1e18, 200e18, i < 6);
        for (uint256 i; i < 6; ++i) _handler.assign(1, i);
        for (uint256 i = 8; i < 16; ++i) _handler.fill(i, _luck(i), _luck(i) >> 128);
    }

    function _luck(uint256 i) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(i)));
    }

    function _propose() private returns (uint256) {
        address[] memory targets = new address[](1);
        bytes[] memory calls = new bytes[](1);
        (targets[0], calls[0]) = (address(coop.treasury), abi.encodeCall(coop.treasury.sweep, (asset())));
        vm.prank(wallet(0));
        return coop.assembly_.propose(targets, new uint256[](1), calls, "A question");
    }
}
