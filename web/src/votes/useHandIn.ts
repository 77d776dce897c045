import { encodeFunctionData } from "viem";
import { closeOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { supportOf } from "../relay/choices.ts";
import type { Cast } from "../relay/choices.ts";
import { useSignedVote } from "../relay/useSignedVote.ts";
import { deadlineOf } from "../relay/ways.ts";
import type { Ways } from "../relay/ways.ts";
import { words as relayWords } from "../relay/words/index.ts";
import { useAction } from "../wallet/useAction.ts";
import { textOf } from "./proposal.ts";
import { words } from "./words/index.ts";

/** Casts a ballot by the chosen way, and takes it back. Both say whether it went well. */
export function useHandIn(proposal: ProposalRecord, { way, validity }: Ways) {
  const { relayerUrl } = useCoop();
  const { assembly } = useContracts();
  const { now } = useSnapshot();
  const { run, busy } = useAction();
  const signVote = useSignedVote();
  const { title } = textOf(proposal);

  function cast(choice: Cast, reason: string): Promise<boolean> {
    const doing = relayWords.vote[choice](title);
    const support = supportOf(choice);
    if (way === "signed" && relayerUrl !== undefined) {
      const deadline = BigInt(deadlineOf(validity, closeOf(proposal), now));
      return signVote(doing, relayerUrl, { proposalId: proposal.id, support, reason, deadline });
    }
    const args = [proposal.id, support, reason] as const;
    const data = encodeFunctionData({ ...assembly, functionName: "castVoteWithReason", args });
    return run(doing, [{ words: doing, to: assembly.address, data }]);
  }

  function withdraw(): Promise<boolean> {
    const doing = words.ballot.doWithdraw(title);
    const data = encodeFunctionData({ ...assembly, functionName: "withdrawVote", args: [proposal.id] });
    return run(doing, [{ words: doing, to: assembly.address, data }]);
  }

  return { cast, withdraw, busy };
}
