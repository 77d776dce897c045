import { useId } from "react";
import { useSnapshot } from "../chain/snapshot.ts";
import { DAY, HOUR } from "./ways.ts";
import type { Validity, Ways } from "./ways.ts";

interface HandInProps {
  ways: Ways;
  closesAt: number; // seconds
}

/** The choice between the ways to hand a ballot in. */
export function HandIn({ ways: { isRelaying, way, validity, choose }, closesAt }: HandInProps) {
  const { now } = useSnapshot();
  const name = useId();
  const left = closesAt - now;
  return (
    <fieldset className="ways">
      <legend>How to hand it in</legend>
      <label className="way">
        <input
          type="radio"
          name={name}
          checked={way === "signed"}
          disabled={isRelaying !== true}
          onChange={() => choose({ way: "signed" })}
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
        <input type="radio" name={name} checked={way === "own"} onChange={() => choose({ way: "own" })} />
        <span>
          <strong>Vote from my own wallet</strong>
          <span className="quiet">Your wallet pays the network’s fee.</span>
        </span>
      </label>
      {way === "signed" && left > HOUR && (
        <label className="validity">
          <span>If it cannot be handed in at once, my signature stays good</span>
          <select value={validity} onChange={(event) => choose({ validity: event.target.value as Validity })}>
            <option value="close">until the vote closes</option>
            {left > DAY && <option value="day">for a day</option>}
            <option value="hour">for an hour</option>
          </select>
        </label>
      )}
    </fieldset>
  );
}
