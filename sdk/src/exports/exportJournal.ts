import type { EntryEvent } from "../events.ts";
import { beancountOf } from "./beancount.ts";
import type { Context } from "./context.ts";
import { csvOf } from "./csv.ts";
import { ledgerOf } from "./ledgerCli.ts";

/** The formats in which a journal can be taken along. */
export const FORMATS = ["csv", "beancount", "ledger"] as const;
export type Format = (typeof FORMATS)[number];

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  csv: "text/csv; charset=utf-8",
  beancount: "text/plain; charset=utf-8",
  ledger: "text/plain; charset=utf-8",
};

/** How the name of a file ends, without the dot. */
export const EXTENSIONS: Readonly<Record<Format, string>> = { csv: "csv", beancount: "beancount", ledger: "ledger" };

const WRITERS = { csv: csvOf, beancount: beancountOf, ledger: ledgerOf };

/** Writes entries, in the order of the chain, piece by piece: a long journal need not fit into memory. */
export function exportJournal(format: Format, entries: Iterable<EntryEvent>, context: Context): Generator<string> {
  return WRITERS[format](entries, context);
}
