import { expect } from "chai";
import { encodeBytes32String, id, ZeroAddress, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { ADMISSIONS } from "../../sdk/src/names.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { action, actingAs, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { appoint, electoratesOf, purseOf, revise, takeOut } from "../helpers/register.ts";
import { euros, foundSomerset, INVESTORS, past, resolve, USERS, WORKERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const REASON = encodeBytes32String("reason 3");
const COMMITMENT = id("salted application");
const { answerTime, switchCooldown } = preset.membership;
const ESCROW = 1n;
const [NONE, OPEN, REFUSED, APPEALED] = [0n, 1n, 2n, 3n] as const; // in the order of `RequestState`

/** A co-op whose workers are admitted by an officer, and an applicant with 10,000 of its currency. */
async function somersetWithOfficer(currency?: string) {
  const [body, applicant, officer] = (await ethers.getSigners()).slice(13) as [Voter, Voter, Voter];
  const lockedBodies = [{ wallet: body.address, name: "A locked body" }];
  const c = await foundSomerset(ethers, { charter: { lockedBodies, ...(currency && { currency }) } });
  const executor = await actingAs(chain, c.executor);
  await appoint(c, executor, [officer]);
  await c.currency.mint(applicant, euros(10_000));
  await c.currency.connect(applicant).approve(c.treasury, euros(10_000));
  return { ...c, body, applicant, officer, executorSigner: executor, asExecutor: c.members.connect(executor) };
}

const fixture = () => somersetWithOfficer();
const inEther = () => somersetWithOfficer(ZeroAddress);

async function inHostileToken() {
  const hostile = await ethers.deployContract("HostileToken");
  const c = await somersetWithOfficer(await hostile.getAddress());
  await hostile.mint(c.applicant, euros(100));
  await hostile.connect(c.applicant).approve(c.treasury, euros(100));
  await hostile.setFee(100);
  return c;
}

type Voter = Signer & { address: string };
type Stage = Awaited<ReturnType<typeof fixture>>;

describe("the admission of members", function () {
  let c: Stage;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const ask = (wallet: Signer, classId: number, shares = 0) =>
    c.members.connect(wallet).requestEntry(classId, shares, COMMITMENT, "ipfs://application");
  const admit = (by: Signer, wallet: Voter = c.applicant) => c.members.connect(by).admit(wallet);
  const refuse = (by: Signer, wallet: Voter = c.applicant) => c.members.connect(by).refuse(wallet, REASON);
  const vouch = (by: Signer, wallet: Voter = c.applicant) => c.members.connect(by).vouch(wallet);
  const stateOf = async (wallet: Voter) => (await c.members.requestOf(wallet)).state;
  const classOf = async (wallet: Voter) => Number((await c.members.memberOf(wallet)).class);
  const electorates = () => electoratesOf(c, networkHelpers);
  const entries = async () => (await c.treasury.seal()) >> 208n;
  const inEscrow = async (co: Somerset) => accountOf(await co.shares.getAddress(), ESCROW);
  const held = (co: Somerset, account: string, asset = co.currencyAddress) => co.treasury.balanceOf(account, asset);

  /** Lets `wallet` appeal as soon as it may, when nobody has answered. */
  const appealInTime = async (wallet: Voter = c.applicant) => {
    await time.increase(answerTime);
    await c.members.connect(wallet).appeal();
  };

  describe("a class", function () {
    for (const admission of ADMISSIONS.slice(1)) {
      it(`that admits by ${admission} is not joined, but asked`, async function () {
        await revise(c, c.executorSigner, WORKERS, { admission, vouchers: 2 });
        await expectError(c.members.connect(c.applicant).join(WORKERS, 0), c.members, "ClassNotOpen", WORKERS);
        await ask(c.applicant, WORKERS);
        expect(await stateOf(c.applicant)).to.equal(OPEN);
      });
    }

    it("that is open is joined, not asked", async function () {
      await expectError(ask(c.applicant, USERS), c.members, "ClassNotOpen", USERS);
      await c.members.connect(c.applicant).join(USERS, 0);
      expect(await c.members.isMember(c.applicant)).to.equal(true);
    });
  });

  describe("requestEntry", function () {
    it("notes what is asked, when, and that nobody has answered", async function () {
      await expectEvent(
        ask(c.applicant, WORKERS, 5),
        c.members, "EntryRequested", c.applicant, WORKERS, 5, COMMITMENT, "ipfs://application",
      );
      const askedAt = BigInt(await time.latest());
      expect(await c.members.requestOf(c.applicant)).to.deep.equal([OPEN, BigInt(WORKERS), 0n, askedAt, 0n, 1n]);
      expect(await c.members.requestOf(c.stranger)).to.deep.equal([NONE, 0n, 0n, 0n, 0n, 0n]);
      expect(await c.members.isMember(c.applicant)).to.equal(false);
    });

    it("may be sent by many, and asks for no shares where the class needs none", async function () {
      await ask(c.applicant, WORKERS);
      await ask(c.stranger, WORKERS);
      expect((await c.members.requestOf(c.applicant)).id).to.equal(1n);
      expect((await c.members.requestOf(c.stranger)).id).to.equal(2n);
      expect(await c.members.lastRequest()).to.equal(2n);
      expect(await entries()).to.equal(0n);
    });

    it("puts par for the shares into escrow, which is no share capital yet", async function () {
      const asking = ask(c.applicant, WORKERS, 40);
      const way: [string, string] = [accountOf(c.applicant.address, await c.treasury.OUTSIDE()), await inEscrow(c)];
      await expectEntry(asking, c.treasury, 1, "ShareCapital", way, c.currency, euros(40), refTo("Member", 0));
      await expect(asking).to.changeTokenBalances(
        ethers,
        c.currency,
        [c.applicant, c.treasury],
        [-euros(40), euros(40)],
      );
      expect(await c.shares.escrowOf(c.applicant)).to.equal(euros(40));
      expect(await c.shares.totalSupply()).to.equal(0n);
      expect(await held(c, accountOf(await c.shares.getAddress(), 0n))).to.equal(0n);
      await expectBooksInOrder(ethers, c.treasury);
    });

    it("reverts with FewerSharesThanNeeded below the minimum of the class", async function () {
      await revise(c, c.executorSigner, INVESTORS, { admission: "Resolution" });
      for (const shares of [0, 49]) {
        await expectError(ask(c.applicant, INVESTORS, shares), c.members, "FewerSharesThanNeeded", shares, 50);
      }
      await ask(c.applicant, INVESTORS, 50);
    });

    it("reverts with AlreadyRequested while an answer is awaited, also that of an appeal", async function () {
      await ask(c.applicant, WORKERS);
      await expectError(ask(c.applicant, WORKERS), c.members, "AlreadyRequested", c.applicant);
      await appealInTime();
      await expectError(ask(c.applicant, WORKERS), c.members, "AlreadyRequested", c.applicant);
    });

    it("reverts with UnknownClass for a class that is not there", async function () {
      await expectError(ask(c.applicant, 3), c.statute, "UnknownClass", 3);
    });

    it("reverts with WrongEther and takes no ether where the currency is a token", async function () {
      const asking = (shares: number) =>
        c.members.connect(c.applicant).requestEntry(WORKERS, shares, ZeroHash, "", { value: 1 });
      await expectError(asking(2), c.treasury, "WrongEther", 1, 0);
      await expectError(asking(0), c.shares, "NoShares");
    });

    it("takes nothing that the wallet did not approve", async function () {
      await c.currency.connect(c.applicant).approve(c.treasury, euros(1));
      const allowance = [c.treasury, euros(1), euros(2)];
      await expectError(ask(c.applicant, WORKERS, 2), c.currency, "ERC20InsufficientAllowance", ...allowance);
    });

    it("reverts with ShortOfPar where the currency keeps a fee", async function () {
      const t = await networkHelpers.loadFixture(inHostileToken);
      const asking = t.members.connect(t.applicant).requestEntry(WORKERS, 40, ZeroHash, "");
      await expectError(asking, t.shares, "ShortOfPar", euros(39.6), euros(40));
    });

    it("reverts with AlreadyDissolved when the co-op is no more; who waits takes its money back", async function () {
      await ask(c.applicant, WORKERS, 5);
      await c.statute.connect(c.executorSigner).dissolve(c.body);
      const since = await c.statute.dissolvedAt();
      await expectError(ask(c.stranger, WORKERS), c.statute, "AlreadyDissolved", since);
      await expectError(admit(c.executorSigner), c.statute, "AlreadyDissolved", since);
      await c.members.connect(c.applicant).withdrawRequest();
      await takeOut(c, c.applicant, c.currency, euros(5));
      expect(await c.currency.balanceOf(c.applicant)).to.equal(euros(10_000));
    });
  });

  describe("withdrawRequest", function () {
    it("takes the request back, and what was paid lies in the wallet's own account", async function () {
      await ask(c.applicant, WORKERS, 40);
      const withdrawing = c.members.connect(c.applicant).withdrawRequest();
      await expectEvent(withdrawing, c.members, "RequestWithdrawn", c.applicant);
      const way: [string, string] = [await inEscrow(c), purseOf(c.applicant)];
      await expectEntry(withdrawing, c.treasury, 2, "Refund", way, c.currency, euros(40), refTo("Member", 0));
      expect(await stateOf(c.applicant)).to.equal(NONE);
      expect(await c.shares.escrowOf(c.applicant)).to.equal(0n);
      await expectError(admit(c.officer), c.members, "NotRequested", c.applicant);
      await expect(takeOut(c, c.applicant, c.currency, euros(40)))
        .to.changeTokenBalance(ethers, c.currency, c.applicant, euros(40));
      await expectBooksInOrder(ethers, c.treasury);
    });

    it("of nothing paid moves no money", async function () {
      await ask(c.applicant, WORKERS);
      await c.members.connect(c.applicant).withdrawRequest();
      expect(await entries()).to.equal(0n);
    });

    it("is open to who was refused, to who appealed, and to who asks again afterwards", async function () {
      await ask(c.applicant, WORKERS, 1);
      await refuse(c.officer);
      await c.members.connect(c.applicant).withdrawRequest();
      await expectError(c.members.connect(c.applicant).appeal(), c.members, "NotRequested", c.applicant);
      await ask(c.applicant, WORKERS, 1);
      await appealInTime();
      await c.members.connect(c.applicant).withdrawRequest();
      expect(await held(c, purseOf(c.applicant))).to.equal(euros(2));
      await ask(c.applicant, WORKERS);
      await admit(c.officer);
    });

    it("gives back what nobody else can take", async function () {
      await ask(c.applicant, WORKERS, 40);
      await c.members.connect(c.applicant).withdrawRequest();
      const empty = [purseOf(c.stranger), c.currency, 0, euros(40)];
      await expectError(takeOut(c, c.stranger, c.currency, euros(40)), c.treasury, "BalanceTooLow", ...empty);
    });

    it("reverts with NotRequested for who did not ask, and the second time", async function () {
      const withdraw = (wallet: Signer) => c.members.connect(wallet).withdrawRequest();
      await expectError(withdraw(c.stranger), c.members, "NotRequested", c.stranger);
      await ask(c.applicant, WORKERS);
      await withdraw(c.applicant);
      await expectError(withdraw(c.applicant), c.members, "NotRequested", c.applicant);
    });
  });

  describe("by officers", function () {
    beforeEach(async () => {
      await ask(c.applicant, WORKERS, 40);
    });

    it("enters the applicant, and issues the shares that the escrow pays for", async function () {
      const admitting = admit(c.officer);
      await expectEvent(admitting, c.members, "MemberJoined", 10, c.applicant, WORKERS, 1, false);
      await expectEvent(admitting, c.shares, "SharesSubscribed", 10, 40);
      const way: [string, string] = [await inEscrow(c), accountOf(await c.shares.getAddress(), 0n)];
      await expectEntry(admitting, c.treasury, 2, "ShareCapital", way, c.currency, euros(40), refTo("Member", 10));
      expect(await c.shares.sharesOf(10)).to.deep.equal([40n, 0n]);
      expect(await c.shares.escrowOf(c.applicant)).to.equal(0n);
      expect(await stateOf(c.applicant)).to.equal(NONE);
      expect(await electorates()).to.deep.equal([3n, 4n, 3n]);
      await expectBooksInOrder(ethers, c.treasury);
    });

    it("enters the line of the register as from the day of the admission", async function () {
      await time.increase(days(12));
      expect(await c.members.connect(c.officer).admit.staticCall(c.applicant)).to.equal(10n);
      await admit(c.officer);
      const line = [10n, BigInt(WORKERS), 1n, BigInt(await time.latest()), 0n, false, 0n, 0n, 0n];
      expect(await c.members.memberOf(c.applicant)).to.deep.equal(line);
      expect(await c.members.walletOf(10)).to.equal(c.applicant.address);
      expect(await c.members.memberCount()).to.equal(10n);
    });

    it("enters who was a member before under a new number", async function () {
      await c.members.connect(c.workers[0]).resign();
      await ask(c.workers[0], WORKERS);
      await admit(c.officer, c.workers[0]);
      expect(await c.members.numberOf(c.workers[0])).to.equal(10n);
    });

    it("is open to a resolution as well", async function () {
      await resolve(c, time, [action(c.members, "admit", [c.applicant.address])], "Admit a worker");
      expect(await classOf(c.applicant)).to.equal(WORKERS);
      expect(await c.members.isMember(c.applicant)).to.equal(true);
      expect(await c.shares.sharesOf(10)).to.deep.equal([40n, 0n]);
    });

    it("C9: issues more shares where par has fallen meanwhile, and gives the rest back", async function () {
      await c.shares.connect(c.executorSigner).writeDown(euros(0.3));
      await admit(c.officer);
      expect(await c.shares.sharesOf(10)).to.deep.equal([133n, 0n]);
      expect(await held(c, purseOf(c.applicant))).to.equal(euros(0.1));
      expect(await c.shares.escrowOf(c.applicant)).to.equal(0n);
      await expectBooksInOrder(ethers, c.treasury);
    });

    it("refuses with a reason, and what was paid lies in the wallet's own account", async function () {
      const refusing = refuse(c.officer);
      await expectEvent(refusing, c.members, "EntryRefused", c.applicant, REASON);
      const way: [string, string] = [await inEscrow(c), purseOf(c.applicant)];
      await expectEntry(refusing, c.treasury, 2, "Refund", way, c.currency, euros(40), refTo("Member", 0));
      expect(await stateOf(c.applicant)).to.equal(REFUSED);
      expect(await c.members.isMember(c.applicant)).to.equal(false);
      await expect(takeOut(c, c.applicant, c.currency, euros(40)))
        .to.changeTokenBalance(ethers, c.currency, c.applicant, euros(40));
      await expectBooksInOrder(ethers, c.treasury);
    });

    it("lets who was refused ask and pay again", async function () {
      await refuse(c.officer);
      await ask(c.applicant, WORKERS, 7);
      expect(await c.members.requestOf(c.applicant))
        .to.deep.equal([OPEN, BigInt(WORKERS), 0n, BigInt(await time.latest()), 0n, 2n]);
      await admit(c.officer);
      expect(await c.shares.sharesOf(10)).to.deep.equal([7n, 0n]);
      expect(await held(c, purseOf(c.applicant))).to.equal(euros(40));
    });

    it("reverts with NotRequested for who did not ask, was refused or is admitted", async function () {
      for (const answer of [admit, refuse]) {
        await expectError(answer(c.officer, c.stranger), c.members, "NotRequested", c.stranger);
      }
      await ask(c.stranger, WORKERS);
      await refuse(c.officer, c.stranger);
      await admit(c.officer);
      for (const wallet of [c.stranger, c.applicant]) {
        for (const answer of [admit, refuse]) {
          await expectError(answer(c.officer, wallet), c.members, "NotRequested", wallet);
        }
      }
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.stranger, c.workers[0], c.applicant]) {
        for (const answer of [admit, refuse]) {
          await expectError(answer(tried), c.members, "AccessManagedUnauthorized", tried);
        }
      }
    });

    it("reverts with NotYoursToAnswer for an officer where the class is admitted to otherwise", async function () {
      for (const admission of ["Open", "Vouched", "Resolution"] as const) {
        await revise(c, c.executorSigner, WORKERS, { admission, vouchers: 2 });
        for (const answer of [admit, refuse]) {
          await expectError(answer(c.officer), c.members, "NotYoursToAnswer", c.officer, c.applicant);
        }
      }
      await admit(c.executorSigner);
    });

    it("reverts with NotRequested for who joined an open class meanwhile, and has to ask as that member", async function () {
      await c.members.connect(c.applicant).join(USERS, 1);
      await expectError(admit(c.officer), c.members, "NotRequested", c.applicant);
      await c.members.connect(c.applicant).withdrawRequest();
      expect(await held(c, purseOf(c.applicant))).to.equal(euros(40));
      await ask(c.applicant, WORKERS);
      await expectEvent(admit(c.officer), c.members, "StandingChanged", 10, WORKERS, 1);
      expect(await c.shares.sharesOf(10)).to.deep.equal([1n, 0n]);
      expect(await electorates()).to.deep.equal([3n, 4n, 3n]);
    });

    it("reverts with NotRequested for a member whose wallet the applicant's has become", async function () {
      await moveWallet(c, c.users[0], c.applicant);
      await expectError(admit(c.officer), c.members, "NotRequested", c.applicant);
      expect(await electorates()).to.deep.equal([3n, 3n, 3n]);
    });
  });

  describe("by vouching", function () {
    beforeEach(async () => {
      await revise(c, c.executorSigner, WORKERS, { admission: "Vouched", vouchers: 2, minShares: 5 });
      await ask(c.applicant, WORKERS, 5);
    });

    it("takes as many members of the class as the statute says; the last one admits", async function () {
      expect(await c.members.connect(c.workers[0]).vouch.staticCall(c.applicant)).to.equal(0n);
      const first = vouch(c.workers[0]);
      await expectEvent(first, c.members, "EntryVouched", c.applicant, 4, 1);
      await expect(first).not.to.emit(c.members, "MemberJoined");
      expect((await c.members.requestOf(c.applicant)).vouches).to.equal(1n);
      expect(await c.members.isMember(c.applicant)).to.equal(false);

      expect(await c.members.connect(c.workers[2]).vouch.staticCall(c.applicant)).to.equal(10n);
      const last = vouch(c.workers[2]);
      await expectEvent(last, c.members, "EntryVouched", c.applicant, 6, 2);
      await expectEvent(last, c.members, "MemberJoined", 10, c.applicant, WORKERS, 1, false);
      await expectEvent(last, c.shares, "SharesSubscribed", 10, 5);
      expect(await stateOf(c.applicant)).to.equal(NONE);
      await expectBooksInOrder(ethers, c.treasury);
    });

    it("reverts with AlreadyVouched for one member twice, also with another wallet", async function () {
      await vouch(c.workers[0]);
      await expectError(vouch(c.workers[0]), c.members, "AlreadyVouched", 4, c.applicant);
      await moveWallet(c, c.workers[0], c.supplier);
      await expectError(vouch(c.supplier), c.members, "AlreadyVouched", 4, c.applicant);
    });

    it("counts for one request, not for the next", async function () {
      await vouch(c.workers[0]);
      await c.members.connect(c.applicant).withdrawRequest();
      await ask(c.applicant, WORKERS, 5);
      await expectEvent(vouch(c.workers[0]), c.members, "EntryVouched", c.applicant, 4, 1);
      await vouch(c.workers[1]);
      expect(await c.members.isMember(c.applicant)).to.equal(true);
    });

    it("counts for one applicant, not for another", async function () {
      await c.currency.mint(c.stranger, euros(5));
      await c.currency.connect(c.stranger).approve(c.treasury, euros(5));
      await ask(c.stranger, WORKERS, 5);
      await vouch(c.workers[0]);
      await vouch(c.workers[0], c.stranger);
      await vouch(c.workers[1], c.stranger);
      expect(await c.members.isMember(c.stranger)).to.equal(true);
      expect(await c.members.isMember(c.applicant)).to.equal(false);
    });

    it("reverts with NotOfClass for members of other classes", async function () {
      await expectError(vouch(c.users[0]), c.members, "NotOfClass", 1, WORKERS);
      await expectError(vouch(c.investors[0]), c.members, "NotOfClass", 7, WORKERS);
    });

    it("reverts with NotMember for strangers, for the applicant and for who has left", async function () {
      await c.members.connect(c.workers[0]).resign();
      for (const tried of [c.stranger, c.applicant, c.workers[0]]) {
        await expectError(vouch(tried), c.members, "NotMember", tried);
      }
    });

    it("reverts with NotRequested for who did not ask, was refused or is admitted", async function () {
      await expectError(vouch(c.workers[0], c.stranger), c.members, "NotRequested", c.stranger);
      await refuse(c.executorSigner);
      await expectError(vouch(c.workers[0]), c.members, "NotRequested", c.applicant);
      await ask(c.applicant, WORKERS, 5);
      for (const worker of c.workers.slice(0, 2)) await vouch(worker);
      await expectError(vouch(c.workers[2]), c.members, "NotRequested", c.applicant);
    });

    it("reverts with NoVouching where the class is admitted to otherwise", async function () {
      for (const admission of ["Open", "Officer", "Resolution"] as const) {
        await revise(c, c.executorSigner, WORKERS, { admission });
        await expectError(vouch(c.workers[0]), c.members, "NoVouching", WORKERS);
      }
    });

    it("leaves the resolution its right to admit and to refuse", async function () {
      await refuse(c.executorSigner);
      await ask(c.applicant, WORKERS, 5);
      await admit(c.executorSigner);
      expect(await classOf(c.applicant)).to.equal(WORKERS);
    });

    it("moves a member of another class, under its number", async function () {
      await c.shares.connect(c.users[1]).subscribe(5);
      await ask(c.users[1], WORKERS);
      await vouch(c.workers[0], c.users[1]);
      expect(await c.members.connect(c.workers[1]).vouch.staticCall(c.users[1])).to.equal(2n);
      await expectEvent(vouch(c.workers[1], c.users[1]), c.members, "StandingChanged", 2, WORKERS, 1);
      expect(await electorates()).to.deep.equal([2n, 4n, 3n]);
    });

    it("answers no appeal: a refusal by resolution is not undone by those who vouch", async function () {
      await vouch(c.workers[0]);
      await refuse(c.executorSigner);
      await c.members.connect(c.applicant).appeal();
      await expectError(vouch(c.workers[1]), c.members, "NotYoursToAnswer", c.workers[1], c.applicant);
      expect(await c.members.isMember(c.applicant)).to.equal(false);
    });
  });

  describe("by resolution", function () {
    beforeEach(async () => {
      await revise(c, c.executorSigner, INVESTORS, { admission: "Resolution" });
      await ask(c.applicant, INVESTORS, 50);
    });

    it("enters the applicant with the shares it has paid for", async function () {
      await resolve(c, time, [action(c.members, "admit", [c.applicant.address])], "Admit an investor");
      expect(await classOf(c.applicant)).to.equal(INVESTORS);
      expect(await c.shares.sharesOf(10)).to.deep.equal([50n, 0n]);
      await expectBooksInOrder(ethers, c.treasury);
    });

    it("or refuses it", async function () {
      await resolve(c, time, [action(c.members, "refuse", [c.applicant.address, REASON])], "Refuse an investor");
      expect(await stateOf(c.applicant)).to.equal(REFUSED);
      expect(await held(c, purseOf(c.applicant))).to.equal(euros(50));
    });

    it("reverts with NotYoursToAnswer for officers and everybody else", async function () {
      for (const tried of [c.officer, c.investors[0], c.stranger]) {
        for (const answer of [admit, refuse]) {
          await expectError(answer(tried), c.members, "NotYoursToAnswer", tried, c.applicant);
        }
      }
    });

    it("is with shares up to the maximum of the class, and gives the rest of the money back", async function () {
      await revise(c, c.executorSigner, INVESTORS, { admission: "Resolution", maxShares: 49, minShares: 1 });
      await admit(c.executorSigner);
      expect(await c.shares.sharesOf(10)).to.deep.equal([49n, 0n]);
      expect(await held(c, purseOf(c.applicant))).to.equal(euros(1));
    });
  });

  describe("an appeal", function () {
    const appeal = (wallet: Signer = c.applicant) => c.members.connect(wallet).appeal();

    beforeEach(async () => {
      await ask(c.applicant, WORKERS, 40);
    });

    it("is possible when the time to answer is over, not a second before", async function () {
      const possibleFrom = (await c.members.requestOf(c.applicant)).askedAt + BigInt(answerTime);
      await time.setNextBlockTimestamp(possibleFrom - 1n);
      await expectError(appeal(), c.members, "NotYetAppealable", possibleFrom);
      await time.setNextBlockTimestamp(possibleFrom);
      await expectEvent(appeal(), c.members, "EntryAppealed", c.applicant);
      expect(await stateOf(c.applicant)).to.equal(APPEALED);
    });

    it("is possible at once against a refusal", async function () {
      await refuse(c.officer);
      await expectEvent(appeal(), c.members, "EntryAppealed", c.applicant);
      expect(await stateOf(c.applicant)).to.equal(APPEALED);
    });

    it("comes after the time that the statute lays down", async function () {
      await c.asExecutor.defineTerms({ ...preset.membership, answerTime: days(2) });
      await time.increase(days(2));
      await appeal();
    });

    it("does not keep officers from answering late, before it is made", async function () {
      await time.increase(answerTime + days(10));
      await admit(c.officer);
      expect(await classOf(c.applicant)).to.equal(WORKERS);
    });

    it("is answered by a resolution, no more by officers", async function () {
      await appealInTime();
      for (const answer of [admit, refuse]) {
        await expectError(answer(c.officer), c.members, "NotYoursToAnswer", c.officer, c.applicant);
      }
      await resolve(c, time, [action(c.members, "admit", [c.applicant.address])], "Admit a worker on appeal");
      expect(await classOf(c.applicant)).to.equal(WORKERS);
      expect(await c.shares.sharesOf(10)).to.deep.equal([40n, 0n]);
    });

    it("that is refused is the end of it: the money comes back, and one may ask anew", async function () {
      await appealInTime();
      await expectEvent(refuse(c.executorSigner), c.members, "EntryRefused", c.applicant, REASON);
      expect(await c.members.requestOf(c.applicant)).to.deep.equal([NONE, 0n, 0n, 0n, 0n, 0n]);
      expect(await held(c, purseOf(c.applicant))).to.equal(euros(40));
      await expectError(appeal(), c.members, "NotRequested", c.applicant);
      await expectError(admit(c.executorSigner), c.members, "NotRequested", c.applicant);
      await ask(c.applicant, WORKERS);
    });

    it("against a refusal is not paid for again: who is admitted subscribes then", async function () {
      await refuse(c.officer);
      await appeal();
      const before = await entries();
      await admit(c.executorSigner);
      expect(await entries()).to.equal(before);
      expect(await c.shares.sharesOf(10)).to.deep.equal([0n, 0n]);
      await c.shares.connect(c.applicant).subscribe(40);
    });

    it("reverts with NotRequested for who did not ask, and the second time", async function () {
      await expectError(appeal(c.stranger), c.members, "NotRequested", c.stranger);
      await appealInTime();
      await expectError(appeal(), c.members, "NotRequested", c.applicant);
    });
  });

  describe("of a member to another class", function () {
    it("moves it under its number, and it pays for no shares", async function () {
      const asking = ask(c.users[0], WORKERS);
      await expectEvent(
        asking,
        c.members, "EntryRequested", c.users[0], WORKERS, 0, COMMITMENT, "ipfs://application",
      );
      await expectEvent(admit(c.officer, c.users[0]), c.members, "StandingChanged", 1, WORKERS, 1);
      const changedAt = BigInt(await time.latest());
      const { joinedAt } = await c.members.memberOf(c.users[0]);
      const line = [1n, BigInt(WORKERS), 1n, joinedAt, 0n, true, 0n, 0n, changedAt];
      expect(await c.members.memberOf(c.users[0])).to.deep.equal(line);
      expect(await c.members.memberCount()).to.equal(9n);
      expect(await c.members.lastNumber()).to.equal(9n);
      expect(await electorates()).to.deep.equal([2n, 4n, 3n]);
    });

    it("leaves it where it is when it is refused", async function () {
      await ask(c.users[0], WORKERS);
      await refuse(c.officer, c.users[0]);
      expect(await classOf(c.users[0])).to.equal(USERS);
      await c.members.connect(c.users[0]).appeal();
      await admit(c.executorSigner, c.users[0]);
      expect(await classOf(c.users[0])).to.equal(WORKERS);
    });

    it("reverts with SameClass for its own, and with AlreadyMember when it would pay for first shares", async function () {
      await expectError(ask(c.workers[0], WORKERS), c.members, "SameClass", WORKERS);
      await expectError(ask(c.users[0], WORKERS, 1), c.members, "AlreadyMember", c.users[0]);
      const withEther = c.members.connect(c.users[0]).requestEntry(WORKERS, 0, ZeroHash, "", { value: 1 });
      await expectError(withEther, c.shares, "NoShares");
    });

    it("reverts with FewerSharesThanNeeded where it holds too few, those in the queue left out", async function () {
      await revise(c, c.executorSigner, WORKERS, { minShares: 20 });
      await c.shares.connect(c.executorSigner).defineTerms({ ...preset.capital, lock: 0 });
      await c.shares.connect(c.users[0]).subscribe(24);
      await c.shares.connect(c.users[0]).requestWithdrawal(1, 5);
      await ask(c.users[0], WORKERS);
      await expectError(admit(c.officer, c.users[0]), c.members, "FewerSharesThanNeeded", 19, 20);
      await c.shares.connect(c.users[0]).subscribe(1);
      await admit(c.officer, c.users[0]);
      expect(await classOf(c.users[0])).to.equal(WORKERS);
    });

    it("R11: reverts with TooSoonToSwitch within the cooldown", async function () {
      await ask(c.users[0], WORKERS);
      await admit(c.officer, c.users[0]);
      const possibleFrom = (await time.latest()) + switchCooldown;
      await revise(c, c.executorSigner, USERS, { admission: "Officer" });
      await ask(c.users[0], USERS);
      await expectError(admit(c.officer, c.users[0]), c.members, "TooSoonToSwitch", 1, possibleFrom);
      await past(time, BigInt(possibleFrom));
      await admit(c.officer, c.users[0]);
      expect(await classOf(c.users[0])).to.equal(USERS);
    });

    it("enters nobody without the minimum of shares because it was a member when it asked", async function () {
      await revise(c, c.executorSigner, WORKERS, { minShares: 20 });
      await ask(c.users[0], WORKERS);
      await c.members.connect(c.users[0]).resign();
      await expectError(admit(c.officer, c.users[0]), c.members, "NotRequested", c.users[0]);
    });

    it("makes no second member of the wallet that it has left meanwhile", async function () {
      await ask(c.users[0], WORKERS);
      await moveWallet(c, c.users[0], c.supplier);
      await expectError(admit(c.officer, c.users[0]), c.members, "NotRequested", c.users[0]);
    });
  });

  describe("in ether", function () {
    let e: Stage;
    beforeEach(async () => {
      e = await networkHelpers.loadFixture(inEther);
    });

    const pay = (shares: number, value: bigint) =>
      e.members.connect(e.applicant).requestEntry(WORKERS, shares, ZeroHash, "", { value });

    it("puts par into escrow, and issues the shares on admission", async function () {
      await expect(pay(40, euros(40))).to.changeEtherBalances(
        ethers,
        [e.applicant, e.treasury, e.members, e.shares],
        [-euros(40), euros(40), 0n, 0n],
      );
      expect(await e.shares.escrowOf(e.applicant)).to.equal(euros(40));
      expect(await held(e, await inEscrow(e), ZeroAddress)).to.equal(euros(40));
      await e.members.connect(e.officer).admit(e.applicant);
      expect(await e.shares.sharesOf(10)).to.deep.equal([40n, 0n]);
      expect(await held(e, await inEscrow(e), ZeroAddress)).to.equal(0n);
      await expectBooksInOrder(ethers, e.treasury);
    });

    it("gives it back to who is refused and who withdraws, for the wallet to take out", async function () {
      await pay(40, euros(40));
      await e.members.connect(e.officer).refuse(e.applicant, REASON);
      await pay(2, euros(2));
      await e.members.connect(e.applicant).withdrawRequest();
      expect(await held(e, purseOf(e.applicant), ZeroAddress)).to.equal(euros(42));
      await expect(takeOut(e, e.applicant, ZeroAddress, euros(42)))
        .to.changeEtherBalance(ethers, e.applicant, euros(42));
      await expectBooksInOrder(ethers, e.treasury);
    });

    it("reverts with WrongEther for any other amount than par", async function () {
      for (const value of [0n, euros(10) - 1n, euros(10) + 1n]) {
        await expectError(pay(10, value), e.treasury, "WrongEther", value, euros(10));
      }
    });

    it("takes no ether for no shares", async function () {
      await expectError(pay(0, 1n), e.shares, "NoShares");
    });
  });
});
