import { useState } from "react";
import { Link } from "wouter";
import type { ArticleRecord } from "../../../sdk/src/books/statute.ts";
import { wordingOf } from "../../../sdk/src/wording.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Markdown } from "../ui/Markdown.tsx";
import { Source } from "../ui/Source.tsx";
import { Day } from "../ui/Time.tsx";
import { useAnchor } from "../ui/useAnchor.ts";
import { short } from "../words/format.ts";
import type { Article } from "./articles.ts";
import { isInline, isPlace } from "./articles.ts";
import { diffOf } from "./diff.ts";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

/** One article as it is in force, and on request all that it ever said. */
export function ArticleView({ article: { number, current, versions } }: { article: Article }) {
  const id = `article-${number + 1}`;
  const { ref } = useAnchor<HTMLElement>(id);
  return (
    <article ref={ref} id={id} className="card article">
      <h3>{words.articles.heading(number + 1, current.title)}</h3>
      <Text version={current} />
      <p className="quiet">
        {words.articles.changedBy(words.kinds.name(current.kindSlot))} <Adopted version={current} />{" "}
        {isInline(current) ? words.articles.isInline : words.articles.isElsewhere}{" "}
        <code title={current.textHash}>{short(current.textHash)}</code>
      </p>
      {versions.length > 1 && <History versions={versions} />}
    </article>
  );
}

function Text({ version }: { version: ArticleRecord }) {
  if (isPlace(version)) {
    return (
      <p>
        <Source uri={version.text.trim()} />
      </p>
    );
  }
  return <Markdown text={version.text} />;
}

/** When it was adopted, and by which decision. */
function Adopted({ version: { version, adoptedAt, resolution } }: { version: ArticleRecord }) {
  const { books } = useSnapshot();
  const day = <Day at={adoptedAt} />;
  const proposal = books.proposals.get(books.proposalNumbers.get(resolution) ?? 0);
  if (proposal === undefined) return <span>{words.articles.atFounding(version, day)}</span>;
  const title = titleOf(wordingOf(proposal.description).title);
  const link = <Link href={`/votes/${proposal.number}`}>{words.articles.decision(title)}</Link>;
  return <span>{words.articles.adopted(version, day, link)}</span>;
}

/** All versions, the latest first, each with what it changed. Nothing is compared before somebody wants to see it. */
function History({ versions }: { versions: readonly ArticleRecord[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.articles.versions(versions.length)}</summary>
      {isOpen && (
        <ol className="versions" reversed>
          {[...versions].reverse().map((version) => (
            <li key={version.version} value={version.version}>
              <p className="quiet">
                <Adopted version={version} />
              </p>
              <Change before={versions.find((each) => each.version === version.version - 1)} after={version} />
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

function Change({ before, after }: { before?: ArticleRecord; after: ArticleRecord }) {
  if (before === undefined) return <Text version={after} />;
  return (
    <>
      {before.title !== after.title && <p className="quiet">{words.articles.renamed(before.title, after.title)}</p>}
      {before.kindSlot !== after.kindSlot && (
        <p className="quiet">
          {words.articles.rekinded(words.kinds.name(before.kindSlot), words.kinds.name(after.kindSlot))}
        </p>
      )}
      <p className="prose diff">
        {diffOf(before.text, after.text).map(({ kind, text }, i) =>
          kind === "same" ? (
            <span key={i}>{text}</span>
          ) : kind === "added" ? (
            <ins key={i}>{text}</ins>
          ) : (
            <del key={i}>{text}</del>
          ),
        )}
      </p>
    </>
  );
}
