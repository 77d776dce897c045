import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Client } from "viem";
import type { Token } from "../../../sdk/src/exports/context.ts";
import { readToken } from "../../../sdk/src/tokens.ts";
import { useSite } from "./site.ts";
import type { Snapshot } from "./snapshot.ts";

/** How the assets that the treasury accepts, or once did, are written, by their addresses in lower case. */
export function useTokens({ books }: Snapshot) {
  const { client } = useSite();
  const assets = [...books.assets.values()].map(({ asset }) => asset);
  return useQuery({
    queryKey: ["tokens", assets],
    queryFn: () => readTokens(client, assets),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    structuralSharing: false, // maps are no plain objects
  });
}

async function readTokens(client: Client, assets: Parameters<typeof readToken>[1][]) {
  const read = async (asset: (typeof assets)[number]) => [asset.toLowerCase(), await readToken(client, asset)] as const;
  const found = await Promise.all(assets.map(read));
  return new Map(found.filter((pair): pair is [string, Token] => pair[1] !== undefined));
}
