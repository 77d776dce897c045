import type { TableName } from "../../sdk/src/books/books.ts";
import type { Queries } from "../database.ts";
import * as memberSchemas from "./memberSchemas.ts";
import * as parameters from "./parameters.ts";
import type { Order, Parameter } from "./parameters.ts";
import * as schemas from "./recordSchemas.ts";
import { BETWEEN, BUCKETS, OF_BUCKET, PLAIN, PROPOSAL_NUMBER, PROPOSALS } from "./recordStatements.ts";
import type { Statements } from "./recordStatements.ts";
import { Refusal } from "./refusal.ts";
import { jsonRoute } from "./route.ts";
import type { Route } from "./route.ts";
import { pageOf } from "./schema.ts";
import type { Schema } from "./schema.ts";

const PAGE = 50; // records
const MOST = 100;

/* PAGES */

interface Row {
  id: number;
  doc: string; // JSON
}

/** A page of documents that are JSON already. */
function pageFrom(rows: readonly Row[], limit: number): string {
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? JSON.stringify(String(shown.at(-1)?.id)) : "null";
  return `{"items":[${shown.map(({ doc }) => doc).join()}],"next":${next}}`;
}

interface Page {
  order: Order;
  cursor: number | undefined;
  limit: number;
}

const pageParameters = (usual: Order) => ({
  order: parameters.order(usual),
  cursor: parameters.cursor,
  limit: parameters.limit(MOST, PAGE),
});

/* LISTS */

interface List {
  path: string; // below that of the co-op
  noun: TableName;
  summary: string;
  item: Schema;
  order?: Order; // usually
  statements?: Statements;
}

function listRoute({ path, noun, summary, item, order = "asc", statements = PLAIN }: List): Route {
  return jsonRoute({
    path: `/v1/coops/{coop}/${path}`,
    summary,
    parameters: { coop: parameters.coop, ...pageParameters(order) },
    answer: pageOf(item),
    async tell({ coop, order, cursor, limit }, { coops, database }) {
      const { id } = await coops.find(coop);
      return pageFrom(await database.query<Row>(statements[order], [id, noun, cursor ?? null, limit + 1]), limit);
    },
  });
}

/** One record of a list. */
function oneRoute<T extends string | number>(list: List, name: string, key: Parameter<T>): Route {
  const { path, noun, item, statements = PLAIN } = list;
  return jsonRoute({
    path: `/v1/coops/{coop}/${path}/{${name}}`,
    summary: `One of the ${path}.`,
    parameters: { coop: parameters.coop, [name]: key },
    answer: item,
    async tell(values, { coops, database }) {
      const { id } = await coops.find(values["coop"] as string);
      const key = values[name] as T;
      const [row] = await database.query<Row>(statements.one, [id, noun, key]);
      if (row === undefined) throw new Refusal("unknown-record", { [noun]: key });
      return row.doc;
    },
  });
}

const { memberLine: member, request, holding, withdrawal, interest } = memberSchemas;
const { proposal, bucket, round, payout, allowance, fund, standing, role, door, acceptedAsset } = schemas;
const MEMBERS: List = { path: "members", noun: "members", item: member, summary: "The register of members." };
const ALL_PROPOSALS: List = {
  path: "proposals",
  noun: "proposals",
  item: proposal,
  summary: "What was proposed, with its tally; the newest first.",
  order: "desc",
  statements: PROPOSALS,
};
const ROUNDS: List = {
  path: "rounds",
  noun: "rounds",
  item: round,
  summary: "Rounds, in which members share out money.",
};
const ALL_BUCKETS: List = {
  path: "buckets",
  noun: "buckets",
  item: bucket,
  summary: "Buckets: what each is for, and its money.",
  statements: BUCKETS,
};
const PAYOUTS: List = { path: "payouts", noun: "payouts", item: payout, summary: "Money on its way out of buckets." };
const FUNDS: List = { path: "funds", noun: "funds", item: fund, summary: "Funds, which double what funders give." };
const LISTS: List[] = [
  MEMBERS,
  { path: "requests", noun: "requests", item: request, summary: "Who asked to become a member." },
  { path: "holdings", noun: "holdings", item: holding, summary: "The shares of each member." },
  { path: "withdrawals", noun: "withdrawals", item: withdrawal, summary: "The queue of withdrawals of shares." },
  { path: "interests", noun: "interests", item: interest, summary: "Interest declared on shares." },
  ALL_PROPOSALS,
  ROUNDS,
  ALL_BUCKETS,
  PAYOUTS,
  { path: "allowances", noun: "allowances", item: allowance, summary: "What roles may spend of buckets alone." },
  FUNDS,
  { path: "standings", noun: "standings", item: standing, summary: "Budgets that come back in every period." },
  { path: "assets", noun: "assets", item: acceptedAsset, summary: "Assets that the treasury accepts, or once did." },
  { path: "roles", noun: "roles", item: role, summary: "Who holds which role." },
  { path: "doors", noun: "doors", item: door, summary: "Which role may call which function." },
];

/* LISTS BELOW A RECORD */

function ofBucketRoute(path: string, noun: TableName, item: Schema, summary: string): Route {
  return jsonRoute({
    path: `/v1/coops/{coop}/buckets/{number}/${path}`,
    summary,
    parameters: {
      coop: parameters.coop,
      number: parameters.number("The number of a bucket."),
      ...pageParameters("asc"),
    },
    answer: pageOf(item),
    async tell({ coop, number, order, cursor, limit }, { coops, database }) {
      const { id } = await coops.find(coop);
      const asked = [id, noun, cursor ?? null, limit + 1, String(number)];
      return pageFrom(await database.query<Row>(OF_BUCKET[order], asked), limit);
    },
  });
}

const KEYS = 2 ** 32; // numbers of members, in the keys of ballots and allocations

/** What members say about something numbered, in the order of their numbers. */
async function tellByMembers(database: Queries, coop: number, noun: TableName, number: number, page: Page) {
  const { order, cursor, limit } = page;
  if (!Number.isSafeInteger((number + 1) * KEYS)) return pageFrom([], limit);
  const [first, last] = [number * KEYS - 1, (number + 1) * KEYS];
  const range = order === "asc" ? [Math.max(first, cursor ?? first), last] : [first, Math.min(last, cursor ?? last)];
  const [after, before] = range;
  return pageFrom(await database.query<Row>(BETWEEN[order], [coop, noun, after, limit + 1, before]), limit);
}

const ballots = jsonRoute({
  path: "/v1/coops/{coop}/proposals/{id}/ballots",
  summary: "The ballots of a proposal as they lie now.",
  parameters: { coop: parameters.coop, id: parameters.proposal, ...pageParameters("asc") },
  answer: pageOf(schemas.ballot),
  async tell({ coop, id: proposal, ...page }, { coops, database }) {
    const { id } = await coops.find(coop);
    const [found] = await database.query<{ id: number }>(PROPOSAL_NUMBER, [id, proposal]);
    if (found === undefined) throw new Refusal("unknown-record", { proposals: proposal });
    return tellByMembers(database, id, "ballots", found.id, page);
  },
});

const allocations = jsonRoute({
  path: "/v1/coops/{coop}/rounds/{number}/allocations",
  summary: "What each member allocates in a round.",
  parameters: { coop: parameters.coop, number: parameters.number("The number of a round."), ...pageParameters("asc") },
  answer: pageOf(schemas.allocation),
  async tell({ coop, number, ...page }, { coops, database }) {
    const { id } = await coops.find(coop);
    return tellByMembers(database, id, "allocations", number, page);
  },
});

const byNumber = (what: string) => parameters.number(`The number of a ${what}.`);

export const recordRoutes: Route[] = [
  ...LISTS.map(listRoute),
  oneRoute(MEMBERS, "number", byNumber("member")),
  oneRoute(ALL_PROPOSALS, "id", parameters.proposal),
  ballots,
  oneRoute(ROUNDS, "number", byNumber("round")),
  allocations,
  oneRoute(ALL_BUCKETS, "number", byNumber("bucket")),
  ofBucketRoute("fillings", "fillings", schemas.filling, "Who put how much into a bucket."),
  ofBucketRoute("payouts", "payouts", schemas.payout, "The payouts of a bucket."),
  oneRoute(PAYOUTS, "number", byNumber("payout")),
  oneRoute(FUNDS, "number", byNumber("fund")),
];
