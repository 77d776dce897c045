import type { Address } from "viem";
import { accountOf } from "../../../sdk/src/accounts.ts";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import type { FundRecord, StandingRecord } from "../../../sdk/src/books/funds.ts";
import { balanceIn } from "../../../sdk/src/journal.ts";

/** Money that doubles gifts. All amounts in base units. */
export interface MatchFund extends FundRecord {
  asset: Address;
  until: number; // seconds
  perFunder: bigint; // in one bucket
  perBucket: bigint;
  left: bigint;
}

/** A budget that comes back, and the name of the bucket that it fills. */
export interface Standing extends StandingRecord {
  title: string;
}

export function fundOf({ funds, ledger, addresses }: SealedBooks, number: number): MatchFund | undefined {
  const record = funds.get(number);
  if (record === undefined) return undefined;
  const { asset, until, perFunder, perBucket } = record.terms;
  const left = balanceIn(ledger, accountOf(addresses.funds, BigInt(number)), asset);
  return { ...record, asset, until, perFunder, perBucket, left };
}

type Terms = Pick<StandingRecord, "amount" | "paid" | "firstAt" | "period" | "endsAt">;

/** What is due of a standing budget, as contracts/Funds.sol counts it: a period begins with its first second. */
export function dueOf({ amount, paid, ...budget }: Terms, now: number): bigint {
  return BigInt(periodsBegun(budget, now)) * amount - paid;
}

/** When the next amount falls due, in seconds; undefined where none does any more. */
export function nextDueOf(budget: Omit<Terms, "amount" | "paid">, now: number): number | undefined {
  const at = budget.firstAt + periodsBegun(budget, now) * budget.period;
  return budget.endsAt !== 0 && at >= budget.endsAt ? undefined : at;
}

function periodsBegun({ firstAt, period, endsAt }: Omit<Terms, "amount" | "paid">, now: number): number {
  const until = endsAt !== 0 && endsAt <= now ? endsAt : now + 1;
  return until <= firstAt ? 0 : Math.floor((until - firstAt - 1) / period) + 1;
}

/** What a fund has added in a bucket so far: `matches` are those of the bucket. */
type Matches = readonly { funder: Address; amount: bigint }[];

type Limits = Pick<MatchFund, "left" | "perFunder" | "perBucket">;

/** What a match fund would add to a gift of a funder, to a bucket that has room for `room`, the gift included. */
export function matchFor(fund: Limits, matches: Matches, funder: Address, gift: bigint, room: bigint): bigint {
  const sum = (found: Matches) => found.reduce((total, { amount }) => total + amount, 0n);
  const forFunder = sum(matches.filter((match) => match.funder.toLowerCase() === funder.toLowerCase()));
  const limits = [room - gift, fund.left, fund.perFunder - forFunder, fund.perBucket - sum(matches)];
  const most = limits.reduce((least, limit) => (limit < least ? limit : least), gift);
  return most > 0n ? most : 0n;
}
