import { accountOf } from "../../../sdk/src/accounts.ts";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { lookup } from "../../../sdk/src/books/history.ts";
import { capitalOf, shareTermsOf } from "../../../sdk/src/books/shares.ts";
import type { WithdrawalRecord } from "../../../sdk/src/books/shares.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { balanceIn } from "../../../sdk/src/journal.ts";

const YEAR = 365 * 86_400; // seconds
const FULL = 10_000; // basis points
export const LONGEST_WAIT = 3 * YEAR; // of who has left, in contracts/Shares.sol

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What may be repaid at once, in shares: the same as `Shares.roomToRepay`. */
export interface Room {
  capOfYear?: bigint; // shares that may be repaid in a year; undefined: all
  leftOfYear?: bigint; // of these
  yearEnds: number; // seconds
  aboveFloor: bigint; // shares for which there is money above the liquidity floor
  shares: bigint; // what both leave
}

export function roomToRepay(books: SealedBooks, now: number): Room {
  const { foundedAt, par, issued, repaid } = capitalOf(books);
  const terms = shareTermsOf(books);
  const yearBegan = now - ((now - foundedAt) % YEAR);
  const opening = lookup(books.issues, yearBegan - 1);
  const isCapped = terms.yearlyCapBps !== FULL;
  const capOfYear = ((opening?.shares ?? 0n) * BigInt(terms.yearlyCapBps)) / BigInt(FULL);
  const leftOfYear = capOfYear - least(capOfYear, repaid - (opening?.repaid ?? 0n));
  const general = accountOf(books.addresses.executor, 0n);
  const liquid = balanceIn(books.ledger, general, statuteOf(books).currency) + issued * par;
  const aboveFloor = liquid <= terms.liquidityFloor ? 0n : (liquid - terms.liquidityFloor) / par;
  return {
    ...(isCapped ? { capOfYear, leftOfYear } : {}),
    yearEnds: yearBegan + YEAR,
    aboveFloor,
    shares: isCapped ? least(leftOfYear, aboveFloor) : aboveFloor,
  };
}

/** The withdrawals that wait, in the order in which they are paid. */
export function queueOf(books: SealedBooks): WithdrawalRecord[] {
  // what was redeemed at a dissolution is still in the queue, but no longer owed
  const isOwed = ({ number, left }: WithdrawalRecord) =>
    left !== 0n && (books.holdings.get(number)?.queued ?? 0n) >= left;
  return [...books.withdrawals.values()].filter(isOwed);
}

/** What holds back a withdrawal, in the order in which it is told. */
export type Hold = "dissolved" | "suspended" | "notice" | "cap" | "floor";

/** Where a withdrawal stands in the queue. */
export interface Place {
  withdrawal: WithdrawalRecord;
  ahead: number; // withdrawals before it
  sharesAhead: bigint;
  earliest: number; // seconds: before, no notice is over and no cap reaches as far
  outOfTurnFrom?: number; // seconds: of who has left, whatever holds back the others
  holds: readonly Hold[]; // none: it can be paid now, all or a part of it
}

/** Every withdrawal that waits, and when it is paid at the earliest if nobody before it changes its mind. */
export function placesOf(books: SealedBooks, now: number): Place[] {
  const room = roomToRepay(books, now);
  let [sharesAhead, noticeOver] = [0n, 0];
  return queueOf(books).map((withdrawal, ahead) => {
    noticeOver = Math.max(noticeOver, withdrawal.payableFrom);
    const place: Place = {
      withdrawal,
      ahead,
      sharesAhead,
      earliest: Math.max(noticeOver, reachedAt(books, room, sharesAhead + withdrawal.left, now)),
      holds: holdsOf(books, room, { noticeOver, sharesAhead }, now),
    };
    sharesAhead += withdrawal.left;
    const hasLeft = books.members.get(withdrawal.number)?.leftAt !== 0;
    return hasLeft ? { ...place, outOfTurnFrom: withdrawal.askedAt + LONGEST_WAIT } : place;
  });
}

/** When the caps of the years reach so many shares, if there stay as many as there are. */
function reachedAt(books: SealedBooks, { leftOfYear, yearEnds }: Room, shares: bigint, now: number): number {
  if (leftOfYear === undefined || shares <= leftOfYear) return now;
  const { issued } = capitalOf(books);
  const nextCap = ((issued - leftOfYear) * BigInt(shareTermsOf(books).yearlyCapBps)) / BigInt(FULL);
  if (nextCap <= 0n) return yearEnds;
  const years = (shares - leftOfYear + nextCap - 1n) / nextCap;
  return yearEnds + (Number(years) - 1) * YEAR;
}

interface Before {
  noticeOver: number;
  sharesAhead: bigint;
}

function holdsOf(books: SealedBooks, room: Room, { noticeOver, sharesAhead }: Before, now: number): Hold[] {
  const holds: Hold[] = [];
  if (statuteOf(books).dissolvedAt !== 0) holds.push("dissolved");
  if (capitalOf(books).isSuspended) holds.push("suspended");
  if (now < noticeOver) holds.push("notice");
  if (room.leftOfYear !== undefined && room.leftOfYear <= sharesAhead) holds.push("cap");
  if (room.aboveFloor <= sharesAhead) holds.push("floor");
  return holds;
}
