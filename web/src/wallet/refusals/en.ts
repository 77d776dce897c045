import { number, percentOfBps, plural, short } from "../../words/format.ts";
import { dateTime, duration } from "../../ui/time.ts";
import type { Refusals } from "./index.ts";

const quote = (name: string) => `“${name}”`;

const BUCKET_STATES = [
  "unknown",
  "still an idea",
  "being filled",
  "funded",
  "completed",
  "closed: it missed its minimum",
  "cancelled",
];
const PAYOUT_STATES = ["unknown", "asked for", "before the assembly", "upheld", "paid", "taken back", "refused"];
const VOTE_STATES = [
  "has not opened yet",
  "is open",
  "was taken back",
  "was rejected",
  "was carried",
  "was carried and waits to be carried out",
  "has lapsed",
  "has been carried out",
];

const OFFICERS = "Only a resolution of the members, or an officer they named, can do this.";
const BROKEN = "A co-op cannot be set up in this way.";
const UNSIGNED = "This is no valid signature.";
const INNER = "Only the co-op’s own contracts call this.";

export const refusals: Refusals = {
  // members and shares
  AlreadyMember: ([wallet]) => `The wallet ${short(wallet)} already belongs to a member.`,
  NotMember: () => "Only members can do this, and this wallet does not belong to one.",
  ClassNotOpen: ([class_], n) => `The ${n.class(class_)} are not open to everyone: ask to be admitted.`,
  ClassFull: ([class_], n) => `The ${n.class(class_)} are full.`,
  SameClass: ([class_], n) => `You are of the ${n.class(class_)} already.`,
  TooSoonToSwitch: ([, from]) => `You changed your class lately, and can do so again from ${dateTime(from)}.`,
  AlreadyRequested: () => "You have asked already. Take that request back first.",
  NotRequested: ([wallet]) => `${short(wallet)} has not asked to be admitted, or has been answered.`,
  NotYoursToAnswer: () => "Only a resolution of the members can answer this request.",
  NotYetAppealable: ([from]) => `You can appeal to the members from ${dateTime(from)}, if nobody has answered by then.`,
  NoVouching: ([class_], n) => `The ${n.class(class_)} do not admit by vouching.`,
  NotOfClass: ([, class_], n) => `Only the ${n.class(class_)} can vouch for this applicant.`,
  AlreadyVouched: () => "You have vouched for this applicant already.",
  InvitationOver: ([deadline]) => `This invitation was good until ${dateTime(deadline)}.`,
  InvitationUsed: () => "This invitation has been used or taken back.",
  NotInvited: () => "This invitation does not come from somebody who may admit to that class.",
  NotTheCode: () => "The code of the invitation does not fit your wallet.",
  RollOver: () => "Nobody can join from this list any more.",
  NotOnRoll: () => "Your wallet is not at this place of the list.",
  PlaceTaken: () => "This place of the list has been taken.",
  NoNotice: ([number], n) => `${n.member(number)} has been given no notice, or it is too old.`,
  HearingNotOver: ([number, until], n) => `${n.member(number)} is heard until ${dateTime(until)}.`,
  NotLapsed: ([number], n) => `${n.member(number)} holds the shares that it must, or still has time to pay for them.`,
  WrongVotes: ([, most]) => `A member of this class carries one to ${plural(most, "# vote", "# votes")}.`,
  NotYourNumber: ([number], n) => `${n.member(number)} does not have this wallet.`,
  NotOffered: ([number], n) => `${n.member(number)} is not offered to this wallet, or no longer.`,
  TooEarlyToMove: ([, from]) => `This wallet can take over from ${dateTime(from)}; until then the old one can veto it.`,
  UnfitMemberTerms: () => "By these rules nobody would be heard, or an answer could take for ever.",
  FewerSharesThanNeeded: ([shares, min]) =>
    `You chose ${plural(shares, "# share", "# shares")}; this class needs at least ${min}.`,
  ZeroWallet: () => "No wallet was named.",
  NoShares: () => "Choose at least one share.",
  OutsideHolding: ([shares, min, max]) =>
    `You would hold ${plural(shares, "# share", "# shares")}; members of this class hold from ${number(min)} to ` +
    `${number(max)}.`,
  NotYourShares: ([number], n) => `These are the shares of ${n.member(number)}, not yours.`,
  SharesLocked: ([free, until]) =>
    `You can ask for ${
      free === 0n ? "none" : plural(free, "# share", "# shares")
    } of them now, and for the rest from ${dateTime(until)}.`,
  NotWaiting: () => "This withdrawal has been paid or taken back.",
  RepaymentSuspended: () => "The co-op has stopped repaying shares for now.",
  NotYetDue: ([, due]) => `This is paid out of turn from ${dateTime(due)} at the earliest.`,
  StillMember: ([number], n) => `${n.member(number)} is still a member, and waits its turn.`,
  NotDissolved: () => "The co-op has not been dissolved.",
  UnfitPar: ([par, most], n) =>
    `A share cannot cost ${n.money(par)}: it must be more than nothing and at most ${n.money(most)}.`,
  UnfitShareTerms: () => "By these rules shares could be locked for ever, or interest would be more than interest.",
  UnfitPeriod: () => "Interest is declared for time that is past, once.",
  InterestTooHigh: ([rate, most]) =>
    `${percentOfBps(rate)} is more interest than the ${percentOfBps(most)} that the statute allows.`,
  ShortOfPar: ([received, par], n) => `The shares cost ${n.money(par)}, and only ${n.money(received)} arrived.`,
  SharesNotTransferable: () => "Shares cannot be transferred. Ask for them to be repaid instead.",
  // votes
  NotEligible: () =>
    "You cannot vote on this: only those can who were members, for long enough and of a class that this vote is for, " +
    "when it opened.",
  ReasonNeeded: () => "A block needs a reason that the others can answer.",
  NothingToWithdraw: () => "There is no ballot of yours to withdraw.",
  TooManyCasts: () => "You have changed this ballot 24 times. It can be changed no more.",
  BallotExpired: ([deadline]) => `This signed ballot was good until ${dateTime(deadline)}.`,
  OnlyMembersPropose: () => "Only members can propose.",
  TooEarly: ([eta]) => `This can be carried out from ${dateTime(eta)}.`,
  GovernorUnexpectedProposalState: ([, state]) =>
    `This is not possible now: the vote ${VOTE_STATES[state] ?? "is over"}.`,
  GovernorNonexistentProposal: () => "There is no such vote.",
  GovernorInvalidVoteType: () => "There is no such choice.",
  GovernorUnableToCancel: () => "Only its proposer can take a proposal back, and only before the vote opens.",
  GovernorRestrictedProposer: () => "This proposal is reserved to another proposer.",
  GovernorInvalidSignature: () => "The signature does not belong to the voter and this ballot.",
  TargetCodeChanged: () =>
    "What this would call is not what it was when the members voted on it, so it is not carried out.",
  TooLittleGas: () => "The limit for the network’s fee is too low for this. Raise it in the wallet.",
  WrongValue: ([value, needed], n) => `This sends ${n.ether(needed)} along, and ${n.ether(value)} came with it.`,
  // proxies
  OwnProxy: () => "You vote for yourself already. Appoint another member.",
  TooManyPrincipals: ([holder, most], n) =>
    `${n.member(holder)} is proxy for ${plural(most, "# member", "# members")} already, and may be for no more.`,
  NoProxy: () => "You have no proxy to take back.",
  NotProxy: ([, principal], n) => `${n.wallet(principal)} has not made you their proxy, or no longer.`,
  // agenda
  NoSecondCall: () =>
    "This cannot be put to the vote a second time: only what lacked its quorum can, once, and within thirty days.",
  TooManyOpenProposals: ([, most]) =>
    `You have ${plural(most, "# proposal", "# proposals")} open, and no more are allowed at once.`,
  QuestionBarred: ([, until]) => `This was rejected lately. It can be proposed again from ${dateTime(until)}.`,
  AlreadyProposed: () => "This has been proposed already.",
  OnlyMembersSign: () => "Only members can sign a petition.",
  AlreadySigned: () => "You have signed this petition already.",
  PetitionTooSmall: ([signers, needed]) =>
    `This petition needs ${plural(needed, "# signature", "# signatures")} and has ${
      signers === 0n ? "none" : signers
    }.`,
  SignersNotRising: ([number], n) => `${n.member(number)} is named twice, or out of order.`,
  HasNotSigned: ([, number], n) => `${n.member(number)} has not signed this petition, or has left.`,
  StillOpen: () => "This is not decided yet, so nothing can have come of it.",
  MayNotState: () => "Only who proposed it, or an officer the members named, can say what came of it.",
  // rounds
  NoSuchRound: ([round]) => `There is no round ${round}.`,
  RoundClosed: ([round, closesAt], n) => `${n.round(round)} closed on ${dateTime(closesAt)}.`,
  RoundStillOpen: ([round, closesAt], n) => `${n.round(round)} is open until ${dateTime(closesAt)}.`,
  NotYetAllocating: ([round, opensAt], n) =>
    `${n.round(round)} is still for ideas: members share out from ${dateTime(opensAt)}.`,
  NotInRound: ([round], n) =>
    `You take no part in ${n.round(round)}: you were not a member, or not for long enough, when it opened.`,
  OnRollOnly: ([round], n) => `In ${n.round(round)} only who is on its list shares out, by what the list says.`,
  NotOnRoundRoll: ([round, number, units], n) =>
    `The list of ${n.round(round)} does not give ${plural(units, "# part", "# parts")} to ${n.member(number)}.`,
  WrongRoll: () => "A round by a list needs the list, and other rounds have none.",
  CoreNotCovered: ([core, budget], n) =>
    `Core expenses of ${n.money(core)} come first, and leave nothing of the budget of ${n.money(budget)}.`,
  BucketNotInRound: ([round, bucket], n) =>
    `${quote(n.bucket(bucket))} is not a bucket of ${n.round(round)}, or no longer.`,
  BucketBlocked: ([bucket, flags, most], n) =>
    `${quote(n.bucket(bucket))} has ${plural(
      flags,
      "# open flag",
      "# open flags",
    )}, and ${most} keep it out of the round. They must be resolved first.`,
  TooManyBuckets: ([buckets]) => `You chose ${buckets} buckets; a member may choose 64.`,
  TooManyMembers: ([bucket], n) => `So many members give to ${quote(n.bucket(bucket))} that no more can be counted.`,
  OverAllowance: ([units, allowance]) =>
    `You shared out ${plural(units, "# part", "# parts")}, and your allowance is ${plural(
      allowance,
      "# part",
      "# parts",
    )}.`,
  OverCap: ([bucket, units, cap], n) =>
    `You give ${plural(units, "# part", "# parts")} to ${quote(
      n.bucket(bucket),
    )}, and a member may give ${cap} to one bucket.`,
  OverPool: ([units, most]) =>
    `Others were first: with yours, ${plural(
      units,
      "# part",
      "# parts",
    )} would be shared out, and there are only ${most}.`,
  BucketsNotRising: ([bucket], n) => `${quote(n.bucket(bucket))} is named twice, or out of order.`,
  NoUnits: ([bucket], n) => `Nothing is given to ${quote(n.bucket(bucket))}.`,
  NoUnit: () => "A round needs a smallest amount above zero.",
  UnitTooSmall: ([, least], n) =>
    `The smallest amount is too small for so large a round: it must be ${n.money(least)} or more.`,
  NoDuration: () => "A round needs some time.",
  AlreadyFinished: ([round], n) => `${n.round(round)} is finished already.`,
  RoomTaken: ([bucket, room, amount], n) =>
    `There would be room for ${n.moneyOf(bucket, room)} of members’ shares in ${quote(n.bucket(bucket))}, and ` +
    `${n.moneyOf(bucket, amount)} would be shared out to it.`,
  BucketsUnsettled: ([round, unsettled], n) =>
    `${n.round(round)} still has ${plural(unsettled, "# bucket", "# buckets")} to be settled.`,
  // buckets
  OnlyMembersOpen: () => "Only members can suggest a bucket, and others only in a round that is open to all.",
  NoItems: () => "A bucket needs at least one expense.",
  PlanTooLong: ([items, tags, promises]) =>
    `A bucket has at most 20 items, 8 tags and 8 promises, not ${items}, ${tags} and ${promises}.`,
  GoalsUpsideDown: ([min, max], n) =>
    `The least that an item costs (${n.money(min)}) must not be above the most (${n.money(
      max,
    )}), and that not be zero.`,
  DeadlineInThePast: ([deadline]) => `${dateTime(deadline)} is already past.`,
  DeadlineTooFar: ([deadline, latest]) => `${dateTime(deadline)} is too far away: ${dateTime(latest)} is the latest.`,
  SecondDeadlineTooEarly: ([second, deadline]) =>
    `The second deadline (${dateTime(second)}) must come after the first (${dateTime(deadline)}).`,
  NoSuchBucket: ([bucket]) => `There is no bucket ${bucket}.`,
  BucketNotIn: ([bucket, state, needed], n) =>
    `This is only possible while a bucket is ${BUCKET_STATES[needed]}, and ${quote(n.bucket(bucket))} is ` +
    `${BUCKET_STATES[state]}.`,
  BucketOver: ([bucket, state], n) => `It is too late for that: ${quote(n.bucket(bucket))} is ${BUCKET_STATES[state]}.`,
  BucketClosed: ([bucket, deadline], n) => `${quote(n.bucket(bucket))} could be filled until ${dateTime(deadline)}.`,
  BucketInRound: ([bucket, round], n) =>
    `${quote(n.bucket(bucket))} belongs to ${n.round(round)}, and is settled with it.`,
  BucketStillFilling: ([bucket, deadline], n) =>
    `${quote(n.bucket(bucket))} can be filled until ${dateTime(deadline)}.`,
  BucketFull: ([bucket, room, amount], n) =>
    `${quote(n.bucket(bucket))} has room for ${n.moneyOf(bucket, room)} only; ${n.moneyOf(bucket, amount)} is ` +
    "too much.",
  BucketHasFund: ([bucket, fund], n) =>
    `Gifts to ${quote(n.bucket(bucket))} are already doubled by the fund ${quote(n.fund(fund))}.`,
  NothingToRefund: ([bucket], n) => `Nothing in ${quote(n.bucket(bucket))} is to be given back to you.`,
  NotTheSteward: ([bucket], n) => `Only the steward of ${quote(n.bucket(bucket))} can do this.`,
  NotEnoughInBucket: ([bucket, left, amount], n) =>
    `${quote(n.bucket(bucket))} has ${n.moneyOf(bucket, left)} left, and ${n.moneyOf(bucket, amount)} was asked for.`,
  PayoutsPending: ([bucket, amount], n) =>
    `${n.moneyOf(bucket, amount)} of ${quote(n.bucket(bucket))} are asked for and not paid yet.`,
  NoSuchPromise: ([bucket, promise], n) => `${quote(n.bucket(bucket))} made no promise number ${promise + 1n}.`,
  PromisesOpen: ([bucket], n) => `${quote(n.bucket(bucket))} has promises to everybody that are not kept yet.`,
  AlreadyFlagged: ([bucket], n) => `You have flagged ${quote(n.bucket(bucket))} already.`,
  NotFlagged: ([bucket, number], n) => `${n.member(number)} has no open flag on ${quote(n.bucket(bucket))}.`,
  OnlyThoseConcerned: ([bucket], n) =>
    `Only members, its steward and its funders say something about ${quote(n.bucket(bucket))}.`,
  // payouts
  NotAPayout: ([purpose], n) => `A bucket pays for work, purchases and grants, not for ${quote(n.purpose(purpose))}.`,
  NoSuchPayout: ([payout]) => `There is no payout ${payout}.`,
  PayoutClosed: ([, state]) => `This payout has been ${PAYOUT_STATES[state]} already.`,
  MayNotDecide: () =>
    "A payout is decided about by members who were that for long enough when it was asked for, and not by who asked, " +
    "the stewards of the bucket, or whoever is paid.",
  AlreadyApproved: () => "You have approved this payout already.",
  AlreadyObjected: () => "You have objected to this payout already.",
  ApprovalsMissing: ([, approvals, needed]) =>
    `This payout needs ${plural(needed, "# approval", "# approvals")} and has ${
      approvals === 0n ? "none" : approvals
    } so far.`,
  StillWaiting: ([, from]) => `This payout is approved, and waits for objections until ${dateTime(from)}.`,
  WaitingOver: ([, from]) => `Members could object to this payout until ${dateTime(from)}.`,
  PayoutContested: ([, objections]) =>
    `${plural(
      objections,
      "# objection",
      "# objections",
    )} sent this payout to the assembly: members decide about it by vote.`,
  NotContested: () => "Only a payout that members objected to, so that it went to the assembly, can be upheld.",
  AboveTiers: ([amount], n) => `${n.money(amount)} is more than the statute lets a bucket pay at once.`,
  UnfitAllowance: () => "An allowance needs a period, and a role that the members gave to somebody.",
  NotOfRole: ([role]) => `Only who holds role ${role} can spend its allowance.`,
  PaysOneself: () => "Nobody pays itself out of an allowance.",
  OverSpendingAllowance: ([, left, amount], n) =>
    `The allowance has ${n.money(left)} left in this period, and ${n.money(amount)} was asked for.`,
  NotABounty: ([bucket], n) => `${quote(n.bucket(bucket))} is no bounty: its funders name nobody.`,
  NotAFunder: ([bucket], n) => `Only who filled ${quote(n.bucket(bucket))} can do this.`,
  NotNamedByFunders: ([bucket, recipient, backing, raised], n) =>
    `${n.wallet(recipient)} is backed with ${n.moneyOf(bucket, backing)} of the ` +
    `${n.moneyOf(bucket, raised)} that funders gave; more than half is needed.`,
  // funds
  NoSuchStanding: ([id]) => `There is no standing budget ${id}.`,
  StandingUnfit: () => "A standing budget needs an amount and a period above zero.",
  TooManyStanding: ([most]) =>
    `There are ${plural(most, "# standing budget", "# standing budgets")} already, and no more are possible at once.`,
  NotAStandingBucket: ([bucket], n) => `${quote(n.bucket(bucket))} is not a standing bucket that still takes money.`,
  NotCovered: ([, due]) =>
    due === 0n ? "Nothing is due of this standing budget." : "No money is locked for core expenses.",
  NoSuchFund: ([fund]) => `There is no match fund ${fund}.`,
  FundUnfit: () => "A match fund needs time ahead of it, and limits above zero.",
  FundOver: ([fund, until], n) => `The fund ${quote(n.fund(fund))} doubled gifts until ${dateTime(until)}.`,
  FundStillMatches: ([fund, until], n) => `The fund ${quote(n.fund(fund))} doubles gifts until ${dateTime(until)}.`,
  FundEmpty: ([fund], n) => `The fund ${quote(n.fund(fund))} is used up.`,
  OtherAsset: () => "The bucket and the fund hold different kinds of money.",
  // treasury
  AssetNotAccepted: () => "The treasury does not take this kind of money.",
  BalanceTooLow: ([account, asset, balance, amount], n) =>
    `${n.account(account)} holds ${n.money(balance, asset)}, and ` + `${n.money(amount, asset)} is needed.`,
  AccountClosedToOthers: () => "Others cannot put money into this account.",
  NotAnOutflow: ([purpose], n) => `Money cannot be paid out as ${quote(n.purpose(purpose))}.`,
  NothingMoved: () => "There is nothing to move: the amount is zero.",
  HoldingShort: ([asset, held, booked], n) =>
    `The treasury holds ${n.money(held, asset)} and its books say ${n.money(
      booked,
      asset,
    )}: there is nothing to sweep.`,
  WrongEther: ([sent, expected], n) => `The treasury expected ${n.ether(expected)} and was sent ${n.ether(sent)}.`,
  NotTheMember: ([number], n) => `Only ${n.member(number)} can take money out of this account.`,
  NotALockedBody: () => "The reserve can only go to a body that the statute names.",
  NoRecipient: () => "There is nobody to pay to.",
  ReserveTooHigh: ([, most]) => `At most ${percentOfBps(most)} of what is given can go to the reserve at once.`,
  OnlyCreditors: () => "The co-op is dissolved: its money pays for what it owes, and for nothing else.",
  StillLiquidating: ([until]) =>
    `What remains of the co-op is given away from ${dateTime(until)}, once it is dissolved.`,
  ERC20InsufficientBalance: ([, balance, needed], n) =>
    `Your wallet holds ${n.money(balance)}, and ${n.money(needed)} is needed.`,
  ERC20InsufficientAllowance: ([, allowance, needed], n) =>
    `The treasury may take ${n.money(allowance)} from your wallet, and ${n.money(needed)} is needed.`,
  ERC20InvalidApprover: () => "The token does not take this permission.",
  ERC20InvalidReceiver: ([receiver]) => `The token cannot be sent to ${short(receiver)}.`,
  ERC20InvalidSender: () => "The token cannot be sent from this address.",
  ERC20InvalidSpender: () => "The token does not let this address be permitted.",
  ERC2612ExpiredSignature: ([deadline]) => `The signed permission was good until ${dateTime(deadline)}. Sign it again.`,
  ERC2612InvalidSigner: () => "The permission was not signed by the wallet that pays. Sign it again.",
  FailedCall: () => "What this would pay or call has refused it. A refund can also go to another wallet of yours.",
  InsufficientBalance: ([balance, needed], n) =>
    `The treasury holds ${n.ether(balance)}, and ${n.ether(needed)} is needed.`,
  SafeERC20FailedOperation: ([token]) => `The token ${short(token)} refused to move the money.`,
  // statute
  UnknownArticle: ([number]) => `The statute has no article ${number}.`,
  ArticleMoved: ([, version]) => `This article has changed since this was proposed: it is at version ${version}.`,
  AlreadyDissolved: ([since]) => `The co-op has been dissolved on ${dateTime(since)}.`,
  CapTooHigh: ([, most]) => `Those who are not users may have at most ${percentOfBps(most)} of the say.`,
  ClassOutsideBounds: ([, weight, floor, ceiling]) =>
    `Each class has ${percentOfBps(floor)} to ${percentOfBps(ceiling)} of the say, not ` + `${percentOfBps(weight)}.`,
  UnfitClass: () =>
    "In such a class no member could vote or be admitted, or its weight would change without being said.",
  UnknownClass: ([class_]) => `The statute knows no class ${class_}.`,
  UnknownKind: ([slot]) => `The statute knows no kind of resolution ${slot}.`,
  UnfitKind: ([slot]) => `Nothing could ever be carried by this kind of resolution (${slot}), or nobody could vote.`,
  TiersNotRising: ([tier]) =>
    `Each tier must be above the one before, with an approval and an objection at least; number ${tier} is not.`,
  WrongHolding: ([min, max]) => `A class cannot ask for at least ${min} shares and allow ${max} at most.`,
  WrongNumberOfClasses: ([classes]) => `A co-op has one to eight classes, not ${classes}.`,
  WrongNumberOfKinds: ([kinds]) => `A co-op has one to sixteen kinds of resolution, not ${kinds}.`,
  WeightsNotWhole: ([sum]) => `The weights of all classes must make 100 %, and make ${percentOfBps(sum)}.`,
  NoUserClass: () => "At least one class must be of users.",
  NonUsersTooHeavy: ([weight, cap]) =>
    `Those who are not users would have ${percentOfBps(weight)} of the say, and may have ` + `${percentOfBps(cap)}.`,
  KindTooWeak: () => "This needs a stricter kind of resolution than the one that was chosen.",
  WeightsMoved: () => "The weights of the classes have changed since this was proposed.",
  UnevenCalls: () => "This proposal is incomplete: each thing to be done needs a target and a call.",
  UnfitAgenda: () => "By these rules no member could propose anything, or no petition could succeed.",
  // founding
  NoFounders: () => "A co-op needs founders.",
  AlreadyFounded: () => "This co-op has been founded already.",
  ConsentsMissing: ([consents, founders]) =>
    `${consents} of ${plural(founders, "# founder", "# founders")} have signed.`,
  ConsentExpired: ([founder, deadline]) => `The signature of ${short(founder)} was good until ${dateTime(deadline)}.`,
  NoConsent: ([founder]) => `${short(founder)} has not signed this charter.`,
  CurrencyNotAccepted: () => "The treasury must accept the co-op’s own currency.",
  NoCode: ([address]) => `There is no contract at ${short(address)}.`,
  CloneArgumentsTooLong: () => BROKEN,
  Create2EmptyBytecode: () => BROKEN,
  FailedDeployment: () => BROKEN,
  InvalidShortString: () => BROKEN,
  StringTooLong: () => BROKEN,
  // power
  NotMembers: () => INNER,
  NotAssembly: () => INNER,
  NotRounds: () => INNER,
  NotBuckets: () => INNER,
  NotPayouts: () => INNER,
  NotFunds: () => INNER,
  NotARoom: () => INNER,
  NoRelay: () => "The assembly does not act for others.",
  NoParams: () => "A ballot takes a choice and a reason, and nothing else.",
  SignTypedBallot: () => "This kind of signed ballot is not accepted.",
  ExecutorIsFixed: () => "The co-op’s executor cannot be replaced.",
  HoldsNoMoney: () => "Money goes to the treasury, not to the executor.",
  NotExecutor: () => "Only a resolution of the members can do this.",
  AccessManagedUnauthorized: () => OFFICERS,
  AccessManagedRequiredDelay: ([, delay]) => `An officer announces this first, and does it after ${duration(delay)}.`,
  AccessManagedInvalidAuthority: () => INNER,
  AccessManagerUnauthorizedAccount: () => OFFICERS,
  AccessManagerUnauthorizedCall: () => OFFICERS,
  AccessManagerUnauthorizedCancel: () => OFFICERS,
  AccessManagerUnauthorizedConsume: () => INNER,
  AccessManagerAlreadyScheduled: () => "This has been announced already.",
  AccessManagerNotScheduled: () => "This has not been announced.",
  AccessManagerNotReady: () => "This was announced, and its time has not come yet.",
  AccessManagerExpired: () => "This was announced too long ago. It must be announced again.",
  AccessManagerBadConfirmation: () => "A role is given back by who holds it, and by nobody else.",
  AccessManagerLockedRole: ([role]) => `Role ${role} cannot be changed.`,
  AccessManagerLockedFunction: () => "Who may do this cannot be changed.",
  AccessManagerInvalidInitialAdmin: () => BROKEN,
  AccessControlUnauthorizedAccount: () => INNER,
  AccessControlBadConfirmation: () => INNER,
  // what the addresses are built on
  GovernorAlreadyCastVote: () => "This ballot has been cast already.",
  GovernorAlreadyQueuedProposal: () => "This has been set in motion already.",
  GovernorDisabledDeposit: () => "Money goes to the treasury, not to the assembly.",
  GovernorInsufficientProposerVotes: () => "Only members can propose.",
  GovernorInvalidProposalLength: () => "This proposal is incomplete: each thing to be done needs a target and a call.",
  GovernorInvalidVoteParams: () => "A ballot takes a choice and a reason, and nothing else.",
  GovernorInvalidVotingPeriod: () => "A vote needs some time.",
  GovernorOnlyExecutor: () => "Only a resolution of the members can do this.",
  GovernorProposalQueueingFailed: () => "This could not be set in motion.",
  GovernorProposalQueueingNotRequired: () => "This need not be set in motion first.",
  TimelockInsufficientDelay: () => INNER,
  TimelockInvalidOperationLength: () => INNER,
  TimelockUnauthorizedCaller: () => INNER,
  TimelockUnexecutedPredecessor: () => "Something else must be carried out before this.",
  TimelockUnexpectedOperationState: () => "This is not set in motion, is not due yet, or has been carried out already.",
  InvalidAccountNonce: () => "This signature has been used, or another one has taken its place.",
  ECDSAInvalidSignature: () => UNSIGNED,
  ECDSAInvalidSignatureLength: () => UNSIGNED,
  ECDSAInvalidSignatureS: () => UNSIGNED,
  SafeCastOverflowedUintDowncast: () => "A number is too large.",
  CheckpointUnorderedInsertion: () => "This happened out of order. Please try again.",
  ReentrancyGuardReentrantCall: () => "One thing at a time: this was called while it was already at work.",
  InvalidInitialization: () => BROKEN,
  NotInitializing: () => BROKEN,
  AddressEmptyCode: ([address]) => `There is no contract at ${short(address)}.`,
  Error: ([reason]) => `The contract refuses it and says: ${quote(reason)}`,
  Panic: ([code]) =>
    code === 0x11n ? "A number is too large or too small." : `The contract cannot cope with this (code ${code}).`,
};
