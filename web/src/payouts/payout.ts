import type { Address } from "viem";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import { numberAt, rightAt } from "../../../sdk/src/books/members.ts";
import type { AllowanceRecord, PayoutRecord } from "../../../sdk/src/books/payouts.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import type { Tier } from "../../../sdk/src/books/statute.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { isSteward } from "../buckets/bucket.ts";
import type { Visitor } from "../buckets/bucket.ts";

const byBucket = remember(({ books }: Snapshot): ReadonlyMap<number, PayoutRecord[]> => {
  const found = new Map<number, PayoutRecord[]>();
  for (const payout of books.payouts.values()) {
    const others = found.get(payout.bucket);
    if (others === undefined) found.set(payout.bucket, [payout]);
    else others.push(payout);
  }
  return found;
});

/** The payouts of a bucket, the newest first. */
export function payoutsOf(snapshot: Snapshot, bucket: number): PayoutRecord[] {
  return (byBucket(snapshot).get(bucket) ?? []).toReversed();
}

/** Whether it may still be paid. */
export function isPending({ state }: Pick<PayoutRecord, "state">): boolean {
  return state === "Requested" || state === "Contested" || state === "Upheld";
}

type Timing = Pick<PayoutRecord, "state" | "payableFrom">;

/** Whether anyone may pay it now. */
export function isPayable({ state, payableFrom }: Timing, now: number): boolean {
  return state === "Upheld" || (state === "Requested" && payableFrom !== 0 && now >= payableFrom);
}

/** Whether members may still object: until it can be paid. */
export function isOpenToObjections({ state, payableFrom }: Timing, now: number): boolean {
  return state === "Requested" && (payableFrom === 0 || now < payableFrom);
}

/** Whether a member decides about a payout: who has a part in it does not, nor who was not there for long enough. */
export type Say = "decides" | "isParty" | "isNew";

/** The same as contracts/Payouts.sol finds when a member approves or objects. */
export function sayOf(books: SealedBooks, payout: PayoutRecord, { account, member }: Visitor): Say | undefined {
  if (account === undefined || member === undefined) return undefined;
  const bucket = books.buckets.get(payout.bucket);
  const { recipient, requester, requestedAt } = payout;
  const isParty =
    member.number === requester ||
    account.toLowerCase() === recipient.toLowerCase() ||
    member.number === numberAt(books, recipient) ||
    (bucket !== undefined && isSteward(bucket, { account, member }));
  if (isParty) return "isParty";
  const asked = requestedAt - 1;
  const { votes, since } = rightAt(books, account, asked);
  return votes !== 0 && since + tenureOf(books) <= asked ? "decides" : "isNew";
}

/** Seconds of membership that an ordinary resolution asks for, and decisions about payouts. */
function tenureOf(books: SealedBooks): number {
  const [ordinary] = statuteOf(books).slots;
  return books.kinds.get(ordinary ?? -1)?.kind.minTenure ?? 0;
}

/** How many must approve a payout of so much, and how long it waits: as contracts/Statute.sol chooses. */
export function tierFor(books: SealedBooks, asset: Address, amount: bigint): Tier | undefined {
  const { tiers, currency } = statuteOf(books);
  if (asset.toLowerCase() !== currency.toLowerCase()) return tiers.at(-1);
  return tiers.find(({ upTo }) => amount <= upTo) ?? tiers.at(-1);
}

/** What an allowance has left in its period, in base units: the same as `Payouts.allowanceOf`. */
export function leftOf({ amount, period, spent, spentIn }: AllowanceRecord, now: number): bigint {
  const used = spentIn === Math.floor(now / period) ? spent : 0n;
  return used < amount ? amount - used : 0n;
}
