import type { ReactNode } from "react";
import type { Stage } from "../bucket.ts";
import type { Problem } from "../draft.ts";
import type { Order, State } from "../filter.ts";
import type { Way } from "../useFilling.ts";
import { plural, say } from "../../words/format.ts";

const stages: Record<Stage, string> = {
  idea: "Idea",
  lapsed: "Idea, too late to open",
  filling: "Being filled",
  due: "To be decided",
  funded: "Funded",
  standing: "Standing",
  completed: "Completed",
  failed: "Missed its minimum",
  cancelled: "Cancelled",
};

const states: Record<State, string> = {
  all: "All",
  filling: "Being filled",
  idea: "Ideas",
  funded: "Funded",
  ended: "Ended",
};

const orders: Record<Order, string> = {
  newest: "Newest first",
  closing: "Closing soon",
  fullest: "Nearly full first",
  largest: "Largest goal first",
};

/** Ideas with a price. */
export const words = {
  stages,
  list: {
    title: "Buckets",
    lead: "Ideas with a price. Anybody can fill one; its steward spends it, with receipts that others approve.",
    suggest: "Suggest a bucket",
    filters: "Which buckets",
    states,
    orders,
    state: "State",
    round: "Round",
    anyRound: "All rounds and campaigns",
    noRound: "Campaigns of their own",
    roundNamed: (number: number, title: string) => `Round ${number}: ${title}`,
    order: "Order",
    search: "Search",
    mine: "Only mine",
    mineMeans: "those you are steward of, or have put something into",
    found: (n: number) => plural(n, "# bucket", "# buckets"),
    none: "No bucket is like that.",
    reset: "Show all",
    more: (n: number) => plural(n, "Show # more", "Show # more"),
    empty:
      "Nobody has suggested a bucket yet. A bucket is an idea with a price: whoever has one says what it is for, what it costs at least and at most, and by when. Members fill it from a round, anybody from their own pocket. If it misses its minimum, everybody gets everything back.",
    emptyDo: "You can suggest the first one.",
  },
  none: {
    title: "No such bucket",
    text: "The books of this co-op know no bucket of this number.",
    back: "See all buckets",
  },
  campaign: "A campaign of its own",
  bountyBadge: "Bounty",
  bounty: "A bounty: who gets the money is not known yet. Funders may name somebody, and so may the steward.",
  steward: {
    one: (who: ReactNode) => say`Steward: ${who}`,
    several: (who: ReactNode, others: ReactNode) => say`Steward: ${who}, with ${others}`,
    outsider: (wallet: string) => `${wallet}, who is no member`,
  },
  when: {
    idea: (when: ReactNode) => say`To be talked about. Its steward may open it to be filled ${when} at the latest.`,
    lapsed: (day: ReactNode) => say`It was not opened to be filled by ${day}, and cannot be any more.`,
    filling: (when: ReactNode) => say`Decided ${when}.`,
    fillingOn: (when: ReactNode, day: ReactNode) =>
      say`Decided ${when}. If it has reached its minimum by then, it takes more until ${day}.`,
    due: (day: ReactNode) => say`Its time was over on ${day}.`,
    funded: (day: ReactNode) => say`Funded on ${day}.`,
    second: (when: ReactNode) => say`It has reached its minimum, and takes more; this ends ${when}.`,
    standing: "It is there to stay, without goal or deadline.",
    completed: (day: ReactNode) => say`Completed on ${day}; what is unspent goes back to those who filled it.`,
    failed: (day: ReactNode) => say`Closed on ${day}; all that was in it goes back.`,
    cancelled: (day: ReactNode) => say`Cancelled on ${day}; what is unspent goes back to those who filled it.`,
    report: (document: ReactNode) => say`Report: ${document}.`,
  },
  progress: {
    title: "How full it is",
    towards: (sum: ReactNode, min: string, max: string) => say`${sum} towards its minimum of ${min}; maximum ${max}`,
    passed: (sum: ReactNode, min: string, max: string) => say`${sum}: it has its minimum of ${min}; maximum ${max}`,
    noMinimum: (sum: ReactNode, max: string) => say`${sum} of at most ${max}`,
    standing: (sum: ReactNode) => say`${sum} so far`,
    fromMembers: (amount: string) => `${amount} from members`,
    fromSomeMembers: (amount: string, n: number) => plural(n, `${amount} from # member`, `${amount} from # members`),
    fromFunders: (amount: string) => `${amount} from funders`,
    fromFund: (amount: string) => `${amount} from a fund`,
    nothing: "Nothing in it yet.",
  },
  plan: {
    title: "The plan",
    nothing: "Nothing more was said about it.",
    picture: (where: ReactNode) => say`Picture: ${where}`,
    tags: "Tags",
    costs: "What it costs",
    item: "What for",
    least: "At least",
    most: "At most",
    stretch: "If there is more",
    sum: "Together",
    income: "Income from elsewhere, which does not lower what is asked for here",
    commons: "For everybody",
    commonsLead: "What the steward promises to give to everybody. The bucket cannot be completed before that.",
    promised: "Promised",
    kept: (document: ReactNode) => say`Kept: ${document}`,
  },
  funders: {
    title: "Who filled it",
    nobody: "Nobody has filled it from their own pocket yet.",
    gave: (amount: string, day: ReactNode) => say`${amount}, first on ${day}`,
    refunded: (amount: string) => `${amount} given back`,
    fund: "A fund of the co-op",
    all: (n: number) => plural(n, "Show # funder", "Show all # funders"),
  },
  purse: {
    title: "Its money",
    got: "Got",
    spent: "Spent",
    asked: "Asked for",
    left: "Left",
    unspent: "Unspent",
    back: "Given back",
  },
  fill: {
    title: "Fill it",
    label: (symbol: string) => `Amount in ${symbol}`,
    connect: "to fill it.",
    button: "Fill the bucket",
    doing: (amount: string, title: string) => `Fill “${title}” with ${amount}`,
    holds: (balance: string) => `Your wallet holds ${balance}.`,
    tooMuch: (balance: string) => `That is more than the ${balance} in your wallet.`,
    tooLarge: (room: string) => `As it stands, the bucket has room for ${room}.`,
    keepForFee: "Keep some ether for the network fee.",
    happens: "What happens",
    pays: (amount: string) =>
      `${amount} go from your wallet into the treasury, onto the account of this bucket and no other.`,
    ways: {
      once: "You confirm it once in your wallet.",
      signing:
        "You sign once, and confirm once: with the signature the treasury may take exactly this amount, and nothing more.",
      together:
        "You confirm once in your wallet: it permits the treasury to take exactly this amount and fills the bucket, both or neither.",
      twice:
        "You confirm two things in your wallet: first that the treasury may take exactly this amount, then the filling.",
    } satisfies Record<Way, string>,
    matched: (amount: string, fund: string) => `The fund “${fund}” adds ${amount}.`,
    matching: (fund: ReactNode, left: string, most: string) =>
      say`Gifts are doubled by the fund ${fund} while it lasts: it has ${left} left, and adds up to ${most} for each funder.`,
    backIfMissed: (min: string, when: ReactNode) =>
      say`If the bucket has not reached its minimum of ${min} when it is decided ${when}, you can take all of it back.`,
    hasMinimum: "The bucket has its minimum already: the steward can spend what is in it.",
    backIfUnspent:
      "If it is cancelled, or completed with something left, what is unspent goes back to all who filled it, each in proportion.",
    nobodyElse:
      "Nobody else can take the money out: it is paid against receipts that members approve, and members can object.",
    gave: (amount: string) => `You have given ${amount} so far.`,
    full: "It is full.",
  },
  refund: {
    title: "Money that goes back",
    take: (amount: string) => `Take back ${amount}`,
    taking: (amount: string, title: string) => `Take back ${amount} from “${title}”`,
    taken: (amount: string) => `You have taken back ${amount}.`,
    elsewhere: "To another wallet, if yours cannot receive it",
    otherWallet: "The other wallet",
    takingTo: (amount: string, title: string, wallet: string) => `Take back ${amount} from “${title}” to ${wallet}`,
    takeThere: "Take it back there",
    ofRound: (amount: string) => `${amount} of what members shared out are still in it.`,
    ofFund: (amount: string) => `${amount} of what a fund gave are still in it.`,
    return: "Return them",
    returningRound: (amount: string, title: string) => `Return ${amount} of what members shared out from “${title}”`,
    returningFund: (amount: string, title: string) => `Return ${amount} of what a fund gave from “${title}”`,
    notice: (amount: ReactNode, n: number) =>
      say`You can take back ${amount} from ${plural(n, "# bucket", "# buckets")}.`,
    takeAll: "Take it all back",
    takingAll: (amount: string) => `Take back ${amount}`,
    account: "What you have on your account in the treasury is on the page about you.",
    toAccount: "See your account",
  },
  close: {
    funded: "Its time is over, and it has reached its minimum.",
    failed: "Its time is over, and it has missed its minimum.",
    full: "It is full.",
    early: "It has its minimum, and you can accept that now: then it takes no more before its deadline.",
    inRound: (round: ReactNode) => say`It is decided together with ${round}.`,
    button: "Close it",
    accept: "Accept what there is",
    closingFunded: (title: string) => `Close “${title}”: it is funded`,
    closingFailed: (title: string) => `Close “${title}”: it has missed its minimum`,
  },
  flags: {
    title: (n: number) => plural(n, "# flag", "# flags"),
    block: (n: number) =>
      plural(n, "# open flag keeps an idea out of this round.", "# open flags keep an idea out of this round."),
    noReason: "No reason was given.",
    by: (member: string) => member,
    byGuideline: (member: string, number: number, guideline: string) =>
      `${member}, by guideline ${number}: “${guideline}”`,
    resolve: "Resolve this flag",
    resolveReason: "Why it is resolved, for everybody to read",
    resolveButton: "It is resolved",
    resolving: (title: string) => `Resolve a flag on “${title}”`,
    takeBack: "Take my flag back",
    takingBack: (title: string) => `Take your flag on “${title}” back`,
    ask: "Flag it",
    askMeans:
      "A flag says that this does not keep a guideline of the round, or should be talked about first. You can take it back.",
    guideline: "The guideline that it does not keep",
    reason: "Your reason, for everybody to read",
    button: "Raise the flag",
    flagging: (title: string) => `Flag “${title}”`,
  },
  comments: {
    title: "What people say",
    nobody: "Nobody has said anything yet.",
    label: "Your comment, for everybody to read, for good",
    button: "Say it",
    saying: (title: string) => `Say something about “${title}”`,
    who: "Members, the steward and those who filled it can say something here.",
    by: (who: ReactNode, day: ReactNode) => say`${who}, ${day}`,
  },
  tools: {
    title: "For its steward",
    open: "Open it to be filled",
    opening: (title: string) => `Open “${title}” to be filled`,
    blocked: (flags: number) =>
      plural(flags, "# open flag keeps it out of this round.", "# open flags keep it out of this round."),
    revise: "Change the plan",
    team: "Who answers for it",
    coStewards: "Co-stewards do what a steward does, except naming others.",
    noCoStewards: "There is no co-steward.",
    member: "Member",
    name: "Name as co-steward",
    naming: (member: string, title: string) => `Name ${member} a co-steward of “${title}”`,
    unname: (member: string) => `Take back: ${member}`,
    unnaming: (member: string, title: string) => `${member} is no co-steward of “${title}” any more`,
    handOver: "Hand it over to this member",
    handOverMeans: "Who takes it over is the steward from then on, and you are not.",
    handingOver: (member: string, title: string) => `Make ${member} the steward of “${title}”`,
    keep: (what: string) => `Show that a promise was kept: ${what}`,
    keepName: "What you give",
    keepWhere: "Where everybody finds it",
    keepButton: "It was kept",
    keeping: (what: string) => `Show that “${what}” was given to everybody`,
    complete: "Declare it completed",
    completeMeans: (unspent: string) =>
      `The work is done. ${unspent} that are unspent go back to those who filled it. This cannot be undone.`,
    payoutsFirst: "First every payout must be paid or taken back.",
    promisesFirst: "First show that every promise to everybody was kept.",
    report: "Report",
    reportWhere: "Where others find the report",
    completeButton: "It is completed",
    completing: (title: string) => `Declare “${title}” completed`,
    giveUp: "Give it up",
    giveUpIdea: "The idea is dropped. This cannot be undone.",
    giveUpMeans: (unspent: string) =>
      `The bucket is cancelled. ${unspent} that are unspent go back to those who filled it. This cannot be undone.`,
    giveUpInRound: "Members share out anew what they meant for it.",
    giveUpButton: "Give it up for good",
    givingUp: (title: string) => `Give “${title}” up`,
  },
  idea: {
    title: "Suggest a bucket",
    reviseTitle: (title: string) => `Change the plan of “${title}”`,
    lead: "Say what it is for, what it costs at least and at most, and by when. As long as it is an idea, everything can be changed.",
    kept: "What you have typed stays in this browser until you hand it in.",
    connect: "to suggest a bucket.",
    membersOnly: "Only members suggest buckets at the moment: no round is open to everybody.",
    join: "See how to join",
    notYours: "Only its steward can change this plan, and only while it is an idea.",
    about: "What it is about",
    name: "Title",
    text: "What it is for, why, and who does it",
    textHint: "Headings, lists, links and emphasis in Markdown.",
    where: "Where the money comes from",
    whereHint:
      "In a round members share out the co-op’s money. A campaign of its own is filled by anybody from their own pocket.",
    inRound: (number: number, title: string, closes: string) => `Round ${number}: ${title} (closes ${closes})`,
    asset: "Counted in",
    deadline: "Deadline",
    deadlineHint: "If it has not reached its minimum by then, everybody gets everything back.",
    second: "Takes more until, once it has its minimum",
    secondHint: "Leave it empty if it should take no more after its deadline.",
    costs: "What it costs",
    costsHint: "The minimum is the sum of the least that you need, the maximum the sum of the most.",
    itemTitle: (n: number) => `Item ${n}`,
    what: "What for",
    least: (symbol: string) => `At least, in ${symbol}`,
    most: (symbol: string) => `At most, in ${symbol}`,
    mostHint: "empty: the same",
    income: "This is income from elsewhere",
    addItem: "Add an item",
    removeItem: (n: number) => `Remove item ${n}`,
    stretch: (symbol: string) => `More that you could use well, in ${symbol}`,
    promises: "For everybody",
    promisesHint:
      "What you give to everybody, and under which licence: plans, recipes, data, code. You must show it before the bucket can be completed.",
    promise: "What",
    licence: "Licence",
    addPromise: "Add a promise",
    removePromise: (n: number) => `Remove promise ${n}`,
    more: "More",
    tags: "Tags, with commas between them",
    image: "Address of a picture",
    bounty: "It is a bounty: who does it is not known yet, and those who fill it may name somebody",
    asksFor: (min: string, max: string) => `It asks for at least ${min}, and at most ${max}.`,
    forGood: "What you write is on the chain for everybody to read, for good.",
    suggest: "Suggest it as an idea",
    suggestHint: "It can be talked about and changed until you open it.",
    openNow: "Suggest it and open it at once",
    openNowHint: "It can be filled at once, and its plan is fixed.",
    revise: "Change the plan",
    suggesting: (title: string) => `Suggest “${title}”`,
    openingNow: (title: string) => `Suggest “${title}” and open it`,
    revising: (title: string) => `Change the plan of “${title}”`,
    clear: "Clear everything",
    doneTitle: "It is on the chain",
    done: (bucket: ReactNode) => say`Your bucket: ${bucket}`,
    another: "Suggest another one",
    missing: "Still missing",
    problem: (problem: Problem): string => {
      switch (problem.is) {
        case "noTitle":
          return "It needs a title.";
        case "noItems":
          return "It needs at least one item that costs something.";
        case "noDeadline":
          return "It needs a deadline.";
        case "badStretch":
          return "What you could use in addition is no amount.";
        case "tooManyTags":
          return "Eight tags at most.";
        case "noName":
          return `Item ${problem.item + 1} does not say what it is for.`;
        case "badAmount":
          return `Item ${problem.item + 1} needs an amount above zero.`;
        case "upsideDown":
          return `Item ${problem.item + 1} costs more at least than at most.`;
        case "noPromise":
          return `Promise ${problem.promise + 1} says nothing.`;
        case "past":
          return "The deadline lies in the past.";
        case "tooFar":
          return "A bucket may take two years at most.";
        case "secondTooEarly":
          return "The second date must be later than the first.";
      }
    },
  },
};
