import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { id, ZeroHash } from "ethers";
import type { BaseContract, Signer } from "ethers";
import type { Assembly } from "../types/ethers-contracts/index.js";
import { choice, purpose } from "./charter.ts";
import { accountOf } from "../sdk/src/accounts.ts";
import type { Coop } from "./deploy.ts";
import { draftRound } from "./plans.ts";
import type { RoundDraft } from "./plans.ts";

/** One call of a resolution. Resolutions move money by calls to the treasury, so no ether goes along. */
export interface Action {
  target: BaseContract;
  data: string;
}

/** What `queue`, `execute` and `cancel` ask for: targets, values, calls, hash of the text. */
export type Operation = [string[], bigint[], string[], string];

export interface Proposal {
  id: bigint;
  text: string;
  operation: Operation;
}

/**
 * Proposes `actions` as the member who is connected to `assembly`. The text is bound to the proposer, so that nobody can
 * take it over.
 */
export async function propose(assembly: Assembly, actions: Action[], text: string): Promise<Proposal> {
  const targets = await Promise.all(actions.map((a) => a.target.getAddress()));
  const values = actions.map(() => 0n);
  const calls = actions.map((a) => a.data);
  const proposer = await (assembly.runner as { getAddress?: () => Promise<string> }).getAddress?.();
  const bound = `${text}\n#proposer=${proposer}`;
  const transaction = await assembly.propose(targets, values, calls, bound);
  await transaction.wait();
  const operation: Operation = [targets, values, calls, id(bound)];
  return { id: await assembly.hashProposal(...operation), text: bound, operation };
}

/** Moves a local chain past `timestamp` (seconds), where it has not got there yet. */
export async function past(time: NetworkHelpers["time"], timestamp: bigint): Promise<void> {
  if (BigInt(await time.latest()) <= timestamp) await time.increaseTo(timestamp + 1n);
}

/** Proposes `actions` on a local chain and moves it to where the vote is open. */
export async function openVote(
  assembly: Assembly,
  time: NetworkHelpers["time"],
  actions: Action[],
  text: string,
): Promise<Proposal> {
  const proposal = await propose(assembly, actions, text);
  await past(time, await assembly.proposalSnapshot(proposal.id));
  return proposal;
}

/** Queues and executes a proposal on a local chain, when its vote and its delay are over. */
export async function carryOut(assembly: Assembly, time: NetworkHelpers["time"], proposal: Proposal): Promise<void> {
  await past(time, await assembly.proposalDeadline(proposal.id));
  await assembly.queue(...proposal.operation);
  await past(time, await assembly.proposalEta(proposal.id));
  await assembly.execute(...proposal.operation);
}

/** Carries `actions` through the whole procedure on a local chain: `voters` vote for, the first of them proposes. */
export async function resolve(
  assembly: Assembly,
  time: NetworkHelpers["time"],
  voters: readonly Signer[],
  actions: Action[],
  text: string,
): Promise<Proposal> {
  const [proposer] = voters;
  const proposal = await openVote(assembly.connect(proposer), time, actions, text);
  for (const voter of voters) await assembly.connect(voter).castVote(proposal.id, choice("For"));
  await carryOut(assembly, time, proposal);
  return proposal;
}

/**
 * The two calls of "open a round": the general fund puts the budget into the intake of the rounds, and the round takes
 * it. Given without a reference, the money has the resolution itself for its cause.
 */
export async function openRoundActions(coop: Pick<Coop, "treasury" | "rounds">, round: RoundDraft): Promise<Action[]> {
  const intake = accountOf(await coop.rounds.getAddress(), await coop.treasury.INTAKE());
  const setAside = [0n, intake, round.asset, round.budget, purpose("Budget"), ZeroHash] as const;
  return [
    { target: coop.treasury, data: coop.treasury.interface.encodeFunctionData("transfer", [...setAside]) },
    { target: coop.rounds, data: coop.rounds.interface.encodeFunctionData("open", [draftRound(round)]) },
  ];
}
