import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { csvOf, lockedOf, statementOf } from "../../web/src/shares/statement.ts";
import { placesOf, roomToRepay } from "../../web/src/shares/queue.ts";
import { actingAs } from "../helpers/acting.ts";
import { euros, foundSomerset } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";
import { snapshotOf } from "./snapshot.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time, loadFixture } = networkHelpers;
const YEAR = days(365);

const found = async (change: Partial<typeof somerset.capital>) => {
  const capital = { ...somerset.capital, lock: 0, notice: days(90), yearlyCapBps: 1_000, ...change };
  const c = await foundSomerset(ethers, { preset: { capital } });
  return { ...c, asExecutor: c.shares.connect(await actingAs(chain, c.executor)) };
};

/** A year after the founding three members ask for shares back: a tenth of 9,000 may be repaid in a year. */
async function withQueue() {
  const c = await found({});
  for (const [i, shares] of [5_000, 3_000, 1_000].entries()) await c.shares.connect(c.users[i]!).subscribe(shares);
  await time.increaseTo(Number(await c.shares.foundedAt()) + YEAR);
  for (const [i, shares] of [500, 300, 200].entries()) {
    await c.shares.connect(c.users[i]!).requestWithdrawal(i + 1, shares);
  }
  return c;
}

async function expectSameRoom(c: Somerset): Promise<void> {
  const { books, now } = await snapshotOf(ethers, c);
  expect(roomToRepay(books, now).shares).to.equal(await c.shares.roomToRepay());
}

describe("The queue of withdrawals on the page", function () {
  this.timeout(300_000);

  it("has the same room as the contract, by the cap of the year and the liquidity floor", async function () {
    const c = await loadFixture(withQueue);
    await expectSameRoom(c);
    await time.increase(days(90));
    await c.shares.repay(2);
    await expectSameRoom(c);
    await c.shares.connect(c.users[0]).subscribe(700);
    await time.increase(YEAR);
    await networkHelpers.mine();
    await expectSameRoom(c);
    const terms = { ...c.charter.rulebook.capital, liquidityFloor: euros(8_850), yearlyCapBps: 1_000 };
    await c.asExecutor.defineTerms(terms);
    await expectSameRoom(c);
    await c.asExecutor.defineTerms({ ...terms, yearlyCapBps: 10_000 });
    await expectSameRoom(c);
    await c.asExecutor.defineTerms({ ...terms, liquidityFloor: euros(1_000_000) });
    await expectSameRoom(c);
    expect(await c.shares.roomToRepay()).to.equal(0n);
  });

  it("says what is ahead, what holds back, and when it is payable at the earliest", async function () {
    const c = await loadFixture(withQueue);
    const { books, now } = await snapshotOf(ethers, c);
    const foundedAt = Number(await c.shares.foundedAt());
    const noticeOver = [...books.withdrawals.values()].map(({ payableFrom }) => payableFrom);
    const places = placesOf(books, now);
    expect(places.map(({ ahead, sharesAhead, holds }) => [ahead, sharesAhead, holds])).to.deep.equal([
      [0, 0n, ["notice"]],
      [1, 500n, ["notice"]],
      [2, 800n, ["notice"]],
    ]);
    // a tenth of 9,000 is 900: the third gets a part of its shares this year, and all of them in the next
    expect(places.map(({ earliest }) => earliest)).to.deep.equal([...noticeOver.slice(0, 2), foundedAt + 2 * YEAR]);

    const due = placesOf(books, noticeOver[2]!);
    expect(due.map(({ holds }) => holds)).to.deep.equal([[], [], []]);
    expect(due.every(({ outOfTurnFrom }) => outOfTurnFrom === undefined)).to.equal(true);
  });

  it("says that repayment is suspended, and from when who has left is paid out of turn", async function () {
    const c = await loadFixture(withQueue);
    await time.increase(days(90));
    await c.asExecutor.suspend(encodeBytes32String("runway"));
    await c.members.connect(c.users[0]).resign();
    const { books, now } = await snapshotOf(ethers, c);
    const [first, second] = placesOf(books, now);
    expect(first?.holds).to.deep.equal(["suspended"]);
    expect(first?.outOfTurnFrom).to.equal((first?.withdrawal.askedAt ?? 0) + 3 * YEAR);
    expect(second?.outOfTurnFrom).to.equal(undefined);
  });

  it("forgets who was repaid or has taken its request back", async function () {
    const c = await loadFixture(withQueue);
    await c.shares.connect(c.users[1]).cancelWithdrawal(1);
    await time.increase(days(90));
    await c.shares.repay(1);
    const { books, now } = await snapshotOf(ethers, c);
    expect(placesOf(books, now).map(({ withdrawal }) => withdrawal.position)).to.deep.equal([2]);
  });
});

describe("The statement of shares", function () {
  this.timeout(300_000);

  it("has every movement with what is held after it, and par falls for all", async function () {
    const c = await loadFixture(withQueue);
    await time.increase(days(90));
    await c.shares.repay(1);
    await c.asExecutor.writeDown(euros(0.5));
    const { events } = await snapshotOf(ethers, c);
    const lines = statementOf(events, 1).map(({ kind, shares, amount, held, worth }) => [
      kind,
      shares,
      amount,
      held,
      worth,
    ]);
    expect(lines).to.deep.equal([
      ["subscribed", 5_000n, euros(5_000), 5_000n, euros(5_000)],
      ["repaid", -500n, -euros(500), 4_500n, euros(4_500)],
      ["writtenDown", 0n, -euros(2_250), 4_500n, euros(2_250)],
    ]);
    expect(statementOf(events, 9)).to.deep.equal([]);
  });

  it("locks shares by the terms of the day, as the contract does", async function () {
    const c = await found({ lock: days(100) });
    const [member] = c.users;
    const same = async () => {
      const { events, now } = await snapshotOf(ethers, c);
      const { shares, until } = lockedOf(events, 1, now);
      expect([shares, BigInt(until)]).to.deep.equal([...(await c.shares.lockedOf(1))]);
    };
    await same();
    await c.shares.connect(member).subscribe(10);
    await same();
    await time.increase(days(50));
    await c.shares.connect(member).subscribe(5); // the older ones are locked anew
    await same();
    await c.asExecutor.defineTerms({ ...c.charter.rulebook.capital, lock: days(1) });
    await same();
    await time.increase(days(100));
    await networkHelpers.mine();
    await same();
    await c.shares.connect(member).subscribe(7);
    await same();
  });

  it("is a table without formulas", async function () {
    const c = await loadFixture(withQueue);
    const { events } = await snapshotOf(ethers, c);
    const kinds = { subscribed: "=1+1", repaid: "-repaid", writtenDown: "w", interest: "i" };
    const table = csvOf(statementOf(events, 3), { symbol: "@SUM", decimals: 18 }, { columns: ["time", "+x"], kinds });
    const [head, first] = table.split("\r\n");
    expect(head).to.equal("time,'+x");
    expect(first?.split(",").slice(1, 7)).to.deep.equal(["'=1+1", "1000", "1000.00", "1000", "1000.00", "'@SUM"]);
  });
});
