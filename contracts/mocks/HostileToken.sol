// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC777Recipient} from "@openzeppelin/contracts/interfaces/IERC777Recipient.sol";
import {IERC777Sender} from "@openzeppelin/contracts/interfaces/IERC777Sender.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Hostile} from "./Hostile.sol";

/// @notice A currency with the oddities of currencies that exist, each behind a switch, for tests. As deployed it is
/// honest; with {callBack} it calls anybody in the middle of its next transfer. Never deployed to a real chain.
contract HostileToken is ERC20("Hostile", "ODD"), Hostile {
    error Blocked(address wallet);
    error Paused();
    error ZeroAmount();

    enum Oddity {
        None,
        ReturnsFalse, // moves nothing, and says so instead of reverting
        ReturnsNothing, // moves, and does not answer
        ReturnsMegabyte, // moves, and answers at length
        RevertsWithMegabyte,
        Pauses,
        RefusesZero,
        TakesMaxForAll // an amount of 2^256 - 1 stands for all the sender has
    }

    uint256 private constant ONE = 1e18;

    Oddity public oddity;
    uint256 public feeBps; // of every transfer, burnt
    uint256 public scale = ONE; // balances are what was minted times this, so that it rebases
    mapping(address => bool) public isBlocked; // neither sends nor receives
    mapping(address => bool) public isHooked; // is called before it sends and after it receives, as by ERC-777

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setOddity(Oddity oddity_) external {
        oddity = oddity_;
    }

    function setFee(uint256 feeBps_) external {
        feeBps = feeBps_;
    }

    function setScale(uint256 scale_) external {
        scale = scale_;
    }

    function setBlocked(address wallet, bool isBlocked_) external {
        isBlocked[wallet] = isBlocked_;
    }

    function setHooked(address wallet, bool isHooked_) external {
        isHooked[wallet] = isHooked_;
    }

    function balanceOf(address wallet) public view override returns (uint256) {
        return (super.balanceOf(wallet) * scale) / ONE;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return _oddTransfer(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (oddity != Oddity.ReturnsFalse) _spendAllowance(from, msg.sender, amount);
        return _oddTransfer(from, to, amount);
    }

    function _oddTransfer(address from, address to, uint256 amount) private returns (bool) {
        if (oddity == Oddity.ReturnsFalse) return false;
        if (oddity == Oddity.RevertsWithMegabyte) _revertWithMegabyte();
        require(oddity != Oddity.Pauses, Paused());
        require(oddity != Oddity.RefusesZero || amount != 0, ZeroAmount());
        require(!isBlocked[from], Blocked(from));
        require(!isBlocked[to], Blocked(to));
        if (oddity == Oddity.TakesMaxForAll && amount == type(uint256).max) amount = balanceOf(from);

        if (isHooked[from]) IERC777Sender(from).tokensToSend(msg.sender, from, to, amount, "", "");
        _moveLessFee(from, to, (amount * ONE) / scale);
        _callBack();
        if (isHooked[to]) IERC777Recipient(to).tokensReceived(msg.sender, from, to, amount, "", "");

        if (oddity == Oddity.ReturnsNothing) {
            assembly {
                return(0, 0)
            }
        }
        if (oddity == Oddity.ReturnsMegabyte) _returnMegabyte();
        return true;
    }

    function _moveLessFee(address from, address to, uint256 amount) private {
        uint256 fee = (amount * feeBps) / 10_000;
        if (fee != 0) _burn(from, fee);
        _transfer(from, to, amount - fee);
    }
}
