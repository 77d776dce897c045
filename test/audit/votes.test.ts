import type { Address } from "viem";
import { describeAltered, STRANGER, wallet } from "./altered.ts";
import type { Case } from "./altered.ts";

const WEIGHTS = (3_000n << 32n) | (2_500n << 16n) | 4_500n; // 30 % for investors

const VOTES: Case[] = [
  [
    "when a resolution may be carried out",
    (by) => by.reword("ProposalQueued", { etaSeconds: 5n }),
    6,
    ["Proposal 1 may be carried out from"],
  ],
  [
    "a resolution that was never queued",
    (by) => by.leaveOut("ProposalQueued"),
    6,
    ["was carried out without having been queued"],
  ],
  [
    "when a vote opened",
    (by) => by.reword("ProposalCreated", { voteStart: 1_000n }),
    7,
    ["Vote 1 opened on 1970-01-01 00:16:40 UTC"],
  ],
  [
    "when a ballot was cast",
    (by) => by.redate("VoteCast", 9_999_999_999n),
    7,
    ["The ballot of", "on vote 1 is of 2286-11-20"],
  ],
  [
    "a close that was not put off",
    (by) => by.leaveOut("CloseExtended"),
    7,
    ["turned late, and its close was not put off"],
  ],
  [
    "a close put off for nothing",
    (by, { workers }) => by.leaveOut("VoteCast", inVote(5, wallet(workers[0]))),
    7,
    ["no late ballot had turned"],
  ],
  ["a ballot of a stranger", (by) => by.invent("VoteCast", { voter: STRANGER }), 8, [STRANGER, "is no member"]],
  ["a second ballot of a member", (by) => by.invent("VoteCast", { support: 0 }), 8, ["member 1 has a ballot already"]],
  [
    "what a ballot weighs",
    (by) => by.reword("VoteCast", { weight: 2n }),
    8,
    ["weighs 1 by the register, and 2 were counted"],
  ],
  [
    "a ballot of who came later",
    (by, { late }) => by.invent("VoteCast", { voter: wallet(late) }, inVote(2)),
    8,
    ["had not served its tenure"],
  ],
  [
    "a ballot of who has left",
    (by, { users }) => by.invent("VoteCast", { voter: wallet(users[1]) }, inVote(17)),
    8,
    ["or has left since"],
  ],
  [
    "a ballot by who is no proxy",
    (by) => by.reword("CastByProxy", { holder: STRANGER }),
    8,
    [STRANGER, "is not the proxy"],
  ],
  [
    "a member that there is not",
    (by) => by.leaveOut("MemberJoined", ({ number }) => number === 12),
    8,
    ["numbers were given to members"],
  ],
  [
    "a ballot that was not cast",
    (by, { workers, users }) => by.invent("VoteCast", { voter: wallet(workers[2]) }, inVote(5, wallet(users[0]))),
    9,
    ["The ballot of member 6", "on vote 5 is For by the events, None by storage"],
  ],
  [
    "a defeat that was queued",
    (by) => by.leaveOut("VoteCast", ({ support }) => support === 1),
    9,
    ["was queued, and it was defeated"],
  ],
];

const POWERS: Case[] = [
  [
    "other weights than were voted",
    (by) => by.reword("WeightsChanged", { weightsBps: [6_000, 2_500, 1_500] }),
    10,
    ["and 5500,2500,2000 were voted"],
  ],
  [
    "weights of which non-users have too much",
    (by) => by.reword("WeightsChanged", { weightsBps: [4_000, 2_500, 3_500] }),
    10,
    ["give non-users 3500; they may have 2500"],
  ],
  [
    "a kind that is too weak",
    (by) => by.reword("RulesFrozen", { kindId: 0n }, ({ mustAgree }) => mustAgree !== 0),
    10,
    ["its calls need that in place 1"],
  ],
  [
    "classes that need not agree",
    (by) => by.reword("RulesFrozen", { mustAgree: 0 }, ({ mustAgree }) => mustAgree !== 0),
    10,
    ["asks classes (none) to agree; classes 2 lose by it"],
  ],
  [
    "a change of the statute by nobody",
    (by) => by.leaveOut("CallExecuted"),
    10,
    ["TiersDefined: the statute changed, and no resolution had called it"],
  ],
  [
    "the weights frozen with a vote",
    (by) => by.reword("RulesFrozen", { weights: WEIGHTS }),
    11,
    ["In vote 1 non-users have 3000 basis points"],
  ],
  [
    "a ballot of a round above the allowance",
    (by) => by.reword("Allocated", { allocations: [{ bucket: 2, units: 500 }] }),
    12,
    ["Member 1 in round 1 allocated 500 units, and may allocate"],
  ],
  [
    "what a role may still spend",
    (by) => by.reword("AllowanceSpent", { left: 9n }),
    12,
    ["Role 7 has 0.000000000000000009 EUR left by the event"],
  ],
  [
    "an allowance of less",
    (by) => by.reword("AllowanceGranted", { amount: 7n }),
    12,
    ["Role 7 spent 4 EUR of bucket 2; its allowance had"],
  ],
  [
    "a role that was spent for by others",
    (by) => by.leaveOut("RoleGranted", (args) => "roleId" in args && args.roleId === 7n),
    12,
    ["who did not hold it"],
  ],
  [
    "a standing budget that is not due",
    (by) => by.reword("StandingPaid", { amount: 10n ** 20n }),
    12,
    ["Standing budget 1 was paid 100 EUR; 40 EUR were due"],
  ],
  [
    "a gift matched beyond the limit",
    (by) => by.reword("GiftMatched", { amount: 10n ** 21n }),
    12,
    ["Fund 1 added 1000 EUR to bucket 4"],
  ],
  [
    "what a bucket of a round was settled with",
    (by) => by.reword("BucketSettled", { fromRound: 1n }, ({ fromRound }) => fromRound !== 0n),
    12,
    ["was settled as Funded with 1"],
  ],
  [
    "what a round leaves",
    (by) => by.reword("RoundFinished", { rest: 1n }),
    12,
    ["Round 1 leaves 0.000000000000000001 EUR"],
  ],
  [
    "an administrator of the authority",
    (by) =>
      by.reword("RoleGranted", { roleId: 0n, account: STRANGER }, (args) => "roleId" in args && args.roleId === 7n),
    19,
    [STRANGER, "administers the authority"],
  ],
];

/** Ballots on the vote that is the nth to be voted on, perhaps of one voter only. */
function inVote(n: number, of?: Address): (ballot: { proposalId: bigint; voter: Address }) => boolean {
  const seen = new Set<bigint>();
  return ({ proposalId, voter }) => {
    const isIn = seen.add(proposalId).size === n && [...seen].at(-1) === proposalId;
    return isIn && (of === undefined || voter === of);
  };
}

describeAltered("the logs of votes", VOTES);
describeAltered("the logs of the statute, of budgets and of roles", POWERS);
