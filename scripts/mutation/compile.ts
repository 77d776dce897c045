import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Instrumented, Mutant } from "./instrument.ts";
import { instrument } from "./instrument.ts";
import type { Node } from "./syntax.ts";

const solc: { compile(input: string, callbacks: object): string } = createRequire(import.meta.url)("solc");

/** Of each contract by name: the code that creates it. */
export type Compiled = Record<string, string>;

/** Chooses among all mutants. */
export type Draw = (mutants: Mutant[]) => Mutant[];

/**
 * Our contracts, without those that only tests use, with the mutants that are drawn in one compilation; without a draw,
 * with all of them, and what coverage needs.
 */
export function compileMutants(draw?: Draw): Instrumented & { compiled: Compiled } {
  const files = readdirSync("contracts", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sol") && !file.startsWith("mocks"))
    .map((file) => `contracts/${file}`)
    .sort();
  const texts = Object.fromEntries(files.map((file) => [file, readFileSync(file, "utf8")]));
  const { sources: parsed } = compile(texts, { "*": { "": ["ast"] } });
  const trees = Object.fromEntries(files.map((file) => [file, parsed[file]!.ast]));
  const full = instrument(texts, trees);
  const drawn = draw?.(full.mutants);
  const ids = drawn && new Set(drawn.map((mutant) => mutant.id));
  const instrumented = drawn ? { ...instrument(texts, trees, ids), mutants: drawn } : full;
  const switches = readFileSync(new URL("switches.sol", import.meta.url), "utf8");
  const wanted = { "*": { "*": ["evm.bytecode.object"] } };
  const { contracts } = compile({ ...instrumented.sources, "switches.sol": switches }, wanted);

  const compiled: Compiled = {};
  for (const [name, { evm }] of files.flatMap((file) => Object.entries(contracts[file] ?? {}))) {
    if (evm.bytecode.object !== "") compiled[name] = `0x${evm.bytecode.object}`;
  }
  return { ...instrumented, compiled };
}

interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  sources: Record<string, { ast: Node }>;
  contracts: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>;
}

/** Without the optimizer, which would take longer than all tests. */
function compile(texts: Record<string, string>, outputSelection: object): Output {
  const sources = Object.fromEntries(Object.entries(texts).map(([file, content]) => [file, { content }]));
  const settings = { viaIR: true, optimizer: { enabled: false }, evmVersion: "osaka", outputSelection };
  const input = JSON.stringify({ language: "Solidity", sources, settings });
  const output: Output = JSON.parse(solc.compile(input, { import: readDependency }));
  const errors = output.errors?.filter((error) => error.severity === "error") ?? [];
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join("\n"));
  return output;
}

function readDependency(path: string): { contents: string } {
  return { contents: readFileSync(`node_modules/${path}`, "utf8") };
}
