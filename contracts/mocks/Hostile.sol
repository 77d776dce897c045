// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What hostile contracts have in common, for tests: they call back in the middle of things and keep what came
/// of it, and they answer with a megabyte. Never deployed to a real chain.
abstract contract Hostile {
    error Megabyte();

    uint256 private constant MEGABYTE = 1_000_000; // bytes

    uint256 public callsMade;
    bool public succeeded; // the last call
    bytes public answer; // what it returned, or its error

    address private _target; // called back once
    bytes private _data;

    /// @notice The call to make in the middle of what comes next.
    function callBack(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function _callBack() internal {
        address target = _target;
        if (target == address(0)) return;
        _target = address(0);
        ++callsMade;
        (succeeded, answer) = target.call(_data);
    }

    /// @dev The error with a megabyte of zeros behind it: whoever passes it on pays for its memory again.
    function _revertWithMegabyte() internal pure {
        bytes4 selector = Megabyte.selector;
        assembly {
            mstore(0, selector)
            revert(0, MEGABYTE)
        }
    }

    /// @dev Ends the call with `true` and a megabyte behind it.
    function _returnMegabyte() internal pure {
        assembly {
            mstore(0, 1)
            return(0, MEGABYTE)
        }
    }
}
