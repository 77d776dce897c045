import { createClient, http, numberToHex } from "viem";
import type { Address, Client, Hex } from "viem";
import type { RawLog } from "./events.ts";

/** A block as far as followers of a chain care. */
export interface Head {
  number: bigint;
  hash: Hex;
  parentHash: Hex;
  timestamp: bigint; // seconds
}

const TIMEOUT = 30_000; // milliseconds an answer may take
const RETRIES = 4; // with pauses that double, before a failing node is reported
const FIRST_PAUSE = 250; // milliseconds
const MOST_BYTES = 64 * 2 ** 20; // of an answer

const FIRST_RANGE = 200n; // blocks
const MOST_BLOCKS = 10_000n; // a request
const FEW_LOGS = 2_000; // fewer, and the next range is doubled
const MANY_LOGS = 8_000; // more, and it is halved

/** A connection to a node, which tries again, with growing pauses, before it gives up. */
export function connect(url: string): Client {
  const limits = { timeout: TIMEOUT, maxResponseBodySize: MOST_BYTES };
  return createClient({ transport: http(url, { retryCount: RETRIES, retryDelay: FIRST_PAUSE, ...limits }) });
}

interface RpcBlock {
  number: Hex;
  hash: Hex;
  parentHash: Hex;
  timestamp: Hex;
}

/** The block `at`, or undefined where the chain has none. */
export async function readHead(client: Client, at: bigint | "latest"): Promise<Head | undefined> {
  const tag = at === "latest" ? at : numberToHex(at);
  const block = (await ask(client, "eth_getBlockByNumber", [tag, false])) as RpcBlock | null;
  if (block === null) return undefined;
  const { number, hash, parentHash, timestamp } = block;
  return { number: BigInt(number), hash, parentHash, timestamp: BigInt(timestamp) };
}

/** What logs to read. Without addresses, those of everybody. */
export interface LogQuery {
  fromBlock: bigint;
  toBlock: bigint;
  addresses?: readonly Address[];
  topic?: Hex; // the first one
}

/** The logs of a range of blocks, in the order of the chain. */
export async function readLogs(client: Client, query: LogQuery): Promise<RawLog[]> {
  const { fromBlock, toBlock, addresses, topic } = query;
  const filter = {
    fromBlock: numberToHex(fromBlock),
    toBlock: numberToHex(toBlock),
    ...(addresses === undefined ? {} : { address: addresses }),
    ...(topic === undefined ? {} : { topics: [topic] }),
  };
  const logs = (await ask(client, "eth_getLogs", [filter])) as RawLog[];
  if (logs.some(({ blockTimestamp }) => blockTimestamp === undefined)) await dateLogs(client, logs);
  return logs;
}

/** Not every node says when a log was written; then its block does. */
async function dateLogs(client: Client, logs: RawLog[]): Promise<void> {
  const blocks = [...new Set(logs.map((log) => log.blockNumber))];
  const dates = new Map<Hex, Hex>();
  for (const number of blocks) {
    const block = (await ask(client, "eth_getBlockByNumber", [number, false])) as RpcBlock | null;
    if (block === null) throw new Error(`The node gave logs of block ${BigInt(number)}, and has no such block.`);
    dates.set(number, block.timestamp);
  }
  for (const log of logs) log.blockTimestamp = dates.get(log.blockNumber) as Hex;
}

/**
 * Reads a long range piece by piece. Pieces grow where little happened and shrink where much did, or where the node
 * refuses: it is the number of logs that costs time and memory, not that of blocks.
 */
export async function* followRange<T extends { length: number }>(
  { fromBlock, toBlock }: { fromBlock: bigint; toBlock: bigint },
  read: (piece: { fromBlock: bigint; toBlock: bigint }) => Promise<T>,
): AsyncGenerator<{ toBlock: bigint; found: T }> {
  let range = FIRST_RANGE;
  for (let from = fromBlock; from <= toBlock; ) {
    const last = from + range - 1n < toBlock ? from + range - 1n : toBlock;
    let found: T;
    try {
      found = await read({ fromBlock: from, toBlock: last });
    } catch (error) {
      if (range === 1n || !isRefusal(error)) throw error;
      range /= 2n;
      continue;
    }
    yield { toBlock: last, found };
    from = last + 1n;
    if (found.length > MANY_LOGS && range > 1n) range /= 2n;
    else if (found.length < FEW_LOGS && range < MOST_BLOCKS) range *= 2n;
  }
}

/** Whether the node answered, and did not like the question: a range too long, or too many results. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isAnswer = "code" in error && typeof error.code === "number";
  return isAnswer || error.name === "ResponseBodyTooLargeError" || isRefusal(error.cause);
}

type Ask = (call: { method: string; params: readonly unknown[] }) => Promise<unknown>;

/** Calls that are made by the thousand go without the parsing that viem's own actions add. */
function ask(client: Client, method: string, params: readonly unknown[]): Promise<unknown> {
  return (client.request as Ask)({ method, params });
}
