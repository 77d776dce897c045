import { readFileSync } from "node:fs";

// The end of `npm run bench`: what the gas tests have just written about our assembly and OpenZeppelin's Governor, as
// one table. The deeds and the peers are those of test/gas/Peers.t.sol.

const PEERS = ["plain", "behind clones", "governor a clone"];

const snapshots = JSON.parse(
  readFileSync(new URL("../snapshots/Peers.json", import.meta.url), "utf8"),
) as Record<string, string>;

const deeds = Object.keys(snapshots)
  .filter((name) => name.endsWith(": ours"))
  .map((name) => name.replace(": ours", ""))
  .sort();
const header = ["gas", "ours", ...PEERS.flatMap((peer) => [`OZ ${peer}`, "ratio"])];
const rows = [header, ...deeds.map(rowOf)];
const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
for (const row of rows) console.log(row.map(pad).join("  "));

/** What `deed` costs with us, and with each peer that can do it: its gas, and ours as a part of that. */
function rowOf(deed: string): string[] {
  const ours = Number(snapshots[`${deed}: ours`]);
  const theirs = PEERS.flatMap((peer) => {
    const gas = Number(snapshots[`${deed}: ${peer}`]);
    return Number.isNaN(gas) ? ["-", "-"] : [gas.toLocaleString("en"), (ours / gas).toFixed(3)];
  });
  return [deed, ours.toLocaleString("en"), ...theirs];
}

/** Words to the left, figures to the right. */
function pad(cell: string, column: number): string {
  return column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!);
}
