import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import type { Signer } from "ethers";
import { id, ZeroAddress } from "ethers";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { draftBucket, draftOrder, draftRound } from "../../scripts/plans.ts";
import type { BucketDraft, OrderDraft, RoundDraft } from "../../scripts/plans.ts";
import { actingAs } from "./acting.ts";
import { euros, foundSomerset } from "./somerset.ts";
import type { Somerset } from "./somerset.ts";

const ETHER = ZeroAddress;

/** Puts `amount` of the general fund into the intake of the rounds, as a resolution does. */
export async function fillIntake(
  c: Somerset,
  executor: Signer,
  amount: bigint,
  asset = c.currencyAddress,
): Promise<void> {
  const intake = accountOf(await c.rounds.getAddress(), await c.treasury.INTAKE());
  await c.treasury.connect(executor).transfer(0, intake, asset, amount, purpose("Budget"), id("pool"));
}

/** Opens a round of two weeks over `budget` from the general fund, as a resolution does. Gives its number. */
export async function openRound(
  c: Somerset,
  executor: Signer,
  budget: bigint,
  unit: bigint,
  more: Partial<RoundDraft> = {},
): Promise<number> {
  const plan = { asset: c.currencyAddress, budget, unit, duration: days(14), title: "Spring", ...more };
  await fillIntake(c, executor, budget, plan.asset);
  await c.rounds.connect(executor).open(draftRound(plan));
  return Number(await c.rounds.lastRound());
}

/** Opens a bucket at once, with `steward` as its steward. Gives its number. */
export async function openBucket(c: Somerset, steward: Signer, draft: Partial<BucketDraft>): Promise<number> {
  await c.buckets.connect(steward).openNow(draftBucket({ title: "Oven", asset: c.currencyAddress, ...draft }));
  return Number(await c.buckets.lastBucket());
}

/** Asks for a payout to the supplier, with a receipt, as `steward`. Gives its number. */
export async function requestPayout(
  c: Somerset,
  steward: Signer,
  bucket: number,
  amount: bigint,
  more: Partial<OrderDraft> = {},
): Promise<number> {
  const order = { recipient: c.supplier.address, amount, purpose: "Purchase" as const, ...more };
  await c.payouts.connect(steward).request(bucket, draftOrder(order));
  return Number(await c.payouts.lastPayout());
}

/**
 * A co-op with 5,000 euros and 5 ether in its general fund, and a campaign: the first worker's bucket 1 of 300 to 500
 * euros, open to funders for ten days. Funder and newcomer are no members.
 */
export async function openCampaign(
  chain: { ethers: HardhatEthers; networkHelpers: NetworkHelpers },
  draft: Partial<BucketDraft> = {},
) {
  const c = await foundSomerset(chain.ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(5_000), id("gift"));
  await c.treasury.connect(c.funder).deposit(ETHER, euros(5), id("gift"), { value: euros(5) });
  const [steward] = c.workers;
  const deadline = (await chain.networkHelpers.time.latest()) + days(10);
  await openBucket(c, steward, { min: euros(300), max: euros(500), deadline, ...draft });
  const executorSigner = await actingAs(chain, c.executor);
  return { ...c, steward, deadline, executorSigner, asExecutor: c.buckets.connect(executorSigner) };
}

export type Campaign = Awaited<ReturnType<typeof openCampaign>>;

/** The account of the treasury where a bucket's money lies. */
export const bucketAccount = async (c: Somerset, bucket: number): Promise<string> =>
  accountOf(await c.buckets.getAddress(), BigInt(bucket));

/** What a bucket holds of its asset, in base units. */
export async function heldIn(c: Somerset, bucket: number): Promise<bigint> {
  return c.treasury.balanceOf(await bucketAccount(c, bucket), (await c.buckets.bucketOf(bucket)).asset);
}

/** Pays up to 500 euros of a bucket to the supplier, as the lowest tier asks: one member approves. */
export async function spendFrom(c: Somerset, steward: Signer, bucket: number, amount: bigint): Promise<void> {
  const payout = await requestPayout(c, steward, bucket, amount);
  await c.payouts.connect(c.users[2]).approve(payout);
  await c.payouts.pay(payout);
}

/** Sets all that `member` allocates in a round, given as pairs of a bucket and its units. */
export const allocate = (c: Somerset, member: Signer, round: number, ...pairs: [number, number][]) =>
  c.rounds.connect(member).allocate(round, pairs.map(([bucket, units]) => ({ bucket, units })));

/** Puts `amount` of the general fund into the intake of the funds, as a resolution does. */
export async function fillFundsIntake(c: Somerset, executor: Signer, amount: bigint, asset: string): Promise<void> {
  const intake = accountOf(await c.funds.getAddress(), await c.treasury.INTAKE());
  await c.treasury.connect(executor).transfer(0, intake, asset, amount, purpose("Budget"), id("set aside"));
}
