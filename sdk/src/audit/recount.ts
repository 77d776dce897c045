import { countOf, judgementOf, proposalOf, stateOf } from "../books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../books/assembly.ts";
import type { Books } from "../books/books.ts";
import type { CoopEvent } from "../events.ts";
import { CHOICES } from "../names.ts";
import { laneOf } from "../rules.ts";
import type { Count } from "../rules.ts";
import type { Check, Context } from "./context.ts";
import { count, date } from "./findings.ts";
import type { Findings } from "./findings.ts";

const STATES = ["pending", "active", "cancelled", "defeated", "succeeded", "queued", "expired", "executed"] as const;
const SECOND_CALL_WITHIN = 30 * 86_400; // seconds after the close of the first

/** The ballots counted anew, judged by the rules frozen with the proposal, and what the assembly made of it. */
export const recount: Check = {
  number: 9,
  title: "Every vote, counted anew, has the result that was acted on",
  begin: (context, findings) => {
    const { books } = context;
    return {
      on: {
        ProposalQueued: (event) => {
          const proposal = proposalOf(books, event.args.proposalId);
          const state = proposal === undefined ? "not there" : stateOf(books, proposal, Number(event.blockTimestamp));
          const name = proposal?.number ?? event.args.proposalId;
          findings.expect(state === "succeeded", () => `Proposal ${name} was queued, and it was ${state}`, event);
        },
        ProposalCanceled: (event) => {
          const proposal = proposalOf(books, event.args.proposalId);
          const isEarly = proposal !== undefined && Number(event.blockTimestamp) <= proposal.opensAt;
          const isOwn = proposal !== undefined && !proposal.isSecondCall;
          const late = (): string => `Proposal ${proposal?.number} was cancelled after its vote had opened`;
          findings.expect(isEarly && isOwn, late, event);
        },
        CalledAgain: (event) => checkSecondCall(books, findings, event),
      },
      finish: async () => {
        const proposals = [...books.proposals.values()];
        await Promise.all(proposals.map((proposal) => compare(context, findings, proposal)));
        const states = proposals.map((proposal) => stateOf(books, proposal, context.now));
        const kinds = [...new Set(states)].map((state) => `${states.filter((s) => s === state).length} ${state}`);
        const told = kinds.length === 0 ? "" : `: ${kinds.join(", ")}`;
        findings.claim("Counts, judgements and states are the assembly's own.");
        findings.fact(`${count(proposals.length, "vote")} counted anew${told}.`);
      },
    };
  },
};

/** A question that lacked its quorum may be put a second time, by the rules frozen the first time. */
function checkSecondCall(books: Books, findings: Findings, event: CoopEvent<"CalledAgain">): void {
  const [first, again] = [proposalOf(books, event.args.proposalId), proposalOf(books, event.args.again)];
  if (first === undefined || again === undefined) return findings.fault("What nobody proposed was called again", event);
  const what = `Vote ${first.number} was called again`;
  const now = Number(event.blockTimestamp);
  const state = stateOf(books, first, now);
  const isInTime = now <= Math.max(first.closesAt, first.extendedUntil) + SECOND_CALL_WITHIN;
  const lacked = state === "defeated" && !judgementOf(books, first).isQuorate;
  const knows = (books.kinds.get(first.kindId)?.kind.secondQuorumBps ?? 0) !== 0 && !first.isSecondCall;
  findings.expect(lacked, () => `${what}, and it had not lacked its quorum: it was ${state}`, event);
  findings.expect(isInTime, () => `${what} later than ${date(first.closesAt + SECOND_CALL_WITHIN)}`, event);
  findings.expect(knows, () => `${what}, and its kind knows no second call`, event);
  const isSame = JSON.stringify([first.targets, first.calldatas]) === JSON.stringify([again.targets, again.calldatas]);
  findings.expect(isSame, () => `${what} as vote ${again.number}, with other calls`, event);
}

/* COUNTING ANEW */

async function compare(context: Context, findings: Findings, proposal: ProposalRecord): Promise<void> {
  const { books, storage, contracts, now } = context;
  const { id, number, kindId } = proposal;
  const own = countOf(books, proposal);
  const [stored, state, judged] = await Promise.all([
    storage.read(contracts.assembly, "countOf", [id]),
    storage.read(contracts.assembly, "state", [id]),
    storage.read(contracts.statute, "judge", [BigInt(kindId), own]),
  ]);
  const isCounted = compareCounts(findings, number, own, stored);
  if (!isCounted) await nameBallots(context, findings, proposal);
  const { isQuorate, isCarried } = judgementOf(books, proposal);
  const [quorate, carried] = judged;
  const result = (isQuorate: boolean, isCarried: boolean): string =>
    `${isQuorate ? "" : "not "}quorate and ${isCarried ? "" : "not "}carried`;
  const isSame = quorate === isQuorate && carried === isCarried;
  const differ = (): string =>
    `By the rules vote ${number} is ${result(isQuorate, isCarried)}; the statute says ${result(quorate, carried)}.`;
  findings.expect(isSame, differ);
  const ownState: ProposalState = stateOf(books, proposal, now);
  const storedState = STATES[state];
  const states = (): string =>
    `By the events proposal ${number} is ${ownState}; the assembly says it is ${storedState}.`;
  findings.expect(storedState === ownState, states);
}

const CLASSES = 8;
const COUNTED = [
  ["for", "votesFor"],
  ["against", "votesAgainst"],
  ["abstaining", "votesAbstain"],
  ["blocking", "votesBlock"],
] as const;

/** Whether all counters are the same: each class, each choice, and the electorates. */
function compareCounts(findings: Findings, number: number, own: Count, stored: Count): boolean {
  let isSame = true;
  const differ = (what: string, byBallots: bigint, byStorage: bigint): void => {
    isSame = false;
    findings.fault(`Vote ${number}, class ${what}: ${byBallots} by the events, ${byStorage} by storage.`);
  };
  for (let c = 0; c < CLASSES; c++) {
    for (const [name, choice] of COUNTED) {
      const [mine, theirs] = [laneOf(own[choice], c), laneOf(stored[choice], c)];
      if (mine !== theirs) differ(`${c}, ${name}`, mine, theirs);
    }
    const [mine, theirs] = [own.electorate[c] ?? 0n, stored.electorate[c] ?? 0n];
    if (mine !== theirs) differ(`${c}, on the register`, mine, theirs);
  }
  return isSame;
}

const MOST_BALLOTS = 2_000; // that are looked up to find those that differ

/** Where a count differs, the ballots tell whose. */
async function nameBallots({ books, storage, contracts }: Context, findings: Findings, { id, number }: ProposalRecord) {
  const ballots = [...books.ballots.values()].filter(({ proposal }) => proposal === number).slice(0, MOST_BALLOTS);
  const stored = await Promise.all(
    ballots.map(({ voter }) => storage.read(contracts.assembly, "ballotOf", [id, voter])),
  );
  for (const [i, { voter, member, choice }] of ballots.entries()) {
    const theirs = CHOICES[stored[i]?.[0] ?? -1] ?? "None";
    const differ = (): string =>
      `The ballot of member ${member} (${voter}) on vote ${number} is ${choice} by the events, ${theirs} by storage.`;
    findings.expect(theirs === choice, differ);
  }
}
