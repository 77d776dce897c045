import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { id } from "ethers";
import type { BaseContract, Signer } from "ethers";
import type { Assembly } from "../types/ethers-contracts/index.js";
import { accountOf, choice, purpose } from "./charter.ts";
import type { Coop } from "./deploy.ts";

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

export interface RoundDraft {
  asset: string;
  pool: bigint; // base units
  unit: bigint; // base units
  allowance: number; // Allowance of contracts/Rounds.sol: 0 equal, 1 by class
  duration: number; // seconds
  title: string;
  uri: string;
}

/**
 * The two calls of "open a round": the general fund puts the pool into the intake of the rounds, and the round takes it.
 */
export async function openRoundActions(coop: Pick<Coop, "treasury" | "rounds">, round: RoundDraft): Promise<Action[]> {
  const intake = accountOf(await coop.rounds.getAddress(), await coop.treasury.INTAKE());
  const { asset, pool, unit, allowance, duration, title, uri } = round;
  const { interface: treasury } = coop.treasury;
  const { interface: rounds } = coop.rounds;
  const setAside = treasury.encodeFunctionData("transfer", [0n, intake, asset, pool, purpose("Budget"), id(title)]);
  const open = rounds.encodeFunctionData("open", [asset, pool, unit, allowance, duration, title, uri]);
  return [
    { target: coop.treasury, data: setAside },
    { target: coop.rounds, data: open },
  ];
}
