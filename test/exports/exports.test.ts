import { expect } from "chai";
import { accountOf, OUTSIDE, refTo } from "../../sdk/src/accounts.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import type { EntryEvent } from "../../sdk/src/events.ts";
import type { Context } from "../../sdk/src/exports/context.ts";
import { CONTENT_TYPES, exportJournal, EXTENSIONS, FORMATS } from "../../sdk/src/exports/exportJournal.ts";
import type { Format } from "../../sdk/src/exports/exportJournal.ts";
import { currenciesOf, namerOf } from "../../sdk/src/exports/names.ts";
import { inUnits, plain } from "../../sdk/src/exports/text.ts";
import { replay } from "../../sdk/src/journal.ts";
import {
  addresses,
  bucket,
  DAI,
  entries,
  escrow,
  EURO,
  events,
  generalFund,
  outside,
  randomEntries,
  wallet,
} from "../helpers/entries.ts";
import { baseUnits } from "./baseUnits.ts";
import { HOSTILE, titles } from "./hostile.ts";
import { readCsv } from "./readCsv.ts";

const context: Context = {
  coopName: "Commons Bakery",
  addresses,
  assets: new Map([
    [EURO, { symbol: "EUR", decimals: 2 }],
    [DAI, { symbol: "DAI", decimals: 18 }],
  ]),
  titles: { bucket: (number) => (number === 1n ? "Oven door" : undefined) },
};

const written = (format: Format, journal: readonly EntryEvent[], telling = context): string =>
  [...exportJournal(format, journal, telling)].join("");

const PROPOSAL = `ed${"7".repeat(60)}`; // of the id of a proposal, as much as a reference holds

const few = events(
  entries([
    [outside(1), generalFund, 1_050n, "Contribution"],
    [generalFund, bucket(1), 400n, "Budget", EURO, refTo("Proposal", `0x5e${PROPOSAL}`)],
    [bucket(1), outside(2), 400n, "Work", EURO, refTo("Payout", 4)],
    [outside(3), escrow, 5n, "ShareCapital", DAI],
  ]),
);

describe("exports", function () {
  it("has a content type and an extension for every format", function () {
    for (const format of FORMATS) expect(CONTENT_TYPES[format] + EXTENSIONS[format]).to.match(/^text\/.*utf-8[a-z]+$/);
  });

  it("writes amounts in units, exactly", function () {
    const cases: [bigint, number, string][] = [
      [1_050n, 2, "10.50"],
      [-5n, 2, "-0.05"],
      [0n, 18, "0.00"],
      [7n, 0, "7"],
      [10n ** 18n, 18, "1.00"],
      [1n, 18, `0.${"0".repeat(17)}1`],
      [2n ** 128n - 1n, 18, "340282366920938463463.374607431768211455"],
    ];
    for (const [amount, decimals, text] of cases) expect(inUnits(amount, decimals)).to.equal(text);
  });

  it("makes one harmless line of any text", function () {
    for (const text of HOSTILE) {
      const line = plain(text);
      expect(line).to.not.match(/[\p{C}\p{Zl}\p{Zp}]|\s\s|^\s|\s$/u);
      expect([...line].length).to.be.lessThan(122);
    }
    expect(plain("Zoë’s  café\n🍞")).to.equal("Zoë’s café 🍞");
  });

  it("gives every account a path of its own, whatever it is called", function () {
    const accounts = randomEntries(1, 400).flatMap(({ from, to }) => [from, to]);
    const more = [1n, 2n, OUTSIDE - 2n].flatMap((n) => NOUNS.map((noun) => accountOf(addresses[noun], n)));
    const nameOf = namerOf({ ...context, titles });
    const inside = [...new Set([...accounts, ...more])].filter((account) => nameOf(account).claim !== "outside");
    const paths = inside.map((account) => nameOf(account).path);
    expect(new Set(paths).size).to.equal(paths.length);
    for (const path of paths) expect(path).to.match(/^Assets(:[A-Z][A-Za-z0-9-]*)+$/);
  });

  it("gives every asset a commodity of its own, whatever it is called", function () {
    const assets = new Map(
      [...HOSTILE, "EUR", "EUR", "eur", "€UR"].map((symbol, i) => [wallet(i), { symbol, decimals: 18 }]),
    );
    const currencyOf = currenciesOf({ ...context, assets });
    const commodities = [...assets.keys()].map((asset) => currencyOf(asset).commodity);
    expect(new Set(commodities).size).to.equal(assets.size);
    for (const commodity of commodities) expect(commodity).to.match(/^[A-Z][A-Z0-9-]{0,22}[A-Z0-9]$/);
    expect(currencyOf(wallet(99))).to.include({ symbol: "", decimals: 0 });
  });

  describe("as CSV", function () {
    it("has a row for every entry, with all that is known of it", function () {
      const [header, , second] = readCsv(written("csv", few));
      expect(Object.fromEntries(header!.map((column, i) => [column, second![i]]))).to.deep.equal({
        date: "2026-01-01T00:56:40Z",
        block: "1001",
        transaction: few[1]!.transactionHash,
        log: "1",
        entry: "2",
        from: "General fund",
        "from account": generalFund,
        to: "Bucket 1: Oven door",
        "to account": bucket(1),
        asset: EURO,
        symbol: "EUR",
        amount: "4.00",
        "base units": "400",
        purpose: "Budget",
        cause: "Proposal",
        "cause number": `0x${PROPOSAL}`,
        reference: `0x01${PROPOSAL}`,
        "asset debit": "1010",
        "asset credit": "1010",
        "claim debit": "",
        "claim credit": "",
      });
    });

    it("has no cell that a spreadsheet would calculate, and breaks no row", function () {
      const journal = events(randomEntries(2, 400));
      const assets = new Map([[EURO, { symbol: "=1+1", decimals: 2 }], [DAI, { symbol: '"', decimals: 18 }]] as const);
      const rows = readCsv(written("csv", journal, { ...context, assets, titles }));
      expect(rows.length).to.equal(401);
      for (const row of rows) {
        expect(row.length).to.equal(21);
        for (const cell of row) expect(cell).to.not.match(/^[=+\-@\t\r＝＋－＠]|\p{Cc}/u);
      }
      expect(rows[1]![rows[0]!.indexOf("symbol")]).to.be.oneOf(["'=1+1", '"']);
    });

    it("tells the exact amount of every entry twice", function () {
      const journal = randomEntries(3, 300);
      const [header, ...rows] = readCsv(written("csv", events(journal)));
      const [amount, units] = [header!.indexOf("amount"), header!.indexOf("base units")];
      for (const [i, { asset, ...entry }] of journal.entries()) {
        expect(rows[i]![units]).to.equal(entry.amount.toString());
        expect(baseUnits(rows[i]![amount]!, asset === EURO ? 2 : 18)).to.equal(entry.amount);
      }
    });

    it("begins with what accounts held before the period", function () {
      const { balances } = replay(few.slice(0, 2).map(({ args }) => args));
      const opening = { at: few[2]!.blockTimestamp, balances };
      const rows = readCsv(written("csv", few.slice(2), { ...context, opening }));
      expect(rows.slice(1).map((row) => [row[5], row[7], row[11]])).to.deep.equal([
        ["Opening balances", "General fund", "6.50"],
        ["Opening balances", "Bucket 1: Oven door", "4.00"],
        ["Bucket 1: Oven door", "0x0000000000000000000000000000000000000a02", "4.00"],
        ["0x0000000000000000000000000000000000000A03", "Shares of applicants", "0.000000000000000005"],
      ]);
    });
  });

  it("writes Beancount with everything that leads back to the chain", function () {
    expect(written("beancount", few.slice(0, 3)).split("\n\n")[6]).to.equal(
      [
        `2026-01-01 * "Bucket 1: Oven door" "Budget from General fund" ^proposal-0x${PROPOSAL} #purpose-budget`,
        `  tx: "${few[1]!.transactionHash}"`,
        "  block: 1001",
        "  log: 1",
        "  entry: 2",
        `  from: "${generalFund}"`,
        `  to: "${bucket(1)}"`,
        '  purpose: "Budget"',
        `  cause: "Proposal 0x${PROPOSAL}"`,
        `  ref: "0x01${PROPOSAL}"`,
        "  Assets:Treasury:Bucket-1  4.00 EUR",
        "  Assets:Treasury:GeneralFund  -4.00 EUR",
      ].join("\n"),
    );
    expect(written("beancount", few)).to.include("2026-01-02 balance Assets:Treasury:GeneralFund  6.50 ~ 0.00 EUR\n");
  });

  it("writes ledger-cli the same way", function () {
    const text = written("ledger", few.slice(0, 3));
    const payee = "Work from Bucket 1: Oven door to 0x0000000000000000000000000000000000000a02";
    expect(text).to.include(`2026/01/01 * (${few[2]!.transactionHash}) ${payee}\n`);
    expect(text).to.include("    ; cause: Payout 4\n");
    expect(text).to.include('    Assets:Treasury:Bucket-1    -4.00 "EUR"\n');
    expect(text).to.include('2026/01/02 * Balance\n    Assets:Treasury:Bucket-1    0 "EUR" = 0.00 "EUR"\n');
  });

  it("leaves no title in ledger-cli where a note could begin", function () {
    const payees = written("ledger", events(randomEntries(9, 300)), { ...context, titles }).match(/^\d.*$/gm);
    expect(payees?.length).to.be.greaterThan(300);
    for (const payee of payees ?? []) expect(payee).to.not.match(/\s\s/);
  });

  it("streams: the first piece is there before the second entry is read", function () {
    function* endless(): Generator<EntryEvent> {
      for (;;) yield few[0]!;
    }
    for (const format of FORMATS) {
      let pieces = 0;
      for (const _ of exportJournal(format, endless(), context)) if (++pieces === 100) break;
      expect(pieces).to.equal(100);
    }
  });
});
