import { expect } from "chai";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { draftCharter } from "../scripts/charter.ts";
import { deployFactory, foundCoop } from "../scripts/deploy.ts";
import { freePort, startChain } from "../scripts/localChain.ts";
import { somerset } from "../scripts/presets/index.ts";
import { NOUNS } from "../sdk/src/coop.ts";
import type { Addresses } from "../sdk/src/coop.ts";
import { addressesOf } from "./helpers/following.ts";

const COMMAND = fileURLToPath(new URL("../scripts/reproduce.ts", import.meta.url));
const NOBODY = "0x00000000000000000000000000000000000decaf";
const ADDRESS_AT = 2 + 2 * 10; // of the implementation, in the hex digits of a clone

describe("npm run reproduce", function () {
  this.timeout(120_000);

  let chain: Awaited<ReturnType<typeof startChain>>;
  let coop: Addresses;
  let factory: string;
  let snapshot: string;

  before(async function () {
    chain = await startChain(await freePort(8_940), new Date());
    const { ethers } = chain;
    const founders = (await ethers.getSigners()).slice(0, 9);
    const deployed = await deployFactory(ethers);
    const currency = await ethers.deployContract("TestToken", ["Test euro", "EUR", 18]);
    const charter = draftCharter(somerset, {
      name: "Commons Bakery",
      purpose: "Bread for the neighbourhood",
      currency: await currency.getAddress(),
      decimals: 18,
      founders: founders.map(({ address }, i) => ({ wallet: address, class: Math.floor(i / 3) })),
    });
    coop = await addressesOf(await foundCoop(ethers, deployed, charter, founders));
    factory = await deployed.getAddress();
  });
  after(() => chain.close());

  const send = (method: string, ...params: unknown[]): Promise<string> => chain.ethers.provider.send(method, params);
  beforeEach(async () => void (snapshot = await send("evm_snapshot")));
  afterEach(() => send("evm_revert", snapshot));

  function reproduce(...args: string[]): Promise<{ status: number; output: string; complaints: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [COMMAND, ...args], (error, output, complaints) =>
        resolve({ status: Number(error?.code ?? 0), output, complaints }),
      );
    });
  }
  const compare = (address: string = coop.treasury) => reproduce("--rpc", chain.url, "--coop", address);

  /** Exchanges one byte of the code at `address`. */
  async function changeByte(address: string, byte: number): Promise<void> {
    const code = await send("eth_getCode", address, "latest");
    const at = 2 + 2 * byte;
    const other = (Number.parseInt(code.slice(at, at + 2), 16) ^ 1).toString(16).padStart(2, "0");
    await send("hardhat_setCode", address, code.slice(0, at) + other + code.slice(at + 2));
  }

  async function implementationOf(noun: keyof Addresses): Promise<string> {
    const code = await send("eth_getCode", coop[noun], "latest");
    return `0x${code.slice(ADDRESS_AT, ADDRESS_AT + 40)}`;
  }

  async function expectDifference(name: string, words: string) {
    const { status, output } = await compare();
    expect(status, output).to.equal(1);
    expect(output.match(/^\w+(?= .*DIFFERS)/gm)).to.deep.equal([name]);
    expect(output).to.contain(words);
    expect(output).to.contain(`Not this commit's: ${name}.`);
  }

  it("finds nothing else than this commit in an honest co-op, and says so for each contract", async function () {
    const { status, output, complaints } = await compare();
    expect([status, complaints], output).to.deep.equal([0, ""]);
    expect(output).to.match(/^Commons Bakery, founded in block \d+\.\nCompared with .*, compiled by solc 0\.8\.37\+/);
    for (const name of ["factory", ...NOUNS])
      expect(output).to.match(new RegExp(`^${name} +0x.*  same, \\d+ bytes`, "m"));
    expect(output).to.contain("All of it is this commit's.");
  });

  it("takes any of the twelve contracts", async function () {
    expect((await compare(coop.statute)).status).to.equal(0);
    expect((await compare(coop.rounds)).status).to.equal(0);
  });

  it("names the implementation in which one byte was changed, be it the last", async function () {
    const at = await implementationOf("assembly");
    const length = ((await send("eth_getCode", at, "latest")).length - 2) / 2;
    await changeByte(at, length - 1);
    await expectDifference("assembly", `the code differs from byte ${length - 1} on`);
  });

  it("names the clone that leads to other code, also where it was asked for that one", async function () {
    await send("hardhat_setCode", NOBODY, await send("eth_getCode", await implementationOf("treasury"), "latest"));
    const clone = await send("eth_getCode", coop.treasury, "latest");
    const led = clone.slice(0, ADDRESS_AT) + NOBODY.slice(2) + clone.slice(ADDRESS_AT + 40);
    await send("hardhat_setCode", coop.treasury, led);
    await expectDifference("treasury", "the clone is of another code than the factory laid down");
  });

  it("names the clone that has other neighbours behind it, and the one that is no clone", async function () {
    await changeByte(coop.members, 45);
    await expectDifference("members", "behind the clone stand other neighbours than the co-op's");
    await send("evm_revert", snapshot);
    snapshot = await send("evm_snapshot");
    await changeByte(coop.payouts, 0);
    await expectDifference("payouts", "the contract is no clone (EIP-1167)");
  });

  it("names the factory, and says which bytes of it were not compared", async function () {
    expect((await compare()).output).to.match(/^factory .* but for 224 that its constructor writes$/m);
    await changeByte(factory, 0);
    await expectDifference("factory", "the code differs from byte 0 on");
  });

  it("says which code is missing", async function () {
    await send("hardhat_setCode", await implementationOf("funds"), "0x");
    await expectDifference("funds", "there is no code");
  });

  it("ends with 2 where there is nothing to compare", async function () {
    const cases: [args: string[], words: string][] = [
      [["--rpc", chain.url], "--coop is needed"],
      [["--rpc", "here", "--coop", coop.treasury], "is not the URL of a node"],
      [["--rpc", chain.url, "--coop", "0x12"], "Usage: npm run reproduce"],
      [["--rpc", chain.url, "--coop", NOBODY], "is no contract of a co-op"],
      [["--rpc", chain.url, "--coop", factory], "is no contract of a co-op"],
      [["--rpc", `http://127.0.0.1:${await freePort(8_950)}`, "--coop", coop.treasury], "The node does not answer"],
    ];
    for (const [args, words] of cases) {
      const { status, output, complaints } = await reproduce(...args);
      expect([status, output]).to.deep.equal([2, ""]);
      expect(complaints).to.contain(words);
    }
  });
});
