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

const FIRST_RANGE = 16n; // blocks
const MOST_BLOCKS = 10_000n; // a request
const FEW_LOGS = 1_500; // fewer, and the next range is doubled
const MANY_LOGS = 4_000; // more, and it is halved

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
  toBlock: bigint | "latest";
  addresses?: readonly Address[];
  topic?: Hex | readonly Hex[]; // the first one, or any of several
}

/** The logs of a range of blocks, in the order of the chain. */
export async function readLogs(client: Client, query: LogQuery): Promise<RawLog[]> {
  const { fromBlock, toBlock, addresses, topic } = query;
  const filter = {
    fromBlock: numberToHex(fromBlock),
    toBlock: toBlock === "latest" ? toBlock : numberToHex(toBlock),
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

/** Some blocks, the last one included. */
export interface Piece {
  fromBlock: bigint;
  toBlock: bigint;
}

/**
 * Reads a long range piece by piece. Pieces grow where little happened and shrink where much did, or where the node
 * refuses: it is the number of logs that costs time and memory, not that of blocks. While one piece is worked on, the
 * next is on its way.
 */
export async function* followRange<T extends { length: number }>(
  { fromBlock, toBlock }: Piece,
  read: (piece: Piece) => Promise<T>,
): AsyncGenerator<{ toBlock: bigint; found: T }> {
  let range = FIRST_RANGE;
  const pieceFrom = (from: bigint): Piece => {
    const last = from + range - 1n;
    return { fromBlock: from, toBlock: last < toBlock ? last : toBlock };
  };
  const start = (piece: Piece) => ({ piece, answer: settled(read(piece)) });
  let ahead = fromBlock <= toBlock ? start(pieceFrom(fromBlock)) : undefined;
  while (ahead !== undefined) {
    const { piece, answer } = ahead;
    const { value, error } = await answer;
    if (value === undefined) {
      if (piece.fromBlock === piece.toBlock || !isRefusal(error)) throw error;
      range = (piece.toBlock - piece.fromBlock + 1n) / 2n;
      ahead = start(pieceFrom(piece.fromBlock));
      continue;
    }
    if (value.length > MANY_LOGS && range > 1n) range /= 2n;
    else if (value.length < FEW_LOGS && range < MOST_BLOCKS) range *= 2n;
    ahead = piece.toBlock < toBlock ? start(pieceFrom(piece.toBlock + 1n)) : undefined;
    yield { toBlock: piece.toBlock, found: value };
  }
}

/** What a promise comes to. One that nobody waits for any more must not fail unheard. */
function settled<T>(promise: Promise<T>): Promise<{ value?: T; error?: unknown }> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
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
