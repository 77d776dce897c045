import type { Kind } from "../../../sdk/src/books/statute.ts";
import { BLOC, CONSENT, DUAL, PROPORTIONAL } from "../../../sdk/src/rules.ts";
import { duration } from "../ui/time.ts";
import { percentOfBps } from "../words/format.ts";
import { words } from "./words/actions/index.ts";

const isWeighted = ({ mode }: Kind): boolean => mode === PROPORTIONAL || mode === BLOC;

const timeOf = (seconds: number): string | undefined => (seconds === 0 ? undefined : duration(seconds));

/** What must be reached for a resolution of this kind: "It needs more than half of the votes." and so on. */
export function conditionsOf(kind: Kind): string[] {
  const { kind: say } = words;
  const { numerator, denominator, moreThan, mode, base } = kind;
  const fraction = `${numerator}/${denominator}`;
  const whole = mode === PROPORTIONAL ? say.weighted : mode === BLOC ? say.bloc : say.heads[base] ?? "?";
  const { quorumBps, secondQuorumBps, classQuorumBps, minVotedClasses } = kind;
  return [
    say.threshold(moreThan, say.fractions[fraction] ?? fraction, whole),
    ...(mode === DUAL ? [say.dual] : []),
    ...(mode === CONSENT ? [say.consent] : []),
    quorumBps === 0 ? say.noQuorum : say.quorum(percentOfBps(quorumBps), isWeighted(kind)),
    ...(secondQuorumBps === 0 ? [] : [say.secondQuorum(percentOfBps(secondQuorumBps))]),
    ...(classQuorumBps === 0 ? [] : [say.classQuorum(percentOfBps(classQuorumBps))]),
    ...(minVotedClasses === 0 ? [] : [say.classes(minVotedClasses)]),
  ];
}

/** All that a kind of resolution lays down, a sentence each. */
export function kindSentences(kind: Kind, classNames: readonly string[]): string[] {
  const { kind: say } = words;
  const voting = classNames.filter((_, c) => ((kind.eligible >> c) & 1) === 1);
  const isForAll = voting.length === classNames.length;
  return [
    ...conditionsOf(kind),
    ...(kind.minClassSize <= 1 || !isWeighted(kind) ? [] : [say.minClassSize(kind.minClassSize)]),
    ...(isForAll ? [] : [say.eligible(voting)]),
    say.times(timeOf(kind.notice), duration(kind.votingTime), timeOf(kind.delay)),
    ...(kind.minTenure === 0 ? [] : [say.tenure(duration(kind.minTenure))]),
  ];
}
