import { isAddressEqual } from "viem";
import type { Address, Hex } from "viem";
import { accountOf, isOutside, OUTSIDE, refTo } from "../accounts.ts";
import { numberAt } from "../books/members.ts";
import { statuteOf } from "../books/statute.ts";
import type { EntryEvent } from "../events.ts";
import { PURPOSES } from "../names.ts";
import type { Purpose } from "../names.ts";
import { accountName } from "./amounts.ts";
import type { Check, Context } from "./context.ts";
import { count } from "./findings.ts";
import type { Findings } from "./findings.ts";
import type { Cause, Executed, Movement, TreasuryCall } from "./outflows.ts";

/** Who got how much of what, and what for, as the resolution, the order of the payout or the rule says. */
export const decided: Check = {
  number: 5,
  title: "Payee, amount, asset and purpose are those that were decided",
  begin: (context, findings) => {
    let [movements, calls] = [0, 0];
    const accounts = new Map<number, Hex>(); // payout => account it goes to
    context.outflows.onMovement((movement) => {
      const { cause, event } = movement;
      const wanted = cause && wantedOf(context, movement, cause, accounts);
      if (wanted === undefined) return;
      movements++;
      for (const part of differences(context, event, wanted))
        findings.fault(`Entry ${event.args.number} ${part}.`, event);
    });
    context.outflows.onCall((call) => {
      calls++;
      checkCall(findings, call);
    });
    return {
      on: {
        PayoutRequested: ({ args: { payout, recipient, order } }) =>
          void accounts.set(Number(payout), accountFor(context, recipient, order.toAccount)),
      },
      finish: () => {
        findings.claim("All of these are as proposed, ordered or laid down.");
        const told = `${count(movements, "entry", "entries")} that a decision explains`;
        findings.fact(`${count(calls, "call")} of resolutions, and ${told}, were compared.`);
      },
    };
  },
};

/** What an entry should say; what is left out may be anything. */
type Wanted = Partial<{ from: Hex; to: Hex; asset: Address; amount: bigint; purpose: number; ref: Hex }>;

const number = (purpose: Purpose): number => PURPOSES.indexOf(purpose);

/** A member's account follows its number, anybody else's is the wallet's. */
function accountFor({ books, addresses }: Context, recipient: Address, isWithin: boolean): Hex {
  if (!isWithin) return accountOf(recipient, OUTSIDE);
  const member = numberAt(books, recipient);
  return member === 0 ? accountOf(recipient, 0n) : accountOf(addresses.members, BigInt(member));
}

function wantedOf(context: Context, { event }: Movement, cause: Cause, accounts: Map<number, Hex>): Wanted | undefined {
  const { books, addresses } = context;
  const { currency } = statuteOf(books);
  const ofMember = (member: number): Hex => accountOf(addresses.members, BigInt(member));
  switch (cause.kind) {
    case "resolution":
      return cause.call && wantedByCall(context, cause.call, refTo("Proposal", cause.proposal.id));
    case "payout": {
      const payout = books.payouts.get(cause.payout);
      if (payout === undefined) return undefined;
      const { amount, purpose } = payout.order;
      const asset = books.purses.get(payout.bucket)?.asset;
      return { to: accounts.get(cause.payout), asset, amount, purpose, ref: refTo("Payout", cause.payout) };
    }
    case "refund": {
      const asset = books.purses.get(cause.bucket)?.asset;
      return { asset, amount: cause.amount, purpose: number("Refund"), ref: refTo("Bucket", cause.bucket) };
    }
    case "repayment":
      return { to: ofMember(cause.number), asset: currency, amount: cause.amount, purpose: number("Repayment") };
    case "interest":
      return { to: ofMember(cause.number), asset: currency, amount: cause.amount, purpose: number("Interest") };
    case "release":
      return { to: accountOf(cause.wallet, 0n), asset: currency, purpose: number("Refund") };
    case "winding up":
      return { to: accountOf(cause.heir, OUTSIDE), amount: cause.amount, purpose: number("LockedTransfer") };
    case "office":
      return { to: outsideIn(event), purpose: number("LockedTransfer") };
  }
}

/** Wherever it went, it went out of the treasury. */
const outsideIn = ({ args: { to } }: EntryEvent): Hex | undefined => (isOutside(to) ? to : undefined);

/** What the treasury makes of a call by the executor: without a reference, the resolution is the cause. */
function wantedByCall({ addresses }: Context, call: TreasuryCall, resolution: Hex): Wanted {
  const withRef = (given: Hex): Hex => {
    const ref = refTo("None", given);
    return BigInt(ref) === 0n ? resolution : ref;
  };
  if (call.functionName === "endow") {
    const [body, asset, amount] = call.args;
    const from = accountOf(addresses.treasury, 0n);
    return { from, to: accountOf(body, OUTSIDE), asset, amount, purpose: number("LockedTransfer") };
  }
  const [account, to, asset, amount, purpose, ref] = call.args;
  const from = accountOf(addresses.executor, account);
  const target = call.functionName === "pay" ? accountOf(to, OUTSIDE) : to;
  return { from, to: target, asset, amount, purpose, ref: withRef(ref) };
}

/** Where an entry differs from what it should say. */
function differences({ amounts, addresses }: Context, { args }: EntryEvent, wanted: Wanted): string[] {
  const say = (account: Hex): string => accountName(account, addresses);
  const found: string[] = [];
  const differ = (what: string, isDifferent: boolean, is: string, decision: string): void =>
    void (isDifferent && found.push(`has ${what} ${is}, and ${decision} was decided`));
  const {
    from = args.from,
    to = args.to,
    asset = args.asset,
    amount = args.amount,
    purpose = args.purpose,
    ref = args.ref,
  } = wanted;
  differ("payer", from !== args.from, say(args.from), say(from));
  differ("payee", to.toLowerCase() !== args.to, say(args.to), say(to));
  differ("asset", asset !== args.asset, args.asset, asset);
  differ("amount", amount !== args.amount, amounts.say(args.amount, args.asset), amounts.say(amount, asset));
  differ("purpose", purpose !== args.purpose, nameOf(args.purpose), nameOf(purpose));
  differ("reference", ref !== args.ref, args.ref, ref);
  return found;
}

const nameOf = (purpose: number): string => PURPOSES[purpose] ?? String(purpose);

/** Whether the executor did what was proposed, and the treasury what the executor asked for. */
function checkCall(findings: Findings, { event, proposal, isUnmoved }: Executed): void {
  const { id, index, target, value, data } = event.args;
  if (proposal === undefined)
    return findings.fault(`The executor carried out operation ${id}, which nobody proposed.`, event);
  const call = Number(index);
  const { targets, values, calldatas } = proposal;
  const isProposed =
    targets[call] !== undefined &&
    isAddressEqual(targets[call], target) &&
    values[call] === value &&
    calldatas[call]?.toLowerCase() === data.toLowerCase();
  findings.expect(
    isProposed,
    () => `Call ${call + 1} of proposal ${proposal.number} is not the one that was proposed.`,
    event,
  );
  findings.expect(
    !isUnmoved,
    () => `Call ${call + 1} of proposal ${proposal.number} should have moved money, and no entry says so.`,
    event,
  );
}
