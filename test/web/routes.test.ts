import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Site } from "./site.ts";
import { openStage } from "./stage.ts";
import { STANDARDS, untilRead } from "./visit.ts";

/** Every page of the app: paths below a co-op, and, from `~` on, those of the site. */
const ROUTES = [
  "",
  "/votes",
  "/votes/1",
  "/votes/5",
  "/votes/new",
  "/rounds",
  "/rounds/1",
  "/rounds/2",
  "/buckets",
  "/buckets/1",
  "/buckets/4",
  "/buckets/new",
  "/treasury",
  "/journal",
  "/journal/3",
  "/check",
  "/members",
  "/members/4",
  "/join",
  "/shares",
  "/me",
  "/statute",
  "/power",
  "/nowhere",
  "~/",
  "~/found",
  "~/found/sign",
  "~/0x0000000000000000000000000000000000000001",
];

const LANGUAGES = ["en", "es", "fr"] as const;

describe("Every page of the web app", function () {
  this.timeout(120_000);

  let stage: ReturnType<typeof openStage>;
  let site: Site;
  let browser: Browser;

  before(async () => {
    stage = openStage();
    [site, browser] = await stage.ready;
  });
  after(() => stage.close());

  const urlOf = (route: string): string =>
    route.startsWith("~") ? `${site.url}${route.slice(1)}` : `${site.url}/${site.treasury}${route}`;

  /** Opens a page and waits until nothing is being read any more. */
  async function open(page: Page, route: string): Promise<void> {
    await page.goto(urlOf(route));
    await untilRead(page);
  }

  for (const colorScheme of ["light", "dark"] as const) {
    describe(`in ${colorScheme} colours on a narrow telephone`, function () {
      let context: BrowserContext;
      let page: Page;
      let faults: string[];

      before(async () => {
        context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
        page = await context.newPage();
        page.on("pageerror", (error) => faults.push(error.message));
        page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      });
      beforeEach(() => {
        faults = [];
      });
      after(() => context.close());

      for (const route of ROUTES) {
        it(`${route === "" ? "/" : route} is accessible, fits, and has no faults`, async function () {
          await open(page, route);
          const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(360);
          expect(faults).to.deep.equal([]);
        });
      }
    });
  }

  describe("speaks the language of the visitor", function () {
    it("by the browser’s own, or as the visitor chooses", async function () {
      const context = await browser.newContext({ locale: "fr-CH" });
      const page = await context.newPage();
      await open(page, "");
      expect(await page.evaluate(() => document.documentElement.lang)).to.equal("fr");
      await page.getByRole("heading", { name: "Votes ouverts" }).waitFor();
      await page.getByRole("combobox", { name: "Langue" }).selectOption("es");
      await page.getByRole("heading", { name: "Votaciones abiertas" }).waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "Votaciones abiertas" }).waitFor();
      await context.close();
    });

    for (const language of LANGUAGES) {
      it(`on every page: ${language}`, async function () {
        const context = await browser.newContext({ locale: language, viewport: { width: 768, height: 900 } });
        const page = await context.newPage();
        const titles = new Set<string>();
        for (const route of ROUTES) {
          await open(page, route);
          titles.add(`${route} ${await page.getByRole("heading", { level: 1 }).textContent()}`);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), route).to.equal(768);
        }
        expect(titles.size).to.equal(ROUTES.length);
        await context.close();
      });
    }
  });
});
