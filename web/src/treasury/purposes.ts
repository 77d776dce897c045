/** In the order of `Purpose` in contracts/lib/Money.sol. */
const PURPOSES = [
  "gift or income",
  "share capital",
  "filling a bucket",
  "budget",
  "left over",
  "work",
  "purchase",
  "shares repaid",
  "interest",
  "patronage refund",
  "refund",
  "grant",
  "into the reserve",
  "to a locked body",
  "withdrawal",
  "found in the treasury",
  "loss borne by shares",
];

export function purposeWords(purpose: number): string {
  return PURPOSES[purpose] ?? `purpose ${purpose}`;
}

/** What a bucket may pay for. */
export const PURPOSE = { work: 5, purchase: 6, grant: 11 } as const;
