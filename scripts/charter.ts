import type { AddressLike, ContractTransactionResponse, Signer, TypedDataDomain } from "ethers";
import { CONSENT } from "../sdk/src/charter.ts";
import type { Charter } from "../sdk/src/charter.ts";
import { CHOICES, PURPOSES } from "../sdk/src/names.ts";
import type { Choice, Purpose } from "../sdk/src/names.ts";
import type { Assembly } from "../types/ethers-contracts/index.js";

export { days, draftCharter, encodeClass, encodeKind, EVERYONE } from "../sdk/src/charter.ts";
export type { Charter, CharterDraft, ClassDraft, KindDraft, RulebookDraft } from "../sdk/src/charter.ts";

export const purpose = (name: Purpose): number => PURPOSES.indexOf(name);

export const choice = (name: Choice): number => CHOICES.indexOf(name);

/** What a member signs who votes without a transaction, as contracts/Assembly.sol hashes it. */
export const BALLOT = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "reason", type: "string" },
    { name: "voter", type: "address" },
    { name: "sequence", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
};

async function domain(name: string, contract: AddressLike, signer: Signer): Promise<TypedDataDomain> {
  const network = await signer.provider?.getNetwork();
  if (network === undefined) throw new Error("The signer is not connected to a chain.");
  const verifyingContract =
    typeof contract === "string"
      ? contract
      : await ((await contract) as { getAddress(): Promise<string> }).getAddress();
  return { name, version: "1", chainId: network.chainId, verifyingContract };
}

/** A founder's consent under a charter: what `CoopFactory.found` checks. `deadline` in seconds. */
export async function signConsent(
  signer: Signer,
  factory: AddressLike,
  charter: Charter,
  charterHash: string,
  deadline: bigint,
): Promise<{ deadline: bigint; signature: string }> {
  const wallet = await signer.getAddress();
  const founder = charter.founders.find((f) => f.wallet === wallet);
  if (founder === undefined) throw new Error(`${wallet} is not a founder of "${charter.rulebook.name}".`);
  const consent = {
    coop: charter.rulebook.name,
    charter: charterHash,
    founder: wallet,
    class: founder.class,
    deadline,
  };
  return {
    deadline,
    signature: await signer.signTypedData(await domain("Rochdale", factory, signer), CONSENT, consent),
  };
}

/** A signed ballot: what `Assembly.castVoteBySig` takes. `sequence` is that of the ballot it replaces. */
export async function signBallot(
  signer: Signer,
  assembly: AddressLike,
  ballot: { proposalId: bigint; support: number; reason: string; sequence: bigint; deadline: bigint; voter?: string },
): Promise<string> {
  const voter = ballot.voter ?? (await signer.getAddress());
  return signer.signTypedData(await domain("Rochdale Assembly", assembly, signer), BALLOT, { ...ballot, voter });
}

/** Hands in a signed ballot. Anybody may, at their own expense. (The governor's own function of that name is shut.) */
export function castVoteBySig(
  assembly: Assembly,
  ballot: { proposalId: bigint; support: number; reason: string; voter: string; deadline: bigint; signature: string },
): Promise<ContractTransactionResponse> {
  const { proposalId, support, reason, voter, deadline, signature } = ballot;
  const cast = assembly["castVoteBySig(uint256,uint8,string,address,uint256,bytes)"];
  return cast(proposalId, support, reason, voter, deadline, signature);
}
