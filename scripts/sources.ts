import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readArtifact, readBuildInfo } from "./artifacts.ts";
import { NOUNS } from "./deploy.ts";

// `npm run sources`: writes what a block explorer is given to verify our contracts by hand, as standard JSON, one file a
// contract. What else it asks for is printed. The encoded arguments of the factory stand in deployments/CHAINID.json.

const { out } = parseArgs({ options: { out: { type: "string", default: "sources" } } }).values;

await mkdir(out, { recursive: true });
for (const contract of [...NOUNS, "CoopFactory"]) {
  const artifact = await readArtifact(contract);
  const { input, solcLongVersion } = await readBuildInfo(artifact);
  const file = join(out, `${contract}.json`);
  await writeFile(file, `${JSON.stringify(input)}\n`);
  console.log(`${file}  ${artifact.inputSourceName}:${contract}  v${solcLongVersion}`);
}
