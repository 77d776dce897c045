import type { Hex } from "viem";
import type { Pot } from "../accounting.ts";
import type { SealedBooks } from "../books/books.ts";
import type { Addresses } from "../coop.ts";
import type { Amounts } from "./amounts.ts";
import type { Findings } from "./findings.ts";
import type { Found } from "./founding.ts";
import type { Outflows } from "./outflows.ts";
import type { Contracts, Storage } from "./storage.ts";
import type { Watch } from "./walk.ts";

/** What checks know. */
export interface Context {
  found: Found;
  addresses: Addresses;
  contracts: Contracts;
  books: SealedBooks; // as far as the history has gone by
  storage: Storage; // what the chain says, at the block of the audit
  now: number; // seconds: the time of that block
  dissolutionSlot: number; // of the kind that dissolves the co-op: no event tells it, and nothing can change it
  amounts: Amounts;
  outflows: Outflows;
  potOf: (account: Hex) => Pot | "outside";
}

/** One of the twenty checks. */
export interface Check {
  number: number;
  title: string;
  begin: (context: Context, findings: Findings) => Watch;
}
