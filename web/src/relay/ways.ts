import { useState } from "react";
import { useIsRelaying } from "./useRelayer.ts";

/** How a ballot reaches the assembly: signed, for the co-op to hand in, or by the member's own transaction. */
export type Way = "signed" | "own";

/** How long a signature is good. */
export type Validity = "close" | "day" | "hour";

/** The ways there are, and what the member has chosen of them. */
export interface Ways {
  isRelaying: boolean | undefined; // undefined: not known yet, or there is no relayer
  way: Way;
  validity: Validity;
  choose: (chosen: Partial<Chosen>) => void;
}

interface Chosen {
  way: Way;
  validity: Validity;
}

export const HOUR = 3_600; // seconds
export const DAY = 24 * HOUR;

/** Lets a member choose between the ways. While nobody takes signed ballots, its own wallet is the only one. */
export function useWays(): Ways {
  const isRelaying = useIsRelaying();
  const [chosen, setChosen] = useState<Chosen>({ way: "signed", validity: "close" });
  return {
    isRelaying,
    way: isRelaying === true ? chosen.way : "own",
    validity: chosen.validity,
    choose: (changed) => setChosen({ ...chosen, ...changed }),
  };
}

/** Until when (seconds) a signature is good that is given `now`, by the clock of the chain. */
export function deadlineOf(validity: Validity, closesAt: number, now: number): number {
  if (validity === "close") return closesAt;
  const latest = Math.max(now, Math.floor(Date.now() / 1000)); // a quiet chain has not written the hour yet
  return latest + (validity === "day" ? DAY : HOUR);
}
