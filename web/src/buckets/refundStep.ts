import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import type { Addresses } from "../../../sdk/src/coop.ts";
import { contractsOf } from "../chain/contracts.ts";
import type { Step } from "../wallet/session.ts";

/** The step that gives `funder` its part back. */
export function refundStep(addresses: Addresses, bucket: number, funder: Address, words: string): Step {
  const { abi, address } = contractsOf(addresses).buckets;
  return {
    words,
    to: address,
    data: encodeFunctionData({ abi, functionName: "refund", args: [BigInt(bucket), funder] }),
  };
}
