// What may stop an errand, and how to find out what a wallet or a node means.

/** The visitor replaced what was sent by nothing, in the wallet. */
export class CancelledError extends Error {}

/** The visitor replaced what was sent by something else, in the wallet. */
export class ReplacedError extends Error {}

/** Nothing was heard of what was sent, for too long. */
export class LostError extends Error {}

/** It went through the check, and was refused when it was recorded. */
export class TurnedDownError extends Error {}

/** It needed more gas than the transaction allowed for. */
export class OutOfGasError extends Error {}

/** The wallet cannot be brought to the chain. */
export class NetworkError extends Error {}

/** The wallet has another account now than when this was filled in. */
export class OtherAccountError extends Error {}

type Layer = Record<string, unknown>;

/** An error and all that lies inside it: libraries and wallets wrap what the chain said in layers of their own. */
export function* layersOf(error: unknown, seen = new Set<unknown>()): Generator<Layer> {
  if (typeof error !== "object" || error === null || seen.has(error)) return;
  seen.add(error);
  const layer = error as Layer;
  yield layer;
  for (const inner of [layer.cause, layer.data, layer.error, layer.originalError]) yield* layersOf(inner, seen);
}

/** Whether any layer carries this code of EIP-1193 or JSON-RPC. */
export function hasCode(error: unknown, code: number): boolean {
  return [...layersOf(error)].some((layer) => layer.code === code);
}

/** Whether the visitor said no, in the wallet. */
export function isDeclined(error: unknown): boolean {
  if (error instanceof NetworkError) return false;
  return hasCode(error, 4001) || hasName(error, "UserRejectedRequestError");
}

/** Whether any layer has this name, as viem gives them. */
export function hasName(error: unknown, name: string): boolean {
  return [...layersOf(error)].some((layer) => layer.name === name);
}
