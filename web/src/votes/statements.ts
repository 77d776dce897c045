import type { CoopEvent } from "../../../sdk/src/events.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";

/** What came of a decision, in somebody's words. */
export interface Statement {
  author: string;
  text: string;
  statedAt: number; // seconds
  reviewAt: number; // seconds; 0: never
}

/** What was said of a decision, the newest first. Only the newest sets when to look at it again. */
export function readStatements(events: readonly CoopEvent[], proposalId: bigint): Statement[] {
  return eventsNamed(events, "OutcomeStated")
    .filter(({ args }) => args.proposalId === proposalId)
    .map(({ args, blockTimestamp }) => ({
      author: args.author,
      text: args.text,
      statedAt: Number(blockTimestamp ?? 0n),
      reviewAt: Number(args.reviewAt),
    }))
    .reverse();
}

/** Whether a decision should have been looked at again by `now`. */
export function isOverdue([newest]: readonly Statement[], now: number): boolean {
  return newest !== undefined && newest.reviewAt !== 0 && now > newest.reviewAt;
}
