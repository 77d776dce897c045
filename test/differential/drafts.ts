import type { KindDraft, RulebookDraft } from "../../scripts/charter.ts";
import { days } from "../../scripts/charter.ts";
import { BASES, MODES } from "../../sdk/src/names.ts";
import { somerset } from "../../scripts/presets/index.ts";
import type { Random } from "./random.ts";

const FULL = 10_000; // basis points
const MOST_NON_USERS = 2_500; // basis points
const MOST_PRINCIPALS = 3;
const HOUR = 3_600; // seconds
const COOLDOWN = 6 * HOUR; // between two changes of class

const FRACTIONS = [[1, 2], [2, 3], [3, 4], [9, 10], [1, 3], [0, 1], [1, 1]] as const;
const QUORUMS = [0, 1_000, 2_500, 2_500, 3_333, 5_000, 10_000] as const;

/** A statute of one to five open classes with random weights, whose kinds are laid down vote by vote. */
export function draftRulebook(random: Random): RulebookDraft {
  const isUser = Array.from({ length: random.whole(1, 5) }, (_, c) => c === 0 || random.chance(0.6));
  const weights = draftWeights(random, isUser);
  const open = { admission: "Open", vouchers: 0, maxVotes: 1, minShares: 0, maxShares: 0 } as const;
  return {
    ...somerset,
    membership: { ...somerset.membership, switchCooldown: COOLDOWN },
    agenda: { maxOpenProposals: 5, maxPrincipals: MOST_PRINCIPALS, petitionBps: FULL, petitionCap: 1, rePutBar: 0 },
    classes: isUser.map((user, c) => ({ ...open, name: `class ${c}`, isUser: user, weightBps: weights[c]! })),
    kinds: somerset.kinds.map((kind) => ({ ...kind, minVotedClasses: 0 })), // until the first vote
    articles: [],
  };
}

export const mostPrincipals = MOST_PRINCIPALS;
export const cooldown = COOLDOWN;

/** Weights that make the whole, at most a quarter of it for those who are not users. Some may have none. */
export function draftWeights(random: Random, isUser: readonly boolean[]): number[] {
  const others = isUser.some((user) => !user) ? random.whole(0, MOST_NON_USERS) : 0;
  const weights = isUser.map(() => 0);
  share(random, weights, isUser.flatMap((user, c) => (user ? [] : [c])), others);
  share(random, weights, isUser.flatMap((user, c) => (user ? [c] : [])), FULL - others);
  return weights;
}

function share(random: Random, weights: number[], classes: number[], whole: number): void {
  let rest = whole;
  classes.forEach((c, i) => {
    const isLast = i === classes.length - 1;
    weights[c] = isLast ? rest : random.whole(0, rest);
    rest -= weights[c]!;
  });
}

/** A kind of resolution that the statute takes. */
export function draftKind(random: Random, isUser: readonly boolean[]): KindDraft {
  const [numerator, denominator] = random.pick(FRACTIONS);
  const quorumBps = random.pick(QUORUMS);
  const everyone = 2 ** isUser.length - 1;
  const eligible = random.chance(0.7) ? everyone : random.whole(1, everyone);
  return {
    mode: random.pick(MODES),
    base: random.pick(BASES),
    numerator,
    denominator,
    moreThan: numerator < denominator && random.chance(0.5),
    quorumBps,
    secondQuorumBps: random.chance(0.8) ? random.pick(QUORUMS.filter((bps) => bps <= quorumBps)) : 0,
    classQuorumBps: random.chance(0.8) ? 0 : random.pick([1_000, 5_000]),
    minClassSize: random.whole(1, 4),
    minVotedClasses: random.chance(0.7) ? random.whole(0, 2) % (isUser.length + 1) : isUser.length,
    eligible: isUser.some((user, c) => user && (eligible >> c) % 2 === 1) ? eligible : everyone,
    notice: random.whole(0, 3) * HOUR,
    votingTime: random.whole(8, 48) * HOUR + random.whole(0, 59),
    delay: 0,
    minTenure: random.pick([0, 0, 2 * HOUR, days(1), days(30)]),
  };
}
