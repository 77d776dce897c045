import { formatUnits, parseUnits, zeroAddress } from "viem";
import type { Address } from "viem";
import type { BucketPlan } from "../../../sdk/src/books/buckets.ts";

/** What somebody has typed who plans a bucket, as it was typed. */
export interface Draft {
  title: string;
  text: string;
  round: number; // 0: a campaign of its own
  asset: Address; // of a campaign
  deadline: string; // of a campaign, as a field for date and time has it: in the reader's time zone
  secondDeadline: string; // empty: it takes no more after its deadline
  items: readonly DraftItem[];
  stretch: string;
  commons: readonly { what: string; licence: string }[];
  tags: string; // with commas between them
  imageUri: string;
  isBounty: boolean;
}

export interface DraftItem {
  what: string;
  min: string;
  max: string; // empty: as much as the minimum
  isIncome: boolean;
}

export const NO_ITEM: DraftItem = { what: "", min: "", max: "", isIncome: false };

export function emptyDraft(asset: Address): Draft {
  return {
    title: "",
    text: "",
    round: 0,
    asset,
    deadline: "",
    secondDeadline: "",
    items: [NO_ITEM],
    stretch: "",
    commons: [],
    tags: "",
    imageUri: "",
    isBounty: false,
  };
}

/** The limits of contracts/Buckets.sol. */
export const MOST = { items: 20, tags: 8, promises: 8, days: 730 } as const;

/** What is missing or wrong in a draft, for the page to say in words. */
export type Problem =
  | { is: "noTitle" | "noItems" | "noDeadline" | "badStretch" | "tooManyTags" }
  | { is: "noName" | "badAmount" | "upsideDown"; item: number } // from 0
  | { is: "noPromise"; promise: number } // from 0
  | { is: "past" | "tooFar" | "secondTooEarly" };

interface Frame {
  decimals: number; // of the asset in which the bucket is counted
  now: number; // seconds
  closesAt?: number; // seconds; of the round
}

/** The plan that contracts/Buckets.sol takes, and what is wrong with it. It must not be handed in while anything is. */
export function planFrom(draft: Draft, frame: Frame): { plan: BucketPlan; problems: Problem[] } {
  const problems: Problem[] = [];
  const isInRound = draft.round !== 0;
  const plan: BucketPlan = {
    round: draft.round,
    asset: isInRound ? zeroAddress : draft.asset,
    deadline: isInRound ? 0 : secondsOf(draft.deadline),
    secondDeadline: secondsOf(draft.secondDeadline),
    stretch: amountOf(draft.stretch, frame.decimals) ?? 0n,
    isBounty: draft.isBounty,
    title: draft.title.trim(),
    text: draft.text.trim(),
    imageUri: draft.imageUri.trim(),
    tags: tagsOf(draft.tags),
    items: draft.items.map((item, i) => itemFrom(item, i, frame, problems)),
    commons: draft.commons.map(({ what, licence }) => ({ what: what.trim(), licence: licence.trim() })),
  };
  if (plan.title === "") problems.push({ is: "noTitle" });
  if (plan.items.every(({ isIncome }) => isIncome)) problems.push({ is: "noItems" });
  if (amountOf(draft.stretch, frame.decimals) === undefined) problems.push({ is: "badStretch" });
  if (plan.tags.length > MOST.tags) problems.push({ is: "tooManyTags" });
  plan.commons.forEach(({ what }, promise) => what === "" && problems.push({ is: "noPromise", promise }));
  problems.push(...timeProblems(plan, frame));
  return { plan, problems };
}

function itemFrom({ what, isIncome, ...typed }: DraftItem, item: number, { decimals }: Frame, problems: Problem[]) {
  const min = typed.min.trim() === "" ? undefined : amountOf(typed.min, decimals);
  const max = typed.max.trim() === "" ? min : amountOf(typed.max, decimals);
  if (what.trim() === "") problems.push({ is: "noName", item });
  if (min === undefined || max === undefined || max === 0n) problems.push({ is: "badAmount", item });
  else if (max < min) problems.push({ is: "upsideDown", item });
  return { what: what.trim(), min: min ?? 0n, max: max ?? 0n, isIncome };
}

/** Base units of what was typed; nothing typed is nothing. Undefined where it is no amount. */
function amountOf(typed: string, decimals: number): bigint | undefined {
  const text = typed.trim().replace(",", ".");
  if (text === "") return 0n;
  return /^\d+(\.\d+)?$/.test(text) ? parseUnits(text, decimals) : undefined;
}

const tagsOf = (typed: string): string[] => [...new Set(typed.split(",").map((tag) => tag.trim()))].filter(Boolean);

/** Seconds since 1970 of what a field for date and time holds; 0 where it holds nothing. */
export function secondsOf(local: string): number {
  const time = new Date(local).getTime();
  return Number.isNaN(time) ? 0 : Math.floor(time / 1000);
}

/** What a field for date and time holds at a second, in the reader's time zone. */
export function localOf(seconds: number): string {
  if (seconds === 0) return "";
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function timeProblems({ round, deadline, secondDeadline }: BucketPlan, { now, closesAt }: Frame): Problem[] {
  const first = round === 0 ? deadline : closesAt ?? 0;
  const latest = now + MOST.days * 86_400;
  const last = secondDeadline === 0 ? first : secondDeadline;
  if (round === 0 && deadline === 0) return [{ is: "noDeadline" }];
  if (first <= now) return [{ is: "past" }];
  if (secondDeadline !== 0 && secondDeadline <= first) return [{ is: "secondTooEarly" }];
  const isRounds = round !== 0 && secondDeadline === 0; // the members have set the close of a round
  return !isRounds && last > latest ? [{ is: "tooFar" }] : [];
}

/** A plan as it would be typed, to be changed. */
export function draftFrom(plan: BucketPlan, decimals: number): Draft {
  const written = (amount: bigint) => formatUnits(amount, decimals);
  return {
    title: plan.title,
    text: plan.text,
    round: plan.round,
    asset: plan.asset,
    deadline: localOf(plan.deadline),
    secondDeadline: localOf(plan.secondDeadline),
    items: plan.items.map(({ what, min, max, isIncome }) => ({ what, min: written(min), max: written(max), isIncome })),
    stretch: plan.stretch === 0n ? "" : written(plan.stretch),
    commons: plan.commons.map(({ what, licence }) => ({ what, licence })),
    tags: plan.tags.join(", "),
    imageUri: plan.imageUri,
    isBounty: plan.isBounty,
  };
}
