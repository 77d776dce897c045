import type { Code } from "../../../scripts/relay/refusal.ts";
import { words } from "./words/index.ts";

/** A ballot that the relayer does not take, and said why. */
export class RefusedError extends Error {
  readonly isFinal: boolean; // it will say the same again, until somebody signs another ballot

  constructor(code: string, status = 400) {
    super(refusalSentence(code));
    this.isFinal = status < 500;
  }
}

/** Nobody answers where the relayer should be. */
export class OutOfReachError extends Error {
  constructor(options?: ErrorOptions) {
    super(words.outOfReach, options);
  }
}

/** A code of the relayer in a sentence; one that is newer than this page is named. */
export function refusalSentence(code: string): string {
  return words.refusals[code as Code] ?? words.unknownRefusal(code);
}
