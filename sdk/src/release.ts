import type { Hex } from "viem";
import type { Hole } from "./audit/code.ts";
import type { Noun } from "./coop.ts";

// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.

/** keccak256 of the code of each implementation that co-ops are cloned from. */
export const RELEASE: Readonly<Record<Noun, Hex>> = {
  statute: "0x75247d736c95c9326eb21f4d965b85d04c3a46d060f59fca2aa18610f9dbe914",
  members: "0xfd01efd8bce47e1c6fb22bae8e52496a7f3e5ccbef8d0031dc5991399a44a188",
  shares: "0xd39c2dd2d3a8b8151dab05f15e06e34b03917298cabb6e49aa0c0145bd753dd3",
  assembly: "0x3981c9ab454a592b48e2432adba04f60c539a4aff18f06085d0c15262ec6729b",
  agenda: "0xa010203337107f596f01d33967d8b8543985bd6e73cf38c0ddb0f91a1324bb80",
  executor: "0x1790e3f40c69b5bd12b21a6f665968049e66c5e5524c71609c6325ef22d61b0b",
  authority: "0x04a503239dacd16a78fa70f1c67c83d5b42112e73e220d6af93f85141387cd77",
  treasury: "0x8d468a0cb5f7f3c607f3553b24e11498c6f3556c4efb2075527e6eec254e1623",
  buckets: "0x041a35c36dfb4852a85cbcfb635e26b8ca1a4d7cdd9255509feda7ac6db680a7",
  payouts: "0x993acb1f1daca4ab4f2561ef26782fae83397e3b80f0f5fa4067dee88684a3c7",
  funds: "0x924cdfe00d337843e77e509bd2a2b9c9a1b9de2ebc86fb54136b859a03001871",
  rounds: "0xc1e23ab4a1e79639620e0e2502e8e324c32f22f95723e153938a40f708c4a908",
};

/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */
export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {
  hash: "0x029fc6e93f37d8c31d44d37edd9d9d66041d0bbc30ba0a81cfbf32e4bce42b13",
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
