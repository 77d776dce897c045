import type { Address } from "viem";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import type { Context, Opening } from "../../../sdk/src/exports/context.ts";
import { exportJournal } from "../../../sdk/src/exports/exportJournal.ts";
import type { Format } from "../../../sdk/src/exports/exportJournal.ts";
import { replay } from "../../../sdk/src/journal.ts";
import type { Coop } from "../chain/coop.ts";
import { isWithin } from "./period.ts";
import type { Period } from "./period.ts";

export { CONTENT_TYPES, EXTENSIONS } from "../../../sdk/src/exports/exportJournal.ts";

const STEP = 500; // pieces that are put together without a pause

/** Writes the journal of a period in steps. Of what came before, the file says what the accounts held. */
export function* writeExport(
  format: Format,
  entries: readonly EntryEvent[],
  period: Period,
  coop: Pick<Coop, "founding" | "addresses" | "currency" | "tokens">,
  books: SealedBooks,
): Generator<undefined, string[]> {
  const earlier = entries.filter(({ blockTimestamp }) => blockTimestamp < period.since);
  const within = entries.filter(({ blockTimestamp }) => isWithin(period, blockTimestamp));
  const opening = { at: BigInt(period.since), balances: replay(earlier.map(({ args }) => args)).balances };
  yield;
  const parts: string[] = [];
  let piece = "";
  let count = 0;
  for (const text of exportJournal(
    format,
    within,
    contextOf(coop, books, earlier.length === 0 ? undefined : opening),
  )) {
    piece += text;
    if (++count % STEP !== 0) continue;
    parts.push(piece);
    piece = "";
    yield;
  }
  return [...parts, piece];
}

/** What things are called. An asset that does not say how it is written counts in its smallest units. */
function contextOf(coop: Parameters<typeof writeExport>[3], books: SealedBooks, opening?: Opening): Context {
  const { founding, addresses, currency, tokens } = coop;
  const { buckets, rounds, funds } = books;
  const held = [currency.asset, ...books.ledger.balances.keys()];
  const assets = new Map(
    held.map((asset): [Address, { symbol: string; decimals: number }] => {
      return [asset, tokens.get(asset.toLowerCase()) ?? { symbol: "TOKEN", decimals: 0 }];
    }),
  );
  const titles = {
    bucket: (number: bigint) => buckets.get(Number(number))?.plan.title,
    round: (number: bigint) => rounds.get(Number(number))?.plan.title,
    fund: (number: bigint) => funds.get(Number(number))?.title,
  };
  return { coopName: founding.name, addresses, assets, titles, opening };
}
