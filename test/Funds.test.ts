import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { AddressLike } from "ethers";
import { network } from "hardhat";
import { days } from "../scripts/charter.ts";
import { accountOf, refTo } from "../sdk/src/accounts.ts";
import { bucketState, draftBucket, draftRound } from "../scripts/plans.ts";
import type { BucketDraft } from "../scripts/plans.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import {
  bucketAccount, fillFundsIntake, fillIntake, heldIn, openCampaign, openRound, requestPayout, spendFrom,
} from "./helpers/budgets.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, past, resolve } from "./helpers/somerset.ts";

// Core expenses that come back. Gifts that are matched: test/buckets/matching.test.ts.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [OPEN, FUNDED, CANCELLED] = [bucketState("Open"), bucketState("Funded"), bucketState("Cancelled")];
const ETHER = ZeroAddress;
const STEWARD = 4; // member number of the first worker
const [RENT, PERIOD] = [euros(100), days(30)];
const ENDLESS = 2n ** 96n - 1n;

/** The plan of a standing bucket: a title, and that it costs something. */
const draft = (change: Partial<BucketDraft> = {}) => draftBucket({ title: "Rent", max: 1n, ...change });

/** Standing bucket 2 of the first worker, with 1,000 euros in the intake of the funds, and nothing due yet. */
async function standing() {
  const c = await openCampaign(chain);
  await c.asExecutor.openStanding(draft({ asset: c.currency }), STEWARD);
  await fillFundsIntake(c, c.executorSigner, euros(1_000), c.currencyAddress);
  const coreAccount = await c.funds.coreAccount();
  return { ...c, coreAccount, asBoard: c.funds.connect(c.executorSigner) };
}

/** Budget 1: 100 euros into bucket 2 in every 30 days, the first in five days, and nothing locked for it. */
async function named() {
  const c = await standing();
  const firstAt = (await time.latest()) + days(5);
  await c.asBoard.nameStanding(2, RENT, PERIOD, firstAt);
  return { ...c, firstAt };
}

describe("Funds", function () {
  type Standing = Awaited<ReturnType<typeof standing>>;
  let c: Standing & { firstAt: number };
  const startFrom = (fixture: () => Promise<Standing & { firstAt?: number }>) =>
    beforeEach(async () => {
      c = { firstAt: 0, ...(await networkHelpers.loadFixture(fixture)) };
    });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const lock = (amount: bigint) => c.asBoard.provideCore(c.currency, amount);
  const locked = (asset: AddressLike = c.currency) => c.treasury.balanceOf(c.coreAccount, asset);
  const pay = (id = 1) => c.funds.connect(c.stranger).payStanding(id);
  const paid = (amount: bigint, missing: bigint, id = 1) => [id, 2, amount, missing] as const;
  const at = (timestamp: number) => time.setNextBlockTimestamp(timestamp);

  describe("Buckets.openStanding", function () {
    startFrom(standing);

    const open = (change: Partial<BucketDraft> = {}, steward = STEWARD) =>
      c.asExecutor.openStanding(draft({ asset: c.currency, ...change }), steward);

    it("opens a bucket without goal or deadline, which a member may spend at once", async function () {
      const now = (await time.latest()) + 10;
      await at(now);
      const opening = open({ secondDeadline: now + 100 });
      await expectEvent(opening, c.buckets, "BucketOpened", 3, 0, c.currency, 0, ENDLESS, now, 0);
      await expectEvent(opening, c.buckets, "BucketSettled", 3, FUNDED, 0, 0);
      await expect(opening).to.emit(c.buckets, "BucketPlanned");
      const { state, steward, min, max, secondDeadline } = await c.buckets.bucketOf(3);
      expect([state, steward, min, max, secondDeadline]).to.deep.equal([FUNDED, 4n, 0n, ENDLESS, 0n]);
    });

    it("does so by resolution", async function () {
      const opening = action(c.buckets, "openStanding", [draft({ asset: ETHER }), STEWARD]);
      await resolve(c, time, [opening], "A bucket for the rent");
      expect((await c.buckets.bucketOf(3)).state).to.equal(FUNDED);
    });

    it("takes nothing from funders", async function () {
      const filling = c.buckets.connect(c.funder).fill(2, 1);
      await expectError(filling, c.buckets, "BucketNotIn", 2, FUNDED, OPEN);
    });

    it("reverts with BucketInRound, AssetNotAccepted and NoItems for a plan that does not fit", async function () {
      await expectError(open({ round: 1 }), c.buckets, "BucketInRound", 3, 1);
      await expectError(open({ asset: c.factory }), c.treasury, "AssetNotAccepted", c.factory);
      await expectError(open({ items: [] }), c.buckets, "NoItems");
    });

    it("reverts with NotMember for a steward who has left or never was", async function () {
      await c.members.connect(c.steward).resign();
      await expectError(open(), c.members, "NotMember", c.steward);
      await expectError(open({}, 10), c.members, "NotMember", ZeroAddress);
    });

    it("reverts with NotMember for number 0, which nobody has", async function () {
      await expectError(open({}, 0), c.members, "NotMember", ZeroAddress);
    });

    it("reverts with AccessManagedUnauthorized for everybody but a resolution", async function () {
      for (const tried of [c.steward, c.stranger]) {
        const opening = c.buckets.connect(tried).openStanding(draft({ asset: c.currency }), STEWARD);
        await expectError(opening, c.buckets, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("provideCore", function () {
    startFrom(standing);

    it("locks money for core expenses", async function () {
      const entries = (await c.treasury.seal()) >> 208n;
      const locking = lock(euros(600));
      await expectEvent(locking, c.funds, "CoreProvided", c.currency, euros(600));
      const intake = accountOf(await c.funds.getAddress(), await c.treasury.INTAKE());
      const ref = refTo("None", 0);
      const way: [string, string] = [intake, c.coreAccount];
      await expectEntry(locking, c.treasury, entries + 1n, "Budget", way, c.currency, euros(600), ref);
      expect(await locked()).to.equal(euros(600));
    });

    it("reverts with BalanceTooLow beyond what was put into the intake", async function () {
      const intake = accountOf(await c.funds.getAddress(), await c.treasury.INTAKE());
      const [held, amount] = [euros(1_000), euros(1_000) + 1n];
      await expectError(lock(amount), c.treasury, "BalanceTooLow", intake, c.currency, held, amount);
    });
  });

  describe("nameStanding", function () {
    startFrom(standing);

    const name = (bucket = 2, amount = RENT, period = PERIOD, firstAt = 5) =>
      c.asBoard.nameStanding(bucket, amount, period, firstAt);

    it("names a budget, which can be read", async function () {
      const budget = [2n, RENT, BigInt(PERIOD), 5n, 0n, c.currencyAddress, 0n];
      await expectEvent(name(), c.funds, "StandingNamed", 1, 2, budget);
      expect(await c.funds.standingOf(1)).to.deep.equal(budget);
      await name(2, 7n);
      expect(await c.funds.activeStanding()).to.deep.equal([1n, 2n]);
      expect(await c.funds.lastStanding()).to.equal(2n);
    });

    it("reverts with StandingUnfit for no amount and for no period", async function () {
      await expectError(name(2, 0n), c.funds, "StandingUnfit", 0, PERIOD);
      await expectError(name(2, RENT, 0), c.funds, "StandingUnfit", RENT, 0);
    });

    it("reverts with NotAStandingBucket for a campaign, for one that ended, and for none", async function () {
      await c.buckets.connect(c.funder).fill(1, euros(500));
      await expectError(name(1), c.funds, "NotAStandingBucket", 1);
      await c.buckets.close(1);
      await c.asExecutor.cancel(2);
      for (const bucket of [1, 2, 3, 0]) await expectError(name(bucket), c.funds, "NotAStandingBucket", bucket);
    });

    it("names sixteen at a time, and reverts with TooManyStanding for one more", async function () {
      for (let i = 0; i < 16; i++) await name(2, RENT, PERIOD, 2 ** 39);
      await expectError(name(), c.funds, "TooManyStanding", 16);
      await c.asBoard.endStanding(7);
      await name();
      const active = [1, 2, 3, 4, 5, 6, 16, 8, 9, 10, 11, 12, 13, 14, 15, 17];
      expect(await c.funds.activeStanding()).to.deep.equal(active.map(BigInt));
    });
  });

  describe("what only a resolution may", function () {
    startFrom(named);

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.steward, c.stranger, await actingAs(chain, c.buckets)]) {
        const asTried = c.funds.connect(tried);
        await expectError(asTried.provideCore(c.currency, 1), c.funds, "AccessManagedUnauthorized", tried);
        await expectError(asTried.nameStanding(2, 1, 1, 1), c.funds, "AccessManagedUnauthorized", tried);
        await expectError(asTried.endStanding(1), c.funds, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("payStanding", function () {
    startFrom(named);

    it("INV-26: pays a period from its first second on, and no second sooner, whoever sends it", async function () {
      await lock(euros(1_000));
      for (const begin of [c.firstAt, c.firstAt + PERIOD, c.firstAt + 2 * PERIOD]) {
        await at(begin - 1);
        await expectError(pay(), c.funds, "NotCovered", 1, 0, 0);
        await at(begin);
        await expectEvent(pay(), c.funds, "StandingPaid", ...paid(RENT, 0n));
      }
      expect(await heldIn(c, 2)).to.equal(3n * RENT);
      expect((await c.funds.standingOf(1)).paid).to.equal(3n * RENT);
    });

    it("pays all periods that began meanwhile at once, to the second", async function () {
      await lock(euros(1_000));
      await at(c.firstAt + 4 * PERIOD - 1);
      await expectEvent(pay(), c.funds, "StandingPaid", ...paid(4n * RENT, 0n));
      await at(c.firstAt + 4 * PERIOD);
      await expectEvent(pay(), c.funds, "StandingPaid", ...paid(RENT, 0n));
    });

    it("books it in the bucket as given by the funds, and its steward spends it", async function () {
      await lock(euros(1_000));
      await at(c.firstAt);
      const entries = (await c.treasury.seal()) >> 208n;
      const paying = pay();
      await expectEvent(paying, c.buckets, "BucketFilled", 2, c.funds, RENT);
      const [way, ref] = [[c.coreAccount, await bucketAccount(c, 2)] as [string, string], refTo("StandingBudget", 1)];
      await expectEntry(paying, c.treasury, entries + 1n, "Budget", way, c.currency, RENT, ref);
      expect(await c.buckets.fundedBy(2, c.funds)).to.equal(RENT);
      await spendFrom(c, c.steward, 2, RENT);
      await expectError(requestPayout(c, c.steward, 2, 1n), c.buckets, "NotEnoughInBucket", 2, 0, 1);
    });

    it("pays what is there where the pot is short, tells what is missing, and pays that later", async function () {
      await lock(euros(150));
      await at(c.firstAt + PERIOD);
      await expectEvent(pay(), c.funds, "StandingPaid", ...paid(euros(150), euros(50)));
      expect(await c.funds.dueOf(1)).to.equal(euros(50));
      await expectError(pay(), c.funds, "NotCovered", 1, euros(50), 0);
      await lock(euros(20));
      await expectEvent(pay(), c.funds, "StandingPaid", ...paid(euros(20), euros(30)));
      await lock(euros(31));
      await expectEvent(pay(), c.funds, "StandingPaid", ...paid(euros(30), 0n));
      expect(await locked()).to.equal(euros(1));
    });

    it("pays by payAllStanding what there is, one budget after the other", async function () {
      await c.asBoard.nameStanding(2, RENT, PERIOD, c.firstAt);
      await at(c.firstAt);
      await expect(c.funds.payAllStanding(c.currency)).not.to.emit(c.funds, "StandingPaid");
      await lock(RENT);
      const payingOne = c.funds.payAllStanding(c.currency);
      await expectEvent(payingOne, c.funds, "StandingPaid", 2, 2, RENT, 0n);
      expect([await c.funds.dueOf(1), await c.funds.dueOf(2)]).to.deep.equal([RENT, 0n]);
      await lock(RENT / 2n);
      await expectEvent(c.funds.payAllStanding(c.currency), c.funds, "StandingPaid", ...paid(RENT / 2n, RENT / 2n));
    });

    it("pays by payAllStanding to the last base unit", async function () {
      await at(c.firstAt);
      await lock(RENT - 1n);
      await expectEvent(c.funds.payAllStanding(c.currency), c.funds, "StandingPaid", ...paid(RENT - 1n, 1n));
      await lock(1n);
      await expectEvent(c.funds.payAllStanding(c.currency), c.funds, "StandingPaid", ...paid(1n, 0n));
    });

    it("reverts with NoSuchStanding for none", async function () {
      for (const none of [0, 2]) await expectError(pay(none), c.funds, "NoSuchStanding", none);
      await expectError(c.funds.dueOf(2), c.funds, "NoSuchStanding", 2);
    });
  });

  describe("endStanding", function () {
    startFrom(named);

    const end = (id = 1) => c.asBoard.endStanding(id);
    const receiptOf = async ({ hash }: { hash: string }) => (await ethers.provider.getTransactionReceipt(hash))!;

    it("lets no other period begin, and pays those that have", async function () {
      await lock(euros(1_000));
      const endsAt = c.firstAt + PERIOD + 1; // a second after the one in which it is ended
      await at(endsAt - 1);
      await expectEvent(end(), c.funds, "StandingEnded", 1, endsAt);
      expect(await c.funds.activeStanding()).to.deep.equal([1n]);
      await past(time, BigInt(endsAt + 5 * PERIOD));
      await expectEvent(pay(), c.funds, "StandingPaid", ...paid(2n * RENT, 0n));
      expect(await c.funds.activeStanding()).to.deep.equal([]);
      await expectError(pay(), c.funds, "NotCovered", 1, 0, 0);
    });

    it("keeps it among those that are due until all of it is paid", async function () {
      await lock(euros(150));
      await at(c.firstAt + PERIOD + 1);
      await end();
      await pay();
      expect(await c.funds.activeStanding()).to.deep.equal([1n]);
      await lock(euros(50));
      await pay();
      expect(await c.funds.activeStanding()).to.deep.equal([]);
    });

    it("counts a period that begins in the same second, and none that begins in the next", async function () {
      await at(c.firstAt);
      await end();
      expect(await c.funds.dueOf(1)).to.equal(RENT);
      expect(await c.funds.activeStanding()).to.deep.equal([1n]);
      await c.asBoard.nameStanding(2, RENT, PERIOD, c.firstAt + 100);
      await at(c.firstAt + 99);
      await end(2);
      expect(await c.funds.dueOf(2)).to.equal(0n);
      expect(await c.funds.activeStanding()).to.deep.equal([1n]);
      await past(time, BigInt(c.firstAt + PERIOD));
      expect([await c.funds.dueOf(1), await c.funds.dueOf(2)]).to.deep.equal([RENT, 0n]);
    });

    it("counts no period that begins in the second in which it ends", async function () {
      await lock(RENT);
      await at(c.firstAt - 1);
      await end();
      await at(c.firstAt);
      await expectError(pay(), c.funds, "NotCovered", 1, 0, 0);
    });

    it("ends a budget whose period began, and was paid, in the same second", async function () {
      await lock(euros(1_000));
      await at(c.firstAt);
      await pay();
      await at(c.firstAt + PERIOD);
      await ethers.provider.send("evm_setAutomine", [false]);
      const paying = await c.funds.payStanding(1, { gasLimit: 500_000, gasPrice: 2n * 10n ** 10n });
      const ending = await c.asBoard.endStanding(1, { gasLimit: 500_000, gasPrice: 10n ** 10n });
      await networkHelpers.mine();
      await ethers.provider.send("evm_setAutomine", [true]);
      expect([(await receiptOf(paying)).status, (await receiptOf(paying)).index]).to.deep.equal([1, 0]);
      expect([(await receiptOf(ending)).status, (await receiptOf(ending)).index]).to.deep.equal([1, 1]);
      expect((await c.funds.standingOf(1)).endsAt).to.equal(BigInt(c.firstAt + PERIOD + 1));
      expect(await c.funds.dueOf(1)).to.equal(0n);
    });

    it("keeps its end when it is ended again", async function () {
      await at(c.firstAt + 1);
      await end();
      await at(c.firstAt + 9);
      await expectEvent(end(), c.funds, "StandingEnded", 1, c.firstAt + 2);
    });

    it("reverts with NoSuchStanding for none", async function () {
      await expectError(end(2), c.funds, "NoSuchStanding", 2);
    });
  });

  describe("a round that opens", function () {
    startFrom(named);

    /** Opens a round over 900 euros when a rent is due. Gives its pool and what it paid for core expenses. */
    async function openWhenDue(more: { budget?: bigint; carriesOver?: boolean } = {}) {
      await past(time, BigInt(c.firstAt));
      const round = await openRound(c, c.executorSigner, more.budget ?? euros(900), euros(1), more);
      const [event] = await c.rounds.queryFilter(c.rounds.filters.RoundOpened(round));
      const { pool, core, carried } = event!.args;
      const account = accountOf(await c.rounds.getAddress(), BigInt(round));
      expect((await c.rounds.roundOf(round)).pool).to.equal(pool);
      expect(await c.treasury.balanceOf(account, c.currency)).to.equal(pool);
      return { pool, core, carried };
    }

    it("pays core expenses first, and shares out the rest", async function () {
      expect(await openWhenDue()).to.deep.equal({ pool: euros(800), core: euros(100), carried: 0n });
      expect(await heldIn(c, 2)).to.equal(RENT);
      expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(88n);
    });

    it("pays out of what is locked for them before it takes any of its own", async function () {
      await lock(euros(60));
      expect(await openWhenDue()).to.deep.equal({ pool: euros(860), core: euros(40), carried: 0n });
      expect([await heldIn(c, 2), await locked()]).to.deep.equal([RENT, 0n]);
    });

    it("shares out all of it where enough is locked, and the budget is paid as well", async function () {
      await lock(euros(250));
      expect(await openWhenDue()).to.deep.equal({ pool: euros(900), core: 0n, carried: 0n });
      expect([await heldIn(c, 2), await locked()]).to.deep.equal([RENT, euros(150)]);
    });

    it("pays several of them, and none that is not due or in another asset", async function () {
      await c.asExecutor.openStanding(draft({ asset: ETHER }), STEWARD);
      await c.asBoard.nameStanding(3, 5n, PERIOD, 1);
      await c.asBoard.nameStanding(2, euros(7), PERIOD, 2 ** 39);
      await c.asBoard.nameStanding(2, euros(30), PERIOD, c.firstAt);
      expect((await openWhenDue()).core).to.equal(euros(130));
      expect([await heldIn(c, 2), await heldIn(c, 3)]).to.deep.equal([euros(130), 0n]);
      expect(await c.funds.missingFor(c.currency)).to.equal(0n);
      expect(await c.funds.missingFor(ETHER)).not.to.equal(0n);
    });

    it("adds what earlier rounds carried over to its pool, after core expenses", async function () {
      await openRound(c, c.executorSigner, euros(50), euros(1), { carriesOver: true });
      await past(time, (await c.rounds.roundOf(1)).closesAt);
      await c.rounds.finish(1);
      expect(await openWhenDue()).to.deep.equal({ pool: euros(850), core: euros(100), carried: euros(50) });
    });

    it("reverts with CoreNotCovered where core expenses would take all of it", async function () {
      await past(time, BigInt(c.firstAt));
      await fillIntake(c, c.executorSigner, euros(200));
      const open = (budget: bigint) =>
        c.rounds.connect(c.executorSigner).open(
          draftRound({ asset: c.currencyAddress, budget, unit: 1n, duration: 9, title: "" }),
        );
      await expectError(open(euros(100)), c.rounds, "CoreNotCovered", euros(100), euros(100));
      await expectError(open(euros(99)), c.rounds, "CoreNotCovered", euros(100), euros(99));
      await open(euros(100) + 1n);
      expect((await c.rounds.roundOf(1)).pool).to.equal(1n);
    });
  });

  describe("a standing bucket that ends", function () {
    startFrom(named);

    beforeEach(async () => {
      await lock(euros(150));
      await at(c.firstAt);
      await pay();
      await spendFrom(c, c.steward, 2, euros(30));
      await c.asExecutor.cancel(2);
    });

    it("INV-24: gives what is unspent back to the pot for core expenses", async function () {
      const refunding = c.buckets.connect(c.stranger).refund(2, c.funds);
      await expectEvent(refunding, c.buckets, "FunderRefunded", 2, c.funds, euros(70));
      expect([await heldIn(c, 2), await locked()]).to.deep.equal([0n, euros(120)]);
    });

    it("takes no more of a budget, and holds up no round", async function () {
      await past(time, BigInt(c.firstAt + PERIOD));
      expect(await c.funds.missingFor(c.currency)).to.equal(0n);
      await expectError(pay(), c.buckets, "BucketNotIn", 2, CANCELLED, FUNDED);
      await openRound(c, c.executorSigner, euros(900), euros(1));
      expect((await c.rounds.roundOf(1)).pool).to.equal(euros(900));
      expect(await locked()).to.equal(euros(50));
    });

    it("leaves its place among the sixteen to another, once its budget is ended", async function () {
      await past(time, BigInt(c.firstAt + PERIOD));
      await c.asBoard.endStanding(1);
      expect(await c.funds.activeStanding()).to.deep.equal([]);
    });
  });
});
