import { zeroAddress } from "viem";
import { days } from "../../../sdk/src/charter.ts";
import type { Charter } from "../../../sdk/src/charter.ts";
import { ADMISSIONS, MODES } from "../../../sdk/src/names.ts";
import { amplificationOf, powersOf } from "./power.ts";
import type { Step } from "./steps.ts";
import { words } from "./words/index.ts";

/** Something that the contracts take, and founders may not have meant. */
export interface Warning {
  step: Step;
  words: string;
}

type Rulebook = Charter["rulebook"];
type Kind = Rulebook["kinds"][number];

const FULL = 10_000; // basis points
const MUCH = 25; // times as much as another member, from which on one is told (domain.md 1.2, R10)
const ENOUGH_FOUNDERS = 3;
const HURRY = days(3);

/** Whether a kind of resolution counts by the weights of classes. */
export const weighs = ({ mode }: Kind): boolean => ["PROPORTIONAL", "BLOC"].includes(MODES[mode] ?? "");

/** What founders should think about once more. `expected` are the members of each class that they reckon with. */
export function warningsOf(charter: Charter, expected: readonly number[] = []): Warning[] {
  const { rulebook } = charter;
  const at = (step: Step, sentences: string[]): Warning[] => sentences.map((sentence) => ({ step, words: sentence }));
  return [
    ...at("basics", rulebook.currency === zeroAddress ? [words.warnings.ether] : []),
    ...at("classes", [...warnOfWeights(rulebook), ...warnOfExpected(rulebook, expected)]),
    ...at("rules", warnOfRules(rulebook)),
    ...at("founders", warnOfFounders(charter)),
  ];
}

function warnOfWeights({ classes, kinds, dissolutionSlot }: Rulebook): string[] {
  const { warnings, kindName } = words;
  const weighed = kinds.map((kind, slot) => ({ kind, slot })).filter(({ kind }) => weighs(kind));
  const others = classes.reduce((sum, { isUser, weightBps }) => (isUser ? sum : sum + weightBps), 0);
  const stopped = weighed.find(
    ({ kind: { numerator, denominator, moreThan } }) =>
      others * denominator > FULL * (denominator - numerator) ||
      (moreThan && others > 0 && others * denominator === FULL * (denominator - numerator)),
  );
  return [
    ...(stopped === undefined ? [] : [warnings.nonUsersVeto(kindName(stopped.slot, kinds.length, dissolutionSlot))]),
    ...(kinds.some(({ mode }) => MODES[mode] === "BLOC") ? [warnings.bloc] : []),
  ];
}

function warnOfExpected({ classes, kinds }: Rulebook, expected: readonly number[]): string[] {
  const weighed = kinds.find(weighs);
  if (weighed === undefined || expected.length === 0) return [];
  const { warnings } = words;
  const powers = powersOf(classes, expected, weighed.minClassSize);
  const amplification = amplificationOf(powers);
  const nameOf = (c: number): string => classes[c]?.name ?? "";
  const isTooMuch = amplification !== undefined && amplification.times > MUCH;
  return [
    ...(isTooMuch
      ? [warnings.amplified(nameOf(amplification.most), nameOf(amplification.least), Math.round(amplification.times))]
      : []),
    ...classes.flatMap(({ name }, c) => {
      const { members, isDormant, share } = powers[c] as (typeof powers)[number];
      if (members === 0) return [warnings.empty(name)];
      if (isDormant) return [warnings.dormant(name, weighed.minClassSize)];
      return members === 1 && classes.length > 1 ? [warnings.alone(name, share)] : [];
    }),
  ];
}

function warnOfRules({ kinds, classes, lockedBodies }: Rulebook): string[] {
  const { warnings } = words;
  const ordinary = kinds[0];
  if (ordinary === undefined) return [];
  const isOpen = classes.some(({ admission }) => ADMISSIONS[admission] === "Open");
  return [
    ...(ordinary.votingTime + ordinary.notice < HURRY ? [warnings.hurry] : []),
    ...(ordinary.quorumBps === 0 ? [warnings.noQuorum] : []),
    ...(isOpen && ordinary.minTenure === 0 ? [warnings.noTenure] : []),
    ...(lockedBodies.length === 0 ? [warnings.noLockedBody] : []),
  ];
}

function warnOfFounders({ founders, rulebook: { classes, weighing } }: Charter): string[] {
  const { warnings } = words;
  const numbers = classes.map((_, c) => founders.filter((founder) => founder.class === c).length);
  const filled = numbers.filter((n) => n > 0).length;
  const withoutAny = classes.filter((_, c) => numbers[c] === 0).map(({ name }) => name);
  const closed = classes.filter(
    ({ admission, vouchers }, c) => ADMISSIONS[admission] === "Vouched" && (numbers[c] ?? 0) < vouchers,
  );
  return [
    ...(founders.length < ENOUGH_FOUNDERS ? [warnings.fewFounders(ENOUGH_FOUNDERS)] : []),
    ...(founders.length > 0 && filled < weighing.minClasses ? [warnings.fewClasses(weighing.minClasses)] : []),
    ...(withoutAny.length > 0 && founders.length > 0 ? [warnings.classWithoutFounder(withoutAny)] : []),
    ...closed.map(({ name, vouchers }) => warnings.nobodyVouches(name, vouchers)),
  ];
}
