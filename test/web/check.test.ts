import { expect } from "chai";
import type { AuditReport } from "../../sdk/src/audit/report.ts";
import { CHECKS } from "../../sdk/src/audit/checks.ts";
import { commandFor, compare, reportFile } from "../../web/src/audit/compare.ts";
import { faultOf } from "../../web/src/audit/node.ts";
import { words } from "../../web/src/audit/words/index.ts";

const report: AuditReport = {
  coop: {} as AuditReport["coop"],
  block: { number: 12n, hash: "0xab", timestamp: 1_700_000_000n },
  events: 30,
  entries: 4,
  checks: [
    { number: 1, title: "One", result: "pass", evidence: [] },
    { number: 2, title: "Two", result: "fail", evidence: ["It is broken."] },
  ],
};

describe("The page that audits", function () {
  it("has words of its own for each check", function () {
    for (const { number, title } of CHECKS) expect(words.checks[number], String(number)).to.equal(title);
  });

  it("asks no node that it cannot reach", function () {
    expect(faultOf("https://node.example/key?x=1", "https:")).to.equal(undefined);
    expect(faultOf("http://127.0.0.1:8545", "https:")).to.equal(undefined);
    expect(faultOf("http://node.example", "http:")).to.equal(undefined);
    expect(faultOf("http://node.example", "https:")).to.equal("insecure");
    for (const url of ["", "node.example", "ftp://node.example", "javascript:alert(1)", "ws://node.example"]) {
      expect(faultOf(url, "http:"), url).to.equal("noUrl");
    }
  });

  it("compares what the node told with what the page shows", function () {
    const shown = { hash: "0xab", time: 1_700_000_000n, events: 30, entries: 4 };
    expect(compare(report, shown).every(({ isSame }) => isSame)).to.equal(true);
    const different = compare(report, { ...shown, hash: "0xcd", entries: 5 }).filter(({ isSame }) => !isSame);
    expect(different.map(({ what }) => what)).to.deep.equal(["block", "entries"]);
  });

  it("writes a report that programs can read", function () {
    const read = JSON.parse(reportFile(report));
    expect(read).to.include({ result: "fail", firstFailure: 2 });
    expect(read.block.number).to.equal("12");
  });

  it("gives a command that a shell takes as it is meant", function () {
    expect(commandFor("http://127.0.0.1:8545", "0x12", 7n)).to.equal(
      "npm run audit -- --rpc http://127.0.0.1:8545 --coop 0x12 --block 7",
    );
    expect(commandFor("https://x.example/?a=1&b='$(rm)'", "0x12")).to.equal(
      "npm run audit -- --rpc 'https://x.example/?a=1&b='\\''$(rm)'\\''' --coop 0x12",
    );
  });
});
