import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { run } from "./run.ts";

const USAGE = `Usage: npm run forge -- [--minutes N] [--seed HEX] [--path GLOB]

Runs the Solidity fuzz tests and invariants by a second engine, Forge, which is led by coverage: it keeps the sequences
of calls that reached new code, and goes on from those. They stay in cache/forge/corpus, and the next run begins with
them. Forge is fetched from npm the first time.

  --minutes N   that members live at random (10, or FORGE_MINUTES)
  --seed HEX    to repeat a run; random otherwise, and printed
  --path GLOB   of the tests to run (test/{fuzz,invariants}/*.t.sol)`;

const OPTIONS = {
  minutes: { type: "string", default: process.env.FORGE_MINUTES ?? "10" },
  seed: { type: "string", default: `0x${randomBytes(32).toString("hex")}` },
  path: { type: "string", default: "test/{fuzz,invariants}/*.t.sol" },
} as const;

const VERSION = "1.7.1";

/** What npm must find in Forge's package for a platform, by Node's name of it. */
const BUILDS: Record<string, { build: string; integrity: string } | undefined> = {
  "linux-x64": {
    build: "linux-amd64",
    integrity: "sha512-/HQddyTanVOJKgvilmZrf8VOf7mhvwrWb59W73w5W5flX7b6zNh9CR6hKZzJwiRRi5Sxk/JOFEYIeKsQx7Teqg==",
  },
  "linux-arm64": {
    build: "linux-arm64",
    integrity: "sha512-jt+6H8AWHauP8kP+miMKJkMjC6UCHm6NRjO5D+5ca416o6iJGPURNs+Nlb0WWnb1gaCj7sXUZqpxH73Ub+YBWg==",
  },
  "darwin-x64": {
    build: "darwin-amd64",
    integrity: "sha512-0P18bZyXiCJ5YJMQ+FgOE3WToqt7qBp8eyeBWFAIHX79hwN8RWtvdBWJ6ZcYH14lWZVuN8oYi8Wkth/t3jAa8g==",
  },
  "darwin-arm64": {
    build: "darwin-arm64",
    integrity: "sha512-PwvdcKxniBoIic163Gw8t7rIOfE8ZfV2mCM2WOXnGdsUbCJRvkqCWq4qidkUORbibhfiRTyw3991hMFL8/qEfw==",
  },
};

const root = fileURLToPath(new URL("..", import.meta.url));
const home = `${root}cache/forge`;

/** Fetches Forge into cache/forge, where it is not yet. npm refuses what has not the integrity written above. */
async function install(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const found = BUILDS[platform];
  if (found === undefined) throw new Error(`There is no Forge from npm that runs here (${platform}).`);
  const name = `@foundry-rs/forge-${found.build}`;
  const binary = `${home}/${VERSION}/node_modules/${name}/bin/forge`;
  if (existsSync(binary)) return binary;

  const folder = `${home}/${VERSION}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const own = { name: "forge-of-rochdale", version: VERSION, private: true, dependencies: { [name]: VERSION } };
  const packages = { "": own, [`node_modules/${name}`]: { version: VERSION, integrity: found.integrity } };
  writeFileSync(`${folder}/package.json`, JSON.stringify(own));
  writeFileSync(`${folder}/package-lock.json`, JSON.stringify({ ...own, lockfileVersion: 3, packages }));
  const { status } = await run("npm", ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]);
  if (status !== 0) throw new Error("Forge could not be fetched. Is the npm registry within reach?");
  return binary;
}

/**
 * Writes what Forge must know of the project. The contracts are compiled as Hardhat does it but for the optimiser's
 * steps, which would take longer than the test itself; they are larger for that, and may be.
 */
function configure(minutes: number): string {
  const file = `${home}/foundry.toml`;
  writeFileSync(
    file,
    `[profile.default]
src = "contracts"
test = "test"
libs = ["node_modules"]
out = "cache/forge/out"
cache_path = "cache/forge/compiled"
test_failures_file = "cache/forge/failures/tests"
remappings = ["@openzeppelin/=node_modules/@openzeppelin/"]
auto_detect_remappings = false
solc = "${root}scripts/forge/solc.ts"
offline = true
evm_version = "osaka"
via_ir = true
optimizer = true
code_size_limit = 1000000
ignored_error_codes = [2394, 5159, 6335] # which Hardhat shows as well

[profile.default.optimizer_details]
yul = true
[profile.default.optimizer_details.yulDetails]
stackAllocation = true
optimizerSteps = "u:"

[fuzz]
runs = 10000
failure_persist_dir = "cache/forge/failures/fuzz"

[invariant]
runs = 1000000
depth = 200
timeout = ${Math.round(minutes * 60)}
fail_on_revert = true
check_interval = 10
corpus_dir = "cache/forge/corpus"
failure_persist_dir = "cache/forge/failures/invariant"
`,
  );
  return file;
}

try {
  const { minutes, seed, path } = parseArgs({ options: OPTIONS }).values;
  if (!(Number(minutes) > 0)) throw new Error(`“${minutes}” is no number of minutes.`);
  const forge = await install();
  const FOUNDRY_CONFIG = configure(Number(minutes));
  console.log(`Forge ${VERSION} for ${minutes} minutes, with the seed ${seed}`);
  const args = ["test", "--root", root, "--match-path", path, "--fuzz-seed", seed, "--show-progress", "-vv"];
  process.exitCode = (await run(forge, args, { FOUNDRY_CONFIG })).status;
} catch (error) {
  console.error(`${(error as Error).message}\n\n${USAGE}`);
  process.exitCode = 1;
}
