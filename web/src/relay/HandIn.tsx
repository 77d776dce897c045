import { useId } from "react";
import { useSnapshot } from "../chain/snapshot.ts";
import { DAY, HOUR } from "./ways.ts";
import type { Validity, Ways } from "./ways.ts";
import { words } from "./words/index.ts";

interface HandInProps {
  ways: Ways;
  closesAt: number; // seconds
}

/** The choice between the ways to hand a ballot in. */
export function HandIn({ ways: { isRelaying, way, validity, choose }, closesAt }: HandInProps) {
  const { now } = useSnapshot();
  const name = useId();
  const left = closesAt - now;
  const { ways } = words;
  return (
    <fieldset className="ways">
      <legend>{ways.title}</legend>
      <label className="way">
        <input
          type="radio"
          name={name}
          checked={way === "signed"}
          disabled={isRelaying !== true}
          onChange={() => choose({ way: "signed" })}
        />
        <span>
          <strong>{isRelaying === false ? ways.signNotNow : ways.sign}</strong>
          <span className="quiet">{isRelaying === false ? ways.silent : ways.signWhat}</span>
        </span>
      </label>
      <label className="way">
        <input type="radio" name={name} checked={way === "own"} onChange={() => choose({ way: "own" })} />
        <span>
          <strong>{ways.own}</strong>
          <span className="quiet">{ways.ownWhat}</span>
        </span>
      </label>
      {way === "signed" && left > HOUR && (
        <label className="validity">
          <span>{ways.validity}</span>
          <select value={validity} onChange={(event) => choose({ validity: event.currentTarget.value as Validity })}>
            <option value="close">{ways.validities.close}</option>
            {left > DAY && <option value="day">{ways.validities.day}</option>}
            <option value="hour">{ways.validities.hour}</option>
          </select>
        </label>
      )}
    </fieldset>
  );
}
