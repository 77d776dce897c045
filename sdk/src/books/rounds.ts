import type { Address } from "viem";
import type { CoopEvent } from "../events.ts";
import { ALLOWANCES } from "../names.ts";
import type { Books } from "./books.ts";
import { electoratesAt, rightAt } from "./members.ts";
import { weightsOf } from "./statute.ts";

export type RoundPlan = CoopEvent<"RoundOpened">["args"]["plan"];

/** An amount that members share out. */
export interface RoundRecord {
  number: number;
  asset: Address;
  pool: bigint; // base units
  core: bigint; // base units, for core expenses, that came off the budget
  carried: bigint; // base units, from earlier rounds
  snapshot: number; // seconds: who was a member then takes part
  opensAt: number; // seconds
  closesAt: number; // seconds
  openedAt: number; // seconds
  plan: RoundPlan;
  electorate: readonly number[]; // votes of each class at the snapshot; none in a round by roll
  weights: readonly number[]; // basis points of the classes that have any votes
  finishedAt: number; // seconds; 0: not yet
  rest?: bigint; // base units, once it is finished
}

/** What members put into a bucket of a round. Its number is that of the bucket. */
export interface ShareOutRecord {
  bucket: number;
  round: number;
  units: bigint; // of the round
  members: number;
}

/** What a member allocates in a round. */
export interface AllocationRecord {
  round: number;
  member: number;
  allocations: readonly { bucket: number; units: number }[];
  allocatedAt: number; // seconds
}

const MEMBERS = 2 ** 32; // numbers of members, in the keys of allocations

export const allocationKey = (round: number, member: number): number => round * MEMBERS + member;

/** The units that `wallet` may allocate: the same as `Rounds.allowanceOf`. */
export function allowanceOf(books: Books, round: RoundRecord, wallet: Address): bigint {
  const { class: class_, votes } = rightAt(books, wallet, round.snapshot);
  const { pool, plan, electorate, weights } = round;
  const rule = ALLOWANCES[plan.allowance];
  if (votes === 0 || rule === "ByRoll") return 0n;
  if (rule === "Equal") return (pool * BigInt(votes)) / BigInt(sum(electorate)) / plan.unit;
  const weight = weights[class_] ?? 0;
  if (weight === 0) return 0n;
  const share = pool * BigInt(votes) * BigInt(weight);
  return share / (BigInt(electorate[class_] ?? 0) * BigInt(sum(weights))) / plan.unit;
}

/** What members have allocated to a bucket so far, in base units: the same as `Rounds.allocatedTo`. */
export function allocatedTo(books: Books, bucket: number): bigint {
  const tally = books.shareOuts.get(bucket);
  const round = tally === undefined ? undefined : books.rounds.get(tally.round);
  return tally === undefined || round === undefined ? 0n : tally.units * round.plan.unit;
}

export function applyRounds(books: Books, event: CoopEvent): void {
  const now = Number(event.blockTimestamp);
  switch (event.eventName) {
    case "RoundOpened":
      open(books, event);
      break;
    case "RoundToppedUp":
      books.rounds.change(Number(event.args.round), { pool: event.args.pool });
      break;
    case "Allocated":
      allocate(books, event);
      break;
    case "RoundFinished":
      books.rounds.change(Number(event.args.round), { finishedAt: now, rest: event.args.rest });
      break;
  }
}

function open(books: Books, { args, blockTimestamp }: CoopEvent<"RoundOpened">): void {
  const number = Number(args.round);
  const snapshot = Number(args.snapshot);
  const isByRoll = ALLOWANCES[args.plan.allowance] === "ByRoll";
  const electorate = isByRoll ? [] : electoratesAt(books, snapshot);
  books.rounds.set(number, {
    number,
    asset: args.asset,
    pool: args.pool,
    core: args.core,
    carried: args.carried,
    snapshot,
    opensAt: Number(args.opensAt),
    closesAt: Number(args.closesAt),
    openedAt: Number(blockTimestamp),
    plan: args.plan,
    electorate,
    weights: isByRoll ? [] : weightsOf(books).map((weight, c) => (electorate[c] === 0 ? 0 : weight)),
    finishedAt: 0,
  });
}

/** A ballot replaces the whole of the one before. */
function allocate(books: Books, { args, blockTimestamp }: CoopEvent<"Allocated">): void {
  const [round, member] = [Number(args.round), args.number];
  const key = allocationKey(round, member);
  for (const entry of books.allocations.get(key)?.allocations ?? []) add(books, round, entry, -1);
  for (const entry of args.allocations) add(books, round, entry, 1);
  const allocatedAt = Number(blockTimestamp);
  books.allocations.set(key, { round, member, allocations: args.allocations, allocatedAt });
}

function add({ shareOuts }: Books, round: number, { bucket, units }: { bucket: number; units: number }, sign: 1 | -1) {
  const tally = shareOuts.get(bucket) ?? { bucket, round, units: 0n, members: 0 };
  shareOuts.set(bucket, { ...tally, units: tally.units + BigInt(sign * units), members: tally.members + sign });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
