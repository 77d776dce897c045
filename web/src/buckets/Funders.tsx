import { useState } from "react";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import type { Bucket } from "./bucket.ts";
import { fundersOf, historyOf } from "./history.ts";
import { words } from "./words/index.ts";

const AT_ONCE = 8; // funders that are shown before somebody asks for all

/** Whoever filled a bucket from their own pocket, and what a fund has added. */
export function Funders({ bucket }: { bucket: Bucket }) {
  const { events, books } = useSnapshot();
  const directory = useDirectory();
  const money = useMoney();
  const [isAll, setAll] = useState(false);
  const history = historyOf(events, bucket.number);
  const funders = fundersOf(history);
  const shown = isAll ? funders : funders.slice(0, AT_ONCE);
  const said = words.funders;
  return (
    <section className="card" aria-labelledby="funders-title">
      <h2 id="funders-title">{said.title}</h2>
      {funders.length === 0 && <p className="quiet">{said.nobody}</p>}
      <ul className="funders">
        {shown.map(({ funder, amount, at }) => {
          const back = history.refunds.get(funder);
          return (
            <li key={funder}>
              <span title={funder}>{funder === books.addresses.funds ? said.fund : directory.wallet(funder)}</span>
              <span className="quiet">
                {said.gave(money(amount, bucket.asset), <Day at={at} />)}
                {back !== undefined && `; ${said.refunded(money(back, bucket.asset))}`}
              </span>
            </li>
          );
        })}
      </ul>
      {funders.length > shown.length && (
        <button type="button" className="plain" onClick={() => setAll(true)}>
          {said.all(funders.length)}
        </button>
      )}
    </section>
  );
}
