import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Site } from "./site.ts";
import { openStage } from "./stage.ts";

const PROJECT = "0123456789abcdef0123456789abcdef"; // made up
const PATIENCE = 20_000; // milliseconds that the app waits for WalletConnect's servers

describe("WalletConnect in the web app", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let sources: Promise<string>[];
  let faults: string[]; // against the policy of what a page may load

  before(async () => {
    stage = openStage({ walletConnectProjectId: PROJECT });
    [site, browser] = await stage.ready;
  });
  after(() => stage.close());
  beforeEach(async () => {
    context = await browser.newContext();
    page = await context.newPage();
    [sources, faults] = [[], []];
    page.on("response", (response) => {
      if (response.url().endsWith(".js")) sources.push(response.text());
    });
    page.on("console", (message) => /security policy|trusted/i.test(message.text()) && faults.push(message.text()));
  });
  afterEach(() => context.close());

  const dialog = () => page.getByRole("dialog");
  const row = () => dialog().getByRole("button", { name: "WalletConnect", exact: true });
  const isLoaded = async (): Promise<boolean> =>
    (await Promise.all(sources)).some((source) => source.includes("wss://relay.walletconnect"));

  async function openList(): Promise<void> {
    await page.goto(site.url);
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    await dialog().getByRole("button", { name: "User 1" }).waitFor();
    await page.waitForLoadState("networkidle");
  }

  it("is not there where the site has no account with it", async function () {
    await context.route("**/deployment.json", async (route) => {
      const { walletConnectProjectId, ...deployment } = await (await route.fetch()).json();
      expect(walletConnectProjectId).to.equal(PROJECT);
      await route.fulfill({ json: deployment });
    });
    await openList();
    expect(await row().count()).to.equal(0);
    expect(await isLoaded()).to.equal(false);
  });

  it("is loaded when it is chosen, and says in a sentence that it cannot be reached", async function () {
    await context.route(/walletconnect\.(org|com)/, (route) => route.abort());
    let dial = () => {};
    const dialled = new Promise<void>((resolve) => (dial = resolve));
    await page.routeWebSocket(/walletconnect\.(org|com)/, (socket) => void socket.close().then(dial));
    await page.clock.install();
    await openList();
    expect(await isLoaded()).to.equal(false);
    await row().click();
    await dialog().getByText("Asking WalletConnect for a code").waitFor();
    await dialled;
    await page.clock.fastForward(PATIENCE);
    await dialog().getByRole("alert").getByText("WalletConnect cannot be reached.").waitFor();
    expect(await isLoaded()).to.equal(true);

    await dialog().getByRole("button", { name: "Choose another wallet" }).click();
    await dialog().getByRole("button", { name: "User 1" }).click();
    await page.getByRole("button", { name: "Disconnect" }).waitFor();
    expect(faults).to.deep.equal([]);
  });
});
