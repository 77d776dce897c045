import type { Addresses } from "../../sdk/src/coop.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { Queries } from "../database.ts";
import { Refusal } from "./refusal.ts";

/** A co-op of the factory. */
export interface Coop {
  id: number;
  name: string;
  charterHash: string;
  addresses: Addresses;
  block: number; // of the founding
  at: number; // seconds
}

const NEWER = `
  select id, name, charter_hash as "charterHash", addresses, block, at
  from coop where id > $1 order by id`;

/** Knows the co-ops by number and by address. What is once read stays so, until the chain is reorganised. */
export class Coops {
  readonly #database: Queries;
  #byId = new Map<number, Coop>();
  #byAddress = new Map<string, Coop>(); // in lower case
  #last = -1;

  constructor(database: Queries) {
    this.#database = database;
  }

  /** The co-op with this number, or with a contract at this address, which is in lower case. */
  async find(said: string): Promise<Coop> {
    const known = this.#known(said);
    if (known !== undefined) return known;
    await this.#readOn();
    const found = this.#known(said);
    if (found === undefined) throw new Refusal("unknown-coop", { coop: said });
    return found;
  }

  /** After a reorganisation other co-ops may have the numbers. */
  forget(): void {
    [this.#byId, this.#byAddress, this.#last] = [new Map(), new Map(), -1];
  }

  #known(said: string): Coop | undefined {
    return said.startsWith("0x") ? this.#byAddress.get(said) : this.#byId.get(Number(said));
  }

  async #readOn(): Promise<void> {
    const byId = this.#byId;
    const coops = await this.#database.query<Coop>(NEWER, [this.#last]);
    if (byId !== this.#byId) return this.#readOn(); // forgotten meanwhile
    for (const coop of coops) {
      byId.set(coop.id, coop);
      for (const noun of NOUNS) this.#byAddress.set(coop.addresses[noun].toLowerCase(), coop);
      this.#last = Math.max(this.#last, coop.id);
    }
  }
}
