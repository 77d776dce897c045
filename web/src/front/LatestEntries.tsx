import { Link } from "wouter";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { describeAccount } from "../treasury/accounts.ts";
import { purposeWords } from "../treasury/purposes.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { Panel } from "./Open.tsx";
import { words } from "./words/index.ts";

const MOST = 6;

/** The last movements of money, the newest first. */
export function LatestEntries() {
  const entries = useLatest(MOST);
  const { addresses } = useCoop();
  const directory = useDirectory();
  const money = useMoney();
  const nameOf = (account: `0x${string}`) => describeAccount(account, addresses, directory).name;
  const isEmpty = entries.length === 0;
  return (
    <Panel
      id="front-entries"
      title={words.latest}
      more={words.journal}
      to="/journal"
      isEmpty={isEmpty}
      empty={words.noEntries}
    >
      <ul className="panel-list">
        {entries.map(({ args, blockTimestamp }) => (
          <li key={args.number.toString()} className="entry-line">
            <Link href={`/journal/${args.number}`}>{words.entry(nameOf(args.from), nameOf(args.to))}</Link>
            <strong>{money(args.amount, args.asset)}</strong>
            <span className="quiet">{purposeWords(args.purpose)}</span>
            <span className="quiet">
              <Day at={blockTimestamp} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Looks from the end: a long history is not gone through for the few entries at its end. */
function useLatest(most: number): EntryEvent[] {
  const { events } = useSnapshot();
  const latest: EntryEvent[] = [];
  for (let i = events.length - 1; i >= 0 && latest.length < most; i--) {
    const event = events[i];
    if (event?.eventName === "Entry") latest.push(event);
  }
  return latest;
}
