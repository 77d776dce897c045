import { expect } from "chai";
import { AbiCoder, keccak256, parseEther, parseUnits, toBeHex, toQuantity } from "ethers";
import { network } from "hardhat";
import { choice, days } from "../../scripts/charter.ts";
import { openBucket } from "../helpers/budgets.ts";
import { gasOf } from "../helpers/gas.ts";
import { euros, foundSomerset, openVote, past, roundActions, USERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";

const { ethers, networkHelpers } = await network.create();
const { time } = networkHelpers;

const FEW = 10;
const MANY = 10_000;
const MOST = 100_000;
const ELECTORATE_SLOT = 5; // of `_electorate` in contracts/Members.sol

/** The gas of what members and anyone pay for in a co-op that others have joined, who `grow` says. */
async function costs(grow: (c: Somerset) => Promise<void>, members: number): Promise<Record<string, bigint>> {
  const c = await foundSomerset(ethers);
  await grow(c);
  await time.increase(days(31)); // all have served their tenure, and take part in a round
  const electorates = await c.members.electoratesAt((await time.latest()) - 1);
  expect(await c.members.memberCount()).to.equal(BigInt(members));
  expect(electorates.reduce((sum, votes) => sum + votes)).to.equal(BigInt(members));
  await c.treasury.connect(c.funder).deposit(c.currencyAddress, euros(9_000), ethers.ZeroHash);
  const [first, second, third] = c.users;
  const proposal = await openVote(c, time, await roundActions(c, euros(9_000), euros(0.001)), "A round");
  await c.assembly.connect(first).castVote(proposal.id, choice("For"));
  const vote = await gasOf(c.assembly.connect(second).castVote(proposal.id, choice("For")));

  // What the executor does when a resolution is carried, without the votes of hundreds.
  const executor = await ethers.getImpersonatedSigner(await c.executor.getAddress());
  await networkHelpers.setBalance(executor.address, parseEther("1"));
  const [setAside, openRound] = await roundActions(c, euros(9_000), euros(0.001));
  await executor.sendTransaction({ to: setAside?.target, data: setAside?.data });
  const open = await gasOf(executor.sendTransaction({ to: openRound?.target, data: openRound?.data }));
  const share = await c.rounds.allowanceOf(1, first);
  expect(share).to.equal(9_000_000n / BigInt(members));

  for (let i = 0; i < 3; i++) await openBucket(c, first, { round: 1, min: 1n, max: euros(900) });
  const list = [1, 2, 3].map((bucket) => ({ bucket, units: 5 }));
  await c.rounds.connect(third).allocate(1, list);
  const allocate = await gasOf(c.rounds.connect(second).allocate(1, list));
  const again = await gasOf(c.rounds.connect(second).allocate(1, list.slice(1)));
  await past(time, (await c.rounds.roundOf(1)).closesAt);
  const settle = await gasOf(c.rounds.settle(1, 1));
  await c.rounds.settle(1, 2);
  await c.rounds.settle(1, 3);
  const finish = await gasOf(c.rounds.finish(1));
  return { vote, open, allocate, again, settle, finish };
}

/** Lets others join until there are `members`, by the shortest way to the node: a signer's way takes minutes. */
const joinUntil = (members: number) => async (c: Somerset): Promise<void> => {
  const call = {
    to: await c.members.getAddress(),
    data: c.members.interface.encodeFunctionData("join", [USERS, 0]),
    gas: toQuantity(500_000),
    gasPrice: toQuantity(parseUnits("10", "gwei")),
  };
  for (let i = c.founders.length; i < members; i++) {
    const from = toBeHex((1n << 150n) + BigInt(i), 20);
    await networkHelpers.setBalance(from, parseEther("1"));
    await networkHelpers.impersonateAccount(from);
    await ethers.provider.send("eth_sendTransaction", [{ ...call, from }]);
  }
};

/**
 * Writes a register of `members` into the storage of the co-op, for so many cannot join in a test: the number of
 * members, the last number given out and the newest count of users are what rounds and votes read of it. There is
 * nobody behind the numbers, and no line on the register. Who acts in {@link costs} are founders, who are really there.
 */
const writeUntil = (members: number) => async (c: Somerset): Promise<void> => {
  await joinUntil(FEW)(c); // so that the newest count has a checkpoint of its own
  const address = await c.members.getAddress();
  const shares = BigInt(await networkHelpers.getStorageAt(address, 0)) & ((1n << 160n) - 1n);
  await networkHelpers.setStorageAt(address, 0, shares | (BigInt(members) << 160n) | (BigInt(members) << 192n));

  const trace = keccak256(AbiCoder.defaultAbiCoder().encode(["uint256", "uint256"], [USERS, ELECTORATE_SLOT]));
  const checkpoints = BigInt(await networkHelpers.getStorageAt(address, BigInt(trace)));
  const newest = BigInt(keccak256(trace)) + checkpoints - 1n;
  const when = BigInt(await networkHelpers.getStorageAt(address, newest)) & ((1n << 48n) - 1n);
  const [workers, investors] = [c.workers.length, c.investors.length];
  await networkHelpers.setStorageAt(address, newest, when | (BigInt(members - workers - investors) << 48n));
};

describe("A co-op that grows", function () {
  this.timeout(180_000);

  let few: Awaited<ReturnType<typeof costs>>;
  before(async () => {
    few = await costs(joinUntil(FEW), FEW);
  });

  it("INV-10, INV-45: pays the same to vote, open a round, allocate and settle with 10,000 members", async function () {
    expect(await costs(joinUntil(MANY), MANY)).to.deep.equal(few);
  });

  it("INV-10: and with 100,000 members whose number is written into storage, instead of joining", async function () {
    expect(await costs(writeUntil(MOST), MOST)).to.deep.equal(few);
  });
});
