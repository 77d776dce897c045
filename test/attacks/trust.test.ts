import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import { purpose } from "../../scripts/charter.ts";
import { draftBucket, draftOrder } from "../../scripts/plans.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { action, newWallets } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { openCampaign, openRound } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { gasOf } from "../helpers/gas.ts";
import { purseOf, takeOut } from "../helpers/register.ts";
import { euros, resolve, USERS, WORKERS } from "../helpers/somerset.ts";

// Attacks on contracts that trusted what they were told: a contract that looks like another, an allowance that was
// given to them, a number that stands for nothing. Each is named by its row in docs/security.md.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const REF = refTo("None", id("attack"));

describe("attacks on trust", function () {
  let c: Awaited<ReturnType<typeof openCampaign>>;
  let before: bigint[];
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
    before = await purses();
  });
  const fixture = () => openCampaign(chain);

  afterEach("the accounts add up, and nobody may take from the treasury", async () => {
    await expectBooksInOrder(ethers, c.treasury);
    expect(await c.currency.queryFilter(c.currency.filters.Approval(c.treasury))).to.deep.equal([]);
  });

  /** What those have in their wallets who have let the treasury take it. */
  const purses = () => Promise.all([...c.founders, c.funder, c.newcomer].map((w) => c.currency.balanceOf(w)));
  const expectNothingTaken = async () => expect(await purses()).to.deep.equal(before);

  it("57 TempleDAO: a contract that only looks like a room, or the register, is nobody", async function () {
    const fake = await ethers.deployContract("HostileWallet");
    const [victim, asset] = [c.funder.address, c.currencyAddress];
    const attempts: [BaseContract, string, unknown[], error: string][] = [
      [c.treasury, "collect", [victim, 0, asset, euros(100), purpose("Funding"), REF], "NotARoom"],
      [c.shares, "subscribeFor", [victim, 100], "NotMembers"],
      [c.shares, "holdFor", [victim, 100], "NotMembers"],
      [c.shares, "allot", [victim], "NotMembers"],
      [c.shares, "release", [victim], "NotMembers"],
      [c.buckets, "settle", [1, euros(500)], "NotRounds"],
      [c.buckets, "refill", [1, euros(500)], "NotFunds"],
      [c.buckets, "joinFund", [1, 1], "NotFunds"],
      [c.buckets, "commit", [1, 1], "NotPayouts"],
      [c.buckets, "release", [1, 1], "NotPayouts"],
      [c.buckets, "spend", [1, 1, victim, 1, purpose("Work"), ZeroHash], "NotPayouts"],
      [c.rounds, "enter", [1, 1, 1, 0], "NotBuckets"],
      [c.rounds, "takeOut", [1, 1], "NotBuckets"],
      [c.rounds, "setRoom", [1, 1, 1], "NotBuckets"],
      [c.funds, "matchGift", [1, 1, victim, euros(100), euros(500)], "NotBuckets"],
    ];
    for (const [target, name, args, error] of attempts) {
      await expectError(fake.call(target, action(target, name, args).data), target, error, fake);
    }
    await expectNothingTaken();
  });

  it("58 OlympusDAO: a token of the attacker's own making is worth nothing here", async function () {
    const fake = await ethers.deployContract("TestToken", ["Test euro", "EUR", 18]); // the same name
    await fake.mint(c.stranger, euros(10_000));
    await fake.mint(c.treasury, euros(10_000));
    await fake.connect(c.stranger).approve(c.treasury, euros(10_000));
    await c.members.connect(c.stranger).join(USERS, 0);
    const asStranger = c.treasury.connect(c.stranger);
    await expectError(asStranger.deposit(fake, euros(1), REF), c.treasury, "AssetNotAccepted", fake);
    await expectError(asStranger.sweep(fake), c.treasury, "AssetNotAccepted", fake);
    const plan = draftBucket({ title: "Ours", asset: await fake.getAddress(), max: 1n, deadline: c.deadline });
    await expectError(c.buckets.connect(c.stranger).openNow(plan), c.treasury, "AssetNotAccepted", fake);
    const short = (account: string) => [account, fake, 0, 1] as const;
    await expectError(takeOut(c, c.stranger, fake, 1n), c.treasury, "BalanceTooLow", ...short(purseOf(c.stranger)));
    const withdrawing = asStranger.withdraw(10, c.stranger, fake, 1);
    await expectError(withdrawing, c.treasury, "BalanceTooLow", ...short(await c.treasury.memberAccount(10)));
    expect(await c.treasury.holdingOf(fake)).to.deep.equal([false, 0n]);
  });

  it("60 TrustedVolumes: what somebody let the treasury take is taken at its own call alone", async function () {
    const victim = c.funder;
    const poor = [c.treasury, 0, euros(100)] as const; // the attacker's own allowance
    await c.members.connect(c.stranger).join(USERS, 0);
    const payingItself: (() => Promise<unknown>)[] = [
      () => c.treasury.connect(c.stranger).deposit(c.currency, euros(100), REF),
      () => c.buckets.connect(c.stranger).fill(1, euros(100)),
      () => c.buckets.connect(c.stranger).fillWithPermit(1, euros(100), 2n ** 40n, 27, ZeroHash, ZeroHash),
      () => c.shares.connect(c.stranger).subscribe(100),
      () => c.members.connect(c.supplier).join(USERS, 100),
      () => c.members.connect(c.supplier).requestEntry(WORKERS, 100, ZeroHash, ""),
    ];
    for (const paying of payingItself) {
      await expectError(paying(), c.currency, "ERC20InsufficientAllowance", ...poor);
    }
    const collect = [victim.address, 0, c.currencyAddress, euros(100), purpose("Funding"), REF] as const;
    for (const thief of [c.stranger, c.executorSigner]) {
      await expectError(c.treasury.connect(thief).collect(...collect), c.treasury, "NotARoom", thief);
      const taking = c.currency.connect(thief).transferFrom(victim, thief, euros(100));
      await expectError(taking, c.currency, "ERC20InsufficientAllowance", thief, 0, euros(100));
    }
    await expectNothingTaken();
  });

  it("61 Moloch: who let the treasury take its money is not made an applicant or shareholder by others", async function () {
    await c.members.connect(c.executorSigner).enrol([{ wallet: c.newcomer, class: USERS }]);
    expect(await c.members.isMember(c.newcomer)).to.equal(true); // on the register, as a resolution may
    expect([await c.shares.balanceOf(c.newcomer), await c.shares.escrowOf(c.newcomer)]).to.deep.equal([0n, 0n]);
    const admitting = c.members.connect(c.executorSigner).admit(c.funder);
    await expectError(admitting, c.members, "NotRequested", c.funder);
    await expectNothingTaken();
  });

  it("63 Moloch's rage quit: leaving costs the same with a hundred assets as with two", async function () {
    /** The gas of leaving and of getting one's money, after all notice and lock. */
    const leave = async (): Promise<bigint[]> => {
      await c.shares.connect(c.users[0]).subscribe(10);
      await c.members.connect(c.users[0]).resign();
      await time.increase(3 * 365 * 86_400);
      const asking = await gasOf(c.shares.connect(c.users[0]).requestWithdrawal(1, 10));
      await time.increase(3 * 365 * 86_400);
      const repaying = await gasOf(c.shares.repayLeaver(0));
      const taking = c.treasury.connect(c.users[0]).withdraw(1, c.users[0], c.currency, euros(10));
      return [asking, repaying, await gasOf(taking)];
    };
    const snapshot = await networkHelpers.takeSnapshot();
    const withTwo = await leave();
    await snapshot.restore();
    const asBoard = c.treasury.connect(c.executorSigner);
    for (const { address } of await newWallets(chain, 100)) await asBoard.accept(address, true);
    expect(await leave()).to.deep.equal(withTwo);
  });

  it("78 a call to one's own asset: a resolution that approves a thief gives it nothing to take", async function () {
    const held = await c.currency.balanceOf(c.treasury);
    const approving = action(c.currency, "approve", [c.stranger.address, euros(5_000)]);
    await resolve(c, time, [approving], "Let a stranger take all we have");
    expect(await c.currency.allowance(c.executor, c.stranger)).to.equal(euros(5_000)); // which holds nothing
    expect(await c.currency.allowance(c.treasury, c.stranger)).to.equal(0n);
    const asThief = c.currency.connect(c.stranger);
    const fromExecutor = asThief.transferFrom(c.executor, c.stranger, 1);
    await expectError(fromExecutor, c.currency, "ERC20InsufficientBalance", c.executor, 0, 1);
    for (const thief of [c.stranger, c.executorSigner]) {
      const fromTreasury = c.currency.connect(thief).transferFrom(c.treasury, thief, 1);
      await expectError(fromTreasury, c.currency, "ERC20InsufficientAllowance", thief, 0, 1);
    }
    const minting = c.shares.connect(c.executorSigner).subscribeFor(c.stranger, 100);
    await expectError(minting, c.shares, "NotMembers", c.executorSigner);
    const moving = c.shares.connect(c.executorSigner).transferFrom(c.users[0], c.stranger, 1);
    await expectError(moving, c.shares, "SharesNotTransferable");
    expect(await c.currency.balanceOf(c.treasury)).to.equal(held);
  });

  it("82 Nomad: nothing is trusted because it is zero", async function () {
    await openRound(c, c.executorSigner, euros(900), euros(1)); // without a roll: its root is zero
    const s = c.stranger;
    await c.members.connect(c.executorSigner).publishRoll(ZeroHash, 2n ** 40n - 1n, "");
    const invitation = { inviter: ZeroAddress, class: USERS, code: ZeroAddress, deadline: 2n ** 40n, signature: "0x" };
    const nobody = accountOf(ZeroAddress, 0n);
    const attempts: [deed: () => Promise<unknown>, where: BaseContract, error: string, ...args: unknown[]][] = [
      [() => c.rounds.connect(c.users[0]).allocateByRoll(1, [], 0, []), c.rounds, "NotOnRoundRoll", 1, 1, 0],
      [() => c.rounds.settle(0, 0), c.rounds, "NoSuchRound", 0],
      [() => c.rounds.finish(0), c.rounds, "NoSuchRound", 0],
      [() => c.rounds.connect(s).allocate(0, []), c.rounds, "NoSuchRound", 0],
      [() => c.buckets.connect(c.funder).fill(0, 1), c.buckets, "NoSuchBucket", 0],
      [() => c.buckets.refund(0, s), c.buckets, "NoSuchBucket", 0],
      [() => c.buckets.refund(1, ZeroAddress), c.buckets, "NothingToRefund", 1, ZeroAddress],
      [() => c.buckets.connect(s).giveUp(0), c.buckets, "NotTheSteward", 0, s],
      [() => c.payouts.pay(0), c.payouts, "NoSuchPayout", 0],
      [
        () => c.payouts.connect(s).spendAs(0, 1, draftOrder({ recipient: s.address, amount: 1n, purpose: "Work" })),
        c.payouts,
        "NotOfRole",
        0,
        s,
      ],
      [() => c.funds.connect(c.funder).sponsor(0, 1), c.funds, "NoSuchFund", 0],
      [() => c.funds.payStanding(0), c.funds, "NoSuchStanding", 0],
      [() => c.shares.connect(s).claimInterest(0, 1), c.shares, "NoShares"],
      [() => c.shares.connect(s).requestWithdrawal(0, 1), c.shares, "NotYourShares", 0, s],
      [() => c.treasury.connect(s).withdraw(0, s, c.currency, 1), c.treasury, "NotTheMember", 0, s],
      [
        () => c.treasury.connect(s).transfer(0, nobody, c.currency, 1, 0, REF),
        c.treasury,
        "AccountClosedToOthers",
        nobody,
      ],
      [
        () => c.treasury.connect(c.executorSigner).pay(0, ZeroAddress, c.currency, 1, 5, REF),
        c.treasury,
        "NoRecipient",
      ],
      [() => c.members.connect(s).claimPlace(0, 0, USERS, []), c.members, "RollOver", 0],
      [() => c.members.connect(s).claimPlace(1, 0, USERS, []), c.members, "NotOnRoll", 1, 0, s],
      [() => c.members.connect(s).joinByInvitation(invitation, 0, "0x"), c.members, "NotInvited", ZeroAddress, USERS],
      [() => c.members.connect(s).acceptWallet(0), c.members, "NotOffered", 0, s],
    ];
    for (const [deed, where, error, ...args] of attempts) {
      await expectError(deed(), where, error, ...args);
    }
    await expectNothingTaken();
  });

  it("85 refund or allot: an applicant has its money back, or its shares, and not both", async function () {
    await c.members.connect(c.newcomer).requestEntry(WORKERS, 100, ZeroHash, "");
    await c.members.connect(c.newcomer).withdrawRequest();
    const asBoard = c.members.connect(c.executorSigner);
    await expectError(asBoard.admit(c.newcomer), c.members, "NotRequested", c.newcomer);
    const again = c.members.connect(c.newcomer).withdrawRequest();
    await expectError(again, c.members, "NotRequested", c.newcomer);
    await takeOut(c, c.newcomer, c.currency, euros(100));
    const twice = takeOut(c, c.newcomer, c.currency, 1n);
    await expectError(twice, c.treasury, "BalanceTooLow", purseOf(c.newcomer), c.currency, 0, 1);

    await c.members.connect(c.newcomer).requestEntry(WORKERS, 100, ZeroHash, "");
    await asBoard.admit(c.newcomer);
    expect([await c.shares.balanceOf(c.newcomer), await c.shares.escrowOf(c.newcomer)]).to.deep.equal([100n, 0n]);
    await expectError(c.members.connect(c.newcomer).withdrawRequest(), c.members, "NotRequested", c.newcomer);
    await expectError(asBoard.refuse(c.newcomer, ZeroHash), c.members, "NotRequested", c.newcomer);
    expect(await c.treasury.balanceOf(purseOf(c.newcomer), c.currency)).to.equal(0n);
  });

  it("85 over-subscription: a bucket takes no more than it asks for, and gives each back once", async function () {
    await c.buckets.connect(c.funder).fill(1, euros(299));
    const over = c.buckets.connect(c.newcomer).fill(1, euros(202));
    await expectError(over, c.buckets, "BucketFull", 1, euros(201), euros(202));
    await time.increaseTo(c.deadline);
    await c.buckets.close(1);
    await c.buckets.refund(1, c.funder);
    for (const funder of [c.funder, c.newcomer]) {
      await expectError(c.buckets.refund(1, funder), c.buckets, "NothingToRefund", 1, funder);
      await expectError(c.buckets.connect(funder).refundTo(1, funder), c.buckets, "NothingToRefund", 1, funder);
    }
    await expectNothingTaken();
  });
});
