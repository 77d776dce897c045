import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { draftBucket } from "../../scripts/plans.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { action } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import {
  allocate,
  bucketAccount,
  fillFundsIntake,
  heldIn,
  openBucket,
  openRound,
  requestPayout,
} from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { foundHostile } from "../helpers/hostile.ts";
import { replayJournal } from "../helpers/journal.ts";
import { purseOf } from "../helpers/register.ts";
import { euros } from "../helpers/somerset.ts";

// Attacks by who is called in the middle of a payment. The currency is a token with hooks (as by ERC-777), and the
// hostile wallet, a member, is called before its tokens leave it and after tokens or ether arrive. What the treasury
// alone makes of it is in test/treasury/hostile.test.ts. Each is named by its row in docs/security.md.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ETHER = ZeroAddress;
const REF = refTo("None", id("attack"));
const TEN = euros(10);
const [OPEN, FAILED, FAILED_ETHER, SPENDING, IN_ROUND, STANDING] = [1, 2, 3, 4, 5, 6] as const; // buckets

/**
 * A co-op in which the hostile wallet has something to do at every door: it is due a refund of tokens and one of ether,
 * a repayment, interest, a payout, and what its accounts hold; there is a bucket to fill, a fund to sponsor, a standing
 * budget that is due, a round to settle, and money to sweep.
 */
async function fixture() {
  const c = await foundHostile(chain);
  const { executorSigner, hostile, does } = c;
  const [steward, now] = [c.workers[0], await time.latest()];
  const asBoard = { treasury: c.treasury.connect(executorSigner), funds: c.funds.connect(executorSigner) };
  const goals = { asset: c.currencyAddress, min: euros(30), max: euros(500) };
  await openBucket(c, steward, { ...goals, deadline: now + days(100) });
  await openBucket(c, steward, { ...goals, deadline: now + days(1) });
  await openBucket(c, steward, { ...goals, deadline: now + days(1), asset: ETHER });
  await openBucket(c, steward, { ...goals, deadline: now + days(100) });
  await openRound(c, executorSigner, euros(900), euros(1));
  await openBucket(c, steward, { ...goals, round: 1 });
  const standing = draftBucket({ title: "Rent", asset: c.currencyAddress, max: 1n });
  await c.buckets.connect(executorSigner).openStanding(standing, 4);

  await does(c.shares, "subscribe", [100]);
  for (const bucket of [FAILED, SPENDING]) await does(c.buckets, "fill", [bucket, bucket === FAILED ? TEN : euros(40)]);
  await does(c.buckets, "fill", [FAILED_ETHER, TEN], { value: TEN });
  await c.buckets.connect(c.newcomer).fill(FAILED_ETHER, TEN, { value: TEN });
  await c.buckets.connect(c.newcomer).fill(FAILED, TEN);
  await c.buckets.connect(steward).close(SPENDING);
  for (const payout of [1, 2]) {
    await requestPayout(c, steward, SPENDING, TEN, { recipient: hostile.address });
    await c.payouts.connect(c.users[2]).approve(payout);
  }
  for (const user of c.users) await allocate(c, user, 1, [IN_ROUND, 20]);

  await time.increase(days(20));
  for (const bucket of [FAILED, FAILED_ETHER]) await c.buckets.close(bucket);
  await fillFundsIntake(c, executorSigner, euros(200), c.currencyAddress);
  const terms = { asset: c.currencyAddress, until: now + days(100), perFunder: TEN, perBucket: TEN };
  await asBoard.funds.openFund(terms, euros(100), "Neighbours");
  await asBoard.funds.provideCore(c.currencyAddress, euros(100));
  await asBoard.funds.nameStanding(STANDING, TEN, days(30), now);
  const intake = accountOf(await c.shares.getAddress(), await c.treasury.INTAKE());
  await asBoard.treasury.transfer(0, intake, c.token, euros(5), purpose("Interest"), ZeroHash);
  await c.shares.connect(executorSigner).declareInterest(now, now + days(10), 500);
  for (const account of [purseOf(hostile), await c.treasury.memberAccount(hostile.number)]) {
    await asBoard.treasury.transfer(0, account, c.token, euros(50), purpose("Grant"), REF);
    await asBoard.treasury.transfer(0, account, ETHER, euros(1), purpose("Grant"), REF);
  }
  await does(c.shares, "requestWithdrawal", [hostile.number, 10]);
  await c.token.mint(c.treasury, euros(7));
  await c.token.setHooked(c.wallet, true);
  return c;
}

describe("attacks in the middle of a payment", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach("the accounts add up, and shares are worth par", async () => {
    const capital = accountOf(await c.shares.getAddress(), 0n);
    expect(await c.treasury.balanceOf(capital, c.token)).to.equal((await c.shares.totalSupply()) * euros(1));
    await expectBooksInOrder(ethers, c.treasury);
  });

  const wallet = () => c.hostile.address;

  /** Every function by which the hostile wallet could have money moved, and a call of it that would move some. */
  const doors: [noun: string, target: () => BaseContract, name: string, args: () => unknown[]][] = [
    ["treasury", () => c.treasury, "deposit", () => [c.currencyAddress, 1, REF]],
    ["treasury", () => c.treasury, "sweep", () => [c.currencyAddress]],
    ["treasury", () => c.treasury, "pay", () => [0, wallet(), c.currencyAddress, 1, purpose("Work"), REF]],
    ["treasury", () => c.treasury, "withdraw", () => [c.hostile.number, wallet(), c.currencyAddress, 1]],
    ["shares", () => c.shares, "subscribe", () => [1]],
    ["shares", () => c.shares, "repay", () => [1]],
    ["shares", () => c.shares, "claimInterest", () => [c.hostile.number, 1]],
    ["buckets", () => c.buckets, "fill", () => [OPEN, 1]],
    ["buckets", () => c.buckets, "refund", () => [FAILED, wallet()]],
    ["buckets", () => c.buckets, "refundTo", () => [FAILED_ETHER, wallet()]],
    ["payouts", () => c.payouts, "pay", () => [2]],
    ["rounds", () => c.rounds, "settle", () => [1, IN_ROUND]],
    ["funds", () => c.funds, "sponsor", () => [1, 1]],
    ["funds", () => c.funds, "payStanding", () => [1]],
  ];

  /** A deed in whose middle the hostile wallet is called, and what it does to the wallet's own money. */
  interface Deed {
    noun: string;
    what: string;
    does: () => Promise<unknown>;
    tokens?: bigint; // that the wallet gains
    ether?: bigint;
  }

  const deeds: Deed[] = [
    {
      noun: "treasury",
      what: "a gift",
      does: () => c.does(c.treasury, "deposit", [c.currencyAddress, TEN, REF]),
      tokens: -TEN,
    },
    {
      noun: "treasury",
      what: "a withdrawal",
      does: () => c.does(c.treasury, "withdraw", [c.hostile.number, wallet(), c.currencyAddress, TEN]),
      tokens: TEN,
    },
    {
      noun: "treasury",
      what: "a withdrawal of ether",
      does: () => c.does(c.treasury, "withdraw", [c.hostile.number, wallet(), ETHER, euros(1)]),
      ether: euros(1),
    },
    { noun: "shares", what: "a subscription", does: () => c.does(c.shares, "subscribe", [10]), tokens: -TEN },
    { noun: "buckets", what: "filling a bucket", does: () => c.does(c.buckets, "fill", [OPEN, TEN]), tokens: -TEN },
    { noun: "buckets", what: "a refund", does: () => c.buckets.refund(FAILED, wallet()), tokens: TEN },
    { noun: "buckets", what: "a refund of ether", does: () => c.buckets.refund(FAILED_ETHER, wallet()), ether: TEN },
    { noun: "payouts", what: "a payout", does: () => c.payouts.pay(1), tokens: TEN },
    { noun: "funds", what: "sponsoring a fund", does: () => c.does(c.funds, "sponsor", [1, TEN]), tokens: -TEN },
  ];

  it("70 to 73: every door is open to the hostile wallet, when it is not in the middle of a payment", async function () {
    for (const [, target, name, args] of doors) {
      const seal = await c.treasury.seal();
      await c.does(target(), name, args());
      expect(await c.treasury.seal(), name).not.to.equal(seal);
    }
  });

  /** Expects of `deed` that it is done once, and that `inner` is refused meanwhile and changes nothing. */
  async function expectOnce(deed: Deed, [, target, name, args]: (typeof doors)[number]): Promise<void> {
    const snapshot = await networkHelpers.takeSnapshot();
    const [tokens, ether] = [await c.token.balanceOf(wallet()), await ethers.provider.getBalance(wallet())];
    await c.wallet.callBack(target(), action(target(), name, args()).data);
    await deed.does();
    const refusal = c.treasury.interface.getError("ReentrancyGuardReentrantCall")!.selector;
    const answer = [await c.wallet.callsMade(), await c.wallet.succeeded(), await c.wallet.answer()];
    expect(answer, name).to.deep.equal([1n, false, refusal]);
    expect(await c.token.balanceOf(wallet())).to.equal(tokens + (deed.tokens ?? 0n));
    expect(await ethers.provider.getBalance(wallet())).to.equal(ether + (deed.ether ?? 0n));
    await snapshot.restore();
  }

  for (const deed of deeds) {
    const row = deed.ether === undefined ? "70 lendf.me" : "71 The DAO";
    it(`${row}: ${deed.what} is done once, whatever of the ${deed.noun} is called in its middle`, async function () {
      for (const door of doors) if (door[0] === deed.noun) await expectOnce(deed, door);
    });

    it(`73 Rari: ${deed.what} is done once, whatever of the other contracts is called in its middle`, async function () {
      for (const door of doors) if (door[0] !== deed.noun) await expectOnce(deed, door);
    });
  }

  /** What `target` says of `name` in the middle of `deed`. */
  async function readDuring(deed: Deed, target: BaseContract, name: string, args: unknown[]): Promise<unknown[]> {
    const snapshot = await networkHelpers.takeSnapshot();
    await c.wallet.callBack(target, action(target, name, args).data);
    await deed.does();
    expect([await c.wallet.callsMade(), await c.wallet.succeeded()]).to.deep.equal([1n, true]);
    const read = target.interface.decodeFunctionResult(name, await c.wallet.answer());
    await snapshot.restore();
    return [...read];
  }

  /** All accounts that hold any of `asset`, and those that the deeds move. */
  const accountsOf = async (asset: string): Promise<string[]> => {
    const { balances } = await replayJournal(c.treasury);
    return balances.filter(([, held]) => held === asset.toLowerCase()).map(([account]) => account);
  };

  for (const deed of deeds) {
    it(`72 Sturdy: in the middle of ${deed.what} the accounts add up, and all of it is held`, async function () {
      const auditor = await ethers.deployContract("Auditor");
      for (const asset of [c.currencyAddress, ETHER]) {
        const args = [await c.treasury.getAddress(), asset, await accountsOf(asset)];
        const [sum, booked, held] = (await readDuring(deed, auditor, "audit", args)) as [bigint, bigint, bigint];
        expect(sum).to.equal(booked);
        expect(held >= booked).to.equal(true);
      }
    });
  }

  it("72 Conic: a bucket says what it holds, in the middle of being filled as of being refunded", async function () {
    const account = await bucketAccount(c, OPEN);
    const filling = deeds.find(({ what }) => what === "filling a bucket")!;
    const [bucket] = (await readDuring(filling, c.buckets, "bucketOf", [OPEN])) as [{ raised: bigint }];
    expect(bucket.raised).to.equal(0n);
    expect(await readDuring(filling, c.treasury, "balanceOf", [account, c.currencyAddress])).to.deep.equal([0n]);

    const refunding = deeds.find(({ what }) => what === "a refund")!;
    const failed = [await bucketAccount(c, FAILED), c.currencyAddress];
    expect(await readDuring(refunding, c.buckets, "fundedBy", [FAILED, wallet()])).to.deep.equal([0n]);
    expect(await readDuring(refunding, c.treasury, "balanceOf", failed)).to.deep.equal([TEN]);
  });

  it("72 Sentiment: shares count before they are paid, and are good for nothing until then", async function () {
    const subscribing = deeds.find(({ what }) => what === "a subscription")!;
    const capital = [accountOf(await c.shares.getAddress(), 0n), c.currencyAddress];
    expect(await readDuring(subscribing, c.shares, "totalSupply", [])).to.deep.equal([110n]);
    expect(await readDuring(subscribing, c.treasury, "balanceOf", capital)).to.deep.equal([euros(100)]);

    // They can be asked back at once, but not had: they are paid all the same, or nothing of it has happened.
    const asking = action(c.shares, "requestWithdrawal", [c.hostile.number, 100]);
    await c.wallet.callBack(c.shares, asking.data);
    await subscribing.does();
    expect(await c.wallet.succeeded()).to.equal(true);
    await c.shares.repay(9);
    const account = await c.treasury.memberAccount(c.hostile.number);
    expect(await c.treasury.balanceOf(account, c.token)).to.equal(euros(50 + 110));
    expect(await c.shares.totalSupply()).to.equal(0n);
  });

  it("71 SpankChain: a refund of ether leaves to others what is theirs", async function () {
    await c.wallet.callBack(c.buckets, action(c.buckets, "refundTo", [FAILED_ETHER, wallet()]).data);
    await c.buckets.refund(FAILED_ETHER, wallet());
    const again = c.buckets.refund(FAILED_ETHER, wallet());
    await expectError(again, c.buckets, "NothingToRefund", FAILED_ETHER, c.wallet);
    await expect(c.buckets.refund(FAILED_ETHER, c.newcomer)).to.changeEtherBalance(ethers, c.newcomer, TEN);
    expect(await heldIn(c, FAILED_ETHER)).to.equal(0n);
  });
});
