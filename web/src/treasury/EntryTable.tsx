import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Hex } from "viem";
import { Link } from "wouter";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { describeAccount } from "./accounts.ts";
import { causeWords } from "./causes.ts";
import { purposeWords } from "./purposes.ts";
import { words } from "./words/index.ts";

interface EntryTableProps {
  entries: readonly EntryEvent[]; // newest first
  balances?: ReadonlyMap<bigint, bigint>; // of one account, after each entry
  isBusy: boolean;
}

const HEIGHT = { wide: 4.25, narrow: 7.25, narrowWithBalance: 8.75 }; // rem: every row is as high as any other
const BEYOND = 12; // rows that are there beyond what can be seen
const NARROW = "(max-width: 44rem)"; // as in treasury.css

/**
 * However many entries there are, only those that can be seen are in the document. Their rows are of one height, so
 * that nobody has to look at a hundred thousand of them to know where one stands; what does not fit is cut off, and can
 * be read on the page of the entry.
 */
export function EntryTable({ entries, balances, isBusy }: EntryTableProps) {
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
  const height = useRowHeight(balances !== undefined);
  const virtualizer = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => height,
    overscan: BEYOND,
    scrollMargin: top,
    getItemKey: (index) => entries[index]?.args.number.toString() ?? index,
  });
  useLayoutEffect(() => virtualizer.measure(), [height]);
  return (
    <div
      role="table"
      aria-label={words.journal.title}
      aria-rowcount={entries.length + 1}
      aria-busy={isBusy}
      className={balances === undefined ? "entries" : "entries with-balance"}
    >
      <div role="rowgroup" className="entries-head">
        <div role="row" aria-rowindex={1} className="entry">
          <Head>{words.journal.number}</Head>
          <Head>{words.journal.date}</Head>
          <Head>{words.journal.from}</Head>
          <Head>{words.journal.to}</Head>
          <Head>{words.journal.purpose}</Head>
          <Head isAmount>{words.journal.amount}</Head>
          {balances !== undefined && <Head isAmount>{words.journal.balance}</Head>}
        </div>
      </div>
      <div ref={body} role="rowgroup" className="entries-body" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          return (
            entry !== undefined && (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className="entry"
                style={{ height: `${height}px`, transform: `translateY(${start - top}px)` }}
              >
                <Cells entry={entry} />
                {balances !== undefined && <Balance entry={entry} balances={balances} />}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** How high a row is in this window, in pixels. */
function useRowHeight(hasBalance: boolean): number {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const look = () => setNarrow(query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rem * (isNarrow ? (hasBalance ? HEIGHT.narrowWithBalance : HEIGHT.narrow) : HEIGHT.wide);
}

function Head({ children, isAmount = false }: { children: string; isAmount?: boolean }) {
  return (
    <span role="columnheader" className={isAmount ? "amount" : undefined}>
      {children}
    </span>
  );
}

function Cells({ entry: { args, blockTimestamp } }: { entry: EntryEvent }) {
  const money = useMoney();
  return (
    <>
      <span role="cell" className="entry-number">
        <Link href={`/journal/${args.number}`} aria-label={words.journal.entry(args.number.toString())}>
          {args.number.toString()}
        </Link>
      </span>
      <span role="cell" className="entry-date">
        <Day at={blockTimestamp} />
      </span>
      <span role="cell" className="entry-from">
        <AccountName account={args.from} />
      </span>
      <span role="cell" className="entry-to">
        <AccountName account={args.to} />
      </span>
      <span role="cell" className="entry-purpose">
        {purposeWords(args.purpose)} <Cause entry={args} />
      </span>
      <span role="cell" className="entry-amount amount">
        {money(args.amount, args.asset)}
      </span>
    </>
  );
}

function Balance({ entry, balances }: { entry: EntryEvent; balances: ReadonlyMap<bigint, bigint> }) {
  const money = useMoney();
  const balance = balances.get(entry.args.number);
  return (
    <span role="cell" className="entry-balance amount">
      {balance !== undefined && money(balance, entry.args.asset)}
    </span>
  );
}

/** What the entry refers to, as a way to it where there is a page about it. */
export function Cause({ entry, otherwise = null }: { entry: EntryEvent["args"]; otherwise?: ReactNode }) {
  const { books } = useSnapshot();
  const cause = causeWords(entry, books, useDirectory());
  if (cause === undefined) return otherwise;
  return (
    <span className="cause" title={cause.title}>
      {cause.href === undefined ? cause.words : <Link href={cause.href}>{cause.words}</Link>}
    </span>
  );
}

/** The name of an account, and the way to its statement. */
export function AccountName({ account }: { account: Hex }) {
  const { addresses } = useCoop();
  const { name, title } = describeAccount(account, addresses, useDirectory());
  return (
    <Link href={`/journal?account=${account}`} title={title}>
      {name}
    </Link>
  );
}
