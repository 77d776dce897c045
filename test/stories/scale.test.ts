import { expect } from "chai";
import { parseEther, parseUnits, toBeHex, toQuantity } from "ethers";
import { network } from "hardhat";
import { choice } from "../../scripts/charter.ts";
import { gasOf } from "../helpers/gas.ts";
import { euros, foundSomerset, openVote, past, roundActions, USERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";

const { ethers, networkHelpers } = await network.create();
const { time } = networkHelpers;

/** The gas of what members and anyone pay for in a co-op that `newcomers` have joined. */
async function costs(newcomers: number): Promise<Record<string, bigint>> {
  const c = await foundSomerset(ethers);
  await joinMany(c, newcomers);
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

  for (let i = 0; i < 3; i++) await c.buckets.connect(first).openInRound(1, 1, euros(900), "A bucket", "");
  const list = [1, 2, 3].map((bucket) => ({ bucket, units: 5 }));
  await c.rounds.connect(third).allocate(1, list);
  const allocate = await gasOf(c.rounds.connect(second).allocate(1, list));
  await past(time, (await c.rounds.roundOf(1)).closesAt);
  const settle = await gasOf(c.rounds.settle(1));
  return { vote, open, allocate, settle };
}

/** Lets so many join by the shortest way to the node, for a signer's way takes minutes for 10,000. */
async function joinMany(c: Somerset, newcomers: number): Promise<void> {
  const call = {
    to: await c.members.getAddress(),
    data: c.members.interface.encodeFunctionData("join", [USERS, 0]),
    gas: toQuantity(500_000),
    gasPrice: toQuantity(parseUnits("10", "gwei")),
  };
  for (let i = 0; i < newcomers; i++) {
    const from = toBeHex((1n << 150n) + BigInt(i), 20);
    await networkHelpers.setBalance(from, parseEther("1"));
    await networkHelpers.impersonateAccount(from);
    await ethers.provider.send("eth_sendTransaction", [{ ...call, from }]);
  }
  expect(await c.members.memberCount()).to.equal(BigInt(c.founders.length + newcomers));
}

describe("A co-op that grows", function () {
  this.timeout(120_000);

  it("INV-10: pays the same to vote, open a round, allocate and settle with 10 and 10,000 members", async function () {
    const [few, many] = [await costs(1), await costs(9_991)];
    expect(many).to.deep.equal(few);
  });
});
