import { getAddress, isAddress } from "viem";
import type { Address } from "viem";
import { numberAt } from "../../../sdk/src/books/members.ts";
import type { MemberRecord, RequestRecord } from "../../../sdk/src/books/members.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import type { Class } from "../../../sdk/src/books/statute.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";

export type Member = MemberRecord;

/** A class, and who is in it. */
export interface ClassOnRegister {
  number: number;
  definition: Class;
  members: readonly Member[];
  votes: number; // more than members where some stand for many
}

/** The register as it stands, in the order of joining. */
export interface Register {
  present: readonly Member[];
  left: readonly Member[]; // the last to leave first
  classes: readonly ClassOnRegister[];
}

/** The register of members, once for every block. */
export const registerOf = remember(({ books }: Pick<Snapshot, "books">): Register => {
  const all = [...books.members.values()];
  const present = all.filter(({ leftAt }) => leftAt === 0);
  const left = all.filter(({ leftAt }) => leftAt !== 0).sort((a, b) => b.leftAt - a.leftAt);
  const classes = [...books.classes].map(([number, definition]) => {
    const members = present.filter(({ class: class_ }) => class_ === number);
    return { number, definition, members, votes: members.reduce((sum, { votes }) => sum + votes, 0) };
  });
  return { present, left, classes };
});

/** What one vote of a class weighs now where classes are weighed: 1 would be all of the co-op. */
export function weightOfOne({ definition, votes }: Pick<ClassOnRegister, "definition" | "votes">): number {
  return votes === 0 ? 0 : definition.weightBps / 10_000 / votes;
}

/** The member who carries a wallet now, if one does. */
export function memberAt(books: Books, wallet: string): Member | undefined {
  if (!isAddress(wallet, { strict: false })) return undefined;
  const member = books.members.get(numberAt(books, getAddress(wallet)));
  return member?.leftAt === 0 ? member : undefined;
}

/** All numbers that a wallet carries, or carried when they left: whoever has left still has shares and money. */
export function numbersOf(books: Books, wallet: Address): number[] {
  const own = getAddress(wallet);
  return [...books.members.values()].filter((member) => member.wallet === own).map(({ number }) => number);
}

/** Members by what somebody typed: a number, the beginning of a wallet, or a part of what they are called. */
export function findMembers(
  members: readonly Member[],
  typed: string,
  nameOf: (number: number) => string,
): readonly Member[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return members;
  if (/^\d+$/.test(wanted)) return members.filter(({ number }) => String(number).startsWith(wanted));
  if (wanted.startsWith("0x")) return members.filter(({ wallet }) => wallet.toLowerCase().startsWith(wanted));
  return members.filter(({ number }) => nameOf(number).toLowerCase().includes(wanted));
}

/** Whether a request still waits: whoever has joined, left or changed the wallet since, is not the one who asked. */
export function isWaiting(books: Books, { wallet, askedAt, state }: RequestRecord): boolean {
  if (state !== "open" && state !== "appealed") return false;
  const member = books.members.get(numberAt(books, wallet));
  const wasMember = member !== undefined && member.joinedAt <= askedAt;
  if (member?.leftAt === 0) return wasMember;
  return !wasMember || member.leftAt <= askedAt;
}

/** The requests that wait for an answer, the oldest first. */
export function waitingRequests(books: Books): RequestRecord[] {
  const requests = [...books.requesting.values()].flatMap((number) => books.requests.get(number) ?? []);
  return requests.filter((request) => isWaiting(books, request)).sort((a, b) => a.askedAt - b.askedAt);
}

/** What a wallet has asked for and was not admitted to, if anything. */
export function requestAt(books: Books, wallet: Address): RequestRecord | undefined {
  const request = books.requests.get(books.requesting.get(getAddress(wallet)) ?? 0);
  return request !== undefined && (request.state === "refused" || isWaiting(books, request)) ? request : undefined;
}
