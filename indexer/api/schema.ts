import type { Noun } from "../../sdk/src/coop.ts";
import { NOUN_ABIS } from "../../sdk/src/nounAbis.ts";

// What answers look like, as JSON Schema (2020-12), which OpenAPI 3.1 speaks.

type Type = "object" | "array" | "string" | "integer" | "boolean" | "null";

export interface Schema {
  type?: Type | readonly Type[];
  description?: string;
  pattern?: string;
  enum?: readonly (string | number)[];
  minimum?: number;
  maximum?: number;
  default?: string | number;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: false | Schema;
  items?: Schema;
}

/* SIMPLE VALUES */

export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

export const text: Schema = { type: "string" };
export const flag: Schema = { type: "boolean" };
export const whole: Schema = { type: "integer", minimum: 0 };
export const seconds: Schema = { ...whole, description: "Seconds since 1970." };
export const amount: Schema = { type: "string", pattern: "^-?[0-9]+$", description: "A whole number, in decimal." };
export const baseUnits = described(amount, "In base units of the asset.");
export const later = described(seconds, "Seconds since 1970; 0: not yet.");
export const member = described(whole, "Number of a member; 0: nobody, or no member.");
export const hex: Schema = { type: "string", pattern: "^0x[0-9a-f]*$" };
export const hash: Schema = { type: "string", pattern: "^0x[0-9a-f]{64}$" };
export const address: Schema = { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" };
export const account: Schema = {
  type: "string",
  pattern: "^0x[0-9a-f]{64}$",
  description: "An account of the treasury: the address of its owner, and its number in 96 bits; all ones: outside.",
};

export const oneOf = (values: readonly (string | number)[]): Schema => ({
  type: typeof values[0] === "number" ? "integer" : "string",
  enum: values,
});

export const nullable = (schema: Schema): Schema => ({ ...schema, type: [schema.type as Type, "null"] });

/* COMPOUND VALUES */

export const listOf = (items: Schema): Schema => ({ type: "array", items });
export const mapOf = (additionalProperties: Schema): Schema => ({ type: "object", additionalProperties });

/** All fields are there but those named as optional, and there are no others. */
export function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", properties, required, additionalProperties: false };
}

/** A record of the books, field by field: the compiler sees to it that none is forgotten. */
export function recordOf<Row>(
  fields: Readonly<Record<keyof Required<Row> & string, Schema>>,
  optional: readonly (keyof Row & string)[] = [],
): Schema {
  return object(fields, optional);
}

/** A stretch of a list. */
export const pageOf = (item: Schema): Schema =>
  object({
    items: listOf(item),
    next: described(nullable(text), "Cursor of what follows; null: nothing. A page may be shorter than asked for."),
  });

/* VALUES OF CONTRACTS */

interface AbiParameter {
  name?: string;
  type: string;
  components?: readonly AbiParameter[];
}

const LARGEST_NUMBER = 48; // bits: larger integers are decoded to bigint, and written as text

/** What becomes of a parameter of an event, as viem decodes it. */
function schemaOf({ type, components }: AbiParameter): Schema {
  if (type.endsWith("[]")) return listOf(schemaOf({ type: type.slice(0, -2), components }));
  if (components !== undefined) return object(fieldsOf(components));
  if (type === "address") return address;
  if (type === "bool") return flag;
  if (type === "string") return text;
  if (type.startsWith("bytes")) return hex;
  const bits = Number(type.replace(/\D/g, ""));
  return bits <= LARGEST_NUMBER ? whole : amount;
}

const fieldsOf = (parameters: readonly AbiParameter[]): Record<string, Schema> =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name ?? "", schemaOf(parameter)]));

/** A parameter of an event of one of the co-op's contracts. */
export function parameterOf(noun: Noun, eventName: string, name: string): Schema {
  const abi: readonly { type: string; name?: string; inputs?: readonly AbiParameter[] }[] = NOUN_ABIS[noun];
  const event = abi.find((item) => item.type === "event" && item.name === eventName);
  const parameter = event?.inputs?.find((input) => input.name === name);
  if (parameter === undefined) throw new Error(`There is no ${name} in the event ${eventName} of ${noun}.`);
  return schemaOf(parameter);
}
