import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { castVoteBySig, choice, signBallot } from "../../scripts/charter.ts";
import { openBucket, requestPayout } from "../helpers/budgets.ts";
import { euros, foundSomerset, INVESTORS, openVote, past, roundActions, USERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";
import { replayJournal } from "../helpers/journal.ts";

const { ethers, networkHelpers } = await network.create();
const { time } = networkHelpers;

describe("A co-op from founding to a paid invoice", function () {
  let c: Somerset;
  let proposal: Awaited<ReturnType<typeof openVote>>;
  before(async () => {
    c = await foundSomerset(ethers);
  });

  it("is founded by nine founders in one transaction", async function () {
    expect(await c.members.memberCount()).to.equal(9n);
    expect(await c.statute.name()).to.equal("Commons Bakery");
  });

  it("takes in a user and an investor, who subscribes shares", async function () {
    await c.members.connect(c.newcomer).join(INVESTORS, 200);
    expect(await c.shares.balanceOf(c.newcomer)).to.equal(200n);
    expect(await c.shares.totalSupply()).to.equal(200n);
    await c.members.connect(c.supplier).join(USERS, 0);
    expect(await c.members.memberCount()).to.equal(11n);
  });

  it("receives a gift for the general fund", async function () {
    await c.treasury.connect(c.funder).deposit(c.currencyAddress, euros(5_000), id("gift"));
    expect(await c.treasury.balanceOf(await c.treasury.generalFund(), c.currencyAddress)).to.equal(euros(5_000));
  });

  it("votes by transaction and by signature, with a change of mind", async function () {
    proposal = await openVote(c, time, await roundActions(c, euros(900), euros(1)), "Open a spring round of 900 EUR");
    for (const user of c.users) await c.assembly.connect(user).castVote(proposal.id, choice("For"));
    for (const investor of c.investors) await c.assembly.connect(investor).castVote(proposal.id, choice("Against"));
    await c.assembly.connect(c.workers[0]).castVoteWithReason(proposal.id, choice("Against"), "Too much at once");
    await c.assembly.connect(c.workers[0]).castVote(proposal.id, choice("For"));

    const [, worker] = c.workers;
    const { sequence } = await c.assembly.ballotOf(proposal.id, worker);
    const deadline = BigInt(await time.latest()) + 3600n;
    const ballot = { proposalId: proposal.id, support: choice("For"), reason: "", sequence, deadline };
    const signature = await signBallot(worker, c.assembly, ballot);
    await castVoteBySig(c.assembly.connect(c.stranger), { ...ballot, voter: worker.address, signature });
    expect(await c.assembly.proposalVotes(proposal.id)).to.deep.equal([3n, 5n, 0n]);
  });

  it("is carried by users and workers, and opens the round", async function () {
    await past(time, await c.assembly.proposalDeadline(proposal.id));
    await c.assembly.queue(...proposal.operation);
    await past(time, await c.assembly.proposalEta(proposal.id));
    await c.assembly.connect(c.stranger).execute(...proposal.operation);
    const round = await c.rounds.roundOf(1);
    expect(round.pool).to.equal(euros(900));
    expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(81n); // 900 over 11 members
  });

  it("fills two buckets from members and an outside funder", async function () {
    await openBucket(c, c.workers[0], { round: 1, min: euros(300), max: euros(500), title: "Oven door" });
    await openBucket(c, c.users[0], { round: 1, min: euros(700), max: euros(900), title: "Delivery bicycle" });
    for (const member of c.founders) {
      await c.rounds.connect(member).allocate(1, [{ bucket: 1, units: 30 }, { bucket: 2, units: 51 }]);
    }
    await c.rounds.connect(c.users[1]).allocate(1, [{ bucket: 1, units: 81 }]);
    await c.rounds.connect(c.users[2]).allocate(1, []);
    await c.buckets.connect(c.funder).fill(1, euros(120));
    expect(await c.rounds.tallyOf(1, 1)).to.deep.equal([7n * 30n + 81n, 380n, 8n, true]);
    expect(await c.rounds.tallyOf(1, 2)).to.deep.equal([7n * 51n, 900n, 7n, true]);
  });

  it("settles: one bucket is funded, the other misses its minimum, the rest goes home", async function () {
    await past(time, (await c.rounds.roundOf(1)).closesAt);
    await c.rounds.settle(1, 1);
    await c.rounds.settle(1, 2);
    await c.rounds.finish(1);
    expect((await c.buckets.bucketOf(1)).fromRound).to.equal(euros(291));
    const fund = await c.treasury.balanceOf(await c.treasury.generalFund(), c.currencyAddress);
    expect(fund).to.equal(euros(5_000 - 291));
  });

  it("pays an invoice that another member approved", async function () {
    const receipt = { receiptHash: id("invoice 7"), receiptUri: "ipfs://invoice-7", invoice: "2026-7" };
    await requestPayout(c, c.workers[0], 1, euros(400), { recipient: c.stranger.address, ...receipt });
    await c.payouts.connect(c.users[0]).approve(1);
    await expect(c.payouts.pay(1)).to.changeTokenBalance(ethers, c.currency, c.stranger, euros(400));
  });

  it("completes the bucket, and gives back what it did not spend to members and funder, pro rata", async function () {
    await c.buckets.connect(c.workers[0]).complete(1, id("report"), "ipfs://report");
    // 11 of 411 euros are left: of the round's 291 and the funder's 120.
    const toFunder = (euros(11) * 120n) / 411n + 1n; // rounded up, as the round comes first
    await c.buckets.refund(1, c.rounds);
    await expect(c.buckets.refund(1, c.funder)).to.changeTokenBalance(ethers, c.currency, c.funder, toFunder);
    const fund = await c.treasury.balanceOf(await c.treasury.generalFund(), c.currencyAddress);
    expect(fund).to.equal(euros(5_000 - 291 + 11) - toFunder);
  });

  it("leaves books that equal the tokens, entry by entry", async function () {
    const books = await replayJournal(c.treasury);
    expect(books.seal).to.equal(await c.treasury.seal());
    const held = await c.currency.balanceOf(c.treasury);
    expect(books.totals.get(c.currencyAddress.toLowerCase())).to.equal(held);
    for (const [account, asset, amount] of books.balances) {
      expect(await c.treasury.balanceOf(account, asset)).to.equal(amount);
    }
  });
});
