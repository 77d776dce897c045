import type { Hex } from "viem";
import type { Hole } from "./audit/code.ts";
import type { Noun } from "./coop.ts";

// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.

/** keccak256 of the code of each implementation that co-ops are cloned from. */
export const RELEASE: Readonly<Record<Noun, Hex>> = {
  statute: "0x4d6cb9d27805b4feadebaac19e7a0d9380ecb60c3d82c9fff4a825fa3208a351",
  members: "0x3997b718098ec993ab45fbc4f55fe008cbeda35dad190598b8191cde997fccd2",
  shares: "0xa9e51d0167457199bc9006e301b6cb47d29b5fa0c95f7a84896a4783b4c9ce70",
  assembly: "0x61edfa85765d1838fc91b1f8f8ba0f42a8e58bf05833b88b8e1988f4091450d0",
  agenda: "0x2cb892411ebe0d678c6dd7ac9f88ec722a02127ffd63a4fc1b00b8fb7ca882f7",
  executor: "0x1790e3f40c69b5bd12b21a6f665968049e66c5e5524c71609c6325ef22d61b0b",
  authority: "0x04a503239dacd16a78fa70f1c67c83d5b42112e73e220d6af93f85141387cd77",
  treasury: "0x8467d57c2cf2a45330f2e5947b2085a4dc966a23ff3e3e20fe77a9adab0c0117",
  buckets: "0x49240e67a88cf340942a053fd185ae8672982e9f550f63c6045af38f599cc3ed",
  payouts: "0x11bb230228a78cadb983893b45d0492d971bb1d11d732427915113417a69b91e",
  funds: "0xee1b623c4540a6c57232638a08e60789423efbf07ae1b51d70e83f9a58c7512e",
  rounds: "0xa202643daf4ce945f8515848cdfffbbc1cdfef1e6d60324cd3f8336f3ff682da",
};

/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */
export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {
  hash: "0x560b4ffaee6ccc764441c0fdc5c80b8251ff5f6b27d29bd92b78ccec385afe50",
  holes: [
    [316, 32],
    [358, 32],
    [9180, 32],
    [9227, 32],
    [9306, 32],
    [9344, 32],
    [9410, 32],
  ],
};
