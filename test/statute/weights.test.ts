import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import type { ClassDraft, RulebookDraft } from "../../scripts/charter.ts";
import { presets, somerset as preset } from "../../scripts/presets/index.ts";
import { action, actingAs } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, openVote, past, resolve } from "../helpers/somerset.ts";
import { AGAINST, expectState, FOR, SOMERSET_WEIGHTS } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const SCIC = presets.scic.weighing; // three classes at least, each of a tenth to a half
const SCIC_WEIGHTS = [4_000, 2_500, 2_500, 1_000];

const packed = (weights: number[]): bigint =>
  weights.reduce((word, weight, i) => word | (BigInt(weight) << BigInt(16 * i)), 0n);

/** Classes of these weights; those whose numbers are among `nonUsers` are not of users. */
const classesOf = (weights: number[], nonUsers: number[] = []): ClassDraft[] =>
  weights.map((weightBps, i) => ({
    ...preset.classes[0]!,
    name: `class ${i}`,
    weightBps,
    isUser: !nonUsers.includes(i),
  }));

/** Founds a co-op of nine, spread over its classes in turn. */
async function found(change: Partial<RulebookDraft>) {
  const wallets = (await ethers.getSigners()).slice(0, 9);
  const classes = change.classes?.length ?? 3;
  const founders = wallets.map(({ address }, i) => ({ wallet: address, class: i % classes }));
  return foundSomerset(ethers, {
    preset: { kinds: preset.kinds.map((kind) => ({ ...kind, minClassSize: 1, minVotedClasses: 1 })), ...change },
    charter: { founders },
  });
}

async function scic() {
  const c = await found({ weighing: SCIC, classes: classesOf(SCIC_WEIGHTS, [3]) });
  return { ...c, asExecutor: c.statute.connect(await actingAs(chain, c.executor)) };
}

/** Somerset with founders in these classes, one after the other. */
async function somersetOf(classes: number[]) {
  const wallets = (await ethers.getSigners()).slice(0, 9);
  const founders = wallets.map(({ address }, i) => ({ wallet: address, class: classes[i]! }));
  return foundSomerset(ethers, { charter: { founders } });
}

async function threeWorkers() {
  return somersetOf([0, 0, 0, 1, 1, 1, 2, 2, 2]);
}

async function twoWorkers() {
  return somersetOf([0, 0, 0, 0, 1, 1, 2, 2, 2]);
}

async function oneWorker() {
  return somersetOf([0, 0, 0, 0, 0, 1, 2, 2, 2]);
}

async function noWorker() {
  return somersetOf([0, 0, 0, 0, 0, 0, 2, 2, 2]);
}

async function oneInvestor() {
  return somersetOf([0, 0, 0, 0, 1, 1, 1, 1, 2]);
}

describe("the weights of the classes", function () {
  const statuteErrors = () => ethers.getContractAt("Statute", ZeroAddress);

  describe("at founding", function () {
    const founding = (weights: number[], nonUsers: number[] = [], weighing = SCIC) =>
      found({ weighing, classes: classesOf(weights, nonUsers) });

    it("V4: takes [4000, 2500, 2500, 1000] for a SCIC", async function () {
      const { statute } = await founding(SCIC_WEIGHTS, [3]);
      expect(await statute.weights()).to.equal(packed(SCIC_WEIGHTS));
      expect(await statute.weighing()).to.deep.equal([1_000n, 1_000n, 5_000n, 3n]);
    });

    it("R13: takes classes of exactly a tenth and exactly a half", async function () {
      const { statute } = await founding([5_000, 4_000, 1_000], [2]);
      expect(await statute.weights()).to.equal(packed([5_000, 4_000, 1_000]));
    });

    const refused: [string, number[], string, unknown[]][] = [
      ["V4: [5100, 2900, 2000], a class above a half", [5_100, 2_900, 2_000], "ClassOutsideBounds", [0, 5_100]],
      ["V4: [5000, 4500, 500], a class below a tenth", [5_000, 4_500, 500], "ClassOutsideBounds", [2, 500]],
      ["R13: [5001, 3999, 1000], by one basis point", [5_001, 3_999, 1_000], "ClassOutsideBounds", [0, 5_001]],
      ["R13: [5000, 4001, 999], by one basis point", [5_000, 4_001, 999], "ClassOutsideBounds", [2, 999]],
    ];
    for (const [what, weights, error, args] of refused) {
      it(`refuses for a SCIC ${what}: ${error}`, async function () {
        await expectError(founding(weights), await statuteErrors(), error, ...args, 1_000, 5_000);
      });
    }

    it("V4: refuses for a SCIC [5000, 5000], two classes: WrongNumberOfClasses", async function () {
      await expectError(founding([5_000, 5_000]), await statuteErrors(), "WrongNumberOfClasses", 2);
      await founding([5_000, 5_000], [], { ...SCIC, minClasses: 2 });
    });

    it("R13, INV-40: refuses weights that are one basis point off the whole: WeightsNotWhole", async function () {
      const errors = await statuteErrors();
      await expectError(founding([4_000, 2_500, 2_500, 999], [], preset.weighing), errors, "WeightsNotWhole", 9_999);
      await expectError(founding([4_001, 2_500, 2_500, 1_000]), errors, "WeightsNotWhole", 10_001);
    });

    it("R13: refuses classes that are all of non-users: NoUserClass", async function () {
      const everybody = founding([5_000, 3_000, 2_000], [0, 1, 2]);
      await expectError(everybody, await statuteErrors(), "NoUserClass");
    });

    it("R13: adds up all non-user classes under one ceiling: NonUsersTooHeavy", async function () {
      const errors = await statuteErrors();
      const weighing = { ...preset.weighing, nonUserCapBps: 2_000 };
      await founding([8_000, 1_500, 500], [1, 2], weighing);
      const above = founding([7_999, 1_500, 501], [1, 2], weighing);
      await expectError(above, errors, "NonUsersTooHeavy", 2_001, 2_000);
    });

    it("takes a ceiling of nothing, under which non-users have no weight at all", async function () {
      const weighing = { ...preset.weighing, nonUserCapBps: 0 };
      const { statute } = await founding([6_000, 4_000, 0], [2], weighing);
      expect(await statute.weights()).to.equal(packed([6_000, 4_000, 0]));
      const above = founding([6_000, 3_999, 1], [2], weighing);
      await expectError(above, await statuteErrors(), "NonUsersTooHeavy", 1, 0);
    });

    it("takes a ceiling of a quarter and none above it: CapTooHigh", async function () {
      const weighing = (nonUserCapBps: number) => ({ ...preset.weighing, nonUserCapBps });
      await founding([5_000, 2_500, 2_500], [2], weighing(2_500));
      for (const cap of [2_501, 10_000]) {
        const above = founding([5_000, 2_500, 2_500], [2], weighing(cap));
        await expectError(above, await statuteErrors(), "CapTooHigh", cap, 2_500);
      }
    });
  });

  describe("changeWeights", function () {
    let c: Awaited<ReturnType<typeof scic>>;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(scic);
    });

    const change = async (weights: number[]) => c.asExecutor.changeWeights(packed(SCIC_WEIGHTS), weights);

    it("R14: shares out control anew by an extraordinary resolution", async function () {
      const weights = [3_500, 3_000, 2_500, 1_000];
      const actions = [action(c.statute, "changeWeights", [packed(SCIC_WEIGHTS), weights])];
      const proposal = await resolve(c, time, actions, "More for the second class");
      const { kindId, mustAgree } = await c.assembly.frozenOf(proposal.id);
      expect([kindId, mustAgree]).to.deep.equal([1n, 0b0001n]);
      expect(await c.statute.weights()).to.equal(packed(weights));
      for (const [number, weight] of weights.entries()) {
        expect((await c.statute.classOf(number)).weightBps).to.equal(BigInt(weight));
      }
    });

    it("tells the new weights", async function () {
      const weights = [5_000, 3_000, 1_000, 1_000];
      await expectEvent(change(weights), c.statute, "WeightsChanged", weights);
    });

    it("INV-40: holds what the statute was founded with: the ceiling of non-users stays", async function () {
      await expectError(change([4_000, 2_500, 2_499, 1_001]), c.statute, "NonUsersTooHeavy", 1_001, 1_000);
    });

    const refused: [string, number[], string, unknown[]][] = [
      ["a class above its ceiling", [5_001, 2_500, 1_499, 1_000], "ClassOutsideBounds", [0, 5_001, 1_000, 5_000]],
      ["a class below its floor", [5_000, 3_001, 1_000, 999], "ClassOutsideBounds", [3, 999, 1_000, 5_000]],
      ["a class of no weight", [5_000, 4_000, 0, 1_000], "ClassOutsideBounds", [2, 0, 1_000, 5_000]],
      ["less than the whole", [4_000, 2_500, 2_499, 1_000], "WeightsNotWhole", [9_999]],
      ["more than the whole", [4_001, 2_500, 2_500, 1_000], "WeightsNotWhole", [10_001]],
      ["a class too few", [4_000, 3_500, 2_500], "WrongNumberOfClasses", [3]],
      ["a class too many", [3_000, 2_500, 2_500, 1_000, 1_000], "WrongNumberOfClasses", [5]],
      ["no class", [], "WrongNumberOfClasses", [0]],
    ];
    for (const [what, weights, error, args] of refused) {
      it(`refuses ${what}: ${error}, and leaves the weights as they were`, async function () {
        await expectError(change(weights), c.statute, error, ...args);
        expect(await c.statute.weights()).to.equal(packed(SCIC_WEIGHTS));
        expect((await c.statute.classOf(0)).weightBps).to.equal(4_000n);
      });
    }

    it("INV-15: reverts with WeightsMoved where the weights are not those it was proposed for", async function () {
      await change([3_500, 3_000, 2_500, 1_000]);
      const moved = [packed([3_500, 3_000, 2_500, 1_000]), packed(SCIC_WEIGHTS)];
      await expectError(change(SCIC_WEIGHTS), c.statute, "WeightsMoved", ...moved);
    });

    it("reverts with NotExecutor for everybody else", async function () {
      const changing = c.statute.connect(c.users[0]).changeWeights(packed(SCIC_WEIGHTS), SCIC_WEIGHTS);
      await expectError(changing, c.statute, "NotExecutor", c.users[0]);
    });

    for (const [said, against, state] of [["a tie", 1, "Defeated"], ["a majority for it", 0, "Succeeded"]] as const) {
      it(`R14: is ${state.toLowerCase()} by ${said} in the class that loses, all others for it`, async function () {
        const weights = [4_500, 2_500, 2_000, 1_000];
        const actions = [action(c.statute, "changeWeights", [packed(SCIC_WEIGHTS), weights])];
        const { id } = await openVote(c, time, actions, "Less for the third class");
        const losers = [c.founders[2]!, c.founders[6]!]; // nine founders in four classes, in turn
        for (const founder of c.founders) {
          const place = losers.indexOf(founder);
          await c.assembly.connect(founder).castVote(id, place !== -1 && place < against ? AGAINST : FOR);
        }
        await past(time, await c.assembly.proposalDeadline(id));
        await expectState(c, id, state); // the weights alone would carry it: 87.5 % of them are for it
      });
    }
  });

  describe("of small and empty classes (R9)", function () {
    type Founded = Awaited<ReturnType<typeof somersetOf>>;

    /** The state after a vote in which the founders of `approving` classes are for, and the others against. */
    async function expectOutcome(c: Founded, approving: number[], state: "Succeeded" | "Defeated") {
      const amendment = [{ upTo: 1, approvals: 1, objections: 1, waiting: 0 }];
      const actions = [action(c.statute, "defineTiers", [amendment])]; // extraordinary: three quarters
      const { id } = await openVote(c, time, actions, "Change the tiers");
      for (const founder of c.founders) await cast(c, id, founder, approving);
      await past(time, await c.assembly.proposalDeadline(id));
      await expectState(c, id, state);
    }

    async function cast(c: Founded, id: bigint, founder: Signer, approving: number[]) {
      const { class: own } = await c.members.memberOf(founder);
      await c.assembly.connect(founder).castVote(id, approving.includes(Number(own)) ? FOR : AGAINST);
    }

    it("V17: three workers weigh a quarter, and keep users alone from three quarters", async function () {
      await expectOutcome(await networkHelpers.loadFixture(threeWorkers), [0], "Defeated");
    });

    it("V16: users and workers of three quarters together carry it, at least 3/4 being no veto", async function () {
      await expectOutcome(await networkHelpers.loadFixture(threeWorkers), [0, 1], "Succeeded");
    });

    for (const [what, fixture] of [["two", twoWorkers], ["one", oneWorker]] as const) {
      it(`V17: a class of ${what} weighs nothing, and its weight goes to users, not to investors`, async function () {
        await expectOutcome(await networkHelpers.loadFixture(fixture), [0], "Succeeded");
      });

      it(`R9: a class of ${what} and the investors together do not carry it`, async function () {
        await expectOutcome(await networkHelpers.loadFixture(fixture), [1, 2], "Defeated");
      });
    }

    it("R9: the weight of a class without members goes to the users, not to the investors", async function () {
      const c = await networkHelpers.loadFixture(noWorker);
      await expectOutcome(c, [0], "Succeeded");
    });

    it("R9: investors never weigh more than their ceiling, however few users are left", async function () {
      const c = await networkHelpers.loadFixture(noWorker);
      await expectOutcome(c, [2], "Defeated");
    });

    it("R9: the weight of a single investor goes to users and workers in their proportion", async function () {
      const c = await networkHelpers.loadFixture(oneInvestor);
      // 2 : 1 of the whole, so the users alone have two thirds and the two together everything.
      await expectOutcome(c, [0], "Defeated");
      const again = await networkHelpers.loadFixture(oneInvestor);
      await expectOutcome(again, [0, 1], "Succeeded");
    });

    it("is nothing that the statute rewrites: the weights laid down stay", async function () {
      const c = await networkHelpers.loadFixture(oneWorker);
      expect(await c.statute.weights()).to.equal(SOMERSET_WEIGHTS);
    });
  });
});
