import { expect } from "chai";
import { AbiCoder, concat, dataSlice, id, ZeroAddress, ZeroHash } from "ethers";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import { days, encodeKind, purpose } from "../scripts/charter.ts";
import { accountOf, refTo } from "../sdk/src/accounts.ts";
import { draftRound } from "../scripts/plans.ts";
import { somerset as preset } from "../scripts/presets/index.ts";
import type { Action } from "../scripts/proposal.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { expectError } from "./helpers/expect.ts";
import { euros, foundSomerset, openVote, past, resolve } from "./helpers/somerset.ts";
import { expectState, FOR } from "./helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [ORDINARY, EXTRAORDINARY, ENTRENCHED] = [0, 1, 3] as const;
const ETHER = ZeroAddress;
const REF = refTo("None", id("for us"));
const ANY = "0x00000000"; // stands for all functions that are not named
const OFFICER = 7n;

/** A co-op with 900 euros in the general fund, and 100 euros and 2 ether in the indivisible reserve. */
async function fixture() {
  const body = (await ethers.getSigners())[15]!;
  const lockedBodies = [{ wallet: body.address, name: "Federation" }];
  const c = await foundSomerset(ethers, { charter: { lockedBodies } });
  const executor = await actingAs(chain, c.executor);
  const asExecutor = { statute: c.statute.connect(executor), treasury: c.treasury.connect(executor) };
  const [fund, reserve] = [await c.treasury.generalFund(), await c.treasury.reserve()];
  await c.treasury.connect(c.funder).deposit(c.currency, euros(1_000), REF);
  await c.treasury.connect(c.funder).deposit(ETHER, euros(2), REF, { value: euros(2) });
  await asExecutor.treasury.transfer(0, reserve, c.currency, euros(100), purpose("Reserve"), REF);
  await asExecutor.treasury.transfer(0, reserve, ETHER, euros(2), purpose("Reserve"), REF);
  return { ...c, body, member: c.users[0], asExecutor, fund, reserve };
}

describe("INV-41: the asset lock", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const reserved = async (asset: string = c.currencyAddress) => c.treasury.balanceOf(c.reserve, asset);
  const expectUntouched = async () => {
    expect([await reserved(), await reserved(ETHER)]).to.deep.equal([euros(100), euros(2)]);
  };

  /** Carries `actions` with the votes of all and tries to execute them: the deed. */
  async function unanimously(actions: Action[]): Promise<Promise<unknown>[]> {
    const { id: proposalId, operation } = await openVote(c, time, actions, "The reserve is ours");
    for (const founder of c.founders) await c.assembly.connect(founder).castVote(proposalId, FOR);
    await past(time, await c.assembly.proposalDeadline(proposalId));
    await c.assembly.queue(...operation);
    await past(time, await c.assembly.proposalEta(proposalId));
    return [c.assembly.execute(...operation)]; // in a list, so that it is not awaited here
  }

  async function expectNoWay(actions: Action[], contract: BaseContract, error: string, ...args: unknown[]) {
    const [executing] = await unanimously(actions);
    await expectError(executing!, contract, error, ...args);
    await expectUntouched();
  }

  describe("INV-4: keeps a unanimous assembly from paying the reserve to a member", function () {
    const pay = (number: bigint | number, amount: bigint, asset: string = c.currencyAddress) =>
      action(c.treasury, "pay", [number, c.member.address, asset, amount, purpose("Work"), REF]);
    const endow = (to: string) => action(c.treasury, "endow", [to, c.currencyAddress, euros(100), REF]);

    it("by endowing it: NotALockedBody", async function () {
      await expectNoWay([endow(c.member.address)], c.treasury, "NotALockedBody", c.member);
    });

    it("by endowing the executor, or nobody: NotALockedBody", async function () {
      for (const to of [await c.executor.getAddress(), ZeroAddress]) {
        await expectError(c.asExecutor.treasury.endow(to, ETHER, 1, REF), c.treasury, "NotALockedBody", to);
      }
      await expectUntouched();
    });

    it("by paying more than the general fund holds: BalanceTooLow", async function () {
      const tooLow = [c.fund, c.currency, euros(900), euros(900) + 1n];
      await expectNoWay([pay(0, euros(900) + 1n)], c.treasury, "BalanceTooLow", ...tooLow);
    });

    it("by paying ether, which the reserve alone holds: BalanceTooLow", async function () {
      await expectNoWay([pay(0, 1n, ETHER)], c.treasury, "BalanceTooLow", c.fund, ETHER, 0, 1);
    });

    it("by moving it to a wallet's account or a member's: BalanceTooLow", async function () {
      for (const to of [accountOf(c.member.address, 0n), await c.treasury.memberAccount(1)]) {
        const moving = c.asExecutor.treasury.transfer(0, to, ETHER, 1, purpose("Patronage"), REF);
        await expectError(moving, c.treasury, "BalanceTooLow", c.fund, ETHER, 0, 1);
      }
      await expectUntouched();
    });

    it("by paying from another account of the executor: BalanceTooLow", async function () {
      for (const number of [1n, 2n ** 96n - 1n]) {
        const account = accountOf(await c.executor.getAddress(), number);
        const paying = c.asExecutor.treasury.pay(number, c.member, c.currency, 1, purpose("Work"), REF);
        await expectError(paying, c.treasury, "BalanceTooLow", account, c.currency, 0, 1);
      }
      await expectUntouched();
    });

    it("by a number so large that the executor's account would become the treasury's: refused", async function () {
      // An account is its owner's address above 96 bits of number: what the executor would have to add to its own.
      const [own, wanted] = [BigInt(await c.executor.getAddress()), BigInt(await c.treasury.getAddress())];
      const { data } = pay(0, euros(100));
      for (const bits of [own ^ wanted, wanted]) {
        const number = AbiCoder.defaultAbiCoder().encode(["uint256"], [bits << 96n]);
        const forged = concat([dataSlice(data, 0, 4), number, dataSlice(data, 36)]);
        const executor = await actingAs(chain, c.executor);
        const paying = executor.sendTransaction({ to: c.treasury, data: forged });
        await expect(paying).to.be.revertedWithoutReason(ethers);
      }
      await expectUntouched();
    });

    it("by withdrawing from accounts of members, or of numbers that nobody has: NotTheMember", async function () {
      const executor = await c.executor.getAddress();
      const withdrawing = action(c.treasury, "withdraw", [1, c.member.address, c.currencyAddress, euros(100)]);
      await expectNoWay([withdrawing], c.treasury, "NotTheMember", 1, executor);
      for (const number of [0n, 99n, 2n ** 96n + 1n]) {
        const other = c.asExecutor.treasury.withdraw(number, c.member, c.currency, 1);
        await expectError(other, c.treasury, "NotTheMember", number, executor);
      }
    });

    it("by collecting from the treasury as from a wallet: NotARoom", async function () {
      const from = [await c.treasury.getAddress(), 0, c.currencyAddress, euros(100), purpose("Funding"), REF];
      const collecting = action(c.treasury, "collect", from);
      await expectNoWay([collecting], c.treasury, "NotARoom", await c.executor.getAddress());
    });

    it("by winding up before the co-op is dissolved: StillLiquidating", async function () {
      const windingUp = action(c.treasury, "windUp", [c.currencyAddress]);
      await expectNoWay([windingUp], c.treasury, "StillLiquidating", days(90));
    });

    it("by dissolving the co-op in the member's favour: NotALockedBody", async function () {
      const dissolving = action(c.statute, "dissolve", [c.member.address]);
      await expectNoWay([dissolving], c.statute, "NotALockedBody", c.member);
    });

    it("by a round that nobody has set money aside for: BalanceTooLow", async function () {
      const [budget, unit] = [euros(2), 1_000_000_000_000n];
      const round = draftRound({ asset: ETHER, budget, unit, duration: days(14), title: "Ours" });
      const intake = accountOf(await c.rounds.getAddress(), await c.treasury.INTAKE());
      const opening = action(c.rounds, "open", [round]);
      await expectNoWay([opening], c.treasury, "BalanceTooLow", intake, ETHER, 0, euros(2));
    });

    it("by no longer accepting the asset and sweeping it: AssetNotAccepted", async function () {
      const actions = [
        action(c.treasury, "accept", [c.currencyAddress, false]),
        action(c.treasury, "sweep", [c.currencyAddress]),
      ];
      await expectNoWay(actions, c.treasury, "AssetNotAccepted", c.currency);
    });

    it("by sweeping what is booked already: NothingMoved", async function () {
      for (const asset of [c.currencyAddress, ETHER]) {
        await expectError(c.treasury.sweep(asset), c.treasury, "NothingMoved");
      }
      await expectUntouched();
    });

    it("by letting the assembly call in the executor's place: NoRelay", async function () {
      const relaying = action(c.assembly, "relay", [await c.treasury.getAddress(), 0, pay(0, 1n, ETHER).data]);
      await expectNoWay([relaying], c.assembly, "NoRelay");
    });

    it("by letting the authority call in the executor's place: NotALockedBody, BalanceTooLow", async function () {
      const through = async ({ data }: Action) =>
        action(c.authority, "execute", [await c.treasury.getAddress(), data]);
      await expectNoWay([await through(endow(c.member.address))], c.treasury, "NotALockedBody", c.member);
      const executor = await actingAs(chain, c.executor);
      const selector = c.treasury.interface.getFunction("pay").selector;
      await c.authority.connect(executor).setTargetFunctionRole(c.treasury, [selector], 0);
      const own = accountOf(await c.authority.getAddress(), 0n);
      const paying = c.authority.connect(executor).execute(c.treasury, pay(0, 1n).data);
      await expectError(paying, c.treasury, "BalanceTooLow", own, c.currency, 0, 1);
      await expectUntouched();
    });

    it("by handing a member all power there is over the treasury", async function () {
      const selectors = (["endow", "accept", "setReserveRule"] as const).map(
        (name) => c.treasury.interface.getFunction(name).selector,
      );
      const { address } = c.member;
      const [granted] = await unanimously([
        action(c.authority, "setTargetFunctionRole", [await c.treasury.getAddress(), selectors, OFFICER]),
        action(c.authority, "grantRole", [OFFICER, address, 0]),
        action(c.authority, "grantRole", [0, address, 0]), // the administrator's
      ]);
      await granted;

      const asMember = c.treasury.connect(c.member);
      await expectError(asMember.endow(c.member, c.currency, 1, REF), c.treasury, "NotALockedBody", c.member);
      const paying = asMember.pay(0, c.member, c.currency, 1, purpose("Work"), REF);
      await expectError(paying, c.treasury, "BalanceTooLow", accountOf(address, 0n), c.currency, 0, 1);
      const naming = c.statute.connect(c.member).nameLockedBody({ wallet: address, name: "Me" });
      await expectError(naming, c.statute, "NotExecutor", c.member);
      await asMember.setReserveRule(0);
      await expectUntouched();
    });

    it("by giving the treasury another authority", async function () {
      const other = await foundSomerset(ethers, { charter: { nonce: 1n } });
      const moving = action(c.authority, "updateAuthority", [
        await c.treasury.getAddress(),
        await other.authority.getAddress(),
      ]);
      const [moved] = await unanimously([moving]);
      await moved;
      const asOther = c.treasury.connect(await actingAs(chain, other.executor));
      await expectError(asOther.endow(c.member, c.currency, 1, REF), c.treasury, "NotALockedBody", c.member);
      await expectUntouched();
    });

    it("by initialising the treasury again, for another executor: InvalidInitialization", async function () {
      const coop = Array.from(await c.factory.coopOf(0));
      const initializing = action(c.treasury, "initialize", [coop.with(5, c.member.address), [], 0]);
      await expectNoWay([initializing], c.treasury, "InvalidInitialization");
    });
  });

  describe("is as good as the bodies that the statute names", function () {
    const naming = () => action(c.statute, "nameLockedBody", [{ wallet: c.member.address, name: "A member" }]);

    it("and naming one takes nine tenths of all members: 8 of 9, which are 88.9 %, do not", async function () {
      const { id: proposalId } = await openVote(c, time, [naming()], "Name a member");
      expect((await c.assembly.frozenOf(proposalId)).kindId).to.equal(BigInt(ENTRENCHED));
      for (const founder of c.founders.slice(0, 8)) await c.assembly.connect(founder).castVote(proposalId, FOR);
      await past(time, await c.assembly.proposalDeadline(proposalId));
      await expectState(c, proposalId, "Defeated");
    });

    it("T1: so nine of nine can name a member, the one way that the lock does not close", async function () {
      await resolve(c, time, [naming()], "Name a member");
      const actions = [action(c.treasury, "endow", [c.member.address, c.currencyAddress, euros(100), REF])];
      const before = await c.currency.balanceOf(c.member);
      await resolve(c, time, actions, "Take the reserve");
      expect(await c.currency.balanceOf(c.member)).to.equal(before + euros(100));
    });

    it("T1: and nothing that would open that way takes less than naming one", async function () {
      const statute = await c.statute.getAddress();
      const selector = c.statute.interface.getFunction("nameLockedBody").selector;
      const role = await c.executor.PROPOSER_ROLE();
      const weak = encodeKind(preset.kinds[ORDINARY]!);
      const ways = [
        naming(),
        action(c.statute, "requireKind", [ORDINARY, statute, selector]),
        action(c.statute, "defineKind", [ENTRENCHED, weak]),
        action(c.statute, "defineKind", [ENTRENCHED + 1, weak]),
        action(c.executor, "grantRole", [role, c.member.address]), // who may schedule, may name
        action(c.statute, "requireKind", [ORDINARY, await c.executor.getAddress(), ANY]),
        action(c.assembly, "relay", [statute, 0, naming().data]),
      ];
      for (const { target, data } of ways) {
        expect(await c.statute.kindNeeded([target], [data])).to.equal(BigInt(ENTRENCHED));
      }
    });

    it("T1: not even where a resolution has let less do for the rest of the statute", async function () {
      const [statute, { data }] = [await c.statute.getAddress(), naming()];
      const { data: lowering } = action(c.statute, "requireKind", [ORDINARY, statute, ANY]);
      expect(await c.statute.kindNeeded([statute], [lowering])).to.equal(BigInt(EXTRAORDINARY));
      await c.asExecutor.statute.requireKind(ORDINARY, statute, ANY);
      expect(await c.statute.kindNeeded([statute], [data])).to.equal(BigInt(ENTRENCHED));
    });
  });

  describe("lets the reserve grow", function () {
    it("by resolution, from the general fund", async function () {
      const saving = [0, c.reserve, c.currencyAddress, euros(50), purpose("Reserve"), REF];
      await resolve(c, time, [action(c.treasury, "transfer", saving)], "Save");
      expect(await reserved()).to.equal(euros(150));
    });

    it("by rule, of every contribution, and keeps what it has when the rule is given up", async function () {
      await resolve(c, time, [action(c.treasury, "setReserveRule", [2_500])], "Save a quarter");
      const giving = c.treasury.connect(c.funder).deposit(c.currency, euros(40), REF);
      const number = ((await c.treasury.seal()) >> 208n) + 2n;
      const way: [string, string] = [c.fund, c.reserve];
      await expectEntry(giving, c.treasury, number, "Reserve", way, c.currency, euros(10), ZeroHash);
      await c.asExecutor.treasury.setReserveRule(0);
      await c.treasury.connect(c.funder).deposit(c.currency, euros(40), REF);
      expect(await reserved()).to.equal(euros(110));
    });

    it("by whoever gives to it from an account of its own", async function () {
      const purse = accountOf(c.member.address, 0n);
      await c.asExecutor.treasury.transfer(0, purse, c.currency, euros(5), purpose("Patronage"), REF);
      await c.treasury.connect(c.member).transfer(0, c.reserve, c.currency, euros(5), purpose("Reserve"), REF);
      expect(await reserved()).to.equal(euros(105));
    });

    it("and fall only by a gift to a body that the statute names", async function () {
      const gift = [c.body.address, c.currencyAddress, euros(60), REF];
      const proposal = await resolve(c, time, [action(c.treasury, "endow", gift)], "Help the federation");
      expect((await c.assembly.frozenOf(proposal.id)).kindId).to.equal(BigInt(EXTRAORDINARY));
      expect([await reserved(), await c.currency.balanceOf(c.body)]).to.deep.equal([euros(40), euros(60)]);
    });
  });
});
