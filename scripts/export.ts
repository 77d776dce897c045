import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { getAddress } from "viem";
import type { Address, Client } from "viem";
import { findFounding } from "../sdk/src/audit/founding.ts";
import { NoAudit } from "../sdk/src/audit/report.ts";
import { isUnreachable } from "../sdk/src/audit/storage.ts";
import type { Books } from "../sdk/src/books/books.ts";
import { writeBooks } from "../sdk/src/books/books.ts";
import { statuteOf } from "../sdk/src/books/statute.ts";
import { decoderOf, eventsNamed } from "../sdk/src/events.ts";
import type { CoopEvent, Founding } from "../sdk/src/events.ts";
import type { Context, Opening } from "../sdk/src/exports/context.ts";
import { exportJournal, FORMATS } from "../sdk/src/exports/exportJournal.ts";
import type { Format } from "../sdk/src/exports/exportJournal.ts";
import { replay } from "../sdk/src/journal.ts";
import { connect, followRange, readHead, readLogs } from "../sdk/src/logs.ts";
import { readToken } from "../sdk/src/tokens.ts";

const USAGE = `Usage: npm run export -- --format csv|beancount|ledger --coop ADDRESS [options]

Writes the journal of a co-op for bookkeepers, straight from the chain, with transaction hashes.

  --format FORMAT   csv (a table), beancount or ledger (plain text accounting)
  --coop ADDRESS    any of the co-op's twelve contracts
  --rpc URL         node of the chain (http://127.0.0.1:8545)
  --from DATE       first day, such as 2026-01-01 (UTC); what accounts held before comes first
  --to DATE         last day
  --out FILE        where to write it (standard output)

Exit code 0: written. 2: the command line cannot be read, the node does not answer, or there is no such co-op.`;

const OPTIONS = {
  format: { type: "string" },
  coop: { type: "string" },
  rpc: { type: "string", default: "http://127.0.0.1:8545" },
  from: { type: "string" },
  to: { type: "string" },
  out: { type: "string" },
} as const;

const UNREADABLE = 2;
const DAY = 86_400n; // seconds

interface Command {
  format: Format;
  coop: Address;
  rpc: string;
  from: bigint; // seconds
  until: bigint; // seconds, exclusive
  out?: string;
}

function parseCommand(): Command {
  const { format, coop, rpc, from, to, out } = parseArgs({ options: OPTIONS }).values;
  const known = FORMATS.find((name) => name === format);
  if (known === undefined) throw new Error(`--format must be one of ${FORMATS.join(", ")}.`);
  if (coop === undefined) throw new Error("--coop is needed.");
  const period = {
    from: from === undefined ? 0n : startOf(from),
    until: to === undefined ? BigInt(Number.MAX_SAFE_INTEGER) : startOf(to) + DAY,
  };
  return { format: known, coop: getAddress(coop), rpc, out, ...period };
}

/** The first second of a day. */
function startOf(date: string): bigint {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new Error(`"${date}" is not a date such as 2026-01-31.`);
  return BigInt(milliseconds / 1_000);
}

async function readEvents(client: Client, { addresses, blockNumber }: Founding, toBlock: bigint): Promise<CoopEvent[]> {
  const decode = decoderOf(addresses);
  const events: CoopEvent[] = [];
  const read = (piece: { fromBlock: bigint; toBlock: bigint }) =>
    readLogs(client, { ...piece, addresses: Object.values(addresses) });
  for await (const { found } of followRange({ fromBlock: blockNumber, toBlock }, read)) {
    for (const log of found) events.push(...[decode(log) ?? []].flat());
  }
  return events;
}

/** What things are called. */
async function describe(client: Client, founding: Founding, books: Books, opening?: Opening): Promise<Context> {
  const assets: Context["assets"] = new Map(
    await Promise.all(
      [...new Set([statuteOf(books).currency, ...books.ledger.balances.keys()])].map(async (asset) => {
        const token = await readToken(client, asset);
        return [asset, token ?? { symbol: "TOKEN", decimals: 0 }] as const;
      }),
    ),
  );
  const { buckets, rounds, funds } = books;
  const titles = {
    bucket: (number: bigint) => buckets.get(Number(number))?.plan.title,
    round: (number: bigint) => rounds.get(Number(number))?.plan.title,
    fund: (number: bigint) => funds.get(Number(number))?.title,
  };
  return { coopName: founding.name, addresses: founding.addresses, assets, titles, opening };
}

async function write({ rpc, coop, format, from, until, out }: Command): Promise<void> {
  const client = connect(rpc);
  const head = await readHead(client, "latest");
  const tip = head?.number ?? 0n;
  const { founding } = await findFounding(client, coop, tip);
  const events = await readEvents(client, founding, tip);
  const entries = eventsNamed(events, "Entry");
  const before = entries.filter(({ blockTimestamp }) => blockTimestamp < from);
  const within = entries.filter(({ blockTimestamp }) => blockTimestamp >= from && blockTimestamp < until);
  const opening = { at: from, balances: replay(before.map(({ args }) => args)).balances };
  const books = writeBooks(founding.addresses, events);
  const context = await describe(client, founding, books, before.length === 0 ? undefined : opening);

  const pieces = Readable.from(exportJournal(format, within, context));
  if (out === undefined) await pipeline(pieces, process.stdout, { end: false });
  else await pipeline(pieces, createWriteStream(out));
  console.error(`${within.length} entries of ${founding.name}, up to block ${tip}.`);
}

async function main(): Promise<number> {
  let command: Command;
  try {
    command = parseCommand();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return UNREADABLE;
  }
  try {
    await write(command);
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EPIPE") return 0; // whoever reads it has seen enough
    if (!(error instanceof NoAudit) && !isUnreachable(error)) throw error;
    console.error((error as Error).message.split("\n")[0]);
    return UNREADABLE;
  }
}

process.exitCode = await main();
