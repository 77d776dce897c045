import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { AddressLike, Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { bucketState } from "../../scripts/plans.ts";
import type { BucketDraft } from "../../scripts/plans.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { allocate, heldIn, openBucket, openCampaign, openRound, requestPayout, spendFrom } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, past } from "../helpers/somerset.ts";

// Buckets that funders fill: all or nothing, or first the minimum and then what they can.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [OPEN, FUNDED, FAILED] = [bucketState("Open"), bucketState("Funded"), bucketState("Failed")];
const ETHER = ZeroAddress;
const MAX_TIME = days(730);

async function campaign() {
  return openCampaign(chain);
}

describe("campaigns", function () {
  let c: Campaign;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(campaign);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const fill = (funder: Signer, amount: bigint, bucket = 1) => c.buckets.connect(funder).fill(bucket, amount);
  const close = (caller: Signer = c.stranger, bucket = 1) => c.buckets.connect(caller).close(bucket);
  const open = (change: Partial<BucketDraft>) =>
    openBucket(c, c.steward, { min: 3n, max: 10n, deadline: c.deadline, ...change });
  const stateOf = async (bucket = 1) => (await c.buckets.bucketOf(bucket)).state;

  describe("all or nothing", function () {
    it("gives nothing to the steward before the minimum is reached and the campaign decided", async function () {
      await fill(c.funder, euros(300));
      await expectError(requestPayout(c, c.steward, 1, 1n), c.buckets, "BucketNotIn", 1, OPEN, FUNDED);
      await past(time, BigInt(c.deadline));
      await expectError(requestPayout(c, c.steward, 1, 1n), c.buckets, "BucketNotIn", 1, OPEN, FUNDED);
      await close();
      await spendFrom(c, c.steward, 1, euros(300));
    });

    it("gives everybody everything back if one base unit is missing", async function () {
      await fill(c.funder, euros(200));
      await fill(c.newcomer, euros(100) - 1n);
      await past(time, BigInt(c.deadline));
      await close();
      await expect(c.buckets.refund(1, c.funder)).to.changeTokenBalance(ethers, c.currency, c.funder, euros(200));
      const gave = euros(100) - 1n;
      await expect(c.buckets.refund(1, c.newcomer)).to.changeTokenBalance(ethers, c.currency, c.newcomer, gave);
      expect(await heldIn(c, 1)).to.equal(0n);
    });

    it("keeps what came in above the minimum", async function () {
      await fill(c.funder, euros(420));
      await past(time, BigInt(c.deadline));
      await expectEvent(close(), c.buckets, "BucketSettled", 1, FUNDED, euros(420), 0);
      await requestPayout(c, c.steward, 1, euros(420));
    });

    it("takes nothing more once it is funded", async function () {
      await fill(c.funder, euros(300));
      await close(c.steward);
      await expectError(fill(c.funder, 1n), c.buckets, "BucketNotIn", 1, FUNDED, OPEN);
    });
  });

  describe("a steward that accepts early", function () {
    it("funds the campaign as soon as it has its minimum", async function () {
      await fill(c.funder, euros(300) - 1n);
      await expectError(close(c.steward), c.buckets, "BucketStillFilling", 1, c.deadline);
      await fill(c.funder, 1n);
      await expectError(close(), c.buckets, "BucketStillFilling", 1, c.deadline);
      await expectEvent(close(c.steward), c.buckets, "BucketSettled", 1, FUNDED, euros(300), 0);
    });

    it("may be a co-steward", async function () {
      await fill(c.funder, euros(300));
      await c.buckets.connect(c.steward).nameCoSteward(1, 1, true);
      await close(c.users[0]);
      expect(await stateOf()).to.equal(FUNDED);
    });
  });

  describe("two deadlines", function () {
    let second: number;
    beforeEach(async () => {
      second = c.deadline + days(5);
      await open({ secondDeadline: second });
    });

    it("reaches the minimum by the first, and goes on taking until the second", async function () {
      await fill(c.funder, 3n, 2);
      await past(time, BigInt(c.deadline));
      await close(c.stranger, 2);
      await fill(c.newcomer, 4n, 2);
      await time.setNextBlockTimestamp(second - 1);
      await fill(c.funder, 1n, 2);
      const { state, raised } = await c.buckets.bucketOf(2);
      expect([state, raised]).to.deep.equal([FUNDED, 8n]);
      await time.setNextBlockTimestamp(second);
      await expectError(fill(c.funder, 1n, 2), c.buckets, "BucketClosed", 2, second);
    });

    it("fails at the first as any other, whatever could have come until the second", async function () {
      await fill(c.funder, 2n, 2);
      await past(time, BigInt(c.deadline));
      await expectError(fill(c.funder, 1n, 2), c.buckets, "BucketClosed", 2, c.deadline);
      await close(c.stranger, 2);
      expect(await stateOf(2)).to.equal(FAILED);
      await expectError(fill(c.funder, 1n, 2), c.buckets, "BucketNotIn", 2, FAILED, OPEN);
    });

    it("waits at the first until somebody decides it, and takes nothing meanwhile", async function () {
      await fill(c.funder, 3n, 2);
      await past(time, BigInt(c.deadline));
      await expectError(fill(c.funder, 1n, 2), c.buckets, "BucketClosed", 2, c.deadline);
      await close(c.stranger, 2);
      await fill(c.funder, 1n, 2);
    });

    it("goes on before the first, once the steward has accepted the minimum", async function () {
      await fill(c.funder, 3n, 2);
      await close(c.steward, 2);
      await fill(c.newcomer, 2n, 2);
      await past(time, BigInt(c.deadline));
      await fill(c.newcomer, 2n, 2);
    });

    it("may be spent while it goes on taking", async function () {
      await fill(c.funder, 3n, 2);
      await close(c.steward, 2);
      await spendFrom(c, c.steward, 2, 3n);
      await fill(c.newcomer, 7n, 2);
      await spendFrom(c, c.steward, 2, 7n);
      expect(await heldIn(c, 2)).to.equal(0n);
    });

    it("INV-7: reverts with BucketFull above the maximum, after the first as before it", async function () {
      await fill(c.funder, 3n, 2);
      await close(c.steward, 2);
      await expectError(fill(c.funder, 8n, 2), c.buckets, "BucketFull", 2, 7, 8);
      await fill(c.funder, 7n, 2);
      await expectError(fill(c.funder, 1n, 2), c.buckets, "BucketFull", 2, 0, 1);
    });

    it("INV-24: gives back what is unspent to those who gave early and late, pro rata", async function () {
      await fill(c.funder, 6n, 2);
      await close(c.steward, 2);
      await spendFrom(c, c.steward, 2, 3n);
      await fill(c.newcomer, 3n, 2);
      await c.buckets.connect(c.steward).giveUp(2);
      await expectEvent(c.buckets.refund(2, c.newcomer), c.buckets, "FunderRefunded", 2, c.newcomer, 2);
      await expectEvent(c.buckets.refund(2, c.funder), c.buckets, "FunderRefunded", 2, c.funder, 4);
      expect(await heldIn(c, 2)).to.equal(0n);
    });

    it("does the same for a bucket that a round has funded, with what the round gave counted in", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { duration: days(2) });
      const { closesAt } = await c.rounds.roundOf(round);
      const draft = { round, min: euros(5), max: euros(10), secondDeadline: closesAt + 1_000n };
      await openBucket(c, c.steward, draft);
      await allocate(c, c.users[0], round, [3, 6]);
      await past(time, closesAt);
      await c.rounds.settle(round, 3);
      await expectError(fill(c.funder, euros(4) + 1n, 3), c.buckets, "BucketFull", 3, euros(4), euros(4) + 1n);
      await fill(c.funder, euros(4), 3);
      expect(await heldIn(c, 3)).to.equal(euros(10));
    });
  });

  describe("goals", function () {
    const flour = { what: "Flour", min: 3n, max: 8n, isIncome: false };
    const sales = { what: "Sales", min: 2n, max: 7n, isIncome: true };

    it("are not lowered by income from elsewhere, which is told and no more", async function () {
      await open({ items: [flour, sales] });
      await fill(c.funder, 2n, 2);
      await past(time, BigInt(c.deadline));
      await close(c.stranger, 2);
      expect(await stateOf(2)).to.equal(FAILED);
    });

    it("may be stretched: it takes more than its items cost, and no more than that", async function () {
      await open({ items: [flour, sales], stretch: 5n });
      await fill(c.funder, 8n, 2);
      await expectError(close(c.stranger, 2), c.buckets, "BucketStillFilling", 2, c.deadline);
      await expectError(fill(c.funder, 6n, 2), c.buckets, "BucketFull", 2, 5, 6);
      await fill(c.newcomer, 5n, 2);
      await close(c.stranger, 2);
      expect((await c.buckets.bucketOf(2)).raised).to.equal(13n);
    });

    it("may ask for no minimum: whatever comes in funds it", async function () {
      await open({ min: 0n });
      await past(time, BigInt(c.deadline));
      await close(c.stranger, 2);
      expect(await stateOf(2)).to.equal(FUNDED);
      await expectError(requestPayout(c, c.steward, 2, 1n), c.buckets, "NotEnoughInBucket", 2, 0, 1);
    });
  });

  describe("deadlines", function () {
    /** Opens a campaign with deadlines so many seconds after the block that opens it. Gives when that is. */
    async function openAt(first: number, second?: number): Promise<{ now: number; opening: Promise<unknown> }> {
      const now = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(now);
      const secondDeadline = second === undefined ? 0 : now + second;
      return { now, opening: open({ deadline: now + first, secondDeadline }) };
    }

    it("are later than now: reverts with DeadlineInThePast", async function () {
      for (const first of [0, -1]) {
        const { now, opening } = await openAt(first);
        await expectError(opening, c.buckets, "DeadlineInThePast", now + first);
      }
      await (await openAt(1)).opening;
    });

    it("are no later than two years from now: reverts with DeadlineTooFar", async function () {
      const { now, opening } = await openAt(MAX_TIME + 1);
      await expectError(opening, c.buckets, "DeadlineTooFar", now + MAX_TIME + 1, now + MAX_TIME);
      await (await openAt(MAX_TIME)).opening;
      expect(await c.buckets.MAX_TIME()).to.equal(BigInt(MAX_TIME));
    });

    it("are so with the second one included", async function () {
      const { now, opening } = await openAt(1, MAX_TIME + 1);
      await expectError(opening, c.buckets, "DeadlineTooFar", now + MAX_TIME + 1, now + MAX_TIME);
      await (await openAt(1, MAX_TIME)).opening;
    });

    it("follow each other: reverts with SecondDeadlineTooEarly for one that is not after the first", async function () {
      for (const second of [50, 49]) {
        const { now, opening } = await openAt(50, second);
        await expectError(opening, c.buckets, "SecondDeadlineTooEarly", now + second, now + 50);
      }
      await (await openAt(50, 51)).opening;
    });

    it("follow the close of the round, for a bucket in one", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1));
      const { closesAt } = await c.rounds.roundOf(round);
      const opening = open({ round, secondDeadline: closesAt });
      await expectError(opening, c.buckets, "SecondDeadlineTooEarly", closesAt, closesAt);
      await open({ round, secondDeadline: closesAt + 1n });
    });

    it("are later where the round closes later, and no second one after it", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { duration: MAX_TIME + days(9) });
      const { closesAt } = await c.rounds.roundOf(round);
      await open({ round });
      const now = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(now);
      const opening = open({ round, secondDeadline: closesAt + 1n });
      await expectError(opening, c.buckets, "DeadlineTooFar", closesAt + 1n, now + MAX_TIME);
    });
  });

  describe("in other assets", function () {
    /** Raises 7 of 3 to 10 base units with the steward's acceptance, gives up, and gives all back. */
    async function raiseAndReturn(asset: AddressLike, value: bigint): Promise<void> {
      await open({ asset });
      await c.buckets.connect(c.funder).fill(2, 7, { value });
      await close(c.steward, 2);
      expect(await heldIn(c, 2)).to.equal(7n);
      await c.buckets.connect(c.steward).giveUp(2);
      await c.buckets.refund(2, c.funder);
      expect(await heldIn(c, 2)).to.equal(0n);
    }

    it("raises ether, and gives it back", async function () {
      const before = await ethers.provider.getBalance(c.treasury);
      await raiseAndReturn(ETHER, 7n);
      expect(await ethers.provider.getBalance(c.treasury)).to.equal(before);
    });

    it("raises a currency of 6 decimals, and gives it back", async function () {
      const usdc = await ethers.deployContract("TestToken", ["Test dollar", "USDC", 6]);
      await usdc.mint(c.funder, 7n);
      await usdc.connect(c.funder).approve(c.treasury, 7n);
      await c.treasury.connect(c.executorSigner).accept(usdc, true);
      await raiseAndReturn(usdc, 0n);
      expect(await usdc.balanceOf(c.funder)).to.equal(7n);
    });
  });
});
