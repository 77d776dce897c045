// What the numbers of the contracts' enums mean. The order of each list is part of the ABI.

/** `Purpose` of contracts/lib/Money.sol: why money moved. */
export const PURPOSES = [
  "Contribution",
  "ShareCapital",
  "Funding",
  "Budget",
  "Remainder",
  "Work",
  "Purchase",
  "Repayment",
  "Interest",
  "Patronage",
  "Refund",
  "Grant",
  "Reserve",
  "LockedTransfer",
  "Withdrawal",
  "Sweep",
  "WriteDown",
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** `Cause` of contracts/lib/Money.sol: what the reference of an entry names. */
export const CAUSES = [
  "None",
  "Proposal",
  "Member",
  "Withdrawal",
  "Interest",
  "Round",
  "Bucket",
  "Payout",
  "Fund",
  "StandingBudget",
] as const;
export type Cause = (typeof CAUSES)[number];

/** `Choice` of contracts/lib/Ballots.sol: the values of `support`. */
export const CHOICES = ["Against", "For", "Abstain", "Block", "None"] as const;
export type Choice = (typeof CHOICES)[number];

/** `Mode` of contracts/lib/Rules.sol: how ballots become a result. */
export const MODES = ["PLAIN", "PROPORTIONAL", "BLOC", "DUAL", "CONSENT"] as const;

/** `Base` of contracts/lib/Rules.sol: of what the threshold is a fraction, where heads are counted. */
export const BASES = ["Cast", "Positions", "Register", "Tacit"] as const;

/** `Admission` of contracts/Statute.sol: how somebody becomes a member of a class. */
export const ADMISSIONS = ["Open", "Vouched", "Officer", "Resolution"] as const;

/** `Allowance` of contracts/Rounds.sol: how a round's pool is shared out among the members. */
export const ALLOWANCES = ["Equal", "ByClass", "ByRoll"] as const;

/** `State` of contracts/Buckets.sol. */
export const BUCKET_STATES = ["None", "Idea", "Open", "Funded", "Completed", "Failed", "Cancelled"] as const;
export type BucketState = (typeof BUCKET_STATES)[number];

/** `State` of contracts/Payouts.sol. */
export const PAYOUT_STATES = ["None", "Requested", "Contested", "Upheld", "Paid", "Withdrawn", "Rejected"] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];
