import { parseSignature, serializeSignature, size } from "viem";
import type { Hex } from "viem";

export const KEY_SIGNATURE = 65; // bytes

/** Some wallets end a key's signature by 0 or 1 where contracts want 27 or 28. What is no such signature stays. */
export function inUsualForm(signature: Hex): Hex {
  if (size(signature) !== KEY_SIGNATURE) return signature;
  try {
    return serializeSignature(parseSignature(signature));
  } catch {
    return signature;
  }
}
