import { parseArgs } from "node:util";
import { ACCEPTED } from "./mutation/accepted.ts";
import type { Mutant } from "./mutation/instrument.ts";
import { openWorkshop } from "./mutation/workshop.ts";

// `npm run mutate`: changes our contracts in small ways, one at a time, and asks the tests each time whether they notice.
// Fails where fewer than LEAST of them are noticed, or one is not noticed that nobody has explained in
// mutation/accepted.ts.
//
//   --sample N         only N of them, drawn by --seed, so that the same ones are drawn again
//   --contracts REGEX  only those of the files in contracts/ whose names it fits, such as ^(Treasury|lib/Accounts)$
//   --tests REGEX      asks only the tests whose files it fits
//   --all              prints which test noticed each

const LEAST = 0.95;

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
const isPart = wanted.sample !== undefined || wanted.contracts !== "" || wanted.tests !== "";
const { contracts, sample, seed, tests } = wanted;
const name = `part-${hash(JSON.stringify({ contracts, sample, seed, tests }))}`;
const workshop = await openWorkshop(console.log, isPart ? { name, draw: choose, tests } : undefined);
const chosen = workshop.mutants;
console.log(`Trying ${chosen.length} mutants …`);

const { killers } = workshop.memory;
// In an order that is drawn: a run that is broken off has seen something of everything, and the next one goes on.
const untried = chosen.filter((mutant) => !killers.has(mutant.id)).sort((a, b) => lotOf(a) - lotOf(b));
await workshop.tryOut(untried, (id, killer) => {
  workshop.memory.keep(id, killer);
  if (killer === undefined) console.log(`  not noticed: ${describe(chosen.find((mutant) => mutant.id === id)!)}`);
  if (killers.size % 100 === 0) console.log(`${killers.size} of ${chosen.length}, ${minutes()} minutes`);
});

const survivors = chosen.filter((mutant) => killers.get(mutant.id) === undefined);
if (wanted.all) for (const mutant of chosen) console.log(`${describe(mutant)}: ${killers.get(mutant.id) ?? "nobody"}`);
printScores();
const unexplained = printSurvivors();
const score = 1 - survivors.length / chosen.length;
console.log(`\n${percent(score)} of ${chosen.length} mutants were noticed, in ${minutes()} minutes.`);
if (unexplained > 0) console.error(`${unexplained} were not, and are not in scripts/mutation/accepted.ts.`);
process.exitCode = score < LEAST || unexplained > 0 ? 1 : 0;

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
    const why = ACCEPTED.find(
      (a) => a.in === placeOf(mutant) && a.was === mutant.was && a.becomes === mutant.becomes,
    )?.why;
    if (why === undefined) ++unexplained;
    console.log(`${describe(mutant)}\n    ${why ?? "UNEXPLAINED"}`);
  }
  return unexplained;
}

function describe(mutant: Mutant): string {
  return `${mutant.file}:${mutant.line} ${mutant.inside}: ${mutant.was} -> ${mutant.becomes}`;
}

function placeOf(mutant: Mutant): string {
  return `${nameOf(mutant.file)}.${mutant.inside}`;
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
