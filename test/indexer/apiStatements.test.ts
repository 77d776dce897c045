import { expect } from "chai";
import type { Hex } from "viem";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import { flowsOf } from "../../sdk/src/accounting.ts";
import { balanceSheet, incomeStatement, trialBalance } from "../../sdk/src/statements.ts";
import { Asker } from "./asking.ts";
import type { ToldEntry } from "./asking.ts";
import * as madeUp from "./madeUp.ts";

const BASE = "/v1/coops/0";
const ENTRIES = 12_000; // more than are added up at once

describe("The API's statements", function () {
  this.timeout(60_000);

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

  it("tells what each entry changed, and what was there afterwards", async function () {
    const account = journal.bucket(5);
    const told = await asker.all<ToldEntry>(
      `${BASE}/accounts/${account}/statement?limit=100&order=asc&asset=${madeUp.ETHER}`,
    );
    let balance = 0n;
    for (const entry of told) {
      const change = (entry.to === account ? 1n : -1n) * BigInt(entry.amount);
      balance += change;
      expect([entry.change, entry.balance]).to.deep.equal([String(change), String(balance)]);
    }
    const ofBucket = await asker.all<ToldEntry>(
      `${BASE}/buckets/5/statement?limit=100&order=asc&asset=${madeUp.ETHER}`,
    );
    expect(ofBucket).to.deep.equal(told);
    const balances = await asker.all<{ account: Hex; asset: string; amount: string; group: string }>(
      `${BASE}/accounts`,
    );
    const held = balances.find((one) => one.account === account && one.asset === madeUp.ETHER);
    expect(held).to.include({ amount: String(balance), group: "buckets" });
  });

  it("adds up the journal as the SDK does, at any block and day, and for any period", async function () {
    const entries = journal.rows.map((row) => ({
      from: row.from_account,
      to: row.to_account,
      asset: row.asset as Hex,
      number: BigInt(row.number),
      amount: BigInt(row.amount),
      purpose: row.purpose,
      ref: row.ref,
      at: row.at,
      block: row.block,
    }));
    const plain = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part)),
      ) as object;
    const both = [madeUp.ETHER, madeUp.TOKEN];
    const early = flowsOf(
      entries.filter(({ block }) => block <= 7_000),
      journal.addresses,
    );
    expect(await asker.get(`${BASE}/reports/trial-balance?at=7000`)).to.deep.equal({
      upTo: 10_500,
      statements: both.map((asset) => plain({ asset, lines: trialBalance(early, asset) })),
    });
    const all = flowsOf(entries, journal.addresses);
    expect(await asker.get(`${BASE}/reports/balance-sheet?at=2100-01-01`)).to.deep.equal({
      upTo: ENTRIES,
      statements: both.map((asset) => plain({ asset, ...balanceSheet(all, asset) })),
    });
    const [start, end] = [Date.UTC(2026, 0, 20) / 1000, Date.UTC(2026, 2, 6) / 1000 - 1];
    const within = entries.filter(({ at }) => at >= start && at <= end);
    const flows = flowsOf(within, journal.addresses);
    const path = `${BASE}/reports/income-statement?from=2026-01-20&to=2026-03-05&asset=${madeUp.ETHER}`;
    expect(await asker.get(path)).to.deep.equal({
      first: Number(within[0]?.number),
      last: Number(within.at(-1)?.number),
      statements: [plain({ asset: madeUp.ETHER, ...incomeStatement(flows, madeUp.ETHER) })],
    });
    expect(await asker.get(`${BASE}/reports/balance-sheet?at=2001-01-01`)).to.deep.equal({ upTo: 0, statements: [] });
  });
});
