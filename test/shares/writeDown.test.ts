import { expect } from "chai";
import { encodeBytes32String, ZeroHash } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { action, actingAs, newWallets } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, foundSomerset, resolve, USERS, WORKERS } from "../helpers/somerset.ts";

// Rule C9 of share capital (domain.md, section 2.1): losses are borne pro rata, by lowering par for all shares.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const NOTICE = days(90);
const APPLICANT = 10; // the number of the funder, when it is admitted to the workers
const holdings = [100, 50, 7] as const; // of the three users
const EXTRAORDINARY = 1n;

/** Shares that can be asked back at once and are repaid without a yearly cap. */
const quick = { ...somerset.capital, lock: 0, yearlyCapBps: 10_000 };

/** Three users with 157 shares at 1 euro. */
async function fixture() {
  const c = await foundSomerset(ethers, { preset: { capital: quick } });
  for (const [i, shares] of holdings.entries()) await c.shares.connect(c.users[i]!).subscribe(shares);
  const executorSigner = await actingAs(chain, c.executor);
  return {
    ...c,
    executorSigner,
    asExecutor: c.shares.connect(executorSigner),
    capital: accountOf(await c.shares.getAddress(), 0n),
    escrow: accountOf(await c.shares.getAddress(), 1n),
    fund: accountOf(await c.executor.getAddress(), 0n),
  };
}

describe("C9: a write-down", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const balance = (account: string) => c.treasury.balanceOf(account, c.currency);
  const accountBalance = async (number: number) => balance(await c.treasury.memberAccount(number));
  const writeDown = (par: number) => c.asExecutor.writeDown(euros(par));

  /** INV-5: what the treasury holds as share capital is par times the shares there are. */
  async function expectBacked(par: number, shares: number): Promise<void> {
    expect([await c.shares.par(), await c.shares.totalSupply()]).to.deep.equal([euros(par), BigInt(shares)]);
    expect(await balance(c.capital)).to.equal(euros(par) * BigInt(shares));
  }

  describe("of 0.40 a share", function () {
    it("moves 40 cents of every share to the general fund, and leaves par times the shares", async function () {
      const writing = writeDown(0.6);
      await expectEvent(writing, c.shares, "ParSet", euros(0.6));
      await expectEntry(writing, c.treasury, 4, "WriteDown", [c.capital, c.fund], c.currency, euros(62.8), ZeroHash);
      expect(await balance(c.fund)).to.equal(euros(62.8));
      await expectBacked(0.6, 157);
    });

    it("is borne pro rata: everybody keeps its shares, and gets back par for each", async function () {
      await writeDown(0.6);
      for (const [i, shares] of holdings.entries()) {
        expect(await c.shares.sharesOf(i + 1)).to.deep.equal([BigInt(shares), 0n]);
        await c.shares.connect(c.users[i]!).requestWithdrawal(i + 1, shares);
      }
      await time.increase(NOTICE);
      await c.shares.repay(10);
      expect([await accountBalance(1), await accountBalance(2), await accountBalance(3)])
        .to.deep.equal([euros(60), euros(30), euros(4.2)]);
      await expectBacked(0.6, 0);
    });

    it("is borne by what waits in the queue, but not by what was repaid before", async function () {
      await c.shares.connect(c.users[1]).requestWithdrawal(2, 20);
      await time.increase(NOTICE);
      await c.shares.connect(c.users[0]).requestWithdrawal(1, 100);
      await c.shares.repay(10);
      await writeDown(0.6);
      expect(await accountBalance(2)).to.equal(euros(20));
      await time.increase(NOTICE);
      await c.shares.repay(10);
      expect(await accountBalance(1)).to.equal(euros(60));
      await expectBacked(0.6, 37);
    });

    it("lets new shares be had at the new par, and given back at it", async function () {
      await writeDown(0.6);
      const buying = c.shares.connect(c.users[2]).subscribe(10);
      await expect(buying).to.changeTokenBalance(ethers, c.currency, c.users[2], -euros(6));
      await c.members.connect(c.newcomer).join(USERS, 5);
      await expectBacked(0.6, 172);
      await c.shares.connect(c.users[2]).requestWithdrawal(3, 17);
      await time.increase(NOTICE);
      await c.shares.repay(1);
      expect(await accountBalance(3)).to.equal(euros(10.2));
      await expectBacked(0.6, 155);
    });

    it("changes nothing in what the liquidity floor leaves, for the money stays with the co-op", async function () {
      await c.asExecutor.defineTerms({ ...quick, liquidityFloor: euros(127) });
      expect(await c.shares.roomToRepay()).to.equal(30n);
      await writeDown(0.6);
      expect(await c.shares.roomToRepay()).to.equal(50n); // 30 euros still, at 60 cents a share
    });

    it("is followed by another one, in the new shares' par", async function () {
      await writeDown(0.6);
      await c.shares.connect(c.users[2]).subscribe(43);
      await writeDown(0.25);
      expect(await balance(c.fund)).to.equal(euros(62.8) + euros(70));
      await expectBacked(0.25, 200);
    });
  });

  describe("moves par", function () {
    it("down to a single base unit, and then no further", async function () {
      await c.asExecutor.writeDown(1);
      expect(await balance(c.capital)).to.equal(157n);
      expect(await balance(c.fund)).to.equal(euros(157) - 157n);
      await expectError(c.asExecutor.writeDown(0), c.shares, "UnfitPar", 0, 0);
      await expectError(c.asExecutor.writeDown(1), c.shares, "UnfitPar", 1, 0);
    });

    it("never up, and never to where it is: reverts with UnfitPar", async function () {
      const most = euros(1) - 1n;
      for (const par of [euros(1), euros(1) + 1n, euros(2), 2n ** 96n, 2n ** 256n - 1n]) {
        await expectError(c.asExecutor.writeDown(par), c.shares, "UnfitPar", par, most);
      }
      await writeDown(0.6);
      await expectError(writeDown(1), c.shares, "UnfitPar", euros(1), euros(0.6) - 1n);
      await c.asExecutor.writeDown(euros(0.6) - 1n);
    });

    it("never to zero: reverts with UnfitPar", async function () {
      await expectError(c.asExecutor.writeDown(0), c.shares, "UnfitPar", 0, euros(1) - 1n);
      await expectBacked(1, 157);
    });

    it("and no money where there are no shares", async function () {
      for (const [i, shares] of holdings.entries()) {
        await c.shares.connect(c.users[i]!).requestWithdrawal(i + 1, shares);
      }
      await time.increase(NOTICE);
      await c.shares.repay(10);
      const writing = writeDown(0.5);
      await expectEvent(writing, c.shares, "ParSet", euros(0.5));
      await expect(writing).not.to.emit(c.treasury, "Entry");
      await expectBacked(0.5, 0);
    });
  });

  describe("is decided on", function () {
    it("by an extraordinary resolution", async function () {
      const calls = [action(c.shares, "writeDown", [euros(0.6)])];
      const needed = await c.statute.kindNeeded([await c.shares.getAddress()], [calls[0]!.data]);
      expect(needed).to.equal(EXTRAORDINARY);
      await resolve(c, time, calls, "Bear the loss of the fire");
      await expectBacked(0.6, 157);
    });

    it("by nobody whom the authority does not let", async function () {
      const writing = c.shares.connect(c.users[0]).writeDown(1);
      await expectError(writing, c.shares, "AccessManagedUnauthorized", c.users[0]);
    });
  });

  describe("leaves the escrow of an applicant whole", function () {
    const apply = (shares: number) => c.members.connect(c.funder).requestEntry(WORKERS, shares, ZeroHash, "");
    const admit = () => c.members.connect(c.executorSigner).admit(c.funder);
    const purse = () => accountOf(c.funder.address, 0n);

    it("which buys more shares at the new par, and the rest goes to the wallet's account", async function () {
      await apply(41);
      await writeDown(0.75);
      expect([await balance(c.escrow), await c.shares.escrowOf(c.funder)]).to.deep.equal([euros(41), euros(41)]);
      const admitting = admit();
      await expectEvent(admitting, c.shares, "SharesSubscribed", APPLICANT, 54);
      const [paid, ref]: [[string, string], string] = [[c.escrow, c.capital], refTo("Member", APPLICANT)];
      await expectEntry(admitting, c.treasury, 6, "ShareCapital", paid, c.currency, euros(40.5), ref);
      const rest: [string, string] = [c.escrow, purse()];
      await expectEntry(admitting, c.treasury, 7, "Refund", rest, c.currency, euros(0.5), ref);
      expect(await c.shares.sharesOf(APPLICANT)).to.deep.equal([54n, 0n]);
      expect([await balance(c.escrow), await c.shares.escrowOf(c.funder)]).to.deep.equal([0n, 0n]);
      await expectBacked(0.75, 157 + 54);
    });

    it("which buys without a rest where the new par divides it", async function () {
      await apply(40);
      await writeDown(0.5);
      await admit();
      expect(await c.shares.sharesOf(APPLICANT)).to.deep.equal([80n, 0n]);
      expect(await balance(purse())).to.equal(0n);
      await expectBacked(0.5, 157 + 80);
    });

    it("which goes back in full where the applicant is refused", async function () {
      await apply(41);
      await writeDown(0.75);
      await c.members.connect(c.executorSigner).refuse(c.funder, encodeBytes32String("reason 1"));
      expect(await balance(purse())).to.equal(euros(41));
      await expectBacked(0.75, 157);
    });

    it("which keeps nobody out: what the class may not hold goes to the wallet's account", async function () {
      await c.currency.mint(c.funder, euros(60_000));
      await c.currency.connect(c.funder).approve(c.treasury, euros(60_000));
      await apply(60_000); // fewer than the 100,000 that the class may hold, until par is halved
      await writeDown(0.5);
      await admit();
      expect(await c.shares.sharesOf(APPLICANT)).to.deep.equal([100_000n, 0n]);
      expect(await balance(purse())).to.equal(euros(10_000));
      await expectBacked(0.5, 157 + 100_000);
    });
  });

  it("costs the same with 3 and with 30 who hold shares", async function () {
    const gasOf = async () => (await (await writeDown(0.6)).wait())!.gasUsed;
    const snapshot = await networkHelpers.takeSnapshot();
    const few = await gasOf();
    await snapshot.restore();
    for (const wallet of await newWallets(chain, 27)) {
      await c.currency.mint(wallet, euros(9));
      await c.currency.connect(wallet).approve(c.treasury, euros(9));
      await c.members.connect(wallet).join(USERS, 9);
    }
    expect(await gasOf()).to.equal(few);
    await expectBacked(0.6, 157 + 27 * 9);
  });
});
