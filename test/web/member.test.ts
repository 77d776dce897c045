import { expect } from "chai";
import { parseEther } from "ethers";
import { readFile } from "node:fs/promises";
import type { Browser, Download, Locator, Page } from "playwright-core";
import { choice, purpose } from "../../scripts/charter.ts";
import { draftBucket, draftOrder } from "../../scripts/plans.ts";
import { words as spanish } from "../../web/src/votes/words/es.ts";
import { newWallet } from "./newWallet.ts";
import { walletOf } from "./site.ts";
import type { Role, Site } from "./site.ts";
import { openStage } from "./stage.ts";
import { TestWallet } from "./testWallet.ts";
import { connectWallet, goTo, visitSite } from "./visit.ts";
import type { ContextOptions, Visit } from "./visit.ts";

const KITCHEN = "Give 800 EUR to the community kitchen"; // the open vote of the demo
const KITCHEN_PAGE = "/votes/5";
const ROUND_PAGE = "/rounds/2";
const FEAST = 9; // a campaign that is opened here, of at most 750 EUR
const LOCK = 1_095; // days that shares of the demo cannot be asked back
const DAY = 86_400; // seconds
const LOCAL_CHAIN = 31337;

const euros = (amount: number): bigint => parseEther(String(amount));

/** In the page: whether it has seen the transaction on the chain, by whose nonce it knows one that takes its place. */
const isKnownToTheNode = (): boolean =>
  Object.keys(localStorage).some(
    (key) => key.startsWith("rochdale.sent.") && JSON.parse(localStorage.getItem(key) ?? "{}").nonce !== undefined,
  );

describe("A member", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let visit: Visit;
  let wallet: TestWallet;

  before(async () => {
    stage = openStage();
    [site, browser] = await stage.ready;
  });
  after(() => stage.close());
  afterEach(async () => {
    await visit?.context.close();
    await site.chain.ethers.provider.send("evm_setAutomine", [true]);
    await site.chain.ethers.provider.send("evm_mine", []); // what a test has left waiting
  });

  const urlOf = (path: string): string => `${site.url}/${site.treasury}${path}`;
  const walletFor = (role: Role): TestWallet => new TestWallet(walletOf(role).privateKey, site.rpcUrl);
  const signerOf = (role: Role) => site.chain.ethers.getSigner(walletOf(role).address);
  const numberOf = (role: Role): Promise<bigint> => site.coop.members.numberOf(walletOf(role).address);
  const hold = () => site.chain.ethers.provider.send("evm_setAutomine", [false]);
  const mine = () => site.chain.ethers.provider.send("evm_mine", []);

  /** Comes to a page of the co-op with a wallet in the browser, and connects it. */
  async function come(who: Role | TestWallet, path: string, options: ContextOptions = {}): Promise<void> {
    wallet = typeof who === "string" ? walletFor(who) : who;
    visit = await visitSite(browser, urlOf(path), options, wallet);
    await connectWallet(visit.page, wallet.name);
  }

  const main = (): Locator => visit.page.getByRole("main");
  const banner = (): Locator => visit.page.getByRole("banner");
  const region = (name: string): Locator => main().getByRole("region", { name, exact: true });
  const button = (name: string): Locator => main().getByRole("button", { name, exact: true });
  const own = (): Locator => main().getByRole("group", { name: "Your ballot" });
  const press = (name: string): Promise<void> => own().getByRole("button", { name, exact: true }).click();
  const ballotBy = (member: string): Locator =>
    region("Ballots and reasons").getByRole("listitem").filter({ hasText: member });
  const notices = (): Locator => visit.page.getByRole("status", { name: "What you have done" });
  const says = (words: string): Promise<void> => notices().getByText(words).first().waitFor();
  const sends = (): number => wallet.prompts.filter((method) => method === "eth_sendTransaction").length;

  async function kitchen(): Promise<bigint> {
    const proposed = await site.coop.assembly.queryFilter(site.coop.assembly.filters.ProposalCreated());
    const found = proposed.find(({ args }) => args.description.includes("community kitchen"));
    return (found as NonNullable<typeof found>).args.proposalId;
  }

  async function expectBallot(role: Role, cast: Parameters<typeof choice>[0]): Promise<void> {
    const [found] = await site.coop.assembly.ballotOf(await kitchen(), walletOf(role).address);
    expect(found).to.equal(BigInt(choice(cast)));
  }

  const expectNoFaults = () => expect(visit.faults).to.deep.equal([]);

  describe("to be", function () {
    it("joins a class that is open, without shares", async function () {
      await come("Newcomer (no member)", KITCHEN_PAGE);
      await own().getByText("Only members vote.").waitFor();
      await own().getByRole("link", { name: "See how to become one." }).click();
      await main()
        .getByRole("radio", { name: /^users/ })
        .check();
      const form = main().getByRole("form", { name: "Join the users" });
      await form.getByText("You pay nothing.").waitFor();
      await form.getByRole("button", { name: "Join" }).click();
      await main().getByText("You are a member already: Member 12 (users).").waitFor();
      await banner().getByText("Member 12 (users)").waitFor();
      expect((await site.coop.members.memberOf(wallet.account.address)).class).to.equal(0n);

      await visit.page.goto(urlOf(KITCHEN_PAGE));
      await own().getByText("You became a member after this vote had opened.").waitFor();
      expect(await own().getByRole("button", { name: "For" }).count()).to.equal(0);
      expectNoFaults();
    });

    it("joins with shares, which it lets the treasury take first", async function () {
      await come(await newWallet(site, 100), "/join");
      await main()
        .getByRole("radio", { name: /^investors/ })
        .check();
      const form = main().getByRole("form", { name: "Join the investors" });
      await form.getByLabel(/^Shares, 1 EUR each/).fill("120");
      await form.getByText("Your wallet lacks 20 EUR.").waitFor();
      expect(await form.getByRole("button", { name: "Join" }).isDisabled()).to.equal(true);
      await form.getByLabel(/^Shares, 1 EUR each/).fill("60");
      await form.getByText("You pay 60 EUR; your wallet holds 100 EUR.").waitFor();
      await form.getByText("You confirm more than once: first let the treasury take the money.").waitFor();
      await form.getByRole("button", { name: "Join" }).click();
      await main().getByText("You are a member already: Member 13 (investors).").waitFor();
      expect(sends()).to.equal(2);

      const { address } = wallet.account;
      const token = await site.chain.ethers.getContractAt("TestToken", await site.coop.statute.currency());
      expect((await site.coop.shares.sharesOf(13)).shares).to.equal(60n);
      expect(await token.balanceOf(address)).to.equal(euros(40));
      expect(await token.allowance(address, site.treasury)).to.equal(0n); // exactly as much as was needed
      expectNoFaults();
    });
  });

  describe("who votes from its own wallet", function () {
    it("casts a ballot, changes it to a block with a reason, and takes it back", async function () {
      await come("User 3", KITCHEN_PAGE);
      await own().getByText("You have not voted yet.").waitFor();
      await press("For");
      await own().getByText("You voted for it.").waitFor();
      await says("Done and recorded.");
      await expectBallot("User 3", "For");
      expect(await own().getByText("let the co-op pay").count()).to.equal(0); // no relayer is named

      await press("Block");
      await own().getByText("A block needs a reason that the others can answer.").waitFor();
      expect(sends()).to.equal(1);
      await own().getByRole("textbox").fill("They have an oven of their own.");
      await press("Block");
      await own().getByText("You blocked it.").waitFor();
      await ballotBy("Member 3 (users): block").getByText("They have an oven of their own.").waitFor();
      await expectBallot("User 3", "Block");

      await press("Withdraw my ballot");
      await own().getByText("You have not voted yet.").waitFor();
      await ballotBy("Member 3 (users)").waitFor({ state: "detached" });
      await expectBallot("User 3", "None");
      expect(sends()).to.equal(3);
      expectNoFaults();
    });

    it("changes nothing by declining in the wallet, and may try again", async function () {
      await come("User 3", KITCHEN_PAGE);
      wallet.approves = false;
      await press("For");
      await says("You declined it. Nothing happened.");
      await own().getByText("You have not voted yet.").waitFor();
      expect(await visit.page.getByRole("alert").count()).to.equal(0);
      await expectBallot("User 3", "None");
      wallet.approves = true;
      await press("Abstain");
      await own().getByText("You abstained.").waitFor();
      await expectBallot("User 3", "Abstain");
      await press("Withdraw my ballot");
      await own().getByText("You have not voted yet.").waitFor();
      expectNoFaults();
    });

    it("needs nothing but the keyboard", async function () {
      wallet = walletFor("Worker 3");
      visit = await visitSite(browser, urlOf(KITCHEN_PAGE), {}, wallet);
      await tabTo("Connect a wallet");
      await visit.page.keyboard.press("Enter");
      await visit.page.getByRole("dialog").waitFor();
      await tabTo(wallet.name);
      await visit.page.keyboard.press("Space");
      await banner().getByRole("button", { name: "Disconnect" }).waitFor();
      await own().getByText("You have not voted yet.").waitFor();
      await tabTo("Abstain");
      await visit.page.keyboard.press("Space");
      await own().getByText("You abstained.").waitFor();
      await tabTo("Against");
      await visit.page.keyboard.press("Enter");
      await own().getByText("You voted against it.").waitFor();
      await expectBallot("Worker 3", "Against");
      expectNoFaults();
    });

    /** Moves the focus on to what has this name. */
    async function tabTo(name: string): Promise<void> {
      for (let steps = 0; steps < 150; steps++) {
        await visit.page.keyboard.press("Tab");
        const focused = await visit.page.evaluate(() => document.activeElement?.textContent?.trim());
        if (focused === name) return;
      }
      throw new Error(`No Tab leads to “${name}”.`);
    }

    it("votes in Spanish", async function () {
      wallet = walletFor("User 3");
      visit = await visitSite(browser, urlOf(KITCHEN_PAGE), { locale: "es-ES" }, wallet);
      expect(await visit.page.getAttribute("html", "lang")).to.equal("es");
      await banner().getByRole("button", { name: "Conectar una cartera" }).click();
      await visit.page.getByRole("dialog").getByRole("button", { name: wallet.name, exact: true }).click();
      const ballot = main().getByRole("group", { name: spanish.ballot.title });
      await ballot.getByText(spanish.ballot.none).waitFor();
      await ballot.getByRole("button", { name: spanish.choices.For, exact: true }).click();
      await ballot.getByText(spanish.ballot.said.For).waitFor();
      await expectBallot("User 3", "For");
      await ballot.getByRole("button", { name: spanish.ballot.withdraw }).click();
      await ballot.getByText(spanish.ballot.none).waitFor();
      expectNoFaults();
    });
  });

  describe("whose wallet is elsewhere", function () {
    it("brings it to the right chain by one button, and goes on", async function () {
      wallet = walletFor("Worker 2");
      wallet.chainId = 1;
      visit = await visitSite(browser, urlOf(KITCHEN_PAGE), {}, wallet);
      await connectWallet(visit.page, wallet.name);
      const bring = banner().getByRole("button", { name: "Switch your wallet to Rochdale local chain" });
      await bring.click();
      await bring.waitFor({ state: "detached" });
      expect(wallet.chainId).to.equal(LOCAL_CHAIN);
      await press("For");
      await own().getByText("You voted for it.").waitFor();
      await expectBallot("Worker 2", "For");
      expectNoFaults();
    });

    it("is brought there on the way, also where the wallet has never heard of the chain", async function () {
      await come("Worker 2", KITCHEN_PAGE);
      wallet.knownChains.delete(LOCAL_CHAIN);
      await wallet.switchChain(1);
      await banner().getByRole("button", { name: "Switch your wallet to Rochdale local chain" }).waitFor();
      await press("Against");
      await own().getByText("You voted against it.").waitFor();
      await expectBallot("Worker 2", "Against");
      expect(wallet.prompts).to.include("wallet_addEthereumChain");
      expect(wallet.chainId).to.equal(LOCAL_CHAIN);
      await banner()
        .getByRole("button", { name: /^Switch your wallet/ })
        .waitFor({ state: "detached" });
      expectNoFaults();
    });

    it("is followed by the page to another account of the wallet", async function () {
      await come("User 3", KITCHEN_PAGE);
      await own().getByText("You have not voted yet.").waitFor();
      await own().getByRole("textbox").fill("Only half a reason");
      await wallet.switchAccount(walletOf("User 2").privateKey);
      await own().getByText("You voted for it.").waitFor();
      await banner().getByText("Member 2 (users)").waitFor();
      expect(await own().getByRole("textbox").inputValue()).to.equal(""); // it was the other member's
      await wallet.switchAccount(walletOf("Funder (no member)").privateKey);
      await own().getByText("Only members vote.").waitFor();
      await wallet.forgetPage();
      await banner().getByRole("button", { name: "Connect a wallet" }).waitFor();
      expectNoFaults();
    });
  });

  describe("whose transaction is on its way", function () {
    it("finds it again after a reload, and it counts only once it is recorded", async function () {
      await come("User 1", KITCHEN_PAGE);
      const standing = region("How it stands");
      const before = await standing.innerText();
      await hold();
      await press("Against");
      await says("Sent. It is not recorded yet …");
      await visit.page.reload();
      await says("Sent. It is not recorded yet …");
      await own().getByText("You have not voted yet.").waitFor();
      expect(await standing.innerText()).to.equal(before);
      await expectBallot("User 1", "None");

      await mine();
      await own().getByText("You voted against it.").waitFor();
      await says("Done and recorded.");
      expect(await standing.innerText()).to.not.equal(before);
      await expectBallot("User 1", "Against");
      expect(sends()).to.equal(1);
      expectNoFaults();
    });

    it("is told what became of it when the wallet hurries it", async function () {
      const hash = await sendAndHold("User 4 (newer)", "For");
      const hurried = await wallet.speedUp(hash);
      await mine();
      await own().getByText("You voted for it.").waitFor();
      await says("Done and recorded.");
      await says(hurried);
      await expectBallot("User 4 (newer)", "For");
      expectNoFaults();
    });

    it("is told that nothing happened when it is cancelled in the wallet", async function () {
      const hash = await sendAndHold("User 4 (newer)", "Against");
      await wallet.cancel(hash);
      await mine();
      await says("You cancelled it in your wallet. Nothing happened.");
      await own().getByText("You voted for it.").waitFor();
      await expectBallot("User 4 (newer)", "For");
      expectNoFaults();
    });

    /** Votes, and keeps the chain from recording it. */
    async function sendAndHold(role: Role, cast: string): Promise<`0x${string}`> {
      await come(role, KITCHEN_PAGE);
      await hold();
      await press(cast);
      await says("Sent. It is not recorded yet …");
      await visit.page.waitForFunction(isKnownToTheNode); // as it is before anybody has found the wallet's button
      return (await notices()
        .getByText(/^0x[0-9a-f]{64}$/)
        .innerText()) as `0x${string}`;
    }
  });

  describe("whom the co-op refuses something", function () {
    before(async () => {
      const asset = await site.coop.statute.currency();
      const deadline = (await site.chain.networkHelpers.time.latest()) + 20 * DAY;
      const plan = draftBucket({ title: "Summer feast", asset, deadline, min: euros(200), max: euros(750) });
      await (await site.coop.buckets.connect(await signerOf("Worker 3")).openNow(plan)).wait();
      expect(await site.coop.buckets.lastBucket()).to.equal(BigInt(FEAST));
    });

    const fill = async (amount: string): Promise<void> => {
      await region("Fill it").getByLabel("Amount in EUR").fill(amount);
      await region("Fill it").getByRole("button", { name: "Fill the bucket" }).click();
    };

    it("reads why in a sentence, and the wallet is never asked", async function () {
      await come("User 3", `/buckets/${FEAST}`);
      const goOn = await keepUninformed();
      const others = await site.coop.buckets.connect(await signerOf("User 2")).fill(FEAST, euros(300));
      await others.wait();
      await fill("500");
      await says("“Summer feast” has room for 450 EUR only; 500 EUR is too much.");
      await says("Nothing was changed.");
      expect(sends()).to.equal(0);
      goOn();
      await region("Fill it").getByText("As it stands, the bucket has room for 450 EUR.").waitFor();
      expectNoFaults();
    });

    /** Keeps all news from the page until it is told to go on. */
    async function keepUninformed(): Promise<() => void> {
      let goOn = (): void => {};
      const isOver = new Promise<void>((resolve) => (goOn = resolve));
      await visit.context.route(`${site.rpcUrl}/**`, async (route) => {
        if (route.request().postData()?.includes("eth_getLogs") === true) await isOver;
        await route.continue();
      });
      return goOn;
    }

    it("reads why as well when others were first and the chain refuses it", async function () {
      await come("User 3", `/buckets/${FEAST}`);
      await hold();
      await fill("400");
      await says("Sent. It is not recorded yet …");
      const haste = { gasLimit: 500_000, maxPriorityFeePerGas: 50n * 10n ** 9n, maxFeePerGas: 100n * 10n ** 9n };
      await site.coop.buckets.connect(await signerOf("User 2")).fill(FEAST, euros(100), haste);
      await mine();
      await says("“Summer feast” has room for 350 EUR only; 400 EUR is too much.");
      await says("Nothing was changed.");
      expect(sends()).to.equal(1);
      expect((await site.coop.buckets.bucketOf(FEAST)).raised).to.equal(euros(400));
      expectNoFaults();
    });
  });

  describe("with an idea", function () {
    it("proposes that somebody be paid, after it was tried out, and sees the vote", async function () {
      await come("Investor 3", "/votes");
      await main().getByRole("link", { name: "Propose something" }).click();
      await main().getByRole("button", { name: "Pay somebody" }).click();
      await main().getByLabel("To whom").fill(walletOf("Newcomer (no member)").address);
      await main().getByLabel("How much").fill("75.50");
      await main().getByLabel("What for").selectOption({ label: "work" });
      await region("How you put it").getByLabel("Title").fill("Pay for painting the door");
      await region("How you put it").getByLabel(/^Why/).fill("It was **blue**, and is green now.");
      await region("Would it work?").getByText("All of it would work if it were carried out now.").waitFor();
      await region("What it takes").getByText("This takes an ordinary resolution.").waitFor();
      await button("Propose it").click();
      await main().getByText("Your proposal is made").waitFor();
      await main().getByRole("link", { name: "See vote 6" }).click();

      await visit.page.getByRole("heading", { level: 1, name: "Pay for painting the door" }).waitFor();
      await region("If it is carried").getByText("Pay 75.50 EUR from the general fund to Member 12 (users)").waitFor();
      await region("What is proposed").getByText("It was blue, and is green now.").waitFor();
      await own().getByText("You will have a ballot here when the vote opens").waitFor();

      const proposed = await site.coop.assembly.queryFilter(site.coop.assembly.filters.ProposalCreated());
      const { args } = proposed.at(-1) as NonNullable<(typeof proposed)[number]>;
      expect(args.proposer).to.equal(walletOf("Investor 3").address);
      const [call] = args.calldatas;
      const decoded = site.coop.treasury.interface.decodeFunctionData("pay", call as string);
      expect(decoded.slice(1, 5)).to.deep.equal([
        walletOf("Newcomer (no member)").address,
        await site.coop.statute.currency(),
        euros(75.5),
        BigInt(purpose("Work")),
      ]);
      expectNoFaults();
    });
  });

  describe("on its own page", function () {
    it("finds what waits for it, and goes there", async function () {
      await come("Investor 3", "/me");
      const todo = region("What waits for you");
      await todo.getByText(/^Waiting for you: 1 vote, 1 round/).waitFor();
      await todo.getByRole("link", { name: "Share out 250 EUR that you have left: Summer budget" }).waitFor();
      await todo.getByRole("link", { name: `Vote: ${KITCHEN}` }).click();
      await press("Abstain");
      await own().getByText("You abstained.").waitFor();
      await goTo(visit.page, "For you");
      await todo.getByText(/^Waiting for you: 1 round/).waitFor();
      expect(await todo.getByRole("link", { name: `Vote: ${KITCHEN}` }).count()).to.equal(0);
      expectNoFaults();
    });

    it("takes its dates along into its own calendar", async function () {
      await come("Investor 3", "/me");
      const file = await downloaded(() => button("Download for your calendar").click());
      expect(file.name).to.equal("co-op.ics");
      const lines = file.text.split("\r\n");
      expect(lines.pop()).to.equal("");
      for (const line of lines) expect(Buffer.byteLength(line), line).to.be.at.most(75);
      const unfolded = file.text.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
      expect(unfolded[0]).to.equal("BEGIN:VCALENDAR");
      expect(unfolded.at(-1)).to.equal("END:VCALENDAR");
      for (const line of unfolded) expect(line).to.match(/^[A-Z-]+(;[^:]*)?:/);

      const closes = new Date(Number(await site.coop.assembly.proposalDeadline(await kitchen())) * 1_000);
      const at = unfolded.findIndex((line) => line.endsWith(`Vote closes: ${KITCHEN}`));
      const event = unfolded.slice(unfolded.lastIndexOf("BEGIN:VEVENT", at), unfolded.indexOf("END:VEVENT", at));
      expect(event).to.include(`DTSTART:${closes.toISOString().replace(/\.\d+|[-:]/g, "")}`);
      expect(event).to.include(`URL:${urlOf(KITCHEN_PAGE)}`);
      expect(event.some((line) => line.startsWith("UID:"))).to.equal(true);
      expectNoFaults();
    });

    it("takes out the money that lies in its account", async function () {
      await payIntoAccount("User 2", 40);
      const token = await site.chain.ethers.getContractAt("TestToken", await site.coop.statute.currency());
      const before = await token.balanceOf(walletOf("User 2").address);
      await come("User 2", "/me");
      const money = region("Your money in the treasury");
      await money.getByText("account of member 2").waitFor();
      await money.getByRole("button", { name: "Take out 40 EUR" }).click();
      await money.getByText("Nothing lies here for you.").waitFor();
      expect(await token.balanceOf(walletOf("User 2").address)).to.equal(before + euros(40));
      const account = await site.coop.treasury.memberAccount(await numberOf("User 2"));
      expect(await site.coop.treasury.balanceOf(account, await token.getAddress())).to.equal(0n);
      expectNoFaults();
    });

    /** What is left of the first bucket pays for some work, into the account of who did it. */
    async function payIntoAccount(role: Role, amount: number): Promise<void> {
      const { payouts } = site.coop;
      const order = {
        recipient: walletOf(role).address,
        amount: euros(amount),
        purpose: "Work",
        toAccount: true,
      } as const;
      await (await payouts.connect(await signerOf("Worker 1")).request(1, draftOrder(order))).wait();
      await (await payouts.connect(await signerOf("Worker 3")).approve(3)).wait();
      await (await payouts.connect(await signerOf("Worker 3")).pay(3)).wait();
    }
  });

  describe("in a round", function () {
    const slider = (bucket: string): Locator => main().getByRole("slider", { name: `Your share for ${bucket}` });
    const amount = (bucket: string): Locator => main().getByRole("textbox", { name: `Amount for ${bucket} in EUR` });
    const candidate = (page: Page, bucket: string): Locator =>
      page.getByRole("main").getByRole("region", { name: "Buckets" }).getByRole("listitem").filter({ hasText: bucket });

    async function expectSaved(role: Role, units: [bucket: bigint, units: bigint][]): Promise<void> {
      const saved = await site.coop.rounds.allocationsOf(2, await numberOf(role));
      expect(saved.map((one) => [one.bucket, one.units])).to.deep.equal(units);
    }

    it("tries out its shares, takes them back, and cannot save too much", async function () {
      await come("Worker 3", ROUND_PAGE);
      await main().getByText("less 440 EUR for core expenses that were due first").waitFor();
      await main().getByText("500 EUR of your 500 EUR left to share out").waitFor();
      await slider("Second-hand oven").fill("300");
      await main().getByText("200 EUR of your 500 EUR left to share out").waitFor();
      await main().getByText("Not saved yet.").waitFor();
      await candidate(visit.page, "Second-hand oven").getByText("2,100 EUR: it has its minimum").waitFor();
      await amount("Apprentice wages, one month").fill("250");
      await main().getByText("That is 50 EUR more than your 500 EUR. Take some back to save.").waitFor();
      expect(await button("Save my shares").isDisabled()).to.equal(true);
      await button("Undo").click();
      await amount("Delivery bicycle").fill("400");
      await main().getByText("There is room for 320 EUR of yours by now. Take some back to save.").waitFor();
      expect(await button("Save my shares").isDisabled()).to.equal(true);
      await button("Undo").click();
      await main().getByText("500 EUR of your 500 EUR left to share out").waitFor();
      await main().getByText("You have shared out nothing yet.").waitFor();
      await candidate(visit.page, "Second-hand oven").getByText("1,800 EUR: it has its minimum").waitFor();
      expect(sends()).to.equal(0);
      await expectSaved("Worker 3", []);
      expectNoFaults();
    });

    it("saves its shares of several buckets at once, and others see them without asking", async function () {
      const onlooker = await visitSite(browser, urlOf(ROUND_PAGE), {}, walletFor("User 3"));
      try {
        await connectWallet(onlooker.page, "Test wallet");
        const wages = candidate(onlooker.page, "Apprentice wages, one month");
        await wages.getByText("620 EUR from 3 members").waitFor();

        await come("Worker 3", ROUND_PAGE);
        await slider("Second-hand oven").fill("300");
        await amount("Apprentice wages, one month").fill("120");
        await button("Save my shares").click();
        await main().getByText("This is what you have saved.").waitFor();
        await main().getByText("80 EUR of your 500 EUR left to share out").waitFor();
        expect(sends()).to.equal(1);
        await expectSaved("Worker 3", [
          [5n, 300n],
          [7n, 120n],
        ]);

        await wages.getByText("740 EUR from 4 members").waitFor();
        expect(onlooker.faults).to.deep.equal([]);
      } finally {
        await onlooker.context.close();
      }
      expectNoFaults();
    });

    it("moves its shares, and takes all of them back", async function () {
      await come("Worker 3", ROUND_PAGE);
      await amount("Second-hand oven").fill("0");
      await amount("Delivery bicycle").fill("200");
      await button("Save my shares").click();
      await main().getByText("This is what you have saved.").waitFor();
      await expectSaved("Worker 3", [
        [6n, 200n],
        [7n, 120n],
      ]);
      await button("Take everything back").click();
      await main().getByText("You have shared out nothing yet.").waitFor();
      await expectSaved("Worker 3", []);
      expectNoFaults();
    });
  });

  describe("with shares", function () {
    it("buys more of them, which stand in its statement", async function () {
      await come("User 3", "/shares");
      const shares = region("Your shares");
      await shares.getByText("You hold 30 shares, worth 30 EUR at par.").waitFor();
      await shares.getByText("There are no shares that you can ask back now.").waitFor();
      const form = shares.getByRole("form", { name: "Buy more" });
      await form.getByLabel("Shares, 1 EUR each").fill("12");
      await form.getByText("You pay 12 EUR;").waitFor();
      await form.getByRole("button", { name: "Buy shares" }).click();
      await shares.getByText("You hold 42 shares, worth 42 EUR at par.").waitFor();
      expect((await site.coop.shares.sharesOf(await numberOf("User 3"))).shares).to.equal(42n);

      await shares.getByText("Statement (2 movements)").click();
      const file = await downloaded(() => button("Download as a table (CSV)").click());
      expect(file.name).to.equal("shares-of-member-3.csv");
      const [heads, ...rows] = file.text.trim().split(/\r?\n/);
      expect(heads).to.contain("movement");
      expect(rows).to.have.length(2);
      expect(rows[1]).to.match(/subscribed,12,12.*,42,42/);
      expectNoFaults();
    });

    it("asks for them once they are no longer locked, and stands in the queue", async function () {
      const { time } = site.chain.networkHelpers;
      await time.increaseTo((await time.latest()) + (LOCK + 1) * DAY);
      await come("User 3", "/shares");
      const form = region("Your shares").getByRole("form", { name: "Ask for shares back" });
      await form.getByLabel("Shares, at most 42").fill("10");
      await form.getByRole("button", { name: "Ask for repayment" }).click();
      await region("Your shares").getByText("10 of them are asked back and wait in the queue.").waitFor();
      const queue = region("Who waits to be repaid");
      await queue
        .getByRole("listitem")
        .filter({ hasText: "Member 3 (users)" })
        .getByText("Next in the queue.")
        .waitFor();
      expect((await site.coop.shares.sharesOf(await numberOf("User 3"))).queued).to.equal(10n);
      await queue.getByRole("button", { name: "Keep my shares" }).click();
      await queue.getByText("Nobody waits.").waitFor();
      expect((await site.coop.shares.sharesOf(await numberOf("User 3"))).queued).to.equal(0n);
      expectNoFaults();
    });
  });

  describe("who has had enough", function () {
    it("leaves when it wants to", async function () {
      await come("Newcomer (no member)", "/me");
      await region("Leaving").getByText("End my membership").click();
      const leave = region("Leaving").getByRole("button", { name: "Leave the co-op" });
      expect(await leave.isDisabled()).to.equal(true);
      await region("Leaving").getByRole("checkbox", { name: "I have read this and want to leave." }).check();
      await leave.click();
      await main().getByText("belongs to no member.").waitFor();
      expect(await site.coop.members.isMember(wallet.account.address)).to.equal(false);
      expectNoFaults();
    });
  });

  /** What a click gives the visitor to keep. */
  async function downloaded(click: () => Promise<void>): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([visit.page.waitForEvent("download"), click()]);
    return { name: download.suggestedFilename(), text: await contentOf(download) };
  }
});

async function contentOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}
