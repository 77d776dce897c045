import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { bucketState, draftBucket } from "../../scripts/plans.ts";
import type { BucketDraft } from "../../scripts/plans.ts";
import { action, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { openCampaign, openRound, requestPayout } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, past, resolve } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [IDEA, OPEN] = [bucketState("Idea"), bucketState("Open")];
const OFFICERS = 7n; // a role
const OTHER = 5; // member number of the second worker
const STEWARD = 4; // member number of the first worker

async function campaign() {
  return openCampaign(chain);
}

/** The campaign, filled and funded. */
async function funded() {
  const c = await campaign();
  await c.buckets.connect(c.funder).fill(1, euros(500));
  await c.buckets.close(1);
  return c;
}

describe("stewards of a bucket", function () {
  let c: Campaign;
  const startFrom = (fixture: () => Promise<Campaign>) =>
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const draft = (change: Partial<BucketDraft> = {}) =>
    draftBucket({ title: "Mixer", min: 1n, max: euros(9), asset: c.currency, deadline: c.deadline, ...change });
  const suggest = (caller: Signer, round: number) => c.buckets.connect(caller).suggest(draft({ round }));
  const appoint = (caller: Signer, number: number, bucket = 1) =>
    c.buckets.connect(caller).appointSteward(bucket, number);
  const name = (caller: Signer, number: number, isNamed = true, bucket = 1) =>
    c.buckets.connect(caller).nameCoSteward(bucket, number, isNamed);

  /** Bucket 2 of a round that is open to all, which the stranger suggested. Gives the round. */
  async function strangersBucket(): Promise<number> {
    const round = await openRound(c, c.executorSigner, euros(900), euros(1), { isOpenToAll: true });
    await suggest(c.stranger, round);
    return round;
  }

  describe("a steward who is no member", function () {
    startFrom(campaign);

    it("suggests a bucket in a round that is open to all, as its steward", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { isOpenToAll: true });
      await expect(suggest(c.stranger, round)).to.emit(c.buckets, "BucketPlanned");
      const { state, steward } = await c.buckets.bucketOf(2);
      expect([state, steward]).to.deep.equal([IDEA, 0n]);
      expect(await c.buckets.outsiderOf(2)).to.equal(c.stranger.address);
      expect(await c.buckets.isSteward(2, c.stranger)).to.equal(true);
      for (const other of [c.funder.address, ZeroAddress]) expect(await c.buckets.isSteward(2, other)).to.equal(false);
    });

    it("opens it, asks for payouts, and completes it, as any other", async function () {
      const round = await strangersBucket();
      const asStranger = c.buckets.connect(c.stranger);
      await asStranger.open(2);
      await c.buckets.connect(c.funder).fill(2, euros(1));
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await c.rounds.settle(round, 2);
      const payout = await requestPayout(c, c.stranger, 2, euros(1));
      await expectError(c.payouts.connect(c.stranger).approve(payout), c.payouts, "MayNotDecide", payout, c.stranger);
      await c.payouts.connect(c.users[0]).approve(payout);
      await c.payouts.pay(payout);
      await expect(asStranger.complete(2, `0x${"00".repeat(32)}`, "")).to.emit(c.buckets, "BucketCompleted");
    });

    it("opens it at once", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { isOpenToAll: true });
      await c.buckets.connect(c.stranger).openNow(draft({ round }));
      expect((await c.buckets.bucketOf(2)).state).to.equal(OPEN);
    });

    it("names co-stewards, and hands the bucket over to a member for good", async function () {
      await strangersBucket();
      await name(c.stranger, OTHER, true, 2);
      await expectEvent(appoint(c.stranger, 1, 2), c.buckets, "StewardAppointed", 2, 1);
      expect(await c.buckets.outsiderOf(2)).to.equal(ZeroAddress);
      expect(await c.buckets.isSteward(2, c.stranger)).to.equal(false);
      await expectError(c.buckets.connect(c.stranger).open(2), c.buckets, "NotTheSteward", 2, c.stranger);
      await c.buckets.connect(c.users[0]).open(2);
    });

    it("reverts with OnlyMembersOpen where the round is not open to all, is over, or is none", async function () {
      const closed = await openRound(c, c.executorSigner, euros(900), euros(1));
      const open = await openRound(c, c.executorSigner, euros(900), euros(1), { isOpenToAll: true });
      for (const round of [0, closed, 9]) {
        await expectError(suggest(c.stranger, round), c.buckets, "OnlyMembersOpen", c.stranger);
      }
      const { closesAt } = await c.rounds.roundOf(open);
      await time.setNextBlockTimestamp(closesAt - 1n);
      await suggest(c.stranger, open);
      await time.setNextBlockTimestamp(closesAt);
      await expectError(suggest(c.stranger, open), c.buckets, "OnlyMembersOpen", c.stranger);
    });

    it("revises its plan within rounds that are open to all", async function () {
      const round = await strangersBucket();
      const next = await openRound(c, c.executorSigner, euros(900), euros(1), { isOpenToAll: true });
      for (const to of [round, next]) await c.buckets.connect(c.stranger).revise(2, draft({ round: to, max: 7n }));
      const { round: now, max } = await c.buckets.bucketOf(2);
      expect([now, max]).to.deep.equal([BigInt(next), 7n]);
    });

    it("reverts with OnlyMembersOpen for a revision that makes it a campaign", async function () {
      await strangersBucket();
      const revising = c.buckets.connect(c.stranger).revise(2, draft({ round: 0 }));
      await expectError(revising, c.buckets, "OnlyMembersOpen", c.stranger);
    });

    it("reverts with OnlyMembersOpen for a revision that moves it to a round of members", async function () {
      await strangersBucket();
      const closed = await openRound(c, c.executorSigner, euros(900), euros(1));
      const revising = c.buckets.connect(c.stranger).revise(2, draft({ round: closed }));
      await expectError(revising, c.buckets, "OnlyMembersOpen", c.stranger);
    });
  });

  describe("nameCoSteward", function () {
    startFrom(funded);

    it("names a member who may do what the steward does", async function () {
      await expectEvent(name(c.steward, OTHER), c.buckets, "CoStewardNamed", 1, OTHER, true);
      expect(await c.buckets.isCoSteward(1, OTHER)).to.equal(true);
      expect(await c.buckets.isSteward(1, c.workers[1])).to.equal(true);
      expect(await c.buckets.isSteward(1, c.workers[2])).to.equal(false);
      const payout = await requestPayout(c, c.workers[1], 1, euros(1));
      await c.payouts.connect(c.workers[1]).withdraw(payout);
      await c.buckets.connect(c.workers[1]).giveUp(1);
    });

    it("lets it revise and open an idea, accept a campaign, and keep promises", async function () {
      const commons = [{ what: "Plans", licence: "CC0-1.0" }];
      await c.buckets.connect(c.steward).suggest(draft());
      await name(c.steward, OTHER, true, 2);
      const asCoSteward = c.buckets.connect(c.workers[1]);
      await asCoSteward.revise(2, draft({ commons }));
      await asCoSteward.open(2);
      await c.buckets.connect(c.funder).fill(2, 1n);
      await asCoSteward.close(2);
      await asCoSteward.keepPromise(2, 0, `0x${"01".repeat(32)}`, "ipfs://plans");
      await asCoSteward.complete(2, `0x${"02".repeat(32)}`, "ipfs://report");
    });

    it("takes that back", async function () {
      await name(c.steward, OTHER);
      await expectEvent(name(c.steward, OTHER, false), c.buckets, "CoStewardNamed", 1, OTHER, false);
      expect(await c.buckets.isSteward(1, c.workers[1])).to.equal(false);
      await expectError(requestPayout(c, c.workers[1], 1, 1n), c.buckets, "NotTheSteward", 1, c.workers[1]);
    });

    it("takes that back from who has left as well", async function () {
      await name(c.steward, OTHER);
      await c.members.connect(c.workers[1]).resign();
      await name(c.steward, OTHER, false);
      expect(await c.buckets.isCoSteward(1, OTHER)).to.equal(false);
    });

    it("reverts with NotMember for number 0 and for a number to come", async function () {
      for (const nobody of [0, 10]) {
        await expectError(name(c.steward, nobody), c.members, "NotMember", ZeroAddress);
      }
    });

    it("ends with a membership, and follows it to another wallet", async function () {
      await name(c.steward, OTHER);
      await moveWallet(c, c.workers[1], c.stranger);
      expect(await c.buckets.isSteward(1, c.workers[1])).to.equal(false);
      expect(await c.buckets.isSteward(1, c.stranger)).to.equal(true);
      await c.members.connect(c.stranger).resign();
      expect(await c.buckets.isSteward(1, c.stranger)).to.equal(false);
    });

    it("INV-25: keeps co-stewards from deciding about payouts", async function () {
      await name(c.steward, OTHER);
      const payout = await requestPayout(c, c.steward, 1, euros(1));
      const approving = c.payouts.connect(c.workers[1]).approve(payout);
      await expectError(approving, c.payouts, "MayNotDecide", payout, c.workers[1]);
    });

    it("reverts with NotTheSteward for everybody but the steward itself, co-stewards included", async function () {
      await name(c.steward, OTHER);
      for (const tried of [c.workers[1], c.stranger, c.executorSigner]) {
        await expectError(name(tried, 6), c.buckets, "NotTheSteward", 1, tried);
      }
    });
  });

  describe("appointSteward", function () {
    startFrom(funded);

    it("hands the bucket over, by its steward", async function () {
      await expectEvent(appoint(c.steward, OTHER), c.buckets, "StewardAppointed", 1, OTHER);
      expect((await c.buckets.bucketOf(1)).steward).to.equal(BigInt(OTHER));
      await expectError(requestPayout(c, c.steward, 1, 1n), c.buckets, "NotTheSteward", 1, c.steward);
      await requestPayout(c, c.workers[1], 1, 1n);
    });

    it("leaves the co-stewards as they are", async function () {
      await name(c.steward, 6);
      await appoint(c.steward, OTHER);
      expect(await c.buckets.isSteward(1, c.workers[2])).to.equal(true);
      await name(c.workers[1], 6, false);
      expect(await c.buckets.isSteward(1, c.workers[2])).to.equal(false);
    });

    it("gives it another steward by resolution", async function () {
      await resolve(c, time, [action(c.buckets, "appointSteward", [1, OTHER])], "Another steward for the oven");
      expect(await c.buckets.isSteward(1, c.workers[1])).to.equal(true);
      expect(await c.buckets.isSteward(1, c.steward)).to.equal(false);
    });

    it("does so by a role that the authority's table names", async function () {
      const authority = c.authority.connect(c.executorSigner);
      const { selector } = c.buckets.interface.getFunction("appointSteward");
      await authority.setTargetFunctionRole(c.buckets, [selector], OFFICERS);
      await authority.grantRole(OFFICERS, c.supplier, 0);
      await appoint(c.supplier, OTHER);
      expect(await c.buckets.isSteward(1, c.workers[1])).to.equal(true);
    });

    it("reverts with AccessManagedUnauthorized for everybody else, co-stewards included", async function () {
      await name(c.steward, OTHER);
      for (const tried of [c.workers[1], c.stranger, c.funder]) {
        await expectError(appoint(tried, OTHER), c.buckets, "AccessManagedUnauthorized", tried);
      }
    });

    it("reverts with NotMember for who has left and for who never was", async function () {
      await c.members.connect(c.workers[1]).resign();
      await expectError(appoint(c.steward, OTHER), c.members, "NotMember", c.workers[1]);
      await expectError(appoint(c.steward, 10), c.members, "NotMember", ZeroAddress);
    });

    it("reverts with NotMember for number 0, which nobody has", async function () {
      await expectError(appoint(c.steward, 0), c.members, "NotMember", ZeroAddress);
    });
  });

  describe("a steward who leaves", function () {
    startFrom(funded);

    beforeEach(async () => {
      await name(c.steward, OTHER);
      await c.members.connect(c.steward).resign();
    });

    it("may do nothing more", async function () {
      expect(await c.buckets.isSteward(1, c.steward)).to.equal(false);
      const asSteward = c.buckets.connect(c.steward);
      await expectError(asSteward.giveUp(1), c.buckets, "NotTheSteward", 1, c.steward);
      await expectError(asSteward.nameCoSteward(1, 6, true), c.buckets, "NotTheSteward", 1, c.steward);
      await expectError(appoint(c.steward, OTHER), c.buckets, "AccessManagedUnauthorized", c.steward);
    });

    it("leaves the bucket to its co-stewards, until a resolution gives it another", async function () {
      await requestPayout(c, c.workers[1], 1, euros(1));
      await expectError(name(c.workers[1], 6), c.buckets, "NotTheSteward", 1, c.workers[1]);
      await appoint(c.executorSigner, 6);
      await requestPayout(c, c.workers[2], 1, euros(1));
    });

    it("does not get it back by joining again, under another number", async function () {
      await c.members.connect(c.executorSigner).enrol([{ wallet: c.steward, class: 1 }]);
      expect(await c.members.numberOf(c.steward)).not.to.equal(BigInt(STEWARD));
      expect(await c.buckets.isSteward(1, c.steward)).to.equal(false);
    });
  });

  describe("a steward with a new wallet", function () {
    startFrom(funded);

    it("keeps its bucket, and the old wallet does not", async function () {
      await moveWallet(c, c.steward, c.stranger);
      await expectError(requestPayout(c, c.steward, 1, 1n), c.buckets, "NotTheSteward", 1, c.steward);
      await requestPayout(c, c.stranger, 1, 1n);
    });
  });
});
