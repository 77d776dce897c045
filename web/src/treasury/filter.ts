import { isAddress, parseUnits } from "viem";
import type { Address, Hex } from "viem";
import { statementOf } from "../../../sdk/src/accounting.ts";
import { holderOf, isOutside } from "../../../sdk/src/accounts.ts";
import type { Addresses } from "../../../sdk/src/coop.ts";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import { PURPOSES } from "../../../sdk/src/names.ts";
import { groupOf, GROUPS } from "./accounts.ts";
import { isWithin, periodBetween } from "./period.ts";

// Which entries of the journal somebody wants to see. All of it stands in the address of the page, as it was typed.

export const FIELDS = [
  "account", // on either side: the statement of an account
  "from", // an account, or a group of them
  "to",
  "purpose",
  "asset",
  "since", // first day
  "until", // last day
  "min", // amounts in units of the asset
  "max",
  "text",
  "wallet",
] as const;
export type Field = (typeof FIELDS)[number];
export type Filter = Partial<Record<Field, string>>;

/** The filter that the address of the page asks for. */
export function readFilter(params: URLSearchParams): Filter {
  return Object.fromEntries(
    FIELDS.map((field) => [field, params.get(field) ?? ""]).filter(([, value]) => value !== ""),
  );
}

/** What is wrong with what was typed: such a field filters nothing. */
export function faultsOf({ min, max, wallet }: Filter): Set<Field> {
  const faults = new Set<Field>();
  if (min !== undefined && !AMOUNT.test(min.trim())) faults.add("min");
  if (max !== undefined && !AMOUNT.test(max.trim())) faults.add("max");
  if (wallet !== undefined && !isAddress(wallet.trim(), { strict: false })) faults.add("wallet");
  return faults;
}

const AMOUNT = /^\d+([.,]\d+)?$/;

/** What a filter has to know of the co-op. */
export interface FilterContext {
  addresses: Addresses;
  /** Everything that is written in the line of an entry, in plain letters, for the search. */
  textOf(entry: EntryEvent): string;
  decimalsOf(asset: Address): number;
  /** Accounts of the treasury that belong to who carries the wallet, written in lower case. */
  accountsOf(wallet: Address): readonly Hex[];
}

type Test = (entry: EntryEvent) => boolean;

/** Tells whether an entry is one of those that are wanted. */
export function matcherOf(filter: Filter, context: FilterContext): Test {
  const faults = faultsOf(filter);
  const tests = FIELDS.flatMap((field): Test[] => {
    const value = filter[field];
    return value === undefined || faults.has(field) ? [] : [testOf(field, value, filter, context)];
  });
  return (entry) => tests.every((test) => test(entry));
}

function testOf(field: Field, value: string, filter: Filter, context: FilterContext): Test {
  switch (field) {
    case "account": {
      const account = value.toLowerCase();
      return ({ args }) => args.from === account || args.to === account;
    }
    case "from":
    case "to":
      return sideTest(field, value, context.addresses);
    case "purpose":
      return ({ args }) => PURPOSES[args.purpose] === value;
    case "asset": {
      const asset = value.toLowerCase();
      return ({ args }) => args.asset.toLowerCase() === asset;
    }
    case "since":
    case "until": {
      const period = periodBetween(filter.since ?? null, filter.until ?? null);
      return ({ blockTimestamp }) => isWithin(period, blockTimestamp);
    }
    case "min":
    case "max":
      return amountTest(field, value, context);
    case "text":
      return textTest(value, context);
    case "wallet":
      return walletTest(value, context);
  }
}

const isGroup = (value: string): boolean => value === "outside" || (GROUPS as readonly string[]).includes(value);

function sideTest(side: "from" | "to", value: string, addresses: Addresses): Test {
  if (!isGroup(value)) return ({ args }) => args[side] === value.toLowerCase();
  const groups = new Map<Hex, string>();
  return ({ args }) => {
    const account = args[side];
    let group = groups.get(account);
    if (group === undefined) groups.set(account, (group = groupOf(account, addresses)));
    return group === value;
  };
}

function amountTest(side: "min" | "max", value: string, { decimalsOf }: FilterContext): Test {
  const limits = new Map<Address, bigint>();
  return ({ args: { asset, amount } }) => {
    let limit = limits.get(asset);
    if (limit === undefined) limits.set(asset, (limit = parseUnits(value.trim().replace(",", "."), decimalsOf(asset))));
    return side === "min" ? amount >= limit : amount <= limit;
  };
}

/** All words have to be there, in whatever order, with or without accents. */
function textTest(value: string, { textOf }: FilterContext): Test {
  const wanted = plainLetters(value).split(/\s+/).filter(Boolean);
  return (entry) => {
    const text = textOf(entry);
    return wanted.every((word) => text.includes(word));
  };
}

/** Small letters without accents. */
export const plainLetters = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function walletTest(value: string, { accountsOf }: FilterContext): Test {
  const wallet = value.trim().toLowerCase() as Address;
  const accounts = new Set(accountsOf(wallet));
  const isOf = (account: Hex): boolean => holderOf(account) === wallet || accounts.has(account);
  return ({ args }) => isOf(args.from) || isOf(args.to);
}

/* WHAT IS FOUND */

/** What came in and went out, in base units: of the account that is asked for, or else of the treasury. */
export interface Sums {
  came: bigint;
  went: bigint;
  moved: bigint; // within the treasury
}

export interface Found {
  entries: readonly EntryEvent[]; // newest first
  sums: ReadonlyMap<Address, Sums>;
}

const STEP = 400; // entries that are looked at without a pause

/** Looks through the journal, from its end, in steps, so that nobody has to wait for all of it. */
export function* findEntries(
  journal: readonly EntryEvent[],
  isWanted: Test,
  account: string | undefined,
): Generator<undefined, Found> {
  const entries: EntryEvent[] = [];
  const sums = new Map<Address, Sums>();
  for (let i = journal.length - 1; i >= 0; --i) {
    const entry = journal[i] as EntryEvent;
    if (isWanted(entry)) {
      entries.push(entry);
      addUp(sums, entry.args, account?.toLowerCase());
    }
    if (i % STEP === 0) yield;
  }
  return { entries, sums };
}

function addUp(all: Map<Address, Sums>, { from, to, asset, amount }: EntryEvent["args"], account?: string): void {
  const sums = all.get(asset) ?? { came: 0n, went: 0n, moved: 0n };
  all.set(asset, sums);
  if (account === undefined ? isOutside(from) : to === account) sums.came += amount;
  else if (account === undefined ? isOutside(to) : from === account) sums.went += amount;
  else sums.moved += amount;
}

/** What an account held after each entry that moved its money, in base units, by the number of the entry. */
export function balancesAfter(journal: readonly EntryEvent[], account: Hex): Map<bigint, bigint> {
  const lines = statementOf(
    journal.map(({ args }) => args),
    account,
  );
  return new Map(lines.map(({ entry, balance }) => [entry.number, balance]));
}
