import { formatUnits, parseUnits } from "viem";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import type { Coop } from "../chain/coop.ts";
import { short } from "../words/format.ts";
import { locale } from "../words/language.ts";

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const broken = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** "1,200 EUR". Takes the exact decimal string, so nothing is lost on the way. */
export function formatMoney(amount: bigint, currency: { symbol: string; decimals: number }): string {
  const exact = formatUnits(amount, currency.decimals) as `${number}`;
  return `${(exact.includes(".") ? broken : whole).format(exact)} ${currency.symbol}`;
}

/** Base units of what somebody typed, or undefined where it is no amount above zero. */
export function parseMoney(typed: string, decimals: number): bigint | undefined {
  const text = typed.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const amount = parseUnits(text, decimals);
  return amount > 0n ? amount : undefined;
}

export type FormatMoney = (amount: bigint, asset?: Address) => string;

/** How amounts of an asset are written; in its smallest units, where the token does not say. */
export function denominationOf(asset: Address, { tokens }: Pick<Coop, "tokens">): { symbol: string; decimals: number } {
  return tokens.get(asset.toLowerCase()) ?? { symbol: `units of ${short(asset)}`, decimals: 0 };
}

/** Formats amounts of any asset; of the co-op's currency, where none is named. */
export function moneyFormat(coop: Coop): FormatMoney {
  return (amount, asset = coop.currency.asset) => formatMoney(amount, denominationOf(asset, coop));
}

export function useMoney(): FormatMoney {
  return moneyFormat(useCoop());
}
