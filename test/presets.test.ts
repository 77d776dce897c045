import { expect } from "chai";
import { readFileSync } from "node:fs";
import { ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import type { RulebookDraft } from "../scripts/charter.ts";
import { days, draftCharter, EVERYONE } from "../scripts/charter.ts";
import { deployFactory, foundCoop } from "../scripts/deploy.ts";
import { presets } from "../scripts/presets/index.ts";
import { parsePreset } from "../scripts/presets/schema.ts";
import * as proposals from "../scripts/proposal.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { expectError } from "./helpers/expect.ts";
import { euros } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

type Name = keyof typeof presets;
const NAMES = Object.keys(presets) as Name[];
const [ORDINARY, EXTRAORDINARY] = [0, 1] as const;
const YEAR = days(365);
const ADMITS = 1n; // the role of an officer

/** A new currency, a factory and what founding by `preset` with three founders in each class takes. */
async function prepare(preset: RulebookDraft) {
  const [funder, newcomer, another, officer, ...others] = await ethers.getSigners();
  const founders = others.slice(0, 3 * Math.max(1, preset.classes.length));
  const currency = await ethers.deployContract("TestToken", ["Test euro", "EUR", 18]);
  const charter = draftCharter(preset, {
    name: "Commons Bakery",
    purpose: "Bread for the neighbourhood",
    currency: await currency.getAddress(),
    decimals: 18,
    founders: founders.map(({ address }, i) => ({ wallet: address, class: Math.floor(i / 3) })),
    lockedBodies: [{ wallet: funder!.address, name: "Federation" }],
  });
  const factory = await deployFactory(ethers);
  return { factory, charter, currency, founders, newcomer: newcomer!, another: another!, officer: officer! };
}

/** A co-op by `preset`, and two newcomers who have money and have let the treasury take it. */
async function foundBy(preset: RulebookDraft) {
  const p = await prepare(preset);
  const coop = await foundCoop(ethers, p.factory, p.charter, p.founders);
  for (const wallet of [p.newcomer, p.another]) {
    await p.currency.mint(wallet, euros(10_000));
    await p.currency.connect(wallet).approve(coop.treasury, euros(10_000));
  }
  const asExecutor = await actingAs(chain, coop.executor);
  await coop.authority.connect(asExecutor).grantRole(ADMITS, p.officer, 0);
  const admit = coop.members.interface.getFunction("admit").selector;
  await coop.authority.connect(asExecutor).setTargetFunctionRole(coop.members, [admit], ADMITS);
  return { ...p, ...coop };
}

/** What domain.md section 8 says of each: over its common numbers, unless its own line says otherwise. */
const domain: Record<
  Name,
  {
    weights: number[];
    nonUsers: number[]; // numbers of the classes marked with a star
    mode: "PLAIN" | "PROPORTIONAL";
    extraordinaryMode: "PLAIN" | "PROPORTIONAL" | "DUAL";
    rules: [number, number]; // the fraction that changes the rules
    quorum: number;
    secondQuorum: number;
    turnout: number; // of an extraordinary resolution, which is always an electronic one (V14)
    nonUserCap: number;
    proxies: number;
    notice: number;
    yearlyCap: number;
    lock: number;
    reserve: number;
    entrenched: [number, number]; // of all members: 1.3, T1
    surplus: number[];
  }
> = {
  somerset: {
    weights: [5_000, 2_500, 2_500], nonUsers: [2], mode: "PROPORTIONAL", extraordinaryMode: "PROPORTIONAL",
    rules: [3, 4], quorum: 2_500, secondQuorum: 1_000, turnout: 5_000, nonUserCap: 2_500, proxies: 5, notice: 14,
    yearlyCap: 1_000, lock: 3 * YEAR, reserve: 0, entrenched: [9, 10], surplus: [5_000, 300, 3_000, 1_700],
  },
  fairshares: {
    weights: [2_500, 2_500, 2_500, 2_500], nonUsers: [3], mode: "PLAIN", extraordinaryMode: "DUAL",
    rules: [3, 4], quorum: 4_000, secondQuorum: 2_000, turnout: 4_000, nonUserCap: 2_500, proxies: 1, notice: 14,
    yearlyCap: 5_000, lock: 3 * YEAR, reserve: 0, entrenched: [9, 10], surplus: [4_000, 2_400, 2_100, 1_500],
  },
  scic: {
    weights: [4_000, 2_500, 2_500, 1_000], nonUsers: [3], mode: "PROPORTIONAL", extraordinaryMode: "PROPORTIONAL",
    rules: [2, 3], quorum: 5_000, secondQuorum: 2_500, turnout: 5_000, nonUserCap: 1_000, proxies: 2, notice: 15,
    yearlyCap: 10_000, lock: 0, reserve: 0, entrenched: [9, 10], surplus: [1_500, 4_250, 4_250],
  },
  worker: {
    weights: [10_000], nonUsers: [], mode: "PLAIN", extraordinaryMode: "PLAIN",
    rules: [3, 4], quorum: 5_000, secondQuorum: 2_500, turnout: 5_100, nonUserCap: 0, proxies: 5, notice: 14,
    yearlyCap: 1_000, lock: 3 * YEAR, reserve: 0, entrenched: [1, 1], surplus: [4_500, 1_000, 4_500],
  },
  bencom: {
    weights: [10_000], nonUsers: [], mode: "PLAIN", extraordinaryMode: "PLAIN",
    rules: [3, 4], quorum: 1_000, secondQuorum: 500, turnout: 5_100, nonUserCap: 0, proxies: 5, notice: 14,
    yearlyCap: 1_000, lock: 3 * YEAR, reserve: 1_000, entrenched: [9, 10], surplus: [7_000, 3_000],
  },
};

describe("the presets", function () {
  for (const name of NAMES) {
    describe(name, function () {
      const says = domain[name];
      async function fixture() {
        return foundBy(presets[name]);
      }

      let c: Awaited<ReturnType<typeof fixture>>;
      beforeEach(async () => {
        c = await networkHelpers.loadFixture(fixture);
      });

      const kind = async (slot: number) => (await c.statute.kindIn(slot)).kind;

      it("R13: weighs its classes as the domain says, and keeps non-users below their ceiling", async function () {
        for (const [number, weight] of says.weights.entries()) {
          const { weightBps, isUser } = await c.statute.classOf(number);
          expect([weightBps, isUser]).to.deep.equal([BigInt(weight), !says.nonUsers.includes(number)]);
        }
        expect(await c.statute.classCount()).to.equal(BigInt(says.weights.length));
        expect((await c.statute.weighing()).nonUserCapBps).to.equal(BigInt(says.nonUserCap));
      });

      it("counts ordinary and extraordinary resolutions in its own way", async function () {
        const MODES = ["PLAIN", "PROPORTIONAL", "BLOC", "DUAL", "CONSENT"];
        const { mode, numerator, denominator, moreThan, notice, votingTime, minTenure } = await kind(ORDINARY);
        expect(MODES[Number(mode)]).to.equal(says.mode);
        expect([numerator, denominator, moreThan]).to.deep.equal([1n, 2n, true]); // R5
        expect([notice, votingTime, minTenure]).to.deep.equal([says.notice, 14, 30].map((n) => BigInt(days(n))));
        const extraordinary = await kind(EXTRAORDINARY);
        expect(MODES[Number(extraordinary.mode)]).to.equal(says.extraordinaryMode);
        const fraction = [extraordinary.numerator, extraordinary.denominator, extraordinary.moreThan];
        expect(fraction).to.deep.equal([...says.rules.map(BigInt), false]);
      });

      it("asks for its quorum, and for less of it on a second call", async function () {
        const { quorumBps, secondQuorumBps } = await kind(ORDINARY);
        expect([quorumBps, secondQuorumBps]).to.deep.equal([says.quorum, says.secondQuorum].map(BigInt));
      });

      it("V14: asks 51 % of the heads, or half of the weight, to take part in an extraordinary one", async function () {
        // FairShares has a quorum of its own for all resolutions, and its special ones count by DUAL.
        expect((await kind(EXTRAORDINARY)).quorumBps).to.equal(BigInt(says.turnout));
      });

      it("T2d and T1: is dissolved by 3/4 of all, and changes what is entrenched by more of them", async function () {
        const slot = await c.statute.dissolutionSlot();
        const everybody = [0n, 2n, BigInt(EVERYONE)]; // PLAIN, of the register
        const dissolution = await kind(Number(slot));
        expect([dissolution.mode, dissolution.base, dissolution.eligible]).to.deep.equal(everybody);
        expect([dissolution.numerator, dissolution.denominator]).to.deep.equal([3n, 4n]);
        const strictest = await kind(Number(await c.statute.kindCount()) - 1);
        expect([strictest.mode, strictest.base, strictest.eligible]).to.deep.equal(everybody);
        expect([strictest.numerator, strictest.denominator]).to.deep.equal(says.entrenched.map(BigInt));
      });

      it("gives shares back after three months, within its yearly cap and after its lock", async function () {
        const { notice, yearlyCapBps } = await c.shares.terms();
        expect([notice, yearlyCapBps]).to.deep.equal([days(90), says.yearlyCap].map(BigInt));
        expect(await c.shares.interestCapBps()).to.equal(500n); // C10: a base of 0 leaves the floor
        for (const { maxShares } of presets[name].classes) expect(maxShares).to.equal(100_000);
      });

      it("C6: locks shares for as long as the domain says", async function () {
        expect((await c.shares.terms()).lock).to.equal(BigInt(says.lock));
      });

      it("V22: has the proxies, the petition and the bar of the domain", async function () {
        const rules = [3n, BigInt(says.proxies), 1_000n, 100n, BigInt(days(182))];
        expect(await c.statute.agendaRules()).to.deep.equal(rules);
        const times = [30, 21, 14, 30].map((n) => BigInt(days(n)));
        expect(await c.members.terms()).to.deep.equal(times);
        expect(await c.treasury.reserveBps()).to.equal(BigInt(says.reserve));
      });

      it("asks for more approvals, objections and waiting the larger a payout is", async function () {
        const tiers = [[500, 1, 2, 0], [5_000, 2, 3, 3], [1_000_000, 3, 5, 7]] as const;
        for (const [upTo, approvals, objections, wait] of tiers) {
          const tier = [euros(upTo), BigInt(approvals), BigInt(objections), BigInt(days(wait))];
          expect(await c.statute.tierFor(c.currency, euros(upTo))).to.deep.equal(tier);
        }
        expect(presets[name].tiers.length).to.equal(tiers.length);
      });

      it("proposes to share out a surplus as the domain says", function () {
        expect(presets[name].surplus.map(({ bps }) => bps)).to.deep.equal(says.surplus);
      });

      it("carries an ordinary resolution from the proposal to the deed", async function () {
        const actions = [action(c.treasury, "accept", [ZeroAddress, false])];
        await proposals.resolve(c.assembly, time, c.founders, actions, "Accept no ether");
        expect((await c.treasury.holdingOf(ZeroAddress)).accepted).to.equal(false);
      });

      for (const [number, { name: class_, admission, minShares, vouchers }] of presets[name].classes.entries()) {
        const join = async (shares: number) => c.members.connect(c.newcomer).join(number, shares);
        const request = async (shares = minShares) =>
          c.members.connect(c.newcomer).requestEntry(number, shares, ZeroHash, "");
        const expectMember = async () => {
          const { number: own, class: of, leftAt } = await c.members.memberOf(c.newcomer);
          expect([of, leftAt]).to.deep.equal([BigInt(number), 0n]);
          expect((await c.shares.sharesOf(own)).shares).to.equal(BigInt(minShares));
        };

        if (admission === "Open") {
          it(`takes into its ${class_} whoever wants to join`, async function () {
            await join(minShares);
            await expectMember();
            await expectError(request(), c.members, "ClassNotOpen", number);
          });
        } else {
          it(`lets nobody join its ${class_} by itself`, async function () {
            await expectError(join(minShares), c.members, "ClassNotOpen", number);
          });

          it(`admits to its ${class_} by resolution`, async function () {
            await request();
            const actions = [action(c.members, "admit", [c.newcomer.address])];
            await proposals.resolve(c.assembly, time, c.founders, actions, "Welcome");
            await expectMember();
          });
        }

        if (admission === "Officer") {
          it(`lets an officer admit to its ${class_}`, async function () {
            await request();
            await c.members.connect(c.officer).admit(c.newcomer);
            await expectMember();
          });
        } else if (admission !== "Open") {
          it(`lets no officer admit to its ${class_}`, async function () {
            await request();
            const admitting = c.members.connect(c.officer).admit(c.newcomer);
            await expectError(admitting, c.members, "NotYoursToAnswer", c.officer, c.newcomer);
          });
        }

        if (admission === "Vouched") {
          it(`admits to its ${class_} whom ${vouchers} of them vouch for, and nobody else`, async function () {
            await request();
            const own = c.founders.slice(3 * number, 3 * number + 3);
            const foreigner = c.founders[3 * number - 1]!;
            const vouching = c.members.connect(foreigner).vouch(c.newcomer);
            await expectError(vouching, c.members, "NotOfClass", 3 * number, number);
            for (const voucher of own.slice(0, vouchers)) {
              expect(await c.members.isMember(c.newcomer)).to.equal(false);
              await c.members.connect(voucher).vouch(c.newcomer);
            }
            await expectMember();
          });
        } else if (admission !== "Open") {
          it(`takes no vouchers for its ${class_}`, async function () {
            await request();
            const vouching = c.members.connect(c.founders[3 * number]!).vouch(c.newcomer);
            await expectError(vouching, c.members, "NoVouching", number);
          });
        }

        if (minShares !== 0) {
          it(`asks ${minShares} of who enters its ${class_}, and not one less`, async function () {
            const entering = admission === "Open" ? join(minShares - 1) : request(minShares - 1);
            await expectError(entering, c.members, "FewerSharesThanNeeded", minShares - 1, minShares);
          });
        }
      }
    });
  }
});

describe("the schema of presets", function () {
  type List = "classes" | "kinds" | "articles" | "tiers";
  type Json = { [word: string]: unknown } & Record<List, Record<string, unknown>[]>;

  const file = (name: Name): Json =>
    JSON.parse(readFileSync(new URL(`../scripts/presets/${name}.json`, import.meta.url), "utf8")) as Json;

  /** The Somerset file with some of its words changed. */
  const changed = (change: (json: Json) => object): unknown => {
    const json = file("somerset");
    return { ...json, ...change(json) };
  };

  const inPart = (part: string, change: object) => (json: Json) => ({
    [part]: { ...(json[part] as object), ...change },
  });
  const inFirst = (list: List, change: object) => (json: Json) => ({
    [list]: json[list].with(0, { ...json[list][0], ...change }),
  });

  for (const name of NAMES) {
    it(`takes the file of ${name}`, function () {
      expect(parsePreset(file(name))).to.deep.equal(presets[name]);
    });
  }

  it("turns words into numbers: times, approvals, kinds and classes", function () {
    const { kinds, membership, articles, dissolutionSlot } = parsePreset(
      changed(inFirst("kinds", { eligible: ["users", "investors"], votingTime: "36 hours", notice: "1 day" })),
    );
    const { eligible, votingTime, notice, numerator, denominator, moreThan } = kinds[0]!;
    expect([eligible, votingTime, notice]).to.deep.equal([0b101, 36 * 3_600, days(1)]);
    expect([numerator, denominator, moreThan]).to.deep.equal([1, 2, true]);
    expect(membership.hearing).to.equal(days(21));
    expect([articles[0]!.kindSlot, articles[3]!.kindSlot, dissolutionSlot]).to.deep.equal([3, 1, 2]);
  });

  const refused: [string, (json: Json) => object, RegExp][] = [
    ["an unknown word", () => ({ dividend: 5 }), /unrecognized_keys[^]*dividend/],
    ["an unknown word of the capital", inPart("capital", { voting: true }), /unrecognized_keys[^]*voting/],
    ["an unknown word of a class", inFirst("classes", { votes: 2 }), /unrecognized_keys[^]*votes/],
    ["an unknown word of a kind", inFirst("kinds", { quorum: 1 }), /unrecognized_keys[^]*quorum/],
    ["a missing word", () => ({ reserveBps: undefined }), /reserveBps[^]*Required/],
    ["a mistyped unit", inPart("capital", { notice: "90 dais" }), /a time is written like/],
    ["a time without unit", inPart("capital", { lock: "90" }), /a time is written like/],
    ["a time as a number", inPart("capital", { lock: 90 }), /Expected string, received number/],
    ["a broken day", inFirst("kinds", { notice: "1.5 days" }), /a time is written like/],
    ["a time below nothing", inFirst("kinds", { delay: "-2 days" }), /a time is written like/],
    ["a mistyped approval", inFirst("kinds", { approval: "over 1/2" }), /an approval is written like/],
    ["an approval in per cent", inFirst("kinds", { approval: "at least 75 %" }), /an approval is written like/],
    ["an unknown mode", inFirst("kinds", { mode: "PLUTOCRACY" }), /Invalid enum value/],
    ["an unknown admission", inFirst("classes", { admission: "Invited" }), /Invalid enum value/],
    ["a weight above the whole", inFirst("classes", { weightBps: 10_001 }), /less than or equal to 10000/],
    ["a broken weight", inFirst("classes", { weightBps: 0.5 }), /Expected integer/],
    ["fewer than no votes", inFirst("classes", { maxVotes: -1 }), /greater than or equal to 0/],
    ["no class", () => ({ classes: [] }), /at least 1 element/],
    ["an article of a kind that is not there", inFirst("articles", { kind: "all" }), /no kind .* called “all”/],
    ["a dissolution of a kind that is not there", () => ({ dissolution: "whim" }), /no kind .* called “whim”/],
    ["a class that is not there", inFirst("kinds", { eligible: ["bosses"] }), /no class called “bosses”/],
    ["nobody who may vote", inFirst("kinds", { eligible: [] }), /at least 1 element/],
    ["no tier", () => ({ tiers: [] }), /at least 1 element/],
    ["an unknown word of a tier", inFirst("tiers", { veto: 1 }), /unrecognized_keys[^]*veto/],
    ["a tier of nothing", inFirst("tiers", { upTo: 0 }), /greater than 0/],
    ["a tier without approvals", inFirst("tiers", { approvals: undefined }), /approvals[^]*Required/],
    ["a tier without objections", inFirst("tiers", { objections: undefined }), /objections[^]*Required/],
    ["a tier without a waiting time", inFirst("tiers", { waiting: undefined }), /waiting[^]*Required/],
    ["fewer than no objections", inFirst("tiers", { objections: -1 }), /greater than or equal to 0/],
    ["a broken objection", inFirst("tiers", { objections: 1.5 }), /Expected integer/],
    ["a waiting time that is no time", inFirst("tiers", { waiting: "a while" }), /a time is written/],
    ["a par of nothing", () => ({ sharePar: 0 }), /greater than 0/],
    ["a surplus that is not whole", () => ({ surplus: [{ to: "reserve", bps: 9_999 }] }), /shared out whole/],
  ];
  for (const [what, change, why] of refused) {
    it(`refuses ${what}`, function () {
      expect(() => parsePreset(changed(change))).to.throw(why);
    });
  }

  it("tells all the mistakes of a file at once", function () {
    const twice = changed((json) => ({ ...inPart("capital", { lock: "ages" })(json), sharePar: 0, dividend: 5 }));
    for (const word of [/lock/, /sharePar/, /dividend/]) expect(() => parsePreset(twice)).to.throw(word);
  });

  describe("leaves weights and tiers to the chain, which refuses", function () {
    const weights = (...bps: number[]) => (json: Json) => ({
      classes: json.classes.map((each, i) => ({ ...each, weightBps: bps[i] })),
    });
    const bad: [string, (json: Json) => object, string, unknown[]][] = [
      ["weights that are not whole", weights(5_000, 2_500, 2_499), "WeightsNotWhole", [9_999]],
      ["non-users above their ceiling", weights(4_999, 2_500, 2_501), "NonUsersTooHeavy", [2_501, 2_500]],
      ["a ceiling above a quarter", inPart("weighing", { nonUserCapBps: 2_501 }), "CapTooHigh", [2_501, 2_500]],
      ["a tier that nobody can object to", inFirst("tiers", { objections: 0 }), "TiersNotRising", [0]],
      ["a tier that waits too long", inFirst("tiers", { waiting: "91 days" }), "TiersNotRising", [0]],
    ];
    for (const [what, change, error, args] of bad) {
      it(what, async function () {
        const p = await prepare(parsePreset(changed(change)));
        const statute = await ethers.getContractAt("Statute", ZeroAddress);
        await expectError(foundCoop(ethers, p.factory, p.charter, p.founders), statute, error, ...args);
      });
    }
  });
});
