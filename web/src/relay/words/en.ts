import type { Code } from "../../../../scripts/relay/refusal.ts";

/** Why the relayer does not take a ballot, or did not hand it in, as it is told to the member who signed it. */
const refusals: Record<Code, string> = {
  malformed: "The co-op could not read this ballot. Reload the page and sign again.",
  "reason-too-long": "The reason is too long. Keep it under 2,000 letters.",
  "unknown-choice": "There is no such choice.",
  "reason-missing": "A block needs a reason that the others can answer.",
  expired: "The time your signature was good for is over. Sign again.",
  "deadline-too-near": "Your signature would end before it can be handed in. Let it be good for longer.",
  "invalid-signature": "The signature does not belong to your wallet and this ballot. Sign again.",
  "not-a-member": "Only members can vote, and this wallet does not belong to one.",
  "not-eligible":
    "You cannot vote on this: only those can who were members, for long enough and of a class that this vote is for, " +
    "when it opened.",
  "unknown-proposal": "The co-op knows no such vote.",
  "unknown-ballot": "The co-op no longer has this ballot. If it is not counted by now, sign again.",
  "unknown-path": "The co-op’s service does not understand this page. Vote from your own wallet instead.",
  "not-active": "This vote is not open.",
  closing: "The vote closes within a minute, too soon for this way. Vote from your own wallet now.",
  "stale-sequence": "You have voted or taken your ballot back since you signed this one, and the later word counts.",
  "early-sequence": "The ballot that this one would replace is not recorded yet. Sign again in a moment.",
  "too-many-casts": "You have changed this ballot 24 times. It can be changed no more.",
  "on-its-way": "Your last ballot is being counted right now. Sign again in a moment.",
  replaced: "A newer ballot of yours has taken its place.",
  "too-large": "The reason is too long. Keep it under 2,000 letters.",
  "too-many-posts": "Too many ballots come from your connection. Try again in a minute.",
  "too-many-ballots": "You have signed many ballots in this hour. Try again later, or vote from your own wallet.",
  internal: "The co-op’s service has failed. Sign again, or vote from your own wallet.",
  unreachable: "The co-op’s service cannot read the books just now. Try again later, or vote from your own wallet.",
};

export const words = {
  refusals,
  unknownRefusal: (code: string) => `The co-op does not take this ballot (${code}).`,
  outOfReach: "The co-op cannot take signed ballots just now. Try again later, or vote from your own wallet.",

  vote: {
    For: (title: string) => `Vote on “${title}”: for`,
    Against: (title: string) => `Vote on “${title}”: against`,
    Abstain: (title: string) => `Vote on “${title}”: abstain`,
    Block: (title: string) => `Vote on “${title}”: block`,
  },

  ways: {
    title: "How to hand it in",
    sign: "Sign, and let the co-op pay",
    signNotNow: "Sign, and let the co-op pay (not possible just now)",
    signWhat: "It costs you nothing. The co-op hands in what you signed and can change nothing in it.",
    silent: "The co-op’s service cannot be reached. Your vote counts the same from your own wallet.",
    own: "Vote from my own wallet",
    ownWhat: "Your wallet pays the network’s fee.",
    validity: "If it cannot be handed in at once, my signature stays good",
    validities: { close: "until the vote closes", day: "for a day", hour: "for an hour" },
  },

  choices: { For: "for", Against: "against", Abstain: "abstain", Block: "block" },
  pending: {
    new: (choice: string) => `Your signed ballot (${choice}) is being handed to the co-op …`,
    queued: (choice: string) =>
      `Your signed ballot (${choice}) is accepted and will be handed in shortly, together with others. You need not wait here.`,
    sent: (choice: string) => `Your signed ballot (${choice}) has been handed in and is being counted …`,
    counted: (choice: string) => `Your signed ballot (${choice}) has been handed in and is being counted …`,
    skipped: (choice: string) => `Your signed ballot (${choice}) was not counted.`,
    silent: (choice: string) =>
      `Your signed ballot (${choice}) is not counted yet, and the co-op’s service does not answer just now. This page goes on asking. If you would rather not wait, vote from your own wallet: that counts instead.`,
  },
};
