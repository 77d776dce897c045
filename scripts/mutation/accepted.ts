/**
 * Mutants that no test can notice, or none that this command asks: file and function, what was, what became, and, where
 * the same is changed in several places of the function, which of them.
 */
export interface Accepted {
  why: string;
  mutants: string[];
}

export const ACCEPTED: Accepted[] = [
  {
    why: "where both sides are the same, it does not matter which is taken",
    mutants: [
      "Agenda.petitionOf: needed > rules.petitionCap -> needed >= rules.petitionCap",
      "Assembly._queueOperations: kindsEta > eta -> kindsEta >= eta",
      "Assembly.proposalDeadline: extended > close -> extended >= close",
      "Members._switch: member.votes < most -> member.votes <= most",
      "Statute._kindOfCall: touched > slot -> touched >= slot",
      "Statute._touchedSlot: first > inForce -> first >= inForce",
      "Statute.kindNeeded: needed > slot -> needed >= slot",
      "Statute.rulesFor: askedSlot > slot -> askedSlot >= slot",
      "Shares._roomToRepay: liquid <= floor -> liquid < floor",
      "Payouts.allowanceOf: spent < allowance.amount -> spent <= allowance.amount",
      "Rounds._snapshot: before < foundedAt + tenure -> before <= foundedAt + tenure",
      "lib/Rules._present: count.electorate[c] < 3 -> count.electorate[c] <= 3",
      "lib/Rules._present: 3 -> uint256(3 + 1)",
    ],
  },
  {
    why: "a word has six seats of 40 bits either way, and what is beyond them never equals a time",
    mutants: [
      "Agenda.release: SEAT_BITS -> SEAT_BITS + 1",
      "Agenda.release: 256 / SEAT_BITS -> 256 * SEAT_BITS",
      "Agenda.release: 256 -> uint256(256 + 1)",
      "Agenda.release: seat < 256 / SEAT_BITS -> seat <= 256 / SEAT_BITS",
    ],
  },
  {
    why: "the first second of 1970 is as long ago as no time at all",
    mutants: ["Agenda.release: 0 -> uint256(0 + 1)", "Members.closeRoll: 0 -> uint256(0 + 1)"],
  },
  {
    why: "gas: instrumented code needs more, so test/assembly/batch.test.ts asks it of the code as it is deployed",
    mutants: [
      "Assembly._isSignedByContract: CONTRACT_SIGNATURE_GAS -> CONTRACT_SIGNATURE_GAS + 1",
      "Assembly._isSignedByContract: CONTRACT_SIGNATURE_GAS -> CONTRACT_SIGNATURE_GAS + 1 (2)",
      "Assembly._isSignedByContract: CONTRACT_SIGNATURE_GAS -> CONTRACT_SIGNATURE_GAS + 1 (3)",
      "Assembly._isSignedByContract: CONTRACT_SIGNATURE_GAS / 32 -> CONTRACT_SIGNATURE_GAS * 32",
      "Assembly._isSignedByContract: 32 -> uint256(32 + 1)",
      "Assembly._isSignedByContract: CONTRACT_SIGNATURE_GAS + CONTRACT_SIGNATURE_GAS / 32 -> CONTRACT_SIGNATURE_GAS - CONTRACT_SIGNATURE_GAS / 32",
      "Assembly._isSignedByContract: gasleft() > CONTRACT_SIGNATURE_GAS + CONTRACT_SIGNATURE_GAS / 32 -> gasleft() >= CONTRACT_SIGNATURE_GAS + CONTRACT_SIGNATURE_GAS / 32",
      "Assembly._isSignedByContract: gasleft() > CONTRACT_SIGNATURE_GAS + CONTRACT_SIGNATURE_GAS / 32 -> true",
    ],
  },
  {
    why: "spares gas and decides nothing: what follows comes to the same",
    mutants: [
      "Assembly.castVotesBySig: Memory.unsafeSetFreeMemoryPointer(free) -> {}",
      "Assembly._isSignedByContract: ballot.voter.code.length == 0 -> false",
      "Assembly._isSignedByContract: 0 -> uint256(0 + 1)",
      "Assembly._beforeCast: block.timestamp <= opensAt || isLate -> true",
      "Assembly.proposalDeadline: close - proposalSnapshot(proposalId) -> close + proposalSnapshot(proposalId)",
      "Assembly.proposalDeadline: (close - proposalSnapshot(proposalId)) / LATE_PART -> (close - proposalSnapshot(proposalId)) * LATE_PART",
      "Assembly.proposalDeadline: block.timestamp + lastPart <= close -> block.timestamp + lastPart < close",
      "Assembly.proposalDeadline: block.timestamp + lastPart <= close -> false",
      "Buckets._fill: filled.fund != 0 -> true",
      "Funds.payAllStanding: due == 0 -> false",
      "Rounds._allowance: rule == Allowance.ByRoll -> false",
      "Rounds._withdraw: bucket / Tallies.A_WORD -> bucket * Tallies.A_WORD",
      "Rounds._withdraw: bucket / Tallies.A_WORD != page -> true",
      "Rounds._withdraw: page != NO_PAGE -> true",
      "Rounds._withdraw: page != NO_PAGE -> true (2)",
      "Rounds._add: bucket / Tallies.A_WORD -> bucket * Tallies.A_WORD",
      "Rounds._add: bucket / Tallies.A_WORD != page -> true",
      "Rounds._add: page != NO_PAGE -> true",
      "Rounds._add: page != NO_PAGE -> true (2)",
      "Rounds.allocationsOf: MAX_BUCKETS -> MAX_BUCKETS + 1",
      "Shares.allot: held == 0 -> false",
      "Statute._adopt: resolution != 0 -> true",
      "Statute._adopt: 0 -> uint256(0 + 1)",
      "Members.electorateAt: changedAt <= timepoint -> changedAt < timepoint",
      "Members.electorateAt: changedAt <= timepoint -> false",
      "Members.standingOf: member.changedAt > timepoint -> member.changedAt >= timepoint",
    ],
  },
  {
    why: "the treasury is locked as well while a stranger's code runs, and refuses with the same error",
    mutants: [
      "Buckets.fill: nonReentrant -> no modifier",
      "Buckets.spend: nonReentrant -> no modifier",
      "Funds.payStanding: nonReentrant -> no modifier",
      "Funds.payAllStanding: nonReentrant -> no modifier",
      "Funds.sponsor: nonReentrant -> no modifier",
      "Funds.matchGift: nonReentrant -> no modifier",
      "Funds.finishFund: nonReentrant -> no modifier",
    ],
  },
  {
    why: "nothing has been read before the permit: a token that calls back then does what anybody may do",
    mutants: ["Buckets.fillWithPermit: nonReentrant -> no modifier"],
  },
  {
    why: "Governor has this argument, and our count does not look at it",
    mutants: ["Assembly._cast: 0 -> uint256(0 + 1)"],
  },
  {
    why: "who asks is asked for what is in the list, so the search ends before",
    mutants: ["Funds._retire: i < _active.length -> i <= _active.length"],
  },
  {
    why: "writes words more than are needed, which are read as empty",
    mutants: [
      "Rounds._write: ENTRIES -> ENTRIES + 1",
      "Rounds._write: 1 -> uint256(0)",
      "Rounds._write: allocations.length + ENTRIES - 1 -> allocations.length + ENTRIES + 1",
      "Rounds._write: (allocations.length + ENTRIES - 1) / ENTRIES -> (allocations.length + ENTRIES - 1) * ENTRIES",
      "Rounds._write: words == 0 -> true",
      "Rounds._write: index < words -> index <= words",
    ],
  },
  {
    why: "a sixth entry falls out of the word, all but the bit that says that more follow, and more do",
    mutants: ["Rounds._write: slot < ENTRIES -> slot <= ENTRIES", "Rounds._write: ENTRIES -> ENTRIES + 1 (4)"],
  },
  {
    why: "an applicant has nothing in escrow before it asks, and no shares before it is admitted",
    mutants: [
      "Shares.holdFor: escrowOf[applicant] += cost -> escrowOf[applicant] = cost",
      "Shares.allot: maxShares - Math.min(maxShares, _holdings[number].shares) -> maxShares + Math.min(maxShares, _holdings[number].shares)",
    ],
  },
  {
    why: "what is locked is never more than what is left",
    mutants: [
      "Shares.requestWithdrawal: left > locked -> left >= locked",
      "Shares.requestWithdrawal: left > locked -> true",
    ],
  },
  {
    why: "beyond the eighth class there is nothing",
    mutants: [
      "Rounds._allowance: c < 8 -> c <= 8",
      "Rounds._allowance: 8 -> uint256(8 + 1)",
      "Statute._losers: c < 8 -> c <= 8",
      "Statute._losers: 8 -> uint256(8 + 1)",
      "lib/Rules.quorate: c < 8 -> c <= 8",
      "lib/Rules.quorate: 8 -> uint8(8 + 1)",
      "lib/Rules._headsMeet: c < 8 -> c <= 8",
      "lib/Rules._headsMeet: 8 -> uint8(8 + 1)",
      "lib/Rules._atLeast: c < 8 -> c <= 8",
      "lib/Rules._atLeast: 8 -> uint8(8 + 1)",
      "lib/Rules._weights: c < 8 -> c <= 8",
      "lib/Rules._weights: 8 -> uint8(8 + 1)",
    ],
  },
  {
    why: "an empty class is left out before",
    mutants: ["lib/Rules._active: 1 -> uint256(0)"],
  },
  {
    why: "doubles what is compared and what it is compared with",
    mutants: ["lib/Rules._meets: 1 -> uint256(1 + 1)"],
  },
  {
    why: "all that matters of it is one bit",
    mutants: ["Rounds.allocationsOf: MORE -> MORE + 1", "Rounds._withdraw: MORE -> MORE + 1"],
  },
  {
    why: "a notice of the first second of 1970 is no more valid than none",
    mutants: ["Members.expel: 0 -> uint256(0 + 1)"],
  },
];
