import type { Hex } from "viem";
import type { Hole } from "./audit/code.ts";
import type { Noun } from "./coop.ts";

// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.

/** keccak256 of the code of each implementation that co-ops are cloned from. */
export const RELEASE: Readonly<Record<Noun, Hex>> = {
  statute: "0xfd6af159156750b52bd79357e66b2a3de268fd1b1322eacf4722c34d12c5f2b2",
  members: "0xd08df26d127f1acc3518d9cd9a75a66c59d4e0ee2f81faa371f7b7d82ec5e700",
  shares: "0x07460a5845387148094438d6e181b316b668672670f487d6c1f6cab5b760e381",
  assembly: "0xbcee4ce98cfa7ec3524e3deb49b9a986e83706f2e3316d88a9039efdd1c76b42",
  agenda: "0xcaf06987ed0db98021de1f888b8c7ba4cececc841a555eda21f34def429317f2",
  executor: "0x9373f1fd44758405f9395f9ab2458ee840edb73b31296b0e161c74872caf509d",
  authority: "0x04a503239dacd16a78fa70f1c67c83d5b42112e73e220d6af93f85141387cd77",
  treasury: "0xb2979246224c66fd8c0ea47720072765f519e45697d84c3df092009afba2a14f",
  buckets: "0xeedb1f5611bc5d0563da09073d2a0faea40ff0739d35575fe29fb3512fae2d60",
  payouts: "0x5673ebc5c325c11bf4f3881181bdea2836174722b8451e90d4cf630a4ab6b4ca",
  funds: "0xda83ff73415faba20676630b30fcf828ef536ef0f5030b7d8855670bcf2751b3",
  rounds: "0x295afc5bc8808cef2e1e0449d865e34b85690b8a56ede0a264efec3f3ccc2f80",
};

/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */
export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {
  hash: "0x02ac7027d5eec1fc1dd8a4a202ad5a27b6e31a33f9c1ddbd875950309b2ee9e0",
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
