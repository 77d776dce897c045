import type { Address } from "viem";
import { accountName } from "./amounts.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";
import type { Cause, Movement } from "./outflows.ts";
import { watchPayouts } from "./payouts.ts";

/** Every outflow has a resolution, a payout of a funded bucket, a refund, a repayment, an interest … behind it. */
export const causes: Check = {
  number: 4,
  title: "All money that went out has its cause",
  begin: (context, findings) => {
    const counts = new Map<string, number>();
    const totals = new Map<Address, bigint>();
    context.outflows.onMovement((movement) => {
      const { isOutflow, cause, event } = movement;
      if (!isOutflow) return;
      const problem = problemOf(context, cause);
      if (problem !== undefined) tellMissing(context, findings, movement, problem);
      const { asset, amount } = event.args;
      totals.set(asset, (totals.get(asset) ?? 0n) + amount);
      if (cause !== undefined) counts.set(cause.kind, (counts.get(cause.kind) ?? 0) + 1);
    });
    let withdrawals = 0; // by owners of accounts that are not the co-op's: their own affair
    const payouts = watchPayouts(context, findings);
    return {
      on: {
        ...payouts,
        Entry: ({ args: { from, to } }) => {
          const isOwners = ["members", "others"].includes(context.potOf(from));
          if (isOwners && context.potOf(to) === "outside") withdrawals++;
        },
      },
      finish: () => {
        findings.claim("Each of these has a decision or a right behind it.");
        for (const [asset, total] of totals) findings.fact(`${context.amounts.say(total, asset)} went out.`);
        const told = [...counts].map(([kind, n]) => count(n, ...WORDS[kind as Cause["kind"]])).join(", ");
        findings.fact(`Causes: ${told === "" ? "none, nothing went out" : told}.`);
        findings.fact(`Owners of accounts took out what was theirs ${count(withdrawals, "time")}.`);
      },
    };
  },
};

const WORDS: Record<Cause["kind"], [one: string, many: string]> = {
  resolution: ["payment by resolution", "payments by resolution"],
  payout: ["payout of a bucket", "payouts of buckets"],
  refund: ["refund by a bucket that ended", "refunds by buckets that ended"],
  repayment: ["repayment of shares", "repayments of shares"],
  interest: ["payment of interest", "payments of interest"],
  release: ["escrow given back", "escrows given back"],
  office: ["gift from the reserve by an officer", "gifts from the reserve by officers"],
  "winding up": ["payment to the heir", "payments to the heir"],
};

function tellMissing({ amounts, addresses }: Context, findings: Findings, { event }: Movement, problem: string): void {
  const { from, to, asset, amount, number } = event.args;
  const [source, target] = [accountName(from, addresses), accountName(to, addresses)];
  findings.fault(`Entry ${number}: ${amounts.say(amount, asset)} went from ${source} to ${target}, ${problem}.`, event);
}

/** What is wrong with a cause; undefined where it holds. The money has moved already. */
function problemOf({ books }: Context, cause: Cause | undefined): string | undefined {
  if (cause === undefined) return "and no resolution, payout, refund or repayment tells why";
  if (cause.kind === "resolution") {
    const { executedAt, queuedAt } = books.proposals.get(cause.proposal.number) ?? cause.proposal;
    return executedAt !== 0 && queuedAt !== 0 ? undefined : "by a resolution that was not carried out";
  }
  if (cause.kind === "refund") {
    const state = books.purses.get(cause.bucket)?.state ?? "None";
    const hasEnded = state === "Completed" || state === "Failed" || state === "Cancelled";
    return hasEnded ? undefined : `as a refund by bucket ${cause.bucket}, which has not ended (it is ${state})`;
  }
  return undefined; // the others are looked at by the checks of payouts, withdrawals, interest and the reserve
}
