import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, encodeKind } from "../scripts/charter.ts";
import { accountOf, refTo } from "../sdk/src/accounts.ts";
import { ALLOWANCES, bucketState, draftBucket, draftOrder, draftRound } from "../scripts/plans.ts";
import type { RoundDraft } from "../scripts/plans.ts";
import { somerset as preset } from "../scripts/presets/index.ts";
import { actingAs } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { allocate as allocateIn, fillIntake, openBucket, openRound } from "./helpers/budgets.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, past, resolve, roundActions } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ETHER = ZeroAddress;
const ROOT = id("a roll");
const [OPEN, FUNDED, FAILED] = [bucketState("Open"), bucketState("Funded"), bucketState("Failed")];
const MOST_UNITS = 2n ** 31n - 1n; // that a tally counts
const TENURE = BigInt(days(30)); // of ordinary resolutions, by the preset

/** A co-op of nine members with 9,000 euros and 9 ether in its general fund. */
async function prosperous() {
  const c = await foundSomerset(ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
  await c.treasury.connect(c.funder).deposit(ETHER, euros(9), id("gift"), { value: euros(9) });
  const executor = await actingAs(chain, c.executor);
  return { ...c, executorSigner: executor, asExecutor: c.rounds.connect(executor), steward: c.workers[0] };
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

describe("Rounds", function () {
  let c: Prosperous;
  const startFrom = (fixture: () => Promise<Prosperous>) =>
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  /** The plan of a round over `budget` euros in units of one. */
  const planned = (budget: bigint, more: Partial<RoundDraft> = {}) =>
    draftRound({ asset: c.currencyAddress, budget, unit: euros(1), duration: days(14), title: "Spring", ...more });

  /** Allocates `pairs` of bucket and units in round 1. */
  const allocate = (member: Signer, ...pairs: [number, number][]) => allocateIn(c, member, 1, ...pairs);

  const account = async (round: bigint | number) => accountOf(await c.rounds.getAddress(), BigInt(round));
  const intake = async () => account(await c.treasury.INTAKE());
  const held = async (round = 1, asset = c.currencyAddress) => c.treasury.balanceOf(await account(round), asset);
  const fund = async (asset = c.currencyAddress) => c.treasury.balanceOf(await c.treasury.generalFund(), asset);
  const end = async (round = 1) => past(time, (await c.rounds.roundOf(round)).closesAt);

  describe("open", function () {
    startFrom(prosperous);

    it("sets a pool aside, by resolution", async function () {
      await resolve(c, time, await roundActions(c, euros(900), euros(1)), "Open a spring round");
      expect(await held()).to.equal(euros(900));
      expect(await fund()).to.equal(euros(8_100));
      expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(100n);
    });

    it("tells the plan as it was decided, the pool, the snapshot before the tenure, and both times", async function () {
      const plan = planned(euros(900), {
        unit: euros(2), allowance: "ByClass", ideaTime: days(3), capPerBucket: 50, isOpenToAll: true,
        carriesOver: true, flagsToBlock: 2, guidelines: "0. Bread\n1. No plastics", uri: "ipfs://spring",
      });
      await fillIntake(c, c.executorSigner, euros(900));
      const at = (await time.latest()) + days(40);
      await time.setNextBlockTimestamp(at);
      const opening = c.asExecutor.open(plan);
      const [opensAt, closesAt] = [at + days(3), at + days(17)];
      const inOrder = c.rounds.interface.getFunction("open").inputs[0]!.components!.map(
        ({ name }) => plan[name as keyof typeof plan],
      );
      const terms = [1, c.currency, euros(900), 0, 0, at - 1 - days(30), opensAt, closesAt, inOrder];
      await expectEvent(opening, c.rounds, "RoundOpened", ...terms);
      const way: [string, string] = [await intake(), await account(1)];
      await expectEntry(opening, c.treasury, 4, "Budget", way, c.currency, euros(900), refTo("Round", 1));
    });

    it("remembers what was decided", async function () {
      const numbers = { allowance: "ByClass", ideaTime: 60, capPerBucket: 50, flagsToBlock: 2 } as const;
      const more = { ...numbers, isOpenToAll: true, carriesOver: true };
      await openRound(c, c.executorSigner, euros(900), euros(2), more);
      const at = BigInt(await time.latest());
      const { asset, snapshot, opensAt, closesAt, pool, unit } = await c.rounds.roundOf(1);
      expect([asset, pool, unit]).to.deep.equal([c.currencyAddress, euros(900), euros(2)]);
      const times = [await c.rounds.foundedAt(), at + 60n, at + 60n + BigInt(days(14))];
      expect([snapshot, opensAt, closesAt]).to.deep.equal(times);
      const { allowance, capPerBucket, flagsToBlock, isOpenToAll, carriesOver } = await c.rounds.roundOf(1);
      expect([allowance, capPerBucket, flagsToBlock]).to.deep.equal([BigInt(ALLOWANCES.indexOf("ByClass")), 50n, 2n]);
      expect([isOpenToAll, carriesOver]).to.deep.equal([true, true]);
      const { electorate, weights, unsettled, isFinished, roll } = await c.rounds.roundOf(1);
      expect(electorate).to.equal(3n | (3n << 24n) | (3n << 48n));
      expect(weights).to.equal(await c.statute.weights());
      expect([unsettled, isFinished, roll]).to.deep.equal([0n, false, ethers.ZeroHash]);
    });

    describe("takes the register of", function () {
      let foundedAt: bigint;
      beforeEach(async () => {
        foundedAt = (await c.shares.foundedAt()) - 1n; // when founders are on the register, and nobody else
        await fillIntake(c, c.executorSigner, euros(900));
      });

      /** Opens a round at second `at`, and gives the snapshot it took. */
      async function snapshotAt(at: bigint): Promise<bigint> {
        await time.setNextBlockTimestamp(at);
        await c.asExecutor.open(planned(euros(100)));
        return (await c.rounds.roundOf(await c.rounds.lastRound())).snapshot;
      }

      const demand = (minTenure: number) =>
        c.statute.connect(c.executorSigner).defineKind(0, encodeKind({ ...preset.kinds[0]!, minTenure }));

      it("the founding, in a co-op that is younger than the tenure, to its last second", async function () {
        expect(await c.rounds.foundedAt()).to.equal(foundedAt);
        expect(await snapshotAt(BigInt(await time.latest()) + 1n)).to.equal(foundedAt);
        expect(await snapshotAt(foundedAt + TENURE)).to.equal(foundedAt);
        expect(await snapshotAt(foundedAt + TENURE + 1n)).to.equal(foundedAt); // it ended just before
        expect(await snapshotAt(foundedAt + TENURE + 2n)).to.equal(foundedAt + 1n);
      });

      it("the second before the tenure began, in an older one", async function () {
        const at = foundedAt + BigInt(days(1_000));
        expect(await snapshotAt(at)).to.equal(at - 1n - TENURE);
        expect(await snapshotAt(at + 1n)).to.equal(at - TENURE);
      });

      it("the second before the opening, where there is no tenure", async function () {
        await demand(0);
        const at = BigInt(await time.latest()) + 1n;
        expect(await snapshotAt(at)).to.equal(at - 1n);
      });

      it("the founding again, where the tenure has become longer than the co-op is old", async function () {
        await time.increaseTo(foundedAt + BigInt(days(100)));
        await demand(days(365));
        expect(await snapshotAt(foundedAt + BigInt(days(365)))).to.equal(foundedAt);
        await demand(days(30));
        expect(await snapshotAt(foundedAt + BigInt(days(366)))).to.equal(foundedAt + BigInt(days(336)) - 1n);
      });
    });

    it("takes part of the intake, and leaves the rest for another", async function () {
      await fillIntake(c, c.executorSigner, euros(900));
      await c.asExecutor.open(planned(euros(500)));
      await c.asExecutor.open(planned(euros(400)));
      expect(await c.rounds.lastRound()).to.equal(2n);
      expect([await held(1), await held(2)]).to.deep.equal([euros(500), euros(400)]);
    });

    it("reverts with BalanceTooLow beyond what the intake holds", async function () {
      await fillIntake(c, c.executorSigner, euros(900));
      const tooMuch = [await intake(), c.currency, euros(900), euros(900) + 1n];
      await expectError(c.asExecutor.open(planned(euros(900) + 1n)), c.treasury, "BalanceTooLow", ...tooMuch);
      const inEther = c.asExecutor.open(planned(1n, { asset: ETHER }));
      await expectError(inEther, c.treasury, "BalanceTooLow", await intake(), ETHER, 0, 1);
    });

    it("reverts with CoreNotCovered for no budget at all", async function () {
      await expectError(c.asExecutor.open(planned(0n)), c.rounds, "CoreNotCovered", 0, 0);
    });

    it("reverts with NoUnit and NoDuration for none of each", async function () {
      await fillIntake(c, c.executorSigner, 10n);
      await expectError(c.asExecutor.open(planned(10n, { unit: 0n })), c.rounds, "NoUnit");
      await expectError(c.asExecutor.open(planned(10n, { duration: 0 })), c.rounds, "NoDuration");
    });

    it("reverts with WrongRoll for a round by roll without one, and for any other with one", async function () {
      const [byClass, byRoll] = [ALLOWANCES.indexOf("ByClass"), ALLOWANCES.indexOf("ByRoll")];
      const refused = async (plan: ReturnType<typeof planned>, ...args: unknown[]) =>
        expectError(c.asExecutor.open(plan), c.rounds, "WrongRoll", ...args);
      await refused(planned(10n, { allowance: "ByRoll" }), byRoll, ethers.ZeroHash);
      await refused(planned(10n, { roll: ROOT }), 0, ROOT);
      await refused(planned(10n, { allowance: "ByClass", roll: ROOT }), byClass, ROOT);
    });

    it("takes 2^31 - 1 units and not quite one more, and reverts with UnitTooSmall from there", async function () {
      const most = MOST_UNITS * 3n + 2n;
      await fillIntake(c, c.executorSigner, most + 1n);
      const tooMany = c.asExecutor.open(planned(most + 1n, { unit: 3n }));
      await expectError(tooMany, c.rounds, "UnitTooSmall", 3, 4);
      await c.asExecutor.open(planned(most, { unit: 3n }));
      expect((await c.rounds.roundOf(1)).pool / 3n).to.equal(MOST_UNITS);
    });

    it("names the smallest unit that would do", async function () {
      const [pool, least] = [2n ** 31n * 3n - 1n, 3n]; // 2^31 - 1 units of three, and two base units more
      await fillIntake(c, c.executorSigner, pool);
      await expectError(c.asExecutor.open(planned(pool, { unit: 2n })), c.rounds, "UnitTooSmall", 2, least);
      await c.asExecutor.open(planned(pool, { unit: least }));
    });

    it("reverts with AccessManagedUnauthorized for everybody but a resolution", async function () {
      for (const tried of [c.users[0], c.stranger]) {
        const opening = c.rounds.connect(tried).open(planned(1n));
        await expectError(opening, c.rounds, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("topUp", function () {
    startFrom(opened);

    it("adds to the pool, as an entry that names the round", async function () {
      await fillIntake(c, c.executorSigner, euros(450));
      const topping = c.asExecutor.topUp(1, euros(450));
      await expectEvent(topping, c.rounds, "RoundToppedUp", 1, euros(1_350));
      const way: [string, string] = [await intake(), await account(1)];
      await expectEntry(topping, c.treasury, 6, "Budget", way, c.currency, euros(450), refTo("Round", 1));
      expect((await c.rounds.roundOf(1)).pool).to.equal(euros(1_350));
      expect(await held()).to.equal(euros(1_350));
    });

    it("fills a round to 2^31 - 1 units, and reverts with UnitTooSmall from there", async function () {
      const most = MOST_UNITS * 3n + 2n;
      await openRound(c, c.executorSigner, most - 1n, 3n);
      await fillIntake(c, c.executorSigner, 2n);
      await expectError(c.asExecutor.topUp(2, 2), c.rounds, "UnitTooSmall", 3, 4);
      await c.asExecutor.topUp(2, 1);
      await expectError(c.asExecutor.topUp(2, 1), c.rounds, "UnitTooSmall", 3, 4);
    });

    it("reverts with BalanceTooLow and NothingMoved without money", async function () {
      await expectError(c.asExecutor.topUp(1, 1), c.treasury, "BalanceTooLow", await intake(), c.currency, 0, 1);
      await expectError(c.asExecutor.topUp(1, 0), c.treasury, "NothingMoved");
    });

    it("reverts with NoSuchRound and RoundClosed where there is no open round", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      for (const round of [0, 2]) await expectError(c.asExecutor.topUp(round, 1), c.rounds, "NoSuchRound", round);
      await time.setNextBlockTimestamp(closesAt);
      await expectError(c.asExecutor.topUp(1, 1), c.rounds, "RoundClosed", 1, closesAt);
    });

    it("reverts with AccessManagedUnauthorized for everybody but a resolution", async function () {
      await expectError(c.rounds.connect(c.users[0]).topUp(1, 1), c.rounds, "AccessManagedUnauthorized", c.users[0]);
    });
  });

  describe("enter, takeOut and setRoom", function () {
    startFrom(opened);

    it("revert with NotBuckets for everybody but the buckets", async function () {
      for (const tried of [c.steward, c.executorSigner]) {
        const asTried = c.rounds.connect(tried);
        await expectError(asTried.enter(1, 9, 1, 0), c.rounds, "NotBuckets", tried);
        await expectError(asTried.takeOut(1, 1), c.rounds, "NotBuckets", tried);
        await expectError(asTried.setRoom(1, 1, 1), c.rounds, "NotBuckets", tried);
      }
    });
  });

  describe("a bucket that enters a round", function () {
    startFrom(opened);

    const suggest = (suggester: Signer, round: number) =>
      c.buckets.connect(suggester).suggest(draftBucket({ title: "Bicycle", round, min: 1n, max: euros(5) }));

    it("takes its asset from there, and has the close for a deadline", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      const opening = c.buckets.connect(c.steward).openNow(
        draftBucket({ title: "Bicycle", round: 1, asset: ETHER, deadline: 5, min: 1n, max: euros(5) + 1n }),
      );
      await expectEvent(opening, c.buckets, "BucketOpened", 3, 1, c.currency, 1, euros(5) + 1n, closesAt, 0);
      expect(await c.rounds.tallyOf(1, 3)).to.deep.equal([0n, 5n, 0n, true]); // room in whole units
      expect((await c.rounds.roundOf(1)).unsettled).to.equal(3n);
    });

    it("comes to the last second, and is refused with RoundClosed after it", async function () {
      await suggest(c.steward, 1);
      await suggest(c.steward, 1);
      const { closesAt } = await c.rounds.roundOf(1);
      await time.setNextBlockTimestamp(closesAt - 1n);
      await c.buckets.connect(c.steward).open(3);
      await time.setNextBlockTimestamp(closesAt);
      await expectError(c.buckets.connect(c.steward).open(4), c.rounds, "RoundClosed", 1, closesAt);
    });

    it("is refused with NoSuchRound where there is none, already as an idea", async function () {
      await expectError(c.rounds.assetOf(0), c.rounds, "NoSuchRound", 0);
      await expectError(c.rounds.assetOf(2), c.rounds, "NoSuchRound", 2);
      await expectError(suggest(c.steward, 2), c.rounds, "NoSuchRound", 2);
      const draft = draftBucket({ title: "Bicycle", round: 2, min: 1n, max: euros(5) });
      await expectError(c.buckets.connect(c.steward).openNow(draft), c.rounds, "NoSuchRound", 2);
      await suggest(c.steward, 1);
      await expectError(c.buckets.connect(c.steward).revise(3, draft), c.rounds, "NoSuchRound", 2);
      await openRound(c, c.executorSigner, euros(90), euros(1));
      await c.buckets.connect(c.steward).revise(3, draft);
      await c.buckets.connect(c.steward).open(3);
      expect((await c.rounds.roundOf(2)).unsettled).to.equal(1n);
    });

    it("is suggested by members only, unless the round is open to all", async function () {
      expect(await c.rounds.isOpenToAll(1)).to.equal(false);
      await expectError(suggest(c.stranger, 1), c.buckets, "OnlyMembersOpen", c.stranger);
      await openRound(c, c.executorSigner, euros(90), euros(1), { isOpenToAll: true });
      expect(await c.rounds.isOpenToAll(2)).to.equal(true);
      await suggest(c.stranger, 2);
      await c.buckets.connect(c.stranger).open(3);
      await c.rounds.connect(c.users[0]).allocate(2, [{ bucket: 3, units: 5 }]);
    });

    it("is suggested by outsiders to the last second of a round open to all", async function () {
      await openRound(c, c.executorSigner, euros(90), euros(1), { isOpenToAll: true });
      const { closesAt } = await c.rounds.roundOf(2);
      await time.setNextBlockTimestamp(closesAt - 1n);
      await suggest(c.stranger, 2);
      await time.setNextBlockTimestamp(closesAt);
      await expectError(suggest(c.stranger, 2), c.buckets, "OnlyMembersOpen", c.stranger);
      await networkHelpers.mine();
      expect(await c.rounds.isOpenToAll(2)).to.equal(false);
    });

    it("is kept out by as many open flags as the round says, and let in when one is resolved", async function () {
      await openRound(c, c.executorSigner, euros(90), euros(1), { flagsToBlock: 2, guidelines: "0. No plastics" });
      await suggest(c.steward, 2);
      for (const user of c.users.slice(0, 2)) await c.buckets.connect(user).flag(3, 0, "A plastic frame");
      await expectError(c.buckets.connect(c.steward).open(3), c.rounds, "BucketBlocked", 3, 2, 2);
      await c.buckets.connect(c.users[0]).resolveFlag(3, 1, "Steel now");
      await c.buckets.connect(c.steward).open(3);
      expect((await c.buckets.bucketOf(3)).state).to.equal(OPEN);
    });

    it("comes in with any number of flags where the round only shows them", async function () {
      await suggest(c.steward, 1);
      for (const member of c.founders) await c.buckets.connect(member).flag(3, 0, "Why?");
      await c.buckets.connect(c.steward).open(3);
    });
  });

  describe("settle", function () {
    startFrom(opened);

    it("moves the members' money into a bucket that reached its minimum", async function () {
      for (const member of c.users) await allocate(member, [1, 100]);
      await end();
      const settling = c.rounds.connect(c.stranger).settle(1, 1);
      await expectEvent(settling, c.buckets, "BucketSettled", 1, FUNDED, 0, euros(300));
      const bucket = accountOf(await c.buckets.getAddress(), 1n);
      const way: [string, string] = [await account(1), bucket];
      await expectEntry(settling, c.treasury, 5, "Budget", way, c.currency, euros(300), refTo("Bucket", 1));
      expect(await c.treasury.balanceOf(bucket, c.currency)).to.equal(euros(300));
      expect(await held()).to.equal(euros(600));
      expect((await c.rounds.roundOf(1)).unsettled).to.equal(1n);
      expect((await c.buckets.bucketOf(1)).fromRound).to.equal(euros(300));
    });

    it("moves a single base unit", async function () {
      const round = await openRound(c, c.executorSigner, 9n, 1n);
      const bucket = await openBucket(c, c.steward, { round, min: 1n, max: 9n });
      await allocateIn(c, c.users[0], round, [bucket, 1]);
      await end(round);
      await expectEvent(c.rounds.settle(round, bucket), c.buckets, "BucketSettled", bucket, FUNDED, 0, 1);
      expect((await c.buckets.bucketOf(bucket)).fromRound).to.equal(1n);
    });

    it("moves nothing into a bucket that missed it by one base unit", async function () {
      for (const member of c.users) await allocate(member, [1, 99]);
      await c.buckets.connect(c.funder).fill(1, euros(3) - 1n);
      await end();
      expect(await c.rounds.settle.staticCall(1, 1)).to.equal(false);
      await expectEvent(c.rounds.settle(1, 1), c.buckets, "BucketSettled", 1, FAILED, euros(3) - 1n, 0);
      expect(await held()).to.equal(euros(900));
      const refunding = c.buckets.refund(1, c.funder);
      await expect(refunding).to.changeTokenBalance(ethers, c.currency, c.funder, euros(3) - 1n);
    });

    it("counts funders and members together", async function () {
      for (const member of c.users) await allocate(member, [1, 99]);
      await c.buckets.connect(c.funder).fill(1, euros(3));
      await end();
      expect(await c.rounds.settle.staticCall(1, 1)).to.equal(true);
      await expectEvent(c.rounds.settle(1, 1), c.buckets, "BucketSettled", 1, FUNDED, euros(3), euros(297));
    });

    it("funds a bucket that funders alone have filled, and moves nothing", async function () {
      await c.buckets.connect(c.funder).fill(1, euros(300));
      await end();
      const settling = c.rounds.settle(1, 1);
      await expectEvent(settling, c.buckets, "BucketSettled", 1, FUNDED, euros(300), 0);
      await expect(settling).not.to.emit(c.treasury, "Entry");
      expect(await held()).to.equal(euros(900));
    });

    it("reverts with BucketNotIn the second time, whatever came of the first", async function () {
      for (const member of c.users) await allocate(member, [1, 100]);
      await end();
      await c.rounds.settle(1, 1);
      await c.rounds.settle(1, 2);
      await expectError(c.rounds.settle(1, 1), c.buckets, "BucketNotIn", 1, FUNDED, OPEN);
      await expectError(c.rounds.settle(1, 2), c.buckets, "BucketNotIn", 2, FAILED, OPEN);
      expect((await c.rounds.roundOf(1)).unsettled).to.equal(0n);
    });

    it("reverts with RoundStillOpen before the close, and not in its second", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      await time.setNextBlockTimestamp(closesAt - 1n);
      await expectError(c.rounds.settle(1, 1), c.rounds, "RoundStillOpen", 1, closesAt);
      await time.setNextBlockTimestamp(closesAt);
      await c.rounds.settle(1, 1);
    });

    it("reverts with BucketNotInRound for an idea, a campaign, another round's, and none", async function () {
      await c.buckets.connect(c.steward).suggest(draftBucket({ title: "Idea", round: 1, max: 1n }));
      await openBucket(c, c.steward, { title: "Campaign", max: 1n, deadline: (await time.latest()) + days(30) });
      await openRound(c, c.executorSigner, euros(90), euros(1));
      await openBucket(c, c.steward, { title: "Elsewhere", round: 2, max: euros(1) });
      await end(2);
      for (const bucket of [0, 3, 4, 5, 6]) {
        await expectError(c.rounds.settle(1, bucket), c.rounds, "BucketNotInRound", 1, bucket);
      }
      await expectError(c.rounds.settle(2, 1), c.rounds, "BucketNotInRound", 2, 1);
    });

    it("reverts with NoSuchRound where there is none", async function () {
      for (const round of [0, 2]) await expectError(c.rounds.settle(round, 1), c.rounds, "NoSuchRound", round);
    });
  });

  describe("in ether", function () {
    startFrom(prosperous);

    it("goes the whole way", async function () {
      await openRound(c, c.executorSigner, euros(9), euros(0.01), { asset: ETHER });
      await openBucket(c, c.steward, { title: "Gas", round: 1, min: euros(1), max: euros(3) });
      for (const user of c.users) await allocate(user, [1, 50]);
      await c.buckets.connect(c.funder).fill(1, euros(1), { value: euros(1) });
      await end();
      await c.rounds.settle(1, 1);
      await c.rounds.finish(1);
      expect(await fund(ETHER)).to.equal(euros(7.5));
      const order = draftOrder({ recipient: c.supplier.address, amount: euros(2.5), purpose: "Work" });
      await c.payouts.connect(c.steward).request(1, order);
      for (const user of c.users) await c.payouts.connect(user).approve(1);
      await past(time, (await c.payouts.payoutOf(1)).payableFrom);
      const [changed, by] = [[c.treasury, c.supplier], [-euros(2.5), euros(2.5)]];
      await expect(c.payouts.pay(1)).to.changeEtherBalances(ethers, changed, by);
    });
  });
});
