import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { openDatabase } from "../../indexer/database.ts";
import type { Database } from "../../indexer/database.ts";
import { Asker } from "./asking.ts";
import * as madeUp from "./madeUp.ts";

const BASE = "/v1/coops/0";
const SOURCES = new URL("../../indexer/api/", import.meta.url);

/** What somebody may write on the chain to harm whoever reads it. NUL never comes as far as the database. */
const HOSTILE = [
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  "javascript:alert(1)",
  `'; drop table entry; --`,
  `\\"},{"x":"`,
  "\u202egnitirw\u2028\u2029\ufeff\u200b\u0001\u007f\ufffd",
  "\ud83d\ude00 ".repeat(5_000),
];

/** What somebody may write into a request to reach the database. */
const INJECTIONS = [
  `'`,
  `' or '1'='1`,
  `1; drop table entry`,
  `1); delete from entry; --`,
  `0 union select 1`,
  `\\'`,
  `$1`,
  `$$x$$`,
  `{"$gt":0}`,
  `null`,
  `-1`,
  `1e3`,
  `0x`,
  `99999999999999999999999999`,
  `\u0000`,
  `1\u00001`,
  `\ud800`,
  `../../etc/passwd`,
  `%2e%2e%2f`,
  `<script>`,
  `a`.repeat(500),
];

describe("The API among enemies", function () {
  this.timeout(60_000);

  let database: Database;
  let asker: Asker;

  before(async function () {
    database = await openDatabase("memory:");
    await madeUp.insertCoop(database, madeUp.madeUpJournal(0, 300), HOSTILE.join("\n"));
    await database.index();
    asker = new Asker(database);
  });

  after(() => database.close());

  it("INV-49: tells hostile texts as they are, as JSON", async function () {
    const { text, body, headers } = await asker.ask<{ name: string }>(BASE);
    expect(headers.get("content-type")).to.equal("application/json");
    expect(body.name).to.equal(HOSTILE.join("\n"));
    expect(text).not.to.include("\n");
  });

  it("lets no SQL in by any parameter of any path", async function () {
    const { paths } = await asker.document();
    const before = await database.query("select count(*)::int as n from entry");
    for (const [path, { get }] of Object.entries(paths)) {
      for (const { name, in: place } of get.parameters) {
        for (const injection of INJECTIONS) {
          const fair = place === "path" ? path.replace(`{${name}}`, `{injected}`) : path;
          const filled = fair
            .replace("{coop}", "0")
            .replace("{format}", "csv")
            .replace("{account}", madeUp.outside(madeUp.ETHER));
          const target = filled.replace(/\{(?!injected)\w+\}/g, "1").replace("{injected}", safely(injection));
          const query = place === "query" ? `?${name}=${safely(injection)}` : "";
          const { status, text } = await asker.ask(`${target}${query}`);
          expect(status, `${target}${query}: ${text.slice(0, 200)}`).to.be.oneOf([400, 404]);
        }
      }
    }
    expect(await database.query("select count(*)::int as n from entry")).to.deep.equal(before);
  });

  it("has constants for statements", function () {
    const files = readdirSync(SOURCES).filter((file) => file.endsWith(".ts"));
    expect(files.length).to.be.greaterThan(20);
    for (const file of files) {
      const source = readFileSync(new URL(file, SOURCES), "utf8");
      for (const [, statement] of source.matchAll(/\.query(?:<[^(]*>)?\(([^,)]*)/g)) {
        expect(statement, file).to.match(/^([A-Z_]+(\[order\])?|statements(\.one|\[(wanted\.)?order\])|ALL\.asc)$/);
      }
      for (const [text] of source.matchAll(/`[^`]*`/g)) {
        if (/\b(select|insert|update|delete|truncate)\b[^]*\b(from|into|set)\b/.test(text)) {
          expect(text, file).not.to.include("${");
        }
      }
    }
  });
});

/** As it stands in an address; a lone surrogate cannot stand there, and its bytes do. */
const safely = (text: string): string => (/\p{Surrogate}/u.test(text) ? "%ED%A0%80" : encodeURIComponent(text));
