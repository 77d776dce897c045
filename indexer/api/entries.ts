import type { Hex } from "viem";
import { accountOf } from "../../sdk/src/accounts.ts";
import { findEntries } from "./entryPages.ts";
import type { Wanted } from "./entryPages.ts";
import { entrySchema, rowsIn, tellEntry } from "./entryRows.ts";
import { ONE } from "./entryStatements.ts";
import * as parameters from "./parameters.ts";
import { Refusal } from "./refusal.ts";
import { jsonRoute } from "./route.ts";
import { pageOf } from "./schema.ts";
import type { Sources } from "./sources.ts";

const PAGE = 50; // entries
const MOST = 100;

const { coop, asset, purpose, from, to, cursor } = parameters;
const filters = {
  asset,
  purpose,
  from,
  to,
  order: parameters.order("desc"),
  cursor,
  limit: parameters.limit(MOST, PAGE),
};
const member = parameters.numberFilter("The number of a member: entries of its wallets and of its account.");

async function tellPage(wanted: Wanted, coop: number, { database }: Sources): Promise<string> {
  const { rows, next } = await findEntries(database, coop, wanted);
  const of = wanted.account;
  return JSON.stringify({ items: rows.map((row) => tellEntry(row, of)), next: next === null ? null : String(next) });
}

const entries = jsonRoute({
  path: "/v1/coops/{coop}/entries",
  summary: "The journal: every movement of money, the newest first.",
  parameters: {
    coop,
    ...filters,
    account: parameters.account,
    bucket: parameters.numberFilter("The number of a bucket: entries of its account."),
    member,
  },
  answer: pageOf(entrySchema),
  async tell({ coop, account, bucket, ...wanted }, sources) {
    const { id, addresses } = await sources.coops.find(coop);
    const ofBucket = bucket === undefined ? undefined : accountOf(addresses.buckets, BigInt(bucket));
    const other = account === undefined ? undefined : ofBucket;
    return tellPage({ ...wanted, account: account ?? ofBucket, other }, id, sources);
  },
});

const entry = jsonRoute({
  path: "/v1/coops/{coop}/entries/{number}",
  summary: "One entry of the journal.",
  parameters: { coop, number: parameters.number("The number of an entry, from 1.") },
  answer: entrySchema,
  async tell({ coop, number }, { coops, database }) {
    const { id } = await coops.find(coop);
    const [found] = await database.query<{ lines: string }>(ONE, [id, number]);
    const [row] = rowsIn(found?.lines ?? null);
    if (row === undefined) throw new Refusal("unknown-record", { entry: number });
    return JSON.stringify(tellEntry(row));
  },
});

const statement = jsonRoute({
  path: "/v1/coops/{coop}/accounts/{account}/statement",
  summary: "The statement of an account: its entries, what each changed, and what was there afterwards.",
  parameters: { coop, account: parameters.accountInPath, ...filters, member },
  answer: pageOf(entrySchema),
  async tell({ coop, ...wanted }, sources) {
    const { id } = await sources.coops.find(coop);
    return tellPage(wanted, id, sources);
  },
});

const bucketStatement = jsonRoute({
  path: "/v1/coops/{coop}/buckets/{number}/statement",
  summary: "The statement of a bucket: what was put into it and what it paid.",
  parameters: { coop, number: parameters.number("The number of a bucket."), ...filters, member },
  answer: pageOf(entrySchema),
  async tell({ coop, number, ...wanted }, sources) {
    const { id, addresses } = await sources.coops.find(coop);
    const account: Hex = accountOf(addresses.buckets, BigInt(number));
    return tellPage({ ...wanted, account }, id, sources);
  },
});

export const entryRoutes = [entries, entry, statement, bucketStatement];
