import { expect } from "chai";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DEMO_DAYS, liveThroughDemo } from "../../scripts/demo.ts";
import { freePort, startChain } from "../../scripts/localChain.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DEPENDENCIES = ["viem", "@noble/hashes", "@types/node"];

/** The program in the README. */
function example(): string {
  const [, program] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, "sdk/README.md"), "utf8")) ?? [];
  if (program === undefined) throw new Error("The README of the SDK has no example.");
  return program;
}

describe("The SDK as a package", function () {
  this.timeout(240_000);

  let chain: Awaited<ReturnType<typeof startChain>>;
  let directory: string;

  before(async function () {
    directory = mkdtempSync(join(tmpdir(), "rochdale-sdk-"));
    chain = await startChain(await freePort(8_990), new Date(Date.now() - DEMO_DAYS * 86_400_000));
  });

  after(async function () {
    await chain.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it("installs elsewhere, has types, and does what its README says", async function () {
    const demo = await liveThroughDemo(chain.ethers, chain.networkHelpers.time, () => {});
    install(directory);
    writeFileSync(join(directory, "example.ts"), example());
    // not synchronously: the chain answers from this process
    const run = async (program: string, args: string[]): Promise<string> =>
      (await promisify(execFile)(process.execPath, [program, ...args], { cwd: directory })).stdout;
    const types = ["--module", "nodenext", "--target", "es2023", "--strict", "--skipLibCheck", "--types", "node"];
    await run(join(ROOT, "node_modules/typescript/bin/tsc"), ["--noEmit", ...types, "example.ts"]);
    const told = await run("example.ts", [chain.url, await demo.factory.getAddress()]);
    expect(told).to.contain(`Commons Bakery has 11 members; the first is ${demo.cast.users[0]?.address}`);
    expect(told).to.contain((await demo.coop.treasury.seal()).toString());
    expect(told).to.contain("Share capital");
  });
});

/** Packs the SDK and unpacks it where npm would, beside what it depends on. */
function install(directory: string): void {
  const npm = (args: string[]) =>
    execFileSync("npm", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [{ filename }] = JSON.parse(npm(["pack", "-w", "sdk", "--json", "--pack-destination", directory])) as [
    { filename: string },
  ];
  const modules = join(directory, "node_modules");
  mkdirSync(join(modules, "rochdale-sdk"), { recursive: true });
  execFileSync("tar", ["-xzf", join(directory, filename), "-C", join(modules, "rochdale-sdk"), "--strip-components=1"]);
  for (const name of DEPENDENCIES) {
    mkdirSync(join(modules, name, ".."), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  writeFileSync(join(directory, "package.json"), JSON.stringify({ type: "module" }));
}
