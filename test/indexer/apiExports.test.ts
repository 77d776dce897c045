import { expect } from "chai";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import { Asker, until, WIDE } from "./asking.ts";
import * as madeUp from "./madeUp.ts";

const BASE = "/v1/coops/0";
const ENTRIES = 5_000; // several pages
const HEADER = 1; // line

describe("The API's exports", function () {
  this.timeout(60_000);

  const journal = madeUp.madeUpJournal(0, ENTRIES);
  let database: Database;

  before(async function () {
    database = await openDatabase("memory:");
    await madeUp.insertCoop(database, journal, "Rochdale");
    await database.index();
  });

  after(() => database.close());

  it("sends a journal that does not fit into a page", async function () {
    const asker = new Asker(database);
    const lines = (await asker.ask(`${BASE}/export/csv`)).text.trimEnd().split("\r\n");
    expect(lines).to.have.length(HEADER + ENTRIES);
    expect(lines[1]).to.include(journal.rows[0]?.from_account);
    expect(lines.at(-1)).to.include(journal.rows.at(-1)?.from_account);
  });

  it("begins a period with what accounts held before it", async function () {
    const asker = new Asker(database);
    const first = journal.rows[3_000]!;
    const csv = (await asker.ask(`${BASE}/export/csv?from=${first.at}&to=${first.at}`)).text;
    const lines = csv.trimEnd().split("\r\n").slice(HEADER);
    const openings = lines.filter((line) => line.includes("OpeningBalance"));
    const entries = journal.rows.filter(({ at }) => at === first.at);
    expect(lines.length - openings.length).to.equal(entries.length);
    const before = new Map<string, bigint>();
    for (const row of journal.rows.slice(0, entries[0]!.number - 1)) {
      before.set(`${row.from_account}/${row.asset}`, BigInt(row.from_balance ?? 0));
      before.set(`${row.to_account}/${row.asset}`, BigInt(row.to_balance ?? 0));
    }
    const held = [...before.values()].filter((amount) => amount !== 0n);
    expect(openings).to.have.length(held.length);
    const sum = openings.reduce((total, line) => total + BigInt(line.split(",")[12]!), 0n);
    expect(sum).to.equal(held.reduce((total, amount) => total + amount, 0n));
  });

  it("is allowed so often a minute, and refuses what it cannot read", async function () {
    const asker = new Asker(database, { ...WIDE, exportsPerMinute: 2 });
    const statuses = [];
    for (let i = 0; i < 3; ++i) statuses.push((await asker.ask(`${BASE}/export/ledger?to=2026-01-02`)).status);
    expect(statuses).to.deep.equal([200, 200, 429]);
    expect((await asker.ask(`${BASE}/export/xlsx`)).status).to.equal(400);
  });

  it("breaks off when the chain is reorganised meanwhile, and leaves nothing behind", async function () {
    const asker = new Asker(database, { ...WIDE, exportsAtOnce: 1 });
    const { body } = await asker.api.request(`${BASE}/export/csv`);
    const reader = body!.getReader();
    await reader.read();
    expect((await asker.ask(`${BASE}/export/csv`)).status).to.equal(503);
    asker.indexer.takeBack(0, 1);
    const rest = (async () => {
      while (!(await reader.read()).done);
    })();
    const failure = await rest.then(
      () => undefined,
      (error: Error) => error.message,
    );
    expect(failure).to.equal("The chain was reorganised.");
    const again = (await asker.api.request(`${BASE}/export/csv`)).body!.getReader();
    await again.read();
    await again.cancel();
    expect((await asker.ask(`${BASE}/export/csv`)).status).to.equal(200);
  });

  it("sends nothing where it cannot learn how an asset is divided", async function () {
    const asker = new Asker(database, WIDE, () => Promise.reject(new Error("no answer from the node")));
    const { error } = console;
    console.error = () => {};
    const { status, body } = await asker.ask(`${BASE}/export/csv`);
    console.error = error;
    expect(status).to.equal(503);
    expect(body).to.have.nested.property("error.code", "unavailable");
  });

  it("ends what takes too long", async function () {
    const asker = new Asker(database, { ...WIDE, exportsAtOnce: 1, exportTime: 30 });
    const reader = (await asker.api.request(`${BASE}/export/csv`)).body!.getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(
      await reader.read().then(
        () => undefined,
        (error: Error) => error.message,
      ),
    ).to.equal("An export took too long.");
    await until(async () => (await asker.api.request(`${BASE}/export/csv`)).status === 200);
  });
});
