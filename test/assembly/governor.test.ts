import { expect } from "chai";
import { AbiCoder, id, keccak256, toBeHex, ZeroAddress, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { propose } from "../../scripts/proposal.ts";
import type { Operation, Proposal } from "../../scripts/proposal.ts";
import { action, actingAs, carry } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, openVote, past, USERS } from "../helpers/somerset.ts";
import { AGAINST, expectState, FOR, paper, question, refuseEther } from "../helpers/voting.ts";

// What OpenZeppelin asks of its own Governor, and what the other tests of the assembly do not already ask of ours.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [PENDING, ACTIVE, CANCELED, DEFEATED, SUCCEEDED, QUEUED, , EXECUTED] = [0, 1, 2, 3, 4, 5, 6, 7];

/** The one state that a door asks for, as the Governor's errors tell it. */
const only = (state: number): string => toBeHex(1n << BigInt(state), 32);

const BUDGETS = 3; // an article that an extraordinary resolution may change

/** A co-op with a member, number 10, that is a contract of the stranger's. */
async function fixture() {
  const c = await foundSomerset(ethers);
  const wallet = await ethers.deployContract("ContractWallet", [c.stranger]);
  await wallet.connect(c.stranger).call(c.members, c.members.interface.encodeFunctionData("join", [USERS, 0]));
  await time.increase(days(30));
  return { ...c, wallet, executorSigner: await actingAs(chain, c.executor) };
}

describe("the assembly as a Governor", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  const open = (actions = refuseEther(c), text = "Accept no ether") => openVote(c, time, actions, text);

  const pending = (actions = refuseEther(c), text = "Accept no ether") =>
    propose(c.assembly.connect(c.users[0]), actions, text);

  async function succeeded(actions = refuseEther(c), text = "Accept no ether"): Promise<Proposal> {
    const proposal = await open(actions, text);
    await carry(c, time, proposal.id);
    return proposal;
  }

  /** Takes what has succeeded to where it can be executed. */
  async function ripen({ id: proposalId, operation }: Pick<Proposal, "id" | "operation">): Promise<void> {
    await c.assembly.queue(...operation);
    await past(time, await c.assembly.proposalEta(proposalId));
  }

  async function ready(actions = refuseEther(c), text = "Accept no ether"): Promise<Proposal> {
    const proposal = await succeeded(actions, text);
    await ripen(proposal);
    return proposal;
  }

  /** A resolution, ready to be executed, that sends `value` wei to `target` with no call. */
  const readyToSend = (target: string, value: bigint, text: string) => readyTo([[target, value, "0x"]], text);

  /** A resolution, ready to be executed, of calls to `target` with `value` wei. */
  async function readyTo(calls: [target: string, value: bigint, data: string][], text: string) {
    const [targets, values] = [calls.map(([target]) => target), calls.map(([, value]) => value)];
    const datas = calls.map(([, , data]) => data);
    await c.assembly.connect(c.users[1]).propose(targets, values, datas, text);
    const operation: Operation = [targets, values, datas, id(text)];
    const proposal = { id: await c.assembly.hashProposal(...operation), operation };
    await past(time, await c.assembly.proposalSnapshot(proposal.id));
    await carry(c, time, proposal.id);
    await ripen(proposal);
    return proposal;
  }

  const vote = (proposalId: bigint, voter: Signer = c.users[0]) => c.assembly.connect(voter).castVote(proposalId, FOR);

  const unexpected = (deed: Promise<unknown>, proposalId: bigint, state: number, allowed: string) =>
    expectError(deed, c.assembly, "GovernorUnexpectedProposalState", proposalId, state, allowed);

  describe("says", function () {
    it("which interfaces it has", async function () {
      const has = {
        "0x01ffc9a7": true, // ERC-165
        "0xcdbdfcee": true, // IGovernor
        "0x65455a86": true, // IGovernor as it was before getProposalId
        "0x4e2312e0": true, // the receiver of ERC-1155
        "0x150b7a02": false, // the receiver of ERC-721, which announces itself to nobody
        "0x6e665ced": false, // IGovernorTimelock, which OpenZeppelin has given up
        "0xffffffff": false, // never true, by ERC-165
      };
      for (const [interfaceId, isThere] of Object.entries(has)) {
        expect(await c.assembly.supportsInterface(interfaceId), interfaceId).to.equal(isThere);
      }
    });

    it("its name and version", async function () {
      expect([await c.assembly.name(), await c.assembly.version()]).to.deep.equal(["Commons Bakery", "1"]);
    });

    it("INV-50: the number of a proposal, which is the hash of its calls and text", async function () {
      const { args, id: proposalId } = await paper(c, [...refuseEther(c), ...question(c, 1)], "Two at once");
      const [targets, values, calls, text] = args;
      const types = ["address[]", "uint256[]", "bytes[]", "bytes32"];
      const hash = keccak256(AbiCoder.defaultAbiCoder().encode(types, [targets, values, calls, id(text)]));
      expect(proposalId).to.equal(BigInt(hash));
      expect(await c.assembly.getProposalId(targets, values, calls, id(text))).to.equal(proposalId);
      expect(await c.assembly.connect(c.users[0]).propose.staticCall(...args)).to.equal(proposalId);
    });

    it("that number again at every door of a proposal", async function () {
      const { id: proposalId, operation } = await pending();
      expect(await c.assembly.connect(c.users[0]).cancel.staticCall(...operation)).to.equal(proposalId);
      await past(time, await c.assembly.proposalSnapshot(proposalId));
      await carry(c, time, proposalId);
      expect(await c.assembly.queue.staticCall(...operation)).to.equal(proposalId);
      await ripen({ id: proposalId, operation });
      expect(await c.assembly.execute.staticCall(...operation)).to.equal(proposalId);
    });

    it("who proposed, and from queueing on when it can be executed", async function () {
      const proposal = await succeeded();
      expect(await c.assembly.proposalProposer(proposal.id)).to.equal(c.users[0].address);
      expect(await c.assembly.proposalEta(proposal.id)).to.equal(0n);
      await c.assembly.queue(...proposal.operation);
      const eta = BigInt((await time.latest()) + days(2));
      expect(await c.assembly.proposalEta(proposal.id)).to.equal(eta);
      await past(time, eta);
      await c.assembly.execute(...proposal.operation);
      expect(await c.assembly.proposalEta(proposal.id)).to.equal(eta);
    });

    it("nothing of a proposal that was never made", async function () {
      expect(await c.assembly.proposalProposer(1)).to.equal(ZeroAddress);
      expect(await c.assembly.proposalSnapshot(1)).to.equal(0n);
      expect(await c.assembly.proposalDeadline(1)).to.equal(0n);
      expect(await c.assembly.proposalEta(1)).to.equal(0n);
      expect(await c.assembly.hasVoted(1, c.users[0])).to.equal(false);
    });

    it("the same votes of a wallet, whatever the params", async function () {
      const now = await time.latest();
      for (const params of ["0x", "0x00", toBeHex(7, 32)]) {
        expect(await c.assembly.getVotesWithParams(c.users[0], now, params)).to.equal(1n);
        expect(await c.assembly.getVotesWithParams(c.supplier, now, params)).to.equal(0n);
      }
    });
  });

  describe("propose", function () {
    const put = (proposer: Signer, text: string) =>
      c.assembly.connect(proposer).propose([c.treasury], [0], ["0x"], text);

    for (const [what, spell] of Object.entries({
      "as wallets show it": (address: string) => address,
      "in small letters": (address: string) => address.toLowerCase(),
      "in capitals": (address: string) => `0x${address.slice(2).toUpperCase()}`,
    })) {
      it(`takes a text that names its proposer, ${what}, from that proposer alone`, async function () {
        const text = `Mine\n#proposer=${spell(c.users[0].address)}`;
        await expectError(put(c.users[1], text), c.assembly, "GovernorRestrictedProposer", c.users[1]);
        await expect(put(c.users[0], text)).to.emit(c.assembly, "ProposalCreated");
      });
    }

    it("takes a text that ends with nothing but the name of its proposer", async function () {
      const text = `#proposer=${c.users[0].address}`;
      await expectError(put(c.users[1], text), c.assembly, "GovernorRestrictedProposer", c.users[1]);
      await expect(put(c.users[0], text)).to.emit(c.assembly, "ProposalCreated");
    });

    for (const [what, ending] of Object.entries({
      "is cut short": (address: string) => `#proposer=${address.slice(0, -1)}`,
      "has a digit too many": (address: string) => `#proposer=${address}0`,
      "is no number": (address: string) => `#proposer=${address.slice(0, -1)}g`,
      "lacks the 0x": (address: string) => `#proposer=${address.slice(2)}00`,
      "is followed by a line break": (address: string) => `#proposer=${address}\n`,
      "is called otherwise": (address: string) => `#promoter=${address}`,
    })) {
      it(`binds nobody by an ending that ${what}`, async function () {
        const proposing = put(c.users[1], `Anyone's\n${ending(c.users[0].address)}`);
        await expect(proposing).to.emit(c.assembly, "ProposalCreated");
      });
    }

    it("refuses lists of different lengths", async function () {
      const [target, call] = [await c.treasury.getAddress(), "0x"];
      const uneven: [string[], number[], string[]][] = [
        [[target], [0, 0], [call]],
        [[target], [0], [call, call]],
        [[], [0], [call]],
        [[], [], [call]],
        [[target, target], [0], [call, call]],
      ];
      for (const [targets, values, calls] of uneven) {
        const proposing = c.assembly.connect(c.users[0]).propose(targets, values, calls, "Uneven");
        const lengths = [targets.length, calls.length];
        if (targets.length !== calls.length) await expectError(proposing, c.statute, "UnevenCalls", ...lengths);
        else await expectError(proposing, c.assembly, "GovernorInvalidProposalLength", ...lengths, values.length);
      }
    });
  });

  describe("cancel", function () {
    const cancel = (operation: Operation, as: Signer = c.users[0]) => c.assembly.connect(as).cancel(...operation);

    const refused = ({ id: proposalId, operation }: Proposal) =>
      expectError(cancel(operation), c.assembly, "GovernorUnableToCancel", proposalId, c.users[0]);

    it("comes too late after the vote, in whatever state", async function () {
      const defeated = await open();
      await past(time, await c.assembly.proposalDeadline(defeated.id));
      await refused(defeated);

      const carried = await succeeded(question(c, 1), "Repay a loan");
      await refused(carried);
      await c.assembly.queue(...carried.operation);
      await refused(carried);
      await past(time, await c.assembly.proposalEta(carried.id));
      await c.assembly.execute(...carried.operation);
      await refused(carried);
    });

    it("is possible until the second before the vote opens", async function () {
      const [first, second] = [await pending(), await pending(question(c, 1), "Repay a loan")];
      await time.setNextBlockTimestamp(await c.assembly.proposalSnapshot(first.id));
      await expectEvent(cancel(first.operation), c.assembly, "ProposalCanceled", first.id);
      await time.setNextBlockTimestamp((await c.assembly.proposalSnapshot(second.id)) + 1n);
      await refused(second);
    });

    it("is refused for what was never proposed", async function () {
      const { args: [targets, values, calls], id: proposalId } = await paper(c, refuseEther(c), "Never");
      const cancelling = cancel([targets, values, calls, id("Never")]);
      await expectError(cancelling, c.assembly, "GovernorNonexistentProposal", proposalId);
    });

    it("INV-30: is for good", async function () {
      const proposal = await pending();
      await cancel(proposal.operation);
      await refused(proposal);
      await past(time, await c.assembly.proposalSnapshot(proposal.id));
      await unexpected(vote(proposal.id), proposal.id, CANCELED, only(ACTIVE));
      await unexpected(c.assembly.queue(...proposal.operation), proposal.id, CANCELED, only(SUCCEEDED));
      await unexpected(c.assembly.execute(...proposal.operation), proposal.id, CANCELED, only(QUEUED));
    });

    it("leaves the question to be put again, in other words", async function () {
      const proposal = await pending();
      await cancel(proposal.operation);
      await unexpected(pending(), proposal.id, CANCELED, ZeroHash);
      const again = await pending(refuseEther(c), "Accept no ether, please");
      await expectState(c, again.id, "Pending");
    });

    it("does not let one member take another's words off the table, where they are bound", async function () {
      const { args, id: unbound } = await paper(c, refuseEther(c), "Whoever comes first");
      const [targets, values, calls, text] = args;
      await c.assembly.connect(c.users[1]).propose(...args);
      await cancel([targets, values, calls, id(text)], c.users[1]);
      await unexpected(c.assembly.connect(c.users[0]).propose(...args), unbound, CANCELED, ZeroHash);

      const bound = `${text}\n#proposer=${c.users[0].address}`;
      const taking = c.assembly.connect(c.users[1]).propose(targets, values, calls, bound);
      await expectError(taking, c.assembly, "GovernorRestrictedProposer", c.users[1]);
      await c.assembly.connect(c.users[0]).propose(targets, values, calls, bound);
    });
  });

  describe("the doors of a proposal", function () {
    it("are shut while it is pending", async function () {
      const { id: proposalId, operation } = await pending();
      await unexpected(c.assembly.queue(...operation), proposalId, PENDING, only(SUCCEEDED));
      await unexpected(c.assembly.execute(...operation), proposalId, PENDING, only(QUEUED));
    });

    it("INV-30: are shut for good when it is defeated", async function () {
      const { id: proposalId, operation } = await open();
      await past(time, await c.assembly.proposalDeadline(proposalId));
      await unexpected(c.assembly.execute(...operation), proposalId, DEFEATED, only(QUEUED));
    });

    it("take no ballot once it is carried, queued or executed", async function () {
      const proposal = await succeeded();
      await unexpected(vote(proposal.id), proposal.id, SUCCEEDED, only(ACTIVE));
      await c.assembly.queue(...proposal.operation);
      await unexpected(vote(proposal.id), proposal.id, QUEUED, only(ACTIVE));
      await past(time, await c.assembly.proposalEta(proposal.id));
      await c.assembly.execute(...proposal.operation);
      await unexpected(vote(proposal.id), proposal.id, EXECUTED, only(ACTIVE));
      await unexpected(c.assembly.queue(...proposal.operation), proposal.id, EXECUTED, only(SUCCEEDED));
    });

    it("are not known for another text, other values or other calls", async function () {
      const { operation } = await ready();
      const [targets, values, calls, text] = operation;
      const others: Operation[] = [
        [targets, values, calls, id("Another text")],
        [targets, [1n], calls, text],
        [targets, values, [`${calls[0]}00`], text],
        [[...targets, ...targets], [0n, 0n], [...calls, ...calls], text],
      ];
      for (const other of others) {
        const unknown = await c.assembly.hashProposal(...other);
        for (const door of [c.assembly.queue, c.assembly.execute]) {
          await expectError(door(...other), c.assembly, "GovernorNonexistentProposal", unknown);
        }
      }
    });

    it("open for the same calls once more, when they are carried once more", async function () {
      const first = await succeeded();
      const second = await succeeded(refuseEther(c), "And again");
      for (const proposal of [first, second]) {
        await ripen(proposal);
        await expectEvent(c.assembly.execute(...proposal.operation), c.treasury, "AssetAccepted", ZeroAddress, false);
      }
    });
  });

  describe("a target that calls back", function () {
    /** A resolution that sends a wei to the wallet, which then makes the call `name` of the assembly. */
    async function callingBack(name: "execute" | "queue" | "cancel" | "castVote", of?: Proposal) {
      const proposal = await readyToSend(await c.wallet.getAddress(), 1n, "A wei for the wallet");
      const { operation, id: about } = of ?? proposal;
      const { interface: doors } = c.assembly;
      const call =
        name === "castVote"
          ? doors.encodeFunctionData(name, [about, AGAINST])
          : doors.encodeFunctionData(name as "execute", operation);
      await c.wallet.callBack(c.assembly, call);
      return { id: proposal.id, executing: () => c.assembly.execute(...proposal.operation, { value: 1 }) };
    }

    it("does not execute the resolution twice", async function () {
      const { id: proposalId, executing } = await callingBack("execute");
      await unexpected(executing(), proposalId, EXECUTED, only(QUEUED));
      await expectState(c, proposalId, "Queued");
    });

    it("does not queue it again", async function () {
      const { id: proposalId, executing } = await callingBack("queue");
      await unexpected(executing(), proposalId, EXECUTED, only(SUCCEEDED));
    });

    it("does not cancel it", async function () {
      const { id: proposalId, executing } = await callingBack("cancel");
      await expectError(executing(), c.assembly, "GovernorUnableToCancel", proposalId, c.wallet);
    });

    it("does not vote on it", async function () {
      const { id: proposalId, executing } = await callingBack("castVote");
      await unexpected(executing(), proposalId, EXECUTED, only(ACTIVE));
    });

    it("executes another resolution in passing, once", async function () {
      const other = await ready();
      const { id: proposalId, executing } = await callingBack("execute", other);
      const deed = executing();
      await expectEvent(deed, c.assembly, "ProposalExecuted", other.id);
      await expectEvent(deed, c.assembly, "ProposalExecuted", proposalId);
      await expectEvent(deed, c.treasury, "AssetAccepted", ZeroAddress, false);
      await unexpected(c.assembly.execute(...other.operation), other.id, EXECUTED, only(QUEUED));
    });

    it("is the resolution for what it does after it has executed another one", async function () {
      const other = await ready();
      await c.wallet.callBack(c.assembly, c.assembly.interface.encodeFunctionData("execute", other.operation));
      const article = { title: "Budgets", text: "New", textHash: id("New"), kindSlot: 1 };
      const amending = c.statute.interface.encodeFunctionData("amendArticle", [BUDGETS, 1, article]);
      const [wallet, statute] = [await c.wallet.getAddress(), await c.statute.getAddress()];
      const { id: proposalId, operation } = await readyTo([[wallet, 1n, "0x"], [statute, 0n, amending]], "Both");
      await c.assembly.execute(...operation, { value: 1 });
      await expectState(c, other.id, "Executed");
      expect((await c.statute.articleOf(BUDGETS))[0].resolution).to.equal(proposalId);
      expect(await c.assembly.executing()).to.equal(0n);
    });

    it("votes on another proposal as the member it is", async function () {
      const { id: proposalId, operation } = await readyToSend(await c.wallet.getAddress(), 1n, "A wei for the wallet");
      const other = await open();
      await c.wallet.callBack(c.assembly, c.assembly.interface.encodeFunctionData("castVote", [other.id, AGAINST]));
      const executing = c.assembly.execute(...operation, { value: 1 });
      await expectEvent(executing, c.assembly, "VoteCast", c.wallet, other.id, AGAINST, 1, "");
      await expectState(c, proposalId, "Executed");
    });
  });

  describe("ether of a resolution", function () {
    const balanceOf = (account: string) => ethers.provider.getBalance(account);

    it("goes with execute to where it was decided, and nowhere else", async function () {
      const recipient = ethers.Wallet.createRandom().address;
      const { operation } = await readyToSend(recipient, 5n, "Five wei");
      await c.assembly.execute(...operation, { value: 5 });
      expect(await balanceOf(recipient)).to.equal(5n);
      expect(await balanceOf(await c.assembly.getAddress())).to.equal(0n);
    });

    it("is what all its calls send", async function () {
      const [first, second] = [ethers.Wallet.createRandom().address, ethers.Wallet.createRandom().address];
      const { operation } = await readyTo([[first, 3n, "0x"], [second, 2n, "0x"]], "Three wei and two");
      for (const value of [2, 3])
        await expectError(c.assembly.execute(...operation, { value }), c.assembly, "WrongValue", value, 5);
      await c.assembly.execute(...operation, { value: 5 });
      expect([await balanceOf(first), await balanceOf(second)]).to.deep.equal([3n, 2n]);
    });

    it("is brought by who executes: with less or more the resolution stays to be executed", async function () {
      await networkHelpers.setBalance(await c.executor.getAddress(), 0n);
      const recipient = ethers.Wallet.createRandom().address;
      const { id: proposalId, operation } = await readyToSend(recipient, 5n, "Five wei");
      for (const value of [0, 4, 6]) {
        await expectError(c.assembly.execute(...operation, { value }), c.assembly, "WrongValue", value, 5);
        await expectState(c, proposalId, "Queued");
      }
      await c.assembly.execute(...operation, { value: 5 });
      expect(await balanceOf(recipient)).to.equal(5n);
    });
  });

  describe("a resolution about the assembly itself", function () {
    it("relays nothing and replaces no executor, though it is carried", async function () {
      const relaying = await ready([action(c.assembly, "relay", [await c.treasury.getAddress(), 0, "0x"])], "Relay");
      await expectError(c.assembly.execute(...relaying.operation), c.assembly, "NoRelay");
      await expectState(c, relaying.id, "Queued");

      const replacing = await ready([action(c.assembly, "updateTimelock", [c.supplier.address])], "Replace");
      await expectError(c.assembly.execute(...replacing.operation), c.assembly, "ExecutorIsFixed");
      await expectState(c, replacing.id, "Queued");
    });

    it("makes the executor neither propose nor vote, for it is no member", async function () {
      const other = await open();
      await expectError(
        c.assembly.connect(c.executorSigner).castVote(other.id, FOR),
        c.assembly, "NotEligible", c.executorSigner, other.id,
      );
      const proposing = propose(c.assembly.connect(c.executorSigner), question(c, 1), "Of its own accord");
      await expectError(proposing, c.assembly, "OnlyMembersPropose", c.executorSigner);
    });
  });

  describe("an operation of the executor", function () {
    const operationOf = async ([targets, values, calls, text]: Operation) => {
      const salt = toBeHex((BigInt(await c.assembly.getAddress()) << 96n) ^ BigInt(text), 32);
      return c.executor.hashOperationBatch(targets, values, calls, ZeroHash, salt);
    };

    it("is pending from queueing on, and done with the execution", async function () {
      const proposal = await succeeded();
      const operation = await operationOf(proposal.operation);
      expect(await c.executor.isOperation(operation)).to.equal(false);
      await c.assembly.queue(...proposal.operation);
      expect(await c.executor.isOperationPending(operation)).to.equal(true);
      await past(time, await c.assembly.proposalEta(proposal.id));
      await c.assembly.execute(...proposal.operation);
      expect(await c.executor.isOperationDone(operation)).to.equal(true);
    });

    it("cancels the proposal with it, where a resolution has given somebody that power", async function () {
      const proposal = await ready();
      const operation = await operationOf(proposal.operation);
      const role = await c.executor.CANCELLER_ROLE();
      await c.executor.connect(c.executorSigner).grantRole(role, c.supplier);
      await c.executor.connect(c.supplier).cancel(operation);
      await expectState(c, proposal.id, "Canceled");
      await unexpected(c.assembly.execute(...proposal.operation), proposal.id, CANCELED, only(QUEUED));
      await unexpected(c.assembly.queue(...proposal.operation), proposal.id, CANCELED, only(SUCCEEDED));
    });
  });
});
