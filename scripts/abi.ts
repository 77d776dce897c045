import { readFile, writeFile } from "node:fs/promises";
import { NOUNS } from "./deploy.ts";

// Writes sdk/src/abi.ts and sdk/src/eventAbi.ts from the compiled contracts. With --check it only says whether they are
// up to date. Events have a file of their own, so that whoever only follows a co-op need not load all the rest.

const CONTRACTS = [...NOUNS, "CoopFactory"];
const WRITTEN = "// Written by `npm run abi` from the compiled contracts. Not edited by hand.\n";

interface Item {
  type: string;
  inputs?: object[];
}

/** The ABI of a contract without the compiler's own names of types, which nobody asks for. */
async function abiOf(contract: string): Promise<Item[]> {
  const artifact = new URL(`../artifacts/contracts/${contract}.sol/${contract}.json`, import.meta.url);
  const { abi } = JSON.parse(await readFile(artifact, "utf8"), (key, value) =>
    key === "internalType" ? undefined : value,
  ) as { abi: Item[] };
  return abi;
}

const nameOf = (contract: string): string => contract.charAt(0).toLowerCase() + contract.slice(1);
const isEvent = ({ type }: Item): boolean => type === "event";
const linesOf = (items: Item[]): string => items.map((item) => `  ${JSON.stringify(item)},\n`).join("");

const abis = await Promise.all(
  CONTRACTS.map(async (contract) => ({ name: nameOf(contract), abi: await abiOf(contract) })),
);
const events = abis.map(
  ({ name, abi }) => `export const ${name}Events = [\n${linesOf(abi.filter(isEvent))}] as const;\n`,
);
const others = abis.map(({ name, abi }) => {
  const items = abi.filter((item) => !isEvent(item));
  return `export const ${name}Abi = [\n${linesOf(items)}  ...events.${name}Events,\n] as const;\n`;
});

const FILES = {
  "eventAbi.ts": [WRITTEN, ...events].join("\n"),
  "abi.ts": [`${WRITTEN}\nimport * as events from "./eventAbi.ts";\n`, ...others].join("\n"),
};

for (const [name, generated] of Object.entries(FILES)) {
  const file = new URL(`../sdk/src/${name}`, import.meta.url);
  if (!process.argv.includes("--check")) {
    await writeFile(file, generated);
    continue;
  }
  const current = await readFile(file, "utf8").catch(() => "");
  if (current === generated) continue;
  console.error(`sdk/src/${name} is older than the contracts: run \`npm run abi\`.`);
  process.exitCode = 1;
}
