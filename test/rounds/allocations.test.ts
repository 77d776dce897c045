import { expect } from "chai";
import { AbiCoder, id, keccak256, toBeHex } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { draftBucket } from "../../scripts/plans.ts";
import type { RoundDraft } from "../../scripts/plans.ts";
import { actingAs, expelMember, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { allocate as allocateIn, fillIntake, openBucket, openRound } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, foundSomerset, USERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const MOST_IN_ENTRY = 2 ** 27 - 1; // units
const MOST_MEMBERS = 2n ** 22n - 1n; // of a bucket

/** A co-op of nine members with 9,000 euros in its general fund. */
async function prosperous() {
  const c = await foundSomerset(ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
  return { ...c, executorSigner: await actingAs(chain, c.executor), steward: c.workers[0] };
}

/** Round 1 over 900 euros, 100 for each member, with two buckets of up to 1,000 euros. */
async function opened() {
  const c = await prosperous();
  await openRound(c, c.executorSigner, euros(900), euros(1));
  for (const title of ["Oven", "Mill"]) await openBucket(c, c.steward, { round: 1, max: euros(1_000), title });
  return c;
}

type Prosperous = Awaited<ReturnType<typeof prosperous>>;
type Pair = [bucket: number, units: number];

describe("Allocating in a round", function () {
  let c: Prosperous;
  const startFrom = (fixture: () => Promise<Prosperous>) =>
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const allocate = (member: Signer, ...pairs: Pair[]) => allocateIn(c, member, 1, ...pairs);

  const allocated = async (number: number, round = 1) =>
    (await c.rounds.allocationsOf(round, number)).map((a) => [Number(a.bucket), Number(a.units)]);

  /** What was allocated to a bucket, and by how many members. */
  const tally = async (bucket: number, round = 1) => {
    const { units, members } = await c.rounds.tallyOf(round, bucket);
    return [Number(units), Number(members)];
  };

  const open = (budget: bigint, unit: bigint, more: Partial<RoundDraft> = {}) =>
    openRound(c, c.executorSigner, budget, unit, more);

  /** Opens buckets of up to 1,000 euros in `round` until there are `count`. */
  async function openBuckets(count: number, round = 1): Promise<void> {
    for (let bucket = Number(await c.buckets.lastBucket()); bucket < count; bucket++) {
      await openBucket(c, c.steward, { round, max: euros(1_000), title: `Bucket ${bucket + 1}` });
    }
  }

  describe("what a member allocates", function () {
    startFrom(opened);

    it("is kept, counted and told", async function () {
      const list: Pair[] = [[1, 30], [2, 70]];
      await expectEvent(allocate(c.users[1], ...list), c.rounds, "Allocated", 1, 2, list);
      expect(await allocated(2)).to.deep.equal(list);
      expect(await c.rounds.tallyOf(1, 1)).to.deep.equal([30n, 1_000n, 1n, true]);
      expect(await tally(2)).to.deep.equal([70, 1]);
    });

    it("adds up with what others do", async function () {
      await allocate(c.users[0], [1, 30]);
      await allocate(c.users[1], [1, 25], [2, 5]);
      await allocate(c.investors[0], [2, 100]);
      expect(await tally(1)).to.deep.equal([55, 2]);
      expect(await tally(2)).to.deep.equal([105, 2]);
      expect(await allocated(1)).to.deep.equal([[1, 30]]);
      expect(await allocated(7)).to.deep.equal([[2, 100]]);
    });

    it("takes the place of what it allocated before, all of it", async function () {
      await allocate(c.users[0], [1, 30], [2, 70]);
      await allocate(c.users[1], [1, 1]);
      await allocate(c.users[0], [2, 100]);
      expect(await allocated(1)).to.deep.equal([[2, 100]]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[1, 1], [100, 1]]);
      await allocate(c.users[0], [1, 100]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[101, 2], [0, 0]]);
    });

    it("is an amount, which stays when the pool grows and allowances with it", async function () {
      await allocate(c.users[0], [1, 30], [2, 70]);
      await fillIntake(c, c.executorSigner, euros(900));
      await c.rounds.connect(c.executorSigner).topUp(1, euros(900));
      expect(await allocated(1)).to.deep.equal([[1, 30], [2, 70]]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[30, 1], [70, 1]]);
      await allocate(c.users[0], [1, 130], [2, 70]);
    });

    it("is withdrawn with an empty list, and set again", async function () {
      await allocate(c.users[0], [1, 30], [2, 70]);
      await expectEvent(allocate(c.users[0]), c.rounds, "Allocated", 1, 1, []);
      expect(await allocated(1)).to.deep.equal([]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[0, 0], [0, 0]]);
      await allocate(c.users[0]);
      await allocate(c.users[0], [1, 5]);
      expect(await tally(1)).to.deep.equal([5, 1]);
    });

    it("stays as it was when a change is refused", async function () {
      await allocate(c.users[0], [1, 60], [2, 40]);
      await expectError(allocate(c.users[0], [1, 61], [2, 40]), c.rounds, "OverAllowance", 101, 100);
      expect(await allocated(1)).to.deep.equal([[1, 60], [2, 40]]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[60, 1], [40, 1]]);
    });
  });

  describe("a list of buckets", function () {
    startFrom(opened);

    it("has any length up to 64, and shrinks and grows by words", async function () {
      this.timeout(60_000);
      await openBuckets(64);
      let before = 0;
      for (const [step, count] of [5, 6, 11, 64, 60, 61, 10, 1, 15, 0, 16, 64, 5, 4].entries()) {
        const amount = count > 50 ? 1 : (step % 2) + 1;
        await allocate(c.users[0], ...Array.from({ length: count }, (_, i): Pair => [i + 1, amount]));
        expect(await allocated(1)).to.deep.equal(Array.from({ length: count }, (_, i) => [i + 1, amount]));
        for (let bucket = 1; bucket <= Math.max(count, before); bucket++) {
          expect(await tally(bucket)).to.deep.equal(bucket <= count ? [amount, 1] : [0, 0]);
        }
        before = count;
      }
    });

    it("may leave out buckets, so that words of tallies are skipped", async function () {
      await openBuckets(20);
      await allocate(c.users[0], [2, 1], [3, 2], [11, 3], [12, 4], [13, 5], [14, 6], [20, 7]);
      await allocate(c.users[0], [1, 9], [4, 8], [12, 7], [19, 6], [20, 5]);
      const expected = new Map([[1, 9], [4, 8], [12, 7], [19, 6], [20, 5]]);
      for (let bucket = 1; bucket <= 20; bucket++) {
        const units = expected.get(bucket);
        expect(await tally(bucket)).to.deep.equal(units === undefined ? [0, 0] : [units, 1]);
      }
    });

    it("is refused with TooManyBuckets above 64", async function () {
      const many = Array.from({ length: 65 }, (_, i): Pair => [i + 1, 1]);
      await expectError(allocate(c.users[0], ...many), c.rounds, "TooManyBuckets", 65);
    });

    it("INV-51: is refused with BucketsNotRising for a bucket twice, backwards, or none", async function () {
      await expectError(allocate(c.users[0], [1, 1], [1, 1]), c.rounds, "BucketsNotRising", 1);
      await expectError(allocate(c.users[0], [2, 1], [1, 1]), c.rounds, "BucketsNotRising", 1);
      await expectError(allocate(c.users[0], [0, 1]), c.rounds, "BucketsNotRising", 0);
    });

    it("is refused with NoUnits for nothing", async function () {
      await expectError(allocate(c.users[0], [1, 5], [2, 0]), c.rounds, "NoUnits", 2);
    });

    it("is refused with BucketNotInRound for an idea, a campaign, and a bucket that is not there", async function () {
      await c.buckets.connect(c.steward).suggest(draftBucket({ title: "Idea", round: 1, max: 1n }));
      await openBucket(c, c.steward, { title: "Campaign", max: 1n, deadline: (await time.latest()) + days(30) });
      for (const bucket of [3, 4, 5, 2 ** 24 - 1]) {
        await expectError(allocate(c.users[0], [bucket, 1]), c.rounds, "BucketNotInRound", 1, bucket);
      }
    });
  });

  describe("the largest numbers", function () {
    startFrom(prosperous);

    it("of bucket and units fit into an entry", async function () {
      const last = 2 ** 24 - 1;
      await open(9n * BigInt(MOST_IN_ENTRY), 1n);
      await skipTo(last - 1);
      for (const title of ["Last but one", "Last"]) await openBucket(c, c.steward, { round: 1, max: euros(1), title });
      await allocate(c.users[0], [last, MOST_IN_ENTRY]);
      expect(await allocated(1)).to.deep.equal([[last, MOST_IN_ENTRY]]);
      expect(await tally(last)).to.deep.equal([MOST_IN_ENTRY, 1]);
      await allocate(c.users[0], [last - 1, MOST_IN_ENTRY - 1], [last, 1]);
      expect(await allocated(1)).to.deep.equal([[last - 1, MOST_IN_ENTRY - 1], [last, 1]]);
      expect([await tally(last - 1), await tally(last)]).to.deep.equal([[MOST_IN_ENTRY - 1, 1], [1, 1]]);
    });

    it("fill five entries of a word beside each other, and three tallies", async function () {
      await open(9n * 2n ** 27n, 1n);
      await openBuckets(5);
      const list = [1, 2, 3, 4, 5].map((bucket): Pair => [bucket, 2 ** 24 - bucket]);
      for (const member of c.founders) await allocate(member, ...list);
      expect(await allocated(9)).to.deep.equal(list);
      for (const [bucket, units] of list) expect(await tally(bucket)).to.deep.equal([9 * units, 9]);
      for (const member of c.founders) await allocate(member);
      for (const [bucket] of list) expect(await tally(bucket)).to.deep.equal([0, 0]);
    });

    it("of a member are 2^27 - 1 units: OverAllowance from there on, whatever the allowance", async function () {
      await open(7n * 2n ** 28n, 1n);
      await openBuckets(2);
      const [allowance, half] = [(7n * 2n ** 28n) / 9n, 2 ** 26];
      await expectError(allocate(c.users[0], [1, 2 ** 27]), c.rounds, "OverAllowance", 2 ** 27, allowance);
      await expectError(allocate(c.users[0], [1, half], [2, half]), c.rounds, "OverAllowance", 2 ** 27, allowance);
      await allocate(c.users[0], [1, half], [2, half - 1]);
      expect(await allocated(1)).to.deep.equal([[1, half], [2, half - 1]]);
    });

    it("of all members together are the 2^31 - 1 units of a round", async function () {
      const most = 2n ** 31n - 1n;
      await open(most * 3n, 3n); // 238,609,294 units each, of which an entry holds 134,217,727
      await openBucket(c, c.steward, { round: 1, max: 2n ** 96n - 1n });
      await openBucket(c, c.steward, { round: 1, max: 2n ** 96n - 1n, title: "Beside it" });
      expect(await c.rounds.tallyOf(1, 1)).to.deep.equal([0n, most, 0n, true]);
      for (const member of c.founders) await allocate(member, [1, MOST_IN_ENTRY]);
      expect(await tally(1)).to.deep.equal([9 * MOST_IN_ENTRY, 9]);
      expect(await c.rounds.tallyOf(1, 2)).to.deep.equal([0n, most, 0n, true]);
    });

    it("of members in a bucket are 4,194,303: TooManyMembers for the next", async function () {
      await open(euros(900), euros(1));
      await openBuckets(3);
      await allocate(c.users[0], [1, 1], [2, 1]);
      await pretend(2, MOST_MEMBERS - 1n); // written into storage: nobody can enrol so many in a test
      await allocate(c.users[1], [2, 1]);
      expect(await c.rounds.tallyOf(1, 2)).to.deep.equal([2n, 1_000n, MOST_MEMBERS, true]);
      await expectError(allocate(c.users[2], [2, 1]), c.rounds, "TooManyMembers", 2);
      await allocate(c.users[0], [2, 5]); // who is in it already may stay
      expect(await c.rounds.tallyOf(1, 2)).to.deep.equal([6n, 1_000n, MOST_MEMBERS, true]);
      expect([await tally(1), await tally(3)]).to.deep.equal([[0, 0], [0, 0]]);
    });

    /** Makes `bucket` the next number that a bucket gets. */
    async function skipTo(bucket: number): Promise<void> {
      const address = await c.buckets.getAddress(); // slot 0: the treasury, and above it the last bucket
      const treasury = BigInt(await networkHelpers.getStorageAt(address, 0)) & ((1n << 160n) - 1n);
      await networkHelpers.setStorageAt(address, 0, (BigInt(bucket - 1) << 160n) | treasury);
      expect(await c.buckets.lastBucket()).to.equal(BigInt(bucket - 1));
      expect(await c.buckets.treasury()).to.equal(await c.treasury.getAddress());
    }

    /** Makes it look as if `members` allocated to a bucket of round 1 so far. */
    async function pretend(bucket: number, members: bigint): Promise<void> {
      const coder = AbiCoder.defaultAbiCoder();
      const slotIn = (key: number, slot: string) => keccak256(coder.encode(["uint256", "bytes32"], [key, slot]));
      const page = slotIn(Math.floor(bucket / 3), slotIn(1, toBeHex(2, 32))); // slot 2: the tallies
      const at = BigInt(85 * (bucket % 3) + 62);
      const word = BigInt(await networkHelpers.getStorageAt(await c.rounds.getAddress(), page));
      const others = word & ~(MOST_MEMBERS << at);
      await networkHelpers.setStorageAt(await c.rounds.getAddress(), page, others | (members << at));
      expect((await c.rounds.tallyOf(1, bucket)).members).to.equal(members);
    }
  });

  describe("a round with a cap", function () {
    startFrom(prosperous);

    it("lets a member put so much into a bucket, and reverts with OverCap above it", async function () {
      await open(euros(900), euros(1), { capPerBucket: 40 });
      await openBuckets(3);
      await allocate(c.users[0], [1, 40], [2, 40], [3, 20]);
      await expectError(allocate(c.users[0], [1, 20], [2, 41]), c.rounds, "OverCap", 2, 41, 40);
      await allocate(c.users[1], [1, 40]);
      expect(await tally(1)).to.deep.equal([80, 2]); // a cap for each member, not for the bucket
    });

    it("of one unit spreads what each member has over as many buckets", async function () {
      await open(euros(27), euros(1), { capPerBucket: 1 });
      await openBuckets(4);
      await allocate(c.users[0], [1, 1], [2, 1], [4, 1]);
      await expectError(allocate(c.users[0], [1, 2]), c.rounds, "OverCap", 1, 2, 1);
      await expectError(allocate(c.users[0], [1, 1], [2, 1], [3, 1], [4, 1]), c.rounds, "OverAllowance", 4, 3);
    });
  });

  describe("before, during and after", function () {
    startFrom(opened);

    it("in the time for ideas buckets are suggested, opened and filled, and not allocated to", async function () {
      await open(euros(900), euros(1), { ideaTime: days(7), isOpenToAll: true });
      const { opensAt, closesAt } = await c.rounds.roundOf(2);
      expect(closesAt - opensAt).to.equal(BigInt(days(14)));
      await c.buckets.connect(c.stranger).suggest(draftBucket({ title: "Bicycle", round: 2, max: euros(50) }));
      await c.buckets.connect(c.stranger).open(3);
      await c.buckets.connect(c.funder).fill(3, euros(10));
      await expectError(allocateIn(c, c.users[0], 2, [3, 1]), c.rounds, "NotYetAllocating", 2, opensAt);
      await expectError(allocateIn(c, c.users[0], 2), c.rounds, "NotYetAllocating", 2, opensAt);
      const byRoll = c.rounds.connect(c.users[0]).allocateByRoll(2, [], 1, []);
      await expectError(byRoll, c.rounds, "NotYetAllocating", 2, opensAt);
      await time.setNextBlockTimestamp(opensAt - 1n);
      await expectError(allocateIn(c, c.users[0], 2, [3, 1]), c.rounds, "NotYetAllocating", 2, opensAt);
      await time.setNextBlockTimestamp(opensAt);
      await allocateIn(c, c.users[0], 2, [3, 1]);
      expect(await c.rounds.tallyOf(2, 3)).to.deep.equal([1n, 40n, 1n, true]);
    });

    it("without one, members allocate at once and to the last second; RoundClosed comes after it", async function () {
      const { closesAt } = await c.rounds.roundOf(1);
      await time.setNextBlockTimestamp(closesAt - 1n);
      await allocate(c.users[0], [1, 1]);
      await time.setNextBlockTimestamp(closesAt);
      await expectError(allocate(c.users[0], [1, 2]), c.rounds, "RoundClosed", 1, closesAt);
    });

    it("reverts with NoSuchRound where there is none", async function () {
      for (const round of [0, 2]) {
        await expectError(allocateIn(c, c.users[0], round), c.rounds, "NoSuchRound", round);
        const byRoll = c.rounds.connect(c.users[0]).allocateByRoll(round, [], 1, []);
        await expectError(byRoll, c.rounds, "NoSuchRound", round);
      }
    });
  });

  describe("who allocates", function () {
    startFrom(opened);

    it("is a member: NotInRound for strangers, newcomers and who has left, whose allocations stay", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      await allocate(c.users[0], [1, 100]);
      await c.members.connect(c.users[0]).resign();
      await expelMember(c, c.executorSigner, time, 2);
      for (const tried of [c.stranger, c.newcomer, c.users[0], c.users[1]]) {
        await expectError(allocate(tried, [1, 1]), c.rounds, "NotInRound", 1, tried);
        await expectError(allocate(tried), c.rounds, "NotInRound", 1, tried);
      }
      expect(await tally(1)).to.deep.equal([100, 1]);
    });

    it("is not who left and joined again: that is another member, who came too late", async function () {
      await allocate(c.users[0], [1, 100]);
      await c.members.connect(c.users[0]).resign();
      await c.members.connect(c.users[0]).join(USERS, 0);
      await expectError(allocate(c.users[0], [1, 1]), c.rounds, "NotInRound", 1, c.users[0]);
      expect(await tally(1)).to.deep.equal([100, 1]);
    });

    it("is the member, not the wallet: a new one changes what the old one allocated", async function () {
      await allocate(c.users[0], [1, 100]);
      await moveWallet(c, c.users[0], c.stranger);
      await expectError(allocate(c.users[0], [2, 1]), c.rounds, "NotInRound", 1, c.users[0]);
      await allocate(c.stranger, [2, 100]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[0, 0], [100, 1]]);
      expect(await allocated(1)).to.deep.equal([[2, 100]]);
    });
  });
});
