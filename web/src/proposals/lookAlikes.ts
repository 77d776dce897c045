import { getAddress, zeroAddress } from "viem";
import type { Address, Hex } from "viem";
import { holderOf, isOutside } from "../../../sdk/src/accounts.ts";
import type { Books } from "../../../sdk/src/books/books.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import type { Call } from "./actionWords.ts";

// Whoever wants to be taken for somebody else makes an address that begins or ends like theirs.

/** An address in a proposal, and the one that the co-op knows and that could be meant. */
export interface LookAlike {
  address: Address;
  known: Address;
}

/** The addresses that the co-op knows, in lower case, by each way in which an eye may know one. */
export type KnownAddresses = ReadonlyMap<string, readonly string[]>;

/** An eye reads how an address begins, or how it ends, or what little of both stands in sentences, see `short`. */
const looksOf = (address: string): string[] => {
  const digits = address.slice(2);
  return [`${digits.slice(0, 8)}…`, `…${digits.slice(-8)}`, `${digits.slice(0, 4)}…${digits.slice(-4)}`];
};

export function knowAddresses(addresses: Iterable<string>): KnownAddresses {
  const byLook = new Map<string, string[]>();
  for (const address of new Set([...addresses].map((one) => one.toLowerCase()))) {
    for (const look of looksOf(address)) {
      const alike = byLook.get(look);
      if (alike === undefined) byLook.set(look, [address]);
      else alike.push(address);
    }
  }
  return byLook;
}

const SELECTOR = 8; // digits
const WORD = 64;
const ADDRESS = /^0{24}((?!0{8})[0-9a-f]{40})$/;
const ACCOUNT = /^((?!0{8})[0-9a-f]{40})(?:0{16}|f{16})/; // of the treasury: its owner, and a number or one of the last

/** Every address that a call names: its target, and all words that have the form of one or of an account. */
export function addressesIn({ target, data }: Call): string[] {
  return [...new Set([target.toLowerCase(), ...addressesAmong(data.slice(2).toLowerCase())])];
}

/**
 * Also in calls within the call: they have their length before them. What may be such a call is read both ways, so that
 * nobody can hide an address behind a number that looks like a length.
 */
function addressesAmong(digits: string): string[] {
  const found: string[] = [];
  for (let at = SELECTOR; at + WORD <= digits.length; at += WORD) {
    const word = digits.slice(at, at + WORD);
    const [, address] = ADDRESS.exec(word) ?? ACCOUNT.exec(word) ?? [];
    if (address !== undefined) found.push(`0x${address}`);
    const length = BigInt(`0x${word}`) * 2n;
    const rest = digits.slice(at + WORD);
    const isCall = length % BigInt(WORD) === BigInt(SELECTOR) && length <= BigInt(rest.length);
    if (isCall) found.push(...addressesAmong(rest.slice(0, Number(length))));
  }
  return found;
}

/** The addresses in a call that could be taken for one that the co-op knows. */
export function lookAlikesIn(call: Call, known: KnownAddresses): LookAlike[] {
  return addressesIn(call).flatMap((address) => {
    const alike = new Set(looksOf(address).flatMap((look) => known.get(look) ?? []));
    alike.delete(address);
    return [...alike].map((one) => ({ address: getAddress(address), known: getAddress(one) }));
  });
}

/** Its contracts, wallets of members, locked bodies and currencies. */
function* addressesOf(books: Books): Generator<Address> {
  yield* Object.values(books.addresses);
  for (const { wallet } of books.members.values()) yield wallet;
  for (const { wallet } of statuteOf(books).lockedBodies) yield wallet;
  for (const { asset } of books.assets.values()) if (asset !== zeroAddress) yield asset;
}

/** Who gave something to the co-op, or was paid by it. */
const partners = (events: Snapshot["events"]): Address[] => {
  const accounts = new Set<Hex>();
  for (const { args } of eventsNamed(events, "Entry")) accounts.add(args.from).add(args.to);
  return [...accounts].filter(isOutside).map(holderOf);
};

/** What the co-op knows as of a block, collected once for all who ask. */
export const knownAddresses = remember(({ books, events }: Pick<Snapshot, "books" | "events">) =>
  knowAddresses([...addressesOf(books), ...partners(events)]),
);
