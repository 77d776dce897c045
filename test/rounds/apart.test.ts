import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { network } from "hardhat";
import { accountOf } from "../../sdk/src/accounts.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { allocate, openBucket, openRound } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { euros, foundSomerset, past } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ETHER = ZeroAddress;
const COUNT = 12; // buckets

/**
 * Three rounds at once: 1 over 900 euros, 2 over 9 ether by class, 3 over 90 euros. Buckets 1 to 12 are in them by
 * turns, so that of any three that follow each other, whose tallies make a word, each round has one.
 */
async function three() {
  const c = await foundSomerset(ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
  await c.treasury.connect(c.funder).deposit(ETHER, euros(9), id("gift"), { value: euros(9) });
  const [executor, steward] = [await actingAs(chain, c.executor), c.workers[0]];
  await openRound(c, executor, euros(900), euros(1));
  await openRound(c, executor, euros(9), euros(0.01), { asset: ETHER, allowance: "ByClass" });
  await openRound(c, executor, euros(90), euros(1));
  for (let i = 0; i < COUNT; i++) {
    await openBucket(c, steward, { title: `Bucket ${i + 1}`, round: (i % 3) + 1, max: euros(50) });
  }
  return c;
}

describe("Rounds at the same time", function () {
  let c: Awaited<ReturnType<typeof three>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(three);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const allocated = async (number: number, round: number) =>
    (await c.rounds.allocationsOf(round, number)).map((a) => [Number(a.bucket), Number(a.units)]);
  const units = async (round: number, bucket: number) => Number((await c.rounds.tallyOf(round, bucket)).units);
  const held = async (owner: { getAddress(): Promise<string> }, number: number, asset: string = c.currencyAddress) =>
    c.treasury.balanceOf(accountOf(await owner.getAddress(), BigInt(number)), asset);

  it("each have their own pool, asset and allowances", async function () {
    const allowances = [1, 2, 3].map((round) => c.rounds.allowanceOf(round, c.users[0]));
    expect(await Promise.all(allowances)).to.deep.equal([100n, 150n, 10n]);
    expect([await held(c.rounds, 1), await held(c.rounds, 2, ETHER), await held(c.rounds, 3)]).to.deep.equal(
      [euros(900), euros(9), euros(90)],
    );
    expect([await held(c.rounds, 2), await held(c.rounds, 1, ETHER)]).to.deep.equal([0n, 0n]);
    expect(await c.rounds.assetOf(2)).to.equal(ETHER);
  });

  it("each know their own buckets, and refuse the others' with BucketNotInRound", async function () {
    for (let bucket = 1; bucket <= COUNT; bucket++) {
      for (const round of [1, 2, 3]) {
        const allocating = allocate(c, c.users[0], round, [bucket, 1]);
        if ((bucket - 1) % 3 === round - 1) await allocating;
        else await expectError(allocating, c.rounds, "BucketNotInRound", round, bucket);
      }
    }
  });

  it("keep what members allocate apart, though bucket numbers interleave", async function () {
    await allocate(c, c.users[0], 1, [1, 10], [4, 20], [7, 30], [10, 40]);
    await allocate(c, c.users[0], 2, [2, 11], [5, 21], [8, 31], [11, 41]);
    await allocate(c, c.users[0], 3, [3, 1], [6, 2], [9, 3], [12, 4]);
    await allocate(c, c.workers[0], 2, [2, 5], [11, 6]);
    await allocate(c, c.users[0], 1, [7, 50]);
    expect(await allocated(1, 1)).to.deep.equal([[7, 50]]);
    expect(await allocated(1, 2)).to.deep.equal([[2, 11], [5, 21], [8, 31], [11, 41]]);
    expect(await allocated(4, 2)).to.deep.equal([[2, 5], [11, 6]]);
    expect(await allocated(1, 3)).to.deep.equal([[3, 1], [6, 2], [9, 3], [12, 4]]);
    const expected = [0, 16, 1, 0, 21, 2, 50, 31, 3, 0, 47, 4];
    for (const [i, sum] of expected.entries()) {
      for (const round of [1, 2, 3]) expect(await units(round, i + 1)).to.equal(i % 3 === round - 1 ? sum : 0);
    }
  });

  it("do not add up for a member: who has used up one has all of the other", async function () {
    await allocate(c, c.users[0], 1, [1, 50], [4, 50]);
    await expectError(allocate(c, c.users[0], 3, [3, 11]), c.rounds, "OverAllowance", 11, 10);
    await allocate(c, c.users[0], 3, [3, 10]);
  });

  it("take buckets out and leave funders room, each in its own", async function () {
    for (const [round, bucket] of [[1, 4], [2, 5], [3, 6]] as const) await allocate(c, c.users[0], round, [bucket, 5]);
    await c.buckets.connect(c.workers[0]).giveUp(5);
    await c.buckets.connect(c.funder).fill(6, euros(20));
    expect(await c.rounds.tallyOf(1, 4)).to.deep.equal([5n, 50n, 1n, true]);
    expect(await c.rounds.tallyOf(2, 5)).to.deep.equal([5n, 5_000n, 1n, false]);
    expect(await c.rounds.tallyOf(3, 6)).to.deep.equal([5n, 30n, 1n, true]);
  });

  it("settle and finish each for itself", async function () {
    await allocate(c, c.users[0], 1, [1, 10], [4, 20]);
    await allocate(c, c.users[0], 2, [2, 11]);
    await allocate(c, c.users[0], 3, [3, 7]);
    await past(time, (await c.rounds.roundOf(3)).closesAt);
    const before = await c.treasury.balanceOf(await c.treasury.generalFund(), c.currency);
    for (const round of [2, 3, 1]) {
      for (let bucket = round; bucket <= COUNT; bucket += 3) await c.rounds.settle(round, bucket);
      await c.rounds.finish(round);
    }
    expect([await held(c.buckets, 1), await held(c.buckets, 4)]).to.deep.equal([euros(10), euros(20)]);
    expect([await held(c.buckets, 2, ETHER), await held(c.buckets, 3)]).to.deep.equal([euros(0.11), euros(7)]);
    const fund = await c.treasury.generalFund();
    expect(await c.treasury.balanceOf(fund, c.currency)).to.equal(before + euros(900 + 90 - 37));
    expect(await c.treasury.balanceOf(fund, ETHER)).to.equal(euros(9 - 0.11));
  });
});
