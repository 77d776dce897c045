import { ballotKey, ballotRight } from "../../../sdk/src/books/assembly.ts";
import type { BallotRecord, ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import { rightAt } from "../../../sdk/src/books/members.ts";
import type { MemberRecord } from "../../../sdk/src/books/members.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import type { Cast } from "../relay/choices.ts";

/** A ballot that lies in the box. */
export interface CastBallot extends BallotRecord {
  choice: Cast;
}

const isCast = (ballot: BallotRecord | undefined): ballot is CastBallot =>
  ballot !== undefined && ballot.choice !== "None";

/** The ballots that count on a proposal, the newest first. */
export function ballotsOn(books: Books, { number }: ProposalRecord): CastBallot[] {
  const ballots = [...books.members.keys()].map((member) => books.ballots.get(ballotKey(number, member)));
  return ballots.filter(isCast).sort((a, b) => b.castAt - a.castAt);
}

/** A member's ballot as it stands. */
export interface OwnBallot {
  choice?: Cast; // undefined: not cast, or taken back
  isOwn: boolean; // the member has voted itself or taken its ballot back, so no proxy can
  casts: number; // of its own
}

export function ballotOf(books: Books, { number }: ProposalRecord, member: number): OwnBallot {
  const ballot = books.ballots.get(ballotKey(number, member));
  const casts = ballot?.casts ?? 0;
  return { choice: isCast(ballot) ? ballot.choice : undefined, isOwn: casts > 0, casts };
}

const holders = remember(({ events }: Snapshot): ReadonlyMap<string, string> => {
  const casts = eventsNamed(events, "CastByProxy");
  return new Map(casts.map(({ args }) => [`${args.proposalId} ${args.voter}`, args.holder]));
});

/** Who cast the ballot last that a proxy cast for `voter`. */
export function holderOf(snapshot: Snapshot, { id }: ProposalRecord, voter: string): string | undefined {
  return holders(snapshot).get(`${id} ${voter}`);
}

/** Why a member has no ballot in a vote. */
export type Hindrance = "joinedLater" | "tenure" | "class" | "noVotes";

/** What keeps a member from voting on a proposal, by the rules frozen with it, or undefined. */
export function hindranceOf(books: Books, proposal: ProposalRecord, member: MemberRecord): Hindrance | undefined {
  if (ballotRight(books, proposal, member.wallet).votes > 0) return undefined;
  if (member.joinedAt > proposal.opensAt) return "joinedLater";
  const right = rightAt(books, member.wallet, proposal.opensAt);
  if (right.votes === 0) return "noVotes";
  const kind = books.kinds.get(proposal.kindId)?.kind;
  return ((kind?.eligible ?? 0) >> right.class) & 1 ? "tenure" : "class";
}

/** The members a member may vote for, because they have appointed it their proxy. */
export function principalsOf(books: Books, holder: number): MemberRecord[] {
  return [...books.members.values()].filter(({ proxy, leftAt }) => proxy === holder && leftAt === 0);
}
