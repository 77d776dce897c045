import { expect } from "chai";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { joinUsers, newWallets } from "../helpers/acting.ts";
import { foundSomerset, openVote } from "../helpers/somerset.ts";
import { FOR, refuseEther } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;

describe("the ballots of a proposal", function () {
  it("lie each in its own place, also those of members beyond the 32nd", async function () {
    const c = await foundSomerset(ethers);
    const wallets = await newWallets(chain, 30);
    await joinUsers(c, wallets);
    await networkHelpers.time.increase(days(30));
    const { id } = await openVote(c, networkHelpers.time, refuseEther(c), "Accept no ether");
    for (const wallet of wallets.slice(15)) await c.assembly.connect(wallet).castVote(id, FOR);
    for (const [i, wallet] of wallets.entries()) {
      const { choice, sequence } = await c.assembly.ballotOf(id, wallet);
      expect([Number(choice) === FOR, sequence]).to.deep.equal([i >= 15, i >= 15 ? 1n : 0n]);
    }
  });
});
