import { keccak256, stringToHex, toFunctionSelector } from "viem";
import type { AbiFunction, Hex } from "viem";
import type { Class, Kind } from "../../../../sdk/src/books/statute.ts";
import { statuteOf } from "../../../../sdk/src/books/statute.ts";
import { NOUNS } from "../../../../sdk/src/coop.ts";
import type { Noun } from "../../../../sdk/src/coop.ts";
import { NOUN_ABIS } from "../../../../sdk/src/nounAbis.ts";
import { words as said } from "../words/actions/index.ts";
import { words } from "../words/index.ts";
import { article, class_, kind, lockedBody } from "../choices.ts";
import { callOn, template } from "../compose.ts";
import type { Desk } from "../desk.ts";
import {
  asDuration,
  asPercent,
  check,
  choice,
  choices,
  duration,
  list,
  long,
  money,
  percentField,
  text,
  textIn,
  UNITS,
  wallet,
  whole,
  with_,
  YES,
} from "../fields.ts";
import type { Field, Option, Values } from "../fields.ts";
import { articlesInForce } from "../names.ts";
import { formatUnits } from "viem";
import { packWeights } from "../packing.ts";
import { checkWeights, parseWeights, passes } from "../weights.ts";

const DAY = UNITS.days;

const numbered = (labels: readonly string[]): Field<number> =>
  choice(
    () => labels.map((label, value) => ({ value: String(value), label })),
    (value) => Number(value),
  );

const chosenArticle = ({ books }: Desk, values: Values) =>
  articlesInForce(books)[Number(textIn(values, "article") || -1)];

export const amendArticle = template(
  "amendArticle",
  {
    article: article(),
    title: with_(text(), { initial: (desk, values) => chosenArticle(desk, values)?.title ?? "" }),
    text: with_(long(), { initial: (desk, values) => chosenArticle(desk, values)?.text ?? "" }),
    kind: with_(kind(), { initial: (desk, values) => String(chosenArticle(desk, values)?.kindSlot ?? "") }),
  },
  ({ article: number, title, text: body, kind: kindSlot }, desk) => {
    const version = articlesInForce(desk.books)[number]?.version ?? 0;
    const adopted = { title, text: body, textHash: keccak256(stringToHex(body)), kindSlot };
    return [callOn(desk, "statute", "amendArticle", [BigInt(number), BigInt(version), adopted])];
  },
);

export const addArticle = template(
  "addArticle",
  { title: text(), text: long(), kind: with_(kind(), { initial: () => "0" }) },
  ({ title, text: body, kind: kindSlot }, desk) => {
    const number = BigInt(articlesInForce(desk.books).length);
    const adopted = { title, text: body, textHash: keccak256(stringToHex(body)), kindSlot };
    return [callOn(desk, "statute", "amendArticle", [number, 0n, adopted])];
  },
);

const classesIn = ({ books }: Desk): Class[] => [...books.classes.values()];

const weights = (): Field<readonly number[]> => ({
  control: { type: "weights" },
  initial: (desk) =>
    classesIn(desk)
      .map(({ weightBps }) => asPercent(weightBps))
      .join(","),
  parse: (raw, desk) => {
    const typed = typeof raw === "string" ? parseWeights(raw) : [];
    const known = typed.filter((bps): bps is number => bps !== undefined);
    const classes = classesIn(desk);
    if (known.length !== classes.length) return undefined;
    return passes(checkWeights(known, classes, statuteOf(desk.books).weighing)) ? known : undefined;
  },
});

export const changeWeights = template("changeWeights", { weights: weights() }, ({ weights: to }, desk) => {
  const from = packWeights(classesIn(desk).map(({ weightBps }) => weightBps));
  return [callOn(desk, "statute", "changeWeights", [from, [...to]])];
});

const chosenClass = ({ books }: Desk, values: Values): Class | undefined =>
  books.classes.get(Number(textIn(values, "class") || -1));

const ofClass = (read: (chosen: Class) => number | string) => (desk: Desk, values: Values) => {
  const chosen = chosenClass(desk, values);
  return chosen === undefined ? "" : String(read(chosen));
};

const VOUCHED = "1"; // of the enum in contracts/Statute.sol

export const reviseClass = template(
  "reviseClass",
  {
    class: class_(),
    name: with_(text(), { initial: ofClass(({ name }) => name) }),
    admission: with_(numbered(said.statute.class.admissions), { initial: ofClass(({ admission }) => admission) }),
    vouchers: with_(whole(1, 255), {
      initial: ofClass(({ vouchers }) => vouchers || 2),
      isShown: (values) => textIn(values, "admission") === VOUCHED,
    }),
    minShares: with_(whole(0), { initial: ofClass(({ minShares }) => minShares) }),
    maxShares: with_(whole(0), { initial: ofClass(({ maxShares }) => maxShares) }),
    maxVotes: with_(whole(1, 255), { initial: ofClass(({ maxVotes }) => maxVotes) }),
  },
  ({ class: number, vouchers, ...revised }, desk) => {
    const before = desk.books.classes.get(number);
    if (before === undefined) return [];
    return [
      callOn(desk, "statute", "reviseClass", [
        BigInt(number),
        { ...before, ...revised, vouchers: vouchers ?? before.vouchers },
      ]),
    ];
  },
);

const chosenKind = ({ books }: Desk, values: Values): Kind | undefined => {
  const { slots } = statuteOf(books);
  const slot = Number(textIn(values, "slot") || 0);
  return books.kinds.get(slots[slot] ?? slots.at(-1) ?? -1)?.kind;
};

const ofKind = (read: (chosen: Kind) => number | string) => (desk: Desk, values: Values) => {
  const chosen = chosenKind(desk, values);
  return chosen === undefined ? "" : String(read(chosen));
};

const isHeadCount = (values: Values): boolean => ["0", "3", "4"].includes(textIn(values, "mode"));

export const defineKind = template(
  "defineKind",
  {
    slot: with_(kind({ andNew: true }), { initial: () => "0" }),
    mode: with_(numbered(words.modes), { initial: ofKind(({ mode }) => mode) }),
    base: with_(numbered(said.kind.heads), { initial: ofKind(({ base }) => base), isShown: isHeadCount }),
    numerator: with_(whole(0, 65_535), { initial: ofKind(({ numerator }) => numerator) }),
    denominator: with_(whole(1, 65_535), { initial: ofKind(({ denominator }) => denominator) }),
    moreThan: with_(check(), { initial: ofKind(({ moreThan }) => (moreThan ? YES : "")) }),
    quorum: with_(percentField(), { initial: ofKind(({ quorumBps }) => asPercent(quorumBps)) }),
    secondQuorum: with_(percentField(), { initial: ofKind(({ secondQuorumBps }) => asPercent(secondQuorumBps)) }),
    classQuorum: with_(percentField(), { initial: ofKind(({ classQuorumBps }) => asPercent(classQuorumBps)) }),
    minClassSize: with_(whole(0, 255), { initial: ofKind(({ minClassSize }) => minClassSize) }),
    minVotedClasses: with_(whole(0, 8), { initial: ofKind(({ minVotedClasses }) => minVotedClasses) }),
    eligible: with_(
      choices(({ books, names }) =>
        [...books.classes.keys()].map((c) => ({ value: String(c), label: names.className(c) })),
      ),
      {
        initial: (desk, values) =>
          [...desk.books.classes.keys()]
            .filter((c) => (((chosenKind(desk, values)?.eligible ?? 255) >> c) & 1) === 1)
            .join(","),
      },
    ),
    notice: with_(duration(0, 365 * DAY), { initial: ofKind(({ notice }) => asDuration(notice)) }),
    votingTime: with_(duration(UNITS.hours, 365 * DAY), {
      initial: ofKind(({ votingTime }) => asDuration(votingTime)),
    }),
    delay: with_(duration(0, 365 * DAY), { initial: ofKind(({ delay }) => asDuration(delay)) }),
    minTenure: with_(duration(0, 365 * DAY), { initial: ofKind(({ minTenure }) => asDuration(minTenure)) }),
  },
  ({ slot, base, quorum, secondQuorum, classQuorum, eligible, ...asked }, desk) => {
    const isForAll = eligible.length === desk.books.classes.size;
    const classes = isForAll ? 255 : eligible.reduce((bits, c) => bits | (1 << Number(c)), 0);
    return [
      callOn(desk, "statute", "defineKind", [
        BigInt(slot),
        {
          ...asked,
          base: base ?? 0,
          quorumBps: quorum,
          secondQuorumBps: secondQuorum,
          classQuorumBps: classQuorum,
          eligible: classes,
        },
      ]),
    ];
  },
);

const REST: Hex = "0x00000000"; // stands for all functions of a contract that are not named

/** What takes a kind of resolution: each function that has words, and all others of each contract. */
function powersToBind({ names }: Desk): Option[] {
  const named = Object.entries(said.powers).map(([value, label]) => ({ value, label }));
  const rests = NOUNS.map((noun) => ({ value: `${noun}.`, label: said.allOther(said.nouns[noun]) }));
  return names.kinds === 0 ? [] : [...named, ...rests];
}

/** The selector of the function that "members.admit" names. */
export function selectorNamed(power: string): { noun: Noun; selector: Hex } | undefined {
  const [noun, name] = power.split(".") as [Noun, string];
  if (name === "") return { noun, selector: REST };
  const abi = NOUN_ABIS[noun] as readonly { type: string; name?: string }[];
  const found = abi.find((item) => item.type === "function" && item.name === name);
  return found === undefined ? undefined : { noun, selector: toFunctionSelector(found as AbiFunction) };
}

export const requireKind = template(
  "requireKind",
  { power: choice(powersToBind, selectorNamed), kind: kind() },
  ({ power: { noun, selector }, kind: slot }, desk) => [
    callOn(desk, "statute", "requireKind", [BigInt(slot), desk.names.addresses[noun], selector]),
  ],
);

const tierRows = ({ books, currency, decimals }: Desk) =>
  statuteOf(books).tiers.map(({ upTo, approvals, objections, waiting }) => ({
    upTo: formatUnits(upTo, decimals(currency)),
    approvals: String(approvals),
    objections: String(objections),
    waiting: asDuration(waiting),
  }));

export const tiers = template(
  "tiers",
  {
    tiers: with_(
      list({ upTo: money(), approvals: whole(1, 255), objections: whole(1, 255), waiting: duration(0, 90 * DAY) }, 8),
      { initial: tierRows },
    ),
  },
  ({ tiers: all }, desk) => [callOn(desk, "statute", "defineTiers", [all])],
);

type Agenda = NonNullable<ReturnType<typeof statuteOf>["agenda"]>;
const ofAgenda =
  (read: (rules: Agenda) => number | string) =>
  ({ books }: Desk) => {
    const rules = statuteOf(books).agenda;
    return rules === undefined ? "" : String(read(rules));
  };

export const agenda = template(
  "agenda",
  {
    maxOpenProposals: with_(whole(1, 5), { initial: ofAgenda((rules) => rules.maxOpenProposals) }),
    maxPrincipals: with_(whole(0, 255), { initial: ofAgenda((rules) => rules.maxPrincipals) }),
    petition: with_(percentField(), { initial: ofAgenda((rules) => asPercent(rules.petitionBps)) }),
    petitionCap: with_(whole(1, 65_535), { initial: ofAgenda((rules) => rules.petitionCap) }),
    rePutBar: with_(duration(0, 730 * DAY), { initial: ofAgenda((rules) => asDuration(rules.rePutBar)) }),
  },
  ({ petition, ...rules }, desk) => [callOn(desk, "statute", "defineAgenda", [{ ...rules, petitionBps: petition }])],
);

export const nameLockedBody = template("nameLockedBody", { name: text(), wallet: wallet() }, (body, desk) => [
  callOn(desk, "statute", "nameLockedBody", [body]),
]);

export const dissolve = template("dissolve", { body: lockedBody() }, ({ body }, desk) => [
  callOn(desk, "statute", "dissolve", [body]),
]);
