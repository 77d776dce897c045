import type { Address, Hex } from "viem";
import type { RawLog } from "../../../sdk/src/events.ts";

/** Up to which block an indexer told of a co-op. */
interface Told {
  number: bigint;
  hash: Hex;
}

interface Page {
  items: RawLog[];
  next: string | null;
}

const PAGE = 2_000; // logs
const REST = 30_000; // milliseconds for which an indexer that failed is left alone
const TIMEOUT = 10_000; // milliseconds

let asleepUntil = 0;

/** Takes a page of logs, in the order of the chain. */
type OnLogs = (logs: readonly RawLog[]) => Promise<void>;

/** Takes all logs of a co-op from the indexer; undefined where it is down, or has failed a moment ago. */
export async function readIndexed(url: string, coop: Address, onLogs: OnLogs): Promise<Told | undefined> {
  if (Date.now() < asleepUntil) return undefined;
  try {
    return await readAll(url, coop, onLogs);
  } catch (error) {
    asleepUntil = Date.now() + REST;
    console.info(`The indexer at ${url} does not answer, so the chain is asked: ${String(error)}`);
    return undefined;
  }
}

async function readAll(url: string, coop: Address, onLogs: OnLogs): Promise<Told> {
  for (let after = ""; ; ) {
    const response = await fetch(`${url}/v1/coops/${coop}/logs?limit=${PAGE}${after}`, {
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const { items, next } = (await response.json()) as Page;
    await onLogs(items);
    if (next === null) {
      const number = BigInt(response.headers.get("x-indexed-block") ?? -1);
      return { number, hash: (response.headers.get("x-indexed-hash") ?? "0x") as Hex };
    }
    after = `&after=${next}`;
  }
}

/** Calls `onNews` when the indexer has read another block in which the co-op did something. Gives what ends that. */
export function listen(url: string, coop: Address, onNews: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(`${url}/v1/live?coop=${coop}`);
    for (const kind of ["block", "reorg"]) source.addEventListener(kind, onNews);
    source.addEventListener("error", () => {
      source?.close();
      timer = setTimeout(open, REST);
    });
  };
  open();
  return () => {
    source?.close();
    clearTimeout(timer);
  };
}
