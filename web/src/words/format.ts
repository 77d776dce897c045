import { createElement, Fragment } from "react";
import type { ReactNode } from "react";
import { locale } from "./language.ts";

// What catalogues are written with. All of it follows the language of the page.

const rules = new Intl.PluralRules(locale);
const listFormat = new Intl.ListFormat(locale, { type: "conjunction" });
const numberFormat = new Intl.NumberFormat(locale);
const percentFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** "1,200". */
export function number(n: number | bigint): string {
  return numberFormat.format(n);
}

/** Says how many, with the word that fits: `plural(3, "# vote", "# votes")` gives "3 votes". */
export function plural(n: number | bigint, one: string, many: string): string {
  return (rules.select(Number(n)) === "one" ? one : many).replace("#", number(n));
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  return listFormat.format(words);
}

/** "25 %"; at most one decimal, and never torn apart. `share` is 1 for the whole. */
export function percent(share: number): string {
  return `${percentFormat.format(share * 100)}\u00a0%`;
}

/** "25 %", of 2,500 basis points. */
export function percentOfBps(bps: number | bigint): string {
  return percent(Number(bps) / 10_000);
}

/** A sentence with pieces of the page in it: say`Closes ${<When at={at} />}.` */
export function say(words: TemplateStringsArray, ...pieces: ReactNode[]): ReactNode {
  const parts = words.flatMap((text, i) => (i === 0 ? [text] : [pieces[i - 1], text]));
  return createElement(Fragment, null, ...parts);
}

/** The head and tail of an address or hash. */
export function short(hex: string): string {
  return `${hex.slice(0, 6)}…${hex.slice(-4)}`;
}

export function capitalize(words: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
