import type { Hex } from "viem";
import type { Hole } from "./audit/code.ts";
import type { Noun } from "./coop.ts";

// Written by `node scripts/release.ts` from the compiled contracts. Not edited by hand.

/** keccak256 of the code of each implementation that co-ops are cloned from. */
export const RELEASE: Readonly<Record<Noun, Hex>> = {
  statute: "0xbd1bd31f09b80951df41400be01b93a9e3332b2105a51ba3b5b0ae4d73c0591a",
  members: "0x0f0666e54f9ed30d884f17687aa0b5d5c9ca85b241d5b798985fa31d0519a9a4",
  shares: "0x9bb1a2f32c245c2a8da0e0ffed1ed1a1f67dfc1e1ff913beeda274a6ac4dd288",
  assembly: "0x272d3464d6ac2a43406da72036e2648336ec75d40b5bd2294378ca07ba454aa9",
  agenda: "0xe96635578d860c02f7d6e508112c6f81274c4cb32a3ead8ab0d4482570ef7d0e",
  executor: "0x1790e3f40c69b5bd12b21a6f665968049e66c5e5524c71609c6325ef22d61b0b",
  authority: "0x04a503239dacd16a78fa70f1c67c83d5b42112e73e220d6af93f85141387cd77",
  treasury: "0xbc5b4666f7b9fb7d3ddf473752afec9564ae07e777360637a197be5fa0c2d92d",
  buckets: "0x1467c187d09fb2adae2b2a13c0e5fb9f7fccb4f652049669a28c1fd146ac2038",
  payouts: "0x78a01473fd730394adbdce8ee85e96b6466a0df5f84cf46a0316e4ee4a11e9d4",
  funds: "0xfa541da67e14222b69db44f4baaea61a7dec6f6640aeadd91f513c72221cb7ed",
  rounds: "0x2139657599e752245596e525087f52c606c43d05d96c46a87bdb4867f7d9db29",
};

/** keccak256 of the code of the factory, and the bytes in it that its constructor writes, taken as zero. */
export const FACTORY_RELEASE: { hash: Hex; holes: readonly Hole[] } = {
  hash: "0xb5c77afa5deba19c4c4002caaf29efb90cd5139d8812164fd9f2fe3ba0203f35",
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
