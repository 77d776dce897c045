import bundled, { inflate } from "@sparticuz/chromium";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Found {
  executablePath: string;
  env?: Record<string, string>;
}

/** The Chromium of this machine, or else the one that npm brought along. */
export async function findBrowser(): Promise<Found> {
  return onThisMachine() ?? (await broughtAlong());
}

/** Starts it. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser();
  try {
    return await chromium.launch({ ...found, args: FLAGS });
  } catch (cause) {
    const hint = "Install Chromium, or name one in the environment variable CHROME.";
    throw new Error(`The web test needs a browser, and ${found.executablePath} does not start. ${hint}`, { cause });
  }
}

function onThisMachine(): Found | undefined {
  const named = process.env.CHROME;
  if (named !== undefined && named !== "") return { executablePath: named };
  const folders = (process.env.PATH ?? "").split(delimiter);
  const executablePath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
  return executablePath === undefined ? undefined : { executablePath };
}

/** The package holds a Chromium for servers, packed, with the libraries and fonts that a bare machine lacks. */
async function broughtAlong(): Promise<Found> {
  try {
    const executablePath = await bundled.executablePath();
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const libraries = await inflate(join(dirname(entry), "../../bin/al2023.tar.br"));
    const env = {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [join(libraries, "lib"), process.env.LD_LIBRARY_PATH ?? ""].filter(Boolean).join(delimiter),
      FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? join(dirname(executablePath), "fonts"),
    };
    return { executablePath, env };
  } catch (cause) {
    const hint = "Install Chromium, or name one in the environment variable CHROME.";
    throw new Error(`The web test needs a browser, and found none. ${hint}`, { cause });
  }
}
