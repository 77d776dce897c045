import { readFileSync } from "node:fs";
import { basename, relative } from "node:path";
import type { Compiled } from "./compile.ts";
import type { TestRecord } from "./tests.ts";
import { Tests } from "./tests.ts";
import type { Recorded } from "./workshop.ts";

// One process of `npm run mutate`: records what each test reaches, or tries mutant after mutant, as it is told.

export interface Job {
  compiled: string; // files
  records?: string;
  tests: string[];
}

/** `range`: the first and the last number of its file. */
export type Ask = { record: true } | { mutant: number; sites: number[]; file: string; range: Range };
export type Trial = Exclude<Ask, { record: true }>;
export type Range = [first: number, last: number];
export type Answer = { ready: true } | { records: TestRecord[] } | { mutant: number; killer: string | undefined };

const job: Job = JSON.parse(process.argv[2]!);
const compiled: Compiled = JSON.parse(readFileSync(job.compiled, "utf8"));
const recorded: Recorded = job.records === undefined ? {} : JSON.parse(readFileSync(job.records, "utf8"));
const records = job.tests.flatMap((file) => recorded[file]?.records ?? []);
const ROUNDS = [4, 24]; // tests
// A mutant is shown to no more tests than these, the most particular ones. What they do not notice counts as not noticed.
const MOST_TIME = 120_000; // milliseconds that they took when they were recorded
const MOST_TIME_FROM_THE_BEGINNING = 40_000; // milliseconds, likewise
const OVERHEAD = 100; // milliseconds, of any test

const tests = await Tests.load(job.tests, compiled, job.records === undefined);
process.on("message", (ask: Ask) => {
  void (async () => answer("record" in ask ? { records: await tests.record() } : await tryOut(ask)))();
});
const seldom = rarity();
answer({ ready: true });

/** Which test of those that reach its sites notices that the contracts are this mutant: after the founding, or in it. */
async function tryOut({ mutant, sites, file, range }: Trial): Promise<Answer> {
  // Tests of the founding look at what is founded, and those that bear the contract's name at the rest.
  const looksAt = (record: TestRecord) =>
    2 * Number(isAbout(record.file, "CoopFactory.sol")) + Number(isAbout(record.file, file));
  const reach = (way: "direct" | "inherited") =>
    mostParticular(
      records.filter((record) => record.passed && sites.some((site) => record[way].includes(site))),
      range,
    ).sort((a, b) => looksAt(b) - looksAt(a));
  // From the beginning, each round would found everything anew.
  const killer =
    (await firstOf(mutant, inTime(reach("direct"), MOST_TIME), ROUNDS, false)) ??
    (await firstOf(mutant, inTime(reach("inherited"), MOST_TIME_FROM_THE_BEGINNING), [], true));
  return { mutant, killer };
}

/** Whether a file of tests or its folder bears the name of a contract: all in test/assembly that of Assembly.sol. */
function isAbout(tests: string, contract: string): boolean {
  const name = basename(contract, ".sol").toLowerCase();
  return relative("test", tests).toLowerCase().split(/[/.]/).includes(name);
}

/** Looks after so many tests whether one has noticed. */
async function firstOf(
  id: number,
  some: TestRecord[],
  rounds: number[],
  isFromTheBeginning: boolean,
): Promise<string | undefined> {
  const titles = some.map((record) => record.title);
  for (const [i, from] of [0, ...rounds].entries()) {
    const next = new Set(titles.slice(from, rounds[i]));
    if (next.size === 0) return undefined;
    await tests.become(BigInt(id), isFromTheBeginning);
    const killer = await tests.firstFailure(next);
    if (killer !== undefined) return killer;
  }
  return undefined;
}

/** Those first that reach, in little time, what few others reach in this file. */
function mostParticular(some: TestRecord[], [first, last]: Range): TestRecord[] {
  const particular = new Map<TestRecord, number>();
  for (const record of some) {
    const ids = record.direct.filter((id) => id >= first && id <= last);
    const rare = ids.reduce((sum, id) => sum + seldom.get(id)!, 0);
    particular.set(record, rare / (record.milliseconds + OVERHEAD));
  }
  return some.sort((a, b) => particular.get(b)! - particular.get(a)!);
}

/** As many as there is time for. */
function inTime(some: TestRecord[], most: number): TestRecord[] {
  let time = 0;
  return some.filter((record) => (time += record.milliseconds) <= most);
}

/** By number: one through how many tests reach it. */
function rarity(): Map<number, number> {
  const reached = new Map<number, number>();
  for (const { direct } of records) for (const id of direct) reached.set(id, (reached.get(id) ?? 0) + 1);
  return new Map([...reached].map(([id, tests]) => [id, 1 / tests]));
}

function answer(what: Answer): void {
  process.send!(what);
}
