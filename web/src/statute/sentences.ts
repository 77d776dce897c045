import type { Address } from "viem";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { MEMBER_TERMS } from "../../../sdk/src/books/members.ts";
import { capitalOf, shareTermsOf } from "../../../sdk/src/books/shares.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import type { Class, Tier } from "../../../sdk/src/books/statute.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { kindSentences } from "../proposals/kindSentences.ts";
import type { FormatMoney } from "../ui/money.ts";
import { duration } from "../ui/time.ts";
import { number, percentOfBps, short } from "../words/format.ts";
import { words } from "./words/index.ts";

// What the statute lays down, in sentences: the page shows them, and the file that one can take along holds them.

const FULL = 10_000; // basis points

/** What is laid down about a class. */
export function classSentences(definition: Class, money: FormatMoney, par: bigint, weighsOn: number): string[] {
  const { weightBps, isUser, admission, vouchers, minShares, maxShares, maxVotes } = definition;
  const say = words.classes;
  const rule = ADMISSIONS[admission] ?? "Resolution";
  return [
    say.weight(percentOfBps(weightBps), weighsOn),
    isUser ? say.user : say.nonUser,
    rule === "Vouched" ? say.vouched(vouchers) : say.admission[rule],
    minShares === 0
      ? say.noShares(number(maxShares))
      : say.shares(number(minShares), money(BigInt(minShares) * par), number(maxShares)),
    ...(maxVotes > 1 ? [say.votes(maxVotes)] : []),
  ];
}

/** The bounds within which the classes may be weighed anew. */
export function weighingSentences(books: SealedBooks): string[] {
  const { nonUserCapBps, classFloorBps, classCeilingBps, minClasses } = statuteOf(books).weighing;
  const say = words.classes;
  return [
    say.cap(percentOfBps(nonUserCapBps)),
    ...(classFloorBps === 0 && classCeilingBps === FULL
      ? []
      : [say.bounds(percentOfBps(classFloorBps), percentOfBps(classCeilingBps))]),
    ...(minClasses > 1 ? [say.minClasses(minClasses)] : []),
  ];
}

/** A kind of resolution by its slot, and what it needs. */
export function kindsIn(books: SealedBooks, classNames: readonly string[]) {
  const { slots } = statuteOf(books);
  return slots.flatMap((id, slot) => {
    const kind = books.kinds.get(id)?.kind;
    return kind === undefined
      ? []
      : [{ slot, name: words.kinds.name(slot), sentences: kindSentences(kind, classNames) }];
  });
}

/** What payouts need, tier by tier. */
export function tierSentences(tiers: readonly Tier[], money: FormatMoney): string[] {
  const told = tiers.map(({ upTo, approvals, objections, waiting }) =>
    words.tiers.line(money(upTo), approvals, objections, waiting === 0 ? "" : duration(waiting)),
  );
  const last = tiers.at(-1);
  return last === undefined ? [] : [...told, words.tiers.above(money(last.upTo)), words.tiers.others];
}

export function membershipSentences(books: SealedBooks): string[] {
  const terms = books.terms.get(MEMBER_TERMS) as CoopEvent<"MemberTermsDefined">["args"]["terms"] | undefined;
  if (terms === undefined) return [];
  const say = words.membership;
  return [
    say.answer(duration(terms.answerTime)),
    say.resign,
    say.hearing(duration(terms.hearing)),
    say.recovery(duration(terms.recoveryDelay)),
    say.switching(duration(terms.switchCooldown)),
  ];
}

export function shareSentences(books: SealedBooks, money: FormatMoney): string[] {
  const terms = shareTermsOf(books);
  const { par, isSuspended } = capitalOf(books);
  const say = words.capital;
  return [
    say.par(money(par)),
    say.notice(duration(terms.notice)),
    terms.lock === 0 ? say.noLock : say.lock(duration(terms.lock)),
    terms.yearlyCapBps === FULL ? say.noCap : say.cap(percentOfBps(terms.yearlyCapBps)),
    ...(terms.liquidityFloor === 0n ? [] : [say.floor(money(terms.liquidityFloor))]),
    say.interest(percentOfBps(terms.interestFloorBps), percentOfBps(terms.interestBaseBps + terms.interestOverBaseBps)),
    say.writeDown,
    ...(isSuspended ? [say.suspended] : []),
  ];
}

export function agendaSentences(books: SealedBooks): string[] {
  const { agenda } = statuteOf(books);
  if (agenda === undefined) return [];
  const say = words.agenda;
  return [
    say.open(agenda.maxOpenProposals),
    say.petition(percentOfBps(agenda.petitionBps), agenda.petitionCap),
    agenda.rePutBar === 0 ? say.noBar : say.bar(duration(agenda.rePutBar)),
    agenda.maxPrincipals === 0 ? say.noProxies : say.proxies(agenda.maxPrincipals),
  ];
}

/** What the asset lock says, and which bodies the reserve may go to. */
export function lockSentences(books: SealedBooks): string[] {
  const { lockedBodies } = statuteOf(books);
  const say = words.lock;
  const bodies = lockedBodies.map(({ name, wallet }) => say.body(name, short(wallet)));
  return [
    say.reserve,
    books.reserveBps === 0 ? say.noRule : say.rule(percentOfBps(books.reserveBps)),
    ...(bodies.length === 0 ? [say.noBodies] : [say.bodies, ...bodies]),
  ];
}

/** What dissolving takes, or that it has happened. `slot` is the kind that it needs. */
export function dissolutionSentences(
  books: SealedBooks,
  slot: number | undefined,
  on: (at: number) => string,
): string[] {
  const { dissolvedAt, heir } = statuteOf(books);
  const say = words.dissolution;
  if (dissolvedAt !== 0) return [say.dissolved(on(dissolvedAt), nameOfBody(books, heir)), say.afterwards];
  return [...(slot === undefined ? [] : [say.needs(words.kinds.name(slot))]), say.heads, say.rest];
}

function nameOfBody(books: SealedBooks, wallet: Address | undefined): string {
  const body = statuteOf(books).lockedBodies.find((each) => each.wallet === wallet);
  return body?.name ?? short(wallet ?? "0x");
}
