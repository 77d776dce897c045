import type { ContractFunctionReturnType } from "viem";
import { readContract } from "viem/actions";
import type { bucketsAbi, roundsAbi } from "../../../sdk/src/abi.ts";
import { contractsOf } from "../chain/contracts.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { readRoundPlans } from "../rounds/plans.ts";
import { readRecords } from "./records.ts";
import type { BucketRecord } from "./records.ts";

type BucketState = ContractFunctionReturnType<typeof bucketsAbi, "view", "bucketOf">;
type Tally = ContractFunctionReturnType<typeof roundsAbi, "view", "tallyOf">;

/** `State` of contracts/Buckets.sol. */
export const IDEA = 1;
export const OPEN = 2;
export const FUNDED = 3;
export const COMPLETED = 4;
export const FAILED = 5;
export const CANCELLED = 6;

const WITHOUT_GOAL = 2n ** 96n - 1n; // the maximum of a standing bucket
const NO_TALLY: Tally = { units: 0n, room: 0n, members: 0n, isOpen: false };

/** A bucket with its name, and what members of its round have put, or wanted to put, into it. */
export interface Bucket extends BucketState {
  number: number;
  title: string;
  record: BucketRecord;
  tally: Tally; // of its round, in units
  fromMembers: bigint; // base units, as below
  fromFund: bigint; // of what was raised, the part that a match fund or a standing budget gave
}

/** All buckets, in the order in which they were suggested. */
export function useBuckets() {
  const { events } = useSnapshot();
  const records = [...readRecords(events).values()];
  const rounds = readRoundPlans(events);

  return useReads(["buckets"], async ({ coop: { client, addresses }, blockNumber }) => {
    const contracts = contractsOf(addresses);
    const read = async (record: BucketRecord): Promise<Bucket> => {
      const { number, plan } = record;
      const args = [BigInt(number)] as const;
      const [state, tally] = await Promise.all([
        readContract(client, { ...contracts.buckets, functionName: "bucketOf", args, blockNumber }),
        plan.round === 0
          ? NO_TALLY
          : readContract(client, {
              ...contracts.rounds,
              functionName: "tallyOf",
              args: [BigInt(plan.round), BigInt(number)],
              blockNumber,
            }),
      ]);
      const round = rounds.get(plan.round);
      const isCounting = state.state === OPEN || state.state === FAILED;
      return {
        ...state,
        ...(state.state === IDEA && round !== undefined ? { asset: round.plan.asset, deadline: round.closesAt } : {}),
        number,
        title: plan.title,
        record,
        tally,
        fromMembers: isCounting ? tally.units * (round?.plan.unit ?? 0n) : state.fromRound,
        fromFund: record.filled
          .filter(({ funder }) => funder.toLowerCase() === contracts.funds.address.toLowerCase())
          .reduce((sum, { amount }) => sum + amount, 0n),
      };
    };
    return Promise.all(records.map(read));
  });
}

/** Whether it is there to stay, without goal or deadline, for a standing budget. */
export function isStanding({ max }: Bucket): boolean {
  return max === WITHOUT_GOAL;
}

/** Whether it reached its minimum and still takes more. */
export function isSecondFilling({ state, secondDeadline, raised, fromRound, max }: Bucket, now: number): boolean {
  return state === FUNDED && now < secondDeadline && raised + fromRound < max;
}

/** Whether it takes money now. */
export function isFilling(bucket: Bucket, now: number): boolean {
  return (bucket.state === OPEN && now < bucket.deadline) || isSecondFilling(bucket, now);
}

/** Whether money that was not spent goes back to those who gave it. */
export function hasEnded({ state }: Bucket): boolean {
  return state >= COMPLETED;
}

/** Whether the visitor may do what the steward of a bucket may. */
export function useIsSteward({ steward, record }: Bucket): boolean {
  const { account, member } = useMe();
  if (account === undefined) return false;
  if (record.outsider?.toLowerCase() === account.toLowerCase()) return true;
  return member !== undefined && (member.number === steward || record.coStewards.includes(member.number));
}
