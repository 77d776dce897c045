import type { BaseContract } from "ethers";
import { id, Interface } from "ethers";
import { network } from "hardhat";
import { encodeClass, encodeKind } from "../../scripts/charter.ts";
import { NOUNS } from "../../scripts/deploy.ts";
import type { Action } from "../../scripts/proposal.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { action } from "../helpers/acting.ts";
import { expectRefused, foundRich, payTo, ready } from "../helpers/attacking.ts";
import type { Rich } from "../helpers/attacking.ts";
import { euros, USERS } from "../helpers/somerset.ts";
import { expectState, SOMERSET_WEIGHTS } from "../helpers/voting.ts";

// What majorities, real or stolen, did to others, tried on a co-op with all votes: there is no such power.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

type Refusal = [contract: BaseContract, error: string, ...args: unknown[]];

const fixture = () => foundRich(chain);

describe("attacks on a co-op by resolutions that all have voted for", function () {
  let c: Rich;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  /** Carries `actions` with all votes, and expects that carrying them out is refused with exactly this error. */
  async function expectPowerless(actions: Action[], ...refusal: Refusal): Promise<void> {
    const proposal = await ready(c, time, actions, "For all of us");
    await expectRefused(c, () => c.assembly.execute(...proposal.operation), ...refusal);
    await expectState(c, proposal.id, "Queued");
  }

  const raw = (target: BaseContract, signature: string, ...args: unknown[]): Action[] => [
    { target, data: new Interface([`function ${signature}`]).encodeFunctionData(signature, args) },
  ];

  it("6 Xave: no resolution mints shares", async function () {
    await expectPowerless(raw(c.shares, "mint(address,uint256)", c.attacker.address, 1), c.executor, "FailedCall");
  });

  it("6 Xave: no resolution makes somebody the owner of a contract", async function () {
    const { address } = c.attacker;
    await expectPowerless(raw(c.treasury, "transferOwnership(address)", address), c.executor, "FailedCall");
    const setAuthority = [action(c.treasury, "setAuthority", [address])];
    await expectPowerless(setAuthority, c.treasury, "AccessManagedUnauthorized", c.executor);
    await expectPowerless([action(c.assembly, "updateTimelock", [address])], c.assembly, "ExecutorIsFixed");
  });

  it("7 Fortress: no resolution sets a rule beyond its bounds", async function () {
    const [statute, members, shares, treasury] = [c.statute, c.members, c.shares, c.treasury].map((noun) =>
      noun.connect(c.executorSigner),
    ) as [Rich["statute"], Rich["members"], Rich["shares"], Rich["treasury"]];
    const kind = preset.kinds[0]!;
    const [users, unheard, unpaid] = [
      encodeClass({ ...preset.classes[USERS]!, isUser: false }),
      { ...preset.membership, hearing: 0 },
      { ...preset.capital, yearlyCapBps: 0 },
    ];
    const beyond: [() => Promise<unknown>, ...Refusal][] = [
      [() => statute.changeWeights(SOMERSET_WEIGHTS, [0, 0, 10_000]), statute, "NonUsersTooHeavy", 10_000, 2_500],
      [() => statute.defineKind(0, encodeKind({ ...kind, votingTime: 3_599 })), statute, "UnfitKind", 0],
      [() => statute.defineKind(0, encodeKind({ ...kind, quorumBps: 10_001 })), statute, "UnfitKind", 0],
      [() => statute.defineKind(2, encodeKind(kind)), statute, "UnfitKind", 2], // weaker than the dissolution
      [() => statute.reviseClass(USERS, users), statute, "UnfitClass", USERS],
      [() => statute.dissolve(c.attacker), statute, "NotALockedBody", c.attacker.address],
      [() => members.defineTerms(unheard), members, "UnfitMemberTerms", Object.values(unheard)],
      [() => shares.defineTerms(unpaid), shares, "UnfitShareTerms", Object.values(unpaid)],
      [() => shares.writeDown(euros(2)), shares, "UnfitPar", euros(2), euros(1) - 1n],
      [() => treasury.setReserveRule(10_001), treasury, "ReserveTooHigh", 10_001, 5_000],
    ];
    for (const [attack, ...refusal] of beyond) await expectRefused(c, attack, ...refusal);
  });

  it("8 Audius: no contract of a co-op is initialised a second time, nor what it is a clone of", async function () {
    const { rulebook, founders, assets } = c.charter;
    const coop = [...(await c.factory.coopOf(0))];
    const words: Partial<Record<(typeof NOUNS)[number], unknown[]>> = {
      Authority: [c.attacker.address],
      Executor: [0, [c.attacker.address], [c.attacker.address], c.attacker.address],
      Statute: [coop, rulebook],
      Members: [coop, founders, rulebook.membership],
      Shares: [coop, 1, rulebook.capital],
      Assembly: [coop, "Ours"],
      Treasury: [coop, assets, 0],
    };
    for (const noun of NOUNS) {
      const clone: BaseContract = c[`${noun.charAt(0).toLowerCase()}${noun.slice(1)}` as "statute"];
      const code = await ethers.provider.getCode(clone);
      const original = clone.attach(`0x${code.slice(22, 62)}`); // behind the first ten bytes of a clone
      for (const contract of [clone, original]) {
        const again = () => contract.connect(c.attacker).getFunction("initialize")(...(words[noun] ?? [coop]));
        await expectRefused(c, again, clone, "InvalidInitialization");
      }
    }
  });

  it("13 True Seigniorage Dollar: no resolution issues shares that nobody paid for", async function () {
    const issue = [action(c.shares, "subscribeFor", [c.users[0].address, 10_000])];
    await expectPowerless(issue, c.shares, "NotMembers", c.executor);
  });

  it("13 True Seigniorage Dollar: no resolution pays the reserve to a member", async function () {
    const { address } = c.users[0];
    const endow = [action(c.treasury, "endow", [address, c.currencyAddress, euros(1_000), id("ours")])];
    await expectPowerless(endow, c.treasury, "NotALockedBody", address);
  });

  it("13 True Seigniorage Dollar: no resolution takes anything from a member's account", async function () {
    const withdraw = [action(c.treasury, "withdraw", [4, c.users[0].address, c.currencyAddress, 1])];
    await expectPowerless(withdraw, c.treasury, "NotTheMember", 4, c.executor);
  });

  it("15 YIP-79: an amount with twelve digits too many is not paid", async function () {
    const tooMuch = euros(1_000) * 10n ** 12n;
    const fund = await c.treasury.generalFund();
    const error = [c.treasury, "BalanceTooLow", fund, c.currencyAddress, euros(4_000), tooMuch] as const;
    await expectPowerless(payTo(c, c.supplier, tooMuch), ...error);
  });

  it("15 YIP-79: there is no mint to be called in place of a transfer", async function () {
    const mint = raw(c.treasury, "mint(address,uint256)", c.supplier.address, euros(1_000));
    await expectPowerless(mint, c.executor, "FailedCall");
  });
});
