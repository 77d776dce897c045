import { id, parseUnits, ZeroAddress } from "ethers";
import type { AddressLike, ContractTransactionResponse, Signer, TypedDataDomain } from "ethers";
import { ADMISSIONS, BASES, CHOICES, MODES, PURPOSES } from "../sdk/src/names.ts";
import type { Choice, Purpose } from "../sdk/src/names.ts";
import type { Assembly } from "../types/ethers-contracts/index.js";

/** Seconds in `n` days. */
export const days = (n: number): number => n * 86_400;

/** All eight classes may vote. */
export const EVERYONE = 0xff;

export const purpose = (name: Purpose): number => PURPOSES.indexOf(name);

export const choice = (name: Choice): number => CHOICES.indexOf(name);

/**
 * A kind of resolution, see `Kind` in contracts/lib/Rules.sol. Times are in seconds, shares of the whole in basis points.
 */
export interface KindDraft {
  mode: (typeof MODES)[number];
  base: (typeof BASES)[number];
  numerator: number;
  denominator: number;
  moreThan: boolean;
  quorumBps: number;
  secondQuorumBps: number;
  classQuorumBps: number;
  minClassSize: number;
  minVotedClasses: number;
  eligible: number;
  notice: number;
  votingTime: number;
  delay: number;
  minTenure: number;
}

/** A class as a preset writes it down, see `Class` in contracts/Statute.sol. */
export interface ClassDraft {
  name: string;
  weightBps: number;
  isUser: boolean;
  admission: (typeof ADMISSIONS)[number];
  vouchers: number;
  maxVotes: number;
  minShares: number;
  maxShares: number;
}

/**
 * A statute as a preset writes it down: money in whole units of the currency, times in seconds, names instead of numbers.
 */
export interface RulebookDraft {
  sharePar: number;
  reserveBps: number;
  weighing: { nonUserCapBps: number; classFloorBps: number; classCeilingBps: number; minClasses: number };
  membership: { answerTime: number; hearing: number; recoveryDelay: number; switchCooldown: number };
  capital: {
    notice: number;
    lock: number;
    yearlyCapBps: number;
    interestFloorBps: number;
    interestBaseBps: number;
    interestOverBaseBps: number;
    liquidityFloor: number;
  };
  agenda: {
    maxOpenProposals: number;
    maxPrincipals: number;
    petitionBps: number;
    petitionCap: number;
    rePutBar: number; // seconds
  };
  classes: ClassDraft[];
  kinds: KindDraft[];
  dissolutionSlot: number; // of the kind that dissolves the co-op
  articles: { title: string; text: string; kindSlot: number }[];
  tiers: { upTo: number; approvals: number; objections: number; waiting: number }[];
}

export interface CharterDraft {
  name: string;
  purpose: string;
  currency: string; // address of an ERC-20, or the zero address for ether
  decimals: number; // of the currency
  founders: { wallet: string; class: number }[];
  lockedBodies?: { wallet: string; name: string }[];
  nonce?: bigint;
}

/** A kind as the contracts take it: numbers instead of names. */
export const encodeKind = (kind: KindDraft) => ({
  ...kind,
  mode: MODES.indexOf(kind.mode),
  base: BASES.indexOf(kind.base),
});

/** A class as the contracts take it. */
export const encodeClass = (draft: ClassDraft) => ({ ...draft, admission: ADMISSIONS.indexOf(draft.admission) });

/** The charter that `CoopFactory.found` takes: a preset filled in with what the founders chose. */
export function draftCharter(preset: RulebookDraft, draft: CharterDraft) {
  const money = (amount: number): bigint => parseUnits(String(amount), draft.decimals);
  return {
    rulebook: {
      name: draft.name,
      purpose: draft.purpose,
      currency: draft.currency,
      sharePar: money(preset.sharePar),
      reserveBps: preset.reserveBps,
      weighing: preset.weighing,
      membership: preset.membership,
      capital: { ...preset.capital, liquidityFloor: money(preset.capital.liquidityFloor) },
      agenda: preset.agenda,
      classes: preset.classes.map(encodeClass),
      kinds: preset.kinds.map(encodeKind),
      dissolutionSlot: preset.dissolutionSlot,
      articles: preset.articles.map((a) => ({ ...a, textHash: id(a.text) })),
      tiers: preset.tiers.map((t) => ({ ...t, upTo: money(t.upTo) })),
      lockedBodies: draft.lockedBodies ?? [],
    },
    founders: draft.founders,
    assets: [...new Set([draft.currency, ZeroAddress])],
    nonce: draft.nonce ?? 0n,
  };
}

export type Charter = ReturnType<typeof draftCharter>;

const CONSENT = {
  Consent: [
    { name: "coop", type: "string" },
    { name: "charter", type: "bytes32" },
    { name: "founder", type: "address" },
    { name: "class", type: "uint8" },
    { name: "deadline", type: "uint256" },
  ],
};

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
