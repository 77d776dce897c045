import { CHOICES } from "../votes/proposal.ts";
import type { SignedBallot } from "./kept.ts";
import type { Answer } from "./relayer.ts";
import { useAnswer } from "./useRelayer.ts";

/** How far a signed ballot has got. */
export function Pending({ ballot }: { ballot: SignedBallot }) {
  const { data, error } = useAnswer(ballot);
  const choice = CHOICES[ballot.support]?.toLowerCase();
  return (
    <p className="prompt" role="status">
      Your signed ballot ({choice}) {error === null ? HOW_FAR[data?.state ?? "new"] : UNHEARD_OF}
    </p>
  );
}

const HOW_FAR: Record<Answer["state"] | "new", string> = {
  new: "is being handed to the co-op …",
  queued: "is accepted and will be handed in shortly, together with others. You need not wait here.",
  sent: "has been handed in and is being counted …",
  counted: "has been handed in and is being counted …",
  skipped: "was not counted.",
};

const UNHEARD_OF =
  "is not counted yet, and the co-op’s service does not answer just now. This page goes on asking. If you would " +
  "rather not wait, vote from your own wallet: that counts instead.";
