import { expect } from "chai";
import { MaxUint256, Signature } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import type { PermitToken, PhantomToken } from "../../types/ethers-contracts/index.js";
import { expectBooksInOrder } from "../helpers/books.ts";
import { heldIn, openBucket, openCampaign } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { euros } from "../helpers/somerset.ts";

// Attacks on permits: signatures that let the treasury take tokens, which others can see on their way.

const chain = await network.create();
const { ethers, networkHelpers } = chain;

const [SIGNED, PHANTOM] = [2, 3]; // buckets, after the one of the campaign

async function campaignOfTokens() {
  const c = await openCampaign(chain);
  const token = await ethers.deployContract("PermitToken", ["Signed euro", "SEUR", 18]);
  const phantom = await ethers.deployContract("PhantomToken");
  for (const asset of [token, phantom]) {
    await c.treasury.connect(c.executorSigner).accept(asset, true);
    await openBucket(c, c.steward, { min: 3n, max: euros(100), deadline: c.deadline, asset });
    await asset.mint(c.funder, euros(20));
  }
  return { ...c, token, phantom };
}

const PERMIT = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
};

describe("Attacks on permits", function () {
  let c: Campaign & { token: PermitToken; phantom: PhantomToken };
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(campaignOfTokens);
  });
  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  /** The funder's signature under "the treasury may take `value` of the token". */
  async function permit(value: bigint): Promise<Signature> {
    const [verifyingContract, spender] = [await c.token.getAddress(), await c.treasury.getAddress()];
    const domain = { name: "Signed euro", version: "1", chainId: 31337, verifyingContract };
    const message = {
      owner: c.funder.address,
      spender,
      value,
      nonce: await c.token.nonces(c.funder),
      deadline: c.deadline,
    };
    return Signature.from(await c.funder.signTypedData(domain, PERMIT, message));
  }

  const fill = ({ v, r, s }: Signature, amount: bigint, by: Signer = c.funder, bucket = SIGNED) =>
    c.buckets.connect(by).fillWithPermit(bucket, amount, c.deadline, v, r, s);

  const spend = ({ v, r, s }: Signature, value: bigint) =>
    c.token.connect(c.stranger).permit(c.funder, c.treasury, value, c.deadline, v, r, s);

  it("106 permits handed in first: the filling works all the same, once", async function () {
    const signature = await permit(euros(4));
    await spend(signature, euros(4));
    await fill(signature, euros(4));
    expect(await heldIn(c, SIGNED)).to.equal(euros(4));
    const again = fill(signature, euros(4));
    await expectError(again, c.token, "ERC20InsufficientAllowance", c.treasury, 0, euros(4));
    expect(await heldIn(c, SIGNED)).to.equal(euros(4));
  });

  it("106 permits handed in first: an approval that is there serves where the signature fails", async function () {
    await c.token.connect(c.funder).approve(c.treasury, euros(4));
    await fill(Signature.from(`0x${"11".repeat(64)}1b`), euros(4));
    expect(await heldIn(c, SIGNED)).to.equal(euros(4));
    expect(await c.token.allowance(c.funder, c.treasury)).to.equal(0n);
  });

  it("107 Anyswap, Multichain: the signer's money goes nowhere by somebody else's call", async function () {
    const signature = await permit(euros(4));
    await spend(signature, euros(4)); // the treasury may take it now, and only the funder can make it
    for (const thief of [c.stranger, c.steward, c.users[0]]) {
      const stealing = fill(signature, euros(4), thief);
      await expectError(stealing, c.token, "ERC20InsufficientAllowance", c.treasury, 0, euros(4));
      const filling = c.buckets.connect(thief).fill(SIGNED, euros(4));
      await expectError(filling, c.token, "ERC20InsufficientAllowance", c.treasury, 0, euros(4));
    }
    expect(await c.token.balanceOf(c.funder)).to.equal(euros(20));
    expect(await heldIn(c, SIGNED)).to.equal(0n);
  });

  it("107 Anyswap, Multichain: a token that takes any call for a permit gives nothing without approval", async function () {
    const nothing = Signature.from(`0x${"11".repeat(64)}1b`);
    await c.phantom.connect(c.funder).approve(c.treasury, MaxUint256);
    for (const thief of [c.stranger, c.steward]) {
      const stealing = fill(nothing, euros(4), thief, PHANTOM);
      await expectError(stealing, c.phantom, "ERC20InsufficientAllowance", c.treasury, 0, euros(4));
    }
    expect(await c.phantom.balanceOf(c.funder)).to.equal(euros(20));
    await fill(nothing, euros(4), c.funder, PHANTOM);
    expect(await c.phantom.balanceOf(c.funder)).to.equal(euros(16));
    expect(await heldIn(c, PHANTOM)).to.equal(euros(4));
  });
});
