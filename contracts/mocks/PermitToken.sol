// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {TestToken} from "./TestToken.sol";

/// @notice A currency that takes signatures in place of approvals (ERC-2612). Never deployed to a real chain.
contract PermitToken is TestToken, ERC20Permit {
    constructor(
        string memory name,
        string memory symbol,
        uint8 decimals_
    ) TestToken(name, symbol, decimals_) ERC20Permit(name) {}

    function decimals() public view override(ERC20, TestToken) returns (uint8) {
        return super.decimals();
    }
}
