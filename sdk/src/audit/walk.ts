import type { Client } from "viem";
import { apply } from "../books/books.ts";
import type { Books } from "../books/books.ts";
import { decoderOf } from "../events.ts";
import type { CoopEvent, EventName, RawLog } from "../events.ts";
import type { Piece } from "../logs.ts";
import { wordsOf } from "./findings.ts";
import type { Findings } from "./findings.ts";
import { placeOf, readPieces } from "./reading.ts";

/** What a check does while the history of a co-op goes by. */
export interface Watch {
  /** Looks at events before they are written into the books: these are as they were then. */
  on?: { [Name in EventName]?: (event: CoopEvent<Name>) => void };
  /** Looks at the books after the last event of a transaction. */
  endTransaction?: () => void;
  /** Draws the conclusion, at the end, with all events in the books. */
  finish?: () => Promise<void> | void;
}

export interface Watcher {
  watch: Watch;
  findings: Findings;
}

type Handler = (event: CoopEvent) => void;

export interface Progress {
  block: bigint; // read so far
  toBlock: bigint;
  events: number;
}

/** What else the walk tells. */
export interface Followers {
  beforePiece: (events: readonly CoopEvent[]) => Promise<void>;
  foreign: (log: RawLog) => void; // an entry that another contract wrote
  broken: (sentence: string, log: RawLog) => void; // a log that does not fit what came before it
  onProgress: (progress: Progress) => void;
}

/** Lets the history of a co-op go by its watchers, event by event, and writes its books. Gives the number of events. */
export async function walk(
  client: Client,
  books: Books,
  blocks: Piece,
  watchers: readonly Watcher[],
  { beforePiece, foreign, broken, onProgress }: Followers,
): Promise<number> {
  const decode = decoderOf(books.addresses);
  const fold = new Fold(books, watchers, broken);
  for await (const { toBlock, own, foreign: others } of readPieces(client, books.addresses, blocks)) {
    others.forEach(foreign);
    const events = own.map((log) => [log, decoded(decode, log, broken)] as const);
    await beforePiece(events.flatMap(([, event]) => event ?? []));
    for (const [log, event] of events) if (event !== undefined) fold.next(event, log);
    onProgress({ block: toBlock, toBlock: blocks.toBlock, events: fold.events });
  }
  fold.end();
  return fold.events;
}

function decoded(decode: ReturnType<typeof decoderOf>, log: RawLog, broken: Followers["broken"]) {
  try {
    return decode(log);
  } catch (error) {
    broken(`A log of ${log.address} cannot be read: ${wordsOf(error)}.`, log);
    return undefined;
  }
}

/** Writes the books. A check that stumbles has failed: nobody knows what it would have found. */
class Fold {
  events = 0;
  readonly #books: Books;
  readonly #closing: readonly Watcher[]; // who look at the books after every transaction
  readonly #broken: Followers["broken"];
  readonly #handlers = new Map<string, { handler: Handler; findings: Findings }[]>();
  #transaction = "";
  #last = -1; // place of the log before

  constructor(books: Books, watchers: readonly Watcher[], broken: Followers["broken"]) {
    [this.#books, this.#broken] = [books, broken];
    this.#closing = watchers.filter(({ watch }) => watch.endTransaction !== undefined);
    for (const { watch, findings } of watchers) {
      for (const [name, handler] of Object.entries(watch.on ?? {}) as [string, Handler][]) {
        this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), { handler, findings }]);
      }
    }
  }

  next(event: CoopEvent, log: RawLog): void {
    if (event.transactionHash !== this.#transaction) this.end();
    this.#transaction = event.transactionHash;
    const place = placeOf(log);
    if (place <= this.#last) this.#broken("The node gave logs twice, or not in the order of the chain.", log);
    this.#last = place;
    this.events++;
    for (const { handler, findings } of this.#handlers.get(event.eventName) ?? []) {
      try {
        handler(event);
      } catch (error) {
        findings.fault(`Could not check ${event.eventName}: ${wordsOf(error)}`, event);
      }
    }
    try {
      apply(this.#books, event);
    } catch (error) {
      this.#broken(`${event.eventName} does not fit the logs before it: ${wordsOf(error)}`, log);
    }
  }

  /** The transaction is over. */
  end(): void {
    for (const { watch, findings } of this.#closing) {
      try {
        watch.endTransaction?.();
      } catch (error) {
        findings.fault(`Could not check transaction ${this.#transaction}: ${wordsOf(error)}`);
      }
    }
  }
}
