import type { Address, Hex } from "viem";
import { accountOf, INTAKE, OUTSIDE, refTo } from "../../sdk/src/accounts.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import type { EntryEvent } from "../../sdk/src/events.ts";
import type { Entry } from "../../sdk/src/journal.ts";
import { CAUSES, PURPOSES } from "../../sdk/src/names.ts";
import type { Purpose } from "../../sdk/src/names.ts";
import { Random } from "../differential/random.ts";

// Journals of a co-op that is on no chain.

const address = (number: number): Address => `0x${number.toString(16).padStart(40, "0")}`;

/** Where the twelve contracts would lie. */
export const addresses = Object.fromEntries(NOUNS.map((noun, i) => [noun, address(0xc00 + i)])) as Addresses;

export const EURO = address(0xe0);
export const DAI = address(0xda1);
export const NOTHING: Hex = `0x${"00".repeat(32)}`;

export const wallet = (number: number): Address => address(0xa00 + number);
export const outside = (number: number): Hex => accountOf(wallet(number), OUTSIDE);
export const generalFund = accountOf(addresses.executor, 0n);
export const reserve = accountOf(addresses.treasury, 0n);
export const capital = accountOf(addresses.shares, 0n);
export const escrow = accountOf(addresses.shares, 1n);
export const interest = accountOf(addresses.shares, 2n);
export const interestIntake = accountOf(addresses.shares, INTAKE);
export const bucket = (number: number): Hex => accountOf(addresses.buckets, BigInt(number));
export const member = (number: number): Hex => accountOf(addresses.members, BigInt(number));
export const purse = (number: number): Hex => accountOf(wallet(number), 0n);

/** From, to, base units, what for, and perhaps in what and with which reference. */
export type Draft = [from: Hex, to: Hex, amount: bigint, purpose: Purpose, asset?: Address, ref?: Hex];

/** Writes a journal, numbered from 1. */
export const entries = (drafts: readonly Draft[]): Entry[] =>
  drafts.map(([from, to, amount, purpose, asset = EURO, ref = NOTHING], i) => {
    return { from, to, asset, number: BigInt(i + 1), amount, purpose: PURPOSES.indexOf(purpose), ref };
  });

const FIRST = 1_767_222_000n; // seconds: an hour before 2026 begins
const STEP = 7_000n; // seconds from one entry to the next

/** The same as events on a chain, one in each block. */
export const events = (journal: readonly Entry[]): EntryEvent[] =>
  journal.map((args, i) => ({
    eventName: "Entry",
    args,
    noun: "treasury",
    address: addresses.treasury,
    blockNumber: BigInt(1_000 + i),
    blockHash: NOTHING,
    blockTimestamp: FIRST + STEP * BigInt(i),
    transactionHash: `0x${(i + 1).toString(16).padStart(64, "0")}`,
    logIndex: i % 5,
  }));

const INSIDE = [
  ...[generalFund, reserve, capital, escrow, interest, interestIntake],
  ...[0n, 1n, 2n, INTAKE].flatMap((n) => [accountOf(addresses.rounds, n), accountOf(addresses.funds, n)]),
  ...[1, 2, 3].flatMap((n) => [bucket(n), member(n), purse(n), accountOf(wallet(n), BigInt(n))]),
  accountOf(addresses.executor, 5n),
];

/** Money that moves from anywhere to anywhere for any purpose, as far as there is any: the treasury is more orderly. */
export function randomEntries(seed: number, count: number): Entry[] {
  const random = new Random(seed);
  const held = new Map<string, bigint>();
  const drafts: Draft[] = [];
  while (drafts.length < count) {
    const asset = random.pick([EURO, DAI]);
    const full = INSIDE.filter((account) => (held.get(account + asset) ?? 0n) > 0n);
    const from = full.length === 0 || random.chance(0.4) ? outside(random.whole(1, 3)) : random.pick(full);
    const isGift = !full.includes(from);
    const to = !isGift && random.chance(0.3) ? outside(random.whole(1, 3)) : random.pick(INSIDE);
    const most = isGift ? 10n ** BigInt(random.whole(1, 24)) : (held.get(from + asset) ?? 0n);
    const amount = random.chance(0.1) ? most : 1n + (most * BigInt(random.whole(0, 999_999))) / 1_000_000n;
    if (!isGift) held.set(from + asset, (held.get(from + asset) ?? 0n) - amount);
    held.set(to + asset, (held.get(to + asset) ?? 0n) + amount);
    drafts.push([from, to, amount, random.pick(PURPOSES), asset, refTo(random.pick(CAUSES), random.whole(0, 99))]);
  }
  return entries(drafts);
}
