import { decodeFunctionData, getAbiItem, hexToBigInt, isAddressEqual, size, slice, toFunctionSelector } from "viem";
import type { Address, Hex } from "viem";
import type { Books } from "../books/books.ts";
import { statuteOf, weightsOf } from "../books/statute.ts";
import { NOUN_ABIS } from "../nounAbis.ts";
import type { CoopEvent } from "../events.ts";

// Which kind of resolution a call needs, computed from the events alone: the same as `Statute.rulesFor`.

const selectorOf = (name: "dissolve" | "defineKind" | "requireKind" | "amendArticle" | "changeWeights"): Hex =>
  toFunctionSelector(getAbiItem({ abi: NOUN_ABIS.statute, name }));

const [DISSOLVE, DEFINE_KIND, REQUIRE_KIND, AMEND_ARTICLE, CHANGE_WEIGHTS] = [
  selectorOf("dissolve"),
  selectorOf("defineKind"),
  selectorOf("requireKind"),
  selectorOf("amendArticle"),
  selectorOf("changeWeights"),
];

const ALL_OTHERS: Hex = "0x00000000"; // stands for all selectors that are not named
const ONE_WORD = 36; // bytes of a selector and one argument
const THREE_WORDS = 100;

/** The kinds in force, as far as calls need them. */
export class KindsNeeded {
  readonly #books: Books;
  readonly #dissolutionSlot: number;
  readonly #articles = new Map<number, number>(); // slot that protects the article in force

  constructor(books: Books, dissolutionSlot: number) {
    [this.#books, this.#dissolutionSlot] = [books, dissolutionSlot];
  }

  noteArticle({ args }: CoopEvent<"ArticleAdopted">): void {
    this.#articles.set(Number(args.number), args.kindSlot);
  }

  /** The slot of the strictest kind that any of these calls needs. */
  slotFor(targets: readonly Address[], calls: readonly Hex[]): number {
    return Math.max(0, ...targets.map((target, i) => this.#slotOfCall(target, calls[i] as Hex)));
  }

  /** The classes that lose by these calls: bit c is class c. */
  losersBy(targets: readonly Address[], calls: readonly Hex[]): number {
    const { statute } = this.#books.addresses;
    const ofStatute = calls.filter((_, i) => isAddressEqual(targets[i] as Address, statute));
    return ofStatute.reduce((losers, call) => losers | losersIn(call, weightsOf(this.#books)), 0);
  }

  #slotOfCall(target: Address, data: Hex): number {
    const slot = this.#required(target, selectorIn(data));
    if (!isAddressEqual(target, this.#books.addresses.statute)) return slot;
    const kinds = statuteOf(this.#books).slots.length;
    return Math.max(slot, Math.min(this.#touched(data), kinds - 1));
  }

  #required(target: Address, selector: Hex): number {
    const ofTarget = statuteOf(this.#books).requirements.filter((one) => isAddressEqual(one.target, target));
    const named =
      ofTarget.find((one) => one.selector === selector) ?? ofTarget.find((one) => one.selector === ALL_OTHERS);
    return named?.slot ?? 0;
  }

  /** The kind that a call on the statute itself touches. */
  #touched(data: Hex): number {
    if (size(data) < ONE_WORD) return 0;
    const selector = selectorIn(data);
    const first = Number(hexToBigInt(slice(data, 4, 36)));
    if (selector === DISSOLVE) return this.#dissolutionSlot;
    if (selector === DEFINE_KIND) return first;
    if (selector === REQUIRE_KIND && size(data) >= THREE_WORDS) {
      return Math.max(first, this.#required(slice(data, 48, 68), slice(data, 68, 72)));
    }
    return selector === AMEND_ARTICLE ? this.#articles.get(first) ?? 0 : 0;
  }
}

const selectorIn = (data: Hex): Hex => (size(data) < 4 ? (data.padEnd(10, "0") as Hex) : slice(data, 0, 4));

function losersIn(data: Hex, weights: readonly number[]): number {
  if (selectorIn(data) !== CHANGE_WEIGHTS) return 0;
  const { args } = decodeFunctionData({ abi: NOUN_ABIS.statute, data });
  const changed = args?.[1] as readonly number[];
  return losersOf(weights, changed);
}

/** The classes whose weight falls: bit c is class c. */
export function losersOf(before: readonly number[], after: readonly number[]): number {
  return after.reduce((losers, weight, c) => (weight < (before[c] ?? 0) ? losers | (1 << c) : losers), 0);
}
