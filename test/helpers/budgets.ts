import type { Signer } from "ethers";
import { id } from "ethers";
import { accountOf, days, purpose } from "../../scripts/charter.ts";
import type { Somerset } from "./somerset.ts";

export const EQUAL = 0;
export const BY_CLASS = 1;

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

/** Opens a round of two weeks over `pool` from the general fund, as a resolution does. */
export async function openRound(
  c: Somerset,
  executor: Signer,
  pool: bigint,
  unit: bigint,
  { allowance = EQUAL, asset = c.currencyAddress } = {},
): Promise<number> {
  await fillIntake(c, executor, pool, asset);
  await c.rounds.connect(executor).open(asset, pool, unit, allowance, days(14), "Spring", "");
  return Number(await c.rounds.lastRound());
}
