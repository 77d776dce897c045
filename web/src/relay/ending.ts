import type { Notice } from "../wallet/notice.ts";
import type { SignedBallot } from "./kept.ts";
import { refusalSentence, RefusedError } from "./refusals.ts";
import type { Answer } from "./relayer.ts";

/** "superseded": the member has said something else since, and knows. */
export type End = Pick<Notice, "phase" | "problem"> | "superseded";

/** What the chain holds of a voter at some time. */
export interface Recorded {
  support: number;
  sequence: number;
  at: number; // seconds, by the clock of the chain
}

/** How the story of a ballot ends, if it has ended. The chain has the last word. */
export function endOf(
  ballot: Pick<SignedBallot, "support" | "sequence" | "deadline">,
  { data, error }: { data?: Answer; error: Error | null },
  recorded: Recorded | undefined,
): End | undefined {
  if (recorded === undefined) return undefined;
  if (recorded.sequence > ballot.sequence) {
    return recorded.support === ballot.support ? { phase: "counted" } : "superseded";
  }
  if (error instanceof RefusedError && error.isFinal) return { phase: "failed", problem: error.message };
  if (data?.state === "skipped") return failed(data.code ?? "internal");
  const isTooLate = recorded.at > Number(ballot.deadline); // even if nobody answers
  return isTooLate ? failed("expired") : undefined;
}

const failed = (code: string): End => ({ phase: "failed", problem: refusalSentence(code) });
