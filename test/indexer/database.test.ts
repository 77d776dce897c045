import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseBusy, openDatabase } from "../../indexer/database.ts";
import { startAnew } from "../../indexer/store.ts";

const HASH = `0x${"1".repeat(64)}` as const;

describe("the database of an indexer", function () {
  this.timeout(120_000);

  let directory: string;
  let url: string;

  before(function () {
    directory = mkdtempSync(join(tmpdir(), "rochdale-database-"));
    url = join(directory, "pglite");
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("keeps what it has from one opening to the next", async function () {
    const database = await openDatabase(url);
    await startAnew(database, HASH, "0x01");
    await database.close();
    const again = await openDatabase(url);
    expect(await again.query("select genesis, factory from progress")).to.deep.equal([
      { genesis: HASH, factory: "0x01" },
    ]);
    await again.close();
  });

  it("is made anew where its tables are of another version", async function () {
    const database = await openDatabase(url);
    await database.query("update progress set schema = 0");
    await database.query("alter table entry drop column purpose");
    await database.close();
    const again = await openDatabase(url);
    expect(await again.query("select from progress")).to.deep.equal([]);
    expect(await again.query("select purpose from entry")).to.deep.equal([]);
    await again.close();
  });

  it("is not opened by a second process, and by nobody's any more", async function () {
    writeFileSync(`${url}.lock`, String(process.ppid));
    const refused = await openDatabase(url).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(DatabaseBusy);
    expect((refused as Error).message).to.contain(`in use by process ${process.ppid}`);
    writeFileSync(`${url}.lock`, String(2 ** 22 + 1)); // above the highest number that a process can have
    await (await openDatabase(url)).close();
  });
});
