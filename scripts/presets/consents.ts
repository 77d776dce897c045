import type { KindDraft } from "../charter.ts";
import { days, EVERYONE } from "../charter.ts";

/**
 * Kinds by which circles and whole co-ops decide by consent: the types of Enspiral's Decisions Agreement
 * (domain.md 4.1). Positions are for, abstain, against and block; a block needs a reason. Working days are calendar
 * days here, at their longest: three may have a weekend among them, which makes five; five make seven, ten fourteen.
 */
const agreement: KindDraft = {
  mode: "CONSENT",
  base: "Cast",
  numerator: 0,
  denominator: 1,
  moreThan: false,
  quorumBps: 0,
  secondQuorumBps: 0,
  classQuorumBps: 0,
  minClassSize: 1,
  minVotedClasses: 0,
  eligible: EVERYONE,
  notice: 0,
  votingTime: days(5),
  delay: 0,
  minTenure: 0,
};

/** Nobody blocks. */
const standard = agreement;

/** Agreements: nobody blocks, and more than half of the positions agree. */
const significant: KindDraft = {
  ...agreement,
  base: "Positions",
  numerator: 1,
  denominator: 2,
  moreThan: true,
  votingTime: days(7),
};

/** Special matters: nobody blocks, and three quarters of those who may vote agree or abstain. */
const quorum: KindDraft = { ...agreement, base: "Tacit", numerator: 3, denominator: 4, votingTime: days(7) };

/** When consent fails: three quarters of the positions agree, whoever blocks. */
const emergency: KindDraft = {
  ...agreement,
  mode: "PLAIN",
  base: "Positions",
  numerator: 3,
  denominator: 4,
  votingTime: days(14),
};

/** After advice: a quorum decision of the `deciders`, a bit per class. No time is laid down; the vote takes a day. */
const advice = (deciders: number): KindDraft => ({ ...quorum, eligible: deciders, votingTime: days(1) });

export const consents = { standard, significant, quorum, emergency, advice };
