import { serve } from "@hono/node-server";
import { expect } from "chai";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Limits } from "../../indexer/api/index.ts";
import { holderOf, Meter } from "../../indexer/api/limits.ts";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import { Asker, until, WIDE } from "./asking.ts";
import * as madeUp from "./madeUp.ts";

const BASE = "/v1/coops/0";

describe("The API over HTTP", function () {
  this.timeout(60_000);

  const journal = madeUp.madeUpJournal(0, 100);
  let database: Database;
  const closing: (() => void)[] = [];

  before(async function () {
    database = await openDatabase("memory:");
    await madeUp.insertCoop(database, journal, "Rochdale");
    await madeUp.insertCoop(database, madeUp.madeUpJournal(1, 10), "Another");
    await database.index();
  });

  afterEach(() => closing.splice(0).forEach((close) => close()));
  after(() => database.close());

  /** An API that listens. */
  async function open(limits: Partial<Limits> = {}): Promise<{ asker: Asker; url: string }> {
    const asker = new Asker(database, { ...WIDE, ...limits });
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const opened = serve({ fetch: asker.api.fetch, hostname: "127.0.0.1", port: 0 }, () => resolve(opened));
    });
    closing.push(() => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
    return { asker, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  describe("live", function () {
    it("tells blocks and reorganisations as they come, after the last block there is", async function () {
      const { asker, url } = await open();
      const stream = await listen(`${url}/v1/live`);
      expect(stream.response.headers.get("content-type")).to.equal("text/event-stream");
      expect(stream.response.headers.get("access-control-allow-origin")).to.equal("*");
      expect(await stream.next()).to.deep.equal(["block", { block: 1, hash: madeUp.madeUpHash(1), coops: [] }]);
      asker.indexer.tell([0, 1]);
      expect(await stream.next()).to.deep.equal(["block", { block: 2, hash: madeUp.madeUpHash(2), coops: [0, 1] }]);
      asker.indexer.takeBack(1, 3);
      const { hash } = asker.indexer.now;
      expect(await stream.next()).to.deep.equal(["reorg", { block: 1, hash, coops: [0], to: 1 }]);
      stream.close();
    });

    it("tells of one co-op alone, and of every reorganisation", async function () {
      const { asker, url } = await open();
      const stream = await listen(`${url}/v1/live?coop=${journal.addresses.treasury}`);
      await stream.next();
      asker.indexer.tell([1]);
      asker.indexer.tell([]);
      asker.indexer.tell([1, 0]);
      expect((await stream.next())[1]).to.include({ block: 4 });
      asker.indexer.takeBack(2, 1);
      expect((await stream.next())[0]).to.equal("reorg");
      stream.close();
      expect((await fetch(`${url}/v1/live?coop=9`)).status).to.equal(404);
      expect((await fetch(`${url}/v1/live?cop=0`)).status).to.equal(400);
    });

    it("gives signs of life", async function () {
      const { url } = await open({ heartbeat: 30 });
      const stream = await listen(`${url}/v1/live`);
      await stream.next();
      expect(await stream.comment()).to.equal(": alive");
      stream.close();
    });

    it("lets nobody have too many streams, and forgets those who have gone", async function () {
      const { asker, url } = await open({ listeners: 3, listenersPerAddress: 2, isBehindProxy: true });
      const streams = await Promise.all(["a", "a", "b"].map((from) => listen(`${url}/v1/live`, from)));
      for (const [from, code, status] of [
        ["a", "busy", 503],
        ["c", "busy", 503],
      ] as const) {
        const refused = await fetch(`${url}/v1/live`, { headers: { "X-Forwarded-For": from } });
        expect([refused.status, ((await refused.json()) as Refused).error.code]).to.deep.equal([status, code]);
        expect(Number(refused.headers.get("retry-after"))).to.be.greaterThan(0);
      }
      streams[2]?.close();
      await until(async () => (await listening(asker)) === 2);
      const refused = await fetch(`${url}/v1/live`, { headers: { "X-Forwarded-For": "a" } });
      expect([refused.status, ((await refused.json()) as Refused).error.code]).to.deep.equal([
        429,
        "too-many-listeners",
      ]);
      await fetch(`${url}/v1/live`, { method: "HEAD" });
      expect(await listening(asker)).to.equal(2);
      streams.forEach((stream) => stream.close());
      await until(async () => (await listening(asker)) === 0);
    });

    it("ends the stream of somebody who does not read", async function () {
      const { asker, url } = await open();
      const [deaf] = await new Promise<[IncomingMessage]>((resolve) => {
        request(`${url}/v1/live`, (response) => resolve([response.pause()])).end();
      });
      await until(async () => (await listening(asker)) === 1);
      const many = Array.from({ length: 20_000 }, (_, i) => i); // of co-ops: each block is a large event
      for (let i = 0; i < 500 && (await listening(asker)) === 1; ++i) {
        asker.indexer.tell(many);
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(await listening(asker)).to.equal(0);
      deaf.destroy();
    });
  });

  describe("within limits", function () {
    it("answers an address so often a minute, and counts what is costly more than once", async function () {
      const { url } = await open({ perMinute: 20, isBehindProxy: true });
      const ask = (path: string, from: string) =>
        fetch(`${url}${path}`, { headers: { "X-Forwarded-For": `9.9.9.9, ${from}` } });
      for (let i = 0; i < 10; ++i) expect((await ask(`${BASE}/members`, "1.1.1.1")).status).to.equal(200);
      for (let i = 0; i < 2; ++i) expect((await ask(`${BASE}/logs`, "1.1.1.1")).status).to.equal(200);
      const refused = await ask("/nowhere", "1.1.1.1");
      expect(refused.status).to.equal(429);
      const { error } = (await refused.json()) as Refused;
      expect(error).to.deep.include({ code: "too-many-requests", values: { most: 20, seconds: 3 } });
      expect(refused.headers.get("retry-after")).to.equal("3");
      expect(refused.headers.get("access-control-allow-origin")).to.equal("*");
      expect((await ask(`${BASE}/members`, "2.2.2.2")).status).to.equal(200);
      for (let i = 0; i < 50; ++i) expect((await ask("/health", "1.1.1.1")).status).to.equal(200);
    });

    it("does not believe who an address says it is without a proxy", async function () {
      const { url } = await open({ perMinute: 3 });
      const statuses = [];
      for (let i = 0; i < 4; ++i) {
        statuses.push((await fetch(`${url}/v1/coops`, { headers: { "X-Forwarded-For": `1.1.1.${i}` } })).status);
      }
      expect(statuses).to.deep.equal([200, 200, 200, 429]);
    });

    it("fills an allowance up again, and takes an IPv6 network for one address", async function () {
      const meter = new Meter(6_000); // a hundred a second
      for (let i = 0; i < 6_000; ++i) meter.take("a");
      expect(meter.take("a", 60)).to.equal(1);
      expect(meter.take("b", 1e9)).to.equal(0); // nobody is shut out by what costs more than there is
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(meter.take("a")).to.equal(0);
      expect(holderOf("::ffff:10.1.2.3")).to.equal("10.1.2.3");
      expect(holderOf("2001:db8:1:2:3:4:5:6")).to.equal("2001:db8:1:2");
      expect(holderOf("2001:DB8::1")).to.equal("2001:db8:0:0");
      expect(holderOf("::1")).to.equal(holderOf("::2"));
    });

    it("refuses for a moment what is asked while too much is", async function () {
      const asker = new Asker({ ...database, query: () => new Promise<never>(() => {}) }, { ...WIDE, atOnce: 3 });
      await asker.document();
      for (let i = 0; i < 3; ++i) void asker.api.request(`${BASE}/entries?cursor=${i}`);
      const { status, body, headers } = await asker.ask(BASE);
      expect([status, headers.get("retry-after")]).to.deep.equal([503, "1"]);
      expect(body).to.have.nested.property("error.code", "busy");
    });
  });
});

interface Refused {
  error: { code: string; message: string; values: object };
}

/** How many streams are open, as Prometheus is told. */
async function listening(asker: Asker): Promise<number> {
  const { text } = await asker.ask("/metrics");
  return Number(/^rochdale_listeners (\d+)$/m.exec(text)?.[1]);
}

/** Opens a stream of events, and takes them one by one. */
async function listen(url: string, from = "") {
  const controller = new AbortController();
  const response = await fetch(url, { signal: controller.signal, headers: { "X-Forwarded-For": from } });
  expect(response.status).to.equal(200);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  const piece = async (): Promise<string> => {
    for (;;) {
      const end = heard.indexOf("\n\n");
      if (end !== -1) {
        const found = heard.slice(0, end);
        heard = heard.slice(end + 2);
        return found;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error("The stream has ended.");
      heard += value;
    }
  };
  return {
    response,
    comment: piece,
    async next(): Promise<[string, object]> {
      const lines = (await piece()).split("\n");
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? "";
      return [field("event"), JSON.parse(field("data")) as object];
    },
    close: () => controller.abort(),
  };
}
