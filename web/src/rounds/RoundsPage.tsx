import { Link } from "wouter";
import { allowanceOf } from "../../../sdk/src/books/rounds.ts";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { Times, Pool } from "./Pool.tsx";
import { bucketsIn, isByRoll, phaseOf, restOf, savedBy } from "./round.ts";
import { words } from "./words/index.ts";
import "../buckets/buckets.css";
import "./rounds.css";
import { titleOf } from "../ui/title.ts";

/** Where members share out money together: now, and before. */
export default function RoundsPage() {
  const { books, now } = useSnapshot();
  const { title, lead, open, noneOpen, past, empty, emptyDo, propose } = words.list;
  const rounds = [...books.rounds.values()].reverse();
  const current = rounds.filter(({ closesAt }) => now < closesAt);
  const over = rounds.filter(({ closesAt }) => now >= closesAt);
  return (
    <Page title={title} lead={lead}>
      {rounds.length === 0 ? (
        <div className="card stack">
          <p>{empty}</p>
          <p>
            {emptyDo} <Link href="/votes/new">{propose}</Link>
          </p>
        </div>
      ) : (
        <section className="round-section" aria-labelledby="open-title">
          <h2 id="open-title">{open}</h2>
          {current.length === 0 && (
            <p className="card">
              {noneOpen} {emptyDo} <Link href="/votes/new">{propose}</Link>
            </p>
          )}
          <ul className="round-list">
            {current.map((round) => (
              <OpenRound key={round.number} round={round} />
            ))}
          </ul>
        </section>
      )}
      {over.length > 0 && (
        <section className="round-section" aria-labelledby="past-title">
          <h2 id="past-title">{past}</h2>
          <ul className="round-list">
            {over.map((round) => (
              <PastRound key={round.number} round={round} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function OpenRound({ round }: { round: RoundRecord }) {
  const { now } = useSnapshot();
  const { member } = useMe();
  const phase = phaseOf(round, now);
  return (
    <li className="card round-card" id={`round-${round.number}`}>
      <p>
        <span className="badge">{words.phases[phase]}</span>
      </p>
      <h3>
        <Link href={`/rounds/${round.number}`}>{titleOf(round.plan.title)}</Link>
      </h3>
      <Times round={round} />
      <Pool round={round} />
      <OwnRest round={round} />
      <p className="buttons">
        <Link className="button primary" href={`/rounds/${round.number}`}>
          {phase === "sharing" && member !== undefined ? words.shareOut : words.see}
        </Link>
        <Link className="button" href={`/buckets/new?round=${round.number}`}>
          {words.suggest}
        </Link>
      </p>
    </li>
  );
}

/** What the visitor still has to share out. */
function OwnRest({ round }: { round: RoundRecord }) {
  const snapshot = useSnapshot();
  const money = useMoney();
  const { account, member } = useMe();
  if (account === undefined || member === undefined || isByRoll(round)) return null;
  const allowance = Number(allowanceOf(snapshot.books, round, account));
  if (allowance === 0) return null;
  const saved = savedBy(snapshot.books, round.number, member.number);
  const rest = restOf(allowance, saved, bucketsIn(snapshot, round.number).buckets);
  return (
    <p>
      <strong>{rest > 0 ? words.mine.left(money(BigInt(rest) * round.plan.unit, round.asset)) : words.mine.all}</strong>
    </p>
  );
}

function PastRound({ round }: { round: RoundRecord }) {
  const snapshot = useSnapshot();
  const money = useMoney();
  const { buckets } = bucketsIn(snapshot, round.number);
  const funded = buckets.filter(({ fromRound }) => fromRound > 0n);
  const sum = funded.reduce((total, { fromRound }) => total + fromRound, 0n);
  const isFinished = round.finishedAt !== 0;
  const open = buckets.filter(({ state }) => state === "Open").length;
  return (
    <li className="card round-card" id={`round-${round.number}`}>
      <h3>
        <Link href={`/rounds/${round.number}`}>{titleOf(round.plan.title)}</Link>
      </h3>
      <p>
        {words.when.over(<Day at={round.closesAt} />)}{" "}
        {open > 0
          ? words.past.unsettled(open)
          : words.past.finished(money(sum, round.asset), money(round.pool, round.asset), funded.length, buckets.length)}
      </p>
      <p>
        <Link href={`/rounds/${round.number}`}>{isFinished ? words.look : words.settleIt}</Link>
      </p>
    </li>
  );
}
