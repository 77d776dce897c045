import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import type { ContractTransactionResponse, Signer } from "ethers";
import { network } from "hardhat";
import type { KindDraft } from "../scripts/charter.ts";
import type { Choice } from "../sdk/src/names.ts";
import { BALLOT, choice, days, encodeKind, EVERYONE } from "../scripts/charter.ts";
import { propose } from "../scripts/proposal.ts";
import type { Proposal } from "../scripts/proposal.ts";
import { somerset as preset } from "../scripts/presets/index.ts";
import { actingAs, action, carry, expelMember, joinUsers, moveWallet, newWallets } from "./helpers/acting.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { foundSomerset, INVESTORS, openVote, opensAt, past, USERS, WORKERS } from "./helpers/somerset.ts";
import { question, refuseEther } from "./helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [AGAINST, FOR, ABSTAIN, BLOCK] = [choice("Against"), choice("For"), choice("Abstain"), choice("Block")];
const [PENDING, ACTIVE, CANCELED, DEFEATED, SUCCEEDED, QUEUED, , EXECUTED] = [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n];

/** A co-op that votes about accepting no more ether. Number 10 is a user, number 11 a user and a contract. */
async function voting() {
  const c = await foundSomerset(ethers);
  const wallet = await ethers.deployContract("ContractWallet", [c.stranger]);
  await c.members.connect(c.newcomer).join(USERS, 0);
  await wallet.connect(c.stranger).call(c.members, c.members.interface.encodeFunctionData("join", [USERS, 0]));
  await time.increase(days(30));
  const proposal = await openVote(c, time, refuseEther(c), "Accept no ether");
  return { ...c, wallet, proposal, executorSigner: await actingAs(chain, c.executor) };
}

describe("Assembly", function () {
  let c: Awaited<ReturnType<typeof voting>>;
  let proposalId: bigint;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(voting);
    proposalId = c.proposal.id;
  });

  const vote = (voter: Signer, support: number, reason = "") =>
    c.assembly.connect(voter).castVoteWithReason(proposalId, support, reason);

  const withdraw = (voter: Signer) => c.assembly.connect(voter).withdrawVote(proposalId);

  const ballot = async (voter: { getAddress(): Promise<string> }): Promise<[Choice, number]> => {
    const { choice: chosen, sequence } = await c.assembly.ballotOf(proposalId, await voter.getAddress());
    return [(["Against", "For", "Abstain", "Block", "None"] as const)[Number(chosen)]!, Number(sequence)];
  };

  /** The votes of users, workers and investors for each choice that has any. */
  const tally = async (of = proposalId) => {
    const lanes = (word: bigint) => [0n, 24n, 48n].map((shift) => Number((word >> shift) & 0xffffffn));
    const count = await c.assembly.countOf(of);
    const words = {
      Against: count.votesAgainst,
      For: count.votesFor,
      Abstain: count.votesAbstain,
      Block: count.votesBlock,
    };
    const given = Object.entries(words).map(([name, word]) => [name, lanes(word)] as const);
    return Object.fromEntries(given.filter(([, votes]) => votes.some((v) => v !== 0)));
  };

  const state = () => c.assembly.state(proposalId);

  /** Replaces the ordinary kind, and opens a vote under it. */
  async function openVoteUnder(change: Partial<KindDraft>, actions = question(c, 1)): Promise<Proposal> {
    const kind = { ...preset.kinds[0]!, ...change };
    await c.statute.connect(c.executorSigner).defineKind(0, encodeKind(kind));
    const proposal = await openVote(c, time, actions, "Under another kind");
    proposalId = proposal.id;
    return proposal;
  }

  describe("propose", function () {
    it("opens the vote after the notice of the kind that its calls need, and freezes that kind", async function () {
      const at = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(at);
      const opens = opensAt(at, days(14));
      const closes = opens + days(14);
      const [target, call] = [await c.shares.getAddress(), question(c, 1)[0]!.data];
      const proposing = c.assembly.connect(c.workers[0]).propose([target], [0], [call], "Again");
      const again = await c.assembly.hashProposal([target], [0], [call], id("Again"));
      const created = [again, c.workers[0], [target], [0], [""], [call], opens, closes, "Again"];
      await expectEvent(proposing, c.assembly, "ProposalCreated", ...created);
      const weights = await c.statute.weights();
      await expectEvent(proposing, c.assembly, "RulesFrozen", again, 0, weights, 1 << INVESTORS, 0, false);
      expect(await c.assembly.proposalSnapshot(again)).to.equal(BigInt(opens));
      expect(await c.assembly.proposalDeadline(again)).to.equal(BigInt(closes));
      const [nonUsers, tenure] = [1n << BigInt(INVESTORS), BigInt(days(30))];
      expect(await c.assembly.frozenOf(again))
        .to.deep.equal([weights, 0n, nonUsers, BigInt(EVERYONE), tenure, 0n, false, false, 0n]);
    });

    it("gives stricter kinds their longer times, and outsiders the ordinary ones", async function () {
      const actions = [action(c.executor, "updateDelay", [1])];
      const { id: entrenched } = await propose(c.assembly.connect(c.users[0]), actions, "Hurry");
      const opens = opensAt(await time.latest(), days(28));
      expect(await c.assembly.proposalSnapshot(entrenched)).to.equal(BigInt(opens));
      expect(await c.assembly.proposalDeadline(entrenched)).to.equal(BigInt(opens + days(28)));
      expect((await c.assembly.frozenOf(entrenched)).kindId).to.equal(3n);
      expect(await c.assembly.votingDelay()).to.equal(BigInt(days(14)));
      expect(await c.assembly.votingPeriod()).to.equal(BigInt(days(14)));
      const { id: ordinary } = await propose(c.assembly.connect(c.users[0]), question(c, 1), "After it");
      expect(await c.assembly.proposalSnapshot(ordinary)).to.equal(BigInt(opensAt(await time.latest(), days(14))));
    });

    it("reverts with OnlyMembersPropose for a stranger and for who has left", async function () {
      await c.members.connect(c.users[1]).resign();
      for (const tried of [c.supplier, c.users[1]]) {
        const proposing = propose(c.assembly.connect(tried), question(c, 1), "Again");
        await expectError(proposing, c.assembly, "OnlyMembersPropose", tried);
      }
    });

    it("refuses the same proposal twice", async function () {
      const proposing = propose(c.assembly.connect(c.users[0]), refuseEther(c), "Accept no ether");
      const nothing = ethers.ZeroHash;
      await expectError(proposing, c.assembly, "GovernorUnexpectedProposalState", proposalId, ACTIVE, nothing);
    });

    it("refuses a text that is bound to another proposer", async function () {
      const text = `Mine\n#proposer=${c.users[0].address}`;
      const proposing = c.assembly.connect(c.users[1]).propose([c.treasury], [0], ["0x"], text);
      await expectError(proposing, c.assembly, "GovernorRestrictedProposer", c.users[1]);
    });

    it("refuses a proposal of nothing, and calls without values", async function () {
      const member = c.assembly.connect(c.users[0]);
      await expectError(member.propose([], [], [], "Nothing"), c.assembly, "GovernorInvalidProposalLength", 0, 0, 0);
      const uneven = member.propose([c.treasury], [], ["0x"], "Uneven");
      await expectError(uneven, c.assembly, "GovernorInvalidProposalLength", 1, 1, 0);
    });
  });

  describe("cancel", function () {
    it("takes a proposal back before its vote opens, for its proposer alone", async function () {
      const { id: again, operation } = await propose(c.assembly.connect(c.users[0]), question(c, 1), "Again");
      const byAnother = c.assembly.connect(c.users[1]).cancel(...operation);
      await expectError(byAnother, c.assembly, "GovernorUnableToCancel", again, c.users[1]);
      await expectEvent(c.assembly.connect(c.users[0]).cancel(...operation), c.assembly, "ProposalCanceled", again);
      expect(await c.assembly.state(again)).to.equal(CANCELED);
    });

    it("reverts with GovernorUnableToCancel once the vote is open", async function () {
      const cancelling = c.assembly.connect(c.users[0]).cancel(...c.proposal.operation);
      await expectError(cancelling, c.assembly, "GovernorUnableToCancel", proposalId, c.users[0]);
    });
  });

  describe("a ballot by transaction", function () {
    it("is counted in the lane of the voter's class", async function () {
      await expectEvent(
        vote(c.workers[1], FOR, "Cash is fine"),
        c.assembly, "VoteCast", c.workers[1], proposalId, FOR, 1, "Cash is fine",
      );
      expect(await tally()).to.deep.equal({ For: [0, 1, 0] });
      expect(await ballot(c.workers[1])).to.deep.equal(["For", 1]);
      expect(await c.assembly.hasVoted(proposalId, c.workers[1])).to.equal(true);
    });

    it("of several voters adds up, by choice and by class", async function () {
      for (const user of c.users) await c.assembly.connect(user).castVote(proposalId, FOR);
      await vote(c.workers[0], AGAINST);
      await vote(c.workers[1], AGAINST);
      await vote(c.workers[2], ABSTAIN);
      await vote(c.investors[0], FOR);
      await vote(c.investors[1], BLOCK, "Harms the trust of our funders");
      expect(await tally()).to.deep.equal({ For: [3, 0, 1], Against: [0, 2, 0], Abstain: [0, 1, 0], Block: [0, 0, 1] });
      expect(await c.assembly.proposalVotes(proposalId)).to.deep.equal([3n, 4n, 1n]);
      expect(await c.assembly.hasVoted(proposalId, c.investors[2])).to.equal(false);
    });

    it("returns the votes it weighs", async function () {
      expect(await c.assembly.connect(c.users[0]).castVote.staticCall(proposalId, FOR)).to.equal(1n);
    });

    it("is replaced by a later one, and says so first", async function () {
      await vote(c.users[0], AGAINST);
      await vote(c.users[1], AGAINST);
      const changing = vote(c.users[0], FOR, "Convinced");
      await expectEvent(changing, c.assembly, "BallotChanged", proposalId, c.users[0], AGAINST, 1);
      await expectEvent(changing, c.assembly, "VoteCast", c.users[0], proposalId, FOR, 1, "Convinced");
      expect(await eventsOf(changing)).to.deep.equal(["BallotChanged", "VoteCast"]);
      expect(await tally()).to.deep.equal({ Against: [1, 0, 0], For: [1, 0, 0] });
      expect(await ballot(c.users[0])).to.deep.equal(["For", 2]);
    });

    it("does not count twice when it is cast twice", async function () {
      await vote(c.users[0], FOR);
      const again = vote(c.users[0], FOR);
      await expectEvent(again, c.assembly, "BallotChanged", proposalId, c.users[0], FOR, 1);
      expect(await eventsOf(again)).to.deep.equal(["BallotChanged", "VoteCast"]);
      expect(await tally()).to.deep.equal({ For: [1, 0, 0] });
      expect(await ballot(c.users[0])).to.deep.equal(["For", 2]);
    });

    it("goes through every choice and leaves one", async function () {
      for (const support of [FOR, ABSTAIN, BLOCK, AGAINST, BLOCK])
        await vote(c.investors[0], support, "Thinking aloud");
      expect(await tally()).to.deep.equal({ Block: [0, 0, 1] });
      expect(await ballot(c.investors[0])).to.deep.equal(["Block", 5]);
    });

    it("comes in without params, by any of the Governor's doors", async function () {
      const casting = c.assembly.connect(c.users[0]).castVoteWithReasonAndParams(proposalId, FOR, "Yes", "0x");
      await expectEvent(casting, c.assembly, "VoteCast", c.users[0], proposalId, FOR, 1, "Yes");
      const withParams = c.assembly.connect(c.users[0]).castVoteWithReasonAndParams(proposalId, FOR, "Yes", "0x00");
      await expectError(withParams, c.assembly, "NoParams");
    });

    it("needs a reason to block, and for nothing else", async function () {
      await expectError(vote(c.users[0], BLOCK), c.assembly, "ReasonNeeded");
      await expectError(c.assembly.connect(c.users[0]).castVote(proposalId, BLOCK), c.assembly, "ReasonNeeded");
      await vote(c.users[0], BLOCK, "Breaks the objects");
      for (const support of [AGAINST, ABSTAIN, FOR]) await vote(c.users[0], support);
    });

    it("reverts with GovernorInvalidVoteType for a choice that is not there", async function () {
      for (const support of [4, 5, 255]) {
        await expectError(vote(c.users[0], support), c.assembly, "GovernorInvalidVoteType");
      }
    });

    it("reverts with GovernorNonexistentProposal where there is no proposal", async function () {
      await expectError(c.assembly.connect(c.users[0]).castVote(1, FOR), c.assembly, "GovernorNonexistentProposal", 1);
      await expectError(c.assembly.connect(c.users[0]).withdrawVote(1), c.assembly, "GovernorNonexistentProposal", 1);
    });

    it("INV-34: is taken from the second after the notice to the second of the deadline", async function () {
      const open = ethers.toBeHex(1n << ACTIVE, 32);
      const { id: next } = await propose(c.assembly.connect(c.users[0]), question(c, 1), "Again");
      const [opens, closes] = [await c.assembly.proposalSnapshot(next), await c.assembly.proposalDeadline(next)];
      proposalId = next;
      await time.setNextBlockTimestamp(opens);
      await expectError(vote(c.users[0], FOR), c.assembly, "GovernorUnexpectedProposalState", next, PENDING, open);
      await time.setNextBlockTimestamp(opens + 1n);
      await vote(c.users[0], FOR);
      await time.setNextBlockTimestamp(closes);
      await vote(c.users[1], FOR);
      await time.setNextBlockTimestamp(closes + 1n);
      await expectError(vote(c.users[2], FOR), c.assembly, "GovernorUnexpectedProposalState", next, DEFEATED, open);
      await expectError(withdraw(c.users[1]), c.assembly, "GovernorUnexpectedProposalState", next, DEFEATED, open);
    });

    /** The events of the assembly, in their order. */
    async function eventsOf(casting: Promise<ContractTransactionResponse>): Promise<(string | undefined)[]> {
      const receipt = await (await casting).wait();
      return receipt!.logs.map((log) => c.assembly.interface.parseLog(log)?.name);
    }
  });

  describe("withdrawVote", function () {
    it("takes the ballot back as if it had never been cast", async function () {
      await vote(c.users[0], FOR);
      await vote(c.users[1], FOR);
      const withdrawing = withdraw(c.users[0]);
      await expectEvent(withdrawing, c.assembly, "BallotChanged", proposalId, c.users[0], FOR, 1);
      await expect(withdrawing).not.to.emit(c.assembly, "VoteCast");
      expect(await tally()).to.deep.equal({ For: [1, 0, 0] });
      expect(await ballot(c.users[0])).to.deep.equal(["None", 2]);
      expect(await c.assembly.hasVoted(proposalId, c.users[0])).to.equal(false);
      expect(await c.assembly.proposalVotes(proposalId)).to.deep.equal([0n, 1n, 0n]);
    });

    it("lets the voter cast again, as a first ballot", async function () {
      await vote(c.users[0], FOR);
      await withdraw(c.users[0]);
      await expect(vote(c.users[0], AGAINST)).not.to.emit(c.assembly, "BallotChanged");
      expect(await tally()).to.deep.equal({ Against: [1, 0, 0] });
      expect(await ballot(c.users[0])).to.deep.equal(["Against", 3]);
    });

    it("reverts with NothingToWithdraw before the first ballot and after a withdrawal", async function () {
      await expectError(withdraw(c.users[0]), c.assembly, "NothingToWithdraw", c.users[0]);
      await vote(c.users[0], FOR);
      await withdraw(c.users[0]);
      await expectError(withdraw(c.users[0]), c.assembly, "NothingToWithdraw", c.users[0]);
      expect(await ballot(c.users[0])).to.deep.equal(["None", 2]);
    });

    it("reverts with NotEligible for who may not vote", async function () {
      await expectError(withdraw(c.supplier), c.assembly, "NotEligible", c.supplier, proposalId);
    });
  });

  describe("a ballot by signature", function () {
    const inAnHour = async () => BigInt(await time.latest()) + 3_600n;

    /** A ballot in favour, by the first user, as it would be signed; with some of it changed. */
    const draft = async (change: Record<string, unknown> = {}) => ({
      proposalId,
      support: FOR,
      reason: "",
      voter: c.users[0].address,
      sequence: 0n,
      deadline: await inAnHour(),
      ...change,
    });

    type Draft = Awaited<ReturnType<typeof draft>>;

    const sign = async (signer: Signer, signed: Draft, change: Record<string, unknown> = {}) => {
      const domain = {
        name: "Rochdale Assembly",
        version: "1",
        chainId: 31337,
        verifyingContract: await c.assembly.getAddress(),
      };
      return signer.signTypedData({ ...domain, ...change }, BALLOT, signed);
    };

    const submit = (b: Draft, signature: string) =>
      c.assembly
        .connect(c.supplier)
        ["castVoteBySig(uint256,uint8,string,address,uint256,bytes)"](
          b.proposalId, b.support, b.reason, b.voter, b.deadline, signature,
        );

    it("is counted for its signer, whoever sends it", async function () {
      const signed = await draft({ reason: "By post" });
      const casting = submit(signed, await sign(c.users[0], signed));
      await expectEvent(casting, c.assembly, "VoteCast", c.users[0], proposalId, FOR, 1, "By post");
      expect(await tally()).to.deep.equal({ For: [1, 0, 0] });
      expect(await ballot(c.users[0])).to.deep.equal(["For", 1]);
    });

    it("changes a ballot, by transaction or by signature, when it names the sequence", async function () {
      await vote(c.users[0], AGAINST);
      const second = await draft({ support: ABSTAIN, sequence: 1n });
      const casting = submit(second, await sign(c.users[0], second));
      await expectEvent(casting, c.assembly, "BallotChanged", proposalId, c.users[0], AGAINST, 1);
      const third = await draft({ support: FOR, sequence: 2n });
      await submit(third, await sign(c.users[0], third));
      await vote(c.users[0], BLOCK, "On reflection");
      expect(await tally()).to.deep.equal({ Block: [1, 0, 0] });
      expect(await ballot(c.users[0])).to.deep.equal(["Block", 4]);
    });

    it("casts again after a withdrawal", async function () {
      await vote(c.users[0], FOR);
      await withdraw(c.users[0]);
      const signed = await draft({ sequence: 2n });
      await submit(signed, await sign(c.users[0], signed));
      expect(await tally()).to.deep.equal({ For: [1, 0, 0] });
    });

    it("needs a reason to block", async function () {
      const signed = await draft({ support: BLOCK });
      const signature = await sign(c.users[0], signed);
      await expectError(submit(signed, signature), c.assembly, "ReasonNeeded");
    });

    it("is refused a second time", async function () {
      const signed = await draft();
      const signature = await sign(c.users[0], signed);
      await submit(signed, signature);
      await expectError(submit(signed, signature), c.assembly, "GovernorInvalidSignature", c.users[0]);
    });

    for (const [what, meanwhile] of Object.entries({
      "voted directly": () => vote(c.users[0], AGAINST),
      "voted directly, and the same": () => vote(c.users[0], FOR),
      "voted and withdrew": async () => {
        await vote(c.users[0], AGAINST);
        await withdraw(c.users[0]);
      },
    })) {
      it(`INV-6: is void when it is held back until the voter ${what}`, async function () {
        const signed = await draft();
        const signature = await sign(c.users[0], signed);
        await meanwhile();
        await expectError(submit(signed, signature), c.assembly, "GovernorInvalidSignature", c.users[0]);
      });
    }

    for (const [field, change] of Object.entries({
      support: { support: AGAINST },
      reason: { reason: "Words put into my mouth" },
      voter: { voter: ZeroAddress },
      sequence: { sequence: 1n },
      deadline: { deadline: 1n << 40n },
      proposalId: { proposalId: 1n },
    })) {
      it(`is refused when its ${field} is not what was signed`, async function () {
        const sent = await draft();
        const signature = await sign(c.users[0], { ...sent, ...change });
        await expectError(submit(sent, signature), c.assembly, "GovernorInvalidSignature", c.users[0]);
      });
    }

    for (const [part, change] of Object.entries({
      name: { name: "Rochdale" },
      version: { version: "2" },
      chain: { chainId: 1 },
      contract: { verifyingContract: ZeroAddress },
    })) {
      it(`INV-42: is refused when it was signed for another ${part}`, async function () {
        const sent = await draft();
        const signature = await sign(c.users[0], sent, change);
        await expectError(submit(sent, signature), c.assembly, "GovernorInvalidSignature", c.users[0]);
      });
    }

    it("is refused for another voter, and from one", async function () {
      const signed = await draft();
      const signature = await sign(c.users[0], signed);
      const forAnother = submit({ ...signed, voter: c.users[1].address }, signature);
      await expectError(forAnother, c.assembly, "GovernorInvalidSignature", c.users[1]);
      const forged = await sign(c.users[1], signed);
      await expectError(submit(signed, forged), c.assembly, "GovernorInvalidSignature", c.users[0]);
      await expectError(submit(signed, "0x"), c.assembly, "GovernorInvalidSignature", c.users[0]);
    });

    it("is refused for another proposal that is open as well", async function () {
      const { id: other } = await openVote(c, time, question(c, 1), "Again");
      const signed = await draft();
      const signature = await sign(c.users[0], signed);
      await expectError(
        submit({ ...signed, proposalId: other }, signature),
        c.assembly, "GovernorInvalidSignature", c.users[0],
      );
    });

    it("is refused for who may not vote", async function () {
      const signed = await draft({ voter: c.supplier.address });
      const signature = await sign(c.supplier, signed);
      await expectError(submit(signed, signature), c.assembly, "NotEligible", c.supplier, proposalId);
    });

    it("is taken in the second of its deadline and refused one later", async function () {
      const signed = await draft();
      const signature = await sign(c.users[0], signed);
      const late = await draft({ voter: c.users[1].address, deadline: signed.deadline });
      const lateSignature = await sign(c.users[1], late);
      await time.setNextBlockTimestamp(signed.deadline);
      await submit(signed, signature);
      await time.setNextBlockTimestamp(signed.deadline + 1n);
      await expectError(submit(late, lateSignature), c.assembly, "BallotExpired", signed.deadline);
    });

    it("is taken from a contract that says it signed (ERC-1271)", async function () {
      const voter = await c.wallet.getAddress();
      const first = await draft({ voter });
      await submit(first, await sign(c.stranger, first));
      expect(await ballot(c.wallet)).to.deep.equal(["For", 1]);
      const second = await draft({ voter, support: AGAINST, sequence: 1n });
      const forged = await sign(c.users[0], second);
      await expectError(submit(second, forged), c.assembly, "GovernorInvalidSignature", c.wallet);
      await submit(second, await sign(c.stranger, second));
      expect(await tally()).to.deep.equal({ Against: [1, 0, 0] });
    });
  });

  describe("INV-32: who may vote", function () {
    const refused = (voter: Signer) => expectError(vote(voter, FOR), c.assembly, "NotEligible", voter, proposalId);

    it("is nobody from outside", async function () {
      await refused(c.supplier);
    });

    it("is nobody who joined after the snapshot", async function () {
      await openVoteUnder({ minTenure: 0 });
      await c.members.connect(c.supplier).join(USERS, 0);
      await refused(c.supplier);
    });

    it("is who joined in time, where no tenure is asked for", async function () {
      const kind: KindDraft = { ...preset.kinds[0]!, mode: "PLAIN", minTenure: 0 };
      await c.statute.connect(c.executorSigner).defineKind(0, encodeKind(kind));
      const { id: next } = await propose(c.assembly.connect(c.users[0]), question(c, 1), "Again");
      proposalId = next;
      const snapshot = await c.assembly.proposalSnapshot(next);
      await time.setNextBlockTimestamp(snapshot);
      await c.members.connect(c.supplier).join(USERS, 0);
      await vote(c.supplier, FOR);
      expect((await c.assembly.countOf(next)).electorate[USERS]).to.equal(6n);
    });

    it("is who has served the tenure to the second when the vote opens, and no founder has to", async function () {
      const newest = (await ethers.getSigners())[15]!;
      const at = opensAt(await time.latest(), 0); // midnight
      await time.setNextBlockTimestamp(at);
      await c.members.connect(c.supplier).join(USERS, 0);
      await time.setNextBlockTimestamp(at + 1);
      await c.members.connect(newest).join(USERS, 0);
      await time.setNextBlockTimestamp(at + days(14) + 1_000); // snapshot: 30 days after the supplier joined
      const other = [action(c.treasury, "accept", [c.currencyAddress, true])];
      const { id: next } = await propose(c.assembly.connect(c.users[0]), other, "Something else");
      proposalId = next;
      expect(await c.assembly.proposalSnapshot(next)).to.equal(BigInt(at + days(30)));
      await past(time, await c.assembly.proposalSnapshot(next));
      await vote(c.supplier, FOR);
      await refused(newest);
      await vote(c.users[0], FOR);
    });

    it("is who has served the tenure, whatever wallet it carries now", async function () {
      await moveWallet(c, c.newcomer, c.supplier);
      await vote(c.supplier, FOR);
    });

    it("is nobody who resigned or was expelled, and its ballot stays", async function () {
      await vote(c.users[0], FOR);
      await c.members.connect(c.users[0]).resign();
      await expelMember(c, c.executorSigner, time, 2);
      await refused(c.users[0]);
      await refused(c.users[1]);
      await expectError(withdraw(c.users[0]), c.assembly, "NotEligible", c.users[0], proposalId);
      expect(await tally()).to.deep.equal({ For: [1, 0, 0] });
      expect((await c.assembly.countOf(proposalId)).electorate[USERS]).to.equal(5n);
    });

    it("is nobody who left and came back", async function () {
      await vote(c.users[0], FOR);
      await c.members.connect(c.users[0]).resign();
      await c.members.connect(c.users[0]).join(USERS, 0);
      await refused(c.users[0]);
    });

    it("is nobody in a class that the kind does not let vote", async function () {
      await openVoteUnder({ eligible: (1 << USERS) | (1 << WORKERS) });
      await vote(c.users[0], FOR);
      await refused(c.investors[0]);
      await vote(c.workers[0], FOR);
      await refused(c.investors[1]);
      expect(await tally()).to.deep.equal({ For: [1, 1, 0] });
    });
  });

  describe("when the voter changes its wallet", function () {
    it("keeps its ballot, and changes it from the new wallet", async function () {
      await vote(c.users[0], AGAINST);
      await moveWallet(c, c.users[0], c.supplier);
      expect(await ballot(c.supplier)).to.deep.equal(["Against", 1]);
      expect(await ballot(c.users[0])).to.deep.equal(["None", 0]);
      await expectError(vote(c.users[0], FOR), c.assembly, "NotEligible", c.users[0], proposalId);
      await expectEvent(vote(c.supplier, FOR), c.assembly, "BallotChanged", proposalId, c.supplier, AGAINST, 1);
      expect(await tally()).to.deep.equal({ For: [1, 0, 0] });
    });

    it("gives nobody a second vote", async function () {
      await vote(c.users[0], FOR);
      await moveWallet(c, c.users[0], c.supplier);
      await c.members.connect(c.users[0]).join(USERS, 0);
      await expectError(vote(c.users[0], FOR), c.assembly, "NotEligible", c.users[0], proposalId);
      await vote(c.supplier, FOR);
      expect(await tally()).to.deep.equal({ For: [1, 0, 0] });
    });
  });

  describe("the twenty-fourth cast of a ballot", function () {
    it("is the last one, withdrawals included, and binds nobody else", async function () {
      for (let cast = 1; cast <= 22; cast++) await vote(c.users[0], cast % 2 === 0 ? FOR : AGAINST);
      await withdraw(c.users[0]);
      await vote(c.users[0], FOR);
      expect(await ballot(c.users[0])).to.deep.equal(["For", 24]);
      await expectError(vote(c.users[0], AGAINST), c.assembly, "TooManyCasts", c.users[0]);
      await expectError(withdraw(c.users[0]), c.assembly, "TooManyCasts", c.users[0]);
      expect(await tally()).to.deep.equal({ For: [1, 0, 0] });
      for (const voter of [c.users[1], c.users[2], c.workers[0]]) {
        expect(await ballot(voter)).to.deep.equal(["None", 0]);
        await vote(voter, AGAINST);
      }
      expect(await ballot(c.users[0])).to.deep.equal(["For", 24]);
    });

    it("may be a block, the largest number a ballot holds", async function () {
      for (let cast = 1; cast <= 24; cast++) await vote(c.users[1], BLOCK, "Still");
      expect(await ballot(c.users[1])).to.deep.equal(["Block", 24]);
      expect(await ballot(c.users[0])).to.deep.equal(["None", 0]);
      expect(await ballot(c.users[2])).to.deep.equal(["None", 0]);
    });
  });

  describe("members who share a page of ballots", function () {
    async function crowd() {
      const co = await foundSomerset(ethers);
      const wallets = await newWallets(chain, 56); // members 10 to 65
      await joinUsers(co, wallets);
      await time.increase(days(30));
      const proposal = await openVote(co, time, refuseEther(co), "Accept no ether");
      return { co, wallets, proposal };
    }

    it("do not touch one another's ballots, at either end of it", async function () {
      const { co, wallets, proposal } = await networkHelpers.loadFixture(crowd);
      const member = (number: number) => wallets[number - 10]!;
      const seen = new Map<number, [bigint, bigint]>();
      const cast = async (number: number, support: number) => {
        await co.assembly.connect(member(number)).castVoteWithReason(proposal.id, support, "Mine");
        seen.set(number, [BigInt(support), (seen.get(number)?.[1] ?? 0n) + 1n]);
      };
      const numbers = [30, 31, 32, 33, 63, 64, 65];
      for (const number of numbers) {
        expect(await co.members.numberOf(member(number))).to.equal(BigInt(number));
        await cast(number, number % 4);
      }
      await cast(31, BLOCK);
      await cast(32, FOR);
      await cast(33, ABSTAIN);
      for (let number = 10; number <= 65; number++) {
        expect(await co.assembly.ballotOf(proposal.id, member(number))).to.deep.equal(seen.get(number) ?? [4n, 0n]);
      }
      expect(await co.assembly.proposalVotes(proposal.id)).to.deep.equal([3n, 2n, 2n]);
    });
  });

  describe("the result", function () {
    const close = async () => {
      await past(time, await c.assembly.proposalDeadline(proposalId));
      return state();
    };

    it("is carried by more than half of the weight", async function () {
      for (const member of [...c.users, ...c.workers]) await vote(member, FOR);
      for (const investor of c.investors) await vote(investor, AGAINST);
      expect(await state()).to.equal(ACTIVE);
      expect(await close()).to.equal(SUCCEEDED);
    });

    it("is defeated by an exact half", async function () {
      for (const user of c.users) await vote(user, FOR);
      for (const member of [...c.workers, ...c.investors]) await vote(member, AGAINST);
      expect(await close()).to.equal(DEFEATED);
    });

    it("is defeated without a quorum, of weight or of classes", async function () {
      const snapshot = await networkHelpers.takeSnapshot();
      await vote(c.users[0], FOR); // 1 of 5: 10 % of the weight
      await vote(c.workers[0], FOR); // 1 of 3: 8.3 %
      expect(await close()).to.equal(DEFEATED);
      await snapshot.restore();
      for (const user of c.users) await vote(user, FOR); // 30 %, but one class only
      expect(await close()).to.equal(DEFEATED);
    });

    it("INV-33: counts the weights of the day it was proposed", async function () {
      const count = await c.assembly.countOf(proposalId);
      expect([count.weights, count.nonUsers]).to.deep.equal([await c.statute.weights(), 4n]);
      expect(count.electorate).to.deep.equal([5n, 3n, 3n, 0n, 0n, 0n, 0n, 0n]);
    });

    it("is defeated by one block where the kind is consent", async function () {
      const consent = { mode: "CONSENT", minVotedClasses: 1 } as const;
      await openVoteUnder(consent);
      for (const founder of c.founders.slice(1)) await vote(founder, FOR);
      await vote(c.users[0], BLOCK, "Harms the co-op");
      expect(await close()).to.equal(DEFEATED);
      await openVoteUnder(consent, [action(c.treasury, "accept", [c.currencyAddress, true])]);
      for (const founder of c.founders.slice(1)) await vote(founder, FOR);
      await vote(c.users[0], AGAINST);
      expect(await close()).to.equal(SUCCEEDED);
    });
  });

  describe("queue and execute", function () {
    it("carry out what was decided, for anyone", async function () {
      await carry(c, time, proposalId);
      const at = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(at);
      const eta = BigInt(at + days(2));
      const queueing = c.assembly.connect(c.supplier).queue(...c.proposal.operation);
      await expectEvent(queueing, c.assembly, "ProposalQueued", proposalId, eta);
      expect(await state()).to.equal(QUEUED);
      await past(time, eta);
      const executing = c.assembly.connect(c.supplier).execute(...c.proposal.operation);
      await expectEvent(executing, c.assembly, "ProposalExecuted", proposalId);
      await expectEvent(executing, c.treasury, "AssetAccepted", ZeroAddress, false);
      expect(await state()).to.equal(EXECUTED);
    });

    it("INV-30: happen once", async function () {
      await carry(c, time, proposalId);
      await c.assembly.queue(...c.proposal.operation);
      const [succeeded, queued] = [1n << SUCCEEDED, 1n << QUEUED].map((states) => ethers.toBeHex(states, 32));
      const unexpected = "GovernorUnexpectedProposalState";
      await expectError(
        c.assembly.queue(...c.proposal.operation),
        c.assembly, unexpected, proposalId, QUEUED, succeeded,
      );
      await past(time, await c.assembly.proposalEta(proposalId));
      await c.assembly.execute(...c.proposal.operation);
      await expectError(
        c.assembly.execute(...c.proposal.operation),
        c.assembly, unexpected, proposalId, EXECUTED, queued,
      );
    });

    it("wait for the vote and for each other", async function () {
      const [succeeded, queued] = [1n << SUCCEEDED, 1n << QUEUED].map((states) => ethers.toBeHex(states, 32));
      const unexpected = "GovernorUnexpectedProposalState";
      await expectError(
        c.assembly.queue(...c.proposal.operation),
        c.assembly, unexpected, proposalId, ACTIVE, succeeded,
      );
      await expectError(
        c.assembly.execute(...c.proposal.operation),
        c.assembly, unexpected, proposalId, ACTIVE, queued,
      );
      await carry(c, time, proposalId);
      await expectError(
        c.assembly.execute(...c.proposal.operation),
        c.assembly, unexpected, proposalId, SUCCEEDED, queued,
      );
    });

    it("refuse what was defeated", async function () {
      await past(time, await c.assembly.proposalDeadline(proposalId));
      const succeeded = ethers.toBeHex(1n << SUCCEEDED, 32);
      const queueing = c.assembly.queue(...c.proposal.operation);
      await expectError(queueing, c.assembly, "GovernorUnexpectedProposalState", proposalId, DEFEATED, succeeded);
    });

    it("INV-31: refuse other calls than those that were decided", async function () {
      await carry(c, time, proposalId);
      const [targets, values, , text] = c.proposal.operation;
      const calls = [c.treasury.interface.encodeFunctionData("accept", [ZeroAddress, true])];
      const other = await c.assembly.hashProposal(targets, values, calls, text);
      await expectError(
        c.assembly.queue(targets, values, calls, text),
        c.assembly, "GovernorNonexistentProposal", other,
      );
    });

    it("INV-31: wait for the kind's own delay where it is longer than the executor's", async function () {
      const actions = [action(c.authority, "labelRole", [7, "stewards"])];
      const { id: longer, operation } = await openVote(c, time, actions, "Name a role");
      await carry(c, time, longer);
      await c.assembly.queue(...operation);
      const queued = BigInt(await time.latest());
      const eta = queued + BigInt(days(7));
      expect(await c.assembly.proposalEta(longer)).to.equal(eta);
      for (const early of [queued + 1n, queued + BigInt(days(2)), eta - 1n]) {
        await time.setNextBlockTimestamp(early);
        await expectError(c.assembly.execute(...operation), c.assembly, "TooEarly", eta);
      }
      await time.setNextBlockTimestamp(eta);
      await expectEvent(c.assembly.execute(...operation), c.authority, "RoleLabel", 7, "stewards");
    });

    it("INV-31: wait for the executor's delay where the kind's is shorter", async function () {
      const hasty = await openVoteUnder({ delay: 0 });
      await carry(c, time, hasty.id);
      await c.assembly.queue(...hasty.operation);
      const eta = BigInt(await time.latest()) + BigInt(days(2));
      expect(await c.assembly.proposalEta(hasty.id)).to.equal(eta);
      await time.setNextBlockTimestamp(eta - 1n);
      await expectError(c.assembly.execute(...hasty.operation), c.assembly, "TooEarly", eta);
      await time.setNextBlockTimestamp(eta);
      await c.assembly.execute(...hasty.operation);
    });

    it("undo everything where one call fails", async function () {
      const fails = action(c.members, "admit", [c.supplier.address]);
      const { id: failing, operation } = await openVote(c, time, [...refuseEther(c), fails], "Two at once");
      await carry(c, time, failing);
      await c.assembly.queue(...operation);
      await past(time, await c.assembly.proposalEta(failing));
      await expectError(c.assembly.execute(...operation), c.members, "NotRequested", c.supplier);
      expect((await c.treasury.holdingOf(ZeroAddress)).accepted).to.equal(true);
      expect(await c.assembly.state(failing)).to.equal(QUEUED);
    });
  });

  describe("the executor", function () {
    it("takes orders from the assembly alone", async function () {
      const { executor } = c;
      const [proposer, carrier, canceller] =
        [await executor.PROPOSER_ROLE(), await executor.EXECUTOR_ROLE(), await executor.CANCELLER_ROLE()];
      await carry(c, time, proposalId);
      await c.assembly.queue(...c.proposal.operation);
      await past(time, await c.assembly.proposalEta(proposalId));
      const [targets, values, calls, text] = c.proposal.operation;
      const salt = ethers.toBeHex(BigInt(await c.assembly.getAddress()) << 96n ^ BigInt(text), 32);
      const operationId = await executor.hashOperationBatch(targets, values, calls, ZeroHash, salt);
      expect(await executor.isOperationReady(operationId)).to.equal(true);

      for (const tried of [c.users[0], c.supplier, c.executorSigner]) {
        const as = executor.connect(tried);
        const refused: [() => Promise<unknown>, string][] = [
          [() => as.scheduleBatch(targets, values, calls, ZeroHash, ZeroHash, days(2)), proposer],
          [() => as.schedule(targets[0]!, 0, calls[0]!, ZeroHash, ZeroHash, days(2)), proposer],
          [() => as.executeBatch(targets, values, calls, ZeroHash, salt), carrier],
          [() => as.execute(targets[0]!, 0, calls[0]!, ZeroHash, salt), carrier],
          [() => as.cancel(operationId), canceller],
        ];
        for (const [order, role] of refused) {
          await expectError(order(), executor, "AccessControlUnauthorizedAccount", tried, role);
        }
      }
    });

    it("holds no money", async function () {
      const giving = c.supplier.sendTransaction({ to: c.executor, value: 1 });
      await expectError(giving, c.executor, "HoldsNoMoney");
    });
  });

  describe("doors of the Governor that stay shut", function () {
    it("are the Governor's own signed ballots: SignTypedBallot", async function () {
      const plain = c.assembly["castVoteBySig(uint256,uint8,address,bytes)"](proposalId, FOR, c.users[0], "0x");
      await expectError(plain, c.assembly, "SignTypedBallot");
      const withParams = c.assembly.castVoteWithReasonAndParamsBySig(proposalId, FOR, c.users[0], "", "0x", "0x");
      await expectError(withParams, c.assembly, "SignTypedBallot");
    });

    it("are updateTimelock and relay, for the executor as well", async function () {
      for (const tried of [c.users[0], c.executorSigner]) {
        const as = c.assembly.connect(tried);
        await expectError(as.updateTimelock(c.executor), c.assembly, "ExecutorIsFixed");
        await expectError(as.relay(c.treasury, 0, "0x"), c.assembly, "NoRelay");
      }
    });

    it("are its purse", async function () {
      const giving = c.supplier.sendTransaction({ to: c.assembly, value: 1 });
      await expectError(giving, c.assembly, "GovernorDisabledDeposit");
      const transferring = c.assembly.onERC721Received(c.supplier, c.supplier, 1, "0x");
      await expectError(transferring, c.assembly, "GovernorDisabledDeposit");
    });
  });

  describe("as a Governor", function () {
    it("tells wallets and explorers how it counts", async function () {
      expect(await c.assembly.COUNTING_MODE()).to.equal(
        "support=bravo,block&quorum=against,for,abstain,block&params=classes",
      );
      expect(await c.assembly.CLOCK_MODE()).to.equal("mode=timestamp");
      expect(await c.assembly.clock()).to.equal(BigInt(await time.latest()));
      expect(await c.assembly.proposalThreshold()).to.equal(0n);
      expect(await c.assembly.proposalNeedsQueuing(proposalId)).to.equal(true);
      const domain = await c.assembly.eip712Domain();
      expect([domain.name, domain.version]).to.deep.equal(["Rochdale Assembly", "1"]);
      expect(await c.assembly.TYPED_BALLOT_TYPEHASH()).to.equal(
        id("Ballot(uint256 proposalId,uint8 support,string reason,address voter,uint256 sequence,uint256 deadline)"),
      );
    });

    it("rounds the heads of an ordinary quorum up", async function () {
      const now = (await time.latest()) - 1;
      expect(await c.assembly.quorum(now)).to.equal(3n); // a quarter of 11
      await c.members.connect(c.users[0]).resign();
      await c.members.connect(c.users[1]).resign();
      await c.members.connect(c.users[2]).resign();
      expect(await c.assembly.quorum(await time.latest())).to.equal(2n); // a quarter of 8
      expect(await c.assembly.quorum(now)).to.equal(3n);
      expect(await c.assembly.quorum(0)).to.equal(0n);
    });

    it("rounds up what is a ten-thousandth above a head", async function () {
      const asExecutor = c.statute.connect(await actingAs(chain, c.executor));
      await asExecutor.defineKind(0, encodeKind({ ...preset.kinds[0]!, quorumBps: 8_182 })); // of eleven: 9.0002
      expect(await c.assembly.quorum((await time.latest()) - 1)).to.equal(10n);
    });

    it("tells the votes of a wallet at a time", async function () {
      const now = await time.latest();
      expect(await c.assembly.getVotes(c.users[0], now)).to.equal(1n);
      expect(await c.assembly.getVotes(c.newcomer, now - days(60))).to.equal(0n);
      expect(await c.assembly.getVotes(c.supplier, now)).to.equal(0n);
    });

    it("knows nothing about a proposal that was never made", async function () {
      await expectError(c.assembly.state(1), c.assembly, "GovernorNonexistentProposal", 1);
      expect(await c.assembly.proposalVotes(1)).to.deep.equal([0n, 0n, 0n]);
      expect(await tally(1n)).to.deep.equal({});
    });
  });
});
