import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import type { AddressLike } from "ethers";
import { network } from "hardhat";
import type { Address } from "viem";
import { days } from "../../scripts/charter.ts";
import { draftBucket, draftOrder } from "../../scripts/plans.ts";
import { propose } from "../../scripts/proposal.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { datesOf } from "../../web/src/me/dates.ts";
import { todoOf } from "../../web/src/me/todo.ts";
import type { Todo } from "../../web/src/me/todo.ts";
import { actingAs } from "../helpers/acting.ts";
import { euros, foundSomerset, openVote, past, resolve, roundActions, WORKERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";
import { AGAINST, FOR, question } from "../helpers/voting.ts";
import { snapshotOf } from "./snapshot.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time, loadFixture } = networkHelpers;

async function found() {
  const classes = somerset.classes.map((one, c) =>
    c === WORKERS ? { ...one, admission: "Vouched" as const, vouchers: 2 } : one,
  );
  const c = await foundSomerset(ethers, {
    preset: { classes, capital: { ...somerset.capital, lock: 0, notice: days(10), yearlyCapBps: 10_000 } },
  });
  return { ...c, executorSigner: await actingAs(chain, c.executor) };
}

async function todos(c: Somerset, who: AddressLike, at?: number): Promise<Todo[]> {
  return todoOf(await snapshotOf(ethers, c, at), (await ethers.resolveAddress(who)) as Address);
}

async function kinds(c: Somerset, who: AddressLike, at?: number): Promise<string[]> {
  return (await todos(c, who, at)).map(({ kind }) => kind);
}

describe("What waits for somebody", function () {
  this.timeout(300_000);

  it("is nothing in a co-op where nothing has happened, and nothing for a stranger", async function () {
    const c = await loadFixture(found);
    expect(await todos(c, c.users[0])).to.deep.equal([]);
    expect(await todos(c, c.stranger)).to.deep.equal([]);
  });

  it("is every open vote in which the member, or its principal, may vote and has not", async function () {
    const c = await loadFixture(found);
    const [first, second] = c.users;
    await c.members.connect(second).appointProxy(first);
    const { id } = await openVote(c, time, question(c, 1), "# Buy an oven\n\nIt is cheap.");
    await c.members.connect(c.newcomer).join(0, 0);

    const [vote, proxyVote] = await todos(c, first);
    const until = Number(await c.assembly.proposalDeadline(id));
    expect(vote).to.deep.equal({ key: "vote-1", kind: "vote", href: "/votes/1", subject: "Buy an oven", until });
    expect(proxyVote?.kind).to.equal("proxyVote");
    expect(await kinds(c, c.newcomer)).to.deep.equal([]); // joined when it was open

    await c.assembly.connect(second).castVote(id, AGAINST);
    expect(await kinds(c, first)).to.deep.equal(["vote"]);
    await c.assembly.connect(first).castVote(id, FOR);
    expect(await kinds(c, first)).to.deep.equal([]);
    expect(await kinds(c, second)).to.deep.equal([]);
    expect(await kinds(c, c.workers[0])).to.deep.equal(["vote"]);
  });

  it("is what to do with a decision: set it on its way, carry it out, call again", async function () {
    const c = await loadFixture(found);
    const carried = await openVote(c, time, question(c, 1), "# Carried");
    for (const voter of c.founders) await c.assembly.connect(voter).castVote(carried.id, FOR);
    await past(time, await c.assembly.proposalDeadline(carried.id));
    expect(await kinds(c, c.users[0])).to.deep.equal(["queue"]);
    await c.assembly.queue(...carried.operation);
    const from = Number(await c.assembly.proposalEta(carried.id));
    expect(await kinds(c, c.users[0])).to.deep.equal([]);
    expect(await kinds(c, c.users[0], from)).to.deep.equal(["execute"]);

    const missed = await openVote(c, time, question(c, 2), "# Missed its quorum");
    await past(time, await c.assembly.proposalDeadline(missed.id));
    const again = (await todos(c, c.users[0])).filter(({ kind }) => kind === "callAgain");
    expect(again.map(({ href }) => href)).to.deep.equal(["/votes/2"]);
    const tooLate = Number(await c.assembly.proposalDeadline(missed.id)) + days(30) + 1;
    expect(await kinds(c, c.users[0], tooLate)).to.not.include("callAgain");
  });

  it("is the rest of an allowance, as long as the round shares out and a bucket takes it", async function () {
    const c = await loadFixture(found);
    await c.treasury.connect(c.funder).deposit(c.currencyAddress, euros(900), encodeBytes32String("gift"));
    await resolve(c, time, await roundActions(c, euros(900), euros(1)), "# Open a round");
    const [first, second] = c.users;
    expect(await kinds(c, first)).to.deep.equal([]); // there is no bucket

    const plan = draftBucket({ round: 1, title: "Oven", min: euros(10), max: euros(500) });
    await c.buckets.connect(second).openNow(plan);
    const [allocate] = await todos(c, first);
    const closesAt = Number((await c.rounds.roundOf(1)).closesAt);
    expect(allocate).to.include({ kind: "allocate", href: "/rounds/1", subject: "Spring budget", until: closesAt });
    expect(allocate?.amount?.value).to.equal(euros(100));

    await c.rounds.connect(first).allocate(1, [{ bucket: 1, units: 60 }]);
    expect((await todos(c, first))[0]?.amount?.value).to.equal(euros(40));
    await c.rounds.connect(first).allocate(1, [{ bucket: 1, units: 100 }]);
    expect(await kinds(c, first)).to.deep.equal([]);
    expect(await kinds(c, first, closesAt)).to.deep.equal(["settleRound"]);
  });

  it("is a payout to approve, then to object to, for who has no part in it", async function () {
    const c = await loadFixture(found);
    const [steward, member, other] = c.users;
    await time.increase(days(60));
    const deadline = (await time.latest()) + days(20);
    const plan = { title: "Oven", asset: c.currencyAddress, min: euros(100), max: euros(3_000), deadline };
    await c.buckets.connect(steward).suggest(draftBucket(plan));
    expect(await todos(c, steward)).to.deep.equal([
      { key: "openBucket-1", kind: "openBucket", href: "/buckets/1", subject: "Oven", until: deadline },
    ]);
    await c.buckets.connect(steward).open(1);
    expect(await kinds(c, steward)).to.deep.equal([]);
    await c.buckets.connect(c.funder).fill(1, euros(2_000));
    expect(await kinds(c, steward)).to.deep.equal(["closeBucket"]);
    await c.buckets.connect(steward).close(1);

    const order = { recipient: c.supplier.address, amount: euros(900), purpose: "Purchase" as const };
    await c.payouts.connect(steward).request(1, draftOrder(order));
    expect(await kinds(c, steward)).to.deep.equal([]);
    const [approve] = await todos(c, member);
    expect(approve).to.include({ kind: "approve", href: "/buckets/1#payout-1", subject: "Oven" });
    expect(approve).to.not.have.property("until");
    expect(approve?.amount?.value).to.equal(euros(900));

    for (const approver of c.workers.slice(0, 2)) await c.payouts.connect(approver).approve(1);
    const payableFrom = Number((await c.payouts.payoutOf(1)).payableFrom);
    expect((await todos(c, member))[0]).to.include({ kind: "object", until: payableFrom });
    expect(await kinds(c, c.workers[0])).to.deep.equal([]); // has approved it
    await c.payouts.connect(other).objectTo(1, "Too dear.");
    expect(await kinds(c, other)).to.deep.equal([]);
    expect(await kinds(c, member, payableFrom)).to.deep.equal([]);
    expect(await kinds(c, steward, payableFrom)).to.deep.equal(["payPayout"]);
  });

  it("is a request to join that the member can vouch for", async function () {
    const c = await loadFixture(found);
    const [first, second] = c.workers;
    await c.members.connect(c.newcomer).requestEntry(WORKERS, 0, encodeBytes32String(""), "");
    const expected = { key: "vouch-1", kind: "vouch", href: "/members#request-1", subject: "workers" };
    expect(await todos(c, first)).to.deep.equal([expected]);
    expect(await kinds(c, c.users[0])).to.deep.equal([]);
    await c.members.connect(first).vouch(c.newcomer);
    expect(await kinds(c, first)).to.deep.equal([]);
    expect(await kinds(c, second)).to.deep.equal(["vouch"]);
    await c.members.connect(second).vouch(c.newcomer);
    expect(await kinds(c, c.workers[2])).to.deep.equal([]);
  });

  it("is money: repaid shares, refunds, interest, and what lies in accounts", async function () {
    const c = await loadFixture(found);
    const [member] = c.users;
    await c.shares.connect(member).subscribe(300);
    await c.shares.connect(member).requestWithdrawal(1, 100);
    expect(await kinds(c, member)).to.deep.equal([]);
    await time.increase(days(10));
    expect(await kinds(c, member)).to.deep.equal(["repayment"]);
    await c.shares.repay(1);
    const [account] = await todos(c, member);
    expect(account).to.deep.include({ kind: "account", href: "/me#money" });
    expect(account?.amount).to.deep.equal({ value: euros(100), asset: c.currencyAddress });
    await c.treasury.connect(member).withdraw(1, member, c.currencyAddress, euros(100));
    expect(await kinds(c, member)).to.deep.equal([]);

    const deadline = (await time.latest()) + days(20);
    const plan = { title: "Oven", asset: c.currencyAddress, min: euros(5_000), max: euros(6_000), deadline };
    await c.buckets.connect(c.workers[0]).openNow(draftBucket(plan));
    await c.buckets.connect(c.funder).fill(1, euros(50));
    await time.increaseTo(deadline);
    await c.buckets.close(1);
    const [refund] = await todos(c, c.funder); // who is no member
    expect(refund).to.deep.include({ kind: "refund", href: "/buckets/1", subject: "Oven" });
    expect(refund?.amount?.value).to.equal(euros(50));
  });

  it("is a hearing or a recovery before anything else, while it can still be answered", async function () {
    const c = await loadFixture(found);
    const [member, other] = c.users;
    const { id } = await openVote(c, time, question(c, 1), "# A question");
    const asExecutor = c.members.connect(c.executorSigner);
    await asExecutor.giveNotice(1, encodeBytes32String("code 3"));
    await asExecutor.proposeRecovery(2, c.stranger);
    const heardUntil = Number(await c.members.hearingOf(1));
    const closesAt = Number(await c.assembly.proposalDeadline(id));
    const inOrder = heardUntil < closesAt ? ["hearing", "vote"] : ["vote", "hearing"];
    expect(await kinds(c, member)).to.deep.equal(inOrder);
    expect(await kinds(c, member, heardUntil + days(180) + 1)).to.not.include("hearing");

    const { possibleFrom } = await c.members.offerOf(2);
    expect((await todos(c, other)).find(({ kind }) => kind === "recovery")?.until).to.equal(Number(possibleFrom));
    expect(await kinds(c, c.stranger, Number(possibleFrom))).to.deep.equal(["takeOver"]);
    await c.members.connect(other).keepWallet(2);
    expect(await kinds(c, other)).to.deep.equal(["vote"]);
    expect(await kinds(c, c.stranger, Number(possibleFrom))).to.deep.equal([]);
  });
});

describe("Dates to come", function () {
  this.timeout(300_000);

  it("are those of votes, before and while they are open", async function () {
    const c = await loadFixture(found);
    const { id } = await propose(c.assembly.connect(c.users[0]), question(c, 1), "# Buy an oven");
    const [opensAt, closesAt] = [await c.assembly.proposalSnapshot(id), await c.assembly.proposalDeadline(id)];
    const seen = await snapshotOf(ethers, c);
    const dates = datesOf(seen, c.users[0].address as Address);
    expect(dates.map(({ kind, at, href }) => [kind, at, href])).to.deep.equal([
      ["voteOpens", Number(opensAt), "/votes/1"],
      ["voteCloses", Number(closesAt), "/votes/1"],
    ]);
    expect(datesOf({ ...seen, now: Number(closesAt) }, c.users[0].address as Address)).to.deep.equal([]);
  });
});
