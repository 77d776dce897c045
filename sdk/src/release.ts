import type { Hex } from "viem";
import type { Hole } from "./audit/code.ts";
import type { Noun } from "./coop.ts";

// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.

/** keccak256 of the code of each implementation that co-ops are cloned from. */
export const RELEASE: Readonly<Record<Noun, Hex>> = {
  statute: "0xa78e7ccb53422d343a28d2de22ad995691fcbda57f50db0316f7d00a02a7fdbb",
  members: "0x491f4d533afba6f4d2996aeb6471deefa1232b316f94c6fb74cf288ed7d6154c",
  shares: "0xef9d67b820d9540dd886ab0e7ea3c1f2fc6f7a069d4b5bb054d181b30394b7b4",
  assembly: "0xd9dcb24d89fc09457d0eb180548498cd316030e2b91205cb4169abc6e21bc8a1",
  agenda: "0x97f20eda8a9f8f43deb13789bfdb323d227d99bd9521d680cba1c08f7e2322a7",
  executor: "0x9373f1fd44758405f9395f9ab2458ee840edb73b31296b0e161c74872caf509d",
  authority: "0x04a503239dacd16a78fa70f1c67c83d5b42112e73e220d6af93f85141387cd77",
  treasury: "0x8530bb04faf741eac9d1844c3b53b44d3fad50d2be04e2ac464bb71a30e35ad4",
  buckets: "0x0a2bbbdc598bc4256ca0eb1df58043561c87a2bd7c32c87443f2a6ba8f861e0a",
  payouts: "0x02eb798a57d0d9896d64f95885a639d4132f12a98071dfbc0dbca474e53c1611",
  funds: "0xd81834a56228960558f228dd4c5bed30dbd4c9784b0296a6376c3a6a756cbf3e",
  rounds: "0xf8f05129cd0f33c5365b24fc7fc1b6d170364d52170018b975c5299167bee373",
};

/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */
export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {
  hash: "0x9ca63c481d3e390892ca464594dbdc81dcd796ccb3d84167004dc9b4a1c83568",
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
