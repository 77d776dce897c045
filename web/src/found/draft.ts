import { getAddress, isAddress, zeroAddress } from "viem";
import type { Address, Hex } from "viem";
import { draftCharter, EVERYONE } from "../../../sdk/src/charter.ts";
import type { Charter, ClassDraft, RulebookDraft } from "../../../sdk/src/charter.ts";
import { createStore } from "../chain/store.ts";
import { readStored, writeStored } from "../ui/stored.ts";

/** The presets, by the names of their files in scripts/presets. */
export const PRESETS = ["somerset", "fairshares", "scic", "worker", "bencom"] as const;
export type PresetName = (typeof PRESETS)[number];

/** A founder's signature under the charter. */
export interface Consent {
  hash: Hex; // of the charter that was signed
  wallet: Address;
  deadline: number; // seconds
  signature: Hex;
}

/** A founding that is being written down. Numbers that somebody has not finished typing are NaN. */
export interface Draft {
  preset: PresetName;
  name: string;
  purpose: string;
  currency: string; // as typed: an address, the zero address for ether
  rules: RulebookDraft;
  expected: number[]; // members of each class, as the founders imagine them
  founders: { wallet: string; class: number }[];
  lockedBodies: { wallet: string; name: string }[];
  nonce: string; // decimal: tells apart co-ops that agree in everything else
  consents: Consent[];
  voided: string[]; // wallets that signed what has been changed since
}

const EXPECTED = 10;

/** A draft that begins with a preset; what is no matter of presets is taken over from `former`. */
export function beginDraft(preset: PresetName, rules: RulebookDraft, former?: Draft): Draft {
  const { sharePar, reserveBps, weighing, membership, capital, agenda, ...lists } = structuredClone(rules);
  const { classes, kinds, dissolutionSlot, articles, tiers } = lists;
  const fits = former?.founders.filter(({ class: class_ }) => class_ < classes.length);
  return {
    preset,
    name: former?.name ?? "",
    purpose: former?.purpose ?? "",
    currency: former?.currency ?? "",
    rules: {
      sharePar,
      reserveBps,
      weighing,
      membership,
      capital,
      agenda,
      classes,
      kinds,
      dissolutionSlot,
      articles,
      tiers,
    },
    expected: classes.map(() => EXPECTED),
    founders: fits ?? [],
    lockedBodies: former?.lockedBodies ?? [],
    nonce: randomNonce(),
    consents: [],
    voided: [],
  };
}

function randomNonce(): string {
  const [high, low] = crypto.getRandomValues(new BigUint64Array(2)) as unknown as [bigint, bigint];
  return ((high << 64n) | low).toString();
}

const LEAST = 1e-6; // of the currency; smaller amounts are typing errors
const MOST = 1e15;

const amountOf = (typed: number): number => (typed >= LEAST && typed <= MOST ? typed : 0);
const amountOrNone = (typed: number): number => (typed === 0 ? 0 : amountOf(typed) || -1);
const walletOf = (typed: string): string => (isAddress(typed.trim()) ? getAddress(typed.trim()) : typed.trim());

/** The charter that a draft comes to. It may break rules, and then may not be one that the ABI can write. */
export function charterOf(draft: Draft, decimals: number): Charter {
  const { rules } = draft;
  const countable: RulebookDraft = {
    ...rules,
    sharePar: amountOf(rules.sharePar),
    capital: { ...rules.capital, liquidityFloor: amountOrNone(rules.capital.liquidityFloor) },
    tiers: rules.tiers.map((tier) => ({ ...tier, upTo: amountOf(tier.upTo) })),
  };
  return draftCharter(countable, {
    name: draft.name.trim(),
    purpose: draft.purpose.trim(),
    currency: walletOf(draft.currency),
    decimals,
    founders: draft.founders.map((founder) => ({ ...founder, wallet: walletOf(founder.wallet) })),
    lockedBodies: draft.lockedBodies.map(({ wallet, name }) => ({ wallet: walletOf(wallet), name: name.trim() })),
    nonce: BigInt(draft.nonce),
  });
}

export const isEther = ({ currency }: Draft): boolean => currency.trim() === zeroAddress;

const NEW_CLASS: ClassDraft = {
  name: "",
  weightBps: 0,
  isUser: true,
  admission: "Open",
  vouchers: 2,
  maxVotes: 1,
  minShares: 0,
  maxShares: 100_000,
};

export function addClass(draft: Draft): Partial<Draft> {
  const classes = [...draft.rules.classes, NEW_CLASS];
  return { rules: { ...draft.rules, classes }, expected: [...draft.expected, EXPECTED] };
}

/** Takes a class away, and the founders and the right to vote that went with it. */
export function removeClass(draft: Draft, removed: number): Partial<Draft> {
  const without = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== removed);
  const below = (1 << removed) - 1;
  const shift = (bits: number): number => (bits === EVERYONE ? bits : (bits & below) | ((bits >> 1) & ~below));
  const founders = draft.founders
    .filter((founder) => founder.class !== removed)
    .map((founder) => ({ ...founder, class: founder.class > removed ? founder.class - 1 : founder.class }));
  const rules = {
    ...draft.rules,
    classes: without(draft.rules.classes),
    kinds: draft.rules.kinds.map((kind) => ({ ...kind, eligible: shift(kind.eligible) })),
  };
  return { rules, founders, expected: without(draft.expected) };
}

const STORED_AS = "rochdale.founding";

/** What was stored, if it still has the shape of a draft: another version of the app may have written it. */
export function readDraft(stored: string | null): Draft | undefined {
  try {
    const revived: unknown = JSON.parse(stored ?? "", (_, value: unknown) => (value === null ? NaN : value));
    if (!isDraft(revived)) return undefined;
    charterOf(revived, 18); // stumbles over whatever is missing inside
    return revived;
  } catch {
    return undefined;
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const { preset, name, purpose, currency, rules, nonce, ...lists } = value as Draft;
  const areTexts = [name, purpose, currency].every((text) => typeof text === "string");
  const { expected, founders, lockedBodies, consents, voided } = lists;
  const { classes, kinds, articles, tiers, weighing, membership, capital, agenda } = rules ?? {};
  const areLists = [expected, founders, lockedBodies, consents, voided, classes, kinds, articles, tiers].every(
    Array.isArray,
  );
  const areThere = [weighing, membership, capital, agenda].every((part) => typeof part === "object");
  return PRESETS.includes(preset) && areTexts && areLists && areThere && /^\d+$/.test(nonce);
}

const store = createStore<{ draft?: Draft }>({
  draft: readDraft(readStored(STORED_AS)),
});

globalThis.addEventListener?.("storage", ({ key, newValue }) => {
  if (key === STORED_AS) store.set({ draft: readDraft(newValue) });
});

/** The founding of this browser. */
export const useDraft = (): Draft | undefined => store.use().draft;
export const getDraft = (): Draft | undefined => store.get().draft;

/** Keeps a draft, also for when the page is opened again; undefined throws it away. */
export function keepDraft(draft: Draft | undefined): void {
  store.set({ draft });
  writeStored(STORED_AS, draft === undefined ? undefined : JSON.stringify(draft));
}
