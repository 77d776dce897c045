import type { Address, Hex } from "viem";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";

export type Plan = CoopEvent<"BucketPlanned">["args"]["plan"];

/** What a member holds against a bucket. */
export interface Flag {
  member: number;
  guideline: number; // of the round, from 0
  reason: string;
}

export interface Comment {
  author: Address;
  text: string;
  at: number; // seconds
}

/** A document that lies elsewhere, and its fingerprint. */
export interface Document {
  hash: Hex;
  uri: string;
}

/** What the journal of events tells of a bucket, and its state on the chain does not. */
export interface BucketRecord {
  number: number;
  plan: Plan; // the latest one
  outsider?: Address; // the steward, where that is no member
  coStewards: readonly number[];
  filled: readonly { funder: Address; amount: bigint }[];
  flags: readonly Flag[]; // open ones
  comments: readonly Comment[];
  kept: ReadonlyMap<number, Document>; // promises to the commons, by their number from 0
  settledAt: number; // seconds; 0: not yet
  endedAt: number; // seconds; 0: it was neither completed nor cancelled
  report?: Document;
}

/** All buckets by their numbers, in the order in which they were suggested. */
export const readRecords = remember((events: readonly CoopEvent[]): ReadonlyMap<number, BucketRecord> => {
  const records = new Map<number, BucketRecord>();
  for (const event of events) {
    if (event.eventName === "BucketPlanned") {
      plan(records, event);
      continue;
    }
    const found = "bucket" in event.args ? records.get(Number(event.args.bucket)) : undefined;
    if (found !== undefined) records.set(found.number, { ...found, ...changeBy(event, found) });
  }
  return records;
});

/** Whoever suggested the bucket and is no member is its steward; who revises it later need not be. */
function plan(records: Map<number, BucketRecord>, { args }: CoopEvent<"BucketPlanned">): void {
  const number = Number(args.bucket);
  const known = records.get(number);
  const fresh: BucketRecord = {
    number,
    plan: args.plan,
    outsider: args.steward === 0 ? args.wallet : undefined,
    coStewards: [],
    filled: [],
    flags: [],
    comments: [],
    kept: new Map(),
    settledAt: 0,
    endedAt: 0,
  };
  records.set(number, known === undefined ? fresh : { ...known, plan: args.plan });
}

function changeBy({ eventName, args, blockTimestamp }: CoopEvent, found: BucketRecord): Partial<BucketRecord> {
  const at = Number(blockTimestamp ?? 0n);
  switch (eventName) {
    case "StewardAppointed":
      return { outsider: undefined };
    case "CoStewardNamed": {
      const others = found.coStewards.filter((number) => number !== args.number);
      return { coStewards: args.isNamed ? [...others, args.number] : others };
    }
    case "BucketFilled":
      return { filled: [...found.filled, args] };
    case "BucketFlagged": {
      const flag = { member: args.number, guideline: Number(args.guideline), reason: args.reason };
      return { flags: [...found.flags, flag] };
    }
    case "FlagResolved":
      return { flags: found.flags.filter(({ member }) => member !== args.number) };
    case "BucketCommented":
      return { comments: [...found.comments, { author: args.author, text: args.text, at }] };
    case "PromiseKept":
      return { kept: new Map(found.kept).set(Number(args.promise_), { hash: args.contentHash, uri: args.uri }) };
    case "BucketSettled":
      return { settledAt: at };
    case "BucketCompleted":
      return { endedAt: at, report: { hash: args.reportHash, uri: args.reportUri } };
    case "BucketCancelled":
      return { endedAt: at };
    default:
      return {};
  }
}
