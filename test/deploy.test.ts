import { expect } from "chai";
import { network } from "hardhat";
import { Wallet } from "ethers";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NOUNS } from "../scripts/deploy.ts";
import type { DeploymentRecord } from "../scripts/deployment.ts";
import { freePort, HOST } from "../scripts/localChain.ts";

const COMMAND = fileURLToPath(new URL("../scripts/deployOn.ts", import.meta.url));
const CONTRACTS = [...NOUNS, "CoopFactory"];
const SEPOLIA = 11_155_111;
const KEY = `0x${"5e".repeat(32)}`;
const DEPLOYER = new Wallet(KEY).address;

describe("npm run deploy", function () {
  this.timeout(300_000);

  let chain: Awaited<ReturnType<typeof openChain>>;
  let folder: string;

  /** A chain of its own behind HTTP that calls itself Sepolia. */
  async function openChain(chainId: number) {
    const port = await freePort(8_920);
    const server = await network.createServer({ network: "default", override: { chainId } }, HOST, port);
    await server.listen();
    const url = `http://${HOST}:${port}`;
    const connection = await network.create({ network: "localhost", override: { url, chainId } });
    return { url, server, ...connection };
  }

  const send = (method: string, ...params: unknown[]): Promise<unknown> => chain.ethers.provider.send(method, params);

  beforeEach(async function () {
    folder = mkdtempSync(join(tmpdir(), "rochdale-deploy-"));
    chain = await openChain(SEPOLIA);
    await send("hardhat_setBalance", DEPLOYER, "0x8ac7230489e80000");
  });

  afterEach(async function () {
    rmSync(folder, { recursive: true });
    await chain.close();
    await chain.server.close();
  });

  interface Run {
    status: number;
    output: string;
    complaints: string;
  }

  interface Options {
    answer?: string;
    stopAt?: string; // kills it once it has said that
    stopWhen?: () => Promise<boolean>; // kills it once that is so
  }

  /** Runs the command with node and key from the environment. */
  function run(args: string[], { answer = "", stopAt = "", stopWhen }: Options = {}): Promise<Run> {
    const env = { ...process.env, ROCHDALE_RPC_URL: chain.url, ROCHDALE_DEPLOYER_KEY: KEY };
    const child = spawn(process.execPath, [COMMAND, "--folder", folder, ...args], { env });
    let [output, complaints] = ["", ""];
    child.stdin.end(answer);
    child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (stopAt !== "" && output.includes(stopAt)) child.kill("SIGKILL");
    });
    const watch = setInterval(() => void stopWhen?.().then((isSo) => isSo && child.kill("SIGKILL")), 200);
    return new Promise((resolve) =>
      child.once("close", (code) => {
        clearInterval(watch);
        resolve({ status: code ?? -1, output, complaints });
      }),
    );
  }
  const deploy = (options?: Options): Promise<Run> => run(["--network", "sepolia", "--yes"], options);

  const record = (): DeploymentRecord =>
    JSON.parse(readFileSync(join(folder, `${SEPOLIA}.json`), "utf8")) as DeploymentRecord;
  const sent = (): Promise<number> => chain.ethers.provider.getTransactionCount(DEPLOYER);

  /** Expects that all thirteen contracts are there, each sent once, and that the record tells of them. */
  async function expectDeployed(transactions: number): Promise<void> {
    const { chainId, network: name, compiledFrom, contracts, pending } = record();
    expect([chainId, name, pending]).to.deep.equal([SEPOLIA, "sepolia", undefined]);
    expect(compiledFrom).to.match(/^(commit [0-9a-f]{40}|sources)/);
    expect(Object.keys(contracts)).to.deep.equal(CONTRACTS);
    expect(await sent()).to.equal(transactions);
    for (const { address, transaction, block } of Object.values(contracts)) {
      const receipt = await chain.ethers.provider.getTransactionReceipt(transaction);
      expect([receipt?.contractAddress, receipt?.blockNumber]).to.deep.equal([address, block]);
    }
    const factory = await chain.ethers.getContractAt("CoopFactory", contracts["CoopFactory"]!.address);
    expect(await factory.coopCount()).to.equal(0n);
    const { data } = (await chain.ethers.provider.getTransaction(contracts["CoopFactory"]!.transaction))!;
    expect(data.endsWith(contracts["CoopFactory"]!.arguments.slice(2))).to.equal(true);
    for (const noun of NOUNS) expect(data.toLowerCase()).to.contain(contracts[noun]!.address.slice(2).toLowerCase());
  }

  it("says what it costs, asks, deploys, writes down what it did, and does nothing a second time", async function () {
    const refused = await run(["--network", "sepolia"], { answer: "no\n" });
    expect([refused.status, refused.complaints]).to.deep.equal([1, ""]);
    expect(refused.output).to.match(/To deploy on sepolia \(chain 11155111\), compiled from /);
    expect(refused.output).to.match(/[\d,]{10,} gas, at [\d.]+ gwei [\d.]+ ether, at most [\d.]+ ether/);
    expect(refused.output).to.contain("Nothing was deployed.");
    expect((await run(["--network", "sepolia"])).status).to.equal(1); // nobody answers
    expect(await sent()).to.equal(0);

    const { status, output, complaints } = await run(["--network", "sepolia"], { answer: "yes\n" });
    expect([status, complaints], output).to.deep.equal([0, ""]);
    await expectDeployed(CONTRACTS.length);
    const gas = Object.values(record().contracts).reduce((sum, each) => sum + each.gas, 0);
    const told = Number(/([\d,]+) gas, at/.exec(refused.output)?.[1]?.replaceAll(",", ""));
    expect(Math.abs(told - gas)).to.be.lessThan(gas / 1_000);

    const again = await run(["--network", "sepolia"]);
    expect([again.status, again.output.match(/^Checking /gm)?.length]).to.deep.equal([0, CONTRACTS.length]);
    await expectDeployed(CONTRACTS.length);
  });

  it("goes on where it was killed, and pays for nothing twice", async function () {
    expect((await deploy({ stopAt: "Deploying Shares" })).status).to.equal(-1);
    expect((await deploy({ stopAt: "Deploying Payouts" })).status).to.equal(-1);
    const { status, output, complaints } = await deploy();
    expect([status, complaints], output).to.deep.equal([0, ""]);
    await expectDeployed(CONTRACTS.length);
  });

  it("waits for a transaction of before that is not in a block yet", async function () {
    await send("evm_setAutomine", false);
    const isOnItsWay = async (): Promise<boolean> =>
      (await chain.ethers.provider.getTransactionCount(DEPLOYER, "pending")) === 1;
    expect((await deploy({ stopWhen: isOnItsWay })).status).to.equal(-1);
    expect([await sent(), Object.keys(record().contracts)]).to.deep.equal([0, []]);
    const next = setInterval(() => void send("evm_mine"), 300);
    const { status, output, complaints } = await deploy();
    clearInterval(next);
    expect([status, complaints], output).to.deep.equal([0, ""]);
    await expectDeployed(CONTRACTS.length);
  });

  it("deploys what was announced and never sent, also where something else took its nonce", async function () {
    await deploy();
    const { contracts, ...rest } = record();
    const { Rounds: _, CoopFactory: __, ...others } = contracts;
    const file = join(folder, `${SEPOLIA}.json`);
    const since = await chain.ethers.provider.getBlockNumber();
    const nonce = await sent();
    const pending = { contract: "Rounds", from: DEPLOYER, nonce, since };
    writeFileSync(file, JSON.stringify({ ...rest, contracts: others, pending }));
    const other = new Wallet(KEY, chain.ethers.provider);
    await (await other.sendTransaction({ to: DEPLOYER, value: 1n })).wait();
    const { status, output } = await deploy();
    expect(status, output).to.equal(0);
    await expectDeployed(CONTRACTS.length + 3); // that payment, and two deployed anew
  });

  it("does not go on beside code that is not this commit's", async function () {
    await deploy({ stopAt: "Deploying Assembly" });
    const { address } = record().contracts["Statute"]!;
    await send("hardhat_setCode", address, "0x00");
    const { status, complaints } = await deploy();
    expect(status).to.equal(1);
    expect(complaints).to.contain(`Statute at ${address} is not what was compiled here.`);
  });

  it("deploys nothing where the money does not last, on another chain, or by a command it cannot read", async function () {
    await send("hardhat_setBalance", DEPLOYER, "0x1");
    const poor = await deploy();
    expect([poor.status, await sent()]).to.deep.equal([1, 0]);
    expect(poor.complaints).to.contain(`${DEPLOYER} has too little`);

    const cases: [args: string[], words: string][] = [
      [[], "--network is needed"],
      [["--network", "sepolia", "--rpc", "here"], "is not the URL of a node"],
      [["--network", "nowhere"], "nowhere"],
    ];
    for (const [args, words] of cases) {
      const { status, complaints } = await run(args);
      expect(status).to.equal(2);
      expect(complaints).to.contain(words);
    }

    const other = await openChain(31_337);
    const { status, complaints } = await run(["--network", "sepolia", "--yes", "--rpc", other.url]);
    await other.close();
    await other.server.close();
    expect([status, complaints.includes("11155111")], complaints).to.deep.equal([1, true]);
  });
});
