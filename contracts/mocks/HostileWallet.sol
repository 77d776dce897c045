// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC777Recipient} from "@openzeppelin/contracts/interfaces/IERC777Recipient.sol";
import {IERC777Sender} from "@openzeppelin/contracts/interfaces/IERC777Sender.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Hostile} from "./Hostile.sol";

/// @notice A wallet that receives ether, and tokens with hooks, as badly as it is told, for tests. It makes whatever
/// call anybody asks for, and with {callBack} one in the middle of being paid. Never deployed to a real chain.
contract HostileWallet is Hostile, IERC777Sender, IERC777Recipient {
    error Refused();

    enum Manner {
        Accepts,
        Refuses,
        BurnsGas, // all it gets
        RevertsWithMegabyte,
        ReturnsMegabyte
    }

    Manner public manner;

    function setManner(Manner manner_) external {
        manner = manner_;
    }

    function call(address target, bytes calldata data) external payable returns (bytes memory) {
        return Address.functionCallWithValue(target, data, msg.value);
    }

    function tokensToSend(address, address, address, uint256, bytes calldata, bytes calldata) external {
        _behave();
    }

    function tokensReceived(address, address, address, uint256, bytes calldata, bytes calldata) external {
        _behave();
    }

    receive() external payable {
        _behave();
    }

    function _behave() private {
        require(manner != Manner.Refuses, Refused());
        if (manner == Manner.RevertsWithMegabyte) _revertWithMegabyte();
        if (manner == Manner.BurnsGas) while (true) {}
        _callBack();
        if (manner == Manner.ReturnsMegabyte) _returnMegabyte();
    }
}
