const LANE = 16n; // bits of a class in the packed weights

/** The weights as the statute packs them: 16 bits per class, the first class lowest. */
export const packWeights = (weightsBps: readonly number[]): bigint =>
  weightsBps.reduce((word, bps, c) => word | (BigInt(bps) << (LANE * BigInt(c))), 0n);

/** Basis points of the first classes in a word that is packed like that. */
export const unpackWeights = (word: bigint, classes: number): number[] =>
  Array.from({ length: classes }, (_, c) => Number((word >> (LANE * BigInt(c))) & 0xffffn));
