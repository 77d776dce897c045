import { expect } from "chai";
import { id, MaxUint256, ZeroAddress } from "ethers";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import { days, purpose } from "../../scripts/charter.ts";
import { refTo } from "../../sdk/src/accounts.ts";
import { draftBucket } from "../../scripts/plans.ts";
import { action, actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { expectError } from "../helpers/expect.ts";
import { like, odd } from "../helpers/hostile.ts";
import type { Manner } from "../helpers/hostile.ts";
import { purseOf } from "../helpers/register.ts";
import { euros, foundSomerset, past, USERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ETHER = ZeroAddress;
const REF = refTo("None", id("invoice 7"));
const OFFICERS = 7n; // a role
const [MEMBER, HOSTILE_MEMBER] = [1, 10]; // numbers of the first user and of the hostile wallet
const ONE = euros(1); // the scale of a token that has not rebased
const GAS = 10_000_000n; // for what reverts with a megabyte: nobody asks beforehand what it will need
const MEGABYTE_GAS = 7_000_000n; // its memory three times: of who reverts, of the treasury and of its clone

/**
 * A co-op that accepts the hostile token beside euros and ether. Of each the general fund holds 600, the reserve, a
 * member, funder, newcomer and the hostile wallet 100. That wallet is a member and a locked body, is called by the
 * token and may endow: nothing but the books keeps it from money.
 */
async function fixture() {
  const [token, wallet] = [await ethers.deployContract("HostileToken"), await ethers.deployContract("HostileWallet")];
  const hostile = { address: await wallet.getAddress() };
  const lockedBodies = [{ wallet: hostile.address, name: "Federation" }];
  const c = await foundSomerset(ethers, { charter: { lockedBodies } });
  const executor = await actingAs(chain, c.executor);
  const asExecutor = c.treasury.connect(executor);
  await asExecutor.accept(token, true);

  const assets = { token: await token.getAddress(), currency: c.currencyAddress, ether: ETHER };
  const accounts = {
    fund: await c.treasury.generalFund(),
    reserve: await c.treasury.reserve(),
    member: await c.treasury.memberAccount(MEMBER),
    funder: purseOf(c.funder),
    newcomer: purseOf(c.newcomer),
    wallet: purseOf(hostile),
    hostileMember: await c.treasury.memberAccount(HOSTILE_MEMBER),
  };
  for (const owner of [c.funder.address, c.newcomer.address, hostile.address]) await token.mint(owner, euros(10_000));
  for (const owner of [c.funder, c.newcomer]) await token.connect(owner).approve(c.treasury, MaxUint256);
  const does = (target: BaseContract, name: string, args: readonly unknown[], overrides = {}) =>
    wallet.call(target, action(target, name, args).data, overrides);
  await does(token, "approve", [await c.treasury.getAddress(), MaxUint256]);
  await does(c.members, "join", [USERS, 0]);

  for (const asset of Object.values(assets)) {
    const value = asset === ETHER ? euros(1_200) : 0n;
    await c.treasury.connect(c.funder).deposit(asset, euros(1_200), REF, { value });
    for (const account of Object.values(accounts).slice(1)) {
      await asExecutor.transfer(0, account, asset, euros(100), purpose("Grant"), REF);
    }
  }
  await token.setHooked(wallet, true);
  const endow = c.treasury.interface.getFunction("endow").selector;
  await c.authority.connect(executor).setTargetFunctionRole(c.treasury, [endow], OFFICERS);
  for (const officer of [token, wallet]) await c.authority.connect(executor).grantRole(OFFICERS, officer, 0);
  return { ...c, token, wallet, hostile, does, executor, asExecutor, assets, accounts };
}

describe("the treasury among the hostile", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  afterEach("the accounts add up, are held, and nobody may take from the treasury", async () => {
    await expectBooksInOrder(ethers, c.treasury);
    for (const token of [c.token, c.currency]) {
      expect(await token.queryFilter(token.filters.Approval(c.treasury))).to.deep.equal([]);
    }
  });

  const balance = (account: string, asset = c.assets.token) => c.treasury.balanceOf(account, asset);
  const bookedOf = async (asset: string) => (await c.treasury.holdingOf(asset)).booked;
  const purseIn = (wallet: { address: string }, asset: string) =>
    asset === ETHER
      ? ethers.provider.getBalance(wallet.address)
      : (asset === c.assets.token ? c.token : c.currency).balanceOf(wallet.address);

  const deposit = (amount: bigint, asset = c.assets.token) =>
    c.treasury.connect(c.funder).deposit(asset, amount, REF);
  const pay = (to: { address: string }, amount: bigint, asset = c.assets.token, overrides = {}) =>
    c.treasury.connect(c.funder).pay(0, to.address, asset, amount, purpose("Work"), REF, overrides);
  const withdraw = (to: { address: string }, amount: bigint, asset = c.assets.token) =>
    c.treasury.connect(c.users[0]).withdraw(MEMBER, to.address, asset, amount);

  /** All that a deed may change: accounts, what is booked and held, what wallets have, and the journal. */
  async function picture(): Promise<bigint[]> {
    const treasury = { address: await c.treasury.getAddress() };
    const figures = [c.treasury.seal()];
    for (const asset of Object.values(c.assets)) {
      figures.push(bookedOf(asset), ...Object.values(c.accounts).map((account) => balance(account, asset)));
      figures.push(...[treasury, c.supplier, c.hostile].map((wallet) => purseIn(wallet, asset)));
    }
    return Promise.all([...figures, c.token.balanceOf(c.funder)]);
  }

  /** Expects that `deed` is refused with exactly this error, and that nothing of it is done. */
  async function expectRefused(
    deed: () => Promise<unknown>,
    contract: BaseContract,
    error: string,
    ...args: unknown[]
  ): Promise<void> {
    const before = await picture();
    await expectError(deed(), contract, error, ...args);
    expect(await picture()).to.deep.equal(before);
  }

  /** Expects that somebody else still gets what it is owed. */
  async function expectOthersPaid(...assets: string[]): Promise<void> {
    const other = ethers.Wallet.createRandom();
    for (const asset of assets) {
      await c.treasury.connect(c.newcomer).pay(0, other.address, asset, 7n, purpose("Withdrawal"), REF);
      expect(await purseIn(other, asset)).to.equal(7n);
    }
  }

  /** A token as it may be met: how it comes to be so, and what it then does with a transfer. */
  interface Oddity {
    that: string;
    set: () => Promise<unknown>;
    arrives?: (amount: bigint) => bigint; // all of it, unless said otherwise
    refusal?: (wallet: { address: string }) => [contract: BaseContract, error: string, ...args: unknown[]];
  }

  const oddities: Oddity[] = [
    { that: "is honest", set: () => c.token.setOddity(odd("None")) },
    {
      that: "keeps a fee",
      set: () => c.token.setFee(250),
      arrives: (amount) => (amount * 9_750n) / 10_000n,
    },
    { that: "returns nothing", set: () => c.token.setOddity(odd("ReturnsNothing")) },
    { that: "returns a megabyte", set: () => c.token.setOddity(odd("ReturnsMegabyte")) },
    { that: "refuses to move nothing", set: () => c.token.setOddity(odd("RefusesZero")) },
    { that: "takes 2^256 - 1 for all", set: () => c.token.setOddity(odd("TakesMaxForAll")) },
    { that: "has doubled all balances", set: () => c.token.setScale(2n * ONE) },
    {
      that: "returns false",
      set: () => c.token.setOddity(odd("ReturnsFalse")),
      refusal: () => [c.treasury, "SafeERC20FailedOperation", c.token],
    },
    {
      that: "reverts with a megabyte",
      set: () => c.token.setOddity(odd("RevertsWithMegabyte")),
      refusal: () => [c.token, "Megabyte"],
    },
    {
      that: "is paused",
      set: () => c.token.setOddity(odd("Pauses")),
      refusal: () => [c.token, "Paused"],
    },
    {
      that: "blocks who pays and is paid",
      set: async () => {
        for (const wallet of [c.funder, c.supplier]) await c.token.setBlocked(wallet, true);
      },
      refusal: (wallet) => [c.token, "Blocked", wallet],
    },
  ];

  for (const { that, set, arrives = (amount: bigint) => amount, refusal } of oddities) {
    describe(`a token that ${that}`, function () {
      /** Expects of `deed` that it sends `amount` from `account` to the supplier, or is refused and leaves it there. */
      async function expectSent(deed: () => Promise<unknown>, account: string, amount: bigint): Promise<void> {
        await set();
        const [owed, booked] = [await balance(account), await bookedOf(c.assets.token)];
        if (refusal !== undefined) {
          await expectRefused(deed, ...refusal(c.supplier));
          expect(await balance(account)).to.equal(owed);
        } else {
          await deed();
          expect(await c.token.balanceOf(c.supplier)).to.equal(arrives(amount));
          expect(await balance(account)).to.equal(owed - amount);
          expect(await bookedOf(c.assets.token)).to.equal(booked - amount);
        }
        await expectOthersPaid(c.assets.currency, ETHER);
      }

      it(refusal ? "cannot be deposited" : "is deposited: what arrived is booked", async function () {
        await set();
        const booked = await bookedOf(c.assets.token);
        if (refusal !== undefined) return expectRefused(() => deposit(euros(10)), ...refusal(c.funder));
        await deposit(euros(10));
        expect(await balance(c.accounts.fund)).to.equal(euros(600) + arrives(euros(10)));
        expect(await bookedOf(c.assets.token)).to.equal(booked + arrives(euros(10)));
      });

      it("is swept: what is held beyond the books is booked", async function () {
        await c.token.mint(c.treasury, euros(10));
        await set();
        await c.treasury.sweep(c.token);
        expect(await bookedOf(c.assets.token)).to.equal(await c.token.balanceOf(c.treasury));
        expect(await bookedOf(c.assets.token) >= euros(1_210)).to.equal(true);
      });

      it("moves between accounts without being called", async function () {
        await set();
        const held = await c.token.balanceOf(c.treasury);
        const [{ fund, funder }, moved] = [c.accounts, euros(10)];
        await c.treasury.connect(c.funder).transfer(0, fund, c.token, moved, purpose("Refund"), REF);
        expect([await balance(funder), await balance(fund)]).to.deep.equal([euros(90), euros(610)]);
        expect(await c.token.balanceOf(c.treasury)).to.equal(held);
      });

      it(refusal ? "cannot be paid, and stays owed" : "is paid", async function () {
        await expectSent(() => pay(c.supplier, euros(10)), c.accounts.funder, euros(10));
      });

      it(refusal ? "cannot be withdrawn by a member, and stays owed" : "is withdrawn by a member", async function () {
        await expectSent(() => withdraw(c.supplier, euros(10)), c.accounts.member, euros(10));
      });
    });
  }

  describe("a token", function () {
    it("that is not accepted is refused without being called", async function () {
      const unknown = await ethers.deployContract("HostileToken");
      await unknown.setOddity(odd("Pauses"));
      const address = await unknown.getAddress();
      await expectRefused(() => deposit(1n, address), c.treasury, "AssetNotAccepted", unknown);
      await expectRefused(() => c.treasury.sweep(unknown), c.treasury, "AssetNotAccepted", unknown);
    });

    it("that is no longer accepted is moved, paid and withdrawn all the same", async function () {
      await c.asExecutor.accept(c.token, false);
      await expectRefused(() => deposit(1n), c.treasury, "AssetNotAccepted", c.token);
      await c.treasury.connect(c.funder).transfer(0, c.accounts.fund, c.token, 1, purpose("Refund"), REF);
      await pay(c.supplier, euros(99));
      await withdraw(c.supplier, euros(100));
      expect(await c.token.balanceOf(c.supplier)).to.equal(euros(199));
    });

    it("that is paused or blocked is paid as soon as it is not", async function () {
      await c.token.setBlocked(c.supplier, true);
      await expectRefused(() => pay(c.supplier, euros(100)), c.token, "Blocked", c.supplier);
      await expectOthersPaid(c.assets.token);
      await c.token.setBlocked(c.supplier, false);
      await c.token.setOddity(odd("Pauses"));
      await expectRefused(() => pay(c.supplier, euros(100)), c.token, "Paused");
      await c.token.setOddity(odd("None"));
      await pay(c.supplier, euros(100));
      expect(await c.token.balanceOf(c.supplier)).to.equal(euros(100));
    });

    it("that blocks a member's wallet is withdrawn to another address", async function () {
      await c.token.setBlocked(c.users[0], true);
      await expectRefused(() => withdraw(c.users[0], euros(100)), c.token, "Blocked", c.users[0]);
      await withdraw(c.supplier, euros(100));
      expect(await c.token.balanceOf(c.supplier)).to.equal(euros(100));
    });

    it("that blocks the treasury takes no other asset with it", async function () {
      await c.token.setBlocked(c.treasury, true);
      await expectRefused(() => pay(c.supplier, 1n), c.token, "Blocked", c.treasury);
      await expectOthersPaid(c.assets.currency, ETHER);
      await c.token.setBlocked(c.treasury, false);
      await pay(c.supplier, euros(100));
    });

    it("that takes 2^256 - 1 for all is deposited as what there was, and pays nobody all", async function () {
      await c.token.setOddity(odd("TakesMaxForAll"));
      const had = await c.token.balanceOf(c.funder);
      await deposit(MaxUint256);
      expect(await balance(c.accounts.fund)).to.equal(euros(600) + had);
      for (const [sending, account] of [[pay, c.accounts.funder], [withdraw, c.accounts.member]] as const) {
        const tooLow = [account, c.token, euros(100), MaxUint256];
        await expectRefused(() => sending(c.supplier, MaxUint256), c.treasury, "BalanceTooLow", ...tooLow);
      }
    });

    it("that refuses to move nothing is not asked to by the treasury", async function () {
      await c.token.setOddity(odd("RefusesZero"));
      await expectRefused(() => deposit(0n), c.token, "ZeroAmount");
      await expectRefused(() => pay(c.supplier, 0n), c.treasury, "NothingMoved");
      await expectRefused(() => withdraw(c.supplier, 0n), c.treasury, "NothingMoved");
      await expectRefused(() => c.treasury.sweep(c.token), c.treasury, "NothingMoved");
    });

    it("that keeps all of it as a fee is not deposited, and is paid for nothing", async function () {
      await c.token.setFee(10_000);
      await expectRefused(() => deposit(euros(10)), c.treasury, "NothingMoved");
      await pay(c.supplier, euros(10));
      expect(await c.token.balanceOf(c.supplier)).to.equal(0n);
      expect(await balance(c.accounts.funder)).to.equal(euros(90));
    });

    it("whose balances shrink takes from who comes last, in that token alone", async function () {
      await c.token.setScale(ONE / 10n);
      await pay(c.supplier, euros(100));
      const tooLate = [c.treasury, euros(200), euros(1_000)]; // as minted, ten times the balances
      await expectRefused(() => withdraw(c.supplier, euros(100)), c.token, "ERC20InsufficientBalance", ...tooLate);
      const short = [c.token, euros(20), euros(1_100)];
      await expectRefused(() => c.treasury.sweep(c.token), c.treasury, "HoldingShort", ...short);
      await expectOthersPaid(c.assets.currency, ETHER);
      await c.token.mint(c.treasury, euros(10_800));
      await withdraw(c.supplier, euros(100));
    });

    it("that reverts with a megabyte costs its caller less than 7,000,000 gas", async function () {
      await c.token.setOddity(odd("RevertsWithMegabyte"));
      const paying = pay(c.supplier, 1n, c.assets.token, { gasLimit: GAS });
      expect((await gasOfFailed(paying)) < MEGABYTE_GAS).to.equal(true);
    });
  });

  /** The gas of a transaction that is sent with a limit and reverts. */
  async function gasOfFailed(sending: Promise<unknown>): Promise<bigint> {
    const { number } = (await ethers.provider.getBlock("latest"))!;
    await expect(sending).to.be.revert(ethers);
    const block = (await ethers.provider.getBlock("latest"))!;
    expect(block.number).to.equal(number + 1);
    return block.gasUsed;
  }

  describe("ether", function () {
    it("that was forced upon the treasury is not booked until it is swept", async function () {
      const booked = await bookedOf(ETHER);
      await ethers.deployContract("ForceEther", [c.treasury], { value: euros(3) });
      expect(await ethers.provider.getBalance(c.treasury)).to.equal(booked + euros(3));
      expect([await bookedOf(ETHER), await balance(c.accounts.fund, ETHER)]).to.deep.equal([booked, euros(600)]);
      await c.treasury.sweep(ETHER);
      expect([await bookedOf(ETHER), await balance(c.accounts.fund, ETHER)]).to.deep.equal([
        booked + euros(3),
        euros(603),
      ]);
    });

    it("does not come without a call", async function () {
      const sending = c.funder.sendTransaction({ to: await c.treasury.getAddress(), value: 1n });
      await expect(sending).to.be.revert(ethers);
    });

    /** The last 64th of the gas, which the wallet cannot burn, is enough to say that it failed. */
    const refusals: [string, Manner, gasLimit: bigint, () => [BaseContract, string]][] = [
      ["reverts", "Refuses", GAS, () => [c.wallet, "Refused"]],
      ["burns all gas", "BurnsGas", 1_000_000n, () => [c.treasury, "FailedCall"]],
      ["reverts with a megabyte", "RevertsWithMegabyte", GAS, () => [c.wallet, "Megabyte"]],
    ];
    for (const [what, manner, gasLimit, refusal] of refusals) {
      it(`INV-46: stays owed to a wallet that ${what}, and others are paid`, async function () {
        await c.wallet.setManner(like(manner));
        await expectRefused(() => pay(c.hostile, euros(1), ETHER, { gasLimit }), ...refusal());
        await expectOthersPaid(ETHER, c.assets.currency);
        await c.wallet.setManner(like("Accepts"));
        await expect(pay(c.hostile, euros(1), ETHER)).to.changeEtherBalance(ethers, c.wallet, euros(1));
      });

      it(`is withdrawn to another address by a member whose wallet ${what}`, async function () {
        await c.wallet.setManner(like(manner));
        const withdrawing = (to: string) =>
          c.does(c.treasury, "withdraw", [HOSTILE_MEMBER, to, ETHER, euros(100)], { gasLimit });
        await expectRefused(() => withdrawing(c.hostile.address), ...refusal());
        await expect(withdrawing(c.supplier.address)).to.changeEtherBalance(ethers, c.supplier, euros(100));
      });
    }

    it("is paid to a wallet that returns a megabyte, which nobody reads: less than 2,500,000 gas", async function () {
      await c.wallet.setManner(like("ReturnsMegabyte"));
      const { gasUsed } = (await (await pay(c.hostile, euros(1), ETHER)).wait())!;
      expect(await ethers.provider.getBalance(c.wallet)).to.equal(euros(1));
      expect(gasUsed < 2_500_000n).to.equal(true);
    });

    it("that is refused with a megabyte costs who sends it less than 7,000,000 gas", async function () {
      await c.wallet.setManner(like("RevertsWithMegabyte"));
      const paying = pay(c.hostile, 1n, ETHER, { gasLimit: GAS });
      expect((await gasOfFailed(paying)) < MEGABYTE_GAS).to.equal(true);
    });

    it("that an heir refuses holds up no other asset of a co-op that is wound up", async function () {
      await c.statute.connect(c.executor).dissolve(c.wallet);
      await time.increase(days(90));
      await c.wallet.setManner(like("Refuses"));
      await c.token.setHooked(c.wallet, false);
      await expectRefused(() => c.treasury.windUp(ETHER), c.wallet, "Refused");
      for (const asset of [c.assets.token, c.assets.currency]) {
        const had = await purseIn(c.hostile, asset);
        await c.treasury.windUp(asset);
        expect(await purseIn(c.hostile, asset)).to.equal(had + euros(700));
      }
      await c.wallet.setManner(like("Accepts"));
      await expect(c.treasury.windUp(ETHER)).to.changeEtherBalance(ethers, c.wallet, euros(700));
    });
  });

  describe("a token that calls who sends and who receives it", function () {
    it("is deposited, paid and withdrawn once", async function () {
      await c.does(c.treasury, "deposit", [c.assets.token, euros(10), REF]);
      await pay(c.hostile, euros(10));
      await withdraw(c.hostile, euros(10));
      expect(await balance(c.accounts.fund)).to.equal(euros(610));
      expect(await c.token.balanceOf(c.wallet)).to.equal(euros(10_010));
    });

    it("INV-46: stays owed to who refuses it, and others are paid", async function () {
      await c.wallet.setManner(like("Refuses"));
      await expectRefused(() => pay(c.hostile, euros(1)), c.wallet, "Refused");
      await expectRefused(() => withdraw(c.hostile, euros(1)), c.wallet, "Refused");
      const depositing = () => c.does(c.treasury, "deposit", [c.assets.token, 1, REF]);
      await expectRefused(depositing, c.wallet, "Refused");
      await expectOthersPaid(c.assets.token, c.assets.currency, ETHER);
    });

    it("credits a deposit with what was asked for, not with what others send meanwhile", async function () {
      await c.wallet.callBack(c.token, action(c.token, "mint", [await c.treasury.getAddress(), euros(500)]).data);
      await c.does(c.treasury, "deposit", [c.assets.token, euros(10), REF]);
      expect(await c.wallet.succeeded()).to.equal(true);
      expect(await balance(c.accounts.fund)).to.equal(euros(610));
      await c.treasury.sweep(c.token);
      expect(await balance(c.accounts.fund)).to.equal(euros(1_110));
    });
  });

  /** A moment at which somebody else has the word, in the middle of a deed that moves ten. */
  interface Moment {
    when: string;
    who: () => typeof c.token | typeof c.wallet;
    deed: () => Promise<unknown>;
    ether?: boolean;
    change: bigint; // of what is booked, by the deed
    seen: [booked: bigint, held: bigint]; // how much of the change the books and the holding show at the moment
  }

  const ten = euros(10);
  const moments: Moment[] = [
    {
      when: "the token, in the middle of a deposit",
      who: () => c.token,
      deed: () => deposit(ten),
      change: ten,
      seen: [0n, ten],
    },
    {
      when: "the token, in the middle of a payment",
      who: () => c.token,
      deed: () => pay(c.supplier, ten),
      change: -ten,
      seen: [-ten, -ten],
    },
    {
      when: "the token, in the middle of a member's withdrawal",
      who: () => c.token,
      deed: () => withdraw(c.supplier, ten),
      change: -ten,
      seen: [-ten, -ten],
    },
    {
      when: "who deposits a token, before it is moved",
      who: () => c.wallet,
      deed: () => c.does(c.treasury, "deposit", [c.assets.token, ten, REF]),
      change: ten,
      seen: [0n, 0n],
    },
    {
      when: "who is paid a token",
      who: () => c.wallet,
      deed: () => pay(c.hostile, ten),
      change: -ten,
      seen: [-ten, -ten],
    },
    {
      when: "who is paid ether",
      who: () => c.wallet,
      deed: () => pay(c.hostile, ten, ETHER),
      ether: true,
      change: -ten,
      seen: [-ten, -ten],
    },
  ];

  /** The functions that move money, and calls of them that the hostile wallet could make at another time. */
  const doors: Record<string, (asset: string) => unknown[]> = {
    deposit: (asset) => [asset, 1, REF],
    collect: (asset) => [c.hostile.address, 1, asset, 1, purpose("Funding"), REF],
    sweep: (asset) => [asset],
    transfer: (asset) => [0, c.accounts.fund, asset, 1, purpose("Refund"), REF],
    pay: (asset) => [0, c.supplier.address, asset, 1, purpose("Work"), REF],
    withdraw: (asset) => [HOSTILE_MEMBER, c.supplier.address, asset, 1],
    endow: (asset) => [c.hostile.address, asset, 1, REF],
    windUp: (asset) => [asset],
  };

  describe("calling back", function () {
    it("is tried with every function but those of the setup and the rules", function () {
      const rules = ["initialize", "accept", "setReserveRule", "setAuthority"];
      const names: string[] = [];
      c.treasury.interface.forEachFunction((f) => !f.constant && names.push(f.name));
      expect(names.filter((name) => !rules.includes(name)).sort()).to.deep.equal(Object.keys(doors).sort());
    });

    for (const { when, who, deed, ether, change } of moments) {
      for (const [door, args] of Object.entries(doors)) {
        it(`${door} is refused with ReentrancyGuardReentrantCall to ${when}`, async function () {
          const asset = ether === true ? ETHER : c.assets.token;
          const booked = await bookedOf(asset);
          await who().callBack(c.treasury, action(c.treasury, door, args(asset)).data);
          await deed();
          const refusal = c.treasury.interface.getError("ReentrancyGuardReentrantCall")!.selector;
          expect(await who().callsMade()).to.equal(1n);
          expect([await who().succeeded(), await who().answer()]).to.deep.equal([false, refusal]);
          expect(await bookedOf(asset)).to.equal(booked + change);
        });
      }
    }
  });

  describe("reading in the middle", function () {
    for (const { when, who, deed, ether, seen } of moments) {
      it(`the accounts add up and are held, for ${when}`, async function () {
        const asset = ether === true ? ETHER : c.assets.token;
        const auditor = await ethers.deployContract("Auditor");
        const accounts = Object.values(c.accounts);
        const before = await bookedOf(asset);
        await who().callBack(auditor, action(auditor, "audit", [await c.treasury.getAddress(), asset, accounts]).data);
        await deed();
        expect(await who().succeeded()).to.equal(true);
        const [booked, held] = seen.map((part) => before + part) as [bigint, bigint];
        const audited = auditor.interface.decodeFunctionResult("audit", await who().answer());
        expect(audited).to.deep.equal([booked, booked, held]);
      });
    }
  });

  describe("a bucket that failed", function () {
    let deadline: bigint;

    async function open(asset: string): Promise<void> {
      deadline = BigInt(await time.latest()) + BigInt(days(10));
      const plan = draftBucket({ title: "Oven door", asset, min: euros(300), max: euros(500), deadline });
      await c.buckets.connect(c.workers[0]).openNow(plan);
    }

    async function fillByThree(asset: string): Promise<void> {
      const value = asset === ETHER ? ten : 0n;
      for (const funder of [c.funder, c.newcomer]) await c.buckets.connect(funder).fill(1, ten, { value });
      await c.does(c.buckets, "fill", [1, ten], { value });
    }

    async function fail(): Promise<void> {
      await past(time, deadline);
      await c.buckets.close(1);
    }

    const refund = (funder: { address: string }) => c.buckets.refund(1, funder.address);

    it("gives back to others what a funder is blocked from", async function () {
      await open(c.assets.token);
      await fillByThree(c.assets.token);
      await fail();
      await c.token.setBlocked(c.wallet, true);
      await expectRefused(() => refund(c.hostile), c.token, "Blocked", c.wallet);
      for (const funder of [c.funder, c.newcomer]) {
        await expect(refund(funder)).to.changeTokenBalance(ethers, c.token, funder, ten);
      }
      await c.does(c.buckets, "refundTo", [1, c.supplier.address]); // and to the blocked one itself, elsewhere
      expect(await c.token.balanceOf(c.supplier)).to.equal(ten);
    });

    it("gives back to others the ether that a funder refuses", async function () {
      await open(ETHER);
      await fillByThree(ETHER);
      await fail();
      for (const manner of ["Refuses", "RevertsWithMegabyte"] as const) {
        await c.wallet.setManner(like(manner));
        await expectRefused(() => refund(c.hostile), c.wallet, manner === "Refuses" ? "Refused" : "Megabyte");
      }
      for (const funder of [c.funder, c.newcomer]) {
        await expect(refund(funder)).to.changeEtherBalance(ethers, funder, ten);
      }
      await c.wallet.setManner(like("Accepts"));
      await expect(refund(c.hostile)).to.changeEtherBalance(ethers, c.wallet, ten);
    });

    it("gives back once, also to who calls back", async function () {
      await open(ETHER);
      await fillByThree(ETHER);
      await fail();
      await c.wallet.callBack(c.buckets, action(c.buckets, "refund", [1, c.hostile.address]).data);
      await expect(refund(c.hostile)).to.changeEtherBalance(ethers, c.wallet, ten);
      const refusal = c.buckets.interface.getError("ReentrancyGuardReentrantCall")!.selector;
      expect([await c.wallet.succeeded(), await c.wallet.answer()]).to.deep.equal([false, refusal]);
      await expectRefused(() => refund(c.hostile), c.buckets, "NothingToRefund", 1, c.wallet);
    });

    it("gives nobody what others sent to the treasury while it filled", async function () {
      await open(c.assets.token);
      await c.wallet.callBack(c.token, action(c.token, "mint", [await c.treasury.getAddress(), euros(500)]).data);
      await fillByThree(c.assets.token);
      expect((await c.buckets.bucketOf(1)).raised).to.equal(3n * ten);
      await fail();
      await expect(refund(c.hostile)).to.changeTokenBalance(ethers, c.token, c.wallet, ten);
    });
  });
});
