import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../scripts/charter.ts";
import { accountOf, refTo } from "../sdk/src/accounts.ts";
import { PURPOSES } from "../sdk/src/names.ts";
import type { Purpose } from "../sdk/src/names.ts";
import { action, actingAs, moveWallet } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, INVESTORS, resolve } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const OUTSIDE = 2n ** 96n - 1n;
const INTAKE = 2n ** 96n - 2n;
const ETHER = ZeroAddress;
const REF = refTo("None", id("invoice 7"));

/** A co-op with 5,000 euros and 5 ether in its general fund, and 20 euros of the funder in an account of its own. */
async function fixture() {
  const body = (await ethers.getSigners())[15]!;
  const c = await foundSomerset(ethers, { charter: { lockedBodies: [{ wallet: body.address, name: "Federation" }] } });
  const hostile = await ethers.deployContract("HostileToken");
  await hostile.mint(c.funder, euros(1_000));
  await hostile.connect(c.funder).approve(c.treasury, euros(1_000));
  await c.treasury.connect(c.funder).deposit(c.currency, euros(5_000), id("gift"));
  await c.treasury.connect(c.funder).deposit(ETHER, euros(5), id("gift"), { value: euros(5) });
  const executorSigner = await actingAs(chain, c.executor);
  const asExecutor = c.treasury.connect(executorSigner);
  await asExecutor.transfer(0, accountOf(c.funder.address, 0n), c.currency, euros(20), purpose("Grant"), REF);
  const fund = accountOf(await c.executor.getAddress(), 0n);
  return { ...c, body, hostile, asExecutor, fund, purse: accountOf(c.funder.address, 0n) };
}

describe("Treasury", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const balance = (account: string, asset: string = c.currencyAddress) => c.treasury.balanceOf(account, asset);
  const outside = (wallet: string) => accountOf(wallet, OUTSIDE);
  const entries = async () => (await c.treasury.seal()) >> 208n;

  /** From, to, amount and reference of the last `count` entries of the journal. */
  async function lastEntries(count: number) {
    const logs = await c.treasury.queryFilter(c.treasury.filters.Entry());
    return logs.slice(-count).map(({ args }) => [args.from, args.to, args.amount, args.ref]);
  }

  describe("deposit", function () {
    it("gives tokens to the general fund, as one entry of the journal", async function () {
      const before = await entries();
      const depositing = c.treasury.connect(c.funder).deposit(c.currency, euros(100), REF);
      const way: [string, string] = [outside(c.funder.address), c.fund];
      await expectEntry(depositing, c.treasury, before + 1n, "Contribution", way, c.currency, euros(100), REF);
      await expect(depositing).to.changeTokenBalances(
        ethers,
        c.currency,
        [c.funder, c.treasury],
        [-euros(100), euros(100)],
      );
      expect(await entries()).to.equal(before + 1n);
      expect(await balance(c.fund)).to.equal(euros(5_080));
      expect(await c.treasury.holdingOf(c.currency)).to.deep.equal([true, euros(5_100)]);
    });

    it("gives ether to the general fund", async function () {
      const depositing = c.treasury.connect(c.stranger).deposit(ETHER, 3n, REF, { value: 3n });
      const way: [string, string] = [outside(c.stranger.address), c.fund];
      await expectEntry(depositing, c.treasury, 4, "Contribution", way, ETHER, 3n, REF);
      expect(await balance(c.fund, ETHER)).to.equal(euros(5) + 3n);
      expect(await c.treasury.holdingOf(ETHER)).to.deep.equal([true, euros(5) + 3n]);
    });

    it("adds one gift to another, in the order of the journal", async function () {
      await c.treasury.connect(c.funder).deposit(c.currency, 1, REF);
      await c.treasury.connect(c.newcomer).deposit(c.currency, 2, REF);
      expect(await balance(c.fund)).to.equal(euros(4_980) + 3n);
      expect(await entries()).to.equal(5n);
    });

    it("reverts with WrongEther for ether that is not the amount, or that a token does not need", async function () {
      const deposit = (asset: string, value: bigint) => c.treasury.connect(c.funder).deposit(asset, 10, REF, { value });
      for (const value of [0n, 9n, 11n]) await expectError(deposit(ETHER, value), c.treasury, "WrongEther", value, 10);
      await expectError(deposit(c.currencyAddress, 10n), c.treasury, "WrongEther", 10, 0);
    });

    it("reverts with AssetNotAccepted for what the co-op does not take", async function () {
      const unknown = c.treasury.connect(c.funder).deposit(c.hostile, 1, REF);
      await expectError(unknown, c.treasury, "AssetNotAccepted", c.hostile);
      await c.asExecutor.accept(ETHER, false);
      const inEther = c.treasury.connect(c.funder).deposit(ETHER, 1, REF, { value: 1 });
      await expectError(inEther, c.treasury, "AssetNotAccepted", ETHER);
    });

    it("reverts with NothingMoved for nothing", async function () {
      await expectError(c.treasury.connect(c.funder).deposit(c.currency, 0, REF), c.treasury, "NothingMoved");
      await expectError(c.treasury.connect(c.funder).deposit(ETHER, 0, REF), c.treasury, "NothingMoved");
    });

    describe("of a hostile token", function () {
      beforeEach(async () => {
        await c.asExecutor.accept(c.hostile, true);
      });

      it("books what arrived, not what was sent", async function () {
        await c.hostile.setFee(250);
        const asFunder = c.treasury.connect(c.funder);
        expect(await asFunder.deposit.staticCall(c.hostile, euros(100), REF)).to.equal(euros(97.5));
        await asFunder.deposit(c.hostile, euros(100), REF);
        expect(await balance(c.fund, await c.hostile.getAddress())).to.equal(euros(97.5));
      });

      it("reverts with NothingMoved when nothing arrived", async function () {
        await c.hostile.setFee(10_000);
        await expectError(c.treasury.connect(c.funder).deposit(c.hostile, euros(1), REF), c.treasury, "NothingMoved");
      });

      it("books less than 2^128 of an asset", async function () {
        const most = 2n ** 128n - 1n;
        await c.hostile.mint(c.funder, most + 1n);
        await c.hostile.connect(c.funder).approve(c.treasury, most + 1n);
        await c.treasury.connect(c.funder).deposit(c.hostile, most, REF);
        const tooMuch = c.treasury.connect(c.funder).deposit(c.hostile, 1, REF);
        await expectError(tooMuch, c.treasury, "SafeCastOverflowedUintDowncast", 128, most + 1n);
      });
    });
  });

  describe("collect", function () {
    const collect = (caller: Signer) =>
      c.treasury.connect(caller).collect(c.funder, 1, c.currency, 10, purpose("Funding"), REF);

    it("takes from a wallet into the account of the calling room", async function () {
      for (const room of [c.shares, c.buckets, c.rounds, c.funds]) {
        const collecting = collect(await actingAs(chain, room));
        const to = accountOf(await room.getAddress(), 1n);
        await expect(collecting).to.emit(c.treasury, "Entry");
        expect(await balance(to)).to.equal(10n);
      }
    });

    it("reverts with NotARoom for everybody else", async function () {
      for (const tried of [c.stranger, await actingAs(chain, c.executor), await actingAs(chain, c.members)]) {
        await expectError(collect(tried), c.treasury, "NotARoom", tried);
      }
    });
  });

  describe("sweep", function () {
    it("books tokens that came without a call to the general fund", async function () {
      await c.currency.connect(c.funder).transfer(c.treasury, euros(7));
      const sweeping = c.treasury.connect(c.stranger).sweep(c.currency);
      const from = outside(await c.treasury.getAddress());
      await expectEntry(sweeping, c.treasury, 4, "Sweep", [from, c.fund], c.currency, euros(7), ZeroHash);
      expect(await balance(c.fund)).to.equal(euros(4_987));
    });

    it("books ether that was forced upon the treasury", async function () {
      await networkHelpers.setBalance(await c.treasury.getAddress(), euros(6));
      await c.treasury.sweep(ETHER);
      expect(await balance(c.fund, ETHER)).to.equal(euros(6));
    });

    it("reverts with NothingMoved when all is booked, and the second time", async function () {
      await expectError(c.treasury.sweep(c.currency), c.treasury, "NothingMoved");
      await c.currency.connect(c.funder).transfer(c.treasury, 1);
      await c.treasury.sweep(c.currency);
      await expectError(c.treasury.sweep(c.currency), c.treasury, "NothingMoved");
    });

    it("reverts with AssetNotAccepted for what the co-op does not take", async function () {
      await c.hostile.connect(c.funder).transfer(c.treasury, 1);
      await expectError(c.treasury.sweep(c.hostile), c.treasury, "AssetNotAccepted", c.hostile);
    });
  });

  describe("transfer", function () {
    const transfer = (caller: Signer, to: string, amount: bigint, number = 0n) =>
      c.treasury.connect(caller).transfer(number, to, c.currency, amount, purpose("Budget"), REF);

    it("moves money between accounts, and no tokens", async function () {
      const savings = accountOf(c.funder.address, 7n);
      const moving = transfer(c.funder, savings, euros(5));
      await expectEntry(moving, c.treasury, 4, "Budget", [c.purse, savings], c.currency, euros(5), REF);
      await expect(moving).to.changeTokenBalance(ethers, c.currency, c.treasury, 0n);
      expect(await balance(c.purse)).to.equal(euros(15));
      expect(await balance(savings)).to.equal(euros(5));
      await transfer(c.funder, c.fund, euros(2), 7n);
      expect(await balance(savings)).to.equal(euros(3));
      expect(await balance(c.fund)).to.equal(euros(4_982));
      expect((await c.treasury.holdingOf(c.currency)).booked).to.equal(euros(5_000));
    });

    it("creates nothing when an account pays itself", async function () {
      await transfer(c.funder, c.purse, euros(20));
      expect(await balance(c.purse)).to.equal(euros(20));
    });

    it("reverts with BalanceTooLow beyond what the caller's own account holds", async function () {
      const tooLow = [c.purse, c.currency, euros(20), euros(20) + 1n];
      await expectError(transfer(c.funder, c.fund, euros(20) + 1n), c.treasury, "BalanceTooLow", ...tooLow);
      const others = accountOf(c.stranger.address, 0n);
      await expectError(transfer(c.stranger, others, 1n), c.treasury, "BalanceTooLow", others, c.currency, 0, 1);
      const another = accountOf(c.funder.address, 1n);
      await expectError(transfer(c.funder, c.fund, 1n, 1n), c.treasury, "BalanceTooLow", another, c.currency, 0, 1);
    });

    it("reverts with NothingMoved for nothing", async function () {
      await expectError(transfer(c.funder, c.fund, 0n), c.treasury, "NothingMoved");
    });

    it("reaches the reserve, members, wallets and the intake of rooms", async function () {
      const rooms = await Promise.all([c.shares, c.buckets, c.rounds, c.funds].map((room) => room.getAddress()));
      const open = [
        await c.treasury.reserve(),
        await c.treasury.memberAccount(3),
        accountOf(c.stranger.address, 5n),
        ...rooms.map((room) => accountOf(room, INTAKE)),
      ];
      for (const to of open) {
        await transfer(c.funder, to, 2n);
        expect(await balance(to)).to.equal(2n);
      }
    });

    it("reverts with AccountClosedToOthers for the books of rooms and for nobody's accounts", async function () {
      const rooms = await Promise.all([c.shares, c.buckets, c.rounds, c.funds].map((room) => room.getAddress()));
      const closed = [
        ...rooms.flatMap((room) => [0n, 1n, OUTSIDE].map((number) => accountOf(room, number))),
        ...[1n, INTAKE, OUTSIDE].map((number) => accountOf(c.treasury.target as string, number)),
        accountOf(ZeroAddress, 0n),
        outside(c.funder.address),
      ];
      for (const to of closed) await expectError(transfer(c.funder, to, 1n), c.treasury, "AccountClosedToOthers", to);
      const byExecutor = c.asExecutor.transfer(0, closed[0]!, c.currency, 1, purpose("Budget"), REF);
      await expectError(byExecutor, c.treasury, "AccountClosedToOthers", closed[0]);
    });

    it("lets one room credit the books of another", async function () {
      const rounds = await actingAs(chain, c.rounds);
      await transfer(c.funder, accountOf(rounds.address, INTAKE), 5n);
      const bucket = accountOf(await c.buckets.getAddress(), 1n);
      await transfer(rounds, bucket, 5n, INTAKE);
      expect(await balance(bucket)).to.equal(5n);
    });

    it("moves what is no longer accepted", async function () {
      await c.asExecutor.accept(c.currency, false);
      await transfer(c.funder, c.fund, euros(20));
      expect(await balance(c.fund)).to.equal(euros(5_000));
    });
  });

  describe("pay", function () {
    const pay = (caller: Signer, to: string, amount: bigint, name: Purpose = "Purchase", asset = c.currencyAddress) =>
      c.treasury.connect(caller).pay(0, to, asset, amount, purpose(name), REF);

    it("pays a wallet outside from the caller's account", async function () {
      const paying = pay(c.funder, c.supplier.address, euros(4), "Work");
      const way: [string, string] = [c.purse, outside(c.supplier.address)];
      await expectEntry(paying, c.treasury, 4, "Work", way, c.currency, euros(4), REF);
      await expect(paying).to.changeTokenBalances(ethers, c.currency, [c.treasury, c.supplier], [-euros(4), euros(4)]);
      expect(await balance(c.purse)).to.equal(euros(16));
      expect((await c.treasury.holdingOf(c.currency)).booked).to.equal(euros(4_996));
      await pay(c.funder, c.funder.address, euros(16), "Withdrawal");
      expect(await balance(c.purse)).to.equal(0n);
    });

    it("pays the general fund's money by resolution", async function () {
      const invoice = [0, c.supplier.address, c.currencyAddress, euros(30), purpose("Purchase"), REF];
      const payment = action(c.treasury, "pay", invoice);
      await resolve(c, time, [payment], "Buy flour");
      expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(30));
      expect(await balance(c.fund)).to.equal(euros(4_950));
    });

    it("names the resolution as the cause of what it pays without a reference", async function () {
      const payments = [euros(30), euros(12)].map((amount) =>
        action(c.treasury, "pay", [0, c.supplier.address, c.currencyAddress, amount, purpose("Purchase"), ZeroHash]));
      const proposal = await resolve(c, time, payments, "Buy flour and yeast");
      const ref = refTo("Proposal", proposal.id);
      expect(ref.slice(0, 4)).to.equal("0x01"); // its kind in the highest byte, then the rest of its id
      expect(BigInt(ref) & (2n ** 248n - 1n)).to.equal(proposal.id & (2n ** 248n - 1n));
      expect(await lastEntries(2)).to.deep.equal([
        [c.fund, outside(c.supplier.address), euros(30), ref],
        [c.fund, outside(c.supplier.address), euros(12), ref],
      ]);
    });

    it("keeps the reference that a resolution gives", async function () {
      const invoice = [0, c.supplier.address, c.currencyAddress, euros(30), purpose("Purchase"), REF];
      await resolve(c, time, [action(c.treasury, "pay", invoice)], "Buy flour");
      expect(await lastEntries(1)).to.deep.equal([[c.fund, outside(c.supplier.address), euros(30), REF]]);
    });

    it("names the resolution as the cause of what it moves within and of what it endows as well", async function () {
      const reserve = await c.treasury.reserve();
      const actions = [
        action(c.treasury, "transfer", [0, reserve, c.currencyAddress, euros(9), purpose("Reserve"), ZeroHash]),
        action(c.treasury, "endow", [c.body.address, c.currencyAddress, euros(4), ZeroHash]),
      ];
      const proposal = await resolve(c, time, actions, "Save and give");
      const ref = refTo("Proposal", proposal.id);
      expect(await lastEntries(2)).to.deep.equal([
        [c.fund, reserve, euros(9), ref],
        [reserve, outside(c.body.address), euros(4), ref],
      ]);
    });

    it("names no cause where anybody else gives none, also in the middle of a resolution", async function () {
      await c.treasury.connect(c.funder).pay(0, c.supplier, c.currency, euros(4), purpose("Work"), ZeroHash);
      expect(await lastEntries(1)).to.deep.equal([[c.purse, outside(c.supplier.address), euros(4), ZeroHash]]);
      const fundsIntake = accountOf(await c.funds.getAddress(), INTAKE);
      const actions = [
        action(c.treasury, "transfer", [0, fundsIntake, c.currencyAddress, euros(9), purpose("Budget"), ZeroHash]),
        action(c.funds, "provideCore", [c.currencyAddress, euros(9)]), // the funds move it, not the executor
      ];
      const proposal = await resolve(c, time, actions, "Provide for the rent");
      expect(await lastEntries(2)).to.deep.equal([
        [c.fund, fundsIntake, euros(9), refTo("Proposal", proposal.id)],
        [fundsIntake, await c.funds.coreAccount(), euros(9), ZeroHash],
      ]);
    });

    it("takes the kind off what an owner gives: nobody claims a payout or a resolution", async function () {
      const [claimed, number] = [refTo("Payout", 7), refTo("None", 7)];
      await c.treasury.connect(c.funder).deposit(c.currency, 1, claimed);
      await c.treasury.connect(c.funder).transfer(0, c.fund, c.currency, 2, purpose("Refund"), claimed);
      await c.treasury.connect(c.funder).pay(0, c.supplier, c.currency, 3, purpose("Work"), claimed);
      const invoice = [0, c.supplier.address, c.currencyAddress, 4, purpose("Work"), refTo("Proposal", 7)];
      await resolve(c, time, [action(c.treasury, "pay", invoice)], "Buy flour");
      for (const [i, entry] of (await lastEntries(4)).entries()) {
        expect([entry[2], entry[3]]).to.deep.equal([BigInt(i + 1), number]);
      }
    });

    it("leaves rooms their references, which name causes of their own", async function () {
      const rounds = await actingAs(chain, c.rounds);
      await c.treasury.connect(rounds).collect(c.funder, 1, c.currency, 5, purpose("Funding"), refTo("Round", 1));
      await c.treasury.connect(rounds).transfer(1, c.fund, c.currency, 5, purpose("Remainder"), refTo("Round", 1));
      for (const [, , , ref] of await lastEntries(2)) expect(ref).to.equal(refTo("Round", 1));
    });

    it("names proposal 0 where the executor acts outside a resolution: there is none", async function () {
      await c.asExecutor.pay(0, c.supplier, c.currency, euros(4), purpose("Work"), ZeroHash);
      const paid = [c.fund, outside(c.supplier.address), euros(4), refTo("Proposal", 0)];
      expect(await lastEntries(1)).to.deep.equal([paid]);
    });

    it("pays ether", async function () {
      const paying = c.asExecutor.pay(0, c.supplier, ETHER, euros(2), purpose("Grant"), REF);
      await expect(paying).to.changeEtherBalances(ethers, [c.treasury, c.supplier], [-euros(2), euros(2)]);
      expect(await balance(c.fund, ETHER)).to.equal(euros(3));
    });

    it("pays for these purposes only", async function () {
      const outflows = ["Work", "Purchase", "Repayment", "Interest", "Patronage", "Refund", "Grant", "Withdrawal"];
      for (const name of PURPOSES) {
        const paying = pay(c.funder, c.supplier.address, 1n, name);
        if (outflows.includes(name)) await expect(paying).to.emit(c.treasury, "Entry");
        else await expectError(paying, c.treasury, "NotAnOutflow", purpose(name));
      }
    });

    it("reverts with BalanceTooLow beyond what the account holds", async function () {
      const tooLow = [c.purse, c.currency, euros(20), euros(21)];
      await expectError(pay(c.funder, c.supplier.address, euros(21)), c.treasury, "BalanceTooLow", ...tooLow);
      const others = accountOf(c.stranger.address, 0n);
      await expectError(pay(c.stranger, c.stranger.address, 1n), c.treasury, "BalanceTooLow", others, c.currency, 0, 1);
      const inEther = pay(c.funder, c.supplier.address, 1n, "Work", ETHER);
      await expectError(inEther, c.treasury, "BalanceTooLow", c.purse, ETHER, 0, 1);
    });

    it("reverts with NoRecipient for nobody and for the treasury itself", async function () {
      for (const to of [ZeroAddress, await c.treasury.getAddress()]) {
        await expectError(pay(c.funder, to, 1n), c.treasury, "NoRecipient");
      }
    });

    it("reverts with NothingMoved for nothing", async function () {
      await expectError(pay(c.funder, c.supplier.address, 0n), c.treasury, "NothingMoved");
    });

    it("fails where the recipient refuses ether", async function () {
      const refused = c.asExecutor.pay(0, c.executor, ETHER, 1, purpose("Grant"), REF);
      await expectError(refused, c.executor, "HoldsNoMoney");
      const mute = c.asExecutor.pay(0, c.currency, ETHER, 1, purpose("Grant"), REF);
      await expectError(mute, c.treasury, "FailedCall");
    });

    it("cannot be entered again by who is being paid", async function () {
      const wallet = await ethers.deployContract("ContractWallet", [c.funder]);
      const address = await wallet.getAddress();
      await c.asExecutor.transfer(0, accountOf(address, 0n), ETHER, euros(1), purpose("Grant"), REF);
      const drain = [0, address, ETHER, euros(0.5), purpose("Withdrawal"), REF] as const;
      const call = action(c.treasury, "pay", drain).data;
      await wallet.callBack(c.treasury, call);
      const draining = wallet.connect(c.funder).call(c.treasury, call);
      await expectError(draining, c.treasury, "ReentrancyGuardReentrantCall");
      await wallet.callBack(ZeroAddress, "0x");
      await wallet.connect(c.funder).call(c.treasury, call);
      expect(await ethers.provider.getBalance(wallet)).to.equal(euros(0.5));
    });
  });

  describe("withdraw", function () {
    beforeEach(async () => {
      for (const number of [1, 2]) {
        const account = await c.treasury.memberAccount(number);
        await c.asExecutor.transfer(0, account, c.currency, euros(9), purpose("Patronage"), REF);
      }
    });

    const withdraw = (caller: Signer, number: number, amount: bigint, to = c.supplier.address) =>
      c.treasury.connect(caller).withdraw(number, to, c.currency, amount);

    it("pays a member from its own account, wherever it says", async function () {
      const account = await c.treasury.memberAccount(1);
      const withdrawing = withdraw(c.users[0], 1, euros(4));
      const way: [string, string] = [account, outside(c.supplier.address)];
      await expectEntry(withdrawing, c.treasury, 6, "Withdrawal", way, c.currency, euros(4), refTo("Member", 1));
      await expect(withdrawing).to.changeTokenBalance(ethers, c.currency, c.supplier, euros(4));
      await withdraw(c.users[0], 1, euros(5), c.users[0].address);
      expect(await balance(account)).to.equal(0n);
      expect(await balance(await c.treasury.memberAccount(2))).to.equal(euros(9));
    });

    it("reverts with NotTheMember for anybody else", async function () {
      for (const tried of [c.users[1], c.stranger, await actingAs(chain, c.executor)]) {
        await expectError(withdraw(tried, 1, 1n), c.treasury, "NotTheMember", 1, tried);
      }
      await expectError(withdraw(c.stranger, 99, 1n), c.treasury, "NotTheMember", 99, c.stranger);
    });

    it("follows the member to its new wallet", async function () {
      await moveWallet(c, c.users[0], c.newcomer);
      await expectError(withdraw(c.users[0], 1, 1n), c.treasury, "NotTheMember", 1, c.users[0]);
      await withdraw(c.newcomer, 1, euros(9));
      expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(9));
    });

    it("is open to who has left, before and after it comes back under another number", async function () {
      await c.members.connect(c.users[0]).resign();
      await withdraw(c.users[0], 1, euros(4));
      await c.members.connect(c.users[0]).join(INVESTORS, 50);
      await withdraw(c.users[0], 1, euros(5));
      expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(9));
    });

    it("reverts with BalanceTooLow beyond what the account holds", async function () {
      const account = await c.treasury.memberAccount(1);
      await expectError(
        withdraw(c.users[0], 1, euros(10)),
        c.treasury, "BalanceTooLow", account, c.currency, euros(9), euros(10),
      );
    });

    it("reverts with NoRecipient for nobody and the treasury, and with NothingMoved for nothing", async function () {
      for (const to of [ZeroAddress, await c.treasury.getAddress()]) {
        await expectError(withdraw(c.users[0], 1, 1n, to), c.treasury, "NoRecipient");
      }
      await expectError(withdraw(c.users[0], 1, 0n), c.treasury, "NothingMoved");
    });
  });

  describe("the indivisible reserve", function () {
    beforeEach(async () => {
      await c.asExecutor.transfer(0, await c.treasury.reserve(), c.currency, euros(100), purpose("Reserve"), REF);
    });

    const endowment = (body: string, amount: bigint) => [body, c.currencyAddress, amount, REF] as const;

    it("endows an asset-locked body, by resolution", async function () {
      const gift = action(c.treasury, "endow", endowment(c.body.address, euros(60)));
      await resolve(c, time, [gift], "Help the federation");
      expect(await c.currency.balanceOf(c.body)).to.equal(euros(60));
      expect(await balance(await c.treasury.reserve())).to.equal(euros(40));
    });

    it("tells the journal", async function () {
      const way: [string, string] = [await c.treasury.reserve(), outside(c.body.address)];
      const endowing = c.asExecutor.endow(...endowment(c.body.address, euros(1)));
      await expectEntry(endowing, c.treasury, 5, "LockedTransfer", way, c.currency, euros(1), REF);
    });

    it("INV-4: goes to nobody else: NotALockedBody", async function () {
      for (const body of [c.users[0], c.stranger]) {
        await expectError(c.asExecutor.endow(...endowment(body.address, 1n)), c.treasury, "NotALockedBody", body);
      }
    });

    it("reverts with BalanceTooLow beyond what it holds", async function () {
      const reserve = await c.treasury.reserve();
      const endowing = c.asExecutor.endow(...endowment(c.body.address, euros(101)));
      await expectError(endowing, c.treasury, "BalanceTooLow", reserve, c.currency, euros(100), euros(101));
    });

    it("reverts with AccessManagedUnauthorized for everybody but a resolution", async function () {
      for (const tried of [c.users[0], c.body]) {
        const endowing = c.treasury.connect(tried).endow(...endowment(c.body.address, 1n));
        await expectError(endowing, c.treasury, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("the reserve rule", function () {
    const reserve = async (asset: string = c.currencyAddress) => balance(await c.treasury.reserve(), asset);
    const give = (amount: bigint) => c.treasury.connect(c.funder).deposit(c.currency, amount, REF);

    it("puts its part of a gift into the indivisible reserve, as an entry of its own", async function () {
      await c.asExecutor.setReserveRule(1_000);
      const giving = give(euros(50));
      const gift: [string, string] = [outside(c.funder.address), c.fund];
      await expectEntry(giving, c.treasury, 4, "Contribution", gift, c.currency, euros(50), REF);
      const part: [string, string] = [c.fund, await c.treasury.reserve()];
      await expectEntry(giving, c.treasury, 5, "Reserve", part, c.currency, euros(5), ZeroHash);
      expect(await reserve()).to.equal(euros(5));
      expect(await balance(c.fund)).to.equal(euros(4_980 + 45));
    });

    it("applies to ether and to what is swept in the same way", async function () {
      await c.asExecutor.setReserveRule(5_000);
      await c.treasury.connect(c.funder).deposit(ETHER, 9n, REF, { value: 9n });
      expect(await reserve(ETHER)).to.equal(4n);
      await c.currency.connect(c.funder).transfer(c.treasury, 7n);
      await c.treasury.sweep(c.currency);
      expect(await reserve()).to.equal(3n);
      expect(await balance(c.fund)).to.equal(euros(4_980) + 4n);
    });

    it("leaves alone what comes for shares, buckets and rounds, and what moves within", async function () {
      await c.asExecutor.setReserveRule(5_000);
      await c.shares.connect(c.users[0]).subscribe(10);
      await c.treasury.connect(c.funder).transfer(0, c.fund, c.currency, euros(20), purpose("Refund"), REF);
      expect(await reserve()).to.equal(0n);
    });

    it("rounds down, and makes no entry of nothing", async function () {
      await c.asExecutor.setReserveRule(1);
      const before = await entries();
      await give(9_999n);
      expect(await entries()).to.equal(before + 1n);
      await give(10_000n);
      expect(await entries()).to.equal(before + 3n);
      expect(await reserve()).to.equal(1n);
    });

    it("takes nothing where it is nothing, and does not look back", async function () {
      await give(euros(10));
      expect(await c.treasury.reserveBps()).to.equal(0n);
      await c.asExecutor.setReserveRule(5_000);
      expect(await reserve()).to.equal(0n);
    });

    it("is set by resolution, and tells so", async function () {
      const proposal = await resolve(c, time, [action(c.treasury, "setReserveRule", [700])], "Save more");
      expect((await c.assembly.frozenOf(proposal.id)).kindId).to.equal(0n);
      expect(await c.treasury.reserveBps()).to.equal(700n);
      await expectEvent(c.asExecutor.setReserveRule(5_000), c.treasury, "ReserveRuleSet", 5_000);
    });

    it("reverts with ReserveTooHigh above half of it", async function () {
      await expectError(c.asExecutor.setReserveRule(5_001), c.treasury, "ReserveTooHigh", 5_001, 5_000);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      const setting = c.treasury.connect(c.users[0]).setReserveRule(0);
      await expectError(setting, c.treasury, "AccessManagedUnauthorized", c.users[0]);
    });
  });

  describe("windUp", function () {
    it("reverts with StillLiquidating where the co-op is not dissolved", async function () {
      for (const tried of [c.users[0], c.body, await actingAs(chain, c.executor)]) {
        await expectError(c.treasury.connect(tried).windUp(ETHER), c.treasury, "StillLiquidating", days(90));
      }
      expect(await c.treasury.LIQUIDATION_TIME()).to.equal(BigInt(days(90)));
    });

    it("tells what the heir got", async function () {
      await c.statute.connect(await actingAs(chain, c.executor)).dissolve(c.body);
      await time.increase(days(90));
      await expectEvent(c.treasury.windUp(ETHER), c.treasury, "WoundUp", c.body, ETHER, euros(5));
      await expectError(c.treasury.windUp(ETHER), c.treasury, "NothingMoved");
    });
  });

  describe("accept", function () {
    it("starts and stops taking an asset, by the executor", async function () {
      await expectEvent(c.asExecutor.accept(c.hostile, true), c.treasury, "AssetAccepted", c.hostile, true);
      expect(await c.treasury.holdingOf(c.hostile)).to.deep.equal([true, 0n]);
      await c.treasury.connect(c.funder).deposit(c.hostile, 5, REF);
      await expectEvent(c.asExecutor.accept(c.hostile, false), c.treasury, "AssetAccepted", c.hostile, false);
      expect(await c.treasury.holdingOf(c.hostile)).to.deep.equal([false, 5n]);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      const accepting = c.treasury.connect(c.users[0]).accept(c.hostile, true);
      await expectError(accepting, c.treasury, "AccessManagedUnauthorized", c.users[0]);
    });
  });

  describe("the accounts", function () {
    it("are numbered by their owners", async function () {
      expect(await c.treasury.generalFund()).to.equal(accountOf(await c.executor.getAddress(), 0n));
      expect(await c.treasury.reserve()).to.equal(accountOf(await c.treasury.getAddress(), 0n));
      expect(await c.treasury.memberAccount(7)).to.equal(accountOf(await c.members.getAddress(), 7n));
      expect([await c.treasury.OUTSIDE(), await c.treasury.INTAKE()]).to.deep.equal([OUTSIDE, INTAKE]);
    });

    it("of rooms are those of the shares, the buckets, the rounds and the funds", async function () {
      for (const room of [c.shares, c.buckets, c.rounds, c.funds]) expect(await c.treasury.isRoom(room)).to.equal(true);
      for (const other of [c.executor, c.members, c.treasury, c.payouts, c.assembly, c.stranger]) {
        expect(await c.treasury.isRoom(other)).to.equal(false);
      }
    });
  });
});
