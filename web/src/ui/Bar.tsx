import type { Group } from "../treasury/accounts.ts";

/** The colours of bars, each with a meaning of its own; see "Bars" in styles.css. */
export type Look = Ballots | Sources | Group;
type Ballots = "for" | "against" | "abstain" | "block";
type Sources = "members" | "funders"; // and "funds", which is a group of accounts too

export interface Part {
  look: Look;
  share: number; // of the whole bar, 1 for all of it
}

interface BarProps {
  parts: readonly Part[];
  marks?: readonly number[];
}

/** A stacked bar with marks on it. It is an ornament: whoever shows one also says it in words. */
export function Bar({ parts, marks = [] }: BarProps) {
  return (
    <div className="bar" aria-hidden="true">
      <div className="bar-parts">
        {parts.map(
          ({ look, share }) =>
            share > 0 && <span key={look} className={`bar-part look-${look}`} style={{ width: `${share * 100}%` }} />,
        )}
      </div>
      {marks.map((at) => (
        <span key={at} className="bar-mark" style={{ left: `${at * 100}%` }} />
      ))}
    </div>
  );
}
