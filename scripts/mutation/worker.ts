import { readFileSync } from "node:fs";
import type { Compiled } from "./compile.ts";
import type { TestRecord } from "./tests.ts";
import { Tests } from "./tests.ts";

// One process of `npm run mutate`: records what each test reaches, or tries mutant after mutant, as it is told.

export interface Job {
  compiled: string; // files
  records?: string;
  tests: string[];
}

export type Ask = { record: true } | { mutant: number; sites: number[]; noun: string };
export type Answer = { ready: true } | { records: TestRecord[] } | { mutant: number; killer: string | undefined };

const job: Job = JSON.parse(process.argv[2]!);
const compiled: Compiled = JSON.parse(readFileSync(job.compiled, "utf8"));
const records: TestRecord[] = job.records === undefined ? [] : JSON.parse(readFileSync(job.records, "utf8"));
const ROUNDS = [4, 24]; // tests
// A mutant is shown to no more tests than these, the most particular ones. What they do not notice counts as not noticed.
const MOST_TIME = 60_000; // milliseconds that they took when they were recorded

const tests = await Tests.load(job.tests, compiled, job.records === undefined);
process.on("message", (ask: Ask) => {
  void (async () =>
    answer("record" in ask ? { records: await tests.record() } : await tryOut(ask.mutant, ask.sites, ask.noun)))();
});
answer({ ready: true });

/** Which test of those that reach its sites notices that the contracts are mutant `id`: after the founding, or in it. */
async function tryOut(id: number, sites: number[], noun: string): Promise<Answer> {
  const good = records.filter((record) => record.passed);
  const reach = (way: "direct" | "inherited") =>
    inTurn(
      good.filter((record) => sites.some((site) => record[way].includes(site))),
      noun,
    );
  const killer =
    (await firstOf(id, inTime(reach("direct")), ROUNDS, false)) ??
    (await firstOf(id, inTime(reach("inherited")), [], true)); // each round would found everything anew
  return { mutant: id, killer };
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

/**
 * Tests of the noun first. Of each file the test that reaches least else; then of each file the second; and so on.
 */
function inTurn(some: TestRecord[], noun: string): TestRecord[] {
  const turns = new Map<string, number>(); // by file, how many had theirs
  const turnOf = new Map<TestRecord, number>();
  for (const record of some.sort(byEffort)) {
    const turn = turns.get(record.file) ?? 0;
    turns.set(record.file, turn + 1);
    turnOf.set(record, turn - (record.file.toLowerCase().includes(`test/${noun}`) ? some.length : 0));
  }
  return some.sort((a, b) => turnOf.get(a)! - turnOf.get(b)!);
}

function inTime(some: TestRecord[]): TestRecord[] {
  let time = 0;
  return some.filter((record) => (time += record.milliseconds) <= MOST_TIME);
}

function byEffort(a: TestRecord, b: TestRecord): number {
  return a.direct.length + a.milliseconds - (b.direct.length + b.milliseconds);
}

function answer(what: Answer): void {
  process.send!(what);
}
