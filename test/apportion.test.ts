import { expect } from "chai";
import { apportion, levelFill } from "../scripts/apportion.ts";
import { presets } from "../scripts/presets/index.ts";

/** What a preset proposes to do with a surplus, in cents. */
function plan(name: keyof typeof presets, surplus: bigint): Record<string, bigint> {
  const parts = presets[name].surplus;
  const amounts = apportion(surplus, parts.map(({ bps }) => BigInt(bps)));
  return Object.fromEntries(parts.map(({ to }, i) => [to, amounts[i]!]));
}

describe("what is shared out", function () {
  it("V5: 100,000.00 of a SCIC leaves at least 57.5 % in its reserves", function () {
    expect(plan("scic", 10_000_000n)).to.deep.equal({
      "legal reserve": 1_500_000n,
      "statutory reserve": 4_250_000n,
      capital: 4_250_000n,
    });
  });

  it("V5: 100,000.00 the Italian way, and as Mondragon does", function () {
    expect(apportion(10_000_000n, [30n, 3n, 67n])).to.deep.equal([3_000_000n, 300_000n, 6_700_000n]);
    expect(plan("worker", 10_000_000n)).to.deep.equal({
      reserve: 4_500_000n,
      education: 1_000_000n,
      members: 4_500_000n,
    });
  });

  it("V6: 25,600.00 of FairShares, of which 10,000.00 go to the reserve", function () {
    const [labour, users, investors] = apportion(1_560_000n, [70n, 70n, 30n, 30n]);
    expect([labour, users, investors]).to.deep.equal([546_000n, 546_000n, 234_000n]);
  });

  it("V7: an offer asked for too often is filled to one level, the smallest in full", function () {
    const asked = [50n, 100n, 100n, 500n, 5_000n, 20_000n];
    expect(levelFill(asked, 10_000n, 1n)).to.deep.equal([50n, 100n, 100n, 500n, 4_625n, 4_625n]);
    expect(levelFill(asked, 10_000n, 25n)).to.deep.equal([50n, 100n, 100n, 500n, 4_625n, 4_625n]);
    expect(levelFill(asked, 30_000n, 1n)).to.deep.equal(asked);
  });

  it("V9: leaves nothing over: the largest remainders get the rest", function () {
    expect(apportion(4_250_000n, [600n, 300n, 150n])).to.deep.equal([2_428_571n, 1_214_286n, 607_143n]);
    expect(apportion(100n, [1n, 1n, 1n])).to.deep.equal([34n, 33n, 33n]);
    expect(apportion(1_000n, [7n, 5n, 3n, 1n])).to.deep.equal([438n, 313n, 187n, 62n]);
  });

  it("is never more nor less than the whole, by no rule of a preset", function () {
    for (const name of Object.keys(presets) as (keyof typeof presets)[]) {
      for (const surplus of [0n, 1n, 99n, 10_000_001n]) {
        const amounts = Object.values(plan(name, surplus));
        expect(amounts.reduce((sum, amount) => sum + amount, 0n)).to.equal(surplus);
      }
    }
  });

  it("throws where there is nothing to go by", function () {
    expect(() => apportion(1n, [0n, 0n])).to.throw(RangeError, "Nothing can be shared out by 0,0.");
    expect(() => apportion(1n, [2n, -1n])).to.throw(RangeError);
  });
});
