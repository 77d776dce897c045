import type { Notice } from "../wallet/notice.ts";
import type { SignedBallot } from "./kept.ts";
import { refusalSentence, RefusedError } from "./refusals.ts";
import type { Answer } from "./relayer.ts";

/** "superseded": the member has said something else since, and knows. */
export type End = Pick<Notice, "phase" | "problem"> | "superseded";

/** How the story of a ballot ends, if it has ended. The chain has the last word. */
export function endOf(
  ballot: Pick<SignedBallot, "support" | "sequence">,
  { data, error }: { data?: Answer; error: Error | null },
  onChain: Pick<SignedBallot, "support" | "sequence"> | undefined
): End | undefined {
  if (onChain !== undefined && onChain.sequence > ballot.sequence) {
    return onChain.support === ballot.support ? { phase: "counted" } : "superseded";
  }
  if (error instanceof RefusedError && error.isFinal) return { phase: "failed", problem: error.message };
  if (data?.state === "skipped") return { phase: "failed", problem: refusalSentence(data.code ?? "internal") };
  return undefined;
}
