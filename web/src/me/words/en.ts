import type { ReactNode } from "react";
import { list, plural, say } from "../../words/format.ts";
import { duration } from "../../ui/time.ts";
import type { DateKind } from "../dates.ts";
import type { TodoKind } from "../todo.ts";

const shares = (n: number | bigint) => plural(n, "# share", "# shares");

/** How many of each sort wait, in the order in which they are told. */
const groups: readonly [kinds: readonly TodoKind[], words: (n: number) => string][] = [
  [
    ["recovery", "hearing", "takeOver"],
    (n) => plural(n, "# thing about your own membership", "# things about your own membership"),
  ],
  [["vote", "proxyVote"], (n) => plural(n, "# vote", "# votes")],
  [["allocate", "settleRound"], (n) => plural(n, "# round", "# rounds")],
  [["object", "approve", "payPayout"], (n) => plural(n, "# payout", "# payouts")],
  [["answerFlag", "openBucket", "closeBucket", "completeBucket"], (n) => plural(n, "# bucket", "# buckets")],
  [["vouch", "admit"], (n) => plural(n, "# request to join", "# requests to join")],
  [["callAgain", "queue", "execute", "review"], (n) => plural(n, "# decision", "# decisions")],
  [["account", "refund", "interest", "repayment"], (n) => plural(n, "money in # place", "money in # places")],
];

/** What there is to do: `subject` is what it is about, `amount` how much. */
const todos: Record<TodoKind, (subject: string, amount: string) => string> = {
  recovery: () => "Your membership is to move to another wallet: veto it, if you have not lost yours",
  hearing: () => "You were given notice of expulsion: state your case",
  takeOver: () => "A member is offered to this wallet: take it over",
  vote: (subject) => `Vote: ${subject}`,
  proxyVote: (subject) => `Vote for those whose proxy you are: ${subject}`,
  allocate: (subject, amount) => `Share out ${amount} that you have left: ${subject}`,
  object: (subject, amount) => `Object, if you must: a payout of ${amount} from ${subject}`,
  approve: (subject, amount) => `Approve or object: a payout of ${amount} from ${subject}`,
  answerFlag: (subject) => `Answer what members object to your bucket: ${subject}`,
  openBucket: (subject) => `Open your idea to be filled: ${subject}`,
  closeBucket: (subject) => `Close your bucket: ${subject}`,
  payPayout: (subject, amount) => `Have ${amount} paid from your bucket: ${subject}`,
  completeBucket: (subject) => `Report on your bucket, all of it is spent: ${subject}`,
  vouch: (subject) => `Vouch for somebody who wants to join the ${subject}`,
  admit: (subject) => `Decide about somebody who wants to join the ${subject}`,
  callAgain: (subject) => `Too few voted: call a second vote on ${subject}`,
  queue: (subject) => `It was carried, set it on its way: ${subject}`,
  execute: (subject) => `Carry out what was decided: ${subject}`,
  settleRound: (subject) => `Settle the round that has closed: ${subject}`,
  review: (subject) => `The review is overdue, say how it went: ${subject}`,
  account: (_, amount) => `Take ${amount} out of the treasury`,
  refund: (subject, amount) => `Take back ${amount} from ${subject}`,
  interest: (_, amount) => `Take ${amount} of interest on your shares`,
  repayment: () => "Have your shares repaid, it is your turn",
};

const dates: Record<DateKind, (subject: string) => string> = {
  voteOpens: (subject) => `Vote opens: ${subject}`,
  voteCloses: (subject) => `Vote closes: ${subject}`,
  roundOpens: (subject) => `Sharing out begins: ${subject}`,
  roundCloses: (subject) => `Round closes: ${subject}`,
  bucketCloses: (subject) => `Bucket closes: ${subject}`,
  review: (subject) => `Review: ${subject}`,
  hearing: () => "Your hearing ends",
  repayment: () => "Your shares can be repaid, at the earliest",
};

export const words = {
  todos,
  dates,
  /** "3 votes and 1 round". */
  groups: (kinds: readonly TodoKind[]) =>
    list(
      groups.flatMap(([sort, wordsFor]) => {
        const n = kinds.filter((kind) => sort.includes(kind)).length;
        return n === 0 ? [] : wordsFor(n);
      }),
    ),
  page: {
    title: "For you",
    leadNobody: "What waits for you in this co-op: votes, rounds, payouts, and money that is yours.",
    connectTo: "to see what waits for you.",
    noMember: (wallet: ReactNode, join: ReactNode) => say`The wallet ${wallet} belongs to no member. ${join}`,
    toJoin: "Become a member",
    member: (member: ReactNode, day: ReactNode, held: ReactNode) =>
      say`You are ${member} since ${day}, and hold ${held}.`,
    shares: (n: bigint, worth: string) => `${shares(n)} (${worth})`,
    todo: "What waits for you",
    nothing: "Nothing waits for you. Have a good day.",
    waiting: (groups_: string) => `Waiting for you: ${groups_}.`,
    until: (when: ReactNode) => say`ends ${when}`,
    dates: "Dates",
    noDates: "No dates ahead.",
    moreDates: (n: number) => plural(n, "# more in the calendar file.", "# more in the calendar file."),
    calendar: "Download for your calendar",
    calendarHint: "A file with all dates as they stand now. Load it again when votes or rounds have been added.",
  },
  money: {
    title: "Your money in the treasury",
    empty: "Nothing lies here for you. Refunds, repaid shares and interest arrive here.",
    ofMember: (n: number) => `account of member ${n}`,
    ofWallet: "account of this wallet",
    take: (amount: string) => `Take out ${amount}`,
    said: (amount: string) => `Take ${amount} out of the treasury`,
    elsewhere: "To another wallet, if yours cannot receive it",
    otherWallet: "The other wallet",
    noWallet: "This is not the address of a wallet.",
  },
  wallet: {
    title: "Your wallet",
    change: "Move to another wallet of yours",
    changeHint:
      "Your number, ballots, shares and money move along. You offer it here, and take it over with the new wallet within 30 days.",
    newWallet: "The new wallet",
    sameWallet: "This is the wallet you have.",
    offer: "Offer it",
    offerSaid: (wallet: string) => `Offer your membership to ${wallet}`,
    offered: (wallet: ReactNode) =>
      say`You have offered your membership to ${wallet}. Connect that wallet to take it over.`,
    keep: "Keep this wallet",
    keepSaid: "Take back the change of your wallet",
    recovery: (wallet: ReactNode, when: ReactNode) =>
      say`The members decided that your wallet is lost: ${wallet} can take over ${when}. If you still have yours, veto it.`,
    veto: "Veto: I still have my wallet",
    vetoSaid: "Veto the recovery of your wallet",
    offeredToYou: (member: ReactNode, when: ReactNode) =>
      say`${member} is offered to this wallet. The offer ends ${when}.`,
    possibleFrom: (when: ReactNode) => say`It is possible ${when}; until then the old wallet can veto it.`,
    alreadyMember: "This wallet is a member’s already, so it can take over money only.",
    takeOver: "Take it over",
    takeOverSaid: (member: string) => `Take over ${member}`,
    lost: "Lost your wallet? The members can move you to a new one by resolution: ask somebody to propose it.",
  },
  change: {
    title: "Your class",
    summary: "Change to another class",
    hint: "It counts for what opens from now on: open votes and rounds keep the class that you have.",
    into: "Change to the",
    switch: "Change now",
    ask: "Ask for it",
    switchSaid: (className: string) => `Change to the ${className}`,
    askSaid: (className: string) => `Ask to change to the ${className}`,
    tooFew: (min: bigint) => `That class holds at least ${shares(min)}: buy more first.`,
    tooSoon: (when: ReactNode) => say`You changed lately, and can again ${when}.`,
  },
  leaving: {
    title: "Leaving",
    summary: "End my membership",
    atOnce: "You stop being a member at once. Nobody can refuse it, and nobody can undo it.",
    votes: "Ballots you have cast stay. You cast no more, and your proxy ends.",
    shares: (n: bigint, notice: number) =>
      `Your ${shares(n)} stay yours. Ask for them on the page of share capital: they are repaid in turn, ${duration(
        notice,
      )} later at the earliest, and after three years whatever holds back the others.`,
    money: "What lies in your account of the treasury stays yours.",
    buckets: (titles: readonly string[]) => `You are steward of ${list(titles)}: hand it over or finish it first.`,
    again: "Should you come back, you get a new number and begin anew.",
    sure: "I have read this and want to leave.",
    resign: "Leave the co-op",
    said: "End your membership",
  },
};
