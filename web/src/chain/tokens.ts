import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Address, Client } from "viem";
import type { Token } from "../../../sdk/src/exports/context.ts";
import { readToken } from "../../../sdk/src/tokens.ts";
import { titleOf } from "../ui/title.ts";
import { short } from "../words/format.ts";
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

const LONGEST = 16; // characters of a name or symbol, which may be anything

/** What a token calls itself, fit to be shown. */
export function tokenName(written: string): string {
  const name = titleOf(written, "");
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

async function readShown(client: Client, asset: Address): Promise<Token | undefined> {
  const token = await readToken(client, asset);
  return token && { ...token, symbol: tokenName(token.symbol) || short(asset) };
}

export async function readTokens(client: Client, assets: readonly Address[]) {
  const read = async (asset: Address) => [asset.toLowerCase(), await readShown(client, asset)] as const;
  const found = await Promise.all(assets.map(read));
  return new Map(found.filter((pair): pair is [string, Token] => pair[1] !== undefined));
}
