import { expect } from "chai";
import type { Browser, Locator, Page } from "playwright-core";
import { parseEther } from "viem";
import { walletOf } from "./site.ts";
import type { Role, Site } from "./site.ts";
import { openStage } from "./stage.ts";
import { TestWallet } from "./testWallet.ts";
import { connectWallet, visitSite } from "./visit.ts";
import type { Visit } from "./visit.ts";

const NAME = "Harbour Allotments";
const OTHER_NAME = "Harbour Gardens";
const PURPOSE = "Ground for whoever wants to grow food beside the harbour, held by those who dig it.";
const [USERS, WORKERS] = [0, 1]; // classes of the Somerset rules

/** Three people who found a co-op, and one who does not. */
const INITIATOR: Role = "Newcomer (no member)";
const SECOND: Role = "User 2";
const THIRD: Role = "Worker 1";
const STRANGER: Role = "Funder (no member)";

const PATIENCE = 5_000; // milliseconds from the wish to found to the co-op's own page

describe("A founder’s journey", function () {
  this.timeout(180_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let initiator: Visit;
  let wallet: TestWallet; // of the initiator
  let page: Page; // where the initiator writes and collects
  let firstLink: string; // to the charter as it was before it was changed
  let outdated: string; // a signature under that
  let link: string; // to the charter that is founded
  let codes: string[]; // signatures of the others, in the order in which they come back
  let founded: string; // address of the co-op's page
  let isStopped = false;

  before(async () => {
    stage = openStage({ isIndexed: true });
    [site, browser] = await stage.ready;
    wallet = new TestWallet(walletOf(INITIATOR).privateKey, site.rpcUrl);
    initiator = await visitSite(browser, site.url, {}, wallet);
    ({ page } = initiator);
  });
  after(async () => {
    await initiator?.context.close();
    await stage.close();
  });
  beforeEach(function () {
    if (isStopped) this.skip(); // whoever has stumbled on the way does not arrive
  });
  afterEach(function () {
    isStopped ||= this.currentTest?.state === "failed";
    expect(initiator.faults).to.deep.equal([]);
  });

  const step = (title: string, of = page): Promise<void> =>
    of.getByRole("heading", { level: 2, name: title, exact: true }).waitFor();
  const goOn = (to: string): Promise<void> => page.getByRole("button", { name: `Continue: ${to}` }).click();
  const goTo = (name: string): Promise<void> =>
    page.getByRole("navigation", { name: "Steps of the founding" }).getByRole("link", { name }).click();
  const alert = (words: string, of: Page | Locator = page): Promise<void> =>
    of.getByRole("alert").getByText(words).waitFor();
  const status = (words: string, of: Page | Locator = page): Promise<void> =>
    of.getByRole("status").filter({ hasText: words }).waitFor();
  const thought = (words: string): Promise<void> => page.getByRole("listitem").filter({ hasText: words }).waitFor();
  const signButton = (of: Page): Locator => of.getByRole("button", { name: "Sign the charter" });
  const linkForFounders = (): Locator => page.getByRole("textbox", { name: "Link for the founders" });

  async function signHere(): Promise<void> {
    await signButton(page).click();
    await page.getByText("You have signed.").waitFor();
  }

  /** Somebody opens what the initiator has sent, in a browser of their own. */
  async function openLink(role: Role, charter: string): Promise<Visit & { wallet: TestWallet }> {
    const own = new TestWallet(walletOf(role).privateKey, site.rpcUrl);
    return { ...(await visitSite(browser, charter, {}, own)), wallet: own };
  }

  /** Signs on the page that the link leads to, and gives what is to be handed back. */
  async function signThere({ page: there }: Visit, as: "link" | "code"): Promise<string> {
    await signButton(there).click();
    await status("You have signed. Now hand it back", there);
    const name = as === "link" ? "Link to hand back" : "Or the code alone";
    return there.getByRole("textbox", { name }).inputValue();
  }

  async function handIn(text: string): Promise<void> {
    await page.getByRole("textbox", { name: "Signature links or codes" }).fill(text);
    await page.getByRole("button", { name: "Add the signatures" }).click();
  }

  const coops = async (): Promise<number> => Number(await site.factory.coopCount());

  it("begins on the first page, with a starting point", async function () {
    await page.getByRole("link", { name: "Found a co-op" }).click();
    await page.getByRole("heading", { level: 1, name: "Found a co-op" }).waitFor();
    await step("What kind of co-op is it?");
    await page.getByRole("button", { name: "Start from Multi-stakeholder co-op (Somerset rules)" }).click();
    await step("Name, purpose and money");
  });

  it("asks for what is missing, and goes on with a name, a purpose, a currency and a price", async function () {
    await goOn("Classes and weights");
    await alert("3 things must be put right first:");
    await page.getByRole("button", { name: "The co-op needs a name." }).click();
    const name = page.getByRole("textbox", { name: "Name of the co-op" });
    expect(await name.evaluate((input) => input === document.activeElement)).to.equal(true);

    await name.fill(NAME);
    await page.getByRole("textbox", { name: "Purpose, in a sentence or two" }).fill(PURPOSE);
    await page.getByRole("radio", { name: "Another token" }).check();
    await page.getByRole("textbox", { name: "Address of the token" }).fill(walletOf(SECOND).address);
    await page.getByText("There is no contract at this address on this network.").waitFor();
    await page.getByRole("radio", { name: "Test euro (EUR, 18 decimals)" }).check();
    await page.getByRole("textbox", { name: "Price of a share, in EUR" }).fill("12.50");
    await goOn("Classes and weights");
    await step("Who shares the say");
  });

  it("tells a wrong sum of weights in a sentence", async function () {
    const weight = page.getByRole("textbox", { name: "Weight, in per cent" }).first();
    await weight.fill("60");
    await status("All weights together: 110 %.");
    await goOn("Rules");
    await alert("The weights must make 100 %, and make 110 %.");
    await weight.fill("50");
    await status("All weights together: 100 %.");
  });

  it("warns where one member would weigh as much as many", async function () {
    const members = (name: string): Locator => page.getByRole("textbox", { name: `Members: ${name}` });
    await members("users").fill("400");
    await members("workers").fill("3");
    await status("One member of “workers” weighs as much as 66.7 of “users”.");
    await thought("One member of “workers” would weigh as much as 67 of “users”.");
    await members("workers").fill("1");
    await thought("With fewer than 3 members, “workers” does not weigh yet");
    await members("workers").fill("40");
    await page.getByText("would weigh as much as").waitFor({ state: "detached" });
    await goOn("Rules");
    await step("Rules");
    await goOn("Founders");
    await step("Who founds it");
  });

  it("takes the initiator’s own wallet and those that are pasted, each into its class", async function () {
    await page.getByRole("main").getByRole("button", { name: "Connect a wallet" }).click();
    await page.getByRole("dialog").getByRole("button", { name: wallet.name, exact: true }).click();
    await page.getByRole("button", { name: "Add my wallet" }).click();
    await page.getByText("Your wallet is among the founders.").waitFor();
    await page.getByRole("button", { name: "Add a founder" }).click();
    const second = page.getByRole("textbox", { name: "Wallet of founder 2" });
    await second.fill("0x1234");
    await goOn("Signatures");
    await alert("Founder 2 needs a wallet: 0x and 40 digits, copied without a mistake.");
    await second.fill([SECOND, THIRD].map((role: Role) => walletOf(role).address).join(", "));
    for (const [n, class_] of [USERS, USERS, WORKERS].entries()) {
      await page.getByRole("combobox", { name: `Class of founder ${n + 1}` }).selectOption(String(class_));
    }
    await thought("“investors” will have no member at first");
    await goOn("Signatures");
    await step("Every founder signs");
    await status("Signed by 0 of 3 founders.");
  });

  it("is calm when the initiator declines to sign, and takes the signature afterwards", async function () {
    wallet.approves = false;
    await signButton(page).click();
    await alert("You declined it. Nothing happened.");
    await status("Signed by 0 of 3 founders.");
    wallet.approves = true;
    await signHere();
    await status("Signed by 1 of 3 founders.");
    expect(wallet.signed.at(-1)?.primaryType).to.equal("Consent");
    expect(await page.getByRole("button", { name: "Continue: Founding" }).isDisabled()).to.equal(true);
    firstLink = await linkForFounders().inputValue();
    expect(firstLink).to.match(new RegExp(`^${site.url}/found/sign#charter=[\\w-]+$`));
  });

  it("keeps everything over a reload in the middle", async function () {
    await page.reload();
    await step("Every founder signs");
    await status("Signed by 1 of 3 founders.");
    await page.getByText("Signed, good until").waitFor();
    await page.getByText("You have signed.").waitFor(); // the wallet is still connected
    expect(await linkForFounders().inputValue()).to.equal(firstLink);
  });

  it("lets another founder sign in a browser of their own", async function () {
    const second = await openLink(SECOND, firstLink);
    await step(NAME, second.page);
    await second.page.getByText(PURPOSE).waitFor();
    await connectWallet(second.page, second.wallet.name);
    await second.page.getByText("Your wallet is among the founders, in the class “users”.").waitFor();
    second.wallet.approves = false;
    await signButton(second.page).click();
    await alert("You declined it. Nothing happened.", second.page);
    second.wallet.approves = true;
    outdated = await signThere(second, "link");
    expect(outdated).to.match(new RegExp(`^${site.url}/found#consent=[\\w-]+$`));
    expect(second.faults).to.deep.equal([]);
    await second.context.close();
  });

  it("changes a signed charter only when told so, and voids the signatures by it", async function () {
    await goTo("Name and money");
    const name = page.getByRole("textbox", { name: "Name of the co-op" });
    await page.getByText("A founder has signed exactly this.").waitFor();
    expect(await name.isDisabled()).to.equal(true);
    await page.getByRole("button", { name: "Change it anyway" }).click();
    await name.fill(OTHER_NAME);
    await goTo("Signatures");
    await alert("The charter has changed since a founder signed it. That signature is void: ask for a new one.");
    await page.getByText("Signed an earlier version").waitFor();
    await handIn(outdated);
    await status("has signed another charter, or this one before it was changed. Send the new link.");
    await status("Signed by 0 of 3 founders.");
    await signHere();
    await page.waitForFunction((old) => {
      const inputs = [...document.querySelectorAll("input")];
      return inputs.some(({ value }) => value.includes("#charter=") && value !== old);
    }, firstLink);
    link = await linkForFounders().inputValue();
  });

  it("says that a link is damaged, and that a wallet is not a founder’s, until it is", async function () {
    const third = await openLink(STRANGER, link.slice(0, -20));
    await step("This link is damaged", third.page);
    await third.page.goto(`${site.url}/found/sign`);
    await step("There is no charter in this link", third.page);
    await third.page.goto(link);
    await step(OTHER_NAME, third.page);
    await connectWallet(third.page, third.wallet.name);
    await third.page.getByText(/^The connected wallet 0x\w+…\w+ is not among the founders\./).waitFor();
    expect(await signButton(third.page).count()).to.equal(0);

    await third.wallet.switchAccount(walletOf(THIRD).privateKey);
    await third.page.getByText("Your wallet is among the founders, in the class “workers”.").waitFor();
    codes = [await signThere(third, "code")];
    expect(third.faults).to.deep.equal([]);
    await third.context.close();
  });

  it("takes the signatures that come back in any order, and says what is none", async function () {
    const second = await openLink(SECOND, link);
    await connectWallet(second.page, second.wallet.name);
    codes.push(await signThere(second, "link"));
    expect(second.faults).to.deep.equal([]);
    await second.context.close();

    await handIn(codes[0]!.slice(0, 40));
    await status("This is not a signature from the signing page, or it is cut short.");
    await handIn(codes.join("\n"));
    await status("2 signatures were added.");
    await status("All founders have signed.");
    await page.reload();
    await status("All founders have signed.");
    await goOn("Founding");
    await step("Found it");
  });

  it("sends nothing where the initiator declines in the end", async function () {
    const before = await coops();
    await page.getByText(/^The network’s fee will be about .* ETH \([\d,]+ gas\)\./).waitFor();
    wallet.approves = false;
    await page.getByRole("button", { name: "Found the co-op" }).click();
    await page.getByText("You declined it. Nothing happened.").waitFor();
    expect(await coops()).to.equal(before);
    wallet.approves = true;
  });

  it("founds the co-op by one transaction, and soon stands on its page", async function () {
    const before = await coops();
    const asked = wallet.prompts.length;
    const begun = performance.now();
    await page.getByRole("button", { name: "Found the co-op" }).click();
    await page.getByRole("heading", { level: 1, name: OTHER_NAME, exact: true }).waitFor();
    const took = performance.now() - begun;

    expect(await coops()).to.equal(before + 1);
    expect(wallet.prompts.slice(asked)).to.deep.equal(["eth_sendTransaction"]);
    const { treasury } = await site.factory.coopOf(before);
    founded = page.url();
    expect(founded.toLowerCase()).to.equal(`${site.url}/${treasury}`.toLowerCase());
    expect(took).to.be.at.most(PATIENCE);
  });

  it("has made members of the founders, each in the class that was signed", async function () {
    const places = await site.factory.coopOf((await coops()) - 1);
    const { ethers } = site.chain;
    const members = await ethers.getContractAt("Members", places.members);
    const shares = await ethers.getContractAt("Shares", places.shares);
    const statute = await ethers.getContractAt("Statute", places.statute);
    expect(await members.memberCount()).to.equal(3n);
    for (const [role, class_] of [
      [INITIATOR, USERS],
      [SECOND, USERS],
      [THIRD, WORKERS],
    ] as const) {
      const line = await members.memberOf(walletOf(role).address);
      expect(line.class, role).to.equal(BigInt(class_));
      expect(line.isFounder, role).to.equal(true);
    }
    expect(await members.isMember(walletOf(STRANGER).address)).to.equal(false);
    expect(await statute.currency()).to.equal(await site.coop.statute.currency());
    expect(await shares.par()).to.equal(parseEther("12.5"));

    await page.getByText(PURPOSE).waitFor();
    await page.getByText("You are a member here.").waitFor();
    await page.getByRole("banner").getByText("Member 1 (users)").waitFor();
  });

  it("leaves no draft behind, and tells who opens the link again where the co-op is", async function () {
    await page.goto(`${site.url}/found`);
    await step("What kind of co-op is it?");
    const late = await openLink(SECOND, link);
    await late.page.getByText("This co-op has been founded already").waitFor();
    await late.page.getByRole("link", { name: "open its page" }).click();
    await late.page.getByRole("heading", { level: 1, name: OTHER_NAME, exact: true }).waitFor();
    expect(late.page.url()).to.equal(founded);
    await late.page.goto(site.url);
    await late.page.getByRole("link", { name: OTHER_NAME }).waitFor();
    expect(late.faults).to.deep.equal([]);
    await late.context.close();
  });
});
