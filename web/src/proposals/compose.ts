import { encodeFunctionData, zeroHash } from "viem";
import type { Abi, AbiStateMutability, Address, ContractFunctionArgs, ContractFunctionName } from "viem";
import { accountOf, INTAKE } from "../../../sdk/src/accounts.ts";
import { PURPOSES } from "../../../sdk/src/names.ts";
import type { Purpose } from "../../../sdk/src/names.ts";
import type { Noun } from "../../../sdk/src/coop.ts";
import { NOUN_ABIS } from "../../../sdk/src/nounAbis.ts";
import type { Call } from "./actionWords.ts";
import type { Desk } from "./desk.ts";
import { rawOf } from "./fields.ts";
import type { Field, Values } from "./fields.ts";
import type { words } from "./words/index.ts";

type TemplateWords = (typeof words)["templates"];
export type TemplateId = keyof TemplateWords;
export type GroupId = keyof (typeof words)["groups"];

/** Something that the co-op can do, as members see it: what to fill in, and the calls that follow from it. */
export interface Template {
  id: TemplateId;
  fields: Readonly<Record<string, Field<unknown>>>;
  compose(answers: never, desk: Desk): readonly Call[];
}

type FieldsOf<Id extends TemplateId> = { readonly [Name in keyof TemplateWords[Id]["fields"]]: Field<unknown> };
type Answers<F> = { [Name in keyof F]: F[Name] extends Field<infer T> ? T : never };

/** Each of a template's fields has its words in the catalogue, under the template's id. */
export const template = <Id extends TemplateId, F extends FieldsOf<Id>>(
  id: Id,
  fields: F,
  compose: (answers: Answers<F>, desk: Desk) => readonly Call[],
): Template => ({ id, fields: fields as Template["fields"], compose: compose as Template["compose"] });

/** A call on a contract of the co-op. */
export function callOn<N extends Noun, F extends ContractFunctionName<(typeof NOUN_ABIS)[N]>>(
  { names }: Pick<Desk, "names">,
  noun: N,
  functionName: F,
  args: ContractFunctionArgs<(typeof NOUN_ABIS)[N], AbiStateMutability, F>,
): Call {
  const data = encodeFunctionData({
    abi: NOUN_ABIS[noun] as Abi,
    functionName: functionName as string,
    args: args as readonly unknown[],
  });
  return { target: names.addresses[noun], value: 0n, data };
}

/** Puts money of the general fund where a room of the co-op takes it from, in the same resolution. */
export function setAside(
  desk: Desk,
  room: "rounds" | "funds" | "shares",
  asset: Address,
  amount: bigint,
  purpose: Purpose = "Budget",
): Call {
  const intake = accountOf(desk.names.addresses[room], INTAKE);
  return callOn(desk, "treasury", "transfer", [0n, intake, asset, amount, PURPOSES.indexOf(purpose), zeroHash]);
}

export type Problem = "missing" | "unfit";

/** The fields that are shown, given what else was filled in. */
export const shownFields = ({ fields }: Template, values: Values, desk: Desk): [string, Field<unknown>][] =>
  Object.entries(fields).filter(([, field]) => field.isShown?.(withInitials(fields, values, desk), desk) ?? true);

/** What stands in the fields, with what stands there from the beginning. */
export function withInitials(fields: Template["fields"], values: Values, desk: Desk): Values {
  const known: Record<string, Values[string]> = {};
  for (const [name, field] of Object.entries(fields)) known[name] = rawOf(name, field, { ...values, ...known }, desk);
  return known;
}

export interface Composition {
  calls?: readonly Call[]; // undefined while something is missing
  problems: ReadonlyMap<string, Problem>; // by field
}

/** What follows from what was filled in. */
export function compose(template: Template, typed: Values, desk: Desk): Composition {
  const values = withInitials(template.fields, typed, desk);
  const problems = new Map<string, Problem>();
  const answers: Record<string, unknown> = {};
  for (const [name, field] of shownFields(template, typed, desk)) {
    const raw = values[name] ?? "";
    answers[name] = field.parse(raw, desk, values);
    if (answers[name] === undefined) problems.set(name, raw.length === 0 ? "missing" : "unfit");
  }
  if (problems.size > 0) return { problems };
  try {
    return { calls: template.compose(answers as never, desk), problems };
  } catch {
    return { problems: new Map([["", "unfit"]]) }; // numbers that no contract could hold
  }
}
