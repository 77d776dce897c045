import { expect } from "chai";
import { Wallet, ZeroAddress, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { action, actingAs } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { appoint, electoratesOf } from "../helpers/register.ts";
import { treeOf } from "../helpers/roll.ts";
import type { RollPlace } from "../helpers/roll.ts";
import { foundSomerset, INVESTORS, resolve, USERS, WORKERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const MOST_GAS_TO_ENROL = 60_000; // for each of a hundred
const WORD = 256; // places whose claims lie in one word

type Person = Signer & { address: string };

/** Addresses that nobody has used. */
const strangers = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => new Wallet(ethers.id(`on paper ${i}`)).address);

async function fixture() {
  const c = await foundSomerset(ethers);
  const people = (await ethers.getSigners()).slice(13, 18) as [Person, Person, Person, Person, Person];
  const executorSigner = await actingAs(chain, c.executor);
  return { ...c, people, executorSigner, asExecutor: c.members.connect(executorSigner) };
}

describe("moving in from a register on paper", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const electorates = () => electoratesOf(c, networkHelpers);

  describe("enrol", function () {
    it("enters members of all classes in order, without shares and tenure", async function () {
      const [user, worker, investor] = strangers(3) as [string, string, string];
      const enrolling = c.asExecutor.enrol([
        { wallet: user, class: USERS },
        { wallet: worker, class: WORKERS },
        { wallet: investor, class: INVESTORS },
      ]);
      await expectEvent(enrolling, c.members, "MemberJoined", 10, user, USERS, 1, false);
      await expectEvent(enrolling, c.members, "MemberJoined", 11, worker, WORKERS, 1, false);
      await expectEvent(enrolling, c.members, "MemberJoined", 12, investor, INVESTORS, 1, false);
      const joinedAt = BigInt(await time.latest());
      const line = [12n, BigInt(INVESTORS), 1n, joinedAt, 0n, false, 0n, 0n, 0n];
      expect(await c.members.memberOf(investor)).to.deep.equal(line);
      expect(await c.shares.sharesOf(12)).to.deep.equal([0n, 0n]);
      expect(await electorates()).to.deep.equal([4n, 4n, 4n]);
    });

    it("enters a hundred in one transaction", async function () {
      const places = strangers(100).map((wallet, i) => ({ wallet, class: i % 3 }));
      const sent = await c.asExecutor.enrol(places, { gasLimit: 16_000_000 });
      const { gasUsed } = (await sent.wait())!;
      const each = Number(gasUsed) / places.length;
      console.log(`      ${Math.round(each)} gas a member, of a hundred enrolled at once`);
      expect(each).to.be.lessThan(MOST_GAS_TO_ENROL);
      expect(await c.members.memberCount()).to.equal(109n);
      expect(await c.members.walletOf(109)).to.equal(places[99]!.wallet);
      expect(await electorates()).to.deep.equal([37n, 36n, 36n]);
    });

    it("is done by resolution", async function () {
      const places = strangers(2).map((wallet) => ({ wallet, class: WORKERS }));
      await resolve(c, time, [action(c.members, "enrol", [places])], "Move in");
      expect(await c.members.numberOf(places[1]!.wallet)).to.equal(11n);
    });

    it("or by an officer whom the table lets", async function () {
      const [officer, other] = c.people;
      await appoint(c, c.executorSigner, [officer], ["enrol"]);
      const places = [{ wallet: other.address, class: USERS }];
      await c.members.connect(officer).enrol(places);
      expect(await c.members.isMember(other)).to.equal(true);
    });

    it("lets who is enrolled subscribe the shares of its class afterwards", async function () {
      await c.asExecutor.enrol([{ wallet: c.newcomer.address, class: INVESTORS }]);
      await c.shares.connect(c.newcomer).subscribe(50);
      expect(await c.shares.sharesOf(10)).to.deep.equal([50n, 0n]);
    });

    it("of nobody changes nothing", async function () {
      await c.asExecutor.enrol([]);
      expect(await c.members.lastNumber()).to.equal(9n);
    });

    it("INV-51: reverts with AlreadyMember for a member, or one named twice, and enters nobody", async function () {
      const [one] = strangers(1) as [string];
      const asUser = (wallet: string) => ({ wallet, class: USERS });
      const withMember = c.asExecutor.enrol([asUser(one), asUser(c.users[0].address)]);
      await expectError(withMember, c.members, "AlreadyMember", c.users[0]);
      await expectError(c.asExecutor.enrol([asUser(one), asUser(one)]), c.members, "AlreadyMember", one);
      expect(await c.members.isMember(one)).to.equal(false);
    });

    it("reverts with ZeroWallet for nobody's, and with UnknownClass for a class that is not there", async function () {
      const enrol = (wallet: string, classId: number) => c.asExecutor.enrol([{ wallet, class: classId }]);
      await expectError(enrol(ZeroAddress, USERS), c.members, "ZeroWallet");
      await expectError(enrol(c.newcomer.address, 3), c.statute, "UnknownClass", 3);
    });

    it("reverts with AccessManagedUnauthorized for everybody else", async function () {
      for (const tried of [c.stranger, c.users[0]]) {
        await expectError(c.members.connect(tried).enrol([]), c.members, "AccessManagedUnauthorized", tried);
      }
    });
  });

  describe("a roll", function () {
    const ROLL = 1;
    let places: RollPlace[];
    let tree: ReturnType<typeof treeOf>;
    let deadline: number;

    /** Seven places, of which four people here have one each; the fifth has two, the second of them far down. */
    beforeEach(async () => {
      const [one, two, three, four, five] = c.people;
      const [away] = strangers(1) as [string];
      places = [
        { place: 0, wallet: one.address, class: USERS },
        { place: 1, wallet: two.address, class: WORKERS },
        { place: 2, wallet: three.address, class: INVESTORS },
        { place: 3, wallet: away, class: USERS },
        { place: 4, wallet: five.address, class: USERS },
        { place: WORD, wallet: four.address, class: WORKERS },
        { place: 2 ** 40, wallet: five.address, class: WORKERS },
      ];
      tree = treeOf(places);
      deadline = (await time.latest()) + days(90);
      await c.asExecutor.publishRoll(tree.root, deadline, "ipfs://roll");
    });

    /** Claims the place in line `index` of the roll, or says something else about it. */
    const claim = (
      by: Person,
      index: number,
      change: { roll?: number; place?: number; class?: number; proof?: string[] } = {},
    ) => {
      const line = { ...places[index]!, ...change };
      const proof = change.proof ?? tree.proofOf(index);
      return c.members.connect(by).claimPlace(change.roll ?? ROLL, line.place, line.class, proof);
    };
    const isTaken = (place: number, roll = ROLL) => c.members.isPlaceTaken(roll, place);

    it("is published with its root, its deadline and where to find it, by resolution", async function () {
      const args = [ZeroHash, deadline, "ipfs://another"] as const;
      await expectEvent(c.asExecutor.publishRoll(...args), c.members, "RollPublished", 2, ...args);
      expect(await c.members.lastRoll()).to.equal(2n);
    });

    it("gives each wallet the place that is its own", async function () {
      const [one, two, three, four] = c.people;
      await expectEvent(claim(two, 1), c.members, "MemberJoined", 10, two, WORKERS, 1, false);
      await expectEvent(claim(four, 5), c.members, "MemberJoined", 11, four, WORKERS, 1, false);
      await expectEvent(claim(three, 2), c.members, "MemberJoined", 12, three, INVESTORS, 1, false);
      await expectEvent(claim(one, 0), c.members, "MemberJoined", 13, one, USERS, 1, false);
      for (const place of [0, 1, 2, WORD]) expect(await isTaken(place)).to.equal(true);
      for (const place of [3, 4, WORD + 1, 2 ** 40]) expect(await isTaken(place)).to.equal(false);
      expect(await c.members.memberCount()).to.equal(13n);
      expect(await electorates()).to.deep.equal([4n, 5n, 4n]);
    });

    it("may have a single place, which needs no proof", async function () {
      const only = treeOf([places[0]!]);
      await c.asExecutor.publishRoll(only.root, deadline, "");
      await claim(c.people[0], 0, { roll: 2, proof: [] });
      expect(await isTaken(0, 2)).to.equal(true);
      expect(await isTaken(0)).to.equal(false);
    });

    it("reverts with NotOnRoll for another's place, class, proof or roll", async function () {
      const [one, two] = c.people;
      const refused = async (claiming: Promise<unknown>, by: Person, roll: number, place: number) =>
        expectError(claiming, c.members, "NotOnRoll", roll, place, by);
      await refused(claim(two, 0), two, ROLL, 0);
      await refused(claim(c.stranger, 0), c.stranger, ROLL, 0);
      await refused(claim(one, 0, { place: 1 }), one, ROLL, 1);
      await refused(claim(one, 0, { class: WORKERS }), one, ROLL, 0);
      await refused(claim(one, 0, { proof: tree.proofOf(1) }), one, ROLL, 0);
      await refused(claim(one, 0, { proof: tree.proofOf(0).slice(1) }), one, ROLL, 0);
      await refused(claim(one, 0, { proof: [...tree.proofOf(0), ZeroHash] }), one, ROLL, 0);
      await refused(claim(one, 0, { proof: [] }), one, ROLL, 0);
      await c.asExecutor.publishRoll(ZeroHash, deadline, "");
      await refused(claim(one, 0, { roll: 2 }), one, 2, 0);
    });

    it("reverts with PlaceTaken the second time, also for who has resigned", async function () {
      const [one] = c.people;
      await claim(one, 0);
      await expectError(claim(one, 0), c.members, "PlaceTaken", ROLL, 0);
      await c.members.connect(one).resign();
      await expectError(claim(one, 0), c.members, "PlaceTaken", ROLL, 0);
      expect(await c.members.isMember(one)).to.equal(false);
    });

    it("reverts with AlreadyMember for a member, and leaves the place free", async function () {
      const five = c.people[4];
      await claim(five, 4);
      await expectError(claim(five, 6), c.members, "AlreadyMember", five);
      expect(await isTaken(2 ** 40)).to.equal(false);
      await c.members.connect(five).resign();
      await expectEvent(claim(five, 6), c.members, "MemberJoined", 11, five, WORKERS, 1, false);
    });

    it("counts to the second of its deadline, and reverts with RollOver from then on", async function () {
      const [one] = c.people;
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(deadline + 1);
      await expectError(claim(one, 0), c.members, "RollOver", ROLL);
      await snapshot.restore();
      await time.setNextBlockTimestamp(deadline);
      await claim(one, 0);
    });

    it("reverts with RollOver when it was closed, and leaves what was claimed", async function () {
      const [one, two] = c.people;
      await claim(one, 0);
      await expectEvent(c.asExecutor.closeRoll(ROLL), c.members, "RollClosed", ROLL);
      await expectError(claim(two, 1), c.members, "RollOver", ROLL);
      expect(await c.members.isMember(one)).to.equal(true);
      expect(await isTaken(0)).to.equal(true);
    });

    it("reverts with RollOver where none was published, whatever the proof", async function () {
      await expectError(claim(c.people[0], 0, { roll: 0 }), c.members, "RollOver", 0);
      await expectError(claim(c.people[0], 0, { roll: 2, proof: [] }), c.members, "RollOver", 2);
    });

    it("closed is no other one: two rolls stand beside each other", async function () {
      const [one, two] = c.people;
      await c.asExecutor.publishRoll(tree.root, deadline, "");
      await claim(one, 0, { roll: 2 });
      await c.asExecutor.closeRoll(2);
      await claim(two, 1);
      expect([await isTaken(0), await isTaken(1)]).to.deep.equal([false, true]);
      expect([await isTaken(0, 2), await isTaken(1, 2)]).to.deep.equal([true, false]);
    });

    it("enters nobody into a class that is not there, or a co-op that is no more", async function () {
      const [one] = c.people;
      const wrong = { place: 0, wallet: one.address, class: 3 };
      await c.asExecutor.publishRoll(treeOf([wrong]).root, deadline, "");
      await expectError(claim(one, 0, { roll: 2, class: 3, proof: [] }), c.statute, "UnknownClass", 3);
      const heir = c.people[4].address;
      await c.statute.connect(c.executorSigner).nameLockedBody({ wallet: heir, name: "A locked body" });
      await c.statute.connect(c.executorSigner).dissolve(heir);
      const since = await c.statute.dissolvedAt();
      await expectError(claim(one, 0), c.statute, "AlreadyDissolved", since);
    });

    it("reverts with AccessManagedUnauthorized for everybody else who publishes or closes", async function () {
      for (const tried of [c.stranger, c.users[0]]) {
        const publishing = c.members.connect(tried).publishRoll(tree.root, deadline, "");
        await expectError(publishing, c.members, "AccessManagedUnauthorized", tried);
        await expectError(c.members.connect(tried).closeRoll(ROLL), c.members, "AccessManagedUnauthorized", tried);
      }
    });
  });
});
