import { encodeAbiParameters, keccak256, parseAbiParameters } from "viem";
import type { Address, Hex } from "viem";

/** One line of the journal, as the treasury's `Entry` event tells it. */
export interface Entry {
  from: Hex;
  to: Hex;
  asset: Address;
  number: bigint;
  amount: bigint; // base units
  purpose: number;
  ref: Hex;
}

/** The books that follow from the journal alone. */
export interface Ledger {
  balances: ReadonlyMap<Address, ReadonlyMap<Hex, bigint>>; // asset => account => base units
  seal: bigint; // number of entries and running hash of them, as `Treasury.seal` keeps it
}

/** The number of a wallet's account outside the treasury. */
export const OUTSIDE = (1n << 96n) - 1n;

const SEALED = parseAbiParameters("uint256, bytes32, bytes32, address, uint256, uint8, bytes32");
const HASH_BITS = 208n;

export function holderOf(account: Hex): Address {
  return account.slice(0, 42) as Address;
}

export function numberOf(account: Hex): bigint {
  return BigInt(`0x${account.slice(42)}`);
}

/** Account `number` of `owner`: the same packing as in contracts/lib/Money.sol. */
export function accountOf(owner: Address, number: bigint): Hex {
  return `${owner.toLowerCase()}${number.toString(16).padStart(24, "0")}` as Hex;
}

/** Writes the books from the journal, in the order of its entries. */
export function replay(journal: readonly Entry[]): Ledger {
  const balances = new Map<Address, Map<Hex, bigint>>();
  let seal = 0n;
  for (const entry of journal) {
    const accounts = balances.get(entry.asset) ?? new Map<Hex, bigint>();
    balances.set(entry.asset, accounts);
    move(accounts, entry.from, -entry.amount);
    move(accounts, entry.to, entry.amount);
    seal = nextSeal(seal, entry);
  }
  return { balances, seal };
}

/** What all accounts hold together. */
export function totalOf(ledger: Ledger, asset: Address): bigint {
  return [...(ledger.balances.get(asset)?.values() ?? [])].reduce((sum, balance) => sum + balance, 0n);
}

function move(accounts: Map<Hex, bigint>, account: Hex, amount: bigint): void {
  if (numberOf(account) === OUTSIDE) return;
  accounts.set(account, (accounts.get(account) ?? 0n) + amount);
}

/** The number in the seal is counted here, not taken from the entry: a gap in the journal breaks the seal. */
function nextSeal(seal: bigint, { from, to, asset, amount, purpose, ref }: Entry): bigint {
  const number = (seal >> HASH_BITS) + 1n;
  const hash = BigInt(keccak256(encodeAbiParameters(SEALED, [seal, from, to, asset, amount, purpose, ref])));
  return (number << HASH_BITS) | BigInt.asUintN(Number(HASH_BITS), hash);
}
