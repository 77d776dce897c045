// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CloneVotes} from "./CloneGovernor.sol";
import {PlainVotes} from "./PlainGovernor.sol";

/// @notice The plain peer's votes, open to whoever joins, as an open class is with us. They count once delegated.
contract PlainOpenVotes is PlainVotes {
    constructor(address[] memory holders) PlainVotes(holders) {}

    function join() external {
        _mint(msg.sender, 1);
    }
}

/// @notice The same behind a clone.
contract CloneOpenVotes is CloneVotes {
    function join() external {
        _mint(msg.sender, 1);
    }
}
