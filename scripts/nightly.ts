import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";

// `npm run nightly`: the search for what `npm test` is too short to find, each night from another seed. It stops with
// exit code 1 at the first violation, and says how to see it again. SEED repeats a run.

interface Step {
  what: string;
  command: string[];
  env?: Record<string, string>;
}

const seed = process.env.SEED ?? String(randomBytes(4).readUInt32BE());
if (!/^\d{1,10}$/.test(seed) || Number(seed) >= 2 ** 32) {
  console.error("SEED is a whole number below 2^32.");
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
    env: { FUZZ_SEQUENCES: "10000", FUZZ_SEED: seed },
  },
  {
    what: "The search that is guided by coverage",
    command: ["node", "scripts/forge.ts", "--seed", `0x${Number(seed).toString(16)}`],
  },
  { what: "Proofs", command: ["node", "scripts/prove.ts"] },
];

console.log(`Seed ${seed}`);
for (const { what, command, env } of STEPS) {
  console.log(`\n=== ${what}`);
  const began = Date.now();
  const isGood = await run(command, { ...process.env, ...env, SEED: seed });
  console.log(`${isGood ? "Done" : "Failed"} after ${((Date.now() - began) / 60_000).toFixed(1)} minutes`);
  if (isGood) continue;
  console.error(`To see it again: SEED=${seed} npm run nightly`);
  process.exit(1);
}

function run([program, ...args]: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program as string, args, { stdio: ["ignore", "inherit", "inherit"], env });
    child.once("error", (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once("close", (status) => resolve(status === 0));
  });
}
