import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import type { AddressLike, Signer } from "ethers";
import { BALLOT, choice } from "../../scripts/charter.ts";
import type { Action } from "../../scripts/proposal.ts";
import { action } from "./acting.ts";
import type { Somerset } from "./somerset.ts";

export const [AGAINST, FOR, ABSTAIN, BLOCK] =
  [choice("Against"), choice("For"), choice("Abstain"), choice("Block")] as const;

/** In the order of `ProposalState` of the Governor. */
const STATES = ["Pending", "Active", "Canceled", "Defeated", "Succeeded", "Queued", "Expired", "Executed"] as const;

export async function expectState(c: Somerset, proposalId: bigint, state: (typeof STATES)[number]): Promise<void> {
  expect(STATES[Number(await c.assembly.state(proposalId))]).to.equal(state);
}

/** An ordinary question. */
export const refuseEther = (c: Somerset): Action[] => [action(c.treasury, "accept", [ZeroAddress, false])];

/** Another ordinary question for every `n`. */
export const question = (c: Somerset, n: number): Action[] => [action(c.shares, "repay", [n])];

/** The weights of the Somerset preset, packed like `Statute.weights`. */
export const SOMERSET_WEIGHTS = (2_500n << 32n) | (2_500n << 16n) | 5_000n;

/** What the text of a second call ends with: only the zero address could propose such a text. */
export const SECOND_CALL = `\n#second-call\n#proposer=${ZeroAddress}`;

/** What `propose` takes, and the id that comes of it: targets, values, calls and the text as it is. */
export async function paper(c: Somerset, actions: Action[], text: string) {
  const targets = await Promise.all(actions.map((a) => a.target.getAddress()));
  const [values, calls] = [actions.map(() => 0n), actions.map((a) => a.data)];
  const args: [string[], bigint[], string[], string] = [targets, values, calls, text];
  return { args, id: await c.assembly.hashProposal(targets, values, calls, id(text)) };
}

export interface BallotDraft {
  voter: string;
  support: number;
  reason: string;
  sequence: bigint;
  deadline: bigint;
}

/** A ballot in favour that does not expire, with some of it changed, signed by `signer` as a batch takes it. */
export async function signedBallot(
  c: Somerset,
  proposalId: bigint,
  signer: Signer & { address: string },
  change: Partial<BallotDraft> = {},
) {
  const draft = { voter: signer.address, support: FOR, reason: "", sequence: 0n, deadline: 2n ** 40n, ...change };
  const verifyingContract = await c.assembly.getAddress();
  const domain = { name: "Rochdale Assembly", version: "1", chainId: 31337, verifyingContract };
  const signature = await signer.signTypedData(domain, BALLOT, { ...draft, proposalId });
  const { voter, support, reason, deadline } = draft;
  return { voter, support, deadline, reason, signature };
}

/** The votes for each choice, by class: users, workers and investors. */
export async function tallyOf(c: Somerset, proposalId: bigint) {
  const lanes = (word: bigint) => [0n, 24n, 48n].map((shift) => Number((word >> shift) & 0xffffffn));
  const { votesAgainst, votesFor, votesAbstain, votesBlock } = await c.assembly.countOf(proposalId);
  return [votesAgainst, votesFor, votesAbstain, votesBlock].map(lanes);
}

/** The choice of `voter` by its number, and how often it cast itself. */
export async function ballotOf(c: Somerset, proposalId: bigint, voter: AddressLike): Promise<[number, number]> {
  const ballot = await c.assembly.ballotOf(proposalId, voter);
  return [Number(ballot.choice), Number(ballot.sequence)];
}
