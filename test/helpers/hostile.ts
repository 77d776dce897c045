import { expect } from "chai";
import { AbiCoder, id, MaxUint256, ZeroAddress } from "ethers";
import type { BaseContract, ContractTransactionResponse } from "ethers";
import { somerset } from "../../scripts/presets/index.ts";
import type { Action } from "../../scripts/proposal.ts";
import type { BatchAccount } from "../../types/ethers-contracts/index.js";
import { action, actingAs } from "./acting.ts";
import type { Chain } from "./acting.ts";
import { euros, foundSomerset, USERS } from "./somerset.ts";

/** In the order of `HostileToken.Oddity`. */
const ODDITIES = [
  "None",
  "ReturnsFalse",
  "ReturnsNothing",
  "ReturnsMegabyte",
  "RevertsWithMegabyte",
  "Pauses",
  "RefusesZero",
  "TakesMaxForAll",
] as const;
export const odd = (oddity: (typeof ODDITIES)[number]) => ODDITIES.indexOf(oddity);

/** In the order of `HostileWallet.Manner`. */
const MANNERS = ["Accepts", "Refuses", "BurnsGas", "RevertsWithMegabyte", "ReturnsMegabyte"] as const;
export type Manner = (typeof MANNERS)[number];
export const like = (manner: Manner) => MANNERS.indexOf(manner);

/** Terms of shares that can be had back at once. */
export const QUICK = { ...somerset.capital, lock: 0, notice: 0, yearlyCapBps: 10_000 };

/**
 * A co-op whose currency is the hostile token, with 5,000 of it and 5 ether in its general fund, and whose shares can
 * be had back at once. Its tenth member is the hostile wallet. All have 10,000 and let the treasury take it.
 */
export async function foundHostile(chain: Chain) {
  const { ethers } = chain;
  const [token, wallet] = [await ethers.deployContract("HostileToken"), await ethers.deployContract("HostileWallet")];
  const currencyAddress = await token.getAddress();
  const change = { preset: { capital: QUICK }, charter: { currency: currencyAddress } };
  const c = { ...(await foundSomerset(ethers, change)), currencyAddress };
  for (const owner of [...c.founders, c.funder, c.newcomer]) {
    await token.mint(owner, euros(10_000));
    await token.connect(owner).approve(c.treasury, MaxUint256);
  }
  const does = (target: BaseContract, name: string, args: readonly unknown[], overrides = {}) =>
    wallet.call(target, action(target, name, args).data, overrides);
  await token.mint(wallet, euros(10_000));
  await does(token, "approve", [await c.treasury.getAddress(), MaxUint256]);
  await does(c.members, "join", [USERS, 0]);

  await c.treasury.connect(c.funder).deposit(token, euros(5_000), id("gift"));
  await c.treasury.connect(c.funder).deposit(ZeroAddress, euros(5), id("gift"), { value: euros(5) });
  const executorSigner = await actingAs(chain, c.executor);
  const hostile = { address: await wallet.getAddress(), number: 10 };
  return { ...c, token, wallet, hostile, does, executorSigner };
}

/** A call that carries ether. */
export type Payment = Action & { value?: bigint };

const BATCH_MODE = "0x0100000000000000000000000000000000000000000000000000000000000000"; // all calls or none (ERC-7821)

/** Has `account` make all `calls` in one transaction. */
export async function inOneTransaction(
  chain: Chain,
  account: BatchAccount,
  calls: Payment[],
): Promise<ContractTransactionResponse> {
  const list = await Promise.all(
    calls.map(async ({ target, data, value = 0n }) => [await target.getAddress(), value, data]),
  );
  const encoded = AbiCoder.defaultAbiCoder().encode(["tuple(address,uint256,bytes)[]"], [list]);
  return account.connect(await actingAs(chain, account)).execute(BATCH_MODE, encoded);
}

/** Sends what `deeds` send into one block, in this order. All of them have to succeed. */
export async function inOneBlock(
  { ethers, networkHelpers }: Chain,
  deeds: (() => Promise<ContractTransactionResponse>)[],
): Promise<void> {
  await ethers.provider.send("evm_setAutomine", [false]);
  const sent = [];
  for (const deed of deeds) sent.push(await deed());
  await networkHelpers.mine();
  await ethers.provider.send("evm_setAutomine", [true]);
  const receipts = await Promise.all(sent.map(({ hash }) => ethers.provider.getTransactionReceipt(hash)));
  expect(receipts.map((receipt) => receipt?.status)).to.deep.equal(deeds.map(() => 1));
  expect(new Set(receipts.map((receipt) => receipt?.blockNumber)).size).to.equal(1);
}
