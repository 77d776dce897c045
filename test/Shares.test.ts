import { expect } from "chai";
import { encodeBytes32String, ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../scripts/charter.ts";
import { accountOf, refTo } from "../sdk/src/accounts.ts";
import type { CharterDraft, RulebookDraft } from "../scripts/charter.ts";
import { somerset } from "../scripts/presets/index.ts";
import { actingAs, moveWallet } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { revise } from "./helpers/register.ts";
import { euros, foundSomerset, INVESTORS, USERS, WORKERS } from "./helpers/somerset.ts";
import type { Somerset } from "./helpers/somerset.ts";

// Where the rules of share capital (domain.md, section 2.1) are tested:
//   C1 par, and what a class must and may hold: here, "subscribe"
//   C2 paying for the minimum within a year, or lapsing: with the register
//   C3 no transfer: here, "as a token"
//   C4 notice, strict order, minimum, suspension, interest until repaid: here, shares/repayment and shares/interest
//   C5 the gate of cap and liquidity, C6 yearly cap and lock, C7 leavers, C8 who withdrew lately: shares/repayment
//   C9 losses: shares/writeDown
//   C10 interest: shares/interest

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const NOTICE = days(90);
const NEWCOMER = 10; // the number of the investor who joins with 200 shares
const APPLICANT = 11; // the number of the funder, where it is admitted to the workers
const ANY = 2n ** 32n - 1n; // what binds who has left: nothing

/** Shares that can be asked back at once and are repaid without a yearly cap. */
const quick = { ...somerset.capital, lock: 0, yearlyCapBps: 10_000 };

async function found(charter: Partial<CharterDraft> = {}) {
  const c = await foundSomerset(ethers, { preset: { capital: quick }, charter });
  const account = async (number: bigint) => accountOf(await c.shares.getAddress(), number);
  return { ...c, capital: await account(0n), escrow: await account(1n) };
}

async function fixture() {
  const c = await found();
  await c.members.connect(c.newcomer).join(INVESTORS, 200);
  return { ...c, executorSigner: await actingAs(chain, c.executor), asMembers: await actingAs(chain, c.members) };
}

const inEther = () => found({ currency: ZeroAddress });

async function inHostileToken() {
  const hostile = await ethers.deployContract("HostileToken");
  const c = await found({ currency: await hostile.getAddress() });
  await hostile.mint(c.users[0], euros(100));
  await hostile.connect(c.users[0]).approve(c.treasury, euros(100));
  return { ...c, hostile };
}

describe("Shares", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  /** INV-5: what the treasury holds as share capital is par times the shares there are. */
  async function expectBacked(co: Somerset & { capital: string }, shares: number): Promise<void> {
    expect(await co.shares.totalSupply()).to.equal(BigInt(shares));
    const currency = await co.statute.currency();
    expect(await co.treasury.balanceOf(co.capital, currency)).to.equal(euros(shares));
  }

  const request = (wallet: typeof c.newcomer, number: number, shares: number) =>
    c.shares.connect(wallet).requestWithdrawal(number, shares);
  const cancel = (wallet: typeof c.newcomer, position: number) => c.shares.connect(wallet).cancelWithdrawal(position);

  describe("subscribe", function () {
    it("takes par from the member's wallet into the share capital", async function () {
      const subscribing = c.shares.connect(c.users[0]).subscribe(30);
      await expectEvent(subscribing, c.shares, "SharesSubscribed", 1, 30);
      await expectEvent(subscribing, c.shares, "Transfer", ZeroAddress, c.users[0], 30);
      await expect(subscribing).to.changeTokenBalances(
        ethers,
        c.currency,
        [c.users[0], c.treasury],
        [-euros(30), euros(30)],
      );
      const from = accountOf(c.users[0].address, 2n ** 96n - 1n);
      const way: [string, string] = [from, c.capital];
      await expectEntry(subscribing, c.treasury, 2, "ShareCapital", way, c.currency, euros(30), refTo("Member", 1));
      expect(await c.shares.sharesOf(1)).to.deep.equal([30n, 0n]);
      await expectBacked(c, 230);
    });

    it("adds to what the member has, and to what another one of its class has not", async function () {
      await c.shares.connect(c.users[0]).subscribe(30);
      await c.shares.connect(c.users[1]).subscribe(1);
      await c.shares.connect(c.users[0]).subscribe(12);
      expect(await c.shares.sharesOf(1)).to.deep.equal([42n, 0n]);
      expect(await c.shares.sharesOf(2)).to.deep.equal([1n, 0n]);
      await expectBacked(c, 243);
    });

    it("reverts with NoShares for none", async function () {
      await expectError(c.shares.connect(c.users[0]).subscribe(0), c.shares, "NoShares");
    });

    it("reverts with NotMember for a stranger and for who has left", async function () {
      await expectError(c.shares.connect(c.stranger).subscribe(1), c.members, "NotMember", c.stranger);
      await c.members.connect(c.newcomer).resign();
      await expectError(c.shares.connect(c.newcomer).subscribe(1), c.members, "NotMember", c.newcomer);
    });

    it("C1: reverts with OutsideHolding below the minimum of the class", async function () {
      const [investor] = c.investors;
      await expectError(c.shares.connect(investor).subscribe(49), c.shares, "OutsideHolding", 49, 50, 100_000);
      await c.shares.connect(investor).subscribe(50);
      await c.shares.connect(investor).subscribe(1);
    });

    it("C1: reverts with OutsideHolding above the maximum of the class, the queue included", async function () {
      await c.currency.mint(c.newcomer, euros(100_000));
      await c.currency.connect(c.newcomer).approve(c.treasury, euros(100_000));
      await request(c.newcomer, NEWCOMER, 100);
      await expectError(
        c.shares.connect(c.newcomer).subscribe(99_801),
        c.shares, "OutsideHolding", 100_001, 50, 100_000,
      );
      await c.shares.connect(c.newcomer).subscribe(99_800);
      await expectBacked(c, 100_000);
    });

    it("takes nothing that the wallet did not approve", async function () {
      await c.currency.connect(c.users[0]).approve(c.treasury, euros(1));
      const allowance = [c.treasury, euros(1), euros(2)];
      await expectError(
        c.shares.connect(c.users[0]).subscribe(2),
        c.currency, "ERC20InsufficientAllowance", ...allowance,
      );
    });

    it("reverts with WrongEther where the currency is a token", async function () {
      await expectError(c.shares.connect(c.users[0]).subscribe(1, { value: 1 }), c.treasury, "WrongEther", 1, 0);
    });

    it("reverts with ShortOfPar where the currency keeps a fee", async function () {
      const t = await networkHelpers.loadFixture(inHostileToken);
      await t.shares.connect(t.users[0]).subscribe(40);
      await t.hostile.setFee(100);
      await expectError(t.shares.connect(t.users[0]).subscribe(40), t.shares, "ShortOfPar", euros(39.6), euros(40));
    });
  });

  describe("subscribeFor", function () {
    it("reverts with NotMembers for everybody but the register", async function () {
      for (const tried of [c.users[0], c.stranger, c.executorSigner]) {
        await expectError(c.shares.connect(tried).subscribeFor(c.users[0], 1), c.shares, "NotMembers", tried);
      }
      await c.shares.connect(c.asMembers).subscribeFor(c.users[0], 1);
    });
  });

  describe("escrow of applicants", function () {
    const apply = (shares: number) => c.members.connect(c.funder).requestEntry(WORKERS, shares, ZeroHash, "");
    const asResolution = () => c.members.connect(c.executorSigner);
    const purse = () => accountOf(c.funder.address, 0n);
    const balance = (account: string) => c.treasury.balanceOf(account, c.currency);

    it("takes par when somebody applies, and is no share capital", async function () {
      const applying = apply(40);
      const from = accountOf(c.funder.address, 2n ** 96n - 1n);
      const way: [string, string] = [from, c.escrow];
      await expectEntry(applying, c.treasury, 2, "ShareCapital", way, c.currency, euros(40), refTo("Member", 0));
      expect(await c.shares.escrowOf(c.funder)).to.equal(euros(40));
      expect(await balance(c.escrow)).to.equal(euros(40));
      await expectBacked(c, 200);
    });

    it("turns into shares when the applicant is admitted", async function () {
      await apply(40);
      const admitting = asResolution().admit(c.funder);
      await expectEvent(admitting, c.shares, "SharesSubscribed", APPLICANT, 40);
      await expectEvent(admitting, c.shares, "Transfer", ZeroAddress, c.funder, 40);
      const way: [string, string] = [c.escrow, c.capital];
      const ref = refTo("Member", APPLICANT);
      await expectEntry(admitting, c.treasury, 3, "ShareCapital", way, c.currency, euros(40), ref);
      expect(await c.shares.sharesOf(APPLICANT)).to.deep.equal([40n, 0n]);
      expect(await c.shares.escrowOf(c.funder)).to.equal(0n);
      expect(await balance(purse())).to.equal(0n);
      await expectBacked(c, 240);
      await expectBooksInOrder(ethers, c.treasury);
    });

    it("goes to the wallet's own account where the class may hold no shares any more", async function () {
      await apply(40);
      await revise(c, c.executorSigner, WORKERS, { minShares: 0, maxShares: 0 });
      await expect(asResolution().admit(c.funder)).not.to.emit(c.shares, "SharesSubscribed");
      expect(await c.shares.sharesOf(APPLICANT)).to.deep.equal([0n, 0n]);
      expect([await balance(purse()), await balance(c.escrow)]).to.deep.equal([euros(40), 0n]);
      await expectBacked(c, 200);
    });

    it("issues nothing to who is admitted and paid nothing", async function () {
      await apply(0);
      await expect(asResolution().admit(c.funder)).not.to.emit(c.treasury, "Entry");
      expect(await c.shares.sharesOf(APPLICANT)).to.deep.equal([0n, 0n]);
      await expectBacked(c, 200);
    });

    it("goes to the wallet's own account when the applicant is refused, and from there outside", async function () {
      await apply(40);
      const refusing = asResolution().refuse(c.funder, encodeBytes32String("reason 1"));
      const way: [string, string] = [c.escrow, purse()];
      await expectEntry(refusing, c.treasury, 3, "Refund", way, c.currency, euros(40), refTo("Member", 0));
      expect(await c.shares.escrowOf(c.funder)).to.equal(0n);
      const paying = () =>
        c.treasury.connect(c.funder).pay(0, c.funder, c.currency, euros(40), purpose("Withdrawal"), ZeroHash);
      await expect(paying()).to.changeTokenBalance(ethers, c.currency, c.funder, euros(40));
      await expectError(paying(), c.treasury, "BalanceTooLow", purse(), c.currency, 0, euros(40));
    });

    it("goes to the wallet's own account when the applicant withdraws the request, once", async function () {
      await apply(40);
      await c.members.connect(c.funder).withdrawRequest();
      expect([await balance(purse()), await balance(c.escrow)]).to.deep.equal([euros(40), 0n]);
      await apply(7);
      await c.members.connect(c.funder).withdrawRequest();
      expect([await balance(purse()), await balance(c.escrow)]).to.deep.equal([euros(47), 0n]);
    });

    it("is kept apart for each applicant", async function () {
      const other = c.members.connect(c.stranger);
      await c.currency.mint(c.stranger, euros(5));
      await c.currency.connect(c.stranger).approve(c.treasury, euros(5));
      await apply(40);
      await other.requestEntry(WORKERS, 5, ZeroHash, "");
      await other.withdrawRequest();
      expect([await c.shares.escrowOf(c.funder), await c.shares.escrowOf(c.stranger)]).to.deep.equal([euros(40), 0n]);
      await asResolution().admit(c.funder);
      expect(await c.shares.sharesOf(APPLICANT)).to.deep.equal([40n, 0n]);
    });

    it("reverts with NoShares for none, and with ShortOfPar where the currency keeps a fee", async function () {
      await expectError(c.shares.connect(c.asMembers).holdFor(c.funder, 0), c.shares, "NoShares");
      const t = await networkHelpers.loadFixture(inHostileToken);
      await t.hostile.mint(t.funder, euros(40));
      await t.hostile.connect(t.funder).approve(t.treasury, euros(40));
      await t.hostile.setFee(100);
      const applying = t.members.connect(t.funder).requestEntry(WORKERS, 40, ZeroHash, "");
      await expectError(applying, t.shares, "ShortOfPar", euros(39.6), euros(40));
    });

    it("is in the hands of the register alone: everybody else meets NotMembers", async function () {
      await apply(40);
      for (const tried of [c.funder, c.stranger, c.executorSigner]) {
        const asTried = c.shares.connect(tried);
        await expectError(asTried.holdFor(c.funder, 1), c.shares, "NotMembers", tried);
        await expectError(asTried.allot(c.funder), c.shares, "NotMembers", tried);
        await expectError(asTried.release(c.funder), c.shares, "NotMembers", tried);
      }
    });
  });

  describe("requestWithdrawal", function () {
    it("C4: puts the shares into the queue, payable after the notice", async function () {
      const asked = (await time.latest()) + 1_000;
      await time.setNextBlockTimestamp(asked);
      await expectEvent(
        request(c.newcomer, NEWCOMER, 60),
        c.shares, "WithdrawalRequested", 0, NEWCOMER, 60, asked + NOTICE,
      );
      expect(await c.shares.sharesOf(NEWCOMER)).to.deep.equal([200n, 60n]);
      expect(await c.shares.withdrawalCount()).to.equal(1n);
      expect(await c.shares.withdrawalOf(0)).to.deep.equal(
        [BigInt(NEWCOMER), 60n, BigInt(asked), BigInt(asked + NOTICE)],
      );
      await expectBacked(c, 200);
    });

    it("C4: may be repeated, down to the minimum of the class", async function () {
      await request(c.newcomer, NEWCOMER, 100);
      await expectError(request(c.newcomer, NEWCOMER, 51), c.shares, "OutsideHolding", 100, 101, 100_000);
      await request(c.newcomer, NEWCOMER, 50);
      await expectError(request(c.newcomer, NEWCOMER, 1), c.shares, "OutsideHolding", 50, 51, 100_000);
      expect(await c.shares.sharesOf(NEWCOMER)).to.deep.equal([200n, 150n]);
      expect(await c.shares.withdrawalCount()).to.equal(2n);
    });

    it("reverts with OutsideHolding for more than there are", async function () {
      await expectError(request(c.users[0], 1, 1), c.shares, "OutsideHolding", 0, 1, 100_000);
      await c.shares.connect(c.users[0]).subscribe(5);
      await expectError(request(c.users[0], 1, 6), c.shares, "OutsideHolding", 5, 6, 100_000);
      await request(c.users[0], 1, 5);
    });

    it("reverts with NoShares for none", async function () {
      await expectError(request(c.newcomer, NEWCOMER, 0), c.shares, "NoShares");
    });

    it("reverts with NotYourShares for another's number, and for one that nobody has", async function () {
      await expectError(request(c.users[0], NEWCOMER, 1), c.shares, "NotYourShares", NEWCOMER, c.users[0]);
      await expectError(request(c.newcomer, 1, 1), c.shares, "NotYourShares", 1, c.newcomer);
      await expectError(request(c.stranger, 99, 1), c.shares, "NotYourShares", 99, c.stranger);
    });

    it("follows the member to its new wallet", async function () {
      await moveWallet(c, c.newcomer, c.stranger);
      await expectError(request(c.newcomer, NEWCOMER, 1), c.shares, "NotYourShares", NEWCOMER, c.newcomer);
      await expectError(request(c.stranger, NEWCOMER, 151), c.shares, "OutsideHolding", 200, 201, 100_000);
      await request(c.stranger, NEWCOMER, 150);
    });

    it("C4: gives everything back to who resigned, and no more", async function () {
      await c.members.connect(c.newcomer).resign();
      await expectError(request(c.newcomer, NEWCOMER, 201), c.shares, "OutsideHolding", 200, 201, ANY);
      await request(c.newcomer, NEWCOMER, 200);
      await expectError(request(c.newcomer, NEWCOMER, 1), c.shares, "OutsideHolding", 0, 1, ANY);
    });

    it("gives everything back to who was expelled", async function () {
      const asExecutor = c.members.connect(c.executorSigner);
      await asExecutor.giveNotice(NEWCOMER, encodeBytes32String("reason 3"));
      await time.increase(days(21));
      await asExecutor.expel(NEWCOMER, encodeBytes32String("reason 3"));
      await request(c.newcomer, NEWCOMER, 200);
    });

    it("gives everything of an old number back to who has joined again", async function () {
      await c.members.connect(c.newcomer).resign();
      await c.members.connect(c.newcomer).join(INVESTORS, 50);
      await expectError(request(c.newcomer, 11, 1), c.shares, "OutsideHolding", 50, 51, 100_000);
      await request(c.newcomer, NEWCOMER, 200);
      expect(await c.shares.balanceOf(c.newcomer)).to.equal(50n);
    });
  });

  describe("cancelWithdrawal", function () {
    beforeEach(async () => {
      await request(c.newcomer, NEWCOMER, 60);
      await request(c.newcomer, NEWCOMER, 40);
    });

    it("takes the shares out of the queue, and leaves them to the member", async function () {
      await expectEvent(cancel(c.newcomer, 0), c.shares, "WithdrawalCancelled", 0, NEWCOMER, 60);
      expect(await c.shares.sharesOf(NEWCOMER)).to.deep.equal([200n, 40n]);
      expect((await c.shares.withdrawalOf(0)).shares).to.equal(0n);
      expect((await c.shares.withdrawalOf(1)).shares).to.equal(40n);
      await time.increase(NOTICE);
      await expect(c.shares.repay(10)).to.emit(c.shares, "SharesWithdrawn").withArgs(1, NEWCOMER, 40);
      await expectBacked(c, 160);
    });

    it("lets the member ask again, at the end of the queue and with a new notice", async function () {
      await expectError(request(c.newcomer, NEWCOMER, 51), c.shares, "OutsideHolding", 100, 101, 100_000);
      await cancel(c.newcomer, 0);
      const asked = (await time.latest()) + 1_000;
      await time.setNextBlockTimestamp(asked);
      const asking = request(c.newcomer, NEWCOMER, 51);
      await expectEvent(asking, c.shares, "WithdrawalRequested", 2, NEWCOMER, 51, asked + NOTICE);
    });

    it("is open to the wallet that carries the number now, also after leaving", async function () {
      await moveWallet(c, c.newcomer, c.stranger);
      await expectError(cancel(c.newcomer, 0), c.shares, "NotYourShares", NEWCOMER, c.newcomer);
      await c.members.connect(c.stranger).resign();
      await cancel(c.stranger, 0);
    });

    it("reverts with NotYourShares for everybody else", async function () {
      for (const tried of [c.users[0], c.stranger, c.executorSigner]) {
        await expectError(cancel(tried, 0), c.shares, "NotYourShares", NEWCOMER, tried);
      }
    });

    it("reverts with NotWaiting for what is cancelled, paid, or was never asked for", async function () {
      await cancel(c.newcomer, 0);
      await expectError(cancel(c.newcomer, 0), c.shares, "NotWaiting", 0);
      await time.increase(NOTICE);
      await c.shares.repay(10);
      await expectError(cancel(c.newcomer, 1), c.shares, "NotWaiting", 1);
      await expectError(cancel(c.newcomer, 2), c.shares, "NotWaiting", 2);
    });
  });

  describe("repay", function () {
    const paidBy = async (most: number) => {
      const paid = await c.shares.repay.staticCall(most);
      await c.shares.connect(c.stranger).repay(most);
      return paid;
    };

    beforeEach(async () => {
      await c.shares.connect(c.users[0]).subscribe(30);
      await request(c.newcomer, NEWCOMER, 100);
      await time.increase(days(10));
      await request(c.users[0], 1, 30);
      await request(c.newcomer, NEWCOMER, 50);
    });

    it("pays nothing before the notice is over, and from its second on", async function () {
      const { payableFrom } = await c.shares.withdrawalOf(0);
      await time.setNextBlockTimestamp(payableFrom - 1n);
      await expect(c.shares.repay(10)).not.to.emit(c.shares, "SharesWithdrawn");
      await time.setNextBlockTimestamp(payableFrom);
      await expectEvent(c.shares.repay(10), c.shares, "SharesWithdrawn", 0, NEWCOMER, 100);
      expect(await c.shares.nextPosition()).to.equal(1n);
    });

    it("pays into the member's own account, and cancels the shares", async function () {
      await time.increase(NOTICE - days(10));
      const repaying = c.shares.repay(10);
      await expectEvent(repaying, c.shares, "SharesWithdrawn", 0, NEWCOMER, 100);
      await expectEvent(repaying, c.shares, "Transfer", c.newcomer, ZeroAddress, 100);
      const account = await c.treasury.memberAccount(NEWCOMER);
      const [way, ref]: [[string, string], string] = [[c.capital, account], refTo("Withdrawal", 0)];
      await expectEntry(repaying, c.treasury, 3, "Repayment", way, c.currency, euros(100), ref);
      expect(await c.shares.sharesOf(NEWCOMER)).to.deep.equal([100n, 50n]);
      expect(await c.treasury.balanceOf(account, c.currency)).to.equal(euros(100));
      await expectBacked(c, 130);
      await expect(c.treasury.connect(c.newcomer).withdraw(NEWCOMER, c.newcomer, c.currency, euros(100)))
        .to.changeTokenBalance(ethers, c.currency, c.newcomer, euros(100));
    });

    it("C4: pays strictly in turn, at most as many as it is told", async function () {
      await time.increase(NOTICE);
      expect(await paidBy(0)).to.equal(0n);
      expect(await paidBy(1)).to.equal(1n);
      expect(await c.shares.sharesOf(NEWCOMER)).to.deep.equal([100n, 50n]);
      expect(await c.shares.sharesOf(1)).to.deep.equal([30n, 30n]);
      expect(await paidBy(1)).to.equal(1n);
      expect(await c.shares.sharesOf(1)).to.deep.equal([0n, 0n]);
      await expectBacked(c, 100);
      expect(await paidBy(10)).to.equal(1n);
      expect(await paidBy(10)).to.equal(0n);
      await expectBacked(c, 50);
      expect(await c.shares.nextPosition()).to.equal(3n);
    });

    it("stops at the first one whose notice is not over", async function () {
      await time.increase(NOTICE - days(10));
      expect(await paidBy(10)).to.equal(1n);
      expect(await paidBy(10)).to.equal(0n);
      await time.increase(days(10));
      expect(await paidBy(10)).to.equal(2n);
    });

    it("pays the number, whatever wallet carries it and whether it left", async function () {
      await moveWallet(c, c.newcomer, c.stranger);
      await c.members.connect(c.stranger).resign();
      await request(c.stranger, NEWCOMER, 50);
      await time.increase(NOTICE);
      await expectEvent(c.shares.repay(1), c.shares, "Transfer", c.stranger, ZeroAddress, 100);
      await c.shares.repay(10);
      expect(await c.shares.sharesOf(NEWCOMER)).to.deep.equal([0n, 0n]);
      await c.treasury.connect(c.stranger).withdraw(NEWCOMER, c.supplier, c.currency, euros(200));
      expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(200));
      await expectBacked(c, 0);
    });
  });

  describe("as a token", function () {
    it("has a name, a sign and no fractions", async function () {
      expect(await c.shares.name()).to.equal("Commons Bakery share");
      expect(await c.shares.symbol()).to.equal("SHARE");
      expect(await c.shares.decimals()).to.equal(0n);
    });

    it("shows the shares of the member who carries a wallet", async function () {
      expect(await c.shares.balanceOf(c.newcomer)).to.equal(200n);
      expect(await c.shares.balanceOf(c.stranger)).to.equal(0n);
    });

    it("C3, INV-39: cannot be transferred or approved", async function () {
      const asHolder = c.shares.connect(c.newcomer);
      for (const name of ["transfer", "approve"] as const) {
        await expectError(asHolder[name](c.users[0], 1), c.shares, "SharesNotTransferable");
      }
      await expectError(asHolder.transferFrom(c.newcomer, c.users[0], 1), c.shares, "SharesNotTransferable");
      expect(await c.shares.allowance(c.newcomer, c.users[0])).to.equal(0n);
    });
  });

  describe("sharesAt", function () {
    it("tells what a member, and all together, held at a time", async function () {
      const begin = (await time.latest()) + 1_000;
      await time.setNextBlockTimestamp(begin);
      await c.shares.connect(c.newcomer).subscribe(100);
      await time.setNextBlockTimestamp(begin + 500);
      await c.shares.connect(c.users[0]).subscribe(7);
      await request(c.newcomer, NEWCOMER, 40);
      await time.setNextBlockTimestamp(begin + days(200));
      await c.shares.repay(1);
      const held = (number: number, at: number) => c.shares.sharesAt(number, at);
      const times = [0, begin - 1, begin, begin + 500, begin + days(200) - 1, begin + days(200)];
      const during = (number: number) => Promise.all(times.map((at) => held(number, at)));
      expect(await during(NEWCOMER)).to.deep.equal([0n, 200n, 300n, 300n, 300n, 260n]);
      expect(await during(1)).to.deep.equal([0n, 0n, 0n, 7n, 7n, 7n]);
      expect(await during(0)).to.deep.equal([0n, 200n, 300n, 307n, 307n, 267n]);
      expect(await during(99)).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n]);
    });
  });

  describe("the terms", function () {
    const terms = (change: Partial<RulebookDraft["capital"]>) => ({ ...quick, ...change });
    const define = (change: Partial<RulebookDraft["capital"]>) =>
      c.shares.connect(c.executorSigner).defineTerms(terms(change));
    const most = {
      notice: days(730),
      lock: 10 * days(365),
      yearlyCapBps: 10_000,
      interestFloorBps: 1_000,
      interestBaseBps: 2_000,
      interestOverBaseBps: 500,
    };

    it("are those of the statute, and replaced as a whole", async function () {
      const words = (change: Partial<RulebookDraft["capital"]>) => Object.values(terms(change)).map(BigInt);
      expect(await c.shares.terms()).to.deep.equal(words({}));
      await expectEvent(define(most), c.shares, "ShareTermsDefined", words(most));
      expect(await c.shares.terms()).to.deep.equal(words(most));
    });

    it("may go as far as their limits and no farther, or revert with UnfitShareTerms", async function () {
      await define({ ...most, yearlyCapBps: 1 });
      for (const [term, limit] of Object.entries(most)) {
        const beyond = terms({ [term]: limit + 1 });
        await expectError(define(beyond), c.shares, "UnfitShareTerms", Object.values(beyond).map(BigInt));
      }
      const none = terms({ yearlyCapBps: 0 });
      await expectError(define(none), c.shares, "UnfitShareTerms", Object.values(none).map(BigInt));
    });

    it("are held to their limits at founding, and par to be more than nothing and less than 2^96", async function () {
      const founding = (preset: Partial<RulebookDraft>) => foundSomerset(ethers, { preset });
      const beyond = terms({ notice: most.notice + 1 });
      const words = Object.values(beyond).map(BigInt);
      await expectError(founding({ capital: beyond }), c.shares, "UnfitShareTerms", words);
      await expectError(founding({ sharePar: 0 }), c.shares, "UnfitPar", 0, 2n ** 96n - 1n);
      const tooMuch = 79_228_162_515; // euros: the first whole number of them above 2^96 base units
      await expectError(founding({ sharePar: tooMuch }), c.shares, "UnfitPar", euros(tooMuch), 2n ** 96n - 1n);
    });

    it("are changed by nobody whom the authority does not let", async function () {
      const changing = c.shares.connect(c.newcomer).defineTerms(quick);
      await expectError(changing, c.shares, "AccessManagedUnauthorized", c.newcomer);
    });
  });

  describe("in ether", function () {
    let e: Awaited<ReturnType<typeof inEther>>;
    beforeEach(async () => {
      e = await networkHelpers.loadFixture(inEther);
    });

    it("are paid for by joining and subscribing, and repaid", async function () {
      await expect(e.members.connect(e.newcomer).join(INVESTORS, 50, { value: euros(50) }))
        .to.changeEtherBalances(ethers, [e.newcomer, e.treasury, e.members, e.shares], [-euros(50), euros(50), 0n, 0n]);
      await e.shares.connect(e.newcomer).subscribe(10, { value: euros(10) });
      await expectBacked(e, 60);
      await e.shares.connect(e.newcomer).requestWithdrawal(NEWCOMER, 10);
      await time.increase(NOTICE);
      await e.shares.repay(1);
      await expectBacked(e, 50);
      await expect(e.treasury.connect(e.newcomer).withdraw(NEWCOMER, e.supplier, ZeroAddress, euros(10)))
        .to.changeEtherBalance(ethers, e.supplier, euros(10));
    });

    it("are held in escrow for an applicant, and given back", async function () {
      const applying = e.members.connect(e.funder).requestEntry(WORKERS, 30, ZeroHash, "", { value: euros(30) });
      await expect(applying).to.changeEtherBalances(ethers, [e.funder, e.treasury], [-euros(30), euros(30)]);
      expect(await e.treasury.balanceOf(e.escrow, ZeroAddress)).to.equal(euros(30));
      await e.members.connect(e.funder).withdrawRequest();
      const paying = e.treasury
        .connect(e.funder)
        .pay(0, e.funder, ZeroAddress, euros(30), purpose("Withdrawal"), ZeroHash);
      await expect(paying).to.changeEtherBalance(ethers, e.funder, euros(30));
      const short = e.members.connect(e.funder).requestEntry(WORKERS, 30, ZeroHash, "", { value: euros(29) });
      await expectError(short, e.treasury, "WrongEther", euros(29), euros(30));
    });

    it("revert with WrongEther for any other amount than par", async function () {
      const subscribe = (value: bigint) => e.shares.connect(e.users[0]).subscribe(10, { value });
      for (const value of [0n, euros(10) - 1n, euros(10) + 1n]) {
        await expectError(subscribe(value), e.treasury, "WrongEther", value, euros(10));
      }
      const joining = e.members.connect(e.newcomer).join(USERS, 1, { value: 1 });
      await expectError(joining, e.treasury, "WrongEther", 1, euros(1));
    });

    it("take no ether for no shares", async function () {
      await expectError(e.members.connect(e.newcomer).join(USERS, 0, { value: 1 }), e.shares, "NoShares");
    });
  });
});
