import { expect } from "chai";
import { id } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { bucketState, draftBucket, draftOrder } from "../../scripts/plans.ts";
import { openRoundActions } from "../../scripts/proposal.ts";
import type { Action } from "../../scripts/proposal.ts";
import { action } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { openBucket, requestPayout } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { replayJournal } from "../helpers/journal.ts";
import { purseOf, takeOut } from "../helpers/register.ts";
import { euros, foundSomerset, past, resolve } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";

const { ethers, networkHelpers } = await network.create();
const { time } = networkHelpers;

const MONTH = days(30);
const OUTSIDE = 2n ** 96n - 1n;
const OFFICERS = 7; // a role
const [RENT, BICYCLE, GUIDE, CAFE, OVEN, MURAL] = [1, 2, 3, 4, 5, 6] as const; // the buckets of the year

describe("A year of a co-op's money", function () {
  let c: Somerset;
  let firstRent: number;
  before(async () => {
    c = await foundSomerset(ethers);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const gift = euros(9_000);
  const funds = async (number: bigint | number) => accountOf(await c.funds.getAddress(), BigInt(number));
  const bucket = async (number: number) => accountOf(await c.buckets.getAddress(), BigInt(number));
  const round = async (number: bigint | number) => accountOf(await c.rounds.getAddress(), BigInt(number));
  const held = async (account: string) => c.treasury.balanceOf(account, c.currency);
  const general = async () => held(await c.treasury.generalFund());
  const stateOf = async (number: number) => (await c.buckets.bucketOf(number)).state;

  /** Puts `amount` of the general fund into the intake of the funds. */
  async function provide(amount: bigint): Promise<Action> {
    const to = await funds(await c.treasury.INTAKE());
    return action(c.treasury, "transfer", [0, to, c.currencyAddress, amount, purpose("Budget"), ethers.ZeroHash]);
  }

  /** Has `approvers` approve a payout, and pays it when it has waited. */
  async function approveAndPay(payout: number, approvers: readonly Signer[]): Promise<void> {
    for (const approver of approvers) await c.payouts.connect(approver).approve(payout);
    await past(time, (await c.payouts.payoutOf(payout)).payableFrom);
    await c.payouts.pay(payout);
  }

  const refund = (number: number, funder: Signer, amount: bigint) =>
    expect(c.buckets.refund(number, funder)).to.changeTokenBalance(ethers, c.currency, funder, amount);

  it("begins with a gift", async function () {
    await c.treasury.connect(c.funder).deposit(c.currency, gift, id("gift"));
    expect(await general()).to.equal(gift);
  });

  it("names the rent a standing budget by resolution, and locks six months of it up front", async function () {
    firstRent = (await time.latest()) + days(40);
    const actions = [
      await provide(euros(1_800)),
      action(c.funds, "provideCore", [c.currencyAddress, euros(1_800)]),
      action(c.buckets, "openStanding", [
        draftBucket({ title: "Rent", asset: c.currencyAddress, max: euros(300) }),
        await c.members.numberOf(c.workers[0]),
      ]),
      action(c.funds, "nameStanding", [RENT, euros(300), MONTH, firstRent]),
    ];
    await resolve(c, time, actions, "Rent: 300 a month, six months locked");
    expect([await general(), await held(await c.funds.coreAccount())]).to.deep.equal([euros(7_200), euros(1_800)]);
  });

  it("pays the first month's rent: anybody moves it, the steward asks, a member approves", async function () {
    await past(time, BigInt(firstRent));
    await c.funds.connect(c.stranger).payStanding(1);
    await approveAndPay(await requestPayout(c, c.workers[0], RENT, euros(300)), [c.users[0]]);
    expect([await held(await bucket(RENT)), await held(await c.funds.coreAccount())]).to.deep.equal([0n, euros(1_500)]);
  });

  it("opens a campaign with two deadlines and a bounty, and a match fund by resolution", async function () {
    const now = await time.latest();
    const deadlines = { deadline: now + days(60), secondDeadline: now + days(120) };
    await openBucket(c, c.users[0], { title: "Bicycle", min: euros(300), max: euros(600), ...deadlines });
    const bounty = { title: "A guide to sourdough", min: euros(100), max: euros(400), isBounty: true };
    await openBucket(c, c.users[2], { ...bounty, deadline: now + days(60) });

    const terms = [c.currencyAddress, now + days(120), euros(100), euros(250)]; // so much a funder, and a bucket
    const actions = [
      await provide(euros(400)),
      action(c.funds, "openFund", [terms, euros(400), "What neighbours give is doubled"]),
      action(c.funds, "assign", [1, BICYCLE]),
    ];
    await resolve(c, time, actions, "Double what neighbours give for the bicycle");
    await c.funds.connect(c.newcomer).sponsor(1, euros(30));
    expect([await general(), await c.funds.leftIn(1)]).to.deep.equal([euros(6_800), euros(430)]);
  });

  it("fills the bicycle from neighbours and the fund, and goes on to the second deadline", async function () {
    await c.buckets.connect(c.newcomer).fill(BICYCLE, euros(80));
    await c.buckets.connect(c.funder).fill(BICYCLE, euros(150)); // of which 100 are matched
    await c.buckets.connect(c.newcomer).fill(GUIDE, euros(100));
    await c.buckets.connect(c.funder).fill(GUIDE, euros(300));
    await past(time, (await c.buckets.bucketOf(BICYCLE)).deadline);
    await c.buckets.connect(c.stranger).close(BICYCLE);
    expect(await stateOf(BICYCLE)).to.equal(bucketState("Funded"));
    expect(await held(await bucket(BICYCLE))).to.equal(euros(410));
    await c.buckets.connect(c.newcomer).fill(BICYCLE, euros(50)); // of which 20 are matched
    const { raised, secondDeadline } = await c.buckets.bucketOf(BICYCLE);
    expect([raised, await c.funds.leftIn(1)]).to.deep.equal([euros(480), euros(230)]);
    await past(time, secondDeadline);
    const late = c.buckets.connect(c.newcomer).fill(BICYCLE, 1n);
    await expectError(late, c.buckets, "BucketClosed", BICYCLE, secondDeadline);
  });

  it("buys the bicycle for less, and gives what is left back to all who gave, the fund too", async function () {
    await approveAndPay(await requestPayout(c, c.users[0], BICYCLE, euros(450)), [c.workers[1]]);
    await c.buckets.connect(c.users[0]).complete(BICYCLE, id("report"), "ipfs://report");
    await refund(BICYCLE, c.newcomer, euros(30 * 130) / 480n);
    await refund(BICYCLE, c.funder, euros(30 * 150) / 480n);
    await c.buckets.refund(BICYCLE, c.funds);
    expect([await held(await bucket(BICYCLE)), await c.funds.leftIn(1)]).to.deep.equal([0n, euros(242.5)]);
  });

  it("returns what the match fund did not use to the general fund", async function () {
    await c.funds.connect(c.stranger).finishFund(1);
    expect([await general(), await c.funds.leftIn(1)]).to.deep.equal([euros(7_042.5), 0n]);
  });

  it("pays the bounty to whom more than half of its funders' money names, and returns the rest", async function () {
    await c.buckets.close(GUIDE);
    await c.payouts.connect(c.newcomer).back(GUIDE, c.stranger);
    await c.payouts.connect(c.funder).back(GUIDE, c.supplier);
    const order = (recipient: string) => draftOrder({ recipient, amount: euros(390), purpose: "Work" });
    const few = c.payouts.connect(c.newcomer).requestBounty(GUIDE, order(c.stranger.address));
    await expectError(few, c.payouts, "NotNamedByFunders", GUIDE, c.stranger, euros(100), euros(400));
    await c.payouts.connect(c.funder).requestBounty(GUIDE, order(c.supplier.address));
    await approveAndPay(Number(await c.payouts.lastPayout()), [c.users[0]]);
    await c.buckets.connect(c.users[2]).complete(GUIDE, id("guide"), "ipfs://guide");
    await refund(GUIDE, c.newcomer, euros(2.5));
    await refund(GUIDE, c.funder, euros(7.5));
  });

  it("opens a round by resolution: seven more months of rent come first, of which five are locked", async function () {
    await time.increaseTo(firstRent + 6 * MONTH);
    const terms = { unit: euros(1), ideaTime: days(7), duration: days(14), isOpenToAll: true, flagsToBlock: 2 };
    const guidelines = "0. Everybody may use it\n1. No plastics";
    const plan = { asset: c.currencyAddress, budget: euros(3_000), title: "Spring", guidelines, ...terms };
    await resolve(c, time, await openRoundActions(c, plan), "Spring round of 3,000");
    expect((await c.rounds.roundOf(1)).pool).to.equal(euros(2_400)); // two months' rent were missing
    expect(await c.rounds.allowanceOf(1, c.users[0])).to.equal(266n);
    expect([await general(), await held(await bucket(RENT))]).to.deep.equal([euros(4_042.5), euros(2_100)]);
    expect(await held(await c.funds.coreAccount())).to.equal(0n);
  });

  it("hears an outsider's idea, keeps it out while it breaks a guideline, and lets it in revised", async function () {
    const idea = { title: "Repair café", round: 1, min: euros(400), max: euros(800) };
    const asStranger = c.buckets.connect(c.stranger);
    await asStranger.suggest(draftBucket(idea));
    for (const user of c.users.slice(0, 2)) await c.buckets.connect(user).flag(CAFE, 0, "For customers only?");
    await expectError(asStranger.open(CAFE), c.rounds, "BucketBlocked", CAFE, 2, 2);
    await asStranger.revise(CAFE, draftBucket({ ...idea, text: "Open to everybody on Saturdays" }));
    await c.buckets.connect(c.users[0]).resolveFlag(CAFE, 1, "Everybody now");
    await asStranger.open(CAFE);
    const commons = [{ what: "The plans of the oven", licence: "CERN-OHL-S-2.0" }];
    await openBucket(c, c.workers[0], { round: 1, min: euros(900), max: euros(1_500), commons });
    await openBucket(c, c.workers[1], { round: 1, min: euros(500), max: euros(500), title: "Mural" });
  });

  it("lets members share the pool out among three, and funders add to them", async function () {
    await past(time, (await c.rounds.roundOf(1)).opensAt);
    const [cafe, oven] = [{ bucket: CAFE, units: 100 }, { bucket: OVEN, units: 150 }];
    const mural = { bucket: MURAL, units: 50 };
    for (const member of c.founders.slice(0, 5)) await c.rounds.connect(member).allocate(1, [cafe, oven]);
    for (const member of c.founders.slice(5, 7)) await c.rounds.connect(member).allocate(1, [oven, mural]);
    await c.buckets.connect(c.newcomer).fill(MURAL, euros(20));
    await c.buckets.connect(c.funder).fill(CAFE, euros(33) + 1n);
    await c.buckets.connect(c.newcomer).fill(CAFE, euros(7));
    await past(time, (await c.rounds.roundOf(1)).closesAt);
    for (const number of [CAFE, OVEN, MURAL]) await c.rounds.settle(1, number);
    await expectEvent(c.rounds.finish(1), c.rounds, "RoundFinished", 1, euros(2_400 - 1_050 - 500));
    expect([await stateOf(CAFE), await stateOf(OVEN)]).to.deep.equal([bucketState("Funded"), bucketState("Funded")]);
    expect(await stateOf(MURAL)).to.equal(bucketState("Failed"));
    await refund(MURAL, c.newcomer, euros(20));
    expect(await general()).to.equal(euros(4_892.5));
  });

  it("pays 123 euros for the café at one approval, and the rent of seven months at two", async function () {
    await approveAndPay(await requestPayout(c, c.stranger, CAFE, euros(123)), [c.users[0]]);
    const rent = await requestPayout(c, c.workers[0], RENT, euros(2_100));
    await expectError(c.payouts.pay(rent), c.payouts, "ApprovalsMissing", rent, 0, 2);
    await approveAndPay(rent, [c.users[0], c.users[1]]);
    expect(await held(await bucket(RENT))).to.equal(0n);
  });

  let contested: number;
  it("stops a payout that three members object to, and sends it to the assembly", async function () {
    contested = await requestPayout(c, c.workers[0], OVEN, euros(800));
    for (const user of c.users) await c.payouts.connect(user).objectTo(contested, "Why so dear?");
    await expectError(c.payouts.pay(contested), c.payouts, "PayoutContested", contested, 3);
  });

  it("upholds it by resolution, which gives officers an allowance of a hundred a month as well", async function () {
    const actions = [
      action(c.payouts, "uphold", [contested]),
      action(c.authority, "grantRole", [OFFICERS, c.users[1].address, 0]),
      action(c.payouts, "grantAllowance", [OVEN, OFFICERS, euros(100), MONTH]),
    ];
    await resolve(c, time, actions, "The oven is worth it");
    const paying = c.payouts.connect(c.stranger).pay(contested);
    await expect(paying).to.changeTokenBalance(ethers, c.currency, c.supplier, euros(800));
  });

  it("lets an officer spend within it, into the account of whom it pays", async function () {
    const spend = (amount: bigint) => {
      const order = { recipient: c.stranger.address, amount, purpose: "Purchase", toAccount: true } as const;
      return c.payouts.connect(c.users[1]).spendAs(OFFICERS, OVEN, draftOrder(order));
    };
    await spend(euros(60));
    await expectError(spend(euros(41)), c.payouts, "OverSpendingAllowance", OFFICERS, euros(40), euros(41));
    expect(await held(purseOf(c.stranger))).to.equal(euros(60));
    await takeOut(c, c.stranger, c.currency, euros(60));
  });

  it("cancels the café by resolution, and returns what it did not spend to the last base unit", async function () {
    await resolve(c, time, [action(c.buckets, "cancel", [CAFE])], "No more café");
    expect(await stateOf(CAFE)).to.equal(bucketState("Cancelled"));
    const [total, unspent] = [euros(540) + 1n, euros(417) + 1n];
    const before = await general();
    await c.buckets.refund(CAFE, c.rounds);
    const toRound = (euros(500) * unspent) / total;
    expect(await general()).to.equal(before + toRound);
    const toFunder = ((euros(533) + 1n) * unspent) / total - toRound;
    await refund(CAFE, c.funder, toFunder);
    await refund(CAFE, c.newcomer, unspent - toRound - toFunder);
  });

  it("completes the oven once its promise to the commons is kept", async function () {
    const complete = () => c.buckets.connect(c.workers[0]).complete(OVEN, id("report"), "ipfs://oven-report");
    await expectError(complete(), c.buckets, "PromisesOpen", OVEN, 1, 0);
    await c.buckets.connect(c.workers[0]).keepPromise(OVEN, 0, id("plans"), "ipfs://oven-plans");
    await complete();
    const before = await general();
    await c.buckets.refund(OVEN, c.rounds);
    expect(await general()).to.equal(before + euros(190));
  });

  it("shows that the rent of the months to come is not covered", async function () {
    const due = await c.funds.dueOf(1);
    expect(due % euros(300)).to.equal(0n);
    expect(due > 0n).to.equal(true);
    await expectError(c.funds.payStanding(1), c.funds, "NotCovered", 1, due, 0);
  });

  it("INV-24: leaves nothing in any account but the general fund", async function () {
    const numbers = [RENT, BICYCLE, GUIDE, CAFE, OVEN, MURAL];
    const intake = await c.treasury.INTAKE();
    const accounts = [
      ...(await Promise.all(numbers.map(bucket))),
      ...(await Promise.all([0, 1].flatMap((n) => [round(n), funds(n)]))), // carried over, round 1, core, fund 1
      ...(await Promise.all([round(intake), funds(intake)])),
      purseOf(c.stranger),
    ];
    for (const account of accounts) expect(await held(account)).to.equal(0n);
    expect(await held(await c.treasury.generalFund())).to.equal((await c.treasury.holdingOf(c.currency)).booked);
  });

  it("INV-1, INV-2: replays its journal: money in is money out and what accounts hold", async function () {
    const books = await replayJournal(c.treasury);
    expect(books.seal).to.equal(await c.treasury.seal());
    const entries = (await c.treasury.queryFilter(c.treasury.filters.Entry())).map(({ args }) => args);
    const isOutside = (account: string) => BigInt(account) % 2n ** 96n === OUTSIDE;
    const sum = (all: typeof entries) => all.reduce((total, { amount }) => total + amount, 0n);
    const [moneyIn, moneyOut] = [
      sum(entries.filter(({ from }) => isOutside(from))),
      sum(entries.filter(({ to }) => isOutside(to))),
    ];
    const given = euros(9_000 + 30 + 130 + 150 + 400 + 20 + 33 + 7) + 1n;
    const spent = euros(300 + 450 + 390 + 123 + 2_100 + 800 + 60);
    expect(moneyIn).to.equal(given);
    expect(moneyIn - moneyOut).to.equal(await general());
    expect(books.totals.get(c.currencyAddress.toLowerCase())).to.equal(await general());
    expect(await c.currency.balanceOf(c.treasury)).to.equal(await general());
    const wallets = await Promise.all([c.supplier, c.stranger].map((wallet) => c.currency.balanceOf(wallet)));
    expect(wallets[0]! + wallets[1]!).to.equal(spent);
    const givers = await Promise.all([c.funder, c.newcomer].map((wallet) => c.currency.balanceOf(wallet)));
    expect(givers[0]! + givers[1]! + spent + (await general())).to.equal(euros(20_000)); // nothing is lost or made
  });
});
