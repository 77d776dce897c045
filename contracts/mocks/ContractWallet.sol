// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice A smart wallet for tests: it signs what its owner signed, and makes the calls its owner asks for. Never
/// deployed to a real chain.
contract ContractWallet is IERC1271 {
    address public immutable owner;

    address private _target; // called back once, when ether arrives
    bytes private _data;

    constructor(address owner_) {
        owner = owner_;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        return ECDSA.recover(hash, signature) == owner ? IERC1271.isValidSignature.selector : bytes4(0);
    }

    function call(address target, bytes calldata data) external payable returns (bytes memory) {
        require(msg.sender == owner);
        return Address.functionCallWithValue(target, data, msg.value);
    }

    /// @notice The call to make in the middle of the next receipt of ether.
    function callBack(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    receive() external payable {
        address target = _target;
        _target = address(0);
        if (target != address(0)) Address.functionCall(target, _data);
    }
}
