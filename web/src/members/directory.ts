import type { CoopEvent } from "../chain/events.ts";
import { eventsNamed } from "../chain/events.ts";
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
}

/** One member of a class: the statute names classes in the plural. */
export function oneOf(className: string): string {
  return className.replace(/s$/, "");
}

function createDirectory(events: readonly CoopEvent[]): Directory {
  const statute = readStatute(events);
  const register = readRegister(events);
  const rounds = new Map(eventsNamed(events, "RoundOpened").map(({ args }) => [Number(args.round), args.title]));
  const buckets = new Map(eventsNamed(events, "BucketOpened").map(({ args }) => [Number(args.bucket), args.title]));
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
    round: (number) => `Round ${number}: ${rounds.get(number) ?? ""}`,
    bucket: (number) => buckets.get(number) ?? `Bucket ${number}`,
  };
}

const directoryOf = remember(createDirectory);

export function useDirectory(): Directory {
  return directoryOf(useSnapshot().events);
}
