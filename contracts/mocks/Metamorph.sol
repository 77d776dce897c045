// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HostileWallet} from "./HostileWallet.sol";

/// @notice What the members are shown, for tests. Never deployed to a real chain.
contract Sheep {
    function graze() external pure {}

    /// @dev A contract that goes in the transaction in which it came leaves nothing behind, not even its nonce.
    function vanish() external {
        selfdestruct(payable(msg.sender));
    }
}

/// @notice What comes in its place, for tests. Never deployed to a real chain.
contract Wolf {
    event Bitten(address by);

    function graze() external {
        emit Bitten(msg.sender);
    }
}

/// @notice Takes the shape that its maker has in mind, for tests. Never deployed to a real chain.
contract Changeling {
    constructor() {
        bytes memory code = Metamorph(payable(msg.sender)).shape();
        assembly {
            return(add(code, 0x20), mload(code))
        }
    }
}

/// @notice Puts a contract at an address, takes it away and puts another one there, for tests: the address follows from
/// code that is the same both times. Never deployed to a real chain.
contract Metamorph is HostileWallet {
    bytes public shape;

    /// @notice Shows a sheep while the call is made, in the middle of one transaction.
    function showSheep(address target, bytes calldata data) external returns (address place) {
        shape = type(Sheep).runtimeCode;
        place = address(new Changeling{salt: 0}());
        this.call(target, data);
        Sheep(place).vanish();
    }

    function putWolf() external returns (address place) {
        shape = type(Wolf).runtimeCode;
        place = address(new Changeling{salt: 0}());
    }
}
