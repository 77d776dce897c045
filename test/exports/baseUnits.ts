import { expect } from "chai";

/** A number as programs write it, exactly, in base units. */
export function baseUnits(number: string, decimals: number): bigint {
  const parts = /^\s*(-?)(\d+)(?:\.(\d+))?(?:E([+-]\d+))?\s*$/.exec(number);
  expect(parts, number).to.not.equal(null);
  const [, sign, whole = "", places = "", power = "0"] = parts!;
  const shift = decimals + Number(power) - places.length;
  const digits = BigInt(whole + places);
  const amount = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return sign === "-" ? -amount : amount;
}
