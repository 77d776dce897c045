import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import type { Address } from "viem";
import { encodeFunctionData, toFunctionSelector } from "viem";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { Day } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import { isOverdue } from "./agenda.ts";
import { textOf } from "./proposal.ts";
import { words } from "./words/index.ts";
import { tame } from "../ui/markdown/tame.ts";

/** What came of a decision, when it is to be looked at again, and for whom may the way to say so. */
export function Outcomes({ proposal }: { proposal: ProposalRecord }) {
  const { events, books, now } = useSnapshot();
  const directory = useDirectory();
  const { account } = useMe();
  const said = eventsNamed(events, "OutcomeStated").filter(({ args }) => args.proposalId === proposal.id);
  const review = proposal.outcome?.reviewAt ?? 0;
  const overdue = isOverdue(proposal, now);
  const { outcome } = words;
  return (
    <section aria-labelledby="vote-outcome">
      <h2 id="vote-outcome">{outcome.title}</h2>
      <div className="card">
        {said.length === 0 && <p className="quiet">{outcome.none}</p>}
        {said.reverse().map(({ args, blockTimestamp, blockNumber, logIndex }) => (
          <div key={`${blockNumber}-${logIndex}`} className="said">
            <p className="prose">{tame(args.text)}</p>
            <p className="quiet">{outcome.by(directory.wallet(args.author), <Day at={blockTimestamp ?? 0n} />)}</p>
          </div>
        ))}
        {review !== 0 && (
          <p className={overdue ? "verdict verdict-bad" : "quiet"}>
            {overdue ? outcome.overdue(<Day at={review} />) : outcome.review(<Day at={review} />)}
          </p>
        )}
        {account !== undefined && mayState(books, proposal, account) && (
          <OutcomeForm proposal={proposal} isFirst={said.length === 0} />
        )}
      </div>
    </section>
  );
}

const STATE_OUTCOME = toFunctionSelector("stateOutcome(uint256,string,uint40)");
const ADMIN_ROLE = 0n; // of OpenZeppelin's AccessManager: whoever is let through a door that was given to nobody
const PUBLIC_ROLE = 2n ** 64n - 1n;

/** Whether somebody may say what came of a decision: its proposer, and whom the authority lets at once. */
function mayState({ doors, roles, addresses }: Books, { proposer }: ProposalRecord, account: Address): boolean {
  const door = [...doors.values()].find((d) => d.target === addresses.agenda && d.selector === STATE_OUTCOME);
  const role = door?.role ?? ADMIN_ROLE;
  const holds = [...roles.values()].some(
    (held) =>
      held.of === "authority" && held.role === role && held.account === account && held.isHeld && held.delay === 0,
  );
  return account === proposer || role === PUBLIC_ROLE || holds;
}

const DAY = 86_400; // seconds

/** "2026-12-06", as date fields have it. */
const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

function OutcomeForm({ proposal, isFirst }: { proposal: ProposalRecord; isFirst: boolean }) {
  const { agenda } = useContracts();
  const { now } = useSnapshot();
  const { run, busy } = useAction();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [review, setReview] = useState("");
  const id = useId();
  const { outcome } = words;

  async function state(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const doing = outcome.doState(textOf(proposal).title);
    const reviewAt = review === "" ? 0 : Math.floor(Date.parse(`${review}T12:00`) / 1000);
    const args = [proposal.id, text.trim(), reviewAt] as const;
    const data = encodeFunctionData({ ...agenda, functionName: "stateOutcome", args });
    if (!(await run(doing, [{ words: doing, to: agenda.address, data }]))) return;
    setText("");
    setReview("");
    setOpen(false);
  }

  return (
    <details className="outcome" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id={id}>{isFirst ? outcome.first : outcome.later}</summary>
      <form className="form" aria-labelledby={id} onSubmit={(event: SubmitEvent) => void state(event)}>
        <label>
          <span>{outcome.text}</span>
          <textarea rows={3} required value={text} onChange={(event) => setText(event.currentTarget.value)} />
        </label>
        <div className="fields">
          <label className="narrow">
            <span>{outcome.reviewOn}</span>
            <input
              type="date"
              min={day(now + DAY)}
              max="9999-12-31"
              value={review}
              onChange={(event) => setReview(event.currentTarget.value)}
            />
          </label>
          <button type="submit" disabled={busy || text.trim() === ""}>
            {outcome.send}
          </button>
        </div>
      </form>
    </details>
  );
}
