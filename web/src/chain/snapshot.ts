import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import { createContext, use, useEffect } from "react";
import { getBlock } from "viem/actions";
import { useCoop } from "./coop.ts";
import type { Coop } from "./coop.ts";
import { createEventReader } from "./events.ts";
import type { BlockTip } from "./events.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { listen } from "./indexer.ts";
import { remember } from "./remember.ts";

const POLL = 2_000; // milliseconds

/** The co-op as of one block. Everything on the page is shown as of the same one. */
export interface Snapshot {
  block: BlockTip;
  now: number; // seconds: the chain's clock, not the computer's
  events: readonly CoopEvent[];
  indexed?: bigint; // up to this block the indexer told it; undefined: the chain told all of it
}

export const SnapshotContext = createContext<Snapshot | undefined>(undefined);

export function useSnapshot(): Snapshot {
  const snapshot = use(SnapshotContext);
  if (snapshot === undefined) throw new Error("useSnapshot needs a SnapshotContext.");
  return snapshot;
}

/** The key under which the newest block is kept; invalidate it to look at the chain at once. */
export const TIP_KEY = ["tip"] as const;

const readerOf = remember(createEventReader);

/** Follows the chain while the page is visible. */
export function useNewestSnapshot() {
  const coop = useCoop();
  useNews(coop);
  const tip = useQuery({
    queryKey: TIP_KEY,
    queryFn: async (): Promise<BlockTip> => {
      const { number, hash, timestamp } = await getBlock(coop.client, { blockTag: "latest" });
      return { number, hash, timestamp };
    },
    refetchInterval: POLL,
  });
  const snapshot = useQuery({
    queryKey: ["events", tip.data?.hash],
    enabled: tip.data !== undefined,
    staleTime: Infinity,
    placeholderData: (previous: Snapshot | undefined) => previous,
    queryFn: async (): Promise<Snapshot> => {
      const block = tip.data as BlockTip;
      const { events, indexed } = await readerOf(coop)(block);
      return { block, now: Number(block.timestamp), events, indexed };
    },
  });
  const retry = () => void (tip.isError ? tip.refetch() : snapshot.refetch());
  return { snapshot: snapshot.data, error: tip.error ?? snapshot.error, retry };
}

/** Looks at the chain as soon as the indexer has news; without one the page looks every two seconds. */
function useNews({ indexerUrl, addresses: { treasury } }: Coop): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (indexerUrl === undefined) return;
    return listen(indexerUrl, treasury, () => void queryClient.invalidateQueries({ queryKey: TIP_KEY }));
  }, [indexerUrl, treasury, queryClient]);
}

/**
 * Reads contracts as of the snapshot's block. While a newer block is read, what was read last for the same `key`
 * stays on the page.
 */
export function useReads<T>(key: QueryKey, read: (at: { coop: Coop; blockNumber: bigint }) => Promise<T>) {
  const coop = useCoop();
  const { block } = useSnapshot();
  return useQuery({
    queryKey: [...key, block.hash],
    queryFn: () => read({ coop, blockNumber: block.number }),
    staleTime: Infinity,
    gcTime: 30_000,
    placeholderData: (previous, query) => (isSameRead(query?.queryKey, key) ? previous : undefined),
  });
}

function isSameRead(previous: QueryKey | undefined, key: QueryKey): boolean {
  return previous !== undefined && hashKey(previous.slice(0, -1)) === hashKey(key);
}

/** Query keys may hold bigints. */
export function hashKey(key: QueryKey): string {
  return JSON.stringify(key, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
