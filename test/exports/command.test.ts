import { expect } from "chai";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Address } from "viem";
import { openIndexer } from "../../indexer/open.ts";
import { DEMO_DAYS, liveThroughDemo } from "../../scripts/demo.ts";
import { freePort, HOST, startChain } from "../../scripts/localChain.ts";
import { FORMATS } from "../../sdk/src/exports/exportJournal.ts";
import { until } from "../indexer/away.ts";
import { beancount, ledger, missingPrograms } from "./programs.ts";
import { readCsv } from "./readCsv.ts";

const COMMAND = fileURLToPath(new URL("../../scripts/export.ts", import.meta.url));

describe("npm run export, and the same from the indexer", function () {
  this.timeout(180_000);

  let chain: Awaited<ReturnType<typeof startChain>>;
  let demo: Awaited<ReturnType<typeof liveThroughDemo>>;
  let indexer: Awaited<ReturnType<typeof openIndexer>>;
  let coop: string;

  before(async function () {
    chain = await startChain(await freePort(8_960), new Date(Date.now() - DEMO_DAYS * 86_400_000));
    demo = await liveThroughDemo(chain.ethers, chain.networkHelpers.time, () => {});
    coop = await demo.coop.assembly.getAddress(); // any of the twelve
    const factory = (await demo.factory.getAddress()) as Address;
    indexer = await openIndexer({ rpc: chain.url, factory, database: "memory:", host: HOST, port: 0, poll: 100 });
    await until(() => indexer.indexer.status().isSynced);
  });

  after(async function () {
    await indexer.close();
    await chain.close();
  });

  function run(...args: string[]): Promise<{ status: number; output: string; complaints: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [COMMAND, ...args], { maxBuffer: 2 ** 26 }, (error, output, complaints) =>
        resolve({ status: Number(error?.code ?? 0), output, complaints }),
      );
    });
  }

  const downloaded = async (format: string, period = ""): Promise<string> => {
    const response = await fetch(`${indexer.url}/v1/coops/${coop}/export/${format}${period}`);
    expect(response.status).to.equal(200);
    return response.text();
  };

  for (const format of FORMATS) {
    it(`writes ${format} from the chain as the indexer does from its database`, async function () {
      const { status, output } = await run("--format", format, "--coop", coop, "--rpc", chain.url);
      expect(status).to.equal(0);
      expect(output).to.contain("Proofing baskets and a scale");
      expect(output).to.equal(await downloaded(format));
    });

    it(`writes the ${format} of a period, after what there was before`, async function () {
      const { timestamp } = (await chain.ethers.provider.getBlock("latest")) as { timestamp: number };
      const day = (ago: number): string => new Date((timestamp - ago * 86_400) * 1_000).toISOString().slice(0, 10);
      const period = ["--from", day(70), "--to", day(20)];
      const { status, output } = await run("--format", format, "--coop", coop, "--rpc", chain.url, ...period);
      expect(status).to.equal(0);
      expect(output).to.equal(await downloaded(format, `?from=${day(70)}&to=${day(20)}`));
    });
  }

  it("has a line for every entry, with its transaction", async function () {
    const { output } = await run("--format", "csv", "--coop", coop, "--rpc", chain.url);
    const [head, ...rows] = readCsv(output);
    expect(BigInt(rows.length)).to.equal((await demo.coop.treasury.seal()) >> 208n);
    const column = head?.indexOf("transaction") ?? -1;
    for (const row of rows) expect(row[column]).to.match(/^0x[0-9a-f]{64}$/);
  });

  it("writes what Beancount and ledger-cli accept", async function () {
    const why = missingPrograms();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      return this.skip();
    }
    for (const [format, reader] of Object.entries({ beancount, ledger })) {
      const { output } = await run("--format", format, "--coop", coop, "--rpc", chain.url);
      expect(reader.complaints(output), format).to.equal("");
    }
  });

  it("says what is wrong with a command, an address or a node", async function () {
    expect(await run("--format", "pdf", "--coop", coop)).to.include({ status: 2, output: "" });
    const stranger = await run("--format", "csv", "--coop", await demo.currency.getAddress(), "--rpc", chain.url);
    expect(stranger.status).to.equal(2);
    expect(stranger.complaints).to.contain("no contract of a co-op");
    const nobody = await run("--format", "csv", "--coop", coop, "--rpc", `http://${HOST}:1`);
    expect(nobody.status).to.equal(2);
  });
});
