import { expect } from "chai";
import { encodeBytes32String, id, ZeroAddress } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { carryOut } from "../../scripts/proposal.ts";
import { action, actingAs, moveWallet } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { electoratesOf, revise } from "../helpers/register.ts";
import { euros, foundSomerset, INVESTORS, openVote, resolve, USERS } from "../helpers/somerset.ts";
import { FOR } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const REASON = encodeBytes32String("reason 3");
const STATEMENT = id("I did not take the flour");
const { hearing } = preset.membership;
const VALIDITY = days(180);
const YEAR = days(365);

async function fixture() {
  const c = await foundSomerset(ethers);
  const executorSigner = await actingAs(chain, c.executor);
  return { ...c, accused: c.investors[1], executorSigner, asExecutor: c.members.connect(executorSigner) };
}

describe("the end of a membership against the member's will", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const NUMBER = 8; // of the accused
  const NOBODY = 99; // a number that was not given out
  const notice = (number = NUMBER) => c.asExecutor.giveNotice(number, REASON);
  const expel = (number = NUMBER) => c.asExecutor.expel(number, REASON);
  const state = (wallet: Signer = c.accused) => c.members.connect(wallet).stateCase(STATEMENT, "ipfs://statement");
  const electorates = () => electoratesOf(c, networkHelpers);

  describe("giveNotice", function () {
    it("tells the member why, and until when it is heard", async function () {
      const at = (await time.latest()) + 1_000;
      await time.setNextBlockTimestamp(at);
      await expectEvent(notice(), c.members, "NoticeGiven", NUMBER, c.accused, REASON, at + hearing);
      expect(await c.members.hearingOf(NUMBER)).to.equal(BigInt(at + hearing));
      expect(await c.members.hearingOf(NUMBER + 1)).to.equal(0n);
    });

    it("leaves the member its membership and its vote", async function () {
      await notice();
      expect(await c.members.isMember(c.accused)).to.equal(true);
      expect(await c.members.standingOf(c.accused, await time.latest()))
        .to.deep.equal([BigInt(NUMBER), BigInt(INVESTORS), 1n, 0n]);
      expect(await electorates()).to.deep.equal([3n, 3n, 3n]);
    });

    it("given again starts the hearing again", async function () {
      await notice();
      await time.increase(hearing);
      await notice();
      const until = (await time.latest()) + hearing;
      await expectError(expel(), c.members, "HearingNotOver", NUMBER, until);
      await time.increaseTo(until);
      await expel();
    });

    it("is of the length that the statute lays down when it is given", async function () {
      await c.asExecutor.defineTerms({ ...preset.membership, hearing: days(60) });
      await notice();
      const until = (await time.latest()) + days(60);
      await c.asExecutor.defineTerms(preset.membership);
      expect(await c.members.hearingOf(NUMBER)).to.equal(BigInt(until));
    });

    it("reverts with NotMember for a stranger and for who has left", async function () {
      await expectError(notice(NOBODY), c.members, "NotMember", ZeroAddress);
      await c.members.connect(c.accused).resign();
      await expectError(notice(), c.members, "NotMember", c.accused);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.stranger, c.users[0]]) {
        const giving = c.members.connect(tried).giveNotice(NUMBER, REASON);
        await expectError(giving, c.members, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("stateCase", function () {
    it("answers the notice, as often as the member likes", async function () {
      await notice();
      await expectEvent(state(), c.members, "CaseStated", NUMBER, STATEMENT, "ipfs://statement");
      await expectEvent(state(), c.members, "CaseStated", NUMBER, STATEMENT, "ipfs://statement");
    });

    it("reverts with NoNotice for a member that was given none", async function () {
      await notice();
      await expectError(state(c.investors[0]), c.members, "NoNotice", 7);
    });

    it("reverts with NotMember for a stranger, and for who has left", async function () {
      await notice();
      await expectError(state(c.stranger), c.members, "NotMember", c.stranger);
      await c.members.connect(c.accused).resign();
      await expectError(state(), c.members, "NotMember", c.accused);
    });
  });

  describe("expel", function () {
    it("ends the membership after the hearing, by an extraordinary resolution", async function () {
      const calls = [action(c.members, "expel", [NUMBER, REASON])];
      expect(await c.statute.kindNeeded([c.members], [calls[0]!.data])).to.equal(1n);
      await resolve(c, time, [action(c.members, "giveNotice", [NUMBER, REASON])], "Give notice");
      await state();
      await resolve(c, time, calls, "Expel an investor");
      expect(await c.members.isMember(c.accused)).to.equal(false);
      expect((await c.members.memberOf(c.accused)).leftAt).to.equal(BigInt(await time.latest()));
      expect(await c.members.hasLeft(NUMBER)).to.equal(true);
      expect(await c.members.memberCount()).to.equal(8n);
      expect(await electorates()).to.deep.equal([3n, 3n, 2n]);
    });

    it("tells the reason", async function () {
      await notice();
      await time.increase(hearing);
      await expectEvent(expel(), c.members, "MemberExpelled", NUMBER, c.accused, REASON);
    });

    it("reverts with NoNotice without one", async function () {
      await expectError(expel(), c.members, "NoNotice", NUMBER);
      await c.asExecutor.giveNotice(7, REASON);
      await time.increase(hearing);
      await expectError(expel(), c.members, "NoNotice", NUMBER);
    });

    it("reverts with HearingNotOver in its last second, and not at its end", async function () {
      await notice();
      const until = await c.members.hearingOf(NUMBER);
      await time.setNextBlockTimestamp(until - 1n);
      await expectError(expel(), c.members, "HearingNotOver", NUMBER, until);
      await time.setNextBlockTimestamp(until);
      await expel();
      expect(await c.members.isMember(c.accused)).to.equal(false);
    });

    it("reverts with NoNotice more than 180 days after the hearing, until a new notice is given", async function () {
      await notice();
      const until = Number(await c.members.hearingOf(NUMBER)) + VALIDITY;
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(until);
      await expel();
      await snapshot.restore();
      await time.setNextBlockTimestamp(until + 1);
      await expectError(expel(), c.members, "NoNotice", NUMBER);
      await notice();
      await time.increase(hearing);
      await expel();
    });

    it("follows the member to its new wallet", async function () {
      await notice();
      await moveWallet(c, c.accused, c.supplier);
      await time.increase(hearing);
      await expectEvent(state(c.supplier), c.members, "CaseStated", NUMBER, STATEMENT, "ipfs://statement");
      await expectEvent(expel(), c.members, "MemberExpelled", NUMBER, c.supplier, REASON);
    });

    it("is not dodged by moving to another wallet before the resolution is carried out", async function () {
      await notice();
      await time.increase(hearing);
      const calls = [action(c.members, "expel", [NUMBER, REASON])];
      const proposal = await openVote(c, time, calls, "Expel an investor");
      for (const founder of c.founders) await c.assembly.connect(founder).castVote(proposal.id, FOR);
      await moveWallet(c, c.accused, c.supplier);
      await carryOut(c.assembly, time, proposal);
      expect(await c.members.hasLeft(NUMBER)).to.equal(true);
    });

    it("INV-8: is forestalled by resigning during the hearing", async function () {
      await notice();
      await expectEvent(c.members.connect(c.accused).resign(), c.members, "MemberResigned", NUMBER, c.accused);
      await time.increase(hearing);
      await expectError(expel(), c.members, "NotMember", c.accused);
    });

    it("needs another notice for who has joined again: that is another member", async function () {
      await notice();
      await c.members.connect(c.accused).resign();
      await c.members.connect(c.accused).join(USERS, 0);
      await time.increase(hearing);
      await expectError(expel(10), c.members, "NoNotice", 10);
      await expectError(expel(), c.members, "NotMember", c.accused);
    });

    it("leaves the shares to be withdrawn, whatever the minimum of the class", async function () {
      await c.shares.connect(c.executorSigner).defineTerms({ ...preset.capital, lock: 0 });
      await c.shares.connect(c.accused).subscribe(60);
      await notice();
      await time.increase(hearing);
      await expel();
      const asked = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(asked);
      const asking = c.shares.connect(c.accused).requestWithdrawal(NUMBER, 60);
      const payableFrom = asked + preset.capital.notice;
      await expectEvent(asking, c.shares, "WithdrawalRequested", 0, NUMBER, 60, payableFrom);
    });

    it("reverts with NotMember for a stranger, and the second time", async function () {
      await expectError(expel(NOBODY), c.members, "NotMember", ZeroAddress);
      await notice();
      await time.increase(hearing);
      await expel();
      await expectError(expel(), c.members, "NotMember", c.accused);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      await notice();
      await time.increase(hearing);
      for (const tried of [c.stranger, c.users[0]]) {
        const expelling = c.members.connect(tried).expel(NUMBER, REASON);
        await expectError(expelling, c.members, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("lapse", function () {
    const lapse = (number = NUMBER) => c.asExecutor.lapse(number);
    const joinedAt = async () => Number((await c.members.memberOf(c.accused)).joinedAt);

    it("C2: ends the membership of who has not paid for its minimum in a year, not a second sooner", async function () {
      const dueAt = (await joinedAt()) + YEAR;
      await time.setNextBlockTimestamp(dueAt - 1);
      await expectError(lapse(), c.members, "NotLapsed", NUMBER);
      await time.setNextBlockTimestamp(dueAt);
      await expectEvent(lapse(), c.members, "MembershipLapsed", NUMBER, c.accused);
      expect(await c.members.isMember(c.accused)).to.equal(false);
      expect(await c.members.memberCount()).to.equal(8n);
      expect(await electorates()).to.deep.equal([3n, 3n, 2n]);
    });

    it("reverts with NotLapsed for who holds the minimum, and where there is none", async function () {
      await c.shares.connect(c.accused).subscribe(50);
      await time.increase(YEAR);
      await expectError(lapse(), c.members, "NotLapsed", NUMBER);
      await expectError(lapse(1), c.members, "NotLapsed", 1);
      await lapse(7);
    });

    it("counts what is held, though less than a raised minimum", async function () {
      await c.shares.connect(c.accused).subscribe(50);
      await time.increase(YEAR);
      await revise(c, c.executorSigner, INVESTORS, { minShares: 51 });
      await lapse();
      expect(await c.shares.sharesOf(NUMBER)).to.deep.equal([50n, 0n]);
    });

    it("gives who has changed class a year from then on", async function () {
      await time.increase(YEAR - days(10));
      await c.shares.connect(c.users[0]).subscribe(50);
      await c.members.connect(c.users[0]).switchClass(INVESTORS);
      const dueAt = (await time.latest()) + YEAR;
      await revise(c, c.executorSigner, INVESTORS, { minShares: 60 });
      await time.increaseTo(dueAt - 2);
      await time.setNextBlockTimestamp(dueAt - 1);
      await expectError(lapse(1), c.members, "NotLapsed", 1);
      await time.setNextBlockTimestamp(dueAt);
      await lapse(1);
    });

    it("reverts with NotMember for a stranger, and the second time", async function () {
      await expectError(lapse(NOBODY), c.members, "NotMember", ZeroAddress);
      await time.increase(YEAR);
      await lapse();
      await expectError(lapse(), c.members, "NotMember", c.accused);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      await time.increase(YEAR);
      for (const tried of [c.stranger, c.users[0]]) {
        await expectError(c.members.connect(tried).lapse(NUMBER), c.members, "AccessManagedUnauthorized", tried);
      }
    });

    it("leaves the money that is there to the member", async function () {
      await c.shares.connect(c.accused).subscribe(50);
      await revise(c, c.executorSigner, INVESTORS, { minShares: 80 });
      await time.increase(preset.capital.lock);
      await lapse();
      await c.shares.connect(c.accused).requestWithdrawal(NUMBER, 50);
      expect(await c.shares.sharesOf(NUMBER)).to.deep.equal([50n, 50n]);
      expect(await c.currency.balanceOf(c.treasury)).to.equal(euros(50));
    });
  });
});
