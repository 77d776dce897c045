import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { accountOf, days, purpose } from "../scripts/charter.ts";
import { actingAs, expelMember, moveWallet } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { BY_CLASS, EQUAL, fillIntake, openRound } from "./helpers/budgets.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, past, resolve, roundActions, USERS } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [FUNDED, FAILED] = [2n, 3n];
const ETHER = ZeroAddress;
const OPENED = [EQUAL, days(14), "Spring", "ipfs://spring"] as const;

/** A co-op of nine members with 9,000 euros and 9 ether in its general fund. */
async function prosperous() {
  const c = await foundSomerset(ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
  await c.treasury.connect(c.funder).deposit(ETHER, euros(9), id("gift"), { value: euros(9) });
  const executorSigner = await actingAs(chain, c.executor);
  return { ...c, executorSigner, asExecutor: c.rounds.connect(executorSigner), steward: c.workers[0] };
}

/** Round 1 over 900 euros, with two buckets of up to 1,000 euros, of which the first needs 300 and the second 700. */
async function opened() {
  const c = await prosperous();
  await openRound(c, c.executorSigner, euros(900), euros(1));
  await c.buckets.connect(c.steward).openInRound(1, euros(300), euros(1_000), "Oven", "");
  await c.buckets.connect(c.steward).openInRound(1, euros(700), euros(1_000), "Mill", "");
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

  /** Allocations of `units` to each bucket of `buckets`, as [bucket, units] pairs become them. */
  const units = (...pairs: [number, number][]) => pairs.map(([bucket, amount]) => ({ bucket, units: amount }));

  const allocate = (member: Signer, allocations: ReturnType<typeof units>, round = 1) =>
    c.rounds.connect(member).allocate(round, allocations);

  const allocated = async (number: number, round = 1) =>
    (await c.rounds.allocationsOf(round, number)).map((a) => [Number(a.bucket), Number(a.units)]);

  /** What was allocated to a bucket, and by how many members. */
  const tally = async (bucket: number) => {
    const { units: total, members } = await c.rounds.tallyOf(bucket);
    return [Number(total), Number(members)];
  };

  const account = async (round: bigint | number) => accountOf(await c.rounds.getAddress(), BigInt(round));
  const held = async (round = 1, asset = c.currencyAddress) => c.treasury.balanceOf(await account(round), asset);
  const fund = async (asset = c.currencyAddress) => c.treasury.balanceOf(await c.treasury.generalFund(), asset);
  const end = async (round = 1) => past(time, (await c.rounds.roundOf(round)).closesAt);

  /** Opens buckets in round 1 until there are `count`, each of up to 1,000 euros. */
  async function openBuckets(count: number): Promise<void> {
    for (let bucket = Number(await c.buckets.lastBucket()); bucket < count; bucket++) {
      await c.buckets.connect(c.steward).openInRound(1, 0, euros(1_000), `Bucket ${bucket + 1}`, "");
    }
  }

  describe("open", function () {
    startFrom(prosperous);

    it("sets a pool aside, by resolution", async function () {
      await resolve(c, time, await roundActions(c, euros(900), euros(1)), "Open a spring round");
      expect(await held()).to.equal(euros(900));
      expect(await fund()).to.equal(euros(8_100));
      expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(100n);
    });

    it("remembers what was decided, and who is a member just before", async function () {
      await fillIntake(c, c.executorSigner, euros(900));
      const at = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(at);
      const opening = c.asExecutor.open(c.currency, euros(900), euros(2), ...OPENED);
      const terms = [1, c.currency, euros(900), euros(2), EQUAL, at - 1, at + days(14), "Spring", "ipfs://spring"];
      await expectEvent(opening, c.rounds, "RoundOpened", ...terms);
      const [from, to] = [await account(await c.treasury.INTAKE()), await account(1)];
      await expectEntry(opening, c.treasury, 4, "Budget", [from, to], c.currency, euros(900), 1);
      const round = await c.rounds.roundOf(1);
      const { asset, snapshot, closesAt, allowance, pool, unit, unsettled } = round;
      expect([asset, allowance]).to.deep.equal([c.currencyAddress, BigInt(EQUAL)]);
      expect([snapshot, closesAt]).to.deep.equal([BigInt(at - 1), BigInt(at + days(14))]);
      expect([pool, unit, unsettled]).to.deep.equal([euros(900), euros(2), 0n]);
      expect(round.electorate).to.equal(3n | (3n << 24n) | (3n << 48n));
      expect(round.weights).to.equal(await c.statute.weights());
    });

    it("numbers rounds, each with its own pool", async function () {
      await openRound(c, c.executorSigner, euros(900), euros(1));
      await openRound(c, c.executorSigner, euros(90), euros(1));
      expect(await c.rounds.lastRound()).to.equal(2n);
      expect([await held(1), await held(2)]).to.deep.equal([euros(900), euros(90)]);
    });

    it("takes part of the intake, and leaves the rest for another", async function () {
      await fillIntake(c, c.executorSigner, euros(900));
      await c.asExecutor.open(c.currency, euros(500), 1, ...OPENED);
      await c.asExecutor.open(c.currency, euros(400), 1, ...OPENED);
      expect([await held(1), await held(2)]).to.deep.equal([euros(500), euros(400)]);
    });

    it("reverts with BalanceTooLow beyond what the intake holds", async function () {
      await fillIntake(c, c.executorSigner, euros(900));
      const intake = await account(await c.treasury.INTAKE());
      const opening = c.asExecutor.open(c.currency, euros(901), 1, ...OPENED);
      await expectError(opening, c.treasury, "BalanceTooLow", intake, c.currency, euros(900), euros(901));
      await expectError(c.asExecutor.open(ETHER, 1, 1, ...OPENED), c.treasury, "BalanceTooLow", intake, ETHER, 0, 1);
    });

    it("reverts with NoUnit, NoDuration and NothingMoved for none of each", async function () {
      await fillIntake(c, c.executorSigner, 10n);
      await expectError(c.asExecutor.open(c.currency, 10, 0, ...OPENED), c.rounds, "NoUnit");
      await expectError(c.asExecutor.open(c.currency, 10, 1, EQUAL, 0, "", ""), c.rounds, "NoDuration");
      await expectError(c.asExecutor.open(c.currency, 0, 1, ...OPENED), c.treasury, "NothingMoved");
    });

    it("reverts with AccessManagedUnauthorized for everybody but a resolution", async function () {
      for (const tried of [c.users[0], c.stranger]) {
        const opening = c.rounds.connect(tried).open(c.currency, 1, 1, ...OPENED);
        await expectError(opening, c.rounds, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("topUp", function () {
    startFrom(opened);

    it("adds to the pool, and to every allowance at once", async function () {
      await fillIntake(c, c.executorSigner, euros(450));
      await allocate(c.users[0], units([1, 100]));
      await expectError(allocate(c.users[0], units([1, 101])), c.rounds, "OverAllowance", 101, 100);
      const topping = c.asExecutor.topUp(1, euros(450));
      await expectEvent(topping, c.rounds, "RoundToppedUp", 1, euros(1_350));
      const way: [string, string] = [await account(await c.treasury.INTAKE()), await account(1)];
      await expectEntry(topping, c.treasury, 6, "Budget", way, c.currency, euros(450), 1);
      expect(await c.rounds.allowanceOf(1, c.users[1])).to.equal(150n);
      await allocate(c.users[0], units([1, 150]));
      expect(await tally(1)).to.deep.equal([150, 1]);
      expect(await held()).to.equal(euros(1_350));
    });

    it("reverts with BalanceTooLow and NothingMoved without money", async function () {
      const intake = await account(await c.treasury.INTAKE());
      await expectError(c.asExecutor.topUp(1, 1), c.treasury, "BalanceTooLow", intake, c.currency, 0, 1);
      await expectError(c.asExecutor.topUp(1, 0), c.treasury, "NothingMoved");
    });

    it("reverts with NoSuchRound and RoundClosed where there is no open round", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      await expectError(c.asExecutor.topUp(2, 1), c.rounds, "NoSuchRound", 2);
      await time.setNextBlockTimestamp(closesAt);
      await expectError(c.asExecutor.topUp(1, 1), c.rounds, "RoundClosed", 1, closesAt);
    });

    it("reverts with AccessManagedUnauthorized for everybody but a resolution", async function () {
      await expectError(c.rounds.connect(c.users[0]).topUp(1, 1), c.rounds, "AccessManagedUnauthorized", c.users[0]);
    });
  });

  describe("enter and takeRoom", function () {
    startFrom(opened);

    it("revert with NotBuckets for everybody but the buckets", async function () {
      for (const tried of [c.steward, c.executorSigner]) {
        await expectError(c.rounds.connect(tried).enter(1, 9, 1), c.rounds, "NotBuckets", tried);
        await expectError(c.rounds.connect(tried).takeRoom(1, 1), c.rounds, "NotBuckets", tried);
      }
    });
  });

  describe("allowanceOf", function () {
    startFrom(prosperous);

    it("is the same for every vote on the register, rounded down to units", async function () {
      await openRound(c, c.executorSigner, euros(1_000), euros(2));
      for (const member of c.founders) expect(await c.rounds.allowanceOf(1, member)).to.equal(55n); // 111.11 of 2
    });

    it("is nothing for who is not in the round", async function () {
      await openRound(c, c.executorSigner, euros(900), euros(1));
      await c.members.connect(c.newcomer).join(USERS, 0);
      await c.members.connect(c.users[1]).resign();
      for (const wallet of [c.stranger, c.newcomer, c.users[1]]) {
        expect(await c.rounds.allowanceOf(1, wallet)).to.equal(0n);
      }
      expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(100n); // what others do not take is not shared out
      expect(await c.rounds.allowanceOf(2, c.users[0])).to.equal(0n);
    });

    describe("by class", function () {
      const byClass = { allowance: BY_CLASS };

      it("is each class's weight, the same for every vote inside the class", async function () {
        await openRound(c, c.executorSigner, euros(900), euros(1), byClass);
        for (const user of c.users) expect(await c.rounds.allowanceOf(1, user)).to.equal(150n);
        for (const other of [...c.workers, ...c.investors]) expect(await c.rounds.allowanceOf(1, other)).to.equal(75n);
      });

      it("is less for each of a class that has grown", async function () {
        await c.members.connect(c.newcomer).join(USERS, 0);
        await networkHelpers.mine();
        await openRound(c, c.executorSigner, euros(900), euros(1), byClass);
        const grown = [...c.users, c.newcomer];
        for (const user of grown) expect(await c.rounds.allowanceOf(1, user)).to.equal(112n); // 112.5
        expect(await c.rounds.allowanceOf(1, c.workers[0])).to.equal(75n);
      });

      it("shares the weight of an empty class out among the others", async function () {
        for (const investor of c.investors) await c.members.connect(investor).resign();
        await networkHelpers.mine();
        await openRound(c, c.executorSigner, euros(900), euros(1), byClass);
        expect((await c.rounds.roundOf(1)).weights).to.equal(5_000n | (2_500n << 16n));
        expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(200n);
        expect(await c.rounds.allowanceOf(1, c.workers[0])).to.equal(100n);
      });

      it("grows with a top-up, and keeps the electorate of the opening", async function () {
        await openRound(c, c.executorSigner, euros(900), euros(1), byClass);
        for (const worker of c.workers.slice(1)) await c.members.connect(worker).resign();
        await fillIntake(c, c.executorSigner, euros(300));
        await c.asExecutor.topUp(1, euros(300));
        expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(200n);
        expect(await c.rounds.allowanceOf(1, c.workers[0])).to.equal(100n);
      });

      it("INV-9: never adds up to more than the pool", async function () {
        await c.members.connect(c.newcomer).join(USERS, 0);
        await networkHelpers.mine();
        await openRound(c, c.executorSigner, 1_009n, 1n, byClass);
        let sum = 0n;
        for (const member of [...c.founders, c.newcomer]) sum += await c.rounds.allowanceOf(1, member);
        expect(sum).to.equal(126n * 4n + 84n * 6n); // 1,008
      });
    });
  });

  describe("allocate", function () {
    startFrom(opened);

    it("sets what a member puts into buckets", async function () {
      const allocations = units([1, 30], [2, 70]);
      await expectEvent(allocate(c.users[1], allocations), c.rounds, "Allocated", 1, 2, [[1, 30], [2, 70]]);
      expect(await allocated(2)).to.deep.equal([[1, 30], [2, 70]]);
      expect(await tally(1)).to.deep.equal([30, 1]);
      expect(await tally(2)).to.deep.equal([70, 1]);
    });

    it("adds up what several members put in", async function () {
      await allocate(c.users[0], units([1, 30]));
      await allocate(c.users[1], units([1, 25], [2, 5]));
      await allocate(c.investors[0], units([2, 100]));
      expect(await tally(1)).to.deep.equal([55, 2]);
      expect(await tally(2)).to.deep.equal([105, 2]);
      expect(await allocated(1)).to.deep.equal([[1, 30]]);
      expect(await allocated(7)).to.deep.equal([[2, 100]]);
    });

    it("replaces what the member allocated before, all of it", async function () {
      await allocate(c.users[0], units([1, 30], [2, 70]));
      await allocate(c.users[1], units([1, 1]));
      await allocate(c.users[0], units([2, 100]));
      expect(await allocated(1)).to.deep.equal([[2, 100]]);
      expect(await tally(1)).to.deep.equal([1, 1]);
      expect(await tally(2)).to.deep.equal([100, 1]);
      await allocate(c.users[0], units([1, 100]));
      expect(await tally(1)).to.deep.equal([101, 2]);
      expect(await tally(2)).to.deep.equal([0, 0]);
    });

    it("withdraws everything with an empty list, and starts again", async function () {
      await allocate(c.users[0], units([1, 30], [2, 70]));
      await expectEvent(allocate(c.users[0], []), c.rounds, "Allocated", 1, 1, []);
      expect(await allocated(1)).to.deep.equal([]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[0, 0], [0, 0]]);
      await allocate(c.users[0], []);
      await allocate(c.users[0], units([1, 5]));
      expect(await tally(1)).to.deep.equal([5, 1]);
    });

    it("keeps any number of buckets up to twenty, also when it shrinks and grows", async function () {
      await openBuckets(20);
      const all = (count: number, amount: number) =>
        units(...Array.from({ length: count }, (_, i): [number, number] => [i + 1, amount]));
      for (const [step, count] of [5, 6, 11, 20, 10, 1, 15, 6, 0, 16, 5].entries()) {
        const amount = (step % 4) + 1;
        await allocate(c.users[0], all(count, amount));
        expect(await allocated(1)).to.deep.equal(Array.from({ length: count }, (_, i) => [i + 1, amount]));
        for (let bucket = 1; bucket <= 20; bucket++) {
          expect(await tally(bucket)).to.deep.equal(bucket <= count ? [amount, 1] : [0, 0]);
        }
      }
    });

    it("keeps the largest numbers that an entry holds", async function () {
      const [bucket, most] = [2 ** 24 - 1, 2 ** 27 - 1];
      await openRound(c, c.executorSigner, 9n * BigInt(most), 1n);
      await skipTo(bucket - 1);
      for (const title of ["Last but one", "Last"])
        await c.buckets.connect(c.steward).openInRound(2, 0, euros(1), title, "");
      await allocate(c.users[0], units([bucket, most]), 2);
      expect(await allocated(1, 2)).to.deep.equal([[bucket, most]]);
      await allocate(c.users[0], units([bucket - 1, most - 1], [bucket, 1]), 2);
      expect(await allocated(1, 2)).to.deep.equal([[bucket - 1, most - 1], [bucket, 1]]);
    });

    it("reverts with OverAllowance from 2^27 units on, whatever the allowance", async function () {
      const [unit, pool] = [1n, 9n * 2n ** 28n];
      await openRound(c, c.executorSigner, pool, unit);
      for (const title of ["Third", "Fourth"])
        await c.buckets.connect(c.steward).openInRound(2, 0, euros(1), title, "");
      const half = 2 ** 26;
      await expectError(allocate(c.users[0], units([3, 2 ** 27]), 2), c.rounds, "OverAllowance", 2 ** 27, 2 ** 28);
      await expectError(
        allocate(c.users[0], units([3, half], [4, half]), 2),
        c.rounds, "OverAllowance", 2 ** 27, 2 ** 28,
      );
      await allocate(c.users[0], units([3, half], [4, half - 1]), 2);
    });

    it("reverts with OverAllowance above the allowance, in one bucket or several", async function () {
      await allocate(c.users[0], units([1, 60], [2, 40]));
      await expectError(allocate(c.users[0], units([1, 61], [2, 40])), c.rounds, "OverAllowance", 101, 100);
      await expectError(allocate(c.users[0], units([1, 101])), c.rounds, "OverAllowance", 101, 100);
      expect(await tally(1)).to.deep.equal([60, 1]);
    });

    it("reverts with BucketsNotRising for a bucket twice, backwards, or none", async function () {
      await expectError(allocate(c.users[0], units([1, 1], [1, 1])), c.rounds, "BucketsNotRising", 1);
      await expectError(allocate(c.users[0], units([2, 1], [1, 1])), c.rounds, "BucketsNotRising", 1);
      await expectError(allocate(c.users[0], units([0, 1])), c.rounds, "BucketsNotRising", 0);
    });

    it("reverts with NoUnits for nothing", async function () {
      await expectError(allocate(c.users[0], units([1, 5], [2, 0])), c.rounds, "NoUnits", 2);
    });

    it("reverts with TooManyBuckets above twenty", async function () {
      const many = Array.from({ length: 21 }, (_, i): [number, number] => [i + 1, 1]);
      await expectError(allocate(c.users[0], units(...many)), c.rounds, "TooManyBuckets", 21);
    });

    it("reverts with BucketNotInRound for a bucket of another round, of none, or that is not there", async function () {
      await c.buckets.connect(c.steward).open(c.currency, 1, 2, 2n ** 40n - 1n, "Campaign", "");
      await openRound(c, c.executorSigner, euros(90), euros(1));
      await c.buckets.connect(c.steward).openInRound(2, 0, euros(1), "Elsewhere", "");
      for (const bucket of [3, 4, 5]) {
        await expectError(allocate(c.users[0], units([bucket, 1])), c.rounds, "BucketNotInRound", 1, bucket);
      }
      await expectError(allocate(c.users[0], units([1, 1]), 2), c.rounds, "BucketNotInRound", 2, 1);
    });

    it("reverts with RoomTaken above what a bucket may take, beside the member's own former part", async function () {
      await c.buckets.connect(c.steward).openInRound(1, 0, euros(120), "Small", "");
      await allocate(c.users[0], units([3, 100]));
      await expectError(allocate(c.users[1], units([3, 21])), c.rounds, "RoomTaken", 3, euros(120), euros(121));
      await allocate(c.users[1], units([3, 20]));
      await allocate(c.users[0], units([3, 100]));
      await expectError(allocate(c.users[1], units([3, 21])), c.rounds, "RoomTaken", 3, euros(120), euros(121));
      await allocate(c.users[0], units([3, 99]));
      await allocate(c.users[1], units([3, 21]));
    });

    it("reverts with RoomTaken for what funders have filled", async function () {
      await c.buckets.connect(c.funder).fill(1, euros(950));
      await expectError(allocate(c.users[0], units([1, 51])), c.rounds, "RoomTaken", 1, euros(50), euros(51));
      await allocate(c.users[0], units([1, 50]));
    });

    it("reverts with NotInRound for strangers, newcomers and who has left", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      await allocate(c.users[0], units([1, 100]));
      await c.members.connect(c.users[0]).resign();
      await expelMember(c, c.executorSigner, time, 2);
      for (const tried of [c.stranger, c.newcomer, c.users[0], c.users[1]]) {
        await expectError(allocate(tried, units([1, 1])), c.rounds, "NotInRound", 1, tried);
      }
      expect(await tally(1)).to.deep.equal([100, 1]); // what was allocated stays
    });

    it("follows the member to its new wallet", async function () {
      await allocate(c.users[0], units([1, 100]));
      await moveWallet(c, c.users[0], c.stranger);
      await expectError(allocate(c.users[0], units([2, 1])), c.rounds, "NotInRound", 1, c.users[0]);
      await allocate(c.stranger, units([2, 100]));
      expect([await tally(1), await tally(2)]).to.deep.equal([[0, 0], [100, 1]]);
    });

    it("is open to the last second, and reverts with RoundClosed after it", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      await time.setNextBlockTimestamp(closesAt - 1n);
      await allocate(c.users[0], units([1, 1]));
      await time.setNextBlockTimestamp(closesAt);
      await expectError(allocate(c.users[0], units([1, 2])), c.rounds, "RoundClosed", 1, closesAt);
    });

    it("reverts with NoSuchRound where there is none", async function () {
      await expectError(allocate(c.users[0], [], 2), c.rounds, "NoSuchRound", 2);
    });

    it("keeps two rounds apart", async function () {
      await openRound(c, c.executorSigner, euros(90), euros(1));
      await c.buckets.connect(c.steward).openInRound(2, 0, euros(50), "Elsewhere", "");
      await allocate(c.users[0], units([1, 100]));
      await allocate(c.users[0], units([3, 10]), 2);
      await allocate(c.users[0], units([2, 1]));
      expect(await allocated(1, 1)).to.deep.equal([[2, 1]]);
      expect(await allocated(1, 2)).to.deep.equal([[3, 10]]);
      expect(await tally(3)).to.deep.equal([10, 1]);
    });

    /** Makes `bucket` the next number that a bucket gets. */
    async function skipTo(bucket: number): Promise<void> {
      const [slot, address] = [3n, await c.buckets.getAddress()]; // the rounds, and above them the last bucket
      const word = BigInt(await networkHelpers.getStorageAt(address, slot));
      const rounds = word & ((1n << 160n) - 1n);
      await networkHelpers.setStorageAt(address, slot, (BigInt(bucket - 1) << 160n) | rounds);
      expect(await c.buckets.lastBucket()).to.equal(BigInt(bucket - 1));
      expect(await c.buckets.rounds()).to.equal(await c.rounds.getAddress());
    }
  });

  describe("settle", function () {
    startFrom(opened);

    it("moves the members' money into a bucket that reached its minimum", async function () {
      for (const member of c.users) await allocate(member, units([1, 100]));
      await end();
      const settling = c.rounds.connect(c.stranger).settle(1);
      await expectEvent(settling, c.buckets, "BucketSettled", 1, FUNDED, 0, euros(300));
      const bucket = accountOf(await c.buckets.getAddress(), 1n);
      await expectEntry(settling, c.treasury, 5, "Budget", [await account(1), bucket], c.currency, euros(300), 1);
      expect(await c.treasury.balanceOf(bucket, c.currency)).to.equal(euros(300));
      expect(await held()).to.equal(euros(600));
      expect((await c.rounds.roundOf(1)).unsettled).to.equal(1n);
      expect((await c.buckets.bucketOf(1)).fromRound).to.equal(euros(300));
    });

    it("moves nothing into a bucket that missed it by one", async function () {
      for (const member of c.users) await allocate(member, units([1, 99]));
      await c.buckets.connect(c.funder).fill(1, euros(2));
      await end();
      expect(await c.rounds.settle.staticCall(1)).to.equal(false);
      await expectEvent(c.rounds.settle(1), c.buckets, "BucketSettled", 1, FAILED, euros(2), 0);
      expect(await held()).to.equal(euros(900));
      await expect(c.buckets.refund(1, c.funder)).to.changeTokenBalance(ethers, c.currency, c.funder, euros(2));
    });

    it("counts funders and members together", async function () {
      for (const member of c.users) await allocate(member, units([1, 99]));
      await c.buckets.connect(c.funder).fill(1, euros(3));
      await end();
      expect(await c.rounds.settle.staticCall(1)).to.equal(true);
      await expectEvent(c.rounds.settle(1), c.buckets, "BucketSettled", 1, FUNDED, euros(3), euros(297));
    });

    it("funds a bucket that funders alone have filled, and moves nothing", async function () {
      await c.buckets.connect(c.funder).fill(1, euros(300));
      await end();
      await expectEvent(c.rounds.settle(1), c.buckets, "BucketSettled", 1, FUNDED, euros(300), 0);
      expect(await held()).to.equal(euros(900));
    });

    it("reverts with BucketNotOpen the second time", async function () {
      await end();
      await c.rounds.settle(1);
      await expectError(c.rounds.settle(1), c.buckets, "BucketNotOpen", 1, FAILED);
    });

    it("reverts with RoundStillOpen before the close, and not in its second", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      await time.setNextBlockTimestamp(closesAt - 1n);
      await expectError(c.rounds.settle(1), c.rounds, "RoundStillOpen", 1, closesAt);
      await time.setNextBlockTimestamp(closesAt);
      await c.rounds.settle(1);
    });

    it("reverts with NoSuchRound for a bucket without a round, and for none", async function () {
      await c.buckets.connect(c.steward).open(c.currency, 1, 2, 2n ** 40n - 1n, "Campaign", "");
      for (const bucket of [3, 4]) await expectError(c.rounds.settle(bucket), c.rounds, "NoSuchRound", 0);
    });
  });

  describe("finish", function () {
    startFrom(opened);

    it("returns the rest to the general fund once all buckets are settled, in any order", async function () {
      for (const member of c.users) await allocate(member, units([1, 100]));
      for (const member of c.workers) await allocate(member, units([2, 100]));
      await end();
      await c.rounds.settle(2);
      await expectError(c.rounds.finish(1), c.rounds, "BucketsUnsettled", 1, 1);
      await c.rounds.settle(1);
      const before = await fund();
      const finishing = c.rounds.connect(c.stranger).finish(1);
      await expectEvent(finishing, c.rounds, "RoundFinished", 1, euros(600));
      const [from, to] = [await account(1), await c.treasury.generalFund()];
      await expectEntry(finishing, c.treasury, 6, "Remainder", [from, to], c.currency, euros(600), 1);
      expect(await fund()).to.equal(before + euros(600));
      expect(await held()).to.equal(0n);
    });

    it("returns everything of a round that nobody opened a bucket in", async function () {
      await openRound(c, c.executorSigner, euros(90), euros(1));
      await end(2);
      await expectEvent(c.rounds.finish(2), c.rounds, "RoundFinished", 2, euros(90));
    });

    it("returns nothing of a round that is spent to the last unit", async function () {
      for (const member of c.founders) await allocate(member, units([2, 100]));
      await end();
      await c.rounds.settle(1);
      await c.rounds.settle(2);
      const finishing = c.rounds.finish(1);
      await expectEvent(finishing, c.rounds, "RoundFinished", 1, 0);
      await expect(finishing).not.to.emit(c.treasury, "Entry");
    });

    it("reverts with AlreadyFinished the second time", async function () {
      await end();
      await c.rounds.settle(1);
      await c.rounds.settle(2);
      await c.rounds.finish(1);
      await expectError(c.rounds.finish(1), c.rounds, "AlreadyFinished", 1);
    });

    it("reverts with RoundStillOpen before the close, and with NoSuchRound for none", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      await expectError(c.rounds.finish(1), c.rounds, "RoundStillOpen", 1, closesAt);
      await expectError(c.rounds.finish(2), c.rounds, "NoSuchRound", 2);
    });
  });

  describe("in ether", function () {
    startFrom(prosperous);

    it("goes the whole way", async function () {
      await openRound(c, c.executorSigner, euros(9), euros(0.01), { asset: ETHER });
      await c.buckets.connect(c.steward).openInRound(1, euros(1), euros(3), "Gas", "");
      for (const user of c.users) await allocate(user, units([1, 50]));
      await c.buckets.connect(c.funder).fill(1, euros(1), { value: euros(1) });
      await end();
      await c.rounds.settle(1);
      await c.rounds.finish(1);
      expect(await fund(ETHER)).to.equal(euros(7.5));
      await c.buckets.connect(c.steward).requestPayout(1, c.supplier, euros(2.5), purpose("Work"), id("receipt"), "");
      for (const user of c.users) await c.buckets.connect(user).approvePayout(1);
      await expect(c.buckets.payPayout(1)).to.changeEtherBalances(
        ethers,
        [c.treasury, c.supplier],
        [-euros(2.5), euros(2.5)],
      );
    });
  });
});
