import { BLOC, CAST, laneOf, POSITIONS, PROPORTIONAL, TACIT } from "../../../sdk/src/rules.ts";
import type { Count, Kind } from "../../../sdk/src/rules.ts";

/** A part of something, exactly. Nothing of nothing is none of it. */
export interface Share {
  part: bigint;
  whole: bigint;
}

/** The votes of one class. */
export interface ClassCount {
  class: number;
  electorate: number;
  for: number;
  against: number;
  abstain: number;
  block: number;
  took: number; // part, in whichever way
  isUser: boolean;
  isEligible: boolean;
  isActive: boolean; // eligible, and large enough to count
  mustAgree: boolean; // it loses by the resolution
  weight: number; // share of the whole, 1 for all of it; dormant classes have none
}

/** Where a vote stands, in numbers to show. Whether it is carried is for the statute to judge. */
export interface Standing {
  classes: readonly ClassCount[];
  approval: Share; // what is for it, of the weight or of what the kind counts
  turnout: Share; // what took part, of the weight or of the heads
}

const FULL = 10_000n; // basis points

export const isWeighted = ({ mode }: Pick<Kind, "mode">): boolean => mode === PROPORTIONAL || mode === BLOC;

const hasBit = (word: number, bit: number): boolean => ((word >> bit) & 1) === 1;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((total, n) => total + n, 0n);

/** The count as the rules of contracts/lib/Rules.sol look at it. */
export function standingOf(kind: Kind, count: Count): Standing {
  const classes = classCounts(kind, count);
  const active = classes.filter(({ isActive }) => isActive);
  if (isWeighted(kind)) {
    const present = count.isSecondCall ? active.filter(isPresent) : active;
    return {
      classes,
      approval: weigh(count, present, (c) => voiceOf(kind, c)),
      turnout: weigh(count, active, (c) => [c.took, c.electorate]),
    };
  }
  const heads = (of: (c: ClassCount) => number): bigint => BigInt(sum(active.map(of)));
  return {
    classes,
    approval: {
      part: heads((c) => (kind.base === TACIT ? c.for + c.abstain : c.for)),
      whole: heads((c) => baseOf(kind, c)),
    },
    turnout: { part: heads(({ took }) => took), whole: heads(({ electorate }) => electorate) },
  };
}

export const LOOKS = ["for", "against", "abstain", "block"] as const;

/** Everybody's votes in one bar: of all who may vote, by weight where weights count. */
export function overallParts({ classes }: Standing, byWeight: boolean) {
  const active = classes.filter(({ isActive }) => isActive);
  const heads = sum(active.map(({ electorate }) => electorate));
  const shareOf = (c: ClassCount, n: number): number => (byWeight ? (c.weight * n) / c.electorate : n / heads);
  return LOOKS.map((look) => ({ look, share: sum(active.map((c) => shareOf(c, c[look]))) }));
}

/** For bars: 1 for the whole. */
export const fractionOf = ({ part, whole }: Share): number =>
  whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;

/**
 * A share as it is said, 1 for the whole and rounded to tenths of a percent: to the nearest, unless that would belie
 * whether `isEnough` of it is there.
 */
export function spokenShare({ part, whole }: Share, isEnough: (share: Share) => boolean): number {
  if (whole === 0n) return 0;
  const down = (part * 1_000n) / whole;
  const nearest = (part * 2_000n + whole) / (whole * 2n);
  const up = (part * 1_000n + whole - 1n) / whole;
  const isReached = isEnough({ part, whole });
  const isTrue = isEnough({ part: nearest, whole: 1_000n }) === isReached;
  return Number(isTrue ? nearest : isReached ? up : down) / 1_000;
}

/** On a second call a class counts if three of it, or all, took part. */
export const isPresent = ({ took, electorate }: ClassCount): boolean => took >= Math.min(3, electorate);

/** Of what the heads of a class are counted. */
function baseOf({ base }: Kind, c: ClassCount): number {
  if (base === CAST) return c.took - c.abstain;
  return base === POSITIONS ? c.took : c.electorate;
}

/** How much of its weight a class throws in: as its members voted, or in one voice. */
function voiceOf({ mode }: Kind, c: ClassCount): [number, number] {
  const cast = c.took - c.abstain;
  return mode === BLOC ? [c.for * 2 > cast ? 1 : 0, 1] : [c.for, cast];
}

/** Σ weight · part / base. The weight of dormant and barred classes goes to the user classes, in proportion. */
function weigh(
  { weights }: Count,
  active: readonly ClassCount[],
  fraction: (c: ClassCount) => [number, number],
): Share {
  const { users, others } = weightsIn(weights, active);
  let [total, product] = [0n, 1n];
  for (const c of active) {
    const [part, base] = fraction(c).map(BigInt) as [bigint, bigint];
    const weight = basisPoints(weights, c.class) * (c.isUser ? FULL - others : users);
    if (base === 0n || weight === 0n) continue;
    total = total * base + weight * part * product;
    product *= base;
  }
  return { part: total, whole: FULL * users * product };
}

const basisPoints = (weights: bigint, class_: number): bigint => (weights >> (16n * BigInt(class_))) & 0xffffn;

function weightsIn(weights: bigint, active: readonly Pick<ClassCount, "class" | "isUser">[]) {
  const sumFor = (isUser: boolean): bigint =>
    sumOf(active.filter((c) => c.isUser === isUser).map((c) => basisPoints(weights, c.class)));
  return { users: sumFor(true), others: sumFor(false) };
}

function classCounts(kind: Kind, count: Count): ClassCount[] {
  const counts = count.electorate.map((electorate, c) => ({
    class: c,
    ...votesOf(count, c),
    electorate: Number(electorate),
    isUser: !hasBit(count.nonUsers, c),
    isEligible: hasBit(kind.eligible, c),
    mustAgree: hasBit(count.mustAgree, c),
  }));
  const there = counts.filter(({ isEligible, electorate }) => isEligible && electorate > 0);
  const large = there.filter(({ electorate }) => electorate >= kind.minClassSize);
  const active = large.some(({ isUser }) => isUser) ? large : there; // without any users, size is disregarded
  const { users, others } = weightsIn(count.weights, active);
  return counts.map((c) => {
    const isActive = active.includes(c);
    const weight = basisPoints(count.weights, c.class);
    const share = c.isUser ? { part: weight * (FULL - others), whole: FULL * users } : { part: weight, whole: FULL };
    return { ...c, isActive, weight: isActive ? fractionOf(share) : 0 };
  });
}

function votesOf(count: Count, c: number) {
  const lane = (word: bigint): number => Number(laneOf(word, c));
  const votes = {
    for: lane(count.votesFor),
    against: lane(count.votesAgainst),
    abstain: lane(count.votesAbstain),
    block: lane(count.votesBlock),
  };
  return { ...votes, took: sum(Object.values(votes)) };
}
