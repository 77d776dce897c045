/** "1 member", "3 members". */
export function count(n: number | bigint, noun: string, nouns = `${noun}s`): string {
  return `${n.toLocaleString("en-GB")} ${BigInt(n) === 1n ? noun : nouns}`;
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}

/** The head and tail of an address or hash. */
export function short(hex: string): string {
  return `${hex.slice(0, 6)}…${hex.slice(-4)}`;
}

export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "25 %"; at most one decimal. `share` is 1 for the whole. */
export function percent(share: number): string {
  return `${(share * 100).toLocaleString("en-GB", { maximumFractionDigits: 1 })} %`;
}
