import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { signConsent } from "../../scripts/charter.ts";
import { connectCoop } from "../../scripts/deploy.ts";
import { actingAs, newWallets } from "../helpers/acting.ts";
import { openRound } from "../helpers/budgets.ts";
import { euros, foundSomerset, USERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;

describe("Allowances of a round opened soon after the founding", function () {
  it("do not go to who joins in the second of the founding itself, nor shrink by it", async function () {
    const c = await foundSomerset(ethers);
    const charter = { ...c.charter, rulebook: { ...c.charter.rulebook, name: "Other" } };
    const hash = await c.factory.hashOf(charter);
    const other = await connectCoop(ethers, c.factory, hash);
    const deadline = BigInt((await ethers.provider.getBlock("latest"))!.timestamp) + 86_400n;
    const consents = await Promise.all(c.founders.map((f) => signConsent(f, c.factory, charter, hash, deadline)));
    const [to, data] = [
      await other.members.getAddress(), other.members.interface.encodeFunctionData("join", [USERS, 0]),
    ];
    const wallets = await newWallets(chain, 20);
    await ethers.provider.send("evm_setAutomine", [false]);
    await c.factory.found(charter, consents, { gasLimit: 9_000_000, gasPrice: 9_000_000_000n });
    for (const w of wallets) await w.sendTransaction({ to, data, gasLimit: 400_000, gasPrice: 3_000_000_000n });
    await networkHelpers.mine();
    await ethers.provider.send("evm_setAutomine", [true]);
    const s = { ...c, ...other };
    await c.currency.connect(c.funder).approve(s.treasury, euros(9_000));
    await s.treasury.connect(c.funder).deposit(c.currency, euros(9_000), id("gift"));
    await openRound(s, await actingAs(chain, s.executor), euros(900), euros(1));
    const allowances = [await s.rounds.allowanceOf(1, wallets[0]!), await s.rounds.allowanceOf(1, c.users[0])];
    expect(allowances).to.deep.equal([0n, 100n]);
  });
});
