import { Link } from "wouter";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { wordingOf } from "../../../sdk/src/wording.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { Day, When } from "../ui/Time.tsx";
import { addedTo, bucketsIn, participantsOf, phaseOf } from "./round.ts";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

/** Until when something can be done in a round. */
export function Times({ round }: { round: RoundRecord }) {
  const { now } = useSnapshot();
  const said = words.when;
  switch (phaseOf(round, now)) {
    case "ideas":
      return <p>{said.ideas(<When at={round.opensAt} />, <When at={round.closesAt} />)}</p>;
    case "sharing":
      return <p>{said.sharing(<When at={round.closesAt} />)}</p>;
    default:
      return <p>{said.over(<Day at={round.closesAt} />)}</p>;
  }
}

/** How much of the pool has found its place. */
export function Pool({ round }: { round: RoundRecord }) {
  const snapshot = useSnapshot();
  const money = useMoney();
  const { pool, asset, number, finishedAt } = round;
  const { buckets, ideas } = bucketsIn(snapshot, number);
  const isOver = finishedAt !== 0;
  const shared = buckets.reduce((sum, { fromMembers, fromRound }) => sum + (isOver ? fromRound : fromMembers), 0n);
  const said = words.pool;
  return (
    <div className="progress">
      <p className="progress-sum">
        {(isOver ? said.wasShared : said.shared)(<strong>{money(shared, asset)}</strong>, money(pool, asset))}
      </p>
      <Bar parts={[{ look: "rounds", share: pool === 0n ? 0 : Number((shared * 10_000n) / pool) / 10_000 }]} />
      <p className="quiet">
        {said.taking(participantsOf(snapshot.books, number))} {said.buckets(buckets.length)}
        {ideas.length > 0 && `; ${said.ideas(ideas.length)}`}
      </p>
    </div>
  );
}

/** How the pool came about, and where its rest goes. */
export function Origin({ round }: { round: RoundRecord }) {
  const money = useMoney();
  const { asset, pool, core, carried, plan, rest } = round;
  const added = addedTo(round);
  const isPlain = core === 0n && carried === 0n && added === 0n;
  const said = words.pool;
  return (
    <div>
      <h3>{said.came}</h3>
      {isPlain ? (
        <p>{said.budget(money(pool, asset))}</p>
      ) : (
        <ul className="sums">
          <li>{said.budget(money(plan.budget, asset))}</li>
          {core > 0n && <li>{said.core(money(core, asset))}</li>}
          {carried > 0n && <li>{said.carried(money(carried, asset))}</li>}
          {added > 0n && <li>{said.added(money(added, asset))}</li>}
          <li>
            <strong>{said.makes(money(pool, asset))}</strong>
          </li>
        </ul>
      )}
      <p className="quiet">
        <Decision round={round} /> {rest !== undefined && said.rest(money(rest, asset))}{" "}
        {plan.carriesOver ? said.restCarries : said.restReturns}
      </p>
    </div>
  );
}

/** The vote by which the round was opened: what was carried out in the same transaction. */
function Decision({ round: { number } }: { round: RoundRecord }) {
  const { books, events } = useSnapshot();
  const opened = eventsNamed(events, "RoundOpened").find(({ args }) => Number(args.round) === number);
  const proposal = [...books.proposals.values()].find(({ executedIn }) => executedIn === opened?.transactionHash);
  if (opened === undefined || proposal === undefined) return null;
  return words.pool.decided(
    <Link href={`/votes/${proposal.number}`}>{titleOf(wordingOf(proposal.description).title)}</Link>,
  );
}
