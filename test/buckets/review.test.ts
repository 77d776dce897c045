import { expect } from "chai";
import { id } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { bucketState, draftBucket } from "../../scripts/plans.ts";
import type { RoundDraft } from "../../scripts/plans.ts";
import { action, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { openBucket, openCampaign, openRound } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, resolve } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const FUNDED = bucketState("Funded");
const OFFICERS = 7n; // a role

async function campaign() {
  return openCampaign(chain);
}

describe("what others say about a bucket", function () {
  let c: Campaign;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(campaign);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const flag = (member: Signer, bucket = 1, guideline = 0) =>
    c.buckets.connect(member).flag(bucket, guideline, "Too dear");
  const resolveFlag = (caller: Signer, number: number, bucket = 1) =>
    c.buckets.connect(caller).resolveFlag(bucket, number, "Two offers were added");
  const flagsOn = async (bucket = 1) => (await c.buckets.bucketOf(bucket)).flags;

  async function fund(): Promise<void> {
    await c.buckets.connect(c.funder).fill(1, euros(500));
    await c.buckets.close(1);
  }

  describe("flag", function () {
    it("flags a bucket against a guideline, with a reason", async function () {
      await expectEvent(flag(c.users[0], 1, 3), c.buckets, "BucketFlagged", 1, 1, 3, "Too dear");
      await flag(c.investors[2]);
      expect(await flagsOn()).to.equal(2n);
      expect(await c.buckets.hasFlagged(1, 1)).to.equal(true);
      expect(await c.buckets.hasFlagged(1, 2)).to.equal(false);
    });

    it("is shown, and keeps nobody from filling a campaign", async function () {
      for (const user of c.users) await flag(user);
      await fund();
      const { state, flags } = await c.buckets.bucketOf(1);
      expect([state, flags]).to.deep.equal([FUNDED, 3n]);
    });

    it("reverts with AlreadyFlagged the second time, from another wallet as well", async function () {
      await flag(c.users[0]);
      await expectError(flag(c.users[0]), c.buckets, "AlreadyFlagged", 1, 1);
      await moveWallet(c, c.users[0], c.stranger);
      await expectError(flag(c.stranger), c.buckets, "AlreadyFlagged", 1, 1);
    });

    it("reverts with NotMember for a stranger, a funder, and for who has left", async function () {
      await c.members.connect(c.users[0]).resign();
      for (const tried of [c.stranger, c.funder, c.users[0]]) {
        await expectError(flag(tried), c.members, "NotMember", tried);
      }
    });

    it("reverts with BucketOver once the bucket is funded, and with NoSuchBucket for none", async function () {
      await fund();
      await expectError(flag(c.users[0]), c.buckets, "BucketOver", 1, FUNDED);
      await expectError(flag(c.users[0], 2), c.buckets, "NoSuchBucket", 2);
    });
  });

  describe("resolveFlag", function () {
    beforeEach(async () => {
      await flag(c.users[0]);
    });

    it("takes a flag back, by who raised it, who may raise it again", async function () {
      await expectEvent(resolveFlag(c.users[0], 1), c.buckets, "FlagResolved", 1, 1, "Two offers were added");
      expect(await flagsOn()).to.equal(0n);
      expect(await c.buckets.hasFlagged(1, 1)).to.equal(false);
      await flag(c.users[0]);
      expect(await flagsOn()).to.equal(1n);
    });

    it("resolves it by resolution, whoever raised it", async function () {
      await resolve(c, time, [action(c.buckets, "resolveFlag", [1, 1, "Heard"])], "The oven keeps to the guidelines");
      expect(await flagsOn()).to.equal(0n);
    });

    it("resolves it by a role that the authority's table names", async function () {
      const authority = c.authority.connect(c.executorSigner);
      const { selector } = c.buckets.interface.getFunction("resolveFlag");
      await authority.setTargetFunctionRole(c.buckets, [selector], OFFICERS);
      await authority.grantRole(OFFICERS, c.supplier, 0);
      await resolveFlag(c.supplier, 1);
      expect(await flagsOn()).to.equal(0n);
    });

    it("follows who raised it to another wallet, and leaves it to others once that member has left", async function () {
      await moveWallet(c, c.users[0], c.stranger);
      await c.members.connect(c.stranger).resign();
      await expectError(resolveFlag(c.stranger, 1), c.buckets, "AccessManagedUnauthorized", c.stranger);
      await resolveFlag(c.executorSigner, 1);
      expect(await flagsOn()).to.equal(0n);
    });

    it("reverts with AccessManagedUnauthorized for everybody else, the steward included", async function () {
      for (const tried of [c.steward, c.users[1], c.stranger]) {
        await expectError(resolveFlag(tried, 1), c.buckets, "AccessManagedUnauthorized", tried);
      }
    });

    it("reverts with NotFlagged where there is no such flag, or no more", async function () {
      await expectError(resolveFlag(c.users[1], 2), c.buckets, "NotFlagged", 1, 2);
      await expectError(resolveFlag(c.users[0], 1, 2), c.buckets, "NotFlagged", 2, 1);
      await expectError(resolveFlag(c.stranger, 0), c.buckets, "NotFlagged", 1, 0);
      await resolveFlag(c.users[0], 1);
      await expectError(resolveFlag(c.executorSigner, 1), c.buckets, "NotFlagged", 1, 1);
    });
  });

  describe("a round that keeps out what is flagged", function () {
    /** An idea of the steward, bucket 2, in a new round. */
    async function inRound(more: Partial<RoundDraft>): Promise<number> {
      const guidelines = "0. Two offers for what costs more than 1,000 euros";
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { guidelines, ...more });
      await c.buckets.connect(c.steward).suggest(draftBucket({ title: "Mill", max: euros(5), round }));
      return round;
    }

    const open = () => c.buckets.connect(c.steward).open(2);

    it("reverts with BucketBlocked from as many open flags on as it says", async function () {
      const round = await inRound({ flagsToBlock: 2 });
      await flag(c.users[0], 2);
      await flag(c.users[1], 2);
      await expectError(open(), c.rounds, "BucketBlocked", 2, 2, 2);
      expect((await c.rounds.roundOf(round)).unsettled).to.equal(0n);
      await flag(c.users[2], 2);
      await expectError(open(), c.rounds, "BucketBlocked", 2, 3, 2);
    });

    it("takes the bucket with one flag less, and once one was resolved", async function () {
      await inRound({ flagsToBlock: 2 });
      await flag(c.users[0], 2);
      await flag(c.users[1], 2);
      await resolveFlag(c.executorSigner, 2, 2);
      await expect(open()).to.emit(c.buckets, "BucketOpened");
    });

    it("takes all of them where flags are only shown", async function () {
      await inRound({ flagsToBlock: 0 });
      for (const user of c.users) await flag(user, 2);
      await expect(open()).to.emit(c.buckets, "BucketOpened");
    });

    it("does not throw out what is flagged once it is open", async function () {
      const round = await inRound({ flagsToBlock: 1 });
      await open();
      await flag(c.users[0], 2);
      expect((await c.rounds.tallyOf(round, 2)).isOpen).to.equal(true);
      expect(await flagsOn(2)).to.equal(1n);
    });
  });

  describe("comment", function () {
    const comment = (author: Signer, bucket = 1) => c.buckets.connect(author).comment(bucket, "What about a used one?");
    const commented = (author: Signer, number: number, bucket = 1) =>
      [bucket, author, number, "What about a used one?"] as const;

    it("lets members say something, for all to read", async function () {
      await expectEvent(comment(c.investors[0]), c.buckets, "BucketCommented", ...commented(c.investors[0], 7));
      await expectEvent(comment(c.steward), c.buckets, "BucketCommented", ...commented(c.steward, 4));
    });

    it("lets those who filled the bucket", async function () {
      await c.buckets.connect(c.funder).fill(1, 1n);
      await expectEvent(comment(c.funder), c.buckets, "BucketCommented", ...commented(c.funder, 0));
    });

    it("lets a steward who is no member, about its own bucket", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { isOpenToAll: true });
      await openBucket(c, c.stranger, { round, max: 9n });
      await expectEvent(comment(c.stranger, 2), c.buckets, "BucketCommented", ...commented(c.stranger, 0, 2));
      await expectError(comment(c.stranger, 1), c.buckets, "OnlyThoseConcerned", 1, c.stranger);
    });

    it("goes on when the bucket is over", async function () {
      await c.buckets.connect(c.steward).giveUp(1);
      await expect(comment(c.users[0])).to.emit(c.buckets, "BucketCommented");
    });

    it("reverts with OnlyThoseConcerned for everybody else, and for who has left", async function () {
      await c.members.connect(c.users[0]).resign();
      for (const tried of [c.stranger, c.funder, c.users[0]]) {
        await expectError(comment(tried), c.buckets, "OnlyThoseConcerned", 1, tried);
      }
    });

    it("reverts with NoSuchBucket for none", async function () {
      await expectError(comment(c.users[0], 2), c.buckets, "NoSuchBucket", 2);
    });
  });

  describe("keepPromise", function () {
    const keep = (caller: Signer, promise: number) =>
      c.buckets.connect(caller).keepPromise(2, promise, id("plans"), "ipfs://plans");

    /** Bucket 2, funded, with `count` promises to the commons. */
    async function promising(count: number): Promise<void> {
      const commons = Array.from({ length: count }, (_, i) => ({ what: `Part ${i}`, licence: "CC-BY-SA-4.0" }));
      await openBucket(c, c.steward, { min: 0n, max: 9n, deadline: c.deadline, commons });
      await c.buckets.connect(c.steward).close(2);
    }

    it("shows what was given to everybody, and where it lies", async function () {
      await promising(2);
      await expectEvent(keep(c.steward, 1), c.buckets, "PromiseKept", 2, 1, id("plans"), "ipfs://plans");
      const { promises, kept } = await c.buckets.bucketOf(2);
      expect([promises, kept]).to.deep.equal([2n, 0b10n]);
    });

    it("keeps all eight there can be, each by itself", async function () {
      await promising(8);
      for (let promise = 7; promise >= 0; promise--) {
        await keep(c.steward, promise);
        expect((await c.buckets.bucketOf(2)).kept).to.equal(256n - 2n ** BigInt(promise));
      }
      await expect(c.buckets.connect(c.steward).complete(2, id(""), "")).to.emit(c.buckets, "BucketCompleted");
    });

    it("shows a better version later, which keeps it no more than the first did", async function () {
      await promising(2);
      await keep(c.steward, 0);
      await expect(keep(c.steward, 0)).to.emit(c.buckets, "PromiseKept");
      expect((await c.buckets.bucketOf(2)).kept).to.equal(1n);
    });

    it("reverts with NoSuchPromise for what was not promised", async function () {
      await promising(2);
      for (const none of [2, 256]) await expectError(keep(c.steward, none), c.buckets, "NoSuchPromise", 2, none);
    });

    it("reverts with NotTheSteward for everybody else", async function () {
      await promising(1);
      for (const tried of [c.users[0], c.stranger, c.executorSigner]) {
        await expectError(keep(tried, 0), c.buckets, "NotTheSteward", 2, tried);
      }
    });
  });
});
