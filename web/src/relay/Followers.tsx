import { contractsOf } from "../chain/contracts.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { readContract } from "viem/actions";
import { TIP_KEY, useReads, useSnapshot } from "../chain/snapshot.ts";
import { CHOICES, readProposals, voteWords } from "../votes/proposal.ts";
import { isBusy, setNotice, useNotice } from "../wallet/notice.ts";
import { endOf } from "./ending.ts";
import type { Recorded } from "./ending.ts";
import { letGo, useKeptBallots } from "./kept.ts";
import type { SignedBallot } from "./kept.ts";
import { useAnswer } from "./useRelayer.ts";

/** Follow the ballots that were signed in this browser, and tell how they end. They show nothing themselves. */
export function Followers() {
  return useKeptBallots().map((ballot) => <Follower key={ballot.signature} ballot={ballot} />);
}

function Follower({ ballot }: { ballot: SignedBallot }) {
  const queryClient = useQueryClient();
  const { events } = useSnapshot();
  const busy = isBusy(useNotice());
  const answer = useAnswer(ballot);
  const recorded = useRecorded(ballot);
  const end = endOf(ballot, answer, recorded.data);

  const isSaidToCount = answer.data?.state === "counted";
  useEffect(() => {
    if (isSaidToCount) void queryClient.invalidateQueries({ queryKey: TIP_KEY });
  }, [isSaidToCount, queryClient]);

  useEffect(() => {
    if (end === undefined || busy) return;
    letGo(ballot); // which ends this component, too
    const proposal = readProposals(events).find(({ id }) => `${id}` === ballot.proposalId);
    const choice = CHOICES[ballot.support];
    if (end === "superseded" || proposal === undefined || choice === undefined) return;
    setNotice({ ...end, words: voteWords(proposal, choice) });
  });
  return null;
}

function useRecorded({ proposalId, voter }: SignedBallot) {
  const { now } = useSnapshot();
  return useReads(["recorded", proposalId, voter], async ({ coop, blockNumber }): Promise<Recorded> => {
    const { assembly } = contractsOf(coop.addresses);
    const args = [BigInt(proposalId), voter] as const;
    const [support, sequence] = await readContract(coop.client, {
      ...assembly,
      functionName: "ballotOf",
      args,
      blockNumber,
    });
    return { support, sequence: Number(sequence), at: now };
  });
}
