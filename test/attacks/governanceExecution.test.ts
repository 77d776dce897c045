import { expect } from "chai";
import { getCreate2Address, id, keccak256, toBeHex, ZeroAddress, ZeroHash } from "ethers";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import type { Action, Operation } from "../../scripts/proposal.ts";
import { action, carry } from "../helpers/acting.ts";
import { delegateTo, expectRefused, expectWrongState, foundRich, payTo, ready } from "../helpers/attacking.ts";
import { expectError } from "../helpers/expect.ts";
import { euros, openVote, past, USERS } from "../helpers/somerset.ts";
import { expectState, paper, refuseEther, SECOND_CALL } from "../helpers/voting.ts";

// What was done to others with what a vote sets off, tried on a co-op. All votes are for it: nothing but the contracts
// is in the way.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const fixture = async () => ({ ...(await foundRich(chain)), hostile: await ethers.deployContract("HostileWallet") });

describe("attacks on the executor", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const prepare = (actions: Action[], text = "In good faith") => ready(c, time, actions, text);
  const executing = (operation: Operation) => () => c.assembly.execute(...operation);
  /** By which the executor tells the assembly's resolutions apart. */
  const saltOf = async ([, , , text]: Operation) =>
    toBeHex((BigInt(await c.assembly.getAddress()) << 96n) ^ BigInt(text), 32);

  describe("with another code than was voted on", function () {
    it("9 Tornado Cash: what was shown to the members and vanished in the same transaction is not called", async function () {
      const metamorph = await ethers.deployContract("Metamorph");
      const changeling = await ethers.getContractFactory("Changeling");
      const from = await metamorph.getAddress();
      const place = getCreate2Address(from, ZeroHash, keccak256(changeling.bytecode));
      const wolf = await ethers.getContractAt("Wolf", place);

      await metamorph.call(c.members, action(c.members, "join", [USERS, 0]).data);
      const { args, id: proposalId } = await paper(c, [action(wolf, "graze")], "Look, a sheep");
      await metamorph.showSheep(c.assembly, action(c.assembly, "propose", args).data);
      expect(await ethers.provider.getCode(place)).to.equal("0x");
      const [targets, values, calls, text] = args;
      const operation: Operation = [targets, values, calls, id(text)];
      await past(time, await c.assembly.proposalSnapshot(proposalId));
      await carry(c, time, proposalId);
      await c.assembly.queue(...operation);
      await past(time, await c.assembly.proposalEta(proposalId));

      await metamorph.putWolf();
      await expectRefused(c, executing(operation), c.assembly, "TargetCodeChanged", proposalId);
      await expectState(c, proposalId, "Queued");
      expect(await wolf.queryFilter(wolf.filters.Bitten())).to.deep.equal([]);
    });

    it("9 Tornado Cash: a wallet that runs another code since is not called", async function () {
      const [sheep, wolf] = [await ethers.deployContract("Sheep"), await ethers.deployContract("Wolf")];
      await delegateTo(c.attacker, sheep);
      const target = wolf.attach(c.attacker.address);
      const proposal = await prepare([action(target, "graze")]);
      await delegateTo(c.attacker, wolf);
      await expectRefused(c, executing(proposal.operation), c.assembly, "TargetCodeChanged", proposal.id);
      await delegateTo(c.attacker, sheep);
      await c.assembly.execute(...proposal.operation);
    });

    it("9 Tornado Cash: what is called works on its own storage, not on the executor's", async function () {
      const { operation } = await prepare([action(c.hostile, "setManner", [1])]);
      await c.assembly.execute(...operation);
      expect(await c.hostile.manner()).to.equal(1n);
      for (const slot of [0, 1, 2, 3, 4, 5, 6, 7]) {
        expect(await ethers.provider.getStorage(c.executor, slot)).to.equal(ZeroHash);
      }
    });
  });

  it("11 Compound 62: what was carried by mistake is called off by whom the members named for that, and nobody else", async function () {
    const role = await c.executor.CANCELLER_ROLE();
    await c.executor.connect(c.executorSigner).grantRole(role, c.workers[0]);
    const proposal = await prepare(payTo(c, c.supplier, euros(4_000)));
    const [targets, values, calls] = proposal.operation;
    const salt = await saltOf(proposal.operation);
    const operation = await c.executor.hashOperationBatch(targets, values, calls, ZeroHash, salt);
    await expectRefused(
      c,
      () => c.executor.connect(c.attacker).cancel(operation),
      c.executor,
      "AccessControlUnauthorizedAccount",
      c.attacker.address,
      role,
    );
    await expectRefused(
      c,
      () => c.assembly.connect(c.users[0]).cancel(...proposal.operation),
      c.assembly,
      "GovernorUnableToCancel",
      proposal.id,
      c.users[0],
    );
    await c.executor.connect(c.workers[0]).cancel(operation);
    await expectWrongState(c, executing(proposal.operation), proposal.id, "Canceled", "Queued");
    await expectRefused(
      c,
      () => c.executor.connect(c.workers[0]).scheduleBatch(targets, values, calls, ZeroHash, ZeroHash, days(2)),
      c.executor,
      "AccessControlUnauthorizedAccount",
      c.workers[0],
      await c.executor.PROPOSER_ROLE(),
    );
  });

  it("27 Aragon M-01: with whatever gas it is executed, all of a resolution is done or nothing", async function () {
    const token = await ethers.deployContract("HostileToken");
    const actions = [
      ...refuseEther(c),
      action(token, "mint", [c.supplier.address, 7]),
      ...payTo(c, c.supplier, euros(1)),
      action(c.hostile, "call", [await token.getAddress(), action(token, "mint", [c.supplier.address, 8]).data]),
    ];
    const { id: proposalId, operation } = await prepare(actions);
    const needed = await c.assembly.execute.estimateGas(...operation);
    for (let gasLimit = 80_000n; gasLimit < (needed * 63n) / 64n; gasLimit += needed / 40n) {
      const starved = c.assembly.execute(...operation, { gasLimit });
      await expect(starved).to.revert(ethers);
      await expectState(c, proposalId, "Queued");
      expect(await token.totalSupply()).to.equal(0n);
      expect((await c.treasury.holdingOf(ZeroAddress)).accepted).to.equal(true);
    }
    await c.assembly.execute(...operation);
    expect(await token.totalSupply()).to.equal(15n);
    expect(await c.currency.balanceOf(c.supplier)).to.equal(euros(1));
  });

  it("29 Aragon M-04: who is called in the middle of a resolution does not start it again, at no door", async function () {
    const token = await ethers.deployContract("HostileToken");
    const steps = [
      ...payTo(c, c.supplier, euros(1)),
      action(token, "transfer", [c.supplier.address, 0]),
      ...payTo(c, c.funder, euros(2)),
    ];
    for (const door of ["assembly", "executor"] as const) {
      const { id: proposalId, operation } = await prepare(steps, door);
      const [targets, values, calls] = operation;
      const salt = await saltOf(operation);
      const again =
        door === "assembly"
          ? action(c.assembly, "execute", operation)
          : action(c.executor, "executeBatch", [targets, values, calls, ZeroHash, salt]);
      await token.callBack(again.target, again.data);
      const { logs } = (await (await c.assembly.execute(...operation)).wait())!;
      const entries = logs.map((log) => c.treasury.interface.parseLog(log)).filter((log) => log?.name === "Entry");
      expect(entries.map((entry) => entry!.args.amount)).to.deep.equal([euros(1), euros(2)]); // in order, once
      const refusal = again.target.interface.parseError(await token.answer());
      const [name, ...args] =
        door === "assembly"
          ? ["GovernorUnexpectedProposalState", proposalId, 7n, toBeHex(1n << 5n, 32)]
          : ["AccessControlUnauthorizedAccount", await token.getAddress(), id("EXECUTOR_ROLE")];
      expect([refusal!.name, ...refusal!.args]).to.deep.equal([name, ...args]);
    }
    expect(await token.callsMade()).to.equal(2n);
  });

  describe("with a call that only seems to succeed", function () {
    it("30 Aragon L-02: a resolution that calls an address without code is not carried out", async function () {
      const nobody = ethers.Wallet.createRandom().address;
      const proposal = await prepare([
        ...refuseEther(c),
        action(c.treasury.attach(nobody) as BaseContract, "accept", [ZeroAddress, false]),
      ]);
      await expectRefused(c, executing(proposal.operation), c.executor, "NoCode", nobody);
      await expectState(c, proposal.id, "Queued");
      expect((await c.treasury.holdingOf(ZeroAddress)).accepted).to.equal(true);
    });

    it("30 Aragon L-03: a resolution that calls a function that is not there is not carried out", async function () {
      const proposal = await prepare([{ target: c.treasury, data: "0x12345678" }]);
      await expectRefused(c, executing(proposal.operation), c.executor, "FailedCall");
    });

    it("30 Aragon L-01: a resolution that pays in a token which only says no is not carried out", async function () {
      const token = await ethers.deployContract("HostileToken");
      const asset = await token.getAddress();
      await c.treasury.connect(c.executorSigner).accept(token, true);
      await token.mint(c.funder, 100);
      await token.connect(c.funder).approve(c.treasury, 100);
      await c.treasury.connect(c.funder).deposit(token, 100, id("gift"));
      await token.setOddity(1); // ReturnsFalse
      const { operation } = await prepare([
        action(c.treasury, "pay", [0, c.supplier.address, asset, 100, 5, ZeroHash]),
      ]);
      await expectRefused(c, executing(operation), c.treasury, "SafeERC20FailedOperation", asset);
    });
  });

  it("31 OZ Timelock: who gets every role in the middle of a batch executes nothing that did not wait", async function () {
    const [targets, values, calls] = [
      [await c.treasury.getAddress()],
      [0n],
      [payTo(c, c.attacker, euros(4_000))[0]!.data],
    ];
    const batch = [targets, values, calls, ZeroHash, ZeroHash] as const;
    const hostile = await c.hostile.getAddress();
    const [executor, proposer] = [await c.executor.EXECUTOR_ROLE(), await c.executor.PROPOSER_ROLE()];
    const executeBatch = action(c.executor, "executeBatch", batch);
    const trick = [
      action(c.executor, "grantRole", [executor, hostile]),
      action(c.executor, "grantRole", [proposer, hostile]),
      action(c.executor, "updateDelay", [0]),
      action(c.hostile, "call", [await c.executor.getAddress(), executeBatch.data]),
    ];
    const { operation } = await prepare(trick);
    const unscheduled = await c.executor.hashOperationBatch(...batch);
    const readyBit = toBeHex(1n << 2n, 32); // of the state that it would have to be in
    await expectRefused(c, executing(operation), c.executor, "TimelockUnexpectedOperationState", unscheduled, readyBit);
    expect(await c.executor.hasRole(executor, hostile)).to.equal(false);
  });

  describe("by every path there is", function () {
    const spend = () => payTo(c, c.supplier, euros(1));
    const operationOf = ({ args: [targets, values, calls, text] }: Awaited<ReturnType<typeof paper>>): Operation => [
      targets,
      values,
      calls,
      id(text),
    ];

    async function secondCall(): Promise<Operation> {
      const first = await openVote(c, time, spend(), "Once more");
      await past(time, await c.assembly.proposalDeadline(first.id));
      const [targets, values, calls] = first.operation;
      await c.assembly.callAgain(targets, values, calls, first.text);
      return [targets, values, calls, id(`${first.text}${SECOND_CALL}`)];
    }

    const paths: Record<string, () => Promise<Operation>> = {
      proposed: async () => {
        const words = await paper(c, spend(), "Proposed");
        await c.assembly.connect(c.users[0]).propose(...words.args);
        return operationOf(words);
      },
      "proposed in a stricter kind": async () => {
        const words = await paper(c, spend(), "Strictly");
        await c.assembly.connect(c.users[0]).proposeIn(1, ...words.args);
        return operationOf(words);
      },
      "asked for by petition": async () => {
        const words = await paper(c, spend(), "By petition");
        await c.agenda.connect(c.users[0]).signPetition(words.id);
        await c.assembly.connect(c.users[0]).proposeByPetition([1], ...words.args);
        return operationOf(words);
      },
      "called a second time": secondCall,
    };

    for (const [path, take] of Object.entries(paths)) {
      it(`32 RAAC: what was ${path} waits for its vote, and two days at least after it`, async function () {
        const operation = await take();
        const proposalId = await c.assembly.hashProposal(...operation);
        await expectWrongState(c, executing(operation), proposalId, "Pending", "Queued");
        await past(time, await c.assembly.proposalSnapshot(proposalId));
        await expectWrongState(c, executing(operation), proposalId, "Active", "Queued");
        await carry(c, time, proposalId);
        await expectWrongState(c, executing(operation), proposalId, "Succeeded", "Queued");
        await c.assembly.queue(...operation);
        const eta = await c.assembly.proposalEta(proposalId);
        expect(eta - BigInt(await time.latest()) >= BigInt(days(2))).to.equal(true);
        await time.setNextBlockTimestamp(eta - 1n);
        await expectError(c.assembly.execute(...operation), c.assembly, "TooEarly", eta);
        await time.setNextBlockTimestamp(eta);
        await c.assembly.execute(...operation);
      });
    }

    it("32 RAAC: no member, no administrator and no stranger orders the executor directly", async function () {
      const [target, data] = [await c.treasury.getAddress(), spend()[0]!.data];
      const administrator = c.workers[0];
      await c.authority.connect(c.executorSigner).grantRole(0, administrator, 0);
      const [proposer, executor] = [await c.executor.PROPOSER_ROLE(), await c.executor.EXECUTOR_ROLE()];
      for (const somebody of [c.users[0], administrator, c.stranger]) {
        const asSomebody = c.executor.connect(somebody);
        const doors: [() => Promise<unknown>, string][] = [
          [() => asSomebody.schedule(target, 0, data, ZeroHash, ZeroHash, 0), proposer],
          [() => asSomebody.scheduleBatch([target], [0], [data], ZeroHash, ZeroHash, 0), proposer],
          [() => asSomebody.execute(target, 0, data, ZeroHash, ZeroHash), executor],
          [() => asSomebody.executeBatch([target], [0], [data], ZeroHash, ZeroHash), executor],
        ];
        for (const [door, role] of doors) {
          await expectRefused(c, door, c.executor, "AccessControlUnauthorizedAccount", somebody, role);
        }
      }
    });
  });
});
