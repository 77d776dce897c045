import { kindOf } from "../chart.ts";
import type { Code } from "../chart.ts";
import type { EntryEvent } from "../events.ts";
import type { Context } from "./context.ts";
import { inUnits, momentOf } from "./text.ts";
import { transactionsOf } from "./transactions.ts";
import type { Transaction } from "./transactions.ts";

const COLUMNS = [
  "date",
  "block",
  "transaction",
  "log",
  "entry",
  "from",
  "from account",
  "to",
  "to account",
  "asset",
  "symbol",
  "amount",
  "base units",
  "purpose",
  "cause",
  "cause number",
  "reference",
  "asset debit",
  "asset credit",
  "claim debit",
  "claim credit",
];

/** The journal as a table (RFC 4180), a row for every entry. No cell is a formula to a spreadsheet. */
export function* csvOf(events: Iterable<EntryEvent>, context: Context): Generator<string> {
  yield csvRow(COLUMNS);
  for (const transaction of transactionsOf(events, context)) yield csvRow(cellsOf(transaction));
}

type Cell = string | number | bigint | undefined;

function cellsOf({ at, event, from, to, currency, amount, purpose, cause, postings }: Transaction): Cell[] {
  const codeOf = (isAsset: boolean, isDebit: boolean): Cell =>
    postings.find((p) => isAssetCode(p.account.code) === isAsset && p.amount > 0n === isDebit)?.account.code;
  return [
    momentOf(at),
    event?.blockNumber,
    event?.transactionHash,
    event?.logIndex,
    event?.args.number,
    from,
    event?.args.from,
    to,
    event?.args.to,
    currency.asset,
    currency.symbol,
    inUnits(amount, currency.decimals),
    amount,
    purpose,
    cause?.kind,
    cause?.number,
    event?.args.ref,
    codeOf(true, true),
    codeOf(true, false),
    codeOf(false, true),
    codeOf(false, false),
  ];
}

const isAssetCode = (code?: Code): boolean => code !== undefined && kindOf(code) === "Assets";

/** One row, without anything that a spreadsheet would calculate. */
export const csvRow = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => cellOf(String(cell ?? ""))).join()}\r\n`;

const NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r＝＋－＠]/; // in full width too, as some spreadsheets read them

/** What a spreadsheet would calculate gets an apostrophe in front. Numbers stay as they are. */
function cellOf(value: string): string {
  const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
