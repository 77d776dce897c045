import { MEMBER_TERMS } from "../../../../sdk/src/books/members.ts";
import { anyNumber, applicant, class_, member } from "../choices.ts";
import { callOn, template } from "../compose.ts";
import type { Desk } from "../desk.ts";
import {
  asDate,
  asDuration,
  date,
  duration,
  hash,
  list,
  optional,
  reason,
  text,
  UNITS,
  wallet,
  whole,
  with_,
} from "../fields.ts";

const DAY = UNITS.days;

export const admit = template("admit", { wallet: applicant() }, ({ wallet: who }, desk) => [
  callOn(desk, "members", "admit", [who]),
]);

export const refuse = template(
  "refuse",
  { wallet: applicant(), reason: reason() },
  ({ wallet: who, reason: why }, desk) => [callOn(desk, "members", "refuse", [who, why])],
);

export const notice = template(
  "notice",
  { member: member(), reason: reason() },
  ({ member: who, reason: why }, desk) => [callOn(desk, "members", "giveNotice", [who, why])],
);

export const expel = template("expel", { member: member(), reason: reason() }, ({ member: who, reason: why }, desk) => [
  callOn(desk, "members", "expel", [who, why]),
]);

export const lapse = template("lapse", { member: member() }, ({ member: who }, desk) => [
  callOn(desk, "members", "lapse", [who]),
]);

export const votes = template(
  "votes",
  { member: member(), votes: whole(1, 255) },
  ({ member: who, votes: n }, desk) => [callOn(desk, "members", "setVotes", [who, n])],
);

export const recovery = template(
  "recovery",
  { member: anyNumber(), wallet: wallet() },
  ({ member: who, wallet: to }, desk) => [callOn(desk, "members", "proposeRecovery", [who, to])],
);

export const enrol = template(
  "enrol",
  { entrants: list({ wallet: wallet(), class: class_() }, 100) },
  ({ entrants }, desk) => [callOn(desk, "members", "enrol", [entrants])],
);

export const publishRoll = template(
  "publishRoll",
  { root: hash(), until: with_(date(), { initial: ({ now }) => asDate(now + 180 * DAY) }), uri: optional(text(), "") },
  ({ root, until, uri }, desk) => [callOn(desk, "members", "publishRoll", [root, BigInt(until), uri])],
);

export const closeRoll = template("closeRoll", { roll: whole() }, ({ roll }, desk) => [
  callOn(desk, "members", "closeRoll", [BigInt(roll)]),
]);

interface Terms {
  answerTime: number;
  hearing: number;
  recoveryDelay: number;
  switchCooldown: number;
}

const term = (name: keyof Terms, least: number, most: number) =>
  with_(duration(least, most), {
    initial: ({ books }: Desk) => asDuration((books.terms.get(MEMBER_TERMS) as Terms | undefined)?.[name] ?? 0),
  });

/** The bounds are those of contracts/Members.sol. */
export const memberTerms = template(
  "memberTerms",
  {
    answerTime: term("answerTime", 0, 365 * DAY),
    hearing: term("hearing", 7 * DAY, 180 * DAY),
    recoveryDelay: term("recoveryDelay", 3 * DAY, 180 * DAY),
    switchCooldown: term("switchCooldown", 0, 730 * DAY),
  },
  (terms, desk) => [callOn(desk, "members", "defineTerms", [terms])],
);
