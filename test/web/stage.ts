import { launchBrowser } from "./browser.ts";
import { openSite } from "./site.ts";
import type { SiteOptions } from "./site.ts";

/**
 * Opens a site, and a browser to visit it with. `close` closes what has been opened, also where the other part failed
 * or mocha did not want to wait any longer: a server that is left behind would keep mocha from ever ending.
 */
export function openStage(options?: SiteOptions) {
  const [site, browser] = [openSite(options), launchBrowser()];
  const close = async (): Promise<void> => {
    await browser.then((opened) => opened.close()).catch(() => {}); // why it did not open is told by `ready`
    await site.then((opened) => opened.close()).catch(() => {});
  };
  return { ready: Promise.all([site, browser]), close };
}
