import { expect } from "chai";
import { ZeroHash } from "ethers";
import type { ContractTransactionResponse } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { draftBucket } from "../../scripts/plans.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { fillFundsIntake, openBucket, openRound } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { QUICK } from "../helpers/hostile.ts";
import { euros, foundSomerset, USERS } from "../helpers/somerset.ts";

// Row 90 of docs/security.md: lists that grow until nobody can go through them (GovernMental, 2016). A transaction has at
// most 2^24 gas (EIP-7825), also on this chain.

const MOST = 2n ** 24n;
const chain = await network.create({ override: { transactionGasCap: MOST } });
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

/** A co-op with 5,000 euros in the general fund, and whose shares can be had back at once. */
async function fixture() {
  const c = await foundSomerset(ethers, { preset: { capital: QUICK } });
  await c.treasury.connect(c.funder).deposit(c.currency, euros(5_000), ZeroHash);
  const executorSigner = await actingAs(chain, c.executor);
  return { ...c, executorSigner, shareIntake: accountOf(await c.shares.getAddress(), await c.treasury.INTAKE()) };
}

describe("90 GovernMental:", function () {
  this.timeout(120_000);

  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach("the accounts add up", async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  /** Expects of a deed that it costs less than this, of the 16.8 million there are. */
  async function expectGas(deed: Promise<ContractTransactionResponse>, millions: number): Promise<void> {
    const { gasUsed } = (await (await deed).wait())!;
    expect(Number(gasUsed) / 1e6).to.be.below(millions);
  }

  it("the chain refuses a transaction with more", async function () {
    const sending = c.funder.sendTransaction({ to: c.stranger.address, gasLimit: MOST + 1n });
    const failure = await sending.then(
      () => "none",
      ({ message }: Error) => message,
    );
    expect(failure).to.contain("exceeds transaction gas cap of 16777216");
  });

  it("64 buckets in a ballot are the most, and cost less than 4 million, also in place of 64 others", async function () {
    await openRound(c, c.executorSigner, euros(1_800), euros(1));
    for (let i = 0; i < 129; i++) await openBucket(c, c.workers[0], { round: 1, max: euros(900) });
    const list = (first: number, count = 64) =>
      Array.from({ length: count }, (_, i) => ({ bucket: first + i, units: 1 }));
    const rounds = c.rounds.connect(c.users[0]);
    await expectError(rounds.allocate(1, list(1, 65)), c.rounds, "TooManyBuckets", 65);
    await expectGas(rounds.allocate(1, list(1)), 4);
    await expectGas(rounds.allocate(1, list(65)), 4);
    await expectGas(rounds.allocate(1, []), 4);
  });

  it("16 standing budgets are the most, and all of them are paid for less than 4 million", async function () {
    const asBoard = c.funds.connect(c.executorSigner);
    const now = await time.latest();
    for (let i = 1; i <= 16; i++) {
      const plan = draftBucket({ title: `Rent ${i}`, asset: c.currencyAddress, max: 1n });
      await c.buckets.connect(c.executorSigner).openStanding(plan, 4);
      await asBoard.nameStanding(i, euros(10), days(30), now);
    }
    await expectError(asBoard.nameStanding(1, 1, 1, now), c.funds, "TooManyStanding", 16);
    await fillFundsIntake(c, c.executorSigner, euros(80), c.currencyAddress);
    await asBoard.provideCore(c.currencyAddress, euros(80));
    await openRound(c, c.executorSigner, euros(900), euros(1));
    expect((await c.rounds.roundOf(1)).pool).to.equal(euros(900 - 80));
    await time.increase(days(31));
    await fillFundsIntake(c, c.executorSigner, euros(160), c.currencyAddress);
    await asBoard.provideCore(c.currencyAddress, euros(160));
    await expectGas(c.funds.payAllStanding(c.currencyAddress), 4);
    expect(await c.funds.missingFor(c.currencyAddress)).to.equal(0n);
  });

  it("a queue of 150 withdrawals is repaid fifty at a time, whoever is in it", async function () {
    await c.shares.connect(c.users[0]).subscribe(150);
    for (let i = 0; i < 150; i++) await c.shares.connect(c.users[0]).requestWithdrawal(1, 1);
    for (let i = 0; i < 3; i++) await expectGas(c.shares.connect(c.stranger).repay(50), 6);
    expect(await c.treasury.balanceOf(await c.treasury.memberAccount(1), c.currency)).to.equal(euros(150));
  });

  it("interest of a hundred years is claimed a few at a time, or all of it at once", async function () {
    await c.shares.connect(c.users[0]).subscribe(1_000);
    const start = await time.latest();
    const asBoard = c.shares.connect(c.executorSigner);
    await c.treasury
      .connect(c.executorSigner)
      .transfer(0, c.shareIntake, c.currency, euros(5_000), purpose("Interest"), ZeroHash);
    await time.increase(days(100 * 365));
    for (let year = 0; year < 100; year++) {
      await asBoard.declareInterest(start + days(365) * year, start + days(365) * (year + 1), 500);
    }
    const snapshot = await networkHelpers.takeSnapshot();
    await expectGas(c.shares.claimInterest(1, 100), 4);
    const account = await c.treasury.memberAccount(1);
    expect(await c.treasury.balanceOf(account, c.currency)).to.equal(euros(5_000));
    await snapshot.restore();
    for (let i = 0; i < 4; i++) await expectGas(c.shares.claimInterest(1, 25), 1);
    expect(await c.treasury.balanceOf(account, c.currency)).to.equal(euros(5_000));
  });

  it("a register moves in 200 at a time, and who leaves pays for none of them", async function () {
    const entrants = (first: number) =>
      Array.from({ length: 200 }, (_, i) => ({
        wallet: ethers.toBeHex(2n ** 100n + BigInt(first + i), 20),
        class: USERS,
      }));
    const asBoard = c.members.connect(c.executorSigner);
    await expectGas(c.members.connect(c.users[2]).resign(), 0.2);
    for (const first of [0, 200]) await expectGas(asBoard.enrol(entrants(first)), 13);
    await expectGas(c.members.connect(c.users[1]).resign(), 0.2);
  });
});
