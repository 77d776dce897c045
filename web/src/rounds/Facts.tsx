import { allowanceOf } from "../../../sdk/src/books/rounds.ts";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import { ALLOWANCES } from "../../../sdk/src/names.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { Source } from "../ui/Source.tsx";
import { Day } from "../ui/Time.tsx";
import { percent } from "../words/format.ts";
import { guidelinesOf } from "./guidelines.ts";
import { isByRoll } from "./round.ts";
import { words } from "./words/index.ts";

interface FactsProps {
  round: RoundRecord;
}

/** Who shares out how much in a round. */
export function Shares({ round }: FactsProps) {
  const money = useMoney();
  const { plan, asset } = round;
  const said = words.who;
  return (
    <section className="card" aria-labelledby="who-title">
      <h2 id="who-title">{said.title}</h2>
      <Rule round={round} />
      <p className="quiet">
        {plan.capPerBucket > 0 && said.cap(money(BigInt(plan.capPerBucket) * plan.unit, asset))}{" "}
        {said.unit(money(plan.unit, asset))}
      </p>
      <OwnPart round={round} />
    </section>
  );
}

function Rule({ round }: FactsProps) {
  const money = useMoney();
  const directory = useDirectory();
  const { pool, plan, electorate, weights, snapshot, asset } = round;
  const day = <Day at={snapshot} />;
  const said = words.who;
  const worth = (amount: bigint) => money((amount / plan.unit) * plan.unit, asset);
  switch (ALLOWANCES[plan.allowance]) {
    case "ByRoll":
      return <p>{said.byRoll}</p>;
    case "ByClass": {
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      return (
        <>
          <p>{said.byClass(day)}</p>
          <table className="shares-table">
            <thead>
              <tr>
                <th scope="col">{said.class}</th>
                <th scope="col" className="amount">
                  {said.weight}
                </th>
                <th scope="col" className="amount">
                  {said.each}
                </th>
              </tr>
            </thead>
            <tbody>
              {weights.map((weight, c) => {
                const votes = BigInt(electorate[c] ?? 0);
                if (weight === 0 || votes === 0n) return null;
                return (
                  <tr key={c}>
                    <th scope="row">{directory.className(c)}</th>
                    <td className="amount">{percent(weight / whole)}</td>
                    <td className="amount">{worth((pool * BigInt(weight)) / (votes * BigInt(whole)))}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      );
    }
    default: {
      const votes = electorate.reduce((sum, n) => sum + n, 0);
      return <p>{said.equal(worth(votes === 0 ? 0n : pool / BigInt(votes)), day)}</p>;
    }
  }
}

function OwnPart({ round }: FactsProps) {
  const { books } = useSnapshot();
  const money = useMoney();
  const { account, member } = useMe();
  if (account === undefined || member === undefined || isByRoll(round)) return null;
  const allowance = allowanceOf(books, round, account);
  return <p>{allowance > 0n ? words.who.yours(money(allowance * round.plan.unit, round.asset)) : words.who.notYet}</p>;
}

/** What the members ask of buckets in a round. */
export function Guidelines({ round: { plan } }: FactsProps) {
  const lines = guidelinesOf(plan.guidelines);
  const rules = [
    ...(plan.isOpenToAll ? [words.guidelines.openToAll] : []),
    ...(plan.flagsToBlock > 0 ? [words.guidelines.flags(plan.flagsToBlock)] : []),
  ];
  if (lines.length === 0 && rules.length === 0 && plan.uri === "") return null;
  return (
    <section className="card" aria-labelledby="guidelines-title">
      <h2 id="guidelines-title">{words.guidelines.title}</h2>
      {lines.length > 0 && (
        <ol className="guidelines-list">
          {lines.map((line, i) => (
            <li key={i}>{line}</li>
          ))}
        </ol>
      )}
      {rules.length > 0 && <p className="quiet">{rules.join(" ")}</p>}
      {plan.uri !== "" && <p className="quiet">{words.guidelines.more(<Source uri={plan.uri} />)}</p>}
    </section>
  );
}
