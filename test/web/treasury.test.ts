import { expect } from "chai";
import type { Address, Hex } from "viem";
import { potOf } from "../../sdk/src/accounting.ts";
import { accountOf, OUTSIDE, refTo } from "../../sdk/src/accounts.ts";
import { openBooks } from "../../sdk/src/books/books.ts";
import type { BucketRecord } from "../../sdk/src/books/buckets.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import type { EntryEvent } from "../../sdk/src/events.ts";
import { balanceIn, replay, totalOf } from "../../sdk/src/journal.ts";
import { PURPOSES } from "../../sdk/src/names.ts";
import type { Purpose } from "../../sdk/src/names.ts";
import { describeAccount } from "../../web/src/treasury/accounts.ts";
import { causeWords } from "../../web/src/treasury/causes.ts";
import { fileName } from "../../web/src/treasury/fileName.ts";
import { balancesAfter, faultsOf, findEntries, matcherOf, readFilter } from "../../web/src/treasury/filter.ts";
import type { Filter, Found } from "../../web/src/treasury/filter.ts";
import { inSteps } from "../../web/src/treasury/inSteps.ts";
import { sealUpTo } from "../../web/src/treasury/journal.ts";
import { ALL, daysOf, isWithin, periodBetween, periodKeys, periodOf } from "../../web/src/treasury/period.ts";
import type { Period } from "../../web/src/treasury/period.ts";
import { pictureOf } from "../../web/src/treasury/picture.ts";
import type { Picture } from "../../web/src/treasury/picture.ts";
import { writeExport } from "../../web/src/treasury/writeExport.ts";

const digits = (value: number, length: number): string => value.toString(16).padStart(length, "0");
const address = (number: number): Address => `0x${digits(number, 40)}`;
const hash = (number: number): Hex => `0x${digits(number, 64)}`;

const addresses = Object.fromEntries(NOUNS.map((noun, i) => [noun, address(0xc0 + i)])) as Addresses;
const EUR = address(0xe0);
const ETHER = address(0);
const DONOR = address(0xd0);
const MILLER = address(0xd1);
const DAY = 86_400;
const START = Date.UTC(2025, 10, 1) / 1000; // seconds: the first of November

const outside = (wallet: Address): Hex => accountOf(wallet, OUTSIDE);
const general = accountOf(addresses.executor, 0n);
const capital = accountOf(addresses.shares, 0n);
const reserve = accountOf(addresses.treasury, 0n);
const round = accountOf(addresses.rounds, 1n);
const bucket = accountOf(addresses.buckets, 7n);
const member = accountOf(addresses.members, 4n);

type Line = [day: number, from: Hex, to: Hex, amount: bigint, purpose: Purpose, asset?: Address, ref?: Hex];

/** A journal, an entry each, so many days after the start. */
const journalOf = (lines: readonly Line[]): EntryEvent[] =>
  lines.map(([day, from, to, amount, purpose, asset = EUR, ref = hash(0)], i) => ({
    eventName: "Entry",
    noun: "treasury",
    address: addresses.treasury,
    args: { from, to, asset, number: BigInt(i + 1), amount, purpose: PURPOSES.indexOf(purpose), ref },
    blockNumber: BigInt(i + 1),
    blockHash: hash(i + 1),
    blockTimestamp: BigInt(START + day * DAY),
    transactionHash: hash(0xff00 + i),
    logIndex: 0,
  }));

const journal = journalOf([
  [0, outside(DONOR), general, 1_000n, "Contribution"],
  [1, outside(DONOR), capital, 300n, "ShareCapital"],
  [2, general, reserve, 50n, "Reserve"],
  [40, general, round, 600n, "Budget"],
  [41, round, bucket, 400n, "Budget"],
  [42, outside(MILLER), bucket, 70n, "Funding"],
  [43, bucket, outside(MILLER), 120n, "Work"],
  [70, round, general, 200n, "Remainder"],
  [71, capital, member, 100n, "Repayment"],
  [72, member, outside(DONOR), 60n, "Withdrawal"],
  [73, outside(DONOR), general, 5n, "Contribution", ETHER],
  [74, bucket, general, 30n, "Remainder"],
]);

const drawn = (period: Period, asset = EUR): Picture => pictureOf(journal, asset, addresses, period);
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const into = ({ links }: Picture, key: string): bigint =>
  sum(links.filter(({ to }) => to === key).map((l) => l.amount));
const outOf = ({ links }: Picture, key: string) => sum(links.filter(({ from }) => from === key).map((l) => l.amount));

describe("The treasury's page", function () {
  describe("the picture of flows", function () {
    const november = periodBetween("2025-11-01", "2025-11-30");
    const later: Period = { since: START + 70 * DAY, until: Infinity };

    it("says what the ledger says", function () {
      const picture = drawn(ALL);
      const ledger = replay(journal.map(({ args }) => args));
      expect(picture.held).to.equal(totalOf(ledger, EUR));
      expect(picture.before).to.equal(0n);
      expect(picture.came).to.equal(1_370n);
      expect(picture.went).to.equal(180n);
      expect(into(picture, "use/held")).to.equal(picture.held);
    });

    it("begins a period with what there was, and ends it with what there is", function () {
      for (const period of [ALL, november, later]) {
        const { before, came, went, held } = drawn(period);
        expect(before + came - went).to.equal(held);
        const earlier = journal.filter(({ blockTimestamp }) => blockTimestamp < period.since);
        expect(before).to.equal(totalOf(replay(earlier.map(({ args }) => args)), EUR));
      }
      expect(drawn(november).came).to.equal(1_300n);
      expect(drawn(later).before).to.equal(1_250n);
    });

    it("loses nothing on its way through a pot", function () {
      for (const period of [ALL, november, later]) {
        const picture = drawn(period);
        for (const { key, place, amount } of picture.nodes) {
          if (place.side !== "pot") continue;
          expect(into(picture, key), key).to.equal(outOf(picture, key));
          expect(amount).to.equal(into(picture, key));
        }
      }
    });

    it("goes from left to right only, also where more went back than forth", function () {
      const picture = drawn(later);
      expect(outOf(picture, "source/back")).to.equal(230n);
      expect(into(picture, "use/back")).to.equal(230n);
      for (const period of [ALL, november, later]) expect(hasCycle(drawn(period))).to.equal(false);
    });

    it("takes what went back off what went there", function () {
      const link = drawn(ALL).links.find(({ from, to }) => from === "pot/general" && to === "pot/rounds");
      expect(link?.amount).to.equal(400n);
    });

    it("tells assets apart", function () {
      expect(drawn(ALL, ETHER)).to.include({ came: 5n, held: 5n, went: 0n });
      expect(drawn(ALL, address(0xabc)).nodes).to.deep.equal([]);
    });
  });

  describe("periods", function () {
    const now = Date.UTC(2026, 1, 10, 15) / 1000;

    it("are all of the time, the last ninety days, and every year since the founding", function () {
      expect(periodKeys(START, now)).to.deep.equal(["all", "90d", "2026", "2025"]);
      expect(daysOf(periodOf("2025", now))).to.deep.equal({ since: "2025-01-01", until: "2025-12-31" });
      expect(daysOf(periodOf("90d", now))).to.deep.equal({ since: "2025-11-13", until: "" });
      for (const key of [null, "all", "nonsense", "20255"]) expect(periodOf(key, now)).to.deep.equal(ALL);
    });

    it("hold their first and their last second, and no other", function () {
      const { since, until } = periodBetween("2025-11-01", "2025-11-01");
      expect(isWithin({ since, until }, START)).to.equal(true);
      expect(isWithin({ since, until }, START + DAY - 1)).to.equal(true);
      expect(isWithin({ since, until }, START - 1)).to.equal(false);
      expect(isWithin({ since, until }, START + DAY)).to.equal(false);
      expect(periodBetween("2025-13-01", "yesterday")).to.deep.equal(ALL);
    });
  });

  describe("filters", function () {
    const context = {
      addresses,
      textOf: ({ args }: EntryEvent) => `${PURPOSES[args.purpose]} bucher fur rose`.toLowerCase(),
      decimalsOf: () => 1,
      accountsOf: (wallet: Address) => (wallet === DONOR ? [member] : []),
    };
    const numbers = (filter: Filter): number[] =>
      journal.filter(matcherOf(filter, context)).map(({ args }) => Number(args.number));

    it("find entries by account, group, purpose, asset and day", function () {
      expect(numbers({ account: round })).to.deep.equal([4, 5, 8]);
      expect(numbers({ account: round.toUpperCase().replace("0X", "0x") })).to.deep.equal([4, 5, 8]);
      expect(numbers({ from: "general" })).to.deep.equal([3, 4]);
      expect(numbers({ from: "outside", to: "buckets" })).to.deep.equal([6]);
      expect(numbers({ to: "outside" })).to.deep.equal([7, 10]);
      expect(numbers({ purpose: "Remainder" })).to.deep.equal([8, 12]);
      expect(numbers({ asset: ETHER })).to.deep.equal([11]);
      expect(numbers({ since: "2025-12-11", until: "2025-12-13" })).to.deep.equal([4, 5, 6]);
    });

    it("find them by amount in units of the asset, by words in any order, and by wallet", function () {
      expect(numbers({ min: "60" })).to.deep.equal([1, 4]);
      expect(numbers({ min: "6", max: "7,0" })).to.deep.equal([6, 10]);
      expect(numbers({ text: "rose WORK" })).to.deep.equal([7]);
      expect(numbers({ text: "bucher elsewhere" })).to.deep.equal([]);
      expect(numbers({ wallet: MILLER })).to.deep.equal([6, 7]);
      expect(numbers({ wallet: DONOR }), "its account of the treasury too").to.deep.equal([1, 2, 9, 10, 11]);
    });

    it("pass over what cannot be understood, and say so", function () {
      const filter = { min: "lots", max: "-1", wallet: "0x12" };
      expect([...faultsOf(filter)]).to.deep.equal(["min", "max", "wallet"]);
      expect(numbers(filter)).to.have.length(journal.length);
    });

    it("stand in the address of the page", function () {
      const filter = readFilter(new URLSearchParams("text=a%20b&to=&strange=1&min=5"));
      expect(filter).to.deep.equal({ text: "a b", min: "5" });
    });

    it("count what was found, newest first", async function () {
      const find = (filter: Filter, account?: Hex) =>
        inSteps(findEntries(journal, matcherOf(filter, context), account)) as Promise<Found>;
      const all = await find({});
      expect(all.entries[0]?.args.number).to.equal(12n);
      expect(all.sums.get(EUR)).to.deep.equal({ came: 1_370n, went: 180n, moved: 1_380n });
      expect(all.sums.get(ETHER)).to.deep.equal({ came: 5n, went: 0n, moved: 0n });
      const ofBucket = await find({ account: bucket }, bucket);
      expect(ofBucket.sums.get(EUR)).to.deep.equal({ came: 470n, went: 150n, moved: 0n });
    });

    it("stop looking where nobody waits any more", async function () {
      const looking = inSteps(
        findEntries(journal, () => true, undefined),
        () => false,
      );
      expect(await looking).to.equal(undefined);
    });
  });

  describe("statements of accounts", function () {
    it("run to what the ledger holds, entry by entry", function () {
      for (const account of [general, round, bucket, member, capital]) {
        for (const [number, balance] of balancesAfter(
          journal.filter(({ args }) => args.asset === EUR),
          account,
        )) {
          const before = replay(journal.slice(0, Number(number)).map(({ args }) => args));
          expect(balance).to.equal(balanceIn(before, account, EUR));
        }
      }
      expect([...balancesAfter(journal, bucket)].at(-1)).to.deep.equal([12n, 320n]);
    });

    it("seal each entry upon the one before", async function () {
      const sealing = await inSteps(sealUpTo(journal, 9n));
      const seal = (n: number): bigint => replay(journal.slice(0, n).map(({ args }) => args)).seal;
      expect(sealing?.sealBefore).to.equal(seal(8));
      expect(sealing?.after.seal).to.equal(seal(9));
      expect(await inSteps(sealUpTo(journal, 99n))).to.equal(undefined);
    });
  });

  describe("exports", function () {
    const coop = {
      founding: { name: "Bakery" },
      addresses,
      currency: { asset: EUR, symbol: "EUR", decimals: 1 },
      tokens: new Map([[EUR, { symbol: "EUR", decimals: 1 }]]),
    } as unknown as Parameters<typeof writeExport>[3];

    it("hold the entries of the period, and before them what accounts held", async function () {
      const books = openBooks(addresses, replay(journal.map(({ args }) => args)));
      const period: Period = { since: START + 70 * DAY, until: START + 72 * DAY };
      const parts = await inSteps(writeExport("csv", journal, period, coop, books));
      const rows = (parts ?? []).join("").trim().split("\r\n").slice(1);
      expect(rows.filter((row) => row.includes("OpeningBalance"))).to.have.length(5);
      expect(rows.filter((row) => /Remainder|Repayment/.test(row))).to.have.length(2);
      expect(rows).to.have.length(7);
    });

    it("are saved under a harmless name", function () {
      expect(fileName("../Bäckerei «Süd» / journal", "csv")).to.equal("backerei-sud-journal.csv");
      expect(fileName("‮", "csv")).to.equal("rochdale.csv");
    });
  });

  describe("names", function () {
    const names = {
      member: (n: number) => `Member ${n}`,
      wallet: (a: string) => `wallet ${a.slice(-2)}`,
      round: (n: number) => `Round ${n}`,
      bucket: (n: number) => `Oven ${n}`,
      fund: (n: number) => `Fund ${n}`,
    };

    it("tell accounts by what they are for, and wallets in full on request", function () {
      const named = (account: Hex) => describeAccount(account, addresses, names);
      expect(named(general)).to.deep.equal({ group: "general", name: "General fund" });
      expect(named(bucket)).to.deep.equal({ group: "buckets", name: "Oven 7" });
      expect(named(member)).to.deep.equal({ group: "own", name: "Account of Member 4" });
      expect(named(outside(DONOR)).group).to.equal("outside");
      expect(named(outside(DONOR)).title?.toLowerCase()).to.equal(DONOR);
      expect(named(accountOf(MILLER, 3n)).name).to.equal("Account of wallet D1, no. 3");
    });

    it("believe a reference only where the co-op's own contracts chose it", function () {
      const books = openBooks(addresses);
      books.buckets.set(7, { number: 7 } as BucketRecord);
      const ref = refTo("Bucket", 7);
      const [ours, theirs, alien] = journalOf([
        [0, bucket, outside(MILLER), 1n, "Work", EUR, ref],
        [0, outside(DONOR), general, 1n, "Contribution", EUR, ref],
        [0, bucket, outside(MILLER), 1n, "Work", EUR, refTo("Payout", 5)],
      ]) as [EntryEvent, EntryEvent, EntryEvent];
      expect(causeWords(ours.args, books, names)).to.deep.equal({ words: "“Oven 7”", href: "/buckets/7" });
      expect(causeWords(theirs.args, books, names)?.href).to.equal(undefined);
      expect(causeWords(alien.args, books, names)?.href, "there is no such payout").to.equal(undefined);
      expect(causeWords(journal[0]!.args, books, names)).to.equal(undefined);
    });

    it("know the pot of every account that the picture draws", function () {
      for (const { args } of journal) expect(potOf(args.from, addresses)).to.not.equal("others");
    });
  });
});

function hasCycle({ links, nodes }: Picture): boolean {
  const after = (key: string, seen: readonly string[]): boolean =>
    links.some(({ from, to }) => from === key && (seen.includes(to) || after(to, [...seen, to])));
  return nodes.some(({ key }) => after(key, [key]));
}
