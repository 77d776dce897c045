import type { EntryEvent } from "../events.ts";
import type { Context } from "./context.ts";
import type { BookAccount, Currency } from "./names.ts";
import { dayOf } from "./text.ts";
import { transactionsOf } from "./transactions.ts";
import type { Transaction } from "./transactions.ts";

/** What a journal for plain-text accounting says, in whatever format. Days are in UTC. */
export type Directive =
  | { kind: "commodity"; day: string; currency: Currency } // stands before what mentions it
  | { kind: "account"; day: string; account: BookAccount } // likewise
  | ({ kind: "transaction"; day: string } & Transaction)
  | ({ kind: "balance"; day: string; widest: bigint } & Balance); // when the day begins

/** What an account holds of an asset. */
interface Balance {
  account: BookAccount;
  currency: Currency;
  amount: bigint; // base units
  postings: number; // that made it
}

interface Books {
  balances: Map<string, Map<Currency, Balance>>; // by the path of the account
  widest: Map<Currency, bigint>; // base units: the most that any account ever had of it, debit or credit
}

const DAY = 86_400n; // seconds

/** Tells a journal, and at last what all accounts hold on the day after. */
export function* directivesOf(events: Iterable<EntryEvent>, context: Context): Generator<Directive> {
  const books: Books = { balances: new Map(), widest: new Map() };
  let last = 0n;
  for (const transaction of transactionsOf(events, context)) {
    const day = dayOf((last = transaction.at));
    yield* introduce(transaction, day, books);
    enter(transaction, books);
    yield { kind: "transaction", day, ...transaction };
  }
  for (const [, balances] of books.balances) {
    for (const balance of balances.values()) {
      const widest = books.widest.get(balance.currency) ?? 0n;
      yield { kind: "balance", day: dayOf(last + DAY), widest, ...balance };
    }
  }
}

function* introduce({ currency, postings }: Transaction, day: string, books: Books): Generator<Directive> {
  if (!books.widest.has(currency)) yield { kind: "commodity", day, currency };
  books.widest.set(currency, books.widest.get(currency) ?? 0n);
  for (const { account } of postings) {
    if (books.balances.has(account.path)) continue;
    books.balances.set(account.path, new Map());
    yield { kind: "account", day, account };
  }
}

function enter({ currency, postings }: Transaction, { balances, widest }: Books): void {
  for (const { account, amount } of postings) {
    const held = balances.get(account.path)!;
    const balance = held.get(currency) ?? { account, currency, amount: 0n, postings: 0 };
    held.set(currency, balance);
    balance.amount += amount;
    balance.postings += 1;
    const width = balance.amount < 0n ? -balance.amount : balance.amount;
    if (width > widest.get(currency)!) widest.set(currency, width);
  }
}
