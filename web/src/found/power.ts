import type { Charter } from "../../../sdk/src/charter.ts";

/** A class as it weighs in a vote that counts by weights. */
export interface Power {
  members: number;
  share: number; // of the whole vote, 1 for all of it; 0 while the class is dormant
  each: number; // the share of one member
  isDormant: boolean;
}

type Class = Charter["rulebook"]["classes"][number];

const FULL = 10_000; // basis points

/**
 * How much each class weighs with so many members: the weight of classes that are empty or smaller than `minClassSize`
 * goes to the user classes in proportion, as contracts/lib/Rules.sol has it (domain.md 1.2, R8 and R9).
 */
export function powersOf(classes: readonly Class[], members: readonly number[], minClassSize: number): Power[] {
  const countOf = (c: number): number => (members[c] ?? 0) || 0;
  const atLeast = (least: number) => classes.map((_, c) => countOf(c) >= Math.max(1, least));
  const large = atLeast(minClassSize);
  const active = classes.some(({ isUser }, c) => isUser && large[c]) ? large : atLeast(1);

  const sum = (isUser: boolean): number =>
    classes.reduce((total, each, c) => (active[c] && each.isUser === isUser ? total + each.weightBps : total), 0);
  const [users, others] = [sum(true), sum(false)];
  return classes.map(({ weightBps, isUser }, c) => {
    const weight = isUser && users > 0 ? (weightBps * (FULL - others)) / users : weightBps;
    const share = active[c] ? weight / FULL : 0;
    return { members: countOf(c), share, each: active[c] ? share / countOf(c) : 0, isDormant: !active[c] };
  });
}

/** The class whose members weigh most, the one whose weigh least, and how many times as much. */
export function amplificationOf(powers: readonly Power[]): { most: number; least: number; times: number } | undefined {
  const ranked = powers
    .map(({ each }, c) => ({ each, c }))
    .filter(({ each }) => each > 0)
    .sort((a, b) => b.each - a.each);
  const [most, least] = [ranked[0], ranked.at(-1)];
  if (most === undefined || least === undefined || most === least) return undefined;
  return { most: most.c, least: least.c, times: most.each / least.each };
}
