// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice A currency for local chains and tests: anyone may mint. Never deployed to a real chain.
contract TestToken is ERC20 {
    uint8 private immutable _unit;

    constructor(string memory name, string memory symbol, uint8 decimals_) ERC20(name, symbol) {
        _unit = decimals_;
    }

    function decimals() public view virtual override returns (uint8) {
        return _unit;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
