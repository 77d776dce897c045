import { Markdown } from "../ui/Markdown.tsx";
import { useMoney } from "../ui/money.ts";
import { DocumentWords, Source } from "../ui/Source.tsx";
import type { Bucket } from "./bucket.ts";
import { goalsOf } from "./bucket.ts";
import { words } from "./words/index.ts";
import { tame } from "../ui/markdown/tame.ts";

/** What a bucket is for, in its steward's words. */
export function Plan({ bucket }: { bucket: Bucket }) {
  const { text, imageUri, tags, isBounty } = bucket.plan;
  const said = words.plan;
  return (
    <section className="card stack" aria-labelledby="plan-title">
      <h2 id="plan-title">{said.title}</h2>
      {text === "" ? <p className="quiet">{said.nothing}</p> : <Markdown text={text} />}
      {isBounty && <p>{words.bounty}</p>}
      {imageUri !== "" && <p className="quiet">{said.picture(<Source uri={imageUri} />)}</p>}
      {tags.length > 0 && (
        <ul className="tags" aria-label={said.tags}>
          {tags.map((tag, i) => (
            <li key={i}>{tame(tag)}</li>
          ))}
        </ul>
      )}
      <Costs bucket={bucket} />
      <Commons bucket={bucket} />
    </section>
  );
}

/** The lines of the budget. One that only repeats the title says nothing new. */
function Costs({ bucket: { asset, title, plan } }: { bucket: Bucket }) {
  const money = useMoney();
  const { items, stretch } = plan;
  const [only] = items;
  if (items.length === 1 && only?.what === title && stretch === 0n) return null;
  const { min, max } = goalsOf(plan);
  const income = items.filter(({ isIncome }) => isIncome);
  const said = words.plan;
  return (
    <div>
      <h3>{said.costs}</h3>
      <table className="costs">
        <thead>
          <tr>
            <th scope="col">{said.item}</th>
            <th scope="col" className="amount">
              {said.least}
            </th>
            <th scope="col" className="amount">
              {said.most}
            </th>
          </tr>
        </thead>
        <tbody>
          {items
            .filter(({ isIncome }) => !isIncome)
            .map((item, i) => (
              <tr key={i}>
                <th scope="row">{tame(item.what)}</th>
                <td className="amount">{money(item.min, asset)}</td>
                <td className="amount">{money(item.max, asset)}</td>
              </tr>
            ))}
          {stretch > 0n && (
            <tr>
              <th scope="row">{said.stretch}</th>
              <td className="amount" />
              <td className="amount">{money(stretch, asset)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{said.sum}</th>
            <td className="amount">{money(min, asset)}</td>
            <td className="amount">{money(max, asset)}</td>
          </tr>
        </tfoot>
      </table>
      {income.length > 0 && (
        <>
          <p className="quiet">{said.income}</p>
          <ul className="account-parts">
            {income.map((item, i) => (
              <li key={i}>
                <span>{tame(item.what)}</span> <span>{money(item.max, asset)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** What everybody gets of it, and whether they have got it. */
function Commons({ bucket: { plan, kept } }: { bucket: Bucket }) {
  const { commons } = plan;
  const said = words.plan;
  if (commons.length === 0) return null;
  return (
    <div>
      <h3>{said.commons}</h3>
      <p className="quiet">{said.commonsLead}</p>
      <ul className="promises">
        {commons.map(({ what, licence }, i) => {
          const shown = kept.findLast(({ promise }) => promise === i);
          return (
            <li key={i}>
              {tame(what)} {licence !== "" && <span className="quiet">({tame(licence)})</span>}{" "}
              <span className={shown === undefined ? "badge badge-quiet" : "quiet"}>
                {shown === undefined
                  ? said.promised
                  : said.kept(<DocumentWords document={{ hash: shown.contentHash, uri: shown.uri }} />)}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
