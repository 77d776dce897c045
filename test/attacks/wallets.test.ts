import { expect } from "chai";
import type { AddressLike, BaseContract } from "ethers";
import { network } from "hardhat";
import type { HostileSigner } from "../../types/ethers-contracts/index.js";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { appoint } from "../helpers/register.ts";
import { openVote, USERS, WORKERS } from "../helpers/somerset.ts";
import { AGAINST, ballotOf, FOR, question, signedBallot, tallyOf } from "../helpers/voting.ts";
import { acceptFor, handIn, inviteWith, join, preparePapers, standing, twinOf } from "./papers.ts";
import type { Ballot, Papers, Person } from "./papers.ts";

// Wallets that are contracts: such as answer badly for their signatures (ERC-1271), and accounts with a key that have
// taken code (EIP-7702).

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const NOT_SIGNED = 6;
const TENURE = 30 * 86_400; // seconds
const BATCH_GAS = 200_000n; // that a contract of a batch has to answer

/** How a wallet answers, in the order of `HostileSigner.Answer`; whether that counts alone, and within a batch. */
const ANSWERS: [how: string, isGood: boolean, isGoodInBatch: boolean][] = [
  ["says yes", true, true],
  ["says no", false, false],
  ["says yes in four bytes", false, false],
  ["says yes and half a megabyte more", true, false], // for which a batch has no gas
  ["says yes with a bit too many", false, false],
  ["reverts", false, false],
  ["burns all gas", false, false],
];
const [YES, NO] = [0, 1];

/** The papers, and a member that is a contract and says yes to whatever is asked. */
async function prepareWallet() {
  const c = await preparePapers(chain);
  const wallet = await ethers.deployContract("HostileSigner");
  await wallet.call(c.members, c.members.interface.encodeFunctionData("join", [USERS, 0]));
  await appoint(c, c.executorSigner, [wallet]);
  await time.increase(TENURE);
  const { id: proposalId } = await openVote(c, time, question(c, 1), "Repay a share");
  const deadline = BigInt((await time.latest()) + TENURE);
  return { ...c, proposalId, deadline, wallet, voter: await wallet.getAddress() };
}

describe("Attacks by wallets that are contracts", function () {
  let c: Papers & { wallet: HostileSigner; voter: string };
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(prepareWallet);
  });

  const unsigned = (): Ballot => ({ voter: c.voter, support: FOR, deadline: 2n ** 40n, reason: "", signature: "0x" });
  const inBatch = (ballots: Ballot[]) => c.assembly.connect(c.stranger).castVotesBySig(c.proposalId, ballots);

  for (const [answer, [how, isGood, isGoodInBatch]] of ANSWERS.entries()) {
    describe(`one that ${how}`, function () {
      beforeEach(async () => {
        await c.wallet.setAnswer(answer);
      });

      /** Expects `deed` to be done, or to be refused in exactly these words, and nothing to have changed. */
      async function expectJudged(
        deed: () => Promise<unknown>,
        contract: BaseContract,
        error: string,
        ...args: unknown[]
      ): Promise<void> {
        if (isGood) return void (await deed());
        const before = await standing(c);
        await expectError(deed(), contract, error, ...args);
        expect(await standing(c)).to.deep.equal(before);
      }

      it(`109 ERC-1271: ${isGood ? "counts" : "does not count"} for a ballot handed in alone`, async function () {
        await expectJudged(() => handIn(c, unsigned()), c.assembly, "GovernorInvalidSignature", c.voter);
        expect(await ballotOf(c, c.proposalId, c.voter)).to.deep.equal(isGood ? [FOR, 1] : [4, 0]);
      });

      it(`109 ERC-1271: ${
        isGoodInBatch ? "counts" : "is passed over"
      } in a batch, and spoils no other`, async function () {
        const others = [
          await signedBallot(c, c.proposalId, c.users[0]),
          await signedBallot(c, c.proposalId, c.users[1]),
        ];
        const casting = inBatch([others[0]!, unsigned(), others[1]!]);
        if (isGoodInBatch) await expectEvent(casting, c.assembly, "VoteCast", c.voter, c.proposalId, FOR, 1, "");
        else await expectEvent(casting, c.assembly, "BallotSkipped", c.proposalId, c.voter, 1, NOT_SIGNED);
        const users = isGoodInBatch ? 3 : 2;
        expect(await tallyOf(c, c.proposalId)).to.deep.equal([
          [0, 0, 0],
          [users, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ]);
      });

      it(`109 ERC-1271: ${isGood ? "consents" : "does not consent"} to a charter`, async function () {
        const found = () => c.factory.found(twinOf(c, c.voter), [{ deadline: c.deadline, signature: "0x" }]);
        await expectJudged(found, c.factory, "NoConsent", c.voter);
        expect(await c.factory.coopCount()).to.equal(isGood ? 2n : 1n);
      });

      it(`109 ERC-1271: ${isGood ? "invites" : "does not invite"} where it may`, async function () {
        const invitation = { ...(await inviteWith(c, c.officer, c.voter)), signature: "0x" };
        const accepted = await acceptFor(c, c.newcomer.address, c.voter);
        await expectJudged(() => join(c, invitation, accepted), c.members, "NotInvited", c.voter, WORKERS);
        expect(await c.members.isMember(c.newcomer)).to.equal(isGood);
      });
    });
  }

  it("109 ERC-1271: what it says of its signature counts when it is cast, and not afterwards", async function () {
    await c.wallet.setAnswer(NO);
    await expectError(handIn(c, unsigned()), c.assembly, "GovernorInvalidSignature", c.voter);
    await c.wallet.setAnswer(YES);
    await handIn(c, unsigned());
    await c.wallet.setAnswer(NO); // its mind alone takes nothing back
    expect(await ballotOf(c, c.proposalId, c.voter)).to.deep.equal([FOR, 1]);
    await c.wallet.call(c.assembly, c.assembly.interface.encodeFunctionData("castVote", [c.proposalId, AGAINST]));
    expect(await ballotOf(c, c.proposalId, c.voter)).to.deep.equal([AGAINST, 2]);
  });

  it("109 ERC-1271: ten that burn all gas in a batch cost what ten may, and the others count", async function () {
    const good = await signedBallot(c, c.proposalId, c.users[0]);
    await c.wallet.setAnswer(ANSWERS.length - 1);
    const casting = await inBatch([...Array<Ballot>(10).fill(unsigned()), good]);
    const receipt = (await casting.wait())!;
    expect(receipt.gasUsed).to.be.within(10n * BATCH_GAS, 10n * (BATCH_GAS + 60_000n));
    expect(await ballotOf(c, c.proposalId, c.users[0])).to.deep.equal([FOR, 1]);
  });

  it("109 ERC-1271: a yes is no right: strangers that say yes neither vote nor invite", async function () {
    const stranger = await ethers.deployContract("HostileSigner");
    const ballot = { ...unsigned(), voter: await stranger.getAddress() };
    await expectError(handIn(c, ballot), c.assembly, "NotEligible", stranger, c.proposalId);
    const invitation = { ...(await inviteWith(c)), inviter: ballot.voter, signature: "0x" };
    const accepted = await acceptFor(c, c.newcomer.address, ballot.voter);
    await expectError(join(c, invitation, accepted), c.members, "NotInvited", stranger, WORKERS);
  });

  describe("with a key", function () {
    /** Has an account run `code` from now on, as it has signed itself. */
    async function delegate(account: Person, code: AddressLike): Promise<void> {
      const nonce = await ethers.provider.getTransactionCount(account.address);
      const address = await ethers.resolveAddress(code);
      const authorization = await account.authorize({ address, chainId: 31337n, nonce });
      await c.stranger.sendTransaction({ type: 4, to: c.stranger.address, authorizationList: [authorization] });
      const pointer = `0xef0100${address.slice(2)}`.toLowerCase();
      expect(await ethers.provider.getCode(account.address)).to.equal(pointer);
    }

    /** The first user as a wallet of its own, whose key signs authorizations as well. */
    let voter: InstanceType<typeof ethers.Wallet>;
    beforeEach(async () => {
      voter = new ethers.Wallet(ethers.id("an account with code"), ethers.provider);
      const { members, users } = c;
      const number = await members.numberOf(users[0]);
      await networkHelpers.setBalance(voter.address, ethers.parseEther("1"));
      await members.connect(users[0]).changeWallet(number, voter);
      await members.connect(voter).acceptWallet(number);
    });

    it("110 EIP-7702: the key's signature counts whatever code the account has taken", async function () {
      for (const [i, code] of [
        await ethers.deployContract("BatchAccount"), // knows nothing of signatures
        await ethers.deployContract("TestToken", ["Euro", "EUR", 18]), // and takes no calls that it does not know
        await ethers.deployContract("ContractWallet", [c.supplier]), // and signs for somebody else
      ].entries()) {
        await delegate(voter, code);
        const ballot = await signedBallot(c, c.proposalId, voter, { sequence: BigInt(i) });
        await handIn(c, ballot);
        await expectError(handIn(c, ballot), c.assembly, "GovernorInvalidSignature", voter);
      }
      expect(await ballotOf(c, c.proposalId, voter)).to.deep.equal([FOR, 3]);
    });

    it("110 EIP-7702: the code may sign as well, and nobody else", async function () {
      await delegate(voter, await ethers.deployContract("ContractWallet", [c.supplier]));
      const forged = await signedBallot(c, c.proposalId, c.stranger, { voter: voter.address });
      await expectError(handIn(c, forged), c.assembly, "GovernorInvalidSignature", voter);
      await expectEvent(inBatch([forged]), c.assembly, "BallotSkipped", c.proposalId, voter, 0, NOT_SIGNED);
      await inBatch([await signedBallot(c, c.proposalId, c.supplier, { voter: voter.address })]);
      await handIn(c, await signedBallot(c, c.proposalId, c.supplier, { voter: voter.address, sequence: 1n }));
      expect(await ballotOf(c, c.proposalId, voter)).to.deep.equal([FOR, 2]);
    });

    it("110 EIP-7702: code that is taken in between voids no signature and no standing", async function () {
      const ballot = await signedBallot(c, c.proposalId, voter);
      await delegate(voter, await ethers.deployContract("BatchAccount"));
      await inBatch([ballot]);
      expect(await ballotOf(c, c.proposalId, voter)).to.deep.equal([FOR, 1]);
      expect(await c.members.numberOf(voter)).to.equal(1n);
    });

    it("110 EIP-7702: several votes in one transaction of an account are one ballot", async function () {
      const account = await ethers.deployContract("BatchAccount");
      await delegate(voter, account);
      const batch = await ethers.getContractAt("BatchAccount", voter.address);
      const to = await c.assembly.getAddress();
      const calls = [FOR, AGAINST, FOR].map((support) => [
        to,
        0n,
        c.assembly.interface.encodeFunctionData("castVote", [c.proposalId, support]),
      ]);
      const mode = `0x01${"00".repeat(31)}`;
      const data = ethers.AbiCoder.defaultAbiCoder().encode(["tuple(address,uint256,bytes)[]"], [calls]);
      await batch.connect(voter).execute(mode, data);
      expect(await tallyOf(c, c.proposalId)).to.deep.equal([
        [0, 0, 0],
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ]);
      expect(await ballotOf(c, c.proposalId, voter)).to.deep.equal([FOR, 3]);
      const asStranger = batch.connect(c.stranger).execute(mode, data);
      await expectError(asStranger, batch, "AccountUnauthorized", c.stranger);
    });
  });
});
