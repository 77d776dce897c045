import type { Address } from "viem";
import { useContracts } from "../chain/contracts.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useLedger } from "../treasury/useLedger.ts";
import { accountOf } from "../../../sdk/src/accounts.ts";

const CORE = 0n; // number of the account of money that is locked for core expenses

/** Money that doubles gifts. All amounts in base units. */
export interface MatchFund {
  number: number;
  title: string;
  asset: Address;
  until: number; // seconds
  perFunder: bigint;
  perBucket: bigint;
  buckets: readonly number[]; // whose gifts it doubles
  gifts: readonly { bucket: number; funder: Address; amount: bigint }[]; // what it added, and for whom
  matched: bigint;
  left: bigint;
}

/** A budget that comes back. All amounts in base units. */
export interface Standing {
  number: number;
  bucket: number;
  asset: Address;
  amount: bigint; // a period
  period: number; // seconds
  firstAt: number; // seconds
  endsAt: number; // seconds; 0: until further notice
  paid: bigint;
}

const readFunds = remember((events: readonly CoopEvent[]): Omit<MatchFund, "left">[] => {
  const assigned = eventsNamed(events, "FundAssigned");
  const matches = eventsNamed(events, "GiftMatched");
  return eventsNamed(events, "FundOpened").map(({ args: { fund, terms, title } }) => {
    const gifts = matches
      .filter(({ args }) => args.fund === fund)
      .map(({ args: { bucket, funder, amount } }) => ({ bucket: Number(bucket), funder, amount }));
    const buckets = assigned.filter(({ args }) => args.fund === fund).map(({ args }) => Number(args.bucket));
    const matched = gifts.reduce((sum, { amount }) => sum + amount, 0n);
    return { number: Number(fund), title, ...terms, buckets, gifts, matched };
  });
});

const readStanding = remember((events: readonly CoopEvent[]): Standing[] => {
  const ended = new Map(eventsNamed(events, "StandingEnded").map(({ args }) => [args.id, Number(args.endsAt)]));
  const payments = eventsNamed(events, "StandingPaid");
  return eventsNamed(events, "StandingNamed").map(({ args: { id, budget } }) => {
    const paid = payments.filter(({ args }) => args.id === id).reduce((sum, { args }) => sum + args.amount, 0n);
    return { ...budget, number: Number(id), endsAt: ended.get(id) ?? 0, paid };
  });
});

/** The match funds and the standing budgets. What lies in them is read from this page's own books. */
export function useFunds() {
  const { events } = useSnapshot();
  const { address } = useContracts().funds;
  const { ledger } = useLedger();
  const held = (account: bigint, asset: Address) => ledger.balances.get(asset)?.get(accountOf(address, account)) ?? 0n;
  return {
    funds: readFunds(events).map((fund) => ({ ...fund, left: held(BigInt(fund.number), fund.asset) })),
    standing: readStanding(events),
    lockedIn: (asset: Address) => held(CORE, asset),
  };
}

/** What is due of a standing budget, as contracts/Funds.sol counts it: a period begins with its first second. */
export function dueOf({ amount, paid, ...budget }: Standing, now: number): bigint {
  return BigInt(periodsBegun(budget, now)) * amount - paid;
}

/** When the next amount falls due, in seconds; undefined where none does any more. */
export function nextDueOf(budget: Standing, now: number): number | undefined {
  const at = budget.firstAt + periodsBegun(budget, now) * budget.period;
  return budget.endsAt !== 0 && at >= budget.endsAt ? undefined : at;
}

function periodsBegun({ firstAt, period, endsAt }: Omit<Standing, "amount" | "paid">, now: number): number {
  const until = endsAt !== 0 && endsAt <= now ? endsAt : now + 1;
  return until <= firstAt ? 0 : Math.floor((until - firstAt - 1) / period) + 1;
}

/** What a match fund would add to a gift. */
export function matchFor(fund: MatchFund, bucket: number, funder: Address, gift: bigint, room: bigint): bigint {
  const inBucket = fund.gifts.filter((given) => given.bucket === bucket);
  const sum = (gifts: MatchFund["gifts"]) => gifts.reduce((total, { amount }) => total + amount, 0n);
  const forFunder = sum(inBucket.filter((given) => given.funder.toLowerCase() === funder.toLowerCase()));
  const limits = [room - gift, fund.left, fund.perFunder - forFunder, fund.perBucket - sum(inBucket)];
  const most = limits.reduce((least, limit) => (limit < least ? limit : least), gift);
  return most > 0n ? most : 0n;
}
