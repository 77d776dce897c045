import type { Address } from "viem";
import type { BucketPlan, BucketRecord, PurseRecord } from "../../../sdk/src/books/buckets.ts";
import { hasLeft } from "../../../sdk/src/books/members.ts";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { allocatedTo } from "../../../sdk/src/books/rounds.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { givenBy, historyOf } from "./history.ts";
import { titleOf } from "../ui/title.ts";

const WITHOUT_GOAL = 2n ** 96n - 1n; // the maximum of a standing bucket

/** A bucket: its plan, its money, and what members of its round have put, or wanted to put, into it. */
export interface Bucket extends BucketRecord, Omit<PurseRecord, "bucket" | "asset"> {
  title: string;
  asset: Address;
  fromMembers: bigint; // base units
  members: number; // who shared out something to it
  fromFund: bigint; // base units; of what was raised, the part that a match fund or a standing budget gave
}

/** Where a bucket stands, as people would say it. */
export type Stage =
  | "idea"
  | "lapsed" // an idea whose time to be opened is over
  | "filling"
  | "due" // its time is over, and nobody has counted yet
  | "funded"
  | "standing" // without goal or deadline, for a standing budget
  | "completed"
  | "failed"
  | "cancelled";

/** All buckets, in the order in which they were suggested. */
export const bucketsOf = remember((snapshot: Snapshot): readonly Bucket[] =>
  [...snapshot.books.buckets.values()].map((record) => bucketFrom(snapshot, record)),
);

export function bucketOf(snapshot: Snapshot, number: number): Bucket | undefined {
  const record = snapshot.books.buckets.get(number);
  return record === undefined ? undefined : bucketFrom(snapshot, record);
}

function bucketFrom({ books, events }: Snapshot, record: BucketRecord): Bucket {
  const { number, plan } = record;
  const { asset, ...purse } = books.purses.get(number) as PurseRecord;
  const round = books.rounds.get(purse.round);
  const isCounting = purse.state === "Open" || purse.state === "Failed";
  return {
    ...record,
    ...purse,
    ...(purse.state === "Idea" ? { ...goalsOf(plan), deadline: round?.closesAt ?? plan.deadline } : {}),
    title: titleOf(plan.title),
    asset: asset ?? round?.asset ?? plan.asset,
    fromMembers: isCounting ? allocatedTo(books, number) : purse.fromRound,
    members: books.shareOuts.get(number)?.members ?? 0,
    fromFund: givenBy(historyOf(events, number), books.addresses.funds),
  };
}

/** What a plan asks for, in base units: as contracts/Buckets.sol counts it. Income from elsewhere lowers nothing. */
export function goalsOf({ items, stretch }: Pick<BucketPlan, "items" | "stretch">): { min: bigint; max: bigint } {
  const expenses = items.filter(({ isIncome }) => !isIncome);
  return {
    min: expenses.reduce((sum, { min }) => sum + min, 0n),
    max: expenses.reduce((sum, { max }) => sum + max, stretch),
  };
}

/** Whether it is there to stay, without goal or deadline, for a standing budget. */
export const isStanding = ({ max }: Pick<Bucket, "max">): boolean => max === WITHOUT_GOAL;

/** All that is in it, from members and funders, in base units. */
export const inBucket = ({ fromMembers, raised }: Pick<Bucket, "fromMembers" | "raised">): bigint =>
  fromMembers + raised;

/** What it still takes from funders, in base units. Members may still move what they share out. */
export const roomIn = ({ max, raised, fromMembers }: Pick<Bucket, "max" | "raised" | "fromMembers">): bigint =>
  max - raised - fromMembers;

/** Whether it reached its minimum and still takes more. */
export function isSecondFilling(bucket: Bucket, now: number): boolean {
  return bucket.state === "Funded" && now < bucket.secondDeadline && roomIn(bucket) > 0n;
}

/** Whether it takes money now. */
export function isFilling(bucket: Bucket, now: number): boolean {
  return (bucket.state === "Open" && now < bucket.deadline) || isSecondFilling(bucket, now);
}

/** Whether money that was not spent goes back to those who gave it. */
export function hasEnded({ state }: Pick<Bucket, "state">): boolean {
  return state === "Completed" || state === "Failed" || state === "Cancelled";
}

export function stageOf(bucket: Bucket, now: number): Stage {
  switch (bucket.state) {
    case "Open":
      return now < bucket.deadline ? "filling" : "due";
    case "Funded":
      return isStanding(bucket) ? "standing" : "funded";
    case "Completed":
      return "completed";
    case "Failed":
      return "failed";
    case "Cancelled":
      return "cancelled";
    default:
      return now < bucket.deadline ? "idea" : "lapsed";
  }
}

/** Who answers for a bucket besides its steward, and is still a member. */
export function coStewardsOf(books: SealedBooks, { coStewards }: BucketRecord): number[] {
  return coStewards.filter((number) => !hasLeft(books, number));
}

/** A visitor: the wallet that is connected, and the number of the member who carries it, if one does. */
export interface Visitor {
  account?: Address;
  member?: { number: number };
}

/** Whether the visitor is the steward itself, who may also name others. */
export function isLead({ steward, outsider }: BucketRecord, { account, member }: Visitor): boolean {
  if (account === undefined) return false;
  return outsider?.toLowerCase() === account.toLowerCase() || (member !== undefined && member.number === steward);
}

/** Whether the visitor may do what a steward may. */
export function isSteward(bucket: BucketRecord, visitor: Visitor): boolean {
  const { member } = visitor;
  return isLead(bucket, visitor) || (member !== undefined && bucket.coStewards.includes(member.number));
}
