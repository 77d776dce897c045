import type { ReactNode } from "react";
import { BLOC, CAST, POSITIONS, PROPORTIONAL, REGISTER } from "../../../../sdk/src/rules.ts";
import { capitalize, list, number, percent, percentOfBps, plural, say } from "../../words/format.ts";
import { reduced } from "../verdict.ts";
import type { Finding, Threshold, Verdict } from "../verdict.ts";

const FRACTIONS: Record<string, string> = {
  "1/2": "half is",
  "2/3": "two thirds are",
  "3/4": "three quarters are",
  "4/5": "four fifths are",
  "9/10": "nine tenths are",
};

/** "more than half is", needed */
function threshold({ moreThan, ...fraction }: Threshold): string {
  const name = reduced(fraction);
  if (name === "1/1" && !moreThan) return "all of it is";
  return `${moreThan ? "more than" : "at least"} ${FRACTIONS[name] ?? `${name} is`}`;
}

/** A condition and how it is met, to stand after a colon or alone. `of` names classes. */
function finding(found: Finding, of: (class_: number) => string): string {
  const names = (classes: readonly number[]): string => list(classes.map(of));
  switch (found.about) {
    case "nobody":
      return "nobody whose vote would count was on the register when the vote opened";
    case "turnout": {
      const who = found.isWeighted
        ? `${percent(found.share)} of the weight took part`
        : `${percent(found.share)} of the members took part (${number(found.took)} of ${number(found.electorate)})`;
      return `${who}, and ${percentOfBps(found.neededBps)} are needed`;
    }
    case "classTurnout":
      return found.isMet
        ? `at least ${percentOfBps(found.neededBps)} of every class took part`
        : `of the ${names(found.lacking)} fewer than ${percentOfBps(found.neededBps)} took part`;
    case "classesVoting":
      return `${plural(found.voted, "# class", "# classes")} took part, and ${number(found.needed)} are needed`;
    case "losers":
      return found.isMet
        ? `the ${names(found.losers)} would lose by it, and have agreed`
        : `the ${names(found.lacking)} would lose by it, and have not agreed`;
    case "blocks":
      return found.isMet ? "nobody blocks it" : plural(found.blocks, "one block stops it", "# blocks stop it");
    case "everyClass":
      return found.isMet
        ? "in every class more are for it than against"
        : `the ${names(found.lacking)} have not agreed`;
    case "silence":
      return "nobody has spoken for or against it";
    case "approval":
      return `${approval(found)}, and ${threshold(found.threshold)} needed`;
  }
}

function approval({ share, part, whole, mode, base }: Finding & { about: "approval" }): string {
  if (mode === PROPORTIONAL) return `${percent(share)} of the weight is for it`;
  if (mode === BLOC) return `classes with ${percent(share)} of the weight are for it`;
  const heads = `${number(part)} of ${number(whole)}`;
  if (base === CAST) return `${percent(share)} of the votes are for it (${heads})`;
  if (base === POSITIONS) return `${percent(share)} of all ballots, abstentions included, are for it (${heads})`;
  if (base === REGISTER) return `${percent(share)} of all who may vote are for it (${heads})`;
  return `${percent(share)} of all who may vote are for it or abstained (${heads})`;
}

export const words = {
  title: "Votes",
  lead: "One member, one ballot. It can be changed until the close.",
  propose: "Propose something",
  choices: { For: "For", Against: "Against", Abstain: "Abstain", Block: "Block" },
  said: { For: "for", Against: "against", Abstain: "abstained", Block: "block" },
  looks: { for: "for", against: "against", abstain: "abstentions", block: "blocks" },

  list: {
    open: "Open now",
    noneOpen: "No vote is open at the moment.",
    teach:
      "Every decision of the co-op is a vote here: spending, changing the statute, opening a round. A member proposes, it is announced, and then everybody who was a member at the opening has one ballot.",
    closes: (when: ReactNode) => say`Closes ${when}.`,
    opens: (when: ReactNode) => say`The vote opens ${when}.`,
    announced: "Announced",
    waiting: "Carried, and not yet carried out",
    waitingLead: "Whoever comes by may do what is left to do: the decision is made.",
    queueable: "It was carried. Somebody has to set it in motion now.",
    due: "It can be carried out now. Anyone may do so.",
    dueFrom: (when: ReactNode) => say`It can be carried out ${when}.`,
    decided: "Decided",
    noneDecided: "Nothing has been decided yet. What was voted on stays here for good, with every ballot and reason.",
    noneFound: "No decision fits. Try other words, or all decisions.",
    you: {
      voted: (choice: string) => `You voted: ${choice}.`,
      byProxy: (choice: string) => `Your proxy voted for you: ${choice}.`,
      open: "You have not voted yet.",
      none: "You have no ballot here.",
    },
    show: "Show",
    all: "all decisions",
    filters: {
      executed: "carried out",
      defeated: "not carried",
      cancelled: "taken back",
      review: "overdue for review",
    },
    find: "Find in title and text",
    found: (n: number) => plural(n, "# decision", "# decisions"),
    more: (n: number) => plural(n, "Show one more", "Show # more"),
    number: (n: number) => `Vote ${number(n)}`,
  },

  petitions: {
    title: "Petitions",
    rule: (needed: number) =>
      plural(
        needed,
        "A petition that one member signs puts a question on the agenda, whatever the limits.",
        "A petition that # members sign puts a question on the agenda, whatever the limits.",
      ),
    open: (signers: number, needed: number, id: string) =>
      `Petition ${id}: ${plural(signers, "# signature", "# signatures")}, and ${number(needed)} are needed.`,
    hidden:
      "The chain knows a petition only by its number until it is proposed. Whoever collects signatures has a link to its text.",
    signedBy: (who: string) => `Asked for by petition, signed by ${who}.`,
  },

  summary: {
    pending: (when: ReactNode) => say`Announced. The vote opens ${when}.`,
    active: (when: ReactNode) => say`Open. It closes ${when}.`,
    cancelled: (when: ReactNode) => say`Taken back by its proposer on ${when}, before the vote opened.`,
    defeated: (when: ReactNode) => say`Not carried on ${when}.`,
    succeeded: (when: ReactNode) => say`Carried on ${when}. It has not been set in motion yet.`,
    queued: (closed: ReactNode, when: ReactNode) => say`Carried on ${closed}. It can be carried out from ${when}.`,
    executed: (closed: ReactNode, when: ReactNode) => say`Carried on ${closed}, and carried out on ${when}.`,
  },

  page: {
    unknown: "No such vote",
    unknownText: "Nothing with this number has been proposed in this co-op.",
    back: "All votes",
    proposed: (who: ReactNode, when: ReactNode) => say`Proposed by ${who} on ${when}.`,
    sameWords: (votes: ReactNode) =>
      say`There are other votes with the same words that do something else: ${votes}. Compare what they do, not what they say.`,
    notAsNumbered:
      "The words and actions shown here are not those that this vote stands for. Either the node or the indexer does not tell the truth, or the text holds what is no text. Ask another node before you vote.",
    text: "What is proposed",
    noText: "The proposer has written nothing but the title.",
    does: {
      pending: "If it is carried",
      active: "If it is carried",
      cancelled: "What it would have done",
      defeated: "What it would have done",
      succeeded: "What it does",
      queued: "What it does",
      executed: "What it has done",
    },
    nothing: "It changes nothing by itself: it says what the co-op thinks.",
    stands: "How it stands",
    stood: "The result",
    rules: "What it needs",
    unknownRules: "The rules of this vote are unknown.",
    repeats: (link: ReactNode) => say`This is the second vote on a question in which too few took part: ${link}.`,
    repeated: (link: ReactNode) => say`It was put to the vote a second time: ${link}.`,
  },

  kind: {
    ordinary: "An ordinary resolution.",
    stricter: (slot: number) => `A stricter resolution (kind ${number(slot)}).`,
    secondCall: "A second vote.",
    old: "The statute has changed since; this vote keeps the rules it was proposed under.",
  },

  verdict: {
    /** In one sentence: carried or not, and why. */
    headline: ({ isCarried, findings }: Verdict, isOpen: boolean, of: (class_: number) => string): string => {
      const start = `${isCarried ? "Carried" : "Not carried"}${isOpen ? " as it stands" : ""}`;
      const telling = isCarried
        ? [...findings].reverse().filter(({ about }) => about === "approval" || about === "turnout")
        : findings.filter(({ isMet }) => !isMet).slice(0, 1);
      return `${start}: ${telling.map((found) => finding(found, of)).join("; ")}.`;
    },
    finding: (found: Finding, of: (class_: number) => string) => `${capitalize(finding(found, of))}.`,
    met: "Met",
    notMet: "Not met",
    conditions: "Conditions",
  },

  classes: {
    title: "Votes by class",
    weight: (share: number) => `${percent(share)} of the weight`,
    notAsked: "Not asked in this kind of vote.",
    dormant: (least: number) =>
      `Too small to count, with fewer than ${number(least)}: its weight goes to the classes of users.`,
    loses: "Would lose by it: more of them must be for it than against.",
    quorum: (bps: number) => `${percentOfBps(bps)} of them must take part.`,
    silent: "Nobody of them has spoken for or against it, so their weight counts as not for it.",
    voiceFor: "Speaks for it with all its weight.",
    voiceNotFor: "Does not speak for it.",
    parts: (parts: { for: number; against: number; abstain: number; block: number; silent: number }, isOpen: boolean) =>
      list([
        ...(parts.for > 0 ? [`${number(parts.for)} for`] : []),
        ...(parts.against > 0 ? [`${number(parts.against)} against`] : []),
        ...(parts.abstain > 0 ? [plural(parts.abstain, "# abstention", "# abstentions")] : []),
        ...(parts.block > 0 ? [plural(parts.block, "# block", "# blocks")] : []),
        ...(parts.silent > 0
          ? [isOpen ? `${number(parts.silent)} not yet` : `${number(parts.silent)} did not vote`]
          : []),
      ]),
    pending: (n: number) =>
      plural(
        n,
        "One ballot signed in this browser is on its way. It is not in these numbers yet.",
        "# ballots signed in this browser are on their way. They are not in these numbers yet.",
      ),
  },

  ballot: {
    title: "Your ballot",
    neverCast: "You did not vote.",
    none: "You have not voted yet.",
    said: {
      For: "You voted for it.",
      Against: "You voted against it.",
      Abstain: "You abstained.",
      Block: "You blocked it.",
    },
    change: "You can change it until the close.",
    left: (n: number) => plural(n, "You can change it one more time.", "You can change it # more times."),
    byProxy: {
      For: (who: string) => `${who} voted for it on your behalf, as your proxy.`,
      Against: (who: string) => `${who} voted against it on your behalf, as your proxy.`,
      Abstain: (who: string) => `${who} abstained on your behalf, as your proxy.`,
      Block: (who: string) => `${who} blocked it on your behalf, as your proxy.`,
    },
    yourProxy: "Your proxy",
    prevails: "Your own ballot prevails: cast it below.",
    reason: "Your reason, for everybody to read (needed for a block)",
    blockStops: "A block stops the proposal. It needs a reason that the others can answer.",
    blockCounts: "A block counts as a vote against, and its reason asks the others to stop and think.",
    reasonMissing: "A block needs a reason that the others can answer.",
    withdraw: "Withdraw my ballot",
    withdrawProxys: "Withdraw what my proxy cast",
    doWithdraw: (title: string) => `Take back your ballot on “${title}”`,
    connect: "to vote.",
    hindrances: {
      closed: "The vote is closed.",
      notYetOpen: (when: ReactNode) => say`You will have a ballot here when the vote opens, ${when}.`,
      notMember: (link: ReactNode) => say`Only members vote. ${link}`,
      join: "See how to become one.",
      joinedLater: "You became a member after this vote had opened. The next one may be yours.",
      tenure: (span: string) =>
        `This vote opened too soon after you joined: members vote after ${span}. The next one may be yours.`,
      class: (name: string) => `This kind of vote does not ask the ${name}, the class you belonged to when it opened.`,
      noVotes: "Your membership carried no vote when this vote opened.",
    },
  },

  proxy: {
    title: "For the members who made you their proxy",
    their: "Their ballot",
    choose: "Choose",
    reason: "Reason, for everybody to read (optional)",
    reasonNeeded: "Reason, for everybody to read",
    cast: (n: number) => plural(n, "Cast for # member", "Cast for # members"),
    doCast: (n: number, title: string, choice: string) =>
      `${plural(n, "Vote for # member", "Vote for # members")} on “${title}”: ${choice}`,
    ownGas: "A ballot for others is cast from your own wallet, which pays the network’s fee.",
    stands: {
      none: "has no vote here",
      own: (choice: string) => `voted in person (${choice}), and that prevails`,
      takenBack: "took the ballot back in person, and that prevails",
      open: "has not voted yet",
      byProxy: (choice: string) => `voted by proxy (${choice}), which you can change`,
    },
  },

  steps: {
    title: "What can be done now",
    queue: "Set it in motion",
    queueWhat: (span: string) =>
      `It was carried. Anyone may set it in motion; then it waits ${span}, so that everybody can see what is coming, and can be carried out.`,
    execute: "Carry it out",
    executeWhat:
      "The time of waiting is over. Anyone may carry it out: what it does happens at once, all of it or nothing.",
    value: (amount: string) => `Whoever carries it out pays along what it gives away in ether: ${amount}.`,
    waits: (when: ReactNode) => say`It was carried and waits. It can be carried out ${when}.`,
    again: "Call a second vote",
    againWhat: (when: ReactNode, share: string) =>
      say`Too few took part. Until ${when} anyone may put it to the vote once more, by the same rules; ${share} taking part is enough then.`,
    cancel: "Take it back",
    cancelWhat:
      "You proposed this. Until the vote opens you can take it back; then nobody votes on it, and it stays on record as taken back.",
    byPetition: "You proposed this for the members who signed the petition, so it is not yours to take back.",
    connect: "to do it.",
    doQueue: (title: string) => `Set “${title}” in motion`,
    doExecute: (title: string) => `Carry out “${title}”`,
    doAgain: (title: string) => `Call a second vote on “${title}”`,
    doCancel: (title: string) => `Take back “${title}”`,
  },

  timeline: {
    title: "When",
    proposed: (when: ReactNode) => say`Proposed ${when}.`,
    opens: (when: ReactNode) => say`The vote opens ${when}.`,
    opened: (when: ReactNode) => say`The vote opened ${when}.`,
    closes: (when: ReactNode) => say`It closes ${when}.`,
    closed: (when: ReactNode) => say`It closed ${when}.`,
    extended: (when: ReactNode) =>
      say`The result turned shortly before the close, so the vote stays open beyond ${when}.`,
    mayExtend:
      "Should the result turn in the last eighth of the time, the vote stays open longer, once, by a quarter of its time.",
    cancelled: (when: ReactNode) => say`Taken back ${when}.`,
    queued: (when: ReactNode) => say`Set in motion ${when}.`,
    from: (when: ReactNode) => say`It can be carried out from ${when}.`,
    executed: (when: ReactNode) => say`Carried out ${when}.`,
    review: (when: ReactNode) => say`To be looked at again ${when}.`,
    calendar: "Add the close to my calendar",
    calendarEvent: (title: string, coop: string) => `Vote closes: ${title} (${coop})`,
    calendarText: "The vote may be kept open longer if its result turns shortly before the close.",
    file: "vote",
  },

  ballots: {
    title: "Ballots and reasons",
    none: "Nobody has voted yet. Every ballot will stand here, with its reason, for everybody to read.",
    noneCast: "Nobody voted.",
    find: "Find a member",
    onlyReasons: "Only ballots with a reason",
    count: (n: number) => plural(n, "# ballot", "# ballots"),
    line: (who: ReactNode, choice: string) => say`${who}: ${choice}`,
    byProxy: (who: string) => `cast by ${who} as proxy`,
    byAProxy: "cast by proxy",
    changed: (n: number) => plural(n, "changed once", "changed # times"),
    noneFound: "No ballot fits.",
    more: (n: number) => plural(n, "Show one more ballot", "Show # more ballots"),
  },

  outcome: {
    title: "What came of it",
    none: "Nobody has said yet what came of it. Its proposer can, or whom the co-op lets, with a day to look at it again.",
    by: (who: ReactNode, when: ReactNode) => say`${who}, ${when}`,
    overdue: (when: ReactNode) => say`A review is overdue since ${when}.`,
    review: (when: ReactNode) => say`To be reviewed on ${when}.`,
    first: "Say what came of it",
    later: "Say what has come of it since",
    text: "What came of it, for everybody to read",
    reviewOn: "Review it on (optional)",
    send: "Say so",
    doState: (title: string) => `Say what came of “${title}”`,
  },
};
