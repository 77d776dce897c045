import type { Address } from "viem";
import { Link, useSearchParams } from "wouter";
import { useCoop } from "../chain/coop.ts";
import type { Coop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { Funds } from "../funds/Funds.tsx";
import { denominationOf } from "../ui/money.ts";
import { ErrorBoundary } from "../ui/Section.tsx";
import { Audit } from "./Audit.tsx";
import { Balances } from "./Balances.tsx";
import { FlowPicture } from "./FlowPicture.tsx";
import { daysOf, periodKeys, periodOf } from "./period.ts";
import { Statements } from "./Statements.tsx";
import { words } from "./words/index.ts";
import "./tables.css";
import "./treasury.css";

/** All the money of the co-op: what there is, where it came from, where it went, and the proof that nothing is missing. */
export default function TreasuryPage() {
  const coop = useCoop();
  const snapshot = useSnapshot();
  const [params] = useSearchParams();
  const assets = assetsOf(coop, snapshot);
  const asset = assets.find((each) => each.toLowerCase() === params.get("asset")) ?? coop.currency.asset;
  const period = periodOf(params.get("period"), snapshot.now);
  return (
    <Page title={words.treasury.title} lead={words.treasury.lead} aside={<Links />}>
      {assets.map((each) => (
        <Balances key={each} asset={each} />
      ))}
      <ErrorBoundary>
        <Audit />
      </ErrorBoundary>
      <section aria-labelledby="flows-title" className="section">
        <h2 id="flows-title">{words.flows.title}</h2>
        <p className="lead">{words.flows.lead}</p>
        <Choices assets={assets} asset={asset} />
        <ErrorBoundary>
          <FlowPicture asset={asset} period={period} />
          <Statements asset={asset} period={period} />
        </ErrorBoundary>
        <p>
          <Link href={`/journal?${journalQuery(asset, daysOf(period))}`}>{words.flows.journal}</Link>
        </p>
      </section>
      <section aria-label={words.treasury.funds} className="section">
        <ErrorBoundary>
          <Funds />
        </ErrorBoundary>
      </section>
    </Page>
  );
}

/** The co-op's currency first, then whatever else it accepts or holds. */
function assetsOf({ currency }: Coop, { books }: Snapshot): Address[] {
  const accepted = [...books.assets.values()].filter(({ isAccepted }) => isAccepted).map(({ asset }) => asset);
  const known = new Map(
    [currency.asset, ...accepted, ...books.ledger.balances.keys()].map((a) => [a.toLowerCase(), a]),
  );
  return [...known.values()];
}

function journalQuery(asset: Address, days: ReturnType<typeof daysOf>): URLSearchParams {
  const wanted = Object.entries({ asset: asset.toLowerCase(), ...days }).filter(([, value]) => value !== "");
  return new URLSearchParams(wanted);
}

function Links() {
  return (
    <ul className="page-links">
      <li>
        <Link href="/journal">{words.journal.title}</Link>
      </li>
      <li>
        <Link href="/journal#exports">{words.treasury.exports}</Link>
      </li>
      <li>
        <Link href="/check">{words.treasury.check}</Link>
      </li>
    </ul>
  );
}

/** Which time the picture and the statements are about, and which asset. Both stand in the address of the page. */
function Choices({ assets, asset }: { assets: readonly Address[]; asset: Address }) {
  const coop = useCoop();
  const { now } = useSnapshot();
  const [params, setParams] = useSearchParams();
  const choose = (name: string, value: string) =>
    setParams(
      (before) => {
        before.set(name, value);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="fields choices-of-period">
      <label className="narrow">
        <span>{words.flows.period}</span>
        <select value={params.get("period") ?? "all"} onChange={(e) => choose("period", e.currentTarget.value)}>
          {periodKeys(Number(coop.founding.blockTimestamp), now).map((key) => (
            <option key={key} value={key}>
              {words.flows.periods(key)}
            </option>
          ))}
        </select>
      </label>
      {assets.length > 1 && (
        <label className="narrow">
          <span>{words.asset}</span>
          <select value={asset.toLowerCase()} onChange={(e) => choose("asset", e.currentTarget.value)}>
            {assets.map((each) => (
              <option key={each} value={each.toLowerCase()}>
                {denominationOf(each, coop).symbol}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
