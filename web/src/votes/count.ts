import { BLOC, CAST, laneOf, POSITIONS, PROPORTIONAL, TACIT } from "../../../sdk/src/rules.ts";
import type { Count } from "../../../sdk/src/rules.ts";
import type { Kind } from "../statute/statute.ts";

/** The votes of one class. */
export interface ClassCount {
  class: number;
  electorate: number;
  for: number;
  against: number;
  abstain: number;
  block: number;
  took: number; // part, in whichever way
  isActive: boolean;
  weight: number; // share of the whole, 1 for all of it; dormant classes have none
}

/** Where a vote stands, in numbers to show. Whether it is carried is for the statute to judge. */
export interface Standing {
  classes: readonly ClassCount[];
  approval: number; // what is for it, of the weight or of the votes cast
  turnout: number; // what took part, of the weight or of the heads
}

const FULL = 10_000; // basis points

export const isWeighted = ({ mode }: Kind): boolean => mode === PROPORTIONAL || mode === BLOC;

const lane = (word: bigint, class_: number) => Number(laneOf(word, class_));
const hasBit = (word: number, bit: number) => ((word >> bit) & 1) === 1;
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** The count as the rules of contracts/lib/Rules.sol look at it. */
export function standingOf(kind: Kind, count: Count): Standing {
  const classes = classCounts(kind, count);
  const active = classes.filter(({ isActive }) => isActive);
  if (isWeighted(kind)) {
    const present = count.isSecondCall ? classCounts(kind, count, isPresent) : classes;
    return {
      classes,
      approval: sum(present.map((c) => c.weight * share(c.for, c.took - c.abstain, kind.mode))),
      turnout: sum(active.map((c) => (c.electorate === 0 ? 0 : (c.weight * c.took) / c.electorate))),
    };
  }
  const base = sum(active.map((c) => baseOf(kind, c)));
  const part = sum(active.map((c) => (kind.base === TACIT ? c.for + c.abstain : c.for)));
  const register = sum(active.map((c) => c.electorate));
  return {
    classes,
    approval: base === 0 ? 0 : part / base,
    turnout: register === 0 ? 0 : sum(active.map((c) => c.took)) / register,
  };
}

/** Of what the heads of a class are counted. */
function baseOf({ base }: Kind, c: ClassCount): number {
  if (base === CAST) return c.took - c.abstain;
  return base === POSITIONS ? c.took : c.electorate;
}

/** On a second call a class counts if three of it, or all, took part. */
const isPresent = ({ took, electorate }: { took: number; electorate: number }) => took >= Math.min(3, electorate);

/** How much of its weight a class throws in: as its members voted, or in one voice. */
function share(yes: number, cast: number, mode: number): number {
  if (cast === 0) return 0;
  if (mode !== BLOC) return yes / cast;
  return yes * 2 > cast ? 1 : 0;
}

function classCounts(
  kind: Kind,
  count: Count,
  counts: (votes: { took: number; electorate: number }) => boolean = () => true,
): ClassCount[] {
  const votes = count.electorate.map((electorate, c) => votesOf(count, c, Number(electorate)));
  const active = activeClasses(kind, count).filter((c) => counts(votes[c] as (typeof votes)[number]));
  const weights = weightsOf(count, active);
  return votes.map((of, c) => ({ class: c, ...of, isActive: active.includes(c), weight: weights[c] ?? 0 }));
}

function votesOf(count: Count, c: number, electorate: number) {
  const votes = {
    for: lane(count.votesFor, c),
    against: lane(count.votesAgainst, c),
    abstain: lane(count.votesAbstain, c),
    block: lane(count.votesBlock, c),
  };
  return { electorate, ...votes, took: sum(Object.values(votes)) };
}

/** Eligible, on the register and large enough; if that leaves no user class, size is disregarded. */
function activeClasses(kind: Kind, { electorate, nonUsers }: Count): number[] {
  const atLeast = (size: number) =>
    electorate.flatMap((votes, c) => (hasBit(kind.eligible, c) && votes > 0n && votes >= BigInt(size) ? [c] : []));
  const active = atLeast(kind.minClassSize);
  return active.some((c) => !hasBit(nonUsers, c)) ? active : atLeast(1);
}

/** The weight of dormant and barred classes goes to the user classes that are there, in proportion. */
function weightsOf({ weights, nonUsers }: Count, active: readonly number[]): number[] {
  const basisPoints = (c: number) => Number((weights >> (16n * BigInt(c))) & 0xffffn);
  const users = sum(active.filter((c) => !hasBit(nonUsers, c)).map(basisPoints));
  const others = sum(active.filter((c) => hasBit(nonUsers, c)).map(basisPoints));
  return Array.from({ length: 8 }, (_, c) => {
    if (!active.includes(c)) return 0;
    if (hasBit(nonUsers, c)) return basisPoints(c) / FULL;
    return users === 0 ? 0 : (basisPoints(c) * (FULL - others)) / (FULL * users);
  });
}
