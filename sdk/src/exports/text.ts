const MOST = 120; // characters of a text from the chain

/**
 * A text from the chain as one harmless line: without control characters, without characters that turn the direction of
 * writing or cannot be seen, without double spaces, and of reasonable length.
 */
export function plain(text: string): string {
  const line = text
    .slice(0, 4 * MOST)
    .replace(/(?!\p{Cc})\p{C}/gu, "")
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .trim();
  const characters = [...line];
  return characters.length <= MOST ? line : `${characters.slice(0, MOST).join("").trim()}…`;
}

/** An amount in units of its asset: exact, with two places at least where the asset has as many. */
export function inUnits(amount: bigint, decimals: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const places = digits
    .slice(digits.length - decimals)
    .replace(/0+$/, "")
    .padEnd(Math.min(2, decimals), "0");
  return `${amount < 0n ? "-" : ""}${whole}${places === "" ? "" : `.${places}`}`;
}

/** The moment, in UTC, as ISO 8601 writes it. */
export const momentOf = (seconds: bigint): string => `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;

/** The day of a moment, in UTC, as ISO 8601 writes it. */
export const dayOf = (seconds: bigint): string => momentOf(seconds).slice(0, 10);

/** `LockedTransfer` as `locked-transfer`. */
export const kebab = (name: string): string => name.replace(/\B[A-Z]/g, "-$&").toLowerCase();
