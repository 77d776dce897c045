import { expect } from "chai";
import type { Signer } from "ethers";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { somerset as preset } from "../../scripts/presets/index.ts";
import { propose } from "../../scripts/proposal.ts";
import { action, actingAs } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { revise } from "../helpers/register.ts";
import { foundSomerset, INVESTORS, opensAt, openVote, past, resolve, USERS, WORKERS } from "../helpers/somerset.ts";
import { FOR, question, tallyOf } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const COOLDOWN = preset.membership.switchCooldown;
const MOST = 5; // votes of a member, where co-ops are members

type Person = Signer & { address: string };

/** A co-op that anybody may join as a worker, too, and whose first user has the shares of an investor. */
async function fixture() {
  const c = await foundSomerset(ethers, { preset: { capital: { ...preset.capital, lock: 0 } } });
  const executorSigner = await actingAs(chain, c.executor);
  await revise(c, executorSigner, WORKERS, { admission: "Open" });
  await c.shares.connect(c.users[0]).subscribe(50);
  return { ...c, executorSigner, asExecutor: c.members.connect(executorSigner) };
}

/** The same with a co-op among the users: a contract, number 10, which may carry up to five votes. */
async function withCoopAsMember() {
  const c = await fixture();
  await revise(c, c.executorSigner, USERS, { maxVotes: MOST });
  const coop = await ethers.deployContract("ContractWallet", [c.supplier]);
  await coop.connect(c.supplier).call(c.members, c.members.interface.encodeFunctionData("join", [USERS, 0]));
  return { ...c, coop, coopAddress: await coop.getAddress() };
}

describe("the standing of members", function () {
  describe("switchClass", function () {
    let c: Awaited<ReturnType<typeof fixture>>;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(fixture);
    });

    const move = (wallet: Signer, classId: number) => c.members.connect(wallet).switchClass(classId);
    const standing = async (wallet: Person, timepoint: number) => {
      const { class: classId, votes } = await c.members.standingOf(wallet, timepoint);
      return [Number(classId), Number(votes)];
    };

    it("moves the member to an open class, under its number", async function () {
      const { joinedAt } = await c.members.memberOf(c.users[0]);
      await expectEvent(move(c.users[0], INVESTORS), c.members, "StandingChanged", 1, INVESTORS, 1);
      const line = [1n, BigInt(INVESTORS), 1n, joinedAt, 0n, true, 0n, 0n, BigInt(await time.latest())];
      expect(await c.members.memberOf(c.users[0])).to.deep.equal(line);
      expect(await c.members.memberCount()).to.equal(9n);
      expect(await c.shares.sharesOf(1)).to.deep.equal([50n, 0n]);
    });

    it("leaves tenure as it is", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      const joinedAt = BigInt(await time.latest());
      await time.increase(days(40));
      await move(c.newcomer, WORKERS);
      expect((await c.members.standingOf(c.newcomer, await time.latest())).tenureSince).to.equal(joinedAt);
      expect((await c.members.memberOf(c.newcomer)).joinedAt).to.equal(joinedAt);
    });

    it("R11: reverts with TooSoonToSwitch within the cooldown, and not from its end on", async function () {
      await move(c.users[0], INVESTORS);
      const possibleFrom = (await time.latest()) + COOLDOWN;
      await time.setNextBlockTimestamp(possibleFrom - 1);
      await expectError(move(c.users[0], USERS), c.members, "TooSoonToSwitch", 1, possibleFrom);
      await time.setNextBlockTimestamp(possibleFrom);
      await move(c.users[0], USERS);
      expect(await standing(c.users[0], await time.latest())).to.deep.equal([USERS, 1]);
    });

    it("R11: waits as long as the statute says now", async function () {
      await move(c.users[0], INVESTORS);
      await c.asExecutor.defineTerms({ ...preset.membership, switchCooldown: 0 });
      await move(c.users[0], USERS);
      await move(c.users[0], WORKERS);
      expect(await standing(c.users[0], await time.latest())).to.deep.equal([WORKERS, 1]);
    });

    it("has a cooldown of each member's own", async function () {
      await move(c.users[0], WORKERS);
      await move(c.users[1], WORKERS);
      await expectEvent(move(c.users[2], WORKERS), c.members, "StandingChanged", 3, WORKERS, 1);
    });

    it("reverts with ClassNotOpen for a class that admits otherwise", async function () {
      for (const admission of ["Vouched", "Officer", "Resolution"] as const) {
        await revise(c, c.executorSigner, WORKERS, { admission, vouchers: 1 });
        await expectError(move(c.users[0], WORKERS), c.members, "ClassNotOpen", WORKERS);
      }
    });

    it("reverts with SameClass for its own, and with UnknownClass for one that is not there", async function () {
      await expectError(move(c.users[0], USERS), c.members, "SameClass", USERS);
      await expectError(move(c.users[0], 3), c.statute, "UnknownClass", 3);
    });

    it("reverts with NotMember for a stranger, and for who has left", async function () {
      await expectError(move(c.stranger, USERS), c.members, "NotMember", c.stranger);
      await c.members.connect(c.users[0]).resign();
      await expectError(move(c.users[0], WORKERS), c.members, "NotMember", c.users[0]);
    });

    it("reverts with FewerSharesThanNeeded below the minimum, those in the queue left out", async function () {
      await expectError(move(c.users[1], INVESTORS), c.members, "FewerSharesThanNeeded", 0, 50);
      await c.shares.connect(c.users[0]).requestWithdrawal(1, 1);
      await expectError(move(c.users[0], INVESTORS), c.members, "FewerSharesThanNeeded", 49, 50);
      await c.shares.connect(c.users[0]).cancelWithdrawal(0);
      await move(c.users[0], INVESTORS);
    });

    it("binds the member to the minimum of its new class from then on", async function () {
      await move(c.users[0], INVESTORS);
      const asking = c.shares.connect(c.users[0]).requestWithdrawal(1, 1);
      await expectError(asking, c.shares, "OutsideHolding", 50, 51, 100_000);
    });

    it("is known at every time, through several switches", async function () {
      const known: [number, number][] = [[await time.latest(), USERS]]; // from when on, in which class
      for (const classId of [INVESTORS, WORKERS, USERS, INVESTORS]) {
        await time.increase(COOLDOWN);
        await move(c.users[0], classId);
        known.push([await time.latest(), classId]);
      }
      for (const [i, [from, classId]] of known.entries()) {
        const last = (known[i + 1]?.[0] ?? from + 1_000) - 1;
        for (const timepoint of [from, from + 1, last]) {
          expect(await standing(c.users[0], timepoint)).to.deep.equal([classId, 1]);
        }
      }
    });

    it("gives no standing before joining, nor after leaving", async function () {
      const before = await time.latest();
      await c.members.connect(c.newcomer).join(USERS, 0);
      const joinedAt = await time.latest();
      await move(c.newcomer, WORKERS);
      expect(await standing(c.newcomer, before)).to.deep.equal([0, 0]);
      expect(await standing(c.newcomer, joinedAt)).to.deep.equal([USERS, 1]);
      await c.members.connect(c.newcomer).resign();
      expect(await standing(c.newcomer, joinedAt)).to.deep.equal([0, 0]);
    });

    it("is forgotten with the number: who joins again has no past", async function () {
      await move(c.users[1], WORKERS);
      await c.members.connect(c.users[1]).resign();
      const away = await time.latest();
      await c.members.connect(c.users[1]).join(USERS, 0);
      await move(c.users[1], WORKERS);
      expect(await standing(c.users[1], away)).to.deep.equal([0, 0]);
      expect(await standing(c.users[1], await time.latest())).to.deep.equal([WORKERS, 1]);
    });

    it("moves the vote from one electorate to the other, at every time", async function () {
      const register: [number, bigint[]][] = [[await time.latest(), [3n, 3n, 3n]]];
      const note = async (votes: bigint[]) => register.push([await time.latest(), votes]);
      await time.increase(100);
      await move(c.users[0], INVESTORS);
      await note([2n, 3n, 4n]);
      await time.increase(100);
      await move(c.users[1], WORKERS);
      await note([1n, 4n, 4n]);
      await time.increase(COOLDOWN);
      await move(c.users[0], USERS);
      await note([2n, 4n, 3n]);
      await c.members.connect(c.users[1]).resign();
      await note([2n, 3n, 3n]);
      await networkHelpers.mine();

      for (const [i, [from, votes]] of register.entries()) {
        const last = (register[i + 1]?.[0] ?? from + 1) - 1;
        for (const timepoint of [from, last]) {
          expect((await c.members.electoratesAt(timepoint)).slice(0, 3)).to.deep.equal(votes);
        }
      }
    });

    it("R11: counts in the old class where the vote is open, in the new one where it opens later", async function () {
      const open = await openVote(c, time, question(c, 1), "Open before the switch");
      const later = await propose(c.assembly.connect(c.users[1]), question(c, 2), "Proposed before the switch");
      await move(c.users[0], INVESTORS);

      await c.assembly.connect(c.users[0]).castVote(open.id, FOR);
      expect((await tallyOf(c, open.id))[FOR]).to.deep.equal([1, 0, 0]);
      expect((await c.assembly.countOf(open.id)).electorate.slice(0, 3)).to.deep.equal([3n, 3n, 3n]);

      await past(time, await c.assembly.proposalSnapshot(later.id));
      await c.assembly.connect(c.users[0]).castVote(later.id, FOR);
      expect((await tallyOf(c, later.id))[FOR]).to.deep.equal([0, 0, 1]);
      expect((await c.assembly.countOf(later.id)).electorate.slice(0, 3)).to.deep.equal([2n, 3n, 4n]);
    });

    it("R11: leaves a ballot where it was cast, also when it is changed afterwards", async function () {
      const { id: proposalId } = await openVote(c, time, question(c, 1), "A question");
      await c.assembly.connect(c.users[0]).castVote(proposalId, FOR);
      await move(c.users[0], INVESTORS);
      expect((await tallyOf(c, proposalId))[FOR]).to.deep.equal([1, 0, 0]);
      await c.assembly.connect(c.users[0]).castVote(proposalId, 0);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });

    it("in the very second in which a vote opens counts for that vote", async function () {
      const at = await time.latest();
      const { id: proposalId } = await propose(c.assembly.connect(c.users[0]), question(c, 1), "A question");
      const opens = await c.assembly.proposalSnapshot(proposalId);
      expect(Number(opens)).to.equal(opensAt(at, preset.kinds[0]!.notice));
      await time.setNextBlockTimestamp(opens);
      await move(c.users[0], INVESTORS);
      await c.assembly.connect(c.users[0]).castVote(proposalId, FOR);
      expect((await tallyOf(c, proposalId))[FOR]).to.deep.equal([0, 0, 1]);
      expect((await c.assembly.countOf(proposalId)).electorate.slice(0, 3)).to.deep.equal([2n, 3n, 4n]);
    });
  });

  describe("setVotes", function () {
    let c: Awaited<ReturnType<typeof withCoopAsMember>>;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(withCoopAsMember);
    });

    const set = (votes: number, number = 10) => c.asExecutor.setVotes(number, votes);
    const castAsCoop = (proposalId: bigint) => {
      const vote = c.assembly.interface.encodeFunctionData("castVote", [proposalId, FOR]);
      return c.coop.connect(c.supplier).call(c.assembly, vote);
    };
    const usersAt = (timepoint: number) => c.members.electorateAt(USERS, timepoint);

    it("lets a member that is a co-op carry several votes, by an extraordinary resolution", async function () {
      const calls = [action(c.members, "setVotes", [10, 4])];
      expect(await c.statute.kindNeeded([c.members], [calls[0]!.data])).to.equal(1n);
      await resolve(c, time, calls, "Four votes for our sister co-op");
      const { number, votes } = await c.members.memberOf(c.coopAddress);
      expect([number, votes]).to.deep.equal([10n, 4n]);
    });

    it("tells the new standing, and adds to the electorate of the class", async function () {
      const before = await time.latest();
      await expectEvent(set(4), c.members, "StandingChanged", 10, USERS, 4);
      const after = await time.latest();
      await networkHelpers.mine();
      expect([await usersAt(before), await usersAt(after)]).to.deep.equal([4n, 7n]);
      expect(await c.members.memberCount()).to.equal(10n);
    });

    it("is known at every time, up and down", async function () {
      const known: [number, bigint][] = [[await time.latest(), 1n]];
      for (const votes of [4, 2, 5, 1]) {
        await time.increase(50);
        await set(votes);
        known.push([await time.latest(), BigInt(votes)]);
      }
      await networkHelpers.mine();
      for (const [i, [from, votes]] of known.entries()) {
        const last = (known[i + 1]?.[0] ?? from + 1) - 1;
        for (const timepoint of [from, last]) {
          expect((await c.members.standingOf(c.coopAddress, timepoint)).votes).to.equal(votes);
          expect(await usersAt(timepoint)).to.equal(3n + votes);
        }
      }
    });

    it("counts as many in a vote as there were when it opened", async function () {
      await time.increase(days(31));
      await set(4);
      const { id: open } = await openVote(c, time, question(c, 1), "Open before");
      await set(2);
      const { id: later } = await openVote(c, time, question(c, 2), "Open afterwards");
      await castAsCoop(later);
      expect((await tallyOf(c, later))[FOR]).to.deep.equal([2, 0, 0]);
      expect((await c.assembly.countOf(later)).electorate[USERS]).to.equal(5n);
      expect((await c.assembly.countOf(open)).electorate[USERS]).to.equal(7n);
    });

    it("leaves an open vote the votes it was opened with", async function () {
      await time.increase(days(31));
      await set(4);
      const { id: proposalId } = await openVote(c, time, question(c, 1), "Open before");
      await set(2);
      await castAsCoop(proposalId);
      expect((await tallyOf(c, proposalId))[FOR]).to.deep.equal([4, 0, 0]);
    });

    it("reverts with WrongVotes for none and for more than the class allows", async function () {
      for (const votes of [0, MOST + 1, 2 ** 24]) {
        await expectError(set(votes), c.members, "WrongVotes", votes, MOST);
      }
      await set(MOST);
      await expectError(set(2, 4), c.members, "WrongVotes", 2, 1);
    });

    it("follows the statute when it allows fewer, and takes nothing away by itself", async function () {
      await set(MOST);
      await revise(c, c.executorSigner, USERS, { maxVotes: 3 });
      expect((await c.members.memberOf(c.coopAddress)).votes).to.equal(BigInt(MOST));
      await expectError(set(4), c.members, "WrongVotes", 4, 3);
      await set(3);
    });

    it("leaves the register without them when the member leaves", async function () {
      await set(4);
      await c.coop.connect(c.supplier).call(c.members, c.members.interface.encodeFunctionData("resign"));
      const left = await time.latest();
      await networkHelpers.mine();
      expect(await usersAt(left)).to.equal(3n);
    });

    it("R11: takes votes along to another class, as many as one may have there", async function () {
      await c.asExecutor.defineTerms({ ...preset.membership, switchCooldown: 0 });
      await revise(c, c.executorSigner, WORKERS, { admission: "Open", maxVotes: 3 });
      await set(4);
      const asCoop = (classId: number) =>
        c.coop.connect(c.supplier).call(c.members, c.members.interface.encodeFunctionData("switchClass", [classId]));
      await expectEvent(asCoop(WORKERS), c.members, "StandingChanged", 10, WORKERS, 3);
      await expectEvent(asCoop(USERS), c.members, "StandingChanged", 10, USERS, 3);
      const now = await time.latest();
      await networkHelpers.mine();
      expect((await c.members.electoratesAt(now)).slice(0, 3)).to.deep.equal([6n, 3n, 3n]);
    });

    it("does not put off the member's own change of class", async function () {
      await set(2);
      const asCoop = c.coop.connect(c.supplier);
      const switching = asCoop.call(c.members, c.members.interface.encodeFunctionData("switchClass", [WORKERS]));
      await expectEvent(switching, c.members, "StandingChanged", 10, WORKERS, 1);
    });

    it("reverts with NotMember for a stranger, and for who has left", async function () {
      await expectError(set(1, 99), c.members, "NotMember", ZeroAddress);
      await c.members.connect(c.users[0]).resign();
      await expectError(set(1, 1), c.members, "NotMember", c.users[0]);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.stranger, c.users[0]]) {
        const setting = c.members.connect(tried).setVotes(10, 2);
        await expectError(setting, c.members, "AccessManagedUnauthorized", tried);
      }
    });
  });
});
