import { expect } from "chai";
import type { Count, Kind } from "../../sdk/src/rules.ts";
import { BLOC, CAST, PLAIN, PROPORTIONAL, REGISTER, TACIT } from "../../sdk/src/rules.ts";
import { fractionOf, overallParts, spokenShare, standingOf } from "../../web/src/votes/count.ts";
import type { Share } from "../../web/src/votes/count.ts";

const NONE = 0n;

/** Votes of users, workers and investors in one word, as the assembly keeps them. */
const lanes = (...votes: number[]): bigint => votes.reduce((word, n, c) => word | (BigInt(n) << BigInt(24 * c)), NONE);

const ordinary: Kind = {
  mode: PROPORTIONAL,
  base: CAST,
  numerator: 1,
  denominator: 2,
  moreThan: true,
  quorumBps: 2_500,
  secondQuorumBps: 1_000,
  classQuorumBps: 0,
  minClassSize: 3,
  minVotedClasses: 2,
  eligible: 0xff,
  notice: 0,
  votingTime: 0,
  delay: 0,
  minTenure: 0,
};

/** 50 % users, 25 % workers, 25 % investors; investors are no users. */
const count: Count = {
  votesFor: lanes(3, 1, 0),
  votesAgainst: lanes(1, 0, 2),
  votesAbstain: lanes(0, 1, 0),
  votesBlock: lanes(0, 1, 0),
  electorate: [8n, 4n, 4n, 0n, 0n, 0n, 0n, 0n],
  weights: 5_000n | (2_500n << 16n) | (2_500n << 32n),
  nonUsers: 0b100,
  mustAgree: 0,
  isSecondCall: false,
};

/** Compares shares exactly, in lowest terms. */
function expectShare({ part, whole }: Share, numerator: bigint, denominator: bigint): void {
  expect(part * denominator).to.equal(numerator * whole);
  expect(whole).to.not.equal(0n);
}

describe("The count of the web app", function () {
  it("splits every class's weight as its members voted", function () {
    const { approval, turnout, classes } = standingOf(ordinary, count);
    expectShare(approval, 1n, 2n); // 50 % · 3/4 + 25 % · 1/2
    expectShare(turnout, 9n, 16n); // 50 % · 4/8 + 25 % · 3/4 + 25 % · 2/4
    expect(classes.filter(({ isActive }) => isActive).map(({ weight }) => weight)).to.deep.equal([0.5, 0.25, 0.25]);
  });

  it("lets every class speak with one voice", function () {
    expectShare(standingOf({ ...ordinary, mode: BLOC }, count).approval, 1n, 2n);
  });

  it("takes heads of the register, or silence for consent, where the kind says so", function () {
    const { approval: register } = standingOf({ ...ordinary, mode: PLAIN, base: REGISTER }, count);
    const { approval: tacit } = standingOf({ ...ordinary, mode: PLAIN, base: TACIT }, count);
    expectShare(register, 4n, 16n);
    expectShare(tacit, 5n, 16n);
  });

  it("leaves the weight of classes that stayed away out of a second call", function () {
    const { approval } = standingOf(ordinary, { ...count, isSecondCall: true });
    expectShare(approval, 2n, 3n); // 2/3 · 3/4 + 1/3 · 1/2
  });

  it("counts heads where weights do not count", function () {
    const { approval, turnout } = standingOf({ ...ordinary, mode: PLAIN }, count);
    expectShare(approval, 4n, 8n);
    expectShare(turnout, 9n, 16n);
  });

  it("gives the weight of a class that is too small to the users", function () {
    const small = { ...count, electorate: [8n, 4n, 2n, 0n, 0n, 0n, 0n, 0n] as const };
    const weights = standingOf(ordinary, small).classes.map(({ weight }) => weight);
    expect(weights.slice(0, 3)).to.deep.equal([0.666666, 0.333333, 0]);
  });

  it("shows everybody in one bar, by weight or by heads", function () {
    const shares = (byWeight: boolean) =>
      overallParts(standingOf(ordinary, count), byWeight).map(({ look, share }) => [look, share]);
    expect(shares(false)).to.deep.equal([
      ["for", 4 / 16],
      ["against", 3 / 16],
      ["abstain", 1 / 16],
      ["block", 1 / 16],
    ]);
    expect(shares(true)[0]).to.deep.equal(["for", 0.5 * (3 / 8) + 0.25 * (1 / 4)]);
  });

  it("never says a share that belies whether it is enough", function () {
    const isMoreThanHalf = ({ part, whole }: Share) => part * 2n > whole;
    const isTwoThirds = ({ part, whole }: Share) => part * 3n >= whole * 2n;
    const say = (part: bigint, whole: bigint, isEnough: (share: Share) => boolean) =>
      spokenShare({ part, whole }, isEnough);
    expect(say(1n, 2n, isMoreThanHalf)).to.equal(0.5);
    expect(say(50_001n, 100_000n, isMoreThanHalf)).to.equal(0.501);
    expect(say(2n, 3n, isTwoThirds)).to.equal(0.667);
    expect(say(66_666n, 100_000n, isTwoThirds)).to.equal(0.666);
    expect(say(1n, 3n, isTwoThirds)).to.equal(0.333);
    expect(say(0n, 0n, isTwoThirds)).to.equal(0);
    expect(fractionOf({ part: 0n, whole: 0n })).to.equal(0);
  });
});
