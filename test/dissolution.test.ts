import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { accountOf, days, encodeKind, purpose } from "../scripts/charter.ts";
import type { Purpose } from "../scripts/charter.ts";
import { somerset as preset } from "../scripts/presets/index.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { expectBooksInOrder } from "./helpers/books.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, INVESTORS, openVote, past, resolve, USERS, WORKERS } from "./helpers/somerset.ts";
import { AGAINST, expectState, FOR } from "./helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const DISSOLUTION = 2; // slots of the preset's kinds
const ENTRENCHED = 3;
const LIQUIDATION = days(90);
const ETHER = ZeroAddress;

/** A co-op with money in every account: shares, some of them queued, a fund of 900 and a reserve of 100, and 3 ether. */
async function fixture() {
  const body = (await ethers.getSigners())[15]!;
  const lockedBodies = [{ wallet: body.address, name: "Federation of bakeries" }];
  const c = await foundSomerset(ethers, { charter: { lockedBodies } });
  const executorSigner = await actingAs(chain, c.executor);
  await c.shares.connect(c.investors[0]).subscribe(60);
  await c.shares.connect(c.users[0]).subscribe(5);
  await c.shares.connect(executorSigner).defineTerms({ ...preset.capital, lock: 0 });
  await c.shares.connect(c.users[1]).subscribe(7);
  await c.shares.connect(c.users[1]).requestWithdrawal(2, 3);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(1_000), ZeroHash);
  await c.treasury.connect(c.funder).deposit(ETHER, euros(3), ZeroHash, { value: euros(3) });
  const asExecutor = c.treasury.connect(executorSigner);
  const [fund, reserve] = [await c.treasury.generalFund(), await c.treasury.reserve()];
  await asExecutor.transfer(0, reserve, c.currency, euros(100), purpose("Reserve"), ZeroHash);
  return { ...c, body, executorSigner, asExecutor, fund, reserve };
}

async function dissolved() {
  const c = await fixture();
  await resolve(c, time, [action(c.statute, "dissolve", [c.body.address])], "Close the bakery");
  return c;
}

type Stage = Awaited<ReturnType<typeof fixture>>;

const held = (c: Stage, account: string, asset: string = c.currencyAddress) => c.treasury.balanceOf(account, asset);
const memberAccount = async (c: Stage, number: number) => held(c, await c.treasury.memberAccount(number));

describe("the dissolution of a co-op", function () {
  describe("dissolve", function () {
    let c: Stage;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

    /** Puts the dissolution to the vote; `votes` of the founders are for it, the others against. */
    async function vote(votes: number): Promise<bigint> {
      const actions = [action(c.statute, "dissolve", [c.body.address])];
      const { id: proposalId } = await openVote(c, time, actions, "Close the bakery");
      for (const [i, founder] of c.founders.entries()) {
        await c.assembly.connect(founder).castVote(proposalId, i < votes ? FOR : AGAINST);
      }
      await past(time, await c.assembly.proposalDeadline(proposalId));
      return proposalId;
    }

    it("T2d: is carried by three quarters of all members, by heads: 7 of 9", async function () {
      const proposalId = await vote(7);
      await expectState(c, proposalId, "Succeeded");
      expect((await c.assembly.frozenOf(proposalId)).kindId).to.equal(BigInt(DISSOLUTION));
    });

    it("T2d: is not carried by 6 of 9", async function () {
      await expectState(c, await vote(6), "Defeated");
    });

    it("names the heir, once", async function () {
      const asExecutor = c.statute.connect(c.executorSigner);
      await expectEvent(asExecutor.dissolve(c.body), c.statute, "CoopDissolved", c.body);
      const since = await time.latest();
      expect(await c.statute.heir()).to.equal(c.body.address);
      expect(await c.statute.dissolvedAt()).to.equal(BigInt(since));
      await expectError(asExecutor.dissolve(c.body), c.statute, "AlreadyDissolved", since);
    });

    it("reverts with NotALockedBody for anybody else, however many members want it", async function () {
      for (const heir of [c.users[0], c.executor]) {
        await expectError(c.statute.connect(c.executorSigner).dissolve(heir), c.statute, "NotALockedBody", heir);
      }
    });

    it("needs its own kind even where a resolution has let less do for it", async function () {
      const selector = c.statute.interface.getFunction("dissolve").selector;
      await c.statute.connect(c.executorSigner).requireKind(0, c.statute, selector);
      const { data } = action(c.statute, "dissolve", [c.body.address]);
      expect(await c.statute.kindNeeded([c.statute], [data])).to.equal(BigInt(DISSOLUTION));
    });

    it("keeps a kind that asks for three quarters of all members, whatever replaces it", async function () {
      const kind = preset.kinds[DISSOLUTION]!;
      const asExecutor = c.statute.connect(c.executorSigner);
      const weaker = [
        { numerator: 2, denominator: 3 },
        { mode: "PROPORTIONAL" },
        { base: "Cast" },
        { eligible: 0b111 },
      ] as const;
      for (const change of weaker) {
        const defining = asExecutor.defineKind(DISSOLUTION, encodeKind({ ...kind, ...change }));
        await expectError(defining, c.statute, "UnfitKind", DISSOLUTION);
      }
      await asExecutor.defineKind(DISSOLUTION, encodeKind({ ...kind, numerator: 4, denominator: 5 }));
    });
  });

  describe("afterwards", function () {
    let c: Stage;
    let since: bigint;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(dissolved);
      since = await c.statute.dissolvedAt();
    });

    afterEach(async () => {
      await expectBooksInOrder(ethers, c.treasury);
    });

    const pay = (why: Purpose) => c.asExecutor.pay(0, c.supplier, c.currency, euros(10), purpose(why), id("invoice"));
    const windUp = (asset: string = c.currencyAddress) => c.treasury.connect(c.stranger).windUp(asset);

    it("nobody joins, asks, subscribes or is repaid in turn", async function () {
      const ended = [c.statute, "AlreadyDissolved", since] as const;
      await expectError(c.members.connect(c.newcomer).join(USERS, 0), ...ended);
      await expectError(c.members.connect(c.newcomer).requestEntry(WORKERS, 0, ZeroHash, ""), ...ended);
      await expectError(c.members.connect(c.users[2]).switchClass(INVESTORS), ...ended);
      await expectError(c.shares.connect(c.users[0]).subscribe(1), ...ended);
      await expectError(c.shares.repay(1), ...ended);
      await c.members.connect(c.users[2]).resign(); // INV-8
    });

    it("everybody's shares are redeemed at par, queued and locked ones as well, by anyone's call", async function () {
      for (const number of [1, 2, 7]) await c.shares.connect(c.stranger).redeem(number);
      expect([await memberAccount(c, 1), await memberAccount(c, 2), await memberAccount(c, 7)])
        .to.deep.equal([euros(5), euros(7), euros(60)]);
      expect(await c.shares.totalSupply()).to.equal(0n);
      expect(await held(c, accountOf(await c.shares.getAddress(), 0n))).to.equal(0n);
      await expectError(c.shares.redeem(1), c.shares, "NoShares");
      await expectError(c.shares.connect(c.users[1]).cancelWithdrawal(0), c.shares, "NotWaiting", 0);
      await c.treasury.connect(c.investors[0]).withdraw(7, c.investors[0], c.currency, euros(60));
    });

    it("creditors are paid by resolution", async function () {
      const invoice = [0, c.supplier.address, c.currencyAddress, euros(40), purpose("Purchase"), id("invoice 9")];
      await resolve(c, time, [action(c.treasury, "pay", invoice)], "Pay the miller");
      expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(40));
      await pay("Work");
    });

    it("reverts with OnlyCreditors for gifts, patronage and whatever else would empty the fund", async function () {
      for (const why of ["Patronage", "Grant", "Interest", "Refund"] as const) {
        await expectError(pay(why), c.treasury, "OnlyCreditors", purpose(why));
        const moving = c.asExecutor.transfer(
          0, await c.treasury.memberAccount(1), c.currency, euros(10), purpose(why), ZeroHash,
        );
        await expectError(moving, c.treasury, "OnlyCreditors", purpose(why));
      }
    });

    it("what remains goes to the heir after ninety days, not a second sooner, tokens and ether", async function () {
      await time.setNextBlockTimestamp(Number(since) + LIQUIDATION - 1);
      await expectError(windUp(), c.treasury, "StillLiquidating", Number(since) + LIQUIDATION);
      await time.setNextBlockTimestamp(Number(since) + LIQUIDATION);
      const capital = await held(c, accountOf(await c.shares.getAddress(), 0n));
      await expectEvent(windUp(), c.treasury, "WoundUp", c.body, c.currency, euros(1_000));
      expect(await c.currency.balanceOf(c.body)).to.equal(euros(1_000));
      await expect(windUp(ETHER)).to.changeEtherBalance(ethers, c.body, euros(3));
      expect([await held(c, c.fund), await held(c, c.reserve)]).to.deep.equal([0n, 0n]);
      expect(await held(c, accountOf(await c.shares.getAddress(), 0n))).to.equal(capital); // the members' still
      await c.shares.redeem(7);
    });

    it("what comes in later goes the same way; nothing is nothing", async function () {
      await time.increaseTo(Number(since) + LIQUIDATION);
      await windUp();
      await expectError(windUp(), c.treasury, "NothingMoved");
      await c.treasury.connect(c.funder).deposit(c.currency, euros(8), ZeroHash);
      await expectEvent(windUp(), c.treasury, "WoundUp", c.body, c.currency, euros(8));
    });
  });
});

describe("the asset lock", function () {
  let c: Stage;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  it("INV-4: a unanimous assembly has no way to pay the reserve to a member", async function () {
    const member = c.users[0].address;
    const [own, mine] = [await c.treasury.getAddress(), accountOf(member, 0n)];
    const [amount, why] = [euros(100), purpose("Work")];
    const ways: [string, unknown[]][] = [
      ["endow", [member, c.currencyAddress, amount, ZeroHash]],
      ["pay", [0, member, c.currencyAddress, euros(901), why, ZeroHash]], // more than the general fund
      ["transfer", [0, mine, c.currencyAddress, euros(901), why, ZeroHash]],
      ["withdraw", [1, member, c.currencyAddress, amount]],
      ["windUp", [c.currencyAddress]],
      ["collect", [own, 0, c.currencyAddress, amount, why, ZeroHash]],
    ];
    for (const [name, args] of ways) {
      const { id: proposalId, operation } = await openVote(c, time, [action(c.treasury, name, args)], `Try ${name}`);
      for (const founder of c.founders) await c.assembly.connect(founder).castVote(proposalId, FOR);
      await past(time, await c.assembly.proposalDeadline(proposalId));
      await c.assembly.queue(...operation);
      await past(time, await c.assembly.proposalEta(proposalId));
      await expect(c.assembly.execute(...operation)).to.be.revert(ethers);
      expect(await held(c, c.reserve)).to.equal(euros(100));
    }
  });

  it("INV-4: no role lets anybody debit it, not even all of them together", async function () {
    const authority = c.authority.connect(c.executorSigner);
    const functions = ["endow", "accept", "setReserveRule"] as const;
    const selectors = functions.map((name) => c.treasury.interface.getFunction(name).selector);
    await authority.setTargetFunctionRole(c.treasury, selectors, 7);
    for (const role of [0, 7]) await authority.grantRole(role, c.users[0], 0);
    const asOfficer = c.treasury.connect(c.users[0]);
    const endowing = asOfficer.endow(c.users[0], c.currency, 1, ZeroHash);
    await expectError(endowing, c.treasury, "NotALockedBody", c.users[0]);
    const tries: [Signer, number][] = [[c.users[0], 0], [c.executorSigner, 1]];
    for (const [tried, number] of tries) {
      const paying = c.treasury.connect(tried).pay(number, c.users[0], c.currency, 1, purpose("Work"), ZeroHash);
      const account = accountOf(await tried.getAddress(), BigInt(number));
      await expectError(paying, c.treasury, "BalanceTooLow", account, c.currency, 0, 1);
    }
  });

  it("is as good as the bodies it names: nine tenths of all members can name another", async function () {
    const naming = action(c.statute, "nameLockedBody", [{ wallet: c.users[0].address, name: "A member" }]);
    expect(await c.statute.kindNeeded([c.statute], [naming.data])).to.equal(BigInt(ENTRENCHED));
    const { numerator, denominator, base } = preset.kinds[ENTRENCHED]!;
    expect([numerator, denominator, base]).to.deep.equal([9, 10, "Register"]);
  });
});
