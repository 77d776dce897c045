import type { TypedDataDefinition } from "viem";
import type { Coop } from "../chain/coop.ts";

/** What a member signs who votes without a transaction, as contracts/Assembly.sol hashes it. */
const TYPES = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "reason", type: "string" },
    { name: "voter", type: "address" },
    { name: "sequence", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

export type TypedBallot = TypedDataDefinition<typeof TYPES, "Ballot">;

/** A ballot in the form in which wallets show and sign it. */
export function typedBallot({ chain, addresses }: Coop, message: TypedBallot["message"]): TypedBallot {
  const verifyingContract = addresses.assembly;
  const domain = { name: "Rochdale Assembly", version: "1", chainId: chain.id, verifyingContract };
  return { domain, types: TYPES, primaryType: "Ballot", message };
}
