import { expect } from "chai";
import type { Wallet } from "ethers";
import { id } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { MODES, BASES } from "../../sdk/src/names.ts";
import { propose } from "../../scripts/proposal.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { action, moveWallet, newWallets } from "../helpers/acting.ts";
import { atOnce, expectRefused, expectWrongState, foundRich, growUsers, payTo } from "../helpers/attacking.ts";
import type { Rich } from "../helpers/attacking.ts";
import { openBucket, requestPayout } from "../helpers/budgets.ts";
import { newJudge } from "../helpers/judging.ts";
import { euros, INVESTORS, openVote, past, USERS } from "../helpers/somerset.ts";
import { AGAINST, FOR, paper, SECOND_CALL, signedBallot, tallyOf } from "../helpers/voting.ts";

// What was done to others with money and in haste, tried on a co-op. The numbers are those of docs/security.md.

const chain = await network.create();
const { networkHelpers } = chain;
const { time } = networkHelpers;

const ALL = euros(4_000); // of the general fund
const [NOBODY, ONE] = [
  [0, 0, 0],
  [0, 0, 1],
]; // votes of users, workers and investors

const fixture = () => foundRich(chain);

describe("attacks on the assembly with money and in haste", function () {
  let c: Rich;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const steal = () => openVote(c, time, payTo(c, c.attacker, ALL), "For services");
  const vote = (voter: Wallet | Rich["users"][0], proposalId: bigint, support: number) =>
    c.assembly.connect(voter).castVote(proposalId, support);
  const close = async (proposalId: bigint) => past(time, await c.assembly.proposalDeadline(proposalId));
  const queueing = (operation: Awaited<ReturnType<typeof steal>>["operation"]) => () => c.assembly.queue(...operation);

  it("1 Beanstalk: who joins, buys shares and votes in one transaction has no vote", async function () {
    const proposal = await steal();
    const borrowed = [
      action(c.currency, "mint", [c.attacker.address, euros(90_000)]),
      action(c.currency, "approve", [await c.treasury.getAddress(), euros(100_000)]),
      action(c.members, "join", [INVESTORS, 100_000]),
      action(c.assembly, "castVote", [proposal.id, FOR]),
    ];
    const attack = () => atOnce(c.attacker, borrowed);
    await expectRefused(c, attack, c.assembly, "NotEligible", c.attacker.address, proposal.id);
    await atOnce(c.attacker, borrowed.slice(0, 3));
    await expectRefused(
      c,
      () => vote(c.attacker, proposal.id, FOR),
      c.assembly,
      "NotEligible",
      c.attacker.address,
      proposal.id,
    );
    expect(await tallyOf(c, proposal.id)).to.deep.equal([NOBODY, NOBODY, NOBODY, NOBODY]);
  });

  it("1 Beanstalk: ten thousand shares are one vote, like none", async function () {
    await c.members.connect(c.attacker).join(INVESTORS, 10_000);
    await time.increase(days(30));
    const proposal = await steal();
    await vote(c.attacker, proposal.id, FOR);
    await vote(c.investors[0], proposal.id, AGAINST);
    expect(await tallyOf(c, proposal.id)).to.deep.equal([ONE, ONE, NOBODY, NOBODY]);
  });

  describe("in haste", function () {
    /** A co-op as hasty as a statute can make it. */
    async function hasty() {
      const [ordinary, ...others] = preset.kinds;
      const kinds = [{ ...ordinary!, notice: 0, delay: 0, minTenure: 0, votingTime: 3_600 }, ...others];
      return foundRich(chain, { preset: { kinds } });
    }

    it("2 Aragon TOP BPool: nobody proposes, votes and executes in one transaction, by the hastiest statute", async function () {
      c = await networkHelpers.loadFixture(hasty);
      const { args, id: proposalId } = await paper(c, payTo(c, c.attacker, ALL), "Quickly");
      const [targets, values, calls, text] = args;
      const [joining, proposing, voting, queueing, executing] = [
        action(c.members, "join", [USERS, 0]),
        action(c.assembly, "propose", args),
        action(c.assembly, "castVote", [proposalId, FOR]),
        action(c.assembly, "queue", [targets, values, calls, id(text)]),
        action(c.assembly, "execute", [targets, values, calls, id(text)]),
      ] as const;
      const rush = [joining, proposing, voting, queueing, executing];
      await expectWrongState(c, () => atOnce(c.attacker, rush), proposalId, "Pending", "Active");

      await atOnce(c.attacker, [joining, proposing]);
      for (const founder of c.founders) await vote(founder, proposalId, FOR); // with all votes for it
      const last = () => atOnce(c.attacker, [voting, queueing, executing]);
      await expectWrongState(c, last, proposalId, "Active", "Succeeded");
    });

    it("2 Aragon TOP BPool: nobody queues and executes in one transaction what all have voted for", async function () {
      const proposal = await steal();
      for (const founder of c.founders) await vote(founder, proposal.id, FOR);
      await close(proposal.id);
      const rush = ["queue", "execute"].map((name) => action(c.assembly, name, proposal.operation));
      const at = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(at);
      await expectRefused(c, () => atOnce(c.attacker, rush), c.assembly, "TooEarly", at + days(2));
    });
  });

  it("3 Build Finance: a class that comes alone decides nothing, and nobody need look out for it", async function () {
    const announcedAt = BigInt(await time.latest());
    const proposal = await steal();
    expect((await c.assembly.proposalSnapshot(proposal.id)) - announcedAt >= BigInt(days(14))).to.equal(true);
    for (const user of c.users) await vote(user, proposal.id, FOR);
    await close(proposal.id);
    await expectWrongState(c, queueing(proposal.operation), proposal.id, "Defeated", "Succeeded");
  });

  it("4 StrongBlock: in a co-op where one of fifty is left awake, that one can do nothing but go", async function () {
    await growUsers(chain, c, 41);
    expect(await c.members.memberCount()).to.equal(50n);
    const [awake] = c.users;
    const role = await c.executor.PROPOSER_ROLE();
    const plots = [
      payTo(c, awake, ALL),
      [action(c.authority, "grantRole", [0, awake.address, 0])],
      [action(c.executor, "grantRole", [role, awake.address])],
    ];
    const proposals = [];
    for (const actions of plots) proposals.push(await propose(c.assembly.connect(awake), actions, "Unseen"));
    for (const { id: proposalId } of proposals) {
      await past(time, await c.assembly.proposalSnapshot(proposalId));
      await vote(awake, proposalId, FOR);
    }
    for (const { id: proposalId, operation } of proposals) {
      await close(proposalId);
      await expectWrongState(c, queueing(operation), proposalId, "Defeated", "Succeeded");
    }
    await c.members.connect(awake).resign();
    expect(await c.members.isMember(awake)).to.equal(false);
  });

  it("5 Panther: who says nothing has not agreed, not at a second call either", async function () {
    const proposal = await steal();
    await close(proposal.id);
    await expectWrongState(c, queueing(proposal.operation), proposal.id, "Defeated", "Succeeded");

    const [targets, values, calls] = proposal.operation;
    await c.assembly.connect(c.attacker).callAgain(targets, values, calls, proposal.text);
    const again: typeof proposal.operation = [targets, values, calls, id(`${proposal.text}${SECOND_CALL}`)];
    const second = await c.assembly.hashProposal(...again);
    await close(second);
    await expectWrongState(c, queueing(again), second, "Defeated", "Succeeded");
  });

  it("5 Panther: silence carries nothing by any kind that there can be, if it asks for nothing at all", async function () {
    const judge = await newJudge(chain);
    const classes = [
      { weight: 7_500, register: 50 },
      { weight: 2_500, register: 50, isUser: false },
    ];
    for (const mode of MODES) {
      for (const base of BASES) {
        const nothing = { mode, base, numerator: 0, denominator: 1, moreThan: false };
        expect((await judge(nothing, classes)).carried, `${mode}, ${base}`).to.equal(false);
      }
    }
  });

  it("17 Mango: who fills its own bucket with a fortune has no say in what is paid out of it", async function () {
    await c.members.connect(c.attacker).join(USERS, 0);
    await time.increase(days(30));
    const terms = { asset: c.currencyAddress, max: euros(9_000), deadline: (await time.latest()) + days(9) };
    const bucket = await openBucket(c, c.attacker, terms);
    await c.buckets.connect(c.attacker).fill(bucket, euros(9_000));
    await c.buckets.close(bucket);
    const payout = await requestPayout(c, c.attacker, bucket, euros(9_000), { recipient: c.accomplice.address });
    const approving = () => c.payouts.connect(c.attacker).approve(payout);
    await expectRefused(c, approving, c.payouts, "MayNotDecide", payout, c.attacker.address);
  });

  it("18 TrueFi, Sushi: a membership that is sold during a vote is no second vote", async function () {
    const [seller] = c.investors;
    const proposal = await steal();
    await vote(seller, proposal.id, AGAINST);
    await moveWallet(c, seller, c.attacker);
    expect(await tallyOf(c, proposal.id)).to.deep.equal([ONE, NOBODY, NOBODY, NOBODY]);
    await vote(c.attacker, proposal.id, FOR);
    expect(await tallyOf(c, proposal.id)).to.deep.equal([NOBODY, ONE, NOBODY, NOBODY]);
    await expectRefused(c, () => vote(seller, proposal.id, AGAINST), c.assembly, "NotEligible", seller, proposal.id);
  });

  it("18 TrueFi, Sushi: nobody collects memberships, and shares change no hands", async function () {
    await c.members.connect(c.attacker).join(INVESTORS, 50);
    const [seller] = c.investors;
    await c.members.connect(seller).changeWallet(7, c.attacker);
    const collecting = () => c.members.connect(c.attacker).acceptWallet(7);
    await expectRefused(c, collecting, c.members, "AlreadyMember", c.attacker.address);
    const selling = () => c.shares.connect(c.attacker).transfer(c.accomplice, 50);
    await expectRefused(c, selling, c.shares, "SharesNotTransferable");
  });

  it("19 LobbyFi: a vote that was sold is changed until the last second", async function () {
    const proposal = await steal();
    const [seller] = c.investors;
    const sold = await signedBallot(c, proposal.id, seller, { sequence: 1n });
    await vote(seller, proposal.id, FOR); // and is paid
    await time.setNextBlockTimestamp(await c.assembly.proposalDeadline(proposal.id));
    await vote(seller, proposal.id, AGAINST);
    expect(await tallyOf(c, proposal.id)).to.deep.equal([ONE, NOBODY, NOBODY, NOBODY]);
    await expectWrongState(c, () => c.assembly.castVotesBySig(proposal.id, [sold]), proposal.id, "Defeated", "Active");
  });

  it("19 LobbyFi: a signed ballot that was sold is worth nothing once its voter has voted", async function () {
    const proposal = await steal();
    const [seller] = c.investors;
    const sold = await signedBallot(c, proposal.id, seller);
    await vote(seller, proposal.id, AGAINST);
    const { voter, support, reason, deadline, signature } = sold;
    const handIn = c.assembly["castVoteBySig(uint256,uint8,string,address,uint256,bytes)"];
    await expectRefused(
      c,
      () => handIn(proposal.id, support, reason, voter, deadline, signature),
      c.assembly,
      "GovernorInvalidSignature",
      voter,
    );
    expect(await tallyOf(c, proposal.id)).to.deep.equal([ONE, NOBODY, NOBODY, NOBODY]);
  });

  it("20 Swerve, Indexed, Curio: who buys a whole class has a quarter of the votes, whoever stays away", async function () {
    const straws = (await newWallets(chain, 14)).slice(2);
    for (const straw of straws) {
      await c.currency.mint(straw, euros(50));
      await c.currency.connect(straw).approve(c.treasury, euros(50));
      await c.members.connect(straw).join(INVESTORS, 50);
    }
    await time.increase(days(30));
    const unopposed = await steal();
    for (const straw of straws) await vote(straw, unopposed.id, FOR);
    await close(unopposed.id);
    await expectWrongState(c, queueing(unopposed.operation), unopposed.id, "Defeated", "Succeeded");

    const opposed = await openVote(c, time, payTo(c, c.attacker, euros(1)), "A euro");
    for (const straw of straws) await vote(straw, opposed.id, FOR);
    for (const one of [c.users[0], c.workers[0]]) await vote(one, opposed.id, AGAINST);
    await close(opposed.id);
    await expectWrongState(c, queueing(opposed.operation), opposed.id, "Defeated", "Succeeded");
  });

  describe("in and out again", function () {
    const capital = { ...preset.capital, lock: 0, notice: 0, yearlyCapBps: 10_000 };
    const open = () => foundRich(chain, { preset: { capital } });

    /** Buys a thousand shares, lives through `deed`, leaves, and takes out what it is paid. */
    async function roundTrip(deed: () => Promise<unknown>): Promise<bigint> {
      const balance = () => c.currency.balanceOf(c.attacker);
      const before = await balance();
      await c.members.connect(c.attacker).join(INVESTORS, 1_000);
      const number = await c.members.numberOf(c.attacker);
      await deed();
      await c.members.connect(c.attacker).resign();
      await c.shares.connect(c.attacker).requestWithdrawal(number, 1_000);
      await c.shares.repay(10);
      const paid = await c.treasury.balanceOf(await c.treasury.memberAccount(number), c.currencyAddress);
      await c.treasury.connect(c.attacker).withdraw(number, c.attacker, c.currencyAddress, paid);
      return (await balance()) - before;
    }

    beforeEach(async () => {
      c = await networkHelpers.loadFixture(open);
    });

    it("38 Nouns, Moloch: who buys in and leaves gets par, though the co-op has become richer", async function () {
      const gain = await roundTrip(() => c.treasury.connect(c.funder).deposit(c.currency, euros(5_000), id("gift")));
      expect(gain).to.equal(0n);
    });

    it("38 Nouns, Moloch: who buys in and leaves bears its part of a loss, and nobody else's", async function () {
      const asExecutor = c.shares.connect(c.executorSigner);
      expect(await roundTrip(() => asExecutor.writeDown(euros(1) / 2n))).to.equal(-euros(500));
    });

    it("38 Nouns, Moloch: who buys in and leaves gains nothing by coming after a loss, for par does not rise again", async function () {
      const asExecutor = c.shares.connect(c.executorSigner);
      await asExecutor.writeDown(euros(1) / 2n);
      expect(
        await roundTrip(async () =>
          expectRefused(c, () => asExecutor.writeDown(euros(1)), c.shares, "UnfitPar", euros(1), euros(1) / 2n - 1n),
        ),
      ).to.equal(0n);
    });
  });
});
