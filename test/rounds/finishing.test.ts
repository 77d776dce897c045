import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { draftBucket, draftRound } from "../../scripts/plans.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import { allocate, fillIntake, openBucket, openRound } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, foundSomerset, past } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ETHER = ZeroAddress;
const CARRIED = 0n; // number of the account

/** A co-op of nine members with 9,000 euros and 9 ether in its general fund. */
async function prosperous() {
  const c = await foundSomerset(ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
  await c.treasury.connect(c.funder).deposit(ETHER, euros(9), id("gift"), { value: euros(9) });
  const executor = await actingAs(chain, c.executor);
  const asExecutor = { rounds: c.rounds.connect(executor), funds: c.funds.connect(executor) };
  return { ...c, executorSigner: executor, asExecutor, steward: c.workers[0] };
}

/** Round 1 over 900 euros, with two buckets of up to 1,000 euros, of which the first needs 300 and the second 700. */
async function opened() {
  const c = await prosperous();
  await openRound(c, c.executorSigner, euros(900), euros(1));
  await openBucket(c, c.steward, { round: 1, min: euros(300), max: euros(1_000) });
  await openBucket(c, c.steward, { round: 1, min: euros(700), max: euros(1_000), title: "Mill" });
  return c;
}

type Prosperous = Awaited<ReturnType<typeof prosperous>>;

describe("What comes before and after a round", function () {
  let c: Prosperous;
  const startFrom = (fixture: () => Promise<Prosperous>) =>
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const account = async (round: bigint | number) => accountOf(await c.rounds.getAddress(), BigInt(round));
  const held = async (round: bigint | number, asset = c.currencyAddress) =>
    c.treasury.balanceOf(await account(round), asset);
  const fund = async (asset = c.currencyAddress) => c.treasury.balanceOf(await c.treasury.generalFund(), asset);
  const end = async (round: number) => past(time, (await c.rounds.roundOf(round)).closesAt);

  /** Pool, core and carried, as the opening of a round told them. */
  const told = async (round: number) => {
    const [event] = await c.rounds.queryFilter(c.rounds.filters.RoundOpened(round));
    return [event!.args.pool, event!.args.core, event!.args.carried];
  };

  /** Opens a round over `budget` that carries over, in which nobody does anything, and finishes it. */
  async function carry(budget: bigint, asset = c.currencyAddress): Promise<number> {
    const round = await openRound(c, c.executorSigner, budget, 1n, { asset, carriesOver: true, unit: euros(0.001) });
    await end(round);
    await c.rounds.finish(round);
    return round;
  }

  describe("finish", function () {
    startFrom(opened);

    it("returns the rest to the general fund once all buckets are settled, in any order", async function () {
      for (const member of c.users) await allocate(c, member, 1, [1, 100]);
      for (const member of c.workers) await allocate(c, member, 1, [2, 100]);
      await end(1);
      await expectError(c.rounds.finish(1), c.rounds, "BucketsUnsettled", 1, 2);
      await c.rounds.settle(1, 2);
      await expectError(c.rounds.finish(1), c.rounds, "BucketsUnsettled", 1, 1);
      await c.rounds.settle(1, 1);
      const before = await fund();
      const finishing = c.rounds.connect(c.stranger).finish(1);
      await expectEvent(finishing, c.rounds, "RoundFinished", 1, euros(600));
      const way: [string, string] = [await account(1), await c.treasury.generalFund()];
      await expectEntry(finishing, c.treasury, 6, "Remainder", way, c.currency, euros(600), refTo("Round", 1));
      expect(await fund()).to.equal(before + euros(600));
      expect(await held(1)).to.equal(0n);
    });

    it("returns everything of a round that nobody opened a bucket in, whatever ideas there were", async function () {
      await openRound(c, c.executorSigner, euros(90), euros(1));
      await c.buckets.connect(c.steward).suggest(draftBucket({ title: "Idea", round: 2, max: 1n }));
      await end(2);
      await expectEvent(c.rounds.finish(2), c.rounds, "RoundFinished", 2, euros(90));
    });

    it("returns nothing of a round that is spent to the last unit", async function () {
      for (const member of c.founders) await allocate(c, member, 1, [2, 100]);
      await end(1);
      await c.rounds.settle(1, 1);
      await c.rounds.settle(1, 2);
      const finishing = c.rounds.finish(1);
      await expectEvent(finishing, c.rounds, "RoundFinished", 1, 0);
      await expect(finishing).not.to.emit(c.treasury, "Entry");
    });

    it("reverts with AlreadyFinished the second time", async function () {
      await end(1);
      await c.rounds.settle(1, 1);
      await c.rounds.settle(1, 2);
      await c.rounds.finish(1);
      await expectError(c.rounds.finish(1), c.rounds, "AlreadyFinished", 1);
    });

    it("reverts with RoundStillOpen before the close, and with NoSuchRound for none", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      await time.setNextBlockTimestamp(closesAt - 1n);
      await expectError(c.rounds.finish(1), c.rounds, "RoundStillOpen", 1, closesAt);
      for (const round of [0, 2]) await expectError(c.rounds.finish(round), c.rounds, "NoSuchRound", round);
    });
  });

  describe("a round that carries over", function () {
    startFrom(prosperous);

    it("leaves its rest for the next one, which begins with it", async function () {
      const before = await fund();
      await openRound(c, c.executorSigner, euros(900), euros(1), { carriesOver: true });
      await openBucket(c, c.steward, { round: 1, min: 1n, max: euros(300) });
      for (const user of c.users) await allocate(c, user, 1, [1, 100]);
      await end(1);
      await c.rounds.settle(1, 1);
      const finishing = c.rounds.finish(1);
      const way: [string, string] = [await account(1), await account(CARRIED)];
      await expectEntry(finishing, c.treasury, 6, "Remainder", way, c.currency, euros(600), refTo("Round", 1));
      expect(await fund()).to.equal(before - euros(900));
      expect(await c.rounds.restAccount(1)).to.equal(await account(CARRIED));

      await fillIntake(c, c.executorSigner, euros(300));
      const more = { unit: euros(1), duration: days(14), title: "Autumn" };
      const plan = draftRound({ asset: c.currencyAddress, budget: euros(300), ...more });
      const opening = c.asExecutor.rounds.open(plan);
      const ref = refTo("Round", 2);
      const [intake, carried] = [await account(await c.treasury.INTAKE()), await account(CARRIED)];
      await expectEntry(opening, c.treasury, 8, "Budget", [intake, await account(2)], c.currency, euros(300), ref);
      await expectEntry(opening, c.treasury, 9, "Budget", [carried, await account(2)], c.currency, euros(600), ref);
      expect([await held(CARRIED), await held(2)]).to.deep.equal([0n, euros(900)]);
      expect(await told(2)).to.deep.equal([euros(900), 0n, euros(600)]);
      expect(await c.rounds.allowanceOf(2, c.users[0])).to.equal(100n);
    });

    it("adds to what another one left, and the next takes all of it once", async function () {
      await carry(euros(100));
      await openRound(c, c.executorSigner, euros(50), euros(1), { carriesOver: true }); // takes 100, and is open
      await openRound(c, c.executorSigner, euros(7), euros(1), { carriesOver: true }); // finds nothing
      expect([await held(2), await held(3)]).to.deep.equal([euros(150), euros(7)]);
      await end(3);
      await c.rounds.finish(3);
      await c.rounds.finish(2);
      expect(await held(CARRIED)).to.equal(euros(157));
      await openRound(c, c.executorSigner, euros(1), euros(1));
      expect([await held(CARRIED), await held(4)]).to.deep.equal([0n, euros(158)]);
    });

    it("leaves nothing to a round in another asset", async function () {
      await carry(euros(100));
      await carry(euros(2), ETHER);
      await openRound(c, c.executorSigner, euros(1), euros(0.001), { asset: ETHER });
      expect([await held(3, ETHER), await held(CARRIED, ETHER)]).to.deep.equal([euros(3), 0n]);
      expect([await held(3), await held(CARRIED)]).to.deep.equal([0n, euros(100)]);
    });

    it("also gets back there what its buckets did not spend", async function () {
      await openRound(c, c.executorSigner, euros(900), euros(1), { carriesOver: true });
      await openBucket(c, c.steward, { round: 1, min: 1n, max: euros(300) });
      await allocate(c, c.users[0], 1, [1, 80]);
      await end(1);
      await c.rounds.settle(1, 1);
      await c.rounds.finish(1);
      await c.buckets.connect(c.steward).giveUp(1);
      const [bucket, ref] = [accountOf(await c.buckets.getAddress(), 1n), refTo("Bucket", 1)];
      const way: [string, string] = [bucket, await account(CARRIED)];
      const refunding = c.buckets.refund(1, c.rounds);
      await expectEntry(refunding, c.treasury, 7, "Remainder", way, c.currency, euros(80), ref);
      expect(await held(CARRIED)).to.equal(euros(900));
    });

    it("is followed by one over nothing but that, and by none over nothing at all", async function () {
      await carry(euros(90));
      const plan = { asset: c.currencyAddress, budget: 0n, unit: euros(1), duration: days(14), title: "Autumn" };
      const opening = c.asExecutor.rounds.open(draftRound(plan));
      const way: [string, string] = [await account(CARRIED), await account(2)];
      await expectEntry(opening, c.treasury, 6, "Budget", way, c.currency, euros(90), refTo("Round", 2));
      expect(await c.treasury.queryFilter(c.treasury.filters.Entry)).to.have.length(6); // and none of nothing
      expect(await told(2)).to.deep.equal([euros(90), 0n, euros(90)]);
      expect([await held(CARRIED), await held(2)]).to.deep.equal([0n, euros(90)]);
      await openBucket(c, c.steward, { round: 2, max: euros(90) });
      await allocate(c, c.users[0], 2, [1, 10]);
      const another = c.asExecutor.rounds.open(draftRound(plan));
      await expectError(another, c.rounds, "CoreNotCovered", 0, 0);
    });

    it("can be followed by one that does not, and returns all to the general fund", async function () {
      const before = await fund();
      await carry(euros(100));
      await openRound(c, c.executorSigner, euros(1), euros(1));
      await end(2);
      await c.rounds.finish(2);
      expect(await fund()).to.equal(before);
    });
  });

  describe("core expenses", function () {
    const month = days(30);

    /** A standing bucket for the rent, 100 euros a month from now on; and one in ether. */
    async function renting() {
      const s = await prosperous();
      for (const [asset, amount] of [[s.currencyAddress, euros(100)], [ETHER, euros(1)]] as const) {
        const plan = draftBucket({ title: "Rent", asset, min: 1n, max: 1n });
        await s.buckets.connect(s.executorSigner).openStanding(plan, 4);
        const bucket = await s.buckets.lastBucket();
        await s.asExecutor.funds.nameStanding(bucket, amount, month, (await time.latest()) + 1_000);
      }
      await time.increase(1_000);
      return s;
    }

    startFrom(renting);

    const core = async (asset = c.currencyAddress) => c.treasury.balanceOf(await c.funds.coreAccount(), asset);
    const rent = async (bucket = 1, asset = c.currencyAddress) =>
      c.treasury.balanceOf(accountOf(await c.buckets.getAddress(), BigInt(bucket)), asset);

    /** Locks `amount` of the general fund for core expenses. */
    async function lock(amount: bigint): Promise<void> {
      const intake = accountOf(await c.funds.getAddress(), await c.treasury.INTAKE());
      const asExecutor = c.treasury.connect(c.executorSigner);
      await asExecutor.transfer(0, intake, c.currency, amount, purpose("Budget"), id("core"));
      await c.asExecutor.funds.provideCore(c.currency, amount);
    }

    const opening = async (budget: bigint, unit = euros(1)) => {
      const plan = { asset: c.currencyAddress, budget, unit, duration: days(14), title: "Spring" };
      return c.asExecutor.rounds.open(draftRound(plan));
    };

    it("that are due are paid before there is a pool: pool = budget - core + carried", async function () {
      await carry(euros(140)); // pays the first month, and leaves 40
      await time.increase(month);
      await fillIntake(c, c.executorSigner, euros(900));
      const deed = opening(euros(900));
      const ref = refTo("Round", 2);
      const [intake, coreAccount] = [await account(await c.treasury.INTAKE()), await c.funds.coreAccount()];
      const bucket = accountOf(await c.buckets.getAddress(), 1n);
      const standing = refTo("StandingBudget", 1);
      await expectEntry(deed, c.treasury, 9, "Budget", [intake, coreAccount], c.currency, euros(100), ref);
      await expectEntry(deed, c.treasury, 10, "Budget", [coreAccount, bucket], c.currency, euros(100), standing);
      await expectEntry(deed, c.treasury, 11, "Budget", [intake, await account(2)], c.currency, euros(800), ref);
      const carried: [string, string] = [await account(CARRIED), await account(2)];
      await expectEntry(deed, c.treasury, 12, "Budget", carried, c.currency, euros(40), ref);
      expect(await told(2)).to.deep.equal([euros(840), euros(100), euros(40)]);
      expect([await held(2), await rent(), await core()]).to.deep.equal([euros(840), euros(200), 0n]);
    });

    it("that are locked already cost the round nothing, and are paid all the same", async function () {
      await lock(euros(150));
      await fillIntake(c, c.executorSigner, euros(900));
      await opening(euros(900));
      expect(await told(1)).to.deep.equal([euros(900), 0n, 0n]);
      expect([await rent(), await core()]).to.deep.equal([euros(100), euros(50)]);
    });

    it("that are locked in part cost the round what is missing", async function () {
      await lock(euros(150));
      await time.increase(month);
      await fillIntake(c, c.executorSigner, euros(900));
      await opening(euros(900));
      expect(await told(1)).to.deep.equal([euros(850), euros(50), 0n]);
      expect([await rent(), await core()]).to.deep.equal([euros(200), 0n]);
    });

    it("in another asset wait for a round in that one", async function () {
      await fillIntake(c, c.executorSigner, euros(900));
      await opening(euros(900));
      expect([await rent(), await rent(2, ETHER)]).to.deep.equal([euros(100), 0n]);
      await openRound(c, c.executorSigner, euros(5), euros(0.01), { asset: ETHER });
      expect(await told(2)).to.deep.equal([euros(4), euros(1), 0n]);
      expect([await rent(2, ETHER), await held(2, ETHER)]).to.deep.equal([euros(1), euros(4)]);
    });

    it("leave a pool of a base unit, and CoreNotCovered is the answer where they leave none", async function () {
      await fillIntake(c, c.executorSigner, euros(100) + 1n);
      await expectError(opening(euros(100), 1n), c.rounds, "CoreNotCovered", euros(100), euros(100));
      await expectError(opening(euros(99), 1n), c.rounds, "CoreNotCovered", euros(100), euros(99));
      await opening(euros(100) + 1n, 1n);
      expect(await told(1)).to.deep.equal([1n, euros(100), 0n]);
    });

    it("are not covered by what was carried over", async function () {
      await carry(euros(300)); // 100 for the rent, 200 carried
      await time.increase(month);
      await fillIntake(c, c.executorSigner, euros(100));
      await expectError(opening(0n), c.rounds, "CoreNotCovered", euros(100), 0);
      const short = euros(100) - 1n;
      await expectError(opening(short), c.rounds, "CoreNotCovered", euros(100), short);
    });

    it("may take all of the budget where there is a pool that was carried over", async function () {
      await carry(euros(300)); // 100 for the rent, 200 carried
      await time.increase(month);
      await fillIntake(c, c.executorSigner, euros(100));
      const deed = opening(euros(100));
      const ref = refTo("Round", 2);
      const [intake, coreAccount] = [await account(await c.treasury.INTAKE()), await c.funds.coreAccount()];
      const bucket = accountOf(await c.buckets.getAddress(), 1n);
      const standing = refTo("StandingBudget", 1);
      await expectEntry(deed, c.treasury, 9, "Budget", [intake, coreAccount], c.currency, euros(100), ref);
      await expectEntry(deed, c.treasury, 10, "Budget", [coreAccount, bucket], c.currency, euros(100), standing);
      const carried: [string, string] = [await account(CARRIED), await account(2)];
      await expectEntry(deed, c.treasury, 11, "Budget", carried, c.currency, euros(200), ref);
      expect(await told(2)).to.deep.equal([euros(200), euros(100), euros(200)]);
      expect([await held(2), await held(CARRIED), await rent()]).to.deep.equal([euros(200), 0n, euros(200)]);
      expect(await c.rounds.allowanceOf(2, c.users[0])).to.equal(22n);
    });

    it("of a bucket that has ended are due no more", async function () {
      await c.buckets.connect(c.executorSigner).cancel(1);
      await fillIntake(c, c.executorSigner, euros(900));
      await opening(euros(900));
      expect(await told(1)).to.deep.equal([euros(900), 0n, 0n]);
    });
  });
});
