import { expect } from "chai";
import { encodeBytes32String, ZeroAddress } from "ethers";
import { network } from "hardhat";
import { accountOf, days } from "../scripts/charter.ts";
import { actingAs } from "./helpers/acting.ts";
import { expectEntry } from "./helpers/books.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, INVESTORS, USERS } from "./helpers/somerset.ts";
import type { Somerset } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const NOTICE = days(90);
const NEWCOMER = 10; // the number of the investor who joins with 200 shares

async function fixture() {
  const c = await foundSomerset(ethers);
  await c.members.connect(c.newcomer).join(INVESTORS, 200);
  return { ...c, capital: accountOf(await c.shares.getAddress(), 0n) };
}

async function inEther() {
  const c = await foundSomerset(ethers, { charter: { currency: ZeroAddress } });
  return { ...c, capital: accountOf(await c.shares.getAddress(), 0n) };
}

async function inTrickToken() {
  const trick = await ethers.deployContract("TrickToken");
  const c = await foundSomerset(ethers, { charter: { currency: await trick.getAddress() } });
  await trick.mint(c.users[0], euros(100));
  await trick.connect(c.users[0]).approve(c.treasury, euros(100));
  return { ...c, trick };
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
      await expectEntry(subscribing, c.treasury, 2, "ShareCapital", [from, c.capital], c.currency, euros(30), 1);
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

    it("reverts with OutsideHolding below the minimum of the class", async function () {
      const [investor] = c.investors;
      await expectError(c.shares.connect(investor).subscribe(49), c.shares, "OutsideHolding", 49, 50, 100_000);
      await c.shares.connect(investor).subscribe(50);
      await c.shares.connect(investor).subscribe(1);
    });

    it("reverts with OutsideHolding above the maximum of the class, those in the queue included", async function () {
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
      const t = await networkHelpers.loadFixture(inTrickToken);
      await t.shares.connect(t.users[0]).subscribe(40);
      await t.trick.setFee(100);
      await expectError(t.shares.connect(t.users[0]).subscribe(40), t.shares, "ShortOfPar", euros(39.6), euros(40));
    });
  });

  describe("subscribeFor", function () {
    it("reverts with NotMembers for everybody but the register", async function () {
      for (const tried of [c.users[0], c.stranger, await actingAs(chain, c.executor)]) {
        await expectError(c.shares.connect(tried).subscribeFor(c.users[0], 1), c.shares, "NotMembers", tried);
      }
      await c.shares.connect(await actingAs(chain, c.members)).subscribeFor(c.users[0], 1);
    });
  });

  describe("requestWithdrawal", function () {
    it("puts the shares into the queue, payable after the notice", async function () {
      const asked = (await time.latest()) + 1_000;
      await time.setNextBlockTimestamp(asked);
      await expectEvent(
        request(c.newcomer, NEWCOMER, 60),
        c.shares, "WithdrawalRequested", 0, NEWCOMER, 60, asked + NOTICE,
      );
      expect(await c.shares.sharesOf(NEWCOMER)).to.deep.equal([200n, 60n]);
      expect(await c.shares.withdrawalCount()).to.equal(1n);
      expect(await c.shares.withdrawalOf(0)).to.deep.equal([BigInt(NEWCOMER), 60n, BigInt(asked + NOTICE)]);
      await expectBacked(c, 200);
    });

    it("may be repeated, down to the minimum of the class", async function () {
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
      await c.members.connect(c.newcomer).changeWallet(c.stranger);
      await expectError(request(c.newcomer, NEWCOMER, 1), c.shares, "NotYourShares", NEWCOMER, c.newcomer);
      await expectError(request(c.stranger, NEWCOMER, 151), c.shares, "OutsideHolding", 200, 201, 100_000);
      await request(c.stranger, NEWCOMER, 150);
    });

    it("gives everything back to who resigned, and no more", async function () {
      await c.members.connect(c.newcomer).resign();
      await expectError(request(c.newcomer, NEWCOMER, 201), c.shares, "OutsideHolding", 200, 201, 2n ** 32n - 1n);
      await request(c.newcomer, NEWCOMER, 200);
      await expectError(request(c.newcomer, NEWCOMER, 1), c.shares, "OutsideHolding", 0, 1, 2n ** 32n - 1n);
    });

    it("gives everything back to who was expelled", async function () {
      const asExecutor = c.members.connect(await actingAs(chain, c.executor));
      await asExecutor.expel(c.newcomer, encodeBytes32String("reason 3"));
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
      await expectEntry(repaying, c.treasury, 3, "Repayment", [c.capital, account], c.currency, euros(100), NEWCOMER);
      expect(await c.shares.sharesOf(NEWCOMER)).to.deep.equal([100n, 50n]);
      expect(await c.treasury.balanceOf(account, c.currency)).to.equal(euros(100));
      await expectBacked(c, 130);
      await expect(c.treasury.connect(c.newcomer).withdraw(NEWCOMER, c.newcomer, c.currency, euros(100)))
        .to.changeTokenBalance(ethers, c.currency, c.newcomer, euros(100));
    });

    it("pays strictly in turn, at most as many as it is told", async function () {
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
      await c.members.connect(c.newcomer).changeWallet(c.stranger);
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

    it("cannot be transferred or approved", async function () {
      const asHolder = c.shares.connect(c.newcomer);
      for (const name of ["transfer", "approve"] as const) {
        await expectError(asHolder[name](c.users[0], 1), c.shares, "SharesNotTransferable");
      }
      await expectError(asHolder.transferFrom(c.newcomer, c.users[0], 1), c.shares, "SharesNotTransferable");
      expect(await c.shares.allowance(c.newcomer, c.users[0])).to.equal(0n);
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
