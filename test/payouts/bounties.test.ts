import { expect } from "chai";
import { ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { purpose } from "../../scripts/charter.ts";
import { bucketState, draftBucket, draftOrder } from "../../scripts/plans.ts";
import type { OrderDraft } from "../../scripts/plans.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { allocate, fillFundsIntake, openBucket, openCampaign, openRound, requestPayout } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, past } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;

const [OPEN, FUNDED, CANCELLED] = [bucketState("Open"), bucketState("Funded"), bucketState("Cancelled")];
const PLAIN = 2; // number of the bucket that is no bounty

/** The first worker's bounty 1 of 300 to 500 euros, and bucket 2 that is none, open to funders. */
async function open() {
  const c = await openCampaign(chain, { isBounty: true });
  await openBucket(c, c.steward, { max: euros(500), deadline: c.deadline });
  return c;
}

describe("bounties", function () {
  let c: Campaign;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(open);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const fill = (funder: Signer, amount: bigint, bucket = 1) => c.buckets.connect(funder).fill(bucket, amount);
  const close = (bucket = 1) => c.buckets.connect(c.steward).close(bucket);
  const back = (funder: Signer, { address }: { address: string } = c.supplier, bucket = 1) =>
    c.payouts.connect(funder).back(bucket, address);
  const backing = ({ address }: { address: string }) => c.payouts.backingOf(1, address);
  const request = (caller: Signer, change: Partial<OrderDraft> = {}, bucket = 1) => {
    const order = { recipient: c.supplier.address, amount: euros(40), purpose: "Work" as const, ...change };
    return c.payouts.connect(caller).requestBounty(bucket, draftOrder(order));
  };

  describe("back", function () {
    it("backs who should get it, with all that the funder gave", async function () {
      await fill(c.funder, euros(200));
      await fill(c.funder, euros(50));
      await expectEvent(back(c.funder), c.payouts, "RecipientBacked", 1, c.funder, c.supplier, euros(250));
      expect(await c.payouts.backingBy(1, c.funder)).to.deep.equal([c.supplier.address, euros(250)]);
      expect(await backing(c.supplier)).to.equal(euros(250));
    });

    it("adds up what several funders back", async function () {
      await fill(c.funder, euros(200));
      await fill(c.newcomer, euros(70));
      await back(c.funder);
      await back(c.newcomer);
      expect(await backing(c.supplier)).to.equal(euros(270));
    });

    it("may be changed: the money backs another, and the first one no more", async function () {
      await fill(c.funder, euros(200));
      await fill(c.newcomer, euros(70));
      await back(c.funder);
      await back(c.newcomer);
      await expectEvent(back(c.funder, c.stranger), c.payouts, "RecipientBacked", 1, c.funder, c.stranger, euros(200));
      expect([await backing(c.supplier), await backing(c.stranger)]).to.deep.equal([euros(70), euros(200)]);
      await back(c.funder);
      expect([await backing(c.supplier), await backing(c.stranger)]).to.deep.equal([euros(270), 0n]);
    });

    it("counts a gift once, however often it backs, and what was given since from the next time on", async function () {
      await fill(c.funder, euros(200));
      for (let i = 0; i < 3; ++i) await back(c.funder);
      expect(await backing(c.supplier)).to.equal(euros(200));
      await fill(c.funder, euros(30));
      expect(await backing(c.supplier)).to.equal(euros(200));
      await back(c.funder);
      expect(await backing(c.supplier)).to.equal(euros(230));
    });

    it("reverts with NotAFunder for who gave nothing, and who took it back", async function () {
      for (const tried of [c.stranger, c.steward, c.users[0]]) {
        await expectError(back(tried), c.payouts, "NotAFunder", 1, tried);
      }
      await fill(c.funder, euros(300));
      await c.buckets.connect(c.steward).giveUp(1);
      await c.buckets.refund(1, c.funder);
      await expectError(back(c.funder), c.payouts, "NotAFunder", 1, c.funder);
    });

    it("reverts with NotABounty for a bucket whose steward spends it, and for none", async function () {
      await fill(c.funder, euros(1), PLAIN);
      await expectError(back(c.funder, c.supplier, PLAIN), c.payouts, "NotABounty", PLAIN);
      await expectError(back(c.funder, c.supplier, 3), c.payouts, "NotABounty", 3);
    });
  });

  describe("requestBounty", function () {
    it("asks for whom more than half of the money backs, exactly at the edge", async function () {
      await fill(c.funder, euros(150));
      await fill(c.newcomer, euros(150));
      await back(c.funder);
      await close();
      const half = [1, c.supplier, euros(150), euros(300)];
      await expectError(request(c.funder), c.payouts, "NotNamedByFunders", ...half);
      await back(c.newcomer);
      await expect(request(c.funder)).to.emit(c.payouts, "PayoutRequested");
    });

    it("is satisfied with one base unit more than half", async function () {
      await fill(c.funder, euros(150) + 1n);
      await fill(c.newcomer, euros(150));
      await back(c.funder);
      await back(c.newcomer, c.stranger);
      await close();
      const less = [1, c.stranger, euros(150), euros(300) + 1n];
      await expectError(
        request(c.newcomer, { recipient: c.stranger.address }),
        c.payouts, "NotNamedByFunders", ...less,
      );
      await request(c.newcomer);
      expect((await c.payouts.payoutOf(1)).recipient).to.equal(c.supplier.address);
    });

    it("is not satisfied with one base unit less than more than half", async function () {
      await fill(c.funder, euros(150));
      await fill(c.newcomer, euros(150) + 1n);
      await back(c.funder);
      await close();
      const less = [1, c.supplier, euros(150), euros(300) + 1n];
      await expectError(request(c.funder), c.payouts, "NotNamedByFunders", ...less);
    });

    it("counts what a round gave as money that nobody backed with", async function () {
      const round = await openRound(c, c.executorSigner, euros(100), euros(1));
      const draft = { title: "Ramp", round, min: euros(10), max: euros(40), isBounty: true };
      await c.buckets.connect(c.steward).openNow(draftBucket(draft));
      const bucket = Number(await c.buckets.lastBucket());
      await fill(c.funder, euros(10), bucket);
      await allocate(c, c.users[0], round, [bucket, 10]);
      await back(c.funder, c.supplier, bucket);
      await past(networkHelpers.time, (await c.rounds.roundOf(round)).closesAt);
      await c.rounds.settle(round, bucket);
      const half = [bucket, c.supplier, euros(10), euros(20)];
      await expectError(request(c.funder, { amount: 1n }, bucket), c.payouts, "NotNamedByFunders", ...half);
    });

    it("follows a change of mind", async function () {
      await fill(c.funder, euros(400));
      await back(c.funder);
      await close();
      await back(c.funder, c.stranger);
      await expectError(request(c.funder), c.payouts, "NotNamedByFunders", 1, c.supplier, 0, euros(400));
      await request(c.funder, { recipient: c.stranger.address });
    });

    it("counts the funders' own money: what a fund added to it backs nobody, and outvotes nobody", async function () {
      await fillFundsIntake(c, c.executorSigner, euros(500), c.currencyAddress);
      const asBoard = c.funds.connect(c.executorSigner);
      const terms = { asset: c.currency, until: c.deadline, perFunder: euros(500), perBucket: euros(500) };
      await asBoard.openFund(terms, euros(500), "Neighbours");
      await asBoard.assign(1, 1);
      await fill(c.funder, euros(200)); // which the fund doubles
      await back(c.funder);
      await close();
      expect((await c.buckets.bucketOf(1)).raised).to.equal(euros(400));
      await expect(request(c.funder)).to.emit(c.payouts, "PayoutRequested");
    });

    it("is decided by members: neither the funder that asked, nor the recipient or the steward", async function () {
      await c.currency.connect(c.users[0]).approve(c.treasury, euros(400));
      await fill(c.users[0], euros(400));
      await back(c.users[0], c.users[1]);
      await close();
      const requested = request(c.users[0], { recipient: c.users[1].address });
      const order = [c.users[1].address, euros(40), purpose("Work"), false, ZeroHash, "", ""];
      const tier = [euros(500), 1, 2, 0];
      await expectEvent(requested, c.payouts, "PayoutRequested", 1, 1, c.users[1], 1, order, tier);
      for (const party of [c.users[0], c.users[1], c.steward]) {
        await expectError(c.payouts.connect(party).approve(1), c.payouts, "MayNotDecide", 1, party);
      }
      await expectError(c.payouts.pay(1), c.payouts, "ApprovalsMissing", 1, 0, 1);
      await c.payouts.connect(c.users[2]).approve(1);
      await expect(c.payouts.pay(1)).to.changeTokenBalance(ethers, c.currency, c.users[1], euros(40));
    });

    it("is decided by objections, and withdrawn by the steward, as any other payout", async function () {
      await fill(c.funder, euros(400));
      await back(c.funder);
      await close();
      await request(c.funder);
      for (const user of c.users.slice(0, 2)) await c.payouts.connect(user).objectTo(1, "Not done yet");
      await expectError(c.payouts.pay(1), c.payouts, "PayoutContested", 1, 2);
      await expectError(c.payouts.connect(c.funder).withdraw(1), c.buckets, "NotTheSteward", 1, c.funder);
      await c.payouts.connect(c.steward).withdraw(1);
      expect((await c.buckets.bucketOf(1)).committed).to.equal(0n);
    });

    it("INV-7: asks for no more than there is: NotEnoughInBucket", async function () {
      await fill(c.funder, euros(400));
      await back(c.funder);
      await close();
      await request(c.funder, { amount: euros(400) });
      await expectError(request(c.funder, { amount: 1n }), c.buckets, "NotEnoughInBucket", 1, 0, 1);
    });

    it("reverts with BucketNotIn before the bounty is funded, and once it is over", async function () {
      await fill(c.funder, euros(400));
      await back(c.funder);
      await expectError(request(c.funder), c.buckets, "BucketNotIn", 1, OPEN, FUNDED);
      await c.buckets.connect(c.steward).giveUp(1);
      await expectError(request(c.funder), c.buckets, "BucketNotIn", 1, CANCELLED, FUNDED);
    });

    it("reverts with NotAFunder for anybody else, the steward and the recipient included", async function () {
      await fill(c.funder, euros(400));
      await back(c.funder);
      await close();
      for (const tried of [c.steward, c.supplier, c.users[0]]) {
        await expectError(request(tried), c.payouts, "NotAFunder", 1, tried);
      }
    });

    it("reverts with NotABounty for a bucket whose steward spends it", async function () {
      await fill(c.funder, euros(400), PLAIN);
      await expectError(request(c.funder, {}, PLAIN), c.payouts, "NotABounty", PLAIN);
    });
  });

  describe("the steward of a bounty", function () {
    it("may ask for payouts as in any other bucket, to whom it wants", async function () {
      await fill(c.funder, euros(400));
      await close();
      const payout = await requestPayout(c, c.steward, 1, euros(40), { recipient: c.stranger.address });
      await c.payouts.connect(c.users[0]).approve(payout);
      await expect(c.payouts.pay(payout)).to.changeTokenBalance(ethers, c.currency, c.stranger, euros(40));
    });
  });
});
