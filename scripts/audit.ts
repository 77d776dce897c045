import { parseArgs } from "node:util";
import { getAddress } from "viem";
import type { Address } from "viem";
import { audit } from "../sdk/src/audit/audit.ts";
import { count, date, plain } from "../sdk/src/audit/findings.ts";
import { firstFailure, NoAudit } from "../sdk/src/audit/report.ts";
import type { AuditReport, CheckReport, Result } from "../sdk/src/audit/report.ts";
import type { Progress } from "../sdk/src/audit/walk.ts";
import { connect } from "../sdk/src/logs.ts";

const USAGE = `Usage: npm run audit -- --coop ADDRESS [options]

Audits a co-op with nothing but a node: reads every event since its founding, writes the books anew, and compares them
with the rules and with what the chain has stored. It believes neither the indexer nor the web page.

  --coop ADDRESS   any of the co-op's twelve contracts
  --rpc URL        node of the chain (http://127.0.0.1:8545)
  --block N        audit the co-op as of this block (the latest one)
  --json           print the report for programs (numbers of blocks are strings)

Exit code 0: no check fails. 1: at least one fails. 2: the command line cannot be read, the node does not answer, or
there is no such co-op.`;

const OPTIONS = {
  coop: { type: "string" },
  rpc: { type: "string", default: "http://127.0.0.1:8545" },
  block: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

const FAILED = 1;
const UNREADABLE = 2;
const LONGEST = 500; // characters of a complaint: nodes may talk at length

interface Command {
  coop: Address;
  rpc: string;
  block?: bigint;
  isForPrograms: boolean;
}

function parseCommand(): Command {
  const { coop, rpc, block, json } = parseArgs({ options: OPTIONS }).values;
  if (coop === undefined) throw new Error("--coop is needed.");
  if (!URL.canParse(rpc)) throw new Error(`"${rpc}" is not the URL of a node.`);
  const number = block === undefined ? undefined : blockNumber(block);
  return { coop: getAddress(coop.toLowerCase()), rpc, block: number, isForPrograms: json };
}

function blockNumber(text: string): bigint {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`"${text}" is not the number of a block.`);
  return BigInt(text);
}

/* REPORTING */

const MARKS: Record<Result, string> = { pass: "pass", fail: "FAIL", "not applicable yet": "  --" };

const say = (line: string): void => console.log(line);

function tell(report: AuditReport): void {
  const { coop, block, events, entries, checks } = report;
  const asOf = `audited as of block ${block.number} (${date(block.timestamp)})`;
  say(`${coop.name}, founded in block ${coop.foundedIn}, ${asOf}.`);
  say(`Read: ${count(events, "event")}, ${entries.toLocaleString("en")} of them entries of the journal.\n`);
  checks.forEach(tellCheck);
  say(`\n${verdictOn(report)}`);
}

function tellCheck({ number, title, result, evidence }: CheckReport): void {
  const pending = result === "not applicable yet" ? `: ${result}` : "";
  say(`${MARKS[result]}  ${String(number).padStart(2)}  ${title}${pending}`);
  for (const sentence of evidence) say(`          ${sentence}`);
}

function verdictOn(report: AuditReport): string {
  const ofResult = (result: Result): number => report.checks.filter((check) => check.result === result).length;
  const [passed, failed, pending] = [ofResult("pass"), ofResult("fail"), ofResult("not applicable yet")];
  const first = firstFailure(report);
  if (first === undefined) return `${passed} checks pass, none fails, ${pending} not applicable yet.`;
  const isWhole = report.checks.every(({ number, result }) => number !== JOURNAL || result !== "fail");
  const hint = isWhole
    ? ""
    : `\nThe journal that was read is not whole (check ${JOURNAL}): others may fail for that alone.`;
  return `${failed} of ${report.checks.length} checks fail. The first is check ${first.number}: ${first.title}.${hint}`;
}

const JOURNAL = 2; // number of the check on which all others rest

function tellPrograms(report: AuditReport): void {
  const first = firstFailure(report);
  const verdict = { result: first === undefined ? "pass" : "fail", firstFailure: first?.number ?? null };
  const written = (_: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
  say(JSON.stringify({ ...verdict, ...report }, written, 2));
}

/** Overwrites its line, where somebody looks. */
function tellProgress({ block, toBlock, events }: Progress): void {
  if (process.stderr.isTTY) process.stderr.write(`\rBlock ${block} of ${toBlock}, ${count(events, "event")} …\x1b[K`);
}

const clearProgress = (): void => void (process.stderr.isTTY && process.stderr.write("\r\x1b[K"));

/* COMMAND LINE */

async function main(): Promise<number> {
  let command: Command;
  try {
    command = parseCommand();
  } catch (error) {
    console.error(`${(error as Error).message.split("\n", 1)[0]}\n\n${USAGE}`);
    return UNREADABLE;
  }
  try {
    const { coop, rpc, block, isForPrograms } = command;
    const report = await audit(connect(rpc), coop, { block, onProgress: tellProgress });
    clearProgress();
    if (isForPrograms) tellPrograms(report);
    else tell(report);
    return firstFailure(report) === undefined ? 0 : FAILED;
  } catch (error) {
    clearProgress();
    if (!(error instanceof NoAudit)) throw error;
    console.error(plain(error.message, LONGEST));
    return UNREADABLE;
  }
}

process.exitCode = await main();
