import { readContract } from "viem/actions";
import { contractsOf } from "../chain/contracts.ts";
import { useReads } from "../chain/snapshot.ts";

/** The slot of the kind of resolution that dissolves the co-op, which no event tells; undefined until it is read. */
export function useDissolutionSlot(): number | undefined {
  return useReads(["dissolution slot"], ({ coop: { client, addresses }, blockNumber }) =>
    readContract(client, { ...contractsOf(addresses).statute, functionName: "dissolutionSlot", blockNumber }),
  ).data;
}
