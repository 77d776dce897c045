import { expect } from "chai";
import { id } from "ethers";
import type { Interface, Signer } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { bucketState } from "../../scripts/plans.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { dataOf, plausible, writesOf } from "../helpers/abi.ts";
import { newWallets } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { allocate, heldIn, openBucket, openCampaign, openRound, spendFrom } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { QUICK } from "../helpers/hostile.ts";
import { treeOfShares } from "../helpers/roll.ts";
import { euros, openVote, USERS } from "../helpers/somerset.ts";
import { FOR, refuseEther, signedBallot, tallyOf } from "../helpers/voting.ts";

// Attacks on whose money is whose: shares, buckets and refunds. Each is named by its row in docs/security.md.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const REF = refTo("None", id("attack"));

/** A campaign of 300 to 500 euros in a co-op whose shares can be had back at once. */
async function fixture() {
  const c = await openCampaign(chain);
  const asExecutor = {
    shares: c.shares.connect(c.executorSigner),
    members: c.members.connect(c.executorSigner),
    buckets: c.buckets.connect(c.executorSigner),
    treasury: c.treasury.connect(c.executorSigner),
  };
  await asExecutor.shares.defineTerms(QUICK);
  return { ...c, asExecutor, treasuryAddress: await c.treasury.getAddress() };
}

describe("attacks on accounts", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach("shares are worth par, and the accounts add up", async () => {
    const capital = await balance(accountOf(await c.shares.getAddress(), 0n));
    expect(capital).to.equal((await c.shares.totalSupply()) * euros(1));
    await expectBooksInOrder(ethers, c.treasury);
  });

  const balance = (account: string) => c.treasury.balanceOf(account, c.currency);
  const generalFund = async () => balance(await c.treasury.generalFund());
  const accountOfMember = async (number: number) => balance(await c.treasury.memberAccount(number));
  const fill = (funder: Signer, amount: bigint) => c.buckets.connect(funder).fill(1, amount);
  const refund = (funder: { address: string }) => c.buckets.refund(1, funder.address);

  it("41 XLoot: a bucket repeated in one list is refused, in a round and in one by roll", async function () {
    const repeated = Array<{ bucket: number; units: number }>(2).fill({ bucket: 2, units: 50 });
    const roll = treeOfShares([
      { number: 1, units: 100 },
      { number: 2, units: 100 },
    ]);
    await openRound(c, c.executorSigner, euros(900), euros(1));
    await openBucket(c, c.steward, { round: 1, max: euros(900) });
    await openRound(c, c.executorSigner, euros(900), euros(1), { allowance: "ByRoll", roll: roll.root });
    await openBucket(c, c.steward, { round: 2, max: euros(900) });
    const rounds = c.rounds.connect(c.users[0]);
    await expectError(rounds.allocate(1, repeated), c.rounds, "BucketsNotRising", 2);
    const third = repeated.map((a) => ({ ...a, bucket: 3 }));
    await expectError(rounds.allocateByRoll(2, third, 100, roll.proofOf(0)), c.rounds, "BucketsNotRising", 3);
    await expectError(rounds.allocate(1, Array(155).fill(repeated[0])), c.rounds, "TooManyBuckets", 155);
    expect([await c.rounds.allocatedTo(1, 2), await c.rounds.allocatedTo(2, 3)]).to.deep.equal([0n, 0n]);
  });

  it("41 XLoot: a member repeated in one list is entered, and votes, once", async function () {
    const twice = Array(2).fill({ wallet: c.stranger.address, class: USERS });
    await expectError(c.asExecutor.members.enrol(twice), c.members, "AlreadyMember", c.stranger);
    expect(await c.members.isMember(c.stranger)).to.equal(false);

    const { id: proposalId } = await openVote(c, time, refuseEther(c), "Accept no ether");
    await c.members.connect(c.users[1]).appointProxy(c.users[0]);
    await c.assembly.connect(c.users[0]).castVoteFor(proposalId, FOR, "", Array(155).fill(c.users[1].address));
    const ballot = await signedBallot(c, proposalId, c.users[2]);
    await c.assembly.castVotesBySig(proposalId, Array(155).fill(ballot));
    expect((await tallyOf(c, proposalId))[FOR]).to.deep.equal([2, 0, 0]);
  });

  it("47 Revamp: two gifts of one attacker and a third from another wallet come back as their part", async function () {
    await c.currency.mint(c.stranger, euros(50));
    await c.currency.connect(c.stranger).approve(c.treasury, euros(50));
    await fill(c.newcomer, euros(300));
    await fill(c.funder, euros(100));
    await fill(c.funder, euros(50));
    await fill(c.stranger, euros(50));
    await c.buckets.close(1);
    await spendFrom(c, c.steward, 1, euros(200));
    await expectError(fill(c.funder, 1n), c.buckets, "BucketNotIn", 1, bucketState("Funded"), bucketState("Open"));
    await c.asExecutor.buckets.cancel(1);
    await expect(refund(c.funder)).to.changeTokenBalance(ethers, c.currency, c.funder, euros(90));
    await expect(refund(c.stranger)).to.changeTokenBalance(ethers, c.currency, c.stranger, euros(30));
    await expect(refund(c.newcomer)).to.changeTokenBalance(ethers, c.currency, c.newcomer, euros(180));
    expect(await heldIn(c, 1)).to.equal(0n);
  });

  it("48 Projekt: money that others sent unasked is nobody's gift, nor anybody's shares", async function () {
    await c.currency.connect(c.funder).transfer(c.treasury, euros(400));
    await c.members.connect(c.stranger).join(USERS, 0);
    const missing = (needed: bigint) => [c.treasury, 0, needed] as const;
    const filling = fill(c.stranger, euros(400));
    await expectError(filling, c.currency, "ERC20InsufficientAllowance", ...missing(euros(400)));
    const subscribing = c.shares.connect(c.stranger).subscribe(400);
    await expectError(subscribing, c.currency, "ERC20InsufficientAllowance", ...missing(euros(400)));
    await expectError(fill(c.stranger, 0n), c.treasury, "NothingMoved");

    const before = await generalFund();
    await c.treasury.connect(c.stranger).sweep(c.currency);
    expect(await generalFund()).to.equal(before + euros(400));
    expect([await c.currency.balanceOf(c.stranger), (await c.buckets.bucketOf(1)).raised]).to.deep.equal([0n, 0n]);
  });

  it("50 USM: shares are repaid in 64 slices as in one", async function () {
    for (const user of c.users.slice(0, 2)) await c.shares.connect(user).subscribe(64);
    for (let i = 0; i < 64; i++) await c.shares.connect(c.users[0]).requestWithdrawal(1, 1);
    await c.shares.connect(c.users[1]).requestWithdrawal(2, 64);
    await c.shares.repay(65);
    expect([await accountOfMember(1), await accountOfMember(2)]).to.deep.equal([euros(64), euros(64)]);
  });

  it("50 USM: 64 wallets get back together what one would have got, to the last base unit", async function () {
    const [slice, others] = [1_000_000_007n, euros(300)];
    const wallets = await newWallets(chain, 64);
    for (const wallet of wallets) {
      await c.currency.mint(wallet, slice);
      await c.currency.connect(wallet).approve(c.treasury, slice);
    }
    /** What `funders` together get back of 64 slices, when 7 base units of the bucket were spent. */
    const refunded = async (funders: { signer: Signer & { address: string }; amount: bigint }[]): Promise<bigint> => {
      for (const { signer, amount } of funders) await fill(signer, amount);
      await fill(c.newcomer, others);
      await time.increase(days(11));
      await c.buckets.close(1);
      await spendFrom(c, c.steward, 1, 7n);
      await c.asExecutor.buckets.cancel(1);
      const before = await heldIn(c, 1);
      for (const { signer } of funders) await refund(signer);
      const rest = await heldIn(c, 1);
      await refund(c.newcomer);
      expect(await heldIn(c, 1)).to.equal(0n);
      return before - rest;
    };
    const snapshot = await networkHelpers.takeSnapshot();
    const byOne = await refunded([{ signer: c.funder, amount: 64n * slice }]);
    await snapshot.restore();
    const byMany = await refunded(wallets.map((signer) => ({ signer, amount: slice })));
    expect(byMany).to.equal(byOne);
    const total = 64n * slice + others;
    expect(byOne).to.equal((64n * slice * (total - 7n)) / total);
  });

  it("51 Thetanuts, and first depositors: a gift after the first share makes none dearer or cheaper", async function () {
    await c.shares.connect(c.users[0]).subscribe(1);
    await c.currency.connect(c.users[0]).transfer(c.treasury, euros(1_000));
    const capital = accountOf(await c.shares.getAddress(), 0n);
    const giving = [0, capital, c.currency, euros(1), purpose("ShareCapital"), REF] as const;
    await expectError(c.treasury.connect(c.users[0]).transfer(...giving), c.treasury, "AccountClosedToOthers", capital);
    const buying = c.shares.connect(c.users[1]).subscribe(100);
    await expect(buying).to.changeTokenBalance(ethers, c.currency, c.users[1], -euros(100));
    expect(await c.shares.balanceOf(c.users[1])).to.equal(100n);
    await c.treasury.sweep(c.currency);

    await c.shares.connect(c.users[0]).requestWithdrawal(1, 1);
    await c.shares.connect(c.users[1]).requestWithdrawal(2, 100);
    await c.shares.repay(2);
    expect([await accountOfMember(1), await accountOfMember(2)]).to.deep.equal([euros(1), euros(100)]);
  });

  it("53 lost remainders: what nine cannot share comes back, and a refund leaves nothing behind", async function () {
    const before = await generalFund();
    await openRound(c, c.executorSigner, euros(100) + 1n, euros(1));
    await openBucket(c, c.steward, { round: 1, max: euros(500) });
    for (const founder of c.founders) await allocate(c, founder, 1, [2, 11]);
    await time.increase(days(15));
    await c.rounds.settle(1, 2);
    await expectEvent(c.rounds.finish(1), c.rounds, "RoundFinished", 1, euros(1) + 1n);
    expect(await generalFund()).to.equal(before - euros(99));

    await spendFrom(c, c.steward, 2, 1n);
    await c.buckets.connect(c.steward).giveUp(2);
    await c.buckets.refund(2, c.rounds);
    expect([await heldIn(c, 2), await generalFund()]).to.deep.equal([0n, before - 1n]);
  });

  it("56 MetaPool: no function of the shares gives a member who pays nothing a single one", async function () {
    await c.members.connect(c.stranger).join(USERS, 0);
    const abi: Interface = c.shares.interface;
    const errors: Interface[] = [abi, c.members.interface, c.currency.interface];
    const answers: Record<string, string> = {};
    for (const [name, fragment] of writesOf(abi)) {
      const args = fragment.inputs.map((input) => plausible(input, c.stranger.address));
      const data = abi.encodeFunctionData(fragment, args);
      const failure = await c.stranger.sendTransaction({ to: c.shares, data }).then(() => undefined, dataOf);
      const error = failure === undefined ? undefined : errors.flatMap((known) => known.parseError(failure) ?? [])[0];
      answers[name] = failure === undefined ? "nothing to do" : error?.name ?? failure;
    }
    const closed = (error: string, ...names: string[]) => Object.fromEntries(names.map((name) => [name, error]));
    expect(answers).to.deep.equal({
      ...closed("InvalidInitialization", "initialize"),
      ...closed("NotMembers", "subscribeFor", "holdFor", "allot", "release"),
      ...closed("AccessManagedUnauthorized", "defineTerms", "declareInterest", "writeDown", "suspend", "resume"),
      ...closed("AccessManagedUnauthorized", "setAuthority"),
      ...closed("ERC20InsufficientAllowance", "subscribe"),
      ...closed("NotYourShares", "requestWithdrawal"),
      ...closed("NotWaiting", "cancelWithdrawal", "repayLeaver"),
      ...closed("NotDissolved", "redeem"),
      ...closed("nothing to do", "repay", "claimInterest"),
    });
    expect([await c.shares.totalSupply(), await c.shares.balanceOf(c.stranger)]).to.deep.equal([0n, 0n]);
  });
});
