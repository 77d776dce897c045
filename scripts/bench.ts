import { readFileSync } from "node:fs";

// The end of `npm run bench`: what the gas tests have just written, as two tables. Voting is held against OpenZeppelin's
// Governor in the same run (test/gas/Peers.t.sol). Sharing out money is held against Allo v2, which is not on npm: its
// figures were measured once, on the same kind of chain, and stand here as they were.

const GOVERNORS = ["plain", "behind clones", "governor a clone"];

/** Gas of QVSimple of Allo v2, github.com/allo-protocol/allo-v2 at d262e7e1, on an EVM of the Osaka fork. */
const ALLO: { deed: string; ours: [group: string, name: string]; allo: number }[] = [
  { deed: "allocate to 1 bucket, later", ours: ["Rounds", "allocate: 1 bucket, later"], allo: 134_268 },
  { deed: "allocate to 3 buckets, later", ours: ["Rounds", "allocate: 3 buckets, later"], allo: 278_996 },
  { deed: "allocate to 10 buckets, later", ours: ["Rounds", "allocate: 10 buckets, later"], allo: 779_092 },
  { deed: "settle a bucket, one funder before", ours: ["Rounds", "settle: filled by members and a funder"], allo: 114_744 },
  { deed: "settle a bucket, its first money", ours: ["Rounds", "settle: filled by members alone"], allo: 114_744 },
];

const peers = snapshot("Peers");
const deeds = Object.keys(peers)
  .filter((name) => name.endsWith(": ours"))
  .map((name) => name.replace(": ours", ""))
  .sort();
print([["gas", "ours", ...GOVERNORS.flatMap((peer) => [`OZ ${peer}`, "ratio"])], ...deeds.map(rowOf)]);
console.log();
print([
  ["gas", "ours", "Allo v2, measured earlier", "ratio"],
  ...ALLO.map(({ deed, ours: [group, name], allo }) => {
    const ours = Number(snapshot(group)[name]);
    return [deed, format(ours), format(allo), (ours / allo).toFixed(3)];
  }),
]);

function snapshot(group: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`../snapshots/${group}.json`, import.meta.url), "utf8"));
}

/** What `deed` costs with us, and with each peer that can do it: its gas, and ours as a part of that. */
function rowOf(deed: string): string[] {
  const ours = Number(peers[`${deed}: ours`]);
  const theirs = GOVERNORS.flatMap((peer) => {
    const gas = Number(peers[`${deed}: ${peer}`]);
    return Number.isNaN(gas) ? ["-", "-"] : [format(gas), (ours / gas).toFixed(3)];
  });
  return [deed, format(ours), ...theirs];
}

function format(gas: number): string {
  return gas.toLocaleString("en");
}

/** Words to the left, figures to the right. */
function print(rows: string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!);
  for (const row of rows) console.log(row.map(pad).join("  "));
}
