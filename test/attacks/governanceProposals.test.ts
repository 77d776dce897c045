import { expect } from "chai";
import type { Signer, Wallet } from "ethers";
import { concat, hexlify, id, toUtf8Bytes, ZeroAddress } from "ethers";
import { network } from "hardhat";
import { days, encodeKind } from "../../scripts/charter.ts";
import { propose } from "../../scripts/proposal.ts";
import type { Action } from "../../scripts/proposal.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { action } from "../helpers/acting.ts";
import { atOnce, expectRefused, expectWrongState, foundRich, growUsers, payTo } from "../helpers/attacking.ts";
import type { Rich } from "../helpers/attacking.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { gasOf } from "../helpers/gas.ts";
import { euros, openVote, past, USERS } from "../helpers/somerset.ts";
import { AGAINST, expectState, FOR, paper, question, refuseEther, signedBallot } from "../helpers/voting.ts";

// What was done to others with proposals and with the end of the vote, tried on a co-op.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const BAR = BigInt(preset.agenda.rePutBar);
const LAST_PART = BigInt(days(14) / 8); // of the voting time
const EXTENSION = BigInt(days(14) / 4);

/** The attacker is a member, number 10, with its tenure behind it. */
async function fixture() {
  const c = await foundRich(chain);
  await c.members.connect(c.attacker).join(USERS, 0);
  await time.increase(days(30));
  return c;
}

describe("attacks on the assembly by proposals and at the close", function () {
  let c: Rich;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  type Voter = Wallet | Rich["users"][0];
  const put = (proposer: Signer, actions: Action[], text: string) =>
    propose(c.assembly.connect(proposer), actions, text);
  const vote = (voter: Voter, proposalId: bigint, support: number) =>
    c.assembly.connect(voter).castVote(proposalId, support);
  const closeOf = (proposalId: bigint) => c.assembly.proposalDeadline(proposalId);
  const close = async (proposalId: bigint) => past(time, await closeOf(proposalId));

  it("12 Compound 289: what was defeated rests for half a year, whoever puts it and in whatever words", async function () {
    const grab = payTo(c, c.attacker, euros(4_000));
    const { id: first } = await openVote(c, time, grab, "Golden boys");
    const [opened, closes] = [await c.assembly.proposalSnapshot(first), await closeOf(first)];
    expect(closes - opened >= BigInt(days(14))).to.equal(true); // two whole weeks, with their working days
    await close(first);
    for (const proposer of [c.users[0], c.attacker]) {
      const again = () => put(proposer, grab, "Once more, on a Friday");
      await expectRefused(c, again, c.agenda, "QuestionBarred", first, closes + BAR);
    }
  });

  it("14 Yam: what is proposed in the middle of another call is told and delayed like anything else", async function () {
    const wallet = await ethers.deployContract("HostileWallet");
    await wallet.call(c.members, action(c.members, "join", [USERS, 0]).data);
    const { args, id: proposalId } = await paper(c, payTo(c, c.attacker, euros(4_000)), "%$§&!");
    const [targets, values, calls, text] = args;
    const proposing = wallet.connect(c.stranger).call(c.assembly, action(c.assembly, "propose", args).data);
    await proposing;
    const [opens, closes] = [await c.assembly.proposalSnapshot(proposalId), await closeOf(proposalId)];
    await expectEvent(
      proposing,
      c.assembly,
      "ProposalCreated",
      proposalId,
      wallet,
      targets,
      values,
      [""],
      calls,
      opens,
      closes,
      text,
    );
    expect(opens - BigInt(await time.latest()) >= BigInt(days(14))).to.equal(true);
    const early = () => vote(c.users[0], proposalId, FOR);
    await expectWrongState(c, early, proposalId, "Pending", "Active");
  });

  it("16 Synthetify: nobody hides one proposal among ten that look like it", async function () {
    for (const n of [1, 2]) await put(c.attacker, question(c, n), "Monthly repayment");
    const hidden = await put(c.attacker, payTo(c, c.attacker, euros(4_000)), "Monthly repayment");
    const another = () => put(c.attacker, question(c, 4), "Monthly repayment");
    await expectRefused(c, another, c.agenda, "TooManyOpenProposals", 10, 3);

    const shown = (await paper(c, question(c, 1), `Monthly repayment\n#proposer=${c.attacker.address}`)).id;
    await past(time, await c.assembly.proposalSnapshot(shown));
    for (const founder of c.founders) await vote(founder, shown, FOR);
    await close(hidden.id);
    const queueing = () => c.assembly.queue(...hidden.operation);
    await expectWrongState(c, queueing, hidden.id, "Defeated", "Succeeded"); // a vote for one is none for another
  });

  it("21 OZ xrc4: a quorum that is lowered does not revive what was defeated for lack of it", async function () {
    await growUsers(chain, c, 3);
    const proposal = await openVote(c, time, payTo(c, c.attacker, euros(4_000)), "For services");
    for (const one of [c.users[0], c.workers[0]]) await vote(one, proposal.id, FOR);
    await close(proposal.id);
    await expectState(c, proposal.id, "Defeated");

    const none = { ...preset.kinds[0]!, quorumBps: 0, secondQuorumBps: 0, minVotedClasses: 0 };
    await c.statute.connect(c.executorSigner).defineKind(0, encodeKind(none));
    for (const user of c.users.slice(1)) await c.members.connect(user).resign(); // who came would be enough of who is left
    const queueing = () => c.assembly.queue(...proposal.operation);
    await expectWrongState(c, queueing, proposal.id, "Defeated", "Succeeded");
  });

  it("22 OZ 5h3x: nobody proposes another's words first in order to take them back", async function () {
    const [victim] = c.users;
    const { args, id: proposalId } = await paper(c, refuseEther(c), `Accept no ether\n#proposer=${victim.address}`);
    const [targets, values, calls, text] = args;
    const asAttacker = c.assembly.connect(c.attacker);
    const error = [c.assembly, "GovernorRestrictedProposer", c.attacker.address] as const;
    await expectRefused(c, () => asAttacker.propose(...args), ...error);
    await expectRefused(c, () => asAttacker.proposeIn(0, ...args), ...error);
    await c.agenda.connect(c.attacker).signPetition(proposalId);
    await expectRefused(c, () => asAttacker.proposeByPetition([10], ...args), ...error);

    await c.assembly.connect(victim).propose(...args);
    const taking = () => asAttacker.cancel(targets, values, calls, id(text));
    await expectRefused(c, taking, c.assembly, "GovernorUnableToCancel", proposalId, c.attacker.address);
    await expectState(c, proposalId, "Pending");
  });

  it("22 OZ 5h3x: who keeps putting a question and taking it back cannot keep it from the members", async function () {
    const [victim] = c.users;
    const [question1, question2] = [
      await paper(c, refuseEther(c), "Mine"),
      await paper(c, refuseEther(c), "Still mine"),
    ];
    await c.assembly.connect(c.attacker).propose(...question1.args);
    const [targets, values, calls, text] = question1.args;
    await atOnce(c.attacker, [
      action(c.assembly, "cancel", [targets, values, calls, id(text)]),
      action(c.assembly, "propose", question2.args),
    ]);
    const putting = () => put(victim, refuseEther(c), "Ours");
    await expectRefused(c, putting, c.agenda, "AlreadyProposed", question2.id);

    const ours = await paper(c, refuseEther(c), `Ours\n#proposer=${victim.address}`);
    await c.agenda.connect(victim).signPetition(ours.id);
    await c.assembly.connect(victim).proposeByPetition([1], ...ours.args);
    await past(time, await c.assembly.proposalSnapshot(ours.id));
    await vote(victim, ours.id, FOR);
    await expectState(c, ours.id, "Active");
  });

  describe("with the name of the proposer", function () {
    const ending = () => `#proposer=${c.users[0].address}`;
    /** Whether the attacker may propose a text that ends so. */
    const proposing = (text: string) =>
      c.assembly.connect(c.attacker).propose.staticCall([c.treasury], [0], ["0x"], `Words\n${text}`);
    const expectBound = (text: string) =>
      expectError(proposing(text), c.assembly, "GovernorRestrictedProposer", c.attacker.address);

    it("23 proposer suffix: whatever the page and the scripts write is bound to its proposer", async function () {
      const { text } = await put(c.users[0], refuseEther(c), "Accept no ether");
      const copying = () => c.assembly.connect(c.attacker).propose([c.treasury], [0], ["0x"], text);
      await expectRefused(c, copying, c.assembly, "GovernorRestrictedProposer", c.attacker.address);
      const { address } = c.users[0];
      for (const spelt of [address.toLowerCase(), `0x${address.slice(2).toUpperCase()}`]) {
        await expectBound(`#proposer=${spelt}`);
      }
      for (const before of ["", " ", "#proposer=0x", ending(), ending().slice(0, -1)]) {
        await expectBound(`${before}${ending()}`);
      }
    });

    it("23 proposer suffix: what only looks like the name of a proposer binds nobody", async function () {
      const cut = Array.from({ length: 51 }, (_, digits) => ending().slice(0, digits + 1));
      const followed = [" ", "\n", "\t", ".", "0", "\u0000", "\u200b"].map((end) => ending() + end);
      const misspelt = ["#Proposer=", "#proposer:", "#proposer =", "# proposer=", "#proposer=0", "proposer="].map(
        (mark) => mark + c.users[0].address,
      );
      for (const text of [...cut, ...followed, ...misspelt]) {
        const { id: proposalId } = await paper(c, [{ target: c.treasury, data: "0x" }], `Words\n${text}`);
        expect(await proposing(text), JSON.stringify(text)).to.equal(proposalId);
      }
    });

    it("23 proposer suffix: nobody but a second call ends like one", async function () {
      await expectBound(`#second-call\n#proposer=${ZeroAddress}`);
    });
  });

  describe("at the close", function () {
    let proposalId: bigint;
    let closes: bigint;
    /** Half of the weight is for it, which is not enough: of those who came, a user, the attacker and no worker. */
    beforeEach(async () => {
      proposalId = (await openVote(c, time, payTo(c, c.attacker, euros(4_000)), "For services")).id;
      for (const voter of [c.users[0], c.attacker]) await vote(voter, proposalId, FOR);
      await vote(c.workers[0], proposalId, AGAINST);
      closes = await closeOf(proposalId);
    });

    /** Others answer, in one transaction. */
    async function answer() {
      const awake = [...c.users.slice(1), ...c.workers.slice(1)];
      const ballots = [];
      for (const voter of awake) ballots.push(await signedBallot(c, proposalId, voter, { support: AGAINST }));
      return c.assembly.connect(c.stranger).castVotesBySig(proposalId, ballots);
    }

    it("24 late flip: a vote that turns the result in the last second leaves time to answer, once", async function () {
      await time.setNextBlockTimestamp(closes);
      await expectEvent(
        vote(c.workers[0], proposalId, FOR),
        c.assembly,
        "CloseExtended",
        proposalId,
        closes + EXTENSION,
      );
      await expectState(c, proposalId, "Active");
      await time.setNextBlockTimestamp(closes + EXTENSION);
      await expect(answer()).not.to.emit(c.assembly, "CloseExtended");
      expect(await closeOf(proposalId)).to.equal(closes + EXTENSION);
      await time.increase(1);
      const late = () => vote(c.workers[0], proposalId, FOR);
      await expectWrongState(c, late, proposalId, "Defeated", "Active");
    });

    it("24 late flip: whatever happens in a vote, its close comes no earlier and a quarter later at most", async function () {
      let last = closes;
      for (let at = closes - LAST_PART - 1n, n = 0; at <= closes + EXTENSION; at += BigInt(days(1)) / 4n, n++) {
        await time.setNextBlockTimestamp(at);
        await vote(c.workers[0], proposalId, n % 2 === 0 ? FOR : AGAINST);
        const now = await closeOf(proposalId);
        expect(now >= last && now <= closes + EXTENSION).to.equal(true);
        last = now;
      }
      expect(last).to.equal(closes + EXTENSION);
    });

    it("25 block stuffing: who turns the result and fills the last blocks has not the last word", async function () {
      await time.setNextBlockTimestamp(closes - 60n);
      await vote(c.workers[0], proposalId, FOR); // and then no room for anybody else until the close, and after
      await time.setNextBlockTimestamp(closes + EXTENSION - 60n);
      await expectState(c, proposalId, "Active");
      await answer();
      await close(proposalId);
      await expectState(c, proposalId, "Defeated");
    });

    it("25 block stuffing: who fills the last blocks without a vote changes nothing", async function () {
      await time.increaseTo(closes + 1n);
      await expectState(c, proposalId, "Defeated");
      expect(await closeOf(proposalId)).to.equal(closes);
    });
  });

  it("26 proposal spam: however long, there are three of a member, and voting on others costs the same", async function () {
    const long = hexlify(toUtf8Bytes("x".repeat(30_000)));
    const giant = (n: number): Action[] =>
      Array.from({ length: 10 }, () => ({ target: c.treasury, data: concat([long, `0x0${n}`]) }));
    const words = "Nobody will read this. ".repeat(1_000);
    const small = await put(c.users[0], refuseEther(c), "Accept no ether");
    const big = await propose(c.assembly.connect(c.attacker), giant(1), words);
    for (const n of [2, 3]) await put(c.attacker, question(c, n), words);
    await expectRefused(c, () => put(c.attacker, question(c, 4), "More"), c.agenda, "TooManyOpenProposals", 10, 3);

    await past(time, await c.assembly.proposalSnapshot(big.id));
    const gas = await gasOf(vote(c.users[0], small.id, FOR));
    expect(await gasOf(vote(c.users[0], big.id, FOR))).to.equal(gas);
  });
});
