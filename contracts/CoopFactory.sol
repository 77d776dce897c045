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
import {Funds} from "./Funds.sol";
import {Coop} from "./lib/Coop.sol";
import {Asset} from "./lib/Money.sol";
import {Entrant, Members} from "./Members.sol";
import {Payouts} from "./Payouts.sol";
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
        _requireCode(address(implementations.payouts));
        _requireCode(address(implementations.funds));
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

    /// @notice The twelve contracts of co-op `id`.
    function coopOf(uint256 id) external view returns (Coop memory) {
        return addressesOf(_charters[id]);
    }

    /// @notice Where the co-op of a charter lies, or will lie once it is founded.
    function addressesOf(bytes32 charterHash) public view returns (Coop memory coop) {
        Coop memory from = _implementations;
        coop.statute = Statute(_plainOf(address(from.statute), charterHash));
        coop.members = Members(_knowingOf(address(from.members), abi.encodePacked(coop.statute), charterHash));
        coop.executor = Executor(payable(_plainOf(address(from.executor), charterHash)));
        coop.authority = Authority(_plainOf(address(from.authority), charterHash));
        coop.agenda = Agenda(_knowingOf(address(from.agenda), _register(coop), charterHash));
        coop.shares = Shares(_knowingOf(address(from.shares), _register(coop), charterHash));
        coop.assembly_ = Assembly(payable(_knowingOf(address(from.assembly_), _chamber(coop), charterHash)));
        coop.buckets = Buckets(_knowingOf(address(from.buckets), _register(coop), charterHash));
        coop.payouts = Payouts(_knowingOf(address(from.payouts), _spending(coop), charterHash));
        coop.funds = Funds(_knowingOf(address(from.funds), abi.encodePacked(coop.buckets), charterHash));
        coop.rounds = Rounds(_knowingOf(address(from.rounds), _sharing(coop), charterHash));
        coop.treasury = Treasury(_knowingOf(address(from.treasury), _owners(coop), charterHash));
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
        coop.members = Members(_knowing(address(from.members), abi.encodePacked(coop.statute), charterHash));
        coop.executor = Executor(payable(address(from.executor).cloneDeterministic(charterHash)));
        coop.authority = Authority(address(from.authority).cloneDeterministic(charterHash));
        coop.agenda = Agenda(_knowing(address(from.agenda), _register(coop), charterHash));
        coop.shares = Shares(_knowing(address(from.shares), _register(coop), charterHash));
        coop.assembly_ = Assembly(payable(_knowing(address(from.assembly_), _chamber(coop), charterHash)));
        coop.buckets = Buckets(_knowing(address(from.buckets), _register(coop), charterHash));
        coop.payouts = Payouts(_knowing(address(from.payouts), _spending(coop), charterHash));
        coop.funds = Funds(_knowing(address(from.funds), abi.encodePacked(coop.buckets), charterHash));
        coop.rounds = Rounds(_knowing(address(from.rounds), _sharing(coop), charterHash));
        coop.treasury = Treasury(_knowing(address(from.treasury), _owners(coop), charterHash));
    }

    /// @dev What is written into the code of clones, see {Noun}: the nouns that they ask.
    function _register(Coop memory coop) private pure returns (bytes memory) {
        return abi.encodePacked(coop.members, coop.statute);
    }

    function _chamber(Coop memory coop) private pure returns (bytes memory) {
        return abi.encode(coop.members, coop.statute, coop.agenda);
    }

    function _spending(Coop memory coop) private pure returns (bytes memory) {
        return abi.encodePacked(coop.members, coop.statute, coop.buckets);
    }

    function _sharing(Coop memory coop) private pure returns (bytes memory) {
        return abi.encodePacked(coop.members, coop.statute, coop.buckets, coop.funds);
    }

    function _owners(Coop memory coop) private pure returns (bytes memory) {
        return
            abi.encodePacked(
                coop.members,
                coop.statute,
                coop.executor,
                coop.assembly_,
                coop.shares,
                coop.buckets,
                coop.rounds,
                coop.funds
            );
    }

    function _knowing(address implementation, bytes memory nouns, bytes32 salt) private returns (address) {
        return implementation.cloneDeterministicWithImmutableArgs(nouns, salt);
    }

    function _knowingOf(address implementation, bytes memory nouns, bytes32 salt) private view returns (address) {
        return implementation.predictDeterministicAddressWithImmutableArgs(nouns, salt);
    }

    function _plainOf(address implementation, bytes32 salt) private view returns (address) {
        return implementation.predictDeterministicAddress(salt);
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
        coop.payouts.initialize(coop);
        coop.funds.initialize(coop);
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
