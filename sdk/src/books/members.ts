import type { Address, Hex } from "viem";
import type { CoopEvent } from "../events.ts";
import type { Books } from "./books.ts";
import { lookup, push } from "./history.ts";
import type { Checkpoint } from "./history.ts";

/** Class and votes of a member, from a second on. */
export interface Standing extends Checkpoint {
  class: number;
  votes: number;
}

/** One line of the register. */
export interface MemberRecord {
  number: number;
  wallet: Address; // that carries the number now, or carried it last
  class: number;
  votes: number;
  isFounder: boolean; // has no tenure to serve
  joinedAt: number; // seconds
  leftAt: number; // seconds; 0: still a member
  left?: "resigned" | "expelled" | "lapsed";
  reason?: Hex; // code, of an expulsion
  heardUntil: number; // seconds; 0: no notice of expulsion was given
  proxy: number; // number of the member who may vote for this one; 0: nobody
  standings: readonly Standing[]; // empty for who never changed class or votes
}

/** Somebody who asked to become a member, or for another class. */
export interface RequestRecord {
  number: number; // of requests, from 1
  wallet: Address;
  class: number;
  shares: number;
  askedAt: number; // seconds
  vouchers: readonly number[];
  state: "open" | "appealed" | "refused" | "admitted" | "withdrawn";
}

/** The votes of a class on the register, from a second on. */
export interface Electorate extends Checkpoint {
  votes: number;
}

/** What a wallet may decide about matters fixed at a time. No votes: nothing. */
export interface Right {
  number: number;
  class: number;
  votes: number;
  since: number; // seconds, from which its tenure counts; 0 for founders
}

const NOBODY: Right = { number: 0, class: 0, votes: 0, since: 0 };

/** The number of the member at `wallet`, also after leaving; 0 for a wallet that never was a member. */
export function numberAt(books: Books, wallet: Address): number {
  return books.wallets.get(wallet) ?? 0;
}

/** The same as `Members.standingOf`. */
export function rightAt(books: Books, wallet: Address, timepoint: number): Right {
  const member = books.members.get(numberAt(books, wallet));
  if (member === undefined) return NOBODY;
  if (member.leftAt !== 0 || member.joinedAt > timepoint) return { ...NOBODY, number: member.number };
  const changedAt = member.standings.at(-1)?.at ?? 0;
  const standing = changedAt > timepoint ? lookup(member.standings, timepoint) : member;
  if (standing === undefined) return { ...NOBODY, number: member.number };
  const since = member.isFounder ? 0 : member.joinedAt;
  return { number: member.number, class: standing.class, votes: standing.votes, since };
}

/** The votes on the register of each class at `timepoint` (seconds), the same as `Members.electoratesAt`. */
export function electoratesAt(books: Books, timepoint: number): number[] {
  return books.electorates.map((history) => lookup(history, timepoint)?.votes ?? 0);
}

/** Whether member `number` has left, or never was: the same as `Members.hasLeft`. */
export function hasLeft(books: Books, number: number): boolean {
  const member = books.members.get(number);
  return member === undefined || member.leftAt !== 0 || books.wallets.get(member.wallet) !== number;
}

export function applyMembers(books: Books, event: CoopEvent): void {
  const { members, requests } = books;
  const now = Number(event.blockTimestamp);
  switch (event.eventName) {
    case "MemberJoined":
      join(books, event);
      break;
    case "StandingChanged": {
      const { number, class: class_, votes } = event.args;
      restand(books, number, { at: now, class: class_, votes });
      break;
    }
    case "MemberResigned":
      leave(books, event.args.number, { leftAt: now, left: "resigned" });
      break;
    case "MemberExpelled":
      leave(books, event.args.number, { leftAt: now, left: "expelled", reason: event.args.reason });
      break;
    case "MembershipLapsed":
      leave(books, event.args.number, { leftAt: now, left: "lapsed" });
      break;
    case "NoticeGiven":
      members.change(event.args.number, { heardUntil: Number(event.args.heardUntil) });
      break;
    case "ProxyAppointed":
      members.change(event.args.principal, { proxy: event.args.holder });
      break;
    case "ProxyRevoked":
      members.change(event.args.principal, { proxy: 0 });
      break;
    case "WalletChanged":
      changeWallet(books, event.args);
      break;
    case "MemberTermsDefined":
      books.terms.set(MEMBER_TERMS, event.args.terms);
      break;
    case "EntryRequested": {
      const { wallet, class: class_, shares } = event.args;
      const number = requests.size + 1;
      requests.set(number, { number, wallet, class: class_, shares, askedAt: now, vouchers: [], state: "open" });
      books.requesting.set(wallet, number);
      break;
    }
    case "EntryVouched": {
      const { wallet, number } = event.args;
      requests.change(requestOf(books, wallet), ({ vouchers }) => ({ vouchers: [...vouchers, number] }));
      break;
    }
    case "EntryRefused":
      requests.change(requestOf(books, event.args.wallet), { state: "refused" });
      break;
    case "EntryAppealed":
      requests.change(requestOf(books, event.args.wallet), { state: "appealed" });
      break;
    case "RequestWithdrawn":
      requests.change(requestOf(books, event.args.wallet), { state: "withdrawn" });
      books.requesting.delete(event.args.wallet);
      break;
  }
}

/** The number of the record of the terms of membership; those of shares follow it. */
export const MEMBER_TERMS = 0;

const requestOf = ({ requesting }: Books, wallet: Address): number => requesting.get(wallet) ?? 0;

/** Founders are entered a second before the founding, so that nobody who joins in that second is taken for one. */
function join(books: Books, { args, blockTimestamp }: CoopEvent<"MemberJoined">): void {
  const { number, wallet, class: class_, votes, isFounder } = args;
  const joinedAt = Number(blockTimestamp) - (isFounder ? 1 : 0);
  const nothing = { leftAt: 0, heardUntil: 0, proxy: 0, standings: [] };
  books.members.set(number, { number, wallet, class: class_, votes, isFounder, joinedAt, ...nothing });
  books.wallets.set(wallet, number);
  resize(books, class_, votes, joinedAt);
  answer(books, wallet);
}

/** Who joins, or changes class as it has asked to, was admitted. */
function answer(books: Books, wallet: Address): void {
  const request = books.requests.get(requestOf(books, wallet));
  if (request === undefined || (request.state !== "open" && request.state !== "appealed")) return;
  const member = books.members.get(numberAt(books, wallet));
  if (member?.class !== request.class) return;
  books.requests.change(request.number, { state: "admitted" });
  books.requesting.delete(wallet);
}

function restand(books: Books, number: number, to: Standing): void {
  const member = books.members.get(number);
  if (member === undefined) return;
  const { class: class_, votes, wallet } = member;
  const standings = member.standings.length === 0 ? [{ at: 0, class: class_, votes }] : [...member.standings];
  push(standings, to);
  books.members.set(number, { ...member, class: to.class, votes: to.votes, standings });
  resize(books, class_, -votes, to.at);
  resize(books, to.class, to.votes, to.at);
  answer(books, wallet);
}

function leave(books: Books, number: number, how: Pick<MemberRecord, "leftAt" | "left" | "reason">): void {
  const member = books.members.get(number);
  if (member === undefined) return;
  books.members.set(number, { ...member, ...how });
  resize(books, member.class, -member.votes, how.leftAt);
}

function resize({ electorates }: Books, class_: number, by: number, at: number): void {
  const history = electorates[class_] as Electorate[];
  push(history, { at, votes: (history.at(-1)?.votes ?? 0) + by });
}

/** A number whose wallet has joined again since has no line on the register to move, only money. */
function changeWallet({ members, wallets }: Books, { number, from, to }: CoopEvent<"WalletChanged">["args"]): void {
  if (wallets.get(from) === number) {
    wallets.delete(from);
    wallets.set(to, number);
  }
  members.change(number, { wallet: to });
}
