import type { Address, Hex } from "viem";
import type { CoopEvent } from "../events.ts";
import { CHOICES } from "../names.ts";
import type { Choice } from "../names.ts";
import { judge, wordOf } from "../rules.ts";
import type { Count } from "../rules.ts";
import type { Books } from "./books.ts";
import { electoratesAt, numberAt, rightAt } from "./members.ts";
import type { Right } from "./members.ts";

/** What was proposed, the rules that were frozen with it, and what became of it. */
export interface ProposalRecord {
  number: number; // in the order of proposing, from 1
  id: bigint;
  proposer: Address;
  targets: readonly Address[];
  values: readonly bigint[];
  calldatas: readonly Hex[];
  description: string;
  proposedAt: number; // seconds
  opensAt: number; // seconds; the snapshot
  closesAt: number; // seconds, as proposed
  extendedUntil: number; // seconds; 0: the close was not put off
  kindId: number;
  weights: bigint; // 16 bits of basis points per class
  nonUsers: number; // bit c set: class c is not a user class
  mustAgree: number; // bit c set: class c loses by it
  isSecondCall: boolean;
  first?: bigint; // the proposal that this one puts again
  cancelledAt: number; // seconds; 0: it was not
  queuedAt: number; // seconds; 0: not yet
  executableFrom: number; // seconds; 0: not yet queued
  executedAt: number; // seconds; 0: not yet
  executedIn?: Hex; // transaction
  signers: readonly number[]; // of a petition for it
  outcome?: { author: Address; text: string; at: number; reviewAt: number };
}

/** The ballots of a proposal, class by class. Its number is that of the proposal. */
export interface TallyRecord {
  number: number;
  votes: Readonly<Record<Cast, readonly number[]>>; // eight classes each
  ballots: number;
}

type Cast = Exclude<Choice, "None">;

/** A member's ballot as it lies now. */
export interface BallotRecord {
  proposal: number; // its number
  member: number;
  voter: Address;
  choice: Choice; // None: withdrawn
  class: number;
  votes: number;
  isByProxy: boolean;
  reason: string;
  castAt: number; // seconds
  casts: number; // by the voter itself: changes and withdrawals too
}

export type ProposalState = "pending" | "active" | "cancelled" | "defeated" | "succeeded" | "queued" | "executed";

const MEMBERS = 2 ** 32; // numbers of members, in the keys of ballots

export const ballotKey = (proposal: number, member: number): number => proposal * MEMBERS + member;

/** The proposal with this id, as the assembly numbers them. */
export function proposalOf(books: Books, id: bigint): ProposalRecord | undefined {
  return books.proposals.get(books.proposalNumbers.get(id) ?? 0);
}

export const closeOf = ({ closesAt, extendedUntil }: ProposalRecord): number => Math.max(closesAt, extendedUntil);

/** Everything the judgement of a proposal rests on: the same as `Assembly.countOf`. */
export function countOf(books: Books, proposal: ProposalRecord): Count {
  const votes = (books.tallies.get(proposal.number) ?? emptyTally(proposal.number)).votes;
  return {
    votesAgainst: wordOf(votes.Against),
    votesFor: wordOf(votes.For),
    votesAbstain: wordOf(votes.Abstain),
    votesBlock: wordOf(votes.Block),
    electorate: electoratesAt(books, proposal.opensAt).map(BigInt) as unknown as Count["electorate"],
    weights: proposal.weights,
    nonUsers: proposal.nonUsers,
    mustAgree: proposal.mustAgree,
    isSecondCall: proposal.isSecondCall,
  };
}

/** Whether enough took part, and whether it is carried, under the kind that was frozen with the proposal. */
export function judgementOf(books: Books, proposal: ProposalRecord): { isQuorate: boolean; isCarried: boolean } {
  const record = books.kinds.get(proposal.kindId);
  if (record === undefined)
    throw new Error(`Proposal ${proposal.id} names kind ${proposal.kindId}, which was not stored.`);
  return judge(record.kind, countOf(books, proposal));
}

/** Where a proposal stands at `now` (seconds). */
export function stateOf(books: Books, proposal: ProposalRecord, now: number): ProposalState {
  if (proposal.cancelledAt !== 0) return "cancelled";
  if (proposal.executedAt !== 0) return "executed";
  if (now <= proposal.opensAt) return "pending";
  if (now <= closeOf(proposal)) return "active";
  if (proposal.queuedAt !== 0) return "queued";
  const { isQuorate, isCarried } = judgementOf(books, proposal);
  return isQuorate && isCarried ? "succeeded" : "defeated";
}

/** What a wallet's ballot weighs in a proposal by the rules frozen with it; no votes for who may not take part. */
export function ballotRight(books: Books, proposal: ProposalRecord, voter: Address): Right {
  const right = rightAt(books, voter, proposal.opensAt);
  const kind = books.kinds.get(proposal.kindId)?.kind;
  const isEligible = kind !== undefined && ((kind.eligible >> right.class) & 1) === 1;
  const hasServed = kind !== undefined && right.since + kind.minTenure <= proposal.opensAt;
  return isEligible && hasServed ? right : { ...right, votes: 0 };
}

export function applyAssembly(books: Books, event: CoopEvent): void {
  const now = Number(event.blockTimestamp);
  const change = (id: bigint, patch: Partial<ProposalRecord>): void =>
    books.proposals.change(books.proposalNumbers.get(id) ?? 0, patch);
  switch (event.eventName) {
    case "ProposalCreated":
      propose(books, event);
      break;
    case "RulesFrozen": {
      const { kindId, weights, nonUsers, mustAgree, isSecondCall, proposalId } = event.args;
      change(proposalId, { kindId: Number(kindId), weights, nonUsers, mustAgree, isSecondCall });
      break;
    }
    case "CalledAgain":
      change(event.args.again, { first: event.args.proposalId });
      break;
    case "CloseExtended":
      change(event.args.proposalId, { extendedUntil: Number(event.args.until) });
      break;
    case "ProposalCanceled":
      change(event.args.proposalId, { cancelledAt: now });
      break;
    case "ProposalQueued":
      change(event.args.proposalId, { queuedAt: now, executableFrom: Number(event.args.etaSeconds) });
      break;
    case "ProposalExecuted":
      change(event.args.proposalId, { executedAt: now, executedIn: event.transactionHash });
      break;
    case "CastByProxy":
      books.proxyCasts.add(ballotOfVoter(books, event.args.proposalId, event.args.voter));
      break;
    case "BallotChanged":
      withdraw(books, event);
      break;
    case "VoteCast":
      cast(books, event);
      break;
  }
}

export function applyAgenda(books: Books, event: CoopEvent): void {
  if (event.eventName === "PetitionSigned") {
    const { proposalId, number } = event.args;
    const signers = [...(books.petitions.get(proposalId) ?? []), number];
    books.petitions.set(proposalId, signers);
    books.proposals.change(books.proposalNumbers.get(proposalId) ?? 0, { signers });
  }
  if (event.eventName === "OutcomeStated") {
    const { proposalId, author, text, reviewAt } = event.args;
    const outcome = { author, text, at: Number(event.blockTimestamp), reviewAt: Number(reviewAt) };
    books.proposals.change(books.proposalNumbers.get(proposalId) ?? 0, { outcome });
  }
}

function propose(books: Books, { args, blockTimestamp }: CoopEvent<"ProposalCreated">): void {
  const { proposalId: id, proposer, targets, values, calldatas, description, voteStart, voteEnd } = args;
  const number = books.proposals.size + 1;
  books.proposalNumbers.set(id, number);
  books.proposals.set(number, {
    number,
    id,
    proposer,
    targets,
    values,
    calldatas,
    description,
    proposedAt: Number(blockTimestamp),
    opensAt: Number(voteStart),
    closesAt: Number(voteEnd),
    extendedUntil: 0,
    kindId: 0, // until RulesFrozen, in the same transaction
    weights: 0n,
    nonUsers: 0,
    mustAgree: 0,
    isSecondCall: false,
    cancelledAt: 0,
    queuedAt: 0,
    executableFrom: 0,
    executedAt: 0,
    signers: books.petitions.get(id) ?? [], // members may have signed before it was made
  });
  books.tallies.set(number, emptyTally(number));
}

const NONE = Array.from({ length: 8 }, () => 0);

function emptyTally(number: number): TallyRecord {
  return { number, votes: { Against: NONE, For: NONE, Abstain: NONE, Block: NONE }, ballots: 0 };
}

function ballotOfVoter(books: Books, proposalId: bigint, voter: Address): number {
  return ballotKey(books.proposalNumbers.get(proposalId) ?? 0, numberAt(books, voter));
}

/** Takes a ballot out of the tally: it was withdrawn, unless the `VoteCast` that replaces it is the very next log. */
function withdraw(books: Books, { args, blockNumber, blockTimestamp, logIndex }: CoopEvent<"BallotChanged">): void {
  const key = ballotOfVoter(books, args.proposalId, args.voter);
  const ballot = books.ballots.get(key);
  if (ballot === undefined) return;
  count(books, ballot, -1);
  const casts = ballot.casts + (books.proxyCasts.has(key) ? 0 : 1);
  books.ballots.set(key, { ...ballot, choice: "None", reason: "", castAt: Number(blockTimestamp), casts });
  books.lastChange = { key, blockNumber, logIndex };
}

/** A ballot weighs what the register says, not what the event does: an audit compares the two. */
function cast(books: Books, { args, blockNumber, blockTimestamp, logIndex }: CoopEvent<"VoteCast">): void {
  const proposal = proposalOf(books, args.proposalId);
  if (proposal === undefined) return;
  const { number: member, class: class_, votes } = ballotRight(books, proposal, args.voter);
  const key = ballotKey(proposal.number, member);
  const { lastChange: last } = books;
  const isReplacement = last?.key === key && last.blockNumber === blockNumber && last.logIndex + 1 === logIndex;
  const isByProxy = books.proxyCasts.delete(key);
  const ballot: BallotRecord = {
    proposal: proposal.number,
    member,
    voter: args.voter,
    choice: CHOICES[args.support] ?? "None",
    class: class_,
    votes,
    isByProxy,
    reason: args.reason,
    castAt: Number(blockTimestamp),
    casts: (books.ballots.get(key)?.casts ?? 0) + (isByProxy || isReplacement ? 0 : 1),
  };
  books.ballots.set(key, ballot);
  count(books, ballot, 1);
}

function count({ tallies }: Books, { proposal, choice, class: class_, votes }: BallotRecord, sign: 1 | -1): void {
  if (choice === "None") return;
  tallies.change(proposal, ({ votes: all, ballots }) => ({
    votes: { ...all, [choice]: all[choice].map((n, c) => (c === class_ ? n + sign * votes : n)) },
    ballots: ballots + sign,
  }));
}
