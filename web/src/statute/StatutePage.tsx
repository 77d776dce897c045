import { Link } from "wouter";
import { capitalOf } from "../../../sdk/src/books/shares.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useDirectory } from "../members/directory.ts";
import { fileName } from "../treasury/fileName.ts";
import { download } from "../ui/download.ts";
import { useMoney } from "../ui/money.ts";
import { useAnchor } from "../ui/useAnchor.ts";
import { ErrorBoundary } from "../ui/Section.tsx";
import { date, dateTime } from "../ui/time.ts";
import { ArticleView } from "./ArticleView.tsx";
import { articlesOf } from "./articles.ts";
import { statuteMarkdown } from "./markdown.ts";
import type { Part } from "./markdown.ts";
import {
  agendaSentences,
  classSentences,
  dissolutionSentences,
  kindsIn,
  lockSentences,
  membershipSentences,
  shareSentences,
  tierSentences,
  weighingSentences,
} from "./sentences.ts";
import { useDissolutionSlot } from "./useDissolutionSlot.ts";
import { words } from "./words/index.ts";
import "../treasury/tables.css";
import "./statute.css";

/** What binds the co-op, all of it: articles with their histories, and every rule that the contracts keep, in words. */
export default function StatutePage() {
  const { block, books } = useSnapshot();
  const { name, purpose } = statuteOf(books);
  const articles = articlesOf(books);
  const parts = useParts();
  const save = () => {
    const asOf = words.asOf(block.number.toString(), dateTime(block.timestamp));
    const text = statuteMarkdown({ name, purpose, asOf }, articles, Object.values(parts));
    download(fileName(`${name} ${words.title}`, "md"), text, "text/markdown;charset=utf-8");
  };
  return (
    <Page title={words.title} lead={words.lead} aside={<Tools save={save} />}>
      <Contents />
      <section className="card" aria-labelledby="purpose-title">
        <h2 id="purpose-title">{name}</h2>
        <p className="prose statute-purpose">{purpose}</p>
      </section>
      <section id="articles" className="section" aria-labelledby="articles-title">
        <h2 id="articles-title">{words.articles.title}</h2>
        <p className="lead">{words.articles.lead}</p>
        {articles.length === 0 && <p className="prompt">{words.articles.none}</p>}
        <ErrorBoundary>
          {articles.map((article) => (
            <ArticleView key={article.number} article={article} />
          ))}
        </ErrorBoundary>
      </section>
      {Object.entries(parts).map(([id, part]) => (
        <PartView key={id} id={id} part={part} />
      ))}
      <p className="section">
        <Link href="/power">{words.toPower}</Link>
      </p>
    </Page>
  );
}

const PARTS = ["classes", "kinds", "agenda", "tiers", "membership", "capital", "lock", "dissolution"] as const;

/** Everything but the articles, in sentences. */
function useParts(): Record<(typeof PARTS)[number], Part> {
  const { books } = useSnapshot();
  const money = useMoney();
  const { className } = useDirectory();
  const slot = useDissolutionSlot();
  const { par } = capitalOf(books);
  const classes = [...books.classes];
  const names = classes.map(([number]) => className(number));
  const { tiers } = statuteOf(books);
  const part = (key: (typeof PARTS)[number], lines: readonly string[], parts?: readonly Part[]): Part => ({
    title: words[key].title,
    lines,
    parts,
  });
  const classParts = classes.map(([number, definition]) => ({
    title: className(number),
    lines: classSentences(definition, money, par, books.electorates[number]?.at(-1)?.votes ?? 0),
  }));
  const kindParts = kindsIn(books, names).map(({ name, sentences }) => ({ title: name, lines: sentences }));
  return {
    classes: part("classes", weighingSentences(books), classParts),
    kinds: part("kinds", [words.kinds.chosen, words.kinds.frozen], kindParts),
    agenda: part("agenda", agendaSentences(books)),
    tiers: part("tiers", tierSentences(tiers, money)),
    membership: part("membership", membershipSentences(books)),
    capital: part("capital", shareSentences(books, money)),
    lock: part("lock", lockSentences(books)),
    dissolution: part("dissolution", dissolutionSentences(books, slot, date)),
  };
}

function Tools({ save }: { save: () => void }) {
  return (
    <div className="buttons no-print">
      <button type="button" onClick={save}>
        {words.save}
      </button>
      <button type="button" onClick={() => window.print()}>
        {words.print}
      </button>
    </div>
  );
}

function Contents() {
  return (
    <nav aria-label={words.contents} className="contents no-print">
      <ul className="page-links">
        {(["articles", ...PARTS] as const).map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{words[id].title}</a>
          </li>
        ))}
        <li>
          <Link href="/power">{words.power.title}</Link>
        </li>
      </ul>
    </nav>
  );
}

function PartView({ id, part: { title, lines, parts = [] } }: { id: string; part: Part }) {
  const { ref } = useAnchor<HTMLElement>(id);
  return (
    <section ref={ref} id={id} className="section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <Lines lines={lines} />
      {parts.length > 0 && (
        <div className="statute-parts">
          {parts.map((each, i) => (
            <PartCard key={i} id={`${SINGULAR[id] ?? id}-${i}`} part={each} />
          ))}
        </div>
      )}
    </section>
  );
}

/** What others link to: `#kind-1`. */
const SINGULAR: Readonly<Record<string, string>> = { kinds: "kind", classes: "class" };

function PartCard({ id, part: { title, lines } }: { id: string; part: Part }) {
  const { ref } = useAnchor<HTMLDivElement>(id);
  return (
    <div ref={ref} id={id} className="card">
      <h3>{title}</h3>
      <Lines lines={lines} />
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="findings">
      {lines.map((line, i) => (
        <li key={i}>{line}</li>
      ))}
    </ul>
  );
}
