// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice An account of the treasury: the owner's address in the upper 160 bits, a number of the owner's choice below.
/// Only the owner can debit it.
type AccountId is bytes32;

/// @notice An ERC-20 token, or ether as the zero address.
type Asset is address;

/// @notice Why money moved. Every entry of the journal carries one; the order is part of the ABI.
enum Purpose {
    Contribution, // gift or income into the general fund
    ShareCapital, // par paid in for shares
    Funding, // money put into a budget bucket
    Budget, // money set aside for a round, or allocated from a round to a bucket
    Remainder, // what a round or bucket did not use, on its way back
    Work, // pay for work
    Purchase, // pay for goods and services
    Repayment, // share capital repaid at par
    Interest, // interest on share capital
    Patronage, // surplus returned to members by their use of the co-op
    Refund, // money returned to whoever gave it
    Grant, // gift to others
    Reserve, // into the indivisible reserve
    LockedTransfer, // from the reserve to an asset-locked body named in the statute
    Withdrawal, // an owner takes out what its account holds
    Sweep, // unsolicited receipts booked to the general fund
    WriteDown // a loss borne by share capital
}

/// @notice What the reference of an entry names. It stands in the highest byte of the reference, the number of the cause
/// below it, so that nobody can take the one for the other. 0 is whatever the owner of the account gave.
enum Cause {
    None,
    Proposal, // the resolution that was being carried out: the lower 248 bits of its id
    Member,
    Withdrawal, // a place in the queue of share withdrawals
    Interest,
    Round,
    Bucket,
    Payout,
    Fund,
    StandingBudget
}

Asset constant ETHER = Asset.wrap(address(0));

using {holder, index} for AccountId global;
using {same as ==} for Asset global;

/// @notice The account `number` of `owner_`.
function accountOf(address owner_, uint96 number_) pure returns (AccountId) {
    return AccountId.wrap(bytes32((uint256(uint160(owner_)) << 96) | number_));
}

function holder(AccountId account) pure returns (address) {
    return address(uint160(uint256(AccountId.unwrap(account)) >> 96));
}

function index(AccountId account) pure returns (uint96) {
    return uint96(uint256(AccountId.unwrap(account)));
}

/// @notice The reference that names cause `number`.
function refTo(Cause cause, uint256 number) pure returns (bytes32) {
    return bytes32((uint256(cause) << 248) | uint248(number));
}

function same(Asset a, Asset b) pure returns (bool) {
    return Asset.unwrap(a) == Asset.unwrap(b);
}
