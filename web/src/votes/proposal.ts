import type { CoopEvent } from "../chain/events.ts";
import { eventsNamed } from "../chain/events.ts";
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

/** In the order of `Choice` in contracts/Assembly.sol. */
export const CHOICES = ["Against", "For", "Abstain", "Block"] as const;

export type Choice = (typeof CHOICES)[number];

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
}

/** All proposals, the newest first. */
export const readProposals = remember((events: readonly CoopEvent[]): readonly Proposal[] =>
  eventsNamed(events, "ProposalCreated")
    .map(({ args }) => ({
      id: args.proposalId,
      proposer: args.proposer,
      ...splitDescription(args.description),
      description: args.description,
      targets: args.targets,
      values: args.values,
      calls: args.calldatas,
      opensAt: Number(args.voteStart),
      closesAt: Number(args.voteEnd),
    }))
    .reverse()
);

/** The first line is the title, a line that binds the text to its proposer is for the contract only. */
function splitDescription(description: string): { title: string; text: string } {
  const [first = "", ...rest] = description.replace(/\n?#proposer=0x[0-9a-fA-F]{40}\s*$/, "").split("\n");
  return { title: first.replace(/^#+\s*/, ""), text: rest.join("\n").trim() };
}

export interface Ballot {
  voter: string;
  choice: Choice;
  reason: string;
}

/** The ballots that count on a proposal, in the order in which they were cast. */
export function readBallots(events: readonly CoopEvent[], proposalId: bigint): Ballot[] {
  const ballots = new Map<string, Ballot>();
  for (const { eventName, args } of events) {
    if (eventName === "BallotChanged" && args.proposalId === proposalId) ballots.delete(args.voter);
    if (eventName === "VoteCast" && args.proposalId === proposalId) {
      const choice = CHOICES[args.support];
      if (choice !== undefined) ballots.set(args.voter, { voter: args.voter, choice, reason: args.reason });
    }
  }
  return [...ballots.values()];
}
