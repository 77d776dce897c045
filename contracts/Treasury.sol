// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Assembly} from "./Assembly.sol";
import {Accounts} from "./lib/Accounts.sol";
import {Coop} from "./lib/Coop.sol";
import {AccountId, accountOf, Asset, Cause, ETHER, Purpose, refTo} from "./lib/Money.sol";
import {Noun} from "./lib/Noun.sol";
import {Members} from "./Members.sol";
import {Statute} from "./Statute.sol";

/// @title Treasury
/// @notice All money of the co-op, in accounts. Every movement is one balanced {Entry} of the journal, and the accounts
/// add up to what is held.
/// @dev MONEY: Σ accounts = booked ≤ holding, for every asset, after every call (INV-1). The indivisible reserve is the
/// treasury's own account: no function pays it to a member (INV-4), and by the statute's rule a part of every
/// contribution goes there at once.
/// @dev POWER: only the owner of an account can debit it. The authority's table decides who accepts assets and endows
/// locked bodies.
/// @dev LIMITS: below 2^128 base units of an asset. Deposits book what arrived; rebasing tokens must not be accepted.
contract Treasury is Noun, Accounts, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /* ERRORS */

    error AssetNotAccepted(Asset asset);
    error NotARoom(address caller);
    error AccountClosedToOthers(AccountId account);
    error NotAnOutflow(Purpose purpose);
    error HoldingShort(Asset asset, uint256 held, uint256 booked);
    error WrongEther(uint256 sent, uint256 expected);
    error NotTheMember(uint256 number, address caller);
    error NotALockedBody(address body);
    error NoRecipient();
    error ReserveTooHigh(uint256 shareBps, uint256 mostBps);
    error OnlyCreditors(Purpose purpose);
    error StillLiquidating(uint256 until);

    /* EVENTS */

    /// @notice One line of the journal. Accounts numbered {OUTSIDE} are wallets outside the treasury.
    /// `ref` names the cause, see {Cause}: money that the executor moves without a reference has the resolution for one.
    /// Nobody but the co-op's own contracts can name a cause: of what others give, the highest byte is taken away.
    event Entry(
        AccountId indexed from,
        AccountId indexed to,
        Asset indexed asset,
        uint256 number,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    );
    event AssetAccepted(Asset indexed asset, bool accepted);
    event ReserveRuleSet(uint256 shareBps);
    event WoundUp(address indexed heir, Asset indexed asset, uint256 amount);

    /* SETTINGS */

    /// @notice The number of a wallet's account outside the treasury: where deposits come from and payments go.
    uint96 public constant OUTSIDE = type(uint96).max;
    /// @notice The number of a room's account that others may credit. All its other accounts are the room's own books.
    uint96 public constant INTAKE = type(uint96).max - 1;

    uint256 private constant ASSEMBLY = 3; // places in the code of the clone
    uint256 private constant SHARES = 4;
    uint256 private constant BUCKETS = 5;
    uint256 private constant ROUNDS = 6;
    uint256 private constant FUNDS = 7;

    /// @notice Seconds after the dissolution in which creditors are paid, before the rest goes to the heir.
    uint256 public constant LIQUIDATION_TIME = 90 days;
    uint256 public constant MAX_RESERVE_BPS = 5_000; // of contributions: the co-op can always spend half of them

    /* STATE */

    uint16 public reserveBps; // of every contribution, to the indivisible reserve

    /// @notice Number of entries (48 bits) and a running hash of all of them (208 bits): proof that no entry was left
    /// out or altered.
    uint256 public seal;

    /* SETUP */

    function initialize(Coop calldata coop, Asset[] calldata assets, uint16 reserveBps_) external initializer {
        __AccessManaged_init(address(coop.authority));
        for (uint256 i; i < assets.length; ++i) _accept(assets[i], true);
        _setReserveRule(reserveBps_);
    }

    function members() public view returns (Members) {
        return Members(_written(0));
    }

    function statute() public view returns (Statute) {
        return Statute(_written(1));
    }

    function executor() public view returns (address) {
        return _written(2);
    }

    /// @notice Whether `owner` is a contract of the co-op that keeps books of its own about its accounts.
    function isRoom(address owner) public view returns (bool) {
        return
            owner == _written(SHARES) ||
            owner == _written(BUCKETS) ||
            owner == _written(ROUNDS) ||
            owner == _written(FUNDS);
    }

    /* MONEY IN */

    /// @notice Gives `amount` base units to the general fund, from the caller, who approved the treasury or sends
    /// ether. The indivisible reserve takes its part of what was received.
    function deposit(
        Asset asset,
        uint256 amount,
        bytes32 ref
    ) external payable nonReentrant returns (uint256 received) {
        received = _receive(msg.sender, generalFund(), asset, amount, Purpose.Contribution, _causeOf(ref));
        _reserve(asset, received);
    }

    /// @notice Takes `amount` from `payer` into the calling room's account `number`. A room names nobody as payer but
    /// its own caller.
    function collect(
        address payer,
        uint96 number,
        Asset asset,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    ) external payable nonReentrant returns (uint256 received) {
        require(isRoom(msg.sender), NotARoom(msg.sender));
        return _receive(payer, accountOf(msg.sender, number), asset, amount, purpose, ref);
    }

    /// @notice Books to the general fund whatever was sent to the treasury without a call. Anyone may.
    function sweep(Asset asset) external nonReentrant returns (uint256 amount) {
        (uint256 booked, uint256 held) = (_accepted(asset).booked, _held(asset));
        require(held >= booked, HoldingShort(asset, held, booked));
        amount = held - booked;
        _bookIn(accountOf(address(this), OUTSIDE), generalFund(), asset, amount, Purpose.Sweep, 0);
        _reserve(asset, amount);
    }

    /* MONEY WITHIN */

    /// @notice Moves money from the caller's account `number` to another account of the treasury.
    function transfer(
        uint96 number,
        AccountId to,
        Asset asset,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    ) external nonReentrant {
        require(_isOpen(to), AccountClosedToOthers(to));
        _checkLiquidation(AccountId.unwrap(to) == AccountId.unwrap(reserve()), purpose);
        _move(accountOf(msg.sender, number), to, asset, amount, purpose, _causeOf(ref));
    }

    /* MONEY OUT */

    /// @notice Pays from the caller's account `number` to a wallet outside. An owner who pays itself uses
    /// {Purpose.Withdrawal}.
    function pay(
        uint96 number,
        address to,
        Asset asset,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    ) external nonReentrant {
        bool outflow = (purpose >= Purpose.Work && purpose <= Purpose.Grant) || purpose == Purpose.Withdrawal;
        require(outflow, NotAnOutflow(purpose));
        _checkLiquidation(purpose == Purpose.Work || purpose == Purpose.Purchase, purpose);
        _send(accountOf(msg.sender, number), to, asset, amount, purpose, _causeOf(ref));
    }

    /// @notice Pays a member, or a former one, from its own account: refunds, repaid shares, interest. Only to the
    /// order of its wallet.
    function withdraw(uint256 memberNumber, address to, Asset asset, uint256 amount) external nonReentrant {
        require(members().walletOf(memberNumber) == msg.sender, NotTheMember(memberNumber, msg.sender));
        AccountId account = memberAccount(memberNumber);
        _send(account, to, asset, amount, Purpose.Withdrawal, refTo(Cause.Member, memberNumber));
    }

    /* INDIVISIBLE RESERVE */

    /// @notice Gives from the indivisible reserve to an asset-locked body that the statute names: its only way out.
    function endow(address body, Asset asset, uint256 amount, bytes32 ref) external restricted nonReentrant {
        require(statute().isLockedBody(body), NotALockedBody(body));
        _send(reserve(), body, asset, amount, Purpose.LockedTransfer, _causeOf(ref));
    }

    /// @notice Sets how much of every contribution goes to the indivisible reserve at once, in basis points.
    function setReserveRule(uint16 shareBps) external restricted {
        _setReserveRule(shareBps);
    }

    /// @notice Gives what a dissolved co-op has left, the general fund and the reserve, to the locked body it named, once
    /// creditors have had their time. Anyone may, again for whatever comes in later.
    function windUp(Asset asset) external nonReentrant {
        (address heir, uint256 dissolvedAt) = (statute().heir(), statute().dissolvedAt());
        uint256 until = dissolvedAt + LIQUIDATION_TIME;
        require(dissolvedAt != 0 && block.timestamp >= until, StillLiquidating(until));
        uint256 rest = _balances[generalFund()][asset];
        if (rest != 0) _move(generalFund(), reserve(), asset, rest, Purpose.Reserve, 0);
        uint256 amount = _balances[reserve()][asset];
        emit WoundUp(heir, asset, amount);
        _send(reserve(), heir, asset, amount, Purpose.LockedTransfer, 0);
    }

    /* ASSETS */

    /// @notice Starts or stops accepting deposits of `asset`. What is held can always be moved and paid.
    function accept(Asset asset, bool accepted) external restricted {
        _accept(asset, accepted);
    }

    /* READING */

    function balanceOf(AccountId account, Asset asset) external view returns (uint256) {
        return _balances[account][asset];
    }

    /// @notice Whether `asset` is accepted, and how much of it all accounts hold together.
    function holdingOf(Asset asset) external view returns (bool accepted, uint256 booked) {
        Holding storage holding = _holdings[asset];
        return (holding.accepted, holding.booked);
    }

    /// @notice The co-op's freely disposable money: account 0 of the executor, moved by resolutions.
    function generalFund() public view returns (AccountId) {
        return accountOf(executor(), 0);
    }

    /// @notice The indivisible reserve: account 0 of the treasury itself.
    function reserve() public view returns (AccountId) {
        return accountOf(address(this), 0);
    }

    /// @notice What member `number` may withdraw: it follows the member through a change of wallet.
    function memberAccount(uint256 number) public view returns (AccountId) {
        return accountOf(address(members()), uint96(number));
    }

    /* INTERNAL */

    /// @dev Books what arrived, and no more than was asked for: who is called in the middle of a transfer could bring
    /// about a payment by others and have it credited. That stays unbooked until it is swept.
    function _receive(
        address payer,
        AccountId to,
        Asset asset,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    ) private returns (uint256 received) {
        _accepted(asset);
        uint256 expected = asset == ETHER ? amount : 0;
        require(msg.value == expected, WrongEther(msg.value, expected));

        received = amount;
        if (!(asset == ETHER)) {
            uint256 before = _held(asset);
            IERC20(Asset.unwrap(asset)).safeTransferFrom(payer, address(this), amount);
            received = Math.min(_held(asset) - before, amount);
        }
        _bookIn(accountOf(payer, OUTSIDE), to, asset, received, purpose, ref);
    }

    /// @dev The reserve's part of a contribution, rounded down.
    function _reserve(Asset asset, uint256 contribution) private {
        uint256 part = (contribution * reserveBps) / 10_000;
        if (part != 0) _move(generalFund(), reserve(), asset, part, Purpose.Reserve, 0);
    }

    /// @dev Rooms name causes. What the executor moves has a resolution for its cause, where that gives no other; from
    /// anybody else a reference names no cause: its highest byte is taken away.
    function _causeOf(bytes32 ref) private view returns (bytes32) {
        if (isRoom(msg.sender)) return ref;
        bytes32 given = refTo(Cause.None, uint256(ref));
        if (given != 0 || msg.sender != executor()) return given;
        return refTo(Cause.Proposal, Assembly(payable(_written(ASSEMBLY))).executing());
    }

    /// @dev The general fund of a dissolved co-op pays for work and goods that it owes, or into the reserve, and nothing
    /// else: members get par and what their accounts hold.
    function _checkLiquidation(bool isRight, Purpose purpose) private view {
        if (isRight || msg.sender != executor() || statute().dissolvedAt() == 0) return;
        revert OnlyCreditors(purpose);
    }

    function _send(AccountId from, address to, Asset asset, uint256 amount, Purpose purpose, bytes32 ref) private {
        require(to != address(0) && to != address(this), NoRecipient());
        _bookOut(from, accountOf(to, OUTSIDE), asset, amount, purpose, ref);

        if (asset == ETHER) Address.sendValue(payable(to), amount);
        else IERC20(Asset.unwrap(asset)).safeTransfer(to, amount);
    }

    function _record(
        AccountId from,
        AccountId to,
        Asset asset,
        uint256 amount,
        Purpose purpose,
        bytes32 ref
    ) internal override {
        uint256 number = (seal >> 208) + 1;
        uint256 hash = uint256(keccak256(abi.encode(seal, from, to, asset, amount, purpose, ref)));
        seal = (number << 208) | uint208(hash);
        emit Entry(from, to, asset, number, amount, purpose, ref);
    }

    /// @dev Rooms keep books of their own about their accounts, so only rooms credit them; everybody may credit a
    /// room's intake.
    function _isOpen(AccountId to) private view returns (bool) {
        if (isRoom(to.holder())) return to.index() == INTAKE || isRoom(msg.sender);
        if (to.holder() == address(this)) return to.index() == 0;
        return to.holder() != address(0) && to.index() != OUTSIDE;
    }

    function _accepted(Asset asset) private view returns (Holding storage holding) {
        holding = _holdings[asset];
        require(holding.accepted, AssetNotAccepted(asset));
    }

    function _held(Asset asset) private view returns (uint256) {
        return asset == ETHER ? address(this).balance : IERC20(Asset.unwrap(asset)).balanceOf(address(this));
    }

    function _setReserveRule(uint16 shareBps) private {
        require(shareBps <= MAX_RESERVE_BPS, ReserveTooHigh(shareBps, MAX_RESERVE_BPS));
        reserveBps = shareBps;
        emit ReserveRuleSet(shareBps);
    }

    function _accept(Asset asset, bool accepted) private {
        _holdings[asset].accepted = accepted;
        emit AssetAccepted(asset, accepted);
    }
}
