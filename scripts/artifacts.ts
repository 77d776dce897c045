import { readFile } from "node:fs/promises";
import type { Hex } from "viem";
import type { Hole } from "../sdk/src/audit/code.ts";

/** What the compiler wrote about a contract. */
export interface Artifact {
  sourceName: string;
  inputSourceName: string; // as the compiler was told
  buildInfoId: string;
  bytecode: Hex;
  deployedBytecode: Hex;
  immutableReferences: Record<string, { start: number; length: number }[]>;
}

const ARTIFACTS = new URL("../artifacts/", import.meta.url);

async function read<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(new URL(file, ARTIFACTS), "utf8")) as T;
}

export const readArtifact = (contract: string): Promise<Artifact> => read(`contracts/${contract}.sol/${contract}.json`);

/** What the compiler was given, as standard JSON, and what it is called in full. */
export interface BuildInfo {
  solcLongVersion: string;
  input: { language: string; sources: Record<string, { content: string }>; settings: object };
}

export const readBuildInfo = ({ buildInfoId }: Artifact): Promise<BuildInfo> => read(`build-info/${buildInfoId}.json`);

/** The places in a contract's code that its constructor writes. */
export const holesIn = ({ immutableReferences }: Artifact): Hole[] =>
  Object.values(immutableReferences)
    .flat()
    .map(({ start, length }): Hole => [start, length])
    .sort(([a], [b]) => a - b);

/** The contract of a noun: `Treasury` for `treasury`. */
export const contractOf = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
