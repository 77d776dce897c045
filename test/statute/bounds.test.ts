import { expect } from "chai";
import { MaxUint256, ZeroHash } from "ethers";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import type { ClassDraft, KindDraft, RulebookDraft } from "../../scripts/charter.ts";
import { days, encodeClass, encodeKind, EVERYONE } from "../../scripts/charter.ts";
import { ADMISSIONS, BASES, MODES } from "../../sdk/src/names.ts";
import * as proposals from "../../scripts/proposal.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { action, actingAs } from "../helpers/acting.ts";
import { expectError } from "../helpers/expect.ts";
import { foundSomerset, INVESTORS, USERS, WORKERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";
import { FOR, paper } from "../helpers/voting.ts";

// Whatever the statute lets be laid down, at its lowest and at its highest: the co-op still decides, admits and repays.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const YEAR = days(365);
const SHARES = 20_000; // of one member: at one basis point a year, two of them can be repaid

/** A Somerset whose shares are neither locked nor capped, unless said otherwise. */
async function fixture() {
  const c = await foundSomerset(ethers, {
    preset: { capital: { ...preset.capital, lock: 0, yearlyCapBps: 10_000 } },
  });
  return provided(c);
}

async function provided(c: Somerset) {
  const executor = await actingAs(chain, c.executor);
  for (const wallet of [c.newcomer, c.users[0]]) {
    await c.currency.mint(wallet, 2n ** 120n);
    await c.currency.connect(wallet).approve(c.treasury, MaxUint256);
  }
  return {
    ...c,
    asStatute: c.statute.connect(executor),
    asMembers: c.members.connect(executor),
    asShares: c.shares.connect(executor),
    asTreasury: c.treasury.connect(executor),
  };
}

type Provided = Awaited<ReturnType<typeof provided>>;

/** Admits a worker by an ordinary resolution, from the proposal to the deed, of all who may vote. */
async function expectAdmits(c: Provided): Promise<void> {
  const { admission, minShares } = await c.statute.entryOf(WORKERS);
  const { kind } = await c.statute.kindIn(0);
  const voters = c.founders.filter((_, i) => (kind.eligible >> BigInt(Math.floor(i / 3))) & 1n);
  const asNewcomer = c.members.connect(c.newcomer);
  if (ADMISSIONS[Number(admission)] === "Open") {
    await asNewcomer.join(WORKERS, minShares);
    await proposals.resolve(c.assembly, time, voters, [action(c.shares, "repay", [1])], "An ordinary question");
  } else {
    await asNewcomer.requestEntry(WORKERS, minShares, ZeroHash, "");
    const actions = [action(c.members, "admit", [c.newcomer.address])];
    await proposals.resolve(c.assembly, time, voters, actions, "Welcome");
  }
  const { number, class: own } = await c.members.memberOf(c.newcomer);
  expect([number, own]).to.deep.equal([10n, BigInt(WORKERS)]);
}

/** Lets the first user subscribe `shares`, wait for as long as its terms ask, and ask for one back. */
async function askForOneBack(c: Provided, shares: number): Promise<void> {
  const { lock, notice } = await c.shares.terms();
  await c.shares.connect(c.users[0]).subscribe(shares);
  await time.increase(Number(lock) + YEAR); // the cap of a year is measured by what there was when it began
  await c.shares.connect(c.users[0]).requestWithdrawal(1, 1);
  await time.increase(notice + 1n);
}

async function expectRepays(c: Provided): Promise<void> {
  await askForOneBack(c, SHARES);
  await c.shares.repay(1);
  expect(await c.shares.sharesOf(1)).to.deep.equal([BigInt(SHARES - 1), 0n]);
  const account = await c.treasury.memberAccount(1);
  expect(await c.treasury.balanceOf(account, c.currency)).to.equal(await c.shares.par());
}

async function expectAlive(c: Provided): Promise<void> {
  await expectAdmits(c);
  await expectRepays(c);
}

interface Change {
  on: (c: Provided, change: object) => Promise<unknown>;
  refusal: (c: Provided, change: object) => [BaseContract, string, ...unknown[]];
}

const changes = {
  "an ordinary kind": {
    on: ({ asStatute }, change) => asStatute.defineKind(0, { ...encodeKind(preset.kinds[0]!), ...change }),
    refusal: ({ statute }) => [statute, "UnfitKind", 0],
  },
  "the agenda": {
    on: ({ asStatute }, change) => asStatute.defineAgenda({ ...preset.agenda, ...change }),
    refusal: ({ statute }, change) => [statute, "UnfitAgenda", Object.values({ ...preset.agenda, ...change })],
  },
  "the terms of members": {
    on: ({ asMembers }, change) => asMembers.defineTerms({ ...preset.membership, ...change }),
    refusal: ({ members }, change) =>
      [members, "UnfitMemberTerms", Object.values({ ...preset.membership, ...change })],
  },
  "the terms of shares": {
    on: ({ asShares, charter }, change) => asShares.defineTerms({ ...charter.rulebook.capital, ...change }),
    refusal: ({ shares, charter }, change) =>
      [shares, "UnfitShareTerms", Object.values({ ...charter.rulebook.capital, ...change })],
  },
  "a class": {
    on: ({ asStatute }, change) =>
      asStatute.reviseClass(WORKERS, { ...encodeClass(preset.classes[WORKERS]!), ...change }),
    refusal: ({ statute }) => [statute, "UnfitClass", WORKERS],
  },
  "the rule of the reserve": {
    on: ({ asTreasury }, change) => asTreasury.setReserveRule((change as { reserveBps: number }).reserveBps),
    refusal: ({ treasury }, change) =>
      [treasury, "ReserveTooHigh", (change as { reserveBps: number }).reserveBps, 5_000],
  },
} satisfies Record<string, Change>;

/** What is changed, what it may be at the edges, and the nearest that is refused on either side. */
const bounds: [keyof typeof changes, object[], object[]][] = [
  ["an ordinary kind", [{ numerator: 0, denominator: 1, moreThan: false }], [{ numerator: 0, denominator: 0 }]],
  ["an ordinary kind", [{ numerator: 0, denominator: 1, moreThan: true }], []],
  [
    "an ordinary kind",
    [{ numerator: 65_535, denominator: 65_535, moreThan: false }],
    [{ numerator: 65_535, denominator: 65_534, moreThan: false }],
  ],
  [
    "an ordinary kind",
    [{ numerator: 65_534, denominator: 65_535, moreThan: true }],
    [{ numerator: 65_535, denominator: 65_535, moreThan: true }],
  ],
  ["an ordinary kind", [{ quorumBps: 0, secondQuorumBps: 0 }, { quorumBps: 10_000 }], [{ quorumBps: 10_001 }]],
  ["an ordinary kind", [{ secondQuorumBps: 0 }, { secondQuorumBps: 2_500 }], [{ secondQuorumBps: 2_501 }]],
  ["an ordinary kind", [{ classQuorumBps: 0 }, { classQuorumBps: 10_000 }], [{ classQuorumBps: 10_001 }]],
  ["an ordinary kind", [{ minClassSize: 0 }, { minClassSize: 255 }], []],
  ["an ordinary kind", [{ minVotedClasses: 0 }, { minVotedClasses: 3 }], [{ minVotedClasses: 4 }]],
  [
    "an ordinary kind",
    [{ eligible: 1 << USERS, minVotedClasses: 1 }, { eligible: 1 << WORKERS }, { eligible: EVERYONE }],
    [{ eligible: 0 }, { eligible: 1 << INVESTORS }, { eligible: 1 << 3 }],
  ],
  ["an ordinary kind", [{ notice: 0 }, { notice: YEAR }], [{ notice: YEAR + 1 }]],
  [
    "an ordinary kind",
    [{ votingTime: 3_600 }, { votingTime: YEAR }],
    [{ votingTime: 3_599 }, { votingTime: YEAR + 1 }],
  ],
  ["an ordinary kind", [{ delay: 0 }, { delay: YEAR }], [{ delay: YEAR + 1 }]],
  ["an ordinary kind", [{ minTenure: 0 }, { minTenure: YEAR }], [{ minTenure: YEAR + 1 }]],
  ["an ordinary kind", [{ notice: YEAR, votingTime: YEAR, delay: YEAR, minTenure: YEAR }], []],
  [
    "the agenda",
    [{ maxOpenProposals: 1 }, { maxOpenProposals: 5 }],
    [{ maxOpenProposals: 0 }, { maxOpenProposals: 6 }],
  ],
  ["the agenda", [{ maxPrincipals: 0 }, { maxPrincipals: 255 }], []],
  ["the agenda", [{ petitionBps: 0 }, { petitionBps: 10_000 }], [{ petitionBps: 10_001 }]],
  ["the agenda", [{ petitionCap: 1 }, { petitionCap: 65_535 }], [{ petitionCap: 0 }]],
  ["the agenda", [{ rePutBar: 0 }, { rePutBar: days(730) }], [{ rePutBar: days(730) + 1 }]],
  ["the terms of members", [{ answerTime: 0 }, { answerTime: YEAR }], [{ answerTime: YEAR + 1 }]],
  [
    "the terms of members",
    [{ hearing: days(7) }, { hearing: days(180) }],
    [{ hearing: days(7) - 1 }, { hearing: days(180) + 1 }],
  ],
  [
    "the terms of members",
    [{ recoveryDelay: days(3) }, { recoveryDelay: days(180) }],
    [{ recoveryDelay: days(3) - 1 }, { recoveryDelay: days(180) + 1 }],
  ],
  ["the terms of members", [{ switchCooldown: 0 }, { switchCooldown: days(730) }], [{ switchCooldown: days(730) + 1 }]],
  ["the terms of shares", [{ notice: 0 }, { notice: days(730) }], [{ notice: days(730) + 1 }]],
  ["the terms of shares", [{ lock: 0 }, { lock: 10 * YEAR }], [{ lock: 10 * YEAR + 1 }]],
  [
    "the terms of shares",
    [{ yearlyCapBps: 1 }, { yearlyCapBps: 10_000 }],
    [{ yearlyCapBps: 0 }, { yearlyCapBps: 10_001 }],
  ],
  ["the terms of shares", [{ interestFloorBps: 0 }, { interestFloorBps: 1_000 }], [{ interestFloorBps: 1_001 }]],
  ["the terms of shares", [{ interestBaseBps: 0 }, { interestBaseBps: 2_000 }], [{ interestBaseBps: 2_001 }]],
  ["the terms of shares", [{ interestOverBaseBps: 0 }, { interestOverBaseBps: 500 }], [{ interestOverBaseBps: 501 }]],
  ["the terms of shares", [{ notice: days(730), lock: 10 * YEAR, yearlyCapBps: 1 }], []],
  ["a class", [{ maxVotes: 1 }, { maxVotes: 255 }], [{ maxVotes: 0 }]],
  [
    "a class",
    [{ admission: ADMISSIONS.indexOf("Vouched"), vouchers: 1 }, { admission: 1, vouchers: 255 }],
    [{ admission: ADMISSIONS.indexOf("Vouched"), vouchers: 0 }],
  ],
  ["a class", [{ minShares: 0, maxShares: 0 }, { minShares: 0, maxShares: 2 ** 32 - 1 }], []],
  ["a class", [{ minShares: 2 ** 32 - 1, maxShares: 2 ** 32 - 1 }], []],
  ["a class", ADMISSIONS.map((_, admission) => ({ admission, vouchers: 2 })), []],
  ["the rule of the reserve", [{ reserveBps: 0 }, { reserveBps: 5_000 }], [{ reserveBps: 5_001 }]],
];

describe("INV-40: the bounds of the statute", function () {
  describe("of what a resolution may change", function () {
    let c: Provided;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

    for (const [what, edges, beyond] of bounds) {
      const { on, refusal }: Change = changes[what];
      for (const edge of edges) {
        it(`take ${what} with ${JSON.stringify(edge)}, and the co-op decides, admits and repays`, async function () {
          await on(c, edge);
          await expectAlive(c);
        });
      }
      for (const change of beyond) {
        it(`refuse ${what} with ${JSON.stringify(change)}`, async function () {
          await expectError(on(c, change), ...refusal(c, change));
        });
      }
    }

    for (const mode of MODES) {
      for (const base of BASES) {
        it(`take an ordinary kind that counts by ${mode} of ${base}, and the co-op decides`, async function () {
          await changes["an ordinary kind"].on(c, { mode: MODES.indexOf(mode), base: BASES.indexOf(base) });
          await expectAdmits(c);
        });
      }
    }

    it("refuse a class whose members must hold one share more than they may", async function () {
      const upsideDown = changes["a class"].on(c, { minShares: 1, maxShares: 0 });
      await expectError(upsideDown, c.statute, "WrongHolding", 1, 0);
    });
  });

  describe("of what is laid down at founding", function () {
    const capital = { ...preset.capital, lock: 0, yearlyCapBps: 10_000 };
    const found = async (change: Partial<RulebookDraft>) =>
      provided(await foundSomerset(ethers, { preset: { capital, ...change } }));
    const others = { ...preset.classes[USERS]!, name: "others" };
    const weights = (...bps: number[]): ClassDraft[] =>
      bps.map((weightBps, i) => ({ ...(preset.classes[i] ?? others), weightBps }));
    const weighing = (change: Partial<RulebookDraft["weighing"]>) => ({ weighing: { ...preset.weighing, ...change } });
    const quarters = weights(2_500, 2_500, 2_500, 2_500);

    const good: [string, Partial<RulebookDraft>][] = [
      ["a ceiling of nothing for non-users", { ...weighing({ nonUserCapBps: 0 }), classes: weights(5_000, 5_000, 0) }],
      ["a ceiling of a quarter for non-users", weighing({ nonUserCapBps: 2_500 })],
      ["no floor of a class", { ...weighing({ classFloorBps: 0 }), classes: weights(10_000, 0, 0) }],
      ["the highest floor that classes can have", { ...weighing({ classFloorBps: 2_500 }), classes: quarters }],
      ["the lowest ceiling that classes can have", { ...weighing({ classCeilingBps: 2_500 }), classes: quarters }],
      ["a ceiling above everything", weighing({ classCeilingBps: 10_000 })],
      ["no least number of classes", weighing({ minClasses: 0 })],
      ["as many classes as there must be", weighing({ minClasses: 3 })],
      ["nothing of contributions for the reserve", { reserveBps: 0 }],
      ["half of contributions for the reserve", { reserveBps: 5_000 }],
      ["the strictest kind for everything", oneKind()],
    ];
    for (const [what, change] of good) {
      it(`take ${what}, and the co-op decides, admits and repays`, async function () {
        await expectAlive(await found(change));
      });
    }

    const bad: [string, Partial<RulebookDraft>, "statute" | "treasury", string, unknown[]][] = [
      ["a ceiling above a quarter", weighing({ nonUserCapBps: 2_501 }), "statute", "CapTooHigh", [2_501, 2_500]],
      [
        "a floor above the weight of a class",
        { ...weighing({ classFloorBps: 2_501 }), classes: quarters },
        "statute", "ClassOutsideBounds", [0, 2_500, 2_501, 10_000],
      ],
      [
        "a ceiling below the weight of a class",
        { ...weighing({ classCeilingBps: 2_499 }), classes: quarters },
        "statute", "ClassOutsideBounds", [0, 2_500, 0, 2_499],
      ],
      ["fewer classes than there must be", weighing({ minClasses: 4 }), "statute", "WrongNumberOfClasses", [3]],
      ["more than half of contributions", { reserveBps: 5_001 }, "treasury", "ReserveTooHigh", [5_001, 5_000]],
    ];
    for (const [what, change, noun, error, args] of bad) {
      it(`refuse ${what}: ${error}`, async function () {
        const c = await networkHelpers.loadFixture(fixture);
        await expectError(found(change), c[noun], error, ...args);
      });
    }

    for (const [what, sharePar, decimals] of [["one base unit", 1, 0], ["nearly 2^96", 79_228_162_514, 18]] as const) {
      it(`take a par of ${what}, and the co-op decides, admits and repays`, async function () {
        const c = await foundSomerset(ethers, { preset: { capital, sharePar }, charter: { decimals } });
        await expectAlive(await provided(c));
      });
    }

    /** A statute whose only kind is that of its dissolution. */
    function oneKind(): Partial<RulebookDraft> {
      const kinds: KindDraft[] = [preset.kinds[preset.dissolutionSlot]!];
      return { kinds, dissolutionSlot: 0, articles: preset.articles.map((each) => ({ ...each, kindSlot: 0 })) };
    }
  });

  describe("leave room for terms that hold members back", function () {
    let c: Provided;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

    const shareTerms = (change: object) => changes["the terms of shares"].on(c, change);
    const expectHeldBack = async (left: number) => {
      await c.shares.repay(1);
      expect(await c.shares.roomToRepay()).to.equal(0n);
      expect(await c.shares.sharesOf(1)).to.deep.equal([BigInt(left), 1n]);
    };

    it("a cap of one basis point repays none of fewer than 10,000 shares, and one of 10,000", async function () {
      await shareTerms({ yearlyCapBps: 1 });
      await askForOneBack(c, 9_999);
      await expectHeldBack(9_999);
      await c.shares.connect(c.users[1]).subscribe(1);
      await time.increase(YEAR);
      await c.shares.repay(1);
      expect(await c.shares.sharesOf(1)).to.deep.equal([9_998n, 0n]);
    });

    it("a liquidity floor above everything repays nobody until a resolution lowers it", async function () {
      await shareTerms({ liquidityFloor: 2n ** 128n - 1n });
      await askForOneBack(c, SHARES);
      await expectHeldBack(SHARES);
      const terms = { ...c.charter.rulebook.capital, liquidityFloor: 0n };
      const actions = [action(c.shares, "defineTerms", [terms])];
      await proposals.resolve(c.assembly, time, c.founders, actions, "Lower the floor");
      await c.shares.repay(1);
      expect(await c.shares.sharesOf(1)).to.deep.equal([BigInt(SHARES - 1), 0n]);
    });

    it("C7: neither of them holds back for more than three years who has left", async function () {
      await shareTerms({ liquidityFloor: 2n ** 128n - 1n, yearlyCapBps: 1 });
      await askForOneBack(c, 100);
      await c.members.connect(c.users[0]).resign();
      await time.increase(3 * YEAR);
      await c.shares.repayLeaver(0);
      expect(await c.shares.sharesOf(1)).to.deep.equal([99n, 0n]);
    });
  });

  describe("leave a way out where no class that may vote has members", function () {
    async function investorsOnly() {
      const wallets = (await ethers.getSigners()).slice(0, 9);
      const founders = wallets.map(({ address }) => ({ wallet: address, class: INVESTORS }));
      return provided(await foundSomerset(ethers, { charter: { founders } }));
    }

    it("the kind of the dissolution is open to all, and decides whatever is put by it", async function () {
      const c = await networkHelpers.loadFixture(investorsOnly);
      await c.members.connect(c.newcomer).requestEntry(WORKERS, 0, ZeroHash, "");
      const ask = async (slot: number, text: string) => {
        const { args, id } = await paper(c, [action(c.members, "admit", [c.newcomer.address])], text);
        await c.assembly.connect(c.users[0]).proposeIn(slot, ...args);
        await proposals.past(time, await c.assembly.proposalSnapshot(id));
        for (const founder of c.founders) await c.assembly.connect(founder).castVote(id, FOR);
        await proposals.past(time, await c.assembly.proposalDeadline(id));
        return { args, id };
      };
      const ordinary = await ask(0, "Welcome");
      expect(await c.assembly.state(ordinary.id)).to.equal(3n); // defeated: weights without any user carry nothing
      await time.increase(preset.agenda.rePutBar);
      const { args, id } = await ask(preset.dissolutionSlot, "Welcome, by three quarters of all");
      const operation = [args[0], args[1], args[2], ethers.id(args[3])] as const;
      await c.assembly.queue(...operation);
      await proposals.past(time, await c.assembly.proposalEta(id));
      await c.assembly.execute(...operation);
      expect(await c.members.isMember(c.newcomer)).to.equal(true);
    });
  });
});
