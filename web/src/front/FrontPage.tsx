import { Link } from "wouter";
import { hasLeft } from "../../../sdk/src/books/members.ts";
import { statuteOf, weightsOf } from "../../../sdk/src/books/statute.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { words as frame } from "../frame/words/index.ts";
import { useMe } from "../members/useMe.ts";
import { Day } from "../ui/Time.tsx";
import { number, percent } from "../words/format.ts";
import { tame } from "../ui/markdown/tame.ts";
import { titleOf } from "../ui/title.ts";
import { LatestEntries } from "./LatestEntries.tsx";
import { Money } from "./Money.tsx";
import { OpenBuckets, OpenRounds, OpenVotes } from "./Open.tsx";
import { words } from "./words/index.ts";
import "./front.css";

/** Who this co-op is, what is going on, and how its money stands. It needs the events alone, so that it comes quickly. */
export default function FrontPage() {
  const { books } = useSnapshot();
  const { name, purpose, dissolvedAt } = statuteOf(books);
  const { member } = useMe();
  return (
    <Page title={name} lead={tame(purpose)}>
      {dissolvedAt !== 0 && <p className="problem-box">{words.dissolved(<Day at={dissolvedAt} />)}</p>}
      <Classes />
      <p className="prompt front-prompt">
        {member === undefined ? words.join(<Link href="/join">{words.joinLink}</Link>) : words.member}
      </p>
      <div className="front">
        <OpenVotes />
        <OpenRounds />
        <OpenBuckets />
        <Money />
        <LatestEntries />
      </div>
    </Page>
  );
}

/** The classes of members, each as wide as its weight, and what one member of each weighs. */
function Classes() {
  const { books, events } = useSnapshot();
  const weights = weightsOf(books);
  const present = [...books.members.values()].filter(({ number }) => !hasLeft(books, number));
  const founded = Number(events[0]?.blockTimestamp ?? 0n);
  return (
    <section aria-labelledby="classes-title">
      <h2 id="classes-title" className="visually-hidden">
        {words.classes}
      </h2>
      <ul className="classes">
        {[...books.classes.values()].map(({ name, weightBps }, index) => {
          const size = present.filter((member) => member.class === index).length;
          return (
            <li key={index} style={{ flexGrow: weightBps }}>
              <strong>{words.classSize(number(size), titleOf(name))}</strong>{" "}
              <span className="quiet">{words.classWeight(weights[index] ?? 0)}</span>
              {size > 0 && weightBps > 0 && (
                <span className="quiet">{words.oneWeighs(percent(weightBps / 10_000 / size))}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="quiet">
        {words.classesAbout} {words.founded(<Day at={founded} />, frame.members(present.length))}
      </p>
    </section>
  );
}
