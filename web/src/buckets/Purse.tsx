import { useMoney } from "../ui/money.ts";
import { hasEnded } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { words } from "./words/index.ts";

/** What a bucket got, spent and has left. */
export function Purse({ bucket }: { bucket: Bucket }) {
  const { asset, raised, fromRound, committed, spent, refunded } = bucket;
  const money = useMoney();
  const got = raised + fromRound;
  const said = words.purse;
  const lines = [
    { what: said.got, amount: got, isThere: true },
    { what: said.spent, amount: spent, isThere: true },
    { what: said.asked, amount: committed - spent, isThere: committed > spent },
    {
      what: hasEnded(bucket) ? said.unspent : said.left,
      amount: got - (hasEnded(bucket) ? spent : committed),
      isThere: true,
    },
    { what: said.back, amount: refunded, isThere: refunded > 0n },
  ];
  return (
    <section className="card" aria-labelledby="purse-title">
      <h2 id="purse-title">{said.title}</h2>
      <dl className="purse">
        {lines
          .filter(({ isThere }) => isThere)
          .map(({ what, amount }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{money(amount, asset)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
