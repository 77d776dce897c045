import type { Hex } from "viem";
import type { Hole } from "./audit/code.ts";
import type { Noun } from "./coop.ts";

// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.

/** keccak256 of the code of each implementation that co-ops are cloned from. */
export const RELEASE: Readonly<Record<Noun, Hex>> = {
  statute: "0x684ec0651a28d19ec7e7600a063399ce196f0cb883e020ffcb7a0e649a9f37d8",
  members: "0x5a2bd75e7e93a47a4285938968288af4c60622c4b7e7619cad311a21acf9901d",
  shares: "0xa79c9faab7f83ae8fc4e75a8d38de5e542ed368818045cd2f873ba0e4ce8a65e",
  assembly: "0xb1780ad475b5e45ceb4724bd4d5bc4e7a4065c09cf4eec9c00a6febf8620fde3",
  agenda: "0xd818a6460e502ba837987e905bec99b4ae9702d3b3b08c24dc6cd299dfe5352f",
  executor: "0x1790e3f40c69b5bd12b21a6f665968049e66c5e5524c71609c6325ef22d61b0b",
  authority: "0x04a503239dacd16a78fa70f1c67c83d5b42112e73e220d6af93f85141387cd77",
  treasury: "0x0258edb065ee3eb58e5c47f5346f5a5e5a041fc9e5f17a816c67cb5c6964a707",
  buckets: "0xe00b9269f5f6b76a357fd85c66da136e005ef06810399c52222a0a54f9ee163d",
  payouts: "0x14c5cfb828bb4a9f812674590c6cf9185bcb3ed276090cafc305113fa77f925f",
  funds: "0xbeaa314f6684900cc6d7ced9629da68559746d2f2f90bc2d1670985c7487ee99",
  rounds: "0xb1d86005d0704d749cbedf5fc8488980984ce22cc601a9d5e1a8aedefe2835ae",
};

/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */
export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {
  hash: "0xc7c0a5abf325d41f79b280f5458ccee0f747fd567718dcb921ec13703b167741",
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
