import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import { parseEther } from "ethers";
import type { Browser, Locator } from "playwright-core";
import { keccak256, toBytes } from "viem";
import { bucketState } from "../../scripts/plans.ts";
import { walletOf } from "./site.ts";
import type { Role, Site } from "./site.ts";
import { openStage } from "./stage.ts";
import { TestWallet } from "./testWallet.ts";
import { connectWallet, STANDARDS, untilRead, visitSite } from "./visit.ts";
import type { ContextOptions, Visit } from "./visit.ts";

const BASKETS = 1; // "Proofing baskets and a scale" of Worker 1: 240 EUR of the first round are left in it
const ROOF = 3; // "Sun on the bakehouse roof", and payout 2 from it, to which a member objects
const OVEN = 5; // "Second-hand oven" of Worker 1, in the second round
const WAGON = 9; // "Bread wagon", which is suggested here
const [CONTESTED, PAID] = [2n, 4n]; // `State` of contracts/Payouts.sol
const NARROW = 360; // pixels

const euros = (amount: number): bigint => parseEther(String(amount));

describe("A steward", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let visit: Visit;

  before(async () => {
    stage = openStage();
    [site, browser] = await stage.ready;
  });
  after(() => stage.close());
  afterEach(() => visit?.context.close());

  const urlOf = (path: string): string => `${site.url}/${site.treasury}${path}`;
  const walletFor = (role: Role): TestWallet => new TestWallet(walletOf(role).privateKey, site.rpcUrl);

  let wallet: TestWallet;

  async function come(role: Role, path: string, options: ContextOptions = {}): Promise<void> {
    wallet = walletFor(role);
    visit = await visitSite(browser, urlOf(path), options, wallet);
    await connectWallet(visit.page, wallet.name);
  }

  /** The wallet changes to the account of another member, who looks at another page. */
  async function become(role: Role, path: string): Promise<void> {
    await wallet.switchAccount(walletOf(role).privateKey);
    await visit.page.goto(urlOf(path));
    await visit.page.getByRole("button", { name: "Disconnect" }).waitFor();
    await untilRead(visit.page);
  }

  const main = (): Locator => visit.page.getByRole("main");
  const region = (name: string): Locator => main().getByRole("region", { name, exact: true });
  const within =
    (name: string) =>
    (button: string): Promise<void> =>
      region(name).getByRole("button", { name: button, exact: true }).click();
  const badge = (text: string): Promise<void> => main().getByText(text, { exact: true }).first().waitFor();
  const tools = (): Locator => region("For its steward");
  const payouts = (): Locator => region("Payouts");
  const payout = (words: string): Locator => payouts().getByRole("listitem").filter({ hasText: words });
  const stateOf = async (bucket: number): Promise<bigint> => (await site.coop.buckets.bucketOf(bucket)).state;
  const expectNoFaults = () => expect(visit.faults).to.deep.equal([]);

  /** A file on the visitor's computer. */
  const file = (content: string) => ({ name: "paper.txt", mimeType: "text/plain", buffer: Buffer.from(content) });

  describe("with an idea", function () {
    it("suggests it, and others comment on it and flag it", async function () {
      await come("Worker 2", "/buckets/new?round=2");
      await main().getByLabel("Title").fill("Bread wagon");
      await main().getByLabel("What it is for, why, and who does it").fill("It goes to the villages *on Fridays*.");
      await main().getByRole("button", { name: "Suggest it as an idea" }).waitFor();
      expect(await main().getByRole("button", { name: "Suggest it as an idea" }).isDisabled()).to.equal(true);
      await main()
        .getByText(/^Item 1 (does not say what it is for|needs an amount above zero)\.$/)
        .first()
        .waitFor();
      await main().getByLabel("What for").fill("A wagon");
      await main().getByLabel("At least, in EUR").fill("300");
      await main().getByLabel("At most, in EUR").fill("450");
      await main().getByText("It asks for at least 300 EUR, and at most 450 EUR.").waitFor();
      await main().getByRole("button", { name: "Suggest it as an idea" }).click();
      await main().getByRole("link", { name: "Bread wagon" }).click();
      await visit.page.getByRole("heading", { level: 1, name: "Bread wagon" }).waitFor();
      await badge("Idea");
      expect(await stateOf(WAGON)).to.equal(bucketState("Idea"));

      await become("Worker 3", `/buckets/${WAGON}`);
      await region("What people say")
        .getByLabel(/^Your comment/)
        .fill("Does it need a horse?");
      await within("What people say")("Say it");
      await region("What people say").getByRole("listitem").getByText("Does it need a horse?").waitFor();
      expect(await tools().count()).to.equal(0);

      await flag("Worker 3", "Who drives it?", "1 flag");
      await flag("User 3", "Let us ask the villages first.", "2 flags");
      expectNoFaults();
    });

    async function flag(role: Role, reason: string, title: string): Promise<void> {
      await become(role, `/buckets/${WAGON}`);
      await main().getByText("Flag it", { exact: true }).click();
      await main().getByLabel("The guideline that it does not keep").selectOption({ index: 1 });
      await main().getByLabel("Your reason, for everybody to read", { exact: true }).fill(reason);
      await main().getByRole("button", { name: "Raise the flag" }).click();
      await region(title).getByText(reason).waitFor();
    }

    it("cannot open it while too many flags are raised, and opens it afterwards", async function () {
      await come("Worker 2", `/buckets/${WAGON}`);
      await tools().getByText("2 open flags keep it out of this round.").waitFor();
      const open = (): Locator => tools().getByRole("button", { name: "Open it to be filled" });
      expect(await open().isDisabled()).to.equal(true);
      await region("2 flags").getByText("by guideline 2: “Somebody answers for it.”").first().waitFor();

      await become("User 3", `/buckets/${WAGON}`);
      await within("2 flags")("Take my flag back");
      await region("1 flag").waitFor();

      await become("Worker 2", `/buckets/${WAGON}`);
      await open().click();
      await badge("Being filled");
      expect(await stateOf(WAGON)).to.equal(bucketState("Open"));
      await visit.page.goto(urlOf("/rounds/2"));
      await region("Buckets").getByRole("link", { name: "Bread wagon" }).waitFor();
      expectNoFaults();
    });

    it("gives it up", async function () {
      await come("Worker 2", `/buckets/${WAGON}`);
      await tools().getByText("Give it up", { exact: true }).click();
      await tools().getByText("Members share out anew what they meant for it.").waitFor();
      await within("For its steward")("Give it up for good");
      await badge("Cancelled");
      expect(await tools().count()).to.equal(0);
      expect(await stateOf(WAGON)).to.equal(bucketState("Cancelled"));
      expectNoFaults();
    });
  });

  describe("who has money to spend", function () {
    it("asks for a payout, which others look at, object to, approve and pay", async function () {
      await come("Worker 1", `/buckets/${BASKETS}`);
      await payouts().getByText("Ask for a payout").click();
      await payouts().getByLabel("Wallet of whoever is paid").fill(walletOf("Newcomer (no member)").address);
      await payouts().getByLabel("Amount in EUR").fill("1000");
      await payouts().getByText("Only 240 EUR are left in the bucket.").waitFor();
      await payouts().getByLabel("Amount in EUR").fill("40.50");
      await payouts().getByText("This much needs 1 approval, and can be paid at once after that.").waitFor();
      await payouts().getByLabel("Number of the invoice, if it has one").fill("B-7");
      expect(await payouts().getByRole("button", { name: "Ask for it" }).isDisabled()).to.equal(true);
      await payouts()
        .getByLabel(/^Receipt/)
        .setInputFiles(file("bill"));
      await payouts()
        .getByLabel(/^Where others find the receipt/)
        .fill("https://example.org/bills/b-7.txt");
      await within("Payouts")("Ask for it");
      const asked = payout("40.50 EUR");
      await asked.getByText("Invoice B-7.").waitFor();
      await asked.getByText("You have a part in this payout, so others decide about it.").waitFor();
      expect(await asked.getByRole("button", { name: "Approve" }).count()).to.equal(0);
      const [event] = await site.coop.payouts.queryFilter(site.coop.payouts.filters.PayoutRequested(3));
      expect(event?.args.order.receiptHash).to.equal(keccak256(toBytes("bill"))); // of the file, which stays where it is

      await become("User 3", `/buckets/${BASKETS}`);
      expect(await asked.getByRole("link", { name: "b-7.txt" }).getAttribute("rel")).to.contain("noopener");
      await asked.getByText("Object to it").click();
      await asked.getByLabel("Your reason, for everybody to read").fill("We have baskets enough.");
      await asked.getByRole("button", { name: "Object", exact: true }).click();
      await asked.getByText("1 objection so far; 2 send it to the assembly.").waitFor();
      await asked.getByText("We have baskets enough.").waitFor();

      await become("Worker 3", `/buckets/${BASKETS}`);
      await asked.getByRole("button", { name: "Approve" }).click();
      await asked.getByText(/^Approved by Member 6 \(workers\)/).waitFor();
      await asked.getByRole("button", { name: "Pay now" }).click();
      await asked.getByText("Paid", { exact: true }).waitFor();
      expect((await site.coop.payouts.payoutOf(3)).state).to.equal(PAID);

      await visit.page.goto(urlOf("/journal"));
      await main().getByText("40.50 EUR").first().waitFor();
      expectNoFaults();
    });

    it("sees a payout go to the assembly when enough members object to it", async function () {
      await come("Worker 2", `/buckets/${ROOF}`);
      const asked = payout("900 EUR");
      await asked.getByText("1 objection so far; 3 send it to the assembly.").waitFor();
      for (const [role, reason] of [
        ["User 3", "The roof must be looked at first."],
        ["User 2", "I know somebody cheaper."],
      ] as const) {
        await become(role, `/buckets/${ROOF}`);
        await asked.getByText("Object to it").click();
        await asked.getByLabel("Your reason, for everybody to read").fill(reason);
        await asked.getByRole("button", { name: "Object", exact: true }).click();
        await asked.getByText(reason).waitFor();
      }
      await asked.getByText("Before the assembly", { exact: true }).waitFor();
      await asked.getByText("Members decide by vote whether it is paid.").waitFor();
      expect((await site.coop.payouts.payoutOf(2)).state).to.equal(CONTESTED);
      expect(await asked.getByRole("button", { name: "Pay now" }).count()).to.equal(0);
      await asked.getByRole("link", { name: "Propose that it be paid, or refused" }).waitFor();
      expectNoFaults();
    });
  });

  describe("with every form open", function () {
    const PAGES = ["/buckets/1", "/buckets/5", "/buckets/new", "/rounds/2", "/votes/5", "/me", "/shares", "/treasury"];

    for (const colorScheme of ["light", "dark"] as const) {
      it(`has accessible pages in ${colorScheme} colours, which fit a narrow telephone`, async function () {
        visit = await visitSite(
          browser,
          urlOf(""),
          { colorScheme, viewport: { width: NARROW, height: 740 } },
          walletFor("Worker 1"),
        );
        await visit.page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
        await visit.page.getByRole("dialog").getByText("To try things out").waitFor();
        await expectAccess("the list of wallets");
        await visit.page.getByRole("dialog").getByRole("button", { name: "Test wallet", exact: true }).click();
        await visit.page.getByRole("button", { name: "Disconnect" }).waitFor();
        for (const path of PAGES) {
          await visit.page.goto(urlOf(path));
          await visit.page.getByRole("button", { name: "Disconnect" }).waitFor();
          await untilRead(visit.page);
          await visit.page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
          await untilRead(visit.page);
          await expectAccess(path);
        }
        await visit.page.goto(urlOf("/votes/new"));
        for (const template of ["Open a round", "Pay somebody"]) {
          await main().getByRole("button", { name: template }).click();
          await main().getByRole("heading", { level: 3, name: template }).waitFor();
          await main().getByRole("button", { name: "Add something to do" }).click();
        }
        await expectAccess("/votes/new");
        expectNoFaults();
      });
    }

    async function expectAccess(what: string): Promise<void> {
      const { violations } = await new AxeBuilder({ page: visit.page }).withTags(STANDARDS).analyze();
      expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, what).to.equal(NARROW);
    }
  });

  describe("when the time is over", function () {
    it("or anybody else settles the round", async function () {
      const { closesAt } = await site.coop.rounds.roundOf(2);
      await site.chain.networkHelpers.time.increaseTo(closesAt + 1n);
      await come("Funder (no member)", "/rounds/2");
      await badge("To be settled");
      await region("The round is over").getByText("3 buckets are still to be settled").waitFor();
      await region("Buckets").getByText("It has reached its minimum: settling it moves the money.").first().waitFor();
      await within("The round is over")("Settle the round");
      await badge("Over");
      await region("Buckets").getByText("Funded, with 1,500 EUR from the round.").waitFor();
      expect(await region("The round is over").count()).to.equal(0);
      expect((await site.coop.rounds.roundOf(2)).isFinished).to.equal(true);
      expect(await stateOf(OVEN)).to.equal(bucketState("Funded"));
      expectNoFaults();
    });

    it("keeps its promise, completes the bucket, and what is unspent goes back", async function () {
      await come("Worker 1", `/buckets/${OVEN}`);
      await tools().getByText("Declare it completed").click();
      await tools().getByText("First show that every promise to everybody was kept.").waitFor();
      await tools().getByText("Show that a promise was kept: Building plans of the oven").click();
      await tools()
        .getByLabel(/^Where everybody finds it/)
        .fill("https://example.org/oven.pdf");
      await within("For its steward")("It was kept");
      await tools().getByText("The work is done. 1,800 EUR that are unspent go back to those who filled it.").waitFor();
      await tools()
        .getByLabel(/^Report \(/)
        .setInputFiles(file("It bakes."));
      await within("For its steward")("It is completed");
      await badge("Completed");
      expect(await stateOf(OVEN)).to.equal(bucketState("Completed"));

      const back = region("Money that goes back");
      await back.getByText("1,500 EUR of what members shared out are still in it.").waitFor();
      const { fromRound, isReturned } = await site.coop.buckets.bucketOf(OVEN);
      expect([fromRound, isReturned]).to.deep.equal([euros(1_500), false]);
      await back.getByRole("button", { name: "Return them" }).click();
      await back.getByText("of what members shared out are still in it.").waitFor({ state: "detached" });
      expect((await site.coop.buckets.bucketOf(OVEN)).isReturned).to.equal(true);
      await visit.page.goto(urlOf("/treasury"));
      await main().getByText("Yes: the books equal the tokens.").waitFor();
      expectNoFaults();
    });
  });
});
