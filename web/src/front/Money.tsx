import type { Address } from "viem";
import { Link } from "wouter";
import { POTS, potsOf } from "../../../sdk/src/accounting.ts";
import type { Pot } from "../../../sdk/src/accounting.ts";
import { totalOf } from "../../../sdk/src/journal.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { GROUP_OF } from "../treasury/accounts.ts";
import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { Swatch } from "../ui/Swatch.tsx";
import { Panel, shareOf } from "./Open.tsx";
import { words } from "./words/index.ts";

/** What the co-op holds, and in which pots. */
export function Money() {
  const { currency, addresses } = useCoop();
  const { books } = useSnapshot();
  const pots = potsOf(books.ledger, addresses);
  const others = [...pots.keys()].filter((asset) => asset.toLowerCase() !== currency.asset.toLowerCase());
  const check = <Link href="/check">{words.checkLink}</Link>;
  return (
    <Panel id="front-money" title={words.money} more={words.treasury} to="/treasury" isEmpty={false} empty="">
      {[currency.asset, ...others].map((asset) => (
        <Holding key={asset} asset={asset} pots={pots.get(asset)} />
      ))}
      <p>{words.check(check)}</p>
    </Panel>
  );
}

function Holding({ asset, pots }: { asset: Address; pots: ReadonlyMap<Pot, bigint> | undefined }) {
  const money = useMoney();
  const { books } = useSnapshot();
  const total = totalOf(books.ledger, asset);
  const filled = POTS.map((pot) => ({ pot, sum: pots?.get(pot) ?? 0n })).filter(({ sum }) => sum > 0n);
  return (
    <div>
      <p className="total">
        <strong>{money(total, asset)}</strong> <span className="quiet">{words.inAll}</span>
      </p>
      <Bar parts={filled.map(({ pot, sum }) => ({ look: GROUP_OF[pot], share: shareOf(sum, total) }))} />
      <dl className="pot-list">
        {filled.map(({ pot, sum }) => (
          <div key={pot}>
            <dt>
              <Swatch look={GROUP_OF[pot]}>{words.pots[pot]}</Swatch>
            </dt>
            <dd>{money(sum, asset)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
