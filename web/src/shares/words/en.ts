import type { ReactNode } from "react";
import { duration } from "../../ui/time.ts";
import { number, percentOfBps, plural, say } from "../../words/format.ts";

const shares = (n: number | bigint) => plural(n, "# share", "# shares");

export const words = {
  page: {
    title: "Share capital",
    lead: "What members have paid in. It is paid back at par, it cannot be sold, and it never gives a vote.",
    all: "All shares together",
    connectTo: "to see your own shares.",
    total: (issued: bigint, holders: number) => `in ${shares(issued)} of ${plural(holders, "# member", "# members")}`,
    par: (par: string) =>
      `A share costs ${par} (par), and that is what comes back: no more, and less only if all shares bear a loss alike.`,
    noVote: "Every member has its vote, with one share, a thousand or none.",
    withdrawal: (notice: number, lock: number) =>
      `Repayment: ${duration(notice)} after it was asked for, strictly in the order of asking` +
      `${lock === 0 ? "." : `. Shares cannot be asked back in their first ${duration(lock)}.`}`,
    limits: (capBps: number, floor?: string) =>
      `${
        capBps === 10_000
          ? "No cap on what is repaid in a year."
          : `At most ${percentOfBps(capBps)} of the shares are repaid in a year, counted from the founding.`
      }${
        floor === undefined ? "" : ` ${floor} must stay in the general fund and the capital together.`
      } The members can suspend repayment.`,
    interest: (capBps: number) =>
      `Interest is at most ${percentOfBps(capBps)} a year, and only where the members declare it.`,
    repaid: (n: bigint) => `${shares(n)} have been repaid so far.`,
    legal:
      "The law calls only the capital of a registered co-op share capital. This is a working register: ask who stands behind it before you pay in much.",
    noMember: (join: ReactNode) => say`This wallet holds no shares: only members do. ${join}`,
    toJoin: "Become a member",
    mine: "Your shares",
    oldNumber: (n: number) => `Your shares as the former member ${n}`,
    shares,
    held: (held: ReactNode, worth: string) => say`You hold ${held}, worth ${worth} at par.`,
    queued: (n: bigint) => `${number(n)} of them are asked back and wait in the queue.`,
    statement: (movements: number) => `Statement (${plural(movements, "# movement", "# movements")})`,
    download: "Download as a table (CSV)",
    fileName: (n: number) => `shares-of-member-${n}.csv`,
    change: (n: bigint) => (n > 0n ? `+${number(n)}` : `−${number(-n)}`),
    balance: (held: bigint, worth: string) => `then ${shares(held)}, ${worth}`,
    interestTitle: "Interest",
    noInterest: "No interest has been declared yet. The members decide whether there is any, by resolution.",
    proposeInterest: "Propose to declare interest",
    declared: (from: ReactNode, to: ReactNode, bps: number) => say`${from} to ${to}: ${percentOfBps(bps)} a year`,
    together: (amount: string) => `${amount} for all shares together.`,
    yourPart: (amount: string) => `Yours: ${amount}.`,
  },
  csv: {
    columns: ["time", "movement", "shares", "amount", "shares held", "worth at par", "currency", "transaction"],
    kinds: {
      subscribed: "subscribed",
      repaid: "repaid",
      writtenDown: "par lowered",
      interest: "interest credited",
    },
  },
  buy: {
    title: "Buy more",
    shares: (par: string) => `Shares, ${par} each`,
    buy: "Buy shares",
    said: (n: number, cost: string) => `Buy ${shares(n)} for ${cost}`,
    cost: (cost: string, balance: string) => `You pay ${cost}; your wallet holds ${balance}.`,
    tooDear: (missing: string) => `Your wallet lacks ${missing}.`,
    twoSteps: "You confirm more than once: first let the treasury take the money.",
    most: (most: number, lock: number) =>
      `You may buy ${number(most)} more.${lock === 0 ? "" : ` New shares cannot be asked back for ${duration(lock)}.`}`,
    full: (max: number, className: string) =>
      `You hold the most that one of the ${className} may hold: ${shares(max)}.`,
    tooFew: (min: number, className: string) =>
      `The ${className} hold at least ${shares(min)}. A member who lacks them after a year can lose its membership.`,
  },
  withdraw: {
    title: "Ask for shares back",
    shares: (most: bigint) => `Shares, at most ${number(most)}`,
    ask: "Ask for repayment",
    said: (n: number, worth: string) => `Ask for ${shares(n)} to be repaid, ${worth} at par`,
    none: "There are no shares that you can ask back now.",
    locked: (n: bigint, until: ReactNode) => say`${shares(n)} are locked until ${until}.`,
    least: (n: bigint, className: string) =>
      `The ${className} keep at least ${shares(n)}; whoever leaves can ask for all.`,
    then: (notice: number) =>
      `It is paid into your account of the treasury, ${duration(
        notice,
      )} from now at the earliest, when your turn comes.`,
  },
  claim: {
    due: (amount: string) => `Interest that you have not yet taken: ${amount}.`,
    claim: "Take the interest",
    said: (amount: string) => `Take ${amount} of interest into your account`,
  },
  redeem: {
    why: "The co-op has been dissolved: shares are repaid at once, into your account of the treasury.",
    redeem: "Have all my shares repaid",
  },
  queue: {
    title: "Who waits to be repaid",
    lead: "First come, first served. Everybody can see the queue, and anybody can have the next in it paid.",
    suspended: "Repayment is suspended until the members decide to go on.",
    proposeResume: "Propose to go on",
    proposeSuspension: "Propose to suspend repayment",
    empty: "Nobody waits. Whoever asks for shares back stands here until they are repaid.",
    cap: (left: bigint, cap: bigint, until: ReactNode) =>
      say`This year’s cap leaves ${shares(left)} of ${number(cap)}, until ${until}.`,
    floor: (n: bigint) => `There is free money for ${shares(n)}.`,
    you: "You",
    waits: (n: bigint, worth: string) => `${shares(n)}, ${worth}`,
    asked: (day: ReactNode, n: bigint) => say`Asked on ${day} for ${number(n)}.`,
    ahead: (n: number, sharesAhead: bigint) =>
      n === 0 ? "Next in the queue." : `${plural(n, "# request", "# requests")} with ${shares(sharesAhead)} before it.`,
    payable: "It can be paid now, as far as the money and this year’s cap reach.",
    earliest: (day: ReactNode) => say`Payable on ${day} at the earliest.`,
    holds: {
      dissolved: "The co-op has been dissolved: its members have their shares repaid directly.",
      suspended: "Repayment is suspended.",
      notice: "The notice is not over yet.",
      cap: "This year’s cap is used up by those before it.",
      floor: "There is not enough free money at the moment.",
    },
    outOfTurn: (day: ReactNode) => say`The member has left, so it is paid out of turn from ${day}.`,
    more: (rest: number) => `Show more of ${number(rest)}`,
    cancel: "Keep my shares",
    cancelSaid: (n: bigint) => `Take back the request for ${shares(n)}`,
    payOutOfTurn: "Repay who left, out of turn",
    notYet: "The next in the queue cannot be paid yet.",
    anybody: "The next in the queue can be paid. Anybody may do so; the money goes to the member.",
    pay: "Pay the next in the queue",
  },
};
