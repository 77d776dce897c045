import { AbiCoder, keccak256 } from "ethers";
import type { Treasury } from "../../types/ethers-contracts/index.js";

const OUTSIDE = (1n << 96n) - 1n;

/** The books as an outsider writes them, from the treasury's `Entry` logs alone: balances, totals by asset, and the seal. */
export async function replayJournal(treasury: Treasury) {
  const accounts = new Map<string, bigint>();
  const totals = new Map<string, bigint>();
  let seal = 0n;
  const book = (account: string, asset: string, amount: bigint): void => {
    if ((BigInt(account) & OUTSIDE) === OUTSIDE) return;
    const key = `${account} ${asset}`;
    accounts.set(key, (accounts.get(key) ?? 0n) + amount);
    totals.set(asset, (totals.get(asset) ?? 0n) + amount);
  };
  for (const log of await treasury.queryFilter(treasury.filters.Entry())) {
    const { from, to, asset, number, amount, purpose, ref } = log.args;
    book(from, asset.toLowerCase(), -amount);
    book(to, asset.toLowerCase(), amount);
    const encoded = AbiCoder.defaultAbiCoder().encode(
      ["uint256", "bytes32", "bytes32", "address", "uint256", "uint8", "bytes32"],
      [seal, from, to, asset, amount, purpose, ref],
    );
    seal = (number << 208n) | (BigInt(keccak256(encoded)) & ((1n << 208n) - 1n));
  }
  const balances = [...accounts].map(([key, amount]) => {
    const [account, asset] = key.split(" ") as [string, string];
    return [account, asset, amount] as const;
  });
  return { seal, balances, totals };
}
