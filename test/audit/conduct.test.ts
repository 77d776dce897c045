import type { SnapshotRestorer } from "@nomicfoundation/hardhat-network-helpers/types";
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { network } from "hardhat";
import { purpose } from "../../scripts/charter.ts";
import { accountOf, OUTSIDE } from "../../sdk/src/accounts.ts";
import { actingAs } from "../helpers/acting.ts";
import { addressesOf } from "../helpers/following.ts";
import { euros, foundSomerset } from "../helpers/somerset.ts";
import { auditOf, expectFailure, expectOnly, expectPass, expectWords } from "./auditing.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;

/** A co-op with 1,000 euros, of which the issuer can take what anybody holds. */
async function fixture() {
  const currency = await ethers.deployContract("SeizableToken");
  const c = await foundSomerset(ethers, { charter: { currency: await currency.getAddress() } });
  await currency.mint(c.funder, euros(1_000));
  await currency.connect(c.funder).approve(c.treasury, euros(1_000));
  await c.treasury.connect(c.funder).deposit(currency, euros(1_000), id("gift"));
  return { ...c, currency, currencyAddress: await currency.getAddress() };
}

/** Nobody can act as the executor on a chain that is not a test's: here it does what no resolution told it to. */
describe("the audit, where somebody", function () {
  this.timeout(120_000);

  let c: Awaited<ReturnType<typeof fixture>>;
  let executor: Awaited<ReturnType<typeof actingAs>>;
  let snapshot: SnapshotRestorer;

  before(async function () {
    c = await fixture();
    executor = await actingAs(chain, c.executor);
    snapshot = await networkHelpers.takeSnapshot();
  });

  afterEach(async function () {
    await snapshot.restore();
  });

  it("moves tokens behind the treasury's back", async function () {
    await c.currency.seize(c.treasury, c.stranger, euros(300));
    const report = await auditOf(ethers, c.treasury);
    expectOnly(report, 1);
    expectFailure(report, 1, "300 EUR are missing", "the books say 1000 EUR", "the treasury holds 700 EUR");
  });

  it("sends tokens that nobody books: that is told, and no fault", async function () {
    await c.currency.mint(c.treasury, euros(4));
    const report = await auditOf(ethers, c.treasury);
    expectPass(report);
    expectWords(report, 1, "the treasury holds 1004 EUR, 4 EUR of which nobody has booked");
  });

  it("pays without a resolution", async function () {
    const args = [0, c.stranger, c.currency, euros(7), purpose("Grant"), ZeroHash] as const;
    await c.treasury.connect(executor).pay(...args);
    const report = await auditOf(ethers, c.treasury);
    expectOnly(report, 4);
    expectFailure(
      report,
      4,
      "Entry 2: 7 EUR went from the general fund to wallet",
      "no resolution, payout, refund or repayment",
    );
  });

  it("gives money away for a purpose that the asset lock does not know", async function () {
    const account = accountOf(c.stranger.address, 0n);
    await c.treasury.connect(executor).transfer(0, account, c.currency, euros(7), purpose("Budget"), ZeroHash);
    const report = await auditOf(ethers, c.treasury);
    expectOnly(report, 4, 18);
    expectFailure(report, 18, "7 EUR went to account 0 of", "“Budget”");
  });

  it("changes the statute without a resolution", async function () {
    const weights = [5_500, 2_500, 2_000];
    await c.statute.connect(executor).changeWeights(await c.statute.weights(), weights);
    const report = await auditOf(ethers, c.treasury);
    expectOnly(report, 10);
    expectFailure(report, 10, "WeightsChanged: the statute changed, and no resolution had called it");
  });

  it("has a key to the executor and to the authority", async function () {
    const canceller = await c.executor.CANCELLER_ROLE();
    await c.executor.connect(executor).grantRole(canceller, c.stranger);
    await c.authority.connect(executor).grantRole(0, c.stranger, 0);
    await c.authority.connect(executor).grantRole(7, c.supplier, 60);
    const report = await auditOf(ethers, c.treasury);
    expectOnly(report, 19);
    expectFailure(report, 19, c.stranger.address, "who cancels orders of the executor, beside the assembly");
    expectFailure(report, 19, c.stranger.address, "administers the authority, beside the executor");
    expectFailure(report, 19, "Role 7 is held by", c.supplier.address, "with a delay of 60 seconds");
  });

  it("has a role that begins later, as anybody can read: that is no fault", async function () {
    const authority = c.authority.connect(executor);
    await authority.setGrantDelay(7, 86_400);
    await networkHelpers.time.increase(10 * 86_400);
    await authority.grantRole(7, c.supplier, 0);
    const report = await auditOf(ethers, c.treasury);
    expectPass(report);
    expectWords(report, 19, "Role 7 is held by", c.supplier.address);
  });

  it("forges entries and a founding: that is told, and no fault", async function () {
    const forger = await ethers.deployContract("Forger");
    const [fund, thief] = [await c.treasury.generalFund(), accountOf(c.stranger.address, OUTSIDE)];
    await forger.enter(fund, thief, c.currency, 2, euros(1_000), purpose("Grant"));
    await forger.enter(thief, thief, c.currency, 3, euros(1), purpose("Grant")); // names nobody of the co-op
    const { assembly, ...others } = await addressesOf(c);
    await forger.found(ZeroHash, "Commons Bakery", { ...others, assembly_: assembly });
    const report = await auditOf(ethers, c.treasury);
    expectPass(report);
    expectWords(report, 2, "Ignored: an entry that", await forger.getAddress(), "naming the general fund");
    expect(report.checks[1]?.evidence.filter((sentence) => sentence.startsWith("Ignored"))).to.have.length(1);
    expectWords(report, 19, "Ignored: a founding of these contracts that", await forger.getAddress());
    expect(report.coop.factory).to.equal(await c.factory.getAddress());
  });
});
