import { expect } from "chai";
import { id } from "ethers";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, Locator, Page } from "playwright-core";
import { concat, hexToBigInt, numberToHex, slice } from "viem";
import { freePort, HOST } from "../../scripts/localChain.ts";
import { somerset } from "../../scripts/presets/index.ts";
import { resolve } from "../../scripts/proposal.ts";
import { CHECKS } from "../../sdk/src/audit/checks.ts";
import type { RawLog } from "../../sdk/src/events.ts";
import type { Format } from "../../sdk/src/exports/exportJournal.ts";
import { sealedEntries } from "../../sdk/src/journal.ts";
import { formatMoney } from "../../web/src/ui/money.ts";
import { until } from "../indexer/away.ts";
import { startLyingNode } from "./lyingNode.ts";
import type { Lie } from "./lyingNode.ts";
import type { Site } from "./site.ts";
import { openStage } from "./stage.ts";
import { goTo, untilRead, visitSite } from "./visit.ts";
import type { Visit } from "./visit.ts";

const EXPORT = fileURLToPath(new URL("../../scripts/export.ts", import.meta.url));
const EURO = { symbol: "EUR", decimals: 18 };
const VOTE = "Give 800 EUR to the community kitchen";
const [JOURNAL, RECOUNT] = [2, 9] as const; // numbers of checks
const BUDGETS = somerset.articles.findIndex(({ title }) => title === "Budgets"); // number of an article
const NEW_TEXT = "Money is shared out by rounds. A steward accounts for every payout with a receipt, within a month.";

const run = promisify(execFile);

describe("An observer’s journey, without a wallet", function () {
  this.timeout(240_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let visit: Visit;
  let page: Page;
  let isStopped = false;
  const scripts = new Set<string>(); // addresses of all scripts that were loaded on the way

  before(async () => {
    stage = openStage({ isIndexed: true });
    [site, browser] = await stage.ready;
    await until(() => site.indexer?.indexer.status().isSynced === true);
    browser.once("context", (context) =>
      context.on("request", (request) => {
        if (request.url().endsWith(".js")) scripts.add(request.url());
      }),
    );
    visit = await visitSite(browser, site.url, { acceptDownloads: true });
    ({ page } = visit);
  });
  after(async () => {
    await visit?.context.close();
    await stage.close();
  });
  beforeEach(function () {
    if (isStopped) this.skip(); // whoever has stumbled on the way does not arrive
  });
  afterEach(function () {
    isStopped ||= this.currentTest?.state === "failed";
    expect(visit.faults).to.deep.equal([]);
  });

  const main = (): Locator => page.getByRole("main");
  const region = (name: string): Locator => page.getByRole("region", { name, exact: true });
  const source = (): Locator => page.getByRole("complementary", { name: "Where this was read" });

  async function follow(link: Locator, title: string): Promise<void> {
    await link.click();
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    await untilRead(page);
  }

  /** How the treasury's euros are written. */
  async function held(): Promise<string> {
    const token = await site.chain.ethers.getContractAt("TestToken", await site.coop.statute.currency());
    return formatMoney(await token.balanceOf(site.treasury), EURO);
  }

  const entries = async (): Promise<number> => Number(sealedEntries(await site.coop.treasury.seal()));

  describe("sees what there is", function () {
    it("finds the co-op in the directory, and on its front page what it is and what is going on", async function () {
      await follow(page.getByRole("link", { name: "Commons Bakery" }), "Commons Bakery");
      await source()
        .getByText(/The indexer at http:\S+ told what happened up to block \d+/)
        .waitFor();
      await main().getByText("Bread for the neighbourhood, made and owned by those who eat and bake it").waitFor();
      for (const words of ["4 users", "3 workers", "4 investors"]) await main().getByText(words).waitFor();
      await main().getByText("50 % of the say").waitFor();
      await region("Open votes").getByRole("link", { name: VOTE }).waitFor();
      await region("Open rounds").getByRole("link", { name: "Summer budget" }).waitFor();
      await region("Ideas that want money").getByRole("link", { name: "Second-hand oven" }).waitFor();
      await region("Money at a glance")
        .getByText(`${await held()} held in all`)
        .waitFor();
      expect(await region("Latest entries").getByRole("listitem").count()).to.equal(6);
    });

    it("sees in the treasury that the books equal the tokens, and where money came from and went", async function () {
      await goTo(page, "Treasury");
      const total = await held();
      await page
        .getByRole("region", { name: `Where ${total} lie` })
        .getByText("held in all")
        .waitFor();
      await page.getByText("Yes: the books equal the tokens.").waitFor();
      await page
        .getByText(`None of the ${await entries()} entries is missing or altered: their running seal is the treasury’s`)
        .waitFor();

      const flows = page.locator("svg.flow-picture path");
      await flows.first().waitFor({ state: "attached" }); // what flows straight on has no height of its own
      await page.getByText("The same as a table").click();
      const table = page.getByRole("table", { name: "Sums of the period, from where to where" });
      await table.getByRole("cell", { name: "General fund", exact: true }).first().waitFor();
      expect((await table.getByRole("row").count()) - 1).to.equal(await flows.count());
    });

    it("sees a balance sheet of which both sides are what the treasury holds", async function () {
      await page.getByRole("heading", { name: /^Balance sheet, end of \d{4}-\d{2}-\d{2}$/ }).waitFor();
      const sheet = page.locator(".statement").first();
      const sum = async (part: string): Promise<number> => {
        const row = sheet.getByRole("row").filter({ has: page.getByRole("rowheader", { name: part, exact: true }) });
        return Number(((await row.getByRole("cell").textContent()) ?? "").replace(/[^\d.-]/g, ""));
      };
      const assets = await sum("Assets");
      expect(formatMoney(BigInt(Math.round(assets * 100)) * 10n ** 16n, EURO)).to.equal(await held());
      expect((await sum("Liabilities")) + (await sum("Equity"))).to.equal(assets);
    });
  });

  describe("reads the journal", function () {
    const filters = (): Locator => page.getByRole("search", { name: "Filter the journal" });
    const table = (of = page): Locator => of.getByRole("table", { name: "Journal" });
    const found = async (of = page): Promise<number> => Number(await table(of).getAttribute("aria-rowcount")) - 1;

    it("finds every entry, and those that a filter asks for, which stands in the address", async function () {
      await follow(main().getByRole("link", { name: "Journal", exact: true }), "Journal");
      expect(await found()).to.equal(await entries());
      await filters().getByText("More filters").click();
      await filters().getByRole("combobox", { name: "Purpose" }).selectOption({ label: "share capital" });
      await filters().getByRole("textbox", { name: "Amount, at least" }).fill("1000");
      await page.waitForURL(/\?purpose=ShareCapital&min=1000$/);
      await page.getByText(`3 of ${await entries()} entries`).waitFor();
      const amounts = await table().locator(".entry-amount").allTextContents();
      expect(amounts).to.deep.equal(["3,000 EUR", "2,000 EUR", "1,000 EUR"]);
    });

    it("finds the same after a reload, and so does whoever gets the link", async function () {
      await page.reload();
      await page.getByText(`3 of ${await entries()} entries`).waitFor();
      expect(await filters().getByRole("combobox", { name: "Purpose" }).inputValue()).to.equal("ShareCapital");
      expect(await filters().getByRole("textbox", { name: "Amount, at least" }).inputValue()).to.equal("1000");

      const friend = await visitSite(browser, page.url());
      await table(friend.page).waitFor();
      expect(await found(friend.page)).to.equal(3);
      expect(friend.faults).to.deep.equal([]);
      await friend.context.close();

      await filters().getByRole("button", { name: "Clear filters" }).click();
      await page.waitForURL(/\/journal$/);
      await page.getByText(`${await entries()} entries`, { exact: true }).waitFor();
    });

    it("opens an entry by an address that lasts, and those before and after it", async function () {
      const last = await entries();
      const link = (name: string): Locator => main().getByRole("link", { name, exact: true });
      await follow(link(`Entry ${last}`), `Entry ${last}`);
      expect(page.url().endsWith(`/journal/${last}`)).to.equal(true);
      expect(await link("Next entry").count()).to.equal(0);
      await follow(link("Previous entry"), `Entry ${last - 1}`);
      const address = page.url();
      const [logged] = (await site.coop.treasury.queryFilter(site.coop.treasury.filters.Entry())).slice(-2);
      const { args, transactionHash } = logged!;
      await page.reload();
      await main().getByText(transactionHash).waitFor();
      await main()
        .getByText(new RegExp(`^${formatMoney(args.amount, EURO)}: `))
        .waitFor();
      await main()
        .getByText(`${last - 1} entries, 0x`)
        .waitFor(); // the seal after it
      await follow(link("Next entry"), `Entry ${last}`);
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: `Entry ${last - 1}` }).waitFor();
      expect(page.url()).to.equal(address);
      await follow(link("Journal"), "Journal");
    });

    async function saved(format: string): Promise<string> {
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: `Save as ${format}` }).click();
      return readFile(await (await coming).path(), "utf8");
    }

    async function exported(format: Format, ...more: string[]): Promise<string> {
      const where = ["--format", format, "--coop", site.treasury, "--rpc", site.rpcUrl];
      const { stdout } = await run(process.execPath, [EXPORT, ...where, ...more], { maxBuffer: 2 ** 26 });
      return stdout;
    }

    it("takes it along as the command line would write it from the chain", async function () {
      await page.getByText("Take it along: exports for bookkeepers").click();
      const csv = await saved("CSV");
      expect(csv).to.contain("Proofing baskets and a scale");
      expect(csv).to.equal(await exported("csv"));
      expect(await saved("Beancount")).to.equal(await exported("beancount"));

      const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
      await filters().getByText("More filters").click();
      await filters().getByLabel("First day (UTC)").fill(day);
      await page.waitForURL(/\?since=/);
      const later = await saved("CSV");
      expect(later.length).to.be.lessThan(csv.length);
      expect(later).to.equal(await exported("csv", "--from", day));
    });
  });

  describe("checks it all", function () {
    const node = (): Locator => page.getByRole("textbox", { name: "The node that is asked (RPC URL)" });
    const checks = (): Locator => page.locator(".checks > li");
    const check = (number: number): Locator => checks().nth(number - 1);
    const begin = (): Promise<void> => page.getByRole("button", { name: "Run the twenty checks" }).click();
    const report = (): Locator => region("What was found");

    /** What the page found in the end, by node. */
    async function auditBy(url: string): Promise<void> {
      await node().fill(url);
      await begin();
      await report().getByText(`Read from ${url}:`).waitFor({ timeout: 120_000 });
    }

    async function auditByLiar(lie: Lie): Promise<void> {
      const liar = await startLyingNode(site.rpcUrl, lie);
      try {
        await auditBy(liar.url);
      } finally {
        await liar.close();
      }
    }

    it("runs every check against the node, at the block that the page shows", async function () {
      await follow(source().getByRole("link", { name: "Check the books yourself" }), "Check it yourself");
      expect(await node().inputValue()).to.equal(site.rpcUrl);
      await auditBy(site.rpcUrl);
      await report().getByText("19 checks pass, none fails, 1 not applicable yet.").waitFor();
      const block = await site.chain.ethers.provider.getBlockNumber();
      await report()
        .getByText(new RegExp(`, ${await entries()} of them entries of the journal, up to block ${block} \\(`))
        .waitFor();
      await report().getByText("Yes: your node and this page tell the same.").waitFor();
      expect(await checks().count()).to.equal(20);
      for (const { number, title } of CHECKS) {
        const said = number === 20 ? "not applicable yet" : "passes";
        expect(await check(number).locator("summary").innerText(), title).to.match(new RegExp(`^${number}\\s`));
        await check(number).getByText(title, { exact: true }).waitFor();
        await check(number).getByText(said, { exact: true }).waitFor();
      }
    });

    it("fails where a node alters an entry of the journal, and names the check", async function () {
      const { topicHash } = site.coop.treasury.interface.getEvent("Entry");
      const isThird = ({ topics, data }: RawLog): boolean =>
        topics[0] === topicHash && hexToBigInt(slice(data, 0, 32)) === 3n;
      const enrich = ({ data, ...log }: RawLog): RawLog => {
        const amount = hexToBigInt(slice(data, 32, 64)) + 1n;
        return { ...log, data: concat([slice(data, 0, 32), numberToHex(amount, { size: 32 }), slice(data, 64)]) };
      };
      await auditByLiar((log) => (isThird(log) ? enrich(log) : log));
      await report()
        .getByText(/^\d+ of 20 checks fail\.$/)
        .waitFor();
      await report().getByText("The journal that was read is not whole (check 2)").waitFor();
      await check(JOURNAL).getByText("fails", { exact: true }).waitFor();
      await check(JOURNAL).getByText("The journal is whole: no entry is missing, altered or out of balance").waitFor();
    });

    it("fails where a node withholds a ballot, and names the check", async function () {
      const { topicHash } = site.coop.assembly.interface.getEvent("VoteCast");
      let isWithheld = false;
      await auditByLiar((log) => {
        if (isWithheld || log.topics[0] !== topicHash) return log;
        isWithheld = true;
        return undefined;
      });
      await check(RECOUNT).getByText("fails", { exact: true }).waitFor();
      await check(RECOUNT).getByText("Every vote, counted anew, has the result that was acted on").waitFor();
      await check(RECOUNT)
        .getByText(/^Vote 1, class .*: 2 by the events, 3 by storage\.$/)
        .waitFor();
      await report().getByText("No: your node and this page tell different things of the same block.").waitFor();
      expect(await check(JOURNAL).innerText()).to.contain("passes");
    });

    it("says in a sentence that a node cannot be reached", async function () {
      const url = `http://${HOST}:${await freePort(9_800)}`;
      await node().fill(url);
      await begin();
      await page.getByRole("alert").getByText(`Nothing answers at ${url}.`).waitFor({ timeout: 60_000 });
      expect(await report().count()).to.equal(0);
      expect(visit.faults.splice(0).filter((fault) => !fault.includes("net::ERR_CONNECTION_REFUSED"))).to.deep.equal(
        [],
      );

      await page.getByRole("button", { name: "Use the node of this page" }).click();
      await begin();
      await report().getByText("19 checks pass, none fails, 1 not applicable yet.").waitFor({ timeout: 120_000 });
    });
  });

  describe("asks who decides", function () {
    it("reads the statute, and who holds which power", async function () {
      await goTo(page, "Statute");
      const articles = region("Articles").getByRole("article");
      expect(await articles.count()).to.equal(somerset.articles.length);
      await articles
        .nth(BUDGETS)
        .getByRole("heading", { name: `${BUDGETS + 1}. Budgets` })
        .waitFor();
      await articles
        .nth(BUDGETS)
        .getByText(/^Version 1 .*, laid down at the founding\.$/)
        .waitFor();
      await region("Classes").getByText("Holds 50 % of the weight where classes are weighed").waitFor();

      const power = "Who holds which power";
      await follow(main().getByRole("link", { name: "Who holds which power in this co-op" }), power);
      await page.getByText("The executor takes orders from the assembly alone, and alone administers the").waitFor();
      const money = page.getByRole("table", { name: "Money", exact: true });
      await money.getByRole("row", { name: /^pay from the general fund Ordinary resolution/ }).waitFor();
      await page.getByText("Nobody holds a role: every power is the assembly’s.").waitFor();
      await region("What nobody can do").getByRole("row").nth(1).waitFor();
    });

    it("looks at a member, and at how it has voted", async function () {
      await goTo(page, "Members");
      await follow(main().getByRole("link", { name: "Member 4 (workers)" }).first(), "Member 4 (workers)");
      await main()
        .getByText(await site.coop.members.walletOf(4))
        .waitFor();
      await main().getByRole("link", { name: "Open a round of 1200 EUR: Opening budget" }).waitFor();
      await main().getByRole("link", { name: "Second-hand oven" }).waitFor();
    });

    it("looks at an open vote: its text, its classes, its conditions and its quorum", async function () {
      await goTo(page, "Votes");
      await follow(main().getByRole("link", { name: VOTE }), VOTE);
      const result = region("How it stands");
      for (const name of ["Users", "Workers", "Investors"]) {
        await result.getByRole("list", { name: "Votes by class" }).getByText(name, { exact: true }).waitFor();
      }
      await result
        .getByRole("list", { name: "Conditions" })
        .getByText(/of the weight took part, and 25\s% are needed\./)
        .waitFor();
      await page.getByText("Pay 800 EUR from the general fund to").waitFor();
      expect(await main().getByRole("button", { name: "For", exact: true }).count()).to.equal(0);
      await main().getByRole("button", { name: "Connect a wallet" }).first().waitFor();
    });

    it("sees an article change under its eyes, and what it was before", async function () {
      await goTo(page, "Statute");
      const { ethers, networkHelpers } = site.chain;
      const founders = (await ethers.getSigners()).slice(0, 9);
      const text = { title: "Budgets", text: NEW_TEXT, textHash: id(NEW_TEXT), kindSlot: 1 };
      const data = site.coop.statute.interface.encodeFunctionData("amendArticle", [BUDGETS, 1, text]);
      const why = "# Have receipts within a month\n\nThe books were late last year.";
      await resolve(site.coop.assembly, networkHelpers.time, founders, [{ target: site.coop.statute, data }], why);

      const article = region("Articles").getByRole("article").nth(BUDGETS);
      await article.getByText("within a month", { exact: false }).first().waitFor();
      await article.getByText("All 2 versions, and what each changed").click();
      await article.locator("ins").getByText("within a month").waitFor();
      await article.getByText(/^Version 1 .*, laid down at the founding\.$/).waitFor();
      const decision = "the decision “Have receipts within a month”";
      await follow(article.getByRole("link", { name: decision }).first(), "Have receipts within a month");
      await main()
        .getByText(/^Carried on .*, and carried out on /)
        .waitFor();
    });
  });

  describe("in the end", function () {
    it("has loaded no wallet code on the whole way", async function () {
      expect(scripts.size).to.be.greaterThan(10);
      for (const script of scripts) {
        const source = await (await fetch(script)).text();
        expect(/eip6963:|wallet_requestPermissions/.test(source), script).to.equal(false);
      }
    });
  });
});
