import type { ReactNode } from "react";
import { number, plural, say } from "../../words/format.ts";

const groups: readonly { who: string; may: readonly string[] }[] = [
  {
    who: "Whoever likes, without a wallet",
    may: ["look at everything: books, votes, rounds, articles", "check the books and take them along"],
  },
  {
    who: "Any wallet",
    may: [
      "join a class that is open, or ask to be admitted to another one",
      "fill a bucket, add to a match fund or give to the general fund",
      "set going what is due: close a bucket or a round, pay a payout that is approved, repay shares whose turn it is, carry out a decision",
      "have entered in the books what was sent to the treasury without a word",
    ],
  },
  {
    who: "Each member",
    may: [
      "vote, change or withdraw the ballot until the close, and name somebody to vote instead",
      "propose anything, and sign petitions",
      "suggest buckets, share out its part of a round, and flag what breaks the guidelines",
      "approve payouts or object to them, unless it is a party to them",
      "vouch for applicants to its class, where that is how one is admitted",
      "buy shares, ask for them back, and take out what its account holds",
      "move to another wallet, change class, and resign",
    ],
  },
  {
    who: "Stewards of a bucket",
    may: [
      "revise its plan until it is opened, and open it",
      "ask for payouts, which others approve",
      "name co-stewards, or hand the bucket to another member",
      "end it, with a report of what came of it",
    ],
  },
  {
    who: "Whoever filled a bucket",
    may: [
      "get it back where the bucket misses its goal, is cancelled or does not spend it all",
      "comment on it, and, of a bounty, name who gets it by more than half of the money",
    ],
  },
  {
    who: "Whoever proposed",
    may: ["take the proposal back before the vote opens", "say afterwards what came of it"],
  },
];

const rows: readonly { what: string; why: string }[] = [
  {
    what: "Pay the indivisible reserve to members",
    why: "No function of the treasury does it. The reserve goes to asset-locked bodies that the statute names, or on dissolution to the heir, and nowhere else.",
  },
  {
    what: "Take money out of an account that belongs to somebody else",
    why: "The treasury lets only the owner debit an account: members what is theirs, buckets and rounds what lies in them, the executor the general fund.",
  },
  {
    what: "Make shares without paying for them, transfer them, or vote with them",
    why: "Shares come into being at par against money in the treasury, transfers revert, and votes are counted by member and class.",
  },
  {
    what: "Change the code of the co-op",
    why: "Its twelve contracts are copies of released code and have no function to upgrade. A contract whose code changed since a proposal was made is not called.",
  },
  {
    what: "Cast or change somebody else’s ballot",
    why: "A ballot needs the member’s wallet, its signature, or the proxy it named; and the member’s own ballot prevails over the proxy’s.",
  },
  {
    what: "Change the rules of a vote that is under way",
    why: "Kind, weights and electorate are frozen with the proposal. A new kind counts for later proposals only.",
  },
  {
    what: "Veto what the assembly has carried",
    why: "No role stands between the assembly and the executor, and a proposal that is made can be taken back by its proposer only, before the vote.",
  },
  { what: "Hold back a resignation", why: "Resigning asks nobody, and works at any time." },
  {
    what: "Raise the ceiling for non-users, or turn non-users into users",
    why: "The bounds of the weights were laid down at the founding, and no function changes them.",
  },
  {
    what: "Rewrite the journal",
    why: "Each entry is sealed by a running hash of all those before it, and no function alters or removes one.",
  },
  {
    what: "Rule as founder, factory or developer",
    why: "After the founding neither the factory nor whoever deployed it has any role. Founders are members like all others.",
  },
];

/** What the statute and the table of power are told with. */
export const words = {
  title: "Statute",
  lead: "What binds the co-op. The articles are its own words; everything below them the contracts keep to by themselves.",
  asOf: (block: string, time: string) => `As of block ${block}, ${time}`,
  save: "Download (Markdown)",
  print: "Print",
  contents: "Parts of the statute",
  toPower: "Who holds which power in this co-op",

  articles: {
    title: "Articles",
    lead: "Each with all the versions it ever had, and the decisions that changed it.",
    none: "The founders adopted no articles. A proposal can add some.",
    heading: (n: number, title: string) => `${number(n)}. ${title}`,
    changedBy: (kind: string) => `To change it takes: ${kind}.`,
    atFounding: (version: number, day: ReactNode) => say`Version ${version} of ${day}, laid down at the founding.`,
    adopted: (version: number, day: ReactNode, decision: ReactNode) =>
      say`Version ${version} of ${day}, adopted by ${decision}.`,
    decision: (title: string) => `the decision “${title}”`,
    isInline: "The chain keeps the fingerprint of this text:",
    isElsewhere: "The chain keeps the fingerprint of a document that lies elsewhere:",
    fingerprint: (version: number, hash: string) => `Version ${version}, fingerprint ${hash}`,
    versions: (n: number) => plural(n, "# version", "All # versions, and what each changed"),
    renamed: (before: string, after: string) => `Its title was “${before}”, and became “${after}”.`,
    rekinded: (before: string, after: string) => `To change it took: ${before}. Since then it takes: ${after}.`,
  },
  classes: {
    title: "Classes",
    weight: (share: string, members: number) =>
      `Holds ${share} of the weight where classes are weighed; ${plural(
        members,
        "# vote is",
        "# votes are",
      )} on its register now.`,
    user: "Its members use or work for the co-op.",
    nonUser: "Its members are no users: together with other such classes it stays below a ceiling.",
    admission: {
      Open: "Open to whoever wants to join.",
      Officer: "Whoever wants to join is admitted by officers, or by the assembly.",
      Resolution: "Whoever wants to join is admitted by a decision of the assembly.",
    },
    vouched: (n: number) =>
      plural(
        n,
        "Whoever wants to join needs # member of the class to vouch for them.",
        "Whoever wants to join needs # members of the class to vouch for them.",
      ),
    noShares: (most: string) => `Its members need no shares, and may hold up to ${most}.`,
    shares: (least: string, price: string, most: string) =>
      `Its members hold at least ${least} shares (${price}) and at most ${most}.`,
    votes: (most: number) => `A member may carry up to ${number(most)} votes.`,
    cap: (share: string) => `Classes of non-users never weigh more than ${share} together.`,
    bounds: (least: string, most: string) => `A class weighs at least ${least} and at most ${most}.`,
    minClasses: (n: number) => `There are never fewer than ${number(n)} classes.`,
  },
  kinds: {
    title: "Kinds of resolution",
    name: (slot: number) => (slot === 0 ? "Ordinary resolution" : `Stricter resolution (kind ${number(slot)})`),
    chosen:
      "Which kind a proposal needs follows from what it would do. Whoever proposes may ask for a stricter one, never for a weaker one.",
    frozen: "A vote keeps the rules under which it was proposed, whatever is changed meanwhile.",
  },
  agenda: {
    title: "Agenda and proxies",
    open: (n: number) =>
      plural(n, "A member may have # proposal open at once.", "A member may have # proposals open at once."),
    petition: (share: string, cap: number) =>
      `A petition of ${share} of the members, or of ${number(cap)} if that is fewer, puts anything to the vote.`,
    bar: (time: string) => `A question that was defeated may be put again after ${time}, unless by petition.`,
    noBar: "A question that was defeated may be put again at once.",
    proxies: (n: number) =>
      plural(
        n,
        "A member may vote for # other who asked for it.",
        "A member may vote for up to # others who asked for it.",
      ),
    noProxies: "Nobody may vote for others.",
  },
  tiers: {
    title: "Payouts",
    line: (upTo: string, approvals: number, objections: number, waiting: string) =>
      `Up to ${upTo}: ${plural(approvals, "# member approves", "# members approve")} it${
        waiting === "" ? "" : `, then it waits for ${waiting}`
      }; ${plural(objections, "# objection sends", "# objections send")} it to the assembly.`,
    above: (most: string) => `More than ${most} in one payout is not possible.`,
    others: "Payouts in another asset need what the highest tier does.",
  },
  membership: {
    title: "Membership",
    answer: (time: string) =>
      `Whoever asks to be admitted is answered within ${time}, or may put the question to the assembly.`,
    resign: "A member may resign at any time.",
    hearing: (time: string) =>
      `Nobody is expelled before ${time} have passed since notice was given, in which the member is heard.`,
    recovery: (time: string) => `A lost wallet is replaced after ${time}, unless it objects.`,
    switching: (time: string) => `Between two changes of class there are at least ${time}.`,
  },
  capital: {
    title: "Shares",
    par: (price: string) =>
      `A share costs ${price}, for everybody and always the same: it is bought and repaid at par, and cannot be transferred.`,
    notice: (time: string) =>
      `Shares are repaid in the order in which they are asked for, ${time} after that at the earliest.`,
    lock: (time: string) => `They can be asked back ${time} after they were bought, or later.`,
    noLock: "They can be asked back at any time.",
    cap: (share: string) => `In a year at most ${share} of the share capital is repaid.`,
    noCap: "How much is repaid in a year has no limit.",
    floor: (amount: string) => `Repaying never leaves less than ${amount} in general fund and capital together.`,
    interest: (floor: string, rate: string) => `Interest is at most ${floor} a year, or ${rate} if that is more.`,
    writeDown: "A loss that nothing else covers lowers the price of all shares alike, by a decision of the assembly.",
    suspended: "Repayment is suspended at present.",
  },
  lock: {
    title: "Asset lock",
    reserve:
      "The indivisible reserve belongs to no member. No function pays it to one, and no resolution can change that.",
    rule: (share: string) => `${share} of every gift and income goes there at once.`,
    noRule: "What goes there is decided case by case.",
    bodies: "It may go to these bodies, which are bound to keep it locked:",
    noBodies: "No body is named that it may go to, so it cannot leave.",
    body: (name: string, wallet: string) => `${name} (${wallet})`,
  },
  dissolution: {
    title: "Dissolution",
    needs: (kind: string) => `To dissolve the co-op takes: ${kind}.`,
    heads: "Whatever other kinds say, that is at least three quarters of all members, by heads.",
    rest: "Then creditors are paid, shares are redeemed at par, and ninety days later the rest goes to an asset-locked body that the decision names.",
    dissolved: (day: string, heir: string) => `The co-op was dissolved on ${day}. What remains goes to ${heir}.`,
    afterwards: "Members can still take out what is theirs.",
  },

  power: {
    title: "Who holds which power",
    lead: "Read from the contracts and their table of who may call what. Nothing else gives anybody power over this co-op.",
    members: "Members",
    check: "Have it checked",
    decides: "What the assembly decides, and how",
    decidesLead:
      "Each of these is done by the executor after a vote of the kind on the right; some may be done by a role as well.",
    what: "Who wants to …",
    how: "… needs",
    themes: {
      money: "Money",
      budgets: "Rounds, buckets and payouts",
      members: "Members",
      shares: "Shares",
      statute: "The statute",
      power: "Power itself",
    },
    atLeast: (kind: string) => `At least: ${kind}`,
    orRole: (role: string) => `Or: ${role}, without a vote.`,
    notes: {
      "treasury.pay": "The general fund belongs to the executor, so that no role can reach it.",
      "members.admit": "A role may only where officers admit to the class, and the applicant has not appealed.",
      "members.refuse": "A role may only where officers admit to the class. The applicant may appeal.",
      "members.expel": "After notice and hearing.",
      "members.proposeRecovery": "The wallet that is to be replaced has time to object.",
      "buckets.appointSteward": "The steward may do so too.",
      "buckets.resolveFlag": "Whoever raised it may do so too.",
      "statute.amendArticle": "Each article names the kind that may change it.",
      "statute.changeWeights": "In every class that loses, more must be for it than against.",
      "statute.defineKind": "A kind is replaced by nothing weaker than itself.",
      "statute.requireKind": "Both the kind in force and the new one count.",
      "statute.dissolve": "Three quarters of all members, by heads, at least.",
      "agenda.stateOutcome": "Whoever proposed it may do so too.",
    },
  },
  powers: {
    "treasury.pay": "pay from the general fund",
    "treasury.transfer": "set money of the general fund aside, for a round, a fund or the reserve",
    "treasury.endow": "give from the indivisible reserve to a locked body",
    "treasury.setReserveRule": "lay down which part of every contribution goes to the reserve",
    "treasury.accept": "accept another asset, or one no longer",
    "rounds.open": "open a round",
    "rounds.topUp": "add money to an open round",
    "buckets.openStanding": "open a standing bucket, without goal or deadline",
    "buckets.cancel": "cancel a bucket",
    "buckets.appointSteward": "give a bucket another steward",
    "buckets.resolveFlag": "resolve a flag on a bucket",
    "payouts.uphold": "let a payout be paid in spite of objections",
    "payouts.reject": "refuse a payout",
    "payouts.grantAllowance": "let a role spend of a bucket without approvals",
    "funds.provideCore": "lock money for core expenses",
    "funds.nameStanding": "name a standing budget",
    "funds.endStanding": "end a standing budget",
    "funds.openFund": "open a match fund",
    "funds.assign": "let a match fund double gifts to a bucket",
    "members.admit": "admit an applicant",
    "members.refuse": "refuse an applicant",
    "members.enrol": "take in members from another register",
    "members.publishRoll": "publish a list of people who may claim a place",
    "members.closeRoll": "close such a list",
    "members.giveNotice": "give a member notice of expulsion",
    "members.expel": "expel a member",
    "members.lapse": "end a membership whose shares were never paid",
    "members.setVotes": "let a member carry several votes, where the class allows it",
    "members.proposeRecovery": "replace a lost wallet",
    "members.defineTerms": "change the terms of membership",
    "shares.suspend": "suspend the repayment of shares",
    "shares.resume": "resume the repayment of shares",
    "shares.declareInterest": "declare interest on shares",
    "shares.writeDown": "lower par, to cover a loss",
    "shares.defineTerms": "change the terms of shares",
    "statute.amendArticle": "change or add an article",
    "statute.changeWeights": "change the weights of the classes",
    "statute.reviseClass": "change what a class admits and holds",
    "statute.defineKind": "change what a kind of resolution needs",
    "statute.requireKind": "say that something needs another kind of resolution",
    "statute.defineTiers": "change what payouts need",
    "statute.defineAgenda": "change the rules of the agenda",
    "statute.nameLockedBody": "name one more body that the reserve may go to",
    "statute.dissolve": "dissolve the co-op",
    "authority.grantRole": "give somebody a role, or take it away",
    "authority.setTargetFunctionRole": "say what a role may do",
    "executor.updateDelay": "change the delay of the executor",
    "agenda.stateOutcome": "say what came of a proposal",
  },
  machinery: {
    title: "From a decision to a deed",
    assembly:
      "Members vote in the assembly, by the rules of the statute. A decision that is carried names every call that it makes, in full.",
    delay: (time: string) =>
      `The executor carries it out, at the earliest ${time} after anybody has queued it, or later where the kind of resolution says so. Until then whoever disagrees can still resign.`,
    delayOfKind:
      "The executor carries it out, after the delay that the kind of resolution names. Until then whoever disagrees can still resign.",
    authority:
      "The authority keeps the table of what roles may do without a vote. Only the executor changes it, so only a decision does.",
    sound: "The executor takes orders from the assembly alone, and alone administers the authority.",
    stranger: (who: string, of: "executor" | "authority") =>
      of === "executor"
        ? `${who} has power over the executor, beside the assembly.`
        : `${who} administers the authority, beside the executor.`,
  },
  roles: {
    title: "Roles and officers",
    lead: "A decision can hand a power to a role, and give that role to members: officers, a circle, a committee.",
    none: "Nobody holds a role: every power is the assembly’s. A proposal can create roles, so that officers admit members or spend an allowance, for example.",
    everybody: "every wallet",
    nobody: "nobody at present",
    assembly: "the assembly, by a decision",
    name: (n: string, label: string) => (label === "" ? `role ${n}` : `role ${n} (“${label}”)`),
    heading: (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
    holders: "Held by",
    may: "May",
    admin: "Handed out by",
    guardian: "Watched by",
    delay: (time: string) => `with a delay of ${time}`,
    unknown: (call: string) => `call ${call}`,
    allowance: (amount: string, bucket: string, period: string) =>
      `spend up to ${amount} of “${bucket}” every ${period}, without approvals`,
  },
  alone: {
    title: "What needs no vote",
    lead: "These are not favours that somebody grants: the contracts hold everybody’s hand back from preventing them.",
    groups,
  },
  nobody: {
    title: "What nobody can do",
    lead: "Not an officer, not the assembly with all its votes, not the founders.",
    what: "Nobody can …",
    why: "… because",
    rows,
  },
};
