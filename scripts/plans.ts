import { ZeroAddress, ZeroHash } from "ethers";
import type { AddressLike } from "ethers";
import { purpose } from "./charter.ts";
import type { Purpose } from "../sdk/src/names.ts";

/** In the order of `Allowance` in contracts/Rounds.sol. */
export const ALLOWANCES = ["Equal", "ByClass", "ByRoll"] as const;
export type Allowance = (typeof ALLOWANCES)[number];

/** In the order of `State` in contracts/Buckets.sol. */
export const BUCKET_STATES = ["None", "Idea", "Open", "Funded", "Completed", "Failed", "Cancelled"] as const;
export type BucketState = (typeof BUCKET_STATES)[number];
export const bucketState = (name: BucketState): bigint => BigInt(BUCKET_STATES.indexOf(name));

/** What somebody lays down about a round, see `RoundPlan` in contracts/Rounds.sol. What is left out is not wanted. */
export interface RoundDraft {
  asset: string;
  budget: bigint; // base units
  unit: bigint; // base units
  duration: number; // seconds
  title: string;
  allowance?: Allowance; // Equal, unless said otherwise
  roll?: string;
  ideaTime?: number; // seconds
  capPerBucket?: number; // units
  isOpenToAll?: boolean;
  carriesOver?: boolean;
  flagsToBlock?: number;
  guidelines?: string;
  uri?: string;
}

/** The plan that `Rounds.open` takes. */
export const draftRound = ({ allowance = "Equal", ...draft }: RoundDraft) => ({
  roll: ZeroHash,
  ideaTime: 0,
  capPerBucket: 0,
  isOpenToAll: false,
  carriesOver: false,
  flagsToBlock: 0,
  guidelines: "",
  uri: "",
  ...draft,
  allowance: ALLOWANCES.indexOf(allowance),
});

/** What somebody suggests, see `BucketPlan` in contracts/Buckets.sol. `min` and `max` stand for one item of that cost. */
export interface BucketDraft {
  title: string;
  min?: bigint; // base units, as all amounts
  max?: bigint;
  items?: { what: string; min: bigint; max: bigint; isIncome: boolean }[];
  round?: number; // 0: a campaign
  asset?: AddressLike; // of a campaign; the zero address for ether
  deadline?: bigint | number; // seconds, of a campaign
  secondDeadline?: bigint | number;
  stretch?: bigint;
  isBounty?: boolean;
  text?: string;
  imageUri?: string;
  tags?: string[];
  commons?: { what: string; licence: string }[];
}

/** The plan that `Buckets.suggest` and `openNow` take. */
export const draftBucket = ({ min = 0n, max = 0n, ...draft }: BucketDraft) => ({
  round: 0,
  asset: ZeroAddress,
  deadline: 0,
  secondDeadline: 0,
  stretch: 0n,
  isBounty: false,
  text: "",
  imageUri: "",
  tags: [],
  items: [{ what: draft.title, min, max, isIncome: false }],
  commons: [],
  ...draft,
});

/** What is to be paid out of a bucket, see `Order` in contracts/Payouts.sol. */
export interface OrderDraft {
  recipient: string;
  amount: bigint; // base units
  purpose: Purpose;
  toAccount?: boolean;
  receiptHash?: string;
  receiptUri?: string;
  invoice?: string;
}

/** The order that `Payouts.request` takes. */
export const draftOrder = (draft: OrderDraft) => ({
  toAccount: false,
  receiptHash: ZeroHash,
  receiptUri: "",
  invoice: "",
  ...draft,
  purpose: purpose(draft.purpose),
});
