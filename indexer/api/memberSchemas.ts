import type { MemberRecord, RequestRecord } from "../../sdk/src/books/members.ts";
import type { CapitalRecord, HoldingRecord, InterestRecord, WithdrawalRecord } from "../../sdk/src/books/shares.ts";
import { address, amount, baseUnits, described, flag, hash, listOf, member, object, oneOf } from "./schema.ts";
import { recordOf, seconds, whole } from "./schema.ts";

// Members and their shares, as they are told: field by field as in sdk/src/books, amounts as text.

export const memberLine = recordOf<MemberRecord>(
  {
    number: whole,
    wallet: address,
    class: whole,
    votes: whole,
    isFounder: flag,
    joinedAt: seconds,
    leftAt: described(seconds, "Seconds since 1970; 0: still a member."),
    left: oneOf(["resigned", "expelled", "lapsed"]),
    reason: hash,
    heardUntil: described(seconds, "Seconds since 1970; 0: no notice of expulsion was given."),
    proxy: member,
    standings: listOf(object({ at: seconds, class: whole, votes: whole })),
  },
  ["left", "reason"],
);

export const request = recordOf<RequestRecord>({
  number: whole,
  wallet: address,
  class: whole,
  shares: whole,
  askedAt: seconds,
  vouchers: listOf(whole),
  state: oneOf(["open", "appealed", "refused", "admitted", "withdrawn"]),
});

const checkpoint = object({ at: seconds, shares: amount, repaid: amount, offset: amount });
export const holding = recordOf<HoldingRecord>({
  number: member,
  shares: amount,
  queued: amount,
  claimedUntil: whole,
  history: listOf(checkpoint),
});

export const withdrawal = recordOf<WithdrawalRecord>({
  position: whole,
  number: member,
  shares: amount,
  left: amount,
  askedAt: seconds,
  payableFrom: seconds,
});

export const interest = recordOf<InterestRecord>({
  id: whole,
  from: seconds,
  to: seconds,
  rateBps: whole,
  par: baseUnits,
  amount: baseUnits,
});

export const capital = recordOf<CapitalRecord>({
  par: baseUnits,
  foundedAt: seconds,
  isSuspended: flag,
  issued: amount,
  repaid: amount,
});
