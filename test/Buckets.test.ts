import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { accountOf, days, purpose, PURPOSES } from "../scripts/charter.ts";
import { action, actingAs, moveWallet } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { openRound } from "./helpers/budgets.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, past, resolve } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [OPEN, FUNDED, FAILED, CANCELLED] = [1n, 2n, 3n, 4n];
const RECEIPT = id("invoice 7");
const URI = "ipfs://invoice-7";
const ETHER = ZeroAddress;

/** The first worker's bucket of 300 to 500 euros, open to funders for ten days. Funder and newcomer are no members. */
async function campaign() {
  const c = await foundSomerset(ethers);
  const [steward] = c.workers;
  const deadline = BigInt(await time.latest()) + BigInt(days(10));
  await c.buckets.connect(steward).open(c.currency, euros(300), euros(500), deadline, "Oven door", "ipfs://oven");
  await c.treasury.connect(c.funder).deposit(c.currency, euros(5_000), id("gift"));
  const executor = await actingAs(chain, c.executor);
  return { ...c, steward, deadline, asExecutor: c.buckets.connect(executor), executorSigner: executor };
}

/** The same with 400 euros from two funders, closed and funded. */
async function funded() {
  const c = await campaign();
  await c.buckets.connect(c.funder).fill(1, euros(300));
  await c.buckets.connect(c.newcomer).fill(1, euros(100));
  await past(time, c.deadline);
  await c.buckets.close(1);
  return c;
}

/** Bucket 2 of a round, filled with 200 euros by members and 100 by the funder, and funded. */
async function fundedInRound() {
  const c = await campaign();
  const round = await openRound(c, c.executorSigner, euros(900), euros(1));
  await c.buckets.connect(c.steward).openInRound(round, euros(300), euros(500), "Bicycle", "");
  await c.rounds.connect(c.users[0]).allocate(round, [{ bucket: 2, units: 100 }]);
  await c.rounds.connect(c.users[1]).allocate(round, [{ bucket: 2, units: 100 }]);
  await c.buckets.connect(c.funder).fill(2, euros(100));
  await past(time, (await c.rounds.roundOf(round)).closesAt);
  await c.rounds.settle(2);
  return c;
}

type Campaign = Awaited<ReturnType<typeof campaign>>;

describe("Buckets", function () {
  let c: Campaign;
  const startFrom = (fixture: () => Promise<Campaign>) =>
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const fill = (funder: Signer, amount: bigint, bucket = 1) => c.buckets.connect(funder).fill(bucket, amount);
  const account = async (bucket: number) => accountOf(await c.buckets.getAddress(), BigInt(bucket));
  const held = async (bucket = 1) =>
    c.treasury.balanceOf(await account(bucket), (await c.buckets.bucketOf(bucket)).asset);
  const stateOf = async (bucket = 1) => (await c.buckets.bucketOf(bucket)).state;
  const fund = async () => c.treasury.balanceOf(await c.treasury.generalFund(), c.currencyAddress);

  const request = (
    amount: bigint,
    recipient: { address: string } = c.supplier,
    caller: Signer = c.steward,
    bucket = 1,
  ) => c.buckets.connect(caller).requestPayout(bucket, recipient.address, amount, purpose("Purchase"), RECEIPT, URI);

  /** Has the steward ask for `amount` for the supplier, the users approve it, and pays it out. */
  async function spend(amount: bigint, bucket = 1): Promise<void> {
    await request(amount, c.supplier, c.steward, bucket);
    const payout = await c.buckets.lastPayout();
    for (const user of c.users) await c.buckets.connect(user).approvePayout(payout);
    await c.buckets.payPayout(payout);
  }

  describe("open", function () {
    startFrom(campaign);

    const open = (caller: Signer, min: bigint, max: bigint, deadline: bigint) =>
      c.buckets.connect(caller).open(c.currency, min, max, deadline, "Mixer", "ipfs://mixer");
    const later = async () => BigInt(await time.latest()) + 1_000n;

    it("opens a bucket with the caller as its steward", async function () {
      const deadline = await later();
      const opened = [2, 0, 1, c.currency, euros(1), euros(2), deadline, "Mixer", "ipfs://mixer"];
      await expectEvent(open(c.users[0], euros(1), euros(2), deadline), c.buckets, "BucketOpened", ...opened);
      expect(await c.buckets.lastBucket()).to.equal(2n);
      expect(await c.buckets.bucketOf(2)).to.deep.equal(
        [c.currencyAddress, 1n, 0n, OPEN, deadline, euros(1), 0n, false, euros(2), 0n, 0n, 0n],
      );
    });

    it("gives two buckets of one steward two numbers", async function () {
      await open(c.steward, 1n, 1n, await later());
      await open(c.steward, 0n, 1n, await later());
      expect((await c.buckets.bucketOf(2)).steward).to.equal(4n);
      expect((await c.buckets.bucketOf(3)).steward).to.equal(4n);
      expect((await c.buckets.bucketOf(1)).max).to.equal(euros(500));
    });

    it("reverts with OnlyMembersOpen for a stranger and for who has left", async function () {
      await c.members.connect(c.users[0]).resign();
      for (const tried of [c.stranger, c.users[0]]) {
        const deadline = await later();
        await expectError(open(tried, 1n, 2n, deadline), c.buckets, "OnlyMembersOpen", tried);
      }
    });

    it("reverts with DeadlineInThePast for now and earlier", async function () {
      const at = await later();
      await time.setNextBlockTimestamp(at);
      await expectError(open(c.users[0], 1n, 2n, at), c.buckets, "DeadlineInThePast", at);
      await expectError(open(c.users[0], 1n, 2n, 0n), c.buckets, "DeadlineInThePast", 0);
    });

    it("reverts with GoalsUpsideDown for a minimum above the maximum and for no maximum", async function () {
      const deadline = await later();
      await expectError(open(c.users[0], 3n, 2n, deadline), c.buckets, "GoalsUpsideDown", 3, 2);
      await expectError(open(c.users[0], 0n, 0n, deadline), c.buckets, "GoalsUpsideDown", 0, 0);
    });
  });

  describe("openInRound", function () {
    startFrom(campaign);

    let round: number;
    beforeEach(async () => {
      round = await openRound(c, c.executorSigner, euros(900), euros(1));
    });

    const openInRound = (caller: Signer, min = euros(1), max = euros(2), number = round) =>
      c.buckets.connect(caller).openInRound(number, min, max, "Bicycle", "");

    it("takes asset and deadline from the round", async function () {
      const { closesAt } = await c.rounds.roundOf(round);
      const opened = [2, round, 2, c.currency, euros(1), euros(2), closesAt, "Bicycle", ""];
      await expectEvent(openInRound(c.users[1]), c.buckets, "BucketOpened", ...opened);
      expect((await c.buckets.bucketOf(2)).round).to.equal(BigInt(round));
      expect(await c.rounds.tallyOf(2)).to.deep.equal([BigInt(round), 0n, 0n, euros(2)]);
    });

    it("reverts with OnlyMembersOpen and GoalsUpsideDown as any other", async function () {
      await expectError(openInRound(c.stranger), c.buckets, "OnlyMembersOpen", c.stranger);
      await expectError(openInRound(c.users[0], 3n, 2n), c.buckets, "GoalsUpsideDown", 3, 2);
      await expectError(openInRound(c.users[0], 0n, 0n), c.buckets, "GoalsUpsideDown", 0, 0);
      expect((await c.rounds.roundOf(round)).unsettled).to.equal(0n);
    });

    it("reverts with NoSuchRound and RoundClosed where there is no open round", async function () {
      await expectError(openInRound(c.users[0], 1n, 2n, 2), c.rounds, "NoSuchRound", 2);
      await expectError(openInRound(c.users[0], 1n, 2n, 0), c.rounds, "NoSuchRound", 0);
      const { closesAt } = await c.rounds.roundOf(round);
      await time.setNextBlockTimestamp(closesAt);
      await expectError(openInRound(c.users[0]), c.rounds, "RoundClosed", round, closesAt);
    });
  });

  describe("fill", function () {
    startFrom(campaign);

    it("takes money from anyone into the bucket", async function () {
      const filling = fill(c.funder, euros(100));
      await expectEvent(filling, c.buckets, "BucketFilled", 1, c.funder, euros(100));
      const from = accountOf(c.funder.address, 2n ** 96n - 1n);
      await expectEntry(filling, c.treasury, 2, "Funding", [from, await account(1)], c.currency, euros(100), 1);
      await expect(filling).to.changeTokenBalance(ethers, c.currency, c.funder, -euros(100));
      expect(await held()).to.equal(euros(100));
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
      await time.setNextBlockTimestamp(c.deadline - 1n);
      await fill(c.funder, 1n);
      await time.setNextBlockTimestamp(c.deadline);
      await expectError(fill(c.funder, 1n), c.buckets, "BucketClosed", 1, c.deadline);
    });

    it("reverts with NoSuchBucket and BucketNotOpen where there is nothing to fill", async function () {
      await expectError(fill(c.funder, 1n, 2), c.buckets, "NoSuchBucket", 2);
      await expectError(fill(c.funder, 1n, 0), c.buckets, "NoSuchBucket", 0);
      await fill(c.funder, euros(500));
      await c.buckets.close(1);
      await expectError(fill(c.funder, 1n), c.buckets, "BucketNotOpen", 1, FUNDED);
    });

    it("reverts with NothingMoved for nothing, and with WrongEther where the asset is a token", async function () {
      await expectError(fill(c.funder, 0n), c.treasury, "NothingMoved");
      const withEther = c.buckets.connect(c.funder).fill(1, 5, { value: 5 });
      await expectError(withEther, c.treasury, "WrongEther", 5, 0);
    });

    it("takes ether into a bucket of ether", async function () {
      await c.buckets.connect(c.steward).open(ETHER, 5, 10, c.deadline, "Gas", "");
      const filling = c.buckets.connect(c.funder).fill(2, 6, { value: 6 });
      await expect(filling).to.changeEtherBalances(ethers, [c.funder, c.treasury, c.buckets], [-6n, 6n, 0n]);
      expect(await held(2)).to.equal(6n);
      const short = c.buckets.connect(c.funder).fill(2, 2, { value: 1 });
      await expectError(short, c.treasury, "WrongEther", 1, 2);
    });

    it("counts what arrived of a token that keeps a fee", async function () {
      const trick = await ethers.deployContract("TrickToken");
      await trick.mint(c.funder, euros(100));
      await trick.connect(c.funder).approve(c.treasury, euros(100));
      await trick.setFee(500);
      await c.buckets.connect(c.steward).open(trick, euros(1), euros(100), c.deadline, "Tricks", "");
      await expectError(fill(c.funder, euros(100), 2), c.treasury, "AssetNotAccepted", trick);
      await c.treasury.connect(c.executorSigner).accept(trick, true);
      await expectEvent(fill(c.funder, euros(100), 2), c.buckets, "BucketFilled", 2, c.funder, euros(95));
      expect((await c.buckets.bucketOf(2)).raised).to.equal(euros(95));
      expect(await c.buckets.fundedBy(2, c.funder)).to.equal(euros(95));
    });

    describe("in a round", function () {
      it("leaves the members what they allocated, and takes the rest", async function () {
        const round = await openRound(c, c.executorSigner, euros(900), euros(1));
        await c.buckets.connect(c.steward).openInRound(round, euros(50), euros(120), "Bicycle", "");
        await c.rounds.connect(c.users[0]).allocate(round, [{ bucket: 2, units: 40 }]);
        await expectError(fill(c.funder, euros(81), 2), c.rounds, "RoomTaken", 2, euros(80), euros(81));
        await fill(c.funder, euros(30), 2);
        await expectError(fill(c.funder, euros(51), 2), c.rounds, "RoomTaken", 2, euros(50), euros(51));
        await fill(c.newcomer, euros(50), 2);
        expect((await c.rounds.tallyOf(2)).room).to.equal(euros(40));
        const more = c.rounds.connect(c.users[0]).allocate(round, [{ bucket: 2, units: 41 }]);
        await expectError(more, c.rounds, "RoomTaken", 2, euros(40), euros(41));
      });
    });
  });

  describe("close", function () {
    startFrom(campaign);

    it("funds a bucket that reached its minimum", async function () {
      await fill(c.funder, euros(300));
      await time.setNextBlockTimestamp(c.deadline);
      await expectEvent(c.buckets.connect(c.stranger).close(1), c.buckets, "BucketSettled", 1, FUNDED, euros(300), 0);
      expect(await stateOf()).to.equal(FUNDED);
    });

    it("fails a bucket that missed it by one", async function () {
      await fill(c.funder, euros(300) - 1n);
      await past(time, c.deadline);
      await expectEvent(c.buckets.close(1), c.buckets, "BucketSettled", 1, FAILED, euros(300) - 1n, 0);
      expect(await stateOf()).to.equal(FAILED);
    });

    it("reverts with BucketStillFilling before the deadline, unless the bucket is full", async function () {
      await fill(c.funder, euros(499));
      await time.setNextBlockTimestamp(c.deadline - 10n);
      await expectError(c.buckets.close(1), c.buckets, "BucketStillFilling", 1, c.deadline);
      await fill(c.newcomer, euros(1));
      await expectEvent(c.buckets.close(1), c.buckets, "BucketSettled", 1, FUNDED, euros(500), 0);
    });

    it("reverts with BucketNotOpen the second time, and with NoSuchBucket for none", async function () {
      await past(time, c.deadline);
      await c.buckets.close(1);
      await expectError(c.buckets.close(1), c.buckets, "BucketNotOpen", 1, FAILED);
      await expectError(c.buckets.close(2), c.buckets, "NoSuchBucket", 2);
    });

    it("reverts with BucketInRound for a bucket that the round settles", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1));
      await c.buckets.connect(c.steward).openInRound(round, 0, euros(1), "Bicycle", "");
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await expectError(c.buckets.close(2), c.buckets, "BucketInRound", 2, round);
    });
  });

  describe("settle", function () {
    startFrom(campaign);

    it("reverts with NotRounds for everybody but the rounds", async function () {
      for (const tried of [c.steward, c.executorSigner]) {
        await expectError(c.buckets.connect(tried).settle(1, 0), c.buckets, "NotRounds", tried);
      }
    });
  });

  describe("refund", function () {
    startFrom(campaign);

    describe("of a bucket that failed", function () {
      beforeEach(async () => {
        await fill(c.funder, euros(200));
        await fill(c.newcomer, euros(50));
        await past(time, c.deadline);
        await c.buckets.close(1);
      });

      it("gives every funder all of it back, whoever sends it", async function () {
        const refunding = c.buckets.connect(c.stranger).refund(1, c.funder);
        await expectEvent(refunding, c.buckets, "FunderRefunded", 1, c.funder, euros(200));
        await expect(refunding).to.changeTokenBalance(ethers, c.currency, c.funder, euros(200));
        const to = accountOf(c.funder.address, 2n ** 96n - 1n);
        await expectEntry(refunding, c.treasury, 4, "Refund", [await account(1), to], c.currency, euros(200), 1);
        await expect(c.buckets.refund(1, c.newcomer)).to.changeTokenBalance(ethers, c.currency, c.newcomer, euros(50));
        expect(await held()).to.equal(0n);
      });

      it("reverts with NothingToRefund the second time, for a stranger and for the rounds", async function () {
        await c.buckets.refund(1, c.funder);
        for (const funder of [c.funder, c.stranger]) {
          await expectError(c.buckets.refund(1, funder), c.buckets, "NothingToRefund", 1, funder);
        }
        await expectError(c.buckets.refund(1, c.rounds), c.buckets, "NothingToRefund", 1, c.rounds);
      });
    });

    it("gives ether back", async function () {
      await c.buckets.connect(c.steward).open(ETHER, 50, 100, c.deadline, "Gas", "");
      await c.buckets.connect(c.funder).fill(2, 6, { value: 6 });
      await past(time, c.deadline);
      await c.buckets.close(2);
      await expect(c.buckets.refund(2, c.funder)).to.changeEtherBalance(ethers, c.funder, 6n);
    });

    it("reverts with NothingToRefund while the bucket is open or funded", async function () {
      await fill(c.funder, euros(500));
      await expectError(c.buckets.refund(1, c.funder), c.buckets, "NothingToRefund", 1, c.funder);
      await c.buckets.close(1);
      await expectError(c.buckets.refund(1, c.funder), c.buckets, "NothingToRefund", 1, c.funder);
    });

    it("reverts with NoSuchBucket for none", async function () {
      await expectError(c.buckets.refund(2, c.funder), c.buckets, "NoSuchBucket", 2);
    });
  });

  describe("cancel", function () {
    describe("of a campaign", function () {
      startFrom(funded);

      it("ends it by resolution, and gives back what is unspent, pro rata", async function () {
        await spend(euros(100));
        await resolve(c, time, [action(c.buckets, "cancel", [1])], "Cancel the oven");
        expect(await stateOf()).to.equal(CANCELLED);
        await expectEvent(c.buckets.refund(1, c.funder), c.buckets, "FunderRefunded", 1, c.funder, euros(225));
        await expectEvent(c.buckets.refund(1, c.newcomer), c.buckets, "FunderRefunded", 1, c.newcomer, euros(75));
        expect(await held()).to.equal(0n);
        await expectError(c.buckets.refund(1, c.funder), c.buckets, "NothingToRefund", 1, c.funder);
      });

      it("tells what is unspent, payouts that were not paid included", async function () {
        await spend(euros(100));
        await request(euros(300));
        await expectEvent(c.asExecutor.cancel(1), c.buckets, "BucketCancelled", 1, euros(300));
        for (const user of c.users) await c.buckets.connect(user).approvePayout(2);
        await expectError(c.buckets.payPayout(2), c.buckets, "BucketNotFunded", 1, CANCELLED);
        await expectError(request(1n), c.buckets, "BucketNotFunded", 1, CANCELLED);
      });

      it("rounds refunds down, in favour of the bucket", async function () {
        await spend(euros(100) + 1n);
        await c.asExecutor.cancel(1);
        await c.buckets.refund(1, c.funder);
        await c.buckets.refund(1, c.newcomer);
        expect(await held()).to.equal(1n); // 224.99… and 74.99…, each cut off
      });

      it("gives nothing back of a bucket that is spent", async function () {
        await spend(euros(400));
        await expectEvent(c.asExecutor.cancel(1), c.buckets, "BucketCancelled", 1, 0);
        await expectError(c.buckets.refund(1, c.funder), c.buckets, "NothingToRefund", 1, c.funder);
      });

      it("reverts with BucketNotFunded the second time", async function () {
        await c.asExecutor.cancel(1);
        await expectError(c.asExecutor.cancel(1), c.buckets, "BucketNotFunded", 1, CANCELLED);
      });

      it("reverts with AccessManagedUnauthorized for everybody else", async function () {
        for (const tried of [c.steward, c.funder]) {
          await expectError(c.buckets.connect(tried).cancel(1), c.buckets, "AccessManagedUnauthorized", tried);
        }
      });
    });

    describe("of a bucket in a round", function () {
      startFrom(fundedInRound);

      it("gives the round's part back to the general fund", async function () {
        await spend(euros(60), 2);
        await expectEvent(c.asExecutor.cancel(2), c.buckets, "BucketCancelled", 2, euros(240));
        const before = await fund();
        const returning = c.buckets.connect(c.stranger).refund(2, c.rounds);
        await expectEvent(returning, c.buckets, "FunderRefunded", 2, c.rounds, euros(160));
        const [from, to] = [await account(2), await c.treasury.generalFund()];
        await expectEntry(returning, c.treasury, 7, "Remainder", [from, to], c.currency, euros(160), 2);
        expect(await fund()).to.equal(before + euros(160));
        await expectError(c.buckets.refund(2, c.rounds), c.buckets, "NothingToRefund", 2, c.rounds);
        await expectEvent(c.buckets.refund(2, c.funder), c.buckets, "FunderRefunded", 2, c.funder, euros(80));
        expect(await held(2)).to.equal(0n);
      });
    });

    describe("of a bucket that is not funded", function () {
      startFrom(campaign);

      it("reverts with BucketNotFunded before it is funded and after it failed", async function () {
        await expectError(c.asExecutor.cancel(1), c.buckets, "BucketNotFunded", 1, OPEN);
        await past(time, c.deadline);
        await c.buckets.close(1);
        await expectError(c.asExecutor.cancel(1), c.buckets, "BucketNotFunded", 1, FAILED);
        await expectError(c.asExecutor.cancel(2), c.buckets, "NoSuchBucket", 2);
      });
    });
  });

  describe("payouts", function () {
    startFrom(funded);

    const approve = (member: Signer, payout = 1) => c.buckets.connect(member).approvePayout(payout);

    describe("requestPayout", function () {
      it("asks for money with a receipt, and fixes the approvals by the tiers of the statute", async function () {
        const requested = [1, 1, c.supplier, euros(40), purpose("Purchase"), 1, RECEIPT, URI];
        await expectEvent(request(euros(40)), c.buckets, "PayoutRequested", ...requested);
        expect(await c.buckets.payoutOf(1))
          .to.deep.equal([c.supplier.address, euros(40), 1n, 0n, 1n, BigInt(purpose("Purchase")), false]);
        expect((await c.buckets.bucketOf(1)).committed).to.equal(euros(40));
        await c.statute.connect(c.executorSigner).defineTiers([{ upTo: euros(1_000), approvals: 5 }]);
        await request(euros(40));
        expect((await c.buckets.payoutOf(1)).approvalsNeeded).to.equal(1n);
        expect((await c.buckets.payoutOf(2)).approvalsNeeded).to.equal(5n);
      });

      it("asks for more approvals the larger the amount", async function () {
        await c.currency.mint(c.funder, euros(2_000_000));
        await c.currency.connect(c.funder).approve(c.treasury, euros(2_000_000));
        await c.buckets.connect(c.steward).open(c.currency, 1, euros(2_000_000), c.deadline + 1_000_000n, "Mill", "");
        await fill(c.funder, euros(2_000_000), 2);
        await c.buckets.close(2);
        const tiers = [[euros(500), 1n], [euros(500) + 1n, 2n], [euros(5_001), 3n]] as const;
        for (const [i, [amount, approvals]] of tiers.entries()) {
          await request(amount, c.supplier, c.steward, 2);
          expect((await c.buckets.payoutOf(i + 1)).approvalsNeeded).to.equal(approvals);
        }
        const beyond = euros(1_000_000) + 1n;
        await expectError(request(beyond, c.supplier, c.steward, 2), c.statute, "AboveTiers", beyond);
      });

      it("asks for those of the highest tier in other assets than the currency", async function () {
        await c.buckets.connect(c.steward).open(ETHER, 1, 10, c.deadline + 1_000_000n, "Gas", "");
        await c.buckets.connect(c.funder).fill(2, 10, { value: 10 });
        await c.buckets.close(2);
        await request(1n, c.supplier, c.steward, 2);
        expect((await c.buckets.payoutOf(1)).approvalsNeeded).to.equal(3n);
      });

      it("INV-7: reverts with NotEnoughInBucket beyond what is not asked for yet, and for nothing", async function () {
        await expectError(request(euros(400) + 1n), c.buckets, "NotEnoughInBucket", 1, euros(400), euros(400) + 1n);
        await expectError(request(0n), c.buckets, "NotEnoughInBucket", 1, euros(400), 0);
        await request(euros(300));
        await expectError(request(euros(101)), c.buckets, "NotEnoughInBucket", 1, euros(100), euros(101));
        await request(euros(100));
      });

      it("pays work, purchases and grants, and nothing else: NotAPayout", async function () {
        for (const name of PURPOSES) {
          const asking = c.buckets.connect(c.steward).requestPayout(1, c.supplier, 1, purpose(name), RECEIPT, URI);
          if (["Work", "Purchase", "Grant"].includes(name)) await expect(asking).to.emit(c.buckets, "PayoutRequested");
          else await expectError(asking, c.buckets, "NotAPayout", purpose(name));
        }
      });

      it("reverts with NoRecipient for nobody and for the treasury", async function () {
        for (const address of [ZeroAddress, await c.treasury.getAddress()]) {
          await expectError(request(1n, { address }), c.treasury, "NoRecipient");
        }
        expect((await c.buckets.bucketOf(1)).committed).to.equal(0n);
      });

      it("reverts with NotTheSteward for other members, strangers, and a steward that left", async function () {
        for (const tried of [c.workers[1], c.stranger]) {
          await expectError(request(1n, c.supplier, tried), c.buckets, "NotTheSteward", 1, tried);
        }
        await c.members.connect(c.steward).resign();
        await expectError(request(1n), c.buckets, "NotTheSteward", 1, c.steward);
      });

      it("follows the steward to its new wallet", async function () {
        await moveWallet(c, c.steward, c.stranger);
        await expectError(request(1n), c.buckets, "NotTheSteward", 1, c.steward);
        await request(1n, c.supplier, c.stranger);
      });

      it("reverts with BucketNotFunded while the bucket is open, and with NoSuchBucket for none", async function () {
        await c.buckets.connect(c.steward).open(c.currency, 1, 10, c.deadline + 1_000_000n, "Mixer", "");
        await fill(c.funder, 10n, 2);
        await expectError(request(1n, c.supplier, c.steward, 2), c.buckets, "BucketNotFunded", 2, OPEN);
        await expectError(request(1n, c.supplier, c.steward, 3), c.buckets, "NoSuchBucket", 3);
      });
    });

    describe("approvePayout", function () {
      it("counts members, one by one", async function () {
        await request(euros(40));
        await expectEvent(approve(c.users[0]), c.buckets, "PayoutApproved", 1, 1, 1);
        await expectEvent(approve(c.investors[2]), c.buckets, "PayoutApproved", 1, 9, 2);
        expect(await c.buckets.hasApproved(1, 9)).to.equal(true);
        expect(await c.buckets.hasApproved(1, 2)).to.equal(false);
        expect((await c.buckets.payoutOf(1)).approvals).to.equal(2n);
      });

      it("counts each payout by itself", async function () {
        await request(euros(40));
        await request(euros(50));
        await approve(c.users[0], 2);
        expect((await c.buckets.payoutOf(1)).approvals).to.equal(0n);
        await approve(c.users[0], 1);
        expect((await c.buckets.payoutOf(2)).approvals).to.equal(1n);
      });

      it("reverts with AlreadyApproved the second time, from another wallet as well", async function () {
        await request(euros(40));
        await approve(c.users[0]);
        await expectError(approve(c.users[0]), c.buckets, "AlreadyApproved", 1, 1);
        await moveWallet(c, c.users[0], c.stranger);
        await expectError(approve(c.stranger), c.buckets, "AlreadyApproved", 1, 1);
      });

      it("reverts with MayNotApprove for the steward, the recipient, strangers, and who has left", async function () {
        await request(euros(40), c.users[0]);
        await c.members.connect(c.users[1]).resign();
        for (const tried of [c.steward, c.users[0], c.stranger, c.users[1]]) {
          await expectError(approve(tried), c.buckets, "MayNotApprove", 1, tried);
        }
        await approve(c.users[2]);
      });

      it("reverts with MayNotApprove for the steward's new wallet", async function () {
        await request(euros(40));
        await moveWallet(c, c.steward, c.stranger);
        await expectError(approve(c.stranger), c.buckets, "MayNotApprove", 1, c.stranger);
      });

      it("reverts with NoSuchPayout for none, and with PayoutClosed for one that is paid", async function () {
        await expectError(approve(c.users[0], 1), c.buckets, "NoSuchPayout", 1);
        await spend(euros(1));
        await expectError(approve(c.workers[1], 1), c.buckets, "PayoutClosed", 1);
      });
    });

    describe("payPayout", function () {
      it("pays what has its approvals, whoever sends it", async function () {
        await request(euros(40));
        await approve(c.users[0]);
        const paying = c.buckets.connect(c.stranger).payPayout(1);
        await expectEvent(paying, c.buckets, "PayoutPaid", 1);
        await expect(paying).to.changeTokenBalance(ethers, c.currency, c.supplier, euros(40));
        const to = accountOf(c.supplier.address, 2n ** 96n - 1n);
        await expectEntry(paying, c.treasury, 4, "Purchase", [await account(1), to], c.currency, euros(40), 1);
        const { spent, committed } = await c.buckets.bucketOf(1);
        expect([spent, committed]).to.deep.equal([euros(40), euros(40)]);
        expect((await c.buckets.payoutOf(1)).isClosed).to.equal(true);
      });

      it("pays one after another until the bucket is empty", async function () {
        await spend(euros(150));
        await spend(euros(250));
        expect(await held()).to.equal(0n);
        expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(400));
        await expectError(request(1n), c.buckets, "NotEnoughInBucket", 1, 0, 1);
      });

      it("reverts with ApprovalsMissing before it has them all", async function () {
        await c.statute.connect(c.executorSigner).defineTiers([{ upTo: euros(1_000), approvals: 2 }]);
        await request(euros(40));
        await expectError(c.buckets.payPayout(1), c.buckets, "ApprovalsMissing", 1, 0, 2);
        await approve(c.users[0]);
        await expectError(c.buckets.payPayout(1), c.buckets, "ApprovalsMissing", 1, 1, 2);
        await approve(c.users[1]);
        await c.buckets.payPayout(1);
      });

      it("reverts with PayoutClosed the second time, and with NoSuchPayout for none", async function () {
        await spend(euros(40));
        await expectError(c.buckets.payPayout(1), c.buckets, "PayoutClosed", 1);
        await expectError(c.buckets.payPayout(2), c.buckets, "NoSuchPayout", 2);
        await expectError(c.buckets.payPayout(0), c.buckets, "NoSuchPayout", 0);
      });

      it("cannot be entered again by who is being paid", async function () {
        await c.buckets.connect(c.steward).open(ETHER, 1, 10, c.deadline + 1_000_000n, "Gas", "");
        await c.buckets.connect(c.funder).fill(2, 10, { value: 10 });
        await c.buckets.close(2);
        const wallet = await ethers.deployContract("ContractWallet", [c.stranger]);
        const recipient = { address: await wallet.getAddress() };
        for (const payout of [1, 2]) {
          await request(5n, recipient, c.steward, 2);
          for (const user of c.users) await approve(user, payout);
        }
        await wallet.callBack(c.buckets, c.buckets.interface.encodeFunctionData("payPayout", [2]));
        await expectError(c.buckets.payPayout(1), c.buckets, "ReentrancyGuardReentrantCall");
      });
    });

    describe("withdrawPayout", function () {
      it("takes a request back, so that its money can be asked for again", async function () {
        await request(euros(400));
        await approve(c.users[0]);
        await expectEvent(c.buckets.connect(c.steward).withdrawPayout(1), c.buckets, "PayoutWithdrawn", 1);
        expect((await c.buckets.bucketOf(1)).committed).to.equal(0n);
        await expectError(c.buckets.payPayout(1), c.buckets, "PayoutClosed", 1);
        await request(euros(400));
      });

      it("reverts with NotTheSteward for anybody else", async function () {
        await request(euros(40));
        for (const tried of [c.users[0], c.supplier]) {
          await expectError(c.buckets.connect(tried).withdrawPayout(1), c.buckets, "NotTheSteward", 1, tried);
        }
      });

      it("reverts with PayoutClosed once it is paid or withdrawn, and with NoSuchPayout for none", async function () {
        await spend(euros(40));
        await expectError(c.buckets.connect(c.steward).withdrawPayout(1), c.buckets, "PayoutClosed", 1);
        await request(euros(40));
        await c.buckets.connect(c.steward).withdrawPayout(2);
        await expectError(c.buckets.connect(c.steward).withdrawPayout(2), c.buckets, "PayoutClosed", 2);
        await expectError(c.buckets.connect(c.steward).withdrawPayout(3), c.buckets, "NoSuchPayout", 3);
      });
    });
  });

  describe("payouts of a bucket in a round", function () {
    startFrom(fundedInRound);

    it("may spend what the round gave as well as what funders gave", async function () {
      const beyond = request(euros(301), c.supplier, c.steward, 2);
      await expectError(beyond, c.buckets, "NotEnoughInBucket", 2, euros(300), euros(301));
      await request(euros(300), c.supplier, c.steward, 2);
    });
  });
});
