import { eventsNamed } from "../../../sdk/src/events.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { replay } from "../../../sdk/src/journal.ts";

const ledgerOf = remember((events: readonly CoopEvent[]) => {
  const entries = eventsNamed(events, "Entry");
  return { entries, ledger: replay(entries.map((entry) => entry.args)) };
});

/** The journal, and the books that follow from it. */
export function useLedger() {
  return ledgerOf(useSnapshot().events);
}
