import { parseArgs } from "node:util";
import { getAddress } from "viem";
import { openIndexer } from "./open.ts";
import type { IndexerSettings } from "./open.ts";
import type { Indexer, Status } from "./sync.ts";

const USAGE = `Usage: npm run indexer -- --rpc URL --factory ADDRESS [options]

Follows a factory and all co-ops it founded, writes down their journals, registers, votes, rounds and buckets, and
serves them to whoever asks. It needs no rights and no key. The database can be deleted at any time: it is written anew.

  --rpc URL               node of the chain
  --factory ADDRESS       factory whose co-ops are followed
  --start BLOCK           first block to read: that of the factory, or any before it (0)
  --host HOST             where to listen (127.0.0.1)
  --port PORT             where to listen (8700)
  --database URL          postgres://…, or a directory for the embedded one (DATABASE_URL, or .indexer)
  --poll MS               milliseconds between two looks at the chain (1000)
  --per-minute N          requests of an address (600)
  --behind-proxy          take the address of a request from the last entry of X-Forwarded-For

Exit code 0: stopped by SIGINT or SIGTERM. 1: could not start. 2: the command line cannot be read.`;

const OPTIONS = {
  rpc: { type: "string" },
  factory: { type: "string" },
  start: { type: "string", default: "0" },
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string", default: "8700" },
  database: { type: "string", default: process.env["DATABASE_URL"] ?? ".indexer" },
  poll: { type: "string", default: "1000" },
  "per-minute": { type: "string", default: "600" },
  "behind-proxy": { type: "boolean", default: false },
} as const;

const FAILED = 1;
const UNREADABLE = 2;
const REPORT = 2_000; // milliseconds between two lines of progress

const say = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

function readCommand(): IndexerSettings | undefined {
  try {
    return parseCommand();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return undefined;
  }
}

function parseCommand(): IndexerSettings {
  const { values } = parseArgs({ options: OPTIONS });
  const { rpc, factory, host, database } = values;
  if (rpc === undefined || factory === undefined) throw new Error("--rpc and --factory are needed.");
  return {
    rpc,
    factory: getAddress(factory),
    start: BigInt(wholeNumber(values.start)),
    host,
    port: wholeNumber(values.port),
    database,
    poll: wholeNumber(values.poll),
    limits: { perMinute: wholeNumber(values["per-minute"]), isBehindProxy: values["behind-proxy"] },
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is not a whole number.`);
  return Number(text);
}

/** Says what changed: progress while it catches up, that it is up to date, and why it is not. */
function watch(indexer: Indexer): () => void {
  let before = indexer.status();
  const unsubscribe = indexer.subscribe(({ reorgTo }) => {
    if (reorgTo === -1) say("This is another chain than before: beginning anew.");
    else if (reorgTo !== undefined) say(`The chain was reorganised after block ${reorgTo}.`);
  });
  const timer = setInterval(() => {
    const now = indexer.status();
    const line = describe(before, now);
    if (line !== undefined) say(line);
    before = now;
  }, REPORT);
  return () => {
    unsubscribe();
    clearInterval(timer);
  };
}

function describe(before: Status, now: Status): string | undefined {
  if (now.error !== undefined) return now.failures === before.failures ? undefined : `Trying again: ${now.error}`;
  if (!now.isSynced) return `Block ${now.block} of ${now.tip}, ${now.events} events.`;
  return before.isSynced ? undefined : `Up to date at block ${now.block}, ${now.events} events.`;
}

/** Follows the chain until a signal comes. */
async function follow(settings: IndexerSettings): Promise<void> {
  const { url, database, indexer, close } = await openIndexer(settings);
  say(`Following ${settings.factory} on ${settings.rpc}; ${database.kind}; ${url}`);
  const unwatch = watch(indexer);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  say("Stopping …");
  unwatch();
  await close();
}

async function main(): Promise<number> {
  const settings = readCommand();
  if (settings === undefined) return UNREADABLE;
  try {
    await follow(settings);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return FAILED;
  }
}

process.exit(await main());
