import type { ContractErrorArgs, ContractErrorName } from "viem";
import { inLanguage } from "../../words/language.ts";
import type { everyAbi } from "../errors.ts";
import type { Naming } from "../naming.ts";

type Abi = typeof everyAbi;

/**
 * Every refusal of the co-op’s contracts, and of what they are built on, as a sentence: from what the error carries,
 * and from what things are called. A language in which one is missing does not compile.
 */
export type Refusals = {
  [Name in ContractErrorName<Abi>]: (args: ContractErrorArgs<Abi, Name>, names: Naming) => string;
} & {
  Error: (args: readonly [reason: string], names: Naming) => string; // what older contracts say in their own words
  Panic: (args: readonly [code: bigint], names: Naming) => string; // what Solidity itself refuses
};

/** Only when something is refused are they asked for, in the language of the page. */
export const refusals = await inLanguage<Refusals>({
  en: async () => ({ words: (await import("./en.ts")).refusals }),
  es: async () => ({ words: (await import("./es.ts")).refusals }),
  fr: async () => ({ words: (await import("./fr.ts")).refusals }),
});
