import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import { createContext, useContext, useEffect } from "react";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import type { CoopEvent, Founding } from "../../../sdk/src/events.ts";
import { readHead } from "../../../sdk/src/logs.ts";
import type { Head } from "../../../sdk/src/logs.ts";
import { useCoop } from "./coop.ts";
import type { Coop } from "./coop.ts";
import { listen } from "./indexer.ts";
import { createReader, isYoung } from "./reader.ts";
import { useSite } from "./site.ts";
import type { Site } from "./site.ts";

const POLL = 2_000; // milliseconds

/** The co-op as of one block. Everything on the page is shown as of the same one. */
export interface Snapshot {
  block: Head;
  now: number; // seconds: the chain's clock, not the computer's
  events: readonly CoopEvent[];
  books: SealedBooks; // all that follows from the events; one object, which grows with every block
  indexed?: bigint; // up to this block the indexer told it; undefined: the chain told all of it
}

export const SnapshotContext = createContext<Snapshot | undefined>(undefined);

export function useSnapshot(): Snapshot {
  const snapshot = useContext(SnapshotContext);
  if (snapshot === undefined) throw new Error("useSnapshot needs a SnapshotContext.");
  return snapshot;
}

/** The key under which the newest block is kept; invalidate it to look at the chain at once. */
export const TIP_KEY = ["tip"] as const;

/** The newest block, while the page is visible. */
export function useTip() {
  const { client } = useSite();
  return useQuery({
    queryKey: TIP_KEY,
    queryFn: async (): Promise<Head> => {
      const head = await readHead(client, "latest");
      if (head === undefined) throw new Error("The chain has no blocks.");
      return head;
    },
    refetchInterval: POLL,
  });
}

const readers = new WeakMap<Founding, ReturnType<typeof createReader>>();

function readerOf(site: Site, founding: Founding): ReturnType<typeof createReader> {
  const known = readers.get(founding);
  if (known !== undefined) return known;
  const reader = createReader(site, founding);
  readers.set(founding, reader);
  return reader;
}

/** Follows a co-op while the page is visible. */
export function useNewestSnapshot(founding: Founding) {
  const site = useSite();
  const tip = useTip();
  useNews(site, founding, tip.data);
  const snapshot = useQuery({
    queryKey: ["history", founding.addresses.treasury, tip.data?.hash],
    enabled: tip.data !== undefined && tip.data.number >= founding.blockNumber, // a node may lag behind the founding
    staleTime: Infinity,
    gcTime: 10_000,
    placeholderData: (previous: Snapshot | undefined, query) =>
      query?.queryKey[1] === founding.addresses.treasury ? previous : undefined,
    structuralSharing: false, // the books are too large to compare
    queryFn: async (): Promise<Snapshot> => {
      const block = tip.data as Head;
      const { events, books, indexed } = await readerOf(site, founding)(block);
      return { block, now: Number(block.timestamp), events, books, indexed };
    },
  });
  const retry = () => void (tip.isError ? tip.refetch() : snapshot.refetch());
  return { snapshot: snapshot.data, error: tip.error ?? snapshot.error, retry };
}

/** Looks at the chain as soon as the indexer has news; without one the page looks every two seconds. */
function useNews({ indexerUrl }: Site, founding: Founding, tip: Head | undefined): void {
  const { treasury } = founding.addresses;
  const isKnown = tip !== undefined && !isYoung(founding, tip);
  const queryClient = useQueryClient();
  useEffect(() => {
    if (indexerUrl === undefined || !isKnown) return;
    return listen(indexerUrl, treasury, () => void queryClient.invalidateQueries({ queryKey: TIP_KEY }));
  }, [indexerUrl, treasury, isKnown, queryClient]);
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
