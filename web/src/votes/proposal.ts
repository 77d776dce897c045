import type { CoopEvent } from "../../../sdk/src/events.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";

/** In the order of the Governor's `ProposalState`. */
export const STATES = [
  "Pending",
  "Active",
  "Canceled",
  "Defeated",
  "Succeeded",
  "Queued",
  "Expired",
  "Executed",
] as const;

export type State = (typeof STATES)[number];

/** In the order of `Choice` in contracts/lib/Ballots.sol. */
export const CHOICES = ["Against", "For", "Abstain", "Block"] as const;

export type Choice = (typeof CHOICES)[number];

/** In the order in which members are asked. */
export const OFFERED: readonly Choice[] = ["For", "Against", "Abstain", "Block"];

export interface Proposal {
  id: bigint;
  proposer: string;
  title: string;
  text: string;
  description: string; // as it was proposed, with all that title and text leave out
  targets: readonly `0x${string}`[];
  values: readonly bigint[];
  calls: readonly `0x${string}`[];
  opensAt: number; // seconds
  closesAt: number; // seconds
  repeats?: bigint; // the proposal whose question this one puts a second time
}

/** All proposals, the newest first. */
export const readProposals = remember(collectProposals);

function collectProposals(events: readonly CoopEvent[]): readonly Proposal[] {
  const extended = new Map(eventsNamed(events, "CloseExtended").map(({ args }) => [args.proposalId, args.until]));
  const repeated = new Map(eventsNamed(events, "CalledAgain").map(({ args }) => [args.again, args.proposalId]));
  return eventsNamed(events, "ProposalCreated")
    .map(({ args }) => ({
      id: args.proposalId,
      proposer: args.proposer,
      ...splitDescription(args.description),
      description: args.description,
      targets: args.targets,
      values: args.values,
      calls: args.calldatas,
      opensAt: Number(args.voteStart),
      closesAt: Number(extended.get(args.proposalId) ?? args.voteEnd),
      repeats: repeated.get(args.proposalId),
    }))
    .reverse();
}

/** The first line is the title. Lines at the end that bind the text to its proposer are for the contract only. */
function splitDescription(description: string): { title: string; text: string } {
  const [first = "", ...rest] = description.replace(FOR_THE_CONTRACT, "").split("\n");
  return { title: first.replace(/^#+\s*/, ""), text: rest.join("\n").trim() };
}

const FOR_THE_CONTRACT = /(\n?#proposer=0x[0-9a-fA-F]{40}|\n#second-call)+\s*$/;

/** What somebody does who casts a ballot. */
export function voteWords({ title }: Proposal, choice: Choice): string {
  return `Vote on “${title}”: ${choice.toLowerCase()}`;
}

export interface Ballot {
  voter: string;
  choice: Choice;
  reason: string;
  holder?: string; // of the voter's proxy, who cast it
}

/** The ballots that count on a proposal, in the order in which they were cast. */
export function readBallots(events: readonly CoopEvent[], proposalId: bigint): Ballot[] {
  const ballots = new Map<string, Ballot>();
  let byProxy: { voter: string; holder: string } | undefined; // of the ballot that comes next
  for (const { eventName, args } of events) {
    if (eventName === "CastByProxy" && args.proposalId === proposalId) byProxy = args;
    if (eventName === "BallotChanged" && args.proposalId === proposalId) ballots.delete(args.voter);
    if (eventName === "VoteCast" && args.proposalId === proposalId) {
      const { voter, reason } = args;
      const choice = CHOICES[args.support];
      const holder = byProxy?.voter === voter ? byProxy.holder : undefined;
      if (choice !== undefined) ballots.set(voter, { voter, choice, reason, holder });
      byProxy = undefined;
    }
  }
  return [...ballots.values()];
}
