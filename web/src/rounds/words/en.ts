import type { ReactNode } from "react";
import type { Phase } from "../round.ts";
import type { RollProblem } from "../roll.ts";
import { plural, say } from "../../words/format.ts";

const phases: Record<Phase, string> = {
  ideas: "Time for ideas",
  sharing: "Sharing out",
  settling: "To be settled",
  finished: "Over",
};

const rollProblems: Record<RollProblem, string> = {
  unreadable: "This is no list of shares.",
  otherRoll: "This is not the list that the members decided on.",
  notOnRoll: "You are not on this list.",
};

/** Where members share out money together. */
export const words = {
  phases,
  list: {
    title: "Rounds",
    lead: "In a round, members share out a pool of the co-op’s money among buckets: each has a part to give, and can move it until the close.",
    open: "Open now",
    noneOpen: "No round is open at the moment.",
    past: "Past rounds",
    empty:
      "There has been no round yet. In a round the members set an amount aside, whoever has an idea suggests a bucket for it, and every member shares out its part among the buckets. A bucket that reaches its minimum gets the money; of one that does not, nothing is spent.",
    emptyDo: "A round begins with a vote. Any member can propose one.",
    propose: "Propose a round",
  },
  named: (number: number) => `Round ${number}`,
  none: {
    title: "No such round",
    text: "The books of this co-op know no round of this number.",
    back: "See all rounds",
  },
  suggest: "Suggest a bucket",
  see: "See the round",
  shareOut: "Share out your part",
  look: "See what came of it",
  settleIt: "Settle it",
  when: {
    ideas: (opens: ReactNode, closes: ReactNode) =>
      say`Ideas are gathered until members share out, ${opens}. It closes ${closes}.`,
    sharing: (closes: ReactNode) => say`Everything can be moved until it closes ${closes}.`,
    over: (day: ReactNode) => say`Closed on ${day}.`,
  },
  pool: {
    title: "The pool",
    shared: (shared: ReactNode, pool: string) => say`${shared} of ${pool} shared out so far`,
    wasShared: (shared: ReactNode, pool: string) => say`${shared} of ${pool} went into buckets`,
    taking: (n: number) => plural(n, "# member has shared out something.", "# members have shared out something."),
    buckets: (n: number) => plural(n, "# bucket", "# buckets"),
    ideas: (n: number) => plural(n, "# idea not opened yet", "# ideas not opened yet"),
    restCarries: "What is left stays for the next round.",
    restReturns: "What is left returns to the general fund.",
    rest: (amount: string) => `${amount} were left.`,
    came: "How it came about",
    budget: (amount: string) => `${amount} of the budget`,
    core: (amount: string) => `less ${amount} for core expenses that were due first`,
    carried: (amount: string) => `plus ${amount} that earlier rounds had left`,
    added: (amount: string) => `plus ${amount} added since`,
    makes: (amount: string) => `makes ${amount} to share out`,
    decided: (vote: ReactNode) => say`Decided by vote: ${vote}.`,
  },
  who: {
    title: "Who shares out how much",
    equal: (amount: string, day: ReactNode) =>
      say`Everybody who was a member on ${day} has the same: ${amount} for each vote.`,
    byClass: (day: ReactNode) =>
      say`Everybody who was a member on ${day}; each class together as much as its weight, and the same for each vote in it.`,
    class: "Class",
    weight: "Weight",
    each: "For each vote",
    byRoll: "A list says who shares out how much; the members decided on it together with the round.",
    cap: (amount: string) => `Nobody puts more than ${amount} into one bucket.`,
    unit: (amount: string) => `In steps of ${amount}.`,
    yours: (amount: string) => `You have ${amount}.`,
    notYet: "You were not a member for long enough when this round opened. You take part in a later one.",
  },
  guidelines: {
    title: "What buckets should be like",
    openToAll: "Who is no member may suggest buckets too.",
    flags: (n: number) => plural(n, "# open flag keeps an idea out.", "# open flags keep an idea out."),
    more: (uri: ReactNode) => say`More about it: ${uri}`,
  },
  ideas: {
    title: "Ideas waiting",
    lead: "They can be talked about. Members can give to them once their stewards have opened them.",
  },
  buckets: {
    title: "Buckets",
    none: "No bucket has been opened in this round yet.",
    noneDo: "Whoever suggests one can open it at once.",
    reaches: "If the round closed now, it would be funded.",
    misses: (amount: string) => `If the round closed now, it would miss its minimum by ${amount}, and get nothing.`,
    funded: (amount: string) => `Funded, with ${amount} from the round.`,
    failed: "Missed its minimum: nothing was spent.",
    undecided: "Not settled yet.",
    cancelled: "Cancelled since.",
    willFund: "It has reached its minimum: settling it moves the money.",
    willFail: "It has missed its minimum: settling it moves nothing.",
  },
  slider: {
    label: (title: string) => `Your share for ${title}`,
    amount: (title: string, symbol: string) => `Amount for ${title} in ${symbol}`,
    saved: (amount: string) => `Saved so far: ${amount}.`,
    tooMuch: (amount: string) => `There is room for ${amount} of yours by now. Take some back to save.`,
  },
  allowance: {
    left: (left: ReactNode, all: string) => say`${left} of your ${all} left to share out`,
    over: (amount: string, all: string) => `That is ${amount} more than your ${all}. Take some back to save.`,
    overPool: (amount: string) =>
      `The list promises more than there is in the pool: ${amount} are left for you now. Take some back to save.`,
    tooMany: (n: number) => `Nobody shares out to more than ${n} buckets.`,
    unsaved: "Not saved yet.",
    saved: "This is what you have saved.",
    nothing: "You have shared out nothing yet.",
    save: "Save my shares",
    undo: "Undo",
    takeBack: "Take everything back",
    sharing: (parts: string) => `Share out ${parts}`,
    part: (amount: string, title: string) => `${amount} to ${title}`,
    sharingNothing: "Share out nothing",
    takingBack: "Take back everything you shared out",
  },
  mine: {
    connect: "to share out your part.",
    outsider: "Only members share out. Anybody can fill a bucket from their own pocket.",
    outsiderDo: "See the buckets",
    left: (amount: string) => `You have ${amount} left to share out.`,
    all: "You have shared out everything.",
  },
  roll: {
    title: "Your part is on a list",
    means:
      "In this round a list says who shares out how much, and the chain knows its fingerprint only. Open the file with the list: it stays on your computer, and your part is remembered in this browser.",
    file: "File with the list",
    problems: rollProblems,
  },
  settle: {
    title: "The round is over",
    means: (n: number) =>
      plural(
        n,
        "# bucket is still to be settled, and then the rest goes where it goes. Anybody can do it, in one go.",
        "# buckets are still to be settled, and then the rest goes where it goes. Anybody can do it, in one go.",
      ),
    onlyRest: "All buckets are settled. The rest still has to go where it goes; anybody can send it.",
    button: "Settle the round",
    connect: "to settle the round.",
    settling: (title: string) => `Settle “${title}”`,
    settlingAll: (title: string) => `Settle the round “${title}”`,
    carrying: "Keep the rest for the next round",
    returning: "Return the rest to the general fund",
  },
  past: {
    finished: (funded: string, pool: string, n: number, all: number) =>
      `${funded} of ${pool} went into ${n} of ${plural(all, "# bucket", "# buckets")}.`,
    unsettled: (n: number) => plural(n, "# bucket is undecided.", "# buckets are undecided."),
  },
};
