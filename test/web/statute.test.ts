import { expect } from "chai";
import { readFileSync } from "node:fs";
import type { Address, Hex } from "viem";
import { keccak256, toHex } from "viem";
import { apply, openBooks } from "../../sdk/src/books/books.ts";
import type { SealedBooks } from "../../sdk/src/books/books.ts";
import { articleKey } from "../../sdk/src/books/statute.ts";
import type { ArticleRecord } from "../../sdk/src/books/statute.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import type { CoopEvent } from "../../sdk/src/events.ts";
import { articlesOf, isInline, isPlace } from "../../web/src/statute/articles.ts";
import { diffOf } from "../../web/src/statute/diff.ts";
import { statuteMarkdown } from "../../web/src/statute/markdown.ts";
import {
  callOf,
  EVERYBODY,
  functionName,
  powerOf,
  POWERS,
  rolesOf,
  rolesWith,
  slotOfPower,
  strangersInPower,
  THEMES,
} from "../../web/src/statute/powers.ts";
import type { Power } from "../../web/src/statute/powers.ts";
import { tierSentences } from "../../web/src/statute/sentences.ts";
import { words } from "../../web/src/statute/words/index.ts";

const address = (number: number): Address => `0x${number.toString(16).padStart(40, "0")}`;
const addresses = Object.fromEntries(NOUNS.map((noun, i) => [noun, address(0xc0 + i)])) as Addresses;
const OFFICER = address(0xf1);
const OFFICERS = 7n;
const ALL_OTHERS: Hex = "0x00000000";

const powers: readonly Power[] = THEMES.flatMap((theme): readonly Power[] => POWERS[theme]);

type Requirement = [target: Address, selector: Hex, slot: number];

function booksWith(requirements: readonly Requirement[]): SealedBooks {
  const books = openBooks(addresses);
  books.statute.set(0, {
    name: "Bakery",
    purpose: "Bread",
    currency: address(1),
    weighing: { nonUserCapBps: 2_500, classFloorBps: 0, classCeilingBps: 10_000, minClasses: 1 },
    tiers: [],
    slots: [0, 1, 2],
    lockedBodies: [],
    requirements: requirements.map(([target, selector, slot]) => ({ target, selector, slot })),
    dissolvedAt: 0,
  });
  return books;
}

const authorityEvent = (eventName: string, args: object): CoopEvent =>
  ({ eventName, args, noun: "authority", address: addresses.authority, blockTimestamp: 1n } as unknown as CoopEvent);

describe("The statute's page", function () {
  describe("the difference between two versions", function () {
    const laterOf = (before: string, after: string): string =>
      diffOf(before, after)
        .filter(({ kind }) => kind !== "removed")
        .map(({ text }) => text)
        .join("");
    const earlierOf = (before: string, after: string): string =>
      diffOf(before, after)
        .filter(({ kind }) => kind !== "added")
        .map(({ text }) => text)
        .join("");

    it("marks the words that came and went", function () {
      expect(diffOf("Bread for the town.", "Bread for the whole town.")).to.deep.equal([
        { kind: "same", text: "Bread for the " },
        { kind: "added", text: "whole " },
        { kind: "same", text: "town." },
      ]);
      expect(diffOf("one two three", "one 2 three")).to.deep.equal([
        { kind: "same", text: "one " },
        { kind: "removed", text: "two" },
        { kind: "added", text: "2" },
        { kind: "same", text: " three" },
      ]);
    });

    it("says nothing of what stayed the same", function () {
      expect(diffOf("a b", "a b")).to.deep.equal([{ kind: "same", text: "a b" }]);
      expect(diffOf("", "")).to.deep.equal([]);
      expect(diffOf("", "new")).to.deep.equal([{ kind: "added", text: "new" }]);
      expect(diffOf("old", "")).to.deep.equal([{ kind: "removed", text: "old" }]);
    });

    it("gives back both versions, whatever they are", function () {
      const pick = (seed: number): string =>
        Array.from({ length: 40 }, (_, i) => "ab c\n d".charAt((seed * (i + 3) * 7 + i * i) % 7)).join("");
      for (let seed = 1; seed < 200; ++seed) {
        const [before, after] = [pick(seed), pick(seed * 31 + 5)];
        expect(laterOf(before, after)).to.equal(after);
        expect(earlierOf(before, after)).to.equal(before);
      }
    });

    it("does not hang on texts that somebody made long", function () {
      const before = Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(" ");
      const after = Array.from({ length: 20_000 }, (_, i) => `b${i}`).join(" ");
      expect(diffOf(before, after)).to.have.length(2);
    });
  });

  describe("articles", function () {
    const version = (number: number, n: number, text: string): ArticleRecord => ({
      number,
      version: n,
      title: `Title ${n}`,
      text,
      textHash: keccak256(toHex(text)),
      kindSlot: 1,
      resolution: 0n,
      adoptedAt: n,
    });

    it("come with all their versions, in order", function () {
      const books = openBooks(addresses);
      for (const [number, n] of [
        [1, 1],
        [0, 1],
        [0, 2],
      ] as const) {
        books.articles.set(articleKey(number, n), version(number, n, `text ${n}`));
      }
      const articles = articlesOf(books);
      expect(articles.map(({ number, current }) => [number, current.version])).to.deep.equal([
        [0, 2],
        [1, 1],
      ]);
      expect(articles[0]?.versions.map((each) => each.version)).to.deep.equal([1, 2]);
    });

    it("say whether the fingerprint is that of the text, and whether the text is only a place", function () {
      expect(isInline(version(0, 1, "Bread"))).to.equal(true);
      expect(isInline({ ...version(0, 1, "Bread"), textHash: keccak256("0x01") })).to.equal(false);
      expect(isPlace(version(0, 1, " ipfs://bafy/statute.pdf "))).to.equal(true);
      expect(isPlace(version(0, 1, "See https://example.org"))).to.equal(false);
    });

    it("can be taken along as Markdown", function () {
      const articles = [{ number: 0, current: version(0, 2, "Bread\nfor all."), versions: [] }];
      const parts = [{ title: "Classes", lines: ["a\nb"], parts: [{ title: "users", lines: ["half"] }] }];
      const text = statuteMarkdown(
        { name: "Bakery\n# Fake", purpose: "Bread", asOf: "As of block 1" },
        articles,
        parts,
      );
      expect(text.split("\n\n").slice(0, 5)).to.deep.equal([
        "# Bakery # Fake",
        "Bread",
        "*As of block 1*",
        "## Articles",
        "### 1. Title 2",
      ]);
      expect(text).to.contain("Bread\nfor all.");
      expect(text).to.contain("## Classes\n\n- a b\n\n### users\n\n- half\n");
    });
  });

  it("says what payouts need, and that more is not possible", function () {
    const tiers = [
      { upTo: 5n, approvals: 1, objections: 2, waiting: 0 },
      { upTo: 50n, approvals: 2, objections: 3, waiting: 3 * 86_400 },
    ];
    const sentences = tierSentences(tiers, (amount) => `${amount} EUR`);
    expect(sentences[0]).to.equal("Up to 5 EUR: 1 member approves it; 2 objections send it to the assembly.");
    expect(sentences[1]).to.contain("2 members approve it, then it waits for 3 days");
    expect(sentences[2]).to.contain("More than 50 EUR");
  });

  describe("powers", function () {
    it("are all that the contracts leave to the executor or to a role", function () {
      const told = new Set<string>(powers);
      for (const noun of NOUNS) {
        const source = readFileSync(`contracts/${noun.charAt(0).toUpperCase()}${noun.slice(1)}.sol`, "utf8");
        for (const [, name] of source.matchAll(/function (\w+)\([^)]*\)[^{;]*\b(?:restricted|onlyExecutor)\b/g)) {
          expect(told.has(`${noun}.${name}`), `${noun}.${name}`).to.equal(true);
        }
      }
      expect(told.has("treasury.endow")).to.equal(true);
    });

    it("are functions that there are, and have words", function () {
      for (const power of powers) {
        const { noun, selector } = callOf(power);
        expect(powerOf(noun, selector)).to.equal(power);
        expect(functionName(noun, selector)).to.equal(power);
        expect(words.powers[power], power).to.be.a("string").and.not.equal("");
      }
      expect(new Set(Object.keys(words.powers))).to.deep.equal(new Set(powers));
    });

    it("need the kind that is required for the function, or else for the contract, or else the ordinary one", function () {
      const expel = callOf("members.expel").selector;
      const books = booksWith([
        [addresses.members, expel, 1],
        [addresses.statute, ALL_OTHERS, 1],
        [addresses.statute, callOf("statute.nameLockedBody").selector, 2],
      ]);
      expect(slotOfPower(books, "members.expel")).to.equal(1);
      expect(slotOfPower(books, "members.admit")).to.equal(0);
      expect(slotOfPower(books, "statute.changeWeights")).to.equal(1);
      expect(slotOfPower(books, "statute.nameLockedBody")).to.equal(2);
      expect(slotOfPower(books, "statute.dissolve", 2)).to.equal(2);
    });

    it("are handed to roles by the authority's table", function () {
      const admit = callOf("members.admit").selector;
      const grant = { roleId: OFFICERS, account: OFFICER, delay: 60, since: 0, newMember: true };
      const events = [
        authorityEvent("RoleGranted", grant),
        authorityEvent("RoleGranted", { ...grant, account: DEPARTED }),
        authorityEvent("RoleRevoked", { roleId: OFFICERS, account: DEPARTED }),
        authorityEvent("RoleLabel", { roleId: OFFICERS, label: "officers" }),
        authorityEvent("RoleAdminChanged", { roleId: OFFICERS, admin: 8n }),
        authorityEvent("TargetFunctionRoleUpdated", { target: addresses.members, selector: admit, roleId: OFFICERS }),
        authorityEvent("TargetFunctionRoleUpdated", {
          target: addresses.shares,
          selector: "0x12345678",
          roleId: EVERYBODY,
        }),
      ];
      const books = booksWith([]);
      for (const event of events) apply(books, event);
      const roles = rolesOf(books, events);
      expect(roles.map(({ role, label, admin }) => [role, label, admin])).to.deep.equal([
        [OFFICERS, "officers", 8n],
        [EVERYBODY, "", 0n],
      ]);
      expect(roles[0]?.holders.map(({ account, delay }) => [account, delay])).to.deep.equal([[OFFICER, 60]]);
      expect(rolesWith(roles, books, "members.admit").map(({ role }) => role)).to.deep.equal([OFFICERS]);
      expect(rolesWith(roles, books, "members.expel")).to.deep.equal([]);
    });

    it("are the assembly's and the executor's alone, and whoever else has them is named", function () {
      const books = booksWith([]);
      const hold = (of: "executor" | "authority", role: Hex | bigint, account: Address) => {
        const number = books.roles.size + 1;
        books.roles.set(number, { number, of, role, account, isHeld: true, delay: 0 });
      };
      hold("executor", keccak256(toHex("PROPOSER_ROLE")), addresses.assembly);
      hold("executor", `0x${"00".repeat(32)}`, addresses.executor);
      hold("authority", 0n, addresses.executor);
      hold("authority", OFFICERS, OFFICER);
      expect(strangersInPower(books)).to.deep.equal([]);
      hold("executor", keccak256(toHex("PROPOSER_ROLE")), OFFICER);
      hold("authority", 0n, DEPARTED);
      expect(strangersInPower(books).map(({ account }) => account)).to.deep.equal([OFFICER, DEPARTED]);
    });
  });
});

const DEPARTED = address(0xf2);
