import { id } from "ethers";
import type { BaseContract } from "ethers";
import type { Assembly } from "../types/ethers-contracts/index.js";
import { accountOf, purpose } from "./charter.ts";
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

/** Proposes `actions` as the member who is connected to `assembly`. The text is bound to the proposer, so that nobody can take it over. */
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

export interface RoundDraft {
  asset: string;
  pool: bigint; // base units
  unit: bigint; // base units
  allowance: number; // Allowance of contracts/Rounds.sol: 0 equal, 1 by class
  duration: number; // seconds
  title: string;
  uri: string;
}

/** The two calls of "open a round": the general fund puts the pool into the intake of the rounds, and the round takes it. */
export async function openRoundActions(coop: Pick<Coop, "treasury" | "rounds">, round: RoundDraft): Promise<Action[]> {
  const intake = accountOf(await coop.rounds.getAddress(), await coop.treasury.INTAKE());
  const { asset, pool, unit, allowance, duration, title, uri } = round;
  const transfer = [0n, intake, asset, pool, purpose("Budget"), id(title)] as const;
  return [
    { target: coop.treasury, data: coop.treasury.interface.encodeFunctionData("transfer", transfer) },
    {
      target: coop.rounds,
      data: coop.rounds.interface.encodeFunctionData("open", [asset, pool, unit, allowance, duration, title, uri]),
    },
  ];
}
