import { expect } from "chai";
import type { Address, Hex } from "viem";
import { accountOf, OUTSIDE } from "../../sdk/src/accounts.ts";
import { claimOf, flowsOf, potOf, potsOf, postingsOf, statementOf } from "../../sdk/src/accounting.ts";
import type { Claim, Flow } from "../../sdk/src/accounting.ts";
import { CHART, CODES, kindOf } from "../../sdk/src/chart.ts";
import type { Entry } from "../../sdk/src/journal.ts";
import { balanceIn, replay, totalOf } from "../../sdk/src/journal.ts";
import { PURPOSES } from "../../sdk/src/names.ts";
import type { Purpose } from "../../sdk/src/names.ts";
import { balanceSheet, incomeStatement, trialBalance } from "../../sdk/src/statements.ts";
import {
  addresses,
  bucket,
  capital,
  DAI,
  entries,
  escrow,
  EURO,
  generalFund,
  interest,
  interestIntake,
  member,
  outside,
  purse,
  randomEntries,
  reserve,
  wallet,
} from "../helpers/entries.ts";

/** A year in which everything happens once. */
const year = entries([
  [outside(1), generalFund, 1_000n, "Contribution"],
  [generalFund, reserve, 100n, "Reserve"],
  [outside(2), escrow, 60n, "ShareCapital"],
  [escrow, capital, 50n, "ShareCapital"],
  [escrow, purse(2), 10n, "Refund"],
  [outside(3), capital, 200n, "ShareCapital"],
  [generalFund, bucket(1), 300n, "Budget"],
  [outside(3), bucket(1), 80n, "Funding"],
  [bucket(1), outside(4), 120n, "Work"],
  [bucket(1), outside(5), 90n, "Purchase"],
  [bucket(1), outside(3), 20n, "Refund"],
  [bucket(1), generalFund, 150n, "Remainder"],
  [generalFund, interestIntake, 12n, "Budget"],
  [interestIntake, interest, 12n, "Interest"],
  [interest, member(3), 9n, "Interest"],
  [capital, generalFund, 25n, "WriteDown"],
  [capital, member(3), 75n, "Repayment"],
  [member(3), outside(3), 84n, "Withdrawal"],
  [generalFund, outside(6), 40n, "Grant"],
  [generalFund, member(1), 30n, "Patronage"],
  [reserve, outside(7), 15n, "LockedTransfer"],
  [accountOf(addresses.treasury, OUTSIDE), generalFund, 7n, "Sweep"],
]);

const flows = flowsOf(year, addresses);

const booked = (from: Claim, to: Claim, purpose: Purpose): [number, bigint][] =>
  postingsOf({ from, to, purpose: PURPOSES.indexOf(purpose), amount: 5n }).map(({ code, amount }) => [code, amount]);

describe("accounting", function () {
  describe("claimOf", function () {
    it("tells to whom the money in an account belongs", function () {
      const claims: [Hex, Claim][] = [
        [outside(1), "outside"],
        [accountOf(addresses.treasury, OUTSIDE), "outside"],
        [generalFund, "own"],
        [accountOf(addresses.rounds, 4n), "own"],
        [bucket(2), "own"],
        [accountOf(addresses.funds, 0n), "own"],
        [interestIntake, "own"],
        [reserve, "reserve"],
        [capital, "capital"],
        [escrow, "escrow"],
        [interest, "interest"],
        [member(7), "members"],
        [purse(1), "others"],
        [accountOf(addresses.shares, 3n), "others"],
        [accountOf(addresses.treasury, 1n), "others"],
        [accountOf(addresses.agenda, 0n), "others"],
      ];
      for (const [account, claim] of claims) expect(claimOf(account, addresses), account).to.equal(claim);
    });

    it("does not mind in which case addresses are written", function () {
      const shouting = { ...addresses, executor: `0x${addresses.executor.slice(2).toUpperCase()}` as const };
      expect(claimOf(generalFund, shouting)).to.equal("own");
      expect(potOf(interestIntake, shouting)).to.equal("interest");
    });
  });

  describe("postingsOf", function () {
    it("books shares: paid by an applicant, allotted, given back", function () {
      expect(booked("outside", "escrow", "ShareCapital")).to.deep.equal([
        [1020, 5n],
        [2040, -5n],
      ]);
      const allotted = [
        [1010, 5n],
        [1020, -5n],
        [2040, 5n],
        [3010, -5n],
      ];
      expect(booked("escrow", "capital", "ShareCapital")).to.deep.equal(allotted);
      const repaid = [
        [1010, 5n],
        [1010, -5n],
        [3010, 5n],
        [2050, -5n],
      ];
      expect(booked("capital", "members", "Repayment")).to.deep.equal(repaid);
      expect(booked("members", "outside", "Withdrawal")).to.deep.equal([
        [1010, -5n],
        [2050, 5n],
      ]);
    });

    it("books income and expenses by their purpose", function () {
      const gained: [Purpose, number][] = [
        ["Contribution", 4050],
        ["Sweep", 4050],
        ["Funding", 4030],
      ];
      for (const [purpose, code] of gained) {
        expect(booked("outside", "own", purpose)).to.deep.equal([
          [1010, 5n],
          [code, -5n],
        ]);
      }
      const spent: [Purpose, number][] = [
        ["Work", 5010],
        ["Purchase", 5020],
        ["Grant", 5040],
        ["Withdrawal", 5000],
        ["Refund", 4030],
        ["Patronage", 3070],
      ];
      for (const [purpose, code] of spent) {
        expect(booked("own", "outside", purpose)).to.deep.equal([
          [1010, -5n],
          [code, 5n],
        ]);
      }
      expect(booked("own", "interest", "Interest")).to.deep.equal([
        [1010, 5n],
        [1010, -5n],
        [5030, 5n],
        [2070, -5n],
      ]);
    });

    it("books what goes to the reserve as surplus put aside, and what capital lost as borne by it", function () {
      const reserved = [
        [1010, 5n],
        [1010, -5n],
        [3070, 5n],
        [3020, -5n],
      ];
      expect(booked("own", "reserve", "Reserve")).to.deep.equal(reserved);
      expect(booked("own", "reserve", "Contribution")).to.deep.equal(reserved);
      expect(booked("capital", "own", "WriteDown")).to.deep.equal([
        [1010, 5n],
        [1010, -5n],
        [3010, 5n],
        [3070, -5n],
      ]);
    });

    it("takes a gift for a gift, whatever the giver calls it", function () {
      const gift = [
        [1010, 5n],
        [1010, -5n],
        [2010, 5n],
        [4050, -5n],
      ];
      for (const purpose of ["WriteDown", "Reserve", "Patronage", "Work"] as const) {
        expect(booked("others", "own", purpose)).to.deep.equal(gift);
      }
    });

    it("books money that stays with whom it was only in the pots", function () {
      for (const claim of ["own", "members", "others"] as const) {
        expect(booked(claim, claim, "Budget")).to.deep.equal([
          [1010, 5n],
          [1010, -5n],
        ]);
      }
    });
  });

  describe("trialBalance", function () {
    it("has every account of the chart that has a balance, and the same in debit and credit", function () {
      const lines = trialBalance(flows, EURO).map(({ code, debit, credit }) => [code, debit, credit]);
      expect(lines).to.deep.equal([
        [1010, 978n, 0n],
        [2010, 0n, 10n],
        [2050, 0n, 30n],
        [2070, 0n, 3n],
        [3010, 0n, 150n],
        [3020, 0n, 85n],
        [3070, 105n, 0n],
        [4030, 0n, 60n],
        [4050, 0n, 1_007n],
        [5010, 120n, 0n],
        [5020, 90n, 0n],
        [5030, 12n, 0n],
        [5040, 40n, 0n],
      ]);
    });

    it("has nothing of an asset that never moved", function () {
      expect(trialBalance(flows, DAI)).to.deep.equal([]);
    });
  });

  it("gives a balance sheet: assets are liabilities and equity", function () {
    const { assets, liabilities, equity } = balanceSheet(flows, EURO);
    expect(assets.lines).to.deep.equal([{ code: 1010, name: "Treasury", amount: 978n }]);
    expect(liabilities.total).to.equal(43n);
    expect(equity.lines.map(({ code, amount }) => [code, amount])).to.deep.equal([
      [3010, 150n],
      [3020, 85n],
      [3070, 700n],
    ]);
    expect(assets.total).to.equal(liabilities.total + equity.total);
  });

  it("gives an income statement, and tells apart what became of the surplus", function () {
    const { income, expenses, surplus, appropriations, kept } = incomeStatement(flows, EURO);
    expect([income.total, expenses.total, surplus]).to.deep.equal([1_067n, 262n, 805n]);
    expect(appropriations.lines.map(({ name, amount }) => [name, amount])).to.deep.equal([
      ["To the indivisible reserve", 100n],
      ["Losses borne by share capital", -25n],
      ["Returned to members by their use", 30n],
    ]);
    expect(kept).to.equal(700n);
  });

  it("tells what lies in each pot", function () {
    const pots = potsOf(replay(year), addresses).get(EURO);
    expect(Object.fromEntries(pots ?? [])).to.deep.equal({
      general: 700n,
      reserve: 85n,
      capital: 150n,
      rounds: 0n,
      buckets: 0n,
      funds: 0n,
      members: 30n,
      escrow: 0n,
      interest: 3n,
      others: 10n,
    });
  });

  it("gives the statement of one account, with a balance after every line", function () {
    const lines = statementOf(year, member(3));
    expect(lines.map(({ entry, amount, balance }) => [entry.number, amount, balance])).to.deep.equal([
      [15n, 9n, 9n],
      [17n, 75n, 84n],
      [18n, -84n, 0n],
    ]);
    expect(statementOf(year, outside(1)).map(({ balance }) => balance)).to.deep.equal([-1_000n]);
  });

  it("has a name and a kind for every account of the chart", function () {
    expect(CODES).to.deep.equal([...CODES].sort((a, b) => a - b));
    expect(new Set(Object.values(CHART)).size).to.equal(CODES.length);
    expect(new Set(CODES.map(kindOf)).size).to.equal(5);
  });

  describe("with random journals", function () {
    const journals = Array.from({ length: 30 }, (_, seed) => randomEntries(seed, 200));

    it("books nothing that does not add up to zero", function () {
      for (const entry of journals.flat()) expect(sum(postingsOfEntry(entry).map(({ amount }) => amount))).to.equal(0n);
    });

    it("balances the trial balance, and the balance sheet, whatever happens", function () {
      for (const [flows, asset] of tellings(journals)) {
        const trial = trialBalance(flows, asset);
        expect(sum(trial.map(({ debit }) => debit))).to.equal(sum(trial.map(({ credit }) => credit)));
        const { assets, liabilities, equity } = balanceSheet(flows, asset);
        expect(assets.total).to.equal(liabilities.total + equity.total);
        const surplus = equity.lines.find(({ code }) => code === 3070)?.amount ?? 0n;
        expect(incomeStatement(flows, asset).kept).to.equal(surplus);
      }
    });

    it("finds in pots and assets what the journal says that accounts hold", function () {
      for (const journal of journals) {
        const ledger = replay(journal);
        for (const asset of [EURO, DAI]) {
          const pots = [...(potsOf(ledger, addresses).get(asset)?.values() ?? [])];
          expect(sum(pots)).to.equal(totalOf(ledger, asset));
          expect(balanceSheet(flowsOf(journal, addresses), asset).assets.total).to.equal(totalOf(ledger, asset));
        }
      }
    });

    it("owes to everybody exactly what lies in the account that is theirs", function () {
      for (const journal of journals) {
        const [ledger, flows] = [replay(journal), flowsOf(journal, addresses)];
        const of = (code: number) => trialBalance(flows, EURO).find((line) => line.code === code)?.credit ?? 0n;
        expect(of(3010)).to.equal(balanceIn(ledger, capital, EURO));
        expect(of(3020)).to.equal(balanceIn(ledger, reserve, EURO));
        expect(of(2040)).to.equal(balanceIn(ledger, escrow, EURO));
        expect(of(2050)).to.equal(potsOf(ledger, addresses).get(EURO)?.get("members"));
      }
    });

    it("keeps statements that end with what the account holds", function () {
      for (const journal of journals) {
        const ledger = replay(journal);
        for (const account of [generalFund, bucket(1), purse(2), accountOf(wallet(3), 3n)]) {
          const last = statementOf(journal, account).findLast(({ entry }) => entry.asset === EURO);
          expect(last?.balance ?? 0n).to.equal(balanceIn(ledger, account, EURO));
        }
      }
    });
  });
});

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

const postingsOfEntry = ({ from, to, purpose, amount }: Entry) =>
  postingsOf({ from: claimOf(from, addresses), to: claimOf(to, addresses), purpose, amount });

const tellings = (journals: Entry[][]): [Flow[], Address][] =>
  journals.flatMap((journal) => [EURO, DAI].map((asset): [Flow[], Address] => [flowsOf(journal, addresses), asset]));
