import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { choice } from "../../scripts/charter.ts";
import { walletOf } from "./site.ts";
import type { Role, Site } from "./site.ts";
import { openStage } from "./stage.ts";
import { TestWallet } from "./testWallet.ts";
import { connectWallet, STANDARDS, visitSite } from "./visit.ts";
import type { ContextOptions } from "./visit.ts";

const PAID = 4n; // `State` of contracts/Payouts.sol

describe("The web app", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[]; // errors on the console or thrown

  before(async () => {
    stage = openStage();
    [site, browser] = await stage.ready;
  });
  after(() => stage.close());
  afterEach(async () => {
    await context?.close();
  });

  async function visit(options: ContextOptions = {}, wallet?: TestWallet): Promise<void> {
    ({ context, page, faults } = await visitSite(browser, site.url, options, wallet));
  }

  const connect = (wallet: string): Promise<void> => connectWallet(page, wallet);
  const openVote = (): Locator => page.getByRole("article", { name: "Give 800 EUR to the community kitchen" });
  const round = (): Locator => page.getByRole("article", { name: "Summer budget" });
  const bucket = (title: string): Locator =>
    page.getByRole("region", { name: "Buckets" }).getByRole("article", { name: title });
  const says = (words: string): Promise<void> => page.getByRole("status").getByText(words).waitFor();

  const widthNeeded = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

  /** The newest proposal: the open vote of the demo. */
  async function openProposal(): Promise<bigint> {
    const proposed = await site.coop.assembly.queryFilter(site.coop.assembly.filters.ProposalCreated());
    return (proposed.at(-1) as NonNullable<(typeof proposed)[number]>).args.proposalId;
  }

  async function ballotOf(role: Role): Promise<bigint> {
    const [cast] = await site.coop.assembly.ballotOf(await openProposal(), walletOf(role).address);
    return cast;
  }

  describe("to an observer without a wallet", function () {
    it("shows the co-op, checks its books, and loads no wallet code", async function () {
      const scripts: Promise<string>[] = [];
      browser.once("context", (opened) => {
        opened.on("response", (response) => {
          if (response.url().endsWith(".js")) scripts.push(response.text());
        });
      });
      await visit();
      for (const name of ["Treasury", "Votes", "Round", "Buckets", "Members"]) {
        await page.getByRole("region", { name, exact: true }).waitFor();
      }
      await openVote().getByText("Pay 800 EUR from the general fund to").waitFor();
      await openVote().getByText("As it stands, it is carried.").waitFor();
      await round().getByText("1,500 EUR from 6 members").waitFor();
      await bucket("Proofing baskets and a scale").getByText("Approved by Member 5 (worker)").waitFor();

      await round().getByText("440 EUR core expenses first").waitFor();
      await round().getByRole("listitem").getByText("Somebody answers for it.").waitFor();
      const roof = bucket("Sun on the bakehouse roof");
      await roof.getByText("550 EUR from the match fund").waitFor();
      await roof.getByText("1 objection; 3 send it to the assembly").waitFor();
      expect(await roof.getByRole("link", { name: "s-17.pdf" }).getAttribute("rel")).to.contain("noopener");
      const treasury = page.getByRole("region", { name: "Treasury" });
      await treasury.getByText("660 EUR locked for core expenses").waitFor();
      await treasury.getByRole("link", { name: "match fund “Twice the sun”" }).first().waitFor();

      const loaded = await Promise.all(scripts);
      expect(loaded.length).to.be.greaterThan(0);
      expect(loaded.some((source) => source.includes("eip6963:"))).to.equal(false);
      expect(faults).to.deep.equal([]);
    });

    for (const colorScheme of ["light", "dark"] as const) {
      it(`is accessible in ${colorScheme} colours`, async function () {
        await visit({ colorScheme });
        await openVote().getByText("As it stands").waitFor();
        await round().getByText("from 6 members").waitFor();
        const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      });
    }

    it("fits a narrow telephone", async function () {
      await visit({ viewport: { width: 360, height: 740 } });
      await openVote().getByText("As it stands").waitFor();
      await round().getByText("from 6 members").waitFor();
      expect(await widthNeeded()).to.equal(360);
    });

    it("says so when the chain cannot be reached", async function () {
      context = await browser.newContext();
      await context.route(`${site.rpcUrl}/**`, (route) => route.abort());
      page = await context.newPage();
      await page.goto(site.url);
      await page.getByRole("alert").getByText("The chain cannot be reached").waitFor();
      await context.unrouteAll();
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("heading", { name: "Commons Bakery" }).waitFor();
    });
  });

  describe("to a member with a wallet in the browser", function () {
    let wallet: TestWallet;

    beforeEach(async () => {
      wallet = new TestWallet(walletOf("User 3").privateKey, site.rpcUrl);
      await visit({}, wallet);
      await connect(wallet.name);
    });

    it("changes nothing when the signature is declined, and says so", async function () {
      wallet.approves = false;
      await openVote().getByRole("button", { name: "For" }).click();
      await says("You declined it in your wallet.");
      expect(await ballotOf("User 3")).to.equal(BigInt(choice("None")));
    });

    it("casts a vote, changes it and withdraws it", async function () {
      await openVote().getByRole("button", { name: "For", exact: true }).click();
      await openVote().getByText("You voted for it.").waitFor();
      expect(await ballotOf("User 3")).to.equal(BigInt(choice("For")));
      expect(await openVote().getByText("let the co-op pay").count()).to.equal(0); // no relayer is named

      await openVote().getByRole("button", { name: "Block" }).click();
      await openVote().getByText("A block needs a reason that the others can answer.").waitFor();
      await openVote().getByRole("textbox").fill("They have an oven of their own.");
      await openVote().getByRole("button", { name: "Block" }).click();
      await openVote().getByText("You blocked it.").waitFor();
      await openVote().getByText("They have an oven of their own.").waitFor();
      expect(await ballotOf("User 3")).to.equal(BigInt(choice("Block")));

      await openVote().getByRole("button", { name: "Withdraw my ballot" }).click();
      await openVote().getByText("You have not voted yet.").waitFor();
      expect(await ballotOf("User 3")).to.equal(BigInt(choice("None")));
      expect(wallet.prompts.filter((method) => method === "eth_sendTransaction")).to.have.length(3);
      expect(faults).to.deep.equal([]);
    });

    it("is asked to switch where its wallet is on another chain", async function () {
      await page.getByRole("button", { name: "Disconnect" }).click();
      wallet.chainId = 1;
      await connect(wallet.name);
      await page.getByRole("button", { name: "Switch your wallet to Rochdale local chain" }).click();
      await page.getByRole("button", { name: "Switch your wallet" }).waitFor({ state: "detached" });
      expect(wallet.chainId).to.equal(31337);
    });

    it("is still connected after a reload", async function () {
      await page.reload();
      await page.getByRole("banner").getByText("Member 3 (user)").waitFor();
    });
  });

  describe("with the built-in test wallets", function () {
    it("saves what a member shares out, and refuses more than the allowance", async function () {
      await visit();
      await connect("Worker 3");
      await round().getByRole("slider", { name: "Your share for Second-hand oven" }).fill("300");
      await round().getByRole("spinbutton", { name: "Amount for Apprentice wages, one month in EUR" }).fill("250");
      await round().getByText("That is 50 EUR more than your allowance of 500 EUR.").waitFor();
      expect(await round().getByRole("button", { name: "Save my shares" }).isDisabled()).to.equal(true);

      await round().getByRole("spinbutton", { name: "Amount for Apprentice wages, one month in EUR" }).fill("120");
      await round().getByText("Not saved yet.").waitFor();
      await round().getByRole("button", { name: "Save my shares" }).click();
      await round().getByText("This is what you have saved.").waitFor();

      const member = await site.coop.members.numberOf(walletOf("Worker 3").address);
      const saved = await site.coop.rounds.allocationsOf(2, member);
      expect(saved.map(({ bucket: b, units }) => [b, units])).to.deep.equal([
        [5n, 300n],
        [7n, 120n],
      ]);
      expect(faults).to.deep.equal([]);
    });

    it("says in a sentence why the co-op refuses something", async function () {
      await visit();
      await connect("Funder (no member)");
      await bucket("Delivery bicycle").getByLabel("Give to this bucket").fill("1000");
      await bucket("Delivery bicycle").getByRole("button", { name: "Fill" }).click();
      await bucket("Delivery bicycle").getByText("As it stands, the bucket has room for 320 EUR.").waitFor();
      await says("“Delivery bicycle” has room for 750 EUR only");
      await says("Nothing was changed.");
      expect((await site.coop.buckets.bucketOf(6)).raised).to.equal(150n * 10n ** 18n);
    });

    it("fills a bucket and updates the treasury", async function () {
      await visit();
      await connect("Funder (no member)");
      await bucket("Delivery bicycle").getByLabel("Give to this bucket").fill("100");
      await bucket("Delivery bicycle").getByRole("button", { name: "Fill" }).click();
      await bucket("Delivery bicycle").getByText("250 EUR from funders").waitFor();
      await page.getByRole("table").getByText("100 EUR").waitFor();
      await page.getByText("Yes: the books equal the tokens.").waitFor();
    });

    it("pays from a bucket what its steward asked for and another member approved", async function () {
      const baskets = (): Locator => bucket("Proofing baskets and a scale");
      await visit();
      await connect("Worker 1");
      await baskets().getByText("Ask for a payout").click();
      await baskets().getByLabel("Wallet of whoever is paid").fill(walletOf("Newcomer (no member)").address);
      await baskets().getByLabel("Amount in EUR").fill("40.50");
      await baskets().getByLabel("Number of the invoice").fill("B-7");
      await baskets()
        .getByLabel(/^Receipt/)
        .setInputFiles({
          name: "bill.txt",
          mimeType: "text/plain",
          buffer: Buffer.from("bill"),
        });
      await baskets().getByRole("button", { name: "Ask for it" }).click();
      await baskets().getByText("Approved by nobody yet (0 of 1 needed)").waitFor();
      await baskets().getByText("Invoice B-7.").waitFor();
      expect(await baskets().getByRole("button", { name: "Approve" }).count()).to.equal(0);

      await page.getByRole("button", { name: "Disconnect" }).click();
      await connect("Worker 3");
      await baskets().getByRole("button", { name: "Approve" }).click();
      await baskets().getByText("Approved by Member 6 (worker) (1 of 1 needed)").waitFor();
      await baskets().getByRole("button", { name: "Pay now" }).click();
      await page.getByRole("table").getByText("40.50 EUR").waitFor();
      expect((await site.coop.payouts.payoutOf(3)).state).to.equal(PAID);
      expect(faults).to.deep.equal([]);
    });

    it("says what a fund adds to a gift, and doubles it", async function () {
      const roof = (): Locator => bucket("Sun on the bakehouse roof");
      await visit();
      await connect("Worker 3");
      await roof().getByText("Doubled by the fund “Twice the sun” while it lasts: it has 450 EUR left").waitFor();
      await roof().getByLabel("Give to this bucket").fill("60");
      await roof().getByText("The fund adds 60 EUR.").waitFor();
      await roof().getByRole("button", { name: "Fill" }).click();
      await roof().getByText("610 EUR from the match fund").waitFor();
      await page.getByRole("region", { name: "Treasury" }).getByText("610 EUR added to gifts").waitFor();
      expect(faults).to.deep.equal([]);
    });

    it("sends a payout to the assembly that enough members object to", async function () {
      const roof = (): Locator => bucket("Sun on the bakehouse roof");
      await visit();
      for (const [as, reason, outcome] of [
        ["User 3", "The roof must be looked at first.", "2 objections; 3 send it to the assembly"],
        ["User 2", "I know somebody cheaper.", "3 objections"],
      ] as const) {
        await connect(as);
        await roof().getByText("Object to it").click();
        await roof().getByLabel("Your reason, for everybody to read").fill(reason);
        await roof().getByRole("button", { name: "Object", exact: true }).click();
        await roof().getByText(outcome).waitFor();
        await page.getByRole("button", { name: "Disconnect" }).click();
      }
      await roof().getByText("Sent to the assembly: members decide by vote whether it is paid.").waitFor();
      expect(faults).to.deep.equal([]);
    });

    it("lets people talk about an idea, and its steward open it", async function () {
      const idea = (): Locator => bucket("Sourdough school");
      await visit();
      await idea().getByText("Nobody is named yet who teaches the other two.").waitFor();
      await connect("Worker 3");
      await idea().getByText("Say something about it").click();
      await idea().getByLabel("Your comment").fill("I heat the oven.");
      await idea().getByRole("button", { name: "Say it" }).click();
      await idea().getByRole("listitem").getByText("I heat the oven.").waitFor();
      expect(await idea().getByRole("button", { name: "Open it to be filled" }).count()).to.equal(0);

      await page.getByRole("button", { name: "Disconnect" }).click();
      await connect("User 4 (newer)");
      await round().getByRole("link", { name: "Sourdough school" }).waitFor();
      await idea().getByRole("button", { name: "Open it to be filled" }).click();
      await idea().getByText("Being filled").waitFor();
      await round().getByRole("heading", { name: "Sourdough school" }).waitFor();

      await idea().getByText("Give it up", { exact: true }).click();
      await idea().getByRole("button", { name: "Give it up for good" }).click();
      await idea().getByText("Cancelled on").waitFor();
      await round().getByRole("heading", { name: "Sourdough school" }).waitFor({ state: "detached" });
      expect(faults).to.deep.equal([]);
    });

    it("lets a newcomer join", async function () {
      await visit();
      await connect("Newcomer (no member)");
      await openVote().getByText("Only members vote.").waitFor();
      await page.getByRole("form", { name: "Become a member" }).getByRole("button", { name: "Join" }).click();
      await page.getByRole("banner").getByText("Member 12 (user)").waitFor();
      await openVote().getByText("This vote opened too soon after you joined").waitFor();
      expect(await site.coop.members.isMember(walletOf("Newcomer (no member)").address)).to.equal(true);
      expect(faults).to.deep.equal([]);
    });

    it("is accessible to a member", async function () {
      await visit({ viewport: { width: 360, height: 740 }, colorScheme: "dark" });
      await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
      await page.getByRole("dialog").getByText("To try things out").waitFor();
      const dialog = await new AxeBuilder({ page }).include("dialog").withTags(STANDARDS).analyze();
      expect(dialog.violations.map(({ id }) => id)).to.deep.equal([]);
      await page.getByRole("dialog").getByRole("button", { name: "Worker 3" }).click();
      await round().getByRole("slider").first().waitFor();
      await openVote().getByRole("button", { name: "Abstain" }).waitFor();
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
      const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      expect(await widthNeeded()).to.equal(360);
    });

    it("settles a round that has closed", async function () {
      const { time } = site.chain.networkHelpers;
      await time.increaseTo((await site.coop.rounds.roundOf(2)).closesAt);
      await visit();
      await connect("Funder (no member)");
      await page.getByText("It is still to be settled, with 3 buckets undecided.").waitFor();
      await page.getByRole("button", { name: "Settle the round" }).click();
      await page.getByText(/Round 2: Summer budget.* of its 5,500 EUR went into buckets/).waitFor({ timeout: 20_000 });
      expect((await site.coop.rounds.roundOf(2)).isFinished).to.equal(true);
      expect(faults).to.deep.equal([]);
    });
  });
});
