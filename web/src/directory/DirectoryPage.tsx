import { useState } from "react";
import { Link } from "wouter";
import type { Founding } from "../../../sdk/src/events.ts";
import { pathOf } from "../chain/coop.ts";
import { useFoundings } from "../chain/foundings.ts";
import { useSite } from "../chain/site.ts";
import { Page } from "../frame/Page.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { date, dateTime } from "../ui/time.ts";
import { likeOf } from "../ui/title.ts";
import { countNames, searchCoops } from "./coops.ts";
import { words } from "./words/index.ts";
import "./directory.css";

const MANY = 8; // co-ops, from which on one searches instead of looking
const PAGE = 50; // co-ops

/** All co-ops of the factory, for whoever wants to look at one: no wallet, and nothing but what the first page has. */
export default function DirectoryPage() {
  const foundings = useFoundings();
  const found = (
    <Link className="found-link" href="/found">
      {words.found}
    </Link>
  );
  return (
    <Page title={words.title} lead={words.lead} aside={found}>
      <Loaded query={foundings}>
        {(all) => (
          <>
            {all.length === 0 ? <NoCoops /> : <Coops foundings={all} />}
            <CheckYourself />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function NoCoops() {
  return (
    <section className="card">
      <h2>{words.none.title}</h2>
      <p className="prose">{words.none.text}</p>
    </section>
  );
}

function Coops({ foundings }: { foundings: readonly Founding[] }) {
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(PAGE);
  const names = countNames(foundings);
  const matching = searchCoops(foundings, search);
  const isSearching = search.trim() !== "";
  return (
    <section aria-labelledby="coops-title">
      <h2 id="coops-title">{words.list}</h2>
      {foundings.length > MANY && (
        <label className="coops-search">
          <span>{words.search}</span>
          <input type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        </label>
      )}
      <p className="quiet" role="status">
        {isSearching ? words.matching(matching.length, search.trim()) : words.count(foundings.length)}
      </p>
      <ul className="coops">
        {matching.slice(0, shown).map((founding) => (
          <CoopCard key={founding.id} founding={founding} namesakes={(names.get(likeOf(founding.name)) ?? 1) - 1} />
        ))}
      </ul>
      {matching.length > shown && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {words.more(Math.min(PAGE, matching.length - shown))}
        </button>
      )}
    </section>
  );
}

function CoopCard({ founding, namesakes }: { founding: Founding; namesakes: number }) {
  const { name, addresses, blockTimestamp } = founding;
  const isBlank = likeOf(name) === "";
  const day = (
    <time dateTime={new Date(Number(blockTimestamp) * 1000).toISOString()} title={dateTime(blockTimestamp)}>
      {date(blockTimestamp)}
    </time>
  );
  return (
    <li className="card coop-card">
      <h3>
        <Link href={pathOf({ addresses })}>
          <bdi>{isBlank ? words.unnamed : name}</bdi>
        </Link>
      </h3>
      <p className="quiet">{words.founded(day)}</p>
      <p>
        <code className="uri">{addresses.treasury}</code>
      </p>
      {namesakes > 0 && <p className="quiet">{words.namesakes(namesakes)}</p>}
    </li>
  );
}

function CheckYourself() {
  const { factory } = useSite();
  return (
    <section className="coops-check" aria-labelledby="check-title">
      <h2 id="check-title">{words.check.title}</h2>
      <p>{words.check.words}</p>
      <p>
        <code className="uri">{words.check.command}</code>
      </p>
      <p>{words.check.after(<code className="uri">{factory}</code>)}</p>
    </section>
  );
}
