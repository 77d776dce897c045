import { expect } from "chai";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, openVote } from "../helpers/somerset.ts";
import { ABSTAIN, AGAINST, expectState, FOR, paper, refuseEther, signedBallot } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const LAST_PART = BigInt(days(14) / 8); // of the voting time
const EXTENSION = BigInt(days(14) / 4);

/** A vote that all users are for: half of the weight, which is not more than half. One worker more would carry it. */
async function fixture() {
  const c = await foundSomerset(ethers);
  const proposal = await openVote(c, time, refuseEther(c), "Accept no ether");
  for (const user of c.users) await c.assembly.connect(user).castVote(proposal.id, FOR);
  await c.assembly.connect(c.workers[0]).castVote(proposal.id, AGAINST);
  return { ...c, proposal, close: await c.assembly.proposalDeadline(proposal.id) };
}

describe("INV-34: a result that turns late", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  let proposalId: bigint;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
    proposalId = c.proposal.id;
  });

  const vote = (voter: Signer, support: number) => c.assembly.connect(voter).castVote(proposalId, support);
  const deadline = () => c.assembly.proposalDeadline(proposalId);
  const untilLate = () => time.setNextBlockTimestamp(c.close - LAST_PART + 1n);

  async function expectExtended(casting: Promise<unknown>): Promise<void> {
    await expectEvent(casting, c.assembly, "CloseExtended", proposalId, c.close + EXTENSION);
    expect((await c.assembly.frozenOf(proposalId)).extendedUntil).to.equal(c.close + EXTENSION);
    expect(await deadline()).to.equal(c.close + EXTENSION);
  }

  async function expectNotExtended(casting: Promise<unknown>): Promise<void> {
    await expect(casting).not.to.emit(c.assembly, "CloseExtended");
    expect((await c.assembly.frozenOf(proposalId)).extendedUntil).to.equal(0n);
    expect(await deadline()).to.equal(c.close);
  }

  it("does not put the close off before the last eighth of the voting time", async function () {
    await time.setNextBlockTimestamp(c.close - LAST_PART);
    await expectNotExtended(vote(c.workers[0], FOR));
  });

  it("puts the close off by a quarter of the voting time from then on", async function () {
    await untilLate();
    await expectExtended(vote(c.workers[0], FOR));
  });

  it("puts the close off in the very last second", async function () {
    await time.setNextBlockTimestamp(c.close);
    await expectExtended(vote(c.workers[0], FOR));
    await expectState(c, proposalId, "Active");
  });

  it("puts it off when it turns to a defeat as well", async function () {
    await vote(c.workers[0], FOR);
    await untilLate();
    await expectExtended(vote(c.workers[0], AGAINST));
  });

  it("puts it off when what would carry gains its quorum, or loses it", async function () {
    const kinds = [{ ...preset.kinds[0]!, quorumBps: 3_000 }, ...preset.kinds.slice(1)];
    const other = await foundSomerset(ethers, { preset: { kinds } });
    const { id: proposalId } = await openVote(other, time, refuseEther(other), "Accept no ether");
    const cast = (voter: Signer, support: number) => other.assembly.connect(voter).castVote(proposalId, support);
    for (const voter of [other.users[0], other.workers[0]]) await cast(voter, FOR); // a quarter came
    const close = await other.assembly.proposalDeadline(proposalId);
    const until = close + EXTENSION;
    const snapshot = await networkHelpers.takeSnapshot();
    await time.increaseTo(close - LAST_PART);
    await expectEvent(cast(other.users[1], ABSTAIN), other.assembly, "CloseExtended", proposalId, until);
    await snapshot.restore();
    await time.increaseTo(close - LAST_PART - 100n);
    await cast(other.users[1], ABSTAIN);
    await time.increaseTo(close - LAST_PART);
    const withdrawing = other.assembly.connect(other.users[1]).withdrawVote(proposalId);
    await expectEvent(withdrawing, other.assembly, "CloseExtended", proposalId, until);
  });

  it("does not put it off for casts that turn nothing", async function () {
    await untilLate();
    await expectNotExtended(vote(c.workers[1], AGAINST));
    await expectNotExtended(vote(c.users[0], AGAINST));
    await expectNotExtended(c.assembly.connect(c.workers[1]).withdrawVote(proposalId));
  });

  it("puts it off once, however often it turns", async function () {
    await untilLate();
    await expectExtended(vote(c.workers[0], FOR));
    for (const support of [AGAINST, FOR, AGAINST])
      await expect(vote(c.workers[0], support)).not.to.emit(c.assembly, "CloseExtended");
    await time.setNextBlockTimestamp(c.close + EXTENSION - 1n);
    await expect(vote(c.workers[0], FOR)).not.to.emit(c.assembly, "CloseExtended");
    expect(await deadline()).to.equal(c.close + EXTENSION);
  });

  it("is open until the later close, to the second", async function () {
    await time.setNextBlockTimestamp(c.close);
    await vote(c.workers[0], FOR);
    await time.setNextBlockTimestamp(c.close + EXTENSION);
    await vote(c.workers[1], FOR);
    await time.setNextBlockTimestamp(c.close + EXTENSION + 1n);
    const active = ethers.toBeHex(2n, 32);
    const late = vote(c.workers[2], FOR);
    await expectError(late, c.assembly, "GovernorUnexpectedProposalState", proposalId, 4, active);
  });

  it("is queued after the later close only", async function () {
    await time.setNextBlockTimestamp(c.close);
    await vote(c.workers[0], FOR);
    await time.setNextBlockTimestamp(c.close + 1n);
    const early = c.assembly.queue(...c.proposal.operation);
    const succeeded = ethers.toBeHex(1n << 4n, 32);
    await expectError(early, c.assembly, "GovernorUnexpectedProposalState", proposalId, 1, succeeded);
    await time.increaseTo(c.close + EXTENSION + 1n);
    await c.assembly.queue(...c.proposal.operation);
    await expectState(c, proposalId, "Queued");
  });

  describe("by other doors than castVote", function () {
    it("by a withdrawal", async function () {
      await untilLate();
      await c.assembly.connect(c.workers[0]).withdrawVote(proposalId); // half, and one class: nothing turns
      expect(await deadline()).to.equal(c.close);
      await vote(c.workers[0], FOR);
      expect(await deadline()).to.equal(c.close + EXTENSION);
    });

    it("by a withdrawal that undoes the result", async function () {
      await vote(c.workers[0], FOR);
      await untilLate();
      await expectExtended(c.assembly.connect(c.workers[0]).withdrawVote(proposalId));
    });

    it("by a signed ballot", async function () {
      const b = await signedBallot(c, proposalId, c.workers[0], { sequence: 1n });
      await untilLate();
      const one = c.assembly["castVoteBySig(uint256,uint8,string,address,uint256,bytes)"];
      await expectExtended(one(proposalId, b.support, b.reason, b.voter, b.deadline, b.signature));
    });

    it("by a batch, once", async function () {
      const ballots = [
        await signedBallot(c, proposalId, c.workers[0], { sequence: 1n }),
        await signedBallot(c, proposalId, c.workers[1]),
      ];
      await untilLate();
      await expectExtended(c.assembly.castVotesBySig(proposalId, ballots));
    });

    it("not by a batch that turns it there and back", async function () {
      const ballots = [
        await signedBallot(c, proposalId, c.workers[0], { sequence: 1n }),
        await signedBallot(c, proposalId, c.workers[0], { sequence: 2n, support: AGAINST }),
      ];
      await untilLate();
      await expectNotExtended(c.assembly.castVotesBySig(proposalId, ballots));
    });

    it("by a proxy", async function () {
      await c.members.connect(c.workers[1]).appointProxy(c.users[0]);
      await untilLate();
      await expectExtended(c.assembly.connect(c.users[0]).castVoteFor(proposalId, FOR, "", [c.workers[1]]));
    });
  });

  it("says when the close is, while it may still turn and after", async function () {
    const { id: unknown } = await paper(c, refuseEther(c), "Never put");
    expect(await c.assembly.proposalDeadline(unknown)).to.equal(0n);
    await time.increaseTo(c.close + 1n);
    expect(await deadline()).to.equal(c.close);
    await expectState(c, proposalId, "Defeated");
  });
});
