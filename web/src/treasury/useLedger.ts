import { useMemo } from "react";
import { eventsNamed } from "../chain/events.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { replay } from "./ledger.ts";

/** The journal, and the books that follow from it. */
export function useLedger() {
  const { events } = useSnapshot();
  return useMemo(() => {
    const entries = eventsNamed(events, "Entry");
    return { entries, ledger: replay(entries.map((entry) => entry.args)) };
  }, [events]);
}
