import type { Address, Hex } from "viem";
import { holderOf, INTAKE, numberOf, OUTSIDE } from "./accounts.ts";
import type { Code } from "./chart.ts";
import { nounAt } from "./coop.ts";
import type { Addresses } from "./coop.ts";
import type { Entry, Ledger } from "./journal.ts";
import { PURPOSES } from "./names.ts";
import type { Purpose } from "./names.ts";

// Double-entry bookkeeping over the journal of a treasury. What lies in an account of the treasury is an asset of the
// co-op, and belongs to somebody, who has a claim to it. Every entry moves both, so the books balance by themselves.

/* POTS AND CLAIMS */

/** Where in the treasury money lies, in the order in which it is told. */
export const POTS = [
  "general", // all accounts of the executor
  "reserve",
  "capital",
  "rounds",
  "buckets",
  "funds",
  "members", // what members may take out
  "escrow", // paid by applicants for shares
  "interest", // on shares, declared or set aside for it
  "others", // accounts of anybody else
] as const;
export type Pot = (typeof POTS)[number];

/** To whom money belongs. What is the co-op's `own`, its surplus, was gained and will be spent; all else is owed. */
export type Claim = "outside" | "own" | Owed;
type Owed = "reserve" | "capital" | "escrow" | "interest" | "members" | "others";

const OF_SHARES: readonly Pot[] = ["capital", "escrow", "interest"]; // accounts 0 to 2 of contracts/Shares.sol
const OWN: ReadonlySet<Pot> = new Set(["general", "rounds", "buckets", "funds"]);

/** In which pot an account lies. */
export function potOf(account: Hex, addresses: Addresses): Pot | "outside" {
  const number = numberOf(account);
  if (number === OUTSIDE) return "outside";
  const noun = nounAt(addresses, holderOf(account));
  if (noun === "executor") return "general";
  if (noun === "rounds" || noun === "buckets" || noun === "funds" || noun === "members") return noun;
  if (noun === "treasury" && number === 0n) return "reserve";
  if (noun === "shares") return number === INTAKE ? "interest" : OF_SHARES[Number(number)] ?? "others";
  return "others";
}

/** To whom the money in an account belongs. It never changes, so that it can be kept with every entry. */
export function claimOf(account: Hex, addresses: Addresses): Claim {
  const pot = potOf(account, addresses);
  if (pot === "outside") return pot;
  const isUndeclared = pot === "interest" && numberOf(account) === INTAKE;
  return isUndeclared || OWN.has(pot) ? "own" : (pot as Owed);
}

/** What lies in each pot, in base units of each asset. */
export function potsOf({ balances }: Pick<Ledger, "balances">, addresses: Addresses): Map<Address, Map<Pot, bigint>> {
  return new Map([...balances].map(([asset, accounts]) => [asset, potsIn(accounts, addresses)]));
}

function potsIn(accounts: ReadonlyMap<Hex, bigint>, addresses: Addresses): Map<Pot, bigint> {
  const pots = new Map<Pot, bigint>(POTS.map((pot) => [pot, 0n]));
  for (const [account, balance] of accounts) {
    const pot = potOf(account, addresses);
    if (pot !== "outside") pots.set(pot, (pots.get(pot) ?? 0n) + balance);
  }
  return pots;
}

/* FLOWS AND POSTINGS */

/** How much of an asset went from one claim to another for one purpose. Statements are made of these alone. */
export interface Flow {
  asset: Address;
  from: Claim;
  to: Claim;
  purpose: number;
  amount: bigint; // base units
}

/** Adds up entries to flows. */
export function flowsOf(entries: Iterable<Entry>, addresses: Addresses): Flow[] {
  const flows = new Map<string, Flow>();
  for (const { from, to, asset, purpose, amount } of entries) {
    const flow = { asset, from: claimOf(from, addresses), to: claimOf(to, addresses), purpose, amount };
    const key = [asset, flow.from, flow.to, purpose].join();
    const sum = flows.get(key);
    if (sum === undefined) flows.set(key, flow);
    else sum.amount += amount;
  }
  return [...flows.values()];
}

/** One line of a booking. Those of an entry add up to zero. */
export interface Posting {
  code: Code;
  amount: bigint; // base units: a debit, or, below zero, a credit
  account?: Hex; // of the treasury, where a pot is debited or credited
}

/** An entry, or the sum of many. */
export type Movement = Omit<Flow, "asset"> & { fromAccount?: Hex; toAccount?: Hex };

/** How it is booked (domain.md 7.3): in the pots, and, where money changes hands, in the claims. */
export function postingsOf({ from, to, purpose, amount, fromAccount, toAccount }: Movement): Posting[] {
  const postings: Posting[] = [];
  if (to !== "outside") postings.push({ code: assetOf(to), amount, account: toAccount });
  if (from !== "outside") postings.push({ code: assetOf(from), amount: -amount, account: fromAccount });
  if (from === to) return postings;
  if (from !== "outside") postings.push({ code: from === "own" ? spentOn(purpose, to) : OWED[from], amount });
  if (to !== "outside") postings.push({ code: to === "own" ? gainedBy(purpose, from) : OWED[to], amount: -amount });
  return postings;
}

/** Where in the chart a claim stands. */
export const OWED: Readonly<Record<Owed, Code>> = {
  reserve: 3020,
  capital: 3010,
  escrow: 2040,
  interest: 2070,
  members: 2050,
  others: 2010,
};

const SPENT: Partial<Record<Purpose, Code>> = {
  Work: 5010,
  Purchase: 5020,
  Interest: 5030,
  Grant: 5040,
  Refund: 4030, // gifts given back are no expense
  Patronage: 3070,
};

/** The account of the chart of a pot. */
export const assetOf = (claim: Claim): Code => (claim === "escrow" ? 1020 : 1010);

/** What goes to the indivisible reserve is surplus put aside, by whatever name. */
const spentOn = (purpose: number, to: Claim): Code =>
  to === "reserve" ? 3070 : SPENT[PURPOSES[purpose] as Purpose] ?? 5000;

/** Capital gives nothing to the co-op but what it loses. All others may call what they give as they like. */
const gainedBy = (purpose: number, from: Claim): Code =>
  from === "capital" ? 3070 : PURPOSES[purpose] === "Funding" ? 4030 : 4050;

/* ONE ACCOUNT */

/** A line of the statement of an account, in base units of the entry's asset. */
export interface StatementLine<E extends Entry = Entry> {
  entry: E;
  amount: bigint; // what came in, or, below zero, what went out
  balance: bigint; // after it
}

/** Every entry that moved money of one account. A wallet outside begins with nothing, and owes what it gave. */
export function statementOf<E extends Entry>(entries: Iterable<E>, account: Hex): StatementLine<E>[] {
  const lines: StatementLine<E>[] = [];
  const balances = new Map<Address, bigint>();
  for (const entry of entries) {
    if (entry.from !== account && entry.to !== account) continue;
    const amount = (entry.to === account ? entry.amount : 0n) - (entry.from === account ? entry.amount : 0n);
    const balance = (balances.get(entry.asset) ?? 0n) + amount;
    balances.set(entry.asset, balance);
    lines.push({ entry, amount, balance });
  }
  return lines;
}
