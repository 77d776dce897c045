// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Asset, Purpose} from "./lib/Money.sol";
import {Coop} from "./lib/Coop.sol";
import {Noun} from "./lib/Noun.sol";
import {Member, Members} from "./Members.sol";
import {Statute} from "./Statute.sol";
import {Treasury} from "./Treasury.sol";

/// @title Shares
/// @notice Share capital: bought and given back at par, never sold, never a vote. Wallets see it as a token that cannot
/// be transferred.
/// @dev MONEY: account 0 of this contract in the {Treasury} is par times the shares issued, always (INV-5). Nothing but
/// a withdrawal lowers it.
/// @dev POWER: nobody but the member subscribes or withdraws its shares.
/// @dev LIMITS: withdrawals are paid strictly in the order they were asked for, after the notice of the statute
/// (domain.md C4).
contract Shares is Noun {
    /* ERRORS */

    error NotMembers(address caller);
    error SharesNotTransferable();
    error NoShares();
    error OutsideHolding(uint256 shares, uint256 minShares, uint256 maxShares);
    error NotYourShares(uint256 number, address caller);
    error ShortOfPar(uint256 received, uint256 par);

    /* EVENTS */

    event SharesSubscribed(uint32 indexed number, uint256 shares);
    event WithdrawalRequested(uint256 indexed position, uint32 indexed number, uint256 shares, uint256 payableFrom);
    event SharesWithdrawn(uint256 indexed position, uint32 indexed number, uint256 shares);
    event Transfer(address indexed from, address indexed to, uint256 value);

    /* STATE */

    struct Holding {
        uint32 shares;
        uint32 queued; // of these, waiting to be withdrawn
    }

    struct Withdrawal {
        uint32 number;
        uint32 shares;
        uint40 payableFrom; // seconds
    }

    uint96 private constant CAPITAL = 0; // number of the account

    Members public members;
    Statute public statute;
    Treasury public treasury;
    uint32 public noticePeriod; // seconds between asking for a withdrawal and being paid
    uint64 public nextPosition; // first withdrawal not yet paid

    uint256 public totalSupply;
    mapping(uint256 number => Holding) private _holdings;
    Withdrawal[] private _queue;

    /* SETUP */

    /// @notice `noticePeriod_` is in seconds.
    function initialize(Coop calldata coop, uint32 noticePeriod_) external initializer {
        __AccessManaged_init(address(coop.authority));
        (members, statute, treasury, noticePeriod) = (coop.members, coop.statute, coop.treasury, noticePeriod_);
    }

    /* SUBSCRIBING */

    /// @notice Subscribes `shares` at par, paid from the caller's wallet (which approves the treasury, or sends ether).
    function subscribe(uint32 shares) external payable {
        _subscribe(msg.sender, shares);
    }

    /// @notice The same for `payer`, who is joining just now.
    function subscribeFor(address payer, uint32 shares) external payable {
        require(msg.sender == address(members), NotMembers(msg.sender));
        _subscribe(payer, shares);
    }

    /* WITHDRAWING */

    /// @notice Asks for `shares` of member `number` to be repaid: at par, in turn, after the notice. A member keeps the
    /// minimum of its class; whoever left may withdraw all.
    function requestWithdrawal(uint256 number, uint32 shares) external returns (uint256 position) {
        require(members.walletOf(number) == msg.sender, NotYourShares(number, msg.sender));
        require(shares != 0, NoShares());
        Holding storage holding = _holdings[number];
        uint256 left = uint256(holding.shares) - holding.queued;
        (uint256 minShares, uint256 maxShares) = _bounds(msg.sender, number);
        require(left >= shares && left - shares >= minShares, OutsideHolding(left, minShares + shares, maxShares));

        holding.queued += shares;
        position = _queue.length;
        uint40 payableFrom = uint40(block.timestamp + noticePeriod);
        _queue.push(Withdrawal(uint32(number), shares, payableFrom));
        emit WithdrawalRequested(position, uint32(number), shares, payableFrom);
    }

    /// @notice Repays the next withdrawals whose notice is over, at most `most` of them, into the members' own
    /// accounts. Anyone may.
    function repay(uint256 most) external returns (uint256 paid) {
        uint256 position = nextPosition;
        while (paid < most && position < _queue.length && _queue[position].payableFrom <= block.timestamp) {
            _repay(position++);
            ++paid;
        }
    }

    /* TOKEN VIEW */

    function name() external view returns (string memory) {
        return string.concat(statute.name(), " share");
    }

    function symbol() external pure returns (string memory) {
        return "SHARE";
    }

    function decimals() external pure returns (uint8) {
        return 0;
    }

    /// @notice Shares of the member who carries `wallet`.
    function balanceOf(address wallet) external view returns (uint256) {
        return _holdings[members.numberOf(wallet)].shares;
    }

    function allowance(address, address) external pure returns (uint256) {
        return 0;
    }

    function approve(address, uint256) external pure returns (bool) {
        revert SharesNotTransferable();
    }

    function transfer(address, uint256) external pure returns (bool) {
        revert SharesNotTransferable();
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        revert SharesNotTransferable();
    }

    /* READING */

    /// @notice Shares of member `number`, and how many of them wait to be withdrawn.
    function sharesOf(uint256 number) external view returns (uint256 shares, uint256 queued) {
        Holding storage holding = _holdings[number];
        return (holding.shares, holding.queued);
    }

    /// @notice Withdrawals ever asked for; those from {nextPosition} on are waiting.
    function withdrawalCount() external view returns (uint256) {
        return _queue.length;
    }

    function withdrawalOf(uint256 position) external view returns (Withdrawal memory) {
        return _queue[position];
    }

    /* INTERNAL */

    function _subscribe(address wallet, uint32 shares) private {
        require(shares != 0, NoShares());
        Member memory member = members.memberOf(wallet);
        require(member.number != 0 && member.leftAt == 0, Members.NotMember(wallet));
        Holding storage holding = _holdings[member.number];
        uint256 held = uint256(holding.shares) + shares;
        (uint256 minShares, uint256 maxShares) = _bounds(wallet, member.number);
        require(held >= minShares && held <= maxShares, OutsideHolding(held, minShares, maxShares));

        holding.shares = uint32(held);
        totalSupply += shares;
        emit SharesSubscribed(member.number, shares);
        emit Transfer(address(0), wallet, shares);

        uint256 par = shares * uint256(statute.sharePar());
        Asset currency = statute.currency();
        bytes32 ref = bytes32(uint256(member.number));
        uint256 received = treasury.collect{value: msg.value}(
            wallet,
            CAPITAL,
            currency,
            par,
            Purpose.ShareCapital,
            ref
        );
        require(received == par, ShortOfPar(received, par));
    }

    function _repay(uint256 position) private {
        Withdrawal memory withdrawal = _queue[position];
        Holding storage holding = _holdings[withdrawal.number];
        nextPosition = uint64(position + 1);
        holding.shares -= withdrawal.shares;
        holding.queued -= withdrawal.shares;
        totalSupply -= withdrawal.shares;
        emit SharesWithdrawn(position, withdrawal.number, withdrawal.shares);
        emit Transfer(members.walletOf(withdrawal.number), address(0), withdrawal.shares);

        uint256 par = withdrawal.shares * uint256(statute.sharePar());
        bytes32 ref = bytes32(uint256(withdrawal.number));
        treasury.transfer(
            CAPITAL,
            treasury.memberAccount(withdrawal.number),
            statute.currency(),
            par,
            Purpose.Repayment,
            ref
        );
    }

    /// @dev What member `number` of `wallet` may hold: nothing binds who has left, or a number that the wallet carried
    /// before.
    function _bounds(address wallet, uint256 number) private view returns (uint256 minShares, uint256 maxShares) {
        Member memory member = members.memberOf(wallet);
        if (member.number != number || member.leftAt != 0) return (0, type(uint32).max);
        return statute.holdingOf(member.class);
    }
}
