import type { ContractErrorArgs, ContractErrorName } from "viem";
import type { Contracts } from "../chain/coop.ts";
import type { Directory } from "../members/directory.ts";
import { OutOfReachError, RefusedError } from "../relay/refusals.ts";
import { purposeWords } from "../treasury/purposes.ts";
import { describeAccount } from "../treasury/accounts.ts";
import type { FormatMoney } from "../ui/money.ts";
import { dateTime } from "../ui/time.ts";
import { count, percent, short } from "../ui/words.ts";
import { CancelledError, hasCode, hasName, refusalIn, TurnedDownError } from "./errors.ts";
import type { everyAbi } from "./errors.ts";

/** What sentences are made with. */
interface Words {
  money: FormatMoney;
  directory: Directory;
  contracts: Contracts;
}

type Abi = typeof everyAbi;
type ErrorName = ContractErrorName<Abi>;
type Sentences = { [Name in ErrorName]?: (args: ContractErrorArgs<Abi, Name>, words: Words) => string };

const bucketName = (bucket: bigint, { directory }: Words) => `“${directory.bucket(Number(bucket))}”`;
const roundName = (round: bigint, { directory }: Words) => directory.round(Number(round));
const className = (index: bigint, { directory }: Words) =>
  directory.statute.classes[Number(index)]?.name ?? `class ${index}`;

const BUCKET_STATES = ["unknown", "still being filled", "funded", "failed: it missed its minimum", "cancelled"];
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

/** Every refusal of the co-op’s contracts as a sentence, and of what they are built on where members can meet it. */
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
    `You can ask for ${free === 0n ? "none" : count(free, "share")} of them now, and for the rest from ${dateTime(until)}.`,
  NotWaiting: () => "This withdrawal has been paid or taken back.",
  RepaymentSuspended: () => "The co-op has stopped repaying shares for now.",
  NotYetDue: ([, due]) => `This is paid out of turn from ${dateTime(due)} at the earliest.`,
  StillMember: ([number], w) => `${w.directory.member(Number(number))} is still a member, and waits its turn.`,
  NotDissolved: () => "The co-op has not been dissolved.",
  UnfitPar: ([par, most], w) => `A share cannot cost ${w.money(par)}: it must be more than nothing and at most ${w.money(most)}.`,
  UnfitShareTerms: () => "By these rules shares could be locked for ever, or interest would be more than interest.",
  UnfitPeriod: () => "Interest is declared for time that is past, once.",
  InterestTooHigh: ([rate, most]) =>
    `${percent(Number(rate) / 10_000)} is more interest than the ${percent(Number(most) / 10_000)} that the statute allows.`,
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
  NotInRound: ([round], w) => `You take no part in ${roundName(round, w)}: you were not a member when it opened.`,
  BucketNotInRound: ([round, bucket], w) => `${bucketName(bucket, w)} is not a bucket of ${roundName(round, w)}.`,
  TooManyBuckets: ([buckets]) => `You chose ${buckets} buckets; a member may choose 20.`,
  OverAllowance: ([units, allowance]) =>
    `You shared out ${count(units, "part")}, and your allowance is ${count(allowance, "part")}.`,
  BucketsNotRising: ([bucket], w) => `${bucketName(bucket, w)} is named twice, or out of order.`,
  NoUnits: ([bucket], w) => `Nothing is given to ${bucketName(bucket, w)}.`,
  NoUnit: () => "A round needs a smallest amount above zero.",
  NoDuration: () => "A round needs some time.",
  AlreadyFinished: ([round], w) => `${roundName(round, w)} is finished already.`,
  RoomTaken: ([bucket, room, amount], w) =>
    `${bucketName(bucket, w)} has room for ${w.money(room)} only; ${w.money(amount)} is too much.`,
  BucketsUnsettled: ([round, unsettled], w) =>
    `${roundName(round, w)} still has ${count(unsettled, "bucket")} to be settled.`,
  // buckets
  OnlyMembersOpen: () => "Only members can open a bucket.",
  GoalsUpsideDown: ([min, max], w) => `The minimum (${w.money(min)}) must not be above the maximum (${w.money(max)}).`,
  DeadlineInThePast: ([deadline]) => `${dateTime(deadline)} is already past.`,
  NoSuchBucket: ([bucket]) => `There is no bucket ${bucket}.`,
  BucketNotOpen: ([bucket, state], w) => `${bucketName(bucket, w)} takes no more money: it is ${BUCKET_STATES[state]}.`,
  BucketNotFunded: ([bucket, state], w) => `${bucketName(bucket, w)} cannot pay: it is ${BUCKET_STATES[state]}.`,
  BucketClosed: ([bucket, deadline], w) => `${bucketName(bucket, w)} could be filled until ${dateTime(deadline)}.`,
  BucketInRound: ([bucket, round], w) => `${bucketName(bucket, w)} is settled with ${roundName(round, w)}.`,
  BucketStillFilling: ([bucket, deadline], w) => `${bucketName(bucket, w)} can be filled until ${dateTime(deadline)}.`,
  BucketFull: ([bucket, room, amount], w) =>
    `${bucketName(bucket, w)} has room for ${w.money(room)} only; ${w.money(amount)} is too much.`,
  NothingToRefund: ([bucket], w) => `Nothing in ${bucketName(bucket, w)} is to be given back to you.`,
  NotTheSteward: ([bucket], w) => `Only the steward of ${bucketName(bucket, w)} can do this.`,
  NotEnoughInBucket: ([bucket, left, amount], w) =>
    `${bucketName(bucket, w)} has ${w.money(left)} left, and ${w.money(amount)} was asked for.`,
  NotAPayout: ([purpose]) => `A bucket pays for work, purchases and grants, not for “${purposeWords(purpose)}”.`,
  NoSuchPayout: ([payout]) => `There is no payout ${payout}.`,
  PayoutClosed: () => "This payout has been paid or taken back already.",
  MayNotApprove: () => "A payout is approved by members other than its steward and whoever is paid.",
  AlreadyApproved: () => "You have approved this payout already.",
  ApprovalsMissing: ([, approvals, needed]) =>
    `This payout needs ${count(needed, "approval")} and has ${approvals === 0n ? "none" : approvals} so far.`,
  AboveTiers: ([amount], w) => `${w.money(amount)} is more than the statute lets a bucket pay at once.`,
  // treasury
  AssetNotAccepted: () => "The treasury does not take this kind of money.",
  BalanceTooLow: ([account, asset, balance, amount], w) =>
    `${describeAccount(account, w.contracts, w.directory).name} holds ${w.money(balance, asset)}, and ` +
    `${w.money(amount, asset)} is needed.`,
  AccountClosedToOthers: () => "Others cannot put money into this account.",
  NotAnOutflow: ([purpose]) => `Money cannot be paid out as “${purposeWords(purpose)}”.`,
  NothingMoved: () => "There is nothing to move: the amount is zero.",
  WrongEther: ([sent, expected], w) =>
    `The treasury expected ${w.money(expected, ETHER)} and was sent ${w.money(sent, ETHER)}.`,
  NotTheMember: ([number], w) => `Only ${w.directory.member(Number(number))} can take money out of this account.`,
  NotALockedBody: () => "The reserve can only go to a body that the statute names.",
  NoRecipient: () => "There is nobody to pay to.",
  ReserveTooHigh: ([, most]) => `At most ${percent(Number(most) / 10_000)} of what is given can go to the reserve at once.`,
  OnlyCreditors: () => "The co-op is dissolved: its money pays for what it owes, and for nothing else.",
  StillLiquidating: ([until]) => `What remains of the co-op is given away from ${dateTime(until)}, once it is dissolved.`,
  ERC20InsufficientBalance: ([, balance, needed], w) =>
    `Your wallet holds ${w.money(balance)}, and ${w.money(needed)} is needed.`,
  ERC20InsufficientAllowance: ([, allowance, needed], w) =>
    `The treasury may take ${w.money(allowance)} from your wallet, and ${w.money(needed)} is needed.`,
  FailedCall: () => "What this would call has refused it.",
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
  UnfitClass: () => "In such a class no member could vote or be admitted, or its weight would change without being said.",
  UnknownClass: ([class_]) => `The statute knows no class ${class_}.`,
  UnknownKind: ([slot]) => `The statute knows no kind of resolution ${slot}.`,
  UnfitKind: ([slot]) => `Nothing could ever be carried by this kind of resolution (${slot}), or nobody could vote.`,
  TiersNotRising: ([tier]) => `Each tier of approvals must be above the one before; number ${tier} is not.`,
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
  // power
  NotMembers: () => INNER,
  NotAssembly: () => INNER,
  NotRounds: () => INNER,
  NotBuckets: () => INNER,
  NotARoom: () => INNER,
  NoRelay: () => "The assembly does not act for others.",
  NoParams: () => "A ballot takes a choice and a reason, and nothing else.",
  SignTypedBallot: () => "This kind of signed ballot is not accepted.",
  ExecutorIsFixed: () => "The co-op’s executor cannot be replaced.",
  HoldsNoMoney: () => "Money goes to the treasury, not to the executor.",
  NotExecutor: () => "Only a resolution of the members can do this.",
  AccessManagedUnauthorized: () => "Only a resolution of the members, or an officer they named, can do this.",
};

const INNER = "Only the co-op’s own contracts call this.";
const ETHER = "0x0000000000000000000000000000000000000000";

/** Why something did not happen, in one or two sentences. */
export function sentenceOf(error: unknown, words: Words): string {
  if (hasCode(error, 4001) || hasName(error, "UserRejectedRequestError")) return "You declined it in your wallet.";
  if (hasCode(error, -32002)) return "Your wallet already shows a request. Open the wallet to go on.";
  if (error instanceof CancelledError) return "It was cancelled in the wallet.";
  if (error instanceof RefusedError || error instanceof OutOfReachError) return error.message;
  if (error instanceof TurnedDownError)
    return "Things changed in the meantime, and the co-op refused it. Please try again.";

  const refusal = refusalIn(error);
  if (refusal !== undefined) {
    const sentence = SENTENCES[refusal.errorName] as ((args: unknown, words: Words) => string) | undefined;
    return sentence?.(refusal.args, words) ?? `The co-op’s rules refuse it (${refusal.errorName}).`;
  }
  if (hasName(error, "InsufficientFundsError")) return "This wallet has not enough ether for the network’s fee.";
  if (hasName(error, "HttpRequestError") || hasName(error, "TimeoutError")) return "The chain cannot be reached.";
  return `It could not be done: ${error instanceof Error ? firstLine(error.message) : "for an unknown reason"}`;
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
