import { Link } from "wouter";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { words as frame } from "../frame/words/index.ts";
import { registerOf, weightOfOne } from "../members/register.ts";
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

/** The classes of members, each as wide as its weight, and what one vote of each weighs. */
function Classes() {
  const snapshot = useSnapshot();
  const { present, classes } = registerOf(snapshot);
  const founded = Number(snapshot.events[0]?.blockTimestamp ?? 0n);
  return (
    <section aria-labelledby="classes-title">
      <h2 id="classes-title" className="visually-hidden">
        {words.classes}
      </h2>
      <ul className="classes">
        {classes.map((each) => (
          <li key={each.number} style={{ flexGrow: each.definition.weightBps }}>
            <strong>{words.classSize(number(each.members.length), titleOf(each.definition.name))}</strong>{" "}
            <span className="quiet">{words.classWeight(each.definition.weightBps)}</span>
            {weightOfOne(each) > 0 && <span className="quiet">{words.oneWeighs(percent(weightOfOne(each)))}</span>}
          </li>
        ))}
      </ul>
      <p className="quiet">
        {words.classesAbout} {words.founded(<Day at={founded} />, frame.members(present.length))}
      </p>
    </section>
  );
}
