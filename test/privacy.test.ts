import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { artifacts } from "hardhat";
import { NOUNS } from "../scripts/deploy.ts";

const DOCUMENT = new URL("../docs/privacy.md", import.meta.url);

interface Parameter {
  name: string;
  type: string;
  components?: readonly Parameter[];
}

/** The parameters, also those inside structs, that take words or bytes of the caller's choice. */
function wordsOf(parameters: readonly Parameter[]): string[] {
  return parameters.flatMap(({ name, type, components }) => {
    if (components !== undefined) return wordsOf(components);
    return /^(string|bytes|bytes32)(\[\])*$/.test(type) && name !== "" ? [name] : [];
  });
}

/** "`field` of `Contract.function`" for everything that can be written. */
async function written(): Promise<string[]> {
  const found = new Set<string>();
  for (const contract of [...NOUNS, "CoopFactory"]) {
    const { abi } = await artifacts.readArtifact(contract as string);
    for (const item of abi as { type: string; name: string; stateMutability: string; inputs: Parameter[] }[]) {
      if (item.type !== "function" || /view|pure/.test(item.stateMutability)) continue;
      for (const field of wordsOf(item.inputs)) found.add(`${field} of ${contract}.${item.name}`);
    }
  }
  return [...found].sort();
}

/** The same, from the table of the document. */
async function documented(): Promise<string[]> {
  const text = await readFile(DOCUMENT, "utf8");
  const rows = [...text.matchAll(/^\| `(\w+)` \| (.*?) \| .+ \|$/gm)] as unknown as [string, string, string][];
  return rows
    .flatMap(([, field, functions]) => functions.split(" ").map((f) => `${field} of ${f.replaceAll("`", "")}`))
    .sort();
}

describe("docs/privacy.md", function () {
  it("says of every string and every bytes that can be written to the chain what belongs there", async function () {
    const fields = await written();
    expect(fields.length).to.be.greaterThan(50);
    expect(await documented()).to.deep.equal(fields);
  });
});
