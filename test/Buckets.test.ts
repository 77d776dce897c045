import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../scripts/charter.ts";
import { accountOf, refTo } from "../sdk/src/accounts.ts";
import { bucketState, draftBucket } from "../scripts/plans.ts";
import type { BucketDraft } from "../scripts/plans.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { allocate, bucketAccount, heldIn, openBucket, openCampaign, openRound } from "./helpers/budgets.ts";
import type { Campaign } from "./helpers/budgets.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, past } from "./helpers/somerset.ts";

// Plans and their money. How buckets end, who is their steward, and what others say about them: test/buckets/.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [IDEA, OPEN, FUNDED, FAILED] = [
  bucketState("Idea"), bucketState("Open"), bucketState("Funded"), bucketState("Failed"),
];
const ETHER = ZeroAddress;
const OUTSIDE = 2n ** 96n - 1n;

async function campaign() {
  return openCampaign(chain);
}

describe("Buckets", function () {
  let c: Campaign;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(campaign);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const fill = (funder: Signer, amount: bigint, bucket = 1) => c.buckets.connect(funder).fill(bucket, amount);
  const draft = (change: Partial<BucketDraft> = {}) =>
    draftBucket({ title: "Mixer", min: euros(1), max: euros(2), asset: c.currency, deadline: c.deadline, ...change });
  const suggest = (caller: Signer, change: Partial<BucketDraft> = {}) =>
    c.buckets.connect(caller).suggest(draft(change));

  /** An item of the budget of `min` to `max` base units. */
  const item = (min: bigint, max: bigint, isIncome = false) => ({ what: "Flour", min, max, isIncome });
  const times = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);

  describe("suggest", function () {
    it("keeps an idea with the caller as its steward, to be talked about", async function () {
      await expect(suggest(c.users[1])).to.emit(c.buckets, "BucketPlanned");
      expect(await c.buckets.lastBucket()).to.equal(2n);
      const idea = await c.buckets.bucketOf(2);
      expect([idea.state, idea.steward, idea.asset]).to.deep.equal([IDEA, 2n, c.currencyAddress]);
      expect([idea.min, idea.max, idea.round]).to.deep.equal([euros(1), euros(2), 0n]);
      expect([idea.deadline, idea.secondDeadline]).to.deep.equal([BigInt(c.deadline), 0n]);
      expect([idea.raised, idea.fromRound, idea.committed, idea.spent]).to.deep.equal([0n, 0n, 0n, 0n]);
      await expectError(fill(c.funder, 1n, 2), c.buckets, "BucketNotIn", 2, IDEA, OPEN);
    });

    it("tells the whole plan: items, text, image, tags, and what it promises to everybody", async function () {
      const plan = {
        ...draft({ items: [item(5n, 7n), item(1n, 1n, true)], stretch: 3n, isBounty: true }),
        text: "A mixer for the big dough",
        imageUri: "ipfs://mixer",
        tags: ["bread", "tools"],
        commons: [{ what: "Plans of the mixer", licence: "CERN-OHL-S-2.0" }],
      };
      const receipt = await (await c.buckets.connect(c.users[1]).suggest(plan)).wait();
      const [planned] = await c.buckets.queryFilter(c.buckets.filters.BucketPlanned(), receipt!.blockNumber);
      const [bucket, steward, wallet, told] = planned!.args;
      expect([bucket, steward, wallet]).to.deep.equal([2n, 2n, c.users[1].address]);
      expect(told.items.map((i) => [i.what, i.min, i.max, i.isIncome])).to.deep.equal(plan.items.map(Object.values));
      expect(told.commons.map((r) => [r.what, r.licence])).to.deep.equal(plan.commons.map(Object.values));
      expect([...told.tags]).to.deep.equal(plan.tags);
      expect([told.title, told.text, told.imageUri]).to.deep.equal([plan.title, plan.text, plan.imageUri]);
      expect([told.stretch, told.isBounty, told.asset]).to.deep.equal([3n, true, c.currencyAddress]);
      const { isBounty, promises, min, max } = await c.buckets.bucketOf(2);
      expect([isBounty, promises, min, max]).to.deep.equal([true, 1n, 5n, 10n]);
    });

    it("adds up its goals: the least and the most of what it costs, and the stretch goal on top", async function () {
      await suggest(c.users[1], { items: [item(100n, 200n), item(50n, 80n), item(30n, 40n, true)], stretch: 20n });
      const { min, max } = await c.buckets.bucketOf(2);
      expect([min, max]).to.deep.equal([150n, 300n]);
    });

    it("gives two buckets of one steward two numbers", async function () {
      await suggest(c.steward);
      await suggest(c.steward, { min: 0n });
      expect((await c.buckets.bucketOf(2)).steward).to.equal(4n);
      expect((await c.buckets.bucketOf(3)).steward).to.equal(4n);
      expect((await c.buckets.bucketOf(1)).max).to.equal(euros(500));
    });

    it("takes 20 items, 8 tags and 8 promises, and reverts with PlanTooLong for one more of each", async function () {
      const one = { items: item(1n, 1n), tags: "bread", commons: { what: "Recipes", licence: "CC-BY-SA-4.0" } };
      const many = (items: number, tags: number, commons: number) => ({
        items: times(items, one.items), tags: times(tags, one.tags), commons: times(commons, one.commons),
      });
      await suggest(c.users[0], many(20, 8, 8));
      for (const [items, tags, commons] of [[21, 8, 8], [20, 9, 8], [20, 8, 9]] as const) {
        const suggesting = suggest(c.users[0], many(items, tags, commons));
        await expectError(suggesting, c.buckets, "PlanTooLong", items, tags, commons);
      }
    });

    it("reverts with GoalsUpsideDown for an item whose least is above its most, or that is nothing", async function () {
      await expectError(suggest(c.users[0], { min: 3n, max: 2n }), c.buckets, "GoalsUpsideDown", 3, 2);
      await expectError(suggest(c.users[0], { min: 0n, max: 0n }), c.buckets, "GoalsUpsideDown", 0, 0);
      const income = { items: [item(1n, 1n), item(3n, 2n, true)] };
      await expectError(suggest(c.users[0], income), c.buckets, "GoalsUpsideDown", 3, 2);
    });

    it("reverts with NoItems for a plan that costs nothing: income and a stretch goal are no costs", async function () {
      await expectError(suggest(c.users[0], { items: [] }), c.buckets, "NoItems");
      await expectError(suggest(c.users[0], { items: [], stretch: 5n }), c.buckets, "NoItems");
      await expectError(suggest(c.users[0], { items: [item(1n, 5n, true)], stretch: 5n }), c.buckets, "NoItems");
    });

    it("reverts with SafeCastOverflowedUintDowncast where the items add up to 2^96 base units", async function () {
      const most = 2n ** 96n - 1n;
      await suggest(c.users[0], { items: [item(1n, most)] });
      const beyond = suggest(c.users[0], { items: [item(1n, most)], stretch: 1n });
      await expectError(beyond, c.buckets, "SafeCastOverflowedUintDowncast", 96, most + 1n);
    });

    it("reverts with AssetNotAccepted for a campaign in what the co-op does not take", async function () {
      const trick = await ethers.deployContract("HostileToken");
      await expectError(suggest(c.users[0], { asset: trick }), c.treasury, "AssetNotAccepted", trick);
      await openRound(c, c.executorSigner, euros(900), euros(1));
      await suggest(c.users[0], { asset: trick, round: 1 }); // the round says in what it is
    });

    it("reverts with OnlyMembersOpen for a stranger and for who has left", async function () {
      await c.members.connect(c.users[0]).resign();
      for (const tried of [c.stranger, c.users[0]]) {
        await expectError(suggest(tried), c.buckets, "OnlyMembersOpen", tried);
        await expectError(c.buckets.connect(tried).openNow(draft()), c.buckets, "OnlyMembersOpen", tried);
      }
    });
  });

  describe("revise", function () {
    beforeEach(async () => {
      await suggest(c.users[1]);
    });

    const revise = (caller: Signer, change: Partial<BucketDraft> = {}, bucket = 2) =>
      c.buckets.connect(caller).revise(bucket, draft(change));

    it("puts another plan in the place of the first", async function () {
      const deadline = c.deadline + 7;
      const change = { min: euros(5), max: euros(9), asset: ETHER, isBounty: true, deadline, secondDeadline: 2 ** 39 };
      await expect(revise(c.users[1], change)).to.emit(c.buckets, "BucketPlanned");
      const idea = await c.buckets.bucketOf(2);
      expect([idea.state, idea.steward, idea.asset]).to.deep.equal([IDEA, 2n, ETHER]);
      expect([idea.min, idea.max, idea.isBounty]).to.deep.equal([euros(5), euros(9), true]);
      expect([idea.deadline, idea.secondDeadline]).to.deep.equal([BigInt(deadline), 2n ** 39n]);
      await revise(c.users[1]);
      expect((await c.buckets.bucketOf(2)).isBounty).to.equal(false);
    });

    it("takes an idea into a round, and out of it again", async function () {
      const round = await openRound(c, c.executorSigner, 90n, 1n, { asset: ETHER });
      await revise(c.users[1], { round });
      expect((await c.buckets.bucketOf(2)).round).to.equal(BigInt(round));
      await revise(c.users[1]);
      const { round: none, asset } = await c.buckets.bucketOf(2);
      expect([none, asset]).to.deep.equal([0n, c.currencyAddress]);
    });

    it("reverts as suggest does for a plan that does not fit", async function () {
      await expectError(revise(c.users[1], { min: 3n, max: 2n }), c.buckets, "GoalsUpsideDown", 3, 2);
      await expectError(revise(c.users[1], { items: [] }), c.buckets, "NoItems");
      await expectError(revise(c.users[1], { tags: times(9, "bread") }), c.buckets, "PlanTooLong", 1, 9, 0);
    });

    it("reverts with NotTheSteward for everybody else", async function () {
      for (const tried of [c.users[0], c.stranger, c.executorSigner]) {
        await expectError(revise(tried), c.buckets, "NotTheSteward", 2, tried);
      }
    });

    it("reverts with BucketNotIn once it is open: what funders give to does not change", async function () {
      await expectError(revise(c.steward, {}, 1), c.buckets, "BucketNotIn", 1, OPEN, IDEA);
    });
  });

  describe("open", function () {
    const open = (caller: Signer, bucket = 2) => c.buckets.connect(caller).open(bucket);

    it("opens an idea to be filled until its deadline", async function () {
      await suggest(c.users[1], { secondDeadline: c.deadline + 9 });
      const opened = [2, 0, c.currency, euros(1), euros(2), c.deadline, c.deadline + 9];
      await expectEvent(open(c.users[1]), c.buckets, "BucketOpened", ...opened);
      expect((await c.buckets.bucketOf(2)).state).to.equal(OPEN);
    });

    it("reverts with DeadlineInThePast where its deadline went by while it was talked about", async function () {
      await suggest(c.users[1]);
      await time.setNextBlockTimestamp(c.deadline);
      await expectError(open(c.users[1]), c.buckets, "DeadlineInThePast", c.deadline);
    });

    it("reverts with NotTheSteward for everybody else, and with BucketNotIn the second time", async function () {
      await suggest(c.users[1]);
      for (const tried of [c.steward, c.stranger]) await expectError(open(tried), c.buckets, "NotTheSteward", 2, tried);
      await open(c.users[1]);
      await expectError(open(c.users[1]), c.buckets, "BucketNotIn", 2, OPEN, IDEA);
    });

    describe("in a round", function () {
      it("takes asset and deadline from the round, whatever the plan says", async function () {
        const round = await openRound(c, c.executorSigner, 90n, 2n, { asset: ETHER });
        const { closesAt } = await c.rounds.roundOf(round);
        await suggest(c.users[1], { round, min: 3n, max: 7n });
        const opened = [2, round, ETHER, 3, 7, closesAt, 0];
        await expectEvent(open(c.users[1]), c.buckets, "BucketOpened", ...opened);
        const { asset, deadline } = await c.buckets.bucketOf(2);
        expect([asset, deadline]).to.deep.equal([ETHER, closesAt]);
        expect(await c.rounds.tallyOf(round, 2)).to.deep.equal([0n, 3n, 0n, true]); // room in whole units of 2
        expect((await c.rounds.roundOf(round)).unsettled).to.equal(1n);
      });

      it("reverts with NoSuchRound and RoundClosed where there is no open round", async function () {
        await expectError(suggest(c.users[1], { round: 1 }), c.rounds, "NoSuchRound", 1);
        const round = await openRound(c, c.executorSigner, euros(900), euros(1));
        await suggest(c.users[1], { round });
        const { closesAt } = await c.rounds.roundOf(round);
        await time.setNextBlockTimestamp(closesAt);
        await expectError(open(c.users[1]), c.rounds, "RoundClosed", round, closesAt);
        expect((await c.rounds.roundOf(round)).unsettled).to.equal(0n);
      });
    });
  });

  describe("openNow", function () {
    it("suggests a bucket and opens it at once", async function () {
      const opening = c.buckets.connect(c.users[0]).openNow(draft());
      await expect(opening).to.emit(c.buckets, "BucketPlanned");
      const opened = [2, 0, c.currency, euros(1), euros(2), c.deadline, 0];
      await expectEvent(opening, c.buckets, "BucketOpened", ...opened);
      const { state, steward } = await c.buckets.bucketOf(2);
      expect([state, steward]).to.deep.equal([OPEN, 1n]);
    });
  });

  describe("fill", function () {
    it("takes money from anyone into the bucket", async function () {
      const filling = fill(c.funder, euros(100));
      await expectEvent(filling, c.buckets, "BucketFilled", 1, c.funder, euros(100));
      const way: [string, string] = [accountOf(c.funder.address, OUTSIDE), await bucketAccount(c, 1)];
      await expectEntry(filling, c.treasury, 3, "Funding", way, c.currency, euros(100), refTo("Bucket", 1));
      await expect(filling).to.changeTokenBalance(ethers, c.currency, c.funder, -euros(100));
      expect(await heldIn(c, 1)).to.equal(euros(100));
    });

    it("remembers who gave how much", async function () {
      await fill(c.funder, euros(100));
      await fill(c.newcomer, euros(30));
      await fill(c.funder, euros(50));
      expect(await c.buckets.fundedBy(1, c.funder)).to.equal(euros(150));
      expect(await c.buckets.fundedBy(1, c.newcomer)).to.equal(euros(30));
      expect((await c.buckets.bucketOf(1)).raised).to.equal(euros(180));
    });

    it("INV-7: reverts with BucketFull above the maximum, and fills it to the last unit", async function () {
      await fill(c.funder, euros(400));
      await expectError(fill(c.newcomer, euros(100) + 1n), c.buckets, "BucketFull", 1, euros(100), euros(100) + 1n);
      await fill(c.newcomer, euros(100));
      await expectError(fill(c.newcomer, 1n), c.buckets, "BucketFull", 1, 0, 1);
    });

    it("reverts with BucketClosed from the second of the deadline on", async function () {
      await time.setNextBlockTimestamp(c.deadline - 1);
      await fill(c.funder, 1n);
      await time.setNextBlockTimestamp(c.deadline);
      await expectError(fill(c.funder, 1n), c.buckets, "BucketClosed", 1, c.deadline);
    });

    it("reverts with NoSuchBucket and BucketNotIn where there is nothing to fill", async function () {
      for (const none of [0, 2]) await expectError(fill(c.funder, 1n, none), c.buckets, "NoSuchBucket", none);
      await fill(c.funder, euros(500));
      await c.buckets.close(1);
      await expectError(fill(c.funder, 1n), c.buckets, "BucketNotIn", 1, FUNDED, OPEN);
    });

    it("reverts with NothingMoved for nothing, and with WrongEther where the asset is a token", async function () {
      await expectError(fill(c.funder, 0n), c.treasury, "NothingMoved");
      const withEther = c.buckets.connect(c.funder).fill(1, 5, { value: 5 });
      await expectError(withEther, c.treasury, "WrongEther", 5, 0);
    });

    it("takes ether into a bucket of ether", async function () {
      await openBucket(c, c.steward, { asset: ETHER, min: 5n, max: 10n, deadline: c.deadline });
      const filling = c.buckets.connect(c.funder).fill(2, 6, { value: 6 });
      await expect(filling).to.changeEtherBalances(ethers, [c.funder, c.treasury, c.buckets], [-6n, 6n, 0n]);
      expect(await heldIn(c, 2)).to.equal(6n);
      const short = c.buckets.connect(c.funder).fill(2, 2, { value: 1 });
      await expectError(short, c.treasury, "WrongEther", 1, 2);
    });

    it("counts what arrived of a token that keeps a fee", async function () {
      const trick = await ethers.deployContract("HostileToken");
      await trick.mint(c.funder, euros(100));
      await trick.connect(c.funder).approve(c.treasury, euros(100));
      await trick.setFee(500);
      await c.treasury.connect(c.executorSigner).accept(trick, true);
      await openBucket(c, c.steward, { asset: trick, min: euros(1), max: euros(100), deadline: c.deadline });
      await expectEvent(fill(c.funder, euros(100), 2), c.buckets, "BucketFilled", 2, c.funder, euros(95));
      expect((await c.buckets.bucketOf(2)).raised).to.equal(euros(95));
      expect(await c.buckets.fundedBy(2, c.funder)).to.equal(euros(95));
    });

    it("reverts with AssetNotAccepted once the co-op takes that asset no more", async function () {
      await c.treasury.connect(c.executorSigner).accept(c.currency, false);
      await expectError(fill(c.funder, 1n), c.treasury, "AssetNotAccepted", c.currency);
    });

    describe("in a round", function () {
      it("leaves the members what they allocated, and takes the rest", async function () {
        const round = await openRound(c, c.executorSigner, euros(900), euros(1));
        await openBucket(c, c.steward, { round, min: euros(50), max: euros(120) });
        await allocate(c, c.users[0], round, [2, 40]);
        await expectError(fill(c.funder, euros(81), 2), c.rounds, "RoomTaken", 2, euros(39), euros(40));
        await fill(c.funder, euros(30), 2);
        await expectError(fill(c.funder, euros(51), 2), c.rounds, "RoomTaken", 2, euros(39), euros(40));
        await fill(c.newcomer, euros(50), 2);
        expect((await c.rounds.tallyOf(round, 2)).room).to.equal(40n);
        const more = allocate(c, c.users[0], round, [2, 41]);
        await expectError(more, c.rounds, "RoomTaken", 2, euros(40), euros(41));
      });
    });
  });

  describe("close", function () {
    const close = (caller: Signer = c.stranger, bucket = 1) => c.buckets.connect(caller).close(bucket);
    const settled = (state: bigint, raised: bigint) => [1, state, raised, 0];

    it("funds a bucket that reached its minimum, whoever sends it", async function () {
      await fill(c.funder, euros(300));
      await time.setNextBlockTimestamp(c.deadline);
      await expectEvent(close(), c.buckets, "BucketSettled", ...settled(FUNDED, euros(300)));
      expect((await c.buckets.bucketOf(1)).state).to.equal(FUNDED);
    });

    it("fails a bucket that missed it by one", async function () {
      await fill(c.funder, euros(300) - 1n);
      await past(time, BigInt(c.deadline));
      await expectEvent(close(), c.buckets, "BucketSettled", ...settled(FAILED, euros(300) - 1n));
      expect((await c.buckets.bucketOf(1)).state).to.equal(FAILED);
    });

    it("reverts with BucketStillFilling before the deadline, unless the bucket is full", async function () {
      await fill(c.funder, euros(499));
      await time.setNextBlockTimestamp(c.deadline - 10);
      await expectError(close(), c.buckets, "BucketStillFilling", 1, c.deadline);
      await fill(c.newcomer, euros(1));
      await expectEvent(close(), c.buckets, "BucketSettled", ...settled(FUNDED, euros(500)));
    });

    it("reverts with BucketNotIn the second time, and with NoSuchBucket for none", async function () {
      await past(time, BigInt(c.deadline));
      await close();
      await expectError(close(), c.buckets, "BucketNotIn", 1, FAILED, OPEN);
      await expectError(close(c.stranger, 2), c.buckets, "NoSuchBucket", 2);
    });

    it("reverts with BucketInRound for a bucket that the round settles, for its steward as well", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1));
      await openBucket(c, c.steward, { round, min: 0n, max: euros(1) });
      await expectError(close(c.steward, 2), c.buckets, "BucketInRound", 2, round);
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await expectError(close(c.stranger, 2), c.buckets, "BucketInRound", 2, round);
    });
  });

  describe("settle", function () {
    /** Bucket 2 of a round, which needs 100 euros, of which members allocated `units` and the funder gave the rest. */
    async function inRound(units: number, given: bigint): Promise<number> {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { duration: days(2) });
      await openBucket(c, c.steward, { round, min: euros(100), max: euros(150) });
      await allocate(c, c.users[0], round, [2, units]);
      await fill(c.funder, given, 2);
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      return round;
    }

    it("funds a bucket whose minimum members and funders reached together", async function () {
      const round = await inRound(60, euros(40));
      const settling = c.rounds.connect(c.stranger).settle(round, 2);
      await expectEvent(settling, c.buckets, "BucketSettled", 2, FUNDED, euros(40), euros(60));
      const { state, fromRound, raised } = await c.buckets.bucketOf(2);
      expect([state, fromRound, raised]).to.deep.equal([FUNDED, euros(60), euros(40)]);
      expect(await heldIn(c, 2)).to.equal(euros(100));
    });

    it("fails a bucket that missed it by one, and moves nothing of the round", async function () {
      const round = await inRound(60, euros(40) - 1n);
      const settling = c.rounds.settle(round, 2);
      await expectEvent(settling, c.buckets, "BucketSettled", 2, FAILED, euros(40) - 1n, 0);
      expect((await c.buckets.bucketOf(2)).fromRound).to.equal(0n);
      expect(await heldIn(c, 2)).to.equal(euros(40) - 1n);
    });
  });
});
