import type { Address } from "viem";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMoney } from "../ui/money.ts";

type Requested = CoopEvent<"PayoutRequested">["args"];

export type PayoutState = "requested" | "contested" | "upheld" | "paid" | "withdrawn" | "rejected";

/** Money on its way out of a bucket, and what members say about it. */
export interface Payout {
  number: number;
  bucket: number;
  requester: number; // member number; 0: no member
  order: Requested["order"];
  tier: Requested["tier"]; // how many must approve or object, and how long it waits
  state: PayoutState;
  approvedBy: readonly number[]; // member numbers
  payableFrom: number; // seconds; 0: approvals are missing
  objections: readonly { member: number; reason: string }[];
  spender?: Address; // who paid it alone, within an allowance
}

/** All payouts by their numbers. */
export const readPayouts = remember((events: readonly CoopEvent[]): ReadonlyMap<number, Payout> => {
  const payouts = new Map<number, Payout>();
  for (const event of events) {
    if (event.eventName === "PayoutRequested") {
      const { payout, bucket, number, order, tier } = event.args;
      const beginning = { state: "requested", approvedBy: [], payableFrom: 0, objections: [] } as const;
      const asked = { number: Number(payout), bucket: Number(bucket), requester: number };
      payouts.set(Number(payout), { ...asked, order, tier, ...beginning });
      continue;
    }
    const found = "payout" in event.args ? payouts.get(Number(event.args.payout)) : undefined;
    if (found !== undefined) payouts.set(found.number, { ...found, ...changeBy(event, found) });
  }
  return payouts;
});

function changeBy({ eventName, args }: CoopEvent, found: Payout): Partial<Payout> {
  switch (eventName) {
    case "PayoutApproved":
      return { approvedBy: [...found.approvedBy, args.number], payableFrom: Number(args.payableFrom) };
    case "PayoutObjected":
      return { objections: [...found.objections, { member: args.number, reason: args.reason }] };
    case "AllowanceSpent":
      return { spender: args.spender };
    case "PayoutSentToAssembly":
      return { state: "contested" };
    case "PayoutUpheld":
      return { state: "upheld" };
    case "PayoutRejected":
      return { state: "rejected" };
    case "PayoutWithdrawn":
      return { state: "withdrawn" };
    case "PayoutPaid":
      return { state: "paid" };
    default:
      return {};
  }
}

/** The payouts of a bucket, the newest first. */
export function usePayouts(bucket: number): Payout[] {
  const { events } = useSnapshot();
  return [...readPayouts(events).values()].filter((payout) => payout.bucket === bucket).reverse();
}

/** Whether it may still be paid. */
export function isPending({ state }: Payout): boolean {
  return state === "requested" || state === "contested" || state === "upheld";
}

/** Whether anyone may pay it now. */
export function isPayable({ state, payableFrom }: Payout, now: number): boolean {
  return state === "upheld" || (state === "requested" && payableFrom !== 0 && now >= payableFrom);
}

/** Whether members may still object: until it can be paid. */
export function isOpenToObjections({ state, payableFrom }: Payout, now: number): boolean {
  return state === "requested" && (payableFrom === 0 || now < payableFrom);
}

/** Names payouts where one line must do: "payout 3, 900 EUR from “Solar roof” to Member 4 (worker)". */
export function usePayoutWords(): (number: bigint) => string {
  const { events } = useSnapshot();
  const directory = useDirectory();
  const money = useMoney();
  return (number) => {
    const found = readPayouts(events).get(Number(number));
    if (found === undefined) return `payout ${number}`;
    const { bucket, order } = found;
    const amount = money(order.amount, directory.assetOf(bucket));
    return `payout ${number}, ${amount} from “${directory.bucket(bucket)}” to ${directory.wallet(order.recipient)}`;
  };
}
