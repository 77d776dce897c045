import { erc20Abi, formatUnits, zeroAddress } from "viem";
import type { Address, Hex } from "viem";
import { holderOf, INTAKE, numberOf } from "../accounts.ts";
import { potOf } from "../accounting.ts";
import type { Pot } from "../accounting.ts";
import { nounAt } from "../coop.ts";
import type { Addresses } from "../coop.ts";
import type { Storage } from "./storage.ts";

/** How an asset is written: its tokens say that themselves, and may lie about it. */
interface Style {
  symbol: string;
  decimals: number;
}

const MOST_DECIMALS = 36;
const FIT = /^[\p{L}\p{N}.₮$€£-]{1,12}$/u; // a symbol that can pass for nothing else

/** Writes amounts of money with the decimals and the symbol of their asset. */
export class Amounts {
  readonly #styles = new Map<Address, Style>([[zeroAddress, { symbol: "ETH", decimals: 18 }]]);

  /** Asks the tokens how they are written. */
  async learn(assets: Iterable<Address>, storage: Storage): Promise<void> {
    const unknown = [...new Set(assets)].filter((asset) => !this.#styles.has(asset));
    const styles = await Promise.all(unknown.map((asset) => styleOf(asset, storage)));
    for (const [i, asset] of unknown.entries()) this.#styles.set(asset, this.#apart(asset, styles[i] as Style));
  }

  /** A token that calls itself by the symbol of another asset has its address behind it. */
  #apart(asset: Address, { symbol, decimals }: Style): Style {
    const isTaken = [...this.#styles.values()].some((other) => other.symbol === symbol);
    return { symbol: isTaken ? `${symbol} (${asset})` : symbol, decimals };
  }

  /** "1200.5 EUR"; base units where the token does not say how many make one. */
  say(amount: bigint, asset: Address): string {
    const style = this.#styles.get(asset);
    if (style === undefined) return `${amount} base units of ${asset}`;
    return `${formatUnits(amount, style.decimals)} ${style.symbol}`;
  }

  symbolOf(asset: Address): string {
    return this.#styles.get(asset)?.symbol ?? asset;
  }
}

async function styleOf(address: Address, storage: Storage): Promise<Style> {
  const token = { address, abi: erc20Abi };
  const [symbol, decimals] = await Promise.allSettled([
    storage.read(token, "symbol", []),
    storage.read(token, "decimals", []),
  ]);
  const isKnown = decimals.status === "fulfilled" && decimals.value <= MOST_DECIMALS;
  const isFit = symbol.status === "fulfilled" && FIT.test(symbol.value);
  const name = isFit ? symbol.value : `of ${address}`;
  return isKnown ? { symbol: name, decimals: decimals.value } : { symbol: `base units ${name}`, decimals: 0 };
}

/** In which pots accounts lie; each account is looked up once. */
export function potsOfAccounts(addresses: Addresses): (account: Hex) => Pot | "outside" {
  const known = new Map<Hex, Pot | "outside">();
  return (account) => {
    let pot = known.get(account);
    if (pot === undefined) known.set(account, (pot = potOf(account, addresses)));
    return pot;
  };
}

/** An account in a member's words. */
export function accountName(account: Hex, addresses: Addresses): string {
  const [pot, number, holder] = [potOf(account, addresses), numberOf(account), holderOf(account)];
  const noun = nounAt(addresses, holder);
  if (pot === "outside") return noun === undefined ? `wallet ${holder}` : `the contract ${noun}, from outside`;
  if (pot === "general") return number === 0n ? "the general fund" : `account ${number} of the executor`;
  if (pot === "reserve") return "the indivisible reserve";
  if (pot === "capital") return "the share capital";
  if (pot === "escrow") return "the escrow of applicants";
  if (pot === "interest") return number === INTAKE ? "what is set aside for interest" : "the interest declared";
  if (pot === "others") return `account ${number} of ${noun === undefined ? holder : `the contract ${noun}`}`;
  return number === INTAKE ? `the intake of the ${pot}` : `${ONE[pot]} ${number}`;
}

const ONE = { rounds: "round", buckets: "bucket", funds: "fund", members: "the account of member" } as const;
