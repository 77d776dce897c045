import type { Address } from "viem";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";

const OFFER_TIME = 30 * 86_400; // seconds in which a new wallet takes over, in contracts/Members.sol

/** A member's number that is offered to another wallet. */
export interface WalletOffer {
  number: number;
  to: Address;
  possibleFrom: number; // seconds
  until: number; // seconds
  isRecovery: boolean; // asked for by a resolution, because the old wallet is lost
}

/** The offers that nobody has taken, taken back or vetoed, by the number of the member. */
export const offersOf = remember((events: readonly CoopEvent[]): ReadonlyMap<number, WalletOffer> => {
  const offers = new Map<number, WalletOffer>();
  for (const event of events) {
    if (event.eventName === "WalletOffered") {
      const { number, to } = event.args;
      const possibleFrom = Number(event.args.possibleFrom);
      const isRecovery = possibleFrom > Number(event.blockTimestamp); // a change by the wallet itself is possible at once
      offers.set(number, { number, to, possibleFrom, until: possibleFrom + OFFER_TIME, isRecovery });
    }
    if (event.eventName === "WalletKept" || event.eventName === "WalletChanged") offers.delete(event.args.number);
  }
  return offers;
});
