import type { Address } from "viem";
import { readContract } from "viem/actions";
import { eventsNamed } from "../chain/events.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { CHOICES, STATES } from "./proposal.ts";
import type { State } from "./proposal.ts";

/** The states of proposals, and from when those that were carried can be carried out (seconds). */
export function useStates() {
  const { events } = useSnapshot();
  const ids = eventsNamed(events, "ProposalCreated").map(({ args }) => args.proposalId);
  return useReads(["states"], async ({ coop, blockNumber }) => {
    const assembly = { ...coop.contracts.assembly, blockNumber };
    const read = async (id: bigint) => {
      const [state, eta] = await Promise.all([
        readContract(coop.client, { ...assembly, functionName: "state", args: [id] }),
        readContract(coop.client, { ...assembly, functionName: "proposalEta", args: [id] }),
      ]);
      return [id, { state: STATES[state] as State, eta }] as const;
    };
    return new Map(await Promise.all(ids.map(read)));
  });
}

/** The count of a vote and what the statute makes of it so far. */
export function useVote(id: bigint) {
  return useReads(["vote", id], async ({ coop, blockNumber }) => {
    const { assembly, statute } = coop.contracts;
    const args = [id] as const;
    const [count, { kindId }] = await Promise.all([
      readContract(coop.client, { ...assembly, functionName: "countOf", args, blockNumber }),
      readContract(coop.client, { ...assembly, functionName: "frozenOf", args, blockNumber }),
    ]);
    const [isQuorate, isCarried] = await readContract(coop.client, {
      ...statute,
      functionName: "judge",
      args: [BigInt(kindId), count],
      blockNumber,
    });
    return { count, kindId: BigInt(kindId), isQuorate, isCarried };
  });
}

/** A visitor's own ballot, if one is cast, and whether the visitor has one at all. */
export function useBallot(id: bigint, account: Address, opensAt: number) {
  return useReads(["ballot", id, account], async ({ coop, blockNumber }) => {
    const { assembly, members } = coop.contracts;
    const [[choice], { eligible, minTenure }, [, class_, votes, tenureSince]] = await Promise.all([
      readContract(coop.client, { ...assembly, functionName: "ballotOf", args: [id, account], blockNumber }),
      readContract(coop.client, { ...assembly, functionName: "frozenOf", args: [id], blockNumber }),
      readContract(coop.client, {
        ...members,
        functionName: "standingOf",
        args: [account, BigInt(opensAt)],
        blockNumber,
      }),
    ]);
    const isEligible = votes > 0 && ((eligible >> class_) & 1) === 1 && tenureSince + minTenure <= opensAt;
    return { choice: CHOICES[choice], isEligible, minTenure };
  });
}
