import type { CoopEvent } from "../events.ts";
import type { Books } from "./books.ts";
import { lookup, push } from "./history.ts";
import type { Checkpoint } from "./history.ts";

/** Shares from a second on. */
export interface ShareCheckpoint extends Checkpoint {
  shares: bigint;
  repaid: bigint; // ever
  offset: bigint; // shares · time less this is the share seconds up to that time
}

/** What a member holds. */
export interface HoldingRecord {
  number: number;
  shares: bigint;
  queued: bigint; // of these, waiting to be withdrawn
  claimedUntil: number; // the first declaration whose interest is not yet claimed
  history: readonly ShareCheckpoint[];
}

/** A place in the queue of withdrawals. */
export interface WithdrawalRecord {
  position: number; // from 0
  number: number; // of the member
  shares: bigint; // asked for
  left: bigint; // still to be paid
  askedAt: number; // seconds
  payableFrom: number; // seconds
}

export interface InterestRecord {
  id: number; // from 0
  from: number; // seconds
  to: number; // seconds
  rateBps: number; // a year
  par: bigint; // base units
  amount: bigint; // base units
}

/** What all shares have in common. */
export interface CapitalRecord {
  par: bigint; // base units of the currency
  foundedAt: number; // seconds
  isSuspended: boolean;
  issued: bigint; // shares of all members together
  repaid: bigint; // shares, ever
}

/** Stands for all members together where a number of a member is asked for. */
export const ALL = 0;

const ONE = 0; // the number of the only record
const SHARE_TERMS = 1; // behind those of membership
const YEAR = 365n * 86_400n;
const FULL = 10_000n; // basis points

/** The share seconds of member `number` up to `timepoint` (seconds). */
function shareSeconds(books: Books, number: number, timepoint: number): bigint {
  const history = number === ALL ? books.issues : books.holdings.get(number)?.history;
  const then = lookup(history ?? [], timepoint);
  return then === undefined ? 0n : then.shares * BigInt(timepoint) - then.offset;
}

/** What is member `number`'s of an interest, in base units: 0 stands for all together. */
export function interestOf(books: Books, { from, to, par, rateBps }: InterestRecord, number: number): bigint {
  const seconds = shareSeconds(books, number, to) - shareSeconds(books, number, from);
  return (seconds * par * BigInt(rateBps)) / (FULL * YEAR);
}

/** The terms of share capital in force. */
export function shareTermsOf(books: Books): CoopEvent<"ShareTermsDefined">["args"]["terms"] {
  return books.terms.get(SHARE_TERMS) as CoopEvent<"ShareTermsDefined">["args"]["terms"];
}

export function capitalOf(books: Books): CapitalRecord {
  return books.capital.get(ONE) ?? { par: 0n, foundedAt: 0, isSuspended: false, issued: 0n, repaid: 0n };
}

export function applyShares(books: Books, event: CoopEvent): void {
  const { capital, withdrawals, interests, holdings } = books;
  const now = Number(event.blockTimestamp);
  switch (event.eventName) {
    case "ParSet": {
      const par = event.args.par;
      if (capital.has(ONE)) capital.change(ONE, { par });
      else capital.set(ONE, { ...capitalOf(books), par, foundedAt: now });
      break;
    }
    case "ShareTermsDefined":
      books.terms.set(SHARE_TERMS, event.args.terms);
      break;
    case "SharesSubscribed":
      note(books, event.args.number, now, { shares: event.args.shares });
      break;
    case "WithdrawalRequested": {
      const { number, shares } = event.args;
      const position = Number(event.args.position);
      const payableFrom = Number(event.args.payableFrom);
      withdrawals.set(position, { position, number, shares, left: shares, askedAt: now, payableFrom });
      holdings.change(number, ({ queued }) => ({ queued: queued + shares }));
      break;
    }
    case "WithdrawalCancelled": {
      const { number, shares, position } = event.args;
      withdrawals.change(Number(position), { left: 0n });
      holdings.change(number, ({ queued }) => ({ queued: queued - shares }));
      break;
    }
    case "SharesWithdrawn":
      withdraw(books, event.args, now);
      break;
    case "RepaymentSuspendedFor":
      capital.change(ONE, { isSuspended: true });
      break;
    case "RepaymentResumed":
      capital.change(ONE, { isSuspended: false });
      break;
    case "InterestDeclared": {
      const { interest, amount } = event.args;
      const id = Number(event.args.id);
      interests.set(id, { id, ...interest, amount });
      break;
    }
    case "InterestClaimed":
      holdings.change(event.args.number, { claimedUntil: Number(event.args.claimedUntil) });
      break;
  }
}

const REDEEMED = (1n << 256n) - 1n; // stands for the position of what a dissolved co-op redeems, which has none

function withdraw(books: Books, { position, number, shares }: CoopEvent<"SharesWithdrawn">["args"], now: number): void {
  if (position === REDEEMED) {
    books.holdings.change(number, { queued: 0n });
  } else {
    books.withdrawals.change(Number(position), ({ left }) => ({ left: left - shares }));
    books.holdings.change(number, ({ queued }) => ({ queued: queued - shares }));
  }
  note(books, number, now, { shares: -shares, repaid: shares });
}

/** Writes a change into the histories of a member and of all together, as `Shares._note` does. */
function note(books: Books, number: number, at: number, { shares, repaid = 0n }: { shares: bigint; repaid?: bigint }) {
  const held = books.holdings.get(number) ?? { number, shares: 0n, queued: 0n, claimedUntil: 0, history: [] };
  const history = [...held.history];
  append(history, at, shares, repaid);
  books.holdings.set(number, { ...held, shares: held.shares + shares, history });
  append(books.issues, at, shares, repaid);
  books.capital.change(ONE, ({ issued, repaid: before }) => ({ issued: issued + shares, repaid: before + repaid }));
}

function append(history: ShareCheckpoint[], at: number, shares: bigint, repaid: bigint): void {
  const last = history.at(-1) ?? { shares: 0n, repaid: 0n, offset: 0n };
  const offset = last.offset + shares * BigInt(at);
  push(history, { at, shares: last.shares + shares, repaid: last.repaid + repaid, offset });
}
