import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { action, actingAs, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { expectError } from "../helpers/expect.ts";
import { inOneBlock, inOneTransaction, QUICK } from "../helpers/hostile.ts";
import { purseOf, takeOut } from "../helpers/register.ts";
import { euros, foundSomerset, USERS } from "../helpers/somerset.ts";

// Attacks on rewards that were paid to the wrong, played against interest on shares, which is what is shared out here by
// what somebody holds. Each is named by its row in docs/security.md.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const YEAR = days(365);
const RATE = 500; // basis points a year
const GAS = { gasLimit: 1_000_000n }; // in a block of several transactions, where it cannot be estimated

/** Shares at one euro that can be had back at once. Day 0 is tomorrow. */
async function fixture() {
  const c = await foundSomerset(ethers, { preset: { capital: QUICK } });
  const executor = await actingAs(chain, c.executor);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(5_000), id("surplus"));
  const shares = await c.shares.getAddress();
  return {
    ...c,
    asExecutor: { treasury: c.treasury.connect(executor), shares: c.shares.connect(executor) },
    intake: accountOf(shares, await c.treasury.INTAKE()),
    pool: accountOf(shares, 2n),
    day0: (await time.latest()) + days(1),
  };
}

describe("attacks on dividends", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach("shares are worth par, and the accounts add up", async () => {
    const capital = await balance(accountOf(await c.shares.getAddress(), 0n));
    expect(capital).to.equal((await c.shares.totalSupply()) * euros(1));
    await expectBooksInOrder(ethers, c.treasury);
  });

  const day = (n: number) => c.day0 + days(n);
  const on = (n: number) => time.setNextBlockTimestamp(day(n));
  const balance = (account: string) => c.treasury.balanceOf(account, c.currency);
  const account = (number: number) => c.treasury.memberAccount(number);
  const buy = (member: Signer, shares: number, overrides = {}) => c.shares.connect(member).subscribe(shares, overrides);
  const ask = (member: Signer, number: number, shares: number, overrides = {}) =>
    c.shares.connect(member).requestWithdrawal(number, shares, overrides);

  /** Sets 500 euros aside and declares interest from day to day, on day `when`. */
  const declare = async (from: number, to: number, when = to) => {
    await c.asExecutor.treasury.transfer(0, c.intake, c.currency, euros(500), purpose("Interest"), ZeroHash);
    await on(when);
    return c.asExecutor.shares.declareInterest(day(from), day(to), RATE);
  };

  /** Claims for `number`, and says what came. */
  const claim = async (number: number) => {
    const before = await balance(await account(number));
    await c.shares.connect(c.stranger).claimInterest(number, 100);
    return (await balance(await account(number))) - before;
  };

  /** By the book: interest on `shares` of one euro held for so many seconds. */
  const interestOn = (shares: number, seconds: number) =>
    (BigInt(shares) * BigInt(seconds) * euros(1) * BigInt(RATE)) / (10_000n * BigInt(YEAR));

  it("42 NovaBox: who comes after a time has no part in its interest, whatever its code", async function () {
    await buy(c.users[0], 1_000);
    await on(365); // the second in which the year ends, before it is declared
    await c.members.connect(c.newcomer).join(USERS, 1_000);
    const wallet = await ethers.deployContract("HostileWallet");
    await c.currency.mint(wallet, euros(1_000));
    const treasury = await c.treasury.getAddress();
    await wallet.call(c.currency, action(c.currency, "approve", [treasury, euros(1_000)]).data);
    await wallet.call(c.members, action(c.members, "join", [USERS, 1_000]).data);
    await declare(0, 365, 366);
    expect([await claim(10), await claim(11)]).to.deep.equal([0n, 0n]);
    expect(await claim(1)).to.equal(euros(50));
    expect(await balance(c.pool)).to.equal(0n);
  });

  it("43 Equilibria: shares cannot be handed to who would claim again, a number only with its claims", async function () {
    await buy(c.users[0], 1_000);
    await declare(0, 365);
    expect(await claim(1)).to.equal(euros(50));
    const asHolder = c.shares.connect(c.users[0]);
    await expectError(asHolder.transfer(c.users[1], 1_000), c.shares, "SharesNotTransferable");
    await expectError(asHolder.approve(c.users[1], 1_000), c.shares, "SharesNotTransferable");
    const taking = c.shares.connect(c.users[1]).transferFrom(c.users[0], c.users[1], 1_000);
    await expectError(taking, c.shares, "SharesNotTransferable");

    await moveWallet(c, c.users[0], c.stranger);
    await c.members.connect(c.users[0]).join(USERS, 0); // the old wallet, as somebody new
    expect([await claim(1), await claim(2), await claim(10)]).to.deep.equal([0n, 0n, 0n]);
    expect(await balance(c.pool)).to.equal(0n);
  });

  it("44 Popsicle: money that moves on to another member takes no claim on the past with it", async function () {
    await buy(c.users[0], 1_000);
    await on(100);
    await inOneBlock(chain, [
      () => ask(c.users[0], 1, 1_000, GAS),
      () => c.shares.repay(1, GAS),
      () => c.treasury.connect(c.users[0]).withdraw(1, c.users[1], c.currency, euros(1_000), GAS),
      () => buy(c.users[1], 1_000, GAS),
    ]);
    await declare(0, 100, 101);
    expect([await claim(2), await claim(1)]).to.deep.equal([0n, interestOn(1_000, days(100))]);
  });

  it("45 Aventa: helpers who hold the same money in turn get together what one would have got", async function () {
    await on(0);
    await buy(c.users[0], 1_000);
    for (const [i, next] of [c.users[1], c.users[2]].entries()) {
      await on(100 * (i + 1));
      await inOneBlock(chain, [
        () => ask(c.users[i]!, i + 1, 1_000, GAS),
        () => c.shares.repay(1, GAS),
        () => buy(next, 1_000, GAS),
      ]);
    }
    await declare(0, 300);
    const each = interestOn(1_000, days(100));
    expect([await claim(1), await claim(2), await claim(3)]).to.deep.equal([each, each, each]);
    expect(await balance(c.pool)).to.equal(interestOn(1_000, days(300)) - 3n * each); // less than a base unit for each
    expect((await balance(c.pool)) < 3n).to.equal(true);
  });

  it("46 Bankroll: who pays into what it has nearly all shares of gets no more for it", async function () {
    await buy(c.users[0], 990);
    await buy(c.users[1], 10);
    await c.asExecutor.treasury.transfer(0, purseOf(c.users[0]), c.currency, euros(400), purpose("Grant"), ZeroHash);
    const inflating = [0, c.intake, c.currency, euros(400), purpose("Interest"), ZeroHash] as const;
    await c.treasury.connect(c.users[0]).transfer(...inflating);
    await on(365);
    await c.asExecutor.shares.declareInterest(day(0), day(365), RATE);
    expect([await claim(1), await claim(2)]).to.deep.equal([euros(49.5), euros(0.5)]);
    expect([await balance(c.intake), await balance(c.pool)]).to.deep.equal([euros(350), 0n]);
    await expectError(
      takeOut(c, c.users[0], c.currency, 1n),
      c.treasury,
      "BalanceTooLow",
      purseOf(c.users[0]),
      c.currency,
      0,
      1,
    );
  });

  it("49 Flashstake: joining, buying, claiming and leaving in one transaction gains nothing", async function () {
    await buy(c.users[0], 1_000);
    await declare(0, 365);
    const account = await ethers.deployContract("BatchAccount");
    await c.currency.mint(account, euros(1_000));
    await on(400);
    await inOneTransaction(chain, account, [
      action(c.currency, "approve", [await c.treasury.getAddress(), euros(1_000)]),
      action(c.members, "join", [USERS, 1_000]),
      action(c.shares, "requestWithdrawal", [10, 1_000]),
      action(c.shares, "repay", [1]),
      action(c.shares, "claimInterest", [10, 100]),
      action(c.treasury, "withdraw", [10, await account.getAddress(), c.currencyAddress, euros(1_000)]),
    ]);
    await declare(365, 730); // over the second it was a shareholder in as well
    expect([await claim(10), await claim(1)]).to.deep.equal([0n, euros(100)]);
    expect(await c.currency.balanceOf(account)).to.equal(euros(1_000));
    expect(await balance(c.pool)).to.equal(0n);
  });

  it("52 rounding as in Synthetix: each is paid to less than a base unit, all together no more than declared", async function () {
    const holdings = [1, 7, 333, 997, 13, 101] as const;
    const members = [...c.users, ...c.workers];
    const since = holdings.map((_, i) => day(0) + 86_399 * i + i * i);
    for (const [i, shares] of holdings.entries()) {
      await time.setNextBlockTimestamp(since[i]!);
      await buy(members[i]!, shares);
    }
    await declare(0, 365);
    const shareSeconds = holdings.reduce((sum, shares, i) => sum + shares * (day(365) - since[i]!), 0);
    const declared = interestOn(1, shareSeconds);
    expect(await balance(c.pool)).to.equal(declared);
    for (const [i, shares] of holdings.entries()) {
      expect(await claim(i + 1)).to.equal(interestOn(shares, day(365) - since[i]!));
    }
    expect((await balance(c.pool)) < BigInt(holdings.length)).to.equal(true);
  });

  it("54 no points: interest is not declared to nobody, and what was set aside waits", async function () {
    await c.asExecutor.treasury.transfer(0, c.intake, c.currency, euros(60), purpose("Interest"), ZeroHash);
    await on(365);
    await expectError(c.asExecutor.shares.declareInterest(day(0), day(365), RATE), c.treasury, "NothingMoved");
    expect([await c.shares.interestCount(), await balance(c.intake)]).to.deep.equal([0n, euros(60)]);
    await on(365.5);
    await buy(c.users[0], 1_000);
    await on(730.5);
    await c.asExecutor.shares.declareInterest(day(0), day(730.5), RATE);
    expect([await claim(1), await balance(c.intake)]).to.deep.equal([euros(50), euros(10)]);
  });

  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const;
  for (const order of orders) {
    const words = ["buying", "withdrawing", "claiming"] as const;
    it(`55 SorStaking: ${order
      .map((i) => words[i])
      .join(", ")} in one second pay what was due before`, async function () {
      await on(0);
      await buy(c.users[0], 1_000);
      const { treasury, shares } = c.asExecutor;
      await treasury.transfer(0, c.intake, c.currency, euros(500), purpose("Interest"), ZeroHash);
      const deeds = [
        [() => buy(c.users[0], 500, GAS)],
        [() => ask(c.users[0], 1, 300, GAS), () => c.shares.repay(1, GAS)],
        [() => c.shares.claimInterest(1, 100, GAS)],
      ] as const;
      await on(100);
      const declaring = () => shares.declareInterest(day(0), day(100), RATE, GAS);
      await inOneBlock(chain, [declaring, ...order.flatMap((i) => deeds[i])]);
      const first = interestOn(1_000, days(100));
      expect(await balance(await account(1))).to.equal(euros(300) + first);
      expect(await claim(1)).to.equal(0n);
      await declare(100, 200);
      expect(await claim(1)).to.equal(interestOn(1_200, days(100)));
      expect(await balance(c.pool)).to.equal(0n);
    });
  }
});
