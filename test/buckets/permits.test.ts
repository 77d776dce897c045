import { expect } from "chai";
import { Signature } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import type { PermitToken } from "../../types/ethers-contracts/index.js";
import { expectBooksInOrder } from "../helpers/books.ts";
import { heldIn, openBucket, openCampaign } from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { euros } from "../helpers/somerset.ts";

// Funders who sign for their tokens instead of approving them first (ERC-2612).

const chain = await network.create();
const { ethers, networkHelpers } = chain;

const BUCKET = 2; // in the token that takes signatures; the first is in one that does not

async function campaignWithPermits() {
  const c = await openCampaign(chain);
  const token = await ethers.deployContract("PermitToken", ["Signed euro", "SEUR", 18]);
  await c.treasury.connect(c.executorSigner).accept(token, true);
  await openBucket(c, c.steward, { min: 3n, max: euros(10), deadline: c.deadline, asset: token });
  await token.mint(c.funder, euros(20));
  return { ...c, token };
}

describe("filling with a permit", function () {
  let c: Campaign & { token: PermitToken };
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(campaignWithPermits);
  });
  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  /** The funder's signature under "the treasury may take `amount` of `token`". */
  async function sign(amount: bigint, token: PermitToken = c.token): Promise<Signature> {
    const types = {
      Permit: ["address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"].map((field) => {
        const [type, name] = field.split(" ") as [string, string];
        return { name, type };
      }),
    };
    const { chainId } = await ethers.provider.getNetwork();
    const domain = { name: "Signed euro", version: "1", chainId, verifyingContract: await token.getAddress() };
    const permit = {
      owner: c.funder.address,
      spender: await c.treasury.getAddress(),
      value: amount,
      nonce: await token.nonces(c.funder),
      deadline: c.deadline,
    };
    return Signature.from(await c.funder.signTypedData(domain, types, permit));
  }

  const fill = ({ v, r, s }: Signature, amount: bigint, by: Signer = c.funder, bucket = BUCKET) =>
    c.buckets.connect(by).fillWithPermit(bucket, amount, c.deadline, v, r, s);

  it("takes one signature and one transaction, and leaves no allowance behind", async function () {
    await fill(await sign(euros(4)), euros(4));
    expect(await heldIn(c, BUCKET)).to.equal(euros(4));
    expect(await c.buckets.fundedBy(BUCKET, c.funder)).to.equal(euros(4));
    expect(await c.token.allowance(c.funder, c.treasury)).to.equal(0n);
  });

  it("works where somebody else has handed in the signature first", async function () {
    const signature = await sign(euros(4));
    const { v, r, s } = signature;
    await c.token.connect(c.stranger).permit(c.funder, c.treasury, euros(4), c.deadline, v, r, s);
    await fill(signature, euros(4));
    expect(await heldIn(c, BUCKET)).to.equal(euros(4));
  });

  it("takes nothing with a signature of somebody else, or for less", async function () {
    const error = "ERC20InsufficientAllowance";
    await expectError(fill(await sign(euros(4)), euros(4), c.stranger), c.token, error, c.treasury, 0, euros(4));
    await expectError(fill(await sign(euros(3)), euros(4)), c.token, error, c.treasury, 0, euros(4));
    expect(await heldIn(c, BUCKET)).to.equal(0n);
  });

  it("takes what is approved where the token knows no signatures", async function () {
    const signature = await sign(euros(1));
    await fill(signature, euros(7), c.funder, 1); // approved by the funder before, see helpers/somerset.ts
    expect(await heldIn(c, 1)).to.equal(euros(7));
  });

  it("is not for ether, and not for more than the bucket has room for", async function () {
    const signature = await sign(euros(11));
    await expectError(fill(signature, euros(11)), c.buckets, "BucketFull", BUCKET, euros(10), euros(11));
    await openBucket(c, c.steward, { min: 3n, max: 10n, deadline: c.deadline, asset: ethers.ZeroAddress });
    await expectError(fill(signature, 5n, c.funder, 3), c.treasury, "WrongEther", 0, 5);
  });
});
