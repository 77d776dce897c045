import type { Hex } from "viem";
import type { Hole } from "./audit/code.ts";
import type { Noun } from "./coop.ts";

// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.

/** keccak256 of the code of each implementation that co-ops are cloned from. */
export const RELEASE: Readonly<Record<Noun, Hex>> = {
  statute: "0x2666b01559cd45f17f0dceed90eb24e0e35e68c507b2399283d28bda608b032d",
  members: "0x9b59568d7381cc85afd16d76ac223a156a17711fb2a14c8640a71e914b82ca42",
  shares: "0x370c990a93baaf06cfc2b52897ae8190ee12283a725b1c8862a3ae9a169e2f11",
  assembly: "0x80385aa4876f04b819cae457b4d511c0aedada0739706e3d9d50d1efcbce1b7b",
  agenda: "0x7eae264132272403c69da703ddd9b4ee4946996ae53de3da94c450a74d3c0d2e",
  executor: "0x9373f1fd44758405f9395f9ab2458ee840edb73b31296b0e161c74872caf509d",
  authority: "0x04a503239dacd16a78fa70f1c67c83d5b42112e73e220d6af93f85141387cd77",
  treasury: "0xa458442c0252e92f62da63907e1ae2c9fa21ed3a6ef01ace0e7d3ef3a91be720",
  buckets: "0x68701665bc8cd41dc84719ab506d12dcad84f2e4526cd03c8d3b3fd9d990f1dd",
  payouts: "0xe2f3a03bef8c156c979b0e902a5a3ecc33c5a50b2f87101e264525c6a2653790",
  funds: "0xf0566ed697c72ec255ad16b624ef19340fd9076d9c05104eaffadb736c031d96",
  rounds: "0x22b92f73095e8fea28eeb1c271f11c869cf07ea15b1e73af31a77fff9dd4dbcc",
};

/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */
export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {
  hash: "0x800684b78500d1290f3c90b21cc830966b5b7d38b48b45bb820b854623b7f0e2",
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
