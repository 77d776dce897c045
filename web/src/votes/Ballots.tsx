import { useState } from "react";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { Day } from "../ui/Time.tsx";
import { plain } from "./agenda.ts";
import { ballotsOn, holderOf } from "./ballots.ts";
import type { CastBallot } from "./ballots.ts";
import { words } from "./words/index.ts";
import { tame } from "../ui/markdown/tame.ts";

const AT_ONCE = 20;

const ballotsIn = remember(({ books }: Snapshot) => {
  const known = new Map<number, CastBallot[]>();
  return (proposal: ProposalRecord): CastBallot[] => {
    const ballots = known.get(proposal.number) ?? ballotsOn(books, proposal);
    known.set(proposal.number, ballots);
    return ballots;
  };
});

/** All ballots of a vote with their reasons, for everybody to read. */
export function Ballots({ proposal, isOpen }: { proposal: ProposalRecord; isOpen: boolean }) {
  const snapshot = useSnapshot();
  const directory = useDirectory();
  const [looked, setLooked] = useState("");
  const [isReasoned, setReasoned] = useState(false);
  const [shown, setShown] = useState(AT_ONCE);
  const all = ballotsIn(snapshot)(proposal);
  const wanted = plain(looked.trim());
  const isWanted = ({ member, voter }: CastBallot): boolean =>
    wanted === "" || plain(`${directory.member(member)} ${voter}`).includes(wanted);
  const found = all.filter((ballot) => (!isReasoned || ballot.reason !== "") && isWanted(ballot));
  const rest = Math.min(found.length - shown, AT_ONCE);
  const { ballots } = words;
  return (
    <section aria-labelledby="vote-ballots">
      <h2 id="vote-ballots">{ballots.title}</h2>
      {all.length === 0 ? (
        <p className="card quiet">{isOpen ? ballots.none : ballots.noneCast}</p>
      ) : (
        <>
          <div className="fields" role="search" aria-labelledby="vote-ballots">
            <label className="narrow">
              <span>{ballots.find}</span>
              <input type="search" value={looked} onChange={(event) => setLooked(event.currentTarget.value)} />
            </label>
            <label className="check">
              <input type="checkbox" checked={isReasoned} onChange={() => setReasoned(!isReasoned)} />
              <span>{ballots.onlyReasons}</span>
            </label>
          </div>
          <p className="quiet" role="status">
            {found.length === 0 ? ballots.noneFound : ballots.count(found.length)}
          </p>
          <ul className="card vote-rows">
            {found.slice(0, shown).map((ballot) => (
              <BallotLine key={ballot.member} ballot={ballot} proposal={proposal} />
            ))}
          </ul>
          {rest > 0 && (
            <p>
              <button type="button" onClick={() => setShown(shown + AT_ONCE)}>
                {ballots.more(rest)}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function BallotLine({ ballot, proposal }: { ballot: CastBallot; proposal: ProposalRecord }) {
  const snapshot = useSnapshot();
  const directory = useDirectory();
  const { ballots, said } = words;
  const holder = ballot.isByProxy ? holderOf(snapshot, proposal, ballot.voter) : undefined;
  const byWhom = holder === undefined ? ballots.byAProxy : ballots.byProxy(directory.wallet(holder));
  return (
    <li className="vote-ballot">
      <p>
        <span className={`swatch look-${LOOK_OF[ballot.choice]}`} aria-hidden="true" />{" "}
        {ballots.line(<strong>{directory.member(ballot.member)}</strong>, said[ballot.choice])}{" "}
        <span className="quiet">
          <Day at={ballot.castAt} />
          {ballot.isByProxy && ` · ${byWhom}`}
          {ballot.casts > 1 && ` · ${ballots.changed(ballot.casts - 1)}`}
        </span>
      </p>
      {ballot.reason !== "" && <p className="prose">{tame(ballot.reason)}</p>}
    </li>
  );
}

const LOOK_OF = { For: "for", Against: "against", Abstain: "abstain", Block: "block" } as const;
