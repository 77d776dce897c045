import { AbiCoder, concat, keccak256 } from "ethers";

/** A line of a register on paper. */
export interface RollPlace {
  place: number;
  wallet: string;
  class: number;
}

/** Hashed twice, so that no inner node of the tree can be passed off as a leaf. */
export function leafOf({ place, wallet, class: classId }: RollPlace): string {
  const line = AbiCoder.defaultAbiCoder().encode(["uint256", "address", "uint8"], [place, wallet, classId]);
  return keccak256(keccak256(line));
}

/** The Merkle tree over a roll: pairs are hashed in the order of their values, a node without a neighbour moves up. */
export function treeOf(places: RollPlace[]): { root: string; proofOf: (index: number) => string[] } {
  const levels = [places.map(leafOf)];
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
