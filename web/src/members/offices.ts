import { getAddress, toFunctionSelector } from "viem";
import type { Address } from "viem";
import type { RequestRecord } from "../../../sdk/src/books/members.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import type { Noun } from "../../../sdk/src/coop.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { memberAt } from "./register.ts";

const EVERYBODY = 2n ** 64n - 1n; // the role of the authority that everybody has

/** Whether the authority's table lets a wallet call a function at once: `mayCall(books, me, "members", "admit(address)")`. */
export function mayCall(books: Books, wallet: Address, noun: Noun, signature: string): boolean {
  const [caller, selector] = [getAddress(wallet), toFunctionSelector(signature)];
  const door = [...books.doors.values()].find(
    (one) => one.selector === selector && getAddress(one.target) === getAddress(books.addresses[noun]),
  );
  const role = door?.role ?? 0n; // what nobody opened is the administrators'
  if (role === EVERYBODY) return true;
  return [...books.roles.values()].some(
    (held) => held.of === "authority" && held.role === role && held.account === caller && held.isHeld && !held.delay,
  );
}

/** What a wallet can do about a request to join. */
export interface Answers {
  mayVouch: boolean;
  mayAdmit: boolean; // and refuse
}

export function answersOf(books: Books, wallet: Address, request: RequestRecord): Answers {
  const admission = ADMISSIONS[books.classes.get(request.class)?.admission ?? -1];
  const member = memberAt(books, wallet);
  const isOpen = request.state === "open";
  const mayVouch =
    isOpen && admission === "Vouched" && member?.class === request.class && !request.vouchers.includes(member.number);
  const mayAdmit = isOpen && admission === "Officer" && mayCall(books, wallet, "members", "admit(address)");
  return { mayVouch, mayAdmit };
}
