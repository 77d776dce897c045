import { readFile, writeFile } from "node:fs/promises";
import { NOUNS } from "./deploy.ts";

// Writes sdk/src/abi.ts from the compiled contracts. With --check it only says whether the file is up to date.

const CONTRACTS = [...NOUNS, "CoopFactory"];
const FILE = new URL("../sdk/src/abi.ts", import.meta.url);

async function abiOf(contract: string): Promise<string> {
  const artifact = new URL(`../artifacts/contracts/${contract}.sol/${contract}.json`, import.meta.url);
  const { abi } = JSON.parse(await readFile(artifact, "utf8")) as { abi: object[] };
  const name = contract.charAt(0).toLowerCase() + contract.slice(1);
  return `export const ${name}Abi = [\n${abi.map((item) => `  ${JSON.stringify(item)},\n`).join("")}] as const;\n`;
}

const generated = [
  "// Written by `npm run abi` from the compiled contracts. Not edited by hand.\n",
  ...(await Promise.all(CONTRACTS.map(abiOf))),
].join("\n");

if (process.argv.includes("--check")) {
  const current = await readFile(FILE, "utf8");
  if (current !== generated) {
    console.error("sdk/src/abi.ts is older than the contracts: run `npm run abi`.");
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, generated);
}
