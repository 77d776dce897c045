import { expect } from "chai";
import { id } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, encodeClass, encodeKind } from "../../scripts/charter.ts";
import { draftRound } from "../../scripts/plans.ts";
import type { Allowance, RoundDraft } from "../../scripts/plans.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { carryOut, propose } from "../../scripts/proposal.ts";
import { actingAs, carry, expelMember, joinUsers, newWallets } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { fillIntake, openBucket, openRound } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { gasOf } from "../helpers/gas.ts";
import { revise } from "../helpers/register.ts";
import { euros, foundSomerset, past, roundActions, USERS, WORKERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const TENURE = days(30); // of ordinary resolutions, by the preset

/** A co-op of nine members with 9,000 euros in its general fund. */
async function prosperous() {
  const c = await foundSomerset(ethers);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
  return { ...c, executorSigner: await actingAs(chain, c.executor), steward: c.workers[0] };
}

describe("Allowances of a round", function () {
  let c: Awaited<ReturnType<typeof prosperous>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(prosperous);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const open = (budget: bigint, unit: bigint, allowance: Allowance = "Equal", more: Partial<RoundDraft> = {}) =>
    openRound(c, c.executorSigner, budget, unit, { allowance, ...more });
  const allowanceOf = (wallet: Signer, round = 1) => c.rounds.allowanceOf(round, wallet);
  const allowances = (wallets: readonly Signer[], round = 1) => Promise.all(wallets.map((w) => allowanceOf(w, round)));

  /** The plan of a round over 900 euros in units of one. */
  const plan = () =>
    draftRound({ asset: c.currencyAddress, budget: euros(900), unit: euros(1), duration: days(14), title: "Spring" });

  /** Opens a round over 900 euros, which are in the intake, at a second of the test's choice. */
  async function openAt(at: bigint): Promise<void> {
    await time.setNextBlockTimestamp(at);
    await c.rounds.connect(c.executorSigner).open(plan());
  }

  describe("equal", function () {
    it("are the same for every vote on the register, rounded down to units", async function () {
      await open(euros(1_000), euros(2));
      for (const each of await allowances(c.founders)) expect(each).to.equal(55n); // 111.11 euros
    });

    it("are more for who has more votes", async function () {
      await revise(c, c.executorSigner, USERS, { maxVotes: 4 });
      await c.members.connect(c.executorSigner).setVotes(1, 4);
      await open(euros(1_200), euros(1)); // over the votes at the snapshot, of which there were nine
      expect(await allowances(c.users)).to.deep.equal([133n, 133n, 133n]);
      await time.increase(TENURE);
      await open(euros(1_200), euros(1));
      expect(await allowances(c.users, 2)).to.deep.equal([400n, 100n, 100n]);
    });

    it("are nothing where the pool has less than a unit for each", async function () {
      await open(8n, 1n);
      expect(await allowanceOf(c.users[0])).to.equal(0n);
      await openBucket(c, c.steward, { round: 1, max: 8n });
      const allocating = c.rounds.connect(c.users[0]).allocate(1, [{ bucket: 1, units: 1 }]);
      await expectError(allocating, c.rounds, "OverAllowance", 1, 0);
    });

    it("are nothing in a round that is not there, and for who is not in it", async function () {
      await open(euros(900), euros(1));
      await c.members.connect(c.newcomer).join(USERS, 0);
      await c.members.connect(c.users[1]).resign();
      expect(await allowances([c.stranger, c.newcomer, c.users[1]])).to.deep.equal([0n, 0n, 0n]);
      expect(await allowanceOf(c.users[0], 2)).to.equal(0n);
    });
  });

  describe("by class", function () {
    it("are each class's weight, the same for every vote inside the class", async function () {
      await open(euros(900), euros(1), "ByClass");
      expect(await allowances(c.founders)).to.deep.equal([150n, 150n, 150n, ...Array<bigint>(6).fill(75n)]);
    });

    it("are less for each of a class that has grown", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      await time.increase(TENURE);
      await open(euros(900), euros(1), "ByClass");
      expect(await allowances([...c.users, c.newcomer])).to.deep.equal([112n, 112n, 112n, 112n]); // 112.5
      expect(await allowanceOf(c.workers[0])).to.equal(75n);
    });

    it("are more for who has more votes, inside the class", async function () {
      await revise(c, c.executorSigner, USERS, { maxVotes: 4 });
      await c.members.connect(c.executorSigner).setVotes(1, 4);
      const three = [c.users[0], c.users[1], c.workers[0]];
      await open(euros(1_200), euros(1), "ByClass");
      expect(await allowances(three)).to.deep.equal([200n, 200n, 100n]);
      await time.increase(TENURE);
      await open(euros(1_200), euros(1), "ByClass");
      expect(await allowances(three, 2)).to.deep.equal([400n, 100n, 100n]);
    });

    it("share the weight of an empty class out among the others", async function () {
      for (const investor of c.investors) await c.members.connect(investor).resign();
      await time.increase(TENURE);
      await open(euros(900), euros(1), "ByClass");
      expect((await c.rounds.roundOf(1)).weights).to.equal(5_000n | (2_500n << 16n));
      expect(await allowances([c.users[0], c.workers[0]])).to.deep.equal([200n, 100n]);
    });

    it("take the weight of the empty class away, to the basis point, and no other's", async function () {
      await c.statute.connect(c.executorSigner).changeWeights(await c.statute.weights(), [5_002, 2_499, 2_499]);
      for (const worker of c.workers) await c.members.connect(worker).resign();
      await time.increase(TENURE);
      await open(euros(900), euros(1), "ByClass");
      expect((await c.rounds.roundOf(1)).weights).to.equal(5_002n | (2_499n << 32n));
    });

    it("keep aside the weight of a class that all have left since the snapshot", async function () {
      for (const investor of c.investors) await c.members.connect(investor).resign();
      await open(euros(900), euros(1), "ByClass");
      expect((await c.rounds.roundOf(1)).weights).to.equal(await c.statute.weights());
      expect(await allowances([c.users[0], c.workers[0], c.investors[0]])).to.deep.equal([150n, 75n, 0n]);
    });

    it("are nothing in a class of no weight", async function () {
      await c.statute.connect(c.executorSigner).changeWeights(await c.statute.weights(), [7_500, 2_500, 0]);
      await open(euros(900), euros(1), "ByClass");
      const expected = [...Array<bigint>(3).fill(225n), ...Array<bigint>(3).fill(75n), 0n, 0n, 0n];
      expect(await allowances(c.founders)).to.deep.equal(expected);
      await openBucket(c, c.steward, { round: 1, max: euros(900) });
      const allocating = c.rounds.connect(c.investors[0]).allocate(1, [{ bucket: 1, units: 1 }]);
      await expectError(allocating, c.rounds, "OverAllowance", 1, 0);
      await c.rounds.connect(c.investors[0]).allocate(1, []);
    });

    it("are nothing in a class of no weight, also where no other class has members", async function () {
      await c.statute.connect(c.executorSigner).changeWeights(await c.statute.weights(), [7_500, 2_500, 0]);
      for (const member of [...c.users, ...c.workers]) await c.members.connect(member).resign();
      await time.increase(TENURE);
      await open(euros(900), euros(1), "ByClass");
      expect((await c.rounds.roundOf(1)).weights).to.equal(0n);
      expect(await allowances(c.founders)).to.deep.equal(Array(9).fill(0n));
      await c.rounds.connect(c.investors[0]).allocate(1, []);
      await past(time, (await c.rounds.roundOf(1)).closesAt);
      await expectEvent(c.rounds.finish(1), c.rounds, "RoundFinished", 1, euros(900));
    });

    it("keep the weights of the opening", async function () {
      await open(euros(900), euros(1), "ByClass");
      await c.statute.connect(c.executorSigner).changeWeights(await c.statute.weights(), [4_000, 4_000, 2_000]);
      expect(await allowances([c.users[0], c.workers[0]])).to.deep.equal([150n, 75n]);
      await open(euros(900), euros(1), "ByClass");
      expect(await allowances([c.users[0], c.workers[0]], 2)).to.deep.equal([120n, 120n]);
    });

    it("INV-9: never add up to more than the pool", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      await time.increase(TENURE);
      await open(1_009n, 1n, "ByClass");
      const sum = (await allowances([...c.founders, c.newcomer])).reduce((a, b) => a + b);
      expect(sum).to.equal(126n * 4n + 84n * 6n); // 1,008
    });
  });

  describe("after a top-up", function () {
    const grown = [
      ["Equal", [100n, 100n], [150n, 150n]],
      ["ByClass", [150n, 75n], [225n, 112n]],
    ] as const;
    for (const [allowance, before, after] of grown) {
      it(`have grown at once (${allowance})`, async function () {
        await open(euros(900), euros(1), allowance);
        expect(await allowances([c.users[0], c.workers[0]])).to.deep.equal(before);
        await fillIntake(c, c.executorSigner, euros(450));
        await c.rounds.connect(c.executorSigner).topUp(1, euros(450));
        expect(await allowances([c.users[0], c.workers[0]])).to.deep.equal(after);
      });
    }

    it("are computed from the electorate of the opening, though some have left", async function () {
      await open(euros(900), euros(1), "ByClass");
      for (const worker of c.workers.slice(1)) await c.members.connect(worker).resign();
      await fillIntake(c, c.executorSigner, euros(300));
      await c.rounds.connect(c.executorSigner).topUp(1, euros(300));
      expect(await allowances([c.users[0], c.workers[0]])).to.deep.equal([200n, 100n]);
    });

    it("can be used in full, by who had used up what it had", async function () {
      await open(euros(900), euros(1));
      await openBucket(c, c.steward, { round: 1, max: euros(900) });
      const allocate = (units: number) => c.rounds.connect(c.users[0]).allocate(1, [{ bucket: 1, units }]);
      await allocate(100);
      await expectError(allocate(101), c.rounds, "OverAllowance", 101, 100);
      await fillIntake(c, c.executorSigner, euros(450));
      await c.rounds.connect(c.executorSigner).topUp(1, euros(450));
      await allocate(150);
      await expectError(allocate(151), c.rounds, "OverAllowance", 151, 150);
    });

    it("INV-10: cost it the same with nine members and a hundred", async function () {
      const cost = async () => {
        const round = await open(euros(900), euros(1));
        await fillIntake(c, c.executorSigner, euros(9));
        return gasOf(c.rounds.connect(c.executorSigner).topUp(round, euros(9)));
      };
      await open(euros(900), euros(1)); // the first one of all pays for new words
      const few = await cost();
      await joinUsers(c, await newWallets(chain, 91));
      expect(await c.members.memberCount()).to.equal(100n);
      expect(await cost()).to.equal(few);
    });
  });

  describe("of who has not been a member for long", function () {
    const join = async (wallet: Signer) => {
      await c.members.connect(wallet).join(USERS, 0);
      return BigInt(await time.latest());
    };

    it("are nothing until the tenure is over at the snapshot, to the second", async function () {
      const joined = await join(c.newcomer);
      await fillIntake(c, c.executorSigner, euros(1_800));
      await openAt(joined + BigInt(TENURE)); // the snapshot is a second before it joined
      expect((await c.rounds.roundOf(1)).snapshot).to.equal(joined - 1n);
      expect(await allowances([c.newcomer, c.users[0]])).to.deep.equal([0n, 100n]);
      await openAt(joined + BigInt(TENURE) + 1n);
      expect((await c.rounds.roundOf(2)).snapshot).to.equal(joined);
      expect(await allowances([c.newcomer, c.users[0]], 2)).to.deep.equal([90n, 90n]);
    });

    it("are nothing in a co-op younger than the tenure but for founders, whose are not less", async function () {
      await join(c.newcomer);
      await time.increase(TENURE - days(1));
      await open(euros(900), euros(1));
      await openBucket(c, c.steward, { round: 1, max: euros(900) });
      expect(await allowances([...c.founders, c.newcomer])).to.deep.equal([...Array<bigint>(9).fill(100n), 0n]);
      const allocating = c.rounds.connect(c.newcomer).allocate(1, [{ bucket: 1, units: 1 }]);
      await expectError(allocating, c.rounds, "NotInRound", 1, c.newcomer);
    });

    it("do not come by waiting: NotInRound to the end of the round", async function () {
      await join(c.newcomer);
      await networkHelpers.mine();
      await open(euros(900), euros(1), "Equal", { duration: TENURE * 2 });
      await openBucket(c, c.steward, { round: 1, max: euros(900) });
      await time.increase(TENURE + 1);
      const allocating = c.rounds.connect(c.newcomer).allocate(1, [{ bucket: 1, units: 1 }]);
      await expectError(allocating, c.rounds, "NotInRound", 1, c.newcomer);
    });

    it("are like everybody's for founders, from the first day", async function () {
      await open(euros(900), euros(1));
      expect(await allowances(c.founders)).to.deep.equal(Array(9).fill(100n));
    });

    it("follow the tenure of ordinary resolutions at the opening", async function () {
      const define = (minTenure: number) =>
        c.statute.connect(c.executorSigner).defineKind(0, encodeKind({ ...preset.kinds[0]!, minTenure }));
      const joined = await join(c.newcomer);
      await fillIntake(c, c.executorSigner, euros(1_800));
      await define(60);
      await openAt(joined + 60n);
      await openAt(joined + 61n);
      await define(TENURE);
      expect((await c.rounds.roundOf(2)).snapshot).to.equal(joined);
      expect([await allowanceOf(c.newcomer), await allowanceOf(c.newcomer, 2)]).to.deep.equal([0n, 90n]);
    });

    it("begin anew for who left and came back", async function () {
      const joined = await join(c.newcomer);
      await time.increaseTo(joined + BigInt(TENURE));
      await c.members.connect(c.newcomer).resign();
      await join(c.newcomer);
      await networkHelpers.mine();
      await open(euros(900), euros(1));
      expect(await allowanceOf(c.newcomer)).to.equal(0n);
    });
  });

  describe("INV-10, INV-27: of all others", function () {
    const all = [150n, 150n, 150n, ...Array<bigint>(6).fill(75n)];

    for (const [allowance, each] of [["Equal", Array<bigint>(9).fill(100n)], ["ByClass", all]] as const) {
      it(`are what they were, whoever joins, leaves or is expelled afterwards (${allowance})`, async function () {
        await open(euros(900), euros(1), allowance, { duration: days(60) });
        await joinUsers(c, await newWallets(chain, 20));
        await c.members.connect(c.users[2]).resign();
        await c.members.connect(c.workers[2]).resign();
        await expelMember(c, c.executorSigner, time, 9);
        const [stay, gone] = [[0, 1, 3, 4, 6, 7], [2, 5, 8]];
        for (const i of stay) expect(await allowanceOf(c.founders[i]!)).to.equal(each[i]);
        for (const i of gone) expect(await allowanceOf(c.founders[i]!)).to.equal(0n);
      });
    }

    it("INV-23: are what they were when somebody changes its class, and so is that one's own", async function () {
      await open(euros(900), euros(1), "ByClass");
      await c.statute.connect(c.executorSigner).reviseClass(
        WORKERS,
        encodeClass({ ...preset.classes[WORKERS]!, admission: "Open" }),
      );
      await c.members.connect(c.users[0]).switchClass(WORKERS);
      expect(await allowances(c.founders)).to.deep.equal(all);
      await open(euros(900), euros(1), "ByClass"); // the snapshot knows nothing of it yet
      expect(await allowances(c.founders, 2)).to.deep.equal(all);
      await time.increase(TENURE);
      await open(euros(900), euros(1), "ByClass"); // two users and four workers from here on
      expect(await allowances([c.users[0], c.users[1], c.workers[0]], 3)).to.deep.equal([56n, 225n, 56n]);
    });

    it("INV-23: are what they were when somebody gets more votes, and so is that one's own", async function () {
      await open(euros(900), euros(1));
      await revise(c, c.executorSigner, USERS, { maxVotes: 9 });
      await c.members.connect(c.executorSigner).setVotes(1, 9);
      expect(await allowances(c.founders)).to.deep.equal(Array(9).fill(100n));
    });

    it("do not go to a Sybil who joins with many wallets when it sees the money coming", async function () {
      const actions = await roundActions(c, euros(900), euros(1));
      const proposal = await propose(c.assembly.connect(c.users[0]), actions, "A round");
      await past(time, await c.assembly.proposalSnapshot(proposal.id));
      await carry(c, time, proposal.id);
      const wallets = await newWallets(chain, 20);
      await joinUsers(c, wallets); // before the execution, which is two days from here
      await carryOut(c.assembly, time, proposal);
      await openBucket(c, c.steward, { round: 1, max: euros(900) });
      for (const wallet of wallets) {
        expect(await allowanceOf(wallet)).to.equal(0n);
        const allocating = c.rounds.connect(wallet).allocate(1, [{ bucket: 1, units: 1 }]);
        await expectError(allocating, c.rounds, "NotInRound", 1, wallet.address);
      }
      // They are not counted: the others have what they had, and share out all there is.
      expect(await allowances(c.founders)).to.deep.equal(Array(9).fill(100n));
      for (const founder of c.founders) await c.rounds.connect(founder).allocate(1, [{ bucket: 1, units: 100 }]);
      await past(time, (await c.rounds.roundOf(1)).closesAt);
      await c.rounds.settle(1, 1);
      await expectEvent(c.rounds.finish(1), c.rounds, "RoundFinished", 1, 0);
      expect((await c.buckets.bucketOf(1)).fromRound).to.equal(euros(900));
    });

    for (const [allowance, each] of [["Equal", Array<bigint>(9).fill(1n)], ["ByClass", [1n, 1n, 1n]]] as const) {
      for (const [age, old] of [["founded just now", 1], ["older than the tenure", days(31)]] as const) {
        it(`cannot be shrunk to nothing by many who join for free (${allowance}, ${age})`, async function () {
          await time.increase(old);
          await joinUsers(c, await newWallets(chain, 100));
          await open(9n, 1n, allowance);
          await openBucket(c, c.steward, { round: 1, max: 9n });
          expect(await allowances(c.founders.slice(0, each.length))).to.deep.equal(each);
          expect(await allowanceOf(new ethers.Wallet(id("wallet 0"), ethers.provider))).to.equal(0n);
          await c.rounds.connect(c.users[0]).allocate(1, [{ bucket: 1, units: 1 }]);
        });
      }
    }

    it("do not go to who joins in the second of the execution itself", async function () {
      const noTenure = encodeKind({ ...preset.kinds[0]!, minTenure: 0 });
      await c.statute.connect(c.executorSigner).defineKind(0, noTenure);
      await fillIntake(c, c.executorSigner, euros(900));
      await ethers.provider.send("evm_setAutomine", [false]);
      const gas = { gasLimit: 1_000_000 };
      await c.members.connect(c.newcomer).join(USERS, 0, gas);
      await c.rounds.connect(c.executorSigner).open(plan(), gas);
      await networkHelpers.mine();
      await ethers.provider.send("evm_setAutomine", [true]);
      expect(await c.members.isMember(c.newcomer)).to.equal(true);
      expect(await allowances([c.users[0], c.newcomer])).to.deep.equal([100n, 0n]);
    });
  });
});
