import type { Address, Client, Hex } from "viem";
import { NOUNS } from "../sdk/src/coop.ts";
import { COOP_FOUNDED, decodeFounding } from "../sdk/src/events.ts";
import type { Founding, RawLog } from "../sdk/src/events.ts";
import { connect, followRange, readHead, readLogs } from "../sdk/src/logs.ts";
import type { Head, Piece } from "../sdk/src/logs.ts";
import type { Database } from "./database.ts";
import { Scribe } from "./scribe.ts";
import type { Told } from "./scribe.ts";
import { batchOf, readBlocks, readProgress, readScribes, startAnew, takeBack, writeBatch } from "./store.ts";
import type { Progress } from "./store.ts";

export interface Options {
  rpc: string;
  factory: Address; // whose co-ops are followed; nobody else's
  start?: bigint; // first block to read: that of the factory, or any before it
  poll?: number; // milliseconds between two looks at the chain
  batch?: number; // events written at once, about
}

export interface Status {
  block: number; // read and written up to here; -1: nothing yet
  hash: string;
  tip: number; // of the chain, as last seen; -1: never
  isSynced: boolean;
  error?: string; // why the last look failed
  failures: number; // looks in a row that failed
  events: number; // written since the start
  reorgs: number; // since the start
  resets: number; // to another chain, since the start
}

/** Something new: blocks up to this one were written, or taken back to this one. */
export interface News {
  block: number;
  hash: string;
  coops: number[]; // in which something happened
  reorgTo?: number; // block to which the chain was taken back; -1: it is another chain
}

const POLL = 1_000; // milliseconds
const LONGEST_PAUSE = 30_000; // milliseconds, after failures in a row
const BATCH = 2_000; // events: enough to be quick, and little to hold at once
const BY_ADDRESS = 500; // contracts; above, logs are asked for by the block, and those of strangers passed over

/** Follows a factory and every co-op it founded, and writes what it sees into the database. */
export class Indexer {
  #database: Database;
  #client: Client;
  #factory: Address;
  #start: bigint;
  #poll: number;
  #batch: number;
  #progress?: Progress; // undefined: to be read from the database
  #writing: Promise<void> = Promise.resolve(); // the stretch before
  #scribes = new Map<string, Scribe>(); // address in lower case => whose contract it is
  #listeners = new Set<(news: News) => void>();
  #status: Status = { block: -1, hash: "", tip: -1, isSynced: false, failures: 0, events: 0, reorgs: 0, resets: 0 };
  #stop = new AbortController();
  #running?: Promise<void>;
  #isIndexed = false; // whether the tables are known to have their indexes

  constructor(database: Database, { rpc, factory, start = 0n, poll = POLL, batch = BATCH }: Options) {
    this.#database = database;
    this.#client = connect(rpc);
    this.#factory = factory;
    this.#start = start;
    this.#poll = poll;
    this.#batch = batch;
  }

  status(): Status {
    return { ...this.#status };
  }

  /** Calls `listener` after each change of the database. Gives what ends that. */
  subscribe(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows the chain until it is stopped. What fails is tried again, after pauses that grow. */
  run(): void {
    this.#running ??= this.#follow();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.look();
        this.#status.failures = 0;
        delete this.#status.error;
      } catch (error) {
        this.#status.failures += 1;
        this.#status.isSynced = false;
        this.#status.error = error instanceof Error ? error.message : String(error);
      }
      await pause(Math.min(this.#poll * 2 ** this.#status.failures, Math.max(this.#poll, LONGEST_PAUSE)), signal);
    }
  }

  /** Looks at the chain once, and writes all that is new. */
  async look(): Promise<void> {
    try {
      await this.#look();
    } catch (error) {
      await this.#writing.catch(() => {}); // fails for the same reason, or has been written
      this.#writing = Promise.resolve();
      this.#progress = undefined; // whatever was half done is read back from the database
      throw error;
    }
  }

  async #look(): Promise<void> {
    const progress = this.#progress ?? (await this.#resume());
    const tip = await this.#head("latest");
    this.#status.tip = Number(tip.number);
    if (!(await this.#isOnChain(progress, tip))) {
      await this.#recover(tip);
      return this.#look();
    }
    const isSynced = await this.#readUpTo(tip);
    if (isSynced && !this.#isIndexed) await this.#database.index();
    this.#isIndexed ||= isSynced;
    this.#status.isSynced = isSynced;
  }

  async #head(at: bigint | "latest"): Promise<Head> {
    const head = await readHead(this.#client, at);
    if (head === undefined) throw new Error(`The node has no block ${at}.`);
    return head;
  }

  /** Goes on where the database ends: after a start, and after a failure. */
  async #resume(): Promise<Progress> {
    const { hash: genesis } = await this.#head(0n);
    const known = await readProgress(this.#database);
    if (known?.genesis !== genesis || known.factory !== this.#factory.toLowerCase()) {
      if (known !== undefined) this.#status.resets += 1;
      return this.#begin(genesis);
    }
    this.#keep(await readScribes(this.#database));
    return this.#setProgress(known);
  }

  async #begin(genesis: Hex): Promise<Progress> {
    await startAnew(this.#database, genesis, this.#factory.toLowerCase() as Address);
    this.#keep([]);
    return this.#setProgress((await readProgress(this.#database)) as Progress);
  }

  #setProgress(progress: Progress): Progress {
    this.#progress = progress;
    this.#status.block = progress.block;
    this.#status.hash = progress.hash;
    return progress;
  }

  #keep(scribes: readonly Scribe[]): void {
    this.#scribes.clear();
    for (const scribe of scribes) this.#add(scribe);
  }

  #add(scribe: Scribe): void {
    for (const noun of NOUNS) this.#scribes.set(scribe.addresses[noun].toLowerCase(), scribe);
  }

  /* REORGANISATIONS */

  async #isOnChain({ block, hash }: Progress, tip: Head): Promise<boolean> {
    if (block === -1) return true;
    if (BigInt(block) > tip.number) return false;
    if (BigInt(block) === tip.number) return tip.hash === hash;
    if (BigInt(block) + 1n === tip.number) return tip.parentHash === hash;
    return (await readHead(this.#client, BigInt(block)))?.hash === hash;
  }

  /** Goes back to the last block that the chain and the database share, or begins anew with another chain. */
  async #recover(tip: Head): Promise<void> {
    const { genesis } = this.#progress as Progress;
    const { hash } = await this.#head(0n);
    if (hash !== genesis) {
      this.#status.resets += 1;
      await this.#begin(hash);
      this.#tell({ block: -1, hash: "", coops: [], reorgTo: -1 });
      return;
    }
    const shared = await this.#sharedBlock(tip);
    const progress = this.#progress as Progress;
    this.#progress = undefined;
    this.#keep(await takeBack(this.#database, shared.number, shared.hash));
    this.#setProgress({ ...progress, block: shared.number, hash: shared.hash });
    this.#status.reorgs += 1;
    const coops = [...new Set(this.#scribes.values())].map(({ coop }) => coop);
    this.#tell({ block: shared.number, hash: shared.hash, coops, reorgTo: shared.number });
  }

  async #sharedBlock(tip: Head): Promise<{ number: number; hash: Hex }> {
    let below = Number(tip.number) + 1;
    for (;;) {
      const blocks = await readBlocks(this.#database, below);
      for (const block of blocks) {
        if ((await readHead(this.#client, BigInt(block.number)))?.hash === block.hash) return block;
      }
      const last = blocks.at(-1);
      if (last === undefined) return { number: -1, hash: "0x" };
      below = last.number;
    }
  }

  /* READING */

  /** Whether all of it was read. It is not where the chain was reorganised meanwhile: the next look goes back. */
  async #readUpTo(tip: Head): Promise<boolean> {
    const { block } = this.#progress as Progress;
    const range = { fromBlock: block === -1 ? this.#start : BigInt(block) + 1n, toBlock: tip.number };
    const contracts = new Set(this.#scribes.keys());
    for await (const { toBlock, found } of followRange(range, (piece) => this.#readPiece(piece, contracts))) {
      const end = toBlock === tip.number ? tip : await this.#head(toBlock);
      const isStill = (await readHead(this.#client, tip.number))?.hash === tip.hash;
      if (isStill) await this.#writePiece(found, end);
      if (!isStill || this.#stop.signal.aborted) {
        await this.#writing;
        return false;
      }
    }
    await this.#writing;
    return true;
  }

  /** The foundings of a few blocks, and all logs of the `contracts` that there are by then. */
  async #readPiece(blocks: Piece, contracts: Set<string>): Promise<Found> {
    const founded = await readLogs(this.#client, { ...blocks, addresses: [this.#factory], topic: COOP_FOUNDED });
    const foundings = founded.map(decodeFounding);
    for (const { addresses } of foundings) for (const noun of NOUNS) contracts.add(addresses[noun].toLowerCase());
    if (contracts.size === 0) return { foundings, logs: [], length: 0 };
    const addresses = contracts.size > BY_ADDRESS ? undefined : ([...contracts] as Address[]);
    const logs = await readLogs(this.#client, { ...blocks, addresses });
    return { foundings, logs, length: logs.length };
  }

  /** Writes what was read, a few thousand events at a time, and never half a block. */
  async #writePiece({ foundings, logs }: Found, end: Head): Promise<void> {
    for (const { id, addresses } of foundings) this.#add(new Scribe(id, addresses));
    let unwritten = foundings;
    let next = 0;
    do {
      const from = next;
      next = endOfBatch(logs, from, this.#batch);
      const told = logs.slice(from, next).flatMap((log) => this.#scribeOf(log)?.write(log) ?? []);
      const last = next < logs.length ? (logs[next - 1] as RawLog) : undefined;
      const stretch = last === undefined ? end : { number: BigInt(last.blockNumber), hash: last.blockHash };
      const due = unwritten.filter(({ blockNumber }) => blockNumber <= stretch.number);
      unwritten = unwritten.filter(({ blockNumber }) => blockNumber > stretch.number);
      await this.#write({ number: Number(stretch.number), hash: stretch.hash }, due, told);
    } while (next < logs.length);
  }

  #scribeOf(log: RawLog): Scribe | undefined {
    return this.#scribes.get(log.address.toLowerCase());
  }

  /** Begins to write a stretch, as soon as the one before is written. The books go on meanwhile. */
  async #write(
    end: { number: number; hash: Hex },
    foundings: readonly Founding[],
    told: readonly Told[],
  ): Promise<void> {
    const coops = [...new Set(told.map(({ coop }) => coop))];
    const batch = batchOf(end, foundings, told, new Set(told.flatMap(({ log }) => this.#scribeOf(log) ?? [])));
    await this.#writing;
    const progress = this.#progress as Progress;
    this.#writing = writeBatch(this.#database, batch).then(() => {
      this.#setProgress({ ...progress, block: end.number, hash: end.hash });
      this.#status.events += told.length;
      this.#tell({ block: end.number, hash: end.hash, coops });
    });
    this.#writing.catch(() => {}); // is told where it is waited for
  }

  #tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }
}

/** What was read of a few blocks. */
interface Found {
  foundings: readonly Founding[];
  logs: readonly RawLog[];
  length: number; // of the logs
}

/** Where a batch that begins at log `from` ends: after about `size` logs, and never within a block. */
function endOfBatch(logs: readonly RawLog[], from: number, size: number): number {
  let end = Math.min(from + size, logs.length);
  while (end > 0 && end < logs.length && logs[end]?.blockNumber === logs[end - 1]?.blockNumber) end += 1;
  return end;
}

/** Resolves after a time, or at once when it is aborted. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
