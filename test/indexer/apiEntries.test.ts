import { expect } from "chai";
import { causeOf } from "../../sdk/src/accounts.ts";
import type { Hex } from "viem";
import { ALL, OF_ACCOUNT, SOME_OF_ACCOUNT, SOME_OF_MEMBER } from "../../indexer/api/entryStatements.ts";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import type { EntryRow } from "../../indexer/rows.ts";
import { PURPOSES } from "../../sdk/src/names.ts";
import { Asker } from "./asking.ts";
import type { Page, ToldEntry } from "./asking.ts";
import * as madeUp from "./madeUp.ts";

const ENTRIES = 20_000;
const FAR = 400_000; // entries: farther than one page looks
const MAX = 2n ** 256n - 1n;
const BASE = "/v1/coops/0";

const numbersOf = (entries: readonly { number: number }[]): number[] => entries.map(({ number }) => number);

describe("The API's journal", function () {
  this.timeout(120_000);

  const journal = madeUp.madeUpJournal(0, ENTRIES);
  let database: Database;
  let asker: Asker;

  before(async function () {
    database = await openDatabase("memory:");
    await madeUp.insertCoop(database, journal, "Rochdale");
    await database.index();
    asker = new Asker(database);
  });

  after(() => database.close());

  describe("page by page", function () {
    it("gives every entry exactly once, the newest first", async function () {
      const told = await asker.all<ToldEntry>(`${BASE}/entries?limit=100`);
      expect(numbersOf(told)).to.deep.equal(numbersOf(journal.rows).reverse());
    });

    it("gives every entry exactly once, the oldest first", async function () {
      const told = await asker.all<ToldEntry>(`${BASE}/entries?limit=97&order=asc`);
      expect(numbersOf(told)).to.deep.equal(numbersOf(journal.rows));
    });

    it("tells an entry as it is, with names", async function () {
      const row = journal.rows.find(({ ref }) => causeOf(ref).cause === "Bucket") as EntryRow;
      const told = await asker.get<ToldEntry>(`${BASE}/entries/${row.number}`);
      expect(told).to.include({
        number: row.number,
        block: row.block,
        at: row.at,
        from: row.from_account,
        to: row.to_account,
        amount: row.amount,
        purpose: PURPOSES[row.purpose],
        cause: "Bucket",
        causeNumber: causeOf(row.ref).number.toString(),
        fromClaim: row.from_claim,
        toMember: row.to_member,
        permalink: `${BASE}/entries/${row.number}`,
      });
      expect((await asker.ask(`${BASE}/entries/${ENTRIES + 1}`)).status).to.equal(404);
    });

    it("goes on where it was while new entries come", async function () {
      const growing = madeUp.madeUpJournal(1, 100);
      await madeUp.insertCoop(database, growing, "Growing");
      const first = await asker.get<Page<ToldEntry>>("/v1/coops/1/entries?limit=30");
      const more = madeUp.madeUpJournal(1, 150).rows.slice(100);
      await madeUp.insertEntries(database, more);
      asker.indexer.tell([1]);
      const rest = await asker.all<ToldEntry>("/v1/coops/1/entries?limit=30", first.next ?? "");
      expect(numbersOf([...first.items, ...rest])).to.deep.equal(numbersOf(growing.rows).reverse());
      const ahead = await asker.all<ToldEntry>("/v1/coops/1/entries?order=asc&limit=100", "100");
      expect(numbersOf(ahead)).to.deep.equal(numbersOf(more));
    });

    it("cuts a page short where what is wanted is rare, and finds all of it", async function () {
      const rare = new madeUp.MadeUpJournal(2);
      const [giver, general] = [madeUp.outside(madeUp.walletOf(1)), rare.general()];
      for (let i = 0; i < 4; ++i)
        rare.book(giver, general, 1n, "Contribution", i % 3 === 0 ? madeUp.TOKEN : madeUp.ETHER);
      const spread = rare.rows.map((row, i) => ({ ...row, number: 1 + i * FAR })); // as if there were others between
      await madeUp.insertCoop(database, Object.assign(rare, { rows: spread }), "Rare");
      for (const order of ["asc", "desc"]) {
        const path = `/v1/coops/2/entries?asset=${madeUp.TOKEN}&order=${order}`;
        expect((await asker.get<Page<ToldEntry>>(path)).items).to.have.length(1);
        const numbers = numbersOf(await asker.all<ToldEntry>(path));
        expect(numbers).to.deep.equal(order === "asc" ? [1, 1 + 3 * FAR] : [1 + 3 * FAR, 1]);
      }
    });

    it("is exact about the largest amount there is", async function () {
      const large = new madeUp.MadeUpJournal(3);
      large.book(madeUp.outside(madeUp.walletOf(1)), large.bucket(1), MAX, "Funding");
      await madeUp.insertCoop(database, large, "Large");
      const { items } = await asker.get<Page<ToldEntry>>("/v1/coops/3/buckets/1/statement");
      expect(items[0]).to.include({ amount: String(MAX), change: String(MAX), balance: String(MAX) });
      const sheet = await asker.get<{ statements: { assets: { total: string } }[] }>(
        "/v1/coops/3/reports/balance-sheet",
      );
      expect(sheet.statements[0]?.assets.total).to.equal(String(MAX));
      const accounts = await asker.all<{ amount: string }>("/v1/coops/3/accounts");
      expect(accounts[0]?.amount).to.equal(String(MAX));
    });
  });

  describe("filtered", function () {
    const bucket = 3;
    const [from, to] = ["2026-01-20", "2026-03-05"];
    const [start, end] = [Date.UTC(2026, 0, 20) / 1000, Date.UTC(2026, 2, 6) / 1000 - 1];
    const has = (row: EntryRow, account: Hex): boolean => row.from_account === account || row.to_account === account;

    interface Filter {
      query: string;
      fits(row: EntryRow): boolean;
    }
    const FILTERS: Filter[] = [
      { query: `asset=${madeUp.TOKEN}`, fits: ({ asset }) => asset === madeUp.TOKEN },
      { query: "purpose=Work", fits: ({ purpose }) => PURPOSES[purpose] === "Work" },
      { query: "member=7", fits: (row) => row.from_member === 7 || row.to_member === 7 },
      {
        query: `account=${madeUp.outside(madeUp.walletOf(7))}`,
        fits: (row) => has(row, madeUp.outside(madeUp.walletOf(7))),
      },
      { query: `bucket=${bucket}`, fits: (row) => has(row, journal.bucket(bucket)) },
      { query: `from=${from}`, fits: ({ at }) => at >= start },
      { query: `to=${to}`, fits: ({ at }) => at <= end },
    ];
    const combinations = Array.from({ length: 2 ** FILTERS.length }, (_, bits) =>
      FILTERS.filter((_, i) => ((bits >> i) & 1) === 1),
    );

    for (const order of ["asc", "desc"] as const) {
      it(`finds what fits every combination of filters, ${order}`, async function () {
        for (const filters of combinations.slice(1)) {
          const query = filters.map(({ query }) => query).join("&");
          const told = await asker.all<ToldEntry>(`${BASE}/entries?${query}&limit=100&order=${order}`);
          const expected = numbersOf(journal.rows.filter((row) => filters.every(({ fits }) => fits(row))));
          expect(numbersOf(told), query).to.deep.equal(order === "asc" ? expected : expected.reverse());
        }
      });
    }

    it("takes times as seconds, days and moments, and both ends belong to the period", async function () {
      const row = journal.rows[500] as EntryRow;
      const moment = `${new Date(row.at * 1000).toISOString().slice(0, 19)}Z`;
      const expected = numbersOf(journal.rows.filter(({ at }) => at === row.at));
      for (const time of [String(row.at), moment]) {
        const told = await asker.all<ToldEntry>(`${BASE}/entries?from=${time}&to=${time}&order=asc`);
        expect(numbersOf(told)).to.deep.equal(expected);
      }
      expect(await asker.all(`${BASE}/entries?from=2000-01-01&to=2001-01-01`)).to.deep.equal([]);
      expect(await asker.all(`${BASE}/entries?from=2200-01-01`)).to.deep.equal([]);
      expect(await asker.all(`${BASE}/entries?from=2026-03-01&to=2026-02-01`)).to.deep.equal([]);
      for (const bad of ["2026-02-30", "2026-13-01", "yesterday", "2026-01-01T25:00Z", "-1"]) {
        expect((await asker.ask(`${BASE}/entries?from=${bad}`)).status, bad).to.equal(400);
      }
    });
  });

  describe("in the database", function () {
    it("is found by indexes alone", async function () {
      const account = journal.bucket(5);
      const asked: [string, unknown[], string[]][] = [
        [ALL.desc, [], ["entry_pkey"]],
        [ALL.asc, [], ["entry_pkey"]],
        [OF_ACCOUNT.desc, [account], ["entry_from", "entry_to"]],
        [OF_ACCOUNT.asc, [account], ["entry_from", "entry_to"]],
        [SOME_OF_ACCOUNT.desc, [null, null, null, account, null], ["entry_from", "entry_to"]],
        [SOME_OF_MEMBER.desc, [null, null, 7, null, null], ["entry_from_member", "entry_to_member"]],
      ];
      for (const [statement, filters, indexes] of asked) {
        const plan = await database.query<{ "QUERY PLAN": string }>(`explain ${statement}`, [
          0,
          0,
          15_000,
          51,
          ...filters,
        ]);
        const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
        for (const index of indexes) expect(text).to.match(new RegExp(`Index Scan.* using ${index} `));
        expect(text).not.to.match(/Seq Scan|Bitmap|Sort  /);
      }
    });
  });
});
