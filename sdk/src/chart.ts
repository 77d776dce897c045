/** The chart of accounts (domain.md 7.2), as far as the journal of a treasury reaches: codes and names. */
export const CHART = {
  1010: "Treasury",
  1020: "Escrow",
  2010: "Payables",
  2040: "Refunds due",
  2050: "Withdrawals approved",
  2070: "Interest declared",
  3010: "Share capital",
  3020: "Indivisible reserve",
  3070: "Current surplus",
  4030: "Pool contributions",
  4050: "Donations",
  5000: "Other expenses",
  5010: "Work",
  5020: "Purchases",
  5030: "Share interest",
  5040: "Commons",
} as const;

/** An account of the chart. */
export type Code = keyof typeof CHART;

/** All accounts of the chart, rising. */
export const CODES = Object.keys(CHART).map(Number) as Code[];

const KINDS = ["Assets", "Liabilities", "Equity", "Income", "Expenses"] as const;
export type Kind = (typeof KINDS)[number];

/** What kind of account it is: the first digit of its code says so. */
export const kindOf = (code: Code): Kind => KINDS[Math.floor(code / 1000) - 1] as Kind;
