import { globSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";

// `npm run coverage:sdk`: which lines and branches of the ledger, the tally and the audit (sdk/src) their tests reach.
// Ends with 1 below LEAST. Node itself counts; c8, fetched by npx, makes a table of it.

const C8 = "c8@12.0.0";
const LEAST = { lines: 95, functions: 95, branches: 85 }; // per cent
const TESTS = [
  "test/{audit,sdk}/*.test.ts",
  "test/exports/{agreement,exports}.test.ts",
  "test/differential/rounds.test.ts",
];

const folder = mkdtempSync(join(tmpdir(), "coverage-"));
try {
  process.exitCode = await measure();
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(): Promise<number> {
  const tests = ["node_modules/.bin/hardhat", "test", "mocha", "--no-compile", ...globSync(TESTS).sort()];
  const { pid, status } = await run(process.execPath, tests, { NODE_V8_COVERAGE: folder });
  if (status !== 0) return status;
  // The commands that the tests start run the same files, but compiled otherwise, and the two cannot be added up.
  for (const file of readdirSync(folder)) if (!file.startsWith(`coverage-${pid}-`)) rmSync(join(folder, file));
  const least = Object.entries(LEAST).flatMap(([what, percent]) => [`--${what}`, String(percent)]);
  const args = ["--temp-directory", folder, "--include", "sdk/src/**", "--exclude-after-remap", "--reporter", "text"];
  return (await run("npx", ["-y", C8, "report", ...args, "--check-coverage", ...least])).status;
}
