import { Link } from "wouter";
import { closeOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { useKeptBallots } from "../relay/kept.ts";
import { Pending } from "../relay/Pending.tsx";
import { Bar } from "../ui/Bar.tsx";
import { When } from "../ui/Time.tsx";
import { ballotOf, hindranceOf } from "./ballots.ts";
import { overallParts } from "./count.ts";
import { textOf, verdictOn } from "./proposal.ts";
import { words } from "./words/index.ts";

/** The votes that members can take part in now. */
export function OpenVotes({ proposals }: { proposals: readonly ProposalRecord[] }) {
  return (
    <section className="votes-section" aria-labelledby="open-votes">
      <h2 id="open-votes">{words.list.open}</h2>
      {proposals.length === 0 ? (
        <div className="card">
          <p>{words.list.noneOpen}</p>
          <p className="quiet">{words.list.teach}</p>
        </div>
      ) : (
        <ul className="vote-list">
          {proposals.map((proposal) => (
            <OpenVote key={proposal.number} proposal={proposal} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OpenVote({ proposal }: { proposal: ProposalRecord }) {
  const { books } = useSnapshot();
  const { className } = useDirectory();
  const verdict = verdictOn(books, proposal);
  return (
    <li className="card vote-item">
      <h3>
        <Link href={`/votes/${proposal.number}`}>{textOf(proposal).title || words.list.number(proposal.number)}</Link>
      </h3>
      <p className="quiet">{words.list.closes(<When at={closeOf(proposal)} />)}</p>
      {verdict !== undefined && (
        <div>
          <Bar parts={overallParts(verdict.standing, verdict.isWeighted)} />
          <p className={verdict.isCarried ? "verdict verdict-good" : "verdict"}>
            {words.verdict.headline(verdict, true, className)}
          </p>
        </div>
      )}
      <MyBallot proposal={proposal} />
    </li>
  );
}

/** Whether the visitor has voted. */
function MyBallot({ proposal }: { proposal: ProposalRecord }) {
  const { books } = useSnapshot();
  const { account, member } = useMe();
  const pending = useKeptBallots().find((b) => b.voter === account && b.proposalId === `${proposal.id}`);
  if (pending !== undefined) return <Pending ballot={pending} />;
  if (member === undefined) return null;
  const { you } = words.list;
  const { choice, isOwn } = ballotOf(books, proposal, member.number);
  if (choice !== undefined) {
    const name = words.said[choice];
    return <p className="badge badge-quiet">{isOwn ? you.voted(name) : you.byProxy(name)}</p>;
  }
  const isHindered = hindranceOf(books, proposal, member) !== undefined;
  return <p className={isHindered ? "badge badge-quiet" : "badge"}>{isHindered ? you.none : you.open}</p>;
}
