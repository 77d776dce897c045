import type { Code } from "../../../scripts/relay/refusal.ts";

/** Why the relayer does not take a ballot, or did not hand it in, as it is told to the member who signed it. */
const SENTENCES: Record<Code, string> = {
  "malformed": "The co-op could not read this ballot. Reload the page and sign again.",
  "reason-too-long": "The reason is too long. Keep it under 2,000 letters.",
  "unknown-choice": "There is no such choice.",
  "reason-missing": "A block needs a reason that the others can answer.",
  "expired": "The time your signature was good for is over. Sign again.",
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
  "closing": "The vote closes within a minute, too soon for this way. Vote from your own wallet now.",
  "stale-sequence": "You have voted or taken your ballot back since you signed this one, and the later word counts.",
  "early-sequence": "The ballot that this one would replace is not recorded yet. Sign again in a moment.",
  "too-many-casts": "You have changed this ballot 24 times. It can be changed no more.",
  "on-its-way": "Your last ballot is being counted right now. Sign again in a moment.",
  "replaced": "A newer ballot of yours has taken its place.",
  "too-large": "The reason is too long. Keep it under 2,000 letters.",
  "too-many-posts": "Too many ballots come from your connection. Try again in a minute.",
  "too-many-ballots": "You have signed many ballots in this hour. Try again later, or vote from your own wallet.",
  "internal": "The co-op’s service has failed. Sign again, or vote from your own wallet.",
  "unreachable": "The co-op’s service cannot read the books just now. Try again later, or vote from your own wallet.",
};

/** A ballot that the relayer does not take, and said why. */
export class RefusedError extends Error {
  readonly isFinal: boolean; // it will say the same again, until somebody signs another ballot

  constructor(code: string, status = 400) {
    super(refusalSentence(code));
    this.isFinal = status < 500;
  }
}

/** Nobody answers where the relayer should be. */
export class OutOfReachError extends Error {
  constructor(options?: ErrorOptions) {
    super(OUT_OF_REACH, options);
  }
}

const OUT_OF_REACH =
  "The co-op cannot take signed ballots just now. Try again later, or vote from your own wallet.";

/** A code of the relayer in a sentence; one that is newer than this page is named. */
export function refusalSentence(code: string): string {
  return SENTENCES[code as Code] ?? `The co-op does not take this ballot (${code}).`;
}
