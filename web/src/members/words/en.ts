import type { ReactNode } from "react";
import { list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";
import { duration } from "../../ui/time.ts";

/** How somebody becomes a member of a class; `vouchers` is the number of members who must vouch. */
const admissions = {
  Open: () => "Open: whoever wants to can join at once.",
  Vouched: (vouchers: number) =>
    `By vouching: ${plural(vouchers, "# member of this class vouches", "# members of this class vouch")} for you.`,
  Officer: () =>
    "By officers: those whom the members named for it decide. If they refuse, you can appeal to all members.",
  Resolution: () => "By resolution: the members vote on every request.",
};

const lefts = { resigned: "resigned", expelled: "expelled", lapsed: "membership lapsed" };

export const words = {
  admissions,
  legal:
    "The law calls only the capital of a registered co-op share capital. This is a working register: ask who stands " +
    "behind it before you pay in much.",
  shareRules: (notice: number, lock: number) =>
    `Shares are paid back at par, ${duration(notice)} after you ask for it, in the order of asking` +
    `${lock === 0 ? "." : `; they cannot be asked back in their first ${duration(lock)}.`}`,
  register: {
    title: "Members",
    lead: (members: number) =>
      plural(members, "# member, with one vote.", "# members, with one vote each inside their class."),
    join: "Become a member",
    power: "Who may do what",
    classes: "Classes",
    classesLead:
      "Each class has a fixed part of the say, however many members it has. One vote of a small class weighs more than one of a large class.",
    classSize: (members: number) => plural(members, "# member", "# members"),
    classWeight: (bps: number) => `${percentOfBps(bps)} of the say`,
    oneWeighs: (share: number) => `One vote weighs ${percent(share)} now, where classes are weighed.`,
    nonUsers: "Members of this class do not use the co-op, so the statute holds down what they weigh.",
    register: "Register",
    registerLead:
      "Members are known by a number and a wallet. Names and addresses are kept elsewhere, not on the chain.",
    search: "Find a member by number, wallet or class",
    found: (members: number) => plural(members, "# member found", "# members found"),
    nobody: "Nobody is a member yet.",
    more: (next: number, rest: number) => `Show ${number(next)} more of ${number(rest)}`,
    left: (members: number) => plural(members, "# member has left", "# members have left"),
    leftLead: "Their numbers are never given to anybody else.",
    since: (day: ReactNode, isFounder: boolean) => (isFounder ? say`founder, since ${day}` : say`since ${day}`),
    fromTo: (from: ReactNode, to: ReactNode, how: keyof typeof lefts) => say`${from} to ${to}, ${lefts[how]}`,
    votes: (votes: number) => plural(votes, "# vote", "# votes"),
  },
  requests: {
    title: "Requests to join",
    none: "Nobody waits for an answer. Whoever asks for a class that is not open to all stands here until it is decided.",
    newcomer: (wallet: string, className: string) => `${wallet} asks to join the ${className}`,
    changer: (member: string, className: string) => `${member} asks to change to the ${className}`,
    asked: (day: ReactNode) => say`Asked on ${day}.`,
    shares: (shares: number) =>
      `Has paid for ${plural(shares, "# share", "# shares")}, held in escrow until the answer.`,
    vouched: (members: readonly string[]) => `Vouched for by ${list(members)}.`,
    appealed: "It was put before all members: only a resolution answers it now.",
    waits: {
      Open: () => "This class is open now: nobody needs to ask.",
      Vouched: (missing: number) => `${plural(missing, "# member", "# members")} of the class must still vouch.`,
      Officer: () => "The officers whom the members named for it decide.",
      Resolution: () => "The members decide by resolution.",
    },
    vouch: "Vouch",
    vouchFor: (wallet: string) => `Vouch for ${wallet}`,
    admit: "Admit",
    admitSomebody: (wallet: string) => `Admit ${wallet}`,
    propose: "Propose to admit",
    yours: "This is your request",
    refuse: "Refuse",
    refuseNow: "Refuse the request",
    refuseSomebody: (wallet: string) => `Refuse the request of ${wallet}`,
    code: "Reason, as a code from the co-op’s list",
    codeHint:
      "It stays on the chain for ever: never write anything about a person. What was paid for shares goes back, and the applicant can appeal to all members.",
  },
  invite: {
    title: "Invite somebody",
    into: "To join the",
    link: "Link to send",
    then: {
      Open: "Whoever opens it can join at once. The page says that the link comes from you.",
      Vouched:
        "Whoever opens it can ask to join, and then you find the request among what waits for you, to vouch for it.",
      Officer: "Whoever opens it can ask to join. The link admits nobody by itself: officers decide.",
      Resolution: "Whoever opens it can ask to join. The link admits nobody by itself: the members vote.",
    },
    personal: {
      title: "Admit one person by a link",
      lead: "You may admit people. An invitation lets the one person to whom you send it join at once, without another decision.",
      valid: "Good for",
      spans: { day: "one day", week: "one week", month: "one month" },
      make: "Make an invitation that admits one person",
      makeSaid: (className: string) => `Sign an invitation of one person to join the ${className}`,
      link: "Invitation to send to one person",
      secret: (className: string, until: string) =>
        `Whoever has this link can join the ${className} once, until ${until}. Send it to that person where nobody else reads it: it must stay secret between the two of you. The page keeps no copy, so copy it now.`,
      made: "Invitations made in this browser",
      line: (className: string, code: string) => `To join the ${className}, code ${code}.`,
      good: (until: string) => `Good until ${until}.`,
      over: (since: string) => `Over since ${since}.`,
      used: "Somebody has joined with it.",
      takenBack: "Taken back.",
      takeBack: "Take it back",
      takeBackWhich: (className: string, code: string) => `Take it back: to join the ${className}, code ${code}`,
      takeBackSaid: (className: string) => `Take back an invitation to join the ${className}`,
    },
  },
  picker: { search: "Search", choose: "Choose a member" },
  proxy: {
    title: "Your proxy",
    nobody: "Nobody votes for you. Should you be away, another member can vote where you have not.",
    holder: (member: ReactNode) => say`${member} may vote for you wherever you have not voted yourself.`,
    takeBack: "Take my proxy back",
    takeBackSaid: "Take your proxy back",
    who: "Who may vote for you",
    somebodyElse: "Appoint somebody else",
    appoint: "Appoint",
    appointSaid: (member: string) => `Appoint ${member} your proxy`,
    noPrincipals: "You are nobody’s proxy.",
    principals: (members: readonly string[]) =>
      `You are proxy for ${list(members)}. You find their ballots with every open vote.`,
  },
  member: {
    unknown: "No such member",
    unknownLead: "The register has no member with this number.",
    back: "All members",
    you: "You",
    facts: "What the register says",
    since: (day: ReactNode, isFounder: boolean) =>
      isFounder ? say`Founder, member since ${day}.` : say`Member since ${day}.`,
    fromTo: (from: ReactNode, to: ReactNode, how: keyof typeof lefts, code?: string) =>
      code === undefined
        ? say`Member from ${from} to ${to}: ${lefts[how]}.`
        : say`Member from ${from} to ${to}: ${lefts[how]}, reason ${code}.`,
    class: "Class",
    vote: "Vote",
    weight: (votes: number, share: number) =>
      `${plural(votes, "# vote", "# votes")}, weighing ${percent(share)} now where classes are weighed`,
    shares: "Shares",
    held: (shares: bigint, worth: string, queued: bigint) =>
      `${plural(shares, "# share", "# shares")}, ${worth} at par${
        queued === 0n ? "" : `; ${number(queued)} asked back`
      }`,
    proxy: "Proxy",
    noProxy: "Nobody votes for this member",
    principals: "Proxy for",
    wallet: "Wallet",
    notice: "Notice of expulsion",
    noticeOver: "A notice of expulsion that has lapsed",
    noticeGiven: (day: ReactNode, code?: string) =>
      code === undefined ? say`Notice was given on ${day}.` : say`Notice was given on ${day}, reason ${code}.`,
    heardUntil: (when: ReactNode) =>
      say`The member is heard first: nobody can be expelled before the hearing ends ${when}.`,
    mayBeExpelled: (day: ReactNode) =>
      say`The hearing is over. Until ${day} the members can decide to expel; then the notice lapses.`,
    answered: (day: ReactNode) => say`The member answered on ${day}.`,
    stateCase: "State my case",
    whereCase: "Where those who decide find your statement",
    caseHint: "Put the statement behind a login or encrypt it: the chain shows this address to everybody, for ever.",
    ballots: "Ballots",
    tookPart: (cast: number, possible: number) =>
      possible === 0
        ? "There was no vote yet that this member could take part in."
        : `Voted in ${number(cast)} of ${plural(possible, "# vote", "# votes")} that it could take part in.`,
    cast: (cast: number) => plural(cast, "Cast # ballot.", "Cast # ballots."),
    more: "Show more",
    choices: { For: "For", Against: "Against", Abstain: "Abstain", Block: "Block", None: "Withdrawn" },
    castOn: (day: ReactNode, isByProxy: boolean) =>
      isByProxy ? say`Cast by its proxy on ${day}` : say`Cast on ${day}`,
    proposals: (made: number) => plural(made, "# proposal made", "# proposals made"),
    buckets: "Steward of",
    decide: "Propose something about this member",
    decisions: {
      recovery: "Move to a new wallet, because the old one is lost",
      notice: "Give notice of expulsion, with a hearing",
      expel: "Expel, once the hearing is over",
      lapse: "End the membership: its shares were not paid within a year",
    },
    coSteward: "co-steward",
    bucketStates: {
      None: "unknown",
      Idea: "idea",
      Open: "being filled",
      Funded: "funded",
      Completed: "completed",
      Failed: "missed its minimum",
      Cancelled: "cancelled",
    },
  },
  join: {
    title: (coop: string) => `Join ${coop}`,
    lead: "One member, one vote. Choose what you are to the co-op: that is your class.",
    already: (member: ReactNode) => say`You are a member already: ${member}.`,
    toMe: "What waits for you, your proxy, and how to change your class",
    dissolved: "The co-op has been dissolved. Nobody can join any more.",
    invitedBy: (member: ReactNode) => say`${member} invites you to join.`,
    inviterVouches: "Ask to be admitted, and they can vouch for you.",
    connectTo: "to join.",
    choose: "I join as one of the",
    say: (members: number, bps: number, one: number) =>
      `${percentOfBps(bps)} of the say, shared by ${plural(
        members,
        "# member",
        "# members",
      )}: your vote would weigh ${percent(one)} where classes are weighed.`,
    sharesAsked: (min: number, cost: string, max: number) =>
      min === 0
        ? `No shares needed; at most ${number(max)}.`
        : `At least ${plural(min, "# share", "# shares")} (${cost}), at most ${number(max)}.`,
    joinTitle: (className: string) => `Join the ${className}`,
    askTitle: (className: string) => `Ask to join the ${className}`,
    shares: (par: string) => `Shares, ${par} each`,
    join: "Join",
    ask: "Ask to be admitted",
    joinAs: (className: string, shares: number, cost?: string) =>
      cost === undefined
        ? `Join the ${className}`
        : `Join the ${className} with ${plural(shares, "# share", "# shares")} for ${cost}`,
    askAs: (className: string, shares: number, cost?: string) =>
      cost === undefined
        ? `Ask to be admitted to the ${className}`
        : `Ask to be admitted to the ${className} and set aside ${cost} for ${plural(shares, "# share", "# shares")}`,
    free: "You pay nothing.",
    cost: (cost: string, balance: string) =>
      `You pay ${cost}; your wallet holds ${balance}. Shares earn no votes: every member has one.`,
    tooDear: (missing: string) => `Your wallet lacks ${missing}.`,
    twoSteps: "You confirm more than once: first let the treasury take the money.",
    escrow:
      "The money is set aside until you are answered. If you are not admitted, or take your request back, you get all of it back.",
    before: "Before you join",
    beforeLines: [
      "Your wallet becomes your place on the register, for everybody to see. Use one for the co-op alone, without a public name.",
      "Votes that are open already go on without you: you vote on what opens after you have joined, and for some matters only after a while.",
      "You can leave whenever you want, at once, and nobody can refuse it.",
    ],
    statute: "Read the statute",
    invitedTitle: (className: string) => `Join the ${className} by invitation`,
    joinInvited: "Join by invitation",
    invitation: {
      title: "Your invitation",
      damaged: "The invitation in this link is not whole. Ask whoever sent it to copy the link once more.",
      from: (inviter: ReactNode, className: string) => say`${inviter} invites you to join the ${className} at once.`,
      good: (until: string) =>
        `It is good until ${until}, for one person. Show the link to nobody before you have joined.`,
      over: (since: string) => `It is over since ${since}. Ask for a new one.`,
      used: "Somebody has joined with it, or it was taken back. Ask for a new one.",
      closed: "Officers do not decide any more who joins this class, so it admits nobody.",
      noOffice: "Whoever made it may not admit people at present, so it admits nobody.",
      unsigned: "The invitation in this link admits nobody: it was changed on its way, or made for another co-op.",
    },
  },
  mine: {
    title: (className: string) => `Your request: ${className}`,
    open: "It waits for its answer.",
    appealed: "It is before all members, who decide by resolution.",
    refused: (code: string | undefined, isFinal: boolean) =>
      `${isFinal ? "The members refused it" : "It was refused"}${code === undefined ? "." : `, reason ${code}.`}${
        isFinal ? " You can ask again, for this class or another." : ""
      }`,
    asked: (day: ReactNode) => say`You asked on ${day}.`,
    held: (amount: string) => `${amount} for your shares is held in escrow until then.`,
    paidBack: "What you paid for shares lies in your account of the treasury: take it out on your own page.",
    appealFrom: (when: ReactNode) => say`If nobody has answered by then, you can appeal to all members ${when}.`,
    appeal: "Appeal to the members",
    appealSaid: "Appeal to the members about your request",
    appealHint: "After an appeal only a resolution of all members answers you.",
    withdraw: "Take my request back",
    withdrawSaid: "Take your request to join back",
  },
  roll: {
    title: "On a list already?",
    lead: "The co-op has published a list of members who move in together. If your wallet is on it, take your place: it costs nothing.",
    connectTo: "to take your place.",
    roll: (n: number) => `List ${n}`,
    until: (when: ReactNode) => say`Places can be taken until it closes ${when}.`,
    where: "Where it lies:",
    file: "The list, or your own proof, as a JSON file (stays on your computer)",
    found: (className: string) => `You are on it, as one of the ${className}.`,
    notFound: "Your wallet is not in this file, or the file is not this list.",
    claim: "Take my place",
    claimSaid: "Take your place on the list of members",
  },
};
