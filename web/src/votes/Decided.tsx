import { useDeferredValue, useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Day } from "../ui/Time.tsx";
import { agendaOf, FILTERS, find, isOverdue } from "./agenda.ts";
import type { Filter } from "./agenda.ts";
import { stateAt, textOf } from "./proposal.ts";
import { Summary } from "./Summary.tsx";
import { words } from "./words/index.ts";

const AT_ONCE = 20;

/** What was decided. What is looked for stands in the address, so that it can be shared and gone back to. */
export function Decided() {
  const snapshot = useSnapshot();
  const [params, setParams] = useSearchParams();
  const filter = FILTERS.find((each) => each === params.get("show"));
  const looked = params.get("find") ?? "";
  const found = find(snapshot, filter, useDeferredValue(looked));
  const [shown, setShown] = useState(AT_ONCE);
  const rest = Math.min(found.length - shown, AT_ONCE);

  function look(name: "show" | "find", value: string): void {
    setShown(AT_ONCE);
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === "") after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  }

  if (agendaOf(snapshot).decided.length === 0) return <Nothing words={words.list.noneDecided} />;
  return (
    <section className="votes-section" aria-labelledby="decided-votes">
      <h2 id="decided-votes">{words.list.decided}</h2>
      <div className="fields" role="search" aria-labelledby="decided-votes">
        <label>
          <span>{words.list.find}</span>
          <input type="search" value={looked} onChange={(event) => look("find", event.currentTarget.value)} />
        </label>
        <label className="narrow">
          <span>{words.list.show}</span>
          <select value={filter ?? ""} onChange={(event) => look("show", event.currentTarget.value as Filter | "")}>
            <option value="">{words.list.all}</option>
            {FILTERS.map((each) => (
              <option key={each} value={each}>
                {words.list.filters[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="quiet" role="status">
        {found.length === 0 ? words.list.noneFound : words.list.found(found.length)}
      </p>
      {found.length > 0 && (
        <ul className="card vote-rows">
          {found.slice(0, shown).map((proposal) => (
            <Decision key={proposal.number} proposal={proposal} />
          ))}
        </ul>
      )}
      {rest > 0 && (
        <p>
          <button type="button" onClick={() => setShown(shown + AT_ONCE)}>
            {words.list.more(rest)}
          </button>
        </p>
      )}
    </section>
  );
}

function Nothing({ words: said }: { words: string }) {
  return (
    <section className="votes-section" aria-labelledby="decided-votes">
      <h2 id="decided-votes">{words.list.decided}</h2>
      <p className="card quiet">{said}</p>
    </section>
  );
}

function Decision({ proposal }: { proposal: ProposalRecord }) {
  const snapshot = useSnapshot();
  const { outcome } = proposal;
  return (
    <li>
      <Link href={`/votes/${proposal.number}`}>{textOf(proposal).title || words.list.number(proposal.number)}</Link>
      <p className="quiet">
        <Summary proposal={proposal} state={stateAt(snapshot, proposal)} />
      </p>
      {outcome !== undefined && isOverdue(proposal, snapshot.now) && (
        <p className="verdict verdict-bad">{words.outcome.overdue(<Day at={outcome.reviewAt} />)}</p>
      )}
    </li>
  );
}
