import type { Address, Hex } from "viem";
import type { Claim } from "../../sdk/src/accounting.ts";
import { causeOf } from "../../sdk/src/accounts.ts";
import { PURPOSES } from "../../sdk/src/names.ts";
import { account, address, amount, described, hash, nullable, object, seconds, text, whole } from "./schema.ts";
import type { Schema } from "./schema.ts";

/** One line of the journal. Amounts are base units in decimal. */
export interface EntryRow {
  coop: number;
  number: number;
  block: number;
  logIndex: number;
  transaction: Hex;
  at: number; // seconds
  from: Hex;
  to: Hex;
  asset: Address;
  amount: string;
  purpose: number;
  ref: Hex;
  fromClaim: Claim;
  toClaim: Claim;
  fromBalance: string | null; // after the entry; null: outside the treasury
  toBalance: string | null;
  fromMember: number | null;
  toMember: number | null;
}

/** Reads entries as the statements give them, in the order of their numbers. */
export function rowsIn(lines: string | null): EntryRow[] {
  return lines === null
    ? []
    : lines
        .split(";")
        .map(rowIn)
        .sort((a, b) => a.number - b.number);
}

/** Numbers, names, and hexadecimal digits, with commas between, and nothing for null. */
function rowIn(line: string): EntryRow {
  const values = line.split(",");
  const [coop, number, block, logIndex, transaction, at, from, to, asset, amount, purpose, ref] = values as string[];
  const [fromClaim, toClaim, fromBalance, toBalance, fromMember, toMember] = values.slice(12);
  return {
    coop: Number(coop),
    number: Number(number),
    block: Number(block),
    logIndex: Number(logIndex),
    transaction: transaction as Hex,
    at: Number(at),
    from: from as Hex,
    to: to as Hex,
    asset: asset as Address,
    amount: amount as string,
    purpose: Number(purpose),
    ref: ref as Hex,
    fromClaim: fromClaim as Claim,
    toClaim: toClaim as Claim,
    fromBalance: fromBalance || null,
    toBalance: toBalance || null,
    fromMember: fromMember ? Number(fromMember) : null,
    toMember: toMember ? Number(toMember) : null,
  };
}

/** An entry as it is told. With an account, what it changed there, and what was there afterwards. */
export function tellEntry(row: EntryRow, of?: Hex): object {
  const { cause, number: causeNumber } = causeOf(row.ref);
  const told = {
    number: row.number,
    block: row.block,
    logIndex: row.logIndex,
    transaction: row.transaction,
    at: row.at,
    from: row.from,
    to: row.to,
    asset: row.asset,
    amount: row.amount,
    purpose: PURPOSES[row.purpose] ?? String(row.purpose),
    ref: row.ref,
    cause,
    causeNumber: causeNumber.toString(),
    fromClaim: row.fromClaim,
    toClaim: row.toClaim,
    fromBalance: row.fromBalance,
    toBalance: row.toBalance,
    fromMember: row.fromMember,
    toMember: row.toMember,
    permalink: `/v1/coops/${row.coop}/entries/${row.number}`,
  };
  if (of === undefined) return told;
  return Object.assign(told, { change: changeOf(row, of), balance: row.to === of ? row.toBalance : row.fromBalance });
}

function changeOf({ from, to, amount }: EntryRow, account: Hex): string {
  if (from !== account) return amount;
  return to === account || amount === "0" ? "0" : `-${amount}`;
}

const claim = described(text, "Whose the money is: the co-op's own, or somebody's to whom it is owed.");
const balance = nullable(described(amount, "What the account holds afterwards; null: it is outside the treasury."));
const member = nullable(described(whole, "The member whose wallet or account it is; null: nobody's."));

export const entrySchema: Schema = object(
  {
    number: described(whole, "Of the journal, from 1, without gaps."),
    block: whole,
    logIndex: whole,
    transaction: hash,
    at: seconds,
    from: account,
    to: account,
    asset: described(address, "Zero: Ether."),
    amount: described(amount, "In base units of the asset."),
    purpose: described(text, "Why money moved."),
    ref: hash,
    cause: described(text, "What the reference names."),
    causeNumber: described(amount, "The number of that; of a proposal the lower 248 bits of its id."),
    fromClaim: claim,
    toClaim: claim,
    fromBalance: balance,
    toBalance: balance,
    fromMember: member,
    toMember: member,
    permalink: text,
    change: described(amount, "Of the account that was asked for: what came in, or, below zero, what went out."),
    balance: described(balance, "Of that account, after the entry."),
  },
  ["change", "balance"],
);
