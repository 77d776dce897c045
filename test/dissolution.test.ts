import { expect } from "chai";
import { id, MaxUint256, ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import type { KindDraft } from "../scripts/charter.ts";
import { days, encodeKind, purpose } from "../scripts/charter.ts";
import { accountOf, refTo } from "../sdk/src/accounts.ts";
import { PURPOSES } from "../sdk/src/names.ts";
import { somerset as preset } from "../scripts/presets/index.ts";
import { carryOut } from "../scripts/proposal.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "./helpers/books.ts";
import { openRound } from "./helpers/budgets.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, INVESTORS, opensAt, openVote, past, resolve } from "./helpers/somerset.ts";
import { USERS, WORKERS } from "./helpers/somerset.ts";
import { ABSTAIN, AGAINST, expectState, FOR, paper, refuseEther } from "./helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [ORDINARY, EXTRAORDINARY, DISSOLUTION, ENTRENCHED] = [0, 1, 2, 3] as const;
const [USER, WAITING, LEAVER, LOCKED] = [1, 2, 3, 9] as const; // numbers of members with shares
const LIQUIDATION = days(90);
const ETHER = ZeroAddress;
const REF = refTo("None", id("invoice 7"));
const OUTSIDE = 2n ** 96n - 1n;

/**
 * A co-op with 5,000 euros and 5 ether, of which 300 euros and 1 ether are in the reserve. The first user has 40
 * shares; the second 30, of which 10 wait to be withdrawn; the third had 20 and left; an investor has 50 that are
 * locked. The second user has 9 euros in its account, and an applicant has paid for 5 shares.
 */
async function fixture() {
  const [body, other] = (await ethers.getSigners()).slice(15) as [Signer, Signer];
  const lockedBodies = [body, other].map(({ address }, i) => ({ wallet: address, name: `Federation ${i}` }));
  const c = await foundSomerset(ethers, { charter: { lockedBodies } });
  const executor = await actingAs(chain, c.executor);
  const [statute, treasury] = [c.statute.connect(executor), c.treasury.connect(executor)];
  const asExecutor = { statute, treasury, signer: executor };
  for (const [i, shares] of [40, 30, 20].entries()) await c.shares.connect(c.users[i]!).subscribe(shares);
  await time.increase(preset.capital.lock);
  await c.shares.connect(c.users[1]).requestWithdrawal(WAITING, 10);
  await c.shares.connect(c.users[2]).requestWithdrawal(LEAVER, 20);
  await c.shares.connect(c.investors[2]).subscribe(50);
  await c.members.connect(c.newcomer).requestEntry(WORKERS, 5, ZeroHash, "");

  await c.treasury.connect(c.funder).deposit(c.currency, euros(5_009), REF);
  await c.treasury.connect(c.funder).deposit(ETHER, euros(5), REF, { value: euros(5) });
  const [reserve, fund] = [await c.treasury.reserve(), await c.treasury.generalFund()];
  await asExecutor.treasury.transfer(0, reserve, c.currency, euros(300), purpose("Reserve"), REF);
  await asExecutor.treasury.transfer(0, reserve, ETHER, euros(1), purpose("Reserve"), REF);
  const account = await c.treasury.memberAccount(WAITING);
  await asExecutor.treasury.transfer(0, account, c.currency, euros(9), purpose("Patronage"), REF);
  return { ...c, body, other, asExecutor, reserve, fund, capital: accountOf(await c.shares.getAddress(), 0n) };
}

type Signer = Awaited<ReturnType<typeof ethers.getSigners>>[number];

/** The same, dissolved after the third user had left. */
async function dissolvedCoop() {
  const c = await fixture();
  await c.members.connect(c.users[2]).resign();
  await c.asExecutor.statute.dissolve(c.body);
  const since = await time.latest();
  return { ...c, since };
}

/** The preset's kind of dissolution, with some of it changed. */
const kind = (change: Partial<KindDraft> = {}) => encodeKind({ ...preset.kinds[DISSOLUTION]!, ...change });

describe("the dissolution of a co-op", function () {
  describe("is decided", function () {
    let c: Awaited<ReturnType<typeof fixture>>;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

    const dissolving = () => [action(c.statute, "dissolve", [c.body.address])];

    /** Votes on the dissolution by the founders, in their order, and moves the chain to the close. */
    async function vote(choices: number[]) {
      const proposal = await openVote(c, time, dissolving(), "Dissolve");
      for (const [i, choice] of choices.entries()) {
        await c.assembly.connect(c.founders[i]!).castVote(proposal.id, choice);
      }
      await past(time, await c.assembly.proposalDeadline(proposal.id));
      return proposal;
    }
    const ballots = (yes: number, rest: number[] = []) => [...Array<number>(yes).fill(FOR), ...rest];

    describe("by its own kind", function () {
      it("T2d: with the notice, voting time and majority of that kind, whoever proposes it", async function () {
        const { args, id: proposalId } = await paper(c, dissolving(), "Dissolve");
        await c.assembly.connect(c.users[0]).propose(...args);
        expect((await c.assembly.frozenOf(proposalId)).kindId).to.equal(BigInt(DISSOLUTION));
        const opens = opensAt(await time.latest(), days(28));
        expect(await c.assembly.proposalSnapshot(proposalId)).to.equal(BigInt(opens));
        expect(await c.assembly.proposalDeadline(proposalId)).to.equal(BigInt(opens + days(28)));
      });

      it("also where it goes along with ordinary questions", async function () {
        for (const actions of [[...refuseEther(c), ...dissolving()], [...dissolving(), ...refuseEther(c)]]) {
          const { args, id: proposalId } = await paper(c, actions, "Dissolve, among other things");
          await c.assembly.connect(c.users[0]).propose(...args);
          expect((await c.assembly.frozenOf(proposalId)).kindId).to.equal(BigInt(DISSOLUTION));
        }
      });

      it("and by no weaker one that is asked for: KindTooWeak", async function () {
        const { args, id: proposalId } = await paper(c, dissolving(), "Dissolve");
        const asUser = c.assembly.connect(c.users[0]);
        const asking = asUser.proposeIn(EXTRAORDINARY, ...args);
        await expectError(asking, c.statute, "KindTooWeak", EXTRAORDINARY, DISSOLUTION);
        await asUser.proposeIn(ORDINARY, ...args); // asks for what is needed
        expect((await c.assembly.frozenOf(proposalId)).kindId).to.equal(BigInt(DISSOLUTION));
      });

      it("or by a stricter one that is asked for", async function () {
        const { args, id: proposalId } = await paper(c, dissolving(), "Dissolve");
        await c.assembly.connect(c.users[0]).proposeIn(ENTRENCHED, ...args);
        expect((await c.assembly.frozenOf(proposalId)).kindId).to.equal(BigInt(ENTRENCHED));
      });

      it("and no requireKind weakens that, only strengthens it", async function () {
        const [address, call] = [await c.statute.getAddress(), dissolving()[0]!.data];
        const needed = () => c.statute.kindNeeded([address], [call]);
        for (const selector of [call.slice(0, 10), "0x00000000"]) {
          await c.asExecutor.statute.requireKind(ORDINARY, address, selector);
          expect(await needed()).to.equal(BigInt(DISSOLUTION));
        }
        await c.asExecutor.statute.requireKind(ENTRENCHED, address, call.slice(0, 10));
        expect(await needed()).to.equal(BigInt(ENTRENCHED));
      });

      const weaker: [string, Partial<KindDraft>][] = [
        ["two thirds", { numerator: 2, denominator: 3 }],
        ["74.999 % of them", { numerator: 49_149, denominator: 65_533 }],
        ["more than two thirds", { numerator: 2, denominator: 3, moreThan: true }],
        ["three quarters of those who vote", { base: "Cast" }],
        ["three quarters of those who take part", { base: "Positions" }],
        ["three quarters who agree or abstain", { base: "Tacit" }],
        ["three quarters of the weight", { mode: "PROPORTIONAL" }],
        ["three quarters of the classes' voices", { mode: "BLOC" }],
        ["three quarters, without objection", { mode: "CONSENT" }],
        ["three quarters in every class", { mode: "DUAL" }],
        ["three quarters of the users and workers", { eligible: 0b011 }],
        ["three quarters of the classes there are now", { eligible: 0b111 }],
        ["three quarters of the classes that are not small", { minClassSize: 2 }],
      ];
      for (const [what, change] of weaker) {
        it(`T2d: which cannot be ${what}: UnfitKind`, async function () {
          const defining = c.asExecutor.statute.defineKind(DISSOLUTION, kind(change));
          await expectError(defining, c.statute, "UnfitKind", DISSOLUTION);
        });
      }

      const asStrict: [string, Partial<KindDraft>][] = [
        ["exactly three quarters", { numerator: 49_149, denominator: 65_532 }],
        ["more than three quarters", { moreThan: true }],
        ["nine tenths", { numerator: 9, denominator: 10 }],
        ["everybody", { numerator: 1, denominator: 1 }],
      ];
      for (const [what, change] of asStrict) {
        it(`T2d: which may be ${what}`, async function () {
          await c.asExecutor.statute.defineKind(DISSOLUTION, kind(change));
          expect((await c.statute.kindIn(DISSOLUTION)).kindId).to.equal(4n);
        });
      }

      it("T2d: which cannot be weaker at founding either: UnfitKind", async function () {
        const kinds = preset.kinds.with(DISSOLUTION, { ...preset.kinds[DISSOLUTION]!, numerator: 2, denominator: 3 });
        const founding = foundSomerset(ethers, { preset: { kinds } });
        await expectError(founding, c.statute, "UnfitKind", DISSOLUTION);
      });

      for (const [what, slot] of [["the kind of a later slot", ENTRENCHED], ["a new kind", 4]] as const) {
        it(`T2d: and ${what} is no weaker, or members could ask to dissolve by that: UnfitKind`, async function () {
          const defining = c.asExecutor.statute.defineKind(slot, encodeKind(preset.kinds[ORDINARY]!));
          await expectError(defining, c.statute, "UnfitKind", slot);
        });
      }
    });

    describe("by three quarters of all members", function () {
      it("T2d: 7 of 9, which are 77.8 %, carry it", async function () {
        const proposal = await vote(ballots(7));
        await expectState(c, proposal.id, "Succeeded");
        await carryOut(c.assembly, time, proposal);
        expect(await c.statute.heir()).to.equal(c.body.address);
        expect(await c.statute.dissolvedAt()).to.equal(BigInt(await time.latest()));
      });

      it("7 of 9 carry it also against two who say no", async function () {
        await expectState(c, (await vote(ballots(7, [AGAINST, AGAINST]))).id, "Succeeded");
      });

      it("T2d: 6 of 9, which are 66.7 %, do not", async function () {
        const proposal = await vote(ballots(6));
        await expectState(c, proposal.id, "Defeated");
        const queueing = c.assembly.queue(...proposal.operation);
        await expect(queueing).to.be.revertedWithCustomError(c.assembly, "GovernorUnexpectedProposalState");
        expect(await c.statute.dissolvedAt()).to.equal(0n);
      });

      it("6 of 9 do not either where the others abstain or say no", async function () {
        for (const rest of [[ABSTAIN, ABSTAIN, ABSTAIN], [AGAINST, ABSTAIN], [AGAINST, AGAINST, AGAINST]]) {
          const snapshot = await networkHelpers.takeSnapshot();
          await expectState(c, (await vote(ballots(6, rest))).id, "Defeated");
          await snapshot.restore();
        }
      });

      it("counts who joined too late to vote: 7 of 10 do not carry it, 8 of 10 do", async function () {
        for (const [yes, state] of [[7, "Defeated"], [8, "Succeeded"]] as const) {
          const snapshot = await networkHelpers.takeSnapshot();
          await c.members.connect(c.stranger).join(USERS, 0);
          await expectState(c, (await vote(ballots(yes))).id, state);
          await snapshot.restore();
        }
      });

      it("does not count who has left: 6 of 8 carry it", async function () {
        await c.members.connect(c.founders[8]!).resign();
        await expectState(c, (await vote(ballots(6))).id, "Succeeded");
      });
    });

    describe("in favour of a locked body", function () {
      it("and of nobody else: NotALockedBody", async function () {
        for (const wallet of [c.users[0].address, c.funder.address, ZeroAddress, await c.executor.getAddress()]) {
          await expectError(c.asExecutor.statute.dissolve(wallet), c.statute, "NotALockedBody", wallet);
        }
        expect(await c.statute.dissolvedAt()).to.equal(0n);
      });

      it("and tells of it", async function () {
        await expectEvent(c.asExecutor.statute.dissolve(c.other), c.statute, "CoopDissolved", c.other);
      });

      it("by the executor alone: NotExecutor", async function () {
        for (const tried of [c.users[0], c.body, await actingAs(chain, c.assembly)]) {
          await expectError(c.statute.connect(tried).dissolve(c.body), c.statute, "NotExecutor", tried);
        }
      });
    });
  });

  describe("when it is done", function () {
    let c: Awaited<ReturnType<typeof dissolvedCoop>>;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(dissolvedCoop);
    });

    afterEach(async () => {
      await expectBooksInOrder(ethers, c.treasury);
      expect(await balance(c.capital)).to.equal((await c.shares.totalSupply()) * (await c.shares.par())); // INV-5
    });

    const balance = (account: string, asset: string = c.currencyAddress) => c.treasury.balanceOf(account, asset);
    const outside = (wallet: string) => accountOf(wallet, OUTSIDE);
    const accountOfMember = (number: number) => c.treasury.memberAccount(number);
    const refused = (deed: Promise<unknown>) => expectError(deed, c.statute, "AlreadyDissolved", c.since);

    describe("nobody comes in any more: AlreadyDissolved", function () {
      it("neither joins nor asks to be admitted", async function () {
        await refused(c.members.connect(c.funder).join(USERS, 0));
        await refused(c.members.connect(c.funder).join(INVESTORS, 50));
        await refused(c.members.connect(c.funder).requestEntry(WORKERS, 0, ZeroHash, ""));
      });

      it("is admitted, enrolled or claims a place on a roll, also by resolution", async function () {
        const asExecutor = c.members.connect(c.asExecutor.signer);
        await refused(asExecutor.admit(c.newcomer));
        await refused(asExecutor.enrol([{ wallet: c.funder.address, class: USERS }]));
        const leaf = ethers.AbiCoder.defaultAbiCoder().encode(
          ["uint256", "address", "uint8"],
          [0, c.funder.address, USERS],
        );
        const root = ethers.keccak256(ethers.keccak256(leaf)); // a tree of one leaf
        await asExecutor.publishRoll(root, 2n ** 40n, "");
        await refused(c.members.connect(c.funder).claimPlace(1, 0, USERS, []));
      });

      it("subscribes shares", async function () {
        await refused(c.shares.connect(c.users[0]).subscribe(1));
        await refused(c.shares.connect(c.investors[2]).subscribe(1));
      });

      it("changes class or votes", async function () {
        await refused(c.members.connect(c.workers[0]).switchClass(USERS));
        await refused(c.members.connect(c.asExecutor.signer).setVotes(USER, 1));
      });

      it("and the applicant takes its money back", async function () {
        await c.members.connect(c.newcomer).withdrawRequest();
        const own = [0, c.newcomer.address, c.currencyAddress, euros(5), purpose("Withdrawal"), REF] as const;
        await expect(c.treasury.connect(c.newcomer).pay(...own)).to.changeTokenBalance(
          ethers, c.currency, c.newcomer, euros(5),
        );
      });

      it("or has it given back by resolution", async function () {
        await c.members.connect(c.asExecutor.signer).refuse(c.newcomer, ZeroHash);
        expect(await balance(accountOf(c.newcomer.address, 0n))).to.equal(euros(5));
      });
    });

    it("is not dissolved a second time, nor for another heir: AlreadyDissolved", async function () {
      for (const body of [c.body, c.other]) await refused(c.asExecutor.statute.dissolve(body));
      expect(await c.statute.heir()).to.equal(c.body.address);
      expect(await c.statute.dissolvedAt()).to.equal(BigInt(c.since));
    });

    it("lets members leave, and decide", async function () {
      await c.members.connect(c.users[0]).resign();
      expect(await c.members.isMember(c.users[0])).to.equal(false);
      const voters = c.founders.filter((founder) => founder !== c.users[0] && founder !== c.users[2]);
      const { id: proposalId } = await openVoteOf(voters);
      await expectState(c, proposalId, "Executed");
    });

    /** An ordinary resolution of those who are still members. */
    async function openVoteOf(voters: Signer[]) {
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Accept no ether");
      await c.assembly.connect(voters[0]!).propose(...args);
      await past(time, await c.assembly.proposalSnapshot(proposalId));
      for (const voter of voters) await c.assembly.connect(voter).castVote(proposalId, FOR);
      const operation: [string[], bigint[], string[], string] = [args[0], args[1], args[2], id(args[3])];
      await carryOut(c.assembly, time, { id: proposalId, text: args[3], operation });
      return { id: proposalId };
    }

    describe("shares are redeemed at par", function () {
      const all: [string, number, number][] = [
        ["a member who had not asked", USER, 40],
        ["a member of whose shares some wait to be withdrawn", WAITING, 30],
        ["a member who has left", LEAVER, 20],
        ["a member whose shares are locked", LOCKED, 50],
      ];
      for (const [who, number, shares] of all) {
        it(`of ${who}, by anyone, at once and wholly`, async function () {
          const before = await balance(await accountOfMember(number));
          const redeeming = c.shares.connect(c.stranger).redeem(number);
          await expectEvent(redeeming, c.shares, "SharesWithdrawn", MaxUint256, number, shares);
          const owner = await c.members.walletOf(number);
          await expectEvent(redeeming, c.shares, "Transfer", owner, ZeroAddress, shares);
          expect(await c.shares.sharesOf(number)).to.deep.equal([0n, 0n]);
          expect(await balance(await accountOfMember(number))).to.equal(before + euros(shares));
        });
      }

      it("of everybody, until none is left, and each takes the money out", async function () {
        for (const [, number] of all) await c.shares.redeem(number);
        expect(await c.shares.totalSupply()).to.equal(0n);
        expect(await balance(c.capital)).to.equal(0n);
        const own = c.treasury.connect(c.users[1]).withdraw(WAITING, c.users[1], c.currency, euros(39));
        await expect(own).to.changeTokenBalance(ethers, c.currency, c.users[1], euros(39));
      });

      it("also where repayment was suspended", async function () {
        await c.shares.connect(c.asExecutor.signer).suspend(ZeroHash);
        await c.shares.redeem(LOCKED);
        expect(await c.shares.sharesOf(LOCKED)).to.deep.equal([0n, 0n]);
      });

      it("C9: at what par has fallen to, where they bear a loss", async function () {
        await c.shares.connect(c.asExecutor.signer).writeDown(euros(0.5));
        await c.shares.redeem(USER);
        expect(await balance(await accountOfMember(USER))).to.equal(euros(20));
      });

      it("and not in the order of the queue any more: AlreadyDissolved", async function () {
        await time.increase(days(91));
        await refused(c.shares.repay(1));
      });

      it("once: NoShares", async function () {
        await c.shares.redeem(USER);
        await expectError(c.shares.redeem(USER), c.shares, "NoShares");
        await expectError(c.shares.redeem(4), c.shares, "NoShares");
        await expectError(c.shares.redeem(0), c.shares, "NoShares");
      });

      it("and what was waiting is not paid a second time, nor taken back into the queue", async function () {
        for (const number of [WAITING, LEAVER]) await c.shares.redeem(number);
        await time.increase(days(3 * 365));
        const before = await balance(await accountOfMember(LEAVER));
        await expect(c.shares.repayLeaver(1)).to.revert(ethers);
        await expect(c.shares.connect(c.users[1]).cancelWithdrawal(0)).to.revert(ethers);
        expect(await balance(await accountOfMember(LEAVER))).to.equal(before);
        expect(await c.shares.totalSupply()).to.equal(90n);
      });

      it("and what was paid of a withdrawal is not redeemed again", async function () {
        await time.increase(days(3 * 365));
        await c.shares.repayLeaver(1);
        await expectError(c.shares.redeem(LEAVER), c.shares, "NoShares");
        expect(await balance(await accountOfMember(LEAVER))).to.equal(euros(20));
      });
    });

    describe("the general fund pays creditors", function () {
      const owed = ["Work", "Purchase"] as const;

      for (const name of owed) {
        it(`for ${name.toLowerCase()}, by resolution`, async function () {
          const invoice = [0, c.supplier.address, c.currencyAddress, euros(30), purpose(name), REF];
          const voters = c.founders.filter((founder) => founder !== c.users[2]);
          await resolve({ ...c, founders: voters }, time, [action(c.treasury, "pay", invoice)], "Pay what we owe");
          expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(30));
          expect(await balance(c.fund)).to.equal(euros(4_670));
        });
      }

      it("and the reserve", async function () {
        const saving = c.asExecutor.treasury.transfer(0, c.reserve, c.currency, euros(10), purpose("Reserve"), REF);
        await expect(saving).to.emit(c.treasury, "Entry");
        expect(await balance(c.reserve)).to.equal(euros(310));
      });

      it("and nobody else, by payment: OnlyCreditors", async function () {
        const outflows = ["Repayment", "Interest", "Patronage", "Refund", "Grant", "Withdrawal"] as const;
        for (const name of outflows) {
          for (const to of [c.users[0], c.supplier, c.body]) {
            const paying = c.asExecutor.treasury.pay(0, to, c.currency, 1, purpose(name), REF);
            await expectError(paying, c.treasury, "OnlyCreditors", purpose(name));
          }
        }
      });

      it("and nobody else, by transfer: OnlyCreditors", async function () {
        const account = await accountOfMember(USER);
        for (const name of PURPOSES.filter((each) => ![...owed, "Reserve"].includes(each))) {
          const moving = c.asExecutor.treasury.transfer(0, account, c.currency, 1, purpose(name), REF);
          await expectError(moving, c.treasury, "OnlyCreditors", purpose(name));
        }
      });

      it("so that no round is opened: the intake gets no budget", async function () {
        const opening = openRound(c, c.asExecutor.signer, euros(10), euros(1));
        await expectError(opening, c.treasury, "OnlyCreditors", purpose("Budget"));
      });

      it("and binds nobody but the executor: members still pay from their own accounts", async function () {
        const own = c.treasury.connect(c.users[1]).withdraw(WAITING, c.stranger, c.currency, euros(9));
        await expect(own).to.changeTokenBalance(ethers, c.currency, c.stranger, euros(9));
      });
    });

    describe("INV-41: windUp", function () {
      const over = async () => time.increaseTo(c.since + LIQUIDATION);

      it("is refused for ninety days: StillLiquidating", async function () {
        for (const until of [c.since + 2, c.since + LIQUIDATION - 1]) {
          await time.increaseTo(until - 1); // the next block is of that second
          for (const tried of [c.body, c.users[0], c.asExecutor.signer]) {
            const early = c.treasury.connect(tried).windUp.staticCall(ETHER, { blockTag: "pending" });
            await expectError(early, c.treasury, "StillLiquidating", c.since + LIQUIDATION);
          }
        }
        await time.setNextBlockTimestamp(c.since + LIQUIDATION);
        await c.treasury.windUp(ETHER);
      });

      it("gives the general fund and the reserve to the heir, by anyone, in two entries", async function () {
        await over();
        const before = (await c.treasury.seal()) >> 208n;
        const winding = c.treasury.connect(c.stranger).windUp(c.currency);
        const within: [string, string] = [c.fund, c.reserve];
        await expectEntry(winding, c.treasury, before + 1n, "Reserve", within, c.currency, euros(4_700), ZeroHash);
        const out: [string, string] = [c.reserve, outside(c.body.address)];
        await expectEntry(winding, c.treasury, before + 2n, "LockedTransfer", out, c.currency, euros(5_000), ZeroHash);
        await expectEvent(winding, c.treasury, "WoundUp", c.body, c.currency, euros(5_000));
        const change = [-euros(5_000), euros(5_000)];
        await expect(winding).to.changeTokenBalances(ethers, c.currency, [c.treasury, c.body], change);
        expect([await balance(c.fund), await balance(c.reserve)]).to.deep.equal([0n, 0n]);
      });

      it("gives ether in the same way, and leaves the tokens", async function () {
        await over();
        const winding = c.treasury.connect(c.stranger).windUp(ETHER);
        await expect(winding).to.changeEtherBalances(ethers, [c.treasury, c.body], [-euros(5), euros(5)]);
        expect([await balance(c.fund, ETHER), await balance(c.reserve, ETHER)]).to.deep.equal([0n, 0n]);
        expect([await balance(c.fund), await balance(c.reserve)]).to.deep.equal([euros(4_700), euros(300)]);
      });

      it("does so again for what comes in later, and has nothing to give in between: NothingMoved", async function () {
        await over();
        await c.treasury.windUp(c.currency);
        await expectError(c.treasury.windUp(c.currency), c.treasury, "NothingMoved");
        await c.treasury.connect(c.funder).deposit(c.currency, euros(3), REF);
        await c.currency.connect(c.funder).transfer(c.treasury, euros(4));
        await c.treasury.sweep(c.currency);
        await expect(c.treasury.windUp(c.currency)).to.changeTokenBalance(ethers, c.currency, c.body, euros(7));
      });

      it("gives the reserve alone where creditors took the general fund", async function () {
        const rest = [0, c.supplier.address, c.currencyAddress, euros(4_700), purpose("Purchase"), REF] as const;
        await c.asExecutor.treasury.pay(...rest);
        await over();
        await expect(c.treasury.windUp(c.currency)).to.changeTokenBalance(ethers, c.currency, c.body, euros(300));
      });

      it("gives what is no longer accepted", async function () {
        await c.asExecutor.treasury.accept(c.currency, false);
        await over();
        await expect(c.treasury.windUp(c.currency)).to.changeTokenBalance(ethers, c.currency, c.body, euros(5_000));
      });

      it("leaves shares, escrow and members' accounts alone, and they are paid afterwards", async function () {
        const escrow = accountOf(await c.shares.getAddress(), 1n);
        const accounts = [c.capital, escrow, await accountOfMember(WAITING)];
        const before = await Promise.all(accounts.map((account) => balance(account)));
        expect(before).to.deep.equal([euros(140), euros(5), euros(9)]);
        await over();
        await c.treasury.windUp(c.currency);
        expect(await Promise.all(accounts.map((account) => balance(account)))).to.deep.equal(before);

        for (const number of [USER, WAITING, LEAVER, LOCKED]) await c.shares.redeem(number);
        const own = c.treasury.connect(c.users[1]).withdraw(WAITING, c.users[1], c.currency, euros(39));
        await expect(own).to.changeTokenBalance(ethers, c.currency, c.users[1], euros(39));
        await c.members.connect(c.newcomer).withdrawRequest();
        expect(await balance(accountOf(c.newcomer.address, 0n))).to.equal(euros(5));
      });

      it("adds up: in the end nothing is left in the treasury, and all of it went where it belongs", async function () {
        await over();
        await c.treasury.windUp(c.currency);
        await c.treasury.windUp(ETHER);
        const numbers = [USER, WAITING, LEAVER, LOCKED];
        const paid = [40, 39, 20, 50];
        for (const [i, number] of numbers.entries()) {
          await c.shares.redeem(number);
          const wallet = await ethers.getSigner(await c.members.walletOf(number));
          await c.treasury.connect(wallet).withdraw(number, wallet, c.currency, euros(paid[i]!));
        }
        await c.members.connect(c.newcomer).withdrawRequest();
        const own = [0, c.newcomer.address, c.currencyAddress, euros(5), purpose("Withdrawal"), REF] as const;
        await c.treasury.connect(c.newcomer).pay(...own);
        for (const asset of [c.currencyAddress, ETHER]) {
          expect((await c.treasury.holdingOf(asset)).booked).to.equal(0n);
        }
        expect(await c.currency.balanceOf(c.treasury)).to.equal(0n);
        expect(await ethers.provider.getBalance(c.treasury)).to.equal(0n);
      });

      it("leaves the reserve to another locked body where a resolution says so before", async function () {
        await c.asExecutor.treasury.endow(c.other, c.currency, euros(300), REF);
        await over();
        await c.treasury.windUp(c.currency);
        expect([await c.currency.balanceOf(c.other), await c.currency.balanceOf(c.body)])
          .to.deep.equal([euros(300), euros(4_700)]);
      });
    });
  });

  describe("with a round that is still open", function () {
    it("gives what the round did not use to the heir, when it comes back", async function () {
      const c = await networkHelpers.loadFixture(fixture);
      const round = await openRound(c, c.asExecutor.signer, euros(100), euros(1));
      await c.asExecutor.statute.dissolve(c.body);
      await time.increase(LIQUIDATION);
      await c.treasury.windUp(c.currency);
      expect(await c.currency.balanceOf(c.body)).to.equal(euros(4_900));
      await c.rounds.finish(round);
      await c.treasury.windUp(c.currency);
      expect(await c.currency.balanceOf(c.body)).to.equal(euros(5_000));
      await expectBooksInOrder(ethers, c.treasury);
    });
  });

  describe("of a co-op that is not dissolved", function () {
    it("neither redeems shares nor winds up", async function () {
      const c = await networkHelpers.loadFixture(fixture);
      await expectError(c.shares.redeem(USER), c.shares, "NotDissolved");
      await expectError(c.treasury.windUp(ETHER), c.treasury, "StillLiquidating", LIQUIDATION);
      expect([await c.statute.heir(), await c.statute.dissolvedAt()]).to.deep.equal([ZeroAddress, 0n]);
    });
  });
});
