import { expect } from "chai";
import { network } from "hardhat";
import type { KindDraft } from "../../scripts/charter.ts";
import { days } from "../../scripts/charter.ts";
import { BASES } from "../../sdk/src/names.ts";
import { consents } from "../../scripts/presets/consents.ts";
import { atLeast, HALF, moreThan, newJudge, THREE_QUARTERS } from "../helpers/judging.ts";
import type { Class, Judge } from "../helpers/judging.ts";

const chain = await network.create();

describe("Rules of the assembly", function () {
  let judge: Judge;
  before(async () => {
    judge = await newJudge(chain);
  });

  const carried = async (kind: Partial<KindDraft>, classes: Class[], isSecondCall = false) =>
    (await judge(kind, classes, isSecondCall)).carried;
  const quorate = async (kind: Partial<KindDraft>, classes: Class[], isSecondCall = false) =>
    (await judge(kind, classes, isSecondCall)).quorate;

  /** Forty members who all may vote: thirty of them do. */
  const forty: Class[] = [
    { weight: 5000, register: 30, yes: 10, no: 4, abstain: 4, block: 2 },
    { weight: 5000, register: 10, yes: 8, no: 1, abstain: 1 },
  ];

  describe("the base of the threshold", function () {
    const parts = { Cast: [18, 25], Positions: [18, 30], Register: [18, 40], Tacit: [23, 40] } as const;
    for (const mode of ["PLAIN", "DUAL"] as const) {
      for (const base of BASES) {
        const [part, whole] = parts[base];
        it(`${mode}, ${base}: is ${part} of ${whole}, exactly`, async function () {
          expect(await carried({ mode, base, ...atLeast(part, whole) }, forty)).to.equal(true);
          expect(await carried({ mode, base, ...moreThan(part, whole) }, forty)).to.equal(false);
          expect(await carried({ mode, base, ...atLeast(part + 1, whole) }, forty)).to.equal(false);
        });
      }
    }

    it("Tacit: lets those who abstain carry it alone, and those who stay away not", async function () {
      const kind = { mode: "PLAIN", base: "Tacit", ...HALF } as const;
      const circle = (abstain: number) => [{ weight: 10_000, register: 4, abstain }];
      expect(await carried(kind, circle(3))).to.equal(true);
      expect(await carried(kind, circle(2))).to.equal(false);
      expect(await carried({ ...kind, ...atLeast(0, 1) }, circle(0))).to.equal(false);
    });

    it("does not count who may not vote, nor who sits in a dormant class", async function () {
      const classes = [{ weight: 5000, register: 10, yes: 9 }, { weight: 5000, register: 2, no: 2 }];
      const kind = { mode: "PLAIN", base: "Register", ...atLeast(9, 10) } as const;
      expect(await carried(kind, classes)).to.equal(false);
      expect(await carried({ ...kind, eligible: 0b01 }, classes)).to.equal(true);
      expect(await carried({ ...kind, minClassSize: 3 }, classes)).to.equal(true);
    });

    it("T1: entrenched is nine tenths of the register, not of the votes cast", async function () {
      const kind = { mode: "PLAIN", base: "Register", quorumBps: 9_000, ...atLeast(9, 10) } as const;
      const all = (yes: number, no: number) => [{ weight: 10_000, register: 100, yes, no }];
      expect(await judge(kind, all(90, 0))).to.deep.equal({ quorate: true, carried: true });
      expect(await judge(kind, all(89, 1))).to.deep.equal({ quorate: true, carried: false });
      expect(await judge(kind, all(89, 0))).to.deep.equal({ quorate: false, carried: false });
    });
  });

  describe("a second call", function () {
    const mode = "PROPORTIONAL";
    // One worker and many investors come, the stewards stay away.
    const V2 = (workers: number): Class[] => [
      { weight: 5000, register: 32 },
      { weight: 2500, register: 9, yes: workers },
      { weight: 2500, register: 450, yes: 10, no: 200, isUser: false },
    ];

    it("V2: hears no class of whom one came, so that one worker and ten investors carry nothing", async function () {
      expect(await carried({ mode, ...atLeast(0, 1) }, V2(1), true)).to.equal(false);
      expect(await carried({ mode, ...atLeast(0, 1) }, V2(2), true)).to.equal(false);
    });

    it("V2b: three workers who agree are 75 % and the investors 25 %: 76.19 %", async function () {
      expect(await carried({ mode, ...atLeast(7_619, 10_000) }, V2(3), true)).to.equal(true);
      expect(await carried({ mode, ...atLeast(7_620, 10_000) }, V2(3), true)).to.equal(false);
    });

    it("V2c: on the first call the same ballots are 26.19 %", async function () {
      expect(await carried({ mode, ...atLeast(2_619, 10_000) }, V2(3))).to.equal(true);
      expect(await carried({ mode, ...atLeast(2_620, 10_000) }, V2(3))).to.equal(false);
    });

    it("V2: rescales the weights of who came: 52.38 % where all of them are users", async function () {
      const users = V2(3).map((c) => ({ ...c, isUser: true }));
      expect(await carried({ mode, ...atLeast(5_238, 10_000) }, users, true)).to.equal(true);
      expect(await carried({ mode, ...atLeast(5_239, 10_000) }, users, true)).to.equal(false);
    });

    it("hears a class smaller than three when all of it came", async function () {
      const classes = (yes: number): Class[] => [
        { weight: 4000, register: 9, yes: 1, no: 3 },
        { weight: 6000, register: 2, yes },
      ];
      expect(await carried({ mode, ...HALF }, classes(1), true)).to.equal(false);
      expect(await carried({ mode, ...HALF }, classes(2), true)).to.equal(true);
    });

    it("asks for the second quorum, still of everybody, where the first asked for more", async function () {
      const kind = { mode, quorumBps: 2_500, secondQuorumBps: 1_444 } as const;
      expect(await quorate(kind, V2(1))).to.equal(false); // V2: 14.44 %
      expect(await quorate(kind, V2(1), true)).to.equal(true);
      expect(await quorate({ ...kind, secondQuorumBps: 1_445 }, V2(1), true)).to.equal(false);
    });

    it("counts abstentions as coming", async function () {
      const came = [{ weight: 5000, register: 9, yes: 1, abstain: 2 }, { weight: 5000, register: 90, no: 2 }];
      expect(await carried({ mode, ...atLeast(1, 1) }, came, true)).to.equal(true);
      expect(await carried({ mode, ...HALF }, came)).to.equal(false);
    });
  });

  describe("R14: a class that loses by the resolution", function () {
    const votes = (change: Partial<Class>): Class[] => [
      { weight: 7500, register: 9, yes: 9 },
      { weight: 2500, register: 4, mustAgree: true, ...change },
    ];

    for (const mode of ["PLAIN", "PROPORTIONAL", "BLOC", "DUAL", "CONSENT"] as const) {
      it(`${mode}: must have a majority for it`, async function () {
        expect(await carried({ mode, ...HALF }, votes({ yes: 2, no: 1 }))).to.equal(true);
        expect(await carried({ mode, ...HALF }, votes({ yes: 2, no: 2 }))).to.equal(false);
        expect(await carried({ mode, ...HALF }, votes({ yes: 1, no: 2 }))).to.equal(false);
        expect(await carried({ mode, ...HALF }, votes({}))).to.equal(false);
      });
    }

    it("is asked though it is dormant, may not vote or stayed away on a second call", async function () {
      const [mode, silent] = ["PROPORTIONAL", votes({})] as const;
      expect(await carried({ mode, ...HALF, minClassSize: 5 }, silent)).to.equal(false);
      expect(await carried({ mode, ...HALF, eligible: 0b01 }, silent)).to.equal(false);
      expect(await carried({ mode, ...HALF }, silent, true)).to.equal(false);
    });

    it("is not asked when it has no member, and its blocks are votes against", async function () {
      const mode = "PROPORTIONAL";
      expect(await carried({ mode, ...HALF }, votes({ register: 0 }))).to.equal(true);
      expect(await carried({ mode, ...HALF }, votes({ yes: 2, block: 2 }))).to.equal(false);
      expect(await carried({ mode, ...HALF }, votes({ yes: 2, block: 1 }))).to.equal(true);
    });
  });

  describe("the consent types", function () {
    const circle = (votes: Partial<Class>): Class[] => [{ weight: 10_000, register: 8, ...votes }];
    const passes = async (kind: KindDraft, votes: Partial<Class>) => {
      const result = await judge(kind, circle(votes));
      return result.quorate && result.carried;
    };

    it("Standard: nobody blocks, and votes against do not stop it", async function () {
      const kind = consents.standard;
      expect(await passes(kind, { yes: 1 })).to.equal(true);
      expect(await passes(kind, { yes: 1, no: 7 })).to.equal(true);
      expect(await passes(kind, { yes: 7, block: 1 })).to.equal(false);
      expect(await passes(kind, {})).to.equal(false);
    });

    it("Significant: nobody blocks, and more than half of the positions agree", async function () {
      const kind = consents.significant;
      expect(await passes(kind, { yes: 3, no: 1, abstain: 1 })).to.equal(true);
      expect(await passes(kind, { yes: 2, no: 1, abstain: 1 })).to.equal(false); // two of four
      expect(await passes(kind, { yes: 1 })).to.equal(true); // asks for no participation
      expect(await passes(kind, { yes: 7, block: 1 })).to.equal(false);
    });

    it("Quorum: nobody blocks, and three quarters of everybody agree or abstain", async function () {
      const kind = consents.quorum;
      expect(await passes(kind, { yes: 6 })).to.equal(true);
      expect(await passes(kind, { yes: 1, abstain: 5 })).to.equal(true);
      expect(await passes(kind, { yes: 1, abstain: 5, no: 2 })).to.equal(true);
      expect(await passes(kind, { yes: 5, no: 3 })).to.equal(false);
      expect(await passes(kind, { yes: 5 })).to.equal(false);
      expect(await passes(kind, { yes: 7, block: 1 })).to.equal(false);
    });

    it("Emergency: three quarters of the positions agree, and a block is one vote against", async function () {
      const kind = consents.emergency;
      expect(await passes(kind, { yes: 6, block: 2 })).to.equal(true);
      expect(await passes(kind, { yes: 3, abstain: 1 })).to.equal(true);
      expect(await passes(kind, { yes: 5, abstain: 2 })).to.equal(false);
      expect(await passes(kind, { yes: 5, block: 3 })).to.equal(false);
    });

    it("Advice: a quorum decision of the deciders, whatever the others say", async function () {
      const kind = consents.advice(0b10);
      const others: Class = { weight: 5000, register: 30, no: 20, block: 10 };
      const deciders = (votes: Partial<Class>): Class[] => [others, { weight: 5000, register: 4, ...votes }];
      expect(await judge(kind, deciders({ yes: 2, abstain: 1 }))).to.deep.equal({ quorate: true, carried: true });
      expect(await carried(kind, deciders({ yes: 2 }))).to.equal(false);
      expect(await carried(kind, deciders({ yes: 3, block: 1 }))).to.equal(false);
    });

    it("take at least three, five and ten working days", async function () {
      const { standard, significant, quorum, emergency } = consents;
      const times = [standard, significant, quorum, emergency].map((kind) => kind.votingTime);
      expect(times).to.deep.equal([days(5), days(7), days(7), days(14)]);
    });
  });

  describe("kinds of the acts", function () {
    it("V13: a conversion leaves out who is no user", async function () {
      const kind = { mode: "PLAIN", quorumBps: 5_000, eligible: 0b01, ...THREE_QUARTERS } as const;
      const meeting = (yes: number, no: number): Class[] => [
        { weight: 7500, register: 400, yes, no },
        { weight: 2500, register: 900, no: 900, isUser: false },
      ];
      expect(await judge(kind, meeting(160, 50))).to.deep.equal({ quorate: true, carried: true });
      expect(await judge(kind, meeting(180, 10))).to.deep.equal({ quorate: false, carried: true });
    });
  });
});
