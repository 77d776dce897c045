import type { Probe } from "./mutation/instrument.ts";
import { openWorkshop } from "./mutation/workshop.ts";

// `npm run coverage`: which lines and which branches of our contracts the tests in TypeScript reach. A branch is one way
// out of an `if`, a `? :` or a `require`. Hardhat's own `--coverage` knows lines alone. Tests that measure gas fail on
// instrumented code; what they reach counts, for `npm test` shows that they pass otherwise.

const LEAST = { lines: 1, branches: 0.95 };

interface Part {
  reached: number;
  all: number;
}

const { probes, records } = await openWorkshop(console.log);
const reached = new Set(records.flatMap((record) => [...record.direct, ...record.inherited]));
const files = [...new Set(probes.map((probe) => probe.file))].sort();
console.log(`\n${"".padEnd(28)} ${"lines".padStart(20)} ${"branches".padStart(20)}`);
for (const file of files)
  print(
    file,
    probes.filter((probe) => probe.file === file),
  );
const [lines, branches] = print("all", probes);

for (const probe of probes.filter((p) => !reached.has(p.id))) {
  console.log(`not reached: ${probe.file}:${probe.line}${probe.branch === undefined ? "" : ` ${probe.branch}`}`);
}
process.exitCode = share(lines) < LEAST.lines || share(branches) < LEAST.branches ? 1 : 0;

function print(what: string, some: Probe[]): [lines: Part, branches: Part] {
  const parts: [Part, Part] = [linesOf(some), branchesOf(some)];
  console.log(`${what.padEnd(28)} ${parts.map(format).join(" ")}`);
  return parts;
}

/** Lines on which a statement begins. */
function linesOf(some: Probe[]): Part {
  const lines = new Map<string, boolean>();
  for (const { file, line, id, branch } of some) {
    if (branch !== undefined) continue;
    const place = `${file}:${line}`;
    lines.set(place, (lines.get(place) ?? false) || reached.has(id));
  }
  return { reached: [...lines.values()].filter(Boolean).length, all: lines.size };
}

function branchesOf(some: Probe[]): Part {
  const ways = some.filter((probe) => probe.branch !== undefined);
  return { reached: ways.filter((probe) => reached.has(probe.id)).length, all: ways.length };
}

function format(part: Part): string {
  return `${part.reached}/${part.all} ${(100 * share(part)).toFixed(1).padStart(6)} %`.padStart(20);
}

function share({ reached: some, all }: Part): number {
  return all === 0 ? 1 : some / all;
}
