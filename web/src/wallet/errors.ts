import { decodeErrorResult, isHex, parseAbi } from "viem";
import type { Hex } from "viem";
import { coopFactoryAbi } from "../../../sdk/src/abi.ts";
import { NOUN_ABIS } from "../../../sdk/src/coop.ts";

/** What a token says when it refuses: not in our contracts, but on the way to them. */
const tokenErrors = parseAbi([
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
]);

/** Everything that can be refused, by whichever contract. */
export const everyAbi = [
  ...NOUN_ABIS.statute,
  ...NOUN_ABIS.members,
  ...NOUN_ABIS.shares,
  ...NOUN_ABIS.assembly,
  ...NOUN_ABIS.agenda,
  ...NOUN_ABIS.executor,
  ...NOUN_ABIS.authority,
  ...NOUN_ABIS.treasury,
  ...NOUN_ABIS.buckets,
  ...NOUN_ABIS.payouts,
  ...NOUN_ABIS.funds,
  ...NOUN_ABIS.rounds,
  ...coopFactoryAbi,
  ...tokenErrors,
] as const;

/** The visitor replaced what was sent by nothing, in the wallet. */
export class CancelledError extends Error {}

/** It went through the check, and was refused when it was recorded. */
export class TurnedDownError extends Error {}

type Layer = Record<string, unknown>;

/** An error and all that lies inside it: libraries and wallets wrap what the chain said in layers of their own. */
function* layersOf(error: unknown, depth = 0): Generator<Layer> {
  if (typeof error !== "object" || error === null || depth > 10) return;
  const layer = error as Layer;
  yield layer;
  for (const inner of [layer.cause, layer.data, layer.error, layer.originalError]) yield* layersOf(inner, depth + 1);
}

/** The contracts' own words for the refusal, if they are in there somewhere. */
export function refusalIn(error: unknown) {
  for (const { data } of layersOf(error)) {
    if (!isHex(data) || data.length < 10) continue;
    try {
      return decodeErrorResult({ abi: everyAbi, data: data as Hex });
    } catch {
      continue;
    }
  }
  return undefined;
}

export function errorNameOf(error: unknown): string | undefined {
  return refusalIn(error)?.errorName;
}

/** Whether any layer carries this code of EIP-1193 or JSON-RPC. */
export function hasCode(error: unknown, code: number): boolean {
  return [...layersOf(error)].some((layer) => layer.code === code);
}

/** Whether any layer has this name, as viem gives them. */
export function hasName(error: unknown, name: string): boolean {
  return [...layersOf(error)].some((layer) => layer.name === name);
}
