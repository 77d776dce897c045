import type { Signer } from "ethers";
import { id } from "ethers";
import { accountOf, days, purpose } from "../../scripts/charter.ts";
import { draftBucket, draftOrder, draftRound } from "../../scripts/plans.ts";
import type { BucketDraft, OrderDraft, RoundDraft } from "../../scripts/plans.ts";
import type { Somerset } from "./somerset.ts";

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
