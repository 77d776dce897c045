import type { Peer } from "./deeds.ts";

/** QVSimple of Allo v2, github.com/allo-protocol/allo-v2 at d262e7e1, once built and measured on the same kind of chain. */
export const allo: Peer = {
  name: "Allo v2 *",
  remark: "QVSimple; its contracts are not on npm: measured earlier from source, on an EVM of the Osaka fork",
  figures: {
    allocateTo1: 134_268,
    allocateTo3: 278_996,
    allocateTo10: 779_092,
    settle: 114_744,
    settleFilled: 114_744,
  },
};
