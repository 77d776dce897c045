import { Link, useParams } from "wouter";
import { allowanceOf } from "../../../sdk/src/books/rounds.ts";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import { Badges } from "../buckets/Badges.tsx";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useMe } from "../members/useMe.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Candidates } from "./Candidates.tsx";
import { Guidelines, Shares } from "./Facts.tsx";
import { Origin, Pool, Times } from "./Pool.tsx";
import { Results } from "./Results.tsx";
import { RollLoader } from "./RollLoader.tsx";
import { bucketsIn, isByRoll, phaseOf } from "./round.ts";
import type { InRound } from "./round.ts";
import { Sharing } from "./Sharing.tsx";
import { words } from "./words/index.ts";
import "../buckets/buckets.css";
import "./rounds.css";
import { titleOf } from "../ui/title.ts";

/** One round: its pool, its rules, its buckets, and the visitor's own part in it. */
export default function RoundPage() {
  const { number } = useParams<{ number: string }>();
  const round = useSnapshot().books.rounds.get(Number(number));
  if (round !== undefined) return <Shown key={round.number} round={round} />;
  return (
    <Page title={words.none.title} lead={words.none.text}>
      <Link href="/rounds">{words.none.back}</Link>
    </Page>
  );
}

function Shown({ round }: { round: RoundRecord }) {
  const snapshot = useSnapshot();
  const phase = phaseOf(round, snapshot.now);
  const inRound = bucketsIn(snapshot, round.number);
  const isOpen = phase === "ideas" || phase === "sharing";
  return (
    <Page
      title={titleOf(round.plan.title)}
      lead={words.named(round.number)}
      aside={
        isOpen && (
          <Link className="button" href={`/buckets/new?round=${round.number}`}>
            {words.suggest}
          </Link>
        )
      }
    >
      <div className="round-page">
        <div className="round-facts">
          <section className="card" aria-labelledby="pool-title">
            <p className="round-phase">
              <span className={isOpen ? "badge" : "badge badge-quiet"}>{words.phases[phase]}</span>
            </p>
            <h2 id="pool-title">{words.pool.title}</h2>
            <Times round={round} />
            <Pool round={round} />
            <Origin round={round} />
          </section>
          <div className="round-column">
            <Shares round={round} />
            <Guidelines round={round} />
            {isOpen && <Ideas inRound={inRound} />}
          </div>
        </div>
        {isOpen ? <Buckets round={round} inRound={inRound} /> : <Results round={round} buckets={inRound.buckets} />}
      </div>
    </Page>
  );
}

interface InRoundProps {
  round: RoundRecord;
  inRound: InRound;
}

/** What was suggested for the round and cannot be given to yet. */
function Ideas({ inRound: { ideas } }: Pick<InRoundProps, "inRound">) {
  if (ideas.length === 0) return null;
  return (
    <section className="card" aria-labelledby="ideas-title">
      <h2 id="ideas-title">{words.ideas.title}</h2>
      <p className="quiet">{words.ideas.lead}</p>
      <ul className="idea-list">
        {ideas.map((idea) => (
          <li key={idea.number}>
            <Link href={`/buckets/${idea.number}`}>{idea.title}</Link> <Badges bucket={idea} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Buckets({ round, inRound: { buckets } }: InRoundProps) {
  const { now } = useSnapshot();
  const isSharing = phaseOf(round, now) === "sharing";
  const said = words.buckets;
  return (
    <section className="card" aria-labelledby="buckets-title">
      <h2 id="buckets-title">{said.title}</h2>
      {buckets.length === 0 ? (
        <p>
          {said.none} {said.noneDo} <Link href={`/buckets/new?round=${round.number}`}>{words.suggest}</Link>
        </p>
      ) : isSharing ? (
        <Part round={round} buckets={buckets} />
      ) : (
        <Candidates round={round} buckets={buckets} />
      )}
    </section>
  );
}

/** The visitor's own part, or why there is none. */
function Part({ round, buckets }: { round: RoundRecord; buckets: InRound["buckets"] }) {
  const { books } = useSnapshot();
  const { account, member } = useMe();
  const allowance = account === undefined ? 0 : Number(allowanceOf(books, round, account));
  if (account !== undefined && member !== undefined) {
    if (isByRoll(round)) return <RollLoader key={account} round={round} buckets={buckets} member={member.number} />;
    if (allowance > 0) {
      return (
        <Sharing key={account} round={round} buckets={buckets} member={member.number} share={{ units: allowance }} />
      );
    }
  }
  return (
    <>
      <Candidates round={round} buckets={buckets} />
      {account === undefined && <ConnectPrompt to={words.mine.connect} />}
      {account !== undefined && (
        <p className="prompt">
          {member === undefined ? words.mine.outsider : words.who.notYet}{" "}
          {member === undefined && <Link href={`/buckets?round=${round.number}`}>{words.mine.outsiderDo}</Link>}
        </p>
      )}
    </>
  );
}
