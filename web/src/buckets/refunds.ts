import { getAddress } from "viem";
import type { Address } from "viem";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { bucketsOf, hasEnded } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { givenBy, historiesOf, historyOf } from "./history.ts";
import type { History } from "./history.ts";

type Money = Pick<Bucket, "state" | "raised" | "fromRound" | "spent">;

/** What is still to be given back to somebody from a bucket. */
export interface Due {
  bucket: Bucket;
  amount: bigint; // base units of the bucket's asset
}

/**
 * What an ended bucket still has to give back to `funder`, in base units: to the base unit as contracts/Buckets.sol
 * counts it. The part of the round is asked for by the address of the contract of rounds.
 */
export function dueFrom(bucket: Money, history: Pick<History, "fills" | "refunds">, funder: Address, rounds: Address) {
  if (!hasEnded(bucket)) return 0n;
  const given = (to: Address) => (getAddress(to) === getAddress(rounds) ? bucket.fromRound : givenBy(history, to));
  const taken = [...history.refunds.keys()];
  if (taken.some((to) => getAddress(to) === getAddress(funder))) return 0n;
  const claimed = taken.reduce((sum, to) => sum + given(to), 0n);
  const total = bucket.raised + bucket.fromRound;
  const unspent = unspentIn(bucket);
  return total === 0n ? 0n : ((claimed + given(funder)) * unspent) / total - (claimed * unspent) / total;
}

const unspentIn = ({ raised, fromRound, spent }: Money): bigint => raised + fromRound - spent;

/** All that ended buckets have to give back to a wallet. */
export function duesOf(snapshot: Snapshot, funder: Address): Due[] {
  const { events, books } = snapshot;
  return endedOf(snapshot)
    .map((bucket) => {
      const history = historyOf(events, bucket.number);
      return { bucket, amount: dueFrom(bucket, history, funder, books.addresses.rounds) };
    })
    .filter(({ amount }) => amount > 0n);
}

/** Ended buckets with something in them that was not yet given back. */
const endedOf = remember((snapshot: Snapshot): Bucket[] => {
  const histories = historiesOf(snapshot.events);
  return bucketsOf(snapshot).filter((bucket) => {
    const isFilled = histories.has(bucket.number);
    return isFilled && hasEnded(bucket) && bucket.refunded < unspentIn(bucket);
  });
});

/** Sums by asset. */
export function sumsOf(dues: readonly Due[]): { asset: Address; amount: bigint }[] {
  const sums = new Map<Address, bigint>();
  for (const { bucket, amount } of dues) sums.set(bucket.asset, (sums.get(bucket.asset) ?? 0n) + amount);
  return [...sums].map(([asset, amount]) => ({ asset, amount }));
}
