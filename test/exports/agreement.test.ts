import { expect } from "chai";
import { network } from "hardhat";
import type { Address, Hex } from "viem";
import { flowsOf, OWED } from "../../sdk/src/accounting.ts";
import type { EntryEvent } from "../../sdk/src/events.ts";
import type { Context } from "../../sdk/src/exports/context.ts";
import { exportJournal } from "../../sdk/src/exports/exportJournal.ts";
import { chartAccount, currenciesOf, namerOf } from "../../sdk/src/exports/names.ts";
import { replay } from "../../sdk/src/journal.ts";
import type { Ledger } from "../../sdk/src/journal.ts";
import { PURPOSES } from "../../sdk/src/names.ts";
import { trialBalance } from "../../sdk/src/statements.ts";
import {
  addresses,
  bucket,
  DAI,
  entries,
  EURO,
  events,
  generalFund,
  interestIntake,
  member,
  outside,
  purse,
  randomEntries,
  wallet,
} from "../helpers/entries.ts";
import { baseUnits } from "./baseUnits.ts";
import { HOSTILE, titles } from "./hostile.ts";
import { liveABit } from "./liveABit.ts";
import { beancount, ledger, missingPrograms } from "./programs.ts";

// Do Beancount and ledger-cli take what we export, and find in every account what we find?

const chain = await network.create();

const READERS = { beancount, ledger };
type Format = keyof typeof READERS;
const FORMATS = Object.keys(READERS) as Format[];

const context: Context = {
  coopName: "Commons Bakery",
  addresses,
  assets: new Map([
    [EURO, { symbol: "EUR", decimals: 2 }],
    [DAI, { symbol: "DAI", decimals: 18 }],
  ]),
};

const written = (format: Format, journal: readonly EntryEvent[], telling = context): string =>
  [...exportJournal(format, journal, telling)].join("");

const complaintsOf = (format: Format, journal: readonly EntryEvent[], telling = context): string =>
  READERS[format].complaints(written(format, journal, telling));

const openingBefore = (journal: readonly EntryEvent[], index: number) => ({
  at: journal[index]!.blockTimestamp,
  balances: replay(journal.slice(0, index).map(({ args }) => args)).balances,
});

/** The programs take the files without a word, and find in every account what we find. */
function expectAgreement(journal: readonly EntryEvent[], telling = context): void {
  const expected = expectedBalances(journal, telling);
  const currencies = [...telling.assets.keys()].map(currenciesOf(telling));
  const decimals = new Map(currencies.map(({ commodity, decimals }) => [commodity, decimals]));
  for (const format of FORMATS) {
    const text = written(format, journal, telling);
    expect(READERS[format].complaints(text), format).to.equal("");
    const found = READERS[format].balances(text, [...decimals.keys()]).map(
      ({ path, commodity, number }) => [`${path} ${commodity}`, baseUnits(number, decimals.get(commodity)!)] as const,
    );
    expect(inUse(found), format).to.deep.equal(inUse(expected));
  }
}

const inUse = (balances: Iterable<readonly [string, bigint]>): Record<string, bigint> =>
  Object.fromEntries([...balances].filter(([, amount]) => amount !== 0n));

/** What every account holds in base units, by path and commodity: pots by the journal, claims by the trial balance. */
function expectedBalances(journal: readonly EntryEvent[], telling: Context): Map<string, bigint> {
  const [nameOf, currencyOf] = [namerOf(telling), currenciesOf(telling)];
  const balances = new Map<string, bigint>();
  const add = (path: string, asset: Address, amount: bigint): void => {
    const key = `${path} ${currencyOf(asset).commodity}`;
    balances.set(key, (balances.get(key) ?? 0n) + amount);
  };
  const now = journal.map(({ args }) => args);
  for (const [asset, account, amount] of held(replay(now))) add(nameOf(account).path, asset, amount);
  for (const asset of telling.assets.keys()) {
    for (const { code, debit, credit } of trialBalance(flowsOf(now, telling.addresses), asset)) {
      if (code >= 2000) add(chartAccount(code).path, asset, debit - credit);
    }
  }
  for (const [asset, account, amount] of held(telling.opening ?? { balances: new Map() })) {
    const { path, claim } = nameOf(account);
    if (claim === "outside") continue;
    add(path, asset, amount);
    add(claim === "own" ? "Equity:Opening-Balances" : chartAccount(OWED[claim]).path, asset, -amount);
  }
  return balances;
}

const held = ({ balances }: Pick<Ledger, "balances">): [Address, Hex, bigint][] =>
  [...balances].flatMap(([asset, accounts]) =>
    [...accounts].map(([account, amount]): [Address, Hex, bigint] => [asset, account, amount]),
  );

describe("exports, read by Beancount and ledger-cli", function () {
  before(function () {
    this.timeout(300_000);
    const why = missingPrograms();
    if (why === undefined) return;
    console.warn(`    Nobody reads the exports here: ${why}.`);
    this.skip();
  });

  it("agree about any journal, whatever things are called", function () {
    this.timeout(60_000);
    const assets = new Map([[EURO, { symbol: "EUR", decimals: 2 }], [DAI, { symbol: "€UR\n", decimals: 18 }]] as const);
    for (const seed of [4, 5, 6]) expectAgreement(events(randomEntries(seed, 300)), { ...context, assets, titles });
  });

  it("take every hostile text, as a title, a symbol and the name of a co-op", function () {
    this.timeout(120_000);
    const assets = new Map(HOSTILE.map((symbol, i) => [wallet(i), { symbol, decimals: 2 }]));
    const journal = events(entries(HOSTILE.map((_, i) => [outside(i), bucket(i), 5n, "Funding", wallet(i)])));
    expectAgreement(journal, { ...context, assets, titles });
    const two = journal.slice(0, 2);
    for (const coopName of HOSTILE) {
      for (const format of FORMATS) expect(complaintsOf(format, two, { ...context, coopName })).to.equal("");
    }
  });

  it("agree about a period that begins later, even if nothing happens in it", function () {
    this.timeout(60_000);
    const journal = events(randomEntries(7, 200));
    const telling = { ...context, opening: openingBefore(journal, 120) };
    expectAgreement(journal.slice(120), telling);
    expectAgreement([], telling);
  });

  it("agree about a treasury that is empty, always or again", function () {
    this.timeout(60_000);
    expectAgreement([]);
    const drafts = [[outside(1), member(1), 3n, "Refund"], [member(1), outside(1), 3n, "Withdrawal"]] as const;
    expectAgreement(events(entries(drafts.map((draft) => [...draft]))));
  });

  it("take amounts up to the last base unit that a treasury can hold", function () {
    const most = 2n ** 128n - 1n;
    const journal = events(
      entries([
        [outside(1), generalFund, most - 10n, "Contribution", DAI],
        [outside(1), interestIntake, 7n, "Contribution", DAI],
        [interestIntake, purse(1), 3n, "Interest", DAI],
        [generalFund, purse(1), most / 3n, "Grant", DAI],
        [purse(1), outside(1), 1n, "Withdrawal", DAI],
      ]),
    );
    for (const format of FORMATS) expect(complaintsOf(format, journal)).to.equal("");
    expect(written("beancount", journal)).to.include('  amount: "340282366920938463463.374607431768211445"\n');
  });

  it("do not take a balance that is a base unit short", function () {
    const journal = events(entries([[outside(1), generalFund, 650n, "Contribution"]]));
    for (const format of FORMATS) {
      const text = written(format, journal);
      const altered = text.replace(/6\.50(?= ~)|(?<== )6\.50/, "6.49");
      expect(altered).to.not.equal(text);
      expect(READERS[format].complaints(altered), format).to.match(/balance.*(failed|off)/i);
    }
  });

  it("agree about a co-op that lives on a chain", async function () {
    this.timeout(120_000);
    const { journal, telling, seal } = await liveABit(chain);
    expect(replay(journal.map(({ args }) => args)).seal).to.equal(seal);
    expectAgreement(journal, telling);
    expectAgreement(journal.slice(5), { ...telling, opening: openingBefore(journal, 5) });

    const purposes = new Set(journal.map(({ args }) => PURPOSES[args.purpose]));
    expect([...purposes]).to.include.members(["Contribution", "ShareCapital", "Funding", "Budget", "Work"]);
    expect([...purposes]).to.include.members(["Remainder", "Refund", "Repayment", "Withdrawal"]);
  });
});
