import { apply, openBooks } from "../../../sdk/src/books/books.ts";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { decoderOf } from "../../../sdk/src/events.ts";
import type { CoopEvent, Founding, RawLog } from "../../../sdk/src/events.ts";
import { followRange, readHead, readLogs } from "../../../sdk/src/logs.ts";
import type { Head } from "../../../sdk/src/logs.ts";
import { readIndexed } from "./indexer.ts";
import type { Site } from "./site.ts";

/** Everything that ever happened in a co-op, up to a block, and the books that follow from it. */
export interface History {
  tip: Head;
  events: readonly CoopEvent[];
  books: SealedBooks;
  indexed?: bigint; // up to this block the indexer told it; undefined: the chain told all of it
}

const YOUNG = 16n; // blocks
const SPELL = 8; // milliseconds of work at a stretch, after which the page may draw and answer

/** Lets the page do what waits to be done, and says when that was over. */
async function breathe(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve));
  return performance.now();
}

/** Whether a co-op is so young that the chain is asked alone: the indexer may not know it yet. */
export const isYoung = ({ blockNumber }: Founding, tip: Head): boolean => tip.number - blockNumber <= YOUNG;

/**
 * Reads everything that ever happened in a co-op, up to a block: long histories from the indexer, where there is one
 * and the chain has the block up to which it has read, and all else from the chain itself. The reader remembers what it
 * has read, asks for what is new only, and starts over where the chain has taken a block back.
 */
export function createReader({ client, indexerUrl }: Site, founding: Founding) {
  const { addresses, blockNumber } = founding;
  const decode = decoderOf(addresses);
  let known: History | undefined;

  const isOnChain = async ({ number, hash }: Pick<Head, "number" | "hash">): Promise<boolean> =>
    (await readHead(client, number))?.hash === hash;

  /** Adds what the logs tell. The books are one object that grows; the list of events is a new one. */
  async function write(history: History, logs: readonly RawLog[]): Promise<History> {
    const events: CoopEvent[] = [];
    let begun = performance.now();
    for (const log of logs) {
      if (performance.now() - begun > SPELL) begun = await breathe();
      const event = decode(log);
      if (event === undefined) continue;
      apply(history.books, event);
      events.push(event);
    }
    return events.length === 0 ? history : { ...history, events: history.events.concat(events) };
  }

  /** What the indexer tells of the blocks up to `tip`, if the chain bears it out. */
  async function startWithIndexer(url: string, tip: Head): Promise<History | undefined> {
    let history: History = { tip, events: [], books: openBooks(addresses) };
    const told = await readIndexed(url, addresses.treasury, async (logs) => {
      history = await write(
        history,
        logs.filter((log) => BigInt(log.blockNumber) <= tip.number),
      );
    });
    if (told === undefined || !(told.hash === tip.hash || (await isOnChain(told)))) return undefined;
    const indexed = told.number < tip.number ? told.number : tip.number;
    return { ...history, tip: { ...tip, number: indexed }, indexed };
  }

  return async function readTo(tip: Head): Promise<History> {
    const isStill = known !== undefined && known.tip.number <= tip.number && (await isOnChain(known.tip));
    let history = isStill ? known : undefined;
    if (history?.tip.hash === tip.hash) return history;
    known = undefined; // half-written books are of no use to anybody
    if (history === undefined && indexerUrl !== undefined && !isYoung(founding, tip))
      history = await startWithIndexer(indexerUrl, tip);
    history ??= { tip: { ...tip, number: blockNumber - 1n }, events: [], books: openBooks(addresses) };
    const range = { fromBlock: history.tip.number + 1n, toBlock: tip.number };
    const contractsOf = Object.values(addresses);
    const read = (piece: typeof range) => readLogs(client, { ...piece, addresses: contractsOf });
    for await (const { found } of followRange(range, read)) history = await write(history, found);
    known = { ...history, tip };
    return known;
  };
}
