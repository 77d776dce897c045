import type { Address } from "viem";
import { postingsOf } from "./accounting.ts";
import type { Flow } from "./accounting.ts";
import { CHART, CODES, kindOf } from "./chart.ts";
import type { Code, Kind } from "./chart.ts";

// The statements of a co-op, of flows alone, each for one asset: an outsider who has the journal can make them.

/** A line of the trial balance, in base units: one of `debit` and `credit` is zero. */
export interface TrialLine {
  code: Code;
  name: string;
  debit: bigint;
  credit: bigint;
}

/** The balance of every account of the chart that has one. Debits and credits add up to the same. */
export function trialBalance(flows: Iterable<Flow>, asset: Address): TrialLine[] {
  const balances = balancesOf(flows, asset);
  return CODES.flatMap((code) => {
    const balance = balances.get(code) ?? 0n;
    const sides = balance > 0n ? { debit: balance, credit: 0n } : { debit: 0n, credit: -balance };
    return balance === 0n ? [] : { code, name: CHART[code], ...sides };
  });
}

/** A line of a statement, in base units. */
export interface Line {
  code: Code;
  name: string;
  amount: bigint;
}

/** Lines of a statement, and what they add up to. */
export interface Section {
  lines: Line[];
  total: bigint;
}

export interface BalanceSheet {
  assets: Section;
  liabilities: Section;
  equity: Section; // its last line is the surplus of all the time that the flows tell of
}

/** What there is, and whose it is. Give it the flows since the founding: assets are liabilities and equity together. */
export function balanceSheet(flows: Iterable<Flow>, asset: Address): BalanceSheet {
  const balances = balancesOf(flows, asset);
  const kept = -CODES.filter(isSurplus).reduce((sum, code) => sum + (balances.get(code) ?? 0n), 0n);
  const lasting = linesOf("Equity", balances, -1n).filter(({ code }) => code !== 3070);
  return {
    assets: section(linesOf("Assets", balances)),
    liabilities: section(linesOf("Liabilities", balances, -1n)),
    equity: section([...lasting, ...(kept === 0n ? [] : [lineOf(3070, kept)])]),
  };
}

/** What was gained, spent and used since the founding is surplus: of the equity, whatever has no account of its own. */
const isSurplus = (code: Code): boolean => code >= 3070;

export interface IncomeStatement {
  income: Section;
  expenses: Section;
  surplus: bigint; // income less expenses
  appropriations: Section; // what the surplus was used for; below zero: what capital bore of a loss
  kept: bigint; // the surplus less its appropriations
}

/** What the co-op gained and spent in the period that the flows tell of, and what became of the surplus. */
export function incomeStatement(flows: readonly Flow[], asset: Address): IncomeStatement {
  const balances = balancesOf(flows, asset);
  const income = section(linesOf("Income", balances, -1n));
  const expenses = section(linesOf("Expenses", balances));
  const appropriations = section(appropriationsOf(flows, asset));
  const surplus = income.total - expenses.total;
  return { income, expenses, surplus, appropriations, kept: surplus - appropriations.total };
}

function appropriationsOf(flows: readonly Flow[], asset: Address): Line[] {
  const sums = new Map<string, bigint>();
  for (const flow of flows) {
    const posting = isOf(asset, flow) && postingsOf(flow).find(({ code }) => code === 3070);
    if (posting) sums.set(useOf(flow), (sums.get(useOf(flow)) ?? 0n) + posting.amount);
  }
  return [...sums].map(([name, amount]) => ({ code: 3070, name, amount }));
}

function useOf({ from, to }: Flow): string {
  if (from === "capital") return "Losses borne by share capital";
  return to === "reserve" ? "To the indivisible reserve" : "Returned to members by their use";
}

const isOf = (asset: Address, flow: Flow): boolean => flow.asset.toLowerCase() === asset.toLowerCase();

function balancesOf(flows: Iterable<Flow>, asset: Address): Map<Code, bigint> {
  const balances = new Map<Code, bigint>();
  for (const flow of flows) {
    if (!isOf(asset, flow)) continue;
    for (const { code, amount } of postingsOf(flow)) balances.set(code, (balances.get(code) ?? 0n) + amount);
  }
  return balances;
}

/** The accounts of a kind that have a balance; credits count as such where `sign` is -1. */
function linesOf(kind: Kind, balances: ReadonlyMap<Code, bigint>, sign = 1n): Line[] {
  const codes = CODES.filter((code) => kindOf(code) === kind && (balances.get(code) ?? 0n) !== 0n);
  return codes.map((code) => lineOf(code, sign * (balances.get(code) ?? 0n)));
}

const lineOf = (code: Code, amount: bigint): Line => ({ code, name: CHART[code], amount });

const section = (lines: Line[]): Section => ({ lines, total: lines.reduce((sum, { amount }) => sum + amount, 0n) });
