import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useSignedVote } from "../relay/useSignedVote.ts";
import { deadlineOf } from "../relay/ways.ts";
import type { Ways } from "../relay/ways.ts";
import { useAction } from "../wallet/useAction.ts";
import { CHOICES, voteWords } from "./proposal.ts";
import type { Choice, Proposal } from "./proposal.ts";

/** Casts a ballot by the chosen way, and takes it back. Both say whether it went well. */
export function useHandIn(proposal: Proposal, { way, validity }: Ways) {
  const { relayerUrl } = useCoop();
  const contracts = useContracts();
  const { assembly } = contracts;
  const { now } = useSnapshot();
  const { run, busy } = useAction();
  const signVote = useSignedVote();

  function cast(choice: Choice, reason: string): Promise<boolean> {
    const words = voteWords(proposal, choice);
    const support = CHOICES.indexOf(choice);
    if (way === "signed" && relayerUrl !== undefined) {
      const deadline = BigInt(deadlineOf(validity, proposal.closesAt, now));
      return signVote(words, relayerUrl, { proposalId: proposal.id, support, reason, deadline });
    }
    const args = [proposal.id, support, reason] as const;
    const data = encodeFunctionData({ ...assembly, functionName: "castVoteWithReason", args });
    return run(words, [{ words, to: assembly.address, data }]);
  }

  function withdraw(): Promise<boolean> {
    const words = `Take back your ballot on “${proposal.title}”`;
    const data = encodeFunctionData({ ...assembly, functionName: "withdrawVote", args: [proposal.id] });
    return run(words, [{ words, to: assembly.address, data }]);
  }

  return { cast, withdraw, busy };
}
