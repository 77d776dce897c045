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

/** Opens the site as somebody new, and waits until the books have been read. */
export async function visitSite(
  browser: Browser,
  url: string,
  options: ContextOptions = {},
  wallet?: TestWallet
): Promise<Visit> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(20_000); // a machine may have a lot to do besides
  await wallet?.install(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(url);
  await page.getByText("Yes: the books equal the tokens.").waitFor();
  return { context, page, faults };
}

/** Connects a wallet by its name in the list. */
export async function connectWallet(page: Page, wallet: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: wallet, exact: true }).click();
  await page.getByRole("button", { name: "Disconnect" }).waitFor();
}
