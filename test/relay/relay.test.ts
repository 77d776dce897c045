import { expect } from "chai";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { id, parseEther, Wallet } from "ethers";
import { choice, signBallot } from "../../scripts/charter.ts";
import { freePort, startChain } from "../../scripts/localChain.ts";
import { propose } from "../../scripts/proposal.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { foundSomerset, past, USERS } from "../helpers/somerset.ts";
import type { Somerset } from "../helpers/somerset.ts";

const RELAY = fileURLToPath(new URL("../../scripts/relay.ts", import.meta.url));
const VOTERS = 500;
const AT_ONCE = 50; // posts
const FULL_BATCH = 200;
const MAX_GAS = 20_000; // of a ballot in a full batch
const FAR = 4_000_000_000n; // seconds, a deadline beyond every vote
const RELAYER_KEY = id("The relayer of the tests");
const NEVER = ["--batch-seconds", "100000"]; // so that ballots stay in the queue
const MANY = ["--posts-per-minute", "100000"];

type Chain = Awaited<ReturnType<typeof startChain>>;

interface Posted {
  proposalId: string;
  support: string;
  reason: string;
  voter: string;
  deadline: string;
  signature: string;
}

interface Answer {
  status: number; // 0: nobody answered
  id?: string;
  code?: string;
  error?: string;
  state?: string;
  transaction?: string;
  [field: string]: unknown;
}

interface Relay {
  url: string;
  said: string[];
  process: ChildProcess;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

describe("Relaying ballots", function () {
  this.timeout(120_000);

  let chain: Chain;
  let c: Somerset;
  let voters: Wallet[];
  let folder: string;
  const running: Relay[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "relay-"));
    chain = await startChain(await freePort(8745), new Date());
    const kinds = somerset.kinds.map((kind) => ({ ...kind, minTenure: 0 }));
    c = await foundSomerset(chain.ethers, { preset: { kinds } });
    voters = Array.from({ length: VOTERS }, (_, i) => new Wallet(id(`Voter ${i}`), chain.ethers.provider));
    for (const voter of voters) await enrol(voter);
    await chain.networkHelpers.setBalance(new Wallet(RELAYER_KEY).address, parseEther("100"));
  });

  afterEach(async () => {
    await chain.ethers.provider.send("evm_setAutomine", [true]);
    await Promise.all(running.splice(0).map((relay) => relay.end("SIGKILL")));
  });

  after(async () => {
    await chain.close();
    rmSync(folder, { recursive: true });
  });

  /** Signed here, with a limit and a fee that need no asking, because hundreds do so. */
  async function enrol(wallet: Wallet): Promise<void> {
    await chain.networkHelpers.setBalance(wallet.address, parseEther("1"));
    const raw = await wallet.signTransaction({
      chainId: 31337,
      to: await c.members.getAddress(),
      data: c.members.interface.encodeFunctionData("join", [USERS, 0]),
      gasLimit: 1_000_000,
      gasPrice: 10n ** 10n,
    });
    await chain.ethers.provider.send("eth_sendRawTransaction", [raw]);
  }

  async function openVote(text: string): Promise<bigint> {
    const data = c.members.interface.encodeFunctionData("refuse", [c.newcomer.address, id(text)]);
    const { id: proposalId } = await propose(c.assembly.connect(c.users[0]), [{ target: c.members, data }], text);
    await past(chain.networkHelpers.time, await c.assembly.proposalSnapshot(proposalId));
    return proposalId;
  }

  /** Starts a relayer of its own process, with a key unless the node's account is to pay. */
  async function start(queue: string, options: string[] = [], key = RELAYER_KEY): Promise<Relay> {
    const port = await freePort(8790);
    const assembly = await c.assembly.getAddress();
    const place = ["--rpc", chain.url, "--assembly", assembly, "--port", `${port}`, "--queue", join(folder, queue)];
    const child = spawn(process.execPath, [RELAY, ...place, "--batch-seconds", "1", ...options], {
      env: { ...process.env, RELAY_KEY: key, NODE_OPTIONS: "" },
    });
    const url = `http://127.0.0.1:${port}`;
    const relay: Relay = { url, said: [], process: child, end: (signal) => end(child, signal) };
    running.push(relay);
    await heard(relay, "Relaying for");
    return relay;
  }

  function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
    return new Promise((resolve) => {
      child.once("close", resolve);
      child.kill(signal);
    });
  }

  /** Waits until a relayer has said `words`. */
  function heard({ process: child, said }: Relay, words: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        said.push(chunk.toString());
        if (said.join("").includes(words)) resolve();
      };
      child.stdout?.on("data", listen);
      child.stderr?.on("data", listen);
      child.once("close", () => reject(new Error(`The relayer has ended: ${said.join("")}`)));
    });
  }

  async function sign(
    wallet: Wallet,
    ballot: { proposalId: bigint; support?: number; reason?: string; sequence?: bigint; deadline?: bigint },
    voter = wallet.address,
  ): Promise<Posted> {
    const { proposalId, support = choice("For"), reason = "", sequence = 0n, deadline = FAR } = ballot;
    const signature = await signBallot(wallet, c.assembly, { proposalId, support, reason, sequence, deadline, voter });
    return { proposalId: `${proposalId}`, support: `${support}`, reason, voter, deadline: `${deadline}`, signature };
  }

  async function ask(url: string, init?: RequestInit): Promise<Answer> {
    try {
      const response = await fetch(url, init);
      return { status: response.status, ...((await response.json()) as object) };
    } catch {
      return { status: 0 };
    }
  }

  const post = (relay: Relay, body: object | string): Promise<Answer> =>
    ask(`${relay.url}/ballots`, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });

  /** Asks until the ballot is counted or skipped. */
  async function fateOf(relay: Relay, ballotId: string | undefined): Promise<Answer> {
    for (;;) {
      const answer = await ask(`${relay.url}/ballots/${ballotId}`);
      if (answer.state !== "queued" && answer.state !== "sent") return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const relayerNonce = (): Promise<number> => chain.ethers.provider.getTransactionCount(new Wallet(RELAYER_KEY));

  async function castsOf(proposalId: bigint) {
    const casts = await c.assembly.queryFilter(c.assembly.filters.VoteCast());
    return casts.filter(({ args }) => args.proposalId === proposalId);
  }

  describe("when it is killed", function () {
    const CHOICES = [choice("Against"), choice("For"), choice("Abstain")];
    const choiceOf = (i: number): number => CHOICES[i % CHOICES.length] as number;

    it("counts 500 ballots exactly once, though it dies while they are posted and sent", async function () {
      const proposalId = await openVote("Killed");
      const signed = await Promise.all(voters.map((v, i) => sign(v, { proposalId, support: choiceOf(i) })));
      const began = Date.now();

      let relay = await start("killed.sqlite", MANY);
      const accepted = new Map<string, string>(); // voter to id
      const postAll = async (): Promise<void> => {
        const missing = signed.filter(({ voter }) => !accepted.has(voter));
        const postOn = async (): Promise<void> => {
          for (let ballot = missing.pop(); ballot !== undefined; ballot = missing.pop()) {
            const { status, id: ballotId } = await post(relay, ballot);
            expect(status).to.be.oneOf([0, 202]);
            if (ballotId !== undefined) accepted.set(ballot.voter, ballotId);
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, postOn));
      };
      for (const deathAt of [100, 350]) {
        const posting = postAll();
        while (accepted.size < deathAt) await new Promise((resolve) => setTimeout(resolve, 5));
        await relay.end("SIGKILL");
        await posting;
        expect(accepted.size).to.be.within(deathAt, VOTERS - 1);
        relay = await start("killed.sqlite", MANY);
      }
      const sending = heard(relay, "Sent");
      await postAll();
      await sending;
      await relay.end("SIGKILL"); // right behind a transaction

      relay = await start("killed.sqlite", MANY);
      const fates = await Promise.all([...accepted.values()].map((ballotId) => fateOf(relay, ballotId)));
      console.log(`      ${VOTERS} ballots in ${(Date.now() - began) / 1000} s, with three deaths`);
      expect(fates.map(({ state }) => state)).to.deep.equal(Array(VOTERS).fill("counted"));
      const casts = await castsOf(proposalId);
      expect(new Set(casts.map(({ args }) => args.voter)).size).to.equal(VOTERS);
      expect(casts).to.have.length(VOTERS);
      const tally = CHOICES.map((support) => BigInt(voters.filter((_, i) => choiceOf(i) === support).length));
      expect([...(await c.assembly.proposalVotes(proposalId))]).to.deep.equal(tally);
      const ballots = await Promise.all(voters.map((voter) => c.assembly.ballotOf(proposalId, voter)));
      expect(ballots.map(([support]) => Number(support))).to.deep.equal(voters.map((_, i) => choiceOf(i)));
    });
  });

  describe("when a batch is full", function () {
    it("sends it at once, by member number, for at most 20,000 gas a ballot", async function () {
      const proposalId = await openVote("Full");
      const signed = await Promise.all(voters.slice(0, FULL_BATCH).map((voter) => sign(voter, { proposalId })));
      const relay = await start("full.sqlite", [...MANY, ...NEVER]);
      const began = Date.now();
      const answers = await Promise.all(signed.map((ballot) => post(relay, ballot)));
      const fates = await Promise.all(answers.map((answer) => fateOf(relay, answer.id)));
      const seconds = (Date.now() - began) / 1000;

      const [transaction, ...others] = new Set(fates.map((fate) => fate.transaction));
      expect(others).to.deep.equal([]);
      const receipt = await chain.ethers.provider.getTransactionReceipt(transaction as string);
      const gas = Number(receipt?.gasUsed) / FULL_BATCH;
      console.log(`      ${Math.round(gas)} gas a ballot in a batch of ${FULL_BATCH}, counted in ${seconds} s`);
      expect(gas).to.be.at.most(MAX_GAS);
      const order = (await castsOf(proposalId)).map(({ args }) => args.voter);
      expect(order).to.deep.equal(voters.slice(0, FULL_BATCH).map(({ address }) => address));
    });
  });

  describe("when a ballot is not good", function () {
    let relay: Relay;
    let proposalId: bigint;
    let nonce: number;
    const [voter, other] = [0, 1];
    const wallet = (i: number): Wallet => voters[i] as Wallet;

    before(async () => {
      proposalId = await openVote("Refused");
      nonce = await relayerNonce();
    });

    beforeEach(async () => {
      relay = await start("refused.sqlite", MANY);
    });

    afterEach(async () => {
      const { queued, sent } = await ask(`${relay.url}/health`);
      expect([queued, sent, await relayerNonce()]).to.deep.equal(["0", "0", nonce]);
    });

    async function expectRefused(ballot: object | string, status: number, code: string): Promise<void> {
      const answer = await post(relay, ballot);
      expect([answer.status, answer.code]).to.deep.equal([status, code]);
      expect(answer.error).to.match(/^["A-Z].*\.$/);
    }

    it("refuses another's signature, and any changed field", async function () {
      const good = await sign(wallet(voter), { proposalId });
      await expectRefused({ ...good, voter: wallet(other).address }, 403, "invalid-signature");
      await expectRefused({ ...good, support: "0" }, 403, "invalid-signature");
      await expectRefused({ ...good, reason: "Because" }, 403, "invalid-signature");
      await expectRefused({ ...good, deadline: `${FAR + 1n}` }, 403, "invalid-signature");
      await expectRefused({ ...good, signature: "0x" }, 403, "invalid-signature");
    });

    it("refuses a deadline that has passed, or is about to", async function () {
      const now = BigInt(await chain.networkHelpers.time.latest());
      await expectRefused(await sign(wallet(voter), { proposalId, deadline: now - 1n }), 400, "expired");
      await expectRefused(await sign(wallet(voter), { proposalId, deadline: now + 50n }), 400, "deadline-too-near");
    });

    it("refuses the signature of a sequence that has passed, or has not come", async function () {
      await c.assembly.connect(c.users[1]).castVote(proposalId, choice("For"));
      const member = c.users[1] as unknown as Wallet;
      await expectRefused(await sign(member, { proposalId }), 409, "stale-sequence");
      await expectRefused(await sign(member, { proposalId, sequence: 2n }), 409, "early-sequence");
    });

    it("refuses who is no member, or became one too late", async function () {
      const stranger = c.stranger as unknown as Wallet;
      await expectRefused(await sign(stranger, { proposalId }), 403, "not-a-member");
      const late = new Wallet(id("Late"), chain.ethers.provider);
      await enrol(late);
      await expectRefused(await sign(late, { proposalId }), 403, "not-eligible");
    });

    it("refuses a proposal that is not known, or not open", async function () {
      await expectRefused(await sign(wallet(voter), { proposalId: 1n }), 404, "unknown-proposal");
      const data = c.members.interface.encodeFunctionData("refuse", [c.newcomer.address, id("Soon")]);
      const soon = await propose(c.assembly.connect(c.users[0]), [{ target: c.members, data }], "Soon");
      await expectRefused(await sign(wallet(voter), { proposalId: soon.id }), 409, "not-active");
    });

    it("refuses what is too large, or cannot be read", async function () {
      const good = await sign(wallet(voter), { proposalId });
      await expectRefused({ ...good, reason: "ü".repeat(1_001) }, 400, "reason-too-long");
      await expectRefused({ ...good, reason: "x".repeat(17_000) }, 413, "too-large");
      await expectRefused({ ...good, support: "4" }, 400, "unknown-choice");
      await expectRefused({ ...good, support: "3" }, 400, "reason-missing");
      await expectRefused({ ...good, deadline: 1e21 }, 400, "malformed");
      await expectRefused({ ...good, voter: "me" }, 400, "malformed");
      await expectRefused({ ...good, reason: "\ud800" }, 400, "malformed");
      await expectRefused("[", 400, "malformed");
      await expectRefused("null", 400, "malformed");
    });

    it("refuses an address that posts too often", async function () {
      const strict = await start("strict.sqlite", ["--posts-per-minute", "3"]);
      const answers = [];
      for (let i = 0; i < 8; i++) answers.push((await post(strict, "{}")).code); // over at most one turn of the minute
      expect(answers).to.include("malformed").and.to.include("too-many-posts");
      expect((await ask(`${strict.url}/health`)).status).to.equal(200);
    });
  });

  describe("when a ballot waits", function () {
    it("takes the latest of a member's ballots, ten in an hour, and the same one only once", async function () {
      const proposalId = await openVote("Replaced");
      const [voter] = voters as [Wallet];
      const relay = await start("replaced.sqlite", [...MANY, ...NEVER]);
      const reasons = Array.from({ length: 11 }, (_, i) => `${i}`);
      const signed = await Promise.all(reasons.map((reason) => sign(voter, { proposalId, reason })));
      const answers: Answer[] = [];
      for (const ballot of signed) answers.push(await post(relay, ballot));
      const codes = answers.map(({ status, code }) => code ?? status);
      expect(codes).to.deep.equal([...Array(10).fill(202), "too-many-ballots"]);
      expect((await post(relay, signed[9] as Posted)).id).to.equal(answers[9]?.id);

      const [first, last] = await Promise.all([0, 9].map((i) => ask(`${relay.url}/ballots/${answers[i]?.id}`)));
      expect(first).to.deep.include({ state: "skipped", code: "replaced" });
      expect(last).to.deep.include({ state: "queued" });
      expect(await relay.end("SIGTERM")).to.equal(0);

      const again = await start("replaced.sqlite", [], ""); // an account of the node pays
      expect(await fateOf(again, answers[9]?.id)).to.include({ state: "counted" });
      expect((await castsOf(proposalId)).map(({ args }) => args.reason)).to.deep.equal(["9"]);
      expect((await post(again, signed[9] as Posted)).id).to.equal(answers[9]?.id);
    });

    it("finds its transaction again after a restart, and takes no other ballot meanwhile", async function () {
      const proposalId = await openVote("Waiting");
      const [voter] = voters as [Wallet];
      const { provider } = chain.ethers;
      const relay = await start("waiting.sqlite");
      await provider.send("evm_setAutomine", [false]);
      const sending = heard(relay, "Sent");
      const { id: ballotId } = await post(relay, await sign(voter, { proposalId }));
      await sending;
      const { state, transaction } = await ask(`${relay.url}/ballots/${ballotId}`);
      expect(state).to.equal("sent");
      await relay.end("SIGKILL");

      const again = await start("waiting.sqlite");
      const other = await post(again, await sign(voter, { proposalId, support: choice("Against") }));
      expect([other.status, other.code]).to.deep.equal([409, "on-its-way"]);
      await provider.send("evm_mine", []);
      expect(await fateOf(again, ballotId)).to.deep.include({ state: "counted", transaction });
      expect(await castsOf(proposalId)).to.have.length(1);
    });

    it("raises the fee of a transaction that is not taken, and is not counted twice for it", async function () {
      const proposalId = await openVote("Too cheap");
      const { provider } = chain.ethers;
      const relay = await start("cheap.sqlite", ["--raise-after", "1"]);
      await provider.send("evm_setAutomine", [false]);
      const sending = heard(relay, "Sent");
      const { id: ballotId } = await post(relay, await sign(voters[0] as Wallet, { proposalId }));
      await sending;
      const { transaction: cheap } = await ask(`${relay.url}/ballots/${ballotId}`);
      const first = await provider.getTransaction(cheap as string);
      await heard(relay, "Sent");
      await provider.send("evm_mine", []);

      const { state, transaction } = await fateOf(relay, ballotId);
      expect(state).to.equal("counted");
      expect(transaction).not.to.equal(cheap);
      const second = await provider.getTransaction(transaction as string);
      expect(second!.nonce).to.equal(first!.nonce);
      expect(second!.maxPriorityFeePerGas! > first!.maxPriorityFeePerGas!).to.equal(true);
      expect(await castsOf(proposalId)).to.have.length(1);
    });

    it("does not pay for what somebody else has handed in, or what the member has overtaken", async function () {
      const proposalId = await openVote("Overtaken");
      const [frontRun, changed] = [voters[0] as Wallet, voters[1] as Wallet];
      const relay = await start("overtaken.sqlite", [...MANY, ...NEVER]);
      const signed = await Promise.all([frontRun, changed].map((voter) => sign(voter, { proposalId })));
      const answers = await Promise.all(signed.map((ballot) => post(relay, ballot)));
      await relay.end("SIGINT");
      const nonce = await relayerNonce();
      await c.assembly.castVotesBySig(proposalId, [signed[0] as Posted]);
      await c.assembly.connect(changed).castVote(proposalId, choice("Against"));

      const again = await start("overtaken.sqlite");
      expect(await fateOf(again, answers[0]?.id)).to.include({ state: "counted" });
      expect(await fateOf(again, answers[1]?.id)).to.include({ state: "skipped", code: "stale-sequence" });
      expect(await relayerNonce()).to.equal(nonce);
    });
  });

  describe("when the voter is a contract (ERC-1271)", function () {
    /** Says yes to every signature, and burns what gas it gets but 20,000. */
    const HUNGRY = "0x5b5a614e2010600057631626ba7e60e01b60005260206000f3";
    const HUNGRY_VOTERS = 80; // 180,000 gas each and the ballot itself: more than fits into a transaction

    it("counts what the owner of the wallet signed, and nobody else", async function () {
      const [owner, other] = voters as [Wallet, Wallet];
      const wallet = await chain.ethers.deployContract("ContractWallet", [owner.address]);
      const voter = await wallet.getAddress();
      await wallet.connect(owner).call(c.members, c.members.interface.encodeFunctionData("join", [USERS, 0]));
      const proposalId = await openVote("By a wallet");
      const relay = await start("contract.sqlite");
      const forged = await post(relay, await sign(other, { proposalId }, voter));
      expect(forged).to.include({ status: 403, code: "invalid-signature" });
      const { id: ballotId } = await post(relay, await sign(owner, { proposalId }, voter));
      expect(await fateOf(relay, ballotId)).to.include({ state: "counted" });
      expect((await c.assembly.ballotOf(proposalId, voter)).sequence).to.equal(1n);
    });

    it("sends in two what takes too much gas for one transaction", async function () {
      const proposalId = await openVote("Hungry");
      const hungry = voters.slice(0, HUNGRY_VOTERS);
      for (const { address } of hungry) await chain.networkHelpers.setCode(address, HUNGRY);
      const relay = await start("hungry.sqlite", [...MANY, "--batch-seconds", "3"]);
      const posts = await Promise.all(
        hungry.map(async (voter) => post(relay, { ...(await sign(voter, { proposalId })), signature: "0x" })),
      );
      const fates = await Promise.all(posts.map(({ id: ballotId }) => fateOf(relay, ballotId)));
      for (const { address } of hungry) await chain.networkHelpers.setCode(address, "0x");

      expect(fates.map(({ state }) => state)).to.deep.equal(Array(HUNGRY_VOTERS).fill("counted"));
      const transactions = [...new Set(fates.map(({ transaction }) => transaction))];
      const halves = transactions.map((hash) => fates.filter(({ transaction }) => transaction === hash).length);
      expect(halves).to.deep.equal([HUNGRY_VOTERS / 2, HUNGRY_VOTERS / 2]);
      expect(await castsOf(proposalId)).to.have.length(HUNGRY_VOTERS);
    });
  });

  describe("its door", function () {
    it("tells how it is, lets pages of other sites in, and knows its paths", async function () {
      const relay = await start("door.sqlite");
      const assembly = await c.assembly.getAddress();
      const health = await ask(`${relay.url}/health`);
      expect(health).to.deep.include({ status: 200, chainId: "31337", assembly, isBalanceLow: false, queued: "0" });
      const preflight = await fetch(`${relay.url}/ballots`, { method: "OPTIONS" });
      expect(preflight.status).to.equal(204);
      expect(preflight.headers.get("access-control-allow-origin")).to.equal("*");
      expect(await ask(`${relay.url}/ballots/none`)).to.include({ status: 404, code: "unknown-ballot" });
      expect(await ask(`${relay.url}/`)).to.include({ status: 404, code: "unknown-path" });
    });

    it("does not open a queue that another relayer has open", async function () {
      await start("locked.sqlite");
      const refusal = await start("locked.sqlite").catch((error: Error) => error);
      expect(refusal).to.be.instanceOf(Error).with.property("message").match(/locked/);
    });
  });
});
