import type { Class, StatuteRecord } from "../../../sdk/src/books/statute.ts";
import { parsePercent } from "./fields.ts";

const FULL = 10_000; // basis points

/** What the statute asks of the weights of the classes. All of them must hold, or the change is refused. */
export interface WeightChecks {
  sum: number; // basis points
  isWhole: boolean;
  outside: readonly number[]; // classes beyond the floor or the ceiling
  others: number; // basis points of all non-user classes together
  isWithinCap: boolean;
  isChange: boolean;
  losers: readonly number[]; // classes, each of which must agree by a majority of its own
}

/** The same checks as `_weigh` in contracts/Statute.sol, and who loses. */
export function checkWeights(
  weightsBps: readonly number[],
  classes: readonly Class[],
  { classFloorBps, classCeilingBps, nonUserCapBps }: StatuteRecord["weighing"],
): WeightChecks {
  const before = classes.map(({ weightBps }) => weightBps);
  const sum = total(weightsBps);
  const others = total(weightsBps.filter((_, c) => classes[c]?.isUser === false));
  const numbers = weightsBps.map((_, c) => c);
  return {
    sum,
    isWhole: sum === FULL,
    outside: numbers.filter((c) => !isWithin(weightsBps[c] ?? 0, classFloorBps, classCeilingBps)),
    others,
    isWithinCap: others <= nonUserCapBps,
    isChange: numbers.some((c) => weightsBps[c] !== before[c]),
    losers: numbers.filter((c) => (weightsBps[c] ?? 0) < (before[c] ?? 0)),
  };
}

export const passes = ({ isWhole, outside, isWithinCap, isChange }: WeightChecks): boolean =>
  isWhole && outside.length === 0 && isWithinCap && isChange;

const isWithin = (bps: number, least: number, most: number): boolean => bps >= least && bps <= most;
const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** Basis points of each class, of percent with commas between; undefined for what is no number. */
export const parseWeights = (typed: string): (number | undefined)[] => typed.split(",").map(parsePercent);
