export interface Part {
  look: "for" | "against" | "abstain" | "block" | "members" | "funders";
  share: number; // of the whole bar, 1 for all of it
}

interface BarProps {
  parts: readonly Part[];
  marks?: readonly { at: number; look?: "strong" }[];
}

/** A stacked bar with marks on it. It is an ornament: whoever shows one also says it in words. */
export function Bar({ parts, marks = [] }: BarProps) {
  return (
    <div className="bar" aria-hidden="true">
      <div className="bar-parts">
        {parts.map(({ look, share }) => share > 0 && (
          <span key={look} className={`bar-part look-${look}`} style={{ width: `${share * 100}%` }} />
        ))}
      </div>
      {marks.map(({ at }) => <span key={at} className="bar-mark" style={{ left: `${at * 100}%` }} />)}
    </div>
  );
}
