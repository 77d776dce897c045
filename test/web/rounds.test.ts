import { expect } from "chai";
import { zeroAddress, zeroHash } from "viem";
import type { Hex } from "viem";
import { openBooks } from "../../sdk/src/books/books.ts";
import { allocationKey } from "../../sdk/src/books/rounds.ts";
import type { RoundRecord } from "../../sdk/src/books/rounds.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import { guidelinesOf } from "../../web/src/rounds/guidelines.ts";
import { findShare, rollRoot } from "../../web/src/rounds/roll.ts";
import {
  addedTo,
  allocationsFrom,
  missingIn,
  mostFor,
  participantsOf,
  phaseOf,
  restOf,
  savedBy,
  unclaimedIn,
} from "../../web/src/rounds/round.ts";
import { draftRound } from "../../scripts/plans.ts";
import { treeOfShares } from "../helpers/roll.ts";

const plan = draftRound({ asset: zeroAddress, budget: 1_000n, unit: 10n, duration: 1, title: "Summer" });

const round = (more: Partial<RoundRecord> = {}): RoundRecord => ({
  number: 2,
  asset: zeroAddress,
  pool: 900n,
  core: 0n,
  carried: 0n,
  snapshot: 1,
  opensAt: 100,
  closesAt: 200,
  openedAt: 1,
  plan: plan as RoundRecord["plan"],
  electorate: [],
  weights: [],
  finishedAt: 0,
  ...more,
});

const BUCKETS = [{ number: 7 }, { number: 5 }];

describe("Rounds in the web app", function () {
  it("gather ideas, are shared out, settled, and over", () => {
    expect([99, 100, 199, 200].map((now) => phaseOf(round(), now))).to.deep.equal([
      "ideas",
      "sharing",
      "sharing",
      "settling",
    ]);
    expect(phaseOf(round({ finishedAt: 300 }), 400)).to.equal("finished");
  });

  it("tell what was added to the pool since", () => {
    expect(addedTo(round({ pool: 1_000n }))).to.equal(0n);
    expect(addedTo(round({ core: 300n, carried: 50n, pool: 800n }))).to.equal(50n);
  });

  describe("what is left of an allowance", function () {
    it("is what lies in no bucket of the round", () => {
      const units = new Map([
        [5, 20],
        [7, 30],
        [9, 40], // was cancelled, so that it is free again
      ]);
      expect(restOf(100, units, BUCKETS)).to.equal(50);
      expect(restOf(40, units, BUCKETS)).to.equal(-10);
    });

    it("is handed in in rising order, without what is empty or out of the round", () => {
      const units = new Map([
        [9, 40],
        [7, 30],
        [5, 20],
        [6, 0],
      ]);
      expect(allocationsFrom(units, [...BUCKETS, { number: 6 }])).to.deep.equal([
        { bucket: 5, units: 20 },
        { bucket: 7, units: 30 },
      ]);
    });
  });

  it("let nobody put more into a bucket than there is room for, or than one member may", () => {
    const bucket = { max: 505n, raised: 100n, fromMembers: 300n };
    expect(mostFor(bucket, round(), 100, 0)).to.equal(10); // 105 left, in units of 10
    expect(mostFor(bucket, round(), 100, 4)).to.equal(14);
    expect(mostFor(bucket, round(), 6, 0)).to.equal(6);
    expect(mostFor(bucket, round({ plan: { ...round().plan, capPerBucket: 3 } }), 100, 4)).to.equal(3);
    expect(mostFor({ ...bucket, max: 350n }, round(), 100, 0)).to.equal(0);
  });

  it("say what a bucket would miss its minimum by", () => {
    expect(missingIn({ min: 500n, raised: 100n }, 350n)).to.equal(50n);
    expect(missingIn({ min: 500n, raised: 100n }, 400n)).to.equal(0n);
  });

  describe("what members have shared out", function () {
    const books = openBooks({} as Addresses);
    const allocate = (member: number, number: number, ...units: number[]) =>
      books.allocations.set(allocationKey(number, member), {
        round: number,
        member,
        allocations: units.map((n, i) => ({ bucket: i + 1, units: n })),
        allocatedAt: 1,
      });
    allocate(1, 2, 10, 20);
    allocate(2, 2, 5);
    allocate(3, 2); // has taken everything back
    allocate(1, 1, 99);

    it("is theirs in that round", () => {
      expect([...savedBy(books, 2, 1)]).to.deep.equal([
        [1, 10],
        [2, 20],
      ]);
      expect(savedBy(books, 2, 9).size).to.equal(0);
      expect(participantsOf(books, 2)).to.equal(2);
    });

    it("leaves so much of the pool for a member on a roll", () => {
      expect(unclaimedIn(books, round(), 2)).to.equal(90 - 30);
      expect(unclaimedIn(books, round(), 9)).to.equal(90 - 35);
    });
  });

  describe("by roll", function () {
    const shares = [
      [1, 500],
      [2, 1],
      [4, 99],
      [7, 0],
      [9, 100],
    ].map(([number, units]) => ({ number: number as number, units: units as number }));
    const tree = treeOfShares(shares);
    const root = tree.root as Hex;
    const file = JSON.stringify({ shares });

    it("find a member's share in the whole list, with the proof that the contract asks for", () => {
      for (const [place, { number, units }] of shares.entries()) {
        expect(findShare(file, root, number)).to.deep.equal({ number, units, proof: tree.proofOf(place) });
      }
      expect(rollRoot(shares)).to.equal(root);
    });

    it("take a line with its proof alone", () => {
      const own = { ...shares[2], proof: tree.proofOf(2) };
      expect(findShare(JSON.stringify({ shares: [own] }), root, 4)).to.deep.equal(own);
    });

    it("refuse other lists, other shares, and what is no list", () => {
      expect(findShare(file, zeroHash, 1)).to.equal("otherRoll");
      const richer = { number: 4, units: 100, proof: tree.proofOf(2) };
      expect(findShare(JSON.stringify({ shares: [richer] }), root, 4)).to.equal("otherRoll");
      expect(findShare(file, root, 3)).to.equal("notOnRoll");
      const wrong = [
        "",
        "[]",
        "{}",
        "null",
        '{"shares":[]}',
        '{"shares":[{"number":1}]}',
        '{"shares":[{"number":-1,"units":1}]}',
      ];
      for (const text of wrong) expect(findShare(text, root, 1)).to.equal("unreadable");
    });
  });

  it("read guidelines line by line", () => {
    expect(guidelinesOf(" One \n\n Two")).to.deep.equal(["One", "Two"]);
  });
});
