import type { News } from "../sync.ts";
import type { Limits } from "./limits.ts";
import { Refusal } from "./refusal.ts";

interface Listener {
  address: string;
  coop?: number; // undefined: all of them
  send(text: string): void;
  end(): void;
}

const FULL = 64; // pieces that wait for somebody slow, before the stream is ended
const WAIT = 3_000; // milliseconds before a browser tries again
const PAUSE = 60; // seconds before somebody who was refused should

const encoder = new TextEncoder();

/** Those who are told of blocks as they come: server-sent events. */
export class Listeners {
  readonly #limits: Limits;
  readonly #listeners = new Set<Listener>();
  #heart?: NodeJS.Timeout;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Tells what is new: a block to those whose co-op has part in it, a reorganisation to everybody. */
  tell({ block, hash, coops, reorgTo }: News): void {
    const text =
      reorgTo === undefined
        ? eventOf("block", { block, hash, coops })
        : eventOf("reorg", { block, hash, coops, to: reorgTo });
    for (const listener of this.#listeners) {
      const isConcerned = listener.coop === undefined || reorgTo !== undefined || coops.includes(listener.coop);
      if (isConcerned) listener.send(text);
    }
  }

  /** Opens a stream, which begins with the last block there is. */
  open(address: string, coop: number | undefined, now: { block: number; hash: string }): ReadableStream<Uint8Array> {
    this.#refuseTooMany(address);
    let listener: Listener | undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          listener = this.#add(address, coop, controller);
          listener.send(`retry: ${WAIT}\n${eventOf("block", { ...now, coops: [] })}`);
        },
        cancel: () => {
          if (listener !== undefined) this.#remove(listener);
        },
      },
      { highWaterMark: FULL },
    );
  }

  #refuseTooMany(address: string): void {
    const { listeners, listenersPerAddress: most } = this.#limits;
    if (this.#listeners.size >= listeners) throw new Refusal("busy", { most: listeners, seconds: PAUSE });
    const theirs = [...this.#listeners].filter((listener) => listener.address === address).length;
    if (theirs >= most) throw new Refusal("too-many-listeners", { most, seconds: PAUSE });
  }

  #add(address: string, coop: number | undefined, controller: ReadableStreamDefaultController<Uint8Array>): Listener {
    const listener: Listener = {
      address,
      coop,
      send: (text) => {
        if ((controller.desiredSize ?? 0) <= 0) return listener.end();
        controller.enqueue(encoder.encode(text));
      },
      end: () => {
        this.#remove(listener);
        controller.close();
      },
    };
    this.#listeners.add(listener);
    this.#heart ??= setInterval(() => this.#beat(), this.#limits.heartbeat).unref();
    return listener;
  }

  #remove(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#heart);
    this.#heart = undefined;
  }

  /** Keeps proxies from closing what seems dead. */
  #beat(): void {
    for (const listener of this.#listeners) listener.send(": alive\n\n");
  }
}

/** One event. JSON has no line breaks, so it is one line. */
const eventOf = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
