import type { Address, Hex } from "viem";
import { CAUSES } from "./names.ts";
import type { Cause } from "./names.ts";

/** The number of a wallet's account outside the treasury. */
export const OUTSIDE = (1n << 96n) - 1n;

/** The number of a room's account that others may credit. */
export const INTAKE = OUTSIDE - 1n;

const CAUSE_SHIFT = 248n;

/** Account `number` of `owner` in the treasury: the same packing as `accountOf` in contracts/lib/Money.sol. */
export function accountOf(owner: string, number: bigint): Hex {
  return `${owner.toLowerCase()}${number.toString(16).padStart(24, "0")}` as Hex;
}

/** Who owns an account, in lower case. */
export function holderOf(account: Hex): Address {
  return account.slice(0, 42) as Address;
}

/** The number of an account among those of its owner. */
export function numberOf(account: Hex): bigint {
  return BigInt(`0x${account.slice(42)}`);
}

const OUTSIDE_DIGITS = OUTSIDE.toString(16);

/** Whether it is a wallet's account outside the treasury. */
export const isOutside = (account: Hex): boolean => account.endsWith(OUTSIDE_DIGITS);

/** The reference of an entry that names cause `number`: the same packing as `refTo` in contracts/lib/Money.sol. */
export function refTo(cause: Cause, number: bigint | number | string): Hex {
  const ref = (BigInt(CAUSES.indexOf(cause)) << CAUSE_SHIFT) | BigInt.asUintN(Number(CAUSE_SHIFT), BigInt(number));
  return `0x${ref.toString(16).padStart(64, "0")}`;
}

/**
 * What a reference names: the kind of cause stands in its highest byte, the number below. Of a proposal it is the lower
 * 248 bits of its id. Only the co-op's own contracts can name a cause.
 */
export function causeOf(ref: Hex): { cause: Cause; number: bigint } {
  const cause = CAUSES[Number(ref.slice(0, 4))] ?? "None";
  return { cause, number: BigInt(`0x${ref.slice(4)}`) };
}
