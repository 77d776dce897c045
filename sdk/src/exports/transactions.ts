import type { Address, Hex } from "viem";
import { OWED, postingsOf } from "../accounting.ts";
import { causeOf } from "../accounts.ts";
import type { EntryEvent } from "../events.ts";
import { PURPOSES } from "../names.ts";
import type { Cause } from "../names.ts";
import type { Context, Opening } from "./context.ts";
import { chartAccount, currenciesOf, namerOf } from "./names.ts";
import type { BookAccount, Currency, NamedAccount } from "./names.ts";

/** An entry as it is booked, or, without one, what an account held before the first of them. */
export interface Transaction {
  at: bigint; // seconds
  event?: EntryEvent;
  purpose: string;
  cause?: { kind: Cause; number: string };
  from: string; // whose account it was, in words
  to: string;
  currency: Currency;
  amount: bigint; // base units
  postings: Posted[];
}

/** A debit, or, below zero, a credit, in base units. */
export interface Posted {
  account: BookAccount;
  amount: bigint;
}

interface Naming {
  nameOf: (account: Hex) => NamedAccount;
  currencyOf: (asset: Address) => Currency;
}

/** Books the entries, after what there was before. */
export function* transactionsOf(events: Iterable<EntryEvent>, context: Context): Generator<Transaction> {
  const naming = { nameOf: namerOf(context), currencyOf: currenciesOf(context) };
  if (context.opening !== undefined) yield* openingsOf(context.opening, naming);
  for (const event of events) yield transactionOf(event, naming);
}

/** What the co-op had gained before, as far as it is left. */
const EARLIER: BookAccount = { words: "Opening balances", path: "Equity:Opening-Balances" };

/** Whoever has a claim has what lies in its pot. How the co-op came to its own money is no matter of this period. */
function* openingsOf({ at, balances }: Opening, { nameOf, currencyOf }: Naming): Generator<Transaction> {
  for (const [asset, accounts] of inOrder(balances)) {
    for (const [id, amount] of inOrder(accounts)) {
      const account = nameOf(id);
      const { claim, words } = account;
      if (amount === 0n || claim === "outside") continue;
      const owed = claim === "own" ? EARLIER : chartAccount(OWED[claim]);
      const postings = [
        { account, amount },
        { account: owed, amount: -amount },
      ];
      const currency = currencyOf(asset);
      yield { at, purpose: "OpeningBalance", from: EARLIER.words, to: words, currency, amount, postings };
    }
  }
}

/** So that the same balances give the same file, in whatever order they were found. */
function inOrder<Value>(values: ReadonlyMap<Hex, Value>): [Hex, Value][] {
  return [...values].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function transactionOf(event: EntryEvent, { nameOf, currencyOf }: Naming): Transaction {
  const { from, to, asset, purpose, amount, ref } = event.args;
  const [giver, taker] = [nameOf(from), nameOf(to)];
  const movement = { from: giver.claim, to: taker.claim, fromAccount: from, toAccount: to, purpose, amount };
  return {
    at: event.blockTimestamp,
    event,
    purpose: PURPOSES[purpose] ?? `Purpose${purpose}`,
    cause: namedBy(ref),
    from: giver.words,
    to: taker.words,
    currency: currencyOf(asset),
    amount,
    postings: postingsOf(movement).map(({ code, account, amount }) => ({
      account: account === undefined ? chartAccount(code) : nameOf(account),
      amount,
    })),
  };
}

/** What a reference names. Of a proposal it is as much of the id as the reference holds, in hex like the id. */
function namedBy(ref: Hex): Transaction["cause"] {
  const { cause: kind, number } = causeOf(ref);
  if (kind === "None") return undefined;
  return { kind, number: kind === "Proposal" ? `0x${number.toString(16).padStart(62, "0")}` : number.toString() };
}

/** Something that is known of a transaction, and its name. */
export type Fact = [name: string, fact: string | bigint | number];

/** Where on the chain an entry stands, and what of it words and amounts do not tell. */
export function factsOf({ event, purpose, cause }: Transaction): Fact[] {
  if (event === undefined) return [["purpose", purpose]];
  const { number, from, to, ref } = event.args;
  const named: Fact[] = cause === undefined ? [] : [["cause", `${cause.kind} ${cause.number}`]];
  return [
    ["tx", event.transactionHash],
    ["block", event.blockNumber],
    ["log", event.logIndex],
    ["entry", number],
    ["from", from],
    ["to", to],
    ["purpose", purpose],
    ...named,
    ["ref", ref],
  ];
}
