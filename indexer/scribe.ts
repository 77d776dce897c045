import type { Hex } from "viem";
import { apply, openBooks, TABLES } from "../sdk/src/books/books.ts";
import type { Books, TableName } from "../sdk/src/books/books.ts";
import type { Addresses } from "../sdk/src/coop.ts";
import { decoderOf } from "../sdk/src/events.ts";
import { unsealedLedger } from "../sdk/src/journal.ts";
import type { CoopEvent, RawLog } from "../sdk/src/events.ts";
import { entryRow, factsOf } from "./rows.ts";
import type { AccountFacts, EntryRow } from "./rows.ts";

/** What an account holds after its last entry, and the block of that. */
export interface Balance {
  coop: number;
  account: Hex;
  asset: string;
  amount: string; // base units
  block: number;
}

/** What changed in the books of a co-op. */
export interface Changes {
  records: Map<TableName, Map<number, number>>; // number of the record => block in which it changed last
  balances: Map<string, Balance>;
}

/** A log, the event it was decoded to, and the entry of the journal if it is one. */
export interface Told {
  coop: number;
  log: RawLog;
  event: CoopEvent;
  entry?: EntryRow;
}

/**
 * Keeps the books of one co-op while its logs come in, and remembers what changed in which block: so the rows that are
 * written are the same however the logs were split into batches.
 */
export class Scribe {
  readonly coop: number;
  readonly addresses: Addresses;
  readonly books: Books;
  #decode: (log: RawLog) => CoopEvent | undefined;
  #changes: Changes = { records: new Map(), balances: new Map() };
  #accounts = new Map<Hex, AccountFacts>(); // looked up once: most entries are of accounts that were moved before
  #block = -1;

  constructor(coop: number, addresses: Addresses) {
    this.coop = coop;
    this.addresses = addresses;
    this.books = openBooks(addresses, unsealedLedger());
    this.#decode = decoderOf(addresses);
  }

  write(log: RawLog): Told | undefined {
    const event = this.#decode(log);
    if (event === undefined) return undefined;
    const block = Number(event.blockNumber);
    if (block !== this.#block) this.#endBlock();
    this.#block = block;
    apply(this.books, event);
    const told = { coop: this.coop, log, event };
    if (event.eventName !== "Entry") return told;
    const entry = entryRow(this.coop, this.books, event, this.#facts(event.args.from), this.#facts(event.args.to));
    this.#noteBalances(entry);
    return { ...told, entry };
  }

  /** What changed since this was last asked. */
  takeChanges(): Changes {
    this.#endBlock();
    const changes = this.#changes;
    this.#changes = { records: new Map(), balances: new Map() };
    return changes;
  }

  #facts(account: Hex): AccountFacts {
    let facts = this.#accounts.get(account);
    if (facts === undefined) this.#accounts.set(account, (facts = factsOf(account, this.addresses)));
    return facts;
  }

  #endBlock(): void {
    for (const name of TABLES) {
      const numbers = this.books[name].takeChanges();
      if (numbers.length === 0) continue;
      let blocks = this.#changes.records.get(name);
      if (blocks === undefined) this.#changes.records.set(name, (blocks = new Map()));
      for (const number of numbers) blocks.set(number, this.#block);
    }
  }

  #noteBalances({ block, asset, from_account, from_balance, to_account, to_balance }: EntryRow): void {
    const note = (account: Hex, amount: string | null): void => {
      if (amount === null) return;
      this.#changes.balances.set(`${account}/${asset}`, { coop: this.coop, account, asset, amount, block });
    };
    note(from_account, from_balance);
    note(to_account, to_balance);
  }
}
