import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { parseEther } from "ethers";
import type { CharterDraft, RulebookDraft } from "../../scripts/charter.ts";
import { days, draftCharter } from "../../scripts/charter.ts";
import { deployFactory, foundCoop } from "../../scripts/deploy.ts";
import type { Allowance } from "../../scripts/plans.ts";
import { somerset } from "../../scripts/presets/index.ts";
import * as proposals from "../../scripts/proposal.ts";
import type { Action, Proposal } from "../../scripts/proposal.ts";

export { past } from "../../scripts/proposal.ts";

export const USERS = 0;
export const WORKERS = 1;
export const INVESTORS = 2;
export const euros = (amount: number): bigint => parseEther(String(amount));

/**
 * A co-op of nine founders by the Somerset preset (three users, three workers, three investors) and its currency, of
 * which everybody has 10,000 and has let the treasury take it. `funder`, `supplier` and `stranger` are no members.
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

/** When a vote opens that is proposed at `at` with a notice of whole days: after clear days (domain.md 1.4). In seconds. */
export const opensAt = (at: number, notice: number): number => (Math.floor(at / days(1)) + 2) * days(1) + notice;

type Array13<T> = [T, T, T, T, T, T, T, T, T, T, T, T, T];

export type Somerset = Awaited<ReturnType<typeof foundSomerset>>;

type Time = NetworkHelpers["time"];

/** Proposes `actions` as the first user and moves the chain to where the vote is open. */
export const openVote = (c: Somerset, time: Time, actions: Action[], text: string): Promise<Proposal> =>
  proposals.openVote(c.assembly.connect(c.users[0]), time, actions, text);

/** Carries `actions` through the whole procedure with the votes of all founders. */
export const resolve = (c: Somerset, time: Time, actions: Action[], text: string): Promise<Proposal> =>
  proposals.resolve(c.assembly, time, c.founders, actions, text);

/** The actions of "open a round of `pool`": set the money aside, then open. */
export async function roundActions(
  c: Somerset,
  budget: bigint,
  unit: bigint,
  allowance: Allowance = "Equal",
): Promise<Action[]> {
  const round = { asset: c.currencyAddress, budget, unit, allowance, duration: days(14), title: "Spring budget" };
  return proposals.openRoundActions(c, round);
}
