import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { Treasury } from "../../types/ethers-contracts/index.js";
import { replayJournal } from "./journal.ts";

/** INV-1: replaying the journal gives the seal and every balance; the accounts of an asset add up to what is booked, and that is held. */
export async function expectBooksInOrder(ethers: HardhatEthers, treasury: Treasury): Promise<void> {
  const books = await replayJournal(treasury);
  expect(await treasury.seal()).to.equal(books.seal);
  for (const [account, asset, amount] of books.balances) {
    expect(await treasury.balanceOf(account, asset)).to.equal(amount);
    expect(amount >= 0n).to.equal(true);
  }
  for (const [asset, total] of books.totals) {
    expect((await treasury.holdingOf(asset)).booked).to.equal(total);
    const token = await ethers.getContractAt("TestToken", asset);
    const held = asset === ZeroAddress ? await ethers.provider.getBalance(treasury) : await token.balanceOf(treasury);
    expect(held >= total).to.equal(true);
  }
}
