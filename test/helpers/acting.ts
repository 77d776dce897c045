import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { encodeBytes32String, id, parseEther } from "ethers";
import type { BaseContract, Signer } from "ethers";
import { days } from "../../scripts/charter.ts";
import type { Action } from "../../scripts/proposal.ts";
import { past, USERS } from "./somerset.ts";
import type { Somerset } from "./somerset.ts";

type Time = NetworkHelpers["time"];
export type Chain = { ethers: HardhatEthers; networkHelpers: NetworkHelpers };

/** One call of a resolution: `name` of `target`. */
export function action(target: BaseContract, name: string, args: readonly unknown[] = []): Action {
  return { target, data: target.interface.encodeFunctionData(name, args) };
}

/** A signer who is `contract`, with ether for gas: for what that contract alone may do. */
export async function actingAs(
  { ethers, networkHelpers }: Chain,
  contract: BaseContract,
): Promise<HardhatEthersSigner> {
  const address = await contract.getAddress();
  await networkHelpers.setBalance(address, parseEther("1000"));
  return ethers.getImpersonatedSigner(address);
}

/** `count` wallets that nobody has used, with ether for gas. */
export async function newWallets({ ethers, networkHelpers }: Chain, count: number) {
  const wallets = Array.from({ length: count }, (_, i) => new ethers.Wallet(id(`wallet ${i}`), ethers.provider));
  for (const wallet of wallets) await networkHelpers.setBalance(wallet.address, parseEther("10"));
  return wallets;
}

/** Lets `wallets` join the users, each as the next number of the register. */
export async function joinUsers(c: Somerset, wallets: Awaited<ReturnType<typeof newWallets>>): Promise<void> {
  for (const wallet of wallets) await c.members.connect(wallet).join(USERS, 0);
}

/** Moves the chain to where the proposal can be queued, by the votes of all founders. */
export async function carry(c: Somerset, time: NetworkHelpers["time"], proposalId: bigint): Promise<void> {
  for (const founder of c.founders) await c.assembly.connect(founder).castVote(proposalId, 1);
  await past(time, await c.assembly.proposalDeadline(proposalId));
}

/** Moves the membership at `from` to the wallet `to`, which takes it over. */
export async function moveWallet({ members }: Somerset, from: Signer, to: Signer): Promise<void> {
  const number = await members.numberOf(from);
  await members.connect(from).changeWallet(number, to);
  await members.connect(to).acceptWallet(number);
}

/** Expels member `number` as the executor, after the shortest hearing there may be: a week. */
export async function expelMember(c: Somerset, executor: Signer, time: Time, number: number): Promise<void> {
  const asExecutor = c.members.connect(executor);
  const reason = encodeBytes32String("reason 3");
  await asExecutor.defineTerms({ ...c.charter.rulebook.membership, hearing: days(7) });
  await asExecutor.giveNotice(number, reason);
  await time.increase(days(7));
  await asExecutor.expel(number, reason);
}
