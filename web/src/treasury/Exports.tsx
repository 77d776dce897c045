import { useState } from "react";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { useCoop } from "../chain/coop.ts";
import type { Coop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { download } from "../ui/download.ts";
import { useAnchor } from "../ui/useAnchor.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { daysOf, periodBetween } from "./period.ts";
import type { Period } from "./period.ts";
import type { Filter } from "./filter.ts";
import { inSteps } from "./inSteps.ts";
import { fileName } from "./fileName.ts";
import { words } from "./words/index.ts";

const FORMATS = ["csv", "beancount", "ledger"] as const;
type Format = (typeof FORMATS)[number];

/** Saves the journal of the chosen days as a file. It is written in the browser; nobody is asked for it. */
export function Exports({ filter }: { filter: Filter }) {
  const coop = useCoop();
  const snapshot = useSnapshot();
  const [writing, setWriting] = useState<Format>();
  const [problem, setProblem] = useState("");
  const { ref, isMeant } = useAnchor<HTMLDetailsElement>("exports");
  const period = periodBetween(filter.since ?? null, filter.until ?? null);
  const save = async (format: Format) => {
    setWriting(format);
    setProblem("");
    try {
      await writeAndSave(format, period, coop, snapshot);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setWriting(undefined);
  };
  return (
    <details ref={ref} id="exports" className="exports" open={isMeant}>
      <summary>{words.exports.title}</summary>
      <p className="quiet">{words.exports.lead}</p>
      <ul className="export-list">
        {FORMATS.map((format) => (
          <li key={format}>
            <button type="button" disabled={writing !== undefined} onClick={() => void save(format)}>
              {words.exports.save(words.exports.formats[format].name)}
            </button>
            <span className="quiet">{words.exports.formats[format].about}</span>
          </li>
        ))}
      </ul>
      <p role="status">{writing === undefined ? "" : words.exports.writing}</p>
      {problem !== "" && <p className="problem">{words.exports.failed(problem)}</p>}
    </details>
  );
}

/** The writers come along only when somebody wants a file. */
async function writeAndSave(format: Format, period: Period, coop: Coop, { events, books }: Snapshot): Promise<void> {
  const { CONTENT_TYPES, EXTENSIONS, writeExport } = await import("./writeExport.ts");
  const pieces = writeExport(format, eventsNamed(events, "Entry"), period, coop, books);
  const parts = await inSteps(pieces);
  const { since, until } = daysOf(period);
  const name = [coop.founding.name, "journal", since, until].filter((part) => part !== "").join(" ");
  download(fileName(name, EXTENSIONS[format]), new Blob(parts), CONTENT_TYPES[format]);
}
