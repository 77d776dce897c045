import type { Address } from "viem";
import type { Addresses } from "../coop.ts";
import type { Ledger } from "../journal.ts";

/** What an export has to know besides the entries. Whatever comes from the chain may be written by an enemy. */
export interface Context {
  coopName: string;
  addresses: Addresses;
  assets: ReadonlyMap<Address, Token>; // the first is the currency of the co-op
  titles?: Titles;
  opening?: Opening;
}

export interface Token {
  symbol: string;
  decimals: number;
}

/** Words for what is otherwise a number or an address. */
export interface Titles {
  bucket?: (number: bigint) => string | undefined;
  round?: (number: bigint) => string | undefined;
  fund?: (number: bigint) => string | undefined;
  member?: (number: bigint) => string | undefined;
  wallet?: (holder: Address) => string | undefined; // in lower case
}

/** What accounts held before the first of the entries, as `replay` gives it of those that went before. */
export interface Opening extends Pick<Ledger, "balances"> {
  at: bigint; // seconds
}
