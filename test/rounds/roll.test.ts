import { expect } from "chai";
import { id } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import type { RoundDraft } from "../../scripts/plans.ts";
import { actingAs, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { fillIntake, openBucket, openRound } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { treeOfShares } from "../helpers/roll.ts";
import { euros, foundSomerset, past, USERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

/**
 * What each member may allocate by number, in units of a euro; 8 is not on the roll. They promise 1,000 of the 900 that
 * there are.
 */
const SHARES = [[1, 500], [2, 1], [3, 0], [4, 99], [5, 100], [6, 150], [7, 50], [9, 100]].map(([number, units]) => ({
  number: number!,
  units: units!,
}));
const TREE = treeOfShares(SHARES);

/** Round 1 by that roll over 900 euros, with two buckets; users, workers and investors are 1 to 9. */
async function opened() {
  const c = await foundSomerset(ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
  const [executor, steward] = [await actingAs(chain, c.executor), c.workers[0]];
  const open = (more: Partial<RoundDraft> = {}, budget = euros(900)) =>
    openRound(c, executor, budget, euros(1), { allowance: "ByRoll", roll: TREE.root, ...more });
  await open();
  await openBucket(c, steward, { round: 1, min: euros(1), max: euros(1_000) });
  await openBucket(c, steward, { round: 1, max: euros(1_000), title: "Mill" });
  return { ...c, executorSigner: executor, steward, open };
}

type Pair = [bucket: number, units: number];

describe("A round by roll", function () {
  let c: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(opened);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const list = (pairs: Pair[]) => pairs.map(([bucket, units]) => ({ bucket, units }));

  /** Allocates in round 1 as `wallet`, with what the roll says of member `number`. */
  const allocateAs = (wallet: Signer, number: number, ...pairs: Pair[]) => {
    const place = SHARES.findIndex((s) => s.number === number);
    return c.rounds.connect(wallet).allocateByRoll(1, list(pairs), SHARES[place]!.units, TREE.proofOf(place));
  };
  const allocate = (number: number, ...pairs: Pair[]) => allocateAs(c.founders[number - 1]!, number, ...pairs);

  const tally = async (bucket: number) => {
    const { units, members } = await c.rounds.tallyOf(1, bucket);
    return [Number(units), Number(members)];
  };
  const taken = async () => (await c.rounds.roundOf(1)).allocated;

  describe("lets members allocate", function () {
    it("what it says of each, whatever that is", async function () {
      const allocating = allocate(1, [1, 200], [2, 300]);
      await expectEvent(allocating, c.rounds, "Allocated", 1, 1, [[1, 200], [2, 300]]);
      await allocate(2, [1, 1]);
      await allocate(6, [2, 150]);
      expect([await tally(1), await tally(2)]).to.deep.equal([[201, 2], [450, 2]]);
      expect(await taken()).to.equal(651n);
    });

    it("no more than that, in one bucket or several: OverAllowance", async function () {
      await allocate(4, [1, 50], [2, 49]);
      await expectError(allocate(4, [1, 50], [2, 50]), c.rounds, "OverAllowance", 100, 99);
      await expectError(allocate(3, [1, 1]), c.rounds, "OverAllowance", 1, 0);
      await allocate(3);
    });

    it("and change their minds", async function () {
      await allocate(1, [1, 500]);
      await allocate(1, [1, 10], [2, 20]);
      expect([await tally(1), await tally(2), await taken()]).to.deep.equal([[10, 1], [20, 1], 30n]);
      await allocate(1);
      expect([await tally(1), await tally(2), await taken()]).to.deep.equal([[0, 0], [0, 0], 0n]);
    });

    it("within the cap of the round", async function () {
      await c.open({ capPerBucket: 60 });
      await openBucket(c, c.steward, { round: 2, max: euros(1_000) });
      const asFirst = c.rounds.connect(c.users[0]);
      const allocateSome = (units: number) => asFirst.allocateByRoll(2, list([[3, units]]), 500, TREE.proofOf(0));
      await expectError(allocateSome(61), c.rounds, "OverCap", 3, 61, 60);
      await allocateSome(60);
    });

    it("2^27 - 1 units at most, whatever the roll promises", async function () {
      const [units, most] = [2n ** 40n, 2 ** 27 - 1];
      const { root } = treeOfShares([{ number: 1, units }]);
      await openRound(c, c.executorSigner, 2n ** 30n, 1n, { allowance: "ByRoll", roll: root });
      await openBucket(c, c.steward, { round: 2, max: euros(1_000) });
      const allocateSome = (amount: number) =>
        c.rounds.connect(c.users[0]).allocateByRoll(2, list([[3, amount]]), units, []); // the root is its only leaf
      await expectError(allocateSome(most + 1), c.rounds, "OverAllowance", most + 1, units);
      await allocateSome(most);
    });

    it("who were members at the snapshot and still are: NotInRound for all others", async function () {
      const { root } = treeOfShares([{ number: 10, units: 5 }]);
      await c.open({ roll: root }); // promises something to the next who joins
      await c.members.connect(c.newcomer).join(USERS, 0);
      expect(await c.members.numberOf(c.newcomer)).to.equal(10n);
      const late = c.rounds.connect(c.newcomer).allocateByRoll(2, [], 5, []);
      await expectError(late, c.rounds, "NotInRound", 2, c.newcomer);
      await c.members.connect(c.users[0]).resign();
      await expectError(allocate(1, [1, 1]), c.rounds, "NotInRound", 1, c.users[0]);
      await expectError(allocateAs(c.stranger, 2, [1, 1]), c.rounds, "NotInRound", 1, c.stranger);
    });

    it("who have served their tenure: NotInRound for who joined lately, though the roll names it", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      const { root } = treeOfShares([{ number: 10, units: 5 }]);
      await c.open({ roll: root });
      await openBucket(c, c.steward, { round: 2, max: euros(5) });
      const allocateSome = (round: number, bucket: number) =>
        c.rounds.connect(c.newcomer).allocateByRoll(round, list([[bucket, 5]]), 5, []);
      await expectError(allocateSome(2, 3), c.rounds, "NotInRound", 2, c.newcomer);
      await time.increase(days(10));
      await expectError(allocateSome(2, 3), c.rounds, "NotInRound", 2, c.newcomer);
      await time.increase(days(21));
      await c.open({ roll: root });
      await openBucket(c, c.steward, { round: 3, max: euros(5) });
      await allocateSome(3, 4);
      expect((await c.rounds.tallyOf(3, 4)).units).to.equal(5n);
    });

    it("tells nobody's allowance but by the roll itself", async function () {
      expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(0n);
      const { roll, electorate, weights } = await c.rounds.roundOf(1);
      expect([roll, electorate, weights]).to.deep.equal([TREE.root, 0n, 0n]);
    });
  });

  describe("keeps a member's place", function () {
    it("through a change of wallet, with what it allocated from the old one", async function () {
      await allocate(6, [1, 150]);
      await moveWallet(c, c.workers[2], c.stranger);
      await expectError(allocate(6, [2, 1]), c.rounds, "NotInRound", 1, c.workers[2]);
      await allocateAs(c.stranger, 6, [2, 150]);
      expect([await tally(1), await tally(2), await taken()]).to.deep.equal([[0, 0], [150, 1], 150n]);
    });

    it("and not that of its wallet: who left and came back has another number", async function () {
      await allocate(6, [1, 150]);
      await c.members.connect(c.workers[2]).resign();
      await c.members.connect(c.workers[2]).join(USERS, 0);
      await expectError(allocate(6, [2, 1]), c.rounds, "NotInRound", 1, c.workers[2]);
      expect(await tally(1)).to.deep.equal([150, 1]);
    });
  });

  describe("reverts with NotOnRoundRoll", function () {
    const proof = (number: number) => TREE.proofOf(SHARES.findIndex((s) => s.number === number));
    const refused = async (wallet: Signer, number: number, units: bigint | number, path: string[], round = 1) => {
      const deed = c.rounds.connect(wallet).allocateByRoll(round, list([[1, 1]]), units, path);
      await expectError(deed, c.rounds, "NotOnRoundRoll", round, number, units);
    };

    it("for more or fewer units than it says", async function () {
      for (const units of [0n, 499n, 501n, 2n ** 256n - 1n]) await refused(c.users[0], 1, units, proof(1));
    });

    it("with a proof that is too short, too long, altered, or of another tree", async function () {
      const right = proof(1);
      await refused(c.users[0], 1, 500, []);
      await refused(c.users[0], 1, 500, right.slice(1));
      await refused(c.users[0], 1, 500, right.slice(0, -1));
      await refused(c.users[0], 1, 500, [...right, right[0]!]);
      await refused(c.users[0], 1, 500, [id("other"), ...right.slice(1)]);
      await refused(c.users[0], 1, 500, treeOfShares(SHARES.map((s) => ({ ...s, units: s.units + 1 }))).proofOf(0));
    });

    it("with the place of another member", async function () {
      await refused(c.users[1], 2, 500, proof(1));
      await refused(c.users[0], 1, 1, proof(2));
    });

    it("for a member who is not on the roll", async function () {
      await refused(c.investors[1], 8, 0, []);
      await refused(c.investors[1], 8, 100, proof(9));
    });

    it("in a round that has no roll, and is equal or by class", async function () {
      await c.open({ allowance: "Equal", roll: ethers.ZeroHash });
      await c.open({ allowance: "ByClass", roll: ethers.ZeroHash });
      for (const round of [2, 3]) {
        await refused(c.users[0], 1, 100, [], round);
        await refused(c.users[0], 1, 500, proof(1), round);
      }
    });

    it("with the roll of another round", async function () {
      await c.open({ roll: treeOfShares([{ number: 1, units: 7 }]).root });
      await refused(c.users[0], 1, 500, proof(1), 2);
      await refused(c.users[0], 1, 7, [], 1);
    });
  });

  it("reverts with OnRollOnly for who allocates without the roll, on it or not", async function () {
    for (const tried of [c.users[0], c.investors[1], c.stranger]) {
      await expectError(c.rounds.connect(tried).allocate(1, []), c.rounds, "OnRollOnly", 1);
    }
  });

  describe("that promises more than there is", function () {
    beforeEach(async () => {
      await allocate(1, [1, 500]);
      await allocate(6, [1, 150]);
      await allocate(5, [2, 100]);
      await allocate(9, [1, 60], [2, 40]);
    });

    it("INV-9: serves who comes first, to the last unit, and then reverts with OverPool", async function () {
      await expectError(allocate(4, [1, 99]), c.rounds, "OverPool", 949, 900);
      await expectError(allocate(4, [1, 51]), c.rounds, "OverPool", 901, 900);
      await allocate(4, [1, 50]);
      await expectError(allocate(2, [1, 1]), c.rounds, "OverPool", 901, 900);
      expect([await taken(), await tally(1), await tally(2)]).to.deep.equal([900n, [760, 4], [140, 2]]);
    });

    it("has room again when somebody withdraws", async function () {
      await allocate(4, [1, 50]);
      await allocate(6, [1, 140]);
      await allocate(4, [1, 60]);
      await expectError(allocate(6, [1, 141]), c.rounds, "OverPool", 901, 900);
      await allocate(1);
      await allocate(6, [1, 150]);
      await allocate(4, [1, 99]);
      expect(await taken()).to.equal(449n);
    });

    it("lets who is in change its mind within its own part", async function () {
      await allocate(4, [1, 50]);
      await allocate(1, [2, 500]);
      expect(await taken()).to.equal(900n);
    });

    it("has room again after a top-up, by which nobody's allowance grows", async function () {
      await allocate(4, [1, 50]);
      await fillIntake(c, c.executorSigner, euros(25));
      await c.rounds.connect(c.executorSigner).topUp(1, euros(25));
      await expectError(allocate(4, [1, 76]), c.rounds, "OverPool", 926, 925);
      await allocate(4, [1, 75]);
      await expectError(allocate(6, [1, 151]), c.rounds, "OverAllowance", 151, 150);
    });

    it("counts what lies in a cancelled bucket until who put it there allocates anew", async function () {
      await allocate(4, [1, 50]);
      await c.buckets.connect(c.steward).giveUp(2);
      await expectError(allocate(2, [1, 1]), c.rounds, "OverPool", 901, 900);
      await allocate(5);
      await allocate(2, [1, 1]);
      expect(await taken()).to.equal(801n);
    });

    it("settles and finishes: all that was allocated is there", async function () {
      await allocate(4, [1, 50]);
      await past(time, (await c.rounds.roundOf(1)).closesAt);
      await c.rounds.settle(1, 1);
      await c.rounds.settle(1, 2);
      await expectEvent(c.rounds.finish(1), c.rounds, "RoundFinished", 1, 0);
      const raised = await Promise.all([1, 2].map(async (bucket) => (await c.buckets.bucketOf(bucket)).fromRound));
      expect(raised).to.deep.equal([euros(760), euros(140)]);
    });
  });
});
