import { parseEther, toBeHex } from "ethers";
import { generatePrivateKey } from "viem/accounts";
import { walletOf } from "./site.ts";
import type { Site } from "./site.ts";
import { TestWallet } from "./testWallet.ts";

/** The wallet of somebody whom the co-op does not know, with some of its currency, which nobody may take from it yet. */
export async function newWallet(site: Site, euros: number): Promise<TestWallet> {
  const { ethers } = site.chain;
  const wallet = new TestWallet(generatePrivateKey(), site.rpcUrl);
  const { address } = wallet.account;
  await ethers.provider.send("hardhat_setBalance", [address, toBeHex(parseEther("10"))]);
  const currency = await ethers.getContractAt("TestToken", await site.coop.statute.currency());
  const mint = await currency
    .connect(await ethers.getSigner(walletOf("User 1").address))
    .mint(address, parseEther(String(euros)));
  await mint.wait();
  return wallet;
}
