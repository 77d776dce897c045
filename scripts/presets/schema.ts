import { z } from "zod";
import { EVERYONE } from "../../sdk/src/charter.ts";
import type { RulebookDraft } from "../../sdk/src/charter.ts";
import { ADMISSIONS, BASES, MODES } from "../../sdk/src/names.ts";

// What a preset file may say. Unknown or missing words are refused, so that a typing error does not found a co-op.

const SECONDS = { day: 86_400, hour: 3_600 };

/** "14 days" or "1 hour", in seconds. */
const duration = z
  .string()
  .regex(/^\d+ (day|hour)s?$/, "a time is written like “14 days” or “2 hours”")
  .transform((text) => Number(text.split(" ")[0]) * (text.includes("day") ? SECONDS.day : SECONDS.hour));

/** "more than 1/2" or "at least 3/4". */
const approval = z
  .string()
  .regex(/^(more than|at least) \d+\/\d+$/, "an approval is written like “more than 1/2” or “at least 3/4”")
  .transform((text) => {
    const [numerator, denominator] = (text.match(/\d+/g) as string[]).map(Number) as [number, number];
    return { numerator, denominator, moreThan: text.startsWith("more than") };
  });

const bps = z.number().int().min(0).max(10_000);
const whole = z.number().int().min(0);

const tier = z.strictObject({
  upTo: z.number().positive(),
  approvals: whole,
  objections: whole,
  waiting: duration,
});

const weighing = z.strictObject({ nonUserCapBps: bps, classFloorBps: bps, classCeilingBps: bps, minClasses: whole });

const membership = z.strictObject({
  answerTime: duration,
  hearing: duration,
  recoveryDelay: duration,
  switchCooldown: duration,
});

const capital = z.strictObject({
  notice: duration,
  lock: duration,
  yearlyCapBps: bps,
  interestFloorBps: bps,
  interestBaseBps: bps,
  interestOverBaseBps: bps,
  liquidityFloor: whole, // of the currency
});

const agenda = z.strictObject({
  maxOpenProposals: whole,
  maxPrincipals: whole,
  petitionBps: bps,
  petitionCap: whole,
  rePutBar: duration,
});

const stakeholders = z.strictObject({
  name: z.string().min(1),
  weightBps: bps,
  isUser: z.boolean(),
  admission: z.enum(ADMISSIONS),
  vouchers: whole,
  maxVotes: whole,
  minShares: whole,
  maxShares: whole,
});

const kind = z.strictObject({
  name: z.string().min(1), // by which articles and the dissolution refer to it
  mode: z.enum(MODES),
  base: z.enum(BASES),
  approval,
  quorumBps: bps,
  secondQuorumBps: bps,
  classQuorumBps: bps,
  minClassSize: whole,
  minVotedClasses: whole,
  eligible: z.union([z.literal("everyone"), z.array(z.string()).nonempty()]), // or the names of classes
  notice: duration,
  votingTime: duration,
  delay: duration,
  minTenure: duration,
});

const preset = z.strictObject({
  about: z.string().min(1),
  sharePar: z.number().positive(), // of the currency
  reserveBps: bps,
  weighing,
  membership,
  capital,
  agenda,
  classes: z.array(stakeholders).nonempty(),
  kinds: z.array(kind).nonempty(),
  dissolution: z.string(), // the kind that dissolves the co-op
  articles: z.array(z.strictObject({ title: z.string().min(1), text: z.string().min(1), kind: z.string() })),
  tiers: z.array(tier).nonempty(),
  surplus: z
    .array(z.strictObject({ to: z.string().min(1), bps }))
    .refine((parts) => parts.reduce((sum, part) => sum + part.bps, 0) === 10_000, "a surplus is shared out whole"),
});

/** A preset: a statute to begin with, in words what it is for, and how it proposes to share out a surplus. */
export interface Preset extends RulebookDraft {
  about: string;
  surplus: { to: string; bps: number }[];
}

/** Reads what a preset file holds. Throws, with every mistake in it, where that is not a preset. */
export function parsePreset(json: unknown): Preset {
  const { kinds, articles, dissolution, ...rest } = preset.parse(json);

  const slotOf = (name: string): number => {
    const slot = kinds.findIndex((each) => each.name === name);
    if (slot < 0) throw new Error(`The preset has no kind of resolution called “${name}”.`);
    return slot;
  };
  const bitOf = (name: string): number => {
    const index = rest.classes.findIndex((each) => each.name === name);
    if (index < 0) throw new Error(`The preset has no class called “${name}”.`);
    return 1 << index;
  };
  const bitsOf = (eligible: "everyone" | string[]): number =>
    eligible === "everyone" ? EVERYONE : eligible.reduce((bits, name) => bits | bitOf(name), 0);

  return {
    ...rest,
    kinds: kinds.map(({ name: _, approval: { numerator, denominator, moreThan }, eligible, ...how }) => ({
      ...how,
      numerator,
      denominator,
      moreThan,
      eligible: bitsOf(eligible),
    })),
    dissolutionSlot: slotOf(dissolution),
    articles: articles.map(({ title, text, kind }) => ({ title, text, kindSlot: slotOf(kind) })),
  };
}
