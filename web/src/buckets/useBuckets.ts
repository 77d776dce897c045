import { useMemo } from "react";
import type { ContractFunctionReturnType } from "viem";
import { readContract } from "viem/actions";
import type { bucketsAbi, roundsAbi } from "../abi.ts";
import { eventsNamed } from "../chain/events.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";

type BucketState = ContractFunctionReturnType<typeof bucketsAbi, "view", "bucketOf">;
type Tally = ContractFunctionReturnType<typeof roundsAbi, "view", "tallyOf">;

/** `State` of contracts/Buckets.sol. */
export const OPEN = 1;
export const FUNDED = 2;
export const FAILED = 3;
export const CANCELLED = 4;

/** A bucket with its name, and what members of its round have put, or wanted to put, into it. */
export interface Bucket extends BucketState {
  number: number;
  title: string;
  tally: Tally;
  fromMembers: bigint; // base units
}

/** All buckets, in the order in which they were opened. */
export function useBuckets() {
  const { events } = useSnapshot();
  const opened = eventsNamed(events, "BucketOpened").map((event) => event.args);
  const units = new Map(eventsNamed(events, "RoundOpened").map(({ args }) => [args.round, args.unit]));

  return useReads(["buckets"], async ({ coop: { client, contracts }, blockNumber }) => {
    const read = async ({ bucket, round, title }: (typeof opened)[number]): Promise<Bucket> => {
      const args = [bucket] as const;
      const [state, tally] = await Promise.all([
        readContract(client, { ...contracts.buckets, functionName: "bucketOf", args, blockNumber }),
        readContract(client, { ...contracts.rounds, functionName: "tallyOf", args, blockNumber }),
      ]);
      const allocated = tally.units * (units.get(round) ?? 0n);
      const isSettled = state.state === FUNDED || state.state === CANCELLED;
      const fromMembers = isSettled ? state.fromRound : allocated;
      return { ...state, number: Number(bucket), title, tally, fromMembers };
    };
    return Promise.all(opened.map(read));
  });
}

/** The payouts of a bucket, the newest first, and which members have approved them. */
export function usePayouts(bucket: number) {
  const { events } = useSnapshot();
  return useMemo(() => {
    const approvals = eventsNamed(events, "PayoutApproved");
    return eventsNamed(events, "PayoutRequested")
      .filter(({ args }) => Number(args.bucket) === bucket)
      .map(({ args }) => ({
        ...args,
        bucket,
        approvedBy: approvals.filter((a) => a.args.payout === args.payout).map((a) => a.args.number),
        isPaid: eventsNamed(events, "PayoutPaid").some((paid) => paid.args.payout === args.payout),
        isWithdrawn: eventsNamed(events, "PayoutWithdrawn").some((taken) => taken.args.payout === args.payout),
      }))
      .reverse();
  }, [events, bucket]);
}

export type Payout = ReturnType<typeof usePayouts>[number];
