import type { Hex } from "viem";
import { getBlock } from "viem/actions";
import { decoderOf } from "../../../sdk/src/events.ts";
import type { CoopEvent, RawLog } from "../../../sdk/src/events.ts";
import { followRange, readLogs } from "../../../sdk/src/logs.ts";
import type { Coop } from "./coop.ts";
import { askIndexer } from "./indexer.ts";

export interface BlockTip {
  number: bigint;
  hash: Hex;
  timestamp: bigint; // seconds
}

/** Everything that ever happened in the co-op, up to a block. */
export interface History {
  tip: BlockTip;
  events: readonly CoopEvent[];
  indexed?: bigint; // up to this block the indexer told it; undefined: the chain told all of it
}

const NEAR = 16n; // blocks that are asked of the chain, however quick the indexer is

/**
 * Reads everything that ever happened in the co-op, up to a block: long histories from the indexer, where there is one
 * and the chain has the block up to which it has read, and all else from the chain itself. The reader remembers what it
 * has read, asks for what is new only, and starts over where the chain has taken a block back.
 */
export function createEventReader({ client, addresses, indexerUrl }: Coop) {
  const decode = decoderOf(addresses);
  const eventsIn = (logs: readonly RawLog[]): CoopEvent[] => logs.flatMap((log) => decode(log) ?? []);
  let known: History | undefined;

  async function isOnChain({ number, hash }: Pick<BlockTip, "number" | "hash">): Promise<boolean> {
    const block = await getBlock(client, { blockNumber: number }).catch(() => undefined);
    return block?.hash === hash;
  }

  /** What the indexer tells of the blocks up to `tip`, if the chain bears it out. */
  async function readIndexed(url: string, tip: BlockTip): Promise<History | undefined> {
    const told = await askIndexer(url, addresses.treasury);
    if (told === undefined || !(await isOnChain(told))) return undefined;
    const events = eventsIn(told.logs).filter(({ blockNumber }) => blockNumber <= tip.number);
    const indexed = told.number < tip.number ? told.number : tip.number;
    return { tip: { ...tip, number: indexed }, events, indexed };
  }

  return async function readEvents(tip: BlockTip): Promise<History> {
    const isStill = known !== undefined && known.tip.number <= tip.number && (await isOnChain(known.tip));
    const start = isStill ? known : indexerUrl && tip.number > NEAR ? await readIndexed(indexerUrl, tip) : undefined;
    const events = [...(start?.events ?? [])];
    const range = { fromBlock: start === undefined ? 0n : start.tip.number + 1n, toBlock: tip.number };
    const contractsOf = Object.values(addresses);
    const read = (piece: typeof range) => readLogs(client, { ...piece, addresses: contractsOf });
    for await (const { found } of followRange(range, read)) events.push(...eventsIn(found));
    known = { tip, events, indexed: start?.indexed };
    return known;
  };
}
