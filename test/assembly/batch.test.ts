import { expect } from "chai";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { moveWallet } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { foundSomerset, openVote, past, USERS } from "../helpers/somerset.ts";
import { ABSTAIN, AGAINST, ballotOf, BLOCK, FOR, refuseEther, signedBallot, tallyOf } from "../helpers/voting.ts";
import type { BallotDraft } from "../helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const NONE = 4;
const [EXPIRED, UNKNOWN_CHOICE, REASON_MISSING, NOT_ELIGIBLE, TOO_MANY_CASTS, NOT_SIGNED] = [1, 2, 3, 4, 5, 6] as const;

/** A vote in which `wallet`, a contract that the stranger owns, may take part. */
async function fixture() {
  const c = await foundSomerset(ethers);
  const wallet = await ethers.deployContract("ContractWallet", [c.stranger]);
  await wallet.connect(c.stranger).call(c.members, c.members.interface.encodeFunctionData("join", [USERS, 0]));
  await time.increase(days(30));
  const { id: proposalId } = await openVote(c, time, refuseEther(c), "Accept no ether");
  return { ...c, wallet, proposalId };
}

type Signer = Parameters<typeof signedBallot>[2];
type Signed = Awaited<ReturnType<typeof signedBallot>>;

describe("a batch of signed ballots", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  let proposalId: bigint;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
    proposalId = c.proposalId;
  });

  const sign = (signer: Signer, change: Partial<BallotDraft> = {}) => signedBallot(c, proposalId, signer, change);
  const submit = (ballots: Signed[]) => c.assembly.connect(c.supplier).castVotesBySig(proposalId, ballots);
  const counted = (ballots: Signed[]) => c.assembly.castVotesBySig.staticCall(proposalId, ballots);

  const expectSkipped = async (ballots: Signed[], index: number, why: number) =>
    expectEvent(submit(ballots), c.assembly, "BallotSkipped", proposalId, ballots[index]!.voter, index, why);

  it("counts every good one, whoever hands it in", async function () {
    const ballots = [
      await sign(c.users[0], { reason: "By post" }),
      await sign(c.workers[0], { support: AGAINST }),
      await sign(c.investors[0], { support: BLOCK, reason: "Harms our funders" }),
    ];
    expect(await counted(ballots)).to.equal(3n);
    const casting = submit(ballots);
    await expectEvent(casting, c.assembly, "VoteCast", c.users[0], proposalId, FOR, 1, "By post");
    await expectEvent(casting, c.assembly, "VoteCast", c.workers[0], proposalId, AGAINST, 1, "");
    await expectEvent(casting, c.assembly, "VoteCast", c.investors[0], proposalId, BLOCK, 1, "Harms our funders");
    await expect(casting).not.to.emit(c.assembly, "BallotSkipped");
    expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 1, 0], [1, 0, 0], [0, 0, 0], [0, 0, 1]]);
  });

  it("may be empty", async function () {
    expect(await counted([])).to.equal(0n);
    await expect(submit([])).not.to.emit(c.assembly, "VoteCast");
  });

  it("replaces ballots, and says so first", async function () {
    await c.assembly.connect(c.users[0]).castVote(proposalId, AGAINST);
    const casting = submit([await sign(c.users[0], { sequence: 1n })]);
    await expectEvent(casting, c.assembly, "BallotChanged", proposalId, c.users[0], AGAINST, 1);
    expect(await ballotOf(c, proposalId, c.users[0])).to.deep.equal([FOR, 2]);
  });

  it("INV-16, INV-35: has the result of its ballots one by one", async function () {
    await c.assembly.connect(c.users[1]).castVote(proposalId, AGAINST);
    const choices = [FOR, AGAINST, ABSTAIN, FOR, BLOCK, FOR, AGAINST, FOR, ABSTAIN];
    const ballots: Signed[] = [];
    for (const [i, founder] of c.founders.entries()) {
      const sequence = founder === c.users[1] ? 1n : 0n;
      ballots.push(await sign(founder, { support: choices[i]!, reason: "Mine", sequence }));
    }
    ballots.push(await sign(c.users[0], { support: AGAINST, sequence: 1n })); // a second thought
    const snapshot = await networkHelpers.takeSnapshot();
    const one = c.assembly["castVoteBySig(uint256,uint8,string,address,uint256,bytes)"];
    for (const b of ballots) await one(proposalId, b.support, b.reason, b.voter, b.deadline, b.signature);
    const oneByOne = await result();
    await snapshot.restore();
    await submit(ballots);
    expect(await result()).to.deep.equal(oneByOne);
    expect(await c.assembly.proposalVotes(proposalId)).to.deep.equal([4n, 3n, 2n]);
  });

  /** Everything that the ballots have come to. */
  async function result() {
    const ballots = [];
    for (const founder of c.founders) ballots.push(await ballotOf(c, proposalId, founder));
    return { ballots, count: await c.assembly.countOf(proposalId) };
  }

  it("passes over those that are not good, and says why", async function () {
    for (let n = 0; n < 24; n++) await c.assembly.connect(c.users[2]).castVote(proposalId, FOR);
    const good = [await sign(c.users[0]), await sign(c.workers[2])];
    const bad: [Signed, number][] = [
      [await sign(c.users[1], { deadline: BigInt((await time.latest()) - 1) }), EXPIRED],
      [await sign(c.users[1], { support: 4 }), UNKNOWN_CHOICE],
      [await sign(c.users[1], { support: 255 }), UNKNOWN_CHOICE],
      [await sign(c.users[1], { support: BLOCK }), REASON_MISSING],
      [await sign(c.supplier), NOT_ELIGIBLE],
      [await sign(c.users[2], { sequence: 24n }), TOO_MANY_CASTS],
      [await sign(c.users[1], { sequence: 1n }), NOT_SIGNED],
      [await sign(c.users[1], { voter: c.workers[1].address }), NOT_SIGNED],
      [{ ...(await sign(c.users[1])), support: AGAINST }, NOT_SIGNED],
      [{ ...(await sign(c.users[1])), signature: "0x" }, NOT_SIGNED],
    ];
    const all = [good[0]!, ...bad.map(([ballot]) => ballot), good[1]!];
    expect(await counted(all)).to.equal(2n);
    const receipt = await (await submit(all)).wait();
    const logs = receipt!.logs.map((log) => c.assembly.interface.parseLog(log)!);
    const skipped = logs.filter((log) => log.name === "BallotSkipped");
    expect(skipped.map(({ args }) => [args.voter, Number(args.index), Number(args.why)]))
      .to.deep.equal(bad.map(([ballot, why], i) => [ballot.voter, i + 1, why]));
    expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [2, 1, 0], [0, 0, 0], [0, 0, 0]]);
    expect(await ballotOf(c, proposalId, c.users[1])).to.deep.equal([NONE, 0]);
  });

  it("takes a ballot in the second of its deadline", async function () {
    const deadline = BigInt((await time.latest()) + 100);
    const ballots = [await sign(c.users[0], { deadline })];
    await time.setNextBlockTimestamp(deadline);
    await expect(submit(ballots)).to.emit(c.assembly, "VoteCast");
  });

  it("passes over who has left or been given another wallet", async function () {
    const ballots = [await sign(c.users[0]), await sign(c.users[1])];
    await c.members.connect(c.users[0]).resign();
    await moveWallet(c, c.users[1], c.supplier);
    for (const index of [0, 1]) await expectSkipped(ballots, index, NOT_ELIGIBLE);
    expect(await counted(ballots)).to.equal(0n);
  });

  it("INV-6, INV-51: counts no ballot twice, in one batch or in two", async function () {
    const ballot = await sign(c.users[0]);
    await expectSkipped([ballot, ballot], 1, NOT_SIGNED);
    await expectSkipped([ballot], 0, NOT_SIGNED);
    expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [1, 0, 0], [0, 0, 0], [0, 0, 0]]);
    expect(await ballotOf(c, proposalId, c.users[0])).to.deep.equal([FOR, 1]);
  });

  it("INV-6: does not bring back what its voter has withdrawn or changed since", async function () {
    const ballots = [await sign(c.users[0]), await sign(c.users[1])];
    await c.assembly.connect(c.users[0]).castVote(proposalId, FOR);
    await c.assembly.connect(c.users[0]).withdrawVote(proposalId);
    await c.assembly.connect(c.users[1]).castVote(proposalId, AGAINST);
    await expect(submit(ballots)).not.to.emit(c.assembly, "VoteCast");
    expect(await tallyOf(c, proposalId)).to.deep.equal([[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
  });

  it("is refused as a whole before the vote opens and after it has closed", async function () {
    const ballots = [await sign(c.users[0])];
    await past(time, await c.assembly.proposalDeadline(proposalId));
    const active = ethers.toBeHex(2n, 32);
    await expectError(submit(ballots), c.assembly, "GovernorUnexpectedProposalState", proposalId, 3, active);
    const unknown = c.assembly.castVotesBySig(1, ballots);
    await expectError(unknown, c.assembly, "GovernorNonexistentProposal", 1);
  });

  describe("with a contract among the voters (ERC-1271)", function () {
    let ballots: Signed[];
    beforeEach(async () => {
      const voter = await c.wallet.getAddress();
      ballots = [await sign(c.users[0]), await sign(c.stranger, { voter }), await sign(c.users[1])];
    });

    const setCode = async (code: string) => networkHelpers.setCode(await c.wallet.getAddress(), code);

    it("counts what its owner signed", async function () {
      expect(await counted(ballots)).to.equal(3n);
      await submit(ballots);
      expect(await ballotOf(c, proposalId, c.wallet)).to.deep.equal([FOR, 1]);
    });

    it("passes over what somebody else signed", async function () {
      const forged = await sign(c.users[2], { voter: await c.wallet.getAddress() });
      await expectSkipped([ballots[0]!, forged, ballots[2]!], 1, NOT_SIGNED);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [2, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });

    for (const [what, code] of Object.entries({
      "reverts": "0x60006000fd",
      "answers nothing": "0x00",
      "answers with something else": "0x60206000f3",
      "answers with a megabyte": "0x620fffff6000f3",
    })) {
      it(`passes over one that ${what}, and counts the others`, async function () {
        await setCode(code);
        await expectSkipped(ballots, 1, NOT_SIGNED);
        expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [2, 0, 0], [0, 0, 0], [0, 0, 0]]);
      });
    }

    it("passes over one whose signature is too long for 200,000 gas, and counts the others", async function () {
      const endless = { ...ballots[1]!, signature: `0x${"00".repeat(250_000)}` };
      await expectSkipped([ballots[0]!, endless, ballots[2]!], 1, NOT_SIGNED);
      expect(await tallyOf(c, proposalId)).to.deep.equal([[0, 0, 0], [2, 0, 0], [0, 0, 0], [0, 0, 0]]);
    });

    it("cannot be starved: a batch without gas for the wallet's answer is refused as a whole", async function () {
      const gasUsed = (await (await submit([ballots[0]!])).wait())!.gasUsed;
      const starving = c.assembly.castVotesBySig(proposalId, ballots.slice(1), { gasLimit: gasUsed + 150_000n });
      await expectError(starving, c.assembly, "TooLittleGas");
      await submit(ballots.slice(1));
      expect(await ballotOf(c, proposalId, c.wallet)).to.deep.equal([FOR, 1]);
    });

    it("lets one that burns all gas have 200,000 of it", async function () {
      const plain = await (await submit(ballots.toSpliced(1, 1))).wait();
      await setCode("0x5b600056"); // goes round for ever
      const sequence = 1n;
      const again = [await sign(c.users[0], { sequence }), ballots[1]!, await sign(c.users[1], { sequence })];
      const casting = submit(again);
      await expectEvent(casting, c.assembly, "BallotSkipped", proposalId, c.wallet, 1, NOT_SIGNED);
      await expectEvent(casting, c.assembly, "VoteCast", c.users[1], proposalId, FOR, 1, "");
      const burnt = await (await casting).wait();
      expect(burnt!.gasUsed).to.be.lessThan(plain!.gasUsed + 260_000n);
      expect(burnt!.gasUsed).to.be.greaterThan(200_000n);
    });
  });
});
