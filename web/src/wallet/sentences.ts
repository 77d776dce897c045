import type { ContractErrorArgs, ContractErrorName } from "viem";
import type { Addresses } from "../../../sdk/src/coop.ts";
import type { Directory } from "../members/directory.ts";
import { OutOfReachError, RefusedError } from "../relay/refusals.ts";
import { purposeWords } from "../treasury/purposes.ts";
import { describeAccount } from "../treasury/accounts.ts";
import type { FormatMoney } from "../ui/money.ts";
import { dateTime, duration } from "../ui/time.ts";
import { count, percent, short } from "../ui/words.ts";
import { CancelledError, hasCode, hasName, refusalIn, TurnedDownError } from "./errors.ts";
import type { everyAbi } from "./errors.ts";

/** What sentences are made with. */
interface Words {
  money: FormatMoney;
  directory: Directory;
  addresses: Addresses;
}

type Abi = typeof everyAbi;
type ErrorName = ContractErrorName<Abi>;
type Sentences = { [Name in ErrorName]: (args: ContractErrorArgs<Abi, Name>, words: Words) => string };

const bucketName = (bucket: bigint, { directory }: Words) => `“${directory.bucket(Number(bucket))}”`;
const bucketMoney = (bucket: bigint, amount: bigint, { directory, money }: Words) =>
  money(amount, directory.assetOf(Number(bucket)));
const fundName = (fund: bigint, { directory }: Words) => `“${directory.fund(Number(fund))}”`;
const roundName = (round: bigint, { directory }: Words) => directory.round(Number(round));
const className = (index: bigint, { directory }: Words) =>
  directory.statute.classes[Number(index)]?.name ?? `class ${index}`;

/** In the order of `State` in contracts/Buckets.sol. */
const BUCKET_STATES = [
  "unknown",
  "still an idea",
  "being filled",
  "funded",
  "completed",
  "closed: it missed its minimum",
  "cancelled",
];
/** In the order of `State` in contracts/Payouts.sol. */
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

/** Every refusal of the co-op’s contracts, and of what they are built on, as a sentence. */
const SENTENCES: Sentences = {
  // members and shares
  AlreadyMember: ([wallet]) => `The wallet ${short(wallet)} already belongs to a member.`,
  NotMember: () => "Only members can do this, and this wallet does not belong to one.",
  ClassNotOpen: ([class_], w) => `The ${className(class_, w)} are not open to everyone: ask to be admitted.`,
  ClassFull: ([class_], w) => `The ${className(class_, w)} are full.`,
  SameClass: ([class_], w) => `You are of the ${className(class_, w)} already.`,
  TooSoonToSwitch: ([, from]) => `You changed your class lately, and can do so again from ${dateTime(from)}.`,
  AlreadyRequested: () => "You have asked already. Take that request back first.",
  NotRequested: ([wallet]) => `${short(wallet)} has not asked to be admitted, or has been answered.`,
  NotYoursToAnswer: () => "Only a resolution of the members can answer this request.",
  NotYetAppealable: ([from]) => `You can appeal to the members from ${dateTime(from)}, if nobody has answered by then.`,
  NoVouching: ([class_], w) => `The ${className(class_, w)} do not admit by vouching.`,
  NotOfClass: ([, class_], w) => `Only the ${className(class_, w)} can vouch for this applicant.`,
  AlreadyVouched: () => "You have vouched for this applicant already.",
  InvitationOver: ([deadline]) => `This invitation was good until ${dateTime(deadline)}.`,
  InvitationUsed: () => "This invitation has been used or taken back.",
  NotInvited: () => "This invitation does not come from somebody who may admit to that class.",
  NotTheCode: () => "The code of the invitation does not fit your wallet.",
  RollOver: () => "Nobody can join from this list any more.",
  NotOnRoll: () => "Your wallet is not at this place of the list.",
  PlaceTaken: () => "This place of the list has been taken.",
  NoNotice: ([number], w) => `${w.directory.member(Number(number))} has been given no notice, or it is too old.`,
  HearingNotOver: ([number, until], w) => `${w.directory.member(Number(number))} is heard until ${dateTime(until)}.`,
  NotLapsed: ([number], w) =>
    `${w.directory.member(Number(number))} holds the shares that it must, or still has time to pay for them.`,
  WrongVotes: ([, most]) => `A member of this class carries one to ${count(most, "vote")}.`,
  NotYourNumber: ([number], w) => `${w.directory.member(Number(number))} does not have this wallet.`,
  NotOffered: ([number], w) => `${w.directory.member(Number(number))} is not offered to this wallet, or no longer.`,
  TooEarlyToMove: ([, from]) => `This wallet can take over from ${dateTime(from)}; until then the old one can veto it.`,
  UnfitMemberTerms: () => "By these rules nobody would be heard, or an answer could take for ever.",
  FewerSharesThanNeeded: ([shares, min]) => `You chose ${count(shares, "share")}; this class needs at least ${min}.`,
  ZeroWallet: () => "No wallet was named.",
  NoShares: () => "Choose at least one share.",
  OutsideHolding: ([shares, min, max]) =>
    `You would hold ${count(shares, "share")}; members of this class hold from ${min.toLocaleString("en-GB")} to ` +
    `${max.toLocaleString("en-GB")}.`,
  NotYourShares: ([number], w) => `These are the shares of ${w.directory.member(Number(number))}, not yours.`,
  SharesLocked: ([free, until]) =>
    `You can ask for ${free === 0n ? "none" : count(free, "share")} of them now, and for the rest from ${dateTime(
      until
    )}.`,
  NotWaiting: () => "This withdrawal has been paid or taken back.",
  RepaymentSuspended: () => "The co-op has stopped repaying shares for now.",
  NotYetDue: ([, due]) => `This is paid out of turn from ${dateTime(due)} at the earliest.`,
  StillMember: ([number], w) => `${w.directory.member(Number(number))} is still a member, and waits its turn.`,
  NotDissolved: () => "The co-op has not been dissolved.",
  UnfitPar: ([par, most], w) =>
    `A share cannot cost ${w.money(par)}: it must be more than nothing and at most ${w.money(most)}.`,
  UnfitShareTerms: () => "By these rules shares could be locked for ever, or interest would be more than interest.",
  UnfitPeriod: () => "Interest is declared for time that is past, once.",
  InterestTooHigh: ([rate, most]) =>
    `${percent(Number(rate) / 10_000)} is more interest than the ${percent(
      Number(most) / 10_000
    )} that the statute allows.`,
  ShortOfPar: ([received, par], w) => `The shares cost ${w.money(par)}, and only ${w.money(received)} arrived.`,
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
  WrongValue: ([value, needed], w) =>
    `This sends ${w.money(needed, ETHER)} along, and ${w.money(value, ETHER)} came with it.`,
  // proxies
  OwnProxy: () => "You vote for yourself already. Appoint another member.",
  TooManyPrincipals: ([holder, most], w) =>
    `${w.directory.member(Number(holder))} is proxy for ${count(most, "member")} already, and may be for no more.`,
  NoProxy: () => "You have no proxy to take back.",
  NotProxy: ([, principal], w) => `${w.directory.wallet(principal)} has not made you their proxy, or no longer.`,
  // agenda
  NoSecondCall: () =>
    "This cannot be put to the vote a second time: only what lacked its quorum can, once, and within thirty days.",
  TooManyOpenProposals: ([, most]) => `You have ${count(most, "proposal")} open, and no more are allowed at once.`,
  QuestionBarred: ([, until]) => `This was rejected lately. It can be proposed again from ${dateTime(until)}.`,
  AlreadyProposed: () => "This has been proposed already.",
  OnlyMembersSign: () => "Only members can sign a petition.",
  AlreadySigned: () => "You have signed this petition already.",
  PetitionTooSmall: ([signers, needed]) =>
    `This petition needs ${count(needed, "signature")} and has ${signers === 0n ? "none" : signers}.`,
  SignersNotRising: ([number]) => `Member ${number} is named twice, or out of order.`,
  HasNotSigned: ([, number], w) => `${w.directory.member(Number(number))} has not signed this petition, or has left.`,
  StillOpen: () => "This is not decided yet, so nothing can have come of it.",
  MayNotState: () => "Only who proposed it, or an officer the members named, can say what came of it.",
  // rounds
  NoSuchRound: ([round]) => `There is no round ${round}.`,
  RoundClosed: ([round, closesAt], w) => `${roundName(round, w)} closed on ${dateTime(closesAt)}.`,
  RoundStillOpen: ([round, closesAt], w) => `${roundName(round, w)} is open until ${dateTime(closesAt)}.`,
  NotYetAllocating: ([round, opensAt], w) =>
    `${roundName(round, w)} is still for ideas: members share out from ${dateTime(opensAt)}.`,
  NotInRound: ([round], w) =>
    `You take no part in ${roundName(round, w)}: you were not a member, or not for long enough, when it opened.`,
  OnRollOnly: ([round], w) => `In ${roundName(round, w)} only who is on its list shares out, by what the list says.`,
  NotOnRoundRoll: ([round, number, units], w) =>
    `The list of ${roundName(round, w)} does not give ${count(units, "part")} to ${w.directory.member(
      Number(number)
    )}.`,
  WrongRoll: () => "A round by a list needs the list, and other rounds have none.",
  CoreNotCovered: ([core, budget], w) =>
    `Core expenses of ${w.money(core)} come first, and leave nothing of the budget of ${w.money(budget)}.`,
  BucketNotInRound: ([round, bucket], w) =>
    `${bucketName(bucket, w)} is not a bucket of ${roundName(round, w)}, or no longer.`,
  BucketBlocked: ([bucket, flags, most], w) =>
    `${bucketName(bucket, w)} has ${count(
      flags,
      "open flag"
    )}, and ${most} keep it out of the round. They must be resolved first.`,
  TooManyBuckets: ([buckets]) => `You chose ${buckets} buckets; a member may choose 64.`,
  TooManyMembers: ([bucket], w) => `So many members give to ${bucketName(bucket, w)} that no more can be counted.`,
  OverAllowance: ([units, allowance]) =>
    `You shared out ${count(units, "part")}, and your allowance is ${count(allowance, "part")}.`,
  OverCap: ([bucket, units, cap], w) =>
    `You give ${count(units, "part")} to ${bucketName(bucket, w)}, and a member may give ${cap} to one bucket.`,
  OverPool: ([units, most]) =>
    `Others were first: with yours, ${count(units, "part")} would be shared out, and there are only ${most}.`,
  BucketsNotRising: ([bucket], w) => `${bucketName(bucket, w)} is named twice, or out of order.`,
  NoUnits: ([bucket], w) => `Nothing is given to ${bucketName(bucket, w)}.`,
  NoUnit: () => "A round needs a smallest amount above zero.",
  UnitTooSmall: ([, least], w) =>
    `The smallest amount is too small for so large a round: it must be ${w.money(least)} or more.`,
  NoDuration: () => "A round needs some time.",
  AlreadyFinished: ([round], w) => `${roundName(round, w)} is finished already.`,
  RoomTaken: ([bucket, room, amount], w) =>
    `There would be room for ${bucketMoney(bucket, room, w)} of members’ shares in ${bucketName(bucket, w)}, and ` +
    `${bucketMoney(bucket, amount, w)} would be shared out to it.`,
  BucketsUnsettled: ([round, unsettled], w) =>
    `${roundName(round, w)} still has ${count(unsettled, "bucket")} to be settled.`,
  // buckets
  OnlyMembersOpen: () => "Only members can suggest a bucket, and others only in a round that is open to all.",
  NoItems: () => "A bucket needs at least one expense.",
  PlanTooLong: ([items, tags, promises]) =>
    `A bucket has at most 20 items, 8 tags and 8 promises, not ${items}, ${tags} and ${promises}.`,
  GoalsUpsideDown: ([min, max], w) =>
    `The least that an item costs (${w.money(min)}) must not be above the most (${w.money(
      max
    )}), and that not be zero.`,
  DeadlineInThePast: ([deadline]) => `${dateTime(deadline)} is already past.`,
  DeadlineTooFar: ([deadline, latest]) => `${dateTime(deadline)} is too far away: ${dateTime(latest)} is the latest.`,
  SecondDeadlineTooEarly: ([second, deadline]) =>
    `The second deadline (${dateTime(second)}) must come after the first (${dateTime(deadline)}).`,
  NoSuchBucket: ([bucket]) => `There is no bucket ${bucket}.`,
  BucketNotIn: ([bucket, state, needed], w) =>
    `This is only possible while a bucket is ${BUCKET_STATES[needed]}, and ${bucketName(bucket, w)} is ` +
    `${BUCKET_STATES[state]}.`,
  BucketOver: ([bucket, state], w) => `It is too late for that: ${bucketName(bucket, w)} is ${BUCKET_STATES[state]}.`,
  BucketClosed: ([bucket, deadline], w) => `${bucketName(bucket, w)} could be filled until ${dateTime(deadline)}.`,
  BucketInRound: ([bucket, round], w) =>
    `${bucketName(bucket, w)} belongs to ${roundName(round, w)}, and is settled with it.`,
  BucketStillFilling: ([bucket, deadline], w) => `${bucketName(bucket, w)} can be filled until ${dateTime(deadline)}.`,
  BucketFull: ([bucket, room, amount], w) =>
    `${bucketName(bucket, w)} has room for ${bucketMoney(bucket, room, w)} only; ${bucketMoney(
      bucket,
      amount,
      w
    )} is ` + "too much.",
  BucketHasFund: ([bucket, fund], w) =>
    `Gifts to ${bucketName(bucket, w)} are already doubled by the fund ${fundName(fund, w)}.`,
  NothingToRefund: ([bucket], w) => `Nothing in ${bucketName(bucket, w)} is to be given back to you.`,
  NotTheSteward: ([bucket], w) => `Only the steward of ${bucketName(bucket, w)} can do this.`,
  NotEnoughInBucket: ([bucket, left, amount], w) =>
    `${bucketName(bucket, w)} has ${bucketMoney(bucket, left, w)} left, and ${bucketMoney(
      bucket,
      amount,
      w
    )} was asked for.`,
  PayoutsPending: ([bucket, amount], w) =>
    `${bucketMoney(bucket, amount, w)} of ${bucketName(bucket, w)} are asked for and not paid yet.`,
  NoSuchPromise: ([bucket, promise], w) => `${bucketName(bucket, w)} made no promise number ${promise + 1n}.`,
  PromisesOpen: ([bucket], w) => `${bucketName(bucket, w)} has promises to everybody that are not kept yet.`,
  AlreadyFlagged: ([bucket], w) => `You have flagged ${bucketName(bucket, w)} already.`,
  NotFlagged: ([bucket, number], w) =>
    `${w.directory.member(Number(number))} has no open flag on ${bucketName(bucket, w)}.`,
  OnlyThoseConcerned: ([bucket], w) =>
    `Only members, its steward and its funders say something about ${bucketName(bucket, w)}.`,
  // payouts
  NotAPayout: ([purpose]) => `A bucket pays for work, purchases and grants, not for “${purposeWords(purpose)}”.`,
  NoSuchPayout: ([payout]) => `There is no payout ${payout}.`,
  PayoutClosed: ([, state]) => `This payout has been ${PAYOUT_STATES[state]} already.`,
  MayNotDecide: () =>
    "A payout is decided about by members who were that for long enough when it was asked for, and not by who asked, " +
    "the stewards of the bucket, or whoever is paid.",
  AlreadyApproved: () => "You have approved this payout already.",
  AlreadyObjected: () => "You have objected to this payout already.",
  ApprovalsMissing: ([, approvals, needed]) =>
    `This payout needs ${count(needed, "approval")} and has ${approvals === 0n ? "none" : approvals} so far.`,
  StillWaiting: ([, from]) => `This payout is approved, and waits for objections until ${dateTime(from)}.`,
  WaitingOver: ([, from]) => `Members could object to this payout until ${dateTime(from)}.`,
  PayoutContested: ([, objections]) =>
    `${count(objections, "objection")} sent this payout to the assembly: members decide about it by vote.`,
  NotContested: () => "Only a payout that members objected to, so that it went to the assembly, can be upheld.",
  AboveTiers: ([amount], w) => `${w.money(amount)} is more than the statute lets a bucket pay at once.`,
  UnfitAllowance: () => "An allowance needs a period, and a role that the members gave to somebody.",
  NotOfRole: ([role]) => `Only who holds role ${role} can spend its allowance.`,
  PaysOneself: () => "Nobody pays itself out of an allowance.",
  OverSpendingAllowance: ([, left, amount], w) =>
    `The allowance has ${w.money(left)} left in this period, and ${w.money(amount)} was asked for.`,
  NotABounty: ([bucket], w) => `${bucketName(bucket, w)} is no bounty: its funders name nobody.`,
  NotAFunder: ([bucket], w) => `Only who filled ${bucketName(bucket, w)} can do this.`,
  NotNamedByFunders: ([bucket, recipient, backing, raised], w) =>
    `${w.directory.wallet(recipient)} is backed with ${bucketMoney(bucket, backing, w)} of the ` +
    `${bucketMoney(bucket, raised, w)} that funders gave; more than half is needed.`,
  // funds
  NoSuchStanding: ([id]) => `There is no standing budget ${id}.`,
  StandingUnfit: () => "A standing budget needs an amount and a period above zero.",
  TooManyStanding: ([most]) => `There are ${count(most, "standing budget")} already, and no more are possible at once.`,
  NotAStandingBucket: ([bucket], w) => `${bucketName(bucket, w)} is not a standing bucket that still takes money.`,
  NotCovered: ([, due]) =>
    due === 0n ? "Nothing is due of this standing budget." : "No money is locked for core expenses.",
  NoSuchFund: ([fund]) => `There is no match fund ${fund}.`,
  FundUnfit: () => "A match fund needs time ahead of it, and limits above zero.",
  FundOver: ([fund, until], w) => `The fund ${fundName(fund, w)} doubled gifts until ${dateTime(until)}.`,
  FundStillMatches: ([fund, until], w) => `The fund ${fundName(fund, w)} doubles gifts until ${dateTime(until)}.`,
  FundEmpty: ([fund], w) => `The fund ${fundName(fund, w)} is used up.`,
  OtherAsset: () => "The bucket and the fund hold different kinds of money.",
  // treasury
  AssetNotAccepted: () => "The treasury does not take this kind of money.",
  BalanceTooLow: ([account, asset, balance, amount], w) =>
    `${describeAccount(account, w.addresses, w.directory).name} holds ${w.money(balance, asset)}, and ` +
    `${w.money(amount, asset)} is needed.`,
  AccountClosedToOthers: () => "Others cannot put money into this account.",
  NotAnOutflow: ([purpose]) => `Money cannot be paid out as “${purposeWords(purpose)}”.`,
  NothingMoved: () => "There is nothing to move: the amount is zero.",
  HoldingShort: ([asset, held, booked], w) =>
    `The treasury holds ${w.money(held, asset)} and its books say ${w.money(
      booked,
      asset
    )}: there is nothing to sweep.`,
  WrongEther: ([sent, expected], w) =>
    `The treasury expected ${w.money(expected, ETHER)} and was sent ${w.money(sent, ETHER)}.`,
  NotTheMember: ([number], w) => `Only ${w.directory.member(Number(number))} can take money out of this account.`,
  NotALockedBody: () => "The reserve can only go to a body that the statute names.",
  NoRecipient: () => "There is nobody to pay to.",
  ReserveTooHigh: ([, most]) =>
    `At most ${percent(Number(most) / 10_000)} of what is given can go to the reserve at once.`,
  OnlyCreditors: () => "The co-op is dissolved: its money pays for what it owes, and for nothing else.",
  StillLiquidating: ([until]) =>
    `What remains of the co-op is given away from ${dateTime(until)}, once it is dissolved.`,
  ERC20InsufficientBalance: ([, balance, needed], w) =>
    `Your wallet holds ${w.money(balance)}, and ${w.money(needed)} is needed.`,
  ERC20InsufficientAllowance: ([, allowance, needed], w) =>
    `The treasury may take ${w.money(allowance)} from your wallet, and ${w.money(needed)} is needed.`,
  FailedCall: () => "What this would pay or call has refused it. A refund can also go to another wallet of yours.",
  InsufficientBalance: ([balance, needed], w) =>
    `The treasury holds ${w.money(balance, ETHER)}, and ${w.money(needed, ETHER)} is needed.`,
  SafeERC20FailedOperation: ([token]) => `The token ${short(token)} refused to move the money.`,
  // statute
  UnknownArticle: ([number]) => `The statute has no article ${number}.`,
  ArticleMoved: ([, version]) => `This article has changed since this was proposed: it is at version ${version}.`,
  AlreadyDissolved: ([since]) => `The co-op has been dissolved on ${dateTime(since)}.`,
  CapTooHigh: ([, most]) => `Those who are not users may have at most ${percent(Number(most) / 10_000)} of the say.`,
  ClassOutsideBounds: ([, weight, floor, ceiling]) =>
    `Each class has ${percent(Number(floor) / 10_000)} to ${percent(Number(ceiling) / 10_000)} of the say, not ` +
    `${percent(Number(weight) / 10_000)}.`,
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
  WeightsNotWhole: ([sum]) => `The weights of all classes must make 100 %, and make ${percent(Number(sum) / 10_000)}.`,
  NoUserClass: () => "At least one class must be of users.",
  NonUsersTooHeavy: ([weight, cap]) =>
    `Those who are not users would have ${percent(Number(weight) / 10_000)} of the say, and may have ` +
    `${percent(Number(cap) / 10_000)}.`,
  KindTooWeak: () => "This needs a stricter kind of resolution than the one that was chosen.",
  WeightsMoved: () => "The weights of the classes have changed since this was proposed.",
  UnevenCalls: () => "This proposal is incomplete: each thing to be done needs a target and a call.",
  UnfitAgenda: () => "By these rules no member could propose anything, or no petition could succeed.",
  // founding
  NoFounders: () => "A co-op needs founders.",
  AlreadyFounded: () => "This co-op has been founded already.",
  ConsentsMissing: ([consents, founders]) => `${consents} of ${count(founders, "founder")} have signed.`,
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
};

const OFFICERS = "Only a resolution of the members, or an officer they named, can do this.";
const BROKEN = "A co-op cannot be set up in this way.";
const UNSIGNED = "This is no valid signature.";

const INNER = "Only the co-op’s own contracts call this.";
const ETHER = "0x0000000000000000000000000000000000000000";

/** Why something did not happen, in one or two sentences. */
export function sentenceOf(error: unknown, words: Words | undefined): string {
  if (hasCode(error, 4001) || hasName(error, "UserRejectedRequestError")) return "You declined it in your wallet.";
  if (hasCode(error, -32002)) return "Your wallet already shows a request. Open the wallet to go on.";
  if (error instanceof CancelledError) return "It was cancelled in the wallet.";
  if (error instanceof RefusedError || error instanceof OutOfReachError) return error.message;
  if (error instanceof TurnedDownError)
    return "Things changed in the meantime, and the co-op refused it. Please try again.";

  const refusal = refusalIn(error);
  if (refusal !== undefined) {
    const sentence = SENTENCES[refusal.errorName] as ((args: unknown, words: Words) => string) | undefined;
    return (words === undefined ? undefined : sentence?.(refusal.args, words)) ?? `The co-op’s rules refuse it (${refusal.errorName}).`;
  }
  if (hasName(error, "InsufficientFundsError")) return "This wallet has not enough ether for the network’s fee.";
  if (hasName(error, "HttpRequestError") || hasName(error, "TimeoutError")) return "The chain cannot be reached.";
  return `It could not be done: ${error instanceof Error ? firstLine(error.message) : "for an unknown reason"}`;
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
