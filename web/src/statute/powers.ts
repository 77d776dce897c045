import { toFunctionSelector } from "viem";
import type { AbiFunction, Address, Hex } from "viem";
import type { SealedBooks } from "../../../sdk/src/books/books.ts";
import type { DoorRecord, RoleRecord } from "../../../sdk/src/books/powers.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { nounAt } from "../../../sdk/src/coop.ts";
import type { Noun } from "../../../sdk/src/coop.ts";
import type { CoopEvent } from "../../../sdk/src/events.ts";
import { NOUN_ABIS } from "../../../sdk/src/nounAbis.ts";

// Who may do what, as the statute's requirements and the authority's table say.

/**
 * What the assembly may do through the executor, theme by theme: functions that nobody else may call, unless the
 * authority's table lets a role.
 */
export const POWERS = {
  money: ["treasury.pay", "treasury.transfer", "treasury.endow", "treasury.setReserveRule", "treasury.accept"],
  budgets: [
    "rounds.open",
    "rounds.topUp",
    "buckets.openStanding",
    "buckets.cancel",
    "buckets.appointSteward",
    "buckets.resolveFlag",
    "payouts.uphold",
    "payouts.reject",
    "payouts.grantAllowance",
    "funds.provideCore",
    "funds.nameStanding",
    "funds.endStanding",
    "funds.openFund",
    "funds.assign",
  ],
  members: [
    "members.admit",
    "members.refuse",
    "members.enrol",
    "members.publishRoll",
    "members.closeRoll",
    "members.giveNotice",
    "members.expel",
    "members.lapse",
    "members.setVotes",
    "members.proposeRecovery",
    "members.defineTerms",
  ],
  shares: ["shares.suspend", "shares.resume", "shares.declareInterest", "shares.writeDown", "shares.defineTerms"],
  statute: [
    "statute.amendArticle",
    "statute.changeWeights",
    "statute.reviseClass",
    "statute.defineKind",
    "statute.requireKind",
    "statute.defineTiers",
    "statute.defineAgenda",
    "statute.nameLockedBody",
    "statute.dissolve",
  ],
  power: ["authority.grantRole", "authority.setTargetFunctionRole", "executor.updateDelay", "agenda.stateOutcome"],
} as const;
export type Theme = keyof typeof POWERS;
export type Power = (typeof POWERS)[Theme][number];

export const THEMES = Object.keys(POWERS) as Theme[];

/** The contract and the function of a power. */
export function callOf(power: Power): { noun: Noun; selector: Hex } {
  const [noun, name] = power.split(".") as [Noun, string];
  const abi: readonly { type: string; name?: string }[] = NOUN_ABIS[noun];
  const item = abi.find((each) => each.type === "function" && each.name === name);
  if (item === undefined) throw new Error(`There is no function ${power}.`);
  return { noun, selector: toFunctionSelector(item as AbiFunction) };
}

const BY_CALL = new Map(
  THEMES.flatMap((theme): readonly Power[] => POWERS[theme]).map((power) => {
    const { noun, selector } = callOf(power);
    return [`${noun} ${selector}`, power];
  }),
);

/** The power that a call of the co-op's contracts stands for; undefined for calls that this page has no words for. */
export function powerOf(noun: Noun, selector: Hex): Power | undefined {
  return BY_CALL.get(`${noun} ${selector}`);
}

/** The name of a function as the contracts write it: "treasury.endow". */
export function functionName(noun: Noun, selector: Hex): string {
  const abi: readonly { type: string }[] = NOUN_ABIS[noun];
  const functions = abi.filter((item): item is AbiFunction => item.type === "function");
  return `${noun}.${functions.find((item) => toFunctionSelector(item) === selector)?.name ?? selector}`;
}

/* WHICH RESOLUTION */

const ALL_OTHERS: Hex = "0x00000000"; // the selector that stands for all that are not named

/** The slot of the kind of resolution that a call needs: the same as `Statute._slotFor`. */
export function slotFor(books: SealedBooks, target: Address, selector: Hex): number {
  const { requirements } = statuteOf(books);
  const of = (wanted: Hex) =>
    requirements.find((one) => one.target.toLowerCase() === target.toLowerCase() && one.selector === wanted)?.slot;
  return of(selector) ?? of(ALL_OTHERS) ?? 0;
}

/** Of these it also counts what they touch: an article's own kind, the kind that is replaced, and so on. */
export const AT_LEAST: ReadonlySet<Power> = new Set([
  "statute.amendArticle",
  "statute.defineKind",
  "statute.requireKind",
]);

/** The slot of the kind that a power needs. Dissolving needs a kind of its own, which no event tells. */
export function slotOfPower(books: SealedBooks, power: Power, dissolutionSlot = 0): number {
  const { noun, selector } = callOf(power);
  const slot = slotFor(books, books.addresses[noun], selector);
  return power === "statute.dissolve" ? Math.max(slot, dissolutionSlot) : slot;
}

/* ROLES */

const ADMINISTRATORS = 0n; // role of the authority that the executor alone holds
export const EVERYBODY = 2n ** 64n - 1n; // the role that every wallet has

/** A role of the authority: who holds it, what it may do, and who hands it out. */
export interface Role {
  role: bigint;
  label: string; // as somebody named it; empty: nobody did
  holders: readonly RoleRecord[];
  doors: readonly DoorRecord[];
  admin: bigint; // role that hands it out
  guardian: bigint; // role that may cancel what its holders have scheduled
}

/** All roles that anybody holds, or that may do anything. */
export function rolesOf(books: SealedBooks, events: readonly CoopEvent[]): Role[] {
  const held = [...books.roles.values()].filter(({ of, isHeld }) => of === "authority" && isHeld);
  const doors = [...books.doors.values()];
  const numbers = new Set([...held.map(({ role }) => role as bigint), ...doors.map(({ role }) => role)]);
  numbers.delete(ADMINISTRATORS);
  const { labels, admins, guardians } = namesOf(events);
  return [...numbers]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((role) => ({
      role,
      label: labels.get(role) ?? "",
      holders: held.filter((record) => record.role === role),
      doors: doors.filter((door) => door.role === role),
      admin: admins.get(role) ?? ADMINISTRATORS,
      guardian: guardians.get(role) ?? ADMINISTRATORS,
    }));
}

function namesOf(events: readonly CoopEvent[]) {
  const [labels, admins, guardians] = [new Map<bigint, string>(), new Map<bigint, bigint>(), new Map<bigint, bigint>()];
  for (const event of events) {
    if (event.noun !== "authority") continue;
    if (event.eventName === "RoleLabel") labels.set(event.args.roleId, event.args.label);
    if (event.eventName === "RoleGuardianChanged") guardians.set(event.args.roleId, event.args.guardian);
    if (event.eventName === "RoleAdminChanged" && "roleId" in event.args) {
      admins.set(event.args.roleId, event.args.admin);
    }
  }
  return { labels, admins, guardians };
}

/** The roles that may use a power without asking the assembly. */
export function rolesWith(roles: readonly Role[], books: SealedBooks, power: Power): Role[] {
  const call = callOf(power);
  const isIt = ({ target, selector }: DoorRecord): boolean =>
    nounAt(books.addresses, target) === call.noun && selector === call.selector;
  return roles.filter(({ doors }) => doors.some(isIt));
}

/** Whoever gives the executor orders or administers the authority beside those who should: nobody, in a sound co-op. */
export function strangersInPower({ roles, addresses }: SealedBooks): RoleRecord[] {
  const rightful = new Set([addresses.assembly, addresses.executor].map((address) => address.toLowerCase()));
  return [...roles.values()].filter(({ of, role, account, isHeld }) => {
    if (!isHeld || (of === "authority" && role !== ADMINISTRATORS)) return false;
    if (of === "authority") return account.toLowerCase() !== addresses.executor.toLowerCase();
    return !rightful.has(account.toLowerCase());
  });
}
