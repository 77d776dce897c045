import { getAddress } from "viem";
import type { Address, Hex } from "viem";
import { assetOf, claimOf } from "../accounting.ts";
import type { Claim } from "../accounting.ts";
import { holderOf, INTAKE, numberOf } from "../accounts.ts";
import { CHART, kindOf } from "../chart.ts";
import type { Code } from "../chart.ts";
import { nounAt } from "../coop.ts";
import type { Context, Titles, Token } from "./context.ts";
import { plain } from "./text.ts";

/* ACCOUNTS */

/** An account of the books: one of the treasury, or one of the chart. */
export interface BookAccount {
  words: string; // for people
  path: string; // for programs: ASCII, every part with a capital first. Titles change, and are not in it
  code?: Code; // in the chart
}

/** An account of the treasury, or, without path and code, a wallet outside. */
export interface NamedAccount extends BookAccount {
  claim: Claim;
}

/** An account of the chart. */
export const chartAccount = remembering(
  (code: Code): BookAccount => ({ words: CHART[code], path: pathOf(code), code }),
);

const pathOf = (code: Code): string =>
  `${kindOf(code)}:${CHART[code].replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())}`;

/** Names accounts of the treasury. */
export function namerOf(context: Context): (account: Hex) => NamedAccount {
  return remembering((account) => {
    const claim = claimOf(account, context.addresses);
    if (claim === "outside") return { claim, words: wordsForWallet(account, context), path: "" };
    const { part, words } = describe(account, context);
    const code = assetOf(claim);
    return { claim, words, path: `${pathOf(code)}:${part}`, code };
  });
}

const SINGLE = new Map<string, readonly [part: string, words: string]>([
  ["executor 0", ["GeneralFund", "General fund"]],
  ["treasury 0", ["IndivisibleReserve", "Indivisible reserve"]],
  ["shares 0", ["ShareCapital", "Share capital"]],
  ["shares 1", ["Applicants", "Shares of applicants"]],
  ["shares 2", ["Interest", "Interest on shares"]],
  [`shares ${INTAKE}`, ["Interest-Intake", "Set aside for interest"]],
  ["rounds 0", ["Rounds-Carried", "Left for the next round"]],
  [`rounds ${INTAKE}`, ["Rounds-Intake", "Set aside for a round"]],
  [`buckets ${INTAKE}`, ["Buckets-Intake", "Set aside for a bucket"]],
  ["funds 0", ["Core", "Locked for core expenses"]],
  [`funds ${INTAKE}`, ["Funds-Intake", "Set aside for a fund"]],
]);

const NUMBERED: Partial<Record<string, Exclude<keyof Titles, "wallet">>> = {
  rounds: "round",
  buckets: "bucket",
  funds: "fund",
  members: "member",
};

/** The last part of the path of an account, and its words. */
function describe(account: Hex, { addresses, titles = {} }: Context): { part: string; words: string } {
  const [holder, number] = [holderOf(account), numberOf(account)];
  const noun = nounAt(addresses, holder) ?? "";
  const single = SINGLE.get(`${noun} ${number}`);
  if (single !== undefined) return { part: single[0], words: single[1] };

  const kind = NUMBERED[noun];
  if (kind !== undefined) {
    const name = `${kind[0]!.toUpperCase()}${kind.slice(1)}`;
    const title = plain(titles[kind]?.(number) ?? "");
    return { part: `${name}-${number}`, words: `${name} ${number}${title === "" ? "" : `: ${title}`}` };
  }
  const wallet = wordsFor(holder, titles);
  if (number === 0n) return { part: `Wallet-${holder}`, words: `Account of ${wallet}` };
  return { part: `Wallet-${holder}-${number}`, words: `Account ${number} of ${wallet}` };
}

function wordsForWallet(account: Hex, { addresses, titles = {} }: Context): string {
  const holder = holderOf(account);
  return nounAt(addresses, holder) === "treasury" ? "Sent without a word" : wordsFor(holder, titles);
}

function wordsFor(holder: Address, { wallet }: Titles): string {
  const title = plain(wallet?.(holder) ?? "");
  return title === "" ? getAddress(holder) : title;
}

/* ASSETS */

/** An asset as programs know it. */
export interface Currency extends Token {
  asset: Address;
  commodity: string; // no other asset of the export has the same
}

/** Names assets. Those the context does not know count in base units. */
export function currenciesOf({ assets }: Context): (asset: Address) => Currency {
  const tokens = new Map([...assets].map(([asset, token]) => [asset.toLowerCase(), token]));
  const taken = new Set<string>();
  const currencyOf = remembering((asset: string): Currency => {
    const { symbol, decimals } = tokens.get(asset) ?? { symbol: "", decimals: 0 };
    return { asset: asset as Address, symbol: plain(symbol), decimals, commodity: commodityFor(symbol, taken) };
  });
  for (const asset of tokens.keys()) currencyOf(asset);
  return (asset) => currencyOf(asset.toLowerCase());
}

const MOST_LETTERS = 20; // Beancount takes 24, of which four are left for a number

/** A symbol that programs take as a commodity, and that nobody else has: anybody can call a token EUR. */
function commodityFor(symbol: string, taken: Set<string>): string {
  const letters = symbol
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, MOST_LETTERS);
  const isFit = /^[A-Z]./.test(letters) && !["TRUE", "FALSE", "NULL"].includes(letters); // words of Beancount
  const name = isFit ? letters : `TOKEN${letters}`.slice(0, MOST_LETTERS);
  let commodity = name;
  for (let i = 2; taken.has(commodity); ++i) commodity = `${name}-${i}`;
  taken.add(commodity);
  return commodity;
}

function remembering<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const found = new Map<Key, Value>();
  return (key) => {
    let value = found.get(key);
    if (value === undefined) found.set(key, (value = find(key)));
    return value;
  };
}
