import { parseArgs } from "node:util";
import { ACCEPTED } from "./mutation/accepted.ts";
import type { Mutant } from "./mutation/instrument.ts";
import { openWorkshop } from "./mutation/workshop.ts";
import type { Part, Workshop } from "./mutation/workshop.ts";

// `npm run mutate`: changes our contracts in small ways, one at a time, and asks the tests each time whether they notice.
// Fails where fewer than LEAST of them are noticed, or one is not noticed that nobody has explained in
// mutation/accepted.ts.
//
//   --sample N         only N of them, drawn by --seed, so that the same ones are drawn again
//   --contracts REGEX  only those of the files in contracts/ whose names it fits, such as ^(Treasury|lib/Accounts)$
//   --tests REGEX      asks only the tests whose files it fits
//   --all              prints which test noticed each

const LEAST = 0.95;
const AT_A_TIME = 500; // mutants, at least

const { values: wanted } = parseArgs({
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1844" },
    contracts: { type: "string", default: "" },
    tests: { type: "string", default: "" },
    all: { type: "boolean", default: false },
  },
});

interface Score {
  noticed: number;
  all: number;
}

const started = Date.now();
const { contracts, sample, seed, tests } = wanted;
const isPart = sample !== undefined || contracts !== "" || tests !== "";
const name = `part-${hash(JSON.stringify({ contracts, sample, seed, tests }))}`;
const parts: Part[] = isPart ? [{ name, draw: choose, tests }] : await everything();

const chosen: Mutant[] = [];
const killers = new Map<number, string | undefined>();
for (const part of parts) await tryAll(await openWorkshop(console.log, part));

const stale = isPart
  ? []
  : ACCEPTED.flatMap(({ mutants }) => mutants).filter((key) => !chosen.some((mutant) => keyOf(mutant) === key));
const survivors = chosen.filter((mutant) => killers.get(mutant.id) === undefined);
if (wanted.all) for (const mutant of chosen) console.log(`${describe(mutant)}: ${killers.get(mutant.id) ?? "nobody"}`);
printScores();
const unexplained = printSurvivors();
const score = 1 - survivors.length / chosen.length;
console.log(`\n${percent(score)} of ${chosen.length} mutants were noticed, in ${minutes()} minutes.`);
if (unexplained > 0) console.error(`${unexplained} were not, and are not in scripts/mutation/accepted.ts.`);
for (const key of stale) console.error(`There is no such mutant any more, but an explanation: ${key}`);
process.exitCode = score < LEAST || unexplained > 0 || stale.length > 0 ? 1 : 0;

/** Some files at a time: code that asks less often which mutant it is runs faster. What tests reach is recorded once. */
async function everything(): Promise<Part[]> {
  const { mutants } = await openWorkshop(console.log);
  const groups: string[][] = [];
  let size = AT_A_TIME;
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    if (size >= AT_A_TIME) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)!.push(file);
    size += mutants.filter((mutant) => mutant.file === file).length;
  }
  return groups.map((files) => ({
    name: files.map(nameOf).join("+").replaceAll("/", "-"),
    draw: (all) => all.filter((mutant) => files.includes(mutant.file)),
    tests: "",
    isRecorded: true,
  }));
}

/** Those that an earlier run has not tried. What nobody can notice counts as not noticed, and is not tried. */
async function tryAll({ mutants, memory, tryOut }: Workshop): Promise<void> {
  chosen.push(...mutants);
  for (const [id, killer] of memory.killers) killers.set(id, killer);
  const untried = mutants.filter((mutant) => !killers.has(mutant.id) && whyNot(mutant) === undefined);
  console.log(`Trying ${untried.length} mutants …`);
  let tried = 0;
  await tryOut(untried, (mutant, killer) => {
    memory.keep(mutant.id, killer);
    killers.set(mutant.id, killer);
    if (killer === undefined) console.log(`  not noticed: ${describe(mutant)}`);
    if (++tried % 100 === 0) console.log(`${tried} of ${untried.length}, ${minutes()} minutes`);
  });
}

function choose(mutants: Mutant[]): Mutant[] {
  const some = mutants.filter((mutant) => new RegExp(wanted.contracts).test(nameOf(mutant.file)));
  if (wanted.sample === undefined) return some;
  return some.sort((a, b) => lotOf(a) - lotOf(b)).slice(0, Number(wanted.sample));
}

/** Which does not depend on how many others there are before it in the files. */
function lotOf({ file, inside, was, becomes }: Mutant): number {
  return hash(`${wanted.seed} ${file} ${inside} ${was} ${becomes}`);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  return [...text].reduce((h, c) => Math.imul(h ^ c.codePointAt(0)!, 0x01000193) >>> 0, 0x811c9dc5);
}

function printScores(): void {
  const scores: Record<string, Score> = {};
  for (const { file, id } of chosen) {
    const score = (scores[file] ??= { noticed: 0, all: 0 });
    ++score.all;
    if (killers.get(id) !== undefined) ++score.noticed;
  }
  console.log();
  for (const [file, { noticed, all }] of Object.entries(scores).sort()) {
    console.log(`${file.padEnd(28)} ${`${noticed} of ${all}`.padStart(12)} ${percent(noticed / all).padStart(8)}`);
  }
}

/** Those that nobody noticed, with the reason why nobody could. Returns how many have none. */
function printSurvivors(): number {
  let unexplained = 0;
  if (survivors.length > 0) console.log("\nNot noticed:");
  for (const mutant of survivors) {
    const why = whyNot(mutant);
    if (why === undefined) ++unexplained;
    console.log(`${describe(mutant)}\n    ${why ?? "UNEXPLAINED"}`);
  }
  return unexplained;
}

/** Why nobody can notice it. */
function whyNot(mutant: Mutant): string | undefined {
  return ACCEPTED.find(({ mutants }) => mutants.includes(keyOf(mutant)))?.why;
}

function describe(mutant: Mutant): string {
  return `${mutant.file}:${mutant.line} ${mutant.inside}: ${changeOf(mutant)}`;
}

function changeOf({ was, becomes, nth }: Mutant): string {
  return `${was} -> ${becomes}${nth === 1 ? "" : ` (${nth})`}`;
}

/** As mutation/accepted.ts names it. */
function keyOf(mutant: Mutant): string {
  return `${nameOf(mutant.file)}.${mutant.inside}: ${changeOf(mutant)}`;
}

/** Such as lib/Rules. */
function nameOf(file: string): string {
  return file.replace(/^contracts\/|\.sol$/g, "");
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

function minutes(): string {
  return ((Date.now() - started) / 60_000).toFixed(1);
}
