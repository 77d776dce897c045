import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";
import { createRequire } from "node:module";

/** solc by way of npm, so that nothing is downloaded when building. `runs` weighs gas of calls against size of code. */
const compiler = (runs: number) => ({
  version: "0.8.37",
  path: createRequire(import.meta.url).resolve("solc/soljson.js"),
  settings: { optimizer: { enabled: true, runs }, viaIR: true, evmVersion: "osaka" },
});

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers],
  solidity: {
    compilers: [compiler(10_000)],
    // With everything inlined a Governor with our counting would be larger than the 24,576 bytes a contract may have.
    overrides: { "contracts/Assembly.sol": compiler(200) },
  },
  test: {
    solidity: {
      profiles: {
        default: { fuzz: { runs: 200 }, invariant: { runs: 24, depth: 80, failOnRevert: true } },
        gas: { isolate: true },
        nightly: { fuzz: { runs: 200 }, invariant: { runs: 256, depth: 200, failOnRevert: true } },
      },
    },
  },
});
