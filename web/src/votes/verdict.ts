import { CONSENT, DUAL, judge, PLAIN, TACIT } from "../../../sdk/src/rules.ts";
import type { Count, Kind } from "../../../sdk/src/rules.ts";
import { isPresent, isWeighted, spokenShare, standingOf } from "./count.ts";
import type { ClassCount, Share, Standing } from "./count.ts";

/** How much must be for a proposal. */
export type Threshold = Pick<Kind, "numerator" | "denominator" | "moreThan">;

/** One condition of a kind of resolution, and how it is met. Classes are named by their numbers. */
export type Finding = { isMet: boolean } & (
  | { about: "nobody" } // nobody may vote whose vote would count
  | { about: "turnout"; share: number; neededBps: number; took: number; electorate: number; isWeighted: boolean }
  | { about: "classTurnout"; neededBps: number; lacking: readonly number[] }
  | { about: "classesVoting"; voted: number; needed: number }
  | { about: "losers"; losers: readonly number[]; lacking: readonly number[] }
  | { about: "blocks"; blocks: number }
  | { about: "everyClass"; lacking: readonly number[] }
  | { about: "silence" } // there are no ballots that could be for it
  | {
      about: "approval";
      share: number;
      part: number; // heads; nothing where weights count
      whole: number;
      threshold: Threshold;
      mode: number;
      base: number;
    }
);

/** What the rules make of a count, and why. */
export interface Verdict {
  isCarried: boolean;
  isQuorate: boolean;
  isWeighted: boolean; // weights count, not heads
  standing: Standing;
  findings: readonly Finding[]; // every condition of the kind, turnout first
}

/**
 * Judges a count, and says how every condition is met. The rules of the SDK decide: a condition is asked of them by
 * leaving the others out of the kind.
 */
export function verdictOf(kind: Kind, count: Count): Verdict {
  const { isQuorate, isCarried } = judge(kind, count);
  const standing = standingOf(kind, count);
  const findings = [...turnoutFindings(kind, count, standing), ...approvalFindings(kind, count, standing)];
  return { isQuorate, isCarried: isQuorate && isCarried, isWeighted: isWeighted(kind), standing, findings };
}

/** How many must take part, in basis points; fewer where the question is put a second time. */
export function quorumOf({ quorumBps, secondQuorumBps }: Kind, isSecondCall: boolean): number {
  return isSecondCall ? secondQuorumBps : quorumBps;
}

function turnoutFindings(kind: Kind, count: Count, { classes, turnout }: Standing): Finding[] {
  const active = classes.filter(({ isActive }) => isActive);
  if (turnout.whole === 0n) return [{ about: "nobody", isMet: false }];
  const neededBps = quorumOf(kind, count.isSecondCall);
  const lacking = active.filter(({ took, electorate }) => took * 10_000 < kind.classQuorumBps * electorate);
  const voted = active.filter(({ took }) => took > 0).length;
  const needed = Math.min(kind.minVotedClasses, active.length);
  const findings: Finding[] = [];
  if (neededBps > 0) {
    findings.push({
      about: "turnout",
      isMet: judge({ ...kind, classQuorumBps: 0, minVotedClasses: 0 }, count).isQuorate,
      share: spokenShare(turnout, reaching({ numerator: neededBps, denominator: 10_000, moreThan: false })),
      neededBps,
      took: sumOf(active, "took"),
      electorate: sumOf(active, "electorate"),
      isWeighted: isWeighted(kind),
    });
  }
  if (kind.classQuorumBps > 0) {
    const isMet = lacking.length === 0;
    findings.push({ about: "classTurnout", isMet, neededBps: kind.classQuorumBps, lacking: numbersOf(lacking) });
  }
  if (needed > 1) findings.push({ about: "classesVoting", isMet: voted >= needed, voted, needed });
  return findings;
}

function approvalFindings(kind: Kind, count: Count, { classes, approval }: Standing): Finding[] {
  const registered = classes.filter(({ isActive }) => isActive);
  const active = count.isSecondCall && isWeighted(kind) ? registered.filter(isPresent) : registered;
  const losers = classes.filter(({ mustAgree, electorate }) => mustAgree && electorate > 0);
  const lacking = (among: readonly ClassCount[]): number[] => numbersOf(among.filter((c) => !isAgreed(c)));
  const findings: Finding[] = [];
  if (losers.length > 0) {
    const unwilling = lacking(losers);
    findings.push({ about: "losers", isMet: unwilling.length === 0, losers: numbersOf(losers), lacking: unwilling });
  }
  if (kind.mode === CONSENT) {
    const blocks = sumOf(active, "block");
    findings.push({ about: "blocks", isMet: blocks === 0, blocks });
  }
  if (kind.mode === DUAL) {
    const unwilling = lacking(active);
    findings.push({ about: "everyClass", isMet: unwilling.length === 0, lacking: unwilling });
  }
  const telling = active.reduce((all, c) => all + (kind.base === TACIT ? c.took : c.took - c.abstain), 0);
  findings.push(telling === 0 ? { about: "silence", isMet: false } : approvalFinding(kind, count, approval));
  return findings;
}

function approvalFinding(kind: Kind, count: Count, approval: Share): Finding {
  const { numerator, denominator, moreThan, mode, base } = kind;
  const threshold = { numerator, denominator, moreThan };
  const alone = mode === DUAL || mode === CONSENT ? PLAIN : mode;
  return {
    about: "approval",
    isMet: judge({ ...kind, mode: alone }, { ...count, mustAgree: 0 }).isCarried,
    share: spokenShare(approval, reaching(threshold)),
    part: isWeighted(kind) ? 0 : Number(approval.part),
    whole: isWeighted(kind) ? 0 : Number(approval.whole),
    threshold,
    mode,
    base,
  };
}

/** Whether a share reaches a threshold, exactly. */
function reaching({ numerator, denominator, moreThan }: Threshold): (share: Share) => boolean {
  return ({ part, whole }) => {
    const [left, right] = [part * BigInt(denominator), whole * BigInt(numerator)];
    return moreThan ? left > right : left >= right;
  };
}

/** Whether more of a class are for it than against or blocking it. */
export const isAgreed = (c: ClassCount): boolean => c.for > c.against + c.block;

const numbersOf = (classes: readonly ClassCount[]): number[] => classes.map((c) => c.class);

const sumOf = (classes: readonly ClassCount[], what: "took" | "electorate" | "block"): number =>
  classes.reduce((all, c) => all + c[what], 0);
/** A fraction in its lowest terms: "1/2" of 50/100. */
export function reduced({ numerator, denominator }: { numerator: number; denominator: number }): string {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return `${numerator / divisor}/${denominator / divisor}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.max(a, 1) : greatestCommonDivisor(b, a % b);
}
