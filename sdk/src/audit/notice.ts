import { closeOf, judgementOf, proposalOf } from "../books/assembly.ts";
import type { ProposalRecord } from "../books/assembly.ts";
import type { Books } from "../books/books.ts";
import type { Kind } from "../books/statute.ts";
import { statuteOf } from "../books/statute.ts";
import type { CoopEvent } from "../events.ts";
import type { Check, Context } from "./context.ts";
import { count, date } from "./findings.ts";
import type { Findings } from "./findings.ts";

const DAY = 86_400; // seconds
const LATE_PART = 8; // a result that turns in the last eighth of the voting time …
const EXTENSION_PART = 4; // … puts the close off, once, by a quarter of it

/** Every vote opened after its notice, was open for its time, and counted no ballot before or afterwards. */
export const notice: Check = {
  number: 7,
  title: "Every vote had its notice and its voting time, and every ballot came within it",
  begin: (context, findings) => {
    const { books } = context;
    const late = new LateBallots(books, findings);
    const petitioned = new Set<number>(); // proposals with the notice of an ordinary resolution
    let ballots = 0;
    const window = (event: CoopEvent<"VoteCast" | "BallotChanged">): void => {
      ballots++;
      checkWindow(books, findings, event);
      late.note(event);
    };
    return {
      on: {
        RulesFrozen: (event) => checkDates(books, findings, event, petitioned),
        VoteCast: window,
        BallotChanged: window,
        CloseExtended: (event) => late.checkExtension(event),
      },
      endTransaction: () => late.endTransaction(),
      finish: async () => {
        await checkPetitions(context, findings, petitioned);
        const extended = [...books.proposals.values()].filter(({ extendedUntil }) => extendedUntil !== 0).length;
        findings.claim("Notice and voting times were those of the kind, and every ballot came in time.");
        const votes = `${count(books.proposals.size, "vote")}, ${petitioned.size} with the notice of a petition`;
        const cast = `ballots were cast, changed or withdrawn ${count(ballots, "time")}`;
        findings.fact(`${votes}, ${extended} put off at the close; ${cast}.`);
      },
    };
  },
};

/* NOTICE AND VOTING TIME */

/** When a vote opens that is proposed at `now`: whole days of notice are clear days, as `Assembly` counts them. */
function opening(now: number, notice: number): number {
  if (notice === 0 || notice % DAY !== 0) return now + notice;
  const served = Math.floor(now / DAY) + 1;
  return (served + 1) * DAY + notice;
}

function checkDates(books: Books, findings: Findings, event: CoopEvent<"RulesFrozen">, petitioned: Set<number>): void {
  const proposal = proposalOf(books, event.args.proposalId);
  const kind = books.kinds.get(Number(event.args.kindId))?.kind;
  if (proposal === undefined || kind === undefined) {
    return findings.fault(`Rules were frozen for a proposal that nobody made, or of a kind that there is not.`, event);
  }
  const { number, proposedAt, opensAt, closesAt } = proposal;
  const opens = opening(proposedAt, kind.notice);
  if (opensAt !== opens) {
    if (opensAt === opening(proposedAt, ordinaryOf(books).notice)) petitioned.add(number);
    else findings.fault(`Vote ${number} opened on ${date(opensAt)}; with its notice it opens on ${date(opens)}`, event);
  }
  const closes = opensAt + kind.votingTime;
  const wrong = (): string =>
    `Vote ${number} closes on ${date(closesAt)}; with its voting time it closes on ${date(closes)}`;
  findings.expect(closesAt === closes, wrong, event);
}

function ordinaryOf(books: Books): Kind {
  const kind = books.kinds.get(statuteOf(books).slots[0] ?? -1)?.kind;
  if (kind === undefined) throw new Error("There is no ordinary resolution.");
  return kind;
}

/** Only what enough members signed for has the notice of an ordinary resolution whatever its kind. */
async function checkPetitions(
  { books, storage, contracts }: Context,
  findings: Findings,
  petitioned: ReadonlySet<number>,
) {
  const proposals = [...petitioned].map((number) => books.proposals.get(number) as ProposalRecord);
  const frozen = await Promise.all(proposals.map(({ id }) => storage.read(contracts.assembly, "frozenOf", [id])));
  for (const [i, { number, signers }] of proposals.entries()) {
    const isSigned = frozen[i]?.isByPetition === true && signers.length !== 0;
    findings.expect(
      isSigned,
      () => `Vote ${number} opened with less notice than its kind has, and no petition asked for it.`,
    );
  }
}

/* BALLOTS */

function checkWindow(books: Books, findings: Findings, event: CoopEvent<"VoteCast" | "BallotChanged">): void {
  const proposal = proposalOf(books, event.args.proposalId);
  if (proposal === undefined) return findings.fault("A ballot was cast on what nobody proposed", event);
  const now = Number(event.blockTimestamp);
  const isOpen = now > proposal.opensAt && now <= closeOf(proposal) && proposal.cancelledAt === 0;
  const outside = (): string => {
    const window = `open from ${date(proposal.opensAt)} to ${date(closeOf(proposal))}`;
    return `The ballot of ${event.args.voter} on vote ${proposal.number} is of ${date(now)}; the vote was ${window}`;
  };
  findings.expect(isOpen, outside, event);
}

/** Sees whether late ballots turn a result, and whether the close is put off then and only then. */
class LateBallots {
  readonly #books: Books;
  readonly #findings: Findings;
  readonly #stood = new Map<number, { stood: boolean; event: CoopEvent }>(); // proposals with late ballots

  constructor(books: Books, findings: Findings) {
    [this.#books, this.#findings] = [books, findings];
  }

  /** Remembers how the result stood before the first late ballot of a transaction. */
  note(event: CoopEvent<"VoteCast" | "BallotChanged">): void {
    const proposal = proposalOf(this.#books, event.args.proposalId);
    if (proposal === undefined || !isLate(proposal, event) || this.#stood.has(proposal.number)) return;
    this.#stood.set(proposal.number, { stood: stands(this.#books, proposal), event });
  }

  checkExtension(event: CoopEvent<"CloseExtended">): void {
    const proposal = proposalOf(this.#books, event.args.proposalId);
    if (proposal === undefined)
      return this.#findings.fault("The close of a vote was put off that nobody proposed", event);
    const { number, opensAt, closesAt, extendedUntil } = proposal;
    const [until, wanted] = [Number(event.args.until), closesAt + Math.floor((closesAt - opensAt) / EXTENSION_PART)];
    const what = `The close of vote ${number} was put off`;
    this.#findings.expect(extendedUntil === 0, () => `${what} twice`, event);
    this.#findings.expect(until === wanted, () => `${what} to ${date(until)}, and not to ${date(wanted)}`, event);
    const before = this.#stood.get(number);
    const isTurned = before !== undefined && before.stood !== stands(this.#books, proposal);
    this.#findings.expect(isTurned, () => `${what}, and no late ballot had turned its result`, event);
  }

  endTransaction(): void {
    if (this.#stood.size === 0) return;
    for (const [number, { stood, event }] of this.#stood) {
      const proposal = this.#books.proposals.get(number) as ProposalRecord;
      const isTurned = stood !== stands(this.#books, proposal);
      const isRight = !isTurned || proposal.extendedUntil !== 0;
      this.#findings.expect(
        isRight,
        () => `The result of vote ${number} turned late, and its close was not put off`,
        event,
      );
    }
    this.#stood.clear();
  }
}

function isLate({ opensAt, closesAt, extendedUntil }: ProposalRecord, { blockTimestamp }: CoopEvent): boolean {
  const lastPart = Math.floor((closesAt - opensAt) / LATE_PART);
  return extendedUntil === 0 && Number(blockTimestamp) + lastPart > closesAt;
}

function stands(books: Books, proposal: ProposalRecord): boolean {
  const { isQuorate, isCarried } = judgementOf(books, proposal);
  return isQuorate && isCarried;
}
