import { expect } from "chai";
import { encodeBytes32String, id, keccak256, ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import { accountOf } from "../scripts/charter.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, INVESTORS, resolve, USERS, WORKERS } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const REASON = encodeBytes32String("reason 3");
const NOBODY = [0n, 0n, 0n, 0n, 0n, false, 0n, 0n];

async function fixture() {
  const c = await foundSomerset(ethers);
  const applicant = (await ethers.getSigners())[14]!;
  const founding = BigInt((await ethers.provider.getBlock(c.receipt.blockNumber))!.timestamp);
  return { ...c, applicant, founding, asExecutor: c.members.connect(await actingAs(chain, c.executor)) };
}

describe("Members", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  /** The votes of users, workers and investors, now. */
  const electorates = async () => {
    await networkHelpers.mine();
    return (await c.members.electoratesAt((await time.latest()) - 1)).slice(0, 3);
  };

  describe("join", function () {
    it("enters the caller into an open class", async function () {
      await expectEvent(
        c.members.connect(c.newcomer).join(USERS, 0),
        c.members, "MemberJoined", 10, c.newcomer, USERS, 1, false,
      );
      const joinedAt = BigInt(await time.latest());
      expect(await c.members.memberOf(c.newcomer)).to.deep.equal([10n, BigInt(USERS), 1n, joinedAt, 0n, false, 0n, 0n]);
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

    it("reverts with ClassNotOpen for a class that admits on request", async function () {
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

  describe("requestEntry", function () {
    it("notes which class the caller asks for", async function () {
      const commitment = id("salted application");
      const requesting = c.members.connect(c.applicant).requestEntry(WORKERS, commitment);
      await expectEvent(requesting, c.members, "EntryRequested", c.applicant, WORKERS, commitment);
      expect(await c.members.requestOf(c.applicant)).to.equal(BigInt(WORKERS + 1));
      expect(await c.members.requestOf(c.stranger)).to.equal(0n);
      expect(await c.members.isMember(c.applicant)).to.equal(false);
    });

    it("may be changed until it is answered", async function () {
      await c.members.connect(c.applicant).requestEntry(WORKERS, ZeroHash);
      await c.members.connect(c.applicant).requestEntry(USERS, ZeroHash);
      await c.asExecutor.admit(c.applicant);
      expect((await c.members.memberOf(c.applicant)).class).to.equal(BigInt(USERS));
    });

    it("reverts with UnknownClass for a class that is not there", async function () {
      await expectError(c.members.connect(c.applicant).requestEntry(3, ZeroHash), c.statute, "UnknownClass", 3);
    });

    it("reverts with AlreadyMember for a member", async function () {
      await expectError(
        c.members.connect(c.users[0]).requestEntry(WORKERS, ZeroHash),
        c.members, "AlreadyMember", c.users[0],
      );
    });
  });

  describe("admit", function () {
    beforeEach(async () => {
      await c.members.connect(c.applicant).requestEntry(WORKERS, ZeroHash);
    });

    it("enters the applicant into the class asked for, by resolution", async function () {
      await resolve(c, time, [action(c.members, "admit", [c.applicant.address])], "Admit a worker");
      const joinedAt = BigInt(await time.latest());
      const line = [10n, BigInt(WORKERS), 1n, joinedAt, 0n, false, 0n, 0n];
      expect(await c.members.memberOf(c.applicant)).to.deep.equal(line);
      expect(await c.members.requestOf(c.applicant)).to.equal(0n);
      expect(await electorates()).to.deep.equal([3n, 4n, 3n]);
    });

    it("tells the number", async function () {
      await expectEvent(c.asExecutor.admit(c.applicant), c.members, "MemberJoined", 10, c.applicant, WORKERS, 1, false);
    });

    it("reverts with NotRequested for who did not ask, and the second time", async function () {
      await expectError(c.asExecutor.admit(c.stranger), c.members, "NotRequested", c.stranger);
      await c.asExecutor.admit(c.applicant);
      await expectError(c.asExecutor.admit(c.applicant), c.members, "NotRequested", c.applicant);
    });

    it("reverts with NotRequested for who joined an open class meanwhile, and for good", async function () {
      await c.members.connect(c.applicant).join(USERS, 0);
      await expectError(c.asExecutor.admit(c.applicant), c.members, "NotRequested", c.applicant);
      await c.members.connect(c.applicant).resign();
      await expectError(c.asExecutor.admit(c.applicant), c.members, "NotRequested", c.applicant);
    });

    it("reverts with AlreadyMember for a wallet that a member carries meanwhile", async function () {
      await c.members.connect(c.users[0]).changeWallet(c.applicant);
      await expectError(c.asExecutor.admit(c.applicant), c.members, "AlreadyMember", c.applicant);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.stranger, c.workers[0]]) {
        await expectError(c.members.connect(tried).admit(c.applicant), c.members, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("refuse", function () {
    beforeEach(async () => {
      await c.members.connect(c.applicant).requestEntry(WORKERS, ZeroHash);
    });

    it("strikes the request out, with a reason, and lets the applicant ask again", async function () {
      await expectEvent(c.asExecutor.refuse(c.applicant, REASON), c.members, "EntryRefused", c.applicant, REASON);
      expect(await c.members.requestOf(c.applicant)).to.equal(0n);
      await expectError(c.asExecutor.admit(c.applicant), c.members, "NotRequested", c.applicant);
      await c.members.connect(c.applicant).requestEntry(WORKERS, ZeroHash);
      await c.asExecutor.admit(c.applicant);
    });

    it("reverts with NotRequested for who did not ask, and the second time", async function () {
      await expectError(c.asExecutor.refuse(c.stranger, REASON), c.members, "NotRequested", c.stranger);
      await c.asExecutor.refuse(c.applicant, REASON);
      await expectError(c.asExecutor.refuse(c.applicant, REASON), c.members, "NotRequested", c.applicant);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      const refusing = c.members.connect(c.workers[0]).refuse(c.applicant, REASON);
      await expectError(refusing, c.members, "AccessManagedUnauthorized", c.workers[0]);
    });
  });

  describe("resign", function () {
    it("ends the membership at once, and keeps the line of the register", async function () {
      await expectEvent(c.members.connect(c.users[1]).resign(), c.members, "MemberResigned", 2, c.users[1]);
      const leftAt = BigInt(await time.latest());
      const line = [2n, BigInt(USERS), 1n, c.founding, leftAt, true, 0n, 0n];
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
      await expectError(c.asExecutor.expel(c.users[1], REASON), c.members, "AccessManagedUnauthorized", executor);
      await c.members.connect(c.users[1]).resign();
      expect(await c.members.isMember(c.users[1])).to.equal(false);
    });
  });

  describe("expel", function () {
    it("ends somebody's membership by resolution", async function () {
      const actions = [action(c.members, "expel", [c.investors[0].address, REASON])];
      await resolve(c, time, actions, "Expel an investor");
      expect(await c.members.isMember(c.investors[0])).to.equal(false);
      expect((await c.members.memberOf(c.investors[0])).leftAt).to.equal(BigInt(await time.latest()));
      expect(await c.members.memberCount()).to.equal(8n);
      expect(await electorates()).to.deep.equal([3n, 3n, 2n]);
    });

    it("tells the reason", async function () {
      const expelling = c.asExecutor.expel(c.investors[1], REASON);
      await expectEvent(expelling, c.members, "MemberExpelled", 8, c.investors[1], REASON);
    });

    it("reverts with NotMember for a stranger, and the second time", async function () {
      await expectError(c.asExecutor.expel(c.stranger, REASON), c.members, "NotMember", c.stranger);
      await c.asExecutor.expel(c.users[1], REASON);
      await expectError(c.asExecutor.expel(c.users[1], REASON), c.members, "NotMember", c.users[1]);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      const expelling = c.members.connect(c.users[0]).expel(c.investors[0], REASON);
      await expectError(expelling, c.members, "AccessManagedUnauthorized", c.users[0]);
    });
  });

  describe("changeWallet", function () {
    it("moves the whole line of the register", async function () {
      const before = await c.members.memberOf(c.users[0]);
      const changing = c.members.connect(c.users[0]).changeWallet(c.newcomer);
      await expectEvent(changing, c.members, "WalletChanged", 1, c.users[0], c.newcomer);
      expect(await c.members.memberOf(c.newcomer)).to.deep.equal(before);
      expect(await c.members.memberOf(c.users[0])).to.deep.equal(NOBODY);
      expect(await c.members.walletOf(1)).to.equal(c.newcomer.address);
      expect(await c.members.isMember(c.users[0])).to.equal(false);
      expect(await c.members.memberCount()).to.equal(9n);
      expect(await electorates()).to.deep.equal([3n, 3n, 3n]);
    });

    it("works again, and back", async function () {
      await c.members.connect(c.users[0]).changeWallet(c.newcomer);
      await c.members.connect(c.newcomer).changeWallet(c.stranger);
      await c.members.connect(c.stranger).changeWallet(c.users[0]);
      expect(await c.members.numberOf(c.users[0])).to.equal(1n);
      expect(await c.members.walletOf(1)).to.equal(c.users[0].address);
    });

    it("frees the old wallet for somebody new", async function () {
      await c.members.connect(c.users[0]).changeWallet(c.newcomer);
      await c.members.connect(c.users[0]).join(USERS, 0);
      expect(await c.members.numberOf(c.users[0])).to.equal(10n);
      expect(await c.members.numberOf(c.newcomer)).to.equal(1n);
    });

    it("carries the shares along", async function () {
      await c.shares.connect(c.users[0]).subscribe(7);
      await c.members.connect(c.users[0]).changeWallet(c.stranger);
      expect(await c.shares.balanceOf(c.stranger)).to.equal(7n);
      expect(await c.shares.balanceOf(c.users[0])).to.equal(0n);
    });

    it("is open to who has left, and does not bring it back", async function () {
      await c.members.connect(c.users[0]).resign();
      await c.members.connect(c.users[0]).changeWallet(c.newcomer);
      expect(await c.members.walletOf(1)).to.equal(c.newcomer.address);
      expect(await c.members.isMember(c.newcomer)).to.equal(false);
      expect(await c.members.memberCount()).to.equal(8n);
    });

    it("reverts with NotMember for a stranger", async function () {
      await expectError(c.members.connect(c.stranger).changeWallet(c.newcomer), c.members, "NotMember", c.stranger);
    });

    it("reverts with ZeroWallet for the zero address", async function () {
      await expectError(c.members.connect(c.users[0]).changeWallet(ZeroAddress), c.members, "ZeroWallet");
    });

    it("reverts with AlreadyMember for a wallet that a member carries or carried", async function () {
      const change = (to: { address: string }) => c.members.connect(c.users[0]).changeWallet(to.address);
      await expectError(change(c.users[1]), c.members, "AlreadyMember", c.users[1]);
      await expectError(change(c.users[0]), c.members, "AlreadyMember", c.users[0]);
      await c.members.connect(c.users[1]).resign();
      await expectError(change(c.users[1]), c.members, "AlreadyMember", c.users[1]);
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
});
