import type { Hex } from "viem";
import type { EntryEvent } from "../../sdk/src/events.ts";
import type { Context } from "../../sdk/src/exports/context.ts";
import { CONTENT_TYPES, exportJournal, EXTENSIONS, FORMATS } from "../../sdk/src/exports/exportJournal.ts";
import type { Format } from "../../sdk/src/exports/exportJournal.ts";
import type { Coop } from "./coops.ts";
import { periodOf } from "./entryPages.ts";
import { rowsIn } from "./entryRows.ts";
import type { EntryRow } from "./entryRows.ts";
import { ALL } from "./entryStatements.ts";
import type { Queries } from "../database.ts";
import { contextOf } from "./exportContext.ts";
import type { Start } from "./exportContext.ts";
import { headersOf } from "./http.ts";
import * as parameters from "./parameters.ts";
import { Refusal } from "./refusal.ts";
import { valuesOf } from "./route.ts";
import type { Route } from "./route.ts";
import { described, text } from "./schema.ts";
import type { Sources } from "./sources.ts";

const PAGE = 1_000; // entries read at once
const PIECE = 2 ** 16; // characters sent at once
const COST = 10; // requests

const { coop, from, to } = parameters;
const exportParameters = { coop, format: parameters.word(FORMATS, "How it is written."), from, to };

/** A stretch of a journal: entries with numbers between two others. */
interface Stretch {
  coop: Coop;
  low: number; // exclusive
  high: number; // exclusive
  from?: number; // seconds: when it begins; undefined: with the first entry there is
}

const exportRoute: Route = {
  path: "/v1/coops/{coop}/export/{format}",
  summary: "The journal of a period as a file, the oldest entry first, after what accounts held before.",
  parameters: exportParameters,
  content: {
    "text/csv": described(text, "A table (RFC 4180)."),
    "text/plain": described(text, "A journal for Beancount, or for ledger-cli."),
  },
  cost: COST,
  async answer({ context, client, sources }) {
    const { coop: said, format, from, to } = valuesOf(exportParameters, context);
    const coop = await sources.coops.find(said);
    refuseTooMany(sources, client);
    const status = sources.status();
    const file = `attachment; filename="coop-${coop.id}.${EXTENSIONS[format]}"`;
    const headers = headersOf(status, CONTENT_TYPES[format], { "content-disposition": file });
    if (context.req.raw.method === "HEAD") return new Response(null, { headers });
    const { low, high } = await periodOf(sources.database, coop.id, from, to);
    const journal = await openJournal(sources, { coop, low, high, from });
    return new Response(streamOf(write(sources, format, journal), sources.limits.exportTime), { headers });
  },
};

function refuseTooMany({ exports, going, limits }: Sources, client: string): void {
  const seconds = exports.take(client);
  if (seconds > 0) throw new Refusal("too-many-exports", { most: limits.exportsPerMinute, seconds });
  if (going.exports >= limits.exportsAtOnce) throw new Refusal("busy", { most: limits.exportsAtOnce, seconds: 10 });
}

/* WRITING */

/** A journal that is being read: a page of it is in memory. */
interface Journal {
  inbox: Inbox;
  pages: AsyncGenerator<EntryEvent[]>;
  context: Context;
}

async function openJournal(sources: Sources, stretch: Stretch): Promise<Journal> {
  const { database, readToken } = sources;
  const pages = readPages(sources, stretch);
  const inbox = new Inbox();
  inbox.take((await pages.next()).value);
  return {
    inbox,
    pages,
    context: await contextOf(database, stretch.coop, readToken, await startOf(database, stretch)),
  };
}

const LAST_BEFORE = `
  select number from entry where coop = $1 and at < $2::bigint order by at desc, number desc limit 1`;

/** Where a period begins, which may have no entries. */
async function startOf(database: Queries, { coop, from }: Stretch): Promise<Start | undefined> {
  if (from === undefined) return undefined;
  const [last] = await database.query<{ number: number }>(LAST_BEFORE, [coop.id, from]);
  return { number: (last?.number ?? 0) + 1, at: BigInt(from) };
}

async function* write({ going }: Sources, format: Format, { inbox, pages, context }: Journal): AsyncGenerator<string> {
  going.exports += 1;
  try {
    const writer = exportJournal(format, inbox, context);
    let piece = "";
    for (let next = writer.next(); !next.done; next = writer.next()) {
      piece += next.value;
      if (inbox.isEmpty) inbox.take((await pages.next()).value);
      if (piece.length < PIECE) continue;
      yield piece;
      piece = "";
    }
    yield piece;
  } finally {
    going.exports -= 1;
  }
}

/** The entries of a stretch. A reorganisation ends it, since what has been sent may be void. */
async function* readPages({ database, status }: Sources, { coop, low, high }: Stretch): AsyncGenerator<EntryEvent[]> {
  const { reorgs, resets } = status();
  for (let last = low; last < high - 1; ) {
    const [found] = await database.query<{ lines: string | null }>(ALL.asc, [coop.id, last, high, PAGE]);
    const now = status();
    if (now.reorgs !== reorgs || now.resets !== resets) throw new Error("The chain was reorganised.");
    const rows = rowsIn(found?.lines ?? null);
    if (rows.length === 0) return;
    last = rows.at(-1)?.number ?? high;
    yield rows.map((row) => eventOf(row, coop));
  }
}

/** The entries that are read and not yet written. Writers take one at a time, and only when they are asked for more. */
class Inbox {
  #events: readonly EntryEvent[] = [];
  #taken = 0;
  #isOver = false;

  get isEmpty(): boolean {
    return !this.#isOver && this.#taken === this.#events.length;
  }

  /** A page, or that there are no more. */
  take(events: readonly EntryEvent[] | void): void {
    [this.#events, this.#taken, this.#isOver] = [events ?? [], 0, events === undefined];
  }

  *[Symbol.iterator](): Generator<EntryEvent> {
    for (;;) {
      const event = this.#events[this.#taken];
      if (event === undefined && !this.#isOver) throw new Error("An export took more than one entry at once.");
      if (event === undefined) return;
      this.#taken += 1;
      yield event;
    }
  }
}

/** An entry as the event it was. Exports do not ask for the hash of its block. */
function eventOf({ from, to, asset, number, amount, purpose, ref, ...row }: EntryRow, { addresses }: Coop): EntryEvent {
  return {
    eventName: "Entry",
    args: { from, to, asset, number: BigInt(number), amount: BigInt(amount), purpose, ref },
    noun: "treasury",
    address: addresses.treasury,
    blockNumber: BigInt(row.block),
    blockHash: "0x" as Hex,
    blockTimestamp: BigInt(row.at),
    transactionHash: row.transaction,
    logIndex: row.logIndex,
  };
}

/* SENDING */

const encoder = new TextEncoder();

/** Nothing is read before somebody takes it, and nothing after they have gone, or have taken too long. */
function streamOf(pieces: AsyncGenerator<string>, longest: number): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const end = async () => {
    clearTimeout(timer);
    await pieces.return(undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        timer ??= setTimeout(() => {
          controller.error(new Error("An export took too long."));
          void end();
        }, longest).unref();
        const { done, value } = await pieces.next();
        if (!done) return controller.enqueue(encoder.encode(value));
        clearTimeout(timer);
        controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

export const exportRoutes = [exportRoute];
