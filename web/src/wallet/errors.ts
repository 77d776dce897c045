import { decodeErrorResult, isHex, parseAbi } from "viem";
import type { Hex } from "viem";
import { coopFactoryAbi } from "../../../sdk/src/abi.ts";
import { NOUN_ABIS } from "../../../sdk/src/nounAbis.ts";
import { layersOf } from "./problems.ts";

/** What a token says when it refuses: not in our contracts, but on the way to them. */
const tokenErrors = parseAbi([
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
  "error ERC20InvalidApprover(address approver)",
  "error ERC20InvalidReceiver(address receiver)",
  "error ERC20InvalidSender(address sender)",
  "error ERC20InvalidSpender(address spender)",
  "error ERC2612ExpiredSignature(uint256 deadline)",
  "error ERC2612InvalidSigner(address signer, address owner)",
]);

/** Everything that can be refused, by whichever contract. */
export const everyAbi = [
  ...NOUN_ABIS.statute,
  ...NOUN_ABIS.members,
  ...NOUN_ABIS.shares,
  ...NOUN_ABIS.assembly,
  ...NOUN_ABIS.agenda,
  ...NOUN_ABIS.executor,
  ...NOUN_ABIS.authority,
  ...NOUN_ABIS.treasury,
  ...NOUN_ABIS.buckets,
  ...NOUN_ABIS.payouts,
  ...NOUN_ABIS.funds,
  ...NOUN_ABIS.rounds,
  ...coopFactoryAbi,
  ...tokenErrors,
] as const;

/** The contracts' own words for the refusal, if they are in there somewhere. */
export function refusalIn(error: unknown) {
  for (const { data } of layersOf(error)) {
    if (!isHex(data) || data.length < 10) continue;
    try {
      return decodeErrorResult({ abi: everyAbi, data: data as Hex });
    } catch {
      continue;
    }
  }
  return undefined;
}

export function errorNameOf(error: unknown): string | undefined {
  return refusalIn(error)?.errorName;
}
