import type { Schema } from "../../indexer/api/schema.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Where a value is other than its schema says: the keywords of JSON Schema that indexer/api/schema.ts knows. */
export function violations(schema: Schema, value: unknown, at = "answer"): string[] {
  return violationsIn(schema, value as Json, at);
}

function violationsIn(schema: Schema, value: Json, at: string): string[] {
  const found: string[] = [];
  const type = typeOf(value);
  const allowed = schema.type === undefined ? [type] : [schema.type].flat();
  if (!allowed.includes(type)) return [`${at} is ${type}, and should be ${allowed.join(" or ")}`];
  if (value === null) return [];
  if (schema.enum !== undefined && !schema.enum.includes(value as string)) found.push(`${at} is "${String(value)}"`);
  if (typeof value === "string" && !new RegExp(schema.pattern ?? "").test(value)) found.push(`${at} is "${value}"`);
  if (typeof value === "number" && (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))) {
    found.push(`${at} is ${value}`);
  }
  if (Array.isArray(value))
    found.push(...value.flatMap((item, i) => violationsIn(schema.items ?? {}, item, `${at}[${i}]`)));
  if (type === "object") found.push(...violationsInObject(schema, value as { [name: string]: Json }, at));
  return found;
}

function violationsInObject(schema: Schema, value: { readonly [name: string]: Json }, at: string): string[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}.${name} is missing`);
  const wrong = Object.entries(value).flatMap(([name, part]) => {
    const expected = properties[name] ?? additionalProperties ?? {};
    return expected === false ? [`${at}.${name} is not foreseen`] : violationsIn(expected, part, `${at}.${name}`);
  });
  return [...missing, ...wrong];
}

function typeOf(value: Json) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "integer" : "number that is not exact";
  return typeof value;
}
