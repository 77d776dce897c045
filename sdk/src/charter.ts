import { encodeFunctionData, keccak256, parseUnits, slice, stringToHex, zeroAddress } from "viem";
import type { Address, Hex, TypedDataDefinition } from "viem";
import { coopFactoryAbi } from "./abi.ts";
import { ADMISSIONS, BASES, MODES } from "./names.ts";

// What founders agree on: how it is written down, and how the contracts take it.

/** Seconds in `n` days. */
export const days = (n: number): number => n * 86_400;

/** All eight classes may vote. */
export const EVERYONE = 0xff;

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
  const currency = draft.currency as Address;
  return {
    rulebook: {
      name: draft.name,
      purpose: draft.purpose,
      currency,
      sharePar: money(preset.sharePar),
      reserveBps: preset.reserveBps,
      weighing: preset.weighing,
      membership: preset.membership,
      capital: { ...preset.capital, liquidityFloor: money(preset.capital.liquidityFloor) },
      agenda: preset.agenda,
      classes: preset.classes.map(encodeClass),
      kinds: preset.kinds.map(encodeKind),
      dissolutionSlot: preset.dissolutionSlot,
      articles: preset.articles.map((a) => ({ ...a, textHash: keccak256(stringToHex(a.text)) })),
      tiers: preset.tiers.map((t) => ({ ...t, upTo: money(t.upTo) })),
      lockedBodies: (draft.lockedBodies ?? []) as { wallet: Address; name: string }[],
    },
    founders: draft.founders as { wallet: Address; class: number }[],
    assets: [...new Set([currency, zeroAddress])],
    nonce: draft.nonce ?? 0n,
  };
}

export type Charter = ReturnType<typeof draftCharter>;

/** A charter as the contracts' ABI writes it. */
export function encodeCharter(charter: Charter): Hex {
  return slice(encodeFunctionData({ abi: coopFactoryAbi, functionName: "hashOf", args: [charter] }), 4);
}

/** What the founders sign: the same as `CoopFactory.hashOf`. */
export const hashCharter = (charter: Charter): Hex => keccak256(encodeCharter(charter));

/** What a founder signs, as contracts/CoopFactory.sol hashes it. */
export const CONSENT = {
  Consent: [
    { name: "coop", type: "string" },
    { name: "charter", type: "bytes32" },
    { name: "founder", type: "address" },
    { name: "class", type: "uint8" },
    { name: "deadline", type: "uint256" },
  ],
};

interface ConsentOf {
  chainId: number;
  factory: Address;
  charter: Charter;
  hash: Hex; // of the charter
  founder: Address;
  deadline: bigint; // seconds
}

/** A founder's consent under a charter, for a wallet to sign; undefined where the charter names no such founder. */
export function consentOf({ chainId, factory, charter, hash, founder, deadline }: ConsentOf) {
  const named = charter.founders.find(({ wallet }) => wallet.toLowerCase() === founder.toLowerCase());
  if (named === undefined) return undefined;
  return {
    domain: { name: "Rochdale", version: "1", chainId, verifyingContract: factory },
    types: CONSENT,
    primaryType: "Consent",
    message: {
      coop: charter.rulebook.name,
      charter: hash,
      founder: named.wallet,
      class: named.class,
      deadline,
    },
  } satisfies TypedDataDefinition;
}
