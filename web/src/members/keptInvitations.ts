import type { Address } from "viem";
import type { Place } from "./invitation.ts";
import { readStoredJson, writeStored } from "../ui/stored.ts";

/** What a browser keeps of an invitation that was made in it: enough to take it back, not enough to join with it. */
export interface KeptInvitation {
  inviter: Address;
  class: number;
  code: Address;
  deadline: number; // seconds
}

const STORED_AS = "rochdale.invitations";
const MOST = 50;

const keyOf = ({ chain, addresses }: Place): string => `${STORED_AS}.${chain.id}.${addresses.treasury.toLowerCase()}`;

/** The invitations into a co-op that were made in this browser, the newest first. */
export function keptInvitations(place: Place): readonly KeptInvitation[] {
  const stored = readStoredJson(keyOf(place));
  return Array.isArray(stored) ? stored.filter(isKept) : [];
}

/** Keeps one more, and lets go of the oldest where they are too many. Gives all that are kept now. */
export function keepInvitation(place: Place, { inviter, class: class_, code, deadline }: KeptInvitation) {
  const all = [{ inviter, class: class_, code, deadline }, ...keptInvitations(place)].slice(0, MOST);
  writeStored(keyOf(place), JSON.stringify(all)); // a browser that stores nothing shows them until the page is left
  return all;
}

function isKept(found: unknown): found is KeptInvitation {
  if (typeof found !== "object" || found === null) return false;
  const { inviter, class: class_, code, deadline } = found as Partial<Record<keyof KeptInvitation, unknown>>;
  const isPlain = typeof inviter === "string" && typeof code === "string";
  return isPlain && Number.isInteger(class_) && Number.isInteger(deadline);
}
