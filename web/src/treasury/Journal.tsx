import { useState } from "react";
import type { Hex } from "viem";
import { useCoop } from "../chain/coop.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { useDirectory } from "../members/directory.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { describeAccount } from "./accounts.ts";
import { useCause } from "./causes.ts";
import { purposeWords } from "./purposes.ts";

const PAGE = 8;

/** The latest entries of the journal, and on request all of them. */
export function Journal({ entries }: { entries: readonly CoopEvent<"Entry">[] }) {
  const [shown, setShown] = useState(PAGE);
  const latest = entries.slice(-shown).reverse();
  return (
    <div className="journal">
      <h3 id="journal-title">Latest entries</h3>
      <table role="table" aria-labelledby="journal-title">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Date
            </th>
            <th role="columnheader" scope="col">
              From
            </th>
            <th role="columnheader" scope="col">
              To
            </th>
            <th role="columnheader" scope="col">
              Purpose
            </th>
            <th role="columnheader" scope="col" className="amount">
              Amount
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {latest.map((entry) => (
            <Row key={entry.args.number.toString()} entry={entry} />
          ))}
        </tbody>
      </table>
      {entries.length > shown && (
        <button type="button" onClick={() => setShown(shown + 25)}>
          Show earlier entries
        </button>
      )}
    </div>
  );
}

function Row({ entry: { args, blockTimestamp } }: { entry: CoopEvent<"Entry"> }) {
  const money = useMoney();
  return (
    <tr role="row">
      <td role="cell" className="cell-date">
        {blockTimestamp == null ? "" : <Day at={blockTimestamp} />}
      </td>
      <td role="cell" className="cell-from">
        <AccountName account={args.from} />
      </td>
      <td role="cell" className="cell-to">
        <AccountName account={args.to} />
      </td>
      <td role="cell" className="cell-purpose">
        {purposeWords(args.purpose)} <CauseWords entry={args} />
      </td>
      <td role="cell" className="cell-amount amount">
        {money(args.amount, args.asset)}
      </td>
    </tr>
  );
}

/** What the entry refers to, as a way to it where this page shows it. */
function CauseWords({ entry }: { entry: CoopEvent<"Entry">["args"] }) {
  const cause = useCause(entry);
  if (cause === undefined) return null;
  const { words, href, title } = cause;
  return (
    <span className="cause" title={title}>
      {href === undefined ? words : <a href={href}>{words}</a>}
    </span>
  );
}

function AccountName({ account }: { account: Hex }) {
  const { addresses } = useCoop();
  const { name, title } = describeAccount(account, addresses, useDirectory());
  return <span title={title}>{name}</span>;
}
