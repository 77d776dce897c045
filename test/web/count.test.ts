import { expect } from "chai";
import type { Kind } from "../../web/src/statute/statute.ts";
import type { Count } from "../../sdk/src/rules.ts";
import { BLOC, CAST, PLAIN, PROPORTIONAL, REGISTER, TACIT } from "../../sdk/src/rules.ts";
import { standingOf } from "../../web/src/votes/count.ts";

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

describe("The count of the web app", function () {
  it("splits every class's weight as its members voted", function () {
    const { approval, turnout, classes } = standingOf(ordinary, count);
    expect(approval).to.equal(0.5 * (3 / 4) + 0.25 * (1 / 2));
    expect(turnout).to.equal(0.5 * (4 / 8) + 0.25 * (3 / 4) + 0.25 * (2 / 4));
    expect(classes.filter(({ isActive }) => isActive).map(({ weight }) => weight)).to.deep.equal([0.5, 0.25, 0.25]);
  });

  it("lets every class speak with one voice", function () {
    expect(standingOf({ ...ordinary, mode: BLOC }, count).approval).to.equal(0.5);
  });

  it("takes heads of the register, or silence for consent, where the kind says so", function () {
    const { approval: register } = standingOf({ ...ordinary, mode: PLAIN, base: REGISTER }, count);
    const { approval: tacit } = standingOf({ ...ordinary, mode: PLAIN, base: TACIT }, count);
    expect([register, tacit]).to.deep.equal([4 / 16, 5 / 16]);
  });

  it("leaves the weight of classes that stayed away out of a second call", function () {
    const { approval } = standingOf(ordinary, { ...count, isSecondCall: true });
    expect(approval.toFixed(9)).to.equal(((2 / 3) * (3 / 4) + (1 / 3) * (1 / 2)).toFixed(9));
  });

  it("counts heads where weights do not count", function () {
    const { approval, turnout } = standingOf({ ...ordinary, mode: PLAIN }, count);
    expect(approval).to.equal(4 / 8);
    expect(turnout).to.equal(9 / 16);
  });

  it("gives the weight of a class that is too small to the users", function () {
    const small = { ...count, electorate: [8n, 4n, 2n, 0n, 0n, 0n, 0n, 0n] as const };
    const weights = standingOf(ordinary, small).classes.map(({ weight }) => weight);
    expect(weights.slice(0, 3)).to.deep.equal([2 / 3, 1 / 3, 0]);
  });
});
