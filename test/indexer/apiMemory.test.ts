import { expect } from "chai";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import { Asker } from "./asking.ts";
import * as madeUp from "./madeUp.ts";

const BASE = "/v1/coops/0";

describe("The API remembers", function () {
  this.timeout(60_000);

  let database: Database;
  let asker: Asker;

  before(async function () {
    database = await openDatabase("memory:");
    for (const coop of [0, 1]) await madeUp.insertCoop(database, madeUp.madeUpJournal(coop, 100), `Co-op ${coop}`);
    await database.index();
  });

  beforeEach(function () {
    asker = new Asker(database);
  });

  after(() => database.close());

  const asked = new Array<string>();
  const counting = (): Database => ({
    ...database,
    query: (statement, parameters) => {
      asked.push(statement);
      return database.query(statement, parameters);
    },
  });

  it("that nothing has changed since the block that somebody knows of", async function () {
    const path = `${BASE}/entries`;
    const tag = (await asker.ask(path)).headers.get("etag") ?? "";
    expect(tag).to.match(/^W\/"/);
    const known = await asker.ask(path, { headers: { "If-None-Match": `"x", ${tag}` } });
    expect([known.status, known.text]).to.deep.equal([304, ""]);
    expect(known.headers.get("etag")).to.equal(tag);
    expect(known.headers.get("cache-control")).to.equal("no-cache");
    asker.indexer.tell();
    const later = await asker.ask(path, { headers: { "If-None-Match": tag } });
    expect(later.status).to.equal(200);
    expect(later.headers.get("etag")).not.to.equal(tag);
  });

  it("answers until the next block, and asks the database once for many who ask at once", async function () {
    asker = new Asker(counting());
    await asker.get(`${BASE}/members`);
    asked.length = 0;
    await Promise.all(Array.from({ length: 20 }, () => asker.get(`${BASE}/entries`)));
    expect(asked).to.have.length(1);
    asker.indexer.tell();
    await asker.get(`${BASE}/entries`);
    expect(asked).to.have.length(2);
  });

  it("nothing of co-ops and sums that a reorganisation may have changed", async function () {
    asker = new Asker(counting());
    await asker.get("/v1/coops/1/reports/balance-sheet");
    asker.indexer.tell();
    asked.length = 0;
    await asker.get("/v1/coops/1");
    expect(asked).to.have.length(1);
    asker.indexer.takeBack(1, 7);
    await asker.get("/v1/coops/1");
    expect(asked).to.have.length(3);
    expect((await asker.ask(BASE)).headers.get("x-indexed-block")).to.equal("1");
  });

  it("no answer that failed", async function () {
    let isDown = true;
    const failing: Database = {
      ...database,
      query: (...question) =>
        isDown ? Promise.reject(new Error("secret: connection refused")) : database.query(...question),
    };
    asker = new Asker(failing);
    const complaints = await hush(async () => {
      const { status, body, text } = await asker.ask(`${BASE}/entries`);
      expect([status, (body["error"] as { code: string }).code]).to.deep.equal([503, "unavailable"]);
      expect(text).not.to.include("secret");
      expect((await asker.ask("/health")).status).to.equal(503);
    });
    expect(complaints.join()).to.include("connection refused");
    isDown = false;
    expect((await asker.ask(`${BASE}/entries`)).status).to.equal(200);
  });
});

/** What is written to the console meanwhile. */
async function hush(work: () => Promise<void>): Promise<string[]> {
  const said: string[] = [];
  const { error } = console;
  console.error = (line: string) => said.push(line);
  try {
    await work();
  } finally {
    console.error = error;
  }
  return said;
}
