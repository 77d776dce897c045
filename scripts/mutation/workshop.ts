import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { Compiled, Draw } from "./compile.ts";
import { compileMutants } from "./compile.ts";
import type { Mutant, Probe } from "./instrument.ts";
import { Memory } from "./memory.ts";
import type { TestRecord } from "./tests.ts";
import type { Answer, Ask, Job, Range } from "./worker.ts";

// What `npm run mutate` and `npm run coverage` both need: our contracts with all their mutants in them, and what each
// test reaches there. Both are kept in cache/mutation, and so is which test noticed which mutant: what the contracts are
// until one of them changes, what a test did until its file does or one that all tests share.

export interface Workshop {
  mutants: Mutant[];
  probes: Probe[];
  records: TestRecord[];
  memory: Memory;
  /** Tries mutants, and tells of each as it is known: the title of the test that noticed. */
  tryOut(mutants: Mutant[], tell: (mutant: Mutant, killer: string | undefined) => void): Promise<void>;
}

const PROCESSES = availableParallelism();
const FOLDER = "cache/mutation";
/** What else decides what is compiled. */
const INSTRUMENTS = ["compile.ts", "instrument.ts", "switches.sol", "syntax.ts"].map(
  (name) => `scripts/mutation/${name}`,
);
const LONGEST = 900_000; // milliseconds for one mutant; what was not noticed by then counts as not noticed

/** Beginnings of tests that say nothing about contracts alone, or look at their code or their gas: they would only take time. */
const BESIDE_CONTRACTS = [
  ...["audit/", "differential/", "exports/", "indexer/", "relay/", "replay/", "sdk/", "stories/", "web/"],
  ...["apportion", "deploy", "generate", "privacy", "reproduce", "sources"],
  ...["clones", "compiler", "limits", "observers", "page", "relayer", "supplyChain", "table"].map(
    (name) => `attacks/${name}`,
  ),
].map((name) => `test/${name}`);

/** What is worked on where it is not everything. */
export interface Part {
  name: string; // for the files in the cache
  draw: Draw; // mutants
  tests: string; // a regular expression for the files of tests
  isRecorded?: boolean; // what the tests reach is known from all contracts with all mutants
}

/** Of each file of tests. */
export type Recorded = Record<string, { version: string; records: TestRecord[] }>;

/** With all mutants and all tests of contracts, or with a part of them. */
export async function openWorkshop(report: (what: string) => void, part?: Part): Promise<Workshop> {
  mkdirSync(FOLDER, { recursive: true });
  const name = part?.name ?? "all";
  const tests = filesOfContracts(".test.ts").filter((file) => part === undefined || new RegExp(part.tests).test(file));
  const sources = [...filesIn("contracts", ".sol"), ...INSTRUMENTS];
  const compiled = await kept(`${name}-compiled`, sources, () => {
    report(`Compiling the mutants ${part === undefined ? "" : `of ${part.name}, `}all at once …`);
    return compileMutants(part?.draw);
  });
  const codes = `${FOLDER}/${name}-codes.json`;
  writeFileSync(codes, JSON.stringify(compiled.compiled satisfies Compiled));

  const versions = versionsOf(tests, sources);
  const path = `${FOLDER}/${part?.isRecorded ? "all" : name}-records.json`;
  const recorded = await keepRecords(path, versions, codes, report);
  const records = tests.flatMap((file) => recorded[file]!.records);
  const files = new Map(records.map((one) => [one.title, relative("", one.file)]));
  const ranges = rangesOf(compiled.probes);
  const job: Job = { compiled: codes, records: path, tests };
  return {
    mutants: compiled.mutants,
    probes: compiled.probes,
    records,
    memory: new Memory(`${FOLDER}/${name}-killers.jsonl`, (killer) =>
      killer === undefined ? hash(Object.values(versions)) : versions[files.get(killer) ?? ""],
    ),
    tryOut: async (mutants, tell) => {
      const queue = [...mutants];
      await Promise.all(Array.from({ length: PROCESSES }, () => work(job, queue, ranges, tell)));
    },
  };
}

/** What the tests reach, by file: those run whose version is not the one that is kept at `path`. */
async function keepRecords(
  path: string,
  versions: Record<string, string>,
  compiled: string,
  report: (what: string) => void,
): Promise<Recorded> {
  const recorded: Recorded = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const stale = Object.keys(versions).filter((file) => recorded[file]?.version !== versions[file]);
  if (stale.length === 0) return recorded;
  report(`Running ${stale.length} files of tests, to see what each test reaches …`);
  const parts = Array.from({ length: PROCESSES }, (_, part) => stale.filter((_, i) => i % PROCESSES === part));
  const found = (await Promise.all(parts.map((tests) => record({ compiled, tests })))).flat();
  for (const file of stale) {
    recorded[file] = { version: versions[file]!, records: found.filter((one) => relative("", one.file) === file) };
  }
  writeFileSync(path, JSON.stringify(recorded));
  return recorded;
}

/** The first and the last number of each file. */
function rangesOf(probes: Probe[]): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { file, id } of probes) {
    const [first, last] = ranges.get(file) ?? [id, id];
    ranges.set(file, [Math.min(first, id), Math.max(last, id)]);
  }
  return ranges;
}

/** By file of tests: what stands for all that what its tests do depends on. */
function versionsOf(tests: string[], sources: string[]): Record<string, string> {
  const helpers = filesOfContracts(".ts").filter((file) => !file.endsWith(".test.ts"));
  const scripts = filesIn("scripts", ".ts").filter((file) => !file.startsWith("scripts/mutat"));
  const version = hashOf([...sources, "scripts/mutation/tests.ts", ...helpers, ...scripts]);
  return Object.fromEntries(tests.map((file) => [file, hash([version, hashOf([file])])]));
}

/** The files of tests that found co-ops and nothing else, as a command line takes them. */
function filesOfContracts(ending: string): string[] {
  return filesIn("test", ending).filter((file) => !BESIDE_CONTRACTS.some((beginning) => file.startsWith(beginning)));
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: false })
    .filter((file) => file.includes(".") && file.endsWith(ending))
    .map((file) => `${folder}/${file}`)
    .sort();
}

/** What `make` made of these files, now or when they were last the same. */
async function kept<T>(name: string, files: string[], make: () => T | Promise<T>): Promise<T> {
  const [path, mark] = [`${FOLDER}/${name}.json`, `${FOLDER}/${name}.sha256`];
  const now = hashOf(files);
  if (existsSync(mark) && readFileSync(mark, "utf8") === now) return JSON.parse(readFileSync(path, "utf8"));
  const made = await make();
  writeFileSync(path, JSON.stringify(made));
  writeFileSync(mark, now);
  return made;
}

function hashOf(files: string[]): string {
  return hash(files.flatMap((file) => [file, readFileSync(file, "utf8")]));
}

function hash(texts: string[]): string {
  const sum = createHash("sha256");
  for (const text of texts) sum.update(text);
  return sum.digest("hex");
}

function record(job: Job): Promise<TestRecord[]> {
  return new Promise((resolve, reject) => {
    const worker = fork(new URL("worker.ts", import.meta.url), [JSON.stringify(job)]);
    worker.on("message", (answer: Answer) => {
      if ("ready" in answer) return worker.send({ record: true } satisfies Ask);
      if ("records" in answer) resolve(answer.records);
      worker.kill();
    });
    worker.on("exit", () => reject(new Error("The tests ended before they had told what they reach.")));
  });
}

/** A process that tries mutants from `queue` until there are none. That one ends it is no test's merit. */
async function work(
  job: Job,
  queue: Mutant[],
  ranges: Map<string, Range>,
  tell: (mutant: Mutant, killer: string | undefined) => void,
): Promise<void> {
  while (queue.length > 0) {
    await new Promise<void>((resolve, reject) => {
      const worker = fork(new URL("worker.ts", import.meta.url), [JSON.stringify(job)]);
      let trying: Mutant | undefined;
      let limit: NodeJS.Timeout | undefined;
      const next = () => {
        trying = queue.shift();
        if (trying === undefined) return worker.kill();
        limit = setTimeout(() => worker.kill("SIGKILL"), LONGEST);
        const { id, file, otherWay = id } = trying;
        worker.send({ mutant: id, sites: [id, otherWay], file, range: ranges.get(file)! } satisfies Ask);
      };
      worker.on("message", (answer: Answer) => {
        clearTimeout(limit);
        if ("mutant" in answer && trying !== undefined) tell(trying, answer.killer);
        trying = undefined;
        next();
      });
      worker.on("exit", () => {
        clearTimeout(limit);
        if (trying === undefined && queue.length > 0) return reject(new Error("The tests could not be loaded."));
        if (trying !== undefined) tell(trying, undefined);
        resolve();
      });
    });
  }
}
