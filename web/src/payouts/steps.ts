import type { Address } from "viem";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";

export type StepKind =
  | "requested"
  | "approved"
  | "objected"
  | "contested"
  | "upheld"
  | "rejected"
  | "withdrawn"
  | "paid";

/** Something that happened to a payout. Books keep where it stands; this is the way there. */
export interface PayoutStep {
  kind: StepKind;
  at: number; // seconds
  member?: number; // who did it
  reason?: string;
}

interface Course {
  steps: PayoutStep[];
  spender?: Address; // who paid it alone, out of an allowance
}

/** What happened to each payout, by its number. */
export const coursesOf = remember((events: readonly CoopEvent[]): ReadonlyMap<number, Course> => {
  const courses = new Map<number, Course>();
  for (const event of events) {
    if (event.noun !== "payouts" || !("payout" in event.args)) continue;
    const number = Number(event.args.payout);
    const course = courses.get(number) ?? { steps: [] };
    courses.set(number, course);
    if (event.eventName === "AllowanceSpent") course.spender = event.args.spender;
    const step = stepFrom(event);
    if (step !== undefined) course.steps.push({ ...step, at: Number(event.blockTimestamp) });
  }
  return courses;
});

function stepFrom({ eventName, args }: CoopEvent): Omit<PayoutStep, "at"> | undefined {
  switch (eventName) {
    case "PayoutRequested":
      return { kind: "requested", member: args.number };
    case "PayoutApproved":
      return { kind: "approved", member: args.number };
    case "PayoutObjected":
      return { kind: "objected", member: args.number, reason: args.reason };
    case "PayoutSentToAssembly":
      return { kind: "contested" };
    case "PayoutUpheld":
      return { kind: "upheld" };
    case "PayoutRejected":
      return { kind: "rejected" };
    case "PayoutWithdrawn":
      return { kind: "withdrawn" };
    case "PayoutPaid":
      return { kind: "paid" };
    default:
      return undefined;
  }
}
