import { expect } from "chai";
import { id } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { bucketState } from "../../scripts/plans.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { allocate as allocateIn, openBucket, openRound } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, foundSomerset, past } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [OPEN, CANCELLED] = [bucketState("Open"), bucketState("Cancelled")];

/**
 * Round 1 over 900 euros in units of two, 50 for each member, with three buckets: of up to 121 euros, which are 60
 * units and a half, of up to 1,000, and of up to one, which is no unit.
 */
async function opened() {
  const c = await foundSomerset(ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
  const [executor, steward] = [await actingAs(chain, c.executor), c.workers[0]];
  await openRound(c, executor, euros(900), euros(2));
  await openBucket(c, steward, { round: 1, min: euros(100), max: euros(121), title: "Small" });
  await openBucket(c, steward, { round: 1, min: euros(100), max: euros(1_000), title: "Large" });
  await openBucket(c, steward, { round: 1, max: euros(1), title: "Tiny" });
  return { ...c, executorSigner: executor, steward };
}

describe("The room in a bucket of a round", function () {
  let c: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(opened);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const allocate = (member: Signer, ...pairs: [number, number][]) => allocateIn(c, member, 1, ...pairs);
  const allocated = async (number: number) =>
    (await c.rounds.allocationsOf(1, number)).map((a) => [Number(a.bucket), Number(a.units)]);
  const fill = (bucket: number, amount: bigint) => c.buckets.connect(c.funder).fill(bucket, amount);

  /** Units allocated, room, members and whether it is open. */
  const tally = async (bucket: number) => {
    const { units, room, members, isOpen } = await c.rounds.tallyOf(1, bucket);
    return [Number(units), Number(room), Number(members), isOpen];
  };
  const end = async () => past(time, (await c.rounds.roundOf(1)).closesAt);

  describe("for members", function () {
    it("is filled exactly, in whole units, and RoomTaken is the answer to one more", async function () {
      await allocate(c.users[0], [1, 50]);
      await expectError(allocate(c.users[1], [1, 11]), c.rounds, "RoomTaken", 1, euros(120), euros(122));
      await allocate(c.users[1], [1, 10]);
      expect(await tally(1)).to.deep.equal([60, 60, 2, true]);
      await expectError(allocate(c.users[2], [1, 1]), c.rounds, "RoomTaken", 1, euros(120), euros(122));
    });

    it("counts a member's own former part as free", async function () {
      await allocate(c.users[0], [1, 50]);
      await allocate(c.users[1], [1, 10]);
      await allocate(c.users[0], [1, 50]);
      await expectError(allocate(c.users[1], [1, 11]), c.rounds, "RoomTaken", 1, euros(120), euros(122));
      await allocate(c.users[0], [1, 49]);
      await allocate(c.users[1], [1, 11]);
    });

    it("is none in a bucket that takes less than a unit", async function () {
      await expectError(allocate(c.users[0], [3, 1]), c.rounds, "RoomTaken", 3, 0, euros(2));
      await fill(3, euros(1));
    });

    it("shrinks by what funders fill, to whole units", async function () {
      await fill(1, euros(1)); // the half unit that members cannot allocate
      expect(await tally(1)).to.deep.equal([0, 60, 0, true]);
      await fill(1, 1n);
      expect(await tally(1)).to.deep.equal([0, 59, 0, true]);
      await fill(1, euros(2) - 1n);
      expect(await tally(1)).to.deep.equal([0, 59, 0, true]);
      await fill(1, euros(58));
      expect(await tally(1)).to.deep.equal([0, 30, 0, true]);
      await expectError(allocate(c.users[0], [1, 31]), c.rounds, "RoomTaken", 1, euros(60), euros(62));
      await allocate(c.users[0], [1, 30]);
    });

    it("is not shown beyond what a round can give, and shrinks from there only when it is less", async function () {
      const most = 2n ** 31n - 1n;
      const round = await openRound(c, c.executorSigner, 900n, 1n);
      const bucket = await openBucket(c, c.steward, { round, max: most + 100n });
      await fill(bucket, 100n);
      expect((await c.rounds.tallyOf(round, bucket)).room).to.equal(most);
      await fill(bucket, 1n);
      expect((await c.rounds.tallyOf(round, bucket)).room).to.equal(most - 1n);
    });
  });

  describe("for funders", function () {
    it("is what members leave, to the base unit that a unit does not reach", async function () {
      await allocate(c.users[0], [1, 50]);
      await expectError(fill(1, euros(21) + 1n), c.rounds, "RoomTaken", 1, euros(100) - 1n, euros(100));
      await fill(1, euros(21));
      expect(await tally(1)).to.deep.equal([50, 50, 1, true]);
      await expectError(fill(1, 1n), c.rounds, "RoomTaken", 1, euros(100) - 1n, euros(100));
    });

    it("grows when a member withdraws", async function () {
      await allocate(c.users[0], [1, 50]);
      await allocate(c.users[1], [1, 10]);
      await expectError(fill(1, euros(2)), c.rounds, "RoomTaken", 1, euros(119), euros(120));
      await allocate(c.users[1]);
      await fill(1, euros(21));
    });

    it("ends at the maximum, with BucketFull", async function () {
      await fill(1, euros(121));
      await expectError(fill(1, 1n), c.buckets, "BucketFull", 1, 0, 1);
      await expectError(allocate(c.users[0], [1, 1]), c.rounds, "RoomTaken", 1, 0, euros(2));
    });

    it("INV-7: with members' part fills the bucket to its maximum, and no further", async function () {
      await allocate(c.users[0], [1, 50]);
      await fill(1, euros(21));
      await end();
      await c.rounds.settle(1, 1);
      const { raised, fromRound, max } = await c.buckets.bucketOf(1);
      expect([raised, fromRound, max]).to.deep.equal([euros(21), euros(100), euros(121)]);
    });
  });

  describe("of a bucket that is cancelled while it fills", function () {
    const cancel = () => c.buckets.connect(c.executorSigner).cancel(2);

    beforeEach(async () => {
      await allocate(c.users[0], [1, 10], [2, 40]);
      await allocate(c.users[1], [2, 50]);
    });

    it("is closed to everybody: BucketNotInRound, and BucketNotIn for funders", async function () {
      await cancel();
      expect(await tally(2)).to.deep.equal([90, 500, 2, false]);
      expect((await c.rounds.roundOf(1)).unsettled).to.equal(2n);
      for (const user of c.users) {
        await expectError(allocate(user, [2, 1]), c.rounds, "BucketNotInRound", 1, 2);
      }
      await expectError(fill(2, 1n), c.buckets, "BucketNotIn", 2, CANCELLED, OPEN);
    });

    it("gives members their allowance back, which they allocate anew", async function () {
      await cancel();
      await allocate(c.users[0], [1, 50]);
      await allocate(c.users[1], [1, 10]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[60, 60, 2, true], [0, 500, 0, false]]);
      expect(await allocated(2)).to.deep.equal([[1, 10]]);
    });

    it("keeps no member from withdrawing altogether", async function () {
      await cancel();
      await allocate(c.users[1]);
      expect(await tally(2)).to.deep.equal([40, 500, 1, false]);
    });

    it("is not settled, and in nobody's way, though members left it in their ballots", async function () {
      const before = await c.treasury.balanceOf(await c.treasury.generalFund(), c.currency);
      await cancel();
      await end();
      await expectError(c.rounds.settle(1, 2), c.rounds, "BucketNotInRound", 1, 2);
      await c.rounds.settle(1, 1);
      await c.rounds.settle(1, 3);
      await expectEvent(c.rounds.finish(1), c.rounds, "RoundFinished", 1, euros(900));
      expect(await c.treasury.balanceOf(await c.treasury.generalFund(), c.currency)).to.equal(before + euros(900));
    });

    it("by its steward, after the close and before it is settled, is out all the same", async function () {
      await end();
      await c.buckets.connect(c.steward).giveUp(2);
      await expectError(c.rounds.settle(1, 2), c.rounds, "BucketNotInRound", 1, 2);
      await c.rounds.settle(1, 1);
      await c.rounds.settle(1, 3);
      await expectEvent(c.rounds.finish(1), c.rounds, "RoundFinished", 1, euros(900));
    });

    it("after it was settled, leaves the round as it is and returns the members' part to its rest", async function () {
      await end();
      for (const bucket of [1, 2, 3]) await c.rounds.settle(1, bucket);
      await c.rounds.finish(1);
      await cancel();
      expect((await c.rounds.roundOf(1)).unsettled).to.equal(0n);
      await expectEvent(c.buckets.refund(2, c.rounds), c.buckets, "FunderRefunded", 2, c.rounds, euros(180));
      expect(await c.treasury.balanceOf(await c.treasury.generalFund(), c.currency)).to.equal(euros(9_000));
    });

    it("lets funders have theirs back, every base unit", async function () {
      await fill(2, euros(7));
      await cancel();
      const refunding = c.buckets.refund(2, c.funder);
      await expect(refunding).to.changeTokenBalance(ethers, c.currency, c.funder, euros(7));
    });
  });
});
