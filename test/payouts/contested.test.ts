import { expect } from "chai";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { bucketState } from "../../scripts/plans.ts";
import { action } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { heldIn, openCampaign, requestPayout, spendFrom } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, resolve } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [CONTESTED, UPHELD, PAID, WITHDRAWN, REJECTED] = [2n, 3n, 4n, 5n, 6n]; // as in contracts/Payouts.sol
const [FUNDED, CANCELLED] = [bucketState("Funded"), bucketState("Cancelled")];
const OFFICERS = 7n; // a role
const AMOUNT = euros(40);

/** The first worker's bucket 1 with 500 euros, and payout 1 out of it that two members objected to. */
async function contested() {
  const c = await openCampaign(chain);
  await c.buckets.connect(c.funder).fill(1, euros(500));
  await c.buckets.close(1);
  await requestPayout(c, c.steward, 1, AMOUNT);
  for (const user of c.users.slice(0, 2)) await c.payouts.connect(user).objectTo(1, "Twice the price");
  return c;
}

describe("a payout that members objected to", function () {
  let c: Campaign;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(contested);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const stateOf = async (payout = 1) => (await c.payouts.payoutOf(payout)).state;
  const committed = async () => (await c.buckets.bucketOf(1)).committed;
  const asBoard = () => c.payouts.connect(c.executorSigner);
  const decide = (name: "uphold" | "reject", payout = 1) =>
    resolve(c, time, [action(c.payouts, name, [payout])], `${name} payout ${payout}`);

  /** Lets the supplier, who is no member, call `name` of the payouts, as a resolution does. */
  async function nameOfficer(name: "uphold" | "reject"): Promise<Signer> {
    const { selector } = c.payouts.interface.getFunction(name);
    const naming = action(c.authority, "setTargetFunctionRole", [c.payouts.target, [selector], OFFICERS]);
    const granting = action(c.authority, "grantRole", [OFFICERS, c.supplier.address, 0]);
    await resolve(c, time, [naming, granting], "Name an auditor");
    return c.supplier;
  }

  it("waits for the assembly: approvals do not pay it", async function () {
    expect(await stateOf()).to.equal(CONTESTED);
    await expectError(c.payouts.connect(c.users[2]).approve(1), c.payouts, "PayoutContested", 1, 2);
    await expectError(c.payouts.pay(1), c.payouts, "PayoutContested", 1, 2);
    expect(await committed()).to.equal(AMOUNT);
  });

  it("holds up no other payout of the bucket", async function () {
    await spendFrom(c, c.steward, 1, euros(460));
    expect(await heldIn(c, 1)).to.equal(AMOUNT);
    await expectError(requestPayout(c, c.steward, 1, 1n), c.buckets, "NotEnoughInBucket", 1, 0, 1);
  });

  describe("uphold", function () {
    it("lets it be paid by resolution, in place of the members' approvals", async function () {
      await decide("uphold");
      expect(await stateOf()).to.equal(UPHELD);
      const paying = c.payouts.connect(c.stranger).pay(1);
      await expect(paying).to.changeTokenBalance(ethers, c.currency, c.supplier, AMOUNT);
      expect(await stateOf()).to.equal(PAID);
    });

    it("tells so, and asks for neither approvals nor waiting", async function () {
      await expectEvent(asBoard().uphold(1), c.payouts, "PayoutUpheld", 1);
      const { approvals, payableFrom } = await c.payouts.payoutOf(1);
      expect([approvals, payableFrom]).to.deep.equal([0n, 0n]);
      await c.payouts.pay(1);
    });

    it("leaves it to nobody to object again", async function () {
      await asBoard().uphold(1);
      await expectError(c.payouts.connect(c.users[2]).objectTo(1, "Still"), c.payouts, "PayoutContested", 1, 2);
      await expectError(c.payouts.connect(c.users[2]).approve(1), c.payouts, "PayoutContested", 1, 2);
    });

    it("leaves it to the steward to withdraw it all the same", async function () {
      await asBoard().uphold(1);
      await c.payouts.connect(c.steward).withdraw(1);
      expect([await stateOf(), await committed()]).to.deep.equal([WITHDRAWN, 0n]);
    });

    it("pays nothing out of a bucket that was cancelled", async function () {
      await c.asExecutor.cancel(1);
      await asBoard().uphold(1);
      await expectError(c.payouts.pay(1), c.buckets, "BucketNotIn", 1, CANCELLED, FUNDED);
    });

    it("is open to a role that the table names, and then not to the executor itself", async function () {
      const officer = await nameOfficer("uphold");
      await expectError(asBoard().uphold(1), c.payouts, "AccessManagedUnauthorized", c.executorSigner);
      await c.payouts.connect(officer).uphold(1);
      expect(await stateOf()).to.equal(UPHELD);
    });

    it("reverts with NotContested where no objections stopped it, and where it is upheld already", async function () {
      const payout = await requestPayout(c, c.steward, 1, AMOUNT);
      await c.payouts.connect(c.users[0]).objectTo(payout, "Dear");
      await expectError(asBoard().uphold(payout), c.payouts, "NotContested", payout);
      await asBoard().uphold(1);
      await expectError(asBoard().uphold(1), c.payouts, "NotContested", 1);
    });

    it("reverts with PayoutClosed once it is over, and with NoSuchPayout for none", async function () {
      await c.payouts.connect(c.steward).withdraw(1);
      await expectError(asBoard().uphold(1), c.payouts, "PayoutClosed", 1, WITHDRAWN);
      await expectError(asBoard().uphold(2), c.payouts, "NoSuchPayout", 2);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.steward, c.users[0], c.stranger]) {
        await expectError(c.payouts.connect(tried).uphold(1), c.payouts, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("reject", function () {
    it("refuses it by resolution, so that its money can be asked for again", async function () {
      await decide("reject");
      expect([await stateOf(), await committed()]).to.deep.equal([REJECTED, 0n]);
      await expectError(c.payouts.pay(1), c.payouts, "PayoutClosed", 1, REJECTED);
      await spendFrom(c, c.steward, 1, euros(500));
    });

    it("refuses also what nobody objected to, and what was upheld", async function () {
      await asBoard().uphold(1);
      await expectEvent(asBoard().reject(1), c.payouts, "PayoutRejected", 1);
      const payout = await requestPayout(c, c.steward, 1, AMOUNT);
      await c.payouts.connect(c.users[0]).approve(payout);
      await asBoard().reject(payout);
      await expectError(c.payouts.pay(payout), c.payouts, "PayoutClosed", payout, REJECTED);
      expect(await committed()).to.equal(0n);
    });

    it("is open to a role that the table names", async function () {
      const officer = await nameOfficer("reject");
      await expectError(asBoard().reject(1), c.payouts, "AccessManagedUnauthorized", c.executorSigner);
      await c.payouts.connect(officer).reject(1);
      expect(await stateOf()).to.equal(REJECTED);
      await expectError(c.payouts.connect(officer).uphold(1), c.payouts, "AccessManagedUnauthorized", officer);
    });

    it("gives nothing back twice: what a cancelled bucket returns stays the same", async function () {
      await c.asExecutor.cancel(1);
      await asBoard().reject(1);
      await expectEvent(c.buckets.refund(1, c.funder), c.buckets, "FunderRefunded", 1, c.funder, euros(500));
      expect(await heldIn(c, 1)).to.equal(0n);
    });

    it("reverts with PayoutClosed for what is paid or rejected, and with NoSuchPayout for none", async function () {
      await spendFrom(c, c.steward, 1, AMOUNT);
      await expectError(asBoard().reject(2), c.payouts, "PayoutClosed", 2, PAID);
      await asBoard().reject(1);
      await expectError(asBoard().reject(1), c.payouts, "PayoutClosed", 1, REJECTED);
      await expectError(asBoard().reject(3), c.payouts, "NoSuchPayout", 3);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.steward, c.users[0], c.stranger]) {
        await expectError(c.payouts.connect(tried).reject(1), c.payouts, "AccessManagedUnauthorized", tried);
      }
    });
  });
});
