import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../scripts/charter.ts";
import { accountOf, refTo } from "../sdk/src/accounts.ts";
import { PURPOSES } from "../sdk/src/names.ts";
import type { Purpose } from "../sdk/src/names.ts";
import { bucketState, draftBucket, draftOrder } from "../scripts/plans.ts";
import type { OrderDraft } from "../scripts/plans.ts";
import { moveWallet } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { bucketAccount, heldIn, openBucket, openCampaign, openRound, spendFrom } from "./helpers/budgets.ts";
import type { Campaign } from "./helpers/budgets.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, past } from "./helpers/somerset.ts";

// Asking, paying, withdrawing. Who decides, what the assembly does, recipients that refuse money, allowances of roles,
// and bounties: test/payouts/.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [IDEA, OPEN, FUNDED, CANCELLED] = [
  bucketState("Idea"), bucketState("Open"), bucketState("Funded"), bucketState("Cancelled"),
];
const [REQUESTED, PAID, WITHDRAWN] = [1n, 4n, 5n]; // in the order of `State` in contracts/Payouts.sol
const ETHER = ZeroAddress;
const OUTSIDE = 2n ** 96n - 1n;
const STEWARD = 4n; // member number of the first worker
const CO_STEWARD = 5; // member number of the second worker
const RECEIPT = id("invoice 7");

/** The first worker's bucket 1, filled with 8,000 euros. */
async function funded() {
  const c = await openCampaign(chain, { max: euros(8_000) });
  await c.buckets.connect(c.newcomer).fill(1, euros(8_000));
  await c.buckets.close(1);
  return c;
}

describe("Payouts", function () {
  let c: Campaign;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(funded);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const order = (change: Partial<OrderDraft> = {}) =>
    draftOrder({ recipient: c.supplier.address, amount: euros(40), purpose: "Purchase", ...change });
  const request = (change: Partial<OrderDraft> = {}, caller: Signer = c.steward, bucket = 1) =>
    c.payouts.connect(caller).request(bucket, order(change));
  const committed = async (bucket = 1) => (await c.buckets.bucketOf(bucket)).committed;
  const stateOf = async (payout: number) => (await c.payouts.payoutOf(payout)).state;
  const approve = (member: Signer, payout = 1) => c.payouts.connect(member).approve(payout);
  const nextEntry = async () => ((await c.treasury.seal()) >> 208n) + 1n;

  describe("request", function () {
    it("asks for money with a receipt, and tells the whole order and its tier", async function () {
      const receipt = { receiptHash: RECEIPT, receiptUri: "ipfs://invoice-7", invoice: "2026/7" };
      const told = [c.supplier.address, euros(40), purpose("Purchase"), true, RECEIPT, "ipfs://invoice-7", "2026/7"];
      const asking = request({ ...receipt, toAccount: true });
      const requested = [1, 1, c.supplier, STEWARD, told, [euros(500), 1, 2, 0]];
      await expectEvent(asking, c.payouts, "PayoutRequested", ...requested);
      expect(await c.payouts.lastPayout()).to.equal(1n);
      expect(await committed()).to.equal(euros(40));
    });

    it("keeps what it needs to decide and pay it", async function () {
      const at = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(at);
      await request({ amount: euros(900), purpose: "Work", toAccount: true });
      const kept = await c.payouts.payoutOf(1);
      expect([kept.recipient, kept.amount, kept.bucket]).to.deep.equal([c.supplier.address, euros(900), 1n]);
      expect([kept.requester, kept.requestedAt, kept.payableFrom]).to.deep.equal([STEWARD, BigInt(at), 0n]);
      expect([kept.approvals, kept.objections, kept.state]).to.deep.equal([0n, 0n, REQUESTED]);
      expect([kept.purpose, kept.toAccount]).to.deep.equal([BigInt(purpose("Work")), true]);
    });

    it("fixes approvals, objections and waiting time by the tiers then in force", async function () {
      await request();
      const stricter = { upTo: euros(1_000), approvals: 5, objections: 7, waiting: days(9) };
      await c.statute.connect(c.executorSigner).defineTiers([stricter]);
      await request();
      const fixed = async (payout: number) => {
        const { approvalsNeeded, objectionsToStop, waiting } = await c.payouts.payoutOf(payout);
        return [approvalsNeeded, objectionsToStop, waiting];
      };
      expect(await fixed(1)).to.deep.equal([1n, 2n, 0n]);
      expect(await fixed(2)).to.deep.equal([5n, 7n, BigInt(days(9))]);
      await approve(c.users[0]);
      await c.payouts.pay(1);
    });

    it("asks for more the larger the amount, to the last unit of a tier", async function () {
      const tiers = [[euros(500), 1n, 2n, 0], [euros(500) + 1n, 2n, 3n, 3], [euros(5_000) + 1n, 3n, 5n, 7]] as const;
      for (const [i, [amount, ...asked]] of tiers.entries()) {
        await request({ amount });
        const { approvalsNeeded, objectionsToStop, waiting } = await c.payouts.payoutOf(i + 1);
        expect([approvalsNeeded, objectionsToStop]).to.deep.equal(asked.slice(0, 2));
        expect(waiting).to.equal(BigInt(days(asked[2])));
      }
    });

    it("reverts with AboveTiers for more than any tier allows", async function () {
      const tier = { upTo: euros(50), approvals: 1, objections: 1, waiting: 0 };
      await c.statute.connect(c.executorSigner).defineTiers([tier]);
      await expectError(request({ amount: euros(50) + 1n }), c.statute, "AboveTiers", euros(50) + 1n);
      expect(await committed()).to.equal(0n);
    });

    it("asks for what the highest tier does in other assets than the currency", async function () {
      const deadline = (await time.latest()) + days(1);
      const bucket = await openBucket(c, c.steward, { min: 1n, max: 10n, asset: ETHER, deadline });
      await c.buckets.connect(c.funder).fill(bucket, 10, { value: 10 });
      await c.buckets.close(bucket);
      await request({ amount: 1n }, c.steward, bucket);
      const { approvalsNeeded, objectionsToStop, waiting } = await c.payouts.payoutOf(1);
      expect([approvalsNeeded, objectionsToStop, waiting]).to.deep.equal([3n, 5n, BigInt(days(7))]);
    });

    it("INV-7: reverts with NotEnoughInBucket beyond what is not asked for yet, and for nothing", async function () {
      const all = euros(8_000);
      await expectError(request({ amount: all + 1n }), c.buckets, "NotEnoughInBucket", 1, all, all + 1n);
      await expectError(request({ amount: 0n }), c.buckets, "NotEnoughInBucket", 1, all, 0);
      await request({ amount: euros(7_900) });
      await expectError(request({ amount: euros(101) }), c.buckets, "NotEnoughInBucket", 1, euros(100), euros(101));
      await request({ amount: euros(100) });
      await expectError(request({ amount: 1n }), c.buckets, "NotEnoughInBucket", 1, 0, 1);
    });

    for (const name of PURPOSES) {
      if (["Work", "Purchase", "Grant"].includes(name)) {
        it(`pays ${name}`, async function () {
          await request({ purpose: name });
          expect((await c.payouts.payoutOf(1)).purpose).to.equal(BigInt(purpose(name)));
        });
      } else {
        it(`reverts with NotAPayout for ${name}`, async function () {
          await expectError(request({ purpose: name as Purpose }), c.payouts, "NotAPayout", purpose(name));
        });
      }
    }

    it("reverts with NoRecipient for nobody, the treasury, the register, and every room", async function () {
      const own = [c.treasury, c.members, c.shares, c.buckets, c.rounds, c.funds];
      const addresses = await Promise.all(own.map((contract) => contract.getAddress()));
      for (const recipient of [ZeroAddress, ...addresses]) {
        for (const toAccount of [false, true]) {
          await expectError(request({ recipient, toAccount }), c.treasury, "NoRecipient");
        }
      }
      expect(await committed()).to.equal(0n);
    });

    describe("by whom", function () {
      it("is open to co-stewards, who then are the requester", async function () {
        await c.buckets.connect(c.steward).nameCoSteward(1, CO_STEWARD, true);
        await request({}, c.workers[1]);
        expect((await c.payouts.payoutOf(1)).requester).to.equal(BigInt(CO_STEWARD));
      });

      it("reverts with NotTheSteward for members, strangers, funders, and a steward that left", async function () {
        for (const tried of [c.workers[1], c.stranger, c.newcomer, c.executorSigner]) {
          await expectError(request({}, tried), c.buckets, "NotTheSteward", 1, tried);
        }
        await c.members.connect(c.steward).resign();
        await expectError(request(), c.buckets, "NotTheSteward", 1, c.steward);
      });

      it("follows the steward to its new wallet", async function () {
        await moveWallet(c, c.steward, c.stranger);
        await expectError(request(), c.buckets, "NotTheSteward", 1, c.steward);
        await request({}, c.stranger);
        expect((await c.payouts.payoutOf(1)).requester).to.equal(STEWARD);
      });

      it("names number 0 where the steward is no member", async function () {
        const round = await openRound(c, c.executorSigner, euros(900), euros(1), { isOpenToAll: true });
        const bucket = await openBucket(c, c.stranger, { round, min: 1n, max: euros(5) });
        await c.buckets.connect(c.funder).fill(bucket, euros(5));
        await past(time, (await c.rounds.roundOf(round)).closesAt);
        await c.rounds.settle(round, bucket);
        await request({ amount: 1n }, c.stranger, bucket);
        expect((await c.payouts.payoutOf(1)).requester).to.equal(0n);
      });
    });

    describe("of a bucket that has no money to spend", function () {
      const inState = async (bucket: number, state: bigint) =>
        expectError(request({ amount: 1n }, c.steward, bucket), c.buckets, "BucketNotIn", bucket, state, FUNDED);

      it("reverts with BucketNotIn while it is an idea or being filled, and once it is cancelled", async function () {
        const deadline = (await time.latest()) + days(1);
        const bucket = await openBucket(c, c.steward, { min: 1n, max: 10n, deadline });
        await c.buckets.connect(c.funder).fill(bucket, 5n);
        await inState(bucket, OPEN);
        await c.buckets.connect(c.steward).giveUp(bucket);
        await inState(bucket, CANCELLED);
      });

      it("reverts with BucketNotIn for an idea, and with NotTheSteward where there is no bucket", async function () {
        const deadline = (await time.latest()) + days(1);
        const plan = draftBucket({ title: "Mixer", max: 1n, asset: c.currency, deadline });
        await c.buckets.connect(c.steward).suggest(plan);
        await inState(2, IDEA);
        await expectError(request({}, c.steward, 3), c.buckets, "NotTheSteward", 3, c.steward);
      });
    });
  });

  describe("pay", function () {
    it("pays what has its approvals and has waited, whoever sends it", async function () {
      await request();
      await approve(c.users[0]);
      const number = await nextEntry();
      const paying = c.payouts.connect(c.stranger).pay(1);
      await expectEvent(paying, c.payouts, "PayoutPaid", 1);
      const change = [-euros(40), euros(40)];
      await expect(paying).to.changeTokenBalances(ethers, c.currency, [c.treasury, c.supplier], change);
      const way: [string, string] = [await bucketAccount(c, 1), accountOf(c.supplier.address, OUTSIDE)];
      await expectEntry(paying, c.treasury, number, "Purchase", way, c.currency, euros(40), refTo("Payout", 1));
      const { spent, committed } = await c.buckets.bucketOf(1);
      expect([spent, committed]).to.deep.equal([euros(40), euros(40)]);
      expect(await stateOf(1)).to.equal(PAID);
    });

    it("pays one after another until the bucket is empty", async function () {
      for (let i = 0; i < 16; ++i) await spendFrom(c, c.steward, 1, euros(500));
      expect(await heldIn(c, 1)).to.equal(0n);
      expect((await c.buckets.bucketOf(1)).spent).to.equal(euros(8_000));
      expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(8_000));
      await expectError(request({ amount: 1n }), c.buckets, "NotEnoughInBucket", 1, 0, 1);
    });

    it("pays in any order, each what it was asked for", async function () {
      await request();
      await request({ amount: euros(2), recipient: c.stranger.address, purpose: "Grant" });
      for (const payout of [2, 1]) {
        await approve(c.users[0], payout);
        await c.payouts.pay(payout);
      }
      expect(await c.currency.balanceOf(c.stranger)).to.equal(euros(2));
      expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(40));
    });

    it("reverts with ApprovalsMissing before it has them all", async function () {
      const tier = { upTo: euros(1_000), approvals: 2, objections: 1, waiting: 0 };
      await c.statute.connect(c.executorSigner).defineTiers([tier]);
      await request();
      await expectError(c.payouts.pay(1), c.payouts, "ApprovalsMissing", 1, 0, 2);
      await approve(c.users[0]);
      await expectError(c.payouts.pay(1), c.payouts, "ApprovalsMissing", 1, 1, 2);
      await approve(c.users[1]);
      await c.payouts.pay(1);
    });

    it("reverts with PayoutClosed the second time, and with NoSuchPayout for none", async function () {
      await spendFrom(c, c.steward, 1, euros(40));
      await expectError(c.payouts.pay(1), c.payouts, "PayoutClosed", 1, PAID);
      for (const none of [0, 2]) await expectError(c.payouts.pay(none), c.payouts, "NoSuchPayout", none);
    });

    it("may spend what a round gave as well as what funders gave", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1));
      const bucket = await openBucket(c, c.steward, { round, min: euros(300), max: euros(500) });
      await c.rounds.connect(c.users[0]).allocate(round, [{ bucket, units: 100 }]);
      await c.rounds.connect(c.users[1]).allocate(round, [{ bucket, units: 100 }]);
      await c.buckets.connect(c.funder).fill(bucket, euros(100));
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await c.rounds.settle(round, bucket);
      const beyond = request({ amount: euros(301) }, c.steward, bucket);
      await expectError(beyond, c.buckets, "NotEnoughInBucket", bucket, euros(300), euros(301));
      await spendFrom(c, c.steward, bucket, euros(300));
      expect(await heldIn(c, bucket)).to.equal(0n);
    });

    describe("out of a bucket that was cancelled", function () {
      beforeEach(async () => {
        await request();
        await approve(c.users[0]);
        await c.asExecutor.cancel(1);
      });

      it("reverts with BucketNotIn: its money is on its way back", async function () {
        await expectError(c.payouts.pay(1), c.buckets, "BucketNotIn", 1, CANCELLED, FUNDED);
        await c.buckets.refund(1, c.newcomer);
        await expectError(c.payouts.pay(1), c.buckets, "BucketNotIn", 1, CANCELLED, FUNDED);
        expect(await heldIn(c, 1)).to.equal(0n);
      });

      it("can still be withdrawn, which changes nothing of what goes back", async function () {
        await c.payouts.connect(c.steward).withdraw(1);
        expect(await stateOf(1)).to.equal(WITHDRAWN);
        await expectEvent(c.buckets.refund(1, c.newcomer), c.buckets, "FunderRefunded", 1, c.newcomer, euros(8_000));
      });
    });
  });

  describe("withdraw", function () {
    const withdraw = (caller: Signer = c.steward, payout = 1) => c.payouts.connect(caller).withdraw(payout);

    it("takes a request back, so that its money can be asked for again", async function () {
      await request({ amount: euros(500) });
      await approve(c.users[0]);
      await expectEvent(withdraw(), c.payouts, "PayoutWithdrawn", 1);
      expect([await stateOf(1), await committed()]).to.deep.equal([WITHDRAWN, 0n]);
      await expectError(c.payouts.pay(1), c.payouts, "PayoutClosed", 1, WITHDRAWN);
      await request({ amount: euros(8_000) });
    });

    it("takes back what members objected to", async function () {
      await request();
      for (const user of c.users.slice(0, 2)) await c.payouts.connect(user).objectTo(1, "Twice the price");
      await withdraw();
      expect([await stateOf(1), await committed()]).to.deep.equal([WITHDRAWN, 0n]);
    });

    it("is open to co-stewards, and to a steward appointed since", async function () {
      await c.buckets.connect(c.steward).nameCoSteward(1, CO_STEWARD, true);
      await request();
      await withdraw(c.workers[1]);
      await request();
      await c.asExecutor.appointSteward(1, 1);
      await expectError(withdraw(c.steward, 2), c.buckets, "NotTheSteward", 1, c.steward);
      await withdraw(c.users[0], 2);
    });

    it("reverts with NotTheSteward for anybody else", async function () {
      await request();
      for (const tried of [c.users[0], c.supplier, c.executorSigner]) {
        await expectError(withdraw(tried), c.buckets, "NotTheSteward", 1, tried);
      }
    });

    it("reverts with PayoutClosed once it is paid or withdrawn, and with NoSuchPayout for none", async function () {
      await spendFrom(c, c.steward, 1, euros(40));
      await expectError(withdraw(), c.payouts, "PayoutClosed", 1, PAID);
      await request();
      await withdraw(c.steward, 2);
      await expectError(withdraw(c.steward, 2), c.payouts, "PayoutClosed", 2, WITHDRAWN);
      await expectError(withdraw(c.steward, 3), c.payouts, "NoSuchPayout", 3);
    });
  });
});
