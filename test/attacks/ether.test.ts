import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import type { BaseContract } from "ethers";
import { artifacts, network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { NOUNS } from "../../scripts/deploy.ts";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { action } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { bucketAccount, heldIn, openBucket, requestPayout } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { foundHostile, inOneTransaction, like } from "../helpers/hostile.ts";
import type { Manner } from "../helpers/hostile.ts";
import { euros, past } from "../helpers/somerset.ts";
import { FOR } from "../helpers/voting.ts";

// Attacks with ether: wallets that refuse it or answer at length, ether that comes unasked, ether that is counted twice.
// Each is named by its row in docs/security.md.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ETHER = ZeroAddress;
const REF = refTo("None", id("attack"));
const ONE = euros(1);
const GAS = { gasLimit: 2n ** 24n }; // the most a transaction may have, for what reverts with a megabyte

/** Bucket 1 asks for 30 to 500 ether, and has 10 of the hostile wallet, of the funder and of the newcomer each. */
async function fixture() {
  const c = await foundHostile(chain);
  const [steward, deadline] = [c.workers[0], (await time.latest()) + days(10)];
  await openBucket(c, steward, { asset: ETHER, min: euros(30), max: euros(500), deadline });
  await c.does(c.buckets, "fill", [1, euros(10)], { value: euros(10) });
  for (const funder of [c.funder, c.newcomer]) {
    await c.buckets.connect(funder).fill(1, euros(10), { value: euros(10) });
  }
  return { ...c, steward, deadline };
}

describe("attacks with ether", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach("the accounts add up", async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const balance = (account: string) => c.treasury.balanceOf(account, ETHER);
  const booked = async () => (await c.treasury.holdingOf(ETHER)).booked;

  /** Two payouts of one ether each, of which the hostile wallet is to have the first, and the supplier the second. */
  async function approvePayouts(toAccount = false): Promise<void> {
    await c.buckets.connect(c.steward).close(1);
    for (const [i, recipient] of [c.hostile.address, c.supplier.address].entries()) {
      await requestPayout(c, c.steward, 1, ONE, { recipient, toAccount });
      for (const user of c.users) await c.payouts.connect(user).approve(i + 1);
    }
    await time.increase(days(7)); // what the highest tier asks for: an amount of ether is in none
  }

  /** The gas of a transaction that reverts. */
  async function gasOfFailed(sending: Promise<unknown>): Promise<bigint> {
    await expect(sending).to.be.revert(ethers);
    return (await ethers.provider.getBlock("latest"))!.gasUsed;
  }

  it("74 returndata bomb: only who sends it pays for it, and others are paid", async function () {
    await approvePayouts();
    await c.wallet.setManner(like("RevertsWithMegabyte"));
    await expectError(c.payouts.pay(1, GAS), c.wallet, "Megabyte");
    expect((await gasOfFailed(c.payouts.pay(1, GAS))) < 15_000_000n).to.equal(true);
    await expect(c.payouts.pay(2)).to.changeEtherBalance(ethers, c.supplier, ONE);
    await c.wallet.setManner(like("ReturnsMegabyte")); // which nobody reads
    await expect(c.payouts.pay(1)).to.changeEtherBalance(ethers, c.wallet, ONE);
  });

  const refusals: [manner: Manner, overrides: object, refusal: () => [BaseContract, string]][] = [
    ["Refuses", {}, () => [c.wallet, "Refused"]],
    ["BurnsGas", { gasLimit: 1_000_000n }, () => [c.treasury, "FailedCall"]],
    ["RevertsWithMegabyte", GAS, () => [c.wallet, "Megabyte"]],
  ];
  for (const [manner, overrides, refusal] of refusals) {
    it(`75 push griefing: a wallet that ${manner} keeps no refund or payout from others, nor from itself`, async function () {
      await c.wallet.setManner(like(manner));
      await c.buckets.connect(c.steward).giveUp(1);
      await expectError(c.buckets.refund(1, c.wallet, overrides), ...refusal());
      for (const funder of [c.funder, c.newcomer]) {
        await expect(c.buckets.refund(1, funder)).to.changeEtherBalance(ethers, funder, euros(10));
      }
      await expect(c.does(c.buckets, "refundTo", [1, c.supplier.address])).to.changeEtherBalance(
        ethers,
        c.supplier,
        euros(10),
      );
      expect(await heldIn(c, 1)).to.equal(0n);
    });
  }

  it("75 push griefing: a payout into an account calls nobody", async function () {
    await approvePayouts(true);
    await c.wallet.setManner(like("Refuses"));
    for (const payout of [1, 2]) await c.payouts.pay(payout);
    const accounts = [await c.treasury.memberAccount(c.hostile.number), accountOf(c.supplier.address, 0n)];
    expect(await Promise.all(accounts.map(balance))).to.deep.equal([ONE, ONE]);
  });

  it("76 forced ether: no contract of the co-op counts it, and the treasury's is swept into the general fund", async function () {
    const accounts = [await c.treasury.generalFund(), await bucketAccount(c, 1)];
    const books = async () => [await booked(), await c.treasury.seal(), ...(await Promise.all(accounts.map(balance)))];
    const before = await books();
    const nouns = [c.statute, c.members, c.shares, c.assembly, c.agenda, c.executor, c.authority, c.treasury];
    for (const noun of [...nouns, c.buckets, c.payouts, c.funds, c.rounds, c.factory]) {
      await ethers.deployContract("ForceEther", [noun], { value: ONE });
      expect((await ethers.provider.getBalance(noun)) >= ONE).to.equal(true);
    }
    expect(await books()).to.deep.equal(before);
    expect((await c.buckets.bucketOf(1)).raised).to.equal(euros(30));
    const paying = c.treasury.connect(c.executorSigner).pay(0, c.stranger, ETHER, euros(5) + 1n, purpose("Work"), REF);
    await expectError(paying, c.treasury, "BalanceTooLow", accounts[0], ETHER, euros(5), euros(5) + 1n);
    await c.treasury.connect(c.stranger).sweep(ETHER);
    expect(await balance(accounts[0]!)).to.equal(euros(6));
  });

  it("77 MISO: no function takes ether for more than one payment", async function () {
    const payable: string[] = [];
    for (const name of NOUNS) {
      const { abi } = await artifacts.readArtifact(name);
      for (const f of abi)
        if (f.type === "function" && f.stateMutability === "payable") payable.push(`${name}.${f.name}`);
    }
    // Of lists of calls there are the executor's, which {WrongValue} keeps even, and it holds nothing.
    const lists = ["Assembly.execute", "Assembly.relay", "Executor.execute", "Executor.executeBatch"];
    const single = [
      "Authority.execute",
      "Members.join",
      "Members.joinByInvitation",
      "Members.requestEntry",
      "Shares.subscribe",
    ];
    const rooms = ["Shares.subscribeFor", "Shares.holdFor", "Treasury.collect"];
    const gifts = ["Treasury.deposit", "Buckets.fill", "Funds.sponsor"];
    expect(payable.sort()).to.deep.equal([...lists, ...single, ...rooms, ...gifts].sort());
  });

  it("77 MISO: one ether sent with two payments in a batch pays for neither", async function () {
    const account = await ethers.deployContract("BatchAccount");
    const fill = { ...action(c.buckets, "fill", [1, ONE]), value: ONE };
    const before = await booked();
    const filling = inOneTransaction(chain, account, [fill, { ...fill, value: 0n }]);
    await expectError(filling, c.treasury, "WrongEther", 0, ONE);
    expect(await booked()).to.equal(before);

    const { data } = action(c.treasury, "deposit", [ETHER, ONE, REF]);
    const many = action(c.authority, "multicall", [[data, data]]); // the one function that takes a list of any calls
    const sending = c.funder.sendTransaction({ to: c.authority, data: many.data, value: ONE });
    await expect(sending).to.be.revertedWithoutReason(ethers);
  });

  it("77 MISO: a resolution of two gifts of ether is carried out with the ether of both", async function () {
    const { data } = action(c.treasury, "deposit", [ETHER, ONE, REF]);
    const [target, value] = [await c.treasury.getAddress(), ONE];
    const text = "Give twice";
    const operation: [string[], bigint[], string[], string] = [
      [target, target],
      [value, value],
      [data, data],
      id(text),
    ];
    await c.assembly.connect(c.users[0]).propose(...(operation.slice(0, 3) as [string[], bigint[], string[]]), text);
    const proposalId = await c.assembly.hashProposal(...operation);
    await past(time, await c.assembly.proposalSnapshot(proposalId));
    for (const founder of c.founders) await c.assembly.connect(founder).castVote(proposalId, FOR);
    await past(time, await c.assembly.proposalDeadline(proposalId));
    await c.assembly.queue(...operation);
    await past(time, await c.assembly.proposalEta(proposalId));
    await expectError(c.assembly.execute(...operation, { value: ONE }), c.assembly, "WrongValue", ONE, 2n * ONE);
    const before = await booked();
    await c.assembly.execute(...operation, { value: 2n * ONE });
    expect(await booked()).to.equal(before + 2n * ONE);
  });
});
