import { expect } from "chai";
import { encodeBytes32String, ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { action, actingAs, moveWallet } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, foundSomerset, openVote, resolve, USERS } from "../helpers/somerset.ts";
import { AGAINST, ballotOf, FOR, question, tallyOf } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const REASON = encodeBytes32String("reason 3");
const NOBODY = [0n, 0n, 0n, 0n, 0n, false, 0n, 0n, 0n];
const NO_OFFER = [ZeroAddress, 0n];
const OFFER_TIME = days(30);
const DELAY = preset.membership.recoveryDelay;

type Person = Signer & { address: string };

async function fixture() {
  const free = { ...preset.capital, lock: 0, yearlyCapBps: 10_000 };
  const c = await foundSomerset(ethers, { preset: { capital: free } });
  const fresh = (await ethers.getSigners()).slice(13, 16) as [Person, Person, Person];
  const executorSigner = await actingAs(chain, c.executor);
  return { ...c, fresh, executorSigner, asExecutor: c.members.connect(executorSigner) };
}

describe("the wallets of members", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  let old: Person;
  let next: Person;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
    [old, next] = [c.users[0], c.fresh[0]];
  });

  /** One number has one wallet, and that wallet has no other number; nobody else has a line on the register. */
  afterEach(async () => {
    const carriers = new Set<string>();
    let current = 0n;
    for (let number = 1n; number <= (await c.members.lastNumber()); number++) {
      const wallet = await c.members.walletOf(number);
      const line = await c.members.memberOf(wallet);
      if (line.number !== number) continue; // only the money of a former member
      expect(carriers.has(wallet)).to.equal(false);
      carriers.add(wallet);
      if (line.leftAt === 0n) current++;
    }
    expect(await c.members.memberCount()).to.equal(current);
    for (const { address } of await ethers.getSigners()) {
      const number = await c.members.numberOf(address);
      if (number !== 0n) expect(await c.members.walletOf(number)).to.equal(address);
      expect(number !== 0n).to.equal(carriers.has(address));
    }
    await expectBooksInOrder(ethers, c.treasury);
  });

  const change = (by: Signer, number: number, to: string) => c.members.connect(by).changeWallet(number, to);
  const accept = (by: Signer, number: number) => c.members.connect(by).acceptWallet(number);
  const recover = (number: number, to: string) => c.asExecutor.proposeRecovery(number, to);
  const keep = (by: Signer, number: number) => c.members.connect(by).keepWallet(number);

  describe("changeWallet", function () {
    it("offers the number, and changes nothing yet", async function () {
      const at = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(at);
      await expectEvent(change(old, 1, next.address), c.members, "WalletOffered", 1, next, at);
      expect(await c.members.offerOf(1)).to.deep.equal([next.address, BigInt(at)]);
      expect(await c.members.offerOf(2)).to.deep.equal(NO_OFFER);
      expect(await c.members.walletOf(1)).to.equal(old.address);
      expect(await c.members.isMember(old)).to.equal(true);
      expect(await c.members.isMember(next)).to.equal(false);
    });

    it("is open to who has left", async function () {
      await c.members.connect(old).resign();
      await change(old, 1, next.address);
      await accept(next, 1);
      expect(await c.members.walletOf(1)).to.equal(next.address);
      expect(await c.members.isMember(next)).to.equal(false);
      expect(await c.members.hasLeft(1)).to.equal(true);
      expect(await c.members.memberCount()).to.equal(8n);
    });

    it("again offers it to another wallet instead", async function () {
      await change(old, 1, next.address);
      await change(old, 1, c.fresh[1].address);
      await expectError(accept(next, 1), c.members, "NotOffered", 1, next);
      await accept(c.fresh[1], 1);
    });

    it("reverts with NotYourNumber for another's number, and for one that nobody has", async function () {
      const tried = [[c.users[1], 1], [c.stranger, 1], [next, 1], [old, 99]] as const;
      for (const [by, number] of tried) {
        await expectError(change(by, number, next.address), c.members, "NotYourNumber", number, by);
      }
    });

    it("reverts with ZeroWallet for the zero address", async function () {
      await expectError(change(old, 1, ZeroAddress), c.members, "ZeroWallet");
    });
  });

  describe("acceptWallet", function () {
    it("moves the whole line of the register", async function () {
      const before = await c.members.memberOf(old);
      await change(old, 1, next.address);
      await expectEvent(accept(next, 1), c.members, "WalletChanged", 1, old, next);
      expect(await c.members.memberOf(next)).to.deep.equal(before);
      expect(await c.members.memberOf(old)).to.deep.equal(NOBODY);
      expect(await c.members.walletOf(1)).to.equal(next.address);
      expect(await c.members.isMember(old)).to.equal(false);
      expect(await c.members.memberCount()).to.equal(9n);
      expect(await c.members.offerOf(1)).to.deep.equal(NO_OFFER);
      await networkHelpers.mine();
      expect((await c.members.electoratesAt((await time.latest()) - 1)).slice(0, 3)).to.deep.equal([3n, 3n, 3n]);
    });

    it("works again, and back", async function () {
      await moveWallet(c, old, next);
      await moveWallet(c, next, c.fresh[1]);
      await moveWallet(c, c.fresh[1], old);
      expect(await c.members.numberOf(old)).to.equal(1n);
      expect(await c.members.walletOf(1)).to.equal(old.address);
    });

    it("frees the old wallet for somebody new", async function () {
      await moveWallet(c, old, next);
      await c.members.connect(old).join(USERS, 0);
      expect(await c.members.numberOf(old)).to.equal(10n);
      expect(await c.members.numberOf(next)).to.equal(1n);
      expect(await c.members.memberCount()).to.equal(10n);
    });

    it("takes two steps, so that nobody is moved to a wallet that nobody has", async function () {
      await change(old, 1, next.address);
      await expectError(accept(old, 1), c.members, "NotOffered", 1, old);
      await expectError(accept(c.stranger, 1), c.members, "NotOffered", 1, c.stranger);
      await expectError(accept(next, 2), c.members, "NotOffered", 2, next);
      await accept(next, 1);
      await expectError(accept(next, 1), c.members, "NotOffered", 1, next);
    });

    it("counts to the second thirty days after the offer, and reverts with NotOffered from then on", async function () {
      await change(old, 1, next.address);
      const until = (await time.latest()) + OFFER_TIME;
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(until + 1);
      await expectError(accept(next, 1), c.members, "NotOffered", 1, next);
      await change(old, 1, next.address);
      await accept(next, 1);
      await snapshot.restore();
      await time.setNextBlockTimestamp(until);
      await accept(next, 1);
    });

    it("reverts with AlreadyMember for a wallet that a member carries or carried", async function () {
      await change(old, 1, c.users[1].address);
      await expectError(accept(c.users[1], 1), c.members, "AlreadyMember", c.users[1]);
      await c.members.connect(c.users[1]).resign();
      await expectError(accept(c.users[1], 1), c.members, "AlreadyMember", c.users[1]);
      await change(old, 1, old.address);
      await expectError(accept(old, 1), c.members, "AlreadyMember", old);
    });

    it("reverts with AlreadyMember for who has joined since the offer", async function () {
      await change(old, 1, next.address);
      await c.members.connect(next).join(USERS, 0);
      await expectError(accept(next, 1), c.members, "AlreadyMember", next);
    });

    it("brings nobody back: who resigns before it is taken over has left with the new wallet, too", async function () {
      await change(old, 1, next.address);
      await c.members.connect(old).resign();
      await accept(next, 1);
      expect(await c.members.isMember(next)).to.equal(false);
      expect(await c.members.numberOf(next)).to.equal(1n);
    });

    it("leaves an expulsion its object", async function () {
      await c.asExecutor.giveNotice(1, REASON);
      await moveWallet(c, old, next);
      await time.increase(preset.membership.hearing);
      await expectEvent(c.asExecutor.expel(1, REASON), c.members, "MemberExpelled", 1, next, REASON);
    });

    it("takes class and votes of the past along", async function () {
      await c.shares.connect(old).subscribe(50);
      const asUser = await time.latest();
      await c.members.connect(old).switchClass(2);
      await moveWallet(c, old, next);
      expect(await c.members.standingOf(next, asUser)).to.deep.equal([1n, 0n, 1n, 0n]);
      expect(await c.members.standingOf(next, await time.latest())).to.deep.equal([1n, 2n, 1n, 0n]);
      expect(await c.members.standingOf(old, asUser)).to.deep.equal([0n, 0n, 0n, 0n]);
    });
  });

  describe("keepWallet", function () {
    it("takes an offer back", async function () {
      await change(old, 1, next.address);
      await expectEvent(keep(old, 1), c.members, "WalletKept", 1);
      expect(await c.members.offerOf(1)).to.deep.equal(NO_OFFER);
      await expectError(accept(next, 1), c.members, "NotOffered", 1, next);
    });

    it("reverts with NotOffered where there is no offer, and the second time", async function () {
      await expectError(keep(old, 1), c.members, "NotOffered", 1, old);
      await change(old, 1, next.address);
      await keep(old, 1);
      await expectError(keep(old, 1), c.members, "NotOffered", 1, old);
    });

    it("reverts with NotYourNumber for everybody else, also for whom it is offered to", async function () {
      await change(old, 1, next.address);
      for (const by of [next, c.users[1], c.stranger]) {
        await expectError(keep(by, 1), c.members, "NotYourNumber", 1, by);
      }
      await accept(next, 1);
      await expectError(keep(old, 1), c.members, "NotYourNumber", 1, old);
    });
  });

  describe("proposeRecovery", function () {
    it("offers the number of a lost wallet by resolution, after a delay", async function () {
      await resolve(c, time, [action(c.members, "proposeRecovery", [9, next.address])], "A wallet is lost");
      const possibleFrom = BigInt((await time.latest()) + DELAY);
      expect(await c.members.offerOf(9)).to.deep.equal([next.address, possibleFrom]);
      await time.setNextBlockTimestamp(possibleFrom - 1n);
      await expectError(accept(next, 9), c.members, "TooEarlyToMove", 9, possibleFrom);
      await time.setNextBlockTimestamp(possibleFrom);
      await expectEvent(accept(next, 9), c.members, "WalletChanged", 9, c.investors[2], next);
      expect(await c.members.isMember(next)).to.equal(true);
      expect(await c.members.isMember(c.investors[2])).to.equal(false);
    });

    it("tells when the new wallet may take over", async function () {
      const at = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(at);
      await expectEvent(recover(1, next.address), c.members, "WalletOffered", 1, next, at + DELAY);
    });

    it("is vetoed by a wallet that is not lost at all, until it is taken over", async function () {
      await recover(1, next.address);
      await expectEvent(keep(old, 1), c.members, "WalletKept", 1);
      await time.increase(DELAY);
      await expectError(accept(next, 1), c.members, "NotOffered", 1, next);
      await recover(1, next.address);
      await time.increase(DELAY + days(1));
      await keep(old, 1);
      await expectError(accept(next, 1), c.members, "NotOffered", 1, next);
    });

    it("is overtaken by an offer of the wallet itself", async function () {
      await recover(1, next.address);
      await change(old, 1, c.fresh[1].address);
      await accept(c.fresh[1], 1);
      await time.increase(DELAY);
      await expectError(accept(next, 1), c.members, "NotOffered", 1, next);
    });

    it("waits for the delay that the statute laid down when it was proposed", async function () {
      await recover(1, next.address);
      const possibleFrom = (await time.latest()) + DELAY;
      await c.asExecutor.defineTerms({ ...preset.membership, recoveryDelay: days(3) });
      await time.increase(days(3));
      await expectError(accept(next, 1), c.members, "TooEarlyToMove", 1, possibleFrom);
      await recover(1, next.address);
      await time.increase(days(3));
      await accept(next, 1);
    });

    it("is good for thirty days after the delay, and no longer", async function () {
      await recover(1, next.address);
      const until = (await time.latest()) + DELAY + OFFER_TIME;
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(until + 1);
      await expectError(accept(next, 1), c.members, "NotOffered", 1, next);
      await snapshot.restore();
      await time.setNextBlockTimestamp(until);
      await accept(next, 1);
    });

    it("reverts with NotYourNumber for a number that nobody has, and with ZeroWallet for no wallet", async function () {
      await expectError(recover(10, next.address), c.members, "NotYourNumber", 10, ZeroAddress);
      await expectError(recover(1, ZeroAddress), c.members, "ZeroWallet");
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.stranger, old]) {
        const proposing = c.members.connect(tried).proposeRecovery(1, next);
        await expectError(proposing, c.members, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("what follows the number", function () {
    it("are its ballots: the new wallet changes them, the old one has none", async function () {
      const { id: proposalId } = await openVote(c, time, question(c, 1), "A question");
      await c.assembly.connect(old).castVote(proposalId, FOR);
      await moveWallet(c, old, next);
      expect(await ballotOf(c, proposalId, next)).to.deep.equal([FOR, 1]);
      const voting = c.assembly.connect(old).castVote(proposalId, FOR);
      await expectError(voting, c.assembly, "NotEligible", old, proposalId);
      await c.assembly.connect(next).castVote(proposalId, AGAINST);
      expect(await ballotOf(c, proposalId, next)).to.deep.equal([AGAINST, 2]);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });

    it("are no second votes, when the old wallet joins again", async function () {
      const { id: proposalId } = await openVote(c, time, question(c, 1), "A question");
      await c.assembly.connect(old).castVote(proposalId, FOR);
      await moveWallet(c, old, next);
      await c.members.connect(old).join(USERS, 0);
      const voting = c.assembly.connect(old).castVote(proposalId, FOR);
      await expectError(voting, c.assembly, "NotEligible", old, proposalId);
      expect((await tallyOf(c, proposalId))[FOR]).to.deep.equal([1, 0, 0]);
    });

    it("are its shares, and what it is repaid", async function () {
      await c.shares.connect(old).subscribe(7);
      await moveWallet(c, old, next);
      expect(await c.shares.balanceOf(next)).to.equal(7n);
      expect(await c.shares.balanceOf(old)).to.equal(0n);
      const asking = c.shares.connect(old).requestWithdrawal(1, 7);
      await expectError(asking, c.shares, "NotYourShares", 1, old);
      await c.shares.connect(next).requestWithdrawal(1, 7);
      await time.increase(preset.capital.notice);
      await c.shares.repay(1);
      const taking = c.treasury.connect(old).withdraw(1, old, c.currency, euros(7));
      await expectError(taking, c.treasury, "NotTheMember", 1, old);
      await expect(c.treasury.connect(next).withdraw(1, next, c.currency, euros(7)))
        .to.changeTokenBalance(ethers, c.currency, next, euros(7));
    });

    it("are proxies, those it holds and its own", async function () {
      await c.members.connect(c.users[1]).appointProxy(old);
      await c.members.connect(old).appointProxy(c.users[2]);
      await moveWallet(c, old, next);
      expect(await c.members.isProxyFor(next, c.users[1])).to.equal(true);
      expect(await c.members.isProxyFor(c.users[2], next)).to.equal(true);
      expect(await c.members.isProxyFor(old, c.users[1])).to.equal(false);
    });
  });

  describe("a number whose wallet has joined again", function () {
    const AGAIN = 10; // the new number of the old wallet

    beforeEach(async () => {
      await c.shares.connect(old).subscribe(7);
      await c.members.connect(old).resign();
      await c.members.connect(old).join(USERS, 0);
    });

    it("moves money alone: the membership stays with the wallet", async function () {
      const line = await c.members.memberOf(old);
      await change(old, 1, next.address);
      await expectEvent(accept(next, 1), c.members, "WalletChanged", 1, old, next);
      expect(await c.members.memberOf(old)).to.deep.equal(line);
      expect(await c.members.memberOf(next)).to.deep.equal(NOBODY);
      expect(await c.members.walletOf(1)).to.equal(next.address);
      expect(await c.members.walletOf(AGAIN)).to.equal(old.address);
      expect(await c.members.memberCount()).to.equal(9n);
      expect([await c.members.hasLeft(1), await c.members.hasLeft(AGAIN)]).to.deep.equal([true, false]);

      await c.shares.connect(next).requestWithdrawal(1, 7);
      await time.increase(preset.capital.notice);
      await c.shares.repay(1);
      await c.treasury.connect(next).withdraw(1, next, c.currency, euros(7));
      expect(await c.currency.balanceOf(next)).to.equal(euros(7));
    });

    it("may be moved to another member's wallet, and makes no other member of it", async function () {
      const line = await c.members.memberOf(c.users[1]);
      await change(old, 1, c.users[1].address);
      await accept(c.users[1], 1);
      expect(await c.members.memberOf(c.users[1])).to.deep.equal(line);
      expect(await c.members.walletOf(1)).to.equal(c.users[1].address);
      expect(await c.members.walletOf(2)).to.equal(c.users[1].address);
      await c.shares.connect(c.users[1]).requestWithdrawal(1, 7);
      expect(await c.shares.balanceOf(c.users[1])).to.equal(0n);
    });

    it("stays where it is when the new membership moves", async function () {
      await change(old, AGAIN, next.address);
      await accept(next, AGAIN);
      expect(await c.members.walletOf(1)).to.equal(old.address);
      expect(await c.members.numberOf(old)).to.equal(0n);
      expect(await c.members.numberOf(next)).to.equal(BigInt(AGAIN));
      await c.shares.connect(old).requestWithdrawal(1, 7);
    });

    it("was offered while it was a membership still: only money moves all the same", async function () {
      await change(c.users[1], 2, next.address);
      await c.members.connect(c.users[1]).resign();
      await c.members.connect(c.users[1]).join(USERS, 0);
      await accept(next, 2);
      expect(await c.members.isMember(next)).to.equal(false);
      expect(await c.members.numberOf(c.users[1])).to.equal(11n);
      expect(await c.members.walletOf(2)).to.equal(next.address);
    });

    it("is recovered like any other", async function () {
      await recover(1, next.address);
      await time.increase(DELAY);
      await accept(next, 1);
      expect(await c.members.walletOf(1)).to.equal(next.address);
      expect(await c.members.isMember(old)).to.equal(true);
    });
  });
});
