/** Why a ballot is refused at the door, or is passed over later: HTTP status and sentence of every code. */
const REASONS = {
  "malformed": [400, "The ballot cannot be read."],
  "reason-too-long": [400, "The reason is longer than 2,000 bytes."],
  "unknown-choice": [400, "There is no such choice: 0 is against, 1 for, 2 abstain, 3 block."],
  "reason-missing": [400, "Who blocks must give a reason."],
  "expired": [400, "The deadline of the signature has passed. Sign again."],
  "deadline-too-near": [400, "The deadline of the signature is less than a minute away. Sign again with a later one."],
  "invalid-signature": [403, "The signature is not the voter's for this ballot."],
  "not-a-member": [403, "The voter is not on the register of members."],
  "not-eligible": [403, "The member has no vote on this proposal."],
  "unknown-proposal": [404, "The assembly knows no such proposal."],
  "unknown-ballot": [404, "This relayer has accepted no such ballot."],
  "unknown-path": [404, "There are POST /ballots, GET /ballots/ID and GET /health."],
  "not-active": [409, "The vote is not open."],
  "closing": [409, "The vote closes within a minute. Cast your ballot yourself, a relayed one might come too late."],
  "stale-sequence": [409, "The member has voted or withdrawn since this ballot was signed. Sign again."],
  "early-sequence": [409, "The ballot was signed to replace one that is not on the chain. Sign again."],
  "too-many-casts": [409, "The ballot has been changed as often as it can be."],
  "on-its-way": [409, "An earlier ballot of the member is on its way. Sign again when it is counted."],
  "replaced": [409, "The member has posted a newer ballot before this one was sent."],
  "too-large": [413, "The body is larger than 16 kB."],
  "too-many-posts": [429, "Too many posts from this address. Try again in a minute."],
  "too-many-ballots": [429, "The member has posted too many ballots in this hour. Try again later."],
  "internal": [500, "The relayer has failed. Nothing was accepted."],
  "unreachable": [503, "The relayer cannot reach the chain. Nothing was accepted, try again later."],
} as const;

export type Code = keyof typeof REASONS;

/** What a code means, in a sentence. */
export const sentenceOf = (code: Code): string => REASONS[code][1];

/** Thrown where a ballot is not accepted. */
export class Refusal extends Error {
  readonly code: Code;

  constructor(code: Code, sentence: string = sentenceOf(code)) {
    super(sentence);
    this.code = code;
  }

  get status(): number {
    return REASONS[this.code][0];
  }
}
