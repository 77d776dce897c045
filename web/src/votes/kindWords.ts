import type { Kind } from "../statute/statute.ts";
import { percent } from "../ui/words.ts";
import { BLOC, CONSENT, DUAL, POSITIONS, PROPORTIONAL, REGISTER, TACIT } from "../../../sdk/src/rules.ts";
import { isWeighted } from "./count.ts";

const FRACTIONS: Record<string, string> = {
  "1/2": "half",
  "2/3": "two thirds",
  "3/4": "three quarters",
  "4/5": "four fifths",
  "9/10": "nine tenths",
};

/** "more than half" */
export function thresholdWords({ numerator, denominator, moreThan }: Kind): string {
  const fraction = `${numerator}/${denominator}`;
  return `${moreThan ? "more than" : "at least"} ${FRACTIONS[fraction] ?? fraction}`;
}

function baseWords({ mode, base }: Kind): string {
  if (mode === PROPORTIONAL) return "the weighted votes";
  if (mode === BLOC) return "the weight, every class speaking with one voice";
  const heads = headWords(base);
  if (mode === DUAL) return `${heads}, and of the votes inside every class more than half`;
  if (mode === CONSENT) return `${heads}, and nobody who blocks it`;
  return `${heads}, one member one vote`;
}

function headWords(base: number): string {
  if (base === POSITIONS) return "all ballots, abstentions included";
  if (base === REGISTER) return "all who may vote";
  return base === TACIT ? "all who may vote, for it or abstaining" : "the votes";
}

/** How many must take part, in basis points; fewer where the question is put a second time. */
export function quorumOf({ quorumBps, secondQuorumBps }: Kind, isSecondCall: boolean): number {
  return isSecondCall ? secondQuorumBps : quorumBps;
}

/** What a kind of resolution asks for: "It needs more than half of the weighted votes. …" */
export function kindWords(kind: Kind, isSecondCall = false): string {
  const quorumBps = quorumOf(kind, isSecondCall);
  const quorum =
    quorumBps === 0
      ? []
      : [
          `${percent(quorumBps / 10_000)} of ${
            isWeighted(kind) ? "the weighted membership" : "the members"
          } must take part`,
        ];
  const classQuorum = kind.classQuorumBps === 0 ? [] : [`${percent(kind.classQuorumBps / 10_000)} of every class`];
  const classes = kind.minVotedClasses === 0 ? [] : [`at least ${kind.minVotedClasses} classes must vote`];
  const conditions = [...quorum, ...classQuorum, ...classes].join(", and ");
  return `It needs ${thresholdWords(kind)} of ${baseWords(kind)}.${conditions === "" ? "" : ` ${upper(conditions)}.`}`;
}

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What a block does under this kind. */
export function blockWords({ mode }: Kind): string {
  return mode === CONSENT
    ? "A block stops the proposal. It needs a reason that the others can answer."
    : "A block counts as a vote against, and its reason asks the others to stop and think.";
}
