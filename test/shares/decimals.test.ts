import { expect } from "chai";
import { encodeBytes32String, parseUnits, ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { expectError } from "../helpers/expect.ts";
import { foundSomerset, INVESTORS, WORKERS } from "../helpers/somerset.ts";

// Rules C1, C4, C9 and C10 of share capital (domain.md, section 2.1), whatever the unit of the currency.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

/** Shares that can be had back at once. */
const quick = { ...somerset.capital, lock: 0, notice: 0, yearlyCapBps: 10_000 };

interface Currency {
  name: string;
  decimals: number;
  par?: number; // of a share, in the currency: 1 unless said otherwise
  lower?: number; // par after a loss, in the currency: a half unless said otherwise
  isEther?: boolean;
}

const currencies: Currency[] = [
  { name: "a token without decimals", decimals: 0, lower: 0 },
  { name: "a token without decimals, at 25 a share", decimals: 0, par: 25, lower: 20 },
  { name: "a token with 6 decimals", decimals: 6 },
  { name: "a token with 8 decimals", decimals: 8 },
  { name: "a token with 18 decimals", decimals: 18 },
  { name: "a token with 24 decimals", decimals: 24 },
  { name: "ether", decimals: 18, isEther: true },
];

const NUMBER = 10; // of the newcomer, who joins as an investor
const APPLICANT = 11; // of the funder, who is admitted to the workers

for (const { name, decimals, par = 1, lower = 0.5, isEther = false } of currencies) {
  describe(`shares in ${name}`, function () {
    const money = (amount: number): bigint => parseUnits(String(amount), decimals);

    async function fixture() {
      const token = await ethers.deployContract("TestToken", ["Test money", "TEST", decimals]);
      const asset = isEther ? ZeroAddress : await token.getAddress();
      const c = await foundSomerset(ethers, {
        preset: { sharePar: par, capital: quick },
        charter: { currency: asset, decimals },
      });
      for (const wallet of [c.newcomer, c.funder]) {
        await token.mint(wallet, money(10_000));
        await token.connect(wallet).approve(c.treasury, money(10_000));
      }
      const executorSigner = await actingAs(chain, c.executor);
      return { ...c, token, asset, executorSigner, asExecutor: c.shares.connect(executorSigner) };
    }

    let c: Awaited<ReturnType<typeof fixture>>;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

    afterEach(async () => {
      await expectBooksInOrder(ethers, c.treasury);
    });

    const ether = (amount: bigint) => ({ value: isEther ? amount : 0n });
    const balance = (account: string) => c.treasury.balanceOf(account, c.asset);
    const accountBalance = async (number: number) => balance(await c.treasury.memberAccount(number));
    const join = () => c.members.connect(c.newcomer).join(INVESTORS, 60, ether(money(60 * par)));
    const purse = () => (isEther ? ethers.provider.getBalance(c.supplier) : c.token.balanceOf(c.supplier));
    /** Takes out all that the member's account holds, and says what arrived. */
    const withdraw = async () => {
      const before = await purse();
      await c.treasury.connect(c.newcomer).withdraw(NUMBER, c.supplier, c.asset, await accountBalance(NUMBER));
      return (await purse()) - before;
    };

    /** INV-5: what the treasury holds as share capital is par times the shares there are. */
    async function expectBacked(shares: number, parNow = par): Promise<void> {
      expect([await c.shares.par(), await c.shares.totalSupply()]).to.deep.equal([money(parNow), BigInt(shares)]);
      expect(await balance(accountOf(await c.shares.getAddress(), 0n))).to.equal(money(parNow) * BigInt(shares));
    }

    it("are subscribed by joining and later, given back, and withdrawn to a wallet", async function () {
      await join();
      await expectBacked(60);
      await c.shares.connect(c.newcomer).subscribe(40, ether(money(40 * par)));
      await expectBacked(100);
      await c.shares.connect(c.newcomer).requestWithdrawal(NUMBER, 30);
      await expectBacked(100);
      await c.shares.repay(1);
      await expectBacked(70);
      expect(await accountBalance(NUMBER)).to.equal(money(30 * par));
      expect(await withdraw()).to.equal(money(30 * par));
      await expectBacked(70);
    });

    it("bear interest by the day, rounded down to the smallest unit", async function () {
      await join();
      const from = await time.latest();
      const to = from + days(500);
      await c.treasury.connect(c.funder).deposit(c.asset, money(10 * par), ZeroHash, ether(money(10 * par)));
      const intake = accountOf(await c.shares.getAddress(), await c.treasury.INTAKE());
      const setAside = [0, intake, c.asset, money(10 * par), purpose("Interest"), ZeroHash] as const;
      await c.treasury.connect(c.executorSigner).transfer(...setAside);
      await time.setNextBlockTimestamp(to);
      await c.asExecutor.declareInterest(from, to, 475);
      await c.shares.claimInterest(NUMBER, 1);
      const interest = (60n * money(par) * 475n * 500n) / (10_000n * 365n); // 3.9 shares' worth
      expect(await accountBalance(NUMBER)).to.equal(interest);
      expect(interest >= 3n).to.equal(true);
      expect(await withdraw()).to.equal(interest);
      await expectBacked(60);
    });

    it("are paid for by an applicant's escrow", async function () {
      await join();
      const applicant = c.members.connect(c.funder);
      await applicant.requestEntry(WORKERS, 9, ZeroHash, "", ether(money(9 * par)));
      await expectBacked(60);
      expect(await c.shares.escrowOf(c.funder)).to.equal(money(9 * par));
      await c.members.connect(c.executorSigner).admit(c.funder);
      await expectBacked(69);
      expect(await c.shares.sharesOf(APPLICANT)).to.deep.equal([9n, 0n]);
    });

    it("are paid for by an applicant's escrow, be it for a single one", async function () {
      await c.members.connect(c.funder).requestEntry(WORKERS, 1, ZeroHash, "", ether(money(par)));
      await c.members.connect(c.executorSigner).admit(c.funder);
      expect(await c.shares.sharesOf(NUMBER)).to.deep.equal([1n, 0n]);
    });

    it("are repaid as far as the liquidity floor lets them", async function () {
      await join();
      await c.shares.connect(c.newcomer).subscribe(40, ether(money(40 * par)));
      await c.asExecutor.defineTerms({ ...quick, liquidityFloor: money(88 * par) });
      await c.shares.connect(c.newcomer).requestWithdrawal(NUMBER, 30);
      await c.shares.repay(1);
      await expectBacked(88);
      await c.treasury
        .connect(c.funder)
        .deposit(c.asset, money(5 * par), encodeBytes32String("gift"), ether(money(5 * par)));
      await c.shares.repay(1);
      await expectBacked(83);
    });

    if (money(par) === 1n) {
      it("cannot be written down, where par is the smallest unit", async function () {
        await join();
        await expectError(c.asExecutor.writeDown(money(lower)), c.shares, "UnfitPar", lower, 0);
        await expectBacked(60);
      });
    } else {
      it("are written down, and given back at the lower par", async function () {
        await join();
        await c.asExecutor.writeDown(money(lower));
        await expectBacked(60, lower);
        expect(await balance(await c.treasury.generalFund())).to.equal(60n * (money(par) - money(lower)));
        await c.shares.connect(c.newcomer).subscribe(40, ether(money(40 * lower)));
        await expectBacked(100, lower);
        await c.shares.connect(c.newcomer).requestWithdrawal(NUMBER, 50);
        await c.shares.repay(1);
        await expectBacked(50, lower);
        expect(await accountBalance(NUMBER)).to.equal(50n * money(lower));
        expect(await withdraw()).to.equal(50n * money(lower));
      });
    }
  });
}
