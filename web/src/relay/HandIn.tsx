import { useId } from "react";
import { useSnapshot } from "../chain/snapshot.ts";

/** How a ballot reaches the assembly: signed, for the co-op to hand in, or by the member's own transaction. */
export type Way = "signed" | "own";

/** How long a signature is good. */
export type Validity = "close" | "day" | "hour";

const HOUR = 3_600; // seconds
const DAY = 24 * HOUR;

interface HandInProps {
  isRelaying: boolean | undefined; // undefined: not known yet
  way: Way;
  onWay: (way: Way) => void;
  validity: Validity;
  onValidity: (validity: Validity) => void;
  closesAt: number; // seconds
}

/** The choice between the ways to hand a ballot in. */
export function HandIn({ isRelaying, way, onWay, validity, onValidity, closesAt }: HandInProps) {
  const { now } = useSnapshot();
  const name = useId();
  return (
    <fieldset className="ways">
      <legend>How to hand it in</legend>
      <label className="way">
        <input
          type="radio"
          name={name}
          checked={way === "signed"}
          disabled={isRelaying !== true}
          onChange={() => onWay("signed")}
        />
        <span>
          <strong>Sign, and let the co-op pay{isRelaying === false && " (not possible just now)"}</strong>
          <span className="quiet">
            {isRelaying === false
              ? "The co-op’s service cannot be reached. Your vote counts the same from your own wallet."
              : "It costs you nothing. The co-op hands in what you signed and can change nothing in it."}
          </span>
        </span>
      </label>
      <label className="way">
        <input type="radio" name={name} checked={way === "own"} onChange={() => onWay("own")} />
        <span>
          <strong>Vote from my own wallet</strong>
          <span className="quiet">Your wallet pays the network’s fee.</span>
        </span>
      </label>
      {way === "signed" && closesAt - now > HOUR && (
        <label className="validity">
          <span>If it cannot be handed in at once, my signature stays good</span>
          <select value={validity} onChange={(event) => onValidity(event.target.value as Validity)}>
            <option value="close">until the vote closes</option>
            {closesAt - now > DAY && <option value="day">for a day</option>}
            <option value="hour">for an hour</option>
          </select>
        </label>
      )}
    </fieldset>
  );
}

/** Until when (seconds) a signature is good that is given `now`, by the clock of the chain. */
export function deadlineOf(validity: Validity, closesAt: number, now: number): number {
  if (validity === "close") return closesAt;
  const latest = Math.max(now, Math.floor(Date.now() / 1000)); // a quiet chain has not written the hour yet
  return latest + (validity === "day" ? DAY : HOUR);
}
