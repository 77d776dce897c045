import type { Address } from "viem";
import { ballotKey, ballotRight, proposalOf } from "../books/assembly.ts";
import type { BallotRecord, ProposalRecord } from "../books/assembly.ts";
import { electoratesAt, numberAt, rightAt } from "../books/members.ts";
import type { MemberRecord } from "../books/members.ts";
import type { CoopEvent } from "../events.ts";
import { CHOICES } from "../names.ts";
import type { Choice } from "../names.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";

/** Every ballot is of a member with the right to it, and weighs what the register says; a member has one. */
export const voters: Check = {
  number: 8,
  title: "Only members voted who had the right to, with their own weight, once each",
  begin: (context, findings) => {
    const { books } = context;
    let [casts, byProxy] = [0, 0];
    const check = (event: CoopEvent, id: bigint, look: (proposal: ProposalRecord) => string | undefined): void => {
      const proposal = proposalOf(books, id);
      const problem = proposal === undefined ? "concerns what nobody proposed" : look(proposal);
      const what = proposal === undefined ? "" : ` on vote ${proposal.number}`;
      if (problem !== undefined) findings.fault(`${event.eventName}${what}: ${problem}`, event);
    };
    return {
      on: {
        VoteCast: (event) => {
          casts++;
          check(event, event.args.proposalId, (proposal) => problemOfCast(context, proposal, event));
        },
        BallotChanged: (event) =>
          check(event, event.args.proposalId, (proposal) => problemOfChange(context, proposal, event)),
        CastByProxy: (event) => {
          byProxy++;
          check(event, event.args.proposalId, (proposal) => problemOfProxy(context, proposal, event));
        },
      },
      finish: async () => {
        await checkRegister(context, findings);
        const there = [...books.ballots.values()].filter(({ choice }) => choice !== "None").length;
        findings.claim(
          "Every one was cast by a member, with the weight that the register gives; storage has the same register.",
        );
        findings.fact(`${count(casts, "cast")} made ${count(there, "ballot")}, ${byProxy} of the casts by proxy.`);
      },
    };
  },
};

/* BALLOTS */

const ballotOf = ({ books }: Context, { number }: ProposalRecord, voter: Address): BallotRecord | undefined =>
  books.ballots.get(ballotKey(number, numberAt(books, voter)));

const MOST_CASTS = 24; // of one member on one proposal, see contracts/lib/Ballots.sol

function problemOfCast(
  context: Context,
  proposal: ProposalRecord,
  { args }: CoopEvent<"VoteCast">,
): string | undefined {
  const { voter, weight, support } = args;
  const right = ballotRight(context.books, proposal, voter);
  if (right.votes === 0) return `${voter} ${whyNot(context, proposal, voter)}`;
  if (BigInt(right.votes) !== weight)
    return `${voter} weighs ${right.votes} by the register, and ${weight} were counted`;
  if ((CHOICES[support] ?? "None") === "None") return `${voter} chose ${support}, which stands for nothing`;
  const ballot = ballotOf(context, proposal, voter);
  if (ballot === undefined) return undefined;
  if (ballot.choice !== "None") return `member ${right.number} has a ballot already, and this one does not replace it`;
  return ballot.casts > MOST_CASTS ? `member ${right.number} has cast more often than one may` : undefined;
}

/** Why a wallet has no vote. */
function whyNot({ books }: Context, proposal: ProposalRecord, voter: Address): string {
  const number = numberAt(books, voter);
  if (number === 0) return "is no member";
  const right = rightAt(books, voter, proposal.opensAt);
  if (right.votes === 0) return `(member ${number}) was no member when the vote opened, or has left since`;
  const kind = books.kinds.get(proposal.kindId)?.kind;
  const isEligible = kind !== undefined && ((kind.eligible >> right.class) & 1) === 1;
  if (!isEligible) return `(member ${number}) is of class ${right.class}, which does not vote on this`;
  return `(member ${number}) had not served its tenure of ${kind.minTenure} seconds when the vote opened`;
}

function problemOfChange(context: Context, proposal: ProposalRecord, { args }: CoopEvent<"BallotChanged">) {
  const { voter, from, votes } = args;
  const ballot = ballotOf(context, proposal, voter);
  const choice: Choice = CHOICES[from] ?? "None";
  if (ballot === undefined || ballot.choice === "None") return `${voter} had no ballot to change`;
  if (ballot.choice !== choice) return `${voter} had voted ${ballot.choice}, and not ${choice}`;
  return BigInt(ballot.votes) === votes
    ? undefined
    : `the ballot of ${voter} weighed ${ballot.votes}, and not ${votes}`;
}

/** A member's own ballot prevails over its proxy's; taking it back is a word of one's own, too. */
function problemOfProxy(context: Context, proposal: ProposalRecord, { args }: CoopEvent<"CastByProxy">) {
  const { voter, holder } = args;
  const { books } = context;
  const proxy = books.members.get(numberAt(books, voter))?.proxy ?? 0;
  const now = rightAt(books, holder, Number.MAX_SAFE_INTEGER);
  if (proxy === 0 || now.number !== proxy || now.votes === 0) return `${holder} is not the proxy of ${voter}`;
  const ballot = ballotOf(context, proposal, voter);
  return (ballot?.casts ?? 0) === 0 ? undefined : `${voter} has voted itself, and ${holder} voted over it`;
}

/* THE REGISTER */

/** Whoever is on the register in storage joined by the events, and the other way round. */
async function checkRegister(context: Context, findings: Findings): Promise<void> {
  const { books, storage, contracts, now } = context;
  const members = [...books.members.values()];
  const [lastNumber, memberCount, electorates] = await Promise.all([
    storage.read(contracts.members, "lastNumber", []),
    storage.read(contracts.members, "memberCount", []),
    storage.read(contracts.members, "electoratesAt", [BigInt(now)]),
    ...members.map((member) => checkMember(context, findings, member)),
  ]);
  const there = members.filter(({ leftAt }) => leftAt === 0).length;
  const numbers = (): string =>
    `By the events ${members.length} numbers were given to members, by storage ${lastNumber}.`;
  findings.expect(lastNumber === members.length, numbers);
  findings.expect(memberCount === there, () => `By the events there are ${there} members, by storage ${memberCount}.`);
  for (const [number, votes] of electoratesAt(books, now).entries()) {
    const stored = electorates[number];
    const differ = (): string => `By the events class ${number} has ${votes} votes, by storage ${stored}.`;
    findings.expect(stored === BigInt(votes), differ);
  }
  findings.fact(`${count(members.length, "number")} on the register, ${count(there, "member")} today.`);
}

async function checkMember({ books, storage, contracts, now }: Context, findings: Findings, member: MemberRecord) {
  const { number, wallet } = member;
  const isCurrent = numberAt(books, wallet) === number; // else the wallet has joined again since
  const [stored, standing] = await Promise.all([
    storage.read(contracts.members, "walletOf", [BigInt(number)]),
    isCurrent ? storage.read(contracts.members, "standingOf", [wallet, now]) : undefined,
  ]);
  findings.expect(
    stored === wallet,
    () => `By the events member ${number} has wallet ${wallet}, by storage ${stored}.`,
  );
  if (standing === undefined) return;
  const right = rightAt(books, wallet, now);
  const [storedNumber, class_, votes, since] = standing;
  const isSame =
    storedNumber === right.number && class_ === right.class && votes === right.votes && since === right.since;
  findings.expect(isSame, () => {
    const own = `class ${right.class} and ${count(right.votes, "vote")}, since ${right.since}`;
    return `By the events member ${number} has ${own}, by storage class ${class_} and ${votes}, since ${since}.`;
  });
}
