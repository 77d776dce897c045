import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";

// The table of attacks in docs/security.md against the tests it names.

const ROOT = new URL("../../", import.meta.url);
const TABLE = /^\| ([^|]+) \| [^|]+ \| .+ \| ([^|]+) \|$/gm;
const LEAST = 60; // attacks that are played

describe("The table of attacks", function () {
  const section = read("docs/security.md").split("\n## Attacks\n")[1]!;
  const rows = [...section.matchAll(TABLE)].slice(2).map(([, numbers, tests]) => ({
    numbers: numbers!.split(", "),
    tests: tests!.split(", "),
  }));

  it("names tests that there are", function () {
    for (const { tests } of rows) {
      for (const test of tests.filter((t) => !t.includes("*"))) expect(existsSync(new URL(test, ROOT)), test).to.equal(true);
    }
  });

  it("has a test of its number for each row that is played here", function () {
    const played = rows.filter(({ numbers, tests }) => /^\d+$/.test(numbers[0]!) && tests.some(isPlay));
    expect(played.length).to.be.at.least(LEAST);
    for (const { numbers, tests } of played) {
      const title = new RegExp(`["\`]${numbers[0]}[ ,:]`);
      expect(title.test(tests.filter(isPlay).map(read).join("\n")), `${numbers[0]} in ${tests.join(", ")}`).to.equal(true);
    }
  });
});

function isPlay(test: string): boolean {
  return test.startsWith("test/attacks/");
}

function read(path: string): string {
  return readFileSync(new URL(path, ROOT), "utf8");
}
