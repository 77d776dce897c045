import { isAddressEqual } from "viem";
import type { Address } from "viem";
import type { AllowanceRecord } from "../books/payouts.ts";
import type { CoopEvent } from "../events.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";
import { Matching } from "./matching.ts";
import { Offices } from "./offices.ts";
import { RoundsWatch } from "./rounds.ts";
import type { Watch } from "./walk.ts";

/** Roles, standing budgets, match funds and members spent and shared out no more than they were given. */
export const budgets: Check = {
  number: 12,
  title: "Allowances, standing budgets and rounds were kept to",
  begin: (context, findings) => {
    const rounds = new RoundsWatch(context, findings);
    const roles = new RoleSpending(context, findings);
    const matching = new Matching(context, findings);
    let standing = 0;
    return {
      on: {
        ...rounds.on(),
        ...roles.on(),
        ...matching.on(),
        StandingPaid: (event) => {
          standing++;
          checkStanding(context, findings, event);
        },
      },
      finish: async () => {
        await Promise.all([rounds.finish(), compareAllowances(context, findings), compareStanding(context, findings)]);
        findings.claim("Nobody spent or shared out more than it might, and storage has the same sums.");
        const told = `${count(standing, "payment")} of standing budgets, ${count(matching.gifts, "gift")} matched`;
        findings.fact(`${count(roles.spendings, "payment")} by roles alone, ${told}.`);
      },
    };
  },
};

/* ROLES */

/** What the holders of roles spent alone. */
class RoleSpending {
  spendings = 0;
  readonly #context: Context;
  readonly #findings: Findings;
  readonly #offices = new Offices();

  constructor(context: Context, findings: Findings) {
    [this.#context, this.#findings] = [context, findings];
  }

  on(): NonNullable<Watch["on"]> {
    return {
      ...this.#offices.on(),
      AllowanceSpent: (event) => {
        this.spendings++;
        const problem = this.#problemOf(event);
        if (problem !== undefined) this.#findings.fault(`Role ${event.args.role} ${problem}`, event);
      },
    };
  }

  /** The payout was entered just before, and is paid just afterwards. */
  #problemOf({ args, blockTimestamp }: CoopEvent<"AllowanceSpent">): string | undefined {
    const { books, amounts } = this.#context;
    const { role, bucket, spender, left } = args;
    const now = Number(blockTimestamp);
    const payout = books.payouts.get(Number(args.payout));
    if (payout === undefined) return `spent for payout ${args.payout}, which nobody entered`;
    const asset = books.purses.get(payout.bucket)?.asset;
    const say = (amount: bigint): string => (asset === undefined ? `${amount} base units` : amounts.say(amount, asset));
    const allowance = books.allowances.get(books.allowanceNumbers.get(`${bucket}/${role}`) ?? 0);
    if (allowance === undefined) return `spent ${say(payout.order.amount)} of bucket ${bucket}, without an allowance`;
    const before = leftOf(allowance, now);
    if (payout.order.amount > before) {
      return `spent ${say(payout.order.amount)} of bucket ${bucket}; its allowance had ${say(before)} left just then`;
    }
    if (left !== before - payout.order.amount)
      return `has ${say(left)} left by the event, ${say(before - payout.order.amount)} by the books`;
    if (!this.#offices.mayAct(role, spender, now)) return `was spent for by ${spender}, who did not hold it`;
    return isAddressEqual(payout.recipient, spender) ? `was spent for by ${spender}, to itself` : undefined;
  }
}

/** What may still be spent at `now`, in base units: what was spent counts in its own period only. */
function leftOf({ amount, period, spent, spentIn }: AllowanceRecord, now: number): bigint {
  const counted = spentIn === Math.floor(now / period) ? spent : 0n;
  return counted < amount ? amount - counted : 0n;
}

async function compareAllowances({ books, storage, contracts, now }: Context, findings: Findings): Promise<void> {
  const all = [...books.allowances.values()];
  const stored = await Promise.all(
    all.map(({ bucket, role }) => storage.read(contracts.payouts, "allowanceOf", [BigInt(bucket), role])),
  );
  for (const [i, allowance] of all.entries()) {
    const left = leftOf(allowance, now);
    const may = `Of bucket ${allowance.bucket}, role ${allowance.role} may still spend`;
    const differ = (): string => `${may} ${left} by the events, ${stored[i]} by storage.`;
    findings.expect(stored[i] === left, differ);
  }
}

/* STANDING BUDGETS */

/** What was paid is due: the amount for every period that has begun. */
function checkStanding({ books, amounts }: Context, findings: Findings, event: CoopEvent<"StandingPaid">): void {
  const { id, amount, missing } = event.args;
  const budget = books.standings.get(Number(id));
  if (budget === undefined) return findings.fault(`Standing budget ${id} was paid, and nobody had named it`, event);
  const now = Number(event.blockTimestamp);
  const until = budget.endsAt !== 0 && budget.endsAt <= now ? budget.endsAt : now + 1;
  const begun = until <= budget.firstAt ? 0 : Math.floor((until - budget.firstAt - 1) / budget.period) + 1;
  const due = BigInt(begun) * budget.amount - budget.paid;
  const say = (sum: bigint, asset: Address = budget.asset): string => amounts.say(sum, asset);
  findings.expect(amount <= due, () => `Standing budget ${id} was paid ${say(amount)}; ${say(due)} were due`, event);
  const told = (): string =>
    `Standing budget ${id} lacks ${say(missing)} by the event, ${say(due - amount)} by the books`;
  findings.expect(missing === due - amount, told, event);
}

async function compareStanding({ books, storage, contracts, amounts }: Context, findings: Findings): Promise<void> {
  const all = [...books.standings.values()];
  const stored = await Promise.all(
    all.map(({ number }) => storage.read(contracts.funds, "standingOf", [BigInt(number)])),
  );
  for (const [i, { number, paid, amount, asset }] of all.entries()) {
    const theirs = stored[i];
    const isSame = theirs?.paid === paid && theirs.amount === amount;
    const [own, other] = [amounts.say(paid, asset), amounts.say(theirs?.paid ?? 0n, asset)];
    const differ = (): string => `Standing budget ${number} was paid ${own} by the events, ${other} by storage.`;
    findings.expect(isSame, differ);
  }
}
