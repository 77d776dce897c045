import { toEventSelector } from "viem";
import type { AbiEvent, Client, Hex } from "viem";
import { NOUNS } from "../coop.ts";
import { NOUN_ABIS } from "../nounAbis.ts";
import type { Addresses } from "../coop.ts";
import { ENTRY } from "../events.ts";
import type { RawLog } from "../events.ts";
import { followRange, readLogs } from "../logs.ts";
import type { Piece } from "../logs.ts";

/** The logs of some blocks: those of the co-op in the order of the chain, and entries that somebody else wrote. */
export interface Logs {
  toBlock: bigint;
  own: RawLog[];
  foreign: RawLog[];
}

/** Every event of the nouns but the entries of the journal. */
const OTHERS: readonly Hex[] = [...new Set(NOUNS.flatMap((noun) => topicsIn(NOUN_ABIS[noun])))].filter(
  (topic) => topic !== ENTRY,
);

function topicsIn(abi: readonly { type: string }[]): Hex[] {
  return abi.filter((item): item is AbiEvent => item.type === "event").map((event) => toEventSelector(event));
}

/**
 * Reads all logs of a co-op, piece by piece, and whatever else calls itself an entry. Entries are asked for from
 * everybody at once, so that none is sent twice.
 */
export async function* readPieces(client: Client, addresses: Addresses, blocks: Piece): AsyncGenerator<Logs> {
  const own = new Set(Object.values(addresses).map((address) => address.toLowerCase()));
  const isOwn = ({ address }: RawLog): boolean => own.has(address.toLowerCase());
  const read = async (piece: Piece) => {
    const [others, entries] = await Promise.all([
      readLogs(client, { ...piece, addresses: Object.values(addresses), topic: OTHERS }),
      readLogs(client, { ...piece, topic: ENTRY }),
    ]);
    const logs = merged(others, entries.filter(isOwn));
    return { length: others.length + entries.length, own: logs, foreign: entries.filter((log) => !isOwn(log)) };
  };
  for await (const { toBlock, found } of followRange(blocks, read)) yield { ...found, toBlock };
}

/** All logs of these blocks that have this topic, from anybody. */
export async function readEverywhere(client: Client, blocks: Piece, topic: Hex): Promise<RawLog[]> {
  const logs: RawLog[] = [];
  const read = (piece: Piece) => readLogs(client, { ...piece, topic });
  for await (const { found } of followRange(blocks, read)) logs.push(...found);
  return logs;
}

/** Merges two lists of logs, each in the order of the chain. */
function merged(a: readonly RawLog[], b: readonly RawLog[]): RawLog[] {
  const all: RawLog[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    const [first, second] = [a[i], b[j]];
    const isFirst = second === undefined || (first !== undefined && placeOf(first) < placeOf(second));
    all.push((isFirst ? first : second) as RawLog);
    if (isFirst) i++;
    else j++;
  }
  return all;
}

const LOGS = 2 ** 20; // in a block, at most

/** A number that rises in the order of the chain. */
export const placeOf = ({ blockNumber, logIndex }: RawLog): number => Number(blockNumber) * LOGS + Number(logIndex);
