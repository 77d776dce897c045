import { expect } from "chai";
import {
  concat,
  dataSlice,
  getBytes,
  hexlify,
  id,
  keccak256,
  recoverAddress,
  Signature,
  toBeHex,
  TypedDataEncoder,
  Wallet,
  ZeroAddress,
} from "ethers";
import { network } from "hardhat";
import { BALLOT } from "../../scripts/charter.ts";
import { connectCoop } from "../../scripts/deploy.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { WORKERS } from "../helpers/somerset.ts";
import { AGAINST, ballotOf, FOR, question, signedBallot, tallyOf } from "../helpers/voting.ts";
import type { BallotDraft } from "../helpers/voting.ts";
import { acceptFor, consentTo, handIn, inviteWith, join, preparePapers, standing, twinOf } from "./papers.ts";
import type { Ballot, Papers, Person } from "./papers.ts";

// Attacks on signatures of keys, played on ballots, on founders' consents and on invitations. Those of contract wallets
// are in wallets.test.ts.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n; // of secp256k1
const [NOT_ELIGIBLE, NOT_SIGNED] = [4, 6];
const TIMES = 200; // as often as somebody claimed with one signature of AzukiDAO
const FORGERIES = 40;

describe("Attacks on signatures", function () {
  let c: Papers;
  const prepare = () => preparePapers(chain);
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(prepare);
  });

  const sign = (signer: Person, change: Partial<BallotDraft> = {}) => signedBallot(c, c.proposalId, signer, change);
  const inBatch = (...ballots: Ballot[]) => c.assembly.connect(c.stranger).castVotesBySig(c.proposalId, ballots);

  /** Expects both doors for ballots to refuse this one, and nothing to have changed. */
  async function expectRefused(ballot: Ballot): Promise<void> {
    const before = await standing(c);
    await expectError(handIn(c, ballot), c.assembly, "GovernorInvalidSignature", ballot.voter);
    await expectEvent(inBatch(ballot), c.assembly, "BallotSkipped", c.proposalId, ballot.voter, 0, NOT_SIGNED);
    expect(await standing(c)).to.deep.equal(before);
  }

  /** Other ways to write a signature down, or nearly so. */
  function variantsOf(signature: string): Record<string, string> {
    const { r, s, v, compactSerialized } = Signature.from(signature);
    const otherS = toBeHex(ORDER - BigInt(s), 32);
    const ended = (end: number, half = s) => concat([r, half, toBeHex(end, 1)]);
    return {
      "the other s": ended(v === 27 ? 28 : 27, otherS),
      "the other s, with the same end": ended(v, otherS),
      "v of 0 or 1": ended(v - 27),
      "the other v": ended(v === 27 ? 28 : 27),
      "v with a chain": ended(v - 27 + 35),
      compact: compactSerialized,
      "a byte too many": concat([signature, "0x00"]),
      "a byte too few": dataSlice(signature, 0, 64),
      nothing: "0x",
    };
  }

  it("93 AROS: a ballot counts once, and in no other form of its signature", async function () {
    const ballot = await sign(c.users[0]);
    for (const signature of Object.values(variantsOf(ballot.signature))) await expectRefused({ ...ballot, signature });
    await handIn(c, ballot);
    for (const signature of [ballot.signature, ...Object.values(variantsOf(ballot.signature))]) {
      await expectRefused({ ...ballot, signature });
    }
    expect(await ballotOf(c, c.proposalId, c.users[0])).to.deep.equal([FOR, 1]);
  });

  it("93 AROS: a consent counts once, and in no other form of its signature", async function () {
    const consent = await consentTo(c, c.users[0]);
    for (const signature of Object.values(variantsOf(consent.signature))) {
      const founding = c.factory.found(c.twin, [{ ...consent, signature }]);
      await expectError(founding, c.factory, "NoConsent", c.users[0]);
    }
    await c.factory.found(c.twin, [consent]);
    const hash = await c.factory.hashOf(c.twin);
    await expectError(c.factory.found(c.twin, [consent]), c.factory, "AlreadyFounded", hash);
    expect(await c.factory.coopCount()).to.equal(2n);
  });

  it("93 AROS: an invitation counts once, whatever is made of its signatures", async function () {
    const [invitation, accepted] = [await inviteWith(c), await acceptFor(c, c.newcomer.address)];
    const joinWith = async (signature: string) =>
      join(c, { ...invitation, signature }, await acceptFor(c, c.stranger.address), c.stranger);
    for (const signature of Object.values(variantsOf(invitation.signature))) {
      await expectError(joinWith(signature), c.members, "NotInvited", c.officer, WORKERS);
    }
    await join(c, invitation, accepted);
    for (const signature of [invitation.signature, ...Object.values(variantsOf(invitation.signature))]) {
      await expectError(joinWith(signature), c.members, "InvitationUsed", c.code.address);
    }
    expect(await c.members.memberCount()).to.equal(10n);
  });

  it(`94 AzukiDAO: the same signature counts once, handed in ${TIMES} times`, async function () {
    const ballot = await sign(c.users[0]);
    expect(await c.assembly.castVotesBySig.staticCall(c.proposalId, Array<Ballot>(TIMES).fill(ballot))).to.equal(1n);
    const receipt = await (await inBatch(...Array<Ballot>(TIMES).fill(ballot))).wait();
    const names = receipt!.logs.map((log) => c.assembly.interface.parseLog(log)!.name);
    expect(names.filter((name) => name === "VoteCast")).to.have.length(1);
    expect(names.filter((name) => name === "BallotSkipped")).to.have.length(TIMES - 1);
    await expectRefused(ballot);
    expect(await tallyOf(c, c.proposalId)).to.deep.equal([
      [0, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it("95 LegendaryMoneyMon: nobody signs as the zero address", async function () {
    const nothing = [`0x${"00".repeat(65)}`, `0x${"00".repeat(64)}1b`, `0x${"ff".repeat(65)}`, "0x"];
    const before = await standing(c);
    for (const signature of nothing) {
      const ballot = { ...(await sign(c.users[0])), voter: ZeroAddress, signature };
      await expectError(handIn(c, ballot), c.assembly, "GovernorInvalidSignature", ZeroAddress);
      await expectEvent(inBatch(ballot), c.assembly, "BallotSkipped", c.proposalId, ZeroAddress, 0, NOT_ELIGIBLE);
      const founding = c.factory.found(twinOf(c, ZeroAddress), [{ deadline: c.deadline, signature }]);
      await expectError(founding, c.factory, "NoConsent", ZeroAddress);
      const invitation = { ...(await inviteWith(c)), inviter: ZeroAddress, signature };
      const joining = join(c, invitation, await acceptFor(c, c.newcomer.address, ZeroAddress));
      await expectError(joining, c.members, "NotInvited", ZeroAddress, WORKERS);
    }
    expect(await standing(c)).to.deep.equal(before);
  });

  it("95 LegendaryMoneyMon: the code of an invitation is not the zero address", async function () {
    const nobody = { address: ZeroAddress } as Person;
    const invitation = await inviteWith({ ...c, code: nobody });
    const joining = join(c, invitation, `0x${"00".repeat(64)}1b`);
    await expectError(joining, c.members, "ECDSAInvalidSignature");
    expect(await c.members.isMember(c.newcomer)).to.equal(false);
  });

  it(`96 Lixir, Mure, ODOS, BEGO: ${FORGERIES} signatures of somebody else are nobody's`, async function () {
    const honest = await sign(c.users[0]);
    const { domain, message } = await typedBallotOf(honest);
    const hash = TypedDataEncoder.hash(domain, BALLOT, message);
    let recovered = 0;
    for (let i = 0; i < FORGERIES; i++) {
      const signature = scribble(i);
      if (recoversSomebody(hash, signature)) recovered++;
      await expectRefused({ ...honest, signature });
      const founding = c.factory.found(c.twin, [{ deadline: c.deadline, signature }]);
      await expectError(founding, c.factory, "NoConsent", c.users[0]);
    }
    expect(recovered).to.be.greaterThan(FORGERIES / 4); // so that it is not their form for which they are refused
    const others = [...c.founders.slice(1), c.stranger, new Wallet(id("anybody"))];
    for (const other of others) await expectRefused(await sign(other, { voter: c.users[0].address }));
    await handIn(c, honest);
  });

  async function typedBallotOf({ voter, support, reason, deadline }: Ballot) {
    const verifyingContract = await c.assembly.getAddress();
    const domain = { name: "Rochdale Assembly", version: "1", chainId: 31337, verifyingContract };
    return { domain, message: { proposalId: c.proposalId, support, reason, voter, sequence: 0n, deadline } };
  }

  /** A signature in form: some r, a low s, and a v. */
  const scribble = (i: number): string =>
    concat([keccak256(id(`r ${i}`)), toBeHex(BigInt(id(`s ${i}`)) % (ORDER / 2n), 32), toBeHex(27 + (i % 2), 1)]);

  function recoversSomebody(hash: string, signature: string): boolean {
    try {
      return recoverAddress(hash, signature) !== ZeroAddress;
    } catch {
      return false; // no point of the curve has this r
    }
  }

  it("98 replay across clones: what is signed for one co-op is nothing to another", async function () {
    await c.factory.found(c.twin, [await consentTo(c, c.users[0])]);
    const twin = { ...c, ...(await connectCoop(ethers, c.factory, await c.factory.hashOf(c.twin))) };
    const domains = [c.assembly, twin.assembly, c.members, twin.members, c.factory].map((one) => one.eip712Domain());
    const places = (await Promise.all(domains)).map(({ verifyingContract }) => verifyingContract);
    expect(new Set(places).size).to.equal(places.length);

    const [ask, text] = [question(twin, 1), `Repay\n#proposer=${c.users[0].address}`];
    const [targets, values, calls] = [[await ask[0]!.target.getAddress()], [0n], [ask[0]!.data]];
    const asUser = [c.assembly, twin.assembly].map((assembly) => assembly.connect(c.users[0]));
    for (const assembly of asUser) await assembly.propose(targets, values, calls, text);
    const proposalId = await twin.assembly.hashProposal(targets, values, calls, id(text)); // the same in both
    await time.increaseTo((await twin.assembly.proposalSnapshot(proposalId)) + 1n);
    const ballot = await signedBallot(c, proposalId, c.users[0]);
    await expectError(handIn(twin, ballot, proposalId), twin.assembly, "GovernorInvalidSignature", c.users[0]);
    await handIn(c, ballot, proposalId);
    expect(await ballotOf(twin, proposalId, c.users[0])).to.deep.equal([4, 0]);
  });

  it("98 replay across chains: a fork of the chain counts no ballot of the other", async function () {
    const forkChain = await network.create({ override: { chainId: 10 } });
    const fork = await preparePapers(forkChain);
    expect(await fork.assembly.getAddress()).to.equal(await c.assembly.getAddress());
    expect(fork.proposalId).to.equal(c.proposalId);
    const ballot = await sign(c.users[0]);
    await expectError(handIn(fork, ballot), fork.assembly, "GovernorInvalidSignature", c.users[0]);
    await handIn(c, ballot);
    const consent = await consentTo(c, c.users[0]);
    await expectError(fork.factory.found(fork.twin, [consent]), fork.factory, "NoConsent", c.users[0]);
    const [invitation, accepted] = [await inviteWith(c), await acceptFor(c, c.newcomer.address)];
    await expectError(join(fork, invitation, accepted), fork.members, "NotInvited", c.officer, WORKERS);
    expect((await standing(fork)).tally[1]).to.deep.equal([0, 0, 0]);
    await forkChain.close();
  });

  it("100 signatures that never expire: a ballot is worth nothing after its deadline", async function () {
    const deadline = BigInt((await time.latest()) + 60);
    const ballot = await sign(c.users[0], { deadline });
    await time.increaseTo(deadline + 1n);
    const before = await standing(c);
    await expectError(handIn(c, ballot), c.assembly, "BallotExpired", deadline);
    await expectEvent(inBatch(ballot), c.assembly, "BallotSkipped", c.proposalId, c.users[0], 0, 1);
    await time.increaseTo(c.deadline + 1n);
    const [founding, joining] = [await consentTo(c, c.users[0]), await acceptFor(c, c.newcomer.address)];
    await expectError(c.factory.found(c.twin, [founding]), c.factory, "ConsentExpired", c.users[0], c.deadline);
    await expectError(join(c, await inviteWith(c), joining), c.members, "InvitationOver", c.deadline);
    expect(await standing(c)).to.deep.equal(before);
  });

  it("101 an old vote after a newer one: whichever counts first, the other is void", async function () {
    const [older, newer] = [await sign(c.users[0]), await sign(c.users[0], { support: AGAINST })];
    for (const [first, second] of [
      [older, newer],
      [newer, older],
    ] as const) {
      const snapshot = await networkHelpers.takeSnapshot();
      await handIn(c, first);
      await expectRefused(second);
      expect(await ballotOf(c, c.proposalId, c.users[0])).to.deep.equal([first.support, 1]);
      await snapshot.restore();
    }
  });

  it("101 an old vote after a newer one: a change of mind is not undone by what it changed", async function () {
    const [older, newer] = [await sign(c.users[0]), await sign(c.users[0], { support: AGAINST, sequence: 1n })];
    await expectRefused(newer); // it does not come first
    await handIn(c, older);
    await handIn(c, newer);
    for (const held of [older, newer]) await expectRefused(held);
    expect(await ballotOf(c, c.proposalId, c.users[0])).to.deep.equal([AGAINST, 2]);
  });

  it("108 TIME: an address behind a call is nobody's, in votes and in the authority's batches", async function () {
    const behind = (data: string, victim: string) => hexlify(concat([getBytes(data), getBytes(victim)]));
    const casting = c.assembly.interface.encodeFunctionData("castVote", [c.proposalId, FOR]);
    const to = await c.assembly.getAddress();
    const spoof = c.stranger.sendTransaction({ to, data: behind(casting, c.users[0].address) });
    await expectError(spoof, c.assembly, "NotEligible", c.stranger, c.proposalId);

    const executor = await c.executor.getAddress();
    const granting = c.authority.interface.encodeFunctionData("grantRole", [0, c.stranger.address, 0]);
    const batch = c.authority.connect(c.stranger).multicall([behind(granting, executor)]);
    await expectError(batch, c.authority, "AccessManagerUnauthorizedAccount", c.stranger, 0);
    expect(await c.authority.hasRole(0, c.stranger)).to.deep.equal([false, 0n]);
    for (const noun of [c.assembly, c.members, c.authority, c.treasury, c.buckets, c.factory]) {
      expect(noun.interface.hasFunction("isTrustedForwarder")).to.equal(false);
    }
  });
});
