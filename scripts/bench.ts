import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { foundSomerset } from "../test/helpers/somerset.ts";
import { allo } from "./bench/allo.ts";
import { measureAragon } from "./bench/aragon.ts";
import { measureBaal } from "./bench/baal.ts";
import { openChain } from "./bench/chain.ts";
import type { Chain, Motion } from "./bench/chain.ts";
import { DEEDS, judge } from "./bench/deeds.ts";
import type { Figures, Peer } from "./bench/deeds.ts";
import { measureGovernors } from "./bench/governors.ts";
import { draftMotions, measureOurs } from "./bench/ours.ts";
import { OutOfReach } from "./bench/packages.ts";
import { measureLargeRound, measureMuch, MUCH, sizeOf } from "./bench/scale.ts";
import { deeds, printPeers, printScale } from "./bench/tables.ts";

const USAGE = `Usage: npm run bench -- [--scale] [--json FILE]

The end of \`npm run bench\`: measures what people pay in a co-op, and what the same costs elsewhere, each figure the
gas of real transactions on one chain. Ends with status 1 if a goal is missed.

  --scale       measures it again in a co-op of ${MUCH.members.toLocaleString("en")} members (5 to 15 minutes)
  --json FILE   where the figures go (docs/bench.json; with --scale docs/scale.json). Without a file given, nothing
                is written if a peer could not be measured`;

const OPTIONS = { scale: { type: "boolean" }, json: { type: "string" } } as const;

const MANY = 1_000; // members in a round, where there are not many more
const HOW = `Ratios are ours to theirs. Who has no batches pays for each ballot by itself.
Founding ours makes twelve contracts, theirs those that the lines above name.
Figures that differ by less than a thousandth are the same: a byte of a call that is zero costs 12 gas less.`;

/** A peer that could not be measured here, and why. */
interface Missing {
  name: string;
  why: string;
}

async function measurePeers(chain: Chain, motions: [Motion, Motion]): Promise<{ peers: Peer[]; missing: Missing[] }> {
  const peers = await measureGovernors(chain, motions);
  const missing: Missing[] = [];
  for (const [name, measure] of [
    ["Aragon", measureAragon],
    ["Baal", measureBaal],
  ] as const) {
    try {
      peers.push(await measure(chain, motions));
    } catch (error) {
      if (!(error instanceof OutOfReach)) throw error;
      missing.push({ name, why: error.message });
    }
  }
  return { peers: [...peers, allo], missing };
}

/** The goals that are missed. */
const missedBy = (figures: Figures, where: string): string[] =>
  deeds
    .filter((deed) => figures[deed] !== undefined && judge(deed, figures)?.isMet === false)
    .map((deed) => `Missed${where}: ${DEEDS[deed].what}, ${figures[deed]} instead of ${judge(deed, figures)?.goal}.`);

async function bench({ scale, json }: { scale?: boolean; json?: string }): Promise<void> {
  const chain = await openChain();
  const c = await foundSomerset(chain.ethers);
  const ours = await measureOurs(chain, c);
  const small = { size: await sizeOf(c, 0), figures: ours };
  const { peers, missing } = await measurePeers(chain, await draftMotions(c));
  const large = scale ? await measureMuch(chain, MUCH, (line) => console.error(line)) : undefined;
  ours.openLargeRound = large?.figures.openRound ?? (await measureLargeRound(chain, MANY));
  await chain.close();

  printPeers(ours, peers);
  for (const { name, why } of missing) console.log(`${name} is left out: ${why}`);
  const many = (scale ? MUCH.members : MANY).toLocaleString("en");
  console.log(`\nA round opens with ten members, or with ${many}.\n${HOW}`);
  if (large !== undefined) {
    console.log();
    printScale(small, large);
  }
  const missed = [...missedBy(ours, ""), ...missedBy(large?.figures ?? {}, " in the large co-op")];
  if (missed.length !== 0) console.error(`\n${missed.join("\n")}`);
  process.exitCode = missed.length === 0 ? 0 : 1;

  const usual = fileURLToPath(new URL(`../docs/${scale ? "scale" : "bench"}.json`, import.meta.url));
  const file = json ?? (missing.length === 0 ? usual : undefined);
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ small, large, peers, missing }, null, 2)}\n`);
}

let options: { scale?: boolean; json?: string };
try {
  options = parseArgs({ options: OPTIONS }).values;
} catch (error) {
  console.error(`${(error as Error).message}\n\n${USAGE}`);
  process.exit(1);
}
await bench(options);
