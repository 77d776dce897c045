import type { ReactNode } from "react";
import { Link } from "wouter";
import { closeOf, judgementOf, stateOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { electoratesAt } from "../../../sdk/src/books/members.ts";
import { allocatedTo } from "../../../sdk/src/books/rounds.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { wordingOf } from "../../../sdk/src/wording.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { When } from "../ui/Time.tsx";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

const MOST = 4; // of each, on this page

interface PanelProps {
  id: string;
  title: string;
  more: string;
  to: string;
  isEmpty: boolean;
  empty: string;
  children: ReactNode;
}

/** Something that is going on, or what it would be if it were, and the way to all of it. */
export function Panel({ id, title, more, to, isEmpty, empty, children }: PanelProps) {
  return (
    <section className="card panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {isEmpty ? <p className="quiet">{empty}</p> : children}
      <p className="panel-more">
        <Link href={to}>{more}</Link>
      </p>
    </section>
  );
}

export function OpenVotes() {
  const { books, now } = useSnapshot();
  const open = [...books.proposals.values()]
    .filter((proposal) => ["active", "pending"].includes(stateOf(books, proposal, now)))
    .sort((a, b) => closeOf(a) - closeOf(b));
  const isEmpty = open.length === 0;
  return (
    <Panel
      id="front-votes"
      title={words.votes}
      more={words.allVotes}
      to="/votes"
      isEmpty={isEmpty}
      empty={words.noVotes}
    >
      <ul className="panel-list">
        {open.slice(0, MOST).map((proposal) => (
          <OpenVote key={proposal.number} proposal={proposal} />
        ))}
      </ul>
    </Panel>
  );
}

function OpenVote({ proposal }: { proposal: ProposalRecord }) {
  const { books, now } = useSnapshot();
  const isOpen = stateOf(books, proposal, now) === "active";
  const electorate = electoratesAt(books, proposal.opensAt).reduce((sum, votes) => sum + votes, 0);
  const ballots = books.tallies.get(proposal.number)?.ballots ?? 0;
  return (
    <li>
      <p>
        <Link href={`/votes/${proposal.number}`}>{titleOf(wordingOf(proposal.description).title)}</Link>
      </p>
      {isOpen ? (
        <>
          <Bar parts={[{ look: "members", share: electorate === 0 ? 0 : ballots / electorate }]} />
          <p className="quiet">
            {standing(books, proposal)}. {words.tookPart(ballots, electorate)}.{" "}
            {words.closes(<When at={closeOf(proposal)} />)}
          </p>
        </>
      ) : (
        <p className="quiet">
          {words.announced}. {words.opens(<When at={proposal.opensAt} />)}
        </p>
      )}
    </li>
  );
}

function standing(books: Snapshot["books"], proposal: ProposalRecord): string {
  const { isQuorate, isCarried } = judgementOf(books, proposal);
  if (!isQuorate) return words.asItStands.tooFew;
  return isCarried ? words.asItStands.carried : words.asItStands.defeated;
}

export function OpenRounds() {
  const { books, now } = useSnapshot();
  const money = useMoney();
  const open = [...books.rounds.values()].filter(({ closesAt }) => closesAt > now);
  const isEmpty = open.length === 0;
  const sharedIn = (round: number) =>
    [...books.shareOuts.values()]
      .filter((shareOut) => shareOut.round === round)
      .reduce((sum, { bucket }) => sum + allocatedTo(books, bucket), 0n);
  return (
    <Panel
      id="front-rounds"
      title={words.rounds}
      more={words.allRounds}
      to="/rounds"
      isEmpty={isEmpty}
      empty={words.noRounds}
    >
      <ul className="panel-list">
        {open.slice(0, MOST).map(({ number, plan, pool, asset, opensAt, closesAt }) => (
          <li key={number}>
            <p>
              <Link href={`/rounds/${number}`}>{titleOf(plan.title)}</Link>
            </p>
            <Bar parts={[{ look: "rounds", share: shareOf(sharedIn(number), pool) }]} />
            <p className="quiet">
              {opensAt > now && `${words.ideas}. `}
              {words.pool(money(sharedIn(number), asset), money(pool, asset))}. {words.closes(<When at={closesAt} />)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function OpenBuckets() {
  const { books, now } = useSnapshot();
  const money = useMoney();
  const open = [...books.purses.values()]
    .filter(({ state, deadline }) => state === "Open" && deadline > now)
    .sort((a, b) => a.deadline - b.deadline);
  const isEmpty = open.length === 0;
  return (
    <Panel
      id="front-buckets"
      title={words.buckets}
      more={words.allBuckets}
      to="/buckets"
      isEmpty={isEmpty}
      empty={words.noBuckets}
    >
      <ul className="panel-list">
        {open.slice(0, MOST).map(({ bucket, raised, min, max, asset, deadline }) => {
          const fromMembers = allocatedTo(books, bucket);
          const goal = max === 0n ? 1n : max;
          return (
            <li key={bucket}>
              <p>
                <Link href={`/buckets/${bucket}`}>{titleOf(books.buckets.get(bucket)?.plan.title)}</Link>
              </p>
              <Bar
                parts={[
                  { look: "members", share: shareOf(fromMembers, goal) },
                  { look: "funders", share: shareOf(raised, goal) },
                ]}
                marks={[shareOf(min, goal)]}
              />
              <p className="quiet">
                {words.filled(money(raised + fromMembers, asset ?? statuteOf(books).currency), money(min, asset))},{" "}
                {words.until(<When at={deadline} />)}.
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** How much of a whole a part is, for bars: 1 for all of it. */
export function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Math.min(1, Number((part * 10_000n) / whole) / 10_000);
}
