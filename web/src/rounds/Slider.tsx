import { useState } from "react";
import { formatUnits, parseUnits } from "viem";
import type { Bucket } from "../buckets/bucket.ts";
import { useCoop } from "../chain/coop.ts";
import { denominationOf, useMoney } from "../ui/money.ts";
import { words } from "./words/index.ts";

const MOST_UNITS = 2 ** 27 - 1; // that somebody can put into a bucket, by contracts/Rounds.sol

interface SliderProps {
  bucket: Bucket;
  unit: bigint; // base units that one unit is worth
  value: number; // units, as all below
  saved: number;
  most: number;
  onChange: (units: number) => void;
}

/** How much of one's allowance goes to a bucket: by sliding, or by typing the amount. */
export function Slider({ bucket: { number, title, asset }, unit, value, saved, most, onChange }: SliderProps) {
  const { symbol, decimals } = denominationOf(asset, useCoop());
  const money = useMoney();
  const [typed, setTyped] = useState<string>(); // while somebody types
  const worth = (units: number) => BigInt(units) * unit;
  const said = words.slider;

  function type(text: string): void {
    const amount = text.trim().replace(",", ".");
    if (!/^\d*\.?\d*$/.test(amount)) return;
    setTyped(text);
    const units = Number(parseUnits(amount === "" || amount === "." ? "0" : amount, decimals) / unit);
    onChange(Math.min(MOST_UNITS, units));
  }

  return (
    <div className="slider">
      <label htmlFor={`slider-${number}`}>{said.label(title)}</label>
      <div className="slider-inputs">
        <input
          id={`slider-${number}`}
          type="range"
          min={0}
          max={Math.max(most, value)}
          value={value}
          disabled={most === 0 && value === 0}
          aria-valuetext={money(worth(value), asset)}
          onInput={(event) => onChange(Number(event.currentTarget.value))}
        />
        <input
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? formatUnits(worth(value), decimals)}
          aria-label={said.amount(title, symbol)}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => setTyped(undefined)}
        />
        <span className="quiet" aria-hidden="true">
          {symbol}
        </span>
      </div>
      {value > most && <p className="problem">{said.tooMuch(money(worth(most), asset))}</p>}
      {value !== saved && <p className="quiet">{said.saved(money(worth(saved), asset))}</p>}
    </div>
  );
}
