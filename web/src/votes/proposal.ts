import { closeOf, countOf, stateOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { verdictOf } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

export interface Text {
  title: string;
  text: string;
}

/** What a proposal says. The first line is its title. Lines at the end that bind it to somebody are for the contract. */
export const textOf = remember(({ description }: Pick<ProposalRecord, "description">): Text => {
  const [first = "", ...rest] = description.replace(FOR_THE_CONTRACT, "").split("\n");
  return { title: first.replace(/^#+\s*/, "").trim(), text: rest.join("\n").trim() };
});

const FOR_THE_CONTRACT = /(\n?#proposer=0x[0-9a-fA-F]{40}|\n#second-call)+\s*$/;

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
