import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ballotKey, proposalOf } from "../../../sdk/src/books/assembly.ts";
import { numberAt } from "../../../sdk/src/books/members.ts";
import { CHOICES } from "../../../sdk/src/names.ts";
import { TIP_KEY, useSnapshot } from "../chain/snapshot.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { textOf } from "../votes/proposal.ts";
import { isBusy, newId, tellOf, useNotices } from "../wallet/notice.ts";
import { choiceOf } from "./choices.ts";
import { endOf } from "./ending.ts";
import type { Recorded } from "./ending.ts";
import { letGo } from "./kept.ts";
import type { SignedBallot } from "./kept.ts";
import { useAnswer } from "./useRelayer.ts";
import { words } from "./words/index.ts";

/** Follows one signed ballot, and tells how it ends. */
export default function Follower({ ballot }: { ballot: SignedBallot }) {
  const queryClient = useQueryClient();
  const snapshot = useSnapshot();
  const busy = useNotices().all.some(isBusy);
  const answer = useAnswer(ballot);
  const end = endOf(ballot, answer, recordedOf(snapshot, ballot));

  const isSaidToCount = answer.data?.state === "counted";
  useEffect(() => {
    if (isSaidToCount) void queryClient.invalidateQueries({ queryKey: TIP_KEY });
  }, [isSaidToCount, queryClient]);

  useEffect(() => {
    if (end === undefined || busy) return;
    letGo(ballot); // which ends this component, too
    const proposal = proposalOf(snapshot.books, BigInt(ballot.proposalId));
    const choice = choiceOf(ballot);
    if (end === "superseded" || proposal === undefined || choice === undefined) return;
    tellOf(ballot.notice ?? newId(), { ...end, words: words.vote[choice](textOf(proposal).title) });
  });
  return null;
}

/** What the books hold of the voter now. */
function recordedOf({ books, now }: Snapshot, { proposalId, voter }: SignedBallot): Recorded | undefined {
  const proposal = proposalOf(books, BigInt(proposalId));
  if (proposal === undefined) return undefined; // perhaps in a block that this page has not read yet
  const ballot = books.ballots.get(ballotKey(proposal.number, numberAt(books, voter)));
  return { support: CHOICES.indexOf(ballot?.choice ?? "None"), sequence: ballot?.casts ?? 0, at: now };
}
