import type { AuditReport } from "../../../sdk/src/audit/report.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import type { Snapshot } from "../chain/snapshot.ts";

/** Something that both the visitor's node and this page tell of a block. */
export interface Comparison {
  what: "block" | "time" | "events" | "entries";
  audited: string;
  shown: string;
  isSame: boolean;
}

/** What this page showed when the audit began. */
export interface Shown {
  hash: string;
  time: bigint; // seconds
  events: number;
  entries: number;
}

export function shownIn({ block, events }: Pick<Snapshot, "block" | "events">): Shown {
  const entries = eventsNamed(events, "Entry").length;
  return { hash: block.hash, time: block.timestamp, events: events.length, entries };
}

/** Puts what the audit read beside what this page shows, of the same block. */
export function compare({ block, events, entries }: AuditReport, shown: Shown): Comparison[] {
  const pair = (what: Comparison["what"], audited: unknown, own: unknown): Comparison => {
    const texts = { audited: String(audited), shown: String(own) };
    return { what, ...texts, isSame: texts.audited === texts.shown };
  };
  return [
    pair("block", block.hash, shown.hash),
    pair("time", block.timestamp, shown.time),
    pair("events", events, shown.events),
    pair("entries", entries, shown.entries),
  ];
}

/** The report as a file for programs: the same as `npm run audit -- --json` writes. */
export function reportFile(report: AuditReport): string {
  const first = report.checks.find(({ result }) => result === "fail");
  const verdict = { result: first === undefined ? "pass" : "fail", firstFailure: first?.number ?? null };
  const written = (_: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
  return JSON.stringify({ ...verdict, ...report }, written, 2);
}

/** The command that runs the same audit, for whoever trusts no page. */
export function commandFor(rpcUrl: string, coop: string, block?: bigint): string {
  const at = block === undefined ? "" : ` --block ${block}`;
  return `npm run audit -- --rpc ${quoted(rpcUrl)} --coop ${coop}${at}`;
}

/** Safe to paste into a shell, whatever an address holds. */
const quoted = (text: string): string => (/^[\w:/.@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
