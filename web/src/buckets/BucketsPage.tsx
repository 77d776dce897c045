import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useMe } from "../members/useMe.ts";
import { savedBy } from "../rounds/round.ts";
import { BucketCard } from "./BucketCard.tsx";
import { bucketsOf } from "./bucket.ts";
import { filterBuckets, isConcerned, ORDERS, readFilter, STATES, writeFilter } from "./filter.ts";
import type { Filter, Order, State } from "./filter.ts";
import { historyOf } from "./history.ts";
import { RefundNotice } from "./RefundNotice.tsx";
import { words } from "./words/index.ts";
import "./buckets.css";
import { titleOf } from "../ui/title.ts";

const AT_ONCE = 24; // buckets that are shown before somebody asks for more

/** All buckets, and ways to find some of them. */
export default function BucketsPage() {
  const all = bucketsOf(useSnapshot());
  const { title, lead, suggest, empty, emptyDo } = words.list;
  return (
    <Page
      title={title}
      lead={lead}
      aside={
        <Link className="button" href="/buckets/new">
          {suggest}
        </Link>
      }
    >
      <RefundNotice />
      {all.length === 0 ? (
        <div className="card stack">
          <p>{empty}</p>
          <p>
            <Link href="/buckets/new">{emptyDo}</Link>
          </p>
        </div>
      ) : (
        <Found />
      )}
    </Page>
  );
}

function Found() {
  const snapshot = useSnapshot();
  const isMine = useIsMine();
  const [query, setQuery] = useSearchParams();
  const [shown, setShown] = useState(AT_ONCE);
  const filter = readFilter(query);
  const found = filterBuckets(bucketsOf(snapshot), filter, snapshot.now, isMine);
  const change = (patch: Partial<Filter>) => {
    setShown(AT_ONCE);
    setQuery(writeFilter({ ...filter, ...patch }), { replace: true });
  };
  const { none, reset, more } = words.list;
  return (
    <>
      <Filters filter={filter} change={change} />
      <p role="status" className="quiet">
        {words.list.found(found.length)}
      </p>
      {found.length === 0 && (
        <p className="card">
          {none}{" "}
          <button type="button" className="plain" onClick={() => setQuery(new URLSearchParams(), { replace: true })}>
            {reset}
          </button>
        </p>
      )}
      <ul className="bucket-list">
        {found.slice(0, shown).map((bucket) => (
          <BucketCard key={bucket.number} bucket={bucket} />
        ))}
      </ul>
      {found.length > shown && (
        <button type="button" onClick={() => setShown(shown + AT_ONCE)}>
          {more(Math.min(AT_ONCE, found.length - shown))}
        </button>
      )}
    </>
  );
}

/** Tells which buckets concern the visitor. */
function useIsMine() {
  const { books, events } = useSnapshot();
  const visitor = useMe();
  const { member } = visitor;
  const rounds = member === undefined ? [] : [...books.rounds.keys()];
  const shared = new Set(rounds.flatMap((round) => [...savedBy(books, round, member?.number ?? 0).keys()]));
  return (bucket: Parameters<typeof isConcerned>[0]) =>
    isConcerned(bucket, historyOf(events, bucket.number), visitor, shared);
}

interface FiltersProps {
  filter: Filter;
  change: (patch: Partial<Filter>) => void;
}

function Filters({ filter, change }: FiltersProps) {
  const { books } = useSnapshot();
  const { account } = useMe();
  const said = words.list;
  const rounds = [...books.rounds.values()].reverse();
  return (
    <fieldset className="bucket-filters">
      <legend>{said.filters}</legend>
      <label>
        <span>{said.search}</span>
        <input type="search" value={filter.text} onChange={(event) => change({ text: event.currentTarget.value })} />
      </label>
      <label>
        <span>{said.state}</span>
        <select value={filter.state} onChange={(event) => change({ state: event.currentTarget.value as State })}>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {said.states[state]}
            </option>
          ))}
        </select>
      </label>
      {rounds.length > 0 && (
        <label>
          <span>{said.round}</span>
          <select
            value={`${filter.round}`}
            onChange={(event) => change({ round: roundFrom(event.currentTarget.value) })}
          >
            <option value="all">{said.anyRound}</option>
            <option value="none">{said.noRound}</option>
            {rounds.map(({ number, plan }) => (
              <option key={number} value={`${number}`}>
                {said.roundNamed(number, titleOf(plan.title))}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>{said.order}</span>
        <select value={filter.order} onChange={(event) => change({ order: event.currentTarget.value as Order })}>
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {said.orders[order]}
            </option>
          ))}
        </select>
      </label>
      {account !== undefined && (
        <div>
          <label className="check">
            <input
              type="checkbox"
              checked={filter.isMine}
              aria-describedby="mine-hint"
              onChange={(event) => change({ isMine: event.currentTarget.checked })}
            />
            <span>{said.mine}</span>
          </label>
          <span id="mine-hint" className="field-hint">
            {said.mineMeans}
          </span>
        </div>
      )}
    </fieldset>
  );
}

const roundFrom = (value: string): Filter["round"] => (value === "all" || value === "none" ? value : Number(value));
