import { toFunctionSelector } from "viem";
import type { AbiFunction, Address, Hex } from "viem";
import type { Books } from "../books/books.ts";
import { nounAt } from "../coop.ts";
import { NOUN_ABIS } from "../nounAbis.ts";
import type { Context } from "./context.ts";
import { count, plain } from "./findings.ts";
import type { Findings } from "./findings.ts";
import type { Watch } from "./walk.ts";

const ADMINISTRATORS = 0n; // role of the authority
const EVERYBODY = (1n << 64n) - 1n; // the role that every wallet has
const MOST_TOLD = 40; // lines
const LONGEST_LABEL = 40; // characters

/** What the authority's table says: who holds which role, what a role may do, and who hands it out. */
export class TableOfPower {
  readonly #labels = new Map<bigint, string>();
  readonly #admins = new Map<bigint, bigint>();

  on(): NonNullable<Watch["on"]> {
    return {
      RoleLabel: ({ args }) => void this.#labels.set(args.roleId, plain(args.label, LONGEST_LABEL)),
      RoleAdminChanged: ({ args }) => {
        if ("roleId" in args) this.#admins.set(args.roleId, args.admin);
      },
    };
  }

  /** Lists everybody who may do something beside the executor. */
  tell({ books }: Context, findings: Findings): void {
    const lines = [...this.#holders(books), ...this.#doors(books), ...this.#handers()];
    if (lines.length === 0) findings.fact("Nobody holds a role of the authority: every power is the assembly's.");
    for (const line of lines.slice(0, MOST_TOLD)) findings.fact(line);
    const untold = lines.length - MOST_TOLD;
    if (untold > 0) findings.fact(`And ${count(untold, "line")} more of the table of power.`);
  }

  #name(role: bigint): string {
    const label = this.#labels.get(role);
    return label === undefined ? String(role) : `${role} (“${label}”)`;
  }

  #holders({ roles, wallets }: Books): string[] {
    const held = [...roles.values()].filter(({ of, isHeld }) => of === "authority" && isHeld);
    return held
      .filter(({ role }) => role !== ADMINISTRATORS)
      .map(({ role, account, delay }) => {
        const member = wallets.get(account);
        const who = member === undefined ? account : `${account} (member ${member})`;
        const waits = delay === 0 ? "" : `, with a delay of ${count(delay, "second")}`;
        return `Role ${this.#name(role as bigint)} is held by ${who}${waits}.`;
      });
  }

  #doors(books: Books): string[] {
    const open = [...books.doors.values()].filter(({ role }) => role !== ADMINISTRATORS);
    return open.map(({ target, selector, role }) => {
      const who = role === EVERYBODY ? "Everybody" : `Role ${this.#name(role)}`;
      return `${who} may call ${functionName(books, target, selector)}.`;
    });
  }

  #handers(): string[] {
    return [...this.#admins].map(([role, admin]) => {
      return `Role ${this.#name(role)} is handed out by role ${this.#name(admin)}.`;
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
