import { expect } from "chai";
import { id } from "ethers";
import type { BigNumberish, Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { bucketState, draftOrder } from "../../scripts/plans.ts";
import type { OrderDraft } from "../../scripts/plans.ts";
import { action } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import { bucketAccount, heldIn, openBucket, openCampaign, requestPayout } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, resolve } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [OPEN, FUNDED, CANCELLED] = [bucketState("Open"), bucketState("Funded"), bucketState("Cancelled")];
const PAID = 4n; // in the order of `State` in contracts/Payouts.sol
const OUTSIDE = 2n ** 96n - 1n;
const [BUYERS, DRIVERS] = [7, 8] as const; // roles
const [ADMINISTRATORS, EVERYBODY] = [0n, 2n ** 64n - 1n] as const;
const WEEK = days(7);
const RECEIPT = id("invoice 7");

/**
 * Buckets 1 and 2 of the first worker with 500 euros each. The third worker is a buyer, and buyers may spend 100 euros
 * of bucket 1 a week, of which one has just begun.
 */
async function granted() {
  const c = await openCampaign(chain);
  await openBucket(c, c.steward, { max: euros(500), deadline: c.deadline });
  for (const bucket of [1, 2]) {
    await c.buckets.connect(c.funder).fill(bucket, euros(500));
    await c.buckets.close(bucket);
  }
  const buyer = c.workers[2];
  await c.authority.connect(c.executorSigner).grantRole(BUYERS, buyer, 0);
  const asBoard = c.payouts.connect(c.executorSigner);
  const turn = (Math.floor((await time.latest()) / WEEK) + 1) * WEEK;
  await time.setNextBlockTimestamp(turn);
  await asBoard.grantAllowance(1, BUYERS, euros(100), WEEK);
  return { ...c, buyer, asBoard, nextTurn: turn + WEEK };
}

describe("spending allowances", function () {
  let c: Awaited<ReturnType<typeof granted>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(granted);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const order = (amount: bigint, change: Partial<OrderDraft> = {}) =>
    draftOrder({ recipient: c.supplier.address, amount, purpose: "Purchase", ...change });
  const spend = (amount: bigint, change: Partial<OrderDraft> = {}, caller: Signer = c.buyer, bucket = 1) =>
    c.payouts.connect(caller).spendAs(BUYERS, bucket, order(amount, change));
  const grant = (amount: bigint, period: number = WEEK, role: BigNumberish = BUYERS, bucket = 1) =>
    c.asBoard.grantAllowance(bucket, role, amount, period);
  const left = (role: BigNumberish = BUYERS, bucket = 1) => c.payouts.allowanceOf(bucket, role);
  const at = (timestamp: number) => time.setNextBlockTimestamp(timestamp);

  describe("grantAllowance", function () {
    it("gives a role an amount of a bucket in every period, by resolution", async function () {
      const granting = action(c.payouts, "grantAllowance", [1, DRIVERS, euros(30), days(30)]);
      await resolve(c, time, [granting], "Petrol");
      expect(await left(DRIVERS)).to.equal(euros(30));
      await expectEvent(grant(euros(5), 60), c.payouts, "AllowanceGranted", 1, BUYERS, euros(5), 60);
    });

    it("gives one role nothing of what another one has, and of no other bucket", async function () {
      expect([await left(DRIVERS), await left(BUYERS, 2)]).to.deep.equal([0n, 0n]);
      await grant(euros(7), WEEK, DRIVERS);
      await grant(euros(9), WEEK, BUYERS, 2);
      await spend(euros(60));
      expect([await left(), await left(DRIVERS), await left(BUYERS, 2)]).to.deep.equal([40, 7, 9].map(euros));
      await expectError(
        c.payouts.connect(c.buyer).spendAs(DRIVERS, 1, order(1n)),
        c.payouts, "NotOfRole", DRIVERS, c.buyer,
      );
    });

    it("reverts with UnfitAllowance for no period, for administrators and for everybody", async function () {
      await expectError(grant(1n, 0), c.payouts, "UnfitAllowance", BUYERS, 1, 0);
      for (const role of [ADMINISTRATORS, EVERYBODY]) {
        await expectError(grant(1n, WEEK, role), c.payouts, "UnfitAllowance", role, 1, WEEK);
      }
      await grant(1n, WEEK, EVERYBODY - 1n);
    });

    it("reverts with AccessManagedUnauthorized for everybody but a resolution", async function () {
      for (const tried of [c.steward, c.buyer, c.stranger]) {
        const granting = c.payouts.connect(tried).grantAllowance(1, BUYERS, 1, WEEK);
        await expectError(granting, c.payouts, "AccessManagedUnauthorized", tried);
      }
    });

    describe("in the middle of a period", function () {
      beforeEach(async () => {
        await spend(euros(60));
      });

      it("counts what was spent in it against a larger amount, and a smaller one", async function () {
        await grant(euros(200));
        expect(await left()).to.equal(euros(140));
        await grant(euros(61));
        expect(await left()).to.equal(euros(1));
        await grant(euros(50));
        expect(await left()).to.equal(0n);
        await expectError(spend(1n), c.payouts, "OverSpendingAllowance", BUYERS, 0, 1);
      });

      it("counts it in the first period of the new length, shorter or longer, and in no other", async function () {
        for (const period of [days(1), days(90)]) {
          await grant(euros(100), period);
          expect(await left()).to.equal(euros(40));
        }
        await grant(euros(100), days(1));
        await expectError(spend(euros(41)), c.payouts, "OverSpendingAllowance", BUYERS, euros(40), euros(41));
        await spend(euros(40));
        await time.increase(days(1));
        expect(await left()).to.equal(euros(100));
      });

      it("counts nothing of an earlier period", async function () {
        await at(c.nextTurn);
        await grant(euros(80), days(30));
        expect(await left()).to.equal(euros(80));
      });

      it("ends it with an amount of 0, and does not forget what was spent where it is given again", async function () {
        await expectEvent(grant(0n), c.payouts, "AllowanceGranted", 1, BUYERS, 0, WEEK);
        expect(await left()).to.equal(0n);
        await expectError(spend(1n), c.payouts, "OverSpendingAllowance", BUYERS, 0, 1);
        await grant(euros(100));
        expect(await left()).to.equal(euros(40));
      });

      it("ends it for good, in the periods to come as well", async function () {
        await grant(0n);
        await time.increase(3 * WEEK);
        await expectError(spend(1n), c.payouts, "OverSpendingAllowance", BUYERS, 0, 1);
      });
    });
  });

  describe("spendAs", function () {
    it("pays at once, and shows as a payout with its receipt", async function () {
      const number = ((await c.treasury.seal()) >> 208n) + 1n;
      const receipt = { receiptHash: RECEIPT, receiptUri: "ipfs://invoice-7", invoice: "2026/7" };
      const spending = spend(euros(60), receipt);
      const told = [c.supplier.address, euros(60), purpose("Purchase"), false, RECEIPT, "ipfs://invoice-7", "2026/7"];
      const none = [euros(60), 0, 0, 0];
      await expectEvent(spending, c.payouts, "PayoutRequested", 1, 1, c.supplier, 6, told, none);
      await expectEvent(spending, c.payouts, "AllowanceSpent", 1, BUYERS, 1, c.buyer, euros(40));
      await expectEvent(spending, c.payouts, "PayoutPaid", 1);
      const way: [string, string] = [await bucketAccount(c, 1), accountOf(c.supplier.address, OUTSIDE)];
      await expectEntry(spending, c.treasury, number, "Purchase", way, c.currency, euros(60), refTo("Payout", 1));
      await expect(spending).to.changeTokenBalance(ethers, c.currency, c.supplier, euros(60));
      const { state, requester } = await c.payouts.payoutOf(1);
      expect([state, requester]).to.deep.equal([PAID, 6n]);
      const { committed, spent } = await c.buckets.bucketOf(1);
      expect([committed, spent]).to.deep.equal([euros(60), euros(60)]);
    });

    it("pays into accounts as well, and for who is no member of the co-op", async function () {
      await c.authority.connect(c.executorSigner).grantRole(BUYERS, c.stranger, 0);
      await spend(euros(5), { recipient: c.users[0].address, toAccount: true }, c.stranger);
      expect(await c.treasury.balanceOf(await c.treasury.memberAccount(1), c.currency)).to.equal(euros(5));
      expect((await c.payouts.payoutOf(1)).requester).to.equal(0n);
    });

    it("is bounded by what is left of the period, for all who hold the role together", async function () {
      await c.authority.connect(c.executorSigner).grantRole(BUYERS, c.workers[1], 0);
      await spend(euros(60));
      const beyond = spend(euros(40) + 1n, {}, c.workers[1]);
      await expectError(beyond, c.payouts, "OverSpendingAllowance", BUYERS, euros(40), euros(40) + 1n);
      await spend(euros(40), {}, c.workers[1]);
      await expectError(spend(1n), c.payouts, "OverSpendingAllowance", BUYERS, 0, 1);
    });

    it("refills when the period turns, to the second", async function () {
      await spend(euros(100));
      await at(c.nextTurn - 1);
      await expectError(spend(1n), c.payouts, "OverSpendingAllowance", BUYERS, 0, 1);
      await at(c.nextTurn);
      await spend(euros(100));
      expect(await left()).to.equal(0n);
    });

    it("counts in a new period nothing of the one before, however often it pays", async function () {
      await spend(euros(90));
      await at(c.nextTurn);
      await spend(euros(20));
      expect(await left()).to.equal(euros(80));
      await spend(euros(80));
    });

    it("does not add up what earlier periods left", async function () {
      await at(c.nextTurn + 5 * WEEK);
      await expectError(spend(euros(101)), c.payouts, "OverSpendingAllowance", BUYERS, euros(100), euros(101));
      await spend(euros(100));
      await at(c.nextTurn + 9 * WEEK);
      await networkHelpers.mine();
      expect(await left()).to.equal(euros(100));
    });

    it("reverts with OverSpendingAllowance for nothing, and where nothing was granted", async function () {
      await expectError(spend(0n), c.payouts, "OverSpendingAllowance", BUYERS, euros(100), 0);
      await expectError(spend(1n, {}, c.buyer, 2), c.payouts, "OverSpendingAllowance", BUYERS, 0, 1);
      await expectError(spend(1n, {}, c.buyer, 9), c.payouts, "OverSpendingAllowance", BUYERS, 0, 1);
      const asEverybody = c.payouts.connect(c.stranger).spendAs(EVERYBODY, 1, order(1n));
      await expectError(asEverybody, c.payouts, "OverSpendingAllowance", EVERYBODY, 0, 1);
    });

    it("INV-7: reverts with NotEnoughInBucket beyond the bucket, at no cost to the allowance", async function () {
      await grant(euros(600));
      await requestPayout(c, c.steward, 1, euros(450));
      await expectError(spend(euros(51)), c.buckets, "NotEnoughInBucket", 1, euros(50), euros(51));
      expect(await left()).to.equal(euros(600));
      await spend(euros(50));
      expect(await heldIn(c, 1)).to.equal(euros(450));
    });

    it("reverts with BucketNotIn before the bucket is funded, and once it is over", async function () {
      const deadline = (await time.latest()) + days(1);
      const bucket = await openBucket(c, c.steward, { min: 1n, max: 10n, deadline });
      await grant(5n, WEEK, BUYERS, bucket);
      await c.buckets.connect(c.funder).fill(bucket, 9n);
      await expectError(spend(1n, {}, c.buyer, bucket), c.buckets, "BucketNotIn", bucket, OPEN, FUNDED);
      await c.asExecutor.cancel(1);
      await expectError(spend(1n), c.buckets, "BucketNotIn", 1, CANCELLED, FUNDED);
    });

    it("reverts with PaysOneself for the caller, to its account as well", async function () {
      for (const toAccount of [false, true]) {
        const spending = spend(1n, { recipient: c.buyer.address, toAccount });
        await expectError(spending, c.payouts, "PaysOneself", c.buyer);
      }
    });

    it("reverts with NoRecipient and NotAPayout as any request does", async function () {
      await expectError(spend(1n, { purpose: "Refund" }), c.payouts, "NotAPayout", purpose("Refund"));
      await expectError(spend(1n, { recipient: await c.treasury.getAddress() }), c.treasury, "NoRecipient");
    });

    describe("by whom", function () {
      it("reverts with NotOfRole for who does not hold the role: steward, members, strangers", async function () {
        for (const tried of [c.steward, c.users[0], c.stranger, c.executorSigner]) {
          await expectError(spend(1n, {}, tried), c.payouts, "NotOfRole", BUYERS, tried);
        }
      });

      it("reverts with NotOfRole for who lost the role", async function () {
        await c.authority.connect(c.executorSigner).revokeRole(BUYERS, c.buyer);
        await expectError(spend(1n), c.payouts, "NotOfRole", BUYERS, c.buyer);
      });

      it("reverts with NotOfRole for who holds the role with an execution delay", async function () {
        await c.authority.connect(c.executorSigner).grantRole(BUYERS, c.workers[1], 1);
        await expectError(spend(1n, {}, c.workers[1]), c.payouts, "NotOfRole", BUYERS, c.workers[1]);
      });

      it("reverts with NotOfRole for who will hold the role later", async function () {
        await c.authority.connect(c.executorSigner).setGrantDelay(BUYERS, days(2));
        await time.increase(days(5)); // the delay itself takes effect after five days
        await c.authority.connect(c.executorSigner).grantRole(BUYERS, c.workers[1], 0);
        await expectError(spend(1n, {}, c.workers[1]), c.payouts, "NotOfRole", BUYERS, c.workers[1]);
        await time.increase(days(2));
        await spend(1n, {}, c.workers[1]);
      });
    });

    it("leaves no payout that could be decided or paid again", async function () {
      await spend(euros(5));
      await expectError(c.payouts.pay(1), c.payouts, "PayoutClosed", 1, PAID);
      await expectError(c.payouts.connect(c.users[0]).objectTo(1, "Dear"), c.payouts, "PayoutClosed", 1, PAID);
      await expectError(c.payouts.connect(c.steward).withdraw(1), c.payouts, "PayoutClosed", 1, PAID);
    });
  });
});
