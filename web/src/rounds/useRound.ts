import type { Address, ContractFunctionReturnType } from "viem";
import { readContract } from "viem/actions";
import type { roundsAbi } from "../abi.ts";
import { useReads } from "../chain/snapshot.ts";

export type Round = ContractFunctionReturnType<typeof roundsAbi, "view", "roundOf">;
export type Tally = ContractFunctionReturnType<typeof roundsAbi, "view", "tallyOf">;

/** All rounds by their numbers, and what members have put into the buckets of rounds. */
export function useRounds(rounds: readonly number[], buckets: readonly number[]) {
  return useReads(["rounds", rounds, buckets], async ({ coop, blockNumber }) => {
    const contract = { ...coop.contracts.rounds, blockNumber };
    const readRound = async (round: number) =>
      [round, await readContract(coop.client, { ...contract, functionName: "roundOf", args: [BigInt(round)] })] as const;
    const readTally = async (bucket: number) =>
      [bucket, await readContract(coop.client, { ...contract, functionName: "tallyOf", args: [BigInt(bucket)] })] as const;
    const [found, tallies] = await Promise.all([
      Promise.all(rounds.map(readRound)),
      Promise.all(buckets.map(readTally)),
    ]);
    return { rounds: new Map(found), tallies: new Map(tallies) };
  });
}

/** A visitor's part in a round: how many units there are to share out, and where those already are. */
export function useShare(round: number, account: Address, member: number) {
  return useReads(["share", round, account, member], async ({ coop, blockNumber }) => {
    const contract = { ...coop.contracts.rounds, blockNumber };
    const [allowance, allocations] = await Promise.all([
      readContract(coop.client, { ...contract, functionName: "allowanceOf", args: [BigInt(round), account] }),
      readContract(coop.client, { ...contract, functionName: "allocationsOf", args: [BigInt(round), BigInt(member)] }),
    ]);
    return { allowance: Number(allowance), saved: new Map(allocations.map((a) => [a.bucket, a.units])) };
  });
}
