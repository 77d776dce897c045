import { expect } from "chai";
import { concat, dataLength, dataSlice } from "ethers";
import { artifacts, network } from "hardhat";
import { getAddress } from "viem";
import { connectCoop, deployFactory, foundCoop, NOUNS } from "../../scripts/deploy.ts";
import { signConsent } from "../../scripts/charter.ts";
import { plausible } from "../helpers/abi.ts";
import { expectError } from "../helpers/expect.ts";
import { opcodesOf } from "../helpers/opcodes.ts";
import { foundSomerset } from "../helpers/somerset.ts";

// Attacks on code that others share: the twelve implementations, their clones, and the factory. Each is named by its row
// in docs/security.md.

const { ethers, networkHelpers } = await network.create();
const { time } = networkHelpers;

const [CALLCODE, DELEGATECALL, SELFDESTRUCT] = [0xf2, 0xf4, 0xff] as const;
const [ORIGIN, BLOCKHASH, COINBASE, PREVRANDAO, BLOBHASH] = [0x32, 0x40, 0x41, 0x44, 0x49] as const;
const STUB = ["0x363d3d373d3d3d363d73", "0x5af43d82803e903d91602b57fd5bf3"] as const; // of a minimal clone (ERC-1167)

const codeOf = async (name: string) => (await artifacts.readArtifact(name)).deployedBytecode;

/** The clones of a co-op, each with the address and the code of what it delegates to. */
async function fixture() {
  const c = await foundSomerset(ethers);
  const clones = Array.from(await c.factory.coopOf(0)) as string[];
  const codes = await Promise.all(clones.map((clone) => ethers.provider.getCode(clone)));
  const implementations = codes.map((code) => ethers.getAddress(dataSlice(code, 10, 30)));
  return { ...c, clones, codes, implementations };
}

describe("attacks on shared code", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  /** How often each of `opcodes` stands in the code of the twelve and of the factory. */
  async function countOf(...opcodes: number[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const name of [...NOUNS, "CoopFactory"]) {
      const found = opcodesOf(await codeOf(name));
      for (const opcode of opcodes)
        if (found.has(opcode)) counts[`${name} ${opcode.toString(16)}`] = found.get(opcode)!;
    }
    return counts;
  }

  it("79 Parity 2017, Bybit: no code but its own runs on the money of a co-op", async function () {
    // The one there is in the authority: OpenZeppelin's Multicall, which delegates to the authority itself alone.
    expect(await countOf(DELEGATECALL, CALLCODE)).to.deep.equal({ "Authority f4": 1 });
    for (const [i, code] of c.codes.entries()) {
      const written = dataSlice(code, dataLength(STUB[0]) + 20 + dataLength(STUB[1]));
      expect(code).to.equal(concat([STUB[0], c.implementations[i]!, STUB[1], written]).toLowerCase());
      expect(await ethers.provider.getCode(c.implementations[i]!)).to.equal(await codeOf(NOUNS[i]!));
    }
  });

  it("79 and 80: an opcode is found where it can be reached, and there alone", async function () {
    const pushed = "60ff61f4ff50"; // PUSH1 ff, PUSH2 f4ff, POP
    const unreached = "00f4"; // STOP, and what comes after it
    const reached = "5bf4ff"; // JUMPDEST, DELEGATECALL, SELFDESTRUCT
    const found = opcodesOf(`0x${pushed}${unreached}${reached}fff40002`); // and a note of two bytes
    expect([found.get(DELEGATECALL), found.get(SELFDESTRUCT)]).to.deep.equal([1, 1]);
    expect(opcodesOf(`0x${pushed}${unreached}fff40002`).has(SELFDESTRUCT)).to.equal(false);
  });

  it("80 Parity library: nobody takes over what all clones share, and nothing can end it", async function () {
    expect(await countOf(SELFDESTRUCT)).to.deep.equal({});
    await expectAllInitialised(c.implementations);
    for (const [i, implementation] of c.implementations.entries()) {
      expect(await ethers.provider.getCode(implementation)).to.equal(await codeOf(NOUNS[i]!));
    }
  });

  it("81 Wormhole, Renegade: each clone is initialised in the transaction of its creation, and never again", async function () {
    const topic = c.statute.interface.getEvent("Initialized").topicHash;
    const initialised = c.receipt.logs.filter(({ topics }) => topics[0] === topic).map(({ address }) => address);
    expect(initialised.sort()).to.deep.equal([...c.clones].sort());
    for (const clone of c.clones)
      expect(await ethers.provider.getCode(clone, c.receipt.blockNumber - 1)).to.equal("0x");
    await expectAllInitialised(c.clones);
  });

  /** Expects that a stranger who initialises any of the twelve nouns at `addresses` is refused. */
  async function expectAllInitialised(addresses: string[]): Promise<void> {
    for (const [i, noun] of NOUNS.entries()) {
      const contract = new ethers.Contract(addresses[i]!, (await artifacts.readArtifact(noun as string)).abi);
      const fragment = contract.interface.getFunction("initialize")!;
      const args = fragment.inputs.map((input) => plausible(input, c.stranger.address));
      const data = contract.interface.encodeFunctionData(fragment, args);
      await expectError(c.stranger.sendTransaction({ to: addresses[i]!, data }), contract, "InvalidInitialization");
    }
  }

  it("83 clones of nothing: the factory is not deployed with an implementation that has no code", async function () {
    for (const place of NOUNS.keys()) {
      const implementations = (c.implementations as string[]).with(place, c.stranger.address);
      const deploying = ethers.deployContract("CoopFactory", [implementations]);
      await expectError(deploying, c.factory, "NoCode", c.stranger);
    }
  });

  describe("84 salt squatting:", function () {
    /** Another charter of the same founders, and their consents. */
    async function signed() {
      const charter = { ...c.charter, nonce: 7n };
      const hash = await c.factory.hashOf(charter);
      const deadline = BigInt(await time.latest()) + 86_400n;
      const signing = c.founders.map((founder) => signConsent(founder, c.factory, charter, hash, deadline));
      return { charter, hash, consents: await Promise.all(signing) };
    }

    it("who sends the founders' charter first founds their co-op, where they expected it", async function () {
      const { charter, hash, consents } = await signed();
      const predicted = await c.factory.addressesOf(hash);
      await c.factory.connect(c.stranger).found(charter, consents);
      expect(await c.factory.coopOf(1)).to.deep.equal(predicted);
      const { members, authority } = await connectCoop(ethers, c.factory, hash);
      expect([await members.memberCount(), await members.isMember(c.stranger)]).to.deep.equal([9n, false]);
      expect(await authority.hasRole(0, c.stranger)).to.deep.equal([false, 0n]);
      await expectError(c.factory.found(charter, consents), c.factory, "AlreadyFounded", hash);
    });

    it("nobody takes their place by changing the charter, or by a factory of its own", async function () {
      const { charter, hash, consents } = await signed();
      const founders = charter.founders.with(0, { ...charter.founders[0]!, wallet: getAddress(c.stranger.address) });
      const founding = c.factory.connect(c.stranger).found({ ...charter, founders }, consents);
      await expectError(founding, c.factory, "NoConsent", c.stranger);

      const predicted = (await c.factory.addressesOf(hash)) as readonly string[];
      const other = await deployFactory(ethers);
      const theirs = await foundCoop(ethers, other, charter, c.founders);
      expect(await other.hashOf(charter)).to.equal(hash);
      expect(predicted).not.to.include(await theirs.treasury.getAddress());
      for (const address of predicted) expect(await ethers.provider.getCode(address)).to.equal("0x");
    });
  });

  it("91 lotteries by block hash: no code asks a block for chance, or who sent the transaction", async function () {
    expect(await countOf(ORIGIN, BLOCKHASH, COINBASE, PREVRANDAO, BLOBHASH)).to.deep.equal({});
  });
});
