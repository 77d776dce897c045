import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { network } from "hardhat";
import type { Address, Hex } from "viem";
import { days } from "../../scripts/charter.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { codeWords } from "../../web/src/members/codes.ts";
import { directoryOf } from "../../web/src/members/directory.ts";
import { answersOf, mayCall } from "../../web/src/members/offices.ts";
import { principalsOf, proxyOf } from "../../web/src/members/proxies.ts";
import {
  findMembers,
  memberAt,
  numbersOf,
  registerOf,
  requestAt,
  waitingRequests,
  weightOfOne,
} from "../../web/src/members/register.ts";
import { findPlace, openRolls } from "../../web/src/members/rolls.ts";
import { offersOf } from "../../web/src/members/wallets.ts";
import { actingAs, expelMember } from "../helpers/acting.ts";
import { treeOf } from "../helpers/roll.ts";
import { foundSomerset, INVESTORS, USERS, WORKERS } from "../helpers/somerset.ts";
import { snapshotOf } from "./snapshot.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time, loadFixture } = networkHelpers;
const NONE = encodeBytes32String("");

async function found() {
  const admissions = { [USERS]: "Open", [WORKERS]: "Officer", [INVESTORS]: "Vouched" } as const;
  const classes = somerset.classes.map((one, c) => ({
    ...one,
    minShares: 0,
    admission: admissions[c as keyof typeof admissions],
    vouchers: c === INVESTORS ? 2 : 0,
  }));
  const c = await foundSomerset(ethers, { preset: { classes } });
  return { ...c, executorSigner: await actingAs(chain, c.executor), see: () => snapshotOf(ethers, c) };
}

const address = ({ address: own }: { address: string }): Address => own as Address;

describe("The register on the pages", function () {
  this.timeout(300_000);

  it("has who is there by class, and who has left, and says what one vote weighs", async function () {
    const c = await loadFixture(found);
    await c.members.connect(c.newcomer).join(USERS, 0);
    await c.members.connect(c.users[0]).resign();
    const { present, left, classes } = registerOf(await c.see());
    expect(present.map(({ number }) => number)).to.deep.equal([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(left.map(({ number, left: how }) => [number, how])).to.deep.equal([[1, "resigned"]]);
    expect(classes.map(({ members, votes }) => [members.length, votes])).to.deep.equal([
      [3, 3],
      [3, 3],
      [3, 3],
    ]);
    expect(classes.map(weightOfOne)).to.deep.equal([0.5 / 3, 0.25 / 3, 0.25 / 3]);
    expect(weightOfOne({ definition: classes[0]!.definition, votes: 0 })).to.equal(0);
  });

  it("knows a wallet in any case, with the number that it carries now, and those of before", async function () {
    const c = await loadFixture(found);
    const [first] = c.users;
    await c.members.connect(first).resign();
    const gone = (await c.see()).books;
    expect(memberAt(gone, first.address)).to.equal(undefined);
    expect(memberAt(gone, "no address")).to.equal(undefined);
    await c.members.connect(first).join(USERS, 0);
    const { books } = await c.see();
    expect(memberAt(books, first.address.toLowerCase())?.number).to.equal(10);
    expect(numbersOf(books, first.address.toLowerCase() as Address)).to.deep.equal([1, 10]);
  });

  it("finds members by number, wallet or class", async function () {
    const c = await loadFixture(found);
    await c.members.connect(c.newcomer).join(USERS, 0);
    const snapshot = await c.see();
    const { present } = registerOf(snapshot);
    const find = (typed: string) => findMembers(present, typed, directoryOf(snapshot).member).map((m) => m.number);
    expect(find("1")).to.deep.equal([1, 10]);
    expect(find(" WORKERS ")).to.deep.equal([4, 5, 6]);
    expect(find(c.users[1].address.slice(0, 10).toUpperCase().replace("0X", "0x"))).to.deep.equal([2]);
    expect(find("nobody")).to.deep.equal([]);
    expect(find("")).to.have.length(10);
  });

  it("names members with the class as the statute writes it", async function () {
    const c = await loadFixture(found);
    const directory = directoryOf(await c.see());
    expect(directory.member(4)).to.equal("Member 4 (workers)");
    expect(directory.member(99)).to.equal("Member 99");
    expect(directory.wallet(c.workers[0].address)).to.equal("Member 4 (workers)");
    expect(directory.wallet(c.stranger.address)).to.match(/^0x.{4}….{4}$/);
    expect(directory.className(7)).to.equal("class 8");
  });

  it("says who may vote for whom", async function () {
    const c = await loadFixture(found);
    const [first, second, third] = c.users;
    for (const principal of [first, third]) await c.members.connect(principal).appointProxy(second);
    await c.members.connect(third).revokeProxy();
    const snapshot = await c.see();
    expect(principalsOf(snapshot, 2).map(({ number }) => number)).to.deep.equal([1]);
    expect(proxyOf(snapshot, memberAt(snapshot.books, first.address)!)?.number).to.equal(2);
    await c.members.connect(second).resign();
    const later = await c.see();
    expect(proxyOf(later, memberAt(later.books, first.address)!)).to.equal(undefined);
  });
});

describe("Requests to join on the pages", function () {
  this.timeout(300_000);

  it("wait until they are answered or taken back, and can be refused and appealed", async function () {
    const c = await loadFixture(found);
    await c.members.connect(c.newcomer).requestEntry(WORKERS, 0, NONE, "");
    await c.members.connect(c.stranger).requestEntry(INVESTORS, 0, NONE, "");
    const states = async () => waitingRequests((await c.see()).books).map(({ number, state }) => [number, state]);
    expect(await states()).to.deep.equal([
      [1, "open"],
      [2, "open"],
    ]);
    await c.members.connect(c.stranger).withdrawRequest();
    await c.members.connect(c.executorSigner).refuse(c.newcomer, encodeBytes32String("code 7"));
    expect(await states()).to.deep.equal([]);
    expect(requestAt((await c.see()).books, address(c.newcomer))?.state).to.equal("refused");
    expect(requestAt((await c.see()).books, address(c.stranger))).to.equal(undefined);
    await c.members.connect(c.newcomer).appeal();
    expect(await states()).to.deep.equal([[1, "appealed"]]);
    await c.members.connect(c.executorSigner).admit(c.newcomer);
    expect(await states()).to.deep.equal([]);
  });

  it("are void once whoever asked has joined otherwise, or has left", async function () {
    const c = await loadFixture(found);
    await c.members.connect(c.newcomer).requestEntry(WORKERS, 0, NONE, "");
    await c.members.connect(c.users[0]).requestEntry(WORKERS, 0, NONE, ""); // another class
    expect(waitingRequests((await c.see()).books)).to.have.length(2);
    await c.members.connect(c.newcomer).join(USERS, 0);
    await c.members.connect(c.users[0]).resign();
    expect(waitingRequests((await c.see()).books)).to.deep.equal([]);
  });

  it("are answered by members of the class, or by officers, by the authority's table", async function () {
    const c = await loadFixture(found);
    const officer = address(c.users[1]);
    const table = c.authority.connect(c.executorSigner);
    const admit = c.members.interface.getFunction("admit").selector;
    await table.setTargetFunctionRole(c.members, [admit], 7);
    await table.grantRole(7, officer, 0);
    await c.members.connect(c.newcomer).requestEntry(WORKERS, 0, NONE, "");
    await c.members.connect(c.stranger).requestEntry(INVESTORS, 0, NONE, "");
    await c.members.connect(c.investors[0]).vouch(c.stranger);

    const { books } = await c.see();
    const [toWorkers, toInvestors] = waitingRequests(books);
    const can = (who: { address: string }, request = toWorkers) => answersOf(books, address(who), request!);
    expect(can(c.users[1])).to.deep.equal({ mayVouch: false, mayAdmit: true });
    expect(can(c.users[2])).to.deep.equal({ mayVouch: false, mayAdmit: false });
    expect(can(c.users[1], toInvestors)).to.deep.equal({ mayVouch: false, mayAdmit: false });
    expect(can(c.investors[0], toInvestors).mayVouch).to.equal(false); // has done so
    expect(can(c.investors[1], toInvestors).mayVouch).to.equal(true);

    await table.revokeRole(7, officer);
    expect(mayCall((await c.see()).books, officer, "members", "admit(address)")).to.equal(false);
  });
});

describe("Moving in and moving wallets on the pages", function () {
  this.timeout(300_000);

  it("finds one's place in a list or a proof of it, and in no other file", async function () {
    const c = await loadFixture(found);
    const wallets = [c.stranger, c.newcomer, c.funder, c.supplier, c.users[0]];
    const lines = wallets.map((wallet, i) => ({ place: i, wallet: wallet.address, class: i % 3 }));
    const tree = treeOf(lines);
    const until = (await time.latest()) + days(3);
    await c.members.connect(c.executorSigner).publishRoll(tree.root, until, "ipfs://roll");
    const { events, now } = await c.see();
    const [roll] = openRolls(events, now);
    expect(roll).to.deep.equal({ number: 1, root: tree.root, deadline: until, uri: "ipfs://roll" });
    expect(openRolls(events, until + 1)).to.deep.equal([]);

    for (const [i, wallet] of wallets.entries()) {
      const list = JSON.stringify(lines.map(({ wallet: own, class: class_ }) => ({ wallet: own, class: class_ })));
      const place = findPlace(list, roll!, address(wallet));
      expect(place?.proof).to.deep.equal(tree.proofOf(i));
      const proof = JSON.stringify({ place: i, class: i % 3, proof: tree.proofOf(i) });
      expect(findPlace(proof, roll!, address(wallet))?.place).to.equal(i);
      expect(findPlace(proof, roll!, address(c.users[1]))).to.equal(undefined);
    }
    const [first, ...others] = lines;
    for (const wrong of ["", "[]", "{}", "[1]", JSON.stringify([{ ...first, class: 2 }, ...others])]) {
      expect(findPlace(wrong, roll!, address(c.stranger))).to.equal(undefined);
    }
    const place = findPlace(JSON.stringify(lines), roll!, address(c.newcomer))!;
    await c.members.connect(c.newcomer).claimPlace(1, place.place, place.class, [...place.proof]);
  });

  it("tells an offer of the member itself from a recovery", async function () {
    const c = await loadFixture(found);
    await c.members.connect(c.users[0]).changeWallet(1, c.stranger);
    await c.members.connect(c.executorSigner).proposeRecovery(2, c.newcomer);
    const offers = offersOf((await c.see()).events);
    expect([...offers.values()].map(({ number, isRecovery }) => [number, isRecovery])).to.deep.equal([
      [1, false],
      [2, true],
    ]);
    expect(offers.get(2)?.possibleFrom).to.equal(Number((await c.members.offerOf(2)).possibleFrom));
    await c.members.connect(c.stranger).acceptWallet(1);
    await c.members.connect(c.users[1]).keepWallet(2);
    expect(offersOf((await c.see()).events).size).to.equal(0);
  });

  it("reads a reason code where it is one", async function () {
    const c = await loadFixture(found);
    await expelMember(c, c.executorSigner, time, 1);
    const code = (await c.see()).books.members.get(1)?.reason as Hex;
    expect(codeWords(code)).to.equal("reason 3");
    expect(codeWords(`0x${"00".repeat(32)}`)).to.equal(undefined);
    expect(codeWords(`0x${"fe".repeat(32)}`)).to.match(/^0xfefe…fefe$/);
  });
});
