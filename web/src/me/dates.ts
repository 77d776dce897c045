import { getAddress } from "viem";
import type { Address } from "viem";
import { closeOf } from "../../../sdk/src/books/assembly.ts";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { memberAt } from "../members/register.ts";
import { placesOf } from "../shares/queue.ts";
import { textOf } from "../votes/proposal.ts";
import { titleOf } from "../ui/title.ts";

export type DateKind =
  | "voteOpens"
  | "voteCloses"
  | "roundOpens"
  | "roundCloses"
  | "bucketCloses"
  | "review"
  | "hearing"
  | "repayment";

/** Something that comes, and where it is told. */
export interface ComingDate {
  uid: string; // the same for the same date of the co-op
  kind: DateKind;
  subject: string; // written on the chain, or empty
  at: number; // seconds
  href: string; // among the pages of the co-op
}

/** All dates to come that matter to a wallet, in their order. */
export function datesOf({ books, now }: Pick<Snapshot, "books" | "now">, wallet: Address): ComingDate[] {
  const all = [
    ...voteDates(books),
    ...roundDates(books),
    ...bucketDates(books, wallet),
    ...ownDates(books, wallet, now),
  ];
  return all.filter(({ at }) => at > now).sort((a, b) => a.at - b.at);
}

function voteDates(books: SealedBooks): ComingDate[] {
  return [...books.proposals.values()].flatMap((proposal): ComingDate[] => {
    if (proposal.cancelledAt !== 0) return [];
    const about = { subject: textOf(proposal).title, href: `/votes/${proposal.number}` };
    const reviewAt = proposal.outcome?.reviewAt ?? 0;
    return [
      { uid: `vote-${proposal.number}-opens`, kind: "voteOpens", at: proposal.opensAt, ...about },
      { uid: `vote-${proposal.number}-closes`, kind: "voteCloses", at: closeOf(proposal), ...about },
      { uid: `vote-${proposal.number}-review`, kind: "review", at: reviewAt, ...about },
    ];
  });
}

function roundDates(books: SealedBooks): ComingDate[] {
  return [...books.rounds.values()].flatMap(({ number, plan, opensAt, closesAt }): ComingDate[] => {
    const about = { subject: titleOf(plan.title), href: `/rounds/${number}` };
    return [
      { uid: `round-${number}-opens`, kind: "roundOpens", at: opensAt, ...about },
      { uid: `round-${number}-closes`, kind: "roundCloses", at: closesAt, ...about },
    ];
  });
}

/** Of campaigns that the wallet answers for, or has put money into. Those in a round close with it. */
function bucketDates(books: SealedBooks, wallet: Address): ComingDate[] {
  const account = getAddress(wallet);
  const number = memberAt(books, wallet)?.number;
  const filled = new Set(
    [...books.fillings.values()].filter(({ funder }) => funder === account).map(({ bucket }) => bucket),
  );
  return [...books.buckets.values()].flatMap((bucket): ComingDate[] => {
    const purse = books.purses.get(bucket.number);
    const isSteward = number !== undefined && (bucket.steward === number || bucket.coStewards.includes(number));
    const isMine = isSteward || bucket.outsider === account || filled.has(bucket.number);
    const isFilling = purse !== undefined && purse.round === 0 && (purse.state === "Idea" || purse.state === "Open");
    if (!isMine || !isFilling) return [];
    const about = { subject: titleOf(bucket.plan.title), href: `/buckets/${bucket.number}` };
    return [{ uid: `bucket-${bucket.number}-closes`, kind: "bucketCloses", at: purse.deadline, ...about }];
  });
}

function ownDates(books: SealedBooks, wallet: Address, now: number): ComingDate[] {
  const member = memberAt(books, wallet);
  if (member === undefined) return [];
  const { number, heardUntil } = member;
  const own = placesOf(books, now).filter(({ withdrawal }) => withdrawal.number === number);
  return [
    { uid: `hearing-${number}`, kind: "hearing", subject: "", at: heardUntil, href: `/members/${number}` },
    ...own.map(
      ({ withdrawal, earliest }): ComingDate => ({
        uid: `withdrawal-${withdrawal.position}`,
        kind: "repayment",
        subject: "",
        at: earliest,
        href: "/shares",
      }),
    ),
  ];
}
