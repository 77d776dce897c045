import { expect } from "chai";
import { getAddress } from "ethers";
import type { Browser, Locator } from "playwright-core";
import { draftBucket } from "../../scripts/plans.ts";
import type { PermitToken } from "../../types/ethers-contracts/index.js";
import { actingAs } from "../helpers/acting.ts";
import { euros } from "../helpers/somerset.ts";
import { newWallet } from "./newWallet.ts";
import { walletOf } from "./site.ts";
import type { Site } from "./site.ts";
import { openStage } from "./stage.ts";
import type { TestWallet } from "./testWallet.ts";
import { connectWallet, visitSite } from "./visit.ts";
import type { Visit } from "./visit.ts";

const DAY = 86_400; // seconds
const BICYCLE = 6; // a campaign of the demo, in a currency that takes no signatures

describe("The web app, to whoever fills a bucket", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let token: PermitToken;
  let bucket: number;
  let wallet: TestWallet;
  let visit: Visit;

  before(async () => {
    stage = openStage();
    [site, browser] = await stage.ready;
    token = await site.chain.ethers.deployContract("PermitToken", ["Signed euro", "SEUR", 18]);
    await token.waitForDeployment();
    bucket = await openCampaign();
  });
  after(() => stage.close());
  afterEach(() => visit.context.close());

  /** A campaign in a currency that takes signatures, which the members have accepted. */
  async function openCampaign(): Promise<number> {
    const { coop, chain } = site;
    const executor = await actingAs(chain, coop.executor);
    await (await coop.treasury.connect(executor).accept(token, true)).wait();
    const steward = await chain.ethers.getSigner(walletOf("Worker 1").address);
    const deadline = (await chain.networkHelpers.time.latest()) + 20 * DAY;
    const plan = { title: "Second oven", min: euros(3), max: euros(100), deadline, asset: await token.getAddress() };
    await (await coop.buckets.connect(steward).openNow(draftBucket(plan))).wait();
    return Number(await coop.buckets.lastBucket());
  }

  async function come(number: number, atomic: TestWallet["atomic"] = "unsupported"): Promise<void> {
    wallet = await newWallet(site, 20);
    wallet.atomic = atomic;
    await (await token.mint(wallet.account.address, euros(20))).wait();
    visit = await visitSite(browser, `${site.url}/${site.treasury}/buckets/${number}`, {}, wallet);
    await connectWallet(visit.page, wallet.name);
  }

  const form = (): Locator => visit.page.getByRole("region", { name: "Fill it" });
  const says = (words: string): Promise<void> => visit.page.getByRole("status").getByText(words).waitFor();
  const asked = (): string[] => wallet.prompts.filter((method) => /^(eth_s|wallet_sendCalls)/.test(method));

  async function fill(amount: string, way: string): Promise<void> {
    await form().getByLabel("Amount in").fill(amount);
    await form().getByText(way).waitFor();
    await form().getByRole("button", { name: "Fill the bucket" }).click();
  }

  it("asks for one signature and one transaction where the currency takes permits", async function () {
    await come(bucket);
    wallet.policy = "ask";
    await fill("5", "You sign once, and confirm once");
    const signing = await wallet.nextPrompt();
    await visit.page.getByText(/Sign that the treasury may take 5 SEUR from your wallet, once, until/).waitFor();
    signing.approve();
    (await wallet.nextPrompt()).approve();
    await says("Done and recorded.");
    expect(asked()).to.deep.equal(["eth_signTypedData_v4", "eth_sendTransaction"]);
    const { address } = wallet.account;
    const { value, spender } = wallet.signed[0]?.message as { value: string; spender: string };
    expect([BigInt(value), getAddress(spender)]).to.deep.equal([euros(5), site.treasury]);
    expect(await site.coop.buckets.fundedBy(bucket, address)).to.equal(euros(5));
    expect(await token.allowance(address, site.treasury)).to.equal(0n);
    expect(visit.faults).to.deep.equal([]);
  });

  it("takes it calmly when the signature is declined", async function () {
    await come(bucket);
    wallet.policy = "reject";
    await fill("5", "You sign once, and confirm once");
    await says("You declined it. Nothing happened.");
    expect(asked()).to.deep.equal(["eth_signTypedData_v4"]);
    expect(visit.faults).to.deep.equal([]);
  });

  it("asks for a permission first where the currency takes none", async function () {
    await come(BICYCLE);
    await fill("5", "You confirm two things in your wallet");
    await says("Done and recorded.");
    expect(asked()).to.deep.equal(["eth_sendTransaction", "eth_sendTransaction"]);
    expect(visit.faults).to.deep.equal([]);
  });

  it("asks once where the wallet does both as one", async function () {
    await come(BICYCLE, "ready");
    await fill("5", "You confirm once in your wallet");
    await says("Done and recorded.");
    expect(asked()).to.deep.equal(["wallet_sendCalls"]);
    expect(visit.faults).to.deep.equal([]);
  });
});
