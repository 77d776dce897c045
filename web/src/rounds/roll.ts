import { concat, encodeAbiParameters, isHex, keccak256 } from "viem";
import type { Hex } from "viem";
import { readStored, writeStored } from "../ui/stored.ts";

/** What a roll says of one member: how many units of a round it may share out, and the proof that the roll says so. */
export interface RollShare {
  number: number; // of the member
  units: number;
  proof: readonly Hex[];
}

/** Why a file does not help: it is no roll, it is that of another round, or the member is not on it. */
export type RollProblem = "unreadable" | "otherRoll" | "notOnRoll";

interface RollLine {
  number: number;
  units: number;
  proof?: readonly Hex[];
}

/**
 * Finds a member's share in a roll file, which is JSON: `{"shares": [{"number": 4, "units": 500}, …]}`. It holds either
 * all lines, in the order in which the roll was made, or some of them, each with its `proof`. `root` is what the members
 * decided on: whatever does not lead there is refused.
 */
export function findShare(file: string, root: Hex, member: number): RollShare | RollProblem {
  const lines = linesOf(file);
  if (lines === undefined) return "unreadable";
  const place = lines.findIndex(({ number }) => number === member);
  const line = lines[place];
  const tree = lines.every(({ proof }) => proof === undefined) ? treeOf(lines.map(leafOf)) : undefined;
  if (tree !== undefined && tree.root !== root) return "otherRoll";
  if (line === undefined) return "notOnRoll";
  const proof = tree?.proofOf(place) ?? line.proof ?? [];
  return rootOf(leafOf(line), proof) === root ? { number: member, units: line.units, proof } : "otherRoll";
}

/** The root of a roll, for whoever proposes a round by it. */
export function rollRoot(lines: readonly Pick<RollShare, "number" | "units">[]): Hex {
  return treeOf(lines.map(leafOf)).root;
}

function linesOf(file: string): RollLine[] | undefined {
  try {
    const { shares } = JSON.parse(file) as { shares: unknown };
    return Array.isArray(shares) && shares.length > 0 && shares.every(isLine) ? shares : undefined;
  } catch {
    return undefined;
  }
}

const MOST_UNITS = 2 ** 31;

function isLine(line: unknown): line is RollLine {
  if (typeof line !== "object" || line === null) return false;
  const { number, units, proof } = line as Partial<RollLine>;
  const isNumber = Number.isInteger(number) && (number as number) > 0 && (number as number) < 2 ** 32;
  const isUnits = Number.isInteger(units) && (units as number) >= 0 && (units as number) <= MOST_UNITS;
  return isNumber && isUnits && (proof === undefined || (Array.isArray(proof) && proof.every(isNode)));
}

const isNode = (node: unknown): boolean => isHex(node) && node.length === 66;

/** Hashed twice, so that no inner node of the tree can be passed off as a leaf. */
function leafOf({ number, units }: Pick<RollShare, "number" | "units">): Hex {
  const line = encodeAbiParameters([{ type: "uint32" }, { type: "uint256" }], [number, BigInt(units)]);
  return keccak256(keccak256(line));
}

/** Two nodes are hashed in the order of their values, whichever side they stand on. */
const parentOf = (one: Hex, other: Hex): Hex => keccak256(concat(one < other ? [one, other] : [other, one]));

const rootOf = (leaf: Hex, proof: readonly Hex[]): Hex =>
  proof.reduce((node, neighbour) => parentOf(node, neighbour.toLowerCase() as Hex), leaf);

/** A node without a neighbour moves up. */
function treeOf(leaves: readonly Hex[]): { root: Hex; proofOf: (place: number) => Hex[] } {
  const levels = [leaves];
  let level = leaves;
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const [left, right] = [level[2 * i] as Hex, level[2 * i + 1]];
      return right === undefined ? left : parentOf(left, right);
    });
    levels.push(level);
  }
  const proofOf = (place: number) => levels.flatMap((nodes, height) => nodes[(place >> height) ^ 1] ?? []);
  return { root: level[0] as Hex, proofOf };
}

const STORED_AS = "rochdale.roll";

const keyOf = (coop: string, root: Hex, member: number): string =>
  `${STORED_AS}.${coop.toLowerCase()}.${root}.${member}`;

/** Keeps a share in this browser, so that the file is loaded once. */
export function keepShare(coop: string, root: Hex, share: RollShare): void {
  writeStored(keyOf(coop, root, share.number), JSON.stringify({ shares: [share] }));
}

export function keptShare(coop: string, root: Hex, member: number): RollShare | undefined {
  const found = findShare(readStored(keyOf(coop, root, member)) ?? "", root, member);
  return typeof found === "string" ? undefined : found;
}
