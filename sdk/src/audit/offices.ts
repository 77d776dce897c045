import { toFunctionSelector } from "viem";
import type { AbiFunction, Address, Hex } from "viem";
import type { Books } from "../books/books.ts";
import { NOUN_ABIS, nounAt } from "../coop.ts";
import type { CoopEvent } from "../events.ts";
import type { Context } from "./context.ts";
import { count, plain } from "./findings.ts";
import type { Findings } from "./findings.ts";
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

  /** Whether `account` may act for `role` at once. */
  holds(role: bigint, account: Address, now: number): boolean {
    const office = this.#held.get(keyOf(role, account));
    return office !== undefined && office.since <= now && office.delay === 0;
  }

  /** Who holds a role already keeps it, with another delay. */
  #grant({ args }: CoopEvent<"RoleGranted">): void {
    if (!("roleId" in args)) return;
    const key = keyOf(args.roleId, args.account);
    const since = args.newMember ? Number(args.since) : (this.#held.get(key)?.since ?? 0);
    this.#held.set(key, { since, delay: args.delay });
  }
}

const keyOf = (role: bigint, account: Address): string => `${role}/${account.toLowerCase()}`;

/* WHO MAY DO WHAT */

const EVERYBODY = (1n << 64n) - 1n; // the role that every wallet has
const ADMINISTRATORS = 0n;
const MOST_TOLD = 40; // lines

/** What the authority's table says beside who holds which role: names of roles, and who hands them out. */
export class Table {
  readonly #labels = new Map<bigint, string>();
  readonly #admins = new Map<bigint, bigint>();

  on(): NonNullable<Watch["on"]> {
    return {
      RoleLabel: ({ args }) => void this.#labels.set(args.roleId, plain(args.label, 40)),
      RoleAdminChanged: ({ args }) => {
        if ("roleId" in args) this.#admins.set(args.roleId, args.admin);
      },
    };
  }

  /** Lists everybody who may do something by a role, and what. */
  tell({ books }: Context, findings: Findings): void {
    const holders = [...books.roles.values()].filter(({ of, role, isHeld }) => of === "authority" && isHeld && role !== ADMINISTRATORS);
    const lines = [
      ...holders.map(({ role, account, delay }) => {
        const member = books.wallets.get(account);
        const who = member === undefined ? account : `${account} (member ${member})`;
        return `Role ${this.#name(role as bigint)} is held by ${who}${delay === 0 ? "" : `, with a delay of ${count(delay, "second")}`}.`;
      }),
      ...this.#doorLines(books),
      ...[...this.#admins].map(([role, admin]) => `Role ${this.#name(role)} is handed out by role ${this.#name(admin)}.`),
    ];
    if (lines.length === 0) findings.fact("No role of the authority is held by anybody: every power is the assembly's.");
    for (const line of lines.slice(0, MOST_TOLD)) findings.fact(line);
    if (lines.length > MOST_TOLD) findings.fact(`And ${count(lines.length - MOST_TOLD, "line")} more of the table of power.`);
  }

  #name(role: bigint): string {
    const label = this.#labels.get(role);
    return label === undefined ? String(role) : `${role} (“${label}”)`;
  }

  #doorLines(books: Books): string[] {
    const open = [...books.doors.values()].filter(({ role }) => role !== ADMINISTRATORS);
    return open.map(({ target, selector, role }) => {
      const who = role === EVERYBODY ? "Everybody" : `Role ${this.#name(role)}`;
      return `${who} may call ${functionName(books, target, selector)}.`;
    });
  }
}

/** "treasury.endow", where it is a function of the co-op. */
function functionName({ addresses }: Books, target: Address, selector: Hex): string {
  const noun = nounAt(addresses, target);
  if (noun === undefined) return `${selector} of ${target}`;
  const abi: readonly { type: string }[] = NOUN_ABIS[noun];
  const functions = abi.filter((item): item is AbiFunction => item.type === "function");
  return `${noun}.${functions.find((item) => toFunctionSelector(item) === selector)?.name ?? selector}`;
}
