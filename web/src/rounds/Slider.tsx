import { formatUnits, parseUnits } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useMoney } from "../ui/money.ts";
import type { Candidate } from "./Rounds.tsx";

interface SliderProps {
  candidate: Candidate;
  unit: bigint; // base units that one unit is worth
  value: number; // units, as all below
  saved: number;
  most: number;
  onChange: (units: number) => void;
}

/** How much of one's allowance goes to a bucket: by sliding, or by typing the amount. */
export function Slider({ candidate: { number, title, bucket }, unit, value, saved, most, onChange }: SliderProps) {
  const { currency } = useCoop();
  const money = useMoney();
  const worth = (units: number) => BigInt(units) * unit;
  const typed = formatUnits(worth(value), currency.decimals);
  const clamp = (units: number) => Math.max(0, Math.min(most, units));

  function type(text: string): void {
    if (!/^\d*\.?\d*$/.test(text)) return;
    onChange(clamp(Number(parseUnits(text === "" ? "0" : text, currency.decimals) / unit)));
  }

  return (
    <div className="slider">
      <label htmlFor={`slider-${number}`}>Your share for {title}</label>
      <div className="slider-inputs">
        <input
          id={`slider-${number}`}
          type="range"
          min={0}
          max={most}
          value={value}
          disabled={most === 0}
          aria-valuetext={money(worth(value), bucket.asset)}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <input
          type="number"
          min={0}
          max={formatUnits(worth(most), currency.decimals)}
          step={formatUnits(unit, currency.decimals)}
          value={typed}
          aria-label={`Amount for ${title} in ${currency.symbol}`}
          onChange={(event) => type(event.target.value)}
        />
        <span className="quiet" aria-hidden="true">{currency.symbol}</span>
      </div>
      {value !== saved && <p className="quiet">Saved so far: {money(worth(saved), bucket.asset)}.</p>}
    </div>
  );
}
