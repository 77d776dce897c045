import type { ReactNode } from "react";
import { list, plural, say } from "../../../words/format.ts";

// What the calls of a proposal do, in a member's words. All values arrive as they are to be read.

const because = (reason: string): string => (reason === "" ? "" : `, because: “${reason}”`);

export const words = {
  flags: {
    unknown: "Unknown",
    foreign: "Outside the co-op",
    grave: "Careful",
    alike: "Look-alike",
  },
  about: {
    unknown: "Nobody can tell from here what this does. Ask the proposer before you vote for it.",
    foreign: "This calls somebody else’s contract or wallet, whose code the co-op does not know.",
    grave: "This touches who can command the co-op’s money and machinery.",
  },
  alike: (address: ReactNode, known: ReactNode, owner: string) =>
    say`${address} is not ${known}, which it resembles and which is known here: ${owner}. Compare every digit.`,
  technical: "What exactly is called",
  target: "Target",
  selector: "Function",
  value: "Ether sent along",
  data: "Data",
  nothing: "none",

  unknown: {
    noContract: (selector: string, target: string) => `Calls ${selector} of ${target}`,
    noFunction: (selector: string, noun: string) => `Calls ${selector}, which is no known function of ${noun}`,
    noWords: (name: string, noun: string) => `Calls “${name}” of ${noun}, in the name of the co-op`,
  },
  withEther: (sentence: string, ether: string) =>
    `${sentence}. ${ether}, which whoever carries it out must bring, is sent along`,
  ether: (amount: string, to: string) => `Send ${amount}, which whoever carries it out must bring, to ${to}`,
  empty: (to: string) => `Call ${to} without asking for anything. This changes nothing`,
  reading: (name: string, noun: string) => `Read “${name}” of ${noun}. This changes nothing`,
  onlyWords: "Change nothing by itself: what counts are the words of the proposal",
  token: {
    transfer: (amount: string, to: string) => `Send ${amount} that the executor itself holds to ${to}`,
    approve: (spender: string, amount: string) => `Let ${spender} take ${amount} from the executor`,
    transferFrom: (amount: string, from: string, to: string) => `Send ${amount} of ${from} to ${to}`,
  },

  nouns: {
    statute: "the statute",
    members: "the register of members",
    shares: "the shares",
    assembly: "the assembly",
    agenda: "the agenda",
    executor: "the executor",
    authority: "the table of offices",
    treasury: "the treasury",
    buckets: "the buckets",
    payouts: "the payouts",
    funds: "the funds",
    rounds: "the rounds",
  },

  accounts: {
    general: "the general fund",
    reserve: "the indivisible reserve",
    own: (number: string) => `account ${number} of the executor`,
    roundsIntake: "what is set aside for a round",
    fundsIntake: "what is set aside for core expenses and match funds",
    sharesIntake: "what is set aside for interest on shares",
    bucketsIntake: "what is set aside for buckets",
    member: (member: string) => `the account of ${member}`,
    of: (owner: string, number: string) =>
      number === "0" ? `the account of ${owner}` : `account ${number} of ${owner}`,
  },
  purposes: [
    "a gift or income",
    "share capital",
    "filling a bucket",
    "a budget",
    "what is left over",
    "work",
    "a purchase",
    "repaying shares",
    "interest",
    "a patronage refund",
    "a refund",
    "a grant",
    "the reserve",
    "a locked body",
    "a withdrawal",
    "money found in the treasury",
    "a loss borne by shares",
  ],
  purpose: (number: number) => `purpose ${number}`,

  kindName: (slot: number) => (slot === 0 ? "an ordinary resolution" : `a stricter resolution (kind ${slot})`),
  role: (id: string) => `office ${id}`,
  roleNamed: (label: string) => `the office “${label}”`,
  administrators: "resolutions alone",
  everybody: "everybody",
  payout: (number: string, amount: string, to: string, bucket: string) =>
    `payout ${number}, ${amount} to ${to} out of “${bucket}”`,
  payoutAlone: (number: string) => `payout ${number}`,

  treasury: {
    pay: (amount: string, from: string, to: string, purpose: string) =>
      `Pay ${amount} from ${from} to ${to}, for ${purpose}`,
    transfer: (amount: string, from: string, to: string, purpose: string) =>
      `Move ${amount} from ${from} to ${to}, for ${purpose}`,
    endow: (amount: string, body: string) => `Give ${amount} from the indivisible reserve to ${body}`,
    reserveRule: (part: string) => `Put ${part} of every contribution into the indivisible reserve at once`,
    accept: (asset: string) => `Accept deposits in ${asset}`,
    acceptNoMore: (asset: string) => `No longer accept deposits in ${asset}`,
    sweep: (asset: string) => `Book ${asset} that was sent to the treasury without a word to the general fund`,
    windUp: (asset: string) => `Give what the dissolved co-op has left in ${asset} to the body that inherits it`,
  },

  rounds: {
    open: (title: string, budget: string, time: string, allowance: string) =>
      `Open the round “${title}” with a budget of ${budget}, which members share out for ${time}, ${allowance}`,
    allowances: ["the same for every member", "each class by its weight", "each member what a list gives it"],
    unknownAllowance: "in an unknown way",
    rules: {
      core: "Core expenses that are due come off the budget first, and what earlier rounds left is added.",
      ideas: (time: string) => `Buckets are suggested for ${time} before that.`,
      openToAll: "Who is no member may suggest buckets too.",
      unit: (amount: string) => `Members share out steps of ${amount}.`,
      cap: (amount: string) => `A member puts at most ${amount} into one bucket.`,
      flags: (n: number) => plural(n, "# open flag keeps a bucket out.", "# open flags keep a bucket out."),
      carries: "What is left stays for the next round.",
      returns: "What is left returns to the general fund.",
      guideline: (n: number, text: string) => `Guideline ${n}: ${text}`,
      document: (uri: string) => `More about it at ${uri}`,
      roll: (root: string) => `The list has the fingerprint ${root}`,
    },
    topUp: (amount: string, round: string) => `Add ${amount} to ${round}`,
    settle: (bucket: string, round: string) => `Settle the bucket “${bucket}” of ${round}`,
    finish: (round: string) => `Finish ${round}, and return what is left of it`,
  },

  buckets: {
    cancel: (bucket: string) => `Cancel the bucket “${bucket}” and give back what is unspent`,
    openStanding: (title: string, steward: string, costs: readonly string[]) =>
      `Open the standing bucket “${title}”, without goal or deadline, for ${steward} to spend: ${list(costs)}`,
    cost: (what: string, most: string) => `${what} (${most})`,
    appointSteward: (member: string, bucket: string) => `Make ${member} the steward of the bucket “${bucket}”`,
    resolveFlag: (member: string, bucket: string, reason: string) =>
      `Resolve the flag of ${member} on the bucket “${bucket}”${because(reason)}`,
    close: (bucket: string) => `Decide the campaign of the bucket “${bucket}”`,
    refund: (bucket: string, funder: string) => `Give ${funder} back what it put into the bucket “${bucket}”`,
  },

  payouts: {
    uphold: (payout: string) => `Let ${payout} be paid, in spite of the objections`,
    reject: (payout: string) => `Refuse ${payout}`,
    pay: (payout: string) => `Carry out ${payout}`,
    grantAllowance: (role: string, amount: string, bucket: string, time: string) =>
      `Let who holds ${role} spend up to ${amount} of “${bucket}” every ${time} without approvals`,
    endAllowance: (role: string, bucket: string) => `Let who holds ${role} spend nothing of “${bucket}” alone any more`,
  },

  funds: {
    provideCore: (amount: string) => `Lock ${amount} for core expenses`,
    nameStanding: (amount: string, bucket: string, time: string, firstAt: string) =>
      `Name a standing budget: ${amount} into “${bucket}” every ${time}, the first on ${firstAt}`,
    endStanding: (id: string) => `End standing budget ${id}: nothing more falls due`,
    openFund: (title: string, amount: string, until: string, perFunder: string, perBucket: string) =>
      `Open the match fund “${title}” with ${amount}: until ${until} it doubles gifts, up to ${perFunder} for one ` +
      `funder and ${perBucket} for one bucket`,
    assign: (fund: string, bucket: string) => `Let the match fund “${fund}” double gifts to “${bucket}”`,
    payStanding: (id: string) => `Pay what is due of standing budget ${id}`,
    payAllStanding: (asset: string) => `Pay all standing budgets that are due in ${asset}`,
    finishFund: (fund: string) => `End the match fund “${fund}”, and return what is left of it`,
  },

  members: {
    admit: (wallet: string) => `Admit ${wallet} as a member`,
    refuse: (wallet: string, reason: string) => `Refuse the application of ${wallet}${because(reason)}`,
    giveNotice: (member: string, reason: string) =>
      `Tell ${member} that it may be expelled, and hear what it has to say${because(reason)}`,
    expel: (member: string, reason: string) => `Expel ${member}${because(reason)}`,
    lapse: (member: string) => `End the membership of ${member}, who has not paid for the shares that it must hold`,
    setVotes: (member: string, votes: number) => `Let ${member} carry ${plural(votes, "# vote", "# votes")}`,
    enrol: (n: number) => plural(n, "Enter # member in the register", "Enter # members in the register"),
    enrolled: (wallet: string, className: string) => `${wallet}, ${className}`,
    publishRoll: (until: string, uri: string) =>
      `Let everybody on a published list become a member until ${until}${uri === "" ? "" : ` (${uri})`}`,
    rollRoot: (root: string) => `The list has the fingerprint ${root}`,
    closeRoll: (roll: string) => `Let nobody else join from list ${roll}`,
    proposeRecovery: (member: string, wallet: string) => `Give ${member}, whose wallet is lost, the wallet ${wallet}`,
    defineTerms: "Change the rules of membership",
    terms: {
      answerTime: (time: string) => `Applicants are answered within ${time}, or may appeal to the assembly.`,
      hearing: (time: string) => `Between notice and expulsion there are ${time} for a hearing.`,
      recoveryDelay: (time: string) => `A lost wallet is replaced after ${time}.`,
      switchCooldown: (time: string) => `The class can be changed every ${time}.`,
    },
  },

  shares: {
    repay: (n: string) => `Repay up to ${n} waiting withdrawals of share capital, in their order`,
    repayLeaver: (position: string) => `Repay withdrawal ${position}, of somebody who has left, before its turn`,
    redeem: (member: string) => `Repay all shares of ${member}, now that the co-op is dissolved`,
    claimInterest: (member: string) => `Put the interest of ${member} into its account`,
    suspend: (reason: string) => `Stop repaying share capital, until further notice${because(reason)}`,
    resume: "Repay share capital again",
    writeDown: (par: string) => `Lower the price of every share to ${par}, to cover a loss`,
    declareInterest: (rate: string, from: string, to: string) =>
      `Pay ${rate} interest a year on shares, from ${from} to ${to}`,
    defineTerms: "Change the rules of share capital",
    terms: {
      notice: (time: string) => `Shares are repaid ${time} after it is asked for.`,
      lock: (time: string) => `They can be asked back ${time} after they were paid in at the earliest.`,
      cap: (part: string) => `At most ${part} of the shares are repaid in a year.`,
      noCap: "There is no limit to what is repaid in a year.",
      floor: (amount: string) => `At least ${amount} stay in hand.`,
      interest: (floor: string, other: string) => `Interest is at most ${floor}, or ${other} if that is more.`,
    },
  },

  statute: {
    addArticle: (title: string) => `Add an article to the statute: “${title}”`,
    amendArticle: (old: string, title: string) =>
      old === title ? `Change the article “${title}”` : `Change the article “${old}”, from now on “${title}”`,
    articleKind: (kind: string) => `To change it again takes ${kind}.`,
    newText: "It reads from then on",
    oldText: "It reads today",
    changeWeights: "Share out control among the classes anew",
    weight: (className: string, before: string, after: string) =>
      before === after ? `${className}: ${after}, as before` : `${className}: ${after}, instead of ${before}`,
    losers: (classes: readonly string[]) => `It also needs a majority within each class that loses: ${list(classes)}.`,
    reviseClass: (className: string) => `Change the rules of the ${className}`,
    class: {
      renamed: (name: string) => `They are called ${name} from then on.`,
      admissions: [
        "Whoever wants to can join.",
        "Applicants join when enough members of the class vouch for them.",
        "Officers admit.",
        "Only resolutions admit.",
      ],
      vouchers: (n: number) => plural(n, "# member vouches for an applicant.", "# members vouch for an applicant."),
      holding: (least: string, most: string) => `Each holds ${least} to ${most} shares.`,
      votes: (n: number) => plural(n, "A member carries # vote.", "A member carries up to # votes."),
    },
    defineKind: (kind: string) => `Change what ${kind} asks for`,
    addKind: (kind: string) => `Add a kind of resolution: ${kind}`,
    requireKind: (power: string, kind: string) => `From now on, to ${power} takes ${kind}`,
    defineTiers: "Change what a payout needs",
    tier: (upTo: string, approvals: number, objections: number, waiting: string | undefined) =>
      `Up to ${upTo}: ${plural(approvals, "# approval", "# approvals")}${
        waiting === undefined ? "" : `, then a wait of ${waiting}`
      }; ${plural(objections, "# objection sends", "# objections send")} it to the assembly.`,
    defineAgenda: "Change the rules of the agenda",
    agenda: {
      open: (n: number) => plural(n, "A member has # proposal open at a time.", "A member has up to # proposals open."),
      principals: (n: number) => plural(n, "A proxy votes for # member.", "A proxy votes for up to # members."),
      petition: (part: string, cap: number) =>
        `${part} of the members, or ${cap} of them if that is fewer, put a question on the agenda by petition.`,
      bar: (time: string) => `A defeated question rests for ${time}.`,
    },
    nameLockedBody: (name: string, wallet: string) =>
      `Name “${name}” (${wallet}) as a body that the indivisible reserve may go to`,
    dissolve: (body: string) => `Dissolve the co-op, for good. What remains goes to ${body}`,
  },

  agenda: {
    stateOutcome: (proposal: string, text: string) => `State what came of proposal ${proposal}: “${text}”`,
  },

  assembly: {
    queue: "Set another resolution in motion",
    execute: "Carry out another resolution",
    callAgain: "Put another question to the vote again",
  },

  executor: {
    updateDelay: (time: string) => `Wait at least ${time} between setting a resolution in motion and carrying it out`,
    grantRole: (role: string, who: string) => `Let ${who} ${role}`,
    revokeRole: (role: string, who: string) => `No longer let ${who} ${role}`,
    roles: {
      admin: "decide who commands the executor",
      proposer: "give orders to the executor, past every vote",
      canceller: "stop what was carried and waits",
      executor: "carry out what waits",
      unknown: "hold an unknown role of the executor",
    },
  },

  authority: {
    labelRole: (role: string, label: string) => `Call ${role} “${label}”`,
    grantRole: (who: string, role: string) => `Give ${who} ${role}`,
    grantRoleDelayed: (who: string, role: string, time: string) =>
      `Give ${who} ${role}. What it does takes effect ${time} after it is announced`,
    grantAdmin: (who: string) => `Make ${who} an administrator, who can do without a vote what resolutions can`,
    revokeRole: (who: string, role: string) => `Take ${role} away from ${who}`,
    revokeAdmin: (who: string) => `Take the administration of all offices away from ${who}`,
    setRoleAdmin: (role: string, admin: string) => `Let ${admin} decide who holds ${role}`,
    setRoleGuardian: (role: string, guardian: string) => `Let ${guardian} stop what ${role} has announced`,
    setGrantDelay: (role: string, time: string) => `Let nobody hold ${role} sooner than ${time} after it is given`,
    setTargetFunctionRole: (role: string, powers: readonly string[]) => `Let ${role} ${list(powers)}`,
    onlyResolutions: (powers: readonly string[]) => `From now on only resolutions ${list(powers)}`,
    toEverybody: (powers: readonly string[]) => `Let anybody at all ${list(powers)}`,
    setTargetAdminDelay: (noun: string, time: string) =>
      `Let changes of who may call ${noun} take effect only after ${time}`,
    close: (noun: string) => `Close ${noun}: not even resolutions reach it until it is opened again`,
    open: (noun: string) => `Open ${noun} again for those who may call it`,
    updateAuthority: (noun: string, to: string) => `Put ${noun} under another table of offices, at ${to}, for good`,
    execute: "Call by way of the table of offices",
    schedule: (when: string) => `Announce, to be done from ${when} on`,
    atOnce: "now",
    cancel: (who: string) => `Stop what ${who} has announced`,
    multicall: (n: number) => plural(n, "Do # thing in the table of offices", "Do # things in the table of offices"),
  },

  /** What somebody may do, as "Let … " and "only resolutions … " go on. By noun and function. */
  powers: {
    "members.admit": "admit applicants",
    "members.refuse": "refuse applicants",
    "members.enrol": "enter members in the register",
    "members.publishRoll": "publish lists of members",
    "members.closeRoll": "close lists of members",
    "members.setVotes": "set how many votes a member carries",
    "members.defineTerms": "change the rules of membership",
    "members.giveNotice": "give notice of expulsion",
    "members.expel": "expel members",
    "members.lapse": "end memberships that were never paid for",
    "members.proposeRecovery": "replace lost wallets",
    "shares.suspend": "stop repaying share capital",
    "shares.resume": "repay share capital again",
    "shares.writeDown": "lower the price of shares",
    "shares.declareInterest": "declare interest on shares",
    "shares.defineTerms": "change the rules of share capital",
    "treasury.pay": "pay from the general fund",
    "treasury.transfer": "move money within the treasury",
    "treasury.endow": "give from the indivisible reserve",
    "treasury.accept": "say which assets are accepted",
    "treasury.setReserveRule": "set the reserve’s part of contributions",
    "buckets.openStanding": "open standing buckets",
    "buckets.appointSteward": "appoint stewards",
    "buckets.cancel": "cancel buckets",
    "buckets.resolveFlag": "resolve flags",
    "payouts.uphold": "uphold payouts",
    "payouts.reject": "refuse payouts",
    "payouts.grantAllowance": "grant spending allowances",
    "funds.provideCore": "lock money for core expenses",
    "funds.nameStanding": "name standing budgets",
    "funds.endStanding": "end standing budgets",
    "funds.openFund": "open match funds",
    "funds.assign": "assign match funds to buckets",
    "rounds.open": "open rounds",
    "rounds.topUp": "top up rounds",
    "agenda.stateOutcome": "state what came of decisions",
    "statute.amendArticle": "change articles",
    "statute.changeWeights": "change the weights of the classes",
    "statute.reviseClass": "change the rules of classes",
    "statute.defineKind": "change kinds of resolution",
    "statute.requireKind": "say which kind of resolution a power takes",
    "statute.defineAgenda": "change the rules of the agenda",
    "statute.defineTiers": "change what payouts need",
    "statute.nameLockedBody": "name locked bodies",
    "statute.dissolve": "dissolve the co-op",
    "authority.grantRole": "give offices",
    "authority.revokeRole": "take offices away",
    "authority.labelRole": "name offices",
    "authority.setTargetFunctionRole": "say what an office may do",
    "executor.updateDelay": "change the executor’s delay",
  } as Record<string, string>,
  otherPower: (name: string, noun: string) => `call “${name}” of ${noun}`,
  allOther: (noun: string) => `do anything else with ${noun}`,

  kind: {
    /** "It needs more than half of the weighted votes." */
    threshold: (isStrict: boolean, fraction: string, base: string) =>
      `It needs ${isStrict ? "more than" : "at least"} ${fraction} of ${base}.`,
    fractions: {
      "1/2": "half",
      "2/3": "two thirds",
      "3/4": "three quarters",
      "4/5": "four fifths",
      "9/10": "nine tenths",
      "1/1": "all",
    } as Record<string, string>,
    weighted: "the weighted votes",
    bloc: "the weight, each class speaking with one voice",
    heads: [
      "the votes",
      "all ballots, abstentions included",
      "all who may vote",
      "all who may vote, for it or abstaining",
    ],
    dual: "It also needs a majority within every class.",
    consent: "One block stops it.",
    quorum: (part: string, isWeighted: boolean) =>
      `${part} of ${isWeighted ? "the weighted membership" : "the members"} must take part.`,
    noQuorum: "However few take part, it counts.",
    secondQuorum: (part: string) => `Where too few do, it can be put again, and then ${part} are enough.`,
    classQuorum: (part: string) => `${part} of every class must take part.`,
    classes: (n: number) => plural(n, "At least # class must vote.", "At least # classes must vote."),
    minClassSize: (n: number) =>
      plural(n, "Every class counts.", "A class of fewer than # members has no weight of its own."),
    eligible: (classes: readonly string[]) => `Only these classes vote: ${list(classes)}.`,
    times: (notice: string | undefined, voting: string, delay: string | undefined) =>
      `${
        notice === undefined ? "The vote opens at once" : `The vote opens after a notice of ${notice}`
      }, lasts ${voting}` +
      `${delay === undefined ? "" : `, and is carried out ${delay} after it was set in motion at the earliest`}.`,
    tenure: (time: string) => `Members vote who joined ${time} before it opens.`,
  },
};
