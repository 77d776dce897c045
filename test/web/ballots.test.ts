import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, Locator } from "playwright-core";
import { choice } from "../../scripts/charter.ts";
import { walletOf } from "./site.ts";
import type { Role, Site } from "./site.ts";
import { openStage } from "./stage.ts";
import { TestWallet } from "./testWallet.ts";
import { connectWallet, goTo, STANDARDS, untilRead, visitSite } from "./visit.ts";
import type { ContextOptions, Visit } from "./visit.ts";

const KITCHEN = "Give 800 EUR to the community kitchen"; // the open vote of the demo
const SIGN = "Buy a painted sign for the shop for 250 EUR"; // too few took part in it
const OPENING = "Open a round of 1200 EUR: Opening budget"; // was carried, and is to be reviewed

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

  const urlOf = (path: string): string => `${site.url}/${site.treasury}${path}`;

  /** Comes to the open vote, or to another page of the co-op. */
  async function come(as: Role, path = "/votes/5", options: ContextOptions = {}): Promise<void> {
    visit = await visitSite(browser, urlOf(path), options);
    await connectWallet(visit.page, as);
  }

  async function comeWith(wallet: TestWallet): Promise<void> {
    visit = await visitSite(browser, urlOf("/votes/5"), {}, wallet);
    await connectWallet(visit.page, wallet.name);
  }

  /** Opens a vote from the list of all. */
  async function openVote(title: string): Promise<void> {
    await goTo(visit.page, "Votes");
    await main().getByRole("link", { name: title }).click();
    await visit.page.getByRole("heading", { level: 1, name: title }).waitFor();
    await untilRead(visit.page);
  }

  async function changeTo(role: Role): Promise<void> {
    await visit.page.getByRole("button", { name: "Disconnect" }).click();
    await connectWallet(visit.page, role);
  }

  const main = (): Locator => visit.page.getByRole("main");
  const own = (): Locator => main().getByRole("group", { name: "Your ballot" });
  const others = (): Locator => main().getByRole("form", { name: "For the members who made you their proxy" });
  // chosen as soon as the relayer has answered, which the page asks when it opens and every 15 seconds
  const signing = (): Locator => own().getByRole("radio", { name: "Sign, and let the co-op pay", checked: true });
  const ballotBy = (member: string): Locator =>
    main().getByRole("region", { name: "Ballots and reasons" }).getByRole("listitem").filter({ hasText: member });
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
      wallet.countsFromZero = true;
      const before = await site.chain.ethers.provider.getBalance(wallet.account.address);
      await comeWith(wallet);
      await signing().waitFor();
      await own().getByRole("textbox").fill("They feed my neighbours.");
      await press("For");
      await own().getByText("You voted for it.").waitFor();
      await says("Your ballot is counted.");
      await ballotBy("Member 3 (users): for").getByText("They feed my neighbours.").waitFor();

      await expectBallot("User 3", "For", 1n);
      expect(wallet.prompts).to.not.include("eth_sendTransaction");
      expect(await site.chain.ethers.provider.getBalance(wallet.account.address)).to.equal(before);
      expect(wallet.signed[0]?.message.deadline).to.equal(
        `${await site.coop.assembly.proposalDeadline(await proposalId())}`,
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
      await says("One ballot signed in this browser is on its way. It is not in these numbers yet.");
      expect(await own().getByText("You voted").count()).to.equal(0);
      expect(await ballotBy("Member 5 (workers)").count()).to.equal(0);
      await goTo(visit.page, "Votes");
      await says("Your signed ballot (against) has been handed in and is being counted …");
      await openVote(KITCHEN);

      await site.chain.ethers.provider.send("evm_mine", []);
      await own().getByText("You voted against it.").waitFor();
      await says("Your ballot is counted.");
      await ballotBy("Member 5 (workers): against").waitFor();
      expect(await main().getByText("is on its way").count()).to.equal(0);
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
      await says("You declined it. Nothing happened.");
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

      const notNow = own().getByRole("radio", { name: "Sign, and let the co-op pay (not possible just now)" });
      await notNow.waitFor();
      expect(await notNow.isDisabled()).to.equal(true);
      expect(await own().getByRole("radio", { name: "Vote from my own wallet" }).isChecked()).to.equal(true);
      await press("Against");
      await own().getByText("You voted against it.").waitFor();
      await expectBallot("User 2", "Against", 2n);

      relay = await site.startRelay();
      await visit.page.reload();
      await signing().waitFor();
    });
  });

  describe("cast by proxy", function () {
    const proxies = (): Locator => main().getByRole("region", { name: "Your proxy" });

    it("is cast by whom a member appoints, unless the member votes itself", async function () {
      await come("Funder (no member)", "/me");
      await main().getByText("belongs to no member.").waitFor();
      expect(await proxies().count()).to.equal(0);
      await main().getByRole("link", { name: "Become a member" }).click();
      await main().getByRole("form", { name: "Join the users" }).waitFor();

      await changeTo("User 4 (newer)");
      await goTo(visit.page, "For you");
      await proxies().getByText("Nobody votes for you.").waitFor();
      await proxies().getByLabel("Who may vote for you").selectOption("Member 5 (workers)");
      await proxies().getByRole("button", { name: "Appoint" }).click();
      await proxies().getByText("Member 5 (workers) may vote for you wherever you have not voted yourself.").waitFor();

      await changeTo("Worker 2");
      await proxies()
        .getByText("You are proxy for Member 1 (users), Member 4 (workers) and Member 10 (users).")
        .waitFor();
      await main()
        .getByRole("link", { name: `Vote for those whose proxy you are: ${KITCHEN}` })
        .click();
      await others().getByText("Member 4 (workers) voted in person (for), and that prevails").waitFor();
      expect(await others().getByRole("checkbox", { name: "Member 4 (workers)" }).isDisabled()).to.equal(true);
      await others().getByText("Member 10 (users) has not voted yet").waitFor();
      await others().getByLabel("Their ballot").selectOption("Against");
      await others().getByLabel("Reason").fill("We have other neighbours in need.");
      await others().getByRole("button", { name: "Cast for 1 member" }).click();
      const cast = ballotBy("Member 10 (users): against").filter({ hasText: "cast by Member 5 (workers) as proxy" });
      await cast.getByText("We have other neighbours in need.").waitFor();
      await others().getByText("Member 10 (users) voted by proxy (against), which you can change").waitFor();
      await expectBallot("User 4 (newer)", "Against", 0n);

      await changeTo("User 4 (newer)");
      await own().getByText("Member 5 (workers) voted against it on your behalf, as your proxy.").waitFor();
      await press("For");
      await own().getByText("You voted for it. You can change it until the close.").waitFor();
      await ballotBy("Member 10 (users): for").waitFor();
      expect(await ballotBy("as proxy").count()).to.equal(0);
      await goTo(visit.page, "For you");
      await proxies().getByRole("button", { name: "Take my proxy back" }).click();
      await proxies().getByText("Nobody votes for you.").waitFor();
      expect(visit.faults).to.deep.equal([]);
    });
  });

  describe("and after the vote", function () {
    const again = (): Locator => main().getByRole("button", { name: "Call a second vote" });

    it("lets anyone call a second vote on what too few took part in, once", async function () {
      await come("Funder (no member)", "/votes");
      await openVote(SIGN);
      await main().getByText("10 % taking part is enough then.").waitFor();
      await again().click();
      await main().getByText("It was put to the vote a second time: Vote").waitFor();
      await again().waitFor({ state: "detached" });

      await main()
        .getByRole("link", { name: /^Vote \d+$/ })
        .click();
      await main().getByText("This is the second vote on a question in which too few took part: Vote").waitFor();
      await main().getByRole("heading", { level: 1, name: SIGN, exact: true }).waitFor();
      const rules = main().getByRole("region", { name: "What it needs" });
      await rules.getByText("A second vote.").waitFor();
      await rules.getByText("10 % of the weighted membership must take part.").waitFor();
      expect(await again().count()).to.equal(0);
      expect(await main().getByText("#second-call").count()).to.equal(0);
      expect(visit.faults).to.deep.equal([]);
    });

    it("shows what came of a decision and an overdue review, and lets its proposer say more", async function () {
      const outcome = (): Locator => main().getByRole("region", { name: "What came of it" });
      const listed = (): Locator => main().getByRole("listitem").filter({ hasText: OPENING });
      await come("Worker 2", "/votes");
      await listed().getByText("A review is overdue since").waitFor();
      await openVote(OPENING);
      await outcome().getByText("The baskets and the scale are in use.").waitFor();
      await outcome().getByText("A review is overdue since").waitFor();
      expect(await outcome().getByText("Say what has come of it since").count()).to.equal(0);

      await changeTo("User 1");
      await outcome().getByText("Say what has come of it since").click();
      await outcome()
        .getByRole("textbox", { name: "What came of it" })
        .fill("We asked again about the mill, and it is paid for.");
      await outcome().getByLabel("Review it on").fill("2999-01-01");
      await outcome().getByRole("button", { name: "Say so" }).click();
      await outcome().getByText("We asked again about the mill, and it is paid for.").waitFor();
      await outcome().getByText("To be reviewed on 1 Jan 2999").waitFor();
      await outcome().getByText("The baskets and the scale are in use.").waitFor();
      expect(await outcome().getByText("A review is overdue since").count()).to.equal(0);
      await goTo(visit.page, "Votes");
      await listed().waitFor();
      expect(await listed().getByText("A review is overdue since").count()).to.equal(0);
      expect(visit.faults).to.deep.equal([]);
    });
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`is accessible in ${colorScheme} colours, and fits a narrow telephone`, async function () {
      await come("Worker 2", "/votes/5", { viewport: { width: 390, height: 800 }, colorScheme });
      await signing().waitFor();
      await others().waitFor();
      await expectAccess();
      await goTo(visit.page, "For you");
      await main().getByRole("region", { name: "Your proxy" }).waitFor();
      await expectAccess();
    });
  }

  async function expectAccess(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: visit.page }).withTags(STANDARDS).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).to.equal(390);
  }
});
