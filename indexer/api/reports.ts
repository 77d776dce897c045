import type { Address } from "viem";
import type { Flow } from "../../sdk/src/accounting.ts";
import { balanceSheet, incomeStatement, trialBalance } from "../../sdk/src/statements.ts";
import type { Queries } from "../database.ts";
import { periodOf } from "./entryPages.ts";
import { UP_TO_BLOCK } from "./entryStatements.ts";
import { toJson } from "./http.ts";
import * as parameters from "./parameters.ts";
import type { PointInTime } from "./parameters.ts";
import { jsonRoute } from "./route.ts";
import { address, baseUnits, described, listOf, object, text, whole } from "./schema.ts";

const COST = 5; // requests: a journal is added up

/* SCHEMAS */

const line = object({ code: described(whole, "Of the chart of accounts."), name: text, amount: baseUnits });
const section = object({ lines: listOf(line), total: baseUnits });
const trialLine = object({ code: whole, name: text, debit: baseUnits, credit: baseUnits });

const upTo = described(whole, "The number of the last entry that is counted; 0: none is.");
const statementsOf = (fields: Parameters<typeof object>[0]) => listOf(object({ asset: address, ...fields }));

/* WHICH ENTRIES */

/** The number of the last entry at a time, 0 where there is none; without a time, of the last of all. */
async function lastEntry(database: Queries, coop: number, at?: PointInTime): Promise<number> {
  if (at === undefined || "second" in at) return (await periodOf(database, coop, undefined, at?.second)).high - 1;
  const [found] = await database.query<{ number: number }>(UP_TO_BLOCK, [coop, at.block]);
  return found?.number ?? 0;
}

/** A statement for every asset that was moved, or for the one that is asked for. */
function each(flows: readonly Flow[], asset: Address | undefined, make: (asset: Address) => object): object[] {
  const assets = asset === undefined ? new Set(flows.map((flow) => flow.asset)) : [asset];
  return [...assets].map((one) => ({ asset: one, ...make(one) }));
}

/* ROUTES */

const { coop, asset, at, from, to } = parameters;

const trial = jsonRoute({
  path: "/v1/coops/{coop}/reports/trial-balance",
  summary: "The trial balance: debits and credits of every account of the chart.",
  parameters: { coop, asset, at },
  answer: object({ upTo, statements: statementsOf({ lines: listOf(trialLine) }) }),
  cost: COST,
  async tell({ coop, asset, at }, { coops, database, flows }) {
    const { id } = await coops.find(coop);
    const last = await lastEntry(database, id, at);
    const found = await flows.between(id, 1, last);
    const statements = each(found, asset, (one) => ({ lines: trialBalance(found, one) }));
    return toJson({ upTo: Math.max(0, last), statements });
  },
});

const sheet = jsonRoute({
  path: "/v1/coops/{coop}/reports/balance-sheet",
  summary: "The balance sheet: what there is, and whose it is.",
  parameters: { coop, asset, at },
  answer: object({ upTo, statements: statementsOf({ assets: section, liabilities: section, equity: section }) }),
  cost: COST,
  async tell({ coop, asset, at }, { coops, database, flows }) {
    const { id } = await coops.find(coop);
    const last = await lastEntry(database, id, at);
    const found = await flows.between(id, 1, last);
    return toJson({ upTo: Math.max(0, last), statements: each(found, asset, (one) => balanceSheet(found, one)) });
  },
});

const income = jsonRoute({
  path: "/v1/coops/{coop}/reports/income-statement",
  summary: "The income statement of a period: what was gained and spent, and what became of the surplus.",
  parameters: { coop, asset, from, to },
  answer: object({
    first: described(whole, "The number of the first entry of the period; 0: there is none."),
    last: described(whole, "The number of the last one; 0: there is none."),
    statements: statementsOf({
      income: section,
      expenses: section,
      surplus: baseUnits,
      appropriations: section,
      kept: baseUnits,
    }),
  }),
  cost: COST,
  async tell({ coop, asset, from, to }, { coops, database, flows }) {
    const { id } = await coops.find(coop);
    const { low, high } = await periodOf(database, id, from, to);
    const found = await flows.between(id, low + 1, high - 1);
    const isEmpty = high - low <= 1;
    const period = isEmpty ? { first: 0, last: 0 } : { first: low + 1, last: high - 1 };
    return toJson({ ...period, statements: each(found, asset, (one) => incomeStatement(found, one)) });
  },
});

export const reportRoutes = [trial, sheet, income];
