import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import { Scribe } from "../../indexer/scribe.ts";
import { batchOf, startAnew, writeBatch } from "../../indexer/store.ts";
import { liveThroughDemo } from "../../scripts/demo.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { writeBooks } from "../../sdk/src/books/books.ts";
import type { Books, TableName } from "../../sdk/src/books/books.ts";
import { decoderOf, eventsNamed } from "../../sdk/src/events.ts";
import type { CoopEvent, RawLog } from "../../sdk/src/events.ts";
import { exportJournal, FORMATS } from "../../sdk/src/exports/exportJournal.ts";
import { flowsOf } from "../../sdk/src/accounting.ts";
import { balanceSheet } from "../../sdk/src/statements.ts";
import { addressesOf } from "../helpers/following.ts";
import { Asker, WIDE } from "./asking.ts";
import { madeUpHash } from "./madeUp.ts";

const BASE = "/v1/coops/0";
const EUR = { symbol: "EUR", decimals: 18 };

/** As JSON tells it: amounts as text, and nothing that is not there. */
const told = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part)));

describe("The API's books of a co-op that has lived", function () {
  this.timeout(120_000);

  let database: Database;
  let asker: Asker;
  let books: Books;
  let events: CoopEvent[];
  let logs: RawLog[];

  before(async function () {
    const { ethers, networkHelpers } = await network.create({
      override: { initialDate: new Date("2026-06-01T12:00:00Z") },
    });
    const { coop } = await liveThroughDemo(ethers, networkHelpers.time, () => {});
    const addresses = await addressesOf(coop);
    const filter = { address: Object.values(addresses), fromBlock: "0x0", toBlock: "latest" };
    logs = (await ethers.provider.send("eth_getLogs", [filter])) as RawLog[];
    events = logs.map(decoderOf(addresses)).filter((event) => event !== undefined);
    books = writeBooks(addresses, events);

    database = await openDatabase("memory:");
    await startAnew(database, madeUpHash(0), addresses.statute);
    const scribe = new Scribe(0, addresses);
    const written = logs.flatMap((log) => scribe.write(log) ?? []);
    const [first, last] = [events[0]!, events.at(-1)!];
    const founding = {
      id: 0,
      charterHash: madeUpHash(1),
      name: "Commons Bakery",
      addresses,
      factory: addresses.statute,
    };
    const { blockNumber, blockTimestamp } = first;
    const end = { number: Number(last.blockNumber), hash: last.blockHash };
    await writeBatch(database, batchOf(end, [{ ...founding, blockNumber, blockTimestamp }], written, [scribe]));
    await database.index();
    asker = new Asker(database, WIDE, async () => EUR);
  });

  after(() => database.close());

  const PLAIN: Partial<Record<TableName, string>> = {
    members: "members",
    requests: "requests",
    holdings: "holdings",
    withdrawals: "withdrawals",
    interests: "interests",
    rounds: "rounds",
    payouts: "payouts",
    allowances: "allowances",
    funds: "funds",
    standings: "standings",
    assets: "assets",
    roles: "roles",
    doors: "doors",
  };
  for (const [table, path] of Object.entries(PLAIN) as [TableName, string][]) {
    it(`tells ${path}`, async function () {
      const records = [...books[table].entries()].sort(([a], [b]) => a - b).map(([, record]) => record);
      expect(await asker.all(`${BASE}/${path}?limit=3`)).to.deep.equal(told(records));
      expect(await asker.all(`${BASE}/${path}?limit=2&order=desc`)).to.deep.equal(told(records.toReversed()));
    });
  }

  it("tells single records, and of none that there is none", async function () {
    for (const [table, path] of [
      ["members", "members"],
      ["rounds", "rounds"],
      ["payouts", "payouts"],
      ["funds", "funds"],
    ] as const) {
      const [number, record] = [...books[table].entries()][0]!;
      expect(await asker.get(`${BASE}/${path}/${number}`)).to.deep.equal(told(record));
      expect((await asker.ask(`${BASE}/${path}/99999`)).body).to.have.nested.property("error.code", "unknown-record");
    }
  });

  it("tells proposals with their tallies, the newest first, and their ballots", async function () {
    const proposals = [...books.proposals.values()].map((one) => ({ ...one, tally: books.tallies.get(one.number) }));
    expect(await asker.all(`${BASE}/proposals?limit=2`)).to.deep.equal(told(proposals.toReversed()));
    for (const proposal of proposals) {
      expect(await asker.get(`${BASE}/proposals/${proposal.id}`)).to.deep.equal(told(proposal));
      const ballots = [...books.ballots.entries()].sort(([a], [b]) => a - b).map(([, ballot]) => ballot);
      const theirs = ballots.filter((ballot) => ballot.proposal === proposal.number);
      expect(await asker.all(`${BASE}/proposals/${proposal.id}/ballots?limit=3`)).to.deep.equal(told(theirs));
      const back = await asker.all(`${BASE}/proposals/${proposal.id}/ballots?limit=3&order=desc`);
      expect(back).to.deep.equal(told(theirs.toReversed()));
    }
    expect((await asker.ask(`${BASE}/proposals/7/ballots`)).status).to.equal(404);
  });

  it("tells buckets with their money, what was put into them, and what they pay", async function () {
    const buckets = [...books.buckets.values()].map((bucket) => ({
      ...bucket,
      purse: books.purses.get(bucket.number),
      shareOut: books.shareOuts.get(bucket.number) ?? null,
    }));
    expect(await asker.all(`${BASE}/buckets?limit=2`)).to.deep.equal(told(buckets));
    for (const { number } of buckets) {
      const below = (records: Iterable<{ bucket: number }>) =>
        told([...records].filter(({ bucket }) => bucket === number));
      expect(await asker.get(`${BASE}/buckets/${number}`)).to.deep.equal(told(buckets[number - 1]));
      expect(await asker.all(`${BASE}/buckets/${number}/fillings?limit=2`)).to.deep.equal(
        below(books.fillings.values()),
      );
      expect(await asker.all(`${BASE}/buckets/${number}/payouts`)).to.deep.equal(below(books.payouts.values()));
    }
  });

  it("tells what members allocate in each round", async function () {
    for (const { number } of books.rounds.values()) {
      const theirs = [...books.allocations.entries()].sort(([a], [b]) => a - b).map(([, one]) => one);
      const expected = told(theirs.filter(({ round }) => round === number));
      expect(await asker.all(`${BASE}/rounds/${number}/allocations?limit=2`)).to.deep.equal(expected);
    }
    expect(await asker.all(`${BASE}/rounds/999999999/allocations`)).to.deep.equal([]);
  });

  it("tells the statute", async function () {
    const numbered = (records: Map<number, object>) =>
      [...records].sort(([a], [b]) => a - b).map(([id, record]) => ({ id, ...record }));
    expect(await asker.get(`${BASE}/statute`)).to.deep.equal(
      told({
        statute: books.statute.get(0),
        classes: numbered(books.classes),
        kinds: numbered(books.kinds),
        articles: numbered(books.articles),
        terms: { membership: books.terms.get(0), shares: books.terms.get(1) },
        capital: books.capital.get(0),
      }),
    );
  });

  it("finds the co-op by its number and by any of its addresses", async function () {
    const coop = await asker.get(BASE);
    expect(coop).to.deep.include({ id: 0, name: "Commons Bakery", addresses: told(books.addresses) });
    expect(coop).to.include({ entries: eventsNamed(events, "Entry").length });
    for (const address of Object.values(books.addresses)) {
      expect(await asker.get(`/v1/coops/${address}`)).to.deep.equal(coop);
      expect(await asker.get(`/v1/coops/${address.toUpperCase().replace("X", "x")}`)).to.deep.equal(coop);
    }
  });

  it("gives the logs from which all of it follows, up to the block that it names", async function () {
    const last = Number(events.at(-1)?.blockNumber);
    for (const block of [last, last - 20]) {
      asker.indexer.now = { ...asker.indexer.now, block, hash: madeUpHash(block) };
      const all = await asker.all<RawLog>(`${BASE}/logs?limit=50`, "", "after");
      const decode = decoderOf(books.addresses);
      const bare = (event: CoopEvent | undefined) => told({ ...event, address: event?.address.toLowerCase() });
      expect(all.map(decode).map(bare)).to.deep.equal(
        events.filter(({ blockNumber }) => blockNumber <= block).map(bare),
      );
      const bytes = ({ topics, data }: RawLog): string[] => [...topics, data];
      expect(all.map(bytes)).to.deep.equal(logs.slice(0, all.length).map(bytes));
    }
  });

  it("INV-47: tells accounts and reports that agree with the books", async function () {
    const accounts = await asker.all<{ account: string; asset: Address; amount: string }>(`${BASE}/accounts?limit=2`);
    for (const { account, asset, amount } of accounts) {
      const balances = [...books.ledger.balances].find(([one]) => one.toLowerCase() === asset)?.[1];
      expect(amount).to.equal(String(balances?.get(account as `0x${string}`)));
    }
    const held = [...books.ledger.balances.values()].reduce((sum, all) => sum + all.size, 0);
    expect(accounts).to.have.length(held);
    const general = accountOf(books.addresses.executor, 0n);
    const { items } = await asker.get<{ items: { balance: string }[] }>(
      `${BASE}/accounts/${general}/statement?limit=1`,
    );
    expect(items[0]?.balance).to.equal(accounts.find(({ account }) => account === general)?.amount);

    const entries = eventsNamed(events, "Entry").map(({ args }) => args);
    const sheet = await asker.get<{ statements: { asset: Address }[] }>(`${BASE}/reports/balance-sheet`);
    for (const { asset, ...statement } of sheet.statements) {
      expect(statement).to.deep.equal(told(balanceSheet(flowsOf(entries, books.addresses), asset)));
    }
  });

  for (const format of FORMATS) {
    it(`exports the journal as ${format}, the same as from the logs`, async function () {
      const { text, headers, status } = await asker.ask(`${BASE}/export/${format}`);
      expect(status).to.equal(200);
      expect(headers.get("content-disposition")).to.match(/^attachment; filename="coop-0\.(csv|beancount|ledger)"$/);
      const { currency } = books.statute.get(0)!;
      const title = (titled: { title: string } | undefined) => titled?.title;
      const context = {
        coopName: "Commons Bakery",
        addresses: books.addresses,
        assets: new Map([[currency.toLowerCase() as Address, EUR]]),
        titles: {
          bucket: (number: bigint) => title(books.buckets.get(Number(number))?.plan),
          round: (number: bigint) => title(books.rounds.get(Number(number))?.plan),
          fund: (number: bigint) => title(books.funds.get(Number(number))),
        },
      };
      expect(text).to.equal([...exportJournal(format, eventsNamed(events, "Entry"), context)].join(""));
    });
  }
});
