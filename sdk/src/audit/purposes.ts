import { getAddress } from "viem";
import type { Address } from "viem";
import { holderOf, numberOf } from "../accounts.ts";
import { numberAt } from "../books/members.ts";
import type { EntryEvent } from "../events.ts";
import { PURPOSES } from "../names.ts";
import type { Purpose } from "../names.ts";
import { accountName } from "./amounts.ts";
import type { Check, Context } from "./context.ts";
import { count, plain } from "./findings.ts";
import type { Findings } from "./findings.ts";
import type { Movement } from "./outflows.ts";

/** What money may leave the co-op for (domain.md 2.3). */
const ALLOWED: ReadonlySet<Purpose> = new Set<Purpose>([
  "Work",
  "Purchase",
  "Repayment",
  "Interest",
  "Patronage",
  "Refund",
  "Grant",
  "LockedTransfer",
  "Withdrawal",
]);

/** What members get by right; anything else is told of those who got it. */
const BY_RIGHT: ReadonlySet<Purpose> = new Set<Purpose>([
  "Work",
  "Repayment",
  "Interest",
  "Patronage",
  "Refund",
  "Withdrawal",
]);

const MOST_RELATED = 20; // members that are told one by one

/** Every outflow has a purpose of the asset lock; members who got more than by right are listed. */
export const purposes: Check = {
  number: 18,
  title: "Every payment has a purpose that the asset lock allows",
  begin: (context, findings) => {
    const counts = new Map<Purpose, number>();
    const related = new Related(context);
    context.outflows.onMovement(({ event, isOutflow }: Movement) => {
      if (!isOutflow) return;
      const purpose = PURPOSES[event.args.purpose];
      if (purpose === undefined || !ALLOWED.has(purpose)) tellStray(context, findings, event, purpose);
      else {
        counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
        if (!BY_RIGHT.has(purpose)) related.note(event, purpose);
      }
    });
    return {
      finish: () => {
        const told = [...counts].map(([purpose, n]) => `${purpose} ${n}`).join(", ");
        findings.fact(`Payments by purpose: ${told === "" ? "none" : told}.`);
        related.tell(findings);
      },
    };
  },
};

function tellStray(
  { amounts, addresses }: Context,
  findings: Findings,
  { args, ...place }: EntryEvent,
  purpose?: Purpose,
) {
  const [given, whose] = [amounts.say(args.amount, args.asset), accountName(args.to, addresses)];
  const what = purpose ?? `number ${args.purpose}`;
  findings.fault(
    `Entry ${args.number}: ${given} went to ${whose} for the purpose “${what}”, which the asset lock does not know`,
    place,
  );
}

/** Members, and former ones, who sold to the co-op or got a grant of it. */
class Related {
  readonly #context: Context;
  readonly #sums = new Map<
    string,
    { member: number; asset: Address; purpose: Purpose; amount: bigint; payments: number }
  >();

  constructor(context: Context) {
    this.#context = context;
  }

  note({ args: { to, asset, amount } }: EntryEvent, purpose: Purpose): void {
    const { books, potOf } = this.#context;
    const member = potOf(to) === "members" ? Number(numberOf(to)) : this.#memberAt(holderOf(to));
    if (member === 0 || books.members.get(member) === undefined) return;
    const key = `${member}/${asset}/${purpose}`;
    const before = this.#sums.get(key) ?? { member, asset, purpose, amount: 0n, payments: 0 };
    this.#sums.set(key, { ...before, amount: before.amount + amount, payments: before.payments + 1 });
  }

  tell(findings: Findings): void {
    const all = [...this.#sums.values()].sort((a, b) => a.member - b.member);
    if (all.length === 0)
      findings.fact("No member was paid for anything but work, par, interest, patronage or a refund.");
    for (const { member, asset, purpose, amount, payments } of all.slice(0, MOST_RELATED)) {
      const sum = plain(this.#context.amounts.say(amount, asset));
      findings.fact(
        `Related party: member ${member} was paid ${sum} (${purpose.toLowerCase()}), in ${count(payments, "payment")}.`,
      );
    }
    const untold = all.length - MOST_RELATED;
    if (untold > 0) findings.fact(`And ${count(untold, "line")} more of related parties.`);
  }

  /** Wallets in entries are in lower case. */
  #memberAt(wallet: Address): number {
    return numberAt(this.#context.books, getAddress(wallet));
  }
}
