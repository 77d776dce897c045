import { expect } from "chai";
import { concat, dataSlice, id, ZeroAddress } from "ethers";
import type { Address } from "viem";
import { createApi } from "../../indexer/api/index.ts";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import { Indexer } from "../../indexer/sync.ts";
import { signConsent } from "../../scripts/charter.ts";
import { deployFactory } from "../../scripts/deploy.ts";
import { freePort, startChain } from "../../scripts/localChain.ts";
import type { RawLog } from "../../sdk/src/events.ts";
import { sealedEntries } from "../../sdk/src/journal.ts";
import { connect } from "../../sdk/src/logs.ts";
import { readToken } from "../../sdk/src/tokens.ts";
import { auditOf, expectFailure, expectPass } from "../audit/auditing.ts";
import { HOSTILE } from "../exports/hostile.ts";
import { readCsv } from "../exports/readCsv.ts";
import { openBucket } from "../helpers/budgets.ts";
import { euros } from "../helpers/somerset.ts";
import { AGAINST, FOR } from "../helpers/voting.ts";
import { WIDE } from "../indexer/asking.ts";
import { preparePapers, twinOf } from "./papers.ts";
import type { Papers } from "./papers.ts";

// Attacks on who reads the chain: the indexer with its database and its API, exports for bookkeepers, and the audit.
// More of it, at length, is in test/indexer, test/exports and test/audit.

const QUICK = 500; // milliseconds in which a request is refused, also where the machine is busy
const UNSAFE = 2n ** 53n + 1n; // the first whole number that JavaScript rounds

/** Texts for a bucket: such as reach for the database, and bytes that are no text. */
const REACHING = [
  "'; drop table entry; --",
  "\"}]}'); delete from record; --",
  "$1 $$ \\' \u0000 \\u0000",
  "\u0000'\u0000",
  "% _ * ../../etc/passwd ${process.exit(1)}",
];
const NO_TEXT = ["0xff", "0xeda080", "0x27ed3bfe00", "0xf0288cbc", "0xc027"];

describe("Attacks on observers", function () {
  this.timeout(120_000);

  let chain: Awaited<ReturnType<typeof startChain>>;
  let c: Papers;
  let database: Database;
  let indexer: Indexer;
  let api: ReturnType<typeof createApi>;

  before(async () => {
    database = await openDatabase("memory:");
    chain = await startChain(await freePort(8_910), new Date());
    c = await preparePapers(chain);
    indexer = new Indexer(database, { rpc: chain.url, factory: (await c.factory.getAddress()) as Address });
    const client = connect(chain.url);
    api = createApi(database, indexer, WIDE, (asset) => readToken(client, asset));
  });
  beforeEach(() => indexer.look());
  after(async () => {
    await database.close();
    await chain.close();
  });

  const ask = async (path: string, init?: RequestInit) => api.request(`/v1/coops${path}`, init);

  const read = async (path: string): Promise<string> => {
    const response = await ask(path);
    expect(response.status, path).to.equal(200);
    return response.text();
  };
  const readItems = async (path: string) =>
    (JSON.parse(await read(path)) as { items: Record<string, unknown>[] }).items;

  it("125 formulas in a table: no spreadsheet calculates what somebody has called a bucket or a token", async function () {
    const titles = HOSTILE.filter((text) => text.length > 0 && text.length < 100 && text.isWellFormed());
    const deadline = Number(c.deadline);
    for (const title of titles) {
      const bucket = await openBucket(c, c.workers[0], { title, min: 1n, max: euros(5), deadline });
      await c.buckets.connect(c.funder).fill(bucket, 1n);
    }
    const token = await chain.ethers.deployContract("TestToken", ['=HYPERLINK("//evil")', "=1+1", 18]);
    await token.mint(c.funder, 5n);
    await token.connect(c.funder).approve(c.treasury, 5n);
    await c.treasury.connect(c.executorSigner).accept(token, true);
    await c.treasury.connect(c.funder).deposit(token, 5n, id("gift"));
    await indexer.look();
    const [, ...rows] = readCsv(await read("/0/export/csv"));
    expect(rows.length).to.be.at.least(titles.length);
    for (const cell of rows.flat()) expect(cell).to.not.match(/^[=+\-@\t\r＝＋－＠]|\p{Cc}/u);
    expect(rows.flat()).to.include("'=1+1");
    expect(rows.flat().some((cell) => cell.endsWith(": =1+1"))).to.equal(true);
  });

  it("126 SQL in what somebody has written: the database keeps it, and does nothing else with it", async function () {
    const before = (await readItems("/0/entries?limit=100")).length;
    const made: [number, string][] = [];
    for (const title of REACHING)
      made.push([await openBucket(c, c.workers[0], { title, max: 9n, deadline: Number(c.deadline) }), title]);
    for (const bytes of NO_TEXT) {
      const { data, to } = await c.buckets.comment.populateTransaction(made[0]![0], "x".repeat(31));
      const scribbled = concat([dataSlice(data, 0, 4 + 64), lengthOf(bytes), bytes, padding(bytes)]);
      await c.users[0].sendTransaction({ to, data: scribbled });
    }
    await indexer.look();
    for (const [bucket, title] of made) {
      const found = (JSON.parse(await read(`/0/buckets/${bucket}`)) as { plan: { title: string } }).plan.title;
      expect(found).to.equal(title.replaceAll("\0", "\ufffd")); // which PostgreSQL cannot keep
    }
    expect((await readItems("/0/entries?limit=100")).length).to.equal(before);
    expect(JSON.parse(await read(`/0/buckets/${made[0]![0]}`))).to.deep.include({ comments: NO_TEXT.length });
  });

  const lengthOf = (bytes: string): string => `0x${((bytes.length - 2) / 2).toString(16).padStart(64, "0")}`;
  const padding = (bytes: string): string => `0x${"00".repeat(32 - (bytes.length - 2) / 2)}`;

  it("127 costly requests: what is too long, too much or not known is refused at once", async function () {
    const nested = "%7Bcoop".repeat(12);
    const wanted = {
      "invalid-parameter": [
        "/0/entries?limit=1000000",
        "/0/entries?limit=-1",
        "/0/entries?limit=1e9",
        `/0/entries?cursor=${"9".repeat(400)}`,
        "/0/entries?order=random()",
        `/0/buckets?cursor=${"a".repeat(1_500)}`,
      ],
      "too-long": [`/0/entries?cursor=${"a".repeat(10_000)}`],
      "repeated-parameter": ["/0/entries?limit=100&limit=100"],
      "unknown-parameter": [`/0/entries?query=${nested}`, "/0/entries?include=buckets.entries.buckets.entries"],
    };
    const refusals = Object.entries(wanted).flatMap(([why, paths]) => paths.map((path) => [why, path] as const));
    for (const [why, path] of refusals) {
      const began = performance.now();
      const response = await ask(path);
      const { error } = (await response.json()) as { error: { code: string } };
      expect([response.status, error.code], path).to.deep.equal([400, why]);
      expect(performance.now() - began, path).to.be.lessThan(QUICK);
    }
    const posted = await ask("/0/entries", { method: "POST", body: "{}" });
    expect(posted.status).to.equal(405);
    expect((await readItems("/0/entries?limit=100")).length).to.be.at.most(100);
  });

  it("128 a fake factory: neither its co-ops nor entries that somebody else tells are believed", async function () {
    const forger = await chain.ethers.deployContract("Forger");
    const treasury = await c.treasury.getAddress();
    const [from, to] = [`${treasury}${"0".repeat(24)}`, `${c.stranger.address}${"f".repeat(24)}`];
    const entries = await readItems("/0/entries?limit=100");
    const forged = await c.factory.coopOf(0);
    await forger.found(id("charter"), "Commons Bakery", Array.from(forged) as never);
    await forger.enter(from, to, ZeroAddress, entries.length + 1, euros(1_000_000), 0);
    const other = await deployFactory(chain.ethers);
    const charter = twinOf(c, c.users[0].address);
    const consent = await signConsent(c.users[0], other, charter, await other.hashOf(charter), c.deadline);
    await other.found(charter, [consent]);
    await indexer.look();
    expect(await readItems("")).to.have.length(1);
    expect(await readItems("/0/entries?limit=100")).to.deep.equal(entries);
    expectPass(await auditOf(chain.ethers, c.treasury));
  });

  it("129 a reorganisation: votes and money that are not on the chain any more are nowhere", async function () {
    const ballots = () => readItems(`/0/proposals/${c.proposalId}/ballots`);
    const before = [await ballots(), await readItems("/0/entries?limit=100")];
    const snapshot = await chain.networkHelpers.takeSnapshot();
    await c.assembly.connect(c.users[0]).castVote(c.proposalId, FOR);
    await c.treasury.connect(c.funder).deposit(ZeroAddress, 5n, id("gift"), { value: 5n });
    await indexer.look();
    expect((await ballots()).length).to.equal(before[0]!.length + 1);
    await snapshot.restore();
    await chain.networkHelpers.mine();
    await indexer.look();
    expect([await ballots(), await readItems("/0/entries?limit=100")]).to.deep.equal(before);
    await c.assembly.connect(c.users[0]).castVote(c.proposalId, AGAINST);
    await indexer.look();
    expect((await ballots()).map(({ choice, voter }) => [choice, voter])).to.deep.equal([
      ["Against", c.users[0].address],
    ]);
    expect(indexer.status().reorgs).to.be.at.least(1);
  });

  it("130 a node that lies: the audit names entries that are missing, and votes that are invented", async function () {
    await c.treasury.connect(c.funder).deposit(ZeroAddress, 7n, id("gift"), { value: 7n });
    await c.treasury.connect(c.funder).deposit(ZeroAddress, 8n, id("gift"), { value: 8n });
    const missing = sealedEntries(await c.treasury.seal()) - 1n; // the last but one
    const { interface: assembly } = c.assembly;
    const entry = c.treasury.interface.getEvent("Entry").topicHash;
    const cast = assembly.getEvent("VoteCast").topicHash;
    const numberOf = (log: RawLog) =>
      c.treasury.interface.decodeEventLog("Entry", log.data, log.topics).number as bigint;
    const withholds = (logs: RawLog[]) => logs.filter((log) => log.topics[0] !== entry || numberOf(log) !== missing);
    expectFailure(await auditOf(chain.ethers, c.treasury, withholds), 2, "missing");
    const twists = (logs: RawLog[]) =>
      logs.map((log) => {
        if (log.topics[0] !== cast) return log;
        const [proposal, support, votes, reason] = assembly.decodeEventLog("VoteCast", log.data, log.topics).slice(1);
        const args = [c.users[0].address, proposal, support === BigInt(FOR) ? AGAINST : FOR, votes, reason];
        return { ...log, data: assembly.encodeEventLog("VoteCast", args).data as RawLog["data"] };
      });
    expectFailure(await auditOf(chain.ethers, c.treasury, twists), 9, "by the events", "by storage");
    expectPass(await auditOf(chain.ethers, c.treasury));
  });

  it("131 rounded numbers: amounts beyond 2^53 are told to the base unit, as texts", async function () {
    await c.treasury.connect(c.funder).deposit(ZeroAddress, UNSAFE, id("gift"), { value: UNSAFE });
    await indexer.look();
    const [entry] = await readItems("/0/entries?limit=1");
    expect(entry!.amount).to.equal("9007199254740993");
    for (const path of [
      "/0/entries?limit=100",
      "/0/accounts",
      "/0/buckets",
      "/0/members",
      "/0/proposals",
      "/0/statute",
      "",
    ]) {
      const bare = (await read(path)).replace(/"(?:[^"\\]|\\.)*"/g, "").match(/\d{16,}/g);
      expect(bare, path).to.equal(null);
    }
  });
});
