import { expect } from "chai";
import { network } from "hardhat";
import { createClient, custom, encodeErrorResult, encodeFunctionData, erc20Abi, maxUint256, parseEther } from "viem";
import type { Address, Client, Hex } from "viem";
import { hardhat } from "viem/chains";
import { everyAbi } from "../../web/src/wallet/errors.ts";
import { follow } from "../../web/src/wallet/follow.ts";
import type { End } from "../../web/src/wallet/follow.ts";
import { getNotices, tellOf } from "../../web/src/wallet/notice.ts";
import type { Notice } from "../../web/src/wallet/notice.ts";
import { endWith, perform } from "../../web/src/wallet/perform.ts";
import type { Network } from "../../web/src/wallet/perform.ts";
import { isTooOld, keepSent, readSent, requestsOf, twinOf } from "../../web/src/wallet/sent.ts";
import type { Sent } from "../../web/src/wallet/sent.ts";
import { resume } from "../../web/src/wallet/resume.ts";
import { setSession } from "../../web/src/wallet/session.ts";
import type { CallsProgress, Session, Step } from "../../web/src/wallet/session.ts";

type Connection = Awaited<ReturnType<typeof network.create>>;

const NOBODY: Partial<Session> = {
  account: undefined,
  send: undefined,
  sendAtOnce: undefined,
  isAtomic: undefined,
  progressOf: undefined,
  isShared: undefined,
};

/** What a browser keeps, for as long as a test. */
class Storage {
  readonly #items = new Map<string, string>();

  get length() {
    return this.#items.size;
  }
  key = (i: number) => [...this.#items.keys()][i] ?? null;
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#items.set(key, value);
  removeItem = (key: string) => void this.#items.delete(key);
}

async function until<T>(find: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("It did not happen.");
}

describe("Transactions of the web app", function () {
  this.timeout(60_000);

  let connection: Connection;
  let client: Client;
  let me: Address;
  let other: Address;
  let token: Address;
  let site: Network;

  const request = (method: string, params: unknown[] = []): Promise<unknown> =>
    connection.provider.request({ method, params });
  const setAutomine = (isOn: boolean) => request("evm_setAutomine", [isOn]);
  const mine = () => request("hardhat_mine", ["0x1"]);

  /** Sends as the wallet of this account would. */
  async function submit(step: Pick<Step, "to" | "data" | "value">, more: Record<string, unknown> = {}): Promise<Hex> {
    const { to, data, value = 0n } = step;
    const gas = "0x30000";
    return (await request("eth_sendTransaction", [
      { from: me, to, data, value: `0x${value.toString(16)}`, gas, ...more },
    ])) as Hex;
  }

  const transfer = (amount: bigint, to = other): Step => ({
    words: `Pay ${amount}`,
    to: token,
    data: encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [to, amount] }),
  });

  const approve = (amount: bigint): Step => ({
    words: "Let it be taken",
    to: token,
    isPermission: true,
    data: encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [me, amount] }),
  });

  const take = (amount: bigint): Step => ({
    words: "Take it",
    to: token,
    data: encodeFunctionData({ abi: erc20Abi, functionName: "transferFrom", args: [me, other, amount] }),
  });

  const balanceOf = async (of: Address) => {
    const data = encodeFunctionData({ abi: erc20Abi, functionName: "balanceOf", args: [of] });
    return BigInt((await request("eth_call", [{ to: token, data }, "latest"])) as Hex);
  };

  /** Connects a wallet that sends what it is asked to, as long as it is not told otherwise. */
  function connect(wallet: Partial<Session> = {}) {
    const sent: Hex[] = [];
    const send = async (step: Step) => {
      const hash = await submit(step);
      sent.push(hash);
      return { hash };
    };
    setSession({ ...NOBODY, account: me, send, ...wallet });
    return sent;
  }

  function start(steps: readonly Step[], id = `t${Math.random()}`) {
    const phases: Notice["phase"][] = [];
    const tell = (patch: Partial<Notice>) => {
      if (patch.phase !== undefined) phases.push(patch.phase);
      tellOf(id, patch);
    };
    const done = perform({ site, id, words: steps.at(-1)?.words ?? "", account: me, steps }, tell).then(
      (block) => ({ block }),
      (error: unknown) => ({ error, end: endWith(error) }),
    );
    return { phases, done, notice: () => getNotices().all.find((one) => one.id === id) };
  }

  const nonceOf = async () => (await request("eth_getTransactionCount", [me, "latest"])) as Hex;
  /** What a wallet pays to put something else in the place of a transaction. */
  async function higherThan(hash: Hex | undefined) {
    const pending = (await request("eth_getTransactionByHash", [hash])) as Record<string, Hex>;
    const twice = (fee: Hex | undefined) => `0x${(BigInt(fee ?? 0) * 2n).toString(16)}`;
    const { nonce, maxFeePerGas, maxPriorityFeePerGas } = pending;
    return { nonce, maxFeePerGas: twice(maxFeePerGas), maxPriorityFeePerGas: twice(maxPriorityFeePerGas) };
  }

  async function recordOf(step: Step, hash: Hex, more: Partial<Sent> = {}): Promise<Sent> {
    const block = BigInt((await request("eth_blockNumber")) as Hex);
    const chainId = hardhat.id;
    const requests = requestsOf([step]);
    return {
      id: hash,
      words: step.words,
      chainId,
      account: me,
      at: Date.now(),
      block: `${block}`,
      requests,
      hash,
      ...more,
    };
  }

  before(async () => {
    connection = await network.create();
    [me, other] = (await request("eth_accounts")) as [Address, Address];
    const { ethers } = connection as unknown as { ethers: { deployContract: (...args: unknown[]) => Promise<never> } };
    const deployed: { getAddress(): Promise<string>; mint(to: string, amount: bigint): Promise<unknown> } =
      await ethers.deployContract("TestToken", ["Euro", "EUR", 2]);
    token = (await deployed.getAddress()) as Address;
    await deployed.mint(me, 1_000n);
    client = createClient({
      chain: hardhat,
      transport: custom(connection.provider, { retryCount: 0 }),
      pollingInterval: 20,
    });
    site = { client, chain: hardhat };
  });
  beforeEach(() => {
    Object.assign(globalThis, { localStorage: new Storage() });
    connect();
  });
  afterEach(async () => {
    setSession(NOBODY);
    await setAutomine(true);
    Reflect.deleteProperty(globalThis, "localStorage");
  });
  after(() => connection.close());

  it("are checked, signed, followed, and done once they are recorded", async function () {
    await setAutomine(false);
    const { phases, done, notice } = start([transfer(1n)]);
    const { hash } = await until(() => (notice()?.phase === "sent" ? notice() : undefined));
    expect(readSent(hardhat.id)).to.have.length(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(notice()?.phase).to.equal("sent");
    await mine();
    expect(await done)
      .to.have.property("block")
      .that.is.a("bigint");
    expect(phases).to.deep.equal(["checking", "checking", "signing", "sent"]);
    expect(hash).to.match(/^0x[0-9a-f]{64}$/);
    expect(readSent(hardhat.id)).to.deep.equal([]);
  });

  it("are not signed if the contract would refuse them", async function () {
    const sent = connect();
    const outcome = await start([transfer(maxUint256)]).done;
    expect(sent).to.deep.equal([]);
    expect(outcome).to.have.nested.property("end.phase", "failed");
    expect(outcome)
      .to.have.nested.property("end.problem")
      .that.matches(/^Your wallet holds/);
  });

  it("take a no calmly", async function () {
    connect({ send: () => Promise.reject(Object.assign(new Error("User rejected the request."), { code: 4001 })) });
    expect(await start([transfer(1n)]).done)
      .to.have.property("end")
      .that.deep.equals({ phase: "declined" });
    expect(readSent(hardhat.id)).to.deep.equal([]);
  });

  it("say why they were refused although they had passed the check", async function () {
    await setAutomine(false);
    const nonce = await nonceOf();
    const amount = (await balanceOf(me)) - 5n;
    connect({
      send: async (step) => ({ hash: await submit(step, { nonce: `0x${(BigInt(nonce) + 1n).toString(16)}` }) }),
    });
    const { done, notice } = start([transfer(amount)]);
    await until(() => (notice()?.phase === "sent" ? true : undefined));
    await submit(transfer(amount), { nonce });
    await mine();
    const outcome = await done;
    expect(outcome).to.have.nested.property("end.phase", "failed");
    expect(outcome)
      .to.have.nested.property("end.problem")
      .that.matches(/^Your wallet holds 5 smallest units/);
    connect();
    await setAutomine(true);
    const [giver, taker] = [me, other];
    me = taker;
    await submit(transfer(amount, giver));
    me = giver;
  });

  it("are followed when the wallet hurries them", async function () {
    await setAutomine(false);
    const { done, notice } = start([transfer(2n)]);
    const first = await until(() => (notice()?.phase === "sent" ? notice()?.hash : undefined));
    await until(() => readSent(hardhat.id).find((one) => one.nonce !== undefined));
    const second = await submit(transfer(2n), await higherThan(first));
    await mine();
    expect(await done).to.have.property("block");
    expect(first).not.to.equal(second);
    expect(notice()).to.include({ hash: second, isHurried: true });
  });

  it("are told to be cancelled when the wallet cancels them", async function () {
    await setAutomine(false);
    const { done, notice } = start([transfer(3n)]);
    await until(() => readSent(hardhat.id).find((one) => one.nonce !== undefined));
    await submit({ to: me, data: "0x" }, await higherThan(notice()?.hash));
    await mine();
    expect(await done)
      .to.have.property("end")
      .that.deep.equals({ phase: "cancelled" });
    expect(notice()?.phase).to.equal("sent"); // which useAction changes to how it ended
    expect(readSent(hardhat.id)).to.deep.equal([]);
  });

  it("are told to be replaced when the wallet sends something else instead", async function () {
    await setAutomine(false);
    const { done, notice } = start([transfer(4n)]);
    await until(() => readSent(hardhat.id).find((one) => one.nonce !== undefined));
    await submit({ to: other, data: "0x", value: parseEther("1") }, await higherThan(notice()?.hash));
    for (let i = 0; i < 5; i++) await mine();
    expect(await done)
      .to.have.property("end")
      .that.deep.equals({ phase: "replaced" });
  });

  it("are followed on after a reload, without a wallet", async function () {
    await setAutomine(false);
    setSession(NOBODY);
    const step = transfer(6n);
    const sent = await recordOf(step, await submit(step));
    keepSent(sent);
    resume(site);
    const notice = () => getNotices().all.find(({ id }) => id === sent.id);
    await until(() => (notice()?.phase === "sent" ? true : undefined));
    expect(notice()).to.include({ words: "Pay 6", hash: sent.hash, sentAt: sent.at });
    await mine();
    await until(() => (notice()?.phase === "recorded" ? true : undefined));
    expect(readSent(hardhat.id)).to.deep.equal([]);
  });

  it("say after a reload that the steps after this one were not sent", async function () {
    const step = approve(1n);
    const sent = await recordOf(step, await submit(step), { step: { number: 1, of: 2, words: step.words } });
    keepSent(sent);
    resume(site);
    await until(() =>
      getNotices().all.some(({ id, phase }) => id === sent.id && phase === "halfway") ? true : undefined,
    );
  });

  it("are given up after a day, and an account of several people after two weeks", async function () {
    const step = transfer(7n);
    const yesterday = Date.now() - 25 * 3_600_000;
    const sent = await recordOf(step, `0x${"ab".repeat(32)}`, { at: yesterday });
    expect(isTooOld(sent)).to.equal(true);
    expect(isTooOld({ ...sent, isShared: true })).to.equal(false);
    keepSent(sent);
    resume(site);
    await until(() =>
      getNotices().all.some(({ id, phase }) => id === sent.id && phase === "lost") ? true : undefined,
    );
    expect(readSent(hardhat.id)).to.deep.equal([]);
  });

  it("know their twin, which another tab has sent", async function () {
    const step = transfer(8n);
    const sent = await recordOf(step, `0x${"cd".repeat(32)}`);
    keepSent(sent);
    const chainId = hardhat.id;
    expect(twinOf({ chainId, account: me, requests: requestsOf([step]) })?.id).to.equal(sent.id);
    expect(twinOf({ chainId, account: me, requests: requestsOf([approve(1n), step]) })?.id).to.equal(sent.id);
    expect(twinOf({ chainId, account: other, requests: requestsOf([step]) })).to.equal(undefined);
    expect(twinOf({ chainId, account: me, requests: requestsOf([transfer(9n)]) })).to.equal(undefined);
    expect(twinOf({ chainId: 1, account: me, requests: requestsOf([step]) })).to.equal(undefined);
  });

  it("survive what others have put into the browser's storage", function () {
    for (const junk of ["null", "{", "[]", "7", '{"id":"x"}', '"words"']) {
      localStorage.setItem(`rochdale.sent.${junk}`, junk);
    }
    expect(readSent(hardhat.id)).to.deep.equal([]);
  });

  it("do not permit what would then be refused", async function () {
    const sent = connect();
    const outcome = await start([approve(maxUint256), transfer(maxUint256)]).done;
    expect(outcome)
      .to.have.nested.property("end.problem")
      .that.matches(/^Your wallet holds/);
    expect(sent).to.deep.equal([]);
  });

  it("are tried in a row where the node can do that", async function () {
    const sent = connect();
    const asked: unknown[] = [];
    const returnData = encodeErrorResult({ abi: everyAbi, errorName: "NothingMoved" });
    const calls = [
      { status: "0x1", returnData: "0x" },
      { status: "0x0", returnData, error: { message: "reverted" } },
    ];
    const tryInARow = async ({ method, params }: { method: string; params: unknown }) => {
      if (method !== "eth_simulateV1") return request(method, params as unknown[]);
      asked.push(params);
      return [{ calls }];
    };
    site = { ...site, client: createClient({ chain: hardhat, transport: custom({ request: tryInARow }) }) };
    const outcome = await start([approve(1n), take(1n)]).done;
    site = { ...site, client };
    expect(outcome).to.have.nested.property("end.problem", "There is nothing to move: the amount is zero.");
    expect(asked).to.have.nested.property("[0][0].blockStateCalls[0].calls").that.has.length(2);
    expect(sent).to.deep.equal([]);
  });

  it("are done step by step where the wallet knows nothing else", async function () {
    const sent = connect({ isAtomic: async () => false });
    const { done, phases } = start([approve(2n), take(2n)]);
    expect(await done).to.have.property("block");
    expect(sent).to.have.length(2);
    expect(phases.filter((phase) => phase === "signing")).to.have.length(2);
  });

  it("stop where the account changes between two steps", async function () {
    const sent = connect();
    const send = async (step: Step) => {
      const hash = await submit(step);
      sent.push(hash);
      setSession({ account: other });
      return { hash };
    };
    connect({ send });
    const { done, notice } = start([approve(3n), take(3n)]);
    expect(await done)
      .to.have.nested.property("end.problem")
      .that.contains("another account");
    expect(notice()).to.include({ isPartDone: true });
  });

  describe("of a wallet that does several steps as one", function () {
    let progress: CallsProgress;
    let asked: readonly Step[];

    const atOnce = (): Partial<Session> => ({
      isAtomic: async () => true,
      sendAtOnce: async (steps) => {
        asked = steps;
        return { calls: "calls-1" };
      },
      progressOf: async () => progress,
    });

    beforeEach(() => {
      progress = { state: "waiting" };
      asked = [];
    });

    it("need one signature, and are done when the chain has what the wallet says", async function () {
      connect(atOnce());
      const { done, phases, notice } = start([approve(1n), take(1n)]);
      await until(() => (notice()?.phase === "sent" ? true : undefined));
      expect(asked).to.have.length(2);
      const hash = await submit(transfer(1n));
      progress = { state: "done", hash };
      expect(await done).to.have.property("block");
      expect(notice()?.hash).to.equal(hash);
      expect(phases).to.deep.equal(["checking", "signing", "sent"]);
    });

    it("are not done because the wallet says so", async function () {
      progress = { state: "done", hash: `0x${"ef".repeat(32)}` };
      const sent = await recordOf(transfer(1n), "0x", { hash: undefined, calls: "calls-1" });
      const end = follow(
        client,
        sent,
        async () => progress,
        () => {},
      );
      const soon = new Promise<string>((resolve) => setTimeout(resolve, 300, "not yet"));
      expect(await Promise.race([end, soon])).to.equal("not yet");
      progress = { state: "cancelled" };
      expect(await end).to.deep.equal({ kind: "cancelled" } satisfies End);
    });

    it("are refused or cancelled when the wallet says so", async function () {
      connect(atOnce());
      progress = { state: "failed" };
      expect(await start([approve(1n), take(1n)]).done).to.have.nested.property("end.phase", "failed");
      progress = { state: "cancelled" };
      expect(await start([approve(1n), take(1n)]).done).to.have.nested.property("end.phase", "cancelled");
    });

    it("are done one by one if its owner does not want the account changed for that", async function () {
      const no = Object.assign(new Error("User rejected the upgrade."), { code: 5750 });
      const sent = connect({ ...atOnce(), sendAtOnce: () => Promise.reject(no) });
      expect(await start([approve(4n), take(4n)]).done).to.have.property("block");
      expect(sent).to.have.length(2);
    });

    it("wait for other signers, after a reload as soon as the wallet is there again", async function () {
      setSession(NOBODY);
      const step = transfer(1n);
      const sent = await recordOf(step, "0x", { id: "safe", hash: undefined, calls: "calls-1", isShared: true });
      keepSent(sent);
      resume(site);
      const notice = () => getNotices().all.find(({ id }) => id === "safe");
      await until(() => (notice()?.phase === "sent" && notice()?.isShared ? true : undefined));
      progress = { state: "done", hash: await submit(step) };
      connect(atOnce());
      await until(() => (notice()?.phase === "recorded" ? true : undefined));
    });
  });
});
