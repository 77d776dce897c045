import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { dataSlice, id, ZeroAddress } from "ethers";
import { sealedEntries } from "../../sdk/src/journal.ts";
import type { TestToken } from "../../types/ethers-contracts/index.js";
import { days } from "../charter.ts";
import type { Coop } from "../deploy.ts";
import type { Call, Receipt, Sender } from "./sender.ts";

export interface Asset {
  address: string;
  cent: bigint; // base units; of ether, what may be worth as much
}

export interface Person {
  wallet: string;
  class: number;
  since: number; // seconds; 0: a founder, who has no tenure to serve
  paidAt: number; // seconds: when it last paid for shares
  hasLeft: boolean;
}

export interface Bucket {
  number: number;
  asset: Asset;
  steward: Person;
  least: bigint; // base units: its minimum
  most: bigint; // base units that funders may give
  raised: bigint; // base units, from funders
  funders: Set<string>;
}

/** How many entries a history is to have, and when. */
export interface Course {
  entries: number;
  blocks: number; // to spread gifts over
  begin: number; // seconds
  duration: number; // seconds
}

/** A co-op whose history is being made, and what one must know to go on with it. */
export interface Life {
  ethers: HardhatEthers;
  sender: Sender;
  below: (n: number) => number; // from 0 to n - 1, by chance
  course: Course;
  size: number; // of the cast, up to 1
  coop: Coop;
  tokens: [TestToken, TestToken];
  assets: [Asset, Asset, Asset]; // those tokens, and ether
  entries: number; // in the journal so far
  hasReserveRule: boolean;
  members: Person[];
  funders: string[]; // who are no members
  applicants: Person[]; // who wait for a resolution
  creditors: Set<Person>; // whose accounts of the treasury hold something
  open: Bucket[]; // that take gifts now
}

/* CHANCE */

/** Numbers from 0 to n - 1, evenly and always the same for a seed: the generator "mulberry32". */
export function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

export const pick = <T>({ below }: Pick<Life, "below">, list: readonly T[]): T => list[below(list.length)] as T;

/** Up to `count` of `list`, each once. */
export function pickSome<T>({ below }: Pick<Life, "below">, list: readonly T[], count: number): T[] {
  const left = [...list];
  const picked: T[] = [];
  while (picked.length < count && left.length !== 0) picked.push(...left.splice(below(left.length), 1));
  return picked;
}

/** Happens in `percent` of all cases. */
export const chance = ({ below }: Pick<Life, "below">, percent: number): boolean => below(100) < percent;

/* PEOPLE AND MONEY */

/** Wallets that nobody has a key to: a local chain lets them send all the same. */
export const wallets = (role: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => dataSlice(id(`${role} ${i}`), 12));

export const cents = ({ cent }: Asset, count: number): bigint => cent * BigInt(count);

/** Who does what anybody may. */
export const anybody = ({ funders }: Life): string => funders[0] as string;

export const standing = ({ members }: Life): Person[] => members.filter(({ hasLeft }) => !hasLeft);

const TENURE = days(31); // a day more than resolutions, rounds and payouts ask for

/** Members who have a say in what is fixed at `time` (seconds). */
export const entitled = (life: Life, time: number): Person[] =>
  standing(life).filter(({ since }) => since === 0 || since + TENURE <= time);

/* TIME */

/**
 * Lets time go by until `until` (seconds), in the blocks that the course has for it. `errands` are done in this order,
 * evenly spread, and between them people give as much as keeps the journal on its course.
 */
export async function pass(life: Life, until: number, errands: readonly Call[] = []): Promise<void> {
  const { sender, course } = life;
  const begin = sender.now;
  const wanted = Math.round((course.blocks * (until - begin)) / course.duration);
  const blocks = Math.max(1, Math.min(wanted, until - begin)); // each has a second of its own
  const missing = (course.entries * (until - course.begin)) / course.duration - life.entries;
  const hashes: string[] = [];
  let given = 0;
  for (let block = 1; block <= blocks; block++) {
    const calls = errands.slice(hashes.length, Math.floor((errands.length * block) / blocks));
    const ofErrands = calls.length;
    while (given < (missing * block) / blocks) given += addGift(life, calls);
    if (calls.length === 0 && block < blocks) continue;
    const sent = await sender.mine(begin + Math.round(((until - begin) * block) / blocks), calls);
    hashes.push(...sent.slice(0, ofErrands));
  }
  await count(life, given, await sender.receipts(errands, hashes));
}

const BLOCK_TIME = 12; // seconds

/** Does something in the next block, and nobody does anything else in it. */
export async function act(life: Life, calls: readonly Call[]): Promise<void> {
  const hashes = await life.sender.mine(life.sender.now + BLOCK_TIME, calls);
  await count(life, 0, await life.sender.receipts(calls, hashes));
}

/** Gifts have so many entries each that their receipts need not be looked at: the journal tells if one failed. */
async function count(life: Life, given: number, receipts: Receipt[]): Promise<void> {
  const { treasury } = life.coop;
  const { topicHash } = treasury.interface.getEvent("Entry");
  const logs = receipts.flatMap((receipt) => receipt.logs);
  life.entries += given + logs.filter(({ topics }) => topics[0] === topicHash).length;
  const entries = Number(sealedEntries(await treasury.seal()));
  if (entries !== life.entries) throw new Error(`The journal has ${entries} entries instead of ${life.entries}.`);
}

/* GIFTS */

const RANGE = [500, 20_000] as const; // cents

/** Has somebody give something, into a bucket or to the general fund. Returns the entries that makes. */
function addGift(life: Life, calls: Call[]): number {
  const giver = chance(life, 50) ? pick(life, life.members).wallet : pick(life, life.funders);
  const worth = RANGE[0] + life.below(RANGE[1] - RANGE[0]);
  const bucket = life.open.length !== 0 && chance(life, 60) ? pick(life, life.open) : undefined;
  if (bucket !== undefined && bucket.raised + cents(bucket.asset, worth) <= bucket.most) {
    calls.push(fill(life, giver, bucket, cents(bucket.asset, worth)));
    return 1;
  }
  const [euro, dollar, ether] = life.assets;
  const asset = chance(life, 70) ? euro : chance(life, 70) ? dollar : ether;
  calls.push(deposit(life, giver, asset, cents(asset, worth)));
  return life.hasReserveRule ? 2 : 1; // the reserve takes its part at once
}

export function fill(life: Life, from: string, bucket: Bucket, amount: bigint): Call {
  const { buckets } = life.coop;
  bucket.raised += amount;
  bucket.funders.add(from);
  const data = encode(buckets.interface.getFunction("fill").selector, BigInt(bucket.number), amount);
  return { from, to: buckets.target as string, data, value: valueOf(bucket.asset, amount) };
}

/** The reference is a number that the giver has for it. */
export function deposit(life: Life, from: string, asset: Asset, amount: bigint): Call {
  const { treasury } = life.coop;
  const reference = BigInt(1 + life.below(1_000_000));
  const data = encode(treasury.interface.getFunction("deposit").selector, BigInt(asset.address), amount, reference);
  return { from, to: treasury.target as string, data, value: valueOf(asset, amount) };
}

/** Calldata of static values. The encoder of ethers would take a tenth of a millisecond for every gift. */
const encode = (selector: string, ...words: bigint[]): string =>
  selector + words.map((word) => word.toString(16).padStart(64, "0")).join("");

const valueOf = ({ address }: Asset, amount: bigint): bigint => (address === ZeroAddress ? amount : 0n);
