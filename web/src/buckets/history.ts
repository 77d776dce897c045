import type { Address } from "viem";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";

/** What happened to a bucket that books do not keep: who filled it and when, who was given back, who said what. */
export interface History {
  fills: readonly Fill[];
  refunds: ReadonlyMap<Address, bigint>; // base units, by funder
  matches: readonly { funder: Address; amount: bigint }[]; // what a fund added, and for whom
  comments: readonly Comment[];
  backings: ReadonlyMap<Address, { recipient: Address; amount: bigint }>; // of a bounty, by funder
}

export interface Fill {
  funder: Address;
  amount: bigint; // base units
  at: number; // seconds
}

export interface Comment {
  author: Address;
  text: string;
  at: number; // seconds
}

interface Draft {
  fills: Fill[];
  refunds: Map<Address, bigint>;
  matches: { funder: Address; amount: bigint }[];
  comments: Comment[];
  backings: Map<Address, { recipient: Address; amount: bigint }>;
}

const empty = (): Draft => ({ fills: [], refunds: new Map(), matches: [], comments: [], backings: new Map() });

const NOTHING: History = empty();

/** The histories of all buckets, by their numbers. */
export const historiesOf = remember((events: readonly CoopEvent[]): ReadonlyMap<number, History> => {
  const histories = new Map<number, Draft>();
  const of_ = (bucket: bigint): Draft => {
    const number = Number(bucket);
    const known = histories.get(number) ?? empty();
    histories.set(number, known);
    return known;
  };
  for (const event of events) write(event, of_);
  return histories;
});

function write({ eventName, args, blockTimestamp }: CoopEvent, of_: (bucket: bigint) => Draft): void {
  const at = Number(blockTimestamp);
  switch (eventName) {
    case "BucketFilled":
      of_(args.bucket).fills.push({ funder: args.funder, amount: args.amount, at });
      break;
    case "FunderRefunded":
      of_(args.bucket).refunds.set(args.funder, args.amount);
      break;
    case "GiftMatched":
      of_(args.bucket).matches.push({ funder: args.funder, amount: args.amount });
      break;
    case "BucketCommented":
      of_(args.bucket).comments.push({ author: args.author, text: args.text, at });
      break;
    case "RecipientBacked":
      of_(args.bucket).backings.set(args.funder, { recipient: args.recipient, amount: args.amount });
      break;
  }
}

export function historyOf(events: readonly CoopEvent[], bucket: number): History {
  return historiesOf(events).get(bucket) ?? NOTHING;
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** All that somebody has ever put into the bucket, in base units. */
export function givenBy({ fills }: Pick<History, "fills">, funder: Address): bigint {
  return fills.reduce((sum, fill) => (isSame(fill.funder, funder) ? sum + fill.amount : sum), 0n);
}

/** Whoever filled the bucket, with all that they gave, the first one first. */
export function fundersOf({ fills }: Pick<History, "fills">): { funder: Address; amount: bigint; at: number }[] {
  const funders = new Map<Address, { funder: Address; amount: bigint; at: number }>();
  for (const { funder, amount, at } of fills) {
    const before = funders.get(funder);
    funders.set(funder, { funder, amount: amount + (before?.amount ?? 0n), at: before?.at ?? at });
  }
  return [...funders.values()];
}
