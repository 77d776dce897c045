// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Agenda} from "./Agenda.sol";
import {Assembly} from "./Assembly.sol";
import {Authority} from "./Authority.sol";
import {Buckets} from "./Buckets.sol";
import {Executor} from "./Executor.sol";
import {Asset} from "./lib/Money.sol";
import {Coop} from "./lib/Coop.sol";
import {Entrant, Members} from "./Members.sol";
import {Rounds} from "./Rounds.sol";
import {Shares} from "./Shares.sol";
import {Rulebook, Statute} from "./Statute.sol";
import {Treasury} from "./Treasury.sol";

/// @notice All that the founders agree on. Its hash names the co-op and every one of its addresses.
struct Charter {
    Rulebook rulebook;
    Entrant[] founders;
    Asset[] assets; // that the treasury accepts; the currency belongs in it
    uint256 nonce; // tells apart co-ops that agree in everything else
}

/// @notice A founder's signature under the charter, valid until `deadline` (seconds).
struct Consent {
    uint256 deadline;
    bytes signature;
}

/// @title CoopFactory
/// @notice Founds a whole co-op in one transaction, if every founder has signed its charter, and keeps the list of
/// those it founded.
/// @dev MONEY: none.
/// @dev POWER: none after founding. The clones can be initialised once and are, in the same transaction; their only
/// administrator is the co-op's executor.
/// @dev LIMITS: one co-op per charter. Whoever sends the transaction gains nothing by it: the addresses follow from the
/// charter alone.
contract CoopFactory is EIP712 {
    using Clones for address;

    /* ERRORS */

    error NoFounders();
    error AlreadyFounded(bytes32 charterHash);
    error ConsentsMissing(uint256 consents, uint256 founders);
    error ConsentExpired(address founder, uint256 deadline);
    error NoConsent(address founder);
    error NoCode(address implementation);
    error CurrencyNotAccepted(Asset currency);

    /* EVENTS */

    event CoopFounded(uint256 indexed id, bytes32 indexed charterHash, string name, Coop coop);

    /* SETTINGS */

    bytes32 public constant CONSENT_TYPEHASH = keccak256(
        "Consent(string coop,bytes32 charter,address founder,uint8 class,uint256 deadline)"
    );

    /* STATE */

    Coop private _implementations;
    bytes32[] private _charters; // id => hash of the charter
    mapping(bytes32 charterHash => bool) public isFounded;

    /* SETUP */

    constructor(Coop memory implementations) EIP712("Rochdale", "1") {
        _requireCode(address(implementations.statute));
        _requireCode(address(implementations.members));
        _requireCode(address(implementations.shares));
        _requireCode(address(implementations.assembly_));
        _requireCode(address(implementations.agenda));
        _requireCode(address(implementations.executor));
        _requireCode(address(implementations.authority));
        _requireCode(address(implementations.treasury));
        _requireCode(address(implementations.buckets));
        _requireCode(address(implementations.rounds));
        _implementations = implementations;
    }

    /* FOUNDING */

    /// @notice Founds the co-op of `charter`. `consents` are in the order of its founders; signatures of keys and of
    /// ERC-1271 wallets count.
    function found(
        Charter calldata charter,
        Consent[] calldata consents
    ) external returns (uint256 id, Coop memory coop) {
        bytes32 charterHash = hashOf(charter);
        require(!isFounded[charterHash], AlreadyFounded(charterHash));
        require(_accepts(charter.assets, charter.rulebook.currency), CurrencyNotAccepted(charter.rulebook.currency));
        _checkConsents(charter, charterHash, consents);

        id = _charters.length;
        _charters.push(charterHash);
        isFounded[charterHash] = true;
        coop = _clone(charterHash);
        _initialize(coop, charter);
        emit CoopFounded(id, charterHash, charter.rulebook.name, coop);
    }

    /* READING */

    /// @notice What the founders sign: the hash of the whole charter.
    function hashOf(Charter calldata charter) public pure returns (bytes32) {
        return keccak256(abi.encode(charter));
    }

    /// @notice Co-ops founded so far, numbered from 0.
    function coopCount() external view returns (uint256) {
        return _charters.length;
    }

    /// @notice The ten contracts of co-op `id`.
    function coopOf(uint256 id) external view returns (Coop memory) {
        return addressesOf(_charters[id]);
    }

    /// @notice Where the co-op of a charter lies, or will lie once it is founded.
    function addressesOf(bytes32 charterHash) public view returns (Coop memory coop) {
        Coop memory from = _implementations;
        coop.statute = Statute(address(from.statute).predictDeterministicAddress(charterHash));
        coop.members = Members(address(from.members).predictDeterministicAddress(charterHash));
        coop.shares = Shares(address(from.shares).predictDeterministicAddress(charterHash));
        coop.agenda = Agenda(address(from.agenda).predictDeterministicAddress(charterHash));
        coop.executor = Executor(payable(address(from.executor).predictDeterministicAddress(charterHash)));
        coop.authority = Authority(address(from.authority).predictDeterministicAddress(charterHash));
        coop.treasury = Treasury(address(from.treasury).predictDeterministicAddress(charterHash));
        coop.buckets = Buckets(address(from.buckets).predictDeterministicAddress(charterHash));
        coop.rounds = Rounds(address(from.rounds).predictDeterministicAddress(charterHash));
        bytes memory rooms = abi.encode(coop.members, coop.statute, coop.agenda);
        coop.assembly_ = Assembly(
            payable(address(from.assembly_).predictDeterministicAddressWithImmutableArgs(rooms, charterHash))
        );
    }

    /* INTERNAL */

    function _checkConsents(Charter calldata charter, bytes32 charterHash, Consent[] calldata consents) private view {
        Entrant[] calldata founders = charter.founders;
        require(founders.length != 0, NoFounders());
        require(consents.length == founders.length, ConsentsMissing(consents.length, founders.length));
        bytes32 name = keccak256(bytes(charter.rulebook.name));
        for (uint256 i; i < founders.length; ++i) {
            (address founder, uint256 deadline) = (founders[i].wallet, consents[i].deadline);
            require(block.timestamp <= deadline, ConsentExpired(founder, deadline));
            bytes32 consent = keccak256(
                abi.encode(CONSENT_TYPEHASH, name, charterHash, founder, founders[i].class, deadline)
            );
            bool signed = SignatureChecker.isValidSignatureNow(
                founder,
                _hashTypedDataV4(consent),
                consents[i].signature
            );
            require(signed, NoConsent(founder));
        }
    }

    function _clone(bytes32 charterHash) private returns (Coop memory coop) {
        Coop memory from = _implementations;
        coop.statute = Statute(address(from.statute).cloneDeterministic(charterHash));
        coop.members = Members(address(from.members).cloneDeterministic(charterHash));
        coop.shares = Shares(address(from.shares).cloneDeterministic(charterHash));
        coop.agenda = Agenda(address(from.agenda).cloneDeterministic(charterHash));
        coop.executor = Executor(payable(address(from.executor).cloneDeterministic(charterHash)));
        coop.authority = Authority(address(from.authority).cloneDeterministic(charterHash));
        coop.treasury = Treasury(address(from.treasury).cloneDeterministic(charterHash));
        coop.buckets = Buckets(address(from.buckets).cloneDeterministic(charterHash));
        coop.rounds = Rounds(address(from.rounds).cloneDeterministic(charterHash));
        bytes memory rooms = abi.encode(coop.members, coop.statute, coop.agenda);
        coop.assembly_ = Assembly(
            payable(address(from.assembly_).cloneDeterministicWithImmutableArgs(rooms, charterHash))
        );
    }

    /// @dev The executor is the authority's administrator and its own; the assembly alone gives it orders.
    function _initialize(Coop memory coop, Charter calldata charter) private {
        address[] memory governors = new address[](1);
        governors[0] = address(coop.assembly_);
        coop.authority.initialize(address(coop.executor));
        coop.executor.initialize(charter.rulebook.kinds[0].delay, governors, governors, address(0));
        coop.statute.initialize(coop, charter.rulebook);
        coop.members.initialize(coop, charter.founders, charter.rulebook.membership);
        coop.shares.initialize(coop, charter.rulebook.sharePar, charter.rulebook.capital);
        coop.assembly_.initialize(coop, charter.rulebook.name);
        coop.agenda.initialize(coop);
        coop.treasury.initialize(coop, charter.assets, charter.rulebook.reserveBps);
        coop.buckets.initialize(coop);
        coop.rounds.initialize(coop);
    }

    function _accepts(Asset[] calldata assets, Asset currency) private pure returns (bool) {
        for (uint256 i; i < assets.length; ++i) if (assets[i] == currency) return true;
        return false;
    }

    function _requireCode(address implementation) private view {
        require(implementation.code.length != 0, NoCode(implementation));
    }
}
