import { expect } from "chai";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "../../indexer/database.ts";
import { openDatabase } from "../../indexer/database.ts";
import { generate } from "../../scripts/generate.ts";
import { freePort, startChain } from "../../scripts/localChain.ts";
import { startPostgres } from "../../scripts/postgres.ts";
import type { Postgres } from "../../scripts/postgres.ts";
import { dump } from "./tables.ts";

const KILLS = 20;
const ENTRIES = 3_000;
const BATCH = 20; // events: so that a killed process leaves something to go on with
const FOLLOWER = fileURLToPath(new URL("follower.ts", import.meta.url));

describe("INV-47: an indexer that is killed again and again", function () {
  this.timeout(600_000);

  let chain: Awaited<ReturnType<typeof startChain>>;
  let factory: string;
  let postgres: Postgres | string;
  let directory: string;

  before(async function () {
    directory = mkdtempSync(join(tmpdir(), "rochdale-indexer-"));
    chain = await startChain(await freePort(8_900), new Date("2022-01-01T00:00:00Z"));
    const made = await generate(chain, { entries: ENTRIES });
    factory = await made.factory.getAddress();
    postgres = await startPostgres();
  });

  after(async function () {
    await chain.close();
    if (typeof postgres !== "string") postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it("has in the end what one has that was let alone: PGlite", async function () {
    const whole = await uninterrupted(join(directory, "whole"));
    const kills = await survive(join(directory, "killed"));
    console.log(`      killed ${kills} times`);
    expect(await contents(join(directory, "killed"))).to.deep.equal(whole);
  });

  it("has in the end what one has that was let alone: PostgreSQL", async function () {
    if (typeof postgres === "string") {
      console.log(`      skipped: ${postgres}`);
      return this.skip();
    }
    const { url } = postgres;
    const whole = await uninterrupted(join(directory, "whole-too"));
    const kills = await survive(url);
    console.log(`      killed ${kills} times`);
    expect(await contents(url)).to.deep.equal(whole);
  });

  async function uninterrupted(url: string) {
    expect(await follow(url, () => {})).to.equal("done");
    return contents(url);
  }

  /** Kills a follower at a random moment, and starts the next, until it has been done often enough. */
  async function survive(url: string): Promise<number> {
    let kills = 0;
    while ((await follow(url, kills < KILLS ? killer() : () => {})) === "killed") kills += 1;
    expect(kills, "kills before all was written").to.equal(KILLS);
    return kills;
  }

  /** Strikes while it starts, or a few batches later and a few milliseconds into the next one. */
  function killer() {
    const target = Math.floor(Math.random() * 5);
    const delay = Math.random() * (target === 0 ? 1_500 : 8);
    return (written: number, kill: () => void): void => {
      if (written === target) setTimeout(kill, delay);
    };
  }

  function follow(url: string, onBatch: (written: number, kill: () => void) => void): Promise<"done" | "killed"> {
    return new Promise((resolve, reject) => {
      const args = [FOLLOWER, url, chain.url, factory, String(BATCH)];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
      const kill = () => void child.kill("SIGKILL");
      let [written, isDone] = [0, false];
      onBatch(0, kill);
      child.stdout.on("data", (chunk: Buffer) => {
        for (const line of chunk.toString().trim().split("\n")) {
          if (line === "done") isDone = true;
          else onBatch(++written, kill);
        }
      });
      child.once("error", reject);
      child.once("close", (status, signal) => {
        if (signal === "SIGKILL" && !isDone) resolve("killed");
        else if (status === 0 || isDone) resolve("done");
        else reject(new Error(`The follower ended with status ${status}.`));
      });
    });
  }

  async function contents(url: string) {
    const database: Database = await openDatabase(url);
    const rows = await dump(database);
    await database.close();
    expect(rows["entry"]?.length).to.be.at.least(ENTRIES);
    return rows;
  }
});
