import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { bucketState, draftBucket } from "../../scripts/plans.ts";
import { action, actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import {
  allocate, bucketAccount, fillFundsIntake, heldIn, openBucket, openCampaign, openRound, spendFrom,
} from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, past, resolve } from "../helpers/somerset.ts";

// Match funds: money that is there before it is promised, and doubles what funders give until it is used up.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [FUNDED, FAILED] = [bucketState("Funded"), bucketState("Failed")];
const ETHER = ZeroAddress;
const OUTSIDE = 2n ** 96n - 1n;

/** Fund 1 of 200 euros: at most 60 for one funder of a bucket and 150 for a bucket; 300 more euros in the intake. */
async function withFund() {
  const c = await openCampaign(chain);
  const asBoard = c.funds.connect(c.executorSigner);
  const until = c.deadline + days(1);
  const terms = { asset: c.currencyAddress, until, perFunder: euros(60), perBucket: euros(150) };
  await fillFundsIntake(c, c.executorSigner, euros(500), c.currencyAddress);
  await asBoard.openFund(terms, euros(200), "Neighbours double it");
  return { ...c, asBoard, until, terms };
}

/** The same, assigned to the campaign: bucket 1 of 300 to 500 euros. */
async function assigned() {
  const c = await withFund();
  await c.asBoard.assign(1, 1);
  return c;
}

describe("match funds", function () {
  let c: Awaited<ReturnType<typeof withFund>>;
  const startFrom = (fixture: typeof withFund) =>
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const fill = (funder: Signer, amount: bigint, bucket = 1) => c.buckets.connect(funder).fill(bucket, amount);
  const fundAccount = async (fund = 1) => accountOf(await c.funds.getAddress(), BigInt(fund));
  const left = (fund = 1) => c.funds.leftIn(fund);
  const raised = async (bucket = 1) => (await c.buckets.bucketOf(bucket)).raised;
  const entries = async () => (await c.treasury.seal()) >> 208n;
  const matched = (funder: Signer, amount: bigint, leftOver: bigint, bucket = 1) =>
    [1, bucket, funder, amount, leftOver] as const;

  /** Opens a round over 900 euros, and in it bucket 2 of 50 to 120 euros, which the fund matches. Gives the round. */
  async function inRound(): Promise<number> {
    const round = await openRound(c, c.executorSigner, euros(900), euros(1), { duration: days(2) });
    await openBucket(c, c.steward, { round, min: euros(50), max: euros(120) });
    await c.asBoard.assign(1, 2);
    return round;
  }

  describe("openFund", function () {
    startFrom(withFund);

    const open = (change: Partial<typeof c.terms> = {}, amount = euros(300)) =>
      c.asBoard.openFund({ ...c.terms, ...change }, amount, "Another");

    it("INV-26: locks the money first, and tells the terms", async function () {
      const [before, opening] = [await entries(), open()];
      const terms = [c.currencyAddress, c.until, euros(60), euros(150)];
      await expectEvent(opening, c.funds, "FundOpened", 2, terms, euros(300), "Another");
      const way: [string, string] = [accountOf(await c.funds.getAddress(), 2n ** 96n - 2n), await fundAccount(2)];
      await expectEntry(opening, c.treasury, before + 1n, "Budget", way, c.currency, euros(300), refTo("Fund", 2));
      expect([await left(1), await left(2)]).to.deep.equal([euros(200), euros(300)]);
      expect(await c.funds.fundOf(2)).to.deep.equal([c.currencyAddress, BigInt(c.until), euros(60), euros(150)]);
    });

    it("does so by resolution, which puts the money into the intake as well", async function () {
      const intake = accountOf(await c.funds.getAddress(), await c.treasury.INTAKE());
      const setAside = [0n, intake, c.currencyAddress, euros(7), purpose("Budget"), `0x${"00".repeat(32)}`];
      const terms = { ...c.terms, until: c.until + days(365) };
      const opening = action(c.funds, "openFund", [terms, euros(7), "By all"]);
      await resolve(c, time, [action(c.treasury, "transfer", setAside), opening], "Double what neighbours give");
      expect(await left(2)).to.equal(euros(7));
    });

    it("reverts with BalanceTooLow beyond what is in the intake, and with NothingMoved for nothing", async function () {
      const intake = accountOf(await c.funds.getAddress(), await c.treasury.INTAKE());
      const [held, amount] = [euros(300), euros(300) + 1n];
      await expectError(open({}, amount), c.treasury, "BalanceTooLow", intake, c.currency, held, amount);
      await expectError(open({}, 0n), c.treasury, "NothingMoved");
    });

    it("reverts with FundUnfit for limits of nothing and for a time that is over", async function () {
      await expectError(open({ perFunder: 0n }), c.funds, "FundUnfit", c.until, 0, euros(150));
      await expectError(open({ perBucket: 0n }), c.funds, "FundUnfit", c.until, euros(60), 0);
      await time.setNextBlockTimestamp(c.until);
      await expectError(open(), c.funds, "FundUnfit", c.until, euros(60), euros(150));
    });

    it("reverts with AccessManagedUnauthorized for everybody but a resolution", async function () {
      for (const tried of [c.steward, c.stranger]) {
        const asTried = c.funds.connect(tried);
        await expectError(asTried.openFund(c.terms, 1, ""), c.funds, "AccessManagedUnauthorized", tried);
        await expectError(asTried.assign(1, 1), c.funds, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("assign", function () {
    startFrom(withFund);

    const assign = (fund: number, bucket: number) => c.asBoard.assign(fund, bucket);
    const draft = (asset: string, round = 0) =>
      draftBucket({ title: "Mill", max: 99n, asset, round, deadline: c.deadline });
    const suggest = (asset: string) => c.buckets.connect(c.steward).suggest(draft(asset));

    it("has a fund match what an open bucket is given from now on", async function () {
      await fill(c.funder, euros(10));
      await expectEvent(assign(1, 1), c.funds, "FundAssigned", 1, 1);
      expect((await c.buckets.bucketOf(1)).fund).to.equal(1n);
      expect(await raised()).to.equal(euros(10));
      await expectEvent(fill(c.funder, euros(5)), c.funds, "GiftMatched", ...matched(c.funder, euros(5), euros(195)));
    });

    it("has it match an idea, once that is open", async function () {
      await suggest(c.currencyAddress);
      await assign(1, 2);
      await c.buckets.connect(c.steward).open(2);
      await fill(c.funder, 9n, 2);
      expect(await raised(2)).to.equal(18n);
    });

    it("reverts with OtherAsset for a bucket in another asset, a round's included", async function () {
      await suggest(ETHER);
      await expectError(assign(1, 2), c.funds, "OtherAsset", ETHER, c.currency);
      const round = await openRound(c, c.executorSigner, 9n, 1n, { asset: ETHER });
      await openBucket(c, c.steward, { round, max: 9n });
      await expectError(assign(1, 3), c.funds, "OtherAsset", ETHER, c.currency);
      expect((await c.buckets.bucketOf(2)).fund).to.equal(0n);
    });

    it("INV-7: reverts with OtherAsset for an idea revised into another asset, of a round as well", async function () {
      const round = await openRound(c, c.executorSigner, 99n, 1n, { asset: ETHER });
      await suggest(c.currencyAddress);
      await assign(1, 2);
      const revise = (asset: string, inRound = 0) =>
        c.buckets.connect(c.steward).revise(2, draft(asset, inRound));
      await expectError(revise(ETHER), c.buckets, "OtherAsset", ETHER, c.currency);
      await expectError(revise(c.currencyAddress, round), c.buckets, "OtherAsset", ETHER, c.currency);
      await revise(c.currencyAddress);
      await c.buckets.connect(c.steward).open(2);
      await fill(c.funder, 5n, 2);
      expect([await raised(2), await heldIn(c, 2)]).to.deep.equal([10n, 10n]);
    });

    it("INV-7: takes no idea for a round to come, of which nobody knows the asset", async function () {
      const asSteward = c.buckets.connect(c.steward);
      await expectError(asSteward.suggest(draft(ETHER, 1)), c.rounds, "NoSuchRound", 1);
      await asSteward.suggest(draft(ETHER, 0));
      await expectError(asSteward.revise(2, draft(ETHER, 1)), c.rounds, "NoSuchRound", 1);
    });

    it("reverts with BucketHasFund for a second fund, and for the same one again", async function () {
      await c.asBoard.openFund(c.terms, euros(300), "Another");
      await assign(1, 1);
      for (const fund of [1, 2]) await expectError(assign(fund, 1), c.buckets, "BucketHasFund", 1, 1);
    });

    it("reverts with BucketOver for a bucket that is funded, and with NoSuchBucket for none", async function () {
      await fill(c.funder, euros(500));
      await c.buckets.close(1);
      await expectError(assign(1, 1), c.buckets, "BucketOver", 1, FUNDED);
      await expectError(assign(1, 2), c.buckets, "NoSuchBucket", 2);
    });

    it("reverts with FundEmpty for a fund that is used up: the money is there first", async function () {
      await c.asBoard.openFund({ ...c.terms, perFunder: 1n, perBucket: 1n }, 1n, "One");
      await assign(2, 1);
      await fill(c.funder, 5n);
      await suggest(c.currencyAddress);
      await expectError(assign(2, 2), c.funds, "FundEmpty", 2);
    });

    it("reverts with FundOver once its time is over, and with NoSuchFund for none", async function () {
      for (const none of [0, 2]) await expectError(assign(none, 1), c.funds, "NoSuchFund", none);
      await time.setNextBlockTimestamp(c.until);
      await expectError(assign(1, 1), c.funds, "FundOver", 1, c.until);
    });
  });

  describe("a gift", function () {
    startFrom(assigned);

    it("is doubled at once", async function () {
      const [before, filling] = [await entries(), fill(c.funder, euros(40))];
      await expectEvent(filling, c.funds, "GiftMatched", ...matched(c.funder, euros(40), euros(160)));
      await expectEvent(filling, c.buckets, "BucketFilled", 1, c.funder, euros(40));
      await expectEvent(filling, c.buckets, "BucketFilled", 1, c.funds, euros(40));
      const way: [string, string] = [await fundAccount(), await bucketAccount(c, 1)];
      await expectEntry(filling, c.treasury, before + 2n, "Funding", way, c.currency, euros(40), refTo("Fund", 1));
      expect([await raised(), await heldIn(c, 1)]).to.deep.equal([euros(80), euros(80)]);
      expect(await c.buckets.fundedBy(1, c.funder)).to.equal(euros(40));
      expect([await c.funds.matchedIn(1), await c.funds.matchedFor(1, c.funder)]).to.deep.equal([euros(40), euros(40)]);
    });

    it("is doubled up to the limit for one funder, over all its gifts", async function () {
      await fill(c.funder, euros(40));
      await expectEvent(fill(c.funder, euros(40)), c.funds, "GiftMatched", ...matched(c.funder, euros(20), euros(140)));
      await expect(fill(c.funder, 1n)).not.to.emit(c.funds, "GiftMatched");
      await expectEvent(fill(c.newcomer, 9n), c.funds, "GiftMatched", ...matched(c.newcomer, 9n, euros(140) - 9n));
    });

    it("is doubled up to the limit for one bucket, whoever gives", async function () {
      await fill(c.funder, euros(60));
      await fill(c.newcomer, euros(60));
      const filling = fill(c.users[0], euros(60));
      await expectEvent(filling, c.funds, "GiftMatched", ...matched(c.users[0], euros(30), euros(50)));
      await expect(fill(c.users[1], 1n)).not.to.emit(c.funds, "GiftMatched");
      expect(await c.funds.matchedIn(1)).to.equal(euros(150));
    });

    it("is doubled as far as the bucket has room", async function () {
      await fill(c.users[0], euros(430));
      await expectEvent(fill(c.funder, euros(7)), c.funds, "GiftMatched", ...matched(c.funder, euros(3), euros(137)));
      expect(await raised()).to.equal(euros(500));
      await expectError(fill(c.funder, 1n), c.buckets, "BucketFull", 1, 0, 1);
    });

    it("INV-26: tells when the fund is used up, with the last part of a match, and goes on without", async function () {
      const deadline = c.deadline;
      await openBucket(c, c.steward, { min: 1n, max: euros(500), deadline });
      await c.asBoard.assign(1, 2);
      for (const funder of [c.funder, c.newcomer]) await fill(funder, euros(60));
      await fill(c.funder, euros(60), 2);
      const last = fill(c.newcomer, euros(60), 2);
      await expectEvent(last, c.funds, "GiftMatched", ...matched(c.newcomer, euros(20), 0n, 2));
      expect(await left()).to.equal(0n);
      await expect(fill(c.users[0], euros(9))).not.to.emit(c.funds, "GiftMatched");
      expect([await raised(1), await raised(2)]).to.deep.equal([euros(249), euros(200)]);
    });

    it("is not doubled from the second on in which the time of the fund is over", async function () {
      const deadline = c.until + 9;
      for (const _ of [2, 3]) await openBucket(c, c.steward, { min: 1n, max: euros(500), deadline });
      await c.asBoard.assign(1, 2);
      await c.asBoard.assign(1, 3);
      await time.setNextBlockTimestamp(c.until - 1);
      await expect(fill(c.funder, 1n, 2)).to.emit(c.funds, "GiftMatched");
      await time.setNextBlockTimestamp(c.until);
      await expect(fill(c.funder, 1n, 3)).not.to.emit(c.funds, "GiftMatched");
      expect(await c.buckets.queryFilter(c.buckets.filters.BucketFilled(3, c.funds))).to.deep.equal([]);
    });

    it("is doubled until the second deadline of a bucket that has one", async function () {
      const [deadline, secondDeadline] = [c.deadline, c.deadline + 1_000];
      await openBucket(c, c.steward, { min: 2n, max: 20n, deadline, secondDeadline });
      await c.asBoard.assign(1, 2);
      await fill(c.funder, 1n, 2);
      await past(time, BigInt(deadline));
      await c.buckets.close(2);
      await fill(c.funder, 3n, 2);
      expect(await raised(2)).to.equal(8n);
    });

    it("is counted and doubled as it arrives, of a token that keeps a fee", async function () {
      const trick = await ethers.deployContract("HostileToken");
      for (const wallet of [c.funder, c.supplier]) await trick.mint(wallet, euros(100));
      for (const wallet of [c.funder, c.supplier]) await trick.connect(wallet).approve(c.treasury, euros(100));
      await c.treasury.connect(c.executorSigner).accept(trick, true);
      await c.treasury.connect(c.supplier).deposit(trick, euros(100), `0x${"00".repeat(32)}`);
      await fillFundsIntake(c, c.executorSigner, euros(100), await trick.getAddress());
      await c.asBoard.openFund({ ...c.terms, asset: await trick.getAddress() }, euros(100), "Tricks");
      await openBucket(c, c.steward, { asset: trick, min: 1n, max: euros(50), deadline: c.deadline });
      await c.asBoard.assign(2, 2);
      await trick.setFee(5_000);
      await fill(c.funder, euros(40), 2);
      expect([await raised(2), await heldIn(c, 2)]).to.deep.equal([euros(40), euros(40)]);
    });

    it("reverts with NotBuckets for everybody else who says that something was given", async function () {
      for (const tried of [c.funder, c.executorSigner, await actingAs(chain, c.rounds)]) {
        const matching = c.funds.connect(tried).matchGift(1, 1, c.funder, 1, 1);
        await expectError(matching, c.funds, "NotBuckets", tried);
      }
    });
  });

  describe("a gift to a bucket in a round", function () {
    startFrom(withFund);

    it("leaves members the room that is left after gift and match", async function () {
      const round = await inRound();
      await fill(c.funder, euros(40), 2);
      expect((await c.rounds.tallyOf(round, 2)).room).to.equal(40n);
      const allocating = allocate(c, c.users[0], round, [2, 41]);
      await expectError(allocating, c.rounds, "RoomTaken", 2, euros(40), euros(41));
      await allocate(c, c.users[0], round, [2, 40]);
    });

    it("counts for the minimum together with its match and what members allocated", async function () {
      const round = await inRound();
      await fill(c.funder, euros(20), 2);
      await allocate(c, c.users[0], round, [2, 10]);
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await expectEvent(c.rounds.settle(round, 2), c.buckets, "BucketSettled", 2, FUNDED, euros(40), euros(10));
      expect(await heldIn(c, 2)).to.equal(euros(50));
    });

    it("is doubled as far as members have left room, and held back by no match", async function () {
      const round = await inRound();
      await allocate(c, c.users[0], round, [2, 70]);
      const filling = fill(c.funder, euros(40), 2); // there is room for 50
      await expectEvent(filling, c.funds, "GiftMatched", ...matched(c.funder, euros(10), euros(190), 2));
      expect(await raised(2)).to.equal(euros(50));
    });

    it("is doubled after the round as far as there is room, with what the round gave counted once", async function () {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1), { duration: days(2) });
      const { closesAt } = await c.rounds.roundOf(round);
      const secondDeadline = Number(closesAt) + days(1);
      await openBucket(c, c.steward, { round, min: euros(50), max: euros(120), secondDeadline });
      await c.asBoard.assign(1, 2);
      await allocate(c, c.users[0], round, [2, 70]);
      await past(time, closesAt);
      await c.rounds.settle(round, 2);
      await fill(c.funder, euros(20), 2); // there is room for 50
      expect(await raised(2)).to.equal(euros(40));
    });
  });

  describe("a bucket that ends", function () {
    startFrom(assigned);

    it("INV-24: gives the match back to the fund and the gift to its funder, whole if it failed", async function () {
      await fill(c.funder, euros(40));
      await past(time, BigInt(c.deadline));
      await c.buckets.close(1);
      expect((await c.buckets.bucketOf(1)).state).to.equal(FAILED);
      const [before, refunding] = [await entries(), c.buckets.connect(c.stranger).refund(1, c.funds)];
      await expectEvent(refunding, c.buckets, "FunderRefunded", 1, c.funds, euros(40));
      const [way, ref] = [[await bucketAccount(c, 1), await fundAccount()] as [string, string], refTo("Bucket", 1)];
      await expectEntry(refunding, c.treasury, before + 1n, "Remainder", way, c.currency, euros(40), ref);
      expect(await left()).to.equal(euros(200));
      await expectEvent(c.buckets.refund(1, c.funder), c.buckets, "FunderRefunded", 1, c.funder, euros(40));
      expect(await heldIn(c, 1)).to.equal(0n);
    });

    it("INV-24: gives back what is unspent pro rata, to the last unit", async function () {
      await fill(c.users[0], euros(200));
      await fill(c.funder, euros(60));
      await c.buckets.connect(c.steward).close(1);
      await spendFrom(c, c.steward, 1, euros(190));
      await c.buckets.connect(c.steward).giveUp(1);
      for (const [giver, part] of [[c.funds, 60], [c.users[0], 100], [c.funder, 30]] as const) {
        await expectEvent(c.buckets.refund(1, giver), c.buckets, "FunderRefunded", 1, giver, euros(part));
      }
      expect(await heldIn(c, 1)).to.equal(0n);
    });
  });

  describe("sponsor", function () {
    startFrom(withFund);

    const sponsor = (amount: bigint, fund = 1, value = 0n) =>
      c.funds.connect(c.newcomer).sponsor(fund, amount, { value });

    it("adds money of an outsider's, in a token", async function () {
      const [before, sponsoring] = [await entries(), sponsor(euros(50))];
      await expectEvent(sponsoring, c.funds, "FundSponsored", 1, c.newcomer, euros(50));
      const way: [string, string] = [accountOf(c.newcomer.address, OUTSIDE), await fundAccount()];
      await expectEntry(sponsoring, c.treasury, before + 1n, "Funding", way, c.currency, euros(50), refTo("Fund", 1));
      await expect(sponsoring).to.changeTokenBalance(ethers, c.currency, c.newcomer, -euros(50));
      expect(await left()).to.equal(euros(250));
    });

    it("adds ether to a fund of ether, and takes no other amount than is sent", async function () {
      await fillFundsIntake(c, c.executorSigner, 5n, ETHER);
      await c.asBoard.openFund({ ...c.terms, asset: ETHER }, 5n, "Ether");
      await expect(sponsor(7n, 2, 7n)).to.changeEtherBalances(ethers, [c.newcomer, c.treasury], [-7n, 7n]);
      expect(await left(2)).to.equal(12n);
      await expectError(sponsor(7n, 2, 6n), c.treasury, "WrongEther", 6, 7);
      await expectError(sponsor(7n, 1, 7n), c.treasury, "WrongEther", 7, 0);
    });

    it("reverts with NothingMoved for nothing, FundOver after its time, and NoSuchFund for none", async function () {
      await expectError(sponsor(0n), c.treasury, "NothingMoved");
      for (const none of [0, 2]) await expectError(sponsor(1n, none), c.funds, "NoSuchFund", none);
      await time.setNextBlockTimestamp(c.until);
      await expectError(sponsor(1n), c.funds, "FundOver", 1, c.until);
    });
  });

  describe("finishFund", function () {
    startFrom(assigned);

    const finish = (fund = 1) => c.funds.connect(c.stranger).finishFund(fund);
    const generalFund = async () => c.treasury.balanceOf(await c.treasury.generalFund(), c.currency);

    it("INV-26: returns what was not used to the general fund, whoever sends it", async function () {
      await fill(c.funder, euros(40));
      await c.funds.connect(c.newcomer).sponsor(1, euros(5));
      const before = await generalFund();
      await time.setNextBlockTimestamp(c.until);
      const number = await entries();
      const finishing = finish();
      await expectEvent(finishing, c.funds, "FundFinished", 1, euros(165));
      const way: [string, string] = [await fundAccount(), await c.treasury.generalFund()];
      const ref = refTo("Fund", 1);
      await expectEntry(finishing, c.treasury, number + 1n, "Remainder", way, c.currency, euros(165), ref);
      expect([await generalFund(), await left()]).to.deep.equal([before + euros(165), 0n]);
    });

    it("does so again for what a bucket gives back later", async function () {
      await fill(c.funder, euros(40));
      await past(time, BigInt(c.until));
      await finish();
      await expectError(finish(), c.treasury, "NothingMoved");
      await c.buckets.close(1);
      await c.buckets.refund(1, c.funds);
      await expectEvent(finish(), c.funds, "FundFinished", 1, euros(40));
    });

    it("reverts with FundStillMatches until its time is over, and with NoSuchFund for none", async function () {
      await time.setNextBlockTimestamp(c.until - 1);
      await expectError(finish(), c.funds, "FundStillMatches", 1, c.until);
      for (const none of [0, 2]) await expectError(finish(none), c.funds, "NoSuchFund", none);
      await expectError(c.funds.fundOf(2), c.funds, "NoSuchFund", 2);
    });
  });
});
