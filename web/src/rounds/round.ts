import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { allocationKey } from "../../../sdk/src/books/rounds.ts";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import { ALLOWANCES } from "../../../sdk/src/names.ts";
import { bucketsOf, roomIn } from "../buckets/bucket.ts";
import type { Bucket } from "../buckets/bucket.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";

/** Where a round stands: it gathers ideas, is shared out, waits to be settled, or is over. */
export type Phase = "ideas" | "sharing" | "settling" | "finished";

export function phaseOf({ opensAt, closesAt, finishedAt }: RoundRecord, now: number): Phase {
  if (finishedAt !== 0) return "finished";
  if (now >= closesAt) return "settling";
  return now >= opensAt ? "sharing" : "ideas";
}

export const isByRoll = ({ plan }: Pick<RoundRecord, "plan">): boolean => ALLOWANCES[plan.allowance] === "ByRoll";

/** What was added to the pool by resolution, after the round was opened, in base units. */
export const addedTo = ({ pool, core, carried, plan }: RoundRecord): bigint => pool - (plan.budget - core + carried);

/** The buckets of a round that members share out to, or did, and the ideas for it that nobody has opened. */
export interface InRound {
  buckets: readonly Bucket[];
  ideas: readonly Bucket[];
}

const byRound = remember((snapshot: Snapshot): ReadonlyMap<number, Bucket[]> => {
  const found = new Map<number, Bucket[]>();
  for (const bucket of bucketsOf(snapshot)) {
    const others = found.get(bucket.round);
    if (others === undefined) found.set(bucket.round, [bucket]);
    else others.push(bucket);
  }
  return found;
});

/** What was cancelled before the round was settled is out of it: members share that out anew. */
export function bucketsIn(snapshot: Snapshot, round: number): InRound {
  const all = byRound(snapshot).get(round) ?? [];
  const isOut = ({ state, settledAt }: Bucket) => state === "Cancelled" && settledAt === 0;
  return {
    buckets: all.filter((bucket) => bucket.openedAt !== 0 && !isOut(bucket)),
    ideas: all.filter(({ state }) => state === "Idea"),
  };
}

/** Units by bucket. */
export type Units = ReadonlyMap<number, number>;

/** What a member has shared out in a round. */
export function savedBy(books: SealedBooks, round: number, member: number): Units {
  const saved = books.allocations.get(allocationKey(round, member))?.allocations ?? [];
  return new Map(saved.map(({ bucket, units }) => [bucket, units]));
}

/** How many members have shared out something. */
export function participantsOf({ allocations }: SealedBooks, round: number): number {
  let members = 0;
  for (const row of allocations.values()) if (row.round === round && row.allocations.length > 0) members++;
  return members;
}

/** Units of an allowance that are left; below zero, that are missing. What lies in a bucket that is out is free. */
export function restOf(allowance: number, units: Units, buckets: readonly Pick<Bucket, "number">[]): number {
  return buckets.reduce((rest, { number }) => rest - (units.get(number) ?? 0), allowance);
}

type Room = Pick<Bucket, "max" | "raised" | "fromMembers">;

/** The most that a member may put into a bucket: it has room for so much, and a round may limit what one member gives. */
export function mostFor(bucket: Room, { plan }: Pick<RoundRecord, "plan">, allowance: number, saved: number): number {
  const own = BigInt(saved) * plan.unit; // is in the bucket already
  const free = Number((roomIn(bucket) + own) / plan.unit);
  return Math.max(0, Math.min(allowance, free, plan.capPerBucket === 0 ? allowance : plan.capPerBucket));
}

export const MOST_BUCKETS = 64; // that a member shares out to, by contracts/Rounds.sol

/** What `Rounds.allocate` takes: buckets in rising order, and only those that are in the round. */
export function allocationsFrom(units: Units, buckets: readonly Pick<Bucket, "number">[]) {
  return buckets
    .map(({ number }) => ({ bucket: number, units: units.get(number) ?? 0 }))
    .filter((allocation) => allocation.units > 0)
    .sort((a, b) => a.bucket - b.bucket);
}

/**
 * Units that nobody has shared out yet in a round by roll, one member's own aside: a roll may promise more than there
 * is, and who comes first is served.
 */
export function unclaimedIn({ allocations }: SealedBooks, { number, pool, plan }: RoundRecord, member: number): number {
  let taken = 0;
  for (const row of allocations.values()) {
    if (row.round !== number || row.member === member) continue;
    for (const { units } of row.allocations) taken += units;
  }
  return Number(pool / plan.unit) - taken;
}

/** What a bucket misses its minimum by, in base units, if the round closed now; 0 where it reaches it. */
export function missingIn({ min, raised }: Pick<Bucket, "min" | "raised">, fromMembers: bigint): bigint {
  const missing = min - raised - fromMembers;
  return missing > 0n ? missing : 0n;
}
