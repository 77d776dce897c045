import { isAddressEqual, zeroAddress } from "viem";
import type { Address } from "viem";
import type { Books } from "../books/books.ts";
import { numberAt, rightAt } from "../books/members.ts";
import type { PayoutRecord } from "../books/payouts.ts";
import { statuteOf } from "../books/statute.ts";
import type { Tier } from "../books/statute.ts";
import type { CoopEvent } from "../events.ts";
import type { Context } from "./context.ts";
import type { Findings } from "./findings.ts";
import type { Watch } from "./walk.ts";

/** Follows payouts: they need what the tiers of the statute say, and who decides about them may. */
export function watchPayouts({ books }: Context, findings: Findings): NonNullable<Watch["on"]> {
  const recipients = new Map<number, number>(); // payout => number of the member it goes to
  return {
    PayoutRequested: (event) => {
      recipients.set(Number(event.args.payout), numberAt(books, event.args.recipient));
      const problem = problemOfTier(books, event);
      if (problem !== undefined) findings.fault(`Payout ${event.args.payout} ${problem}.`, event);
    },
    PayoutApproved: (event) => {
      const payout = books.payouts.get(Number(event.args.payout));
      if (payout === undefined) return findings.fault(`Nobody asked for payout ${event.args.payout}.`, event);
      const problem = problemOfDecider(books, payout, event.args.number, recipients.get(payout.number) ?? 0);
      if (problem !== undefined) findings.fault(`Payout ${payout.number} was approved by ${problem}.`, event);
    },
    PayoutPaid: (event) => {
      const payout = books.payouts.get(Number(event.args.payout));
      const problem = problemOfPayment(books, payout, Number(event.blockTimestamp));
      if (problem !== undefined) findings.fault(`Payout ${event.args.payout} was paid ${problem}.`, event);
    },
  };
}

/** What is wrong with what a payout is said to need. Tiers ask for an approval at least: without, a role spends. */
function problemOfTier(books: Books, { args }: CoopEvent<"PayoutRequested">): string | undefined {
  if (args.tier.approvals === 0) return undefined; // whether that may be is seen when it is paid
  const purse = books.purses.get(Number(args.bucket));
  const needed = tierFor(books, purse?.asset ?? zeroAddress, args.order.amount);
  const isRight =
    needed !== undefined &&
    needed.approvals === args.tier.approvals &&
    needed.objections === args.tier.objections &&
    needed.waiting === args.tier.waiting;
  return isRight ? undefined : "does not need what the tiers of the statute say";
}

/** The same as `Statute.tierFor`. */
function tierFor(books: Books, asset: Address, amount: bigint): Tier | undefined {
  const { tiers, currency } = statuteOf(books);
  return isAddressEqual(asset, currency) ? tiers.find(({ upTo }) => amount <= upTo) : tiers.at(-1);
}

/** Only members decide who were there when it was asked for, with their tenure, and have no part in it. */
function problemOfDecider(books: Books, payout: PayoutRecord, number: number, recipient: number): string | undefined {
  const wallet = books.members.get(number)?.wallet;
  if (wallet === undefined) return `${number}, which is no member's number`;
  const asked = payout.requestedAt - 1;
  const { votes, since } = rightAt(books, wallet, asked);
  if (votes === 0) return `member ${number}, who was no member when it was asked for`;
  if (since + tenureOf(books) > asked) return `member ${number}, whose tenure was not served when it was asked for`;
  const isParty = number === payout.requester || number === recipient || isAddressEqual(wallet, payout.recipient);
  if (isParty || isSteward(books, payout.bucket, number, wallet)) return `member ${number}, who has a part in it`;
  return payout.approvedBy.includes(number) ? `member ${number} twice` : undefined;
}

/** Seconds of membership that an ordinary resolution asks for, and decisions about payouts. */
export function tenureOf(books: Books): number {
  const [ordinary] = statuteOf(books).slots;
  return books.kinds.get(ordinary ?? -1)?.kind.minTenure ?? 0;
}

function isSteward({ buckets }: Books, number: number, member: number, wallet: Address): boolean {
  const bucket = buckets.get(number);
  if (bucket === undefined) return false;
  const isOutsider = bucket.outsider !== undefined && isAddressEqual(bucket.outsider, wallet);
  return isOutsider || bucket.steward === member || bucket.coStewards.includes(member);
}

function problemOfPayment(books: Books, payout: PayoutRecord | undefined, now: number): string | undefined {
  if (payout === undefined) return "and nobody had asked for it";
  const { state, tier, approvedBy, objections, payableFrom, role, bucket } = payout;
  const purse = books.purses.get(bucket);
  if (purse?.state !== "Funded")
    return `out of bucket ${bucket}, which is not funded (it is ${purse?.state ?? "None"})`;
  if (state === "Upheld" || role !== undefined) return undefined;
  if (state !== "Requested") return `though it was ${state.toLowerCase()}`;
  if (tier.approvals === 0) return "without approvals, and outside the allowance of any role";
  if (approvedBy.length < tier.approvals) return `with ${approvedBy.length} of ${tier.approvals} approvals`;
  if (objections.length >= tier.objections) return `in spite of ${objections.length} objections`;
  return now >= payableFrom ? undefined : `at second ${now}, before it had waited until ${payableFrom}`;
}
