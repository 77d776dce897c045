import { expect } from "chai";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import type { RequestRecord } from "../../sdk/src/books/members.ts";
import type { AllowanceRecord } from "../../sdk/src/books/payouts.ts";
import type { DoorRecord } from "../../sdk/src/books/powers.ts";
import type { InterestRecord, WithdrawalRecord } from "../../sdk/src/books/shares.ts";
import { Asker } from "./asking.ts";
import type { Answer } from "./asking.ts";
import * as madeUp from "./madeUp.ts";

const BASE = "/v1/coops/0";
const MAX = 2n ** 256n - 1n;

const REQUEST: RequestRecord = {
  number: 1,
  wallet: madeUp.walletOf(1),
  class: 1,
  shares: 2,
  askedAt: madeUp.START,
  vouchers: [2],
  state: "open",
};
const WITHDRAWAL: WithdrawalRecord = {
  position: 0,
  number: 1,
  shares: MAX,
  left: 0n,
  askedAt: madeUp.START,
  payableFrom: madeUp.START,
};
const INTEREST: InterestRecord = { id: 0, from: 1, to: 2, rateBps: 100, par: MAX, amount: 3n };
const ALLOWANCE: AllowanceRecord = { number: 1, bucket: 1, role: MAX, amount: 1n, period: 2, spent: 0n, spentIn: 3 };
const DOOR: DoorRecord = { number: 1, target: madeUp.walletOf(1), selector: "0x01020304", role: MAX };

const HANDMADE = {
  requests: REQUEST,
  withdrawals: WITHDRAWAL,
  interests: INTEREST,
  allowances: ALLOWANCE,
  doors: DOOR,
};

describe("The API", function () {
  this.timeout(120_000);

  let database: Database;
  let asker: Asker;

  before(async function () {
    database = await openDatabase("memory:");
    await madeUp.insertCoop(database, madeUp.madeUpJournal(0, 300), "Rochdale");
    await madeUp.insertCoop(database, madeUp.madeUpJournal(1, 10), "Another");
    const records = Object.entries(HANDMADE).map(([noun, doc]) => ({ coop: 0, noun, id: 1, doc, block: 1 }));
    await madeUp.insertRecords(database, records);
    await database.index();
  });

  beforeEach(function () {
    asker = new Asker(database);
  });

  after(() => database.close());

  describe("describes itself", function () {
    it("with every path that it answers", async function () {
      const { openapi, paths } = await asker.document();
      expect(openapi).to.equal("3.1.0");
      const answered = asker.api.routes.filter(({ method }) => method === "GET").map(({ path }) => path);
      const described = Object.keys(paths).map((path) => path.replace(/\{(\w+)\}/g, ":$1"));
      expect(described).to.have.members(answered);
    });

    it("with every parameter in its path, once, and with ids of operations that differ", async function () {
      const { paths } = await asker.document();
      for (const [path, { get }] of Object.entries(paths)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        const described = get.parameters.filter((one) => one.in === "path").map(({ name }) => name);
        expect(described).to.have.members(named);
      }
      const ids = Object.values(paths).map(({ get }) => get.operationId);
      expect(new Set(ids).size).to.equal(ids.length);
    });
  });

  describe("has manners", function () {
    it("lets any page read, and lets none mistake it for a page", async function () {
      for (const path of [
        BASE,
        "/v1/coops/7",
        "/nowhere",
        "/openapi.json",
        "/health",
        "/metrics",
        `${BASE}/export/csv`,
      ]) {
        const { headers } = await asker.ask(path, { headers: { Origin: "https://anywhere.example" } });
        expect(headers.get("access-control-allow-origin"), path).to.equal("*");
        expect(headers.get("x-content-type-options")).to.equal("nosniff");
        expect(headers.get("content-security-policy")).to.include("default-src 'none'");
        expect(headers.get("content-type")).to.match(/^(application\/json|text\/(plain|csv))/);
        expect(headers.get("set-cookie")).to.equal(null);
        expect(headers.get("x-indexed-block")).to.equal("1");
        expect(headers.get("x-indexed-hash")).to.equal(madeUp.madeUpHash(1));
      }
      const preflight = await asker.ask(BASE, { method: "OPTIONS" });
      expect(preflight.status).to.equal(204);
      expect(preflight.headers.get("access-control-allow-methods")).to.equal("GET, HEAD, OPTIONS");
    });

    it("can only be read", async function () {
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        const { status, body, headers } = await asker.ask(BASE, { method });
        expect(status).to.equal(405);
        expect(body).to.have.nested.property("error.code", "unknown-method");
        expect(headers.get("allow")).to.equal("GET, HEAD, OPTIONS");
      }
      const { status, text, headers } = await asker.ask(`${BASE}/entries`, { method: "HEAD" });
      expect([status, text, headers.get("content-type")]).to.deep.equal([200, "", "application/json"]);
    });

    it("says what is wrong with a request", async function () {
      const wrong: [string, number, string, object][] = [
        ["/v2/coops", 404, "unknown-path", {}],
        ["/v1/coops/2", 404, "unknown-coop", { coop: "2" }],
        [`/v1/coops/${madeUp.walletOf(1)}`, 404, "unknown-coop", { coop: madeUp.walletOf(1) }],
        [`${BASE}/entries/999`, 404, "unknown-record", { entry: 999 }],
        [`${BASE}/entries?limt=5`, 400, "unknown-parameter", { name: "limt" }],
        [`${BASE}/entries?coop=1`, 400, "unknown-parameter", { name: "coop" }],
        [`${BASE}/entries?constructor=1`, 400, "unknown-parameter", { name: "constructor" }],
        [`${BASE}/entries?filter[member][gt]=1`, 400, "unknown-parameter", { name: "filter[member][gt]" }],
        [`${BASE}/entries?member=1&member=2`, 400, "repeated-parameter", { name: "member" }],
        [`/health?x=1`, 400, "unknown-parameter", { name: "x" }],
        [`${BASE}/entries?${"a".repeat(3_000)}`, 400, "too-long", { most: 2_000 }],
      ];
      for (const [path, status, code, values] of wrong) {
        const answer = await asker.ask<{ error: { code: string; message: string; values: object } }>(path);
        expect(answer.status, path).to.equal(status);
        expect(answer.body.error).to.deep.include({ code, values });
        expect(answer.body.error.message).to.match(/^[A-Z].*\.$/);
      }
      for (const limit of ["0", "101", "5.5", "-5", "", "1e2"]) {
        const { status, body } = await asker.ask(`${BASE}/entries?limit=${limit}`);
        expect(status).to.equal(400);
        expect(body).to.have.nested.property("error.values.name", "limit");
        expect(body).to.have.nested.property("error.values.expected", "How many items at most: 1 to 100.");
      }
    });

    it("tells what nobody in the demo has done", async function () {
      for (const [path, record] of Object.entries(HANDMADE)) {
        const expected = JSON.parse(
          JSON.stringify(record, (_, part: unknown) => (typeof part === "bigint" ? `${part}` : part)),
        );
        expect(await asker.all(`${BASE}/${path}`)).to.deep.equal([expected]);
      }
      expect(await asker.get("/v1/coops/1/statute")).to.deep.include({ statute: null, articles: [], capital: null });
    });

    it("lists co-ops", async function () {
      const coops = await asker.all<{ id: number }>("/v1/coops?limit=1");
      expect(coops.map(({ id }) => id)).to.deep.equal([0, 1]);
    });
  });

  describe("is watched over", function () {
    it("says that it is well, and why it is not", async function () {
      const well = await asker.ask("/health");
      expect([well.status, well.body["isHealthy"], well.body["why"]]).to.deep.equal([200, true, undefined]);
      asker.indexer.now = { ...asker.indexer.now, isSynced: false, tip: 900 };
      await expectIll(await asker.ask("/health"), "Block 1 of 900 has been read.");
      const error = "HTTP request failed.\n\nURL: https://node.example/key-123\n";
      asker.indexer.now = { ...asker.indexer.now, error };
      await expectIll(await asker.ask("/health"), "The chain cannot be followed: HTTP request failed.");
      asker.indexer.now = { ...asker.indexer.now, error: "no answer from https://node.example/key-123" };
      await expectIll(await asker.ask("/health"), "The chain cannot be followed: no answer from …");
    });

    it("counts for Prometheus", async function () {
      asker.indexer.now = { ...asker.indexer.now, tip: 5, reorgs: 2, events: 9, failures: 3 };
      await asker.get(`${BASE}/entries`);
      await asker.get(`/v1/coops/1/entries`);
      await asker.ask("/v1/coops/7/entries");
      const { text } = await asker.ask("/metrics");
      const expected = [
        "rochdale_block 1",
        "rochdale_tip 5",
        "rochdale_lag_blocks 4",
        "rochdale_reorgs_total 2",
        "rochdale_events_total 9",
        "rochdale_rpc_failures 3",
        `rochdale_requests_total{route="/v1/coops/{coop}/entries",status="200"} 2`,
        `rochdale_requests_total{route="/v1/coops/{coop}/entries",status="404"} 1`,
        `rochdale_request_seconds_count{route="/v1/coops/{coop}/entries"} 3`,
      ];
      for (const line of expected) expect(text.split("\n")).to.include(line);
      expect(text).to.match(/^(#.*|rochdale_\w+(\{.*\})? [-+.e\d]+|)$/gm);
    });
  });
});

async function expectIll({ status, body }: Answer, why: string): Promise<void> {
  expect(status).to.equal(503);
  expect(body).to.include({ isHealthy: false, why });
}
