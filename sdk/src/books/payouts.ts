import type { Address } from "viem";
import type { CoopEvent } from "../events.ts";
import type { PayoutState } from "../names.ts";
import type { Books } from "./books.ts";

/** Money on its way out of a bucket. */
export interface PayoutRecord {
  number: number;
  bucket: number;
  recipient: Address;
  requester: number; // member number; 0: no member
  order: CoopEvent<"PayoutRequested">["args"]["order"];
  tier: CoopEvent<"PayoutRequested">["args"]["tier"];
  state: PayoutState;
  approvedBy: readonly number[];
  objections: readonly { member: number; reason: string }[];
  requestedAt: number; // seconds
  payableFrom: number; // seconds; 0: approvals are missing
  paidAt: number; // seconds; 0: not yet
  role?: bigint; // that spent it within its allowance
}

/** What a role may spend of a bucket in a period, alone. */
export interface AllowanceRecord {
  number: number; // in the order of granting, from 1
  bucket: number;
  role: bigint;
  amount: bigint; // base units in a period
  period: number; // seconds, counted from 1970
  spent: bigint; // in the period in which it was last spent
  spentIn: number; // number of that period
}

export function applyPayouts(books: Books, event: CoopEvent): void {
  const { payouts } = books;
  const now = Number(event.blockTimestamp);
  switch (event.eventName) {
    case "PayoutRequested": {
      const { payout, bucket, recipient, number: requester, order, tier } = event.args;
      const number = Number(payout);
      const nothing = { approvedBy: [], objections: [], payableFrom: 0, paidAt: 0, state: "Requested" as const };
      payouts.set(number, {
        number,
        bucket: Number(bucket),
        recipient,
        requester,
        order,
        tier,
        requestedAt: now,
        ...nothing,
      });
      books.purses.change(Number(bucket), ({ committed }) => ({ committed: committed + order.amount }));
      break;
    }
    case "PayoutApproved": {
      const { number, payableFrom } = event.args;
      payouts.change(Number(event.args.payout), ({ approvedBy }) => ({
        approvedBy: [...approvedBy, number],
        payableFrom: Number(payableFrom),
      }));
      break;
    }
    case "PayoutObjected": {
      const { number: member, reason } = event.args;
      payouts.change(Number(event.args.payout), ({ objections }) => ({
        objections: [...objections, { member, reason }],
      }));
      break;
    }
    case "PayoutSentToAssembly":
      payouts.change(Number(event.args.payout), { state: "Contested" });
      break;
    case "PayoutUpheld":
      payouts.change(Number(event.args.payout), { state: "Upheld" });
      break;
    case "PayoutRejected":
      end(books, Number(event.args.payout), "Rejected");
      break;
    case "PayoutWithdrawn":
      end(books, Number(event.args.payout), "Withdrawn");
      break;
    case "PayoutPaid":
      pay(books, Number(event.args.payout), now);
      break;
    case "AllowanceGranted":
      grant(books, event);
      break;
    case "AllowanceSpent":
      spend(books, event);
      break;
  }
}

/** What was set aside for a payout that is not made is free again. */
function end({ payouts, purses }: Books, number: number, state: PayoutState): void {
  const payout = payouts.get(number);
  if (payout === undefined) return;
  payouts.set(number, { ...payout, state });
  purses.change(payout.bucket, ({ committed }) => ({ committed: committed - payout.order.amount }));
}

function pay({ payouts, purses }: Books, number: number, paidAt: number): void {
  const payout = payouts.get(number);
  if (payout === undefined) return;
  payouts.set(number, { ...payout, state: "Paid", paidAt });
  purses.change(payout.bucket, ({ spent }) => ({ spent: spent + payout.order.amount }));
}

/** What was spent in a period that goes on counts in the first period of the new length as well. */
function grant(books: Books, { args, blockTimestamp }: CoopEvent<"AllowanceGranted">): void {
  const number = allowanceKey(books, args.bucket, args.role);
  const before = books.allowances.get(number);
  const now = Number(blockTimestamp);
  const isPast = before === undefined || before.spentIn !== Math.floor(now / before.period);
  const period = Number(args.period);
  books.allowances.set(number, {
    number,
    bucket: Number(args.bucket),
    role: args.role,
    amount: args.amount,
    period,
    spent: isPast ? 0n : before.spent,
    spentIn: Math.floor(now / period),
  });
}

/** The event says what is left, the payout that came before it what was spent. */
function spend(books: Books, { args, blockTimestamp }: CoopEvent<"AllowanceSpent">): void {
  const amount = books.payouts.get(Number(args.payout))?.order.amount ?? 0n;
  books.payouts.change(Number(args.payout), { role: args.role });
  books.allowances.change(allowanceKey(books, args.bucket, args.role), ({ period, spent, spentIn }) => {
    const current = Math.floor(Number(blockTimestamp) / period);
    return { spent: (spentIn === current ? spent : 0n) + amount, spentIn: current };
  });
}

function allowanceKey({ allowanceNumbers }: Books, bucket: bigint, role: bigint): number {
  const name = `${bucket}/${role}`;
  const number = allowanceNumbers.get(name) ?? allowanceNumbers.size + 1;
  allowanceNumbers.set(name, number);
  return number;
}
