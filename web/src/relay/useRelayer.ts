import { useQuery } from "@tanstack/react-query";
import { useCoop } from "../chain/coop.ts";
import { isBusy, useNotices } from "../wallet/notice.ts";
import { keep } from "./kept.ts";
import type { SignedBallot } from "./kept.ts";
import { RefusedError } from "./refusals.ts";
import { askAfter, isRelaying, postBallot } from "./relayer.ts";
import type { Answer } from "./relayer.ts";

const HEALTH_POLL = 15_000; // milliseconds
const BALLOT_POLL = 1_000; // milliseconds
const SILENCE_POLL = 5_000; // milliseconds, while nobody answers

/** The key under which the relayer's health is kept. */
export const RELAYER_KEY = ["relayer"] as const;

/** Whether signed ballots are taken now; undefined until that is known, or where there is no relayer. */
export function useIsRelaying(): boolean | undefined {
  const { chain, relayerUrl, addresses } = useCoop();
  const health = useQuery({
    queryKey: [...RELAYER_KEY, relayerUrl],
    enabled: relayerUrl !== undefined,
    queryFn: () => isRelaying(relayerUrl ?? "", chain.id, addresses.assembly).catch(() => false),
    refetchInterval: HEALTH_POLL,
  });
  return health.data;
}

/** Asks the relayer what became of a ballot, again and again until it has an end. */
export function useAnswer(ballot: SignedBallot) {
  const { relayerUrl = "" } = useCoop(); // where there is none, no ballot is followed
  const isBeingHandedOver = useNotices().all.some(isBusy) && ballot.id === undefined;
  return useQuery({
    queryKey: ["signedBallot", ballot.signature],
    enabled: !isBeingHandedOver,
    queryFn: async (): Promise<Answer> => {
      const id = ballot.id ?? (await postBallot(relayerUrl, ballot)); // it was signed, and the page reloaded
      if (ballot.id === undefined) keep({ ...ballot, id });
      return askAfter(relayerUrl, id);
    },
    retry: false,
    refetchInterval: ({ state: { data, error } }) => {
      const isOver = data?.state === "skipped" || (error instanceof RefusedError && error.isFinal);
      if (isOver) return false;
      return error === null ? BALLOT_POLL : SILENCE_POLL;
    },
  });
}
