import type { Address, Hex } from "viem";
import type { Context, Opening, Titles, Token } from "../../sdk/src/exports/context.ts";
import { numberOf, OUTSIDE } from "../../sdk/src/accounts.ts";
import type { Queries } from "../database.ts";
import type { Coop } from "./coops.ts";
import type { ReadToken } from "./sources.ts";

// What an export has to know besides the entries.

const ETHER = "0x0000000000000000000000000000000000000000";

/** Knows nothing but Ether: what other assets are called stands in their contracts, and not in the database. */
export const readEtherOnly: ReadToken = async (asset) =>
  asset === ETHER ? { symbol: "ETH", decimals: 18 } : undefined;

/** Where an export begins: with this entry, or with none where there are no more. */
export interface Start {
  number: number;
  at: bigint; // seconds
}

/** Titles, assets, and what accounts held before the first entry. */
export async function contextOf(database: Queries, coop: Coop, readToken: ReadToken, start?: Start): Promise<Context> {
  const context: Context = {
    coopName: coop.name,
    addresses: coop.addresses,
    assets: await tokensOf(database, coop.id, readToken),
    titles: await titlesOf(database, coop.id),
  };
  if (start === undefined || start.number === 1) return context;
  return { ...context, opening: { at: start.at, balances: await balancesBefore(database, coop.id, start.number) } };
}

/* ASSETS */

const CURRENCY = `select lower(doc ->> 'currency') as asset from record where coop = $1 and noun = 'statute'`;
const MOVED = `select distinct asset from balance where coop = $1 order by asset`;

/** The currency of the co-op first. */
async function tokensOf(database: Queries, coop: number, readToken: ReadToken): Promise<Map<Address, Token>> {
  const currency = await database.query<{ asset: Address }>(CURRENCY, [coop]);
  const moved = await database.query<{ asset: Address }>(MOVED, [coop]);
  const tokens = new Map<Address, Token>();
  for (const asset of new Set([...currency, ...moved].map((row) => row.asset))) {
    const token = await readToken(asset);
    if (token !== undefined) tokens.set(asset, token);
  }
  return tokens;
}

/* TITLES */

const TITLES = `
  select noun, id, coalesce(doc -> 'plan' ->> 'title', doc ->> 'title') as title
  from record where coop = $1 and noun in ('buckets', 'rounds', 'funds')`;

async function titlesOf(database: Queries, coop: number): Promise<Titles> {
  const rows = await database.query<{ noun: string; id: number; title: string }>(TITLES, [coop]);
  const titles = new Map(rows.map(({ noun, id, title }) => [`${noun}/${id}`, title]));
  return {
    bucket: (number) => titles.get(`buckets/${number}`),
    round: (number) => titles.get(`rounds/${number}`),
    fund: (number) => titles.get(`funds/${number}`),
  };
}

/* OPENING BALANCES */

const CHUNK = 10_000; // entries that are added up at once, so that nobody waits for long

const CHANGES = `
  select account, asset, sum(amount)::text as amount from (
    select to_account as account, asset, amount from entry where coop = $1 and number >= $2 and number < $3
    union all
    select from_account, asset, -amount from entry where coop = $1 and number >= $2 and number < $3
  ) change group by account, asset`;

interface Change {
  account: Hex;
  asset: Address;
  amount: string;
}

async function balancesBefore(database: Queries, coop: number, first: number): Promise<Opening["balances"]> {
  const balances: Opening["balances"] = new Map();
  for (let from = 1; from < first; from += CHUNK) {
    const to = Math.min(first, from + CHUNK);
    for (const change of await database.query<Change>(CHANGES, [coop, from, to])) add(balances, change);
  }
  return balances;
}

function add(balances: Opening["balances"], { account, asset, amount }: Change): void {
  if (numberOf(account) === OUTSIDE) return;
  let accounts = balances.get(asset);
  if (accounts === undefined) balances.set(asset, (accounts = new Map()));
  accounts.set(account, (accounts.get(account) ?? 0n) + BigInt(amount));
}
