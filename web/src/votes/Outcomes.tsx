import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { Day } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import { isOverdue, readStatements } from "./statements.ts";
import type { Statement } from "./statements.ts";
import type { Proposal } from "./proposal.ts";

/** What came of a decision, when it is to be looked at again, and for its proposer the way to say so. */
export function Outcomes({ proposal }: { proposal: Proposal }) {
  const { events, now } = useSnapshot();
  const { account } = useMe();
  const statements = readStatements(events, proposal.id);
  const [newest] = statements;
  return (
    <>
      {statements.map((statement, i) => (
        <Said key={statements.length - i} statement={statement} />
      ))}
      {newest !== undefined && newest.reviewAt !== 0 && (
        <p className={isOverdue(statements, now) ? "verdict verdict-bad" : "quiet"}>
          {isOverdue(statements, now) ? "A review is overdue since " : "To be reviewed on "}
          <Day at={newest.reviewAt} />
        </p>
      )}
      {account === proposal.proposer && <OutcomeForm proposal={proposal} isFirst={newest === undefined} />}
    </>
  );
}

function Said({ statement: { author, text, statedAt } }: { statement: Statement }) {
  const directory = useDirectory();
  return (
    <div className="said">
      <p className="prose">{text}</p>
      <p className="quiet">
        {directory.wallet(author)}, <Day at={statedAt} />
      </p>
    </div>
  );
}

const DAY = 86_400; // seconds

/** "2026-12-06", as date fields have it. */
const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

function OutcomeForm({ proposal, isFirst }: { proposal: Proposal; isFirst: boolean }) {
  const { agenda } = useContracts();
  const { now } = useSnapshot();
  const { run, busy } = useAction();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [review, setReview] = useState("");
  const id = useId();

  async function state(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const words = `Say what came of “${proposal.title}”`;
    const reviewAt = review === "" ? 0 : Math.floor(Date.parse(`${review}T12:00`) / 1000);
    const args = [proposal.id, text.trim(), reviewAt] as const;
    const data = encodeFunctionData({ ...agenda, functionName: "stateOutcome", args });
    if (!(await run(words, [{ words, to: agenda.address, data }]))) return;
    setText("");
    setReview("");
    setOpen(false);
  }

  return (
    <details className="outcome" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id={`${id}-title`}>{isFirst ? "Say what came of it" : "Say what has come of it since"}</summary>
      <form className="form" aria-labelledby={`${id}-title`} onSubmit={(event: SubmitEvent) => void state(event)}>
        <label>
          <span>What came of it, for everybody to read</span>
          <textarea rows={3} required value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <div className="fields">
          <label className="narrow">
            <span>Review it on (optional)</span>
            <input
              type="date"
              min={day(now + DAY)}
              max="9999-12-31"
              value={review}
              onChange={(event) => setReview(event.target.value)}
            />
          </label>
          <button type="submit" disabled={busy || text.trim() === ""}>
            Say so
          </button>
        </div>
      </form>
    </details>
  );
}
