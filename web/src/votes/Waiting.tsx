import { Link } from "wouter";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { When } from "../ui/Time.tsx";
import { stateAt, textOf } from "./proposal.ts";
import { words } from "./words/index.ts";

/** What was carried and is not yet carried out. */
export function Waiting({ proposals }: { proposals: readonly ProposalRecord[] }) {
  if (proposals.length === 0) return null;
  return (
    <section className="votes-section" aria-labelledby="waiting-votes">
      <h2 id="waiting-votes">{words.list.waiting}</h2>
      <p className="lead">{words.list.waitingLead}</p>
      <ul className="card vote-rows">
        {proposals.map((proposal) => (
          <li key={proposal.number}>
            <Link href={`/votes/${proposal.number}`}>
              {textOf(proposal).title || words.list.number(proposal.number)}
            </Link>
            <p className="quiet">
              <WhatIsLeft proposal={proposal} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhatIsLeft({ proposal }: { proposal: ProposalRecord }) {
  const snapshot = useSnapshot();
  if (stateAt(snapshot, proposal) === "succeeded") return words.list.queueable;
  if (snapshot.now >= proposal.executableFrom) return words.list.due;
  return words.list.dueFrom(<When at={proposal.executableFrom} />);
}
