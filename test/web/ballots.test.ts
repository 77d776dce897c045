import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Locator } from "playwright-core";
import { choice } from "../../scripts/charter.ts";
import { walletOf } from "./site.ts";
import type { Role, Site } from "./site.ts";
import { openStage } from "./stage.ts";
import { TestWallet } from "./testWallet.ts";
import { connectWallet, STANDARDS, visitSite } from "./visit.ts";
import type { ContextOptions, Visit } from "./visit.ts";

describe("The web app, for ballots that others hand in", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let relay: Awaited<ReturnType<Site["startRelay"]>> | undefined;
  let browser: Browser;
  let visit: Visit;

  before(async () => {
    stage = openStage({ isRelaying: true });
    [site, browser] = await stage.ready;
  });
  after(() => stage.close());
  beforeEach(async () => {
    relay = await site.startRelay();
  });
  afterEach(async () => {
    try {
      await visit?.context.close();
      await site.chain.ethers.provider.send("evm_setAutomine", [true]);
    } finally {
      await stopRelay();
    }
  });

  async function stopRelay(): Promise<void> {
    await relay?.close();
    relay = undefined;
  }

  async function come(as: Role, options: ContextOptions = {}): Promise<void> {
    visit = await visitSite(browser, site.url, options);
    await connectWallet(visit.page, as);
  }

  async function comeWith(wallet: TestWallet): Promise<void> {
    visit = await visitSite(browser, site.url, {}, wallet);
    await connectWallet(visit.page, wallet.name);
  }

  async function changeTo(role: Role): Promise<void> {
    await visit.page.getByRole("button", { name: "Disconnect" }).click();
    await connectWallet(visit.page, role);
  }

  const vote = (): Locator => visit.page.getByRole("article", { name: "Give 800 EUR to the community kitchen" });
  const own = (): Locator => vote().getByRole("group", { name: "Your ballot" });
  // chosen as soon as the relayer has answered, which the page asks when it opens and every 15 seconds
  const signing = (): Locator => own().getByRole("radio", { name: "Sign, and let the co-op pay", checked: true });
  const decision = (title: string): Locator => visit.page.getByRole("listitem").filter({ hasText: title });
  const press = (name: string): Promise<void> => own().getByRole("button", { name, exact: true }).click();
  const says = (words: string): Promise<void> => visit.page.getByRole("status").getByText(words).waitFor();

  /** The open vote of the demo, which is the newest proposal before somebody calls another. */
  async function proposalId(): Promise<bigint> {
    const proposed = await site.coop.assembly.queryFilter(site.coop.assembly.filters.ProposalCreated());
    const found = proposed.find(({ args }) => args.description.includes("community kitchen"));
    return (found as NonNullable<typeof found>).args.proposalId;
  }

  async function expectBallot(role: Role, cast: Parameters<typeof choice>[0], sequence: bigint): Promise<void> {
    const found = await site.coop.assembly.ballotOf(await proposalId(), walletOf(role).address);
    expect([...found]).to.deep.equal([BigInt(choice(cast)), sequence]);
  }

  describe("signed for the co-op to hand in", function () {
    it("counts what a member signs, good until the close, at no cost to the member", async function () {
      const wallet = new TestWallet(walletOf("User 3").privateKey, site.rpcUrl);
      const before = await site.chain.ethers.provider.getBalance(wallet.account.address);
      await comeWith(wallet);
      await signing().waitFor();
      await own().getByRole("textbox").fill("They feed my neighbours.");
      await press("For");
      await own().getByText("You voted for it.").waitFor();
      await says("Your ballot is counted.");
      await vote().getByText("They feed my neighbours.").waitFor();

      await expectBallot("User 3", "For", 1n);
      expect(wallet.prompts).to.not.include("eth_sendTransaction");
      expect(await site.chain.ethers.provider.getBalance(wallet.account.address)).to.equal(before);
      expect(wallet.signed[0]?.message.deadline).to.equal(
        `${await site.coop.assembly.proposalDeadline(await proposalId())}`
      );
      expect(visit.faults).to.deep.equal([]);
    });

    it("limits the signature to an hour, if that is wished", async function () {
      const wallet = new TestWallet(walletOf("Worker 3").privateKey, site.rpcUrl);
      await comeWith(wallet);
      await own().getByLabel("my signature stays good").selectOption("for an hour");
      await press("Abstain");
      await own().getByText("You abstained.").waitFor();
      const seconds = Number(wallet.signed[0]?.message.deadline) - (await site.chain.networkHelpers.time.latest());
      expect(seconds).to.be.within(3_000, 3_700);
    });

    it("follows a ballot through a reload until it is counted", async function () {
      await come("Worker 2");
      await signing().waitFor();
      await site.chain.ethers.provider.send("evm_setAutomine", [false]);
      await press("Against");
      await says("Your signed ballot (against) has been handed in and is being counted …");
      await visit.page.reload();
      await says("Your signed ballot (against) has been handed in and is being counted …");
      expect(await own().getByText("You voted").count()).to.equal(0);

      await site.chain.ethers.provider.send("evm_mine", []);
      await own().getByText("You voted against it.").waitFor();
      await says("Your ballot is counted.");
      await expectBallot("Worker 2", "Against", 1n);
      expect(await visit.page.evaluate(() => localStorage.getItem("rochdale.signedBallots"))).to.equal("[]");
      expect(visit.faults).to.deep.equal([]);
    });

    it("goes on where the relayer falls silent, and believes the chain", async function () {
      const [, before] = await site.coop.assembly.ballotOf(await proposalId(), walletOf("Worker 3").address);
      await come("Worker 3");
      await signing().waitFor();
      await site.chain.ethers.provider.send("evm_setAutomine", [false]);
      await press("For");
      await says("Your signed ballot (for) has been handed in and is being counted …");
      await visit.context.route(`${relay?.url}/**`, (route) => route.abort());
      await says("is not counted yet, and the co-op’s service does not answer just now.");

      await site.chain.ethers.provider.send("evm_mine", []);
      await own().getByText("You voted for it.").waitFor();
      await says("Your ballot is counted.");
      await expectBallot("Worker 3", "For", before + 1n);
    });

    it("changes nothing when the signature is declined", async function () {
      const wallet = new TestWallet(walletOf("User 3").privateKey, site.rpcUrl);
      await comeWith(wallet);
      await signing().waitFor();
      wallet.approves = false;
      await press("Against");
      await says("You declined it in your wallet.");
      await expectBallot("User 3", "For", 1n);
    });

    it("says in a sentence why a ballot is not taken", async function () {
      await come("User 1");
      await signing().waitFor();
      for (const [button, said] of [
        ["For", "You voted for it."],
        ["Abstain", "You abstained."],
      ] as const) {
        await press(button);
        await own().getByText(said).waitFor();
      }
      await press("Against");
      await says("You have signed many ballots in this hour.");
      await says("Nothing was changed.");
      await expectBallot("User 1", "Abstain", 2n);
    });

    it("asks for no signature where the relayer is down, and lets members vote as ever", async function () {
      const wallet = new TestWallet(walletOf("User 2").privateKey, site.rpcUrl);
      await comeWith(wallet);
      await signing().waitFor();
      await stopRelay();
      await press("Against");
      await says("The co-op cannot take signed ballots just now.");
      expect(wallet.prompts).to.not.include("eth_signTypedData_v4");

      await own().getByRole("radio", { name: "Not possible just now" }).waitFor();
      expect(await own().getByRole("radio", { name: "Not possible just now" }).isDisabled()).to.equal(true);
      await press("Against");
      await own().getByText("You voted against it.").waitFor();
      await expectBallot("User 2", "Against", 2n);

      relay = await site.startRelay();
      await visit.page.reload();
      await signing().waitFor();
    });
  });

  describe("cast by proxy", function () {
    const proxies = (): Locator => visit.page.getByRole("region", { name: "Your proxy" });
    const others = (): Locator => vote().getByRole("form", { name: "For the members who made you their proxy" });

    it("is cast by whom a member appoints, unless the member votes itself", async function () {
      await come("Funder (no member)");
      await visit.page.getByRole("form", { name: "Become a member" }).waitFor();
      expect(await proxies().count()).to.equal(0);

      await changeTo("User 4 (newer)");
      await proxies().getByLabel("Who may vote for you").selectOption("Member 5 (worker)");
      await proxies().getByRole("button", { name: "Appoint" }).click();
      await proxies().getByText("Member 5 (worker) may vote for you").waitFor();

      await changeTo("Worker 2");
      await proxies().getByText("You are proxy for Member 1 (user), Member 4 (worker) and Member 10 (user).").waitFor();
      await others().getByText("Member 4 (worker) voted in person (for), and that prevails").waitFor();
      expect(await others().getByRole("checkbox", { name: "Member 4 (worker)" }).isDisabled()).to.equal(true);
      await others().getByLabel("Their ballot").selectOption("Against");
      await others().getByLabel("Reason").fill("We have other neighbours in need.");
      await others().getByRole("button", { name: "Cast for 1 member" }).click();
      await vote().getByText("Member 10 (user), against, cast by Member 5 (worker) as proxy").waitFor();
      await others().getByText("Member 10 (user) voted by proxy (against), which you can change").waitFor();
      await expectBallot("User 4 (newer)", "Against", 0n);

      await changeTo("User 4 (newer)");
      await own().getByText("Member 5 (worker) voted against it for you, as your proxy.").waitFor();
      await press("For");
      await own().getByText("You voted for it. You can change it until the close.").waitFor();
      await proxies().getByRole("button", { name: "Take my proxy back" }).click();
      await proxies().getByText("Nobody votes for you.").waitFor();
      expect(visit.faults).to.deep.equal([]);
    });
  });

  describe("and after the vote", function () {
    it("lets anyone call a second vote on what too few took part in, once", async function () {
      const sign = (): Locator => decision("Buy a painted sign");
      await come("Funder (no member)");
      await sign().getByText("10 % taking part is enough then.").waitFor();
      await sign().getByRole("button", { name: "Call a second vote" }).click();
      await sign().getByText("This is the second vote on this question: in the first, which closed").waitFor();
      await sign().getByRole("button", { name: "Call a second vote" }).waitFor({ state: "detached" });
      await sign().getByText("It was put to the vote a second time.").waitFor();
      expect(await sign().getByText("#second-call").count()).to.equal(0);
      expect(visit.faults).to.deep.equal([]);
    });

    it("shows what came of a decision and an overdue review, and lets its proposer say more", async function () {
      const first = (): Locator => decision("Opening budget");
      await come("Worker 2");
      await first().getByText("The baskets and the scale are in use.").waitFor();
      await first().getByText("A review is overdue since").waitFor();
      expect(await first().getByText("Say what has come of it since").count()).to.equal(0);

      await changeTo("User 1");
      await first().getByText("Say what has come of it since").click();
      await first().getByLabel("What came of it").fill("We asked again about the mill, and it is paid for.");
      await first().getByLabel("Review it on").fill("2999-01-01");
      await first().getByRole("button", { name: "Say so" }).click();
      await first().getByText("We asked again about the mill, and it is paid for.").waitFor();
      await first().getByText("To be reviewed on 1 Jan 2999").waitFor();
      expect(await first().getByText("A review is overdue since").count()).to.equal(0);
      expect(visit.faults).to.deep.equal([]);
    });
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`is accessible in ${colorScheme} colours, and fits a narrow telephone`, async function () {
      await come("Worker 2", { viewport: { width: 390, height: 800 }, colorScheme });
      await signing().waitFor();
      await vote().getByRole("form", { name: "For the members who made you their proxy" }).waitFor();
      const { violations } = await new AxeBuilder({ page: visit.page }).withTags(STANDARDS).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).to.equal(390);
    });
  }
});
