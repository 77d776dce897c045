import { useQuery } from "@tanstack/react-query";
import { isAddress, parseAbi, zeroAddress } from "viem";
import type { Address, Client } from "viem";
import { getCode, readContract } from "viem/actions";
import type { Token } from "../../../sdk/src/exports/context.ts";
import { readToken } from "../../../sdk/src/tokens.ts";
import { useSite } from "../chain/site.ts";
import { tokenName } from "../chain/tokens.ts";

/** What can be told of an address that is to be a currency. */
export type Currency = ({ state: "token"; name: string } & Token) | { state: "noCode" } | { state: "noToken" };

const MOST_DECIMALS = 36;
const NAME = parseAbi(["function name() view returns (string)"]);

/** Asks an address what kind of money it is; nothing is asked of what is no address. */
export function useCurrency(typed: string) {
  const { client } = useSite();
  const address = typed.trim();
  return useQuery({
    queryKey: ["currency", address.toLowerCase()],
    queryFn: () => readCurrency(client, address as Address),
    enabled: isAddress(address),
    staleTime: Infinity,
  });
}

export async function readCurrency(client: Client, address: Address): Promise<Currency> {
  if (address === zeroAddress) return { state: "token", name: "Ether", symbol: "ETH", decimals: 18 };
  const code = await getCode(client, { address });
  if (code === undefined || code === "0x") return { state: "noCode" };
  const token = await readToken(client, address);
  if (token === undefined || tokenName(token.symbol) === "" || token.decimals > MOST_DECIMALS)
    return { state: "noToken" };
  const name = await readContract(client, { address, abi: NAME, functionName: "name" }).catch(() => "");
  return { state: "token", name: tokenName(name), symbol: tokenName(token.symbol), decimals: token.decimals };
}
