// Periods are whole days in UTC, as in the exports: whoever looks from wherever sees the same sums.

const DAY = 86_400; // seconds
const LATEST_DAYS = 90;

/** From one second to another, the last one not included. */
export interface Period {
  since: number; // seconds
  until: number; // seconds; Infinity: up to now
}

export const ALL: Period = { since: 0, until: Infinity };

/** The periods that one can choose from: all of the time, the last 90 days, and each calendar year. */
export function periodKeys(foundedAt: number, now: number): string[] {
  const years: string[] = [];
  for (let year = yearOf(now); year >= yearOf(foundedAt); --year) years.push(String(year));
  return ["all", "90d", ...years];
}

const yearOf = (seconds: number): number => new Date(seconds * 1000).getUTCFullYear();

/** The period that a key stands for; all of the time for what stands for nothing. */
export function periodOf(key: string | null, now: number): Period {
  if (key === "90d") return { since: startOfDay(now) - (LATEST_DAYS - 1) * DAY, until: Infinity };
  if (key === null || !/^\d{4}$/.test(key)) return ALL;
  const year = Number(key);
  return { since: Date.UTC(year, 0, 1) / 1000, until: Date.UTC(year + 1, 0, 1) / 1000 };
}

const startOfDay = (seconds: number): number => seconds - (seconds % DAY);

/** The first second of "2026-01-31"; undefined for what is no day. */
export function secondOfDay(day: string | null): number | undefined {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const milliseconds = Date.parse(day);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

/** "2026-01-31", of any second of that day. */
export function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The period between two days, both included. */
export function periodBetween(first: string | null, last: string | null): Period {
  const [since, lastDay] = [secondOfDay(first), secondOfDay(last)];
  return { since: since ?? 0, until: lastDay === undefined ? Infinity : lastDay + DAY };
}

/** First and last day of a period, as `periodBetween` takes them; empty where it has no end. */
export function daysOf({ since, until }: Period): { since: string; until: string } {
  return { since: since === 0 ? "" : dayOf(since), until: until === Infinity ? "" : dayOf(until - 1) };
}

/** Whether a second of the chain lies in the period. */
export function isWithin({ since, until }: Period, seconds: number | bigint): boolean {
  return Number(seconds) >= since && Number(seconds) < until;
}
