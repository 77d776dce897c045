import type { Address } from "viem";
import { readRecords } from "../buckets/records.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { readStatute } from "../statute/statute.ts";
import type { Statute } from "../statute/statute.ts";
import { short } from "../ui/words.ts";
import { readRegister } from "./register.ts";
import type { Register } from "./register.ts";

/** What everything in the co-op is called. */
export interface Directory {
  statute: Statute;
  register: Register;
  /** "Member 4 (worker)" */
  member(number: number): string;
  /** The member who carries the wallet, or its shortened address. */
  wallet(address: string): string;
  /** "Round 2: Summer budget" */
  round(number: number): string;
  /** "Second-hand oven" */
  bucket(number: number): string;
  /** What a bucket is counted in, as far as it is known. */
  assetOf(bucket: number): Address | undefined;
  /** "Sun for the roof" */
  fund(number: number): string;
}

/** One member of a class: the statute names classes in the plural. */
export function oneOf(className: string): string {
  return className.replace(/s$/, "");
}

function createDirectory(events: readonly CoopEvent[]): Directory {
  const statute = readStatute(events);
  const register = readRegister(events);
  const rounds = new Map(eventsNamed(events, "RoundOpened").map(({ args }) => [Number(args.round), args.plan]));
  const buckets = readRecords(events);
  const funds = new Map(eventsNamed(events, "FundOpened").map(({ args }) => [Number(args.fund), args.title]));
  const member = (number: number) => {
    const class_ = statute.classes[register.byNumber(number)?.class ?? -1];
    return class_ === undefined ? `Member ${number}` : `Member ${number} (${oneOf(class_.name)})`;
  };
  return {
    statute,
    register,
    member,
    wallet: (address) => {
      const found = register.byWallet(address);
      return found === undefined ? short(address) : member(found.number);
    },
    round: (number) => `Round ${number}: ${rounds.get(number)?.title ?? ""}`,
    bucket: (number) => buckets.get(number)?.plan.title ?? `Bucket ${number}`,
    assetOf: (number) => {
      const plan = buckets.get(number)?.plan;
      return plan === undefined || plan.round === 0 ? plan?.asset : rounds.get(plan.round)?.asset;
    },
    fund: (number) => funds.get(number) ?? `Fund ${number}`,
  };
}

export const directoryOf = remember(createDirectory);

export function useDirectory(): Directory {
  return directoryOf(useSnapshot().events);
}
