import type { Draft } from "./draft.ts";
import { readStoredJson, writeStored } from "../ui/stored.ts";

/** A plan that somebody has begun stays in the browser until it is handed in. */
const STORED_AS = "rochdale.idea";

const keyOf = (coop: string, bucket: number): string => `${STORED_AS}.${coop.toLowerCase()}.${bucket}`;

/** The draft of a new bucket (number 0), or of a change to one, that this browser has kept. */
export function keptDraft(coop: string, bucket: number, otherwise: Draft): Draft {
  const stored = readStoredJson(keyOf(coop, bucket));
  return isDraft(stored) ? { ...otherwise, ...stored } : otherwise;
}

export function keepDraft(coop: string, bucket: number, draft: Draft): void {
  writeStored(keyOf(coop, bucket), JSON.stringify(draft));
}

export function dropDraft(coop: string, bucket: number): void {
  writeStored(keyOf(coop, bucket), undefined);
}

function isDraft(stored: unknown): stored is Draft {
  if (typeof stored !== "object" || stored === null) return false;
  const { items, commons } = stored as Partial<Draft>;
  return Array.isArray(items) && Array.isArray(commons);
}
