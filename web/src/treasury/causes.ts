import { causeOf, holderOf, isOutside } from "../../../sdk/src/accounts.ts";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { nounAt } from "../../../sdk/src/coop.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { PURPOSES } from "../../../sdk/src/names.ts";
import { wordingOf } from "../../../sdk/src/wording.ts";
import type { Directory } from "../members/directory.ts";
import { short } from "../words/format.ts";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

type Entry = CoopEvent<"Entry">["args"];

/** What an entry refers to, in words, and which page of the co-op is about it. */
export interface CauseWords {
  words: string;
  href?: string;
  title?: string; // the whole reference, where the words hold a shortened one
}

const CAUSE_BITS = 248; // of a number in a reference
const MOST = 0xffffffffn; // numbers of everything but proposals are smaller

/**
 * Whether the co-op's own contracts chose the reference. Who gives something may add any reference, and an owner of an
 * account too: what they say could imitate a cause, and is shown as theirs.
 */
function isOurs({ from, purpose }: Entry, { addresses }: SealedBooks): boolean {
  if (isOutside(from)) return PURPOSES[purpose] !== "Contribution";
  return nounAt(addresses, holderOf(from)) !== undefined;
}

type Names = Pick<Directory, "member" | "bucket" | "round" | "fund">;

/** Says what an entry refers to; nothing where it refers to nothing. What is not there only looked like a reference. */
export function causeWords(entry: Entry, books: SealedBooks, names: Names): CauseWords | undefined {
  if (BigInt(entry.ref) === 0n) return undefined;
  const cause = isOurs(entry, books) ? causeOf(entry.ref) : undefined;
  if (cause?.number === 0n) return undefined; // of somebody who is no member yet
  const described = cause === undefined ? undefined : describe(cause, books, names);
  return described ?? { words: words.causes.reference(short(entry.ref)), title: entry.ref };
}

function describe({ cause, number: id }: ReturnType<typeof causeOf>, books: SealedBooks, names: Names) {
  if (cause === "Proposal") return describeProposal(id, books);
  if (id > MOST) return undefined;
  const number = Number(id);
  const found: CauseWords | undefined = {
    Member: books.members.has(number) ? { words: names.member(number), href: `/members/${number}` } : undefined,
    Withdrawal: { words: words.causes.withdrawal(number), href: "/shares" },
    Interest: { words: words.causes.interest(number), href: "/shares" },
    Round: books.rounds.has(number) ? { words: names.round(number), href: `/rounds/${number}` } : undefined,
    Bucket: books.buckets.has(number)
      ? { words: words.quoted(names.bucket(number)), href: `/buckets/${number}` }
      : undefined,
    Payout: describePayout(number, books, names),
    Fund: books.funds.has(number)
      ? { words: words.causes.fund(names.fund(number)), href: `/treasury#fund-${number}` }
      : undefined,
    StandingBudget: describeStanding(number, books, names),
    None: undefined,
  }[cause];
  return found;
}

function describePayout(number: number, { payouts }: SealedBooks, names: Names): CauseWords | undefined {
  const payout = payouts.get(number);
  if (payout === undefined) return undefined;
  const bucket = names.bucket(payout.bucket);
  return { words: words.causes.payout(number, bucket), href: `/buckets/${payout.bucket}#payout-${number}` };
}

function describeStanding(number: number, { standings }: SealedBooks, names: Names): CauseWords | undefined {
  const standing = standings.get(number);
  if (standing === undefined) return undefined;
  const bucket = names.bucket(standing.bucket);
  return { words: words.causes.standing(bucket), href: `/treasury#standing-${number}` };
}

/** A reference holds all but the highest byte of a proposal's id. */
function describeProposal(truncated: bigint, books: SealedBooks): CauseWords | undefined {
  const number = proposalNumber(truncated, books);
  const proposal = books.proposals.get(number ?? 0);
  if (proposal === undefined) return undefined;
  return {
    words: words.causes.decision(titleOf(wordingOf(proposal.description).title)),
    href: `/votes/${proposal.number}`,
  };
}

const indexes = new WeakMap<SealedBooks, Map<bigint, number>>();

/** Proposals by what references hold of their ids. They only become more, so the index is completed when it is asked. */
function proposalNumber(truncated: bigint, books: SealedBooks): number | undefined {
  const index = indexes.get(books) ?? new Map<bigint, number>();
  indexes.set(books, index);
  for (let number = index.size + 1; number <= books.proposals.size; ++number) {
    index.set(BigInt.asUintN(CAUSE_BITS, books.proposals.get(number)?.id ?? 0n), number);
  }
  return index.get(truncated);
}
