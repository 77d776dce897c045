import { expect } from "chai";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { actingAs, moveWallet } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, openVote, past, USERS } from "../helpers/somerset.ts";
import { ABSTAIN, AGAINST, ballotOf, BLOCK, FOR, refuseEther, signedBallot, tallyOf } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const NONE = 4;
const OWN_BALLOT = 7;

/** A vote that is open, and the second user and the first worker with the first user as their proxy. */
async function fixture() {
  const c = await foundSomerset(ethers);
  const { id: proposalId } = await openVote(c, time, refuseEther(c), "Accept no ether");
  const [holder, principal] = [c.users[0], c.users[1]];
  const worker = c.workers[0];
  for (const appointing of [principal, worker]) await c.members.connect(appointing).appointProxy(holder);
  return { ...c, proposalId, holder, principal, worker };
}

describe("proxies", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  let proposalId: bigint;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
    proposalId = c.proposalId;
  });

  type Voter = Signer & { address: string };
  const castFor = (holder: Signer, support: number, principals: Voter[], reason = "") =>
    c.assembly.connect(holder).castVoteFor(proposalId, support, reason, principals);
  const vote = (voter: Signer, support: number) => c.assembly.connect(voter).castVote(proposalId, support);
  const ballot = (voter: Voter) => ballotOf(c, proposalId, voter);

  describe("appointProxy", function () {
    it("names the holder by its number", async function () {
      const appointing = c.members.connect(c.users[2]).appointProxy(c.investors[0]);
      await expectEvent(appointing, c.members, "ProxyAppointed", 3, 7);
      expect((await c.members.memberOf(c.users[2])).proxy).to.equal(7n);
      expect((await c.members.memberOf(c.investors[0])).principals).to.equal(1n);
      expect(await c.members.isProxyFor(c.investors[0], c.users[2])).to.equal(true);
      expect(await c.members.isProxyFor(c.users[2], c.investors[0])).to.equal(false);
    });

    it("replaces the proxy that was appointed before", async function () {
      const appointing = c.members.connect(c.principal).appointProxy(c.users[2]);
      await expectEvent(appointing, c.members, "ProxyRevoked", 2, 1);
      await expectEvent(appointing, c.members, "ProxyAppointed", 2, 3);
      expect((await c.members.memberOf(c.holder)).principals).to.equal(1n);
      expect(await c.members.isProxyFor(c.holder, c.principal)).to.equal(false);
    });

    it("reverts with OwnProxy for oneself, and with NotMember from or for a stranger", async function () {
      await expectError(c.members.connect(c.holder).appointProxy(c.holder), c.members, "OwnProxy", 1);
      await expectError(c.members.connect(c.supplier).appointProxy(c.holder), c.members, "NotMember", c.supplier);
      await expectError(c.members.connect(c.users[2]).appointProxy(c.supplier), c.members, "NotMember", c.supplier);
    });

    it("reverts with TooManyPrincipals beyond five, until one revokes, leaves or appoints another", async function () {
      const appoint = (principal: Signer) => c.members.connect(principal).appointProxy(c.holder);
      for (const principal of [c.users[2], c.workers[1], c.workers[2]]) await appoint(principal);
      const [one, two, three] = c.investors;
      await expectError(appoint(one), c.members, "TooManyPrincipals", 1, 5);
      await appoint(c.principal); // is one of the five already
      await c.members.connect(c.principal).revokeProxy();
      await appoint(one);
      await c.members.connect(c.worker).resign();
      await appoint(two);
      await c.members.connect(c.users[2]).appointProxy(c.workers[1]);
      await appoint(three);
      expect((await c.members.memberOf(c.holder)).principals).to.equal(5n);
    });

    it("is refused where the statute allows none", async function () {
      const asExecutor = c.statute.connect(await actingAs(chain, c.executor));
      await asExecutor.defineAgenda({ ...preset.agenda, maxPrincipals: 0 });
      const appointing = c.members.connect(c.users[2]).appointProxy(c.holder);
      await expectError(appointing, c.members, "TooManyPrincipals", 1, 0);
    });
  });

  describe("revokeProxy", function () {
    it("ends the proxy at once", async function () {
      await expectEvent(c.members.connect(c.principal).revokeProxy(), c.members, "ProxyRevoked", 2, 1);
      await expectError(castFor(c.holder, FOR, [c.principal]), c.assembly, "NotProxy", c.holder, c.principal);
    });

    it("leaves the ballot that was cast before, for the principal to change", async function () {
      await castFor(c.holder, FOR, [c.principal]);
      await c.members.connect(c.principal).revokeProxy();
      expect(await ballot(c.principal)).to.deep.equal([FOR, 0]);
      await vote(c.principal, AGAINST);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });

    it("reverts with NoProxy where there is none", async function () {
      await expectError(c.members.connect(c.users[2]).revokeProxy(), c.members, "NoProxy", 3);
    });
  });

  describe("castVoteFor", function () {
    it("casts for each principal in its own class, and not for the holder", async function () {
      const casting = castFor(c.holder, FOR, [c.principal, c.worker], "As we agreed");
      for (const voter of [c.principal, c.worker]) {
        await expectEvent(casting, c.assembly, "CastByProxy", proposalId, voter, c.holder);
        await expectEvent(casting, c.assembly, "VoteCast", voter, proposalId, FOR, 1, "As we agreed");
      }
      expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [1, 1, 0], [0, 0, 0], [0, 0, 0]]);
      expect(await ballot(c.holder)).to.deep.equal([NONE, 0]);
      expect(await ballot(c.principal)).to.deep.equal([FOR, 0]);
      expect(await c.assembly.hasVoted(proposalId, c.principal)).to.equal(true);
    });

    it("tells how many ballots it cast: those of who has voted itself are not among them", async function () {
      await vote(c.worker, AGAINST);
      const asHolder = c.assembly.connect(c.holder);
      expect(await asHolder.castVoteFor.staticCall(proposalId, FOR, "", [c.worker, c.principal])).to.equal(1n);
    });

    it("may be changed by the holder, and by a later holder", async function () {
      await castFor(c.holder, AGAINST, [c.principal]); // the smallest cell there is
      expect(await ballot(c.principal)).to.deep.equal([AGAINST, 0]);
      const changing = castFor(c.holder, BLOCK, [c.principal], "Harms the co-op");
      await expectEvent(changing, c.assembly, "BallotChanged", proposalId, c.principal, AGAINST, 1);
      await c.members.connect(c.principal).appointProxy(c.users[2]);
      await castFor(c.users[2], ABSTAIN, [c.principal]);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [0, 0, 0], [1, 0, 0], [0, 0, 0]]);
      expect(await ballot(c.principal)).to.deep.equal([ABSTAIN, 0]);
    });

    it("is not passed on: a holder does not vote for its principals' principals", async function () {
      await c.members.connect(c.holder).appointProxy(c.users[2]);
      await expectError(castFor(c.users[2], FOR, [c.principal]), c.assembly, "NotProxy", c.users[2], c.principal);
      await castFor(c.users[2], FOR, [c.holder]);
    });

    it("INV-51: counts once for a principal named twice", async function () {
      await castFor(c.holder, FOR, [c.principal, c.principal]);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [1, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });

    it("asks for what any ballot is asked for", async function () {
      await expectError(castFor(c.holder, BLOCK, [c.principal]), c.assembly, "ReasonNeeded");
      await expectError(castFor(c.holder, 4, [c.principal]), c.assembly, "GovernorInvalidVoteType");
      await past(time, await c.assembly.proposalDeadline(proposalId));
      const active = ethers.toBeHex(2n, 32);
      const late = castFor(c.holder, FOR, [c.principal]);
      await expectError(late, c.assembly, "GovernorUnexpectedProposalState", proposalId, 3, active);
    });

    it("reverts with NotEligible for a principal who may not vote", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      await c.members.connect(c.newcomer).appointProxy(c.users[2]);
      await expectError(castFor(c.users[2], FOR, [c.newcomer]), c.assembly, "NotEligible", c.newcomer, proposalId);
    });

    it("lets a holder vote who may not vote itself", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      await c.members.connect(c.principal).appointProxy(c.newcomer);
      await castFor(c.newcomer, FOR, [c.principal]);
      expect(await ballot(c.principal)).to.deep.equal([FOR, 0]);
    });
  });

  describe("the principal's own ballot prevails", function () {
    it("when it came first", async function () {
      await vote(c.principal, AGAINST);
      const casting = castFor(c.holder, FOR, [c.principal, c.worker]);
      await expectEvent(casting, c.assembly, "BallotSkipped", proposalId, c.principal, 0, OWN_BALLOT);
      await expectEvent(casting, c.assembly, "VoteCast", c.worker, proposalId, FOR, 1, "");
      expect(await ballot(c.principal)).to.deep.equal([AGAINST, 1]);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[1, 0, 0], [0, 1, 0], [0, 0, 0], [0, 0, 0]]);
    });

    it("when it comes later, and for good", async function () {
      await castFor(c.holder, FOR, [c.principal]);
      await expectEvent(vote(c.principal, AGAINST), c.assembly, "BallotChanged", proposalId, c.principal, FOR, 1);
      const again = castFor(c.holder, FOR, [c.principal]);
      await expectEvent(again, c.assembly, "BallotSkipped", proposalId, c.principal, 0, OWN_BALLOT);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });

    it("when it was signed before the holder cast", async function () {
      const signed = await signedBallot(c, proposalId, c.principal, { support: AGAINST });
      const snapshot = await networkHelpers.takeSnapshot();
      await castFor(c.holder, FOR, [c.principal]);
      const one = c.assembly["castVoteBySig(uint256,uint8,string,address,uint256,bytes)"];
      await one(proposalId, signed.support, signed.reason, signed.voter, signed.deadline, signed.signature);
      expect(await ballot(c.principal)).to.deep.equal([AGAINST, 1]);
      await snapshot.restore();
      await castFor(c.holder, FOR, [c.principal]);
      await c.assembly.castVotesBySig(proposalId, [signed]);
      expect(await ballot(c.principal)).to.deep.equal([AGAINST, 1]);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });

    it("and so does its withdrawal of what the holder cast", async function () {
      await castFor(c.holder, FOR, [c.principal]);
      await c.assembly.connect(c.principal).withdrawVote(proposalId);
      expect(await ballot(c.principal)).to.deep.equal([NONE, 1]);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });
  });

  describe("when somebody leaves or moves", function () {
    const refused = (holder: Voter, principal: Voter) =>
      expectError(castFor(holder, FOR, [principal]), c.assembly, "NotProxy", holder, principal);

    it("a holder who has left votes for nobody, not even when it has come back", async function () {
      await c.members.connect(c.holder).resign();
      await refused(c.holder, c.principal);
      await c.members.connect(c.holder).join(USERS, 0);
      await refused(c.holder, c.principal);
      expect((await c.members.memberOf(c.holder)).principals).to.equal(0n);
      await c.members.connect(c.principal).revokeProxy();
      expect((await c.members.memberOf(c.holder)).principals).to.equal(0n);
    });

    it("nobody votes for a principal who has left, not even when it has come back", async function () {
      await c.members.connect(c.principal).resign();
      await refused(c.holder, c.principal);
      await c.members.connect(c.principal).join(USERS, 0);
      await refused(c.holder, c.principal);
    });

    it("a holder keeps its principals with a new wallet, and the old one has none", async function () {
      await moveWallet(c, c.holder, c.supplier);
      await refused(c.holder, c.principal);
      await castFor(c.supplier, FOR, [c.principal]);
      await c.members.connect(c.principal).revokeProxy();
      expect((await c.members.memberOf(c.supplier)).principals).to.equal(1n);
    });

    it("a principal keeps its proxy with a new wallet", async function () {
      await moveWallet(c, c.principal, c.supplier);
      await refused(c.holder, c.principal);
      await castFor(c.holder, FOR, [c.supplier]);
      expect(await ballot(c.supplier)).to.deep.equal([FOR, 0]);
    });
  });

  it("leave a member its twenty-four own casts", async function () {
    await castFor(c.holder, FOR, [c.principal]);
    for (let cast = 0; cast < 23; cast++) await vote(c.principal, AGAINST);
    await c.assembly.connect(c.principal).withdrawVote(proposalId);
    await castFor(c.holder, ABSTAIN, [c.principal]); // passed over: taking a ballot back is a word of one's own
    expect(await ballot(c.principal)).to.deep.equal([NONE, 24]);
    await expectError(vote(c.principal, FOR), c.assembly, "TooManyCasts", c.principal);
    expect(await ballot(c.users[2])).to.deep.equal([NONE, 0]);
    expect(await time.latest()).to.be.lessThan(Number(await c.assembly.proposalDeadline(proposalId)) - days(1));
  });
});
