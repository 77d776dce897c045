// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {HostileWallet} from "./HostileWallet.sol";

/// @notice A wallet that answers for its signatures (ERC-1271) as badly as it is told, and never looks at them, for
/// tests. Never deployed to a real chain.
contract HostileSigner is HostileWallet, IERC1271 {
    error NoSignature();

    enum Answer {
        Yes,
        No,
        ShortYes, // four bytes, where 32 are an answer
        LongYes, // half a megabyte, of which the first word is a yes
        DirtyYes, // a yes with something behind it in the same word
        Reverts,
        BurnsGas // all it gets
    }

    uint256 private constant SHORT = 4; // bytes
    uint256 private constant WORD = 32; // bytes
    uint256 private constant LONG = 500_000; // bytes

    Answer public answerGiven;

    function setAnswer(Answer answer_) external {
        answerGiven = answer_;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        Answer given = answerGiven;
        require(given != Answer.Reverts, NoSignature());
        if (given == Answer.BurnsGas) {
            assembly {
                invalid()
            }
        }
        if (given == Answer.No) return 0;
        uint256 dirt = given == Answer.DirtyYes ? 1 : 0;
        uint256 length = given == Answer.ShortYes ? SHORT : given == Answer.LongYes ? LONG : WORD;
        bytes32 yes = bytes32(IERC1271.isValidSignature.selector) | bytes32(dirt);
        assembly {
            mstore(0, yes)
            return(0, length)
        }
    }
}
