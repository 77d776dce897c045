import type { Address, Hex } from "viem";
import type { Queries } from "../database.ts";
import { rowsIn } from "./entryRows.ts";
import type { EntryRow } from "./entryRows.ts";
import { ALL, OF_ACCOUNT, PERIOD, SOME, SOME_OF_ACCOUNT, SOME_OF_MEMBER } from "./entryStatements.ts";
import type { Order } from "./parameters.ts";

/** Which entries of a journal are asked for. */
export interface Wanted {
  account?: Hex;
  other?: Hex; // another account that has part in it
  asset?: Address;
  purpose?: number;
  member?: number;
  from?: number; // seconds, inclusive
  to?: number; // seconds, inclusive
  order: Order;
  cursor?: number; // number of the last entry of the page before
  limit: number;
}

export interface EntryPage {
  rows: EntryRow[];
  next: number | null; // null: there are no more
}

/** Numbers between which entries are looked for. */
interface Range {
  low: number; // exclusive
  high: number; // exclusive
}

// Where no index leads to the entries that are wanted, others are looked through: first a few, then more at once.
const WINDOW = 5_000; // entries
const WIDEST = 20_000; // entries: whoever else asks has to wait for so long
const WINDOWS = 8; // for one page: then it is cut short, and the next one goes on
const EVERYWHERE: Range = { low: 0, high: Number.MAX_SAFE_INTEGER };

/** Finds a page of a journal. Whatever is asked, it takes a few short questions to the database. */
export async function findEntries(database: Queries, coop: number, wanted: Wanted): Promise<EntryPage> {
  const rows: EntryRow[] = [];
  let left = await rangeOf(database, coop, wanted);
  for (let windows = 0; left.high - left.low > 1; windows += 1) {
    if (windows === WINDOWS) return { rows, next: cursorBefore(left, wanted) };
    const range = isSparse(wanted) ? firstOf(left, wanted, Math.min(WIDEST, WINDOW * 2 ** windows)) : left;
    rows.push(...(await readRange(database, coop, wanted, range, wanted.limit + 1 - rows.length)));
    if (rows.length > wanted.limit) return pageOf(rows, wanted.limit);
    left = withoutFirst(left, range, wanted);
  }
  return { rows, next: null };
}

function pageOf(rows: readonly EntryRow[], limit: number): EntryPage {
  return { rows: rows.slice(0, limit), next: rows[limit - 1]?.number ?? null };
}

/** Whether most entries that an index leads to may be others than those that are wanted. */
function isSparse({ account, other, asset, purpose, member }: Wanted): boolean {
  if (account !== undefined) return [other, asset, purpose, member].some((value) => value !== undefined);
  if (member !== undefined) return asset !== undefined || purpose !== undefined;
  return asset !== undefined;
}

/** Where the entries are that the period and the cursor leave. Entries are numbered in the order of time. */
async function rangeOf(database: Queries, coop: number, wanted: Wanted): Promise<Range> {
  const { from, to, order, cursor } = wanted;
  const isAll = from === undefined && to === undefined && !isSparse(wanted);
  const { low, high } = isAll ? EVERYWHERE : await periodOf(database, coop, from, to);
  if (cursor === undefined) return { low, high };
  return order === "asc" ? { low: Math.max(low, cursor), high } : { low, high: Math.min(high, cursor) };
}

/** The numbers between which the entries of a period are. */
export async function periodOf(database: Queries, coop: number, from?: number, to?: number): Promise<Range> {
  const seconds = [from ?? 0, to ?? Number.MAX_SAFE_INTEGER];
  const [found] = await database.query<{ first: number | null; last: number | null }>(PERIOD, [coop, ...seconds]);
  const { first, last } = found ?? { first: null, last: null };
  return first === null || last === null ? { low: 0, high: 0 } : { low: first - 1, high: last + 1 };
}

/* WINDOWS */

function firstOf({ low, high }: Range, { order }: Wanted, entries: number): Range {
  return order === "asc"
    ? { low, high: Math.min(high, low + entries + 1) }
    : { low: Math.max(low, high - entries - 1), high };
}

function withoutFirst({ low, high }: Range, first: Range, { order }: Wanted): Range {
  return order === "asc" ? { low: first.high - 1, high } : { low, high: first.low + 1 };
}

const cursorBefore = ({ low, high }: Range, { order }: Wanted): number => (order === "asc" ? low : high);

async function readRange(database: Queries, coop: number, wanted: Wanted, range: Range, most: number) {
  const [statements, conditions] = questionOf(wanted);
  const parameters = [coop, range.low, range.high, most, ...conditions];
  const [found] = await database.query<{ lines: string | null }>(statements[wanted.order], parameters);
  const rows = rowsIn(found?.lines ?? null);
  return wanted.order === "asc" ? rows : rows.reverse();
}

/** What most people ask has statements of its own, which the database understands more quickly. */
function questionOf(wanted: Wanted): [statements: typeof ALL, conditions: readonly unknown[]] {
  const { asset, purpose, member, account, other } = wanted;
  if (account === undefined && purpose === undefined && member === undefined && asset === undefined) return [ALL, []];
  if (account !== undefined && !isSparse(wanted)) return [OF_ACCOUNT, [account]];
  const conditions = [asset, purpose, member, account, other].map((value) => value ?? null);
  if (account !== undefined) return [SOME_OF_ACCOUNT, conditions];
  return [member === undefined ? SOME : SOME_OF_MEMBER, conditions];
}
