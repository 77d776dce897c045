import { formatUnits, parseUnits } from "viem";
import type { Bucket } from "../buckets/useBuckets.ts";
import { useCoop } from "../chain/coop.ts";
import { denominationOf, useMoney } from "../ui/money.ts";

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
  const worth = (units: number) => BigInt(units) * unit;
  const typed = formatUnits(worth(value), decimals);
  const clamp = (units: number) => Math.max(0, Math.min(most, units));

  function type(text: string): void {
    if (!/^\d*\.?\d*$/.test(text)) return;
    onChange(clamp(Number(parseUnits(text === "" ? "0" : text, decimals) / unit)));
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
          aria-valuetext={money(worth(value), asset)}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <input
          type="number"
          min={0}
          max={formatUnits(worth(most), decimals)}
          step={formatUnits(unit, decimals)}
          value={typed}
          aria-label={`Amount for ${title} in ${symbol}`}
          onChange={(event) => type(event.target.value)}
        />
        <span className="quiet" aria-hidden="true">
          {symbol}
        </span>
      </div>
      {value !== saved && <p className="quiet">Saved so far: {money(worth(saved), asset)}.</p>}
    </div>
  );
}
