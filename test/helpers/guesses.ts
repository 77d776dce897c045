import type { ParamType } from "ethers";
import { Random } from "../differential/random.ts";

/** What an attacker would try in place of an address, an account, a number, or a call. */
export interface Pools {
  addresses: readonly string[];
  words: readonly string[]; // of 32 bytes
  numbers: readonly bigint[];
  calls: readonly string[];
}

/** Arguments that somebody could try, of any type; the same again from the same seed. */
export class Guesses {
  readonly #random: Random;
  readonly #pools: Pools;

  constructor(seed: number, pools: Pools) {
    this.#random = new Random(seed);
    this.#pools = pools;
  }

  of(type: ParamType): unknown {
    if (type.isTuple()) return type.components.map((component) => this.of(component));
    if (type.isArray()) return Array.from({ length: this.#lengthOf(type) }, () => this.of(type.arrayChildren));
    if (type.type === "address") return this.#random.pick(this.#pools.addresses);
    if (type.type === "bool") return this.#random.chance(0.5);
    if (type.type === "string") return this.#random.pick(["", "Ours"]);
    if (type.type === "bytes") return this.#random.pick(this.#pools.calls);
    if (type.type.startsWith("bytes")) return this.#word(Number(type.type.slice(5)));
    return this.#number(Number(type.type.replace(/^u?int/, "")));
  }

  #lengthOf({ arrayLength }: ParamType): number {
    return arrayLength === null || arrayLength === -1 ? this.#random.whole(0, 2) : arrayLength;
  }

  #word(bytes: number): string {
    if (bytes === 4) return this.#random.pick(this.#pools.calls).slice(0, 10).padEnd(10, "0");
    return this.#random.pick(this.#pools.words).slice(0, 2 + 2 * bytes);
  }

  /** Eight bits are a choice, a class or a count: small ones are tried. */
  #number(bits: number): bigint {
    if (bits === 8) return BigInt(this.#random.whole(0, 17));
    return this.#random.pick(this.#pools.numbers.filter((number) => number < 1n << BigInt(bits)));
  }
}
