import type { Address, Hex } from "viem";
import type { CoopEvent } from "../events.ts";
import type { Books } from "./books.ts";

/** Who holds a role: of the executor (a timelock) or of the authority (an access manager). */
export interface RoleRecord {
  number: number; // in the order of granting, from 1
  of: "executor" | "authority";
  role: Hex | bigint;
  account: Address;
  isHeld: boolean;
  delay: number; // seconds before a call takes effect; of the authority's roles
}

/** Which role may call a function. */
export interface DoorRecord {
  number: number; // in the order of opening, from 1
  target: Address;
  selector: Hex;
  role: bigint;
}

/** Both contracts are OpenZeppelin's, and have events of the same names. */
export function applyPowers(books: Books, event: CoopEvent): void {
  if (event.noun !== "executor" && event.noun !== "authority") return;
  switch (event.eventName) {
    case "RoleGranted":
    case "RoleRevoked": {
      const { args, noun, eventName } = event;
      const role = "roleId" in args ? args.roleId : args.role;
      const delay = "delay" in args ? args.delay : 0;
      const number = roleKey(books, `${noun}/${role}/${args.account}`);
      const isHeld = eventName === "RoleGranted";
      books.roles.set(number, { number, of: noun, role, account: args.account, isHeld, delay });
      break;
    }
    case "TargetFunctionRoleUpdated": {
      const { target, selector, roleId: role } = event.args;
      const number = roleKey(books, `${target}/${selector}`);
      books.doors.set(number, { number, target, selector, role });
      break;
    }
    case "MinDelayChange":
      books.executorDelay = Number(event.args.newDuration);
      break;
  }
}

function roleKey({ powerNumbers }: Books, name: string): number {
  const number = powerNumbers.get(name) ?? powerNumbers.size + 1;
  powerNumbers.set(name, number);
  return number;
}
