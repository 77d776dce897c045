import { zeroHash } from "viem";
import type { Address } from "viem";
import { accountOf } from "../../../../sdk/src/accounts.ts";
import { ALLOWANCES, PURPOSES } from "../../../../sdk/src/names.ts";
import { words } from "../words/actions/index.ts";
import {
  asset,
  bucket,
  flag,
  fund,
  isGoingOn,
  isStanding,
  knownAsset,
  lockedBody,
  member,
  office,
  openRound,
  payout,
  purpose,
  standing,
} from "../choices.ts";
import { callOn, setAside, template } from "../compose.ts";
import type { Desk } from "../desk.ts";
import {
  asDate,
  asDuration,
  check,
  choice,
  date,
  duration,
  hash,
  list,
  long,
  money,
  optional,
  percentField,
  text,
  textIn,
  UNITS,
  wallet,
  whole,
  with_,
  YES,
} from "../fields.ts";
import type { Values } from "../fields.ts";

const DAY = UNITS.days;

/** The asset of the bucket, round or fund that a field names. */
const assetOfBucket =
  (name: string) =>
  ({ names }: Desk, values: Values): Address | undefined =>
    names.assetOf(Number(textIn(values, name)));

const assetOfRound = ({ names }: Desk, values: Values): Address | undefined =>
  names.roundAsset(Number(textIn(values, "round")));

export const pay = template(
  "pay",
  {
    to: wallet(),
    asset: asset(),
    amount: money("asset"),
    purpose: purpose("Work", "Purchase", "Grant", "Patronage", "Refund"),
  },
  ({ to, asset: of, amount, purpose: why }, desk) => [
    callOn(desk, "treasury", "pay", [0n, to, of, amount, why, zeroHash]),
  ],
);

export const credit = template(
  "credit",
  { member: member(), asset: asset(), amount: money("asset"), purpose: purpose("Patronage", "Work", "Refund") },
  ({ member: number, asset: of, amount, purpose: why }, desk) => {
    const account = accountOf(desk.names.addresses.members, BigInt(number));
    return [callOn(desk, "treasury", "transfer", [0n, account, of, amount, why, zeroHash])];
  },
);

const isByRoll = (values: Values): boolean => ALLOWANCES[Number(textIn(values, "allowance"))] === "ByRoll";

export const round = template(
  "round",
  {
    title: text(),
    asset: asset(),
    budget: money("asset"),
    duration: with_(duration(60), { initial: () => asDuration(14 * DAY) }),
    ideaTime: optional(with_(duration(), { initial: () => asDuration(7 * DAY) }), 0),
    unit: with_(money("asset"), { initial: () => "1" }),
    allowance: with_(
      choice(
        () => words.rounds.allowances.map((label, value) => ({ value: String(value), label })),
        (value) => Number(value),
      ),
      { initial: () => "0" },
    ),
    roll: with_(hash(), { isShown: isByRoll }),
    cap: optional(money("asset"), 0n),
    flags: optional(whole(0, 1_000), 0),
    isOpenToAll: check(),
    carriesOver: with_(check(), { initial: () => YES }),
    guidelines: optional(long(), ""),
    uri: optional(text(), ""),
  },
  ({ asset: of, budget, unit, cap, roll, flags, ...plan }, desk) => [
    setAside(desk, "rounds", of, budget),
    callOn(desk, "rounds", "open", [
      {
        ...plan,
        asset: of,
        budget,
        unit,
        roll: roll ?? zeroHash,
        capPerBucket: Number(cap / unit),
        flagsToBlock: flags,
      },
    ]),
  ],
);

export const topUp = template(
  "topUp",
  { round: openRound(), amount: money(assetOfRound) },
  ({ round: number, amount }, desk) => [
    setAside(desk, "rounds", desk.names.roundAsset(number) ?? desk.currency, amount),
    callOn(desk, "rounds", "topUp", [BigInt(number), amount]),
  ],
);

export const save = template("save", { asset: asset(), amount: money("asset") }, ({ asset: of, amount }, desk) => {
  const reserve = accountOf(desk.names.addresses.treasury, 0n);
  return [callOn(desk, "treasury", "transfer", [0n, reserve, of, amount, PURPOSES.indexOf("Reserve"), zeroHash])];
});

export const endow = template(
  "endow",
  { body: lockedBody(), asset: knownAsset(), amount: money("asset") },
  ({ body, asset: of, amount }, desk) => [callOn(desk, "treasury", "endow", [body, of, amount, zeroHash])],
);

export const core = template("core", { asset: asset(), amount: money("asset") }, ({ asset: of, amount }, desk) => [
  setAside(desk, "funds", of, amount),
  callOn(desk, "funds", "provideCore", [of, amount]),
]);

export const standingBucket = template(
  "standingBucket",
  {
    title: text(),
    text: optional(long(), ""),
    asset: asset(),
    steward: member(),
    items: list({ what: text(), most: money("asset") }, 20),
  },
  ({ title, text: about, asset: of, steward, items }, desk) => [
    callOn(desk, "buckets", "openStanding", [
      {
        round: 0,
        asset: of,
        deadline: 0,
        secondDeadline: 0,
        stretch: 0n,
        isBounty: false,
        title,
        text: about,
        imageUri: "",
        tags: [],
        items: items.map(({ what, most }) => ({ what, min: 0n, max: most, isIncome: false })),
        commons: [],
      },
      steward,
    ]),
  ],
);

export const standingBudget = template(
  "standingBudget",
  {
    bucket: bucket(isStanding),
    amount: money(assetOfBucket("bucket")),
    period: with_(duration(60), { initial: () => asDuration(30 * DAY) }),
    firstAt: with_(date(), { initial: ({ now }) => asDate(now + 30 * DAY) }),
  },
  ({ bucket: number, amount, period, firstAt }, desk) => [
    callOn(desk, "funds", "nameStanding", [number, amount, period, firstAt]),
  ],
);

export const endStanding = template("endStanding", { standing: standing() }, ({ standing: id }, desk) => [
  callOn(desk, "funds", "endStanding", [BigInt(id)]),
]);

export const matchFund = template(
  "matchFund",
  {
    title: text(),
    asset: asset(),
    amount: money("asset"),
    until: with_(date(), { initial: ({ now }) => asDate(now + 120 * DAY) }),
    perFunder: money("asset"),
    perBucket: money("asset"),
  },
  ({ title, asset: of, amount, until, perFunder, perBucket }, desk) => [
    setAside(desk, "funds", of, amount),
    callOn(desk, "funds", "openFund", [{ asset: of, until, perFunder, perBucket }, amount, title]),
  ],
);

export const assignFund = template(
  "assignFund",
  { fund: fund(), bucket: bucket(({ state, fund: has }) => (state === "Idea" || state === "Open") && has === 0) },
  ({ fund: from, bucket: to }, desk) => [callOn(desk, "funds", "assign", [from, BigInt(to)])],
);

export const acceptAsset = template("acceptAsset", { asset: wallet() }, ({ asset: of }, desk) => [
  callOn(desk, "treasury", "accept", [of, true]),
]);

export const refuseAsset = template("refuseAsset", { asset: asset() }, ({ asset: of }, desk) => [
  callOn(desk, "treasury", "accept", [of, false]),
]);

const MOST_RESERVE = 5_000; // basis points, in contracts/Treasury.sol

export const reserveRule = template(
  "reserveRule",
  { part: with_(percentField(MOST_RESERVE), { initial: ({ books }) => String(books.reserveBps / 100) }) },
  ({ part }, desk) => [callOn(desk, "treasury", "setReserveRule", [part])],
);

export const cancelBucket = template("cancelBucket", { bucket: bucket(isGoingOn) }, ({ bucket: number }, desk) => [
  callOn(desk, "buckets", "cancel", [BigInt(number)]),
]);

export const steward = template(
  "steward",
  { bucket: bucket(isGoingOn), member: member() },
  ({ bucket: number, member: who }, desk) => [callOn(desk, "buckets", "appointSteward", [BigInt(number), who])],
);

export const uphold = template("uphold", { payout: payout("Contested") }, ({ payout: number }, desk) => [
  callOn(desk, "payouts", "uphold", [BigInt(number)]),
]);

export const reject = template(
  "reject",
  { payout: payout("Requested", "Contested", "Upheld") },
  ({ payout: number }, desk) => [callOn(desk, "payouts", "reject", [BigInt(number)])],
);

export const resolveFlag = template(
  "resolveFlag",
  { flag: flag(), reason: optional(text(), "") },
  ({ flag: { bucket: number, member: by }, reason }, desk) => [
    callOn(desk, "buckets", "resolveFlag", [BigInt(number), by, reason]),
  ],
);

export const allowance = template(
  "allowance",
  {
    bucket: bucket(({ state }) => state === "Funded"),
    office: office(),
    amount: optional(money(assetOfBucket("bucket")), 0n),
    period: with_(duration(60), { initial: () => asDuration(30 * DAY) }),
  },
  ({ bucket: number, office: role, amount, period }, desk) => [
    callOn(desk, "payouts", "grantAllowance", [BigInt(number), role, amount, period]),
  ],
);
