import { expect } from "chai";
import { parseEther, toBeHex, ZeroAddress } from "ethers";
import type { Browser, Locator } from "playwright-core";
import { decodeFunctionData, erc20Abi } from "viem";
import type { Hex } from "viem";
import { draftBucket } from "../../scripts/plans.ts";
import { newWallet } from "./newWallet.ts";
import { walletOf } from "./site.ts";
import type { Site } from "./site.ts";
import { openStage } from "./stage.ts";
import type { TestWallet } from "./testWallet.ts";
import { connectWallet, untilRead, visitSite } from "./visit.ts";
import type { Visit } from "./visit.ts";

const ROOF = 3; // "Sun on the bakehouse roof", gifts to which a fund doubles
const HIVES = 9; // a campaign in ether that is opened here, of at least 2 ETH
const CHAIRS = 10; // another one in EUR, of 500 to 900 EUR
const DAY = 86_400; // seconds

const euros = (amount: number): bigint => parseEther(String(amount));

describe("A funder who is no member", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let visit: Visit;
  let funder: TestWallet; // gives ether and EUR to what misses its minimum
  let deadline: number; // seconds

  before(async () => {
    stage = openStage();
    [site, browser] = await stage.ready;
    await acceptEther();
    deadline = (await site.chain.networkHelpers.time.latest()) + 20 * DAY;
    const steward = await site.chain.ethers.getSigner(walletOf("Worker 1").address);
    const buckets = site.coop.buckets.connect(steward);
    const [ether, currency] = [ZeroAddress, await currencyAt()];
    for (const plan of [
      { title: "Hives for the roof garden", asset: ether, min: parseEther("2"), max: parseEther("3") },
      { title: "Chairs for the shop", asset: currency, min: euros(500), max: euros(900) },
    ]) {
      await (await buckets.openNow(draftBucket({ ...plan, deadline }))).wait();
    }
    expect(await site.coop.buckets.lastBucket()).to.equal(BigInt(CHAIRS));
    funder = await newWallet(site, 300);
  });
  after(() => stage.close());
  afterEach(() => visit?.context.close());

  const currencyAt = (): Promise<string> => site.coop.statute.currency();
  const token = async () => site.chain.ethers.getContractAt("TestToken", await currencyAt());

  /** As if the members had decided on it. */
  async function acceptEther(): Promise<void> {
    const { ethers } = site.chain;
    const executor = await site.coop.executor.getAddress();
    await ethers.provider.send("hardhat_setBalance", [executor, toBeHex(parseEther("1"))]);
    const treasury = site.coop.treasury.connect(await ethers.getImpersonatedSigner(executor));
    await (await treasury.accept(ZeroAddress, true)).wait();
  }

  const urlOf = (path: string): string => `${site.url}/${site.treasury}${path}`;

  async function come(wallet: TestWallet, path: string): Promise<void> {
    visit = await visitSite(browser, urlOf(path), {}, wallet);
    await connectWallet(visit.page, wallet.name);
  }

  const main = (): Locator => visit.page.getByRole("main");
  const region = (name: string): Locator => main().getByRole("region", { name, exact: true });
  const form = (): Locator => region("Fill it");
  const type = (symbol: string, amount: string): Promise<void> => form().getByLabel(`Amount in ${symbol}`).fill(amount);
  const button = (): Locator => form().getByRole("button", { name: "Fill the bucket" });
  const notices = (): Locator => visit.page.getByRole("status", { name: "What you have done" });
  const says = (words: string): Promise<void> => notices().getByText(words).first().waitFor();
  const raisedIn = async (bucket: number): Promise<bigint> => (await site.coop.buckets.bucketOf(bucket)).raised;
  const allowanceOf = async ({ account }: TestWallet): Promise<bigint> =>
    (await token()).allowance(account.address, site.treasury);
  const expectNoFaults = () => expect(visit.faults).to.deep.equal([]);

  it("reads before connecting a wallet when it is decided, and how all of it comes back", async function () {
    visit = await visitSite(browser, urlOf(`/buckets/${CHAIRS}`));
    await region("How full it is").getByText("Nothing in it yet.").waitFor();
    await region("How full it is")
      .getByText(/^Decided in (20|19) days/)
      .waitFor();
    await form()
      .getByText(
        /^If the bucket has not reached its minimum of 500 EUR when it is decided .* you can take all of it back\.$/,
      )
      .waitFor();
    await form().getByText("If it is cancelled, or completed with something left, what is unspent goes back").waitFor();
    await form().getByRole("button", { name: "Connect a wallet" }).waitFor();
    expectNoFaults();
  });

  it("permits exactly the amount first, and then fills the bucket", async function () {
    await come(funder, `/buckets/${CHAIRS}`);
    await form().getByText("Your wallet holds 300 EUR.").waitFor();
    await type("EUR", "120");
    await form().getByText("120 EUR go from your wallet into the treasury").waitFor();
    await form().getByText("You confirm two things in your wallet: first that the treasury may take exactly").waitFor();
    funder.policy = "ask";
    await button().click();
    const permission = await funder.nextPrompt();
    await says("Step 1 of 2: Let the treasury take 120 EUR from your wallet");
    const [approval] = permission.params as [{ to: Hex; data: Hex }];
    expect(approval.to.toLowerCase()).to.equal((await currencyAt()).toLowerCase());
    const { functionName, args } = decodeFunctionData({ abi: erc20Abi, data: approval.data });
    expect([functionName, ...(args ?? [])]).to.deep.equal(["approve", site.treasury, euros(120)]);
    permission.approve();

    const filling = await funder.nextPrompt();
    await says("Step 2 of 2: Fill “Chairs for the shop” with 120 EUR");
    expect(await allowanceOf(funder)).to.equal(euros(120));
    filling.reject();
    await says("You declined this step. The steps before it are recorded and stay.");
    expect(await raisedIn(CHAIRS)).to.equal(0n);

    await form().getByText("You confirm it once in your wallet.").waitFor(); // the permission is there
    funder.policy = "approve";
    await button().click();
    await region("How full it is").getByText("120 EUR from funders").waitFor();
    await form().getByText("You have given 120 EUR so far.").waitFor();
    expect(await raisedIn(CHAIRS)).to.equal(euros(120));
    expect(await allowanceOf(funder)).to.equal(0n);
    expectNoFaults();
  });

  it("says something about what it has filled", async function () {
    await come(funder, `/buckets/${CHAIRS}`);
    const said = region("What people say");
    await said.getByLabel("Your comment, for everybody to read, for good").fill("Beech, I hope?");
    await said.getByRole("button", { name: "Say it" }).click();
    await said.getByRole("listitem").getByText("Beech, I hope?").waitFor();
    expectNoFaults();
  });

  it("confirms once where the wallet does several calls as one", async function () {
    const wallet = await newWallet(site, 200);
    wallet.atomic = "supported";
    await come(wallet, `/buckets/${CHAIRS}`);
    const asked = wallet.prompts.length;
    await type("EUR", "80");
    await form().getByText("You confirm once in your wallet: it permits the treasury to take exactly").waitFor();
    await button().click();
    await form().getByText("You have given 80 EUR so far.").waitFor();
    await says("Done and recorded.");
    expect(wallet.prompts.slice(asked)).to.deep.equal(["wallet_sendCalls"]);
    expect(await raisedIn(CHAIRS)).to.equal(euros(200));
    expect(await allowanceOf(wallet)).to.equal(0n);
    expectNoFaults();
  });

  it("fills with ether what is counted in ether", async function () {
    await come(funder, `/buckets/${HIVES}`);
    await type("ETH", "0.5");
    await form().getByText("Keep some ether for the network fee.").waitFor();
    await button().click();
    await region("How full it is").getByText("0.50 ETH from funders").waitFor();
    expect(await raisedIn(HIVES)).to.equal(parseEther("0.5"));
    expect(await site.chain.ethers.provider.getBalance(site.treasury)).to.equal(parseEther("0.5"));
    expectNoFaults();
  });

  it("sees what a fund adds to its gift before giving it", async function () {
    const wallet = await newWallet(site, 100);
    await come(wallet, `/buckets/${ROOF}`);
    await form().getByText("it has 450 EUR left, and adds up to 400 EUR for each funder.").waitFor();
    await form().getByText("The bucket has its minimum already: the steward can spend what is in it.").waitFor();
    await type("EUR", "60");
    await form().getByText("The fund “Twice the sun” adds 60 EUR.").waitFor();
    await button().click();
    await region("How full it is").getByText("610 EUR from a fund").waitFor();
    expect(await raisedIn(ROOF)).to.equal(euros(1_520));
    await form().getByRole("link", { name: "“Twice the sun”" }).click();
    await untilRead(visit.page);
    await main().getByText("610 EUR added to gifts").waitFor();
    await main().getByText("660 EUR locked for core expenses").waitFor();
    expectNoFaults();
  });

  it("is told in a sentence what is too much, for the bucket and for its wallet", async function () {
    const wallet = await newWallet(site, 5_000);
    await come(wallet, `/buckets/${CHAIRS}`);
    await type("EUR", "701");
    await form().getByText("As it stands, the bucket has room for 700 EUR.").waitFor();
    expect(await button().isDisabled()).to.equal(true);
    await type("EUR", "5000.01");
    await form().getByText("That is more than the 5,000 EUR in your wallet.").waitFor();
    expect(await button().isDisabled()).to.equal(true);
    await type("EUR", "700");
    await form().getByText("As it stands").waitFor({ state: "detached" });
    expect(await button().isEnabled()).to.equal(true);
    expectNoFaults();
  });

  it("gets everything back with one button where the minimum was missed", async function () {
    await site.chain.networkHelpers.time.increaseTo(deadline + 1);
    for (const [bucket, title] of [
      [HIVES, "Hives for the roof garden"],
      [CHAIRS, "Chairs for the shop"],
    ] as const) {
      await come(funder, `/buckets/${bucket}`);
      await main().getByText("Its time is over, and it has missed its minimum.").waitFor();
      expect(await form().count()).to.equal(0);
      await main().getByRole("button", { name: "Close it" }).click();
      await says(`Close “${title}”: it has missed its minimum`);
      await region("Money that goes back").waitFor();
      if (bucket === HIVES) await visit.context.close();
    }
    await region("Money that goes back").getByRole("button", { name: "Take back 120 EUR" }).waitFor();

    await visit.page.goto(urlOf("/buckets"));
    await untilRead(visit.page);
    await main().getByText("You can take back 0.50 ETH and 120 EUR from 2 buckets.").waitFor();
    await main().getByRole("button", { name: "Take it all back" }).click();
    await main().getByText("You can take back").waitFor({ state: "detached" });
    await says("Done and recorded.");
    expect(await (await token()).balanceOf(funder.account.address)).to.equal(euros(300));
    expect(await site.chain.ethers.provider.getBalance(site.treasury)).to.equal(0n);

    await visit.page.goto(urlOf("/treasury"));
    await main().getByText("Yes: the books equal the tokens.").waitFor();
    const { booked } = await site.coop.treasury.holdingOf(await currencyAt());
    expect(booked).to.equal(await (await token()).balanceOf(site.treasury));
    expectNoFaults();
  });
});
