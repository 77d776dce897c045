import { parseArgs } from "node:util";
import { getAddress } from "ethers";
import { openRelay } from "./relay/open.ts";
import type { RelaySettings } from "./relay/open.ts";

const USAGE = `Usage: npm run relay -- --rpc URL --assembly ADDRESS [options]

Hands in the ballots that members of a co-op sign, and pays their gas. It needs no rights and never sees a voter's key.

  --rpc URL               node of the chain
  --assembly ADDRESS      assembly of the co-op
  --host HOST             where to listen (127.0.0.1)
  --port PORT             where to listen (8600)
  --queue FILE            accepted ballots (relay.sqlite)
  --key-env NAME          environment variable with the relayer's own key (RELAY_KEY); on a local chain it may be empty,
                          and an account of the node pays
  --batch-seconds N       how long a ballot waits for others (5)
  --raise-after N         seconds before a transaction that waits is sent again with a higher fee (120)
  --ballots-per-hour N    of a member (10)
  --posts-per-minute N    of an address (60)
  --behind-proxy          take the address of a post from the last entry of X-Forwarded-For

Exit code 0: stopped by SIGINT or SIGTERM. 1: could not start. 2: the command line cannot be read.`;

const OPTIONS = {
  rpc: { type: "string" },
  assembly: { type: "string" },
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string", default: "8600" },
  queue: { type: "string", default: "relay.sqlite" },
  "key-env": { type: "string", default: "RELAY_KEY" },
  "batch-seconds": { type: "string", default: "5" },
  "raise-after": { type: "string", default: "120" },
  "ballots-per-hour": { type: "string", default: "10" },
  "posts-per-minute": { type: "string", default: "60" },
  "behind-proxy": { type: "boolean", default: false },
} as const;

const FAILED = 1;
const UNREADABLE = 2;

const say = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

function readCommand(): RelaySettings | undefined {
  try {
    return parseCommand();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return undefined;
  }
}

function parseCommand(): RelaySettings {
  const { values } = parseArgs({ options: OPTIONS });
  const { rpc, assembly, host, queue } = values;
  if (rpc === undefined || assembly === undefined) throw new Error("--rpc and --assembly are needed.");
  return {
    rpc,
    assembly: getAddress(assembly),
    host,
    port: wholeNumber(values.port),
    queue,
    key: process.env[values["key-env"]] || undefined,
    batchSeconds: wholeNumber(values["batch-seconds"]),
    raiseAfter: wholeNumber(values["raise-after"]),
    ballotsPerHour: wholeNumber(values["ballots-per-hour"]),
    postsPerMinute: wholeNumber(values["posts-per-minute"]),
    isBehindProxy: values["behind-proxy"],
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is not a whole number.`);
  return Number(text);
}

/** Relays until a signal comes. */
async function relay(settings: RelaySettings): Promise<void> {
  const { close } = await openRelay(settings, say);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  say("Stopping …");
  await close();
}

async function main(): Promise<number> {
  const command = readCommand();
  if (command === undefined) return UNREADABLE;
  try {
    await relay(command);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return FAILED;
  }
}

process.exit(await main());
