import type { Address, Hex } from "viem";
import { purpose } from "../../scripts/charter.ts";
import { accountOf, isOutside, OUTSIDE } from "../../sdk/src/accounts.ts";
import type { RawLog } from "../../sdk/src/events.ts";
import { describeAltered, STRANGER } from "./altered.ts";
import type { Case } from "./altered.ts";

const [WORK, PURCHASE, GRANT, BUDGET, RESERVE] = [
  purpose("Work"),
  purpose("Purchase"),
  purpose("Grant"),
  purpose("Budget"),
  purpose("Reserve"),
];

const JOURNAL: Case[] = [
  [
    "entries that are left out",
    (by) => by.leaveOut("Entry", ({ number }) => number > 11n && number < 16n),
    2,
    ["Entries 12 to 15 are missing, between block"],
  ],
  [
    "entries that are left out at the end",
    (by) => by.leaveOut("Entry", ({ number }) => number > 20n),
    2,
    ["Entries 21 to", "are missing, after block"],
  ],
  ["the amount of an entry", (by) => by.reword("Entry", { amount: 17n }), 2, ["seal does not fit"]],
  ["the amount of an entry, against balances", (by) => by.reword("Entry", { amount: 17n }), 1, ["by storage"]],
  ["a copy of an entry", (by) => by.invent("Entry", {}), 2, ["Entry 1 comes after entry 1"]],
  ["a log that is garbled", () => (logs) => garbled(logs), 2, ["cannot be read"]],
];

const PAYMENTS: Case[] = [
  [
    "a payout without its payment",
    (by) => by.leaveOut("PayoutPaid"),
    4,
    ["from bucket 2", "no resolution, payout, refund or repayment tells why"],
  ],
  ["a resolution that was not carried out", (by) => by.leaveOut("ProposalExecuted"), 4, ["no resolution"]],
  [
    "an approval that is missing",
    (by) => by.leaveOut("PayoutApproved"),
    4,
    ["Payout 2 was paid with 0 of 1 approvals"],
  ],
  [
    "an approval of the steward",
    (by) => by.reword("PayoutApproved", { number: 5 }),
    4,
    ["approved by member 5, who has a part in it"],
  ],
  [
    "who was paid",
    (by) => by.reword("Entry", { to: outside(STRANGER) }, ({ purpose }) => purpose === WORK),
    5,
    ["has payee wallet 0x00000000000000000000000000000000000decaf"],
  ],
  [
    "how much a payout was of",
    (by) => by.reword("Entry", { amount: 3n }, ({ purpose: p, to }) => p === PURCHASE && isOutside(to)),
    5,
    ["has amount 0.000000000000000003 EUR, and 30 EUR was decided"],
  ],
  [
    "what a resolution called",
    (by) => by.reword("CallExecuted", { value: 1n }),
    5,
    ["Call 1 of proposal 1 is not the one that was proposed"],
  ],
  [
    "an order that nobody gave",
    (by) => by.reword("CallExecuted", { id: `0x${"11".repeat(32)}` }),
    5,
    ["which nobody proposed"],
  ],
  ["an applicant's money", (by) => by.leaveOut("EntryRefused"), 4, ["from the escrow of applicants", "tells why"]],
  [
    "the reserve's part of a gift",
    (by) => by.reword("Entry", { amount: 1n }, ({ purpose: p }) => p === RESERVE),
    17,
    ["of it were the reserve's, and did not go there"],
  ],
  ["a locked body that nobody named", (by) => by.leaveOut("LockedBodyNamed"), 17, ["which is no locked body"]],
  [
    "what money went out for",
    (by) => by.reword("Entry", { purpose: BUDGET }, ({ purpose: p, to }) => p === GRANT && isOutside(to)),
    18,
    ["for the purpose “Budget”, which the asset lock does not know"],
  ],
];

const CAPITAL: Case[] = [
  [
    "what a funder got back",
    (by) => by.reword("FunderRefunded", { amount: 1n }),
    13,
    ["gave 1 base units back", "whose part is"],
  ],
  [
    "who filled a bucket",
    (by) => by.reword("BucketFilled", { funder: STRANGER }, ofBucketTwo),
    13,
    ["By its event", STRANGER, "the journal says otherwise"],
  ],
  [
    "a campaign that failed",
    (by) => by.reword("BucketSettled", { state: 3 }, ({ bucket }) => bucket === 4n),
    13,
    ["and was settled as Funded"],
  ],
  [
    "how many shares were bought",
    (by) => by.reword("SharesSubscribed", { shares: 99n }),
    14,
    ["Share capital is 100 EUR; 99 shares at 1 EUR are 99 EUR"],
  ],
  [
    "shares above the maximum",
    (by) => by.reword("SharesSubscribed", { shares: 200_000n }),
    14,
    ["class 0 may hold 0 to 100000"],
  ],
  [
    "a withdrawal out of turn",
    (by) => by.leaveOut("SharesWithdrawn", ({ position }) => position === 0n),
    15,
    ["before withdrawal 0, which was asked for earlier"],
  ],
  [
    "a withdrawal before its notice is over",
    (by) => by.redate("SharesWithdrawn", 1_000n),
    15,
    ["before its notice was over"],
  ],
  [
    "a withdrawal beyond the cap of the year",
    (by) => by.reword("ShareTermsDefined", { terms: terms(1) }),
    15,
    ["beyond the cap of the year"],
  ],
  [
    "a withdrawal below the liquidity floor",
    (by) => by.reword("ShareTermsDefined", { terms: terms(2_000, 10n ** 30n) }),
    15,
    ["below the liquidity floor"],
  ],
  [
    "shares that were locked",
    (by) => by.reword("ShareTermsDefined", { terms: terms(2_000, 0n, 315_360_000) }),
    15,
    ["of which 300 were locked"],
  ],
  [
    "a rate of interest above the cap",
    (by) => by.reword("InterestDeclared", { interest: { from: 1, to: 2, rateBps: 900, par: 1n } }),
    16,
    ["Interest 0 is 900 basis points a year; at most 500"],
  ],
  [
    "what interest there is",
    (by) => by.reword("InterestDeclared", { amount: 1n }),
    16,
    ["on the shares held in that time it is"],
  ],
  [
    "what a member got of it",
    (by) => by.reword("InterestClaimed", { amount: 7n }),
    16,
    ["Member 1 was paid 0.000000000000000007 EUR for interests 0 to 0; its part is"],
  ],
];

const outside = (holder: Address): Hex => accountOf(holder, OUTSIDE);
const ofBucketTwo = ({ bucket }: { bucket: bigint }): boolean => bucket === 2n;

/** The terms of capital in the life, with some of it changed. */
const terms = (yearlyCapBps: number, liquidityFloor = 0n, lock = 0) => {
  const interest = { interestFloorBps: 500, interestBaseBps: 0, interestOverBaseBps: 200 };
  return { notice: 90 * 86_400, lock, yearlyCapBps, ...interest, liquidityFloor };
};

/** Cuts the data of a log short. */
function garbled(logs: RawLog[]): RawLog[] {
  return logs.map((log, i) =>
    i === 40 && log.data.length > 66 ? { ...log, data: log.data.slice(0, 60) as Hex } : log,
  );
}

describeAltered("entries of the journal", JOURNAL);
describeAltered("the logs of payments and the reserve", PAYMENTS);
describeAltered("the logs of buckets and share capital", CAPITAL);
