import type { Address } from "viem";
import { flowsOf } from "../../../sdk/src/accounting.ts";
import { balanceSheet, incomeStatement } from "../../../sdk/src/statements.ts";
import type { Line, Section } from "../../../sdk/src/statements.ts";
import { useCoop } from "../chain/coop.ts";
import { useMoney } from "../ui/money.ts";
import { dayOf, isWithin } from "./period.ts";
import type { Period } from "./period.ts";
import { useJournal } from "./journal.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useSteps } from "./inSteps.ts";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import type { Addresses } from "../../../sdk/src/coop.ts";
import { words } from "./words/index.ts";

/** Balance sheet and income statement, made of nothing but the journal. */
export function Statements({ asset, period }: { asset: Address; period: Period }) {
  const { addresses } = useCoop();
  const journal = useJournal();
  const { now } = useSnapshot();
  const key = `${asset} ${period.since} ${period.until}`;
  const { result } = useSteps(() => statementsOf(journal, asset, addresses, period), key, journal);
  if (result === undefined) return <p className="quiet">{words.computing}</p>;
  const { sheet, income } = result;
  const until = dayOf(period.until === Infinity ? now : period.until - 1);
  return (
    <div className="statements">
      <div className="card">
        <h3>{words.statements.sheet(until)}</h3>
        <p className="quiet">{words.statements.sheetLead}</p>
        <table className="statement">
          <Part title={words.statements.assets} section={sheet.assets} asset={asset} />
          <Part title={words.statements.liabilities} section={sheet.liabilities} asset={asset} />
          <Part title={words.statements.equity} section={sheet.equity} asset={asset} />
        </table>
      </div>
      <div className="card">
        <h3>{words.statements.income}</h3>
        <p className="quiet">{words.statements.incomeLead}</p>
        <table className="statement">
          <Part title={words.statements.gained} section={income.income} asset={asset} />
          <Part title={words.statements.spent} section={income.expenses} asset={asset} />
          <Total title={words.statements.surplus} amount={income.surplus} asset={asset} />
          <Part title={words.statements.appropriations} section={income.appropriations} asset={asset} />
          <Total title={words.statements.kept} amount={income.kept} asset={asset} />
        </table>
      </div>
    </div>
  );
}

const STEP = 4_000; // entries that are added up without a pause

function* statementsOf(journal: readonly EntryEvent[], asset: Address, addresses: Addresses, period: Period) {
  const [earlier, within] = [[] as EntryEvent["args"][], [] as EntryEvent["args"][]];
  for (const [i, { args, blockTimestamp }] of journal.entries()) {
    if (isWithin(period, blockTimestamp)) within.push(args);
    else if (blockTimestamp < period.since) earlier.push(args);
    if (i % STEP === 0) yield;
  }
  const flows = flowsOf(within, addresses);
  yield;
  const sheet = balanceSheet([...flowsOf(earlier, addresses), ...flows], asset);
  return { sheet, income: incomeStatement(flows, asset) };
}

function Part({ title, section: { lines, total }, asset }: { title: string; section: Section; asset: Address }) {
  const money = useMoney();
  return (
    <tbody>
      <tr className="statement-part">
        <th scope="rowgroup">{title}</th>
        <td className="amount">{money(total, asset)}</td>
      </tr>
      {lines.map((line) => (
        <tr key={`${line.code} ${line.name}`}>
          <th scope="row">
            <span className="code">{line.code}</span> {nameOf(line)}
          </th>
          <td className="amount">{money(line.amount, asset)}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** What the surplus was used for has lines of its own under one account of the chart. */
function nameOf({ code, name }: Line): string {
  return (words.statements.uses as Record<string, string>)[name] ?? words.chart[code];
}

function Total({ title, amount, asset }: { title: string; amount: bigint; asset: Address }) {
  const money = useMoney();
  return (
    <tbody>
      <tr className="statement-total">
        <th scope="row">{title}</th>
        <td className="amount">{money(amount, asset)}</td>
      </tr>
    </tbody>
  );
}
