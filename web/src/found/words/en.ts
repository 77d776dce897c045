import type { ReactNode } from "react";
import type { Charter } from "../../../../sdk/src/charter.ts";
import { BASES, MODES } from "../../../../sdk/src/names.ts";
import { duration } from "../../ui/time.ts";
import { capitalize, list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";

type Rulebook = Charter["rulebook"];
type Kind = Rulebook["kinds"][number];
type Class = Rulebook["classes"][number];

const FRACTIONS: Record<string, string> = {
  "1/2": "half",
  "2/3": "two thirds",
  "3/4": "three quarters",
  "4/5": "four fifths",
  "9/10": "nine tenths",
};

function fraction({ numerator, denominator, moreThan }: Kind): string {
  if (numerator === denominator) return "all";
  const part = FRACTIONS[`${numerator}/${denominator}`] ?? `${numerator}/${denominator}`;
  return `${moreThan ? "more than" : "at least"} ${part}`;
}

/** Of what the fraction is one, where heads are counted. */
const HEADS: Record<(typeof BASES)[number], string> = {
  Cast: "the votes for and against",
  Positions: "all ballots, abstentions included",
  Register: "everybody who may vote, whether they do or not",
  Tacit: "everybody who may vote, where abstaining is not being against",
};

const heads = ({ base }: Kind): string => HEADS[BASES[base] ?? "Cast"];

/** The wizard by which a co-op is founded, and the page on which founders sign. */
export const words = {
  title: "Found a co-op",
  lead: "Write down what you agree on, have every founder sign it, and send it to the chain once. Until then nothing leaves this browser but the links that you share.",
  steps: {
    preset: "Starting point",
    basics: "Name and money",
    classes: "Classes and weights",
    rules: "Rules",
    founders: "Founders",
    consents: "Signatures",
    found: "Founding",
  },
  progress: {
    label: "Steps of the founding",
    at: (step: number, steps: number) => `Step ${step} of ${steps}`,
    done: "done",
    back: "Back",
    next: (step: string) => `Continue: ${step}`,
    kept: "What you write is kept in this browser, also when you close the page.",
  },
  problems: (n: number) => plural(n, "One thing must be put right first:", "# things must be put right first:"),
  worthAThought: "Worth a second thought:",
  startOver: {
    button: "Start over",
    sure: "Everything you have written for this founding will be thrown away, signatures included.",
    yes: "Yes, throw it away",
    no: "No, keep it",
  },
  sealed: {
    words: (n: number) =>
      plural(
        n,
        "A founder has signed exactly this. If anything changes, that signature is void and has to be given again.",
        "# founders have signed exactly this. If anything changes, their signatures are void and have to be given again.",
      ),
    old: "The charter as it was could still be founded by somebody who has every founder’s signature under it, until those lapse.",
    change: "Change it anyway",
  },
  voided: (n: number) =>
    plural(
      n,
      "The charter has changed since a founder signed it. That signature is void: ask for a new one.",
      "The charter has changed since # founders signed it. Their signatures are void: ask for new ones.",
    ),

  preset: {
    title: "What kind of co-op is it?",
    lead: "Each starting point is the statute of a kind of co-op that exists. You can change everything in it afterwards.",
    choose: (name: string) => `Start from ${name}`,
    chosen: "Your starting point",
    again: (name: string) => `Begin again from ${name}`,
    sure: "The classes, weights and rules that you have written will be replaced by those of the new starting point.",
    yes: "Yes, replace them",
    no: "No, keep mine",
    suits: (who: string) => `Suits ${who}`,
    english:
      "The names of classes and the articles of these starting points are in English. Write them in the language of your members.",
    names: {
      somerset: "Multi-stakeholder co-op (Somerset rules)",
      fairshares: "FairShares co-op",
      scic: "SCIC",
      worker: "Worker co-op",
      bencom: "Community benefit society",
    },
    about: {
      somerset:
        "Users, workers and investors own it together. Each class has a fixed part of the say, however many its members are, and each vote is split as the members of the class voted.",
      fairshares:
        "Founders, labour, users and investors have a quarter each. Everyday matters are decided by heads; great ones need three quarters of all and a majority in every class.",
      scic: "The French co-operative of general interest: at least three classes, none with less than a tenth or more than half of the say, and half of the weight must take part.",
      worker:
        "Whoever works there owns it, and nobody else: one class, one member, one vote. What is entrenched takes everybody.",
      bencom:
        "It serves a community rather than its members: one class, one member, one vote. A tenth of every gift is locked for good, and interest stays low.",
    },
    who: {
      somerset: "a shop, a farm or an energy co-op that needs several kinds of people to work",
      fairshares: "a venture in which founding, working, using and investing are to be balanced",
      scic: "a project of general interest with workers, users and partners, as in France",
      worker: "a team that lives from what it does together",
      bencom: "a village shop, a community hall or a pub that many people pay a little for",
    },
    weight: (name: string, bps: number) => `${name} ${percentOfBps(bps)}`,
  },

  basics: {
    title: "Name, purpose and money",
    name: "Name of the co-op",
    purpose: "Purpose, in a sentence or two",
    purposeHint: "Everybody sees it, for good. Say for whom the co-op is there.",
    currency: "Currency: what shares, budgets and limits are counted in",
    ether: "Ether",
    other: "Another token",
    address: "Address of the token",
    addressHint:
      "An ERC-20 token of this network. It must arrive in full when it is sent: tokens that take a fee, or change balances by themselves, break the books.",
    asking: "Asking the token …",
    isToken: (name: string, symbol: string, decimals: number) => `${name} (${symbol}, ${decimals} decimals)`,
    noCode: "There is no contract at this address on this network.",
    noToken: "The contract at this address does not say its symbol and its decimals, so it cannot be a currency.",
    unreadable: "The token could not be asked, because the chain cannot be reached.",
    sharePar: (symbol: string) => `Price of a share, in ${symbol}`,
    shareHint: "Shares are bought and given back at this price, and never trade. More shares are not more votes.",
    someCurrency: "the currency",
  },

  classes: {
    title: "Who shares the say",
    lead: "Each class has a fixed part of the say. A member has one vote in one class, whatever shares it holds.",
    className: "Name of the class",
    weight: "Weight, in per cent",
    user: "Its members use or work in the co-op",
    userHint: "Others, like investors, may have a quarter of the say at most, for good.",
    admission: "How one becomes a member",
    admissions: {
      Open: "Whoever wants to joins",
      Vouched: "Members of the class vouch",
      Officer: "An officer admits",
      Resolution: "The members admit by resolution",
    },
    officerHint: "There are no officers at first: the members name them by resolution.",
    vouchers: "How many must vouch",
    minShares: "Shares one must hold",
    maxShares: "Shares one may hold",
    maxVotes: "Votes one member may carry at most",
    maxVotesHint: "1, unless members are co-ops that stand for many people.",
    more: "Admission, shares and votes",
    add: "Add a class",
    remove: (name: string) => `Remove the class ${name}`,
    sum: (bps: number) => `All weights together: ${percentOfBps(bps)}.`,
    power: {
      title: "What one member of each class weighs",
      lead: "Put in how many members you reckon with.",
      heads: "No kind of resolution counts by weights here: every member weighs the same, whatever the class.",
      counted: (kinds: readonly string[]) =>
        `This is so where weights count: ${list(kinds)}. Where heads count, every member weighs the same.`,
      members: (name: string) => `Members: ${name}`,
      each: (share: number) => `each ${percent(share)} of the vote`,
      dormant: "too few to weigh for now",
      ratio: (most: string, least: string, times: number) =>
        `One member of “${most}” weighs as much as ${number(Math.round(times * 10) / 10)} of “${least}”.`,
      same: "Every member weighs the same.",
    },
    limits: "Limits of the weights, laid down for good",
    nonUserCap: "All classes that are not users together, at most (per cent)",
    classFloor: "Each class at least (per cent)",
    classCeiling: "Each class at most (per cent)",
    minClasses: "Classes at least",
  },

  kindName: (slot: number, kinds: number, dissolution: number): string => {
    if (slot === 0) return "Ordinary resolution";
    if (slot === dissolution) return "Dissolution";
    if (slot === 1) return "Extraordinary resolution";
    return slot === kinds - 1 ? "Entrenched resolution" : `Resolution of kind ${slot + 1}`;
  },
  kindUse: (slot: number, kinds: number, dissolution: number): string => {
    if (slot === 0) return "For everything that no other kind is named for: budgets, rounds, gifts, officers’ orders.";
    if (slot === dissolution)
      return "For dissolving the co-op. The law of the contracts keeps it at three quarters of all members.";
    if (slot === 1) return "For the statute, powers, expulsions, losses, and gifts to the reserve.";
    return slot === kinds - 1
      ? "For what is never to change lightly: the articles it protects, the machinery, and who may get the reserve."
      : "For the articles that it protects.";
  },

  kind: {
    approval: (kind: Kind): string => {
      const part = fraction(kind);
      const mode = MODES[kind.mode] ?? "PLAIN";
      if (mode === "PROPORTIONAL")
        return `Carried by ${part} of the weight. The weight of each class is split as its members vote.`;
      if (mode === "BLOC") return `Carried by ${part} of the weight. Each class gives all of it to its own majority.`;
      if (mode === "DUAL") return `Carried by ${part} of ${heads(kind)}, and by a majority inside every class.`;
      if (mode === "PLAIN") return `Carried by ${part} of ${heads(kind)}: one member, one vote.`;
      return kind.numerator === 0
        ? "Carried unless somebody blocks it, with a reason."
        : `Carried by ${part} of ${heads(kind)}, unless somebody blocks it, with a reason.`;
    },
    quorum: (kind: Kind, isWeighted: boolean): string => {
      const { quorumBps, secondQuorumBps } = kind;
      if (quorumBps === 0) return "No quorum: whoever votes decides.";
      const first = `Quorum: ${percentOfBps(quorumBps)} of ${
        isWeighted ? "the weight" : "the members"
      } must take part.`;
      return secondQuorumBps === 0
        ? `${first} There is no second call.`
        : `${first} If fewer do, a second call needs ${percentOfBps(secondQuorumBps)}.`;
    },
    classes: ({ classQuorumBps, minVotedClasses, minClassSize }: Kind, classes: number): string =>
      [
        classQuorumBps > 0 ? `In every class, ${percentOfBps(classQuorumBps)} must take part.` : "",
        minVotedClasses > 1 && classes > 1
          ? `Members of at least ${number(minVotedClasses)} classes must take part, as far as there are so many.`
          : "",
        minClassSize > 1 && classes > 1
          ? `A class of fewer than ${number(minClassSize)} members does not count yet: user classes have its weight.`
          : "",
      ]
        .filter((sentence) => sentence !== "")
        .join(" "),
    time: ({ notice, votingTime, delay }: Kind): string =>
      `${notice === 0 ? "It can be voted on at once" : `It is announced ${duration(notice)} ahead`}, the vote takes ` +
      `${duration(votingTime)}, and what is decided is carried out ${
        delay === 0 ? "at once" : `after ${duration(delay)} at the earliest`
      }.`,
    tenure: ({ minTenure }: Kind): string =>
      minTenure === 0
        ? "Who has joined before the vote opens may vote."
        : `Who has been a member for ${duration(minTenure)} when the vote opens may vote; founders from the first day.`,
    fields: {
      mode: "How it is counted",
      approval: "Approval needed",
      quorum: "Quorum, in per cent",
      secondQuorum: "Quorum of a second call, in per cent (0: none)",
      classQuorum: "Quorum inside every class, in per cent",
      minVotedClasses: "Classes that must take part",
      minClassSize: "Members a class needs to count",
      notice: "Notice, in days",
      votingTime: "Voting time, in days",
      delay: "Delay before it is carried out, in days",
      minTenure: "Membership before one votes, in days",
    },
    modes: {
      PLAIN: "By heads: one member, one vote",
      PROPORTIONAL: "By weights, split as each class voted",
      BLOC: "By weights, each class as one voice",
      DUAL: "By heads, and a majority in every class",
      CONSENT: "By consent: nobody blocks",
    },
    fraction: (part: { numerator: number; denominator: number; moreThan: boolean }) =>
      capitalize(fraction(part as Kind)),
  },

  rulesStep: {
    title: "Rules",
    lead: "These are sensible as they are. Open what you want to read or change.",
    read: (what: string) => `All about it, and change it: ${what}`,
    edit: (what: string) => `Change: ${what}`,
    kinds: "How the members decide",
    articles: "Articles",
    articlesLead: "What the co-op stands for, in your words. Each says which kind of resolution may change it.",
    articleNumber: (n: number) => `Article ${n}`,
    articleTitle: "Title",
    articleText: "Text",
    articleKind: "May be changed by",
    addArticle: "Add an article",
    removeArticle: (n: number) => `Remove article ${n}`,
    tiers: "Spending",
    tiersLead:
      "Whoever answers for a budget asks for a payout with a receipt. How many others must approve depends on the amount.",
    tierNumber: (n: number) => `Limit ${n}`,
    tier: ({ approvals, objections, waiting }: Rulebook["tiers"][number], upTo: string) =>
      `Up to ${upTo}: ${plural(approvals, "# other member approves", "# other members approve")}` +
      `${
        waiting === 0
          ? "; it is paid at once."
          : `; then ${duration(waiting)} pass, in which ${plural(
              objections,
              "# objection sends",
              "# objections send",
            )} it to a vote.`
      }`,
    above: "More than the highest limit cannot be paid in one go.",
    upTo: (symbol: string) => `Up to, in ${symbol}`,
    approvals: "Approvals",
    objections: "Objections that send it to a vote",
    waiting: "Time for objections, in days",
    addTier: "Add a limit",
    removeTier: (n: number) => `Remove limit ${n}`,
    membership: "Membership",
    membershipWords: ({ answerTime, hearing, recoveryDelay, switchCooldown }: Rulebook["membership"]): string[] => [
      `Who asks to join is answered within ${duration(answerTime)}, or may appeal to all members.`,
      `Before an expulsion the member has ${duration(hearing)} to be heard.`,
      `A lost wallet is replaced after ${duration(recoveryDelay)}, in which the old one can veto it.`,
      switchCooldown === 0
        ? "Members may change their class at any time."
        : `Between two changes of class ${duration(switchCooldown)} must pass.`,
    ],
    answerTime: "Time to answer applicants, in days",
    hearing: "Hearing before an expulsion, in days",
    recoveryDelay: "Wait before a lost wallet is replaced, in days",
    switchCooldown: "Wait between two changes of class, in days",
    capital: "Share capital",
    capitalWords: (
      { notice, lock, yearlyCapBps, interestFloorBps, interestBaseBps, interestOverBaseBps }: Rulebook["capital"],
      liquidityFloor: string,
    ): string[] => [
      `Shares are repaid at their price, ${duration(notice)} after they were asked back, in the order of asking` +
        `${lock === 0 ? "." : `, and not in the first ${duration(lock)}.`}`,
      yearlyCapBps === 10_000
        ? "There is no limit to what is repaid in a year."
        : `At most ${percentOfBps(yearlyCapBps)} of the share capital is repaid in a year.`,
      `Interest is never more than ${percentOfBps(
        Math.max(interestFloorBps, interestBaseBps + interestOverBaseBps),
      )} a year.`,
      `The general fund and the capital together keep ${liquidityFloor} when shares are repaid.`,
    ],
    capitalNotice: "Notice for getting shares back, in days",
    lock: "Time shares stay in, in days",
    yearlyCap: "Part of the capital repaid in a year at most, in per cent",
    interestFloor: "Interest always allowed, in per cent a year",
    interestBase: "Rate of the outside world, in per cent a year",
    interestOverBase: "Interest allowed above that, in per cent a year",
    liquidityFloor: (symbol: string) => `Money that repayments leave untouched, in ${symbol}`,
    agenda: "Proposals",
    agendaWords: ({
      maxOpenProposals,
      maxPrincipals,
      petitionBps,
      petitionCap,
      rePutBar,
    }: Rulebook["agenda"]): string[] => [
      `A member may have ${plural(maxOpenProposals, "# proposal", "# proposals")} open at once.`,
      maxPrincipals === 0
        ? "Nobody votes for somebody else."
        : `One member may vote as proxy for ${plural(maxPrincipals, "# other", "# others")}.`,
      `${percentOfBps(petitionBps)} of the members, or ${number(
        petitionCap,
      )} of them if that is fewer, put anything on the agenda by petition.`,
      rePutBar === 0
        ? "A question that was defeated may be put again at once."
        : `A question that was defeated rests for ${duration(rePutBar)}.`,
    ],
    maxOpenProposals: "Open proposals of one member",
    maxPrincipals: "Members one proxy may vote for",
    petition: "Petition: part of the members, in per cent",
    petitionCap: "Petition: this many members are always enough",
    rePutBar: "Rest of a defeated question, in days",
    reserve: "Reserve and asset lock",
    reserveWords: (reserveBps: number) =>
      reserveBps === 0
        ? "Nothing of what is given to the co-op is locked at once. What members put into the indivisible reserve belongs to no member, ever."
        : `${percentOfBps(
            reserveBps,
          )} of whatever is given to the co-op goes into the indivisible reserve, which belongs to no member, ever.`,
    reservePart: "Part of every gift that is locked at once, in per cent",
    bodies: "Asset-locked bodies: who may get the reserve, and what remains if the co-op is dissolved",
    bodiesWords: (names: readonly string[]) =>
      names.length === 0
        ? "No asset-locked body is named yet."
        : `What is locked may go to ${list(names)}, and to nobody else.`,
    bodyName: "Name of the body",
    bodyWallet: "Its address",
    addBody: "Add a body",
    removeBody: (n: number) => `Remove body ${n}`,
  },

  founders: {
    title: "Who founds it",
    lead: "Every founder signs the whole charter, and is a member with a vote from the first day. One wallet each, of a kind that can sign; contract accounts can too.",
    wallet: (n: number) => `Wallet of founder ${n}`,
    class: (n: number) => `Class of founder ${n}`,
    remove: (n: number) => `Remove founder ${n}`,
    add: "Add a founder",
    addMine: "Add my wallet",
    mineIsIn: "Your wallet is among the founders.",
    connect: "to add yourself",
    paste: "You can paste several addresses at once.",
    contract: "A contract account: it signs by its own rules (ERC-1271).",
    privacy: "Addresses are public for good. A wallet that is used for nothing else tells least about its owner.",
    none: "Nobody is among the founders yet. Add your own wallet, and the wallets that the others give you.",
  },

  consents: {
    title: "Every founder signs",
    lead: "Each founder reads the charter and signs it with their own wallet. That costs nothing and sends nothing to the chain.",
    state: (signed: number, all: number) =>
      signed === all
        ? "All founders have signed."
        : `Signed by ${number(signed)} of ${plural(all, "# founder", "# founders")}.`,
    signedUntil: (until: string) => `Signed, good until ${until}`,
    lapsed: "Signed, but the signature has lapsed",
    invalid: "This signature is not good (any more)",
    checking: "Checking the signature …",
    unchecked: "The signature could not be checked, because the chain cannot be reached",
    missing: "Has not signed yet",
    voided: "Signed an earlier version",
    you: "you",
    remove: (wallet: string) => `Remove the signature of ${wallet}`,
    hash: "Fingerprint of the charter",
    hashHint: "Everybody must see the same one. It stands for every word and number of the charter.",
    sign: {
      title: "Sign with this browser’s wallet",
      connect: "to sign",
      button: "Sign the charter",
      signing: "Look into your wallet …",
      done: "You have signed.",
      notFounder: (wallet: string) => `The connected wallet ${wallet} is not among the founders.`,
      until: "Your signature is good for",
      days: (n: number) => plural(n, "# day", "# days"),
      deadlineHint: "If the co-op is not founded by then, it lapses.",
    },
    share: {
      title: "Ask the others",
      words:
        "Send this link to every founder. The whole charter is in it, behind the #, which browsers send to no server. Each signs and sends you a link or a code back.",
      link: "Link for the founders",
      making: "Packing the charter …",
    },
    collect: {
      title: "Hand in what they send back",
      words: "In any order, one or several at once.",
      label: "Signature links or codes",
      button: "Add the signatures",
      added: (n: number) => plural(n, "One signature was added.", "# signatures were added."),
      damaged: "This is not a signature from the signing page, or it is cut short.",
      otherCharter: (wallet: string) =>
        `${wallet} has signed another charter, or this one before it was changed. Send the new link.`,
      notFounder: (wallet: string) => `${wallet} is not among the founders.`,
      notGood: (wallet: string) => `This is not a good signature of ${wallet} under this charter.`,
      lapsed: (wallet: string) => `The signature of ${wallet} has lapsed.`,
      unreachable: "The signature could not be checked, because the chain cannot be reached. Try again.",
      noDraft:
        "A signature came with this link, but there is no founding in this browser. Open the link where the charter was written.",
    },
    needAll: "The co-op can be founded when all have signed.",
  },

  found: {
    title: "Found it",
    lead: "One transaction founds the co-op with all its contracts. Any wallet may send it; it gains nothing by it.",
    connect: "to found the co-op",
    action: (name: string) => `Found “${name}”`,
    button: "Found the co-op",
    trying: "Trying it out …",
    fee: (ether: string, gas: string) =>
      `The network’s fee will be about ${ether} ETH (${gas} gas). Nothing else is paid.`,
    refused: (why: string) => `It would be refused: ${why}`,
    opening: "Founded. Opening the co-op’s page …",
    already: (link: ReactNode) => say`This co-op has been founded: ${link}.`,
    open: "open its page",
    tidy: "Throw the draft away",
    missing: "Somebody’s signature is missing or not good any more. Go back to the signatures.",
    legal:
      "A contract is not a registered society. What the chain holds is a working register; the law of your country may ask for more.",
  },

  summary: {
    title: "The charter in plain words",
    purpose: "Purpose",
    money: "Money",
    moneyWords: (symbol: string, par: string) => `Counted in ${symbol}. A share costs ${par}.`,
    currencyAt: (address: ReactNode) => say`The token lies at ${address}.`,
    assets: (names: readonly string[]) => `The treasury also takes: ${list(names)}.`,
    founders: (n: number) => plural(n, "# founder", "# founders"),
    classes: "Classes and weights",
    className: ({ name, weightBps, isUser }: Class): string =>
      `${name}: ${percentOfBps(weightBps)} of the weight${isUser ? "" : " (not users)"}`,
    admission: {
      Open: () => "Whoever wants to joins.",
      Vouched: (n: number) =>
        plural(n, "# member of the class vouches for who joins.", "# members of the class vouch for who joins."),
      Officer: () => "An officer admits.",
      Resolution: () => "The members admit by resolution.",
    },
    shares: (least: number, most: number) =>
      least === 0
        ? `A member may hold up to ${plural(most, "# share", "# shares")}.`
        : `A member holds from ${number(least)} to ${plural(most, "# share", "# shares")}.`,
    limits: ({ nonUserCapBps, classFloorBps, classCeilingBps, minClasses }: Rulebook["weighing"]) =>
      `For good: classes that are not users have ${percentOfBps(
        nonUserCapBps,
      )} at most together, and each class from ` +
      `${percentOfBps(classFloorBps)} to ${percentOfBps(classCeilingBps)}.` +
      `${minClasses > 1 ? ` There are at least ${number(minClasses)} classes.` : ""}`,
    changedBy: (kind: string) => `Changed by: ${kind}`,
    none: "None.",
  },

  sign: {
    title: "Sign a charter",
    lead: "Somebody asks you to found a co-op together. Read what it says, and sign it if you agree.",
    none: {
      title: "There is no charter in this link",
      words: "The link that founders get carries the whole charter. Ask whoever sent it to copy it in full.",
    },
    damaged: {
      title: "This link is damaged",
      words:
        "What stands behind the # is no charter of ours, or it was cut short on the way. Ask for the link again, and copy all of it.",
    },
    elsewhere: {
      title: "This charter is for somewhere else",
      words:
        "It is to be founded on another network, or by another factory than the one that this site shows. A signature given here would be good for nothing.",
    },
    unfit: "This charter could not be founded as it is. Tell whoever sent it:",
    fingerprint: "Compare it with the others before you sign.",
    you: (class_: string) => `Your wallet is among the founders, in the class “${class_}”.`,
    notYou: (wallet: string) => `The connected wallet ${wallet} is not among the founders. Connect the one that is.`,
    connect: "to see whether you are among the founders, and to sign",
    signTitle: "Your signature",
    what: "You sign that you found this co-op in this class, under this charter and no other. Nothing is sent to the chain.",
    handBack: {
      title: "You have signed. Now hand it back",
      words: "Send this link, or the code, to whoever asked you. It holds nothing but your signature.",
      link: "Link to hand back",
      code: "Or the code alone",
      here: "I am founding it in this browser: take me to the signatures",
    },
    founded: (link: ReactNode) => say`This co-op has been founded already: ${link}.`,
  },

  rules: {
    name: "The co-op needs a name.",
    purpose: "Say in a sentence what the co-op is for.",
    currency: "Choose a currency: a token’s address is 0x and 40 digits, copied without a mistake.",
    currencyNotAccepted: "The treasury must accept the co-op’s own currency.",
    currencyUnfit: "Choose a currency that says its symbol and its decimals.",
    sharePar: "A share must cost something: more than nothing, and not more than the contracts can count.",
    classNumber: (n: number) => `A co-op has one to eight classes, not ${number(n)}.`,
    minClassesUnfit: "The least number of classes is a whole number.",
    tooFewClasses: (n: number) => `The statute asks for at least ${plural(n, "# class", "# classes")}.`,
    cap: (bps: number) => `Classes that are not users may be allowed ${percentOfBps(bps)} of the say at most.`,
    bounds: "The limits of a class lie between 0 and 100 %.",
    weightsWhole: (bps: number) =>
      Number.isNaN(bps) ? "Every class needs a weight." : `The weights must make 100 %, and make ${percentOfBps(bps)}.`,
    noUsers: "At least one class must be of people who use or work in the co-op.",
    nonUsers: (bps: number, cap: number) =>
      `Classes that are not users would have ${percentOfBps(bps)} of the say, and may have ${percentOfBps(cap)}.`,
    weight: (name: string, floor: number, ceiling: number) =>
      `The weight of “${name}” must lie between ${percentOfBps(floor)} and ${percentOfBps(ceiling)}.`,
    className: "Every class needs a name.",
    classTwice: (name: string) => `Two classes are called “${name}”.`,
    maxVotes: (name: string) => `A member of “${name}” carries one vote at least, 255 at most.`,
    vouchers: (name: string) => `Where members of “${name}” vouch for who joins, at least one must (255 at most).`,
    shares: (name: string) => `The shares that a member of “${name}” must hold are a whole number.`,
    holding: (name: string) => `Members of “${name}” must be allowed to hold the shares that they have to.`,
    kindNumber: (n: number) => `A co-op has one to sixteen kinds of resolution, not ${number(n)}.`,
    noDissolution: "One of the kinds of resolution must be the one that dissolves the co-op.",
    weakerThanDissolution: (kind: string) =>
      `${kind}: it must ask for at least three quarters of all members, by heads, like every kind from the dissolution on.`,
    unreachable: (kind: string) => `${kind}: nothing could ever be carried, because it asks for more than everything.`,
    quorum: (kind: string) => `${kind}: a quorum lies between 0 and 100 %.`,
    secondQuorum: (kind: string) => `${kind}: the quorum of the second call cannot be above that of the first.`,
    votingTime: (kind: string) => `${kind}: a vote takes an hour at least and a year at most.`,
    time: (kind: string) => `${kind}: notice, delay and membership before voting are a year at most.`,
    minVotedClasses: (kind: string, classes: number) =>
      `${kind}: there are only ${plural(classes, "# class", "# classes")} that could take part.`,
    minClassSize: (kind: string) => `${kind}: the members that a class needs to count are a whole number up to 255.`,
    nobodyVotes: (kind: string) => `${kind}: at least one class of users must be able to vote.`,
    articleTitle: (n: number) => `Article ${n} needs a title.`,
    articleText: (n: number) => `Article ${n} needs a text.`,
    articleHash: (n: number) => `The fingerprint of article ${n} does not fit its text.`,
    articleKind: (n: number) => `Article ${n} must say by which kind of resolution it may be changed.`,
    tierNumber: (n: number) => `There are one to eight spending limits, not ${number(n)}.`,
    tierRises: (n: number) => `Spending limit ${n} must be above nothing, and above the limit before it.`,
    tierApprovals: (n: number) => `Spending limit ${n} needs an approval, and not fewer than the limit before it.`,
    tierObjections: (n: number) => `At spending limit ${n}, one objection or more must send a payout to a vote.`,
    tierWaiting: (n: number) => `At spending limit ${n}, the time for objections is 90 days at most.`,
    answerTime: "Applicants are answered within a year at most.",
    hearing: "The hearing before an expulsion takes a week at least and 180 days at most.",
    recoveryDelay: "A lost wallet is replaced after three days at least and 180 days at most.",
    switchCooldown: "Between two changes of class lie two years at most.",
    capitalNotice: "The notice for getting shares back is two years at most.",
    lock: "Shares stay in for ten years at most.",
    yearlyCap: "Of the capital, more than nothing and at most all of it is repaid in a year.",
    interestFloor: "The interest that is always allowed is 10 % a year at most.",
    interestBase: "The rate of the outside world is 20 % a year at most.",
    interestOverBase: "The interest allowed above that is 5 % a year at most.",
    liquidityFloor: "The money that repayments leave untouched is an amount, or 0.",
    reserve: (bps: number) => `At most ${percentOfBps(bps)} of what is given can be locked at once.`,
    maxOpenProposals: "A member may have one to five proposals open.",
    maxPrincipals: "A proxy votes for 255 members at most.",
    petition: "A petition asks for a part of the members between 0 and 100 %.",
    petitionCap: "A petition must be within reach: one member at least.",
    rePutBar: "A defeated question rests for two years at most.",
    bodyName: "Every asset-locked body needs a name.",
    bodyWallet: "Every asset-locked body needs an address: 0x and 40 digits, copied without a mistake.",
    noFounders: "A co-op needs founders.",
    founderWallet: (n: number) => `Founder ${n} needs a wallet: 0x and 40 digits, copied without a mistake.`,
    founderTwice: (n: number) => `Founder ${n} has the same wallet as somebody above.`,
    founderClass: (n: number) => `Founder ${n} must be of a class that there is.`,
  },

  warnings: {
    ether:
      "The amounts of the starting points are meant for money like euros or dollars. Look at the price of a share and the spending limits again, if you count in ether.",
    nonUsersVeto: (kind: string) => `Those who are not users can stop alone what needs this kind: ${kind}.`,
    bloc: "Where each class speaks as one voice, a bare majority in a class silences the rest of it.",
    amplified: (most: string, least: string, times: number) =>
      `One member of “${most}” would weigh as much as ${number(times)} of “${least}”. More than 25 is hard to explain.`,
    empty: (name: string) =>
      `With no members in “${name}”, its weight goes to the user classes until somebody joins it.`,
    dormant: (name: string, size: number) =>
      `With fewer than ${number(size)} members, “${name}” does not weigh yet: the user classes have its weight.`,
    alone: (name: string, share: number) =>
      `A single member of “${name}” would hold ${percent(share)} of every weighted vote.`,
    hurry: "From a proposal to the end of its vote it takes less than three days: who is away for a weekend misses it.",
    noQuorum: "Ordinary resolutions have no quorum: a single member can decide when nobody else votes.",
    noTenure: "Whoever joins can vote at once: many could join only to win a vote.",
    noLockedBody:
      "No asset-locked body is named. Until an entrenched resolution names one, the reserve can go nowhere and the co-op cannot be dissolved.",
    fewFounders: (n: number) =>
      `Fewer than ${number(n)} founders: most laws ask for more, and two people block each other.`,
    fewClasses: (n: number) =>
      `The statute asks for at least ${plural(n, "# class", "# classes")}, and founders are of fewer.`,
    classWithoutFounder: (names: readonly string[]) =>
      `${list(names.map((name) => `“${name}”`))} will have no member at first, and no weight until somebody joins.`,
    nobodyVouches: (name: string, vouchers: number) =>
      `Nobody can be admitted to “${name}”: ${plural(
        vouchers,
        "# member",
        "# members",
      )} must vouch, and fewer found it.`,
  },
};
