import type { Address, Hex } from "viem";
import { PURPOSES } from "../../sdk/src/names.ts";
import type { Purpose } from "../../sdk/src/names.ts";
import { Refusal } from "./refusal.ts";
import type { Schema } from "./schema.ts";

// What requests may say. The pattern or list that is documented is the one that is enforced.

/** A parameter in the path, which is always there, or in the query, where `fallback` stands for one that is not. */
export interface Parameter<T> {
  in: "path" | "query";
  schema: Schema;
  fallback: T;
  parse(text: string): T | undefined; // undefined: it cannot be read
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;
export type ValuesOf<P extends Parameters> = { [Name in keyof P]: P[Name] extends Parameter<infer T> ? T : never };

/* READING */

/** Reads what a request says, and refuses what it should not. */
export function readValues<P extends Parameters>(
  parameters: P,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
): ValuesOf<P> {
  refuseStrange(parameters, query);
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const said = parameter.in === "path" ? path[name] : query.get(name) ?? undefined;
    values[name] = said === undefined ? parameter.fallback : readOne(name, parameter, said);
  }
  return values as ValuesOf<P>;
}

function refuseStrange(parameters: Parameters, query: URLSearchParams): void {
  const seen = new Set<string>();
  for (const name of query.keys()) {
    const isKnown = Object.hasOwn(parameters, name) && parameters[name]?.in === "query";
    if (!isKnown) throw new Refusal("unknown-parameter", { name });
    if (seen.has(name)) throw new Refusal("repeated-parameter", { name });
    seen.add(name);
  }
}

function readOne<T>(name: string, { schema, parse }: Parameter<T>, said: string): T {
  const value = parse(said);
  if (value === undefined) throw new Refusal("invalid-parameter", { name, expected: schema.description ?? "" });
  return value;
}

/* MAKING */

const NUMBER = "^[0-9]{1,15}$"; // fits into a JavaScript number

function parameter<T>(place: Parameter<T>["in"], schema: Schema, parse: (text: string) => T | undefined) {
  const pattern = new RegExp(schema.pattern ?? NUMBER);
  const isFit = (text: string): boolean => schema.enum?.includes(text) ?? pattern.test(text);
  const parseFit = (text: string): T | undefined => (isFit(text) ? parse(text) : undefined);
  return { in: place, schema, fallback: undefined, parse: parseFit } satisfies Parameter<T | undefined>;
}

const inPath = <T>(schema: Schema, parse: (text: string) => T | undefined): Parameter<T | undefined> =>
  parameter("path", schema, parse);
const inQuery = <T>(schema: Schema, parse: (text: string) => T | undefined): Parameter<T | undefined> =>
  parameter("query", schema, parse);

/** The same, for what is always there. */
const always = <T>(parameter: Parameter<T | undefined>): Parameter<T> => parameter as Parameter<T>;
const otherwise = <T>(parameter: Parameter<T | undefined>, fallback: T & (string | number)): Parameter<T> =>
  ({ ...parameter, schema: { ...parameter.schema, default: fallback }, fallback } as Parameter<T>);

const matching = (pattern: string, description: string): Schema => ({ type: "string", pattern, description });
const lower = <T extends string>(text: string): T => text.toLowerCase() as T;

/* WHAT THERE IS */

const COOP = matching(
  "^([0-9]{1,9}|0x[0-9a-fA-F]{40})$",
  "A co-op: its number among those of the factory, or the address of any of its contracts.",
);
export const coop = always(inPath(COOP, lower));
export const coopFilter = inQuery(COOP, lower);

const ACCOUNT = matching("^0x[0-9a-fA-F]{64}$", "An account of the treasury, in 64 hexadecimal digits after 0x.");
export const accountInPath = always(inPath(ACCOUNT, lower<Hex>));
export const account = inQuery(ACCOUNT, lower<Hex>);

export const asset = inQuery(matching("^0x[0-9a-fA-F]{40}$", "The address of an asset; zero: Ether."), lower<Address>);

const numbered = (description: string): Schema => ({ type: "integer", minimum: 0, maximum: 10 ** 15 - 1, description });
export const number = (description: string): Parameter<number> => always(inPath(numbered(description), Number));
export const numberFilter = (description: string) => inQuery(numbered(description), Number);

export const proposal = always(
  inPath(matching("^[0-9]{1,78}$", "The id of a proposal, in decimal."), (text) => text.replace(/^0+(?=.)/, "")),
);

export const purpose = inQuery(
  matching(`^([0-9]{1,3}|${PURPOSES.join("|")})$`, "A purpose, by its name or its number."),
  (text) => (/^\d/.test(text) ? Number(text) : PURPOSES.indexOf(text as Purpose)),
);

export type Order = "asc" | "desc";
export const order = (usual: Order): Parameter<Order> =>
  otherwise(
    inQuery<Order>(
      { type: "string", enum: ["asc", "desc"], description: "asc: the first ones first; desc: the last ones first." },
      (text) => text as Order,
    ),
    usual,
  );

/** How many items a page has at most. */
export const limit = (most: number, usual: number): Parameter<number> => {
  const description = `How many items at most: 1 to ${most}.`;
  const read = (text: string) => (Number(text) >= 1 && Number(text) <= most ? Number(text) : undefined);
  return otherwise(inQuery({ type: "integer", minimum: 1, maximum: most, description }, read), usual);
};

export const cursor = inQuery(
  matching("^[0-9]{1,15}$", "Where to go on: `next` of the page before. It stays good while the co-op goes on."),
  Number,
);

export const cursorLike = (pattern: string) =>
  inQuery(matching(pattern, "Where to go on: `next` of the page before."), lower);

/** One of a few words. */
export const word = <Word extends string>(words: readonly Word[], description: string): Parameter<Word> =>
  always(inPath<Word>({ type: "string", enum: words, description }, (text) => text as Word));

/* TIME */

const DAY = 86_400; // seconds
const MOMENT = "^([0-9]{1,11}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?)$";

/** The beginning of a period, which it includes. */
export const from = inQuery(
  matching(
    MOMENT,
    "From when on: seconds since 1970, a day such as 2026-01-31, or a moment such as 2026-01-31T12:00Z.",
  ),
  (text) => (/^\d+$/.test(text) ? Number(text) : secondsOf(text)),
);

/** The end of a period, which it includes: of a day, its last second. */
export const to = inQuery(
  matching(MOMENT, "Until when, inclusive: in the same ways; a day stands for its end."),
  endOf,
);

/** A time in the past: that of a block, or the end of a day. */
export type PointInTime = { block: number } | { second: number };
export const at = inQuery<PointInTime>(
  matching(
    MOMENT,
    "As of when: the number of a block, a day such as 2026-01-31, or a moment such as 2026-01-31T12:00Z.",
  ),
  (text) => {
    if (/^\d+$/.test(text)) return { block: Number(text) };
    const second = endOf(text);
    return second === undefined ? undefined : { second };
  },
);

function endOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const second = secondsOf(text);
  return second === undefined || text.includes("T") ? second : second + DAY - 1;
}

/** Undefined for the 30th of February, and such. */
function secondsOf(text: string): number | undefined {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text.slice(0, 10))) return undefined;
  return date.getTime() / 1000;
}
