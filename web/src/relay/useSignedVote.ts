import { useQueryClient } from "@tanstack/react-query";
import { useCoop } from "../chain/coop.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Draft } from "./signBallot.ts";
import { RELAYER_KEY } from "./useRelayer.ts";

/** Has ballots signed that the co-op hands in. Where they end is told by {@link Followers}. */
export function useSignedVote() {
  const coop = useCoop();
  const queryClient = useQueryClient();
  const { attempt } = useAction();

  /** Says whether the ballot was accepted. */
  async function signVote(words: string, relayerUrl: string, draft: Draft): Promise<boolean> {
    const isAccepted = await attempt(words, async (actor, tell, notice) => {
      const { signAndHandOver } = await import("./signBallot.ts");
      await signAndHandOver({ coop, relayerUrl, actor, draft, notice }, tell);
      return "accepted";
    });
    if (!isAccepted) await queryClient.invalidateQueries({ queryKey: RELAYER_KEY }); // it may be out of reach
    return isAccepted;
  }

  return signVote;
}
