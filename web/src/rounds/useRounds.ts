import { contractsOf } from "../chain/contracts.ts";
import type { Address, ContractFunctionReturnType } from "viem";
import { readContract } from "viem/actions";
import type { roundsAbi } from "../../../sdk/src/abi.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { readRoundPlans } from "./plans.ts";
import type { RoundPlan } from "./plans.ts";

type RoundState = ContractFunctionReturnType<typeof roundsAbi, "view", "roundOf">;

/** A round with its name, and what was laid down about it. */
export interface Round extends RoundState {
  number: number;
  title: string;
  laidDown: RoundPlan;
}

/** All rounds, the newest first. */
export function useRounds() {
  const { events } = useSnapshot();
  const opened = [...readRoundPlans(events)];
  return useReads(["rounds"], async ({ coop: { client, addresses }, blockNumber }) => {
    const contracts = contractsOf(addresses);
    const read = async ([number, laidDown]: (typeof opened)[number]): Promise<Round> => {
      const args = [BigInt(number)] as const;
      const state = await readContract(client, { ...contracts.rounds, functionName: "roundOf", args, blockNumber });
      return { ...state, number, title: laidDown.plan.title, laidDown };
    };
    return Promise.all(opened.toReversed().map(read));
  });
}

/** A visitor's part in a round: how many units there are to share out, and where those already are. */
export function useShare(round: number, account: Address, member: number) {
  return useReads(["share", round, account, member], async ({ coop, blockNumber }) => {
    const contract = { ...contractsOf(coop.addresses).rounds, blockNumber };
    const [allowance, allocations] = await Promise.all([
      readContract(coop.client, { ...contract, functionName: "allowanceOf", args: [BigInt(round), account] }),
      readContract(coop.client, { ...contract, functionName: "allocationsOf", args: [BigInt(round), BigInt(member)] }),
    ]);
    return { allowance: Number(allowance), saved: new Map(allocations.map((a) => [a.bucket, a.units])) };
  });
}
