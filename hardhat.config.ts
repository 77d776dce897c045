import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";
import { createRequire } from "node:module";

// Without a seed the runner always takes the same one, so that `npm test` tests the same every time; scripts/nightly.ts
// draws one each night.
const { FUZZ_SEED } = process.env;
const seed = FUZZ_SEED === undefined ? {} : { seed: `0x${BigInt(FUZZ_SEED).toString(16)}` };

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers],
  solidity: {
    version: "0.8.37",
    // The compiler comes from npm, so that nothing is downloaded when building.
    path: createRequire(import.meta.url).resolve("solc/soljson.js"),
    // 500 runs: with more inlining the assembly would be larger than the 24,576 bytes a contract may have.
    settings: { optimizer: { enabled: true, runs: 500 }, viaIR: true, evmVersion: "osaka" },
  },
  networks: {
    // A public chain to deploy on (docs/operations.md). Node and key come from Hardhat's encrypted keystore, once asked for.
    sepolia: {
      type: "http",
      chainType: "l1",
      chainId: 11_155_111,
      url: configVariable("ROCHDALE_RPC_URL"),
      accounts: [configVariable("ROCHDALE_DEPLOYER_KEY")],
    },
  },
  test: {
    solidity: {
      profiles: {
        default: { fuzz: { runs: 512, ...seed }, invariant: { runs: 64, depth: 100, failOnRevert: true } },
        gas: { isolate: true },
        nightly: { fuzz: { runs: 10_000, ...seed }, invariant: { runs: 1_000, depth: 200, failOnRevert: true } },
      },
    },
  },
});
