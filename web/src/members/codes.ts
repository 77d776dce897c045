import { hexToString } from "viem";
import type { Hex } from "viem";
import { short } from "../words/format.ts";

/** The words of a reason code, if it was written in letters; undefined where no code was given. */
export function codeWords(code: Hex): string | undefined {
  if (BigInt(code) === 0n) return undefined;
  const text = hexToString(code, { size: 32 });
  return /^[ -~]+$/.test(text) ? text : short(code);
}
