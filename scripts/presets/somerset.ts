import type { RulebookDraft } from "../charter.ts";
import { days, EVERYONE } from "../charter.ts";

/**
 * Somerset rules: users 50 %, workers 25 %, investors 25 %; each class's weight is split as its members vote.
 * Source of every number: domain.md section 8, SOMERSET over common; entrenched is T1 of its ladder (section 1.3).
 */
export const somerset: RulebookDraft = {
  sharePar: 1, // of the currency
  withdrawalNotice: days(90),
  nonUserCapBps: 2500,
  agenda: { maxOpenProposals: 3, maxPrincipals: 5, petitionBps: 1000, petitionCap: 100, rePutBar: days(182) },
  classes: [
    { name: "users", weightBps: 5000, isUser: true, admission: "Open", minShares: 0, maxShares: 100_000 },
    { name: "workers", weightBps: 2500, isUser: true, admission: "Request", minShares: 0, maxShares: 100_000 },
    { name: "investors", weightBps: 2500, isUser: false, admission: "Open", minShares: 50, maxShares: 100_000 },
  ],
  kinds: [
    // ordinary: more than half
    {
      mode: "PROPORTIONAL",
      base: "Cast",
      numerator: 1,
      denominator: 2,
      moreThan: true,
      quorumBps: 2500,
      secondQuorumBps: 1000,
      classQuorumBps: 0,
      minClassSize: 3,
      minVotedClasses: 2,
      eligible: EVERYONE,
      notice: days(14),
      votingTime: days(14),
      delay: days(2),
      minTenure: days(30),
    },
    // extraordinary: at least three quarters, half of the weighted electorate
    {
      mode: "PROPORTIONAL",
      base: "Cast",
      numerator: 3,
      denominator: 4,
      moreThan: false,
      quorumBps: 5000,
      secondQuorumBps: 2500,
      classQuorumBps: 0,
      minClassSize: 3,
      minVotedClasses: 2,
      eligible: EVERYONE,
      notice: days(14),
      votingTime: days(14),
      delay: days(7),
      minTenure: days(30),
    },
    // entrenched: nine tenths of the members, heads not weights
    {
      mode: "PLAIN",
      base: "Register",
      numerator: 9,
      denominator: 10,
      moreThan: false,
      quorumBps: 9000,
      secondQuorumBps: 0,
      classQuorumBps: 0,
      minClassSize: 1,
      minVotedClasses: 0,
      eligible: EVERYONE,
      notice: days(28),
      votingTime: days(28),
      delay: days(14),
      minTenure: days(30),
    },
  ],
  articles: [
    { title: "Objects", text: "The co-op exists to carry on its purpose for the benefit of its members and the community.", kindSlot: 2 },
    { title: "One member, one vote", text: "A member has one vote in one class. Share capital never buys votes.", kindSlot: 2 },
    { title: "Asset lock", text: "The indivisible reserve goes to no member. On dissolution what remains goes to an asset-locked body.", kindSlot: 2 },
    { title: "Membership", text: "Membership is open to whoever uses, works for or invests in the co-op and accepts its statute.", kindSlot: 1 },
    { title: "Share capital", text: "Shares are held at par, repaid at par after three months' notice in the order asked for, and cannot be transferred.", kindSlot: 1 },
    { title: "Budgets", text: "Money is shared out by rounds. A steward accounts for every payout with a receipt.", kindSlot: 1 },
  ],
  // of the currency: up to 500 one other member approves, up to 5,000 two, above that three
  tiers: [
    { upTo: 500, approvals: 1 },
    { upTo: 5_000, approvals: 2 },
    { upTo: 1_000_000, approvals: 3 },
  ],
};
