import { erc20Abi, zeroAddress } from "viem";
import type { Address, Client } from "viem";
import { readContract } from "viem/actions";
import type { Token } from "./exports/context.ts";

const ETHER: Token = { symbol: "ETH", decimals: 18 };

/**
 * Asks a token for its symbol and decimals; undefined where it does not say, as ERC-20 leaves it free to. A symbol
 * may be anything.
 */
export async function readToken(client: Client, asset: Address): Promise<Token | undefined> {
  if (asset === zeroAddress) return ETHER;
  const token = { address: asset, abi: erc20Abi } as const;
  const [symbol, decimals] = await Promise.allSettled([
    readContract(client, { ...token, functionName: "symbol" }),
    readContract(client, { ...token, functionName: "decimals" }),
  ]);
  if (symbol.status === "rejected" || decimals.status === "rejected") return undefined;
  return { symbol: symbol.value, decimals: decimals.value };
}
