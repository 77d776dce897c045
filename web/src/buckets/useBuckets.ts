import { useMemo } from "react";
import type { Address, ContractFunctionReturnType } from "viem";
import { readContract } from "viem/actions";
import type { bucketsAbi } from "../abi.ts";
import { eventsNamed } from "../chain/events.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";

export type BucketState = ContractFunctionReturnType<typeof bucketsAbi, "view", "bucketOf">;

/** `State` of contracts/Buckets.sol. */
export const OPEN = 1;
export const FUNDED = 2;
export const FAILED = 3;
export const CANCELLED = 4;

/** A bucket as it was opened. */
export interface Opened {
  number: number;
  round: number; // 0: filled by funders alone
  title: string;
}

export function useOpenedBuckets(): readonly Opened[] {
  const { events } = useSnapshot();
  return useMemo(
    () =>
      eventsNamed(events, "BucketOpened").map(({ args }) => ({
        number: Number(args.bucket),
        round: Number(args.round),
        title: args.title,
      })),
    [events],
  );
}

/** The buckets as they stand, by their numbers. */
export function useBuckets(numbers: readonly number[]) {
  return useReads(["buckets", numbers], async ({ coop, blockNumber }) => {
    const contract = { ...coop.contracts.buckets, blockNumber };
    const read = async (number: number) =>
      [number, await readContract(coop.client, { ...contract, functionName: "bucketOf", args: [BigInt(number)] })] as const;
    return new Map(await Promise.all(numbers.map(read)));
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
