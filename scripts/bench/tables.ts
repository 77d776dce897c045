import { DEEDS, isSame, judge } from "./deeds.ts";
import type { Deed, Figures, Peer } from "./deeds.ts";
import type { Size } from "./scale.ts";

export const deeds = Object.keys(DEEDS) as Deed[];

const format = (count: number): string => count.toLocaleString("en");

/** Every deed: its goal, what it costs with us, and with each peer that can do it its gas and ours as a part of that. */
export function printPeers(ours: Figures, peers: Peer[]): void {
  const cells = (deed: Deed, { figures }: Peer): string[] => {
    const gas = figures[deed];
    return gas === undefined ? ["-", ""] : [format(gas), (ours[deed]! / gas).toFixed(2)];
  };
  const rowOf = (deed: Deed): string[] => {
    const judged = judge(deed, ours);
    const goal = judged === undefined ? ["", ""] : [judged.goal, judged.isMet ? "met" : "MISSED"];
    return [DEEDS[deed].what, format(ours[deed]!), ...goal, ...peers.flatMap((peer) => cells(deed, peer))];
  };
  print([["gas", "ours", "goal", "", ...peers.flatMap(({ name }) => [name, "ratio"])], ...deeds.map(rowOf)]);
  console.log();
  print(
    peers.map(({ name, remark }) => [name, remark]),
    true,
  );
}

export interface Sized {
  size: Size;
  figures: Figures;
}

/** How much is in a small and in a large co-op, and what every deed costs in either. */
export function printScale(small: Sized, large: Sized): void {
  const counts = (Object.keys(small.size) as (keyof Size)[]).map((what) => {
    return [what, format(small.size[what]), format(large.size[what]), "", ""];
  });
  const rows = deeds.flatMap((deed) => {
    const [few, many] = [small.figures[deed], large.figures[deed]];
    if (few === undefined || many === undefined) return [];
    const difference = many - few;
    const sign = difference > 0 ? "+" : "";
    return [
      [DEEDS[deed].what, format(few), format(many), sign + format(difference), isSame(many, few) ? "flat" : "GROWS"],
    ];
  });
  print([["", "small", "large", "difference", ""], ...counts, ...rows]);
}

/** Words to the left, figures to the right. */
function print(rows: string[][], areWords = false): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (cell: string, column: number): string =>
    column === 0 || areWords ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  for (const row of rows) console.log(row.map(pad).join("  ").trimEnd());
}
