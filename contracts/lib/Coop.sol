// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Agenda} from "../Agenda.sol";
import {Assembly} from "../Assembly.sol";
import {Authority} from "../Authority.sol";
import {Buckets} from "../Buckets.sol";
import {Executor} from "../Executor.sol";
import {Funds} from "../Funds.sol";
import {Members} from "../Members.sol";
import {Payouts} from "../Payouts.sol";
import {Rounds} from "../Rounds.sol";
import {Shares} from "../Shares.sol";
import {Statute} from "../Statute.sol";
import {Treasury} from "../Treasury.sol";

/// @notice The twelve contracts of one co-op. Each noun remembers those it talks to; nothing can change them.
struct Coop {
    Statute statute;
    Members members;
    Shares shares;
    Assembly assembly_; // `assembly` is a word of the language
    Agenda agenda;
    Executor executor;
    Authority authority;
    Treasury treasury;
    Buckets buckets;
    Payouts payouts;
    Funds funds;
    Rounds rounds;
}
