import { createContext, useContext } from "react";
import type { Address } from "viem";
import type { Founding } from "../../../sdk/src/events.ts";
import type { Token } from "../../../sdk/src/exports/context.ts";
import type { Addresses } from "../../../sdk/src/coop.ts";
import type { Site } from "./site.ts";

/** One co-op: where its contracts lie, how it was founded, and what it counts its money in. */
export interface Coop extends Site {
  founding: Founding;
  addresses: Addresses;
  currency: Token & { asset: Address };
  tokens: ReadonlyMap<string, Token>; // by asset in lower case; those that say how they are written
  relayerUrl?: string; // hands in signed ballots at the co-op's expense
}

export const CoopContext = createContext<Coop | undefined>(undefined);

/** The co-op that this page is about. */
export function useCoop(): Coop {
  const coop = useContext(CoopContext);
  if (coop === undefined) throw new Error("useCoop needs a CoopContext.");
  return coop;
}

/** The path of a co-op's pages: the address of its treasury, which shows what it is about to whoever knows chains. */
export function pathOf({ addresses }: Pick<Coop, "addresses">): string {
  return `/${addresses.treasury}`;
}
