import { PURPOSES } from "../../../sdk/src/names.ts";
import { words } from "./words/index.ts";

/** Why money moved, in words. */
export function purposeWords(purpose: number): string {
  const name = PURPOSES[purpose];
  return name === undefined ? words.unknownPurpose(purpose) : words.purposes[name];
}

/** What a bucket may pay for. */
export const PURPOSE = { work: 5, purchase: 6, grant: 11 } as const;
