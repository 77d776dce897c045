// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";

/// @title Executor
/// @notice The co-op's legal person: carries out what the assembly decided, after its delay. It owns the general fund.
/// @dev MONEY: holds none. Ether sent to it is refused; the {Treasury} takes deposits.
/// @dev POWER: only the assembly proposes, executes and cancels; nobody administers it but the executor itself, by
/// resolution.
contract Executor is TimelockControllerUpgradeable {
    error HoldsNoMoney();
    error NoCode(address target);

    constructor() {
        _disableInitializers();
    }

    receive() external payable override {
        revert HoldsNoMoney();
    }

    /// @dev A call of an address without code succeeds and does nothing: the resolution would pass for carried out.
    function _execute(address target, uint256 value, bytes calldata data) internal override {
        require(data.length == 0 || target.code.length != 0, NoCode(target));
        super._execute(target, value, data);
    }
}
