import { expect } from "chai";
import type { Signer } from "ethers";
import { ZeroHash } from "ethers";
import { network } from "hardhat";
import type { KindDraft } from "../../scripts/charter.ts";
import { days } from "../../scripts/charter.ts";
import { propose } from "../../scripts/proposal.ts";
import type { Proposal } from "../../scripts/proposal.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { action, expelMember, joinUsers, moveWallet, newWallets } from "../helpers/acting.ts";
import { atOnce, expectRefused, expectWrongState, foundRich, growUsers, payTo } from "../helpers/attacking.ts";
import type { Rich } from "../helpers/attacking.ts";
import { appoint, dismiss, purseOf, takeOut } from "../helpers/register.ts";
import { euros, INVESTORS, openVote, past, USERS, WORKERS } from "../helpers/somerset.ts";
import { ABSTAIN, AGAINST, BLOCK, expectState, FOR, refuseEther, tallyOf } from "../helpers/voting.ts";

// What was done to others with who may vote and what a vote weighs, tried on a co-op.

const chain = await network.create();
const { networkHelpers } = chain;
const { time } = networkHelpers;

const NOBODY = [0, 0, 0]; // votes of users, workers and investors

const withOrdinary = (change: Partial<KindDraft>) => {
  const [ordinary, ...others] = preset.kinds;
  return foundRich(chain, { preset: { kinds: [{ ...ordinary!, ...change }, ...others] } });
};

const fixture = () => foundRich(chain);
const untenured = () => withOrdinary({ minTenure: 0 });
const attentive = () => withOrdinary({ classQuorumBps: 1_000 });

describe("attacks on the assembly by who votes", function () {
  let c: Rich;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const open = () => openVote(c, time, payTo(c, c.attacker, euros(4_000)), "For services");
  const vote = (voter: Signer, proposalId: bigint, support: number) =>
    c.assembly.connect(voter).castVote(proposalId, support);
  const close = async (proposalId: bigint) => past(time, await c.assembly.proposalDeadline(proposalId));
  const electorates = async (proposalId: bigint) =>
    (await c.assembly.countOf(proposalId)).electorate.slice(0, 3).map(Number);
  const notEligible = (voter: Signer & { address: string }, proposalId: bigint) =>
    expectRefused(c, () => vote(voter, proposalId, FOR), c.assembly, "NotEligible", voter.address, proposalId);

  async function expectDefeated({ id: proposalId, operation }: Proposal): Promise<void> {
    await close(proposalId);
    await expectWrongState(c, () => c.assembly.queue(...operation), proposalId, "Defeated", "Succeeded");
  }

  it("28 Aragon M-03: who votes and who is counted are those of one and the same second", async function () {
    c = await networkHelpers.loadFixture(untenured);
    const { id: proposalId } = await propose(c.assembly.connect(c.users[0]), refuseEther(c), "Accept no ether");
    const opens = await c.assembly.proposalSnapshot(proposalId);
    await time.setNextBlockTimestamp(opens);
    await c.members.connect(c.attacker).join(USERS, 0);
    await time.setNextBlockTimestamp(opens + 1n);
    await c.members.connect(c.accomplice).join(USERS, 0);
    expect(await electorates(proposalId)).to.deep.equal([4, 3, 3]);
    await notEligible(c.accomplice, proposalId);
    await vote(c.attacker, proposalId, FOR);
    expect((await tallyOf(c, proposalId))[FOR]).to.deep.equal([1, 0, 0]);
  });

  describe("counting twice", function () {
    it("33 double counting: who votes, resigns, joins again and votes has voted once", async function () {
      c = await networkHelpers.loadFixture(untenured);
      await c.members.connect(c.attacker).join(USERS, 0);
      const { id: proposalId } = await open();
      await atOnce(c.attacker, [
        action(c.assembly, "castVote", [proposalId, FOR]),
        action(c.members, "resign"),
        action(c.members, "join", [USERS, 0]),
      ]);
      expect(await c.members.numberOf(c.attacker)).to.equal(11n);
      await notEligible(c.attacker, proposalId);
      expect(await tallyOf(c, proposalId)).to.deep.equal([NOBODY, [1, 0, 0], NOBODY, NOBODY]);
      expect(await electorates(proposalId)).to.deep.equal([4, 3, 3]);
    });

    it("33 double counting: who votes, changes the class and votes stays where it was", async function () {
      c = await networkHelpers.loadFixture(untenured);
      await c.members.connect(c.attacker).join(INVESTORS, 50);
      await time.increase(days(30));
      const { id: proposalId } = await open();
      await atOnce(c.attacker, [
        action(c.assembly, "castVote", [proposalId, FOR]),
        action(c.members, "switchClass", [USERS]),
        action(c.assembly, "castVote", [proposalId, FOR]),
      ]);
      expect(await tallyOf(c, proposalId)).to.deep.equal([NOBODY, [0, 0, 1], NOBODY, NOBODY]);
      expect(await electorates(proposalId)).to.deep.equal([3, 3, 4]);
    });

    it("33 double counting: who votes, moves to another wallet and votes has voted once", async function () {
      const { id: proposalId } = await open();
      const [mover] = c.users;
      await vote(mover, proposalId, FOR);
      await moveWallet(c, mover, c.attacker);
      await vote(c.attacker, proposalId, FOR);
      await notEligible(mover, proposalId);
      expect(await tallyOf(c, proposalId)).to.deep.equal([NOBODY, [1, 0, 0], NOBODY, NOBODY]);
    });
  });

  it("34 moving the quorum: a hundred who join during the vote neither vote nor count", async function () {
    const proposal = await open();
    const dummies = (await newWallets(chain, 102)).slice(2);
    await joinUsers(c, dummies);
    expect(await c.members.memberCount()).to.equal(109n);
    expect(await electorates(proposal.id)).to.deep.equal([3, 3, 3]);
    for (const dummy of [dummies[0]!, dummies[99]!]) await notEligible(dummy, proposal.id);
    await expectDefeated(proposal);
  });

  it("34 moving the quorum: whom an expulsion meets during the vote stays counted, with the vote it has cast", async function () {
    const proposal = await open();
    const [voted, silent] = [c.workers[0], c.workers[1]];
    await vote(voted, proposal.id, AGAINST);
    const asExecutor = c.members.connect(c.executorSigner);
    await asExecutor.defineTerms({ ...preset.membership, hearing: days(7) });
    await asExecutor.giveNotice(5, ZeroHash);
    await expelMember(c, c.executorSigner, time, 4);
    await asExecutor.expel(5, ZeroHash);
    await expectState(c, proposal.id, "Active");
    for (const opponent of [voted, silent]) await notEligible(opponent, proposal.id);
    expect(await tallyOf(c, proposal.id)).to.deep.equal([[0, 1, 0], NOBODY, NOBODY, NOBODY]);
    expect(await electorates(proposal.id)).to.deep.equal([3, 3, 3]);
  });

  it("35 Sybil: who joins under many names before a vote has to wait, and officers let nobody in by itself", async function () {
    const { id: proposalId } = await propose(c.assembly.connect(c.users[0]), refuseEther(c), "Accept no ether");
    await c.members.connect(c.attacker).join(USERS, 0); // half a month before it opens
    await past(time, await c.assembly.proposalSnapshot(proposalId));
    await notEligible(c.attacker, proposalId);
    const entering = () => c.members.connect(c.accomplice).join(WORKERS, 0);
    await expectRefused(c, entering, c.members, "ClassNotOpen", WORKERS);
  });

  it("35 Sybil: many names that have waited are no more than their class", async function () {
    const names = await growUsers(chain, c, 60);
    const proposal = await open();
    for (const name of names) await vote(name, proposal.id, FOR);
    for (const worker of c.workers) await vote(worker, proposal.id, AGAINST);
    await expectDefeated(proposal); // 60 of 63 users, and half of the weight
  });

  describe("one voter for a whole class", function () {
    /** Of fifty users one comes, and votes with the workers; the investors are against. */
    async function lonely() {
      await growUsers(chain, c, 47);
      const proposal = await open();
      for (const one of [c.users[0], ...c.workers]) await vote(one, proposal.id, FOR);
      for (const investor of c.investors) await vote(investor, proposal.id, AGAINST);
      return proposal;
    }

    it("36 class capture: one of fifty users speaks for all of them, where the statute asks for no turnout of a class", async function () {
      const { id: proposalId } = await lonely();
      await close(proposalId);
      await expectState(c, proposalId, "Succeeded");
    });

    it("36 class capture: one of fifty users decides nothing, where the statute asks for a tenth of each class", async function () {
      c = await networkHelpers.loadFixture(attentive);
      await expectDefeated(await lonely());
    });

    it("36 class capture: at a second call the weight of a class from which one came does not count", async function () {
      await growUsers(chain, c, 47);
      const first = await open();
      await close(first.id); // nobody came
      const [targets, values, calls] = first.operation;
      const again = await c.assembly.callAgain.staticCall(targets, values, calls, first.text);
      await c.assembly.callAgain(targets, values, calls, first.text);
      await past(time, await c.assembly.proposalSnapshot(again));
      for (const one of [c.users[0], c.workers[0], c.workers[1]]) await vote(one, again, FOR);
      for (const one of [c.workers[2], ...c.investors]) await vote(one, again, AGAINST);
      await close(again);
      await expectState(c, again, "Defeated"); // two thirds of 75 %: half, and not more
    });

    it("36 class capture: the only member of a class has no weight by itself", async function () {
      for (const worker of c.workers.slice(1)) await c.members.connect(worker).resign();
      const proposal = await open();
      for (const one of [c.workers[0], ...c.investors, c.users[0]]) await vote(one, proposal.id, FOR);
      for (const user of c.users.slice(1)) await vote(user, proposal.id, AGAINST);
      await expectDefeated(proposal); // three quarters of the weight are the users' now: 25 % and a third of 75 %
    });
  });

  describe("an empty class", function () {
    it("37 empty class: the weight of a class without members goes to users and workers, never to investors", async function () {
      for (const worker of c.workers) await c.members.connect(worker).resign();
      const proposal = await open();
      for (const investor of c.investors) await vote(investor, proposal.id, FOR);
      await vote(c.users[0], proposal.id, FOR);
      for (const user of c.users.slice(1)) await vote(user, proposal.id, AGAINST);
      await expectDefeated(proposal); // 25 % and a third of 75 %: half, and not more

      const other = await openVote(c, time, refuseEther(c), "Accept no ether");
      for (const user of c.users) await vote(user, other.id, FOR);
      await vote(c.investors[0], other.id, ABSTAIN);
      for (const investor of c.investors.slice(1)) await vote(investor, other.id, AGAINST);
      await close(other.id);
      await expectState(c, other.id, "Succeeded");
    });

    it("37 empty class: the weight of a class that stays away goes to nobody", async function () {
      const proposal = await open();
      for (const user of c.users) await vote(user, proposal.id, FOR);
      await vote(c.workers[0], proposal.id, AGAINST);
      await expectDefeated(proposal); // half of all, though two thirds of those who came
    });

    it("37 empty class: a co-op that all have left decides nothing", async function () {
      for (const founder of c.founders.slice(1)) await c.members.connect(founder).resign();
      const proposal = await propose(c.assembly.connect(c.users[0]), refuseEther(c), "The last word");
      await c.members.connect(c.users[0]).resign();
      await past(time, await c.assembly.proposalSnapshot(proposal.id));
      expect(await electorates(proposal.id)).to.deep.equal([0, 0, 0]);
      await expectDefeated(proposal);
    });
  });

  describe("a vote by somebody else", function () {
    it("39 operator approval: whom a member has let vote for it may not any more once it says so", async function () {
      const [principal, holder] = [c.users[0], c.users[1]];
      const { id: proposalId } = await open();
      const cast = () => c.assembly.connect(holder).castVoteFor(proposalId, FOR, "", [principal]);
      await c.members.connect(principal).appointProxy(holder);
      await c.members.connect(principal).revokeProxy();
      await expectRefused(c, cast, c.assembly, "NotProxy", holder, principal);
      expect(await tallyOf(c, proposalId)).to.deep.equal([NOBODY, NOBODY, NOBODY, NOBODY]);
    });

    it("39 operator approval: a member's own vote prevails over its proxy's, before and after", async function () {
      const [principal, holder] = [c.users[0], c.users[1]];
      await c.members.connect(principal).appointProxy(holder);
      const { id: proposalId } = await open();
      const cast = () => c.assembly.connect(holder).castVoteFor(proposalId, FOR, "", [principal]);
      await cast();
      await c.assembly.connect(principal).castVoteWithReason(proposalId, BLOCK, "It is all we have");
      await cast();
      expect(await tallyOf(c, proposalId)).to.deep.equal([NOBODY, NOBODY, NOBODY, [1, 0, 0]]);
    });
  });

  it("40 vanished mediator: officers who do not answer keep nobody's money", async function () {
    await appoint(c, c.executorSigner, [c.workers[0]]);
    const asked = async () => c.members.connect(c.attacker).requestEntry(WORKERS, 100, ZeroHash, "");
    await asked();
    await dismiss(c, c.executorSigner, c.workers[0]);
    await c.members.connect(c.attacker).withdrawRequest();
    await takeOut(c, c.attacker, c.currencyAddress, euros(100));
    expect(await c.currency.balanceOf(c.attacker)).to.equal(euros(10_000));

    await asked();
    const early = () => c.members.connect(c.attacker).appeal();
    const possibleFrom = (await time.latest()) + preset.membership.answerTime;
    await expectRefused(c, early, c.members, "NotYetAppealable", possibleFrom);
    await time.increaseTo(possibleFrom);
    await c.members.connect(c.attacker).appeal();
    await c.members.connect(c.executorSigner).refuse(c.attacker, ZeroHash);
    expect(await c.treasury.balanceOf(purseOf(c.attacker), c.currencyAddress)).to.equal(euros(100));
  });
});
