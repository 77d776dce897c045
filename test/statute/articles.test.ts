import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { propose } from "../../scripts/proposal.ts";
import type { Action, Proposal } from "../../scripts/proposal.ts";
import { action, actingAs, carry } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, past, resolve } from "../helpers/somerset.ts";
import { expectState } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [EXTRAORDINARY, ENTRENCHED] = [1, 3] as const;
const [OBJECTS, MEMBERSHIP, CAPITAL] = [0, 3, 4] as const; // numbers of articles of the preset
const NEXT = 6; // the number of the first one that is not there yet

async function fixture() {
  const c = await foundSomerset(ethers);
  return { ...c, asExecutor: c.statute.connect(await actingAs(chain, c.executor)) };
}

const article = (text: string, kindSlot: number = EXTRAORDINARY) => {
  return { title: text, text, textHash: id(text), kindSlot };
};

describe("the articles of the statute", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const amend = (number: number, version: number, text: string, kindSlot: number = EXTRAORDINARY) =>
    action(c.statute, "amendArticle", [number, version, article(text, kindSlot)]);
  const put = (actions: Action[], text: string) => propose(c.assembly.connect(c.users[0]), actions, text);

  /** Moves the chain to where these proposals, made together and voted for by all, may be executed. */
  async function queueAll(...proposals: Proposal[]): Promise<void> {
    for (const { id: proposalId } of proposals) await past(time, await c.assembly.proposalSnapshot(proposalId));
    for (const { id: proposalId } of proposals) {
      for (const founder of c.founders) await c.assembly.connect(founder).castVote(proposalId, 1);
    }
    for (const { id: proposalId } of proposals) await past(time, await c.assembly.proposalDeadline(proposalId));
    for (const { operation } of proposals) await c.assembly.queue(...operation);
    for (const { id: proposalId } of proposals) await past(time, await c.assembly.proposalEta(proposalId));
  }

  /** Expects that version `version` has these words, was adopted `at` (seconds) by this resolution, and is in force. */
  async function expectInForce(
    number: number,
    version: number,
    text: string,
    at: number,
    resolution: bigint,
    kindSlot: number = EXTRAORDINARY,
  ) {
    const words = [id(text), BigInt(kindSlot), BigInt(at), resolution];
    expect(await c.statute.articleOf(number)).to.deep.equal([words, BigInt(version)]);
    expect(await c.statute.articleAt(number, version)).to.deep.equal(words);
  }

  describe("as the founders adopted them", function () {
    it("are each the first version, of no resolution, from the founding on", async function () {
      const foundedAt = Number(await c.shares.foundedAt());
      for (const [number, { text, kindSlot }] of c.charter.rulebook.articles.entries()) {
        await expectInForce(number, 1, text, foundedAt, 0n, kindSlot);
      }
    });
  });

  describe("as resolutions change them", function () {
    it("keep every version, with the resolution that adopted it and when", async function () {
      const second = await resolve(c, time, [amend(MEMBERSHIP, 1, "Second")], "Amend once");
      const secondAt = await time.latest();
      const third = await resolve(c, time, [amend(MEMBERSHIP, 2, "Third", ENTRENCHED)], "Amend twice");
      const thirdAt = await time.latest();

      await expectInForce(MEMBERSHIP, 3, "Third", thirdAt, third.id, ENTRENCHED);
      const { text } = c.charter.rulebook.articles[MEMBERSHIP]!;
      expect(await c.statute.articleAt(MEMBERSHIP, 1)).to.deep.equal([id(text), 1n, await c.shares.foundedAt(), 0n]);
      expect(await c.statute.articleAt(MEMBERSHIP, 2)).to.deep.equal([id("Second"), 1n, BigInt(secondAt), second.id]);
      expect(await c.statute.articleAt(MEMBERSHIP, 3)).to.deep.equal([id("Third"), 3n, BigInt(thirdAt), third.id]);
      expect(await c.statute.articleCount()).to.equal(6n);
    });

    it("tell the words with the resolution, by which a reader finds them", async function () {
      const { id: resolution } = await resolve(c, time, [amend(CAPITAL, 1, "Second")], "Amend the capital");
      const { statute } = c;
      const found = await statute.queryFilter(statute.filters.ArticleAdopted(undefined, undefined, resolution));
      const told = found.map(({ args }) => [args.number, args.version, args.title, args.text, args.textHash]);
      expect(told).to.deep.equal([[BigInt(CAPITAL), 2n, "Second", "Second", id("Second")]]);
    });

    it("leave the other articles as they were", async function () {
      await resolve(c, time, [amend(MEMBERSHIP, 1, "Second")], "Amend once");
      for (const number of [0, 1, 2, 4, 5]) expect((await c.statute.articleOf(number)).version).to.equal(1n);
    });

    it("are protected by the kind that the version in force asks for, not by an older one", async function () {
      await resolve(c, time, [amend(MEMBERSHIP, 1, "Second", ENTRENCHED)], "Entrench it");
      const later = await put([amend(MEMBERSHIP, 2, "Third")], "Amend it again");
      expect((await c.assembly.frozenOf(later.id)).kindId).to.equal(BigInt(ENTRENCHED));
    });

    it("carry no resolution where the executor acts without one", async function () {
      const amending = c.asExecutor.amendArticle(OBJECTS, 1, article("Second"));
      const told = [OBJECTS, 2, 0, "Second", "Second", id("Second"), EXTRAORDINARY];
      await expectEvent(amending, c.statute, "ArticleAdopted", ...told);
    });

    it("tell of no resolution before and after it is carried out", async function () {
      expect(await c.assembly.executing()).to.equal(0n);
      await resolve(c, time, [amend(MEMBERSHIP, 1, "Second")], "Amend once");
      expect(await c.assembly.executing()).to.equal(0n);
    });
  });

  describe("of which two are amended by one resolution", function () {
    it("both carry it, and both or neither are amended", async function () {
      const actions = [amend(MEMBERSHIP, 1, "Members"), amend(CAPITAL, 1, "Capital")];
      const { id: resolution } = await resolve(c, time, actions, "Amend two");
      const at = await time.latest();
      await expectInForce(MEMBERSHIP, 2, "Members", at, resolution);
      await expectInForce(CAPITAL, 2, "Capital", at, resolution);

      const half = await put([amend(MEMBERSHIP, 2, "Again"), amend(CAPITAL, 1, "Again")], "One of them old");
      await queueAll(half);
      await expectError(c.assembly.execute(...half.operation), c.statute, "ArticleMoved", CAPITAL, 2, 1);
      await expectInForce(MEMBERSHIP, 2, "Members", at, resolution);
    });

    it("need the stricter of the two kinds", async function () {
      const both = await put([amend(MEMBERSHIP, 1, "Members"), amend(OBJECTS, 1, "Objects")], "Amend two");
      expect((await c.assembly.frozenOf(both.id)).kindId).to.equal(BigInt(ENTRENCHED));
    });

    it("may be the same one, each from the version before", async function () {
      const actions = [amend(MEMBERSHIP, 1, "Second"), amend(MEMBERSHIP, 2, "Third")];
      const { id: resolution } = await resolve(c, time, actions, "Amend it twice");
      const at = BigInt(await time.latest());
      expect(await c.statute.articleAt(MEMBERSHIP, 2)).to.deep.equal([id("Second"), 1n, at, resolution]);
      await expectInForce(MEMBERSHIP, 3, "Third", Number(at), resolution);
    });

    it("may not be the same one from the same version", async function () {
      const twice = await put([amend(MEMBERSHIP, 1, "Second"), amend(MEMBERSHIP, 1, "Third")], "Amend it twice");
      await queueAll(twice);
      await expectError(c.assembly.execute(...twice.operation), c.statute, "ArticleMoved", MEMBERSHIP, 2, 1);
      expect((await c.statute.articleOf(MEMBERSHIP)).version).to.equal(1n);
    });
  });

  describe("that have changed since a proposal was made", function () {
    it("stay as they are: a proposal against an old version is carried, and not executed", async function () {
      const first = await put([amend(MEMBERSHIP, 1, "First come")], "One way");
      const other = await put([amend(MEMBERSHIP, 1, "Too late")], "Another way");
      await queueAll(first, other);
      await c.assembly.execute(...first.operation);
      const at = await time.latest();

      await expectError(c.assembly.execute(...other.operation), c.statute, "ArticleMoved", MEMBERSHIP, 2, 1);
      await expectState(c, other.id, "Queued");
      await expectInForce(MEMBERSHIP, 2, "First come", at, first.id);
      await expectError(c.statute.articleAt(MEMBERSHIP, 3), c.statute, "ArticleMoved", MEMBERSHIP, 2, 3);
    });

    it("stay as they are also where the old version was put in force again, in the same words", async function () {
      const { text } = c.charter.rulebook.articles[MEMBERSHIP]!;
      const other = await put([amend(MEMBERSHIP, 1, "Too late")], "Another way");
      await queueAll(other);
      await c.asExecutor.amendArticle(MEMBERSHIP, 1, article("Second"));
      await c.asExecutor.amendArticle(MEMBERSHIP, 2, article(text));
      await expectError(c.assembly.execute(...other.operation), c.statute, "ArticleMoved", MEMBERSHIP, 3, 1);
    });

    it("cannot be entrenched and then amended by what was proposed before", async function () {
      const before = await put([amend(MEMBERSHIP, 1, "Too weak")], "An extraordinary resolution");
      await queueAll(before);
      await c.asExecutor.amendArticle(MEMBERSHIP, 1, article("Entrenched", ENTRENCHED));
      await expectError(c.assembly.execute(...before.operation), c.statute, "ArticleMoved", MEMBERSHIP, 2, 1);
    });

    it("do not take the place of another new article", async function () {
      const first = await put([amend(NEXT, 0, "Meetings", ENTRENCHED)], "An article on meetings");
      const other = await put([amend(NEXT, 0, "Officers")], "An article on officers");
      await queueAll(first, other);
      await c.assembly.execute(...first.operation);
      const at = await time.latest();
      await expectError(c.assembly.execute(...other.operation), c.statute, "ArticleMoved", NEXT, 1, 0);
      await expectInForce(NEXT, 1, "Meetings", at, first.id, ENTRENCHED);
      expect(await c.statute.articleCount()).to.equal(7n);
    });

    it("may not be named by a version that is not there yet", async function () {
      for (const [number, version, current] of [[MEMBERSHIP, 0, 1], [MEMBERSHIP, 2, 1], [NEXT, 1, 0]] as const) {
        const amending = c.asExecutor.amendArticle(number, version, article("Second"));
        await expectError(amending, c.statute, "ArticleMoved", number, current, version);
      }
    });
  });

  describe("amended by a resolution that another one carries out", function () {
    it("carry each its own resolution", async function () {
      const inner = await put([amend(MEMBERSHIP, 1, "Inner")], "The inner one");
      const actions = [
        amend(CAPITAL, 1, "Before"),
        action(c.assembly, "execute", inner.operation),
        amend(CAPITAL, 2, "After"),
      ];
      const outer = await put(actions, "Carry out the inner one, and amend the capital before and after");
      await past(time, await c.assembly.proposalSnapshot(inner.id));
      await carry(c, time, inner.id);
      await c.assembly.queue(...inner.operation);
      await past(time, await c.assembly.proposalEta(inner.id));
      await queueAll(outer);
      await c.assembly.execute(...outer.operation);

      expect((await c.statute.articleOf(MEMBERSHIP)).article.resolution).to.equal(inner.id);
      for (const version of [2, 3]) {
        expect((await c.statute.articleAt(CAPITAL, version)).resolution).to.equal(outer.id);
      }
    });
  });

  describe("articleAt", function () {
    it("reverts with UnknownArticle beyond the last article", async function () {
      await expectError(c.statute.articleAt(NEXT, 1), c.statute, "UnknownArticle", NEXT);
    });

    it("reverts with ArticleMoved for a version that never was", async function () {
      await c.asExecutor.amendArticle(OBJECTS, 1, article("Second"));
      for (const version of [0, 3]) {
        await expectError(c.statute.articleAt(OBJECTS, version), c.statute, "ArticleMoved", OBJECTS, 2, version);
      }
    });
  });
});
