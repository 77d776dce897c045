import { expect } from "chai";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { newWallets } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { allocate, fillFundsIntake, heldIn, openBucket, openCampaign, openRound } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { euros, past, USERS } from "../helpers/somerset.ts";

// Attacks on money that many share out: match funds and rounds. Each is named by its row in docs/security.md.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

/** Fund 1 of 200 euros matches bucket 1: at most 60 for one funder and 150 for the bucket. Round 1 shares out 900. */
async function fixture() {
  const c = await openCampaign(chain);
  const asBoard = c.funds.connect(c.executorSigner);
  const terms = { asset: c.currencyAddress, until: c.deadline, perFunder: euros(60), perBucket: euros(150) };
  await fillFundsIntake(c, c.executorSigner, euros(200), c.currencyAddress);
  await asBoard.openFund(terms, euros(200), "Neighbours double it");
  await asBoard.assign(1, 1);
  await openRound(c, c.executorSigner, euros(900), euros(1));
  await openBucket(c, c.steward, { round: 1, max: euros(900) });
  return { ...c, asBoard };
}

describe("attacks on what many share out", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach("the accounts add up", async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  /** Wallets of one attacker, each with `each` euros that the treasury may take. */
  async function sybils(count: number, each: bigint) {
    const wallets = await newWallets(chain, count);
    for (const wallet of wallets) {
      await c.currency.mint(wallet, each);
      await c.currency.connect(wallet).approve(c.treasury, each);
    }
    return wallets;
  }
  const fill = (funder: Signer, amount: bigint) => c.buckets.connect(funder).fill(1, amount);
  const matched = () => c.funds.matchedIn(1);
  const allowances = (members: Signer[]) => Promise.all(members.map((m) => c.rounds.allowanceOf(1, m)));

  describe("87 matching:", function () {
    it("many small gifts are matched as one large one: by euros, not by heads", async function () {
      const snapshot = await networkHelpers.takeSnapshot();
      await fill(c.funder, euros(40));
      expect(await matched()).to.equal(euros(40));
      await snapshot.restore();
      for (const wallet of await sybils(40, euros(1))) await fill(wallet, euros(1));
      expect(await matched()).to.equal(euros(40));
      await snapshot.restore();
      for (let i = 0; i < 40; i++) await fill(c.funder, euros(1));
      expect(await matched()).to.equal(euros(40));
    });

    it("a Sybil gets past the limit of a funder, not that of the bucket, and is out of pocket as much", async function () {
      const wallets = await sybils(17, euros(10));
      for (const wallet of wallets) await fill(wallet, euros(10));
      expect([await matched(), await c.funds.leftIn(1)]).to.deep.equal([euros(150), euros(50)]);
      expect(await heldIn(c, 1)).to.equal(euros(170 + 150));

      // What comes back comes back to each as it was given: nothing of the match, of which it made most.
      await c.buckets.connect(c.steward).giveUp(1);
      for (const wallet of wallets) {
        await expect(c.buckets.refund(1, wallet)).to.changeTokenBalance(ethers, c.currency, wallet, euros(10));
      }
      await c.buckets.refund(1, c.funds);
      expect([await heldIn(c, 1), await c.funds.leftIn(1)]).to.deep.equal([0n, euros(200)]);
    });

    it("giving, having it back and giving again is not matched twice", async function () {
      await fill(c.funder, euros(60));
      await c.buckets.connect(c.steward).giveUp(1);
      await c.buckets.refund(1, c.funder);
      await openBucket(c, c.steward, { min: euros(300), max: euros(500), deadline: c.deadline });
      await c.buckets.connect(c.funder).fill(3, euros(60)); // nobody assigned this one
      expect([await c.funds.matchedIn(3), await c.funds.leftIn(1)]).to.deep.equal([0n, euros(140)]);
    });
  });

  describe("89 lazy allocations:", function () {
    it("who joins late has none, and makes nobody's smaller", async function () {
      const late = await newWallets(chain, 20);
      for (const wallet of late) await c.members.connect(wallet).join(USERS, 0);
      await time.increase(days(1));
      for (const wallet of late) {
        await expectError(allocate(c, wallet, 1, [2, 1]), c.rounds, "NotInRound", 1, wallet);
      }
      expect(await allowances([...c.founders])).to.deep.equal(Array(9).fill(100n));
    });

    it("who leaves first takes it along, and cannot come back for it", async function () {
      await c.members.connect(c.users[0]).resign();
      await expectError(allocate(c, c.users[0], 1, [2, 100]), c.rounds, "NotInRound", 1, c.users[0]);
      await c.members.connect(c.users[0]).join(USERS, 0);
      await expectError(allocate(c, c.users[0], 1, [2, 100]), c.rounds, "NotInRound", 1, c.users[0]);
      expect(await allowances([c.users[1], c.workers[0]])).to.deep.equal([100n, 100n]);
    });

    it("it is the same whenever it is used, and is used once", async function () {
      await allocate(c, c.users[0], 1, [2, 100]);
      await time.increase(days(13));
      await allocate(c, c.users[1], 1, [2, 100]);
      await allocate(c, c.users[0], 1, [2, 100]); // again, in place of the first time
      await expectError(allocate(c, c.users[0], 1, [2, 101]), c.rounds, "OverAllowance", 101, 100);
      expect(await c.rounds.allocatedTo(1, 2)).to.equal(euros(200));
      await past(time, (await c.rounds.roundOf(1)).closesAt);
      const closed = allocate(c, c.users[2], 1, [2, 100]);
      await expectError(closed, c.rounds, "RoundClosed", 1, (await c.rounds.roundOf(1)).closesAt);
      await c.rounds.settle(1, 2);
      expect(await heldIn(c, 2)).to.equal(euros(200));
    });
  });
});
