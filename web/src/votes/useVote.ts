import { contractsOf } from "../chain/contracts.ts";
import type { Address } from "viem";
import { readContract } from "viem/actions";
import type { Coop } from "../chain/coop.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { CHOICES, STATES } from "./proposal.ts";
import type { Choice, State } from "./proposal.ts";

/** The states of proposals, and from when those that were carried can be carried out (seconds). */
export function useStates() {
  const { events } = useSnapshot();
  const ids = eventsNamed(events, "ProposalCreated").map(({ args }) => args.proposalId);
  return useReads(["states"], async ({ coop, blockNumber }) => {
    const assembly = { ...contractsOf(coop.addresses).assembly, blockNumber };
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
    const { assembly, statute } = contractsOf(coop.addresses);
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

/** What a proposal knows of a wallet. */
export interface Standing {
  choice: Choice | undefined; // the ballot that is cast
  isOwn: boolean; // the member has voted itself or taken its ballot back, so no proxy can
  isEligible: boolean;
  minTenure: number; // seconds that a member must have been one
}

/** A visitor's own ballot, and whether the visitor has one at all. */
export function useBallot(id: bigint, account: Address, opensAt: number) {
  return useReads(["ballot", id, account], (at) => readStanding(at, id, account, opensAt));
}

/** The same for many, in the same order. */
export function useBallots(id: bigint, accounts: readonly Address[], opensAt: number) {
  return useReads(["ballots", id, accounts], (at) =>
    Promise.all(accounts.map((account) => readStanding(at, id, account, opensAt)))
  );
}

async function readStanding(
  { coop, blockNumber }: { coop: Coop; blockNumber: bigint },
  id: bigint,
  account: Address,
  opensAt: number
): Promise<Standing> {
  const { assembly, members } = contractsOf(coop.addresses);
  const [[choice, sequence], { eligible, minTenure }, [, class_, votes, tenureSince]] = await Promise.all([
    readContract(coop.client, { ...assembly, functionName: "ballotOf", args: [id, account], blockNumber }),
    readContract(coop.client, { ...assembly, functionName: "frozenOf", args: [id], blockNumber }),
    readContract(coop.client, { ...members, functionName: "standingOf", args: [account, opensAt], blockNumber }),
  ]);
  const isEligible = votes > 0 && ((eligible >> class_) & 1) === 1 && tenureSince + minTenure <= opensAt;
  return { choice: CHOICES[choice], isOwn: sequence > 0n, isEligible, minTenure };
}
