import { AbiCoder, concat, keccak256 } from "ethers";

/** A line of a register on paper. */
export interface RollPlace {
  place: number;
  wallet: string;
  class: number;
}

/** A line of the roll of a round: what member `number` may allocate, in units. */
export interface RollShare {
  number: number;
  units: bigint | number;
}

export interface Tree {
  root: string;
  proofOf: (index: number) => string[];
}

/** Hashed twice, so that no inner node of the tree can be passed off as a leaf. */
function leafOf(types: string[], line: unknown[]): string {
  return keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(types, line)));
}

/** The Merkle tree over a register, as `Members.claimPlace` checks it. */
export const treeOf = (places: RollPlace[]): Tree =>
  treeOver(places.map((p) => leafOf(["uint256", "address", "uint8"], [p.place, p.wallet, p.class])));

/** The Merkle tree over the roll of a round, as `Rounds.allocateByRoll` checks it. */
export const treeOfShares = (shares: RollShare[]): Tree =>
  treeOver(shares.map((s) => leafOf(["uint32", "uint256"], [s.number, s.units])));

/** Pairs are hashed in the order of their values, a node without a neighbour moves up. */
function treeOver(leaves: string[]): Tree {
  const levels = [leaves];
  for (let level = levels[0]!; level.length > 1; levels.push(level)) level = parentsOf(level);
  const proofOf = (index: number): string[] =>
    levels.flatMap((level, height) => level[(index >> height) ^ 1] ?? []);
  return { root: levels.at(-1)![0]!, proofOf };
}

function parentsOf(level: string[]): string[] {
  const parents: string[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i]!, level[i + 1]];
    parents.push(right === undefined ? left : keccak256(concat([left, right].sort())));
  }
  return parents;
}
