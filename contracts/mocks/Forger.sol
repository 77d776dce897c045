// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Coop} from "../lib/Coop.sol";
import {AccountId, Asset, Purpose} from "../lib/Money.sol";

/// @notice Says what a treasury and a factory say, and means nothing by it: for tests of whoever reads the chain. Never
/// deployed to a real chain.
contract Forger {
    event Entry(
        AccountId indexed from,
        AccountId indexed to,
        Asset indexed asset,
        uint256 number,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    );
    event CoopFounded(uint256 indexed id, bytes32 indexed charterHash, string name, Coop coop);

    function enter(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 number,
        uint256 amount,
        Purpose purpose
    ) external {
        emit Entry(from, to, asset, number, amount, purpose, 0);
    }

    function found(bytes32 charterHash, string calldata name, Coop calldata coop) external {
        emit CoopFounded(0, charterHash, name, coop);
    }
}
