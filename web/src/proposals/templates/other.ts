import { encodeFunctionData, isHex, keccak256, stringToHex, zeroAddress } from "viem";
import type { AbiFunction, AbiParameter, Hex } from "viem";
import { NOUNS } from "../../../../sdk/src/coop.ts";
import type { Noun } from "../../../../sdk/src/coop.ts";
import { NOUN_ABIS } from "../../../../sdk/src/nounAbis.ts";
import { words as said } from "../words/actions/index.ts";
import { ONLY_WORDS } from "../actionWords.ts";
import { callOn, template } from "../compose.ts";
import { choice, money, optional, textIn, wallet } from "../fields.ts";
import type { Field, Values } from "../fields.ts";

/**
 * The assembly takes no proposal without a call. This one reads, and names the text by its hash, so that two texts are
 * two questions.
 */
export const onlyWords = template("onlyWords", {}, (_, desk) => [
  callOn(desk, ONLY_WORDS.noun, ONLY_WORDS.functionName, [BigInt(keccak256(stringToHex(desk.wording)))]),
]);

const writesIn = (noun: Noun): AbiFunction[] =>
  (NOUN_ABIS[noun] as readonly { type: string }[]).filter(
    (item): item is AbiFunction =>
      item.type === "function" && !["view", "pure"].includes((item as AbiFunction).stateMutability),
  );

const isNoun = (name: string): name is Noun => (NOUNS as readonly string[]).includes(name);

const signatureOf = ({ name, inputs }: AbiFunction): string =>
  `${name}(${inputs.map((input) => `${input.type} ${input.name ?? ""}`.trim()).join(", ")})`;

const chosenNoun = (values: Values): Noun | undefined => {
  const name = textIn(values, "noun");
  return isNoun(name) ? name : undefined;
};

/** The function that was picked. */
export function chosenFunction(values: Values): AbiFunction | undefined {
  const noun = chosenNoun(values);
  return noun === undefined ? undefined : writesIn(noun).find((one) => signatureOf(one) === textIn(values, "function"));
}

/** What somebody typed for an argument; tuples and lists as JSON, whole numbers in quotes where they are large. */
export function parseArgument({ type, ...rest }: AbiParameter, typed: unknown): unknown {
  if (type.endsWith("[]")) {
    const items: unknown = typeof typed === "string" ? JSON.parse(typed) : typed;
    if (!Array.isArray(items)) throw new Error(`${type} is a list.`);
    return items.map((item) => parseArgument({ ...rest, type: type.slice(0, -2) } as AbiParameter, item));
  }
  if (type === "tuple") {
    const fields = (typeof typed === "string" ? JSON.parse(typed) : typed) as Record<string, unknown>;
    const components = "components" in rest ? rest.components : [];
    return Object.fromEntries(components.map((one) => [one.name ?? "", parseArgument(one, fields[one.name ?? ""])]));
  }
  if (type === "bool") return typed === true || typed === "true";
  if (type.startsWith("uint") || type.startsWith("int")) return BigInt(typed as string);
  return typed;
}

const argumentsField = (): Field<readonly unknown[]> => ({
  control: { type: "arguments" },
  isOptional: true,
  initial: () => [{}],
  isShown: (values) => (chosenFunction(values)?.inputs.length ?? 0) > 0,
  parse: (raw, _, values) => {
    const [typed = {}] = typeof raw === "string" ? [] : raw;
    const picked = chosenFunction(values);
    if (picked === undefined) return undefined;
    try {
      const args = picked.inputs.map((input, i) => parseArgument(input, (typed[String(i)] ?? "").trim()));
      encodeFunctionData({ abi: [picked], args });
      return args;
    } catch {
      return undefined; // not what the function takes
    }
  },
});

const nouns = (): Field<Noun> =>
  choice(
    () => NOUNS.map((noun) => ({ value: noun, label: said.nouns[noun] })),
    (value) => (isNoun(value) ? value : undefined),
  );

const functions = (): Field<string> =>
  choice(
    (_, values) => {
      const noun = chosenNoun(values);
      if (noun === undefined) return [];
      return writesIn(noun).map((one) => ({ value: signatureOf(one), label: signatureOf(one) }));
    },
    (value) => value,
  );

export const ownCall = template(
  "ownCall",
  { noun: nouns(), function: functions(), arguments: argumentsField() },
  ({ noun, function: signature, arguments: args }, { names }) => {
    const picked = writesIn(noun).find((one) => signatureOf(one) === signature);
    if (picked === undefined) return [];
    return [
      { target: names.addresses[noun], value: 0n, data: encodeFunctionData({ abi: [picked], args: args ?? [] }) },
    ];
  },
);

const data = (): Field<Hex> => ({
  control: { type: "long" },
  parse: (raw) => {
    const typed = typeof raw === "string" ? raw.replaceAll(/\s/g, "") : "";
    return isHex(typed) && typed.length % 2 === 0 ? typed : undefined;
  },
});

export const rawCall = template(
  "rawCall",
  {
    target: wallet(),
    data: optional(data(), "0x"),
    value: optional(
      money(() => zeroAddress),
      0n,
    ),
  },
  (call) => [call],
);
