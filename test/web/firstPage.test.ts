import { expect } from "chai";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Site } from "./site.ts";
import { openStage } from "./stage.ts";

const MOST = 100_000; // bytes of script, gzipped, before the visitor does anything
const SCHEMES = ["light", "dark"] as const;

describe("The first page of the web app", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    stage = openStage();
    [site, browser] = await stage.ready;
  });
  after(() => stage.close());
  beforeEach(async () => {
    context = await browser.newContext();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const front = (): string => `${site.url}/${site.treasury}`;
  const heading = (name: string) => page.getByRole("heading", { level: 1, name });

  for (const [name, path, title] of [
    ["of the site", () => site.url, "Co-ops that anyone can check"],
    ["of a co-op", front, "Commons Bakery"],
  ] as const) {
    it(`${name} takes less than 100 kB of script, and no wallet code`, async function () {
      const scripts: Promise<string>[] = [];
      page.on("response", (response) => {
        if (response.url().endsWith(".js")) scripts.push(response.text());
      });
      await page.goto(path());
      await heading(title).waitFor();
      await page.waitForLoadState("networkidle");
      const sources = await Promise.all(scripts);
      const sizes = sources.map((source) => gzipSync(source).length);
      expect(sizes.reduce((sum, size) => sum + size, 0))
        .to.be.greaterThan(0)
        .and.lessThan(MOST);
      expect(sources.some((source) => /eip6963:|wallet_requestPermissions/.test(source))).to.equal(false);
    });
  }

  it("says so when the chain cannot be reached, and goes on when it can", async function () {
    await context.route(`${site.rpcUrl}/**`, (route) => route.abort());
    await page.goto(front());
    await page.getByRole("alert").getByText("The chain cannot be reached").waitFor();
    await context.unrouteAll();
    await page.getByRole("button", { name: "Try again" }).click();
    await heading("Commons Bakery").waitFor();
  });

  it("keeps what it has shown when the connection is lost, and says as of when that is", async function () {
    await page.goto(front());
    await heading("Commons Bakery").waitFor();
    await context.setOffline(true);
    const alert = page.getByRole("alert");
    await alert.getByText("You are offline.").waitFor();
    await alert.getByText(/You see the co-op as it was at block \d+/).waitFor();
    await page.getByRole("heading", { name: "Open votes" }).waitFor();
    await context.setOffline(false);
    await alert.waitFor({ state: "detached" });
  });

  it("leads by any of a co-op’s addresses to it, and says where there is none", async function () {
    await page.goto(`${site.url}/${await site.coop.statute.getAddress()}`);
    await heading("Commons Bakery").waitFor();
    await page.goto(`${site.url}/0x00000000000000000000000000000000000000aa`);
    await heading("No such co-op").waitFor();
  });

  it("takes the colours that the visitor chooses, and keeps them", async function () {
    const colourOf = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto(front());
    const seen = new Set<string>();
    for (const scheme of SCHEMES) {
      await page.getByRole("combobox", { name: "Colours" }).selectOption(scheme);
      seen.add(await colourOf());
      const chosen = await colourOf();
      await page.reload();
      await heading("Commons Bakery").waitFor();
      expect(await colourOf()).to.equal(chosen);
    }
    expect(seen.size).to.equal(2);
  });
});
