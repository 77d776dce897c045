import type { CoopEvent } from "../../../sdk/src/events.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";

/** What was laid down when a round was opened, and what its budget became. */
export interface RoundPlan {
  plan: CoopEvent<"RoundOpened">["args"]["plan"];
  core: bigint; // base units, as below: core expenses that came off the budget first
  carried: bigint; // what earlier rounds had left
  added: bigint; // by resolution, since
  closesAt: number; // seconds
}

/** What was laid down about the rounds, by their numbers. */
export const readRoundPlans = remember((events: readonly CoopEvent[]): ReadonlyMap<number, RoundPlan> => {
  const topped = new Map(eventsNamed(events, "RoundToppedUp").map(({ args }) => [args.round, args.pool]));
  return new Map(
    eventsNamed(events, "RoundOpened").map(({ args: { round, plan, core, carried, pool, closesAt } }) => {
      const added = (topped.get(round) ?? pool) - pool;
      return [Number(round), { plan, core, carried, added, closesAt: Number(closesAt) }];
    })
  );
});

/** The guidelines, one a line. Flags name them by their number, from 0. */
export function guidelinesOf(guidelines: string): string[] {
  return guidelines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
