import type { Hex } from "viem";
import type { Hole } from "./audit/code.ts";
import type { Noun } from "./coop.ts";

// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.

/** keccak256 of the code of each implementation that co-ops are cloned from. */
export const RELEASE: Readonly<Record<Noun, Hex>> = {
  statute: "0x9b3b4c70400901ac4355aedece72ae83b17fa8d8ce0884266fab0bfbf3f3599f",
  members: "0x4cb1818679cc6d93ef6f682a5a4d22415542b0b56f43425faef6aed8cc4516d8",
  shares: "0xcd797c8c588f015fe94866138c8573230a95fcd5264a92d3adc6db67b2167edb",
  assembly: "0x06fe79de7b101dcced2e7f43e66595b72d61f6fb7e6fbbc6674b1b36a51923c0",
  agenda: "0xa88e37e45f90cdfe79d0f32e0bcce631c012bfbf13b7a1813cdfa65b1b979062",
  executor: "0x1790e3f40c69b5bd12b21a6f665968049e66c5e5524c71609c6325ef22d61b0b",
  authority: "0x04a503239dacd16a78fa70f1c67c83d5b42112e73e220d6af93f85141387cd77",
  treasury: "0x9b2265dea4e8afae9177820cee24e6d9921a4a730bd7288738fe50a94bee692c",
  buckets: "0xe9e48c8711d933c6d3ca9c7ea0ce7d40304e08542467026f38661ec36559ecf0",
  payouts: "0x571ce27366802cde73ed8069684ada220374266289ca8e1017326e9914933d8f",
  funds: "0xfab487b4389b03e960c7313db068dde347c45cce7a404eeb352b766ca2034bfb",
  rounds: "0x5cdd7163ef85511a4e89443e2219cba0d997d26e19062a1f481a436c6c851199",
};

/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */
export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {
  hash: "0x0c881ed7dccee7d3241e701e729daa6047f4b9769f72c1b3775a8a211c82bd88",
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
