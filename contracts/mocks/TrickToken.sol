// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @notice A currency that plays tricks, for tests: it keeps a fee of every transfer, or calls back in the middle of
/// one. Never deployed to a real chain.
contract TrickToken is ERC20("Trick", "TRICK") {
    uint256 public feeBps;

    address private _target; // called back once, in the middle of the next transfer
    bytes private _data;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setFee(uint256 feeBps_) external {
        feeBps = feeBps_;
    }

    /// @notice The call to make in the middle of the next transfer; the token lets `target` take its own balance.
    function callBack(address target, bytes calldata data) external {
        _approve(address(this), target, type(uint256).max);
        (_target, _data) = (target, data);
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) ? 0 : (value * feeBps) / 10_000;
        super._update(from, to, value - fee);
        if (fee != 0) super._update(from, address(0), fee);

        address target = _target;
        if (from == address(0) || target == address(0)) return;
        _target = address(0);
        Address.functionCall(target, _data);
    }
}
