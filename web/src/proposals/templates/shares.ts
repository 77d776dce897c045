import { formatUnits } from "viem";
import { capitalOf, interestOf, shareTermsOf } from "../../../../sdk/src/books/shares.ts";
import { ALL } from "../../../../sdk/src/books/shares.ts";
import { callOn, setAside, template } from "../compose.ts";
import type { Desk } from "../desk.ts";
import {
  asDate,
  asDuration,
  asPercent,
  date,
  duration,
  money,
  optional,
  percentField,
  reason,
  UNITS,
  whole,
  with_,
} from "../fields.ts";

const DAY = UNITS.days;
const YEAR = 365 * DAY;

export const repay = template("repay", { most: with_(whole(), { initial: () => "20" }) }, ({ most }, desk) => [
  callOn(desk, "shares", "repay", [BigInt(most)]),
]);

export const suspend = template("suspend", { reason: reason() }, ({ reason: why }, desk) => [
  callOn(desk, "shares", "suspend", [why]),
]);

export const resume = template("resume", {}, (_, desk) => [callOn(desk, "shares", "resume", [])]);

export const writeDown = template("writeDown", { par: money() }, ({ par }, desk) => [
  callOn(desk, "shares", "writeDown", [par]),
]);

/** From where interest is to be declared: the end of the last period, or the founding. */
const declaredUntil = ({ books }: Desk): number =>
  Math.max(capitalOf(books).foundedAt, ...[...books.interests.values()].map(({ to }) => to));

/** The money is set aside in the same resolution, exactly as much as the members' shares of that time bear. */
export const interest = template(
  "interest",
  {
    from: with_(date(), { initial: (desk) => asDate(declaredUntil(desk) + 59) }),
    to: with_(date(), { initial: ({ now }) => asDate(now - 60) }),
    rate: percentField(),
  },
  ({ from, to, rate }, desk) => {
    const period = { id: 0, from, to, rateBps: rate, par: capitalOf(desk.books).par, amount: 0n };
    const amount = from < to ? interestOf(desk.books, period, ALL) : 0n;
    const declare = callOn(desk, "shares", "declareInterest", [from, to, rate]);
    return amount === 0n ? [declare] : [setAside(desk, "shares", desk.currency, amount, "Interest"), declare];
  },
);

type Terms = ReturnType<typeof shareTermsOf>;
const ofTerms = (read: (terms: Terms) => string) => (desk: Desk) => read(shareTermsOf(desk.books));

/** The bounds are those of contracts/Shares.sol. */
export const shareTerms = template(
  "shareTerms",
  {
    notice: with_(duration(0, 2 * YEAR), { initial: ofTerms(({ notice }) => asDuration(notice)) }),
    lock: with_(duration(0, 10 * YEAR), { initial: ofTerms(({ lock }) => asDuration(lock)) }),
    yearlyCap: with_(percentField(), { initial: ofTerms(({ yearlyCapBps }) => asPercent(yearlyCapBps)) }),
    interestFloor: with_(percentField(1_000), {
      initial: ofTerms(({ interestFloorBps }) => asPercent(interestFloorBps)),
    }),
    interestBase: with_(percentField(2_000), { initial: ofTerms(({ interestBaseBps }) => asPercent(interestBaseBps)) }),
    interestOverBase: with_(percentField(500), {
      initial: ofTerms(({ interestOverBaseBps }) => asPercent(interestOverBaseBps)),
    }),
    liquidityFloor: optional(
      with_(money(), {
        initial: (desk) => {
          const { liquidityFloor } = shareTermsOf(desk.books);
          return liquidityFloor === 0n ? "" : formatUnits(liquidityFloor, desk.decimals(desk.currency));
        },
      }),
      0n,
    ),
  },
  ({ yearlyCap, interestFloor, interestBase, interestOverBase, ...terms }, desk) => [
    callOn(desk, "shares", "defineTerms", [
      {
        ...terms,
        yearlyCapBps: yearlyCap,
        interestFloorBps: interestFloor,
        interestBaseBps: interestBase,
        interestOverBaseBps: interestOverBase,
      },
    ]),
  ],
);
