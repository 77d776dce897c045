import type { Address, Hex } from "viem";
import type { CoopEvent } from "../events.ts";
import { BUCKET_STATES } from "../names.ts";
import type { BucketState } from "../names.ts";
import type { Books } from "./books.ts";

export type BucketPlan = CoopEvent<"BucketPlanned">["args"]["plan"];

/** What a bucket is for, and what was said about it. */
export interface BucketRecord {
  number: number;
  plan: BucketPlan; // the latest one
  steward: number; // member number; 0: somebody who is no member
  outsider?: Address; // the steward who is no member
  coStewards: readonly number[];
  flags: readonly { member: number; guideline: number; reason: string }[]; // open ones
  comments: number;
  kept: readonly { promise: number; contentHash: Hex; uri: string }[]; // to the commons
  suggestedAt: number; // seconds
  openedAt: number; // seconds; 0: still an idea
  settledAt: number; // seconds; 0: not yet
  endedAt: number; // seconds; 0: neither completed nor cancelled
  report?: { hash: Hex; uri: string };
}

/** The money of a bucket, in base units. Its number is that of the bucket. */
export interface PurseRecord {
  bucket: number;
  state: BucketState;
  asset?: Address; // known once it is opened
  round: number; // 0: a campaign
  fund: number; // that matches what funders give; 0: none
  min: bigint;
  max: bigint;
  deadline: number; // seconds
  secondDeadline: number; // seconds; 0: none
  raised: bigint; // from funders, funds included
  fromRound: bigint;
  committed: bigint; // asked for in payouts, paid or not
  spent: bigint;
  refunded: bigint;
}

/** What somebody has put into a bucket, in base units. */
export interface FillingRecord {
  bucket: number;
  funder: Address;
  amount: bigint; // 0 once it was given back
  refunded: bigint;
}

/** What is not spent: all of it goes back once the bucket has ended. */
export const unspentOf = ({ raised, fromRound, spent }: PurseRecord): bigint => raised + fromRound - spent;

export function applyBuckets(books: Books, event: CoopEvent): void {
  const { buckets, purses } = books;
  const now = Number(event.blockTimestamp);
  if (event.noun !== "buckets" || !("bucket" in event.args)) return;
  const number = Number(event.args.bucket);
  switch (event.eventName) {
    case "BucketPlanned":
      plan(books, event);
      break;
    case "BucketOpened": {
      const { round, asset, min, max, deadline, secondDeadline } = event.args;
      const dates = { deadline: Number(deadline), secondDeadline: Number(secondDeadline) };
      purses.change(number, { state: "Open", round: Number(round), asset, min, max, ...dates });
      buckets.change(number, { openedAt: now });
      break;
    }
    case "BucketFilled":
      fill(books, event);
      break;
    case "BucketSettled": {
      const { state, fromRound } = event.args;
      purses.change(number, { state: BUCKET_STATES[state] ?? "None", fromRound });
      buckets.change(number, { settledAt: now });
      break;
    }
    case "BucketCompleted": {
      const { reportHash: hash, reportUri: uri } = event.args;
      purses.change(number, { state: "Completed" });
      buckets.change(number, { endedAt: now, report: { hash, uri } });
      break;
    }
    case "BucketCancelled":
      purses.change(number, { state: "Cancelled" });
      buckets.change(number, { endedAt: now });
      break;
    case "FunderRefunded":
      refund(books, event);
      break;
    case "StewardAppointed":
      buckets.change(number, { steward: event.args.number, outsider: undefined });
      break;
    case "CoStewardNamed": {
      const { number: member, isNamed } = event.args;
      buckets.change(number, ({ coStewards }) => {
        const others = coStewards.filter((one) => one !== member);
        return { coStewards: isNamed ? [...others, member] : others };
      });
      break;
    }
    case "BucketFlagged": {
      const { number: member, guideline, reason } = event.args;
      buckets.change(number, ({ flags }) => ({ flags: [...flags, { member, guideline: Number(guideline), reason }] }));
      break;
    }
    case "FlagResolved":
      buckets.change(number, ({ flags }) => ({ flags: flags.filter(({ member }) => member !== event.args.number) }));
      break;
    case "BucketCommented":
      buckets.change(number, ({ comments }) => ({ comments: comments + 1 }));
      break;
    case "PromiseKept": {
      const { promise_: promise, contentHash, uri } = event.args;
      const kept = { promise: Number(promise), contentHash, uri };
      buckets.change(number, ({ kept: before }) => ({ kept: [...before, kept] }));
      break;
    }
  }
}

/** Whoever suggests a bucket and is no member is its steward; who revises it later need not be. */
function plan({ buckets, purses }: Books, { args, blockTimestamp }: CoopEvent<"BucketPlanned">): void {
  const number = Number(args.bucket);
  const { plan: planned, steward, wallet } = args;
  if (buckets.has(number)) {
    buckets.change(number, { plan: planned });
    purses.change(number, { round: planned.round });
    return;
  }
  buckets.set(number, {
    number,
    plan: planned,
    steward,
    outsider: steward === 0 ? wallet : undefined,
    coStewards: [],
    flags: [],
    comments: 0,
    kept: [],
    suggestedAt: Number(blockTimestamp),
    openedAt: 0,
    settledAt: 0,
    endedAt: 0,
  });
  purses.set(number, {
    bucket: number,
    state: "Idea",
    round: planned.round,
    fund: 0,
    min: 0n,
    max: 0n,
    deadline: planned.deadline,
    secondDeadline: planned.secondDeadline,
    raised: 0n,
    fromRound: 0n,
    committed: 0n,
    spent: 0n,
    refunded: 0n,
  });
}

function fill(books: Books, { args: { bucket, funder, amount } }: CoopEvent<"BucketFilled">): void {
  const number = Number(bucket);
  books.purses.change(number, ({ raised }) => ({ raised: raised + amount }));
  const key = fillingKey(books, number, funder);
  const before = books.fillings.get(key) ?? { bucket: number, funder, amount: 0n, refunded: 0n };
  books.fillings.set(key, { ...before, amount: before.amount + amount });
}

/** The part of a round goes back too, and was never filled in by a funder. */
function refund(books: Books, { args: { bucket, funder, amount } }: CoopEvent<"FunderRefunded">): void {
  const number = Number(bucket);
  books.purses.change(number, ({ refunded }) => ({ refunded: refunded + amount }));
  books.fillings.change(fillingKey(books, number, funder), ({ refunded }) => ({
    amount: 0n,
    refunded: refunded + amount,
  }));
}

/** The number of a filling, in the order of first filling. */
function fillingKey({ fillingNumbers }: Books, bucket: number, funder: Address): number {
  const name = `${bucket}/${funder}`;
  const number = fillingNumbers.get(name) ?? fillingNumbers.size + 1;
  fillingNumbers.set(name, number);
  return number;
}
