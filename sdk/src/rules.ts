import type { ContractFunctionReturnType } from "viem";
import type { assemblyAbi, statuteAbi } from "./abi.ts";

/** A kind of resolution, as `Statute.kindOf` answers it. */
export type Kind = ContractFunctionReturnType<typeof statuteAbi, "view", "kindOf">;

/** What `Assembly.countOf` answers: a lane of 24 bits per class in every word of votes. */
export type Count = ContractFunctionReturnType<typeof assemblyAbi, "view", "countOf">;

/** `Mode` of contracts/lib/Rules.sol. */
export const PLAIN = 0;
export const PROPORTIONAL = 1;
export const BLOC = 2;
export const DUAL = 3;
export const CONSENT = 4;

/** `Base` of contracts/lib/Rules.sol. */
export const CAST = 0;
export const POSITIONS = 1;
export const REGISTER = 2;
export const TACIT = 3;

const CLASSES = 8;
const LANE = 24n;
const LANE_MASK = (1n << LANE) - 1n;
const FULL = 10_000n; // basis points

/** The votes of one class. */
interface Votes {
  class: number;
  electorate: bigint;
  yes: bigint;
  no: bigint; // against and blocking
  abstained: bigint;
  blocked: bigint;
  took: bigint; // part, in whichever way
  isUser: boolean;
  isEligible: boolean;
  mustAgree: boolean;
  weight: bigint; // basis points
}

/** Eight counters as the word in which the assembly keeps them. */
export function wordOf(votes: readonly number[]): bigint {
  return votes.reduceRight((word, n) => (word << LANE) | BigInt(n), 0n);
}

/** The counter of `class` in a word. */
export const laneOf = (word: bigint, class_: number): bigint => (word >> (BigInt(class_) * LANE)) & LANE_MASK;

/**
 * Judges a count by a kind: the same arithmetic as contracts/lib/Rules.sol, exact, with fractions compared by
 * cross-multiplication.
 */
export function judge(kind: Kind, count: Count): { isQuorate: boolean; isCarried: boolean } {
  const votes = votesIn(kind, count);
  return {
    isQuorate: isQuorate(kind, votes, count.isSecondCall),
    isCarried: isCarried(kind, votes, count.isSecondCall),
  };
}

function votesIn(kind: Kind, count: Count): Votes[] {
  const hasBit = (word: number, bit: number): boolean => ((word >> bit) & 1) === 1;
  return Array.from({ length: CLASSES }, (_, c) => {
    const [yes, against] = [laneOf(count.votesFor, c), laneOf(count.votesAgainst, c)];
    const [abstained, blocked] = [laneOf(count.votesAbstain, c), laneOf(count.votesBlock, c)];
    return {
      class: c,
      electorate: count.electorate[c] as bigint,
      yes,
      no: against + blocked,
      abstained,
      blocked,
      took: yes + against + blocked + abstained,
      isUser: !hasBit(count.nonUsers, c),
      isEligible: hasBit(kind.eligible, c),
      mustAgree: hasBit(count.mustAgree, c),
      weight: (count.weights >> (16n * BigInt(c))) & 0xffffn,
    };
  });
}

/** Whether enough of the electorate took part. Abstaining and blocking count as taking part. */
function isQuorate(kind: Kind, votes: readonly Votes[], isSecondCall: boolean): boolean {
  const active = activeIn(kind, votes);
  const quorum = BigInt(isSecondCall ? kind.secondQuorumBps : kind.quorumBps);
  if (active.some((c) => c.took * FULL < BigInt(kind.classQuorumBps) * c.electorate)) return false;
  const voted = active.filter(({ took }) => took !== 0n).length;
  const register = sum(active, ({ electorate }) => electorate);
  if ((voted < kind.minVotedClasses && voted < active.length) || register === 0n) return false;
  if (!isWeighted(kind)) return sum(active, ({ took }) => took) * FULL >= quorum * register;

  return weighs(active, (c) => [c.took, c.electorate], { numerator: quorum, denominator: FULL, isStrict: false });
}

/** Whether the ballots carry the resolution, quorum aside. */
function isCarried(kind: Kind, votes: readonly Votes[], isSecondCall: boolean): boolean {
  const losers = votes.filter(({ mustAgree, electorate }) => mustAgree && electorate !== 0n);
  if (!losers.every(hasMajority)) return false;
  const registered = activeIn(kind, votes);
  const active = isSecondCall && isWeighted(kind) ? registered.filter(isPresent) : registered;
  if (kind.mode === CONSENT && active.some(({ blocked }) => blocked !== 0n)) return false;
  if (kind.mode === DUAL && !active.every(hasMajority)) return false;
  if (sum(active, (c) => (kind.base === TACIT ? c.took : c.yes + c.no)) === 0n) return false;

  const threshold = {
    numerator: BigInt(kind.numerator),
    denominator: BigInt(kind.denominator),
    isStrict: kind.moreThan,
  };
  if (!isWeighted(kind)) return reaches(headsFor(kind, active), headsOf(kind, active), threshold);
  return weighs(
    active,
    (c) => (kind.mode === BLOC ? [hasMajority(c) ? 1n : 0n, 1n] : [c.yes, c.yes + c.no]),
    threshold,
  );
}

interface Threshold {
  numerator: bigint;
  denominator: bigint;
  isStrict: boolean; // strictly more than the fraction, not at least it
}

function reaches(part: bigint, whole: bigint, { numerator, denominator, isStrict }: Threshold): boolean {
  const [left, right] = [part * denominator, whole * numerator];
  return isStrict ? left > right : left >= right;
}

const headsFor = ({ base }: Kind, active: readonly Votes[]): bigint =>
  sum(active, (c) => (base === TACIT ? c.yes + c.abstained : c.yes));

function headsOf({ base }: Kind, active: readonly Votes[]): bigint {
  if (base === CAST) return sum(active, (c) => c.yes + c.no);
  return sum(active, (c) => (base === POSITIONS ? c.took : c.electorate));
}

/**
 * Whether Σ weight · part / base reaches the threshold. A base of zero adds nothing: the weight of a class that
 * stayed away is not given to the others.
 */
function weighs(active: readonly Votes[], fraction: (c: Votes) => [bigint, bigint], threshold: Threshold): boolean {
  const users = sum(
    active.filter(({ isUser }) => isUser),
    ({ weight }) => weight,
  );
  const others = sum(
    active.filter(({ isUser }) => !isUser),
    ({ weight }) => weight,
  );
  if (users === 0n) return false;
  let [total, product] = [0n, 1n]; // Σ weight · part / base, times the product of the bases
  for (const c of active) {
    const [part, base] = fraction(c);
    // the weight of dormant and barred classes goes to the user classes that are there, in proportion
    const weight = c.weight * (c.isUser ? FULL - others : users);
    if (base === 0n || weight === 0n) continue;
    total = total * base + weight * part * product;
    product *= base;
  }
  return reaches(total, FULL * users * product, threshold);
}

/** Eligible, on the register and large enough; if that leaves no user class, size is disregarded. */
function activeIn({ minClassSize }: Kind, votes: readonly Votes[]): Votes[] {
  const there = votes.filter(({ isEligible, electorate }) => isEligible && electorate !== 0n);
  const active = there.filter(({ electorate }) => electorate >= BigInt(minClassSize));
  return active.some(({ isUser }) => isUser) ? active : there;
}

/** On a second call a class counts if three of it, or all, took part. */
const isPresent = ({ took, electorate }: Votes): boolean => took >= (electorate < 3n ? electorate : 3n);

const hasMajority = ({ yes, no }: Votes): boolean => yes > no;

const isWeighted = ({ mode }: Kind): boolean => mode === PROPORTIONAL || mode === BLOC;

const sum = (votes: readonly Votes[], of: (c: Votes) => bigint): bigint => votes.reduce((all, c) => all + of(c), 0n);
