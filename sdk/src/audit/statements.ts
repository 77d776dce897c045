import type { Address, Hex } from "viem";
import { claimOf, flowsOf } from "../accounting.ts";
import type { Claim } from "../accounting.ts";
import type { Addresses } from "../coop.ts";
import type { Entry } from "../journal.ts";
import { totalOf } from "../journal.ts";
import { balanceSheet, incomeStatement, trialBalance } from "../statements.ts";
import type { BalanceSheet } from "../statements.ts";
import type { Check, Context } from "./context.ts";
import type { Findings } from "./findings.ts";

const CURRENT_SURPLUS = 3070; // of the chart of accounts

/** The statements, made of the entries alone, balance. */
export const statements: Check = {
  number: 3,
  title: "The trial balance balances: assets are liabilities and equity",
  begin: (context, findings) => {
    const sums = new Map<string, Entry>(); // entries that statements do not tell apart, as one
    const claims = claimsOf(context.addresses);
    return {
      on: {
        Entry: ({ args }) => {
          const key = `${claims(args.from)}/${claims(args.to)}/${args.asset}/${args.purpose}`;
          const sum = sums.get(key);
          sums.set(key, sum === undefined ? args : { ...args, amount: sum.amount + args.amount });
        },
      },
      finish: () => {
        const flows = flowsOf(sums.values(), context.addresses);
        const assets = new Set(flows.map(({ asset }) => asset));
        if (assets.size === 0) findings.fact("No money has moved.");
        for (const asset of assets) check(context, findings, asset, flows);
      },
    };
  },
};

/** To whom the money in accounts belongs; each account is looked up once. */
function claimsOf(addresses: Addresses): (account: Hex) => Claim {
  const known = new Map<Hex, Claim>();
  return (account) => {
    let claim = known.get(account);
    if (claim === undefined) known.set(account, (claim = claimOf(account, addresses)));
    return claim;
  };
}

function check(context: Context, findings: Findings, asset: Address, flows: ReturnType<typeof flowsOf>): void {
  const { amounts, books } = context;
  const say = (amount: bigint): string => amounts.say(amount, asset);
  const trial = trialBalance(flows, asset);
  const [debit, credit] = [sum(trial.map((line) => line.debit)), sum(trial.map((line) => line.credit))];
  findings.expect(debit === credit, () => `Debits are ${say(debit)}, and credits ${say(credit)}.`);
  const sheet = balanceSheet(flows, asset);
  const [assets, owed, equity] = [sheet.assets.total, sheet.liabilities.total, sheet.equity.total];
  const sides = `assets of ${say(assets)}, liabilities of ${say(owed)} and equity of ${say(equity)}`;
  findings.expect(assets === owed + equity, () => `The balance sheet does not balance: ${sides}.`);
  const held = totalOf(books.ledger, asset);
  findings.expect(assets === held, () => `Assets are ${say(assets)}, and all accounts hold ${say(held)}.`);
  const { kept, surplus } = incomeStatement(flows, asset);
  const stated = surplusIn(sheet);
  const result = `income less expenses, and less what was put aside, is ${say(kept)}`;
  findings.expect(stated === kept, () => `The surplus in equity is ${say(stated)}; ${result}.`);
  findings.fact(`${amounts.symbolOf(asset)}: ${sides}; income less expenses since the founding is ${say(surplus)}.`);
}

const surplusIn = ({ equity }: BalanceSheet): bigint =>
  sum(equity.lines.filter(({ code }) => code === CURRENT_SURPLUS).map(({ amount }) => amount));

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);
