import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { AddressLike, Signer } from "ethers";
import { network } from "hardhat";
import { accountOf, refTo } from "../../sdk/src/accounts.ts";
import { expectBooksInOrder, expectEntry } from "../helpers/books.ts";
import {
  allocate, bucketAccount, heldIn, openBucket, openCampaign, openRound, spendFrom,
} from "../helpers/budgets.ts";
import type { Campaign } from "../helpers/budgets.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { euros, past } from "../helpers/somerset.ts";

// INV-24: all who filled an ended bucket take back what is unspent, exactly, each its part to less than a base unit.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ETHER = ZeroAddress;
const OUTSIDE = 2n ** 96n - 1n;

async function campaign() {
  return openCampaign(chain);
}

/** Every order in which `all` can come. */
const ordersOf = <T>(all: T[]): T[][] =>
  all.length < 2 ? [all] : all.flatMap((first) => ordersOf(all.filter((x) => x !== first)).map((r) => [first, ...r]));

describe("refunds of a bucket", function () {
  let c: Campaign;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(campaign);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const fill = (funder: Signer, amount: bigint, bucket = 1) => c.buckets.connect(funder).fill(bucket, amount);
  const refund = (funder: AddressLike, bucket = 1, caller: Signer = c.stranger) =>
    c.buckets.connect(caller).refund(bucket, funder);

  /** Gives `funder` its part back, and says how much that was. */
  async function takeBack(funder: AddressLike, bucket: number): Promise<bigint> {
    const receipt = await (await refund(funder, bucket)).wait();
    const [event] = await c.buckets.queryFilter(c.buckets.filters.FunderRefunded(), receipt!.blockNumber);
    return event!.args.amount;
  }

  /** Fills bucket 1, each with its amount, and lets it miss its minimum. */
  async function fail(...gifts: [Signer, bigint][]): Promise<void> {
    for (const [funder, amount] of gifts) await fill(funder, amount);
    await past(time, BigInt(c.deadline));
    await c.buckets.close(1);
  }

  describe("that failed", function () {
    it("gives every funder all of it back, whoever sends it", async function () {
      await fail([c.funder, euros(200)], [c.newcomer, euros(50)]);
      const refunding = refund(c.funder);
      await expectEvent(refunding, c.buckets, "FunderRefunded", 1, c.funder, euros(200));
      await expect(refunding).to.changeTokenBalance(ethers, c.currency, c.funder, euros(200));
      const way: [string, string] = [await bucketAccount(c, 1), accountOf(c.funder.address, OUTSIDE)];
      await expectEntry(refunding, c.treasury, 5, "Refund", way, c.currency, euros(200), refTo("Bucket", 1));
      await expect(refund(c.newcomer)).to.changeTokenBalance(ethers, c.currency, c.newcomer, euros(50));
      expect(await heldIn(c, 1)).to.equal(0n);
    });

    it("gives back exactly what each gave in every order, in as many gifts as it made", async function () {
      await fail([c.funder, euros(70) + 1n], [c.newcomer, 1n], [c.users[0], euros(33) + 7n], [c.newcomer, 2n]);
      const gave: [Signer, bigint][] = [[c.funder, euros(70) + 1n], [c.newcomer, 3n], [c.users[0], euros(33) + 7n]];
      for (const order of ordersOf(gave)) {
        const snapshot = await networkHelpers.takeSnapshot();
        for (const [funder, amount] of order) expect(await takeBack(funder, 1)).to.equal(amount);
        expect(await heldIn(c, 1)).to.equal(0n);
        await snapshot.restore();
      }
    });

    it("gives ether back", async function () {
      await openBucket(c, c.steward, { asset: ETHER, min: 50n, max: 100n, deadline: c.deadline });
      await c.buckets.connect(c.funder).fill(2, 6, { value: 6 });
      await past(time, BigInt(c.deadline));
      await c.buckets.close(2);
      await expect(refund(c.funder, 2)).to.changeEtherBalance(ethers, c.funder, 6n);
    });

    it("reverts with NothingToRefund the second time, and for who gave nothing", async function () {
      await fail([c.funder, euros(200)], [c.newcomer, euros(50)]);
      await refund(c.funder);
      for (const funder of [c.funder, c.stranger, c.rounds, c.funds]) {
        await expectError(refund(funder), c.buckets, "NothingToRefund", 1, funder);
      }
      await expectError(c.buckets.connect(c.funder).refundTo(1, c.stranger), c.buckets, "NothingToRefund", 1, c.funder);
    });
  });

  it("reverts with NothingToRefund before the end, and with NoSuchBucket for none", async function () {
    await fill(c.funder, euros(500));
    await expectError(refund(c.funder), c.buckets, "NothingToRefund", 1, c.funder);
    await c.buckets.close(1);
    await expectError(refund(c.funder), c.buckets, "NothingToRefund", 1, c.funder);
    await expectError(refund(c.funder, 2), c.buckets, "NoSuchBucket", 2);
  });

  describe("after a part was spent", function () {
    type Parts = Map<AddressLike, bigint>;

    /** Bucket 2, filled by three funders and a round, of which `spent` was paid when its steward gave it up. */
    async function spent(amount: bigint, fromRound: number, gifts: [Signer, bigint][]): Promise<Parts> {
      const round = await openRound(c, c.executorSigner, euros(900), euros(1));
      await openBucket(c, c.steward, { round, min: 0n, max: euros(500) });
      if (fromRound !== 0) await allocate(c, c.users[0], round, [2, fromRound]);
      for (const [funder, gift] of gifts) await fill(funder, gift, 2);
      await past(time, (await c.rounds.roundOf(round)).closesAt);
      await c.rounds.settle(round, 2);
      await spendFrom(c, c.steward, 2, amount);
      await c.buckets.connect(c.steward).giveUp(2);
      return new Map<AddressLike, bigint>([...gifts, [c.rounds, euros(fromRound)]]);
    }

    /** Gives all back in `order`: it must add up to what is unspent, and each part be true to less than one unit. */
    async function expectExact(parts: Parts, order: AddressLike[]): Promise<void> {
      const total = [...parts.values()].reduce((sum, given) => sum + given);
      const unspent = await heldIn(c, 2);
      let returned = 0n;
      for (const funder of order) {
        const [amount, given] = [await takeBack(funder, 2), parts.get(funder)!];
        const offBy = amount * total - given * unspent; // in base units, times the total
        expect(offBy < total && offBy > -total, `${amount} of ${given}`).to.equal(true);
        returned += amount;
      }
      expect(returned).to.equal(unspent);
      expect(await heldIn(c, 2)).to.equal(0n);
    }

    it("INV-24: adds up to what is unspent in every order, where the division does not go up", async function () {
      const gifts: [Signer, bigint][] = [[c.funder, euros(10) + 1n], [c.newcomer, euros(20) + 7n], [c.users[1], 31n]];
      const parts = await spent(euros(31) + 11n, 33, gifts);
      for (const order of ordersOf([...parts.keys()])) {
        const snapshot = await networkHelpers.takeSnapshot();
        await expectExact(parts, order);
        await snapshot.restore();
      }
    });

    it("INV-24: does so in base units: 35 are left of the 30, 20 and 10 that three gave", async function () {
      const gifts: [Signer, bigint][] = [[c.funder, 30n], [c.newcomer, 20n], [c.users[1], 10n]];
      const parts = await spent(25n, 0, gifts);
      parts.delete(c.rounds);
      for (const order of ordersOf([...parts.keys()])) {
        const snapshot = await networkHelpers.takeSnapshot();
        await expectExact(parts, order);
        await snapshot.restore();
      }
    });

    it("INV-24: leaves nothing behind where less than a base unit is left for each", async function () {
      const parts = await spent(28n, 0, [[c.funder, 10n], [c.newcomer, 10n], [c.users[1], 10n]]);
      parts.delete(c.rounds);
      for (const order of ordersOf([...parts.keys()])) {
        const snapshot = await networkHelpers.takeSnapshot();
        await expectExact(parts, order);
        for (const funder of order) await expectError(refund(funder, 2), c.buckets, "NothingToRefund", 2, funder);
        await snapshot.restore();
      }
    });
  });

  describe("to a wallet that refuses ether", function () {
    /** Bucket 2, in ether: 6 wei of a wallet that refuses ether and 4 of the funder, and it missed its minimum. */
    async function refusing() {
      const wallet = await ethers.deployContract("ContractWallet", [c.stranger]);
      await openBucket(c, c.steward, { asset: ETHER, min: 50n, max: 100n, deadline: c.deadline });
      const asWallet = (name: "fill" | "refundTo", args: readonly unknown[], value = 0n) => {
        const data = c.buckets.interface.encodeFunctionData(name as "fill", args as [number, bigint]);
        return wallet.connect(c.stranger).call(c.buckets, data, { value });
      };
      await asWallet("fill", [2, 6n], 6n);
      await c.buckets.connect(c.funder).fill(2, 4, { value: 4 });
      await past(time, BigInt(c.deadline));
      await c.buckets.close(2);
      await wallet.callBack(c.currency, "0x"); // which the currency does not understand
      return { wallet, asWallet };
    }

    it("holds nobody else up", async function () {
      const { wallet } = await refusing();
      await expect(refund(wallet, 2)).to.be.revert(ethers);
      await expect(refund(c.funder, 2)).to.changeEtherBalance(ethers, c.funder, 4n);
      expect(await c.buckets.fundedBy(2, wallet)).to.equal(6n);
      expect(await heldIn(c, 2)).to.equal(6n);
    });

    it("goes to another wallet that it names by refundTo", async function () {
      const { wallet, asWallet } = await refusing();
      const refunding = asWallet("refundTo", [2, c.supplier.address]);
      await expectEvent(refunding, c.buckets, "FunderRefunded", 2, wallet, 6);
      await expect(refunding).to.changeEtherBalances(ethers, [c.supplier, c.treasury, wallet], [6n, -6n, 0n]);
      await expectError(refund(wallet, 2), c.buckets, "NothingToRefund", 2, wallet);
      await refund(c.funder, 2);
      expect(await heldIn(c, 2)).to.equal(0n);
    });
  });

  describe("refundTo", function () {
    it("gives the caller its own part, and nobody else's", async function () {
      await fail([c.funder, euros(200)], [c.newcomer, euros(50)]);
      const refunding = c.buckets.connect(c.funder).refundTo(1, c.supplier);
      await expectEvent(refunding, c.buckets, "FunderRefunded", 1, c.funder, euros(200));
      await expect(refunding).to.changeTokenBalances(ethers, c.currency, [c.supplier, c.funder], [euros(200), 0n]);
      const none = c.buckets.connect(c.stranger).refundTo(1, c.stranger);
      await expectError(none, c.buckets, "NothingToRefund", 1, c.stranger);
    });

    it("reverts with NoRecipient for nobody and for the treasury, and the part stays", async function () {
      await fail([c.funder, euros(200)]);
      for (const to of [ZeroAddress, await c.treasury.getAddress()]) {
        await expectError(c.buckets.connect(c.funder).refundTo(1, to), c.treasury, "NoRecipient");
      }
      expect(await c.buckets.fundedBy(1, c.funder)).to.equal(euros(200));
    });
  });

  it("cannot be entered again by who gets one", async function () {
    const wallet = await ethers.deployContract("ContractWallet", [c.stranger]);
    await openBucket(c, c.steward, { asset: ETHER, min: 50n, max: 100n, deadline: c.deadline });
    const filling = c.buckets.interface.encodeFunctionData("fill", [2, 6]);
    await wallet.connect(c.stranger).call(c.buckets, filling, { value: 6n });
    await c.buckets.connect(c.steward).giveUp(2);
    await wallet.callBack(c.buckets, c.buckets.interface.encodeFunctionData("refund", [2, await wallet.getAddress()]));
    await expectError(refund(wallet, 2), c.buckets, "ReentrancyGuardReentrantCall");
  });
});
