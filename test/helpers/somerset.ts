import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { parseEther } from "ethers";
import type { CharterDraft, RulebookDraft } from "../../scripts/charter.ts";
import { choice, days, draftCharter } from "../../scripts/charter.ts";
import { deployFactory, foundCoop } from "../../scripts/deploy.ts";
import { somerset } from "../../scripts/presets/somerset.ts";
import { openRoundActions, propose } from "../../scripts/proposal.ts";
import type { Action, Proposal } from "../../scripts/proposal.ts";

export const USERS = 0;
export const WORKERS = 1;
export const INVESTORS = 2;
export const euros = (amount: number): bigint => parseEther(String(amount));

/**
 * A co-op of nine founders by the Somerset preset (three users, three workers, three investors) and its currency, of which
 * everybody has 10,000 and has let the treasury take it. `funder`, `supplier` and `stranger` are no members.
 */
export async function foundSomerset(
  ethers: HardhatEthers,
  change: { preset?: Partial<RulebookDraft>; charter?: Partial<CharterDraft> } = {},
) {
  const signers = await ethers.getSigners();
  const [u1, u2, u3, w1, w2, w3, i1, i2, i3, funder, supplier, stranger, newcomer] = signers as [
    ...Array13<HardhatEthersSigner>,
  ];
  const users = [u1, u2, u3] as const;
  const workers = [w1, w2, w3] as const;
  const investors = [i1, i2, i3] as const;
  const founders = [...users, ...workers, ...investors];

  const currency = await ethers.deployContract("TestToken", ["Test euro", "EUR", 18]);
  const factory = await deployFactory(ethers);
  const charter = draftCharter(
    { ...somerset, ...change.preset },
    {
      name: "Commons Bakery",
      purpose: "Bread for the neighbourhood, made and owned by those who eat and bake it",
      currency: await currency.getAddress(),
      decimals: 18,
      founders: founders.map((f, i) => ({ wallet: f.address, class: Math.floor(i / 3) })),
      ...change.charter,
    },
  );
  const coop = await foundCoop(ethers, factory, charter, founders);
  for (const wallet of [...founders, funder, newcomer]) {
    await currency.mint(wallet, euros(10_000));
    await currency.connect(wallet).approve(coop.treasury, euros(10_000));
  }
  const currencyAddress = await currency.getAddress();
  return {
    ...coop, factory, charter, currency, currencyAddress,
    founders, users, workers, investors, funder, supplier, stranger, newcomer,
  };
}

type Array13<T> = [T, T, T, T, T, T, T, T, T, T, T, T, T];

export type Somerset = Awaited<ReturnType<typeof foundSomerset>>;

/** Moves the chain to one second after `timestamp` where it has not got there yet. */
export async function past(time: NetworkHelpers["time"], timestamp: bigint): Promise<void> {
  if (BigInt(await time.latest()) <= timestamp) await time.increaseTo(timestamp + 1n);
}

/** Proposes `actions` and moves the chain to where the vote is open. */
export async function openVote(c: Somerset, time: NetworkHelpers["time"], actions: Action[], text: string): Promise<Proposal> {
  const proposal = await propose(c.assembly.connect(c.users[0]), actions, text);
  await past(time, await c.assembly.proposalSnapshot(proposal.id));
  return proposal;
}

/** Carries `actions` through the whole procedure: all founders vote for, the delay passes, anyone executes. */
export async function resolve(c: Somerset, time: NetworkHelpers["time"], actions: Action[], text: string): Promise<Proposal> {
  const proposal = await openVote(c, time, actions, text);
  for (const founder of c.founders) await c.assembly.connect(founder).castVote(proposal.id, choice("For"));
  await past(time, await c.assembly.proposalDeadline(proposal.id));
  await c.assembly.connect(c.stranger).queue(...proposal.operation);
  await past(time, await c.assembly.proposalEta(proposal.id));
  await c.assembly.connect(c.stranger).execute(...proposal.operation);
  return proposal;
}

/** The actions of "open a round of `pool`": set the money aside, then open. */
export async function roundActions(c: Somerset, pool: bigint, unit: bigint, allowance = 0): Promise<Action[]> {
  return openRoundActions(c, { asset: c.currencyAddress, pool, unit, allowance, duration: days(14), title: "Spring budget", uri: "" });
}
