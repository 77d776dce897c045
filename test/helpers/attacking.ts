import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { expect } from "chai";
import { AbiCoder, id, toBeHex, ZeroAddress, ZeroHash } from "ethers";
import type { BaseContract, Wallet } from "ethers";
import { days, purpose } from "../../scripts/charter.ts";
import type { Action, Proposal } from "../../scripts/proposal.ts";
import { action, actingAs, carry, joinUsers, newWallets } from "./acting.ts";
import { expectError } from "./expect.ts";
import { euros, foundSomerset, openVote, past } from "./somerset.ts";
import type { Somerset } from "./somerset.ts";

type Chain = { ethers: HardhatEthers; networkHelpers: NetworkHelpers };
type Time = NetworkHelpers["time"];

const ALL_OR_NONE = `0x01${"00".repeat(31)}`; // a mode of ERC-7821

/**
 * A co-op worth attacking: 4,000 euros in its general fund, 1,000 in its reserve. The attackers are wallets that do
 * several calls as one transaction, no members, and have 10,000 euros each that they have let the treasury take.
 */
export async function foundRich(chain: Chain, change: Parameters<typeof foundSomerset>[1] = {}) {
  const c = await foundSomerset(chain.ethers, change);
  const executor = await actingAs(chain, c.executor);
  await c.treasury.connect(c.funder).deposit(c.currency, euros(5_000), id("gift"));
  const reserve = await c.treasury.reserve();
  const asExecutor = c.treasury.connect(executor);
  await asExecutor.transfer(0, reserve, c.currency, euros(1_000), purpose("Reserve"), id("reserve"));
  const attackers = await newWallets(chain, 2);
  for (const attacker of attackers) {
    await letBatch(chain, attacker);
    await c.currency.mint(attacker, euros(10_000));
    await c.currency.connect(attacker).approve(c.treasury, euros(10_000));
  }
  return { ...c, reserve, attacker: attackers[0]!, accomplice: attackers[1]!, executorSigner: executor };
}

export type Rich = Awaited<ReturnType<typeof foundRich>>;

/** Makes `wallet` able to do several calls as one (EIP-7702). */
export async function letBatch({ ethers }: Chain, wallet: Wallet): Promise<void> {
  const delegate = await ethers.deployContract("BatchAccount");
  await delegateTo(wallet, delegate);
}

/** Lets `wallet` run the code of `delegate` from now on (EIP-7702). */
export async function delegateTo(wallet: Wallet, delegate: BaseContract): Promise<void> {
  const nonce = (await wallet.getNonce()) + 1; // the transaction itself takes one
  const authorization = await wallet.authorize({ address: await delegate.getAddress(), nonce });
  await wallet.sendTransaction({ to: ZeroAddress, type: 4, authorizationList: [authorization], gasLimit: 200_000 });
}

/** Has `wallet` make all `calls` in one transaction, or none. */
export async function atOnce(wallet: Wallet, calls: Action[]) {
  const coder = AbiCoder.defaultAbiCoder();
  const batch = await Promise.all(calls.map(async ({ target, data }) => [await target.getAddress(), 0n, data]));
  const data = coder.encode(["tuple(address to, uint256 value, bytes data)[]"], [batch]);
  const execute = `0xe9ae5c53${coder.encode(["bytes32", "bytes"], [ALL_OR_NONE, data]).slice(2)}`;
  return wallet.sendTransaction({ to: wallet.address, data: execute });
}

/** Pays `amount` out of the general fund to `to`: an ordinary resolution. */
export const payTo = (c: Somerset, to: { address: string }, amount: bigint): Action[] => [
  action(c.treasury, "pay", [0, to.address, c.currencyAddress, amount, purpose("Work"), ZeroHash]),
];

/** As many newcomers join the users, and serve their tenure. */
export async function growUsers(chain: Chain, c: Somerset, count: number): Promise<Wallet[]> {
  const wallets = (await newWallets(chain, count + 2)).slice(2); // two are the attackers
  await joinUsers(c, wallets);
  await chain.networkHelpers.time.increase(days(30));
  return wallets;
}

/** Takes `actions` to where anybody can execute them, by the votes of all founders. */
export async function ready(c: Somerset, time: Time, actions: Action[], text: string): Promise<Proposal> {
  const proposal = await openVote(c, time, actions, text);
  await carry(c, time, proposal.id);
  await c.assembly.queue(...proposal.operation);
  await past(time, await c.assembly.proposalEta(proposal.id));
  return proposal;
}

/** All of a co-op that an attack on its government may be after: its money, shares, register, rules and powers. */
async function pictureOf(c: Somerset): Promise<string[]> {
  const { treasury, shares, members, statute, executor, assembly } = c;
  const accounts = [await treasury.generalFund(), await treasury.reserve()];
  const kinds = c.charter.rulebook.kinds.map((_, slot) => statute.kindIn(slot));
  const figures = await Promise.all([
    treasury.seal(),
    ...accounts.map((account) => treasury.balanceOf(account, c.currencyAddress)),
    shares.totalSupply(),
    shares.par(),
    shares.terms(),
    members.lastNumber(),
    members.memberCount(),
    members.terms(),
    statute.weights(),
    statute.agendaRules(),
    statute.articleCount(),
    statute.dissolvedAt(),
    ...kinds,
    executor.getMinDelay(),
    assembly.timelock(),
  ]);
  return figures.map(String);
}

/** Expects that `attack` is refused with exactly this error, and that it leaves the co-op as it was. */
export async function expectRefused(
  c: Somerset,
  attack: () => Promise<unknown>,
  contract: BaseContract,
  error: string,
  ...args: unknown[]
): Promise<void> {
  const before = await pictureOf(c);
  await expectError(attack(), contract, error, ...args);
  expect(await pictureOf(c)).to.deep.equal(before);
}

/** In the order of `ProposalState` of the Governor. */
const STATES = { Pending: 0, Active: 1, Canceled: 2, Defeated: 3, Succeeded: 4, Queued: 5, Executed: 7 };
type State = keyof typeof STATES;

/** Expects that `attack` is refused because the proposal is in one state and would have to be in another. */
export const expectWrongState = (
  c: Somerset,
  attack: () => Promise<unknown>,
  proposalId: bigint,
  state: State,
  needed: State,
) => {
  const bits = toBeHex(1n << BigInt(STATES[needed]), 32);
  return expectRefused(c, attack, c.assembly, "GovernorUnexpectedProposalState", proposalId, STATES[state], bits);
};
