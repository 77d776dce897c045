import type { Address } from "viem";
import type { CoopEvent } from "../../../sdk/src/events.ts";

export interface Member {
  number: number;
  wallet: Address;
  class: number;
  joinedAt: number; // block timestamp, seconds
  hasLeft: boolean;
}

/** The register of members, from the events that wrote it. */
export interface Register {
  all: readonly Member[]; // in the order of their numbers
  byNumber(number: number): Member | undefined;
  byWallet(wallet: string): Member | undefined;
}

export function readRegister(events: readonly CoopEvent[]): Register {
  const members = new Map<number, Member>();
  const change = (number: number, patch: Partial<Member>) => {
    const member = members.get(number);
    if (member !== undefined) members.set(number, { ...member, ...patch });
  };
  for (const { eventName, args, blockTimestamp } of events) {
    if (eventName === "MemberJoined") {
      const { number, wallet, class: class_ } = args;
      members.set(number, { number, wallet, class: class_, joinedAt: Number(blockTimestamp ?? 0n), hasLeft: false });
    }
    if (eventName === "MemberResigned" || eventName === "MemberExpelled" || eventName === "MembershipLapsed") {
      change(args.number, { hasLeft: true });
    }
    if (eventName === "StandingChanged") change(args.number, { class: args.class });
    if (eventName === "WalletChanged") change(args.number, { wallet: args.to });
  }
  const byWallet = new Map([...members.values()].map((member) => [member.wallet.toLowerCase(), member]));
  return {
    all: [...members.values()],
    byNumber: (number) => members.get(number),
    byWallet: (wallet) => byWallet.get(wallet.toLowerCase()),
  };
}
