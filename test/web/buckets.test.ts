import { expect } from "chai";
import { getAddress, zeroAddress } from "viem";
import type { Address } from "viem";
import { openBooks } from "../../sdk/src/books/books.ts";
import type { PayoutRecord } from "../../sdk/src/books/payouts.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import { draftBucket } from "../../scripts/plans.ts";
import type { Bucket } from "../../web/src/buckets/bucket.ts";
import { roomIn, stageOf } from "../../web/src/buckets/bucket.ts";
import { draftFrom, emptyDraft, NO_ITEM, planFrom } from "../../web/src/buckets/draft.ts";
import type { Draft } from "../../web/src/buckets/draft.ts";
import { filterBuckets, readFilter, writeFilter } from "../../web/src/buckets/filter.ts";
import { dueFrom, sumsOf } from "../../web/src/buckets/refunds.ts";
import { isOpenToObjections, isPayable, leftOf, sayOf } from "../../web/src/payouts/payout.ts";
import { dueOf, matchFor, nextDueOf } from "../../web/src/funds/fund.ts";

const wallet = (n: number): Address => getAddress(`0x${n.toString(16).padStart(40, "0")}`);
const [ANN, BOB, CAT] = [wallet(0xa1), wallet(0xb2), wallet(0xc3)];
const ROUNDS = wallet(0xfff);
const NOW = 1_000_000;

const bucket = (more: Partial<Bucket> = {}): Bucket => ({
  number: 1,
  title: "Oven",
  plan: { ...draftBucket({ title: "Oven" }), asset: zeroAddress } as Bucket["plan"],
  steward: 4,
  coStewards: [],
  flags: [],
  comments: 0,
  kept: [],
  suggestedAt: 1,
  openedAt: 2,
  settledAt: 0,
  endedAt: 0,
  state: "Open",
  asset: zeroAddress,
  round: 0,
  fund: 0,
  min: 100n,
  max: 200n,
  deadline: NOW + 100,
  secondDeadline: 0,
  raised: 0n,
  fromRound: 0n,
  committed: 0n,
  spent: 0n,
  refunded: 0n,
  fromMembers: 0n,
  members: 0,
  fromFund: 0n,
  ...more,
});

describe("Buckets in the web app", function () {
  describe("what goes back", function () {
    const fills = [
      { funder: ANN, amount: 100n, at: 1 },
      { funder: BOB, amount: 50n, at: 2 },
      { funder: ANN, amount: 7n, at: 3 },
      { funder: CAT, amount: 1n, at: 4 },
    ];
    const ended = { state: "Cancelled", raised: 158n, fromRound: 333n, spent: 200n } as const;

    /** As contracts/Buckets.sol does it, which keeps what was claimed so far. */
    function refundsInOrder(order: readonly Address[]): bigint[] {
      const given = (who: Address) =>
        who === ROUNDS ? ended.fromRound : fills.reduce((sum, f) => sum + (f.funder === who ? f.amount : 0n), 0n);
      const total = ended.raised + ended.fromRound;
      const unspent = total - ended.spent;
      let claimed = 0n;
      return order.map((who) => {
        const amount = ((claimed + given(who)) * unspent) / total - (claimed * unspent) / total;
        claimed += given(who);
        return amount;
      });
    }

    const orders = [
      [ANN, BOB, CAT, ROUNDS],
      [ROUNDS, CAT, BOB, ANN],
      [CAT, ROUNDS, ANN, BOB],
    ];
    for (const order of orders) {
      it(`is to the base unit what the contract gives, in the order ${order
        .map((a) => a.slice(-2))
        .join(", ")}`, () => {
        const refunds = new Map<Address, bigint>();
        const given = order.map((who) => {
          const amount = dueFrom(ended, { fills, refunds }, who, ROUNDS);
          refunds.set(who, amount);
          return amount;
        });
        expect(given).to.deep.equal(refundsInOrder(order));
        expect(given.reduce((sum, amount) => sum + amount, 0n)).to.equal(ended.raised + ended.fromRound - ended.spent);
      });
    }

    it("is nothing twice, nothing for strangers, and nothing before the end", () => {
      const refunds = new Map([[ANN, 60n]]);
      expect(dueFrom(ended, { fills, refunds }, ANN, ROUNDS)).to.equal(0n);
      expect(dueFrom(ended, { fills, refunds }, wallet(9), ROUNDS)).to.equal(0n);
      expect(dueFrom({ ...ended, state: "Funded" }, { fills, refunds: new Map() }, ANN, ROUNDS)).to.equal(0n);
    });

    it("is all of it where the minimum was missed", () => {
      const failed = { state: "Failed", raised: 158n, fromRound: 0n, spent: 0n } as const;
      expect(dueFrom(failed, { fills, refunds: new Map() }, ANN, ROUNDS)).to.equal(107n);
    });

    it("is summed up by asset", () => {
      const dues = [
        { bucket: bucket(), amount: 3n },
        { bucket: bucket({ asset: ANN }), amount: 5n },
        { bucket: bucket(), amount: 4n },
      ];
      expect(sumsOf(dues)).to.deep.equal([
        { asset: zeroAddress, amount: 7n },
        { asset: ANN, amount: 5n },
      ]);
    });
  });

  describe("where one stands", function () {
    it("follows its state and the clock", () => {
      const stages = [
        bucket({ state: "Idea" }),
        bucket({ state: "Idea", deadline: NOW }),
        bucket(),
        bucket({ deadline: NOW }),
        bucket({ state: "Funded" }),
        bucket({ state: "Funded", max: 2n ** 96n - 1n }),
      ].map((each) => stageOf(each, NOW));
      expect(stages).to.deep.equal(["idea", "lapsed", "filling", "due", "funded", "standing"]);
    });

    it("has room for what neither members nor funders have put into it", () => {
      expect(roomIn(bucket({ raised: 30n, fromMembers: 45n }))).to.equal(125n);
    });
  });

  describe("finding some", function () {
    const all = [
      bucket({ number: 1, title: "Écluse", state: "Funded", round: 1, max: 50n, raised: 50n }),
      bucket({ number: 2, title: "Oven", round: 2, deadline: NOW + 5 }),
      bucket({ number: 3, title: "Bicycle", deadline: NOW + 3, raised: 100n }),
      bucket({ number: 4, title: "Old mill", state: "Failed", round: 1 }),
      bucket({ number: 5, title: "School", state: "Idea", round: 2, deadline: NOW + 4 }),
    ];
    const numbers = (query: string, isMine = (_: Bucket) => true) =>
      filterBuckets(all, readFilter(new URLSearchParams(query)), NOW, isMine).map(({ number }) => number);

    it("shows all, the newest first, where nothing is said, or nonsense", () => {
      expect(numbers("")).to.deep.equal([5, 4, 3, 2, 1]);
      expect(numbers("state=nonsense&round=-1&sort=__proto__")).to.deep.equal([5, 4, 3, 2, 1]);
    });

    it("by state, round and words, without accents", () => {
      expect(numbers("state=filling")).to.deep.equal([3, 2]);
      expect(numbers("state=ended")).to.deep.equal([4]);
      expect(numbers("round=2")).to.deep.equal([5, 2]);
      expect(numbers("round=none")).to.deep.equal([3]);
      expect(numbers("search=ECLUSE")).to.deep.equal([1]);
      expect(numbers("mine=", ({ number }) => number === 4)).to.deep.equal([4]);
    });

    it("in the order that is asked for", () => {
      expect(numbers("sort=closing")).to.deep.equal([3, 5, 2, 4, 1]);
      expect(numbers("sort=fullest").slice(0, 2)).to.deep.equal([1, 3]);
      expect(numbers("sort=largest").at(-1)).to.equal(1);
    });

    it("and the address of the page says the same again", () => {
      const query = "state=idea&round=2&mine=&search=a+b&sort=closing";
      expect(writeFilter(readFilter(new URLSearchParams(query))).toString()).to.equal(query);
      expect(writeFilter(readFilter(new URLSearchParams())).toString()).to.equal("");
    });
  });

  describe("planning one", function () {
    const draft = (more: Partial<Draft> = {}): Draft => ({
      ...emptyDraft(ANN),
      title: " Oven ",
      deadline: "2030-01-01T12:00",
      items: [{ ...NO_ITEM, what: "Bricks", min: "10,50", max: "20" }],
      ...more,
    });
    const frame = { decimals: 2, now: Date.UTC(2029, 6, 1) / 1000 };
    const problems = (more: Partial<Draft>, closesAt?: number) =>
      planFrom(draft(more), { ...frame, closesAt }).problems.map(({ is }) => is);

    it("makes the tuple that the contract takes", () => {
      const typed = draft({
        items: [
          { what: "Bricks", min: "10,50", max: "20", isIncome: false },
          { what: "Sale", min: "5", max: "", isIncome: true },
        ],
        stretch: "1.25",
        tags: " wood, ,fire,wood",
        commons: [{ what: "Plans ", licence: " CC0-1.0" }],
      });
      const expected = draftBucket({
        title: "Oven",
        asset: ANN,
        deadline: new Date("2030-01-01T12:00").getTime() / 1000,
        stretch: 125n,
        tags: ["wood", "fire"],
        items: [
          { what: "Bricks", min: 1_050n, max: 2_000n, isIncome: false },
          { what: "Sale", min: 500n, max: 500n, isIncome: true },
        ],
        commons: [{ what: "Plans", licence: "CC0-1.0" }],
      });
      expect(planFrom(typed, frame)).to.deep.equal({ plan: expected, problems: [] });
    });

    it("leaves asset and deadline to the round", () => {
      const { plan, problems: found } = planFrom(draft({ round: 3 }), { ...frame, closesAt: frame.now + 9 });
      expect([plan.round, plan.asset, plan.deadline, found.length]).to.deep.equal([3, zeroAddress, 0, 0]);
    });

    it("says what is missing or wrong", () => {
      expect(problems({ title: " " })).to.deep.equal(["noTitle"]);
      expect(problems({ deadline: "" })).to.deep.equal(["noDeadline"]);
      expect(problems({ deadline: "2029-01-01T12:00" })).to.deep.equal(["past"]);
      expect(problems({ deadline: "2032-01-01T12:00" })).to.deep.equal(["tooFar"]);
      expect(problems({ secondDeadline: "2030-01-01T11:00" })).to.deep.equal(["secondTooEarly"]);
      expect(problems({ stretch: "much" })).to.deep.equal(["badStretch"]);
      expect(problems({ tags: "a,b,c,d,e,f,g,h,i" })).to.deep.equal(["tooManyTags"]);
      expect(problems({ commons: [{ what: "", licence: "MIT" }] })).to.deep.equal(["noPromise"]);
      expect(problems({ items: [{ what: "Gift", min: "5", max: "", isIncome: true }] })).to.deep.equal(["noItems"]);
      expect(problems({ items: [{ what: "A", min: "2", max: "1", isIncome: false }] })).to.deep.equal(["upsideDown"]);
      expect(problems({ items: [NO_ITEM] })).to.deep.equal(["noName", "badAmount"]);
      expect(problems({ round: 3 }, frame.now)).to.deep.equal(["past"]);
    });

    it("types a plan as it was typed", () => {
      const { plan } = planFrom(draft({ secondDeadline: "2030-02-01T12:00", stretch: "3" }), frame);
      expect(planFrom(draftFrom(plan, 2), frame).plan).to.deep.equal(plan);
    });
  });

  describe("what a fund adds", function () {
    const fund = { left: 500n, perFunder: 100n, perBucket: 150n };

    it("is as much again, within its limits and the room", () => {
      expect(matchFor(fund, [], ANN, 40n, 1_000n)).to.equal(40n);
      expect(matchFor(fund, [], ANN, 140n, 1_000n)).to.equal(100n);
      expect(matchFor(fund, [{ funder: ANN, amount: 90n }], ANN, 40n, 1_000n)).to.equal(10n);
      expect(matchFor(fund, [{ funder: BOB, amount: 120n }], ANN, 40n, 1_000n)).to.equal(30n);
      expect(matchFor({ ...fund, left: 7n }, [], ANN, 40n, 1_000n)).to.equal(7n);
      expect(matchFor(fund, [], ANN, 40n, 65n)).to.equal(25n);
      expect(matchFor(fund, [], ANN, 40n, 30n)).to.equal(0n);
    });

    it("and what is due of a standing budget, follow the contract", () => {
      const budget = { amount: 10n, paid: 10n, firstAt: 100, period: 50, endsAt: 0 };
      expect([99, 100, 149, 150].map((now) => dueOf({ ...budget, paid: 0n }, now))).to.deep.equal([0n, 10n, 10n, 20n]);
      expect(dueOf(budget, 150)).to.equal(10n);
      expect(nextDueOf(budget, 150)).to.equal(200);
      expect(nextDueOf({ ...budget, endsAt: 160 }, 150)).to.equal(undefined);
      expect(dueOf({ ...budget, endsAt: 151 }, 1_000)).to.equal(10n);
    });
  });

  describe("a payout", function () {
    const books = openBooks({} as Addresses);
    const enter = (number: number, who: Address, joinedAt: number) => {
      const nothing = { isFounder: false, leftAt: 0, heardUntil: 0, proxy: 0, standings: [] };
      books.members.set(number, { number, wallet: who, class: 0, votes: 1, joinedAt, ...nothing });
      books.wallets.set(who, number);
    };
    books.statute.set(0, { slots: [7] } as unknown as NonNullable<ReturnType<typeof books.statute.get>>);
    books.kinds.set(7, { slot: 0, kind: { minTenure: 100 } } as NonNullable<ReturnType<typeof books.kinds.get>>);
    books.buckets.set(1, bucket({ steward: 1, coStewards: [2] }));
    [ANN, BOB, CAT, wallet(4), wallet(5)].forEach((who, i) => enter(i + 1, who, i === 4 ? NOW - 100 : NOW - 500));
    const payout = { bucket: 1, requester: 1, recipient: CAT, requestedAt: NOW } as PayoutRecord;
    const sayAt = (who: Address, number: number) => sayOf(books, payout, { account: who, member: { number } });

    it("is decided by members who have no part in it, and were there before", () => {
      const says = [ANN, BOB, CAT, wallet(4), wallet(5)].map((who, i) => sayAt(who, i + 1));
      expect(says).to.deep.equal(["isParty", "isParty", "isParty", "decides", "isNew"]);
      expect(sayOf(books, payout, {})).to.equal(undefined);
    });

    it("can be objected to until it can be paid", () => {
      const waiting = { state: "Requested", payableFrom: NOW } as const;
      expect([NOW - 1, NOW].map((now) => isOpenToObjections(waiting, now))).to.deep.equal([true, false]);
      expect([NOW - 1, NOW].map((now) => isPayable(waiting, now))).to.deep.equal([false, true]);
      expect(isPayable({ state: "Requested", payableFrom: 0 }, NOW)).to.equal(false);
      expect(isPayable({ state: "Upheld", payableFrom: 0 }, NOW)).to.equal(true);
    });

    it("may be made alone within an allowance, which refills by itself", () => {
      const allowance = { number: 1, bucket: 1, role: 5n, amount: 100n, period: 10, spent: 70n, spentIn: 3 };
      expect([39, 40].map((now) => leftOf(allowance, now))).to.deep.equal([30n, 100n]);
      expect(leftOf({ ...allowance, amount: 60n }, 39)).to.equal(0n);
    });
  });
});
