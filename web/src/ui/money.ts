import { formatUnits, parseUnits, zeroAddress } from "viem";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import type { Coop } from "../chain/coop.ts";
import { short } from "./words.ts";

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const broken = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 6 });

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

/** How amounts of an asset are written: the co-op's currency, ether, or a token that nothing is known about. */
export function denominationOf(asset: Address, { currency }: Coop): { symbol: string; decimals: number } {
  if (asset.toLowerCase() === currency.asset.toLowerCase()) return currency;
  if (asset === zeroAddress) return { symbol: "ETH", decimals: 18 };
  return { symbol: `units of ${short(asset)}`, decimals: 0 };
}

/** Formats amounts of any asset; of the co-op's currency, where none is named. */
export function moneyFormat(coop: Coop): FormatMoney {
  return (amount, asset = coop.currency.asset) => formatMoney(amount, denominationOf(asset, coop));
}

export function useMoney(): FormatMoney {
  return moneyFormat(useCoop());
}
