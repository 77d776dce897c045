import { decodeAbiParameters, zeroAddress } from "viem";
import type { AbiParameter, Address, Client, Hex } from "viem";
import type { Token } from "./exports/context.ts";

const ETHER: Token = { symbol: "ETH", decimals: 18 };

const SYMBOL = "0x95d89b41"; // symbol()
const DECIMALS = "0x313ce567"; // decimals()

/**
 * Asks a token for its symbol and decimals; undefined where it does not say, as ERC-20 leaves it free to. A symbol
 * may be anything.
 */
export async function readToken(client: Client, asset: Address): Promise<Token | undefined> {
  if (asset === zeroAddress) return ETHER;
  const ask = async (data: Hex, type: "string" | "uint8"): Promise<unknown> => {
    const answer = await call(client, { to: asset, data });
    return decodeAbiParameters([{ type }] as readonly AbiParameter[], answer)[0];
  };
  const [symbol, decimals] = await Promise.allSettled([ask(SYMBOL, "string"), ask(DECIMALS, "uint8")]);
  if (symbol.status === "rejected" || decimals.status === "rejected") return undefined;
  return { symbol: symbol.value as string, decimals: decimals.value as number };
}

/** Without viem's own action, which brings along much that is not asked for here. */
function call(client: Client, transaction: { to: Address; data: Hex }): Promise<Hex> {
  type Ask = (request: { method: string; params: readonly unknown[] }) => Promise<Hex>;
  return (client.request as Ask)({ method: "eth_call", params: [transaction, "latest"] });
}
