import type { Address } from "viem";
import type { CoopEvent } from "../events.ts";
import type { Watch } from "./walk.ts";

/** Since when somebody holds a role of the authority, and how long its calls wait. */
interface Office {
  since: number; // seconds
  delay: number; // seconds
}

/** Who holds which role of the authority, at the time that the history has come to. */
export class Offices {
  readonly #held = new Map<string, Office>();

  on(): NonNullable<Watch["on"]> {
    return {
      RoleGranted: (event) => this.#grant(event),
      RoleRevoked: ({ args }) => {
        if ("roleId" in args) this.#held.delete(keyOf(args.roleId, args.account));
      },
    };
  }

  /** Whether `account` has the role at `now` (seconds): some are granted for later. */
  isIn(role: bigint, account: Address, now: number): boolean {
    return (this.#held.get(keyOf(role, account))?.since ?? Infinity) <= now;
  }

  /** Whether it may act for the role at once. */
  mayAct(role: bigint, account: Address, now: number): boolean {
    const office = this.#held.get(keyOf(role, account));
    return office !== undefined && office.since <= now && office.delay === 0;
  }

  /** Who holds a role already keeps it, with another delay. */
  #grant({ args }: CoopEvent<"RoleGranted">): void {
    if (!("roleId" in args)) return;
    const key = keyOf(args.roleId, args.account);
    const since = args.newMember ? Number(args.since) : this.#held.get(key)?.since ?? 0;
    this.#held.set(key, { since, delay: args.delay });
  }
}

const keyOf = (role: bigint, account: Address): string => `${role}/${account.toLowerCase()}`;
