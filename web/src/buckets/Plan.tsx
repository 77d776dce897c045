import { useMoney } from "../ui/money.ts";
import { DocumentWords, Source } from "../ui/Source.tsx";
import { count } from "../ui/words.ts";
import type { Document } from "./records.ts";
import type { Bucket } from "./useBuckets.ts";

/** What a bucket is for, in its steward's words. They come from the chain, and are shown as plain text. */
export function Plan({ bucket }: { bucket: Bucket }) {
  const { text, imageUri, tags } = bucket.record.plan;
  return (
    <>
      {text !== "" && <p className="prose">{text}</p>}
      {imageUri !== "" && (
        <p className="quiet">
          Picture: <Source uri={imageUri} />
        </p>
      )}
      {tags.length > 0 && (
        <ul className="tags" aria-label="Tags">
          {tags.map((tag, i) => (
            <li key={i}>{tag}</li>
          ))}
        </ul>
      )}
      <Items bucket={bucket} />
      <Commons bucket={bucket} />
    </>
  );
}

/** The lines of the budget. One that only repeats the title says nothing new. */
function Items({ bucket: { asset, title, record } }: { bucket: Bucket }) {
  const money = useMoney();
  const { items, stretch } = record.plan;
  const [only] = items;
  if (items.length === 1 && only?.what === title && stretch === 0n) return null;
  const range = (min: bigint, max: bigint) =>
    min === max ? money(min, asset) : `${money(min, asset)} to ${money(max, asset)}`;
  const lines = (isIncome: boolean) =>
    items
      .filter((item) => item.isIncome === isIncome)
      .map(({ what, min, max }, i) => (
        <li key={i}>
          <span>{what}</span> <span>{range(min, max)}</span>
        </li>
      ));
  const income = lines(true);
  return (
    <details className="plan">
      <summary>What it costs ({count(items.length, "item")})</summary>
      <ul className="account-parts">
        {lines(false)}
        {stretch > 0n && (
          <li>
            <span>If there is more</span> <span>up to {money(stretch, asset)}</span>
          </li>
        )}
      </ul>
      {income.length > 0 && (
        <>
          <p className="quiet">Income from elsewhere, which does not lower what is asked for here:</p>
          <ul className="account-parts">{income}</ul>
        </>
      )}
    </details>
  );
}

/** What everybody gets of it, and whether they have got it. */
function Commons({ bucket: { record } }: { bucket: Bucket }) {
  const { commons } = record.plan;
  if (commons.length === 0) return null;
  return (
    <div>
      <h4>For everybody</h4>
      <ul className="findings">
        {commons.map(({ what, licence }, i) => (
          <li key={i}>
            {what} {licence !== "" && <span className="quiet">({licence})</span>} <Kept document={record.kept.get(i)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Kept({ document }: { document: Document | undefined }) {
  if (document === undefined) return <span className="quiet">Promised.</span>;
  return (
    <span className="quiet">
      Kept: <DocumentWords document={document} />.
    </span>
  );
}
