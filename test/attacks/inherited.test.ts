import { expect } from "chai";
import { concat, keccak256, toUtf8Bytes, ZeroHash } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { treeOf } from "../helpers/roll.ts";
import { foundSomerset, USERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";

// Attacks on what clones take over from the library: their names where signatures are concerned, batches of calls, and
// proofs that somebody is on a list.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const MOST = 31; // bytes that a name in a clone may have
const LONG = "Bakery of all who live in this valley, and of all who ever will, ".repeat(5);

const fixture = () => foundSomerset(ethers, { charter: { name: LONG } });

describe("Attacks on what clones take over", function () {
  let c: Somerset;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  it("99 EIP-712 in clones: each has a domain of its own, with a short name, whatever the co-op is called", async function () {
    expect(await c.statute.name()).to.equal(LONG);
    const signing = [c.members, c.assembly, c.factory];
    const others = [c.statute, c.shares, c.agenda, c.authority, c.treasury, c.buckets, c.payouts, c.funds, c.rounds];
    for (const noun of [...others, c.executor]) expect(noun.interface.hasFunction("eip712Domain")).to.equal(false);
    const names = [];
    for (const noun of signing) {
      const { fields, name, version, chainId, verifyingContract, salt } = await noun.eip712Domain();
      expect([fields, version, chainId, salt]).to.deep.equal(["0x0f", "1", 31337n, ZeroHash]);
      expect(verifyingContract).to.equal(await noun.getAddress());
      expect(toUtf8Bytes(name).length).to.be.within(1, MOST);
      names.push(name);
    }
    expect(names).to.deep.equal(["Rochdale Members", "Rochdale Assembly", "Rochdale"]);
  });

  it("GHSA-699g-q6qh-q4v8: a batch of the authority does each call once", async function () {
    const authority = c.authority.connect(await actingAs(chain, c.executor));
    const call = (label: string) => c.authority.interface.encodeFunctionData("labelRole", [7, label]);
    const receipt = await (await authority.multicall([call("Treasurers"), call("Bakers")])).wait();
    const labels = receipt!.logs.map((log) => c.authority.interface.parseLog(log)!.args.label as string);
    expect(labels).to.deep.equal(["Treasurers", "Bakers"]);
  });

  describe("on a list of members", function () {
    let others: { place: number; wallet: string; class: number }[];
    let deadline: number;
    beforeEach(async () => {
      others = [c.funder, c.supplier, c.newcomer, c.stranger].map(({ address }, place) => {
        return { place, wallet: address, class: USERS };
      });
      deadline = (await time.latest()) + days(30);
    });

    const publish = async (root: string) =>
      c.members.connect(await actingAs(chain, c.executor)).publishRoll(root, deadline, "");

    it("GHSA-wprv-93r4-jj2p: no proof that is cut, stretched or of nothing lets anybody in", async function () {
      const outsider = c.investors[0];
      await c.members.connect(outsider).resign();
      const tree = treeOf(others);
      await publish(tree.root);
      const proof = tree.proofOf(0);
      const proofs = [[], [tree.root], [ZeroHash], [ZeroHash, ZeroHash], proof, proof.slice(1), [...proof, ZeroHash]];
      for (const forged of [
        ...proofs,
        [ZeroHash, ...proof],
        [keccak256(concat(proof)), ...proof],
        proof.toReversed(),
      ]) {
        const claiming = c.members.connect(outsider).claimPlace(1, 0, USERS, forged);
        await expectError(claiming, c.members, "NotOnRoll", 1, 0, outsider);
      }
      expect(await c.members.isPlaceTaken(1, 0)).to.equal(false);
      const claiming = c.members.connect(c.funder).claimPlace(1, 0, USERS, proof);
      await expectEvent(claiming, c.members, "MemberJoined", 10, c.funder, USERS, 1, false);
    });

    it("GHSA-wprv-93r4-jj2p: a list of which the root is zero has nobody on it", async function () {
      await publish(ZeroHash);
      for (const proof of [[], [ZeroHash], [ZeroHash, ZeroHash]]) {
        const claiming = c.members.connect(c.stranger).claimPlace(1, 0, USERS, proof);
        await expectError(claiming, c.members, "NotOnRoll", 1, 0, c.stranger);
      }
      expect(await c.members.isMember(c.stranger)).to.equal(false);
    });
  });
});
