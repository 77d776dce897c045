import { randomBytes } from "node:crypto";
import { run } from "./run.ts";

// `npm run nightly`: the search for what `npm test` is too short to find, each night from another seed. It stops with
// exit code 1 at the first violation, and says how to see it again. FUZZ_SEED repeats a run.

interface Step {
  what: string;
  command: [program: string, ...args: string[]];
  env?: Record<string, string>;
}

const seed = process.env.FUZZ_SEED ?? String(randomBytes(4).readUInt32BE());
if (!/^\d{1,10}$/.test(seed) || Number(seed) >= 2 ** 32) {
  console.error("FUZZ_SEED is a whole number below 2^32.");
  process.exit(1);
}

const STEPS: Step[] = [
  { what: "Compiling the contracts and their tests", command: ["hardhat", "build", "--quiet"] },
  {
    what: "Fuzz, and lives of a co-op, from this seed",
    command: [
      "hardhat",
      "test",
      "solidity",
      "--no-compile",
      "--test-profile",
      "nightly",
      "--grep-exclude",
      "test_gas_",
    ],
  },
  {
    what: "10,000 sequences of ballots, from this seed, against the rules by the book",
    command: ["hardhat", "test", "mocha", "--no-compile", "test/differential/assembly.test.ts"],
    env: { FUZZ_SEQUENCES: "10000" },
  },
  {
    what: "The search that is guided by coverage",
    command: ["node", "scripts/forge.ts", "--seed", `0x${Number(seed).toString(16)}`],
  },
  { what: "Proofs", command: ["node", "scripts/prove.ts"] },
];

console.log(`Seed ${seed}`);
for (const {
  what,
  command: [program, ...args],
  env,
} of STEPS) {
  console.log(`\n=== ${what}`);
  const began = Date.now();
  const isGood = (await run(program, args, { ...env, FUZZ_SEED: seed })).status === 0;
  console.log(`${isGood ? "Done" : "Failed"} after ${((Date.now() - began) / 60_000).toFixed(1)} minutes`);
  if (isGood) continue;
  console.error(`To see it again: FUZZ_SEED=${seed} npm run nightly`);
  process.exit(1);
}
