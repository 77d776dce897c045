import { expect } from "chai";
import type { ContractTransactionResponse, Signer, Wallet } from "ethers";
import { network } from "hardhat";
import type { RulebookDraft } from "../../scripts/charter.ts";
import { days, encodeKind } from "../../scripts/charter.ts";
import { propose } from "../../scripts/proposal.ts";
import type { Action } from "../../scripts/proposal.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { action, actingAs, joinUsers, moveWallet, newWallets } from "../helpers/acting.ts";
import { atOnce, letBatch } from "../helpers/attacking.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, opensAt, openVote, past } from "../helpers/somerset.ts";
import { AGAINST, expectState, FOR, paper, question, refuseEther, SECOND_CALL, SOMERSET_WEIGHTS } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const BAR = preset.agenda.rePutBar;

async function fixture() {
  const c = await foundSomerset(ethers);
  const executorSigner = await actingAs(chain, c.executor);
  return { ...c, executorSigner, asExecutor: c.statute.connect(executorSigner) };
}

describe("the agenda of the assembly", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const agenda = (change: Partial<RulebookDraft["agenda"]>) =>
    c.asExecutor.defineAgenda({ ...preset.agenda, ...change });
  const put = (proposer: Signer, actions: Action[], text: string) =>
    propose(c.assembly.connect(proposer), actions, text);
  const entrenched = () => [action(c.executor, "updateDelay", [1])];
  /** A member who does several calls in one transaction. */
  const batcher = async () => {
    const [wallet] = (await newWallets(chain, 1)) as [Wallet];
    await joinUsers(c, [wallet]);
    await letBatch(chain, wallet);
    return wallet;
  };
  const close = async (proposalId: bigint) => past(time, await c.assembly.proposalDeadline(proposalId));

  describe("clear days", function () {
    const day = (timestamp: number | bigint) => Math.floor(Number(timestamp) / days(1));
    const isClear = (notice: number, opens: number, n: number) => day(opens) - day(notice + days(1)) - 1 >= n;

    for (const [hour, seconds] of Object.entries({ midnight: 0, ten: 36_000, "the last second": 86_399 })) {
      it(`V18: what is proposed at ${hour} opens on the sixteenth day after, not on the fifteenth`, async function () {
        const at = (day(await time.latest()) + 3) * days(1) + seconds;
        await time.setNextBlockTimestamp(at);
        const { id: proposalId } = await put(c.users[0], refuseEther(c), "Accept no ether");
        const opens = Number(await c.assembly.proposalSnapshot(proposalId));
        expect(opens).to.equal((day(at) + 16) * days(1));
        expect(opens).to.equal(opensAt(at, days(14)));
        expect([isClear(at, opens, 14), isClear(at, opens - 1, 14)]).to.deep.equal([true, false]);
        expect(await c.assembly.proposalDeadline(proposalId)).to.equal(BigInt(opens + days(14)));
      });
    }

    for (const [what, notice] of [["none at all", 0], ["a day and an hour", 90_000], ["an hour", 3_600]] as const) {
      it(`do not round a notice of ${what}`, async function () {
        await c.asExecutor.defineKind(0, encodeKind({ ...preset.kinds[0]!, notice }));
        const { id: proposalId } = await put(c.users[0], refuseEther(c), "Accept no ether");
        expect(await c.assembly.proposalSnapshot(proposalId)).to.equal(BigInt((await time.latest()) + notice));
      });
    }
  });

  describe("the limit of open proposals", function () {
    beforeEach(async () => {
      for (const n of [1, 2, 3]) await put(c.users[0], question(c, n), "Repay");
    });

    it("is each member's own", async function () {
      const proposing = put(c.users[0], question(c, 4), "One too many");
      await expectError(proposing, c.agenda, "TooManyOpenProposals", 1, 3);
      await put(c.users[1], question(c, 4), "Repay");
    });

    it("is that of the member, also with another wallet", async function () {
      await moveWallet(c, c.users[0], c.supplier);
      const proposing = put(c.supplier, question(c, 4), "One too many");
      await expectError(proposing, c.agenda, "TooManyOpenProposals", 1, 3);
    });

    it("leaves room again when one of them has closed", async function () {
      const first = await paper(c, question(c, 1), `Repay\n#proposer=${c.users[0].address}`);
      const until = await c.assembly.proposalDeadline(first.id);
      await time.increaseTo(until - 1n);
      await expectError(put(c.users[0], question(c, 4), "Early"), c.agenda, "TooManyOpenProposals", 1, 3);
      await time.setNextBlockTimestamp(until + 1n);
      await put(c.users[0], question(c, 4), "In time");
    });

    it("leaves each place again to the second, whatever was there before", async function () {
      await agenda({ maxOpenProposals: 2 });
      await c.asExecutor.defineKind(0, encodeKind({ ...preset.kinds[0]!, notice: 0 }));
      const period = preset.kinds[0]!.votingTime;
      // The second place is taken until an odd second, then until an even one: a bit that stays would hold it longer.
      const first = (Math.floor((await time.latest()) / 2) + 5) * 2;
      const again = first + period + 10;
      for (const [i, at] of [first, first + 1, again, again + 2, again + period + 1, again + 2 + period + 1].entries()) {
        await time.setNextBlockTimestamp(at);
        await put(c.users[1], question(c, 4 + i), "Repay");
      }
    });

    it("leaves room again, once, when one of them was cancelled", async function () {
      const [targets, values, calls, text] =
        (await paper(c, question(c, 2), `Repay\n#proposer=${c.users[0].address}`)).args;
      await c.assembly.connect(c.users[0]).cancel(targets, values, calls, ethers.id(text));
      await put(c.users[0], question(c, 4), "Instead");
      await expectError(put(c.users[0], question(c, 5), "More"), c.agenda, "TooManyOpenProposals", 1, 3);
    });

    it("leaves the room of the one that was cancelled, and of no other", async function () {
      await agenda({ maxOpenProposals: 5 });
      const longer = await put(c.users[0], entrenched(), "Wait longer");
      await c.assembly.connect(c.users[0]).cancel(...longer.operation);
      for (const n of [4, 5]) await put(c.users[0], question(c, n), "Instead");
      await expectError(put(c.users[0], question(c, 6), "More"), c.agenda, "TooManyOpenProposals", 1, 5);
      const { id: first } = await paper(c, question(c, 1), `Repay\n#proposer=${c.users[0].address}`);
      await close(first);
      for (const n of [6, 7, 8, 9, 10]) await put(c.users[0], question(c, n), "Afterwards");
    });

    it("may be changed, for proposals to come", async function () {
      await agenda({ maxOpenProposals: 4 });
      await put(c.users[0], question(c, 4), "Repay");
      await expectError(put(c.users[0], question(c, 5), "More"), c.agenda, "TooManyOpenProposals", 1, 4);
      await agenda({ maxOpenProposals: 1 });
      await expectError(put(c.users[0], question(c, 5), "More"), c.agenda, "TooManyOpenProposals", 1, 1);
    });
  });

  describe("defineAgenda", function () {
    it("tells the new rules", async function () {
      await expectEvent(agenda({ petitionCap: 7 }), c.statute, "AgendaDefined", [3, 5, 1_000, 7, BAR]);
      expect(await c.statute.agendaRules()).to.deep.equal([3n, 5n, 1_000n, 7n, BigInt(BAR)]);
    });

    for (const change of [
      { maxOpenProposals: 0 },
      { maxOpenProposals: 6 },
      { petitionBps: 10_001 },
      { petitionCap: 0 },
      { rePutBar: days(730) + 1 },
    ]) {
      it(`reverts with UnfitAgenda for ${JSON.stringify(change)}`, async function () {
        const unfit = Object.values({ ...preset.agenda, ...change });
        await expectError(agenda(change), c.statute, "UnfitAgenda", unfit);
      });
    }
  });

  describe("proposeIn", function () {
    const ask = async (slot: number, actions: Action[]) => {
      const { args, id: proposalId } = await paper(c, actions, `In ${slot}`);
      return { proposalId, asking: c.assembly.connect(c.users[0]).proposeIn(slot, ...args) };
    };

    it("takes a stricter kind than the calls need, with its times", async function () {
      const { proposalId, asking } = await ask(2, refuseEther(c));
      await expectEvent(asking, c.assembly, "RulesFrozen", proposalId, 2, await c.statute.weights(), 4, 0, false);
      expect(await c.assembly.proposalSnapshot(proposalId))
        .to.equal(BigInt(opensAt(await time.latest(), days(28))));
    });

    it("takes what the calls need where it is asked for that, or for nothing", async function () {
      for (const slot of [0, 3]) {
        const { proposalId, asking } = await ask(slot, [...entrenched(), ...question(c, slot)]);
        await asking;
        expect((await c.assembly.frozenOf(proposalId)).kindId).to.equal(3n);
      }
    });

    it("does not stick to what is proposed next", async function () {
      await (await ask(2, refuseEther(c))).asking;
      const { id: next } = await put(c.users[0], question(c, 1), "Repay");
      expect((await c.assembly.frozenOf(next)).kindId).to.equal(0n);
    });

    it("asks for one proposal, also where another is made in the same transaction", async function () {
      const [first, next] = [await paper(c, refuseEther(c), "In 2"), await paper(c, question(c, 1), "Repay")];
      const asking = action(c.assembly, "proposeIn", [2, ...first.args]);
      await atOnce(await batcher(), [asking, action(c.assembly, "propose", next.args)]);
      expect((await c.assembly.frozenOf(first.id)).kindId).to.equal(2n);
      expect((await c.assembly.frozenOf(next.id)).kindId).to.equal(0n);
    });

    it("reverts with KindTooWeak for a weaker kind, and with UnknownKind for none", async function () {
      await expectError((await ask(1, entrenched())).asking, c.statute, "KindTooWeak", 1, 3);
      await expectError((await ask(4, refuseEther(c))).asking, c.statute, "UnknownKind", 4);
    });
  });

  describe("a question that was defeated", function () {
    let until: bigint;
    let proposalId: bigint;
    beforeEach(async () => {
      proposalId = (await openVote(c, time, refuseEther(c), "Accept no ether")).id;
      until = (await c.assembly.proposalDeadline(proposalId)) + BigInt(BAR);
    });

    it("rests, whoever puts it and in whatever words", async function () {
      await close(proposalId);
      for (const [proposer, text] of [[c.users[0], "Again"], [c.workers[0], "Please"]] as const) {
        await expectError(put(proposer, refuseEther(c), text), c.agenda, "QuestionBarred", proposalId, until);
      }
      await put(c.users[0], question(c, 1), "Something else");
    });

    it("may be put again a second after its rest", async function () {
      await time.setNextBlockTimestamp(until);
      await expectError(put(c.users[0], refuseEther(c), "Again"), c.agenda, "QuestionBarred", proposalId, until);
      await time.setNextBlockTimestamp(until + 1n);
      await put(c.users[0], refuseEther(c), "Again");
    });

    it("is another than one that was carried", async function () {
      for (const founder of c.founders) await c.assembly.connect(founder).castVote(proposalId, FOR);
      await close(proposalId);
      await expectState(c, proposalId, "Succeeded");
      await put(c.users[0], refuseEther(c), "Again");
    });

    it("does not rest where the statute has no bar", async function () {
      await agenda({ rePutBar: 0 });
      await close(proposalId);
      await put(c.users[0], refuseEther(c), "Again");
    });
  });

  describe("a petition", function () {
    const sign = (signer: Signer, proposalId: bigint) => c.agenda.connect(signer).signPetition(proposalId);
    const submit = (args: Awaited<ReturnType<typeof paper>>["args"], signers = [1, 2, 3]) =>
      c.assembly.connect(c.workers[1]).proposeByPetition(signers, ...args);

    beforeEach(async () => {
      await agenda({ petitionBps: 3_000 }); // of nine members: three
    });

    it("is signed once by each member", async function () {
      const { id: proposalId } = await paper(c, refuseEther(c), "Petition");
      await expectEvent(sign(c.users[0], proposalId), c.agenda, "PetitionSigned", proposalId, 1, 1);
      await expectEvent(sign(c.investors[2], proposalId), c.agenda, "PetitionSigned", proposalId, 9, 2);
      expect(await c.agenda.petitionOf(proposalId)).to.deep.equal([2n, 3n]);
      await expectError(sign(c.users[0], proposalId), c.agenda, "AlreadySigned", proposalId, 1);
      await moveWallet(c, c.users[0], c.stranger);
      await expectError(sign(c.stranger, proposalId), c.agenda, "AlreadySigned", proposalId, 1);
    });

    it("is not signed by strangers, nor by who has left", async function () {
      const { id: proposalId } = await paper(c, refuseEther(c), "Petition");
      await c.members.connect(c.users[0]).resign();
      for (const tried of [c.supplier, c.users[0]])
        await expectError(sign(tried, proposalId), c.agenda, "OnlyMembersSign", tried);
    });

    it("makes the proposal when enough have signed, whichever member hands it in", async function () {
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Petition");
      await sign(c.users[0], proposalId);
      await sign(c.workers[0], proposalId);
      await expectError(submit(args, [1, 4]), c.agenda, "PetitionTooSmall", 2, 3);
      await sign(c.investors[0], proposalId);
      const weights = await c.statute.weights();
      await expectEvent(submit(args, [1, 4, 7]), c.assembly, "RulesFrozen", proposalId, 0, weights, 4, 0, false);
      expect(await c.assembly.proposalProposer(proposalId)).to.equal(c.workers[1].address);
    });

    it("INV-51: counts each signer once, and none who has left or not signed", async function () {
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Petition");
      for (const signer of [...c.users, c.workers[0]]) await sign(signer, proposalId);
      await expectError(submit(args, [1, 2, 2]), c.agenda, "SignersNotRising", 2);
      await expectError(submit(args, [0, 1, 2]), c.agenda, "SignersNotRising", 0);
      await expectError(submit(args, [1, 2, 5]), c.agenda, "HasNotSigned", proposalId, 5);
      await c.members.connect(c.users[1]).resign();
      await expectError(submit(args), c.agenda, "HasNotSigned", proposalId, 2);
      await submit(args, [1, 3, 4]);
    });

    it("stays its proposer's to take back where it was proposed without one", async function () {
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Petition");
      await sign(c.workers[0], proposalId);
      await c.assembly.connect(c.users[0]).propose(...args);
      const [targets, values, calls] = args;
      await c.assembly.connect(c.users[0]).cancel(targets, values, calls, ethers.id("Petition"));
    });

    it("is handed in by a member, and by the one that its words are bound to", async function () {
      const text = `Petition\n#proposer=${c.users[0].address}`;
      const { args, id: proposalId } = await paper(c, refuseEther(c), text);
      for (const user of c.users) await sign(user, proposalId);
      await expectError(submit(args), c.assembly, "GovernorRestrictedProposer", c.workers[1]);
      const free = await paper(c, refuseEther(c), "Petition");
      for (const user of c.users) await sign(user, free.id);
      const byStranger = c.assembly.connect(c.supplier).proposeByPetition([1, 2, 3], ...free.args);
      await expectError(byStranger, c.assembly, "OnlyMembersPropose", c.supplier);
    });

    it("is for what is not yet proposed", async function () {
      const { id: proposalId } = await put(c.users[0], refuseEther(c), "Accept no ether");
      await expectError(sign(c.users[1], proposalId), c.agenda, "AlreadyProposed", proposalId);
    });

    it("counts for the words that were signed and no others", async function () {
      const { id: proposalId } = await paper(c, refuseEther(c), "Petition");
      for (const user of c.users) await sign(user, proposalId);
      const other = await paper(c, refuseEther(c), "Another petition");
      await expectError(submit(other.args), c.agenda, "HasNotSigned", other.id, 1);
    });

    it("has the notice of an ordinary resolution, and else the rules of its kind", async function () {
      const { args, id: proposalId } = await paper(c, entrenched(), "Petition");
      for (const user of c.users) await sign(user, proposalId);
      await submit(args);
      const opens = opensAt(await time.latest(), days(14));
      expect(await c.assembly.proposalSnapshot(proposalId)).to.equal(BigInt(opens));
      expect(await c.assembly.proposalDeadline(proposalId)).to.equal(BigInt(opens + days(28)));
      expect((await c.assembly.frozenOf(proposalId)).kindId).to.equal(3n);
    });

    it("goes past the bar and the limit of open proposals, and takes nobody's place", async function () {
      const { id: defeated } = await openVote(c, time, refuseEther(c), "Accept no ether");
      await close(defeated);
      await agenda({ petitionBps: 3_000, maxOpenProposals: 1 });
      await put(c.users[0], question(c, 1), "Repay");
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Petition");
      for (const user of c.users) await sign(user, proposalId);
      await c.assembly.connect(c.users[0]).proposeByPetition([1, 2, 3], ...args);
      await expectState(c, proposalId, "Pending");
      await put(c.users[1], question(c, 2), "Repay");
    });

    it("keeps its question from being put beside it", async function () {
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Petition");
      for (const user of c.users) await sign(user, proposalId);
      await submit(args);
      await expectError(put(c.users[1], refuseEther(c), "Beside"), c.agenda, "AlreadyProposed", proposalId);
    });

    it("is signed by members with whatever numbers, each for itself", async function () {
      const wallets = await newWallets(chain, 250);
      await joinUsers(c, wallets);
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Petition");
      const [last, next] = [wallets[246]!, wallets[247]!];
      await expectEvent(sign(last, proposalId), c.agenda, "PetitionSigned", proposalId, 256, 1);
      await expectError(sign(last, proposalId), c.agenda, "AlreadySigned", proposalId, 256);
      await agenda({ petitionBps: 0 });
      await expectError(submit(args, [257]), c.agenda, "HasNotSigned", proposalId, 257);
      await expectEvent(sign(next, proposalId), c.agenda, "PetitionSigned", proposalId, 257, 2);
      await submit(args, [256, 257]);
      await expectState(c, proposalId, "Pending");
    });

    it("is for one proposal, also where another is made in the same transaction", async function () {
      const [signed, next] = [await paper(c, refuseEther(c), "Petition"), await paper(c, question(c, 1), "Repay")];
      for (const signer of c.users) await sign(signer, signed.id);
      const handing = action(c.assembly, "proposeByPetition", [[1, 2, 3], ...signed.args]);
      await atOnce(await batcher(), [handing, action(c.assembly, "propose", next.args)]);
      expect((await c.assembly.frozenOf(signed.id)).isByPetition).to.equal(true);
      expect((await c.assembly.frozenOf(next.id)).isByPetition).to.equal(false);
    });

    it("is not the proposer's to take back", async function () {
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Petition");
      for (const user of c.users) await sign(user, proposalId);
      await submit(args);
      const [targets, values, calls] = args;
      const cancelling = c.assembly.connect(c.workers[1]).cancel(targets, values, calls, ethers.id("Petition"));
      await expectError(cancelling, c.assembly, "GovernorUnableToCancel", proposalId, c.workers[1]);
    });

    it("V22: needs a tenth of the members, rounded up, or the cap, and at least one", async function () {
      const needed = async () => Number((await c.agenda.petitionOf(1)).needed);
      await agenda({});
      expect(await needed()).to.equal(1); // of nine
      await agenda({ petitionBps: 8_889 });
      expect(await needed()).to.equal(9); // more than eight by a ten-thousandth of a member
      await agenda({});
      for (const founder of c.founders.slice(0, 4)) await c.members.connect(founder).resign();
      expect(await needed()).to.equal(1); // of five
      await joinUsers(c, await newWallets(chain, 35));
      expect(await needed()).to.equal(4); // of forty
      await c.members.connect(c.newcomer).join(0, 0);
      expect(await needed()).to.equal(5); // of 41
      await agenda({ petitionCap: 3 });
      expect(await needed()).to.equal(3);
      await agenda({ petitionBps: 0 });
      expect(await needed()).to.equal(1);
    });
  });

  describe("a second call", function () {
    const call = async (text: string, actions = refuseEther(c)) => {
      const { args, id: first } = await paper(c, actions, `${text}\n#proposer=${c.users[0].address}`);
      const second = await paper(c, actions, `${args[3]}${SECOND_CALL}`);
      return { first, again: second.id, second, calling: () => c.assembly.connect(c.supplier).callAgain(...args) };
    };

    /** A vote in which one user voted: 16.7 % of the weight, one class. */
    async function unheard(actions = refuseEther(c)) {
      const { id: proposalId } = await openVote(c, time, actions, "Accept no ether");
      await c.assembly.connect(c.users[0]).castVote(proposalId, FOR);
      await close(proposalId);
      return call("Accept no ether", actions);
    }

    const cast = async (proposalId: bigint, voters: readonly Signer[], support: number) => {
      for (const voter of voters) await c.assembly.connect(voter).castVote(proposalId, support);
    };

    it("puts the question again by the rules frozen the first time, with the same proposer", async function () {
      const { first, again, calling } = await unheard();
      const weights = await c.statute.weights();
      await c.asExecutor.changeWeights(SOMERSET_WEIGHTS, [4_000, 4_000, 2_000]);
      await c.asExecutor.defineKind(0, encodeKind({ ...preset.kinds[0]!, notice: 0 }));
      const called: Promise<ContractTransactionResponse> = calling();
      await expectEvent(called, c.assembly, "CalledAgain", first, again);
      await expectEvent(called, c.assembly, "RulesFrozen", again, 0, weights, 4, 0, true);
      expect(await c.assembly.proposalProposer(again)).to.equal(c.users[0].address);
      const opens = opensAt(await time.latest(), days(14));
      expect(await c.assembly.proposalSnapshot(again)).to.equal(BigInt(opens));
      expect(await c.assembly.proposalDeadline(again)).to.equal(BigInt(opens + days(14)));
      expect((await c.assembly.countOf(again)).isSecondCall).to.equal(true);
      await expectState(c, first, "Defeated");
    });

    it("counts the weight of who came, and is carried out like any other", async function () {
      const { again, second, calling } = await unheard();
      await calling();
      await past(time, await c.assembly.proposalSnapshot(again));
      await cast(again, c.users, FOR);
      await cast(again, [c.workers[0]], AGAINST); // on a first call 50 %: not more than half
      await close(again);
      await expectState(c, again, "Succeeded");
      const [targets, values, calls, text] = second.args;
      await c.assembly.queue(targets, values, calls, ethers.id(text));
      await past(time, await c.assembly.proposalEta(again));
      await c.assembly.execute(targets, values, calls, ethers.id(text));
      await expectState(c, again, "Executed");
    });

    it("is nobody's to make beforehand by proposing its text", async function () {
      const { id: proposalId } = await openVote(c, time, refuseEther(c), "Accept no ether");
      const { second, calling } = await call("Accept no ether");
      const [targets, values, calls, text] = second.args;
      const early = c.assembly.connect(c.users[1]).propose(targets, values, calls, text);
      await expectError(early, c.assembly, "GovernorRestrictedProposer", c.users[1]);
      await close(proposalId);
      await calling();
    });

    it("takes no seat of its proposer, and keeps the question from being put beside it", async function () {
      const { again, calling } = await unheard();
      await calling();
      for (let n = 1; n <= 3; n++) await put(c.users[0], question(c, n), "Repay");
      await expectError(put(c.users[1], refuseEther(c), "Beside"), c.agenda, "AlreadyProposed", again);
    });

    it("is the last one", async function () {
      const { again, second, calling } = await unheard();
      await calling();
      await expectError(calling(), c.assembly, "GovernorUnexpectedProposalState", again, 0, ethers.ZeroHash);
      await close(again);
      await expectState(c, again, "Defeated");
      const third = c.assembly.callAgain(...second.args);
      await expectError(third, c.assembly, "NoSecondCall", again);
    });

    it("is made within thirty days of the close", async function () {
      const { first, calling } = await unheard();
      const until = (await c.assembly.proposalDeadline(first)) + BigInt(days(30));
      await time.setNextBlockTimestamp(until + 1n);
      await expectError(calling(), c.assembly, "NoSecondCall", first);
    });

    it("may be made in the last second of the thirty days", async function () {
      const { first, again, calling } = await unheard();
      await time.setNextBlockTimestamp((await c.assembly.proposalDeadline(first)) + BigInt(days(30)));
      await expectEvent(calling(), c.assembly, "CalledAgain", first, again);
    });

    it("is refused where the vote is open, was quorate or was carried", async function () {
      const { id: proposalId } = await openVote(c, time, refuseEther(c), "Accept no ether");
      const { calling } = await call("Accept no ether");
      await expectError(calling(), c.assembly, "NoSecondCall", proposalId);
      await cast(proposalId, c.founders, AGAINST);
      await close(proposalId);
      await expectState(c, proposalId, "Defeated");
      await expectError(calling(), c.assembly, "NoSecondCall", proposalId);

      const { id: another } = await openVote(c, time, question(c, 1), "Repay");
      await cast(another, c.founders, FOR);
      await close(another);
      const carried = await call("Repay", question(c, 1));
      await expectError(carried.calling(), c.assembly, "NoSecondCall", another);
    });

    it("is refused where the kind knows none, or there was no first", async function () {
      const { first, calling } = await unheard(entrenched());
      await expectError(calling(), c.assembly, "NoSecondCall", first);
      const never = await call("Never put");
      await expectError(never.calling(), c.assembly, "NoSecondCall", never.first);
    });

    it("is no way around the bar for other proposals of the question", async function () {
      const { first, calling } = await unheard();
      const until = (await c.assembly.proposalDeadline(first)) + BigInt(BAR);
      await expectError(put(c.users[1], refuseEther(c), "Again"), c.agenda, "QuestionBarred", first, until);
      await calling();
    });
  });
});
