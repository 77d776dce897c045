import type { Hex } from "viem";
import type { Noun } from "../../../../sdk/src/coop.ts";
import type { Call } from "../actionWords.ts";
import { holder, office, officesIn } from "../choices.ts";
import { callOn, template } from "../compose.ts";
import type { Desk } from "../desk.ts";
import { choices, duration, optional, text, UNITS, wallet, with_, asDuration } from "../fields.ts";
import type { Field } from "../fields.ts";
import { words as said } from "../words/actions/index.ts";
import { selectorNamed } from "./rules.ts";

/** Contracts whose functions the authority's table gives to offices. */
const IN_TABLE: readonly string[] = [
  "members",
  "shares",
  "treasury",
  "buckets",
  "payouts",
  "funds",
  "rounds",
  "agenda",
];
/** Moves what belongs to whoever calls, so an office could do nothing with it. */
const OF_THE_OWNER: readonly string[] = ["treasury.pay", "treasury.transfer"];

/** What an office can be given to do, as "members.admit". */
export const OFFICE_POWERS = Object.keys(said.powers).filter(
  (power) => IN_TABLE.includes(power.split(".")[0] ?? "") && !OF_THE_OWNER.includes(power),
);

const powers = (): Field<readonly string[]> =>
  choices(() => OFFICE_POWERS.map((value) => ({ value, label: said.powers[value] ?? value })));

/** One call for each contract of which functions are given to an office. */
function opening(desk: Desk, picked: readonly string[], role: bigint): Call[] {
  const selectors = new Map<Noun, Hex[]>();
  for (const power of picked) {
    const found = selectorNamed(power);
    if (found !== undefined) selectors.set(found.noun, [...(selectors.get(found.noun) ?? []), found.selector]);
  }
  return [...selectors].map(([noun, of]) =>
    callOn(desk, "authority", "setTargetFunctionRole", [desk.names.addresses[noun], of, role]),
  );
}

const delay = (): Field<number> => optional(with_(duration(0, 365 * UNITS.days), { initial: () => asDuration(0) }), 0);

export const newOffice = template(
  "newOffice",
  { name: text(), wallet: wallet(), powers: powers(), delay: delay() },
  ({ name, wallet: who, powers: picked, delay: seconds }, desk) => {
    const role = (officesIn(desk).at(-1) ?? 0n) + 1n;
    return [
      callOn(desk, "authority", "labelRole", [role, name]),
      ...opening(desk, picked, role),
      callOn(desk, "authority", "grantRole", [role, who, seconds]),
    ];
  },
);

export const nameOfficer = template(
  "nameOfficer",
  { office: office(), wallet: wallet(), delay: delay() },
  ({ office: role, wallet: who, delay: seconds }, desk) => [
    callOn(desk, "authority", "grantRole", [role, who, seconds]),
  ],
);

export const dismissOfficer = template(
  "dismissOfficer",
  { holder: holder() },
  ({ holder: { role, account } }, desk) => [callOn(desk, "authority", "revokeRole", [role, account])],
);

export const empower = template(
  "empower",
  { office: office(), powers: powers() },
  ({ office: role, powers: picked }, desk) => opening(desk, picked, role),
);

/** The role of the executor, which alone may do what nobody else was given. */
const RESOLUTIONS = 0n;

export const takeBack = template("takeBack", { powers: powers() }, ({ powers: picked }, desk) =>
  opening(desk, picked, RESOLUTIONS),
);
