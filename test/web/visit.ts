import type { Browser, BrowserContext, Page } from "playwright-core";
import type { TestWallet } from "./testWallet.ts";

/** What axe checks. */
export const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export type ContextOptions = NonNullable<Parameters<Browser["newContext"]>[0]>;

export interface Visit {
  context: BrowserContext;
  page: Page;
  faults: string[]; // errors on the console or thrown
}

/** Opens a page of the site as somebody new, and waits until it shows what it has read. */
export async function visitSite(
  browser: Browser,
  url: string,
  options: ContextOptions = {},
  wallet?: TestWallet,
): Promise<Visit> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(20_000); // a machine may have a lot to do besides
  await wallet?.install(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(url);
  await untilRead(page);
  return { context, page, faults };
}

/** Waits until a page is there, and says of nothing any more that it is being read. */
export async function untilRead(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  const reading = page
    .getByText(/^(Reading|Leyendo|Lecture|One moment|Un momento|Un instant) …$/)
    .filter({ visible: true });
  await reading.first().waitFor({ state: "hidden" });
}

/** Goes to another page of the co-op by its menu. */
export async function goTo(page: Page, name: string): Promise<void> {
  const menu = page.getByRole("navigation", { name: "Pages of the co-op" });
  await menu.getByRole("link", { name: new RegExp(`^${name}\\b`) }).click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await untilRead(page);
}

/** Connects a wallet by its name in the list. */
export async function connectWallet(page: Page, wallet: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: wallet, exact: true }).click();
  await page.getByRole("button", { name: "Disconnect" }).waitFor();
}
