import { useMemo } from "react";
import type { Address, Hex } from "viem";
import { Link, useSearchParams } from "wouter";
import { balanceIn } from "../../../sdk/src/journal.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useDirectory } from "../members/directory.ts";
import { useMoney } from "../ui/money.ts";
import { ErrorBoundary } from "../ui/Section.tsx";
import { describeAccount, groupOf } from "./accounts.ts";
import { EntryTable } from "./EntryTable.tsx";
import { Exports } from "./Exports.tsx";
import { balancesAfter, findEntries, matcherOf, readFilter } from "./filter.ts";
import type { Filter, Found } from "./filter.ts";
import { Filters } from "./Filters.tsx";
import { useSteps } from "./inSteps.ts";
import { contextFor, useJournal } from "./journal.ts";
import { words } from "./words/index.ts";
import "./tables.css";
import "./treasury.css";

/** Every movement of money there ever was, and whatever part of them somebody looks for. */
export default function JournalPage() {
  const [params] = useSearchParams();
  const filter = readFilter(params);
  const journal = useJournal();
  const { found, isBusy } = useFound(filter);
  const balances = useBalances(filter.account as Hex | undefined);
  return (
    <Page title={words.journal.title} lead={words.journal.lead}>
      {filter.account !== undefined && <Account account={filter.account as Hex} />}
      <Filters filter={filter} />
      <div aria-live="polite" className="found">
        {found === undefined ? <p className="quiet">{words.computing}</p> : <Sums found={found} isBusy={isBusy} />}
      </div>
      <Exports filter={filter} />
      <ErrorBoundary>
        {found !== undefined && found.entries.length > 0 && (
          <EntryTable entries={found.entries} balances={balances} isBusy={isBusy} />
        )}
        {found?.entries.length === 0 && (
          <p className="prompt">{journal.length === 0 ? words.journal.empty : words.journal.nothing}</p>
        )}
      </ErrorBoundary>
    </Page>
  );
}

function useFound(filter: Filter): { found?: Found; isBusy: boolean } {
  const coop = useCoop();
  const { books } = useSnapshot();
  const directory = useDirectory();
  const journal = useJournal();
  const key = JSON.stringify(filter);
  const context = useMemo(() => contextFor(coop, books, directory), [coop, journal, directory]);
  const make = () => findEntries(journal, matcherOf(filter, context), filter.account);
  const { result: found, isBusy } = useSteps(make, key, journal);
  return { found, isBusy };
}

/** What the account held after each of its entries; a wallet outside holds nothing of the treasury's. */
function useBalances(account: Hex | undefined): ReadonlyMap<bigint, bigint> | undefined {
  const journal = useJournal();
  const { addresses } = useCoop();
  return useMemo(() => {
    const isInside = account !== undefined && isAccount(account) && groupOf(account, addresses) !== "outside";
    return isInside ? balancesAfter(journal, account) : undefined;
  }, [journal, account, addresses]);
}

const isAccount = (text: string): boolean => /^0x[0-9a-f]{64}$/.test(text);

/** What the statement of an account begins with: what it is called, and what lies in it. */
function Account({ account }: { account: Hex }) {
  const { addresses } = useCoop();
  const { ledger } = useSnapshot().books;
  const money = useMoney();
  const directory = useDirectory();
  if (!isAccount(account)) return <p className="problem">{words.journal.noAccount}</p>;
  const { name, title, group } = describeAccount(account, addresses, directory);
  const held = [...ledger.balances.keys()]
    .map((asset): [Address, bigint] => [asset, balanceIn(ledger, account, asset)])
    .filter(([, amount]) => amount !== 0n)
    .map(([asset, amount]) => money(amount, asset));
  return (
    <section className="card" aria-labelledby="account-title">
      <h2 id="account-title">{words.journal.statementOf(name)}</h2>
      {title !== undefined && (
        <p className="quiet">
          <code className="uri">{title}</code>
        </p>
      )}
      <p>{group === "outside" ? words.journal.isOutside : words.journal.holds(held)}</p>
      <p>
        <Link href="/journal">{words.journal.all}</Link>
      </p>
    </section>
  );
}

/** How many entries were found, and what they add up to, asset by asset. */
function Sums({ found: { entries, sums }, isBusy }: { found: Found; isBusy: boolean }) {
  const money = useMoney();
  const journal = useJournal();
  return (
    <>
      <p>
        <strong>{words.journal.count(entries.length, journal.length)}</strong> {isBusy && words.computing}
      </p>
      <ul className="sums quiet">
        {[...sums].map(([asset, { came, went, moved }]) => (
          <li key={asset}>
            {words.journal.sums(money(came, asset), money(went, asset), money(moved, asset), moved === 0n)}
          </li>
        ))}
      </ul>
    </>
  );
}
