import { expect } from "chai";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import type { Action, Proposal } from "../../scripts/proposal.ts";
import { action, actingAs, carry } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, openVote, past, resolve, WORKERS } from "../helpers/somerset.ts";
import { expectState, FOR, paper, refuseEther, SECOND_CALL, SOMERSET_WEIGHTS } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

async function fixture() {
  const c = await foundSomerset(ethers);
  const target = await ethers.deployContract("TestToken", ["Local mark", "LM", 18]);
  return { ...c, target, executorSigner: await actingAs(chain, c.executor) };
}

describe("after the vote", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  /** Carries `actions` to where they can be executed. */
  async function ready(actions: Action[], text = "As decided"): Promise<Proposal> {
    const proposal = await openVote(c, time, actions, text);
    await carry(c, time, proposal.id);
    await c.assembly.queue(...proposal.operation);
    await past(time, await c.assembly.proposalEta(proposal.id));
    return proposal;
  }

  const mint = () => [action(c.target, "mint", [c.supplier.address, 7])];

  describe("the delay", function () {
    it("is that of the kind that was asked for, where it is stricter than needed", async function () {
      const { args, id: proposalId } = await paper(c, refuseEther(c), "Slowly");
      await c.assembly.connect(c.users[0]).proposeIn(1, ...args);
      await past(time, await c.assembly.proposalSnapshot(proposalId));
      await carry(c, time, proposalId);
      const [targets, values, calls] = args;
      const operation = [targets, values, calls, ethers.id("Slowly")] as const;
      await c.assembly.queue(...operation);
      const eta = BigInt(await time.latest()) + BigInt(days(7));
      expect(await c.assembly.proposalEta(proposalId)).to.equal(eta);
      await time.setNextBlockTimestamp(eta - 1n);
      await expectError(c.assembly.execute(...operation), c.assembly, "TooEarly", eta);
      await time.setNextBlockTimestamp(eta);
      await c.assembly.execute(...operation);
    });

    it("is that of the kind for what a petition has put", async function () {
      const { args, id: proposalId } = await paper(c, [action(c.executor, "updateDelay", [days(3)])], "Slower");
      await c.agenda.connect(c.users[1]).signPetition(proposalId);
      await c.assembly.proposeByPetition([2], ...args);
      await past(time, await c.assembly.proposalSnapshot(proposalId));
      await carry(c, time, proposalId);
      const [targets, values, calls] = args;
      await c.assembly.queue(targets, values, calls, ethers.id("Slower"));
      expect(await c.assembly.proposalEta(proposalId)).to.equal(BigInt((await time.latest()) + days(14)));
    });
  });

  describe("INV-31: a target whose code has changed", function () {
    const setCode = async (code: string) => networkHelpers.setCode(await c.target.getAddress(), code);

    it("is not called, until it is again what was voted on", async function () {
      const code = await ethers.provider.getCode(c.target);
      const proposal = await ready(mint());
      await setCode("0x00");
      await expectError(c.assembly.execute(...proposal.operation), c.assembly, "TargetCodeChanged", proposal.id);
      await expectState(c, proposal.id, "Queued");
      await setCode(code);
      await c.assembly.execute(...proposal.operation);
      expect(await c.target.balanceOf(c.supplier)).to.equal(7n);
    });

    it("is not called either where it changed before the vote, or is one of several", async function () {
      const proposal = await openVote(c, time, [...refuseEther(c), ...mint()], "Two at once");
      await setCode("0x00");
      await carry(c, time, proposal.id);
      await c.assembly.queue(...proposal.operation);
      await past(time, await c.assembly.proposalEta(proposal.id));
      await expectError(c.assembly.execute(...proposal.operation), c.assembly, "TargetCodeChanged", proposal.id);
    });

    it("is not called where it had none, or has lost it", async function () {
      const wallet = ethers.Wallet.createRandom().address;
      const [targets, values, calls] = [[wallet], [0n], ["0x"]];
      await c.assembly.connect(c.users[0]).propose(targets, values, calls, "Call a wallet");
      const operation = [targets, values, calls, ethers.id("Call a wallet")] as const;
      const proposalId = await c.assembly.hashProposal(...operation);
      await past(time, await c.assembly.proposalSnapshot(proposalId));
      await carry(c, time, proposalId);
      await c.assembly.queue(...operation);
      await past(time, await c.assembly.proposalEta(proposalId));
      await networkHelpers.setCode(wallet, "0x00");
      await expectError(c.assembly.execute(...operation), c.assembly, "TargetCodeChanged", proposalId);
      await networkHelpers.setCode(wallet, "0x");
      await c.supplier.sendTransaction({ to: wallet, value: 1 }); // ether alone changes nothing
      await c.assembly.execute(...operation);
      await expectState(c, proposalId, "Executed");
    });

    it("is held to the code of its second call", async function () {
      const { id: first, text, operation } = await openVote(c, time, mint(), "Mint");
      await past(time, await c.assembly.proposalDeadline(first));
      await setCode("0x00");
      const [targets, values, calls] = operation;
      await c.assembly.callAgain(targets, values, calls, text);
      const again = [targets, values, calls, ethers.id(`${text}${SECOND_CALL}`)] as const;
      const proposalId = await c.assembly.hashProposal(...again);
      await past(time, await c.assembly.proposalSnapshot(proposalId));
      await carry(c, time, proposalId);
      await c.assembly.queue(...again);
      await past(time, await c.assembly.proposalEta(proposalId));
      await c.assembly.execute(...again);
      await expectState(c, proposalId, "Executed");
    });
  });

  describe("an execution that fails", function () {
    it("INV-31: leaves the resolution executable, and nothing half done", async function () {
      const proposal = await ready([...refuseEther(c), action(c.members, "admit", [c.supplier.address])]);
      for (let tried = 0; tried < 2; tried++) {
        const executing = c.assembly.execute(...proposal.operation);
        await expectError(executing, c.members, "NotRequested", c.supplier);
        await expectState(c, proposal.id, "Queued");
      }
      expect((await c.treasury.holdingOf(ethers.ZeroAddress)).accepted).to.equal(true);
      await c.members.connect(c.supplier).requestEntry(WORKERS, 0, ethers.ZeroHash, "");
      await time.increase(days(200)); // it does not lapse
      await c.assembly.connect(c.stranger).execute(...proposal.operation);
      expect(await c.members.isMember(c.supplier)).to.equal(true);
      expect((await c.treasury.holdingOf(ethers.ZeroAddress)).accepted).to.equal(false);
      await expectState(c, proposal.id, "Executed");
    });

    it("does not use up the resolution when it lacks gas", async function () {
      const proposal = await ready(mint());
      const starved = c.assembly.execute(...proposal.operation, { gasLimit: 90_000 });
      await expect(starved).to.revert(ethers);
      await c.assembly.execute(...proposal.operation);
      expect(await c.target.balanceOf(c.supplier)).to.equal(7n);
    });
  });

  describe("stateOutcome", function () {
    let proposal: Proposal;
    beforeEach(async () => {
      proposal = await openVote(c, time, refuseEther(c), "Accept no ether");
    });

    const close = async () => past(time, await c.assembly.proposalDeadline(proposal.id));
    const state = (author: Signer, text: string, reviewAt: number | bigint) =>
      c.agenda.connect(author).stateOutcome(proposal.id, text, reviewAt);
    const review = async () => [...(await c.agenda.reviewOf(proposal.id))];

    it("says in the proposer's words what came of it, and when to look again", async function () {
      await close();
      const reviewAt = (await time.latest()) + days(365);
      const stating = state(c.users[0], "We keep to euros", reviewAt);
      await expectEvent(stating, c.agenda, "OutcomeStated", proposal.id, c.users[0], "We keep to euros", reviewAt);
      expect(await review()).to.deep.equal([BigInt(reviewAt), false]);
      await time.increaseTo(reviewAt);
      expect(await review()).to.deep.equal([BigInt(reviewAt), false]);
      await time.increaseTo(reviewAt + 1);
      expect(await review()).to.deep.equal([BigInt(reviewAt), true]);
    });

    it("is said again after the review, or never to be reviewed", async function () {
      await close();
      await state(c.users[0], "We keep to euros", 1);
      expect(await review()).to.deep.equal([1n, true]);
      await state(c.users[0], "Settled", 0);
      await time.increase(days(3_650));
      expect(await review()).to.deep.equal([0n, false]);
    });

    it("is said of what was defeated, cancelled, carried or executed", async function () {
      await close();
      await expectState(c, proposal.id, "Defeated");
      await state(c.users[0], "Not now", 0);
      const done = await resolve(c, time, mint(), "Mint");
      await c.agenda.connect(c.users[0]).stateOutcome(done.id, "Minted", 0);
      const { args, id: cancelled } = await paper(c, mint(), "Mint again");
      await c.assembly.connect(c.users[0]).propose(...args);
      const [targets, values, calls] = args;
      await c.assembly.connect(c.users[0]).cancel(targets, values, calls, ethers.id("Mint again"));
      await c.agenda.connect(c.users[0]).stateOutcome(cancelled, "Thought better of it", 0);
    });

    it("reverts with StillOpen until the vote has closed", async function () {
      await expectError(state(c.users[0], "Too early", 0), c.agenda, "StillOpen", proposal.id);
      const { args, id: pending } = await paper(c, mint(), "Mint");
      await c.assembly.connect(c.users[0]).propose(...args);
      const stating = c.agenda.connect(c.users[0]).stateOutcome(pending, "Too early", 0);
      await expectError(stating, c.agenda, "StillOpen", pending);
      const never = c.agenda.connect(c.users[0]).stateOutcome(1, "Never put", 0);
      await expectError(never, c.assembly, "GovernorNonexistentProposal", 1);
    });

    it("is the proposer's, and whoever's the authority lets", async function () {
      await close();
      for (const tried of [c.users[1], c.supplier])
        await expectError(state(tried, "My view", 0), c.agenda, "MayNotState", tried);
      await state(c.executorSigner, "By resolution", 0);
      const asAdministrator = c.authority.connect(c.executorSigner);
      const { selector } = c.agenda.interface.getFunction("stateOutcome");
      await asAdministrator.setTargetFunctionRole(c.agenda, [selector], 7);
      await asAdministrator.grantRole(7, c.users[1], 0);
      await expectEvent(
        state(c.users[1], "As secretary", 0),
        c.agenda, "OutcomeStated", proposal.id, c.users[1], "As secretary", 0,
      );
      await state(c.users[0], "As proposer still", 0);
    });
  });

  describe("changeWeights", function () {
    const change = (weights: number[]) => [action(c.statute, "changeWeights", [SOMERSET_WEIGHTS, weights])];

    /** Puts new weights to the vote of `ayes`, the others voting against, and carries them out. */
    async function put(weights: number[], ayes: readonly Signer[]): Promise<Proposal> {
      const proposal = await openVote(c, time, change(weights), "Share out control anew");
      for (const founder of c.founders)
        await c.assembly.connect(founder).castVote(proposal.id, ayes.includes(founder) ? FOR : 0);
      await past(time, await c.assembly.proposalDeadline(proposal.id));
      return proposal;
    }

    it("needs an extraordinary resolution and a majority in every class that loses", async function () {
      const proposal = await put([4_000, 3_500, 2_500], [...c.users.slice(0, 2), ...c.workers, ...c.investors]);
      const { kindId, mustAgree } = await c.assembly.frozenOf(proposal.id);
      expect([kindId, mustAgree]).to.deep.equal([1n, 1n]); // users lose
      await expectState(c, proposal.id, "Succeeded"); // 83 %, and two of three users
      await c.assembly.queue(...proposal.operation);
      await past(time, await c.assembly.proposalEta(proposal.id));
      const executing = c.assembly.execute(...proposal.operation);
      await expectEvent(executing, c.statute, "WeightsChanged", [4_000, 3_500, 2_500]);
      expect(await c.statute.weights()).to.equal((2_500n << 32n) | (3_500n << 16n) | 4_000n);
      expect((await c.statute.classOf(WORKERS)).weightBps).to.equal(3_500n);
    });

    it("is defeated by the class that loses, though three quarters are for it", async function () {
      const proposal = await put([5_000, 4_000, 1_000], [...c.users, ...c.workers]); // 75 %, but no investor
      expect((await c.assembly.frozenOf(proposal.id)).mustAgree).to.equal(4n);
      expect((await c.assembly.countOf(proposal.id)).mustAgree).to.equal(4n);
      await expectState(c, proposal.id, "Defeated");
    });

    it("is carried by as many where the loser agrees", async function () {
      const ayes = [...c.users, ...c.workers, ...c.investors.slice(0, 2)];
      await expectState(c, (await put([5_000, 4_000, 1_000], ayes)).id, "Succeeded");
    });

    it("asks every class that loses, in whatever call of the resolution", async function () {
      const actions = [...refuseEther(c), ...change([6_000, 2_000, 2_000]), ...change([4_000, 4_000, 2_000])];
      const { id: proposalId } = await openVote(c, time, actions, "There and back");
      expect((await c.assembly.frozenOf(proposalId)).mustAgree).to.equal(0b111n);
    });

    it("asks nobody where nobody loses", async function () {
      const { id: proposalId } = await openVote(c, time, change([5_000, 2_500, 2_500]), "As it is");
      expect((await c.assembly.frozenOf(proposalId)).mustAgree).to.equal(0n);
    });

    it("reverts where the weights are not whole, too many or too heavy for non-users", async function () {
      const asExecutor = c.statute.connect(c.executorSigner);
      const tried = (weights: number[]) => asExecutor.changeWeights(SOMERSET_WEIGHTS, weights);
      await expectError(tried([5_000, 5_000]), c.statute, "WrongNumberOfClasses", 2);
      await expectError(tried([5_000, 2_500, 2_499]), c.statute, "WeightsNotWhole", 9_999);
      await expectError(tried([5_000, 2_499, 2_501]), c.statute, "NonUsersTooHeavy", 2_501, 2_500);
      const byMember = c.statute.connect(c.users[0]).changeWeights(SOMERSET_WEIGHTS, [5_000, 2_500, 2_500]);
      await expectError(byMember, c.statute, "NotExecutor", c.users[0]);
    });

    it("reverts with WeightsMoved where others were agreed meanwhile, whose losers were not asked", async function () {
      const asExecutor = c.statute.connect(c.executorSigner);
      await asExecutor.changeWeights(SOMERSET_WEIGHTS, [4_000, 3_500, 2_500]);
      const moved = await c.statute.weights();
      const back = asExecutor.changeWeights(SOMERSET_WEIGHTS, [5_000, 2_500, 2_500]);
      await expectError(back, c.statute, "WeightsMoved", moved, SOMERSET_WEIGHTS);
    });

    it("INV-33: leaves open proposals the weights they were put with", async function () {
      const { id: proposalId } = await openVote(c, time, refuseEther(c), "Accept no ether");
      const before = (await c.assembly.countOf(proposalId)).weights;
      await c.statute.connect(c.executorSigner).changeWeights(SOMERSET_WEIGHTS, [4_000, 3_500, 2_500]);
      expect((await c.assembly.countOf(proposalId)).weights).to.equal(before);
    });
  });
});
