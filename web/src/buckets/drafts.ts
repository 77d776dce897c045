import type { Draft } from "./draft.ts";

/** A plan that somebody has begun stays in the browser until it is handed in. */
const STORED_AS = "rochdale.idea";

const keyOf = (coop: string, bucket: number): string => `${STORED_AS}.${coop.toLowerCase()}.${bucket}`;

/** The draft of a new bucket (number 0), or of a change to one, that this browser has kept. */
export function keptDraft(coop: string, bucket: number, otherwise: Draft): Draft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(coop, bucket)) ?? "null");
    return isDraft(stored) ? { ...otherwise, ...stored } : otherwise;
  } catch {
    return otherwise;
  }
}

export function keepDraft(coop: string, bucket: number, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(coop, bucket), JSON.stringify(draft));
  } catch {
    // a browser that keeps nothing loses the draft when the page is left
  }
}

export function dropDraft(coop: string, bucket: number): void {
  localStorage.removeItem(keyOf(coop, bucket));
}

function isDraft(stored: unknown): stored is Draft {
  if (typeof stored !== "object" || stored === null) return false;
  const { items, commons } = stored as Partial<Draft>;
  return Array.isArray(items) && Array.isArray(commons);
}
