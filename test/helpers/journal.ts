import type { Hex } from "viem";
import { replay, totalOf } from "../../sdk/src/journal.ts";
import type { Treasury } from "../../types/ethers-contracts/index.js";

const lower = (hex: string): Hex => hex.toLowerCase() as Hex;

/** The books as an outsider writes them, from the `Entry` logs alone: balances, totals by asset, and the seal. */
export async function replayJournal(treasury: Treasury) {
  const logs = await treasury.queryFilter(treasury.filters.Entry());
  const ledger = replay(
    logs.map(({ args: { from, to, asset, number, amount, purpose, ref } }) => ({
      from: lower(from),
      to: lower(to),
      asset: lower(asset),
      number,
      amount,
      purpose: Number(purpose),
      ref: lower(ref),
    })),
  );
  const balances = [...ledger.balances].flatMap(([asset, accounts]) =>
    [...accounts].map(([account, amount]) => [account, asset, amount] as const),
  );
  const totals = new Map<string, bigint>([...ledger.balances.keys()].map((asset) => [asset, totalOf(ledger, asset)]));
  return { seal: ledger.seal, balances, totals };
}
