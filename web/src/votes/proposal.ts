import { closeOf, countOf, stateOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import { wordingOf } from "../../../sdk/src/wording.ts";
import type { Wording } from "../../../sdk/src/wording.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { titleOf } from "../ui/title.ts";
import { verdictOf } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

/** What a proposal says, read once. */
export const textOf = remember(({ description }: Pick<ProposalRecord, "description">): Wording => {
  const { title, text } = wordingOf(description);
  return { title: titleOf(title, ""), text };
});

const decided = new WeakMap<ProposalRecord, ProposalState>(); // once a vote is closed, its result is final

/** Where a proposal stands. Closed votes are judged once, not with every block. */
export function stateAt({ books, now }: Pick<Snapshot, "books" | "now">, proposal: ProposalRecord): ProposalState {
  const known = decided.get(proposal);
  if (known !== undefined) return known;
  const state = stateOf(books, proposal, now);
  if (now > closeOf(proposal)) decided.set(proposal, state);
  return state;
}

/** What the rules make of a proposal, or undefined where its kind is unknown. */
export function verdictOn(books: Books, proposal: ProposalRecord): Verdict | undefined {
  const kind = books.kinds.get(proposal.kindId)?.kind;
  return kind === undefined ? undefined : verdictOf(kind, countOf(books, proposal));
}
