import { expect } from "chai";
import type { Browser, Locator, Page } from "playwright-core";
import { until } from "../indexer/away.ts";
import { goTo, visitSite } from "./visit.ts";
import type { Site } from "./site.ts";
import { openStage } from "./stage.ts";

describe("The web app with an indexer", function () {
  this.timeout(180_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;

  before(async () => {
    stage = openStage({ isIndexed: true });
    [site, browser] = await stage.ready;
    await until(() => site.indexer?.indexer.status().isSynced === true);
  });
  after(() => stage.close());

  const journal = (): string => `${site.url}/${site.treasury}/journal`;
  const source = (page: Page): Locator => page.getByRole("complementary", { name: "Where this was read" });
  const gift = (page: Page): Locator => page.getByRole("row").filter({ hasText: "1 ETH" });

  it("takes the history from the indexer, checks it, and shows news at once", async function () {
    const { context, page, faults } = await visitSite(browser, journal());
    await source(page)
      .getByText(/The indexer at http:\S+ told what happened up to block \d+/)
      .waitFor();
    expect(await gift(page).count()).to.equal(0);
    await site.coop.treasury.deposit(`0x${"0".repeat(40)}`, 10n ** 18n, `0x${"7".repeat(64)}`, { value: 10n ** 18n });
    await gift(page).waitFor();
    await goTo(page, "Treasury");
    await page.getByText("Yes: the books equal the tokens.").waitFor();
    expect(faults).to.deep.equal([]);
    await context.close();
  });

  it("asks the chain where the indexer is down, and says so", async function () {
    await site.indexer?.close();
    const { context, page } = await visitSite(browser, journal());
    await source(page).getByText("This page reads the chain itself").waitFor();
    await gift(page).waitFor();
    await goTo(page, "Treasury");
    await page.getByText("Yes: the books equal the tokens.").waitFor();
    await context.close();
  });
});
