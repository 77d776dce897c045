import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";
import { createRequire } from "node:module";

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers],
  solidity: {
    version: "0.8.37",
    // The compiler comes from npm, so that nothing is downloaded when building.
    path: createRequire(import.meta.url).resolve("solc/soljson.js"),
    // 500 runs: with more inlining the assembly would be larger than the 24,576 bytes a contract may have.
    settings: { optimizer: { enabled: true, runs: 500 }, viaIR: true, evmVersion: "osaka" },
  },
  test: {
    solidity: {
      profiles: {
        default: { fuzz: { runs: 512 }, invariant: { runs: 100, depth: 120, failOnRevert: true } },
        gas: { isolate: true },
        nightly: { fuzz: { runs: 10_000 }, invariant: { runs: 256, depth: 200, failOnRevert: true } },
      },
    },
  },
});
