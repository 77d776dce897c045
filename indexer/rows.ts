import { getAddress } from "viem";
import type { Address, Hex } from "viem";
import { claimOf } from "../sdk/src/accounting.ts";
import { causeOf, holderOf, isOutside, numberOf } from "../sdk/src/accounts.ts";
import type { Books } from "../sdk/src/books/books.ts";
import type { EntryEvent } from "../sdk/src/events.ts";
import { balanceIn } from "../sdk/src/journal.ts";
import { CAUSES } from "../sdk/src/names.ts";

// How events and records become rows of the tables in schema.sql.

/** A record as PostgreSQL can keep it as JSON: amounts as decimal strings, and no NUL, which it cannot store. */
export function storable(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "string") return value.replaceAll("\0", "\ufffd");
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, storable(part)]));
}

/** The row of an entry, once it is in the books: it says what its accounts hold afterwards. */
export function entryRow(coop: number, books: Books, event: EntryEvent) {
  const { args, blockNumber, blockTimestamp, logIndex, transactionHash } = event;
  const { cause, number: causeNumber } = causeOf(args.ref);
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
    cause: CAUSES.indexOf(cause),
    cause_number: causeNumber.toString(),
    from_claim: claimOf(args.from, books.addresses),
    to_claim: claimOf(args.to, books.addresses),
    from_balance: balanceAfter(books, args.from, args.asset),
    to_balance: balanceAfter(books, args.to, args.asset),
    from_member: memberOf(books, args.from),
    to_member: memberOf(books, args.to),
  };
}

export type EntryRow = ReturnType<typeof entryRow>;

function balanceAfter({ ledger }: Books, account: Hex, asset: Address): string | null {
  return isOutside(account) ? null : balanceIn(ledger, account, asset).toString();
}

/** The member whose wallet, or account in the treasury, this is. */
function memberOf({ addresses, wallets }: Books, account: Hex): number | null {
  const holder = getAddress(holderOf(account));
  if (holder === addresses.members && !isOutside(account)) return Number(numberOf(account));
  return wallets.get(holder) ?? null;
}
