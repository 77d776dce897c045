import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Address } from "viem";
import { launchBrowser } from "../test/web/browser.ts";
import { freePort, HOST } from "./localChain.ts";
import { load } from "./measure/load.ts";
import type { Latency } from "./measure/load.ts";
import { peakMemory } from "./measure/memory.ts";
import { startPostgres } from "./postgres.ts";
import { buildWeb, serveWeb } from "./webServer.ts";

const USAGE = `Usage: npm run measure -- [--entries N] [--blocks N]

Generates the history of a co-op and measures what it takes to observe it: to index it into PGlite and PostgreSQL, to
ask the indexer, to audit it, and to replay it in a browser. Prints a table.

  --entries N   entries in the journal, at least (100000)
  --blocks N    that gifts are spread over, roughly (1000)`;

const OPTIONS = {
  entries: { type: "string", default: "100000" },
  blocks: { type: "string", default: "1000" },
} as const;

const CONNECTIONS = 10;
const SECONDS = 5; // of asking, for each question
const BUCKETS = 400; // that the generator makes at least at full size

interface Chain {
  rpc: string;
  factory: string;
  treasury: string;
  charter: string;
  entries: number;
}

const run = (script: string, args: string[]): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });

const lines: string[] = [];

/** A line of the table. */
function tell(what: string, figures: string): void {
  const line = `${what.padEnd(46)} ${figures}`;
  lines.push(line);
  console.log(line);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
const megabytes = (peak: number): string => `${Math.round(peak)} MB`;

/* CHAIN */

/** Generates the chain in a process of its own, which serves it until it is stopped. */
async function generateChain(entries: string, blocks: string): Promise<{ chain: Chain; stop: () => void }> {
  const port = String(await freePort(8_800));
  const child = run("generate.ts", ["--entries", entries, "--blocks", blocks, "--port", port]);
  const found = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout as NonNullable<typeof child.stdout> })) {
    const [name, value] = line.trim().split(/\s+/) as [string, string?];
    if (value !== undefined) found.set(name, value);
    const [, count] = /^(\d+) entries in/.exec(line) ?? [];
    if (count !== undefined) found.set("entries", count);
    if (name === "Charter") break;
  }
  const of = (name: string): string => found.get(name) ?? fail(`The generator did not tell its ${name}.`);
  const chain = {
    rpc: of("Chain"),
    factory: of("Factory"),
    treasury: of("Treasury"),
    charter: of("Charter"),
    entries: Number(of("entries")),
  };
  return { chain, stop: () => void child.kill("SIGTERM") };
}

function fail(why: string): never {
  throw new Error(why);
}

/* INDEXING AND ASKING */

async function outputOf(child: ChildProcess): Promise<string> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise((resolve) => child.once("close", resolve));
  return status === 0 ? output : fail(`It ended with status ${String(status)}.`);
}

async function measureIndexing(kind: string, database: string, { rpc, factory }: Chain): Promise<void> {
  const output = await outputOf(run("measure/index.ts", [database, rpc, factory]));
  const { events, opening, reading, peak } = JSON.parse(output) as Record<
    "events" | "opening" | "reading" | "peak",
    number
  >;
  tell(`index ${events} events into ${kind}`, `${seconds(reading)}, ${megabytes(peak)} (opening: ${seconds(opening)})`);
}

async function measureAsking(kind: string, database: string, chain: Chain): Promise<void> {
  const port = String(await freePort(8_850));
  const { rpc, factory, entries } = chain;
  const many = ["--per-minute", "999999999"];
  const child = run("../indexer/main.ts", [
    "--rpc",
    rpc,
    "--factory",
    factory,
    "--port",
    port,
    "--database",
    database,
    ...many,
  ]);
  const base = `http://${HOST}:${port}`;
  try {
    await untilHealthy(base);
    const any = (below: number): number => 1 + Math.floor(Math.random() * below);
    const asking = { connections: CONNECTIONS, seconds: SECONDS };
    tellLatency(kind, "newest page of the journal", await load(base, () => "/v1/coops/0/entries", asking));
    const deep = () => `/v1/coops/0/entries?cursor=${any(entries)}`;
    tellLatency(kind, "page of the journal, any depth", await load(base, deep, asking));
    const statement = () => `/v1/coops/0/buckets/${any(BUCKETS)}/statement?cursor=${any(entries)}`;
    tellLatency(kind, "statement of a bucket", await load(base, statement, asking));
  } finally {
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("close", resolve));
  }
}

function tellLatency(kind: string, what: string, { requests, p50, p99 }: Latency): void {
  tell(
    `${what}, ${kind}`,
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${Math.round(requests / SECONDS)} a second)`,
  );
}

async function untilHealthy(base: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const response = await fetch(`${base}/health`).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  fail("The indexer is not healthy within a minute.");
}

/* AUDIT */

async function measureAudit({ rpc, treasury }: Chain): Promise<void> {
  const begun = performance.now();
  const child = run("audit.ts", ["--rpc", rpc, "--coop", treasury, "--json"]);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, peakMemory(child.pid))), 50);
  await outputOf(child);
  clearInterval(watch);
  tell("audit, all checks passed", `${seconds(performance.now() - begun)}, ${megabytes(peak)}`);
}

/* BROWSER */

/**
 * The co-op's pages in Chromium, with nothing but a node: the treasury until it says that the books equal the tokens,
 * and the journal scrolled from one end to the other, as fast as wheels turn.
 */
async function measureBrowser(directory: string, { rpc, factory, treasury }: Chain): Promise<void> {
  await buildWeb(directory);
  const deployment = { chainId: 31_337, rpcUrl: rpc, factory: factory as Address };
  const web = await serveWeb(directory, deployment, await freePort(5_300));
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const begun = performance.now();
  await page.goto(`${web.url}/${treasury}/treasury`);
  await page.getByText("Yes: the books equal the tokens.").waitFor({ timeout: 120_000 });
  tell("replay and check in Chromium, page included", seconds(performance.now() - begun));
  await page.getByRole("link", { name: "Journal", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Journal" }).waitFor();
  const { frames, longest, rows } = await page.evaluate(scrollThrough);
  const figures = `${frames} frames, longest ${Math.round(longest)} ms, ${rows} rows on the page`;
  tell("scroll the journal from end to end", figures);
  await browser.close();
  await web.close();
}

/** Runs in the page: scrolls through all of it in 300 steps, and watches how long the frames take. */
async function scrollThrough(): Promise<{ frames: number; longest: number; rows: number }> {
  const steps = 300;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  let before = await frame();
  let longest = 0;
  for (let i = 1; i <= steps; i++) {
    window.scrollTo({ top: (document.documentElement.scrollHeight * i) / steps, behavior: "instant" });
    const now = await frame();
    longest = Math.max(longest, now - before);
    before = now;
  }
  return { frames: steps, longest, rows: document.querySelectorAll("[role=row]").length };
}

/* ALL OF IT */

async function measure(entries: string, blocks: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "rochdale-measure-"));
  const begun = performance.now();
  const { chain, stop } = await generateChain(entries, blocks);
  const postgres = await startPostgres();
  try {
    tell(`generate ${chain.entries} entries`, seconds(performance.now() - begun));
    const embedded = join(directory, "pglite");
    await measureIndexing("PGlite", embedded, chain);
    if (typeof postgres === "string") tell("PostgreSQL", `left out: ${postgres}`);
    else await measureIndexing("PostgreSQL", postgres.url, chain);
    await measureAudit(chain);
    await measureBrowser(join(directory, "web"), chain);
    await measureAsking("PGlite", embedded, chain);
    if (typeof postgres !== "string") await measureAsking("PostgreSQL", postgres.url, chain);
  } finally {
    stop();
    if (typeof postgres !== "string") postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
  console.log(`\n${lines.join("\n")}`);
}

try {
  const { entries, blocks } = parseArgs({ options: OPTIONS }).values;
  await measure(entries, blocks);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${USAGE}`);
  process.exitCode = 1;
}
