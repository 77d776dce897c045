import type { Address } from "viem";
import type { Books } from "../../../sdk/src/books/books.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { short } from "../words/format.ts";
import { words } from "./names/index.ts";
import { memberAt } from "./register.ts";
import { titleOf } from "../ui/title.ts";

/** What everything in the co-op is called, in the language of the page. */
export interface Directory {
  /** "Member 4 (workers)": the class as the statute names it. */
  member(number: number): string;
  /** "workers" */
  className(number: number): string;
  /** The member who carries the wallet, or its shortened address. */
  wallet(address: string): string;
  /** "Round 2: Summer budget" */
  round(number: number): string;
  /** "Second-hand oven" */
  bucket(number: number): string;
  /** What a bucket is counted in, as far as it is known. */
  assetOf(bucket: number): Address | undefined;
  /** "Sun for the roof" */
  fund(number: number): string;
}

function createDirectory(books: Books): Directory {
  const className = (number: number) => titleOf(books.classes.get(number)?.name, words.className(number));
  const member = (number: number) => {
    const found = books.members.get(number);
    return words.member(number, found === undefined ? undefined : className(found.class));
  };
  return {
    member,
    className,
    wallet: (address) => {
      const found = memberAt(books, address);
      return found === undefined ? short(address) : member(found.number);
    },
    round: (number) => words.round(number, titleOf(books.rounds.get(number)?.plan.title, "")),
    bucket: (number) => titleOf(books.buckets.get(number)?.plan.title, words.bucket(number)),
    assetOf: (number) => {
      const plan = books.buckets.get(number)?.plan;
      return plan === undefined || plan.round === 0 ? plan?.asset : books.rounds.get(plan.round)?.asset;
    },
    fund: (number) => titleOf(books.funds.get(number)?.title, words.fund(number)),
  };
}

/** The names of a block, looked up once for all who ask. */
export const directoryOf = remember(({ books }: Pick<Snapshot, "books">) => createDirectory(books));

export function useDirectory(): Directory {
  return directoryOf(useSnapshot());
}
