import { spawn } from "node:child_process";

// `npm test`: every check of the project, one after the other, and one line at the end that adds them up.

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

const MINUTES = 60; // that a check may take: one that failed must not hold up the others with what it left running

const CHECKS: { what: string; command: string[] }[] = [
  { what: "Compiling the contracts and their tests", command: ["hardhat", "build", "--quiet"] },
  { what: "Is sdk/src/abi.ts as new as the contracts?", command: ["node", "scripts/abi.ts", "--check"] },
  { what: "Is sdk/src/release.ts as new as the contracts?", command: ["node", "scripts/release.ts", "--check"] },
  { what: "Types", command: ["tsc", "--noEmit"] },
  {
    what: "Fuzz and invariants",
    command: ["hardhat", "test", "solidity", "--no-compile", "--grep-exclude", "test_gas_"],
  },
  {
    what: "Gas against snapshots/ (after a change that is meant: npm run bench)",
    command: [
      "hardhat",
      "test",
      "solidity",
      "--no-compile",
      "test/gas/Gas.t.sol",
      "test/gas/Peers.t.sol",
      "--test-profile",
      "gas",
      "--snapshot-check",
    ],
  },
  {
    what: "Do the tests notice it when the treasury changes? (all contracts: npm run mutate)",
    command: [
      "node",
      "scripts/mutate.ts",
      "--contracts",
      "^(Treasury|lib/Accounts)$",
      "--tests",
      "^test/(CoopFactory|Treasury|treasury|assetLock|dissolution)",
    ],
  },
  {
    what: "Contracts, replayed elections, and the web app in a browser",
    command: ["hardhat", "test", "mocha", "--no-compile"],
  },
];

const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
for (const { what, command } of CHECKS) {
  console.log(`\n=== ${what}`);
  const outcome = await run(command);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
}
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped === 0 ? "" : `, ${total.skipped} skipped`}`,
);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Runs a check and shows what it prints. A runner's own counts are taken; any other check counts as one test. */
function run([program, ...args]: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program as string, args, { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    const end = (outcome: Outcome) => {
      clearTimeout(limit);
      resolve(outcome);
    };
    const limit = setTimeout(() => {
      console.error(`${program} has not ended after ${MINUTES} minutes, and was stopped.`);
      child.kill("SIGKILL");
      child.stdout.destroy();
      end(count(output, false));
    }, MINUTES * 60_000);
    child.once("error", (error) => {
      console.error(error.message);
      end({ passed: 0, failed: 1, skipped: 0 });
    });
    child.once("close", (status) => end(count(output, status === 0)));
  });
}

function count(output: string, isGood: boolean): Outcome {
  const sum = (word: string): number =>
    [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, "gm"))].reduce((all, [, n]) => all + Number(n), 0);
  const counted = { passed: sum("passing"), failed: sum("failing"), skipped: sum("pending") };
  const isCounted = counted.passed + counted.failed > 0;
  if (!isCounted) return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
  return isGood || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}
