import { expect } from "chai";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { encodeBytes32String, ZeroAddress } from "ethers";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import type { RulebookDraft } from "../../scripts/charter.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { actingAs, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, foundSomerset, USERS } from "../helpers/somerset.ts";

// Rules C4 to C8 of share capital (domain.md, section 2.1): when, and in which order, shares are given back.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

type Capital = RulebookDraft["capital"];

const YEAR = days(365);
const NOTICE = days(90);
const REASON = encodeBytes32String("runway");
const [A, B, C] = [1, 2, 3] as const; // the numbers of the three users

/** No lock, and a tenth of the shares in a year. */
const capped = { ...somerset.capital, lock: 0, yearlyCapBps: 1_000, notice: NOTICE };

async function newCoop() {
  const body = (await ethers.getSigners())[15]!;
  const lockedBodies = [{ wallet: body.address, name: "Bakers' trust" }];
  const c = await foundSomerset(ethers, { preset: { capital: capped }, charter: { lockedBodies } });
  for (const wallet of c.users) {
    await c.currency.mint(wallet, euros(100_000));
    await c.currency.connect(wallet).approve(c.treasury, euros(100_000));
  }
  const executorSigner = await actingAs(chain, c.executor);
  return {
    ...c,
    body,
    executorSigner,
    asExecutor: c.shares.connect(executorSigner),
    capital: accountOf(await c.shares.getAddress(), 0n),
    foundedAt: Number(await c.shares.foundedAt()),
  };
}

/** V8: a capital of 100,000 when the second year begins, and three who ask for shares back: due after the notice. */
async function withQueue() {
  const c = await newCoop();
  for (const [i, shares] of [60_000, 35_000, 5_000].entries()) await c.shares.connect(c.users[i]!).subscribe(shares);
  await time.increaseTo(c.foundedAt + YEAR);
  for (const [i, shares] of [6_000, 5_000, 500].entries()) {
    await c.shares.connect(c.users[i]!).requestWithdrawal(i + 1, shares);
  }
  await time.increase(NOTICE);
  return c;
}

describe("the repayment of shares", function () {
  let c: Awaited<ReturnType<typeof newCoop>>;

  const define = (change: Partial<Capital>) => {
    const { liquidityFloor, ...terms } = { ...capped, ...change };
    return c.asExecutor.defineTerms({ ...terms, liquidityFloor: euros(liquidityFloor) });
  };
  const request = (wallet: HardhatEthersSigner, number: number, shares: number) =>
    c.shares.connect(wallet).requestWithdrawal(number, shares);
  const askedBy = (number: number, shares: number) => request(c.users[number - 1]!, number, shares);
  const buy = (number: number, shares: number) => c.shares.connect(c.users[number - 1]!).subscribe(shares);
  const give = (amount: number) => c.treasury.connect(c.funder).deposit(c.currency, euros(amount), REASON);
  const holding = async (number: number) => (await c.shares.sharesOf(number)).map(Number);
  const waiting = async (position: number) => Number((await c.shares.withdrawalOf(position)).shares);
  const at = (timestamp: number) => time.setNextBlockTimestamp(timestamp);

  /** Repays, and says what was paid: position, number and shares of each. */
  const repay = async (most = 10) => {
    const receipt = await (await c.shares.connect(c.stranger).repay(most)).wait();
    const logs = await c.shares.queryFilter(c.shares.filters.SharesWithdrawn(), receipt!.blockNumber);
    return logs.map(({ args }) => [args.position, args.number, args.shares].map(Number));
  };

  afterEach(async () => {
    const held = await c.treasury.balanceOf(c.capital, c.currency);
    expect(held).to.equal((await c.shares.totalSupply()) * (await c.shares.par()));
    await expectBooksInOrder(ethers, c.treasury);
  });

  describe("V8, C6: a yearly cap of a tenth of 100,000", function () {
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(withQueue);
    });

    it("pays A its 6000 and B 4000 of its 5000, and leaves B's 1000 and C's 500 in the queue", async function () {
      expect(await c.shares.roomToRepay()).to.equal(10_000n);
      expect(await repay()).to.deep.equal([[0, A, 6_000], [1, B, 4_000]]);
      expect([await waiting(0), await waiting(1), await waiting(2)]).to.deep.equal([0, 1_000, 500]);
      expect(await holding(A)).to.deep.equal([54_000, 0]);
      expect(await holding(B)).to.deep.equal([31_000, 1_000]);
      expect(await holding(C)).to.deep.equal([5_000, 500]);
      expect(await c.shares.nextPosition()).to.equal(1n);
      expect(await c.treasury.balanceOf(await c.treasury.memberAccount(B), c.currency)).to.equal(euros(4_000));
      expect(await c.shares.roomToRepay()).to.equal(0n);
    });

    it("pays nothing more in that year, however often it is asked", async function () {
      await repay();
      expect(await repay()).to.deep.equal([]);
      await at(c.foundedAt + 2 * YEAR - 1);
      expect(await repay()).to.deep.equal([]);
    });

    it("pays the rest in order from the first second of the next year", async function () {
      await repay();
      await at(c.foundedAt + 2 * YEAR);
      expect(await repay()).to.deep.equal([[1, B, 1_000], [2, C, 500]]);
      expect(await c.shares.nextPosition()).to.equal(3n);
      expect(await c.shares.roomToRepay()).to.equal(9_000n - 1_500n);
    });

    it("lets B take back the 1000 that are not yet paid, and no more", async function () {
      await repay();
      const cancelling = c.shares.connect(c.users[1]).cancelWithdrawal(1);
      await expectEvent(cancelling, c.shares, "WithdrawalCancelled", 1, B, 1_000);
      expect(await holding(B)).to.deep.equal([31_000, 0]);
      await at(c.foundedAt + 2 * YEAR);
      expect(await repay()).to.deep.equal([[2, C, 500]]);
    });

    it("counts B's 4000 once, when more of it follows", async function () {
      await repay();
      await at(c.foundedAt + 2 * YEAR);
      await repay();
      expect(await c.treasury.balanceOf(await c.treasury.memberAccount(B), c.currency)).to.equal(euros(5_000));
      expect(await holding(B)).to.deep.equal([30_000, 0]);
    });

    it("is not stretched by calls for one withdrawal at a time", async function () {
      expect([await repay(1), await repay(1), await repay(1)]).to.deep.equal([[[0, A, 6_000]], [[1, B, 4_000]], []]);
    });

    it("is not raised by shares bought in the year, but by those there are when the next begins", async function () {
      await buy(C, 50_000);
      expect(await repay()).to.deep.equal([[0, A, 6_000], [1, B, 4_000]]);
      await at(c.foundedAt + 2 * YEAR);
      await repay();
      expect(await c.shares.roomToRepay()).to.equal(14_000n - 1_500n);
    });

    it("does not carry over what was not repaid", async function () {
      await time.increaseTo(c.foundedAt + 4 * YEAR);
      expect(await c.shares.roomToRepay()).to.equal(10_000n);
      expect(await repay()).to.deep.equal([[0, A, 6_000], [1, B, 4_000]]);
    });

    it("is rounded down to whole shares", async function () {
      await define({ yearlyCapBps: 1_999 });
      await buy(C, 7);
      await time.increaseTo(c.foundedAt + 3 * YEAR);
      expect(await c.shares.roomToRepay()).to.equal(19_991n); // 19.99 % of 100,007: 19,991.3993
    });

    it("is measured by the terms of the day: what was repaid before counts", async function () {
      await repay();
      await define({ yearlyCapBps: 1_020 });
      expect(await repay()).to.deep.equal([[1, B, 200]]);
      await define({ yearlyCapBps: 500 });
      expect(await c.shares.roomToRepay()).to.equal(0n);
      await define({ yearlyCapBps: 10_000 });
      expect(await repay()).to.deep.equal([[1, B, 800], [2, C, 500]]);
    });

    it("of 10,000 basis points is none, and lets the shares of the same year go", async function () {
      await define({ yearlyCapBps: 10_000 });
      await buy(C, 95_000);
      await askedBy(A, 54_000);
      await askedBy(B, 30_000);
      await askedBy(C, 99_500);
      await time.increase(NOTICE);
      const rest = [[3, A, 54_000], [4, B, 30_000], [5, C, 99_500]];
      expect(await repay()).to.deep.equal([[0, A, 6_000], [1, B, 5_000], [2, C, 500], ...rest]);
      expect(await c.shares.totalSupply()).to.equal(0n);
    });
  });

  describe("C6: the first year of a co-op", function () {
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(newCoop);
      await define({ notice: 0 });
      await buy(A, 1_000);
      await askedBy(A, 300);
    });

    it("begins with no shares, so that a cap lets none be repaid until its last second", async function () {
      expect(await repay()).to.deep.equal([]);
      await at(c.foundedAt + YEAR - 1);
      expect(await repay()).to.deep.equal([]);
      await at(c.foundedAt + YEAR);
      expect(await repay()).to.deep.equal([[0, A, 100]]);
    });

    it("is counted from the founding, like all years after it", async function () {
      await at(c.foundedAt + YEAR);
      await repay();
      await at(c.foundedAt + 2 * YEAR - 1);
      expect(await repay()).to.deep.equal([]);
      await at(c.foundedAt + 2 * YEAR);
      expect(await repay()).to.deep.equal([[0, A, 90]]);
    });

    it("counts what is bought in the last second of a year to the beginning of the next", async function () {
      await at(c.foundedAt + YEAR - 1);
      await buy(A, 500);
      await at(c.foundedAt + YEAR);
      expect(await repay()).to.deep.equal([[0, A, 150]]);
    });

    it("counts what is bought in the first second of a year to that year, not to its beginning", async function () {
      await at(c.foundedAt + YEAR);
      await buy(B, 5_000);
      expect(await repay()).to.deep.equal([[0, A, 100]]);
    });
  });

  describe("V8, C5: a liquidity floor", function () {
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(withQueue);
    });

    it("of 90,000 leaves 10,000 to repay: 6000, 4000 and none, and 1500 more once a gift has come", async function () {
      await define({ yearlyCapBps: 10_000, liquidityFloor: 90_000 });
      expect(await c.shares.roomToRepay()).to.equal(10_000n);
      expect(await repay()).to.deep.equal([[0, A, 6_000], [1, B, 4_000]]);
      expect([await waiting(0), await waiting(1), await waiting(2)]).to.deep.equal([0, 1_000, 500]);
      await at(c.foundedAt + 2 * YEAR);
      expect(await repay()).to.deep.equal([]);
      await give(1_500);
      expect(await repay()).to.deep.equal([[1, B, 1_000], [2, C, 500]]);
      expect(await c.shares.roomToRepay()).to.equal(0n);
    });

    it("that leaves 7000 pays A its 6000 and B 1000, where the cap would pay 4000", async function () {
      await define({ liquidityFloor: 93_000 });
      expect(await repay()).to.deep.equal([[0, A, 6_000], [1, B, 1_000]]);
      expect([await waiting(0), await waiting(1), await waiting(2)]).to.deep.equal([0, 4_000, 500]);
      await give(100_000 - 93_000);
      expect(await repay()).to.deep.equal([[1, B, 3_000]]); // the cap binds now
    });

    it("counts the general fund and the capital, not what lies in accounts of others", async function () {
      await give(2_000);
      await define({ liquidityFloor: 101_000 });
      expect(await c.shares.roomToRepay()).to.equal(1_000n);
      expect(await repay()).to.deep.equal([[0, A, 1_000]]);
      expect(await repay()).to.deep.equal([]);
    });

    it("below which the co-op already is lets nothing go", async function () {
      await define({ liquidityFloor: 100_000 });
      expect(await repay()).to.deep.equal([]);
      await define({ liquidityFloor: 1_000_000 });
      expect(await c.shares.roomToRepay()).to.equal(0n);
      expect(await repay()).to.deep.equal([]);
    });

    it("lets only whole shares go", async function () {
      await define({ liquidityFloor: 99_999 });
      await c.treasury.connect(c.funder).deposit(c.currency, euros(1) - 1n, REASON);
      expect(await repay()).to.deep.equal([[0, A, 1]]);
      await c.treasury.connect(c.funder).deposit(c.currency, 1, REASON);
      expect(await repay()).to.deep.equal([[0, A, 1]]);
    });
  });

  describe("C4: a suspension", function () {
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(withQueue);
    });

    it("stops all repayment until it is lifted, those whose notice is over included", async function () {
      await expectEvent(c.asExecutor.suspend(REASON), c.shares, "RepaymentSuspendedFor", REASON);
      expect(await c.shares.isSuspended()).to.equal(true);
      await expectError(c.shares.repay(10), c.shares, "RepaymentSuspended");
      await time.increase(YEAR);
      await expectError(c.shares.repay(0), c.shares, "RepaymentSuspended");
      await expect(c.asExecutor.resume()).to.emit(c.shares, "RepaymentResumed");
      expect(await c.shares.isSuspended()).to.equal(false);
      expect(await repay()).to.deep.equal([[0, A, 6_000], [1, B, 4_000]]);
    });

    it("leaves members free to ask, to take back and to buy", async function () {
      await c.asExecutor.suspend(REASON);
      await askedBy(A, 10);
      await c.shares.connect(c.users[0]).cancelWithdrawal(0);
      await buy(B, 10);
      await c.asExecutor.resume();
      expect(await repay()).to.deep.equal([[1, B, 5_000], [2, C, 500]]);
    });

    it("is decided on by nobody whom the authority does not let", async function () {
      const asMember = c.shares.connect(c.users[0]);
      await expectError(asMember.suspend(REASON), c.shares, "AccessManagedUnauthorized", c.users[0]);
      await expectError(asMember.resume(), c.shares, "AccessManagedUnauthorized", c.users[0]);
    });
  });

  describe("C7: who has left", function () {
    const dueAt = async (position: number) => Number((await c.shares.withdrawalOf(position)).askedAt) + 3 * YEAR;

    beforeEach(async () => {
      c = await networkHelpers.loadFixture(withQueue);
      await c.asExecutor.suspend(REASON);
      await c.members.connect(c.users[1]).resign();
    });

    it("is repaid out of turn after three years, though repayment is suspended", async function () {
      const due = await dueAt(1);
      await at(due - 1);
      await expectError(c.shares.repayLeaver(1), c.shares, "NotYetDue", 1, due);
      await at(due);
      const repaying = c.shares.connect(c.stranger).repayLeaver(1);
      await expectEvent(repaying, c.shares, "SharesWithdrawn", 1, B, 5_000);
      const way: [string, string] = [c.capital, await c.treasury.memberAccount(B)];
      await expectEntry(repaying, c.treasury, 4, "Repayment", way, c.currency, euros(5_000), refTo("Withdrawal", 1));
      expect(await holding(B)).to.deep.equal([30_000, 0]);
      expect(await c.shares.nextPosition()).to.equal(0n);
    });

    it("is repaid whatever cap and floor hold back the others", async function () {
      await define({ yearlyCapBps: 1, liquidityFloor: 1_000_000 });
      await at(await dueAt(1));
      await expectEvent(c.shares.repayLeaver(1), c.shares, "SharesWithdrawn", 1, B, 5_000);
    });

    it("uses up room of the year, and is passed over when its turn comes", async function () {
      await time.increaseTo(await dueAt(2));
      await c.shares.repayLeaver(1);
      await c.asExecutor.resume();
      expect(await repay()).to.deep.equal([[0, A, 5_000]]); // a tenth of 100,000, less B's 5000
      await time.increase(YEAR);
      expect(await repay()).to.deep.equal([[0, A, 1_000], [2, C, 500]]);
      expect(await c.shares.nextPosition()).to.equal(3n);
    });

    it("is repaid the rest where a part was paid in turn", async function () {
      await c.asExecutor.resume();
      await repay();
      await c.asExecutor.suspend(REASON);
      await at(await dueAt(1));
      await expectEvent(c.shares.repayLeaver(1), c.shares, "SharesWithdrawn", 1, B, 1_000);
    });

    it("waits three years from asking: who asks for all after leaving, from then", async function () {
      await askedBy(B, 30_000);
      await time.increaseTo(await dueAt(1));
      await c.shares.repayLeaver(1);
      await expectError(c.shares.repayLeaver(3), c.shares, "NotYetDue", 3, await dueAt(3));
      await at(await dueAt(3));
      await c.shares.repayLeaver(3);
      expect(await holding(B)).to.deep.equal([0, 0]);
    });

    it("keeps the right for its old number when it joins again", async function () {
      await c.members.connect(c.users[1]).join(USERS, 0);
      await at(await dueAt(1));
      await expectEvent(c.shares.repayLeaver(1), c.shares, "SharesWithdrawn", 1, B, 5_000);
    });

    it("is nobody who is still a member: reverts with StillMember", async function () {
      await time.increaseTo(await dueAt(2));
      await expectError(c.shares.repayLeaver(0), c.shares, "StillMember", A);
      await moveWallet(c, c.users[0], c.supplier);
      await expectError(c.shares.repayLeaver(0), c.shares, "StillMember", A);
      await c.members.connect(c.supplier).resign();
      await expectEvent(c.shares.repayLeaver(0), c.shares, "Transfer", c.supplier, ZeroAddress, 6_000);
    });

    it("is repaid once: reverts with NotWaiting afterwards, and for what was never asked for", async function () {
      await time.increaseTo(await dueAt(2));
      await c.shares.repayLeaver(1);
      await expectError(c.shares.repayLeaver(1), c.shares, "NotWaiting", 1);
      await expectError(c.shares.repayLeaver(3), c.shares, "NotWaiting", 3);
    });
  });

  describe("C6: the lock of fresh shares", function () {
    const LOCK = somerset.capital.lock;
    const end = async (number: number) => Number((await c.shares.lockedOf(number)).until);
    const locked = async (number: number) => Number((await c.shares.lockedOf(number)).shares);

    beforeEach(async () => {
      c = await networkHelpers.loadFixture(newCoop);
      await define({ lock: LOCK });
      await buy(A, 100);
    });

    it("is three years in the Somerset preset: SharesLocked until its last second", async function () {
      expect(LOCK).to.equal(3 * YEAR);
      const until = (await time.latest()) + LOCK;
      expect(await c.shares.lockedOf(A)).to.deep.equal([100n, BigInt(until)]);
      await at(until - 1);
      await expectError(askedBy(A, 1), c.shares, "SharesLocked", 0, until);
      await at(until);
      await askedBy(A, 100);
      expect(await locked(A)).to.equal(0);
    });

    it("of a second purchase holds the first one too where that is not yet free", async function () {
      const first = await end(A);
      await time.increase(YEAR);
      await buy(A, 50);
      const second = (await time.latest()) + LOCK;
      expect(await c.shares.lockedOf(A)).to.deep.equal([150n, BigInt(second)]);
      await at(first);
      await expectError(askedBy(A, 1), c.shares, "SharesLocked", 0, second);
      await at(second);
      await askedBy(A, 150);
    });

    it("of a second purchase holds that alone from the second on in which the first one is free", async function () {
      await at(await end(A));
      await buy(A, 50);
      expect(await locked(A)).to.equal(50);
    });

    it("of a second purchase holds that alone where the first one is free", async function () {
      await time.increase(LOCK);
      await buy(A, 50);
      await buy(A, 5);
      expect(await locked(A)).to.equal(55);
      await expectError(askedBy(A, 101), c.shares, "SharesLocked", 100, await end(A));
      await askedBy(A, 60);
      await expectError(askedBy(A, 41), c.shares, "SharesLocked", 40, await end(A));
      await askedBy(A, 40);
      await expectError(askedBy(A, 1), c.shares, "SharesLocked", 0, await end(A));
    });

    it("leaves what waits in the queue alone, and frees none of the rest by its repayment", async function () {
      await time.increase(LOCK);
      await askedBy(A, 100);
      await buy(A, 30);
      await time.increase(NOTICE);
      await define({ lock: LOCK, yearlyCapBps: 10_000 });
      expect(await repay()).to.deep.equal([[0, A, 100]]);
      await expectError(askedBy(A, 1), c.shares, "SharesLocked", 0, await end(A));
    });

    it("holds one member's shares and no other's", async function () {
      await time.increase(days(5));
      await buy(B, 7);
      await at(await end(A));
      await askedBy(A, 100);
      await expectError(askedBy(B, 7), c.shares, "SharesLocked", 0, await end(B));
    });

    it("holds those of who leaves, too", async function () {
      await c.members.connect(c.users[0]).resign();
      await expectError(askedBy(A, 100), c.shares, "SharesLocked", 0, await end(A));
      await at(await end(A));
      await askedBy(A, 100);
    });

    it("stays what it was when the terms change", async function () {
      const until = await end(A);
      await define({ lock: 0 });
      await expectError(askedBy(A, 1), c.shares, "SharesLocked", 0, until);
      await buy(B, 10);
      await askedBy(B, 10);
      await define({ lock: 2 * LOCK });
      await at(until);
      await askedBy(A, 100);
    });
  });

  describe("C4: the notice", function () {
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(newCoop);
      await define({ yearlyCapBps: 10_000 });
      for (const number of [A, B, C]) await buy(number, 100);
    });

    const payableFrom = async (position: number) => Number((await c.shares.withdrawalOf(position)).payableFrom);

    it("stays what it was when the terms lengthen it", async function () {
      await askedBy(A, 10);
      const due = (await time.latest()) + NOTICE;
      await define({ yearlyCapBps: 10_000, notice: days(730) });
      await askedBy(B, 20);
      expect([await payableFrom(0), await payableFrom(1)]).to.deep.equal([due, (await time.latest()) + days(730)]);
      await at(due);
      expect(await repay()).to.deep.equal([[0, A, 10]]);
    });

    it("stays what it was when the terms shorten it, and later ones wait their turn", async function () {
      await askedBy(A, 10);
      const due = await payableFrom(0);
      await define({ yearlyCapBps: 10_000, notice: 0 });
      await askedBy(B, 20);
      expect(await payableFrom(1)).to.equal(await time.latest());
      await at(due - 1);
      expect(await repay()).to.deep.equal([]);
      await at(due);
      expect(await repay()).to.deep.equal([[0, A, 10], [1, B, 20]]);
    });

    it("of a withdrawal that was cancelled keeps nobody waiting", async function () {
      await askedBy(A, 10);
      await define({ yearlyCapBps: 10_000, notice: 0 });
      await askedBy(B, 20);
      await c.shares.connect(c.users[0]).cancelWithdrawal(0);
      expect(await repay()).to.deep.equal([[1, B, 20]]);
    });
  });

  describe("a call", function () {
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(newCoop);
      await define({ yearlyCapBps: 10_000, notice: 0 });
      await buy(A, 100);
      await buy(B, 100);
    });

    const askOften = async (times: number) => {
      for (let i = 0; i < times; ++i) await askedBy(A, 1);
    };

    it("does at most what it is asked to, cancelled withdrawals included", async function () {
      await askOften(12);
      for (const position of [0, 1, 2, 3, 4, 5, 8]) await c.shares.connect(c.users[0]).cancelWithdrawal(position);
      expect(await repay(4)).to.deep.equal([]);
      expect(await c.shares.nextPosition()).to.equal(4n);
      expect(await repay(4)).to.deep.equal([[6, A, 1], [7, A, 1]]);
      expect(await repay(4)).to.deep.equal([[9, A, 1], [10, A, 1], [11, A, 1]]);
      expect(await c.shares.nextPosition()).to.equal(12n);
      expect(await repay(4)).to.deep.equal([]);
    });

    it("passes over the cancelled where there is no room left, and stops at the next", async function () {
      await askOften(3);
      await c.shares.connect(c.users[0]).cancelWithdrawal(0);
      await define({ yearlyCapBps: 10_000, notice: 0, liquidityFloor: 200 });
      expect(await repay()).to.deep.equal([]);
      expect(await c.shares.nextPosition()).to.equal(1n);
    });

    it("costs the same with 3 and with 30 in the queue", async function () {
      await askOften(3);
      const few = await c.shares.repay.estimateGas(1);
      await askOften(27);
      expect(await c.shares.repay.estimateGas(1)).to.equal(few);
    });

    it("for all of them takes any number as the most", async function () {
      await askOften(3);
      await expect(c.shares.repay(2n ** 256n - 1n)).to.emit(c.shares, "SharesWithdrawn").withArgs(2, A, 1);
    });
  });

  describe("C8: repaidSince", function () {
    it("tells who got how many shares back lately, and all together", async function () {
      c = await networkHelpers.loadFixture(withQueue);
      await repay();
      const first = await time.latest();
      await at(c.foundedAt + 2 * YEAR);
      await repay();
      const second = await time.latest();
      const since = async (number: number) =>
        (await Promise.all([0, first - 1, first, second - 1, second].map((t) => c.shares.repaidSince(number, t)))).map(
          Number,
        );
      expect(await since(A)).to.deep.equal([6_000, 6_000, 0, 0, 0]);
      expect(await since(B)).to.deep.equal([5_000, 5_000, 1_000, 1_000, 0]);
      expect(await since(C)).to.deep.equal([500, 500, 500, 500, 0]);
      expect(await since(0)).to.deep.equal([11_500, 11_500, 1_500, 1_500, 0]);
    });

    it("does not fall when shares are bought afterwards, and counts leavers and the redeemed", async function () {
      c = await networkHelpers.loadFixture(withQueue);
      await repay();
      await buy(A, 9_000);
      expect(await c.shares.repaidSince(A, 0)).to.equal(6_000n);
      await c.members.connect(c.users[1]).resign();
      await time.increase(3 * YEAR);
      await c.shares.repayLeaver(1);
      expect(await c.shares.repaidSince(B, 0)).to.equal(5_000n);
      await c.statute.connect(c.executorSigner).dissolve(c.body);
      await c.shares.redeem(A);
      expect(await c.shares.repaidSince(A, 0)).to.equal(69_000n);
      expect(await c.shares.repaidSince(0, (await time.latest()) - 1)).to.equal(63_000n);
    });
  });

  describe("in a dissolved co-op", function () {
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(withQueue);
    });

    const dissolve = () => c.statute.connect(c.executorSigner).dissolve(c.body);

    it("gives everybody all shares at once: no turn, notice, lock, cap, floor or suspension", async function () {
      await define({ lock: 3 * YEAR, liquidityFloor: 1_000_000 });
      await buy(C, 1_000);
      await c.asExecutor.suspend(REASON);
      await dissolve();
      const redeeming = c.shares.connect(c.stranger).redeem(C);
      await expectEvent(redeeming, c.shares, "SharesWithdrawn", 2n ** 256n - 1n, C, 6_000);
      await expectEvent(redeeming, c.shares, "Transfer", c.users[2], ZeroAddress, 6_000);
      const way: [string, string] = [c.capital, await c.treasury.memberAccount(C)];
      await expectEntry(redeeming, c.treasury, 5, "Repayment", way, c.currency, euros(6_000), refTo("Member", C));
      await c.shares.redeem(A);
      await c.shares.redeem(B);
      expect(await c.shares.totalSupply()).to.equal(0n);
      await expect(c.treasury.connect(c.users[2]).withdraw(C, c.users[2], c.currency, euros(6_000)))
        .to.changeTokenBalance(ethers, c.currency, c.users[2], euros(6_000));
    });

    it("reverts with NotDissolved before, and with NoShares where there are none (any more)", async function () {
      await expectError(c.shares.redeem(A), c.shares, "NotDissolved");
      await dissolve();
      await c.shares.redeem(A);
      for (const number of [A, 4, 99, 0]) await expectError(c.shares.redeem(number), c.shares, "NoShares");
    });

    it("repays nobody in turn, and sells no shares: reverts with AlreadyDissolved", async function () {
      await dissolve();
      const since = await c.statute.dissolvedAt();
      await expectError(c.shares.repay(10), c.statute, "AlreadyDissolved", since);
      await expectError(buy(A, 1), c.statute, "AlreadyDissolved", since);
    });

    it("pays nobody twice for what waited in the queue", async function () {
      await c.members.connect(c.users[1]).resign();
      await dissolve();
      await c.shares.redeem(B);
      await time.increase(3 * YEAR);
      await expect(c.shares.repayLeaver(1)).to.be.revert(ethers);
      await expect(c.shares.connect(c.users[1]).cancelWithdrawal(1)).to.be.revert(ethers);
      expect(await c.treasury.balanceOf(await c.treasury.memberAccount(B), c.currency)).to.equal(euros(35_000));
      expect(await holding(B)).to.deep.equal([0, 0]);
    });

    it("gives an applicant its escrow back", async function () {
      await c.members.connect(c.funder).requestEntry(1, 40, REASON, "");
      await dissolve();
      const admitting = c.members.connect(c.executorSigner).admit(c.funder);
      await expectError(admitting, c.statute, "AlreadyDissolved", await c.statute.dissolvedAt());
      await c.members.connect(c.funder).withdrawRequest();
      expect(await c.treasury.balanceOf(accountOf(c.funder.address, 0n), c.currency)).to.equal(euros(40));
    });
  });
});

describe("the repayment of shares to a wallet that cannot be paid", function () {
  const call = (target: BaseContract, name: string, args: readonly unknown[]) =>
    [target, target.interface.encodeFunctionData(name, args)] as const;

  async function withRejecter() {
    const coop = await foundSomerset(ethers, {
      preset: { capital: { ...capped, yearlyCapBps: 10_000, notice: 0 } },
      charter: { currency: ZeroAddress },
    });
    const wallet = await ethers.deployContract("ContractWallet", [coop.stranger.address]);
    const asOwner = wallet.connect(coop.stranger);
    await asOwner.call(...call(coop.members, "join", [USERS, 40]), { value: euros(40) });
    await asOwner.call(...call(coop.shares, "requestWithdrawal", [10, 40]));
    await coop.shares.connect(coop.users[0]).subscribe(5, { value: euros(5) });
    await coop.shares.connect(coop.users[0]).requestWithdrawal(1, 5);
    await wallet.callBack(coop.members, "0xdeadbeef"); // from now on it rejects ether
    return { ...coop, wallet, asOwner };
  }

  it("which rejects ether is repaid like others, and keeps nobody waiting", async function () {
    const e = await networkHelpers.loadFixture(withRejecter);
    const toWallet = { to: await e.wallet.getAddress(), value: 1n };
    await expect(e.stranger.sendTransaction(toWallet)).to.be.revert(ethers);

    const repaying = e.shares.repay(10);
    await expectEvent(repaying, e.shares, "SharesWithdrawn", 0, 10, 40);
    await expectEvent(repaying, e.shares, "SharesWithdrawn", 1, 1, 5);
    const withdraw = (to: string) =>
      e.asOwner.call(...call(e.treasury, "withdraw", [10, to, ZeroAddress, euros(40)]));
    await expect(withdraw(await e.wallet.getAddress())).to.be.revert(ethers);
    await expect(withdraw(e.supplier.address)).to.changeEtherBalance(ethers, e.supplier, euros(40));
    await expect(e.treasury.connect(e.users[0]).withdraw(1, e.users[0], ZeroAddress, euros(5)))
      .to.changeEtherBalance(ethers, e.treasury, -euros(5));
    await expectBooksInOrder(ethers, e.treasury);
  });

  async function inHostileToken() {
    const hostile = await ethers.deployContract("HostileToken");
    const coop = await foundSomerset(ethers, {
      preset: { capital: { ...capped, yearlyCapBps: 10_000, notice: 0 } },
      charter: { currency: await hostile.getAddress() },
    });
    for (const [i, user] of coop.users.slice(0, 2).entries()) {
      await hostile.mint(user, euros(40));
      await hostile.connect(user).approve(coop.treasury, euros(40));
      await coop.shares.connect(user).subscribe(40);
      await coop.shares.connect(user).requestWithdrawal(i + 1, 40);
    }
    return { ...coop, hostile };
  }

  it("for which the currency is blocked is repaid like others, and keeps nobody waiting", async function () {
    const t = await networkHelpers.loadFixture(inHostileToken);
    await t.hostile.setBlocked(t.users[0], true);
    const withdraw = (number: number) =>
      t.treasury.connect(t.users[number - 1]!).withdraw(number, t.users[number - 1]!, t.hostile, euros(40));
    const repaying = t.shares.repay(10);
    await expectEvent(repaying, t.shares, "SharesWithdrawn", 0, A, 40);
    await expectEvent(repaying, t.shares, "SharesWithdrawn", 1, B, 40);
    await expectError(withdraw(A), t.hostile, "Blocked", t.users[0]);
    const account = await t.treasury.memberAccount(A);
    expect(await t.treasury.balanceOf(account, t.hostile)).to.equal(euros(40));
    await expect(withdraw(B)).to.changeTokenBalance(ethers, t.hostile, t.users[1], euros(40));

    await t.hostile.setBlocked(t.users[0], false);
    await expect(withdraw(A)).to.changeTokenBalance(ethers, t.hostile, t.users[0], euros(40));
    await expectBooksInOrder(ethers, t.treasury);
  });
});
