import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readArtifact } from "../scripts/artifacts.ts";
import { NOUNS } from "../scripts/deploy.ts";

const COMMAND = fileURLToPath(new URL("../scripts/sources.ts", import.meta.url));

interface Compiler {
  version(): string;
  compile(input: string): string;
}

interface Output {
  contracts: Record<string, Record<string, { evm: { deployedBytecode: { object: string } } }>>;
}

describe("npm run sources", function () {
  this.timeout(300_000);

  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), "rochdale-sources-"))));
  after(() => rmSync(folder, { recursive: true }));

  it("writes for each contract what the compiler makes its code of", async function () {
    const lines = execFileSync(process.execPath, [COMMAND, "--out", folder], { encoding: "utf8" }).trim().split("\n");
    expect(lines.map((line) => line.split(/:|  /)[2])).to.deep.equal([...NOUNS, "CoopFactory"]);

    const authority = lines.find((line) => line.includes("Authority"))!;
    const [file, place, version] = authority.split("  ") as [string, string, string];
    const compiler = createRequire(import.meta.url)("solc") as Compiler;
    expect(compiler.version().startsWith(version.slice(1))).to.equal(true);
    const input = JSON.parse(readFileSync(file, "utf8")) as { settings: object };
    const only = { "*": { Authority: ["evm.deployedBytecode.object"] } };
    const asked = { ...input, settings: { ...input.settings, outputSelection: only } };
    const output = JSON.parse(compiler.compile(JSON.stringify(asked))) as Output;
    const [source, contract] = place.split(":") as [string, string];
    const code = `0x${output.contracts[source]?.[contract]?.evm.deployedBytecode.object}`;
    expect(code).to.equal((await readArtifact("Authority")).deployedBytecode);
  });
});
