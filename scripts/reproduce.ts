import { parseArgs } from "node:util";
import { getAddress, size } from "viem";
import type { Address, Client, Hex } from "viem";
import { getCode } from "viem/actions";
import { cloneIn, isMadeBy, maskCode, writtenBehind } from "../sdk/src/audit/code.ts";
import type { Hole } from "../sdk/src/audit/code.ts";
import { plain } from "../sdk/src/audit/findings.ts";
import { foundingIn } from "../sdk/src/audit/founding.ts";
import { readEverywhere } from "../sdk/src/audit/reading.ts";
import { NoAudit } from "../sdk/src/audit/report.ts";
import { isUnreachable } from "../sdk/src/audit/storage.ts";
import { NOUNS } from "../sdk/src/coop.ts";
import type { Noun } from "../sdk/src/coop.ts";
import { COOP_FOUNDED } from "../sdk/src/events.ts";
import type { Founding } from "../sdk/src/events.ts";
import { connect, readHead } from "../sdk/src/logs.ts";
import { contractOf, holesIn, readArtifact, readBuildInfo } from "./artifacts.ts";
import { describeCommit } from "./commit.ts";

const USAGE = `Usage: npm run reproduce -- --coop ADDRESS [options]

Compiles this commit, and compares a co-op's code with it: the factory and the twelve implementations byte by byte, and
the twelve clones with what the factory lays down for them. It believes nothing but the sources and the node.

  --coop ADDRESS   any of the co-op's twelve contracts
  --rpc URL        node of the chain (http://127.0.0.1:8545)

Exit code 0: all of it is the same. 1: something differs. 2: the command line cannot be read, the node does not answer,
or there is no such co-op.`;

const OPTIONS = {
  coop: { type: "string" },
  rpc: { type: "string", default: "http://127.0.0.1:8545" },
} as const;

const DIFFERS = 1;
const UNREADABLE = 2;
const LONGEST = 80; // characters of a name that strangers gave

interface Command {
  coop: Address;
  rpc: string;
}

function parseCommand(): Command {
  const { coop, rpc } = parseArgs({ options: OPTIONS }).values;
  if (coop === undefined) throw new Error("--coop is needed.");
  if (!URL.canParse(rpc)) throw new Error(`"${rpc}" is not the URL of a node.`);
  return { coop: getAddress(coop.toLowerCase()), rpc };
}

/* THE CO-OP */

type Codes = Record<Noun, Hex>;

async function codesOf(client: Client, { addresses }: Founding): Promise<Codes> {
  const codes = await Promise.all(NOUNS.map((noun) => codeAt(client, addresses[noun])));
  return Object.fromEntries(NOUNS.map((noun, i) => [noun, codes[i]])) as Codes;
}

const codeAt = async (client: Client, address: Address): Promise<Hex> => (await getCode(client, { address })) ?? "0x";

/** Whether the contract of this noun is the clone that this founding's factory laid down at its address. */
function isLaidDown({ factory, charterHash, addresses }: Founding, noun: Noun, code: Hex): boolean {
  const clone = cloneIn(code);
  return clone !== undefined && isMadeBy(factory, charterHash, noun, addresses, clone);
}

/**
 * The founding of a co-op, and the code of its twelve contracts. Anybody can write a log that names them: the founding
 * is that whose factory laid down most of them, so that it is found also where one of them is not what it should be.
 */
async function findFounding(client: Client, address: Address): Promise<{ founding: Founding; codes: Codes }> {
  const head = await readHead(client, "latest");
  const logs = await readEverywhere(client, { fromBlock: 0n, toBlock: head?.number ?? 0n }, COOP_FOUNDED);
  let best = { fitting: 0, founding: undefined as Founding | undefined, codes: undefined as Codes | undefined };
  for (const log of logs.filter(({ data }) => data.toLowerCase().includes(address.slice(2).toLowerCase()))) {
    const founding = foundingIn(log);
    if (founding === undefined) continue;
    const codes = await codesOf(client, founding);
    const fitting = NOUNS.filter((noun) => isLaidDown(founding, noun, codes[noun])).length;
    if (fitting > best.fitting) best = { fitting, founding, codes };
  }
  const { founding, codes } = best;
  if (founding !== undefined && codes !== undefined) return { founding, codes };
  throw new NoAudit(`${address} is no contract of a co-op: no factory that laid it down tells of its founding.`);
}

/* COMPARING */

interface Line {
  name: string;
  at: Address;
  implementation?: Address;
  faults: string[];
  remark: string;
}

/** The first byte in which two pieces of code differ. */
function firstDifference(one: Hex, other: Hex): number | undefined {
  if (one === other) return undefined;
  const shorter = Math.min(one.length, other.length);
  for (let i = 2; i < shorter; i += 2) if (one.slice(i, i + 2) !== other.slice(i, i + 2)) return i / 2 - 1;
  return shorter / 2 - 1;
}

/** What is wrong with the code of a contract, apart from what its constructor wrote. */
function faultsOf(code: Hex, compiled: Hex, holes: readonly Hole[]): string[] {
  if (code === "0x") return ["there is no code"];
  const byte = firstDifference(maskCode(code, holes), maskCode(compiled, holes));
  if (byte === undefined) return [];
  return [`the code differs from byte ${byte} on (${size(code)} bytes there, ${size(compiled)} here)`];
}

async function compareNoun(client: Client, founding: Founding, noun: Noun, code: Hex): Promise<Line> {
  const [name, at] = [noun, founding.addresses[noun]];
  const clone = cloneIn(code);
  if (clone === undefined) return { name, at, faults: ["the contract is no clone (EIP-1167)"], remark: "" };
  const { implementation, written } = clone;
  const { deployedBytecode } = await readArtifact(contractOf(noun));
  const faults = faultsOf(await codeAt(client, implementation), deployedBytecode, []);
  const expected = writtenBehind(noun, founding.addresses).toLowerCase();
  if (written.toLowerCase() !== expected) faults.push("behind the clone stand other neighbours than the co-op's");
  else if (!isLaidDown(founding, noun, code)) faults.push("the clone is of another code than the factory laid down");
  return { name, at, implementation, faults, remark: `same, ${size(deployedBytecode)} bytes` };
}

async function compareFactory(client: Client, at: Address): Promise<Line> {
  const artifact = await readArtifact("CoopFactory");
  const holes = holesIn(artifact);
  const left = holes.reduce((sum, [, length]) => sum + length, 0);
  const remark = `same, ${size(artifact.deployedBytecode)} bytes, but for ${left} that its constructor writes`;
  return { name: "factory", at, faults: faultsOf(await codeAt(client, at), artifact.deployedBytecode, holes), remark };
}

/* REPORTING */

const say = (line: string): void => console.log(line);
const WIDEST = Math.max(...NOUNS.map((noun) => noun.length)) + 2;
const ADDRESS = 44; // an address and two spaces

function tell({ name, at, implementation, faults, remark }: Line): void {
  const places = `${name.padEnd(WIDEST)}${getAddress(at)}  ${(implementation ?? "").padEnd(ADDRESS)}`;
  say(`${places}${faults.length === 0 ? remark : `DIFFERS: ${faults.join("; ")}`}`);
}

async function tellBasis(): Promise<void> {
  const { solcLongVersion } = await readBuildInfo(await readArtifact("CoopFactory"));
  say(`Compared with ${describeCommit()}, compiled by solc ${solcLongVersion}.\n`);
  say(`${"".padEnd(WIDEST)}${"address".padEnd(ADDRESS)}${"implementation".padEnd(ADDRESS)}code`);
}

/* COMMAND LINE */

async function reproduce({ coop, rpc }: Command): Promise<number> {
  const client = connect(rpc);
  const { founding, codes } = await findFounding(client, coop);
  say(`${plain(founding.name, LONGEST)}, founded in block ${founding.blockNumber}.`);
  await tellBasis();
  const nouns = await Promise.all(NOUNS.map((noun) => compareNoun(client, founding, noun, codes[noun])));
  const lines = [await compareFactory(client, founding.factory), ...nouns];
  lines.forEach(tell);
  const different = lines.filter(({ faults }) => faults.length !== 0).map(({ name }) => name);
  say(different.length === 0 ? "\nAll of it is this commit's." : `\nNot this commit's: ${different.join(", ")}.`);
  return different.length === 0 ? 0 : DIFFERS;
}

async function main(): Promise<number> {
  let command: Command;
  try {
    command = parseCommand();
  } catch (error) {
    console.error(`${(error as Error).message.split("\n", 1)[0]}\n\n${USAGE}`);
    return UNREADABLE;
  }
  try {
    return await reproduce(command);
  } catch (error) {
    if (!(error instanceof NoAudit) && !isUnreachable(error)) throw error;
    console.error(isUnreachable(error) ? "The node does not answer." : (error as Error).message);
    return UNREADABLE;
  }
}

process.exitCode = await main();
