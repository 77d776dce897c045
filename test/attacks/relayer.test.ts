import { expect } from "chai";
import { id, parseEther, Wallet } from "ethers";
import { freePort, startChain } from "../../scripts/localChain.ts";
import { openRelay } from "../../scripts/relay/open.ts";
import type { RelaySettings } from "../../scripts/relay/open.ts";
import { expectEvent } from "../helpers/expect.ts";
import { openVote, USERS } from "../helpers/somerset.ts";
import { AGAINST, ballotOf, FOR, question, signedBallot } from "../helpers/voting.ts";
import type { BallotDraft } from "../helpers/voting.ts";
import { handIn, preparePapers, standing } from "./papers.ts";
import type { Ballot, Papers, Person } from "./papers.ts";

// Attacks by relayers, on relayers, and on the batches that they send. What a relayer does where it is killed, or its
// transactions are slow, is in test/relay.

const NOT_SIGNED = 6;
const KEY = id("The relayer of the attacks");
const NEVER = 100_000; // seconds
const SPAM = 60; // posts

type Answer = {
  status: number;
  id?: string;
  code?: string;
  state?: string;
  transaction?: string;
  [field: string]: unknown;
};

describe("Attacks by and on relayers", function () {
  this.timeout(60_000);

  let chain: Awaited<ReturnType<typeof startChain>>;
  let c: Papers;
  let relayers: Awaited<ReturnType<typeof openRelay>>[];
  let snapshot: Awaited<ReturnType<(typeof chain)["networkHelpers"]["takeSnapshot"]>>;

  before(async () => {
    chain = await startChain(await freePort(8_860), new Date());
    c = await preparePapers(chain);
    await chain.networkHelpers.setBalance(new Wallet(KEY).address, parseEther("1"));
    snapshot = await chain.networkHelpers.takeSnapshot();
  });
  beforeEach(() => {
    relayers = [];
  });
  afterEach(async () => {
    for (const relayer of relayers) await relayer.close();
    await snapshot.restore();
  });
  after(() => chain.close());

  async function start(change: Partial<RelaySettings> = {}): Promise<string> {
    const place = { rpc: chain.url, assembly: await c.assembly.getAddress(), host: "127.0.0.1", queue: ":memory:" };
    const pace = { batchSeconds: 1, raiseAfter: 120, ballotsPerHour: 10, postsPerMinute: 1_000, isBehindProxy: false };
    const settings = { ...place, ...pace, port: await freePort(8_810), key: KEY, ...change };
    const relayer = await openRelay(settings, () => {});
    relayers.push(relayer);
    return relayer.url;
  }

  async function ask(url: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(url, init);
    return { status: response.status, ...((await response.json()) as object) };
  }

  const post = (url: string, { voter, support, deadline, reason, signature }: Ballot): Promise<Answer> => {
    const body = {
      proposalId: `${c.proposalId}`,
      support: `${support}`,
      voter,
      deadline: `${deadline}`,
      reason,
      signature,
    };
    return ask(`${url}/ballots`, { method: "POST", body: JSON.stringify(body) });
  };

  async function fateOf(url: string, ballotId: string | undefined): Promise<Answer> {
    for (;;) {
      const answer = await ask(`${url}/ballots/${ballotId}`);
      if (answer.state !== "queued" && answer.state !== "sent") return answer;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const sign = (signer: Person, change: Partial<BallotDraft> = {}) => signedBallot(c, c.proposalId, signer, change);
  const sentByRelayer = () => chain.ethers.provider.getTransactionCount(new Wallet(KEY).address);

  it("102 a relayer that withholds: the voter hands the same ballot in, by whoever it likes", async function () {
    const url = await start({ batchSeconds: NEVER });
    const ballot = await sign(c.users[0]);
    const { id: ballotId } = await post(url, ballot);
    expect((await ask(`${url}/ballots/${ballotId}`)).state).to.equal("queued");
    await handIn(c, ballot);
    expect(await ballotOf(c, c.proposalId, c.users[0])).to.deep.equal([FOR, 1]);
    expect((await post(url, await sign(c.users[1]))).status).to.equal(202);
    expect(await sentByRelayer()).to.equal(0);
  });

  it("102 a relayer that withholds: what it kept back is void once its voter has voted otherwise", async function () {
    const held = await sign(c.users[0]);
    await c.assembly.connect(c.users[0]).castVote(c.proposalId, AGAINST);
    const casting = c.assembly.connect(c.stranger).castVotesBySig(c.proposalId, [held]);
    await expectEvent(casting, c.assembly, "BallotSkipped", c.proposalId, c.users[0], 0, NOT_SIGNED);
    expect(await ballotOf(c, c.proposalId, c.users[0])).to.deep.equal([AGAINST, 1]);
  });

  it("103 too little gas: with any gas a batch counts as a whole or not at all", async function () {
    const wallet = await chain.ethers.deployContract("ContractWallet", [c.supplier]);
    await wallet.connect(c.supplier).call(c.members, c.members.interface.encodeFunctionData("join", [USERS, 0]));
    const voter = await wallet.getAddress();
    await chain.networkHelpers.time.increase(30 * 86_400);
    const vote = await openVote(c, chain.networkHelpers.time, question(c, 1), "Repay a share");
    const ballots = [
      await signedBallot(c, vote.id, c.users[0]),
      await signedBallot(c, vote.id, c.supplier, { voter }),
      await signedBallot(c, vote.id, c.users[1]),
    ];
    const call = c.assembly.connect(c.stranger).castVotesBySig;
    const needed = await call.estimateGas(vote.id, ballots);
    const outcomes = new Set<string>();
    for (let part = 30n; part <= 150n; part += 4n) {
      const before = await chain.networkHelpers.takeSnapshot();
      const deed = call(vote.id, ballots, { gasLimit: (needed * part) / 100n });
      const isThrough = await deed.then(
        () => true,
        () => false,
      );
      const [hash] = (await chain.ethers.provider.getBlock("latest"))!.transactions;
      expect((await chain.ethers.provider.getTransactionReceipt(hash!))!.status).to.equal(isThrough ? 1 : 0);
      const cast = await Promise.all(ballots.map((ballot) => ballotOf(c, vote.id, ballot.voter)));
      const whole = isThrough ? [FOR, 1] : [4, 0];
      expect(cast, `with ${part} % of the gas`).to.deep.equal([whole, whole, whole]);
      outcomes.add(isThrough ? "all" : "none");
      await before.restore();
    }
    expect([...outcomes]).to.deep.equal(["none", "all"]);
  });

  it("104 one bad signature in a batch: the others count, and the relayer is told which was passed over", async function () {
    const good = [await sign(c.users[0]), await sign(c.workers[0]), await sign(c.investors[0])];
    const forged = await sign(c.stranger, { voter: c.users[1].address });
    const casting = c.assembly.connect(c.stranger).castVotesBySig(c.proposalId, [good[0]!, forged, ...good.slice(1)]);
    await expectEvent(casting, c.assembly, "BallotSkipped", c.proposalId, c.users[1], 1, NOT_SIGNED);
    expect((await standing(c)).tally[1]).to.deep.equal([1, 1, 1]);
  });

  it("104 one ballot of a batch handed in before it: nobody is counted twice, and nobody is lost", async function () {
    const url = await start({ batchSeconds: 2 });
    const ballots = [await sign(c.users[0]), await sign(c.users[1])];
    const posted = [await post(url, ballots[0]!), await post(url, ballots[1]!)];
    await handIn(c, ballots[0]!);
    const fates = await Promise.all(posted.map(({ id: ballotId }) => fateOf(url, ballotId)));
    expect(fates.map(({ state }) => state)).to.deep.equal(["counted", "counted"]);
    expect((await standing(c)).tally[1]).to.deep.equal([2, 0, 0]);
    expect(await ballotOf(c, c.proposalId, c.users[0])).to.deep.equal([FOR, 1]);
  });

  it(`105 a relayer's purse: ${SPAM} ballots that would not count are refused before anything is paid`, async function () {
    const url = await start();
    const nobody = Wallet.createRandom();
    for (let i = 0; i < SPAM / 3; i++) {
      const reason = `${i}`;
      const unknown = await post(url, await sign(nobody, { reason }));
      const forged = await post(url, await sign(nobody, { voter: c.users[0].address, reason }));
      const early = await post(url, await sign(c.users[0], { sequence: 1n, reason }));
      const codes = [unknown, forged, early].map(({ status, code }) => [status, code]);
      expect(codes).to.deep.equal([
        [403, "not-a-member"],
        [403, "invalid-signature"],
        [409, "early-sequence"],
      ]);
    }
    const { queued, sent } = await ask(`${url}/health`);
    expect([queued, sent, await sentByRelayer()]).to.deep.equal(["0", "0", 0]);
  });

  it("105 a relayer's purse: a member has a quota, and one ballot of each vote at a time", async function () {
    const url = await start({ batchSeconds: NEVER, ballotsPerHour: 3 });
    const answers = [];
    for (const reason of ["a", "b", "c", "d"]) answers.push(await post(url, await sign(c.users[0], { reason })));
    expect(answers.map(({ status, code }) => code ?? status)).to.deep.equal([202, 202, 202, "too-many-ballots"]);
    expect((await post(url, await sign(c.users[1]))).status).to.equal(202); // it is nobody else's quota
    expect((await ask(`${url}/health`)).queued).to.equal("2");
  });

  it("105 a relayer's purse: it says when it is nearly empty, and loses no ballot when it is", async function () {
    const url = await start();
    expect((await ask(`${url}/health`)).isBalanceLow).to.equal(false);
    await chain.networkHelpers.setBalance(new Wallet(KEY).address, 1n);
    expect((await ask(`${url}/health`)).isBalanceLow).to.equal(true);
    const { id: ballotId } = await post(url, await sign(c.users[0]));
    await new Promise((resolve) => setTimeout(resolve, 2_500)); // it has tried in vain
    expect((await ask(`${url}/ballots/${ballotId}`)).state).to.be.oneOf(["queued", "sent"]);
    expect((await standing(c)).tally[1]).to.deep.equal([0, 0, 0]);
    await chain.networkHelpers.setBalance(new Wallet(KEY).address, parseEther("1"));
    expect((await fateOf(url, ballotId)).state).to.equal("counted");
    expect((await standing(c)).tally[1]).to.deep.equal([1, 0, 0]);
  });
});
