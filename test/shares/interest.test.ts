import { expect } from "chai";
import { encodeBytes32String, parseUnits, ZeroAddress, ZeroHash } from "ethers";
import type { BigNumberish } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import type { RulebookDraft } from "../../scripts/charter.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { action, actingAs, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, INVESTORS, resolve, USERS } from "../helpers/somerset.ts";

// Rule C10 of share capital (domain.md, section 2.1), and that of C4 by which interest runs until repayment.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

type Capital = RulebookDraft["capital"];

const YEAR = days(365);
const INTAKE = 2n ** 96n - 2n;
const [A, B] = [1, 2] as const; // the numbers of the first two users
const money = (amount: number): bigint => parseUnits(String(amount), 2);

/** Shares that can be had back at once, so that the tests choose when they are. */
const quick = { ...somerset.capital, lock: 0, notice: 0, yearlyCapBps: 10_000 };

/** A co-op whose currency has cents and nothing below; a share is 1.00. Day 0 of the tests is tomorrow. */
async function fixture() {
  const currency = await ethers.deployContract("TestToken", ["Test euro", "EUR", 2]);
  const currencyAddress = await currency.getAddress();
  const founded = await foundSomerset(ethers, {
    preset: { capital: quick },
    charter: { currency: currencyAddress, decimals: 2 },
  });
  for (const wallet of [...founded.founders, founded.newcomer, founded.funder]) {
    await currency.mint(wallet, money(100_000));
    await currency.connect(wallet).approve(founded.treasury, money(100_000));
  }
  const executorSigner = await actingAs(chain, founded.executor);
  const shares = await founded.shares.getAddress();
  const c = {
    ...founded,
    currency,
    currencyAddress,
    executorSigner,
    asExecutor: founded.shares.connect(executorSigner),
    intake: accountOf(shares, INTAKE),
    pool: accountOf(shares, 2n),
    day0: (await time.latest()) + days(1),
  };
  await c.treasury.connect(c.funder).deposit(currency, money(50_000), encodeBytes32String("surplus"));
  return c;
}

describe("interest on shares", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach(async () => {
    const capital = await c.treasury.balanceOf(accountOf(await c.shares.getAddress(), 0n), c.currency);
    expect(capital).to.equal((await c.shares.totalSupply()) * (await c.shares.par()));
    await expectBooksInOrder(ethers, c.treasury);
  });

  const day = (n: number) => c.day0 + days(n);
  const on = (n: number) => time.setNextBlockTimestamp(day(n));
  const buy = (number: number, shares: number) => c.shares.connect(c.founders[number - 1]!).subscribe(shares);
  const ask = (number: number, shares: number) =>
    c.shares.connect(c.founders[number - 1]!).requestWithdrawal(number, shares);
  const define = (change: Partial<Capital>) => c.asExecutor.defineTerms({ ...quick, ...change });
  const fill = (amount: bigint) =>
    c.treasury.connect(c.executorSigner).transfer(0, c.intake, c.currency, amount, purpose("Interest"), ZeroHash);
  const balance = (account: string) => c.treasury.balanceOf(account, c.currency);
  const accountBalance = async (number: number) => balance(await c.treasury.memberAccount(number));
  const due = async (id: number, number: number) => (await c.shares.interestOf(id, number)).amount;

  /** Declares from day to day what enough has been set aside for, in the block of day `when`. */
  const declare = async (from: number, to: number, rateBps: number, when = to) => {
    await fill(money(5_000));
    await on(when);
    return c.asExecutor.declareInterest(day(from), day(to), rateBps);
  };

  /** Claims for `number` as a stranger, and says what came. */
  const claim = async (number: number, most: BigNumberish = 10) => {
    const before = await accountBalance(number);
    await c.shares.connect(c.stranger).claimInterest(number, most);
    return (await accountBalance(number)) - before;
  };

  describe("V15: the cap", function () {
    for (const [base, cap] of [[25, 500], [300, 500], [475, 675]] as const) {
      it(`is ${cap} basis points where the base rate is ${base}: not one more, or InterestTooHigh`, async function () {
        await define({ interestFloorBps: 500, interestBaseBps: base, interestOverBaseBps: 200 });
        expect(await c.shares.interestCapBps()).to.equal(BigInt(cap));
        await buy(A, 100);
        await expectError(declare(0, 100, cap + 1), c.shares, "InterestTooHigh", cap + 1, cap);
        await declare(0, 100, cap, 101);
        expect(await due(0, A)).to.equal(BigInt(Math.floor((10_000 * cap * 100) / (10_000 * 365))));
      });
    }

    it("is five per cent in the Somerset preset, until a resolution states a base rate above three", async function () {
      const { interestFloorBps, interestBaseBps, interestOverBaseBps } = somerset.capital;
      expect([interestFloorBps, interestBaseBps, interestOverBaseBps]).to.deep.equal([500, 0, 200]);
      expect(await c.shares.interestCapBps()).to.equal(500n);
      await define({ interestBaseBps: 301 });
      expect(await c.shares.interestCapBps()).to.equal(501n);
    });

    it("of later terms leaves alone what was declared before", async function () {
      await buy(A, 1_000);
      await declare(0, 365, 500);
      const declared = await due(0, A);
      await define({ interestFloorBps: 100, interestBaseBps: 0, interestOverBaseBps: 0 });
      expect(await claim(A)).to.equal(declared);
      await expectError(declare(365, 730, 101), c.shares, "InterestTooHigh", 101, 100);
    });
  });

  describe("V23: declareInterest", function () {
    it("gives 49.31 on 5000.00 at 3 % held for 120 days of the period", async function () {
      await on(80);
      await buy(A, 5_000);
      const declaring = declare(0, 200, 300, 230);
      const interest = [BigInt(day(0)), BigInt(day(200)), 300n, 100n];
      await expectEvent(declaring, c.shares, "InterestDeclared", 0, interest, 4_931);
      expect(await c.shares.interestOf(0, A)).to.deep.equal([interest, 4_931n]);
      expect(await c.shares.interestCount()).to.equal(1n);
      expect(await claim(A)).to.equal(money(49.31));
    });

    it("takes it from what lies in the intake, into the pool of what is not yet claimed", async function () {
      await on(80);
      await buy(A, 5_000);
      await fill(money(60));
      await on(200);
      const declaring = c.asExecutor.declareInterest(day(0), day(200), 300);
      const way: [string, string] = [c.intake, c.pool];
      await expectEntry(declaring, c.treasury, 4, "Interest", way, c.currency, 4_931n, refTo("Interest", 0));
      expect([await balance(c.intake), await balance(c.pool)]).to.deep.equal([money(10.69), money(49.31)]);
    });

    it("declares nothing that has not been set aside", async function () {
      await on(80);
      await buy(A, 5_000);
      await fill(4_930n);
      await on(200);
      const declaring = () => c.asExecutor.declareInterest(day(0), day(200), 300);
      const short = [c.intake, c.currency, 4_930, 4_931];
      await expectError(declaring(), c.treasury, "BalanceTooLow", ...short);
      expect(await c.shares.interestCount()).to.equal(0n);
      await fill(1n);
      await declaring();
    });

    it("is one of two actions of a resolution: set the money aside, then declare", async function () {
      await on(0);
      await buy(A, 5_000);
      await on(120);
      const aside = [0, c.intake, c.currencyAddress, money(49.31), purpose("Interest"), ZeroHash];
      const actions = [
        action(c.treasury, "transfer", aside),
        action(c.shares, "declareInterest", [day(0), day(120), 300]),
      ];
      await resolve(c, time, actions, "Three per cent on share capital");
      expect(await claim(A)).to.equal(money(49.31));
    });

    it("is open to nobody whom the authority does not let", async function () {
      const declaring = c.shares.connect(c.users[0]).declareInterest(1, 2, 1);
      await expectError(declaring, c.shares, "AccessManagedUnauthorized", c.users[0]);
    });

    it("reverts with NothingMoved where there is nothing to pay", async function () {
      await expectError(declare(0, 100, 300), c.treasury, "NothingMoved");
      await buy(A, 100);
      await expectError(declare(101, 200, 0), c.treasury, "NothingMoved");
    });

    it("reverts with UnfitPeriod for none, a turned one, or one that is not yet over", async function () {
      await buy(A, 100);
      await fill(money(100));
      const attempt = async (from: number, to: number, now: number) => {
        await time.setNextBlockTimestamp(now);
        return c.asExecutor.declareInterest(from, to, 300);
      };
      const now = day(300);
      await expectError(attempt(day(50), day(50), now), c.shares, "UnfitPeriod", day(50), day(50));
      await expectError(attempt(day(51), day(50), now + 1), c.shares, "UnfitPeriod", day(51), day(50));
      await expectError(attempt(day(50), now + 3, now + 2), c.shares, "UnfitPeriod", day(50), now + 3);
      await attempt(day(50), now + 4, now + 4);
    });

    it("reverts with UnfitPeriod where a second would be paid for twice; gaps are allowed", async function () {
      await buy(A, 1_000);
      await declare(50, 100, 300);
      const [from, to] = [day(50), day(100)];
      await on(110);
      for (const [start, end] of [[from, to], [to - 1, to + 9], [from - 9, from], [0, 1]] as const) {
        const declaring = c.asExecutor.declareInterest(start, end, 300);
        await expectError(declaring, c.shares, "UnfitPeriod", start, end);
      }
      await declare(100, 120, 300);
      await declare(150, 160, 300);
      await expectError(declare(120, 150, 300, 161), c.shares, "UnfitPeriod", day(120), day(150));
      expect(await c.shares.interestCount()).to.equal(3n);
    });
  });

  describe("C10: the days", function () {
    it("count as they were, with purchases and repayments in the middle of the period", async function () {
      await buy(B, 2_000);
      await on(0);
      await buy(A, 1_000);
      await on(100);
      await buy(A, 500);
      await on(199);
      await ask(A, 300);
      await on(200);
      await c.shares.repay(1);
      await on(250);
      await buy(A, 10_000); // after the period, in its last second
      await declare(50, 250, 400, 260);
      // A: 1000 for 50 days, 1500 for 100, 1200 for 50: 260,000 share days. B: 400,000.
      expect(await due(0, A)).to.equal(money(28.49));
      expect(await due(0, B)).to.equal(money(43.83));
      expect(await due(0, 0)).to.equal(money(72.32));
      expect([await claim(A), await claim(B)]).to.deep.equal([money(28.49), money(43.83)]);
    });

    it("count to the second", async function () {
      await buy(B, 10_000);
      const second = 10_000 * 100 * 500; // of B at 5 %, to be divided by 10,000 and a year
      const enough = Math.ceil((10_000 * YEAR) / second);
      await fill(money(1));
      await time.setNextBlockTimestamp(day(10));
      await c.asExecutor.declareInterest(day(5), day(5) + enough, 500);
      expect(await due(0, B)).to.equal(1n);
      const short = c.asExecutor.declareInterest(day(6), day(6) + enough - 1, 500);
      await expectError(short, c.treasury, "NothingMoved");
    });

    it("C4: of queued shares count until they are repaid, and not after", async function () {
      await on(0);
      await buy(A, 1_000);
      await buy(B, 1_000);
      await on(10);
      await ask(A, 1_000);
      await c.asExecutor.suspend(encodeBytes32String("runway"));
      await declare(20, 120, 500);
      expect([await due(0, A), await due(0, B)]).to.deep.equal([money(13.69), money(13.69)]);
      await on(170);
      await c.asExecutor.resume();
      await on(220);
      await c.shares.repay(1);
      await declare(120, 320, 500);
      expect([await due(1, A), await due(1, B)]).to.deep.equal([money(13.69), money(27.39)]);
      await declare(320, 420, 500);
      expect([await due(2, A), await due(2, B)]).to.deep.equal([0n, money(13.69)]);
    });

    it("of who has left count while it held shares, and it still gets them", async function () {
      await on(0);
      await buy(A, 1_000);
      await buy(B, 1_000);
      await on(50);
      await c.members.connect(c.users[0]).resign();
      await ask(A, 1_000);
      await on(100);
      await c.shares.repay(1);
      await declare(0, 200, 500);
      expect([await claim(A), await claim(B)]).to.deep.equal([money(13.69), money(27.39)]);
      await c.treasury.connect(c.users[0]).withdraw(A, c.supplier, c.currency, money(1_013.69));
      expect(await c.currency.balanceOf(c.supplier)).to.equal(money(1_013.69));
    });

    it("of an applicant's escrow do not count before it is admitted", async function () {
      await on(0);
      await buy(A, 1_000);
      await c.members.connect(c.funder).requestEntry(1, 1_000, ZeroHash, "");
      await on(100);
      await c.members.connect(c.executorSigner).admit(c.funder);
      await declare(0, 200, 500);
      expect([await due(0, A), await due(0, 10)]).to.deep.equal([money(27.39), money(13.69)]);
    });

    it("are worth the par of the declaration, which a later loss does not lower", async function () {
      await on(0);
      await buy(A, 1_000);
      await declare(0, 100, 500);
      await c.asExecutor.writeDown(50);
      await declare(100, 200, 500);
      expect(await c.shares.interestOf(0, A)).to.deep.equal([[day(0), day(100), 500, 100].map(BigInt), 1_369n]);
      expect(await c.shares.interestOf(1, A)).to.deep.equal([[day(100), day(200), 500, 50].map(BigInt), 684n]);
      expect(await claim(A)).to.equal(1_369n + 684n);
    });
  });

  describe("claimInterest", function () {
    beforeEach(async () => {
      await on(0);
      await buy(A, 1_000);
      await buy(B, 3_000);
      await declare(1, 101, 500);
    });

    it("pays into the member's account whoever asks for it", async function () {
      const claiming = c.shares.connect(c.stranger).claimInterest(A, 1);
      await expectEvent(claiming, c.shares, "InterestClaimed", A, 1, 1_369);
      const way: [string, string] = [c.pool, await c.treasury.memberAccount(A)];
      const number = Number((await c.treasury.seal()) >> 208n);
      await expectEntry(claiming, c.treasury, number, "Interest", way, c.currency, 1_369n, refTo("Interest", 0));
      await expect(c.treasury.connect(c.users[0]).withdraw(A, c.users[0], c.currency, 1_369))
        .to.changeTokenBalance(ethers, c.currency, c.users[0], 1_369n);
    });

    it("pays once: twice gives nothing more", async function () {
      expect(await claim(A)).to.equal(1_369n);
      const again = c.shares.claimInterest(A, 10);
      await expectEvent(again, c.shares, "InterestClaimed", A, 1, 0);
      await expect(again).not.to.emit(c.treasury, "Entry");
      expect(await accountBalance(A)).to.equal(1_369n);
      expect(await balance(c.pool)).to.equal((await due(0, 0)) - 1_369n);
    });

    it("pays several declarations in as many steps as one likes", async function () {
      await declare(101, 201, 400);
      await declare(201, 301, 300);
      await declare(301, 401, 200);
      expect(await claim(A, 0)).to.equal(0n);
      expect(await c.shares.claimedUntil(A)).to.equal(0n);
      expect(await claim(A, 1)).to.equal(1_369n);
      expect(await claim(A, 2)).to.equal(1_095n + 821n);
      expect(await c.shares.claimedUntil(A)).to.equal(3n);
      expect(await claim(A, 2n ** 256n - 1n)).to.equal(547n);
      expect(await c.shares.claimedUntil(A)).to.equal(4n);
      expect(await claim(B)).to.equal(4_109n + 3_287n + 2_465n + 1_643n);
    });

    it("pays what is declared after an earlier claim", async function () {
      await claim(A);
      await declare(101, 201, 400);
      expect(await claim(A)).to.equal(1_095n);
    });

    it("gives nothing to who held no shares, and nothing of a period before joining", async function () {
      expect([await claim(3), await claim(99)]).to.deep.equal([0n, 0n]);
      await on(150);
      await c.members.connect(c.newcomer).join(INVESTORS, 1_000);
      await declare(101, 201, 500);
      expect(await claim(10)).to.equal(698n); // 51 days
    });

    it("gives nothing to number 0, which stands for all together and is nobody's", async function () {
      const before = await balance(c.pool);
      await c.shares.connect(c.stranger).claimInterest(0, 10).catch(() => undefined); // refused, or without effect
      expect(await accountBalance(0)).to.equal(0n);
      expect(await balance(c.pool)).to.equal(before);
      expect([await claim(A), await claim(B)]).to.deep.equal([1_369n, 4_109n]);
    });

    it("follows the member to its new wallet", async function () {
      await moveWallet(c, c.users[0], c.supplier);
      expect(await claim(A)).to.equal(1_369n);
      const withdraw = (wallet: typeof c.supplier) => c.treasury.connect(wallet).withdraw(A, wallet, c.currency, 1_369);
      await expectError(withdraw(c.users[0]), c.treasury, "NotTheMember", A, c.users[0]);
      await expect(withdraw(c.supplier)).to.changeTokenBalance(ethers, c.currency, c.supplier, 1_369n);
    });

    it("keeps the interest of an old number apart where the wallet has joined again", async function () {
      await c.members.connect(c.users[0]).resign();
      await c.members.connect(c.users[0]).join(USERS, 500);
      await declare(110, 210, 500);
      expect([await due(1, A), await due(1, 10)]).to.deep.equal([money(13.69), money(6.84)]);
      expect([await claim(10), await claim(A)]).to.deep.equal([money(6.84), money(27.38)]);
    });

    it("goes on in a dissolved co-op", async function () {
      const body = c.supplier.address;
      const statute = c.statute.connect(c.executorSigner);
      await statute.nameLockedBody({ wallet: body, name: "Bakers' trust" });
      await statute.dissolve(body);
      await c.shares.redeem(A);
      expect(await claim(A)).to.equal(1_369n);
    });
  });

  describe("the pool", function () {
    it("is never short: the claims of all never add up to more than was declared", async function () {
      const holdings = [1, 7, 13, 101, 997, 3, 50, 61, 1_009];
      for (const [i, shares] of holdings.entries()) {
        await time.setNextBlockTimestamp(day(i) + 7_919 * i + 1);
        await buy(i + 1, shares + (i >= 6 ? 50 : 0)); // investors hold fifty at least
      }
      let declared = 0n;
      for (const [i, [from, to, rate]] of ([[3, 40, 499], [40, 52, 2], [55, 300, 333]] as const).entries()) {
        await declare(from, to, rate, 400 + i);
        declared += await due(i, 0);
      }
      expect(await balance(c.pool)).to.equal(declared);
      let claimed = 0n;
      for (const number of holdings.keys()) claimed += await claim(number + 1);
      expect(claimed <= declared).to.equal(true);
      expect(declared - claimed < 3n * 9n).to.equal(true); // less than a cent for each member and declaration
      expect(await balance(c.pool)).to.equal(declared - claimed);
    });

    it("of one declaration pays nothing towards another", async function () {
      await on(0);
      await buy(A, 1_000);
      await declare(0, 100, 500);
      await on(150);
      await buy(B, 1_000);
      await declare(100, 200, 500);
      expect(await balance(c.pool)).to.equal(1_369n + 1_369n + 684n + 1n); // what is lost in rounding stays
      expect([await claim(B), await claim(A)]).to.deep.equal([684n, 2_738n]);
      expect(await balance(c.pool)).to.equal(1n);
    });

    it("is credited by rooms alone, so that nobody confuses its books", async function () {
      const asFunder = c.treasury.connect(c.executorSigner);
      const crediting = asFunder.transfer(0, c.pool, c.currency, 1, purpose("Interest"), ZeroHash);
      await expectError(crediting, c.treasury, "AccountClosedToOthers", c.pool);
      expect(await c.treasury.balanceOf(c.pool, ZeroAddress)).to.equal(0n);
    });
  });
});
