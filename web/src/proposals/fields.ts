import { getAddress, isAddress, isHex, size, stringToHex, zeroHash } from "viem";
import type { Address, Hex } from "viem";
import { parseMoney } from "../ui/money.ts";
import type { Desk } from "./desk.ts";

/** One line of a list that somebody fills in, by field. */
export type Row = Readonly<Record<string, string>>;

/** What somebody typed into a field. Ticked boxes are "yes". */
export type Raw = string | readonly Row[];
export type Values = Readonly<Record<string, Raw>>;

export interface Option {
  value: string;
  label: string;
}

type Options = (desk: Desk, values: Values) => readonly Option[];

/** How a field is filled in. */
export type Control =
  | { type: "text"; most?: number } // letters
  | { type: "long" }
  | { type: "number" }
  | { type: "percent" }
  | { type: "money"; asset: (desk: Desk, values: Values) => Address | undefined }
  | { type: "wallet" }
  | { type: "date" }
  | { type: "duration" }
  | { type: "check" }
  | { type: "choice"; options: Options }
  | { type: "choices"; options: Options } // several of them, with commas between
  | { type: "list"; fields: Readonly<Record<string, Field<unknown>>>; most: number }
  | { type: "weights" } // percent of each class, with commas between
  | { type: "arguments" }; // of a function that was picked before

/** Something to be filled in, and what it then means. */
export interface Field<T> {
  control: Control;
  isOptional?: boolean;
  isShown?: (values: Values, desk: Desk) => boolean;
  initial?: (desk: Desk, values: Values) => Raw;
  parse: (raw: Raw, desk: Desk, values: Values) => T | undefined; // undefined: this cannot be meant
}

export const YES = "yes";

/** What stands in a field: what was typed, or else what stands there from the beginning. */
export const rawOf = (name: string, field: Field<unknown>, values: Values, desk: Desk): Raw =>
  values[name] ?? field.initial?.(desk, values) ?? "";

export const textIn = (values: Values, name: string): string => {
  const raw = values[name];
  return typeof raw === "string" ? raw : "";
};

type More<T> = Partial<Pick<Field<T>, "initial" | "isShown">>;

/** A field whose answer follows from one text. */
const simple = <T>(
  control: Control,
  parse: (typed: string, desk: Desk, values: Values) => T | undefined,
  more?: More<T>,
) => ({
  ...more,
  control,
  parse: (raw: Raw, desk: Desk, values: Values) =>
    typeof raw === "string" ? parse(raw.trim(), desk, values) : undefined,
});

/** The same field, which may be left empty and then means `absent`. */
export const optional = <T>(field: Field<T>, absent: T): Field<T> => ({
  ...field,
  isOptional: true,
  parse: (raw, desk, values) => (raw === "" || raw.length === 0 ? absent : field.parse(raw, desk, values)),
});

/** The same field, which begins with something and may depend on others. */
export const with_ = <T>(field: Field<T>, more: More<T>): Field<T> => ({ ...field, ...more });

export const text = (most?: number): Field<string> =>
  simple({ type: "text", most }, (typed) => (typed === "" ? undefined : typed));

export const long = (): Field<string> => simple({ type: "long" }, (typed) => (typed === "" ? undefined : typed));

/** A whole number within bounds. */
export const whole = (least = 1, most = 2 ** 32 - 1): Field<number> =>
  simple({ type: "number" }, (typed) => {
    const number = Number(typed);
    return /^\d+$/.test(typed) && number >= least && number <= most ? number : undefined;
  });

const FULL = 10_000; // basis points

/** Basis points of what was typed as percent. */
export function parsePercent(typed: string): number | undefined {
  const written = typed.trim().replace(",", ".").replace(/\s*%$/, "");
  if (!/^\d+(\.\d{1,2})?$/.test(written)) return undefined;
  return Math.round(Number(written) * 100);
}

export const percentField = (most = FULL): Field<number> =>
  simple({ type: "percent" }, (typed) => {
    const bps = parsePercent(typed);
    return bps === undefined || bps > most ? undefined : bps;
  });

/** How basis points are typed: "12.5". */
export const asPercent = (bps: number): string => String(bps / 100);

/** An amount above zero in base units. `asset` names the field that says of what; without one it is the currency. */
export const money = (asset?: string | ((desk: Desk, values: Values) => Address | undefined)): Field<bigint> => {
  const assetOf = (desk: Desk, values: Values): Address | undefined => {
    if (asset === undefined) return desk.currency;
    if (typeof asset === "function") return asset(desk, values);
    const named = textIn(values, asset) || desk.currency;
    return isAddress(named, { strict: false }) ? getAddress(named) : undefined;
  };
  return simple({ type: "money", asset: assetOf }, (typed, desk, values) => {
    const of = assetOf(desk, values);
    return of === undefined ? undefined : parseMoney(typed, desk.decimals(of));
  });
};

export const wallet = (): Field<Address> =>
  simple({ type: "wallet" }, (typed) => (isAddress(typed, { strict: false }) ? getAddress(typed) : undefined));

/** Seconds of what a browser's field for date and time gives, in the time zone of whoever typed it. */
export const date = (): Field<number> =>
  simple({ type: "date" }, (typed) => {
    const at = new Date(typed).getTime();
    return Number.isNaN(at) ? undefined : Math.floor(at / 1000);
  });

/** How seconds stand in a field for date and time. */
export function asDate(seconds: number): string {
  const at = new Date(seconds * 1000);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** Seconds of each unit of time. */
export const UNITS = { minutes: 60, hours: 3_600, days: 86_400 } as const;
export type Unit = keyof typeof UNITS;

/** How a time is typed: a number and a unit, "14 days". */
export function parseDuration(typed: string): number | undefined {
  const [, number, unit] = /^(\d+(?:[.,]\d+)?) (minutes|hours|days)$/.exec(typed) ?? [];
  if (number === undefined || unit === undefined) return undefined;
  return Math.round(Number(number.replace(",", ".")) * UNITS[unit as Unit]);
}

export function asDuration(seconds: number): string {
  const unit = seconds % UNITS.days === 0 ? "days" : seconds % UNITS.hours === 0 ? "hours" : "minutes";
  return `${seconds / UNITS[unit]} ${unit}`;
}

export const duration = (least = 0, most = 2 ** 32 - 1): Field<number> =>
  simple({ type: "duration" }, (typed) => {
    const seconds = parseDuration(typed);
    return seconds !== undefined && seconds >= least && seconds <= most ? seconds : undefined;
  });

export const check = (): Field<boolean> => ({
  control: { type: "check" },
  isOptional: true,
  parse: (raw) => raw === YES,
});

/** One of what there is, as `read` understands its value. */
export function choice<T>(options: Options, read: (value: string, desk: Desk) => T | undefined): Field<T> {
  return simple({ type: "choice", options }, (typed, desk, values) =>
    options(desk, values).some(({ value }) => value === typed) ? read(typed, desk) : undefined,
  );
}

export const choices = (options: Options): Field<readonly string[]> =>
  simple({ type: "choices", options }, (typed, desk, values) => {
    const offered = options(desk, values).map(({ value }) => value);
    const picked = typed.split(",").filter((value) => value !== "");
    return picked.length > 0 && picked.every((value) => offered.includes(value)) ? picked : undefined;
  });

type Answers<F> = { [Name in keyof F]: F[Name] extends Field<infer T> ? T : never };

/** Some lines of the same fields. */
export function list<F extends Readonly<Record<string, Field<unknown>>>>(
  fields: F,
  most: number,
): Field<readonly Answers<F>[]> {
  return {
    control: { type: "list", fields, most },
    initial: () => [{}],
    parse: (raw, desk, values) => {
      if (typeof raw === "string" || raw.length === 0 || raw.length > most) return undefined;
      const lines = raw.map((row) => {
        const entries = Object.entries(fields).map(
          ([name, field]) => [name, field.parse(rawOf(name, field, row, desk), desk, { ...values, ...row })] as const,
        );
        return entries.some(([, answer]) => answer === undefined) ? undefined : Object.fromEntries(entries);
      });
      return lines.includes(undefined) ? undefined : (lines as unknown as readonly Answers<F>[]);
    },
  };
}

const MOST_OF_A_CODE = 31; // bytes

/** A short reason, which contracts keep as 32 bytes. */
export const reason = (): Field<Hex> =>
  optional(
    simple({ type: "text", most: MOST_OF_A_CODE }, (typed) => {
      const code = stringToHex(typed);
      return size(code) > MOST_OF_A_CODE ? undefined : stringToHex(typed, { size: 32 });
    }),
    zeroHash,
  );

/** A fingerprint of 32 bytes. */
export const hash = (): Field<Hex> =>
  simple({ type: "text" }, (typed) => (isHex(typed) && size(typed) === 32 ? typed : undefined));
