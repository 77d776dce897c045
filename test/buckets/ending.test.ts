import { expect } from "chai";
import { id } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { bucketState, draftBucket } from "../../scripts/plans.ts";
import { action } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import {
  allocate, bucketAccount, heldIn, openBucket, openCampaign, openRound, requestPayout, spendFrom,
} from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, past, resolve } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [OPEN, FUNDED, COMPLETED, CANCELLED] = [
  bucketState("Open"), bucketState("Funded"), bucketState("Completed"), bucketState("Cancelled"),
];
const REPORT = [id("what came of it"), "ipfs://report"] as const;
const OFFICERS = 7n; // a role
const CARRIED = 0n; // the account of the rounds

async function campaign() {
  return openCampaign(chain);
}

/** The campaign with 300 euros of the funder and 100 of the newcomer, accepted by its steward. */
async function funded() {
  const c = await campaign();
  await c.buckets.connect(c.funder).fill(1, euros(300));
  await c.buckets.connect(c.newcomer).fill(1, euros(100));
  await c.buckets.connect(c.steward).close(1);
  return c;
}

/** Opens bucket 2 in a round over 900 euros: 200 euros allocated by two users, and 100 given by the funder. */
async function enterRound(c: Campaign, carriesOver = false): Promise<number> {
  const round = await openRound(c, c.executorSigner, euros(900), euros(1), { carriesOver });
  await openBucket(c, c.steward, { round, min: euros(300), max: euros(500) });
  for (const user of [c.users[0], c.users[1]]) await allocate(c, user, round, [2, 100]);
  await c.buckets.connect(c.funder).fill(2, euros(100));
  return round;
}

describe("the end of a bucket", function () {
  let c: Campaign;
  const startFrom = (fixture: () => Promise<Campaign>) =>
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const stateOf = async (bucket = 1) => (await c.buckets.bucketOf(bucket)).state;
  const balanceOf = (account: string) => c.treasury.balanceOf(account, c.currency);
  const generalFund = async () => balanceOf(await c.treasury.generalFund());
  const roundAccount = async (number: number | bigint) => accountOf(await c.rounds.getAddress(), BigInt(number));

  /** Waits until the round is over, and settles bucket 2. */
  async function settle(round: number): Promise<void> {
    await past(time, (await c.rounds.roundOf(round)).closesAt);
    await c.rounds.settle(round, 2);
  }

  /** Gives the officers' role to the stranger, who may then call `name` as a resolution does. */
  async function appointOfficer(name: "cancel"): Promise<void> {
    const authority = c.authority.connect(c.executorSigner);
    await authority.setTargetFunctionRole(c.buckets, [c.buckets.interface.getFunction(name).selector], OFFICERS);
    await authority.grantRole(OFFICERS, c.stranger, 0);
  }

  describe("complete", function () {
    startFrom(funded);

    const complete = (caller: Signer = c.steward, bucket = 1) => c.buckets.connect(caller).complete(bucket, ...REPORT);

    it("ends a bucket whose work is done, with a report, and gives back what is unspent", async function () {
      await spendFrom(c, c.steward, 1, euros(100));
      await expectEvent(complete(), c.buckets, "BucketCompleted", 1, euros(300), ...REPORT);
      expect(await stateOf()).to.equal(COMPLETED);
      await expectEvent(c.buckets.refund(1, c.funder), c.buckets, "FunderRefunded", 1, c.funder, euros(225));
      await expectEvent(c.buckets.refund(1, c.newcomer), c.buckets, "FunderRefunded", 1, c.newcomer, euros(75));
      expect(await heldIn(c, 1)).to.equal(0n);
    });

    it("ends one that spent all, of which nobody gets anything back", async function () {
      await spendFrom(c, c.steward, 1, euros(400));
      await expectEvent(complete(), c.buckets, "BucketCompleted", 1, 0, ...REPORT);
      await expectError(c.buckets.refund(1, c.funder), c.buckets, "NothingToRefund", 1, c.funder);
    });

    it("reverts with PayoutsPending until what was asked for is paid or withdrawn", async function () {
      const first = await requestPayout(c, c.steward, 1, euros(40));
      const second = await requestPayout(c, c.steward, 1, euros(7));
      await expectError(complete(), c.buckets, "PayoutsPending", 1, euros(47));
      await c.payouts.connect(c.users[0]).approve(first);
      await c.payouts.pay(first);
      await expectError(complete(), c.buckets, "PayoutsPending", 1, euros(7));
      await c.payouts.connect(c.steward).withdraw(second);
      await expectEvent(complete(), c.buckets, "BucketCompleted", 1, euros(360), ...REPORT);
    });

    it("reverts with PromisesOpen until every promise to the commons is kept", async function () {
      const commons = ["Plans", "Photos", "Recipes"].map((what) => ({ what, licence: "CC-BY-SA-4.0" }));
      await openBucket(c, c.steward, { min: 0n, max: 9n, deadline: c.deadline, commons });
      await c.buckets.connect(c.steward).close(2);
      const keep = (promise: number) => c.buckets.connect(c.steward).keepPromise(2, promise, id("plans"), "ipfs://p");
      await expectError(complete(c.steward, 2), c.buckets, "PromisesOpen", 2, 0b111, 0);
      await keep(2);
      await keep(0);
      await expectError(complete(c.steward, 2), c.buckets, "PromisesOpen", 2, 0b111, 0b101);
      await keep(1);
      await complete(c.steward, 2);
      expect(await stateOf(2)).to.equal(COMPLETED);
    });

    it("reverts with NotTheSteward for everybody else, the executor and funders included", async function () {
      for (const tried of [c.workers[1], c.stranger, c.funder, c.executorSigner]) {
        await expectError(complete(tried), c.buckets, "NotTheSteward", 1, tried);
      }
    });
  });

  describe("cancel", function () {
    startFrom(funded);

    it("ends a bucket by resolution, and gives back what is unspent, pro rata", async function () {
      await spendFrom(c, c.steward, 1, euros(100));
      await resolve(c, time, [action(c.buckets, "cancel", [1])], "Cancel the oven");
      expect(await stateOf()).to.equal(CANCELLED);
      await expectEvent(c.buckets.refund(1, c.funder), c.buckets, "FunderRefunded", 1, c.funder, euros(225));
      await expectEvent(c.buckets.refund(1, c.newcomer), c.buckets, "FunderRefunded", 1, c.newcomer, euros(75));
      expect(await heldIn(c, 1)).to.equal(0n);
    });

    it("lets whoever the authority's table names do the same", async function () {
      await expectError(c.buckets.connect(c.stranger).cancel(1), c.buckets, "AccessManagedUnauthorized", c.stranger);
      await appointOfficer("cancel");
      await expectEvent(c.buckets.connect(c.stranger).cancel(1), c.buckets, "BucketCancelled", 1, euros(400));
    });

    it("counts payouts that were not paid as unspent, and stops them", async function () {
      await spendFrom(c, c.steward, 1, euros(100));
      const payout = await requestPayout(c, c.steward, 1, euros(300));
      await c.payouts.connect(c.users[0]).approve(payout);
      await expectEvent(c.asExecutor.cancel(1), c.buckets, "BucketCancelled", 1, euros(300));
      await expectError(c.payouts.pay(payout), c.buckets, "BucketNotIn", 1, CANCELLED, FUNDED);
      await expectError(requestPayout(c, c.steward, 1, 1n), c.buckets, "BucketNotIn", 1, CANCELLED, FUNDED);
      await expectEvent(c.buckets.refund(1, c.funder), c.buckets, "FunderRefunded", 1, c.funder, euros(225));
      await c.payouts.connect(c.steward).withdraw(payout);
      expect((await c.buckets.bucketOf(1)).committed).to.equal(euros(100));
    });

    it("reverts with BucketOver the second time, and with NoSuchBucket for none", async function () {
      await c.asExecutor.cancel(1);
      await expectError(c.asExecutor.cancel(1), c.buckets, "BucketOver", 1, CANCELLED);
      await expectError(c.asExecutor.cancel(2), c.buckets, "NoSuchBucket", 2);
    });

    it("reverts with AccessManagedUnauthorized for everybody else, the steward included", async function () {
      for (const tried of [c.steward, c.funder]) {
        await expectError(c.buckets.connect(tried).cancel(1), c.buckets, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("giveUp", function () {
    startFrom(campaign);

    it("ends an open campaign, and gives everybody back what it gave", async function () {
      await c.buckets.connect(c.funder).fill(1, euros(20));
      await expectEvent(c.buckets.connect(c.steward).giveUp(1), c.buckets, "BucketCancelled", 1, euros(20));
      expect(await stateOf()).to.equal(CANCELLED);
      const refill = c.buckets.connect(c.funder).fill(1, 1n);
      await expectError(refill, c.buckets, "BucketNotIn", 1, CANCELLED, OPEN);
      await expectEvent(c.buckets.refund(1, c.funder), c.buckets, "FunderRefunded", 1, c.funder, euros(20));
    });

    it("ends an idea, of a round as well", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1));
      const plans = [{ title: "Mixer", asset: c.currency }, { title: "Mill", round }];
      for (const plan of plans) await c.buckets.connect(c.steward).suggest(draftBucket({ max: 1n, ...plan }));
      for (const bucket of [2, 3]) {
        await expectEvent(c.buckets.connect(c.steward).giveUp(bucket), c.buckets, "BucketCancelled", bucket, 0);
      }
      expect((await c.rounds.roundOf(round)).unsettled).to.equal(0n);
    });

    it("reverts with NotTheSteward for everybody else", async function () {
      for (const tried of [c.workers[1], c.stranger, c.executorSigner]) {
        await expectError(c.buckets.connect(tried).giveUp(1), c.buckets, "NotTheSteward", 1, tried);
      }
    });
  });

  describe("of a bucket that is open in a round", function () {
    startFrom(campaign);

    let round: number;
    beforeEach(async () => {
      round = await enterRound(c);
    });

    const giveUp = () => c.buckets.connect(c.steward).giveUp(2);

    it("lets members allocate anew what they allocated to it", async function () {
      await openBucket(c, c.workers[1], { round, min: 0n, max: euros(500) });
      await expectError(allocate(c, c.users[0], round, [2, 100], [3, 1]), c.rounds, "OverAllowance", 101, 100);
      await giveUp();
      await expectError(allocate(c, c.users[0], round, [2, 1]), c.rounds, "BucketNotInRound", round, 2);
      await allocate(c, c.users[0], round, [3, 100]);
      expect(await c.rounds.allocationsOf(round, 1)).to.deep.equal([[3n, 100n]]);
      expect((await c.rounds.tallyOf(round, 2)).units).to.equal(100n); // of the user who has not yet allocated anew
      await allocate(c, c.users[1], round);
      expect(await c.rounds.tallyOf(round, 2)).to.deep.equal([0n, euros(400) / euros(1), 0n, false]);
    });

    it("INV-9: leaves the pool whole, and the round gives it back", async function () {
      const before = await generalFund();
      await giveUp();
      expect(await balanceOf(await roundAccount(round))).to.equal(euros(900));
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await expectError(c.rounds.settle(round, 2), c.rounds, "BucketNotInRound", round, 2);
      await expectEvent(c.rounds.finish(round), c.rounds, "RoundFinished", round, euros(900));
      expect(await generalFund()).to.equal(before + euros(900));
    });

    it("gives back to funders all they gave, and nothing to the round", async function () {
      await expectEvent(giveUp(), c.buckets, "BucketCancelled", 2, euros(100));
      await expectError(c.buckets.refund(2, c.rounds), c.buckets, "NothingToRefund", 2, c.rounds);
      await expectEvent(c.buckets.refund(2, c.funder), c.buckets, "FunderRefunded", 2, c.funder, euros(100));
      expect(await heldIn(c, 2)).to.equal(0n);
    });

    it("does not hold up a round that is over and not yet settled", async function () {
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await expectError(c.rounds.finish(round), c.rounds, "BucketsUnsettled", round, 1);
      await c.asExecutor.cancel(2);
      await expectEvent(c.rounds.finish(round), c.rounds, "RoundFinished", round, euros(900));
    });
  });

  describe("of a bucket that a round funded", function () {
    startFrom(campaign);

    it("returns the round's part to the general fund", async function () {
      await settle(await enterRound(c));
      await spendFrom(c, c.steward, 2, euros(60));
      await expectEvent(c.asExecutor.cancel(2), c.buckets, "BucketCancelled", 2, euros(240));
      const [before, entries] = [await generalFund(), (await c.treasury.seal()) >> 208n];
      const returning = c.buckets.connect(c.stranger).refund(2, c.rounds);
      await expectEvent(returning, c.buckets, "FunderRefunded", 2, c.rounds, euros(160));
      const way: [string, string] = [await bucketAccount(c, 2), await c.treasury.generalFund()];
      const ref = refTo("Bucket", 2);
      await expectEntry(returning, c.treasury, entries + 1n, "Remainder", way, c.currency, euros(160), ref);
      expect(await generalFund()).to.equal(before + euros(160));
      await expectError(c.buckets.refund(2, c.rounds), c.buckets, "NothingToRefund", 2, c.rounds);
      await expectEvent(c.buckets.refund(2, c.funder), c.buckets, "FunderRefunded", 2, c.funder, euros(80));
      expect(await heldIn(c, 2)).to.equal(0n);
    });

    it("returns it to where the next round begins, if the round carries over", async function () {
      const round = await enterRound(c, true);
      await settle(round);
      await c.rounds.finish(round);
      const [before, carried] = [await generalFund(), await roundAccount(CARRIED)];
      expect(await balanceOf(carried)).to.equal(euros(700));
      await c.buckets.connect(c.steward).complete(2, ...REPORT);
      await c.buckets.refund(2, c.rounds);
      expect(await balanceOf(carried)).to.equal(euros(900));
      expect(await generalFund()).to.equal(before);
      const next = await openRound(c, c.executorSigner, euros(100), euros(1));
      expect((await c.rounds.roundOf(next)).pool).to.equal(euros(1_000));
      expect(await balanceOf(carried)).to.equal(0n);
    });

    it("does so while the round is not finished, and leaves the rest to it", async function () {
      const round = await enterRound(c);
      await settle(round);
      await c.buckets.connect(c.steward).giveUp(2);
      const before = await generalFund();
      await c.buckets.refund(2, c.rounds);
      await expectEvent(c.rounds.finish(round), c.rounds, "RoundFinished", round, euros(700));
      expect(await generalFund()).to.equal(before + euros(900));
    });
  });
});
