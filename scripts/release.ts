import { readFile, writeFile } from "node:fs/promises";
import { keccak256 } from "viem";
import type { Hex } from "viem";
import { NOUNS } from "../sdk/src/coop.ts";
import { maskCode } from "../sdk/src/audit/code.ts";
import type { Hole } from "../sdk/src/audit/code.ts";
import { contractOf, holesIn, readArtifact } from "./artifacts.ts";

// Writes sdk/src/release.ts from the compiled contracts. With --check it only says whether the file is up to date.

const FILE = new URL("../sdk/src/release.ts", import.meta.url);

async function hashOf(contract: string): Promise<{ hash: Hex; holes: Hole[] }> {
  const artifact = await readArtifact(contract);
  const holes = holesIn(artifact);
  return { hash: keccak256(maskCode(artifact.deployedBytecode, holes)), holes };
}

async function implementationLines(): Promise<string[]> {
  return Promise.all(
    NOUNS.map(async (noun) => {
      const { hash, holes } = await hashOf(contractOf(noun));
      if (holes.length !== 0) throw new Error(`${noun} has immutables: its code would differ from co-op to co-op.`);
      return `  ${noun}: "${hash}",`;
    }),
  );
}

async function generate(): Promise<string> {
  const factory = await hashOf("CoopFactory");
  const holes = factory.holes.map((hole) => `    [${hole.join(", ")}],`);
  return [
    'import type { Hex } from "viem";',
    'import type { Hole } from "./audit/code.ts";',
    'import type { Noun } from "./coop.ts";',
    "",
    "// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.",
    "",
    "/** keccak256 of the code of each implementation that co-ops are cloned from. */",
    "export const RELEASE: Readonly<Record<Noun, Hex>> = {",
    ...(await implementationLines()),
    "};",
    "",
    "/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */",
    "export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {",
    `  hash: "${factory.hash}",`,
    "  holes: [",
    ...holes,
    "  ],",
    "};",
    "",
  ].join("\n");
}

const generated = await generate();
if (process.argv.includes("--check")) {
  const current = await readFile(FILE, "utf8").catch(() => "");
  if (current !== generated) {
    console.error("sdk/src/release.ts is older than the contracts: run `node scripts/release.ts`.");
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, generated);
}
