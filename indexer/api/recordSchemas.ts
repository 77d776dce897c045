import type { BallotRecord, ProposalRecord, TallyRecord } from "../../sdk/src/books/assembly.ts";
import type { BucketRecord, FillingRecord, PurseRecord } from "../../sdk/src/books/buckets.ts";
import type { FundRecord, StandingRecord } from "../../sdk/src/books/funds.ts";
import type { AllowanceRecord, PayoutRecord } from "../../sdk/src/books/payouts.ts";
import type { DoorRecord, RoleRecord } from "../../sdk/src/books/powers.ts";
import type { AllocationRecord, RoundRecord, ShareOutRecord } from "../../sdk/src/books/rounds.ts";
import type { AssetRecord } from "../../sdk/src/books/treasury.ts";
import { BUCKET_STATES, CHOICES, PAYOUT_STATES } from "../../sdk/src/names.ts";
import { address, amount, baseUnits, described, flag, hash, hex, later, listOf, member, nullable } from "./schema.ts";
import { object, oneOf, parameterOf, recordOf, seconds, text, whole } from "./schema.ts";

// What a co-op decides, and its money, as it is told: field by field as in sdk/src/books, amounts as text.

const votes = described(listOf(whole), "Class by class.");

/* PROPOSALS */

const tally = recordOf<TallyRecord>({
  number: whole,
  votes: object({ Against: votes, For: votes, Abstain: votes, Block: votes }),
  ballots: whole,
});

export const proposal = object(
  {
    ...recordOf<ProposalRecord>({
      number: described(whole, "In the order of proposing, from 1."),
      id: described(amount, "As the assembly numbers it."),
      proposer: address,
      targets: listOf(address),
      values: listOf(amount),
      calldatas: listOf(hex),
      description: text,
      proposedAt: seconds,
      opensAt: seconds,
      closesAt: seconds,
      extendedUntil: described(seconds, "Seconds since 1970; 0: the close was not put off."),
      kindId: whole,
      weights: described(amount, "16 bits of basis points per class."),
      nonUsers: whole,
      mustAgree: whole,
      isSecondCall: flag,
      first: amount,
      cancelledAt: later,
      queuedAt: later,
      executableFrom: later,
      executedAt: later,
      executedIn: hash,
      signers: listOf(whole),
      outcome: object({ author: address, text, at: seconds, reviewAt: seconds }),
    }).properties,
    tally: nullable(tally),
  },
  ["first", "executedIn", "outcome"],
);

export const ballot = recordOf<BallotRecord>({
  proposal: described(whole, "The number of the proposal, which is not its id."),
  member,
  voter: address,
  choice: oneOf(CHOICES),
  class: whole,
  votes: whole,
  isByProxy: flag,
  reason: text,
  castAt: seconds,
  casts: whole,
});

/* ROUNDS AND BUCKETS */

export const round = recordOf<RoundRecord>(
  {
    number: whole,
    asset: address,
    pool: baseUnits,
    core: baseUnits,
    carried: baseUnits,
    snapshot: seconds,
    opensAt: seconds,
    closesAt: seconds,
    openedAt: seconds,
    plan: parameterOf("rounds", "RoundOpened", "plan"),
    electorate: votes,
    weights: described(listOf(whole), "Basis points, class by class."),
    finishedAt: later,
    rest: baseUnits,
  },
  ["rest"],
);

export const allocation = recordOf<AllocationRecord>({
  round: whole,
  member,
  allocations: parameterOf("rounds", "Allocated", "allocations"),
  allocatedAt: seconds,
});

const purse = recordOf<PurseRecord>(
  {
    bucket: whole,
    state: oneOf(BUCKET_STATES),
    asset: address,
    round: described(whole, "0: a campaign."),
    fund: described(whole, "That matches what funders give; 0: none."),
    min: baseUnits,
    max: baseUnits,
    deadline: seconds,
    secondDeadline: seconds,
    raised: baseUnits,
    fromRound: baseUnits,
    committed: baseUnits,
    spent: baseUnits,
    refunded: baseUnits,
  },
  ["asset"],
);

const shareOut = recordOf<ShareOutRecord>({ bucket: whole, round: whole, units: amount, members: whole });

export const bucket = object(
  {
    ...recordOf<BucketRecord>({
      number: whole,
      plan: parameterOf("buckets", "BucketPlanned", "plan"),
      steward: member,
      outsider: address,
      coStewards: listOf(whole),
      flags: listOf(object({ member, guideline: whole, reason: text })),
      comments: whole,
      kept: listOf(object({ promise: whole, contentHash: hash, uri: text })),
      suggestedAt: seconds,
      openedAt: later,
      settledAt: later,
      endedAt: later,
      report: object({ hash, uri: text }),
    }).properties,
    purse: nullable(purse),
    shareOut: described(nullable(shareOut), "What members put into it in its round; null: nothing, or no round."),
  },
  ["outsider", "report"],
);

export const filling = recordOf<FillingRecord>({
  bucket: whole,
  funder: address,
  amount: baseUnits,
  refunded: baseUnits,
});

/* PAYOUTS, FUNDS AND POWERS */

export const payout = recordOf<PayoutRecord>(
  {
    number: whole,
    bucket: whole,
    recipient: address,
    requester: member,
    order: parameterOf("payouts", "PayoutRequested", "order"),
    tier: parameterOf("payouts", "PayoutRequested", "tier"),
    state: oneOf(PAYOUT_STATES),
    approvedBy: listOf(whole),
    objections: listOf(object({ member, reason: text })),
    requestedAt: seconds,
    payableFrom: described(seconds, "Seconds since 1970; 0: approvals are missing."),
    paidAt: later,
    role: amount,
  },
  ["role"],
);

export const allowance = recordOf<AllowanceRecord>({
  number: whole,
  bucket: whole,
  role: amount,
  amount: baseUnits,
  period: described(whole, "Seconds."),
  spent: baseUnits,
  spentIn: whole,
});

export const fund = recordOf<FundRecord>({
  number: whole,
  title: text,
  terms: parameterOf("funds", "FundOpened", "terms"),
  given: baseUnits,
  matched: baseUnits,
  buckets: listOf(whole),
  openedAt: seconds,
  finishedAt: later,
});

export const standing = recordOf<StandingRecord>({
  number: whole,
  bucket: whole,
  asset: address,
  amount: baseUnits,
  period: described(whole, "Seconds."),
  firstAt: seconds,
  endsAt: described(seconds, "Seconds since 1970; 0: until further notice."),
  paid: baseUnits,
});

export const role = recordOf<RoleRecord>({
  number: whole,
  of: oneOf(["executor", "authority"]),
  role: described(text, "Of the executor a hash, of the authority a number."),
  account: address,
  isHeld: flag,
  delay: described(whole, "Seconds."),
});

export const door = recordOf<DoorRecord>({ number: whole, target: address, selector: hex, role: amount });
export const acceptedAsset = recordOf<AssetRecord>({ asset: address, isAccepted: flag });
