import { expect } from "chai";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, encodeKind } from "../../scripts/charter.ts";
import { draftOrder } from "../../scripts/plans.ts";
import type { OrderDraft } from "../../scripts/plans.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { openBucket, openCampaign, openRound, requestPayout } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, past, USERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [REQUESTED, CONTESTED, PAID] = [1n, 2n, 4n]; // in the order of `State` in contracts/Payouts.sol
const SMALL = euros(500); // one approval, two objections, no waiting
const LARGE = euros(501); // two approvals, three objections, three days
const WAIT = days(3);
const CO_STEWARD = 5; // member number of the second worker

/** The first worker's bucket 1, filled with 8,000 euros. */
async function funded() {
  const c = await openCampaign(chain, { max: euros(8_000) });
  await c.buckets.connect(c.newcomer).fill(1, euros(8_000));
  await c.buckets.close(1);
  return c;
}

describe("deciding about a payout", function () {
  let c: Campaign;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(funded);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const request = (amount: bigint, more: Partial<OrderDraft> = {}, caller: Signer = c.steward) =>
    requestPayout(c, caller, 1, amount, more);
  const approve = (member: Signer, payout = 1) => c.payouts.connect(member).approve(payout);
  const object = (member: Signer, payout = 1) => c.payouts.connect(member).objectTo(payout, "Twice the price");
  const at = (timestamp: number) => time.setNextBlockTimestamp(timestamp);
  const payoutOf = (payout = 1) => c.payouts.payoutOf(payout);
  const payableFrom = async (payout = 1) => Number((await payoutOf(payout)).payableFrom);

  /** Changes how long one must have been a member to decide. */
  const defineTenure = (minTenure: number) =>
    c.statute.connect(c.executorSigner).defineKind(0, encodeKind({ ...preset.kinds[0]!, minTenure }));

  async function expectNoSay(member: Signer, payout = 1): Promise<void> {
    await expectError(approve(member, payout), c.payouts, "MayNotDecide", payout, member);
    await expectError(object(member, payout), c.payouts, "MayNotDecide", payout, member);
  }

  async function expectSay(member: Signer, payout = 1): Promise<void> {
    await expect(approve(member, payout)).to.emit(c.payouts, "PayoutApproved");
  }

  describe("approve", function () {
    it("counts members, one by one, and tells from when on it can be paid", async function () {
      await request(LARGE);
      await expectEvent(approve(c.users[0]), c.payouts, "PayoutApproved", 1, 1, 1, 0);
      const now = (await time.latest()) + 10;
      await at(now);
      await expectEvent(approve(c.investors[2]), c.payouts, "PayoutApproved", 1, 9, 2, now + WAIT);
      expect([await c.payouts.hasApproved(1, 9), await c.payouts.hasApproved(1, 2)]).to.deep.equal([true, false]);
      const { approvals, payableFrom: from } = await payoutOf();
      expect([approvals, from]).to.deep.equal([2n, BigInt(now + WAIT)]);
    });

    it("counts each payout by itself", async function () {
      await request(SMALL);
      await request(SMALL);
      await approve(c.users[0], 2);
      expect((await payoutOf(1)).approvals).to.equal(0n);
      await approve(c.users[0], 1);
      expect((await payoutOf(2)).approvals).to.equal(1n);
    });

    it("takes more approvals than are needed, and does not wait anew for them", async function () {
      await request(LARGE);
      for (const user of c.users.slice(0, 2)) await approve(user);
      const from = await payableFrom();
      await time.increase(days(2));
      await expectEvent(approve(c.users[2]), c.payouts, "PayoutApproved", 1, 3, 3, from);
      await at(from);
      await c.payouts.pay(1);
      expect((await payoutOf()).state).to.equal(PAID);
    });

    it("reverts with AlreadyApproved the second time, from another wallet as well", async function () {
      await request(LARGE);
      await approve(c.users[0]);
      await expectError(approve(c.users[0]), c.payouts, "AlreadyApproved", 1, 1);
      await moveWallet(c, c.users[0], c.stranger);
      await expectError(approve(c.stranger), c.payouts, "AlreadyApproved", 1, 1);
      expect((await payoutOf()).approvals).to.equal(1n);
    });

    it("reverts with NoSuchPayout for none, and with PayoutClosed for one that is paid", async function () {
      for (const none of [0, 1]) await expectError(approve(c.users[0], none), c.payouts, "NoSuchPayout", none);
      await request(SMALL);
      await approve(c.users[0]);
      await c.payouts.pay(1);
      await expectError(approve(c.users[1]), c.payouts, "PayoutClosed", 1, PAID);
    });

    it("reverts with PayoutContested once members sent it to the assembly", async function () {
      await request(SMALL);
      for (const user of c.users.slice(0, 2)) await object(user);
      await expectError(approve(c.users[2]), c.payouts, "PayoutContested", 1, 2);
    });
  });

  describe("the waiting time", function () {
    it("begins with the last approval that is needed, and is over to the second", async function () {
      await request(LARGE);
      await approve(c.users[0]);
      await time.increase(days(30));
      await approve(c.users[1]);
      const from = (await time.latest()) + WAIT;
      await at(from - 1);
      await expectError(c.payouts.pay(1), c.payouts, "StillWaiting", 1, from);
      await at(from);
      await c.payouts.pay(1);
    });

    it("is none in the lowest tier: it can be paid in the same second", async function () {
      await request(SMALL);
      await approve(c.users[0]);
      expect(await payableFrom()).to.equal(await time.latest());
      await c.payouts.pay(1);
    });

    it("keeps its length when the tiers change", async function () {
      await request(LARGE);
      const longer = { upTo: euros(9_000), approvals: 2, objections: 3, waiting: days(90) };
      await c.statute.connect(c.executorSigner).defineTiers([longer]);
      for (const user of c.users.slice(0, 2)) await approve(user);
      expect(await payableFrom()).to.equal((await time.latest()) + WAIT);
    });
  });

  describe("objectTo", function () {
    it("counts members, one by one, with their reasons", async function () {
      await request(LARGE);
      const objecting = c.payouts.connect(c.users[0]).objectTo(1, "The oven is still under warranty");
      await expectEvent(objecting, c.payouts, "PayoutObjected", 1, 1, 1, "The oven is still under warranty");
      const again = c.payouts.connect(c.investors[2]).objectTo(1, "");
      await expectEvent(again, c.payouts, "PayoutObjected", 1, 9, 2, "");
      await expect(again).not.to.emit(c.payouts, "PayoutSentToAssembly");
      expect([await c.payouts.hasObjected(1, 9), await c.payouts.hasObjected(1, 2)]).to.deep.equal([true, false]);
      const { objections, state } = await payoutOf();
      expect([objections, state]).to.deep.equal([2n, REQUESTED]);
    });

    it("sends the payout to the assembly with the last objection that is needed", async function () {
      await request(LARGE);
      for (const user of c.users.slice(0, 2)) await object(user);
      const last = object(c.users[2]);
      await expectEvent(last, c.payouts, "PayoutObjected", 1, 3, 3, "Twice the price");
      await expectEvent(last, c.payouts, "PayoutSentToAssembly", 1);
      expect((await payoutOf()).state).to.equal(CONTESTED);
      await expectError(object(c.investors[0]), c.payouts, "PayoutContested", 1, 3);
    });

    it("stops a payout that has all its approvals, while it waits, to the second", async function () {
      await request(LARGE);
      for (const user of c.users.slice(0, 2)) await approve(user);
      const from = await payableFrom();
      for (const member of [c.users[2], c.investors[0]]) await object(member);
      await at(from - 1);
      await object(c.investors[1]);
      await at(from);
      await expectError(c.payouts.pay(1), c.payouts, "PayoutContested", 1, 3);
    });

    it("reverts with WaitingOver from the second on in which it can be paid", async function () {
      await request(LARGE);
      for (const user of c.users.slice(0, 2)) await approve(user);
      const from = await payableFrom();
      await at(from);
      await expectError(object(c.users[2]), c.payouts, "WaitingOver", 1, from);
    });

    it("reverts with WaitingOver at once where the tier has no waiting time", async function () {
      await request(SMALL);
      await object(c.users[0]);
      await approve(c.users[1]);
      await expectError(object(c.users[2]), c.payouts, "WaitingOver", 1, await payableFrom());
    });

    it("leaves a payout with too few objections to be paid", async function () {
      await request(LARGE);
      for (const member of [c.users[0], c.users[1]]) await object(member);
      for (const member of [c.users[2], c.investors[0]]) await approve(member);
      await time.increase(WAIT);
      await c.payouts.pay(1);
    });

    it("is open to who approved before, and thinks better of it", async function () {
      await request(LARGE);
      await approve(c.users[0]);
      await object(c.users[0]);
      const { approvals, objections } = await payoutOf();
      expect([approvals, objections]).to.deep.equal([1n, 1n]);
    });

    it("reverts with AlreadyObjected the second time, from another wallet as well", async function () {
      await request(LARGE);
      await object(c.users[0]);
      await expectError(object(c.users[0]), c.payouts, "AlreadyObjected", 1, 1);
      await moveWallet(c, c.users[0], c.stranger);
      await expectError(object(c.stranger), c.payouts, "AlreadyObjected", 1, 1);
    });

    it("reverts with NoSuchPayout for none, and with PayoutClosed for one that is paid", async function () {
      await expectError(object(c.users[0]), c.payouts, "NoSuchPayout", 1);
      await request(SMALL);
      await approve(c.users[0]);
      await c.payouts.pay(1);
      await expectError(object(c.users[1]), c.payouts, "PayoutClosed", 1, PAID);
    });
  });

  describe("INV-25: who has no say, in approving as in objecting", function () {
    it("is the steward, at its new wallet as well", async function () {
      await request(LARGE);
      await expectNoSay(c.steward);
      await moveWallet(c, c.steward, c.stranger);
      await expectNoSay(c.stranger);
    });

    it("is every co-steward", async function () {
      await c.buckets.connect(c.steward).nameCoSteward(1, CO_STEWARD, true);
      await request(LARGE);
      await expectNoSay(c.workers[1]);
      await expectSay(c.workers[2]);
    });

    it("is whoever asked for it, who is a steward no more", async function () {
      await c.buckets.connect(c.steward).nameCoSteward(1, CO_STEWARD, true);
      await request(LARGE, {}, c.workers[1]);
      await c.buckets.connect(c.steward).nameCoSteward(1, CO_STEWARD, false);
      await expectNoSay(c.workers[1]);
      await request(LARGE);
      await c.buckets.connect(c.steward).appointSteward(1, 1);
      await expectNoSay(c.steward, 2);
      await moveWallet(c, c.steward, c.stranger);
      await expectNoSay(c.stranger, 2);
    });

    it("is a steward appointed since", async function () {
      await request(LARGE);
      await c.asExecutor.appointSteward(1, 1);
      await expectNoSay(c.users[0]);
    });

    it("is the recipient", async function () {
      await request(LARGE, { recipient: c.users[0].address });
      await expectNoSay(c.users[0]);
      await expectSay(c.users[1]);
    });

    it("is the recipient by its number, which has another wallet since", async function () {
      await request(LARGE, { recipient: c.users[0].address });
      await moveWallet(c, c.users[0], c.stranger);
      await expectNoSay(c.stranger);
    });

    it("is the recipient by its number, where it had the wallet that is paid before", async function () {
      await moveWallet(c, c.users[0], c.stranger);
      await request(LARGE, { recipient: c.stranger.address });
      await expectNoSay(c.stranger);
      await moveWallet(c, c.stranger, c.funder);
      await expectNoSay(c.funder);
    });

    it("is a stranger, a funder, and who has left", async function () {
      await request(LARGE);
      await c.members.connect(c.users[1]).resign();
      for (const tried of [c.stranger, c.newcomer, c.supplier, c.users[1], c.executorSigner]) await expectNoSay(tried);
    });

    it("is a steward who is no member, and becomes one", async function () {
      await defineTenure(0);
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { isOpenToAll: true });
      const bucket = await openBucket(c, c.stranger, { round, min: 1n, max: euros(5) });
      await c.buckets.connect(c.funder).fill(bucket, euros(5));
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await c.rounds.settle(round, bucket);
      await requestPayout(c, c.stranger, bucket, 1n);
      await c.members.connect(c.stranger).join(USERS, 0);
      await expectNoSay(c.stranger);
      await requestPayout(c, c.stranger, bucket, 1n);
      await expectNoSay(c.stranger, 2);
    });

    it("is who joined after it was asked for", async function () {
      await defineTenure(0);
      await request(LARGE);
      await c.members.connect(c.newcomer).join(USERS, 0);
      await expectNoSay(c.newcomer);
      await request(LARGE);
      await expectSay(c.newcomer, 2);
    });

    it("is who joined in the same second", async function () {
      await defineTenure(0);
      const order = draftOrder({ recipient: c.supplier.address, amount: LARGE, purpose: "Work" });
      const gasLimit = 1_000_000;
      await ethers.provider.send("evm_setAutomine", [false]);
      const joining = await c.members.connect(c.newcomer).join(USERS, 0, { gasLimit });
      const asking = await c.payouts.connect(c.steward).request(1, order, { gasLimit });
      await networkHelpers.mine();
      await ethers.provider.send("evm_setAutomine", [true]);
      expect((await joining.wait())!.blockNumber).to.equal((await asking.wait())!.blockNumber);
      await expectNoSay(c.newcomer);
    });

    it("is who joined before, and has not served its tenure, to the second", async function () {
      const joinedAt = (await time.latest()) + 10;
      await at(joinedAt);
      await c.members.connect(c.newcomer).join(USERS, 0);
      await at(joinedAt + days(30));
      await request(LARGE);
      await expectNoSay(c.newcomer);
      await time.increase(days(30));
      await expectNoSay(c.newcomer);
      await request(LARGE);
      await expectSay(c.newcomer, 2);
    });

    it("counts the second before it was asked for as the last one of the tenure", async function () {
      const joinedAt = (await time.latest()) + 10;
      await at(joinedAt);
      await c.members.connect(c.newcomer).join(USERS, 0);
      await at(joinedAt + days(30) + 1);
      await request(LARGE);
      await expectSay(c.newcomer);
    });

    it("is who left and joined again under a new number, so that nobody decides twice", async function () {
      await defineTenure(0);
      await request(LARGE);
      await approve(c.users[0]);
      await c.members.connect(c.users[0]).resign();
      await c.members.connect(c.users[0]).join(USERS, 0);
      await expectNoSay(c.users[0]);
      await request(LARGE);
      await expectEvent(approve(c.users[0], 2), c.payouts, "PayoutApproved", 2, 10, 1, 0);
    });

    it("is not who only changed its wallet since", async function () {
      await request(LARGE);
      await moveWallet(c, c.users[0], c.stranger);
      await expectNoSay(c.users[0]);
      await expectSay(c.stranger);
    });
  });
});
