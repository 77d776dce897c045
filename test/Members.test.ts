import { expect } from "chai";
import { encodeBytes32String, keccak256 } from "ethers";
import { network } from "hardhat";
import { days } from "../scripts/charter.ts";
import { accountOf } from "../sdk/src/accounts.ts";
import { somerset as preset } from "../scripts/presets/index.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { electoratesOf } from "./helpers/register.ts";
import { euros, foundSomerset, INVESTORS, resolve, USERS, WORKERS } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const REASON = encodeBytes32String("reason 3");
const NOBODY = [0n, 0n, 0n, 0n, 0n, false, 0n, 0n, 0n];

async function fixture() {
  const c = await foundSomerset(ethers);
  // founders are on the register from the second before
  const founding = BigInt((await ethers.provider.getBlock(c.receipt.blockNumber))!.timestamp) - 1n;
  return { ...c, founding, asExecutor: c.members.connect(await actingAs(chain, c.executor)) };
}

describe("Members", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const electorates = () => electoratesOf(c, networkHelpers);

  describe("join", function () {
    it("enters the caller into an open class", async function () {
      await expectEvent(
        c.members.connect(c.newcomer).join(USERS, 0),
        c.members, "MemberJoined", 10, c.newcomer, USERS, 1, false,
      );
      const joinedAt = BigInt(await time.latest());
      const line = [10n, BigInt(USERS), 1n, joinedAt, 0n, false, 0n, 0n, 0n];
      expect(await c.members.memberOf(c.newcomer)).to.deep.equal(line);
      expect(await c.members.isMember(c.newcomer)).to.equal(true);
      expect(await c.members.numberOf(c.newcomer)).to.equal(10n);
      expect(await c.members.walletOf(10)).to.equal(c.newcomer.address);
      expect(await c.members.memberCount()).to.equal(10n);
      expect(await electorates()).to.deep.equal([4n, 3n, 3n]);
    });

    it("enters a second member of the same class under the next number", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      await expectEvent(
        c.members.connect(c.stranger).join(USERS, 0),
        c.members, "MemberJoined", 11, c.stranger, USERS, 1, false,
      );
      expect(await c.members.lastNumber()).to.equal(11n);
      expect(await c.members.walletOf(10)).to.equal(c.newcomer.address);
      expect(await electorates()).to.deep.equal([5n, 3n, 3n]);
    });

    it("subscribes shares at par, paid from the caller's wallet", async function () {
      const joining = c.members.connect(c.newcomer).join(INVESTORS, 50);
      await expectEvent(joining, c.shares, "SharesSubscribed", 10, 50);
      await expect(joining).to.changeTokenBalances(
        ethers,
        c.currency,
        [c.newcomer, c.treasury],
        [-euros(50), euros(50)],
      );
      expect(await c.shares.sharesOf(10)).to.deep.equal([50n, 0n]);
      const capital = accountOf(await c.shares.getAddress(), 0n);
      expect(await c.treasury.balanceOf(capital, c.currency)).to.equal(euros(50));
    });

    it("reverts with FewerSharesThanNeeded below the minimum of the class", async function () {
      for (const shares of [0, 49]) {
        const joining = c.members.connect(c.newcomer).join(INVESTORS, shares);
        await expectError(joining, c.members, "FewerSharesThanNeeded", shares, 50);
      }
    });

    it("reverts with OutsideHolding above the maximum of the class", async function () {
      const joining = c.members.connect(c.newcomer).join(INVESTORS, 100_001);
      await expectError(joining, c.shares, "OutsideHolding", 100_001, 50, 100_000);
    });

    it("reverts with ClassNotOpen for a class that officers admit to", async function () {
      await expectError(c.members.connect(c.newcomer).join(WORKERS, 0), c.members, "ClassNotOpen", WORKERS);
    });

    it("reverts with UnknownClass for a class that is not there", async function () {
      await expectError(c.members.connect(c.newcomer).join(3, 0), c.statute, "UnknownClass", 3);
    });

    it("reverts with AlreadyMember for a member, whatever its class", async function () {
      await c.members.connect(c.newcomer).join(USERS, 0);
      await expectError(c.members.connect(c.newcomer).join(USERS, 0), c.members, "AlreadyMember", c.newcomer);
      await expectError(c.members.connect(c.workers[0]).join(USERS, 0), c.members, "AlreadyMember", c.workers[0]);
    });

    it("takes no ether where the currency is a token", async function () {
      await expectError(c.members.connect(c.newcomer).join(USERS, 1, { value: 1 }), c.treasury, "WrongEther", 1, 0);
      await expectError(c.members.connect(c.newcomer).join(USERS, 0, { value: 1 }), c.shares, "NoShares");
    });

    it("gives who comes back a new number, and leaves the old line of its shares", async function () {
      await c.members.connect(c.newcomer).join(INVESTORS, 50);
      await c.members.connect(c.newcomer).resign();
      await expectEvent(
        c.members.connect(c.newcomer).join(USERS, 0),
        c.members, "MemberJoined", 11, c.newcomer, USERS, 1, false,
      );
      expect(await c.members.numberOf(c.newcomer)).to.equal(11n);
      expect(await c.members.walletOf(10)).to.equal(c.newcomer.address);
      expect(await c.shares.sharesOf(10)).to.deep.equal([50n, 0n]);
      expect(await c.shares.balanceOf(c.newcomer)).to.equal(0n);
      expect(await electorates()).to.deep.equal([4n, 3n, 3n]);
    });

    describe("when the class has 2^24 - 1 votes", function () {
      const MOST = 2n ** 24n - 1n;

      it("INV-3: reverts with ClassFull, and takes one in again when somebody leaves", async function () {
        await fill(USERS, MOST - 1n);
        await c.members.connect(c.newcomer).join(USERS, 0);
        expect((await electorates())[USERS]).to.equal(MOST);
        await expectError(c.members.connect(c.stranger).join(USERS, 0), c.members, "ClassFull", USERS);
        await c.members.connect(c.newcomer).resign();
        await c.members.connect(c.stranger).join(USERS, 0);
        expect((await electorates())[USERS]).to.equal(MOST);
      });

      /** Writes `votes` into the newest checkpoint of the class, and makes sure that the contract reads them there. */
      async function fill(class_: number, votes: bigint): Promise<void> {
        const ELECTORATE_SLOT = 5n;
        const coder = ethers.AbiCoder.defaultAbiCoder();
        const trace = keccak256(coder.encode(["uint256", "uint256"], [class_, ELECTORATE_SLOT]));
        const newest = BigInt(await networkHelpers.getStorageAt(await c.members.getAddress(), BigInt(trace))) - 1n;
        const checkpoint = BigInt(keccak256(trace)) + newest;
        await networkHelpers.setStorageAt(await c.members.getAddress(), checkpoint, (votes << 48n) | c.founding);
        expect((await electorates())[class_]).to.equal(votes);
      }
    });
  });

  describe("resign", function () {
    it("ends the membership at once, and keeps the line of the register", async function () {
      await expectEvent(c.members.connect(c.users[1]).resign(), c.members, "MemberResigned", 2, c.users[1]);
      const leftAt = BigInt(await time.latest());
      const line = [2n, BigInt(USERS), 1n, c.founding, leftAt, true, 0n, 0n, 0n];
      expect(await c.members.memberOf(c.users[1])).to.deep.equal(line);
      expect(await c.members.isMember(c.users[1])).to.equal(false);
      expect(await c.members.numberOf(c.users[1])).to.equal(2n);
      expect(await c.members.memberCount()).to.equal(8n);
      expect(await electorates()).to.deep.equal([2n, 3n, 3n]);
    });

    it("of two members of a class takes two votes off its register", async function () {
      await c.members.connect(c.users[1]).resign();
      await c.members.connect(c.users[2]).resign();
      expect(await electorates()).to.deep.equal([1n, 3n, 3n]);
      expect(await c.members.memberCount()).to.equal(7n);
    });

    it("reverts with NotMember for a stranger, and the second time", async function () {
      await expectError(c.members.connect(c.stranger).resign(), c.members, "NotMember", c.stranger);
      await c.members.connect(c.users[1]).resign();
      await expectError(c.members.connect(c.users[1]).resign(), c.members, "NotMember", c.users[1]);
    });

    it("INV-8: cannot be held back, not even by closing the register", async function () {
      const authority = c.authority.connect(await actingAs(chain, c.executor));
      await authority.setTargetClosed(c.members, true);
      const executor = await c.executor.getAddress();
      const noticing = c.asExecutor.giveNotice(2, REASON);
      await expectError(noticing, c.members, "AccessManagedUnauthorized", executor);
      await c.members.connect(c.users[1]).resign();
      expect(await c.members.isMember(c.users[1])).to.equal(false);
    });
  });

  describe("standingOf", function () {
    it("is nothing before joining, and everything from then on", async function () {
      await c.members.connect(c.newcomer).join(INVESTORS, 50);
      const joinedAt = await time.latest();
      expect(await c.members.standingOf(c.newcomer, joinedAt - 1)).to.deep.equal([10n, 0n, 0n, 0n]);
      const standing = [10n, BigInt(INVESTORS), 1n, BigInt(joinedAt)];
      expect(await c.members.standingOf(c.newcomer, joinedAt)).to.deep.equal(standing);
      expect(await c.members.standingOf(c.newcomer, joinedAt + 1_000)).to.deep.equal(standing);
    });

    it("counts no tenure for founders", async function () {
      const standing = await c.members.standingOf(c.workers[1], await time.latest());
      expect(standing).to.deep.equal([5n, BigInt(WORKERS), 1n, 0n]);
    });

    it("is gone for who has left, about the past as well", async function () {
      const before = await time.latest();
      await c.members.connect(c.workers[1]).resign();
      expect(await c.members.standingOf(c.workers[1], before)).to.deep.equal([5n, 0n, 0n, 0n]);
    });

    it("is nothing for a stranger", async function () {
      expect(await c.members.standingOf(c.stranger, await time.latest())).to.deep.equal([0n, 0n, 0n, 0n]);
      expect(await c.members.memberOf(c.stranger)).to.deep.equal(NOBODY);
    });
  });

  describe("electorateAt", function () {
    it("remembers the votes of every class at every time", async function () {
      const start = await time.latest();
      await time.increase(100);
      await c.members.connect(c.newcomer).join(USERS, 0);
      const joined = await time.latest();
      await time.increase(100);
      await c.members.connect(c.users[0]).resign();
      await c.members.connect(c.users[1]).resign();
      const left = await time.latest();
      await networkHelpers.mine();

      expect(await c.members.electorateAt(USERS, 0)).to.equal(0n);
      for (const [timepoint, votes] of [
        [start, 3n],
        [joined - 1, 3n],
        [joined, 4n],
        [left - 2, 4n],
        [left - 1, 3n],
        [left, 2n],
      ] as const) {
        expect(await c.members.electorateAt(USERS, timepoint)).to.equal(votes);
        expect(await c.members.electoratesAt(timepoint)).to.deep.equal([votes, 3n, 3n, 0n, 0n, 0n, 0n, 0n]);
      }
      expect(await c.members.electorateAt(7, left)).to.equal(0n);
    });
  });

  describe("defineTerms", function () {
    const terms = preset.membership;
    const inOrder = (t: typeof terms) => [t.answerTime, t.hearing, t.recoveryDelay, t.switchCooldown].map(BigInt);

    it("replaces what the statute lays down about membership, by an extraordinary resolution", async function () {
      expect(await c.members.terms()).to.deep.equal(inOrder(terms));
      const changed = { ...terms, answerTime: days(7), hearing: days(40) };
      const actions = [action(c.members, "defineTerms", [changed])];
      expect(await c.statute.kindNeeded([c.members], [actions[0]!.data])).to.equal(1n);
      await resolve(c, time, actions, "Answer within a week");
      expect(await c.members.terms()).to.deep.equal(inOrder(changed));
    });

    it("tells what they are", async function () {
      const changed = { ...terms, switchCooldown: 0 };
      await expectEvent(c.asExecutor.defineTerms(changed), c.members, "MemberTermsDefined", inOrder(changed));
    });

    for (const bound of [
      { answerTime: 0 },
      { answerTime: days(365) },
      { hearing: days(7) },
      { hearing: days(180) },
      { recoveryDelay: days(3) },
      { recoveryDelay: days(180) },
      { switchCooldown: 0 },
      { switchCooldown: days(730) },
    ]) {
      it(`takes ${JSON.stringify(bound)}`, async function () {
        await c.asExecutor.defineTerms({ ...terms, ...bound });
        expect(await c.members.terms()).to.deep.equal(inOrder({ ...terms, ...bound }));
      });
    }

    for (const beyond of [
      { answerTime: days(365) + 1 },
      { hearing: days(7) - 1 },
      { hearing: days(180) + 1 },
      { recoveryDelay: days(3) - 1 },
      { recoveryDelay: days(180) + 1 },
      { switchCooldown: days(730) + 1 },
    ]) {
      it(`reverts with UnfitMemberTerms for ${JSON.stringify(beyond)}`, async function () {
        const unfit = { ...terms, ...beyond };
        await expectError(c.asExecutor.defineTerms(unfit), c.members, "UnfitMemberTerms", inOrder(unfit));
      });
    }

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.stranger, c.users[0]]) {
        const defining = c.members.connect(tried).defineTerms(terms);
        await expectError(defining, c.members, "AccessManagedUnauthorized", tried);
      }
    });
  });
});
