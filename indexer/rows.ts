import { getAddress } from "viem";
import type { Address, Hex } from "viem";
import { claimOf } from "../sdk/src/accounting.ts";
import { causeOf, holderOf, numberOf, OUTSIDE } from "../sdk/src/accounts.ts";
import type { Books } from "../sdk/src/books/books.ts";
import type { EntryEvent } from "../sdk/src/events.ts";
import { balanceIn } from "../sdk/src/journal.ts";
import { CAUSES } from "../sdk/src/names.ts";

// How events and records become rows of the tables in schema.sql.

/** JSON as PostgreSQL takes it: amounts as decimal strings, and no NUL, which it cannot store. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "bigint") return part.toString();
    return typeof part === "string" && part.includes("\0") ? part.replaceAll("\0", "\ufffd") : part;
  });
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
    amount: args.amount,
    purpose: args.purpose,
    ref: args.ref,
    cause: CAUSES.indexOf(cause),
    cause_number: causeNumber,
    from_claim: claimOf(args.from, books.addresses),
    to_claim: claimOf(args.to, books.addresses),
    from_balance: balanceAfter(books, args.from, args.asset),
    to_balance: balanceAfter(books, args.to, args.asset),
    from_member: memberOf(books, args.from),
    to_member: memberOf(books, args.to),
  };
}

export type EntryRow = ReturnType<typeof entryRow>;

function balanceAfter({ ledger }: Books, account: Hex, asset: Address): bigint | null {
  return numberOf(account) === OUTSIDE ? null : balanceIn(ledger, account, asset);
}

/** The member whose wallet, or account in the treasury, this is. */
function memberOf({ addresses, wallets }: Books, account: Hex): number | null {
  const holder = getAddress(holderOf(account));
  const number = numberOf(account);
  if (holder === addresses.members && number !== OUTSIDE) return Number(number);
  return wallets.get(holder) ?? null;
}
