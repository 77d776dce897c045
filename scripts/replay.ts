import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { formatUnits } from "ethers";
import { network } from "hardhat";
import { checkFits, replayElection } from "./election.ts";
import type { Outcome, Report } from "./election.ts";
import { contradictions, countsZeros, DECIMALS, moneyText, parseElection, recount } from "./pabulib.ts";
import type { Count, Election } from "./pabulib.ts";

const USAGE = `Usage: npm run replay -- [--anyway] FILE.pb

Replays a participatory-budgeting election with cumulative votes (Pabulib format) as a round of a co-op on a local
chain, and compares the result with the numbers that the file publishes.

  --anyway   replay also where the published numbers do not follow from the file's own votes

Exit code 0: chain and file agree. 1: they differ. 2: the file or the command line cannot be read.`;

const AGREE = 0;
const DIFFER = 1;
const UNREADABLE = 2;

const CAPTION = `Points, voters and raised are the chain's; score, votes and cost the file's.
What was raised for a project without being enough went back to the general fund.`;

const REPORT_EVERY = 5_000; // milliseconds, where lines cannot be overwritten

async function main(): Promise<number> {
  const command = readCommand();
  if (command === undefined) {
    console.error(USAGE);
    return UNREADABLE;
  }
  const election = readElection(command.file);
  return election === undefined ? UNREADABLE : replay(election, command.isAnyway);
}

function readCommand(): { file: string; isAnyway: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { anyway: { type: "boolean" } } });
    const [file] = positionals;
    return file === undefined || positionals.length > 1 ? undefined : { file, isAnyway: values.anyway === true };
  } catch {
    return undefined; // an option that does not exist
  }
}

function readElection(file: string): Election | undefined {
  try {
    const election = parseElection(readFileSync(file, "utf8"));
    checkFits(election);
    return election;
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`);
    return undefined;
  }
}

async function replay(election: Election, isAnyway: boolean): Promise<number> {
  printElection(election);
  const ownCounts = recount(election);
  const ownErrors = contradictions(election, ownCounts, "its votes give");
  for (const error of ownErrors) console.error(error);
  if (ownErrors.length !== 0 && !isAnyway) {
    console.error("The file contradicts itself, so nothing was replayed. With --anyway it is replayed all the same.");
    return DIFFER;
  }

  const chain = await network.create();
  const started = Date.now();
  const outcome = await replayElection(chain, election, progress());
  const seconds = (Date.now() - started) / 1000;
  printTable(outcome);
  printTotals(outcome);
  printSpeed(election, seconds);
  printGaps(election);
  return judge(election, outcome, ownCounts);
}

/* JUDGEMENT */

/** Says every difference between the chain, the published numbers, the votes of the file and the books. */
function judge(election: Election, outcome: Outcome, ownCounts: Map<string, Count>): number {
  const chainCounts = new Map(outcome.results.map(({ project, count }) => [project.id, count]));
  const differences = [
    ...contradictions(election, chainCounts, "the chain gives"),
    ...miscounts(election, chainCounts, ownCounts),
    ...bookErrors(outcome),
  ];
  for (const difference of differences) console.error(difference);
  if (differences.length === 0) console.log("The chain agrees with the file in every project.");
  return differences.length === 0 ? AGREE : DIFFER;
}

/** Holds the chain to the votes themselves, so that a file which publishes no numbers is checked too. */
function miscounts(election: Election, chainCounts: Map<string, Count>, ownCounts: Map<string, Count>): string[] {
  const told = (count?: Count): string => `${count?.points} points of ${count?.voters} voters`;
  return election.projects
    .filter(({ id }) => told(chainCounts.get(id)) !== told(ownCounts.get(id)))
    .map(({ line, id }) => {
      const [own, chain] = [told(ownCounts.get(id)), told(chainCounts.get(id))];
      return `line ${line}: project ${id} got ${own} by the votes of the file, ${chain} on the chain`;
    });
}

function bookErrors({ results, pool, rest, booked, held }: Outcome): string[] {
  const errors: string[] = [];
  if (booked !== held) errors.push(`The books say ${amount(booked)}, the treasury holds ${amount(held)}.`);
  const spent = results.reduce((sum, { raised, isFunded }) => (isFunded ? sum + raised : sum), 0n);
  if (rest + spent !== pool) errors.push(`The rest is ${amount(rest)}, it should be ${amount(pool - spent)}.`);
  return errors;
}

/* PRINTING */

function printElection(election: Election): void {
  const { description, votes, projects, budget, remarks } = election;
  console.log(`${description}: ${votes.length} voters, ${projects.length} projects, a budget of ${moneyText(budget)}`);
  for (const remark of remarks) console.log(`Note: ${remark}.`);
  const reading = countsZeros(election);
  if (reading === undefined) return;
  console.log(`Note: the file ${reading ? "counts" : "does not count"} an entry of 0 points among a project's votes.`);
  if (reading) console.log("The chain does not, so those entries are added before the two are compared.");
}

function printTable({ results }: Outcome): void {
  const rows = results.map(({ project, count, raised, isFunded }) => [
    project.id,
    String(count.points),
    String(project.score ?? "-"),
    String(count.voters),
    String(project.votes ?? "-"),
    moneyText(project.cost),
    amount(raised),
    isFunded ? "yes" : "no",
  ]);
  const header = ["project", "points", "score", "voters", "votes", "cost", "raised", "funded"];
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  console.log(["", ...[header, ...rows].map(line), "", CAPTION, ""].join("\n"));
}

function printTotals({ gas, unit, rest, booked, held }: Outcome): void {
  console.log(`A point was worth ${amount(unit)}.`);
  console.log(`Returned to the general fund: ${amount(rest)}`);
  console.log(`Books: ${amount(booked)}, tokens: ${amount(held)}`);
  console.log(`Gas of joining (less for all but the first of a block): ${spread(gas.join)}`);
  console.log(`Gas of a first allocation (to some project that nobody gave to before): ${spread(gas.first)}`);
  console.log(`Gas of a later allocation: ${spread(gas.later)}`);
}

/** From the first deployment to the books: everything but starting the chain. */
function printSpeed({ votes }: Election, seconds: number): void {
  console.log(`Seconds: ${seconds.toFixed(1)}`);
  console.log(`Voters a second: ${Math.floor(votes.length / seconds)}`);
}

function printGaps({ projects }: Election): void {
  for (const column of ["score", "votes"] as const) {
    const silent = projects.filter((project) => project[column] === undefined);
    if (silent.length === 0) continue;
    const whose = silent.length === projects.length ? "any project" : silent.map((project) => project.id).join(", ");
    console.log(`The file publishes no ${column} for ${whose}: compared with its votes alone.`);
  }
}

function spread(gas: number[]): string {
  if (gas.length === 0) return "none";
  const format = (n: number): string => Math.round(n).toLocaleString("en");
  const average = gas.reduce((sum, n) => sum + n, 0) / gas.length;
  const most = gas.reduce((max, n) => Math.max(max, n), 0);
  return `average ${format(average)}, at most ${format(most)} (${gas.length} transactions)`;
}

/** Whole units of the currency with two decimals, rounded down. */
function amount(baseUnits: bigint): string {
  const [whole, decimals = ""] = formatUnits(baseUnits, DECIMALS).split(".");
  return `${whole}.${decimals.slice(0, 2).padEnd(2, "0")}`;
}

/** On a terminal one line that is overwritten; elsewhere a line every few seconds, and at the end of a step. */
function progress(): Report {
  let told = Date.now();
  return (step, done, total) => {
    const text = `${step}: ${done}/${total}`;
    if (process.stdout.isTTY) {
      process.stdout.write(`\r\x1b[K${text}${done === total ? "\n" : ""}`);
    } else if (done === total || Date.now() - told >= REPORT_EVERY) {
      console.log(text);
      told = Date.now();
    }
  };
}

process.exitCode = await main();
