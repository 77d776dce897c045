import { expect } from "chai";
import { network } from "hardhat";
import type { KindDraft } from "../scripts/charter.ts";
import { MODES } from "../sdk/src/names.ts";
import { atLeast, count, HALF, moreThan, newJudge, THREE_QUARTERS } from "./helpers/judging.ts";
import type { Class, Judge } from "./helpers/judging.ts";
import { foundSomerset } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers } = chain;

const FULL_LANE = 2 ** 24 - 1;

describe("Rules", function () {
  let judge: Judge;
  before(async () => {
    judge = await newJudge(chain);
  });

  const carried = async (kind: Partial<KindDraft>, classes: Class[]) => (await judge(kind, classes)).carried;
  const quorate = async (kind: Partial<KindDraft>, classes: Class[]) => (await judge(kind, classes)).quorate;

  /** Expects that the share of approval lies between `bps` and the next basis point. */
  async function expectApproval(mode: KindDraft["mode"], classes: Class[], bps: number): Promise<void> {
    expect(await carried({ mode, ...atLeast(bps, 10_000) }, classes)).to.equal(true);
    expect(await carried({ mode, ...atLeast(bps + 1, 10_000) }, classes)).to.equal(false);
  }

  /** Expects that the turnout lies between `bps` and the next basis point. */
  async function expectTurnout(mode: KindDraft["mode"], classes: Class[], bps: number): Promise<void> {
    expect(await quorate({ mode, quorumBps: bps }, classes)).to.equal(true);
    expect(await quorate({ mode, quorumBps: bps + 1 }, classes)).to.equal(false);
  }

  // Equal Care: many investors, few workers.
  const V1: Class[] = [
    { weight: 5000, register: 32, yes: 14, no: 6 },
    { weight: 2500, register: 9, yes: 5, no: 4 },
    { weight: 2500, register: 450, yes: 30, no: 90, isUser: false },
  ];

  // One worker and many investors come, the stewards stay away.
  const V2: Class[] = [
    { weight: 5000, register: 32 },
    { weight: 2500, register: 9, yes: 1 },
    { weight: 2500, register: 450, yes: 10, no: 200, isUser: false },
  ];

  // SCANI: four colleges of very different sizes.
  const V3: Class[] = [
    { weight: 4000, register: 16, yes: 16 },
    { weight: 2500, register: 457, yes: 60 },
    { weight: 2500, register: 146, yes: 10 },
    { weight: 1000, register: 252, yes: 20 },
  ];

  describe("PROPORTIONAL", function () {
    const mode = "PROPORTIONAL";

    it("V1: splits each class's weight as its members voted: 55.14 %", async function () {
      await expectApproval(mode, V1, 5_513);
      expect(await carried({ mode, ...HALF }, V1)).to.equal(true);
      expect(await carried({ mode, ...THREE_QUARTERS }, V1)).to.equal(false);
    });

    it("V1c: carries exactly three quarters, and no more than that", async function () {
      const V1c = [{ weight: 6000, register: 3, yes: 2, no: 1 }, { weight: 4000, register: 8, yes: 7, no: 1 }];
      expect(await carried({ mode, ...THREE_QUARTERS }, V1c)).to.equal(true);
      expect(await carried({ mode, ...moreThan(3, 4) }, V1c)).to.equal(false);
      expect(await carried({ mode, ...atLeast(7_500, 10_000) }, V1c)).to.equal(true);
      expect(await carried({ mode, ...atLeast(7_501, 10_000) }, V1c)).to.equal(false);
    });

    it("V2c: gives the weight of who stayed away to nobody: 26.19 %", async function () {
      await expectApproval(mode, V2, 2_619);
      expect(await carried({ mode, ...HALF }, V2)).to.equal(false);
    });

    it("V16: lets a quarter of non-users stop what needs more than three quarters", async function () {
      const V16 = [{ weight: 7500, register: 10, yes: 10 }, { weight: 2500, register: 5, no: 5, isUser: false }];
      expect(await carried({ mode, ...THREE_QUARTERS }, V16)).to.equal(true);
      expect(await carried({ mode, ...moreThan(3, 4) }, V16)).to.equal(false);
    });

    it("V17: lets one member who is half the weight stop everything, unless its class is too small", async function () {
      const V17 = [{ weight: 5000, register: 1, no: 1 }, { weight: 5000, register: 300, yes: 300 }];
      expect(await carried({ mode, ...HALF }, V17)).to.equal(false);
      expect(await carried({ mode, ...HALF, minClassSize: 3 }, V17)).to.equal(true);
    });

    it("does not carry an exact tie", async function () {
      const tie = [{ weight: 5000, register: 2, yes: 1, no: 1 }, { weight: 5000, register: 6, yes: 3, no: 3 }];
      expect(await carried({ mode, ...HALF }, tie)).to.equal(false);
      expect(await carried({ mode, ...atLeast(1, 2) }, tie)).to.equal(true);
    });

    it("V25: carries two of three votes as two thirds, which 6,667 basis points are not", async function () {
      const V25 = [{ weight: 10_000, register: 3, yes: 2, no: 1 }];
      expect(await carried({ mode, ...atLeast(2, 3) }, V25)).to.equal(true);
      expect(await carried({ mode, ...moreThan(2, 3) }, V25)).to.equal(false);
      expect(await carried({ mode, ...atLeast(6_667, 10_000) }, V25)).to.equal(false);
    });

    it("hears a class of one basis point", async function () {
      const mouse = [{ weight: 1, register: 9, yes: 9 }, { weight: 9_999, register: 9, no: 9, isUser: false }];
      await expectApproval(mode, mouse, 1);
    });

    it("counts a block as a vote against, and abstentions not at all", async function () {
      const blocked = [{ weight: 10_000, register: 9, yes: 3, block: 3, abstain: 3 }];
      expect(await carried({ mode, ...atLeast(1, 2) }, blocked)).to.equal(true);
      expect(await carried({ mode, ...HALF }, blocked)).to.equal(false);
    });
  });

  describe("PLAIN", function () {
    const mode = "PLAIN";

    it("V1: counts heads, whatever their class: 32.89 %", async function () {
      await expectApproval(mode, V1, 3_288);
    });

    it("V25: carries two of three votes as two thirds", async function () {
      const V25 = [{ weight: 5000, register: 2, yes: 2 }, { weight: 5000, register: 1, no: 1 }];
      expect(await carried({ mode, ...atLeast(2, 3) }, V25)).to.equal(true);
      expect(await carried({ mode, ...moreThan(2, 3) }, V25)).to.equal(false);
    });

    it("does not carry an exact tie", async function () {
      const tie = [{ weight: 9000, register: 4, yes: 4 }, { weight: 1000, register: 4, no: 3, block: 1 }];
      expect(await carried({ mode, ...HALF }, tie)).to.equal(false);
      expect(await carried({ mode, ...atLeast(1, 2) }, tie)).to.equal(true);
    });

    it("V13: converts with half of the members voting and three quarters of them for it", async function () {
      const kind = { mode, quorumBps: 5_000, ...THREE_QUARTERS } as const;
      const meeting = (yes: number, no: number) => [{ weight: 10_000, register: 400, yes, no }];
      expect(await judge(kind, meeting(160, 50))).to.deep.equal({ quorate: true, carried: true });
      expect(await judge(kind, meeting(180, 10))).to.deep.equal({ quorate: false, carried: true });
      expect(await judge(kind, meeting(157, 53))).to.deep.equal({ quorate: true, carried: false });
    });

    it("V14: amends rules with 51 % of the members voting and three quarters of them for it", async function () {
      const kind = { mode, quorumBps: 5_100, ...THREE_QUARTERS } as const;
      const meeting = (yes: number, no: number) => [{ weight: 10_000, register: 200, yes, no }];
      expect(await judge(kind, meeting(77, 25))).to.deep.equal({ quorate: true, carried: true });
      expect(await judge(kind, meeting(101, 0))).to.deep.equal({ quorate: false, carried: true });
      expect(await judge(kind, meeting(76, 26))).to.deep.equal({ quorate: true, carried: false });
    });
  });

  describe("BLOC", function () {
    const mode = "BLOC";

    it("V1: throws each class's whole weight to its own majority: 75 %", async function () {
      expect(await carried({ mode, ...THREE_QUARTERS }, V1)).to.equal(true);
      expect(await carried({ mode, ...moreThan(3, 4) }, V1)).to.equal(false);
    });

    it("takes a class that ties for one that stayed away", async function () {
      const tie = [
        { weight: 5000, register: 10, yes: 6, no: 4 },
        { weight: 2500, register: 4, yes: 2, no: 1, block: 1 },
        { weight: 2500, register: 4 },
      ];
      expect(await carried({ mode, ...atLeast(1, 2) }, tie)).to.equal(true);
      expect(await carried({ mode, ...HALF }, tie)).to.equal(false);
    });

    it("gives a class to its bare majority, and to nobody else", async function () {
      const bare = [{ weight: 7500, register: 3, yes: 2, no: 1 }, { weight: 2500, register: 3, yes: 1, no: 2 }];
      await expectApproval(mode, bare, 7_500);
    });
  });

  describe("DUAL", function () {
    const mode = "DUAL";
    const both: Class[] = [
      { weight: 5000, register: 30, yes: 28, no: 2 },
      { weight: 5000, register: 5, yes: 3, no: 2 },
    ];

    it("V1: fails where one class is against, whatever the heads", async function () {
      expect(await carried({ mode, ...atLeast(1, 4) }, V1)).to.equal(false);
      expect(await carried({ mode, ...atLeast(1, 4) }, V1.with(2, { ...V1[2]!, yes: 61, no: 60 }))).to.equal(true);
    });

    it("needs the heads as well as a majority in every class", async function () {
      await expectApproval(mode, both, 8_857); // 31 of 35
    });

    it("fails where a class ties or stays away", async function () {
      const with_ = (second: Partial<Class>) => both.with(1, { ...both[1]!, ...second });
      expect(await carried({ mode, ...HALF }, with_({ yes: 2, no: 2 }))).to.equal(false);
      expect(await carried({ mode, ...HALF }, with_({ yes: 2, no: 1, block: 1 }))).to.equal(false);
      expect(await carried({ mode, ...HALF }, with_({ yes: 0, no: 0, abstain: 5 }))).to.equal(false);
      expect(await carried({ mode, ...HALF }, with_({ yes: 1, no: 0 }))).to.equal(true);
    });

    it("does not ask a class that is empty, too small or barred", async function () {
      const dissent = both.with(1, { weight: 5000, register: 2, no: 2 });
      expect(await carried({ mode, ...HALF }, dissent)).to.equal(false);
      expect(await carried({ mode, ...HALF, minClassSize: 3 }, dissent)).to.equal(true);
      expect(await carried({ mode, ...HALF, eligible: 0b01 }, dissent)).to.equal(true);
      expect(await carried({ mode, ...HALF }, both.with(1, { weight: 5000, register: 0 }))).to.equal(true);
    });
  });

  describe("CONSENT", function () {
    const mode = "CONSENT";
    const circle = (change: Partial<Class>) => [
      { weight: 5000, register: 10, yes: 6 },
      { weight: 5000, register: 10, yes: 3, no: 1, ...change },
    ];

    it("carries what enough heads are for and nobody blocks", async function () {
      expect(await carried({ mode, ...atLeast(9, 10) }, circle({}))).to.equal(true);
      expect(await carried({ mode, ...moreThan(9, 10) }, circle({}))).to.equal(false);
    });

    it("is stopped by one block, and not by abstentions", async function () {
      expect(await carried({ mode, ...HALF }, circle({ block: 1 }))).to.equal(false);
      expect(await carried({ mode, ...HALF }, circle({ abstain: 6 }))).to.equal(true);
    });

    it("is not stopped by a class that may not vote", async function () {
      expect(await carried({ mode, ...HALF, eligible: 0b01 }, circle({ block: 1 }))).to.equal(true);
    });
  });

  describe("what nobody decides", function () {
    for (const mode of MODES) {
      it(`${mode} carries nothing that nobody voted for or against`, async function () {
        const silent = [{ weight: 10_000, register: 9 }];
        const kind = { mode, ...atLeast(0, 1) };
        expect(await judge(kind, silent)).to.deep.equal({ quorate: true, carried: false });
        expect(await judge(kind, [{ ...silent[0]!, abstain: 9 }])).to.deep.equal({ quorate: true, carried: false });
        expect(await judge(kind, [{ ...silent[0]!, yes: 1 }])).to.deep.equal({ quorate: true, carried: true });
      });

      it(`${mode} has no quorum where there is no member`, async function () {
        expect(await judge({ mode, ...HALF }, [{ weight: 10_000, register: 0 }]))
          .to.deep.equal({ quorate: false, carried: false });
      });
    }
  });

  describe("the quorum", function () {
    it("V1: is weighted, 62.92 %, where the heads alone are 30.35 %", async function () {
      await expectTurnout("PROPORTIONAL", V1, 6_291);
      await expectTurnout("BLOC", V1, 6_291);
      await expectTurnout("PLAIN", V1, 3_034);
      await expectTurnout("DUAL", V1, 3_034);
      await expectTurnout("CONSENT", V1, 3_034);
    });

    it("V2: is 14.44 % when the class of half the weight stays away", async function () {
      await expectTurnout("PROPORTIONAL", V2, 1_444);
    });

    it("V3: is weighted, 45.79 %, where the heads alone are 12.17 %", async function () {
      await expectTurnout("PROPORTIONAL", V3, 4_578);
      await expectTurnout("PLAIN", V3, 1_216);
    });

    it("counts abstentions and blocks as taking part", async function () {
      const classes = [{ weight: 10_000, register: 40, yes: 1, no: 2, abstain: 3, block: 4 }];
      await expectTurnout("PLAIN", classes, 2_500);
      await expectTurnout("PROPORTIONAL", classes, 2_500);
    });

    it("is reached in full when everybody came, and not when one stayed at home", async function () {
      const everybody = [{ weight: 7_000, register: 7, yes: 7 }, { weight: 3_000, register: 3, no: 3 }];
      const allButOne = everybody.with(0, { weight: 7_000, register: 7, yes: 6 });
      for (const mode of ["PLAIN", "PROPORTIONAL"] as const) {
        expect(await quorate({ mode, quorumBps: 10_000 }, everybody)).to.equal(true);
        expect(await quorate({ mode, quorumBps: 10_000 }, allButOne)).to.equal(false);
      }
    });

    it("does not count classes that may not vote", async function () {
      const classes = [{ weight: 5000, register: 10, yes: 5 }, { weight: 5000, register: 90, yes: 90 }];
      await expectTurnout("PLAIN", classes, 9_500);
      expect(await quorate({ mode: "PLAIN", eligible: 0b01, quorumBps: 5_000 }, classes)).to.equal(true);
      expect(await quorate({ mode: "PLAIN", eligible: 0b01, quorumBps: 5_001 }, classes)).to.equal(false);
    });

    it("of each class is asked of every active class, exactly", async function () {
      const classes = (yes: number) => [{ weight: 5000, register: 4, yes: 4 }, { weight: 5000, register: 7, yes }];
      const half = { mode: "PLAIN", classQuorumBps: 5_000 } as const;
      expect(await quorate(half, classes(4))).to.equal(true);
      expect(await quorate(half, classes(3))).to.equal(false);
      expect(await quorate({ ...half, minClassSize: 5 }, classes(4))).to.equal(true); // the first class is dormant now
      expect(await quorate({ ...half, classQuorumBps: 1 }, classes(0))).to.equal(false);
      expect(await quorate({ ...half, eligible: 0b01 }, classes(0))).to.equal(true);
    });

    it("V25: of each class is no two thirds where it asks for 6,667 basis points", async function () {
      const V25 = [{ weight: 10_000, register: 3, yes: 2 }];
      expect(await quorate({ mode: "PLAIN", classQuorumBps: 6_666 }, V25)).to.equal(true);
      expect(await quorate({ mode: "PLAIN", classQuorumBps: 6_667 }, V25)).to.equal(false);
    });

    it("of classes is all active ones where there are fewer than it asks for", async function () {
      const classes = (...voted: number[]) => voted.map((abstain) => ({ weight: 2_500, register: 4, abstain }));
      const three = { mode: "PLAIN", minVotedClasses: 3 } as const;
      expect(await quorate(three, classes(1, 1, 1, 0))).to.equal(true);
      expect(await quorate(three, classes(4, 4, 0, 0))).to.equal(false);
      expect(await quorate(three, classes(1, 1))).to.equal(true);
      expect(await quorate(three, classes(4, 0))).to.equal(false);
      expect(await quorate({ ...three, eligible: 0b0011 }, classes(1, 1, 0, 0))).to.equal(true);
    });

    it("reached does not mean carried, nor the other way round", async function () {
      const kind = { mode: "PROPORTIONAL", ...HALF, quorumBps: 5_000 } as const;
      expect(await judge(kind, [{ weight: 10_000, register: 9, no: 9 }])).to.deep.equal({
        quorate: true,
        carried: false,
      });
      expect(await judge(kind, [{ weight: 10_000, register: 9, yes: 1 }])).to.deep.equal({
        quorate: false,
        carried: true,
      });
    });
  });

  describe("a dormant class", function () {
    const users = { weight: 5000, register: 10, yes: 10 };
    const workers = { weight: 2500, register: 2, yes: 2 };
    const investors = { weight: 2500, register: 50, no: 50, isUser: false };
    const threes = { mode: "PROPORTIONAL", minClassSize: 3 } as const;

    /** Expects that the non-users, who are against, weigh exactly a quarter. */
    async function expectQuarter(kind: Partial<KindDraft>, classes: Class[]): Promise<void> {
      expect(await carried({ ...kind, ...THREE_QUARTERS }, classes)).to.equal(true);
      expect(await carried({ ...kind, ...moreThan(3, 4) }, classes)).to.equal(false);
    }

    it("gives its weight to the users and never to the non-users", async function () {
      await expectQuarter(threes, [users, { ...workers, register: 0, yes: 0 }, investors]); // empty
      await expectQuarter(threes, [users, workers, investors]); // too small
      await expectQuarter({ ...threes, eligible: 0b101 }, [users, { ...workers, register: 9 }, investors]); // barred
      await expectQuarter({ ...threes, mode: "BLOC" }, [users, workers, investors]);
    });

    it("is not heard, though its members voted", async function () {
      const dissent = [users, { ...workers, yes: 0, no: 2 }, investors];
      await expectQuarter(threes, dissent);
      expect(await carried({ ...threes, minClassSize: 2, ...THREE_QUARTERS }, dissent)).to.equal(false);
    });

    it("weighs again from its third member on", async function () {
      const classes = (register: number) => [users, { ...workers, register, yes: 0, no: 2 }, investors];
      expect(await carried({ ...threes, ...HALF }, classes(2))).to.equal(true);
      expect(await carried({ ...threes, ...HALF }, classes(3))).to.equal(false); // 50 % now
    });

    it("divides its weight among the users in proportion to theirs", async function () {
      const four = [
        { weight: 4000, register: 10, yes: 10 },
        { weight: 2000, register: 10, no: 10 },
        { weight: 2000, register: 1, no: 1 },
        { weight: 2000, register: 10, no: 10, isUser: false },
      ];
      await expectApproval("PROPORTIONAL", four, 4_000);
      expect(await carried({ ...threes, ...atLeast(16, 30) }, four)).to.equal(true); // 4000 : 2000 share 8000
      expect(await carried({ ...threes, ...moreThan(16, 30) }, four)).to.equal(false);
    });

    it("gives the weight of non-users to the users too", async function () {
      const classes = [
        { weight: 5000, register: 10, yes: 10 },
        { weight: 2500, register: 3, no: 3 },
        { ...investors, register: 2 },
      ];
      expect(await carried({ ...threes, ...atLeast(2, 3) }, classes)).to.equal(true);
      expect(await carried({ ...threes, ...moreThan(2, 3) }, classes)).to.equal(false);
    });

    it("leaves several classes of non-users together what the statute gives them", async function () {
      const supporters = { weight: 1000, register: 20, no: 20, isUser: false };
      await expectQuarter(threes, [users, workers, { ...investors, weight: 1500 }, supporters]);
    });

    it("weighs in the quorum as in the vote", async function () {
      const classes = [{ ...users, yes: 5 }, workers, { ...investors, no: 0 }];
      expect(await quorate({ ...threes, quorumBps: 3_750 }, classes)).to.equal(true); // half of 75 %
      expect(await quorate({ ...threes, quorumBps: 3_751 }, classes)).to.equal(false);
    });

    describe("when all user classes are small", function () {
      it("none is dormant, so that a young co-op can decide", async function () {
        const young = [{ ...users, register: 2, yes: 2 }, { ...workers, register: 1, yes: 1 }, investors];
        await expectQuarter(threes, young);
        await expectQuarter(threes, young.with(1, { ...workers, register: 0, yes: 0 }));
        const divided = young.with(0, { ...users, register: 2, yes: 0, no: 2 });
        expect(await carried({ ...threes, ...HALF }, divided)).to.equal(false);
      });

      it("small non-users count as well", async function () {
        const young = [{ ...users, register: 2, yes: 2 }, workers, { ...investors, register: 1, no: 1 }];
        await expectQuarter(threes, young);
      });
    });

    describe("when there are no users at all", function () {
      it("nothing is decided", async function () {
        const classes = [{ ...users, register: 0, yes: 0 }, { ...investors, no: 0, yes: 50 }];
        expect(await judge({ ...threes, ...HALF }, classes)).to.deep.equal({ quorate: false, carried: false });
      });
    });
  });

  describe("with classes as large as they get", function () {
    const half = (FULL_LANE - 1) / 2;
    const eight = (change: Partial<Class> = {}) =>
      Array.from(
        { length: 8 },
        (): Class => ({ weight: 1250, register: FULL_LANE, yes: half, no: half, abstain: 1, ...change }),
      );

    for (const mode of ["PROPORTIONAL", "PLAIN"] as const) {
      it(`${mode} tells one vote of 134 million from a tie`, async function () {
        const oneMore = eight().with(7, { ...eight()[7]!, yes: half + 1, abstain: 0 });
        expect(await judge({ mode, ...HALF, quorumBps: 10_000 }, eight())).to.deep.equal({
          quorate: true,
          carried: false,
        });
        expect(await judge({ mode, ...HALF, quorumBps: 10_000 }, oneMore)).to.deep.equal({
          quorate: true,
          carried: true,
        });
        expect(await judge({ mode, ...atLeast(1, 2) }, eight())).to.deep.equal({ quorate: true, carried: true });
      });

      it(`${mode} misses a full quorum by one vote`, async function () {
        const oneLess = eight().with(3, { ...eight()[3]!, abstain: 0 });
        expect(await quorate({ mode, quorumBps: 10_000 }, oneLess)).to.equal(false);
        expect(await quorate({ mode, quorumBps: 9_999 }, oneLess)).to.equal(true);
      });
    }

    for (const mode of ["BLOC", "DUAL", "CONSENT"] as const) {
      it(`${mode} does not overflow`, async function () {
        const everybody = { mode, ...atLeast(1, 1), quorumBps: 10_000, classQuorumBps: 10_000 };
        expect(await judge(everybody, eight({ yes: FULL_LANE, no: 0, abstain: 0 }))).to.deep.equal({
          quorate: true,
          carried: true,
        });
        expect(await judge(everybody, eight({ yes: FULL_LANE - 1, no: 1, abstain: 0 })))
          .to.deep.equal({ quorate: true, carried: mode === "BLOC" });
      });
    }

    it("stays exact with the finest threshold, rescaled weights and everybody's vote", async function () {
      const uneven = eight({ yes: FULL_LANE, no: 0, abstain: 0 })
        .with(6, { weight: 1250, register: FULL_LANE, no: FULL_LANE, isUser: false })
        .with(7, { weight: 1250, register: 0 });
      const finest = 65_535;
      const mode = "PROPORTIONAL";
      expect(await carried({ mode, ...atLeast(finest - 8_192, finest) }, uneven)).to.equal(true); // 7/8
      expect(await carried({ mode, ...atLeast(finest - 8_191, finest) }, uneven)).to.equal(false);
    });

    it("disregards what lies above the lanes", async function () {
      const { statute } = await foundSomerset(ethers);
      const above = ((1n << 64n) - 1n) << 192n;
      const plain = count([{ weight: 10_000, register: 9, yes: 4, no: 5 }]);
      const crowned = { ...plain, votesFor: plain.votesFor | above, votesBlock: above, votesAbstain: above };
      expect(await statute.judge(0, crowned)).to.deep.equal(await statute.judge(0, plain));
      expect(await statute.judge(0, crowned)).to.deep.equal([true, false]);
    });
  });
});
