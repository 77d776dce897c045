import type { ReactNode } from "react";
import { say } from "../../words/format.ts";

/** Money that was set aside with a rule. */
export const words = {
  title: "Set aside with a rule",
  purse: {
    permit: (amount: string) => `Let the treasury take ${amount} from your wallet`,
    sign: (amount: string, until: string) =>
      `Sign that the treasury may take ${amount} from your wallet, once, until ${until}`,
    withdraw: "Take an older permission back, which was for less",
  },
  standing: {
    title: (bucket: string) => `Standing budget: ${bucket}`,
    every: (amount: string, period: string, bucket: ReactNode, paid: string) =>
      say`${amount} every ${period} into ${bucket}, before members share out anything; ${paid} so far.`,
    due: (amount: string) => `${amount} is due now.`,
    next: (when: ReactNode) => say`The next amount is due ${when}.`,
    ended: "It has been ended.",
    locked: (amount: string) => `${amount} locked for core expenses`,
    lockedMeans: "Members cannot put it to another use.",
    nothingLocked: "Nothing is locked: what is due comes off the budget of the next round first.",
    pay: "Pay what is due",
    paying: (bucket: string) => `Put what is due into “${bucket}”`,
  },
  fund: {
    title: (fund: string) => `Match fund: ${fund}`,
    doubles: (buckets: ReactNode, perFunder: string, perBucket: string, when: ReactNode) =>
      say`Doubles gifts to ${buckets}, up to ${perFunder} for one funder and ${perBucket} for one bucket, while it lasts; it ends ${when}.`,
    doubled: (buckets: ReactNode, perFunder: string, perBucket: string, day: ReactNode) =>
      say`Doubled gifts to ${buckets}, up to ${perFunder} for one funder and ${perBucket} for one bucket, until ${day}.`,
    noBucket: "no bucket yet",
    matched: (amount: string) => `${amount} added to gifts`,
    left: (amount: string) => `${amount} left`,
    finish: "Return the rest to the general fund",
    finishing: (fund: string) => `Return the rest of “${fund}” to the general fund`,
    sponsor: "Add to this fund",
    sponsorMeans:
      "Your money doubles what others give. It is given for good: what is left at the end goes to the general fund.",
    amount: (symbol: string) => `Amount in ${symbol}`,
    holds: (balance: string) => `Your wallet holds ${balance}.`,
    tooMuch: "That is more than your wallet holds.",
    twoSteps: "Two things to confirm: first that the treasury may take exactly this amount, then the gift.",
    give: "Give to the fund",
    giving: (amount: string, fund: string) => `Give ${amount} to the fund “${fund}”`,
    connect: "to add to this fund.",
  },
};
