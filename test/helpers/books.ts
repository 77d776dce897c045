import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { AddressLike } from "ethers";
import { purpose } from "../../scripts/charter.ts";
import type { Purpose } from "../../sdk/src/names.ts";
import type { Treasury } from "../../types/ethers-contracts/index.js";
import { expectEvent } from "./expect.ts";
import { replayJournal } from "./journal.ts";

/** INV-1, INV-2: the journal replayed gives seal and balances; these add up to what is booked, and that is held. */
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

/** Expects that `deed` adds this entry to the journal. */
export async function expectEntry(
  deed: Promise<unknown>,
  treasury: Treasury,
  number: bigint | number,
  name: Purpose,
  [from, to]: [string, string],
  asset: AddressLike,
  amount: bigint,
  ref: string,
): Promise<void> {
  await expectEvent(deed, treasury, "Entry", from, to, asset, number, amount, purpose(name), ref);
}
