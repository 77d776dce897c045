import { expect } from "chai";
import { id, MaxUint256, ZeroAddress, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { heldIn, openBucket, requestPayout } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { foundHostile, odd } from "../helpers/hostile.ts";
import { purseOf, takeOut } from "../helpers/register.ts";
import { euros, WORKERS } from "../helpers/somerset.ts";

// Attacks by tokens that do not do what tokens do, on a co-op whose currency and share capital are such a token. What the
// treasury alone makes of them is in test/treasury/hostile.test.ts. Each is named by its row in docs/security.md.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ETHER = ZeroAddress;
const REF = refTo("None", id("attack"));
const ONE = euros(1); // the scale of a token that has not rebased
const MOST = 2n ** 96n - 1n; // that a bucket can count

/** Two buckets of the first worker, open for ten days: 1 of 30 to 500 in the hostile token, 2 of as much ether. */
async function fixture() {
  const c = await foundHostile(chain);
  const [steward, deadline] = [c.workers[0], (await time.latest()) + days(10)];
  const goals = { min: euros(30), max: euros(500), deadline };
  await openBucket(c, steward, { ...goals, asset: c.currencyAddress });
  await openBucket(c, steward, { ...goals, asset: ETHER });
  return { ...c, steward, deadline };
}

describe("attacks by tokens", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach("the accounts add up", async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const balance = (account: string) => c.treasury.balanceOf(account, c.token);
  const generalFund = async () => balance(await c.treasury.generalFund());
  const owed = async (number: number) => balance(await c.treasury.memberAccount(number));
  const subscribe = (member: Signer, shares: number | bigint) => c.shares.connect(member).subscribe(shares);
  const fill = (funder: Signer, amount: bigint, bucket = 1, value = 0n) =>
    c.buckets.connect(funder).fill(bucket, amount, { value });
  const withdraw = (number: number, to: { address: string }, amount: bigint) =>
    c.treasury.connect(c.founders[number - 1]!).withdraw(number, to.address, c.token, amount);

  /** Each user buys ten shares and asks for them back. */
  async function queueUsers(): Promise<void> {
    for (const [i, user] of c.users.entries()) {
      await subscribe(user, 10);
      await c.shares.connect(user).requestWithdrawal(i + 1, 10);
    }
  }

  async function repayQueue(): Promise<void> {
    await c.shares.connect(c.stranger).repay(3);
    expect([await owed(1), await owed(2), await owed(3)]).to.deep.equal(Array(3).fill(euros(10)));
  }

  /** Both. */
  async function repayUsers(): Promise<void> {
    await queueUsers();
    await repayQueue();
  }

  /** The bucket of ether is filled, closed, given up and refunded, whatever the token does. */
  async function expectEtherUnharmed(): Promise<void> {
    await fill(c.newcomer, euros(40), 2, euros(40));
    await c.buckets.connect(c.steward).giveUp(2);
    await expect(c.buckets.refund(2, c.newcomer)).to.changeEtherBalance(ethers, c.newcomer, euros(40));
  }

  it("59 InitcodeFactory: a token that says it moved and has not buys nothing, nor does ether beside it", async function () {
    await c.token.setFee(10_000);
    await expectError(subscribe(c.users[0], 10), c.treasury, "NothingMoved");
    await expectError(fill(c.funder, euros(10)), c.treasury, "NothingMoved");
    await c.token.setFee(0);
    await expectError(fill(c.funder, euros(10), 1, 1n), c.treasury, "WrongEther", 1, 0);
    await expectError(fill(c.funder, euros(10), 2), c.treasury, "WrongEther", 0, euros(10));
    const other = await ethers.deployContract("HostileToken");
    await other.mint(c.treasury, euros(1_000)); // it says so
    await expectError(c.treasury.sweep(other), c.treasury, "AssetNotAccepted", other);
    const fromOther = [await c.treasury.generalFund(), other, 0, 1] as const;
    const paying = c.treasury.connect(c.executorSigner).pay(0, c.stranger, other, 1, purpose("Work"), REF);
    await expectError(paying, c.treasury, "BalanceTooLow", ...fromOther);
    expect([await c.shares.totalSupply(), await heldIn(c, 1)]).to.deep.equal([0n, 0n]);
  });

  it("62 Moloch: one who cannot be paid holds up nobody in the queue behind it", async function () {
    await queueUsers();
    await c.token.setBlocked(c.users[0], true);
    await repayQueue();
    await expectError(withdraw(1, c.users[0], euros(10)), c.token, "Blocked", c.users[0]);
    for (const number of [2, 3]) {
      const [member, paying] = [c.users[number - 1]!, withdraw(number, c.users[number - 1]!, euros(10))];
      await expect(paying).to.changeTokenBalance(ethers, c.token, member, euros(10));
    }
    expect(await owed(1)).to.equal(euros(10)); // and stays owed
  });

  it("64 DIP: of a token that keeps a fee no share is sold short of par, and gifts count as they arrive", async function () {
    await c.token.setFee(100);
    await expectError(subscribe(c.users[0], 1_000), c.shares, "ShortOfPar", euros(990), euros(1_000));
    const asking = c.members.connect(c.newcomer).requestEntry(WORKERS, 1_000, ZeroHash, "");
    await expectError(asking, c.shares, "ShortOfPar", euros(990), euros(1_000));
    await fill(c.funder, euros(100));
    expect([(await c.buckets.bucketOf(1)).raised, await heldIn(c, 1)]).to.deep.equal([euros(99), euros(99)]);
    await c.buckets.connect(c.steward).giveUp(1);
    const refunding = c.buckets.refund(1, c.funder);
    await expect(refunding).to.changeTokenBalance(ethers, c.token, c.funder, euros(98.01));
    expect([await heldIn(c, 1), await c.shares.totalSupply()]).to.deep.equal([0n, 0n]);
  });

  it("65 FloorDAO: what a rebase adds is nobody's until it is swept, and what it takes is not swept away", async function () {
    await subscribe(c.users[0], 100);
    await fill(c.funder, euros(100));
    const capital = accountOf(await c.shares.getAddress(), 0n);
    const books = async () => [await balance(capital), await heldIn(c, 1), await generalFund()];
    const before = await books();
    await c.token.setScale(2n * ONE);
    expect(await books()).to.deep.equal(before);
    await c.shares.connect(c.users[0]).requestWithdrawal(1, 50);
    await c.shares.repay(1);
    expect(await owed(1)).to.equal(euros(50)); // at par, as before
    await c.treasury.connect(c.stranger).sweep(c.token);
    expect(await generalFund()).to.equal(euros(5_000) + euros(5_200));

    await c.token.setScale(ONE);
    const short = [c.token, euros(5_200), euros(10_400)] as const;
    await expectError(c.treasury.sweep(c.token), c.treasury, "HoldingShort", ...short);
    await c.token.mint(c.treasury, euros(5_200)); // so that the books can be looked through afterwards
    await expectEtherUnharmed();
  });

  it("66 blocklist: who is blocked has its money sent elsewhere, by itself alone", async function () {
    await repayUsers();
    await fill(c.funder, euros(20));
    await c.buckets.connect(c.steward).giveUp(1);
    for (const wallet of [c.users[0], c.funder]) await c.token.setBlocked(wallet, true);
    await expectError(withdraw(1, c.users[0], euros(10)), c.token, "Blocked", c.users[0]);
    await expectError(c.buckets.refund(1, c.funder), c.token, "Blocked", c.funder);
    const stealing = c.treasury.connect(c.stranger).withdraw(1, c.stranger, c.token, euros(10));
    await expectError(stealing, c.treasury, "NotTheMember", 1, c.stranger);
    const taking = c.buckets.connect(c.stranger).refundTo(1, c.stranger);
    await expectError(taking, c.buckets, "NothingToRefund", 1, c.stranger);
    await withdraw(1, c.supplier, euros(10));
    await c.buckets.connect(c.funder).refundTo(1, c.supplier);
    expect(await c.token.balanceOf(c.supplier)).to.equal(euros(30));
  });

  it("67 a token that returns false is refused, one that returns nothing is good", async function () {
    await c.token.setOddity(odd("ReturnsFalse"));
    for (const paying of [() => subscribe(c.users[0], 10), () => fill(c.funder, euros(10))]) {
      await expectError(paying(), c.treasury, "SafeERC20FailedOperation", c.token);
    }
    await c.token.setOddity(odd("ReturnsNothing"));
    await repayUsers();
    await expect(withdraw(1, c.supplier, euros(10))).to.changeTokenBalance(ethers, c.token, c.supplier, euros(10));
    await fill(c.funder, euros(10));
    expect(await heldIn(c, 1)).to.equal(euros(10));
  });

  it("68 a token that is paused stops nobody from leaving: what is due waits in the member's account", async function () {
    await subscribe(c.users[0], 10);
    await fill(c.funder, euros(20));
    await c.token.setOddity(odd("Pauses"));
    await c.members.connect(c.users[0]).resign();
    await c.shares.connect(c.users[0]).requestWithdrawal(1, 10);
    await c.shares.repay(1);
    await c.buckets.connect(c.steward).giveUp(1);
    await expectError(withdraw(1, c.users[0], euros(10)), c.token, "Paused");
    await expectError(c.buckets.refund(1, c.funder), c.token, "Paused");
    await expectEtherUnharmed();
    await c.token.setOddity(odd("None"));
    await expect(withdraw(1, c.users[0], euros(10))).to.changeTokenBalance(ethers, c.token, c.users[0], euros(10));
    await expect(c.buckets.refund(1, c.funder)).to.changeTokenBalance(ethers, c.token, c.funder, euros(20));
  });

  it("69 2^256 - 1 for all: amounts are bounded before the token is asked", async function () {
    await c.token.setOddity(odd("TakesMaxForAll"));
    await expectError(fill(c.funder, MOST), c.buckets, "BucketFull", 1, euros(500), MOST);
    const most = 2n ** 32n - 1n;
    await expectError(subscribe(c.users[0], most), c.shares, "OutsideHolding", most, 0, 100_000);
    await fill(c.funder, euros(500));
    await c.buckets.close(1);
    const asking = requestPayout(c, c.steward, 1, MOST);
    await expectError(asking, c.buckets, "NotEnoughInBucket", 1, euros(500), MOST);
    const paying = takeOut(c, c.funder, c.token, MaxUint256);
    await expectError(paying, c.treasury, "BalanceTooLow", purseOf(c.funder), c.token, 0, MaxUint256);
    expect(await c.token.balanceOf(c.treasury)).to.equal(euros(5_500));
  });
});
