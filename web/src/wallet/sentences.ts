import { OutOfReachError, RefusedError } from "../relay/refusals.ts";
import { refusalIn } from "./errors.ts";
import { namingOf } from "./naming.ts";
import {
  CancelledError,
  hasCode,
  hasName,
  isDeclined,
  LostError,
  NetworkError,
  OtherAccountError,
  OutOfGasError,
  ReplacedError,
  TurnedDownError,
} from "./problems.ts";
import { refusals } from "./refusals/index.ts";
import type { Refusals } from "./refusals/index.ts";
import type { Names } from "./slot.ts";
import { words } from "./words/index.ts";

/** What the visitor did to it. */
const OWN_DOING = [
  [CancelledError, words.phases.cancelled],
  [ReplacedError, words.phases.replaced],
  [LostError, words.phases.lost],
] as const;

/** What stopped it, other than a rule of the co-op. */
const PROBLEMS = [
  [TurnedDownError, words.problems.changed],
  [OutOfGasError, words.problems.outOfGas],
  [OtherAccountError, words.problems.otherAccount],
  [NetworkError, words.problems.network],
] as const;

/** Why something did not happen, in one or two sentences. Without a co-op, it has no names for what it is about. */
export function sentenceOf(error: unknown, names: Names | undefined, catalogue: Refusals = refusals): string {
  if (isDeclined(error)) return words.phases.declined;
  const known = [...OWN_DOING, ...PROBLEMS].find(([kind]) => error instanceof kind);
  if (known !== undefined) return known[1];
  if (error instanceof RefusedError || error instanceof OutOfReachError) return error.message;
  return refusalSentence(error, names, catalogue) ?? problemOf(error);
}

/** What a contract refuses it for, if one does. */
function refusalSentence(error: unknown, names: Names | undefined, catalogue: Refusals): string | undefined {
  const refusal = refusalIn(error);
  if (refusal === undefined) return undefined;
  const say = catalogue[refusal.errorName] as ((args: unknown, naming: unknown) => string) | undefined;
  return say?.(refusal.args, namingOf(names)) ?? words.problems.rule(refusal.errorName);
}

function problemOf(error: unknown): string {
  const { waiting, noEther, noChain, unknown } = words.problems;
  if (hasCode(error, -32002)) return waiting;
  if (hasName(error, "InsufficientFundsError")) return noEther;
  if (hasName(error, "HttpRequestError") || hasName(error, "TimeoutError")) return noChain;
  return unknown(error instanceof Error ? error.message.split("\n", 1)[0] ?? "" : "");
}
