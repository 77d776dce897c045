import { closeOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { stateAt, textOf } from "./proposal.ts";

/** All that was ever proposed, by what there is to do about it. */
export interface Agenda {
  open: readonly ProposalRecord[]; // the next to close first
  announced: readonly ProposalRecord[]; // the next to open first
  waiting: readonly ProposalRecord[]; // carried, not carried out; the next to be ready first
  decided: readonly ProposalRecord[]; // the newest first
  again: ReadonlyMap<bigint, ProposalRecord>; // by the id of the first vote: the second on the same question
}

/** The agenda as of a block. */
export const agendaOf = remember((snapshot: Snapshot): Agenda => {
  const open: ProposalRecord[] = [];
  const announced: ProposalRecord[] = [];
  const waiting: ProposalRecord[] = [];
  const decided: ProposalRecord[] = [];
  const again = new Map<bigint, ProposalRecord>();
  const places: Record<ProposalState, ProposalRecord[]> = {
    pending: announced,
    active: open,
    succeeded: waiting,
    queued: waiting,
    cancelled: decided,
    defeated: decided,
    executed: decided,
  };
  for (const proposal of snapshot.books.proposals.values()) {
    places[stateAt(snapshot, proposal)].push(proposal);
    if (proposal.first !== undefined) again.set(proposal.first, proposal);
  }
  open.sort((a, b) => closeOf(a) - closeOf(b));
  announced.sort((a, b) => a.opensAt - b.opensAt);
  waiting.sort((a, b) => a.executableFrom - b.executableFrom);
  return { open, announced, waiting, decided: decided.reverse(), again };
});

/** What of the decided ones is shown. */
export const FILTERS = ["executed", "defeated", "cancelled", "review"] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether a decision should have been looked at again by `now` (seconds). */
export function isOverdue({ outcome }: ProposalRecord, now: number): boolean {
  return outcome !== undefined && outcome.reviewAt !== 0 && now > outcome.reviewAt;
}

/** The decided proposals that pass a filter, if there is one, and hold all the words that are looked for. */
export function find(snapshot: Snapshot, filter: Filter | undefined, looked: string): readonly ProposalRecord[] {
  const words = plain(looked).split(/\s+/).filter(Boolean);
  const passes = (proposal: ProposalRecord): boolean =>
    filter === "review" ? isOverdue(proposal, snapshot.now) : stateAt(snapshot, proposal) === filter;
  return agendaOf(snapshot).decided.filter(
    (proposal) => (filter === undefined || passes(proposal)) && words.every((word) => plainOf(proposal).includes(word)),
  );
}

const plainOf = remember((proposal: ProposalRecord): string => {
  const { title, text } = textOf(proposal);
  return plain(`${title}\n${text}`);
});

/** In small letters without accents, so that who looks for "creche" finds a crèche. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A question that members sign for and that is not yet proposed. */
export interface Petition {
  id: bigint; // that the proposal will have
  signers: number;
}

/** The petitions under way, the one with most signers first. */
export const petitionsOf = remember(({ books }: Snapshot): readonly Petition[] =>
  [...books.petitions]
    .filter(([id]) => !books.proposalNumbers.has(id))
    .map(([id, signers]) => ({ id, signers: signers.length }))
    .sort((a, b) => b.signers - a.signers),
);

/** How many members a petition needs: the same as `Agenda.petitionOf`. Undefined before the rules are laid down. */
export function petitionNeeds(books: Books): number | undefined {
  const { agenda } = statuteOf(books);
  if (agenda === undefined) return undefined;
  const members = [...books.members.values()].filter(({ leftAt }) => leftAt === 0).length;
  return Math.max(1, Math.min(Math.ceil((members * agenda.petitionBps) / 10_000), agenda.petitionCap));
}
