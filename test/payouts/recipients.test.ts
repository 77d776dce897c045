import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { draftOrder } from "../../scripts/plans.ts";
import type { OrderDraft } from "../../scripts/plans.ts";
import { action, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import { bucketAccount, heldIn, openBucket, openCampaign, requestPayout } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { purseOf, takeOut } from "../helpers/register.ts";
import { euros } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;

const PAID = 4n; // in the order of `State` in contracts/Payouts.sol
const ETHER = ZeroAddress;
const ACCEPTS = 0; // as in contracts/mocks/HostileWallet.sol
const REFUSES = 1;
const [ODD, GAS] = [2, 3]; // numbers of the buckets

/**
 * Three buckets of the first worker, funded: 500 euros in bucket 1, as much of a token that can block wallets in bucket
 * 2, and 10 wei in bucket 3. One approval pays, without waiting.
 */
async function funded() {
  const c = await openCampaign(chain);
  const odd = await ethers.deployContract("HostileToken");
  await odd.mint(c.funder, euros(500));
  await odd.connect(c.funder).approve(c.treasury, euros(500));
  await c.treasury.connect(c.executorSigner).accept(odd, true);
  const tier = { upTo: euros(500), approvals: 1, objections: 1, waiting: 0 };
  await c.statute.connect(c.executorSigner).defineTiers([tier]);
  await openBucket(c, c.steward, { max: euros(500), asset: odd, deadline: c.deadline });
  await openBucket(c, c.steward, { max: 10n, asset: ETHER, deadline: c.deadline });
  for (const [bucket, amount] of [[1, euros(500)], [ODD, euros(500)], [GAS, 10n]] as const) {
    await c.buckets.connect(c.funder).fill(bucket, amount, { value: bucket === GAS ? amount : 0n });
    await c.buckets.close(bucket);
  }
  const wallet = await ethers.deployContract("HostileWallet");
  return { ...c, odd, wallet, walletAddress: await wallet.getAddress() };
}

describe("the recipient of a payout", function () {
  let c: Awaited<ReturnType<typeof funded>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(funded);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const balance = (account: string, asset: string = c.currencyAddress) => c.treasury.balanceOf(account, asset);
  const nextEntry = async () => ((await c.treasury.seal()) >> 208n) + 1n;

  /** A payout that can be paid at once. Gives its number. */
  async function approved(amount: bigint, more: Partial<OrderDraft>, bucket = 1, approver: Signer = c.users[2]) {
    const payout = await requestPayout(c, c.steward, bucket, amount, more);
    await c.payouts.connect(approver).approve(payout);
    return payout;
  }

  describe("with an account", function () {
    it("that is a member has the money in the account of its number", async function () {
      const payout = await approved(euros(40), { recipient: c.users[0].address, purpose: "Work", toAccount: true });
      const way: [string, string] = [await bucketAccount(c, 1), await c.treasury.memberAccount(1)];
      const number = await nextEntry();
      const paying = c.payouts.pay(payout);
      await expectEntry(paying, c.treasury, number, "Work", way, c.currency, euros(40), refTo("Payout", payout));
      await expect(paying).to.changeTokenBalances(ethers, c.currency, [c.treasury, c.users[0]], [0n, 0n]);
      await c.treasury.connect(c.users[0]).withdraw(1, c.stranger, c.currency, euros(40));
      expect(await c.currency.balanceOf(c.stranger)).to.equal(euros(40));
    });

    it("finds it there after a change of wallet, and the old wallet does not", async function () {
      await c.payouts.pay(await approved(euros(40), { recipient: c.users[0].address, toAccount: true }));
      await moveWallet(c, c.users[0], c.stranger);
      const byOld = c.treasury.connect(c.users[0]).withdraw(1, c.users[0], c.currency, euros(40));
      await expectError(byOld, c.treasury, "NotTheMember", 1, c.users[0]);
      await c.treasury.connect(c.stranger).withdraw(1, c.stranger, c.currency, euros(40));
      expect(await c.currency.balanceOf(c.stranger)).to.equal(euros(40));
    });

    it("finds it there also where the wallet changed before it was paid", async function () {
      const payout = await approved(euros(40), { recipient: c.users[0].address, toAccount: true });
      await moveWallet(c, c.users[0], c.stranger);
      await c.payouts.pay(payout);
      expect(await balance(await c.treasury.memberAccount(1))).to.equal(euros(40));
      expect(await balance(purseOf(c.users[0]))).to.equal(0n);
    });

    it("that is no member has it in its wallet's account, and takes it out by itself", async function () {
      const payout = await approved(euros(40), { toAccount: true });
      const way: [string, string] = [await bucketAccount(c, 1), accountOf(c.supplier.address, 0n)];
      const number = await nextEntry();
      const paying = c.payouts.connect(c.stranger).pay(payout);
      await expectEntry(paying, c.treasury, number, "Purchase", way, c.currency, euros(40), refTo("Payout", payout));
      await expect(takeOut(c, c.supplier, c.currency, euros(40)))
        .to.changeTokenBalance(ethers, c.currency, c.supplier, euros(40));
      const again = takeOut(c, c.supplier, c.currency, 1n);
      await expectError(again, c.treasury, "BalanceTooLow", purseOf(c.supplier), c.currency, 0, 1);
    });

    it("that has left since has it in the account of its number, and takes it out", async function () {
      const payout = await approved(euros(40), { recipient: c.users[0].address, toAccount: true });
      await c.members.connect(c.users[0]).resign();
      await c.payouts.pay(payout);
      expect(await balance(await c.treasury.memberAccount(1))).to.equal(euros(40));
      await c.treasury.connect(c.users[0]).withdraw(1, c.users[0], c.currency, euros(40));
    });

    it("that is the executor has it in the general fund: it goes back to the assembly", async function () {
      const fund = await c.treasury.generalFund();
      const before = await balance(fund);
      const recipient = await c.executor.getAddress();
      await c.payouts.pay(await approved(euros(40), { recipient, purpose: "Grant", toAccount: true }));
      expect(await balance(fund)).to.equal(before + euros(40));
    });
  });

  describe("that a token blocks", function () {
    let payout: number;
    beforeEach(async () => {
      payout = await approved(euros(40), {}, ODD);
      await c.odd.setBlocked(c.supplier, true);
    });

    it("INV-46: blocks nobody else: others are paid", async function () {
      await expectError(c.payouts.pay(payout), c.odd, "Blocked", c.supplier);
      const paying = c.payouts.pay(await approved(euros(460), { recipient: c.stranger.address }, ODD));
      await expect(paying).to.changeTokenBalance(ethers, c.odd, c.stranger, euros(460));
    });

    it("is paid when it is free again", async function () {
      await expectError(c.payouts.pay(payout), c.odd, "Blocked", c.supplier);
      await c.odd.setBlocked(c.supplier, false);
      await expect(c.payouts.pay(payout)).to.changeTokenBalance(ethers, c.odd, c.supplier, euros(40));
    });

    it("is paid into its account where the steward asks anew, and takes it out to where it can", async function () {
      await c.payouts.connect(c.steward).withdraw(payout);
      await c.payouts.pay(await approved(euros(40), { toAccount: true }, ODD));
      expect(await balance(purseOf(c.supplier), await c.odd.getAddress())).to.equal(euros(40));
      await expectError(takeOut(c, c.supplier, c.odd, euros(40)), c.odd, "Blocked", c.supplier);
      const toAnother = [0, c.stranger, c.odd, euros(40), purpose("Withdrawal"), ZeroHash] as const;
      await c.treasury.connect(c.supplier).pay(...toAnother);
      expect(await c.odd.balanceOf(c.stranger)).to.equal(euros(40));
    });

    it("holds up the end of the bucket only until the steward withdraws", async function () {
      const [hash, uri] = [id("report"), "ipfs://report"];
      const ending = c.buckets.connect(c.steward).complete(ODD, hash, uri);
      await expectError(ending, c.buckets, "PayoutsPending", ODD, euros(40));
      await c.payouts.connect(c.steward).withdraw(payout);
      await c.buckets.connect(c.steward).complete(ODD, hash, uri);
      await expect(c.buckets.refund(ODD, c.funder)).to.changeTokenBalance(ethers, c.odd, c.funder, euros(500));
    });
  });

  describe("that refuses ether", function () {
    let payout: number;
    beforeEach(async () => {
      payout = await approved(4n, { recipient: c.walletAddress }, GAS);
      await c.wallet.setManner(REFUSES);
    });

    it("INV-46: blocks nobody else: others are paid", async function () {
      await expectError(c.payouts.pay(payout), c.wallet, "Refused");
      const paying = c.payouts.pay(await approved(6n, { recipient: c.stranger.address }, GAS));
      await expect(paying).to.changeEtherBalance(ethers, c.stranger, 6n);
      expect(await heldIn(c, GAS)).to.equal(4n);
      await c.wallet.setManner(ACCEPTS);
      await expect(c.payouts.pay(payout)).to.changeEtherBalance(ethers, c.wallet, 4n);
    });

    it("is paid into its account where the steward asks anew, and sends it on from there", async function () {
      await c.payouts.connect(c.steward).withdraw(payout);
      await c.payouts.pay(await approved(4n, { recipient: c.walletAddress, toAccount: true }, GAS));
      expect(await balance(accountOf(c.walletAddress, 0n), ETHER)).to.equal(4n);
      const onward = [0, c.stranger.address, ETHER, 4, purpose("Withdrawal"), ZeroHash];
      await expect(c.wallet.call(c.treasury, action(c.treasury, "pay", onward).data))
        .to.changeEtherBalance(ethers, c.stranger, 4n);
    });

    it("is the executor as well, which holds no money", async function () {
      const recipient = await c.executor.getAddress();
      const another = await approved(1n, { recipient }, GAS);
      await expectError(c.payouts.pay(another), c.executor, "HoldsNoMoney");
    });
  });

  describe("that calls back while it is paid", function () {
    it("cannot be paid twice, or have another payout paid: ReentrancyGuardReentrantCall", async function () {
      const first = await approved(4n, { recipient: c.walletAddress }, GAS);
      const second = await approved(4n, { recipient: c.walletAddress }, GAS);
      for (const [payout, contract, error] of [
        [first, c.payouts, "PayoutClosed"],
        [second, c.buckets, "ReentrancyGuardReentrantCall"],
      ] as const) {
        const answer = contract.interface.encodeErrorResult(error, error === "PayoutClosed" ? [first, PAID] : []);
        await c.wallet.callBack(c.payouts, action(c.payouts, "pay", [payout]).data);
        const state = await networkHelpers.takeSnapshot();
        await expect(c.payouts.pay(first)).to.changeEtherBalance(ethers, c.wallet, 4n);
        expect([await c.wallet.succeeded(), await c.wallet.answer()]).to.deep.equal([false, answer]);
        await state.restore();
      }
    });

    it("cannot spend an allowance in its middle", async function () {
      await c.authority.connect(c.executorSigner).grantRole(7, c.wallet, 0);
      await c.payouts.connect(c.executorSigner).grantAllowance(GAS, 7, 10, days(7));
      const payout = await approved(4n, { recipient: c.walletAddress }, GAS);
      const order = draftOrder({ recipient: c.stranger.address, amount: 6n, purpose: "Grant" });
      await c.wallet.callBack(c.payouts, action(c.payouts, "spendAs", [7, GAS, order]).data);
      await c.payouts.pay(payout);
      const refusal = c.buckets.interface.encodeErrorResult("ReentrancyGuardReentrantCall");
      expect([await c.wallet.succeeded(), await c.wallet.answer()]).to.deep.equal([false, refusal]);
      expect(await heldIn(c, GAS)).to.equal(6n);
      expect(await c.payouts.allowanceOf(GAS, 7)).to.equal(10n);
    });
  });
});
