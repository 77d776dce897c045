import type { ReactNode } from "react";
import type { Kind } from "../statute/statute.ts";
import { useDirectory } from "../members/directory.ts";
import { Bar } from "../ui/Bar.tsx";
import { Swatch } from "../ui/Swatch.tsx";
import { capitalize, percent } from "../ui/words.ts";
import { isWeighted, standingOf } from "./count.ts";
import type { ClassCount } from "./count.ts";
import type { Count } from "../../../sdk/src/rules.ts";
import { quorumOf, thresholdWords } from "./kindWords.ts";

interface ResultProps {
  kind: Kind;
  count: Count;
  isQuorate: boolean;
  isCarried: boolean;
}

const LOOKS = ["for", "against", "abstain", "block"] as const;

/** How a vote stands: the whole of it, and every class within its weight. */
export function Result({ kind, count, isQuorate, isCarried }: ResultProps) {
  const { classes, approval, turnout } = standingOf(kind, count);
  const quorum = quorumOf(kind, count.isSecondCall) / 10_000;
  const of = isWeighted(kind) ? "the weight" : "the votes";
  return (
    <div className="result">
      <p className={isQuorate && isCarried ? "verdict verdict-good" : "verdict"}>{verdict(isQuorate, isCarried)}</p>
      <dl className="gauges">
        <Gauge name="For it" share={approval} needed={kind.numerator / kind.denominator} look="for">
          {percent(approval)} of {of}; {thresholdWords(kind)} is needed
        </Gauge>
        <Gauge name="Taking part" share={turnout} needed={quorum} look="members">
          {percent(turnout)}; {percent(quorum)} is needed
        </Gauge>
      </dl>
      <ul className="class-bars" aria-label="Votes by class">
        {classes
          .filter(({ electorate }) => electorate > 0)
          .map((c) => (
            <ClassBar key={c.class} votes={c} kind={kind} />
          ))}
      </ul>
      <p className="legend" aria-hidden="true">
        {LOOKS.map((look) => (
          <Swatch key={look} look={look}>
            {look}
          </Swatch>
        ))}
      </p>
    </div>
  );
}

function verdict(isQuorate: boolean, isCarried: boolean): string {
  if (!isQuorate) return "So far too few have taken part.";
  return isCarried ? "As it stands, it is carried." : "As it stands, it is not carried.";
}

interface GaugeProps {
  name: string;
  share: number;
  needed: number;
  look: "for" | "members";
  children: ReactNode;
}

function Gauge({ name, share, needed, look, children }: GaugeProps) {
  return (
    <div className="gauge">
      <dt>{name}</dt>
      <dd>
        {children}
        <Bar parts={[{ look, share }]} marks={needed > 0 ? [needed] : []} />
      </dd>
    </div>
  );
}

function ClassBar({ votes, kind }: { votes: ClassCount; kind: Kind }) {
  const { statute } = useDirectory();
  const { electorate, took, weight, isActive } = votes;
  const parts = LOOKS.map((look) => ({ look, n: votes[look] }));
  const cast = parts.filter(({ n }) => n > 0).map(({ look, n }) => `${n} ${look}`);
  const silent = electorate - took;
  const words = [...cast, ...(silent > 0 ? [`${silent} not yet`] : [])].join(", ");
  return (
    <li className="class-bar">
      <p>
        <strong>{capitalize(statute.classes[votes.class]?.name ?? "")}</strong>{" "}
        <span className="quiet">{weightWords(isActive, weight, kind)}</span>
      </p>
      <Bar parts={parts.map(({ look, n }) => ({ look, share: n / electorate }))} />
      <p className="quiet">{words}</p>
    </li>
  );
}

function weightWords(isActive: boolean, weight: number, kind: Kind): string {
  if (!isActive) return "does not count here: too small, or not asked";
  return isWeighted(kind) ? `${percent(weight)} of the weight` : "";
}
