import { useId } from "react";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import { BLOC } from "../../../sdk/src/rules.ts";
import type { Kind } from "../../../sdk/src/rules.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useKeptBallots } from "../relay/kept.ts";
import { Bar } from "../ui/Bar.tsx";
import { Swatch } from "../ui/Swatch.tsx";
import { capitalize } from "../words/format.ts";
import { fractionOf, LOOKS } from "./count.ts";
import type { ClassCount } from "./count.ts";
import { verdictOn } from "./proposal.ts";
import { isAgreed } from "./verdict.ts";
import type { Finding, Verdict } from "./verdict.ts";
import { words } from "./words/index.ts";

interface ResultProps {
  proposal: ProposalRecord;
  state: ProposalState;
}

/** How a vote stands and why: the whole of it, and every class within its weight. */
export function Result({ proposal, state }: ResultProps) {
  const { books } = useSnapshot();
  const { className } = useDirectory();
  const id = useId();
  const kind = books.kinds.get(proposal.kindId)?.kind;
  const verdict = verdictOn(books, proposal);
  if (kind === undefined || verdict === undefined || state === "pending") return null;
  const isOpen = state === "active";
  const look = verdict.isCarried ? "verdict verdict-good" : isOpen ? "verdict" : "verdict verdict-bad";
  return (
    <section className="card vote-result" aria-labelledby={id}>
      <h2 id={id}>{isOpen ? words.page.stands : words.page.stood}</h2>
      <p className={look} aria-live="polite">
        {words.verdict.headline(verdict, isOpen, className)}
      </p>
      <Conditions verdict={verdict} />
      <ul className="class-bars" aria-label={words.classes.title}>
        {verdict.standing.classes
          .filter(({ electorate }) => electorate > 0)
          .map((c) => (
            <ClassBar key={c.class} votes={c} kind={kind} verdict={verdict} isOpen={isOpen} />
          ))}
      </ul>
      <p className="legend" aria-hidden="true">
        {LOOKS.map((each) => (
          <Swatch key={each} look={each}>
            {words.looks[each]}
          </Swatch>
        ))}
      </p>
      {isOpen && <OnTheirWay proposal={proposal} />}
    </section>
  );
}

/** Every condition, and whether it is met. */
function Conditions({ verdict }: { verdict: Verdict }) {
  const { className } = useDirectory();
  return (
    <ul className="vote-conditions" aria-label={words.verdict.conditions}>
      {verdict.findings.map((found) => (
        <li key={found.about} className={found.isMet ? "vote-met" : "vote-unmet"}>
          <Mark isMet={found.isMet} />
          <div>
            {words.verdict.finding(found, className)}
            <Gauge found={found} verdict={verdict} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A tick or a cross. */
function Mark({ isMet }: { isMet: boolean }) {
  return (
    <svg
      className="vote-mark"
      viewBox="0 0 16 16"
      role="img"
      aria-label={isMet ? words.verdict.met : words.verdict.notMet}
    >
      <path d={isMet ? "M2 9l4 4 8-10" : "M3 3l10 10M13 3L3 13"} />
    </svg>
  );
}

/** How far a condition is that can be more or less met. */
function Gauge({ found, verdict: { standing } }: { found: Finding; verdict: Verdict }) {
  if (found.about === "turnout") {
    return (
      <Bar parts={[{ look: "members", share: fractionOf(standing.turnout) }]} marks={[found.neededBps / 10_000]} />
    );
  }
  if (found.about !== "approval") return null;
  const { numerator, denominator } = found.threshold;
  return <Bar parts={[{ look: "for", share: fractionOf(standing.approval) }]} marks={[numerator / denominator]} />;
}

interface ClassBarProps {
  votes: ClassCount;
  kind: Kind;
  verdict: Verdict;
  isOpen: boolean;
}

function ClassBar({ votes, kind, verdict, isOpen }: ClassBarProps) {
  const { className } = useDirectory();
  const { electorate, took, weight, isActive } = votes;
  const marks = isActive && kind.classQuorumBps > 0 ? [kind.classQuorumBps / 10_000] : [];
  return (
    <li className="class-bar">
      <p>
        <strong>{capitalize(className(votes.class))}</strong>{" "}
        {isActive && verdict.isWeighted && <span className="quiet">{words.classes.weight(weight)}</span>}
      </p>
      <Bar parts={LOOKS.map((look) => ({ look, share: votes[look] / electorate }))} marks={marks} />
      <p className="quiet">{words.classes.parts({ ...votes, silent: electorate - took }, isOpen)}</p>
      {notesOn(votes, kind, verdict).map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
    </li>
  );
}

/** What is special about a class in this vote. */
function notesOn(votes: ClassCount, kind: Kind, { isWeighted, findings }: Verdict): string[] {
  const notes: string[] = [];
  const { classes } = words;
  const isSilent = votes.took === votes.abstain && !findings.some(({ about }) => about === "silence");
  if (!votes.isEligible) notes.push(classes.notAsked);
  else if (!votes.isActive) notes.push(classes.dormant(kind.minClassSize));
  if (votes.mustAgree) notes.push(classes.loses);
  if (!votes.isActive) return notes;
  if (kind.classQuorumBps > 0) notes.push(classes.quorum(kind.classQuorumBps));
  if (kind.mode === BLOC) notes.push(isAgreed(votes) ? classes.voiceFor : classes.voiceNotFor);
  else if (isWeighted && isSilent) notes.push(classes.silent);
  return notes;
}

/** Ballots that were signed here and are not counted yet: they stand beside the count, never in it. */
function OnTheirWay({ proposal }: { proposal: ProposalRecord }) {
  const kept = useKeptBallots().filter(({ proposalId }) => proposalId === `${proposal.id}`);
  if (kept.length === 0) return null;
  return (
    <p className="prompt" role="status">
      {words.classes.pending(kept.length)}
    </p>
  );
}
