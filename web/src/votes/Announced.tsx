import { Link } from "wouter";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { When } from "../ui/Time.tsx";
import { short } from "../words/format.ts";
import { petitionNeeds, petitionsOf } from "./agenda.ts";
import { textOf } from "./proposal.ts";
import { words } from "./words/index.ts";

/** The votes that will open, and the petitions that may become some. */
export function Announced({ proposals }: { proposals: readonly ProposalRecord[] }) {
  const snapshot = useSnapshot();
  const needed = petitionNeeds(snapshot.books);
  const petitions = petitionsOf(snapshot);
  return (
    <>
      {proposals.length > 0 && (
        <section className="votes-section" aria-labelledby="announced-votes">
          <h2 id="announced-votes">{words.list.announced}</h2>
          <ul className="card vote-rows">
            {proposals.map((proposal) => (
              <li key={proposal.number}>
                <Link href={`/votes/${proposal.number}`}>
                  {textOf(proposal).title || words.list.number(proposal.number)}
                </Link>
                <p className="quiet">{words.list.opens(<When at={proposal.opensAt} />)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {petitions.length > 0 && needed !== undefined && (
        <section className="votes-section" aria-labelledby="petitions">
          <h2 id="petitions">{words.petitions.title}</h2>
          <p className="lead">{words.petitions.rule(needed)}</p>
          <ul className="card vote-rows">
            {petitions.map(({ id, signers }) => (
              <li key={`${id}`}>{words.petitions.open(signers, needed, short(`0x${id.toString(16)}`))}</li>
            ))}
          </ul>
          <p className="quiet">{words.petitions.hidden}</p>
        </section>
      )}
    </>
  );
}
