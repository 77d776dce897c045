import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { Address, Hex } from "viem";
import { isOutside } from "./accounts.ts";

/** One line of the journal, as the treasury's `Entry` event tells it. */
export interface Entry {
  from: Hex;
  to: Hex;
  asset: Address;
  number: bigint; // of entries so far, from 1
  amount: bigint; // base units
  purpose: number;
  ref: Hex;
}

/** The books that follow from the journal alone. */
export interface Ledger {
  balances: Map<Address, Map<Hex, bigint>>; // asset => account => base units
  seal?: bigint; // number of entries and running hash of them, as `Treasury.seal` keeps it; undefined: it is not kept
}

/** Books whose seal is kept. */
export type SealedLedger = Ledger & { seal: bigint };

/** How many entries a seal stands for. */
export const sealedEntries = (seal: bigint): bigint => seal >> HASH_BITS;

const HASH_BITS = 208n;

export const emptyLedger = (): SealedLedger => ({ balances: new Map(), seal: 0n });

/** For those who compare nothing with the chain: most of what an entry costs is its part of the seal. */
export const unsealedLedger = (): Ledger => ({ balances: new Map() });

/** Writes the next entry into the books. */
export function book(ledger: Ledger, entry: Entry): void {
  let accounts = ledger.balances.get(entry.asset);
  if (accounts === undefined) ledger.balances.set(entry.asset, (accounts = new Map()));
  move(accounts, entry.from, -entry.amount);
  move(accounts, entry.to, entry.amount);
  if (ledger.seal !== undefined) ledger.seal = nextSeal(ledger.seal, entry);
}

/** Writes the books from the journal, in the order of its entries. */
export function replay(journal: Iterable<Entry>): SealedLedger {
  const ledger = emptyLedger();
  for (const entry of journal) book(ledger, entry);
  return ledger;
}

/** What an account holds of an asset, in base units. */
export function balanceIn({ balances }: Ledger, account: Hex, asset: Address): bigint {
  return balances.get(asset)?.get(account) ?? 0n;
}

/** What all accounts hold together. */
export function totalOf({ balances }: Ledger, asset: Address): bigint {
  let total = 0n;
  for (const balance of balances.get(asset)?.values() ?? []) total += balance;
  return total;
}

function move(accounts: Map<Hex, bigint>, account: Hex, amount: bigint): void {
  if (isOutside(account)) return;
  accounts.set(account, (accounts.get(account) ?? 0n) + amount);
}

/**
 * The number in the seal is counted here, not taken from the entry: a gap in the journal breaks the seal. The words are
 * those of `abi.encode`. It is done by hand, with a quick hash, because every entry of every journal comes by here.
 */
function nextSeal(seal: bigint, { from, to, asset, amount, purpose, ref }: Entry): bigint {
  const number = (seal >> HASH_BITS) + 1n;
  const words = [word(seal), from.slice(2), to.slice(2), word(BigInt(asset)), word(amount), word(BigInt(purpose))];
  const hash = BigInt(`0x${bytesToHex(keccak_256(hexToBytes(words.join("") + ref.slice(2))))}`);
  return (number << HASH_BITS) | (hash & HASH_MASK);
}

const HASH_MASK = (1n << HASH_BITS) - 1n;

const word = (value: bigint): string => value.toString(16).padStart(64, "0");
