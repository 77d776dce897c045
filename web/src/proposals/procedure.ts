import { encodeAbiParameters, isAddressEqual, keccak256, stringToHex } from "viem";
import type { Address } from "viem";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { closeOf, stateOf } from "../../../sdk/src/books/assembly.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import type { Kind } from "../../../sdk/src/books/statute.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { remember } from "../chain/remember.ts";
import { callsOf, isSameCall } from "./actionWords.ts";
import type { Call } from "./actionWords.ts";

const DAY = 86_400; // seconds

/**
 * When the vote would open: whole days of notice are clear days, between the day after proposing and the day of the
 * opening. The same as `_clearNotice` in contracts/Assembly.sol.
 */
export function opensAt(notice: number, now: number): number {
  if (notice === 0 || notice % DAY !== 0) return now + notice;
  const served = Math.floor(now / DAY) + 1;
  return (served + 1) * DAY + notice;
}

/** From when to when a vote would be open that is proposed at `now`. */
export function datesOf({ notice, votingTime }: Kind, now: number): { opens: number; closes: number } {
  const opens = opensAt(notice, now);
  return { opens, closes: opens + votingTime };
}

/** The id that the assembly will give to a proposal. */
export function proposalId(calls: readonly Call[], description: string): bigint {
  const encoded = encodeAbiParameters(
    [{ type: "address[]" }, { type: "uint256[]" }, { type: "bytes[]" }, { type: "bytes32" }],
    [
      calls.map(({ target }) => target),
      calls.map(({ value }) => value),
      calls.map(({ data }) => data),
      keccak256(stringToHex(description)),
    ],
  );
  return BigInt(keccak256(encoded));
}

/** Whether the words and calls of a proposal are those that its id stands for: what members vote on and sign. */
export const isAsNumbered = remember(
  (proposal: ProposalRecord): boolean => proposalId(callsOf(proposal), proposal.description) === proposal.id,
);

/** What stands in the way of proposing, or nearly does. */
export interface Limits {
  open: number; // proposals of this member
  most: number;
  sameOpen?: ProposalRecord; // the same question is being asked
  barred?: { by: ProposalRecord; until: number }; // it was defeated, and rests until then (seconds)
}

const isOpen = (books: Books, proposal: ProposalRecord, now: number): boolean =>
  ["pending", "active"].includes(stateOf(books, proposal, now));

/** Whether a proposal asks for the same calls, whatever it says of them. */
export const isSameQuestion = (proposal: ProposalRecord, calls: readonly Call[]): boolean => {
  const asked = callsOf(proposal);
  return asked.length === calls.length && asked.every((call, i) => isSameCall(call, calls[i] as Call));
};

/** The limits of contracts/Agenda.sol. The last proposal of the same calls is the one that counts. */
export function limitsOf(books: Books, proposer: Address, calls: readonly Call[], now: number): Limits {
  const all = [...books.proposals.values()];
  const agenda = statuteOf(books).agenda;
  const own = all.filter(
    (one) => isAddressEqual(one.proposer, proposer) && !one.isSecondCall && isOpen(books, one, now),
  );
  const last = all.filter((one) => isSameQuestion(one, calls)).at(-1);
  const limits = { open: own.length, most: agenda?.maxOpenProposals ?? 0 };
  if (last === undefined) return limits;
  if (isOpen(books, last, now)) return { ...limits, sameOpen: last };
  const until = closeOf(last) + (agenda?.rePutBar ?? 0);
  const isBarred = stateOf(books, last, now) === "defeated" && now <= until;
  return isBarred ? { ...limits, barred: { by: last, until } } : limits;
}

export const mayPropose = ({ open, most, sameOpen, barred }: Limits): boolean =>
  open < most && sameOpen === undefined && barred === undefined;
