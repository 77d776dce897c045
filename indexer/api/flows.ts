import type { Address } from "viem";
import type { Claim, Flow } from "../../sdk/src/accounting.ts";
import type { Queries } from "../database.ts";

const CHUNK = 10_000; // entries that are added up at once, so that nobody waits for long
const REMEMBERED = 2_000; // chunks

const SUMS = `
  select asset, from_claim as "from", to_claim as "to", purpose, sum(amount)::text as amount
  from entry where coop = $1 and number >= $2 and number <= $3
  group by asset, from_claim, to_claim, purpose
  order by asset, from_claim, to_claim, purpose`;

interface Sum {
  asset: Address;
  from: Claim;
  to: Claim;
  purpose: number;
  amount: string;
}

/** Adds up journals. The sums of whole chunks are remembered, since entries never change but by a reorganisation. */
export class Flows {
  readonly #database: Queries;
  #chunks = new Map<string, readonly Flow[]>();

  constructor(database: Queries) {
    this.#database = database;
  }

  forget(): void {
    this.#chunks = new Map();
  }

  /** How much went from which claim to which, in the entries with numbers from `first` to `last`, which there are. */
  async between(coop: number, first: number, last: number): Promise<Flow[]> {
    const flows = new Map<string, Flow>();
    for (let from = first; from <= last; ) {
      const to = Math.min(last, Math.ceil(from / CHUNK) * CHUNK);
      const isWhole = to - from + 1 === CHUNK;
      for (const flow of await (isWhole ? this.#chunk(coop, from, to) : this.#add(coop, from, to))) sum(flows, flow);
      from = to + 1;
    }
    return [...flows.values()];
  }

  async #chunk(coop: number, from: number, to: number): Promise<readonly Flow[]> {
    const chunks = this.#chunks;
    const key = `${coop}/${from}`;
    const known = chunks.get(key);
    if (known !== undefined) return known;
    const flows = await this.#add(coop, from, to);
    chunks.set(key, flows); // of a map that is forgotten, should the chain have been reorganised meanwhile
    const [oldest] = chunks.keys();
    if (chunks.size > REMEMBERED && oldest !== undefined) chunks.delete(oldest);
    return flows;
  }

  async #add(coop: number, from: number, to: number): Promise<Flow[]> {
    const sums = await this.#database.query<Sum>(SUMS, [coop, from, to]);
    return sums.map((flow) => ({ ...flow, amount: BigInt(flow.amount) }));
  }
}

function sum(flows: Map<string, Flow>, flow: Flow): void {
  const key = [flow.asset, flow.from, flow.to, flow.purpose].join();
  const before = flows.get(key);
  flows.set(key, { ...flow, amount: flow.amount + (before?.amount ?? 0n) });
}
