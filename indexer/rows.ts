import { getAddress } from "viem";
import type { Address, Hex } from "viem";
import { claimOf } from "../sdk/src/accounting.ts";
import type { Claim } from "../sdk/src/accounting.ts";
import { holderOf, isOutside, numberOf } from "../sdk/src/accounts.ts";
import type { Books } from "../sdk/src/books/books.ts";
import type { Addresses } from "../sdk/src/coop.ts";
import type { EntryEvent } from "../sdk/src/events.ts";
import { balanceIn } from "../sdk/src/journal.ts";

// How events and records become rows of the tables in schema.sql.

/** A record as PostgreSQL can keep it as JSON: amounts as decimal strings, and no NUL, which it cannot store. */
export function storable(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "string") return value.replaceAll("\0", "\ufffd");
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, storable(part)]));
}

/** What is the same for all entries of an account. */
export interface AccountFacts {
  holder: Address;
  claim: Claim;
  isOutside: boolean;
  number: bigint;
}

export function factsOf(account: Hex, addresses: Addresses): AccountFacts {
  return {
    holder: getAddress(holderOf(account)),
    claim: claimOf(account, addresses),
    isOutside: isOutside(account),
    number: numberOf(account),
  };
}

/** The row of an entry, once it is in the books: it says what its accounts hold afterwards. */
export function entryRow(coop: number, books: Books, event: EntryEvent, from: AccountFacts, to: AccountFacts) {
  const { args, blockNumber, blockTimestamp, logIndex, transactionHash } = event;
  return {
    coop,
    number: Number(args.number),
    block: Number(blockNumber),
    log_index: logIndex,
    transaction: transactionHash,
    at: Number(blockTimestamp),
    from_account: args.from,
    to_account: args.to,
    asset: args.asset.toLowerCase(),
    amount: args.amount.toString(),
    purpose: args.purpose,
    ref: args.ref,
    from_claim: from.claim,
    to_claim: to.claim,
    from_balance: from.isOutside ? null : balanceIn(books.ledger, args.from, args.asset).toString(),
    to_balance: to.isOutside ? null : balanceIn(books.ledger, args.to, args.asset).toString(),
    from_member: memberOf(books, from),
    to_member: memberOf(books, to),
  };
}

export type EntryRow = ReturnType<typeof entryRow>;

/** The member whose wallet, or account in the treasury, this is. */
function memberOf({ addresses, wallets }: Books, { holder, isOutside, number }: AccountFacts): number | null {
  if (holder === addresses.members && !isOutside) return Number(number);
  return wallets.get(holder) ?? null;
}
