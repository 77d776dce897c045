import { getAddress } from "viem";
import type { Address } from "viem";
import { accountOf } from "../../../sdk/src/accounts.ts";
import { ballotKey, ballotRight, closeOf, judgementOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import { unspentOf } from "../../../sdk/src/books/buckets.ts";
import type { BucketRecord, PurseRecord } from "../../../sdk/src/books/buckets.ts";
import { hasLeft, numberAt, rightAt } from "../../../sdk/src/books/members.ts";
import type { PayoutRecord } from "../../../sdk/src/books/payouts.ts";
import { allocationKey, allowanceOf } from "../../../sdk/src/books/rounds.ts";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import { interestOf } from "../../../sdk/src/books/shares.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { balanceIn } from "../../../sdk/src/journal.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import { answersOf, mayCall } from "../members/offices.ts";
import { principalsOf } from "../members/proxies.ts";
import { memberAt, numbersOf, waitingRequests } from "../members/register.ts";
import type { Member } from "../members/register.ts";
import { offersOf } from "../members/wallets.ts";
import { placesOf } from "../shares/queue.ts";
import { stateAt, textOf } from "../votes/proposal.ts";
import { titleOf } from "../ui/title.ts";

const SECOND_CALL_WITHIN = 30 * 86_400; // seconds, in contracts/Assembly.sol
const NOTICE_VALIDITY = 180 * 86_400; // seconds, in contracts/Members.sol
const ENDLESS = 2n ** 96n - 1n; // goal of a bucket that is there to stay

/** What somebody may have to do, in the order of urgency where no date tells it. */
export const TODO_KINDS = [
  "recovery", // somebody wants my number for another wallet
  "hearing", // I was given notice
  "takeOver", // a number is offered to me
  "vote",
  "proxyVote",
  "allocate",
  "object", // to a payout, also approve it
  "approve", // a payout
  "answerFlag",
  "openBucket",
  "closeBucket",
  "payPayout",
  "completeBucket",
  "vouch",
  "admit",
  "callAgain",
  "queue",
  "execute",
  "settleRound",
  "review",
  "account", // take money out of the treasury
  "refund",
  "interest",
  "repayment",
] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

/** Something that waits for a wallet. */
export interface Todo {
  key: string;
  kind: TodoKind;
  href: string; // among the pages of the co-op
  subject: string; // what it is about: written on the chain, or empty
  until?: number; // seconds: afterwards it is too late
  amount?: { value: bigint; asset: Address }; // base units
}

type Seen = Pick<Snapshot, "books" | "events" | "now">;

/** Whoever looks. */
interface Viewer extends Seen {
  account: Address;
  member?: Member;
}

/** Everything that waits for a wallet, the most urgent first. */
export function todoOf(snapshot: Seen, wallet: Address): Todo[] {
  const account = getAddress(wallet); // as the books write it
  const viewer: Viewer = { ...snapshot, account, member: memberAt(snapshot.books, account) };
  const sources = [walletTodos, hearingTodos, voteTodos, roundTodos, payoutTodos, bucketTodos, requestTodos];
  const all = [...sources, decisionTodos, moneyTodos].flatMap((find) => find(viewer));
  return all.sort(byUrgency);
}

/** What can be too late comes first, by its date. */
function byUrgency(a: Todo, b: Todo): number {
  const rankOf = ({ kind }: Todo) => TODO_KINDS.indexOf(kind);
  return (a.until ?? Infinity) - (b.until ?? Infinity) || rankOf(a) - rankOf(b);
}

const proposalTodo = (kind: TodoKind, proposal: ProposalRecord, until?: number): Todo => ({
  key: `${kind}-${proposal.number}`,
  kind,
  href: `/votes/${proposal.number}`,
  subject: textOf(proposal).title,
  ...(until === undefined ? {} : { until }),
});

/* MYSELF */

function walletTodos({ events, account, member, now }: Viewer): Todo[] {
  return [...offersOf(events).values()].flatMap(({ number, to, until, possibleFrom, isRecovery }): Todo[] => {
    const about = { href: "/me#wallet", subject: "" };
    if (now > until) return [];
    if (member?.number === number && isRecovery)
      return [{ key: "recovery", kind: "recovery", ...about, until: possibleFrom }];
    const isMine = to === account && now >= possibleFrom;
    return isMine ? [{ key: `takeOver-${number}`, kind: "takeOver", ...about, until }] : [];
  });
}

function hearingTodos({ member, now }: Viewer): Todo[] {
  const heardUntil = member?.heardUntil ?? 0;
  if (heardUntil === 0 || now > heardUntil + NOTICE_VALIDITY) return [];
  const until = now < heardUntil ? { until: heardUntil } : {};
  return [{ key: "hearing", kind: "hearing", href: `/members/${member?.number}`, subject: "", ...until }];
}

/* VOTES */

function voteTodos(viewer: Viewer): Todo[] {
  const { books, member } = viewer;
  if (member === undefined) return [];
  const principals = principalsOf(viewer, member.number);
  return [...books.proposals.values()].flatMap((proposal) => {
    if (stateAt(viewer, proposal) !== "active") return [];
    const own = isWaitingForBallot(viewer, proposal, member) ? [proposalTodo("vote", proposal, closeOf(proposal))] : [];
    const others = principals.some((principal) => isWaitingForBallot(viewer, proposal, principal));
    return others ? [...own, proposalTodo("proxyVote", proposal, closeOf(proposal))] : own;
  });
}

/** Whether a member may vote and has not, nor has its proxy. Who took the ballot back has had its say. */
function isWaitingForBallot({ books }: Viewer, proposal: ProposalRecord, { number, wallet }: Member): boolean {
  return !books.ballots.has(ballotKey(proposal.number, number)) && ballotRight(books, proposal, wallet).votes > 0;
}

/* ROUNDS */

function roundTodos(viewer: Viewer): Todo[] {
  const { books, member, now } = viewer;
  if (member === undefined) return [];
  return [...books.rounds.values()].flatMap((round): Todo[] => {
    const about = { href: `/rounds/${round.number}`, subject: titleOf(round.plan.title) };
    if (now >= round.closesAt) {
      return round.finishedAt === 0 ? [{ key: `settleRound-${round.number}`, kind: "settleRound", ...about }] : [];
    }
    const value = now < round.opensAt ? 0n : restOf(viewer, round, member);
    const amount = { value, asset: round.asset };
    return value === 0n
      ? []
      : [{ key: `allocate-${round.number}`, kind: "allocate", ...about, until: round.closesAt, amount }];
  });
}

/** What a member has not yet shared out, in base units; nothing where no bucket is there to take it. */
function restOf({ books, account }: Viewer, round: RoundRecord, { number }: Member): bigint {
  const isAnyOpen = [...books.purses.values()].some((purse) => purse.round === round.number && purse.state === "Open");
  if (!isAnyOpen) return 0n;
  const given = books.allocations.get(allocationKey(round.number, number))?.allocations ?? [];
  const used = given.reduce((sum, { units }) => sum + BigInt(units), 0n);
  return (allowanceOf(books, round, account) - used) * round.plan.unit;
}

/* PAYOUTS */

function payoutTodos(viewer: Viewer): Todo[] {
  const { books, member, now } = viewer;
  if (member === undefined) return [];
  return [...books.payouts.values()].flatMap((payout): Todo[] => {
    if (payout.state !== "Requested" || !isDecider(viewer, payout, member)) return [];
    const hasDecided =
      payout.approvedBy.includes(member.number) || payout.objections.some((one) => one.member === member.number);
    const isWaiting = payout.payableFrom !== 0 && now < payout.payableFrom;
    const needsApproval = payout.approvedBy.length < payout.tier.approvals;
    if (hasDecided || !(needsApproval || isWaiting)) return [];
    const kind = needsApproval ? "approve" : "object";
    return [payoutTodo(viewer, kind, payout, isWaiting ? payout.payableFrom : undefined)];
  });
}

/** Members who were so before it was asked for, served their tenure, and have no part in it: see contracts/Payouts.sol. */
function isDecider({ books, account }: Viewer, payout: PayoutRecord, { number }: Member): boolean {
  const asked = payout.requestedAt - 1;
  const right = rightAt(books, account, asked);
  const ordinary = books.kinds.get(statuteOf(books).slots[0] ?? 0)?.kind;
  const isEntitled = right.votes > 0 && right.since + (ordinary?.minTenure ?? 0) <= asked;
  const isParty =
    payout.requester === number ||
    numberAt(books, payout.recipient) === number ||
    isSteward(books.buckets.get(payout.bucket), { account, number });
  return isEntitled && !isParty;
}

function payoutTodo({ books }: Viewer, kind: TodoKind, payout: PayoutRecord, until?: number): Todo {
  const asset = books.purses.get(payout.bucket)?.asset;
  return {
    key: `${kind}-${payout.number}`,
    kind,
    href: `/buckets/${payout.bucket}#payout-${payout.number}`,
    subject: titleOf(books.buckets.get(payout.bucket)?.plan.title),
    ...(until === undefined ? {} : { until }),
    ...(asset === undefined ? {} : { amount: { value: payout.order.amount, asset } }),
  };
}

/* BUCKETS */

function isSteward(bucket: BucketRecord | undefined, { account, number }: { account: Address; number: number }) {
  if (bucket === undefined) return false;
  if (bucket.outsider !== undefined) return bucket.outsider === account;
  return number !== 0 && (bucket.steward === number || bucket.coStewards.includes(number));
}

function bucketTodos(viewer: Viewer): Todo[] {
  const { books, account, member } = viewer;
  const number = member?.number ?? 0;
  return [...books.buckets.values()].flatMap((bucket) => {
    const purse = books.purses.get(bucket.number);
    return purse !== undefined && isSteward(bucket, { account, number }) ? stewardTodos(viewer, bucket, purse) : [];
  });
}

function stewardTodos(viewer: Viewer, bucket: BucketRecord, purse: PurseRecord): Todo[] {
  const { books, now } = viewer;
  const about = { href: `/buckets/${bucket.number}`, subject: titleOf(bucket.plan.title) };
  const todo = (kind: TodoKind, until?: number): Todo[] => [
    { key: `${kind}-${bucket.number}`, kind, ...about, ...(until === undefined ? {} : { until }) },
  ];
  const isPlanned = purse.state === "Idea" || purse.state === "Open";
  const flags = isPlanned && bucket.flags.length > 0 ? todo("answerFlag") : [];
  if (purse.state === "Idea") {
    const deadline = purse.round === 0 ? purse.deadline : books.rounds.get(purse.round)?.closesAt ?? 0;
    return now < deadline ? [...flags, ...todo("openBucket", deadline)] : flags;
  }
  if (purse.state === "Open") {
    const isOver = now >= purse.deadline || purse.raised >= purse.min;
    return purse.round === 0 && isOver ? [...flags, ...todo("closeBucket")] : flags;
  }
  if (purse.state !== "Funded") return [];
  const payable = [...books.payouts.values()].filter((one) => one.bucket === bucket.number && isPayable(one, now));
  const isSpent = purse.committed === purse.spent && unspentOf(purse) === 0n && purse.max !== ENDLESS;
  return [
    ...payable.map((payout) => payoutTodo(viewer, "payPayout", payout)),
    ...(isSpent && purse.spent > 0n ? todo("completeBucket") : []),
  ];
}

function isPayable({ state, approvedBy, tier, payableFrom }: PayoutRecord, now: number): boolean {
  return state === "Upheld" || (state === "Requested" && approvedBy.length >= tier.approvals && now >= payableFrom);
}

/* REQUESTS */

function requestTodos({ books, account }: Viewer): Todo[] {
  return waitingRequests(books).flatMap((request): Todo[] => {
    const { mayVouch, mayAdmit } = answersOf(books, account, request);
    if (request.wallet === account || !(mayVouch || mayAdmit)) return [];
    const kind = mayVouch ? "vouch" : "admit";
    const subject = books.classes.get(request.class)?.name ?? "";
    return [{ key: `${kind}-${request.number}`, kind, href: `/members#request-${request.number}`, subject }];
  });
}

/* DECISIONS */

function decisionTodos(viewer: Viewer): Todo[] {
  const { books, member } = viewer;
  if (member === undefined) return [];
  const proposals = [...books.proposals.values()];
  const repeated = new Set(proposals.flatMap(({ first }) => first ?? []));
  return proposals.flatMap((proposal) => {
    const state = stateAt(viewer, proposal);
    const step = stepOf(viewer, proposal, state, repeated.has(proposal.id));
    return isReviewDue(viewer, proposal) ? [...step, proposalTodo("review", proposal)] : step;
  });
}

function stepOf(viewer: Viewer, proposal: ProposalRecord, state: ProposalState, isRepeated: boolean): Todo[] {
  const { now } = viewer;
  if (state === "succeeded") return [proposalTodo("queue", proposal)];
  if (state === "queued" && now >= proposal.executableFrom) return [proposalTodo("execute", proposal)];
  const isInTime = now <= closeOf(proposal) + SECOND_CALL_WITHIN;
  const mayRepeat = state === "defeated" && !isRepeated && isInTime && lackedOnlyQuorum(viewer, proposal);
  return mayRepeat ? [proposalTodo("callAgain", proposal)] : [];
}

function lackedOnlyQuorum({ books }: Viewer, proposal: ProposalRecord): boolean {
  const hasSecondCall = (books.kinds.get(proposal.kindId)?.kind.secondQuorumBps ?? 0) !== 0;
  return !proposal.isSecondCall && hasSecondCall && !judgementOf(books, proposal).isQuorate;
}

/** Those who may say what came of it are asked: its proposer, and officers. */
function isReviewDue({ books, account, now }: Viewer, { outcome, proposer }: ProposalRecord): boolean {
  if (outcome === undefined || outcome.reviewAt === 0 || now <= outcome.reviewAt) return false;
  return proposer === account || mayCall(books, account, "agenda", "stateOutcome(uint256,string,uint40)");
}

/* MONEY */

function moneyTodos(viewer: Viewer): Todo[] {
  const { books, account } = viewer;
  const numbers = numbersOf(books, account);
  return [...accountTodos(viewer, numbers), ...refundTodos(viewer), ...numbers.flatMap((n) => shareTodos(viewer, n))];
}

/** Money of a wallet in the treasury, by account and asset. */
export interface Purse {
  number: number; // of the member; 0: the wallet's own account
  asset: Address;
  value: bigint; // base units
}

/** What a wallet can take out of the treasury: its members' accounts, and its own. */
export function pursesOf({ books }: Pick<Snapshot, "books">, wallet: Address, numbers: readonly number[]): Purse[] {
  const accounts = [
    ...numbers.map((number) => ({ number, id: accountOf(books.addresses.members, BigInt(number)) })),
    { number: 0, id: accountOf(wallet, 0n) },
  ];
  const assets = [...books.assets.values()];
  return accounts.flatMap(({ number, id }) =>
    assets
      .map(({ asset }) => ({ number, asset, value: balanceIn(books.ledger, id, asset) }))
      .filter((p) => p.value > 0n),
  );
}

function accountTodos(viewer: Viewer, numbers: readonly number[]): Todo[] {
  return pursesOf(viewer, viewer.account, numbers).map(({ number, asset, value }) => ({
    key: `account-${number}-${asset}`,
    kind: "account",
    href: "/me#money",
    subject: "",
    amount: { value, asset },
  }));
}

const ENDED: readonly string[] = ["Completed", "Failed", "Cancelled"];

function refundTodos({ books, account }: Viewer): Todo[] {
  return [...books.fillings.values()].flatMap(({ bucket, funder, amount }): Todo[] => {
    const purse = books.purses.get(bucket);
    if (purse?.asset === undefined || amount === 0n || funder !== account) return [];
    const total = purse.raised + purse.fromRound;
    const value = total === 0n ? 0n : (amount * unspentOf(purse)) / total; // the last to come gets what rounding left
    if (!ENDED.includes(purse.state) || value === 0n) return [];
    const subject = titleOf(books.buckets.get(bucket)?.plan.title);
    const about = { href: `/buckets/${bucket}`, subject, amount: { value, asset: purse.asset } };
    return [{ key: `refund-${bucket}`, kind: "refund", ...about }];
  });
}

/** What of declared interest member `number` has not yet had, in base units. */
export function unclaimedInterest({ books }: Pick<Snapshot, "books">, number: number): bigint {
  const from = books.holdings.get(number)?.claimedUntil ?? 0;
  const unclaimed = [...books.interests.values()].filter(({ id }) => id >= from);
  return unclaimed.reduce((sum, interest) => sum + interestOf(books, interest, number), 0n);
}

function shareTodos({ books, now }: Viewer, number: number): Todo[] {
  const { currency: asset, dissolvedAt } = statuteOf(books);
  const about = { href: "/shares", subject: "" };
  const interest = unclaimedInterest({ books }, number);
  const shares = books.holdings.get(number)?.shares ?? 0n;
  const isRedeemable = dissolvedAt !== 0 && shares !== 0n;
  const isPayable = ({ holds, outOfTurnFrom }: ReturnType<typeof placesOf>[number]) =>
    holds.length === 0 || (outOfTurnFrom !== undefined && now >= outOfTurnFrom && hasLeft(books, number));
  const isDue =
    isRedeemable || placesOf(books, now).some((place) => place.withdrawal.number === number && isPayable(place));
  return [
    ...(interest === 0n
      ? []
      : [{ key: `interest-${number}`, kind: "interest" as const, ...about, amount: { value: interest, asset } }]),
    ...(isDue ? [{ key: `repayment-${number}`, kind: "repayment" as const, ...about }] : []),
  ];
}
